# Files: types, hidden data, what became of it.

size-bytes = { $number } B
size-kilo = { $number } kB
size-mega = { $number } MB
size-giga = { $number } GB
size-mark = .

attached-unnamed = File without a name
attached-kind-jpeg = JPEG photograph
attached-kind-png = PNG picture
attached-kind-webp = WebP picture
attached-kind-gif = GIF picture
attached-kind-heic = HEIC photograph
attached-kind-pdf = PDF document
attached-kind-docx = Word document
attached-kind-xlsx = Excel workbook
attached-kind-pptx = PowerPoint presentation
attached-kind-odt = OpenDocument text
attached-kind-ods = OpenDocument spreadsheet
attached-kind-odp = OpenDocument presentation
attached-kind-mp4 = MP4 video
attached-kind-quicktime = QuickTime video
attached-kind-m4a = M4A recording
attached-kind-mp3 = MP3 recording
attached-kind-wav = WAV recording
attached-kind-ogg = Ogg recording
attached-kind-text = Text
attached-kind-unknown = File of another type

attached-original = Kept as it is, hidden data included: this is the original.
attached-plain = This type of file has no hidden data.
attached-nothing-removed = No hidden data was found.
attached-removed = Hidden data removed: { $what }.
attached-stays = What stays, because this type of file cannot be without it: { $what }.
attached-impossible = Kept as it is: its hidden data could not be removed ({ $why }).

attached-removed-place = the place
attached-removed-device = the device and its settings
attached-removed-properties = title, author, software
attached-removed-authors = the authors of comments and changes
attached-removed-dates = the dates
attached-removed-remark = a remark written into the file
attached-removed-thumbnail = a thumbnail
attached-removed-versions = earlier versions
attached-removed-workplace = the printer, template or computer
attached-removed-scripts = what would have run when opened
attached-removed-colour-profile = the name of the colour profile
attached-removed-timed-notes = a track of positions or movements
attached-removed-loose-bytes = data added after the end
attached-removed-private = blocks that only some program understands

attached-stays-all-of-it = all that is written in it
attached-stays-orientation = which way up the picture is
attached-stays-colour-profile = the numbers of the colour profile
attached-stays-encoder = the mark of the encoding software
attached-stays-tracked-changes = tracked changes, without their authors
attached-stays-comments = the text of comments
attached-stays-hidden-parts = hidden sheets, pages or columns
attached-stays-macros = macros
attached-stays-forms = form fields
attached-stays-links = links to other files or pages
attached-stays-files-within = pictures or files inside this one

attached-impossible-too-large = it is too large for that
attached-impossible-unsupported = its type does not allow it
attached-impossible-malformed = it is damaged
attached-impossible-too-complex = it is too complex
attached-impossible-encrypted = it is protected by a password
attached-impossible-signed = it carries a signature which that would break

attached-list = Files attached
attached-save = Save
attached-show = Look at
attached-remove = Take off
attached-remove-name = Take off “{ $name }”
attached-save-name = Save “{ $name }”
attached-show-name = Look at “{ $name }”
attached-choose = Choose files
attached-choose-why = Photographs, screenshots, messages, documents, recordings of your voice: every type is accepted. Up to { $count } files of { $size } each.
attached-hidden = Data hidden in files
attached-hidden-why = A photograph often says where, when and with which telephone it was taken; a document often says who wrote it.
attached-hidden-usual = Remove it from photographs and documents (advised)
attached-hidden-remove = Remove it from everything that allows it, videos and recordings included
attached-hidden-original = Remove nothing: the original file may serve as evidence
attached-send = Attach these files
attached-send-now = Send these files to the cell
attached-kept = { $count ->
    [one] The file has arrived. It is encrypted and safe.
   *[other] The { $count } files have arrived. They are encrypted and safe.
}
attached-not-kept = “{ $name }” was not kept: { $why }
attached-faces = A face, a voice, a reflection, a name in the picture stay: look at your files before attaching them.

problem-no-files = Choose at least one file.
problem-file-too-large = it is larger than what can be received. You can save it in several parts, or offer to hand it over in another way.
problem-file-empty = it is empty.
problem-file-gone = it waited too long. Attach it again.
problem-too-many-files = there are already as many files as one sending can hold. You will be able to attach the others afterwards, from your case.
problem-no-room = the service cannot receive files at this moment. Send your account without waiting, and attach the files later from your case.

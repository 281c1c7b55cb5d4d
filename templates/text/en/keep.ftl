# To keep: the card, the reminder, the whole file.

keep-card = Save a card to print
keep-card-why = The size of a bank card, with this address and your code and no other word. Whoever finds it can read your case.
keep-card-file = card.pdf
keep-reminder = Add a reminder to my calendar
keep-reminder-why = A day, and a title that says nothing: “{ $title }”. No address, no code. Calendars are shared and copied from device to device: other people may see this reminder.
keep-reminder-title = Catch up
keep-reminder-file = reminder.ics

take-link = Take a copy of my case away
take-link-why = A document to keep or print, and all the files.
take-title = Take a copy away
take-lead = All that you can read here, to keep at home or to show to somebody you choose: your account, the conversation, the dates, the people who can read, the files given and received.
take-before = Before you save
take-reads = The copy is not encrypted: whoever holds the file or the sheet can read everything, without the code.
take-where = Save it on a device that only you use, or on a USB stick; not on a computer at work, nor in a folder that is shared or copied online.
take-traces = The name of the file says nothing, but it stays in this browser’s list of downloads. If you delete it, empty the bin too.
take-journal = The journal keeps that a copy was made on that day, nothing more. Your case does not change.
take-all = { $count ->
    [0] Save everything
    [one] Save everything, with the attached file ({ $size })
   *[other] Save everything, with the { $count } attached files ({ $size })
  }
take-all-why = A ZIP archive. If saving stops half-way, save the files one by one from your case.
take-paper = Save the document alone
take-paper-why = To read on any device, to print, to be read by a screen reader.
take-back = Back to my case, saving nothing

whole-name = document
whole-made = Copy made on { $day }.
whole-careful = This document is not encrypted: whoever holds it can read it.
whole-undrawn = Some signs cannot be drawn here: an empty square (□) stands for them. The archive has the same document as a page, with all of them.
whole-reference = Reference
whole-received = Received on
whole-body = Who received it
whole-deposits = Each deposit is sealed and signed with your code. When making this copy we verified the signatures and the fingerprints: nothing was changed, nothing was taken out between two deposits. The service’s journal keeps the fingerprint of each, or of one that follows it and contains its own, never your words.
whole-file = Attached file
whole-digest = SHA-256 fingerprint of the file as it was given

# The notebook: to note for later, sending nothing.
door-memo = Note for later
door-memo-hint = A notebook that nobody else reads. You will send it, in part or whole, or never.
go-later = Keep for later
go-later-why = What you wrote goes into a notebook that only you can open again, with a code. Nothing is sent.

memo-first-title = Note for later
memo-first-lead = Write down what happened, when you can. Nothing is sent, and nobody is told.
memo-first-alone = Nobody but you has the key: not the team, not those who run the computers, not the recovery keys.
memo-first-code = You will receive a code. Without it the notebook no longer opens: nobody can give it to you again.
memo-first-not = A notebook is not a report: no time limit runs, and nobody will answer you as long as you send nothing. Some rights end with time: if in doubt, talk to somebody.
memo-until = If nobody comes back to it, this notebook is erased after { $day }. Each visit with the code counts that time anew.
memo-when-label = When did it happen?
memo-when-why = A date, a moment, or nothing. The day you write is noted in any case.
memo-text-label = Your note
memo-text-why = What was said or done, where, before whom, how you felt. Up to 20,000 characters.
memo-keep = Keep this note

memo-code-title = It is kept. Here is your code
memo-code-lead = Nothing was sent. This code is the only way to open your notebook again: we cannot give it to you again. Take the time to write it down.
memo-code-done = I have noted my code, show my notebook

memo-title = Your notebook
memo-lead = Nobody but you reads it. Nothing here is sent unless you chose it and read it over.
memo-with-case = Part of it was sent. The notebook stays yours, and the team has no key to it; it is kept as long as your case.
memo-case = Show my case
memo-beside = Only you can read it; the team has no key to it.
memo-left-title = A text kept for later
memo-left = You left it on { $moment }. It is not sent.
memo-left-go-on = Go on where I was
memo-left-throw = Throw this text away
memo-add-title = Add a note
memo-files-title = Add files to the notebook
memo-files-lead = Photographs, messages, recordings: each is encrypted as soon as it arrives, and only you have its key.
memo-list-title = Your notes, the newest first
memo-none = No note yet.
memo-happened = Happened: { $when }
memo-choose = Choose for sending
memo-choose-named = Choose for sending: { $moment }
memo-out = Take out
memo-out-named = Take out: { $moment }
memo-out-why = What you take out is no longer shown, but stays encrypted in the notebook until you erase the whole notebook.
memo-draw-why = To send: choose notes and files. They will be copied into the form, which you can change and read over whole before anything is sent.
memo-draw = Prepare to send what I chose
memo-back = Back to the notebook
memo-leave = Leave and close my notebook

memo-erase-title = Erase the notebook
memo-erase-lead = { $count ->
    [0] The notebook is erased now, and its code opens nothing any more.
    [one] The notebook and what it holds (one note or file) are erased now, and its code opens nothing any more. Nobody can undo this.
   *[other] The notebook and what it holds ({ $count } notes and files) are erased now, and its code opens nothing any more. Nobody can undo this.
}
memo-erase-beside = { $count ->
    [0] The notebook is erased now. Your case stays, with everything you sent.
    [one] The notebook and what it holds (one note or file) are erased now. Your case stays, with everything you sent.
   *[other] The notebook and what it holds ({ $count } notes and files) are erased now. Your case stays, with everything you sent.
}
memo-erase-backups = The backups of the service hold an encrypted copy until they are replaced; it opens with your code only. The journal keeps that a notebook was erased, and nothing of what it held.
memo-erase-back = Go back without erasing anything
copy-erase-title = Erase my copy
copy-erase-lead = All that is left under this code is erased now: what you wrote, the messages, the files, the notebook, the conversation with somebody bound by secrecy. Your code opens nothing any more. Nobody can undo this.
copy-erase-backups = The backups of the service hold an encrypted copy until they are replaced; it opens with your code only. The journal keeps that it was erased, and nothing of what it held.
copy-erase-sure = Yes, erase everything
memo-erase-sure = Yes, erase my notebook
memo-erase-do = Erase now

done-memo = Your note is kept. Nothing is sent.
done-taken-out = It is taken out.
done-thrown-away = This text is thrown away. Its files stay among your notes.
done-stowed = Your files are kept. Nothing is sent.
done-erased = The notebook is erased.
done-erased-copy = Your copy is erased. Nothing is left under this code.
problem-nothing-chosen = Choose at least one note or file.
problem-other-draft = Another text was begun here and is not sent. Send it, or keep it for later, first.

act-keep = Written by the person in their notebook
act-erase = Notebook, or copy of a withdrawn case, erased
ledger-keep = You wrote in your notebook
ledger-erase = Your notebook was erased
stage-notebook = A notebook: nothing is sent
desk-stage-notebook = The person’s notebook
deadline-notebook-term = Erasure of the notebook if nobody comes back to it
desk-deadline-notebook-term = Term of the notebook

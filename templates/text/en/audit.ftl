# The journal of acts, for whoever audits: what was done, and whether it is whole.

audit-nav = Journal
audit-what = Each act, the newest first: the day, what was done, by whom, on which file. No word of any file, no name of whoever writes, no hour.
audit-export = Download a copy of the journal
audit-export-why = The file is the one that “recueil audit export” writes. It is verified elsewhere, without this installation, with its key and a head that was kept. It carries members’ identifiers: keep it like the journal itself.
audit-month = Month
audit-month-why = The year and the month, for example 2026-11. Empty: every month.
audit-act = Act
audit-act-why = One act alone, or all.
audit-number = Entry
audit-day = Day
audit-who = By whom
audit-about = About what
audit-about-none = No file
audit-person = A person, with their code
audit-service = The service itself
audit-member = { $name } ({ $role })
audit-altered = This entry is not the one that the service wrote.
audit-older = Older acts
audit-none-narrowed = No act answers this choice.
audit-night = Acts of people enter the journal at night, shuffled: their order and their hour tell nothing. What a member reads of a file counts once a day.
verify-title = Verify the journal and the roster of members
verify-what = The service reads each act again from the first: its signature, its place, the act before it. It does the same with each statement of the roster of members. This takes some seconds.
verify-given = A head kept elsewhere (optional)
verify-given-why = The line printed or noted before: a number, a colon, 64 signs; or these 64 signs alone, as the people who wrote have them.
verify-send = Verify now
verify-proves = A whole chain proves what precedes a head kept elsewhere. Only such a head shows that nothing was taken off the end, or rewritten from beginning to end.
verify-found = What was verified
verify-empty = The journal holds no act yet.
verify-whole = { $count ->
    [one] The journal is whole: one act, of { $from }.
   *[other] The journal is whole: { $count } acts, from { $from } to { $until }. Each is signed by the installation and holds to the one before.
}
verify-broken = The journal does not verify from entry { $number } on: it was changed, moved or taken away, or was not written by this installation. What precedes it verifies.
verify-forked = Entry { $number } is not the one that this machine remembers: the journal was rewritten.
verify-shortened = The journal ends before entry { $number }, which this machine remembers: acts were taken off its end.
verify-memory = What this machine remembered of the journal’s head (the file journal-head of its state folder) does not read any more: nothing can be said of the journal.
verify-roster = { $count ->
    [one] The roster of members is whole: one statement.
   *[other] The roster of members is whole: { $count } statements, each signed by those who had to sign it.
}
verify-roster-broken = The roster of members does not verify: a statement was changed or moved, or is not signed as it must be.
verify-roster-shortened = The roster of members is shorter than this machine remembers: statements were taken away.
verify-roster-forked = The roster of members is no longer the one that this machine remembers: it was rewritten.
verify-roster-foreign = The roster of members is not the one that the organisation founded: its founding fingerprint is another.
verify-held = The head that you gave stands in the journal, at entry { $number }: nothing before it has changed.
verify-held-another = At entry { $number } the journal has another act than that of the head you gave. If you copied it right, the journal was rewritten.
verify-held-beyond = The journal ends before entry { $number }, which you gave. If you copied it right, acts were taken away.
verify-held-nowhere = No entry of the journal has the digest that you gave. If you copied it right, the journal was rewritten.
verify-held-unknown = The journal does not verify as far as the head you gave: nothing can be said of it.
verify-todo = What to do
verify-todo-keep = If you gave a head, read it again sign by sign before anything else. Then have nothing corrected or restored: print this page, and have the database copied as it is.
verify-todo-tell = Tell the controller and the technical administration now. See whether this is a personal data breach: it is notified to the CNIL within 72 hours (GDPR, article 33).
verify-todo-compare = Compare with the backups, with copies of the journal and with heads kept elsewhere: they say how far the journal has stayed the same.
heads-title = Heads of the journal and of the roster
heads-why = Print this page, or copy it, and keep it outside this installation. The head of a day depends on every act before it: a journal cut or rewritten, even together with its backups, does not come back to it.
heads-day = As they are on { $day }
heads-journal = Head of the journal of acts
heads-roster = Head of the roster of members
heads-founding = Founding fingerprint of the roster
heads-how = Do it on a fixed day, for example the first of each month, and keep several: each can be given as it is to the page that verifies, years later.
heads-safe = These lines let nobody read a file, nor recognise anybody.
act-audit = Read or verified the journal
ledger-audit = The journal was read
problem-audit-month = Write the year and the month, for example 2026-11.
problem-audit-head = This line is no head: a number, a colon, 64 signs from 0 to 9 and a to f; or these 64 signs alone.

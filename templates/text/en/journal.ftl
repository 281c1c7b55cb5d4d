# What the journal of acts proves, and to whom.

deposits-title = What you sent, as you sent it
deposits-why = Each thing you send is sealed and signed with your code. On opening this page, we checked the signatures and the fingerprints: nothing was changed, nothing was removed in between. The journal of the service keeps the fingerprint of each, or that of one sent after it which contains it, never your words. There is nothing for you to do; they serve if somebody ever doubts it.
deposit-report = What you wrote, { $at }
deposit-message = Your message, { $at }
deposit-file = Your file “{ $name }”, { $at }
deposit-digest = Fingerprint of what was sealed (not that of the original file)
deposit-entry = Journal entry
deposit-waiting = Not in the journal yet: what is sent enters it at night, mixed with others, so that the hour tells nothing about you.
deposit-missing = This is here, but the journal should have recorded it and has not. Tell the listening cell, or somebody you trust.

head-title = To check later
head-why = There is nothing for you to do. What you sent enters the journal of the service tonight. If you keep this line, an auditor can check with it that nothing was removed from what the journal held already. With it, nobody can read anything or recognise you.
head-day = The journal of acts, as it was at the end of { $day }

witness-title = The journal of acts
witness-why = Write this line down elsewhere from time to time, or print this page: with it, a journal cut short or rewritten shows, even if the database and the backups were changed.
witness-key = Key of the installation
witness-none = The journal has no day behind it yet: come back tomorrow.
witness-cut = The journal of acts is no longer the one you saw
witness-cut-why = Acts were removed or rewritten since you last came. Tell the auditor and the technical administrator now. What you read here is still verified, but what is missing cannot be.

trace-title = What was done with your case
trace-lead = Each line comes from the journal of the service, which nobody can rewrite without it showing. You see who opened your case, by their function, on which day, and what was done.
trace-dates = What you were promised
trace-kept = Done on { $day }.
trace-kept-late = Done late, on { $day }.
trace-silent = That day has passed and no decision was noted: the request counts as refused.
trace-missed = That day has passed, and it is not done.
trace-awaited = The day has not passed yet.
trace-open-of = What was handed over was opened ({ $reference })
trace-of = { $what } ({ $reference })
trace-acts = What was done, day by day
trace-none = Nothing yet.
trace-night = What you do yourself enters it the following night, so that the hour tells nothing about you.
trace-link = See what was done, and by whom

### What the authority decides once the report is filed.

report-conclusions = Digest of the findings: { $digest }
decided-title = The decision
decided-why = For each person implicated, fact by fact. You can come back on what you wrote until the decision is closed; what was written before stays on file.
decided-not-yet = Nothing is decided on this person.
decided-link = Decide on this person
decided-again = Come back on this decision
decided-letter = Prepare the letter to this person
decided-held = Allegation { $number }: { $outcome }
decided-held-otherwise = Allegation { $number }: { $outcome } (the inquiry found: { $found })
decided-signed = Written by { $who } on { $day }.
decided-prosecutor = The notice to the public prosecutor
decided-prosecutor-none = Nothing is noted: say whether notice was given, or why it was not.
decided-prosecutor-link = Note how it stands
decided-telling = Telling what is decided
decided-telling-why = This service writes to nobody in your place. Each person implicated has a right to know what is held of every fact alleged, also where it is not established; whoever reported, to know it in substance.
decided-letters = Prepare the letters
decided-concluded = The decision is closed: nothing that is decided changes any more.
decided-end = Closing the decision
decided-end-why = Once something is decided on each person implicated, and the notice to the prosecutor is noted. Afterwards nothing that is decided can change; the disciplinary proceedings decided on begin; a notice given later can still be noted.
decided-sure = I read again what is decided on each person.
decided-conclude = Close the decision

decide-title = Decide: { $person }
decide-lead = What you hold of each fact alleged, what follows, and why. Until a fact is established, it is alleged.
decide-who = It will be read by those who have this file, and by nobody else:
decide-again = { $who } decided on this person on { $day }. What you send will take the place of what is written; the former text stays on file.
decide-no-fact = Nothing is alleged against this person in the report.
decide-found = The inquiry found: { $outcome }.
decide-way = What follows
decide-way-why = Conduct that is established calls for an answer; doing nothing is reasoned like the rest.
decide-way-no-action = Nothing
decide-way-measures = Measures that are no sanction
decide-way-discipline = A disciplinary procedure
decide-way-employer = Their employer is told
decide-hint-no-action = For instance where nothing is established. The person is told.
decide-hint-measures = Organisation of work, a reminder, training, prevention. None touches the person’s position in law.
decide-hint-discipline = According to their status, with its guarantees: the right to remain silent, access to the file, defence. It begins as the decision is closed, in a file of its own that the disciplinary service can read.
decide-hint-employer = The organisation has no disciplinary power over this person: staff of a contractor, for instance.
decide-reasons = The reasons
decide-reasons-why = What is established or is not, on which pieces, and what follows from it. This text goes into the letter to this person: name nobody else in it.
decide-send = Record the decision

notice-title = Notice to the public prosecutor
notice-lead = Any authority that, in the exercise of its functions, learns of a crime or an offence gives notice of it to the public prosecutor without delay (code de procédure pénale, article 40). Note here what was done, or why nothing was.
notice-how = This service sends nothing to the prosecutor: the letter is prepared here, and you send it.
notice-letter = Prepare the notice
notice-given = Was notice given?
notice-given-why = Both answers need their reasons.
notice-given-yes = Yes
notice-given-no = No
notice-reasons = The reasons
notice-reasons-why = Of which facts notice is given, or why it is not. If the person objects, or was not told before, say why.
notice-if = If notice was given
notice-day = Sent on
notice-day-why = Today or a day that is past.
notice-court = Tribunal judiciaire
notice-court-why = That of the prosecutor it is addressed to.
notice-sent = What was sent
notice-sent-why = Piece by piece.
notice-warned = Was the person harmed told before?
notice-warned-why = Their agreement is not needed. They have to know before, unless that puts somebody in danger.
notice-warned-told = Yes
notice-warned-against = Yes, and they do not wish it
notice-warned-not-told = No
notice-send = Record
notice-none = No notice is given.
notice-one = Notice given on { $day } to the prosecutor at the tribunal judiciaire of { $court }. Sent: { $sent }. Person told before: { $warned }.

done-decide = The decision on this person is recorded.
done-give-notice = Noted.
done-conclude-decision = The decision is closed. It remains to be told: prepare the letters.

problem-fact-not-decided = Say what you hold of each fact alleged.
problem-way-not-chosen = Choose what follows.
problem-decided-unseen = Somebody else decided meanwhile. See above who and when; what you wrote is kept here. If you send it again, it will take the place of their decision.
problem-somebody-undecided = Somebody is left without a decision: decide on each person implicated.
problem-prosecutor-undecided = Note first how it stands with the notice to the prosecutor, even if there is none.
problem-notice-not-chosen = Say whether notice was given.
problem-notice-day = Give the day it was sent: today or a day that is past.
problem-notice-court = Say of which court.
problem-notice-sent = Say what was sent.
problem-notice-warned = Say whether the person was told before.

stage-decided = The authority has decided
desk-stage-decided = Decision closed
act-decide = Decided on a person implicated
act-give-notice = Noted how it stands with the notice to the prosecutor
act-conclude-decision = Closed the decision
ledger-decide = The authority decided on a person implicated
ledger-give-notice = The authority noted how it stands with the notice to the prosecutor
ledger-conclude-decision = The authority closed its decision

### What may follow, by status.

discipline-nav = Discipline
discipline-title = Disciplinary procedure, by status
discipline-lead = Who decides, until when, by which steps, and what may be decided. Nothing here is of a case. These sheets help; they do not replace the advice of somebody versed in law.
discipline-source = Source: { $reference }
discipline-source-to-check = Source, to be checked: { $reference }
discipline-authority = Who decides
discipline-limitation = Until when
discipline-within = Within { $length } of { $from }.
discipline-interrupted = Criminal prosecution for the same facts interrupts this time.
discipline-council = The council
discipline-council-advises = It gives an opinion; the authority decides.
discipline-council-decides = It decides itself.
discipline-suspension = Suspension, meanwhile
discipline-keeps = What the person keeps: { $what }
discipline-steps = The steps
discipline-say-implicated = To be said to the person implicated:
discipline-say-witness = To be said to witnesses:
discipline-with-council = where the council is referred to
discipline-no-council = where the council is not referred to
discipline-by = At the latest: { $limit }.
discipline-not-before = Not before: { $limit }.
discipline-before = { $length } before “{ $step }”
discipline-after = { $length } after “{ $step }”
discipline-hours = { $amount ->
    [one] one hour
   *[other] { $amount } hours
}
discipline-days = { $amount ->
    [one] one day
   *[other] { $amount } days
}
discipline-working-days = { $amount ->
    [one] one working day
   *[other] { $amount } working days
}
discipline-months = { $amount ->
    [one] one month
   *[other] { $amount } months
}
discipline-years = { $amount ->
    [one] one year
   *[other] { $amount } years
}
discipline-sanctions = What may be decided
discipline-group = Group { $group }
discipline-needs-council = The council is referred to before.
discipline-shortest = At least: { $length }.
discipline-longest = At most: { $length }.
discipline-sursis = It may be suspended, in whole or in part.
discipline-served = To be served in any case: { $length }.
discipline-entered = Entered in the personal file.
discipline-erased = Erased from the file, without a request, after: { $length }.
discipline-erased-asked = The person may ask that it be erased from the file after: { $length }.
discipline-appeal = Challenging the decision
discipline-appeal-within = Within { $length }: { $to }
decide-regimes = What each status provides for

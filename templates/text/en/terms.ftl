# The words of codes: “prefix-code”.
stage-received = Received, waiting for a first answer
stage-listening = The team has answered you, the conversation is open

role-listener = listener
role-coordinator = coordinator of the cell
role-counsel = professional bound by secrecy
role-assessor = assessor
role-inquirer = inquirer
role-support-desk = help with procedure
role-authority = authority
role-disciplinary-officer = disciplinary officer
role-measure-owner = owner of measures
role-steering = steering
role-statistician = statistics
role-delegate = member of a social-dialogue body
role-auditor = audit
role-administrator = technical administration
role-recovery = recovery keys

# For members of the cell.
act-submit = Report deposited
act-follow-up = Case read by the person
act-write = Message from the person
act-attach = File given by the person
act-change-code = Code changed by the person
act-take-away = Copy of the case taken away by the person
act-list = List of cases read
act-open = Case opened
act-reply = Answer sent
act-enclose = File given to the person
act-note = Note added
act-annex = File kept by the team
act-fetch = File read
act-assign = Case assigned
act-exclude = Member taken off the case
act-found = Roster founded
act-invite = Invitation made
act-join = Keys made and charter accepted
act-endorse = Keys endorsed
act-revoke = Membership ended
act-sign-out = Sessions ended
act-members = List of members read
act-recovery = Recovery keys entered

# For the person concerned.
ledger-submit = You deposited your account
ledger-follow-up = You read your case
ledger-write = You wrote
ledger-attach = You gave a file
ledger-change-code = You changed your code
ledger-take-away = You took a copy of your case away
ledger-list = The list of cases was read
ledger-open = Your case was opened
ledger-reply = The team answered you
ledger-enclose = A file was given to you
ledger-note = The team made a working note
ledger-annex = The team kept a working document
ledger-fetch = A file of your case was read
ledger-assign = The coordinators put a member in charge of your case
ledger-exclude = Access to your case was closed to somebody
ledger-found = The service was founded
ledger-invite = Somebody was invited to join the team
ledger-join = Somebody joined the team
ledger-endorse = Somebody was endorsed as a member of the team
ledger-revoke = Somebody left the team
ledger-sign-out = A member ended their sessions
ledger-members = The list of members was read
ledger-recovery = Recovery keys were entered

standing-victim = It happened to me
standing-witness = I saw or heard it
standing-for-other = I am writing for somebody else

audience-agent = Public employee: civil servant, contract or trainee official
audience-doctoral = Doctoral student
audience-sessional = Paid by the hour
audience-student = Student
audience-apprentice = Apprentice
audience-intern = Intern
audience-candidate = Candidate to a competition, a course or a post
audience-contractor = Employee of a contractor
audience-resident = Living in a residence
audience-user = User of the service
audience-former = I used to work or study here
audience-other = Another link, or none

answer-yes = Yes
answer-no = No
answer-unknown = I don’t know

wish-heard = To be heard
wish-supported = To be supported: health, rights, housing, studies, work
wish-hand-over = That the facts be passed on to those who can act
wish-hand-over-without-name = That the facts be passed on, but without my name
wish-not-now = Nothing for now, only that it be said

link-involved = Involved, or close
link-prefer-not = I would rather not

deadline-first-answer = A first answer
deadline-acknowledgement = A written acknowledgement from a person
deadline-answer = An answer to your message
deadline-feedback = An account of what was done

reader-why-cell = member of the team
reader-why-in-charge = in charge of the case
reader-why-coordinator = coordinates the cell
reader-why-given = access given by the cell

member-state-invited = invited
member-state-waiting = keys to be endorsed
member-state-active = in office
member-state-revoked = membership ended

problem-unknown-option = One answer is not among those offered. Please choose again.
problem-too-long = This text is too long: { $count } characters, for { $limit } at most. Make it shorter: you can write the rest after sending.
problem-too-long-line = This is too long: { $count } characters, for { $limit } at most.
problem-not-a-date = This date could not be read. Leave it empty if you are not sure.
problem-absurd-date = This date is too old to be right.
problem-inverted-dates = The end comes before the beginning.
problem-nothing-said = Write a few words, or choose at least one description of what happened: otherwise we would have nothing to read.
problem-nobody-reads = Nobody can receive an account for this place at the moment. Choose another one, or the whole organisation.
problem-empty = Nothing is written here: fill this in.
problem-other-case = Nothing was sent: it was meant for another case.
problem-code-empty = Write your code.
problem-code-mistyped = There is a typing mistake in this code. Check it sign by sign.
problem-code-short = { $missing ->
    [one] One sign is missing from this code.
   *[other] { $missing } signs are missing from this code.
  } It has twenty-four.
problem-code-reference = This is the reference of your case, not the code. The code has six groups of four signs.
problem-code-unknown = No case opens with this code. It may have been copied wrongly, changed since, or the case has been erased. If you did not change it, somebody may have done so in your place: speak to somebody outside the team.
problem-wrong-fingerprint = This fingerprint is not that of the keys that wait. Check it by voice with the person; if in doubt, do not endorse.
problem-not-a-coordinator = Only a coordinator can do this.
problem-not-oneself = You cannot do this for yourself: ask another coordinator.

# What was just done, said once.
done-message = Your message is sent.
done-files = Your files are in the case.
done-reply = Your reply is sent. The person will see it when they come back with their code.
done-note = Your note is kept.
done-assign = The case is given to them.
done-exclude = This person is taken off the case.
done-endorse = Your endorsement is recorded.
done-revoke = Your decision is recorded. The list says where this person stands.
done-recovery = These keys are recorded. This page says where they stand.

# What the pages about people say: teams, trainings, absences, steering.

# --- a team, for whoever writes ---
team-external = This team stands outside the organisation, under this text: { $convention }. Inside, { $relay } answers for it.
team-external-unwritten = This team stands outside the organisation. Inside, { $relay } answers for it.
team-shared = This team serves several authorities, under this text: { $convention }.
contact-mission = Mission letter of { $day }.
contact-trained = Trained on { $day }.
team-lifted = { $name }: may listen and decide here. This is why: { $reason }
team-lifted-somebody = A member of this team may listen and decide here. This is why: { $reason }

# --- a member ---
person-identifier = Identifier
person-identifier-why = The organisation uses it to name somebody in its configuration, for instance to let them listen and decide in a small entity.
person-charter-accepted = Version { $version }, accepted on { $day }
person-charter-old = A later version is to be accepted.
person-charter-older = version { $version }, no longer in force
person-trainings = Training
person-lacking = Training expected and not yet followed: { $training }
person-none-followed = No training recorded.
person-training = Training followed
person-training-why = The list is the organisation’s. One that is lacking is marked where a case is given to somebody; it prevents nothing.
person-training-day = Day
person-training-day-why = The last day of the training.
person-training-send = Record this training

# --- other roles for a member ---
posts-title = Change their roles
posts-form-why = Keep the roles that stay, empty the lines of those that this person no longer holds, add the new ones.
posts-mean-new = A new role opens only what is written or handed over from now on. An older case opens only if somebody who reads it gives it to them.
posts-mean-taken = A role that is taken away closes its pages at once. The keys of each case change the next time somebody writes there. What was read stays read.
posts-mean-same = Their keys, their name and their passphrase do not change.
posts-mean-quorum = As many confirmations are needed as for somebody new. Asking for another change replaces the one that waits; so does asking for the end of the membership.
posts-first = If you take a listening role away, give their cases to somebody first: the page that ends a membership lets you do that without ending anything.
posts-send = Ask for this change
posts-ending = The end of their membership was asked for: their roles do not change as long as that waits.
posts-change-title = A change of roles waits
posts-change-link = Read the change of roles
posts-change-by = Agreed to by: { $names }.
posts-given = Added
posts-taken = Taken away
posts-kept = Unchanged
posts-confirm-what = You attest before everybody that this person is to hold these roles. Your confirmation is signed and will stay visible.
posts-confirm = Confirm this change
posts-forgo = Give this change up
desk-members-changing = { $count ->
    [one] A change of roles waits; one more confirmation is needed.
   *[other] A change of roles waits; { $count } more confirmations are needed.
  }
desk-today-changes = { $count ->
    [one] One change of roles waits for your confirmation.
   *[other] { $count } changes of roles wait for your confirmation.
  }
problem-posts-unchanged = These are their roles already: there is nothing to change.
problem-posts-being-revoked = The end of their membership was asked for: nothing else changes as long as that waits.
problem-posts-changed-meanwhile = This change is no longer the one you read: it was replaced, given up, or took effect. Read this page again.
problem-posts-listen-and-decide = For one entity, nobody listens and decides at once. In a small entity, the organisation can first write it in its configuration, with this person’s identifier and the reason.
problem-posts-never-a-case = Steering, statistics, social dialogue, audit and technical administration never see a case: for one entity, these roles do not go with a role that opens some.
problem-last-coordinator = Nobody would be left to coordinate. Give that role to somebody else first.
done-change-posts = It is recorded. This page shows their roles and, if confirmations are missing, the change that waits.

# --- what each role opens ---
role-opens-title = What each role opens today
role-opens-listener = The reports received for the entity from now on: reading, answering, noting, handing over as the person agrees.
role-opens-coordinator = The same, and the list of members: assigning, taking off, inviting, confirming. Prevention alerts too.
role-opens-counsel = The conversations that people choose to open with them, and nothing else.
role-opens-assessor = What is handed over for the entity from now on: reading it, opening an inquiry or not, appointing who inquires.
role-opens-inquirer = Nothing until they are appointed; then the inquiry they are appointed to.
role-opens-support-desk = Nothing until an inquiry invites them; then its appointments and dates, never its content.
role-opens-authority = Prevention alerts, the inquiry reports filed from now on and the disciplinary proceedings that follow: to read, to decide.
role-opens-disciplinary-officer = Disciplinary proceedings begun from now on: their rules, their steps, their dates. The authority decides in them.
role-opens-measure-owner = The measures asked of them, one line each, and what the person writes to them about it. Nothing of the facts.
role-opens-steering = How far each entity is, in broad classes. Never a case.
role-opens-statistician = Nothing today: no page is open to them.
role-opens-delegate = Nothing today: no page is open to them.
role-opens-auditor = The list of members, their roles and their trainings. Never a case.
role-opens-administrator = Nothing here: their work is done on the machine. Never a case.
assign-untrained = training expected, not yet followed
assign-remarks = What stands beside a name does not keep you from giving them the case.

# --- absences ---
absence-title = Absences
absence-link = Announce an absence
absence-own = Say when you will not be there, and who stands in. The coordinators will give that person your cases of the cell: the absence takes effect then.
absence-announce = Announce an absence
absence-then = It takes effect once the cases have been given to whoever stands in. Until then it is only announced.
absence-from = From
absence-from-why = First day away.
absence-until = Until
absence-until-why = Last day away.
absence-stand-in = Who stands in
absence-stand-in-why = Somebody who does the same, for the same entities.
absence-send = Announce this absence
absence-end = End this absence
absence-end-why = The cases stay with whoever has them now; you can give them again. Those who saw this absence will see that it is over.
absence-nobody = Nobody else does the same for the same entities.
absence-body = The stand-in body is { $body }: invite one of its members for this entity, as a listener, then choose them here.
absence-days = Away from { $from } to { $until }; standing in: { $name }.
absence-late = Away since { $from }, until { $until }. Nobody stands in yet; who should: { $name }.
absence-state-announced = Announced, not yet in effect.
absence-state-in-effect = In effect.
absence-state-over = Over.
line-stand-in = standing in: { $name }
today-away = Absences and stand-ins
case-one-reader = One person alone reads this case, so they cannot be taken off it. The stand-in body is { $body }: one of its members can be invited for this entity, then given the case.

# --- cases to give to somebody ---
handing-title = Cases to give to somebody first
handing-why = Otherwise these cases would be left alone. This is the list, among those you can open.
handing-none = Among the cases you can open, none would be left alone. It remains to confirm.
handing-in-charge = they are in charge of it
handing-few = too few people would read it
handing-not-ready = Whoever stands in cannot have it: open it and give it to somebody else.
handing-unfinished = The search stopped before the end: do it again afterwards, it will go on.
handing-send = Give these cases, and let it take effect: { $name }
handing-others = If you are interrupted, do it again: what was given stays given. The cases that you cannot open are for the other coordinators.
desk-revoke-in-charge = { $count ->
    [one] Of the open cases you can read, they are in charge of one.
   *[other] Of the open cases you can read, they are in charge of { $count }.
  }
desk-revoke-first = Give their cases to somebody first
desk-revoke-first-why = These cases would be left alone, or nearly.
desk-revoke-to = To whom
desk-revoke-give = Give these cases
desk-revoke-at-once = You can also end their membership at once: nobody will then be in charge of these cases, and those that they alone could read will not open again.

leave-before-title = To be done first
leave-before-assessor = Assessment: for each file being assessed, somebody who reads it lets another assessor in, from the page of the file. If this person alone reads it, they do so themselves before they leave.
leave-before-inquirer = Inquiry: an assessor appoints somebody else, then somebody who inquires gives them the keys, from the page of the inquiry.
leave-before-authority = Reports that were filed: somebody who reads them lets in somebody else of the authority, from the page of each report.
leave-before-counsel = Conversations bound by secrecy: they pass to nobody else. Ask them to tell the people who write to them.
unread-what = At least one file could no longer be read by anybody.
unread-first = Let somebody else in first, or give it to somebody. If that cannot wait, for instance because keys were stolen, tick this box.
unread-sure = I know that at least one file can no longer be read by anybody.
problem-leaves-unread = Nothing has changed: at least one file could no longer be read by anybody. Read what stands beside the box, then start again.

problem-unknown-training = Choose a training in the list.
problem-training-to-come = Write the day on which the training was followed, today at the latest.
problem-missing-day = Write the first day and the last.
problem-absence-order = The last day comes before the first.
problem-absence-past = This absence is over already.
problem-absence-long = An absence lasts a year at most. Beyond, end the membership.
problem-absence-twice = Another absence is already announced for these days.
problem-not-a-stand-in = Choose somebody who does the same, for the same entities.
problem-stand-in-away = The person chosen is away on these days too.
problem-cases-left = Some cases could not be given: the list shows them. The others were.
done-record-training = The training is recorded.
done-announce-absence = The absence is announced. It takes effect once the cases have been given.
done-take-over = The cases you can open have been given.
done-end-absence = The absence is over.

# --- acts ---
act-record-training = Training recorded
act-announce-absence = Absence announced
act-take-over = Cases given to whoever stands in
act-end-absence = Absence ended
act-change-posts = A member’s roles changed, or that was asked for
act-steer = Steering read
ledger-record-training = A member’s training was recorded
ledger-announce-absence = A member announced an absence
ledger-take-over = Somebody stands in for a member who is away or left
ledger-end-absence = A member’s absence ended
ledger-change-posts = A member’s roles changed, or that was asked for
ledger-steer = How far entities are was read

# --- steering ---
steering-nav = Steering
steering-title = Steering
steering-what = How far each entity is, and whether dates are kept there. No case can be read here, and no number.
steering-few = { $minimum ->
    [one] Nothing is told of the dates of an entity that has no open case.
   *[other] Nothing is told of the dates of an entity that has fewer than { $minimum } open cases: somebody could be recognised.
  }
steering-missing = To be done
steering-there = In place
steering-dates = Dates
steering-nothing = Nothing
steering-item-referent = Officer named
steering-item-act = Reference of the act that institutes the service
steering-item-contacts = Support contacts filled in, and checked within six months
steering-item-hours = Reading hours of the team
steering-item-readers = Two people at least to read
steering-item-stand-in = Stand-in body able to read
steering-item-training = Training of those who read
steering-item-founding = Founding fingerprint pinned in the configuration
steering-item-texts = Complete texts
steering-late-too-few = Too few cases to say
steering-late-none = No date is past
steering-late-week = Some dates are past, for a week at most
steering-late-weeks = Some dates have been past for more than a week
steering-late-month = Some dates have been past for more than a month
absence-seen = This absence will be seen by: those who have the list of members, those who give a case to somebody, and whoever stands in. No reason is asked for.
person-training-seen = This training will be seen by: those who have the list of members. If it is lacking, those who give a case to somebody see that too.

# --- absences of those who assess, inquire or decide ---
absence-own-files = When you announce an absence, the person you choose is added to the files you assess and to the reports you have to read: they read all that you read there, and the people concerned see who came. You keep your access, and they keep theirs afterwards. The absence takes effect once nothing waits.
absence-left = What still waits for this person
absence-left-nothing = Nothing waits any more: confirm, and the absence will take effect.
absence-left-assesses = This person cannot come in: they are kept out of it, or have known of it otherwise. If somebody else can assess it, add them from the page of the file.
absence-left-decides = This person cannot come in: they are kept out of it, or took part in what the report comes from. Tell the substitute authority.
absence-left-inquires = Whoever assesses must appoint them first; somebody who conducts the inquiry will then add them.
absence-cover = Add { $name } to these files
absence-tell = Whom to tell: the coordinators ({ $names }), who can invite somebody with the same role for the same entity. If you alone decide, tell the substitute authority too.
problem-files-left = Some files still wait: the list says who can open them. The others are done.
absence-confirm = Confirm that the absence takes effect

# What the pages of the desk say. The words are the cell's.
desk-nav = Pages of the desk
desk-nav-today = Today
desk-nav-cases = Cases
desk-nav-members = Members
desk-closing = Your session will close on { $moment }. What you send after that will not leave, but will be given back to you.
desk-closing-again = Sign in again to go on
desk-ended-what = The desk closes after forty-five minutes without activity, and ten hours after you signed in at the latest.
desk-ended-next = Sign in again: what was sent did leave. If a text is given back below, copy it first, then paste it in the same place.
desk-choose = Choose…

# What a form of the desk lacks.
problem-missing-name = Write the person’s name.
problem-missing-function = Write the person’s function.
problem-missing-mail = Write the person’s e-mail address.
problem-missing-role = Choose at least one role.
problem-not-an-address = This address is not complete: the “@” sign is missing.
problem-not-a-key = A key cannot be read. Check that each begins with “age1” and is complete.
problem-mail-taken = This person is a member already. If they have lost their passphrase, first end their access, then invite them again.
problem-same-key = These two keys are the same. Two different ones are needed.
problem-recovery-there = Recovery keys are already in place.
problem-not-eligible = This person cannot take this case: their function does not allow it, or they were taken off it.
problem-already-excluded = This person is already taken off the case.
problem-nobody-left = Nobody could read this case any more. Give it to somebody else first.
problem-nobody-chosen = Choose somebody in the list.
problem-not-confirmed = Tick the box to confirm: without it, nothing is done.

# --- coming in -------------------------------------------------------------------------------
desk-sign-in-title = Sign in
desk-sign-in-mail = E-mail address
desk-sign-in-passphrase = Passphrase
desk-sign-in-passphrase-why = The words you were given when you joined, separated by spaces or hyphens.
desk-sign-in-code = One-time code
desk-sign-in-code-why = The six digits your phone shows at this moment.
desk-sign-in-send = Sign in
desk-sign-in-join = I have received an invitation
desk-sign-in-lost = Passphrase or phone lost? Nobody can find them again, not even the technical team. Tell the coordination, who will invite you anew.
desk-sign-in-refused = These three answers do not go together. To protect members, we do not say which one is wrong. Check them; wait for the next code if this one has been used.
desk-sign-in-waiting = These three answers are right, but your keys are not endorsed yet. Read your fingerprint to the coordination, if you have not: the door will open as soon as they have endorsed it.
desk-sign-in-later = { $seconds ->
    [one] Too many attempts at this account have failed; this one was not looked at. Try again in one second.
   *[other] Too many attempts at this account have failed; this one was not looked at. Try again in { $seconds } seconds.
  } Nothing is locked. If these attempts are not yours, sign in from a browser you have used here before: they will not make you wait there. Tell the coordination too.
desk-sign-in-limits = A session lasts ten hours at most, and closes after forty-five minutes without activity. What you were writing then is given back to you.

# --- becoming a member -----------------------------------------------------------------------
desk-join-step = Step { $step } of 4
desk-join-continue = Continue
desk-join-sign-in = I have my keys already: sign in
desk-join-code-title = Your invitation
desk-join-code-what = The coordination gave you a code. It can be used once.
desk-join-code-label = Invitation code
desk-join-code-why = Spaces and capital letters do not matter.
desk-join-unknown = This code is not known. It may be mistyped, already used, or out of date. The coordination can give you another.
desk-join-charter-title = The charter
desk-join-charter-what = Welcome, { $name }. Before any case, here is what every member undertakes.
desk-join-charter-founding = You are the first to come in: by going on, you found the list of members. The trust of all others will follow from it.
desk-charter-listen = I listen without judging. I ask nobody to prove what they tell, or to tell more.
desk-charter-secret = What I read here stays here. Beyond what my function obliges me to hand over, I speak of it neither to my superiors, nor to my family and friends, nor in another messaging system; I keep no copy and no screenshot of it.
desk-charter-consent = I hand nothing over without the person’s agreement, except in grave danger and in the forms laid down.
desk-charter-promise = I promise only what I can keep. I say what I do not know.
desk-charter-conflict = If I know a person concerned, I step back by myself at once, without having to say why: from the page of the file, or by telling the coordinators.
desk-charter-curious = I open a case only to help. Every reading leaves a trace, to the day.
desk-charter-delay = I answer within the time promised. If I cannot, I tell the coordination before the date.
desk-charter-limits = I know my limits: I do not investigate, treat or punish. I point to those who can.
desk-charter-oneself = I take care of myself. If a story weighs on me, I talk to the coordination or to occupational medicine, without saying anything of the case.
desk-charter-unknown = I never try to find out who is writing: not by style, not by times of day, not by asking around.
desk-charter-presumption = I speak of alleged facts and of the person implicated. The presumption of innocence holds to the end. I note what is necessary, not my impressions of people.
desk-charter-reprisals = I take no measure against whoever reported, testified or helped, and let none be taken. If I see one, I tell the cell.
desk-charter-compare = I endorse nobody without having compared their fingerprint by voice.
desk-charter-bound = What a person entrusts to me falls under my professional secrecy. I pass it on to nobody, not even to the cell, save what the law provides.
desk-charter-mission = I work only on what was entrusted to me, within the mission. I have no access to the conversation with the cell, and do not ask for it.
desk-charter-sides = I look for what speaks against and what speaks for, with no tie to the people concerned. If I hear people, I hear each side, and do not confront them.
desk-charter-reasons = I decide in writing and with my reasons, on what the file contains. If it concerns me, I give way to the substitute authority.
desk-charter-unasked = I ask neither for the name of somebody who did not give it, nor for access to the cases of the cell.
desk-charter-task = I keep to what is asked of me: a procedure, a date, a place, a measure. I do not try to learn the account.
desk-charter-figures = I see figures, dates or traces, never an account. I do not try to recognise anybody in them.
desk-join-charter-accept = I have read this charter and I undertake to keep it.
desk-join-not-accepted = To go on, the charter must be accepted. If something in it holds you back, talk with the coordination: your invitation remains valid.
desk-join-keys-title = Your keys
desk-join-keys-what = Two things will open the door for you: a phrase that you keep, and a phone that gives codes. They are shown here only once.
desk-join-passphrase-title = Your passphrase
desk-join-passphrase-what = Copy it on paper and keep the paper in a safe place, or put it in a password manager. Nobody else has it. If you lose it, your keys are lost with it.
desk-join-picture-title = Your one-time codes
desk-join-picture-what = With an application for codes (an “authenticator”), take a picture of this image.
desk-join-picture-label = Image to be photographed with the application for codes
desk-join-picture-or = If you cannot take a picture, type this into the application:
desk-join-keys-back = Let us check that everything works
desk-join-keys-back-why = Type it from your paper, not from this screen.
desk-join-wrong-passphrase = The phrase is not the same. Read your paper again word by word; the phrase still stands below.
desk-join-wrong-code = The code does not match. Check that your phone sets its clock automatically, then take the next code.
desk-join-done-title = Your keys are ready
desk-join-done-founding = Here is the founding fingerprint. Everything rests on it.
desk-join-done-pin = Give it to the technical team, who write it in the configuration: the service receives nothing before that.
desk-join-done-print = Have it printed in the act that institutes the scheme, so that everybody can compare it.
desk-join-done-invite = Sign in, then invite the other members. With at least two people in the coordination, nobody decides alone.
desk-join-done-member = Read this fingerprint to the coordination, in person or over the phone: each person who endorses must hear it. It will be shown to you again if you try to sign in before.
desk-join-done-why = It proves that these keys are yours, and that nobody replaced them on the way. Do not send it by e-mail.
desk-join-done-wait = The door opens once the coordination has endorsed your fingerprint. Until then, keep your phrase and your phone.

# --- today -----------------------------------------------------------------------------------
desk-today-title = Today
desk-today-overdue = Date past
desk-today-new = Not answered yet
desk-today-waiting = The person has written again
desk-today-unassigned = Nobody is in charge
desk-today-nothing = Nothing waits for you. That is good news.
desk-today-more = Show all of these
desk-today-all = See all the cases you can open
desk-today-confirm = To be endorsed
desk-today-endorsements = { $count ->
    [one] One person waits for you to endorse their keys.
   *[other] { $count } people wait for you to endorse their keys.
  }
desk-today-endorsements-link = See the members
desk-today-later = Nothing waits for you here at the moment.
desk-today-later-why = Your keys are in place. The pages of your own function come with a later version; the coordination will tell you. You see no case, and that is intended: each function sees only what was handed to it.

# --- cases -----------------------------------------------------------------------------------
desk-column-reference = Case
desk-column-what = Facts reported
desk-column-entity = Entity
desk-column-stage = Stage
desk-column-received = Received
desk-column-due = Next date
desk-column-assigned = In charge
desk-stage-received = Received, not answered
desk-stage-listening = Listening
desk-deadline-first-answer = First answer
desk-deadline-acknowledgement = Written acknowledgement
desk-deadline-answer = Answer to the last message
desk-deadline-feedback = Feedback to the person
desk-line-waiting = The person wrote last
desk-line-altered = What is stored was changed outside the service: open the case to learn what to do.
desk-line-overdue = (past)
desk-line-nothing-due = None
desk-line-mine = You
desk-line-nobody = Nobody yet
desk-cases-title = Cases
desk-cases-narrow = Narrow the list
desk-cases-text = Words to look for
desk-cases-text-why = In the reference, the facts and the beginning of the story. Your search leaves no trace in any address.
desk-cases-any = All
desk-cases-mine = Only those I am in charge of
desk-cases-waiting = Only those where the person wrote last
desk-cases-overdue = Only those with a date past
desk-cases-apply = Narrow
desk-cases-clear = Show all
desk-cases-none = You have no case to open.
desk-cases-none-narrowed = No case answers this search.
desk-cases-next = Older cases
desk-cases-unfinished = The search stopped before the end: older cases are still to be looked through.
desk-cases-go-on = Go on searching
desk-cases-which = This list shows only the cases you hold a key to. There may be others, in other hands.

# --- a case ----------------------------------------------------------------------------------
desk-case-timeline = Timeline
desk-case-reporter = The person
desk-case-report = report
desk-case-message = message
desk-case-message-danger = message, somebody is in danger at this moment
desk-case-replied = reply, visible to the person
desk-case-noted = note, for the cell alone
desk-case-assigned = given to, for the cell alone
desk-case-state = Where this case stands
desk-case-dates = Dates
desk-case-kept = Done on { $day }
desk-case-readers = Who can read, and why
desk-case-readers-why = With the person themselves, and recovery keys if there are any, only these members hold a key to this case. Their readings leave a trace, to the day.
desk-case-excluded = Who cannot read
desk-case-excluded-reporter = At the person’s request
desk-case-excluded-cell = By decision of the cell
desk-report-standing = Writes as
desk-report-audience = Link with the organisation
desk-report-entity-unsaid = Not said (chosen by default)
desk-report-kinds = What the person chose
desk-report-repeated = Several times
desk-report-ongoing = It goes on
desk-report-danger = Somebody is in danger at this moment
desk-report-when = When
desk-report-from = From
desk-report-to = Until
desk-report-place = Where
desk-report-folded = Read the story (grave facts)
desk-report-persons = Who
desk-report-witnesses = Who saw or knows
desk-report-conflict = Somebody who receives, inquires or decides is concerned
desk-report-wishes = Wishes

desk-reply-title = Reply
desk-reply-text = Your reply
desk-reply-seen = The person will read exactly this text, with your function, and your name if the organisation publishes names. The other members who hold the key will read it too.
desk-reply-then = A first reply acknowledges the report and opens the listening. A reply that was sent cannot be corrected: one writes another.
desk-reply-send = Send to the person
desk-reply-help = Marks to reply by
desk-reply-help-thank = Thank them, and say in a sentence what you have understood. To believe is not to judge.
desk-reply-help-choice = Offer two things that are possible, and let them choose: “Tell me what suits you.”
desk-reply-help-danger = Ask how they are today, and whether they are safe. Recall 17, 112, or 114 by text message if the story is worrying.
desk-reply-help-limits = Say what you cannot promise, and when something may leave without their agreement: grave danger, somebody under age or vulnerable, a duty set by law.
desk-reply-help-next = End with what comes next: who writes, on which day. Sign with your function.

desk-note-title = Note for the cell
desk-note-text = Your note
desk-note-seen = The person will not see this note. The members of the cell who hold the key will read it. Write it as if the person were to read it one day: facts, not judgements.
desk-note-send = Keep the note

desk-assign-title = Put somebody in charge
desk-assign-member = Whom
desk-assign-seen = The cell will see who is in charge. The person will see that their case was given to somebody, and by whom; not to whom. A member who had no key to this case receives one, and the person will see that they can read.
assign-stand-in = Stand-in body: { $body }
assign-stand-in-why = Is the whole cell away or kept out, or is a second person needed? You can choose somebody of the stand-in body ({ $body }), who is not of your cell. They will read the whole case, what was written before too, and can act on it. The person who wrote will see that they read it.
desk-assign-send = Put in charge

desk-exclude-title = Take somebody off
desk-exclude-member = Whom
desk-exclude-then = From now on they can no longer open this case, nor anything written in it later. What they have read stays read. This cannot be undone here.
desk-exclude-seen = The cell will see that you took them off. The person who wrote will see that they no longer read.
exclude-later = Do not read this case, may have a part later
exclude-last = last person who could act on it: another must be named
exclude-later-why = Do you learn that somebody who assesses, inquires, decides or supports is involved? Keep them out now, even if they read nothing here: nothing that is handed over from now on will open for them. What was handed over already goes its way: tell those who received it too.
exclude-passed = Something of this case was handed over already. Keeping somebody out here does not take back the keys that were given there: the cell has none. If the person involved already reads what was handed over, tell the person who wrote: they can keep them out of everything themselves (“Somebody must no longer read”, on their page). The person involved can also step back themselves.
desk-exclude-sure = I understand that this cannot be undone.
desk-exclude-not-sure = Your confirmation is missing: tick “I understand that this cannot be undone”. The person you chose is still chosen.
desk-exclude-send = Take off the case

# --- members ---------------------------------------------------------------------------------
desk-members-title = Members
desk-members-unpinned = The service receives nothing yet
desk-members-unpinned-what = The founding fingerprint is not written in the configuration. Give it to the technical team: it stands at the foot of this page.
desk-members-name = Name
desk-members-posts = Roles
desk-members-state = State
desk-members-charter = Charter accepted
desk-members-no-charter = Not yet
desk-members-actions = Act
desk-members-missing = { $count ->
    [one] One more endorsement is needed.
   *[other] { $count } more endorsements are needed.
  }
desk-members-ending = { $count ->
    [one] The end of this membership is asked for; one more agreement is needed.
   *[other] The end of this membership is asked for; { $count } more agreements are needed.
  }
desk-members-founding = Founding fingerprint
desk-members-founding-what = It must be the same here, in the configuration, and in the act that institutes the scheme. If it differs, open no case and tell the technical team.
desk-members-recovery-there = Recovery keys are in place. They make it possible to reopen cases if all members’ keys were lost: those received since, and older ones whose key has changed since.
desk-members-recovery-waiting = Recovery keys wait to be endorsed. They open nothing yet.
desk-members-recovery-none = There are no recovery keys. If all members lost their keys, the cases would be lost.

desk-invite-title = Invite somebody
desk-invite-what = You say who they are and what they will do. They make their keys themselves; you will never see them.
desk-invite-name = Name
desk-invite-name-why = As their colleagues call them.
desk-invite-function = Function
desk-invite-function-why = As those who write will read it: “occupational psychologist”.
desk-invite-mail = E-mail address
desk-invite-mail-why = To sign in, and to receive notices without content.
desk-invite-posts = Roles
desk-invite-posts-why = A role holds for the entity chosen and those below it. Leave empty the lines you do not need.
desk-invite-role = Role
desk-invite-entity = Entity
desk-invite-no-role = None
desk-invite-then = Going on gives you a code to hand to them. Nothing is sent to them. The other coordinators will see the invitation.
desk-invite-send = Make the invitation
desk-invitation-title = Invitation for { $name }
desk-invitation-what = Note this code and give it to the person.
desk-invitation-until = It can be used once, until { $day }.
desk-invitation-hand = From hand to hand or by voice. Not by e-mail.
desk-invitation-join = They open this same address, choose “I have received an invitation”, and follow the steps.
desk-invitation-endorse = They will then read a fingerprint to you. Then, and only then, will you endorse them.
desk-invitation-once = The code leaves this page when you sign out, or as soon as you choose this button.
desk-invitation-noted = I have noted the code

desk-endorse-link = Endorse
desk-endorse-title = Endorse the keys of { $name }
desk-endorse-what = You attest before everybody that these keys are truly theirs.
desk-endorse-meet = See the person, or call them at a number you knew already.
desk-endorse-read = Ask them to read the fingerprint shown on their last page.
desk-endorse-type = Type what you hear.
desk-endorse-fingerprint = Fingerprint heard
desk-endorse-hidden = We do not show it: copying it from here would prove nothing.
desk-endorse-differs = This is not the fingerprint expected. Have it read again, group by group. If it still differs, do not endorse, and tell the other coordinators: somebody may have replaced these keys.
desk-endorse-then = Once the endorsements needed are there, this person will be able to open:
desk-endorse-signed = Your endorsement is signed and remains visible.
desk-endorse-recovery-title = Endorse the recovery keys
desk-endorse-recovery-what = You attest before all that these are the keys of the two keepers.
desk-endorse-recovery-meet = See the coordinator who proposed them, or call on a number you already knew.
desk-endorse-recovery-read = Ask them to read the fingerprint shown by their “Recovery keys” page.
desk-endorse-recovery-then = Once there are enough endorsements, these two keys together can open the cases to come, and older ones as soon as their key changes. Your endorsement is signed and will stay visible.
desk-endorse-send = Endorse these keys

desk-revoke-link = End the membership
desk-revoke-title = End the membership of { $name }
desk-revoke-then = What will happen
desk-revoke-sessions = Their sessions close, on all their devices.
desk-revoke-future = No case to come will be opened to them.
desk-revoke-past = What they have read stays read. Their open cases must be given to others.
desk-revoke-quorum = If the rule asks for several agreements, the end takes effect once they are there. All coordinators will see it.
desk-revoke-sure = I confirm the end of this membership.
desk-revoke-send = End this membership
desk-revoke-not = Change nothing

desk-recovery-title = Recovery keys
desk-recovery-link = Put recovery keys in place
desk-recovery-what = Two keys, kept far from here by two different people. Both will be needed to reopen a case.
desk-recovery-offline = They are made on a machine connected to nothing, and kept so: paper, safe, sealed envelope.
desk-recovery-two = The two keepers are neither members of the cell nor under the same authority.
desk-recovery-from-now = They hold for cases received from now on, and for older ones as soon as their key changes. Each person’s page then says so.
desk-recovery-waiting-title = Waiting
desk-recovery-waiting = Recovery keys are proposed. They open nothing yet.
desk-recovery-waiting-link = See where they stand
desk-recovery-read = Read this fingerprint aloud, face to face or on the telephone, to another coordinator, who types it to endorse them. Do not send it by mail.
desk-recovery-hear = Ask whoever proposed them to read you their fingerprint.
desk-recovery-inner = First public key
desk-recovery-inner-why = It begins with “age1”. Never the secret key: if you read “SECRET”, stop.
desk-recovery-outer = Second public key
desk-recovery-outer-why = The other keeper’s.
desk-recovery-then = These keys enter the signed list of members; all coordinators will see them.
desk-recovery-send = Put in place

# --- leaving ---------------------------------------------------------------------------------
desk-account-leave = Leave the desk
desk-account-leave-why = Your keys close. What was written and not sent is lost.
desk-account-sign-out = Sign out
desk-account-everywhere = Leave everywhere
desk-account-everywhere-why = If you left a session open elsewhere, or lost a device: all your sessions close, this one included.
desk-account-everywhere-send = Close all my sessions
desk-account-idle = After forty-five minutes without activity, and ten hours after you signed in at the latest, the desk closes by itself. If you were writing, your text will be given back to you.

# --- files ---
desk-case-file = file of the person
desk-case-taken-off = no longer reads since; the person sees it
desk-case-admitted = can read since; the person sees it
desk-case-annexed = file, for the cell alone
desk-case-enclosed = file, the person sees it
desk-files-title = Attach files
desk-files-reader = Who will be able to read them
desk-files-cell = The team only
desk-files-person = The team and the person

# --- the charter, when it has changed ---
charter-due = The charter has changed since you accepted it. Nothing is closed to you; read it as soon as you can.
charter-read = Read the charter
charter-again = You had accepted an earlier version. This one says what your work here commits you to, and nothing else.
charter-accepted = This is what your work here commits you to. You accepted this charter; if your roles have changed since, read it again.
charter-seen = The coordinators will see that you accepted it, and on which day. Nobody else.
charter-send = Accept the charter
done-accept-charter = The charter is accepted.
act-accept-charter = Charter accepted anew
ledger-accept-charter = A member accepted the charter as it now stands

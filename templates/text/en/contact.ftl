# What was said otherwise than by the form: recording a contact, giving a code.
act-record = Contact recorded
ledger-record = The cell recorded what you told them, or what they were told for you
act-vouch = Identity vouched for, the code being lost
ledger-vouch = A member vouched for you, because your code was lost
act-renew-code = New code given
ledger-renew-code = A new code was given to you, after a second member’s check

channel-phone = By telephone
channel-in-person = In person
channel-letter = By letter
channel-external-line = Through an external listening line
channel-occupational-medicine = Through occupational medicine
channel-social-service = Through the social service
channel-union = Through a trade union or a staff representative
channel-hierarchy = Through the hierarchy

problem-missing-channel = Say by which way it reached you.
problem-not-yet = That day has not come yet.
problem-contact-empty = Write a few words of what you were told, or choose at least one description of the facts.

done-contact-forgotten = Nothing was kept of what you had written.
done-contact-given = Noted. The code will not be shown again.

error-title-handed = Change your code first
error-what-handed = This code was given to you by somebody who has seen it. Before anything is shown, we replace it with a code that only you will know.
error-next-handed = It takes one step: your case opens at once afterwards.

contact-nav = Record a contact
contact-step = Step { $number } of 3
contact-back = Back to the page before
contact-unsaid = Not said
contact-title = Record a contact
contact-lead = Somebody spoke or wrote to you. Record it here: their case begins like any other, and there will be a code to give them.
contact-origin-title = How it reached you
contact-channel = Way
contact-channel-why = One only. In doubt, that of the first contact.
contact-received = Day
contact-received-why = The day the person spoke or wrote, if it was not today.
contact-person = Name of the person
contact-person-why = Only if they gave it and agree that it be written. It may serve to give them a new code if they lose theirs. The cell and they alone will read it.
contact-line = Line
contact-told-title = What was said
contact-told-why = Nothing is required but one description or a few words. Add nothing that the person did not say.
contact-standing = The person says
contact-standing-why = As they put it, without correcting them.
contact-audience-why = If they said so.
contact-entity-why = It decides who will read. Without an answer, it is the whole organisation.
contact-kinds-why = Several answers are possible. This choice binds nobody: the cell qualifies later.
contact-repeated-why = Did it happen again?
contact-ongoing-why = Does it still go on?
contact-danger-why = As you were told. If so, 17 or 112 first; the other members will see it before all else.
contact-when-why = In their words: “since September”.
contact-dates-why = If they give a date.
contact-place-why = In their words.
contact-narrative = Their account
contact-narrative-why = Their words as far as possible. What you think of it goes into a note, afterwards: the person will read what you write here. Up to 20,000 characters.
contact-go-on = Go on
contact-who-title = Who is named, who must not read
contact-persons-why = A function rather than a name, if the person prefers.
contact-witnesses-why = If they spoke of any.
contact-conflict-why = Always ask. You are one of those who receive.
contact-link = Who must not read this case
contact-link-why = Read this list to the person. “Involved, or close” excludes at once and for good, you included. “I would rather not” is followed as long as { $minimum } people are left to read.
contact-oneself = You
contact-wishes-why = What they would like, as they said it. It is no consent: nothing leaves before they give it themselves.
contact-go-check = Read it back
contact-check-title = Read it back, with the person if possible
contact-check-lead = Nothing is recorded yet.
contact-change = Change
contact-change-told = Change what was said
contact-readers-title = Who will read
contact-readers = { $body }:
contact-nobody = Nobody could read it: everybody who receives is excluded, or away. It cannot be recorded like this.
contact-kept = { $count ->
    [one] One person they would rather avoid will read all the same: without them there would not be enough.
   *[other] { $count } people they would rather avoid will read all the same: without them there would not be enough.
  }
contact-not-mine = You will not be able to open this case once it is recorded. That is intended: your function does not cover this entity, or you are excluded.
contact-means-title = What this button does
contact-means-signed = What you wrote is signed by you: these are your notes, not the person’s words. They will read them and can correct them.
contact-means-code = A code will be shown to you once, to give to them. It only serves to receive another, which you will not see.
contact-means-dates = The dates for an answer run from today.
contact-record = Record
contact-forget = Keep nothing
contact-code-title = A code to give
contact-code-lead = This code opens your case, at the service’s address, through “Come back to my case”.
contact-code-first = The first time, it will be replaced by another, which nobody else will have seen. Note that one then.
contact-code-reference = Reference, which opens nothing: { $reference }
contact-code-date = Come back from { $day } on. By then somebody will have answered in writing.
contact-code-hand-title = How to give it
contact-code-hand = From hand to hand, printed or copied; on the telephone, spelling it group by group.
contact-code-say = Tell the person to come back with it, from another device than the employer’s.
contact-code-not = Never by e-mail, by text message or through the service’s own messages, nor to anybody but them.
contact-code-lost = Do not keep it: until they have replaced it, whoever has it can do so in their stead, and they would notice.
contact-code-once = The code will disappear from here when you leave the desk, or as soon as you choose this button.
contact-code-given = I have given this code
contact-item = recorded by the cell, seen by the person
contact-item-code = code
contact-code-taken = The person came back and replaced the code they had been given. They alone know the new one.

handed-title = Change your code first
handed-lead = This code was given to you by somebody who has seen it. Before anything is shown, we replace it with another, which only you will know.
handed-why = The old one will open nothing any more, for anybody. If you are ever told that this code is unknown although you never used it, somebody used it before you: tell the cell, or somebody outside.
handed-change = Change my code
handed-later = Later: leave without changing anything

follow-recorded = { $channel }: what was recorded for you
follow-recorded-on = { $channel }, on { $day }: what was recorded for you
follow-code-taken = You replaced the code you had been given. The old one opens nothing any more. If it was not you, say so below.

# A lost code.
problem-anonymous = This person gave no name: nobody can vouch that it is them.
problem-already-vouched = You have vouched already. It is now for somebody else.
problem-not-vouched = Somebody else must vouch first, or did so more than fourteen days ago.
done-vouch = Your word is recorded. Somebody else of the cell can now give a new code.
lost-title = Lost code
lost-anonymous = The person gave no name: nobody can know that it is them, and their code cannot be replaced. Suggest that they send a new report saying that they wrote before, then note in each of the two cases the reference of the other.
lost-first = If the person, who gave their name, has lost their code, two members check who they are, separately. You would be the first. Nothing changes until somebody else has done so too. The person will read what you write here.
lost-wait = Somebody else of the cell must check in turn, within fourteen days. Until they have, nothing changes.
lost-second = Check for yourself, without relying on the first word. The new code will be shown to you once; the old one opens nothing from that moment. The person will read what you write here.
lost-how = How you checked
lost-sure = I saw the person, or a document, or called them back at a number known before. The contact address alone is not enough.
lost-not-sure = Your confirmation is missing: tick the box. An address, by itself, does not prove who writes.
lost-vouch = Vouch
lost-renew = Vouch, and give a new code
contact-item-vouched = identity checked, seen by the person
contact-code-renewed = A new code was given, the old one being lost. Two members checked who the person is. The old one opens nothing any more.
follow-vouched = Checked who you are, because your code was lost: { $how }
follow-code-given = A new code was given to you, after two members’ checks. The old one opens nothing any more. If you did not ask for it, tell somebody outside the cell.
follow-origin = How it reached the cell
follow-origin-day = Day
follow-origin-person = Your name, as it was noted
back-lost-named = If you gave your name to the cell, call or go to see them: two members will check that it is you, then give you another. They will never send it to an address.
follow-vouched-now = On { $day }, somebody of the team noted that your code was lost; somebody else can now give a new one, and yours will open nothing any more. If you did not ask for this, change your code at once, which cancels it, and speak to somebody outside.

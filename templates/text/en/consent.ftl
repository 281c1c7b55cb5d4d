# What the person agrees to hand over, and what they would like.

receiver-assessor = the person whom the authority has named to assess what is passed on
receiver-authority = the authority, that is, the management that can decide
receiver-measure-owner = the person in charge of a measure (studies, housing, work, health)
receiver-may-assessor = This person will read what you have chosen, and say, on behalf of the authority, whether there should be an inquiry. They decide no sanction. They will see nothing else of your case.
receiver-may-authority = The authority will read what you have chosen, and may decide. They will see nothing else of your case.
receiver-may-measure-owner = This person will read what you have chosen, to do the part that is theirs. They will see nothing else of your case.
purpose-inquiry = to decide whether to open an inquiry
purpose-protection = to decide on a protective measure
purpose-support = to organise support
purpose-may-inquiry = This is about whether to open an inquiry.
purpose-may-protection = This is about a protective measure, not an inquiry.
purpose-may-support = This is about support, not an inquiry.

# The sentences one agrees to: shown, then kept as they are.
consent-agree = I agree that the text of this page, as I leave it, goes to { $to }, { $purpose }. Nothing else.
consent-agree-with-files = I agree that the text of this page, as I leave it, and the files I have ticked go to { $to }, { $purpose }. Nothing else.
consent-with-name = With my name, not with how to reach me.
consent-without-name = Without my name or how to reach me. I know that a story can show who wrote it.
consent-own-testimony = I tell what happened to somebody else: my consent holds for my own testimony. The rest needs the consent of the person concerned, except in grave danger or where the law requires it.
consent-unsaid = If it happened to somebody other than me, my consent holds for my own testimony. The rest needs the consent of the person concerned, except in grave danger or where the law requires it.
consent-can-take-back = I can take this consent back whenever I wish. What would already have been passed on and used could no longer be withdrawn.

# On the page where one reads everything back.
check-consent-title = If you want this to be passed on
check-consent-lead = You would like the facts to be passed on. You can agree now, or talk about it with the team first. Leaving it unticked delays no answer and takes nothing from you.
check-consent-then = Nothing goes at once: somebody of the team would prepare it, with what you agree to here and nothing more.
check-consent-label = Agree for exactly what stands on this page
check-consent-box = I agree to this
check-consent-other = The person concerned can receive a code of their own, and agree or refuse for themselves: talk about it with the team.
problem-consent-changed = The text has changed since this page was shown. Nothing was sent, and your consent is not recorded: read it again, then tick again if you wish.

# Requests and answers.
consent-title = Your consents
consent-lead = Before passing something on, the team asks whether you agree. Not answering is neither agreeing nor refusing, and does not close your case.
consent-request = The team asks whether you agree
consent-by = Asked on { $day }, by: { $by }
consent-may-title = Who would receive it, and for what
consent-whom = { $to }, { $purpose }
consent-text-label = The text that would go
consent-text-why = The team has prepared it. Change, remove, add: only the text you leave here can go. Up to 20,000 characters.
consent-files-label = The files that would go
consent-files-why = Tick one by one those you agree to pass on. Unticked, none goes.
consent-name-label = Your name
consent-name-why = Even without your name, a story can show who wrote it.
consent-name-missing = The team asks for your name too. You have not given it: it would not go.
consent-statement = What you would say by agreeing
consent-yes = Agree to this
consent-no = Refuse
consent-no-why = You need not say why. Your case stays open, and the conversation goes on.
consent-more = { $count ->
    [one] One more request waits for your answer after this one.
   *[other] { $count } more requests wait for your answer after this one.
  }
consent-none = No request and no consent for the moment.
consent-past = What was asked, agreed to or refused
consent-unanswered = You have not answered this request. Nothing is agreed to.
consent-standing = Agreed on { $day }.
consent-declined = Refused on { $day }.
consent-taken-back = Agreed on { $given }, taken back on { $day }.
consent-exact = What you agreed to, word for word
consent-asked-text = What was asked
consent-files = Files: { $files }
consent-no-files = No file.
consent-take-back = Take this consent back
consent-nothing-gone = Nothing has been passed on yet: if you take this consent back, it can no longer be used.
consent-gone = It was handed over, exactly as you had agreed. If you take this consent back, those who received it are told and it is no longer shown to them; what they read, they have read.
consent-still = { $count ->
    [one] Another consent still holds: { $whom }.
   *[other] Other consents still hold: { $whom }.
  }
consent-kept = What you had written
consent-kept-why = Nothing of it was recorded. You can copy it, or send it to the team in a message.
consent-waiting = The team asks whether you agree to something. You can take your time: not answering is neither agreeing nor refusing.
consent-waiting-link = Read the request
consent-link = My consents
consent-link-why = What was asked, agreed to or refused.
consent-said-asked = Consent asked for, to pass something on to { $to }, { $purpose }.
consent-said-agreed = Consent given, to pass something on to { $to }, { $purpose }.
consent-said-declined = Consent refused.
consent-said-taken-back = Consent taken back. It had been given to pass something on to { $to }, { $purpose }.
consent-said-wished = Wishes: { $wishes }.
consent-said-no-wish = No wish any more.
deposit-consent = Your consent, { $at }
deposit-declined = Your refusal, { $at }
deposit-taken-back = Your consent taken back, { $at }
deposit-wishes = What you would like, { $at }
problem-answered-already = You had already answered this request, and that answer has not changed: it is below.
problem-unknown-request = There is no such request in this case. Nothing was recorded.
problem-unknown-file = One of the files chosen is not among those offered. Nothing was recorded: please choose again.
problem-name-not-given = Your name cannot go: you have not given it, or it is not asked for. Nothing was recorded.
problem-nothing-to-hand-over = There would be nothing left to pass on: leave a text, or choose a file.
done-consent = Your consent is recorded, as you left it.
done-decline = Your refusal is recorded. Your case stays open.
done-take-back = Your consent is taken back.
done-ask-consent = Your request is recorded. The person will see it when they come back with their code.

# Wishes, later.
wished-title = What you would like now
wished-lead = The team will see what you choose here, in place of what you had said. Choosing nothing is an answer too.
wished-why = A wish is no consent: nothing is passed on because of it.
wished-send = Record my wishes
wished-link = Change my wishes
wished-now = Your wishes: { $wishes }
wished-none = You have said none.
done-wish = Your wishes are recorded. The team will see them.

act-ask-consent = Consent asked of the person
act-consent = Consent given by the person
act-decline = Consent refused by the person
act-take-back = Consent taken back by the person
act-wish = Wishes changed by the person
ledger-ask-consent = The team asked whether you agree to something
ledger-consent = You agreed to something
ledger-decline = You refused to give a consent
ledger-take-back = You took a consent back
ledger-wish = You said what you would like

# The desk.
desk-wish-heard = to be heard
desk-wish-supported = support
desk-wish-hand-over = handing over
desk-wish-hand-over-without-name = handing over without the name
desk-wish-not-now = nothing for now
desk-wishes = Wishes:
desk-consent-item-asked = request for consent, seen by the person
desk-consent-item = consent
desk-consent-item-wished = wishes
desk-consents = Consents
desk-consents-none = No consent asked for or given.
desk-consent-waiting = Asked on { $day }, no answer. Silence is neither consent, nor refusal, nor a reason to close.
desk-consent-exact = Read exactly what was agreed to
desk-consent-asked = Read what was asked
desk-consent-with-name = The name is asked for.
desk-consent-link = Ask for a consent
desk-consent-lead = The person will read this request when they come back with their code. They will change the text, choose the files, agree or refuse. Only what they leave can go.
desk-consent-to = Who would receive, and for what
desk-consent-to-why = A function, never a person. The consent holds only for what you choose here. The person concerned will read what that function can do with it.
desk-consent-text = The copy proposed
desk-consent-text-why = The latest account stands here. Keep only what this function needs; for a measure, no facts. Up to 20,000 characters.
desk-consent-files = Files proposed
desk-consent-files-why = The person will choose them one by one.
desk-consent-name = The name
desk-consent-name-why = Without a name does not mean anonymous: a story can show who wrote it.
desk-consent-name-box = Ask that their name go too
desk-consent-send = Send the request
problem-missing-receiver = Choose who would receive it.

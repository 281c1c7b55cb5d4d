# The public pages. Short, calm, without blame or threat; every question says why it is asked.

no-answer = I would rather not answer
step-of = Step { $number } of 8
step-back = Previous step
go-on = Continue
go-check = Go to the end
free-answers = Nothing is compulsory here. You may skip it.

notice-unnoted = You have not said yet that you noted your code. Without it you will not be able to come back.
notice-unnoted-show = Show my code
notice-draft = You began to write something that is not sent yet.
notice-draft-resume = Go on with it
notice-sent-before = Your first sending had arrived, and the code you are given is its own. What you changed afterwards was not added to it, because other people would read it: it is an account of its own, not sent yet.
notice-other-case = Another case is open here now: { $reference }. Nothing was sent or changed. To go back to the first one, enter again with its code.
notice-ends = For your safety, everything open here closes on { $moment }. What is not sent will be forgotten: send it before, or copy your text. What is already sent stays, and opens with your code.
notice-open-case = A case is still open on this device.
notice-open-draft = A text that is not sent yet is still open on this device.
notice-open-both = A case, and a text that is not sent yet, are still open on this device.
notice-open-case-resume = Go on with the case
notice-open-draft-resume = Go on with the text
notice-open-close = Close everything

# Home
home-title = Say what happened, and be heard
home-danger = In danger? Call { $calls }, or text { $texts }
home-danger-call = In danger? Call { $calls }
home-danger-or = { " or " }
home-lead = Have you lived through or seen violence, harassment, discrimination, sexist behaviour? You can write it here, without giving your name.
home-reads = Who reads: the listening team of the place you name, or another team named before you send. Not your managers, not those who run the computers.
home-hours = { $hours } Your own team’s hours are shown again before you send.
home-promise = Then: a person answers you here, by { $day } if you write today. Nothing is passed on without your knowledge; the few exceptions in law are explained before you write.
home-closed = The service cannot receive anything at the moment, because nobody could read you. The numbers on the page “Talk to somebody” do answer.
door-write = Tell what happened
door-write-hint = A few words are enough. Ten minutes, or more if you wish.
door-back = Come back to my case
door-back-hint = With the code you kept: read an answer, write again.
door-talk = Talk to somebody
door-talk-hint = People who listen by telephone, some of them bound by secrecy.
door-danger = I am in danger, or it has just happened
door-danger-hint = Emergency numbers, and what can help in the first hours.

# Danger
danger-title = Are you in danger now?
danger-lead = If so, call or write at once. These numbers are free. If you cannot speak, text messages work.
danger-just = It has just happened: what can help
easy-link = This page in an easy-to-read version
door-understand = To understand and be helped
door-understand-hint = Sheets for your situation, your rights, our commitments, your data.
danger-sources = This sheet alone, with its sources and the day it was last checked

# Texts to read
understand-title = To understand and be helped
understand-lead = You can read these pages without writing anything. Nothing of your visit is kept.
understand-sheets = The sheet for your situation
understand-now = To be safe and cared for
understand-trust = What we promise, and what we cannot
understand-easy = Easy to read
understand-kinds = The kinds of facts, with examples
understand-basis = What this service rests on
understand-act = Text that sets up the service: { $act }.
understand-founding = Founding fingerprint: the keys of everybody who reads depend on it. It must be the same as in the text that sets up the service.
reading-back = All the pages to read
reading-usual = The usual page
reading-checked = Text checked on { $day }
reading-sources = This text rests on:
reading-to-check = (to be checked)
reading-unsaid = (to be completed by the organisation)
kinds-title = The kinds of facts
kinds-lead = You need not know which word is right in order to write. If you hesitate, just tell what happened: the listening team will look for it with you. The word of the law and its references are given in small print.
kinds-example = Example. { $example }

# Before you write
before-title = Before you write
before-lead = Five things to know, so that you can choose.
before-device-title = Your device
before-device = A phone or computer of your own, away from the network of your work or school, is safer. “Leave now”, at the top of every page, closes everything and takes you elsewhere. It does not erase the browser’s history: use a private window if somebody may look at your device.
before-name-title = Your name
before-name = You do not have to give it. We keep neither your address nor a trace of your visit. But a story can sometimes let its author be recognised. And if nobody knows who you are, some things are harder: protection, a full inquiry.
before-secret-title = What becomes of your words
before-secret = They are encrypted for the people of the listening team, and for you. The team asks for your consent before passing anything on.
before-limits-title = What we cannot promise
before-limits = Where there is grave and immediate danger, where a minor or a vulnerable person is concerned, or where the law requires it, the team may have to pass facts on without waiting for your consent. It tells you, unless that would put somebody in danger. An employer who learns of serious facts may be obliged to act.
before-talk-title = If you would rather talk first
before-talk = Doctors and the staff’s social workers are bound by professional secrecy. Before you tell your story, you can ask the person in front of you what they can keep to themselves, and when they would have to speak of it.
before-talk-link = See whom to talk to
before-time = At the end you will be given a code, the only way to come back: have something to write it down with. After two hours without activity, or twenty-four hours in all, what has not been sent is forgotten.
before-begin = Begin
before-words = Write at once
before-resume = Go on with the text begun
recovery-there = There are recovery keys: two people who keep them apart can open a case together, as a last resort.
recovery-none = Today there are no recovery keys: nobody else can open a case. If one day there are some for yours, your page will say so.

# Talk to somebody
help-title = Talk to somebody
help-lead = You can call without having written anything here, and without giving your name.
help-secret-title = People bound by secrecy
help-secret-why = What you confide to them cannot be repeated without your consent, save for exceptions in law.
help-others-title = To listen, inform and defend
help-emergency-title = In immediate danger
language-fr = French
language-en = English
contact-checked = Checked on { $day }
contact-text = Text { $number }
contact-site = Site: { $site }
help-none = No contact is recorded.

# 1. You
you-title = You, in a few words
standing-label = What would you like to tell?
standing-why = So that we answer you properly. If you write for somebody, the person concerned will decide what comes next.
audience-label = What is your link with the organisation?
audience-why = Your rights and the help you can get do not always depend on it, but it helps us to guide you.
entity-label = Where did it happen, or which place do you belong to?
entity-why = This decides which team will read. “I don’t know” will do too. Further on, you can keep somebody of that team away.
entity-unknown = I don’t know

# 2. The facts
what-title = What happened
what-lead = Choose what is most like what you lived through or saw. You may choose several, and you cannot be wrong: this is not a legal label.
what-skip = Skip this list and write in my own words
kinds-label = It is like…
kinds-why = So that the right people answer you. You may leave everything empty and write in your own words on the next page.
repeated-label = Did it happen more than once?
repeated-why = Once is enough to talk about it.
ongoing-label = Is it still going on?
ongoing-why = To know whether something must be done quickly.
danger-label = Is somebody in danger at this moment?
danger-why = If so, first call 17 or 112, or text 114: the team does not take the place of the emergency services, and nobody reads there day and night. It will see this before all else.
when-label = When?
when-why = As vaguely as you like: “in March”, “since the start of term”, “I no longer know”.
dates-known = If you know the dates
from-label = First day
from-why = Only if you know it.
to-label = Last day
to-why = Leave it empty if it is still going on, or if you do not know.
place-label = Where?
place-why = An office, a party, a trip, online… Only if you wish.

# 3. The account
words-title = In your words
words-lead = Write as it comes, in any language. Order and spelling do not matter.
words-kept = Each time you continue, your text is kept here for the time of your visit. After two hours on one page it is forgotten: if you write for long, continue, then come back.
narrative-label = What happened, in your words
narrative-why = If you do not know where to begin: what happened? what did you feel? did anything follow? what do you need now? Up to 20,000 characters, about ten pages.

# 4. The people
who-title = The people
persons-label = Who did this?
persons-why = A role is enough: “my manager”, “a student in my year”. The name, only if you wish.
witnesses-label = Did somebody see it, or does somebody know?
witnesses-why = Nobody will be contacted before you have talked about it with the team.
conflict-label = Is somebody who receives, inquires or decides involved, or close to somebody who is?
conflict-why = If so, say below who it is: that person will never have access to your case.
link-label = Who could read what you wrote
link-why = This is the team. Somebody involved, or close to somebody involved, will be able to read nothing, now or later. “I would rather not” is respected as long as { $minimum } people are left to read you.
link-completed = The whole team of that place is kept away: another would read instead. Its members are added to the list, so that you can say of them too who must not read.
link-none = May read
later-label = Who could have a part in it later
later-why = If you agree one day that facts be handed over, these people may assess, inquire or decide. Somebody involved, or close, is kept away from now on.
later-none = Nothing to say
link-empty = The team cannot be shown at the moment.

# 5. Wishes
wishes-title = What you would like
wishes-lead = You can change your mind at any time. Choosing nothing is an answer too.
wishes-label = From here on, I would like…
wishes-why = So that nothing is done against you. Even if you ask for facts to be passed on, the team will first show you exactly what would go.

# 6. Check
check-title = Read again before sending
check-lead = Nothing has left yet. This is all that we would receive.
check-edit = Edit
check-edit-part = Edit: { $part }
part-you = You
part-what = What happened
part-words = In your words
part-who = The people
part-wishes = What you would like
recap-standing = You tell
recap-audience = Your link
recap-entity = Place
recap-entity-unsaid = You did not say a place.
recap-kinds = It is like
recap-repeated = More than once
recap-ongoing = Going on
recap-danger = Somebody is in danger at this moment
recap-when = When
recap-from = From
recap-to = Until
recap-place = Where
recap-narrative = What you wrote
recap-persons = Who
recap-witnesses = Witnesses
recap-conflict = Somebody who receives, inquires or decides is involved
recap-links = People kept away or to be avoided
recap-wishes = Your wishes
recap-nothing = Nothing given.
check-wishes-mixed = You chose “Nothing for now” along with other wishes. That is no problem: the team will ask you what you prefer.
check-readers-title = Who will read
check-without-team = { $place } has no team of its own: this one reads for it.
check-readers = { $count ->
    [one] { $body }: one person only.
   *[other] { $body }: { $count } people.
}
check-kept = { $count ->
    [one] One person you would rather avoid stays among them, because there are not enough others. If they are involved, or close to somebody who is, say so: they will be kept away.
   *[other] { $count } people you would rather avoid stay among them, because there are not enough others. If one is involved, or close to somebody who is, say so: they will be kept away.
}
check-unnamed = You said that somebody who receives, inquires or decides is involved, or close to somebody who is. Nobody is marked so: the whole team below will read. If one of them must not, say so before you send.
check-unnamed-say = Say who must not read
check-moved = Nobody of the team of that place could read you, or all of them are kept away. This other team will read instead. If one of the people below must not read either, say so before you send.
check-nobody = Everybody who could read is kept away. Nobody would read: nothing can be sent from here. What you wrote is still here.
check-nobody-again = Look again at who must not read
check-nobody-doors = Other people can answer you, who have no link with this organisation: the Defender of Rights (Défenseur des droits), associations, helplines.
check-means-title = What sending means
check-means = What you wrote is encrypted for these people and for you, then kept. It can no longer be changed, but you can always write more. A person will answer you by { $day }. Sending is not a complaint to the police, and by itself lets nobody pass on your words.
check-send = Send
check-closed = Nobody can receive an account for this place at the moment. What you wrote is still here: change the place at the first step, or copy your text.

# 7. The code
code-title = It is sent. Here is your code
code-lead = Thank you for writing. This code is the only way to read the answer: we cannot give it to you again. Take the time to write it down.
code-keep-title = To keep it
code-keep-paper = Write it on paper that only you will find. In this code, a circle is always the digit zero and a stroke always the digit one; the letter U is never in it.
code-keep-vault = Or keep it in a password manager, under a name that says nothing.
code-keep-not = Avoid your work e-mail and pictures that are copied from one device to another.
code-keep-share = Whoever has this code can read your case and write in your place. Give it to nobody, not even to the team.
code-named = You gave your name: if this code is lost, two members of the team can give you another, after checking that it is really you.
code-date = Come back from { $day }. By then a person will have answered you.
code-date-none = Come back in a few days.
code-earlier-title = And the code of what you sent before
code-earlier = You had not said yet that you noted it. It opens another case: note both.
code-keep-until = This page stays open until you say that you noted the code, and for no more than two hours without activity.
code-leave = If you leave before noting it, this code is lost. You would then have to write again, and say so.
code-leave-named = If you leave before noting it, this code is lost: two members of the team would then have to check that it is really you, to give you another.
code-reference = If you call the team, you can give this reference, which opens nothing: { $reference }
code-done = I have noted my code, show my case

# Come back
back-title = Come back to my case
back-lead = Write the code you received after sending. Capitals, spaces and hyphens do not matter.
code-label = Your code
code-why = Six groups of four signs. It has no I, no L, no O, no U.
back-open = Open
back-lost-title = If you no longer have your code
back-lost = Nobody can find it again: that is what protects your case. You can write a new account and say so; the team will make the link with you.

# Follow-up
follow-title = Your case
follow-received = Received on { $day }
follow-stage = Where it stands
follow-next = What is promised
follow-promise = { $what }, by { $day }.
follow-late = { $what } was due by { $day }. That day is past.
follow-late-now = It is not your fault. You can write again below, a few words are enough. And if you would rather talk to somebody right now, there are people who answer by telephone.
follow-late-talk = Talk to somebody
follow-no-promise = No date is pending. You can write whenever you like.
follow-talk-title = Conversation
follow-you = You
follow-your-account = What you wrote, as you sent it
follow-silence = The answer has not come yet. There is nothing else you must do: come back with your code, or write more if you wish.
follow-taken-off = took somebody off your case, who no longer reads it since: { $who }
follow-admitted = gave your case to somebody else, who can read it since: { $who }
text-label = Write to the team
text-why = A question, something new, a correction, or simply how you are. Only the people below will be able to read it. Up to 20,000 characters.
follow-danger-label = Danger
follow-danger = Somebody is in danger at this moment
follow-danger-said = Somebody is in danger at this moment. { $text }
follow-send = Send this message
follow-readers-title = Who can read your case
follow-readers-why = These people have its key, and you.
follow-code = Change my code
follow-code-why = If somebody may have seen your code.
follow-leave = Leave and close my case
follow-back = Back to my case
follow-reference = Reference: { $reference }

# Change the code
change-title = Change my code
change-lead = A new code will replace the old one, which will no longer open anything. The conversation stays the same.
change-ready = Have something to write the new code with.
change-do = Get a new code
change-cancel = Keep my present code
changed-title = Here is your new code
changed-lead = The old code opens nothing any more. Take the time to write this one down: we cannot give it to you again.
changed-done = I have noted my new code

# --- files ---
files-title = Your files, if you have any
files-lead = Each file is encrypted as soon as it arrives. You can attach none, or attach them later: your account is enough.
attach-title = Attach files
attach-lead = Photographs, messages, documents, recordings: the team will read them, and you will find them here.
check-files-title = Files attached
check-files-none = No file.

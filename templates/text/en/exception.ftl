# Of what is handed over without the person’s agreement: by two, for a reason they are told.

# Three grounds, and no other.
ground-danger = Grave and imminent danger
ground-why-danger = Somebody may be killed, hurt, assaulted, may harm themselves, and something must be done now.
ground-fragile = A minor or a vulnerable person
ground-why-fragile = Somebody under eighteen, or who cannot protect themselves because of age, health, a disability, a pregnancy.
ground-duty = A legal duty
ground-why-duty = A text obliges whoever knows to act or to give notice. Name it in the reason.

# A coordinator proposes.
without-title = Handing over without the person’s agreement
without-link = Hand over without their agreement
without-only = Only in a grave and imminent danger, for a minor or a vulnerable person, or where the law obliges.
without-numbers = Is somebody in danger now? First call 17 or 112, or text 114. This comes afterwards.
without-lead = Ask for the person’s agreement first, if it can wait. Without it, three grounds are admitted, and no other. The person is told, with your reasons.
without-two = Two people
without-two-why = You prepare and sign. Another person of the cell, who reads this case, hands exactly that over, or refuses. Nothing goes before. This is who can do it:
without-nobody-else = Nobody else reads this case: nothing can go. Bring somebody in first; the stand-in body can.
without-never = What the person confided to a professional bound by secrecy, their notebook, how to reach them and the notes of the cell never go. A case that the person withdrew cannot be handed over: the cell has no key of it any more.
without-ground = Ground
without-ground-why = One only, which would be enough by itself.
without-reason = The reason
without-reason-why = The person will read these words, and so will whoever receives it. Say what threatens, whom, and why it cannot wait for their agreement.
without-text = What goes
without-text-why = No more than it takes to act. Cut the rest of the account; add nothing that the person has not said.
without-files-why = One by one, and only if needed.
without-name-why = Without how to reach them. An account may let the person be recognised even without their name.
without-name-box = Their name goes with it
without-name-stays = The person’s name does not go. An account may let them be recognised.
without-telling = The person is told
without-telling-why = That is the rule. Later only if telling them would endanger proceedings or somebody.
without-now = At once
without-later = Later, for the reason written below
without-silence = Why they are not told at once
without-silence-why = Only if they are told later. The cell and whoever receives it read these words; the person is given an explanation of its own when the time comes.
without-review = To be looked at again by
without-review-why = After today, and by { $day } at the latest. On that day they are told, or somebody else puts it off.
without-propose = Sign, and ask another person
done-except = It is signed, and nothing has gone. Another person must now hand it over or refuse: let them know.
problem-missing-ground = Choose a ground.
problem-missing-telling = Say when the person is told.
problem-no-ground-reason = Write the reason: the person will read it.
problem-no-silence-reason = Write why the person is not told at once.
problem-review-day = Choose a day after today, and no later than the last possible day.
problem-review-day-past = The day chosen for looking again has passed. Refuse, and ask the coordinator to propose it again.
problem-name-not-known = The person gave no name, or took it back. Nothing was recorded.
problem-exception-open = Something is already being handed over without agreement in this case: it waits for an answer, or the person is not told yet. Finish that first.

# A second person answers.
without-confirm-title = Hand over without their agreement, or refuse
without-proposed = Proposed and signed by { $by }, on { $day }.
without-confirm-lead = Read all of it. If you hand it over, what follows goes as it is, and your name stands with it. You may refuse: then nothing goes.
without-then = What the person will know
without-then-now = The person sees it at once in their space: what went, to whom, on which ground, for which reason, by whom, by function. They can write to whoever assesses it.
without-then-later = The person will know nothing of it before they are told, and by { $day } at the latest it is looked at again. Whoever receives it cannot write to them until then. If they withdraw their case meanwhile, the cell can no longer tell them here.
without-send = Hand over without their agreement
without-object = Refuse
without-object-text = Why you refuse
without-object-why = A word is enough. It stays within the cell.
without-object-send = Refuse, nothing goes
without-not-you = You proposed it: another person hands it over or refuses. You cannot do it yourself, not even under a former registration.
without-none = Nothing waits here.
done-hand-over-without = It was handed over. The person sees it in their space.
done-hand-over-untold = It was handed over. The person knows nothing of it yet: a day is set for looking at it again.
done-object-to-exception = It is refused. Nothing has gone.
problem-same-person = It takes another person than the one who signed before you.
problem-exception-answered = This proposal no longer waits for an answer, or has changed. Read what is here now.
problem-no-objection = Write a word: why nothing should go in this way.

# The person is told, or that day is put off.
without-tell-title = Telling the person
without-since = Handed over without their agreement on { $day }: file { $reference }. The person knows nothing of it.
without-tell = Tell them now
without-tell-then = They will read in their space what went, to whom, the ground, the reason, the day, and your words. Whoever received it will be able to write to them.
without-tell-text = Why they did not know earlier
without-tell-why = The person will read these words. Calm, true, endangering nobody.
without-tell-send = Tell the person
without-put-off = Put it off
without-put-off-text = Why not yet
without-put-off-why = These words stay within the cell.
without-put-off-send = Put it off
without-put-off-not-you = You decided the last time: putting it off again takes somebody else. You can tell the person.
without-tell-none = The person knows of everything that was handed over.
done-tell = The person is told: they will read it in their space.
done-put-off-telling = It is put off. A new day is set.
problem-told-already = The person is told already, or there is nothing to tell.

# On the page of a case, and today.
without-item = Without agreement
without-door-confirm = Hand over, or refuse
without-door-tell = Tell the person, or put it off
without-state-waiting = Waits for a second person. Nothing has gone.
without-state-objected = Refused: { $by }. Nothing has gone.
without-state-untold = Handed over. The person knows nothing of it; to be looked at again by { $day }.
without-state-told = Handed over. The person knows.
today-exceptions = Handing over without agreement
today-second = a second person must hand over or refuse, by { $day }
today-second-late = a second person had to hand over or refuse by { $day }
today-telling = tell the person, or put it off, by { $day }
today-telling-late = the person had to be told, or it put off, by { $day }
deadline-second-member = The answer of a second person
desk-deadline-second-member = Handing over without agreement, or refusing: a second person
deadline-telling = Telling you what was handed over
desk-deadline-telling = Telling the person what was handed over

# Whoever assesses.
inquiry-without = Handed over without the person’s agreement.
inquiry-without-verified = Two people signed, a coordinator and another one: their signatures were verified, and this is exactly what they signed.
inquiry-untold = The person has not been told: do not write to them. A decision remains possible; the person will read its reasons once they are told.
inquiry-told-since = The person has been told since. What you write now opens this conversation to them, and what stands in it already.
problem-not-told = The person has not been told: nothing was sent to them.

# The person.
without-said = Handed over without your agreement to { $to }, { $purpose }.
without-told-ground = Ground: { $ground }.
without-told-late = It went on { $day }. This is why you did not know then:
without-your-name-went = Your name went with it, without how to reach you.
without-your-name-stayed = Your name did not go.
without-your-rights = None of this is your doing. The law allows it in few cases only, and two people answer for it. You can ask the cell about it, or speak to somebody outside.
trace-silence = One thing alone may not be here yet: what would have been handed over without your agreement, where telling you would endanger proceedings or somebody. It is added, with its days, when you are told.
own-inquiry-lead-without = What was handed over is read here by other people than the team, and by them alone. They see nothing else of your case. The team does not read what you exchange here.
own-inquiry-not-yet = You cannot write here yet. This conversation opens when those who assess write to you. If you have changed your code since it was handed over, it will not open: go through the cell.

act-except = Proposed to hand over without the person’s agreement
act-object-to-exception = Refused to hand over without the person’s agreement
act-hand-over-without = Handed over without the person’s agreement, and they are told
act-hand-over-untold = Handed over without the person’s agreement, and they are told later
act-put-off-telling = Put off the day on which the person is told
act-tell = Told the person what was handed over
ledger-except = Handing over without your agreement was proposed
ledger-object-to-exception = Handing over without your agreement was refused
ledger-hand-over-without = Something was handed over without your agreement, and you were told at once
ledger-hand-over-untold = Something was handed over without your agreement, and you were not told then
ledger-put-off-telling = The day on which you are told was put off
ledger-tell = You were told what had been handed over without your agreement

# Measures: asked for in a line, taken or refused with reasons, looked at again, ended.

measure-nav = Measures
measure-list-title = Measures asked of you
measure-list-why = Each file begins with one line, which the person agreed to and signed. You see nothing else of their case: the facts are not needed to protect or to support.
measure-list-none = No measure has been asked of you.
measure-today = Measures to decide on
measure-today-late = Measures to look at again
measure-today-answered = The person wrote about a measure

measure-ask-title = Suggest a measure to the person
measure-ask-lead = The person reads your suggestion, changes it if they wish, and agrees or not. Nothing leaves without their agreement. Whoever receives the request reads this line only.
measure-ask-to = Of whom to ask it, and for what
measure-ask-to-why = Protecting or supporting does not wait for an inquiry, and opens none. Mediation is never offered for violence or sexual acts.
measure-ask-text = The measure, in one line
measure-ask-text-why = What is asked for, without the facts: “no longer share office 204”, “a place to stay tonight”. Keeping people apart bears first on the person implicated. 500 characters at most.
measure-ask-name-why = A measure taken for somebody nearly always needs a name. The person can leave it out.
problem-missing-measure = Choose of whom to ask the measure, and for what.
problem-measure-one-line = One line is enough for a measure: what is asked for, without facts or files. 500 characters at most.

measure-then = A file of its own begins, under another reference. The team has no key to it: it sees where it stands, and by which dates. The person sees at once, in their space, what left and to whom; they can write there.
measure-choose = Who is to receive it
measure-choose-why = As few people as possible: only those who can take this measure.
measure-nobody = Nobody can receive it: nobody is in charge of measures here, or all of them are kept out of this case. Talk to the coordinators.

measure-do-taken = Take the measure
measure-do-refused = Do not take it
measure-do-kept = Look at it again: it goes on
measure-do-ended = End the measure
measure-lead-taken = The person reads this as you write it. The team sees that the measure is taken, not what you say of it.
measure-lead-refused = The person reads your reasons as you write them. Say what prevents it, what is still possible, and whom to turn to.
measure-lead-kept = Say what you checked with the person, and the day on which you will look again.
measure-lead-ended = A measure lasts for as long as strictly necessary. First ask the person whether they still need it.
measure-natures = What is done
measure-natures-why = One answer or more.
measure-own = If the person themselves changes places
measure-own-why = It is not for them to leave: only if they ask to.
measure-own-asked = They asked for it themselves
measure-since = From { $day }
measure-from = Since which day
measure-from-why = The day the measure begins.
measure-review = To be looked at again by
measure-review-why = A measure that nobody looks at again is forgotten. By { $day } at the latest.
measure-again = To be looked at again by { $day }
measure-words-taken = What is done, exactly
measure-words-refused = Why, and what is still possible
measure-words-kept = What was looked at
measure-words-ended = Why it ends
measure-words-why = The person will read it when they come back with their code. The team will not. Write nothing of the facts.
problem-no-measure-nature = Say what is done.
problem-move-not-asked = The person leaves only if they asked to: tick it if so, or choose something else.
problem-measure-from = Say since which day, three months from today at the latest.
problem-measure-review-day = Choose a day after today, and no later than the one shown.
problem-no-measure-words = Write what the person will read.
measure-readers-why = The people chosen to take this measure, less those kept out; and, as a last resort, the recovery keys if there are any. The listening team has no key to it.

nature-moved-away = The person implicated works, studies or lives elsewhere, although nothing is established
nature-no-contact = The person implicated must not make contact
nature-premises = A place is closed to them
nature-supervision = Somebody else supervises, leads or marks
nature-accompanied = Somebody goes with the person: on their way, to an appointment, to file a complaint
nature-distance = Work or classes from a distance
nature-hours = Other hours
nature-own-move = The person changes places, because they asked to
nature-housing = A place to stay
nature-psychological = Psychological support
nature-medical = Occupational or preventive medicine
nature-social = The social service
nature-legal = Legal advice
nature-at-home = The pathway for victims of violence within a couple
nature-absences = Absences are excused
nature-examinations = Examinations at another time or place
nature-groups = Another group, project or placement

measured-taken = The measure is taken
measured-refused = The measure is not taken
measured-kept = The measure goes on
measured-ended = The measure ends
done-take-measure = The measure is taken. The person reads so in their space.
done-refuse-measure = It is recorded. The person reads why the measure is not taken.
done-keep-measure = It is recorded: the measure goes on, and the person reads so.
done-end-measure = The measure has ended. The person reads so in their space.

own-measure-taken-back = You took this agreement back: the people in charge of the measure are told, and your line is no longer shown to them. A measure already taken goes on until they end it.
own-measure-refused = You can answer here, talk about it with the team, or contest it: the time limits are in the sheets, and somebody outside can help you.

stage-measure-asked = Asked for: the measure is not decided on yet
stage-measure-taken = The measure is in place
stage-measure-refused = The measure asked for was not taken
stage-measure-ended = The measure is over
desk-stage-measure-asked = Measure asked for
desk-stage-measure-taken = Measure in place
desk-stage-measure-refused = Measure refused
desk-stage-measure-ended = Measure over

deadline-protective-measure = A protective measure, taken or refused with reasons
deadline-measure = An answer to the measure asked for
deadline-measure-review = The measure is looked at again
desk-deadline-protective-measure = Protect, or say why not
desk-deadline-measure = Decide on the measure
desk-deadline-measure-review = Look at the measure again

act-request-measure = Received the request for a measure
act-take-measure = Took a measure
act-refuse-measure = Refused a measure
act-keep-measure = Looked at a measure again
act-end-measure = Ended a measure
ledger-request-measure = A measure was asked for, in a file of its own
ledger-take-measure = The measure asked for was taken
ledger-refuse-measure = The measure asked for was not taken, with reasons
ledger-keep-measure = The measure was looked at again: it goes on
ledger-end-measure = The measure ended

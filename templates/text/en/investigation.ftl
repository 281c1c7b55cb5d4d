# An inquiry that was opened: who conducts it, what it is entrusted with, what feeds it.

# Appointing.
appoint-title = Appoint who inquires
appoint-why = At least two people, from outside the service concerned, with no tie to the people involved. They will read what was handed over here and the exchange with the person. You will no longer read that exchange, nor anything of the inquiry.
appoint-nobody = Nobody can be appointed: nobody else inquires for this entity, or everybody is appointed already, or kept out. Ask the coordination.
appoint-who = Who inquires
appoint-who-why = Whoever listened to the person, assesses this file or is kept out of it does not stand here.
appoint-mission = The mission
appoint-mission-why = What the inquiry bears on, the people and the period concerned, the powers given, who will receive the report. Alleged facts, person implicated: nothing is established. Up to 20,000 characters.
appoint-limit = Report expected on
appoint-limit-why = An inquiry takes a few months: say by which day.
appoint-send = Appoint and entrust the mission
appoint-beside = Or join an inquiry that exists
appoint-other = Reference of the other file
appoint-other-why = The file I-… whose inquiry is open already. The same people will read this one. None of the people who spoke learns that the other exists.
appoint-join = Join to the same inquiry
inquiry-appointed = The inquiry
inquiry-appointed-as = Entrusted under the reference { $reference }.
inquiry-appointed-open = Open the inquiry
done-appoint = Done: those appointed have the mission and what was handed over.
problem-already-appointed = People are already appointed for this file.
problem-two-inquirers = Appoint at least two people.
problem-has-listened = Somebody who listened neither inquires nor decides on the same situation.
problem-limit-past = Give a day to come.
problem-no-inquiry-there = This file is not open to you, belongs to another entity, or no inquiry was entrusted there.

# Conducting.
investigation-nav = Inquiries
investigation-list-title = The inquiries you conduct
investigation-list-why = You see only those you were appointed to.
investigation-list-none = No inquiry is entrusted to you.
investigation-today = The inquiries you conduct
investigation-mission = The mission
investigation-since = Entrusted on
investigation-inquirers = Who conducts it
investigation-inquirers-why = These people read all that is here; as a last resort, the recovery keys if there are any. Whoever appointed them, the cell and the management have no key of it.
investigation-declared = No tie, declared on { $day }
investigation-undeclared = Has not declared yet
investigation-declare = Declare that you have no tie
investigation-declare-why = You can already read what was handed over, to know whether you know anybody; nothing is written in the inquiry before. Your declaration is dated and signed. The others who inquire will see it, and the report will give your name, your function and this day.
investigation-statement = I declare that I have no family tie, friendship, hierarchical link or interest with any of the people concerned, and that I will tell nobody what I learn here beyond what the inquiry requires.
investigation-declare-send = Declare and begin
investigation-tie = You have a tie, even an old one, or a doubt? Do not declare, and read no further: step back.
investigation-two-needed = Your declaration is recorded. The inquiry begins once two people have declared.
investigation-feeding = What feeds the inquiry
investigation-feeding-why = One file for each person whose words were handed over, with their agreement or, for a grave reason, under the signatures of two members. None of them learns that the other exists.
investigation-take-in = Join this file to the inquiry
investigation-take-in-why = It will stand among those that feed the inquiry. The inquirers read it already: nobody else will because of this, and the person learns nothing of the others. The one the inquiry began with is there already.
done-declare = Your declaration is recorded.
done-take-in = The file is joined to the inquiry.
problem-not-declared = Declare first that you have no tie with the people concerned.
problem-two-needed = The inquiry begins once two people have declared that they have no tie.
problem-already-declared = You have already declared it.
problem-another-inquiry = This file was not entrusted to this inquiry.
problem-already-there = This file is there already.

stage-investigation = The inquiry is under way
desk-stage-investigation = Inquiry under way
act-appoint = Appointed who inquires
act-entrust = An inquiry is entrusted
act-declare = Declared to have no tie with the people concerned
act-take-in = Joined a file to the inquiry
ledger-appoint = Somebody who assesses appointed those who inquire
ledger-entrust = An inquiry was entrusted
ledger-declare = Somebody who inquires declared to have no tie with the people concerned
ledger-take-in = A file was joined to the inquiry

# Somebody else comes to inquire.
appoint-others = Appoint somebody else besides
appoint-others-why = Has somebody stepped back, or been kept out? Whoever you appoint will read what was handed over. Those who inquire already give them the keys of the rest; you do not have those keys.
appoint-others-send = Appoint too
let-in-why = { $who } was appointed to inquire too, and has no key yet. They will read everything: what was handed over, the exchanges, the minutes, the pieces. Those whose words were handed over, and those you hear, will see them among those who read.
let-in-send = Give them the keys of the whole inquiry
let-in-title = Let somebody else in
let-in-who = Who
let-in-give = Give them the keys of this file
let-in-assesses = This person will read all that was handed over and the whole exchange with the person who reported, who will see that they came. First ask the cell whether it kept them out since: this file does not know. Do it before an absence or a departure: a file that nobody else reads would be lost.
let-in-decides = This person will read the report and all its pieces. First ask the cell whether they were kept out since: this report does not know. Do it before an absence or a departure: a report that nobody else reads would be lost.
problem-not-to-let-in = This person cannot be let into this file: their function does not allow it, they were kept out, they already took part in what comes before it, or they read it already.
done-let-in-assesses = Done: this person reads the file and the exchange.
done-let-in-decides = Done: this person reads the report and its pieces.
done-let-in = Done: they read the inquiry, what feeds it and what the people heard said. They declare first that they have no tie.
problem-nobody-appointed = Choose at least one person.
problem-not-appointed = This person was not appointed to this inquiry, or reads all of it already.
act-let-in = Gave the keys to somebody else appointed
ledger-let-in = Somebody who assesses or inquires gave the keys to somebody else, appointed as they are
investigation-declare-read = Read what was handed over ({ $reference })

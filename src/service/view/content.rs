//! What an item of a conversation or of a case's timeline says: one kind for each thing that somebody can read.
use super::Reader;
use crate::domain::{
    act::Act,
    aftercare::{Aftercare, News, Retaliation},
    assessment::Assessed,
    attached::Attached,
    consent::{Purpose, Receiver},
    contact::Contact,
    handover::Passed,
    inquiry::Ruling,
    measure::Measured,
    orientation::{Oriented, SupportAnswered},
    qualification::Qualified,
    report::{Report, Wish},
    retention::Ending,
    withdrawal::Withdrawal,
};

/// What an item says.
#[derive(Debug, Clone)]
pub enum Content {
    /// The report.
    Report(Box<Report>),
    /// What reached the cell by another way, as it was written down.
    Contact(Box<Contact>),
    /// How a member knew the person again who had lost their code.
    Vouched(String),
    /// Two members gave the person another code.
    CodeGiven,
    /// The person has replaced a code that others had seen.
    CodeTaken,
    /// A member asks whether something may be handed over.
    Asked(Receiver, Purpose),
    /// The person agrees.
    Agreed(Receiver, Purpose),
    /// The person does not agree.
    Declined,
    /// The person takes an agreement back.
    TakenBack(Receiver, Purpose),
    /// What the person would like from now on.
    Wished(Vec<Wish>),
    /// The person withdrew what they had sent.
    Withdrawn(Withdrawal),
    /// They came back on it.
    Resumed,
    /// A member closed the case, with reasons.
    Ended(Box<Ending>),
    /// When the cell asks for news, and what it says with it.
    Aftercare(Aftercare),
    /// The person has none, or wishes to be asked no more.
    News(News),
    /// The person is made to pay for having spoken.
    Retaliation(Box<Retaliation>),
    /// The person asked for protection fonctionnelle.
    ProtectionAsked,
    /// A member noted what was decided of it.
    ProtectionDecided,
    /// A member handed over what the person agreed to.
    Passed(Passed),
    /// Whether there is an inquiry, and why.
    Ruled(Ruling),
    /// What became of a measure, and why.
    Measured(Box<Measured>),
    /// The report of the inquiry is filed.
    Reported,
    /// A member proposed services and support.
    Oriented(Box<Oriented>),
    /// The person answered.
    SupportAnswered(SupportAnswered),
    /// An assessment of the cell (never shown to the reporter).
    Assessed(Box<Assessed>),
    /// What the cell retains (never shown to the reporter).
    Qualified(Box<Qualified>),
    /// The reporter's words.
    Message(String),
    /// The same, when they said that somebody is in danger.
    InDanger(String),
    /// The cell's answer.
    Reply(String),
    /// A file that both sides have.
    File(Box<Attached>),
    /// A file of the cell's own (never shown to the reporter).
    Annexed(Box<Attached>),
    /// Members to whom the case was given after it was sent.
    Admitted(Vec<Reader>),
    /// Members from whom it was taken.
    TakenOff(Vec<Reader>),
    /// A prevention alert that draws on the case was sent: what it is called.
    Alerted(String),
    /// A member took themselves off: whoever's voice it is.
    SteppedBack,
    /// A step towards handing over without agreement, and why (never shown to the reporter: what they are told is `Passed`).
    Exceptional(Act, String),
    /// A note of the cell (never shown to the reporter).
    Note(String),
    /// The member now in charge (never shown to the reporter).
    Assigned(Reader),
}

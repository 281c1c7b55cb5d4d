//! What a letter leaves to be said when it is used: a closed list, and for each letter which of them it holds.
use super::LetterKind;
use crate::domain::Coded;

/// A place in a letter, written `{code}` in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The organisation's name; stands above every letter.
    Organisation,
    /// The reference under which it is filed; stands above every letter.
    Reference,
    /// The day of the letter, in words; stands above every letter.
    Date,
    /// To whom it goes: name, function.
    Recipient,
    /// Who signs: name, function.
    Signatory,
    /// Whom to ask.
    Contact,
    /// How it came about.
    Context,
    /// What is alleged, in neutral words.
    Facts,
    /// What the inquiry bears on: places, persons by their functions, questions.
    Scope,
    /// The time it bears on.
    Period,
    /// The day of the decision to inquire.
    Opened,
    /// Who inquires: names, functions.
    Inquirers,
    /// The one inquirer who signs.
    Inquirer,
    /// The day the report is due.
    Deadline,
    /// Who receives the report.
    Addressee,
    /// What somebody declares having in common with the persons concerned.
    Ties,
    /// The person who signs.
    Person,
    /// In what quality they take part.
    Quality,
    /// The person heard: name, function.
    Heard,
    /// Day and hour of the interview.
    HearingDay,
    /// Where it takes place, or by what means.
    HearingPlace,
    /// How long it lasted.
    Duration,
    /// Who was there.
    Present,
    /// Who assisted the person heard.
    Assistance,
    /// The day on which disciplinary proceedings were opened.
    Proceedings,
    /// Questions and answers.
    Exchange,
    /// Documents handed over.
    Documents,
    /// What the person heard adds or corrects.
    Remarks,
    /// How the inquiry was led.
    Method,
    /// Interviews held, and those that could not be.
    Hearings,
    /// Numbered pieces.
    Pieces,
    /// What happened, by date.
    Chronology,
    /// What each person alleges or answers.
    Accounts,
    /// What speaks for and against each allegation.
    Elements,
    /// What is established, partly, not, or cannot be said; why.
    Findings,
    /// What the facts could be called in law.
    Qualification,
    /// What the inquirers recommend.
    Recommendations,
    /// What is joined.
    Annexes,
    /// What came of it, in substance.
    Outcome,
    /// Measures taken.
    Measures,
    /// The day on which it was decided to begin disciplinary proceedings.
    Engaged,
    /// What the person is entitled to, as their status says.
    Rights,
    /// Before whom they are summoned.
    Council,
    /// What is entered in the personal file, and until when.
    Remains,
    /// Where and until when one appeals.
    Appeal,
}

impl Coded for Place {
    const ALL: &'static [Self] = &[
        Self::Organisation,
        Self::Reference,
        Self::Date,
        Self::Recipient,
        Self::Signatory,
        Self::Contact,
        Self::Context,
        Self::Facts,
        Self::Scope,
        Self::Period,
        Self::Opened,
        Self::Inquirers,
        Self::Inquirer,
        Self::Deadline,
        Self::Addressee,
        Self::Ties,
        Self::Person,
        Self::Quality,
        Self::Heard,
        Self::HearingDay,
        Self::HearingPlace,
        Self::Duration,
        Self::Present,
        Self::Assistance,
        Self::Proceedings,
        Self::Exchange,
        Self::Documents,
        Self::Remarks,
        Self::Method,
        Self::Hearings,
        Self::Pieces,
        Self::Chronology,
        Self::Accounts,
        Self::Elements,
        Self::Findings,
        Self::Qualification,
        Self::Recommendations,
        Self::Annexes,
        Self::Outcome,
        Self::Measures,
        Self::Engaged,
        Self::Rights,
        Self::Council,
        Self::Remains,
        Self::Appeal,
    ];

    #[expect(clippy::too_many_lines, reason = "a line a place")]
    fn code(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Reference => "reference",
            Self::Date => "date",
            Self::Recipient => "recipient",
            Self::Signatory => "signatory",
            Self::Contact => "contact",
            Self::Context => "context",
            Self::Facts => "facts",
            Self::Scope => "scope",
            Self::Period => "period",
            Self::Opened => "opened",
            Self::Inquirers => "inquirers",
            Self::Inquirer => "inquirer",
            Self::Deadline => "deadline",
            Self::Addressee => "addressee",
            Self::Ties => "ties",
            Self::Person => "person",
            Self::Quality => "quality",
            Self::Heard => "heard",
            Self::HearingDay => "hearing-day",
            Self::HearingPlace => "hearing-place",
            Self::Duration => "duration",
            Self::Present => "present",
            Self::Assistance => "assistance",
            Self::Proceedings => "proceedings",
            Self::Exchange => "exchange",
            Self::Documents => "documents",
            Self::Remarks => "remarks",
            Self::Method => "method",
            Self::Hearings => "hearings",
            Self::Pieces => "pieces",
            Self::Chronology => "chronology",
            Self::Accounts => "accounts",
            Self::Elements => "elements",
            Self::Findings => "findings",
            Self::Qualification => "qualification",
            Self::Recommendations => "recommendations",
            Self::Annexes => "annexes",
            Self::Outcome => "outcome",
            Self::Measures => "measures",
            Self::Engaged => "engaged",
            Self::Rights => "rights",
            Self::Council => "council",
            Self::Remains => "remains",
            Self::Appeal => "appeal",
        }
    }
}

impl Place {
    /// What stands above every letter, whatever its text; a text may repeat them.
    pub const FRAME: [Self; 3] = [Self::Organisation, Self::Reference, Self::Date];

    /// Whether it may be left empty: the lines of the text that hold it are then left out.
    #[must_use]
    pub fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Ties
                | Self::Assistance
                | Self::Proceedings
                | Self::Documents
                | Self::Remarks
                | Self::Annexes
                | Self::Measures
        )
    }

    /// Whether several paragraphs are expected rather than a line.
    #[must_use]
    pub fn is_long(self) -> bool {
        matches!(
            self,
            Self::Context
                | Self::Facts
                | Self::Scope
                | Self::Ties
                | Self::Exchange
                | Self::Documents
                | Self::Remarks
                | Self::Method
                | Self::Hearings
                | Self::Pieces
                | Self::Chronology
                | Self::Accounts
                | Self::Elements
                | Self::Findings
                | Self::Qualification
                | Self::Recommendations
                | Self::Annexes
                | Self::Outcome
                | Self::Measures
                | Self::Rights
                | Self::Remains
                | Self::Appeal
        )
    }
}

/// What a convocation says, to somebody who is not implicated.
const CONVOCATION: &[Place] = &[
    Place::Recipient,
    Place::Opened,
    Place::Scope,
    Place::Inquirers,
    Place::HearingDay,
    Place::HearingPlace,
    Place::Duration,
    Place::Contact,
    Place::Signatory,
];

/// What each letter leaves to be said, in the order in which it should be asked.
const PLACES: [(LetterKind, &[Place]); 16] = [
    (
        LetterKind::Mission,
        &[
            Place::Inquirers,
            Place::Context,
            Place::Facts,
            Place::Scope,
            Place::Period,
            Place::Deadline,
            Place::Contact,
            Place::Addressee,
            Place::Signatory,
        ],
    ),
    (LetterKind::NoConflict, &[Place::Inquirer, Place::Scope, Place::Ties]),
    (LetterKind::Confidentiality, &[Place::Person, Place::Quality]),
    (
        LetterKind::InformationReporter,
        &[Place::Recipient, Place::Opened, Place::Inquirers, Place::Deadline, Place::Contact, Place::Signatory],
    ),
    (
        LetterKind::InformationImplicated,
        &[
            Place::Recipient,
            Place::Opened,
            Place::Facts,
            Place::Inquirers,
            Place::Deadline,
            Place::Measures,
            Place::Proceedings,
            Place::Contact,
            Place::Signatory,
        ],
    ),
    (LetterKind::ConvocationReporter, CONVOCATION),
    (LetterKind::ConvocationWitness, CONVOCATION),
    (
        LetterKind::ConvocationImplicated,
        &[
            Place::Recipient,
            Place::Opened,
            Place::Facts,
            Place::Inquirers,
            Place::HearingDay,
            Place::HearingPlace,
            Place::Duration,
            Place::Proceedings,
            Place::Contact,
            Place::Signatory,
        ],
    ),
    (
        LetterKind::Minutes,
        &[
            Place::Heard,
            Place::HearingDay,
            Place::HearingPlace,
            Place::Duration,
            Place::Present,
            Place::Assistance,
            Place::Proceedings,
            Place::Exchange,
            Place::Documents,
            Place::Remarks,
        ],
    ),
    (
        LetterKind::Report,
        &[
            Place::Inquirers,
            Place::Addressee,
            Place::Scope,
            Place::Method,
            Place::Hearings,
            Place::Pieces,
            Place::Chronology,
            Place::Accounts,
            Place::Elements,
            Place::Findings,
            Place::Qualification,
            Place::Recommendations,
            Place::Annexes,
        ],
    ),
    (
        LetterKind::FeedbackReporter,
        &[Place::Recipient, Place::Opened, Place::Outcome, Place::Measures, Place::Contact, Place::Signatory],
    ),
    (
        LetterKind::FeedbackImplicated,
        &[
            Place::Recipient,
            Place::Opened,
            Place::Facts,
            Place::Outcome,
            Place::Measures,
            Place::Contact,
            Place::Signatory,
        ],
    ),
    (
        LetterKind::Prosecutor,
        &[Place::Recipient, Place::Context, Place::Facts, Place::Pieces, Place::Contact, Place::Signatory],
    ),
    (
        LetterKind::DisciplineNotice,
        &[Place::Recipient, Place::Engaged, Place::Facts, Place::Rights, Place::Contact, Place::Signatory],
    ),
    (
        LetterKind::DisciplineSummons,
        &[
            Place::Recipient,
            Place::Engaged,
            Place::Council,
            Place::HearingDay,
            Place::HearingPlace,
            Place::Facts,
            Place::Rights,
            Place::Contact,
            Place::Signatory,
        ],
    ),
    (
        LetterKind::DisciplineDecision,
        &[
            Place::Recipient,
            Place::Engaged,
            Place::Facts,
            Place::Outcome,
            Place::Remains,
            Place::Appeal,
            Place::Contact,
            Place::Signatory,
        ],
    ),
];

impl LetterKind {
    /// What its text leaves to be said, beside [`Place::FRAME`], in the order in which it should be asked.
    #[must_use]
    pub fn places(self) -> &'static [Place] {
        PLACES.iter().find(|(kind, _)| *kind == self).map_or(&[], |(_, places)| places)
    }
}

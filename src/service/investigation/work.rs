//! What inquirers write down as they go: how they will proceed, who is implicated in what, what they find, what the report says.
//!
//! One road for all of it: what could not be believed when it is read again is refused when it is written, by the same function.
use std::collections::BTreeSet;

use super::conducted;
use crate::{
    domain::{
        act::{Act, Verb},
        case::CompartmentKind,
        finding::{Allegation, Drafted, Finding, Implicated, Outcome, Plan},
        informing::{DeferralAgreed, Deferred, Informed},
        inquest::{Inquest, next},
        record::RecordBody,
        report::NARRATIVE_LIMIT,
    },
    policy::Permit,
    service::{Error, Message, Service, session::Unlocked},
};

/// Characters of a name, a function, a title, where something comes from.
pub const LINE_LIMIT: usize = 300;

/// Something to write down. A number that is nought is that of the next one.
#[derive(Debug, Clone)]
pub enum Noted {
    /// How the inquiry will be conducted.
    Plan(String),
    /// A person implicated: number, name, function.
    Person(u32, String, String),
    /// A person implicated was informed.
    Informed(Informed),
    /// They would be informed later.
    Deferred(Deferred),
    /// Another agrees to that.
    DeferralAgreed(DeferralAgreed),
    /// Facts alleged.
    Allegation {
        /// Number.
        number: u32,
        /// Numbers of the persons they are alleged against.
        against: BTreeSet<u32>,
        /// The facts.
        facts: String,
        /// When.
        period: String,
    },
    /// What is found.
    Finding {
        /// Number of the allegation, then of the person.
        of: (u32, u32),
        /// What is found.
        outcome: Outcome,
        /// Why.
        grounds: String,
        /// Numbers of the pieces it rests on.
        evidence: BTreeSet<u32>,
    },
    /// What the report says besides.
    Draft(Drafted),
}

impl Noted {
    /// The act of writing it down.
    #[must_use]
    pub fn act(&self) -> Act {
        match self {
            Self::Plan(_) => Act::Plan,
            Self::Person(..) => Act::NameImplicated,
            Self::Informed(_) => Act::Inform,
            Self::Deferred(_) => Act::DeferInforming,
            Self::DeferralAgreed(_) => Act::AgreeDeferral,
            Self::Allegation { .. } => Act::Allege,
            Self::Finding { .. } => Act::Find,
            Self::Draft(_) => Act::DraftReport,
        }
    }

    fn body(&self, inquest: &Inquest) -> RecordBody {
        let or_next = |number: &u32, next| if *number == 0 { next } else { *number };
        match self {
            Self::Plan(text) => RecordBody::Plan(Plan { text: trimmed(text) }),
            Self::Person(number, name, function) => RecordBody::Implicated(Implicated {
                number: or_next(number, next(&inquest.persons)),
                name: trimmed(name),
                function: trimmed(function),
            }),
            Self::Informed(informed) => RecordBody::Informed(*informed),
            Self::Deferred(deferred) => RecordBody::Deferred(Box::new(deferred.clone())),
            Self::DeferralAgreed(agreed) => RecordBody::DeferralAgreed(*agreed),
            Self::Allegation { number, against, facts, period } => RecordBody::Allegation(Allegation {
                number: or_next(number, next(&inquest.allegations)),
                against: against.clone(),
                facts: trimmed(facts),
                period: trimmed(period),
            }),
            Self::Finding { of: (allegation, person), outcome, grounds, evidence } => RecordBody::Finding(Finding {
                allegation: *allegation,
                person: *person,
                outcome: *outcome,
                grounds: trimmed(grounds),
                evidence: evidence.clone(),
            }),
            Self::Draft(draft) => RecordBody::Drafted(Box::new(Drafted {
                method: trimmed(&draft.method),
                chronology: trimmed(&draft.chronology),
                discussion: trimmed(&draft.discussion),
                proposals: trimmed(&draft.proposals),
            })),
        }
    }

    /// What was typed, each with the most characters it may have.
    fn words(&self) -> Vec<(&str, usize)> {
        match self {
            Self::Plan(text) => vec![(text, NARRATIVE_LIMIT)],
            Self::Person(_, name, function) => vec![(name, LINE_LIMIT), (function, LINE_LIMIT)],
            // Read from what was typed, within what it may be.
            Self::Informed(_) | Self::Deferred(_) | Self::DeferralAgreed(_) => Vec::new(),
            Self::Allegation { facts, period, .. } => vec![(facts, NARRATIVE_LIMIT), (period, LINE_LIMIT)],
            Self::Finding { grounds, .. } => vec![(grounds, NARRATIVE_LIMIT)],
            Self::Draft(Drafted { method, chronology, discussion, proposals }) => {
                [method, chronology, discussion, proposals].map(|text| (text.as_str(), NARRATIVE_LIMIT)).into()
            }
        }
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

/// Refuses words longer than they may be.
pub(super) fn within(words: &[(&str, usize)]) -> Result<(), Error> {
    let is_long = |(text, limit): &(&str, usize)| text.trim().chars().count() > *limit;
    if words.iter().any(is_long) { Err(Error::Invalid(vec!["too-long"])) } else { Ok(()) }
}

/// A form as it was shown.
#[derive(Debug, Clone)]
pub struct Typed<'a> {
    /// Its identifier: it counts once.
    pub request: &'a str,
    /// How many records told what was shown: see [`Inquest::told`].
    pub seen: u32,
}

/// Writes it down; the same form counts once, and takes the place of nothing that somebody else wrote since it was shown.
pub async fn note<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    unlocked: &Unlocked,
    (noted, Typed { request, seen }): (&Noted, Typed<'_>),
) -> Result<(), Error> {
    if V::ACT != noted.act() {
        return Err(Error::NotFound);
    }
    let words = noted.words();
    within(&words)?;
    let once = Message { text: String::new(), request: request.to_owned() };
    // All that was typed or ticked: the same form sent again with something else counts anew.
    let typed = format!("{noted:?}");
    conducted(service, permit, (unlocked, Some((&once, &[typed.as_str()]))), |file| {
        let mut inquest = file.inquest()?;
        let body = noted.body(&inquest);
        let taken = inquest.may_replace(&body, seen).and_then(|()| inquest.take(&body));
        taken.map_err(|fault| Error::Invalid(vec![fault.code()]))?;
        file.inform(&body)?;
        file.append(CompartmentKind::Inquiry, body)
    })
    .await
}

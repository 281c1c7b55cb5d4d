//! What a person agrees to hand over: what exactly, to which function, for what, and what became of it.
//!
//! A member asks, or the form's last page offers; the person edits, chooses, agrees, refuses, takes back. Nothing is
//! inferred: silence is neither agreement nor refusal, the first answer to a request is the answer, and what the person did
//! not see is not covered. [`Consents::agreed_to`] is the one way to the proof that a handover asks for.
//!
//! It does **not** hand anything over, nor say when the law lets or makes somebody act without the person's agreement.
use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Coded,
    record::RecordBody,
    report::{Standing, Wish},
    role::Role,
};
use crate::ids::FileId;

/// To whom something may be handed over: a function, never a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Receiver {
    /// Named by the authority to assess what is handed over.
    Assessor,
    /// Decides, and signs measures.
    Authority,
    /// Has one measure to carry out.
    MeasureOwner,
}

impl Receiver {
    /// The role whose holders it means.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::Assessor => Role::Assessor,
            Self::Authority => Role::Authority,
            Self::MeasureOwner => Role::MeasureOwner,
        }
    }

    /// For what a person can be asked to agree that they receive something.
    #[must_use]
    pub fn purposes(self) -> &'static [Purpose] {
        match self {
            Self::Assessor => &[Purpose::Inquiry],
            Self::Authority => &[Purpose::Prevention, Purpose::Protection],
            Self::MeasureOwner => &[Purpose::Protection, Purpose::Support],
        }
    }

    /// Whether what they receive for this begins a file of its own: anything but a general text.
    #[must_use]
    pub fn has_a_file_for(self, purpose: Purpose) -> bool {
        self.purposes().contains(&purpose) && purpose != Purpose::Prevention
    }
}

impl Coded for Receiver {
    const ALL: &'static [Self] = &[Self::Assessor, Self::Authority, Self::MeasureOwner];

    fn code(self) -> &'static str {
        self.role().code()
    }
}

/// For what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To decide whether there is an inquiry.
    Inquiry,
    /// To decide on a protective measure.
    Protection,
    /// To organise support.
    Support,
    /// To prevent: a general text, of which no case is part.
    Prevention,
}

impl Purpose {
    /// Whether it is for a measure: a line, and no facts.
    #[must_use]
    pub fn is_a_measure(self) -> bool {
        matches!(self, Self::Protection | Self::Support)
    }
}

impl Coded for Purpose {
    const ALL: &'static [Self] = &[Self::Inquiry, Self::Protection, Self::Support, Self::Prevention];

    fn code(self) -> &'static str {
        match self {
            Self::Inquiry => "inquiry",
            Self::Protection => "protection",
            Self::Support => "support",
            Self::Prevention => "prevention",
        }
    }
}

/// How far the agreement of this person reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// It happened to them: the whole.
    Whole,
    /// It happened to somebody else: their own testimony and name; the rest is the other person's to agree to.
    OwnTestimony,
    /// They did not say: the whole if it happened to them, their own testimony if not.
    Unsaid,
}

impl Scope {
    /// The scope for somebody in this capacity.
    #[must_use]
    pub fn of(standing: Option<Standing>) -> Self {
        match standing {
            Some(Standing::Victim) => Self::Whole,
            Some(Standing::Witness | Standing::ForOther) => Self::OwnTestimony,
            None => Self::Unsaid,
        }
    }
}

/// What would go, or goes: words, files one by one, the name or not.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Copied {
    /// The exact text; empty where only files go.
    pub text: String,
    /// Files of the exchange.
    pub files: BTreeSet<FileId>,
    /// Whether the person's name goes with it.
    pub with_name: bool,
}

impl Copied {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.files.is_empty() && !self.with_name
    }

    /// Whether whoever agreed to this agreed to the other: the same words to the letter or none, no other file, no name
    /// that was withheld.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        (other.text.is_empty() || other.text == self.text)
            && other.files.is_subset(&self.files)
            && (self.with_name || !other.with_name)
    }
}

/// A member asks the person to agree.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Asked {
    /// Who would receive.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// The copy the member prepared: the person edits it, and chooses among its files.
    pub copy: Copied,
}

/// The person agrees.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Consent {
    /// Who receives.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// What goes, as the person left it.
    pub copy: Copied,
    /// How far it reaches.
    pub scope: Scope,
    /// What the person was shown and agreed to, word for word, in their language.
    pub statement: String,
    /// Number of the request it answers; nothing where it was given on the form's last page.
    pub answers: Option<u64>,
}

/// The person does not agree; no reason is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Declined {
    /// Number of the request.
    pub request: u64,
}

/// The person takes an agreement back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TakenBack {
    /// Number of the consent.
    pub consent: u64,
}

/// What the person would like now, in place of what they said before.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Wishes {
    /// All of it; nothing is an answer too.
    pub chosen: Vec<Wish>,
}

/// A record of a case, with its number in its drawer, which is its name in what refers to it.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Its number.
    pub number: u64,
    /// When it was written.
    pub at: Timestamp,
    /// What it says.
    pub body: &'a RecordBody,
}

/// A consent, with its number and its moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its number.
    pub number: u64,
    /// When it was given.
    pub at: Timestamp,
    /// What was agreed to.
    pub consent: Consent,
}

/// Where a matter stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Asked, not answered: neither agreement nor refusal.
    Waiting,
    /// Agreed to.
    Standing(Given),
    /// Refused, at that moment.
    Declined(Timestamp),
    /// Agreed to, then taken back at that moment.
    TakenBack(Given, Timestamp),
}

/// One request and its answer, or one consent that nobody had asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Number of its first record.
    pub number: u64,
    /// When it began.
    pub at: Timestamp,
    /// What was asked, if it was.
    pub asked: Option<Asked>,
    /// Where it stands.
    pub state: State,
}

impl Matter {
    /// The consent, whether it stands or was taken back.
    #[must_use]
    pub fn given(&self) -> Option<&Given> {
        match &self.state {
            State::Standing(given) | State::TakenBack(given, _) => Some(given),
            State::Waiting | State::Declined(_) => None,
        }
    }

    /// To whom, and for what.
    #[must_use]
    pub fn about(&self) -> Option<(Receiver, Purpose)> {
        let given = self.given().map(|given| (given.consent.to, given.consent.purpose));
        given.or_else(|| self.asked.as_ref().map(|asked| (asked.to, asked.purpose)))
    }
}

/// Everything asked, agreed to, refused and taken back in a case, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consents {
    matters: Vec<Matter>,
}

/// What somebody is about to hand over.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// To whom.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// What.
    pub copy: &'a Copied,
}

/// The proof that the person agreed to exactly this: nothing else makes one than [`Consents::agreed_to`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed(Given);

impl Agreed {
    /// The consent that proves it.
    #[must_use]
    pub fn given(&self) -> &Given {
        &self.0
    }
}

/// Why nothing may be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAgreed {
    /// No consent to this function for this purpose stands.
    #[error("no consent stands")]
    NoConsent,
    /// One stands, for something else or for less.
    #[error("more than was agreed to")]
    More,
}

impl Consents {
    /// Follows what was said, in its order. What answers nothing, or answers a second time, changes nothing.
    pub fn of<'a>(all: impl IntoIterator<Item = Said<'a>>) -> Self {
        let mut consents = Self::default();
        all.into_iter().for_each(|said| consents.follow(said));
        consents
    }

    fn follow(&mut self, Said { number, at, body }: Said<'_>) {
        let begun = |asked, state| Matter { number, at, asked, state };
        match body {
            RecordBody::Asked(asked) => self.matters.push(begun(Some(asked.as_ref().clone()), State::Waiting)),
            RecordBody::Consent(consent) => {
                let state = State::Standing(Given { number, at, consent: consent.as_ref().clone() });
                match consent.answers {
                    None => self.matters.push(begun(None, state)),
                    Some(request) => self.answer(request, state),
                }
            }
            RecordBody::Declined(Declined { request }) => self.answer(*request, State::Declined(at)),
            RecordBody::TakenBack(TakenBack { consent }) => self.take_back(*consent, at),
            _ => {}
        }
    }

    fn answer(&mut self, request: u64, state: State) {
        let waits = |matter: &&mut Matter| matter.number == request && matter.state == State::Waiting;
        if let Some(matter) = self.matters.iter_mut().find(waits) {
            matter.state = state;
        }
    }

    fn take_back(&mut self, consent: u64, at: Timestamp) {
        for matter in &mut self.matters {
            if let State::Standing(given) = &matter.state
                && given.number == consent
            {
                matter.state = State::TakenBack(given.clone(), at);
            }
        }
    }

    /// All of it.
    #[must_use]
    pub fn matters(&self) -> &[Matter] {
        &self.matters
    }

    /// The request of this number.
    #[must_use]
    pub fn request(&self, number: u64) -> Option<(&Matter, &Asked)> {
        let matter = self.matters.iter().find(|matter| matter.number == number)?;
        matter.asked.as_ref().map(|asked| (matter, asked))
    }

    /// The matter that holds the consent of this number.
    #[must_use]
    pub fn consent(&self, number: u64) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.given().is_some_and(|given| given.number == number))
    }

    /// Consents that stand now.
    pub fn standing(&self) -> impl Iterator<Item = &Given> {
        self.matters.iter().filter_map(|matter| match &matter.state {
            State::Standing(given) => Some(given),
            _ => None,
        })
    }

    /// Proves that the person agreed to this, in one consent that stands now.
    pub fn agreed_to(&self, wanted: Wanted<'_>) -> Result<Agreed, NotAgreed> {
        let is_for = |given: &&Given| given.consent.to == wanted.to && given.consent.purpose == wanted.purpose;
        let mut none = NotAgreed::NoConsent;
        for given in self.standing().filter(is_for) {
            if given.consent.copy.covers(wanted.copy) {
                return Ok(Agreed(given.clone()));
            }
            none = NotAgreed::More;
        }
        Err(none)
    }
}

#[cfg(test)]
mod tests;

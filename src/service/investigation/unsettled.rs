//! What is still open as a report is about to be agreed to: who was called and not heard, who has not answered.
//!
//! None of it keeps a report from being filed: somebody may never answer. It is said to whoever signs, so that nobody files in
//! haste what should have waited; the report itself says of each what became of it.
use crate::{
    domain::hearing::{Heard, HeardRole},
    service::hearing::{HearingView, Written},
};

/// Something that is still open, and of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// Nobody implicated was called to be heard.
    NobodyImplicated,
    /// They are implicated, and nobody noted that they were informed.
    NotInformed,
    /// They were called; nothing was written down, nor that they were not heard.
    NotHeard,
    /// They have not said whether they confirm the minutes.
    Minutes,
    /// Nothing of what is about to be found was submitted to them, who are implicated.
    NotSubmitted,
    /// They have not answered what is about to be found.
    Findings,
    /// Their space does not open: nobody knows what they said there.
    Unreadable,
}

impl Open {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::NobodyImplicated,
        Self::NotInformed,
        Self::NotHeard,
        Self::Minutes,
        Self::NotSubmitted,
        Self::Findings,
        Self::Unreadable,
    ];

    /// The sentence that says it: `unsettled-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NobodyImplicated => "nobody-implicated",
            Self::NotInformed => "not-informed",
            Self::NotHeard => "not-heard",
            Self::Minutes => "minutes",
            Self::NotSubmitted => "not-submitted",
            Self::Findings => "findings",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What is open, in its order, each with the names it is about; `uninformed` are implicated, and not informed.
pub(super) fn unsettled(heard: &[(Heard, Option<HearingView>)], uninformed: &[String]) -> Vec<(Open, Vec<String>)> {
    let names = |what: Open| -> Vec<String> {
        if what == Open::NotInformed {
            return uninformed.to_vec();
        }
        let is_about = |(one, view): &&(Heard, Option<HearingView>)| is_open(what, one, view.as_ref());
        heard.iter().filter(is_about).map(|(one, _)| one.name.clone()).collect()
    };
    let is_said = |what: Open, names: &[String]| match what {
        Open::NobodyImplicated => heard.iter().all(|(one, _)| one.role != HeardRole::Implicated),
        _ => !names.is_empty(),
    };
    let all = Open::ALL.into_iter().map(|what| (what, names(what)));
    all.filter(|(what, names)| is_said(*what, names)).collect()
}

fn is_open(what: Open, one: &Heard, view: Option<&HearingView>) -> bool {
    let Some(view) = view else { return what == Open::Unreadable };
    match what {
        Open::NobodyImplicated | Open::NotInformed | Open::Unreadable => false,
        Open::NotHeard => view.minutes.is_empty() && view.unheard.is_empty(),
        Open::Minutes => view.minutes.iter().any(Written::waits),
        Open::NotSubmitted => one.role == HeardRole::Implicated && view.findings.is_empty(),
        Open::Findings => view.findings.iter().any(|one| one.answer.is_none()),
    }
}

//! An inquiry, from what was handed over to the decision that there is one or not.
//!
//! Whoever assesses says why, whatever they decide: the person is told in those words (Défenseur des droits,
//! décision-cadre 2025-019: a report that calls for more must lead to a reasoned decision). More may be asked for; that
//! decides nothing. It does **not** say who decides, nor how an inquiry is conducted.
use super::{Coded, act::Act, case::Stage};

/// What becomes of what was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opening {
    /// An inquiry is opened.
    Opened,
    /// None is.
    NotOpened,
    /// More is needed before anything can be decided.
    MoreNeeded,
}

impl Coded for Opening {
    const ALL: &'static [Self] = &[Self::Opened, Self::NotOpened, Self::MoreNeeded];

    fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::NotOpened => "not-opened",
            Self::MoreNeeded => "more-needed",
        }
    }
}

impl Opening {
    /// The act that decides so.
    #[must_use]
    pub fn act(self) -> Act {
        match self {
            Self::Opened => Act::OpenInquiry,
            Self::NotOpened => Act::DeclineInquiry,
            Self::MoreNeeded => Act::AskMore,
        }
    }

    /// Where the inquiry stands then.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::Opened => Stage::Inquiry,
            Self::NotOpened => Stage::NotOpened,
            Self::MoreNeeded => Stage::MoreNeeded,
        }
    }

    /// What an act decides, if it decides that.
    #[must_use]
    pub fn of(act: Act) -> Option<Self> {
        Self::ALL.iter().copied().find(|opening| opening.act() == act)
    }
}

/// A decision and its reasons, as the person is told them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ruling {
    /// What was decided.
    pub opening: Opening,
    /// Why, or what is needed.
    pub reasons: String,
}

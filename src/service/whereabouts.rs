//! Where something is that came of a case, for whoever has no key of it.
//!
//! The stage stands in the clear; it is believed where the journal leads there. What was erased at its term says so, by the day that
//! the journal has: a row that is simply gone is told as what it is, something altered.
use super::{Error, Service, journal};
use crate::{
    clock::Day,
    domain::{
        act::Act,
        case::{Reference, Stage},
    },
    ids::CaseId,
    store,
};

/// Where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// At this stage.
    At(Stage),
    /// Erased at its term, on this day.
    Erased(Day),
    /// Nobody can tell: somebody changed what is stored.
    Unknown,
}

impl Whereabouts {
    /// The stage, where it has one.
    #[must_use]
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::At(stage) => Some(stage),
            Self::Erased(_) | Self::Unknown => None,
        }
    }
}

/// Where the file of this reference and number is; `leads` says whether what was done to it leads to a stage.
pub(crate) async fn whereabouts(
    service: &Service,
    (reference, file): (&str, CaseId),
    leads: impl Fn(&[Act], Stage) -> bool,
) -> Result<Whereabouts, Error> {
    let Ok(reference) = Reference::parse(reference) else { return Ok(Whereabouts::Unknown) };
    let mut tx = service.store().read().await?;
    let row = store::cases::by_reference(&mut tx, &reference).await?;
    let acts = journal::acts(service, &mut tx, reference.as_str()).await?;
    let Some(row) = row else {
        let erased = acts.iter().rfind(|(act, _)| *act == Act::Eliminate);
        return Ok(erased.map_or(Whereabouts::Unknown, |(_, day)| Whereabouts::Erased(*day)));
    };
    let acts: Vec<Act> = acts.into_iter().map(|(act, _)| act).collect();
    let stands = row.id == file && leads(&acts, row.stage);
    Ok(if stands { Whereabouts::At(row.stage) } else { Whereabouts::Unknown })
}

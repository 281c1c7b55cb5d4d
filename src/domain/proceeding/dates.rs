//! The dates of a disciplinary procedure, counted from what was done: by when it begins, the person is summoned, the opinion is
//! given, a suspension ends, one appeals, the personal file forgets.
//!
//! Each comes from the regime, with its reference beside it there. A date that nothing fixes is not shown rather than guessed.
use super::Proceeding;
use crate::{
    clock::Day,
    domain::discipline::{ErasedBy, Regime, Step, known},
};

/// Which date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dated {
    /// The last day to begin.
    Begin,
    /// The last day of the suspension as it was decided.
    SuspensionEnds,
    /// The last day for a step, by its place in the regime.
    Step(usize),
    /// The first day on which a step may be taken, by its place in the regime.
    StepNotBefore(usize),
    /// The last day to appeal.
    Appeal,
    /// The personal file forgets it, without being asked.
    Erased,
    /// The person may ask that the personal file forget it.
    ErasedIfAsked,
}

impl Dated {
    /// The key of its sentence: `proceeding-date-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::SuspensionEnds => "suspension",
            Self::Step(_) => "step",
            Self::StepNotBefore(_) => "not-before",
            Self::Appeal => "appeal",
            Self::Erased => "erased",
            Self::ErasedIfAsked => "erased-if-asked",
        }
    }
}

/// Every date that still counts, the first day first. What was done is due no more.
#[must_use]
pub fn dates(known: &Proceeding, regime: &Regime) -> Vec<(Dated, Day)> {
    let Some(terms) = &known.terms else { return Vec::new() };
    let mut all = Vec::new();
    let is_over = known.sanctioned.is_some();
    if known.day(known::ENGAGE).is_none() && !is_over {
        all.extend(regime.last_day_to_begin(terms.known, terms.prosecution()).map(|day| (Dated::Begin, day)));
    }
    if let Some(suspended) = known.suspended.as_ref().filter(|_| !is_over) {
        all.push((Dated::SuspensionEnds, suspended.until));
    }
    if !is_over {
        all.extend(steps(known, regime));
    }
    all.extend(afterwards(known, regime));
    all.sort_by_key(|(what, day)| (*day, *what));
    all
}

fn steps(known: &Proceeding, regime: &Regime) -> Vec<(Dated, Day)> {
    let Some(terms) = &known.terms else { return Vec::new() };
    let circumstances = terms.circumstances(known.suspended.is_some());
    let day_of = |code: &str| known.day(code);
    let is_ahead = |step: &&Step| step.is_taken(terms.council) && !known.steps.contains_key(&step.code);
    let of = |(place, step): (usize, &Step)| {
        let due = step.due(day_of, circumstances).map(|day| (Dated::Step(place), day));
        let first = step.opens(day_of).map(|day| (Dated::StepNotBefore(place), day));
        [due, first].into_iter().flatten().collect::<Vec<_>>()
    };
    regime.steps.iter().enumerate().filter(|(_, step)| is_ahead(step)).flat_map(of).collect()
}

fn afterwards(known: &Proceeding, regime: &Regime) -> Vec<(Dated, Day)> {
    let Some(sanctioned) = &known.sanctioned else { return Vec::new() };
    let appeal = known.day(known::NOTIFICATION).and_then(|day| regime.appeal_by(day)).map(|day| (Dated::Appeal, day));
    let sanction = sanctioned.sanction.as_ref().and_then(|code| regime.sanction(code));
    let erased = sanction.and_then(|one| {
        let by = one.erased.as_ref()?.by;
        let what = if by == ErasedBy::Authority { Dated::Erased } else { Dated::ErasedIfAsked };
        one.erased_on(sanctioned.day, None).map(|day| (what, day))
    });
    appeal.into_iter().chain(erased).collect()
}

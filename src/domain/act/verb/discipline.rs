//! What is done in a disciplinary procedure.
use crate::domain::act::{Act, Verb};

/// See [`Act::OpenDiscipline`].
#[derive(Debug)]
pub enum OpenDiscipline {}
impl Verb for OpenDiscipline {
    const ACT: Act = Act::OpenDiscipline;
}

/// See [`Act::SetTerms`].
#[derive(Debug)]
pub enum SetTerms {}
impl Verb for SetTerms {
    const ACT: Act = Act::SetTerms;
}

/// See [`Act::TakeStep`].
#[derive(Debug)]
pub enum TakeStep {}
impl Verb for TakeStep {
    const ACT: Act = Act::TakeStep;
}

/// See [`Act::Suspend`].
#[derive(Debug)]
pub enum Suspend {}
impl Verb for Suspend {
    const ACT: Act = Act::Suspend;
}

/// See [`Act::Sanction`].
#[derive(Debug)]
pub enum Sanction {}
impl Verb for Sanction {
    const ACT: Act = Act::Sanction;
}

/// See [`Act::CloseDiscipline`].
#[derive(Debug)]
pub enum CloseDiscipline {}
impl Verb for CloseDiscipline {
    const ACT: Act = Act::CloseDiscipline;
}

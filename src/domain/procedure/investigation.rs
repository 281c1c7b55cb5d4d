//! The stages of an inquiry that was opened: conducted until its report is filed, and unchanged from then on.
//!
//! What may be communicated of a filed report is settled beside it: neither the report nor what it rests on moves.
use super::{Refusal, State, Step};
use crate::domain::{act::Act, case::Stage, deadline::DeadlineCode};

/// What `act` does to an inquiry in `state`.
pub(super) fn step(state: State, act: Act) -> Result<Step, Refusal> {
    use Act::{AgreeDeferral, AgreeReport, Allege, Arrange, DeferInforming, EndSupport, Inform, InviteSupport};
    use Act::{ApproveCommunication, ChooseCommunication, Declare, DraftReport, EnterEvidence};
    use Act::{Entrust, Fetch, FileReport, Find, LetIn, NameImplicated, Open, Plan, StepBack, Summon, TakeIn};
    use Stage::{Filed, Investigation};
    Ok(match (act, state) {
        (Entrust, State::New) => (Investigation, &[DeadlineCode::Report], &[]),
        (
            TakeIn | Summon | InviteSupport | EndSupport | Arrange | Plan | NameImplicated | Allege | EnterEvidence
            | Find | DraftReport | AgreeReport | DeferInforming | AgreeDeferral,
            State::At(Investigation),
        ) => (Investigation, &[], &[]),
        // Of several, whoever writes says which is owed next.
        (Inform, State::At(Investigation)) => (Investigation, &[], &[DeadlineCode::Information]),
        (FileReport, State::At(Investigation)) => (Filed, &[], &[DeadlineCode::Report]),
        // What the support desk has it keeps until an inquirer ends that, whether or not the report is filed.
        (EndSupport | ChooseCommunication | ApproveCommunication, State::At(Filed)) => (Filed, &[], &[]),
        // Whoever is involved takes themselves off, and another comes in, at any time.
        (Open | Fetch | StepBack | LetIn | Declare, State::At(here)) => (here, &[], &[]),
        _ => return Err(Refusal::NotHere),
    })
}

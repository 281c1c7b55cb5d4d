//! The stages of the space of a person heard: open as long as the inquiry goes on, kept as it is once the report is filed.
use super::{Refusal, State, Step};
use crate::domain::{act::Act, case::Stage};

/// What `act` does to the space of a person heard in `state`.
pub(super) fn step(state: State, act: Act) -> Result<Step, Refusal> {
    use Act::{AnswerFindings, AskHeard, Attach, ConfirmMinutes, Convene, Enclose, LetIn, NoteUnheard};
    use Act::{StepBack, SubmitFindings, TakeMinutes, Testify};
    use Stage::{HeardClosed, Hearing};
    Ok(match (act, state) {
        (Act::InviteHeard, State::New)
        | (
            Convene | TakeMinutes | ConfirmMinutes | AskHeard | Testify | Attach | SubmitFindings | AnswerFindings
            | NoteUnheard | Enclose,
            State::At(Hearing),
        ) => (Hearing, &[], &[]),
        (Act::CloseHearing, State::At(Hearing)) => (HeardClosed, &[], &[]),
        (
            Act::Open | Act::Fetch | Act::FollowUp | Act::ChangeCode | Act::Vouch | Act::RenewCode | StepBack | LetIn,
            State::At(here),
        ) => (here, &[], &[]),
        _ => return Err(Refusal::NotHere),
    })
}

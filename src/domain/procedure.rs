//! The procedure: from one stage to the next, as one pure and total function.
//!
//! Every pair of a state and an act has its answer; a test walks them all. It says what an act *does* to a case; who may
//! do it is decided in [`crate::policy`], and a transition without a permit never happens.
use super::{
    act::Act,
    case::Stage,
    deadline::{DeadlineCode, Deadlines},
};
use crate::clock::Day;

/// Where a case stands, including not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// There is no case yet.
    New,
    /// The case stands at a stage.
    At(Stage),
}

/// What an act does to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// The stage afterwards; often the same.
    pub stage: Stage,
    /// Deadlines that begin, with the day each falls due.
    pub opens: Vec<(DeadlineCode, Day)>,
    /// Deadlines kept by this act, where they are open.
    pub meets: Vec<DeadlineCode>,
    /// What the person is told: the name of a sentence.
    pub told: Option<&'static str>,
}

/// Why an act does nothing here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is done to a case, but not to one in this state.
    #[error("not at this stage")]
    NotHere,
    /// It is not done to a case.
    #[error("not on a case")]
    NotOnACase,
}

/// What `act` does to a case in `state` on the day `now`.
pub fn step(state: State, act: Act, now: Day, deadlines: &Deadlines) -> Result<Transition, Refusal> {
    use DeadlineCode::{Acknowledgement, Answer, Feedback, FirstAnswer};
    let opens = |codes: &[DeadlineCode]| codes.iter().map(|code| (*code, deadlines.due(*code, now))).collect();
    let stay = |stage| Transition { stage, opens: Vec::new(), meets: Vec::new(), told: None };
    match (act, state) {
        (Act::Submit, State::New) => Ok(Transition {
            opens: opens(&[FirstAnswer, Acknowledgement, Feedback]),
            told: Some("told-received"),
            ..stay(Stage::Received)
        }),
        (Act::Reply, State::At(Stage::Received)) => Ok(Transition {
            // The person may have written again before anybody answered: one answer serves.
            meets: vec![FirstAnswer, Acknowledgement, Answer],
            told: Some("told-listening"),
            ..stay(Stage::Listening)
        }),
        (Act::Reply, State::At(Stage::Listening)) => {
            Ok(Transition { meets: vec![Answer], told: Some("told-answered"), ..stay(Stage::Listening) })
        }
        (Act::Write, State::At(stage)) => Ok(Transition { opens: opens(&[Answer]), ..stay(stage) }),
        (Act::Note | Act::Assign | Act::Exclude | Act::Open | Act::FollowUp | Act::ChangeCode, State::At(stage)) => {
            Ok(stay(stage))
        }
        (Act::Submit, State::At(_))
        | (
            Act::Reply
            | Act::Write
            | Act::Note
            | Act::Assign
            | Act::Exclude
            | Act::Open
            | Act::FollowUp
            | Act::ChangeCode,
            State::New,
        ) => Err(Refusal::NotHere),
        (
            Act::List
            | Act::Found
            | Act::Invite
            | Act::Join
            | Act::Endorse
            | Act::Revoke
            | Act::SignOut
            | Act::Members
            | Act::Recovery,
            _,
        ) => Err(Refusal::NotOnACase),
    }
}

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
    use DeadlineCode::{Acknowledgement, Answer, FirstAnswer, Protection};
    if !is_done_to_a_case(act) {
        return Err(Refusal::NotOnACase);
    }
    let (next, begun, meets): (_, &[DeadlineCode], &[DeadlineCode]) = match (act, state) {
        // Feedback begins here too, once an act can give it: a promise that nothing can keep would make every case late.
        // What a member records begins as what a person deposits: having listened once is not yet an answer.
        (Act::Record, State::New) => (Stage::Received, &[FirstAnswer, Acknowledgement], &[]),
        (Act::Ask, State::New) => (Stage::Question, &[FirstAnswer], &[]),
        (Act::Submit, State::New | State::At(Stage::Notebook | Stage::Question)) => {
            (Stage::Received, &[FirstAnswer, Acknowledgement], &[])
        }
        (Act::Keep | Act::Confide, State::New) => (Stage::Notebook, &[], &[]),
        (Act::Submit | Act::Ask | Act::Record, State::At(_)) | (_, State::New) => return Err(Refusal::NotHere),
        (_, State::At(Stage::Notebook)) if !is_done_alone(act) => return Err(Refusal::NotHere),
        // The person may have written again before anybody answered: one answer serves.
        (Act::Reply, State::At(Stage::Received)) => (Stage::Listening, &[], &[FirstAnswer, Acknowledgement, Answer]),
        // A question stays one: only the person makes a report of it.
        (Act::Reply, State::At(Stage::Question)) => (Stage::Question, &[], &[FirstAnswer, Answer]),
        (Act::Reply, State::At(Stage::Listening)) => (Stage::Listening, &[], &[Answer]),
        // A question asks for nothing of the employer.
        (Act::AskProtection | Act::DecideProtection, State::At(Stage::Question)) => return Err(Refusal::NotHere),
        (Act::AskProtection, State::At(here)) => (here, &[Protection], &[]),
        (Act::DecideProtection, State::At(here)) => (here, &[], &[Protection]),
        (Act::Write | Act::Attach, State::At(here)) => (here, &[Answer], &[]),
        // The first answer, which is owed already, is an answer to these too.
        (Act::Consent | Act::Decline | Act::TakeBack | Act::Wish, State::At(Stage::Listening)) => {
            (Stage::Listening, &[Answer], &[])
        }
        (_, State::At(here)) => (here, &[], &[]),
    };
    let opens = begun.iter().map(|code| (*code, deadlines.due(*code, now))).collect();
    Ok(Transition { stage: next, opens, meets: meets.to_vec() })
}

/// Whether a person does it by themselves, or with the one they confide in: what can be done to a notebook, which no cell has.
fn is_done_alone(act: Act) -> bool {
    use Act::{Advise, ChangeCode, Confide, Consult, Erase, Fetch, FollowUp, Keep};
    matches!(act, Keep | Confide | Consult | Advise | Erase | FollowUp | Fetch | ChangeCode)
}

/// Every act is named here, so that a new one has to choose.
#[expect(clippy::too_many_lines, reason = "one line for each act")]
fn is_done_to_a_case(act: Act) -> bool {
    match act {
        Act::Submit
        | Act::Ask
        | Act::FollowUp
        | Act::Write
        | Act::Attach
        | Act::ChangeCode
        | Act::Record
        | Act::Vouch
        | Act::RenewCode
        | Act::Keep
        | Act::Confide
        | Act::Consult
        | Act::Advise
        | Act::Erase
        | Act::AskProtection
        | Act::DecideProtection
        | Act::TakeAway
        | Act::Open
        | Act::Reply
        | Act::Enclose
        | Act::Note
        | Act::Annex
        | Act::Fetch
        | Act::AskConsent
        | Act::Consent
        | Act::Decline
        | Act::TakeBack
        | Act::Wish
        | Act::Assign
        | Act::Exclude => true,
        Act::List
        | Act::Found
        | Act::Invite
        | Act::Join
        | Act::Endorse
        | Act::Revoke
        | Act::SignOut
        | Act::Members
        | Act::Recovery => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Coded, rules::Rules};

    fn answer(state: State, act: Act) -> String {
        let deadlines = Rules::embedded().unwrap().deadlines;
        let day = "2026-11-20".parse().unwrap();
        match step(state, act, day, &deadlines) {
            Err(refusal) => refusal.to_string(),
            Ok(Transition { stage, opens, meets }) => {
                let opens: Vec<String> = opens.iter().map(|(code, day)| format!("{} {day}", code.code())).collect();
                let meets: Vec<&str> = meets.iter().map(|code| code.code()).collect();
                format!("{} | opens [{}] | meets [{}]", stage.code(), opens.join(", "), meets.join(", "))
            }
        }
    }

    #[test]
    fn nothing_is_promised_that_no_act_can_keep() {
        let deadlines = Rules::embedded().unwrap().deadlines;
        let day = "2026-11-20".parse().unwrap();
        let states: Vec<State> =
            std::iter::once(State::New).chain(Stage::ALL.iter().map(|stage| State::At(*stage))).collect();
        let all = Act::ALL.iter().flat_map(|act| states.iter().map(|state| step(*state, *act, day, &deadlines)));
        let steps: Vec<Transition> = all.filter_map(Result::ok).collect();
        for (code, _) in steps.iter().flat_map(|step| &step.opens) {
            assert!(steps.iter().any(|step| step.meets.contains(code)), "{}", code.code());
        }
    }

    #[test]
    fn every_pair_has_its_expected_answer() {
        let states: Vec<(&str, State)> = std::iter::once(("new", State::New))
            .chain(Stage::ALL.iter().map(|stage| (stage.code(), State::At(*stage))))
            .collect();
        let line =
            |act: Act, (name, state): &(&str, State)| format!("{:<12} {name:<10} {}", act.code(), answer(*state, act));
        let table: Vec<String> =
            Act::ALL.iter().flat_map(|act| states.iter().map(move |state| line(*act, state))).collect();
        insta::assert_snapshot!(table.join("\n"));
    }
}

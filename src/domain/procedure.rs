//! The procedure: from one stage to the next, as one pure and total function.
//!
//! Every pair of a state and an act has its answer; a test walks them all. It says what an act *does* to a case; who may
//! do it is decided in [`crate::policy`], and a transition without a permit never happens.
use super::{
    act::Act,
    case::Stage,
    deadline::{DeadlineCode, Deadlines},
    family::Family,
};
use crate::clock::Day;

mod alert;
mod decision;
mod discipline;
mod hearing;
mod inquiry;
mod investigation;
mod measure;
mod subject;

/// Where a case stands, including not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// There is no case yet.
    New,
    /// The case stands at a stage.
    At(Stage),
    /// The person withdrew it from a stage, which stands in their own words: whoever knows only the row knows
    /// `At(Withdrawn)`.
    Withdrawn(Stage),
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
    /// Deadlines that are owed no more, where they are open.
    pub drops: Vec<DeadlineCode>,
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

/// The stage that follows, the deadlines that begin, those that are kept.
type Step = (Stage, &'static [DeadlineCode], &'static [DeadlineCode]);

/// What `act` does to a case in `state` on the day `now`.
pub fn step(state: State, act: Act, now: Day, deadlines: &Deadlines) -> Result<Transition, Refusal> {
    if !subject::is_done_to_a_case(act) {
        return Err(Refusal::NotOnACase);
    }
    let (next, begun, meets) = match family(state, act) {
        _ if is_of_a_hold(act) => held(state, act)?,
        Family::Case => of_a_case(state, act)?,
        Family::Inquiry => inquiry::step(state, act)?,
        Family::Measure => measure::step(state, act)?,
        Family::Investigation => investigation::step(state, act)?,
        Family::Alert => alert::step(state, act)?,
        Family::Decision => decision::step(state, act)?,
        Family::Discipline => discipline::step(state, act)?,
        Family::Hearing => hearing::step(state, act)?,
    };
    let opens = begun.iter().map(|code| (*code, deadlines.due(*code, now))).collect();
    let drops: &[DeadlineCode] = match act {
        Act::Withdraw => &PROMISED,
        // Closed, nothing more is proposed: nobody writes that it was.
        Act::EndCase => &[DeadlineCode::Orientation, DeadlineCode::Aftercare],
        // What happened is dealt with first; then the days are chosen anew.
        Act::ReportRetaliation => &[DeadlineCode::Aftercare, DeadlineCode::AftercareOver],
        // Those who decide have it from then on: whoever is implicated is told by them.
        Act::FileReport => &[DeadlineCode::Information],
        // What was still to come no longer is.
        Act::CloseDiscipline => &discipline::OWED,
        _ => &[],
    };
    Ok(Transition { stage: next, opens, meets: meets.to_vec(), drops: drops.to_vec() })
}

/// What it is done to, or begins.
fn family(state: State, act: Act) -> Family {
    match (state, act) {
        (State::New, Act::Lodge) => Family::Inquiry,
        (State::New, Act::RequestMeasure) => Family::Measure,
        (State::New, Act::Entrust) => Family::Investigation,
        (State::New, Act::RaiseAlert) => Family::Alert,
        (State::New, Act::RemitReport) => Family::Decision,
        (State::New, Act::OpenDiscipline) => Family::Discipline,
        (State::New, Act::InviteHeard) => Family::Hearing,
        (State::New, _) => Family::Case,
        (State::At(here) | State::Withdrawn(here), _) => here.family(),
    }
}

/// What keeps a file from being erased is done to any that the organisation has, wherever it stands, and moves none.
fn is_of_a_hold(act: Act) -> bool {
    matches!(act, Act::Hold | Act::Release)
}

fn held(state: State, act: Act) -> Result<Step, Refusal> {
    const HOLD: &[DeadlineCode] = &[DeadlineCode::Hold];
    match state {
        // The day on which it is looked at again moves with each.
        State::At(here) if here != Stage::Notebook && !here.is_withdrawn() => {
            Ok((here, if act == Act::Hold { HOLD } else { &[] }, HOLD))
        }
        _ => Err(Refusal::NotHere),
    }
}

#[expect(clippy::too_many_lines, reason = "a line an act")]
fn of_a_case(state: State, act: Act) -> Result<Step, Refusal> {
    use DeadlineCode::{
        Acknowledgement, Aftercare, AftercareOver, Answer, FirstAnswer, Orientation, Protection, SecondMember, Telling,
        Withdrawal,
    };
    Ok(match (act, state) {
        // Feedback begins here too, once an act can give it: a promise that nothing can keep would make every case late.
        // What a member records begins as what a person deposits: having listened once is not yet an answer.
        (Act::Record, State::New) => (Stage::Received, &[FirstAnswer, Acknowledgement, Orientation], &[]),
        (Act::Ask, State::New) => (Stage::Question, &[FirstAnswer], &[]),
        (Act::Submit, State::New | State::At(Stage::Notebook | Stage::Question | Stage::Answered)) => {
            (Stage::Received, &[FirstAnswer, Acknowledgement, Orientation], &[])
        }
        (Act::Keep | Act::Confide, State::New) => (Stage::Notebook, &[], &[]),
        // A question asks for nothing of the employer.
        (_, State::At(Stage::Question | Stage::Answered)) if is_of_a_report(act) => return Err(Refusal::NotHere),
        (Act::Submit | Act::Ask | Act::Record, State::At(_) | State::Withdrawn(_)) | (_, State::New) => {
            return Err(Refusal::NotHere);
        }
        (_, State::At(_)) if is_of_an_inquiry(act) || is_of_a_hearing(act) => return Err(Refusal::NotHere),
        // What the person can do with what is theirs alone, whoever had it before.
        (Act::Close, State::At(Stage::Withdrawn) | State::Withdrawn(_)) => (Stage::Closed, &[], &[Withdrawal]),
        // Whoever comes back on what was closed has something to say.
        (Act::Resume, State::Withdrawn(from)) => (from.reopened(), owed_again(from.reopened()), &[Withdrawal]),
        (_, State::At(Stage::Withdrawn) | State::Withdrawn(_)) if is_done_withdrawn(act) => {
            (Stage::Withdrawn, &[], &[])
        }
        // What went to others may be there still, for a longer term.
        (act, State::At(Stage::Closed)) if is_done_withdrawn(act) || act == Act::TakeBack => (Stage::Closed, &[], &[]),
        (Act::Close | Act::Resume, _) | (_, State::At(Stage::Withdrawn | Stage::Closed) | State::Withdrawn(_)) => {
            return Err(Refusal::NotHere);
        }
        (_, State::At(Stage::Notebook)) if !is_done_alone(act) => return Err(Refusal::NotHere),
        (Act::EndCase, State::At(Stage::Listening)) => (Stage::Ended, &[], &[Answer]),
        (Act::EndCase, State::At(Stage::Question)) => (Stage::Answered, &[], &[FirstAnswer, Answer]),
        (Act::EndCase, State::At(Stage::Aftercare)) => (Stage::Ended, &[], &[Answer, AftercareOver]),
        // Done again, the days are chosen anew.
        (Act::BeginAftercare, State::At(Stage::Listening | Stage::Aftercare | Stage::Ended)) => {
            (Stage::Aftercare, &[Aftercare, AftercareOver], &[Answer, Aftercare, AftercareOver])
        }
        // The next day, if one was chosen, is known to whoever asks.
        (Act::AskNews, State::At(Stage::Aftercare)) => (Stage::Aftercare, &[], &[Answer, Aftercare]),
        (Act::GiveNews, State::At(Stage::Aftercare)) => (Stage::Aftercare, &[], &[]),
        (Act::EndCase | Act::BeginAftercare | Act::AskNews | Act::GiveNews, State::At(_)) => {
            return Err(Refusal::NotHere);
        }
        // It is a case like any other again, whoever closed it or only asked for news.
        (Act::ReportRetaliation, State::At(Stage::Ended | Stage::Aftercare)) => (Stage::Listening, &[Answer], &[]),
        (_, State::At(here @ (Stage::Answered | Stage::Ended))) if !is_done_at_rest(act) => reopened(act, here)?,
        (Act::Withdraw, State::At(_)) => (Stage::Withdrawn, &[Withdrawal], &[]),
        // The person may have written again before anybody answered: one answer serves.
        (Act::Reply, State::At(Stage::Received)) => (Stage::Listening, &[], &[FirstAnswer, Acknowledgement, Answer]),
        // A question stays one: only the person makes a report of it.
        (Act::Reply, State::At(Stage::Question)) => (Stage::Question, &[], &[FirstAnswer, Answer]),
        (Act::Reply, State::At(here @ (Stage::Listening | Stage::Aftercare))) => (here, &[], &[Answer]),
        // Somebody must hand it over: where a first answer is no longer owed, another is.
        (Act::AskProtection, State::At(here @ (Stage::Listening | Stage::Aftercare))) => {
            (here, &[Protection, Answer], &[])
        }
        (Act::AskProtection, State::At(here)) => (here, &[Protection], &[]),
        (Act::DecideProtection, State::At(here)) => (here, &[], &[Protection]),
        (Act::Except, State::At(here)) => (here, &[SecondMember], &[]),
        (Act::ObjectToException | Act::HandOverWithout, State::At(here)) => (here, &[], &[SecondMember]),
        // The day is that which was chosen, and none later than this one.
        (Act::HandOverUntold, State::At(here)) => (here, &[Telling], &[SecondMember]),
        (Act::Tell | Act::PutOffTelling, State::At(here)) => (here, &[], &[Telling]),
        (Act::Orient, State::At(here)) => (here, &[], &[Orientation]),
        (Act::Write | Act::Attach, State::At(here)) => (here, &[Answer], &[]),
        // The first answer, which is owed already, is an answer to these too.
        (_, State::At(here @ (Stage::Listening | Stage::Aftercare))) if awaits_an_answer(act) => (here, &[Answer], &[]),
        (_, State::At(here)) => (here, &[], &[]),
    })
}

/// What is said opens it again: by the person, who is owed an answer; by the cell, which has then given one.
fn reopened(act: Act, from: Stage) -> Result<Step, Refusal> {
    let next = from.reopened();
    match act {
        Act::Reply => Ok((next, &[], &[])),
        Act::AskProtection if next == Stage::Listening => {
            Ok((next, &[DeadlineCode::Protection, DeadlineCode::Answer], &[]))
        }
        Act::Write | Act::Attach => Ok((next, &[DeadlineCode::Answer], &[])),
        _ if awaits_an_answer(act) => Ok((next, &[DeadlineCode::Answer], &[])),
        _ => Err(Refusal::NotHere),
    }
}

/// What opens nothing of a case that was closed: reading, keys, codes.
fn is_done_at_rest(act: Act) -> bool {
    use Act::{Assign, Exclude, Open, RenewCode, StepBack, TakeAway, Vouch, Withdraw};
    is_done_alone(act) || matches!(act, Open | TakeAway | Vouch | RenewCode | Assign | Exclude | StepBack | Withdraw)
}

/// What is owed to somebody who can be answered, and to nobody else. What the law gives an employer to decide in runs on.
const PROMISED: [DeadlineCode; 7] = [
    DeadlineCode::FirstAnswer,
    DeadlineCode::Acknowledgement,
    DeadlineCode::Answer,
    DeadlineCode::Feedback,
    DeadlineCode::Orientation,
    DeadlineCode::Aftercare,
    DeadlineCode::AftercareOver,
];

/// What is owed to whoever comes back on their withdrawal: as when it began, or an answer, whoever spoke last. What is owed
/// once and was done is not owed again (see [`DeadlineCode::is_once`]).
fn owed_again(from: Stage) -> &'static [DeadlineCode] {
    match from {
        Stage::Question => &[DeadlineCode::FirstAnswer],
        Stage::Received => &[DeadlineCode::FirstAnswer, DeadlineCode::Acknowledgement, DeadlineCode::Orientation],
        Stage::Listening => &[DeadlineCode::Answer, DeadlineCode::Orientation],
        _ => &[],
    }
}

/// What is done to what was handed over, to an inquiry, or to an alert, and never to a case.
fn is_of_an_inquiry(act: Act) -> bool {
    use Act::{ActOnAlert, ActionDone, RaiseAlert};
    use Act::{Appoint, AskMore, Declare, DeclineInquiry, Entrust, Inquire, Lodge, OpenInquiry, Respond, TakeIn};
    use Act::{EndMeasure, KeepMeasure, RefuseMeasure, RequestMeasure, TakeMeasure};
    matches!(act, Lodge | OpenInquiry | DeclineInquiry | AskMore | Inquire | Respond)
        || matches!(act, Appoint | Entrust | Declare | TakeIn | RaiseAlert | ActOnAlert | ActionDone)
        || matches!(act, RequestMeasure | TakeMeasure | RefuseMeasure | KeepMeasure | EndMeasure)
        || is_of_a_report_on_an_inquiry(act)
}

/// What leads to the report of an inquiry, and what becomes of it.
fn is_of_a_report_on_an_inquiry(act: Act) -> bool {
    use Act::{AgreeDeferral, DeferInforming, Inform};
    use Act::{AgreeReport, Allege, DraftReport, EnterEvidence, FileReport, Find, NameImplicated, Plan};
    use Act::{AnnounceReport, ApproveCommunication, ChooseCommunication, RemitReport};
    use Act::{Arrange, EndSupport, InviteSupport};
    use Act::{
        CloseDiscipline, ConcludeDecision, Decide, GiveNotice, OpenDiscipline, Sanction, SetTerms, Suspend, TakeStep,
    };
    matches!(
        act,
        Act::LetIn | Plan | NameImplicated | Allege | EnterEvidence | Find | DraftReport | AgreeReport | FileReport
    ) || matches!(act, Inform | DeferInforming | AgreeDeferral)
        || matches!(act, RemitReport | AnnounceReport | ChooseCommunication | ApproveCommunication)
        || matches!(act, InviteSupport | EndSupport | Arrange | Decide | GiveNotice | ConcludeDecision)
        || matches!(act, OpenDiscipline | SetTerms | TakeStep | Suspend | Sanction | CloseDiscipline)
}

/// What is done to something handed over, whatever its stage, and leaves it there: read, kept out of, taken back.
fn moves_nothing_handed(act: Act) -> bool {
    use Act::{ChangeCode, Exclude, Fetch, FollowUp, LetIn, Open, StepBack, TakeBack};
    matches!(act, Open | Fetch | FollowUp | ChangeCode | TakeBack | Exclude | StepBack | LetIn)
}

/// What is done to hear somebody, and never to a case.
fn is_of_a_hearing(act: Act) -> bool {
    use Act::{AnswerFindings, AskHeard, CloseHearing, ConfirmMinutes, Convene, InviteHeard, SubmitFindings, Summon};
    matches!(act, Summon | InviteHeard | Convene | Act::TakeMinutes | ConfirmMinutes | AskHeard | Act::Testify)
        || matches!(act, SubmitFindings | AnswerFindings | Act::NoteUnheard | CloseHearing)
}

/// What is asked of the employer, or worked out, where something was reported.
fn is_of_a_report(act: Act) -> bool {
    use Act::{Alert, AnswerSupport, AskProtection, Assess, DecideProtection, HandOver, Link, Orient, Qualify};
    is_of_an_exception(act)
        || matches!(act, AskProtection | DecideProtection | HandOver | Assess | Qualify)
        || matches!(act, Orient | AnswerSupport | Link | Alert)
        || matches!(act, Act::BeginAftercare | Act::AskNews | Act::GiveNews | Act::ReportRetaliation)
}

fn is_of_an_exception(act: Act) -> bool {
    use Act::{Except, HandOverUntold, HandOverWithout, ObjectToException, PutOffTelling, Tell};
    matches!(act, Except | ObjectToException | HandOverWithout | HandOverUntold | PutOffTelling | Tell)
}

/// What the person says besides words, once somebody has answered.
fn awaits_an_answer(act: Act) -> bool {
    use Act::{AnswerSupport, Consent, Decline, Identify, ReportRetaliation, TakeBack, Wish};
    matches!(act, Identify | Consent | Decline | TakeBack | Wish | AnswerSupport | ReportRetaliation)
}

/// What the person can do with a case they withdrew: all that is theirs, and nothing that a cell would read.
fn is_done_withdrawn(act: Act) -> bool {
    act == Act::TakeAway || is_done_alone(act)
}

/// Whether a person does it by themselves, or with the one they confide in: what can be done to a notebook, which no cell has.
fn is_done_alone(act: Act) -> bool {
    use Act::{Advise, ChangeCode, Confide, Consult, Erase, Fetch, FollowUp, Keep};
    matches!(act, Keep | Confide | Consult | Advise | Erase | FollowUp | Fetch | ChangeCode)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Coded, rules::Rules};

    fn answer(state: State, act: Act, deadlines: &Deadlines) -> String {
        let day = "2026-11-20".parse().unwrap();
        match step(state, act, day, deadlines) {
            Err(refusal) => refusal.to_string(),
            Ok(Transition { stage, opens, meets, drops }) => {
                let opens: Vec<String> = opens.iter().map(|(code, day)| format!("{} {day}", code.code())).collect();
                let meets: Vec<&str> = meets.iter().map(|code| code.code()).collect();
                let drops: Vec<&str> = drops.iter().map(|code| code.code()).collect();
                let drops = if drops.is_empty() { String::new() } else { format!(" | drops [{}]", drops.join(", ")) };
                format!("{} | opens [{}] | meets [{}]{drops}", stage.code(), opens.join(", "), meets.join(", "))
            }
        }
    }

    fn states() -> Vec<(String, State)> {
        let at = Stage::ALL.iter().map(|stage| (stage.code().to_owned(), State::At(*stage)));
        let withdrawn = Stage::OPEN_TO_THE_CELL.iter();
        let withdrawn = withdrawn.map(|stage| (format!("({})", stage.code()), State::Withdrawn(*stage)));
        std::iter::once(("new".to_owned(), State::New)).chain(at).chain(withdrawn).collect()
    }

    #[test]
    fn nothing_is_promised_that_no_act_can_keep() {
        let deadlines = Rules::embedded().unwrap().deadlines;
        let day = "2026-11-20".parse().unwrap();
        let states: Vec<State> = states().into_iter().map(|(_, state)| state).collect();
        let all = Act::ALL.iter().flat_map(|act| states.iter().map(|state| step(*state, *act, day, &deadlines)));
        let steps: Vec<Transition> = all.filter_map(Result::ok).collect();
        for (code, _) in steps.iter().flat_map(|step| &step.opens) {
            assert!(steps.iter().any(|step| step.meets.contains(code)), "{}", code.code());
        }
    }

    #[test]
    fn every_pair_has_its_expected_answer() {
        let (states, deadlines) = (states(), Rules::embedded().unwrap().deadlines);
        let line = |act: Act, (name, state): &(String, State)| {
            format!("{:<12} {name:<10} {}", act.code(), answer(*state, act, &deadlines))
        };
        let table: Vec<String> =
            Act::ALL.iter().flat_map(|act| states.iter().map(move |state| line(*act, state))).collect();
        insta::assert_snapshot!(table.join("\n"));
    }
}

//! The doors to the rooms, as the page of an inquiry shows them: where they lead, and how far what is behind them is.
use crate::{domain::case::Stage, service::investigation::InvestigationView, text::Words};

/// A door.
#[derive(Debug)]
pub(in crate::web::desk) struct Door {
    /// The end of its address.
    pub(in crate::web::desk) end: &'static str,
    /// What is behind it.
    pub(in crate::web::desk) label: String,
    /// How far that is.
    pub(in crate::web::desk) state: String,
}

/// All of them, in the order of the work.
pub(in crate::web::desk) fn doors(t: &Words, view: &InvestigationView) -> Vec<Door> {
    let inquest = &view.inquest;
    let done = |is_done: bool| t.say(if is_done { "work-done" } else { "work-to-do" });
    let count = |count: usize| if count == 0 { t.say("work-to-do") } else { t.say_one("work-count", "count", count) };
    let found = inquest.pairs().filter(|(one, other)| inquest.findings.contains_key(&(one.number, other.number)));
    let all = inquest.pairs().count();
    let findings = match all {
        0 => t.say("work-to-do"),
        all => t.say_with("work-of", &[("done", found.count().into()), ("all", all.into())]),
    };
    let settled = view.pieces.iter().filter(|one| one.piece.settled().is_some()).count();
    let communication = if view.stage == Stage::Filed {
        t.say_with("work-of", &[("done", settled.into()), ("all", view.pieces.len().into())])
    } else {
        t.say("work-later")
    };
    let door = |end, label: &str, state| Door { end, label: t.say(label), state };
    vec![
        door("/plan", "work-plan", done(inquest.plan.is_some())),
        door("/persons", "work-persons", count(inquest.allegations.len())),
        door("/evidence", "work-evidence", count(inquest.standing().count())),
        door("/findings", "work-findings", findings),
        door("/dates", "dates-door", count(view.arranged)),
        door("/report", "work-report", done(inquest.filed.is_some())),
        door("/communication", "communication-title", communication),
    ]
}

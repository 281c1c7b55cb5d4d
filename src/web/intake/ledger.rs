//! What was done of the person's case: who, by function, which day; what was promised, and whether it was kept.
use askama::Template;
use axum::response::Html;

use super::{own::Own, who::named};
use crate::{
    clock::Day,
    domain::act::{Act, verb},
    service::{
        ledger::ledger,
        view::{Dated, Ledger, LedgerLine},
    },
    text::Words,
    web::{Failure, Page, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/ledger.html")]
pub(super) struct LedgerPage<'a> {
    t: &'a Words,
    page: &'a Page,
    /// Somebody heard: nothing of theirs is handed over, and their space is elsewhere.
    is_heard: bool,
    pub(super) dates: Vec<Promised>,
    pub(super) days: Vec<(String, Vec<Done>)>,
}

/// One act, and who did it where it was not the person.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) what: String,
    pub(super) who: Option<String>,
}

/// One date, and what became of it.
#[derive(Debug)]
pub(super) struct Promised {
    pub(super) what: String,
    pub(super) due: String,
    pub(super) state: String,
}

impl<'a> LedgerPage<'a> {
    pub(super) fn new(page: &'a Page, today: Day, ledger: &Ledger) -> Self {
        let t = &page.words;
        let by_day = ledger.lines.chunk_by(|one, next| one.day == next.day);
        let days = by_day.filter_map(|lines| Some((t.day(&lines.first()?.day), done(t, lines))));
        let dates = ledger.dates.iter().map(|date| promised(t, date, today));
        let is_heard = ledger.lines.iter().any(|line| line.act == Act::InviteHeard);
        Self { t, page, is_heard, dates: dates.collect(), days: days.collect() }
    }
}

fn done(t: &Words, lines: &[LedgerLine]) -> Vec<Done> {
    let what = |line: &LedgerLine| match &line.of {
        Some(of) if line.act == Act::Open => t.say_one("trace-open-of", "reference", of.as_str()),
        Some(of) => {
            let said = t.code("ledger", &line.act);
            t.say_with("trace-of", &[("what", (&said).into()), ("reference", of.as_str().into())])
        }
        None => t.code("ledger", &line.act),
    };
    lines.iter().map(|line| Done { what: what(line), who: line.who.as_ref().map(named) }).collect()
}

fn promised(t: &Words, date: &Dated, today: Day) -> Promised {
    let state = match date.done {
        Some(done) if done > date.due => t.say_one("trace-kept-late", "day", &t.day(&done)),
        Some(done) => t.say_one("trace-kept", "day", &t.day(&done)),
        None if date.due < today && date.code.lapses() => t.say("trace-silent"),
        None if date.due < today => t.say("trace-missed"),
        None => t.say("trace-awaited"),
    };
    let what = t.code("deadline", &date.code);
    let what = match &date.of {
        Some(of) => t.say_with("trace-of", &[("what", (&what).into()), ("reference", of.as_str().into())]),
        None => what,
    };
    Promised { what, due: t.day(&date.due), state }
}

pub(super) async fn get(own: Own) -> Result<Html<String>, Failure> {
    let ledger = ledger(own.service(), own.permit::<verb::FollowUp>().await?, &own.keys).await?;
    render(&LedgerPage::new(&own.page, own.today(), &ledger))
}

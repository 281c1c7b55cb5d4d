//! What waits for the member, and nothing else.
//!
//! Whoever has a role whose rooms come with a later version finds a page that says so, rather than an empty table.
use axum::{extract::State, response::Html};

use super::{names::Names, person::away_in_words, rights::list::due, seat::Seat};
use crate::{
    clock::Day,
    domain::{Coded, act::verb, case::Stage},
    service::{
        About,
        exception::{Line, Owed},
        rights::{self, Noted},
        today,
        view::{Away, CasePage, Me, Today},
        witness,
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// Requests about personal data, at most: the first due.
const FEW: usize = 20;

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/today.html")]
pub(super) struct TodayPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) today: Today,
    /// The journal no longer goes on from what the member saw.
    pub(super) cut: bool,
}

/// A list of cases and the sentence above it.
struct Section<'a> {
    key: &'static str,
    list: &'a CasePage,
    /// The field of the list's form, and its value, that show all of them; nothing where the list cannot be narrowed so.
    all: Option<(&'static str, &'static str)>,
}

impl TodayPage<'_> {
    /// What is most pressing first; empty lists are left out.
    fn sections(&self) -> Vec<Section<'_>> {
        let Today { danger, retaliation, urgent, minor, minor_waiting, new, waiting, .. } = &self.today;
        let Today { news, questions, unassigned, overdue, withdrawn, .. } = &self.today;
        let all = [
            Section { key: "desk-today-danger", list: danger, all: None },
            Section { key: "retaliation-today", list: retaliation, all: None },
            Section { key: "desk-today-urgent", list: urgent, all: None },
            Section { key: "desk-today-minor", list: minor, all: None },
            Section { key: "desk-today-minor-waiting", list: minor_waiting, all: None },
            Section { key: "desk-today-overdue", list: overdue, all: Some(("overdue", "yes")) },
            Section { key: "desk-today-new", list: new, all: Some(("stage", Stage::Received.code())) },
            Section { key: "desk-today-waiting", list: waiting, all: Some(("waiting", "yes")) },
            Section { key: "aftercare-today", list: news, all: Some(("stage", Stage::Aftercare.code())) },
            Section { key: "desk-today-questions", list: questions, all: Some(("stage", Stage::Question.code())) },
            Section { key: "desk-today-unassigned", list: unassigned, all: None },
            Section { key: "desk-today-withdrawn", list: withdrawn, all: Some(("stage", Stage::Withdrawn.code())) },
        ];
        all.into_iter().filter(|section| !section.list.lines.is_empty()).collect()
    }

    /// What waits in inquiries: the sentence above each list, and the list.
    fn inquiries(&self) -> Vec<(&'static str, &CasePage)> {
        let Today { undecided, answered, conducted, reports, proceedings, alerts, .. } = &self.today;
        let Today { measures, measures_late, measures_answered, .. } = &self.today;
        let all = [
            ("measure-today", measures),
            ("measure-today-late", measures_late),
            ("measure-today-answered", measures_answered),
            ("inquiry-today-undecided", undecided),
            ("inquiry-today-answered", answered),
            ("investigation-today", conducted),
            ("decision-today", reports),
            ("proceeding-today", proceedings),
            ("alert-today", alerts),
        ];
        all.into_iter().filter(|(_, list)| !list.lines.is_empty()).collect()
    }

    /// Whether the member has a room here whose work can wait for them.
    fn has_work(&self) -> bool {
        self.me.has_dates()
    }

    fn away(&self, away: &Away) -> String {
        away_in_words(self.t, away)
    }

    /// What waits in cases handed over without agreement: the case, its page, what is to be done.
    fn exceptions(&self) -> Vec<(String, String, String)> {
        let line = |line: &Line| {
            let (end, key) = match (line.owed, line.late) {
                (Owed::Second, false) => ("without-consent/confirm", "today-second"),
                (Owed::Second, true) => ("without-consent/confirm", "today-second-late"),
                (Owed::Telling, false) => ("tell", "today-telling"),
                (Owed::Telling, true) => ("tell", "today-telling-late"),
            };
            let address = self.page.href(&format!("/cases/{}/{end}", line.case));
            (line.case.to_string(), address, self.t.say_one(key, "day", &self.t.day(&line.due)))
        };
        self.today.exceptions.iter().map(line).collect()
    }

    /// Requests about personal data: number, page, by when, whether that is past.
    fn requests(&self) -> Vec<(String, String, String, bool)> {
        let line = |noted: &Noted| {
            let (number, today) = (noted.request.number, Day::of(self.page.now));
            let door = self.page.href(&format!("/requests/{number}"));
            (number.to_string(), door, due(self.t, noted, today), noted.request.is_overdue(today))
        };
        self.today.requests.iter().map(line).collect()
    }

    /// What waits for the signature of whoever coordinates.
    fn to_confirm(&self) -> Vec<String> {
        let waits = [("desk-today-endorsements", self.today.endorsements), ("desk-today-changes", self.today.changes)];
        let waits = waits.into_iter().filter(|(_, count)| *count > 0);
        waits.map(|(key, count)| self.t.say_one(key, "count", count)).collect()
    }
}

/// Shows what waits.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let mut today = if seat.me.has_dates() {
        let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
        today::today(&app.service, permit, &seat.unlocked).await?
    } else {
        Today::default()
    };
    // Whoever has not accepted the charter as it is now sees the page, which asks for that.
    if seat.me.audits()
        && let Ok(permit) = seat.permit::<verb::NoteRequest>(&app, About::Organisation).await
    {
        today.requests = rights::register(&app.service, permit).await?.open;
        today.requests.truncate(FEW);
    }
    let cut = !witness::stands(&app.service, &seat.unlocked).await?;
    render(&TodayPage { t: &seat.page.words, page: &seat.page, me: &seat.me, names: seat.names(&app), today, cut })
}

//! A member announces their own absence, or ends it.
//!
//! The cases of a cell are handed over by a coordinator, who is shown what waits. Into the files of whoever assesses or
//! decides, they let their colleague in themselves, as they announce it.
use axum::{
    extract::State,
    response::{Html, Response},
};

use super::{deed::Deed, names::Names, person, seat::Seat};
use crate::{
    domain::{act::verb, case::Reference, family::Family},
    ids::AbsenceId,
    service::{
        About, Error, absences, cover,
        view::{Absences, Away, Me},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/absence.html")]
pub(super) struct AbsencePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) absences: Absences,
    /// What whoever stands in has not been let into.
    pub(super) left: Vec<Left>,
    pub(super) sheet: Sheet,
}

/// The files that an absence leaves without whoever stands in.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) away: Away,
    pub(super) files: Vec<Reference>,
}

impl AbsencePage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/account{end}"))
    }

    fn away(&self, away: &Away) -> String {
        person::away_in_words(self.t, away)
    }

    /// Who can invite somebody.
    fn coordinators(&self) -> String {
        self.absences.coordinators.iter().map(|reader| self.names.person(reader)).collect::<Vec<_>>().join(", ")
    }

    /// Where a file is read, and who does what so that whoever stands in reads it too.
    fn file(&self, file: &Reference) -> (String, &'static str) {
        let (room, key) = match file.family() {
            Family::Investigation => ("investigations", "absence-left-inquires"),
            Family::Decision => ("decisions", "absence-left-decides"),
            Family::Discipline => ("proceedings", "absence-left-disciplines"),
            _ => ("inquiries", "absence-left-assesses"),
        };
        (self.page.href(&format!("/{room}/{file}")), key)
    }
}

async fn page<'a>(app: &'a App, seat: &'a Seat, sheet: Sheet) -> Result<AbsencePage<'a>, Error> {
    let permit = || seat.permit::<verb::AnnounceAbsence>(app, About::Oneself);
    let absences = absences::of(&app.service, permit().await?, seat.me.member).await?;
    let mut left = Vec::new();
    for away in absences.away.iter().filter(|_| seat.me.has_files()) {
        let stand_in = away.stand_in.member;
        let files = cover::uncovered(&app.service, &permit().await?, &seat.unlocked, stand_in).await?;
        if !files.is_empty() || (!away.is_in_effect() && !seat.me.receives) {
            left.push(Left { away: away.clone(), files });
        }
    }
    let Seat { page, me, .. } = seat;
    Ok(AbsencePage { t: &page.words, page, me, names: seat.names(app), absences, left, sheet })
}

/// Shows one's own absences.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    render(&page(&app, &seat, Sheet::default()).await?)
}

async fn answer(deed: &Deed, done: Result<(), Error>, said: &str) -> Result<Response, Failure> {
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), person::field(code), code);
        unprocessable(&page(&deed.app, &deed.seat, sheet).await?)
    };
    deed.answer(done, ("/account/absence", said), again).await
}

/// Announces one.
pub async fn announce(deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let permit = deed.permit(About::Oneself).await?;
        let new = person::absence(&deed.form, deed.seat.me.member)?;
        let id = absences::announce(&deed.app.service, permit, new).await?;
        match covered(&deed, id).await {
            // It is announced: the page shows what is left.
            Err(Error::Invalid(_)) => Ok(()),
            done => done,
        }
    };
    answer(&deed, done.await, "announce-absence").await
}

/// Lets whoever stands in into the files of the one who will be away.
pub async fn cover(deed: Deed) -> Result<Response, Failure> {
    let done = async { covered(&deed, person::which(&deed.form)?).await };
    answer(&deed, done.await, "take-over").await
}

async fn covered(deed: &Deed, id: AbsenceId) -> Result<(), Error> {
    if !deed.seat.me.has_files() {
        return Ok(());
    }
    let permit = deed.permit::<verb::TakeOver>(About::Oneself).await?;
    cover::cover(&deed.app.service, permit, &deed.seat.unlocked, id).await
}

/// Ends one.
pub async fn end(deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let permit = deed.permit(About::Oneself).await?;
        absences::end(&deed.app.service, permit, (deed.seat.me.member, person::which(&deed.form)?)).await
    };
    answer(&deed, done.await, "end-absence").await
}

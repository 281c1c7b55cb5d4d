//! A member announces their own absence, or ends it.
//!
//! They hand nothing over by themselves: a coordinator does, and is shown what waits.
use axum::{
    extract::State,
    response::{Html, Response},
};

use super::{deed::Deed, names::Names, person, seat::Seat};
use crate::{
    domain::act::verb,
    service::{
        About, Error, absences,
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
    pub(super) sheet: Sheet,
}

impl AbsencePage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/account{end}"))
    }

    fn away(&self, away: &Away) -> String {
        person::away_in_words(self.t, away)
    }
}

async fn page<'a>(app: &'a App, seat: &'a Seat, sheet: Sheet) -> Result<AbsencePage<'a>, Error> {
    let permit = seat.permit::<verb::AnnounceAbsence>(app, About::Oneself).await?;
    let absences = absences::of(&app.service, permit, seat.me.member).await?;
    let Seat { page, me, .. } = seat;
    Ok(AbsencePage { t: &page.words, page, me, names: seat.names(app), absences, sheet })
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
        absences::announce(&deed.app.service, permit, person::absence(&deed.form, deed.seat.me.member)?).await
    };
    answer(&deed, done.await, "announce-absence").await
}

/// Ends one.
pub async fn end(deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let permit = deed.permit(About::Oneself).await?;
        absences::end(&deed.app.service, permit, (deed.seat.me.member, person::which(&deed.form)?)).await
    };
    answer(&deed, done.await, "end-absence").await
}

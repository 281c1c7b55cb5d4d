//! What is to be erased within a month, what is held, and what was erased: the slip, which names nobody.
use axum::{extract::State, response::Html};

use super::super::{names::Names, seat::Seat};
use crate::{
    domain::Coded as _,
    service::{
        About,
        retention::{self, Elimination, Listed, Slip},
        view::Me,
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/retention.html")]
pub(in crate::web::desk) struct SlipPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) slip: Slip,
}

impl SlipPage<'_> {
    /// Lists of what is to come: title, what its day is, what stands where there is none, lines.
    fn due(&self) -> [(&'static str, &'static str, &'static str, &[Listed]); 3] {
        let Slip { archive, erase, held, .. } = &self.slip;
        [
            ("slip-erase", "slip-until", "slip-erase-none", erase),
            ("slip-archive", "slip-until", "slip-archive-none", archive),
            ("slip-held", "slip-review", "slip-held-none", held),
        ]
    }

    /// How much went.
    fn volume(&self, line: &Elimination) -> String {
        let count = |many: u64| usize::try_from(many).unwrap_or(usize::MAX);
        let values = [("records", count(line.records).into()), ("files", count(line.files).into())];
        self.t.say_with("slip-count", &values)
    }
}

/// Shows it.
pub(in crate::web::desk) async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let slip = retention::slip(&app.service, permit).await?;
    let (Seat { page, me, .. }, names) = (&seat, seat.names(&app));
    render(&SlipPage { t: &page.words, page, me, names, slip })
}

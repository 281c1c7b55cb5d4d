//! The heads of both chains, to be printed and kept elsewhere.
use axum::{extract::State, response::Html};

use super::super::seat::Seat;
use crate::{
    service::{
        About,
        audit::{self, Heads},
        view::Me,
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/audit/heads.html")]
pub(in crate::web::desk) struct HeadsPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) heads: Heads,
    /// The day on which they are shown.
    pub(in crate::web::desk) today: String,
}

impl HeadsPage<'_> {
    /// What each line is, and the line as it is given back to be verified.
    fn lines(&self) -> Vec<(String, String)> {
        let Heads { journal, daily, key, roster, founding } = &self.heads;
        let daily =
            daily.as_ref().map(|head| (self.t.say_one("head-day", "day", &self.t.day(&head.day)), head.to_string()));
        let journal = journal.map(|head| (self.t.say("heads-journal"), format!("{}:{}", head.sequence, head.digest)));
        let roster = roster.map(|(sequence, digest)| (self.t.say("heads-roster"), format!("{sequence}:{digest}")));
        let founding = founding.map(|digest| (self.t.say("heads-founding"), digest.to_string()));
        let key = (self.t.say("witness-key"), key.clone());
        [journal, daily, Some(key), roster, founding].into_iter().flatten().collect()
    }
}

/// Shows them.
pub(in crate::web::desk) async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let heads = audit::heads(&app.service, permit).await?;
    let Seat { page, me, .. } = &seat;
    let today = page.words.day(&app.service.today());
    render(&HeadsPage { t: &page.words, page, me, heads, today })
}

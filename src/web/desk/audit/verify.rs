//! Whether the journal and the roster are whole, and whether the journal still holds a head that was kept elsewhere.
//!
//! The button is a form of its own kind: verifying takes a processor for some seconds, which no link may do.
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::{
    super::{deed::Deed, seat::Seat},
    count,
};
use crate::{
    domain::act::verb,
    service::{
        About,
        audit::{self, Verdict},
        journal::{Head, Held, JournalError, Looked},
        view::Me,
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/audit/verify.html")]
pub(in crate::web::desk) struct VerifyPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    /// What was found; nothing before the button is used.
    pub(in crate::web::desk) verdict: Option<Verdict>,
    pub(in crate::web::desk) sheet: Sheet,
}

/// What was found of one thing.
struct Said {
    text: String,
    is_whole: bool,
}

impl Said {
    fn whole(text: String) -> Self {
        Self { text, is_whole: true }
    }

    fn wrong(text: String) -> Self {
        Self { text, is_whole: false }
    }
}

impl VerifyPage<'_> {
    fn said(&self, verdict: &Verdict) -> Vec<Said> {
        let given = verdict.journal.iter().flat_map(|looked| &looked.given).map(|(_, held)| self.given(*held));
        [self.journal(verdict), self.roster(verdict)].into_iter().chain(given).collect()
    }

    fn is_whole(&self, verdict: &Verdict) -> bool {
        self.said(verdict).iter().all(|said| said.is_whole)
    }

    fn journal(&self, verdict: &Verdict) -> Said {
        let Ok(looked) = &verdict.journal else { return Said::wrong(self.t.say("verify-memory")) };
        let at = |key, sequence| Said::wrong(self.t.say_one(key, "number", count(sequence)));
        match looked.outcome {
            Ok(_) => Said::whole(self.whole(looked)),
            Err(JournalError::Broken(sequence)) => at("verify-broken", sequence),
            Err(JournalError::Forked(sequence)) => at("verify-forked", sequence),
            Err(JournalError::Shortened(sequence)) => at("verify-shortened", sequence),
        }
    }

    fn whole(&self, looked: &Looked) -> String {
        let Some((from, until)) = looked.days else { return self.t.say("verify-empty") };
        let (from, until) = (self.t.day(&from), self.t.day(&until));
        let values = [("count", count(looked.entries).into()), ("from", (&from).into()), ("until", (&until).into())];
        self.t.say_with("verify-whole", &values)
    }

    fn roster(&self, verdict: &Verdict) -> Said {
        match verdict.roster {
            Ok((length, _)) => Said::whole(self.t.say_one("verify-roster", "count", count(length))),
            Err(code) => Said::wrong(self.t.term("verify-roster", code)),
        }
    }

    /// What became of the head that was typed.
    fn given(&self, held: Held) -> Said {
        let at = |key, sequence| self.t.say_one(key, "number", count(sequence));
        match held {
            Held::There(sequence) => Said::whole(at("verify-held", sequence)),
            Held::Another(sequence) => Said::wrong(at("verify-held-another", sequence)),
            Held::Beyond(sequence) => Said::wrong(at("verify-held-beyond", sequence)),
            Held::Nowhere => Said::wrong(self.t.say("verify-held-nowhere")),
            Held::Unknown => Said::wrong(self.t.say("verify-held-unknown")),
        }
    }

    /// The head of what verified, to be kept.
    fn head(verdict: &Verdict) -> Option<String> {
        let Ok(Looked { outcome: Ok(Some(Head { sequence, digest })), .. }) = &verdict.journal else { return None };
        Some(format!("{sequence}:{digest}"))
    }
}

/// Shows the button.
pub(in crate::web::desk) async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    seat.permit::<verb::Audit>(&app, About::Organisation).await?;
    let Seat { page, me, .. } = &seat;
    render(&VerifyPage { t: &page.words, page, me, verdict: None, sheet: Sheet::default() })
}

/// Verifies.
pub(in crate::web::desk) async fn send(deed: Deed) -> Result<Response, Failure> {
    let permit = deed.permit::<verb::Audit>(About::Organisation).await?;
    let Seat { page, me, .. } = &deed.seat;
    let shown = |verdict, sheet| VerifyPage { t: &page.words, page, me, verdict, sheet };
    let given = match deed.form.text("head").trim() {
        "" => None,
        head => match head.parse() {
            Ok(given) => Some(given),
            Err(_) => return unprocessable(&shown(None, Sheet::with(deed.form.0.clone(), "head", "audit-head"))),
        },
    };
    let verdict = audit::verify(&deed.app.service, permit, given).await?;
    let html = render(&shown(Some(verdict), Sheet::of(deed.form.0.clone())))?;
    Ok(html.into_response())
}

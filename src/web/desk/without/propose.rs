//! A coordinator prepares what goes, says why, and when the person is told.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{Seen, opened, others};
use crate::{
    domain::{
        Coded as _,
        act::verb,
        draft::Fields,
        exception::{Ground, Telling},
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error,
        exception::{Proposal, propose},
        view::{CaseView, Content, Item, Me, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        agreed::{copy, file_name},
        desk::{case::parse, deed::Deed, names::Names, seat::Seat, withdrawn},
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/without/propose.html")]
pub(in crate::web::desk) struct ProposePage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    reference: String,
    sheet: Sheet,
    request: String,
    /// One is under way already.
    is_open: bool,
    grounds: Vec<Choice>,
    files: Vec<Choice>,
    named: Vec<Choice>,
    tellings: Vec<Choice>,
    /// The last day that may be chosen.
    latest: String,
    receivers: Vec<Reader>,
    others: Vec<Reader>,
}

impl<'a> ProposePage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me, names): Seen<'a>,
        view: &CaseView,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        let why = |choice: Choice| Choice { hint: t.term("ground-why", &choice.code), ..choice };
        let files = view.items.iter().filter_map(|item| match &item.content {
            Content::File(file) => Some(file.file),
            _ => None,
        });
        Self {
            t,
            page,
            me,
            names,
            reference: view.reference.to_string(),
            is_open: view.exceptions.open().is_some(),
            grounds: sheet.choices::<Ground>(t, "ground", "ground").into_iter().map(why).collect(),
            files: files.map(|id| sheet.choice("files", &id.to_string(), file_name(t, &view.items, id))).collect(),
            named: vec![sheet.choice("name", "with", t.say("without-name-box"))],
            tellings: vec![
                sheet.choice("telling", "now", t.say("without-now")),
                sheet.choice("telling", "later", t.say("without-later")),
            ],
            latest: view.exceptions.latest.map(|day| t.day(&day)).unwrap_or_default(),
            receivers: view.ready.receivers.clone(),
            others: others(view, me),
            sheet,
            request,
        }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// The last account, ready to be cut; the person is told unless somebody says otherwise.
fn prepared(view: &CaseView) -> Sheet {
    let account = |item: &Item| match &item.content {
        Content::Report(report) => Some(report.narrative.clone()),
        Content::Contact(contact) => Some(contact.report.narrative.clone()),
        _ => None,
    };
    let mut fields = Fields::default();
    fields.insert("text", &view.items.iter().rev().find_map(account).unwrap_or_default());
    fields.insert("telling", "now");
    Sheet::of(fields)
}

/// Shows the form.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened::<verb::Except>((&app, &seat), &parse(&reference)?).await?;
    let typed = (prepared(&view), service::new_request(&app.service));
    render(&ProposePage::new((&seat.page, &seat.me, seat.names(&app)), &view, typed))
}

/// Proposes.
pub(in crate::web::desk) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let proposal = proposal(&deed)?;
        let permit = deed.permit::<verb::Except>(About::Case(&reference)).await?;
        propose(&deed.app.service, permit, &deed.seat.unlocked, &proposal).await
    };
    let again = async |code| {
        let view = opened::<verb::Except>((&deed.app, &deed.seat), &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), field(code), code).within(NARRATIVE_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&ProposePage::new(seen, &view, typed))
    };
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "except"), again).await
}

/// Where what is wrong stands.
fn field(code: &str) -> &'static str {
    match code {
        "missing-ground" => "ground",
        "no-ground-reason" => "reason",
        "no-silence-reason" => "silence",
        "missing-telling" => "telling",
        "review-day" => "review",
        "name-not-known" => "name",
        "unknown-file" => "files",
        _ => "text",
    }
}

fn proposal(deed: &Deed) -> Result<Proposal, Error> {
    let form = &deed.form;
    let ground = Ground::from_code(form.text("ground")).map_err(|_| Error::Invalid(vec!["missing-ground"]))?;
    let telling = match form.text("telling") {
        "now" => Telling::Now,
        "later" => {
            let review = form.text("review").parse().map_err(|_| Error::Invalid(vec!["review-day"]))?;
            Telling::Later { reason: form.text("silence").to_owned(), review }
        }
        _ => return Err(Error::Invalid(vec!["missing-telling"])),
    };
    let (reason, request) = (form.text("reason").to_owned(), form.text("request").to_owned());
    Ok(Proposal { ground, reason, copy: copy(form)?, telling, request })
}

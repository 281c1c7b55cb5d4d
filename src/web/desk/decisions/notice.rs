//! Noting that the public prosecutor was given notice, or why not.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{decide::said, opened, parse};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        decided::{Prosecutor, Warned},
        report::{LINE_LIMIT, PARAGRAPH_LIMIT},
    },
    service::{
        self, About, Error, Message,
        decision::{DecisionView, give_notice},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, names::Names, seat::Seat},
        error::unprocessable,
        form::{Choice, Fault, Sheet, length},
        page::render,
    },
};

/// The form.
#[derive(Debug, askama::Template)]
#[template(path = "desk/decisions/notice.html")]
pub(in crate::web::desk) struct NoticePage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) view: DecisionView,
    pub(in crate::web::desk) sheet: Sheet,
    pub(in crate::web::desk) request: String,
}

impl NoticePage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/decisions/{}{end}", self.view.reference))
    }

    fn given(&self) -> Vec<Choice> {
        ["yes", "no"].map(|code| self.sheet.choice("given", code, self.t.term("notice-given", code))).to_vec()
    }

    fn warned(&self) -> Vec<Choice> {
        self.sheet.choices::<Warned>(self.t, "notice-warned", "warned")
    }
}

async fn known(app: &App, seat: &Seat, reference: &Reference) -> Result<DecisionView, Error> {
    let view = opened(app, seat, reference).await?;
    if view.may_notify { Ok(view) } else { Err(Error::NotFound) }
}

fn shown<'a>(
    (app, seat): (&'a App, &'a Seat),
    view: DecisionView,
    (sheet, request): (Sheet, String),
) -> NoticePage<'a> {
    let Seat { page, me, .. } = seat;
    NoticePage { t: &page.words, page, me, names: seat.names(app), view, sheet, request }
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = known(&app, &seat, &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&shown((&app, &seat), view, typed))
}

/// Notes it.
pub(super) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let form = &deed.form;
    let faults = match Prosecutor::parse(&form.0, deed.app.service.today()) {
        Ok(_) => Vec::new(),
        Err(faults) => said(&faults).into_iter().map(|fault| sized(fault, form.text(fault.field))).collect(),
    };
    let done = async {
        let permit = deed.permit::<verb::GiveNotice>(About::Case(&reference)).await?;
        let message = Message { text: String::new(), request: form.text("request").to_owned() };
        give_notice(&deed.app.service, permit, &deed.seat.unlocked, (&form.0, &message)).await
    };
    let again = async |code| {
        let view = known(&deed.app, &deed.seat, &reference).await?;
        let faults = if faults.is_empty() { vec![Fault::new("given", code)] } else { faults };
        let sheet = Sheet { fields: form.0.clone(), faults };
        unprocessable(&shown((&deed.app, &deed.seat), view, (sheet, form.text("request").to_owned())))
    };
    deed.answer(done.await, (&format!("/decisions/{reference}"), Act::GiveNotice.code()), again).await
}

fn sized(fault: Fault, typed: &str) -> Fault {
    match fault.code {
        "too-long" => fault.sized(PARAGRAPH_LIMIT, length(typed)),
        "too-long-line" => fault.sized(LINE_LIMIT, length(typed)),
        _ => fault,
    }
}

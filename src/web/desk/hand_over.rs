//! Handing over what the person agreed to: shown to the letter before it goes, and changed by nobody here.
use std::collections::BTreeSet;

use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{case::parse, deed::Deed, names::Names, seat::Seat, withdrawn};
use crate::{
    domain::{act::verb, case::Reference, consent::Scope},
    ids::MemberId,
    service::{
        About, Error,
        hand_over::{Going, hand_over},
        open_case::open_case,
        view::{CaseView, Me, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        agreed::{copied, whom},
        error::unprocessable,
        form::{Fault, Form, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/hand_over.html")]
pub(super) struct HandOverPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    reference: String,
    sheet: Sheet,
    ready: Vec<Shown>,
}

/// One consent that can be handed over.
#[derive(Debug)]
struct Shown {
    number: u64,
    whom: String,
    /// The text, if there is one, then the files.
    lines: Vec<String>,
    has_text: bool,
    with_name: bool,
    /// That the agreement may not be the whole, by the key that says it.
    reach: Option<&'static str>,
    receivers: Vec<Reader>,
    /// It is for a measure: those of them who are to receive it are chosen.
    measure: bool,
}

impl<'a> HandOverPage<'a> {
    pub(super) fn new((page, me, names): (&'a Page, &'a Me, Names<'a>), view: &CaseView, sheet: Sheet) -> Self {
        let t = &page.words;
        let going = |Going { given, receivers }: &Going| Shown {
            number: given.number,
            whom: whom(t, given.consent.to, given.consent.purpose),
            lines: copied(t, &view.items, &given.consent.copy),
            has_text: !given.consent.copy.text.is_empty(),
            with_name: given.consent.copy.with_name,
            reach: reach(given.consent.scope),
            receivers: receivers.clone(),
            measure: given.consent.purpose.is_a_measure(),
        };
        let ready = view.ready.going.iter().map(going).collect();
        Self { t, page, me, names, reference: view.reference.to_string(), sheet, ready }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }

    fn fault(&self) -> Option<&Fault> {
        self.sheet.faults.first()
    }
}

/// How far an agreement reaches, where it is not the whole: the key that says it.
pub(super) fn reach(scope: Scope) -> Option<&'static str> {
    match scope {
        Scope::Whole => None,
        Scope::OwnTestimony => Some("inquiry-testimony"),
        Scope::Unsaid => Some("inquiry-unsaid"),
    }
}

async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<CaseView, Error> {
    // Whoever may not hand over is not shown the page.
    seat.permit::<verb::HandOver>(app, About::Case(reference)).await?;
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_case(&app.service, permit, &seat.unlocked).await
}

/// Shows what can go, and to whom.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    render(&HandOverPage::new((&seat.page, &seat.me, seat.names(&app)), &view, Sheet::default()))
}

/// Who is to receive it, of those who can.
fn chosen(form: &Form) -> Result<BTreeSet<MemberId>, Error> {
    let members = form.0.all("members").iter().map(|id| id.parse());
    members.collect::<Result<_, _>>().map_err(|_| Error::Invalid(vec!["nobody-chosen"]))
}

/// Hands over.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let number = deed.form.text("consent").parse().map_err(|_| Error::Invalid(vec!["no-consent"]))?;
        let permit = deed.permit::<verb::HandOver>(About::Case(&reference)).await?;
        hand_over(&deed.app.service, permit, &deed.seat.unlocked, (number, chosen(&deed.form)?)).await
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), "consent", code);
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&HandOverPage::new(seen, &view, sheet))
    };
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "hand-over"), again).await
}

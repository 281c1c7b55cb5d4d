//! Handing over without the person's agreement: three pages, each with the emergency numbers first where somebody may be in
//! danger, and with what will happen and who will see it beside every button.
//!
//! What was typed and could not be taken is shown again.
use axum::{Router, routing::get};

use super::{names::Names, seat::Seat};
use crate::{
    domain::{
        act::{Verb, verb},
        case::Reference,
        exception::{Excepted, Telling},
    },
    service::{
        About, Error,
        open_case::open_case,
        view::{CaseView, Me, Reader},
    },
    text::Words,
    web::{App, Page, agreed::copied},
};

pub(super) mod confirm;
pub(super) mod on_case;
pub(super) mod propose;
pub(super) mod tell;

/// The pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/without-consent", get(propose::show).post(propose::send))
        .route("/cases/{reference}/without-consent/confirm", get(confirm::show).post(confirm::send))
        .route("/cases/{reference}/tell", get(tell::show).post(tell::send))
}

/// What every page here is made with.
type Seen<'a> = (&'a Page, &'a Me, Names<'a>);

/// The case, for who may do this to it: whoever may not is not shown the form.
async fn opened<V: Verb>((app, seat): (&App, &Seat), reference: &Reference) -> Result<CaseView, Error> {
    seat.permit::<V>(app, About::Case(reference)).await?;
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_case(&app.service, permit, &seat.unlocked).await
}

/// Who else reads the case, and could be the second member.
fn others(view: &CaseView, me: &Me) -> Vec<Reader> {
    let readers = view.readers.iter().map(|reader| &reader.reader);
    readers.filter(|reader| reader.member != me.member).cloned().collect()
}

/// What goes, and why, as it was signed.
#[derive(Debug)]
struct Signed {
    ground: String,
    reason: String,
    /// The text, if there is one, then the files.
    lines: Vec<String>,
    with_name: bool,
    /// Why the person is told later, and until when at most; nothing where they are told at once.
    later: Option<(String, String)>,
}

impl Signed {
    fn new(t: &Words, view: &CaseView, excepted: &Excepted) -> Self {
        let later = match &excepted.telling {
            Telling::Now => None,
            Telling::Later { reason, review } => Some((reason.clone(), t.day(review))),
        };
        Self {
            ground: t.code("ground", &excepted.ground),
            reason: excepted.reason.clone(),
            lines: copied(t, &view.items, &excepted.copy),
            with_name: excepted.copy.with_name,
            later,
        }
    }
}

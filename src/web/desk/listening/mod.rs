//! What the cell works out while it listens: it assesses, notes what it retains, proposes, links.
//!
//! Each has its own page, which says who will see it; the case shows where each stands, and what is still to do. What was
//! typed and could not be taken is shown again, with all that is wrong with it.
use axum::{Router, routing::get};

use super::{deed::Deed, seat::Seat};
use crate::{
    domain::{
        act::{Verb, verb},
        case::Reference,
        contact,
        draft::Fields,
        report::PARAGRAPH_LIMIT,
    },
    service::{About, Error, Message, open_case::open_case, view::CaseView},
    web::{
        App,
        form::{Fault, Sheet},
    },
};

pub(super) mod assess;
pub(super) mod link;
pub(super) mod orient;
pub(super) mod qualify;
pub(super) mod sentences;
pub(super) mod state;

/// The pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/assess", get(assess::show).post(assess::send))
        .route("/cases/{reference}/qualify", get(qualify::show).post(qualify::send))
        .route("/cases/{reference}/orient", get(orient::show).post(orient::send))
        .route("/cases/{reference}/link", get(link::show).post(link::send))
}

/// The case, for who may do this to it: whoever may not is not shown the form.
pub(super) async fn opened<V: Verb>((app, seat): (&App, &Seat), reference: &Reference) -> Result<CaseView, Error> {
    seat.permit::<V>(app, About::Case(reference)).await?;
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_case(&app.service, permit, &seat.unlocked).await
}

/// The form, by which it counts once.
fn form(deed: &Deed) -> Message {
    Message { text: String::new(), request: deed.form.text("request").to_owned() }
}

/// What was typed, with all that is wrong with it.
fn refused(fields: &Fields, faults: &[contact::Fault]) -> Sheet {
    let faults = faults.iter().map(|fault| Fault::new(fault.field, fault.code)).collect();
    Sheet { fields: fields.clone(), faults }.within(PARAGRAPH_LIMIT)
}

/// The first of what is wrong, as use cases say it.
fn first(faults: &[contact::Fault]) -> Error {
    Error::Invalid(faults.iter().take(1).map(|fault| fault.code).collect())
}

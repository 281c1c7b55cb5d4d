//! The desk: where the staff reads, answers and settles who may read.
//!
//! A file is a page: its struct, its get, its post. Members see only what their roles and keys give; a page shows a
//! button only for what can be done now, and says beside it what will happen and who will see it.
//!
//! Hiding a button protects nothing: each post asks for its own permit, and a verb that has no key opens nothing.
use axum::{
    Router,
    routing::{get, post},
};

use super::{App, dress};
use crate::service::session::Surface;

pub mod absence;
pub mod account;
pub mod ask;
pub mod case;
pub mod case_acts;
pub mod cases;
pub mod contact;
pub mod decide;
pub mod deed;
pub mod endorse;
pub mod files;
pub mod hand_over;
pub mod inquiries;
pub mod inquiry;
pub mod invite;
pub mod join;
pub mod letters;
mod listening;
pub mod members;
pub mod names;
pub mod person;
pub mod qr;
pub mod recovery;
pub mod revoke;
pub mod seat;
pub mod sign_in;
pub mod steering;
pub mod talks;
pub mod today;
mod withdrawn;

#[cfg(test)]
mod samples;

/// The staff's surface.
pub fn router(app: &App) -> Router {
    dress((pages(), uploads(), Router::new()), app, Surface::Desk)
}

/// What takes or gives files.
fn uploads() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/files", post(files::send))
        .route("/cases/{reference}/files/{file}", get(files::save))
        .route("/cases/{reference}/files/{file}/show", get(files::show))
        .route("/inquiries/{reference}/files/{file}", get(files::save))
        .route("/inquiries/{reference}/files/{file}/show", get(files::show))
}

fn pages() -> Router<App> {
    Router::new()
        .route("/", get(today::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::send))
        .route("/sign-out", post(account::sign_out))
        .route("/account", get(account::show).post(account::sign_out_everywhere))
        .route("/join", get(join::show).post(join::begin))
        .route("/join/charter", post(join::accept))
        .route("/join/keys", post(join::confirm))
        .route("/cases", get(cases::show).post(cases::filter))
        .route("/cases/{reference}", get(case::show))
        .route("/cases/{reference}/reply", post(case_acts::reply))
        .route("/cases/{reference}/note", post(case_acts::note))
        .route("/cases/{reference}/assign", post(case_acts::assign))
        .route("/cases/{reference}/exclude", post(case_acts::exclude))
        .route("/cases/{reference}/ask", get(ask::show).post(ask::send))
        .route("/cases/{reference}/protection", post(case_acts::protection))
        .route("/cases/{reference}/vouch", post(case_acts::vouch))
        .route("/cases/{reference}/renew-code", post(case_acts::renew))
        .merge(contact::routes())
        .merge(of_inquiries())
        .merge(listening::routes())
        .route("/talks", get(talks::show))
        .route("/talks/{reference}", get(talks::open).post(talks::send))
        .route("/steering", get(steering::show))
        .route("/members", get(members::show))
        .route("/members/invite", get(invite::show).post(invite::send))
        .route("/members/invitation", get(invite::once).post(invite::noted))
        .route("/members/recovery", get(recovery::show).post(recovery::send))
        .route("/account/absence", get(absence::show).post(absence::announce))
        .route("/account/absence/end", post(absence::end))
        .route("/members/{id}", get(person::show))
        .route("/members/{id}/training", post(person::training))
        .route("/members/{id}/absence", post(person::announce))
        .route("/members/{id}/absence/end", post(person::end))
        .route("/members/{id}/take-over", post(person::hand_on))
        .route("/members/{id}/leave", post(revoke::hand_on))
        .route("/members/{id}/endorse", get(endorse::show).post(endorse::send))
        .route("/members/{id}/revoke", get(revoke::show).post(revoke::send))
}

/// From what is handed over to a decision.
fn of_inquiries() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/hand-over", get(hand_over::show).post(hand_over::send))
        .route("/inquiries", get(inquiries::show))
        .route("/inquiries/{reference}", get(inquiry::show))
        .route("/inquiries/{reference}/write", post(inquiry::write))
        .route("/inquiries/{reference}/decide", get(decide::show).post(decide::send))
        .route("/inquiries/{reference}/letters", get(letters::show))
        .route("/inquiries/{reference}/letters/{kind}", get(letters::fill).post(letters::make))
}

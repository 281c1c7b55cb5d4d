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
mod aftercare;
pub mod alert;
pub mod alerts;
pub mod appoint;
pub mod ask;
pub mod ask_measure;
mod audit;
pub mod case;
pub mod case_acts;
pub mod cases;
pub mod charter;
pub mod contact;
pub mod decide;
mod decisions;
pub mod deed;
pub mod endorse;
mod experience;
pub mod files;
pub mod hand_over;
pub mod hearings;
pub mod inquiries;
pub mod inquiry;
pub mod investigation;
pub mod invite;
pub mod join;
pub mod keep_away;
mod label;
pub mod letters;
mod listening;
pub mod measure;
pub mod members;
pub mod names;
pub mod overdue;
pub mod person;
pub mod posts;
mod proceedings;
pub mod qr;
pub mod recovery;
pub mod regimes;
mod retention;
pub mod revoke;
mod rights;
pub mod seat;
pub mod sign_in;
pub mod steering;
pub mod step_back;
pub mod support;
pub mod talks;
pub mod today;
mod withdrawn;
mod without;
mod work;

#[cfg(test)]
pub(super) mod samples;

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
        .route("/hearings/{reference}/files", post(hearings::files::send))
        .route("/hearings/{reference}/files/{file}", get(files::save))
        .route("/hearings/{reference}/files/{file}/show", get(files::show))
        .route("/inquiries/{reference}/files/{file}", get(files::save))
        .route("/inquiries/{reference}/files/{file}/show", get(files::show))
        .merge(audit::uploads())
        .merge(work::uploads())
        .merge(decisions::uploads())
        .merge(proceedings::uploads())
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
        .route("/cases/{reference}/step-back", get(step_back::of_case).post(step_back::leave_case))
        .route("/cases/{reference}/ask", get(ask::show).post(ask::send))
        .route("/cases/{reference}/ask-measure", get(ask_measure::show).post(ask_measure::send))
        .route("/cases/{reference}/protection", post(case_acts::protection))
        .route("/cases/{reference}/vouch", post(case_acts::vouch))
        .route("/cases/{reference}/renew-code", post(case_acts::renew))
        .merge(contact::routes())
        .merge(of_inquiries())
        .merge(of_measures())
        .merge(investigation::routes())
        .merge(hearings::routes())
        .merge(listening::routes())
        .merge(without::routes())
        .merge(of_alerts())
        .merge(aftercare::routes())
        .merge(retention::routes())
        .merge(audit::routes())
        .merge(rights::routes())
        .route("/talks", get(talks::show))
        .route("/talks/{reference}", get(talks::open).post(talks::send))
        .route("/overdue", get(overdue::show))
        .route("/steering", get(steering::show))
        .route("/experience", get(experience::show))
        .merge(support::routes())
        .merge(of_members())
}

/// Members, what they followed, when they are away; who comes and who goes.
fn of_members() -> Router<App> {
    Router::new()
        .route("/members", get(members::show))
        .route("/members/invite", get(invite::show).post(invite::send))
        .route("/members/invitation", get(invite::once).post(invite::noted))
        .route("/members/recovery", get(recovery::show).post(recovery::send))
        .route("/discipline", get(regimes::list))
        .route("/discipline/{status}", get(regimes::show))
        .route("/account/charter", get(charter::show).post(charter::accept))
        .route("/account/absence", get(absence::show).post(absence::announce))
        .route("/account/absence/end", post(absence::end))
        .route("/account/absence/cover", post(absence::cover))
        .route("/members/{id}", get(person::show))
        .route("/members/{id}/training", post(person::training))
        .route("/members/{id}/absence", post(person::announce))
        .route("/members/{id}/absence/end", post(person::end))
        .route("/members/{id}/take-over", post(person::hand_on))
        .route("/members/{id}/leave", post(revoke::hand_on))
        .route("/members/{id}/posts", post(posts::send))
        .route("/members/{id}/posts/confirm", post(posts::confirm))
        .route("/members/{id}/posts/forgo", post(posts::forgo))
        .route("/members/{id}/endorse", get(endorse::show).post(endorse::send))
        .route("/members/{id}/revoke", get(revoke::show).post(revoke::send))
}

/// Prevention alerts, and what is decided in return.
fn of_alerts() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/alert", get(alert::show).post(alert::send))
        .route("/alerts", get(alerts::show))
        .route("/alerts/{reference}", get(alerts::open).post(alerts::decide))
        .route("/alerts/{reference}/done", post(alerts::done))
        .route("/alerts/{reference}/keep-out", get(keep_away::of_alert).post(keep_away::from_alert))
        .route("/alerts/{reference}/step-back", get(step_back::of_alert).post(step_back::leave_alert))
}

/// From what is handed over to a decision.
fn of_measures() -> Router<App> {
    Router::new()
        .route("/measures", get(inquiries::measures))
        .route("/measures/{reference}", get(inquiry::show))
        .route("/measures/{reference}/write", post(inquiry::write))
        .route("/measures/{reference}/let-in", post(inquiry::came_in))
        .route("/measures/{reference}/keep-out", get(keep_away::of_inquiry).post(keep_away::from_inquiry))
        .route("/measures/{reference}/step-back", get(step_back::of_inquiry).post(step_back::leave_inquiry))
        .route("/measures/{reference}/{course}", get(measure::show).post(measure::send))
}

fn of_inquiries() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/hand-over", get(hand_over::show).post(hand_over::send))
        .merge(work::routes())
        .merge(decisions::routes())
        .merge(proceedings::routes())
        .route("/inquiries", get(inquiries::show))
        .route("/inquiries/{reference}", get(inquiry::show))
        .route("/inquiries/{reference}/write", post(inquiry::write))
        .route("/inquiries/{reference}/let-in", post(inquiry::came_in))
        .route("/inquiries/{reference}/appoint", get(appoint::show).post(appoint::send))
        .route("/inquiries/{reference}/keep-out", get(keep_away::of_inquiry).post(keep_away::from_inquiry))
        .route("/inquiries/{reference}/step-back", get(step_back::of_inquiry).post(step_back::leave_inquiry))
        .route("/inquiries/{reference}/decide", get(decide::show).post(decide::send))
        .route("/inquiries/{reference}/letters", get(letters::show))
        .route("/inquiries/{reference}/letters/{kind}", get(letters::fill).post(letters::make))
}

//! The interface for external listening lines: they send what they were told, and read nothing.
//!
//! What it takes and answers is described by `/api/v1/openapi.json`, against which the tests hold it. Every answer that is
//! an error is a problem (RFC 9457) with a code. There is no session and no cookie here, so no form of another site can
//! send anything in somebody's name.
//!
//! It does **not** give any case to any key.
use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderValue, StatusCode, header},
    middleware::from_fn,
    response::{IntoResponse, Response},
    routing::{any, get, post},
};
use serde_json::{Value, json};
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};

use self::problem::Problem;
use super::{App, PATIENCE, form::BODY_LIMIT};
use crate::{
    domain::{
        Coded,
        contact::Channel,
        report::{Answer, Audience, Link, Standing, Wish},
        taxonomy::Kind,
    },
    service::{readers, view::Reader},
};

pub mod problem;
mod report;

/// The description of this interface.
pub const DESCRIPTION: &str = include_str!("../../../templates/openapi.json");
/// Its addresses, each with its method.
pub const ROUTES: [(&str, &str); 3] =
    [("/api/v1/openapi.json", "get"), ("/api/v1/taxonomy", "get"), ("/api/v1/reports", "post")];

/// The interface's addresses.
pub(super) fn routes() -> Router<App> {
    let [(description, _), (taxonomy, _), (reports, _)] = ROUTES;
    Router::new()
        .route(description, get(describe))
        .route(taxonomy, get(codes))
        .route(reports, post(report::receive))
        .method_not_allowed_fallback(async || Problem::NotAllowed)
        .route("/api/{*rest}", any(async || Problem::NotFound))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(super::error::panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, PATIENCE))
        .layer(from_fn(problem::always))
}

async fn describe() -> Response {
    written(DESCRIPTION.to_owned())
}

fn written(json: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], json).into_response()
}

/// Codes and their words: what the form shows to anybody, and who would read for each entity, by function.
async fn codes(State(app): State<App>) -> Result<Response, Problem> {
    let rules = app.service.rules();
    let mut entities = Vec::new();
    for entity in rules.organisation.entities() {
        let available = readers::availability(&app.service, &entity.code, &BTreeMap::new()).await?;
        let reader = |one: &Reader| json!({ "member": one.member, "function": one.function, "name": one.name });
        let readers: Vec<Value> = available.readers.iter().map(reader).collect();
        entities.push(
            json!({ "code": entity.code, "name": in_each(|tongue| entity.name.get(tongue)), "readers": readers }),
        );
    }
    let kind = |kind: &Kind| {
        json!({
            "code": kind.code,
            "name": in_each(|tongue| kind.label.get(tongue)),
            "plain": in_each(|tongue| kind.plain.get(tongue)),
        })
    };
    let codes = json!({
        "entities": entities,
        "kinds": rules.taxonomy.offered().map(kind).collect::<Vec<_>>(),
        "standings": all::<Standing>(),
        "audiences": all::<Audience>(),
        "answers": all::<Answer>(),
        "links": all::<Link>(),
        "wishes": all::<Wish>(),
        "channels": all::<Channel>(),
    });
    Ok(written(codes.to_string()))
}

fn in_each<'a>(word: impl Fn(&str) -> &'a str) -> Value {
    json!({ "fr": word("fr"), "en": word("en") })
}

fn all<C: Coded>() -> Vec<&'static str> {
    C::ALL.iter().map(|one| one.code()).collect()
}

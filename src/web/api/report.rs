//! A line sends what it was told: key, name of the request, the same answers as the form, in JSON.
//!
//! The body is read into the fields of the form and parsed by the form's own parser, so that neither lets through what the
//! other refuses. What it does not know is refused: a misspelt field would be lost in silence.
use axum::{
    body::{Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use super::problem::Problem;
use crate::{
    domain::{
        Coded,
        act::verb,
        contact::FIELDS,
        draft::{Draft, Fields, Page},
    },
    service::{
        About, Who, authorise,
        line::{Caller, Fault, Sent, caller, request_name},
        pace::knock,
        view::Receipt,
    },
    text::Locale,
    web::{App, form::BODY_LIMIT, pace::source},
};

/// Fields that take several codes.
const LISTS: [&str; 2] = ["kinds", "wishes"];
/// The field that says how members are linked with the facts.
const LINKS: &str = "links";
/// The field that says the language of the words.
const LANGUAGE: &str = "language";

/// Takes a report.
pub(super) async fn receive(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let source = source(&request);
    let (parts, body) = request.into_parts();
    let Some(caller) = bearer(&parts.headers).and_then(|key| caller(&app.service, key)) else {
        // As a code that is none: a flood of them is slowed where it comes from.
        knock(&app.service, &source).await;
        return Err(Problem::Unauthorised);
    };
    if !is_json(&parts.headers) {
        return Err(Problem::Unsupported);
    }
    let name = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok()).and_then(request_name);
    let name = name.ok_or(Problem::Unnamed)?;
    caller.turn(&app.service).await.map_err(Problem::TooFast)?;
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Problem::TooLarge)?;
    let receipt = take(&app, (&caller, name), &body).await?;
    Ok((StatusCode::CREATED, super::written(answer(&receipt).to_string())).into_response())
}

async fn take(app: &App, (caller, name): (&Caller<'_>, &str), body: &Bytes) -> Result<Receipt, Problem> {
    let Ok(Value::Object(object)) = serde_json::from_slice(body) else { return Err(Problem::Unreadable) };
    let read = read(&object).map_err(Problem::Invalid)?;
    let asked = (&read.origin, &read.draft);
    let contact = caller.read(&app.service, asked, read.language.code()).map_err(Problem::Invalid)?;
    let about = About::Intake(&contact.report.entity);
    let permit = authorise::<verb::Submit>(&app.service, Who::Visitor, about).await?;
    match caller.send(&app.service, &permit, (&contact, name)).await? {
        Sent::Taken(receipt) => Ok(receipt),
        Sent::Used => Err(Problem::Used),
    }
}

fn answer(receipt: &Receipt) -> Value {
    let promise =
        receipt.promise.map(|promise| json!({ "promise": promise.code.code(), "due": promise.due.to_string() }));
    json!({ "reference": receipt.reference.as_str(), "code": receipt.code, "next": promise })
}

/// The key of `Authorization: Bearer …` (RFC 6750, 2.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(key.trim())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// A body as fields of the form.
struct Read {
    origin: Fields,
    draft: Draft,
    language: Locale,
}

fn read(object: &Map<String, Value>) -> Result<Read, Vec<Fault>> {
    let (mut fields, mut faults) = (Fields::default(), Vec::new());
    let mut language = Locale::default();
    for (name, value) in object {
        let known = known(name);
        let outcome = match (known, value) {
            (None, _) => Err("unknown-field"),
            (_, Value::Null) => Ok(()),
            (Some(LANGUAGE), value) => {
                value.as_str().and_then(|code| Locale::from_code(code).ok()).map_or(Err("unknown-option"), |known| {
                    language = known;
                    Ok(())
                })
            }
            (Some(LINKS), value) => links(value, &mut fields),
            (Some(name), value) => put(name, value, &mut fields),
        };
        faults.extend(outcome.err().map(|code| Fault { field: known.unwrap_or_default(), code }));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut draft = Draft::default();
    for page in pages() {
        draft.set(*page, fields.only(|name| page.has_field(name)));
    }
    Ok(Read { origin: fields.only(|name| FIELDS.contains(&name)), draft, language })
}

/// The pages a line fills: who the person is stands with how it came.
fn pages() -> impl Iterator<Item = &'static Page> {
    Page::ALL.iter().filter(|page| **page != Page::Name)
}

/// The field of this name, if a line may send it: the way is its key's, and a member is named among the links.
fn known(name: &str) -> Option<&'static str> {
    let ours = pages().flat_map(|page| page.fields()).chain(FIELDS).chain([LINKS, LANGUAGE]);
    ours.filter(|field| *field != "channel").find(|field| *field == name)
}

fn put(name: &str, value: &Value, fields: &mut Fields) -> Result<(), &'static str> {
    match value {
        Value::String(text) if !LISTS.contains(&name) => fields.insert(name, &plain(text)?),
        Value::Array(codes) if LISTS.contains(&name) => {
            for code in codes {
                fields.insert(name, &plain(code.as_str().ok_or("wrong-type")?)?);
            }
        }
        _ => return Err("wrong-type"),
    }
    Ok(())
}

fn links(value: &Value, fields: &mut Fields) -> Result<(), &'static str> {
    for (member, link) in value.as_object().ok_or("wrong-type")? {
        fields.insert(&format!("link-{member}"), link.as_str().ok_or("wrong-type")?);
    }
    Ok(())
}

/// As the form reads text: line ends as `\n`, never a NUL.
fn plain(text: &str) -> Result<String, &'static str> {
    crate::web::form::text(text.as_bytes().to_vec()).map_err(|_| "wrong-type")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(body: &Value) -> Vec<(&'static str, &'static str)> {
        let Err(faults) = read(body.as_object().unwrap()) else { return Vec::new() };
        faults.iter().map(|fault| (fault.field, fault.code)).collect()
    }

    #[test]
    fn a_body_becomes_the_fields_of_the_form() {
        let body = json!({
            "narrative": "a\r\nb", "kinds": ["harc-sex", "viol"], "standing": null, "received": "2026-11-20",
            "links": { "0123": "involved" }, "language": "en",
        });
        let read = read(body.as_object().unwrap()).unwrap_or_else(|_| panic!("read"));
        assert_eq!(read.draft.page(Page::Words).one("narrative"), "a\nb");
        assert_eq!(read.draft.page(Page::What).all("kinds"), ["harc-sex", "viol"]);
        assert_eq!(read.draft.page(Page::Who).one("link-0123"), "involved");
        assert_eq!((read.origin.one("received"), read.language), ("2026-11-20", Locale::En));
        assert_eq!(read.draft.page(Page::You), Fields::default());
    }

    #[test]
    fn what_is_not_known_or_of_another_type_is_refused() {
        assert_eq!(faults(&json!({ "narrativ": "x" })), [("", "unknown-field")]);
        assert_eq!(faults(&json!({ "channel": "phone" })), [("", "unknown-field")]);
        assert_eq!(faults(&json!({ "link-0123": "involved" })), [("", "unknown-field")]);
        assert_eq!(faults(&json!({ "narrative": 3 })), [("narrative", "wrong-type")]);
        assert_eq!(faults(&json!({ "narrative": ["x"] })), [("narrative", "wrong-type")]);
        assert_eq!(faults(&json!({ "narrative": "\u{0}" })), [("narrative", "wrong-type")]);
        assert_eq!(faults(&json!({ "kinds": "viol" })), [("kinds", "wrong-type")]);
        assert_eq!(faults(&json!({ "links": [] })), [("links", "wrong-type")]);
        assert_eq!(faults(&json!({ "language": "de" })), [("language", "unknown-option")]);
    }
}

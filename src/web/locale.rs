//! Where a request stands: its language, and its path without the language.
//!
//! A path that begins with `/en/` or `/fr/` chooses the language; otherwise the browser does. Links keep the prefix only
//! where one was given, so that most addresses left in a history say nothing, not even a language.
use axum::{
    extract::Request,
    http::{HeaderMap, Uri, header, uri::PathAndQuery},
};

use crate::{
    domain::Coded,
    service::{self, Service, session::Surface},
    text::Locale,
};

/// What is known of a request before its route.
#[derive(Debug, Clone)]
pub struct Place {
    /// The surface.
    pub surface: Surface,
    /// The language.
    pub locale: Locale,
    /// The language's prefix, if the address had one.
    pub prefix: Option<Locale>,
    /// The path without the prefix; no query.
    pub path: String,
    /// What names this request in the log and on an error page, drawn at random.
    pub operation: String,
}

impl Place {
    /// Where nothing is known; only a router without [`place`] would need it.
    pub(super) fn unknown() -> Self {
        Self {
            surface: Surface::Intake,
            locale: Locale::default(),
            prefix: None,
            path: "/".to_owned(),
            operation: String::new(),
        }
    }
}

/// Takes the prefix off and notes the [`Place`].
pub(super) fn place(mut request: Request, surface: Surface, service: &Service) -> Request {
    let (prefix, path) = split(request.uri().path());
    let path = path.to_owned();
    let locale = prefix.unwrap_or_else(|| wished(request.headers()));
    if prefix.is_some()
        && let Some(uri) = with_path(request.uri(), &path)
    {
        *request.uri_mut() = uri;
    }
    // A request's identifier is 32 digits; ten are enough to find a line again and few enough to read aloud.
    let operation = service::new_request(service).chars().take(10).collect();
    request.extensions_mut().insert(Place { surface, locale, prefix, path, operation });
    request
}

fn wished(headers: &HeaderMap) -> Locale {
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(Locale::default, Locale::negotiate)
}

/// The language in front of a path, and the path behind it.
fn split(path: &str) -> (Option<Locale>, &str) {
    for locale in Locale::ALL {
        let Some(rest) = path.strip_prefix('/').and_then(|path| path.strip_prefix(locale.code())) else { continue };
        if rest.is_empty() {
            return (Some(*locale), "/");
        }
        if rest.starts_with('/') {
            return (Some(*locale), rest);
        }
    }
    (None, path)
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let whole = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(whole).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_in_front_is_taken_off() {
        for (path, prefix, rest) in [
            ("/", None, "/"),
            ("/en", Some(Locale::En), "/"),
            ("/en/", Some(Locale::En), "/"),
            ("/fr/note/1", Some(Locale::Fr), "/note/1"),
            ("/french", None, "/french"),
            ("/note/en", None, "/note/en"),
            ("", None, ""),
        ] {
            assert_eq!(split(path), (prefix, rest), "{path}");
        }
        let uri: Uri = "/en/cases?after=x".parse().unwrap();
        assert_eq!(with_path(&uri, "/cases").unwrap().to_string(), "/cases?after=x");
    }
}

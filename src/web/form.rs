//! What people send: read once, bounded, and refused when another site sent it.
//!
//! Every POST passes [`guard`] before a handler sees it. A browser that says where a form comes from is believed
//! (`Sec-Fetch-Site`, which pages cannot set); one that does not must send back the token shown in the session's pages.
//! A session that has no token yet holds nothing to forge; then only a foreign `Origin` is refused, and `null` is our
//! own, since our pages send no referrer.
//!
//! It does **not** say whether somebody may do what the form asks: that is a permit's work.
use std::convert::Infallible;

use axum::{
    body::to_bytes,
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{
    App, Failure,
    error::{Kind, give_back},
};
use crate::{
    domain::{
        Coded,
        draft::{Fields, Problem},
    },
    service::{
        Error,
        session::{self, Session},
    },
    text::Words,
};

/// The name of the hidden field that carries the session's token.
pub const TOKEN: &str = "token";
/// The longest body. 20,000 characters of a narrative take at most twelve bytes each, a quarter of it: a text four times too
/// long is still read, and given back on its page; beyond, only the browser has it.
pub const BODY_LIMIT: usize = 1024 * 1024;
/// The most fields a form may carry.
pub const FIELD_LIMIT: usize = 200;
/// The longest name of a field, in bytes.
pub(super) const NAME_LIMIT: usize = 64;

/// The body is not a form that this program takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// More than [`FIELD_LIMIT`] fields, or a name too long.
    #[error("too many fields")]
    TooMany,
    /// Bytes that are not text.
    #[error("not text")]
    NotText,
}

/// Reads a form's body: percent-encoded pairs, UTF-8 or refused, line ends as `\n`, never a NUL.
pub fn parse(body: &[u8]) -> Result<Fields, FormError> {
    let mut fields = Fields::default();
    for (count, pair) in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).enumerate() {
        let cut = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        let (name, value) = pair.split_at(cut);
        if count >= FIELD_LIMIT || name.len() > NAME_LIMIT {
            return Err(FormError::TooMany);
        }
        let value = value.strip_prefix(b"=").unwrap_or_default();
        fields.insert(&decode(name)?, &decode(value)?);
    }
    Ok(fields)
}

/// Undoes the encoding of the URL standard, 5.1; `serde_urlencoded` would replace what is not UTF-8 instead of refusing.
fn decode(text: &[u8]) -> Result<String, FormError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let (byte, left) = match (first, after) {
            (b'+', _) => (b' ', after),
            (b'%', [high, low, left @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => ((high << 4) | low, left),
                _ => (b'%', after),
            },
            _ => (*first, after),
        };
        bytes.push(byte);
        rest = left;
    }
    self::text(bytes)
}

/// Bytes as an answer: UTF-8 or refused, line ends as `\n`, never a NUL.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, FormError> {
    let text = String::from_utf8(bytes).map_err(|_| FormError::NotText)?;
    if text.contains('\0') {
        return Err(FormError::NotText);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A form that was checked: only [`guard`] puts one there, so a handler cannot read one unchecked.
#[derive(Debug, Clone)]
pub struct Form(pub Fields);

impl Form {
    /// The field's text, or an empty one.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.one(name)
    }

    /// Whether a button or a box with this value was chosen.
    #[must_use]
    pub fn chose(&self, name: &str, value: &str) -> bool {
        self.0.all(name).iter().any(|chosen| chosen == value)
    }

    /// Takes nothing that cannot be undone without its box ticked.
    pub fn confirmed(&self) -> Result<(), Error> {
        if self.chose("sure", "yes") { Ok(()) } else { Err(Error::Invalid(vec!["not-confirmed"])) }
    }
}

impl<S: Sync> FromRequestParts<S> for Form {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.remove::<Self>().unwrap_or_else(|| Self(Fields::default())))
    }
}

/// Reads and checks every POST before its handler, and gives back what it held where the handler fails.
pub(super) async fn guard(State(app): State<App>, session: Session, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    match read(&app, &session, request).await {
        Ok((request, fields)) => give_back(next.run(request).await, &fields),
        Err(failure) => failure.into_response(),
    }
}

async fn read(app: &App, session: &Session, request: Request) -> Result<(Request, Fields), Failure> {
    let (mut parts, body) = request.into_parts();
    if !is_form(&parts.headers) {
        return Err(Kind::Unsupported.into());
    }
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Kind::TooLarge)?;
    let fields = parse(&body).map_err(|_| Kind::Unreadable)?;
    if !is_from_us(app, session, &parts.headers, &fields) {
        return Err(Failure::from(Kind::Refused).keeping(&fields));
    }
    parts.extensions.insert(Form(fields.clone()));
    Ok((Request::from_parts(parts, axum::body::Body::empty()), fields))
}

/// Whether a browser says that another site sent the form.
pub(super) fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin")
}

/// Whether our own page sent a form with these answers.
pub(super) fn is_from_us(app: &App, session: &Session, headers: &HeaderMap, fields: &Fields) -> bool {
    let token = match session::form_token(&app.service, session) {
        None => Token::None,
        Some(_) if session::form_token_matches(&app.service, session, fields.one(TOKEN)) => Token::Right,
        Some(_) => Token::Wrong,
    };
    is_ours(headers, &app.settings.public_url, token)
}

fn is_form(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// How the token sent compares with the session's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// The session has none.
    None,
    /// They match.
    Right,
    /// They differ, or none was sent.
    Wrong,
}

/// Whether our own page sent this form.
fn is_ours(headers: &HeaderMap, own: &str, token: Token) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    match token {
        Token::Right => true,
        Token::Wrong => false,
        Token::None => headers
            .get(header::ORIGIN)
            .is_none_or(|origin| origin == "null" || origin.as_bytes() == own.trim_end_matches('/').as_bytes()),
    }
}

/// Something wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// What is wrong: the sentence `problem-<code>`.
    pub code: &'static str,
    /// How long it may be and how long it is, in characters, where that is what is wrong.
    pub size: Option<(usize, usize)>,
}

impl Fault {
    /// Something wrong whatever the length.
    #[must_use]
    pub fn new(field: &'static str, code: &'static str) -> Self {
        Self { field, code, size: None }
    }

    /// Something of the wrong length.
    #[must_use]
    pub fn sized(self, limit: usize, count: usize) -> Self {
        Self { size: Some((limit, count)), ..self }
    }

    /// What a step of the report found wrong in these fields.
    #[must_use]
    pub fn of(problem: &Problem, fields: &Fields) -> Self {
        let fault = Self::new(problem.field, problem.code);
        match problem.page.limit(problem.field) {
            Some(limit) if problem.code == "too-long" => fault.sized(limit, length(fields.one(problem.field))),
            _ => fault,
        }
    }

    /// The sentence.
    #[must_use]
    pub fn said(&self, words: &Words) -> String {
        let Some((limit, count)) = self.size else { return words.term("problem", self.code) };
        let missing = limit.saturating_sub(count);
        let sizes = [("limit", limit.into()), ("count", count.into()), ("missing", missing.into())];
        words.say_with(&format!("problem-{}", self.code), &sizes)
    }
}

/// Characters of a text as they are counted: without what stands around.
#[must_use]
pub fn length(text: &str) -> usize {
    text.trim().chars().count()
}

/// One option of a question.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its code, sent back.
    pub code: String,
    /// Its words.
    pub label: String,
    /// More words below, or none.
    pub hint: String,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// A form as it is shown: what was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What was typed.
    pub fields: Fields,
    /// What is wrong, in the order of the page.
    pub faults: Vec<Fault>,
}

impl Sheet {
    /// A sheet with nothing wrong.
    #[must_use]
    pub fn of(fields: Fields) -> Self {
        Self { fields, faults: Vec::new() }
    }

    /// A sheet with one thing wrong.
    #[must_use]
    pub fn with(fields: Fields, field: &'static str, code: &'static str) -> Self {
        Self { fields, faults: vec![Fault::new(field, code)] }
    }

    /// A sheet as a step of the report found it.
    #[must_use]
    pub fn found(fields: Fields, problems: &[Problem]) -> Self {
        let faults = problems.iter().map(|problem| Fault::of(problem, &fields)).collect();
        Self { fields, faults }
    }

    /// The same, where what is too long may have this many characters.
    #[must_use]
    pub fn within(mut self, limit: usize) -> Self {
        for fault in self.faults.iter_mut().filter(|fault| fault.code == "too-long") {
            *fault = fault.sized(limit, length(self.fields.one(fault.field)));
        }
        self
    }

    /// What was typed in a field.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.one(name)
    }

    /// Whether an option was chosen.
    #[must_use]
    pub fn chose(&self, name: &str, value: &str) -> bool {
        self.fields.all(name).iter().any(|chosen| chosen == value)
    }

    /// The options of a closed list, in its order, in words `<prefix>-<code>`.
    #[must_use]
    pub fn choices<C: Coded>(&self, words: &Words, prefix: &str, field: &str) -> Vec<Choice> {
        C::ALL.iter().map(|coded| self.choice(field, coded.code(), words.code(prefix, coded))).collect()
    }

    /// One option of a field.
    #[must_use]
    pub fn choice(&self, field: &str, code: &str, label: String) -> Choice {
        Choice { code: code.to_owned(), label, hint: String::new(), chosen: self.chose(field, code) }
    }

    /// What is wrong with a field, if something is.
    #[must_use]
    pub fn fault(&self, name: &str) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.field == name)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::{ProptestConfig, any, proptest};

    use super::*;

    #[test]
    fn forms_are_read() {
        let fields = parse(b"a=1&b=x+y%21&a=2&&c&d=%E9%20").unwrap_err();
        assert_eq!(fields, FormError::NotText);
        let fields = parse("a=1&b=x+y%21&a=2&&c&d=%C3%A9%0D%0Az%&e=%zz".as_bytes()).unwrap();
        assert_eq!(fields.all("a"), ["1", "2"]);
        assert_eq!(fields.one("b"), "x y!");
        assert_eq!(fields.one("c"), "");
        assert_eq!(fields.one("d"), "é\nz%");
        assert_eq!(fields.one("e"), "%zz");
        assert_eq!(parse(b"a=%00"), Err(FormError::NotText));
        assert_eq!(parse("a=1&".repeat(201).as_bytes()), Err(FormError::TooMany));
        assert_eq!(parse(b"").unwrap(), Fields::default());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn any_bytes_are_read_or_refused(body: Vec<u8>) {
            let _ = parse(&body);
        }

        #[test]
        fn text_comes_back(text in any::<String>()) {
            let encoded = text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
            let read = parse(format!("a={encoded}").as_bytes());
            if text.contains('\0') {
                assert_eq!(read, Err(FormError::NotText));
            } else {
                let expected = text.replace("\r\n", "\n").replace('\r', "\n");
                assert_eq!(read.unwrap().one("a"), expected);
            }
        }
    }

    #[test]
    fn what_is_too_long_says_by_how_much() {
        let text = crate::text::Text::embedded().unwrap();
        let words = text.words(crate::text::Locale::En);
        let mut fields = Fields::default();
        fields.insert("text", &format!(" {} ", "é".repeat(12)));
        let sheet = Sheet::with(fields, "text", "too-long").within(10);
        let said = sheet.fault("text").unwrap().said(words);
        assert!(said.contains("12") && said.contains("10"), "{said}");
        let short = Fault::new("code", "code-short").sized(24, 23).said(words);
        assert!(short.contains("One sign"), "{short}");
    }

    #[test]
    fn only_our_own_pages_are_believed() {
        let own = "https://ecoute.example";
        let headers = |name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static(value));
            headers
        };
        assert!(is_ours(&headers("sec-fetch-site", "same-origin"), own, Token::Wrong));
        for site in ["cross-site", "same-site", "none", ""] {
            assert!(!is_ours(&headers("sec-fetch-site", site), own, Token::Right), "{site}");
        }
        assert!(is_ours(&HeaderMap::new(), own, Token::Right));
        assert!(!is_ours(&HeaderMap::new(), own, Token::Wrong));
        assert!(!is_ours(&headers("origin", "https://ecoute.example"), own, Token::Wrong));
        for origin in ["null", "https://ecoute.example"] {
            assert!(is_ours(&headers("origin", origin), own, Token::None), "{origin}");
        }
        for origin in ["https://elsewhere.example", "http://ecoute.example", ""] {
            assert!(!is_ours(&headers("origin", origin), own, Token::None), "{origin}");
        }
    }
}

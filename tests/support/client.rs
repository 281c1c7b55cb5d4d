//! A browser without scripts: cookies, redirections, and forms as the pages show them.
//!
//! It talks to a router in this process or to a program over loopback, the same way.
use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use http_body_util::BodyExt as _;
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt as _;

/// The type of an ordinary form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// Where requests go.
#[derive(Clone)]
pub(crate) enum Way {
    /// To a router in this process.
    Inside(Router),
    /// To a program, by its address.
    Over(reqwest::Client, String),
}

/// A browser.
#[derive(Clone)]
pub(crate) struct Browser {
    /// Where requests go.
    pub(crate) way: Way,
    /// By name.
    pub(crate) cookies: BTreeMap<String, String>,
    /// What it says of where a form comes from; older browsers say nothing.
    pub(crate) site: Option<&'static str>,
    /// Sent with every request.
    pub(crate) language: &'static str,
    /// Sent with every request as well.
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Browser {
    /// Talks to a router.
    pub(crate) fn inside(router: &Router) -> Self {
        Self::new(Way::Inside(router.clone()))
    }

    /// Talks to an address such as `http://127.0.0.1:8080`.
    pub(crate) fn over(base: &str) -> Self {
        // A connection each: the program may have been killed and started anew between two requests.
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).pool_max_idle_per_host(0);
        Self::new(Way::Over(client.build().unwrap(), base.to_owned()))
    }

    fn new(way: Way) -> Self {
        Self { way, cookies: BTreeMap::new(), site: Some("same-origin"), language: "fr", headers: Vec::new() }
    }

    /// Opens an address and follows where it leads.
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        let answer = self.once(Method::GET, path, None).await;
        self.follow(answer).await
    }

    /// Sends a form and follows where it leads.
    pub(crate) async fn submit(&mut self, form: &Form) -> Answer {
        let answer = self.send(form).await;
        self.follow(answer).await
    }

    /// Sends a form and stays with the first answer.
    pub(crate) async fn send(&mut self, form: &Form) -> Answer {
        self.once(Method::POST, &form.action, Some((FORM, form.encoded().into_bytes()))).await
    }

    /// One request, nothing followed.
    pub(crate) async fn once(&mut self, method: Method, path: &str, body: Option<(&str, Vec<u8>)>) -> Answer {
        let mut request = Request::builder().method(method.clone()).header("accept-language", self.language);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", pairs.join("; "));
        }
        if let (Some(site), true) = (self.site, method == Method::POST) {
            request = request.header("sec-fetch-site", site);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let (kind, body) = body.unzip();
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let request = request.uri(path).body(body.unwrap_or_default()).unwrap();
        let answer = self.way.carry(path, request).await;
        self.absorb(&answer.headers);
        answer
    }

    async fn follow(&mut self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            let Some(next) = answer.goes_to().filter(|next| next.starts_with('/')) else { break };
            answer = self.once(Method::GET, &next, None).await;
        }
        answer
    }

    fn absorb(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.to_ascii_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Way {
    async fn carry(&self, path: &str, request: Request<Vec<u8>>) -> Answer {
        let path = path.to_owned();
        match self {
            Self::Inside(router) => {
                let answer = router.clone().oneshot(request.map(Body::from)).await.unwrap();
                let (parts, body) = answer.into_parts();
                let body = body.collect().await.unwrap().to_bytes();
                Answer::new(path, (parts.status, parts.headers), body.to_vec())
            }
            Self::Over(client, base) => {
                let (parts, body) = request.into_parts();
                let request = client.request(parts.method, format!("{base}{path}")).headers(parts.headers).body(body);
                let answer = request.send().await.unwrap();
                let (status, headers) = (answer.status(), answer.headers().clone());
                Answer::new(path, (status, headers), answer.bytes().await.unwrap().to_vec())
            }
        }
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The address asked for.
    pub(crate) path: String,
    /// Its status.
    pub(crate) status: StatusCode,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its text; nothing where it is not one.
    pub(crate) body: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    fn new(path: String, (status, headers): (StatusCode, HeaderMap), bytes: Vec<u8>) -> Self {
        let kind = headers.get("content-type").map_or("", |kind| kind.to_str().unwrap());
        let is_ours_to_read = !["application/pdf", "application/zip"].contains(&kind);
        let body = match String::from_utf8(bytes.clone()) {
            Ok(body) if is_ours_to_read => body,
            // A file to be saved may be anything.
            Err(error) if is_ours_to_read && kind != "application/octet-stream" => panic!("pages are UTF-8: {error}"),
            _ => String::new(),
        };
        Self { path, status, headers, body, bytes }
    }

    /// The same answer, once it is a page that was asked for.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        self.is(200)
    }

    /// The same answer, once it has this status.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.main());
        self
    }

    /// One header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it redirects.
    pub(crate) fn goes_to(&self) -> Option<String> {
        (self.status == StatusCode::SEE_OTHER).then(|| self.header("location").to_owned())
    }

    /// The text of each element, spaces joined.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&select(selector)).map(visible).collect()
    }

    /// The attribute of each element that has it.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&select(selector)).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// What the page says.
    pub(crate) fn main(&self) -> String {
        self.texts("main").join(" ")
    }

    /// The first text set apart to be copied: a code, a passphrase, a fingerprint.
    #[track_caller]
    pub(crate) fn shown(&self) -> String {
        self.texts(".code-shown").into_iter().next().unwrap_or_else(|| panic!("nothing shown: {}", self.main()))
    }

    /// The form sent to an address that ends so.
    #[track_caller]
    pub(crate) fn form(&self, end: &str) -> Form {
        let page = Html::parse_document(&self.body);
        let selector = select("form");
        let mut forms = page.select(&selector).map(Form::read);
        let found = forms.find(|form| form.action.split('#').next().unwrap_or_default().ends_with(end));
        found.unwrap_or_else(|| panic!("no form to {end} on {}: {}", self.path, self.main()))
    }

    /// Every form sent to an address that ends so.
    pub(crate) fn forms(&self, end: &str) -> Vec<Form> {
        let page = Html::parse_document(&self.body);
        page.select(&select("form")).map(Form::read).filter(|form| form.action.ends_with(end)).collect()
    }

    /// Whether there is a form sent to an address that ends so.
    pub(crate) fn has_form(&self, end: &str) -> bool {
        self.attributes("form", "action")
            .iter()
            .any(|action| action.split('#').next().is_some_and(|to| to.ends_with(end)))
    }
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

fn visible(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A form as a page shows it, ready to be filled in.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Where it goes.
    pub(crate) action: String,
    /// Its fields, in order.
    pub(crate) fields: Vec<(String, String)>,
}

impl Form {
    /// A form that no page showed.
    pub(crate) fn forged(action: &str) -> Self {
        Self { action: action.to_owned(), fields: Vec::new() }
    }

    fn read(form: ElementRef<'_>) -> Self {
        let mut found = Self::forged(form.attr("action").unwrap());
        for control in form.select(&select("input, textarea, select")) {
            let Some(name) = control.attr("name") else { continue };
            let value = match control.value().name() {
                "textarea" => control.text().collect(),
                "select" => chosen(control),
                _ if matches!(control.attr("type"), Some("checkbox" | "radio"))
                    && control.attr("checked").is_none() =>
                {
                    continue;
                }
                _ => control.attr("value").unwrap_or_default().to_owned(),
            };
            found.fields.push((name.to_owned(), value));
        }
        found
    }

    /// Fills a field in, in place of what it held.
    pub(crate) fn fill(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.and(name, value)
    }

    /// Adds a value.
    pub(crate) fn and(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What a field holds.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Whether a field holds a value, among others.
    pub(crate) fn holds(&self, name: &str, value: &str) -> bool {
        self.fields.iter().any(|(field, held)| field == name && held == value)
    }

    /// As it is sent.
    pub(crate) fn encoded(&self) -> String {
        serde_urlencoded::to_string(&self.fields).unwrap()
    }
}

/// The option chosen in a list: the one marked, or the first.
fn chosen(list: ElementRef<'_>) -> String {
    let options: Vec<ElementRef<'_>> = list.select(&select("option")).collect();
    let marked = options.iter().find(|option| option.attr("selected").is_some()).or(options.first());
    marked.and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
}

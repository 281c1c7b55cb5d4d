//! Chromium, started through its driver and stopped whatever happens.
use std::{
    net::TcpStream,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities as _, Cookie, DesiredCapabilities, Key, WebDriver, WebElement};

use crate::{
    process::program::{Running, free_port, wait_for},
    support::{client, database::everything_is_demanded},
};

/// A browser with a person before it.
#[derive(Clone)]
pub(super) struct Chromium {
    pub(super) driver: WebDriver,
    width: u32,
}

/// Whether pages may run scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scripts {
    /// As people who turned them off have it.
    Off,
    /// As the checker needs it.
    On,
}

/// The checker of accessibility.
pub(super) fn axe() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/npm/node_modules/axe-core/axe.min.js"))
}

/// Whether everything is there; says what is not.
pub(super) fn is_there(what: &str, needs_axe: bool) -> bool {
    let answers = |program: &str| {
        let mut command = Command::new(program);
        command
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let mut missing: Vec<&str> = ["chromium", "chromedriver"].into_iter().filter(|program| !answers(program)).collect();
    if needs_axe && !axe().exists() {
        missing.push("axe-core (npm ci --prefix tests/browser/npm)");
    }
    if !missing.is_empty() {
        eprintln!("not run: {what}: {} not installed", missing.join(", "));
        assert!(!everything_is_demanded(), "RECUEIL_TEST_ALL asks for a browser");
    }
    missing.is_empty()
}

/// Runs something in a browser of this width, and closes the browser even when it fails.
pub(super) async fn in_chromium<F>(width: u32, scripts: Scripts, what: impl FnOnce(Chromium) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let (port, log) = (free_port(), tempfile::tempdir().unwrap());
    let mut command = Command::new("chromedriver");
    command.arg(format!("--port={port}"));
    let service = Running::start(command, log.path().join("output"));
    wait_for(|| TcpStream::connect(("127.0.0.1", port)).is_ok(), "chromedriver");
    let profile = tempfile::tempdir().unwrap();
    let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes(width, scripts, &profile)).await.unwrap();
    let outcome = tokio::spawn(what(Chromium { driver: driver.clone(), width })).await;
    driver.quit().await.unwrap();
    drop((service, profile));
    if let Err(failure) = outcome {
        std::panic::resume_unwind(failure.into_panic());
    }
}

fn wishes(width: u32, scripts: Scripts, profile: &TempDir) -> thirtyfour::ChromeCapabilities {
    let mut wishes = DesiredCapabilities::chrome();
    let profile = format!("--user-data-dir={}", profile.path().display());
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=fr",
        "--window-size=1280,900",
        // On the narrow screen the other colours are checked.
        if width < 600 { "--force-dark-mode" } else { "--disable-extensions" },
        &profile,
    ] {
        wishes.add_arg(argument).unwrap();
    }
    if scripts == Scripts::Off {
        let off = json!({ "profile.managed_default_content_settings.javascript": 2 });
        wishes.add_experimental_option("prefs", off).unwrap();
    }
    // A window is never narrower than 500 pixels: the screen is made narrow instead.
    let screen = json!({ "width": width, "height": 900, "pixelRatio": 1.0, "mobile": false, "touch": false });
    wishes.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": screen })).unwrap();
    wishes
}

impl Chromium {
    /// Opens an address.
    pub(super) async fn open(&self, address: &str) {
        self.driver.goto(address).await.unwrap();
        self.fits().await;
    }

    /// A page's own script stays without effect.
    pub(super) async fn run_no_script(&self) {
        let (port, page) = (free_port(), "<!doctype html><title>off</title><script>document.title = 'on'</script>");
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let router = axum::Router::new().fallback(move || async move { axum::response::Html(page) });
        let server = tokio::spawn(axum::serve(listener, router).into_future());
        self.driver.goto(format!("http://127.0.0.1:{port}/")).await.unwrap();
        assert_eq!(self.driver.title().await.unwrap(), "off");
        server.abort();
    }

    /// The page's path.
    pub(super) async fn path(&self) -> String {
        self.driver.current_url().await.unwrap().path().to_owned()
    }

    /// What the page says.
    pub(super) async fn text(&self) -> String {
        self.driver.find(thirtyfour::By::Css("body")).await.unwrap().text().await.unwrap()
    }

    /// Nothing reaches beyond the right edge: no page is read sideways (WCAG 2.2, 1.4.10).
    pub(super) async fn fits(&self) {
        let sizes = "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]";
        let sizes: Vec<u32> = self.driver.execute(sizes, Vec::new()).await.unwrap().convert().unwrap();
        assert!(sizes[0] <= self.width && sizes[1] <= self.width, "{sizes:?} at {}", self.path().await);
    }

    /// The element that has the focus.
    pub(super) async fn focused(&self) -> WebElement {
        self.driver.active_element().await.unwrap()
    }

    /// Types on the keyboard, wherever the focus is.
    pub(super) async fn press(&self, keys: impl Into<thirtyfour::TypingData>) {
        self.driver.action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Moves from one control to the next until one answers to the selector; its focus must be seen.
    pub(super) async fn tab_to(&self, selector: &str) {
        let is_it = format!("return document.activeElement.matches({})", json!(selector));
        for _ in 0..120 {
            self.press(Key::Tab).await;
            if self.driver.execute(&is_it, Vec::new()).await.unwrap().convert().unwrap() {
                return self.ring().await;
            }
        }
        panic!("the keyboard never reaches {selector} at {}", self.path().await);
    }

    /// The focus has an outline (WCAG 2.2, 2.4.7).
    async fn ring(&self) {
        let seen = "const style = (element) => getComputedStyle(element);\
            const near = [document.activeElement, document.activeElement.parentElement];\
            return near.some((element) => style(element).outlineStyle !== 'none' && parseFloat(style(element).outlineWidth) >= 2)";
        let seen: bool = self.driver.execute(seen, Vec::new()).await.unwrap().convert().unwrap();
        assert!(seen, "no focus ring at {}: {:?}", self.path().await, self.focused().await.outer_html().await);
    }

    /// Follows the link or presses the button that has the focus; the next page must fit too.
    pub(super) async fn enter(&self) {
        let before = self.driver.find(thirtyfour::By::Css("html")).await.unwrap();
        self.press(Key::Enter).await;
        for _ in 0..100 {
            // An element of the page before is stale once another page has come.
            if before.tag_name().await.is_err() {
                return self.fits().await;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("nothing came after {}", self.path().await);
    }

    /// Goes on with the session of a client.
    pub(super) async fn become_like(&self, browser: &client::Browser) {
        for (name, value) in &browser.cookies {
            let mut cookie = Cookie::new(name.clone(), value.clone());
            cookie.set_path("/");
            self.driver.add_cookie(cookie).await.unwrap();
        }
    }
}

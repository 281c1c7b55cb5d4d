//! What every page of either surface keeps to: headers, language, one title, the way out first, no script, small.
use axum::http::Method;
use recueil::web::{Settings, assets::SHEET, desk, intake};

use super::house::{CLAIRE, House, app, begin, house, settings, shown};
use crate::support::client::{Answer, Browser, FORM};

/// Every address of the public surface; `/exit` is apart.
pub(super) const INTAKE: [&str; 52] = [
    "/",
    "/info/1",
    "/info/2",
    "/info/3",
    "/info/4",
    "/info/5",
    "/info/6",
    "/info/4/1",
    "/info/4/2",
    "/info/4/3",
    "/info/4/4",
    "/info/4/5",
    "/info/4/6",
    "/info/4/7",
    "/info/4/8",
    "/info/4/9",
    "/info/4/10",
    "/info/4/11",
    "/info/4/12",
    "/info/4/13",
    "/info/4/14",
    "/info/4/15",
    "/info/4/16",
    "/info/4/x",
    "/note/1",
    "/note/2",
    "/note/3",
    "/note/4",
    "/note/5",
    "/note/6",
    "/note/7",
    "/note/8",
    "/note/11",
    "/suite",
    "/suite/1",
    "/suite/2",
    "/suite/4",
    "/suite/5",
    "/suite/6",
    "/suite/7",
    "/suite/8",
    "/suite/9",
    "/suite/10",
    "/suite/20",
    "/memo",
    "/memo/1",
    "/memo/2",
    "/memo/5",
    "/mot",
    "/mot/2",
    "/mot/3",
    "/nowhere",
];
/// Posts of the public surface that have no page.
const INTAKE_POSTS: [&str; 9] =
    ["/note", "/suite/3", "/exit", "/note/10", "/memo/3", "/memo/4", "/memo/6", "/memo/7", "/mot/1"];

/// Every page of the desk for a coordinator, given a case and a colleague who can be revoked.
fn desk_pages(house: &House, number: &str) -> Vec<String> {
    let colleague = house.cast.people[super::house::NADIA].member.unwrap();
    let fixed = [
        "/",
        "/sign-in",
        "/account",
        "/join",
        "/cases",
        "/members",
        "/members/invite",
        "/members/recovery",
        "/contact",
        "/contact/who",
        "/nowhere",
    ];
    let mut pages: Vec<String> = fixed.map(str::to_owned).into();
    pages.push(format!("/cases/{number}"));
    pages.push(format!("/cases/{number}/ask"));
    pages.push(format!("/members/{colleague}/revoke"));
    pages
}

/// Every answer of both surfaces, in a language: pages, redirections, errors, posts that are refused.
async fn every_answer(house: &House, prefix: &str) -> Vec<(bool, Answer)> {
    let (_, number) = house.report("Un récit.").await;
    let mut answers = Vec::new();
    let mut drafting = house.visitor();
    begin(&mut drafting).await;
    let words = shown(&mut drafting, "/note/3").await.fill("narrative", "Des mots.");
    drafting.submit(&words).await.ok();
    let mut sent = drafting.clone();
    for mut person in [house.visitor(), drafting] {
        for path in INTAKE {
            answers.push((true, person.once(Method::GET, &format!("{prefix}{path}"), None).await));
        }
    }
    let check = shown(&mut sent, "/note/6").await;
    sent.submit(&check).await.ok();
    let space: Vec<&str> = INTAKE.into_iter().filter(|path| path.starts_with("/suite/")).collect();
    for path in space.iter().chain(&["/note/7", "/mot/2"]) {
        answers.push((true, sent.get(&format!("{prefix}{path}")).await.ok()));
    }
    let away = shown(&mut sent, "/suite/9").await;
    sent.submit(&away).await.ok();
    for path in space {
        answers.push((true, sent.get(&format!("{prefix}{path}")).await));
    }
    let mut stranger = Browser { site: Some("cross-site"), ..house.visitor() };
    for path in INTAKE.iter().chain(&INTAKE_POSTS) {
        let path = format!("{prefix}{path}");
        answers.push((true, stranger.once(Method::POST, &path, Some((FORM, Vec::new()))).await));
        answers.push((true, stranger.once(Method::PUT, &path, None).await));
    }
    for mut member in [house.colleague(), house.signed_in(CLAIRE).await] {
        for path in desk_pages(house, &number) {
            let path = format!("{prefix}{path}");
            answers.push((false, member.once(Method::GET, &path, None).await));
            answers.push((false, member.once(Method::POST, &path, Some(("text/plain", Vec::new()))).await));
        }
    }
    answers
}

#[tokio::test]
async fn who_is_in_danger_reads_whom_to_call_before_anything_else() {
    let house = house().await;
    let told = [
        ("/", "En danger ? Appelez le 17 ou le 112, ou écrivez au 114 par SMS"),
        ("/en/", "In danger? Call 17 or 112, or text 114"),
    ];
    for (path, line) in told {
        let home = house.visitor().get(path).await.ok();
        assert_eq!(home.texts("h1 + .aside a")[0], line);
        assert!(home.attributes("h1 + .aside a", "href")[0].ends_with("/info/1"));
    }
}

#[tokio::test]
async fn every_answer_has_its_headers() {
    let house = house().await;
    for (_, answer) in every_answer(&house, "").await {
        let expected = [
            ("content-security-policy", recueil::web::headers::POLICY),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cache-control", "no-store"),
            ("content-language", "fr"),
            ("vary", "accept-language"),
            ("strict-transport-security", ""),
            ("content-encoding", ""),
            ("server", ""),
        ];
        for (name, value) in expected {
            assert_eq!(answer.header(name), value, "{name} of {} ({})", answer.path, answer.status);
        }
        assert!(answer.header("permissions-policy").contains("geolocation=()"), "{}", answer.path);
    }
    let mut person = house.visitor();
    let home = person.get("/").await.ok();
    let style = person.get(&home.attributes("link[rel=stylesheet]", "href")[0]).await.ok();
    assert!(style.header("cache-control").contains("immutable"));
    assert_eq!(style.header("x-content-type-options"), "nosniff");
    assert_eq!(person.get("/favicon.svg").await.ok().header("content-type"), "image/svg+xml");
    assert!(person.cookies.is_empty(), "who only reads gets no cookie");
}

#[tokio::test]
async fn every_page_is_whole_in_both_languages() {
    let house = house().await;
    for (prefix, language) in [("/fr", "fr"), ("/en", "en")] {
        let mut pages = 0;
        for (is_intake, answer) in every_answer(&house, prefix).await {
            if answer.status.is_redirection() {
                continue;
            }
            pages += 1;
            whole(&answer, language);
            if is_intake {
                public(&house, &answer, language);
            }
        }
        assert!(pages > 60, "{pages}");
    }
}

fn whole(page: &Answer, language: &str) {
    let at = format!("{} ({})", page.path, page.status);
    assert!(page.header("content-type").starts_with("text/html"), "{at}");
    assert_eq!(page.attributes("html", "lang"), [language], "{at}");
    assert_eq!(page.header("content-language"), language, "{at}");
    assert_eq!(page.texts("h1").len(), 1, "{at}");
    assert_eq!(page.texts("main").len(), 1, "{at}");
    let lower = page.body.to_lowercase();
    for absent in ["<script", " style=", "javascript:", "<iframe", "onload=", "onclick="] {
        assert!(!lower.contains(absent), "{absent} on {at}");
    }
    for loaded in
        page.attributes("link, img, source", "href").iter().chain(&page.attributes("img, source, input", "src"))
    {
        assert!(loaded.starts_with('/') && !loaded.starts_with("//"), "{loaded} on {at}");
    }
    let ids = page.attributes("[id]", "id");
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "#{id} on {at}");
    }
    for (named, by) in
        [("[aria-describedby]", "aria-describedby"), ("[aria-labelledby]", "aria-labelledby"), ("label[for]", "for")]
    {
        for target in page.attributes(named, by).iter().flat_map(|targets| targets.split_whitespace()) {
            assert!(ids.iter().any(|id| id == target), "{by}={target} on {at}");
        }
    }
    assert!(
        !page.body.contains('['),
        "a sentence is missing on {at}: {:?}",
        page.body.lines().find(|line| line.contains('['))
    );
}

fn public(house: &House, page: &Answer, language: &str) {
    let at = format!("{} ({})", page.path, page.status);
    let neutral = house.service.rules().organisation.neutral_title.get(language);
    assert_eq!(page.texts("title"), [neutral], "{at}");
    let focused = page.attributes("a, button, input, select, textarea, summary, [tabindex='0']", "href");
    assert!(focused[0].ends_with("/exit"), "{at}: {}", focused[0]);
    assert!(focused[1].starts_with('#'), "{at}: {}", focused[1]);
    let weight = page.body.len().saturating_add(SHEET.len());
    assert!(weight < 40_000, "{weight} bytes at {at}");
}

#[tokio::test]
async fn the_right_sheet_is_two_clicks_from_home() {
    let house = house().await;
    let sheets = ["student-victim", "student-witness", "agent-victim", "agent-witness", "decision-maker"];
    for (tongue, prefix) in [("fr", "/fr"), ("en", "/en")] {
        let mut person = house.visitor();
        let home = person.get(prefix).await.ok();
        let mut found = Vec::new();
        for door in home.attributes("main a", "href") {
            let behind = person.get(&door).await.ok();
            for link in behind.attributes("main a[href^='/']", "href") {
                found.extend(person.get(&link).await.texts("h1"));
            }
        }
        for sheet in sheets {
            let (_, named) = house.service.rules().notices.find(sheet).unwrap();
            let title = &named.get(tongue).title;
            assert!(found.contains(title), "{title}: {found:?}");
        }
        assert!(person.cookies.is_empty(), "who only reads gets no cookie");
    }
}

#[tokio::test]
async fn a_text_says_its_sources_and_what_is_not_verified() {
    let house = house().await;
    let mut person = house.visitor();
    let privacy = person.get("/fr/info/4/11").await.ok();
    assert!(privacy.body.contains("(à vérifier)") && privacy.body.contains("Institut Valmer"));
    assert!(!privacy.body.contains("à compléter"), "the shipped institute says everything");
    assert!(!privacy.body.contains('{'), "{}", privacy.body);
    for nowhere in ["/info/4/0", "/info/4/17", "/info/4/x", "/info/4/99999999999999999999999"] {
        person.get(nowhere).await.is(404);
    }
    // Danger says the same as the sheet, and leads to it.
    let danger = person.get("/info/1").await.ok();
    assert!(danger.attributes("main a", "href").contains(&"/info/4/6".to_owned()));
    for page in ["/", "/info/1"] {
        let easy = person.get(page).await.ok().attributes("main h1 ~ p > a[href*='/info/4/']", "href").remove(0);
        let easy = person.get(&easy).await.ok();
        assert!(easy.attributes("main p a", "href").contains(&page.to_owned()), "{page}");
    }
}

#[tokio::test]
async fn leaving_in_haste_forgets_everything() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let before = person.clone();
    for (site, forgets) in [("cross-site", false), ("none", true)] {
        let mut person = Browser { headers: vec![("sec-fetch-site", site.to_owned())], ..before.clone() };
        let answer = person.once(Method::GET, "/exit", None).await.is(303);
        assert_eq!(answer.header("clear-site-data"), if forgets { "\"storage\"" } else { "" });
        let exit = house.service.rules().organisation.exit_url.clone();
        assert_eq!(answer.goes_to().unwrap(), if forgets { exit } else { "/".to_owned() });
        assert_eq!(person.cookies.is_empty(), forgets, "the cookie expires");
        let mut kept = before.clone();
        let status = kept.get("/note/3").await.status;
        assert_eq!(status.is_success(), !forgets, "whoever kept the cookie finds nothing");
    }
    // Without a session it leaves as well.
    house.visitor().once(Method::GET, "/en/exit", None).await.is(303);
}

#[tokio::test]
async fn over_tls_cookies_are_bound_to_the_host() {
    let house = house().await;
    let secure = |url: &str| Settings { secure: true, onion: Some("http://example.onion".to_owned()), ..settings(url) };
    let intake = intake::router(&app(&house.service, secure("https://ecoute.example.org")));
    let desk = desk::router(&app(&house.service, secure("https://cellule.example.org")));
    let mut person = Browser::inside(&intake);
    let before = person.get("/info/2").await.ok().form("/note");
    let begun = person.send(&before).await.is(303);
    let mut member = Browser::inside(&desk);
    let join = member.get("/join").await.ok().form("/join");
    member.submit(&join.fill("code", "unknown")).await.is(422);
    for (answer, name) in [(&begun, "__Host-s=")] {
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with(name), "{cookie}");
        for part in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"] {
            assert!(cookie.contains(part), "{part}: {cookie}");
        }
        assert!(!cookie.contains("Domain") && !cookie.contains("Expires"), "{cookie}");
    }
    let page = person.get("/note/1").await.ok();
    assert!(page.header("strict-transport-security").starts_with("max-age=63072000"));
    assert_eq!(page.header("onion-location"), "http://example.onion/note/1");
}

#[tokio::test]
async fn a_failure_says_nothing_but_its_number() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let form = shown(&mut person, "/note/3").await.fill("narrative", "Un récit que rien ne doit perdre.");
    // The database is gone.
    house.service.close().await;
    let failed = person.submit(&form).await.is(500);
    whole(&failed, "fr");
    let number = failed.texts("p.small.quiet").concat().split_whitespace().last().unwrap().to_owned();
    let logged = String::from_utf8(super::house::logs().lock().unwrap().clone()).unwrap();
    assert!(logged.contains(&number), "the number leads to the log");
    let shown = failed.main().to_lowercase();
    for detail in ["sql", "pool", "database", "error", "src/", "store"] {
        assert!(!shown.contains(detail), "{detail}: {shown}");
    }
}

#[tokio::test]
async fn a_language_in_the_address_wins_and_stays() {
    let house = house().await;
    let mut person = Browser { language: "en-GB,en;q=0.8", ..house.visitor() };
    let home = person.get("/").await.ok();
    assert_eq!(home.attributes("html", "lang"), ["en"]);
    let french = person.get("/fr/info/2").await.ok();
    assert_eq!(french.attributes("html", "lang"), ["fr"]);
    assert_eq!(french.form("/note").action, "/fr/note");
    assert_eq!(french.attributes(".tongue", "href"), ["/en/info/2"]);
    person.language = "de";
    assert_eq!(person.get("/").await.ok().attributes("html", "lang"), ["fr"]);
}

//! Every public page in every language, from samples.
mod aftercare;
mod case;
mod consent;
mod form;
mod hearing;
mod inquiry;
mod notebook;
mod orientation;
mod protection;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use scraper::{Html, Selector};

use super::*;
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::Act,
        attached::{Attached, Hidden, ObjectKey},
        case::{Reference, Stage},
        consent::{Asked, Consent, Consents, Copied, Declined, Purpose, Receiver, Said, Scope, TakenBack},
        contact::{Channel, Contact, Origin},
        deadline::DeadlineCode,
        draft::{Draft, Fields, Page as Step},
        identity::{Identity, SafeContact, Way},
        notebook::{Kept, Memo},
        question::Question,
        record::{RecordBody, RecordKind},
        report::{Answer, Link, Report, Wish},
        rules::Rules,
        withdrawal::Withdrawal,
    },
    ids::{FileId, MemberId, ObjectId},
    service::consent::Agreements,
    service::counsel::Talk,
    service::files::Limits,
    service::notebook::{Erasable, Jotted, Left, Notebook, Noted},
    service::view::{
        Availability, Content, DailyHead, Dated, Deposit, FollowUp, Holding, Item, Later, Ledger, LedgerLine, Promise,
        Reader, Receipt, Voice,
    },
    text::Locale,
    web::{
        Page,
        assets::SHEET,
        error::{ErrorPage, Kind},
        form::Sheet,
        kept::kept,
        upload::Taken,
    },
};
use case::{case, case_pages, done, ledger_pages, receipt, withdraw_pages, withdrawn};
use consent::{agreement_pages, agreements, keep_out_pages, said_of_agreements};
use form::{attachments, check_pages, draft, file_pages, identity, identity_pages, steps};
use notebook::{counsel_pages, notebook_pages, question_pages};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

fn reader(number: u8, name: &str, function: &str) -> Reader {
    Reader { member: MemberId::from_bytes([number; 16]), function: function.to_owned(), name: Some(name.to_owned()) }
}

fn team() -> Vec<Reader> {
    vec![
        reader(1, "Nadia Belkacem", "psychologue du travail"),
        reader(2, "Yann Le Goff", "assistant social du personnel"),
        reader(3, "Mariam Diallo", "infirmière de santé étudiante"),
    ]
}

/// Everything a public page can be, by name.
#[expect(clippy::too_many_lines, reason = "a line a room of pages")]
pub(in crate::web) fn pages(locale: Locale) -> Vec<(String, String)> {
    let rules = Rules::embedded().unwrap();
    let mut found: Vec<(String, String)> = Vec::new();
    let at = |path: &str| Page::sample(Surface::Intake, locale, path);
    let today: Day = "2026-11-21".parse().unwrap();
    let mut add = |name: &str, html: askama::Result<String>| found.push((name.to_owned(), html.unwrap()));
    let nothing = notices::Open::default();
    let both = notices::Open { case: true, draft: true, said: true };
    add("home", home::Home::new((&at("/"), nothing), (&rules, today), true).render());
    add("home-open", home::Home::new((&at("/"), both), (&rules, today), true).render());
    add("home-closed", home::Home::new((&at("/"), nothing), (&rules, today), false).render());
    add("danger", danger::Danger::new(&at("/info/1"), &rules, true).render());
    let reading = |page: &Page| Some(hours::anywhere(page, &rules));
    let page = at("/info/2");
    add("before", before::Before::new(&page, nothing, false, reading(&page)).render());
    let draft = notices::Open { draft: true, ..nothing };
    add("before-open", before::Before::new(&page, draft, true, None).render());
    add("help", help::Help::new(&at("/info/3"), &rules, true).render());
    add("understand", understand::Understand::new(&at("/info/4"), &rules, Some("c3c3 ".repeat(16))).render());
    add("kinds", understand::Explained::new(&at("/info/5"), &rules).render());
    add("places", places::Places::new(&at("/info/6"), &rules).render());
    for named in rules.notices.all() {
        let page = at(&reading::address(&rules, named.name));
        add(&format!("reading-{}", named.name), reading::Reading::new(&page, &rules, named).render());
    }
    for (name, html) in steps(&rules, &at)
        .into_iter()
        .chain(case_pages(&rules, &at))
        .chain(ledger_pages(&at))
        .chain(withdraw_pages(&rules, &at))
        .chain(check_pages(&rules, &at))
        .chain(file_pages(&at))
        .chain(notebook_pages(&rules, &at))
        .chain(question_pages(&rules, &at))
        .chain(counsel_pages(&at))
        .chain(identity_pages(&rules, &at))
        .chain(agreement_pages(&rules, &at))
        .chain(keep_out_pages(&rules, &at))
        .chain(protection::pages(&rules, &at))
        .chain(inquiry::pages(&at))
        .chain(hearing::pages(&at))
        .chain(orientation::pages(&rules, &at))
        .chain(aftercare::pages(&rules, &at))
        .chain(failures(&at))
    {
        add(&name, html);
    }
    found
}

/// The page of each kind of failure.
fn failures(at: &dyn Fn(&str) -> Page) -> Rendered {
    let page = at("/note/3");
    let kept = || kept(&fields(&[("narrative", "Ce que j’avais écrit.")]));
    let page_of = |code| ErrorPage { t: &page.words, page: &page, code, kept: kept(), operation: "3f9c01ab77" };
    let bare = ErrorPage { kept: Vec::new(), ..page_of("ended") }.render();
    let kinds = Kind::ALL.iter().map(|kind| (format!("error-{}", kind.code()), page_of(kind.code()).render()));
    kinds.chain([("error-ended-bare".to_owned(), bare)]).collect()
}

type Rendered = Vec<(String, askama::Result<String>)>;

fn case_number() -> Reference {
    Reference::parse("R-2026-7KQ4M").unwrap()
}

/// What a person reads: text nodes, one a line.
fn visible(html: &str) -> String {
    let document = Html::parse_document(html);
    let body = document.select(&Selector::parse("body").unwrap()).next().unwrap();
    let lines: Vec<&str> = body.text().map(str::trim).filter(|text| !text.is_empty()).collect();
    lines.join("\n")
}

#[test]
fn every_page_keeps_the_rules_in_every_language() {
    for locale in Locale::ALL {
        for (name, html) in pages(*locale) {
            let name = format!("{name} in {}", locale.code());
            assert!(html.len() + SHEET.len() < 40_000, "{name} is too heavy: {}", html.len() + SHEET.len());
            for forbidden in ["<script", " style=", "src=", "javascript:", " onclick", "href=\"http"] {
                assert!(!html.contains(forbidden), "{name} has {forbidden}");
            }
            let document = Html::parse_document(&html);
            let select = |selector: &str| document.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(select("h1"), 1, "{name}: one title");
            assert_eq!(select("form:not([method=post])"), 0, "{name}: forms are posts");
            let text = visible(&html);
            assert!(!text.contains('[') || !text.contains("-]"), "{name}");
            for line in text.lines() {
                let bracketed = line.starts_with('[') && line.ends_with(']');
                assert!(!bracketed, "{name}: no sentence for {line}");
            }
        }
    }
}

#[test]
fn leaving_comes_first_in_tab_order() {
    for (name, html) in pages(Locale::Fr) {
        let document = Html::parse_document(&html);
        let focusable = Selector::parse("a[href], button, input, select, textarea, summary").unwrap();
        let order: Vec<_> = document.select(&focusable).take(2).map(|element| element.attr("href")).collect();
        assert_eq!(order, [Some("/exit"), Some("#main")], "{name}");
    }
}

#[test]
fn every_field_has_its_words() {
    for (name, html) in pages(Locale::Fr) {
        let document = Html::parse_document(&html);
        let ids: BTreeMap<&str, usize> = document
            .select(&Selector::parse("[id]").unwrap())
            .filter_map(|element| element.attr("id"))
            .fold(BTreeMap::new(), |mut ids, id| {
                *ids.entry(id).or_default() += 1;
                ids
            });
        assert!(ids.values().all(|count| *count == 1), "{name}: {ids:?}");
        for reference in ["[aria-describedby]", "[aria-labelledby]"] {
            for element in document.select(&Selector::parse(reference).unwrap()) {
                let named = element.attr("aria-describedby").or(element.attr("aria-labelledby")).unwrap();
                assert!(named.split(' ').all(|id| ids.contains_key(id)), "{name}: {named}");
            }
        }
        for link in document.select(&Selector::parse(".faults a[href^=\"#\"]").unwrap()) {
            assert!(ids.contains_key(&link.attr("href").unwrap()[1..]), "{name}: a fault leads nowhere");
        }
        for field in document.select(&Selector::parse("textarea, select, input.code").unwrap()) {
            let label = format!("label[for=\"{}\"]", field.attr("id").unwrap());
            assert_eq!(document.select(&Selector::parse(&label).unwrap()).count(), 1, "{name}: {label}");
        }
    }
}

#[test]
fn what_people_read() {
    for locale in Locale::ALL {
        for (name, html) in pages(*locale) {
            insta::assert_snapshot!(format!("{}-{name}", locale.code()), visible(&html));
        }
    }
}

/// The person's whole file says what the pages say, and stands alone.
#[test]
fn what_people_take_away() {
    let rules = Rules::embedded().unwrap();
    let case = case(draft(&rules).parse(&rules, "fr").unwrap());
    for locale in Locale::ALL {
        let page = Page::sample(Surface::Intake, *locale, "/suite/20");
        let today: Day = "2026-11-21".parse().unwrap();
        let document = whole::document(&page, (&rules, today), (&case, &done(), &inquiry::views()));
        let html = take_away::Sheet { it: &document }.render().unwrap();
        for outside in ["<script", "src=", "href=", "url("] {
            assert!(!html.contains(outside), "{outside}");
        }
        insta::assert_snapshot!(format!("{}-whole", locale.code()), visible(&html));
    }
}

/// `cargo test --lib look_at_pages -- --ignored`, then open them in a browser.
#[test]
#[ignore = "writes pages to look at"]
fn look_at_pages() {
    let folder = std::env::temp_dir().join("recueil-pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("style.css"), SHEET).unwrap();
    for locale in Locale::ALL {
        for (name, html) in pages(*locale) {
            let html = html.replace("/style.css", "style.css");
            std::fs::write(folder.join(format!("{}-{name}.html", locale.code())), html).unwrap();
        }
    }
}

/// What one agrees to on the last page is what the page shows, to the letter.
#[test]
fn what_is_agreed_to_is_what_is_read_back() {
    let rules = Rules::embedded().unwrap();
    for locale in Locale::ALL {
        let page = Page::sample(Surface::Intake, *locale, "/note/6");
        let report = draft(&rules).parse(&rules, locale.code()).unwrap();
        let parts = recap::parts(&page, &rules, Some(&report));
        let agreed = recap::plain(&page.words, &parts);
        let available = Availability { body: "brumefond".to_owned(), readers: team(), recovery: true };
        let (today, chosen) = ("2026-11-21".parse().unwrap(), (&available, agreement::Agreed::Nothing));
        let check = check::Check::new((&page, Vec::new()), (&rules, today), (&draft(&rules), &[]), chosen);
        let document = Html::parse_document(&check.render().unwrap());
        let of = |selector: &str| -> Vec<String> {
            let found = Selector::parse(selector).unwrap();
            document.select(&found).map(|element| element.text().collect::<String>()).collect()
        };
        // Titles, questions and answers in their order, the files' title left out: files are chosen one by one.
        let shown = [of(".part h2"), of("main dl.answers dt"), of("main dl.answers dd")].concat();
        let lines: Vec<&str> = agreed.split('\n').filter(|line| !line.is_empty()).collect();
        let said: Vec<&str> = shown.iter().flat_map(|text| text.split('\n')).filter(|line| !line.is_empty()).collect();
        for line in &lines {
            assert!(said.contains(line), "{line} is agreed to and not shown");
        }
        // Who the person is goes apart, if they choose so.
        let identity = draft(&rules).identity(locale.code()).unwrap_or_default();
        let apart = recap::plain(&page.words, &[recap::identity(&page, &identity)]);
        let apart = [apart, page.words.say("part-name"), page.words.say("check-files-title")].join("\n");
        let is_apart = |line: &str| apart.split('\n').any(|other| other == line);
        for line in said.iter().filter(|line| !is_apart(line)) {
            assert!(lines.contains(line), "{line} is shown and not agreed to");
        }
    }
}

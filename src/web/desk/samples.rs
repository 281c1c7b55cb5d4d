//! Every page of the desk from samples, in every language.
//!
//! A sentence that is missing, a script, a style inside a page or something loaded from elsewhere fails here.
mod aftercare;
mod audit;
mod case;
mod contact;
mod decision;
mod discipline;
mod hearing;
mod inquiry;
mod investigation;
mod listening;
mod measure;
mod overdue;
mod people;
mod retention;
mod without;
mod work;

use std::collections::BTreeMap;

use askama::Template;

use case::{contact, file, lost, question, report, view, withdrawal};
use people::away;

use super::{
    absence::AbsencePage,
    account::AccountPage,
    ask::AskPage,
    case::{CasePage, Refused},
    cases::CasesPage,
    charter::CharterPage,
    contact::{
        check::{CheckPage, Reading},
        code::CodePage,
        told::ToldPage,
        who::{Team, WhoPage},
    },
    endorse::EndorsePage,
    invite::{InvitationPage, InvitePage, roles},
    join::JoinPage,
    members::MembersPage,
    names::Names,
    person::{PersonPage, field},
    recovery::RecoveryPage,
    revoke::RevokePage,
    sign_in::SignInPage,
    steering::SteeringPage,
    talks::{TalkPage, TalksPage},
    today::TodayPage,
    withdrawn::WithdrawnPage,
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        absence::State,
        act::Act,
        attached::{Attached, Hidden, ObjectKey},
        case::{Reference, Stage},
        consent::{Asked, Consent, Consents, Copied, Declined, Purpose, Receiver, Said, Scope, TakenBack},
        contact::{Channel, Contact, Origin},
        deadline::DeadlineCode,
        draft::Fields,
        hours::Rounds,
        identity::{Identity, SafeContact, Way},
        protection::{Decision, Outcome, Progress, Request},
        record::{Exclusion, RecordBody, Summary},
        report::{Answer, Audience, Link, Report, Standing, Wish},
        role::Role,
        roster::Post,
        rules::Rules,
        steering::{Lateness, Milestone},
        withdrawal::Withdrawal,
    },
    ids::{AbsenceId, FileId, MemberId, ObjectId},
    service::{
        consent::Agreements,
        counsel::{Line, Talk},
        exception::Exceptionals,
        files::Limits,
        hand_over::Ready,
        overdue::Board,
        retention::Slip,
        session::Surface,
        view::{
            Absences, Availability, Away, CaseLine, CasePage as List, CaseReader, CaseView, Content, DailyHead, Filter,
            Followed, Handing, Item, Joining, Later, Lost, Me, MemberLine, MembersView, PostsChange, Promise,
            Protection, Reader, Receipt, Remark, Steered, Today, Voice, Waits,
        },
    },
    text::{Locale, Words},
    web::{Page, files::Offer, form::Sheet, upload::Taken},
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn reference() -> Reference {
    Reference::parse("R-2026-7KQ4M").unwrap()
}

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn reader(number: u8) -> Reader {
    let function = "psychologue du travail".to_owned();
    Reader { member: member(number), function, name: (number % 2 == 1).then(|| "Inès Benhamou".to_owned()) }
}

fn posts() -> Vec<Post> {
    Role::ALL.iter().map(|role| Post { role: *role, entity: "direction-generale".to_owned() }).collect()
}

fn me(receives: bool) -> Me {
    Me {
        member: member(1),
        name: "Claire Vasseur".to_owned(),
        function: "référente égalité".to_owned(),
        mail: receives.then(|| "claire.vasseur@institut.example".to_owned()),
        posts: posts(),
        counsels: true,
        steers: true,
        coordinates: receives,
        receives,
        charter_due: receives,
    }
}

fn lines() -> Vec<CaseLine> {
    let line = |stage, overdue: bool, assigned: Option<Reader>| CaseLine {
        reference: reference(),
        stage,
        entity: "brumefond".to_owned(),
        received: day("2026-11-02"),
        due: overdue.then(|| day("2026-11-04")),
        overdue,
        waiting: overdue,
        summary: Some(Summary {
            audience: None,
            kinds: vec!["agiss-sex".to_owned(), "outr-sex".to_owned(), "no-longer-known".to_owned()],
            standing: None,
            wishes: vec![Wish::Heard, Wish::HandOver],
            minor: true,
            danger: true,
            alarms: 1,
            retaliations: 1,
            excerpt: "Depuis septembre, l'encadrant commente <mes mains>…".to_owned(),
            withdrawn: None,
        }),
        pressing: overdue.then(|| listening::assessed().pressing()),
        stand_in: assigned.is_some().then(|| reader(5)),
        assigned,
        mine: false,
    };
    let altered = CaseLine { summary: None, ..line(Stage::Listening, false, None) };
    let withdrawn = Some(Summary::of_withdrawal(&withdrawal(Some(Answer::Yes))));
    let withdrawn = CaseLine { summary: withdrawn, ..line(Stage::Withdrawn, false, None) };
    vec![line(Stage::Received, true, None), line(Stage::Listening, false, Some(reader(3))), altered, withdrawn]
}

fn today() -> Today {
    let list = |next: Option<&str>| List { lines: lines(), next: next.map(str::to_owned), unfinished: false };
    Today {
        danger: list(None),
        retaliation: list(None),
        news: list(None),
        urgent: list(None),
        minor: list(None),
        minor_waiting: list(None),
        new: list(Some("x")),
        waiting: list(None),
        questions: list(None),
        unassigned: list(Some("x")),
        overdue: list(None),
        withdrawn: list(None),
        undecided: list(Some("x")),
        answered: list(None),
        measures: list(None),
        measures_late: list(None),
        measures_answered: list(None),
        conducted: list(None),
        exceptions: without::today(),
        reports: list(None),
        proceedings: list(None),
        alerts: list(None),
        endorsements: 2,
        changes: 1,
        above: true,
        away: vec![away(State::InEffect, false), away(State::Announced, true)],
        requests: audit::register().open,
    }
}

fn talk_line(waiting: bool) -> Line {
    Line { reference: reference(), day: day("2026-11-02"), waiting }
}

/// What the pages of one language borrow.
struct Desk {
    page: Page,
    rules: Rules,
    me: Me,
    other: Me,
}

impl Desk {
    fn new(locale: Locale) -> Self {
        let mut page = Page::sample(Surface::Desk, locale, "/");
        page.closing = Some("17:40".to_owned());
        page.done = Some("reply".to_owned());
        Self { page, rules: Rules::embedded().unwrap(), me: me(true), other: me(false) }
    }

    fn parts(&self) -> (&Words, &Page, &Me, Names<'_>) {
        (&self.page.words, &self.page, &self.me, Names::new(&self.rules, self.page.language()))
    }

    fn talk_left(&self) -> String {
        let (t, page, me, names) = self.parts();
        let talk = Talk { reference: reference(), counsel: Some(reader(5)), items: Vec::new(), left: true };
        TalkPage { t, page, me, names, talk, sheet: Sheet::default(), request: "0".repeat(32) }.render().unwrap()
    }

    fn talk(&self, sheet: Sheet) -> String {
        let (t, page, me, names) = self.parts();
        let item = |voice, content| Item { at: "2026-11-02T09:05:00Z".parse().unwrap(), voice, content };
        let items = vec![
            item(Voice::Reporter, Content::Message("Je dors mal.".to_owned())),
            item(Voice::Member(reader(5)), Content::Reply("Parlons-en.".to_owned())),
        ];
        let talk = Talk { reference: reference(), counsel: Some(reader(5)), items, left: false };
        TalkPage { t, page, me, names, talk, sheet, request: "0".repeat(32) }.render().unwrap()
    }

    #[expect(clippy::too_many_lines, reason = "a line a page")]
    fn rooms(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let head = DailyHead { day: "2026-11-20".parse().unwrap(), number: 57, digest: "ef".repeat(32) };
        let of_today = |me, today| TodayPage { t, page, me, names, today, cut: false }.render().unwrap();
        let cut = TodayPage { t, page, me, names, today: Today::default(), cut: true }.render().unwrap();
        let cases = |filter: Filter, list| {
            CasesPage { t, page, me, names, stages: Stage::OF_THE_CELL, filter, list }.render().unwrap()
        };
        let narrowed = Filter { text: "x".to_owned(), stage: "received".to_owned(), ..Filter::default() };
        let case = |view, refused| self.case(view, refused);
        let listed = |unfinished| List { lines: lines(), next: Some("2026-11-02 a&b".to_owned()), unfinished };
        let refused = |act| Refused { act, sheet: Sheet::with(Fields::default(), "text", "empty") };
        vec![
            ("today", of_today(me, today())),
            ("today-empty", of_today(me, Today::default())),
            ("today-later", of_today(&self.other, Today::default())),
            ("cases", cases(Filter::default(), listed(false))),
            ("cases-unfinished", cases(narrowed.clone(), List { lines: Vec::new(), ..listed(true) })),
            ("cases-empty", cases(Filter::default(), List::default())),
            ("cases-narrowed", cases(narrowed, List::default())),
            ("case", case(view("agiss-sex", true), Refused::default())),
            (
                "case-alone",
                case(
                    CaseView { readers: view("viol", false).readers[..1].to_vec(), ..view("harc-sex", true) },
                    Refused::default(),
                ),
            ),
            ("case-folded", case(view("viol", false), Refused::default())),
            ("talks", TalksPage { t, page, me, lines: vec![talk_line(true), talk_line(false)] }.render().unwrap()),
            ("talks-empty", TalksPage { t, page, me, lines: Vec::new() }.render().unwrap()),
            ("talk", self.talk(Sheet::default())),
            ("talk-left", self.talk_left()),
            ("talk-wrong", self.talk(Sheet::with(Fields::default(), "text", "empty"))),
            ("case-bare", {
                let (dates, items, readers) = (Vec::new(), Vec::new(), Vec::new());
                case(CaseView { dates, items, readers, ..question() }, Refused::default())
            }),
            ("case-question", case(question(), Refused::default())),
            ("case-refused", case(view("harc-sex", true), refused("reply"))),
            (
                "case-unconfirmed",
                case(
                    view("harc-sex", true),
                    Refused { act: "exclude", sheet: Sheet::with(Fields::default(), "sure", "not-confirmed") },
                ),
            ),
            ("today-cut", cut),
            ("overdue", self.overdue(overdue::board())),
            ("overdue-empty", self.overdue(Board::default())),
            ("end", self.end(Sheet::default())),
            ("end-wrong", self.end(Sheet::with(Fields::default(), "reasons", "still-owed"))),
            ("keep", self.keep(retention::resting(), Sheet::default())),
            ("keep-open", self.keep(retention::open(), Sheet::with(Fields::default(), "review", "review-day"))),
            ("keep-held", self.keep(retention::held(), Sheet::default())),
            ("retention", self.slip(retention::slip())),
            ("retention-empty", self.slip(Slip::default())),
            ("ask", self.ask(Sheet::default())),
            ("ask-wrong", self.ask(Sheet::with(Fields::default(), "to", "missing-receiver"))),
            ("withdrawn", self.withdrawn(None)),
            ("withdrawn-told", self.withdrawn(Some(Answer::Yes))),
            ("withdrawn-pressed", self.withdrawn(Some(Answer::Unknown))),
            ("charter", CharterPage::new((page, me), Sheet::default()).render().unwrap()),
            ("charter-accepted", CharterPage::new((page, &self.other), Sheet::default()).render().unwrap()),
            ("charter-unsure", {
                let unsure = Sheet::with(Fields::default(), "sure", "not-confirmed");
                CharterPage::new((page, me), unsure).render().unwrap()
            }),
            (
                "account",
                AccountPage {
                    t,
                    page,
                    me,
                    names,
                    hours: Rounds::default().hours(),
                    head: Some(head),
                    key: "0f".repeat(32),
                }
                .render()
                .unwrap(),
            ),
        ]
    }

    fn every(&self) -> Vec<(&'static str, String)> {
        [
            self.doors(),
            self.rooms(),
            self.audited(),
            self.members(),
            self.lost(),
            self.protection(),
            self.contacts(),
            self.inquiries(),
            self.measures(),
            self.investigations(),
            self.support(),
            self.support(),
            self.work(),
            self.decided(),
            self.disciplined(),
            self.without(),
            self.hearings(),
            self.listening(),
            self.aftercare(),
        ]
        .concat()
    }
}

/// Every page, by name.
pub(in crate::web) fn pages(locale: Locale) -> Vec<(String, String)> {
    Desk::new(locale).every().into_iter().map(|(name, html)| (name.to_owned(), html)).collect()
}

/// The first sentence that is missing: its key in brackets.
fn missing(html: &str) -> Option<&str> {
    html.split('[').skip(1).filter_map(|rest| rest.split(']').next()).find(|inside| {
        inside.bytes().any(|byte| byte.is_ascii_lowercase())
            && inside.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    })
}

#[test]
fn every_page_speaks_every_language() {
    for locale in Locale::ALL {
        for (name, html) in Desk::new(*locale).every() {
            assert_eq!(missing(&html), None, "{name} in {}", locale.code());
            assert!(html.contains("<h1>"), "{name} has no title");
            assert!(html.contains(&format!("lang=\"{}\"", locale.code())), "{name}");
        }
    }
}

/// A heading with nothing under it but an empty list.
fn bare_heading(html: &str) -> Option<&str> {
    let lists = ["ul", "ol", "dl"];
    html.match_indices("</h2>").chain(html.match_indices("</h3>")).find_map(|(at, end)| {
        let mut rest = html[at..].trim_start_matches(end).trim_start();
        while let Some(list) = lists.iter().find(|list| rest.starts_with(&format!("<{list}"))) {
            let (_, inside) = rest.split_once('>')?;
            rest = inside.trim_start().strip_prefix(&format!("</{list}>"))?.trim_start();
        }
        let ends = ["<h2", "</section", "</div", "</aside", "</main"];
        ends.iter().any(|end| rest.starts_with(end)).then(|| &html[at.saturating_sub(40)..at])
    })
}

#[test]
fn every_heading_has_something_under_it() {
    for (name, html) in Desk::new(Locale::Fr).every() {
        assert_eq!(bare_heading(&html), None, "{name}");
    }
    let nothing = "<h2>Dates</h2>\n<dl class=\"answers\">\n</dl>\n<h2>Qui</h2><p>Alix</p>";
    assert!(bare_heading(nothing).is_some() && bare_heading("<h2>Qui</h2><ul><li>Alix</li></ul></div>").is_none());
}

#[test]
fn no_page_needs_a_script_or_loads_from_elsewhere() {
    for (name, html) in Desk::new(Locale::Fr).every() {
        for forbidden in ["<script", "style=", "src=", "http:", "https:", "javascript:", " on"] {
            let found = html
                .split('<')
                .skip(1)
                .filter_map(|tag| tag.split('>').next())
                .any(|tag| format!("<{tag}").split('"').step_by(2).any(|part| part.contains(forbidden)));
            assert!(!found, "{forbidden} in {name}");
        }
        for form in html.split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap();
            // What only narrows a list changes nothing, and its fields stand in the address.
            let narrows = form.starts_with("method=\"get\"");
            assert_eq!(form.contains("name=\"token\""), !narrows, "the token of a form of {name}");
        }
    }
}

#[test]
fn what_people_wrote_is_escaped_and_a_search_stays_whole() {
    let pages = Desk::new(Locale::Fr).every();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    assert!(!of("today").contains("<mes mains>"));
    assert!(of("cases").contains("?after=2026%2D11%2D02%20a%26b") || of("cases").contains("?after=2026-11-02%20a%26b"));
}

#[test]
fn the_page_that_asks_for_a_fingerprint_does_not_show_it() {
    let pages = Desk::new(Locale::Fr).every();
    assert!(pages.iter().all(|(_, html)| !html.contains("SECRET-FINGERPRINT")));
}

#[test]
fn only_what_can_be_done_is_offered_and_grave_facts_are_folded() {
    let pages = Desk::new(Locale::En).every();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    assert!(of("case-lost").contains("/cases/R-2026-7KQ4M/vouch"));
    assert!(of("case-lost-second").contains("/cases/R-2026-7KQ4M/renew-code"));
    for name in ["case", "case-lost-waiting"] {
        assert!(!of(name).contains("R-2026-7KQ4M/vouch") && !of(name).contains("R-2026-7KQ4M/renew-code"), "{name}");
    }
    for act in ["reply", "note", "assign", "exclude"] {
        let action = format!("/cases/R-2026-7KQ4M/{act}");
        assert!(of("case").contains(&action), "{act}");
        assert!(!of("case-folded").contains(&action), "{act}");
    }
    assert!(of("case-folded").contains("<details><summary>"));
    assert!(!of("case").contains("<details><summary>"));
}

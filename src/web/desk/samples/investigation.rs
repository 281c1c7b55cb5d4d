//! Appointing, and the inquiry that begins.
use super::*;
use crate::{
    domain::{
        arrangement::{Arranged, Step},
        family::Family,
        investigation::{Appointed, Filed, Mission},
    },
    ids::CaseId,
    service::investigation::{DatesView, Declarations, InvestigationView},
    web::desk::{
        appoint::AppointPage,
        inquiry::InquiryPage,
        investigation::{InvestigationPage, InvestigationsPage},
        support::{DatesPage, SupportPage},
    },
};

pub(super) fn investigation(mine: bool, enough: bool) -> InvestigationView {
    let from = Filed { reference: "I-2026-4QB7Z".to_owned(), file: CaseId::from_bytes([7; 16]) };
    let other = Filed { reference: "I-2026-7ZB4Q".to_owned(), file: CaseId::from_bytes([8; 16]) };
    InvestigationView {
        reference: Reference::parse("E-2026-4QB7Z").unwrap(),
        stage: Stage::Investigation,
        entity: "brumefond".to_owned(),
        received: day("2026-12-01"),
        dates: Vec::new(),
        mission: Mission {
            from: from.clone(),
            inquirers: [reader(2).member, reader(3).member].into(),
            scope: "Établir <les faits> allégués.".to_owned(),
            limit: day("2027-03-01"),
        },
        inquirers: vec![(reader(2), mine.then(|| "2026-12-02T09:05:00Z".parse().unwrap())), (reader(3), None)],
        declared: Declarations { mine, enough },
        feeding: vec![from, other],
        inquest: crate::domain::inquest::Inquest::default(),
        pieces: Vec::new(),
        informing: Vec::new(),
        arranged: 1,
        awaited: if enough { vec![reader(1)] } else { Vec::new() },
        barred: if enough { vec![reader(4)] } else { Vec::new() },
        heard: Vec::new(),
        may: [(Act::Declare.code(), true), (Act::TakeIn.code(), true), (Act::LetIn.code(), true)].into(),
    }
}

fn dates(acts: &[Act], alone: bool) -> DatesView {
    let one = |number, step, off, hour: &str, place: &str| {
        let (hour, place) = (hour.to_owned(), place.to_owned());
        (Arranged { number, step, day: day("2026-12-14"), hour, place, off }, reader(3))
    };
    let arranged = vec![one(1, Step::Interview, false, "14 h 30", "Salle <12>"), one(2, Step::Letters, true, "", "")];
    DatesView {
        reference: Reference::parse("E-2026-4QB7Z").unwrap(),
        stage: Stage::Investigation,
        entity: "brumefond".to_owned(),
        dates: vec![(DeadlineCode::Report, day("2027-03-01"), None)],
        arranged: if alone { Vec::new() } else { arranged },
        readers: vec![reader(2), reader(3)],
        invited: if alone { Vec::new() } else { vec![reader(5)] },
        invitable: if alone { Vec::new() } else { vec![reader(7)] },
        may: acts.iter().map(|act| (act.code(), true)).collect(),
    }
}

impl Desk {
    /// The support desk's room, and the page of dates on either side.
    pub(super) fn support(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let there = Page::sample(Surface::Desk, page.words.locale(), "/support/E-2026-4QB7Z");
        let list = |lines: Vec<CaseLine>| {
            let list = List { lines, unfinished: false, next: None };
            SupportPage { t, page, me, names, list }.render().unwrap()
        };
        let of = |page, view, sheet| DatesPage::new((page, me, names), view, (sheet, "0".repeat(32))).render().unwrap();
        let all = [Act::Arrange, Act::InviteSupport, Act::EndSupport, Act::StepBack];
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        vec![
            ("support", list(lines().into_iter().take(2).collect())),
            ("support-none", list(Vec::new())),
            ("dates", of(page, dates(&all, false), Sheet::default())),
            ("dates-alone", of(page, dates(&all, true), wrong("day", "no-day"))),
            ("dates-desk", of(&there, dates(&all, false), wrong("step", "no-step"))),
        ]
    }

    #[expect(clippy::too_many_lines, reason = "a line a page")]
    pub(super) fn investigations(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let me = &Me {
            posts: vec![crate::domain::roster::Post { role: Role::Inquirer, entity: "brumefond".to_owned() }],
            ..me.clone()
        };
        let request = || "0".repeat(32);
        let appoint = |able: bool, sheet| {
            let view = inquiry::inquiry(Stage::Inquiry, &[Act::Appoint]);
            let appointable = if able { view.appointable.clone() } else { Vec::new() };
            let view = crate::service::inquiry::InquiryView { appointable, ..view };
            AppointPage::new((page, me, names), &view, (sheet, request())).render().unwrap()
        };
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let of = |mine, enough, sheet| {
            InvestigationPage::new((page, me, names), investigation(mine, enough), sheet).render().unwrap()
        };
        let entrusted = |can_take_in| {
            let to = investigation(true, true).feeding.remove(0);
            let appointed = Some(Appointed { to, inquirers: [member(2), member(3)].into() });
            let view = crate::service::inquiry::InquiryView {
                appointed,
                can_take_in,
                ..inquiry::inquiry(Stage::Inquiry, &[])
            };
            InquiryPage::new((page, me, names), view, (Sheet::default(), request())).render().unwrap()
        };
        let list = |lines: Vec<CaseLine>| {
            let list = List { lines, unfinished: false, next: None };
            InvestigationsPage { t, page, me, names, list }.render().unwrap()
        };
        let line = |line: CaseLine| CaseLine {
            reference: Reference::random(
                Family::Investigation,
                line.received,
                &mut crate::entropy::SeededEntropy::new(1),
            ),
            stage: Stage::Investigation,
            ..line
        };
        vec![
            ("appoint", appoint(true, Sheet::default())),
            ("appoint-nobody", appoint(false, wrong("beside", "no-inquiry-there"))),
            ("appoint-wrong", appoint(true, wrong("inquirers", "two-inquirers"))),
            ("inquiry-entrusted", entrusted(true)),
            ("inquiry-taken-in", entrusted(false)),
            ("investigations", list(lines().into_iter().take(1).map(line).collect())),
            ("investigations-none", list(Vec::new())),
            ("investigation-new", of(false, false, Sheet::default())),
            ("investigation-wrong", of(false, false, wrong("sure", "not-confirmed"))),
            ("investigation-alone", of(true, false, Sheet::default())),
            ("investigation", of(true, true, Sheet::default())),
        ]
    }
}

#[test]
fn what_is_in_an_inquiry_already_is_not_offered_again() {
    let pages = Desk::new(Locale::En).investigations();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    assert!(of("inquiry-entrusted").contains("/take-in") && !of("inquiry-taken-in").contains("/take-in"));
}

#[test]
fn an_inquiry_shows_what_feeds_it_only_once_two_declared() {
    let pages = Desk::new(Locale::En).investigations();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    for early in ["investigation-new", "investigation-alone"] {
        assert!(!of(early).contains("I-2026-7ZB4Q"), "{early}");
    }
    assert!(of("investigation").contains("/inquiries/I-2026-7ZB4Q"));
    assert!(of("investigation-new").contains("/declare") && !of("investigation-alone").contains("/declare"));
    assert!(of("investigations").contains("/investigations/E-2026-") && !of("investigation").contains("<les faits>"));
}

#[test]
fn whoever_is_invited_neither_invites_nor_ends() {
    let pages = Desk::new(Locale::En).support();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    for (name, by_inquirers) in [("dates", true), ("dates-desk", false)] {
        for end in ["/dates/invite", "/dates/end"] {
            assert_eq!(of(name).contains(end), by_inquirers, "{name} {end}");
        }
        assert_eq!(of(name).contains("/support/E-2026-4QB7Z/step-back"), !by_inquirers, "{name}");
        assert!(of(name).contains("/off") && !of(name).contains("<12>"), "{name}");
    }
}

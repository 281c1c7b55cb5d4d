//! What whoever audits sees: the journal, what was verified, the heads, requests about personal data.
use askama::Template;

use super::{Desk, day, reader};
use crate::{
    clock::Day,
    domain::{
        Coded as _,
        act::Act,
        draft::Fields,
        rights::{Answer, Asked, Capacity, Delay, Extension, Ground, Number, Outcome, Request, Right},
        role::Role,
    },
    service::{
        Digest,
        audit::{Acts, Done, Entry, Heads, Subject, Verdict, Who},
        journal::{Given, Head, Held, JournalError, Looked},
        rights::{Noted, Register},
        view::DailyHead,
    },
    web::{
        desk::{
            audit::{acts::ActsPage, heads::HeadsPage, verify::VerifyPage},
            rights::{guide::GuidePage, list::RequestsPage, one::RequestPage},
        },
        form::Sheet,
    },
};

const TODAY: &str = "2026-11-23";

fn acts() -> Acts {
    let entry =
        |number, act, who, subject| Entry { number, done: Some(Done { day: day("2026-11-20"), act, who, subject }) };
    let file = |reference: &str| Some(Subject::File(reference.to_owned()));
    let entries = vec![
        entry(59, Act::Retain, Who::Service, None),
        entry(58, Act::Open, Who::Member(reader(3), Some(Role::Listener)), file("R-2026-7KQ4M")),
        Entry { number: 57, done: None },
        entry(56, Act::Write, Who::Person, file("R-2026-7KQ4M")),
        entry(55, Act::Revoke, Who::Member(reader(4), None), Some(Subject::Member(reader(5)))),
        entry(54, Act::Join, Who::Unknown("invited <nobody>".to_owned()), None),
    ];
    Acts { entries, next: Some(54) }
}

fn looked(outcome: Result<Option<Head>, JournalError>, held: Option<Held>) -> Looked {
    let given = held.map(|held| (Given::Somewhere(Digest::ZERO), held)).into_iter().collect();
    Looked { outcome, entries: 60, days: Some((day("2026-01-12"), day("2026-11-20"))), given }
}

fn head() -> Head {
    Head { sequence: 59, digest: Digest([0xab; 32]) }
}

fn verdicts() -> Vec<(&'static str, Verdict)> {
    let roster = || Ok((7, Some(Digest([0xcd; 32]))));
    let of = |outcome, held| Verdict { journal: Ok(looked(outcome, held)), roster: roster() };
    let roster = |code| Verdict { roster: Err(code), ..of(Ok(Some(head())), None) };
    vec![
        ("verify-whole", of(Ok(Some(head())), Some(Held::There(57)))),
        ("verify-broken", of(Err(JournalError::Broken(12)), Some(Held::Unknown))),
        ("verify-forked", of(Err(JournalError::Forked(12)), None)),
        ("verify-shortened", of(Err(JournalError::Shortened(61)), None)),
        ("verify-another", of(Ok(Some(head())), Some(Held::Another(57)))),
        ("verify-beyond", of(Ok(Some(head())), Some(Held::Beyond(61)))),
        ("verify-nowhere", of(Ok(Some(head())), Some(Held::Nowhere))),
        ("verify-memory", Verdict { journal: Err("memory"), ..roster("broken") }),
        ("verify-roster-shortened", roster("shortened")),
        ("verify-roster-forked", roster("forked")),
        ("verify-roster-foreign", roster("foreign")),
    ]
}

fn request(turn: u32, received: &str, right: Right) -> Request {
    let asked = Asked { received: day(received), capacity: Capacity::Implicated, right };
    Request { number: Number { year: 2026, turn }, asked, extension: None, answer: None }
}

pub(super) fn register() -> Register {
    let extension = Some(Extension { day: day("2026-11-02"), delay: Delay::Complex });
    let late = Noted { request: request(1, "2026-10-02", Right::Erasure), witnessed: false };
    let longer = Request { extension, ..request(2, "2026-10-12", Right::Access) };
    let fresh = Noted { request: request(4, "2026-11-20", Right::Access), witnessed: true };
    let answer = |outcome, ground| Some(Answer { day: day("2026-11-12"), outcome, ground });
    let refused = answer(Outcome::Refused, Some(Ground::Others));
    let refused = Request { answer: refused, extension, ..request(3, "2026-10-20", Right::Access) };
    let given = Request { answer: answer(Outcome::Given, None), ..request(5, "2026-10-20", Right::Objection) };
    let noted = |request| Noted { request, witnessed: true };
    Register { open: vec![late, fresh, noted(longer)], answered: vec![noted(refused), noted(given)] }
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

impl Desk {
    fn today() -> Day {
        day(TODAY)
    }

    fn acts(&self, acts: Acts, sheet: Sheet) -> String {
        let (t, page, me, names) = self.parts();
        ActsPage { t, page, me, names, acts, sheet }.render().unwrap()
    }

    fn verified(&self, verdict: Option<Verdict>, sheet: Sheet) -> String {
        let (t, page, me, _) = self.parts();
        VerifyPage { t, page, me, verdict, sheet }.render().unwrap()
    }

    fn heads(&self, is_first_day: bool) -> String {
        let (t, page, me, _) = self.parts();
        let daily = DailyHead { day: day("2026-11-20"), number: 57, digest: "ef".repeat(32) };
        let heads = Heads {
            journal: Some(head()),
            daily: (!is_first_day).then_some(daily),
            key: "0f".repeat(32),
            roster: Some((6, Digest([0xcd; 32]))),
            founding: Some(Digest([0x12; 32])),
        };
        HeadsPage { t, page, me, heads, today: t.day(&Self::today()) }.render().unwrap()
    }

    fn requests(&self, register: Register, sheet: Sheet) -> String {
        let (t, page, me, _) = self.parts();
        RequestsPage { t, page, me, register, today: Self::today(), sheet, request: "0".repeat(32) }.render().unwrap()
    }

    fn request(&self, noted: Noted, sheet: Sheet) -> String {
        let (t, page, me, _) = self.parts();
        RequestPage { t, page, me, guide: &self.rules.rights, noted, today: Self::today(), sheet }.render().unwrap()
    }

    fn guide(&self, sheet: Sheet) -> String {
        let (t, page, me, _) = self.parts();
        GuidePage { t, page, me, guide: &self.rules.rights, sheet }.render().unwrap()
    }

    pub(super) fn audited(&self) -> Vec<(&'static str, String)> {
        let wrong = |name, code| Sheet::with(fields(&[(name, "x")]), name, code);
        let Register { open, answered } = register();
        let mut pages = vec![
            ("journal", self.acts(acts(), Sheet::default())),
            ("journal-narrowed", self.acts(acts(), Sheet::of(fields(&[("month", "2026-11"), ("act", "open")])))),
            ("journal-empty", self.acts(Acts::default(), Sheet::default())),
            ("journal-none", self.acts(Acts::default(), Sheet::of(fields(&[("month", "2020-01")])))),
            ("journal-wrong", self.acts(Acts::default(), wrong("month", "audit-month"))),
            ("verify", self.verified(None, Sheet::default())),
            ("verify-wrong", self.verified(None, wrong("head", "audit-head"))),
            ("heads", self.heads(false)),
            ("heads-first", self.heads(true)),
            ("requests", self.requests(register(), Sheet::default())),
            ("requests-empty", self.requests(Register::default(), Sheet::default())),
            ("requests-wrong", self.requests(Register::default(), wrong("capacity", "rights-capacity"))),
            ("request-late", self.request(open[0], Sheet::default())),
            ("request", self.request(open[1], wrong("told", "rights-term"))),
            ("request-longer", self.request(open[2], wrong("ground", "rights-ground"))),
            ("request-refused", self.request(answered[0], Sheet::default())),
            ("request-given", self.request(answered[1], Sheet::default())),
            ("guide", self.guide(Sheet::default())),
            ("guide-wrong", self.guide(wrong("who", "unknown-option"))),
        ];
        pages.extend(
            verdicts().into_iter().map(|(name, verdict)| (name, self.verified(Some(verdict), Sheet::default()))),
        );
        let all =
            Capacity::ALL.iter().map(|who| ("guide-shown", self.guide(Sheet::of(fields(&[("who", who.code())])))));
        pages.extend(all);
        pages
    }
}

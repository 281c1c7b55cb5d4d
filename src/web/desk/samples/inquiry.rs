//! What is handed over, and the inquiry that begins with it.
use super::*;
use crate::{
    domain::{
        alert::Action,
        consent::Given,
        handover::{Basis, HandedFile, HandedOver, Passed, Proof, Proven},
        inquiry::{Opening, Ruling},
        letter::{LetterKind, Letters},
        record::Party,
    },
    ids::CaseId,
    service::{
        alert::{AlertView, Decided, Prepared},
        hand_over::{Going, Ready},
        inquiry::{Handed, InquiryView, Reach, Standing},
        whereabouts::Whereabouts,
    },
    web::desk::{
        alert::AlertPage,
        alerts::{AlertFilePage, AlertsPage},
        decide::DecidePage,
        hand_over::HandOverPage,
        inquiries::{self, InquiriesPage},
        inquiry::InquiryPage,
        keep_away::{KeepAwayPage, Kept},
        letters::LetterPage,
        step_back::{Leaving, Of, StepBackPage},
    },
};

/// What was handed over of a case: at each stage, erased, and once where that cannot be told.
pub(super) fn passed() -> Vec<Standing> {
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    let passed = Passed {
        basis: Basis::Consent(1),
        to,
        purpose,
        inquiry: "I-2026-4QB7Z".to_owned(),
        file: CaseId::from_bytes([7; 16]),
    };
    let all = Stage::OF_AN_INQUIRY.iter().copied().map(Whereabouts::At);
    let all = all.chain([Whereabouts::Erased(day("2027-12-01")), Whereabouts::Unknown]);
    all.map(|at| Standing { passed: passed.clone(), at }).collect()
}

/// A consent that can be handed over, whole or nearly nothing.
pub(super) fn ready(receivers: &[Reader]) -> Ready {
    let given = |number, text: &str, with_name, scope| Given {
        number,
        at: "2026-11-12T09:05:00Z".parse().unwrap(),
        consent: Consent {
            to: Receiver::Assessor,
            purpose: Purpose::Inquiry,
            copy: Copied { text: text.to_owned(), with_name, ..Copied::default() },
            scope,
            statement: "J’accepte.".to_owned(),
            answers: None,
        },
    };
    let consents =
        vec![given(4, "Ce qui <peut> partir.", true, Scope::Whole), given(6, "", false, Scope::OwnTestimony)];
    let going = |given| Going { given, receivers: receivers.to_vec() };
    Ready { going: consents.into_iter().map(going).collect(), receivers: receivers.to_vec() }
}

fn handed(text: &str, name: Option<&str>, scope: Scope) -> Handed {
    let what = HandedOver {
        case: CaseId::from_bytes([1; 16]),
        received: day("2026-11-02"),
        person: Party::default(),
        to: Receiver::Assessor,
        purpose: Purpose::Inquiry,
        scope,
        text: text.to_owned(),
        name: name.map(str::to_owned),
        files: vec![HandedFile { file: file(), from: Proof(String::new()) }],
        proven: Proven::Consent(Proof(String::new())),
    };
    Handed { at: "2026-11-12T09:05:00Z".parse().unwrap(), by: reader(1), what }
}

/// An inquiry at a stage, with these acts open.
pub(super) fn inquiry(stage: Stage, acts: &[Act]) -> InquiryView {
    let item = |voice, content| Item { at: "2026-11-13T09:05:00Z".parse().unwrap(), voice, content };
    let ruled = |opening| {
        let ruling = Ruling { opening, reasons: "Parce que <rien> n’est établi.".to_owned() };
        item(Voice::Member(reader(2)), Content::Ruled(ruling))
    };
    InquiryView {
        reference: Reference::parse("I-2026-4QB7Z").unwrap(),
        stage,
        entity: "brumefond".to_owned(),
        received: day("2026-11-12"),
        dates: vec![(DeadlineCode::InquiryDecision, day("2027-01-04"), Some(day("2026-12-01")))],
        handed: vec![
            handed("Ce que <la personne> a laissé.", Some("Alix"), Scope::Whole),
            handed("", None, Scope::OwnTestimony),
        ],
        taken_back: false,
        items: Opening::ALL
            .iter()
            .map(|opening| ruled(*opening))
            .chain([
                item(Voice::Member(reader(2)), Content::Reply("Quand était-ce ?".to_owned())),
                item(Voice::Reporter, Content::Message("En mars.".to_owned())),
                item(Voice::Reporter, Content::TakenBack(Receiver::Assessor, Purpose::Inquiry)),
            ])
            .collect(),
        readers: vec![reader(2), reader(3)],
        later: vec![Later { reader: reader(4), is_last: false }, Later { reader: reader(5), is_last: true }],
        reported: false,
        to_declare: stage == Stage::Inquiry && acts.is_empty(),
        reach: if acts.is_empty() { Reach::Closed } else { Reach::Open },
        appointed: None,
        appointable: vec![reader(2), reader(3)],
        letting: vec![reader(5)],
        can_take_in: false,
        may: acts.iter().map(|act| (act.code(), true)).collect(),
    }
}

impl Desk {
    #[expect(clippy::too_many_lines, reason = "a line or two a page")]
    pub(super) fn inquiries(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let all = [Act::OpenInquiry, Act::DeclineInquiry, Act::AskMore, Act::Inquire, Act::StepBack];
        let hand_over = |receivers: Vec<Reader>, consents: bool, sheet| {
            let ready = if consents { ready(&receivers) } else { Ready::default() };
            HandOverPage::new((page, me, names), &CaseView { ready, ..view("harc-sex", true) }, sheet).render().unwrap()
        };
        let list = |lines, unfinished, next: Option<&str>| {
            let list = List { lines, unfinished, next: next.map(str::to_owned) };
            InquiriesPage { t, page, me, names, list, of: inquiries::Of::Inquiries }.render().unwrap()
        };
        let request = || "0".repeat(32);
        let shown = |view, sheet| InquiryPage::new((page, me, names), view, (sheet, request())).render().unwrap();
        let decide = |sheet| {
            let view = inquiry(Stage::Assessment, &all);
            DecidePage::new((page, me), &view, (sheet, request())).render().unwrap()
        };
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let step_back = |(inquiry, in_charge): (bool, bool), alone: Option<&str>, fault| {
            let (path, alone) = ("/cases/R-2026-7KQ4M".to_owned(), alone.map(str::to_owned));
            let of = if inquiry { Of::Inquiry } else { Of::Case };
            let from = Leaving { path, reference: reference(), of, in_charge, alone };
            StepBackPage::new((page, me), from, fault).render().unwrap()
        };
        let keep_away = |(list, number), reported, sheet| {
            let (reference, others) = (Reference::parse(number).unwrap(), vec![reader(2), reader(3)]);
            let later = if reported { Vec::new() } else { vec![Later { reader: reader(4), is_last: true }] };
            let from = Kept { list, reference, others, later, reported };
            KeepAwayPage::new((page, me, &names), from, sheet).render().unwrap()
        };
        let nothing = InquiryView { handed: Vec::new(), items: Vec::new(), ..inquiry(Stage::NotOpened, &[]) };
        vec![
            ("hand-over", hand_over(vec![reader(2)], true, Sheet::default())),
            ("hand-over-nobody", hand_over(Vec::new(), true, wrong("consent", "nobody-to-receive"))),
            ("hand-over-none", hand_over(vec![reader(2)], false, wrong("consent", "no-consent"))),
            ("inquiries", list(lines(), false, Some("2026-11-02 a"))),
            ("inquiries-none", list(Vec::new(), false, None)),
            ("inquiry", shown(inquiry(Stage::Assessment, &all), Sheet::default())),
            ("inquiry-wrong", shown(inquiry(Stage::MoreNeeded, &all), wrong("text", "empty"))),
            ("inquiry-open", shown(inquiry(Stage::Inquiry, &[Act::Inquire]), Sheet::default())),
            ("inquiry-taken-back", shown(InquiryView { taken_back: true, ..nothing }, Sheet::default())),
            ("keep-away", keep_away(("/inquiries", "I-2026-4QB7Z"), false, Sheet::default())),
            ("keep-away-reported", keep_away(("/inquiries", "I-2026-4QB7Z"), true, wrong("sure", "not-confirmed"))),
            ("keep-away-deciding", keep_away(("/decisions", "D-2026-4QB7Z"), false, wrong("member", "nobody-left"))),
            ("step-back", step_back((false, true), None, None)),
            ("step-back-wrong", step_back((true, false), None, Some("not-confirmed"))),
            ("step-back-alone", step_back((false, false), Some("Brumefond"), None)),
            ("step-back-alone-inquiry", step_back((true, false), Some("Brumefond"), None)),
            ("decide", decide(Sheet::default())),
            ("decide-wrong", decide(wrong("opening", "nothing-decided"))),
            ("decide-empty", decide(wrong("reasons", "empty"))),
        ]
        .into_iter()
        .chain(self.letters())
        .chain(self.untold())
        .chain(self.alerts())
        .collect()
    }
}

impl Desk {
    /// What went without agreement, to somebody who does not know, and to somebody who does since.
    fn untold(&self) -> Vec<(&'static str, String)> {
        let (_, page, me, names) = self.parts();
        let shown = |reach, sheet| {
            let (handed, items) = (vec![without::handed()], Vec::new());
            let view = InquiryView { handed, items, reach, ..inquiry(Stage::Assessment, &[Act::Inquire]) };
            InquiryPage::new((page, me, names), view, (sheet, "0".repeat(32))).render().unwrap()
        };
        let wrong = Sheet::with(Fields::default(), "text", "not-told");
        vec![
            ("inquiry-untold", shown(Reach::Untold, wrong)),
            ("inquiry-told-since", shown(Reach::Told, Sheet::default())),
        ]
    }

    #[expect(clippy::too_many_lines, reason = "a line or two a page")]
    fn alerts(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let send = |approved: bool, readers: Vec<Reader>, sheet| {
            let approved =
                if approved { ready(&[]).going.into_iter().map(|going| going.given).collect() } else { Vec::new() };
            let sent = vec![
                ("A-2026-7KQ4M".to_owned(), Whereabouts::At(Stage::AlertAnswered)),
                ("A-2026-9M2KT".to_owned(), Whereabouts::Unknown),
            ];
            let known = Prepared { reference: reference(), approved, sent, readers };
            AlertPage::new((page, me, names), known, sheet).render().unwrap()
        };
        let list = |lines| AlertsPage { t, page, me, names, list: List { lines, ..List::default() } };
        let action = |number, due: &str, done: Option<&str>| Decided {
            number,
            action: Action {
                what: "Éclairer <le parking>.".to_owned(), owner: "patrimoine".to_owned(), due: day(due)
            },
            done: done.map(|at| at.parse().unwrap()),
        };
        let file = |may_act, sheet| {
            let actions = vec![
                action(3, "2026-11-02", Some("2026-11-01T09:00:00Z")),
                action(4, "2026-11-02", None),
                action(5, "2027-11-02", None),
            ];
            let view = AlertView {
                reference: Reference::parse("A-2026-7KQ4M").unwrap(),
                received: day("2026-11-02"),
                cell: "brumefond".to_owned(),
                text: "Le soir, <au parking>.".to_owned(),
                readers: vec![reader(1)],
                actions,
                may_act,
                may_step_back: may_act,
                comings: if may_act { super::work::comings() } else { Vec::new() },
                may_keep_out: may_act,
                decides_alone: false,
            };
            let typed = (sheet, "0".repeat(32));
            AlertFilePage::new((page, me, names), (view, day("2026-11-21")), typed).render().unwrap()
        };
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        vec![
            ("alert", send(true, vec![reader(2)], Sheet::default())),
            ("alert-wrong", send(true, vec![reader(2)], wrong("cases", "alert-case"))),
            ("alert-nobody", send(true, Vec::new(), Sheet::default())),
            ("alert-none", send(false, vec![reader(2)], wrong("consent", "alert-not-approved"))),
            ("alerts", list(lines()).render().unwrap()),
            ("alerts-none", list(Vec::new()).render().unwrap()),
            ("alert-file", file(true, Sheet::default())),
            ("alert-file-wrong", file(true, wrong("due", "action-due"))),
            ("alert-file-read", file(false, Sheet::default())),
        ]
    }

    fn letters(&self) -> Vec<(&'static str, String)> {
        let letters = Letters::parse(&|_| None).unwrap();
        let minutes = letters.find(LetterKind::Minutes).unwrap().get(self.page.language());
        let filled = |sheet| {
            LetterPage::new((&self.page, &self.me), "/inquiries/I-2026-4QB7Z", minutes, sheet).render().unwrap()
        };
        let wrong = Sheet::with(Fields::default(), "heard", "letter-place-empty");
        vec![("letter", filled(Sheet::default())), ("letter-wrong", filled(wrong))]
    }
}

#[test]
fn an_inquiry_says_who_reads_and_offers_what_can_be_done() {
    let pages = Desk::new(Locale::En).inquiries();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    assert!(of("inquiry").contains("/inquiries/I-2026-4QB7Z/decide") && of("inquiry").contains("/write"));
    assert!(!of("inquiry-open").contains("/decide"), "nothing left to decide");
    assert!(!of("inquiry-taken-back").contains("/write") && !of("inquiry-taken-back").contains("/decide"));
    assert!(!of("hand-over-nobody").contains("<form"), "nobody to hand over to");
    assert_eq!(of("hand-over").matches("<form").count(), 2, "one consent, one form");
    assert!(!of("inquiry").contains("<la personne>") && !of("inquiry").contains("<rien>"));
}

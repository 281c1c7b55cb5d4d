//! What is handed over, and the inquiry that begins with it.
use super::*;
use crate::{
    domain::{
        consent::Given,
        handover::{HandedFile, HandedOver, Passed, Proof},
        inquiry::{Opening, Ruling},
        letter::{LetterKind, Letters},
        record::Party,
    },
    ids::CaseId,
    service::{
        hand_over::Ready,
        inquiry::{Handed, InquiryView, Standing},
    },
    web::desk::{
        decide::DecidePage, hand_over::HandOverPage, inquiries::InquiriesPage, inquiry::InquiryPage,
        letters::LetterPage,
    },
};

/// What was handed over of a case: at each stage, and once where that cannot be told.
pub(super) fn passed() -> Vec<Standing> {
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    let passed =
        Passed { consent: 1, to, purpose, inquiry: "I-2026-4QB7Z".to_owned(), file: CaseId::from_bytes([7; 16]) };
    let stages = Stage::OF_AN_INQUIRY.iter().copied().map(Some).chain([None]);
    stages.map(|stage| Standing { passed: passed.clone(), stage }).collect()
}

/// A consent that can be handed over, whole or nearly nothing.
pub(super) fn ready(receivers: Vec<Reader>) -> Ready {
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
    Ready { consents, receivers }
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
        consent: Proof(String::new()),
    };
    Handed { at: "2026-11-12T09:05:00Z".parse().unwrap(), by: reader(1), what }
}

/// An inquiry at a stage, with these acts open.
fn inquiry(stage: Stage, acts: &[Act]) -> InquiryView {
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
        reaches: !acts.is_empty(),
        may: acts.iter().map(|act| (act.code(), true)).collect(),
    }
}

impl Desk {
    pub(super) fn inquiries(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let all = [Act::OpenInquiry, Act::DeclineInquiry, Act::AskMore, Act::Inquire];
        let hand_over = |receivers, consents: bool, sheet| {
            let ready = if consents { ready(receivers) } else { Ready::default() };
            HandOverPage::new((page, me, names), &CaseView { ready, ..view("harc-sex", true) }, sheet).render().unwrap()
        };
        let list = |lines, unfinished, next: Option<&str>| {
            let list = List { lines, unfinished, next: next.map(str::to_owned) };
            InquiriesPage { t, page, me, names, list }.render().unwrap()
        };
        let request = || "0".repeat(32);
        let shown = |view, sheet| InquiryPage::new((page, me, names), view, (sheet, request())).render().unwrap();
        let decide = |sheet| {
            let view = inquiry(Stage::Assessment, &all);
            DecidePage::new((page, me), &view, (sheet, request())).render().unwrap()
        };
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
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
            ("decide", decide(Sheet::default())),
            ("decide-wrong", decide(wrong("opening", "nothing-decided"))),
            ("decide-empty", decide(wrong("reasons", "empty"))),
        ]
        .into_iter()
        .chain(self.letters())
        .collect()
    }
}

impl Desk {
    fn letters(&self) -> Vec<(&'static str, String)> {
        let letters = Letters::parse(&|_| None).unwrap();
        let minutes = letters.find(LetterKind::Minutes).unwrap().get(self.page.language());
        let filled = |sheet| LetterPage::new((&self.page, &self.me), "I-2026-4QB7Z", minutes, sheet).render().unwrap();
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

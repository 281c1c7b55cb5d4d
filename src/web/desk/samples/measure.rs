//! Measures: asked for, handed over, taken, refused, ended.
use super::{inquiry::inquiry, *};
use crate::{
    domain::{
        consent::{Consent, Given, Scope},
        measure::{Course, Measured, Nature},
    },
    service::{
        hand_over::{Going, Ready},
        inquiry::InquiryView,
    },
    web::desk::{
        ask_measure::AskMeasurePage,
        hand_over::HandOverPage,
        inquiries::{InquiriesPage, Of},
        inquiry::InquiryPage,
        measure::MeasurePage,
    },
};

/// The acts that are open where it stands.
fn acts(stage: Stage) -> Vec<Act> {
    let rest = [Act::Inquire, Act::StepBack, Act::Exclude];
    let own: &[Act] = match stage {
        Stage::MeasureAsked => &[Act::TakeMeasure, Act::RefuseMeasure],
        Stage::MeasureTaken => &[Act::KeepMeasure, Act::EndMeasure],
        _ => &[Act::TakeMeasure],
    };
    own.iter().copied().chain(rest).collect()
}

fn said(course: Course) -> Content {
    let runs = matches!(course, Course::Taken | Course::Kept);
    Content::Measured(Box::new(Measured {
        course,
        natures: if course == Course::Taken { vec![Nature::NoContact, Nature::Hours] } else { Vec::new() },
        from: (course == Course::Taken).then(|| day("2026-11-13")),
        review: runs.then(|| day("2026-12-20")),
        text: "Le bureau <204> est à vous.".to_owned(),
    }))
}

/// A measure at a stage.
pub(super) fn measure(stage: Stage, courses: &[Course]) -> InquiryView {
    let mut view = inquiry(stage, &acts(stage));
    view.reference = Reference::parse("M-2026-4QB7Z").unwrap();
    view.handed.truncate(1);
    for handed in &mut view.handed {
        handed.what.to = Receiver::MeasureOwner;
        handed.what.purpose = Purpose::Protection;
        handed.what.files.clear();
    }
    view.dates = vec![(DeadlineCode::MeasureReview, day("2026-12-20"), None)];
    let item = |course: &Course| Item {
        at: "2026-11-13T09:05:00Z".parse().unwrap(),
        voice: Voice::Member(reader(2)),
        content: said(*course),
    };
    view.items = courses.iter().map(item).collect();
    InquiryView { later: Vec::new(), appointable: Vec::new(), ..view }
}

fn going(receivers: Vec<Reader>) -> Ready {
    let copy = Copied { text: "Ne plus partager le <bureau> 204.".to_owned(), with_name: true, ..Copied::default() };
    let (to, purpose, scope) = (Receiver::MeasureOwner, Purpose::Protection, Scope::Whole);
    let consent = Consent { to, purpose, copy, scope, statement: "J’accepte.".to_owned(), answers: Some(2) };
    let given = Given { number: 3, at: "2026-11-12T09:05:00Z".parse().unwrap(), consent };
    Ready { going: vec![Going { given, receivers }], receivers: Vec::new() }
}

impl Desk {
    pub(super) fn measures(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let request = || "0".repeat(32);
        let ask = |sheet| AskMeasurePage::new((page, me), &reference(), (sheet, request())).render().unwrap();
        let hand_over = |receivers, sheet| {
            let view = CaseView { ready: going(receivers), ..view("harc-sex", true) };
            HandOverPage::new((page, me, names), &view, sheet).render().unwrap()
        };
        let list = |lines| {
            let list = List { lines, ..List::default() };
            InquiriesPage { t, page, me, names, list, of: Of::Measures }.render().unwrap()
        };
        let shown = |stage, courses: &[Course]| {
            let view = measure(stage, courses);
            InquiryPage::new((page, me, names), view, (Sheet::default(), request())).render().unwrap()
        };
        let says = |(stage, course), sheet| {
            let view = measure(stage, &[]);
            MeasurePage::new((page, me, day("2027-02-20")), (&view, course), (sheet, request())).render().unwrap()
        };
        let every = [Course::Taken, Course::Kept, Course::Ended, Course::Refused];
        vec![
            ("measure-ask", ask(Sheet::default())),
            ("measure-ask-wrong", ask(wrong("text", "measure-one-line"))),
            ("measure-hand-over", hand_over(vec![reader(2), reader(3)], wrong("consent", "nobody-chosen"))),
            ("measure-hand-over-nobody", hand_over(Vec::new(), Sheet::default())),
            ("measures", list(lines())),
            ("measures-none", list(Vec::new())),
            ("measure", shown(Stage::MeasureAsked, &[])),
            ("measure-taken", shown(Stage::MeasureTaken, &every[..2])),
            ("measure-ended", shown(Stage::MeasureEnded, &every)),
            ("measure-take", says((Stage::MeasureAsked, Course::Taken), Sheet::default())),
            ("measure-take-wrong", says((Stage::MeasureAsked, Course::Taken), wrong("asked", "move-not-asked"))),
            ("measure-refuse", says((Stage::MeasureAsked, Course::Refused), wrong("text", "no-measure-words"))),
            ("measure-keep", says((Stage::MeasureTaken, Course::Kept), wrong("review", "measure-review-day"))),
            ("measure-end", says((Stage::MeasureTaken, Course::Ended), Sheet::default())),
        ]
    }
}

#[test]
fn what_can_be_said_of_a_measure_is_offered_and_nothing_of_an_inquiry() {
    for locale in Locale::ALL {
        let pages = Desk::new(*locale).measures();
        let page = |name: &str| &pages.iter().find(|(known, _)| *known == name).unwrap().1;
        assert!(page("measure").contains("/measures/M-2026-4QB7Z/taken"));
        assert!(page("measure").contains("/measures/M-2026-4QB7Z/refused") && !page("measure").contains("/kept"));
        assert!(page("measure-taken").contains("/kept") && page("measure-taken").contains("/ended"));
        assert!(!page("measure").contains("/letters") && !page("measure").contains("/appoint"));
        assert!(page("measure-taken").contains("&#60;204&#62;") && !page("measure-taken").contains("<204>"));
    }
}

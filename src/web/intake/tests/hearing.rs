//! The space of a person heard: called, asked, answered, kept as it is.
use super::*;
use crate::{
    domain::{
        hearing::{
            Convocation, HeardRole, Meeting, Minutes, MinutesAnswered, NotHeard, Provisional, ProvisionalAnswered,
            Unheard,
        },
        investigation::Filed,
    },
    ids::CaseId,
    service::hearing::{HearingView, Missed, Said as Spoken, Submitted, Written},
    web::intake::hearing::{Part, PiecesPage, SpacePage, Typed},
};

fn spoken<T>(number: u64, what: T) -> Spoken<T> {
    Spoken { number, at: "2026-12-10T13:30:00Z".parse().unwrap(), by: team()[0].clone(), what }
}

fn written(number: u64, answer: Option<(bool, &str)>, corrected: bool) -> Written {
    let minutes = Minutes {
        day: "2026-12-10".parse().unwrap(),
        place: "Salle 12".to_owned(),
        present: "Camille Roy".to_owned(),
        text: "J’étais <là>.".to_owned(),
        corrects: None,
    };
    let answer = answer.map(|(confirmed, remarks)| {
        let said = MinutesAnswered { minutes: number, confirmed, remarks: remarks.to_owned() };
        ("2026-12-12T09:05:00Z".parse().unwrap(), said)
    });
    Written { said: spoken(number, minutes), answer, corrected }
}

fn submitted(number: u64, answer: Option<&str>) -> Submitted {
    let answer = answer.map(|text| {
        let said = ProvisionalAnswered { findings: number, text: text.to_owned() };
        ("2026-12-14T09:05:00Z".parse().unwrap(), said)
    });
    Submitted { said: spoken(number, Provisional { text: "Un constat <provisoire>.".to_owned() }), answer }
}

fn called(role: HeardRole, assisted: bool) -> HearingView {
    let meeting = Meeting {
        place: "Salle <12>".to_owned(),
        day: "2026-12-10".parse().unwrap(),
        hour: "14 h 30".to_owned(),
        purpose: "Comprendre <le service>.".to_owned(),
        assisted,
    };
    let inquiry = Filed { reference: "E-2026-9M2KT".to_owned(), file: CaseId::from_bytes([7; 16]) };
    let told = "Le compte rendu peut être communiqué.".to_owned();
    let call = Convocation { inquiry, name: "Camille Roy".to_owned(), role, meeting, told };
    HearingView {
        reference: Reference::parse("H-2026-4QB7Z").unwrap(),
        stage: Stage::Hearing,
        calls: vec![spoken(1, call)],
        minutes: Vec::new(),
        findings: Vec::new(),
        unheard: Vec::new(),
        items: Vec::new(),
        readers: team(),
        taken: true,
        renewed: Vec::new(),
        lost: Vec::new(),
        letters: None,
        may: BTreeMap::new(),
    }
}

fn missed(number: u64, answer: Option<&str>) -> Missed {
    let (day, reason) = ("2026-12-10".parse().unwrap(), "A écrit <non>.".to_owned());
    let answer = answer.map(|text| ("2026-12-14T09:05:00Z".parse().unwrap(), text.to_owned()));
    Missed { said: spoken(number, NotHeard { day, why: Unheard::Absent, reason }), answer }
}

/// Everything was said, and something waits.
fn full() -> HearingView {
    let item = |voice, content| Item { at: "2026-12-11T09:05:00Z".parse().unwrap(), voice, content };
    HearingView {
        minutes: vec![
            written(2, Some((false, "C’était <le 4>.")), true),
            written(4, Some((true, "")), false),
            written(5, None, true),
            written(6, None, false),
        ],
        findings: vec![submitted(7, Some("Je conteste.")), submitted(8, Some("")), submitted(9, None)],
        items: vec![
            item(Voice::Reporter, Content::Message("Un <mot>.".to_owned())),
            item(Voice::Member(team()[1].clone()), Content::Reply("Merci.".to_owned())),
        ],
        ..called(HeardRole::Implicated, true)
    }
}

#[expect(clippy::too_many_lines, reason = "a line a page")]
pub(super) fn pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    let page = |name: &str, (path, part): (&str, Part), view, sheet| {
        let typed = Typed { sheet, request: "0".repeat(32) };
        let mut here = at(path);
        here.done = matches!(part, Part::Talk).then(|| "testify".to_owned());
        (name.to_owned(), SpacePage::new((&here, Vec::new()), (part, view), typed).render())
    };
    let (call, minutes, talk, findings) =
        (("/rdv", Part::Call), ("/rdv/1", Part::Minutes), ("/rdv/2", Part::Talk), ("/rdv/3", Part::Findings));
    let wrong = |code| Sheet::with(fields(&[("number", "6"), ("text", "Non.")]), "text", code);
    let closed = || HearingView { stage: Stage::HeardClosed, ..full() };
    let unheard = || {
        let unheard = vec![missed(2, Some("J’étais <malade>.")), missed(6, None)];
        HearingView { unheard, ..called(HeardRole::Witness, true) }
    };
    let lost = || {
        let at = "2026-12-15T09:05:00Z".parse().unwrap();
        let lost = vec![(team()[0].clone(), at, "Vue, avec sa carte.".to_owned())];
        HearingView { lost, ..called(HeardRole::Other, true) }
    };
    let nothing = || called(HeardRole::Witness, false);
    let here = at("/rdv/4");
    let pieces =
        PiecesPage::new((&here, Vec::new()), (Limits::default(), "H-2026-4QB7Z".to_owned()), &Taken::default());
    vec![
        page("heard", call, full(), Sheet::default()),
        page("heard-witness", call, nothing(), Sheet::default()),
        page("heard-vouched", call, lost(), Sheet::default()),
        page("heard-unheard", call, unheard(), wrong("empty")),
        page("heard-unheard-closed", call, HearingView { stage: Stage::HeardClosed, ..unheard() }, Sheet::default()),
        page("heard-closed", call, closed(), Sheet::default()),
        page("heard-minutes", minutes, full(), Sheet::default()),
        page("heard-minutes-wrong", minutes, full(), wrong("minutes-unsaid")),
        page("heard-minutes-closed", minutes, closed(), Sheet::default()),
        page("heard-minutes-none", minutes, nothing(), Sheet::default()),
        page("heard-talk", talk, full(), Sheet::default()),
        page("heard-talk-none", talk, nothing(), Sheet::default()),
        page("heard-findings", findings, full(), Sheet::default()),
        page("heard-findings-closed", findings, closed(), Sheet::default()),
        page("heard-findings-none", findings, nothing(), Sheet::default()),
        ("heard-pieces".to_owned(), pieces.render()),
    ]
}

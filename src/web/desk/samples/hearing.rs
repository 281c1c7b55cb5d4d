//! People heard: called, written down, answered, kept as it is.
use super::*;
use crate::{
    domain::{
        hearing::{
            Convocation, Heard, HeardRole, Meeting, Minutes, MinutesAnswered, NotHeard, Provisional,
            ProvisionalAnswered, Unheard,
        },
        investigation::Filed,
    },
    ids::CaseId,
    service::hearing::{HearingView, Missed, Said as Spoken, Submitted, Written},
    web::desk::hearings::{ListPage, call::CallPage, code::CodePage, minutes::MinutesPage, one::OnePage},
};

const SPACE: &str = "H-2026-4QB7Z";

fn spoken<T>(number: u64, what: T) -> Spoken<T> {
    Spoken { number, at: "2026-12-10T13:30:00Z".parse().unwrap(), by: reader(1), what }
}

fn filed(reference: &str) -> Filed {
    Filed { reference: reference.to_owned(), file: CaseId::from_bytes([7; 16]) }
}

fn call(role: HeardRole) -> Convocation {
    let meeting = Meeting {
        place: "Salle <12>".to_owned(),
        day: day("2026-12-10"),
        hour: "14 h 30".to_owned(),
        purpose: "Comprendre <le service>.".to_owned(),
        assisted: true,
    };
    let (name, told) = ("Camille <Roy>".to_owned(), "Le compte rendu peut être communiqué.".to_owned());
    Convocation { inquiry: filed("E-2026-9M2KT"), name, role, meeting, told }
}

fn written(number: u64, answer: Option<(bool, &str)>, corrected: bool) -> Written {
    let minutes = Minutes {
        day: day("2026-12-10"),
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

fn missed(number: u64, answer: Option<&str>) -> Missed {
    let (why, reason) = (Unheard::Refused, "A écrit <non>.".to_owned());
    let answer = answer.map(|text| ("2026-12-14T09:05:00Z".parse().unwrap(), text.to_owned()));
    Missed { said: spoken(number, NotHeard { day: day("2026-12-10"), why, reason }), answer }
}

/// A space in which everything was said, or nothing yet.
#[expect(clippy::too_many_lines, reason = "a line a field")]
fn space(role: HeardRole, acts: &[Act], full: bool) -> HearingView {
    let item = |voice, content| Item { at: "2026-12-11T09:05:00Z".parse().unwrap(), voice, content };
    let (minutes, findings, items) = if full {
        (
            vec![
                written(2, Some((false, "C’était <le 4>.")), true),
                written(4, Some((true, "")), false),
                written(5, None, true),
                written(6, None, false),
            ],
            vec![submitted(7, Some("Je conteste.")), submitted(8, Some("")), submitted(9, None)],
            vec![
                item(Voice::Reporter, Content::CodeTaken),
                item(Voice::Reporter, Content::Message("Un <mot>.".to_owned())),
                item(Voice::Reporter, Content::File(Box::new(file()))),
                item(Voice::Member(reader(1)), Content::Reply("Merci.".to_owned())),
                item(Voice::Member(reader(2)), Content::Vouched("Vu, avec <sa carte>.".to_owned())),
                item(Voice::Member(reader(1)), Content::CodeGiven),
            ],
        )
    } else {
        Default::default()
    };
    HearingView {
        reference: Reference::parse(SPACE).unwrap(),
        stage: if acts.is_empty() { Stage::HeardClosed } else { Stage::Hearing },
        calls: vec![spoken(1, call(role))],
        minutes,
        findings,
        unheard: if full { vec![missed(10, Some("J’étais <malade>.")), missed(11, None)] } else { Vec::new() },
        items,
        readers: vec![reader(1), reader(2)],
        taken: full,
        renewed: Vec::new(),
        lost: if full {
            vec![(reader(2), "2026-12-15T09:05:00Z".parse().unwrap(), "Vu, avec <sa carte>.".to_owned())]
        } else {
            Vec::new()
        },
        letters: Some("I-2026-4QB7Z".to_owned()),
        may: acts.iter().map(|act| (act.code(), true)).collect(),
    }
}

const ACTS: [Act; 8] = [
    Act::Convene,
    Act::TakeMinutes,
    Act::AskHeard,
    Act::SubmitFindings,
    Act::NoteUnheard,
    Act::Enclose,
    Act::Vouch,
    Act::RenewCode,
];

impl Desk {
    pub(super) fn hearings(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let one = |role, acts: &[Act], full, sheet| {
            let offer = Offer::new(t, crate::service::files::Limits::default(), &Taken::default());
            OnePage::new((page, me, names), space(role, acts, full), (sheet, "0".repeat(32)), offer).render().unwrap()
        };
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let heard = HeardRole::ALL.iter().map(|role| {
            let heard = Heard { space: filed(SPACE), name: "Camille <Roy>".to_owned(), role: *role };
            (heard, (*role != HeardRole::Other).then(|| space(*role, &ACTS, *role == HeardRole::Implicated)))
        });
        let list = |heard, can_call| {
            ListPage { t, page, me, inquiry: "E-2026-9M2KT".to_owned(), heard, can_call }.render().unwrap()
        };
        let calling = |action: &str, sheet| {
            CallPage::new((page, me), (action, "/investigations"), (sheet, "0".repeat(32))).render().unwrap()
        };
        let (calls, again) = ("/investigations/E-2026-9M2KT/heard/new", "/hearings/H-2026-4QB7Z/convene");
        let minutes = |corrects, sheet| {
            let view = space(HeardRole::Implicated, &ACTS, true);
            let seen = (page, me, &self.rules);
            MinutesPage::new(seen, (&view, corrects), (sheet, "0".repeat(32))).render().unwrap()
        };
        vec![
            ("heard", list(heard.collect(), true)),
            ("heard-none", list(Vec::new(), false)),
            ("hearing", one(HeardRole::Implicated, &ACTS, true, Sheet::default())),
            ("hearing-new", one(HeardRole::Witness, &ACTS, false, wrong("text", "empty"))),
            ("hearing-unheard", one(HeardRole::Witness, &ACTS, false, wrong("why", "no-unheard"))),
            ("hearing-closed", one(HeardRole::Implicated, &[], true, Sheet::default())),
            ("hearing-call", calling(calls, Sheet::default())),
            ("hearing-call-wrong", calling(calls, wrong("name", "line-too-long"))),
            ("hearing-call-again", calling(again, wrong("day", "meeting-past"))),
            ("hearing-minutes", minutes(None, Sheet::default())),
            ("hearing-correct", minutes(Some(2), wrong("text", "corrected-already"))),
            ("hearing-code", CodePage::new((page, me), &[]).render().unwrap()),
        ]
    }
}

//! A case as the cell sees it: with something of everything, asked for protection, its code lost, a question.
use super::*;

pub(super) fn withdrawal(pressed: Option<Answer>) -> Withdrawal {
    Withdrawal { from: Stage::Listening, until: day("2026-12-07"), pressed }
}

pub(super) fn file() -> Attached {
    Attached {
        file: FileId::from_bytes([1; 16]),
        object: ObjectId::from_bytes([1; 16]),
        key: ObjectKey("00".repeat(32)),
        name: "<capture>.png".to_owned(),
        format: "png".to_owned(),
        size: 41_300,
        digest: "0".repeat(64),
        hidden: Hidden::Impossible { why: "malformed".to_owned() },
    }
}

pub(super) fn report(kind: &str) -> Report {
    Report {
        standing: Some(Standing::Victim),
        audience: Some(Audience::Student),
        minor: Some(Answer::Yes),
        danger: Some(Answer::No),
        entity: "brumefond".to_owned(),
        entity_said: false,
        kinds: vec![kind.to_owned()],
        repeated: Some(Answer::Yes),
        ongoing: Some(Answer::Unknown),
        when: "Depuis la rentrée".to_owned(),
        from: Some(day("2026-09-07")),
        to: Some(day("2026-11-01")),
        place: "Atelier".to_owned(),
        narrative: "Un premier paragraphe.\n\nUn second.".to_owned(),
        persons: "L'encadrant".to_owned(),
        witnesses: "Tout le groupe".to_owned(),
        conflict: Some(Answer::No),
        links: BTreeMap::new(),
        wishes: vec![Wish::Heard, Wish::NotNow],
        language: "fr".to_owned(),
    }
}

pub(super) fn contact(kind: &str) -> Contact {
    let (day, person) = (Some(day("2026-11-01")), "Awa <Sarr>".to_owned());
    let origin = Origin { channel: Channel::InPerson, day, person, line: "Ligne nationale".to_owned() };
    Contact { origin, report: report(kind) }
}

pub(super) fn items(kind: &str) -> Vec<Item> {
    let item = |voice, content| Item { at: "2026-11-02T09:05:00Z".parse().unwrap(), voice, content };
    let noted = listening::said().into_iter().map(|content| item(Voice::Member(reader(1)), content));
    let all = vec![
        item(Voice::Reporter, Content::Report(Box::new(report(kind)))),
        item(Voice::Member(reader(1)), Content::Assigned(reader(3))),
        item(Voice::Member(reader(3)), Content::Reply("Merci de nous avoir écrit.".to_owned())),
        item(Voice::Reporter, Content::Message("Merci.".to_owned())),
        item(Voice::Member(reader(2)), Content::Note("À suivre.".to_owned())),
        item(Voice::Reporter, Content::File(Box::new(file()))),
        item(Voice::Member(reader(1)), Content::Contact(Box::new(contact(kind)))),
        item(Voice::Member(reader(1)), Content::Vouched("Vue, avec sa <carte>.".to_owned())),
        item(Voice::Member(reader(3)), Content::CodeGiven),
        item(Voice::Reporter, Content::CodeTaken),
        item(Voice::Member(reader(1)), Content::Asked(Receiver::Assessor, Purpose::Inquiry)),
        item(Voice::Reporter, Content::Agreed(Receiver::Assessor, Purpose::Inquiry)),
        item(Voice::Reporter, Content::Declined),
        item(Voice::Reporter, Content::TakenBack(Receiver::Assessor, Purpose::Inquiry)),
        item(Voice::Reporter, Content::Wished(vec![Wish::Supported])),
        item(Voice::Reporter, Content::Wished(Vec::new())),
        item(Voice::Reporter, Content::Withdrawn(withdrawal(Some(Answer::No)))),
        item(Voice::Reporter, Content::Withdrawn(withdrawal(None))),
        item(Voice::Reporter, Content::Resumed),
        item(Voice::Member(reader(1)), Content::Ended(Box::new(super::retention::ending()))),
        item(Voice::Member(reader(8)), Content::SteppedBack),
        item(Voice::Member(reader(1)), Content::Alerted("A-2026-7KQ4M".to_owned())),
        item(Voice::Reporter, Content::ProtectionAsked),
        item(Voice::Member(reader(1)), Content::ProtectionDecided),
    ];
    // Elsewhere nobody is in danger.
    let alarmed = (kind == "harc-sex").then(|| item(Voice::Reporter, Content::InDanger("Il est <là>.".to_owned())));
    all.into_iter().chain(alarmed).chain(noted).collect()
}

/// A request that waits, one agreed to, one refused, a consent taken back; or nothing.
pub(super) fn agreements(some: bool) -> Agreements {
    let copy = || Copied { text: "La <copie>.".to_owned(), files: [file().file].into(), with_name: true };
    let (to, purpose, scope) = (Receiver::MeasureOwner, Purpose::Support, Scope::OwnTestimony);
    let asked = || RecordBody::Asked(Box::new(Asked { to, purpose, copy: copy() }));
    let consent = |answers| {
        let statement = "J’accepte.\nSans mon nom.".to_owned();
        RecordBody::Consent(Box::new(Consent { to, purpose, copy: copy(), scope, statement, answers }))
    };
    let said = [
        asked(),
        asked(),
        consent(Some(1)),
        asked(),
        RecordBody::Declined(Declined { request: 3 }),
        consent(None),
        RecordBody::TakenBack(TakenBack { consent: 5 }),
    ];
    let at = "2026-11-12T09:05:00Z".parse().unwrap();
    let all = (0..).zip(&said).map(|(number, body)| Said { number, at, body }).filter(|_| some);
    let wishes = if some { vec![Wish::Heard, Wish::HandOver] } else { Vec::new() };
    Agreements { consents: Consents::of(all), by: BTreeMap::new(), scope, named: some, wishes }
}

pub(super) fn remarks() -> BTreeMap<MemberId, Remark> {
    let away = Some(away(State::InEffect, false));
    BTreeMap::from([(member(3), Remark { lacking: vec!["vss".to_owned()], away })])
}

/// What can be done on a case.
pub(super) const ACTS: [Act; 18] = [
    Act::Reply,
    Act::Note,
    Act::Assign,
    Act::Exclude,
    Act::StepBack,
    Act::Alert,
    Act::Vouch,
    Act::RenewCode,
    Act::AskConsent,
    Act::DecideProtection,
    Act::HandOver,
    Act::HandOverWithout,
    Act::Tell,
    Act::Except,
    Act::Assess,
    Act::Qualify,
    Act::Orient,
    Act::Link,
];

pub(super) fn view(kind: &str, may: bool) -> CaseView {
    CaseView {
        reference: reference(),
        version: 3,
        stage: Stage::Listening,
        entity: "brumefond".to_owned(),
        received: day("2026-11-02"),
        audience: None,
        dates: DeadlineCode::ALL
            .iter()
            .filter(|code| **code != DeadlineCode::NotebookTerm)
            .map(|code| (*code, day("2026-11-04"), may.then(|| day("2026-11-03"))))
            .collect(),
        items: items(kind),
        readers: ["in-charge", "coordinator", "cell", "given"]
            .into_iter()
            .zip(1..)
            .map(|(why, number)| CaseReader { reader: reader(number), why })
            .collect(),
        excluded: vec![(reader(9), Exclusion::Cell), (reader(8), Exclusion::Own)],
        assigned: may.then(|| member(3)),
        assignable: vec![reader(3), reader(4)],
        stand_ins: vec![reader(6)],
        later: vec![reader(7), reader(8)].into_iter().map(|reader| Later { reader, is_last: false }).collect(),
        remarks: remarks(),
        lost: Lost::default(),
        identity: None,
        notified: false,
        agreements: agreements(may),
        protection: may.then(|| protection(Progress::Waiting { until: day("2027-01-02") })),
        ready: if may { inquiry::ready(&[reader(2)]) } else { Ready::default() },
        passed: if may { inquiry::passed() } else { Vec::new() },
        exceptions: if may { without::all() } else { Exceptionals::default() },
        orientations: listening::orientations(may),
        listening: listening::noted(may),
        may: ACTS.iter().map(|act| (act.code(), may)).collect(),
    }
}

pub(super) fn protection(progress: Progress) -> Protection {
    let request = Request {
        name: "Awa <Sarr>".to_owned(),
        post: "secrétaire".to_owned(),
        wanted: "Un avocat.".to_owned(),
        agreed: "J’accepte.".to_owned(),
        until: day("2027-01-02"),
    };
    Protection { request, asked: day("2026-11-02"), progress }
}

/// A case whose request for protection fonctionnelle stands so.
pub(super) fn protected(progress: Progress) -> CaseView {
    CaseView { protection: Some(protection(progress)), ..view("harc-sex", true) }
}

/// A case whose reporter is named, with these members' words for them.
pub(super) fn lost(vouched: &[u8]) -> CaseView {
    let at = "2026-11-12T09:05:00Z".parse().unwrap();
    let vouched = vouched.iter().map(|number| (reader(*number), at, "Vue, avec sa carte.".to_owned())).collect();
    CaseView { lost: Lost { named: true, vouched }, ..view("harc-sex", true) }
}

/// A case whose reporter gave a name, and asked to be reached in this way.
pub(super) fn reached(way: Way, notified: bool) -> CaseView {
    let contact = SafeContact {
        way,
        address: "awa@maison.example".to_owned(),
        hours: String::new(),
        others: String::new(),
        wording: "Dites que c’est la bibliothèque.".to_owned(),
    };
    let identity = Identity { name: "Awa Diop".to_owned(), contact: Some(contact), language: "fr".to_owned() };
    CaseView { identity: Some(identity), notified, ..view("harc-sex", true) }
}

/// A question without a report, not answered yet.
pub(super) fn question() -> CaseView {
    let asked = Item {
        at: "2026-11-02T09:05:00Z".parse().unwrap(),
        voice: Voice::Reporter,
        content: Content::Message("Que se passe-t-il après un signalement ?".to_owned()),
    };
    let audience = Some(Audience::Student.code().to_owned());
    CaseView { stage: Stage::Question, audience, items: vec![asked], assigned: None, ..view("harc-sex", true) }
}

impl Desk {
    pub(super) fn case(&self, view: CaseView, refused: Refused) -> String {
        let (t, page, me, names) = self.parts();
        let request = "0".repeat(32);
        let offer = Offer::new(t, Limits::default(), &Taken::default());
        CasePage { t, page, me, names, view, request, refused, offer }.render().unwrap()
    }

    pub(super) fn protection(&self) -> Vec<(&'static str, String)> {
        let silent = Progress::Silent { until: day("2026-11-20"), appeal: day("2027-01-20") };
        let granted = Decision { outcome: Outcome::Granted, day: day("2026-11-20"), reasons: "Un avocat.".to_owned() };
        let typed = Sheet::with(Fields::default(), "text", "no-reasons");
        let refused = Refused { act: "decide-protection", sheet: typed };
        vec![
            ("case-protection-silent", self.case(protected(silent), refused)),
            ("case-protection-decided", self.case(protected(Progress::Decided(granted)), Refused::default())),
        ]
    }

    pub(super) fn lost(&self) -> Vec<(&'static str, String)> {
        let refused = |act, field, code| Refused { act, sheet: Sheet::with(Fields::default(), field, code) };
        vec![
            ("case-lost", self.case(lost(&[]), Refused::default())),
            ("case-lost-waiting", self.case(lost(&[1]), refused("vouch", "text", "empty"))),
            ("case-lost-second", self.case(lost(&[2]), refused("renew-code", "sure", "not-confirmed"))),
            ("case-reached", self.case(reached(Way::Mail, true), Refused::default())),
            ("case-reached-not", self.case(reached(Way::Mail, false), Refused::default())),
            ("case-reached-other", self.case(reached(Way::Phone, false), Refused::default())),
        ]
    }

    pub(super) fn ask(&self, sheet: Sheet) -> String {
        let request = (sheet, "0".repeat(32));
        AskPage::new((&self.page, &self.me), &view("harc-sex", true), request).render().unwrap()
    }

    pub(super) fn withdrawn(&self, pressed: Option<Answer>) -> String {
        let (_, page, me, _) = self.parts();
        WithdrawnPage::new((page, me), &reference(), &withdrawal(pressed)).render().unwrap()
    }
}

//! Every page of the desk from samples, in every language.
//!
//! A sentence that is missing, a script, a style inside a page or something loaded from elsewhere fails here.
mod hearing;
mod listening;

use std::collections::BTreeMap;

use askama::Template;

use super::{
    absence::AbsencePage,
    account::AccountPage,
    ask::AskPage,
    case::{CasePage, Refused},
    cases::CasesPage,
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
mod inquiry;
mod investigation;
mod without;
mod work;

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
        session::Surface,
        view::{
            Absences, Availability, Away, CaseLine, CasePage as List, CaseReader, CaseView, Content, DailyHead, Filter,
            Followed, Handing, Item, Joining, Lost, Me, MemberLine, MembersView, Promise, Protection, Reader, Receipt,
            Remark, Steered, Today, Voice, Waits,
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
        posts: posts(),
        counsels: true,
        steers: true,
        coordinates: receives,
        receives,
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

fn withdrawal(pressed: Option<Answer>) -> Withdrawal {
    Withdrawal { from: Stage::Listening, until: day("2026-12-07"), pressed }
}

fn file() -> Attached {
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

fn today() -> Today {
    let list = |next: Option<&str>| List { lines: lines(), next: next.map(str::to_owned), unfinished: false };
    Today {
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
        conducted: list(None),
        exceptions: without::today(),
        reports: list(None),
        endorsements: 2,
        away: vec![away(State::InEffect, false), away(State::Announced, true)],
    }
}

fn report(kind: &str) -> Report {
    Report {
        standing: Some(Standing::Victim),
        audience: Some(Audience::Student),
        minor: Some(Answer::Yes),
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

fn contact(kind: &str) -> Contact {
    let (day, person) = (Some(day("2026-11-01")), "Awa <Sarr>".to_owned());
    let origin = Origin { channel: Channel::InPerson, day, person, line: "Ligne nationale".to_owned() };
    Contact { origin, report: report(kind) }
}

fn items(kind: &str) -> Vec<Item> {
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
        item(Voice::Member(reader(8)), Content::SteppedBack),
        item(Voice::Member(reader(1)), Content::Alerted("A-2026-7KQ4M".to_owned())),
        item(Voice::Reporter, Content::ProtectionAsked),
        item(Voice::Member(reader(1)), Content::ProtectionDecided),
    ];
    all.into_iter().chain(noted).collect()
}

/// A request that waits, one agreed to, one refused, a consent taken back; or nothing.
fn agreements(some: bool) -> Agreements {
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

fn remarks() -> BTreeMap<MemberId, Remark> {
    let away = Some(away(State::InEffect, false));
    BTreeMap::from([(member(3), Remark { lacking: vec!["vss".to_owned()], away })])
}

/// What can be done on a case.
const ACTS: [Act; 18] = [
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

fn view(kind: &str, may: bool) -> CaseView {
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
        remarks: remarks(),
        lost: Lost::default(),
        identity: None,
        notified: false,
        agreements: agreements(may),
        protection: may.then(|| protection(Progress::Waiting { until: day("2027-01-02") })),
        ready: if may { inquiry::ready(vec![reader(2)]) } else { Ready::default() },
        passed: if may { inquiry::passed() } else { Vec::new() },
        exceptions: if may { without::all() } else { Exceptionals::default() },
        orientations: listening::orientations(may),
        listening: listening::noted(may),
        may: ACTS.iter().map(|act| (act.code(), may)).collect(),
    }
}

fn protection(progress: Progress) -> Protection {
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
fn protected(progress: Progress) -> CaseView {
    CaseView { protection: Some(protection(progress)), ..view("harc-sex", true) }
}

/// A case whose reporter is named, with these members' words for them.
fn lost(vouched: &[u8]) -> CaseView {
    let at = "2026-11-12T09:05:00Z".parse().unwrap();
    let vouched = vouched.iter().map(|number| (reader(*number), at, "Vue, avec sa carte.".to_owned())).collect();
    CaseView { lost: Lost { named: true, vouched }, ..view("harc-sex", true) }
}

/// A case whose reporter gave a name, and asked to be reached in this way.
fn reached(way: Way, notified: bool) -> CaseView {
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
fn question() -> CaseView {
    let asked = Item {
        at: "2026-11-02T09:05:00Z".parse().unwrap(),
        voice: Voice::Reporter,
        content: Content::Message("Que se passe-t-il après un signalement ?".to_owned()),
    };
    let audience = Some(Audience::Student.code().to_owned());
    CaseView { stage: Stage::Question, audience, items: vec![asked], assigned: None, ..view("harc-sex", true) }
}

fn talk_line(waiting: bool) -> Line {
    Line { reference: reference(), day: day("2026-11-02"), waiting }
}

fn member_line(state: &'static str, waits: bool, missing: usize) -> MemberLine {
    MemberLine {
        member: member(5),
        name: if missing > 1 { String::new() } else { "Thomas Le Goff".to_owned() },
        function: "psychologue du travail".to_owned(),
        mail: "thomas.legoff@institut.example".to_owned(),
        posts: posts(),
        state,
        fingerprint: waits.then(|| "SECRET-FINGERPRINT".to_owned()),
        missing,
        endorsed_by_me: false,
        charter: waits.then(|| (1, day("2026-11-02"))),
        chartered: false,
        followed: vec![Followed { code: "ecoute".to_owned(), day: day("2026-10-02") }],
        lacking: vec!["vss".to_owned(), "no-longer-known".to_owned()],
        away: waits.then(|| away(State::Announced, true)),
    }
}

fn away(state: State, late: bool) -> Away {
    let (from, until) = (day("2026-11-20"), day("2026-12-04"));
    Away { id: AbsenceId::from_bytes([1; 16]), who: reader(5), stand_in: reader(3), from, until, state, late }
}

fn absences(stand_ins: &[u8]) -> Absences {
    let away = vec![away(State::InEffect, false), away(State::Announced, true)];
    let stand_ins = stand_ins.iter().map(|number| reader(*number)).collect();
    Absences { away, stand_ins, body: Some("brumefond".to_owned()) }
}

fn handing() -> Handing {
    let waits = |in_charge, ready| Waits { reference: reference(), in_charge, ready };
    Handing { cases: vec![waits(true, true), waits(false, true), waits(true, false)], unfinished: true }
}

fn recovery_posts() -> Vec<Post> {
    vec![Post { role: Role::Recovery, entity: "direction-generale".to_owned() }]
}

fn members(pinned: bool) -> MembersView {
    let members = vec![
        member_line("invited", false, 0),
        member_line("waiting", true, 1),
        member_line("waiting", true, 2),
        member_line("active", false, 1),
        member_line("revoked", false, 0),
    ];
    MembersView { members, founding: "7KQ4M 2B8ZD".to_owned(), pinned, recovery: pinned }
}

/// Where somebody invited may stand.
fn joinings() -> Vec<Option<Joining>> {
    let mut all = vec![
        None,
        Some(Joining::Keys {
            passphrase: "abricot balcon cerise".to_owned(),
            otpauth: "otpauth://totp/example?secret=ABC".to_owned(),
            secret: "ABC".to_owned(),
        }),
    ];
    for founding in [true, false] {
        all.push(Some(Joining::Charter { name: "Mai-Lan Nguyen".to_owned(), founding }));
        all.push(Some(Joining::Done { fingerprint: "7KQ4M 2B8ZD".to_owned(), founding }));
    }
    all
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

    fn doors(&self) -> Vec<(&'static str, String)> {
        let (t, page, _, _) = self.parts();
        let faults = [
            t.say("desk-sign-in-refused"),
            t.say("desk-sign-in-waiting"),
            t.say_one("desk-sign-in-later", "seconds", 12_usize),
        ];
        let sign_in = |fault| {
            let page =
                SignInPage { t, page, mail: "a@b.example", fault: Some(fault), fingerprint: "0f3a 11bc".to_owned() };
            page.render().unwrap()
        };
        let mut all: Vec<_> = faults.into_iter().map(|fault| ("sign-in", sign_in(fault))).collect();
        let faults =
            ["desk-join-unknown", "desk-join-wrong-passphrase", "desk-join-wrong-code", "desk-join-not-accepted"];
        for (joining, fault) in joinings().into_iter().zip(faults.into_iter().cycle()) {
            let join = JoinPage { fault: Some(fault), ..JoinPage::at(page, joining) };
            all.push(("join", join.render().unwrap()));
        }
        all
    }

    fn case(&self, view: CaseView, refused: Refused) -> String {
        let (t, page, me, names) = self.parts();
        let request = "0".repeat(32);
        let offer = Offer::new(t, Limits::default(), &Taken::default());
        CasePage { t, page, me, names, view, request, refused, offer }.render().unwrap()
    }

    fn protection(&self) -> Vec<(&'static str, String)> {
        let silent = Progress::Silent { until: day("2026-11-20"), appeal: day("2027-01-20") };
        let granted = Decision { outcome: Outcome::Granted, day: day("2026-11-20"), reasons: "Un avocat.".to_owned() };
        let typed = Sheet::with(Fields::default(), "text", "no-reasons");
        let refused = Refused { act: "decide-protection", sheet: typed };
        vec![
            ("case-protection-silent", self.case(protected(silent), refused)),
            ("case-protection-decided", self.case(protected(Progress::Decided(granted)), Refused::default())),
        ]
    }

    fn lost(&self) -> Vec<(&'static str, String)> {
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

    fn ask(&self, sheet: Sheet) -> String {
        let request = (sheet, "0".repeat(32));
        AskPage::new((&self.page, &self.me), &view("harc-sex", true), request).render().unwrap()
    }

    fn withdrawn(&self, pressed: Option<Answer>) -> String {
        let (_, page, me, _) = self.parts();
        WithdrawnPage::new((page, me), &reference(), &withdrawal(pressed)).render().unwrap()
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
            ("ask", self.ask(Sheet::default())),
            ("ask-wrong", self.ask(Sheet::with(Fields::default(), "to", "missing-receiver"))),
            ("withdrawn", self.withdrawn(None)),
            ("withdrawn-told", self.withdrawn(Some(Answer::Yes))),
            ("withdrawn-pressed", self.withdrawn(Some(Answer::Unknown))),
            ("account", AccountPage { t, page, me, names, head: Some(head), key: "0f".repeat(32) }.render().unwrap()),
        ]
    }

    #[expect(clippy::too_many_lines, reason = "a line a page")]
    fn members(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let page_of = |view| MembersPage { t, page, me, names, view }.render().unwrap();
        let sheet = |field, code| Sheet::with(Fields::default(), field, code);
        let (name, code) = ("Thomas Le Goff".to_owned(), "7KQ4M 2B8ZD".to_owned());
        let line = || member_line("waiting", true, 1);
        let recovery = |there, waiting, sheet| RecoveryPage { t, page, me, there, waiting, sheet }.render().unwrap();
        vec![
            ("members", page_of(members(true))),
            ("members-unpinned", page_of(members(false))),
            (
                "invite",
                InvitePage { t, page, me, names, roles: roles(), sheet: sheet("mail", "not-an-address") }
                    .render()
                    .unwrap(),
            ),
            ("invitation", InvitationPage { t, page, me, name, code, expires: day("2026-12-01") }.render().unwrap()),
            (
                "endorse",
                EndorsePage { t, page, me, names, line: line(), typed: "abc", differs: true }.render().unwrap(),
            ),
            ("revoke", self.revoke(Handing::default(), &[])),
            ("revoke-cases", self.revoke(handing(), &[3])),
            ("revoke-alone", self.revoke(handing(), &[])),
            ("person", self.person(Some(absences(&[3])), "not-a-stand-in")),
            ("person-alone", self.person(Some(absences(&[])), "unknown-training")),
            ("person-read", self.person(None, "cases-left")),
            ("steering", self.steering()),
            ("absence", self.absence(&[3])),
            ("absence-alone", self.absence(&[])),
            ("endorse-recovery", {
                let line = MemberLine { posts: recovery_posts(), ..line() };
                EndorsePage { t, page, me, names, line, typed: "", differs: false }.render().unwrap()
            }),
            ("recovery", recovery(false, None, sheet("inner", "same-key"))),
            ("recovery-there", recovery(true, None, Sheet::default())),
            ("recovery-to-hear", recovery(false, Some(line()), Sheet::default())),
            ("recovery-to-read", {
                let fingerprint = Some("7f3a 91c2".to_owned());
                recovery(false, Some(MemberLine { endorsed_by_me: true, fingerprint, ..line() }), Sheet::default())
            }),
        ]
    }

    fn revoke(&self, cases: Handing, stand_ins: &[u8]) -> String {
        let (t, page, me, names) = self.parts();
        let Absences { stand_ins, body, .. } = absences(stand_ins);
        let (line, fault) = (member_line("active", false, 1), Some("not-oneself"));
        RevokePage { t, page, me, names, line, cases, stand_ins, body, fault }.render().unwrap()
    }

    fn person(&self, absences: Option<Absences>, code: &'static str) -> String {
        let (t, page, me, names) = self.parts();
        let (line, sheet) = (member_line("active", true, 1), Sheet::with(Fields::default(), field(code), code));
        let handing =
            vec![(away(State::Announced, true), handing()), (away(State::Announced, false), Handing::default())];
        PersonPage { t, page, me, names, line, absences, handing, sheet }.render().unwrap()
    }

    fn steering(&self) -> String {
        let (t, page, me, names) = self.parts();
        let all = Lateness::ALL.iter().enumerate().map(|(place, lateness)| Steered {
            entity: "brumefond".to_owned(),
            items: Milestone::ALL.iter().enumerate().map(|(item, what)| (*what, item % 2 == 0 || place == 0)).collect(),
            lateness: *lateness,
        });
        SteeringPage { t, page, me, names, all: all.collect(), minimum: 5 }.render().unwrap()
    }

    fn absence(&self, stand_ins: &[u8]) -> String {
        let (t, page, me, names) = self.parts();
        let (absences, sheet) = (absences(stand_ins), Sheet::with(Fields::default(), "from", "absence-order"));
        AbsencePage { t, page, me, names, absences, sheet }.render().unwrap()
    }

    fn contacts(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let told = |sheet| ToldPage::new((page, me), &self.rules, sheet).render().unwrap();
        let team = Team { now: vec![reader(1), reader(2)], later: vec![reader(3)] };
        let who = |sheet| WhoPage::new((page, me), (&team, 2), sheet).render().unwrap();
        let check = |readers: Vec<Reader>, links: &[(u8, Link)]| {
            let links = links.iter().map(|(number, link)| (member(*number), *link)).collect();
            let contact = Contact { report: Report { links, ..report("harc-sex") }, ..contact("harc-sex") };
            let available = Availability { body: "brumefond".to_owned(), readers, recovery: false };
            let reading = Reading::new(available, &contact.report, (member(1), 2));
            CheckPage { t, page, me, names, contact, reading }.render().unwrap()
        };
        let receipt = |promise| Receipt {
            code: "7KQ4-M2XH-9PTD-3VWZ-0RGN-6BCE".to_owned(),
            reference: reference(),
            head: None,
            notebook: None,
            counsel: false,
            outside: false,
            named: false,
            body: "brumefond".to_owned(),
            promise,
        };
        let promise = Promise { code: DeadlineCode::FirstAnswer, due: day("2026-11-24") };
        vec![
            ("contact", told(Sheet::default())),
            ("contact-wrong", told(Sheet::with(Fields::default(), "channel", "missing-channel"))),
            ("contact-who", who(Sheet::default())),
            ("contact-who-wrong", who(Sheet::with(Fields::default(), "link", "unknown-option"))),
            ("contact-check", check(vec![reader(1), reader(2)], &[])),
            ("contact-check-out", check(vec![reader(1), reader(2)], &[(1, Link::Involved), (2, Link::PreferNot)])),
            ("contact-check-nobody", check(vec![reader(1)], &[(1, Link::Involved)])),
            ("contact-code", CodePage::new((page, me), &[receipt(Some(promise)), receipt(None)]).render().unwrap()),
        ]
    }

    fn every(&self) -> Vec<(&'static str, String)> {
        [
            self.doors(),
            self.rooms(),
            self.members(),
            self.lost(),
            self.protection(),
            self.contacts(),
            self.inquiries(),
            self.investigations(),
            self.work(),
            self.without(),
            self.hearings(),
            self.listening(),
        ]
        .concat()
    }
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
        let mut rest = html[at + end.len()..].trim_start();
        while let Some(list) = lists.iter().find(|list| rest.starts_with(&format!("<{list}"))) {
            let (_, inside) = rest.split_once('>')?;
            let Some(after) = inside.trim_start().strip_prefix(&format!("</{list}>")) else { return None };
            rest = after.trim_start();
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
            assert!(form.contains("name=\"token\""), "a form of {name} has no token");
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

//! Every public page in every language, from samples.
mod hearing;
mod inquiry;
mod orientation;
mod protection;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use scraper::{Html, Selector};

use super::*;
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::Act,
        attached::{Attached, Hidden, ObjectKey},
        case::{Reference, Stage},
        consent::{Asked, Consent, Consents, Copied, Declined, Purpose, Receiver, Said, Scope, TakenBack},
        contact::{Channel, Contact, Origin},
        deadline::DeadlineCode,
        draft::{Draft, Fields, Page as Step},
        identity::{Identity, SafeContact, Way},
        notebook::{Kept, Memo},
        question::Question,
        record::{RecordBody, RecordKind},
        report::{Answer, Link, Report, Wish},
        rules::Rules,
        withdrawal::Withdrawal,
    },
    ids::{FileId, MemberId, ObjectId},
    service::consent::Agreements,
    service::counsel::Talk,
    service::files::Limits,
    service::notebook::{Erasable, Jotted, Left, Notebook, Noted},
    service::view::{
        Availability, Content, DailyHead, Dated, Deposit, FollowUp, Holding, Item, Ledger, LedgerLine, Promise, Reader,
        Receipt, Voice,
    },
    text::Locale,
    web::{
        Page,
        assets::SHEET,
        error::{ErrorPage, Kind},
        form::Sheet,
        upload::Taken,
    },
};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

fn reader(number: u8, name: &str, function: &str) -> Reader {
    Reader { member: MemberId::from_bytes([number; 16]), function: function.to_owned(), name: Some(name.to_owned()) }
}

fn team() -> Vec<Reader> {
    vec![
        reader(1, "Nadia Belkacem", "psychologue du travail"),
        reader(2, "Yann Le Goff", "assistant social du personnel"),
        reader(3, "Mariam Diallo", "infirmière de santé étudiante"),
    ]
}

fn draft(rules: &Rules) -> Draft {
    let kinds: Vec<&str> = rules.taxonomy.kinds().take(2).map(|kind| kind.code.as_str()).collect();
    let mut draft = Draft::default();
    draft.set(
        Step::You,
        fields(&[("standing", "victim"), ("audience", "student"), ("minor", "yes"), ("entity", "brumefond")]),
    );
    let what = [("kinds", kinds[0]), ("kinds", kinds[1]), ("repeated", "yes"), ("when", "depuis la rentrée")];
    draft.set(Step::What, fields(&what));
    draft.set(Step::Words, fields(&[("narrative", "Cela a commencé en octobre.\n\nJe n’ose plus venir en cours.")]));
    let link = format!("link-{}", team()[2].member);
    draft.set(Step::Who, fields(&[("persons", "Un étudiant de ma promotion"), (&link, "involved")]));
    draft.set(Step::Name, identity().to_fields());
    draft.set(Step::Wishes, fields(&[("wishes", "heard"), ("wishes", "hand-over-without-name")]));
    draft
}

/// A file of each outcome.
fn attachments() -> Vec<Attached> {
    let file = |number: u8, name: &str, (kind, size): (&str, u64), hidden| Attached {
        file: FileId::from_bytes([number; 16]),
        object: ObjectId::from_bytes([number; 16]),
        key: ObjectKey("00".repeat(32)),
        name: name.to_owned(),
        format: kind.to_owned(),
        size,
        digest: format!("{number:064}"),
        hidden,
    };
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let removed = Hidden::Removed { removed: codes(&["place", "device"]), stays: codes(&["orientation"]) };
    let clean = Hidden::Removed { removed: Vec::new(), stays: Vec::new() };
    vec![
        file(1, "couloir du deuxième étage.jpg", ("jpeg", 2_412_000), removed),
        file(2, "", ("m4a", 903_000), Hidden::Original),
        file(3, "emploi du temps.pdf", ("pdf", 41_300), clean),
        file(4, "film.mp4", ("mp4", 88_400_000), Hidden::Impossible { why: "too-large".to_owned() }),
    ]
}

/// What became of a form with files: one kept, two not.
fn taken() -> Taken {
    let refused = vec![("tout.zip".to_owned(), "file-too-large"), ("vide.txt".to_owned(), "file-empty")];
    Taken { kept: 1, refused, ..Taken::default() }
}

#[expect(clippy::too_many_lines, reason = "a case with something of everything")]
fn case(report: Report) -> FollowUp {
    let item = |at: &str, voice, content| Item { at: at.parse().unwrap(), voice, content };
    let deposit = |at: &str, what, entry| Deposit {
        at: at.parse().unwrap(),
        what,
        name: "couloir.jpg".to_owned(),
        digest: "ab".repeat(32),
        entry,
    };
    let received: Day = "2026-11-17".parse().unwrap();
    let answer = "Bonjour,\n\nMerci de nous avoir écrit. Ce que vous décrivez n’a pas à être supporté. Nous vous \
                  proposons d’en parler, par écrit ici ou au téléphone, comme vous préférez.";
    FollowUp {
        reference: Reference::parse("R-2026-7KQ4M").unwrap(),
        stage: Stage::Listening,
        received,
        promise: Some(Promise { code: DeadlineCode::Answer, due: received.plus(6) }),
        items: [
            vec![
                item("2026-11-17T20:14:00Z", Voice::Reporter, Content::Report(Box::new(report))),
                item("2026-11-18T09:30:00Z", Voice::Member(team()[0].clone()), Content::Reply(answer.to_owned())),
                item("2026-11-18T18:02:00Z", Voice::Reporter, Content::Message("Par écrit, merci.".to_owned())),
                item("2026-11-18T18:03:00Z", Voice::Reporter, Content::File(Box::new(attachments().remove(0)))),
                item(
                    "2026-11-19T08:00:00Z",
                    Voice::Member(team()[0].clone()),
                    Content::Admitted(vec![team()[1].clone()]),
                ),
                item(
                    "2026-11-19T08:05:00Z",
                    Voice::Member(team()[0].clone()),
                    Content::TakenOff(vec![team()[2].clone()]),
                ),
                item("2026-11-19T08:06:00Z", Voice::Member(team()[2].clone()), Content::SteppedBack),
                item(
                    "2026-11-19T08:07:00Z",
                    Voice::Member(team()[0].clone()),
                    Content::Alerted("A-2026-7KQ4M".to_owned()),
                ),
            ],
            said_of_agreements(),
        ]
        .concat(),
        deposits: vec![
            deposit("2026-11-17T20:14:00Z", RecordKind::Report, Holding::Entry("c3".repeat(32))),
            deposit("2026-11-18T18:02:00Z", RecordKind::Message, Holding::Missing),
            deposit("2026-11-18T18:03:00Z", RecordKind::File, Holding::Soon),
        ],
        readers: team(),
        recovery: true,
        body: "brumefond".to_owned(),
        notebook: true,
        counsel: true,
        vouched: None,
        agreements: agreements(),
        withdrawal: None,
        kept: None,
        identity: Some(identity()),
        protection: None,
        passed: inquiry::passed(),
        orientations: Vec::new(),
    }
}

/// What the conversation says of agreements and wishes.
fn said_of_agreements() -> Vec<Item> {
    let (to, purpose) = (Receiver::MeasureOwner, Purpose::Support);
    let item = |voice, content| Item { at: "2026-11-19T09:00:00Z".parse().unwrap(), voice, content };
    vec![
        item(Voice::Member(team()[0].clone()), Content::Asked(to, purpose)),
        item(Voice::Reporter, Content::Agreed(to, purpose)),
        item(Voice::Reporter, Content::Declined),
        item(Voice::Reporter, Content::TakenBack(to, purpose)),
        item(Voice::Reporter, Content::Wished(vec![Wish::Heard])),
        item(Voice::Reporter, Content::Wished(Vec::new())),
    ]
}

/// A request that waits, one agreed to, one refused, one consent of the form's last page taken back.
fn agreements() -> Agreements {
    let copy = |text: &str| Copied {
        text: text.to_owned(),
        files: BTreeSet::from([FileId::from_bytes([1; 16])]),
        with_name: true,
    };
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    let asked = |to, purpose| RecordBody::Asked(Box::new(Asked { to, purpose, copy: copy("Le récit préparé.") }));
    let consent = |answers, to, purpose| {
        let (statement, scope) = ("J’accepte.\nSans mon nom.".to_owned(), Scope::Whole);
        let copy = Copied { with_name: false, ..copy("Le récit, relu et raccourci.") };
        RecordBody::Consent(Box::new(Consent { to, purpose, copy, scope, statement, answers }))
    };
    let said = [
        consent(None, to, purpose),
        RecordBody::TakenBack(TakenBack { consent: 0 }),
        asked(Receiver::MeasureOwner, Purpose::Support),
        consent(Some(2), Receiver::MeasureOwner, Purpose::Support),
        asked(Receiver::Authority, Purpose::Protection),
        RecordBody::Declined(Declined { request: 4 }),
        asked(to, purpose),
        asked(Receiver::Authority, Purpose::Inquiry),
    ];
    let at = "2026-11-19T09:00:00Z".parse().unwrap();
    Agreements {
        consents: Consents::of((0..).zip(&said).map(|(number, body)| Said { number, at, body })),
        by: [2, 4, 6, 7].map(|number| (number, team()[0].clone())).into(),
        scope: Scope::Whole,
        named: true,
        wishes: vec![Wish::Heard, Wish::HandOverWithoutName],
    }
}

/// Agreements as they stand, as somebody else than the person harmed sees them, with what could not be taken; wishes.
fn agreement_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::{
        consent::{Again, Agreed},
        wished::Wished,
    };
    let (here, wished) = (at("/suite/7"), at("/suite/8"));
    let whole = case(draft(rules).parse(rules, "fr").unwrap());
    let mut witness = whole.clone();
    (witness.agreements.scope, witness.agreements.named) = (Scope::OwnTestimony, false);
    let mut none = whole.clone();
    none.agreements.consents = Consents::default();
    let again = |number: &str, code| {
        let typed = fields(&[("number", number), ("text", "Mes mots à moi."), ("do", "agree")]);
        Some(Again { form: crate::web::form::Form(typed), code })
    };
    let page =
        |name: &str, case: &FollowUp, again| (name.to_owned(), Agreed::new((&here, Vec::new()), case, again).render());
    let wished = |name: &str, sheet| {
        (name.to_owned(), Wished::new((&wished, Vec::new()), case_number().to_string(), sheet).render())
    };
    vec![
        page("consent", &whole, None),
        page("consent-witness", &witness, None),
        page("consent-none", &none, None),
        page("consent-wrong", &whole, again("7", "nothing-to-hand-over")),
        page("consent-answered", &whole, again("2", "answered-already")),
        wished("wished", Sheet::of(fields(&[("wishes", "heard")]))),
        wished("wished-wrong", Sheet::with(Fields::default(), "wishes", "unknown-option")),
    ]
}

/// Who must not read any more: several who read, one alone, and what could not be taken.
fn keep_out_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::keep_out::KeepOut;
    let here = at("/suite/13");
    let many = case(draft(rules).parse(rules, "fr").unwrap());
    let one = FollowUp { readers: team()[..1].to_vec(), ..many.clone() };
    let parties = inquiry::views();
    let page = |name: &str, (case, parties): (&FollowUp, &[_]), sheet| {
        (name.to_owned(), KeepOut::new((&here, Vec::new()), rules, (case, parties), sheet).render())
    };
    let wrong = |field, code| Sheet::with(Fields::default(), field, code);
    vec![
        page("keep-out", (&many, &parties), Sheet::default()),
        page("keep-out-unsure", (&many, &[]), wrong("sure", "not-confirmed")),
        page("keep-out-alone", (&one, &parties[..1]), wrong("member", "nobody-left-to-you")),
    ]
}

/// The same, as a member wrote it down, with a line's beside it.
fn recorded(mut case: FollowUp) -> FollowUp {
    let Content::Report(report) = case.items.remove(0).content else { panic!("a report comes first") };
    let contact = |channel, day: Option<&str>, line: &str| {
        let day = day.map(|day| day.parse().unwrap());
        let origin = Origin { channel, day, person: "Awa".to_owned(), line: line.to_owned() };
        Content::Contact(Box::new(Contact { origin, report: report.as_ref().clone() }))
    };
    let item = |voice, content| Item { at: "2026-11-17T20:14:00Z".parse().unwrap(), voice, content };
    let by_member = item(Voice::Member(team()[0].clone()), contact(Channel::Phone, Some("2026-11-16"), ""));
    let by_line = item(Voice::Reporter, contact(Channel::ExternalLine, None, "Écoute nationale"));
    let vouched = item(Voice::Member(team()[1].clone()), Content::Vouched("Vue, avec sa carte.".to_owned()));
    let given = item(Voice::Member(team()[0].clone()), Content::CodeGiven);
    case.items = vec![by_member, by_line, vouched, given, item(Voice::Reporter, Content::CodeTaken)];
    case
}

/// What was done, kept or not, in every manner.
fn done() -> Ledger {
    let day = |day: &str| -> Day { day.parse().unwrap() };
    let line = |at: &str, act, who| LedgerLine { day: day(at), act, who };
    let date = |code, due: &str, done: Option<&str>| Dated { code, due: day(due), done: done.map(day) };
    Ledger {
        lines: vec![
            line("2026-11-18", Act::Reply, Some(team()[0].clone())),
            line("2026-11-18", Act::Open, Some(team()[0].clone())),
            line("2026-11-17", Act::Submit, None),
        ],
        dates: vec![
            date(DeadlineCode::FirstAnswer, "2026-11-19", Some("2026-11-18")),
            date(DeadlineCode::Acknowledgement, "2026-11-17", Some("2026-11-18")),
            date(DeadlineCode::Answer, "2026-11-20", None),
            date(DeadlineCode::Feedback, "2027-02-17", None),
        ],
    }
}

/// Everything a public page can be, by name.
#[expect(clippy::too_many_lines, reason = "a line a room of pages")]
fn pages(locale: Locale) -> Vec<(String, String)> {
    let rules = Rules::embedded().unwrap();
    let mut found: Vec<(String, String)> = Vec::new();
    let at = |path: &str| Page::sample(Surface::Intake, locale, path);
    let today: Day = "2026-11-21".parse().unwrap();
    let mut add = |name: &str, html: askama::Result<String>| found.push((name.to_owned(), html.unwrap()));
    let nothing = notices::Open::default();
    let both = notices::Open { case: true, draft: true, said: true };
    add("home", home::Home::new((&at("/"), nothing), (&rules, today), true).render());
    add("home-open", home::Home::new((&at("/"), both), (&rules, today), true).render());
    add("home-closed", home::Home::new((&at("/"), nothing), (&rules, today), false).render());
    add("danger", danger::Danger::new(&at("/info/1"), &rules, true).render());
    let reading = |page: &Page| Some(hours::anywhere(page, &rules));
    let page = at("/info/2");
    add("before", before::Before::new(&page, nothing, false, reading(&page)).render());
    let draft = notices::Open { draft: true, ..nothing };
    add("before-open", before::Before::new(&page, draft, true, None).render());
    add("help", help::Help::new(&at("/info/3"), &rules, true).render());
    add("understand", understand::Understand::new(&at("/info/4"), &rules, Some("c3c3 ".repeat(16))).render());
    add("kinds", understand::Explained::new(&at("/info/5"), &rules).render());
    add("places", places::Places::new(&at("/info/6"), &rules).render());
    for named in rules.notices.all() {
        let page = at(&reading::address(&rules, named.name));
        add(&format!("reading-{}", named.name), reading::Reading::new(&page, &rules, named).render());
    }
    for (name, html) in steps(&rules, &at)
        .into_iter()
        .chain(case_pages(&rules, &at))
        .chain(ledger_pages(&at))
        .chain(withdraw_pages(&rules, &at))
        .chain(check_pages(&rules, &at))
        .chain(file_pages(&at))
        .chain(notebook_pages(&rules, &at))
        .chain(question_pages(&rules, &at))
        .chain(counsel_pages(&at))
        .chain(identity_pages(&rules, &at))
        .chain(agreement_pages(&rules, &at))
        .chain(keep_out_pages(&rules, &at))
        .chain(protection::pages(&rules, &at))
        .chain(inquiry::pages(&at))
        .chain(hearing::pages(&at))
        .chain(orientation::pages(&rules, &at))
        .chain(failures(&at))
    {
        add(&name, html);
    }
    found
}

/// The page of each kind of failure.
fn failures(at: &dyn Fn(&str) -> Page) -> Rendered {
    let page = at("/note/3");
    let kept = || vec!["Ce que j’avais écrit.".to_owned()];
    let page_of = |code| ErrorPage { t: &page.words, page: &page, code, kept: kept(), operation: "3f9c01ab77" };
    let bare = ErrorPage { kept: Vec::new(), ..page_of("ended") }.render();
    let kinds = Kind::ALL.iter().map(|kind| (format!("error-{}", kind.code()), page_of(kind.code()).render()));
    kinds.chain([("error-ended-bare".to_owned(), bare)]).collect()
}

type Rendered = Vec<(String, askama::Result<String>)>;

fn steps(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let draft = draft(rules);
    let sheet = |step| Sheet::of(draft.page(step));
    let wrong = Sheet::with(fields(&[("narrative", "mots")]), "narrative", "too-long").within(3);
    vec![
        ("you".to_owned(), step::<you::You>(rules, at, sheet(Step::You))),
        ("what".to_owned(), step::<what::What>(rules, at, sheet(Step::What))),
        ("words".to_owned(), step::<words::Story>(rules, at, sheet(Step::Words))),
        ("words-wrong".to_owned(), step::<words::Story>(rules, at, wrong)),
        ("who".to_owned(), step::<who::Who>(rules, at, sheet(Step::Who))),
        ("wishes".to_owned(), step::<wishes::Wishes>(rules, at, sheet(Step::Wishes))),
    ]
}

fn case_number() -> Reference {
    Reference::parse("R-2026-7KQ4M").unwrap()
}

/// Everything read back, whoever would read it.
fn check_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let draft = draft(rules);
    let today: Day = "2026-11-21".parse().unwrap();
    let available = Availability { body: "brumefond".to_owned(), readers: team(), recovery: true };
    let elsewhere = Availability { body: "hautecime".to_owned(), ..available.clone() };
    let nobody = Availability { body: "brumefond".to_owned(), readers: Vec::new(), recovery: false };
    let check = at("/note/6");
    let mut unnamed = draft.clone();
    unnamed.set(Step::Who, fields(&[("conflict", "yes")]));
    let mut nobody_left = draft.clone();
    let links = team().into_iter().map(|reader| format!("link-{}", reader.member)).collect::<Vec<_>>();
    nobody_left.set(Step::Who, fields(&links.iter().map(|link| (link.as_str(), "involved")).collect::<Vec<_>>()));
    let page_as = |name: &str, draft: (&Draft, &[Attached]), available, agreed| {
        (name.to_owned(), check::Check::new((&check, Vec::new()), (rules, today), draft, (available, agreed)).render())
    };
    let page = |name: &str, draft, available| page_as(name, draft, available, agreement::Agreed::Nothing);
    let stale = crate::web::form::Form(fields(&[("agree", "yes"), ("shown", "before")]));
    let mut witness = draft.clone();
    witness.set(Step::You, fields(&[("standing", "witness")]));
    let read_from_above = Availability { body: "osmeray".to_owned(), ..available.clone() };
    let mut above = draft.clone();
    above.set(Step::You, fields(&[("standing", "victim"), ("entity", "osmeray")]));
    let mut mixed = draft.clone();
    mixed.set(Step::Wishes, fields(&[("wishes", "not-now"), ("wishes", "hand-over")]));
    let mut silent = draft.clone();
    silent.set(Step::Wishes, fields(&[("wishes", "heard")]));
    vec![
        page("check", (&draft, &attachments()), &available),
        page("check-unnamed", (&unnamed, &[]), &available),
        page("check-empty", (&Draft::default(), &[]), &available),
        page("check-closed", (&draft, &[]), &nobody),
        page("check-moved", (&draft, &[]), &elsewhere),
        page("check-nobody", (&nobody_left, &[]), &available),
        page("check-witness", (&witness, &[]), &available),
        page("check-without-team", (&above, &[]), &read_from_above),
        page("check-mixed", (&mixed, &[]), &available),
        page("check-no-wish", (&silent, &[]), &available),
        page_as("check-changed", (&draft, &attachments()), &available, agreement::Agreed::Now(&stale)),
    ]
}

/// The step of files, and the page that adds some later.
fn file_pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    let (here, later, limits) = (at("/note/8"), at("/suite/4"), Limits::default());
    let step =
        |files: &[Attached], taken| files::Files::new((&here, Vec::new()), limits, (files, true), taken).render();
    vec![
        ("files".to_owned(), step(&attachments(), &Taken::default())),
        ("files-refused".to_owned(), step(&[], &taken())),
        (
            "attach".to_owned(),
            attach::Attach::new((&later, Vec::new()), (limits, case_number()), &Taken::default()).render(),
        ),
    ]
}

/// A notebook with a note, a file, and a text left for later.
fn notebook(stage: Stage) -> Notebook {
    let noted = |sequence, at: &str, content| Noted { sequence, at: at.parse().unwrap(), content };
    let memo = |when: &str, text: &str| Jotted::Memo(Memo { when: when.to_owned(), text: text.to_owned() });
    let alone = stage == Stage::Notebook;
    let left = Left { at: "2026-11-20T19:40:00Z".parse().unwrap(), kept: Kept::default() };
    Notebook {
        reference: case_number(),
        stage,
        until: alone.then(|| "2029-12-01".parse().unwrap()),
        notes: vec![
            noted(4, "2026-11-20T19:30:00Z", memo("mardi soir", "Il m’a attendue devant l’amphi.\n\nLéa était là.")),
            noted(3, "2026-11-18T07:05:00Z", Jotted::File(Box::new(attachments().remove(0)))),
            noted(1, "2026-11-17T20:14:00Z", memo("", "Encore une remarque devant tout le monde.")),
        ],
        left: alone.then_some(left),
        counsel: true,
    }
}

fn notebook_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::notebook::{erase::Erase, files::Stow, first::First, space::Space};
    let (first, space, files, erase) = (at("/memo"), at("/memo/1"), at("/memo/2"), at("/memo/5"));
    let until: Day = "2029-12-01".parse().unwrap();
    let request = |sheet| (sheet, "0".repeat(32));
    let wrong = || Sheet::with(fields(&[("when", "hier"), ("text", "")]), "text", "empty");
    let nothing = || Sheet::with(Fields::default(), "notes", "nothing-chosen");
    let another = || Sheet::with(Fields::default(), "left", "other-draft");
    let empty = Notebook { notes: Vec::new(), left: None, ..notebook(Stage::Notebook) };
    let begin = |sheet| First::new((&first, notices::Open::default()), request(sheet), until).render();
    let shown = |notebook: &Notebook, sheet| Space::new((&space, Vec::new()), notebook, request(sheet)).render();
    let whole = notebook(Stage::Notebook);
    let sure = |stage, sheet| {
        let Notebook { reference, notes, .. } = notebook(stage);
        Erase::new(&erase, &Erasable { reference, stage, notes: notes.len() }, sheet).render()
    };
    let unsure = Sheet::with(Fields::default(), "sure", "not-confirmed");
    let (code, kept) = (at("/note/7"), Receipt { promise: None, notebook: Some(until), ..receipt() });
    vec![
        ("code-notebook".to_owned(), code::Code::new(&code, rules, Vec::new(), &[kept]).render()),
        ("memo-first".to_owned(), begin(Sheet::default())),
        ("memo-first-wrong".to_owned(), begin(wrong())),
        ("memo".to_owned(), shown(&whole, Sheet::default())),
        ("memo-empty".to_owned(), shown(&empty, Sheet::default())),
        ("memo-nothing-chosen".to_owned(), shown(&whole, nothing())),
        ("memo-other-draft".to_owned(), shown(&whole, another())),
        ("memo-beside".to_owned(), shown(&notebook(Stage::Listening), Sheet::default())),
        (
            "memo-files".to_owned(),
            Stow::new((&files, Vec::new()), (Limits::default(), case_number()), &Taken::default()).render(),
        ),
        ("memo-erase".to_owned(), sure(Stage::Notebook, Sheet::default())),
        ("memo-erase-unsure".to_owned(), sure(Stage::Listening, unsure)),
        ("memo-erase-copy".to_owned(), sure(Stage::Closed, Sheet::default())),
    ]
}

/// Somebody bound by secrecy: to be chosen, chosen, or nobody.
fn counsel_pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::counsel::Counsel;
    let here = at("/mot/3");
    let item = |at: &str, voice, text| Item { at: at.parse().unwrap(), voice, content: text };
    let talk = Talk {
        reference: case_number(),
        counsel: Some(team()[2].clone()),
        items: vec![
            item("2026-11-17T20:14:00Z", Voice::Reporter, Content::Message("Je dors mal depuis octobre.".to_owned())),
            item("2026-11-18T09:30:00Z", Voice::Member(team()[2].clone()), Content::Reply("Parlons-en.".to_owned())),
        ],
        left: false,
    };
    let request = |sheet| (sheet, "0".repeat(32));
    let wrong = Sheet::with(fields(&[("text", "mots")]), "member", "nobody-chosen");
    let page = |talk, team: &[Reader], sheet| Counsel::new((&here, Vec::new()), (talk, team), request(sheet)).render();
    vec![
        ("counsel".to_owned(), page(None, &team(), Sheet::default())),
        ("counsel-wrong".to_owned(), page(None, &team(), wrong)),
        ("counsel-none".to_owned(), page(None, &[], Sheet::default())),
        ("counsel-talk".to_owned(), page(Some(&talk), &team(), Sheet::default())),
    ]
}

fn question_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::question::{send::Send, words::Ask};
    let (words, send, follow) = (at("/mot"), at("/mot/2"), at("/suite/1"));
    let today: Day = "2026-11-21".parse().unwrap();
    let nothing = notices::Open::default();
    let typed = fields(&[("entity", "brumefond"), ("audience", "student"), ("text", "Que se passe-t-il ensuite ?")]);
    let asked = |involved: usize| {
        let links = team().into_iter().take(involved).map(|reader| (reader.member, Link::Involved)).collect();
        Question { links, ..crate::domain::question::parse(&typed, rules).unwrap() }
    };
    let available = Availability { body: "brumefond".to_owned(), readers: team(), recovery: true };
    let elsewhere = Availability { body: "hautecime".to_owned(), ..available.clone() };
    let read_from_above = Availability { body: "osmeray".to_owned(), ..available.clone() };
    let from_above = Question { entity: "osmeray".to_owned(), ..asked(0) };
    let page = |name: &str, (question, available): (Question, &Availability), moved| {
        (name.to_owned(), Send::new((&send, nothing), (rules, today), (&question, available), moved).render())
    };
    let wrong = Sheet::with(fields(&[("text", "mots")]), "text", "too-long").within(3);
    vec![
        ("ask".to_owned(), Ask::new((&words, nothing), rules, Sheet::of(typed.clone())).render()),
        ("ask-wrong".to_owned(), Ask::new((&words, nothing), rules, wrong).render()),
        page("ask-send", (asked(0), &available), false),
        page("ask-without-team", (from_above, &read_from_above), false),
        page("ask-moved", (asked(1), &elsewhere), true),
        page("ask-nobody", (asked(3), &available), true),
        ("follow-up-question".to_owned(), question_followed(rules, &follow)),
    ]
}

/// The space of somebody who asked, and was answered.
fn question_followed(rules: &Rules, follow: &Page) -> askama::Result<String> {
    let today: Day = "2026-11-21".parse().unwrap();
    let mut case = case(draft(rules).parse(rules, "fr").unwrap());
    (case.stage, case.notebook) = (Stage::Question, false);
    case.items.truncate(3);
    case.items.remove(0);
    let request = (Sheet::default(), "0".repeat(32));
    follow_up::Case::new((follow, Vec::new()), (rules, today), &case, request).render()
}

fn step<Q: Questions>(rules: &Rules, at: &dyn Fn(&str) -> Page, sheet: Sheet) -> askama::Result<String> {
    Q::render(&steps::Asked {
        page: &at(Q::STEP.path()),
        rules,
        team: team(),
        later: vec![Reader { member: MemberId::from_bytes([9; 16]), function: "juriste".to_owned(), name: None }],
        body: "brumefond".to_owned(),
        completed: true,
        notices: Vec::new(),
        outside: false,
        ends: true,
        sheet,
    })
}

fn identity() -> Identity {
    let contact = SafeContact {
        way: Way::Mail,
        address: "awa@maison.example".to_owned(),
        hours: "le soir".to_owned(),
        others: "ma sœur".to_owned(),
        wording: "Dites que c’est la bibliothèque.".to_owned(),
    };
    Identity { name: "Awa Diop".to_owned(), contact: Some(contact), language: "fr".to_owned() }
}

/// Who the person is: the step of the form, and later.
fn identity_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::{identity::Identified, name::Name};
    use crate::service::identify::Known;
    let here = at("/suite/6");
    let typed = fields(&[("name", "Awa"), ("way", "mail"), ("address", "awa")]);
    let problems = crate::domain::draft::check_page(Step::Name, &typed, rules);
    let page = |identity: Option<Identity>, outside, sheet| {
        let known = Known { reference: case_number(), identity };
        Identified::new((&here, Vec::new()), (&known, outside), sheet).render()
    };
    vec![
        ("name".to_owned(), step::<Name>(rules, at, Sheet::default())),
        ("name-wrong".to_owned(), step::<Name>(rules, at, Sheet::found(typed, &problems))),
        ("identity".to_owned(), page(Some(identity()), true, None)),
        ("identity-none".to_owned(), page(None, false, None)),
    ]
}

const CODE: &str = "7KQ4-M2XH-9PTD-3VWZ-0RGN-6BCE";

fn receipt() -> Receipt {
    Receipt {
        code: CODE.to_owned(),
        reference: case_number(),
        promise: Some(Promise { code: DeadlineCode::FirstAnswer, due: "2026-11-24".parse().unwrap() }),
        notebook: None,
        body: "brumefond".to_owned(),
        counsel: false,
        outside: false,
        named: false,
        head: Some(DailyHead { day: "2026-11-20".parse().unwrap(), number: 57, digest: "ef".repeat(32) }),
    }
}

/// The same, withdrawn by the person once, who came back on it, and again.
fn withdrawn(case: FollowUp, stage: Stage) -> FollowUp {
    let said = |pressed| Withdrawal { from: Stage::Listening, until: "2026-12-04".parse().unwrap(), pressed };
    let item = |content| Item { at: "2026-11-20T20:14:00Z".parse().unwrap(), voice: Voice::Reporter, content };
    let mut items = case.items;
    items.extend([
        item(Content::Withdrawn(said(Some(Answer::Yes)))),
        item(Content::Resumed),
        item(Content::Withdrawn(said(None))),
    ]);
    let kept = (stage == Stage::Closed).then(|| "2030-01-01".parse().unwrap());
    let (readers, promise, withdrawal) = (Vec::new(), None, Some(said(None)));
    FollowUp { stage, items, readers, promise, withdrawal, kept, recovery: false, ..case }
}

/// Withdrawing, as it is first shown, and once somebody said that they are pressed.
fn withdraw_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let (page, today) = (at("/suite/9"), "2026-11-21".parse().unwrap());
    let adult = FollowUp { items: Vec::new(), ..case(draft(rules).parse(rules, "fr").unwrap()) };
    let minor = case(draft(rules).parse(rules, "fr").unwrap());
    let pending = FollowUp { protection: Some(protection::waiting()), ..adult.clone() };
    let of = |name: &str, case: &FollowUp, said| {
        (name.to_owned(), withdraw::Withdraw::new((&page, Vec::new()), (rules, today), case, said).render())
    };
    let shown = |name: &str, said| of(name, &adult, said);
    vec![
        shown("withdraw", None),
        shown("withdraw-pressed", Some("pressed")),
        shown("withdraw-told", Some("pressed-told")),
        of("withdraw-pending", &pending, None),
        of("withdraw-minor", &minor, Some("pressed")),
    ]
}

fn case_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let (code, back, follow, change) = (at("/note/7"), at("/suite"), at("/suite/1"), at("/suite/2"));
    let (shown, receipt) = (CODE, receipt());
    let named = Receipt { named: true, ..receipt.clone() };
    let earlier = Receipt { code: "0RGN-6BCE-7KQ4-M2XH-9PTD-3VWZ".to_owned(), ..receipt.clone() };
    let ends =
        |page: &Page| vec![notices::Notice::ends(page, &page.words.moment(&"2026-11-22T09:30:00Z".parse().unwrap()))];
    let today: Day = "2026-11-21".parse().unwrap();
    let reminders = |page: &Page| vec![notices::Notice::unnoted(page, "/note/7"), notices::Notice::draft(page)];
    let case = case(draft(rules).parse(rules, "fr").unwrap());
    let follow_of = |(notices, day), case: &FollowUp| {
        let typed = (Sheet::default(), "0".repeat(32));
        follow_up::Case::new((&follow, notices), (rules, day), case, typed).render()
    };
    let change_of = |must: (bool, Option<&'static str>)| {
        change_code::ChangeCode::new(&change, Vec::new(), receipt.reference.clone(), must).render()
    };
    let mistyped = Sheet::with(fields(&[("code", "7KQ4-M2XH")]), "code", "code-mistyped");
    let come_back = |sheet| come_back::ComeBack { t: &back.words, page: &back, notices: Vec::new(), sheet }.render();
    vec![
        ("code".to_owned(), code::Code::new(&code, rules, Vec::new(), std::slice::from_ref(&receipt)).render()),
        ("code-named".to_owned(), code::Code::new(&code, rules, Vec::new(), &[named]).render()),
        ("code-again".to_owned(), code::Code::new(&code, rules, ends(&code), &[earlier, receipt.clone()]).render()),
        ("come-back".to_owned(), come_back(Sheet::default())),
        ("come-back-wrong".to_owned(), come_back(mistyped)),
        ("follow-up".to_owned(), follow_of((Vec::new(), today), &case)),
        ("follow-up-recorded".to_owned(), follow_of((Vec::new(), today), &recorded(case.clone()))),
        (
            "follow-up-vouched".to_owned(),
            follow_of((Vec::new(), today), &FollowUp { vouched: Some(today), ..case.clone() }),
        ),
        ("follow-up-late".to_owned(), follow_of((reminders(&follow), today.plus(30)), &case)),
        ("follow-up-withdrawn".to_owned(), follow_of((Vec::new(), today), &withdrawn(case.clone(), Stage::Withdrawn))),
        ("follow-up-closed".to_owned(), follow_of((Vec::new(), today), &withdrawn(case.clone(), Stage::Closed))),
        ("change".to_owned(), change_of((false, None))),
        ("change-first".to_owned(), change_of((true, None))),
        ("change-named".to_owned(), change_of((false, Some("code-named")))),
        ("change-heard".to_owned(), {
            let heard = Reference::parse("H-2026-4QB7Z").unwrap();
            change_code::ChangeCode::new(&change, Vec::new(), heard, (true, Some("rdv-code-named"))).render()
        }),
        ("changed".to_owned(), change_code::ChangedCode::new(&change, Vec::new(), (shown, None)).render()),
        (
            "changed-named".to_owned(),
            change_code::ChangedCode::new(&change, Vec::new(), (shown, Some("code-named"))).render(),
        ),
        ("changed-heard".to_owned(), {
            change_code::ChangedCode::new(&change, Vec::new(), (shown, Some("rdv-code-named"))).render()
        }),
        ("take-away".to_owned(), take_away::TakeAway::new(&at("/suite/20"), Vec::new(), &case).render()),
    ]
}

/// What was done of a case, and nothing yet.
fn ledger_pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    let (page, today) = (at("/suite/5"), "2026-11-21".parse().unwrap());
    let shown = |ledger: &Ledger| ledger::LedgerPage::new(&page, today, ledger).render();
    vec![("ledger".to_owned(), shown(&done())), ("ledger-nothing".to_owned(), shown(&Ledger::default()))]
}

/// What a person reads: text nodes, one a line.
fn visible(html: &str) -> String {
    let document = Html::parse_document(html);
    let body = document.select(&Selector::parse("body").unwrap()).next().unwrap();
    let lines: Vec<&str> = body.text().map(str::trim).filter(|text| !text.is_empty()).collect();
    lines.join("\n")
}

#[test]
fn every_page_keeps_the_rules_in_every_language() {
    for locale in Locale::ALL {
        for (name, html) in pages(*locale) {
            let name = format!("{name} in {}", locale.code());
            assert!(html.len() + SHEET.len() < 40_000, "{name} is too heavy: {}", html.len() + SHEET.len());
            for forbidden in ["<script", " style=", "src=", "javascript:", " onclick", "href=\"http"] {
                assert!(!html.contains(forbidden), "{name} has {forbidden}");
            }
            let document = Html::parse_document(&html);
            let select = |selector: &str| document.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(select("h1"), 1, "{name}: one title");
            assert_eq!(select("form:not([method=post])"), 0, "{name}: forms are posts");
            let text = visible(&html);
            assert!(!text.contains('[') || !text.contains("-]"), "{name}");
            for line in text.lines() {
                let bracketed = line.starts_with('[') && line.ends_with(']');
                assert!(!bracketed, "{name}: no sentence for {line}");
            }
        }
    }
}

#[test]
fn leaving_comes_first_in_tab_order() {
    for (name, html) in pages(Locale::Fr) {
        let document = Html::parse_document(&html);
        let focusable = Selector::parse("a[href], button, input, select, textarea, summary").unwrap();
        let order: Vec<_> = document.select(&focusable).take(2).map(|element| element.attr("href")).collect();
        assert_eq!(order, [Some("/exit"), Some("#main")], "{name}");
    }
}

#[test]
fn every_field_has_its_words() {
    for (name, html) in pages(Locale::Fr) {
        let document = Html::parse_document(&html);
        let ids: BTreeMap<&str, usize> = document
            .select(&Selector::parse("[id]").unwrap())
            .filter_map(|element| element.attr("id"))
            .fold(BTreeMap::new(), |mut ids, id| {
                *ids.entry(id).or_default() += 1;
                ids
            });
        assert!(ids.values().all(|count| *count == 1), "{name}: {ids:?}");
        for reference in ["[aria-describedby]", "[aria-labelledby]"] {
            for element in document.select(&Selector::parse(reference).unwrap()) {
                let named = element.attr("aria-describedby").or(element.attr("aria-labelledby")).unwrap();
                assert!(named.split(' ').all(|id| ids.contains_key(id)), "{name}: {named}");
            }
        }
        for link in document.select(&Selector::parse(".faults a[href^=\"#\"]").unwrap()) {
            assert!(ids.contains_key(&link.attr("href").unwrap()[1..]), "{name}: a fault leads nowhere");
        }
        for field in document.select(&Selector::parse("textarea, select, input.code").unwrap()) {
            let label = format!("label[for=\"{}\"]", field.attr("id").unwrap());
            assert_eq!(document.select(&Selector::parse(&label).unwrap()).count(), 1, "{name}: {label}");
        }
    }
}

#[test]
fn what_people_read() {
    for locale in Locale::ALL {
        for (name, html) in pages(*locale) {
            insta::assert_snapshot!(format!("{}-{name}", locale.code()), visible(&html));
        }
    }
}

/// The person's whole file says what the pages say, and stands alone.
#[test]
fn what_people_take_away() {
    let rules = Rules::embedded().unwrap();
    let case = case(draft(&rules).parse(&rules, "fr").unwrap());
    for locale in Locale::ALL {
        let page = Page::sample(Surface::Intake, *locale, "/suite/20");
        let today: Day = "2026-11-21".parse().unwrap();
        let document = whole::document(&page, (&rules, today), (&case, &done(), &inquiry::views()));
        let html = take_away::Sheet { it: &document }.render().unwrap();
        for outside in ["<script", "src=", "href=", "url("] {
            assert!(!html.contains(outside), "{outside}");
        }
        insta::assert_snapshot!(format!("{}-whole", locale.code()), visible(&html));
    }
}

/// `cargo test --lib look_at_pages -- --ignored`, then open them in a browser.
#[test]
#[ignore = "writes pages to look at"]
fn look_at_pages() {
    let folder = std::env::temp_dir().join("recueil-pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("style.css"), SHEET).unwrap();
    for locale in Locale::ALL {
        for (name, html) in pages(*locale) {
            let html = html.replace("/style.css", "style.css");
            std::fs::write(folder.join(format!("{}-{name}.html", locale.code())), html).unwrap();
        }
    }
}

/// What one agrees to on the last page is what the page shows, to the letter.
#[test]
fn what_is_agreed_to_is_what_is_read_back() {
    let rules = Rules::embedded().unwrap();
    for locale in Locale::ALL {
        let page = Page::sample(Surface::Intake, *locale, "/note/6");
        let report = draft(&rules).parse(&rules, locale.code()).unwrap();
        let parts = recap::parts(&page, &rules, Some(&report));
        let agreed = recap::plain(&page.words, &parts);
        let available = Availability { body: "brumefond".to_owned(), readers: team(), recovery: true };
        let (today, chosen) = ("2026-11-21".parse().unwrap(), (&available, agreement::Agreed::Nothing));
        let check = check::Check::new((&page, Vec::new()), (&rules, today), (&draft(&rules), &[]), chosen);
        let document = Html::parse_document(&check.render().unwrap());
        let of = |selector: &str| -> Vec<String> {
            let found = Selector::parse(selector).unwrap();
            document.select(&found).map(|element| element.text().collect::<String>()).collect()
        };
        // Titles, questions and answers in their order, the files' title left out: files are chosen one by one.
        let shown = [of(".part h2"), of("main dl.answers dt"), of("main dl.answers dd")].concat();
        let lines: Vec<&str> = agreed.split('\n').filter(|line| !line.is_empty()).collect();
        let said: Vec<&str> = shown.iter().flat_map(|text| text.split('\n')).filter(|line| !line.is_empty()).collect();
        for line in &lines {
            assert!(said.contains(line), "{line} is agreed to and not shown");
        }
        // Who the person is goes apart, if they choose so.
        let identity = draft(&rules).identity(locale.code()).unwrap_or_default();
        let apart = recap::plain(&page.words, &[recap::identity(&page, &identity)]);
        let apart = [apart, page.words.say("part-name"), page.words.say("check-files-title")].join("\n");
        let is_apart = |line: &str| apart.split('\n').any(|other| other == line);
        for line in said.iter().filter(|line| !is_apart(line)) {
            assert!(lines.contains(line), "{line} is shown and not agreed to");
        }
    }
}

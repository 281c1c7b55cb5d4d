//! The person's own case: its code, what was said and done in it, withdrawn, closed.
use super::*;
use crate::domain::retention::{Ending, Outcome};

#[expect(clippy::too_many_lines, reason = "a case with something of everything")]
pub(super) fn case(report: Report) -> FollowUp {
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
        promises: vec![Promise { code: DeadlineCode::Orientation, due: received.plus(15) }],
        above: None,
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
        later: Vec::new(),
        recovery: true,
        body: "brumefond".to_owned(),
        notebook: true,
        counsel: true,
        vouched: None,
        agreements: agreements(),
        withdrawal: None,
        ending: None,
        erased: None,
        kept: None,
        identity: Some(identity()),
        protection: None,
        passed: inquiry::passed(),
        orientations: Vec::new(),
    }
}

/// The same, as a member wrote it down, with a line's beside it.
pub(super) fn recorded(mut case: FollowUp) -> FollowUp {
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
pub(super) fn done() -> Ledger {
    let day = |day: &str| -> Day { day.parse().unwrap() };
    let line = |at: &str, act, who| LedgerLine { day: day(at), act, who, of: None };
    let of = |at, act| {
        let of = Some(Reference::parse("I-2026-4QB7Z").unwrap());
        LedgerLine { of, ..line(at, act, Some(team()[0].clone())) }
    };
    let date = |code, due: &str, done: Option<&str>| Dated { code, due: day(due), done: done.map(day), of: None };
    Ledger {
        lines: vec![
            of("2026-11-19", Act::OpenInquiry),
            of("2026-11-19", Act::Open),
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

pub(super) const CODE: &str = "7KQ4-M2XH-9PTD-3VWZ-0RGN-6BCE";

pub(super) fn receipt() -> Receipt {
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
pub(super) fn withdrawn(case: FollowUp, stage: Stage) -> FollowUp {
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

/// The same, closed by the cell: until a day, kept for longer, erased.
pub(super) fn ended(case: FollowUp, (stage, erased): (Stage, Option<Day>)) -> FollowUp {
    let reasons = "Vous êtes accompagnée.\n\nÉcrivez-nous <quand> vous voulez.".to_owned();
    let ending = Ending { outcome: Outcome::Supported, reasons };
    let mut items = case.items;
    let (at, content) = ("2026-11-20T20:14:00Z".parse().unwrap(), Content::Ended(Box::new(ending.clone())));
    items.push(Item { at, voice: Voice::Member(team()[0].clone()), content });
    let kept = (stage == Stage::Closed).then(|| "2030-01-01".parse().unwrap());
    FollowUp { stage, items, ending: Some(ending), erased, kept, promise: None, promises: Vec::new(), ..case }
}

/// Withdrawing, as it is first shown, and once somebody said that they are pressed.
pub(super) fn withdraw_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
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

#[expect(clippy::too_many_lines, reason = "a line a page")]
pub(super) fn case_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
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
        ("follow-up-ended".to_owned(), {
            let erased = Some(today.plus(60));
            follow_of((Vec::new(), today), &ended(case.clone(), (Stage::Ended, erased)))
        }),
        ("follow-up-held".to_owned(), follow_of((Vec::new(), today), &ended(case.clone(), (Stage::Answered, None)))),
        ("follow-up-erased".to_owned(), follow_of((Vec::new(), today), &ended(case.clone(), (Stage::Closed, None)))),
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
pub(super) fn ledger_pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    let (page, today) = (at("/suite/5"), "2026-11-21".parse().unwrap());
    let shown = |ledger: &Ledger| ledger::LedgerPage::new(&page, today, ledger).render();
    vec![("ledger".to_owned(), shown(&done())), ("ledger-nothing".to_owned(), shown(&Ledger::default()))]
}

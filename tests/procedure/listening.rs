//! Listening: what the cell finds, retains and proposes; what the person answers; cases about the same. Who learns of it.
use recueil::{
    clock::Clock as _,
    domain::{
        act::verb,
        assessment::{Assessed, Danger, Pressing, Urgency},
        case::{Reference, Stage},
        deadline::DeadlineCode,
        draft::Fields,
        orientation::{Oriented, Reply, Support},
        qualification::Qualified,
        record::{Entry, RecordBody},
    },
    policy::Permit,
    service::{
        About, Error, Message, Who, assess, authorise, journal, link,
        link::Word,
        new_request, orient, qualify,
        session::Unlocked,
        today::today,
        view::{Content, Item},
    },
};

use super::{forger::append, identity::named, ledger, withdrawal};
use crate::support::{
    raw,
    world::{CLAIRE, INES, LEA, OLIVIER, PRIYA, SAMIRA, THOMAS, Told, World, each_world},
};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

/// An assessment that weighs a report without a name.
pub(super) fn found(danger: &str, urgency: &str) -> Assessed {
    let pairs = [
        ("danger", danger),
        ("done", "Le 17 est appelé."),
        ("urgency", urgency),
        ("fragile", "no"),
        ("checkable", "Oui."),
        ("acting", "Peu."),
        ("waiting", "Beaucoup."),
        ("notice", "not-now"),
    ];
    Assessed::parse(&fields(&pairs), false).unwrap()
}

fn form(world: &World) -> Message {
    Message { text: String::new(), request: new_request(&world.service) }
}

pub(super) async fn assessed(world: &World, keys: &Unlocked, case: &Reference, found: &Assessed) -> Result<(), Error> {
    let permit = authorise::<verb::Assess>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    assess::assess(&world.service, permit, (keys, &form(world)), found).await
}

async fn qualified(world: &World, keys: &Unlocked, case: &Reference, kind: &str) -> Result<(), Error> {
    let permit = authorise::<verb::Qualify>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    let taxonomy = &world.service.rules().taxonomy;
    let word = Qualified::parse(&fields(&[("kinds", kind), ("regime", "both")]), taxonomy).unwrap();
    qualify::qualify(&world.service, permit, (keys, &form(world)), &word).await
}

pub(super) async fn oriented(world: &World, keys: &Unlocked, case: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::Orient>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    let rules = world.service.rules();
    let typed = fields(&[("services", "suicide"), ("support", "legal"), ("support", "social"), ("text", "Voici.")]);
    let word = Oriented::parse(&typed, &orient::proposable(rules, "direction-generale")).unwrap();
    orient::orient(&world.service, permit, (keys, &form(world)), &word).await
}

async fn answered(world: &World, keys: &Unlocked, number: u64, pairs: &[(&str, &str)]) -> Result<(), Error> {
    let permit = authorise::<verb::AnswerSupport>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    orient::answer(&world.service, permit, keys, (number, &fields(pairs))).await
}

/// All of it but links, done by a member and by the person.
pub(super) async fn everything(world: &World, (member, code): (&Unlocked, &str), case: &Reference) {
    assessed(world, member, case, &found("none", "routine")).await.unwrap();
    qualified(world, member, case, "harc-sex").await.unwrap();
    oriented(world, member, case).await.unwrap();
    let (_, reporter) = world.come_back(code).await;
    let number = world.follow_up(&reporter).await.unwrap().orientations[0].number;
    answered(world, &reporter, number, &[("support-legal", "accepted")]).await.unwrap();
}

async fn permits(
    world: &World,
    keys: &Unlocked,
    [one, other]: [&Reference; 2],
) -> Result<[Permit<verb::Link>; 2], Error> {
    let permit = async |case| authorise(&world.service, Who::Unlocked(keys), About::Case(case)).await;
    Ok([permit(one).await?, permit(other).await?])
}

async fn linked(world: &World, keys: &Unlocked, cases: [&Reference; 2], word: Word) -> Result<(), Error> {
    link::link(&world.service, permits(world, keys, cases).await?, keys, &word).await
}

fn together() -> Word {
    Word::Together("Le même atelier-canari.".to_owned())
}

fn refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{done:?}");
}

/// Puts a record at the end of a drawer, with all that Inès has and past the service.
async fn forge(world: &World, drawer: &str, body: RecordBody) {
    let keys = world.keys_of(INES).await;
    let grants = raw::grants(&world.store).await;
    let row = grants.iter().find(|row| row.kind == drawer && row.is_of(world.member(INES))).unwrap();
    let (secret, at) = (row.opened(&keys.identity).unwrap(), world.clock.now());
    append(world, (row.compartment, &secret, 0), (&keys.signing, &Entry { version: 1, at, body })).await;
}

fn is_the_cells(item: &Item) -> bool {
    matches!(item.content, Content::Assessed(_) | Content::Qualified(_) | Content::Note(_))
}

/// The latest counts, every one stands in the timeline, and the person sees nothing but that it was done.
#[tokio::test]
async fn what_the_cell_finds_and_retains_is_its_own() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (ines, case) = (world.sign_in(INES).await, receipt.reference);
        assessed(world, &ines, &case, &found("possible", "soon")).await.unwrap();
        world.days_pass(1);
        let ines = world.sign_in(INES).await;
        assessed(world, &ines, &case, &found("immediate", "today")).await.unwrap();
        for kind in ["agiss-sex", "harc-sex"] {
            qualified(world, &ines, &case, kind).await.unwrap();
        }
        let view = world.open(&ines, &case).await.unwrap();
        let now = view.listening.assessed.unwrap();
        assert_eq!((now.what.danger, now.by.member), (Danger::Immediate, world.member(INES)));
        let kinds: Vec<&str> = view.listening.qualified.iter().map(|known| known.what.kinds[0].as_str()).collect();
        assert_eq!(kinds, ["harc-sex", "agiss-sex"], "the first counts");
        assert_eq!(view.items.iter().filter(|item| is_the_cells(item)).count(), 4);
        assert_eq!(view.stage, Stage::Received, "nothing is moved, and nothing closed");

        let (_, reporter) = world.come_back(&receipt.code).await;
        let seen = world.follow_up(&reporter).await.unwrap();
        assert!(!seen.items.iter().any(is_the_cells));
        let acts: Vec<&str> = ledger::of(world, &reporter)
            .await
            .lines
            .iter()
            .map(|line| recueil::domain::Coded::code(line.act))
            .collect();
        assert_eq!(acts.iter().filter(|act| ["assess", "qualify"].contains(act)).count(), 4, "{acts:?}");
    })
    .await;
}

/// A report without a name is weighed; one with a name may be.
#[tokio::test]
async fn without_a_name_it_is_weighed() {
    each_world(async |world| {
        let quick = [("danger", "none"), ("urgency", "routine"), ("fragile", "unknown"), ("notice", "not-now")];
        let quick = Assessed::parse(&fields(&quick), true).unwrap();
        let (unnamed, known) = (world.submit(&Told::words("Récit.")).await, named(world, &Told::words("Récit.")).await);
        let ines = world.sign_in(INES).await;
        refused(&assessed(world, &ines, &unnamed.reference, &quick).await, "no-weighing");
        assessed(world, &ines, &known.reference, &quick).await.unwrap();
        assert_eq!(world.open(&ines, &unnamed.reference).await.unwrap().stage, Stage::Received);
    })
    .await;
}

/// Lists and the page of the day show it, by the key that opens the line; and after another key too.
#[tokio::test]
async fn urgency_shows_in_lists() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (claire, case) = (world.sign_in(CLAIRE).await, receipt.reference);
        let pressing = async |world: &World, keys| world.list(keys).await.unwrap().lines[0].pressing;
        assert_eq!(pressing(world, &claire).await, None);
        assessed(world, &claire, &case, &found("immediate", "today")).await.unwrap();
        let expected = Some(Pressing { danger: Danger::Immediate, urgency: Urgency::Today, heard: 0 });
        assert_eq!(pressing(world, &claire).await, expected);
        let permit =
            authorise::<verb::List>(&world.service, Who::Unlocked(&claire), About::Organisation).await.unwrap();
        let day = today(&world.service, permit, &claire).await.unwrap();
        let counts = [&day.danger, &day.urgent, &day.new].map(|list| list.lines.len());
        assert_eq!(counts, [1, 0, 0], "once, where it presses most");

        world.exclude(&claire, &case, THOMAS).await.unwrap();
        world.note(&claire, &case, "Sous une nouvelle clé.").await.unwrap();
        let ines = world.sign_in(INES).await;
        for keys in [&claire, &ines] {
            assert_eq!(pressing(world, keys).await, expected);
        }
        assessed(world, &ines, &case, &found("none", "routine")).await.unwrap();
        assert_eq!(pressing(world, &claire).await.unwrap().urgency, Urgency::Routine);
        let (_, reporter) = world.come_back(&receipt.code).await;
        withdrawal::withdraw(world, &reporter, None).await.unwrap();
        assert_eq!(pressing(world, &claire).await, None, "nothing presses where the person withdrew");
    })
    .await;
}

/// Whoever has a key of the drawer, and the store, cannot make lists say another urgency unseen.
#[tokio::test]
async fn an_urgency_that_nobody_assessed_is_found_out() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (ines, case) = (world.sign_in(INES).await, receipt.reference);
        assessed(world, &ines, &case, &found("immediate", "today")).await.unwrap();
        let calm = Pressing { danger: Danger::None, urgency: Urgency::Routine, heard: 0 };
        forge(world, "listening", RecordBody::Pressing(calm)).await;
        let opened = world.open(&ines, &case).await;
        assert!(matches!(opened, Err(Error::Broken("urgency"))), "{opened:?}");
    })
    .await;
}

/// What was promised is kept by proposing; the person answers, and answers otherwise.
#[tokio::test]
async fn what_is_proposed_is_answered_by_the_person_alone() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (ines, case) = (world.sign_in(INES).await, receipt.reference);
        let (_, reporter) = world.come_back(&receipt.code).await;
        let date = async |world: &World, keys: &Unlocked| {
            let dates = ledger::of(world, keys).await.dates;
            dates.iter().find(|date| date.code == DeadlineCode::Orientation).unwrap().clone()
        };
        let promised = date(world, &reporter).await;
        assert_eq!((promised.due, promised.done), (world.service.today().plus(15), None));
        world.reply(&ines, &case, "Nous vous lisons.").await.unwrap();
        assert_eq!(world.follow_up(&reporter).await.unwrap().promise.unwrap().code, DeadlineCode::Orientation);
        oriented(world, &ines, &case).await.unwrap();
        assert_eq!(date(world, &reporter).await.done, Some(world.service.today()));

        let offer = world.follow_up(&reporter).await.unwrap().orientations.remove(0);
        assert!(offer.waits() && offer.offered.services[0].code == "suicide");
        refused(&answered(world, &reporter, offer.number, &[]).await, "no-answer");
        refused(&answered(world, &reporter, offer.number, &[("support-housing", "accepted")]).await, "no-answer");
        refused(&answered(world, &reporter, 99, &[("support-legal", "accepted")]).await, "unknown-proposal");
        answered(world, &reporter, offer.number, &[("support-legal", "not-now")]).await.unwrap();
        let all = [("support-legal", "accepted"), ("support-social", "already-have")];
        for _ in 0..2 {
            answered(world, &reporter, offer.number, &all).await.unwrap();
        }
        let view = world.open(&ines, &case).await.unwrap();
        let known = &view.orientations[0];
        assert_eq!(known.answers, [(Support::Legal, Reply::Accepted), (Support::Social, Reply::AlreadyHave)].into());
        assert!(!known.waits());
        let said = view.items.iter().filter(|item| matches!(item.content, Content::SupportAnswered(_))).count();
        assert_eq!(said, 2, "the same again is one answer");
        assert!(world.list(&ines).await.unwrap().lines[0].waiting, "somebody who accepts is not left waiting");

        // Coming back on a withdrawal promises nothing twice.
        withdrawal::withdraw(world, &reporter, None).await.unwrap();
        assert!(answered(world, &reporter, offer.number, &all).await.is_err());
        withdrawal::resume(world, &reporter).await.unwrap();
        let owed = ledger::of(world, &reporter).await.dates;
        assert_eq!(owed.iter().filter(|date| date.code == DeadlineCode::Orientation).count(), 1, "{owed:?}");
    })
    .await;
}

/// What was not proposed before a withdrawal is owed to whoever comes back on it.
#[tokio::test]
async fn what_was_not_proposed_is_owed_again() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let ines = world.sign_in(INES).await;
        world.reply(&ines, &receipt.reference, "Nous vous lisons.").await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        let owed = async |world: &World| {
            let dates = ledger::of(world, &reporter).await.dates;
            dates.iter().filter(|date| date.code == DeadlineCode::Orientation && date.done.is_none()).count()
        };
        withdrawal::withdraw(world, &reporter, None).await.unwrap();
        assert_eq!(owed(world).await, 0);
        withdrawal::resume(world, &reporter).await.unwrap();
        assert_eq!(owed(world).await, 1);
    })
    .await;
}

/// Nobody answers in the person's name: neither a member, nor a code that others have seen.
#[tokio::test]
async fn an_answer_is_the_persons_own() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (ines, case) = (world.sign_in(INES).await, receipt.reference);
        oriented(world, &ines, &case).await.unwrap();
        let permit = authorise::<verb::AnswerSupport>(&world.service, Who::Unlocked(&ines), About::Case(&case)).await;
        assert!(permit.is_err());
        let answers = [(Support::Legal, Reply::Accepted)].into();
        let body =
            RecordBody::SupportAnswered(recueil::domain::orientation::SupportAnswered { orientation: 3, answers });
        forge(world, "exchange", body).await;
        let opened = world.open(&ines, &case).await;
        assert!(matches!(opened, Err(Error::Broken("hand"))), "{opened:?}");
    })
    .await;
}

/// Who has no key, and who may not, does nothing of it; nor does anybody to a question.
#[tokio::test]
async fn whoever_may_not_does_not() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.").involving(&[THOMAS])).await;
        let case = receipt.reference;
        for index in [THOMAS, LEA, PRIYA, OLIVIER] {
            let keys = world.sign_in(index).await;
            assert!(assessed(world, &keys, &case, &found("none", "routine")).await.is_err(), "{index}");
            assert!(qualified(world, &keys, &case, "harc-sex").await.is_err(), "{index}");
            assert!(oriented(world, &keys, &case).await.is_err(), "{index}");
        }
        let (_, reporter) = world.come_back(&receipt.code).await;
        assert!(assessed(world, &reporter, &case, &found("none", "routine")).await.is_err());
    })
    .await;
}

/// Both cases name each other to whoever reads both, and to nobody else; the journal says that a note was written.
#[tokio::test]
async fn two_cases_are_linked_for_who_reads_both() {
    each_world(async |world| {
        let one = world.submit(&Told::words("Récit.")).await;
        let other = world.submit(&Told::words("Autre récit.")).await;
        let (ines, cases) = (world.sign_in(INES).await, [&one.reference, &other.reference]);
        refused(&linked(world, &ines, [cases[0], cases[0]], together()).await, "same-case");
        for _ in 0..2 {
            linked(world, &ines, cases, together()).await.unwrap();
        }
        for (case, known) in [(cases[0], cases[1]), (cases[1], cases[0])] {
            let view = world.open(&ines, case).await.unwrap();
            let seen: Vec<_> = view.listening.linked.iter().map(|link| (&link.case, link.why.as_str())).collect();
            assert_eq!(seen, [(known, "Le même atelier-canari.")]);
        }
        let notes = "select count(*) from records where kind = 'note'";
        assert_eq!(raw::rows::<(i64,)>(&world.store, notes, Vec::new()).await, [(2,)], "the second time adds nothing");
        let named = "select count(*) from journal where act = 'link'";
        assert_eq!(raw::rows::<(i64,)>(&world.store, named, Vec::new()).await, [(0,)]);

        for receipt in [&one, &other] {
            let (_, reporter) = world.come_back(&receipt.code).await;
            let seen = format!("{:?}", world.follow_up(&reporter).await.unwrap().items);
            let done = format!("{:?}", ledger::of(world, &reporter).await);
            for learnt in [one.reference.as_str(), other.reference.as_str(), "canari"] {
                assert!(!seen.contains(learnt) && !done.contains(learnt), "{learnt}");
            }
            assert!(!done.contains("Link"), "{done}");
        }

        linked(world, &ines, [cases[1], cases[0]], Word::Apart).await.unwrap();
        for case in cases {
            assert!(world.open(&ines, case).await.unwrap().listening.linked.is_empty());
        }
        linked(world, &ines, cases, Word::Apart).await.unwrap();
        assert_eq!(raw::rows::<(i64,)>(&world.store, notes, Vec::new()).await, [(4,)]);
    })
    .await;
}

/// Somebody writes in either case between the permits and the link: it is made on what they left.
#[tokio::test]
async fn two_cases_are_linked_over_what_was_written_meanwhile() {
    each_world(async |world| {
        let one = world.submit(&Told::words("Récit.")).await.reference;
        let other = world.submit(&Told::words("Autre récit.")).await.reference;
        let (ines, claire) = (world.sign_in(INES).await, world.sign_in(CLAIRE).await);
        for changed in [&one, &other] {
            let permits = permits(world, &ines, [&one, &other]).await.unwrap();
            world.reply(&claire, changed, "Bonjour.").await.unwrap();
            link::link(&world.service, permits, &ines, &together()).await.unwrap();
            assert_eq!(world.open(&ines, changed).await.unwrap().listening.linked.len(), 1);
            linked(world, &ines, [&one, &other], Word::Apart).await.unwrap();
        }
    })
    .await;
}

/// Whoever must not read one of two cases does not learn of it from the other.
#[tokio::test]
async fn a_link_betrays_no_case() {
    each_world(async |world| {
        let one = world.submit(&Told::words("Récit.").involving(&[THOMAS])).await;
        let other = world.submit(&Told::words("Autre récit.")).await;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        let cases = [&one.reference, &other.reference];
        assert!(linked(world, &thomas, cases, together()).await.is_err(), "they read only one");
        for cases in [cases, [cases[1], cases[0]]] {
            refused(&linked(world, &claire, cases, together()).await, "not-the-same-readers");
        }
        world.exclude(&claire, &other.reference, THOMAS).await.unwrap();
        linked(world, &claire, cases, together()).await.unwrap();

        // Taken off one afterwards, somebody who reads the other is no longer shown which it was.
        let samira = world.sign_in(SAMIRA).await;
        assert_eq!(world.open(&samira, &other.reference).await.unwrap().listening.linked.len(), 1);
        world.exclude(&claire, &one.reference, SAMIRA).await.unwrap();
        assert_eq!(world.open(&samira, &other.reference).await.unwrap().listening.linked.len(), 0);
        assert_eq!(world.open(&claire, &other.reference).await.unwrap().listening.linked.len(), 1);

        // Nor whoever reads what its person withdrew.
        let (_, reporter) = world.come_back(&one.code).await;
        withdrawal::withdraw(world, &reporter, None).await.unwrap();
        assert_eq!(world.open(&claire, &other.reference).await.unwrap().listening.linked.len(), 0);
    })
    .await;
}

/// An assessment that is cut from the store is missed.
#[tokio::test]
async fn an_assessment_cut_away_is_missed() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (ines, case) = (world.sign_in(INES).await, receipt.reference);
        assessed(world, &ines, &case, &found("immediate", "today")).await.unwrap();
        journal::drain(&world.service).await.unwrap();
        raw::execute(&world.store, "delete from records where kind in ('assessed', 'pressing')", Vec::new()).await;
        let opened = world.open(&ines, &case).await;
        assert!(matches!(opened, Err(Error::Broken("record cut"))), "{opened:?}");
    })
    .await;
}

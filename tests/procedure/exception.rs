//! Handing over without agreement: by two and to the letter, told at once or later, and never in one hand.
use std::collections::BTreeSet;

use recueil::{
    clock::{Clock as _, Day},
    domain::{
        act::{Act, Verb, verb},
        case::{Reference, Stage},
        consent::Copied,
        deadline::DeadlineCode,
        exception::{Ground, State, Telling},
        record::{Entry, RecordBody},
    },
    ids::{CaseId, FileId},
    service::{
        About, Error, Who, authorise,
        exception::{self, Owed, Proposal},
        inquiry::{self, InquiryView, PartyView, Reach},
        new_request,
        session::Unlocked,
        today,
        view::{Content, LedgerLine},
    },
    store,
};

use super::{contact, counsel, files, forger, identity, ledger, members::invited_again, peers::who_opens, withdrawal};
use crate::support::{
    raw,
    world::{AWA, BORIS, CELL, CLAIRE, INES, MOUSSA, NOUR, PAUL, THOMAS, Told, World, each_world},
};

const TEXT: &str = "Ce qui doit partir, et rien d’autre.";
const REASON: &str = "Une menace de mort, hier.";

async fn permit<V: Verb>(
    world: &World,
    keys: &Unlocked,
    about: &Reference,
) -> Result<recueil::policy::Permit<V>, Error> {
    authorise::<V>(&world.service, Who::Unlocked(keys), About::Case(about)).await
}

fn proposal(world: &World, files: &[FileId], telling: Telling) -> Proposal {
    let copy = Copied { text: TEXT.to_owned(), files: files.iter().copied().collect(), with_name: false };
    let request = new_request(&world.service);
    Proposal { ground: Ground::Danger, reason: REASON.to_owned(), copy, telling, request }
}

fn later(world: &World, days: i32) -> Telling {
    Telling::Later { reason: "Des preuves seraient détruites.".to_owned(), review: world.service.today().plus(days) }
}

async fn propose(world: &World, keys: &Unlocked, case: &Reference, what: &Proposal) -> Result<(), Error> {
    exception::propose(&world.service, permit(world, keys, case).await?, keys, what).await
}

async fn without(world: &World, keys: &Unlocked, (case, number): (&Reference, u64)) -> Result<(), Error> {
    exception::hand_over_without(&world.service, permit(world, keys, case).await?, keys, number).await
}

async fn untold(world: &World, keys: &Unlocked, (case, number): (&Reference, u64)) -> Result<(), Error> {
    exception::hand_over_untold(&world.service, permit(world, keys, case).await?, keys, number).await
}

async fn object(world: &World, keys: &Unlocked, (case, number): (&Reference, u64)) -> Result<(), Error> {
    let why = (number, "Le danger est passé.");
    exception::object(&world.service, permit(world, keys, case).await?, keys, why).await
}

async fn tell(world: &World, keys: &Unlocked, (case, number): (&Reference, u64)) -> Result<(), Error> {
    let why = (number, "Une perquisition devait avoir lieu d’abord.");
    exception::tell(&world.service, permit(world, keys, case).await?, keys, why).await
}

async fn put_off(world: &World, keys: &Unlocked, (case, number): (&Reference, u64), days: i32) -> Result<(), Error> {
    let until = (number, "Pas encore entendu.", world.service.today().plus(days));
    exception::put_off(&world.service, permit(world, keys, case).await?, keys, until).await
}

/// The same is owed, and since longer, in many cases of which the cell has no key.
async fn crowd(world: &World) {
    const CASE: &str = "insert into cases (id, reference, version, stage, entity, received_day)
        select $1, $2, version, stage, entity, received_day from cases order by id limit 1";
    for number in 0_u8..60 {
        let id = [number; 16];
        let named = vec![raw::Bind::from(id), raw::Bind::Text(format!("R-2026-ZZZ{number:02}"))];
        assert_eq!(raw::execute(&world.store, CASE, named).await, 1);
        let mut tx = world.store.begin().await.unwrap();
        let day = world.service.today().plus(-1);
        store::deadlines::open(&mut tx, CaseId::from_bytes(id), DeadlineCode::SecondMember, day).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// The number of what was proposed last.
async fn proposed(world: &World, keys: &Unlocked, case: &Reference) -> u64 {
    world.open(keys, case).await.unwrap().exceptions.all.last().unwrap().what.number
}

async fn state(world: &World, keys: &Unlocked, case: &Reference) -> State {
    world.open(keys, case).await.unwrap().exceptions.all.last().unwrap().what.state.clone()
}

async fn open(world: &World, keys: &Unlocked, inquiry: &Reference) -> Result<InquiryView, Error> {
    inquiry::open_inquiry(&world.service, permit(world, keys, inquiry).await?, keys).await
}

async fn inquire(world: &World, keys: &Unlocked, inquiry: &Reference, text: &str) -> Result<(), Error> {
    inquiry::inquire(&world.service, permit(world, keys, inquiry).await?, keys, world.words(text)).await
}

async fn rule<V: Verb>(world: &World, keys: &Unlocked, inquiry: &Reference, why: &str) -> Result<(), Error> {
    inquiry::rule(&world.service, permit::<V>(world, keys, inquiry).await?, keys, (world.words(why), None)).await
}

async fn respond(world: &World, keys: &Unlocked, inquiry: &Reference, text: &str) -> Result<(), Error> {
    inquiry::respond(&world.service, permit(world, keys, inquiry).await?, keys, world.words(text)).await
}

async fn own(world: &World, keys: &Unlocked) -> Vec<PartyView> {
    let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(keys), About::OwnCase).await.unwrap();
    inquiry::own_inquiries(&world.service, permit, keys).await.unwrap()
}

fn is_nothing<T: std::fmt::Debug>(done: &Result<T, Error>) {
    assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
}

fn is_refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{code}: {done:?}");
}

/// A person, two coordinators, two listeners; a report with a file.
struct Scene {
    case: Reference,
    code: String,
    reporter: Unlocked,
    claire: Unlocked,
    moussa: Unlocked,
    ines: Unlocked,
    file: FileId,
}

async fn scene(world: &mut World, told: &Told) -> Scene {
    let (code, case, file) = files::reported(world, told).await;
    let (_, reporter) = world.come_back(&code).await;
    let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
    let ines = world.sign_in(INES).await;
    Scene { case, code, reporter, claire, moussa, ines, file }
}

/// Something that went, and the person does not know.
async fn silent(world: &mut World, told: &Told) -> (Scene, u64, Reference) {
    let scene = scene(world, told).await;
    propose(world, &scene.claire, &scene.case, &proposal(world, &[scene.file], later(world, 20))).await.unwrap();
    let number = proposed(world, &scene.claire, &scene.case).await;
    untold(world, &scene.ines, (&scene.case, number)).await.unwrap();
    let State::Untold(silence) = state(world, &scene.ines, &scene.case).await else { panic!() };
    (scene, number, Reference::parse(&silence.inquiry).unwrap())
}

async fn acts(world: &World, reporter: &Unlocked) -> BTreeSet<&'static str> {
    let lines: Vec<LedgerLine> = ledger::of(world, reporter).await.lines;
    lines.iter().map(|line| recueil::domain::Coded::code(line.act)).collect()
}

const HIDDEN: [Act; 4] = [Act::Except, Act::ObjectToException, Act::HandOverUntold, Act::PutOffTelling];

fn is_hidden(acts: &BTreeSet<&'static str>) -> bool {
    HIDDEN.iter().all(|act| !acts.contains(recueil::domain::Coded::code(*act)))
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from what was proposed to what the person reads")]
async fn two_hand_over_exactly_what_was_signed_and_the_person_is_told() {
    each_world(async |world| {
        let Scene { case, reporter, claire, moussa, ines, file, .. } =
            scene(world, &Told::words("Le récit entier, que personne d’autre ne lit.")).await;
        // A listener does not begin; nobody answers what was not proposed.
        is_nothing(&propose(world, &ines, &case, &proposal(world, &[file], Telling::Now)).await);
        is_refused(&without(world, &ines, (&case, 0)).await, "exception-answered");
        let what = proposal(world, &[file], Telling::Now);
        for _ in 0..2 {
            propose(world, &claire, &case, &what).await.unwrap();
        }
        let number = proposed(world, &claire, &case).await;
        assert_eq!(world.open(&claire, &case).await.unwrap().exceptions.all.len(), 1, "sent twice, it counts once");
        // Nothing has gone, the person sees nothing, and whoever proposed it does nothing more.
        assert!(world.follow_up(&reporter).await.unwrap().passed.is_empty());
        assert!(is_hidden(&acts(world, &reporter).await));
        is_refused(&without(world, &claire, (&case, number)).await, "same-person");
        is_refused(&object(world, &claire, (&case, number)).await, "same-person");
        is_refused(&propose(world, &moussa, &case, &proposal(world, &[], Telling::Now)).await, "exception-open");
        is_refused(&untold(world, &ines, (&case, number)).await, "exception-answered");
        let awa = world.sign_in(AWA).await;
        let waits = async |keys: &Unlocked| {
            let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await;
            today::today(&world.service, permit.unwrap(), keys).await.unwrap().exceptions
        };
        let line = waits(&ines).await.remove(0);
        assert_eq!((&line.case, line.owed, line.late), (&case, Owed::Second, false));
        assert!(waits(&claire).await.is_empty(), "it waits for somebody else");
        assert!(waits(&awa).await.is_empty());
        crowd(world).await;
        assert_eq!(waits(&ines).await.len(), 1, "what is owed in cases she does not read takes no place");

        let both = tokio::join!(without(world, &ines, (&case, number)), without(world, &moussa, (&case, number)));
        assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
        assert!(waits(&ines).await.is_empty());
        let told = world.follow_up(&reporter).await.unwrap();
        assert_eq!(told.passed.len(), 1, "it goes once");
        let explained = told.passed[0].passed.without().unwrap();
        assert_eq!((explained.ground, explained.reason.as_str()), (Ground::Danger, REASON));
        assert_eq!((explained.copy.text.as_str(), &explained.late), (TEXT, &None));
        assert!(told.items.iter().any(|item| matches!(&item.content, Content::Passed(_))));
        let inquiry = Reference::parse(&told.passed[0].passed.inquiry).unwrap();
        let acts = acts(world, &reporter).await;
        assert!(["except", "hand-over-without", "lodge"].iter().all(|act| acts.contains(act)), "{acts:?}");

        let view = open(world, &awa, &inquiry).await.unwrap();
        let (what, by) = (&view.handed[0].what, view.handed[0].by.member);
        let without = what.without().unwrap();
        assert_eq!((what.text.as_str(), &what.name, without.told), (TEXT, &None, true));
        assert_eq!((without.ground, without.reason.as_str(), view.reach), (Ground::Danger, REASON, Reach::Open));
        assert!([INES, MOUSSA].iter().any(|index| by == world.member(*index)));
        let fetched = files::fetch(world, &awa, About::Case(&inquiry), what.files[0].file.file).await.unwrap();
        assert_eq!(files::whole(fetched).await.unwrap(), files::EVIDENCE);
        is_nothing(&world.open(&awa, &case).await.map(|_| ()));
        // They speak with each other as after a consent.
        inquire(world, &awa, &inquiry, "Êtes-vous à l’abri ?").await.unwrap();
        respond(world, &reporter, &inquiry, "Oui, chez ma sœur.").await.unwrap();
        assert_eq!(own(world, &reporter).await[0].items.len(), 2);
        is_nothing(&open(world, &ines, &inquiry).await.map(|_| ()));
    })
    .await;
}

#[tokio::test]
async fn a_second_member_refuses_and_nothing_goes() {
    each_world(async |world| {
        let Scene { case, reporter, claire, moussa, ines, .. } = scene(world, &Told::words("Récit.")).await;
        propose(world, &claire, &case, &proposal(world, &[], later(world, 5))).await.unwrap();
        let number = proposed(world, &claire, &case).await;
        object(world, &ines, (&case, number)).await.unwrap();
        assert!(matches!(state(world, &claire, &case).await, State::Objected { why, .. } if why.contains("passé")));
        is_refused(&untold(world, &moussa, (&case, number)).await, "exception-answered");
        is_refused(&object(world, &moussa, (&case, number)).await, "exception-answered");
        assert!(raw::grants(&world.store).await.iter().all(|row| row.kind != "assessment"));
        assert!(is_hidden(&acts(world, &reporter).await), "what came to nothing is told to nobody");
        // Another may be proposed, by whoever coordinates; what went then shows what came before it.
        propose(world, &moussa, &case, &proposal(world, &[], Telling::Now)).await.unwrap();
        let number = proposed(world, &claire, &case).await;
        without(world, &claire, (&case, number)).await.unwrap();
        assert!(acts(world, &reporter).await.contains("object-to-exception"));
    })
    .await;
}

/// Time decides nothing in anybody's place: no silence of a second member hands over, and none opens a name.
#[tokio::test]
async fn no_identity_opens_because_nobody_was_there_to_decide() {
    each_world(async |world| {
        let Scene { case, reporter, claire, .. } = scene(world, &Told::words("Récit.")).await;
        let somebody = identity::somebody(recueil::domain::identity::Way::Phone, "06 11 22 33 44");
        identity::identified(world, &reporter, &somebody).await.unwrap();
        let what = proposal(world, &[], later(world, 5));
        let named = Proposal { copy: Copied { with_name: true, ..what.copy.clone() }, ..what };
        propose(world, &claire, &case, &named).await.unwrap();
        let number = proposed(world, &claire, &case).await;
        let before = who_opens(world, &somebody.name).await;
        assert_eq!(before, CELL.into(), "whoever listens, and nobody else");
        for _ in 0..3 {
            world.days_pass(40);
            recueil::jobs::night(&world.service).await.unwrap();
        }
        let claire = world.sign_in(CLAIRE).await;
        assert!(matches!(state(world, &claire, &case).await, State::Waiting));
        is_refused(&without(world, &claire, (&case, number)).await, "same-person");
        assert!(raw::grants(&world.store).await.iter().all(|row| row.kind != "assessment"));
        assert_eq!(who_opens(world, &somebody.name).await, before);
        let assessor = world.keys_of(AWA).await.identity;
        assert!(raw::loot(&world.store, &assessor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nothing_goes_but_words_files_of_the_conversation_and_a_name_that_was_given() {
    each_world(async |world| {
        let Scene { case, reporter, claire, ines, .. } = scene(world, &Told::words("Récit.")).await;
        // What the person confided and noted, a file of the cell: none of it can go.
        counsel::confide(world, &reporter, (Some(NOUR), "Au seul médecin.")).await.unwrap();
        let stranger = FileId::from_bytes([9; 16]);
        is_refused(&propose(world, &claire, &case, &proposal(world, &[stranger], Telling::Now)).await, "unknown-file");
        let named = |world: &World| {
            let what = proposal(world, &[], Telling::Now);
            Proposal { copy: Copied { with_name: true, ..what.copy.clone() }, ..what }
        };
        is_refused(&propose(world, &claire, &case, &named(world)).await, "name-not-known");
        let nothing = Proposal { copy: Copied::default(), ..proposal(world, &[], Telling::Now) };
        is_refused(&propose(world, &claire, &case, &nothing).await, "nothing-to-hand-over");
        let no_reason = Proposal { reason: " ".to_owned(), ..proposal(world, &[], Telling::Now) };
        is_refused(&propose(world, &claire, &case, &no_reason).await, "no-ground-reason");
        for days in [-1, 0, 32] {
            let what = proposal(world, &[], later(world, days));
            is_refused(&propose(world, &claire, &case, &what).await, "review-day");
        }
        let somebody = identity::somebody(recueil::domain::identity::Way::Phone, "06 11 22 33 44");
        identity::identified(world, &reporter, &somebody).await.unwrap();
        propose(world, &claire, &case, &named(world)).await.unwrap();
        let number = proposed(world, &claire, &case).await;
        without(world, &ines, (&case, number)).await.unwrap();
        let loot = raw::loot(&world.store, &world.keys_of(AWA).await.identity).await;
        assert!(loot.iter().any(|body| body.contains(&somebody.name)), "the name goes");
        for never in ["06 11 22 33 44", "Au seul médecin", "Récit."] {
            assert!(loot.iter().all(|body| !body.contains(never)), "{never}");
        }
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story: before, then all of it")]
async fn what_is_not_told_shows_nowhere_and_then_all_of_it_does() {
    each_world(async |world| {
        let (scene, number, inquiry) = silent(world, &Told::words("Récit.")).await;
        let Scene { case, code, reporter, claire, ines, .. } = scene;
        let before = |view: &recueil::service::view::FollowUp| {
            view.passed.is_empty() && view.items.iter().all(|item| !matches!(item.content, Content::Passed(_)))
        };
        assert!(before(&world.follow_up(&reporter).await.unwrap()) && own(world, &reporter).await.is_empty());
        let lines = acts(world, &reporter).await;
        assert!(is_hidden(&lines) && !lines.contains("lodge"), "{lines:?}");
        assert!(ledger::of(world, &reporter).await.dates.iter().all(|date| date.code != DeadlineCode::Telling));
        let token = recueil::crypto::token::Token::parse(&code).unwrap().keys(&world.host().token_salt());
        let theirs = async |world: &World| {
            let rows = raw::grants(&world.store).await;
            rows.iter().filter(|row| row.kind == "inquiry-exchange" && row.opened(&token.identity).is_some()).count()
        };
        assert_eq!(theirs(world).await, 0, "no key, by keys alone");
        // Those who assess ask them nothing, and may decide.
        let awa = world.sign_in(AWA).await;
        let view = open(world, &awa, &inquiry).await.unwrap();
        assert_eq!((view.reach, view.may(Act::Inquire), view.may(Act::AskMore)), (Reach::Untold, false, false));
        assert!(view.may(Act::OpenInquiry) && !view.handed[0].what.without().unwrap().told);
        is_refused(&inquire(world, &awa, &inquiry, "Bonjour.").await, "not-told");
        is_refused(&rule::<verb::AskMore>(world, &awa, &inquiry, "Quand ?").await, "not-told");
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "Les faits l’exigent.").await.unwrap();
        assert_eq!(theirs(world).await, 0);
        assert!(!acts(world, &reporter).await.contains("open-inquiry"));

        world.days_pass(2);
        tell(world, &claire, (&case, number)).await.unwrap();
        tell(world, &ines, (&case, number)).await.unwrap();
        let (_, reporter) = world.come_back(&code).await;
        let told = world.follow_up(&reporter).await.unwrap();
        assert_eq!((told.passed.len(), told.passed[0].at.stage()), (1, Some(Stage::Inquiry)));
        let explained = told.passed[0].passed.without().unwrap();
        let late = explained.late.as_ref().unwrap();
        assert_eq!((explained.reason.as_str(), late.since), (REASON, world.service.today().plus(-2)));
        assert!(late.why.contains("perquisition") && explained.copy.text == TEXT);
        let lines = ledger::of(world, &reporter).await.lines;
        let day = |act| -> Vec<Day> { lines.iter().filter(|line| line.act == act).map(|line| line.day).collect() };
        let (today, then) = (world.service.today(), world.service.today().plus(-2));
        assert_eq!((day(Act::Except), day(Act::HandOverUntold), day(Act::Tell)), (vec![then], vec![then], vec![today]));
        assert_eq!(day(Act::OpenInquiry), [then]);
        // Their keys come with whatever is written to them next.
        let awa = world.sign_in(AWA).await;
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().reach, Reach::Told);
        assert!(own(world, &reporter).await.is_empty() && theirs(world).await == 0);
        inquire(world, &awa, &inquiry, "Nous avons reçu ceci.").await.unwrap();
        assert!(theirs(world).await > 0);
        let own_view = own(world, &reporter).await.remove(0);
        assert_eq!((own_view.items.len(), own_view.readers.len()), (2, 2), "what was said before, too");
        respond(world, &reporter, &inquiry, "Merci de me le dire.").await.unwrap();
        let view = open(world, &awa, &inquiry).await.unwrap();
        assert_eq!((view.reach, view.items.len()), (Reach::Open, 3));
        // A new code takes it along.
        let (session, keys) = world.come_back(&code).await;
        let new = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&new).await;
        inquire(world, &awa, &inquiry, "Toujours là.").await.unwrap();
        assert_eq!(own(world, &keys).await[0].items.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_was_replaced_since_is_given_no_key() {
    each_world(async |world| {
        let (scene, number, inquiry) = silent(world, &Told::words("Récit.")).await;
        let (session, keys) = world.come_back(&scene.code).await;
        let new = world.change_code(&session, &keys).await.unwrap();
        tell(world, &scene.claire, (&scene.case, number)).await.unwrap();
        let awa = world.sign_in(AWA).await;
        let view = open(world, &awa, &inquiry).await.unwrap();
        assert_eq!(view.reach, Reach::Closed);
        inquire(world, &awa, &inquiry, "Bonjour.").await.unwrap();
        for code in [&scene.code, &new] {
            let keys = recueil::crypto::token::Token::parse(code).unwrap().keys(&world.host().token_salt());
            let rows = raw::grants(&world.store).await;
            assert!(rows.iter().all(|row| row.kind != "inquiry-exchange" || row.opened(&keys.identity).is_none()));
        }
        let (_, keys) = world.come_back(&new).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().passed.len(), 1, "told all the same");
        assert!(own(world, &keys).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_code_that_a_member_has_seen_is_given_no_key_either() {
    each_world(async |world| {
        let (ines, receipt) = contact::a_call(world).await;
        let claire = world.sign_in(CLAIRE).await;
        propose(world, &claire, &receipt.reference, &proposal(world, &[], Telling::Now)).await.unwrap();
        let number = proposed(world, &claire, &receipt.reference).await;
        without(world, &ines, (&receipt.reference, number)).await.unwrap();
        let keys = recueil::crypto::token::Token::parse(&receipt.code).unwrap().keys(&world.host().token_salt());
        let rows = raw::grants(&world.store).await;
        assert!(rows.iter().any(|row| row.kind == "inquiry-exchange"));
        assert!(rows.iter().all(|row| row.kind != "inquiry-exchange" || row.opened(&keys.identity).is_none()));
        let (session, keys) = world.come_back(&receipt.code).await;
        let own_code = world.change_code(&session, &keys).await.unwrap();
        let (_, reporter) = world.come_back(&own_code).await;
        let passed = world.follow_up(&reporter).await.unwrap().passed.remove(0).passed;
        let awa = world.sign_in(AWA).await;
        let inquiry = Reference::parse(&passed.inquiry).unwrap();
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().reach, Reach::Closed);
    })
    .await;
}

#[tokio::test]
async fn the_day_is_put_off_by_somebody_else_each_time_and_escalates_when_it_passes() {
    each_world(async |world| {
        let (scene, number, _) = silent(world, &Told::words("Récit.")).await;
        let Scene { case, claire, moussa, ines, .. } = scene;
        let at = (&case, number);
        let due = async |world: &World| -> Vec<Day> {
            let dates = world.open(&claire, &case).await.unwrap().dates;
            let open = dates.into_iter().filter(|(code, _, done)| *code == DeadlineCode::Telling && done.is_none());
            open.map(|(_, due, _)| due).collect()
        };
        assert_eq!(due(world).await, [world.service.today().plus(20)], "the day that was chosen, not the longest");
        is_refused(&put_off(world, &ines, at, 10).await, "same-person");
        is_refused(&put_off(world, &moussa, at, 0).await, "review-day");
        is_refused(&put_off(world, &moussa, at, 40).await, "review-day");
        put_off(world, &moussa, at, 10).await.unwrap();
        assert_eq!(due(world).await, [world.service.today().plus(10)]);
        is_refused(&put_off(world, &moussa, at, 12).await, "same-person");
        let waits = async |world: &World, keys: &Unlocked| {
            let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await;
            today::today(&world.service, permit.unwrap(), keys).await.unwrap()
        };
        assert!(waits(world, &claire).await.exceptions.is_empty(), "days before");
        world.days_pass(8);
        let claire = world.sign_in(CLAIRE).await;
        let line = waits(world, &claire).await.exceptions.remove(0);
        assert_eq!((&line.case, line.owed, line.late), (&case, Owed::Telling, false));
        world.days_pass(3);
        let claire = world.sign_in(CLAIRE).await;
        let seen = waits(world, &claire).await;
        assert!(seen.exceptions[0].late && seen.overdue.lines.iter().any(|line| line.reference == case));
        // Telling takes one member, and meets what was owed.
        tell(world, &claire, at).await.unwrap();
        assert!(waits(world, &claire).await.exceptions.is_empty());
        is_refused(&put_off(world, &claire, at, 5).await.and(Err(Error::Invalid(vec!["told"]))), "told");
    })
    .await;
}

#[tokio::test]
async fn somebody_who_came_back_under_other_keys_is_the_same_person() {
    each_world(async |world| {
        let Scene { case, claire, moussa, .. } = scene(world, &Told::words("Récit.")).await;
        propose(world, &claire, &case, &proposal(world, &[], later(world, 20))).await.unwrap();
        let number = proposed(world, &claire, &case).await;
        let thomas = world.sign_in(THOMAS).await;
        untold(world, &thomas, (&case, number)).await.unwrap();
        world.revoke(&claire, THOMAS).await.unwrap();
        invited_again(world, (&claire, &moussa), THOMAS).await;
        world.assign(&claire, &case, THOMAS).await.unwrap();
        let thomas = world.sign_in(THOMAS).await;
        is_refused(&put_off(world, &thomas, (&case, number), 10).await, "same-person");
        put_off(world, &claire, (&case, number), 10).await.unwrap();
        put_off(world, &thomas, (&case, number), 12).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_of_the_case_is_kept_out_of_what_goes() {
    each_world(async |world| {
        for (out, reads) in [(vec![AWA], vec![PAUL]), (vec![AWA, PAUL], vec![BORIS])] {
            let (_, _, inquiry) = silent(world, &Told::words("Récit.").involving(&out)).await;
            for member in [AWA, PAUL, BORIS] {
                let keys = world.sign_in(member).await;
                assert_eq!(open(world, &keys, &inquiry).await.is_ok(), reads.contains(&member), "{member} of {out:?}");
            }
        }
        let Scene { case, claire, ines, .. } =
            scene(world, &Told::words("Récit.").involving(&[AWA, PAUL, BORIS])).await;
        propose(world, &claire, &case, &proposal(world, &[], Telling::Now)).await.unwrap();
        let number = proposed(world, &claire, &case).await;
        is_refused(&without(world, &ines, (&case, number)).await, "nobody-to-receive");
        // Somebody kept out of the case is no second member of it.
        let Scene { case, claire, ines, .. } = scene(world, &Told::words("Récit.").involving(&[INES])).await;
        propose(world, &claire, &case, &proposal(world, &[], Telling::Now)).await.unwrap();
        let number = proposed(world, &claire, &case).await;
        is_nothing(&without(world, &ines, (&case, number)).await);
    })
    .await;
}

#[tokio::test]
async fn a_key_and_the_database_make_no_exception() {
    each_world(async |world| {
        let (scene, number, inquiry) = silent(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        let view = open(world, &awa, &inquiry).await.unwrap();
        // The coordinator's own key writes what a second member would have: in what is received, and in the case.
        let claire = world.keys_of(CLAIRE).await;
        let rows = raw::grants(&world.store).await;
        let find = |kind: &str, identity| {
            let opened = rows.iter().filter(|row| row.kind == kind && row.epoch == row.present);
            opened.filter_map(|row| Some((row, row.opened(identity)?))).next_back().unwrap()
        };
        let paul = world.keys_of(PAUL).await;
        let (row, secret) = find("assessment", &paul.identity);
        let again = RecordBody::HandedOver(Box::new(view.handed[0].what.clone()));
        let entry = Entry { version: 1, at: world.clock.now(), body: again };
        let place = (row.compartment, &secret, u32::try_from(row.epoch).unwrap());
        forger::append(world, place, (&claire.signing, &entry)).await;
        let opened = open(world, &awa, &inquiry).await.map(|_| ());
        assert!(matches!(opened, Err(Error::Broken(_))), "{opened:?}");
        forger::put_away(world).await;
        assert!(open(world, &awa, &inquiry).await.is_ok());
        let (row, secret) = find("listening", &claire.identity);
        let untold = recueil::domain::exception::Untold {
            excepted: number,
            inquiry: inquiry.to_string(),
            file: view.handed[0].what.case,
        };
        let entry = Entry { version: 1, at: world.clock.now(), body: RecordBody::Untold(untold) };
        let place = (row.compartment, &secret, u32::try_from(row.epoch).unwrap());
        forger::append(world, place, (&claire.signing, &entry)).await;
        let opened = world.open(&scene.claire, &scene.case).await.map(|_| ());
        assert!(matches!(opened, Err(Error::Broken(_))), "{opened:?}");
        forger::put_away(world).await;
        // A row of the journal that the installation did not write tells nobody.
        let sql = "update journal set act = 'tell' where act = 'lodge'";
        raw::execute(&world.store, sql, Vec::new()).await;
        let reach = open(world, &awa, &inquiry).await.map(|view| view.reach);
        assert!(!matches!(reach, Ok(Reach::Told | Reach::Open)), "{reach:?}");
    })
    .await;
}

#[tokio::test]
async fn of_a_case_that_was_withdrawn_nothing_goes_and_nobody_is_told() {
    each_world(async |world| {
        let (scene, number, inquiry) = silent(world, &Told::words("Récit.")).await;
        withdrawal::withdraw(world, &scene.reporter, None).await.unwrap();
        is_nothing(&propose(world, &scene.claire, &scene.case, &proposal(world, &[], Telling::Now)).await);
        is_nothing(&tell(world, &scene.claire, (&scene.case, number)).await);
        let awa = world.sign_in(AWA).await;
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().reach, Reach::Untold);
        // Once the person comes back on it, they can be told.
        withdrawal::resume(world, &scene.reporter).await.unwrap();
        tell(world, &scene.claire, (&scene.case, number)).await.unwrap();
        assert_eq!(world.follow_up(&scene.reporter).await.unwrap().passed.len(), 1);
    })
    .await;
}

/// Something proposed and refused; something that went untold, was put off, and was told: for the test of the ledger.
pub(super) async fn everything(world: &mut World, claire: &Unlocked, case: &Reference) {
    let ines = world.sign_in(INES).await;
    propose(world, claire, case, &proposal(world, &[], Telling::Now)).await.unwrap();
    let number = proposed(world, claire, case).await;
    object(world, &ines, (case, number)).await.unwrap();
    propose(world, claire, case, &proposal(world, &[], later(world, 9))).await.unwrap();
    let number = proposed(world, claire, case).await;
    untold(world, &ines, (case, number)).await.unwrap();
    put_off(world, claire, (case, number), 12).await.unwrap();
    tell(world, claire, (case, number)).await.unwrap();
    propose(world, claire, case, &proposal(world, &[], Telling::Now)).await.unwrap();
    let number = proposed(world, claire, case).await;
    without(world, &ines, (case, number)).await.unwrap();
}

//! Prevention alerts: what was approved to the letter in every case, by whom it is read, what is decided in return.
use std::collections::BTreeSet;

use recueil::{
    domain::{
        act::{Act, verb},
        alert::Action,
        case::{Reference, Stage},
        consent::{Copied, Purpose, Receiver},
        family::Family,
    },
    policy::Permit,
    service::{
        About, Error, Who,
        alert::{self, AlertView, Prepared},
        authorise,
        consent::Asking,
        exclude, list_cases, new_request,
        session::Unlocked,
        view::Content,
    },
};

use super::{
    consent,
    handover::{is_nothing, is_refused},
    ledger,
};
use crate::support::{
    raw,
    world::{AWA, CLAIRE, ELSA, INES, LEA, MOUSSA, OLIVIER, THOMAS, Told, World, YVES, each_world},
};

const TEXT: &str = "Le parking-canari est sombre le soir.";

/// A case, its person, and the number of what they approved.
struct Approved {
    case: Reference,
    reporter: Unlocked,
    number: u64,
}

fn asking(world: &World, copy: Copied) -> Asking {
    let (to, purpose) = (Receiver::Authority, Purpose::Prevention);
    Asking { to, purpose, copy, request: new_request(&world.service) }
}

async fn approved(world: &mut World, told: &Told, text: &str) -> Approved {
    let receipt = world.submit(told).await;
    let case = receipt.reference;
    let claire = world.sign_in(CLAIRE).await;
    consent::ask_as(world, &claire, (&case, asking(world, consent::words(text)))).await.unwrap();
    let (_, reporter) = world.come_back(&receipt.code).await;
    let number = consent::asked_last(world, &reporter).await;
    consent::agree(world, &reporter, (number, &consent::words(text))).await.unwrap();
    let number = consent::consents(world, &reporter).await.standing().last().unwrap().number;
    Approved { case, reporter, number }
}

async fn permits(world: &World, keys: &Unlocked, cases: &[&Reference]) -> Result<Vec<Permit<verb::Alert>>, Error> {
    let mut permits = Vec::new();
    for case in cases {
        permits.push(authorise::<verb::Alert>(&world.service, Who::Unlocked(keys), About::Case(case)).await?);
    }
    Ok(permits)
}

async fn send(world: &World, keys: &Unlocked, cases: &[&Reference], number: u64) -> Result<(), Error> {
    alert::send(&world.service, permits(world, keys, cases).await?, keys, number).await
}

async fn prepared(world: &World, keys: &Unlocked, case: &Reference) -> Prepared {
    let permit = authorise::<verb::Alert>(&world.service, Who::Unlocked(keys), About::Case(case)).await.unwrap();
    alert::prepared(&world.service, permit, keys).await.unwrap()
}

async fn sent(world: &World, keys: &Unlocked, case: &Reference) -> (Reference, Option<Stage>) {
    let (name, stage) = prepared(world, keys, case).await.sent.pop().unwrap();
    (Reference::parse(&name).unwrap(), stage.stage())
}

async fn open(world: &World, keys: &Unlocked, alert: &Reference) -> Result<AlertView, Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(alert)).await?;
    alert::open_alert(&world.service, permit, keys).await
}

async fn listed(world: &World, keys: &Unlocked) -> Vec<Reference> {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let page = list_cases::list_alerts(&world.service, permit, keys, None).await.unwrap();
    page.lines.into_iter().map(|line| line.reference).collect()
}

async fn act(world: &World, keys: &Unlocked, alert: &Reference, what: &str) -> Result<(), Error> {
    let permit = authorise::<verb::ActOnAlert>(&world.service, Who::Unlocked(keys), About::Case(alert)).await?;
    let due = world.service.today().plus(30);
    let action = Action { what: what.to_owned(), owner: "patrimoine".to_owned(), due };
    alert::act_on(&world.service, permit, (keys, &world.words("")), &action).await
}

async fn done(world: &World, keys: &Unlocked, alert: &Reference, number: u64) -> Result<(), Error> {
    let permit = authorise::<verb::ActionDone>(&world.service, Who::Unlocked(keys), About::Case(alert)).await?;
    alert::done(&world.service, permit, keys, number).await
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from what was approved to what was done")]
async fn what_was_approved_goes_to_those_who_decide_and_names_no_case() {
    each_world(async |world| {
        let one = approved(world, &Told::words("Premier récit."), TEXT).await;
        let other = approved(world, &Told::words("Second récit."), TEXT).await;
        let (ines, denis, claire) = (world.sign_in(INES).await, world.sign_in(YVES).await, world.sign_in(CLAIRE).await);
        assert_eq!(prepared(world, &ines, &one.case).await.readers.len(), 3, "one who decides, two who coordinate");
        send(world, &ines, &[&one.case, &other.case], one.number).await.unwrap();
        let (alert, stage) = sent(world, &ines, &one.case).await;
        assert_eq!((sent(world, &ines, &other.case).await, stage), ((alert.clone(), stage), Some(Stage::Alert)));
        assert!(alert.family() == Family::Alert);
        // Those who decide and the coordinators read it; whoever sent it does not by that, nor anybody else.
        for index in [YVES, CLAIRE, MOUSSA] {
            let keys = world.sign_in(index).await;
            let view = open(world, &keys, &alert).await.unwrap();
            assert_eq!((view.text.as_str(), view.readers.len(), view.may_act), (TEXT, 3, index == YVES));
            assert_eq!(listed(world, &keys).await, std::slice::from_ref(&alert));
        }
        for index in [INES, THOMAS, LEA, ELSA, AWA, OLIVIER] {
            let keys = world.sign_in(index).await;
            is_nothing(&open(world, &keys, &alert).await);
            is_nothing(&act(world, &keys, &alert, "x").await);
        }
        // By keys alone, those who decide have the text and nothing of a case.
        let loot = raw::loot(&world.store, &world.keys_of(YVES).await.identity).await.join("\n");
        assert!(loot.contains(TEXT));
        let cases: Vec<(String,)> =
            raw::rows(&world.store, "select reference from cases where reference like 'R-%'", Vec::new()).await;
        let ids: BTreeSet<String> =
            raw::records(&world.store).await.iter().map(|record| record.case_id.simple().to_string()).collect();
        assert!(cases.iter().all(|(case,)| !loot.contains(case)) && !loot.contains("récit"), "{loot}");
        let own = raw::grants(&world.store).await.into_iter().find(|row| row.kind == "alert").unwrap();
        let own = own.case_id.simple().to_string();
        assert!(ids.iter().all(|id| *id == own || !loot.replace('-', "").contains(id.as_str())), "{loot}");
        // Each person is told, and learns of no other case.
        for person in [&one, &other] {
            let mine = world.follow_up(&person.reporter).await.unwrap();
            let told = mine
                .items
                .iter()
                .filter(|item| matches!(&item.content, Content::Alerted(name) if *name == alert.to_string()));
            assert_eq!(told.count(), 1);
            let lines = ledger::of(world, &person.reporter).await.lines;
            assert_eq!(lines.iter().filter(|line| line.act == Act::Alert).count(), 1);
        }
        // What is decided has an owner and a date, and is counted; only who decides says so.
        is_nothing(&act(world, &claire, &alert, "Éclairer.").await);
        is_nothing(&done(world, &denis, &alert, 3).await);
        act(world, &denis, &alert, "Éclairer.").await.unwrap();
        act(world, &denis, &alert, "Fermer la nuit.").await.unwrap();
        let number = open(world, &claire, &alert).await.unwrap().actions[0].number;
        is_nothing(&done(world, &claire, &alert, number).await);
        done(world, &denis, &alert, number).await.unwrap();
        is_refused(&done(world, &denis, &alert, number).await, "action-done");
        is_refused(&done(world, &denis, &alert, 999).await, "unknown-option");
        let actions = open(world, &claire, &alert).await.unwrap().actions;
        let state: Vec<_> = actions.iter().map(|one| (one.action.what.as_str(), one.done.is_some())).collect();
        assert_eq!(state, [("Éclairer.", true), ("Fermer la nuit.", false)]);
        assert_eq!(sent(world, &ines, &one.case).await.1, Some(Stage::AlertAnswered));
        // Whoever sent it made the first keys, and has none of what is written since.
        let loot = raw::loot(&world.store, &world.keys_of(INES).await.identity).await.join("\n");
        assert!(!loot.contains("Fermer la nuit."));
        // A row that says what the journal does not is not believed.
        let sql = "update cases set stage = 'alert' where reference like 'A-%'";
        raw::execute(&world.store, sql, Vec::new()).await;
        assert_eq!(sent(world, &ines, &one.case).await.1, None);
        let opened = open(world, &denis, &alert).await.map(|_| ());
        assert!(matches!(opened, Err(Error::Broken("stage"))), "{opened:?}");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_sent_without_exactly_this_approved_in_every_case() {
    each_world(async |world| {
        let one = approved(world, &Told::words("Récit."), TEXT).await;
        let differs = approved(world, &Told::words("Récit."), "Le parking est sombre.").await;
        let silent = world.submit(&Told::words("Récit.")).await.reference;
        let hidden = approved(world, &Told::words("Récit.").involving(&[INES]), TEXT).await;
        let ines = world.sign_in(INES).await;
        let refused = async |cases: &[&Reference], code: &str| {
            is_refused(&send(world, &ines, cases, one.number).await, code);
        };
        refused(&[&one.case, &differs.case], "alert-not-approved").await;
        refused(&[&one.case, &silent], "alert-not-approved").await;
        refused(&[&silent, &one.case], "alert-not-approved").await;
        refused(&[&one.case, &one.case], "same-case").await;
        is_nothing(&send(world, &ines, &[&one.case, &hidden.case], one.number).await);
        is_refused(&send(world, &ines, &[&one.case], 0).await, "alert-not-approved");
        // Taken back, and then given once more: sent once.
        consent::take_back(world, &one.reporter, one.number).await.unwrap();
        refused(&[&one.case], "alert-not-approved").await;
        let again = approved(world, &Told::words("Récit."), TEXT).await;
        send(world, &ines, &[&again.case], again.number).await.unwrap();
        is_refused(&send(world, &ines, &[&again.case], again.number).await, "alert-not-approved");
        // What is asked for it is words for the authority, and nothing else.
        let claire = world.sign_in(CLAIRE).await;
        let named = Copied { with_name: true, ..consent::words(TEXT) };
        let elsewhere = Asking { to: Receiver::Assessor, ..asking(world, consent::words(TEXT)) };
        for (asked, code) in [(asking(world, named), "alert-words-only"), (elsewhere, "unknown-option")] {
            is_refused(&consent::ask_as(world, &claire, (&one.case, asked)).await, code);
        }
        assert_eq!(
            raw::rows::<(String,)>(&world.store, "select reference from cases where reference like 'A-%'", Vec::new())
                .await
                .len(),
            1
        );
    })
    .await;
}

/// Somebody writes in the second case between the permits and the alert: it is sent all the same, unless they took it back.
#[tokio::test]
async fn what_was_written_meanwhile_is_heeded() {
    each_world(async |world| {
        let one = approved(world, &Told::words("Premier récit."), TEXT).await;
        let other = approved(world, &Told::words("Second récit."), TEXT).await;
        let (ines, claire) = (world.sign_in(INES).await, world.sign_in(CLAIRE).await);
        let late = permits(world, &ines, &[&one.case, &other.case]).await.unwrap();
        let too_late = permits(world, &ines, &[&one.case, &other.case]).await.unwrap();
        consent::take_back(world, &other.reporter, other.number).await.unwrap();
        is_refused(&alert::send(&world.service, too_late, &ines, one.number).await, "alert-not-approved");
        consent::ask_as(world, &claire, (&other.case, asking(world, consent::words(TEXT)))).await.unwrap();
        let number = consent::asked_last(world, &other.reporter).await;
        consent::agree(world, &other.reporter, (number, &consent::words(TEXT))).await.unwrap();
        alert::send(&world.service, late, &ines, one.number).await.unwrap();
        assert_eq!(sent(world, &ines, &one.case).await, sent(world, &ines, &other.case).await);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_of_one_case_is_kept_out_of_the_alert() {
    each_world(async |world| {
        let one = approved(world, &Told::words("Récit.").involving(&[MOUSSA]), TEXT).await;
        let other = approved(world, &Told::words("Récit."), TEXT).await;
        let (ines, moussa) = (world.sign_in(INES).await, world.sign_in(MOUSSA).await);
        send(world, &ines, &[&other.case, &one.case], other.number).await.unwrap();
        let alert = sent(world, &ines, &one.case).await.0;
        is_nothing(&open(world, &moussa, &alert).await);
        assert!(listed(world, &moussa).await.is_empty());
        let denis = world.sign_in(YVES).await;
        assert_eq!(open(world, &denis, &alert).await.unwrap().readers.len(), 2);
        act(world, &denis, &alert, "Éclairer.").await.unwrap();
        assert!(
            raw::loot(&world.store, &world.keys_of(MOUSSA).await.identity)
                .await
                .iter()
                .all(|body| !body.contains("Éclairer"))
        );
        // Where the authority is involved, the one that stands in has it.
        let theirs = approved(world, &Told::words("Récit.").involving(&[YVES]), TEXT).await;
        send(world, &ines, &[&theirs.case], theirs.number).await.unwrap();
        let alert = sent(world, &ines, &theirs.case).await.0;
        is_nothing(&open(world, &denis, &alert).await);
        let elsa = world.sign_in(ELSA).await;
        act(world, &elsa, &alert, "Éclairer.").await.unwrap();
        assert_eq!(sent(world, &ines, &theirs.case).await.1, Some(Stage::AlertAnswered));
        let nobody = approved(world, &Told::words("Récit.").involving(&[YVES, ELSA]), TEXT).await;
        is_refused(&send(world, &ines, &[&nobody.case], nobody.number).await, "nobody-to-receive");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_involved_steps_back_as_long_as_somebody_is_left_to_decide() {
    each_world(async |world| {
        let one = approved(world, &Told::words("Récit."), TEXT).await;
        let (ines, yves) = (world.sign_in(INES).await, world.sign_in(YVES).await);
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        send(world, &ines, &[&one.case], one.number).await.unwrap();
        let (alert, _) = sent(world, &ines, &one.case).await;
        let leaves = async |keys: &Unlocked| {
            let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(keys), About::Case(&alert)).await?;
            exclude::step_back(&world.service, permit, keys).await
        };
        assert!(open(world, &yves, &alert).await.unwrap().decides_alone);
        assert!(!open(world, &moussa, &alert).await.unwrap().decides_alone);
        is_refused(&leaves(&yves).await, "nobody-left");
        is_nothing(&leaves(&ines).await);
        leaves(&moussa).await.unwrap();
        is_nothing(&open(world, &moussa, &alert).await);
        is_nothing(&leaves(&moussa).await);
        assert!(listed(world, &moussa).await.is_empty());
        act(world, &yves, &alert, "Éclairer la nuit.").await.unwrap();
        assert_eq!(open(world, &claire, &alert).await.unwrap().readers.len(), 2);
        let loot = raw::loot(&world.store, &world.keys_of(MOUSSA).await.identity).await.concat();
        assert!(!loot.contains("Éclairer la nuit."), "{loot}");
        let sql = "select act from journal where act in ('step-back', 'exclude')";
        let named: Vec<(String,)> = raw::rows(&world.store, sql, Vec::new()).await;
        assert!(named.is_empty(), "by the hour nobody is named: {named:?}");
    })
    .await;
}

//! Protection fonctionnelle: asked by the person under their name, without the facts; decided, or refused by silence.
use recueil::{
    domain::{
        act::verb,
        case::Reference,
        deadline::DeadlineCode,
        draft::Fields,
        identity::Way,
        protection::{Outcome, Progress, Request},
    },
    service::{
        About, Error, Message, Who, authorise, new_request, protection, session::Unlocked, today::today,
        view::Protection,
    },
};

use super::{files, identity, ledger, listening, withdrawal};
use crate::support::{
    raw::{self, Bind},
    world::{CELL, CLAIRE, INES, LEA, THOMAS, Told, World, each_world},
};

fn request(name: &str) -> Request {
    let (text, until) = (str::to_owned, "2027-01-22".parse().unwrap());
    Request {
        name: text(name),
        post: text("secrétaire"),
        wanted: text("Un avocat."),
        agreed: text("J’accepte."),
        until,
    }
}

pub(super) async fn ask(world: &World, keys: &Unlocked, name: &str) -> Result<(), Error> {
    let permit = authorise::<verb::AskProtection>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    let form = Message { text: String::new(), request: new_request(&world.service) };
    protection::ask(&world.service, permit, (keys, &form), &request(name)).await
}

pub(super) async fn decide(world: &World, keys: &Unlocked, case: &Reference, outcome: Outcome) -> Result<(), Error> {
    let permit = authorise::<verb::DecideProtection>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    let mut fields = Fields::default();
    let day = world.service.today().to_string();
    for (name, value) in [("outcome", recueil::domain::Coded::code(outcome)), ("decided", &day), ("text", "Un avocat.")]
    {
        fields.insert(name, value);
    }
    protection::decide(&world.service, permit, keys, &fields).await
}

async fn known(world: &World, keys: &Unlocked) -> Protection {
    world.follow_up(keys).await.unwrap().protection.unwrap()
}

fn refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{done:?}");
}

#[tokio::test]
async fn it_is_asked_by_name_and_decided_for_the_person_to_read() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.").involving(&[THOMAS])).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        refused(&ask(world, &reporter, "Awa Sarr").await, "already-asked");
        let Progress::Waiting { until } = known(world, &reporter).await.progress else { panic!("nothing is decided") };
        let dates = ledger::of(world, &reporter).await.dates;
        assert!(dates.iter().any(|date| (date.code, date.due) == (DeadlineCode::Protection, until)), "{dates:?}");

        let case = receipt.reference;
        let (ines, thomas) = (world.sign_in(INES).await, world.sign_in(THOMAS).await);
        let shown = world.open(&ines, &case).await.unwrap().protection.unwrap();
        assert_eq!((shown.request, shown.asked), (Request { until, ..request("Awa Sarr") }, world.service.today()));
        assert!(world.open(&thomas, &case).await.is_err(), "somebody involved has no key of it either");
        world.days_pass(3);
        decide(world, &ines, &case, Outcome::Partly).await.unwrap();
        refused(&decide(world, &ines, &case, Outcome::Granted).await, "already-decided");
        let (_, reporter) = world.come_back(&receipt.code).await;
        let Progress::Decided(decision) = known(world, &reporter).await.progress else { panic!("it is decided") };
        assert_eq!((decision.outcome, decision.reasons.as_str()), (Outcome::Partly, "Un avocat."));
        let dates = ledger::of(world, &reporter).await.dates;
        let kept = dates.iter().find(|date| date.code == DeadlineCode::Protection).unwrap();
        assert_eq!(kept.done, Some(world.service.today()));
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        assert!(matches!(known(world, &reporter).await.progress, Progress::Waiting { .. }), "a new request");
    })
    .await;
}

#[tokio::test]
async fn silence_is_a_refusal_and_the_person_may_ask_again() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        let Progress::Waiting { until } = known(world, &reporter).await.progress else { panic!("nothing is decided") };
        while world.service.today() < until {
            world.days_pass(1);
        }
        let (_, reporter) = world.come_back(&receipt.code).await;
        assert_eq!(known(world, &reporter).await.progress, Progress::Waiting { until });
        world.days_pass(1);
        let (_, reporter) = world.come_back(&receipt.code).await;
        let silent = known(world, &reporter).await.progress;
        assert!(matches!(silent, Progress::Silent { until: day, .. } if day == until), "{silent:?}");
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        assert!(matches!(known(world, &reporter).await.progress, Progress::Waiting { .. }));
    })
    .await;
}

/// What silence has settled is owed no more: it hides no other date, and a decision on a later request is not its own.
#[tokio::test]
async fn what_silence_settled_is_owed_no_more() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        let (ines, case) = (world.sign_in(INES).await, receipt.reference);
        world.reply(&ines, &case, "Votre demande est remise.").await.unwrap();
        listening::oriented(world, &ines, &case).await.unwrap();
        assert_eq!(world.follow_up(&reporter).await.unwrap().promise.unwrap().code, DeadlineCode::Protection);
        world.days_pass(70);
        let (ines, (_, reporter)) = (world.sign_in(INES).await, world.come_back(&receipt.code).await);
        assert!(world.follow_up(&reporter).await.unwrap().promise.is_none());
        let line = world.list(&ines).await.unwrap().lines.remove(0);
        assert_eq!((line.due, line.overdue), (None, false));
        world.write(&reporter, "Et maintenant ?").await.unwrap();
        assert_eq!(world.follow_up(&reporter).await.unwrap().promise.unwrap().code, DeadlineCode::Answer);
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        decide(world, &ines, &case, Outcome::Granted).await.unwrap();
        let dates = ledger::of(world, &reporter).await.dates;
        let requests: Vec<bool> =
            dates.iter().filter(|date| date.code == DeadlineCode::Protection).map(|date| date.done.is_some()).collect();
        assert_eq!(requests, [false, true], "{dates:?}");
    })
    .await;
}

/// Its keys go where those of the case go: to a new code, to whoever is put in charge, and from whoever is taken off.
#[tokio::test]
async fn its_keys_follow_those_of_the_case() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (session, reporter) = world.come_back(&receipt.code).await;
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        let code = world.change_code(&session, &reporter).await.unwrap();
        let (_, reporter) = world.come_back(&code).await;
        assert_eq!(known(world, &reporter).await.request.name, "Awa Sarr");
        let (claire, lea, case) = (world.sign_in(CLAIRE).await, world.sign_in(LEA).await, receipt.reference);
        world.exclude(&claire, &case, LEA).await.unwrap();
        decide(world, &claire, &case, Outcome::Granted).await.unwrap();
        assert!(world.open(&lea, &case).await.is_err());
        let epoch = "select count(*) from compartments where kind = 'measure' and epoch > 0";
        assert_eq!(raw::rows::<(i64,)>(&world.store, epoch, Vec::new()).await, [(1,)], "a new key for those who stay");
        assert!(world.open(&claire, &case).await.unwrap().protection.is_some());
        for member in CELL.iter().filter(|member| **member != LEA) {
            let keys = world.sign_in(*member).await;
            if let Ok(view) = world.open(&keys, &case).await {
                assert!(view.protection.is_some(), "{member}");
            }
        }
    })
    .await;
}

/// Nobody makes a request in the person's name, nor decides outside the journal.
#[tokio::test]
async fn what_the_store_is_given_by_another_hand_is_refused() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        let ines = world.sign_in(INES).await;
        decide(world, &ines, &receipt.reference, Outcome::Refused).await.unwrap();
        // The decision is cut away, so that another may be written.
        let cut = "delete from records where kind = 'protection-decided' and day = $1";
        raw::execute(&world.store, cut, vec![Bind::Text(world.service.today().to_string())]).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        assert!(matches!(world.follow_up(&reporter).await, Err(Error::Broken(_))));
    })
    .await;
}

/// A request, or who the person is, that is gone whole is missed as a record is; and no row moves the day the law counts from.
#[tokio::test]
async fn a_drawer_that_is_gone_is_missed() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        let told = known(world, &reporter).await.progress;
        raw::execute(&world.store, "update deadlines set due = '2026-11-23' where code = 'protection'", Vec::new())
            .await;
        assert_eq!(known(world, &reporter).await.progress, told);
        world.days_pass(1);
        recueil::service::journal::drain(&world.service).await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        assert!(world.follow_up(&reporter).await.is_ok());
        for sql in ["records", "grants"] {
            let gone =
                format!("delete from {sql} where compartment in (select id from compartments where kind = 'measure')");
            raw::execute(&world.store, Box::leak(gone.into_boxed_str()), Vec::new()).await;
        }
        raw::execute(&world.store, "delete from compartments where kind = 'measure'", Vec::new()).await;
        let opened = world.follow_up(&reporter).await;
        assert!(matches!(opened, Err(Error::Broken("record cut"))), "{opened:?}");
    })
    .await;
}

/// Somebody must hand it over: where nothing else is owed, the request waits for the cell today.
#[tokio::test]
async fn a_request_waits_for_the_cell() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (ines, case) = (world.sign_in(INES).await, receipt.reference);
        world.reply(&ines, &case, "Nous vous lisons.").await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        let waits = async |world: &World| {
            let permit =
                authorise::<verb::List>(&world.service, Who::Unlocked(&ines), About::Organisation).await.unwrap();
            today(&world.service, permit, &ines).await.unwrap().waiting.lines.len()
        };
        assert_eq!(waits(world).await, 0);
        ask(world, &reporter, "Awa Sarr").await.unwrap();
        assert_eq!(waits(world).await, 1);
        world.reply(&ines, &case, "Votre demande est remise.").await.unwrap();
        assert_eq!(waits(world).await, 0);
        // So do a file that came alone, and a case the person came back to.
        files::given(world, &reporter).await;
        assert_eq!(waits(world).await, 1);
        world.reply(&ines, &case, "Nous l’avons vu.").await.unwrap();
        assert_eq!(waits(world).await, 0);
        identity::identified(world, &reporter, &identity::somebody(Way::Phone, "06")).await.unwrap();
        assert_eq!(waits(world).await, 1, "somebody who says how to be reached is not left waiting");
        world.reply(&ines, &case, "Nous vous appelons.").await.unwrap();
        withdrawal::withdraw(world, &reporter, None).await.unwrap();
        withdrawal::resume(world, &reporter).await.unwrap();
        assert_eq!(waits(world).await, 1);
    })
    .await;
}

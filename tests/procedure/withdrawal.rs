//! Withdrawing what was sent, and coming back on it: what the keys alone open before, meanwhile and after.
use std::collections::BTreeSet;

use recueil::{
    crypto::{hybrid::Identity, recovery::open_with_keepers, secret::Secret},
    domain::{
        act::{Act, verb},
        case::{Reference, Stage},
        deadline::DeadlineCode,
        identity::Way,
        report::Answer,
        withdrawal::Withdrawal,
    },
    service::{
        About, Error, Who, authorise, housekeeping, journal, list_cases, notebook as notebooks,
        session::Unlocked,
        take_away,
        today::today,
        view::{Content, Filter, Receipt, Today},
        withdrawal,
    },
};

use super::{counsel, identity, ledger, notebook::recovery_keys, protection};
use crate::support::{
    raw::{self, Bind},
    world::{CELL, CLAIRE, INES, LEA, MOUSSA, NOUR, SAMIRA, THOMAS, Told, World, each_world},
};

pub(super) async fn withdraw(world: &World, keys: &Unlocked, pressed: Option<Answer>) -> Result<(), Error> {
    let permit = authorise::<verb::Withdraw>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    withdrawal::withdraw(&world.service, permit, keys, pressed).await
}

pub(super) async fn resume(world: &World, keys: &Unlocked) -> Result<(), Error> {
    let permit = authorise::<verb::Resume>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    withdrawal::resume(&world.service, permit, keys).await
}

async fn told(world: &World, keys: &Unlocked, case: &Reference) -> Option<Withdrawal> {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    withdrawal::told(&world.service, permit, keys, case).await.unwrap()
}

async fn waiting(world: &World, keys: &Unlocked) -> Today {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    today(&world.service, permit, keys).await.unwrap()
}

async fn loot(world: &World, index: usize) -> String {
    raw::loot(&world.store, &world.keys_of(index).await.identity).await.join("\n")
}

async fn count(world: &World, sql: &'static str) -> i64 {
    raw::rows::<(i64,)>(&world.store, sql, Vec::new()).await[0].0
}

/// What two keepers open together, with every row at hand: drawer and key.
async fn recovered(world: &World) -> BTreeSet<(String, i64)> {
    let keeper = |byte| Identity::from_seed(Secret::from_bytes([byte; 32]));
    let rows = raw::grants(&world.store).await.into_iter().filter(|row| row.holder_kind == "recovery");
    let opens = |row: &raw::Grant| open_with_keepers(&row.context(), &row.wrapped, &keeper(1), &keeper(2)).is_ok();
    rows.filter(opens).map(|row| (row.kind, row.epoch)).collect()
}

/// A case with everything in it: Thomas involved, Samira taken off, notes, answers, somebody in charge.
pub(super) async fn lived(world: &mut World) -> Receipt {
    recovery_keys(world).await;
    let receipt = world.submit(&Told::words("Ce qui m'est arrivé.").involving(&[THOMAS])).await;
    let case = &receipt.reference;
    let claire = world.sign_in(CLAIRE).await;
    world.note(&claire, case, "Note pour nous.").await.unwrap();
    world.exclude(&claire, case, SAMIRA).await.unwrap();
    world.assign(&claire, case, INES).await.unwrap();
    world.reply(&claire, case, "Nous vous lisons.").await.unwrap();
    let (_, keys) = world.come_back(&receipt.code).await;
    world.write(&keys, "Merci de me lire.").await.unwrap();
    protection::ask(world, &keys, "Awa Sarr").await.unwrap();
    identity::identified(world, &keys, &identity::somebody(Way::Phone, "06")).await.unwrap();
    for index in CELL {
        let keys = world.sign_in(index).await;
        world.list(&keys).await.unwrap();
        world.open(&keys, case).await.ok();
    }
    receipt
}

/// Nobody but the person opens anything of before, by the service or by keys alone.
async fn is_closed(world: &mut World, case: &Reference) {
    for index in CELL {
        let keys = world.sign_in(index).await;
        assert!(matches!(world.open(&keys, case).await, Err(Error::NotFound)), "{index}");
        assert!(matches!(world.reply(&keys, case, "x").await, Err(Error::NotFound)));
        assert!(matches!(world.note(&keys, case, "x").await, Err(Error::NotFound)));
        let loot = loot(world, index).await;
        for words in ["arrivé", "Note pour", "vous lisons", "Merci", "Awa Sarr", "key of listening"] {
            assert!(!loot.contains(words), "{index} {words}: {loot}");
        }
        let knows = [CLAIRE, MOUSSA, INES].contains(&index);
        assert_eq!(told(world, &keys, case).await.is_some(), knows, "{index}");
        assert_eq!(loot.contains("withdrawn"), knows, "{index}: {loot}");
        let listed = world.list(&keys).await.unwrap().lines.iter().any(|line| line.reference == *case);
        assert_eq!(listed, knows, "{index}");
    }
    let recovered = recovered(world).await;
    // Keys made since it was withdrawn, under which nothing else stands.
    let is_since = |(kind, epoch): &(String, i64)| match kind.as_str() {
        "exchange" => *epoch >= 2,
        "measure" | "identity" => *epoch >= 1,
        _ => false,
    };
    assert!(recovered.iter().all(is_since), "{recovered:?}");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from a withdrawal to coming back on it")]
async fn withdrawing_ends_every_access_at_once_and_coming_back_gives_it_again() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let case = receipt.reference.clone();
        let (_, keys) = world.come_back(&receipt.code).await;
        let before = world.follow_up(&keys).await.unwrap();
        withdraw(world, &keys, Some(Answer::Yes)).await.unwrap();
        is_closed(world, &case).await;
        cell_is_told(world, &case).await;
        the_person_keeps(world, &keys).await;

        resume(world, &keys).await.unwrap();
        let after = world.follow_up(&keys).await.unwrap();
        assert_eq!((after.stage, after.readers.len(), after.recovery), (Stage::Listening, 3, true));
        assert_eq!(after.items.len(), before.items.len() + 2, "that they withdrew, and came back");
        assert_eq!(after.promise.unwrap().code, DeadlineCode::Answer, "an answer is promised anew");
        for index in [CLAIRE, MOUSSA, INES] {
            let member = world.sign_in(index).await;
            let view = world.open(&member, &case).await.unwrap();
            assert_eq!((view.stage, view.assigned), (Stage::Listening, Some(world.member(INES))));
            assert_eq!(view.protection.as_ref().unwrap().request.name, "Awa Sarr");
            assert_eq!(view.identity.as_ref(), Some(&identity::somebody(Way::Phone, "06")));
            let has = |wanted: &str| {
                let is = |content: &Content| matches!(content, Content::Note(text) | Content::Message(text) if text == wanted);
                view.items.iter().any(|item| is(&item.content))
            };
            assert!(has("Note pour nous.") && has("Merci de me lire."), "{:?}", view.items);
            let line = world.list(&member).await.unwrap().lines.pop().unwrap();
            assert_eq!(line.summary.unwrap().excerpt, "Ce qui m'est arrivé.");
        }
        for index in [THOMAS, SAMIRA] {
            let member = world.sign_in(index).await;
            assert!(matches!(world.open(&member, &case).await, Err(Error::NotFound)), "{index}");
            assert_eq!(loot(world, index).await, "", "{index}");
        }
        assert!(recovered(world).await.iter().any(|(kind, _)| kind == "listening"));
        // Everything goes on.
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &case, "Bon retour.").await.unwrap();
        world.note(&claire, &case, "Revenue.").await.unwrap();
        world.exclude(&claire, &case, MOUSSA).await.unwrap();
        assert_eq!(loot(world, MOUSSA).await, "", "nothing of any drawer");
        world.write(&keys, "Merci.").await.unwrap();
        // A second time, and for good.
        withdraw(world, &keys, None).await.unwrap();
        assert!(!loot(world, CLAIRE).await.contains("Revenue") && !loot(world, INES).await.contains("arrivé"));
        resume(world, &keys).await.unwrap();
        assert!(world.open(&claire, &case).await.unwrap().items.len() > after.items.len());
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let claire = world.sign_in(CLAIRE).await;
        world.open(&claire, &case).await.unwrap();
        world.follow_up(&keys).await.unwrap();
    })
    .await;
}

/// Quietly, and not among what waits.
async fn cell_is_told(world: &mut World, case: &Reference) {
    let claire = world.sign_in(CLAIRE).await;
    let line = world.list(&claire).await.unwrap().lines.pop().unwrap();
    let withdrawal = line.withdrawal().unwrap().clone();
    assert_eq!((withdrawal.until.to_string().as_str(), withdrawal.pressed), ("2026-12-07", Some(Answer::Yes)));
    assert_eq!((line.stage, line.due, line.waiting, line.overdue), (Stage::Withdrawn, None, false, false));
    assert_eq!(line.summary.unwrap().excerpt, "");
    assert_eq!(told(world, &claire, case).await, Some(withdrawal));
    let lea = world.sign_in(LEA).await;
    assert_eq!(told(world, &lea, case).await, None, "it was never hers");
    let all = waiting(world, &claire).await;
    assert_eq!(all.withdrawn.lines.len(), 1);
    for part in [&all.new, &all.waiting, &all.questions, &all.unassigned, &all.overdue] {
        assert!(part.lines.is_empty(), "{part:?}");
    }
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(&claire), About::Organisation).await.unwrap();
    let filter = Filter { stage: "withdrawn".to_owned(), ..Filter::default() };
    let page = list_cases::list_cases(&world.service, permit, &claire, (&filter, None)).await.unwrap();
    assert_eq!(page.lines.len(), 1);
}

async fn the_person_keeps(world: &World, keys: &Unlocked) {
    let mine = world.follow_up(keys).await.unwrap();
    assert_eq!((mine.stage, mine.readers.len(), mine.recovery, mine.promise), (Stage::Withdrawn, 0, false, None));
    assert!(mine.items.iter().any(|item| matches!(&item.content, Content::Report(_))) && mine.protection.is_some());
    assert_eq!(mine.identity, Some(identity::somebody(Way::Phone, "06")));
    let permit = authorise::<verb::TakeAway>(&world.service, Who::Unlocked(keys), About::OwnCase).await.unwrap();
    take_away::take_away(&world.service, permit, keys).await.unwrap();
    counsel::confide(world, keys, (Some(NOUR), "À vous.")).await.unwrap();
    assert!(matches!(world.write(keys, "x").await, Err(Error::Withdrawn)));
    assert!(matches!(withdraw(world, keys, None).await, Err(Error::Withdrawn)));
}

/// Copies of the database from before, meanwhile and after do not tell who was kept out.
#[tokio::test]
async fn an_excluded_members_rows_change_as_the_others_do() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        let members = async || {
            let rows = raw::grants(&world.store).await;
            rows.into_iter().filter(|row| row.holder_kind == "member").collect::<Vec<_>>()
        };
        let before = members().await;
        withdraw(world, &keys, None).await.unwrap();
        let meanwhile = members().await;
        resume(world, &keys).await.unwrap();
        let after = members().await;
        for (old, new) in [(&before, &meanwhile), (&meanwhile, &after)] {
            for row in old {
                let same = |other: &&raw::Grant| {
                    (other.compartment, other.epoch, &other.holder) == (row.compartment, row.epoch, &row.holder)
                };
                let now = new.iter().find(same).unwrap();
                assert_ne!(now.wrapped, row.wrapped, "a row that stays as it was tells");
                assert!(now.settled.is_none());
            }
        }
        for rows in [&meanwhile, &after] {
            assert_eq!(rows.iter().map(|row| row.wrapped.len()).collect::<BTreeSet<_>>().len(), 1);
            let of = |index: usize| rows.iter().filter(|row| row.is_of(world.member(index))).count();
            assert_eq!(of(THOMAS), of(CLAIRE));
        }
    })
    .await;
}

#[tokio::test]
async fn who_left_meanwhile_gets_nothing_back_and_another_code_does_not_matter() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let case = receipt.reference.clone();
        let (session, keys) = world.come_back(&receipt.code).await;
        withdraw(world, &keys, None).await.unwrap();
        let code = world.change_code(&session, &keys).await.unwrap();
        is_closed(world, &case).await;
        let claire = world.sign_in(CLAIRE).await;
        world.revoke(&claire, INES).await.unwrap();
        let (session, keys) = world.come_back(&code).await;
        let code = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&code).await;
        world.days_pass(14);
        resume(world, &keys).await.unwrap();
        let mine = world.follow_up(&keys).await.unwrap();
        assert_eq!((mine.stage, mine.readers.len()), (Stage::Listening, 2));
        for index in [CLAIRE, MOUSSA] {
            let member = world.sign_in(index).await;
            let view = world.open(&member, &case).await.unwrap();
            assert!(view.items.iter().any(|item| matches!(&item.content, Content::Note(_))));
            world.note(&member, &case, "Encore.").await.unwrap();
        }
        let left = loot(world, INES).await;
        assert!(!left.contains("arrivé") && !left.contains("Note") && !left.contains("Encore"), "{left}");
        let old = recueil::crypto::token::Token::parse(&receipt.code).unwrap().keys(&world.host().token_salt());
        assert!(raw::loot(&world.store, &old.identity).await.is_empty());
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, until nothing is left")]
async fn after_its_days_and_not_before_it_is_final() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let case = receipt.reference.clone();
        let (_, keys) = world.come_back(&receipt.code).await;
        counsel::confide(world, &keys, (Some(NOUR), "À vous seule.")).await.unwrap();
        withdraw(world, &keys, None).await.unwrap();
        world.days_pass(14);
        journal::drain(&world.service).await.unwrap();
        housekeeping::sweep(&world.service).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Withdrawn, "not on the last day");
        world.days_pass(1);
        // Past, and no turn of the service since.
        let late = resume(world, &keys).await;
        assert!(matches!(late, Err(Error::Invalid(ref codes)) if codes == &["withdrawal-final"]), "{late:?}");
        for _ in 0..2 {
            housekeeping::sweep(&world.service).await.unwrap();
        }
        let mine = world.follow_up(&keys).await.unwrap();
        assert_eq!((mine.stage, mine.kept.unwrap().to_string().as_str()), (Stage::Closed, "2030-01-01"));
        assert!(mine.items.iter().any(|item| matches!(&item.content, Content::Reply(_))), "their copy is whole");
        assert!(matches!(resume(world, &keys).await, Err(Error::Withdrawn)));
        only_the_person_has_keys(world).await;
        for index in CELL {
            let member = world.sign_in(index).await;
            assert!(told(world, &member, &case).await.is_none());
            assert!(world.list(&member).await.unwrap().lines.is_empty());
        }
        // A code changed now gives nobody a key, recovery neither.
        let (session, keys) = world.come_back(&receipt.code).await;
        let code = world.change_code(&session, &keys).await.unwrap();
        only_the_person_has_keys(world).await;
        let (_, keys) = world.come_back(&code).await;
        counsel::confide(world, &keys, (None, "Toujours là.")).await.unwrap();
        let nour = world.sign_in(NOUR).await;
        counsel::advise(world, &nour, (&receipt, "Je suis là.")).await.unwrap();
        let lines = ledger::of(world, &keys).await.lines;
        assert!(lines.iter().any(|line| line.act == Act::Close && line.who.is_none()));
        // A visit makes it longer, and in the end it goes.
        world.days_pass(700);
        world.come_back(&code).await;
        world.days_pass(1000);
        housekeeping::sweep(&world.service).await.unwrap();
        assert_eq!(count(world, "select count(*) from cases").await, 1);
        world.days_pass(200);
        housekeeping::sweep(&world.service).await.unwrap();
        assert_eq!(count(world, "select count(*) from cases").await, 0);
        assert_eq!(count(world, "select count(*) from grants").await, 0);
        journal::verify(&world.service).await.unwrap();
    })
    .await;
}

async fn only_the_person_has_keys(world: &World) {
    let rows = raw::grants(&world.store).await;
    let others = rows.iter().filter(|row| row.holder_kind != "token");
    assert!(others.clone().all(|row| row.kind == "counsel" && row.is_of(world.member(NOUR))));
    assert!(rows.iter().all(|row| !["listening", "withheld"].contains(&row.kind.as_str())));
    for index in CELL {
        assert_eq!(loot(world, index).await, "", "{index}");
    }
    let records = raw::records(&world.store).await;
    assert!(records.iter().all(|record| !["note", "withheld"].contains(&record.kind.as_str())));
}

#[tokio::test]
async fn a_question_too_and_whoever_writes_at_once_is_not_heard_after() {
    each_world(async |world| {
        let (_, receipt) = super::question::asked(world, &[]).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        let claire = world.sign_in(CLAIRE).await;
        let (away, answer) =
            tokio::join!(withdraw(world, &keys, None), world.reply(&claire, &receipt.reference, "Bonjour."));
        away.unwrap();
        assert!(matches!(answer, Ok(()) | Err(Error::NotFound)), "{answer:?}");
        assert!(!loot(world, CLAIRE).await.contains("key of listening"));
        assert!(!loot(world, CLAIRE).await.contains("Bonjour"));
        resume(world, &keys).await.unwrap();
        let mine = world.follow_up(&keys).await.unwrap();
        assert_eq!((mine.stage, mine.promise.unwrap().code), (Stage::Question, DeadlineCode::FirstAnswer));
        world.reply(&claire, &receipt.reference, "Bon retour.").await.unwrap();
        // A notebook was never anybody else's: there is nothing to withdraw.
        let (_, alone) = super::notebook::begun(world, "Pour moi.").await;
        let (_, keys) = world.come_back(&alone.code).await;
        assert!(matches!(withdraw(world, &keys, None).await, Err(Error::NotFound)));
        assert!(notebooks::is_a_notebook(&world.service, &keys).await.unwrap());
    })
    .await;
}

/// With the database's password: the row of a withdrawn case says that it is open, or that of an open one the contrary.
#[tokio::test]
async fn a_row_that_says_otherwise_is_not_believed() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        let claire = world.sign_in(CLAIRE).await;
        for (sql, stage) in [
            ("update cases set stage = 'withdrawn'", "open"),
            ("update cases set stage = 'listening'", "withdrawn"),
            ("update cases set stage = 'closed'", "withdrawn"),
        ] {
            raw::execute(&world.store, "update cases set stage = 'listening'", Vec::new()).await;
            if stage == "withdrawn" && world.follow_up(&keys).await.is_ok() {
                withdraw(world, &keys, None).await.unwrap();
            }
            raw::execute(&world.store, sql, Vec::new()).await;
            let mine = world.follow_up(&keys).await;
            assert!(matches!(mine, Err(Error::Broken("withdrawal"))), "{sql}: {mine:?}");
            assert!(world.open(&claire, &receipt.reference).await.is_err(), "{sql}");
            let lines = world.list(&claire).await.unwrap().lines;
            let told = lines.iter().find(|line| line.reference == receipt.reference);
            let is_told =
                told.is_none_or(|line| line.summary.is_none() || line.summary.as_ref().unwrap().withdrawn.is_some());
            assert!(is_told, "{sql}: a living case is not shown as withdrawn, nor the other way round: {told:?}");
        }
    })
    .await;
}

/// With the database's password: rows that say that a term is past. The service erases nothing of a case that the journal
/// says a cell has, and signs for nothing.
#[tokio::test]
async fn rows_alone_erase_nothing() {
    each_world(async |world| {
        let receipt = lived(world).await;
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let whole = raw::grants(&world.store).await.len();
        let past = "insert into deadlines (case_id, code, due) select id, $1, '2020-01-01' from cases";
        for (stage, code) in [("withdrawn", "withdrawal"), ("closed", "notebook-term"), ("notebook", "notebook-term")] {
            raw::execute(&world.store, past, vec![Bind::Text(code.to_owned())]).await;
            raw::execute(&world.store, "update cases set stage = $1", vec![Bind::Text(stage.to_owned())]).await;
            housekeeping::sweep(&world.service).await.unwrap();
            assert_eq!(raw::grants(&world.store).await.len(), whole, "{stage}");
            raw::execute(&world.store, "delete from deadlines where due = '2020-01-01'", Vec::new()).await;
            raw::execute(&world.store, "update cases set stage = 'listening'", Vec::new()).await;
        }
        let (_, keys) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Listening);
        let acts = ledger::of(world, &keys).await.lines;
        assert!(acts.iter().all(|line| !matches!(line.act, Act::Close | Act::Erase)));
    })
    .await;
}

/// Withdrawn, come back on and withdrawn again on one day: the journal has all three in any order, and the last counts.
#[tokio::test]
async fn what_was_done_on_one_day_counts_whatever_the_order_it_is_written_in() {
    each_world(async |world| {
        for again in [true, false] {
            for _ in 0..4 {
                let receipt = world.submit(&Told::words("Récit.")).await;
                let (_, keys) = world.come_back(&receipt.code).await;
                withdraw(world, &keys, None).await.unwrap();
                resume(world, &keys).await.unwrap();
                if again {
                    withdraw(world, &keys, None).await.unwrap();
                }
            }
            world.days_pass(15);
            let past = "insert into deadlines (case_id, code, due) select id, 'withdrawal', '2020-01-01' from cases
                where stage = 'listening' or stage = 'received'";
            raw::execute(&world.store, past, Vec::new()).await;
            let forced = "update cases set stage = 'withdrawn' where stage in ('listening', 'received')";
            raw::execute(&world.store, forced, Vec::new()).await;
            housekeeping::sweep(&world.service).await.unwrap();
            assert_eq!(count(world, "select count(*) from cases where stage = 'closed'").await, 4, "{again}");
        }
    })
    .await;
}

/// What is theirs alone is theirs to erase.
#[tokio::test]
async fn the_copy_of_what_is_final_is_erased_when_the_person_wishes() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        let erase = async |keys: &Unlocked| {
            let permit = authorise::<verb::Erase>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
            notebooks::erase(&world.service, permit, keys).await
        };
        withdraw(world, &keys, None).await.unwrap();
        assert!(matches!(erase(&keys).await, Err(Error::NotFound)), "they can still come back");
        world.days_pass(15);
        housekeeping::sweep(&world.service).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        erase(&keys).await.unwrap();
        for sql in [
            "select count(*) from cases",
            "select count(*) from grants",
            "select count(*) from records",
            "select count(*) from tokens",
            "select count(*) from compartments",
        ] {
            assert_eq!(count(world, sql).await, 0, "{sql}");
        }
        journal::verify(&world.service).await.unwrap();
    })
    .await;
}

/// A name was given, and the code lost: nobody gives another for what the person withdrew.
#[tokio::test]
async fn nobody_gives_a_code_for_what_was_withdrawn() {
    each_world(async |world| {
        let (ines, receipt) = super::contact::a_call(world).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        let own = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&own).await;
        withdraw(world, &keys, None).await.unwrap();
        assert!(matches!(super::lost_code::vouched(world, &ines, &receipt.reference).await, Err(Error::NotFound)));
    })
    .await;
}

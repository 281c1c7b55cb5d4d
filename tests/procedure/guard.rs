//! Somebody involved is out at any time, by the person or by their own hand: by rules, by keys, and by what rows tell.
use std::collections::BTreeSet;

use recueil::{
    crypto::{compartment::CompartmentSecret, record::open_record},
    domain::{
        act::{Act, verb},
        case::Reference,
        consent::Copied,
        record::{Entry, Exclusion, Readers, RecordBody},
        report::Link,
    },
    service::{
        About, Error, Who, authorise, exclude, journal, list_cases,
        session::Unlocked,
        view::{Content, Filter, Item, Voice},
    },
};

use super::{
    consent, forger,
    handover::{self, handed, is_nothing, is_refused, passed},
    investigation, ledger,
    readers::{readers, sees_nothing},
};
use crate::support::{
    raw::{self, Bind},
    world::{
        AWA, BORIS, CELL, CLAIRE, INES, JEANNE, LEA, MALIK, MOUSSA, PAUL, ROSE, SAMIRA, THOMAS, Told, World, YVES,
        each_world,
    },
};

pub(super) async fn step_back(world: &World, keys: &Unlocked, from: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(keys), About::Case(from)).await?;
    exclude::step_back(&world.service, permit, keys).await
}

pub(super) async fn keep_out(world: &World, keys: &Unlocked, member: usize) -> Result<(), Error> {
    let permit = authorise::<verb::Exclude>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    exclude::keep_out(&world.service, permit, keys, world.member(member)).await
}

async fn search(world: &World, keys: &Unlocked, text: &str) -> usize {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    let page = list_cases::list_cases(&world.service, permit, keys, (&filter, None)).await.unwrap();
    page.lines.len()
}

async fn loot(world: &World, index: usize) -> Vec<String> {
    raw::loot(&world.store, &world.keys_of(index).await.identity).await
}

/// Every entry of the journal: actor, act, subject.
async fn entries(world: &World) -> Vec<(String, String, Option<String>)> {
    raw::rows(&world.store, "select actor, act, subject from journal order by sequence", Vec::new()).await
}

/// The keys that somebody has now, by the kind of drawer: what they would still have if they had kept them.
async fn present(world: &World, index: usize) -> Vec<(String, CompartmentSecret)> {
    let identity = world.keys_of(index).await.identity;
    let rows = raw::grants(&world.store).await.into_iter().filter(|row| row.epoch == row.present);
    rows.filter_map(|row| Some((row.kind.clone(), row.opened(&identity)?))).collect()
}

/// What records say under keys that somebody kept.
async fn under(world: &World, keys: &[(String, CompartmentSecret)]) -> String {
    let records = raw::records(&world.store).await;
    let opened = records.iter().flat_map(|record| {
        keys.iter().filter_map(|(_, secret)| open_record(secret, &record.context(), &record.sealed).ok())
    });
    opened.map(|opened| String::from_utf8(opened.body.to_vec()).unwrap()).collect()
}

fn counts(items: &[Item], is_such: impl Fn(&Item) -> bool) -> usize {
    items.iter().filter(|item| is_such(item)).count()
}

/// What every member's row is, in a copy of the database.
async fn of_members(world: &World) -> Vec<raw::Grant> {
    raw::grants(&world.store).await.into_iter().filter(|row| row.holder_kind == "member").collect()
}

/// Two copies of the database: every row that was there has changed, none is larger or smaller, none is like another's.
fn tells_nobody(before: &[raw::Grant], after: &[raw::Grant], kinds: &[&str]) {
    let sizes: BTreeSet<usize> = after.iter().map(|row| row.wrapped.len()).collect();
    assert_eq!(sizes.len(), 1);
    for old in before.iter().filter(|row| kinds.contains(&row.kind.as_str())) {
        let same = |new: &&raw::Grant| {
            new.compartment == old.compartment && new.epoch == old.epoch && new.holder == old.holder
        };
        let new = after.iter().find(same).unwrap();
        assert_ne!(new.wrapped, old.wrapped, "a row that stays as it was tells the one that changed: {}", old.kind);
        assert!(new.settled.is_none());
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn whoever_steps_back_reads_nothing_more_and_the_others_go_on() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        world.note(&thomas, &case, "Note de Thomas.").await.unwrap();
        world.assign(&claire, &case, THOMAS).await.unwrap();
        step_back(world, &thomas, &case).await.unwrap();
        // At once, before anybody writes: no line, no count, nothing found, nothing by keys alone.
        sees_nothing(world, &thomas, &case).await;
        assert_eq!(search(world, &thomas, "Récit").await, 0);
        assert_eq!(loot(world, THOMAS).await, Vec::<String>::new());
        is_nothing(&step_back(world, &thomas, &case).await);
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES, SAMIRA]);
        // The keys they made for the others serve to read; nothing is written under them.
        let made = present(world, CLAIRE).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        world.write(&reporter, "Après, par la personne.").await.unwrap();
        let ines = world.sign_in(INES).await;
        world.note(&ines, &case, "Après, par une note.").await.unwrap();
        world.reply(&claire, &case, "Après, par la cellule.").await.unwrap();
        let kept = under(world, &made).await;
        assert!(made.len() == 2 && kept.contains("readers") && !kept.contains("Après"), "{kept}");
        assert_eq!(loot(world, THOMAS).await, Vec::<String>::new());
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES, SAMIRA]);
        // The others see it, the person too, and what was said before is still there.
        let view = world.open(&claire, &case).await.unwrap();
        let thomas_says = |item: &Item| match (&item.voice, &item.content) {
            (Voice::Member(reader), Content::SteppedBack) => reader.member == world.member(THOMAS),
            (_, Content::SteppedBack | Content::TakenOff(_)) => panic!("{item:?}"),
            _ => false,
        };
        assert_eq!((view.assigned, counts(&view.items, thomas_says)), (None, 1));
        assert!(
            view.items.iter().any(|item| matches!(&item.content, Content::Note(text) if text == "Note de Thomas."))
        );
        assert!(
            view.excluded.iter().any(|(reader, why)| reader.member == world.member(THOMAS) && *why == Exclusion::Own)
        );
        let mine = world.follow_up(&reporter).await.unwrap();
        assert_eq!((mine.readers.len(), counts(&mine.items, thomas_says)), (4, 1));
        // They are given the case by nobody any more.
        is_refused(&world.assign(&claire, &case, THOMAS).await, "not-eligible");
        is_refused(&world.exclude(&claire, &case, THOMAS).await, "already-excluded");
    })
    .await;
}

#[tokio::test]
async fn neither_rows_nor_the_journal_tell_who_stepped_back() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let thomas = world.sign_in(THOMAS).await;
        world.note(&thomas, &case, "Note.").await.unwrap();
        for index in CELL {
            let keys = world.sign_in(index).await;
            world.open(&keys, &case).await.unwrap();
        }
        let (before, journal) = (of_members(world).await, entries(world).await);
        step_back(world, &thomas, &case).await.unwrap();
        let after = of_members(world).await;
        tells_nobody(&before, &after, &["exchange", "listening"]);
        assert_eq!(after.len(), 2 * before.len());
        assert_eq!(entries(world).await, journal, "it enters at night, with what people did");
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let night = entries(world).await.split_off(journal.len());
        let line = ("member".to_owned(), "exclude".to_owned(), Some(case.to_string()));
        assert!(night.contains(&line), "{night:?}");
        assert!(night.iter().all(|(actor, ..)| !actor.contains(&world.member(THOMAS).to_string())), "{night:?}");
        // The ledger says that somebody was taken off, and names nobody.
        let (_, reporter) = world.come_back(&receipt.code).await;
        let lines = ledger::of(world, &reporter).await.lines;
        let gone: Vec<_> = lines.iter().filter(|line| line.act == Act::Exclude).collect();
        assert!(matches!(gone.as_slice(), [line] if line.who.is_none()), "{gone:?}");
        assert!(lines.iter().all(|line| line.act != Act::StepBack));
        // Nor does what the next one who writes changes.
        let before = of_members(world).await;
        let claire = world.sign_in(CLAIRE).await;
        world.note(&claire, &case, "Suite.").await.unwrap();
        tells_nobody(&before, &of_members(world).await, &["exchange", "listening"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_steps_back_who_reads_alone_and_several_may_one_after_the_other() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        for index in [CLAIRE, MOUSSA, INES, THOMAS] {
            let keys = world.sign_in(index).await;
            step_back(world, &keys, &case).await.unwrap();
        }
        let samira = world.sign_in(SAMIRA).await;
        is_refused(&step_back(world, &samira, &case).await, "nobody-left");
        assert_eq!(readers(world, &case).await, [SAMIRA]);
        world.note(&samira, &case, "Je reste.").await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        world.write(&reporter, "Merci.").await.unwrap();
        is_refused(&keep_out(world, &reporter, SAMIRA).await, "nobody-left");
        assert_eq!(readers(world, &case).await, [SAMIRA], "nothing has changed");
        assert_eq!(world.follow_up(&reporter).await.unwrap().readers.len(), 1);
    })
    .await;
}

/// Two at once: each is out, and the case still opens for the rest.
#[tokio::test]
async fn two_who_step_back_at_the_same_moment_are_both_out() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.")).await.reference;
        let (ines, thomas) = (world.sign_in(INES).await, world.sign_in(THOMAS).await);
        let both = tokio::join!(step_back(world, &ines, &case), step_back(world, &thomas, &case));
        assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, SAMIRA]);
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn whoever_the_person_keeps_out_is_out_at_once_and_for_every_later_role() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        let (session, reporter) = world.come_back(&receipt.code).await;
        world.note(&thomas, &case, "Note d’avant.").await.unwrap();
        super::protection::ask(world, &reporter, "Awa Sarr").await.unwrap();
        let before = of_members(world).await;
        let kept = present(world, THOMAS).await;
        keep_out(world, &reporter, THOMAS).await.unwrap();
        tells_nobody(&before, &of_members(world).await, &["exchange", "measure"]);
        sees_nothing(world, &thomas, &case).await;
        assert_eq!(search(world, &thomas, "Récit").await, 0);
        // Of the cell's own drawer the person has no key: it is as it was until somebody of the cell writes.
        let notes = loot(world, THOMAS).await;
        assert!(notes.iter().any(|body| body.contains("Note d’avant.")), "{notes:?}");
        assert!(notes.iter().all(|body| !body.contains("Récit") && !body.contains("Awa Sarr")), "{notes:?}");
        world.write(&reporter, "Après, par la personne.").await.unwrap();
        let before = of_members(world).await;
        world.note(&claire, &case, "Après, par une note.").await.unwrap();
        tells_nobody(&before, &of_members(world).await, &["listening"]);
        assert_eq!(loot(world, THOMAS).await, Vec::<String>::new());
        assert!(!under(world, &kept).await.contains("Après"), "with the keys they kept");
        let view = world.open(&claire, &case).await.unwrap();
        let why = Exclusion::Reporter { link: Link::Involved };
        assert!(view.excluded.iter().any(|(reader, said)| reader.member == world.member(THOMAS) && *said == why));
        let by_them =
            |item: &Item| item.is_theirs() && matches!(&item.content, Content::TakenOff(who) if who.len() == 1);
        assert_eq!(counts(&view.items, by_them), 1);
        let mine = world.follow_up(&reporter).await.unwrap();
        assert_eq!((mine.readers.len(), counts(&mine.items, by_them)), (4, 1));
        is_refused(&keep_out(world, &reporter, THOMAS).await, "already-excluded");
        // Whoever reads nothing here is kept out of what may follow.
        keep_out(world, &reporter, BORIS).await.unwrap();
        is_refused(&keep_out(world, &reporter, BORIS).await, "already-excluded");
        // Another code, another hand: they stay out; so they do when the person withdraws and comes back on it.
        let code = world.change_code(&session, &reporter).await.unwrap();
        let (_, reporter) = world.come_back(&code).await;
        super::withdrawal::withdraw(world, &reporter, None).await.unwrap();
        super::withdrawal::resume(world, &reporter).await.unwrap();
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES, SAMIRA]);
        is_refused(&world.assign(&claire, &case, THOMAS).await, "not-eligible");
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let line = ("reporter".to_owned(), "exclude".to_owned(), Some(case.to_string()));
        assert!(entries(world).await.contains(&line));
    })
    .await;
}

/// Withdrawn while the cell's drawer still waits for its new key: whoever is out is not given it back.
#[tokio::test]
async fn what_was_withheld_is_not_given_back_to_whoever_was_kept_out() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let thomas = world.sign_in(THOMAS).await;
        world.note(&thomas, &case, "Note d’avant.").await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        keep_out(world, &reporter, THOMAS).await.unwrap();
        super::withdrawal::withdraw(world, &reporter, None).await.unwrap();
        super::withdrawal::resume(world, &reporter).await.unwrap();
        assert_eq!(loot(world, THOMAS).await, Vec::<String>::new());
        let claire = world.sign_in(CLAIRE).await;
        assert_eq!(world.open(&claire, &case).await.unwrap().readers.len(), 4);
        world.note(&claire, &case, "Suite.").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_party_keeps_an_assessor_out_of_the_whole_inquiry() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        handover::inquire(world, &awa, &inquiry, "Avant.").await.unwrap();
        let kept = present(world, AWA).await;
        keep_out(world, &agreed.reporter, AWA).await.unwrap();
        is_nothing(&handover::open(world, &awa, &inquiry).await);
        is_nothing(&handover::inquire(world, &awa, &inquiry, "Encore.").await);
        assert!(handover::listed(world, &awa).await.is_empty(), "though their keys still show the line");
        assert_eq!(handover::listed(world, &paul).await, std::slice::from_ref(&inquiry));
        let own = handover::own(world, &agreed.reporter).await.remove(0);
        assert_eq!((own.readers.len(), own.readers[0].member), (1, world.member(PAUL)));
        handover::respond(world, &agreed.reporter, &inquiry, "Après, par la personne.").await.unwrap();
        assert!(
            loot(world, AWA).await.iter().any(|body| body.starts_with("key of assessment")),
            "until somebody writes"
        );
        let before = of_members(world).await;
        handover::inquire(world, &paul, &inquiry, "Après, par Paul.").await.unwrap();
        tells_nobody(&before, &of_members(world).await, &["assessment"]);
        assert_eq!(loot(world, AWA).await, Vec::<String>::new());
        assert!(!under(world, &kept).await.contains("Après"));
        let view = handover::open(world, &paul, &inquiry).await.unwrap();
        // Two questions, an answer, and that somebody no longer reads.
        assert_eq!((view.items.len(), view.readers.len(), view.handed.len()), (4, 1, 1));
        // Out of what is handed over next, too.
        let again = another(world, &agreed).await;
        is_nothing(&handover::open(world, &awa, &again).await);
        handover::open(world, &paul, &again).await.unwrap();
        assert!(handover::listed(world, &awa).await.is_empty());
    })
    .await;
}

/// Hands something else over of the same case; gives the new inquiry.
async fn another(world: &World, agreed: &handover::Agreed) -> Reference {
    let copy = consent::words("Une autre copie.");
    consent::ask(world, &agreed.claire, (&agreed.case, copy.clone())).await.unwrap();
    let number = consent::asked_last(world, &agreed.reporter).await;
    consent::agree(world, &agreed.reporter, (number, &Copied { files: BTreeSet::new(), ..copy })).await.unwrap();
    let given = consent::consents(world, &agreed.reporter).await.standing().last().unwrap().number;
    handover::hand(world, &agreed.claire, &agreed.case, given).await.unwrap();
    passed(world, &agreed.reporter).await.pop().unwrap().0
}

#[tokio::test]
async fn whoever_alone_assesses_is_kept_out_once_the_consent_is_taken_back() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.").involving(&[PAUL])).await;
        let awa = world.sign_in(AWA).await;
        is_refused(&step_back(world, &awa, &inquiry).await, "nobody-left");
        is_refused(&keep_out(world, &agreed.reporter, AWA).await, "nobody-left");
        assert!(handover::open(world, &awa, &inquiry).await.is_ok(), "nothing has changed");
        consent::take_back(world, &agreed.reporter, agreed.consent).await.unwrap();
        keep_out(world, &agreed.reporter, AWA).await.unwrap();
        is_nothing(&handover::open(world, &awa, &inquiry).await);
        assert!(handover::listed(world, &awa).await.is_empty());
        // The authority that stands in names who receives it now.
        let again = another(world, &agreed).await;
        let boris = world.sign_in(BORIS).await;
        handover::open(world, &boris, &again).await.unwrap();
        is_nothing(&handover::open(world, &awa, &again).await);
    })
    .await;
}

#[tokio::test]
async fn an_assessor_steps_back_from_an_inquiry() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        handover::inquire(world, &awa, &inquiry, "Avant.").await.unwrap();
        let before = of_members(world).await;
        step_back(world, &awa, &inquiry).await.unwrap();
        tells_nobody(&before, &of_members(world).await, &["assessment", "inquiry-exchange"]);
        is_nothing(&handover::open(world, &awa, &inquiry).await);
        assert!(handover::listed(world, &awa).await.is_empty());
        assert_eq!(loot(world, AWA).await, Vec::<String>::new());
        let made = present(world, PAUL).await;
        handover::respond(world, &agreed.reporter, &inquiry, "Après, par la personne.").await.unwrap();
        handover::inquire(world, &paul, &inquiry, "Après, par Paul.").await.unwrap();
        assert!(made.len() == 2 && !under(world, &made).await.contains("Après"));
        assert_eq!(loot(world, AWA).await, Vec::<String>::new());
        // Two questions, an answer, and that somebody stepped back.
        assert_eq!(handover::open(world, &paul, &inquiry).await.unwrap().items.len(), 4);
        let own = handover::own(world, &agreed.reporter).await.remove(0);
        assert_eq!((own.readers.len(), own.items.len()), (1, 4));
        is_refused(&step_back(world, &paul, &inquiry).await, "nobody-left");
        // Another code takes the inquiry along, and the chain of words still holds.
        let (session, reporter) = world.come_back(&agreed.code).await;
        let code = world.change_code(&session, &reporter).await.unwrap();
        let (_, reporter) = world.come_back(&code).await;
        handover::respond(world, &reporter, &inquiry, "Par le nouveau code.").await.unwrap();
        assert_eq!(handover::open(world, &paul, &inquiry).await.unwrap().items.len(), 5);
        // The journal says it of the inquiry, and not who.
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let line = ("member".to_owned(), "exclude".to_owned(), Some(inquiry.to_string()));
        assert!(entries(world).await.contains(&line));
        // The cell has nothing to do there, nor the person with somebody else's.
        is_nothing(&step_back(world, &agreed.claire, &inquiry).await);
        is_nothing(&world.exclude(&agreed.claire, &inquiry, PAUL).await);
    })
    .await;
}

/// The person's code changes while a key still waits to be replaced: nothing is lost, and nobody comes back.
#[tokio::test]
async fn another_code_right_after_somebody_stepped_back() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let (_, reporter) = world.come_back(&receipt.code).await;
        super::protection::ask(world, &reporter, "Awa Sarr").await.unwrap();
        let thomas = world.sign_in(THOMAS).await;
        world.note(&thomas, &case, "Note.").await.unwrap();
        step_back(world, &thomas, &case).await.unwrap();
        let (session, reporter) = world.come_back(&receipt.code).await;
        let code = world.change_code(&session, &reporter).await.unwrap();
        let salt = world.host().token_salt();
        let old = recueil::crypto::token::Token::parse(&receipt.code).unwrap().keys(&salt);
        assert!(raw::loot(&world.store, &old.identity).await.is_empty());
        let (_, reporter) = world.come_back(&code).await;
        world.write(&reporter, "Par le nouveau code.").await.unwrap();
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES, SAMIRA]);
        let claire = world.sign_in(CLAIRE).await;
        world.note(&claire, &case, "Suite.").await.unwrap();
        assert_eq!(loot(world, THOMAS).await, Vec::<String>::new());
        assert!(world.follow_up(&reporter).await.unwrap().protection.is_some());
    })
    .await;
}

/// The word on who reads as it stands, with the key it stands under.
async fn last_word(world: &World) -> (uuid::Uuid, CompartmentSecret, u32, Readers) {
    let identity = world.keys_of(CLAIRE).await.identity;
    let rows = raw::grants(&world.store).await;
    let row =
        rows.iter().find(|row| row.kind == "exchange" && row.epoch == row.present && row.opened(&identity).is_some());
    let (row, records) = (row.unwrap(), raw::records(&world.store).await);
    let secret = row.opened(&identity).unwrap();
    let said = records.iter().rev().filter(|record| record.compartment == row.compartment).find_map(|record| {
        let key = rows.iter().find(|other| {
            let frame = recueil::crypto::record::frame(&record.sealed).unwrap();
            other.compartment == row.compartment && other.epoch == i64::from(frame.epoch) && other.holder == row.holder
        })?;
        let opened = open_record(&key.opened(&identity)?, &record.context(), &record.sealed).ok()?;
        match serde_json::from_slice::<Entry>(&opened.body).unwrap().body {
            RecordBody::Readers(readers) => Some(readers),
            _ => None,
        }
    });
    (row.compartment, secret, row.epoch.try_into().unwrap(), said.unwrap())
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn nobody_steps_back_for_somebody_else_nor_comes_back() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.")).await.reference;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        step_back(world, &thomas, &case).await.unwrap();
        let (drawer, secret, epoch, word) = last_word(world).await;
        assert!(word.is_spent(recueil::ids::CompartmentId::from_bytes(*drawer.as_bytes()), epoch));
        let with = |member: usize, why| {
            let mut word = word.clone();
            word.excluded.insert(world.member(member), why);
            word
        };
        let mut back = word.clone();
        back.excluded.clear();
        let unspent = Readers { spent: std::collections::BTreeMap::new(), ..word.clone() };
        let forged = [
            ("in another's name", INES, with(SAMIRA, Exclusion::Own)),
            ("in the person's name", INES, with(SAMIRA, Exclusion::Reporter { link: Link::Involved })),
            ("a key that serves again", INES, unspent),
            ("they come back", THOMAS, back),
            ("they say who else", THOMAS, with(SAMIRA, Exclusion::Cell)),
        ];
        for (what, by, word) in forged {
            let entry =
                Entry { version: 1, at: recueil::clock::Clock::now(&*world.clock), body: RecordBody::Readers(word) };
            let signing = world.keys_of(by).await.signing;
            forger::append(world, (drawer, &secret, epoch), (&signing, &entry)).await;
            let opened = world.open(&claire, &case).await.map(|_| ());
            assert!(matches!(opened, Err(Error::Broken(_))), "{what}: {opened:?}");
            forger::put_away(world).await;
        }
        world.open(&claire, &case).await.unwrap();
        // The key they made, brought back once others have made theirs: nobody takes it.
        let made = raw::grants(&world.store).await;
        world.reply(&claire, &case, "Suite.").await.unwrap();
        for row in made.iter().filter(|row| row.kind == "exchange" && row.epoch == row.present) {
            row.put(&world.store, row.wrapped.clone()).await;
        }
        let binds = vec![Bind::Number(i64::from(epoch))];
        raw::execute(&world.store, "update compartments set epoch = $1 where kind = 'exchange'", binds).await;
        let opened = world.open(&claire, &case).await.map(|_| ());
        assert!(matches!(opened, Err(Error::Broken(_))), "{opened:?}");
    })
    .await;
}

#[tokio::test]
async fn somebody_of_the_stand_in_body_is_given_a_case_and_no_other() {
    each_world(async |world| {
        let (claire, lea) = (world.sign_in(CLAIRE).await, world.sign_in(LEA).await);
        let receipt = world.submit(&Told::words("Récit.")).await;
        let kept_out = world.submit(&Told::words("Sans Léa.").involving(&[LEA])).await.reference;
        let case = &receipt.reference;
        is_nothing(&world.open(&lea, case).await.map(|_| ()));
        let able = async |case| -> Vec<_> {
            let view = world.open(&claire, case).await.unwrap();
            assert!(view.assignable.iter().all(|reader| reader.member != world.member(LEA)));
            view.stand_ins.into_iter().map(|reader| reader.member).collect()
        };
        assert_eq!(able(case).await, [world.member(LEA)]);
        assert!(able(&kept_out).await.is_empty());
        is_refused(&world.assign(&claire, &kept_out, LEA).await, "not-eligible");
        is_refused(&world.assign(&claire, case, BORIS).await, "not-eligible");
        world.assign(&claire, case, LEA).await.unwrap();
        // They read what was written before, and act on it; of other cases they have nothing.
        world.open(&lea, case).await.unwrap();
        world.note(&lea, case, "Relu.").await.unwrap();
        world.reply(&lea, case, "Je vous réponds de Brumefond.").await.unwrap();
        assert_eq!(world.list(&lea).await.unwrap().lines.len(), 1);
        let view = world.open(&claire, case).await.unwrap();
        assert_eq!(view.assigned, Some(world.member(LEA)));
        let (_, reporter) = world.come_back(&receipt.code).await;
        let told = world.follow_up(&reporter).await.unwrap();
        assert!(told.readers.iter().any(|reader| reader.member == world.member(LEA)), "the person sees who reads");
        // And they are taken off as anybody.
        world.exclude(&claire, case, LEA).await.unwrap();
        is_nothing(&world.open(&lea, case).await.map(|_| ()));
    })
    .await;
}

/// Somebody who would assess, inquire or decide is kept out before anything is handed over; what was given before stays given.
#[tokio::test]
async fn a_coordinator_keeps_out_who_would_have_a_part_later() {
    each_world(async |world| {
        let agreed = handover::agreed(world, &Told::words("Récit.")).await;
        let (claire, case) = (&agreed.claire, &agreed.case);
        let later: Vec<_> = world.open(claire, case).await.unwrap().later.iter().map(|one| one.reader.member).collect();
        for (index, is_there) in [(AWA, true), (PAUL, true), (BORIS, true), (THOMAS, false), (CLAIRE, false)] {
            assert_eq!(later.contains(&world.member(index)), is_there, "{index}");
        }
        world.exclude(claire, case, AWA).await.unwrap();
        is_refused(&world.exclude(claire, case, AWA).await, "already-excluded");
        let view = world.open(claire, case).await.unwrap();
        assert!(view.later.iter().all(|one| one.reader.member != world.member(AWA)));
        assert!(view.excluded.iter().any(|(one, _)| one.member == world.member(AWA)));
        handover::hand(world, claire, case, agreed.consent).await.unwrap();
        let inquiry = passed(world, &agreed.reporter).await.remove(0).0;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        is_nothing(&handover::open(world, &awa, &inquiry).await.map(|_| ()));
        handover::open(world, &paul, &inquiry).await.unwrap();
        assert!(!loot(world, AWA).await.concat().contains(handover::KEPT));
        // The cell has no key there: the person keeps them out, everywhere at once, though the cell did here before.
        world.exclude(claire, case, PAUL).await.unwrap();
        handover::open(world, &paul, &inquiry).await.unwrap();
        is_refused(&keep_out(world, &agreed.reporter, PAUL).await, "nobody-left");
    })
    .await;
}

/// Whoever reads nothing yet is kept out by the person, where their words went too: neither inquires nor decides afterwards.
#[tokio::test]
async fn a_person_keeps_out_who_would_only_have_a_part_later() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let offered = async |world: &World| -> BTreeSet<recueil::ids::MemberId> {
            let case = world.follow_up(&agreed.reporter).await.unwrap();
            let own = handover::own(world, &agreed.reporter).await;
            case.later.iter().chain(own.iter().flat_map(|one| &one.later)).map(|one| one.reader.member).collect()
        };
        for index in [JEANNE, YVES] {
            assert!(offered(world).await.contains(&world.member(index)));
            keep_out(world, &agreed.reporter, index).await.unwrap();
            is_refused(&keep_out(world, &agreed.reporter, index).await, "already-excluded");
            assert!(!offered(world).await.contains(&world.member(index)));
        }
        let awa = world.sign_in(AWA).await;
        handover::rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let able = handover::open(world, &awa, &inquiry).await.unwrap().appointable;
        assert!(able.iter().all(|reader| reader.member != world.member(JEANNE)));
        let refused = investigation::appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await;
        is_refused(&refused.map(|_| ()), "not-eligible");
        investigation::appointed(world, &awa, (&inquiry, &[MALIK, ROSE])).await.unwrap();
    })
    .await;
}

/// The cell has no key of what was handed over: whoever has one and is told of a tie keeps somebody out, of what follows too.
#[tokio::test]
async fn whoever_has_what_was_handed_over_keeps_another_out_of_it() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        is_refused(&world.exclude(&awa, &inquiry, AWA).await, "not-oneself");
        world.exclude(&awa, &inquiry, PAUL).await.unwrap();
        is_refused(&world.exclude(&awa, &inquiry, PAUL).await, "already-excluded");
        is_nothing(&handover::open(world, &paul, &inquiry).await.map(|_| ()));
        handover::inquire(world, &awa, &inquiry, "Après, par Awa.").await.unwrap();
        assert_eq!(loot(world, PAUL).await, Vec::<String>::new());
        // Of those who read nothing yet, too.
        world.exclude(&awa, &inquiry, ROSE).await.unwrap();
        handover::rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let refused = investigation::appointed(world, &awa, (&inquiry, &[MALIK, ROSE])).await;
        is_refused(&refused.map(|_| ()), "not-eligible");
        let of = investigation::appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.unwrap();
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        // Whoever assessed has left the thread, where it is said.
        is_nothing(&world.exclude(&awa, &inquiry, MALIK).await);
        is_refused(&world.exclude(&jeanne, &inquiry, MALIK).await, "not-declared");
        investigation::declares(world, &jeanne, &of).await.unwrap();
        world.exclude(&jeanne, &inquiry, MALIK).await.unwrap();
        is_nothing(&handover::open(world, &malik, &inquiry).await.map(|_| ()));
        is_nothing(&investigation::conduct(world, &malik, &of).await.map(|_| ()));
        let own = handover::own(world, &agreed.reporter).await.remove(0);
        assert_eq!(own.readers.iter().map(|reader| reader.member).collect::<Vec<_>>(), [world.member(JEANNE)]);
        assert!(own.items.iter().any(|item| matches!(&item.content, Content::TakenOff(who) if who.len() == 1)));
        is_nothing(&world.exclude(&agreed.claire, &inquiry, JEANNE).await);
    })
    .await;
}

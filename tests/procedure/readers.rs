//! Who can read, by the service's rules and, without them, by what the keys alone open.
use std::collections::BTreeSet;

use recueil::{
    domain::{act::verb, case::Reference, family::Family},
    service::{
        About, Error, Who, authorise, me,
        session::Unlocked,
        today,
        view::{Content, Item},
    },
};

use crate::support::{
    raw,
    world::{CELL, CLAIRE, INES, LEA, MOUSSA, OLIVIER, PRIYA, SAMIRA, THOMAS, Told, World, each_world},
};

/// Asking for the case gives what asking for one that never existed gives, and nothing counts it.
pub(super) async fn sees_nothing(world: &World, keys: &Unlocked, case: &Reference) {
    let refusal = format!("{:?}", world.open(keys, &other(case)).await.unwrap_err());
    assert_eq!(format!("{:?}", world.open(keys, case).await.unwrap_err()), refusal);
    assert_eq!(format!("{:?}", world.reply(keys, case, "x").await.unwrap_err()), refusal);
    assert_eq!(format!("{:?}", world.note(keys, case, "x").await.unwrap_err()), refusal);
    let Ok(page) = world.list(keys).await else { return };
    assert!(page.lines.iter().all(|line| line.reference != *case), "a line");
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let today = today::today(&world.service, permit, keys).await.unwrap();
    let parts = [today.new, today.waiting, today.unassigned, today.overdue];
    let mut waiting = parts.iter().flat_map(|part| &part.lines);
    assert!(waiting.all(|line| line.reference != *case), "today");
}

fn other(case: &Reference) -> Reference {
    let today = "2026-11-23".parse().unwrap();
    let mut entropy = recueil::entropy::SeededEntropy::new(99);
    std::iter::repeat_with(|| Reference::random(Family::Case, today, &mut entropy)).find(|drawn| drawn != case).unwrap()
}

async fn reads(world: &mut World, index: usize, case: &Reference) -> bool {
    let keys = world.sign_in(index).await;
    let listed = world.list(&keys).await.is_ok_and(|page| page.lines.iter().any(|line| line.reference == *case));
    let opened = world.open(&keys, case).await.is_ok();
    let alone = raw::loot(&world.store, &world.keys_of(index).await.identity).await;
    assert_eq!(listed, opened, "{index}");
    assert_eq!(opened, !alone.is_empty(), "{index}: the service and the keys alone do not agree");
    opened
}

pub(super) async fn readers(world: &mut World, case: &Reference) -> Vec<usize> {
    let mut found = Vec::new();
    for index in 0..world.cast.people.len() {
        if reads(world, index, case).await {
            found.push(index);
        }
    }
    found
}

#[tokio::test]
async fn the_cell_reads_and_nobody_else() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.")).await.reference;
        assert_eq!(readers(world, &case).await, CELL);
    })
    .await;
}

#[tokio::test]
async fn somebody_involved_never_reads() {
    each_world(async |world| {
        let case = world.submit(&Told::words("C'est Thomas.").involving(&[THOMAS])).await.reference;
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES, SAMIRA]);
        let thomas = world.sign_in(THOMAS).await;
        sees_nothing(world, &thomas, &case).await;
        let claire = world.sign_in(CLAIRE).await;
        let refused = world.assign(&claire, &case, THOMAS).await;
        assert!(matches!(refused, Err(Error::Invalid(codes)) if codes == ["not-eligible"]));
        // Whatever is done to the case later.
        world.note(&claire, &case, "Note.").await.unwrap();
        world.exclude(&claire, &case, SAMIRA).await.unwrap();
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES]);
        let view = world.open(&claire, &case).await.unwrap();
        assert!(view.readers.iter().all(|reader| reader.reader.member != world.member(THOMAS)));
        assert!(view.assignable.iter().all(|reader| reader.member != world.member(THOMAS)));
    })
    .await;
}

/// An excluded member who asks first, then lists, then asks again: settled copies change nothing.
#[tokio::test]
async fn somebody_involved_counts_no_case_among_others() {
    each_world(async |world| {
        let hidden = world.submit(&Told::words("C'est Thomas.").involving(&[THOMAS])).await.reference;
        let shown = world.submit(&Told::words("Autre chose.")).await.reference;
        let thomas = world.sign_in(THOMAS).await;
        for _ in 0..2 {
            sees_nothing(world, &thomas, &hidden).await;
            let lines = world.list(&thomas).await.unwrap().lines;
            assert_eq!(
                lines.iter().map(|line| line.reference.clone()).collect::<Vec<_>>(),
                std::slice::from_ref(&shown)
            );
            world.open(&thomas, &shown).await.unwrap();
        }
    })
    .await;
}

/// Where the next page starts says nothing of a case that does not open.
#[tokio::test]
async fn the_next_page_does_not_name_a_hidden_case() {
    each_world(async |world| {
        world.submit(&Told::words("La plus ancienne.")).await;
        world.days_pass(1);
        world.submit(&Told::words("C'est Thomas.").involving(&[THOMAS])).await;
        world.days_pass(1);
        for _ in 0..50 {
            world.submit(&Told::words("Récit.")).await;
        }
        let thomas = world.sign_in(THOMAS).await;
        let page = world.list(&thomas).await.unwrap();
        assert_eq!(page.lines.len(), 50);
        let next = page.next.unwrap();
        assert!(next.starts_with("2026-11-25."), "{next}");
        let permit =
            authorise::<verb::List>(&world.service, Who::Unlocked(&thomas), About::Organisation).await.unwrap();
        let filter = recueil::service::view::Filter::default();
        let rest =
            recueil::service::list_cases::list_cases(&world.service, permit, &thomas, (&filter, Some(&next))).await;
        let rest: Vec<_> = rest.unwrap().lines.into_iter().map(|line| line.summary.unwrap().excerpt).collect();
        assert_eq!(rest, ["La plus ancienne."]);
    })
    .await;
}

/// A search that finds nothing stops, says where to go on, and has not opened the same keys for nothing.
#[tokio::test]
async fn a_long_search_goes_on_where_it_stopped() {
    let database = crate::support::database::sqlite().await;
    let mut world = World::on(&database).await;
    world.submit(&Told::words("La plus ancienne.")).await;
    world.days_pass(1);
    for _ in 0..651 {
        world.submit(&Told::words("Récit.")).await;
    }
    let thomas = world.sign_in(THOMAS).await;
    let filter = recueil::service::view::Filter { text: "ancienne".to_owned(), ..Default::default() };
    let search = async |after: Option<&str>| {
        let permit = authorise::<verb::List>(&world.service, Who::Unlocked(&thomas), About::Organisation).await;
        let list = recueil::service::list_cases::list_cases;
        list(&world.service, permit.unwrap(), &thomas, (&filter, after)).await.unwrap()
    };
    let first = search(None).await;
    assert!(first.unfinished && first.lines.is_empty());
    let rest = search(first.next.as_deref()).await;
    assert!(!rest.unfinished && rest.lines.len() == 1);
    let again = search(None).await;
    assert!(!again.unfinished && again.lines.len() == 1, "what was opened once opens fast");
}

#[tokio::test]
async fn somebody_excluded_by_the_cell_reads_no_more() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let thomas = world.sign_in(THOMAS).await;
        let claire = world.sign_in(CLAIRE).await;
        world.open(&thomas, &case).await.unwrap();
        world.note(&thomas, &case, "Note de Thomas.").await.unwrap();
        world.assign(&claire, &case, THOMAS).await.unwrap();
        world.exclude(&claire, &case, SAMIRA).await.unwrap();
        assert_eq!(world.open(&claire, &case).await.unwrap().assigned, Some(world.member(THOMAS)));
        world.exclude(&claire, &case, THOMAS).await.unwrap();
        assert_eq!(world.open(&claire, &case).await.unwrap().assigned, None, "nobody is in charge who cannot read");
        assert!(world.list(&claire).await.unwrap().lines[0].assigned.is_none());
        sees_nothing(world, &thomas, &case).await;
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES]);
        let (_, reporter) = world.come_back(&receipt.code).await;
        world.write(&reporter, "Merci.").await.unwrap();
        world.note(&claire, &case, "Suite.").await.unwrap();
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES]);
        // What was written before is still read by the others, and signed by who wrote it.
        let view = world.open(&claire, &case).await.unwrap();
        assert_eq!(view.items.len(), 7);
        let gone = |items: &[Item]| items.iter().filter(|item| matches!(item.content, Content::TakenOff(_))).count();
        assert_eq!(gone(&view.items), 2);
        assert_eq!(gone(&world.follow_up(&reporter).await.unwrap().items), 2, "the person is told");
        assert_eq!(world.follow_up(&reporter).await.unwrap().readers.len(), 3);
        let again = world.exclude(&claire, &case, THOMAS).await;
        assert!(matches!(again, Err(Error::Invalid(codes)) if codes == ["already-excluded"]));
    })
    .await;
}

/// Two copies of the database, before and after: the rows that changed name nobody.
#[tokio::test]
async fn an_exclusion_does_not_show_in_the_rows() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.")).await.reference;
        for index in CELL {
            let keys = world.sign_in(index).await;
            world.list(&keys).await.unwrap();
        }
        let before = raw::grants(&world.store).await;
        let members =
            |rows: &[raw::Grant]| rows.iter().filter(|row| row.holder_kind == "member").cloned().collect::<Vec<_>>();
        assert!(members(&before).iter().all(|row| row.settled.is_some()));
        let claire = world.sign_in(CLAIRE).await;
        world.exclude(&claire, &case, THOMAS).await.unwrap();
        let after = raw::grants(&world.store).await;
        let sizes: BTreeSet<usize> = members(&after).iter().map(|row| row.wrapped.len()).collect();
        assert_eq!(sizes.len(), 1);
        for old in members(&before) {
            let same = |new: &&raw::Grant| new.epoch == old.epoch && new.holder == old.holder;
            let new = after.iter().find(same).unwrap();
            assert_ne!(new.wrapped, old.wrapped, "a row that stays as it was tells the one that changed");
            assert!(new.settled.is_none());
        }
        assert_eq!(after.len(), 2 * before.len());
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_cannot_leave_a_case_that_would_then_be_broken() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.")).await.reference;
        let claire = world.sign_in(CLAIRE).await;
        let refused = world.exclude(&claire, &case, CLAIRE).await;
        assert!(matches!(refused, Err(Error::Invalid(codes)) if codes == ["not-oneself"]));
        let moussa = world.sign_in(MOUSSA).await;
        world.exclude(&moussa, &case, CLAIRE).await.unwrap();
        assert_eq!(readers(world, &case).await, [MOUSSA, INES, THOMAS, SAMIRA]);
        for index in [INES, THOMAS, SAMIRA] {
            world.exclude(&moussa, &case, index).await.unwrap();
        }
        assert_eq!(readers(world, &case).await, [MOUSSA]);
    })
    .await;
}

#[tokio::test]
async fn somebody_unwanted_is_kept_only_below_the_minimum() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Pas Thomas.").avoiding(&[THOMAS])).await.reference;
        assert_eq!(readers(world, &case).await, [CLAIRE, MOUSSA, INES, SAMIRA]);
        let case = world.submit(&Told::words("Personne.").avoiding(&CELL)).await.reference;
        let mut found = 0;
        for index in CELL {
            let keys = world.sign_in(index).await;
            found += usize::from(world.open(&keys, &case).await.is_ok());
        }
        assert_eq!(found, 2);
    })
    .await;
}

#[tokio::test]
async fn the_stand_in_reads_when_everybody_is_involved() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Tous.").involving(&CELL)).await;
        assert_eq!(readers(world, &receipt.reference).await, [LEA]);
        let lea = world.sign_in(LEA).await;
        world.reply(&lea, &receipt.reference, "Je vous lis.").await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        let mine = world.follow_up(&reporter).await.unwrap();
        assert_eq!((mine.body.as_str(), mine.readers.len(), mine.items.len()), ("brumefond", 1, 2));
        for index in CELL {
            let keys = world.sign_in(index).await;
            sees_nothing(world, &keys, &receipt.reference).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_report_that_nobody_could_read_is_refused() {
    each_world(async |world| {
        let everybody = [CLAIRE, MOUSSA, INES, THOMAS, SAMIRA, LEA];
        let draft = world.draft(&Told::words("Tous.").involving(&everybody)).await;
        assert!(matches!(world.send(&draft).await, Err(Error::Closed)));
        assert!(raw::records(&world.store).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn every_wrapped_key_has_the_same_size() {
    each_world(async |world| {
        world.submit(&Told::words("Récit.")).await;
        world.submit(&Told::words("C'est Thomas.").involving(&[THOMAS]).avoiding(&[INES])).await;
        let case = world.submit(&Told::words("Tous.").involving(&CELL)).await.reference;
        let lea = world.sign_in(LEA).await;
        world.note(&lea, &case, "Note.").await.unwrap();
        let grants = raw::grants(&world.store).await;
        let sizes: BTreeSet<_> = grants.iter().map(|grant| grant.wrapped.len()).collect();
        assert_eq!(sizes.len(), 1, "{sizes:?}");
        let of = |index| grants.iter().filter(|grant| grant.is_of(world.member(index))).count();
        assert_eq!((of(THOMAS), of(INES), of(PRIYA), of(OLIVIER)), (4, 4, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn somebody_revoked_is_out_at_once_and_has_no_key_from_the_next_writing_on() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        world.note(&thomas, &case, "Note.").await.unwrap();
        world.revoke(&claire, THOMAS).await.unwrap();
        assert!(matches!(me::me(&world.service, &thomas).await, Err(Error::SignedOut)));
        sees_nothing(world, &thomas, &case).await;
        assert!(world.try_sign_in(THOMAS).await.is_err());
        let gone = world.keys_of(THOMAS).await.identity;
        let (_, reporter) = world.come_back(&receipt.code).await;
        world.write(&reporter, "Après le départ.").await.unwrap();
        world.note(&claire, &case, "Note après le départ.").await.unwrap();
        let loot = raw::loot(&world.store, &gone).await;
        assert!(loot.iter().any(|body| body.contains("Récit")), "what they could read they may have kept");
        assert!(loot.iter().all(|body| !body.contains("départ")), "{loot:?}");
        let newest = raw::grants(&world.store).await.into_iter().filter(|grant| grant.epoch == grant.present);
        assert!(newest.into_iter().all(|grant| !grant.is_of(world.member(THOMAS)) && grant.epoch == 1));
        assert_eq!(world.open(&claire, &case).await.unwrap().items.len(), 4);
        assert_eq!(world.follow_up(&reporter).await.unwrap().items.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_was_changed_opens_nothing() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let salt = world.host().token_salt();
        let keys = |code: &str| recueil::crypto::token::Token::parse(code).unwrap().keys(&salt);
        let (session, old) = world.come_back(&receipt.code).await;
        world.write(&old, "Avant.").await.unwrap();
        let code = world.change_code(&session, &old).await.unwrap();
        assert_ne!(code, receipt.code);
        assert!(matches!(world.follow_up(&old).await, Err(Error::SignedOut)));
        assert!(raw::loot(&world.store, &keys(&receipt.code).identity).await.is_empty());
        let (session, new) = world.come_back(&code).await;
        world.write(&new, "Après.").await.unwrap();
        assert_eq!(world.follow_up(&new).await.unwrap().items.len(), 3);
        // Again, and with members writing in between.
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Réponse.").await.unwrap();
        let third = world.change_code(&session, &new).await.unwrap();
        for former in [&receipt.code, &code] {
            assert!(raw::loot(&world.store, &keys(former).identity).await.is_empty());
        }
        let (_, newest) = world.come_back(&third).await;
        assert_eq!(world.follow_up(&newest).await.unwrap().items.len(), 4);
        assert_eq!(world.open(&claire, &receipt.reference).await.unwrap().items.len(), 4);
    })
    .await;
}

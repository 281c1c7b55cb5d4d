//! What a forger does to keys: grants and addresses substituted, earlier keys brought back, keys of their own.

use std::collections::BTreeMap;

use recueil::{
    crypto::{
        compartment::CompartmentSecret,
        grant::{Granter, seal_grant},
        lineage::Lineage,
        record,
        sign::SigningKey,
    },
    domain::record::{Exclusion, RecordBody},
    entropy::SeededEntropy,
    ids::MemberId,
    service::{Error, session::Unlocked},
};

use super::{
    super::members::invited_again, append, forger, grant_of, insert_grant, played, readers_record, reporter_keys,
};
use crate::support::{
    raw::{self, Bind, Grant},
    world::{CELL, CLAIRE, INES, LEA, MOUSSA, PRIYA, SAMIRA, THOMAS, Told, World, each_world},
};

/// A secret of the forger's, wrapped to an honest member, under a signature the forger can make.
#[tokio::test]
async fn a_grant_that_nobody_entitled_signed_is_nothing() {
    each_world(async |world| {
        let played = played(world).await;
        let ines = world.sign_in(INES).await;
        let to = world.keys_of(INES).await.identity.recipient().clone();
        let row = grant_of(world, INES).await;
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        let stranger = SigningKey::from_seed(&recueil::crypto::secret::Secret::from_bytes([5; 32]));
        let lineage = Lineage::new(stranger.verifying());
        let administrator = world.keys_of(PRIYA).await.signing;
        let other = world.submit(&Told::words("Un autre.")).await;
        let elsewhere = raw::grants(&world.store).await;
        let elsewhere =
            elsewhere.iter().find(|other| other.is_of(world.member(INES)) && other.case_id != row.case_id).unwrap();
        let sealed = |key, lineage| seal_grant(&row.context(), &secret, &Granter { key, lineage }, &to).unwrap();
        let forged = [
            ("by a stranger", sealed(&stranger, None)),
            ("by a stranger with a lineage", sealed(&stranger, Some(&lineage))),
            ("by the administrator", sealed(&administrator, None)),
            ("of another case", elsewhere.wrapped.clone()),
            ("nothing at all", Vec::new()),
            ("noise", vec![7; row.wrapped.len()]),
        ];
        for (what, wrapped) in forged {
            row.put(&world.store, wrapped).await;
            for _ in 0..2 {
                let opened = world.open(&ines, &played.case).await;
                assert!(matches!(opened, Err(Error::NotFound)), "{what}: {opened:?}");
                assert!(matches!(world.reply(&ines, &played.case, "x").await, Err(Error::NotFound)), "{what}");
                let lines = world.list(&ines).await.unwrap().lines;
                assert_eq!(lines.len(), 1, "{what}");
                assert_eq!(lines[0].reference, other.reference, "{what}");
            }
            played.is_whole(world).await;
        }
        row.put(&world.store, row.wrapped.clone()).await;
        world.open(&ines, &played.case).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_key_substituted_for_the_reporter_is_not_used() {
    each_world(async |world| {
        let played = played(world).await;
        let keys = reporter_keys(world, &played.code);
        let rows = raw::grants(&world.store).await;
        let row = rows.iter().find(|row| row.holder_kind == "token").unwrap();
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        let stranger = forger(world);
        let lineage = Lineage::new(stranger.signing.verifying());
        for lineage in [None, Some(&lineage)] {
            let granter = Granter { key: &stranger.signing, lineage };
            let wrapped = seal_grant(&row.context(), &secret, &granter, keys.identity.recipient()).unwrap();
            row.put(&world.store, wrapped).await;
            assert!(matches!(world.follow_up(&played.reporter).await, Err(Error::NotFound)));
            assert!(matches!(world.write(&played.reporter, "x").await, Err(Error::NotFound)));
        }
        row.put(&world.store, row.wrapped.clone()).await;
        played.is_whole(world).await;
    })
    .await;
}

#[tokio::test]
async fn an_address_substituted_for_the_reporters_is_refused() {
    each_world(async |world| {
        let played = played(world).await;
        let forged = forger(world).identity.recipient().to_string();
        let sql = "update tokens set recipient = $1";
        raw::execute(&world.store, sql, vec![Bind::Text(forged)]).await;
        played.is_refused(world, "exchange", "recipient").await;
    })
    .await;
}

/// The forger deposits a case of their own, makes room in it for the reporter's code, and points the code to it: the
/// reporter would read the forger as if they were the cell, and write to them.
#[tokio::test]
async fn a_code_pointed_to_a_case_of_the_forgers_is_refused() {
    each_world(async |world| {
        let played = played(world).await;
        let trap = world.submit(&Told::words("Piège.")).await;
        let forger = reporter_keys(world, &trap.code);
        let victim = reporter_keys(world, &played.code);
        let rows = raw::grants(&world.store).await;
        let own = rows.iter().find(|row| row.holder_kind == "token" && row.holder == forger.lookup).unwrap().clone();
        let secret = own.opened(&forger.identity).unwrap();
        let lineage = Lineage::new(forger.signing.verifying());
        let (entry, drawer) = (readers_record(world, &lineage, &victim), own.compartment);
        append(world, (drawer, &secret, 0), (&forger.signing, &entry)).await;
        let mut row = own.clone();
        row.holder = victim.lookup.to_vec();
        let granter = Granter { key: &forger.signing, lineage: Some(&lineage) };
        let wrapped = seal_grant(&row.context(), &secret, &granter, victim.identity.recipient()).unwrap();
        let holder =
            vec![Bind::Bytes(row.holder), Bind::Bytes(wrapped), Bind::Id(drawer), Bind::Bytes(own.holder.clone())];
        let sql = "update grants set holder = $1, wrapped = $2 where compartment = $3 and holder = $4";
        assert_eq!(raw::execute(&world.store, sql, holder).await, 1);
        let sql = "delete from tokens where lookup = $1";
        raw::execute(&world.store, sql, vec![Bind::Bytes(forger.lookup.to_vec())]).await;
        let sql = "update tokens set case_id = $1 where lookup = $2";
        let binds = vec![Bind::Id(own.case_id), Bind::Bytes(victim.lookup.to_vec())];
        assert_eq!(raw::execute(&world.store, sql, binds).await, 1);
        let (_, reporter) = world.come_back(&played.code).await;
        let followed = world.follow_up(&reporter).await;
        assert!(matches!(followed, Err(Error::Broken(_))), "{followed:?}");
        assert!(matches!(world.write(&reporter, "Ce que je ne dirais qu'à la cellule.").await, Err(Error::Broken(_))));
    })
    .await;
}

/// An excluded member and a forger together: the drawer goes back to the key the member had, for others to write under.
#[tokio::test]
async fn an_earlier_key_brought_back_is_not_written_under() {
    each_world(async |world| {
        let played = played(world).await;
        let before = raw::grants(&world.store).await;
        world.exclude(&played.claire, &played.case, THOMAS).await.unwrap();
        for row in before.iter().filter(|row| row.is_of(world.member(THOMAS))) {
            row.put(&world.store, row.wrapped.clone()).await;
        }
        for (drawer, text) in [("exchange", "exchange"), ("listening", "listening")] {
            let sql = "update compartments set epoch = 0 where kind = $1";
            assert_eq!(raw::execute(&world.store, sql, vec![Bind::Text(text.to_owned())]).await, 1);
            played.is_refused(world, drawer, "epoch").await;
            let noted = world.note(&played.claire, &played.case, "x").await;
            assert!(matches!(noted, Err(Error::Broken(_))), "{drawer}: {noted:?}");
            let sql = "update compartments set epoch = 1 where kind = $1";
            raw::execute(&world.store, sql, vec![Bind::Text(text.to_owned())]).await;
        }
        // Even where the later keys were taken away too, what was written under them tells.
        raw::execute(&world.store, "update compartments set epoch = 0 where kind = 'exchange'", Vec::new()).await;
        let sql = "delete from grants where epoch = 1 and compartment in (select id from compartments where kind = 'exchange')";
        raw::execute(&world.store, sql, Vec::new()).await;
        played.is_refused(world, "exchange", "epoch, without the later keys").await;
    })
    .await;
}

/// Whatever makes new keys wraps them to those the roster lets read, not to those the rows name.
#[tokio::test]
async fn a_holder_written_in_is_given_no_later_key() {
    each_world(async |world| {
        let played = played(world).await;
        let rows = raw::grants(&world.store).await;
        for index in [PRIYA, LEA] {
            for mut row in rows.iter().filter(|row| row.is_of(world.member(INES))).cloned() {
                row.holder = world.member(index).bytes().to_vec();
                row.holder.resize(32, 0);
                insert_grant(world, &row).await;
            }
        }
        assert!(world.assign(&played.claire, &played.case, PRIYA).await.is_err());
        let shown = world.open(&played.claire, &played.case).await.unwrap();
        assert!(shown.assignable.iter().all(|reader| reader.member != world.member(LEA)));
        world.exclude(&played.claire, &played.case, THOMAS).await.unwrap();
        world.revoke(&played.claire, INES).await.unwrap();
        world.write(&played.reporter, "Encore un mot.").await.unwrap();
        world.note(&played.claire, &played.case, "Encore une note.").await.unwrap();
        for index in [PRIYA, LEA, THOMAS] {
            let identity = world.keys_of(index).await.identity;
            assert_eq!(raw::loot(&world.store, &identity).await, Vec::<String>::new(), "{index}");
        }
        // Nor does another entity in the clear open the case to another cell.
        raw::execute(&world.store, "update cases set entity = 'brumefond'", Vec::new()).await;
        played.is_refused(world, "exchange", "entity").await;
    })
    .await;
}

/// A later key of their own, given to everybody as if the drawer had changed hands.
async fn usurp(world: &World, by: &SigningKey, secret: &CompartmentSecret) {
    let rows = raw::grants(&world.store).await;
    for mut row in rows.into_iter().filter(|row| row.kind == "exchange" && row.epoch == row.present) {
        let Some(to) = recipient(world, &row).await else { continue };
        row.epoch += 1;
        row.wrapped = seal_grant(&row.context(), secret, &Granter { key: by, lineage: None }, &to).unwrap();
        insert_grant(world, &row).await;
    }
    raw::execute(&world.store, "update compartments set epoch = epoch + 1 where kind = 'exchange'", Vec::new()).await;
}

async fn recipient(world: &World, row: &Grant) -> Option<recueil::crypto::hybrid::Recipient> {
    if row.holder_kind == "token" {
        let rows: Vec<(String,)> = raw::rows(&world.store, "select recipient from tokens", Vec::new()).await;
        return rows[0].0.parse().ok();
    }
    for index in [CLAIRE, MOUSSA, INES] {
        if row.is_of(world.member(index)) {
            return Some(world.keys_of(index).await.identity.recipient().clone());
        }
    }
    None
}

#[tokio::test]
async fn a_key_made_by_somebody_excluded_is_refused_even_when_lists_have_opened_it() {
    each_world(async |world| {
        let played = played(world).await;
        world.exclude(&played.claire, &played.case, THOMAS).await.unwrap();
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        usurp(world, &world.keys_of(THOMAS).await.signing, &secret).await;
        for _ in 0..2 {
            world.list(&played.claire).await.unwrap();
            played.is_refused(world, "exchange", "a key made by somebody excluded").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_made_by_somebody_revoked_is_not_written_under() {
    each_world(async |world| {
        let played = played(world).await;
        let thomas = world.keys_of(THOMAS).await.signing;
        world.revoke(&played.claire, THOMAS).await.unwrap();
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        usurp(world, &thomas, &secret).await;
        world.list(&played.claire).await.unwrap();
        world.reply(&played.claire, &played.case, "Suite.").await.unwrap();
        world.write(&played.reporter, "Suite.").await.unwrap();
        let records = raw::records(&world.store).await;
        let opened =
            records.iter().filter(|record| record::open_record(&secret, &record.context(), &record.sealed).is_ok());
        assert_eq!(opened.count(), 0);
        assert_eq!(world.follow_up(&played.reporter).await.unwrap().items.len(), 6);
    })
    .await;
}

/// Under such a key, a word on who reads: somebody excluded comes back, or what is for the reporter goes elsewhere.
#[tokio::test]
async fn somebody_revoked_does_not_say_who_reads() {
    each_world(async |world| {
        let played = played(world).await;
        let reporter = reporter_keys(world, &played.code);
        let lineage = Lineage::new(reporter.signing.verifying());
        let thomas = world.keys_of(THOMAS).await.signing;
        world.exclude(&played.claire, &played.case, INES).await.unwrap();
        world.revoke(&played.claire, THOMAS).await.unwrap();
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        usurp(world, &thomas, &secret).await;
        let drawer = grant_of(world, CLAIRE).await.compartment;
        let excluded = BTreeMap::from([(world.member(INES), Exclusion::Cell)]);
        let elsewhere = forger(world);
        let forged = [
            ("nobody is excluded any more", readers_record(world, &lineage, &reporter), &reporter),
            ("the reporter is elsewhere", readers_record(world, &lineage, &elsewhere), &elsewhere),
        ];
        for (what, mut entry, recipient) in forged {
            if what == "the reporter is elsewhere"
                && let RecordBody::Readers(readers) = &mut entry.body
            {
                readers.excluded = excluded.clone();
            }
            let recipient = Bind::Text(recipient.identity.recipient().to_string());
            raw::execute(&world.store, "update tokens set recipient = $1", vec![recipient]).await;
            append(world, (drawer, &secret, 2), (&thomas, &entry)).await;
            played.is_refused(world, "exchange", what).await;
            let sql = "delete from records where id = $1";
            raw::execute(&world.store, sql, vec![Bind::Id(uuid::Uuid::from_u128(99))]).await;
        }
    })
    .await;
}

/// The cell's drawer holds only notes, and the later keys are gone: the last word on who reads still tells.
#[tokio::test]
async fn a_drawer_of_notes_does_not_go_back_to_an_earlier_key() {
    each_world(async |world| {
        let played = played(world).await;
        world.exclude(&played.claire, &played.case, THOMAS).await.unwrap();
        world.open(&played.claire, &played.case).await.unwrap();
        raw::execute(&world.store, "update compartments set epoch = 0 where kind = 'listening'", Vec::new()).await;
        let sql = "delete from grants where epoch = 1 and compartment in (select id from compartments where kind = 'listening')";
        raw::execute(&world.store, sql, Vec::new()).await;
        played.is_refused(world, "listening", "epoch, with only notes").await;
    })
    .await;
}

#[tokio::test]
async fn a_key_made_with_a_former_code_is_refused() {
    each_world(async |world| {
        let played = played(world).await;
        let former = reporter_keys(world, &played.code);
        let lineage = Lineage::new(former.signing.verifying());
        let (browser, reporter) = world.come_back(&played.code).await;
        world.change_code(&browser, &reporter).await.unwrap();
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        let rows = raw::grants(&world.store).await;
        for mut row in rows.into_iter().filter(|row| row.kind == "exchange" && row.epoch == row.present) {
            let Some(to) = recipient(world, &row).await else { continue };
            row.epoch += 1;
            let granter = Granter { key: &former.signing, lineage: Some(&lineage) };
            row.wrapped = seal_grant(&row.context(), &secret, &granter, &to).unwrap();
            insert_grant(world, &row).await;
        }
        raw::execute(&world.store, "update compartments set epoch = epoch + 1 where kind = 'exchange'", Vec::new())
            .await;
        let replied = world.reply(&played.claire, &played.case, "Suite secrète.").await;
        let records = raw::records(&world.store).await;
        let opened: Vec<_> = records
            .iter()
            .filter_map(|record| record::open_record(&secret, &record.context(), &record.sealed).ok())
            .map(|opened| String::from_utf8(opened.body.to_vec()).unwrap())
            .collect();
        assert!(opened.is_empty(), "replied {replied:?}; the former code's holder reads {opened:?}");
    })
    .await;
}

/// Somebody who may receive for the entity, and joined after the case began: nobody gave it to them.
async fn newcomer(world: &mut World, claire: &Unlocked) -> MemberId {
    let moussa = world.sign_in(MOUSSA).await;
    world.revoke(claire, SAMIRA).await.unwrap();
    invited_again(world, (claire, &moussa), SAMIRA).await
}

/// Two rows of rubbish, for them and for nobody: whoever writes next makes no key for either.
#[tokio::test]
async fn a_row_makes_no_eligible_member_a_reader() {
    each_world(async |world| {
        let played = played(world).await;
        let rows = raw::grants(&world.store).await;
        let newcomer = newcomer(world, &played.claire).await;
        for mut row in rows.into_iter().filter(|row| row.is_of(world.member(INES))) {
            row.wrapped = vec![0; row.wrapped.len()];
            for holder in [newcomer.bytes(), [7; 16]] {
                row.holder = holder.to_vec();
                row.holder.resize(32, 0);
                insert_grant(world, &row).await;
            }
        }
        for _ in 0..2 {
            world.reply(&played.claire, &played.case, "Suite secrète.").await.unwrap();
            world.note(&played.claire, &played.case, "Note secrète.").await.unwrap();
            world.write(&played.reporter, "Suite.").await.unwrap();
        }
        let loot = raw::loot(&world.store, &world.keys_of(SAMIRA).await.identity).await;
        assert!(loot.is_empty(), "{loot:?}");
        // Given the case by a coordinator, they read it all.
        let samira = world.sign_in(SAMIRA).await;
        assert!(matches!(world.open(&samira, &played.case).await, Err(Error::NotFound | Error::Broken(_))));
    })
    .await;
}

#[tokio::test]
async fn a_key_made_by_an_eligible_member_who_was_given_nothing_is_refused() {
    each_world(async |world| {
        let played = played(world).await;
        newcomer(world, &played.claire).await;
        // The one who left is locked out first, as at any next writing.
        world.reply(&played.claire, &played.case, "Suite.").await.unwrap();
        let keys = world.keys_of(SAMIRA).await;
        let reporter = reporter_keys(world, &played.code);
        let lineage = Lineage::new(reporter.signing.verifying());
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        usurp(world, &keys.signing, &secret).await;
        played.is_refused(world, "exchange", "a key of a newcomer").await;
        // Nor does a word of their own make them a holder.
        let drawer = grant_of(world, CLAIRE).await.compartment;
        let mut entry = readers_record(world, &lineage, &reporter);
        if let RecordBody::Readers(readers) = &mut entry.body {
            readers.holders = CELL.iter().map(|index| world.member(*index)).collect();
        }
        append(world, (drawer, &secret, 2), (&keys.signing, &entry)).await;
        played.is_refused(world, "exchange", "a newcomer's own word").await;
    })
    .await;
}

/// The word before theirs is hidden behind a key that does not open: what is left is not taken for the beginning.
#[tokio::test]
async fn a_word_that_is_hidden_cannot_be_passed_over() {
    each_world(async |world| {
        let played = played(world).await;
        let (browser, reporter) = world.come_back(&played.code).await;
        world.change_code(&browser, &reporter).await.unwrap();
        for row in raw::grants(&world.store).await.iter().filter(|row| row.kind == "exchange" && row.epoch == 0) {
            row.put(&world.store, vec![0; row.wrapped.len()]).await;
        }
        let opened = world.open(&played.claire, &played.case).await;
        assert!(matches!(opened, Err(Error::Broken(_))), "{opened:?}");
    })
    .await;
}

//! What a forger does to records: altered, moved, replayed, dropped, added.

use recueil::{
    clock::Clock,
    domain::record::{Entry, RecordBody, RecordKind, Summary, Vouched, Words},
};

use super::{Played, append, drawers, grant_of, played};
use crate::support::{
    raw::{self, Bind, Record},
    world::{LEA, THOMAS, World, each_world},
};

#[tokio::test]
async fn a_record_altered_by_a_byte_is_refused() {
    each_world(async |world| {
        let played = played(world).await;
        for (drawer, records) in drawers(world).await {
            for record in records {
                let length = record.sealed.len();
                // Version, epoch, digest of the one before, nonce, body, tag.
                for at in [0, 1, 4, 5, 36, 40, 60, length / 2, length - 1] {
                    let mut forged = record.clone();
                    forged.sealed[at] ^= 1;
                    let sql = "update records set sealed = $1 where id = $2";
                    raw::execute(&world.store, sql, vec![Bind::Bytes(forged.sealed), Bind::Id(record.id)]).await;
                    let what = format!("{drawer} {} byte {at}", record.kind);
                    played.is_refused(world, &drawer, &what).await;
                    let back = vec![Bind::Bytes(record.sealed.clone()), Bind::Id(record.id)];
                    raw::execute(&world.store, sql, back).await;
                }
            }
        }
        played.is_whole(world).await;
    })
    .await;
}

#[tokio::test]
async fn a_record_moved_replayed_or_renamed_is_refused() {
    each_world(async |world| {
        let played = played(world).await;
        let drawers = drawers(world).await;
        for (drawer, records) in &drawers {
            let [.., first, second] = records.as_slice() else { panic!("{drawer}") };
            exchanged(world, (&played, drawer), (first, second)).await;
            let copy = Record { id: uuid::Uuid::from_u128(7), sequence: second.sequence + 1, ..first.clone() };
            copy.insert(&world.store).await;
            played.is_refused(world, drawer, "replayed").await;
            copy.delete(&world.store).await;
            second.delete(&world.store).await;
            Record { id: uuid::Uuid::from_u128(8), ..second.clone() }.insert(&world.store).await;
            played.is_refused(world, drawer, "under another name").await;
            Record { id: uuid::Uuid::from_u128(8), ..second.clone() }.delete(&world.store).await;
            let kind = if second.kind == "note" { "assigned" } else { "message" };
            Record { kind: kind.to_owned(), ..second.clone() }.insert(&world.store).await;
            played.is_refused(world, drawer, "of another kind").await;
            second.delete(&world.store).await;
            second.insert(&world.store).await;
        }
        played.is_whole(world).await;
    })
    .await;
}

async fn exchanged(world: &World, (played, drawer): (&Played, &str), (first, second): (&Record, &Record)) {
    first.delete(&world.store).await;
    second.delete(&world.store).await;
    let (one, two) =
        (Record { sequence: second.sequence, ..first.clone() }, Record { sequence: first.sequence, ..second.clone() });
    one.insert(&world.store).await;
    two.insert(&world.store).await;
    played.is_refused(world, drawer, "exchanged").await;
    one.delete(&world.store).await;
    two.delete(&world.store).await;
    first.insert(&world.store).await;
    second.insert(&world.store).await;
}

#[tokio::test]
async fn a_record_dropped_is_noticed() {
    each_world(async |world| {
        let played = played(world).await;
        for (drawer, records) in drawers(world).await {
            // The last one is a member's, which the journal has witnessed at once.
            for (place, record) in records.iter().enumerate() {
                record.delete(&world.store).await;
                played.is_refused(world, &drawer, &format!("{drawer} without {place}")).await;
                record.insert(&world.store).await;
            }
            // Everything after the first, as if nothing more had been said.
            for record in &records[1..] {
                record.delete(&world.store).await;
            }
            played.is_refused(world, &drawer, "cut after the first").await;
            for record in &records[1..] {
                record.insert(&world.store).await;
            }
        }
        played.is_whole(world).await;
    })
    .await;
}

/// Until the night, nothing outside the drawer knows of the reporter's last words; from then on the journal does.
#[tokio::test]
async fn the_reporters_last_words_cannot_be_dropped_once_witnessed() {
    each_world(async |world| {
        let played = played(world).await;
        world.write(&played.reporter, "Derniers mots.").await.unwrap();
        world.days_pass(1);
        recueil::service::journal::drain(&world.service).await.unwrap();
        let last = drawers(world).await["exchange"].last().unwrap().clone();
        assert_eq!(last.kind, "message");
        last.delete(&world.store).await;
        played.is_refused(world, "exchange", "last words").await;
    })
    .await;
}

/// The same two write at the end of the drawer, under the key the member had.
#[tokio::test]
async fn somebody_excluded_does_not_write_under_the_key_they_had() {
    each_world(async |world| {
        let played = played(world).await;
        let row = grant_of(world, THOMAS).await;
        let keys = world.keys_of(THOMAS).await;
        let secret = row.opened(&keys.identity).unwrap();
        world.exclude(&played.claire, &played.case, THOMAS).await.unwrap();
        let words = Words::new("Ne dites rien.".to_owned());
        let entry = Entry { version: 1, at: world.clock.now(), body: RecordBody::Reply(words) };
        append(world, (row.compartment, &secret, 0), (&keys.signing, &entry)).await;
        played.is_refused(world, "exchange", "a reply under the former key").await;
        assert_eq!(entry.body.kind(), RecordKind::Reply);
    })
    .await;
}

/// Somebody whose access was ended kept the key of the drawer, their signing key and the database's password: what they
/// add in their own name is not in the journal, which only the service can write.
#[tokio::test]
async fn somebody_revoked_does_not_add_a_reply_afterwards() {
    each_world(async |world| {
        let played = played(world).await;
        let row = grant_of(world, THOMAS).await;
        let keys = world.keys_of(THOMAS).await;
        let secret = row.opened(&keys.identity).unwrap();
        world.revoke(&played.claire, THOMAS).await.unwrap();
        let words = Words::new("Retirez votre signalement.".to_owned());
        let excerpt = "Rien de grave.".to_owned();
        let summary =
            Summary { excerpt, ..Summary::of_handover() };
        let vouched = Vouched { how: "Vu.".to_owned(), warrant: String::new() };
        for body in [
            RecordBody::Message(words.clone()),
            RecordBody::Summary(summary),
            RecordBody::Vouched(vouched),
            RecordBody::Reply(words),
        ] {
            let entry = Entry { version: 1, at: world.clock.now(), body };
            append(world, (row.compartment, &secret, 0), (&keys.signing, &entry)).await;
            played.is_refused(world, "exchange", "words that nobody saw written").await;
            if !matches!(entry.body, RecordBody::Reply(_)) {
                let put = raw::records(&world.store).await.into_iter().find(|record| record.id.as_u128() == 99);
                put.unwrap().delete(&world.store).await;
            }
        }
        // Nor does a row of the journal of their making help.
        let digest = raw::records(&world.store).await.into_iter().find(|record| record.id.as_u128() == 99).unwrap();
        let sql = "insert into journal (sequence, day, actor, act, subject, digest, previous, signature)
            select sequence + 1, day, actor, 'reply', $1, $2, previous, signature from journal order by sequence desc limit 1";
        let binds = vec![Bind::Text(played.case.to_string()), Bind::Bytes(digest.digest().0.to_vec())];
        raw::execute(&world.store, sql, binds).await;
        played.is_refused(world, "exchange", "a reply with a row of the journal").await;
    })
    .await;
}

/// A case whose summary was spoiled is not hidden by it.
#[tokio::test]
async fn a_line_that_does_not_open_is_shown_as_altered() {
    each_world(async |world| {
        let played = played(world).await;
        let whole = world.list(&played.claire).await.unwrap();
        assert!(whole.lines.iter().all(|line| line.summary.is_some()));
        let summary = drawers(world).await["exchange"].iter().find(|record| record.kind == "summary").unwrap().clone();
        let mut spoiled = summary.clone();
        spoiled.sealed[60] ^= 1;
        summary.delete(&world.store).await;
        for instead in [None, Some(spoiled)] {
            if let Some(record) = &instead {
                record.insert(&world.store).await;
            }
            let lines = world.list(&played.claire).await.unwrap().lines;
            assert_eq!(lines.len(), 1);
            assert!(lines[0].summary.is_none() && lines[0].reference == played.case);
            // Somebody who has no key is shown nothing all the same.
            let lea = world.sign_in(LEA).await;
            assert!(world.list(&lea).await.unwrap().lines.is_empty());
        }
    })
    .await;
}

//! Somebody who writes in the database, without anybody's keys but their own: refused or shown, never used, never a panic.
use std::collections::BTreeMap;

use recueil::{
    clock::Clock,
    crypto::{
        compartment::CompartmentSecret,
        grant::{Granter, seal_grant},
        lineage::Lineage,
        record::{self, RecordContext},
        sign::SigningKey,
        token::{Token, TokenKeys},
    },
    domain::{
        case::Reference,
        record::{Entry, Exclusion, Readers, RecordBody, RecordKind, Words},
    },
    entropy::SeededEntropy,
    service::{Error, session::Unlocked},
};

use crate::support::{
    raw::{self, Bind, Grant, Record},
    world::{CLAIRE, INES, LEA, MOUSSA, PRIYA, THOMAS, Told, World, each_world},
};

/// A case in which everybody has said something.
struct Played {
    code: String,
    case: Reference,
    reporter: Unlocked,
    claire: Unlocked,
}

async fn played(world: &mut World) -> Played {
    let receipt = world.submit(&Told::words("Récit.")).await;
    let case = receipt.reference;
    let claire = world.sign_in(CLAIRE).await;
    world.reply(&claire, &case, "Première réponse.").await.unwrap();
    let (_, reporter) = world.come_back(&receipt.code).await;
    world.write(&reporter, "Premier message.").await.unwrap();
    world.reply(&claire, &case, "Seconde réponse.").await.unwrap();
    world.note(&claire, &case, "Première note.").await.unwrap();
    world.note(&claire, &case, "Seconde note.").await.unwrap();
    Played { code: receipt.code, case, reporter, claire }
}

impl Played {
    /// Opening the case says that something is broken, to whoever holds the drawer concerned; writing is refused.
    async fn is_refused(&self, world: &World, drawer: &str, what: &str) {
        let opened = world.open(&self.claire, &self.case).await;
        assert!(matches!(opened, Err(Error::Broken(_))), "{what}: {opened:?}");
        let replied = world.reply(&self.claire, &self.case, "Trop tard.").await;
        assert!(matches!(replied, Err(Error::Broken(_))), "{what}: {replied:?}");
        if drawer == "exchange" {
            let followed = world.follow_up(&self.reporter).await;
            assert!(matches!(followed, Err(Error::Broken(_))), "{what}: {followed:?}");
            assert!(matches!(world.write(&self.reporter, "Trop tard.").await, Err(Error::Broken(_))), "{what}");
        }
        // A list leaves the line out or shows it; it does not fail.
        world.list(&self.claire).await.unwrap();
    }

    async fn is_whole(&self, world: &World) {
        assert_eq!(world.open(&self.claire, &self.case).await.unwrap().items.len(), 6);
        assert_eq!(world.follow_up(&self.reporter).await.unwrap().items.len(), 4);
    }
}

async fn drawers(world: &World) -> BTreeMap<String, Vec<Record>> {
    let kinds: BTreeMap<_, _> =
        raw::grants(&world.store).await.into_iter().map(|row| (row.compartment, row.kind)).collect();
    let mut drawers: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in raw::records(&world.store).await {
        drawers.entry(kinds[&record.compartment].clone()).or_default().push(record);
    }
    drawers
}

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

async fn grant_of(world: &World, member: usize) -> Grant {
    let grants = raw::grants(&world.store).await;
    grants.into_iter().find(|row| row.kind == "exchange" && row.is_of(world.member(member))).unwrap()
}

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

fn reporter_keys(world: &World, code: &str) -> TokenKeys {
    Token::parse(code).unwrap().keys(&world.host().token_salt())
}

fn forger(world: &World) -> TokenKeys {
    Token::generate(&mut SeededEntropy::new(66)).keys(&world.host().token_salt())
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

fn readers_record(world: &World, lineage: &Lineage, reporter: &TokenKeys) -> Entry {
    let readers = Readers {
        entity: "direction-generale".to_owned(),
        recipient: reporter.identity.recipient().to_string(),
        lineage: data_encoding::HEXLOWER.encode(&lineage.to_bytes()),
        ..Readers::default()
    };
    Entry { version: 1, at: world.clock.now(), body: RecordBody::Readers(readers) }
}

/// Puts a well-made record at the end of a drawer whose secret one has.
async fn append(
    world: &World,
    (drawer, secret, epoch): (uuid::Uuid, &CompartmentSecret, u32),
    (author, entry): (&SigningKey, &Entry),
) {
    let records = raw::records(&world.store).await;
    let last = records.into_iter().rfind(|record| record.compartment == drawer).unwrap();
    let kind = entry.body.kind();
    let mut forged = Record {
        id: uuid::Uuid::from_u128(99),
        sequence: last.sequence + 1,
        kind: recueil::domain::Coded::code(kind).to_owned(),
        ..last.clone()
    };
    let context = RecordContext {
        epoch,
        record: *forged.id.as_bytes(),
        kind: recueil::domain::Coded::code(kind),
        sequence: forged.sequence.try_into().unwrap(),
        previous: last.digest(),
        ..last.context()
    };
    let body = serde_json::to_vec(entry).unwrap();
    forged.sealed = record::seal_record(secret, &context, author, &body, &mut SeededEntropy::new(3)).unwrap();
    forged.insert(&world.store).await;
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

/// The same two write at the end of the drawer, under the key the member had.
#[tokio::test]
async fn somebody_excluded_does_not_write_under_the_key_they_had() {
    each_world(async |world| {
        let played = played(world).await;
        let row = grant_of(world, THOMAS).await;
        let keys = world.keys_of(THOMAS).await;
        let secret = row.opened(&keys.identity).unwrap();
        world.exclude(&played.claire, &played.case, THOMAS).await.unwrap();
        let words = Words { text: "Ne dites rien.".to_owned() };
        let entry = Entry { version: 1, at: world.clock.now(), body: RecordBody::Reply(words) };
        append(world, (row.compartment, &secret, 0), (&keys.signing, &entry)).await;
        played.is_refused(world, "exchange", "a reply under the former key").await;
        assert_eq!(entry.body.kind(), RecordKind::Reply);
    })
    .await;
}

async fn insert_grant(world: &World, row: &Grant) {
    let sql = "insert into grants (compartment, holder_kind, holder, epoch, wrapped) values ($1, $2, $3, $4, $5)";
    let (kind, holder) = (Bind::Text(row.holder_kind.clone()), Bind::Bytes(row.holder.clone()));
    let binds =
        vec![Bind::Id(row.compartment), kind, holder, Bind::Number(row.epoch), Bind::Bytes(row.wrapped.clone())];
    assert_eq!(raw::execute(&world.store, sql, binds).await, 1);
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

/// The administrator's case: rows in members, roster and grants, with the host secret at hand.
#[tokio::test]
async fn rows_written_straight_in_make_nobody_a_reader() {
    use recueil::crypto::{identity_file, passphrase::Passphrase, roster::Statement};
    each_world(async |world| {
        let played = played(world).await;
        let mut entropy = SeededEntropy::new(4);
        let keys = identity_file::MemberKeys::generate(world.place.founding.unwrap(), &mut entropy);
        let passphrase = Passphrase::parse(&world.cast.people[PRIYA].passphrase).unwrap();
        let host = world.host().members();
        let file = identity_file::lock(&keys, &passphrase, recueil::cli::demo::WORK_FACTOR, &host, &mut entropy).unwrap();
        // The administrator's own account, with keys they made again and a listener's row in every table.
        let sql = "update members set identity_file = $1 where id = $2";
        raw::execute(&world.store, sql, vec![Bind::Bytes(file), world.member(PRIYA).bytes().into()]).await;
        assert!(world.try_sign_in(PRIYA).await.is_err(), "keys that the roster does not have");
        let row = grant_of(world, INES).await;
        let mut holder = world.member(PRIYA).bytes().to_vec();
        holder.resize(32, 0);
        let sql = "insert into grants (compartment, holder_kind, holder, epoch, settled, wrapped)
            select compartment, holder_kind, $1, epoch, settled, wrapped from grants where compartment = $2 and holder = $3";
        let binds = vec![Bind::Bytes(holder), Bind::Id(row.compartment), Bind::Bytes(row.holder.clone())];
        raw::execute(&world.store, sql, binds).await;
        assert!(raw::loot(&world.store, &keys.identity).await.is_empty());
        // A statement that the administrator signs for themselves.
        let mut tx = world.store.read().await.unwrap();
        let last = recueil::store::roster::all(&mut tx).await.unwrap().pop().unwrap();
        drop(tx);
        let body = String::from_utf8(last.statement.clone()).unwrap().replace("auditor", "listener").into_bytes();
        let statement = Statement::append(None, body, Vec::new(), &keys.signing).unwrap();
        let (signer, signature) = &statement.signatures[0];
        let sql = "insert into roster (sequence, statement, previous, signatures) values ($1, $2, $3, $4)";
        let binds = vec![
            Bind::Number(i64::try_from(last.sequence).unwrap() + 1),
            Bind::Bytes(statement.body.clone()),
            Bind::Bytes(vec![0; 32]),
            Bind::Bytes([signer.0.as_slice(), &signature.0].concat()),
        ];
        raw::execute(&world.store, sql, binds).await;
        let opened = world.open(&played.claire, &played.case).await;
        assert!(matches!(opened, Err(Error::Broken("roster"))), "{opened:?}");
        let draft = world.draft(&Told::words("x")).await;
        assert!(matches!(world.send(&draft).await, Err(Error::Broken("roster"))));
    })
    .await;
}

#[tokio::test]
async fn a_roster_shortened_or_altered_is_refused() {
    use recueil::service::roster;
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let ines = world.sign_in(INES).await;
        world.revoke(&claire, THOMAS).await.unwrap();
        let claire_again = world.sign_in(CLAIRE).await;
        let sql = "delete from roster where sequence = (select max(sequence) from roster)";
        assert_eq!(raw::execute(&world.store, sql, Vec::new()).await, 1);
        // The process that runs, and the next one on the same machine.
        assert!(matches!(world.list(&ines).await, Err(Error::Broken("roster shortened"))));
        world.restart().await;
        assert!(matches!(world.list(&claire_again).await, Err(Error::Broken("roster shortened"))));
        assert!(world.try_sign_in(MOUSSA).await.is_err());
        // On a machine that has seen nothing, whoever has seen the head says so.
        let mut place = world.place.clone();
        place.state_dir = world.place.state_dir.join("elsewhere");
        std::fs::create_dir(&place.state_dir).unwrap();
        world.service = world.another(place.clone()).await;
        let refused = world.try_sign_in(CLAIRE).await.unwrap_err().to_string();
        assert!(refused.contains("roster shortened"), "{refused}");
        // Emptied, with what the machine has seen.
        raw::execute(&world.store, "delete from roster", Vec::new()).await;
        world.restart().await;
        let founded = world.service.is_founded().await;
        assert!(matches!(founded, Err(Error::Broken("roster shortened"))), "{founded:?}");
        assert!(!roster::is_pinned(&world.service).await.unwrap_or(false));
    })
    .await;
}

#[tokio::test]
async fn a_roster_altered_by_a_byte_is_refused() {
    each_world(async |world| {
        let mut tx = world.store.read().await.unwrap();
        let rows = recueil::store::roster::all(&mut tx).await.unwrap();
        drop(tx);
        for row in &rows {
            let places = [row.statement.len() / 2, row.statement.len() - 1];
            for at in places {
                let mut forged = row.statement.clone();
                forged[at] ^= 1;
                let sql = "update roster set statement = $1 where sequence = $2";
                let number = || Bind::Number(row.sequence.try_into().unwrap());
                raw::execute(&world.store, sql, vec![Bind::Bytes(forged), number()]).await;
                world.restart().await;
                let founded = world.service.is_founded().await;
                assert!(matches!(founded, Err(Error::Broken(_))), "{}: {founded:?}", row.sequence);
                raw::execute(&world.store, sql, vec![Bind::Bytes(row.statement.clone()), number()]).await;
            }
        }
        world.restart().await;
        assert!(world.service.is_founded().await.unwrap());
    })
    .await;
}

/// Two coordinators' keys are stolen and another end of the chain is written: whoever saw the first one refuses it.
#[tokio::test]
async fn a_forked_roster_is_refused() {
    use recueil::{crypto::roster::Statement, domain::roster::RosterAct};
    each_world(async |world| {
        world.service.is_founded().await.unwrap();
        let mut tx = world.store.read().await.unwrap();
        let rows = recueil::store::roster::all(&mut tx).await.unwrap();
        drop(tx);
        let (last, before) = (&rows[rows.len() - 1], &rows[rows.len() - 2]);
        let RosterAct::Enrol { instance, after, mut entry } = serde_json::from_slice(&last.statement).unwrap() else {
            panic!("not an enrolment")
        };
        entry.name = "Quelqu'un d'autre".to_owned();
        let body = serde_json::to_vec(&RosterAct::Enrol { instance, after, entry }).unwrap();
        let (claire, moussa) = (world.keys_of(CLAIRE).await.signing, world.keys_of(MOUSSA).await.signing);
        let signatures = before.signatures.chunks_exact(96).map(|chunk| {
            let key = recueil::crypto::sign::VerifyingKey(chunk[..32].try_into().unwrap());
            (key, recueil::crypto::sign::Signature(chunk[32..].try_into().unwrap()))
        });
        let head = Statement {
            sequence: before.sequence,
            previous: recueil::crypto::Digest(before.previous),
            body: before.statement.clone(),
            signatures: signatures.collect(),
        };
        let endorsed = vec![Statement::endorse(&body, &claire)];
        let forged = Statement::append(Some(&head), body, endorsed, &moussa).unwrap();
        assert_eq!(forged.previous.0, last.previous);
        let signatures =
            forged.signatures.iter().flat_map(|(key, signature)| [key.0.as_slice(), &signature.0].concat());
        let sql = "update roster set statement = $1, signatures = $2 where sequence = $3";
        let number = Bind::Number(last.sequence.try_into().unwrap());
        let binds = vec![Bind::Bytes(forged.body.clone()), Bind::Bytes(signatures.collect()), number];
        raw::execute(&world.store, sql, binds).await;
        world.restart().await;
        let founded = world.service.is_founded().await;
        assert!(matches!(founded, Err(Error::Broken("roster forked"))), "{founded:?}");
    })
    .await;
}

//! Somebody who writes in the database, without anybody's keys but their own: refused or shown, never used, never a panic.

mod keys;
mod members;
mod records;

use std::collections::BTreeMap;

use recueil::{
    clock::Clock,
    crypto::{
        compartment::CompartmentSecret,
        lineage::Lineage,
        record::{self, RecordContext},
        sign::SigningKey,
        token::{Token, TokenKeys},
    },
    domain::{
        case::Reference,
        record::{Entry, Readers, RecordBody},
    },
    entropy::SeededEntropy,
    service::{Error, session::Unlocked},
};

use crate::support::{
    raw::{self, Bind, Grant, Record},
    world::{CLAIRE, Told, World},
};

/// A case in which everybody has said something.
struct Played {
    code: String,
    case: Reference,
    reporter: Unlocked,
    claire: Unlocked,
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

async fn drawers(world: &World) -> BTreeMap<String, Vec<Record>> {
    let kinds: BTreeMap<_, _> =
        raw::grants(&world.store).await.into_iter().map(|row| (row.compartment, row.kind)).collect();
    let mut drawers: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in raw::records(&world.store).await {
        drawers.entry(kinds[&record.compartment].clone()).or_default().push(record);
    }
    drawers
}

pub(super) async fn grant_of(world: &World, member: usize) -> Grant {
    let grants = raw::grants(&world.store).await;
    grants.into_iter().find(|row| row.kind == "exchange" && row.is_of(world.member(member))).unwrap()
}

fn reporter_keys(world: &World, code: &str) -> TokenKeys {
    Token::parse(code).unwrap().keys(&world.host().token_salt())
}

fn forger(world: &World) -> TokenKeys {
    Token::generate(&mut SeededEntropy::new(66)).keys(&world.host().token_salt())
}

pub(super) fn readers_record(world: &World, lineage: &Lineage, reporter: &TokenKeys) -> Entry {
    let readers = Readers {
        entity: "direction-generale".to_owned(),
        recipient: reporter.identity.recipient().to_string(),
        lineage: data_encoding::HEXLOWER.encode(&lineage.to_bytes()),
        ..Readers::default()
    };
    Entry { version: 1, at: world.clock.now(), body: RecordBody::Readers(readers) }
}

/// Puts a well-made record at the end of a drawer whose secret one has.
pub(super) async fn append(
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

/// Takes away what [`append`] put there.
pub(super) async fn put_away(world: &World) {
    let records = raw::records(&world.store).await;
    records.into_iter().find(|record| record.id.as_u128() == 99).unwrap().delete(&world.store).await;
}

async fn insert_grant(world: &World, row: &Grant) {
    let sql = "insert into grants (compartment, holder_kind, holder, epoch, wrapped) values ($1, $2, $3, $4, $5)";
    let (kind, holder) = (Bind::Text(row.holder_kind.clone()), Bind::Bytes(row.holder.clone()));
    let binds =
        vec![Bind::Id(row.compartment), kind, holder, Bind::Number(row.epoch), Bind::Bytes(row.wrapped.clone())];
    assert_eq!(raw::execute(&world.store, sql, binds).await, 1);
}

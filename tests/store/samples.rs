//! Small made-up rows.
use recueil::{
    clock::Day,
    domain::{
        case::{CompartmentKind, Reference, Stage},
        family::Family,
        record::RecordKind,
    },
    entropy::{self, SeededEntropy},
    ids::{CaseId, CompartmentId, Id, MemberId, RecordId},
    store::{
        Tx,
        cases::{self, InsertCase, NewCase},
        compartments::{self, CompartmentRow},
        grants::{self, GrantRow, HolderKey},
        records::{self, RecordRow},
    },
};

/// A day, as `2026-11-21`.
pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An identifier drawn from a number.
pub(super) fn id<K>(number: u64) -> Id<K> {
    Id::random(&mut SeededEntropy::new(number))
}

/// A digest drawn from a number.
pub(super) fn digest(number: u64) -> [u8; 32] {
    entropy::array(&mut SeededEntropy::new(number))
}

/// A case whose identifier, reference and drawers are drawn from a number.
#[derive(Clone, Copy)]
pub(super) struct Sample {
    pub(super) number: u64,
    pub(super) case: CaseId,
    pub(super) exchange: CompartmentId,
    pub(super) listening: CompartmentId,
    pub(super) received: Day,
}

impl Sample {
    pub(super) fn of(number: u64, received: &str) -> Self {
        let drawer = |part: u64| id(number.wrapping_mul(2).wrapping_add(1_000_000).wrapping_add(part));
        Self { number, case: id(number), exchange: drawer(0), listening: drawer(1), received: day(received) }
    }

    pub(super) fn new_case(&self) -> NewCase {
        NewCase {
            id: self.case,
            reference: Reference::random(Family::Case, self.received, &mut SeededEntropy::new(self.number)),
            stage: Stage::Received,
            entity: "ecole".to_owned(),
            received: self.received,
        }
    }

    /// Writes the case, its two drawers, a report, a summary, and keys for every holder.
    pub(super) async fn write(&self, tx: &mut Tx, holders: &[MemberId]) {
        assert_eq!(cases::insert(tx, &self.new_case()).await.unwrap(), InsertCase::Inserted);
        let drawers = [(self.exchange, CompartmentKind::Exchange), (self.listening, CompartmentKind::Listening)];
        for (id, kind) in drawers {
            let row = CompartmentRow { id, case: self.case, kind, ordinal: 0, epoch: 0 };
            compartments::insert(tx, &row).await.unwrap();
            let keys: Vec<GrantRow> = holders.iter().map(|holder| grant(id, 0, *holder)).collect();
            grants::insert_many(tx, &keys).await.unwrap();
        }
        self.record(tx, self.exchange, RecordKind::Report, 0).await;
        self.record(tx, self.exchange, RecordKind::Summary, 1).await;
    }

    pub(super) async fn record(&self, tx: &mut Tx, drawer: CompartmentId, kind: RecordKind, sequence: u64) {
        records::insert(tx, &record(drawer, kind, sequence, self.received)).await.unwrap();
    }
}

pub(super) fn grant(compartment: CompartmentId, epoch: u32, holder: MemberId) -> GrantRow {
    GrantRow { compartment, epoch, holder: HolderKey::member(holder), wrapped: vec![7; 64], settled: None }
}

pub(super) fn record(compartment: CompartmentId, kind: RecordKind, sequence: u64, day: Day) -> RecordRow {
    let mut seed = compartment.bytes()[..8].try_into().map(u64::from_be_bytes).unwrap();
    seed = seed.wrapping_add(sequence);
    let id: RecordId = Id::random(&mut SeededEntropy::new(seed));
    RecordRow { id, compartment, kind, sequence, day, sealed: vec![9; 100] }
}

//! Drawers that stand beside those these keys open: of the same kind, and somebody else's, or begun under another code.
//!
//! They do not open here; that a record lies in one of them is seen without a key, since the journal witnesses sealed bytes.
use super::drawer::Loaded;
use crate::{
    crypto::Digest,
    domain::case::CompartmentKind,
    service::Error,
    store::{self, Tx, compartments::CompartmentRow},
};

/// The records of a drawer of which these keys have another of the same kind: what they cannot open, and yet is there.
pub(super) struct Beside {
    pub(super) kind: CompartmentKind,
    digests: Vec<Digest>,
}

impl Beside {
    /// Reads the other drawers of the kinds that these keys have one of.
    pub(super) async fn read(tx: &mut Tx, (rows, loaded): (&[CompartmentRow], &[Loaded])) -> Result<Vec<Self>, Error> {
        let mut beside = Vec::new();
        for row in rows {
            let is_theirs = loaded.iter().any(|one| one.row().id == row.id);
            if is_theirs || loaded.iter().all(|one| one.row().kind != row.kind) {
                continue;
            }
            let records = store::records::of_compartment(tx, row.id).await?;
            let digests = records.iter().map(|record| Digest::of(&record.sealed)).collect();
            beside.push(Self { kind: row.kind, digests });
        }
        Ok(beside)
    }

    /// Whether a record lies there.
    pub(super) fn holds(&self, record: &Digest) -> bool {
        self.digests.contains(record)
    }
}

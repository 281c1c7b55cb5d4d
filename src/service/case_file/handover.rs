//! From a consent that stands to the copy that is handed over, and back: what whoever receives it verifies.
//!
//! The copy is made from the proof of the consent, never from a form: nothing can go that is not in it.
use std::collections::BTreeSet;

use super::{CaseFile, Drawer, Record, word::read_lineage};
use crate::{
    crypto::{lineage::Lineage, record::Quote},
    domain::{
        attached::Attached,
        case::CompartmentKind,
        consent::{Agreed, Consent, Wanted},
        handover::{HandedFile, HandedOver, Passed, Proof},
        record::{Entry, RecordBody, RecordKind},
    },
    ids::FileId,
    service::{Error, roster::Roll},
};

impl CaseFile<'_> {
    /// What was handed over of this case, oldest first.
    pub(crate) fn passed(&self) -> impl Iterator<Item = &Passed> {
        let records = self.drawer(CompartmentKind::Exchange).into_iter().flat_map(|drawer| &drawer.records);
        records.filter_map(|record| match &record.entry.body {
            RecordBody::Passed(passed) => Some(passed),
            _ => None,
        })
    }

    /// The proof that the person agrees, now, to what stands in the consent of this number.
    pub(crate) fn agreed(&self, number: u64) -> Result<Agreed, Error> {
        let none = || Error::Invalid(vec!["no-consent"]);
        let consents = self.consents();
        let given = consents.standing().find(|given| given.number == number).ok_or_else(none)?;
        let Consent { to, purpose, copy, .. } = &given.consent;
        consents.agreed_to(Wanted { to: *to, purpose: *purpose, copy }).map_err(|_| none())
    }

    /// The copy of what was agreed to, with what proves it.
    pub(crate) fn copied(&self, agreed: &Agreed) -> Result<HandedOver, Error> {
        let given = agreed.given();
        let Consent { to, purpose, scope, copy, .. } = &given.consent;
        let exchange = self.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
        let consent = exchange.records.iter().find(|record| record.sequence == given.number);
        let name = self.name().filter(|_| copy.with_name);
        if copy.with_name && name.is_none() {
            return Err(Error::Invalid(vec!["name-gone"]));
        }
        Ok(HandedOver {
            case: self.row.id,
            received: self.row.received,
            person: self.person()?,
            to: *to,
            purpose: *purpose,
            scope: *scope,
            text: copy.text.clone(),
            name,
            files: copy.files.iter().map(|file| self.copied_file(exchange, *file)).collect::<Result<_, _>>()?,
            consent: proof(consent.ok_or(Error::Broken("consent"))?)?,
        })
    }

    fn copied_file(&self, exchange: &Drawer, id: FileId) -> Result<HandedFile, Error> {
        let found = exchange.records.iter().find_map(|record| match &record.entry.body {
            RecordBody::File(file) if file.file == id => Some((record, file)),
            _ => None,
        });
        let (record, file) = found.ok_or(Error::Broken("file"))?;
        let copy = Attached { file: FileId::random(&mut self.service.entropy()), ..file.as_ref().clone() };
        Ok(HandedFile { file: copy, from: proof(record)? })
    }

    /// The name the person gave.
    fn name(&self) -> Option<String> {
        let exchange = self.drawer(CompartmentKind::Exchange);
        let told = exchange.and_then(|drawer| {
            drawer.newest(|entry| match &entry.body {
                RecordBody::Contact(contact) => Some(contact.origin.person.clone()),
                _ => None,
            })
        });
        let name = self.identity().map(|identity| identity.name.clone()).filter(|name| !name.is_empty());
        name.or(told).filter(|name| !name.is_empty())
    }
}

fn proof(record: &Record) -> Result<Proof, Error> {
    let quote = record.quote.as_ref().ok_or(Error::Internal("quote"))?;
    Ok(Proof(data_encoding::BASE64.encode(quote.as_bytes())))
}

/// Refuses what was handed over without the person's own word for it: a member who hands over says nothing in their place.
pub(super) fn check(drawers: &[Drawer], roll: &Roll) -> Result<(), Error> {
    let assessments = drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::Assessment);
    for record in assessments.flat_map(|drawer| &drawer.records) {
        if let RecordBody::HandedOver(handed) = &record.entry.body {
            check_one(handed, roll).ok_or(Error::Broken("handed over"))?;
        }
    }
    Ok(())
}

fn check_one(handed: &HandedOver, roll: &Roll) -> Option<()> {
    let lineage = read_lineage(&handed.person.lineage).ok().filter(|one| one.case_id() == handed.case.bytes())?;
    let consent = match quoted(handed, (&lineage, None), &handed.consent, RecordKind::Consent)? {
        RecordBody::Consent(consent) => consent,
        _ => return None,
    };
    let mut files = BTreeSet::new();
    for file in &handed.files {
        let from = match quoted(handed, (&lineage, Some(roll)), &file.from, RecordKind::File)? {
            RecordBody::File(from) => from,
            _ => return None,
        };
        // The same bytes, under the name they were given.
        if *from != (Attached { file: from.file, ..file.file.clone() }) {
            return None;
        }
        files.insert(from.file);
    }
    handed.is_covered_by(&consent, files).then_some(())
}

/// What a quote says, if the person said it in their case; or, of a file that a member enclosed, a member.
fn quoted(
    handed: &HandedOver,
    (lineage, roll): (&Lineage, Option<&Roll>),
    proof: &Proof,
    kind: RecordKind,
) -> Option<RecordBody> {
    let quote = Quote::from_bytes(data_encoding::BASE64.decode(proof.0.as_bytes()).ok()?);
    let said = quote.verify().ok()?;
    let may = lineage.contains(&said.author) || roll.is_some_and(|roll| roll.signer(&said.author).is_some());
    if !may || said.case != handed.case.bytes() || said.kind != crate::domain::Coded::code(kind) {
        return None;
    }
    let entry: Entry = serde_json::from_slice(said.body).ok()?;
    Some(entry.body)
}

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
    // A code given in place of one that was lost: by two members, or it is nobody's.
    if !lineage.renewals().all(|[one, other]| roll.are_two([&one, &other])) {
        return None;
    }
    let said = quoted(handed, (&lineage, None), &handed.consent, RecordKind::Consent)?;
    let RecordBody::Consent(consent) = said else { return None };
    let mut files = BTreeSet::new();
    for file in &handed.files {
        let said = quoted(handed, (&lineage, Some(roll)), &file.from, RecordKind::File)?;
        let RecordBody::File(from) = said else { return None };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        crypto::{
            Digest,
            compartment::CompartmentSecret,
            record::{RecordContext, open_record, seal_record},
            secret::Secret,
            sign::SigningKey,
        },
        domain::{
            Coded,
            attached::{Hidden, ObjectKey},
            consent::{Copied, Purpose, Receiver, Scope},
            record::{Party, Words},
        },
        entropy::SeededEntropy,
        ids::{CaseId, ObjectId},
    };

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_seed(&Secret::from_bytes([seed; 32]))
    }

    /// What somebody says in a case, shown to whoever has no key of it.
    fn quote(case: [u8; 16], body: RecordBody, author: &SigningKey) -> Proof {
        let (secret, mut entropy) = (CompartmentSecret::from(Secret::from_bytes([9; 32])), SeededEntropy::new(1));
        let kind = body.kind().code();
        let context = RecordContext {
            case,
            compartment: [2; 16],
            epoch: 0,
            record: [4; 16],
            kind,
            sequence: 1,
            previous: Digest::ZERO,
        };
        let entry = Entry { version: 1, at: "2026-11-20T09:00:00Z".parse().unwrap(), body };
        let body = serde_json::to_vec(&entry).unwrap();
        let sealed = seal_record(&secret, &context, author, &body, &mut entropy).unwrap();
        let opened = open_record(&secret, &context, &sealed).unwrap();
        Proof(data_encoding::BASE64.encode(opened.quote.as_bytes()))
    }

    fn file(number: u8) -> Attached {
        Attached {
            file: FileId::from_bytes([number; 16]),
            object: ObjectId::from_bytes([7; 16]),
            key: ObjectKey("ab".repeat(32)),
            name: "preuve.txt".to_owned(),
            format: "text".to_owned(),
            size: 12,
            digest: "cd".repeat(32),
            hidden: Hidden::Original,
        }
    }

    fn consent() -> Consent {
        let files = BTreeSet::from([FileId::from_bytes([1; 16])]);
        let copy = Copied { text: "Ce que je laisse.".to_owned(), files, with_name: false };
        let (to, purpose, scope) = (Receiver::Assessor, Purpose::Inquiry, Scope::Whole);
        Consent { to, purpose, copy, scope, statement: "J’accepte.".to_owned(), answers: None }
    }

    /// What a member hands over, honestly.
    fn honest() -> (HandedOver, SigningKey) {
        let person = key(1);
        let lineage = Lineage::new(person.verifying());
        let case = lineage.case_id();
        let party = Party { lineage: data_encoding::HEXLOWER.encode(&lineage.to_bytes()), ..Party::default() };
        let from = quote(case, RecordBody::File(Box::new(file(1))), &person);
        let handed = HandedOver {
            case: CaseId::from_bytes(case),
            received: "2026-11-20".parse().unwrap(),
            person: party,
            to: Receiver::Assessor,
            purpose: Purpose::Inquiry,
            scope: Scope::Whole,
            text: "Ce que je laisse.".to_owned(),
            name: None,
            files: vec![HandedFile { file: file(5), from }],
            consent: quote(case, RecordBody::Consent(Box::new(consent())), &person),
        };
        (handed, person)
    }

    fn holds(handed: &HandedOver) -> bool {
        check_one(handed, &Roll::default()).is_some()
    }

    #[test]
    fn what_was_agreed_to_holds_and_nothing_more_does() {
        let (handed, person) = honest();
        assert!(holds(&handed));
        let case = handed.case.bytes();
        let said = |consent: Consent| quote(case, RecordBody::Consent(Box::new(consent)), &person);
        let other_file =
            HandedFile { file: Attached { digest: "ef".repeat(32), ..file(5) }, ..handed.files[0].clone() };
        let not_agreed = HandedFile { file: file(6), from: quote(case, RecordBody::File(Box::new(file(2))), &person) };
        let wrong = [
            ("more words", HandedOver { text: "Ce que je laisse, et plus.".to_owned(), ..handed.clone() }),
            ("a name", HandedOver { name: Some("Alix".to_owned()), ..handed.clone() }),
            ("other bytes", HandedOver { files: vec![other_file], ..handed.clone() }),
            ("another file", HandedOver { files: vec![not_agreed], ..handed.clone() }),
            ("another purpose", HandedOver { purpose: Purpose::Support, ..handed.clone() }),
            (
                "less agreed to",
                HandedOver { consent: said(Consent { copy: Copied::default(), ..consent() }), ..handed.clone() },
            ),
            ("no consent", HandedOver { consent: Proof(String::new()), ..handed.clone() }),
        ];
        for (what, wrong) in wrong {
            assert!(!holds(&wrong), "{what}");
        }
    }

    #[test]
    fn a_consent_that_a_member_made_is_none() {
        let (handed, _) = honest();
        let (case, member) = (handed.case.bytes(), key(2));
        let forged = |body: RecordBody, author: &SigningKey| quote(case, body, author);
        let own = RecordBody::Consent(Box::new(consent()));
        assert!(!holds(&HandedOver { consent: forged(own.clone(), &member), ..handed.clone() }), "a member's hand");
        // With a lineage of their own, it is another case; with another case's consent, too.
        let lineage = Lineage::new(member.verifying());
        let party = Party { lineage: data_encoding::HEXLOWER.encode(&lineage.to_bytes()), ..Party::default() };
        let theirs = HandedOver { person: party.clone(), consent: forged(own.clone(), &member), ..handed.clone() };
        assert!(!holds(&theirs), "a lineage that certifies another case");
        let elsewhere = quote([3; 16], own, &key(1));
        assert!(!holds(&HandedOver { consent: elsewhere, ..handed.clone() }), "agreed to in another case");
        // The person's words of another kind are no consent.
        let said = RecordBody::Message(Words { text: "J’accepte tout.".to_owned() });
        assert!(!holds(&HandedOver { consent: forged(said, &key(1)), ..handed }), "words");
    }
}

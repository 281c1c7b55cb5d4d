//! From a consent that stands to the copy that is handed over, and back: what whoever receives it verifies.
//!
//! The copy is made from the proof of the consent, never from a form: nothing can go that is not in it. Where there is no
//! consent but an exception, it is made from what a coordinator signed, by somebody else (see `exception`).
use std::collections::BTreeSet;

use super::{CaseFile, Drawer, Record, exception, word::read_lineage};
use crate::{
    crypto::{record::Quote, sign::VerifyingKey},
    domain::{
        attached::Attached,
        case::CompartmentKind,
        consent::{Agreed, Consent, Copied, Purpose, Receiver, Scope, Wanted},
        handover::{HandedFile, HandedOver, Passed, Proof, Proven},
        organisation::Organisation,
        record::{Entry, RecordBody, RecordKind},
    },
    ids::{CaseId, FileId},
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
        let consent = proof(consent.ok_or(Error::Broken("consent"))?)?;
        self.copy_of((*to, *purpose, *scope), copy, Proven::Consent(consent))
    }

    /// A copy of this, to whom and for what, with what proves it.
    pub(super) fn copy_of(
        &self,
        (to, purpose, scope): (Receiver, Purpose, Scope),
        copy: &Copied,
        proven: Proven,
    ) -> Result<HandedOver, Error> {
        let exchange = self.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
        let name = self.name().filter(|_| copy.with_name);
        if copy.with_name && name.is_none() {
            return Err(Error::Invalid(vec!["name-gone"]));
        }
        Ok(HandedOver {
            case: self.row.id,
            received: self.row.received,
            person: self.person()?,
            to,
            purpose,
            scope,
            text: copy.text.clone(),
            name,
            files: copy.files.iter().map(|file| self.copied_file(exchange, *file)).collect::<Result<_, _>>()?,
            proven,
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
    pub(crate) fn name(&self) -> Option<String> {
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

impl CaseFile<'_> {
    /// To whom, in which part, and for what, what stands here was handed over last, where these keys open it.
    pub(crate) fn asked_for(&self) -> Option<(Receiver, Purpose)> {
        self.drawer(CompartmentKind::Assessment)?.newest(|entry| match &entry.body {
            RecordBody::HandedOver(handed) => Some((handed.to, handed.purpose)),
            _ => None,
        })
    }

    /// The cases that what was handed over here comes from.
    pub(crate) fn handed_cases(&self) -> Vec<CaseId> {
        let records = self.drawer(CompartmentKind::Assessment).into_iter().flat_map(|drawer| &drawer.records);
        let case = |record: &Record| match &record.entry.body {
            RecordBody::HandedOver(handed) => Some(handed.case),
            _ => None,
        };
        records.filter_map(case).collect()
    }
}

pub(super) fn proof(record: &Record) -> Result<Proof, Error> {
    let quote = record.quote.as_ref().ok_or(Error::Internal("quote"))?;
    Ok(Proof(data_encoding::BASE64.encode(quote.as_bytes())))
}

/// Refuses what was handed over without the person's own word for it, or that of two members who may do without: a member who
/// hands over says nothing in anybody's place.
pub(super) fn check(drawers: &[Drawer], (roll, organisation): (&Roll, &Organisation)) -> Result<(), Error> {
    let assessments = drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::Assessment);
    for record in assessments.flat_map(|drawer| &drawer.records) {
        if let RecordBody::HandedOver(handed) = &record.entry.body {
            check_one((handed, &record.key), (roll, organisation)).ok_or(Error::Broken("handed over"))?;
        }
    }
    Ok(())
}

/// `by` is the hand that handed it over.
fn check_one((handed, by): (&HandedOver, &VerifyingKey), (roll, organisation): (&Roll, &Organisation)) -> Option<()> {
    let lineage = read_lineage(&handed.person.lineage).ok().filter(|one| one.case_id() == handed.case.bytes())?;
    // A code given in place of one that was lost: by two members, or it is nobody's.
    if !lineage.renewals().all(|[one, other]| roll.are_two([&one, &other])) {
        return None;
    }
    let mut files = BTreeSet::new();
    for file in &handed.files {
        let (by, said) = quoted(handed, &file.from, RecordKind::File)?;
        let RecordBody::File(from) = said else { return None };
        // The same bytes, under the name they were given; of a file that a member enclosed, by a member.
        if !(lineage.contains(&by) || roll.signer(&by).is_some())
            || *from != (Attached { file: from.file, ..file.file.clone() })
        {
            return None;
        }
        files.insert(from.file);
    }
    match &handed.proven {
        Proven::Consent(consent) => {
            let (by, said) = quoted(handed, consent, RecordKind::Consent)?;
            let RecordBody::Consent(consent) = said else { return None };
            (lineage.contains(&by) && handed.is_covered_by(&consent, files)).then_some(())
        }
        Proven::Exception(without) => {
            let (signed, said) = quoted(handed, &without.proof, RecordKind::Excepted)?;
            let RecordBody::Excepted(excepted) = said else { return None };
            let holds = exception::is_of_two((&signed, by), &excepted, (roll, organisation));
            (holds && handed.is_excepted_by(&excepted, files)).then_some(())
        }
    }
}

/// What a quote says of the case, and whose hand it is in; whether they may say so is for the caller.
fn quoted(handed: &HandedOver, proof: &Proof, kind: RecordKind) -> Option<(VerifyingKey, RecordBody)> {
    let quote = Quote::from_bytes(data_encoding::BASE64.decode(proof.0.as_bytes()).ok()?);
    let said = quote.verify().ok()?;
    if said.case != handed.case.bytes() || said.kind != crate::domain::Coded::code(kind) {
        return None;
    }
    let entry: Entry = serde_json::from_slice(said.body).ok()?;
    Some((said.author, entry.body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        crypto::{
            Digest,
            compartment::CompartmentSecret,
            lineage::Lineage,
            record::{RecordContext, open_record, seal_record},
            secret::Secret,
            sign::SigningKey,
        },
        domain::{
            Coded,
            attached::{Hidden, ObjectKey},
            exception::{Excepted, Ground, Telling},
            handover::Without,
            record::{Party, Words},
            role::Role,
            roster::{Post, Roster, RosterAct, RosterEntry},
            rules::Rules,
        },
        entropy::SeededEntropy,
        ids::{InstanceId, MemberId, ObjectId},
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
        Proof(data_encoding::BASE64.encode(opened.quote(&context).unwrap().as_bytes()))
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
            proven: Proven::Consent(quote(case, RecordBody::Consent(Box::new(consent())), &person)),
        };
        (handed, person)
    }

    fn holds(handed: &HandedOver) -> bool {
        let organisation = Rules::embedded().unwrap().organisation;
        check_one((handed, &key(9).verifying()), (&Roll::default(), &organisation)).is_some()
    }

    #[test]
    fn what_was_agreed_to_holds_and_nothing_more_does() {
        let (handed, person) = honest();
        assert!(holds(&handed));
        let case = handed.case.bytes();
        let said = |consent: Consent| Proven::Consent(quote(case, RecordBody::Consent(Box::new(consent)), &person));
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
                HandedOver { proven: said(Consent { copy: Copied::default(), ..consent() }), ..handed.clone() },
            ),
            ("no consent", HandedOver { proven: Proven::Consent(Proof(String::new())), ..handed.clone() }),
        ];
        for (what, wrong) in wrong {
            assert!(!holds(&wrong), "{what}");
        }
    }

    #[test]
    fn a_consent_that_a_member_made_is_none() {
        let (handed, _) = honest();
        let (case, member) = (handed.case.bytes(), key(2));
        let forged = |body: RecordBody, author: &SigningKey| Proven::Consent(quote(case, body, author));
        let own = RecordBody::Consent(Box::new(consent()));
        assert!(!holds(&HandedOver { proven: forged(own.clone(), &member), ..handed.clone() }), "a member's hand");
        // With a lineage of their own, it is another case; with another case's consent, too.
        let lineage = Lineage::new(member.verifying());
        let party = Party { lineage: data_encoding::HEXLOWER.encode(&lineage.to_bytes()), ..Party::default() };
        let theirs = HandedOver { person: party.clone(), proven: forged(own.clone(), &member), ..handed.clone() };
        assert!(!holds(&theirs), "a lineage that certifies another case");
        let elsewhere = Proven::Consent(quote([3; 16], own, &key(1)));
        assert!(!holds(&HandedOver { proven: elsewhere, ..handed.clone() }), "agreed to in another case");
        // The person's words of another kind are no consent.
        let said = RecordBody::Message(Words::new("J’accepte tout.".to_owned()));
        assert!(!holds(&HandedOver { proven: forged(said, &key(1)), ..handed }), "words");
    }

    /// Who is in the roster: a coordinator, a listener, a former membership of that coordinator, an assessor, a coordinator of
    /// somewhere else; each with the key of that number.
    fn roll() -> Roll {
        let people = [
            (20, Role::Coordinator, "direction-generale", None),
            (21, Role::Listener, "direction-generale", None),
            (22, Role::Coordinator, "direction-generale", None),
            (23, Role::Assessor, "direction-generale", None),
            (24, Role::Coordinator, "brumefond", None),
            (25, Role::Coordinator, "direction-generale", Some(22)),
        ];
        let (mut roster, instance) = (Roster::new(1), InstanceId::from_bytes([1; 16]));
        let member = |number: u8| MemberId::from_bytes([number; 16]);
        for (after, (number, role, entity, formerly)) in (0_u64..).zip(people) {
            let entry = RosterEntry {
                member: member(number),
                name: String::new(),
                function: String::new(),
                posts: vec![Post { role, entity: entity.to_owned() }],
                recipients: Vec::new(),
                verifying: Some(data_encoding::HEXLOWER.encode(&key(number).verifying().0)),
                formerly: formerly.into_iter().map(member).collect(),
            };
            let mut say = |act: &RosterAct| {
                roster.apply(&serde_json::to_vec(act).unwrap(), &[key(20).verifying().0]).unwrap();
            };
            if number == 20 {
                say(&RosterAct::Found { instance, entry });
                continue;
            }
            if let Some(former) = formerly {
                say(&RosterAct::Revoke { instance, after, member: member(former) });
            }
            say(&RosterAct::Enrol { instance, after, entry });
        }
        Roll::unsigned(roster)
    }

    fn excepted() -> Excepted {
        let (entity, reason) = ("direction-generale".to_owned(), "Une menace.".to_owned());
        Excepted { entity, ground: Ground::Danger, reason, copy: consent().copy, telling: Telling::Now }
    }

    #[test]
    fn an_exception_takes_two_people_who_may_and_exactly_what_was_signed() {
        let (handed, person) = honest();
        let (case, roll, organisation) = (handed.case.bytes(), roll(), Rules::embedded().unwrap().organisation);
        let under = |excepted: Excepted, signer: &SigningKey| {
            let (ground, reason, told) = (excepted.ground, excepted.reason.clone(), excepted.is_told());
            let proof = quote(case, RecordBody::Excepted(Box::new(excepted)), signer);
            let proven = Proven::Exception(Box::new(Without { proof, ground, reason, told }));
            HandedOver { proven, scope: Scope::Unsaid, ..handed.clone() }
        };
        let holds =
            |handed: &HandedOver, by: u8| check_one((handed, &key(by).verifying()), (&roll, &organisation)).is_some();
        let right = under(excepted(), &key(20));
        assert!(holds(&right, 21) && holds(&right, 22), "a listener, another coordinator");
        assert!(!holds(&right, 20), "alone");
        assert!(!holds(&under(excepted(), &key(22)), 25), "the same person, come back under other keys");
        assert!(!holds(&right, 23), "somebody who does not receive");
        assert!(!holds(&right, 9), "nobody known");
        for signer in [21, 23, 24, 9] {
            assert!(!holds(&under(excepted(), &key(signer)), 22), "no coordinator there: {signer}");
        }
        assert!(!holds(&under(excepted(), &person), 21), "the person themselves");
        let elsewhere = Excepted { entity: "brumefond".to_owned(), ..excepted() };
        assert!(holds(&under(elsewhere.clone(), &key(20)), 21), "what stands below is theirs too");
        assert!(!holds(&under(Excepted { entity: "nowhere".to_owned(), ..excepted() }, &key(20)), 21));
        assert!(!holds(&under(elsewhere, &key(24)), 23));
        let more = HandedOver { text: "Ce que je laisse, et plus.".to_owned(), ..right.clone() };
        let less = HandedOver { files: Vec::new(), ..right.clone() };
        let named = HandedOver { name: Some("Alix".to_owned()), ..right.clone() };
        let Proven::Exception(without) = right.proven.clone() else { panic!() };
        let otherwise = Without { reason: "Autre chose.".to_owned(), ..*without.clone() };
        let otherwise = HandedOver { proven: Proven::Exception(Box::new(otherwise)), ..right.clone() };
        let as_agreed = HandedOver { proven: Proven::Consent(without.proof.clone()), ..right.clone() };
        for (what, wrong) in
            [("more", more), ("less", less), ("a name", named), ("another reason", otherwise), ("a consent", as_agreed)]
        {
            assert!(!holds(&wrong, 21), "{what}");
        }
    }
}

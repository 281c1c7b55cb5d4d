//! Who agreed to a report before it was filed: their signature over its digest, in this inquiry and no other.
//!
//! It goes along with the report, so that those who decide verify it with the roster alone: somebody who inquires, who is another
//! person than whoever filed and does not decide on it. It does **not** say that they agree with each word: that they read it and
//! let it be filed. Nor does the roster say who inquired into this: the inquiry itself does, to those who have its key.
use crate::{
    crypto::sign::{Signature, VerifyingKey},
    domain::{
        case::CompartmentKind,
        filed::{Agreement, ReportAgreed, ReportReceived},
        record::RecordBody,
        role::Role,
        roster::holds,
    },
    ids::{CaseId, MemberId},
    service::{
        Error,
        case_file::{Author, CaseFile, Drawer, Record},
        roster::Roll,
    },
};

/// What such signatures are for.
const LABEL: &str = "report";

/// What is signed.
fn signed(inquiry: CaseId, digest: &str) -> Vec<u8> {
    [inquiry.bytes().as_slice(), digest.as_bytes()].concat()
}

impl CaseFile<'_> {
    /// Agrees to the text that a digest names.
    pub(crate) fn agree(&mut self, digest: &str) -> Result<(), Error> {
        let signature = self.hand.key().sign_as(LABEL, &signed(self.row.id, digest));
        let signature = data_encoding::HEXLOWER.encode(&signature.0);
        let agreed = ReportAgreed { digest: digest.to_owned(), signature };
        self.append(CompartmentKind::Inquiry, RecordBody::ReportAgreed(agreed))
    }

    /// Who agreed to it and still conducts the inquiry, in their order.
    pub(crate) fn agreements(&self, digest: &str) -> Vec<(MemberId, Agreement)> {
        let drawer = self.drawer(CompartmentKind::Inquiry);
        let all = drawer.into_iter().flat_map(|drawer| said(drawer, digest));
        let words = signed(self.row.id, digest);
        all.filter(|(member, agreement)| self.reads(member) && signer(agreement, &words).is_some()).collect()
    }
}

fn said<'d>(drawer: &'d Drawer, digest: &'d str) -> impl Iterator<Item = (MemberId, Agreement)> + 'd {
    drawer.records.iter().filter_map(move |record: &Record| match (&record.entry.body, record.author) {
        (RecordBody::ReportAgreed(agreed), Author::Member(member)) if agreed.digest == digest => {
            Some((member, Agreement { key: record.key.to_string(), signature: agreed.signature.clone() }))
        }
        _ => None,
    })
}

/// The key that signed, if it did sign this.
fn signer(agreement: &Agreement, words: &[u8]) -> Option<VerifyingKey> {
    let key: VerifyingKey = agreement.key.parse().ok()?;
    let bytes = data_encoding::HEXLOWER.decode(agreement.signature.as_bytes()).ok()?;
    key.verify_as(LABEL, words, &Signature(bytes.try_into().ok()?)).ok()?;
    Some(key)
}

/// Whether another person than whoever filed it agreed before, in the inquiry itself.
pub(super) fn was_agreed(drawer: &Drawer, digest: &str, (by, roll): (MemberId, &Roll)) -> bool {
    said(drawer, digest).any(|(member, _)| roll.are_two_people([&member, &by]))
}

/// The members who agreed to a report, by signatures that verify: each inquires, and is another person than whoever filed.
pub(crate) fn who_agreed(received: &ReportReceived, by: MemberId, roll: &Roll) -> Vec<MemberId> {
    let words = signed(received.from.file, &received.digest);
    let one = |agreement: &Agreement| {
        let member = roll.signer(&signer(agreement, &words)?)?;
        let inquires = roll.roster.ever(&member).any(|entry| holds(entry, Role::Inquirer));
        (inquires && roll.are_two_people([&member, &by])).then_some(member)
    };
    received.agreed.iter().filter_map(one).collect()
}

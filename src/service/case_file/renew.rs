//! A code that was lost: a member vouches for the person, a second one gives another.
//!
//! Neither can alone: the chain of the person's keys goes on only with both signatures, and whoever opens the case checks
//! that the case was given to both and that they are two people. The new code was seen, so it opens nothing before the person
//! has changed it. It does **not** keep two members who agree from taking a person's place: they leave their names, the
//! person's code opens nothing any more, and both show.
use jiff::{SignedDuration, Timestamp};

use super::{
    CaseFile, Change, Drawer, Hand,
    create::token_row,
    drawer::{Author, Record},
    word::lineage_of,
};
use crate::{
    crypto::{
        lineage::{Lineage, Warrant},
        sign::Signature,
        token::TokenKeys,
    },
    domain::{
        case::{CompartmentKind, HolderKind},
        family::Family,
        record::{RecordBody, Vouched},
    },
    ids::MemberId,
    service::Error,
    store::{grants::HolderKey, tokens::TokenKind},
};

/// A word for somebody is given for so long.
const DAYS: i64 = 14;

/// A word that still serves.
pub(crate) struct Voucher {
    /// Who gave it.
    pub(crate) member: MemberId,
    /// When.
    pub(crate) at: Timestamp,
    /// How it was checked.
    pub(crate) how: String,
    warrant: Warrant,
}

impl CaseFile<'_> {
    /// Where the person's code is told of: in the conversation with the cell, or the space in which they are heard.
    fn place(&self) -> CompartmentKind {
        match self.row.stage.family() {
            Family::Hearing => CompartmentKind::Heard,
            _ => CompartmentKind::Exchange,
        }
    }

    /// Whether the person gave a name, so that somebody can know whom they have before them. Whoever is heard was called by it.
    pub(crate) fn is_named(&self) -> bool {
        if self.place() == CompartmentKind::Heard {
            return true;
        }
        let names = |record: &Record| match &record.entry.body {
            RecordBody::Contact(contact) => !contact.origin.person.is_empty(),
            RecordBody::Protection(_) => true,
            _ => false,
        };
        let shared =
            [CompartmentKind::Exchange, CompartmentKind::Measure].into_iter().filter_map(|kind| self.drawer(kind));
        self.identity().is_some_and(|identity| !identity.name.is_empty())
            || shared.flat_map(|drawer| &drawer.records).any(names)
    }

    /// The words given for the person that still serve, oldest first; none of somebody who reads no more.
    pub(crate) fn vouchers(&self) -> Result<Vec<Voucher>, Error> {
        let lineage = lineage_of(&self.row, &self.readers)?;
        let now = self.service.clock().now();
        let serves = |voucher: &Voucher| {
            lineage.is_vouched(&voucher.warrant)
                && self.reads(&voucher.member)
                && now.duration_since(voucher.at) <= SignedDuration::from_hours(DAYS.saturating_mul(24))
        };
        let told = self.drawer(self.place()).ok_or(Error::NotFound)?;
        Ok(told.records.iter().filter_map(voucher).filter(serves).collect())
    }

    /// Vouches for the person, who has lost their code.
    pub(crate) fn vouch(&mut self, how: String) -> Result<(), Error> {
        let (me, lineage) = (self.vouching()?, lineage_of(&self.row, &self.readers)?);
        if self.vouchers()?.iter().any(|voucher| voucher.member == me) {
            return Err(Error::Invalid(vec!["already-vouched"]));
        }
        let warrant = data_encoding::HEXLOWER.encode(&lineage.vouch(self.hand.key()).signature.0);
        self.append(self.place(), RecordBody::Vouched(Vouched { how, warrant }))
    }

    /// Gives another code, after another member's word: a new key for everybody, the lost one ended.
    pub(crate) fn renew_code(&mut self, new: &TokenKeys, how: String) -> Result<(), Error> {
        let me = self.vouching()?;
        let own = self.hand.key().verifying();
        let mut others = self.vouchers()?.into_iter();
        let other = others.find(|voucher| voucher.member != me && self.roll.are_two([&voucher.warrant.key, &own]));
        let other = other.ok_or(Error::Invalid(vec!["not-vouched"]))?;
        let lineage: Lineage = lineage_of(&self.row, &self.readers)?;
        let lineage = lineage.renew(other.warrant, self.hand.key(), new.signing.verifying())?;
        self.readers.recipient = new.identity.recipient().to_string();
        self.readers.lineage = data_encoding::HEXLOWER.encode(&lineage.to_bytes());
        let codes = (self.present_code()?, new.lookup);
        let theirs = |drawer: &Drawer| drawer.holders.contains(&HolderKey::token(codes.0));
        let place = self.place();
        let kinds = if place == CompartmentKind::Heard { &[place] } else { CompartmentKind::OF_THE_CELL };
        for kind in kinds {
            if self.drawer(*kind).is_some_and(theirs) {
                self.rotate(*kind, &Change { code: Some(codes), ..Change::default() })?;
                self.hand_earlier_keys(*kind, codes)?;
                self.tell_hand(*kind)?;
            }
        }
        self.staged.ended = Some(codes.0);
        self.staged.token = Some(token_row((self.row.id, TokenKind::Handed), new));
        let readers = self.readers.clone();
        self.append(place, RecordBody::Readers(readers))?;
        // The last, so that the journal witnesses the words.
        let warrant = String::new();
        self.append(place, RecordBody::Vouched(Vouched { how, warrant }))
    }

    /// The member who vouches; nobody can for a person without a name.
    fn vouching(&self) -> Result<MemberId, Error> {
        let Hand::Member(me, _) = &self.hand else { return Err(Error::NotFound) };
        if self.is_named() { Ok(*me) } else { Err(Error::Invalid(vec!["anonymous"])) }
    }

    /// The lookup of the code that holds the drawer now.
    pub(super) fn present_code(&self) -> Result<[u8; 32], Error> {
        let told = self.drawer(self.place()).ok_or(Error::NotFound)?;
        let code = told.holders.iter().find(|holder| holder.kind == HolderKind::Token);
        code.map(|holder| holder.holder).ok_or(Error::Broken("token"))
    }
}

fn voucher(record: &Record) -> Option<Voucher> {
    let (RecordBody::Vouched(vouched), Author::Member(member)) = (&record.entry.body, record.author) else {
        return None;
    };
    let signature = data_encoding::HEXLOWER.decode(vouched.warrant.as_bytes()).ok()?;
    let warrant = Warrant { key: record.key, signature: Signature(signature.try_into().ok()?) };
    Some(Voucher { member, at: record.entry.at, how: vouched.how.clone(), warrant })
}

//! A member records what somebody told them; a listening line sends what it was told.
//!
//! The case is made as from a deposit: a code drawn here says who reads and wraps every key, then whoever was told writes
//! what they heard. A member signs it, so that nobody takes it for the person's own words; a line has no key of its own
//! here, and is named. The code was seen by others than the person: it opens nothing before they have replaced it.
//!
//! It does **not** keep a member from writing what nobody said: the person reads it, and can say so.
use std::sync::Arc;

use super::{
    Error, Service,
    authorise::belongs,
    case_file::{CaseFile, Committed, NewCase},
    roster::{self, Roll},
    session::{self, Session, Unlocked, recorded},
    submit_report::choose,
};
use crate::{
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        contact::{Contact, Fault, Origin},
        draft::Fields,
        record::{RecordBody, Summary},
    },
    ids::MemberId,
    policy::Permit,
    store::tokens::TokenKind,
};

/// Whether how it came can be read.
pub fn check_origin(service: &Service, fields: &Fields) -> Result<Origin, Vec<Fault>> {
    Origin::parse(fields, service.today())
}

/// Whose hand writes a contact down.
#[derive(Clone, Copy)]
pub(crate) enum Hand<'a> {
    /// A member's, who signs it.
    Member(MemberId, &'a SigningKey),
    /// A line's; what it sent, so that the same sent again is known.
    Line(&'a str),
}

impl Hand<'_> {
    fn act(self) -> Act {
        match self {
            Self::Member(..) => Act::Record,
            Self::Line(_) => Act::Submit,
        }
    }

    fn request(&self) -> Option<&str> {
        match self {
            Self::Member(..) => None,
            Self::Line(sent) => Some(sent),
        }
    }
}

/// Records what this session's form holds. Sent twice, it makes one case.
pub async fn record_contact(
    service: &Service,
    permit: Permit<verb::Record>,
    (session, unlocked): (&Session, &Unlocked),
    language: &str,
) -> Result<(), Error> {
    belongs(&permit, unlocked)?;
    let (member, keys) = unlocked.member()?;
    let Some(draft) = session::draft(service, session).await? else { return Ok(()) };
    let report = draft.parse(service.rules(), language).map_err(Error::Draft)?;
    let origin = recorded::origin(session).await?;
    let faulty = |faults: Vec<Fault>| Error::Invalid(faults.iter().map(|fault| fault.code).collect());
    let origin = check_origin(service, &origin).map_err(faulty)?;
    let token = session::draft_token(session).await?.ok_or(Error::SignedOut)?;
    let reporter = token.keys(&service.host().token_salt());
    let contact = Contact { origin, report };
    deposit(service, &reporter, (&contact, Hand::Member(member, &keys.signing))).await?;
    recorded::mark(session, &token).await
}

/// Writes the case; a reference already taken is drawn again.
pub(crate) async fn deposit(
    service: &Service,
    reporter: &TokenKeys,
    (contact, hand): (&Contact, Hand<'_>),
) -> Result<Committed, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    drop(tx);
    loop {
        let file = prepare(service, reporter, (Arc::clone(&roll), contact, hand))?;
        match file.commit(hand.act(), hand.request()).await {
            Err(Error::Conflict) => {}
            outcome => return outcome,
        }
    }
}

fn prepare<'a>(
    service: &'a Service,
    reporter: &'a TokenKeys,
    (roll, contact, hand): (Arc<Roll>, &Contact, Hand<'a>),
) -> Result<CaseFile<'a>, Error> {
    let (entity, holders, readers) = choose(service, &roll, &contact.report)?;
    let by = (hand.act(), TokenKind::Handed);
    let mut file = CaseFile::create(service, NewCase { roll, keys: reporter, entity, holders, readers, by })?;
    if let Hand::Member(member, key) = hand {
        file.hand_to(member, key);
    }
    file.append(CompartmentKind::Exchange, RecordBody::Summary(Summary::of(&contact.report)))?;
    // The last: what the journal witnesses of a member's words is the record that holds them.
    file.append(CompartmentKind::Exchange, RecordBody::Contact(Box::new(contact.clone())))?;
    Ok(file)
}

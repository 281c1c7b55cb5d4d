//! Somebody is called to be heard: their space begins with the call, under a code drawn for them.
//!
//! The code is shown to whoever calls, to be printed in the letter or given by hand; having been seen, it opens nothing
//! before the person has changed it. What the inquiry knows and the space are written at once, or neither.
use std::sync::Arc;

use crate::{
    crypto::token::{Token, TokenKeys},
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        hearing::{Convocation, Heard, HeardRole, Meeting},
        investigation::Filed,
        record::RecordBody,
        report::{LINE_LIMIT, NARRATIVE_LIMIT},
    },
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{CaseFile, Committed, Receiving, in_rounds},
        investigation::conducting,
        session::{self, Session, Unlocked, recorded},
    },
};

/// Who is called, to what.
#[derive(Debug, Clone)]
pub struct Calling {
    /// Who they are, as those who inquire call them.
    pub name: String,
    /// In what quality.
    pub role: HeardRole,
    /// The meeting.
    pub meeting: Meeting,
    /// What they are told of those who may read the minutes.
    pub told: String,
    /// Identifier of the form as shown.
    pub request: String,
}

/// A line that somebody must say.
pub(super) fn line(text: &str, lacking: &'static str) -> Result<String, Error> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Error::Invalid(vec![lacking])),
        count if count > LINE_LIMIT => Err(Error::Invalid(vec!["line-too-long"])),
        _ => Ok(text.to_owned()),
    }
}

/// Words that somebody must say.
pub(super) fn words(text: &str, lacking: &'static str) -> Result<String, Error> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Error::Invalid(vec![lacking])),
        count if count > NARRATIVE_LIMIT => Err(Error::Invalid(vec!["too-long"])),
        _ => Ok(text.to_owned()),
    }
}

/// A meeting to come, that says where, when and what for.
pub(super) fn checked(service: &Service, meeting: &Meeting) -> Result<Meeting, Error> {
    if meeting.day < service.today() {
        return Err(Error::Invalid(vec!["meeting-past"]));
    }
    Ok(Meeting {
        place: line(&meeting.place, "no-place")?,
        day: meeting.day,
        hour: line(&meeting.hour, "no-hour")?,
        purpose: words(&meeting.purpose, "no-purpose")?,
        assisted: meeting.assisted,
    })
}

/// Calls somebody; the session shows their code until it was given. The same form sent again calls them once.
pub async fn summon(
    service: &Service,
    permit: Permit<verb::Summon>,
    (session, unlocked): (&Session, &Unlocked),
    calling: &Calling,
) -> Result<(), Error> {
    let (name, meeting) = (line(&calling.name, "no-name")?, checked(service, &calling.meeting)?);
    let calling = Calling { name, meeting, ..calling.clone() };
    let token = Token::generate(&mut service.entropy());
    // Kept before anything is committed: whatever happens next, the session finds the code that counts.
    recorded::keep(session, &token).await?;
    let keys = token.keys(&service.host().token_salt());
    let done =
        in_rounds(service, permit, unlocked, |permit| attempt(service, permit, unlocked, (&calling, &keys))).await;
    if !matches!(done, Ok(Committed::Now)) {
        session::noted_sent(session, &[session::mark(&token.reveal())]).await?;
    }
    done.map(|_| ())
}

async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::Summon>>,
    unlocked: &Unlocked,
    (calling, keys): (&Calling, &TokenKeys),
) -> Result<Committed, Error> {
    let (me, own) = unlocked.member()?;
    // Whoever is out of what feeds the inquiry calls nobody, and is given no key of the space.
    let mut file = conducting(service, &permit, unlocked).await?;
    let receiving = Receiving {
        entity: file.row.entity.clone(),
        holders: file.readers.holders.iter().copied().collect(),
        excluded: file.readers.excluded.clone(),
        with_person: true,
    };
    let Calling { name, role, meeting, told, request } = calling.clone();
    let inquiry = Filed { reference: file.row.reference.to_string(), file: file.row.id };
    let convocation = Convocation { inquiry, name: name.clone(), role, meeting, told };
    let by = (convocation, (me, &own.signing));
    let space = CaseFile::invite(service, (Arc::clone(&file.roll), keys), receiving, by)?;
    let filed = Filed { reference: space.row.reference.to_string(), file: space.row.id };
    file.append(CompartmentKind::Inquiry, RecordBody::Heard(Heard { space: filed, name: name.clone(), role }))?;
    file.advance(Act::Summon)?;
    let once = Message { text: String::new(), request }.once(&[&name]);
    file.commit_with(Act::Summon, once.as_deref(), vec![(space, Act::InviteHeard)]).await
}

//! The professional's side: the conversations their key opens, and one of them.
use super::{Talk, talk};
use crate::{
    clock::Day,
    domain::{
        act::{Act, verb},
        case::{CompartmentKind, Reference},
        record::RecordKind,
    },
    policy::Permit,
    service::{
        Error, Service,
        authorise::belongs,
        case_file::{open_secret, to_read},
        journal, roster,
        session::Unlocked,
    },
    store::{self, counsels::Conversation, grants::HolderKey},
};

/// Conversations listed at most, the latest first.
const MOST: u32 = 200;

/// One conversation of the list.
#[derive(Debug, Clone)]
pub struct Line {
    /// What the case is called.
    pub reference: Reference,
    /// The day of the last word.
    pub day: Day,
    /// Whether the person spoke last.
    pub waiting: bool,
}

/// The conversations that open with this member's keys; a grant that does not open is shown as nothing.
pub async fn list(service: &Service, permit: Permit<verb::Consult>, unlocked: &Unlocked) -> Result<Vec<Line>, Error> {
    belongs(&permit, unlocked)?;
    let holder = HolderKey::member(unlocked.member()?.0);
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let mut lines = Vec::new();
    for Conversation { case, compartment, epoch, day, last, left } in
        store::counsels::of(&mut tx, &holder, MOST).await?
    {
        let Some(row) = store::cases::by_id(&mut tx, case).await? else { continue };
        let grants = store::grants::of_holder(&mut tx, case, &holder).await?;
        let present = grants.into_iter().find(|grant| grant.compartment == compartment && grant.epoch == epoch);
        let place = (&row, CompartmentKind::Counsel);
        let opens = present.is_some_and(|grant| open_secret(service, &roll, place, (grant, unlocked)).secret.is_some());
        if !opens {
            continue;
        }
        let waiting = last == RecordKind::Message && !left;
        // Begun again under another code with the same professional, it is one line.
        match lines.iter_mut().find(|line: &&mut Line| line.reference == row.reference) {
            Some(line) => line.waiting |= waiting,
            None => lines.push(Line { reference: row.reference, day, waiting }),
        }
    }
    Ok(lines)
}

/// Reads one conversation; the first time a day, the journal says so.
pub async fn consult(service: &Service, permit: Permit<verb::Consult>, unlocked: &Unlocked) -> Result<Talk, Error> {
    let file = to_read(service, permit, unlocked).await?;
    if file.drawer(CompartmentKind::Counsel).is_none() {
        return Err(Error::NotFound);
    }
    let (me, _) = unlocked.member()?;
    journal::once_a_day(service, Act::Consult, (&format!("counsel {me}"), &file.row.reference)).await?;
    Ok(talk(service, &file))
}

//! What of it waits today: few of the cases a member has keys of, each opened, since lists show nothing of it.
use super::super::{About, Error, Service, Who, authorise::authorise, case_file::to_read, session::Unlocked};
use crate::{
    clock::Day,
    domain::{act::verb, case::Reference, deadline::DeadlineCode, exception::State},
    ids::CaseId,
    store::{self, grants::HolderKey},
};

/// Cases read at once.
const CHUNK: u32 = 50;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// A second member hands over or refuses.
    Second,
    /// The person is told, or somebody else puts it off.
    Telling,
}

/// A case in which something of it waits.
#[derive(Debug, Clone)]
pub struct Line {
    /// The case.
    pub case: Reference,
    /// What is to be done.
    pub owed: Owed,
    /// By when; a day that is past is late.
    pub due: Day,
    /// Whether that is before today.
    pub late: bool,
}

/// What waits for a member: what they may do as somebody else, in cases that open with their keys.
pub(crate) async fn today(service: &Service, unlocked: &Unlocked) -> Result<Vec<Line>, Error> {
    let mut lines: Vec<Line> = Vec::new();
    for code in [DeadlineCode::SecondMember, DeadlineCode::Telling] {
        for reference in owed(service, unlocked, code).await? {
            if !lines.iter().any(|line| line.case == reference) {
                lines.extend(line(service, unlocked, &reference).await?);
            }
        }
    }
    lines.sort_by_key(|line| line.due);
    Ok(lines)
}

/// Where something is owed, due or not, among the cases of which the member has a key: what is owed elsewhere takes no place.
async fn owed(service: &Service, unlocked: &Unlocked, code: DeadlineCode) -> Result<Vec<Reference>, Error> {
    let holder = HolderKey::member(unlocked.member()?.0);
    let (mut references, mut after) = (Vec::new(), Some(CaseId::from_bytes([0; 16])));
    while let Some(last) = after {
        let mut tx = service.store().read().await?;
        let cases = store::deadlines::owed(&mut tx, code, (&holder, last), CHUNK).await?;
        for case in &cases {
            references.extend(store::cases::by_id(&mut tx, *case).await?.map(|row| row.reference));
        }
        after = cases.last().copied().filter(|_| cases.len() == CHUNK as usize);
    }
    Ok(references)
}

async fn line(service: &Service, unlocked: &Unlocked, case: &Reference) -> Result<Option<Line>, Error> {
    let permit = match authorise::<verb::Open>(service, Who::Unlocked(unlocked), About::Case(case)).await {
        Ok(permit) => permit,
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let file = match to_read(service, permit, unlocked).await {
        Ok(file) => file,
        // One that was altered is told so where it is opened.
        Err(Error::NotFound | Error::Broken(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let exceptions = file.exceptions();
    let Some(open) = exceptions.open() else { return Ok(None) };
    let due = |code| file.deadlines.iter().find(|row| row.code == code && row.done.is_none()).map(|row| row.due);
    let (owed, due) = match &open.state {
        State::Waiting if file.is_another(&open.by) => (Owed::Second, due(DeadlineCode::SecondMember)),
        State::Untold(silence) => (Owed::Telling, Some(silence.review)),
        _ => return Ok(None),
    };
    let due = due.unwrap_or_else(|| service.today());
    let is_near = owed == Owed::Second || due <= service.today().plus(NEAR);
    Ok(is_near.then(|| Line { case: case.clone(), owed, due, late: due < service.today() }))
}

/// A day for looking again shows this many days before.
const NEAR: i32 = 3;

//! A member who reads two cases notes in each, for the cell alone, that they are about the same; or that they are not.
//!
//! Nobody is told: neither person learns that another exists, and the journal and the rows say that a note was written. A
//! member who must not read one of the two would learn of it from the other: as long as there is one, nothing is linked, and
//! afterwards the other case is named only to whoever opens it. It does **not** hide from whoever watches the store as it
//! grows that one member wrote two notes at the same moment.
use std::sync::Arc;

use super::{
    About, Error, Service, Who,
    authorise::authorise,
    case_file::{CaseFile, in_rounds_on_all},
    open_case::opens,
    session::Unlocked,
    view::LinkedCase,
};
use crate::{
    domain::{
        act::{Act, verb},
        case::{CompartmentKind, Reference},
        linking::{Linked, standing},
        record::RecordBody,
    },
    policy::Permit,
};

/// Links the permits' two cases, or parts them. What stands already is written no second time.
pub async fn link(
    service: &Service,
    permits: [Permit<verb::Link>; 2],
    unlocked: &Unlocked,
    word: &Word,
) -> Result<(), Error> {
    in_rounds_on_all(service, permits.map(Arc::new), unlocked, |permits| attempt(service, permits, (unlocked, word)))
        .await
}

/// What is said of two cases.
#[derive(Debug, Clone)]
pub enum Word {
    /// They are about the same, and why.
    Together(String),
    /// They are not.
    Apart,
}

impl Word {
    fn about(&self, case: &Reference) -> Result<Linked, Error> {
        match self {
            Self::Together(why) => Linked::new(case, why).map_err(|code| Error::Invalid(vec![code])),
            Self::Apart => Ok(Linked::apart(case)),
        }
    }
}

async fn attempt(
    service: &Service,
    [one, other]: [Arc<Permit<verb::Link>>; 2],
    (unlocked, word): (&Unlocked, &Word),
) -> Result<(), Error> {
    let one = CaseFile::open(service, &one, unlocked).await?;
    let other = CaseFile::open(service, &other, unlocked).await?;
    if one.row.id == other.row.id {
        return Err(Error::Invalid(vec!["same-case"]));
    }
    if matches!(word, Word::Together(_)) && (betrays(&one, &other) || betrays(&other, &one)) {
        return Err(Error::Invalid(vec!["not-the-same-readers"]));
    }
    let about = [other.row.reference.clone(), one.row.reference.clone()];
    let mut said = Vec::new();
    for (mut file, case) in [one, other].into_iter().zip(about) {
        if noted(&mut file, word.about(&case)?)? {
            // As a note: see above.
            said.push((file, Act::Note));
        }
    }
    let Some((last, act)) = said.pop() else { return Ok(()) };
    last.commit_with(act, None, said).await.map(|_| ())
}

/// Notes it in one of the two cases, unless it stands there already. Says whether it was noted.
fn noted(file: &mut CaseFile<'_>, linked: Linked) -> Result<bool, Error> {
    let known: Vec<&Linked> = links(file).into_iter().filter(|known| known.case == linked.case).collect();
    if known.contains(&&linked) || !linked.together && known.is_empty() {
        return Ok(false);
    }
    file.advance(Act::Link)?;
    file.ensure_listening()?;
    file.append(CompartmentKind::Listening, RecordBody::Linked(linked))?;
    Ok(true)
}

/// Whether somebody who reads one case must not read the other.
fn betrays(one: &CaseFile<'_>, other: &CaseFile<'_>) -> bool {
    one.readers.holders.iter().any(|member| one.reads(member) && other.is_excluded(member))
}

fn links<'a>(file: &'a CaseFile<'_>) -> Vec<&'a Linked> {
    let records = file.drawer(CompartmentKind::Listening).map(|drawer| drawer.records.as_slice()).unwrap_or_default();
    standing(records.iter().filter_map(|record| match &record.entry.body {
        RecordBody::Linked(linked) => Some(linked),
        _ => None,
    }))
}

/// The other cases that these keys open.
pub(super) async fn seen(
    service: &Service,
    file: &CaseFile<'_>,
    unlocked: &Unlocked,
) -> Result<Vec<LinkedCase>, Error> {
    let mut seen = Vec::new();
    for linked in links(file) {
        let Ok(case) = Reference::parse(&linked.case) else { continue };
        let is_open = match authorise(service, Who::Unlocked(unlocked), About::Case(&case)).await {
            // One that was altered is named: whoever opens it is told.
            Ok(permit) => matches!(opens(service, permit, unlocked).await, Ok(true) | Err(Error::Broken(_))),
            Err(Error::NotFound) => false,
            Err(error) => return Err(error),
        };
        if is_open {
            seen.push(LinkedCase { case, why: linked.why.clone() });
        }
    }
    Ok(seen)
}

//! A piece enters the inquiry: words, a file that an inquirer brings, or what they read elsewhere (see [`super::bring`]).
//!
//! The digest is that of what is kept, read back from the sealed object and not believed from whoever sent it: a file that was
//! freed of hidden data on its way in is not the one that left, and the piece says which one it is.
use super::{
    bring::{Found, found},
    conducted,
    work::{LINE_LIMIT, within},
};
use crate::{
    domain::{
        act::verb,
        attached::Attached,
        case::Reference,
        evidence::{Evidence, Sort},
        inquest::next,
        investigation::Filed,
        record::RecordBody,
    },
    ids::FileId,
    policy::Permit,
    service::{Error, Message, Service, case_file::CaseFile, files::release, session::Unlocked},
    text::Words,
};

/// A piece as an inquirer brings it.
#[derive(Debug, Clone)]
pub struct Brought {
    /// What it is.
    pub sort: Sort,
    /// What it is called.
    pub title: String,
    /// Where it comes from.
    pub origin: String,
    /// What it holds.
    pub from: From,
    /// Identifier of the form.
    pub request: String,
}

/// Where what a piece holds is taken from.
#[derive(Debug, Clone)]
pub enum From {
    /// Words.
    Text(String),
    /// A file that was just received.
    Upload(Attached),
    /// A file of what somebody handed over, which feeds the inquiry, or gave where they are heard.
    Elsewhere(Reference, FileId),
    /// Minutes, by their number in the space of whoever was heard.
    Minutes(Reference, u64),
}

/// Enters a piece. One that is there already, byte for byte, is refused.
pub async fn enter_evidence(
    service: &Service,
    permit: Permit<verb::EnterEvidence>,
    (unlocked, words): (&Unlocked, &Words),
    brought: Brought,
) -> Result<(), Error> {
    let object = match &brought.from {
        From::Upload(file) => Some(file.object),
        From::Text(_) | From::Elsewhere(..) | From::Minutes(..) => None,
    };
    let entered = enter(service, permit, (unlocked, words), brought).await;
    // Nothing waits for a piece that was refused.
    if let (Err(Error::Invalid(_)), Some(object)) = (&entered, object) {
        release(service, object).await?;
    }
    entered
}

async fn enter(
    service: &Service,
    permit: Permit<verb::EnterEvidence>,
    (unlocked, words): (&Unlocked, &Words),
    Brought { sort, title, origin, from, request }: Brought,
) -> Result<(), Error> {
    within(&[(&title, LINE_LIMIT), (&origin, LINE_LIMIT)])?;
    let (title, origin) = (title.trim().to_owned(), origin.trim().to_owned());
    let Found { content, digest, from } = found(service, (unlocked, words), from).await?;
    let once = Message { text: String::new(), request };
    let words = [title.as_str(), origin.as_str(), digest.as_str()];
    conducted(service, permit, (unlocked, Some((&once, &words))), |file| {
        if let Some(from) = &from
            && !is_part(file, from)?
        {
            return Err(Error::Invalid(vec!["another-inquiry"]));
        }
        let mut inquest = file.inquest()?;
        let (title, origin, digest) = (title.clone(), origin.clone(), digest.clone());
        let (content, from) = (content.clone(), from.clone());
        let piece = Evidence { number: next(&inquest.evidence), sort, title, origin, digest, content, from };
        let body = RecordBody::Evidence(Box::new(piece.clone()));
        let may = inquest.may_enter(&piece).and_then(|()| inquest.take(&body));
        may.map_err(|fault| Error::Invalid(vec![fault.code()]))?;
        file.enter(piece)
    })
    .await
}

/// Whether a file of which something was taken is part of the inquiry.
fn is_part(file: &CaseFile<'_>, from: &Filed) -> Result<bool, Error> {
    Ok(file.feeding()?.contains(from) || file.heard().any(|heard| heard.space == *from))
}

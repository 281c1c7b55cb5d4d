//! A piece enters the inquiry: words, a file that somebody handed over, or one that an inquirer brings.
//!
//! The digest is that of what is kept, read back from the sealed object and not believed from whoever sent it: a file that was
//! freed of hidden data on its way in is not the one that left, and the piece says which one it is. What was handed over is not
//! copied: what opens it is.
use super::{
    conducted,
    work::{LINE_LIMIT, within},
};
use crate::{
    crypto::Digest,
    domain::{
        act::verb,
        attached::Attached,
        case::Reference,
        evidence::{Content, Evidence, Sort},
        inquest::next,
        investigation::Filed,
        record::RecordBody,
        report::NARRATIVE_LIMIT,
    },
    ids::FileId,
    policy::Permit,
    service::{
        About, Error, Message, Service, Who, authorise,
        case_file::{CaseFile, to_read},
        files::{digest_of, release},
        session::Unlocked,
    },
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
    /// A file of what somebody handed over, which feeds the inquiry.
    HandedOver(Reference, FileId),
}

/// Enters a piece. One that is there already, byte for byte, is refused.
pub async fn enter_evidence(
    service: &Service,
    permit: Permit<verb::EnterEvidence>,
    unlocked: &Unlocked,
    brought: Brought,
) -> Result<(), Error> {
    let object = match &brought.from {
        From::Upload(file) => Some(file.object),
        From::Text(_) | From::HandedOver(..) => None,
    };
    let entered = enter(service, permit, unlocked, brought).await;
    // Nothing waits for a piece that was refused.
    if let (Err(Error::Invalid(_)), Some(object)) = (&entered, object) {
        release(service, object).await?;
    }
    entered
}

async fn enter(
    service: &Service,
    permit: Permit<verb::EnterEvidence>,
    unlocked: &Unlocked,
    Brought { sort, title, origin, from, request }: Brought,
) -> Result<(), Error> {
    within(&[(&title, LINE_LIMIT), (&origin, LINE_LIMIT)])?;
    let (title, origin) = (title.trim().to_owned(), origin.trim().to_owned());
    let handed = match &from {
        From::HandedOver(reference, _) => Some(reference.to_string()),
        From::Text(_) | From::Upload(_) => None,
    };
    let (content, digest) = content(service, unlocked, from).await?;
    let once = Message { text: String::new(), request };
    let words = [title.as_str(), origin.as_str(), digest.as_str()];
    conducted(service, permit, (unlocked, Some((&once, &words))), |file| {
        let from = handed.as_deref().map(|reference| feeding(file, reference)).transpose()?;
        let mut inquest = file.inquest()?;
        let (title, origin, digest, content) = (title.clone(), origin.clone(), digest.clone(), content.clone());
        let piece = Evidence { number: next(&inquest.evidence), sort, title, origin, digest, content, from };
        let body = RecordBody::Evidence(Box::new(piece.clone()));
        let may = inquest.may_enter(&piece).and_then(|()| inquest.take(&body));
        may.map_err(|fault| Error::Invalid(vec![fault.code()]))?;
        file.enter(piece)
    })
    .await
}

/// What was handed over under this name, where it feeds the inquiry.
fn feeding(file: &CaseFile<'_>, reference: &str) -> Result<Filed, Error> {
    let found = file.feeding()?.into_iter().find(|filed| filed.reference == reference);
    found.ok_or(Error::Invalid(vec!["another-inquiry"]))
}

/// What the piece holds, and the digest of that.
async fn content(service: &Service, unlocked: &Unlocked, from: From) -> Result<(Content, String), Error> {
    let file = match from {
        From::Text(text) => {
            let text = Message { text, request: String::new() }.checked(NARRATIVE_LIMIT)?;
            let digest = Digest::of(text.as_bytes()).to_string();
            return Ok((Content::Text(text), digest));
        }
        From::Upload(file) => file,
        From::HandedOver(reference, file) => handed_over(service, unlocked, (&reference, file)).await?,
    };
    let digest = digest_of(service, &file).await?.to_string();
    Ok((Content::File(file), digest))
}

/// A file of what was handed over, under a name of its own.
async fn handed_over(
    service: &Service,
    unlocked: &Unlocked,
    (reference, id): (&Reference, FileId),
) -> Result<Attached, Error> {
    let none = || Error::Invalid(vec!["no-such-file"]);
    let about = (Who::Unlocked(unlocked), About::Case(reference));
    let permit = authorise::authorise::<verb::Fetch>(service, about.0, about.1).await?;
    let inquiry = to_read(service, permit, unlocked).await?;
    let found = handed_files(&inquiry).into_iter().find(|file| file.file == id).ok_or_else(none)?;
    Ok(Attached { file: FileId::random(&mut service.entropy()), ..found })
}

/// The files somebody handed over, unless they took their agreement back.
pub(super) fn handed_files(inquiry: &CaseFile<'_>) -> Vec<Attached> {
    if inquiry.is_taken_back() {
        return Vec::new();
    }
    let records = inquiry.drawers.iter().flat_map(|drawer| &drawer.records);
    let handed = records.filter_map(|record| match &record.entry.body {
        RecordBody::HandedOver(handed) => Some(handed),
        _ => None,
    });
    handed.flat_map(|handed| handed.files.iter().map(|file| file.file.clone())).collect()
}

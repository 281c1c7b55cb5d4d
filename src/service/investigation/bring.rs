//! What inquirers read elsewhere and can enter as a piece: files that were handed over, files given where somebody is heard, and
//! minutes, with what the person answered to them.
//!
//! A file is not copied: what opens it is. Minutes enter as they stand that day, in words that say who was heard, who was there
//! and whether they are confirmed; a version that another corrected does not. They do **not** carry the person's own signature:
//! the inquiry does, to those who have its keys.
use super::{Bringable, Bringing, From, InvestigationView, compose::written_out, feeding::opened};
use crate::{
    crypto::Digest,
    domain::{
        act::verb, attached::Attached, case::Reference, evidence::Content, investigation::Filed, record::RecordBody,
        report::NARRATIVE_LIMIT,
    },
    ids::FileId,
    service::{
        About, Error, Message, Service, Who, authorise,
        case_file::{CaseFile, to_read},
        files::digest_of,
        hearing::{HearingView, seen},
        session::Unlocked,
        view::Content as Said,
    },
    text::Words,
};

/// What a piece will hold, and the file it was taken from.
pub(super) struct Found {
    pub(super) content: Content,
    pub(super) digest: String,
    pub(super) from: Option<Filed>,
}

/// What can enter an inquiry from what feeds it and from where somebody is heard.
pub async fn bringable(
    service: &Service,
    unlocked: &Unlocked,
    view: &InvestigationView,
) -> Result<Vec<Bringable>, Error> {
    let mut all = Vec::new();
    for filed in &view.feeding {
        let inquiry = opened::<verb::Open>(service, filed, unlocked).await?;
        let (from, files) = (inquiry.row.reference.clone(), handed_files(&inquiry));
        all.extend(files.into_iter().map(|file| Bringable { from: from.clone(), what: Bringing::File(file) }));
    }
    for heard in &view.heard {
        // One that does not open keeps nobody from entering the rest: the list of those heard says so.
        let space = match opened::<verb::Open>(service, &heard.space, unlocked).await {
            Ok(space) => space,
            Err(Error::NotFound | Error::Broken(_)) => continue,
            Err(error) => return Err(error),
        };
        let (from, space) = (space.row.reference.clone(), seen(&space, true)?);
        let minutes = space.minutes.iter().filter(|one| !one.corrected);
        let minutes = minutes.map(|one| Bringing::Minutes(one.said.number, heard.name.clone(), one.said.what.day));
        let files = given(&space).map(|file| Bringing::File(file.clone()));
        all.extend(minutes.chain(files).map(|what| Bringable { from: from.clone(), what }));
    }
    Ok(all)
}

/// What is brought from somewhere, which is asked afterwards whether it is part of the inquiry.
async fn named_so<'a>(service: &'a Service, unlocked: &'a Unlocked, from: &Reference) -> Result<CaseFile<'a>, Error> {
    let permit = authorise::authorise::<verb::Open>(service, Who::Unlocked(unlocked), About::Case(from)).await?;
    to_read(service, permit, unlocked).await
}

/// The files somebody handed over, unless they took their agreement back.
fn handed_files(inquiry: &CaseFile<'_>) -> Vec<Attached> {
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

/// The files given where somebody is heard.
fn given(space: &HearingView) -> impl Iterator<Item = &Attached> {
    space.items.iter().filter_map(|item| match &item.content {
        Said::File(file) => Some(file.as_ref()),
        _ => None,
    })
}

/// What a piece brought from somewhere will hold.
pub(super) async fn found(
    service: &Service,
    (unlocked, words): (&Unlocked, &Words),
    from: From,
) -> Result<Found, Error> {
    match from {
        From::Text(text) => {
            let text = Message { text, request: String::new() };
            Ok(of_words(text.checked(NARRATIVE_LIMIT)?, None))
        }
        From::Upload(file) => of_a_file(service, file, None).await,
        From::Elsewhere(reference, id) => {
            let elsewhere = named_so(service, unlocked, &reference).await?;
            let files = match elsewhere.convocation() {
                Ok(_) => given(&seen(&elsewhere, false)?).cloned().collect(),
                Err(_) => handed_files(&elsewhere),
            };
            let file = files.into_iter().find(|file| file.file == id).ok_or(Error::Invalid(vec!["no-such-file"]))?;
            let file = Attached { file: FileId::random(&mut service.entropy()), ..file };
            of_a_file(service, file, Some(named(&elsewhere))).await
        }
        From::Minutes(reference, number) => {
            let space = named_so(service, unlocked, &reference).await?;
            let view = seen(&space, true)?;
            let standing = view.minutes.iter().find(|one| one.said.number == number && !one.corrected);
            let minutes = standing.ok_or(Error::Invalid(vec!["no-such-minutes"]))?;
            Ok(of_words(written_out((space.convocation()?, service.today()), minutes, words), Some(named(&space))))
        }
    }
}

fn named(file: &CaseFile<'_>) -> Filed {
    Filed { reference: file.row.reference.to_string(), file: file.row.id }
}

fn of_words(text: String, from: Option<Filed>) -> Found {
    let digest = Digest::of(text.as_bytes()).to_string();
    Found { content: Content::Text(text), digest, from }
}

async fn of_a_file(service: &Service, file: Attached, from: Option<Filed>) -> Result<Found, Error> {
    let digest = digest_of(service, &file).await?.to_string();
    Ok(Found { content: Content::File(file), digest, from })
}

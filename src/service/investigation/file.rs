//! The report is filed: composed from what stands, frozen, given to those who decide; each person whose words fed it is told.
//!
//! Another of those who inquire agrees to the same text first: one alone files nothing. All of it is written at once, or nothing.
//! What is filed is what was shown: had something been written meanwhile, the text would have another digest, and whoever files
//! is shown the new one. Whoever a person keeps out counts no more, and has no key of what is filed. Every piece is read again from its first byte to its last.
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    compose::{annexes, compose},
    conduct::{conducting, ready},
    feeding::fed,
    heed::heed,
};
use crate::{
    crypto::{Digest, token::Token},
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        conclusions::Conclusions,
        conflict,
        filed::{Agreement, ReportReceived},
        inquest::{Inquest, Missing},
        investigation::Filed,
        record::{Exclusion, RecordBody},
    },
    ids::{CaseId, FileId, MemberId},
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, Receiving, in_rounds, who_agreed},
        files::digest_of,
        hearing::{closing, heard_in},
        inquiry::has_listened,
        session::Unlocked,
    },
    text::Words,
};

/// What whoever files was shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The words of its language.
    pub words: &'a Words,
    /// SHA-256 of the text they read, hexadecimal.
    pub digest: &'a str,
}

/// Agrees to the report as it was shown, to the letter: whatever is written afterwards makes another text, agreed to by nobody.
pub async fn agree_report(
    service: &Service,
    permit: Permit<verb::AgreeReport>,
    unlocked: &Unlocked,
    shown: Shown<'_>,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = conducting(service, &permit, unlocked).await?;
        let inquest = file.inquest()?;
        is_whole(&inquest)?;
        let heard = heard_in(service, &file, unlocked).await?;
        let digest = Digest::of(compose(&file, (&inquest, &heard), shown.words)?.as_bytes()).to_string();
        if digest != shown.digest {
            return Err(Error::Invalid(vec!["report-changed"]));
        }
        if file.agreements(&digest).iter().any(|(member, _)| !file.is_another(member)) {
            return Err(Error::Invalid(vec!["already-agreed"]));
        }
        file.agree(&digest)?;
        file.done::<verb::AgreeReport>(None).await
    })
    .await
}

fn is_whole(inquest: &Inquest) -> Result<(), Error> {
    let missing: Vec<&'static str> = inquest.missing().into_iter().map(Missing::code).collect();
    if missing.is_empty() { Ok(()) } else { Err(Error::Invalid(missing)) }
}

/// Files the report.
pub async fn file_report(
    service: &Service,
    permit: Permit<verb::FileReport>,
    unlocked: &Unlocked,
    shown: Shown<'_>,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, (unlocked, shown))).await
}

async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::FileReport>>,
    (unlocked, shown): (&Unlocked, Shown<'_>),
) -> Result<(), Error> {
    let (me, keys) = unlocked.member()?;
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    // Open until all is written: whoever takes their agreement back meanwhile comes first, or after.
    let fed = fed::<verb::AnnounceReport>(service, &file, unlocked).await?;
    let out = kept_out_by(&file, &fed);
    heed(&mut file, &out)?;
    ready(&file, me)?;
    fed.iter().filter(|one| one.is_taken_back()).for_each(|one| file.forgo(one.row.id));
    let inquest = file.inquest()?;
    is_whole(&inquest)?;
    // Open until all is written, as what feeds it is: what somebody says meanwhile is in the report, or stops it.
    let hearings = closing(service, &file, (unlocked, &out)).await?;
    let heard = heard_in(service, &file, unlocked).await?;
    let report = compose(&file, (&inquest, &heard), shown.words)?;
    let digest = Digest::of(report.as_bytes()).to_string();
    if digest != shown.digest {
        return Err(Error::Invalid(vec!["report-changed"]));
    }
    let agreed = file.agreements(&digest).into_iter().filter(|(member, _)| file.is_another(member));
    let agreed: Vec<Agreement> = agreed.map(|(_, agreement)| agreement).collect();
    let from = Filed { reference: file.row.reference.to_string(), file: file.row.id };
    let annexes = annexes(&inquest, || FileId::random(&mut service.entropy()));
    let parts = parts(&file, &fed);
    let conclusions = Conclusions::of(&inquest);
    let received = ReportReceived { report: report.clone(), digest, from, conclusions, annexes, agreed, parts };
    // What those who decide could not verify is not given to them.
    if who_agreed(&received, me, &file.roll).is_empty() {
        return Err(Error::Invalid(vec!["report-not-agreed"]));
    }
    unchanged(service, &inquest).await?;
    let receiving = deciding(service, &file, &fed).await?;
    // Drawn for this, known to nobody, thrown away: they certify who reads.
    let founding = Token::generate(&mut service.entropy()).keys(&service.host().token_salt());
    let by = (me, &keys.signing);
    let decision = CaseFile::remit(service, (Arc::clone(&file.roll), &founding), receiving, (received, by))?;
    file.file_report(report, Filed { reference: decision.row.reference.to_string(), file: decision.row.id })?;
    file.advance(Act::FileReport)?;
    let mut along = vec![(decision, Act::RemitReport)];
    along.extend(hearings);
    along.extend(announced(fed)?);
    file.commit_with(Act::FileReport, None, along).await.map(|_| ())
}

/// Says in each file that feeds it that the report is filed: whoever has that file reads it, the person too where they know of it.
fn announced(fed: Vec<CaseFile<'_>>) -> Result<Vec<(CaseFile<'_>, Act)>, Error> {
    let mut along = Vec::new();
    for mut one in fed {
        one.append(CompartmentKind::InquiryExchange, RecordBody::Reported)?;
        one.advance(Act::AnnounceReport)?;
        along.push((one, Act::AnnounceReport));
    }
    Ok(along)
}

/// Whoever one of the persons whose words feed it keeps out, and still has a key of the inquiry.
fn kept_out_by(file: &CaseFile<'_>, fed: &[CaseFile<'_>]) -> BTreeSet<MemberId> {
    let invited = file.invited();
    let have = file.readers.holders.iter().chain(&invited);
    have.filter(|member| file.is_excluded(member) || fed.iter().any(|one| one.is_excluded(member))).copied().collect()
}

/// Refuses a report whose pieces are not what their digests say.
async fn unchanged(service: &Service, inquest: &Inquest) -> Result<(), Error> {
    for piece in inquest.standing() {
        if let Some(about) = piece.content.file()
            && digest_of(service, about).await?.to_string() != piece.digest
        {
            return Err(Error::Invalid(vec!["evidence-changed"]));
        }
    }
    Ok(())
}

/// The inquiry, what feeds it, and the cases that comes from.
fn parts(file: &CaseFile<'_>, fed: &[CaseFile<'_>]) -> BTreeSet<CaseId> {
    let cases = fed.iter().flat_map(|one| one.handed_cases().into_iter().chain([one.row.id]));
    cases.chain([file.row.id]).collect()
}

/// Who decides on it: whoever has the authority there, less those who listened, assessed, inquired or are kept out.
async fn deciding(service: &Service, file: &CaseFile<'_>, fed: &[CaseFile<'_>]) -> Result<Receiving, Error> {
    let (roster, organisation) = (&file.roll.roster, &service.rules().organisation);
    // Each person whose words feed it keeps out whom they will, and not the first alone.
    let is_out = |member: &MemberId| file.is_excluded(member) || fed.iter().any(|one| one.is_excluded(member));
    let mut kept_out: BTreeMap<MemberId, Exclusion> = file.readers.excluded.clone();
    // Those who left, too: somebody who comes back is let in later, or not.
    for member in fed.iter().flat_map(|one| one.readers.excluded.keys()) {
        kept_out.entry(*member).or_insert(Exclusion::Cell);
    }
    for entry in roster.entries() {
        if is_out(&entry.member) || has_had_a_part(service, (file, fed), &entry.member).await? {
            kept_out.entry(entry.member).or_insert(Exclusion::Cell);
        }
    }
    let body = conflict::deciding_body(roster, organisation, &file.row.entity, |member| kept_out.contains_key(member));
    let entity = body.ok_or(Error::Invalid(vec!["nobody-to-decide"]))?.code.clone();
    let mut holders = conflict::deciders(roster, organisation, &entity);
    // Somebody kept out has a decoy, so that nobody can tell; who had a part has none: everybody knows.
    holders.retain(|member| !kept_out.contains_key(member) || is_out(member));
    let excluded = kept_out.into_iter().filter(|(member, _)| is_out(member)).collect();
    Ok(Receiving { entity, holders, excluded, with_person: false })
}

/// Whether a person, under any membership of theirs, has a key of the inquiry, of what feeds it, or of a case that comes from.
async fn has_had_a_part(
    service: &Service,
    (file, fed): (&CaseFile<'_>, &[CaseFile<'_>]),
    member: &MemberId,
) -> Result<bool, Error> {
    if file.has_held(member) || fed.iter().any(|one| one.has_held(member)) {
        return Ok(true);
    }
    for one in fed {
        if has_listened(service, one, member).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

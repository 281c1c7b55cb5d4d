//! A disciplinary procedure begins: as the authority closes its decision, one file for each person of whom it decided so.
//!
//! Whoever decides has it, and the disciplinary service of the same entity; nobody who had a part in what led to the report. All
//! of it is written with the end of the decision, or nothing is.
use std::sync::Arc;

use crate::{
    clock::Day,
    crypto::token::{Token, TokenKeys},
    domain::{
        act::Act,
        conflict,
        decided::{Decided, Ended, Opened, Way},
        evidence::{Content, Evidence},
        filed::ReportReceived,
        investigation::Filed,
        proceeding::Referred,
    },
    ids::{CaseId, FileId, MemberId},
    service::{
        Error, Service,
        case_file::{CaseFile, Receiving},
        inquiry::has_had_a_key,
        session::Unlocked,
    },
};

/// Those of whom it was decided that a procedure begins.
fn concerned(file: &CaseFile<'_>) -> Vec<Decided> {
    let decided = file.decided();
    let standing = crate::domain::decided::standing(decided.iter().map(|(_, one)| *one));
    standing.into_values().filter(|one| one.way == Way::Discipline).cloned().collect()
}

/// Keys drawn for each file, known to nobody, thrown away: they certify who reads.
pub(crate) fn foundings(service: &Service, file: &CaseFile<'_>) -> Vec<TokenKeys> {
    let one = |_| Token::generate(&mut service.entropy()).keys(&service.host().token_salt());
    concerned(file).iter().map(one).collect()
}

/// Prepares the files, and what the decision says of them.
pub(crate) async fn begin<'a>(
    service: &'a Service,
    file: &CaseFile<'a>,
    (unlocked, foundings): (&'a Unlocked, &'a [TokenKeys]),
) -> Result<(Vec<(CaseFile<'a>, Act)>, Ended), Error> {
    let (me, keys) = unlocked.member()?;
    let (record, received) = file.received_report()?;
    let from = Filed { reference: file.row.reference.to_string(), file: file.row.id };
    let filed = Day::of(record.entry.at);
    let (mut begun, mut ended) = (Vec::new(), Ended::default());
    for (decided, founding) in concerned(file).into_iter().zip(foundings) {
        let person = decided.person;
        let received = ReportReceived { annexes: renamed(service, &received.annexes), ..received.clone() };
        let referred = Referred { decided, received, from: from.clone(), filed };
        let receiving = conducting(service, file).await?;
        let by = (me, &keys.signing);
        let one = CaseFile::refer(service, (Arc::clone(&file.roll), founding), receiving, (referred, by))?;
        let to = Filed { reference: one.row.reference.to_string(), file: one.row.id };
        ended.opened.push(Opened { person, to });
        begun.push((one, Act::OpenDiscipline));
    }
    Ok((begun, ended))
}

/// The same pieces, under names of their own: each goes when its file does.
fn renamed(service: &Service, annexes: &[Evidence]) -> Vec<Evidence> {
    let mut all = annexes.to_vec();
    for piece in &mut all {
        if let Content::File(file) = &mut piece.content {
            file.file = FileId::random(&mut service.entropy());
        }
    }
    all
}

/// Who has it: those who decide or conduct it there, less who had a part in what led to the report; whoever is kept out of the
/// decision has a decoy, so that nobody can tell.
async fn conducting(service: &Service, file: &CaseFile<'_>) -> Result<Receiving, Error> {
    let entity = file.row.entity.clone();
    let mut holders = Vec::new();
    for member in conflict::disciplinary(&file.roll.roster, file.organisation(), &entity) {
        if file.is_excluded(&member) || may_conduct(service, file, &member).await? {
            holders.push(member);
        }
    }
    Ok(Receiving { entity, holders, excluded: file.readers.excluded.clone(), with_person: false })
}

/// Whether somebody had no part in what the report comes from, under any membership; whoever decides on it had none.
async fn may_conduct(service: &Service, file: &CaseFile<'_>, member: &MemberId) -> Result<bool, Error> {
    let (_, received) = file.received_report()?;
    let parts: Vec<CaseId> = received.parts.iter().copied().collect();
    Ok(file.reads(member) || !parts.is_empty() && !has_had_a_key(service, &file.roll, (&parts, member)).await?)
}

/// Who else could be let in to conduct or decide it, by whoever has it.
pub(super) async fn able(service: &Service, file: &CaseFile<'_>) -> Result<Vec<MemberId>, Error> {
    let (_, referred) = file.referred()?;
    let parts: Vec<CaseId> = referred.received.parts.iter().copied().collect();
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let all = conflict::disciplinary(&file.roll.roster, file.organisation(), &file.row.entity);
    let mut able = Vec::new();
    for member in file.without_a_key(all) {
        if !has_had_a_key(service, &file.roll, (&parts, &member)).await? {
            able.push(member);
        }
    }
    Ok(able)
}

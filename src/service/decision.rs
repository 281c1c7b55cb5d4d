//! A report that was filed, for those who decide: its text, what it rests on, the digest of both, and where the journal holds it.
//!
//! It was verified before it is shown: the text is the one its digest names, an inquirer who does not decide filed it, and the
//! journal has witnessed that. It does **not** decide anything yet.
use super::{
    About, Error, Service, Who,
    authorise::open_acts,
    case_file::{Author, CaseFile, in_rounds, to_read, who_agreed},
    follow_up::{comings, named},
    inquiry::has_had_a_key,
    journal,
    session::Unlocked,
    view::{DailyHead, Item, Reader},
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        case::{CompartmentKind, Reference, Stage},
        conflict,
        filed::ReportReceived,
    },
    ids::{CaseId, MemberId},
    policy::Permit,
};

/// A report that was filed, as those who decide see it.
#[derive(Debug, Clone)]
pub struct DecisionView {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// The entity responsible.
    pub entity: String,
    /// The day it was filed.
    pub received: Day,
    /// The report and the pieces it rests on.
    pub report: ReportReceived,
    /// Who filed it.
    pub by: Reader,
    /// Who else of those who inquired agreed to it before.
    pub agreed: Vec<Reader>,
    /// The entry of the journal that holds it.
    pub entry: Option<DailyHead>,
    /// Who has it.
    pub readers: Vec<Reader>,
    /// Who was let in or kept out since, and by whom.
    pub comings: Vec<Item>,
    /// Who could be let in to decide on it too, by the one who looks.
    pub letting: Vec<Reader>,
    /// Whether the one who looks may take themselves off it.
    pub may_step_back: bool,
    /// Whether they may keep somebody else out of it.
    pub may_keep_out: bool,
    /// Nobody else who has it could decide.
    pub decides_alone: bool,
}

/// Opens a report that was filed; the first time a day, the journal says so.
pub async fn open_decision(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<DecisionView, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let drawer = file.drawer(CompartmentKind::Decision).ok_or(Error::NotFound)?;
    let (me, _) = unlocked.member()?;
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let may = open_acts(service, asked, &[Act::StepBack, Act::Exclude, Act::LetIn]).await?;
    let letting = if may.get(Act::LetIn.code()) == Some(&true) { able(service, &file).await? } else { Vec::new() };
    let (record, report) = file.received_report()?;
    let Author::Member(by) = record.author else { return Err(Error::Broken("report")) };
    let entry = file.entry_holding(drawer, record);
    let day = Day::of(record.entry.at);
    let entry = entry.map(|head| DailyHead { day, number: head.sequence, digest: head.digest.to_string() });
    let readers = file.readers.holders.iter().filter(|member| file.reads(member));
    Ok(DecisionView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        entity: file.row.entity.clone(),
        received: file.row.received,
        report: report.clone(),
        by: named(&file.roll, &by, true),
        agreed: who_agreed(report, by, &file.roll).iter().map(|one| named(&file.roll, one, true)).collect(),
        entry,
        readers: readers.map(|member| named(&file.roll, member, true)).collect(),
        comings: comings(&file.roll, drawer),
        letting: letting.iter().map(|member| named(&file.roll, member, true)).collect(),
        may_step_back: may.get(Act::StepBack.code()).copied().unwrap_or_default(),
        may_keep_out: may.get(Act::Exclude.code()).copied().unwrap_or_default(),
        decides_alone: !file.is_left_to_decide(&me),
    })
}

/// Who could be let in to decide: of the authority there, not kept out, without a key, and without a part in what the report
/// comes from, under any membership.
async fn able(service: &Service, file: &CaseFile<'_>) -> Result<Vec<MemberId>, Error> {
    let (_, report) = file.received_report()?;
    let parts: Vec<CaseId> = report.parts.iter().copied().collect();
    // A report that does not say what it comes from tells nobody who may not decide.
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let deciders = conflict::deciders(&file.roll.roster, file.organisation(), &file.row.entity);
    let mut able = Vec::new();
    for member in file.without_a_key(deciders) {
        if !has_had_a_key(service, &file.roll, (&parts, &member)).await? {
            able.push(member);
        }
    }
    Ok(able)
}

/// Gives somebody else of the authority every key of a report that was filed: before one leaves, or so that the file is not theirs
/// alone.
pub async fn let_in(
    service: &Service,
    permit: Permit<verb::LetIn>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        if !able(service, &file).await?.contains(&member) {
            return Err(Error::Invalid(vec!["not-to-let-in"]));
        }
        file.take_on(member)?;
        file.done::<verb::LetIn>(None).await
    })
    .await
}

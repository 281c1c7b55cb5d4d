//! A report that was filed, for those who decide: its text, what it rests on, the digest of both, and where the journal holds it.
//!
//! It was verified before it is shown: the text is the one its digest names, an inquirer who does not decide filed it, and the
//! journal has witnessed that. What is decided on each person implicated stands beside it. It does **not** open a disciplinary
//! procedure, nor tell anybody anything by itself: letters are made here, and somebody hands them over.
use jiff::Timestamp;

use super::{
    About, Error, Service, Who,
    authorise::open_acts,
    case_file::{Author, CaseFile, Record, in_rounds, to_read, who_agreed},
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
        decided::{Decided, Ended, Prosecutor},
        filed::ReportReceived,
        finding::{Allegation, Implicated, Outcome},
    },
    ids::{CaseId, MemberId},
    policy::Permit,
};

mod decide;

pub use decide::{Deciding, conclude, decide, give_notice};

/// Somebody implicated, and what is decided on them.
#[derive(Debug, Clone)]
pub struct OnePerson {
    /// Who.
    pub person: Implicated,
    /// What is alleged against them, and what was found of it.
    pub facts: Vec<(Allegation, Outcome)>,
    /// What is decided, by whom and when: the latest is last, and counts.
    pub decided: Vec<Signed<Decided>>,
}

/// Something that one of those who decide wrote.
#[derive(Debug, Clone)]
pub struct Signed<T> {
    /// What.
    pub what: T,
    /// Who.
    pub by: Reader,
    /// When.
    pub at: Timestamp,
}

impl OnePerson {
    /// What stands.
    #[must_use]
    pub fn standing(&self) -> Option<&Signed<Decided>> {
        self.decided.last()
    }
}

/// A report that was filed, as those who decide see it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what its page offers, each theirs or not")]
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
    /// Everybody implicated, and what is decided on each.
    pub persons: Vec<OnePerson>,
    /// What was noted of the prosecutor, oldest first.
    pub notices: Vec<Signed<Prosecutor>>,
    /// When all was concluded, by whom, and what began with that.
    pub concluded: Option<Signed<Ended>>,
    /// Whether the one who looks may decide on somebody.
    pub may_decide: bool,
    /// Whether they may note what the prosecutor was told.
    pub may_notify: bool,
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

/// What those who decide can do there.
const ACTS: [Act; 5] = [Act::StepBack, Act::Exclude, Act::LetIn, Act::Decide, Act::GiveNotice];

fn signed<T>(file: &CaseFile<'_>, record: &Record, what: T) -> Option<Signed<T>> {
    let Author::Member(by) = record.author else { return None };
    Some(Signed { what, by: named(&file.roll, &by, true), at: record.entry.at })
}

fn persons(file: &CaseFile<'_>, report: &ReportReceived) -> Vec<OnePerson> {
    let decided = file.decided();
    let one = |person: &Implicated| {
        let of = decided.iter().filter(|(_, decided)| decided.person == person.number);
        let facts = report.conclusions.against(person.number);
        OnePerson {
            person: person.clone(),
            facts: facts.map(|(allegation, outcome)| (allegation.clone(), outcome)).collect(),
            decided: of.filter_map(|(record, decided)| signed(file, record, (*decided).clone())).collect(),
        }
    };
    report.conclusions.persons.iter().map(one).collect()
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
    let may = open_acts(service, asked, &ACTS).await?;
    let allows = |act: Act| may.get(act.code()).copied().unwrap_or_default();
    let letting = if allows(Act::LetIn) { able(service, &file).await? } else { Vec::new() };
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
        persons: persons(&file, report),
        notices: file.notices().into_iter().filter_map(|(record, one)| signed(&file, record, one.clone())).collect(),
        concluded: file.concluded().and_then(|(record, ended)| signed(&file, record, ended.clone())),
        readers: readers.map(|member| named(&file.roll, member, true)).collect(),
        comings: comings(&file.roll, drawer),
        letting: letting.iter().map(|member| named(&file.roll, member, true)).collect(),
        may_decide: allows(Act::Decide),
        may_notify: allows(Act::GiveNotice),
        may_step_back: allows(Act::StepBack),
        may_keep_out: allows(Act::Exclude),
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

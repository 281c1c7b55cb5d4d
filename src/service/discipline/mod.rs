//! Disciplinary procedures, for those who decide or conduct them.
//!
//! One begins as the authority closes its decision ([`mod@begin`]), goes on step by step under the rules of the person's status
//! ([`conduct`]), and ends when the person was told what was decided. The page shows what was referred, what stands, what is due
//! and from which text. It does **not** tell anybody anything by itself, nor keep the personal file of anybody.
use jiff::Timestamp;

use super::{
    About, Error, Service, Who,
    authorise::open_acts,
    case_file::{Author, CaseFile, Record, in_rounds, to_read},
    follow_up::{comings, named},
    journal,
    session::Unlocked,
    view::{Item, Reader},
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        case::{CompartmentKind, Reference, Stage},
        discipline::Regime,
        proceeding::{Dated, Proceeding, Referred, Sanctioned, StepTaken, Suspended, Terms, dates},
        record::RecordBody,
    },
    ids::MemberId,
    policy::Permit,
};

mod begin;
mod conduct;

pub(crate) use begin::{begin, foundings};
pub use conduct::{Typed, close, has_power, sanction, set_terms, suspend, take_step, unfinished};

/// Something that was written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Under which rules.
    Terms(Terms),
    /// A step.
    Step(StepTaken),
    /// Somebody is kept away.
    Suspended(Suspended),
    /// What was decided.
    Sanctioned(Box<Sanctioned>),
    /// It is over.
    Closed,
}

/// The same, with who and when.
#[derive(Debug, Clone)]
pub struct Noted {
    /// What.
    pub said: Said,
    /// Who.
    pub by: Reader,
    /// When.
    pub at: Timestamp,
}

/// A disciplinary procedure, as those who decide or conduct it see it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what its page offers, each theirs or not")]
pub struct ProceedingView {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// The entity responsible.
    pub entity: String,
    /// The day it began.
    pub received: Day,
    /// What it is about.
    pub referred: Referred,
    /// Who decided that it begins.
    pub by: Reader,
    /// How all stands.
    pub known: Proceeding,
    /// What is due or opens, by the regime, the first day first.
    pub dates: Vec<(Dated, Day)>,
    /// All that was written, oldest first.
    pub notes: Vec<Noted>,
    /// How much that is, for the forms.
    pub written: usize,
    /// What keeps it from ending.
    pub unfinished: Vec<&'static str>,
    /// Who has it.
    pub readers: Vec<Reader>,
    /// Who was let in or kept out since, and by whom.
    pub comings: Vec<Item>,
    /// Who could be let in by the one who looks.
    pub letting: Vec<Reader>,
    /// Whether the one who looks may say under which rules, and note steps.
    pub may_conduct: bool,
    /// Whether they may keep somebody away, and decide.
    pub may_decide: bool,
    /// Whether they may take themselves off it.
    pub may_step_back: bool,
    /// Whether they may keep somebody else out of it.
    pub may_keep_out: bool,
    /// Nobody else who has it could decide.
    pub decides_alone: bool,
}

/// What those who have it can do there.
const ACTS: [Act; 5] = [Act::StepBack, Act::Exclude, Act::LetIn, Act::TakeStep, Act::Sanction];

fn noted(file: &CaseFile<'_>, record: &Record) -> Option<Noted> {
    let said = match &record.entry.body {
        RecordBody::Terms(terms) => Said::Terms(terms.clone()),
        RecordBody::StepTaken(taken) => Said::Step(taken.clone()),
        RecordBody::Suspended(suspended) => Said::Suspended(suspended.clone()),
        RecordBody::Sanctioned(sanctioned) => Said::Sanctioned(sanctioned.clone()),
        RecordBody::DisciplineClosed => Said::Closed,
        _ => return None,
    };
    let Author::Member(by) = record.author else { return None };
    Some(Noted { said, by: named(&file.roll, &by, true), at: record.entry.at })
}

/// The regime that a procedure runs under, if somebody said so and the organisation still has it.
#[must_use]
pub fn regime_of<'a>(service: &'a Service, known: &Proceeding) -> Option<&'a Regime> {
    conduct::regime(service, known)
}

/// Opens a disciplinary procedure; the first time a day, the journal says so.
pub async fn open_proceeding(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<ProceedingView, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let drawer = file.drawer(CompartmentKind::Discipline).ok_or(Error::NotFound)?;
    let (me, _) = unlocked.member()?;
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let may = open_acts(service, asked, &ACTS).await?;
    let allows = |act: Act| may.get(act.code()).copied().unwrap_or_default();
    let letting = if allows(Act::LetIn) { begin::able(service, &file).await? } else { Vec::new() };
    let (record, referred) = file.referred()?;
    let Author::Member(by) = record.author else { return Err(Error::Broken("referred")) };
    let (known, person) = (file.proceeding(), |member: &MemberId| named(&file.roll, member, true));
    Ok(ProceedingView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        entity: file.row.entity.clone(),
        received: file.row.received,
        referred: referred.clone(),
        by: person(&by),
        dates: regime_of(service, &known).map(|regime| dates(&known, regime)).unwrap_or_default(),
        notes: file.of_discipline().iter().filter_map(|record| noted(&file, record)).collect(),
        written: conduct::written(&file),
        unfinished: unfinished(&known, service),
        known,
        readers: file.readers.holders.iter().filter(|member| file.reads(member)).map(person).collect(),
        comings: comings(&file.roll, drawer),
        letting: letting.iter().map(person).collect(),
        may_conduct: allows(Act::TakeStep),
        may_decide: allows(Act::Sanction),
        may_step_back: allows(Act::StepBack),
        may_keep_out: allows(Act::Exclude),
        decides_alone: !file.is_left_to_decide(&me),
    })
}

/// Gives somebody else who decides or conducts such procedures there every key of this one.
pub async fn let_in(
    service: &Service,
    permit: Permit<verb::LetIn>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        if !begin::able(service, &file).await?.contains(&member) {
            return Err(Error::Invalid(vec!["not-to-let-in"]));
        }
        file.take_on(member)?;
        file.done::<verb::LetIn>(None).await
    })
    .await
}

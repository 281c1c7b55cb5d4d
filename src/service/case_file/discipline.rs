//! A disciplinary procedure against one person: a file of its own, founded by whoever decides that it begins.
//!
//! Those who decide have its keys, and the disciplinary service; whoever listened, assessed or inquired is given none, under any
//! membership, and whoever is kept out of the decision has a decoy. What is decided there is the authority's: of anybody else it
//! is refused when it is read, whatever rows say. It does **not** verify that what was decided is lawful: the regime was asked
//! when it was typed, and may have been corrected since.
use std::sync::Arc;

use super::{
    Author, CaseFile, Drawer, Receiving, Record,
    decision::concludes,
    investigation::{is_itself, says},
    word::Word,
};
use crate::{
    clock::Day,
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        attached::Attached,
        case::{CompartmentKind, Stage},
        deadline::DeadlineCode,
        discipline::{Regime, known},
        proceeding::{Dated, Proceeding, Referred, dates},
        record::{RecordBody, Summary},
        role::Role,
        roster::holds,
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
};

/// The drawer.
const HERE: CompartmentKind = CompartmentKind::Discipline;

/// What is owed while it runs, and the step that is owed where it is one.
const OWED: [(DeadlineCode, Option<&str>); 4] = [
    (DeadlineCode::Limitation, None),
    (DeadlineCode::SuspensionEnd, None),
    (DeadlineCode::Summons, Some(known::SUMMONS)),
    (DeadlineCode::Opinion, Some(known::OPINION)),
];

impl<'a> CaseFile<'a> {
    /// Prepares the file of those who conduct it; nothing is written before the commit.
    pub(crate) fn refer(
        service: &'a Service,
        (roll, founding): (Arc<Roll>, &'a TokenKeys),
        receiving: Receiving,
        (referred, by): (Referred, (MemberId, &'a SigningKey)),
    ) -> Result<Self, Error> {
        let holders = receiving.holders.clone();
        let mut file = Self::founded(service, (roll, founding), (Act::OpenDiscipline, receiving))?;
        let due = service.rules().deadlines_of(&file.row.entity).due(DeadlineCode::Limitation, referred.filed);
        file.staged.opens = vec![(DeadlineCode::Limitation, due)];
        file.found_drawer(HERE, &holders, Summary::of_handover())?;
        file.hand_to(by.0, by.1);
        let annexes = &referred.received.annexes;
        let annexes: Vec<Attached> = annexes.iter().filter_map(|piece| piece.content.file().cloned()).collect();
        file.append(HERE, RecordBody::Referred(Box::new(referred)))?;
        file.take_files(HERE, annexes.iter())?;
        Ok(file)
    }

    /// What it is about, and who decided that it begins.
    pub(crate) fn referred(&self) -> Result<(&Record, &Referred), Error> {
        let mut found = self.of_discipline().iter().filter_map(|record| match &record.entry.body {
            RecordBody::Referred(referred) => Some((record, referred.as_ref())),
            _ => None,
        });
        found.next().ok_or(Error::Broken("referred"))
    }

    /// All of it, as it stands.
    pub(crate) fn proceeding(&self) -> Proceeding {
        let mut known = Proceeding::default();
        for record in self.of_discipline() {
            match &record.entry.body {
                RecordBody::Terms(terms) => known.terms = Some(terms.clone()),
                RecordBody::StepTaken(taken) => drop(known.steps.insert(taken.step.clone(), taken.clone())),
                RecordBody::Suspended(suspended) => known.suspended = Some(suspended.clone()),
                RecordBody::Sanctioned(sanctioned) => known.sanctioned = Some(sanctioned.as_ref().clone()),
                _ => {}
            }
        }
        known
    }

    /// Every record of the procedure, oldest first.
    pub(crate) fn of_discipline(&self) -> &[Record] {
        self.drawer(HERE).map(|drawer| drawer.records.as_slice()).unwrap_or_default()
    }

    /// What is owed from now on, as the regime counts it: what was done is met, what moved is owed by its new day, and by it alone.
    pub(crate) fn keep_dates(&mut self, (known, regime): (&Proceeding, &Regime)) {
        let all = dates(known, regime);
        for (code, step) in OWED {
            let is_it = |what: &Dated| match (what, step) {
                (Dated::Begin, _) => code == DeadlineCode::Limitation,
                (Dated::SuspensionEnds, _) => code == DeadlineCode::SuspensionEnd,
                (Dated::Step(place), Some(step)) => regime.steps.get(*place).is_some_and(|one| one.code == step),
                _ => false,
            };
            let due = all.iter().find(|(what, _)| is_it(what)).map(|(_, day)| *day);
            self.owe_now(code, (due, is_met(code, step, known)));
        }
    }

    fn owe_now(&mut self, code: DeadlineCode, (due, is_met): (Option<Day>, bool)) {
        let open = self.deadlines.iter().find(|row| row.code == code && row.done.is_none()).map(|row| row.due);
        if open == due {
            return;
        }
        if open.is_some() {
            let list = if is_met { &mut self.staged.meets } else { &mut self.staged.drops };
            list.push(code);
        }
        self.staged.opens.extend(due.map(|due| (code, due)));
    }
}

/// Whether what was owed was done, and not only counted otherwise.
fn is_met(code: DeadlineCode, step: Option<&str>, known: &Proceeding) -> bool {
    let is_over = known.sanctioned.is_some();
    match code {
        DeadlineCode::Limitation => is_over || known.day(known::ENGAGE).is_some(),
        DeadlineCode::SuspensionEnd => is_over,
        _ => step.is_some_and(|step| known.day(step).is_some()),
    }
}

/// Refuses a procedure without its one beginning, with another report than its digest says, begun by somebody who decides
/// nothing, or with something written by nobody who could, or after its end.
pub(super) fn check(stage: Stage, drawers: &[Drawer], (word, roll): (&Word, &Roll)) -> Result<(), Error> {
    let Some(drawer) = drawers.iter().find(|drawer| drawer.kind == HERE) else { return Ok(()) };
    let mut begun = drawer.records.iter().filter_map(|record| match &record.entry.body {
        RecordBody::Referred(referred) => Some((&record.author, referred)),
        _ => None,
    });
    let (Some((by, referred)), None) = (begun.next(), begun.next()) else { return Err(Error::Broken("referred")) };
    let received = &referred.received;
    let is_its_own = says(&received.report, &received.digest) && received.annexes.iter().all(is_itself);
    let may = |author: &Author, role: Role| has(roll, author, role);
    if !(may(by, Role::Authority) && referred.is_whole() && is_its_own && concludes(received)) {
        return Err(Error::Broken("referred"));
    }
    let is_here = |author: &Author| matches!(author, Author::Member(id) if word.readers.holders.contains(id));
    let mut is_closed = false;
    for record in &drawer.records {
        let conducts = || may(&record.author, Role::Authority) || may(&record.author, Role::DisciplinaryOfficer);
        let stands = match &record.entry.body {
            RecordBody::Terms(_) | RecordBody::StepTaken(_) => conducts(),
            RecordBody::Suspended(_) | RecordBody::Sanctioned(_) => may(&record.author, Role::Authority),
            RecordBody::DisciplineClosed => conducts() && drawer.is_sanctioned(),
            _ => continue,
        };
        if !stands || !is_here(&record.author) || is_closed {
            return Err(Error::Broken("proceeding"));
        }
        is_closed = matches!(record.entry.body, RecordBody::DisciplineClosed);
    }
    if is_closed == (stage == Stage::DisciplineClosed) { Ok(()) } else { Err(Error::Broken("stage")) }
}

fn has(roll: &Roll, author: &Author, post: Role) -> bool {
    let Author::Member(member) = author else { return false };
    roll.roster.ever(member).any(|entry| holds(entry, post))
}

impl Drawer {
    /// Whether something was decided at the end of a procedure.
    fn is_sanctioned(&self) -> bool {
        self.newest(|entry| matches!(entry.body, RecordBody::Sanctioned(_)).then_some(())).is_some()
    }
}

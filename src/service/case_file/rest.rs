//! A file that rests has a term; one that is opened again has none any more, and one that must be kept has none meanwhile.
use super::{CaseFile, commit::Rest};
use crate::{
    clock::Day,
    domain::{
        act::Act,
        calendar,
        case::{CompartmentKind, Stage},
        deadline::DeadlineCode,
        family::Family,
        record::RecordBody,
        retention::{Dates, Ending, Holding},
    },
    service::Error,
};

/// Months that are left at least, once nothing keeps a file any more.
const NOTICE: u32 = 1;

impl CaseFile<'_> {
    /// Sets the term right with the stage: `before` is where the file stood until now.
    pub(super) fn rest(&mut self, before: Stage) {
        let stage = self.row.stage;
        if stage == before {
            return;
        }
        if before.rests() {
            self.lift_term();
            self.staged.rest = Rest::Over;
        }
        if stage.rests() {
            let today = self.service.today();
            self.staged.rest = Rest::Since(today);
            if !self.is_held() {
                self.set_term(self.dates(today));
            }
        }
    }

    /// What is said in a file that rests leaves a month at least to whoever says it, and to whoever has to answer.
    pub(super) fn postpone(&mut self, act: Act) {
        if !matches!(act, Act::Respond | Act::Inquire | Act::GiveNotice | Act::ActOnAlert | Act::ActionDone) {
            return;
        }
        let soonest = calendar::plus_months(self.service.today(), NOTICE);
        let open = self.deadlines.iter().find(|row| row.code == DeadlineCode::Erasure && row.done.is_none());
        if open.is_some_and(|row| row.due < soonest) {
            self.staged.drops.push(DeadlineCode::Erasure);
            self.staged.opens.push((DeadlineCode::Erasure, soonest));
        }
    }

    /// When what rests since a day goes to the archive and is erased.
    fn dates(&self, since: Day) -> Option<Dates> {
        let outcome = self.staged.outcome.or_else(|| self.ending().map(|ending| ending.outcome));
        let outcome = outcome.filter(|_| self.row.stage == Stage::Ended);
        self.service.rules().retention.dates((self.row.stage, outcome), since)
    }

    fn set_term(&mut self, dates: Option<Dates>) {
        let Some(Dates { archived, erased }) = dates else { return };
        self.staged.opens.extend(archived.map(|day| (DeadlineCode::Archive, day)));
        self.staged.opens.push((DeadlineCode::Erasure, erased));
    }

    fn lift_term(&mut self) {
        let open = |code: &DeadlineCode| self.deadlines.iter().any(|row| row.code == *code && row.done.is_none());
        let lifted = [DeadlineCode::Archive, DeadlineCode::Erasure].into_iter().filter(open);
        self.staged.drops.extend(lifted.collect::<Vec<_>>());
    }

    /// The cell closes it.
    pub(crate) fn end(&mut self, ending: &Ending) -> Result<(), Error> {
        self.staged.outcome = Some(ending.outcome);
        self.append(CompartmentKind::Exchange, RecordBody::Ended(Box::new(ending.clone())))
    }

    /// The file is kept, whatever its term, until somebody looks again.
    pub(crate) fn hold(&mut self, holding: Holding) -> Result<(), Error> {
        let drawer = self.ensure_keeping()?;
        self.lift_term();
        self.append(drawer, RecordBody::Held(holding))
    }

    /// It has its term again; never less than a month from now.
    pub(crate) fn release(&mut self) -> Result<(), Error> {
        let drawer = self.ensure_keeping()?;
        self.append(drawer, RecordBody::Released)?;
        let Some(dates) = self.row.closed.filter(|_| self.row.stage.rests()).and_then(|since| self.dates(since)) else {
            return Ok(());
        };
        let soonest = calendar::plus_months(self.service.today(), NOTICE);
        // What stands in the archive already stays there, unless it was opened again and closed since.
        let is_since = |done| self.row.closed.is_none_or(|since| done > since);
        let was_archived =
            self.deadlines.iter().any(|row| row.code == DeadlineCode::Archive && row.done.is_some_and(is_since));
        let archived = dates.archived.filter(|_| !was_archived).map(|day| day.max(soonest));
        self.set_term(Some(Dates { archived, erased: dates.erased.max(soonest) }));
        Ok(())
    }

    /// The drawer in which it is said why a file is kept: the cell's own of a case.
    fn ensure_keeping(&mut self) -> Result<CompartmentKind, Error> {
        match self.row.stage.family() {
            Family::Case => self.ensure_listening().map(|()| CompartmentKind::Listening),
            family => Ok(family.main_drawer()),
        }
    }

    /// Whether something keeps the file from being erased.
    pub(crate) fn is_held(&self) -> bool {
        self.deadlines.iter().any(|row| row.code == DeadlineCode::Hold && row.done.is_none())
    }

    /// Why, as far as these keys open it.
    pub(crate) fn holding(&self) -> Option<Holding> {
        let kind = match self.row.stage.family() {
            Family::Case => CompartmentKind::Listening,
            family => family.main_drawer(),
        };
        let newest = self.drawer(kind)?.newest(|entry| match &entry.body {
            RecordBody::Held(holding) => Some(Some(*holding)),
            RecordBody::Released => Some(None),
            _ => None,
        });
        newest.flatten()
    }

    /// With what words the cell closed it last, whether or not it was opened again.
    pub(crate) fn ending(&self) -> Option<Ending> {
        self.drawer(CompartmentKind::Exchange)?.newest(|entry| match &entry.body {
            RecordBody::Ended(ending) => Some((**ending).clone()),
            _ => None,
        })
    }
}

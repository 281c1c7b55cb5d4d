//! How far the information of each person implicated is, from the records of the inquiry, and by which day the next one is owed.
//!
//! What could not have been written is not believed when it is read: nobody agrees with themselves that somebody is told later.
use crate::{
    clock::Day,
    domain::{
        case::CompartmentKind,
        deadline::DeadlineCode,
        informing::{Informing, Step},
        record::RecordBody,
    },
    service::{
        Error,
        case_file::{Author, CaseFile, Drawer, Record},
        roster::Roll,
    },
};

impl CaseFile<'_> {
    /// How far it is for each person.
    pub(crate) fn informing(&self) -> Result<Informing, Error> {
        of(self.drawer(CompartmentKind::Inquiry).ok_or(Error::NotFound)?, &self.roll)
    }

    /// By when a person named on a day is informed, unless two agree on another day.
    pub(crate) fn to_inform_by(&self, named: Day) -> Day {
        self.service.rules().deadlines_of(&self.row.entity).due(DeadlineCode::Information, named)
    }

    /// Refuses what cannot be said of it now, before it is written; what is owed next is owed by its day from then on.
    pub(crate) fn inform(&mut self, body: &RecordBody) -> Result<(), Error> {
        let mut informing = self.informing()?;
        let by = self.author().ok_or(Error::NotFound)?;
        if let RecordBody::Deferred(deferred) = body
            && deferred.review > self.due(DeadlineCode::Information)
        {
            return Err(Error::Invalid(vec!["review-day"]));
        }
        let step = Step { day: self.today(), by, body };
        let taken = informing.take(step, |one, other| self.roll.are_two_people([one, other]));
        taken.map_err(|refused| Error::Invalid(vec![refused.code()]))?;
        let due = informing.due(|named| self.to_inform_by(named));
        let open = self.deadlines.iter().find(|row| row.code == DeadlineCode::Information && row.done.is_none());
        // What was owed is noted as kept by the act itself: for whoever is left it is owed again, be it by the same day.
        let is_kept = matches!(body, RecordBody::Informed(_));
        if !is_kept && due == open.map(|row| row.due) {
            return Ok(());
        }
        if open.is_some() && !is_kept {
            self.staged.drops.push(DeadlineCode::Information);
        }
        if let Some(due) = due {
            self.owe_by(DeadlineCode::Information, due);
        }
        Ok(())
    }
}

/// Refuses an inquiry in which something of it was said that nobody could have said.
pub(super) fn check(drawer: &Drawer, roll: &Roll) -> Result<(), Error> {
    of(drawer, roll).map(|_| ())
}

fn of(drawer: &Drawer, roll: &Roll) -> Result<Informing, Error> {
    let mut informing = Informing::default();
    for Record { author, entry, .. } in &drawer.records {
        let Author::Member(by) = author else { continue };
        let step = Step { day: Day::of(entry.at), by: *by, body: &entry.body };
        let taken = informing.take(step, |one, other| roll.are_two_people([one, other]));
        taken.map_err(|_| Error::Broken("informing"))?;
    }
    Ok(informing)
}

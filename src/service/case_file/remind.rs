//! Who is told of the dates of a file: those who can keep them; when they are past, those above, less whoever is kept out.
//!
//! It is said in the transaction of the act, by whoever acts: they know the word on who reads, which the store does not. What is
//! owed from a drawer that they cannot open stays as it was told, without whom they keep out.
use std::collections::BTreeMap;

use super::{CaseFile, Drawer};
use crate::{
    clock::Day,
    domain::{conflict, deadline::DeadlineCode},
    ids::MemberId,
    service::{
        Error,
        outbox::reminders::{self, Owed, Whom},
    },
    store::{self, Tx},
};

impl CaseFile<'_> {
    /// Sets what is told of dates right with what was just written.
    pub(super) async fn remind(&self, tx: &mut Tx) -> Result<(), Error> {
        let (service, case, staged) = (self.service, self.row.id, &self.staged);
        for code in staged.meets.iter().chain(&staged.drops) {
            reminders::forget(service, tx, (case, *code)).await?;
        }
        // Nobody but the person has a key, nor anything to do.
        if self.row.stage.is_withdrawn() {
            return reminders::forget_all(service, tx, case).await;
        }
        let are_others = [&staged.grants, &staged.given, &staged.replaced].iter().any(|rows| !rows.is_empty());
        if staged.opens.is_empty() && !are_others {
            return Ok(());
        }
        let rows = store::deadlines::of_case(tx, case).await?;
        let owed = rows.iter().filter(|row| row.done.is_none()).map(|row| (row.code, row.due));
        // Of what can be owed twice, the last is what is owed.
        let owed: BTreeMap<DeadlineCode, Day> = owed.collect();
        let out = self.kept_out_of_it();
        for (code, due) in owed {
            let Some(kind) = code.kept_from(self.row.stage.family()) else { continue };
            let Some(drawer) = self.drawer(kind) else {
                reminders::blind(service, tx, (case, code), &out).await?;
                continue;
            };
            let deadlines = service.rules().deadlines_of(&self.row.entity);
            let bells = deadlines.bells(code, (service.today(), due));
            let whom = self.whom(drawer, deadlines.escalates(code, due).is_some());
            reminders::put(service, tx, (Owed { case, code, due }, bells), &whom).await?;
        }
        Ok(())
    }

    fn whom(&self, drawer: &Drawer, escalates: bool) -> Whom {
        let having = self.having(drawer);
        let above = self.above().into_iter().map(|member| member.filter(|_| escalates));
        Whom {
            readers: drawer.members().map(|member| having.contains(&member).then_some(member)).collect(),
            above: above.collect(),
        }
    }

    /// Those above; nobody in place of each who is not told.
    fn above(&self) -> Vec<Option<MemberId>> {
        let above = conflict::above(&self.roll.roster, self.organisation(), &self.row.entity);
        let all = above.all(|member| self.is_excluded(member));
        all.map(|(member, is_told)| is_told.then_some(member)).collect()
    }

    /// Since which day those above know that something promised to the person was not done; nothing where there is nobody whom
    /// the file does not keep out.
    pub(crate) fn known_above(&self) -> Option<Day> {
        let (service, deadlines) = (self.service, self.service.rules().deadlines_of(&self.row.entity));
        let late = self.deadlines.iter().filter(|row| row.done.is_none() && deadlines.is_promised(row.code));
        let days = late.filter_map(|row| deadlines.escalates(row.code, row.due));
        let first = days.filter(|day| *day <= service.today()).min()?;
        self.above().iter().any(Option::is_some).then_some(first)
    }
}

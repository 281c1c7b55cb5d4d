//! Who is told of what an act does: members who can read what was said, at their next hour; of danger, whoever is on call, at once.
//!
//! It is told without a word of what, and in the transaction of the act. Whoever does it is told nothing, nor whoever is kept out,
//! whose row in the store is a decoy like any other. It does **not** tell what only keeps the file: who reads, what lists show.
use std::collections::BTreeSet;

use super::{CaseFile, Drawer, Hand};
use crate::{
    domain::{
        absence,
        aftercare::Retaliation,
        assessment::Danger,
        case::CompartmentKind,
        conflict,
        record::{RecordBody, Saying, Summary, Words},
    },
    ids::{CompartmentId, MemberId},
    service::{Error, outbox},
    store::{self, Tx},
};

impl Drawer {
    /// How often the person wrote that somebody is in danger, or that they are made to pay for having spoken.
    pub(crate) fn alarms(&self) -> u32 {
        self.count(is_alarm)
    }

    /// How often they wrote the latter.
    pub(super) fn retaliations(&self) -> u32 {
        self.count(|body| matches!(body, RecordBody::Retaliation(_)))
    }

    fn count(&self, is_one: impl Fn(&RecordBody) -> bool) -> u32 {
        let found = self.records.iter().filter(|record| is_one(&record.entry.body)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }
}

fn is_alarm(body: &RecordBody) -> bool {
    match body {
        RecordBody::Message(words) => words.danger,
        RecordBody::Retaliation(_) => true,
        _ => false,
    }
}

impl CaseFile<'_> {
    /// Notes what a record about to be written is told for.
    pub(super) fn heed(&mut self, drawer: CompartmentId, body: &RecordBody) {
        if body.saying() != Saying::Keeping {
            self.staged.said_in.insert(drawer);
        }
        self.staged.danger |= self.is_new_danger(body);
        let is_retaliation = matches!(body, RecordBody::Retaliation(_));
        self.staged.alarms = self.staged.alarms.saturating_add(u32::from(is_alarm(body)));
        self.staged.retaliations = self.staged.retaliations.saturating_add(u32::from(is_retaliation));
    }

    /// Whether a record says that somebody is in danger now, and the one before it did not.
    fn is_new_danger(&self, body: &RecordBody) -> bool {
        match body {
            RecordBody::Report(report) => report.is_in_danger() && !self.was_in_danger(),
            RecordBody::Contact(contact) => contact.report.is_in_danger(),
            RecordBody::Message(_) | RecordBody::Retaliation(_) => is_alarm(body),
            RecordBody::Assessed(assessed) => {
                let before = self.drawer(CompartmentKind::Listening).and_then(Drawer::assessed);
                assessed.danger == Danger::Immediate && before.is_none_or(|before| before.danger != Danger::Immediate)
            }
            _ => false,
        }
    }

    /// How often somebody was said to be in danger.
    pub(crate) fn dangers(&self) -> u32 {
        let exchange = self.drawer(CompartmentKind::Exchange);
        exchange.map_or(0, |exchange| {
            exchange.told().map_or(0, |told| u32::from(told.danger)).saturating_add(exchange.alarms())
        })
    }

    /// The person writes that somebody is in danger now: lists show it.
    pub(crate) fn say_in_danger(&mut self, words: Words) -> Result<(), Error> {
        self.alarm(RecordBody::Message(Words { danger: true, ..words }))
    }

    /// The person writes that they are made to pay for having spoken: as pressing as danger.
    pub(crate) fn say_retaliation(&mut self, retaliation: &Retaliation) -> Result<(), Error> {
        self.alarm(RecordBody::Retaliation(Box::new(retaliation.clone())))
    }

    fn alarm(&mut self, body: RecordBody) -> Result<(), Error> {
        self.append(CompartmentKind::Exchange, body)?;
        let shown = self.drawer(CompartmentKind::Exchange).and_then(|exchange| {
            exchange.newest(|entry| match &entry.body {
                RecordBody::Summary(summary) => Some(summary.clone()),
                _ => None,
            })
        });
        match shown {
            Some(summary) => self.append(CompartmentKind::Exchange, RecordBody::Summary(summary)),
            None => Ok(()),
        }
    }

    /// What lists show of a drawer tells of the alarms that stand there, whoever writes it.
    pub(super) fn with_alarms(&self, drawer: CompartmentId, body: RecordBody) -> RecordBody {
        let there = self.drawers.iter().find(|one| one.id == drawer);
        let alarms = there.map_or(0, Drawer::alarms).saturating_add(self.staged.alarms);
        let retaliations = there.map_or(0, Drawer::retaliations).saturating_add(self.staged.retaliations);
        match body {
            RecordBody::Summary(summary) if summary.withdrawn.is_none() => {
                RecordBody::Summary(Summary { alarms, retaliations, ..summary })
            }
            body => body,
        }
    }

    fn was_in_danger(&self) -> bool {
        let exchange = self.drawer(CompartmentKind::Exchange);
        let said = exchange.and_then(|exchange| {
            exchange.newest(|entry| match &entry.body {
                RecordBody::Report(report) => Some(report.is_in_danger()),
                _ => None,
            })
        });
        said.unwrap_or_default()
    }

    /// Whether something of it leaves as soon as it is written.
    pub(super) fn leaves_at_once(&self) -> bool {
        self.staged.danger || self.staged.notice.is_some()
    }

    /// The member who does it, if it is one.
    pub(super) fn author(&self) -> Option<MemberId> {
        match &self.hand {
            Hand::Member(member, _) => Some(*member),
            Hand::Reporter(..) => None,
        }
    }

    /// Has members told; `author`, who does it, is not.
    pub(super) async fn tell(&self, tx: &mut Tx, author: Option<MemberId>) -> Result<(), Error> {
        let (service, case) = (self.service, self.row.id);
        if !service.writes_outside() {
            return Ok(());
        }
        if let Some(author) = author {
            outbox::seen(service, tx, (case, author)).await?;
        }
        let out = self.kept_out_of_it();
        if !out.is_empty() {
            outbox::forget_members(service, tx, (case, &out)).await?;
        }
        let is_other = |member: &MemberId| author.is_none_or(|author| self.roll.are_two_people([&author, member]));
        let mut at_once = if self.staged.danger { self.on_call(tx).await? } else { BTreeSet::new() };
        at_once.retain(is_other);
        let mut concerned = self.concerned();
        concerned.retain(|member| is_other(member) && !at_once.contains(member));
        outbox::alarm(service, tx, (case, &at_once)).await?;
        outbox::mark(service, tx, &self.roll, (case, &concerned)).await
    }

    /// Everybody who is kept out of the file, or whose part in it is over, as who they are and were.
    pub(super) fn kept_out_of_it(&self) -> BTreeSet<MemberId> {
        let out = self.readers.excluded.keys().chain(&self.readers.left);
        let is_out = |entry: MemberId| self.is_excluded(&entry);
        let under_other_names = self.roll.roster.entries().map(|entry| entry.member).filter(|member| is_out(*member));
        out.copied().chain(under_other_names).collect()
    }

    /// Members who can read something that was said.
    fn concerned(&self) -> BTreeSet<MemberId> {
        let drawers = self.drawers.iter().filter(|drawer| self.staged.said_in.contains(&drawer.id));
        drawers.flat_map(|drawer| self.having(drawer)).collect()
    }

    /// Members who have a drawer, and not a decoy of its key.
    pub(super) fn having(&self, drawer: &Drawer) -> BTreeSet<MemberId> {
        let word = self.readers_of(drawer.id);
        let has = |member: &MemberId| {
            word.gives(&self.roll.roster, member) && !self.is_excluded(member) && self.may_hold(drawer.kind, member)
        };
        drawer.members().filter(has).collect()
    }

    /// Whoever is there for somebody in danger; never nobody.
    async fn on_call(&self, tx: &mut Tx) -> Result<BTreeSet<MemberId>, Error> {
        let having = self.drawer(CompartmentKind::Exchange).map(|drawer| self.having(drawer)).unwrap_or_default();
        let today = self.service.today();
        let absences = store::absences::since(tx, today).await?;
        let stand_ins = conflict::stand_ins(&self.roll.roster, self.organisation(), &self.row.entity);
        let mut called = absence::on_call(&having, &absences, &stand_ins.into_iter().collect(), today);
        called.retain(|member| self.roll.roster.entry(member).is_some() && !self.is_excluded(member));
        Ok(called)
    }
}

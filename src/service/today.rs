//! What waits for a member today, and nothing else: each case once, where it presses most.
use std::collections::BTreeSet;

use super::{
    Error, Service, absences,
    authorise::belongs,
    exception,
    list_cases::{Only, Wanted, lines, oldest},
    members,
    outbox::reminders,
    session::Unlocked,
    view::{CaseLine, CasePage, Filter, Today},
};
use crate::{
    domain::{
        act::verb,
        case::{CompartmentKind, Reference, Stage},
        family::Family,
        role::Role,
    },
    ids::MemberId,
    policy::{Actor, Permit},
    store::listing::Waiting,
};

/// Lines of each part.
const FEW: usize = 20;

/// What waits: new, waiting for an answer, without anybody in charge, overdue; inquiries to decide on, for those who assess;
/// reports and alerts, for those who decide; endorsements for coordinators.
pub async fn today(service: &Service, permit: Permit<verb::List>, unlocked: &Unlocked) -> Result<Today, Error> {
    belongs(&permit, unlocked)?;
    let ((me, coordinates, decides), waits_for) = (who(&permit)?, members::waiting_for(service, unlocked).await?);
    let (any, wrote) = (Filter::default(), Filter { waiting: true, ..Filter::default() });
    let is_new = Wanted { stage: Some(Stage::Received), ..Wanted::all(&any) };
    let waits = |stage| Wanted { stage: Some(stage), waiting: Some(Waiting::Answer), ..Wanted::all(&wrote) };
    let only = |only, wanted| Wanted { only: Some(only), ..wanted };
    let mut shown = Shown { service, unlocked, seen: BTreeSet::new() };
    let at = |kind, stage| Wanted { kind, stage: Some(stage), ..Wanted::all(&any) };
    let [danger, retaliation] = shown.pressing(&any).await?;
    Ok(Today {
        danger,
        retaliation,
        urgent: shown.newest(only(Only::Urgent, Wanted::all(&any))).await?,
        minor: shown.oldest(only(Only::Minor, is_new)).await?,
        minor_waiting: shown.oldest(only(Only::Minor, waits(Stage::Listening))).await?,
        overdue: shown.oldest(Wanted { waiting: Some(Waiting::Overdue), ..Wanted::all(&any) }).await?,
        new: shown.oldest(is_new).await?,
        waiting: shown.oldest(waits(Stage::Listening)).await?,
        news: shown.oldest(waits(Stage::Aftercare)).await?,
        questions: shown.oldest(waits(Stage::Question)).await?,
        unassigned: shown.newest(only(Only::Unassigned, Wanted::all(&any))).await?,
        withdrawn: shown.oldest(Wanted { stage: Some(Stage::Withdrawn), ..Wanted::all(&any) }).await?,
        undecided: shown.oldest(Wanted { stage: Some(Stage::Assessment), ..of_inquiries(&any) }).await?,
        measures: shown.oldest(Wanted { stage: Some(Stage::MeasureAsked), ..of_measures(&any) }).await?,
        measures_late: shown.oldest(Wanted { waiting: Some(Waiting::Overdue), ..of_measures(&any) }).await?,
        conducted: shown.newest(Wanted { kind: CompartmentKind::Inquiry, ..Wanted::all(&any) }).await?,
        reports: shown.oldest(at(CompartmentKind::Decision, Stage::Decision)).await?,
        proceedings: shown.oldest(at(CompartmentKind::Discipline, Stage::Discipline)).await?,
        alerts: shown.oldest_if(decides, at(CompartmentKind::Alert, Stage::Alert)).await?,
        answered: shown.oldest(Wanted { waiting: Some(Waiting::Answer), ..of_inquiries(&wrote) }).await?,
        measures_answered: shown.oldest(Wanted { waiting: Some(Waiting::Answer), ..of_measures(&wrote) }).await?,
        exceptions: exception::today(service, unlocked).await?,
        endorsements: waits_for.0,
        changes: waits_for.1,
        above: !reminders::escalated(service, me).await?.is_empty(),
        away: absences::today(service, (me, coordinates)).await?,
        requests: Vec::new(),
    })
}

/// Who asks, whether they coordinate, and whether they decide.
fn who(permit: &Permit<verb::List>) -> Result<(MemberId, bool, bool), Error> {
    match permit.actor() {
        Actor::Member { id, roles, .. } => {
            Ok((*id, roles.contains(&Role::Coordinator), roles.contains(&Role::Authority)))
        }
        _ => Err(Error::NotFound),
    }
}

fn of_inquiries(filter: &Filter) -> Wanted<'_> {
    Wanted::handed_over(Family::Inquiry, filter)
}

fn of_measures(filter: &Filter) -> Wanted<'_> {
    Wanted::handed_over(Family::Measure, filter)
}

/// What the page has so far: no case stands there twice.
struct Shown<'a> {
    service: &'a Service,
    unlocked: &'a Unlocked,
    seen: BTreeSet<Reference>,
}

impl Shown<'_> {
    async fn oldest(&mut self, wanted: Wanted<'_>) -> Result<CasePage, Error> {
        // On the heap: the page asks many times over, and each would stand on its stack.
        let page = Box::pin(oldest(self.service, self.unlocked, (&wanted.but(&self.seen), FEW))).await?;
        Ok(self.taken(page))
    }

    /// The same, for whoever it waits for.
    async fn oldest_if(&mut self, waits: bool, wanted: Wanted<'_>) -> Result<CasePage, Error> {
        if waits { self.oldest(wanted).await } else { Ok(CasePage::default()) }
    }

    /// What presses most: somebody in danger; somebody made to pay for having spoken.
    async fn pressing(&mut self, any: &Filter) -> Result<[CasePage; 2], Error> {
        let page = self.newest(Wanted { only: Some(Only::Danger), ..Wanted::all(any) }).await?;
        let (retaliation, danger) = page.lines.into_iter().partition(CaseLine::presses_for_retaliation);
        let of = |lines| CasePage { lines, next: page.next.clone(), unfinished: page.unfinished };
        Ok([of(danger), of(retaliation)])
    }

    async fn newest(&mut self, wanted: Wanted<'_>) -> Result<CasePage, Error> {
        let page = Box::pin(lines(self.service, self.unlocked, (&wanted.but(&self.seen), None, FEW))).await?;
        Ok(self.taken(page))
    }

    fn taken(&mut self, page: CasePage) -> CasePage {
        self.seen.extend(page.lines.iter().map(|line| line.reference.clone()));
        page
    }
}

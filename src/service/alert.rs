//! Prevention alerts: a general text goes to the authority, approved to the letter in every case it draws on.
//!
//! Every case, and the file that begins, are written at once or not at all. What the authority decides in return has an owner
//! and a date; the coordinators of the cell read it there. It does **not** hide from whoever reads the journal that cases and
//! an alert were written at one moment.
use std::sync::Arc;

use jiff::Timestamp;

use super::{
    About, Error, Message, Service, Who,
    authorise::open_acts,
    case_file::{Author, CaseFile, Record, alerting, in_rounds_on_all, on_case, to_read},
    follow_up::{comings, named},
    journal, readers,
    session::Unlocked,
    view::{Item, Reader},
    whereabouts::{Whereabouts, whereabouts},
};
use crate::{
    clock::Day,
    crypto::token::Token,
    domain::{
        Coded,
        act::{Act, verb},
        alert::{ActionDone, Alert, AlertSent},
        case::{CompartmentKind, Reference, Stage},
        consent::{Consent, Given, Purpose, Receiver},
        record::RecordBody,
    },
    policy::Permit,
};

pub use crate::domain::alert::Action;

/// An alert, as those who have it see it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what its page offers, each theirs or not")]
pub struct AlertView {
    /// What it is called.
    pub reference: Reference,
    /// The day it was sent.
    pub received: Day,
    /// Code of the entity whose cell sent it.
    pub cell: String,
    /// What it says.
    pub text: String,
    /// Who has it.
    pub readers: Vec<Reader>,
    /// What was decided in return, oldest first.
    pub actions: Vec<Decided>,
    /// Whether the one who looks may decide something.
    pub may_act: bool,
    /// Whether they may take themselves off it.
    pub may_step_back: bool,
    /// Who was kept out since, and by whom.
    pub comings: Vec<Item>,
    /// Whether they may keep somebody else out of it.
    pub may_keep_out: bool,
    /// Nobody else who has it could decide.
    pub decides_alone: bool,
}

/// Something decided in return.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Its number.
    pub number: u64,
    /// What, by whom, by when.
    pub action: Action,
    /// When it was done.
    pub done: Option<Timestamp>,
}

/// What could be sent of a case, and what was.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The case.
    pub reference: Reference,
    /// Texts that the person approved, and that were not sent.
    pub approved: Vec<Given>,
    /// Alerts that draw on it: what each is called, and where it stands.
    pub sent: Vec<(String, Whereabouts)>,
    /// Who would have it.
    pub readers: Vec<Reader>,
}

/// Sends the text approved under this number in the first of these permits' cases: the same must stand in each.
pub async fn send(
    service: &Service,
    permits: Vec<Permit<verb::Alert>>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    let permits: Vec<_> = permits.into_iter().map(Arc::new).collect();
    in_rounds_on_all(service, permits, unlocked, |permits| attempt(service, permits, unlocked, number)).await
}

async fn attempt(
    service: &Service,
    permits: Vec<Arc<Permit<verb::Alert>>>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    let (member, keys) = unlocked.member()?;
    let founding = Token::generate(&mut service.entropy()).keys(&service.host().token_salt());
    let mut files = Vec::with_capacity(permits.len());
    for permit in &permits {
        files.push(CaseFile::open(service, permit, unlocked).await?);
    }
    check_apart(&files)?;
    let first = files.first().ok_or(Error::NotFound)?;
    let text = approved(first).find(|given| given.number == number).ok_or_else(none)?.consent.copy.text;
    let alert = Alert { cell: first.row.entity.clone(), text: text.clone() };
    let receiving = alerting(service, &files)?;
    let file =
        CaseFile::raise(service, (Arc::clone(&first.roll), &founding), receiving, (alert, (member, &keys.signing)))?;
    let (name, id) = (file.row.reference.to_string(), file.row.id);
    let mut along = vec![(file, Act::RaiseAlert)];
    for mut case in files {
        let same = approved(&case).find(|given| given.consent.copy.text == text).ok_or_else(none)?;
        let sent = AlertSent { consent: same.number, alert: name.clone(), file: id };
        case.append(CompartmentKind::Exchange, RecordBody::AlertSent(sent))?;
        case.notify();
        case.advance(Act::Alert)?;
        along.push((case, Act::Alert));
    }
    let Some((last, act)) = along.pop() else { return Err(Error::NotFound) };
    last.commit_with(act, None, along).await.map(|_| ())
}

fn none() -> Error {
    Error::Invalid(vec!["alert-not-approved"])
}

fn check_apart(files: &[CaseFile<'_>]) -> Result<(), Error> {
    let mut ids: Vec<_> = files.iter().map(|file| file.row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() == files.len() { Ok(()) } else { Err(Error::Invalid(vec!["same-case"])) }
}

/// The texts that the person approved, that still stand, and that were not sent.
fn approved(file: &CaseFile<'_>) -> impl Iterator<Item = Given> {
    let used: Vec<u64> = sent(file).map(|sent| sent.consent).collect();
    let consents = file.consents();
    let is_one = |consent: &Consent| {
        let about = (consent.to, consent.purpose) == (Receiver::Authority, Purpose::Prevention);
        about && consent.copy.files.is_empty() && !consent.copy.with_name
    };
    let given: Vec<Given> = consents.standing().filter(|given| is_one(&given.consent)).cloned().collect();
    given.into_iter().filter(move |given| !used.contains(&given.number))
}

fn sent<'a>(file: &'a CaseFile<'_>) -> impl Iterator<Item = &'a AlertSent> {
    let records = file.drawer(CompartmentKind::Exchange).into_iter().flat_map(|drawer| &drawer.records);
    records.filter_map(|record| match &record.entry.body {
        RecordBody::AlertSent(sent) => Some(sent),
        _ => None,
    })
}

/// What could be sent of the permit's case.
pub async fn prepared(service: &Service, permit: Permit<verb::Alert>, unlocked: &Unlocked) -> Result<Prepared, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let mut all = Vec::new();
    for one in sent(&file) {
        all.push((one.alert.clone(), standing(service, one).await?));
    }
    let files = [file];
    let receiving = alerting(service, &files);
    let [file] = files;
    let has = |receiving: &super::case_file::Receiving| {
        let reads = receiving.holders.iter().filter(|member| !receiving.excluded.contains_key(member));
        reads.filter_map(|member| file.roll.roster.entry(member)).map(|entry| readers::shown(entry, true)).collect()
    };
    let readers = receiving.as_ref().map(has).unwrap_or_default();
    Ok(Prepared { reference: file.row.reference.clone(), approved: approved(&file).collect(), sent: all, readers })
}

/// Where an alert stands, for those who have no key of it; believed where the journal says the same.
async fn standing(service: &Service, sent: &AlertSent) -> Result<Whereabouts, Error> {
    let leads = |acts: &[Act], stage| {
        let is_answered = acts.contains(&Act::ActOnAlert);
        stage == if is_answered { Stage::AlertAnswered } else { Stage::Alert }
    };
    whereabouts(service, (&sent.alert, sent.file), leads).await
}

/// Opens an alert; the first time a day, the journal says so.
pub async fn open_alert(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<AlertView, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let drawer = file.drawer(CompartmentKind::Alert).ok_or(Error::NotFound)?;
    let (me, _) = unlocked.member()?;
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let may = open_acts(service, asked, &[Act::ActOnAlert, Act::StepBack, Act::Exclude]).await?;
    let alert = drawer.records.iter().find_map(|record| match (&record.entry.body, record.author) {
        (RecordBody::Alert(alert), Author::Member(_)) => Some(alert.as_ref().clone()),
        _ => None,
    });
    let Alert { cell, text } = alert.ok_or(Error::Broken("alert"))?;
    let holders = file.readers.holders.iter().filter(|member| file.reads(member));
    Ok(AlertView {
        reference: file.row.reference.clone(),
        received: file.row.received,
        cell,
        text,
        readers: holders.map(|member| named(&file.roll, member, true)).collect(),
        actions: actions(&file),
        may_act: may.get(Act::ActOnAlert.code()).copied().unwrap_or_default(),
        comings: comings(&file.roll, drawer),
        may_step_back: may.get(Act::StepBack.code()).copied().unwrap_or_default(),
        may_keep_out: may.get(Act::Exclude.code()).copied().unwrap_or_default(),
        decides_alone: !file.is_left_to_decide(&me),
    })
}

fn actions(file: &CaseFile<'_>) -> Vec<Decided> {
    let records = || file.drawer(CompartmentKind::Alert).into_iter().flat_map(|drawer| &drawer.records);
    let done = |number: u64| {
        records().find_map(|record| match &record.entry.body {
            RecordBody::AlertDone(ActionDone { action }) if *action == number => Some(record.entry.at),
            _ => None,
        })
    };
    let decided = |record: &Record| match &record.entry.body {
        RecordBody::AlertAction(action) => {
            let number = record.sequence;
            Some(Decided { number, action: action.as_ref().clone(), done: done(number) })
        }
        _ => None,
    };
    records().filter_map(decided).collect()
}

/// The authority decides something in return. The same form sent again counts once.
pub async fn act_on(
    service: &Service,
    permit: Permit<verb::ActOnAlert>,
    (unlocked, form): (&Unlocked, &Message),
    action: &Action,
) -> Result<(), Error> {
    let once = form.once(&[&action.what, &action.owner, &action.due.to_string()]);
    on_case(service, permit, (unlocked, once.as_deref()), |file| {
        file.append(CompartmentKind::Alert, RecordBody::AlertAction(Box::new(action.clone())))
    })
    .await
}

/// It notes that it was done.
pub async fn done(
    service: &Service,
    permit: Permit<verb::ActionDone>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| {
        let known = actions(file).into_iter().find(|one| one.number == number);
        match known {
            Some(one) if one.done.is_none() => {}
            Some(_) => return Err(Error::Invalid(vec!["action-done"])),
            None => return Err(Error::Invalid(vec!["unknown-option"])),
        }
        file.append(CompartmentKind::Alert, RecordBody::AlertDone(ActionDone { action: number }))
    })
    .await
}

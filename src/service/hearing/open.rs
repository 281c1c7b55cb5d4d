//! The space of somebody heard, opened by those who inquire; the first time a day, the journal says so.
use jiff::Timestamp;
use std::collections::BTreeMap;

use super::{HearingView, Missed, Said, Submitted, Written};
use crate::{
    domain::{
        act::{Act, verb},
        hearing::Heard,
        record::RecordBody,
    },
    policy::Permit,
    service::{
        About, Error, Service, Who,
        authorise::open_acts,
        case_file::{Author, CaseFile, Drawer, Handed, Handing, Record, to_read},
        follow_up::{items, named},
        investigation::{kept_out, opened, ready},
        journal,
        session::Unlocked,
        view::Reader,
    },
};

/// What those who inquire can do there.
const ACTS: [Act; 8] = [
    Act::Convene,
    Act::TakeMinutes,
    Act::AskHeard,
    Act::SubmitFindings,
    Act::NoteUnheard,
    Act::Enclose,
    Act::Vouch,
    Act::RenewCode,
];

/// Opens the space of somebody heard, for an inquirer who declared to have no tie.
pub async fn open_hearing(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<HearingView, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let (me, _) = unlocked.member()?;
    let inquiry = inquiry_of(service, &file, unlocked).await?;
    ready(&inquiry, me).map_err(|_| Error::NotFound)?;
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let may = open_acts(service, asked, &ACTS).await?;
    let letters = Some(inquiry.mission()?.from.reference.clone());
    Ok(HearingView { letters, may, ..seen(&file, true)? })
}

/// Who is heard in an inquiry, each with their space as far as it opens.
pub async fn of_inquiry(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<Vec<(Heard, Option<HearingView>)>, Error> {
    let mut file = to_read(service, permit, unlocked).await?;
    let (me, _) = unlocked.member()?;
    ready(&file, me).map_err(|_| Error::NotFound)?;
    kept_out(service, &mut file, unlocked).await?;
    heard_in(service, &file, unlocked).await
}

/// The same, of an inquiry that is open.
pub(crate) async fn heard_in(
    service: &Service,
    file: &CaseFile<'_>,
    unlocked: &Unlocked,
) -> Result<Vec<(Heard, Option<HearingView>)>, Error> {
    let mut all = Vec::new();
    for heard in file.heard() {
        let view = match opened::<verb::Open>(service, &heard.space, unlocked).await {
            Ok(space) => Some(seen(&space, true)?),
            Err(Error::NotFound) => None,
            Err(Error::Broken(what)) => {
                tracing::warn!(what, "the space of a person heard does not open");
                None
            }
            Err(error) => return Err(error),
        };
        all.push((heard.clone(), view));
    }
    Ok(all)
}

/// The inquiry in which somebody is heard, which says so itself.
pub(super) async fn inquiry_of<'a>(
    service: &'a Service,
    file: &CaseFile<'_>,
    unlocked: &'a Unlocked,
) -> Result<CaseFile<'a>, Error> {
    let mut inquiry = opened::<verb::Open>(service, &file.convocation()?.inquiry, unlocked).await?;
    let knows = inquiry.heard().any(|heard| heard.space.file == file.row.id);
    if !knows {
        return Err(Error::Broken("heard"));
    }
    kept_out(service, &mut inquiry, unlocked).await?;
    Ok(inquiry)
}

/// The space as it stands.
#[expect(clippy::too_many_lines, reason = "a line or two a kind of record")]
pub(crate) fn seen(file: &CaseFile<'_>, with_names: bool) -> Result<HearingView, Error> {
    let space = file.space()?;
    let (mut calls, mut minutes, mut findings) = (Vec::new(), Vec::<Written>::new(), Vec::<Submitted>::new());
    let (mut unheard, mut renewed, mut code) = (Vec::<Missed>::new(), Vec::new(), Handing::default());
    for record in &space.records {
        if let (Some(Handed::Given), Author::Member(by)) = (code.record(record), record.author) {
            renewed.push((record.entry.at, named(&file.roll, &by, with_names)));
        }
        match &record.entry.body {
            RecordBody::Convocation(what) => calls.extend(said(file, record, (what.as_ref(), with_names))),
            RecordBody::Minutes(what) => {
                let replaced = |one: &&mut Written| Some(one.said.number) == what.corrects;
                minutes.iter_mut().filter(replaced).for_each(|one| one.corrected = true);
                let written = said(file, record, (what.as_ref(), with_names));
                minutes.extend(written.map(|said| Written { said, answer: None, corrected: false }));
            }
            RecordBody::MinutesAnswered(answer) => {
                if let Some(one) = minutes.iter_mut().find(|one| one.said.number == answer.minutes) {
                    one.answer = Some((record.entry.at, answer.clone()));
                }
            }
            RecordBody::Provisional(what) => {
                let submitted = said(file, record, (what, with_names));
                findings.extend(submitted.map(|said| Submitted { said, answer: None }));
            }
            RecordBody::ProvisionalAnswered(answer) => {
                if let Some(one) = findings.iter_mut().find(|one| one.said.number == answer.findings) {
                    one.answer = Some((record.entry.at, answer.clone()));
                }
            }
            RecordBody::NotHeard(what) => {
                let noted = said(file, record, (what, with_names));
                unheard.extend(noted.map(|said| Missed { said, answer: None }));
            }
            RecordBody::NotHeardAnswered(answer) => {
                if let Some(one) = unheard.iter_mut().find(|one| one.said.number == answer.about) {
                    one.answer = Some((record.entry.at, answer.text.clone()));
                }
            }
            _ => {}
        }
    }
    Ok(HearingView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        calls,
        minutes,
        findings,
        unheard,
        items: items(&file.roll, space, with_names),
        readers: readers(file, with_names),
        taken: is_taken(space),
        renewed,
        lost: vouched(file, with_names)?,
        letters: None,
        may: BTreeMap::new(),
    })
}

fn readers(file: &CaseFile<'_>, with_names: bool) -> Vec<Reader> {
    let reads = file.readers.holders.iter().filter(|member| file.reads(member));
    reads.map(|member| named(&file.roll, member, with_names)).collect()
}

fn said<T: Clone>(file: &CaseFile<'_>, record: &Record, (what, with_names): (&T, bool)) -> Option<Said<T>> {
    let Author::Member(member) = record.author else { return None };
    let by = named(&file.roll, &member, with_names);
    Some(Said { number: record.sequence, at: record.entry.at, by, what: what.clone() })
}

/// Whether the person replaced the code that others had seen, the last that they had.
fn is_taken(space: &Drawer) -> bool {
    let mut code = Handing::default();
    space.records.iter().filter_map(|record| code.record(record)).last() == Some(Handed::Taken)
}

fn vouched(file: &CaseFile<'_>, with_names: bool) -> Result<Vec<(Reader, Timestamp, String)>, Error> {
    let vouchers = file.vouchers()?.into_iter();
    Ok(vouchers.map(|one| (named(&file.roll, &one.member, with_names), one.at, one.how)).collect())
}

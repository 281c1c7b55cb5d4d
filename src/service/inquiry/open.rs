//! Somebody named to assess, or in charge of a measure, opens what was handed over to them; the first time a day, the journal
//! says so.
use std::collections::BTreeMap;

use super::{
    Handed, InquiryView, Reach,
    let_in::able,
    reach::{declared, reach},
};
use crate::{
    domain::{
        Coded as _,
        act::{Act, verb},
        case::{CompartmentKind, Reference},
        deadline::DeadlineCode,
        family::Family,
        record::RecordBody,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Service, Who,
        authorise::{authorise, open_acts},
        case_file::{Author, CaseFile, Record, to_read},
        follow_up::{items, named},
        investigation::ready,
        journal, readers,
        session::Unlocked,
        view::Reader,
    },
    store::deadlines::DeadlineRow,
};

/// What can be done on its page.
const OFFERED: [Act; 12] = [
    Act::OpenInquiry,
    Act::DeclineInquiry,
    Act::AskMore,
    Act::TakeMeasure,
    Act::RefuseMeasure,
    Act::KeepMeasure,
    Act::EndMeasure,
    Act::Inquire,
    Act::Appoint,
    Act::StepBack,
    Act::Exclude,
    Act::LetIn,
];

/// Opens an inquiry.
pub async fn open_inquiry(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<InquiryView, Error> {
    let file = to_read(service, permit, unlocked).await?;
    if file.drawer(CompartmentKind::Assessment).is_none() {
        return Err(Error::NotFound);
    }
    let (me, _) = unlocked.member()?;
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    // Those who assessed leave the person's thread once others inquire.
    let thread = file.drawer(CompartmentKind::InquiryExchange);
    if thread.is_none() && file.appointed().is_none() {
        return Err(Error::NotFound);
    }
    let Offered { may, reach, to_declare } = offered(service, &file, unlocked).await?;
    let owed = |row: &&DeadlineRow| thread.is_some() || row.code == DeadlineCode::InquiryDecision;
    Ok(InquiryView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        entity: file.row.entity.clone(),
        received: file.row.received,
        // What is promised to the person since is not owed by those who left the thread.
        dates: file.deadlines.iter().filter(owed).map(|row| (row.code, row.due, row.done)).collect(),
        handed: if file.is_taken_back() { Vec::new() } else { handed(&file) },
        taken_back: file.is_taken_back(),
        items: thread.map(|thread| items(&file.roll, thread, true)).unwrap_or_default(),
        readers: who_reads(&file, true),
        later: readers::later_on(&file, true),
        reported: file.is_reported(),
        to_declare,
        reach,
        appointed: file.appointed().cloned(),
        appointable: appointable(&file),
        letting: letting(service, &file, &may).await?,
        can_take_in: can_take_in(service, &file, unlocked).await?,
        may,
    })
}

/// What can be done by the one who looks.
struct Offered {
    may: BTreeMap<&'static str, bool>,
    reach: Reach,
    to_declare: bool,
}

async fn offered(service: &Service, file: &CaseFile<'_>, unlocked: &Unlocked) -> Result<Offered, Error> {
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let mut may = open_acts(service, asked, &OFFERED).await?;
    let has_thread = file.drawer(CompartmentKind::InquiryExchange).is_some();
    if !has_thread {
        // Who is kept out is said there, and heeded by whoever writes there.
        may.insert(Act::Exclude.code(), false);
    }
    let reach = if has_thread { reach(service, file).await? } else { Reach::Left };
    if reach == Reach::Untold {
        // Nobody asks somebody who does not know.
        may.extend([(Act::AskMore.code(), false), (Act::Inquire.code(), false)]);
    }
    let to_declare = match declared(service, file, unlocked).await {
        Err(Error::Invalid(_)) => true,
        // Of an inquiry that does not open, its own page says why.
        Ok(()) | Err(Error::NotFound | Error::Broken(_)) => false,
        Err(error) => return Err(error),
    };
    if to_declare {
        may.extend([(Act::Inquire.code(), false), (Act::Exclude.code(), false)]);
    }
    Ok(Offered { may, reach, to_declare })
}

/// Who could be appointed.
fn appointable(file: &CaseFile<'_>) -> Vec<Reader> {
    if file.row.stage.family() == Family::Measure {
        return Vec::new();
    }
    let able = file.appointable();
    let entries = able.iter().filter_map(|member| file.roll.roster.entry(member));
    entries.map(|entry| readers::shown(entry, true)).collect()
}

/// Who could be let in by the one who looks.
async fn letting(
    service: &Service,
    file: &CaseFile<'_>,
    may: &BTreeMap<&'static str, bool>,
) -> Result<Vec<Reader>, Error> {
    if may.get(Act::LetIn.code()) != Some(&true) {
        return Ok(Vec::new());
    }
    Ok(able(service, file).await?.iter().map(|member| named(&file.roll, member, true)).collect())
}

/// Whether the inquiry that this led to is open to the one who looks, goes on, and does not have it yet.
async fn can_take_in(service: &Service, file: &CaseFile<'_>, unlocked: &Unlocked) -> Result<bool, Error> {
    let Some(appointed) = file.appointed() else { return Ok(false) };
    let Ok(reference) = Reference::parse(&appointed.to.reference) else { return Ok(false) };
    let taking = async {
        let permit = authorise::<verb::TakeIn>(service, Who::Unlocked(unlocked), About::Case(&reference)).await?;
        to_read(service, permit, unlocked).await
    };
    let (me, _) = unlocked.member()?;
    match taking.await {
        Ok(inquiry) => {
            let has_it = inquiry.feeding()?.iter().any(|filed| filed.file == file.row.id);
            Ok(inquiry.row.id == appointed.to.file && !has_it && ready(&inquiry, me).is_ok())
        }
        // Nothing is offered where it does not open: its own page says why.
        Err(Error::NotFound | Error::Broken(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn handed(file: &CaseFile<'_>) -> Vec<Handed> {
    let records = file.drawer(CompartmentKind::Assessment).into_iter().flat_map(|drawer| &drawer.records);
    let one = |record: &Record| match (&record.entry.body, record.author) {
        (RecordBody::HandedOver(what), Author::Member(member)) => {
            let by = named(&file.roll, &member, true);
            Some(Handed { at: record.entry.at, by, what: what.as_ref().clone() })
        }
        _ => None,
    };
    records.filter_map(one).collect()
}

/// Who has the inquiry, decoys left out.
pub(super) fn who_reads(file: &CaseFile<'_>, with_names: bool) -> Vec<Reader> {
    shown(file, with_names, |member| file.reads(member))
}

/// Who left its exchange with the person, and still has what was handed over.
pub(super) fn who_left(file: &CaseFile<'_>, with_names: bool) -> Vec<Reader> {
    shown(file, with_names, |member| file.has_left(member))
}

fn shown(file: &CaseFile<'_>, with_names: bool, is: impl Fn(&MemberId) -> bool) -> Vec<Reader> {
    let holders = file.readers.holders.iter().filter(|member| is(member));
    let entries = holders.filter_map(|member| file.roll.roster.entry(member));
    entries.map(|entry| readers::shown(entry, with_names)).collect()
}

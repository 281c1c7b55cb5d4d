//! What a person sees of their own case.
use super::{
    Error, Service,
    case_file::{Author, CaseFile, Drawer, Record, to_read},
    readers,
    roster::Roll,
    session::Unlocked,
    submit_report,
    view::{Content, Deposit, FollowUp, Holding, Item, Reader, Voice},
};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        case::{CompartmentKind, Stage},
        record::RecordBody,
    },
    ids::MemberId,
    policy::Permit,
};

/// Opens the person's own case.
pub async fn follow_up(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    unlocked: &Unlocked,
) -> Result<FollowUp, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let exchange = file.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
    let publish = service.rules().organisation.publish_names;
    let may_read =
        exchange.members().filter(|member| file.reads(member)).filter_map(|member| file.roll.roster.entry(&member));
    Ok(FollowUp {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        received: file.row.received,
        promise: submit_report::promise(service, &file.deadlines),
        items: items(&file.roll, exchange, publish),
        deposits: deposits((&file, service.today()), exchange),
        readers: may_read.map(|entry| readers::shown(entry, publish)).collect(),
        body: file.row.entity.clone(),
        question: file.row.stage == Stage::Question,
        counsel: file.counsel().is_some(),
        notebook: file.notebook().is_ok(),
    })
}

/// What the person gave, each as it was sealed and where the journal holds it.
fn deposits((file, today): (&CaseFile<'_>, Day), exchange: &Drawer) -> Vec<Deposit> {
    let theirs = |record: &&Record| {
        record.author == Author::Reporter
            && matches!(record.entry.body, RecordBody::Report(_) | RecordBody::Message(_) | RecordBody::File(_))
    };
    let deposit = |record: &Record| Deposit {
        at: record.entry.at,
        what: record.entry.body.kind(),
        digest: record.digest.to_string(),
        entry: match file.entry_holding(exchange, record) {
            Some(head) => Holding::Entry(head.digest.to_string()),
            None if Day::of(record.entry.at).plus(1) < today => Holding::Missing,
            None => Holding::Soon,
        },
    };
    exchange.records.iter().filter(theirs).map(deposit).collect()
}

/// The items of a drawer that people read, in their order.
pub(crate) fn items(roll: &Roll, drawer: &Drawer, with_names: bool) -> Vec<Item> {
    let reader = |member: &MemberId| named(roll, member, with_names);
    let shown = |body: &RecordBody| {
        Some(match body {
            RecordBody::Report(report) => Content::Report(report.clone()),
            RecordBody::Message(words) => Content::Message(words.text.clone()),
            RecordBody::Reply(words) => Content::Reply(words.text.clone()),
            RecordBody::Note(words) => Content::Note(words.text.clone()),
            RecordBody::File(file) => Content::File(file.clone()),
            RecordBody::Assigned(assigned) => Content::Assigned(reader(&assigned.member)),
            RecordBody::Summary(_)
            | RecordBody::Readers(_)
            | RecordBody::Memo(_)
            | RecordBody::TakenOut(_)
            | RecordBody::Kept(_) => return None,
        })
    };
    let voice = |author: &Author| match author {
        Author::Reporter => Voice::Reporter,
        Author::Member(member) => Voice::Member(reader(member)),
    };
    let item = |record: &Record| {
        let content = shown(&record.entry.body)?;
        Some(Item { at: record.entry.at, voice: voice(&record.author), content })
    };
    // A new key has what lists show written is_new: the same member put in charge twice running is one item.
    let mut in_charge = None;
    let is_new = |record: &&Record| match &record.entry.body {
        RecordBody::Assigned(assigned) => in_charge.replace(assigned.member) != Some(assigned.member),
        _ => true,
    };
    drawer.records.iter().filter(is_new).filter_map(item).collect()
}

/// A member as shown, even after they left.
pub(crate) fn named(roll: &Roll, member: &MemberId, with_name: bool) -> Reader {
    let unknown = || Reader { member: *member, function: String::new(), name: None };
    roll.roster.known(member).map_or_else(unknown, |entry| readers::shown(entry, with_name))
}

//! Aftercare: the cell says when it will ask for news, asks, and the person answers; retaliation is told at any time, and does not wait.
//!
//! What the person writes is a message like any other; two answers take one press: nothing new, and ask me no more. Whoever tells of
//! retaliation opens again what was closed, and whoever is on call is told at once, as of danger. It does **not** say what is to be
//! done about it: that is the conversation, a measure, protection fonctionnelle, an inquiry.
use super::{
    Error, Fields, Message, Service,
    case_file::{CaseFile, Drawer, add_words, on_case},
    session::Unlocked,
};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        aftercare::{Aftercare, Retaliation},
        calendar,
        case::CompartmentKind,
        contact::Fault,
        deadline::DeadlineCode,
        record::RecordBody,
    },
    policy::Permit,
};

/// Days before a chosen one in which asking is asking for it: from the first warning on, as shipped.
const BEFORE: u16 = 7;

// The words it is spoken to in.
pub use crate::domain::aftercare::News;

/// Says when the cell will ask for news; done again, from now on. Refused while the person waits for an answer. The same form sent
/// again counts once.
pub async fn begin(
    service: &Service,
    permit: Permit<verb::BeginAftercare>,
    (unlocked, form): (&Unlocked, &Message),
    fields: &Fields,
) -> Result<(), Error> {
    let aftercare = Aftercare::parse(fields, &service.rules().aftercare).map_err(first)?;
    let said = serde_json::to_string(&aftercare).map_err(|_| Error::Internal("aftercare"))?;
    on_case(service, permit, (unlocked, form.once(&[&said]).as_deref()), |file| {
        answered(file)?;
        let today = service.today();
        let days = aftercare.days(today);
        let (Some(next), Some(last)) = (days.first(), days.last()) else {
            return Err(Error::Invalid(vec!["no-months"]));
        };
        file.owe_by(DeadlineCode::Aftercare, *next);
        file.owe_by(DeadlineCode::AftercareOver, service.rules().deadlines.due(DeadlineCode::AftercareOver, *last));
        file.notify();
        file.append(CompartmentKind::Exchange, RecordBody::Aftercare(aftercare.clone()))
    })
    .await
}

/// Refuses while the person waits for an answer.
fn answered(file: &CaseFile<'_>) -> Result<(), Error> {
    let owed = [DeadlineCode::FirstAnswer, DeadlineCode::Answer];
    let waits = file.deadlines.iter().any(|row| row.done.is_none() && owed.contains(&row.code));
    if waits { Err(Error::Invalid(vec!["still-owed"])) } else { Ok(()) }
}

/// Asks the person how they are, in the member's words; the next day that was chosen is owed then.
pub async fn ask(
    service: &Service,
    permit: Permit<verb::AskNews>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    add_words(service, permit, (unlocked, message), |file, words| {
        // A question in the place of an answer would bury what they wrote.
        answered(file)?;
        if file.drawer(CompartmentKind::Exchange).and_then(chosen).is_some_and(|(.., goes_on)| !goes_on) {
            return Err(Error::Invalid(vec!["asked-no-more"]));
        }
        if let Some(next) = next(file, service.today()) {
            file.owe_by(DeadlineCode::Aftercare, next);
        }
        file.notify();
        file.append(CompartmentKind::Exchange, RecordBody::Reply(words))
    })
    .await
}

/// The next of the days that were chosen, unless the person wished to be asked no more since. Asked in the days before one, they are
/// asked for that one.
fn next(file: &CaseFile<'_>, today: Day) -> Option<Day> {
    let exchange = file.drawer(CompartmentKind::Exchange)?;
    let (begun, aftercare, goes_on) = chosen(exchange)?;
    let open = file.deadlines.iter().find(|row| row.code == DeadlineCode::Aftercare && row.done.is_none());
    let owed = open.map(|row| row.due).filter(|due| due.minus(BEFORE) <= today);
    aftercare.next(begun, owed.map_or(today, |due| due.max(today))).filter(|_| goes_on)
}

/// What was chosen last, on which day, and whether the person still wishes it.
pub(crate) fn chosen(exchange: &Drawer) -> Option<(Day, Aftercare, bool)> {
    let mut found: Option<(Day, Aftercare, bool)> = None;
    for record in &exchange.records {
        match (&record.entry.body, &mut found) {
            (RecordBody::Aftercare(said), _) => found = Some((Day::of(record.entry.at), said.clone(), true)),
            (RecordBody::News { news: News::NoMore }, Some(known)) => known.2 = false,
            _ => {}
        }
    }
    found
}

/// The person has nothing new to say, or wishes to be asked no more: then nothing more is owed than to end it, within a month at most.
/// The same form sent again counts once.
pub async fn give(
    service: &Service,
    permit: Permit<verb::GiveNews>,
    (unlocked, form): (&Unlocked, &Message),
    news: News,
) -> Result<(), Error> {
    on_case(service, permit, (unlocked, form.once(&[crate::domain::Coded::code(news)]).as_deref()), |file| {
        if news == News::NoMore {
            file.owe_no_more(DeadlineCode::Aftercare);
            hasten(file, calendar::plus_months(service.today(), 1));
        }
        file.append(CompartmentKind::Exchange, RecordBody::News { news })
    })
    .await
}

/// The day by which it ends is no later than this one.
fn hasten(file: &mut CaseFile<'_>, day: Day) {
    let over = DeadlineCode::AftercareOver;
    if file.deadlines.iter().any(|row| row.code == over && row.done.is_none() && row.due > day) {
        file.owe_no_more(over);
        file.owe_by(over, day);
    }
}

/// The person says that they are made to pay for having spoken. It opens again what was closed, and is answered as soon as a first
/// word is. The same form sent again counts once.
pub async fn report(
    service: &Service,
    permit: Permit<verb::ReportRetaliation>,
    (unlocked, form): (&Unlocked, &Message),
    fields: &Fields,
) -> Result<(), Error> {
    let rules = (&service.rules().aftercare, service.today());
    let retaliation = Retaliation::parse(fields, rules).map_err(first)?;
    let said = serde_json::to_string(&retaliation).map_err(|_| Error::Internal("retaliation"))?;
    on_case(service, permit, (unlocked, form.once(&[&said]).as_deref()), |file| {
        answer_soon(service, file);
        file.say_retaliation(&retaliation)
    })
    .await
}

/// An answer is owed as soon as the first one was, even where one was owed later already. Nobody having answered yet, one is anyhow.
fn answer_soon(service: &Service, file: &mut CaseFile<'_>) {
    let is_open = |code| file.deadlines.iter().any(|row| row.code == code && row.done.is_none());
    if is_open(DeadlineCode::FirstAnswer) {
        return;
    }
    let soon = service.rules().deadlines_of(&file.row.entity).due(DeadlineCode::FirstAnswer, service.today());
    let owed = |row: &crate::store::deadlines::DeadlineRow| row.code == DeadlineCode::Answer && row.done.is_none();
    if file.deadlines.iter().any(|row| owed(row) && row.due <= soon) {
        return;
    }
    file.owe_no_more(DeadlineCode::Answer);
    file.owe_by(DeadlineCode::Answer, soon);
}

#[expect(clippy::needless_pass_by_value, reason = "what an error is made of is given whole")]
fn first(faults: Vec<Fault>) -> Error {
    Error::Invalid(faults.iter().take(1).map(|fault| fault.code).collect())
}

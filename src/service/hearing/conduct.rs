//! What those who inquire do in the space of somebody heard, as long as the inquiry goes on.
use std::collections::BTreeSet;

use super::{
    open::{inquiry_of, seen},
    summon::{checked, line, words},
};
use crate::{
    domain::{
        Coded as _,
        act::{Act, Verb, verb},
        case::{CompartmentKind, Stage},
        hearing::{Convocation, Meeting, Minutes, NotHeard, Provisional, Unheard},
        record::{self, RecordBody},
        report::NARRATIVE_LIMIT,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{CaseFile, in_rounds},
        investigation::{heed, kept_out, ready},
        session::Unlocked,
    },
};

/// Calls the same person again: another day, another place.
pub async fn convene(
    service: &Service,
    permit: Permit<verb::Convene>,
    unlocked: &Unlocked,
    (meeting, told): (&Meeting, &str),
) -> Result<(), Error> {
    let meeting = checked(service, meeting)?;
    on_hearing(service, permit, (unlocked, None), |file| {
        let before = file.convocation()?.clone();
        if before.meeting == meeting {
            return Err(Error::Invalid(vec!["same-meeting"]));
        }
        let convocation = Convocation { meeting: meeting.clone(), told: told.to_owned(), ..before };
        Ok(RecordBody::Convocation(Box::new(convocation)))
    })
    .await
}

/// Writes down what was said, or corrects it: another version, which waits for its own answer.
pub async fn take_minutes(
    service: &Service,
    permit: Permit<verb::TakeMinutes>,
    unlocked: &Unlocked,
    (minutes, request): (&Minutes, &str),
) -> Result<(), Error> {
    if minutes.day > service.today() {
        return Err(Error::Invalid(vec!["minutes-to-come"]));
    }
    let minutes = Minutes {
        place: line(&minutes.place, "no-place")?,
        present: words(&minutes.present, "no-present")?,
        text: words(&minutes.text, "empty")?,
        ..minutes.clone()
    };
    let form = Message { text: String::new(), request: request.to_owned() };
    let request = form.once(&[&minutes.present, &minutes.text]);
    on_hearing(service, permit, (unlocked, request.as_deref()), |file| {
        if let Some(number) = minutes.corrects {
            let view = seen(file, false)?;
            let before = view.minutes.iter().find(|one| one.said.number == number);
            if before.is_none_or(|one| one.corrected) {
                return Err(Error::Invalid(vec!["corrected-already"]));
            }
        }
        Ok(RecordBody::Minutes(Box::new(minutes.clone())))
    })
    .await
}

/// Writes to the person heard.
pub async fn ask(
    service: &Service,
    permit: Permit<verb::AskHeard>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[&text]);
    let said = |_: &CaseFile<'_>| Ok(RecordBody::Reply(record::Words::new(text.clone())));
    on_hearing(service, permit, (unlocked, request.as_deref()), said).await
}

/// Submits what is about to be concluded to the person implicated.
pub async fn submit_findings(
    service: &Service,
    permit: Permit<verb::SubmitFindings>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[&text]);
    on_hearing(service, permit, (unlocked, request.as_deref()), |file| {
        if seen(file, false)?.is_implicated() {
            Ok(RecordBody::Provisional(Provisional { text: text.clone() }))
        } else {
            Err(Error::Invalid(vec!["not-implicated"]))
        }
    })
    .await
}

/// Notes that the person was not heard on the day they were called for, and why; they read it.
pub async fn note_unheard(
    service: &Service,
    permit: Permit<verb::NoteUnheard>,
    unlocked: &Unlocked,
    (why, message): (Unheard, Message),
) -> Result<(), Error> {
    let reason = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[why.code(), &reason]);
    on_hearing(service, permit, (unlocked, request.as_deref()), |file| {
        let view = seen(file, false)?;
        let called = view.calls.last().map(|call| call.number);
        // Minutes since the last call say that they were.
        if view.minutes.iter().any(|one| Some(one.said.number) > called) {
            return Err(Error::Invalid(vec!["heard-since"]));
        }
        let day = file.convocation()?.meeting.day;
        // Before that day nobody knows whether they come.
        if day > service.today() && why == Unheard::Absent {
            return Err(Error::Invalid(vec!["hearing-to-come"]));
        }
        Ok(RecordBody::NotHeard(NotHeard { day, why, reason: reason.clone() }))
    })
    .await
}

/// Says something in the space of somebody heard, for an inquirer who may conduct the inquiry, as long as it goes on.
async fn on_hearing<'a, V: Verb>(
    service: &'a Service,
    permit: Permit<V>,
    (unlocked, request): (&'a Unlocked, Option<&str>),
    say: impl Fn(&CaseFile<'a>) -> Result<RecordBody, Error>,
) -> Result<(), Error> {
    in_space(service, permit, (unlocked, request), |file| {
        let body = say(file)?;
        file.append(CompartmentKind::Heard, body)
    })
    .await
}

/// Does something there.
pub(super) async fn in_space<'a, V: Verb, T>(
    service: &'a Service,
    permit: Permit<V>,
    (unlocked, request): (&'a Unlocked, Option<&str>),
    work: impl Fn(&mut CaseFile<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    let work = &work;
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        let out = conducts::<V>(service, &file, unlocked).await?;
        heed(&mut file, &out)?;
        let done = work(&mut file)?;
        file.done::<V>(request).await.map(|()| done)
    })
    .await
}

/// Refuses whoever may not conduct the inquiry, and everybody once its report is filed; a code that is lost is still replaced
/// then, so that the person goes on reading. Says who is out of the inquiry.
async fn conducts<V: Verb>(
    service: &Service,
    file: &CaseFile<'_>,
    unlocked: &Unlocked,
) -> Result<BTreeSet<MemberId>, Error> {
    let (me, _) = unlocked.member()?;
    let mut inquiry = inquiry_of(service, file, unlocked).await?;
    let mut out = kept_out(service, &mut inquiry, unlocked).await?;
    // Whoever is out does not count among the two; nothing of the inquiry is written here.
    heed(&mut inquiry, &out)?;
    ready(&inquiry, me)?;
    let may_be_filed = matches!(V::ACT, Act::Vouch | Act::RenewCode);
    if inquiry.row.stage != Stage::Investigation && !may_be_filed {
        return Err(Error::Invalid(vec!["inquiry-filed"]));
    }
    out.extend(inquiry.readers.holders.iter().filter(|member| inquiry.is_excluded(member)));
    Ok(out)
}

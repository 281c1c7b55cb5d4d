//! The person is told what went without their agreement; or that is put off, by somebody else than the last time.
use super::{checked_review, words};
use crate::{
    clock::Day,
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        deadline::DeadlineCode,
        exception::{Exception, Late, PutOff, REACHES, Silence, State},
        handover::{Basis, Passed},
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, in_rounds, on_case},
        consent::{once, same},
        session::Unlocked,
    },
};

/// Tells the person, in the conversation: what went, to whom, on which ground, why, and why they were not told before.
pub async fn tell(
    service: &Service,
    permit: Permit<verb::Tell>,
    unlocked: &Unlocked,
    (number, why): (u64, &str),
) -> Result<(), Error> {
    let why = words(why, "no-silence-reason")?;
    let done = on_case(service, permit, (unlocked, None), |file| {
        let (one, silence) = silent(file, number)?;
        let late = Late { since: silence.since, why: why.clone() };
        let basis = Basis::Exception(Box::new(one.explained(Some(late))));
        let (inquiry, id) = (silence.inquiry.clone(), silence.file);
        file.tell_inquiry(&inquiry);
        file.notify();
        let passed = Passed { basis, to: REACHES.0, purpose: REACHES.1, inquiry, file: id };
        file.append(CompartmentKind::Exchange, RecordBody::Passed(passed))
    });
    once(done.await)
}

/// Puts off the day on which the person is told.
pub async fn put_off(
    service: &Service,
    permit: Permit<verb::PutOffTelling>,
    unlocked: &Unlocked,
    (number, reason, review): (u64, &str, Day),
) -> Result<(), Error> {
    let reason = &words(reason, "no-silence-reason")?;
    let done = in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        let (_, silence) = silent(&file, number)?;
        let review = checked_review(&file, review)?;
        if !file.is_another(&silence.by) {
            return Err(Error::Invalid(vec!["same-person"]));
        }
        let put_off = PutOff { excepted: number, reason: reason.clone(), review };
        file.append(CompartmentKind::Listening, RecordBody::PutOff(put_off))?;
        file.advance(Act::PutOffTelling)?;
        file.owe_by(DeadlineCode::Telling, review);
        file.commit(Act::PutOffTelling, None).await.map(|_| ())
    });
    once(done.await)
}

fn silent(file: &CaseFile<'_>, number: u64) -> Result<(Exception, Silence), Error> {
    let exceptions = file.exceptions();
    if exceptions.find(number).is_some_and(|one| one.state == State::Told) {
        return Err(same());
    }
    let found = exceptions.find(number).and_then(|one| Some((one.clone(), one.silence()?.clone())));
    found.ok_or(Error::Invalid(vec!["told-already"]))
}

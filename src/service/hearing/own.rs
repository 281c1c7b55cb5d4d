//! The person heard in their own space: they read, say, give, confirm or not, and answer; each in their present hand.
use super::{HearingView, open::seen};
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        hearing::{MinutesAnswered, NotHeardAnswered, ProvisionalAnswered},
        record::RecordBody,
        report::NARRATIVE_LIMIT,
    },
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{add_words, on_case, to_read},
        session::Unlocked,
    },
};

/// Opens the person's own space.
pub async fn own_hearing(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    unlocked: &Unlocked,
) -> Result<HearingView, Error> {
    let publish = service.rules().organisation.publish_names;
    seen(&to_read(service, permit, unlocked).await?, publish)
}

/// Writes to those who inquire: what they want to say, whom they would have heard, what a piece shows.
pub async fn tell(
    service: &Service,
    permit: Permit<verb::Testify>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    add_words(service, permit, (unlocked, message), |file, words| {
        file.append(CompartmentKind::Heard, RecordBody::Message(words))
    })
    .await
}

/// Confirms a version of the minutes, with remarks or none, or says that they do not, with remarks.
pub async fn answer_minutes(
    service: &Service,
    permit: Permit<verb::ConfirmMinutes>,
    unlocked: &Unlocked,
    answer: &MinutesAnswered,
) -> Result<(), Error> {
    let remarks = within(&answer.remarks)?;
    if !answer.confirmed && remarks.is_empty() {
        return Err(Error::Invalid(vec!["no-remarks"]));
    }
    let answer = MinutesAnswered { remarks, ..answer.clone() };
    on_case(service, permit, (unlocked, None), |file| {
        let view = seen(file, false)?;
        let about = view.minutes.iter().find(|one| one.said.number == answer.minutes).ok_or(Error::NotFound)?;
        if about.corrected {
            return Err(Error::Invalid(vec!["minutes-corrected"]));
        }
        if about.answer.is_some() {
            return Err(Error::Invalid(vec!["minutes-answered"]));
        }
        file.append(CompartmentKind::Heard, RecordBody::MinutesAnswered(answer.clone()))
    })
    .await
}

/// Answers provisional findings; no words say that there is nothing to say.
pub async fn answer_findings(
    service: &Service,
    permit: Permit<verb::AnswerFindings>,
    unlocked: &Unlocked,
    answer: &ProvisionalAnswered,
) -> Result<(), Error> {
    let answer = ProvisionalAnswered { text: within(&answer.text)?, ..answer.clone() };
    on_case(service, permit, (unlocked, None), |file| {
        let view = seen(file, false)?;
        let about = view.findings.iter().find(|one| one.said.number == answer.findings).ok_or(Error::NotFound)?;
        if about.answer.is_some() {
            return Err(Error::Invalid(vec!["findings-answered"]));
        }
        file.append(CompartmentKind::Heard, RecordBody::ProvisionalAnswered(answer.clone()))
    })
    .await
}

/// Says what they have to say of having been noted as not heard: once, in their own words.
pub async fn answer_unheard(
    service: &Service,
    permit: Permit<verb::Testify>,
    unlocked: &Unlocked,
    (about, message): (u64, Message),
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    on_case(service, permit, (unlocked, None), |file| {
        let view = seen(file, false)?;
        let noted = view.unheard.iter().find(|one| one.said.number == about).ok_or(Error::NotFound)?;
        if noted.answer.is_some() {
            return Err(Error::Invalid(vec!["unheard-answered"]));
        }
        let answer = NotHeardAnswered { about, text: text.clone() };
        file.append(CompartmentKind::Heard, RecordBody::NotHeardAnswered(answer))
    })
    .await
}

/// Words that need not be there, and are not too many.
fn within(text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.chars().count() > NARRATIVE_LIMIT { Err(Error::Invalid(vec!["too-long"])) } else { Ok(text.to_owned()) }
}

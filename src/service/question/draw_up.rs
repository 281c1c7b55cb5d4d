//! A question becomes a report, by the person who asked it and by nobody else.
use crate::{
    crypto::token::Token,
    domain::{
        Coded,
        act::verb,
        case::{CompartmentKind, Stage},
        draft::{Draft, Fields, Page},
        record::{Exclusion, RecordBody},
        report::Report,
    },
    policy::Permit,
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, to_read},
        notebook::{self, refuse_another},
        session::{self, Keys, Session, Unlocked},
    },
};

/// Puts the question into the form, to be completed, read over and sent like any report.
pub async fn draw_up(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    (session, unlocked): (&Session, &Unlocked),
) -> Result<(), Error> {
    let file = to_read(service, permit, unlocked).await?;
    if !file.row.stage.is_a_question() {
        return Err(Error::NotFound);
    }
    refuse_another(service, session).await?;
    if session::drafts_for_the_case(session).await? {
        return Ok(());
    }
    session::resume(session, (&drafted(&file)?, &[])).await
}

fn drafted(file: &CaseFile<'_>) -> Result<Draft, Error> {
    let exchange = file.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
    let (mut you, mut words, mut who) = (Fields::default(), Fields::default(), Fields::default());
    you.insert("entity", &file.row.entity);
    for record in &exchange.records {
        match &record.entry.body {
            RecordBody::Summary(summary) if !you.all("audience").is_empty() || summary.audience.is_none() => {}
            RecordBody::Summary(summary) => you.insert("audience", summary.audience.as_deref().unwrap_or_default()),
            RecordBody::Message(message) if words.one("narrative").is_empty() => {
                words.insert("narrative", &message.text);
            }
            _ => {}
        }
    }
    for (member, why) in &file.readers.excluded {
        if let Exclusion::Reporter { link } = why {
            who.insert(&format!("link-{member}"), link.code());
        }
    }
    let mut draft = Draft::default();
    for (page, fields) in [(Page::You, you), (Page::Words, words), (Page::Who, who)] {
        draft.set(page, fields);
    }
    if let Some(identity) = file.identity() {
        draft.set(Page::Name, identity.to_fields());
    }
    Ok(draft)
}

/// The code under which the draft of this session is sent: its own; another where it was drawn from a question whose readers
/// are not those the report should have.
pub(crate) async fn code_to_send_under(service: &Service, session: &Session, report: &Report) -> Result<Token, Error> {
    let token = session::draft_token(session).await?.ok_or(Error::SignedOut)?;
    let keys = token.keys(&service.host().token_salt());
    if !notebook::stage(service, &keys).await?.is_some_and(Stage::is_a_question) {
        return Ok(token);
    }
    let unlocked = Unlocked(Keys::Reporter(Box::new(keys)));
    let permit = authorise::<verb::FollowUp>(service, Who::Unlocked(&unlocked), About::OwnCase).await?;
    let file = to_read(service, permit, &unlocked).await?;
    if file.would_read((&report.entity, &report.links))? {
        return Ok(token);
    }
    session::tell(session, "apart").await?;
    session::renew_draft_token(service, session).await
}

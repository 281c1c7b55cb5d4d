//! The person's side: they choose somebody, write, and read the answers.
use super::{Talk, talk};
use crate::{
    crypto::token::Token,
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        record::{RecordBody, Words},
        report::NARRATIVE_LIMIT,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Message, Service, Who, authorise,
        case_file::{CaseFile, on_case, to_read},
        notebook::{has_code, make},
        session::{self, Keys, Session, Unlocked},
    },
};

/// Begins a conversation that stands alone: a code is made for it. The same form sent again begins no other.
pub async fn begin(
    service: &Service,
    _: Permit<verb::Confide>,
    session: &Session,
    (member, message): (MemberId, &Message),
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    let token = match session::begun_notebook(session).await? {
        Some((token, known)) if known == message.request => token,
        _ => Token::generate(&mut service.entropy()),
    };
    session::keep_begun(session, &token, &message.request).await?;
    let keys = token.keys(&service.host().token_salt());
    if has_code(service, &keys).await? {
        // The form came back: the same words count once, others are another message.
        let unlocked = Unlocked(Keys::Reporter(Box::new(keys)));
        let permit = authorise(service, Who::Unlocked(&unlocked), About::OwnCase).await?;
        confide(service, permit, &unlocked, (Some(member), message)).await?;
    } else {
        let request = message.once(&[&text]);
        let put = |file: &mut CaseFile<'_>| {
            file.confide_in(&keys, member)?;
            file.append(CompartmentKind::Counsel, RecordBody::Message(Words::new(text.clone())))
        };
        make(service, (&token, Act::Confide, request.as_deref()), put).await?;
    }
    session::mark_kept(service, session, &token).await
}

/// Writes to the one chosen; `member` chooses them where there is no conversation yet.
pub async fn confide(
    service: &Service,
    permit: Permit<verb::Confide>,
    unlocked: &Unlocked,
    (member, message): (Option<MemberId>, &Message),
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[&text]);
    on_case(service, permit, (unlocked, request.as_deref()), |file| {
        file.renew_term();
        let chosen = file.counsel().or(member).ok_or(Error::Invalid(vec!["nobody-chosen"]))?;
        file.confide_in(unlocked.reporter()?, member.unwrap_or(chosen))?;
        file.append(CompartmentKind::Counsel, RecordBody::Message(Words::new(text.clone())))
    })
    .await
}

/// The person's own conversation.
pub async fn conversation(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    unlocked: &Unlocked,
) -> Result<Talk, Error> {
    Ok(talk(service, &to_read(service, permit, unlocked).await?))
}

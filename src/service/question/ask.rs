//! A question is sent: who may read is decided, everything is sealed for them, one transaction, then the code.
use crate::{
    crypto::token::Token,
    domain::{
        Coded,
        act::{Act, verb},
        case::CompartmentKind,
        question::Question,
        record::{RecordBody, Summary, Words},
    },
    policy::{Permit, Subject},
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, Committed, NewCase, on_case, to_read},
        roster,
        session::{self, Keys, Session, Unlocked},
        submit_report::choose,
    },
    store::tokens::TokenKind,
};

/// Asks the question that this session keeps.
pub async fn ask(
    service: &Service,
    permit: Permit<verb::Ask>,
    session: &Session,
    question: &Question,
) -> Result<(), Error> {
    if !matches!(permit.subject(), Subject::Intake { entity } if *entity == question.entity) {
        return Err(Error::NotFound);
    }
    let mut token = session::question_code(session).await?.ok_or(Error::SignedOut)?;
    if deposit(service, &token, question).await? == Committed::Before && !joined(service, &token, question).await? {
        // It had been sent, and the answer was lost; somebody who read it then must not read what was changed since.
        token = session::renew_question_code(service, session).await?;
        deposit(service, &token, question).await?;
    }
    session::mark_asked(service, session, &token).await
}

async fn deposit(service: &Service, token: &Token, question: &Question) -> Result<Committed, Error> {
    let keys = token.keys(&service.host().token_salt());
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    drop(tx);
    loop {
        let (entity, holders, readers) = choose(service, &roll, (&question.entity, &question.links))?;
        let new =
            NewCase { by: (Act::Ask, TokenKind::Reporter), roll: roll.clone(), keys: &keys, entity, holders, readers };
        let mut file = CaseFile::create(service, new)?;
        file.append(CompartmentKind::Exchange, RecordBody::Summary(summary(question)))?;
        file.append(CompartmentKind::Exchange, words(question))?;
        match file.commit(Act::Ask, None).await {
            // The reference is taken: another is drawn.
            Err(Error::Conflict) => {}
            outcome => return outcome,
        }
    }
}

fn summary(question: &Question) -> Summary {
    let audience = question.audience.map(|audience| audience.code().to_owned());
    Summary::of_question(&question.text, audience)
}

fn words(question: &Question) -> RecordBody {
    RecordBody::Message(Words::new(question.text.clone()))
}

/// Adds the words to the question that is there, unless it has them; false where it has other readers than it should.
async fn joined(service: &Service, token: &Token, question: &Question) -> Result<bool, Error> {
    let unlocked = Unlocked(Keys::Reporter(Box::new(token.keys(&service.host().token_salt()))));
    let who = Who::Unlocked(&unlocked);
    let file = to_read(service, authorise::<verb::FollowUp>(service, who, About::OwnCase).await?, &unlocked).await?;
    if !file.would_read((&question.entity, &question.links))? {
        return Ok(false);
    }
    let exchange = file.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
    if exchange.records.iter().all(|record| record.entry.body != words(question)) {
        let permit = authorise::<verb::Write>(service, who, About::OwnCase).await?;
        on_case(service, permit, (&unlocked, None), |file| file.append(CompartmentKind::Exchange, words(question)))
            .await?;
    }
    Ok(true)
}

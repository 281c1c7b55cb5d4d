//! A first note: the notebook is made with it, and the code is shown next.
use super::{Typed, has_code, jot::jot};
use crate::{
    crypto::token::Token,
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        record::RecordBody,
    },
    policy::Permit,
    service::{
        About, Error, Service, Who, authorise,
        case_file::CaseFile,
        roster,
        session::{self, Keys, Session, Unlocked},
    },
};

/// Begins a notebook with a note. The same form sent again begins no other.
pub async fn begin(service: &Service, _: Permit<verb::Keep>, session: &Session, typed: &Typed) -> Result<(), Error> {
    let memo = typed.checked()?;
    let form = &typed.words.request;
    let token = match session::begun_notebook(session).await? {
        Some((token, known)) if known == *form => token,
        _ => Token::generate(&mut service.entropy()),
    };
    // On the disk before it counts: whatever happens next, the session finds the code.
    session::keep_begun(session, &token, form).await?;
    let keys = token.keys(&service.host().token_salt());
    if has_code(service, &keys).await? {
        // The form came back: the same words count once, others are another note.
        let unlocked = Unlocked(Keys::Reporter(Box::new(keys)));
        let permit = authorise(service, Who::Unlocked(&unlocked), About::OwnCase).await?;
        jot(service, permit, &unlocked, typed).await?;
    } else {
        let note = |file: &mut CaseFile<'_>| file.append(CompartmentKind::Notebook, RecordBody::Memo(memo.clone()));
        make(service, (&token, typed.once().as_deref()), note).await?;
    }
    session::mark_kept(service, session, &token).await
}

/// Makes the notebook of a code with what `put` puts in it; one that is there already is left as it is.
pub(super) async fn make(
    service: &Service,
    (token, request): (&Token, Option<&str>),
    put: impl Fn(&mut CaseFile<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let keys = token.keys(&service.host().token_salt());
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    drop(tx);
    loop {
        let mut file = CaseFile::create_notebook(service, roll.clone(), &keys)?;
        put(&mut file)?;
        match file.commit(Act::Keep, request).await {
            // The reference is taken: another is drawn.
            Err(Error::Conflict) => {}
            outcome => return outcome.map(drop),
        }
    }
}

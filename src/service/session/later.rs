//! What a session knows of a notebook: one just begun, and a draft that belongs to one.
use tower_sessions::Session;

use super::{DRAFTING, codes, forget_draft, get, keep_draft_token, keep_file, keep_page, keep_sent, put};
use crate::{
    crypto::token::Token,
    domain::{Coded, attached::Attached, draft::Draft, draft::Page},
    service::{Error, Service},
};

/// A notebook whose first note was sent from this session.
const BEGUN: &str = "notebook";

/// The code drawn for a first note, and the form that asked for it: sent twice, it begins one notebook.
#[derive(serde::Serialize, serde::Deserialize)]
struct Begun {
    /// The code.
    code: String,
    /// The form.
    request: String,
}

/// The notebook begun last from this session.
pub(crate) async fn begun_notebook(session: &Session) -> Result<Option<(Token, String)>, Error> {
    let Some(begun) = get::<Begun>(session, BEGUN).await? else { return Ok(None) };
    Ok(codes::read(&begun.code)?.map(|token| (token, begun.request)))
}

/// Keeps the code of a notebook about to begin, on the disk before it does.
pub(crate) async fn keep_begun(session: &Session, token: &Token, request: &str) -> Result<(), Error> {
    let begun = Begun { code: codes::written(token), request: request.to_owned() };
    put(session, BEGUN, &begun).await?;
    super::save(session).await
}

/// Whether the draft of this session has the code of the case that is followed: it was drawn from that notebook or question.
pub async fn drafts_for_the_case(session: &Session) -> Result<bool, Error> {
    let drafting = get::<bool>(session, DRAFTING).await?.unwrap_or(false);
    Ok(drafting && codes::is_of_the_case_followed(session).await?)
}

/// The draft, or a first note, is kept under this code: nothing of it stays here, and the code is shown until it is noted.
pub(crate) async fn mark_kept(service: &Service, session: &Session, token: &Token) -> Result<(), Error> {
    if codes::draft_token(session).await?.is_some_and(|drafted| codes::written(&drafted) == codes::written(token)) {
        forget_draft(session).await?;
    }
    keep_sent(service, session, token).await
}

/// Goes on with a draft under the code of the case that is followed, in place of any draft of it that was open.
pub(crate) async fn resume(session: &Session, (draft, files): (&Draft, &[Attached])) -> Result<(), Error> {
    let token = codes::followed(session).await?.ok_or(Error::SignedOut)?;
    forget_draft(session).await?;
    keep_draft_token(session, &token).await?;
    for page in Page::ALL.iter().filter(|page| draft.pages.contains_key(page.code())) {
        keep_page(session, *page, &draft.page(*page)).await?;
    }
    for file in files {
        keep_file(session, file.file, Some(file)).await?;
    }
    put(session, DRAFTING, &true).await
}

/// The notebook that was followed is erased: this session knows nothing of it any more; what else it holds stays.
pub async fn leave_notebook(session: &Session) -> Result<(), Error> {
    if drafts_for_the_case(session).await? {
        forget_draft(session).await?;
    }
    codes::leave(session).await
}

/// The draft will have another code, on the disk before it counts.
pub(crate) async fn renew_draft_token(service: &Service, session: &Session) -> Result<Token, Error> {
    let token = Token::generate(&mut service.entropy());
    keep_draft_token(session, &token).await?;
    super::save(session).await?;
    Ok(token)
}

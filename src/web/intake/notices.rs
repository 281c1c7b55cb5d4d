//! What a page reminds of: a code to note, a draft to send, a session about to end.
//!
//! Nothing that a person typed or was given is forgotten by surprise: the page they are on says it first.
use crate::{
    domain::case::Reference,
    service::session::{self, Session},
    web::{App, Failure, Page},
};

/// A reminder, and where it leads.
#[derive(Debug)]
pub(super) struct Notice {
    pub(super) said: String,
    pub(super) link: Option<Link>,
}

/// Where a reminder leads.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) path: &'static str,
    pub(super) label: String,
}

impl Notice {
    fn leading(page: &Page, said: &str, (path, label): (&'static str, &str)) -> Self {
        Self { said: page.words.say(said), link: Some(Link { path, label: page.words.say(label) }) }
    }

    pub(super) fn unnoted(page: &Page, path: &'static str) -> Self {
        Self::leading(page, "notice-unnoted", (path, "notice-unnoted-show"))
    }

    pub(super) fn draft(page: &Page) -> Self {
        Self::leading(page, "notice-draft", ("/note/6", "notice-draft-resume"))
    }

    pub(super) fn sent_before(page: &Page) -> Self {
        Self::leading(page, "notice-sent-before", ("/note/6", "notice-draft-resume"))
    }

    /// The form was of another case than the one this session follows now.
    pub(super) fn other_case(page: &Page, reference: &Reference) -> Self {
        Self { said: page.words.say_one("notice-other-case", "reference", reference.as_str()), link: None }
    }

    pub(super) fn ends(page: &Page, moment: &str) -> Self {
        Self { said: page.words.say_one("notice-ends", "moment", moment), link: None }
    }
}

/// What every page of a session reminds of.
pub(super) async fn notices(app: &App, session: &Session, page: &Page) -> Result<Vec<Notice>, Failure> {
    let sent = !session::sent(session).await?.is_empty();
    let changed = session::changed(session).await?.is_some();
    let unnoted = [("/note/7", sent), ("/suite/2", changed)];
    let elsewhere = unnoted.into_iter().filter(|(path, is_there)| *is_there && !page.is_at(path));
    let mut notices: Vec<Notice> = elsewhere.map(|(path, _)| Notice::unnoted(page, path)).collect();
    if session::is_sent_before(session).await? {
        notices.push(Notice::sent_before(page));
    }
    if let Some(ends) = session::ends_soon(&app.service, session).await? {
        notices.push(Notice::ends(page, &page.words.moment(&ends)));
    }
    Ok(notices)
}

/// The same for a page of a case, from where a draft is not seen.
pub(super) async fn beside_a_draft(app: &App, session: &Session, page: &Page) -> Result<Vec<Notice>, Failure> {
    let mut notices = notices(app, session, page).await?;
    if session::draft(&app.service, session).await?.is_some() && !session::is_sent_before(session).await? {
        notices.push(Notice::draft(page));
    }
    Ok(notices)
}

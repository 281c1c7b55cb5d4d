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
    pub(super) links: Vec<Link>,
}

/// Where a reminder leads.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) path: &'static str,
    pub(super) label: String,
}

impl Notice {
    fn leading(page: &Page, said: &str, to: (&'static str, &str)) -> Self {
        Self::to_each(page, said, &[to])
    }

    fn to_each(page: &Page, said: &str, to: &[(&'static str, &str)]) -> Self {
        let links = to.iter().map(|(path, label)| Link { path, label: page.words.say(label) });
        Self { said: page.words.say(said), links: links.collect() }
    }

    /// Something is still open here, on a device that may have another reader: go on knowingly, or close it all.
    pub(super) fn open(page: &Page, open: Open) -> Option<Self> {
        let case = ("/suite/1", "notice-open-case-resume");
        let draft = (if open.said { "/note/6" } else { "/note/1" }, "notice-open-draft-resume");
        let close = ("/exit", "notice-open-close");
        match (open.case, open.draft) {
            (true, true) => Some(Self::to_each(page, "notice-open-both", &[case, draft, close])),
            (true, false) => Some(Self::to_each(page, "notice-open-case", &[case, close])),
            (false, true) => Some(Self::to_each(page, "notice-open-draft", &[draft, close])),
            (false, false) => None,
        }
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
        Self { said: page.words.say_one("notice-other-case", "reference", reference.as_str()), links: Vec::new() }
    }

    pub(super) fn ends(page: &Page, moment: &str) -> Self {
        Self { said: page.words.say_one("notice-ends", "moment", moment), links: Vec::new() }
    }
}

/// What a session still holds when somebody comes to a first page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    /// A case is followed.
    pub(super) case: bool,
    /// A draft was begun.
    pub(super) draft: bool,
    /// Something was written in it.
    pub(super) said: bool,
}

/// What is still open on this device.
pub(super) async fn open(app: &App, session: &Session) -> Result<Open, Failure> {
    let draft = session::draft(&app.service, session).await?;
    Ok(Open {
        case: session::follows_a_case(session).await?,
        draft: draft.is_some(),
        said: draft.is_some_and(|draft| draft.says_something()),
    })
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

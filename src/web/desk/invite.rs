//! Inviting somebody: who they are, what they will be, and a code to give them by hand.
//!
//! The code is kept in the coordinator's sealed session until they say that they have noted it, so that a reload makes
//! no second invitation. It is sent by nobody: whoever holds it can make keys in that name, though not be endorsed.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use super::{names::Names, posts, seat::Seat};
use crate::{
    clock::Day,
    domain::{Coded, act::verb, role::Role},
    policy::Permit,
    service::{
        self, About, Error, session,
        view::{Me, NewMember},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Fault, Form, Sheet, length},
        page::render,
    },
};

/// The longest name, function or address, in characters.
const LIMIT: usize = 200;
/// Where the session keeps the invitation.
const KEPT: &str = "invited";
/// Name, address, code and last day of the invitation that waits to be noted.
type Waiting = (String, String, String, String);

/// The form.
#[derive(Debug, askama::Template)]
#[template(path = "desk/invite.html")]
pub(super) struct InvitePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    /// Codes of the roles offered.
    pub(super) roles: Vec<&'static str>,
    pub(super) sheet: Sheet,
}

impl InvitePage<'_> {
    /// Each line of the form: the role and the entity chosen so far.
    fn lines(&self) -> Vec<(&str, &str)> {
        posts::rows(&self.sheet, &[])
    }
}

/// The code, to be noted.
#[derive(Debug, askama::Template)]
#[template(path = "desk/invitation.html")]
pub(super) struct InvitationPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) name: String,
    pub(super) code: String,
    pub(super) expires: Day,
}

/// Shows the form; before another invitation, the code that waits to be noted.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Response, Failure> {
    let permit = seat.permit::<verb::Invite>(&app, About::Organisation).await?;
    if waiting(&app, &seat, &permit).await?.is_some() {
        return Ok(seat.page.go("/members/invitation").into_response());
    }
    Ok(render(&form_page(&app, &seat, Sheet::default()))?.into_response())
}

fn form_page<'a>(app: &'a App, seat: &'a Seat, sheet: Sheet) -> InvitePage<'a> {
    InvitePage { t: &seat.page.words, page: &seat.page, me: &seat.me, names: seat.names(app), roles: roles(), sheet }
}

/// Recovery keys are nobody's role.
pub(super) fn roles() -> Vec<&'static str> {
    Role::ALL.iter().filter(|role| **role != Role::Recovery).map(|role| role.code()).collect()
}

/// Makes the invitation.
pub async fn send(State(app): State<App>, seat: Seat, form: Form) -> Result<Response, Failure> {
    let permit = seat.permit::<verb::Invite>(&app, About::Organisation).await?;
    let new = match read(&app, &form) {
        Ok(new) => new,
        Err(faults) => return unprocessable(&form_page(&app, &seat, Sheet { fields: form.0, faults })),
    };
    // Sent twice: the code that waits to be noted is shown again.
    if waiting(&app, &seat, &permit).await?.is_some_and(|(_, mail, ..)| mail == new.mail) {
        return Ok(seat.page.go("/members/invitation").into_response());
    }
    let (name, mail) = (new.name.clone(), new.mail.clone());
    match service::invite::invite(&app.service, permit, new).await {
        Ok(invitation) => {
            let kept: Waiting = (name, mail, invitation.code, invitation.expires.to_string());
            session::put(&seat.session, KEPT, &kept).await?;
            Ok(seat.page.go("/members/invitation").into_response())
        }
        Err(Error::Invalid(codes)) => {
            let code = codes.first().copied().unwrap_or("unknown-option");
            unprocessable(&form_page(&app, &seat, Sheet::with(form.0, "mail", code)))
        }
        Err(error) => Err(error.into()),
    }
}

/// The invitation that waits to be noted; one that was used, is past or was replaced leaves the session.
async fn waiting(app: &App, seat: &Seat, permit: &Permit<verb::Invite>) -> Result<Option<Waiting>, Error> {
    let Some(kept) = session::get::<Waiting>(&seat.session, KEPT).await? else { return Ok(None) };
    if service::invite::stands(&app.service, permit, &kept.2).await? {
        return Ok(Some(kept));
    }
    session::clear(&seat.session, KEPT).await?;
    Ok(None)
}

/// What was typed, as an invitation.
fn read(app: &App, form: &Form) -> Result<NewMember, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut line = |field: &'static str, missing: &'static str| {
        let text = form.text(field).trim().to_owned();
        if text.is_empty() {
            faults.push(Fault::new(field, missing));
        } else if text.chars().count() > LIMIT {
            faults.push(Fault::new(field, "too-long-line").sized(LIMIT, length(&text)));
        }
        text
    };
    let (name, function, mail) =
        (line("name", "missing-name"), line("function", "missing-function"), line("mail", "missing-mail"));
    if !mail.is_empty() && !mail.contains('@') {
        faults.push(Fault::new("mail", "not-an-address"));
    }
    let posts = posts::read(&app.service.rules().organisation, form);
    faults.extend(posts.as_ref().err().map(|code| Fault::new("role", code)));
    let posts = posts.unwrap_or_default().into_iter().map(|post| (post.role, post.entity)).collect();
    if faults.is_empty() { Ok(NewMember { name, function, mail, posts }) } else { Err(faults) }
}

/// Shows the code that waits to be noted.
pub async fn once(State(app): State<App>, seat: Seat) -> Result<Response, Failure> {
    let permit = seat.permit::<verb::Invite>(&app, About::Organisation).await?;
    let Some((name, _, code, expires)) = waiting(&app, &seat, &permit).await? else {
        return Ok(seat.page.go("/members").into_response());
    };
    let expires = expires.parse().map_err(|_| Error::Internal("invitation"))?;
    let Seat { page, me, .. } = &seat;
    Ok(render(&InvitationPage { t: &page.words, page, me, name, code, expires })?.into_response())
}

/// The code was noted: it leaves the session.
pub async fn noted(State(app): State<App>, seat: Seat) -> Result<Redirect, Failure> {
    seat.permit::<verb::Invite>(&app, About::Organisation).await?;
    session::clear(&seat.session, KEPT).await?;
    Ok(seat.page.go("/members"))
}

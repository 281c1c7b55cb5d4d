//! What a member does on a case: answer, note, put in charge, take off.
//!
//! Each is a post with its own permit, answered by a redirection. What cannot be taken is shown again where it was
//! typed; words are never lost, not even to a session that ended.
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Response},
};

use super::{
    case::{self, CasePage, Refused},
    deed::Deed,
    listening::sentences,
    withdrawn,
};
use crate::{
    domain::{
        Coded,
        act::{Act, Verb},
        case::Reference,
        report::{LINE_LIMIT, NARRATIVE_LIMIT, PARAGRAPH_LIMIT},
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Message, Service, assign, exclude, note, open_case, protection, renew_code, reply,
        session::Unlocked, submit_report::receipts,
    },
    web::{App, Failure, error::unprocessable, form::Sheet},
};

/// A post about a case.
#[derive(Debug)]
pub struct OnCase {
    pub(super) deed: Deed,
    reference: Reference,
}

/// Answers the reporter, or adds a ready-made sentence to the answer and sends nothing.
pub async fn reply(at: OnCase) -> Result<Response, Failure> {
    if !at.deed.form.text("sentence").is_empty() {
        return sentences::add(&at).await;
    }
    let done = async { reply::reply(at.service(), at.permit().await?, at.keys(), at.message()).await };
    at.answer(Act::Reply, done.await).await
}

/// Writes a note for the cell.
pub async fn note(at: OnCase) -> Result<Response, Failure> {
    let done = async { note::note(at.service(), at.permit().await?, at.keys(), at.message()).await };
    at.answer(Act::Note, done.await).await
}

/// Puts a member in charge.
pub async fn assign(at: OnCase) -> Result<Response, Failure> {
    let done = async { assign::assign(at.service(), at.permit().await?, at.keys(), at.chosen()?).await };
    at.answer(Act::Assign, done.await).await
}

/// Takes a member off the case.
pub async fn exclude(at: OnCase) -> Result<Response, Failure> {
    let done = async {
        at.deed.form.confirmed()?;
        exclude::exclude(at.service(), at.permit().await?, at.keys(), at.chosen()?).await
    };
    at.answer(Act::Exclude, done.await).await
}

/// Notes what was decided of a request for protection fonctionnelle.
pub async fn protection(at: OnCase) -> Result<Response, Failure> {
    let done = async { protection::decide(at.service(), at.permit().await?, at.keys(), &at.deed.form.0).await };
    at.answer(Act::DecideProtection, done.await).await
}

/// Vouches for a person who has lost their code.
pub async fn vouch(at: OnCase) -> Result<Response, Failure> {
    let done = async {
        at.deed.form.confirmed()?;
        renew_code::vouch(at.service(), at.permit().await?, at.keys(), at.deed.form.text("text")).await
    };
    at.answer(Act::Vouch, done.await).await
}

/// Gives them another, after somebody else's word; it is shown on its own page.
pub async fn renew(at: OnCase) -> Result<Response, Failure> {
    let session = &at.deed.seat.session;
    let done = async {
        at.deed.form.confirmed()?;
        let how = at.deed.form.text("text");
        renew_code::renew_code(at.service(), at.permit().await?, (session, at.keys()), how).await
    };
    match done.await {
        Ok(()) => Ok(at.deed.seat.page.go("/contact/code").into_response()),
        // Sent twice: the code that was given is shown again.
        Err(Error::Invalid(codes))
            if codes == ["not-vouched"] && !receipts(at.service(), session).await?.is_empty() =>
        {
            Ok(at.deed.seat.page.go("/contact/code").into_response())
        }
        done => at.answer(Act::RenewCode, done).await,
    }
}

impl OnCase {
    pub(super) fn service(&self) -> &Service {
        &self.deed.app.service
    }

    pub(super) fn keys(&self) -> &Unlocked {
        &self.deed.seat.unlocked
    }

    pub(super) async fn permit<V: Verb>(&self) -> Result<Permit<V>, Error> {
        self.deed.permit(About::Case(&self.reference)).await
    }

    fn message(&self) -> Message {
        let form = &self.deed.form;
        Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() }
    }

    /// The member chosen in a list.
    fn chosen(&self) -> Result<MemberId, Error> {
        self.deed.form.text("member").parse().map_err(|_| Error::Invalid(vec!["nobody-chosen"]))
    }

    /// Back to the case if it was done.
    async fn answer(&self, which: Act, done: Result<(), Error>) -> Result<Response, Failure> {
        let next = format!("/cases/{}", self.reference);
        let done = withdrawn::told_of((&self.deed.app, &self.deed.seat), &self.reference, done).await;
        self.deed.answer(done, (&next, which.code()), |code| self.again(which, code)).await
    }

    /// The case again, with what could not be taken.
    async fn again(&self, which: Act, code: &'static str) -> Result<Response, Failure> {
        let view = open_case::open_case(self.service(), self.permit().await?, self.keys()).await?;
        let limit = match which {
            Act::Vouch | Act::RenewCode => LINE_LIMIT,
            Act::DecideProtection => PARAGRAPH_LIMIT,
            _ => NARRATIVE_LIMIT,
        };
        let sheet = Sheet::with(self.deed.form.0.clone(), "text", code).within(limit);
        let refused = Refused { act: which.code(), sheet };
        unprocessable(&CasePage { refused, ..case::page(&self.deed.app, &self.deed.seat, view) })
    }
}

impl FromRequestParts<App> for OnCase {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        let deed = Deed::from_request_parts(parts, app).await?;
        let reference = path.map_err(|_| Error::NotFound).and_then(|path| case::parse(&path));
        match reference {
            Ok(reference) => Ok(Self { deed, reference }),
            Err(error) => Err(Failure::from(error).into_response()),
        }
    }
}

//! What a member does on a case: answer, note, put in charge, take off.
//!
//! Each is a post with its own permit, answered by a redirection. What cannot be taken is shown again where it was
//! typed; words are never lost, not even to a session that ended.
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};

use super::{
    case::{self, Refused},
    seat::Seat,
};
use crate::{
    domain::{
        Coded,
        act::{Act, Verb, verb},
        case::Reference,
    },
    ids::MemberId,
    policy::Permit,
    service::{self, About, Error, Message},
    web::{
        App, Failure,
        error::unprocessable,
        form::{Form, Sheet},
    },
};

/// A post about a case: who, which, what was typed.
struct Post<'a> {
    app: &'a App,
    seat: Seat,
    reference: Reference,
    form: Form,
}

impl<'a> Post<'a> {
    fn new(app: &'a App, seat: Seat, reference: &str, form: Form) -> Result<Self, Failure> {
        let parsed = case::parse(reference).map_err(|error| Failure::from(error).keeping(&form.0))?;
        Ok(Self { app, seat, reference: parsed, form })
    }

    async fn permit<V: Verb>(&self) -> Result<Permit<V>, Error> {
        self.seat.permit::<V>(self.app, About::Case(&self.reference)).await
    }

    fn message(&self) -> Message {
        Message { text: self.form.text("text").to_owned(), request: self.form.text("request").to_owned() }
    }

    /// The member chosen in a list.
    fn member(&self) -> Result<MemberId, Error> {
        self.form.text("member").parse().map_err(|_| Error::Invalid(vec!["nobody-chosen"]))
    }

    /// Back to the case if it was done; the form again if what was typed cannot be taken.
    async fn answer(self, act: Act, result: Result<(), Error>) -> Result<Response, Failure> {
        match result {
            Ok(()) => Ok(self.seat.page.go(&format!("/cases/{}", self.reference)).into_response()),
            Err(Error::Invalid(codes)) => self.again(act, codes.first().copied().unwrap_or("unknown-option")).await,
            Err(error) => Err(Failure::from(error).keeping(&self.form.0)),
        }
    }

    async fn again(self, act: Act, code: &'static str) -> Result<Response, Failure> {
        let permit = self.permit::<verb::Open>().await?;
        let view = service::open_case::open_case(&self.app.service, permit, &self.seat.unlocked).await?;
        let mut page = case::page(self.app, &self.seat, view);
        page.refused = Refused { act: act.code(), sheet: Sheet::with(self.form.0.clone(), "text", code) };
        unprocessable(&page)
    }
}

/// Answers the reporter.
pub async fn reply(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let post = Post::new(&app, seat, &reference, form)?;
    let result = async {
        let permit = post.permit::<verb::Reply>().await?;
        service::reply::reply(&app.service, permit, &post.seat.unlocked, post.message()).await
    };
    let result = result.await;
    post.answer(Act::Reply, result).await
}

/// Writes a note for the cell.
pub async fn note(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let post = Post::new(&app, seat, &reference, form)?;
    let result = async {
        let permit = post.permit::<verb::Note>().await?;
        service::note::note(&app.service, permit, &post.seat.unlocked, post.message()).await
    };
    let result = result.await;
    post.answer(Act::Note, result).await
}

/// Puts a member in charge.
pub async fn assign(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let post = Post::new(&app, seat, &reference, form)?;
    let result = async {
        let permit = post.permit::<verb::Assign>().await?;
        service::assign::assign(&app.service, permit, &post.seat.unlocked, post.member()?).await
    };
    let result = result.await;
    post.answer(Act::Assign, result).await
}

/// Takes a member off the case.
pub async fn exclude(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let post = Post::new(&app, seat, &reference, form)?;
    let result = async {
        if !post.form.chose("sure", "yes") {
            return Err(Error::Invalid(vec!["not-confirmed"]));
        }
        let permit = post.permit::<verb::Exclude>().await?;
        service::exclude::exclude(&app.service, permit, &post.seat.unlocked, post.member()?).await
    };
    let result = result.await;
    post.answer(Act::Exclude, result).await
}

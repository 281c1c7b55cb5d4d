//! One request: what may be given, that it takes longer, how it was answered.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    super::{deed::Deed, seat::Seat},
    Said, list,
};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        contact,
        rights::{Answer, Delay, Extension, Ground, Number, Outcome, guide::Guide},
    },
    service::{
        About, Error,
        rights::{self, Noted},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Fault, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/rights/one.html")]
pub(in crate::web::desk) struct RequestPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) guide: &'a Guide,
    pub(in crate::web::desk) noted: Noted,
    pub(in crate::web::desk) today: Day,
    pub(in crate::web::desk) sheet: Sheet,
}

impl<'a> RequestPage<'a> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/requests/{}{end}", self.noted.request.number))
    }

    /// What is known of it: what each line is, and the line.
    fn facts(&self) -> Vec<(String, String)> {
        let (t, one) = (self.t, &self.noted.request);
        let told = one.extension.map(|extension| {
            let (day, why) = (t.day(&extension.day), t.code("rights-delay", &extension.delay));
            t.say_with("rights-told", &[("day", (&day).into()), ("why", (&why).into())])
        });
        let answered = one.answer.map(|answer| (t.say("rights-answered"), t.day(&answer.day)));
        let due = one.answer.is_none().then(|| (t.say("rights-due"), list::due(t, &self.noted, self.today)));
        let lines = [
            Some((t.say("slip-from"), t.day(&one.asked.received))),
            Some((t.say("rights-who"), t.code("rights-who", &one.asked.capacity))),
            Some((t.say("rights-what"), t.code("rights-what", &one.asked.right))),
            due,
            told.map(|told| (t.say("rights-longer"), told)),
            answered,
            one.answer.map(|_| (t.say("rights-outcome"), list::answered(t, &self.noted))),
        ];
        lines.into_iter().flatten().collect()
    }

    fn advice(&self) -> Option<Said<'a>> {
        let asked = &self.noted.request.asked;
        Said::new(self.t, self.guide, (asked.right, asked.capacity))
    }

    /// Until when the person can be told that it takes longer, where it still can.
    fn term(&self) -> Option<String> {
        let one = &self.noted.request;
        one.can_extend(self.today).then(|| self.t.say_one("rights-told-why", "day", &self.t.day(&one.term())))
    }

    fn delays(&self) -> Vec<Choice> {
        self.sheet.choices::<Delay>(self.t, "rights-delay", "delay")
    }

    fn outcomes(&self) -> Vec<Choice> {
        self.sheet.choices::<Outcome>(self.t, "rights-outcome", "outcome")
    }

    fn grounds(&self) -> Vec<Choice> {
        let all = self.sheet.choices::<Ground>(self.t, "rights-ground", "ground");
        std::iter::once(self.sheet.choice("ground", "", self.t.say("rights-ground-none"))).chain(all).collect()
    }
}

fn number(text: &str) -> Result<Number, Error> {
    Number::parse(text).ok_or(Error::NotFound)
}

async fn noted(app: &App, seat: &Seat, number: Number) -> Result<Noted, Error> {
    let permit = seat.permit::<verb::NoteRequest>(app, About::Organisation).await?;
    rights::one(&app.service, permit, number).await
}

async fn page<'a>(app: &'a App, seat: &'a Seat, (number, sheet): (Number, Sheet)) -> Result<RequestPage<'a>, Error> {
    let noted = noted(app, seat, number).await?;
    let (Seat { page, me, .. }, service) = (seat, &app.service);
    let (guide, today) = (&service.rules().rights, service.today());
    Ok(RequestPage { t: &page.words, page, me, guide, noted, today, sheet })
}

/// Shows it.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(text): Path<String>,
) -> Result<Html<String>, Failure> {
    render(&page(&app, &seat, (number(&text)?, Sheet::default())).await?)
}

/// Answers a form of the page, with what could not be read in it.
async fn settle(
    deed: &Deed,
    number: Number,
    (done, said, field): (Result<(), Error>, &str, &'static str),
    faults: Option<&Vec<contact::Fault>>,
) -> Result<Response, Failure> {
    let again = async |code| {
        let faults = faults.map(|all| all.iter().map(|one| Fault::new(one.field, one.code)).collect());
        let faults = faults.unwrap_or_else(|| vec![Fault::new(field, code)]);
        let sheet = Sheet { fields: deed.form.0.clone(), faults };
        unprocessable(&page(&deed.app, &deed.seat, (number, sheet)).await?)
    };
    deed.answer(done, (&format!("/requests/{number}"), said), again).await
}

fn invalid(faults: &[contact::Fault]) -> Error {
    Error::Invalid(faults.iter().take(1).map(|fault| fault.code).collect())
}

/// Notes that it takes longer.
pub(in crate::web::desk) async fn extend(Path(text): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let number = number(&text)?;
    let known = noted(&deed.app, &deed.seat, number).await?.request;
    let permit = deed.permit::<verb::ExtendRequest>(About::Organisation).await?;
    let read = Extension::parse(&deed.form.0, (&known, deed.app.service.today()));
    let done = match &read {
        Ok(extension) => rights::extend(&deed.app.service, permit, (number, *extension)).await,
        Err(faults) => Err(invalid(faults)),
    };
    settle(&deed, number, (done, "extend-request", "told"), read.as_ref().err()).await
}

/// Notes how it was answered.
pub(in crate::web::desk) async fn answer(Path(text): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let number = number(&text)?;
    let known = noted(&deed.app, &deed.seat, number).await?.request;
    let permit = deed.permit::<verb::AnswerRequest>(About::Organisation).await?;
    let read = Answer::parse(&deed.form.0, (&known, deed.app.service.today()));
    let done = match &read {
        Ok(answer) => rights::answer(&deed.app.service, permit, (number, *answer)).await,
        Err(faults) => Err(invalid(faults)),
    };
    settle(&deed, number, (done, "answer-request", "answered"), read.as_ref().err()).await
}

//! The support desk's room: the inquiries to which it was invited, the steps of the procedure, the models; and, for it and for
//! those who inquire, the appointments and dates of one inquiry.
//!
//! One page serves both: it stands under `/support` for whoever was invited, and under `/investigations` for inquirers, who
//! invite there and end that. What is typed as a place is the one field in which a name could slip: the page says not to.
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{Html, Response},
    routing::{get, post},
};

use super::{cases::From, deed::Deed, investigation::parse, letters, names::Names, seat::Seat, step_back};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        arrangement::{Arranged, Step},
        case::Reference,
    },
    ids::MemberId,
    service::{
        self, About, Error,
        investigation::{Arranging, DatesView, arrange, call_off, end_support, invite_support, open_dates},
        list_cases::list_dates,
        view::{CasePage, Me, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
    },
};

/// What belongs to this room.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/support", get(list))
        .route("/support/letters", get(letters::models))
        .route("/support/letters/{kind}", get(letters::model).post(letters::make_model))
        .route("/support/{reference}", get(show).post(add))
        .route("/support/{reference}/off", post(off))
        .route("/support/{reference}/step-back", get(step_back::of_dates).post(step_back::leave_dates))
        .route("/investigations/{reference}/dates", get(show).post(add))
        .route("/investigations/{reference}/dates/off", post(off))
        .route("/investigations/{reference}/dates/invite", post(invite))
        .route("/investigations/{reference}/dates/end", post(end))
}

/// The room.
#[derive(Debug, askama::Template)]
#[template(path = "desk/support.html")]
pub(super) struct SupportPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) list: CasePage,
}

/// When and where, of one inquiry.
#[derive(Debug, askama::Template)]
#[template(path = "desk/dates.html")]
pub(super) struct DatesPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    view: DatesView,
    sheet: Sheet,
    request: String,
    steps: Vec<Choice>,
}

impl<'a> DatesPage<'a> {
    pub(super) fn new(
        (page, me, names): (&'a Page, &'a Me, Names<'a>),
        view: DatesView,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let steps = sheet.choices::<Step>(&page.words, "arranged-step", "step");
        Self { t: &page.words, page, me, names, view, sheet, request, steps }
    }

    /// Whether this is the support desk's page, and not that of an inquirer.
    fn is_of_the_desk(&self) -> bool {
        self.page.is_under("/support")
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("{}{end}", road(self.page, &self.view.reference)))
    }

    fn back(&self) -> (String, String) {
        if self.is_of_the_desk() {
            return (self.page.href("/support"), self.t.say("support-nav"));
        }
        let reference = &self.view.reference;
        (self.page.href(&format!("/investigations/{reference}")), reference.to_string())
    }

    fn may_arrange(&self) -> bool {
        self.view.may(Act::Arrange)
    }

    fn may_invite(&self) -> bool {
        !self.is_of_the_desk() && self.view.may(Act::InviteSupport)
    }

    fn may_end(&self) -> bool {
        !self.is_of_the_desk() && self.view.may(Act::EndSupport)
    }

    fn can_step_back(&self) -> bool {
        self.is_of_the_desk() && self.view.may(Act::StepBack)
    }

    /// The day, the hour, the place, as far as they are known.
    fn when(&self, one: &Arranged) -> String {
        let day = self.t.day(&one.day);
        let all = [day.as_str(), one.hour.as_str(), one.place.as_str()];
        all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn able(&self) -> Vec<Choice> {
        let choice =
            |reader: &Reader| self.sheet.choice("member", &reader.member.to_string(), self.names.person(reader));
        self.view.invitable.iter().map(choice).collect()
    }

    fn by(&self, who: &Reader) -> String {
        self.t.say_one("dates-by", "who", &self.names.person(who))
    }
}

/// Where the page stands for whoever looks.
fn road(page: &Page, reference: &Reference) -> String {
    if page.is_under("/support") {
        format!("/support/{reference}")
    } else {
        format!("/investigations/{reference}/dates")
    }
}

async fn list(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    if !seat.me.supports() {
        return Err(Error::NotFound.into());
    }
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_dates(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&SupportPage { t: &page.words, page, me, names: seat.names(&app), list })
}

async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<DatesView, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_dates(&app.service, permit, &seat.unlocked).await
}

async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&DatesPage::new((&seat.page, &seat.me, seat.names(&app)), view, typed))
}

/// The field beside which a fault is said.
fn field(code: &str) -> &'static str {
    match code {
        "no-step" => "step",
        "no-day" | "meeting-past" => "day",
        "not-of-the-desk" => "member",
        "not-invited" => "invited",
        "no-such-appointment" => "arranged",
        _ => "place",
    }
}

async fn answer(
    deed: &Deed,
    reference: &Reference,
    (done, act): (Result<(), Error>, Act),
) -> Result<Response, Failure> {
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, reference).await?;
        let typed = (Sheet::with(deed.form.0.clone(), field(code), code), deed.form.text("request").to_owned());
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&DatesPage::new(seen, view, typed))
    };
    deed.answer(done, (&road(&deed.seat.page, reference), act.code()), again).await
}

async fn add(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let form = &deed.form;
        let arranging = Arranging {
            step: Step::from_code(form.text("step")).map_err(|_| Error::Invalid(vec!["no-step"]))?,
            day: form.text("day").parse().map_err(|_| Error::Invalid(vec!["no-day"]))?,
            hour: form.text("hour").to_owned(),
            place: form.text("place").to_owned(),
        };
        let permit = deed.permit::<verb::Arrange>(About::Case(&reference)).await?;
        arrange(&deed.app.service, permit, &deed.seat.unlocked, (&arranging, form.text("request"))).await
    };
    answer(&deed, &reference, (done.await, Act::Arrange)).await
}

async fn off(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let number = deed.form.text("number").parse().map_err(|_| Error::Invalid(vec!["no-such-appointment"]))?;
        let permit = deed.permit::<verb::Arrange>(About::Case(&reference)).await?;
        call_off(&deed.app.service, permit, &deed.seat.unlocked, number).await
    };
    answer(&deed, &reference, (done.await, Act::Arrange)).await
}

fn member(deed: &Deed, fault: &'static str) -> Result<MemberId, Error> {
    deed.form.text("member").parse().map_err(|_| Error::Invalid(vec![fault]))
}

async fn invite(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let member = member(&deed, "not-of-the-desk")?;
        let permit = deed.permit::<verb::InviteSupport>(About::Case(&reference)).await?;
        invite_support(&deed.app.service, permit, &deed.seat.unlocked, member).await
    };
    answer(&deed, &reference, (done.await, Act::InviteSupport)).await
}

async fn end(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let member = member(&deed, "not-invited")?;
        let permit = deed.permit::<verb::EndSupport>(About::Case(&reference)).await?;
        end_support(&deed.app.service, permit, &deed.seat.unlocked, member).await
    };
    answer(&deed, &reference, (done.await, Act::EndSupport)).await
}

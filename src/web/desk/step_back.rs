//! A member takes themselves off what they read: no reason is asked, and the page says what happens and who sees it.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{alerts, case, decisions, deed::Deed, inquiry, investigation, proceedings, seat::Seat, withdrawn};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
    },
    service::{
        About, Error,
        alert::open_alert,
        decision::open_decision,
        exclude::step_back,
        investigation::{leave, open_dates},
        open_case::open_case,
        view::{CaseView, Me},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, page::render},
};

/// What kind of file it is: who sees that somebody left, and what can be done where nobody else is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A case.
    Case,
    /// What was handed over, or an inquiry.
    Inquiry,
    /// An alert, a report that was filed or a disciplinary procedure: those who have it decide.
    Deciding,
    /// The dates of an inquiry.
    Dates,
}

/// What somebody steps back from.
#[derive(Debug)]
pub(super) struct Leaving {
    /// Its address.
    pub(super) path: String,
    pub(super) reference: Reference,
    /// What kind of file that is.
    pub(super) of: Of,
    /// They are in charge of it.
    pub(super) in_charge: bool,
    /// They alone read it: who stands in.
    pub(super) alone: Option<String>,
}

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/step_back.html")]
pub(super) struct StepBackPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    from: Leaving,
    fault: Option<&'static str>,
}

impl<'a> StepBackPage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), from: Leaving, fault: Option<&'static str>) -> Self {
        Self { t: &page.words, page, me, from, fault }
    }
}

async fn case(app: &App, seat: &Seat, reference: &Reference) -> Result<Leaving, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    let view: CaseView = open_case(&app.service, permit, &seat.unlocked).await?;
    if !view.may.get(Act::StepBack.code()).copied().unwrap_or_default() {
        return Err(Error::NotFound);
    }
    let alone = seat.names(app).stand_in_body(&view.entity).filter(|_| view.readers.len() == 1);
    Ok(Leaving {
        path: format!("/cases/{reference}"),
        reference: view.reference.clone(),
        of: Of::Case,
        in_charge: view.assigned == Some(seat.me.member),
        alone: alone.map(str::to_owned),
    })
}

async fn inquiry(app: &App, seat: &Seat, reference: &Reference) -> Result<Leaving, Error> {
    let view = inquiry::opened(app, seat, reference).await?;
    if !view.may(Act::StepBack) {
        return Err(Error::NotFound);
    }
    let alone = seat.names(app).stand_in_authority(&view.entity).filter(|_| view.readers.len() == 1);
    Ok(Leaving {
        path: format!("{}/{reference}", seat.names(app).road(reference)),
        reference: view.reference.clone(),
        of: Of::Inquiry,
        in_charge: false,
        alone: alone.map(str::to_owned),
    })
}

async fn investigation(app: &App, seat: &Seat, reference: &Reference) -> Result<Leaving, Error> {
    let view = investigation::opened(app, seat, reference).await?;
    if !view.may(Act::StepBack) {
        return Err(Error::NotFound);
    }
    let alone = seat.names(app).stand_in_authority(&view.entity).filter(|_| view.inquirers.len() == 1);
    Ok(Leaving {
        path: format!("/investigations/{reference}"),
        reference: view.reference.clone(),
        of: Of::Inquiry,
        in_charge: false,
        alone: alone.map(str::to_owned),
    })
}

/// An alert, or a report that was filed: whether one may leave it, and whether nobody else could decide.
fn deciding(
    (app, seat): (&App, &Seat),
    (path, reference, entity): (&str, &Reference, &str),
    (may, alone): (bool, bool),
) -> Result<Leaving, Error> {
    if !may {
        return Err(Error::NotFound);
    }
    let alone = seat.names(app).stand_in_authority(entity).filter(|_| alone).map(str::to_owned);
    let path = format!("{path}/{reference}");
    Ok(Leaving { path, reference: reference.clone(), of: Of::Deciding, in_charge: false, alone })
}

async fn alert(app: &App, seat: &Seat, reference: &Reference) -> Result<Leaving, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    let view = open_alert(&app.service, permit, &seat.unlocked).await?;
    deciding((app, seat), ("/alerts", reference, &view.cell), (view.may_step_back, view.decides_alone))
}

async fn decision(app: &App, seat: &Seat, reference: &Reference) -> Result<Leaving, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    let view = open_decision(&app.service, permit, &seat.unlocked).await?;
    deciding((app, seat), ("/decisions", reference, &view.entity), (view.may_step_back, view.decides_alone))
}

async fn proceeding(app: &App, seat: &Seat, reference: &Reference) -> Result<Leaving, Error> {
    let view = proceedings::opened(app, seat, reference).await?;
    deciding((app, seat), ("/proceedings", reference, &view.entity), (view.may_step_back, view.decides_alone))
}

async fn dates(app: &App, seat: &Seat, reference: &Reference) -> Result<Leaving, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    let view = open_dates(&app.service, permit, &seat.unlocked).await?;
    if !view.may(Act::StepBack) {
        return Err(Error::NotFound);
    }
    let path = format!("/support/{reference}");
    Ok(Leaving { path, reference: view.reference, of: Of::Dates, in_charge: false, alone: None })
}

/// Shows it for a case.
pub async fn of_case(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let from = case(&app, &seat, &case::parse(&reference)?).await?;
    render(&StepBackPage::new((&seat.page, &seat.me), from, None))
}

/// Shows it for an inquiry.
pub async fn of_inquiry(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let from = inquiry(&app, &seat, &inquiry::parse(&reference)?).await?;
    render(&StepBackPage::new((&seat.page, &seat.me), from, None))
}

/// Steps back from a case.
pub async fn leave_case(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = case::parse(&reference)?;
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, done(&deed, &reference).await).await;
    let again = async |code| refused(&deed, case(&deed.app, &deed.seat, &reference).await?, code);
    deed.answer(done, ("/cases", Act::StepBack.code()), again).await
}

/// Steps back from an inquiry.
pub async fn leave_inquiry(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = inquiry::parse(&reference)?;
    let again = async |code| refused(&deed, inquiry(&deed.app, &deed.seat, &reference).await?, code);
    deed.answer(done(&deed, &reference).await, ("/inquiries", Act::StepBack.code()), again).await
}

async fn done(deed: &Deed, reference: &Reference) -> Result<(), Error> {
    deed.form.confirmed()?;
    let permit = deed.permit::<verb::StepBack>(About::Case(reference)).await?;
    step_back(&deed.app.service, permit, &deed.seat.unlocked).await
}

fn refused(deed: &Deed, from: Leaving, code: &'static str) -> Result<Response, Failure> {
    // Why nobody would be left, and whom to ask, stands on the page.
    unprocessable(&StepBackPage::new((&deed.seat.page, &deed.seat.me), from, Some(code)))
}

/// Shows it for an inquiry that was opened.
pub async fn of_investigation(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let from = investigation(&app, &seat, &investigation::parse(&reference)?).await?;
    render(&StepBackPage::new((&seat.page, &seat.me), from, None))
}

/// Steps back from an inquiry that was opened, and from all that belongs to it.
pub async fn leave_investigation(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::StepBack>(About::Case(&reference)).await?;
        leave(&deed.app.service, permit, &deed.seat.unlocked).await
    };
    let again = async |code| refused(&deed, investigation(&deed.app, &deed.seat, &reference).await?, code);
    deed.answer(done.await, ("/investigations", Act::StepBack.code()), again).await
}

/// Shows it for somebody of the support desk who was invited to an inquiry.
pub async fn of_dates(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let from = dates(&app, &seat, &investigation::parse(&reference)?).await?;
    render(&StepBackPage::new((&seat.page, &seat.me), from, None))
}

/// Steps back from the dates of an inquiry.
pub async fn leave_dates(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let again = async |code| refused(&deed, dates(&deed.app, &deed.seat, &reference).await?, code);
    deed.answer(done(&deed, &reference).await, ("/support", Act::StepBack.code()), again).await
}

/// Shows it for an alert.
pub async fn of_alert(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let from = alert(&app, &seat, &alerts::parse(&reference)?).await?;
    render(&StepBackPage::new((&seat.page, &seat.me), from, None))
}

/// Steps back from an alert.
pub async fn leave_alert(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = alerts::parse(&reference)?;
    let again = async |code| refused(&deed, alert(&deed.app, &deed.seat, &reference).await?, code);
    deed.answer(done(&deed, &reference).await, ("/alerts", Act::StepBack.code()), again).await
}

/// Shows it for a report that was filed.
pub async fn of_decision(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let from = decision(&app, &seat, &decisions::parse(&reference)?).await?;
    render(&StepBackPage::new((&seat.page, &seat.me), from, None))
}

/// Steps back from a report that was filed.
pub async fn leave_decision(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = decisions::parse(&reference)?;
    let again = async |code| refused(&deed, decision(&deed.app, &deed.seat, &reference).await?, code);
    deed.answer(done(&deed, &reference).await, ("/decisions", Act::StepBack.code()), again).await
}

/// Shows it for a disciplinary procedure.
pub async fn of_proceeding(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let from = proceeding(&app, &seat, &proceedings::parse(&reference)?).await?;
    render(&StepBackPage::new((&seat.page, &seat.me), from, None))
}

/// Steps back from a disciplinary procedure.
pub async fn leave_proceeding(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = proceedings::parse(&reference)?;
    let again = async |code| refused(&deed, proceeding(&deed.app, &deed.seat, &reference).await?, code);
    deed.answer(done(&deed, &reference).await, ("/proceedings", Act::StepBack.code()), again).await
}

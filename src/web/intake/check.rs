//! Everything read back, the body that will read, what sending means; then it is sent.
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::{
    agreement::{Agreed, Agreement},
    code::after,
    home::{body, without_team},
    hours,
    notices::{Notice, notices},
    recap::{self, Part},
    steps::Step,
    teams,
    who::named,
};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        attached::Attached,
        conflict,
        consent::Consent,
        deadline::DeadlineCode,
        draft::{Draft, Problem},
        report::{Link, Report, Wish},
        rules::Rules,
    },
    ids::MemberId,
    service::{
        About, Who, authorise, files, readers,
        session::{self, Session},
        submit_report::{receipts, submit_report},
        view::Availability,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        files::Listed,
        form::{Fault, Form},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/check.html")]
pub(super) struct Check<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    parts: Vec<Part>,
    problems: Vec<Elsewhere>,
    body: String,
    /// When that body next reads.
    reading: String,
    /// Its week.
    hours: String,
    readers: Vec<String>,
    about: Vec<String>,
    kept: usize,
    whose: Whose,
    /// Whether there are recovery keys.
    recovery: bool,
    /// Somebody is said to be involved, and nobody of the team is marked so.
    unnamed: bool,
    files: Vec<Listed>,
    promise: String,
    /// An agreement to exactly this, for who wishes that the facts be handed over.
    agreement: Option<Agreement>,
    /// The person harmed was said to be under eighteen.
    minor: bool,
    /// What is said where nothing is wished for now, and something else with it: never a refusal.
    mixed: Option<&'static str>,
    /// The place has no team of its own: its name.
    without_team: Option<String>,
}

/// Whose body reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// That of the place.
    Own,
    /// Another, where nobody of the first can.
    Another,
    /// None: everybody who could have read is said to be involved.
    Nobody,
}

impl Whose {
    fn of(available: &Availability, readers: &[MemberId], entity: &str) -> Self {
        if readers.is_empty() && !available.readers.is_empty() {
            Self::Nobody
        } else if available.body != entity {
            Self::Another
        } else {
            Self::Own
        }
    }
}

/// A problem on another step.
#[derive(Debug)]
struct Elsewhere {
    path: &'static str,
    fault: Fault,
}

impl<'a> Check<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (rules, today): (&Rules, Day),
        (draft, files): (&Draft, &[Attached]),
        (available, agreed): (&Availability, Agreed<'_>),
    ) -> Self {
        let parsed = draft.parse(rules, page.language());
        let problems = parsed.as_ref().err().map(Vec::as_slice).unwrap_or_default();
        let elsewhere = |problem: &Problem| Elsewhere {
            path: Step(problem.page).path(),
            fault: Fault::of(problem, &draft.page(problem.page)),
        };
        let everybody: Vec<MemberId> = available.readers.iter().map(|reader| reader.member).collect();
        let chosen = conflict::choose(&everybody, &draft.links(), rules.organisation.minimum_readers);
        let involved = draft.links().values().any(|link| *link == Link::Involved);
        let agreement = parsed.as_ref().ok().and_then(|report| {
            // What stands on the page of the account, to the letter; who the person is stands apart and goes apart.
            let text = recap::plain(&page.words, &recap::parts(page, rules, Some(report)));
            Agreement::offered(&page.words, (report, draft), (text, files), agreed)
        });
        let reading = available.readers.iter().filter(|reader| chosen.readers.contains(&reader.member));
        Self {
            t: &page.words,
            page,
            notices,
            parts: parts(page, rules, (draft, parsed.as_ref().ok())),
            problems: problems.iter().map(elsewhere).collect(),
            body: body(page, rules, &available.body),
            reading: hours::next(page, rules, &available.body),
            hours: hours::weekly(page, rules, &available.body),
            readers: reading.map(named).collect(),
            about: teams::about(page, rules, (&available.body, &available.readers)),
            kept: chosen.kept.len(),
            whose: Whose::of(available, &chosen.readers, &draft.entity(rules)),
            recovery: available.recovery,
            unnamed: draft.says_conflict() && !involved,
            mixed: parsed.as_ref().ok().filter(|report| mixed(&report.wishes)).map(|_| "check-wishes-mixed"),
            without_team: parsed
                .as_ref()
                .ok()
                .and_then(|report| without_team(page, rules, (&report.entity, &available.body))),
            minor: parsed.as_ref().is_ok_and(Report::concerns_a_minor),
            files: files.iter().map(|file| Listed::new(&page.words, file, &page.href("/note/8"))).collect(),
            promise: page.words.day(&rules.deadlines_of(&available.body).due(DeadlineCode::FirstAnswer, today)),
            agreement,
        }
    }

    fn can_be_sent(&self) -> bool {
        let is_clear = self.agreement.as_ref().is_none_or(|one| one.sheet.faults.is_empty());
        self.problems.is_empty() && !self.readers.is_empty() && is_clear
    }

    /// What the person agreed to, if they did.
    fn agreed(&self) -> Option<Consent> {
        self.agreement.as_ref().and_then(Agreement::given)
    }
}

/// Whether nothing is wished for now, and something else with it.
fn mixed(wishes: &[Wish]) -> bool {
    wishes.contains(&Wish::NotNow) && wishes.len() > 1
}

/// The parts of the form, who the person is among them: it does not go with the rest.
fn parts(page: &Page, rules: &Rules, (draft, report): (&Draft, Option<&Report>)) -> Vec<Part> {
    let mut parts = recap::parts(page, rules, report);
    let identity = draft.identity(page.language()).filter(|_| report.is_some()).unwrap_or_default();
    let before_wishes = parts.len().saturating_sub(1);
    parts.insert(before_wishes, recap::identity(page, &identity));
    parts
}

async fn page_of<'a>(
    app: &App,
    (session, page): (&Session, &'a Page),
    (draft, agreed): (&Draft, Agreed<'_>),
) -> Result<Check<'a>, Failure> {
    let rules = app.service.rules();
    let available = readers::availability(&app.service, &draft.entity(rules), &draft.links()).await?;
    let notices = notices(app, session, page).await?;
    let files = files::drafted(session).await?;
    Ok(Check::new((page, notices), (rules, app.service.today()), (draft, &files), (&available, agreed)))
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Response, Failure> {
    let Some(draft) = session::draft(&app.service, &session).await? else { return sent(&app, &session, &page).await };
    let kept = session::agreed(&session).await?;
    let agreed = kept.as_ref().map_or(Agreed::Nothing, Agreed::Before);
    Ok(render(&page_of(&app, (&session, &page), (&draft, agreed)).await?)?.into_response())
}

/// Sends; a second click finds the draft gone and shows the code again.
pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let Some(found) = session::draft(&app.service, &session).await? else { return sent(&app, &session, &page).await };
    let check = page_of(&app, (&session, &page), (&found, Agreed::Now(&form))).await?;
    if !check.can_be_sent() {
        return unprocessable(&check);
    }
    session::keep_agreed(&session, check.agreed().as_ref()).await?;
    let entity = found.entity(app.service.rules());
    let permit = authorise::<verb::Submit>(&app.service, Who::Visitor, About::Intake(&entity)).await?;
    submit_report(&app.service, permit, &session, page.language()).await?;
    Ok(page.go("/note/7").into_response())
}

/// Without a draft: the code of what was sent, the case it opened, or the end of the session.
async fn sent(app: &App, session: &Session, page: &Page) -> Result<Response, Failure> {
    if !receipts(&app.service, session).await?.is_empty() {
        return Ok(page.go("/note/7").into_response());
    }
    after(session, page).await
}

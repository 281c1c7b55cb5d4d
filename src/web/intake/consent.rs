//! What the person was asked and agreed to: read, edited, accepted, refused, taken back.
//!
//! The oldest request comes first, one at a time. What is sent for a request that no longer waits is given back as it was
//! typed, and changes nothing. It does **not** hand anything over.
use askama::Template;
use axum::response::{Html, Response};

use super::{notices::Notice, own::Own, who::named};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        case::Stage,
        consent::{Asked, Matter, Scope, State as Stands},
        draft::Fields,
        report::NARRATIVE_LIMIT,
    },
    ids::FileId,
    service::{
        Error,
        consent::{self, Agreements, Terms, statement},
        take_away::Block,
        view::FollowUp,
    },
    text::Words,
    web::{
        Failure, Page,
        agreed::{about, copied, copy, file_name, whom},
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/consent.html")]
pub(super) struct Agreed<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// The case that is shown: answers are for it, or for none.
    reference: String,
    sheet: Sheet,
    refused: Option<Refused>,
    request: Option<Request>,
    /// Requests that wait after this one.
    more: usize,
    /// What still stands after another was taken back.
    still: Option<String>,
    past: Vec<Past>,
}

/// Why what was sent was not taken, and what it said.
#[derive(Debug)]
pub(super) struct Refused {
    said: String,
    kept: String,
}

/// A request that waits.
#[derive(Debug)]
struct Request {
    number: u64,
    by: String,
    whom: String,
    /// What the receiver can do with it, and what it is asked for.
    may: String,
    files: Vec<Choice>,
    /// With or without the name, where both are possible.
    names: Vec<Choice>,
    /// The name is asked for, and there is none.
    missing: bool,
    sentences: Vec<String>,
    /// Somebody else is concerned.
    other: bool,
}

/// A request, as it stands, or a consent.
#[derive(Debug)]
struct Past {
    whom: String,
    by: String,
    state: String,
    title: String,
    lines: Vec<String>,
    /// Number of the consent that stands.
    standing: Option<u64>,
    /// It was handed over already.
    gone: bool,
}

/// What somebody sent that could not be taken.
#[derive(Debug)]
pub(super) struct Again {
    /// What they sent.
    pub(super) form: Form,
    /// What is wrong with it.
    pub(super) code: &'static str,
}

impl<'a> Agreed<'a> {
    pub(super) fn new((page, notices): (&'a Page, Vec<Notice>), case: &FollowUp, again: Option<Again>) -> Self {
        let matters = case.agreements.consents.matters();
        // Of a case that was withdrawn, what was said stays to be read.
        let is_open = is_open(case);
        let waiting: Vec<(&Matter, &Asked)> = matters
            .iter()
            .filter(|one| is_open && one.state == Stands::Waiting)
            .filter_map(|one| Some((one, one.asked.as_ref()?)))
            .collect();
        let typed = again.as_ref().and_then(|again| again.form.text("number").parse::<u64>().ok());
        let chosen = waiting.iter().find(|(matter, _)| Some(matter.number) == typed).or(waiting.first());
        let is_for_it = chosen.is_some_and(|(matter, _)| Some(matter.number) == typed);
        let (sheet, refused) = match again {
            Some(Again { form, code: code @ ("too-long" | "nothing-to-hand-over") }) if is_for_it => {
                (Sheet::with(form.0, "text", code).within(NARRATIVE_LIMIT), None)
            }
            Some(Again { form, code }) => {
                let kept = if is_for_it { String::new() } else { form.text("text").to_owned() };
                let sheet = if is_for_it { Sheet::of(form.0) } else { prepared(chosen) };
                (sheet, Some(Refused { said: page.words.term("problem", code), kept }))
            }
            None => (prepared(chosen), None),
        };
        Self {
            t: &page.words,
            page,
            notices,
            reference: case.reference.to_string(),
            request: chosen.map(|one| request(&page.words, (case, &sheet), *one)),
            sheet,
            refused,
            still: still(page, case),
            more: waiting.len().saturating_sub(1),
            past: matters
                .iter()
                .rev()
                .filter(|matter| !is_open || matter.state != Stands::Waiting)
                .filter_map(|matter| told(&page.words, case, matter))
                .collect(),
        }
    }
}

/// The consents that still stand, once another was taken back.
fn still(page: &Page, case: &FollowUp) -> Option<String> {
    let standing = case.agreements.consents.standing();
    let lines: Vec<String> =
        standing.map(|given| about(&page.words, given.consent.to, given.consent.purpose)).collect();
    let is_said = page.done.as_deref() == Some("take-back") && !lines.is_empty();
    let whom = lines.join(&page.words.say("list-then"));
    is_said.then(|| page.words.say_with("consent-still", &[("count", lines.len().into()), ("whom", (&whom).into())]))
}

/// The form of a request as the cell prepared it: no file ticked, no name.
fn prepared(request: Option<&(&Matter, &Asked)>) -> Sheet {
    let mut fields = Fields::default();
    if let Some((_, asked)) = request {
        fields.insert("text", &asked.copy.text);
    }
    Sheet::of(fields)
}

fn request(t: &Words, (case, sheet): (&FollowUp, &Sheet), (matter, asked): (&Matter, &Asked)) -> Request {
    let (to, purpose, scope) = (asked.to, asked.purpose, case.agreements.scope);
    let with_files = !asked.copy.files.is_empty();
    let names = if asked.copy.with_name && case.agreements.named { names(t, sheet) } else { Vec::new() };
    let choosable: Vec<String> = names.iter().map(|name| name.label.clone()).collect();
    let said = statement(t, Terms { to, purpose, scope, with_files, with_name: false });
    let sentences = said.into_iter().filter(|sentence| !choosable.contains(sentence));
    let file = |id: &FileId| sheet.choice("files", &id.to_string(), file_name(t, &case.items, *id));
    Request {
        number: matter.number,
        by: by(t, &case.agreements, matter),
        whom: whom(t, to, purpose),
        may: format!("{} {}", t.code("receiver-may", &to), t.code("purpose-may", &purpose)),
        files: asked.copy.files.iter().map(file).collect(),
        missing: asked.copy.with_name && !case.agreements.named,
        sentences: sentences.collect(),
        other: scope != Scope::Whole,
        names,
    }
}

/// With the name or without; without, unless the person chooses otherwise.
pub(super) fn names(t: &Words, sheet: &Sheet) -> Vec<Choice> {
    let without = sheet.choice("name", "without", t.say("consent-without-name"));
    let with = sheet.choice("name", "with", t.say("consent-with-name"));
    vec![Choice { chosen: !with.chosen, ..without }, with]
}

/// A matter as it stands, with all that was asked or agreed to.
fn told(t: &Words, case: &FollowUp, matter: &Matter) -> Option<Past> {
    let day = |at| t.day(&Day::of(at));
    let (to, purpose) = matter.about()?;
    let state = match &matter.state {
        Stands::Waiting => t.say("consent-unanswered"),
        Stands::Standing(given) => t.say_one("consent-standing", "day", &day(given.at)),
        Stands::Declined(at) => t.say_one("consent-declined", "day", &day(*at)),
        Stands::TakenBack(given, at) => {
            let (given, day) = (day(given.at), day(*at));
            t.say_with("consent-taken-back", &[("given", (&given).into()), ("day", (&day).into())])
        }
    };
    let (title, lines) = match matter.given() {
        Some(given) => {
            let statement = given.consent.statement.lines().map(str::to_owned);
            ("consent-exact", copied(t, &case.items, &given.consent.copy).into_iter().chain(statement).collect())
        }
        None => {
            ("consent-asked-text", matter.asked.iter().flat_map(|asked| copied(t, &case.items, &asked.copy)).collect())
        }
    };
    Some(Past {
        whom: whom(t, to, purpose),
        by: by(t, &case.agreements, matter),
        state,
        title: t.say(title),
        lines,
        standing: match &matter.state {
            // What went may be there still, once the cell has nothing of the case any more.
            Stands::Standing(given) if is_open(case) || case.stage == Stage::Closed => Some(given.number),
            _ => None,
        },
        gone: matter
            .given()
            .is_some_and(|given| case.passed.iter().any(|one| one.passed.consent() == Some(given.number))),
    })
}

fn by(t: &Words, agreements: &Agreements, matter: &Matter) -> String {
    let Some(reader) = agreements.by.get(&matter.number) else { return String::new() };
    let (day, by) = (t.day(&Day::of(matter.at)), named(reader));
    t.say_with("consent-by", &[("day", (&day).into()), ("by", (&by).into())])
}

/// Whether somebody could still ask the person something.
fn is_open(case: &FollowUp) -> bool {
    case.withdrawal.is_none() && case.stage != Stage::Closed
}

/// Whether a request waits for the person.
pub(super) fn waits(case: &FollowUp) -> bool {
    is_open(case) && case.agreements.consents.matters().iter().any(|matter| matter.state == Stands::Waiting)
}

/// The same matters in the document that the person takes away.
pub(super) fn written(page: &Page, case: &FollowUp) -> Vec<Block> {
    let t = &page.words;
    let matters = case.agreements.consents.matters().iter();
    let blocks: Vec<Block> = matters.filter_map(|matter| told(t, case, matter)).flat_map(block).collect();
    if blocks.is_empty() { vec![Block::Text(t.say("consent-none"))] } else { blocks }
}

fn block(Past { whom, by, state, title, lines, .. }: Past) -> Vec<Block> {
    let said = [vec![by, state, title], lines].concat().into_iter().filter(|line| !line.is_empty());
    std::iter::once(Block::Item(whom)).chain(said.map(Block::Text)).collect()
}

pub(super) async fn get(mut own: Own) -> Result<Html<String>, Failure> {
    let case = own.case().await?;
    own.say_done().await?;
    render(&Agreed::new((&own.page, own.notices().await?), &case, None))
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    send(&own, &form).await
}

/// Answers in the case that the page showed.
async fn send(own: &Own, form: &Form) -> Result<Response, Failure> {
    let done = if form.text("case") == own.reference().await?.as_str() {
        answer(own, form).await
    } else {
        Err(Error::Invalid(vec!["other-case"]))
    };
    match done {
        Ok(said) => own.done(said, "/suite/7").await,
        Err(Error::Invalid(codes)) => {
            let code = codes.first().copied().unwrap_or("unknown-option");
            // What is of another case is none of this one's numbers.
            let form = if code == "other-case" { Form(form.0.only(|name| name != "number")) } else { form.clone() };
            let (notices, case) = (own.notices().await?, own.case().await?);
            unprocessable(&Agreed::new((&own.page, notices), &case, Some(Again { form, code })))
        }
        Err(error) => Err(error.into()),
    }
}

/// Does what the button said; gives what is told of it.
async fn answer(own: &Own, form: &Form) -> Result<&'static str, Error> {
    let (service, keys) = (own.service(), &own.keys);
    let number = form.text("number").parse().map_err(|_| Error::Invalid(vec!["unknown-request"]))?;
    match form.text("do") {
        "agree" => {
            let permit = own.permit::<verb::Consent>().await?;
            consent::agree(service, permit, keys, (number, &copy(form)?, &own.page.words)).await?;
            Ok("consent")
        }
        "decline" => {
            consent::decline(service, own.permit::<verb::Decline>().await?, keys, number).await?;
            Ok("decline")
        }
        "take-back" => {
            consent::take_back(service, own.permit::<verb::TakeBack>().await?, keys, number).await?;
            Ok("take-back")
        }
        _ => Err(Error::Invalid(vec!["unknown-option"])),
    }
}

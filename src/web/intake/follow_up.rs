//! The person's own case: where it stands, what is promised, the conversation, who can read.
use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{
    aftercare::After,
    consent,
    deposits::Deposit,
    hours,
    notices::Notice,
    orientation,
    own::Own,
    recap::{self, Part},
    teams, understand,
    who::named,
};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        case::Stage,
        contact::Origin,
        protection::Progress,
        report::{Audience, NARRATIVE_LIMIT, Report},
        retention::Ending,
        rules::Rules,
    },
    service::{
        Error, Message, new_request,
        notebook::is_a_notebook,
        view::{Content, FollowUp, Holding, Item, Promise, Reader, Voice},
        write::{write, write_in_danger},
    },
    text::Words,
    web::{
        Failure, Page, aftercare, agreed,
        error::unprocessable,
        files::Listed,
        form::{Choice, Form, Sheet},
        offered,
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/follow_up.html")]
pub(super) struct Case<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    request: String,
    received: String,
    reference: String,
    stage: String,
    promise: Option<Promised>,
    /// What is promised besides, each in words.
    promises: Vec<String>,
    /// Who else knows that something was not done.
    above: Option<String>,
    /// What was promised was not done on its day.
    late: bool,
    talk: Vec<Said>,
    /// Whether somebody is in danger: one box.
    danger: Vec<Choice>,
    /// When the team next reads.
    reading: String,
    deposits: Vec<Deposit>,
    readers: Vec<String>,
    about: Vec<String>,
    /// Whether recovery keys can open the case: the key that says it.
    recovery: &'static str,
    /// The practical sheet that fits: title and address.
    fits: Option<(String, String)>,
    /// Whether there is a notebook, or a conversation with somebody bound by secrecy, beside the case.
    beside: Vec<Beside>,
    question: bool,
    /// Whether a name or a way to be reached was given, by the key that says it; neither is shown here, where somebody may
    /// look over a shoulder.
    identity: &'static str,
    /// What is said where the person harmed was said to be under eighteen: key of the sentence.
    minor: Option<&'static str>,
    /// The door to protection fonctionnelle: keys of its words.
    protection: Option<[&'static str; 2]>,
    /// What became of the request for it, where something did.
    decided: Option<String>,
    /// Somebody says that the code was lost: what whoever did not ask for it is told.
    vouched: Option<String>,
    /// The person withdrew it, or it was closed and erased: what is left to them.
    withdrawn: Option<Withdrawn>,
    /// The cell closed it: until when it has what it has, and that writing opens it again.
    ended: Option<String>,
    choices: Choices,
    /// Where what was handed over stands, one sentence each.
    passed: Vec<String>,
    /// What can be done after.
    after: After,
}

/// What is left of a case that was withdrawn, or of one that was closed and erased.
#[derive(Debug)]
struct Withdrawn {
    /// What became of it: key of the title, and the sentence.
    title: &'static str,
    said: String,
    /// They can still come back on it.
    open: bool,
    /// Until when their own copy is kept.
    kept: Option<String>,
    /// What the cell still sees: key of the sentence.
    seen: &'static str,
}

impl Withdrawn {
    fn new(t: &Words, case: &FollowUp, today: Day) -> Option<Self> {
        let kept = case.kept.map(|day| t.day(&day));
        let seen = seen_by_the_cell(case.stage);
        let Some(withdrawal) = &case.withdrawal else {
            let is_gone = case.ending.is_some() && case.stage == Stage::Closed;
            let said = is_gone.then(|| t.say("ended-gone"))?;
            return Some(Self { title: "ended-gone-title", said, open: false, kept, seen });
        };
        let open = case.stage == Stage::Withdrawn && today <= withdrawal.until;
        let key = if open { "withdrawn-until" } else { "withdrawn-final" };
        Some(Self {
            title: "withdrawn-title",
            said: t.say_one(key, "day", &t.day(&withdrawal.until)),
            open,
            kept,
            seen,
        })
    }
}

/// What the cell still sees of a case that was withdrawn, by the key that says it. Whether it was told of pressure is not
/// shown here, where whoever presses may look.
pub(super) fn seen_by_the_cell(stage: Stage) -> &'static str {
    if stage == Stage::Closed { "withdrawn-alone-closed" } else { "withdrawn-alone" }
}

/// What is asked of the person, and what they would like.
#[derive(Debug)]
struct Choices {
    /// A request for an agreement waits.
    asked: bool,
    /// Wishes, in words.
    wishes: String,
    /// Something was proposed: key of the sentence.
    offered: Option<&'static str>,
    /// And waits for an answer.
    open: bool,
}

impl Choices {
    fn new(t: &Words, case: &FollowUp) -> Self {
        Self {
            asked: consent::waits(case),
            wishes: agreed::wishes(t, &case.agreements.wishes),
            offered: orientation::door(case),
            open: orientation::waits(case),
        }
    }
}

/// What the person has beside their case, and the cell does not: address, and keys of its words.
#[derive(Debug)]
struct Beside {
    path: &'static str,
    title: &'static str,
    why: &'static str,
}

fn beside(case: &FollowUp) -> Vec<Beside> {
    let notebook = case.notebook.then_some(Beside { path: "/memo/1", title: "memo-title", why: "memo-beside" });
    let counsel = case.counsel.then_some(Beside { path: "/mot/3", title: "counsel-title", why: "counsel-beside" });
    notebook.into_iter().chain(counsel).collect()
}

/// What is promised, and by when, in words.
#[derive(Debug)]
struct Promised {
    what: String,
    day: String,
}

impl Promised {
    fn new(t: &Words, promise: Promise) -> Self {
        Self { what: t.code("deadline", &promise.code), day: t.day(&promise.due) }
    }
}

/// One item of the conversation.
#[derive(Debug)]
struct Said {
    by: String,
    at: String,
    theirs: bool,
    text: String,
    /// What the parts below are.
    account: String,
    parts: Vec<Part>,
    file: Option<Listed>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (rules, today): (&Rules, Day),
        case: &FollowUp,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        let talk: Vec<Said> = case.items.iter().filter_map(|item| said(page, rules, item)).collect();
        let danger = vec![sheet.choice("danger", "yes", t.say("follow-danger"))];
        Self {
            t,
            page,
            notices,
            danger,
            sheet,
            request,
            received: t.day(&case.received),
            reference: case.reference.to_string(),
            stage: t.code("stage", &case.stage),
            promise: case.promise.map(|promise| Promised::new(t, promise)),
            late: case.promise.is_some_and(|promise| late(promise, today)),
            promises: case.promises.iter().map(|promise| in_words(t, *promise, today)).collect(),
            above: case.above.map(|day| t.say_one("follow-late-above", "day", &t.day(&day))),
            reading: hours::next(page, rules, &case.body),
            talk,
            deposits: case.deposits.iter().map(|deposit| Deposit::new(t, deposit)).collect(),
            readers: case.readers.iter().map(named).collect(),
            about: teams::about(page, rules, (&case.body, &case.readers)),
            recovery: if case.recovery { "recovery-there" } else { "recovery-none" },
            fits: fits(page, rules, &case.items),
            beside: beside(case),
            question: case.is_a_question(),
            choices: Choices::new(t, case),
            withdrawn: Withdrawn::new(t, case, today),
            ended: rests(t, case),
            identity: if case.identity.is_some() { "identity-there" } else { "identity-none" },
            protection: protection(case),
            decided: decided(t, case),
            passed: case.passed.iter().filter_map(|one| one.at.stage()).map(|stage| t.code("stage", &stage)).collect(),
            vouched: case.vouched.map(|day| t.say_one("follow-vouched-now", "day", &t.day(&day))),
            after: After::new(t, case),
            minor: reports(&case.items).next().filter(|report| report.concerns_a_minor()).map(|_| "minor-follow"),
        }
    }
}

impl Case<'_> {
    /// Whether nobody has answered yet: what the cell wrote down of the person's own words is no answer to them.
    fn is_unanswered(&self) -> bool {
        !self.talk.iter().any(|said| said.theirs && said.parts.is_empty())
    }
}

/// Who came to read, or no longer does.
fn read_by(t: &Words, item: &Item, members: &[Reader]) -> String {
    let key = match &item.content {
        Content::Admitted(_) => "follow-admitted",
        _ if item.is_theirs() => "keep-out-said",
        _ => "follow-taken-off",
    };
    t.say_one(key, "who", &list(t, members))
}

/// What happened, in a sentence into which nothing is put.
fn happened(t: &Words, content: &Content) -> Option<String> {
    let key = match content {
        Content::CodeTaken => "follow-code-taken",
        Content::CodeGiven => "follow-code-given",
        // What they let the cell know of pressure is not shown here, where whoever presses may look.
        Content::Withdrawn(_) => "follow-withdrawn",
        Content::Resumed => "follow-resumed",
        Content::ProtectionAsked => "follow-protection-asked",
        Content::ProtectionDecided => "follow-protection-decided",
        _ => return None,
    };
    Some(t.say(key))
}

/// What the cell said when it closed the case.
pub(super) fn ended(t: &Words, ending: &Ending) -> String {
    format!("{}\n{}", t.code("ending-said", &ending.outcome), ending.reasons)
}

/// Until when the cell has what it has of a case that it closed.
pub(super) fn rests(t: &Words, case: &FollowUp) -> Option<String> {
    case.ending.as_ref().filter(|_| case.stage.rests())?;
    Some(match &case.erased {
        Some(day) => t.say_one("ended-until", "day", &t.day(day)),
        None => t.say("ended-held"),
    })
}

/// How the door to protection fonctionnelle is named; a question has none, nor does who is said to be no agent.
fn protection(case: &FollowUp) -> Option<[&'static str; 2]> {
    use Audience::{Apprentice, Candidate, Contractor, Intern, Other, Resident, Student, User};
    if case.protection.is_some() {
        return Some(["protection-link-asked", "protection-link-asked-why"]);
    }
    let audience = reports(&case.items).next().and_then(|report| report.audience);
    let others = [Student, Apprentice, Intern, Candidate, Contractor, Resident, User, Other];
    let is_for_them = audience.is_none_or(|audience| !others.contains(&audience));
    let is_open = Stage::OPEN_TO_THE_CELL.contains(&case.stage) && !case.is_a_question();
    (is_for_them && is_open).then_some(["protection-link", "protection-link-why"])
}

/// What became of a request for protection fonctionnelle; said as long as it stands.
fn decided(t: &Words, case: &FollowUp) -> Option<String> {
    match case.protection.as_ref()?.progress {
        Progress::Waiting { .. } => None,
        Progress::Silent { until, .. } => Some(t.say_one("protection-now-silent", "day", &t.day(&until))),
        Progress::Decided(_) => Some(t.say("protection-now-decided")),
    }
}

/// Whether what was promised was not done on its day.
pub(super) fn late(promise: Promise, today: Day) -> bool {
    promise.due < today
}

/// What is promised, or was to be done by now, in words.
pub(super) fn in_words(t: &Words, promise: Promise, today: Day) -> String {
    let (what, day) = (t.code("deadline", &promise.code), t.day(&promise.due));
    let key = if late(promise, today) { "follow-late" } else { "follow-promise" };
    t.say_with(key, &[("what", (&what).into()), ("day", (&day).into())])
}

/// Members in one line.
pub(super) fn list(t: &Words, members: &[Reader]) -> String {
    members.iter().map(named).collect::<Vec<_>>().join(&t.say("list-then"))
}

/// What was reported, the newest first.
pub(super) fn reports(items: &[Item]) -> impl Iterator<Item = &Report> {
    items.iter().rev().filter_map(|item| match &item.content {
        Content::Report(report) => Some(report.as_ref()),
        Content::Contact(contact) => Some(&contact.report),
        _ => None,
    })
}

/// The sheet for what the person said of themselves, as they last said it.
fn fits(page: &Page, rules: &Rules, items: &[Item]) -> Option<(String, String)> {
    let name = reports(items).find_map(|report| understand::sheet_of(report.audience, report.standing))?;
    understand::link(page, rules, name).map(|(title, address)| (title.to_owned(), address))
}

/// An item as the person reads it; what is the cell's own is never among them, and would be left out.
#[expect(clippy::too_many_lines, reason = "a line a kind of item")]
fn said(page: &Page, rules: &Rules, item: &Item) -> Option<Said> {
    let t = &page.words;
    let (text, parts, file) = match &item.content {
        Content::Report(report) => (String::new(), recap::parts(page, rules, Some(report)), None),
        Content::Contact(contact) => (String::new(), recap::contact(page, rules, contact), None),
        Content::Asked(..)
        | Content::Agreed(..)
        | Content::Declined
        | Content::TakenBack(..)
        | Content::Wished(_)
        | Content::Passed(_)
        | Content::Reported
        | Content::Measured(_)
        | Content::Ruled(_) => (agreed::told(t, &item.content)?, Vec::new(), None),
        Content::CodeTaken
        | Content::Withdrawn(_)
        | Content::Resumed
        | Content::ProtectionAsked
        | Content::ProtectionDecided
        | Content::CodeGiven => (happened(t, &item.content)?, Vec::new(), None),
        Content::Ended(ending) => (ended(t, ending), Vec::new(), None),
        Content::Aftercare(_) | Content::News(_) | Content::Retaliation(_) => {
            (aftercare::told(t, rules, item)?, Vec::new(), None)
        }
        Content::Vouched(how) => (t.say_one("follow-vouched", "how", how), Vec::new(), None),
        Content::InDanger(text) => (t.say_one("follow-danger-said", "text", text), Vec::new(), None),
        Content::Message(text) | Content::Reply(text) => (text.clone(), Vec::new(), None),
        Content::File(file) => (String::new(), Vec::new(), Some(Listed::new(t, file, &page.href("/suite/4")))),
        Content::Admitted(members) | Content::TakenOff(members) => (read_by(t, item, members), Vec::new(), None),
        Content::Alerted(reference) => (t.say_one("alert-said", "reference", reference), Vec::new(), None),
        Content::SteppedBack => (t.say("step-back-said"), Vec::new(), None),
        Content::Oriented(offered) => (orientation::told(t, offered), Vec::new(), None),
        Content::SupportAnswered(answered) => (offered::answers(t, answered).join("\n"), Vec::new(), None),
        Content::Note(_)
        | Content::Exceptional(..)
        | Content::Annexed(_)
        | Content::Assigned(_)
        | Content::Assessed(_)
        | Content::Qualified(_) => return None,
    };
    let (by, theirs) = by(t, item);
    Some(Said { by, at: t.moment(&item.at), theirs, text, account: account(t, &item.content), parts, file })
}

/// What the account that an item holds is called.
fn account(t: &Words, content: &Content) -> String {
    match content {
        Content::Contact(contact) => recorded(t, &contact.origin),
        _ => t.say("follow-your-account"),
    }
}

/// Who wrote an item, and whether it is the other side.
pub(super) fn by(t: &Words, item: &Item) -> (String, bool) {
    match (&item.voice, &item.content) {
        // A line has no key here: its name stands in what it sent.
        (Voice::Reporter, Content::Contact(contact)) => (contact.origin.line.clone(), true),
        (Voice::Reporter, _) => (t.say("follow-you"), false),
        (Voice::Member(reader), _) => (named(reader), true),
    }
}

/// What was written down for the person, and how it came.
pub(super) fn recorded(t: &Words, origin: &Origin) -> String {
    let channel = t.code("channel", &origin.channel);
    match origin.day {
        None => t.say_one("follow-recorded", "channel", &channel),
        Some(day) => {
            let day = t.day(&day);
            t.say_with("follow-recorded-on", &[("channel", (&channel).into()), ("day", (&day).into())])
        }
    }
}

async fn shown(own: &Own, typed: (Sheet, String)) -> Result<Case<'_>, Failure> {
    let (case, notices) = (own.case().await?, own.notices().await?);
    Ok(Case::new((&own.page, notices), (own.rules(), own.today()), &case, typed))
}

pub(super) async fn get(mut own: Own) -> Result<Response, Failure> {
    if is_a_notebook(own.service(), &own.keys).await? {
        return Ok(own.page.go("/memo/1").into_response());
    }
    own.say_done().await?;
    let typed = (Sheet::default(), new_request(own.service()));
    Ok(render(&shown(&own, typed).await?)?.into_response())
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    send(&own, &form).await
}

/// Sends to the case that the page showed; what cannot be sent is shown again as it was typed.
async fn send(own: &Own, form: &Form) -> Result<Response, Failure> {
    let reference = own.reference().await?;
    let sheet = |code| Sheet::with(form.0.clone(), "text", code).within(NARRATIVE_LIMIT);
    if form.text("case") != reference.as_str() {
        // Nothing of the former page is taken over: its request may have been answered for the other case.
        let mut again = shown(own, (sheet("other-case"), new_request(own.service()))).await?;
        again.notices.insert(0, Notice::other_case(&own.page, &reference));
        return unprocessable(&again);
    }
    match written(own, form).await {
        Ok(()) => own.done("message", "/suite/1").await,
        Err(Error::Invalid(codes)) => {
            let typed = (sheet(codes.first().copied().unwrap_or("empty")), form.text("request").to_owned());
            unprocessable(&shown(own, typed).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn written(own: &Own, form: &Form) -> Result<(), Error> {
    let message = Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() };
    let permit = own.permit::<verb::Write>().await?;
    if form.chose("danger", "yes") {
        write_in_danger(own.service(), permit, &own.keys, message).await
    } else {
        write(own.service(), permit, &own.keys, message).await
    }
}

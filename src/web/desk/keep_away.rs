//! Somebody who reads what was handed over, a filed report or an alert keeps another out of it: they were told of a tie.
//!
//! The cell has no key of these: whoever it tells does it here. The page says what happens and who sees it.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{alerts, decisions, deed::Deed, inquiry, names::Names, proceedings, seat::Seat};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        family::Family,
    },
    ids::MemberId,
    service::{
        About, Error,
        alert::open_alert,
        decision::open_decision,
        discipline::open_proceeding,
        exclude::exclude,
        view::{Content, Item, Later, Me, Reader, Voice},
    },
    text::Words,
    web::{
        App, Failure, Page, agreed,
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
    },
};

/// What somebody is kept out of.
#[derive(Debug)]
pub(super) struct Kept {
    /// The address of its list.
    pub(super) list: &'static str,
    pub(super) reference: Reference,
    /// Who has it, the one who looks left out.
    pub(super) others: Vec<Reader>,
    /// Who could have it later, or a part in what follows.
    pub(super) later: Vec<Later>,
    /// Its report was filed: those who decide have it.
    pub(super) reported: bool,
}

impl Kept {
    /// A person's words feed it: they see who reads.
    fn is_handed_over(&self) -> bool {
        self.reference.family().is_handed_over()
    }

    /// What is said of it goes for an inquiry too.
    fn leads_to_an_inquiry(&self) -> bool {
        self.reference.family() == Family::Inquiry
    }
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "desk/keep_away.html")]
pub(super) struct KeepAwayPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    from: Kept,
    options: Vec<Choice>,
    sheet: Sheet,
}

impl<'a> KeepAwayPage<'a> {
    pub(super) fn new((page, me, names): (&'a Page, &'a Me, &Names<'_>), from: Kept, sheet: Sheet) -> Self {
        let t = &page.words;
        let option = |reader: &Reader, hint: String| Choice {
            hint,
            ..sheet.choice("member", &reader.member.to_string(), names.person(reader))
        };
        let others = from.others.iter().map(|reader| option(reader, t.say("keep-away-reads")));
        let later = from.later.iter().map(|one| option(&one.reader, agreed::later(t, one)));
        let options = others.chain(later).collect();
        Self { t, page, me, from, options, sheet }
    }

    fn address(&self) -> String {
        self.page.href(&format!("{}/{}", self.from.list, self.from.reference))
    }
}

/// Who was let in or kept out, each in a line.
pub(super) fn said((t, names): (&Words, &Names<'_>), comings: &[Item]) -> Vec<String> {
    let line = |item: &Item| {
        let Voice::Member(by) = &item.voice else { return None };
        let (key, who) = match &item.content {
            Content::Admitted(who) => ("let-in-said", who),
            Content::TakenOff(who) => ("keep-away-said", who),
            _ => return None,
        };
        let (day, by) = (t.day(&Day::of(item.at)), names.person(by));
        let who = who.iter().map(|one| names.person(one)).collect::<Vec<_>>().join(" · ");
        Some(t.say_with(key, &[("day", (&day).into()), ("by", (&by).into()), ("who", (&who).into())]))
    };
    comings.iter().filter_map(line).collect()
}

/// What it is about, if the one who looks may keep somebody out of it.
async fn kept(app: &App, seat: &Seat, reference: &Reference) -> Result<Kept, Error> {
    let open = || seat.permit::<verb::Open>(app, About::Case(reference));
    let mut reported = false;
    let (list, readers, later, may) = match reference.family() {
        family @ (Family::Inquiry | Family::Measure) => {
            let view = inquiry::opened(app, seat, reference).await?;
            let may = view.may(Act::Exclude);
            reported = view.reported;
            (if family == Family::Measure { "/measures" } else { "/inquiries" }, view.readers, view.later, may)
        }
        Family::Decision => {
            let view = open_decision(&app.service, open().await?, &seat.unlocked).await?;
            ("/decisions", view.readers, Vec::new(), view.may_keep_out)
        }
        Family::Discipline => {
            let view = open_proceeding(&app.service, open().await?, &seat.unlocked).await?;
            ("/proceedings", view.readers, Vec::new(), view.may_keep_out)
        }
        Family::Alert => {
            let view = open_alert(&app.service, open().await?, &seat.unlocked).await?;
            ("/alerts", view.readers, Vec::new(), view.may_keep_out)
        }
        Family::Case | Family::Investigation | Family::Hearing => return Err(Error::NotFound),
    };
    let others: Vec<Reader> = readers.into_iter().filter(|reader| reader.member != seat.me.member).collect();
    if !may || others.is_empty() && later.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(Kept { list, reference: reference.clone(), others, later, reported })
}

async fn shown((app, seat): (&App, &Seat), reference: &Reference) -> Result<Html<String>, Failure> {
    let from = kept(app, seat, reference).await?;
    render(&KeepAwayPage::new((&seat.page, &seat.me, &seat.names(app)), from, Sheet::default()))
}

async fn done(deed: Deed, reference: &Reference) -> Result<Response, Failure> {
    let done = async {
        let member: MemberId = deed.form.text("member").parse().map_err(|_| Error::Invalid(vec!["nobody-chosen"]))?;
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::Exclude>(About::Case(reference)).await?;
        exclude(&deed.app.service, permit, &deed.seat.unlocked, member).await
    };
    let from = kept(&deed.app, &deed.seat, reference).await?;
    let next = format!("{}/{reference}", from.list);
    let again = async |code| {
        let field = if code == "not-confirmed" { "sure" } else { "member" };
        let sheet = Sheet::with(deed.form.0.clone(), field, code);
        unprocessable(&KeepAwayPage::new((&deed.seat.page, &deed.seat.me, &deed.seat.names(&deed.app)), from, sheet))
    };
    deed.answer(done.await, (&next, Act::Exclude.code()), again).await
}

/// Shows it for what was handed over.
pub async fn of_inquiry(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    shown((&app, &seat), &inquiry::parse(&reference)?).await
}

/// Keeps somebody out of what was handed over.
pub async fn from_inquiry(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = inquiry::parse(&reference)?;
    Box::pin(done(deed, &reference)).await
}

/// Shows it for a report that was filed.
pub async fn of_decision(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    shown((&app, &seat), &decisions::parse(&reference)?).await
}

/// Keeps somebody out of a report that was filed.
pub async fn from_decision(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = decisions::parse(&reference)?;
    Box::pin(done(deed, &reference)).await
}

/// Shows it for an alert.
pub async fn of_alert(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    shown((&app, &seat), &alerts::parse(&reference)?).await
}

/// Keeps somebody out of an alert.
pub async fn from_alert(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = alerts::parse(&reference)?;
    Box::pin(done(deed, &reference)).await
}

/// Shows it for a disciplinary procedure.
pub async fn of_proceeding(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    shown((&app, &seat), &proceedings::parse(&reference)?).await
}

/// Keeps somebody out of a disciplinary procedure.
pub async fn from_proceeding(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = proceedings::parse(&reference)?;
    Box::pin(done(deed, &reference)).await
}

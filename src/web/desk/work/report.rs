//! The report: what it says besides, what it lacks, the whole text as it would be filed; and, once filed, as it was.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{Asked, Entered, Field, Item, Part, Room, faulty, noted, persons::called};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        finding::Drafted,
        inquest::{Inquest, Missing},
    },
    service::{
        About,
        investigation::{Noted, Open, ReportView, Shown, agree_report, file_report, read_report, sections},
    },
    text::Words,
    web::{
        App, Failure,
        desk::{deed::Deed, investigation, seat::Seat},
        form::Sheet,
    },
};

async fn entered<'a>(
    app: &'a App,
    seat: &'a Seat,
    reference: &Reference,
) -> Result<(Entered<'a>, ReportView), Failure> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    let words = &seat.page.words;
    let (view, report) = read_report(&app.service, permit, (&seat.unlocked, words)).await?;
    Ok((Entered::by(app, seat, view), report))
}

/// The room.
pub(in crate::web::desk) fn room(entered: &Entered<'_>, report: &ReportView) -> Room {
    let (t, inquest) = (entered.t(), &entered.view.inquest);
    let mut room = entered.head("work-report", "work-report-why");
    let digest = t.say_one("work-report-digest", "digest", &report.digest);
    let title = if entered.is_filed() { "work-report-filed" } else { "work-report-now" };
    let text = Item { lines: vec![digest], sections: sections(&report.text, t), ..Item::default() };
    let missing: Vec<Item> = inquest.missing().iter().map(|what| lacking(entered, inquest, *what)).collect();
    let is_whole = missing.is_empty();
    let text = Part { title: t.say(title), items: vec![text], is_folded: !is_whole };
    if entered.is_filed() {
        room.parts.push(text);
        return room;
    }
    if !is_whole {
        room.parts.push(Part { title: t.say("work-report-missing"), items: missing, ..Part::default() });
    }
    room.parts.push(text);
    room.forms.push(draft_form(entered));
    if is_whole {
        room.notices.push(agreed(entered, report));
        room.notices.extend(unsettled(t, report));
        room.forms.extend(next_form(entered, report));
    }
    room
}

/// Who agreed to this very text, and what is still needed.
fn agreed(entered: &Entered<'_>, report: &ReportView) -> String {
    let t = entered.t();
    let who: Vec<String> = report.agreed.iter().map(|reader| entered.names.person(reader)).collect();
    let key = match (report.is_mine, report.is_others) {
        (_, true) => "report-agreed-others",
        (true, false) => "report-agreed-mine",
        (false, false) => return t.say("report-agreed-none"),
    };
    t.say_one(key, "who", &who.join(" · "))
}

/// What is still open, before anybody signs.
fn unsettled(t: &Words, report: &ReportView) -> Option<String> {
    let line =
        |(what, who): &(Open, Vec<String>)| t.say_one(&format!("unsettled-{}", what.code()), "who", &who.join(" ; "));
    let lines: Vec<String> = report.unsettled.iter().map(line).collect();
    (!lines.is_empty()).then(|| [vec![t.say("unsettled")], lines].concat().join("\n"))
}

/// To file it once somebody else agreed; to agree to it before.
fn next_form(entered: &Entered<'_>, report: &ReportView) -> Option<Asked> {
    let may = |act| entered.view.may(act);
    if report.is_others {
        may(Act::FileReport).then(|| file_form(entered, report))
    } else {
        (may(Act::AgreeReport) && !report.is_mine).then(|| agree_form(entered, report))
    }
}

fn lacking(entered: &Entered<'_>, inquest: &Inquest, what: Missing) -> Item {
    let t = entered.t();
    let end = match what {
        Missing::Plan => "/plan",
        Missing::Person | Missing::Allegation => "/persons",
        Missing::Finding(..) => "/findings",
    };
    let pair = inquest.pairs().find(|(one, other)| what == Missing::Finding(one.number, other.number));
    let said = t.term("problem", what.code());
    let said = pair.map_or(said.clone(), |(allegation, person)| {
        let allegation = t.say_one("report-allegation", "number", &allegation.number.to_string());
        format!("{said} {allegation} · {}", called(person))
    });
    Item { link: Some((entered.address(end), said)), ..Item::default() }
}

fn draft_form(entered: &Entered<'_>) -> Asked {
    let t = entered.t();
    let area = |name, label: &str, why: &str| Field::Area(name, t.say(label), t.say(why), 8);
    Asked {
        title: t.say("work-draft"),
        why: t.say("work-draft-why"),
        action: entered.address("/draft"),
        takes_files: false,
        fields: vec![
            entered.seen(),
            area("method", "report-method", "work-method-why"),
            area("chronology", "report-chronology", "work-chronology-why"),
            area("discussion", "report-discussion", "work-discussion-why"),
            area("proposals", "report-proposals", "work-proposals-why"),
        ],
        send: t.say("work-draft-send"),
    }
}

fn file_form(entered: &Entered<'_>, report: &ReportView) -> Asked {
    let t = entered.t();
    Asked {
        title: t.say("work-file"),
        why: t.say("work-file-why"),
        action: entered.address("/report"),
        takes_files: false,
        fields: vec![Field::Hidden("digest", report.digest.clone()), Field::Sure(t.say("work-file-sure"))],
        send: t.say("work-file-send"),
    }
}

fn agree_form(entered: &Entered<'_>, report: &ReportView) -> Asked {
    let t = entered.t();
    Asked {
        title: t.say("work-agree"),
        why: t.say("work-agree-why"),
        action: entered.address("/report/agree"),
        takes_files: false,
        fields: vec![Field::Hidden("digest", report.digest.clone()), Field::Sure(t.say("work-agree-sure"))],
        send: t.say("work-agree-send"),
    }
}

/// What stands already, so that a correction begins with it.
pub(in crate::web::desk) fn drafted(inquest: &Inquest) -> Sheet {
    let Drafted { method, chronology, discussion, proposals } = inquest.draft.clone().unwrap_or_default();
    let mut sheet = Sheet::default();
    for (name, text) in
        [("method", method), ("chronology", chronology), ("discussion", discussion), ("proposals", proposals)]
    {
        sheet.fields.insert(name, &text);
    }
    sheet
}

/// Shows the room.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let (entered, report) = entered(&app, &seat, &investigation::parse(&reference)?).await?;
    let typed = (drafted(&entered.view.inquest), crate::service::new_request(&app.service), room(&entered, &report));
    crate::web::page::render(&entered.with(typed))
}

async fn again(deed: &Deed, reference: &Reference, sheet: Sheet) -> Result<Response, Failure> {
    let (entered, report) = entered(&deed.app, &deed.seat, reference).await?;
    let typed = (sheet, deed.form.text("request").to_owned(), room(&entered, &report));
    entered.again(typed)
}

/// Writes what the report says besides.
pub(super) async fn draft(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let text = |field| deed.form.text(field).to_owned();
    let (method, chronology) = (text("method"), text("chronology"));
    let draft = Drafted { method, chronology, discussion: text("discussion"), proposals: text("proposals") };
    let done = noted::<verb::DraftReport>(&deed, &reference, Ok(Noted::Draft(draft))).await;
    let again = async |code| again(&deed, &reference, faulty(&deed, code, "method")).await;
    deed.answer(done, (&format!("/investigations/{reference}/report"), Act::DraftReport.code()), again).await
}

/// Files it: as it was read, or not at all.
pub(super) async fn file(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::FileReport>(About::Case(&reference)).await?;
        let words: &Words = &deed.seat.page.words;
        let shown = Shown { words, digest: deed.form.text("digest") };
        file_report(&deed.app.service, permit, &deed.seat.unlocked, shown).await
    };
    let again = async |code| unsure(&deed, &reference, code).await;
    deed.answer(done.await, (&format!("/investigations/{reference}/report"), Act::FileReport.code()), again).await
}

/// Agrees to it: as it was read, or not at all.
pub(super) async fn agree(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::AgreeReport>(About::Case(&reference)).await?;
        let shown = Shown { words: &deed.seat.page.words, digest: deed.form.text("digest") };
        agree_report(&deed.app.service, permit, &deed.seat.unlocked, shown).await
    };
    let again = async |code| unsure(&deed, &reference, code).await;
    deed.answer(done.await, (&format!("/investigations/{reference}/report"), Act::AgreeReport.code()), again).await
}

/// The room again: these forms have no words in them, and those that stand are shown beside.
async fn unsure(deed: &Deed, reference: &Reference, code: &'static str) -> Result<Response, Failure> {
    let (entered, _) = entered(&deed.app, &deed.seat, reference).await?;
    let mut sheet = drafted(&entered.view.inquest);
    sheet.faults.push(crate::web::form::Fault::new("sure", code));
    again(deed, reference, sheet).await
}

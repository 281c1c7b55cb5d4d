//! What an inquiry knows already, put in its letters: whoever makes one reads it over, and may say something else.
//!
//! A letter holds what its reader may know. Those who inquire find the mission in theirs, and in the report what was written
//! down; a letter to somebody heard says what they were told when they were called, and nothing of the mission, of what others
//! said or of what is found. What came of an inquiry is left to whoever tells it: it is about one person, and never about two.
use crate::{
    clock::Day,
    domain::{
        Coded as _,
        act::verb,
        case::Reference,
        inquiry::Opening,
        letter::{LetterKind, Place},
    },
    service::{
        About, Error,
        hearing::{HearingView, of_inquiry},
        inquiry::InquiryView,
        investigation::{InvestigationView, Outline},
        view::{Content, Item},
    },
    web::{
        App,
        desk::{investigation, seat::Seat},
    },
};

/// Places of a letter, and what is known to stand there.
pub(super) type Known = Vec<(Place, String)>;

/// What the inquiry knows for a letter of this kind.
pub(super) async fn of_the_inquiry(
    (app, seat): (&App, &Seat),
    (view, kind): (&InquiryView, LetterKind),
) -> Result<Known, Error> {
    let t = &seat.page.words;
    let mut known: Known = opened_on(view).map(|day| (Place::Opened, t.day(&day))).into_iter().collect();
    let names = seat.names(app);
    if let Some(appointed) = &view.appointed {
        let inquire = view.readers.iter().filter(|reader| appointed.inquirers.contains(&reader.member));
        let who: Vec<String> = inquire.map(|reader| names.person(reader)).collect();
        known.push((Place::Inquirers, who.join(" ; ")));
    }
    let Some(conducted) = conducted((app, seat), view).await? else { return Ok(known) };
    let who: Vec<String> = conducted.inquirers.iter().map(|(reader, _)| names.person(reader)).collect();
    known.extend([(Place::Inquirers, who.join(" ; ")), (Place::Deadline, t.day(&conducted.mission.limit))]);
    if matches!(kind, LetterKind::Mission | LetterKind::NoConflict | LetterKind::Report) {
        known.push((Place::Scope, conducted.mission.scope.clone()));
    }
    if let Some((me, _)) = conducted.inquirers.iter().find(|(reader, _)| reader.member == seat.me.member) {
        let quality = t.say("letter-quality-inquirer");
        known.extend([
            (Place::Inquirer, names.person(me)),
            (Place::Person, names.person(me)),
            (Place::Quality, quality),
        ]);
    }
    if kind == LetterKind::Report && conducted.is_begun() {
        known.extend(reported((app, seat), &conducted).await?);
    }
    Ok(known)
}

/// The day on which it was decided to inquire, as far as whoever looks reads the person's thread.
fn opened_on(view: &InquiryView) -> Option<Day> {
    let opens = |item: &&Item| matches!(&item.content, Content::Ruled(ruling) if ruling.opening == Opening::Opened);
    view.items.iter().rfind(opens).map(|item| Day::of(item.at))
}

/// The inquiry that what was handed over led to, where it opens.
async fn conducted((app, seat): (&App, &Seat), view: &InquiryView) -> Result<Option<InvestigationView>, Error> {
    let led_to = view.appointed.as_ref().filter(|_| seat.me.inquires());
    let Some(reference) = led_to.and_then(|one| Reference::parse(&one.to.reference).ok()) else { return Ok(None) };
    match investigation::opened(app, seat, &reference).await {
        Ok(conducted) => Ok(Some(conducted)),
        Err(Error::NotFound | Error::Broken(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn reported((app, seat): (&App, &Seat), conducted: &InvestigationView) -> Result<Known, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(&conducted.reference)).await?;
    let heard = of_inquiry(&app.service, permit, &seat.unlocked).await?;
    let outline = Outline::new(&conducted.inquest, &heard, &seat.page.words);
    let draft = conducted.inquest.draft.clone().unwrap_or_default();
    Ok(vec![
        (Place::Method, draft.method),
        (Place::Hearings, outline.hearings),
        (Place::Pieces, outline.pieces),
        (Place::Chronology, draft.chronology),
        (Place::Accounts, outline.accounts),
        (Place::Elements, draft.discussion),
        (Place::Findings, outline.findings),
        (Place::Recommendations, draft.proposals),
    ])
}

/// What the space of somebody heard says of them, for a letter to them or the minutes they sign.
pub(super) fn of_the_hearing((app, seat): (&App, &Seat), (hearing, kind): (&HearingView, LetterKind)) -> Known {
    let Some(call) = hearing.call() else { return Known::new() };
    let (t, names) = (&seat.page.words, seat.names(app));
    let inquirers: Vec<String> = hearing.readers.iter().map(|reader| names.person(reader)).collect();
    let when = format!("{}, {}", t.day(&call.meeting.day), call.meeting.hour);
    let mut known = vec![
        // Their own: that of what somebody handed over is not theirs to read.
        (Place::Reference, hearing.reference.to_string()),
        (Place::Recipient, call.name.clone()),
        (Place::Heard, call.name.clone()),
        (Place::Person, call.name.clone()),
        (Place::Quality, t.term("heard-role", call.role.code())),
        (Place::Inquirers, inquirers.join(" ; ")),
        (Place::HearingDay, when),
        (Place::HearingPlace, call.meeting.place.clone()),
    ];
    match kind {
        // What they are told of it, as they were told; to the person implicated, the facts as they can be told.
        LetterKind::ConvocationReporter | LetterKind::ConvocationWitness => {
            known.push((Place::Scope, call.meeting.purpose.clone()));
        }
        LetterKind::ConvocationImplicated => known.push((Place::Facts, call.meeting.purpose.clone())),
        _ => {}
    }
    if let Some(written) = hearing.minutes.iter().rfind(|one| !one.corrected) {
        let remarks = written.answer.as_ref().map_or("", |(_, answer)| answer.remarks.as_str());
        known.extend([
            (Place::Present, written.said.what.present.clone()),
            (Place::Exchange, written.said.what.text.clone()),
            (Place::Remarks, remarks.to_owned()),
        ]);
        if kind == LetterKind::Minutes {
            // The interview that was held, and not one to come.
            known.extend([
                (Place::HearingDay, t.day(&written.said.what.day)),
                (Place::HearingPlace, written.said.what.place.clone()),
            ]);
        }
    }
    known
}

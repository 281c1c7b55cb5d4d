//! That persons implicated are informed: when, how, or why later, by whom and until when.
//!
//! It stands in the room in which they are named.
use axum::{extract::Path, response::Response};

use super::{Asked, Entered, Field, Item, Part, Room, noted, persons};
use crate::{
    domain::{
        Coded,
        act::{Act, Verb, verb},
        contact::Fault,
        finding::Implicated,
        informing::{DeferralAgreed, Means, deferred, informed, person},
    },
    service::{
        Error,
        investigation::{DeferralView, InformingView, Noted},
    },
    web::{
        Failure,
        desk::{deed::Deed, investigation},
        form::{Choice, Sheet},
    },
};

/// What stands, and what can be said of it.
pub(super) fn add(room: &mut Room, entered: &Entered<'_>, sheet: &Sheet) {
    let items = entered.view.informing.iter().filter_map(|one| Some(item(entered, one, named(entered, one.person)?)));
    let part = Part { title: entered.t().say("informing"), items: items.collect(), ..Part::default() };
    room.parts.push(part);
    let agreeable = entered.view.informing.iter().filter(|one| matches!(one.waits, Some((_, true))));
    if entered.view.may(Act::AgreeDeferral) {
        room.forms.extend(agreeable.filter_map(|one| agree_form(entered, one)));
    }
    let open: Vec<&InformingView> = entered.view.informing.iter().filter(|one| one.informed.is_none()).collect();
    // What was typed meanwhile is given back, even where nobody is left to inform.
    if open.is_empty() && sheet.text("reasons").is_empty() {
        return;
    }
    if entered.view.may(Act::Inform) {
        room.forms.push(inform_form(entered, sheet, &open));
    }
    if entered.view.may(Act::DeferInforming) {
        room.forms.push(defer_form(entered, sheet, &open));
    }
}

fn named<'a>(entered: &'a Entered<'_>, number: u32) -> Option<&'a Implicated> {
    entered.view.inquest.persons.iter().find(|person| person.number == number)
}

fn item(entered: &Entered<'_>, one: &InformingView, person: &Implicated) -> Item {
    let t = entered.t();
    let stands = match (&one.informed, one.due) {
        (Some(informed), _) => {
            let (day, how) = (t.day(&informed.day), t.code("informing-means", &informed.means));
            t.say_with("informing-done", &[("day", (&day).into()), ("how", (&how).into())])
        }
        (None, Some(due)) => t.say_one("informing-due", "day", &t.day(&due)),
        (None, None) => String::new(),
    };
    let later = one.deferrals.iter().map(|deferral| said(entered, deferral));
    Item {
        title: persons::called(person),
        lines: std::iter::once(stands).filter(|line| !line.is_empty()).chain(later).collect(),
        ..Item::default()
    }
}

fn said(entered: &Entered<'_>, one: &DeferralView) -> String {
    let t = entered.t();
    let who: Vec<String> = one.by.iter().map(|reader| entered.names.person(reader)).collect();
    let (who, day, review) = (who.join(&t.say("list-then")), t.day(&one.day), t.day(&one.said.review));
    let key = if one.is_agreed { "informing-later" } else { "informing-later-waits" };
    t.say_with(
        key,
        &[
            ("who", (&who).into()),
            ("day", (&day).into()),
            ("review", (&review).into()),
            ("why", (&one.said.reason).into()),
        ],
    )
}

fn whom(entered: &Entered<'_>, sheet: &Sheet, open: &[&InformingView]) -> Field {
    let t = entered.t();
    let persons = open.iter().filter_map(|one| named(entered, one.person));
    let options = persons.map(|one| sheet.choice("implicated", &one.number.to_string(), persons::called(one)));
    Field::Select("implicated", t.say("informing-whom"), t.say("informing-whom-why"), options.collect())
}

fn inform_form(entered: &Entered<'_>, sheet: &Sheet, open: &[&InformingView]) -> Asked {
    let t = entered.t();
    let means: Vec<Choice> =
        Means::ALL.iter().map(|means| sheet.choice("means", means.code(), t.code("informing-means", means))).collect();
    Asked {
        title: t.say("informing-inform"),
        why: t.say("informing-inform-why"),
        action: entered.address("/informed"),
        takes_files: false,
        fields: vec![
            whom(entered, sheet, open),
            Field::Day("informed", t.say("informing-day"), t.say("informing-day-why")),
            Field::Choices("means", t.say("informing-how"), t.say("informing-how-why"), "radio", means),
        ],
        send: t.say("informing-inform-send"),
    }
}

fn defer_form(entered: &Entered<'_>, sheet: &Sheet, open: &[&InformingView]) -> Asked {
    let t = entered.t();
    Asked {
        title: t.say("informing-defer"),
        why: t.say("informing-defer-why"),
        action: entered.address("/deferred"),
        takes_files: false,
        fields: vec![
            whom(entered, sheet, open),
            Field::Area("reasons", t.say("informing-reasons"), t.say("informing-reasons-why"), 5),
            Field::Day("review", t.say("informing-review"), t.say("informing-review-why")),
        ],
        send: t.say("informing-defer-send"),
    }
}

/// To agree that somebody is informed later.
fn agree_form(entered: &Entered<'_>, one: &InformingView) -> Option<Asked> {
    let (t, (number, _)) = (entered.t(), one.waits?);
    let person = persons::called(named(entered, one.person)?);
    let last = one.deferrals.last()?;
    Some(Asked {
        title: t.say_one("informing-agree", "person", &person),
        why: said(entered, last),
        action: entered.address("/deferred/agree"),
        takes_files: false,
        fields: vec![
            Field::Hidden("implicated", one.person.to_string()),
            Field::Hidden("deferral", number.to_string()),
        ],
        send: t.say("informing-agree-send"),
    })
}

/// Notes that somebody was informed.
pub(super) async fn inform(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let what = informed(&deed.form.0).map(Noted::Informed);
    done::<verb::Inform>(deed, &reference, what).await
}

/// Would inform somebody later.
pub(super) async fn defer(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let what = deferred(&deed.form.0).map(Noted::Deferred);
    done::<verb::DeferInforming>(deed, &reference, what).await
}

/// Agrees to that.
pub(super) async fn agree(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let deferral = deed.form.text("deferral").parse().unwrap_or_default();
    let what = person(&deed.form.0).map(|person| Noted::DeferralAgreed(DeferralAgreed { person, deferral }));
    done::<verb::AgreeDeferral>(deed, &reference, what).await
}

async fn done<V: Verb>(deed: Deed, reference: &str, what: Result<Noted, Fault>) -> Result<Response, Failure> {
    let reference = investigation::parse(reference)?;
    let at = what.as_ref().err().map_or("implicated", |fault| fault.field);
    let what = what.map_err(|fault| Error::Invalid(vec![fault.code]));
    let done = noted::<V>(&deed, &reference, what).await;
    let again = async |code| {
        let field = match code {
            "review-day" => "review",
            "informed-day" => "informed",
            _ => at,
        };
        persons::again(&deed, &reference, (code, field)).await
    };
    deed.answer(done, (&format!("/investigations/{reference}/persons"), V::ACT.code()), again).await
}

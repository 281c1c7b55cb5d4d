//! What both surfaces say of agreements and wishes: to whom, for what, which text, which files.
use std::collections::BTreeSet;

use super::form::Form;
use crate::{
    clock::Day,
    domain::{
        consent::{Copied, Purpose, Receiver},
        exception::Explained,
        measure::Measured,
        report::Wish,
    },
    ids::FileId,
    service::{
        Error,
        view::{Content, Item, Later},
    },
    text::Words,
};

/// The text and the names of the files.
pub(super) fn copied(t: &Words, items: &[Item], copy: &Copied) -> Vec<String> {
    let names: Vec<String> = copy.files.iter().map(|id| file_name(t, items, *id)).collect();
    let files = if names.is_empty() {
        t.say("consent-no-files")
    } else {
        t.say_one("consent-files", "files", &names.join(", "))
    };
    [copy.text.clone(), files].into_iter().filter(|line| !line.is_empty()).collect()
}

/// The name of a file of the case.
pub(super) fn file_name(t: &Words, items: &[Item], id: FileId) -> String {
    let file = items.iter().find_map(|item| match &item.content {
        Content::File(file) if file.file == id => Some(file.name.clone()),
        _ => None,
    });
    file.filter(|name| !name.is_empty()).unwrap_or_else(|| t.say("attached-unnamed"))
}

/// To whom, and for what, within a line.
pub(super) fn about(t: &Words, to: Receiver, purpose: Purpose) -> String {
    let (to, purpose) = (t.code("receiver", &to), t.code("purpose", &purpose));
    t.say_with("consent-whom", &[("to", (&to).into()), ("purpose", (&purpose).into())])
}

/// The same as the beginning of a line.
pub(super) fn whom(t: &Words, to: Receiver, purpose: Purpose) -> String {
    let said = about(t, to, purpose);
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Wishes in one line.
pub(super) fn wishes(t: &Words, wishes: &[Wish]) -> String {
    let within = |wish: &Wish| {
        let said = t.code("wish", wish);
        let mut letters = said.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    };
    wishes.iter().map(within).collect::<Vec<String>>().join(&t.say("list-then"))
}

/// A step of a consent, what came of it, or a wish, as a line of the conversation; nothing for anything else.
pub(super) fn told(t: &Words, content: &Content) -> Option<String> {
    let about = |key: &str, to: &Receiver, purpose: &Purpose| {
        let (to, purpose) = (t.code("receiver", to), t.code("purpose", purpose));
        t.say_with(key, &[("to", (&to).into()), ("purpose", (&purpose).into())])
    };
    Some(match content {
        Content::Asked(to, purpose) => about("consent-said-asked", to, purpose),
        Content::Agreed(to, purpose) => about("consent-said-agreed", to, purpose),
        Content::Declined => t.say("consent-said-declined"),
        Content::TakenBack(to, purpose) => about("consent-said-taken-back", to, purpose),
        Content::Passed(passed) => {
            let key = if passed.without().is_some() { "without-said" } else { "handover-said" };
            let said = about(key, &passed.to, &passed.purpose);
            let said = format!("{said} {}", t.say_one("handover-passed-as", "reference", &passed.inquiry));
            let why = passed.without().map(|explained| why_without(t, explained)).unwrap_or_default();
            std::iter::once(said).chain(why).collect::<Vec<_>>().join("\n")
        }
        Content::Reported => t.say("report-announced"),
        Content::Ruled(ruling) => format!("{}\n{}", t.code("ruled", &ruling.opening), ruling.reasons),
        Content::Measured(said) => measured(t, said),
        Content::Wished(chosen) if chosen.is_empty() => t.say("consent-said-no-wish"),
        Content::Wished(chosen) => t.say_one("consent-said-wished", "wishes", &wishes(t, chosen)),
        _ => return None,
    })
}

/// What became of a measure, as the person reads it: what it is, since when, by when somebody looks again, and the words.
pub(super) fn measured(t: &Words, said: &Measured) -> String {
    let natures: Vec<String> = said.natures.iter().map(|nature| t.code("nature", nature)).collect();
    let natures = (!natures.is_empty()).then(|| natures.join(&t.say("list-then")));
    let day = |key: &str, day: Option<Day>| day.map(|day| t.say_one(key, "day", &t.day(&day)));
    let lines = [
        Some(t.code("measured", &said.course)),
        natures,
        day("measure-since", said.from),
        day("measure-again", said.review),
        Some(said.text.clone()),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Why something went without the person's agreement, as they are told: the ground, the reason, why they were not told then.
pub(super) fn why_without(t: &Words, explained: &Explained) -> Vec<String> {
    let late = explained
        .late
        .iter()
        .flat_map(|late| [t.say_one("without-told-late", "day", &t.day(&late.since)), late.why.clone()]);
    let ground = t.say_one("without-told-ground", "ground", &t.code("ground", &explained.ground));
    [ground, explained.reason.clone()].into_iter().chain(late).collect()
}

/// What the form says would go.
pub(super) fn copy(form: &Form) -> Result<Copied, Error> {
    let files: Result<BTreeSet<FileId>, _> =
        form.0.all("files").iter().filter(|id| !id.is_empty()).map(|id| id.parse()).collect();
    Ok(Copied {
        text: form.text("text").to_owned(),
        files: files.map_err(|_| Error::Invalid(vec!["unknown-file"]))?,
        with_name: form.chose("name", "with"),
    })
}

/// What to know of somebody who reads nothing yet, before one keeps them out.
pub(super) fn later(t: &Words, one: &Later) -> String {
    t.say(if one.is_last { "keep-out-later-last" } else { "keep-out-later" })
}

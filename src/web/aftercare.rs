//! What is said of aftercare and of retaliation, in words, as the person and the cell both read it.
//!
//! It does **not** say who may read it: an item is shown where its conversation is.
use crate::{
    clock::Day,
    domain::{
        Coded as _,
        aftercare::{Aftercare, News, Retaliation},
        rules::Rules,
    },
    service::view::{Content, Item},
    text::Words,
};

/// What an item says; nothing for one of another kind.
pub(super) fn told(t: &Words, rules: &Rules, item: &Item) -> Option<String> {
    match &item.content {
        Content::Aftercare(said) => {
            Some(format!("{}\n{}", said.text, t.say_one("aftercare-said", "days", &days(t, said, Day::of(item.at)))))
        }
        Content::News(news) => Some(t.code("news-said", news)),
        Content::Retaliation(said) => Some(retaliation(t, rules, said)),
        _ => None,
    }
}

/// The days that were chosen, in one line.
pub(super) fn days(t: &Words, said: &Aftercare, begun: Day) -> String {
    said.days(begun).iter().map(|day| t.day(day)).collect::<Vec<_>>().join(&t.say("list-then"))
}

fn retaliation(t: &Words, rules: &Rules, said: &Retaliation) -> String {
    let labels = said.treatments.iter().map(|code| rules.aftercare.label(code, t.locale().code()));
    let what = labels.collect::<Vec<_>>().join("\u{a0}; ");
    let lines = [
        Some(t.say("retaliation-said")),
        (!what.is_empty()).then(|| t.say_one("retaliation-said-what", "what", &what)),
        said.since.map(|day| t.say_one("retaliation-said-since", "day", &t.day(&day))),
        (!said.text.is_empty()).then(|| said.text.clone()),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// What was chosen last, on which day, and whether the person still wishes to be asked.
pub(super) fn chosen(items: &[Item]) -> Option<(Day, &Aftercare, bool)> {
    let mut found = None;
    for item in items {
        match (&item.content, &mut found) {
            (Content::Aftercare(said), _) => found = Some((Day::of(item.at), said, true)),
            (Content::News(News::NoMore), Some((_, _, goes_on))) => *goes_on = false,
            _ => {}
        }
    }
    found
}

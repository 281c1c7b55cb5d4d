//! What both surfaces say of an orientation: the services, the support, and what the person answered.
use crate::{
    domain::{
        Coded,
        orientation::{Oriented, Proposed, Reply, Support, SupportAnswered},
    },
    service::view::Orientation,
    text::Words,
};

/// A service in one line: its name, and within which time it answers where that is known.
pub(super) fn service(t: &Words, proposed: &Proposed) -> String {
    let language = t.locale().code();
    let name = proposed.name.get(language);
    match &proposed.answers_within {
        None => name.to_owned(),
        Some(within) => {
            t.say_with("offered-service", &[("name", name.into()), ("within", within.get(language).into())])
        }
    }
}

/// What was offered, one thing a line.
pub(super) fn lines(t: &Words, offered: &Oriented) -> Vec<String> {
    let services = offered.services.iter().map(|proposed| service(t, proposed));
    services.chain(offered.support.iter().map(|support| t.code("offered-support", support))).collect()
}

/// An answer to one kind of support.
fn answer(t: &Words, (support, reply): (&Support, &Reply)) -> String {
    let (support, reply) = (t.code("offered-support", support), t.code("offered-reply", reply));
    t.say_with("offered-answer", &[("support", (&support).into()), ("reply", (&reply).into())])
}

/// What the person answered last to a proposal, and what they left open, one thing a line.
pub(super) fn standing(t: &Words, one: &Orientation) -> Vec<String> {
    let open = one.offered.support.iter().filter(|support| !one.answers.contains_key(support));
    let open = open.map(|support| t.say_one("offered-open", "support", &t.code("offered-support", support)));
    one.answers.iter().map(|said| answer(t, said)).chain(open).collect()
}

/// What was answered, one thing a line.
pub(super) fn answers(t: &Words, answered: &SupportAnswered) -> Vec<String> {
    answered.answers.iter().map(|one| answer(t, one)).collect()
}

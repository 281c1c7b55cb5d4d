//! The sentences a person agrees to: the page shows them, the record keeps them, and both are made here.
use crate::{
    domain::consent::{Purpose, Receiver, Scope},
    text::Words,
};

/// What the sentences depend on.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// Who receives.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// How far it reaches.
    pub scope: Scope,
    /// Whether there are files to be ticked.
    pub with_files: bool,
    /// Whether the name goes.
    pub with_name: bool,
}

/// The sentences, in the language of these words. Without a name they never say "anonymous": a story can be recognised.
#[must_use]
pub fn statement(words: &Words, terms: Terms) -> Vec<String> {
    let (to, purpose) = (words.code("receiver", &terms.to), words.code("purpose", &terms.purpose));
    let agree = if terms.with_files { "consent-agree-with-files" } else { "consent-agree" };
    let agreed = words.say_with(agree, &[("to", (&to).into()), ("purpose", (&purpose).into())]);
    let name = words.say(if terms.with_name { "consent-with-name" } else { "consent-without-name" });
    let scope = match terms.scope {
        Scope::Whole => None,
        Scope::OwnTestimony => Some(words.say("consent-own-testimony")),
        Scope::Unsaid => Some(words.say("consent-unsaid")),
    };
    [agreed, name].into_iter().chain(scope).chain([words.say("consent-can-take-back")]).collect()
}

//! Where something is that came of a case, in words.
use crate::{service::whereabouts::Whereabouts, text::Words};

/// The stage by the words of `stage`; that it was erased, and when; or, by the key `unknown`, that nobody can tell.
pub(super) fn said(t: &Words, (stage, unknown): (&'static str, &'static str), at: Whereabouts) -> String {
    match at {
        Whereabouts::At(at) => t.code(stage, &at),
        Whereabouts::Erased(day) => t.say_one("handover-erased", "day", &t.day(&day)),
        Whereabouts::Unknown => t.say(unknown),
    }
}

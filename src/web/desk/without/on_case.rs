//! What the page of a case says of handing over without agreement: what is under way, what came of what was proposed.
use crate::{
    domain::{act::Act, exception::State},
    service::exception::Exceptional,
    web::desk::case::CasePage,
};

impl CasePage<'_> {
    /// Whether something may be proposed: one is under way at a time.
    pub(in crate::web::desk) fn can_except(&self) -> bool {
        self.can(Act::Except) && self.view.exceptions.open().is_none()
    }

    /// Where something waits, the page that it waits on and what to call that.
    pub(in crate::web::desk) fn exception_door(&self) -> Option<(String, &'static str)> {
        match &self.view.exceptions.open()?.what.state {
            State::Waiting => self
                .can(Act::HandOverWithout)
                .then(|| (self.address("/without-consent/confirm"), "without-door-confirm")),
            State::Untold(_) => self.can(Act::Tell).then(|| (self.address("/tell"), "without-door-tell")),
            State::Objected { .. } | State::Told => None,
        }
    }

    /// Where one stands, in a line.
    pub(in crate::web::desk) fn exception_state(&self, one: &Exceptional) -> String {
        let by = self.names.person(one.then.as_ref().unwrap_or(&one.by));
        match &one.what.state {
            State::Waiting => self.t.say("without-state-waiting"),
            State::Objected { .. } => self.t.say_one("without-state-objected", "by", &by),
            State::Untold(silence) => self.t.say_one("without-state-untold", "day", &self.t.day(&silence.review)),
            State::Told => self.t.say("without-state-told"),
        }
    }
}

//! What the case's page says of the listening: what is done and to do, what was found, retained, proposed, linked.
//!
//! Nothing is ticked by hand: a step is done when the record says so.
use jiff::Timestamp;

use super::super::case::CasePage;
use crate::{
    clock::Day,
    domain::{
        act::Act,
        assessment::{Assessed, Danger, Notice},
        deadline::DeadlineCode,
        orientation::{Oriented, SupportAnswered},
        report::Answer,
    },
    service::view::{Content, Known, Orientation},
    web::offered,
};

/// A step of the listening.
#[derive(Debug)]
pub(in crate::web::desk) struct Step {
    /// What: key of the sentence.
    pub(in crate::web::desk) key: &'static str,
    /// Whether the record says that it is done.
    pub(in crate::web::desk) done: bool,
    /// Where it is done, for who may.
    pub(in crate::web::desk) link: Option<String>,
}

impl CasePage<'_> {
    /// What is done and to do at this stage.
    pub(in crate::web::desk) fn steps(&self) -> Vec<Step> {
        let (view, listening) = (&self.view, &self.view.listening);
        let step = |key, done, link: Option<(Act, &str)>| Step {
            key,
            done,
            link: link.filter(|(act, _)| self.can(*act)).map(|(_, end)| self.at(end)),
        };
        let answered = view.items.iter().any(|item| matches!(item.content, Content::Reply(_)));
        let mut steps = vec![
            step("checklist-assigned", view.assigned.is_some(), Some((Act::Assign, "#assign"))),
            step("checklist-answered", answered, Some((Act::Reply, "#reply"))),
        ];
        if !self.is_a_question() {
            steps.extend([
                step("checklist-assessed", listening.assessed.is_some(), Some((Act::Assess, "/assess"))),
                step("checklist-qualified", !listening.qualified.is_empty(), Some((Act::Qualify, "/qualify"))),
                step("checklist-oriented", !view.orientations.is_empty(), Some((Act::Orient, "/orient"))),
            ]);
            let offered = view.orientations.iter().any(|one| !one.offered.support.is_empty());
            let settled = view.orientations.iter().all(|one| !one.waits());
            steps.extend(offered.then(|| step("checklist-support", settled, None)));
            let asked = !view.agreements.consents.matters().is_empty();
            steps.extend([
                step("checklist-wishes", !view.agreements.wishes.is_empty(), Some((Act::Reply, "#reply"))),
                step("checklist-consent", asked, Some((Act::AskConsent, "/ask"))),
            ]);
        }
        steps.push(step("checklist-dates", !self.is_late(), None));
        steps
    }

    /// Whether something owed was not done on its day.
    fn is_late(&self) -> bool {
        let today = Day::of(self.page.now);
        let is_owed = |code: DeadlineCode| !matches!(code, DeadlineCode::Withdrawal | DeadlineCode::NotebookTerm);
        let mut dates = self.view.dates.iter();
        dates.any(|(code, due, done)| is_owed(*code) && !code.lapses() && done.is_none() && *due < today)
    }

    fn at(&self, end: &str) -> String {
        if end.starts_with('#') { end.to_owned() } else { self.address(end) }
    }

    pub(in crate::web::desk) fn can_assess(&self) -> bool {
        self.can(Act::Assess)
    }

    pub(in crate::web::desk) fn can_qualify(&self) -> bool {
        self.can(Act::Qualify)
    }

    pub(in crate::web::desk) fn can_orient(&self) -> bool {
        self.can(Act::Orient)
    }

    pub(in crate::web::desk) fn can_link(&self) -> bool {
        self.can(Act::Link)
    }

    /// When something was noted, and by whom.
    pub(in crate::web::desk) fn noted<T>(&self, known: &Known<T>) -> String {
        let (at, by) = (self.t.moment(&known.at), self.names.person(&known.by));
        self.t.say_with("listening-noted", &[("at", (&at).into()), ("by", (&by).into())])
    }

    /// When something was proposed, and by whom.
    pub(in crate::web::desk) fn proposed(&self, one: &Orientation) -> String {
        let (at, by) = (self.t.moment(&one.at), self.names.person(&one.by));
        self.t.say_with("listening-noted", &[("at", (&at).into()), ("by", (&by).into())])
    }

    /// An assessment: titles, by the keys that say them, and what was found; what was left out is left out.
    pub(in crate::web::desk) fn assessment(&self, assessed: &Assessed) -> Vec<(&'static str, String)> {
        let t = self.t;
        let Assessed { danger, done, urgency, fragile, checkable, acting, waiting, notice, reason } = assessed;
        let lines = [
            ("assess-danger", t.code("assessed-danger", danger)),
            ("assess-done", done.clone()),
            ("assess-urgency", t.code("assessed-urgency", urgency)),
            ("assess-fragile", t.code("answer", fragile)),
            ("assess-checkable", checkable.clone()),
            ("assess-acting", acting.clone()),
            ("assess-waiting", waiting.clone()),
            ("assess-notice", t.code("assessed-notice", notice)),
            ("assess-reason", reason.clone()),
        ];
        lines.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    /// What an assessment obliges to, said at the top of the page as long as it counts: keys of the sentences.
    pub(in crate::web::desk) fn alarms(&self) -> Vec<&'static str> {
        let Some(Known { at, what: Assessed { danger, fragile, notice, .. }, .. }) = &self.view.listening.assessed
        else {
            let told = [
                (self.is_told_of_danger(None), "alarm-danger-said"),
                (self.is_told_of_retaliation(None), "alarm-retaliation"),
            ];
            return told.into_iter().filter(|(sounds, _)| *sounds).map(|(_, key)| key).collect();
        };
        let all = [
            (self.is_told_of_danger(Some(*at)), "alarm-danger-said"),
            (self.is_told_of_retaliation(Some(*at)), "alarm-retaliation"),
            (*danger == Danger::Immediate, "alarm-danger"),
            (*fragile == Answer::Yes, "alarm-fragile"),
            (*notice == Notice::Yes, "alarm-notice"),
        ];
        all.into_iter().filter(|(sounds, _)| *sounds).map(|(_, key)| key).collect()
    }

    /// Whether it was said, since it was assessed, that somebody is in danger now.
    fn is_told_of_danger(&self, assessed: Option<Timestamp>) -> bool {
        self.view.items.iter().filter(|item| assessed.is_none_or(|at| item.at > at)).any(|item| match &item.content {
            Content::Report(report) => report.is_in_danger(),
            Content::Contact(contact) => contact.report.is_in_danger(),
            Content::InDanger(_) => true,
            _ => false,
        })
    }

    pub(in crate::web::desk) fn offered(&self, oriented: &Oriented) -> Vec<String> {
        offered::lines(self.t, oriented)
    }

    pub(in crate::web::desk) fn answered(&self, answered: &SupportAnswered) -> Vec<String> {
        offered::answers(self.t, answered)
    }

    /// What the person answered to a proposal, and what they left open.
    pub(in crate::web::desk) fn answers(&self, one: &Orientation) -> Vec<String> {
        offered::standing(self.t, one)
    }
}

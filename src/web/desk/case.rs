//! A case: one timeline read downward, and beside it where it stands and who can read it.
//!
//! What concerns a crime is folded: nobody opens a page onto it unprepared. The page offers exactly what this member may
//! do now, each with what will happen and who will see it.
use axum::{
    extract::{Path, State},
    response::Html,
};

use super::{
    ask::{Past, past, short_wishes},
    label::label,
    names::Names,
    person::away_in_words,
    seat::Seat,
    withdrawn,
};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        attached::Attached,
        case::Reference,
        family::Family,
        identity::Way,
        protection::{Outcome, Progress},
        record::Exclusion,
        report::{Answer, Report},
        taxonomy::Offence,
        withdrawal::Withdrawal,
    },
    ids::MemberId,
    service::{
        self, About, Error,
        inquiry::Standing,
        open_case::open_case,
        view::{CaseView, Content, Item, Me, Protection, Reader, Voice},
    },
    text::Words,
    web::{
        App, Failure, Page, agreed,
        files::{Listed, Offer},
        form::{Choice, Fault, Sheet},
        page::render,
        upload::Taken,
        whereabouts,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/case.html")]
pub(super) struct CasePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) view: CaseView,
    /// Identifier of the forms about to be shown.
    pub(super) request: String,
    /// What was typed and could not be taken.
    pub(super) refused: Refused,
    /// The part that asks for files.
    pub(super) offer: Offer,
}

/// A form of this page that was sent and could not be taken.
#[derive(Debug, Default)]
pub(super) struct Refused {
    /// The act whose form it was.
    pub(super) act: &'static str,
    /// What was typed, and what is wrong with it.
    pub(super) sheet: Sheet,
}

impl CasePage<'_> {
    pub(super) fn can(&self, act: Act) -> bool {
        self.view.may.get(act.code()).copied().unwrap_or(false)
    }

    /// Where what was handed over is.
    fn stands(&self, passed: &Standing) -> String {
        whereabouts::said(self.t, ("desk-stage", "handover-unknown"), passed.at)
    }

    fn can_reply(&self) -> bool {
        self.can(Act::Reply)
    }

    fn can_note(&self) -> bool {
        self.can(Act::Note)
    }

    fn can_annex(&self) -> bool {
        self.can(Act::Annex)
    }

    /// Nothing was reported: the answer may propose it, and only the person can do it.
    pub(super) fn is_a_question(&self) -> bool {
        self.view.stage.is_a_question()
    }

    /// How the person asked to be reached.
    fn asked_way(&self) -> Option<Way> {
        self.view.identity.as_ref()?.contact.as_ref().map(|contact| contact.way)
    }

    fn file(&self, file: &Attached) -> Listed {
        Listed::new(self.t, file, &self.address("/files"))
    }

    fn can_vouch(&self) -> bool {
        self.can(Act::Vouch)
    }

    /// Somebody else has vouched for the person: this member may be the second.
    fn can_renew(&self) -> bool {
        self.can(Act::RenewCode) && self.view.lost.vouched.iter().any(|one| one.0.member != self.me.member)
    }

    /// The one who looks has vouched: somebody else must follow.
    fn has_vouched(&self) -> bool {
        self.view.lost.vouched.iter().any(|one| one.0.member == self.me.member)
    }

    fn can_ask(&self) -> bool {
        self.can(Act::AskConsent)
    }

    fn can_hand_over(&self) -> bool {
        self.can(Act::HandOver) && !self.view.ready.going.is_empty()
    }

    /// What was asked, agreed to or refused, the newest first.
    fn agreements(&self) -> Vec<Past> {
        let matters = self.view.agreements.consents.matters().iter().rev();
        matters.filter_map(|matter| past(self.t, &self.view, matter)).collect()
    }

    fn wishes_now(&self) -> String {
        short_wishes(self.t, &self.view.agreements.wishes)
    }

    /// A step of a consent, or a wish, in one line.
    fn told(&self, content: &Content) -> String {
        agreed::told(self.t, content).unwrap_or_default()
    }

    /// Whether a decision on a request for protection fonctionnelle can be noted.
    fn can_decide(&self, known: &Protection) -> bool {
        self.can(Act::DecideProtection) && !matches!(known.progress, Progress::Decided(_))
    }

    /// Where a request for protection fonctionnelle stands, in words.
    fn protection_state(&self, known: &Protection) -> Vec<String> {
        let t = self.t;
        match &known.progress {
            Progress::Waiting { until } => vec![t.say_one("desk-protection-until", "day", &t.day(until))],
            Progress::Silent { until, appeal } => {
                let (until, appeal) = (t.day(until), t.day(appeal));
                vec![t.say_with("desk-protection-silent", &[("until", (&until).into()), ("appeal", (&appeal).into())])]
            }
            Progress::Decided(decision) => {
                let (day, outcome) = (t.day(&decision.day), t.code("protection-outcome", &decision.outcome));
                let values = [("day", (&day).into()), ("outcome", (&outcome).into())];
                vec![t.say_with("protection-decided", &values), decision.reasons.clone()]
            }
        }
    }

    fn outcomes(&self) -> Vec<Choice> {
        self.refused.sheet.choices::<Outcome>(self.t, "protection-outcome", "outcome")
    }

    /// What was typed in a field of a form that could not be taken.
    fn written(&self, act: &str, field: &str) -> &str {
        if self.refused.act == act { self.refused.sheet.text(field) } else { "" }
    }

    fn can_assign(&self) -> bool {
        self.can(Act::Assign) && !(self.view.assignable.is_empty() && self.view.stand_ins.is_empty())
    }

    /// The body that stands in for the cell, where somebody there can be given the case.
    fn standing_in(&self) -> Option<String> {
        let body = self.names.stand_in_body(&self.view.entity).filter(|_| !self.view.stand_ins.is_empty());
        body.map(str::to_owned)
    }

    fn can_exclude(&self) -> bool {
        self.can(Act::Exclude) && !(self.excludable().is_empty() && self.view.later.is_empty())
    }

    fn can_alert(&self) -> bool {
        self.can(Act::Alert)
    }

    fn can_end(&self) -> bool {
        self.can(Act::EndCase)
    }

    fn can_hold(&self) -> bool {
        self.can(Act::Hold)
    }

    fn can_step_back(&self) -> bool {
        self.can(Act::StepBack)
    }

    /// Who could be taken off: whoever reads, except the one who looks.
    fn excludable(&self) -> Vec<&Reader> {
        let readers = self.view.readers.iter().map(|reader| &reader.reader);
        readers.filter(|reader| reader.member != self.me.member).collect()
    }

    /// One person alone reads: nobody can be taken off, and the stand-in body is where another may come from.
    fn one_reader(&self) -> Option<String> {
        let body = self.names.stand_in_body(&self.view.entity).filter(|_| self.view.readers.len() == 1)?;
        Some(self.t.say_one("case-one-reader", "body", body))
    }

    fn in_charge(&self) -> Option<&Reader> {
        let member = self.view.assigned?;
        let readers = self.view.readers.iter().map(|reader| &reader.reader);
        readers.chain(&self.view.assignable).find(|reader| reader.member == member)
    }

    /// The title of what to do where the person harmed is, or may be, under eighteen.
    fn minor(&self) -> Option<&'static str> {
        let said = self.view.items.iter().rev().find_map(|item| match &item.content {
            Content::Report(report) => Some(report.minor),
            Content::Contact(contact) => Some(contact.report.minor),
            _ => None,
        });
        match said.flatten()? {
            Answer::Yes => Some("desk-minor-title"),
            Answer::Unknown => Some("desk-minor-unknown-title"),
            Answer::No => None,
        }
    }

    /// Whether the reporter's words are folded.
    fn is_folded(&self, report: &Report) -> bool {
        self.names.any_kind(&report.kinds, |kind| kind.offence == Offence::Crime)
    }

    fn why_excluded(&self, (_, why): &(Reader, Exclusion)) -> String {
        self.t.say(match why {
            Exclusion::Reporter { .. } => "desk-case-excluded-reporter",
            Exclusion::Cell => "desk-case-excluded-cell",
            Exclusion::Own => "desk-case-excluded-own",
        })
    }

    /// Who wrote an item, and how they are set apart.
    fn by(&self, item: &Item) -> (String, bool) {
        match (&item.voice, &item.content) {
            (Voice::Reporter, Content::Contact(contact)) => (contact.origin.line.clone(), false),
            (Voice::Reporter, _) => (self.t.say("desk-case-reporter"), true),
            (Voice::Member(reader), _) => (self.names.person(reader), false),
        }
    }

    /// What an item is called.
    fn label(&self, item: &Item) -> &'static str {
        label(&item.content, self.by(item).1)
    }

    /// That the person withdrew once, and what they let the cell know with it.
    fn withdrew(&self, withdrawal: &Withdrawal) -> String {
        match &withdrawal.pressed {
            None => self.t.say("desk-case-withdrawn-said"),
            Some(answer) => self.t.say_one("desk-case-withdrawn-pressed", "answer", &self.t.code("answer", answer)),
        }
    }

    fn wishes(&self, report: &Report) -> String {
        let wishes = report.wishes.iter().map(|wish| self.t.code("wish", wish));
        wishes.collect::<Vec<_>>().join(", ")
    }

    /// What to know of somebody before they are put in charge: nothing of it keeps them from it.
    fn remark(&self, member: &MemberId) -> String {
        let Some(remark) = self.view.remarks.get(member) else { return String::new() };
        let lacking = (!remark.lacking.is_empty()).then(|| self.t.say("assign-untrained"));
        let told: Vec<String> = lacking.into_iter().chain(self.away(member)).collect();
        format!(" — {}", told.join(" — "))
    }

    fn has_remarks(&self) -> bool {
        self.view.assignable.iter().any(|reader| self.view.remarks.contains_key(&reader.member))
    }

    /// When somebody is away, and who stands in.
    fn away(&self, member: &MemberId) -> Option<String> {
        let away = self.view.remarks.get(member)?.away.as_ref()?;
        Some(away_in_words(self.t, away))
    }

    pub(super) fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.view.reference))
    }

    fn typed(&self, act: &str) -> &str {
        self.written(act, "text")
    }

    /// Whether this member was chosen in a form that could not be taken.
    fn chosen(&self, act: &str, member: &MemberId) -> bool {
        self.refused.act == act && self.refused.sheet.chose("member", &member.to_string())
    }

    /// Whether only the box that confirms is missing.
    fn is_unconfirmed(&self, act: &str) -> bool {
        self.fault(act).is_some_and(|fault| fault.code == "not-confirmed")
    }

    fn fault(&self, act: &str) -> Option<&Fault> {
        self.refused.sheet.faults.first().filter(|_| self.refused.act == act)
    }
}

/// Shows the case.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    match seat.permit::<verb::Open>(&app, About::Case(&reference)).await {
        Ok(permit) => render(&page(&app, &seat, open_case(&app.service, permit, &seat.unlocked).await?)),
        Err(Error::NotFound) => withdrawn::show(&app, &seat, &reference).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) fn page<'a>(app: &'a App, seat: &'a Seat, view: CaseView) -> CasePage<'a> {
    let Seat { page, me, .. } = seat;
    let request = service::new_request(&app.service);
    let offer = Offer::new(&page.words, app.service.settings().files, &Taken::default());
    CasePage { t: &page.words, page, me, names: seat.names(app), view, request, refused: Refused::default(), offer }
}

/// What is no reference is no case.
pub(super) fn parse(reference: &str) -> Result<Reference, Error> {
    Reference::parse(reference).ok().filter(|known| known.family() == Family::Case).ok_or(Error::NotFound)
}

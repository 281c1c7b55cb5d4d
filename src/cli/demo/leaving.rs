//! What leaves a case of a demonstration otherwise than by its own handover: a prevention alert, and the exception.
use anyhow::Context as _;

use super::{
    cast::Cast,
    stories::{Line, Telling},
};
use crate::service::{
    About, Coded as _, Message, Reference, Who,
    alert::{self, Action},
    authorise,
    consent::Copied,
    exception::{self, Ground, Proposal, Telling as When},
    follow_up, new_request, open_case, verb,
};

/// What a line of a story can do here.
pub(super) const ACTS: [&str; 5] = ["alert", "act-on-alert", "action-done", "except", "hand-over-without"];

impl Telling<'_> {
    /// One of [`ACTS`].
    pub(super) async fn leaving(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        match line.by.as_str() {
            "alert" => self.alert(cast, (index, line)).await,
            "act-on-alert" | "action-done" => self.on_alert(cast, (index, line)).await,
            _ => self.without(cast, (index, line)).await,
        }
    }

    /// The text that the person approved last goes to those who decide.
    async fn alert(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let (service, (reference, _), person) = (self.service, self.case(index)?, self.person(index).await?);
        let permit = authorise::<verb::FollowUp>(service, Who::Unlocked(&person), About::OwnCase).await?;
        let agreed = follow_up::follow_up(service, permit, &person).await?.agreements.consents;
        let number = agreed.standing().last().context("nothing was agreed to")?.number;
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&reference));
        let permit = authorise::<verb::Alert>(service, who, about).await?;
        alert::send(service, vec![permit], keys, number).await?;
        let permit = authorise::<verb::Alert>(service, who, about).await?;
        let (sent, _) = alert::prepared(service, permit, keys).await?.sent.pop().context("nothing was sent")?;
        self.led_to.insert(index, Reference::parse(&sent)?);
        Ok(())
    }

    async fn on_alert(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let (service, alert) = (self.service, self.led_to(index)?);
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&alert));
        if line.by == "act-on-alert" {
            let due = service.today().plus(line.number("in")?);
            let action = Action { what: line.text.trim().to_owned(), owner: line.field("owner")?.to_owned(), due };
            let form = Message { text: String::new(), request: new_request(service) };
            let permit = authorise::<verb::ActOnAlert>(service, who, about).await?;
            return Ok(alert::act_on(service, permit, (keys, &form), &action).await?);
        }
        let view = alert::open_alert(service, authorise::<verb::Open>(service, who, about).await?, keys).await?;
        let first = view.actions.iter().find(|one| one.done.is_none()).context("nothing is left to do")?.number;
        let permit = authorise::<verb::ActionDone>(service, who, about).await?;
        Ok(alert::done(service, permit, keys, first).await?)
    }

    /// A coordinator proposes, or a second member hands over what was proposed last.
    async fn without(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let (service, (reference, _)) = (self.service, self.case(index)?);
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&reference));
        if line.by == "except" {
            let proposal = Proposal {
                ground: Ground::from_code(line.field("ground")?)?,
                reason: line.text.trim().to_owned(),
                copy: Copied { text: line.field("copy")?.trim().to_owned(), ..Copied::default() },
                telling: When::Now,
                request: new_request(service),
            };
            let permit = authorise::<verb::Except>(service, who, about).await?;
            return Ok(exception::propose(service, permit, keys, &proposal).await?);
        }
        let view = open_case::open_case(service, authorise::<verb::Open>(service, who, about).await?, keys).await?;
        let number = view.exceptions.all.last().context("nothing was proposed")?.what.number;
        let permit = authorise::<verb::HandOverWithout>(service, who, about).await?;
        Ok(exception::hand_over_without(service, permit, keys, number).await?)
    }
}

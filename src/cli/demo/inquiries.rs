//! What happens in a demonstration once somebody agreed: handed over, assessed, answered.
use anyhow::Context as _;

use super::{
    cast::Cast,
    stories::{Line, Telling, words},
};
use crate::service::{
    About, Fields, Reference, Service, Who, authorise, follow_up, hand_over, inquiry, open_case, session::Unlocked,
    verb,
};

/// What a line of a story can do here.
pub(super) const ACTS: [&str; 7] =
    ["hand-over", "open-inquiry", "decline-inquiry", "ask-more", "inquire", "respond", "take-measure"];

impl Telling<'_> {
    /// One of [`ACTS`].
    pub(super) async fn inquiry(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let service = self.service;
        let person = self.person(index).await?;
        if line.by == "hand-over" {
            return self.hand_over(cast, (index, line), &person).await;
        }
        let reference = self.handed(&person).await?;
        let (about, said) = (About::Case(&reference), words(service, line));
        if line.by == "respond" {
            let permit = authorise::<verb::Respond>(service, Who::Unlocked(&person), about).await?;
            return Ok(inquiry::respond(service, permit, &person, said).await?);
        }
        let keys = self.keys(cast, line.member).await?;
        let who = Who::Unlocked(keys);
        match line.by.as_str() {
            "open-inquiry" => {
                inquiry::rule::<verb::OpenInquiry>(service, authorise(service, who, about).await?, keys, (said, None))
                    .await?;
            }
            "decline-inquiry" => {
                let permit = authorise::<verb::DeclineInquiry>(service, who, about).await?;
                inquiry::rule(service, permit, keys, (said, None)).await?;
            }
            "ask-more" => {
                inquiry::rule::<verb::AskMore>(service, authorise(service, who, about).await?, keys, (said, None))
                    .await?;
            }
            "take-measure" => {
                let permit = authorise::<verb::TakeMeasure>(service, who, about).await?;
                inquiry::measure(service, permit, keys, (&taken(service, line)?, None)).await?;
            }
            _ => inquiry::inquire(service, authorise(service, who, about).await?, keys, said).await?,
        }
        Ok(())
    }

    /// What was agreed to last, to everybody who can receive it.
    async fn hand_over(
        &mut self,
        cast: &mut Cast,
        (index, line): (usize, &Line),
        person: &Unlocked,
    ) -> anyhow::Result<()> {
        let (service, (reference, _)) = (self.service, self.case(index)?);
        let permit = authorise::<verb::FollowUp>(service, Who::Unlocked(person), About::OwnCase).await?;
        let agreed = follow_up::follow_up(service, permit, person).await?.agreements.consents;
        let number = agreed.standing().last().context("nothing was agreed to")?.number;
        let keys = self.keys(cast, line.member).await?;
        let about = || About::Case(&reference);
        let permit = authorise::<verb::Open>(service, Who::Unlocked(keys), about()).await?;
        let view = open_case::open_case(service, permit, keys).await?;
        let going = view.ready.going.iter().find(|going| going.given.number == number);
        let receivers = going.map(|going| going.receivers.iter().map(|reader| reader.member).collect());
        let permit = authorise::<verb::HandOver>(service, Who::Unlocked(keys), about()).await?;
        Ok(hand_over::hand_over(service, permit, keys, (number, receivers.unwrap_or_default())).await?)
    }

    /// The file that the person's words went into last.
    pub(super) async fn handed(&self, person: &Unlocked) -> anyhow::Result<Reference> {
        let permit = authorise::<verb::FollowUp>(self.service, Who::Unlocked(person), About::OwnCase).await?;
        let passed = follow_up::follow_up(self.service, permit, person).await?.passed;
        let last = passed.last().context("nothing was handed over")?;
        Ok(Reference::parse(&last.passed.inquiry)?)
    }
}

/// What is said of a measure that is taken.
fn taken(service: &Service, line: &Line) -> anyhow::Result<Fields> {
    let (mut fields, today) = (Fields::default(), service.today());
    for nature in line.field("natures")?.split_whitespace() {
        fields.insert("natures", nature);
    }
    fields.insert("from", &today.to_string());
    fields.insert("review", &today.plus(line.number("in")?).to_string());
    fields.insert("text", line.text.trim());
    Ok(fields)
}

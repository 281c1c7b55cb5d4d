//! The people heard in the inquiries of a demonstration: called, come with their code, listened to, and what they answer.
use anyhow::Context as _;

use super::{
    cast::{Cast, new_session},
    stories::{Line, Telling, Told, words},
};
use crate::{
    service::{
        About, Coded as _, Who, authorise, change_code, come_back,
        hearing::{self, Calling, HeardRole, Meeting, Minutes, MinutesAnswered, ProvisionalAnswered},
        new_request,
        session::{self, Surface, Unlocked},
        submit_report::receipts,
        verb,
    },
    web::{Locale, Text},
};

/// What a line of a story can do here.
pub(super) const ACTS: [&str; 7] =
    ["summon", "come", "testify", "take-minutes", "confirm-minutes", "submit-findings", "answer-findings"];

impl Telling<'_> {
    /// One of [`ACTS`].
    pub(super) async fn hearing(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        match line.by.as_str() {
            "summon" => self.summon(cast, (index, line)).await,
            "come" => self.come(index, line).await,
            "take-minutes" | "submit-findings" => self.hear(cast, (index, line)).await,
            _ => self.answer_heard(index, line).await,
        }
    }

    async fn summon(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let (service, inquiry) = (self.service, self.led_to(index)?);
        let meeting = Meeting {
            place: line.field("place")?.to_owned(),
            day: service.today().plus(line.number("in")?),
            hour: line.field("hour")?.to_owned(),
            purpose: line.text.trim().to_owned(),
            assisted: true,
        };
        let calling = Calling {
            name: line.field("who")?.to_owned(),
            role: HeardRole::from_code(line.field("role")?)?,
            meeting,
            told: Text::embedded()?.words(Locale::Fr).say("hearing-told"),
            request: new_request(service),
        };
        let session = new_session(service, Surface::Desk);
        let keys = self.keys(cast, line.member).await?;
        let permit = authorise::<verb::Summon>(service, Who::Unlocked(keys), About::Case(&inquiry)).await?;
        hearing::summon(service, permit, (&session, keys), &calling).await?;
        let given = receipts(service, &session).await?.pop().context("nobody was called")?;
        self.heard.insert((index, calling.name), Told { reference: given.reference, code: given.code });
        Ok(())
    }

    /// They make the code that they were given theirs.
    async fn come(&mut self, index: usize, line: &Line) -> anyhow::Result<()> {
        let (service, key) = (self.service, (index, line.field("who")?.to_owned()));
        let told = self.heard.get_mut(&key).context("was not called")?;
        let session = new_session(service, Surface::Intake);
        come_back::come_back(service, &session, &told.code).await?;
        let keys = session::unlocked(service, &session).await?;
        let permit = authorise::<verb::ChangeCode>(service, Who::Unlocked(&keys), About::OwnCase).await?;
        change_code::change_code(service, permit, &session, &keys).await?;
        told.code = change_code::changed(&session).await?.context("the code was not changed")?;
        Ok(())
    }

    async fn hear(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let service = self.service;
        let told = self.heard.get(&(index, line.field("who")?.to_owned())).context("was not called")?;
        let space = told.reference.clone();
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&space));
        if line.by == "submit-findings" {
            let permit = authorise::<verb::SubmitFindings>(service, who, about).await?;
            return Ok(hearing::submit_findings(service, permit, keys, words(service, line)).await?);
        }
        let seen = hearing::open_hearing(service, authorise::<verb::Open>(service, who, about).await?, keys).await?;
        // A version that they did not confirm is corrected.
        let refused = seen.minutes.last().filter(|one| one.answer.as_ref().is_some_and(|(_, said)| !said.confirmed));
        let minutes = Minutes {
            day: refused.map_or_else(|| service.today(), |one| one.said.what.day),
            place: line.field("place")?.to_owned(),
            present: line.field("present")?.to_owned(),
            text: line.text.trim().to_owned(),
            corrects: refused.map(|one| one.said.number),
        };
        let permit = authorise::<verb::TakeMinutes>(service, who, about).await?;
        Ok(hearing::take_minutes(service, permit, keys, (&minutes, &new_request(service))).await?)
    }

    async fn answer_heard(&self, index: usize, line: &Line) -> anyhow::Result<()> {
        let (service, keys) = (self.service, self.somebody_heard(index, line).await?);
        let (who, about) = (Who::Unlocked(&keys), About::OwnCase);
        if line.by == "testify" {
            let permit = authorise::<verb::Testify>(service, who, about).await?;
            return Ok(hearing::tell(service, permit, &keys, words(service, line)).await?);
        }
        let permit = authorise::<verb::FollowUp>(service, who, about).await?;
        let (own, said) = (hearing::own_hearing(service, permit, &keys).await?, line.text.trim().to_owned());
        if line.by == "answer-findings" {
            let findings = own.findings.last().context("nothing was submitted")?.said.number;
            let permit = authorise::<verb::AnswerFindings>(service, who, about).await?;
            let answer = ProvisionalAnswered { findings, text: said };
            return Ok(hearing::answer_findings(service, permit, &keys, &answer).await?);
        }
        let minutes = own.minutes.last().context("nothing was written down")?.said.number;
        let confirmed = line.field("confirmed")? == "yes";
        let permit = authorise::<verb::ConfirmMinutes>(service, who, about).await?;
        let answer = MinutesAnswered { minutes, confirmed, remarks: said };
        Ok(hearing::answer_minutes(service, permit, &keys, &answer).await?)
    }

    async fn somebody_heard(&self, index: usize, line: &Line) -> anyhow::Result<Unlocked> {
        let told = self.heard.get(&(index, line.field("who")?.to_owned())).context("was not called")?;
        let session = new_session(self.service, Surface::Intake);
        come_back::come_back(self.service, &session, &told.code).await?;
        Ok(session::unlocked(self.service, &session).await?)
    }
}

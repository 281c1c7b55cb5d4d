//! What those who inquire in a demonstration write down, from their declaration to the report that they file.
use std::collections::BTreeSet;

use anyhow::Context as _;

use super::{
    cast::Cast,
    stories::{Line, Telling, words},
};
use crate::{
    ids::MemberId,
    service::{
        About, Coded as _, Reference, Service, Who, authorise,
        inquiry::{Appointing, appoint, open_inquiry},
        investigation::{
            Brought, Drafted, From, Informed, Means, Noted, Outcome, Shown, Sort, Typed, agree_report, declare,
            enter_evidence, file_report, note, read_report,
        },
        new_request,
        session::Unlocked,
        verb,
    },
    web::{Locale, Text},
};

/// What a line of a story can do here.
pub(super) const ACTS: [&str; 11] = [
    "appoint",
    "declare",
    "plan",
    "name-implicated",
    "inform",
    "allege",
    "enter-evidence",
    "find",
    "draft-report",
    "agree-report",
    "file-report",
];

impl Telling<'_> {
    /// One of [`ACTS`].
    pub(super) async fn inquest(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        if line.by == "appoint" {
            return self.appoint(cast, (index, line)).await;
        }
        let (service, inquiry) = (self.service, self.led_to(index)?);
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&inquiry));
        match line.by.as_str() {
            "declare" => {
                let statement = Text::embedded()?.words(Locale::Fr).say("investigation-statement");
                let permit = authorise::<verb::Declare>(service, who, about).await?;
                Ok(declare(service, permit, keys, &statement).await?)
            }
            "enter-evidence" => {
                let permit = authorise::<verb::EnterEvidence>(service, who, about).await?;
                let text = Text::embedded()?;
                let brought = brought(service, line)?;
                Ok(enter_evidence(service, permit, (keys, text.words(Locale::Fr)), brought).await?)
            }
            "agree-report" | "file-report" => {
                let text = Text::embedded()?;
                let permit = authorise::<verb::Open>(service, who, about).await?;
                let (_, report) = read_report(service, permit, (keys, text.words(Locale::Fr))).await?;
                let shown = Shown { words: text.words(Locale::Fr), digest: &report.digest };
                if line.by == "agree-report" {
                    let permit = authorise::<verb::AgreeReport>(service, who, about).await?;
                    return Ok(agree_report(service, permit, keys, shown).await?);
                }
                let permit = authorise::<verb::FileReport>(service, who, about).await?;
                Ok(file_report(service, permit, keys, shown).await?)
            }
            _ => write_down(service, keys, (&inquiry, line)).await,
        }
    }

    async fn appoint(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let (service, person) = (self.service, self.person(index).await?);
        let file = self.handed(&person).await?;
        let place = |place: usize| cast.people.get(place.saturating_sub(1)).and_then(|person| person.member);
        let inquirers: Option<BTreeSet<MemberId>> = line.numbers("inquirers")?.into_iter().map(place).collect();
        let begin = Appointing::Begin {
            inquirers: inquirers.context("has not joined")?,
            mission: words(service, line),
            limit: service.today().plus(line.number("in")?),
        };
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&file));
        appoint(service, authorise::<verb::Appoint>(service, who, about).await?, keys, &begin).await?;
        let view = open_inquiry(service, authorise::<verb::Open>(service, who, about).await?, keys).await?;
        let inquiry = Reference::parse(&view.appointed.context("nobody was appointed")?.to.reference)?;
        self.led_to.insert(index, inquiry);
        Ok(())
    }
}

/// One of the things that are numbered, or written once for the whole inquiry.
async fn write_down(service: &Service, keys: &Unlocked, (inquiry, line): (&Reference, &Line)) -> anyhow::Result<()> {
    let (who, about) = (Who::Unlocked(keys), About::Case(inquiry));
    let (what, request) = (noted(line, service)?, new_request(service));
    let said = || (&what, Typed { request: &request, seen: u32::MAX });
    match &what {
        Noted::Plan(_) => note(service, authorise::<verb::Plan>(service, who, about).await?, keys, said()).await?,
        Noted::Person(..) => {
            note(service, authorise::<verb::NameImplicated>(service, who, about).await?, keys, said()).await?;
        }
        Noted::Informed(_) => {
            note(service, authorise::<verb::Inform>(service, who, about).await?, keys, said()).await?;
        }
        Noted::Deferred(_) | Noted::DeferralAgreed(_) => anyhow::bail!("the demonstration puts nothing off"),
        Noted::Allegation { .. } => {
            note(service, authorise::<verb::Allege>(service, who, about).await?, keys, said()).await?;
        }
        Noted::Finding { .. } => {
            note(service, authorise::<verb::Find>(service, who, about).await?, keys, said()).await?;
        }
        Noted::Draft(_) => {
            note(service, authorise::<verb::DraftReport>(service, who, about).await?, keys, said()).await?;
        }
    }
    Ok(())
}

fn noted(line: &Line, service: &Service) -> anyhow::Result<Noted> {
    let (text, field) = (line.text.trim().to_owned(), |name| line.field(name).map(str::to_owned));
    Ok(match line.by.as_str() {
        "plan" => Noted::Plan(text),
        "name-implicated" => Noted::Person(0, field("name")?, field("function")?),
        "inform" => Noted::Informed(Informed {
            person: line.number("person")?,
            day: service.today(),
            means: Means::from_code(line.field("means")?)?,
        }),
        "allege" => {
            Noted::Allegation { number: 0, against: line.numbers("against")?, facts: text, period: field("period")? }
        }
        "find" => Noted::Finding {
            of: (line.number("allegation")?, line.number("person")?),
            outcome: Outcome::from_code(line.field("outcome")?)?,
            grounds: text,
            evidence: line.numbers("evidence")?,
        },
        _ => Noted::Draft(Drafted {
            method: field("method")?,
            chronology: field("chronology")?,
            discussion: field("discussion")?,
            proposals: field("proposals")?,
        }),
    })
}

fn brought(service: &Service, line: &Line) -> anyhow::Result<Brought> {
    Ok(Brought {
        sort: Sort::from_code(line.field("sort")?)?,
        title: line.field("title")?.to_owned(),
        origin: line.field("origin")?.to_owned(),
        from: From::Text(line.text.trim().to_owned()),
        request: new_request(service),
    })
}

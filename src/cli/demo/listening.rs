//! What the members of a demonstration assess and propose, and what the people of its cases accept.
use anyhow::Context as _;

use super::stories::Line;
use crate::service::{
    About, Coded as _, Fields, Message, Reference, Service, Who,
    assess::{self, Assessed},
    authorise, follow_up, new_request, open_case,
    orient::{self, Oriented},
    session::Unlocked,
    verb,
};

/// A member assesses, or proposes.
pub(super) async fn said(service: &Service, keys: &Unlocked, (case, line): (&Reference, &Line)) -> anyhow::Result<()> {
    let (who, about) = (Who::Unlocked(keys), About::Case(case));
    let form = Message { text: String::new(), request: new_request(service) };
    let mut fields = Fields::default();
    for (field, value) in &line.fields {
        fields.insert(field, value);
    }
    for (field, codes) in [("services", &line.services), ("support", &line.support)] {
        for code in codes {
            fields.insert(field, code);
        }
    }
    fields.insert("text", &line.text);
    if line.by == "assess" {
        let found = Assessed::parse(&fields, true).ok().context("not an assessment")?;
        let permit = authorise::<verb::Assess>(service, who, about).await?;
        return Ok(assess::assess(service, permit, (keys, &form), &found).await?);
    }
    let permit = authorise::<verb::Open>(service, who, about).await?;
    let entity = open_case::open_case(service, permit, keys).await?.entity;
    let contacts = orient::proposable(service.rules(), &entity);
    let offered = Oriented::parse(&fields, &contacts).ok().context("nothing is proposed")?;
    let permit = authorise::<verb::Orient>(service, who, about).await?;
    Ok(orient::orient(service, permit, (keys, &form), &offered).await?)
}

/// The person accepts all the support that was proposed last.
pub(super) async fn accepted(service: &Service, keys: &Unlocked) -> anyhow::Result<()> {
    let permit = authorise::<verb::FollowUp>(service, Who::Unlocked(keys), About::OwnCase).await?;
    let last = follow_up::follow_up(service, permit, keys).await?.orientations.pop().context("nothing was proposed")?;
    let mut fields = Fields::default();
    for support in &last.offered.support {
        fields.insert(&format!("support-{}", support.code()), "accepted");
    }
    let permit = authorise::<verb::AnswerSupport>(service, Who::Unlocked(keys), About::OwnCase).await?;
    Ok(orient::answer(service, permit, keys, (last.number, &fields)).await?)
}

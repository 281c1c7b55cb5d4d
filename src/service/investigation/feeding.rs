//! The files an inquiry goes with, opened: what was handed over and feeds it, one a person, and the space of everybody heard.
//!
//! The inquiry calls each by its name and by the identifier its keys certify: what is called so now may be another, and is not
//! believed.
use crate::{
    domain::{
        act::{Verb, verb},
        case::Reference,
        investigation::Filed,
    },
    ids::MemberId,
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, to_read},
        inquiry::has_listened,
        retention,
        session::Unlocked,
    },
};

/// Opens one of them, for an act.
pub(crate) async fn opened<'a, V: Verb>(
    service: &'a Service,
    filed: &Filed,
    unlocked: &'a Unlocked,
) -> Result<CaseFile<'a>, Error> {
    let reference = Reference::parse(&filed.reference).map_err(|_| Error::Broken("filed"))?;
    let permit = authorise::authorise::<V>(service, Who::Unlocked(unlocked), About::Case(&reference)).await?;
    if permit.case().is_none_or(|(id, _)| id != filed.file) {
        return Err(Error::Broken("filed"));
    }
    to_read(service, permit, unlocked).await
}

/// Opens all that feeds it.
pub(super) async fn fed<'a, V: Verb>(
    service: &'a Service,
    inquiry: &CaseFile<'_>,
    unlocked: &'a Unlocked,
) -> Result<Vec<CaseFile<'a>>, Error> {
    let mut all = Vec::new();
    for filed in inquiry.feeding()? {
        match opened::<V>(service, &filed, unlocked).await {
            // Who was kept out until then is in the inquiry's own word.
            Err(Error::NotFound) if retention::is_eliminated(service, &filed.reference).await? => {}
            one => all.push(one?),
        }
    }
    Ok(all)
}

/// Those who have no other part in what feeds it: did not listen to a person, do not assess what they handed over, and are not
/// kept out of it. Whoever was appointed there has a part, and may have the rest of it.
pub(super) async fn without_a_part(
    service: &Service,
    inquiry: &CaseFile<'_>,
    (unlocked, members): (&Unlocked, Vec<MemberId>),
) -> Result<Vec<MemberId>, Error> {
    let fed = fed::<verb::Open>(service, inquiry, unlocked).await?;
    let mut free = Vec::new();
    for member in members {
        let mut has_a_part = false;
        for one in &fed {
            let is_appointed = one.appointed().is_some_and(|appointed| appointed.inquirers.contains(&member));
            let assesses = !is_appointed && one.has_held(&member);
            has_a_part |= assesses || one.is_excluded(&member) || has_listened(service, one, &member).await?;
        }
        if !has_a_part {
            free.push(member);
        }
    }
    Ok(free)
}

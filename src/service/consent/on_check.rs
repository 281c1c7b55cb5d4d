//! What the person agreed to on the form's last page, for exactly what stood there.
//!
//! It is an act of its own, after the report: should the machine stop between the two, the report is there without it, and
//! the same form sent again brings it, once. A form sent again without it takes it back.
use crate::{
    crypto::token::Token,
    domain::{
        act::verb,
        attached::Attached,
        case::CompartmentKind,
        consent::{Consent, Copied},
        record::RecordBody,
    },
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, on_case, to_read},
        session::{Keys, Unlocked},
    },
};

/// Makes what stands agree with what the person chose: this consent, or none.
pub(crate) async fn settle(
    service: &Service,
    token: &Token,
    (chosen, files): (Option<&Consent>, &[Attached]),
) -> Result<(), Error> {
    let unlocked = Unlocked(Keys::Reporter(Box::new(token.keys(&service.host().token_salt()))));
    let who = Who::Unlocked(&unlocked);
    for _ in 0..ATTEMPTS {
        let file =
            to_read(service, authorise::<verb::FollowUp>(service, who, About::OwnCase).await?, &unlocked).await?;
        let stands = standing(&file);
        let wanted = chosen.map(|consent| as_exchanged(&file, (consent, files)));
        if stands.as_ref().map(|(_, consent)| consent) == wanted.as_ref() {
            return Ok(());
        }
        if let Some((number, _)) = stands {
            let permit = authorise::<verb::TakeBack>(service, who, About::OwnCase).await?;
            super::take_back(service, permit, &unlocked, number).await?;
        }
        let Some(consent) = wanted else { return Ok(()) };
        let permit = authorise::<verb::Consent>(service, who, About::OwnCase).await?;
        let done = on_case(service, permit, (&unlocked, None), |file| {
            // The same form may have been sent more than once at the same moment: one consent comes of it.
            if standing(file).is_some() {
                return Err(Error::Invalid(vec![THERE]));
            }
            file.append(CompartmentKind::Exchange, RecordBody::Consent(Box::new(consent.clone())))
        });
        match done.await {
            Err(Error::Invalid(codes)) if codes == [THERE] => {}
            done => return done,
        }
    }
    Err(Error::Conflict)
}

/// What is told inside when a consent of the same page came meanwhile.
const THERE: &str = "consent-there";
/// Two forms at once are settled in the second round.
const ATTEMPTS: usize = 5;

/// The consent given on the form's last page that stands, with its number.
fn standing(file: &CaseFile<'_>) -> Option<(u64, Consent)> {
    file.consents()
        .standing()
        .find(|given| given.consent.answers.is_none())
        .map(|one| (one.number, one.consent.clone()))
}

/// The same consent, with the names its files have in the case: a file sent before keeps the one it had.
fn as_exchanged(file: &CaseFile<'_>, (consent, files): (&Consent, &[Attached])) -> Consent {
    let chosen = files.iter().filter(|one| consent.copy.files.contains(&one.file));
    let names = chosen.filter_map(|one| file.exchanged_as(&one.digest)).collect();
    Consent { copy: Copied { files: names, ..consent.copy.clone() }, ..consent.clone() }
}

//! A report was sent, its answer was lost, and it was changed before it was sent again: the change must not be lost either.
//!
//! Where the same people would read it, the changed report joins the case that is there. Where others would, because
//! somebody more is to be kept out or another body chosen, nothing is added that those who read already would see: the
//! change stays a draft of its own, and the page says so.
use super::{
    About, Error, Service, Who, authorise,
    case_file::{on_case, to_read},
    session::{Keys, Unlocked},
    submit_report::Sending,
};
use crate::{
    crypto::token::Token,
    domain::{
        act::verb,
        attached::Attached,
        case::CompartmentKind,
        record::{RecordBody, Summary},
    },
};

/// What became of the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Corrected {
    /// The case has the report as it was sent last.
    Kept,
    /// It would have other readers, and was not added.
    ForOthers,
}

/// Adds a report to the case of its code, unless it is there already or has other readers.
pub(crate) async fn correct(
    service: &Service,
    token: &Token,
    Sending { report, files, identity }: Sending<'_>,
) -> Result<Corrected, Error> {
    let unlocked = Unlocked(Keys::Reporter(Box::new(token.keys(&service.host().token_salt()))));
    let who = Who::Unlocked(&unlocked);
    let file = to_read(service, authorise::<verb::FollowUp>(service, who, About::OwnCase).await?, &unlocked).await?;
    let exchange = file.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
    let known = exchange.newest(|entry| match &entry.body {
        RecordBody::Report(known) => Some(known.as_ref().clone()),
        _ => None,
    });
    let new_files: Vec<&Attached> = files.iter().filter(|one| !exchange.has_file(&one.digest)).collect();
    let same_account = known.as_ref() == Some(report) && new_files.is_empty();
    let corrected = identity.filter(|now| !file.identity().map_or(now.is_nothing(), |known| known.says_as(now)));
    if same_account && corrected.is_none() {
        return Ok(Corrected::Kept);
    }
    // Nobody reads a case that was withdrawn: what is sent since is apart.
    if file.row.stage.is_withdrawn() || !file.would_read((&report.entity, &report.links))? {
        return Ok(Corrected::ForOthers);
    }
    if let Some(identity) = corrected {
        let permit = authorise::<verb::Identify>(service, who, About::OwnCase).await?;
        on_case(service, permit, (&unlocked, None), |file| file.identify(identity)).await?;
    }
    if same_account {
        return Ok(Corrected::Kept);
    }
    let permit = authorise::<verb::Write>(service, who, About::OwnCase).await?;
    on_case(service, permit, (&unlocked, None), |file| {
        for one in &new_files {
            file.add_file(CompartmentKind::Exchange, (*one).clone())?;
        }
        if known.as_ref() == Some(report) {
            return Ok(());
        }
        file.append(CompartmentKind::Exchange, RecordBody::Summary(Summary::of(report)))?;
        file.append(CompartmentKind::Exchange, RecordBody::Report(Box::new(report.clone())))
    })
    .await?;
    Ok(Corrected::Kept)
}

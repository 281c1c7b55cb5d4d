//! What somebody drew from their notebook, or from a question they had asked, is sent: the same case, under the same code.
use super::later::clear_left;
use crate::{
    crypto::token::Token,
    domain::{
        act::verb,
        case::{CompartmentKind, Stage},
        record::{RecordBody, Summary},
    },
    service::{
        About, Error, Service, Who, authorise,
        case_file::{Received, on_case},
        session::{Keys, Unlocked},
        submit_report::{Sending, choose},
    },
};

/// Sends a report under the code of a notebook or of a question. Files go by their keys: the notebook keeps its own. Who reads
/// a question reads the report: see [`crate::service::question`], which sees to it that nobody else would.
pub(crate) async fn send(service: &Service, token: &Token, sending: Sending<'_>) -> Result<(), Error> {
    let Sending { report, files, identity } = sending;
    let unlocked = Unlocked(Keys::Reporter(Box::new(token.keys(&service.host().token_salt()))));
    let permit = authorise::<verb::Submit>(service, Who::Unlocked(&unlocked), About::OwnCase).await?;
    on_case(service, permit, (&unlocked, None), |file| {
        let (entity, holders, readers) = choose(service, &file.roll, (&report.entity, &report.links))?;
        clear_left(file)?;
        if file.row.stage == Stage::Notebook {
            file.receive(unlocked.reporter()?, Received { entity, holders, readers })?;
        }
        if let Some(identity) = identity {
            file.identify(identity)?;
        }
        file.append(CompartmentKind::Exchange, RecordBody::Summary(Summary::of(report)))?;
        file.append(CompartmentKind::Exchange, RecordBody::Report(Box::new(report.clone())))?;
        files.iter().try_for_each(|one| file.add_file(CompartmentKind::Exchange, one.clone()))
    })
    .await
}

//! A member asks the person whether something may be handed over, to whom, and for what.
use super::checked;
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        consent::{Asked, Copied, Purpose, Receiver},
        measure::ASKED_LIMIT,
        record::RecordBody,
    },
    policy::Permit,
    service::{Error, Message, Service, case_file::on_case, session::Unlocked},
};

/// What a member asks.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Who would receive.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// The copy as prepared, to be edited by the person.
    pub copy: Copied,
    /// Identifier of the form as shown.
    pub request: String,
}

/// Asks. Nothing follows from silence; the case stands where it stood.
pub async fn ask(
    service: &Service,
    permit: Permit<verb::AskConsent>,
    unlocked: &Unlocked,
    asking: Asking,
) -> Result<(), Error> {
    let Asking { to, purpose, copy, request } = asking;
    // What could not be handed over is not asked for: whoever agreed would wait for nothing.
    if !to.purposes().contains(&purpose) {
        return Err(Error::Invalid(vec!["unknown-option"]));
    }
    let asked = Asked { to, purpose, copy: checked(&copy)? };
    // A general text of which no case is part: neither what would prove one, nor who.
    let is_words = asked.copy.files.is_empty() && !asked.copy.with_name;
    if purpose == Purpose::Prevention && !is_words {
        return Err(Error::Invalid(vec!["alert-words-only"]));
    }
    if purpose.is_a_measure() {
        is_a_line(&asked.copy)?;
    }
    let form = Message { text: serde_json::to_string(&asked).map_err(|_| Error::Internal("asked"))?, request };
    let request = form.once(&[&form.text]);
    on_case(service, permit, (unlocked, request.as_deref()), |file| {
        if !asked.copy.files.iter().all(|id| file.has_exchanged(*id)) {
            return Err(Error::Invalid(vec!["unknown-file"]));
        }
        file.notify();
        file.append(CompartmentKind::Exchange, RecordBody::Asked(Box::new(asked.clone())))
    })
    .await
}

/// Refuses more than a line for a measure: whoever takes it needs no account, nor what proves one.
pub(super) fn is_a_line(copy: &Copied) -> Result<(), Error> {
    let is_long = copy.text.chars().count() > ASKED_LIMIT;
    match () {
        () if copy.text.is_empty() => Err(Error::Invalid(vec!["empty"])),
        () if is_long || !copy.files.is_empty() => Err(Error::Invalid(vec!["measure-one-line"])),
        () => Ok(()),
    }
}

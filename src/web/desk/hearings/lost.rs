//! The code of somebody heard is lost: one who inquires vouches, a second one gives another, shown on its own page.
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};

use super::{one::answer, parse};
use crate::{
    domain::{
        act::{Act, verb},
        family::Family,
    },
    service::{
        About, Error,
        hearing::{renew_code, vouch},
        submit_report::receipts,
    },
    web::{Failure, desk::deed::Deed},
};

/// Where a fault is said.
fn field(done: &Result<(), Error>) -> &'static str {
    if matches!(done, Err(Error::Invalid(codes)) if codes == &["not-confirmed"]) { "sure" } else { "how" }
}

/// Vouches for the person.
pub async fn vouched(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::Vouch>(About::Case(&reference)).await?;
        vouch(&deed.app.service, permit, &deed.seat.unlocked, deed.form.text("how")).await
    };
    let done = done.await;
    let field = field(&done);
    answer(&deed, &reference, (done, Act::Vouch, field)).await
}

/// Gives another code, after somebody else's word.
pub async fn renewed(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let session = &deed.seat.session;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::RenewCode>(About::Case(&reference)).await?;
        renew_code(&deed.app.service, permit, (session, &deed.seat.unlocked), deed.form.text("how")).await
    };
    let done = done.await;
    let is_given = match &done {
        Ok(()) => true,
        // Sent twice: the code that was given is shown again.
        Err(Error::Invalid(codes)) if codes == &["not-vouched"] => {
            let given = receipts(&deed.app.service, session).await?;
            given.iter().any(|one| one.reference.family() == Family::Hearing)
        }
        Err(_) => false,
    };
    if is_given {
        return Ok(deed.seat.page.go("/hearings/code").into_response());
    }
    let field = field(&done);
    answer(&deed, &reference, (done, Act::RenewCode, field)).await
}

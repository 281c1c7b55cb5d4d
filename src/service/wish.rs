//! A person says what they would like now: the cell sees that, and no longer what they had said before.
// The words it is spoken to in.
pub use crate::domain::report::Wish;

use super::{Error, Service, case_file::on_case, session::Unlocked};
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        consent::Wishes,
        record::{RecordBody, Summary},
    },
    policy::Permit,
};

/// Puts these wishes in place of those before; the same ones again change nothing.
pub async fn wish(
    service: &Service,
    permit: Permit<verb::Wish>,
    unlocked: &Unlocked,
    chosen: Vec<Wish>,
) -> Result<(), Error> {
    let done = on_case(service, permit, (unlocked, None), |file| {
        let exchange = file.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
        let told = exchange.told().ok_or(Error::NotFound)?;
        if told.wishes == chosen {
            return Err(Error::Invalid(vec![SAME]));
        }
        let summary = Summary { wishes: chosen.clone(), ..told };
        file.append(CompartmentKind::Exchange, RecordBody::Summary(summary))?;
        // The last, so that the journal witnesses it.
        file.append(CompartmentKind::Exchange, RecordBody::Wishes(Wishes { chosen: chosen.clone() }))
    });
    match done.await {
        Err(Error::Invalid(codes)) if codes == [SAME] => Ok(()),
        done => done,
    }
}

/// What is told inside when nothing is to be written.
const SAME: &str = "same-wishes";

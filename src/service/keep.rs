//! What helps a person keep a code, and come back on the day: made from what their session still shows, kept nowhere.
//!
//! A form names a code by its mark, never by itself: it stands in no address. Once it was noted, nothing here finds it.
use super::{
    Error, Service,
    session::{self, Session},
    submit_report::receipts,
    view::Receipt,
};
use crate::{clock::Day, entropy, publish::calendar::Reminder};

/// A file for a calendar: the day to come back of the report whose code has this mark.
pub async fn reminder(service: &Service, session: &Session, (mark, title): (&str, &str)) -> Result<String, Error> {
    let receipt = receipt(service, session, mark).await?.ok_or(Error::NotFound)?;
    let day = receipt.promise.ok_or(Error::NotFound)?.due;
    Ok(reminder_of(service, (title, day)))
}

fn reminder_of(service: &Service, (title, day): (&str, Day)) -> String {
    let id: [u8; 16] = entropy::array(&mut service.entropy());
    let id = data_encoding::HEXLOWER.encode(&id);
    Reminder { title, day, made: service.today(), id: &id }.file()
}

async fn receipt(service: &Service, session: &Session, mark: &str) -> Result<Option<Receipt>, Error> {
    Ok(receipts(service, session).await?.into_iter().find(|receipt| session::mark(&receipt.code) == mark))
}

/// The code with this mark, of a report or in place of another, as long as it is to be noted.
pub async fn to_note(service: &Service, session: &Session, mark: &str) -> Result<String, Error> {
    if let Some(receipt) = receipt(service, session, mark).await? {
        return Ok(receipt.code);
    }
    let changed = session::changed(session).await?.map(|token| token.reveal().to_string());
    changed.filter(|code| session::mark(code) == mark).ok_or(Error::NotFound)
}

#[cfg(feature = "pdf")]
pub use crate::publish::document::Card;

/// The card as a PDF.
#[cfg(feature = "pdf")]
pub async fn card(service: &Service, card: Card) -> Result<Vec<u8>, Error> {
    let made = super::take_away::laid_out(service, move || crate::publish::pdf::card(&card)).await?;
    made.map_err(|_| Error::Internal("card"))
}

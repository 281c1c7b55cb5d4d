//! Between columns and domain types: days, codes, digests, numbers.
//!
//! What does not read is [`Error::Corrupt`], never a default.
use super::Error;
use crate::{clock::Day, domain::Coded};

pub(super) fn day(text: &str) -> Result<Day, Error> {
    text.parse().map_err(|_| Error::Corrupt)
}

pub(super) fn maybe_day(text: Option<&str>) -> Result<Option<Day>, Error> {
    text.map(day).transpose()
}

pub(super) fn coded<T: Coded>(code: &str) -> Result<T, Error> {
    T::from_code(code).map_err(|_| Error::Corrupt)
}

pub(super) fn digest(bytes: Vec<u8>) -> Result<[u8; 32], Error> {
    bytes.try_into().map_err(|_| Error::Corrupt)
}

/// A number as the databases keep it; they know none without a sign.
pub(super) fn stored(number: u64) -> Result<i64, Error> {
    number.try_into().map_err(|_| Error::Corrupt)
}

/// A stored number as the type that counts such things.
pub(super) fn number<T: TryFrom<i64>>(stored: i64) -> Result<T, Error> {
    stored.try_into().map_err(|_| Error::Corrupt)
}

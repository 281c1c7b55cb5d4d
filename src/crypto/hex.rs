//! Lower-case hexadecimal for fixed-size public values; never for secrets.
//!
//! Used through `#[serde(with = "super::hex")]` and by the `Display` and `FromStr` of digests, keys and signatures.
use std::{borrow::Cow, fmt};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Deserializer, Serializer, de};

use super::Error;

/// Writes the digits.
pub(super) fn write(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&HEXLOWER.encode_display(bytes), f)
}

/// Reads exactly `N` bytes.
pub(super) fn read<const N: usize>(text: &str) -> Result<[u8; N], Error> {
    let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| Error::Malformed)?;
    bytes.try_into().map_err(|_| Error::Malformed)
}

/// For serde.
pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&HEXLOWER.encode_display(bytes))
}

/// For serde.
pub(super) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[u8; N], D::Error> {
    let text = Cow::<'de, str>::deserialize(deserializer)?;
    read(&text).map_err(de::Error::custom)
}

//! Identifiers: one type for each thing, 16 random bytes, never ordered by time.
//!
//! An identifier says nothing of when or by whom a thing was made. A case's identifier alone is not drawn: it is the
//! start of the digest of the reporter's verifying key, so that the key certifies the case.
use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};

use uuid::Uuid;

use crate::entropy::{self, Entropy};

/// What an identifier identifies; see the aliases below.
pub mod kind {
    /// A case.
    #[derive(Debug)]
    pub enum Case {}
    /// A sealed record.
    #[derive(Debug)]
    pub enum Record {}
    /// A drawer of a case.
    #[derive(Debug)]
    pub enum Compartment {}
    /// A member of the staff.
    #[derive(Debug)]
    pub enum Member {}
    /// One installation of the service.
    #[derive(Debug)]
    pub enum Instance {}
    /// One form as it was shown: sent twice, it counts once.
    #[derive(Debug)]
    pub enum Request {}
    /// A file somebody gave.
    #[derive(Debug)]
    pub enum File {}
    /// The sealed bytes of a file.
    #[derive(Debug)]
    pub enum Object {}
    /// A notice that waits to be sent.
    #[derive(Debug)]
    pub enum Notice {}
    /// A time during which a member is away.
    #[derive(Debug)]
    pub enum Absence {}
}

/// A case.
pub type CaseId = Id<kind::Case>;
/// A sealed record.
pub type RecordId = Id<kind::Record>;
/// A drawer of a case.
pub type CompartmentId = Id<kind::Compartment>;
/// A member of the staff.
pub type MemberId = Id<kind::Member>;
/// One installation.
pub type InstanceId = Id<kind::Instance>;
/// One form as it was shown.
pub type RequestId = Id<kind::Request>;
/// A file somebody gave, as one drawer has it.
pub type FileId = Id<kind::File>;
/// The sealed bytes of a file, which several drawers may share.
pub type ObjectId = Id<kind::Object>;
/// A notice that waits to be sent.
pub type NoticeId = Id<kind::Notice>;
/// A time during which a member is away.
pub type AbsenceId = Id<kind::Absence>;

/// Sixteen bytes that identify one `K`, written as 32 hexadecimal digits.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// Draws a new identifier.
    pub fn random(entropy: &mut dyn Entropy) -> Self {
        Self::from_bytes(entropy::array(entropy))
    }

    /// Takes 16 bytes as they are.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes), PhantomData)
    }

    /// The 16 bytes.
    #[must_use]
    pub fn bytes(&self) -> [u8; 16] {
        *self.0.as_bytes()
    }

    /// The form the databases keep.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.0
    }
}

impl<K> From<Uuid> for Id<K> {
    fn from(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_simple().fmt(f)
    }
}

/// The text is not an identifier.
#[derive(Debug, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

impl<K> FromStr for Id<K> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let uuid = Uuid::try_parse(text).map_err(|_| NotAnId)?;
        Ok(uuid.into())
    }
}

impl<K> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, K> serde::Deserialize<'de> for Id<K> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

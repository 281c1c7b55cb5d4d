//! Trainings that an organisation expects of its members, and what somebody still lacks.
//!
//! The list stands in `organisation.toml`; who followed what, and on which day, is recorded by a coordinator. Lacking one
//! is shown wherever it matters and keeps nobody from anything: a report is not left unread for want of a course.
use super::{localised::Localised, role::Role, roster::RosterEntry};

/// A training.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Stable code.
    pub code: String,
    /// Its name.
    pub label: Localised,
    /// Roles whose holders are expected to have followed it.
    #[serde(default)]
    pub expected_of: Vec<Role>,
}

/// The trainings expected of a member, less those they followed.
pub fn lacking<'a>(
    trainings: &'a [Training],
    entry: &RosterEntry,
    followed: &[&str],
) -> impl Iterator<Item = &'a Training> {
    let is_expected = |training: &&Training| entry.posts.iter().any(|post| training.expected_of.contains(&post.role));
    let has_followed = |training: &&Training| followed.contains(&training.code.as_str());
    trainings.iter().filter(is_expected).filter(move |training| !has_followed(training)).collect::<Vec<_>>().into_iter()
}

//! What the cell noted for itself: the assessment that counts, and what it retains.
use super::{
    case_file::{Author, CaseFile, Record},
    follow_up::named,
    view::{Known, Listening},
};
use crate::domain::{case::CompartmentKind, record::RecordBody};

/// What these keys open of it; other cases are not looked up here.
pub(super) fn seen(file: &CaseFile<'_>) -> Listening {
    let mut seen = Listening::default();
    let records = file.drawer(CompartmentKind::Listening).map(|drawer| drawer.records.as_slice()).unwrap_or_default();
    for record in records {
        match &record.entry.body {
            RecordBody::Assessed(assessed) => seen.assessed = known(file, record, assessed.as_ref().clone()),
            RecordBody::Qualified(qualified) => {
                seen.qualified.extend(known(file, record, qualified.as_ref().clone()));
            }
            _ => {}
        }
    }
    seen.qualified.reverse();
    seen
}

fn known<T>(file: &CaseFile<'_>, record: &Record, what: T) -> Option<Known<T>> {
    let Author::Member(member) = record.author else { return None };
    Some(Known { at: record.entry.at, by: named(&file.roll, &member, true), what })
}

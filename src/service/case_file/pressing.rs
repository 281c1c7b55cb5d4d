//! What lists show of an assessment, held against the assessment itself.
//!
//! Lists open one record and not the whole drawer, and a key that no longer serves could write that one: whoever opens the
//! case finds out, and is told that it was altered. Lists alone do **not**.
use super::Drawer;
use crate::{
    domain::{
        assessment::{Assessed, Pressing},
        case::CompartmentKind,
        record::RecordBody,
    },
    service::Error,
};

impl Drawer {
    /// The assessment that counts.
    pub(crate) fn assessed(&self) -> Option<Assessed> {
        self.newest(|entry| match &entry.body {
            RecordBody::Assessed(assessed) => Some(assessed.as_ref().clone()),
            _ => None,
        })
    }

    fn pressing(&self) -> Option<Pressing> {
        self.newest(|entry| match entry.body {
            RecordBody::Pressing(pressing) => Some(pressing),
            _ => None,
        })
    }
}

/// Refuses a case of which lists show another urgency than its assessment says.
pub(super) fn check(drawers: &[Drawer]) -> Result<(), Error> {
    let mut listening = drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::Listening);
    let shown = |drawer: &Drawer| drawer.pressing().map(|pressing| Pressing { heard: 0, ..pressing });
    let is_told = |drawer: &Drawer| shown(drawer) == drawer.assessed().map(|assessed| assessed.pressing());
    if listening.all(is_told) { Ok(()) } else { Err(Error::Broken("urgency")) }
}

//! Closing, keeping, erasing: what the organisation has of a file ends, on a day that is known beforehand.
//!
//! The cell closes a case with reasons; whatever one of both says opens it again. What rests goes to the archive by losing keys,
//! then is erased by a job that has none: it believes the journal, never the tables alone, on what rests since when and on what must
//! be kept. The person keeps their own copy. It does **not** know what it erases, nor reach into backups: those expire by
//! themselves.
mod end;
mod hold;
mod run;
mod slip;

pub use end::end;
pub use hold::{Keeping, hold, keeping, release};
pub use run::{Done, run};
pub(crate) use run::{is_eliminated, is_kept_until, leave_to_the_person};
pub use slip::{Slip, eliminated, slip};

// What the slip is made of.
pub use crate::store::{deadlines::Listed, eliminations::Elimination};

//! Questions without a report: asked of a cell, answered like anything else, and made a report by the person alone.
//!
//! A question is a case with the same drawers, granted to the same people, so that a conversation is a conversation; its
//! stage says that nothing was reported. A report made of it goes under the same code where the same people would read it.
//! Where somebody else would, or somebody must not, it goes under a code of its own, and the question stays what it is.
mod ask;
mod draw_up;

pub use ask::ask;
pub(crate) use draw_up::code_to_send_under;
pub use draw_up::draw_up;

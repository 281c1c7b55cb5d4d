//! Withdrawal: whoever sent something ends everybody else's access to it, and can come back on that for some days.
//!
//! Nothing is asked of them but one question, which they may leave. Nothing that was handed over is called back, and what
//! somebody read they remember. When the days are past it is final: the organisation's keys go, the person keeps their own
//! copy for the term of a notebook.
mod close;
mod resume;
mod told;
mod withdraw;

pub(crate) use close::close;
pub use resume::resume;
pub use told::told;
pub use withdraw::withdraw;

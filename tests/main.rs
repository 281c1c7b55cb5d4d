//! Every test that is not beside the code, in one binary.
#![expect(clippy::large_futures, reason = "a test may hold a whole installation; nothing runs them by the thousand")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::cast_possible_truncation,
    clippy::similar_names,
    reason = "a test that overflows fails, and reads like what it tells"
)]
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod crypto;
#[cfg(test)]
mod http;
#[cfg(test)]
mod ingest;
#[cfg(test)]
mod procedure;
#[cfg(test)]
mod process;
#[cfg(test)]
mod publish;
#[cfg(test)]
mod store;
#[cfg(test)]
mod support;

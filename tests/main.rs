//! Every test that is not beside the code, in one binary.
#![expect(clippy::large_futures, reason = "a test may hold a whole installation; nothing runs them by the thousand")]
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod crypto;
#[cfg(test)]
mod http;
#[cfg(test)]
mod procedure;
#[cfg(test)]
mod process;
#[cfg(test)]
mod store;
#[cfg(test)]
mod support;

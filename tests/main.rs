//! Every test that is not beside the code, in one binary.
mod crypto;
mod store;
mod support;

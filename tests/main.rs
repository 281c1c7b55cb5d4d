//! Tests that see the crate from outside.
mod crypto;

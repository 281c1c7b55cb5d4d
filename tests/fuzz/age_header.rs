//! An age file from a hostile database. Nothing opens that was not wrapped to the fixed identity.
#![no_main]
use libfuzzer_sys::fuzz_target;
use recueil::crypto::{
    hybrid::{Identity, unwrap},
    secret::Secret,
};

fuzz_target!(|file: &[u8]| {
    let identity = Identity::from_seed(Secret::from_bytes([1; 32]));
    let _ = unwrap(file, &identity);
});

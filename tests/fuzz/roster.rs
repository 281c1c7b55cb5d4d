//! A roster statement from a hostile database. What is read has one encoding, and is no founding but its own.
#![no_main]
use libfuzzer_sys::fuzz_target;
use recueil::crypto::{
    Digest,
    roster::{Statement, verify_chain},
};

fuzz_target!(|bytes: &[u8]| {
    let Ok(statement) = Statement::decode(bytes) else { return };
    assert_eq!(statement.encode(), bytes);
    let chain = [statement.clone(), statement];
    assert!(verify_chain(&chain, Digest::ZERO, None).is_err());
    assert!(verify_chain(&chain, chain[0].digest(), None).is_err());
});

//! A journal export handed to an auditor. What is read has one encoding; nothing verifies under a key that never signed.
#![no_main]
use libfuzzer_sys::fuzz_target;
use recueil::crypto::{journal, secret::Secret, sign::SigningKey};

fuzz_target!(|bytes: &[u8]| {
    let Ok(entries) = journal::import(bytes) else { return };
    assert_eq!(journal::export(&entries), bytes);
    let key = SigningKey::from_seed(&Secret::from_bytes([1; 32])).verifying();
    assert!(entries.is_empty() || journal::verify_chain(&entries, &key, &[]).is_err());
});

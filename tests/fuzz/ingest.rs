//! A file of any type, as a stranger sends it: told, cleaned, and clean.
#![no_main]
use libfuzzer_sys::fuzz_target;
use recueil::ingest::{Kind, clean, sniff};

fuzz_target!(|input: (u8, &[u8])| {
    let (chosen, bytes) = input;
    // What the bytes say, or another kind: a cleaner must bear what another's head promised.
    let kind = Kind::ALL.get(usize::from(chosen)).copied().unwrap_or_else(|| sniff(bytes));
    let Ok(once) = clean(kind, bytes) else { return };
    let Ok(twice) = clean(kind, &once.bytes) else { panic!("what was cleaned cannot be cleaned") };
    assert!(once.bytes == twice.bytes, "cleaning again changes something");
});

//! A file's name, as any browser may send it.
#![no_main]
use libfuzzer_sys::fuzz_target;
use recueil::ingest::SafeName;

fuzz_target!(|name: &str| {
    let Some(once) = SafeName::new(name) else { return };
    assert!(!once.as_str().contains(['/', '\\', '\0']));
    assert_eq!(SafeName::new(once.as_str()), Some(once));
});

//! The frame of a sealed record, and the record itself, from a hostile database.
#![no_main]
use libfuzzer_sys::fuzz_target;
use recueil::crypto::{
    compartment::CompartmentSecret,
    record::{RecordContext, frame, open_record},
    secret::Secret,
};

fuzz_target!(|sealed: &[u8]| {
    let Ok(frame) = frame(sealed) else { return };
    let context = RecordContext {
        case: [1; 16],
        compartment: [2; 16],
        epoch: frame.epoch,
        record: [4; 16],
        kind: "message",
        sequence: 5,
        previous: frame.previous,
    };
    let drawer = CompartmentSecret::from(Secret::from_bytes([3; 32]));
    assert!(open_record(&drawer, &context, sealed).is_err());
});

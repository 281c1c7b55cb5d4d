//! The body of a form, as any client may send it.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let _ = recueil::web::form::parse(body);
});

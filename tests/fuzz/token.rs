//! A token as somebody types it. What is accepted has one spelling, and is accepted again in it.
#![no_main]
use libfuzzer_sys::fuzz_target;
use recueil::crypto::token::Token;

fuzz_target!(|typed: &str| {
    if let Ok(token) = Token::parse(typed) {
        assert!(Token::parse(&token.reveal()).is_ok_and(|again| again.to_bytes() == token.to_bytes()));
    }
});

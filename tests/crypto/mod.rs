//! The crypto room seen from outside: other implementations, kept vectors, hostile inputs.
mod interop;
mod sweep;
mod vectors;

use data_encoding::HEXLOWER;
use recueil::crypto::secret::Secret;

/// A secret of one repeated byte.
fn secret(byte: u8) -> Secret {
    Secret::from_bytes([byte; 32])
}

fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

fn unhex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.trim().as_bytes()).unwrap()
}

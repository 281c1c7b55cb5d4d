//! What the fuzz targets do, over a fixed sweep of spoiled inputs: parsers refuse, and neither panic nor accept what no
//! signature covers. Finds less than a fuzzer and runs everywhere.
use recueil::{
    crypto::{
        Digest,
        hybrid::{Identity, unwrap, wrap},
        journal,
        lineage::Lineage,
        record,
        roster::{Statement, verify_chain},
        sign::SigningKey,
        token::Token,
    },
    entropy::{Entropy, SeededEntropy, array, below},
};

use super::secret;

/// One spoiled copy: some edits at random places.
fn spoiled(bytes: &[u8], entropy: &mut SeededEntropy) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    for _ in 0..=below(entropy, 3) {
        let at = below(entropy, u32::try_from(copy.len()).unwrap()) as usize;
        let [byte] = array(entropy);
        match (below(entropy, 6), copy.len()) {
            (_, 0) => copy.push(byte),
            (0, _) => copy[at] ^= 1 << (byte % 8),
            (1, _) => copy[at] = byte,
            (2, _) => copy.insert(at, byte),
            (3, _) => drop(copy.remove(at)),
            (4, _) => copy.truncate(at),
            _ => copy.extend_from_within(at..),
        }
    }
    copy
}

fn sweep(times: usize, bytes: &[u8], mut parse: impl FnMut(&[u8])) {
    let mut entropy = SeededEntropy::new(2026);
    for _ in 0..times {
        parse(&spoiled(bytes, &mut entropy));
    }
    let mut noise = [0; 300];
    for length in 0..noise.len() {
        entropy.fill(&mut noise);
        parse(&noise[..length]);
    }
}

fn key() -> SigningKey {
    SigningKey::from_seed(&secret(1))
}

#[test]
fn tokens() {
    let token = Token::generate(&mut SeededEntropy::new(1)).reveal();
    let mut accepted = 0_u32;
    sweep(20_000, token.as_bytes(), |bytes| {
        accepted += u32::from(Token::parse(&String::from_utf8_lossy(bytes)).is_ok());
    });
    // Most that pass changed only a separator; one in 32 of the others passes the check by chance.
    assert!(accepted < 5_000, "{accepted}");
}

#[test]
fn age_headers() {
    let reader = Identity::from_seed(secret(1));
    let file = wrap(b"plaintext", &[reader.recipient()]).unwrap();
    sweep(1_500, &file, |bytes| {
        let opened = unwrap(bytes, &reader);
        assert!(bytes == file || opened.is_err());
    });
}

#[test]
fn statements() {
    let first = Statement::append(None, b"founding".to_vec(), vec![], &key()).unwrap();
    let endorsed = vec![Statement::endorse(b"enrol", &SigningKey::from_seed(&secret(2)))];
    let second = Statement::append(Some(&first), b"enrol".to_vec(), endorsed, &key()).unwrap();
    sweep(20_000, &second.encode(), |bytes| {
        let Ok(statement) = Statement::decode(bytes) else { return };
        assert_eq!(statement.encode(), bytes, "one encoding for one statement");
        let verified = verify_chain(&[first.clone(), statement.clone()], first.digest(), None);
        assert!(verified.is_err() || statement == second);
    });
}

#[test]
fn journals() {
    let one = journal::append(0, Digest::ZERO, b"one".to_vec(), &key());
    let two = journal::append(1, one.digest(), b"two".to_vec(), &key());
    let head = journal::Head { sequence: 1, digest: two.digest() };
    let entries = [one, two];
    sweep(20_000, &journal::export(&entries), |bytes| {
        let Ok(read) = journal::import(bytes) else { return };
        assert_eq!(journal::export(&read), bytes, "one encoding for one journal");
        assert!(journal::verify_chain(&read, &key().verifying(), &[head]).is_err() || read == entries);
    });
}

#[test]
fn lineages() {
    let next = SigningKey::from_seed(&secret(2)).verifying();
    let lineage = Lineage::new(key().verifying()).extend(&key(), next).unwrap();
    sweep(20_000, &lineage.to_bytes(), |bytes| {
        let Ok(read) = Lineage::from_bytes(bytes) else { return };
        assert!(read == lineage || read == Lineage::new(read.current()));
    });
}

#[test]
fn record_frames() {
    sweep(20_000, &[1; 66], |bytes| {
        let _ = record::frame(bytes);
    });
}

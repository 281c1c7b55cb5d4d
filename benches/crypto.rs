//! What sealing and opening cost: a list of cases opens one settled copy a row, a submission seals one grant a reader.
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use recueil::{
    crypto::{
        Digest,
        compartment::CompartmentSecret,
        grant::{GrantContext, Granter, open_grant, open_settled, seal_grant, settle},
        hybrid::Identity,
        record::{RecordContext, open_record, seal_record},
        secret::Secret,
        sign::SigningKey,
        token::Token,
    },
    entropy::SeededEntropy,
};

fn secret(byte: u8) -> Secret {
    Secret::from_bytes([byte; 32])
}

fn grants(bench: &mut Criterion) {
    let (holder, key) = (Identity::from_seed(secret(1)), SigningKey::from_seed(&secret(2)));
    let drawer = CompartmentSecret::from(secret(3));
    let granter = Granter { key: &key, lineage: None };
    let context = GrantContext { case: [1; 16], compartment: [2; 16], epoch: 3, holder_kind: 4, holder: [5; 32] };
    let Ok(wrapped) = seal_grant(&context, &drawer, &granter, holder.recipient()) else { return };
    let settled = settle(&context, Some(&drawer), &holder, &mut SeededEntropy::new(1));

    bench.bench_function("seal a grant", |b| b.iter(|| seal_grant(&context, &drawer, &granter, holder.recipient())));
    bench.bench_function("open a grant", |b| b.iter(|| open_grant(&context, black_box(&wrapped), &holder)));
    bench.bench_function("open a settled copy", |b| b.iter(|| open_settled(&context, black_box(&settled), &holder)));
}

fn records(bench: &mut Criterion) {
    let (author, drawer) = (SigningKey::from_seed(&secret(2)), CompartmentSecret::from(secret(3)));
    let mut entropy = SeededEntropy::new(1);
    let (case, compartment, record) = ([1; 16], [2; 16], [4; 16]);
    let context =
        RecordContext { case, compartment, epoch: 3, record, kind: "message", sequence: 5, previous: Digest::ZERO };
    let body = [b'a'; 2000];
    let Ok(sealed) = seal_record(&drawer, &context, &author, &body, &mut entropy) else { return };

    bench.bench_function("seal a record of 2 kB", |b| {
        b.iter(|| seal_record(&drawer, &context, &author, black_box(&body), &mut entropy));
    });
    bench.bench_function("open a record of 2 kB", |b| b.iter(|| open_record(&drawer, &context, black_box(&sealed))));
}

fn tokens(bench: &mut Criterion) {
    let token = Token::generate(&mut SeededEntropy::new(1));
    bench.bench_function("keys of a token", |b| b.iter(|| black_box(&token).keys(&secret(1))));
}

criterion_group!(benches, grants, records, tokens);
criterion_main!(benches);

//! Files written once and kept: a later version of the program must still open them.
//!
//! Age draws its keys by itself, so these cannot be made again byte for byte. `write_the_vectors` is run by hand when a
//! format gets a new version, and then writes beside the old ones, never over them.
use std::{
    fs,
    io::{Read, Write},
    path::PathBuf,
};

use recueil::{
    crypto::{
        Digest,
        attachment::{AttachmentSecret, Opener, Sealer},
        compartment::CompartmentSecret,
        grant::{GrantContext, Granter, open_grant, seal_grant},
        hybrid::{Identity, unwrap, wrap},
        identity_file::{MemberKeys, lock, unlock},
        lineage::Lineage,
        passphrase::Passphrase,
        record::{RecordContext, open_record, seal_record},
        recovery::{Keepers, open_with_keepers, wrap_for_keepers},
        sign::SigningKey,
    },
    entropy::SeededEntropy,
};

use super::secret;

const WORK: u8 = 10;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/crypto/vectors").join(name)
}

fn kept(name: &str) -> Vec<u8> {
    fs::read(path(name)).unwrap()
}

fn identity(byte: u8) -> Identity {
    Identity::from_seed(secret(byte))
}

fn signing() -> SigningKey {
    SigningKey::from_seed(&secret(2))
}

fn drawer() -> CompartmentSecret {
    secret(3).into()
}

fn attachment() -> AttachmentSecret {
    secret(4).into()
}

fn grant_context() -> GrantContext {
    GrantContext { case: [1; 16], compartment: [2; 16], epoch: 3, holder_kind: 4, holder: [5; 32] }
}

fn record_context() -> RecordContext {
    let (case, compartment, record) = ([1; 16], [2; 16], [4; 16]);
    RecordContext { case, compartment, epoch: 3, record, kind: "message", sequence: 5, previous: Digest([6; 32]) }
}

fn passphrase() -> Passphrase {
    Passphrase::parse("paisible épilogue moderne amovible cerveau incolore mammouth 33").unwrap()
}

#[test]
fn kept_files_open() {
    assert_eq!(unwrap(&kept("file.age"), &identity(1)).unwrap().as_slice(), b"plaintext");

    let grant = open_grant(&grant_context(), &kept("grant.age"), &identity(1)).unwrap();
    assert_eq!(grant.secret.expose().expose(), &[3; 32]);
    assert_eq!(grant.lineage, Some(Lineage::new(signing().verifying())));

    let recovered = open_with_keepers(&grant_context(), &kept("recovery.age"), &identity(8), &identity(9)).unwrap();
    assert_eq!(recovered.secret.expose().expose(), &[3; 32]);

    let record = open_record(&drawer(), &record_context(), &kept("record.sealed")).unwrap();
    assert_eq!((record.body.as_slice(), record.author), (b"body".as_slice(), signing().verifying()));

    let mut content = String::new();
    Opener::new(&attachment(), kept("attachment.age").as_slice()).unwrap().read_to_string(&mut content).unwrap();
    assert_eq!(content, "content");

    let keys = unlock(&kept("identity.sealed"), &passphrase(), WORK, &secret(5)).unwrap();
    assert_eq!(keys.founding, Digest([6; 32]));
    assert_eq!(keys.signing.verifying(), member().signing.verifying());
}

fn member() -> MemberKeys {
    MemberKeys::generate(Digest([6; 32]), &mut SeededEntropy::new(1))
}

#[test]
#[ignore = "writes the kept files anew"]
fn write_the_vectors() {
    let mut entropy = SeededEntropy::new(1);
    let key = signing();
    let lineage = Lineage::new(key.verifying());
    let granter = Granter { key: &key, lineage: Some(&lineage) };
    let write = |name: &str, bytes: Vec<u8>| fs::write(path(name), bytes).unwrap();

    write("file.age", wrap(b"plaintext", &[identity(1).recipient()]).unwrap());
    write("grant.age", seal_grant(&grant_context(), &drawer(), &granter, identity(1).recipient()).unwrap());
    let (inner, outer) = (identity(8), identity(9));
    let keepers = Keepers { inner: inner.recipient(), outer: outer.recipient() };
    write("recovery.age", wrap_for_keepers(&grant_context(), &drawer(), &granter, &keepers).unwrap());
    write("record.sealed", seal_record(&drawer(), &record_context(), &key, b"body", &mut entropy).unwrap());
    let mut sealer = Sealer::new(&attachment(), Vec::new()).unwrap();
    sealer.write_all(b"content").unwrap();
    write("attachment.age", sealer.finish().unwrap());
    write("identity.sealed", lock(&member(), &passphrase(), WORK, &secret(5), &mut entropy).unwrap());
}

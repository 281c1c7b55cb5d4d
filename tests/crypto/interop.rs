//! Our age files against the npm package `age-encryption`, both ways, and our own formats against a second reading of
//! them in `npm/open.mjs`. Needs Node and `npm ci` in `tests/crypto/npm`; says so when it cannot run.
use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use recueil::{
    crypto::{
        Digest,
        compartment::CompartmentSecret,
        grant::{GrantContext, Granter, open_grant, seal_grant},
        hybrid::{Identity, unwrap, wrap},
        record::{RecordContext, seal_record},
        sign::SigningKey,
    },
    entropy::SeededEntropy,
};
use serde_json::{Value, json};

use super::{hex, secret, unhex};

/// Whether the other implementation is installed. With `RECUEIL_TEST_ALL=1` it must be.
fn installed() -> bool {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crypto/npm/node_modules/age-encryption");
    let found = here.is_dir();
    #[expect(clippy::disallowed_methods, reason = "a switch of the tests, not of the program")]
    let required = std::env::var("RECUEIL_TEST_ALL").is_ok_and(|value| value == "1");
    assert!(found || !required, "npm ci was not run in tests/crypto/npm");
    if !found {
        eprintln!("not run: tests/crypto/npm has no node_modules; run `npm ci` there");
    }
    found
}

/// Asks the other implementation; `None` when it refuses.
fn ask(request: &Value) -> Option<String> {
    let mut node = Command::new("node")
        .arg("open.mjs")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crypto/npm"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    node.stdin.take().unwrap().write_all(request.to_string().as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

#[test]
fn age_files_open_on_both_sides() {
    if !installed() {
        return;
    }
    let ours = Identity::from_seed(secret(7));
    let (text, recipient) = (ours.to_secret_text(), ours.recipient().to_string());
    assert_eq!(ask(&json!({ "command": "recipient", "identity": *text })), Some(recipient.clone()));

    for length in [0, 1, 1000, 65_536, 200_000] {
        let plaintext = vec![9; length];
        let file = wrap(&plaintext, &[ours.recipient(), Identity::from_seed(secret(8)).recipient()]).unwrap();
        let opened = ask(&json!({ "command": "decrypt", "identity": *text, "file": hex(&file) }));
        assert_eq!(opened, Some(hex(&plaintext)), "{length}");

        let theirs = ask(&json!({ "command": "encrypt", "recipient": recipient, "plaintext": hex(&plaintext) }));
        assert_eq!(*unwrap(&unhex(&theirs.unwrap()), &ours).unwrap(), plaintext, "{length}");
    }
    let stranger = Identity::from_seed(secret(9)).to_secret_text();
    let file = wrap(b"x", &[ours.recipient()]).unwrap();
    assert_eq!(ask(&json!({ "command": "decrypt", "identity": *stranger, "file": hex(&file) })), None);
}

#[test]
fn a_grant_can_be_read_without_this_program() {
    if !installed() {
        return;
    }
    let holder = Identity::from_seed(secret(1));
    let context = GrantContext { case: [1; 16], compartment: [2; 16], epoch: 3, holder_kind: 4, holder: [5; 32] };
    let key = SigningKey::from_seed(&secret(2));
    let granter = Granter { key: &key, lineage: None };
    let wrapped = seal_grant(&context, &CompartmentSecret::from(secret(6)), &granter, holder.recipient()).unwrap();
    assert!(open_grant(&context, &wrapped, &holder).is_ok());

    let bytes = [[1; 16].as_slice(), &[2; 16], &3_u32.to_be_bytes(), &[4], &[5; 32]].concat();
    let text = holder.to_secret_text();
    let request = |context: &[u8]| json!({ "command": "grant", "identity": *text, "file": hex(&wrapped), "context": hex(context) });
    assert_eq!(ask(&request(&bytes)), Some(hex(&[6; 32])));
    assert_eq!(ask(&request(&[0; 69])), None);
}

#[test]
fn a_record_can_be_read_without_this_program() {
    if !installed() {
        return;
    }
    let context = RecordContext {
        case: [1; 16],
        compartment: [2; 16],
        epoch: 3,
        record: [4; 16],
        kind: "message",
        sequence: 5,
        previous: Digest([6; 32]),
    };
    let author = SigningKey::from_seed(&secret(8));
    let drawer = CompartmentSecret::from(secret(7));
    let sealed = seal_record(&drawer, &context, &author, b"body", &mut SeededEntropy::new(1)).unwrap();

    let mut kind = b"message".to_vec();
    kind.resize(32, 0);
    let additional =
        [&[1], [1; 16].as_slice(), &[2; 16], &3_u32.to_be_bytes(), &[4; 16], &kind, &5_u64.to_be_bytes(), &[6; 32]]
            .concat();
    let request = |additional: &[u8]| {
        let (secret, additional) = (hex(&[7; 32]), hex(additional));
        json!({ "command": "record", "secret": secret, "additional": additional, "sealed": hex(&sealed) })
    };
    assert_eq!(ask(&request(&additional)), Some(hex(b"body")));
    assert_eq!(ask(&request(&additional[1..])), None);
}

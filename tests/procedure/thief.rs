//! Whoever carries off the database, its log, the sessions, whatever the machine keeps but its secret.
use std::path::{Path, PathBuf};

use recueil::{
    cli::demo::cast::new_session,
    crypto::seal,
    domain::draft::{Fields, Page},
    service::{
        journal::Line,
        session::{self, Surface},
        sign_in::{self, SignIn},
        view::Filter,
    },
    store::Store,
};

use super::consent;
use crate::support::{
    raw,
    world::{CELL, CLAIRE, INES, SAMIRA, THOMAS, Told, World, each_world},
};

/// Everything a thief finds, by place. The host secret is not among it.
async fn stolen(world: &World) -> Vec<(String, Vec<u8>)> {
    let mut files = files_under(&world.place.state_dir);
    match &world.store {
        Store::Sqlite(store) => files.extend(files_under(store.path().parent().unwrap())),
        Store::Postgres(_) => {}
    }
    let mut found: Vec<_> =
        files.iter().map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect();
    if matches!(world.store, Store::Postgres(_)) {
        found.push(("dump".to_owned(), raw::dump(&world.store).await.into_bytes()));
    }
    found
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

/// In the clear, in hexadecimal (as a dump shows bytes), or in base 64 at any of its three places.
fn holds(haystack: &[u8], needle: &str) -> bool {
    let plain = needle.as_bytes();
    let shifted = |shift: usize| {
        let text = data_encoding::BASE64.encode(&[vec![0; shift], plain.to_vec()].concat());
        text.as_bytes()[4..text.len() - 4].to_vec()
    };
    let hexadecimal = data_encoding::HEXLOWER.encode(plain).into_bytes();
    let mut forms = vec![plain.to_vec(), hexadecimal];
    if plain.len() >= 12 {
        forms.extend((0..3).map(shifted));
    }
    forms.iter().any(|form| haystack.windows(form.len()).any(|window| window == form.as_slice()))
}

#[expect(clippy::too_many_lines, reason = "a line a secret")]
async fn play(world: &mut World) -> Vec<String> {
    let told = Told {
        kinds: vec!["harc-sex".to_owned(), "outr-sex".to_owned()],
        persons: "CANARI-PERSONNE dupont".to_owned(),
        ..Told::words("CANARI-RECIT elle m'a suivie jusqu'au parking").involving(&[THOMAS]).avoiding(&[SAMIRA])
    };
    let session = world.draft(&told).await;
    let mut name = Fields::default();
    let fields = [
        ("name", "CANARI-NOM diop"),
        ("way", "mail"),
        ("address", "canari-boite@maison.example"),
        ("hours", "CANARI-HEURES le soir"),
        ("others", "CANARI-AUTRES ma soeur"),
        ("wording", "CANARI-MOTS la bibliothèque"),
    ];
    for (field, value) in fields {
        name.insert(field, value);
    }
    session::keep_page(&session, Page::Name, &name).await.unwrap();
    session.save().await.unwrap();
    let receipt = world.send(&session).await.unwrap();
    let case = receipt.reference;
    let (browser, reporter) = world.come_back(&receipt.code).await;
    browser.save().await.unwrap();
    world.write(&reporter, "CANARI-MESSAGE le second mot").await.unwrap();
    let claire = world.sign_in(CLAIRE).await;
    world.reply(&claire, &case, "CANARI-REPONSE nous vous lisons").await.unwrap();
    world.note(&claire, &case, "CANARI-NOTE à rappeler").await.unwrap();
    world.assign(&claire, &case, INES).await.unwrap();
    world.exclude(&claire, &case, INES).await.unwrap();
    for index in CELL {
        let keys = world.sign_in(index).await;
        world.list(&keys).await.unwrap();
    }
    consent::ask(world, &claire, (&case, consent::words("CANARI-COPIE proposée par la cellule"))).await.unwrap();
    let number = consent::asked_last(world, &reporter).await;
    consent::agree(world, &reporter, (number, &consent::words("CANARI-ACCORD relu"))).await.unwrap();
    let changed = world.change_code(&browser, &reporter).await.unwrap();
    browser.save().await.unwrap();
    let unsent = world.draft(&Told::words("CANARI-BROUILLON jamais envoyé")).await;
    let mut fields = Fields::default();
    fields.insert("place", "CANARI-LIEU atelier");
    session::keep_page(&unsent, Page::What, &fields).await.unwrap();
    unsent.save().await.unwrap();
    desk_session(world).await;
    let mut secrets = vec![receipt.code.replace('-', ""), receipt.code, changed.replace('-', ""), changed];
    secrets.extend(world.cast.people.iter().flat_map(|person| [person.passphrase.clone(), person.one_time.clone()]));
    secrets
}

async fn desk_session(world: &mut World) {
    use recueil::clock::Clock;
    world.clock.advance(jiff::SignedDuration::from_secs(60));
    let claire = &world.cast.people[CLAIRE];
    let desk = new_session(&world.service, Surface::Desk);
    let (code, passphrase) = (claire.code(world.clock.now()).unwrap(), claire.passphrase.clone());
    let attempt = SignIn { mail: claire.mail.clone(), code, passphrase, mark: String::new() };
    sign_in::sign_in(&world.service, &desk, attempt).await.unwrap();
    let filter =
        Filter { text: "CANARI-RECHERCHE parking".to_owned(), kind: "harc-sex".to_owned(), ..Filter::default() };
    session::keep_filter(&desk, &filter).await.unwrap();
    desk.save().await.unwrap();
}

#[tokio::test]
async fn a_thief_finds_nothing_that_was_said() {
    each_world(async |world| {
        let mut secrets = play(world).await;
        let words = [
            "CANARI",
            "parking",
            "dupont",
            "harc-sex",
            "outr-sex",
            "Harcèlement",
            "rappeler",
            "canari-boite",
            "bibliothèque",
            "prefer-not",
            "involved",
        ];
        secrets.extend(words.map(str::to_owned));
        let member = world.keys_of(CLAIRE).await;
        secrets.push(data_encoding::HEXLOWER.encode(member.identity.seed().expose()));
        secrets.push(data_encoding::HEXLOWER.encode(member.signing.seed().expose()));
        let before_night = stolen(world).await;
        world.days_pass(1);
        recueil::service::journal::drain(&world.service).await.unwrap();
        for (place, bytes) in before_night.into_iter().chain(stolen(world).await) {
            for secret in &secrets {
                assert!(!holds(&bytes, secret), "{secret} stands in {place}");
            }
        }
        // The search can find: members stand in the clear.
        assert!(stolen(world).await.iter().any(|(_, bytes)| holds(bytes, &world.cast.people[CLAIRE].mail)));
    })
    .await;
}

/// Names are in members and roster; no row about cases, no session, holds one.
#[tokio::test]
async fn no_name_stands_beside_a_case() {
    each_world(async |world| {
        play(world).await;
        let dump = raw::dump(&world.store).await;
        let about_cases = dump.lines().filter(|line| !line.starts_with("members ") && !line.starts_with("roster "));
        for line in about_cases {
            for person in &world.cast.people {
                assert!(!line.contains(&person.name), "{line}");
                assert!(!holds(line.as_bytes(), &format!("\"{}\"", person.name)), "{line}");
                assert!(!holds(line.as_bytes(), &person.mail), "{line}");
            }
        }
        let named = |table: &str| dump.lines().any(|line| line.starts_with(table) && holds(line.as_bytes(), "Claire"));
        assert!(named("members ") && named("roster "), "the search can find");
        assert!(dump.lines().any(|line| line.starts_with("sessions ")) && dump.contains("\ncases "));
    })
    .await;
}

/// In the order of their keys, no table is in the order of writing, nor is the queue of the night in that of the cases it
/// speaks of. SQLite's tables keep no other order; a heap of PostgreSQL keeps that of writing too, and the design says so.
#[tokio::test]
async fn the_order_of_rows_pairs_nothing() {
    each_world(async |world| {
        let mut written = Vec::new();
        for number in 0..32 {
            written.push(world.submit(&Told::words(&format!("Récit {number}."))).await.reference.to_string());
        }
        let cases: Vec<(uuid::Uuid, String)> =
            raw::rows(&world.store, "select id, reference from cases order by id", Vec::new()).await;
        let name = |id: &uuid::Uuid| cases.iter().find(|(case, _)| case == id).unwrap().1.clone();
        let of_case = async |sql| -> Vec<String> {
            let rows: Vec<(uuid::Uuid,)> = raw::rows(&world.store, sql, Vec::new()).await;
            let mut names: Vec<String> = rows.iter().map(|(id,)| name(id)).collect();
            names.dedup();
            names
        };
        let natural = "select x.case_id from records r join compartments x on x.id = r.compartment order by r.id";
        let queue = queued(world).await;
        let orders = [
            ("cases", cases.iter().map(|(_, reference)| reference.clone()).collect()),
            ("compartments", of_case("select case_id from compartments order by id").await),
            ("tokens", of_case("select case_id from tokens order by lookup").await),
            ("records", of_case(natural).await),
            ("queue", queue),
        ];
        for (table, order) in &orders {
            assert_ne!(order, &written, "{table} is in the order of writing");
            assert!(order.len() >= 32, "{table}");
        }
        let distinct: std::collections::BTreeSet<&Vec<String>> = orders.iter().map(|(_, order)| order).collect();
        assert_eq!(distinct.len(), orders.len(), "two tables are in one order");
    })
    .await;
}

async fn queued(world: &World) -> Vec<String> {
    let rows: Vec<(Vec<u8>,)> =
        raw::rows(&world.store, "select sealed from journal_queue order by id", Vec::new()).await;
    let key = world.host().queue();
    let subject = |(sealed,): &(Vec<u8>,)| {
        let line = seal::open(&key, b"recueil/v1/journal-queue", sealed).unwrap();
        serde_json::from_slice::<Line>(&line).unwrap().subject.unwrap()
    };
    rows.iter().map(subject).collect()
}

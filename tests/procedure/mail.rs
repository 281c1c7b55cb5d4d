//! The neutral notice: one, that says nothing, whatever happens to the server or to the one who sends.
use std::time::Duration;

use jiff::SignedDuration;
use recueil::{
    domain::{
        act::verb,
        attached::Wanted,
        case::Reference,
        identity::{Identity, Way},
        protection::Outcome,
    },
    service::{
        About, Who, authorise,
        files::{self, Upload},
        outbox::{self, Protection, Relay},
        session::Unlocked,
    },
};

use super::{
    consent,
    identity::{identified, somebody},
    protection, withdrawal,
};
use crate::support::{
    raw::{self, Bind},
    smtp::{Mood, Server, Step},
    world::{INES, Told, World, each_world},
};

pub(super) const ADDRESS: &str = "awa@maison.example";

pub(super) fn relay(port: u16) -> Relay {
    Relay {
        host: "127.0.0.1".to_owned(),
        port,
        protection: Protection::None,
        credentials: None,
        from: "Messages <messages@institut.example>".to_owned(),
        authority: None,
        patience: Duration::from_millis(400),
    }
}

/// A case whose reporter asked to be reached so, in an installation that has this server.
pub(super) async fn reached(
    world: &mut World,
    server: Option<&Server>,
    identity: &Identity,
) -> (Unlocked, Unlocked, Reference) {
    world.place.mail = server.map(|server| relay(server.port));
    world.restart().await;
    let receipt = world.submit(&Told::words("Un récit que personne ne doit lire.")).await;
    let (_, person) = world.come_back(&receipt.code).await;
    identified(world, &person, identity).await.unwrap();
    let ines = world.sign_in(INES).await;
    (person, ines, receipt.reference)
}

pub(super) async fn waiting(world: &World) -> usize {
    let rows: Vec<(i64,)> = raw::rows(&world.store, "select attempts from outbox", Vec::new()).await;
    rows.len()
}

pub(super) fn hours_pass(world: &World, hours: i64) {
    world.clock.advance(SignedDuration::from_hours(hours));
}

pub(super) fn mark(letter: &str) -> String {
    letter.lines().find(|line| line.starts_with("Message-ID: ")).unwrap().to_owned()
}

#[tokio::test]
async fn one_answer_or_several_make_one_letter_that_says_nothing() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (person, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        world.write(&person, "Encore moi.").await.unwrap();
        world.note(&ines, &case, "Une note.").await.unwrap();
        assert_eq!(waiting(world).await, 0, "neither the person's words nor a note");
        assert!(world.open(&ines, &case).await.unwrap().notified);
        world.reply(&ines, &case, "Une réponse secrète.").await.unwrap();
        world.reply(&ines, &case, "Une autre.").await.unwrap();
        let mut upload = Upload::begin(&world.service, "pièce.txt").await.unwrap();
        upload.write(b"pour la personne".to_vec()).await.unwrap();
        let file = upload.finish(Wanted::Usual).await.unwrap();
        let permit =
            authorise::<verb::Enclose>(&world.service, Who::Unlocked(&ines), About::Case(&case)).await.unwrap();
        files::enclose(&world.service, permit, &ines, file).await.unwrap();
        assert_eq!(waiting(world).await, 1);
        let dump = raw::dump(&world.store).await;
        assert!(dump.contains("outbox ") && !dump.contains(ADDRESS) && !dump.contains(&hexadecimal(ADDRESS)));

        assert_eq!(outbox::send(&world.service).await.unwrap(), 1);
        assert_eq!(outbox::send(&world.service).await.unwrap(), 0);
        let taken = server.taken();
        assert_eq!((taken.len(), waiting(world).await), (1, 0));
        is_neutral(&taken[0], &case);
        // Another answer, later: another letter.
        world.reply(&ines, &case, "Et ceci.").await.unwrap();
        assert_eq!(outbox::send(&world.service).await.unwrap(), 1);
        assert_ne!(mark(&server.taken()[0]), mark(&server.taken()[1]));
        // Taken back: nobody is told any more, not even what waited to be said.
        world.reply(&ines, &case, "Encore une.").await.unwrap();
        assert_eq!(waiting(world).await, 1);
        identified(world, &person, &Identity::default()).await.unwrap();
        assert_eq!(waiting(world).await, 0);
        world.reply(&ines, &case, "Une dernière.").await.unwrap();
        assert_eq!(waiting(world).await, 0);
    })
    .await;
}

/// With the database's password: rows copied, put back or moved write to nobody.
#[tokio::test]
async fn a_row_put_back_writes_to_nobody() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        let rows: Vec<(Vec<u8>,)> = raw::rows(&world.store, "select sealed from outbox", Vec::new()).await;
        let kept: Vec<(uuid::Uuid,)> = raw::rows(&world.store, "select id from outbox", Vec::new()).await;
        assert_eq!(outbox::send(&world.service).await.unwrap(), 1);
        let put = "insert into outbox (id, sealed, due_minute, attempts) values ($1, $2, 0, 0)";
        let sealed = Bind::Bytes(rows[0].0.clone());
        // Under another name it opens no more.
        raw::execute(&world.store, put, vec![Bind::Id(uuid::Uuid::from_u128(7)), sealed.clone()]).await;
        assert_eq!(outbox::send(&world.service).await.unwrap(), 0);
        raw::execute(&world.store, "delete from outbox", Vec::new()).await;
        // Under its own, once its days are over, it leaves no more.
        hours_pass(world, 15 * 24);
        raw::execute(&world.store, put, vec![Bind::Id(kept[0].0), sealed]).await;
        outbox::send(&world.service).await.unwrap();
        assert_eq!((server.taken().len(), waiting(world).await), (1, 0));
    })
    .await;
}

/// Whatever the cell does that waits for the person, they are told; once they withdraw, nothing leaves any more.
#[tokio::test]
async fn a_question_and_a_decision_are_told_and_a_withdrawal_takes_out_what_waits() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (person, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        let told = async || outbox::send(&world.service).await.unwrap();
        consent::ask(world, &ines, (&case, consent::words("Une copie."))).await.unwrap();
        assert_eq!(told().await, 1);
        protection::ask(world, &person, "Awa Sarr").await.unwrap();
        assert_eq!(told().await, 0);
        protection::decide(world, &ines, &case, Outcome::Granted).await.unwrap();
        assert_eq!(told().await, 1);
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        assert_eq!(waiting(world).await, 1);
        withdrawal::withdraw(world, &person, None).await.unwrap();
        assert_eq!((waiting(world).await, told().await), (0, 0));
    })
    .await;
}

fn hexadecimal(text: &str) -> String {
    data_encoding::HEXLOWER.encode(text.as_bytes())
}

fn is_neutral(letter: &str, case: &Reference) {
    for head in ["To: awa@maison.example", "Subject: Espace personnel", "Auto-Submitted: auto-generated"] {
        assert!(letter.lines().any(|line| line == head), "{head}: {letter}");
    }
    assert!(letter.contains("Bonjour,"), "{letter}");
    let spoken = letter.to_lowercase();
    for word in [
        "diop", "canari", "secret", "signal", "cellule", "recueil", "dossier", "harc", "http", "biblio", "127.0",
        "code",
    ] {
        assert!(!spoken.contains(word), "{word}: {letter}");
    }
    assert!(!letter.contains(case.as_str()) && !letter.contains("R-20"), "{letter}");
}

#[tokio::test]
async fn whoever_did_not_ask_for_it_or_has_no_server_is_told_nothing() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Phone, "06 00 00 00 00")).await;
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        assert_eq!((waiting(world).await, outbox::send(&world.service).await.unwrap()), (0, 0));
        assert!(!world.open(&ines, &case).await.unwrap().notified);
        let (_, ines, case) = reached(world, None, &somebody(Way::Mail, ADDRESS)).await;
        assert!(!world.open(&ines, &case).await.unwrap().notified && !world.service.writes_outside());
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        assert_eq!(waiting(world).await, 0);
        assert!(server.taken().is_empty() && outbox::answers(&world.service).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_server_that_was_away_gets_it_once_when_it_is_back() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Says(Step::Recipient, "550 nobody"));
        let port = server.port;
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        assert_eq!(outbox::send(&world.service).await.unwrap(), 0, "refused");
        drop(server);
        assert_eq!(outbox::send(&world.service).await.unwrap(), 0, "not due");
        hours_pass(world, 1);
        assert_eq!(outbox::send(&world.service).await.unwrap(), 0, "away");
        assert!(outbox::answers(&world.service).await.unwrap().is_err());
        let server = Server::on(port, Mood::Takes);
        hours_pass(world, 1);
        assert_eq!(outbox::send(&world.service).await.unwrap(), 0, "two hours this time");
        hours_pass(world, 1);
        assert_eq!(outbox::send(&world.service).await.unwrap(), 1);
        assert_eq!((server.taken().len(), waiting(world).await), (1, 0));
        assert!(outbox::answers(&world.service).await.unwrap().is_ok());
    })
    .await;
}

/// The process dies with the letter claimed: before the server had it, and after.
#[tokio::test]
async fn whoever_dies_with_it_leaves_it_to_the_next() {
    each_world(async |world| {
        for (mood, letters) in [(Mood::Hangs(Step::Greeting), 0), (Mood::Hangs(Step::Letter), 1)] {
            let server = Server::on(0, mood);
            let port = server.port;
            let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
            world.reply(&ines, &case, "Une réponse.").await.unwrap();
            let service = world.service.clone();
            let dying = tokio::spawn(async move { outbox::send(&service).await });
            while server.taken().len() < letters {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
            dying.abort();
            let before = server.taken();
            drop(server);
            world.restart().await;
            let server = Server::on(port, Mood::Takes);
            assert_eq!(outbox::send(&world.service).await.unwrap(), 0, "claimed, as far as anybody knows");
            hours_pass(world, 3);
            assert_eq!(outbox::send(&world.service).await.unwrap(), 1);
            let after = server.taken();
            assert_eq!((before.len(), after.len(), waiting(world).await), (letters, 1, 0));
            // Sent twice, it is one letter: programs that read mail know it again.
            assert!(before.iter().all(|letter| mark(letter) == mark(&after[0])));
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_nobody_has_is_given_up() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Says(Step::Recipient, "550 nobody"));
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        for tries in 0..12 {
            assert_eq!(waiting(world).await, 1, "{tries}");
            assert_eq!(outbox::send(&world.service).await.unwrap(), 0);
            hours_pass(world, 24);
        }
        assert_eq!(waiting(world).await, 0);
    })
    .await;
}

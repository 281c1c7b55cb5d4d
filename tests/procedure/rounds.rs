//! What members are told by mail: at set hours that something waits, at once that somebody is in danger, and never of what, nor
//! of which case. Nobody is told of their own act; nobody who left, is away or was kept out is told at all.
use std::collections::BTreeMap;

use jiff::SignedDuration;
use recueil::{
    domain::{
        absence::Absence,
        assessment::Urgency,
        case::Reference,
        draft::{Fields, Page},
    },
    ids::AbsenceId,
    service::{
        About, Message, Who, authorise, outbox,
        session::{self, Unlocked},
        today, verb,
        view::Content,
        write,
    },
    store,
};

use super::{
    listening::{assessed, found},
    mail::relay,
};
use crate::support::{
    raw,
    smtp::{Mood, Server},
    world::{CELL, CLAIRE, INES, LEA, MOUSSA, SAMIRA, THOMAS, Told, World, each_world},
};

const WAITS: &str = "Quelque chose vous attend";
const DANGER: &str = "sans d=C3=A9lai sur le service";

/// A world that writes, at ten in the morning of a Monday, in Paris.
pub(super) async fn writes(world: &mut World) -> Server {
    let server = Server::on(0, Mood::Takes);
    world.place.mail = Some(relay(server.port));
    world.restart().await;
    server
}

async fn rows(world: &World, statement: &'static str) -> usize {
    let rows: Vec<(Vec<u8>,)> = raw::rows(&world.store, statement, Vec::new()).await;
    rows.len()
}

pub(super) async fn marks(world: &World) -> usize {
    rows(world, "select sealed from marks").await
}

async fn waiting(world: &World) -> usize {
    rows(world, "select sealed from outbox").await
}

pub(super) fn at(world: &World, instant: &str) {
    world.clock.set(instant.parse().unwrap());
}

/// What the worker does.
async fn turn(world: &World) -> u64 {
    outbox::batch(&world.service).await.unwrap();
    outbox::send(&world.service).await.unwrap()
}

/// Whom the letters went to since the last time, by name, each with how many.
pub(super) fn told(server: &Server, since: &mut usize) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for letter in server.taken().iter().skip(*since) {
        is_neutral(letter);
        let to = letter.lines().find_map(|line| line.strip_prefix("To: ")).unwrap();
        *told.entry(to.split('@').next().unwrap().to_owned()).or_default() += 1;
    }
    *since = server.taken().len();
    told
}

pub(super) fn are(told: &BTreeMap<String, usize>, names: &[&str]) {
    let expected: BTreeMap<String, usize> = names.iter().map(|name| ((*name).to_owned(), 1)).collect();
    assert_eq!(*told, expected);
}

/// Lines that were folded on the way, unfolded.
fn says(letter: &str, words: &str) -> bool {
    letter.replace("=\n", "").contains(words)
}

fn is_neutral(letter: &str) {
    assert!(says(letter, WAITS) || says(letter, DANGER), "{letter}");
    let spoken = letter.to_lowercase();
    for word in [
        "r-20",
        "signal",
        "dossier",
        "harc",
        "violence",
        "http",
        "recueil",
        "cellule",
        "canari",
        "brumefond",
        "direction",
    ] {
        assert!(!spoken.contains(word), "{word}: {letter}");
    }
}

#[tokio::test]
async fn members_are_told_once_at_their_hour_and_not_of_their_own_acts() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let receipt = world.submit(&Told::words("Un récit, canari.")).await;
        let (_, person) = world.come_back(&receipt.code).await;
        let ines = world.sign_in(INES).await;
        for _ in 0..3 {
            world.write(&person, "Encore moi.").await.unwrap();
        }
        assert_eq!((marks(world).await, waiting(world).await), (CELL.len(), 0));
        let dump = raw::dump(&world.store).await;
        let table = dump.lines().filter(|line| line.starts_with("marks ")).collect::<Vec<_>>().join("\n");
        for member in CELL {
            let id = world.member(member).to_string().replace('-', "");
            assert!(!table.replace('-', "").contains(&id), "{table}");
        }
        at(world, "2026-11-23T11:29:59Z");
        assert_eq!(turn(world).await, 0);
        at(world, "2026-11-23T11:30:00Z");
        assert_eq!(turn(world).await, CELL.len() as u64);
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira"]);
        assert_eq!((marks(world).await, waiting(world).await, turn(world).await), (0, 0, 0));
        // Whoever answers is not told of it; nor of what they had before them when they did.
        world.write(&person, "Merci.").await.unwrap();
        world.reply(&ines, &receipt.reference, "Une réponse.").await.unwrap();
        world.note(&ines, &receipt.reference, "Une note.").await.unwrap();
        at(world, "2026-11-23T15:30:00Z");
        turn(world).await;
        are(&told(&server, &mut since), &["claire", "moussa", "thomas", "samira"]);
        // In the evening of Friday: on Monday.
        at(world, "2026-11-27T19:00:00Z");
        world.write(&person, "Le soir.").await.unwrap();
        at(world, "2026-11-30T07:29:00Z");
        assert_eq!(turn(world).await, 0);
        at(world, "2026-11-30T07:31:00Z");
        assert_eq!(turn(world).await, CELL.len() as u64);
    })
    .await;
}

#[tokio::test]
async fn nobody_who_left_is_away_or_was_kept_out_is_told() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let claire = world.sign_in(CLAIRE).await;
        let receipt = world.submit(&Told::words("Récit.").involving(&[THOMAS])).await;
        let other = world.submit(&Told::words("Un autre.")).await;
        let (_, person) = world.come_back(&receipt.code).await;
        let thomas_and_all = CELL.len() * 2 - 1;
        assert_eq!(marks(world).await, thomas_and_all, "a decoy is told nothing");
        // Kept out of one, they are still told of the other; of both, of nothing.
        world.exclude(&claire, &receipt.reference, INES).await.unwrap();
        world.exclude(&claire, &receipt.reference, SAMIRA).await.unwrap();
        world.exclude(&claire, &other.reference, SAMIRA).await.unwrap();
        away(world, (MOUSSA, CLAIRE), true).await;
        at(world, "2026-11-23T11:30:00Z");
        assert_eq!(outbox::batch(&world.service).await.unwrap(), 2);
        assert_eq!(waiting(world).await, 2);
        // Between the hour and the sending: Thomas is revoked, Ines kept out of all she was to be told of.
        world.revoke(&claire, THOMAS).await.unwrap();
        world.exclude(&claire, &other.reference, INES).await.unwrap();
        assert_eq!(waiting(world).await, 1);
        turn(world).await;
        are(&told(&server, &mut since), &[]);
        assert_eq!((marks(world).await, waiting(world).await), (0, 0));
        world.write(&person, "Encore.").await.unwrap();
        at(world, "2026-11-23T15:30:00Z");
        turn(world).await;
        are(&told(&server, &mut since), &["claire"]);
    })
    .await;
}

/// Somebody is away from today on, for as long as a test lasts.
pub(super) async fn away(world: &World, (member, stand_in): (usize, usize), in_effect: bool) {
    let today = world.service.today();
    let (member, stand_in) = (world.member(member), world.member(stand_in));
    let id = AbsenceId::from_bytes(member.bytes());
    let absence = Absence { id, member, stand_in, from: today, until: today.plus(60), effect: None };
    let mut tx = world.store.begin().await.unwrap();
    store::absences::insert(&mut tx, &absence).await.unwrap();
    if in_effect {
        store::absences::take_effect(&mut tx, id, today).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// A report that says that somebody is in danger now.
async fn danger(world: &World, told: &Told) -> (Reference, Unlocked) {
    let session = world.draft(told).await;
    let mut fields = Fields::default();
    fields.insert("danger", "yes");
    session::keep_page(&session, Page::What, &fields).await.unwrap();
    let receipt = world.send(&session).await.unwrap();
    (receipt.reference, world.come_back(&receipt.code).await.1)
}

#[tokio::test]
async fn danger_is_told_at_once_to_whoever_is_on_call() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        // In the night from Saturday to Sunday.
        at(world, "2026-11-29T02:00:00Z");
        away(world, (MOUSSA, CLAIRE), false).await;
        let (_, person) = danger(world, &Told::words("Il est devant la porte.").involving(&[THOMAS])).await;
        assert_eq!((waiting(world).await, marks(world).await), (3, 1), "who is away is told of it as of all else");
        tokio::time::timeout(std::time::Duration::from_secs(5), world.service.leaving()).await.unwrap();
        assert_eq!(outbox::send(&world.service).await.unwrap(), 3);
        assert!(server.taken().iter().all(|letter| says(letter, DANGER) && !says(letter, WAITS)));
        are(&told(&server, &mut since), &["claire", "ines", "samira"]);
        // What the person writes later is as usual.
        world.write(&person, "Il est parti.").await.unwrap();
        assert_eq!(waiting(world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn where_everybody_is_away_somebody_is_told_all_the_same() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        for member in CELL {
            away(world, (member, LEA), false).await;
        }
        danger(world, &Told::words("Il est devant la porte.").involving(&[THOMAS])).await;
        outbox::send(&world.service).await.unwrap();
        // Lea stands in, and is of the body that does; the others have the keys.
        are(&told(&server, &mut since), &["claire", "ines", "lea", "moussa", "samira"]);
    })
    .await;
}

#[tokio::test]
async fn danger_that_the_cell_sees_is_told_to_the_others_once() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let ines = world.sign_in(INES).await;
        assessed(world, &ines, &case, &found("possible", "soon")).await.unwrap();
        assert_eq!(waiting(world).await, 0);
        assessed(world, &ines, &case, &found("immediate", "today")).await.unwrap();
        turn(world).await;
        are(&told(&server, &mut since), &["claire", "moussa", "thomas", "samira"]);
        // Written again, it is known.
        let again = recueil::service::assess::Assessed {
            urgency: Urgency::Today,
            done: "Le 112.".to_owned(),
            ..found("immediate", "today")
        };
        assessed(world, &ines, &case, &again).await.unwrap();
        assert_eq!(waiting(world).await, 0);
        // Over, and there again.
        assessed(world, &ines, &case, &found("none", "routine")).await.unwrap();
        assessed(world, &ines, &case, &found("immediate", "today")).await.unwrap();
        assert_eq!(waiting(world).await, 4);
        // Nobody is told who was taken off before it left.
        let claire = world.sign_in(CLAIRE).await;
        world.exclude(&claire, &case, THOMAS).await.unwrap();
        world.revoke(&claire, SAMIRA).await.unwrap();
        turn(world).await;
        are(&told(&server, &mut since), &["claire", "moussa"]);
    })
    .await;
}

async fn writes_in_danger(world: &World, person: &Unlocked, message: Message) {
    let permit = authorise::<verb::Write>(&world.service, Who::Unlocked(person), About::OwnCase).await.unwrap();
    write::write_in_danger(&world.service, permit, person, message).await.unwrap();
}

#[tokio::test]
async fn whoever_writes_later_that_they_are_in_danger_is_heard_at_once_and_first() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, person) = world.come_back(&receipt.code).await;
        let ines = world.sign_in(INES).await;
        let claire = world.sign_in(CLAIRE).await;
        assert_eq!(shown(world, &ines).await, (false, false));
        let message = world.words("Il revient ce soir.");
        writes_in_danger(world, &person, message.clone()).await;
        assert_eq!((waiting(world).await, shown(world, &ines).await), (CELL.len(), (true, true)));
        // The same form sent again counts once; other words while the letter waits make no other.
        writes_in_danger(world, &person, message).await;
        writes_in_danger(world, &person, world.words("Il est là.")).await;
        turn(world).await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira"]);
        let view = world.open(&ines, &receipt.reference).await.unwrap();
        let said = view.items.iter().filter(|item| matches!(item.content, Content::InDanger(_))).count();
        assert_eq!(said, 2);
        // Assessed, it stands as assessed, whatever else happens to the case; said again, it is heard again.
        assessed(world, &ines, &receipt.reference, &found("none", "routine")).await.unwrap();
        assert_eq!(shown(world, &ines).await, (false, false));
        world.exclude(&claire, &receipt.reference, THOMAS).await.unwrap();
        world.write(&person, "Merci.").await.unwrap();
        assert_eq!((waiting(world).await, shown(world, &ines).await), (0, (false, false)));
        writes_in_danger(world, &person, world.words("Encore lui.")).await;
        assert_eq!(shown(world, &ines).await, (true, true));
        turn(world).await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "samira"]);
    })
    .await;
}

/// Whether the list, and the page of the day, show a danger that was told, and one at all.
async fn shown(world: &World, keys: &Unlocked) -> (bool, bool) {
    let line = world.list(keys).await.unwrap().lines.remove(0);
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let today = today::today(&world.service, permit, keys).await.unwrap();
    assert_eq!(today.danger.lines.len(), usize::from(line.is_in_danger()));
    (line.is_told_of_danger(), line.is_in_danger())
}

/// A server that is away keeps nobody waiting for an hour.
#[tokio::test]
async fn danger_is_tried_again_within_minutes_and_before_all_else() {
    each_world(async |world| {
        let server = writes(world).await;
        let port = server.port;
        drop(server);
        world.submit(&Told::words("Récit.")).await;
        at(world, "2026-11-23T11:30:00Z");
        assert_eq!(turn(world).await, 0);
        danger(world, &Told::words("Il est devant la porte.")).await;
        assert_eq!(turn(world).await, 0);
        let server = Server::on(port, Mood::Takes);
        world.clock.advance(SignedDuration::from_mins(2));
        turn(world).await;
        let letters = server.taken();
        assert!(letters.len() >= CELL.len());
        assert!(letters.iter().take(CELL.len()).all(|letter| says(letter, DANGER)), "{letters:?}");
        world.clock.advance(SignedDuration::from_mins(60));
        turn(world).await;
        assert_eq!((server.taken().len(), waiting(world).await), (2 * CELL.len(), 0));
    })
    .await;
}

/// What leaves, minute by minute, from ten to five: whom to, and what it says.
async fn traffic(world: &mut World, acts: &[(&str, usize)]) -> Vec<(i64, Vec<String>)> {
    let server = writes(world).await;
    let mut people = Vec::new();
    for words in ["Un récit.", "Un autre.", "Un troisième."] {
        let receipt = world.submit(&Told::words(words)).await;
        people.push(world.come_back(&receipt.code).await.1);
    }
    at(world, "2026-11-23T12:00:00Z");
    turn(world).await;
    let (mut seen, mut log) = (server.taken().len(), Vec::new());
    for minute in 0..240 {
        let now = "2026-11-23T12:00:00Z".parse::<jiff::Timestamp>().unwrap() + SignedDuration::from_mins(minute);
        world.clock.set(now);
        for (_, whose) in acts.iter().filter(|(when, _)| *when == now.to_string()) {
            world.write(&people[*whose], "Des mots.").await.unwrap();
        }
        turn(world).await;
        let mut letters: Vec<String> =
            server.taken().split_off(seen).iter().map(|letter| without_name(letter)).collect();
        seen += letters.len();
        letters.sort();
        if !letters.is_empty() {
            log.push((minute, letters));
        }
    }
    log
}

fn without_name(letter: &str) -> String {
    letter.lines().filter(|line| !line.starts_with("Message-ID: ")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn what_leaves_does_not_tell_which_case_moved_nor_when() {
    let one = [("2026-11-23T12:05:00Z", 0), ("2026-11-23T12:06:00Z", 0), ("2026-11-23T15:29:00Z", 1)];
    let other = [("2026-11-23T14:00:00Z", 2)];
    let logs = std::sync::Mutex::new(Vec::new());
    for acts in [one.as_slice(), other.as_slice()] {
        each_world(async |world| {
            let log = traffic(world, acts).await;
            assert_eq!(
                log.iter().map(|(minute, letters)| (*minute, letters.len())).collect::<Vec<_>>(),
                [(210, CELL.len())]
            );
            logs.lock().unwrap().push(log);
        })
        .await;
    }
    let logs = logs.into_inner().unwrap();
    assert!(logs.windows(2).all(|pair| pair[0] == pair[1]));
}

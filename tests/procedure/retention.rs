//! Closing, keeping, erasing: what keys alone open before and after, what the journal has to say first, what is left.
use std::collections::{BTreeSet, HashSet};

use recueil::{
    crypto::{hybrid::Identity, recovery::open_with_keepers, secret::Secret},
    domain::{
        act::{Act, verb},
        attached::Wanted,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        retention::{Ending, Holding, Outcome, Reason},
    },
    service::{
        About, Error, Message, Who, authorise,
        files::{self, Upload},
        housekeeping, journal, list_cases, notebook,
        overdue::overdue,
        retention::{self, Done, Keeping, Slip},
        session::Unlocked,
        view::{Content, Filter, Receipt},
        whereabouts::Whereabouts,
    },
};

use super::{
    consent,
    handover::{self, Agreed, handed, own, rule},
    ledger, protection, question, withdrawal,
    withdrawal::lived,
};
use crate::support::{
    raw::{self, Bind},
    world::{AWA, CELL, CLAIRE, INES, MOUSSA, Told, World, each_world},
};

pub(super) async fn end(world: &World, keys: &Unlocked, case: &Reference, outcome: Outcome) -> Result<(), Error> {
    let permit = authorise::<verb::EndCase>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    let ending = Ending { outcome, reasons: "Nous avons fait ce qui était possible.".to_owned() };
    let form = Message { text: String::new(), request: String::new() };
    retention::end(&world.service, permit, (keys, &form), &ending).await
}

pub(super) async fn hold(world: &World, keys: &Unlocked, case: &Reference, review: &str) -> Result<(), Error> {
    let permit = authorise::<verb::Hold>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    let holding = Holding { reason: Reason::Court, review: review.parse().unwrap() };
    retention::hold(&world.service, permit, keys, holding).await
}

pub(super) async fn release(world: &World, keys: &Unlocked, case: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::Release>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    retention::release(&world.service, permit, keys).await
}

async fn keeping(world: &World, keys: &Unlocked, case: &Reference) -> Result<Keeping, Error> {
    let permit = authorise::<verb::Hold>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    retention::keeping(&world.service, permit, keys).await
}

async fn slip(world: &World) -> Slip {
    let permit = authorise::<verb::Retain>(&world.service, Who::Job, About::Organisation).await.unwrap();
    retention::slip(&world.service, permit).await.unwrap()
}

async fn listed(world: &World, keys: &Unlocked, stage: &str) -> usize {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let filter = Filter { stage: stage.to_owned(), ..Filter::default() };
    list_cases::list_cases(&world.service, permit, keys, (&filter, None)).await.unwrap().lines.len()
}

async fn loot(world: &World, index: usize) -> String {
    raw::loot(&world.store, &world.keys_of(index).await.identity).await.join("\n")
}

async fn gives_a_file(world: &World, keys: &Unlocked) {
    let mut upload = Upload::begin(&world.service, "pièce.txt").await.unwrap();
    upload.write(b"une piece du dossier".to_vec()).await.unwrap();
    let file = upload.finish(Wanted::Usual).await.unwrap();
    let permit = authorise::<verb::Attach>(&world.service, Who::Unlocked(keys), About::OwnCase).await.unwrap();
    files::attach(&world.service, permit, keys, file).await.unwrap();
}

/// A file for the cell alone, which goes with it.
async fn annexes(world: &World, keys: &Unlocked, case: &Reference) {
    let mut upload = Upload::begin(&world.service, "interne.txt").await.unwrap();
    upload.write(b"pour la cellule".to_vec()).await.unwrap();
    let file = upload.finish(Wanted::Usual).await.unwrap();
    let permit = authorise::<verb::Annex>(&world.service, Who::Unlocked(keys), About::Case(case)).await.unwrap();
    files::annex(&world.service, permit, keys, file).await.unwrap();
}

fn objects(world: &World) -> usize {
    let all = walk(&world.place.objects_dir);
    all.iter().filter(|path| path.is_file()).count()
}

/// Of a wrapped key, what is its own: all begin alike.
const END: usize = 32;

/// How often these wrapped keys stand on the disk, in the database or its write-ahead log; nothing where a server has the files.
fn on_disk(world: &World, wrapped: &[Vec<u8>]) -> Option<usize> {
    let path = world.place.database.strip_prefix("sqlite:")?;
    let read = |end: &str| std::fs::read(format!("{path}{end}")).unwrap_or_default();
    let ends: HashSet<&[u8]> = wrapped.iter().map(|key| &key[key.len() - END..]).collect();
    let found = |file: Vec<u8>| file.windows(END).filter(|bytes| ends.contains(bytes)).count();
    Some(found(read("")) + found(read("-wal")))
}

/// Every wrapped key that somebody else than the person has.
async fn wrapped(world: &World) -> Vec<Vec<u8>> {
    let rows = raw::grants(&world.store).await;
    rows.into_iter().filter(|row| row.holder_kind != "token").map(|row| row.wrapped).collect()
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.into_iter().flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

fn is_refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{done:?}");
}

#[tokio::test]
async fn a_case_is_closed_with_reasons_and_opens_again_at_a_word() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = &receipt.reference;
        let claire = world.sign_in(CLAIRE).await;
        // Nobody is left without a first answer.
        assert!(matches!(end(world, &claire, case, Outcome::OutOfScope).await, Err(Error::NotFound)));
        world.reply(&claire, case, "Nous vous lisons.").await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        for opens_again in ["person", "cell"] {
            end(world, &claire, case, Outcome::Supported).await.unwrap();
            let mine = world.follow_up(&keys).await.unwrap();
            assert_eq!((mine.stage, mine.promise), (Stage::Ended, None));
            assert_eq!(mine.erased.unwrap().to_string(), "2027-11-23");
            let said = |item: &&recueil::service::view::Item| matches!(item.content, Content::Ended(_));
            assert!(mine.items.iter().any(|item| said(&item)) && mine.ending.is_some(), "they read why");
            assert!(
                matches!(world.note(&claire, case, "x").await, Err(Error::NotFound)),
                "nothing is added in silence"
            );
            assert!(matches!(end(world, &claire, case, Outcome::Dealt).await, Err(Error::NotFound)));
            let kept = keeping(world, &claire, case).await.unwrap();
            assert_eq!(kept.archived.unwrap().to_string(), "2027-01-23");
            if opens_again == "person" {
                world.write(&keys, "Cela recommence.").await.unwrap();
                let mine = world.follow_up(&keys).await.unwrap();
                assert_eq!((mine.stage, mine.promise.unwrap().code), (Stage::Listening, DeadlineCode::Answer));
                assert!(mine.ending.is_none() && mine.erased.is_none());
                is_refused(&end(world, &claire, case, Outcome::Supported).await, "still-owed");
                world.reply(&claire, case, "Nous vous lisons.").await.unwrap();
            } else {
                world.reply(&claire, case, "Une nouvelle.").await.unwrap();
                assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Listening);
            }
            let kept = keeping(world, &claire, case).await.unwrap();
            assert_eq!((kept.rested, kept.archived, kept.erased), (None, None, None));
        }
        world.days_pass(2000);
        assert_eq!(retention::run(&world.service).await.unwrap(), Done::default(), "what goes on has no term");
    })
    .await;
}

#[tokio::test]
async fn what_is_owed_is_not_buried() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Nous vous lisons.").await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        protection::ask(world, &keys, "Awa Sarr").await.unwrap();
        is_refused(&end(world, &claire, &receipt.reference, Outcome::Supported).await, "still-owed");
        // Silence has settled it.
        world.days_pass(100);
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Nous vous lisons.").await.unwrap();
        end(world, &claire, &receipt.reference, Outcome::Supported).await.unwrap();
        // Asked for again, it is open.
        let (_, keys) = world.come_back(&receipt.code).await;
        protection::ask(world, &keys, "Awa Sarr").await.unwrap();
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Listening);
    })
    .await;
}

#[tokio::test]
async fn a_question_is_closed_too() {
    each_world(async |world| {
        let (_, receipt) = question::asked(world, &[]).await;
        let claire = world.sign_in(CLAIRE).await;
        is_refused(&end(world, &claire, &receipt.reference, Outcome::Supported).await, "still-owed");
        world.reply(&claire, &receipt.reference, "Voici.").await.unwrap();
        end(world, &claire, &receipt.reference, Outcome::Supported).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        let mine = world.follow_up(&keys).await.unwrap();
        assert_eq!((mine.stage, mine.erased.unwrap().to_string().as_str()), (Stage::Answered, "2027-01-23"));
        world.write(&keys, "Et si… ?").await.unwrap();
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Question);
        world.reply(&claire, &receipt.reference, "Voici.").await.unwrap();
        end(world, &claire, &receipt.reference, Outcome::Supported).await.unwrap();
        world.days_pass(63);
        housekeeping::sweep(&world.service).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Closed);
        assert_eq!(slip(world).await.done[0].stage, Stage::Answered);
    })
    .await;
}

/// In the archive, those who coordinate and whoever closed it have keys; nobody else, whatever the rows they had.
#[tokio::test]
async fn the_archive_is_a_matter_of_keys() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit en clair.")).await;
        let case = &receipt.reference;
        let samira = world.sign_in(4).await;
        world.reply(&samira, case, "Nous vous lisons.").await.unwrap();
        world.note(&samira, case, "Pour nous.").await.unwrap();
        let claire = world.sign_in(CLAIRE).await;
        world.assign(&claire, case, INES).await.unwrap();
        end(world, &samira, case, Outcome::Supported).await.unwrap();
        assert!(world.open(&samira, case).await.unwrap().assigned.is_some());
        world.days_pass(61);
        assert_eq!(
            retention::run(&world.service).await.unwrap(),
            Done { archived: 0, erased: 0 },
            "61 days are two months"
        );
        world.days_pass(1);
        assert_eq!(slip(world).await.archive.len(), 1);
        assert_eq!(retention::run(&world.service).await.unwrap(), Done { archived: 1, erased: 0 });
        assert_eq!(retention::run(&world.service).await.unwrap(), Done::default(), "once");
        for index in CELL {
            let keeps = [CLAIRE, MOUSSA, 4].contains(&index);
            let keys = world.sign_in(index).await;
            assert_eq!(world.open(&keys, case).await.is_ok(), keeps, "{index}");
            assert_eq!(listed(world, &keys, "ended").await, usize::from(keeps), "{index}");
            let loot = loot(world, index).await;
            assert_eq!(loot.contains("en clair") && loot.contains("Pour nous"), keeps, "{index}: {loot}");
            assert!(keeps || loot.is_empty(), "{index}: {loot}");
        }
        let samira = world.sign_in(4).await;
        assert_eq!(world.open(&samira, case).await.unwrap().assigned, None, "nobody is in charge who has no key");
        it_opens_again(world, &receipt).await;
    })
    .await;
}

/// The person still has everything, and opens it again; a coordinator gives it to whom it needs.
async fn it_opens_again(world: &mut World, receipt: &Receipt) {
    let (_, keys) = world.come_back(&receipt.code).await;
    world.write(&keys, "Encore là.").await.unwrap();
    let claire = world.sign_in(CLAIRE).await;
    world.assign(&claire, &receipt.reference, INES).await.unwrap();
    let ines = world.sign_in(INES).await;
    let items = world.open(&ines, &receipt.reference).await.unwrap().items;
    assert!(items.iter().any(|item| matches!(&item.content, Content::Message(text) if text == "Encore là.")));
    world.reply(&ines, &receipt.reference, "Nous sommes là.").await.unwrap();
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, until nothing is left")]
async fn at_its_term_nothing_of_it_opens_with_any_key() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let case = receipt.reference.clone();
        let (_, keys) = world.come_back(&receipt.code).await;
        gives_a_file(world, &keys).await;
        let claire = world.sign_in(CLAIRE).await;
        annexes(world, &claire, &case).await;
        let whole = objects(world);
        assert!(keepers_open_any(world).await, "there are recovery keys, and they open it until then");
        // A silence that lasts settles the request made in it.
        world.days_pass(100);
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &case, "Nous vous lisons.").await.unwrap();
        end(world, &claire, &case, Outcome::OutOfScope).await.unwrap();
        world.days_pass(61);
        housekeeping::sweep(&world.service).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Ended, "not on the last day");
        let before = slip(world).await;
        assert_eq!((before.erase.len(), before.done.len()), (1, 0));
        world.days_pass(1);
        let keys = wrapped(world).await;
        assert!(on_disk(world, &keys).is_none_or(|found| found > 0));
        for _ in 0..2 {
            housekeeping::sweep(&world.service).await.unwrap();
        }
        assert!(on_disk(world, &keys).is_none_or(|found| found == 0), "overwritten, and the log truncated");
        nothing_opens(world, &case).await;
        assert_eq!(objects(world), whole - 1, "what the cell alone had is gone");
        let after = slip(world).await;
        assert_eq!((after.erase.len(), after.done.len()), (0, 1));
        let line = &after.done[0];
        assert_eq!((&line.reference, line.stage, line.files), (&case, Stage::Ended, 2));
        assert!(line.records > 5 && line.rested < line.erased);
        journal::verify(&world.service).await.unwrap();
        // Theirs is whole, in the end for the term of a notebook.
        let (session, keys) = world.come_back(&receipt.code).await;
        let mine = world.follow_up(&keys).await.unwrap();
        assert!(mine.stage == Stage::Closed && mine.ending.is_some() && mine.kept.is_some());
        assert!(mine.items.iter().any(|item| matches!(&item.content, Content::Reply(_))));
        assert!(matches!(world.write(&keys, "x").await, Err(Error::Withdrawn)));
        let lines = ledger::of(world, &keys).await.lines;
        assert!(lines.iter().any(|line| line.act == Act::Eliminate && line.who.is_none()));
        let code = world.change_code(&session, &keys).await.unwrap();
        nothing_opens(world, &case).await;
        let (_, keys) = world.come_back(&code).await;
        assert!(world.follow_up(&keys).await.is_ok());
        // And in the end, theirs too.
        world.days_pass(1500);
        housekeeping::sweep(&world.service).await.unwrap();
        let left = raw::rows::<(i64,)>(&world.store, "select count(*) from grants", Vec::new()).await[0].0;
        assert_eq!((left, objects(world)), (0, 0));
        assert_eq!(slip(world).await.done.len(), 0, "more than a year ago");
        journal::verify(&world.service).await.unwrap();
    })
    .await;
}

/// Whether two keepers of recovery keys open a drawer together, with every row at hand.
async fn keepers_open_any(world: &World) -> bool {
    let keeper = |byte| Identity::from_seed(Secret::from_bytes([byte; 32]));
    let opens = |row: &raw::Grant| open_with_keepers(&row.context(), &row.wrapped, &keeper(1), &keeper(2)).is_ok();
    raw::grants(&world.store).await.iter().any(opens)
}

/// With the whole database and every passphrase, the keepers of recovery keys together included.
async fn nothing_opens(world: &mut World, case: &Reference) {
    for index in CELL {
        assert_eq!(loot(world, index).await, "", "{index}");
        let keys = world.sign_in(index).await;
        assert!(matches!(world.open(&keys, case).await, Err(Error::NotFound)), "{index}");
        let permit = authorise(&world.service, Who::Unlocked(&keys), About::Organisation).await.unwrap();
        let board = overdue(&world.service, permit, &keys).await.unwrap();
        assert!(board.late.is_empty() && board.soon.is_empty(), "{index}");
    }
    let rows = raw::grants(&world.store).await;
    assert!(rows.iter().all(|row| row.holder_kind == "token"), "others have keys");
    assert!(!keepers_open_any(world).await);
    let kinds: BTreeSet<String> = raw::records(&world.store).await.into_iter().map(|record| record.kind).collect();
    assert!(!kinds.contains("note") && !kinds.contains("assigned"), "{kinds:?}");
}

#[tokio::test]
async fn what_the_law_needs_is_kept_and_looked_at_again() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = &receipt.reference;
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, case, "Nous vous lisons.").await.unwrap();
        end(world, &claire, case, Outcome::OutOfScope).await.unwrap();
        let ines = world.sign_in(INES).await;
        assert!(hold(world, &ines, case, "2027-04-01").await.is_err(), "whoever answers for it");
        is_refused(&hold(world, &claire, case, "2026-11-23").await, "review-day");
        is_refused(&hold(world, &claire, case, "2027-05-24").await, "review-day");
        hold(world, &claire, case, "2027-04-01").await.unwrap();
        hold(world, &claire, case, "2027-05-01").await.unwrap();
        hold(world, &claire, case, "2027-05-01").await.unwrap();
        let kept = keeping(world, &claire, case).await.unwrap();
        assert_eq!((kept.held.unwrap().reason, kept.erased), (Reason::Court, None));
        assert_eq!(slip(world).await.held.iter().map(|line| line.due.to_string()).collect::<Vec<_>>(), ["2027-05-01"]);
        world.days_pass(200);
        // Rows that are gone release nothing.
        let gone = raw::execute(&world.store, "delete from deadlines where code = 'hold'", Vec::new()).await;
        assert!(gone > 0);
        let past = "insert into deadlines (case_id, code, due) select id, 'erasure', '2027-01-23' from cases";
        raw::execute(&world.store, past, Vec::new()).await;
        assert_eq!(retention::run(&world.service).await.unwrap(), Done::default());
        let claire = world.sign_in(CLAIRE).await;
        release(world, &claire, case).await.unwrap();
        release(world, &claire, case).await.unwrap();
        raw::execute(&world.store, "delete from deadlines where due = '2027-01-23'", Vec::new()).await;
        let kept = keeping(world, &claire, case).await.unwrap();
        assert_eq!((kept.held, kept.erased.unwrap().to_string().as_str()), (None, "2027-07-11"), "a month at least");
        let (_, keys) = world.come_back(&receipt.code).await;
        let lines = ledger::of(world, &keys).await.lines;
        let held = lines.iter().filter(|line| matches!(line.act, Act::Hold | Act::Release)).count();
        assert_eq!(held, 3, "the person knows that it is kept");
        world.days_pass(31);
        assert_eq!(retention::run(&world.service).await.unwrap(), Done { archived: 0, erased: 1 });
    })
    .await;
}

/// With the database's password: rows that say that a case rests, or has for long. Nothing goes that the journal does not know of.
#[tokio::test]
async fn rows_alone_archive_and_erase_nothing() {
    each_world(async |world| {
        let receipt = lived(world).await;
        let case = receipt.reference.clone();
        world.days_pass(100);
        journal::drain(&world.service).await.unwrap();
        let whole = raw::grants(&world.store).await.len();
        let past = "insert into deadlines (case_id, code, due) select id, $1, '2026-01-01' from cases";
        let forged = async |world: &World, stage: &str| {
            for code in ["archive", "erasure"] {
                raw::execute(&world.store, past, vec![Bind::Text(code.to_owned())]).await;
            }
            let owed = "delete from deadlines where done is null and due <> '2026-01-01'";
            raw::execute(&world.store, owed, Vec::new()).await;
            raw::execute(&world.store, "update cases set stage = $1", vec![Bind::Text(stage.to_owned())]).await;
            assert_eq!(retention::run(&world.service).await.unwrap(), Done::default(), "{stage}");
            assert_eq!(raw::grants(&world.store).await.len(), whole, "{stage}");
            raw::execute(&world.store, "delete from deadlines where due = '2026-01-01'", Vec::new()).await;
            raw::execute(&world.store, "update cases set stage = 'listening'", Vec::new()).await;
        };
        for stage in ["ended", "answered", "not-opened", "filed", "decided", "discipline-closed", "heard-closed"] {
            forged(world, stage).await;
        }
        // Closed once, and opened again since.
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &case, "Nous vous lisons.").await.unwrap();
        end(world, &claire, &case, Outcome::OutOfScope).await.unwrap();
        world.days_pass(1);
        let (_, keys) = world.come_back(&receipt.code).await;
        world.write(&keys, "Cela recommence.").await.unwrap();
        world.days_pass(400);
        forged(world, "ended").await;
        // Closed yesterday, whatever day a row says.
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &case, "Nous vous lisons.").await.unwrap();
        end(world, &claire, &case, Outcome::Dealt).await.unwrap();
        world.days_pass(1);
        raw::execute(&world.store, "update deadlines set due = '2026-01-01' where code = 'erasure'", Vec::new()).await;
        assert_eq!(retention::run(&world.service).await.unwrap().erased, 0);
    })
    .await;
}

#[tokio::test]
async fn what_was_handed_over_has_a_term_of_its_own() {
    each_world(async |world| {
        let (Agreed { reporter, claire, .. }, inquiry) = handed(world, &Told::words("Récit remis.")).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::DeclineInquiry>(world, &awa, &inquiry, "Rien à établir.").await.unwrap();
        assert_eq!(keeping(world, &awa, &inquiry).await.unwrap().erased.unwrap().to_string(), "2027-11-23");
        hold(world, &awa, &inquiry, "2027-01-10").await.unwrap();
        release(world, &awa, &inquiry).await.unwrap();
        assert_eq!(keeping(world, &awa, &inquiry).await.unwrap().erased.unwrap().to_string(), "2027-11-23");
        world.days_pass(366);
        assert_eq!(retention::run(&world.service).await.unwrap(), Done { archived: 0, erased: 1 });
        assert!(!loot(world, AWA).await.contains("remis"));
        let gone = "select count(*) from cases where reference like 'I-%'";
        assert_eq!(raw::rows::<(i64,)>(&world.store, gone, Vec::new()).await[0].0, 0);
        assert_eq!(slip(world).await.done[0].reference, inquiry);
        // The person's own case stays as it was, and says what it can.
        let mine = world.follow_up(&reporter).await.unwrap();
        assert_eq!(mine.stage, Stage::Received);
        assert!(own(world, &reporter).await.is_empty());
        let gone = Whereabouts::Erased(slip(world).await.done[0].erased);
        assert_eq!(mine.passed[0].at, gone, "that it was erased, and when: nobody altered anything");
        assert_eq!(world.open(&claire, &mine.reference).await.unwrap().passed[0].at, gone);
        raw::execute(&world.store, "delete from eliminations", Vec::new()).await;
        raw::execute(&world.store, "delete from former", Vec::new()).await;
        assert_eq!(world.follow_up(&reporter).await.unwrap().passed[0].at, gone, "the journal says it");
        journal::verify(&world.service).await.unwrap();
    })
    .await;
}

/// What went to others has a term of its own: the person can still say that it goes no further.
#[tokio::test]
async fn an_agreement_can_be_taken_back_once_the_case_was_erased() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit remis.")).await;
        world.reply(&agreed.claire, &agreed.case, "Nous vous lisons.").await.unwrap();
        end(world, &agreed.claire, &agreed.case, Outcome::OutOfScope).await.unwrap();
        world.days_pass(62);
        assert_eq!(retention::run(&world.service).await.unwrap(), Done { archived: 0, erased: 1 });
        let (_, keys) = world.come_back(&agreed.code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Closed);
        consent::take_back(world, &keys, agreed.consent).await.unwrap();
        consent::take_back(world, &keys, agreed.consent).await.unwrap();
        let awa = world.sign_in(AWA).await;
        assert!(handover::open(world, &awa, &inquiry).await.unwrap().taken_back);
        assert_eq!(loot(world, CLAIRE).await, "", "nothing of it comes back to the cell");
    })
    .await;
}

/// A person who takes everything back, and erases even their own copy, leaves those who had it to decide: nobody is taken for
/// somebody who listened. Whoever did listen still is.
#[tokio::test]
async fn what_was_handed_over_is_decided_on_once_nothing_is_left_of_the_case() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit remis.")).await;
        let case = world.open(&agreed.claire, &agreed.case).await.unwrap().reference;
        withdrawal::withdraw(world, &agreed.reporter, None).await.unwrap();
        world.days_pass(16);
        housekeeping::sweep(&world.service).await.unwrap();
        let (_, keys) = world.come_back(&agreed.code).await;
        let permit = authorise(&world.service, Who::Unlocked(&keys), About::OwnCase).await.unwrap();
        notebook::erase(&world.service, permit, &keys).await.unwrap();
        let awa = world.sign_in(AWA).await;
        is_refused(&rule::<verb::DeclineInquiry>(world, &awa, &inquiry, "Rien.").await, "has-listened");
        world.days_pass(1);
        housekeeping::sweep(&world.service).await.unwrap();
        journal::drain(&world.service).await.unwrap();
        rule::<verb::DeclineInquiry>(world, &awa, &inquiry, "Rien à établir.").await.unwrap();
        let known = "select count(*) from former where reference = $1";
        let rows = raw::rows::<(i64,)>(&world.store, known, vec![Bind::Text(case.to_string())]).await;
        assert_eq!(rows[0].0, 1);
        // With the database's password: what is gone is called by the name of another file, of whose journal nothing says so.
        raw::execute(&world.store, "update former set reference = 'R-2026-7KQ4M'", Vec::new()).await;
        is_refused(&rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await, "has-listened");
    })
    .await;
}

#[tokio::test]
async fn whoever_withdraws_what_was_closed_ends_it_at_once() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Nous vous lisons.").await.unwrap();
        end(world, &claire, &receipt.reference, Outcome::Dealt).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        withdrawal::withdraw(world, &keys, None).await.unwrap();
        assert!(slip(world).await.erase.is_empty() && !loot(world, CLAIRE).await.contains("Récit"));
        withdrawal::resume(world, &keys).await.unwrap();
        let mine = world.follow_up(&keys).await.unwrap();
        assert_eq!((mine.stage, mine.promise.unwrap().code), (Stage::Listening, DeadlineCode::Answer));
        world.reply(&claire, &receipt.reference, "Nous vous lisons.").await.unwrap();
        hold(world, &claire, &receipt.reference, "2026-12-20").await.unwrap();
        end(world, &claire, &receipt.reference, Outcome::Dealt).await.unwrap();
        withdrawal::withdraw(world, &keys, None).await.unwrap();
        world.days_pass(16);
        housekeeping::sweep(&world.service).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Withdrawn, "it is held until the 20th");
        world.days_pass(13);
        housekeeping::sweep(&world.service).await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().stage, Stage::Closed);
    })
    .await;
}

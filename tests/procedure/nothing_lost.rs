//! What was acknowledged is there, once, whoever else was writing.
use std::{collections::BTreeSet, sync::Arc};

use recueil::{
    cli::demo::cast::new_session,
    domain::{
        attached::Wanted,
        draft::{Fields, Page},
    },
    service::{
        Message, change_code,
        files::{self, Upload},
        session::{self, Session, Surface, Vault},
        view::Content,
    },
};

use crate::support::{
    raw,
    world::{CELL, CLAIRE, INES, MOUSSA, Told, World, each_world},
};

const SENDERS: usize = 32;

async fn count(world: &World, sql: &'static str) -> i64 {
    let rows: Vec<(i64,)> = raw::rows(&world.store, sql, Vec::new()).await;
    rows[0].0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn thirty_two_reports_at_once_are_thirty_two_cases() {
    each_world(async |world| {
        let mut drafts = Vec::new();
        for number in 0..SENDERS {
            drafts.push(world.draft(&Told::words(&format!("Récit numéro {number}."))).await);
        }
        let mut tasks = Vec::new();
        for draft in drafts {
            let (service, draft) = (world.service.clone(), draft);
            tasks.push(tokio::spawn(async move { send(&service, &draft).await }));
        }
        let mut codes = BTreeSet::new();
        for task in tasks {
            codes.insert(task.await.unwrap().unwrap().code);
        }
        assert_eq!(codes.len(), SENDERS);
        assert_eq!(count(world, "select count(*) from cases").await, 32);
        let ines = world.sign_in(INES).await;
        let lines = world.list(&ines).await.unwrap().lines;
        let narratives: BTreeSet<_> = lines.iter().map(|line| line.summary.clone().unwrap().excerpt).collect();
        assert_eq!(narratives.len(), SENDERS);
        for code in codes {
            let (_, reporter) = world.come_back(&code).await;
            assert_eq!(world.follow_up(&reporter).await.unwrap().items.len(), 1);
        }
    })
    .await;
}

async fn send(
    service: &recueil::service::Service,
    session: &Session,
) -> Result<recueil::service::view::Receipt, recueil::service::Error> {
    use recueil::{
        domain::act::verb,
        service::{About, Who, authorise, submit_report},
    };
    let permit = authorise::<verb::Submit>(service, Who::Visitor, About::Intake("direction-generale")).await?;
    submit_report::submit_report(service, permit, session, "fr").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_report_sent_again_shows_the_same_code() {
    each_world(async |world| {
        let told = Told::words("Une seule fois.");
        let draft = world.draft(&told).await;
        // Two clicks at once.
        let (one, two) = tokio::join!(send(&world.service, &draft), send(&world.service, &draft));
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!((one.code.clone(), one.reference.clone()), (two.code, two.reference));
        // The page of the code, asked for again.
        assert_eq!(world.send(&draft).await.unwrap().code, one.code);
        assert_eq!(count(world, "select count(*) from cases").await, 1);
        assert_eq!(count(world, "select count(*) from tokens").await, 1);
    })
    .await;
}

/// The case was committed and the process died before the session was saved: the draft is still there, and is sent again.
#[tokio::test]
async fn a_report_sent_again_after_a_crash_shows_the_same_code() {
    each_world(async |world| {
        let draft = world.draft(&Told::words("Une seule fois.")).await;
        draft.save().await.unwrap();
        let sessions = all_sessions(world).await;
        let first = world.send(&draft).await.unwrap();
        draft.save().await.unwrap();
        assert_ne!(all_sessions(world).await, sessions);
        put_sessions(world, sessions).await;
        let id = draft.id().unwrap();
        world.restart().await;
        let vault = session::Vault::new(world.service.clone(), Surface::Intake);
        let again = Session::new(Some(id), std::sync::Arc::new(vault), None);
        assert!(session::draft(&world.service, &again).await.unwrap().is_some(), "the draft came back with the row");
        let second = world.send(&again).await.unwrap();
        assert_eq!((first.code, first.reference), (second.code, second.reference));
        assert_eq!(count(world, "select count(*) from cases").await, 1);
        assert_eq!(count(world, "select count(*) from records").await, 3);
    })
    .await;
}

/// As above, and the person changed something before sending again.
#[tokio::test]
async fn what_was_changed_before_sending_again_is_not_lost() {
    each_world(async |world| {
        for (page, field, value, others) in [
            (Page::Words, "narrative".to_owned(), "Et ceci encore.", false),
            (Page::Who, format!("link-{}", world.member(INES)), "involved", true),
        ] {
            let draft = world.draft(&Told::words("Une première version.")).await;
            let mut upload = Upload::begin(&world.service, "preuve.txt").await.unwrap();
            upload.write(b"une preuve".to_vec()).await.unwrap();
            let file = upload.finish(Wanted::Usual).await.unwrap();
            files::draft(&world.service, &draft, file).await.unwrap();
            draft.save().await.unwrap();
            let sessions = all_sessions(world).await;
            let first = world.send(&draft).await.unwrap();
            draft.save().await.unwrap();
            put_sessions(world, sessions).await;
            let vault = session::Vault::new(world.service.clone(), Surface::Intake);
            let again = Session::new(Some(draft.id().unwrap()), std::sync::Arc::new(vault), None);
            let mut fields = Fields::default();
            fields.insert(&field, value);
            session::keep_page(&again, page, &fields).await.unwrap();
            let second = world.send(&again).await.unwrap();
            assert_eq!((&first.code, &first.reference), (&second.code, &second.reference));
            let (_, reporter) = world.come_back(&first.code).await;
            let items = world.follow_up(&reporter).await.unwrap().items.len();
            if !others {
                assert_eq!(items, 3, "both versions stand in the case, and the file once");
                continue;
            }
            assert_eq!(items, 2, "nothing is added that somebody kept out would read");
            let left = session::draft(&world.service, &again).await.unwrap().expect("the change stays a draft");
            assert_eq!(left.links().len(), 1);
            let third = world.send(&again).await.unwrap();
            assert_ne!(third.code, first.code);
            let (_, reporter) = world.come_back(&third.code).await;
            let own = world.follow_up(&reporter).await.unwrap();
            assert!(own.readers.iter().all(|one| one.member != world.member(INES)));
            assert_eq!(own.items.len(), 2, "the file went with it");
        }
    })
    .await;
}

pub(super) type SealedRow = (Vec<u8>, Vec<u8>);

/// The rows of sessions as they stand: lookup and what is sealed.
pub(super) async fn all_sessions(world: &World) -> Vec<SealedRow> {
    use recueil::store::Tx;
    let mut tx = world.store.sessions().begin().await.unwrap();
    let sql = "select lookup, sealed from sessions order by lookup";
    match &mut tx {
        Tx::Sqlite(tx) => sqlx::query_as(sql).fetch_all(&mut **tx).await.unwrap(),
        Tx::Postgres(tx) => sqlx::query_as(sql).fetch_all(&mut **tx).await.unwrap(),
    }
}

/// Puts rows of sessions back as they were.
pub(super) async fn put_sessions(world: &World, rows: Vec<SealedRow>) {
    for (lookup, sealed) in rows {
        let lookup: [u8; 32] = lookup.try_into().unwrap();
        world.store.sessions().update_with(&lookup, |_| Some(sealed)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_members_and_the_reporter_at_once_are_all_kept() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (world, case) = (&*world, &receipt.reference);
        let many = async |keys, by: &str| {
            for number in 0..3 {
                world.reply(keys, case, &format!("réponse {number} de {by}")).await.unwrap();
                world.note(keys, case, &format!("note {number} de {by}")).await.unwrap();
            }
        };
        let writes = async {
            for number in 0..3 {
                world.write(&reporter, &format!("message {number}")).await.unwrap();
            }
        };
        tokio::join!(many(&claire, "Claire"), many(&moussa, "Moussa"), writes);
        let view = world.open(&claire, case).await.unwrap();
        let texts: BTreeSet<_> = view
            .items
            .iter()
            .filter_map(|item| match &item.content {
                Content::Message(text) | Content::Reply(text) | Content::Note(text) => Some(text.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(texts.len(), 15, "{texts:?}");
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_counts_once() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let ines = world.sign_in(INES).await;
        let words = world.words("Une fois.");
        for _ in 0..2 {
            world.reply_as(&ines, &receipt.reference, words.clone()).await.unwrap();
        }
        let view = world.open(&ines, &receipt.reference).await.unwrap();
        assert_eq!(view.items.len(), 2);
        // The same words on purpose, in another form, count again.
        world.reply(&ines, &receipt.reference, "Une fois.").await.unwrap();
        assert_eq!(world.open(&ines, &receipt.reference).await.unwrap().items.len(), 3);
        // So does the same form with other words: the first answer was lost, and something was added.
        let more = Message { text: "Une fois. Et ceci encore.".to_owned(), ..words };
        world.reply_as(&ines, &receipt.reference, more).await.unwrap();
        assert_eq!(world.open(&ines, &receipt.reference).await.unwrap().items.len(), 4);
        assert_eq!(CELL.len(), view.readers.len());
    })
    .await;
}

#[tokio::test]
async fn an_empty_or_endless_report_is_refused_and_kept() {
    each_world(async |world| {
        let empty = new_session(&world.service, Surface::Intake);
        session::begin_draft(&world.service, &empty).await.unwrap();
        let mut fields = Fields::default();
        fields.insert("narrative", &"é".repeat(20_001));
        for fields in [Fields::default(), fields] {
            session::keep_page(&empty, Page::Words, &fields).await.unwrap();
            assert!(matches!(world.send(&empty).await, Err(recueil::service::Error::Draft(_))));
            let kept = session::draft(&world.service, &empty).await.unwrap().unwrap();
            assert_eq!(kept.page(Page::Words), fields);
        }
        assert_eq!(count(world, "select count(*) from cases").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_code_changed_by_a_request_that_died_is_shown_when_the_person_asks_again() {
    each_world(async |world| {
        let code = world.submit(&Told::words("Récit.")).await.code;
        let (session, keys) = world.come_back(&code).await;
        session.save().await.unwrap();
        let store = Arc::new(Vault::new(world.service.clone(), Surface::Intake));
        let again = || Session::new(session.id(), store.clone(), None);

        // The request commits the change and dies before its session is saved and its answer leaves.
        world.change_code(&again(), &keys).await.unwrap();

        let after = again();
        let keys = session::unlocked(&world.service, &after).await.unwrap();
        let shown = change_code::changed(&after).await.unwrap().expect("the new code is shown");
        assert_ne!(shown, code);
        world.follow_up(&keys).await.unwrap();
        let (_, keys) = world.come_back(&shown).await;
        world.follow_up(&keys).await.unwrap();
    })
    .await;
}

//! Notebooks: the person's alone by keys, sent under the same code, left for later and taken up, erased for good.
use recueil::{
    crypto::{
        compartment::CompartmentSecret,
        grant::{Granter, seal_grant},
        hybrid::Identity,
        secret::Secret,
        token::{Token, TokenKeys},
    },
    domain::{
        act::verb,
        attached::{Attached, Wanted},
        case::{Reference, Stage},
        draft::{Fields, Page},
    },
    entropy::SeededEntropy,
    service::{
        About, Error, Message, Who, authorise,
        files::{self, Upload},
        housekeeping,
        notebook::{self, Jotted, Notebook, Typed},
        recovery,
        session::{self, Session, Surface, Unlocked},
        submit_report,
        view::{Content, Receipt},
    },
};

use super::members::{endorsed, line};
use crate::support::{
    raw::{self, Bind},
    world::{CELL, CLAIRE, INES, MOUSSA, Told, World, each_world},
};

const SECRET: &str = "Il m'a suivie jusqu'au parking.";

fn typed(world: &World, when: &str, text: &str) -> Typed {
    Typed { when: when.to_owned(), words: world.words(text) }
}

/// Recovery keys stand in the roster: what is made from now on is wrapped to them, where it may be.
pub(super) async fn recovery_keys(world: &mut World) {
    let keeper = |byte| Identity::from_seed(Secret::from_bytes([byte; 32])).recipient().to_string();
    let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
    let permit = authorise(&world.service, Who::Unlocked(&claire), About::Organisation).await.unwrap();
    recovery::recovery(&world.service, permit, &claire, (&keeper(1), &keeper(2))).await.unwrap();
    let keys = line(world, |line| line.mail.starts_with("recovery:")).await;
    endorsed(world, &moussa, (keys.member, &keys.fingerprint.unwrap())).await.unwrap();
}

/// A notebook with one note; gives the code.
pub(super) async fn begun(world: &World, text: &str) -> (Session, Receipt) {
    let session = recueil::cli::demo::cast::new_session(&world.service, Surface::Intake);
    begin(world, &session, &typed(world, "mardi", text)).await;
    let receipt = submit_report::receipts(&world.service, &session).await.unwrap().pop().unwrap();
    (session, receipt)
}

async fn begin(world: &World, session: &Session, typed: &Typed) {
    let permit = authorise::<verb::Keep>(&world.service, Who::Visitor, About::Intake("")).await.unwrap();
    notebook::begin(&world.service, permit, session, typed).await.unwrap();
}

async fn resume(world: &World, (session, keys): (&Session, &Unlocked)) -> Result<Option<Page>, Error> {
    let permit = own::<verb::FollowUp>(world, keys).await.unwrap();
    notebook::resume(&world.service, permit, (session, keys)).await
}

async fn own<V: recueil::domain::act::Verb>(
    world: &World,
    keys: &Unlocked,
) -> Result<recueil::policy::Permit<V>, Error> {
    authorise(&world.service, Who::Unlocked(keys), About::OwnCase).await
}

async fn show(world: &World, keys: &Unlocked) -> Result<Notebook, Error> {
    notebook::show(&world.service, own(world, keys).await?, keys).await
}

async fn jot(world: &World, keys: &Unlocked, text: &str) -> Result<(), Error> {
    notebook::jot(&world.service, own(world, keys).await?, keys, &typed(world, "", text)).await
}

async fn stow(world: &World, keys: &Unlocked, name: &str, bytes: &[u8]) -> Attached {
    let mut upload = Upload::begin(&world.service, name).await.unwrap();
    upload.write(bytes.to_vec()).await.unwrap();
    let file = upload.finish(Wanted::Usual).await.unwrap();
    files::stow(&world.service, own(world, keys).await.unwrap(), keys, file.clone()).await.unwrap();
    file
}

/// The words, the oldest first.
fn texts(notebook: &Notebook) -> Vec<String> {
    let text = |noted: &notebook::Noted| match &noted.content {
        Jotted::Memo(memo) => memo.text.clone(),
        Jotted::File(file) => file.name.clone(),
    };
    notebook.notes.iter().rev().map(text).collect()
}

/// Draws everything into the form and sends it.
pub(super) async fn sent(world: &World, session: &Session, keys: &Unlocked) -> Receipt {
    drawn(world, session, keys).await;
    world.send(session).await.unwrap()
}

/// A draft from all that a notebook has.
pub(super) async fn drawn(world: &World, session: &Session, keys: &Unlocked) {
    let notebook = show(world, keys).await.unwrap();
    let files: Vec<Attached> = notebook.files().cloned().collect();
    notebook::prefill(&world.service, (session, &notebook), (&[SECRET.to_owned()], &files)).await.unwrap();
}

async fn count(world: &World, sql: &'static str) -> i64 {
    raw::rows::<(i64,)>(&world.store, sql, Vec::new()).await[0].0
}

fn objects(world: &World) -> usize {
    let Ok(folders) = std::fs::read_dir(&world.place.objects_dir) else { return 0 };
    folders.map(|entry| std::fs::read_dir(entry.unwrap().path()).unwrap().count()).sum()
}

fn token_keys(world: &World, code: &str) -> TokenKeys {
    Token::parse(code).unwrap().keys(&world.host().token_salt())
}

#[tokio::test]
async fn nobody_but_the_person_sees_a_notebook() {
    each_world(async |world| {
        recovery_keys(world).await;
        let (_, receipt) = begun(world, SECRET).await;
        assert_eq!((receipt.promise, receipt.notebook.unwrap().to_string()), (None, "2029-12-01".to_owned()));
        let (_, keys) = world.come_back(&receipt.code).await;
        jot(world, &keys, "Encore aujourd'hui.").await.unwrap();
        stow(world, &keys, "capture.txt", b"une capture").await;
        let mine = show(world, &keys).await.unwrap();
        assert_eq!(texts(&mine), [SECRET, "Encore aujourd'hui.", "capture.txt"]);
        assert!(matches!(&mine.notes[2].content, Jotted::Memo(memo) if memo.when == "mardi"));
        // By rows: one key, the person's. By keys alone: nobody else opens anything, recovery included.
        let grants = raw::grants(&world.store).await;
        assert!(grants.len() == 1 && grants[0].kind == "notebook" && grants[0].holder_kind == "token");
        for index in 0..world.cast.people.len() {
            let identity = world.keys_of(index).await.identity;
            assert_eq!(raw::loot(&world.store, &identity).await, Vec::<String>::new(), "{index}");
            let staff = world.sign_in(index).await;
            assert!(world.list(&staff).await.map_or(true, |page| page.lines.is_empty()));
            assert!(matches!(world.open(&staff, &receipt.reference).await, Err(Error::NotFound)));
        }
        let dump = raw::dump(&world.store).await;
        assert!(!dump.contains("parking") && !dump.contains("capture"));
        // What is done with a report is not done with a notebook.
        assert!(matches!(world.write(&keys, "x").await, Err(Error::NotFound)));
        assert!(matches!(world.follow_up(&keys).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_first_note_sent_twice_begins_one_notebook() {
    each_world(async |world| {
        let session = recueil::cli::demo::cast::new_session(&world.service, Surface::Intake);
        let first = typed(world, "", SECRET);
        for _ in 0..2 {
            begin(world, &session, &first).await;
        }
        let changed = Typed { words: Message { text: "Autre chose.".to_owned(), ..first.words.clone() }, ..first };
        begin(world, &session, &changed).await;
        assert_eq!(count(world, "select count(*) from cases").await, 1);
        let keys = session::unlocked(&world.service, &session).await.unwrap();
        assert_eq!(texts(&show(world, &keys).await.unwrap()), [SECRET, "Autre chose."]);
        for wrong in
            [typed(world, "", "  "), typed(world, &"x".repeat(501), "x"), typed(world, "", &"é".repeat(20_001))]
        {
            let permit = own::<verb::Keep>(world, &keys).await.unwrap();
            let refused = notebook::jot(&world.service, permit, &keys, &wrong).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_is_read_and_the_notebook_stays_the_persons() {
    each_world(async |world| {
        recovery_keys(world).await;
        let (_, receipt) = begun(world, "Ce que je garde pour moi.").await;
        let (session, keys) = world.come_back(&receipt.code).await;
        stow(world, &keys, "preuve.txt", b"une preuve").await;
        world.days_pass(40);
        let again = sent(world, &session, &keys).await;
        assert_eq!(
            (&again.code, &again.reference),
            (&receipt.code, &receipt.reference),
            "the same case, the same code"
        );
        assert!(again.promise.is_some() && again.notebook.is_none());
        let ines = world.sign_in(INES).await;
        let line = world.list(&ines).await.unwrap().lines.pop().unwrap();
        assert_eq!((line.stage, line.entity.as_str()), (Stage::Received, "direction-generale"));
        assert_eq!(line.received, recueil::clock::Clock::today(world.clock.as_ref()), "received the day it was sent");
        let view = world.open(&ines, &receipt.reference).await.unwrap();
        assert_eq!(view.items.len(), 2, "a report and its file");
        assert!(view.dates.iter().all(|(code, ..)| *code != recueil::domain::deadline::DeadlineCode::NotebookTerm));
        // By keys alone, no member and no recovery key opens the notebook; the person opens both.
        for index in CELL {
            let loot = raw::loot(&world.store, &world.keys_of(index).await.identity).await.join("\n");
            assert!(loot.contains("key of exchange") && !loot.contains("notebook") && !loot.contains("pour moi"));
        }
        let grants = raw::grants(&world.store).await;
        assert!(grants.iter().filter(|row| row.kind == "notebook").all(|row| row.holder_kind == "token"));
        let own = raw::loot(&world.store, &token_keys(world, &receipt.code).identity).await.join("\n");
        assert!(own.contains("key of notebook") && own.contains("pour moi"));
        assert!(world.follow_up(&keys).await.unwrap().notebook);
        jot(world, &keys, "Après l'envoi.").await.unwrap();
        assert_eq!(show(world, &keys).await.unwrap().until, None, "it goes with its case");
        assert_eq!(world.open(&ines, &receipt.reference).await.unwrap().items.len(), 2);
        conversation(world, (&keys, &ines), &receipt.reference).await;
        change_of_code(world, (&session, &keys), &receipt).await;
    })
    .await;
}

async fn conversation(world: &World, (keys, ines): (&Unlocked, &Unlocked), case: &Reference) {
    world.reply(ines, case, "Nous vous lisons.").await.unwrap();
    world.write(keys, "Merci.").await.unwrap();
    assert_eq!(world.follow_up(keys).await.unwrap().items.len(), 4);
}

/// Both drawers get a new key: nobody but the person has the notebook's, whatever rows somebody added.
async fn change_of_code(world: &World, (session, keys): (&Session, &Unlocked), receipt: &Receipt) {
    let grants = raw::grants(&world.store).await;
    let notebook = grants.iter().find(|row| row.kind == "notebook").unwrap();
    let sql = "insert into grants (compartment, holder_kind, holder, epoch, wrapped) values ($1, 'member', $2, 0, $3)";
    let mut holder = world.member(INES).bytes().to_vec();
    holder.resize(32, 0);
    let binds = vec![Bind::Id(notebook.compartment), Bind::Bytes(holder), Bind::Bytes(notebook.wrapped.clone())];
    assert_eq!(raw::execute(&world.store, sql, binds).await, 1);
    let code = world.change_code(session, keys).await.unwrap();
    let (_, new) = world.come_back(&code).await;
    assert_eq!(texts(&show(world, &new).await.unwrap()).len(), 3);
    assert_eq!(world.follow_up(&new).await.unwrap().items.len(), 4);
    let loot = raw::loot(&world.store, &world.keys_of(INES).await.identity).await.join("\n");
    assert!(!loot.contains("key of notebook"), "{loot}");
    let sql = "delete from grants where compartment = $1 and holder_kind = 'member'";
    raw::execute(&world.store, sql, vec![Bind::Id(notebook.compartment)]).await;
    let former = raw::loot(&world.store, &token_keys(world, &receipt.code).identity).await;
    assert_eq!(former, Vec::<String>::new(), "the former code opens nothing");
}

#[tokio::test]
async fn a_code_changed_before_sending_still_sends() {
    each_world(async |world| {
        let (_, receipt) = begun(world, SECRET).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        let notebook = show(world, &keys).await.unwrap();
        notebook::prefill(&world.service, (&session, &notebook), (&[SECRET.to_owned()], &[])).await.unwrap();
        let code = world.change_code(&session, &keys).await.unwrap();
        let sent = world.send(&session).await.unwrap();
        assert_eq!((sent.code.as_str(), &sent.reference), (code.as_str(), &receipt.reference));
        // The journal of the night holds the change, which no drawer of the cell has: the case opens all the same.
        world.days_pass(1);
        recueil::service::journal::drain(&world.service).await.unwrap();
        let ines = world.sign_in(INES).await;
        assert_eq!(world.open(&ines, &receipt.reference).await.unwrap().items.len(), 1);
        let (_, keys) = world.come_back(&code).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().items.len(), 1);
        let acts: Vec<(String, String)> = raw::rows(
            &world.store,
            "select actor, act from journal where subject is not null and actor = 'reporter' order by act",
            Vec::new(),
        )
        .await;
        let acts: Vec<&str> = acts.iter().map(|(_, act)| act.as_str()).collect();
        assert_eq!(acts, ["change-code", "keep", "submit"]);
    })
    .await;
}

/// A member with the database's password makes a key of their own for the notebook, to read what comes next.
#[tokio::test]
async fn a_key_of_the_notebook_made_by_a_member_is_refused() {
    each_world(async |world| {
        let (_, receipt) = begun(world, SECRET).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        sent(world, &session, &keys).await;
        let ines = world.keys_of(INES).await;
        let mut row = raw::grants(&world.store).await.into_iter().find(|row| row.kind == "notebook").unwrap();
        row.epoch = 1;
        let secret = CompartmentSecret::generate(&mut SeededEntropy::new(5));
        let to = token_keys(world, &receipt.code).identity.recipient().clone();
        let wrapped = seal_grant(&row.context(), &secret, &Granter { key: &ines.signing, lineage: None }, &to).unwrap();
        let sql =
            "insert into grants (compartment, holder_kind, holder, epoch, wrapped) values ($1, 'token', $2, 1, $3)";
        let binds = vec![Bind::Id(row.compartment), Bind::Bytes(row.holder.clone()), Bind::Bytes(wrapped)];
        raw::execute(&world.store, sql, binds).await;
        raw::execute(&world.store, "update compartments set epoch = 1 where kind = 'notebook'", Vec::new()).await;
        assert!(matches!(jot(world, &keys, "Pour moi seule.").await, Err(Error::Broken(_))));
        assert!(matches!(show(world, &keys).await, Err(Error::Broken(_))));
    })
    .await;
}

#[tokio::test]
async fn a_form_left_for_later_comes_back_whole() {
    each_world(async |world| {
        let told =
            Told { kinds: vec!["harc-sex".to_owned()], persons: "un collègue".to_owned(), ..Told::words(SECRET) };
        let session = world.draft(&told.clone().involving(&[INES])).await;
        let mut upload = Upload::begin(&world.service, "preuve.txt").await.unwrap();
        upload.write(b"une preuve".to_vec()).await.unwrap();
        let file = upload.finish(Wanted::Usual).await.unwrap();
        files::draft(&world.service, &session, file).await.unwrap();
        let later = async |session: &Session, page| {
            let permit = authorise::<verb::Keep>(&world.service, Who::Visitor, About::Intake("")).await.unwrap();
            notebook::keep_for_later(&world.service, permit, session, page).await
        };
        let before = session::draft(&world.service, &session).await.unwrap().unwrap();
        later(&session, Some("who")).await.unwrap();
        assert!(session::draft(&world.service, &session).await.unwrap().is_none());
        let receipt = submit_report::receipts(&world.service, &session).await.unwrap().pop().unwrap();
        world.days_pass(3);
        housekeeping::sweep(&world.service).await.unwrap();
        let (session, keys) = world.come_back(&receipt.code).await;
        assert_eq!(resume(world, (&session, &keys)).await.unwrap(), Some(Page::Who));
        assert_eq!(session::draft(&world.service, &session).await.unwrap().unwrap(), before);
        assert_eq!(files::drafted(&session).await.unwrap().len(), 1);
        // Changed, left again, taken up again: the last words count, and the file is kept once.
        let mut words = Fields::default();
        words.insert("narrative", "Mes mots d'aujourd'hui.");
        session::keep_page(&session, Page::Words, &words).await.unwrap();
        later(&session, None).await.unwrap();
        assert_eq!((resume(world, (&session, &keys)).await.unwrap(), objects(world)), (None, 1));
        let sent = world.send(&session).await.unwrap();
        assert_eq!(sent.reference, receipt.reference);
        let claire = world.sign_in(CLAIRE).await;
        let items = world.open(&claire, &sent.reference).await.unwrap().items;
        assert!(matches!(&items[0].content, Content::Report(report) if report.narrative == "Mes mots d'aujourd'hui."));
        assert!(matches!(&items[1].content, Content::File(file) if file.name == "preuve.txt"));
        let ines = world.sign_in(INES).await;
        assert!(world.list(&ines).await.unwrap().lines.is_empty(), "the one named stays out");
        assert!(show(world, &keys).await.unwrap().left.is_none(), "nothing is left once it is sent");
        assert!(matches!(resume(world, (&session, &keys)).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn another_draft_is_never_forgotten_for_a_notebooks() {
    each_world(async |world| {
        let (_, receipt) = begun(world, SECRET).await;
        let session = world.draft(&Told::words("Un autre récit.")).await;
        recueil::service::come_back::come_back(&world.service, &session, &receipt.code).await.unwrap();
        let keys = session::unlocked(&world.service, &session).await.unwrap();
        let notebook = show(world, &keys).await.unwrap();
        let drawn = notebook::prefill(&world.service, (&session, &notebook), (&[SECRET.to_owned()], &[])).await;
        assert!(matches!(drawn, Err(Error::Invalid(codes)) if codes == ["other-draft"]));
        let draft = session::draft(&world.service, &session).await.unwrap().unwrap();
        assert_eq!(draft.page(Page::Words).one("narrative"), "Un autre récit.");
        // It goes its own way, under its own code.
        assert_ne!(world.send(&session).await.unwrap().reference, receipt.reference);
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_out_is_no_longer_shown() {
    each_world(async |world| {
        let (_, receipt) = begun(world, SECRET).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        let file = stow(world, &keys, "photo.txt", b"une photo").await;
        let out = async |sequence| {
            notebook::take_out(&world.service, own(world, &keys).await.unwrap(), &keys, sequence).await.unwrap();
        };
        let number = show(world, &keys).await.unwrap().notes[0].sequence;
        for sequence in [number, number, 0, 99] {
            out(sequence).await;
        }
        assert_eq!(texts(&show(world, &keys).await.unwrap()), [SECRET]);
        let fetched = files::fetch(&world.service, own(world, &keys).await.unwrap(), &keys, file.file).await;
        assert!(matches!(fetched, Err(Error::NotFound)));
        // Put in again, it is there again.
        stow(world, &keys, "photo.txt", b"une photo").await;
        assert_eq!(texts(&show(world, &keys).await.unwrap()).len(), 2);
    })
    .await;
}

pub(super) async fn erase(world: &World, keys: &Unlocked) {
    notebook::erase(&world.service, own(world, keys).await.unwrap(), keys).await.unwrap();
}

#[tokio::test]
async fn an_erased_notebook_leaves_nothing_but_its_act() {
    each_world(async |world| {
        let (_, receipt) = begun(world, SECRET).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        stow(world, &keys, "photo.txt", b"une photo").await;
        let wrapped = raw::grants(&world.store).await.remove(0).wrapped;
        erase(world, &keys).await;
        for sql in [
            "select count(*) from cases",
            "select count(*) from compartments",
            "select count(*) from grants",
            "select count(*) from records",
            "select count(*) from attachments",
            "select count(*) from uploads",
            "select count(*) from tokens",
            "select count(*) from deadlines",
        ] {
            assert_eq!(count(world, sql).await, 0, "{sql}");
        }
        assert_eq!(objects(world), 0);
        if let Some(path) = world.place.database.strip_prefix("sqlite:") {
            for end in ["", "-wal"] {
                let bytes = std::fs::read(format!("{path}{end}")).unwrap_or_default();
                let found = bytes.windows(64).any(|window| window == &wrapped[..64]);
                assert!(!found, "the key is still in the file{end}");
            }
        }
        let session = recueil::cli::demo::cast::new_session(&world.service, Surface::Intake);
        let back = recueil::service::come_back::come_back(&world.service, &session, &receipt.code).await;
        assert!(matches!(back, Err(recueil::service::come_back::ComeBackError::Unknown)));
        world.days_pass(1);
        recueil::service::journal::drain(&world.service).await.unwrap();
        let erased: Vec<(String, String)> =
            raw::rows(&world.store, "select actor, subject from journal where act = 'erase'", Vec::new()).await;
        assert_eq!(erased, [("reporter".to_owned(), receipt.reference.to_string())]);
    })
    .await;
}

#[tokio::test]
async fn erased_beside_a_case_the_case_and_its_files_stay() {
    each_world(async |world| {
        let (_, receipt) = begun(world, SECRET).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        stow(world, &keys, "preuve.txt", b"une preuve").await;
        sent(world, &session, &keys).await;
        stow(world, &keys, "pour-moi.txt", b"pour moi seule").await;
        assert_eq!(objects(world), 2);
        erase(world, &keys).await;
        assert_eq!(objects(world), 1, "what the cell was given stays, the rest goes");
        assert_eq!(count(world, "select count(*) from compartments where kind = 'notebook'").await, 0);
        assert!(matches!(show(world, &keys).await, Err(Error::NotFound)));
        let items = world.follow_up(&keys).await.unwrap().items;
        let Content::File(file) = &items[1].content else { panic!("{items:?}") };
        let fetched = files::fetch(&world.service, own(world, &keys).await.unwrap(), &keys, file.file).await.unwrap();
        assert_eq!(fetched.about.name, "preuve.txt");
        world.write(&keys, "Je suis toujours là.").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_comes_back_and_it_goes_at_its_term() {
    each_world(async |world| {
        let (_, forgotten) = begun(world, SECRET).await;
        let (_, visited) = begun(world, "Autre carnet.").await;
        let (_, later) = begun(world, "Envoyé.").await;
        let (session, keys) = world.come_back(&later.code).await;
        sent(world, &session, &keys).await;
        world.days_pass(700);
        world.come_back(&visited.code).await;
        let due: Vec<(String,)> =
            raw::rows(&world.store, "select due from deadlines where code = 'notebook-term' order by due", Vec::new())
                .await;
        assert_eq!(
            due,
            [("2029-12-01".to_owned(),), ("2031-11-01".to_owned(),)],
            "a month, and no trace of the visit before"
        );
        world.days_pass(402);
        housekeeping::sweep(&world.service).await.unwrap();
        assert_eq!(count(world, "select count(*) from cases").await, 3, "not before its term");
        world.days_pass(3);
        housekeeping::sweep(&world.service).await.unwrap();
        let left: Vec<(String,)> =
            raw::rows(&world.store, "select reference from cases order by reference", Vec::new()).await;
        let mut expected = [visited.reference.to_string(), later.reference.to_string()];
        expected.sort();
        assert_eq!(left.into_iter().map(|row| row.0).collect::<Vec<_>>(), expected);
        let erased: Vec<(String, String)> =
            raw::rows(&world.store, "select actor, subject from journal where act = 'erase'", Vec::new()).await;
        assert_eq!(erased, [("service".to_owned(), forgotten.reference.to_string())]);
        housekeeping::sweep(&world.service).await.unwrap();
        recueil::service::journal::verify(&world.service).await.unwrap();
    })
    .await;
}

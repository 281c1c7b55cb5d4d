//! Files: sealed as they come, given to a case, read again by whoever has the key, and by nobody else.
use std::io;

use recueil::{
    domain::{
        act::verb,
        attached::{Attached, Hidden, Wanted},
        case::Reference,
    },
    ids::FileId,
    service::{
        About, Error, Who, authorise,
        files::{self, Fetched, Upload},
        housekeeping,
        session::Unlocked,
        view::Content,
    },
};

use crate::support::{
    raw,
    world::{CLAIRE, INES, LEA, THOMAS, Told, World, each_world},
};

pub(super) const EVIDENCE: &[u8] = b"Ce que j'ai vu le 3 mars, ligne par ligne.";

pub(super) async fn upload(world: &World, name: &str, bytes: &[u8]) -> Attached {
    let mut upload = Upload::begin(&world.service, name).await.unwrap();
    for piece in bytes.chunks(1000) {
        upload.write(piece.to_vec()).await.unwrap();
    }
    upload.finish(Wanted::Usual).await.unwrap()
}

/// A report with one file.
pub(super) async fn reported(world: &World, told: &Told) -> (String, Reference, FileId) {
    let session = world.draft(told).await;
    let file = upload(world, "preuve.txt", EVIDENCE).await;
    let id = file.file;
    assert!(files::draft(&world.service, &session, file).await.unwrap());
    let receipt = world.send(&session).await.unwrap();
    (receipt.code, receipt.reference, id)
}

/// A file that the person gives later.
pub(super) async fn given(world: &World, keys: &Unlocked) {
    let file = upload(world, "capture.txt", b"une capture").await;
    let permit = authorise::<verb::Attach>(&world.service, Who::Unlocked(keys), About::OwnCase).await;
    files::attach(&world.service, permit.unwrap(), keys, file).await.unwrap();
}

pub(super) async fn fetch(world: &World, keys: &Unlocked, about: About<'_>, file: FileId) -> Result<Fetched, Error> {
    let permit = authorise::<verb::Fetch>(&world.service, Who::Unlocked(keys), about).await?;
    files::fetch(&world.service, permit, keys, file).await
}

pub(super) async fn whole(mut fetched: Fetched) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(piece) = fetched.pieces.recv().await {
        bytes.extend(piece?);
    }
    Ok(bytes)
}

fn objects(world: &World) -> Vec<std::path::PathBuf> {
    let folders = std::fs::read_dir(&world.place.objects_dir).unwrap().map(|entry| entry.unwrap().path());
    folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())).collect()
}

#[tokio::test]
async fn a_file_sent_with_a_report_is_read_by_the_cell_and_by_the_person() {
    each_world(async |world| {
        let (code, case, file) = reported(world, &Told::words("Avec une preuve.")).await;
        let (_, reporter) = world.come_back(&code).await;
        let ines = world.sign_in(INES).await;
        for (keys, about) in [(&reporter, About::OwnCase), (&ines, About::Case(&case))] {
            let fetched = fetch(world, keys, about, file).await.unwrap();
            assert_eq!((fetched.about.name.as_str(), fetched.about.format.as_str()), ("preuve.txt", "text"));
            assert_eq!(fetched.about.hidden, Hidden::Original);
            assert_eq!(whole(fetched).await.unwrap(), EVIDENCE);
        }
        let shown = world.open(&ines, &case).await.unwrap().items;
        assert!(shown.iter().any(|item| matches!(&item.content, Content::File(about) if about.file == file)));
        // Nothing of it stands in the clear, neither its bytes nor its name, and its hour is everybody's.
        let objects = objects(world);
        assert_eq!(objects.len(), 1);
        let sealed = std::fs::read(&objects[0]).unwrap();
        assert!(!sealed.windows(10).any(|window| EVIDENCE.windows(10).any(|plain| plain == window)));
        assert!(!objects[0].to_string_lossy().contains(&file.to_string()), "the object does not bear the file's name");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_key_reads_no_file() {
    each_world(async |world| {
        let (_, case, file) = reported(world, &Told::words("Sans Thomas.").involving(&[THOMAS])).await;
        let (other, ..) = reported(world, &Told::words("Un autre dossier.")).await;
        let (_, stranger) = world.come_back(&other).await;
        assert!(matches!(fetch(world, &stranger, About::OwnCase, file).await, Err(Error::NotFound)));
        for index in [THOMAS, LEA] {
            let keys = world.sign_in(index).await;
            assert!(matches!(fetch(world, &keys, About::Case(&case), file).await, Err(Error::NotFound)), "{index}");
        }
        let claire = world.sign_in(CLAIRE).await;
        let unknown = FileId::from_bytes([7; 16]);
        assert!(matches!(fetch(world, &claire, About::Case(&case), unknown).await, Err(Error::NotFound)));
        world.exclude(&claire, &case, INES).await.unwrap();
        let ines = world.sign_in(INES).await;
        assert!(matches!(fetch(world, &ines, About::Case(&case), file).await, Err(Error::NotFound)));
        assert_eq!(whole(fetch(world, &claire, About::Case(&case), file).await.unwrap()).await.unwrap(), EVIDENCE);
    })
    .await;
}

#[tokio::test]
async fn files_come_later_from_either_side_and_each_is_kept_once() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        let claire = world.sign_in(CLAIRE).await;
        let case = receipt.reference;
        for _ in 0..2 {
            given(world, &reporter).await;
        }
        let (enclosed, annexed) =
            (upload(world, "guide.txt", b"un guide").await, upload(world, "a.txt", b"pour nous").await);
        let (for_both, for_cell) = (enclosed.file, annexed.file);
        let who = Who::Unlocked(&claire);
        let permit = authorise::<verb::Enclose>(&world.service, who, About::Case(&case)).await.unwrap();
        files::enclose(&world.service, permit, &claire, enclosed).await.unwrap();
        let permit = authorise::<verb::Annex>(&world.service, who, About::Case(&case)).await.unwrap();
        files::annex(&world.service, permit, &claire, annexed).await.unwrap();
        let count = |items: &[recueil::service::view::Item]| {
            items.iter().filter(|item| matches!(item.content, Content::File(_) | Content::Annexed(_))).count()
        };
        assert_eq!(count(&world.follow_up(&reporter).await.unwrap().items), 2);
        assert_eq!(count(&world.open(&claire, &case).await.unwrap().items), 3);
        assert_eq!(objects(world).len(), 3, "the second copy left nothing");
        assert!(fetch(world, &reporter, About::OwnCase, for_both).await.is_ok());
        assert!(matches!(fetch(world, &reporter, About::OwnCase, for_cell).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn an_object_altered_or_cut_is_never_taken_for_whole() {
    each_world(async |world| {
        let session = world.draft(&Told::words("Avec un grand fichier.")).await;
        let bytes: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let file = upload(world, "grand.bin", &bytes).await;
        let id = file.file;
        files::draft(&world.service, &session, file).await.unwrap();
        let receipt = world.send(&session).await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        let object = objects(world).remove(0);
        let sealed = std::fs::read(&object).unwrap();
        let outcome = async || match fetch(world, &reporter, About::OwnCase, id).await {
            Ok(fetched) => whole(fetched).await.ok(),
            Err(_) => None,
        };
        assert!(outcome().await.is_some_and(|read| read == bytes));
        for at in [0, 20, 200, 1500, sealed.len() / 2, sealed.len() - 1] {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            std::fs::write(&object, altered).unwrap();
            assert!(outcome().await.is_none(), "byte {at}");
        }
        for length in [0, 100, sealed.len() / 2, sealed.len() - 1] {
            std::fs::write(&object, &sealed[..length]).unwrap();
            assert!(outcome().await.is_none(), "cut at {length}");
        }
        std::fs::remove_file(&object).unwrap();
        assert!(matches!(fetch(world, &reporter, About::OwnCase, id).await, Err(Error::Broken("object"))));
    })
    .await;
}

#[tokio::test]
async fn what_no_case_takes_is_swept_and_what_one_took_stays() {
    each_world(async |world| {
        let (code, _, file) = reported(world, &Told::words("Récit.")).await;
        let abandoned = upload(world, "b.txt", b"jamais envoye").await;
        // A sender who goes away in the middle, and a process that was killed there.
        let mut half = Upload::begin(&world.service, "c.txt").await.unwrap();
        half.write(vec![1; 5000]).await.unwrap();
        drop(half);
        assert_eq!(raw::rows::<(i64,)>(&world.store, "select size from uploads", Vec::new()).await.len(), 2);
        housekeeping::sweep(&world.service).await.unwrap();
        assert!(objects(world).len() >= 2, "not before its time");
        world.days_pass(2);
        housekeeping::sweep(&world.service).await.unwrap();
        assert_eq!(raw::rows::<(i64,)>(&world.store, "select size from uploads", Vec::new()).await.len(), 0);
        assert_eq!(objects(world).len(), 1);
        let (session, reporter) = world.come_back(&code).await;
        assert_eq!(whole(fetch(world, &reporter, About::OwnCase, file).await.unwrap()).await.unwrap(), EVIDENCE);
        drop(session);
        // Given to a case after it was swept, it is refused rather than kept unreadable.
        let permit = authorise::<verb::Attach>(&world.service, Who::Unlocked(&reporter), About::OwnCase).await;
        let late = files::attach(&world.service, permit.unwrap(), &reporter, abandoned).await;
        assert!(matches!(late, Err(Error::Invalid(codes)) if codes == ["file-gone"]));
    })
    .await;
}

#[tokio::test]
async fn what_is_too_much_is_refused_and_the_rest_is_kept() {
    each_world(async |world| {
        world.place.files.size = 10_000;
        world.place.files.count = 2;
        world.place.files.waiting = 30_000;
        world.restart().await;
        let mut long = Upload::begin(&world.service, "long.txt").await.unwrap();
        long.write(vec![b'a'; 9_000]).await.unwrap();
        let refused = long.write(vec![b'a'; 1_001]).await;
        assert!(matches!(refused, Err(Error::Invalid(codes)) if codes == ["file-too-large"]));
        long.abandon().await.unwrap();
        let session = world.draft(&Told::words("Récit.")).await;
        for text in [b"un", b"un", b"de"] {
            let file = upload(world, "f.txt", text).await;
            files::draft(&world.service, &session, file).await.unwrap();
        }
        let third = upload(world, "f.txt", b"trois").await;
        let third = files::draft(&world.service, &session, third).await;
        assert!(matches!(third, Err(Error::Invalid(codes)) if codes == ["too-many-files"]));
        let drafted = files::drafted(&session).await.unwrap();
        assert_eq!(drafted.len(), 2);
        files::undraft(&world.service, &session, drafted[0].file).await.unwrap();
        assert_eq!(objects(world).len(), 1);
        // Room that nobody's report has taken yet is counted, and refused beyond.
        // (Sealed sizes vary by what age adds to its headers, so the room is filled until it is full.)
        let mut kept = 0;
        let full = loop {
            match Upload::begin(&world.service, "plein.bin").await {
                Err(error) => break error,
                Ok(upload) => upload.finish(Wanted::Usual).await.map(drop).unwrap(),
            }
            kept += 1;
            assert!(kept < 30, "{kept} files of 4 kB in a room of 30");
        };
        assert!(matches!(full, Error::Invalid(codes) if codes == ["no-room"]));
        assert!(kept >= 2, "{kept}");
    })
    .await;
}

//! A person takes their whole case away: only theirs, piece by piece, whole or visibly not.
use std::io;

use recueil::{
    domain::{
        act::verb,
        attached::{Attached, Wanted},
    },
    service::{
        About, Error, Who, authorise,
        files::{self, Upload},
        session::Unlocked,
        take_away::{Bundle, Contents, bundle, take_away},
        view::{Content, FollowUp},
    },
};

use crate::support::world::{CLAIRE, Told, World, each_world};

/// More than what is on the way at once.
const SIZE: usize = 3_000_000;

async fn attach(world: &World, keys: &Unlocked, bytes: &[u8]) {
    let mut upload = Upload::begin(&world.service, "grand.bin").await.unwrap();
    for piece in bytes.chunks(100_000) {
        upload.write(piece.to_vec()).await.unwrap();
    }
    let file = upload.finish(Wanted::Original).await.unwrap();
    let permit = authorise::<verb::Attach>(&world.service, Who::Unlocked(keys), About::OwnCase).await.unwrap();
    files::attach(&world.service, permit, keys, file).await.unwrap();
}

async fn taken(world: &World, keys: &Unlocked) -> Result<FollowUp, Error> {
    let permit = authorise::<verb::TakeAway>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    Ok(take_away(&world.service, permit, keys).await?.0)
}

fn contents(case: &FollowUp) -> Contents {
    let file = |content: &Content| match content {
        Content::File(file) => Some(file.as_ref().clone()),
        _ => None,
    };
    let files: Vec<Attached> = case.items.iter().filter_map(|item| file(&item.content)).collect();
    let named = files.into_iter().enumerate().map(|(at, file)| (format!("{at}.bin"), file)).collect();
    Contents { papers: vec![("document.html".to_owned(), b"papier".to_vec())], files: named }
}

/// What arrives, and the largest piece.
async fn whole(mut bundle: Bundle) -> (io::Result<Vec<u8>>, usize) {
    let (mut bytes, mut largest) = (Vec::new(), 0);
    while let Some(piece) = bundle.pieces.recv().await {
        match piece {
            Ok(piece) => {
                largest = largest.max(piece.len());
                bytes.extend(piece);
            }
            Err(error) => return (Err(error), largest),
        }
    }
    (Ok(bytes), largest)
}

#[tokio::test]
async fn an_archive_comes_in_small_pieces_and_has_the_length_announced() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Avec un grand fichier.")).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        attach(world, &keys, &vec![9; SIZE]).await;
        let case = taken(world, &keys).await.unwrap();
        let bundle = bundle(&world.service, contents(&case));
        let size = bundle.size;
        let (bytes, largest) = whole(bundle).await;
        assert_eq!(bytes.unwrap().len() as u64, size);
        assert!(largest <= 100_000, "{largest}");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_does_not_open_cuts_the_archive_short() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Avec un fichier abîmé.")).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        attach(world, &keys, &vec![9; SIZE]).await;
        let folders = std::fs::read_dir(&world.place.objects_dir).unwrap().map(|entry| entry.unwrap().path());
        let object = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap()).next().unwrap().unwrap().path();
        let mut sealed = std::fs::read(&object).unwrap();
        let middle = sealed.len() / 2;
        sealed[middle] ^= 1;
        std::fs::write(&object, sealed).unwrap();
        let case = taken(world, &keys).await.unwrap();
        assert!(whole(bundle(&world.service, contents(&case))).await.0.is_err());
        std::fs::remove_file(&object).unwrap();
        assert!(whole(bundle(&world.service, contents(&case))).await.0.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_member_takes_nothing_away() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let claire = world.sign_in(CLAIRE).await;
        let service = &world.service;
        for about in [About::OwnCase, About::Case(&receipt.reference)] {
            let refused = authorise::<verb::TakeAway>(service, Who::Unlocked(&claire), about).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
    })
    .await;
}

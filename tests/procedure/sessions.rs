//! Sessions: sealed, limited by the clock, never brought back, and two tabs lose nothing.
use std::sync::Arc;

use jiff::SignedDuration;
use recueil::{
    cli::demo::cast::new_session,
    domain::{
        act::verb,
        draft::{Fields, Page},
    },
    service::{
        About, Error, Who, authorise, housekeeping, session,
        session::{Session, Surface, Vault},
        sign_in::{self, SignIn},
    },
};

use super::nothing_lost::all_sessions;
use crate::support::world::{CLAIRE, Told, World, each_world};

/// The same browser, later.
fn again(world: &World, session: &Session, surface: Surface) -> Session {
    Session::new(session.id(), Arc::new(Vault::new(world.service.clone(), surface)), None)
}

async fn desk(world: &mut World, index: usize) -> Session {
    use recueil::clock::Clock;
    world.clock.advance(SignedDuration::from_secs(60));
    let person = &world.cast.people[index];
    let session = new_session(&world.service, Surface::Desk);
    let (code, passphrase) = (person.code(world.clock.now()).unwrap(), person.passphrase.clone());
    let attempt = SignIn { mail: person.mail.clone(), code, passphrase, mark: String::new() };
    sign_in::sign_in(&world.service, &session, attempt).await.unwrap();
    session.save().await.unwrap();
    session
}

fn fields(name: &str, value: &str) -> Fields {
    let mut fields = Fields::default();
    fields.insert(name, value);
    fields
}

#[tokio::test]
async fn a_draft_in_two_tabs_keeps_both_pages() {
    each_world(async |world| {
        let first = world.draft(&Told::words("Récit.")).await;
        first.save().await.unwrap();
        let (one, two) = (again(world, &first, Surface::Intake), again(world, &first, Surface::Intake));
        for tab in [&one, &two] {
            assert!(session::draft(&world.service, tab).await.unwrap().is_some());
        }
        session::keep_page(&one, Page::What, &fields("place", "Atelier")).await.unwrap();
        session::keep_page(&two, Page::You, &fields("standing", "witness")).await.unwrap();
        one.save().await.unwrap();
        two.save().await.unwrap();
        let draft = session::draft(&world.service, &again(world, &first, Surface::Intake)).await.unwrap().unwrap();
        assert_eq!(draft.page(Page::What).one("place"), "Atelier");
        assert_eq!(draft.page(Page::You).one("standing"), "witness");
        assert_eq!(draft.page(Page::Words).one("narrative"), "Récit.");
    })
    .await;
}

/// One tab has sent; the other, still open on the form, is saved after it: nothing typed comes back, nothing is sent twice.
#[tokio::test]
async fn a_draft_that_was_sent_does_not_come_back_from_another_tab() {
    each_world(async |world| {
        let first = world.draft(&Told::words("Récit.")).await;
        first.save().await.unwrap();
        let (one, two) = (again(world, &first, Surface::Intake), again(world, &first, Surface::Intake));
        session::draft(&world.service, &two).await.unwrap().unwrap();
        session::keep_page(&two, Page::Words, &fields("narrative", "Récit, un peu plus loin.")).await.unwrap();
        let receipt = world.send(&one).await.unwrap();
        one.save().await.unwrap();
        two.save().await.unwrap();
        let after = again(world, &first, Surface::Intake);
        assert!(session::draft(&world.service, &after).await.unwrap().is_none());
        assert_eq!(world.send(&after).await.unwrap().code, receipt.code);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_idle_and_in_any_case() {
    each_world(async |world| {
        for surface in [Surface::Intake, Surface::Desk] {
            let (idle, whole) = session::limits(surface);
            let start = match surface {
                Surface::Intake => {
                    let draft = world.draft(&Told::words("Récit.")).await;
                    draft.save().await.unwrap();
                    draft
                }
                Surface::Desk => desk(world, CLAIRE).await,
            };
            let is_there = async |world: &World| {
                let session = again(world, &start, surface);
                let there = match surface {
                    Surface::Intake => session::draft(&world.service, &session).await.unwrap().is_some(),
                    Surface::Desk => session::unlocked(&world.service, &session).await.is_ok(),
                };
                session.save().await.unwrap();
                there
            };
            let mut left = whole;
            while left > idle {
                world.clock.advance(SignedDuration::from_secs(idle - 60));
                left -= idle - 60;
                assert!(is_there(world).await, "{surface:?}: {left} seconds before the end");
            }
            world.clock.advance(SignedDuration::from_secs(left + 1));
            assert!(!is_there(world).await, "{surface:?} has no end");
        }
        let idle = desk(world, CLAIRE).await;
        world.clock.advance(SignedDuration::from_secs(session::limits(Surface::Desk).0 + 1));
        let late = again(world, &idle, Surface::Desk);
        assert!(matches!(session::unlocked(&world.service, &late).await, Err(Error::SignedOut)));
    })
    .await;
}

#[tokio::test]
async fn a_session_that_was_ended_is_not_brought_back_by_a_late_save() {
    each_world(async |world| {
        let session = desk(world, CLAIRE).await;
        let late = again(world, &session, Surface::Desk);
        session::unlocked(&world.service, &late).await.unwrap();
        session::keep_filter(&late, &recueil::service::view::Filter::default()).await.unwrap();
        session::end(&session).await.unwrap();
        late.save().await.unwrap();
        assert!(all_sessions(world).await.is_empty());
        let after = again(world, &late, Surface::Desk);
        assert!(session::unlocked(&world.service, &after).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_of_the_member_alone() {
    each_world(async |world| {
        let (one, two, other) = (desk(world, CLAIRE).await, desk(world, CLAIRE).await, desk(world, 1).await);
        let keys = session::unlocked(&world.service, &one).await.unwrap();
        let permit = authorise::<verb::SignOut>(&world.service, Who::Unlocked(&keys), About::Oneself).await.unwrap();
        sign_in::sign_out_everywhere(&world.service, permit).await.unwrap();
        for (session, there) in [(&one, false), (&two, false), (&other, true)] {
            let session = again(world, session, Surface::Desk);
            assert_eq!(session::unlocked(&world.service, &session).await.is_ok(), there);
        }
    })
    .await;
}

#[tokio::test]
async fn revoking_ends_sessions() {
    each_world(async |world| {
        let thomas = desk(world, 3).await;
        let claire = world.sign_in(CLAIRE).await;
        world.revoke(&claire, 3).await.unwrap();
        let session = again(world, &thomas, Surface::Desk);
        assert!(matches!(session::unlocked(&world.service, &session).await, Err(Error::SignedOut)));
    })
    .await;
}

#[tokio::test]
async fn a_session_of_one_surface_is_none_of_the_other() {
    each_world(async |world| {
        let session = desk(world, CLAIRE).await;
        let elsewhere = again(world, &session, Surface::Intake);
        assert!(session::unlocked(&world.service, &elsewhere).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn sweeping_takes_what_expired_and_nothing_else() {
    each_world(async |world| {
        let draft = world.draft(&Told::words("Récit.")).await;
        draft.save().await.unwrap();
        assert_eq!(housekeeping::sweep(&world.service).await.unwrap(), 0);
        world.days_pass(2);
        let fresh = world.draft(&Told::words("Récit.")).await;
        fresh.save().await.unwrap();
        assert_eq!(housekeeping::sweep(&world.service).await.unwrap(), 1);
        assert_eq!(all_sessions(world).await.len(), 1);
    })
    .await;
}

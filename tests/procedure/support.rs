//! The support desk sees when and where, of the inquiries to which it was invited, by one key and no other.
use recueil::{
    domain::{act::verb, arrangement::Step, case::Reference},
    service::{
        About, Error, Who, authorise, exclude,
        inquiry::{Appointing, appoint},
        investigation::{
            Arranging, DatesView, arrange, call_off, end_support, invite_support, leave, let_in, open_dates,
            open_investigation,
        },
        list_cases, new_request,
        session::Unlocked,
    },
};

use super::{
    handover::{is_nothing, is_refused},
    investigation::{begun, conduct, declares},
};
use crate::support::{
    raw,
    world::{AWA, JEANNE, MALIK, ROSE, Told, World, ZOE, each_world},
};

async fn dates(world: &World, keys: &Unlocked, inquiry: &Reference) -> Result<DatesView, Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    open_dates(&world.service, permit, keys).await
}

pub(super) async fn invites(
    world: &World,
    keys: &Unlocked,
    (inquiry, member): (&Reference, usize),
) -> Result<(), Error> {
    let permit = authorise::<verb::InviteSupport>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    invite_support(&world.service, permit, keys, world.member(member)).await
}

pub(super) async fn ends(world: &World, keys: &Unlocked, (inquiry, member): (&Reference, usize)) -> Result<(), Error> {
    let permit = authorise::<verb::EndSupport>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    end_support(&world.service, permit, keys, world.member(member)).await
}

pub(super) async fn notes(world: &World, keys: &Unlocked, (inquiry, place): (&Reference, &str)) -> Result<(), Error> {
    let permit = authorise::<verb::Arrange>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    let arranging = Arranging {
        step: Step::Interview,
        day: world.service.today().plus(9),
        hour: "14 h".to_owned(),
        place: place.to_owned(),
    };
    arrange(&world.service, permit, keys, (&arranging, &new_request(&world.service))).await
}

async fn calls_off(world: &World, keys: &Unlocked, (inquiry, number): (&Reference, u32)) -> Result<(), Error> {
    let permit = authorise::<verb::Arrange>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    call_off(&world.service, permit, keys, number).await
}

async fn listed(world: &World, keys: &Unlocked) -> Vec<Reference> {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let page = list_cases::list_dates(&world.service, permit, keys, None).await.unwrap();
    page.lines.into_iter().map(|line| line.reference).collect()
}

fn places(view: &DatesView) -> Vec<(&str, bool)> {
    view.arranged.iter().map(|(one, _)| (one.place.as_str(), one.off)).collect()
}

#[tokio::test]
async fn whoever_is_invited_sees_dates_and_nothing_else() {
    each_world(async |world| {
        let (_, inquiry, investigation) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik, zoe) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await, world.sign_in(ZOE).await);
        notes(world, &jeanne, (&investigation, "Salle 12")).await.unwrap();
        is_nothing(&dates(world, &zoe, &investigation).await.map(|_| ()));
        assert!(listed(world, &zoe).await.is_empty());
        let able = dates(world, &malik, &investigation).await.unwrap().invitable;
        assert_eq!(able.iter().map(|one| one.member).collect::<Vec<_>>(), [world.member(ZOE)]);
        is_refused(&invites(world, &jeanne, (&investigation, ROSE)).await, "not-of-the-desk");
        invites(world, &jeanne, (&investigation, ZOE)).await.unwrap();
        is_refused(&invites(world, &malik, (&investigation, ZOE)).await, "not-of-the-desk");
        assert_eq!(listed(world, &zoe).await, std::slice::from_ref(&investigation));
        // Both write there, and each reads what the other wrote.
        notes(world, &zoe, (&investigation, "Salle 14")).await.unwrap();
        calls_off(world, &zoe, (&investigation, 1)).await.unwrap();
        is_refused(&calls_off(world, &jeanne, (&investigation, 1)).await, "no-such-appointment");
        is_refused(&calls_off(world, &zoe, (&investigation, 7)).await, "no-such-appointment");
        for keys in [&jeanne, &malik, &zoe] {
            let view = dates(world, keys, &investigation).await.unwrap();
            assert_eq!(places(&view), [("Salle 12", true), ("Salle 14", false)]);
            assert_eq!(view.readers.len(), 3);
        }
        assert_eq!(conduct(world, &jeanne, &investigation).await.unwrap().arranged, 1);
        // Nothing else opens, by the pages or by the keys.
        let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(&zoe), About::Case(&investigation)).await;
        is_nothing(&open_investigation(&world.service, permit.unwrap(), &zoe).await.map(|_| ()));
        is_nothing(
            &authorise::<verb::Open>(&world.service, Who::Unlocked(&zoe), About::Case(&inquiry)).await.map(|_| ()),
        );
        is_nothing(&invites(world, &zoe, (&investigation, ZOE)).await);
        let keys = world.keys_of(ZOE).await;
        let opened = raw::grants(&world.store).await;
        let opened = opened.iter().filter(|row| row.opened(&keys.identity).is_some());
        assert!(opened.clone().count() > 0 && opened.clone().all(|row| row.kind == "arrangements"));
        let loot = raw::loot(&world.store, &keys.identity).await.concat();
        assert!(loot.contains("Salle 12") && !loot.contains("Récit") && !loot.contains("achats"), "{loot}");
        assert!(!loot.contains(inquiry.as_str()), "not what it is fed by");
    })
    .await;
}

#[tokio::test]
async fn an_inquirer_ends_it_with_another_key() {
    each_world(async |world| {
        let (_, _, investigation) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik, zoe) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await, world.sign_in(ZOE).await);
        invites(world, &jeanne, (&investigation, ZOE)).await.unwrap();
        notes(world, &zoe, (&investigation, "Salle 12")).await.unwrap();
        ends(world, &malik, (&investigation, ZOE)).await.unwrap();
        is_refused(&ends(world, &malik, (&investigation, ZOE)).await, "not-invited");
        is_refused(&ends(world, &malik, (&investigation, JEANNE)).await, "not-invited");
        is_nothing(&dates(world, &zoe, &investigation).await.map(|_| ()));
        assert!(listed(world, &zoe).await.is_empty());
        is_nothing(&notes(world, &zoe, (&investigation, "Encore moi.")).await);
        is_refused(&invites(world, &jeanne, (&investigation, ZOE)).await, "not-of-the-desk");
        notes(world, &jeanne, (&investigation, "Ailleurs.")).await.unwrap();
        let loot = raw::loot(&world.store, &world.keys_of(ZOE).await.identity).await.concat();
        assert!(!loot.contains("Ailleurs") && loot.contains("Salle 12"), "{loot}");
        assert_eq!(places(&dates(world, &malik, &investigation).await.unwrap()).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_is_not_invited_and_steps_back_alone() {
    each_world(async |world| {
        let (_, _, kept_out) = begun(world, &Told::words("Récit.").involving(&[ZOE])).await;
        let (_, _, investigation) = begun(world, &Told::words("Récit de l’autre.")).await;
        let (jeanne, malik, zoe) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await, world.sign_in(ZOE).await);
        is_refused(&invites(world, &jeanne, (&kept_out, ZOE)).await, "not-of-the-desk");
        invites(world, &jeanne, (&investigation, ZOE)).await.unwrap();
        let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(&zoe), About::Case(&investigation));
        exclude::step_back(&world.service, permit.await.unwrap(), &zoe).await.unwrap();
        is_nothing(&dates(world, &zoe, &investigation).await.map(|_| ()));
        // What she made for the others as she left serves to read; the next who writes makes another.
        notes(world, &malik, (&investigation, "Ailleurs.")).await.unwrap();
        let loot = raw::loot(&world.store, &world.keys_of(ZOE).await.identity).await.concat();
        assert!(!loot.contains("Ailleurs"), "{loot}");
        assert_eq!(places(&dates(world, &jeanne, &investigation).await.unwrap()), [("Ailleurs.", false)]);
    })
    .await;
}

#[tokio::test]
async fn inquirers_who_come_and_go_have_the_dates_or_not() {
    each_world(async |world| {
        let (_, inquiry, investigation) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik, rose) =
            (world.sign_in(JEANNE).await, world.sign_in(MALIK).await, world.sign_in(ROSE).await);
        let (awa, zoe) = (world.sign_in(AWA).await, world.sign_in(ZOE).await);
        invites(world, &jeanne, (&investigation, ZOE)).await.unwrap();
        let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(&jeanne), About::Case(&investigation));
        leave(&world.service, permit.await.unwrap(), &jeanne).await.unwrap();
        is_nothing(&dates(world, &jeanne, &investigation).await.map(|_| ()));
        notes(world, &zoe, (&investigation, "Salle 9")).await.unwrap();
        let loot = raw::loot(&world.store, &world.keys_of(JEANNE).await.identity).await.concat();
        assert!(!loot.contains("Salle 9"), "{loot}");
        let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(&awa), About::Case(&inquiry)).await;
        let others = Appointing::Others([world.member(ROSE)].into());
        appoint(&world.service, permit.unwrap(), &awa, &others).await.unwrap();
        let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(&malik), About::Case(&investigation)).await;
        let_in(&world.service, permit.unwrap(), &malik, world.member(ROSE)).await.unwrap();
        is_refused(&dates(world, &rose, &investigation).await.map(|_| ()), "not-declared");
        declares(world, &rose, &investigation).await.unwrap();
        assert_eq!(places(&dates(world, &rose, &investigation).await.unwrap()), [("Salle 9", false)]);
        notes(world, &rose, (&investigation, "Salle 10")).await.unwrap();
        assert_eq!(dates(world, &zoe, &investigation).await.unwrap().arranged.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused() {
    each_world(async |world| {
        let (_, _, investigation) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        is_refused(&notes(world, &jeanne, (&investigation, &"é".repeat(501))).await, "line-too-long");
        let permit = authorise::<verb::Arrange>(&world.service, Who::Unlocked(&jeanne), About::Case(&investigation));
        let (hour, place) = (String::new(), String::new());
        let past = Arranging { step: Step::Term, day: world.service.today().plus(-1), hour, place };
        let refused = arrange(&world.service, permit.await.unwrap(), &jeanne, (&past, "")).await;
        is_refused(&refused, "meeting-past");
        // The same form counts once.
        let request = new_request(&world.service);
        let today = Arranging { day: world.service.today(), ..past };
        for _ in 0..2 {
            let permit =
                authorise::<verb::Arrange>(&world.service, Who::Unlocked(&jeanne), About::Case(&investigation));
            arrange(&world.service, permit.await.unwrap(), &jeanne, (&today, &request)).await.unwrap();
        }
        assert_eq!(dates(world, &jeanne, &investigation).await.unwrap().arranged.len(), 1);
    })
    .await;
}

//! Whoever assesses, inquires or decides will be away: a colleague comes into their files by keys, or the page says what waits.
use recueil::{
    clock::{Clock as _, Day},
    domain::{absence::State, act::verb, case::Reference, role::Role, roster::Post},
    ids::{AbsenceId, MemberId},
    policy::Permit,
    service::{
        About, Error, Who,
        absences::{self, NewAbsence},
        authorise, cover,
        inquiry::{Appointing, appoint},
        investigation::let_in,
        session::Unlocked,
        take_over,
        view::{Absences, Reader},
    },
};

use super::{
    handover::{handed, is_nothing, is_refused, open, own},
    investigation::begun,
    posts::changed,
    report::{decides, filed, work},
};
use crate::support::world::{
    AWA, BORIS, CLAIRE, INES, JEANNE, MALIK, MOUSSA, OLIVIER, PAUL, ROSE, Told, World, YVES, ZOE, each_world,
};

fn at_root(roles: &[Role]) -> Vec<Post> {
    roles.iter().map(|role| Post { role: *role, entity: "direction-generale".to_owned() }).collect()
}

fn members(readers: &[Reader]) -> Vec<MemberId> {
    readers.iter().map(|reader| reader.member).collect()
}

async fn announced(world: &World, by: &Unlocked, (member, stand_in): (usize, usize)) -> Result<AbsenceId, Error> {
    let permit = authorise::<verb::AnnounceAbsence>(&world.service, Who::Unlocked(by), About::Oneself).await?;
    let today = Day::of(world.clock.now());
    let (member, stand_in) = (world.member(member), world.member(stand_in));
    absences::announce(&world.service, permit, NewAbsence { member, stand_in, from: today, until: today.plus(9) }).await
}

async fn of(world: &World, by: &Unlocked, index: usize) -> Absences {
    let permit = authorise::<verb::AnnounceAbsence>(&world.service, Who::Unlocked(by), About::Oneself).await.unwrap();
    absences::of(&world.service, permit, world.member(index)).await.unwrap()
}

async fn left(world: &World, by: &Unlocked, stand_in: usize) -> Vec<Reference> {
    let permit = authorise::<verb::AnnounceAbsence>(&world.service, Who::Unlocked(by), About::Oneself).await.unwrap();
    cover::uncovered(&world.service, &permit, by, world.member(stand_in)).await.unwrap()
}

async fn own_hand(world: &World, by: &Unlocked) -> Result<Permit<verb::TakeOver>, Error> {
    authorise::<verb::TakeOver>(&world.service, Who::Unlocked(by), About::Oneself).await
}

async fn covered(world: &World, by: &Unlocked, id: AbsenceId) -> Result<(), Error> {
    cover::cover(&world.service, own_hand(world, by).await?, by, id).await
}

async fn ended(world: &World, by: &Unlocked, (index, id): (usize, AbsenceId)) {
    let permit = authorise::<verb::EndAbsence>(&world.service, Who::Unlocked(by), About::Oneself).await.unwrap();
    absences::end(&world.service, permit, (world.member(index), id)).await.unwrap();
}

#[tokio::test]
async fn whoever_assesses_lets_in_who_stands_in_and_the_person_sees_who_came() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.").involving(&[PAUL])).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (awa, paul, malik) = (world.sign_in(AWA).await, world.sign_in(PAUL).await, world.sign_in(MALIK).await);
        assert_eq!(members(&of(world, &awa, AWA).await.stand_ins), [world.member(PAUL)], "who assesses there too");
        for other in [BORIS, INES, MALIK] {
            is_refused(&announced(world, &awa, (AWA, other)).await.map(drop), "not-a-stand-in");
        }
        // Kept out of that file: it waits, and is told.
        let id = announced(world, &awa, (AWA, PAUL)).await.unwrap();
        is_refused(&covered(world, &awa, id).await, "files-left");
        assert_eq!(left(world, &awa, PAUL).await, std::slice::from_ref(&inquiry));
        assert_eq!(of(world, &awa, AWA).await.away.remove(0).state, State::Announced);
        is_nothing(&open(world, &paul, &inquiry).await.map(drop));
        ended(world, &awa, (AWA, id)).await;

        changed(world, (&claire, &moussa), (ROSE, &at_root(&[Role::Assessor]))).await;
        let id = announced(world, &awa, (AWA, ROSE)).await.unwrap();
        let rose = world.sign_in(ROSE).await;
        for other in [&rose, &malik, &claire] {
            is_nothing(&covered(world, other, id).await);
        }
        let elses = own_hand(world, &awa).await.unwrap();
        let both = (world.member(AWA), world.member(ROSE));
        is_nothing(&take_over::take_over(&world.service, elses, &awa, both, take_over::AT_ONCE).await);
        assert_eq!(of(world, &awa, AWA).await.away.remove(0).state, State::Announced);
        for _ in 0..2 {
            covered(world, &awa, id).await.unwrap();
        }
        assert!(left(world, &awa, ROSE).await.is_empty());
        assert!(of(world, &awa, AWA).await.away.remove(0).is_in_effect());
        assert_eq!(open(world, &rose, &inquiry).await.unwrap().handed.len(), 1);
        assert!(members(&own(world, &agreed.reporter).await.remove(0).readers).contains(&world.member(ROSE)));
    })
    .await;
}

#[tokio::test]
async fn whoever_decides_alone_is_told_whom_to_tell_and_else_lets_in_who_stands_in() {
    each_world(async |world| {
        let work = work(world).await;
        let report = filed(world, &work).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let yves = world.sign_in(YVES).await;
        let alone = of(world, &yves, YVES).await;
        assert!(alone.stand_ins.is_empty() && alone.body.is_none(), "{alone:?}");
        let mut told = members(&alone.coordinators);
        told.sort_unstable();
        let mut coordinators = vec![world.member(CLAIRE), world.member(MOUSSA)];
        coordinators.sort_unstable();
        assert_eq!(told, coordinators);
        changed(world, (&claire, &moussa), (ZOE, &at_root(&[Role::Authority]))).await;
        let zoe = world.sign_in(ZOE).await;
        is_nothing(&decides(world, &zoe, &report).await.map(drop));
        let id = announced(world, &yves, (YVES, ZOE)).await.unwrap();
        covered(world, &yves, id).await.unwrap();
        assert_eq!(decides(world, &zoe, &report).await.unwrap().readers.len(), 2);
        assert!(of(world, &yves, YVES).await.away.remove(0).is_in_effect());
        let olivier = world.sign_in(OLIVIER).await;
        is_nothing(&announced(world, &olivier, (OLIVIER, CLAIRE)).await.map(drop));
    })
    .await;
}

#[tokio::test]
async fn an_inquiry_waits_until_who_stands_in_is_appointed_and_let_in() {
    each_world(async |world| {
        let (_, inquiry, investigation) = begun(world, &Told::words("Récit.")).await;
        let (awa, jeanne, malik) = (world.sign_in(AWA).await, world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let id = announced(world, &jeanne, (JEANNE, ROSE)).await.unwrap();
        is_refused(&covered(world, &jeanne, id).await, "files-left");
        assert_eq!(left(world, &jeanne, ROSE).await, std::slice::from_ref(&investigation));
        assert!(left(world, &jeanne, MALIK).await.is_empty(), "who conducts it too");
        let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(&awa), About::Case(&inquiry)).await;
        let others = Appointing::Others([world.member(ROSE)].into());
        appoint(&world.service, permit.unwrap(), &awa, &others).await.unwrap();
        is_refused(&covered(world, &jeanne, id).await, "files-left");
        let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(&malik), About::Case(&investigation)).await;
        let_in(&world.service, permit.unwrap(), &malik, world.member(ROSE)).await.unwrap();
        covered(world, &jeanne, id).await.unwrap();
        assert!(of(world, &jeanne, JEANNE).await.away.remove(0).is_in_effect());
    })
    .await;
}

//! Before somebody who assesses, inquires or decides goes: another is let in by keys, and what would be left is told.
use recueil::{
    domain::{
        act::{Act, verb},
        case::Reference,
        role::Role,
        roster::Post,
    },
    ids::MemberId,
    service::{
        About, Error, Who, authorise, change_posts, decision, departure, inquiry, ledger, list_cases, revoke,
        session::Unlocked,
        view::{Content, Reader},
    },
};

use super::{
    handover::{handed, inquire, is_nothing, is_refused, listed, open, own, respond, rule},
    posts::changed,
    report::{decides, filed, work},
};
use crate::support::{
    raw,
    world::{
        AWA, BORIS, CLAIRE, INES, JEANNE, MALIK, MOUSSA, OLIVIER, PAUL, ROSE, THOMAS, Told, World, YVES, ZOE,
        each_world,
    },
};

fn at_root(roles: &[Role]) -> Vec<Post> {
    roles.iter().map(|role| Post { role: *role, entity: "direction-generale".to_owned() }).collect()
}

fn members(readers: &[Reader]) -> Vec<MemberId> {
    readers.iter().map(|reader| reader.member).collect()
}

async fn let_in(world: &World, by: &Unlocked, (inquiry, member): (&Reference, usize)) -> Result<(), Error> {
    let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(by), About::Case(inquiry)).await?;
    inquiry::let_in(&world.service, permit, by, world.member(member)).await
}

pub(super) async fn let_decide(
    world: &World,
    by: &Unlocked,
    (report, member): (&Reference, usize),
) -> Result<(), Error> {
    let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(by), About::Case(report)).await?;
    decision::let_in(&world.service, permit, by, world.member(member)).await
}

/// Whether a member's keys, with a copy of the database, open the present key of a drawer of a kind.
async fn opens(world: &World, index: usize, kind: &str) -> bool {
    let (keys, grants) = (world.keys_of(index).await, raw::grants(&world.store).await);
    let last = grants.iter().filter(|row| row.kind == kind).map(|row| row.epoch).max().unwrap();
    let mut present = grants.iter().filter(|row| row.kind == kind && row.epoch == last);
    present.any(|row| row.opened(&keys.identity).is_some())
}

#[tokio::test]
async fn whoever_assesses_lets_another_in_and_may_leave() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.").involving(&[PAUL])).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (awa, rose) = (world.sign_in(AWA).await, world.sign_in(ROSE).await);
        inquire(world, &awa, &inquiry, "Quand était-ce ?").await.unwrap();
        assert!(open(world, &awa, &inquiry).await.unwrap().letting.is_empty(), "nobody else is named");
        is_refused(&let_in(world, &awa, (&inquiry, ROSE)).await, "not-to-let-in");
        for index in [ROSE, THOMAS] {
            changed(world, (&claire, &moussa), (index, &at_root(&[Role::Assessor]))).await;
        }
        assert_eq!(members(&open(world, &awa, &inquiry).await.unwrap().letting), [world.member(ROSE)]);
        // Kept out, who listened, named for nothing here, who reads it already.
        for refused in [PAUL, THOMAS, INES, BORIS, AWA] {
            is_refused(&let_in(world, &awa, (&inquiry, refused)).await, "not-to-let-in");
        }
        is_nothing(&let_in(world, &rose, (&inquiry, ROSE)).await);
        is_nothing(&let_in(world, &claire, (&inquiry, ROSE)).await);
        assert!(!opens(world, ROSE, "assessment").await && !opens(world, ROSE, "inquiry-exchange").await);
        let_in(world, &awa, (&inquiry, ROSE)).await.unwrap();
        is_refused(&let_in(world, &awa, (&inquiry, ROSE)).await, "not-to-let-in");
        assert!(opens(world, ROSE, "assessment").await && opens(world, ROSE, "inquiry-exchange").await);
        assert_eq!(listed(world, &rose).await, std::slice::from_ref(&inquiry));
        let view = open(world, &rose, &inquiry).await.unwrap();
        assert_eq!((view.handed.len(), view.readers.len()), (1, 2));
        assert!(view.items.iter().any(|item| matches!(&item.content, Content::Reply(text) if text.contains("Quand"))));
        // The person sees who came, and their ledger says so.
        let seen = own(world, &agreed.reporter).await.remove(0);
        assert!(members(&seen.readers).contains(&world.member(ROSE)));
        assert!(seen.items.iter().any(|item| matches!(&item.content, Content::Admitted(_))));
        let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(&agreed.reporter), About::OwnCase).await;
        let told = ledger::ledger(&world.service, permit.unwrap(), &agreed.reporter).await.unwrap();
        let line = told.lines.iter().find(|line| line.act == Act::LetIn).unwrap();
        assert_eq!(line.who.as_ref().unwrap().member, world.member(AWA));
        // Whoever let them in leaves: the file goes on.
        world.revoke(&claire, AWA).await.unwrap();
        respond(world, &agreed.reporter, &inquiry, "Au printemps.").await.unwrap();
        assert!(!opens(world, AWA, "inquiry-exchange").await && opens(world, ROSE, "inquiry-exchange").await);
        rule::<verb::OpenInquiry>(world, &rose, &inquiry, "À établir.").await.unwrap();
        assert!(open(world, &rose, &inquiry).await.unwrap().letting.is_empty(), "others inquire now");
    })
    .await;
}

/// A post given back: the rows of the keys they had before are no obstacle.
#[tokio::test]
async fn who_comes_back_to_assess_is_let_in_again() {
    each_world(async |world| {
        let (_, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        inquire(world, &awa, &inquiry, "Quand ?").await.unwrap();
        changed(world, (&claire, &moussa), (PAUL, &at_root(&[Role::SupportDesk]))).await;
        rule::<verb::AskMore>(world, &awa, &inquiry, "Il manque la date.").await.unwrap();
        inquire(world, &awa, &inquiry, "Où ?").await.unwrap();
        changed(world, (&claire, &moussa), (PAUL, &at_root(&[Role::Assessor]))).await;
        is_nothing(&inquire(world, &paul, &inquiry, "Encore moi.").await);
        assert_eq!(members(&open(world, &awa, &inquiry).await.unwrap().letting), [world.member(PAUL)]);
        let_in(world, &awa, (&inquiry, PAUL)).await.unwrap();
        inquire(world, &paul, &inquiry, "Me revoilà.").await.unwrap();
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().readers.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_decides_lets_another_in_who_had_no_part() {
    each_world(async |world| {
        let work = work(world).await;
        let report = filed(world, &work).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (yves, zoe) = (world.sign_in(YVES).await, world.sign_in(ZOE).await);
        assert!(decides(world, &yves, &report).await.unwrap().letting.is_empty());
        // Who listened, assessed, inquired; who had no part.
        for index in [INES, AWA, JEANNE, ZOE] {
            changed(world, (&claire, &moussa), (index, &at_root(&[Role::Authority]))).await;
        }
        assert_eq!(members(&decides(world, &yves, &report).await.unwrap().letting), [world.member(ZOE)]);
        for refused in [INES, AWA, JEANNE, YVES, ROSE, OLIVIER] {
            is_refused(&let_decide(world, &yves, (&report, refused)).await, "not-to-let-in");
        }
        is_nothing(&let_decide(world, &zoe, (&report, ZOE)).await);
        is_nothing(&decides(world, &zoe, &report).await.map(|_| ()));
        assert!(!opens(world, ZOE, "decision").await);
        let_decide(world, &yves, (&report, ZOE)).await.unwrap();
        assert!(opens(world, ZOE, "decision").await && !opens(world, JEANNE, "decision").await);
        let view = decides(world, &zoe, &report).await.unwrap();
        assert_eq!((view.readers.len(), view.decides_alone), (2, false));
        world.revoke(&claire, YVES).await.unwrap();
        assert!(decides(world, &zoe, &report).await.unwrap().decides_alone);
        let permit = authorise::<verb::List>(&world.service, Who::Unlocked(&zoe), About::Organisation).await.unwrap();
        let list = list_cases::list_decisions(&world.service, permit, &zoe, None).await.unwrap();
        assert_eq!(list.lines.len(), 1);
    })
    .await;
}

async fn leaves_unread(world: &World, by: &Unlocked, index: usize) -> bool {
    let permit = authorise::<verb::Revoke>(&world.service, Who::Unlocked(by), About::Organisation).await.unwrap();
    departure::leaves_unread(&world.service, &permit, world.member(index)).await.unwrap()
}

async fn revoked(world: &World, by: &Unlocked, (index, accepts): (usize, bool)) -> Result<(), Error> {
    let permit = authorise::<verb::Revoke>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    revoke::revoke(&world.service, permit, by, (world.member(index), accepts)).await
}

#[tokio::test]
async fn nobody_goes_unnoticed_who_alone_reads_a_file() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        for index in [AWA, PAUL, YVES, INES] {
            assert!(!leaves_unread(world, &claire, index).await, "there is no file yet: {index}");
        }
        let (_, inquiry) = handed(world, &Told::words("Récit.")).await;
        assert!(!leaves_unread(world, &claire, AWA).await, "two assess it");
        revoked(world, &claire, (PAUL, false)).await.unwrap();
        assert!(leaves_unread(world, &claire, AWA).await, "one does");
        assert!(!leaves_unread(world, &claire, INES).await, "five listen");
        is_refused(&revoked(world, &claire, (AWA, false)).await, "leaves-unread");
        let change = async |posts: &[Post], accepts| {
            let permit = authorise::<verb::ChangePosts>(&world.service, Who::Unlocked(&claire), About::Organisation);
            let to = (world.member(AWA), posts.to_vec());
            change_posts::propose(&world.service, permit.await.unwrap(), &claire, to, accepts).await
        };
        is_refused(&change(&at_root(&[Role::Inquirer]), false).await, "leaves-unread");
        change(&at_root(&[Role::Assessor, Role::Inquirer]), false).await.unwrap();
        change(&at_root(&[Role::Inquirer]), true).await.unwrap();
        // Nothing was lost; once another reads it, nothing is left.
        let awa = world.sign_in(AWA).await;
        changed(world, (&claire, &moussa), (ROSE, &at_root(&[Role::Assessor]))).await;
        let_in(world, &awa, (&inquiry, ROSE)).await.unwrap();
        assert!(!leaves_unread(world, &claire, AWA).await);
        revoked(world, &claire, (AWA, false)).await.unwrap();
        assert!(leaves_unread(world, &claire, ROSE).await);
        revoked(world, &claire, (ROSE, true)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_only_one_who_decides_or_inquires_is_told_too() {
    each_world(async |world| {
        let work = work(world).await;
        let claire = world.sign_in(CLAIRE).await;
        assert!(!leaves_unread(world, &claire, JEANNE).await, "two inquire");
        filed(world, &work).await;
        assert!(leaves_unread(world, &claire, YVES).await);
        revoked(world, &claire, (JEANNE, false)).await.unwrap();
        assert!(leaves_unread(world, &claire, MALIK).await);
    })
    .await;
}

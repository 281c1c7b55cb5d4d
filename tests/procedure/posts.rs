//! Other posts for somebody who is there already: who signs, what it opens, what it closes, by keys.
use recueil::{
    domain::{act::verb, role::Role, roster::Post},
    ids::MemberId,
    service::{
        About, Error, Who, authorise, change_posts, inquiry, me,
        session::Unlocked,
        view::{Content, Item, MemberLine, PostsChange},
    },
};

use super::{
    handover::{handed, inquire, is_nothing, is_refused, listed, open},
    members::{invited_again, line},
};
use crate::support::{
    raw,
    world::{AWA, CLAIRE, INES, MOUSSA, PAUL, SAMIRA, THOMAS, Told, World, YVES, each_world},
};

const ROOT: &str = "direction-generale";

fn post(role: Role, entity: &str) -> Post {
    Post { role, entity: entity.to_owned() }
}

fn at_root(roles: &[Role]) -> Vec<Post> {
    roles.iter().map(|role| post(*role, ROOT)).collect()
}

async fn propose(world: &World, by: &Unlocked, (index, posts): (usize, &[Post])) -> Result<(), Error> {
    let permit = authorise::<verb::ChangePosts>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    change_posts::propose(&world.service, permit, by, (world.member(index), posts.to_vec()), true).await
}

async fn approve(world: &World, by: &Unlocked, (index, shown): (usize, &str)) -> Result<(), Error> {
    let permit = authorise::<verb::ChangePosts>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    change_posts::approve(&world.service, permit, by, (world.member(index), shown), true).await
}

async fn give_up(world: &World, by: &Unlocked, index: usize) -> Result<(), Error> {
    let permit = authorise::<verb::ChangePosts>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    change_posts::give_up(&world.service, permit, by, world.member(index)).await
}

async fn of(world: &World, index: usize) -> MemberLine {
    let member = world.member(index);
    line(world, |line| line.member == member).await
}

async fn waits(world: &World, index: usize) -> Option<PostsChange> {
    of(world, index).await.change
}

/// Proposed by one, confirmed by the other: it is so.
pub(super) async fn changed(world: &World, (one, other): (&Unlocked, &Unlocked), (index, posts): (usize, &[Post])) {
    propose(world, one, (index, posts)).await.unwrap();
    let shown = waits(world, index).await.unwrap().shown;
    approve(world, other, (index, &shown)).await.unwrap();
    let mut now = of(world, index).await.posts;
    let mut wanted = posts.to_vec();
    now.sort();
    wanted.sort();
    assert_eq!(now, wanted);
}

#[tokio::test]
async fn other_posts_take_two_coordinators_and_open_what_comes_next() {
    each_world(async |world| {
        let (claire, moussa, thomas) =
            (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await, world.sign_in(THOMAS).await);
        let (_, before) = handed(world, &Told::words("Avant.")).await;
        let posts = at_root(&[Role::Listener, Role::Assessor]);
        is_nothing(&propose(world, &thomas, (THOMAS, &posts)).await);
        propose(world, &claire, (THOMAS, &posts)).await.unwrap();
        propose(world, &claire, (THOMAS, &posts)).await.unwrap();
        let change = waits(world, THOMAS).await.unwrap();
        assert_eq!((change.missing, change.given, change.taken.len()), (1, at_root(&[Role::Assessor]), 0));
        assert_eq!(of(world, THOMAS).await.posts, at_root(&[Role::Listener]), "one is not two");
        let keys = world.keys_of(THOMAS).await.signing.verifying();
        approve(world, &moussa, (THOMAS, &change.shown)).await.unwrap();
        let now = of(world, THOMAS).await;
        assert!(now.change.is_none() && now.posts.len() == 2 && now.state == "active");
        assert_eq!(world.keys_of(THOMAS).await.signing.verifying(), keys, "the same keys");
        // The session that was open knows at once; what was handed over before stays closed.
        assert!(me::me(&world.service, &thomas).await.unwrap().assesses());
        assert!(listed(world, &thomas).await.is_empty());
        is_nothing(&open(world, &thomas, &before).await.map(|_| ()));
        // Whoever listens to a case is given nothing of it, whatever posts they have since; of another's, they are.
        handed(world, &Told::words("Après, par la même cellule.")).await;
        assert!(listed(world, &thomas).await.is_empty());
        let (_, after) = handed(world, &Told::words("Sans lui.").involving(&[PAUL])).await;
        let awa = world.sign_in(AWA).await;
        open(world, &awa, &after).await.unwrap();
        let samira = at_root(&[Role::Assessor]);
        changed(world, (&claire, &moussa), (SAMIRA, &samira)).await;
        let (_, next) = handed(world, &Told::words("Après elle.")).await;
        let samira = world.sign_in(SAMIRA).await;
        assert_eq!(listed(world, &samira).await, std::slice::from_ref(&next));
        open(world, &samira, &next).await.unwrap();
    })
    .await;
}

/// Every page closes at once; whatever somebody writes next, the keys do not open. What they granted stays good for others.
#[tokio::test]
async fn a_post_that_is_taken_away_closes_and_its_keys_are_renewed() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (thomas, ines) = (world.sign_in(THOMAS).await, world.sign_in(INES).await);
        let case = world.submit(&Told::words("Avant son départ.")).await.reference;
        let quiet = world.submit(&Told::words("Personne n’y écrit.")).await.reference;
        // Thomas makes the key that serves: somebody left before he wrote.
        world.revoke(&claire, SAMIRA).await.unwrap();
        world.reply(&thomas, &case, "Bonjour.").await.unwrap();
        world.assign(&claire, &case, THOMAS).await.unwrap();
        assert_eq!(world.open(&ines, &case).await.unwrap().assigned, Some(world.member(THOMAS)));
        changed(world, (&claire, &moussa), (THOMAS, &at_root(&[Role::SupportDesk]))).await;
        is_nothing(&world.open(&thomas, &case).await.map(|_| ()));
        is_nothing(&world.reply(&thomas, &case, "Encore moi.").await);
        assert!(world.list(&thomas).await.unwrap().lines.is_empty(), "nor a line of what he still has a key of");
        let view = world.open(&ines, &case).await.unwrap();
        let is_his = |item: &Item| matches!(&item.content, Content::Reply(text) if text == "Bonjour.");
        assert!(
            view.assigned.is_none() && view.items.iter().any(is_his),
            "what he wrote, under his key, is still read"
        );
        assert!(view.assignable.iter().all(|reader| reader.member != world.member(THOMAS)));
        let lines = world.list(&ines).await.unwrap().lines;
        assert!(lines.len() == 2 && lines.iter().all(|line| line.assigned.is_none()));
        is_refused(&world.assign(&claire, &quiet, THOMAS).await, "not-eligible");
        world.reply(&ines, &case, "Écrit après.").await.unwrap();
        let former = world.keys_of(THOMAS).await;
        let loot = raw::loot(&world.store, &former.identity).await;
        assert!(loot.iter().any(|body| body.contains("Avant son départ")), "what was read before stays read");
        assert!(loot.iter().all(|body| !body.contains("Écrit après")), "{loot:?}");
        // Given back, the post opens what somebody gives again.
        changed(world, (&claire, &moussa), (THOMAS, &at_root(&[Role::Listener]))).await;
        is_nothing(&world.open(&thomas, &case).await.map(|_| ()));
        world.assign(&claire, &case, THOMAS).await.unwrap();
        world.open(&thomas, &case).await.unwrap();
    })
    .await;
}

/// Whoever no longer assesses has no later key, whatever else they may do for the same entity.
#[tokio::test]
async fn who_assesses_no_more_is_renewed_out_of_what_is_assessed() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (_, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        inquire(world, &paul, &inquiry, "Quand était-ce ?").await.unwrap();
        changed(world, (&claire, &moussa), (PAUL, &at_root(&[Role::Inquirer]))).await;
        assert!(listed(world, &paul).await.is_empty());
        is_nothing(&open(world, &paul, &inquiry).await.map(|_| ()));
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().readers.len(), 1);
        inquire(world, &awa, &inquiry, "Écrit après.").await.unwrap();
        let loot = raw::loot(&world.store, &world.keys_of(PAUL).await.identity).await;
        assert!(loot.iter().any(|body| body.contains("Quand était-ce")));
        assert!(loot.iter().all(|body| !body.contains("Écrit après")));
        let view = open(world, &awa, &inquiry).await.unwrap();
        assert_eq!(view.reach, inquiry::Reach::Open);
    })
    .await;
}

#[tokio::test]
async fn what_bars_itself_or_changes_nothing_is_refused() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let no = async |index, posts: &[Post], code| {
            is_refused(&propose(world, &claire, (index, posts)).await, code);
            assert!(waits(world, index).await.is_none(), "{code}");
        };
        no(INES, &[], "missing-role").await;
        no(INES, &at_root(&[Role::Listener, Role::Listener]), "posts-unchanged").await;
        no(INES, &[post(Role::Listener, "nowhere")], "unknown-option").await;
        no(INES, &at_root(&[Role::Recovery]), "unknown-option").await;
        no(INES, &at_root(&[Role::Listener, Role::Authority]), "posts-listen-and-decide").await;
        no(INES, &[post(Role::Listener, ROOT), post(Role::Authority, "sarmiers")], "posts-listen-and-decide").await;
        no(YVES, &[post(Role::Authority, ROOT), post(Role::Listener, "sarmiers")], "posts-listen-and-decide").await;
        no(INES, &[post(Role::Listener, "sarmiers"), post(Role::Steering, ROOT)], "posts-never-a-case").await;
        no(CLAIRE, &at_root(&[Role::Coordinator, Role::Assessor]), "not-oneself").await;
        // Apart from one another, they bar nothing.
        let apart = [post(Role::Listener, "brumefond"), post(Role::Authority, "sarmiers")];
        propose(world, &claire, (INES, &apart)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_replaced_given_up_and_never_confirmed_unread() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let (one, two) = (at_root(&[Role::Listener, Role::Inquirer]), at_root(&[Role::Listener, Role::Assessor]));
        is_refused(&approve(world, &moussa, (INES, "")).await, "posts-changed-meanwhile");
        propose(world, &claire, (INES, &one)).await.unwrap();
        let first = waits(world, INES).await.unwrap();
        propose(world, &claire, (INES, &two)).await.unwrap();
        let second = waits(world, INES).await.unwrap();
        assert!(first.shown != second.shown && second.missing == 1);
        is_refused(&approve(world, &moussa, (INES, &first.shown)).await, "posts-changed-meanwhile");
        // Whoever proposed it confirms nothing by pressing again.
        approve(world, &claire, (INES, &second.shown)).await.unwrap();
        assert_eq!(waits(world, INES).await.unwrap().missing, 1);
        give_up(world, &moussa, INES).await.unwrap();
        is_refused(&give_up(world, &moussa, INES).await, "posts-changed-meanwhile");
        is_refused(&approve(world, &moussa, (INES, &second.shown)).await, "posts-changed-meanwhile");
        assert_eq!(of(world, INES).await.posts, at_root(&[Role::Listener]));
        // The same, proposed by both, is agreed.
        propose(world, &claire, (INES, &one)).await.unwrap();
        propose(world, &moussa, (INES, &one)).await.unwrap();
        assert!(waits(world, INES).await.is_none() && of(world, INES).await.posts.len() == 2);
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_membership_comes_before_other_posts() {
    each_world(async |world| {
        let (claire, moussa, ines) =
            (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await, world.sign_in(INES).await);
        propose(world, &claire, (THOMAS, &at_root(&[Role::Inquirer]))).await.unwrap();
        let shown = waits(world, THOMAS).await.unwrap().shown;
        world.revoke(&claire, THOMAS).await.unwrap();
        is_nothing(&approve(world, &moussa, (THOMAS, &shown)).await);
        assert_eq!(of(world, THOMAS).await.state, "revoked");
        is_nothing(&propose(world, &claire, (THOMAS, &at_root(&[Role::Inquirer]))).await);
        // A third coordinator, so that the end of one takes two.
        changed(world, (&claire, &moussa), (INES, &at_root(&[Role::Coordinator]))).await;
        let back = invited_again(world, (&claire, &ines), THOMAS).await;
        assert_eq!(back, world.member(THOMAS));
        propose(world, &claire, (MOUSSA, &at_root(&[Role::Listener]))).await.unwrap();
        let shown = waits(world, MOUSSA).await.unwrap().shown;
        is_refused(&approve(world, &moussa, (MOUSSA, &shown)).await, "not-oneself");
        world.revoke(&claire, MOUSSA).await.unwrap();
        let line = of(world, MOUSSA).await;
        assert!(line.change.is_none() && line.missing == 1 && line.state == "active", "the end replaced the change");
        is_refused(&propose(world, &ines, (MOUSSA, &at_root(&[Role::Listener]))).await, "posts-being-revoked");
        is_refused(&approve(world, &ines, (MOUSSA, &shown)).await, "posts-being-revoked");
    })
    .await;
}

/// Two coordinators: each may have to agree to what concerns them, and one of them always stays.
#[tokio::test]
async fn somebody_always_coordinates() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        propose(world, &claire, (MOUSSA, &at_root(&[Role::Listener]))).await.unwrap();
        let change = waits(world, MOUSSA).await.unwrap();
        assert_eq!(change.by, ["Claire"]);
        world.revoke(&moussa, CLAIRE).await.unwrap();
        let change = waits(world, MOUSSA).await.unwrap();
        assert_eq!((change.by.len(), change.missing), (0, 1), "who left stands by nothing");
        is_refused(&approve(world, &moussa, (MOUSSA, &change.shown)).await, "last-coordinator");
        give_up(world, &moussa, MOUSSA).await.unwrap();
        let before: MemberId = world.member(MOUSSA);
        assert!(of(world, MOUSSA).await.member == before && me::me(&world.service, &moussa).await.unwrap().coordinates);
    })
    .await;
}

#[tokio::test]
async fn with_two_coordinators_whoever_it_is_about_agrees() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        changed(world, (&claire, &moussa), (MOUSSA, &at_root(&[Role::Coordinator, Role::Assessor]))).await;
        assert!(me::me(&world.service, &moussa).await.unwrap().assesses());
    })
    .await;
}

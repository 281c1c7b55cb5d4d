//! An inquiry that is opened goes to those appointed, by their keys; whoever appointed them leaves what they write.
use std::collections::BTreeSet;

use recueil::{
    domain::{act::verb, case::Reference, roster::Post},
    ids::MemberId,
    service::{
        About, Error, Message, Who, authorise,
        inquiry::{Appointing, Reach, appoint},
        investigation::{InvestigationView, Noted, declare, leave, let_in, open_investigation, take_in},
        list_cases,
        session::Unlocked,
    },
};

use super::{
    guard,
    handover::{Agreed, handed, inquire, is_nothing, is_refused, open, own, passed, respond, rule},
    members,
    report::noted,
};
use crate::support::{
    raw,
    world::{AWA, CLAIRE, INES, JEANNE, MALIK, MOUSSA, PAUL, ROSE, Told, World, YVES, each_world},
};

pub(super) const STATEMENT: &str = "Je déclare être sans lien.";

pub(super) fn limit() -> recueil::clock::Day {
    "2027-03-01".parse().unwrap()
}

/// Appoints; gives what the inquiry is called.
pub(super) async fn appointed(
    world: &World,
    keys: &Unlocked,
    (inquiry, members): (&Reference, &[usize]),
) -> Result<Reference, Error> {
    let inquirers: BTreeSet<MemberId> = members.iter().map(|index| world.member(*index)).collect();
    let mission: Message = world.words("Établir ce qui s’est passé entre mars et juin, au service des achats.");
    let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    let appointing = Appointing::Begin { inquirers, mission, limit: limit() };
    appoint(&world.service, permit, keys, &appointing).await?;
    let to = open(world, keys, inquiry).await?.appointed.unwrap().to;
    Ok(Reference::parse(&to.reference).unwrap())
}

pub(super) async fn beside(
    world: &World,
    keys: &Unlocked,
    (inquiry, other): (&Reference, &Reference),
) -> Result<(), Error> {
    let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    appoint(&world.service, permit, keys, &Appointing::Beside(other.clone())).await
}

pub(super) async fn conduct(world: &World, keys: &Unlocked, inquiry: &Reference) -> Result<InvestigationView, Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    open_investigation(&world.service, permit, keys).await
}

pub(super) async fn declares(world: &World, keys: &Unlocked, inquiry: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::Declare>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    declare(&world.service, permit, keys, STATEMENT).await
}

pub(super) async fn takes_in(
    world: &World,
    keys: &Unlocked,
    (inquiry, other): (&Reference, &Reference),
) -> Result<(), Error> {
    let permit = authorise::<verb::TakeIn>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    take_in(&world.service, permit, keys, other).await
}

async fn conducted(world: &World, keys: &Unlocked) -> Vec<Reference> {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let page = list_cases::list_investigations(&world.service, permit, keys, None).await.unwrap();
    page.lines.into_iter().map(|line| line.reference).collect()
}

/// Handed over, opened, entrusted to Jeanne and Malik, who declared: the person, what was handed over, the inquiry.
pub(super) async fn begun(world: &mut World, told: &Told) -> (Agreed, Reference, Reference) {
    let (agreed, inquiry) = handed(world, told).await;
    let awa = world.sign_in(AWA).await;
    rule::<verb::OpenInquiry>(world, &awa, &inquiry, "Les faits allégués doivent être établis.").await.unwrap();
    let investigation = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.unwrap();
    for inquirer in [JEANNE, MALIK] {
        let keys = world.sign_in(inquirer).await;
        declares(world, &keys, &investigation).await.unwrap();
    }
    (agreed, inquiry, investigation)
}

#[tokio::test]
async fn those_appointed_read_what_was_handed_over_and_whoever_appointed_leaves_the_thread() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        inquire(world, &awa, &inquiry, "Quand était-ce ?").await.unwrap();
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let investigation = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.unwrap();
        let jeanne = world.sign_in(JEANNE).await;
        assert_eq!(conducted(world, &jeanne).await, std::slice::from_ref(&investigation));
        let view = conduct(world, &jeanne, &investigation).await.unwrap();
        assert_eq!((view.inquirers.len(), view.is_begun(), view.mission.limit), (2, false, limit()));
        let before = open(world, &jeanne, &inquiry).await.unwrap();
        assert_eq!((before.handed.len(), before.items.len()), (1, 4), "what was handed over, said, who came and left");
        // They read; they write to nobody before they declared to have no tie.
        is_refused(&inquire(world, &jeanne, &inquiry, "Qui était là ?").await, "not-declared");
        declares(world, &jeanne, &investigation).await.unwrap();
        inquire(world, &jeanne, &inquiry, "Qui était là ?").await.unwrap();
        respond(world, &agreed.reporter, &inquiry, "Une collègue.").await.unwrap();
        assert_eq!(open(world, &jeanne, &inquiry).await.unwrap().items.len(), 6);
        // Those who assessed still read what they assessed; of the thread they have no key.
        for assessor in [AWA, PAUL] {
            let keys = world.sign_in(assessor).await;
            let view = open(world, &keys, &inquiry).await.unwrap();
            assert_eq!((view.handed.len(), view.items.len(), view.reach), (1, 0, Reach::Left));
            assert!(inquire(world, &keys, &inquiry, "Encore moi.").await.is_err());
            is_nothing(&conduct(world, &keys, &investigation).await.map(|_| ()));
            assert!(conducted(world, &keys).await.is_empty());
        }
        // The person sees who came and who left.
        let own = own(world, &agreed.reporter).await.remove(0);
        let names: BTreeSet<MemberId> = own.readers.iter().map(|reader| reader.member).collect();
        assert_eq!(names, [JEANNE, MALIK].map(|index| world.member(index)).into());
        assert_eq!(own.items.len(), 6, "who came and who left are a line each");
    })
    .await;
}

#[tokio::test]
async fn by_keys_alone_an_inquiry_opens_for_its_inquirers() {
    each_world(async |world| {
        let (agreed, inquiry, _) = begun(world, &Told::words("Récit.").involving(&[PAUL, ROSE])).await;
        let malik = world.sign_in(MALIK).await;
        inquire(world, &malik, &inquiry, "Qui était là ?").await.unwrap();
        respond(world, &agreed.reporter, &inquiry, "Une collègue.").await.unwrap();
        let grants = raw::grants(&world.store).await;
        let last = |kind: &str| grants.iter().filter(|row| row.kind == kind).map(|row| row.epoch).max().unwrap();
        for index in 0..world.cast.people.len() {
            let keys = world.keys_of(index).await;
            let opens = |kind: &str, epoch| {
                let row = |row: &&raw::Grant| row.kind == kind && row.epoch == epoch;
                grants.iter().filter(row).any(|row| row.opened(&keys.identity).is_some())
            };
            let inquires = [JEANNE, MALIK].contains(&index);
            assert_eq!(opens("inquiry", last("inquiry")), inquires, "the inquiry, {index}");
            assert_eq!(opens("inquiry-exchange", last("inquiry-exchange")), inquires, "the thread, {index}");
            assert_eq!(
                opens("assessment", last("assessment")),
                inquires || index == AWA,
                "what was handed over, {index}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn who_cannot_inquire_is_refused() {
    each_world(async |world| {
        let (_, inquiry) = handed(world, &Told::words("Récit.").involving(&[ROSE])).await;
        let awa = world.sign_in(AWA).await;
        let claire = world.sign_in(CLAIRE).await;
        let early = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.map(|_| ());
        is_nothing(&early);
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let able = open(world, &awa, &inquiry).await.unwrap().appointable;
        assert_eq!(able.len(), 2, "neither who is kept out nor who assesses");
        let no = async |members: &[usize]| appointed(world, &awa, (&inquiry, members)).await.map(|_| ());
        is_refused(&no(&[JEANNE]).await, "two-inquirers");
        is_refused(&no(&[]).await, "two-inquirers");
        is_refused(&no(&[JEANNE, ROSE]).await, "not-eligible");
        is_refused(&no(&[JEANNE, AWA]).await, "not-eligible");
        is_refused(&no(&[JEANNE, INES]).await, "not-eligible");
        is_refused(&no(&[JEANNE, YVES]).await, "not-eligible");
        is_nothing(&appointed(world, &claire, (&inquiry, &[JEANNE, MALIK])).await.map(|_| ()));
        no(&[JEANNE, MALIK]).await.unwrap();
        is_refused(&no(&[JEANNE, MALIK]).await, "already-appointed");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_done_before_two_declared() {
    each_world(async |world| {
        let (_, inquiry) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let investigation = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.unwrap();
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let attempt = async |keys: &Unlocked| takes_in(world, keys, (&investigation, &inquiry)).await;
        is_refused(&attempt(&jeanne).await, "not-declared");
        declares(world, &jeanne, &investigation).await.unwrap();
        is_refused(&declares(world, &jeanne, &investigation).await, "already-declared");
        is_refused(&attempt(&jeanne).await, "two-needed");
        is_refused(&attempt(&malik).await, "not-declared");
        declares(world, &malik, &investigation).await.unwrap();
        is_refused(&attempt(&malik).await, "already-there");
        let rose = world.sign_in(ROSE).await;
        is_nothing(&declares(world, &rose, &investigation).await);
    })
    .await;
}

#[tokio::test]
async fn what_two_persons_handed_over_feeds_one_inquiry_and_neither_learns_of_the_other() {
    each_world(async |world| {
        let (first, one, investigation) = begun(world, &Told::words("Récit de l’une.")).await;
        let (second, other) = handed(world, &Told::words("Récit de l’autre.")).await;
        let awa = world.sign_in(AWA).await;
        is_nothing(&beside(world, &awa, (&other, &one)).await);
        rule::<verb::OpenInquiry>(world, &awa, &other, "Les mêmes faits.").await.unwrap();
        is_refused(&beside(world, &awa, (&other, &other)).await, "no-inquiry-there");
        beside(world, &awa, (&other, &one)).await.unwrap();
        let jeanne = world.sign_in(JEANNE).await;
        let offered = async |keys: &Unlocked, inquiry| open(world, keys, inquiry).await.unwrap().can_take_in;
        assert!(
            !offered(&jeanne, &one).await && offered(&jeanne, &other).await,
            "what is there already is not offered"
        );
        assert!(!offered(&awa, &other).await, "nor to who does not inquire");
        takes_in(world, &jeanne, (&investigation, &other)).await.unwrap();
        assert!(!offered(&jeanne, &other).await);
        let view = conduct(world, &jeanne, &investigation).await.unwrap();
        let feeding: Vec<&str> = view.feeding.iter().map(|filed| filed.reference.as_str()).collect();
        assert_eq!(feeding, [one.as_str(), other.as_str()]);
        for (keys, theirs) in [(&first.reporter, &one), (&second.reporter, &other)] {
            let seen: Vec<Reference> = passed(world, keys).await.into_iter().map(|(reference, _)| reference).collect();
            assert_eq!(seen, std::slice::from_ref(theirs));
            let own = own(world, keys).await;
            assert_eq!(own.len(), 1);
            assert!(respond(world, keys, theirs, "Voici.").await.is_ok());
        }
        assert!(respond(world, &first.reporter, &other, "Voici.").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn whoever_the_person_keeps_out_of_their_file_is_out_of_the_inquiry() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let investigation = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK, ROSE])).await.unwrap();
        for inquirer in [JEANNE, MALIK, ROSE] {
            let keys = world.sign_in(inquirer).await;
            declares(world, &keys, &investigation).await.unwrap();
        }
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        guard::keep_out(world, &agreed.reporter, JEANNE).await.unwrap();
        is_nothing(&conduct(world, &jeanne, &investigation).await.map(|_| ()));
        // At once, before anybody writes: no line, no count.
        assert!(conducted(world, &jeanne).await.is_empty() && conducted(world, &malik).await.len() == 1);
        is_nothing(&takes_in(world, &jeanne, (&investigation, &inquiry)).await);
        // Whatever somebody writes next, they have no key of.
        inquire(world, &malik, &inquiry, "Qui était là ?").await.unwrap();
        let (_, other) = handed(world, &Told::words("Récit de l’autre.")).await;
        rule::<verb::OpenInquiry>(world, &awa, &other, "Les mêmes faits.").await.unwrap();
        beside(world, &awa, (&other, &inquiry)).await.unwrap();
        is_nothing(&open(world, &jeanne, &other).await.map(|_| ()));
        open(world, &malik, &other).await.unwrap();
        let plan = Noted::Plan("⟦Entendre la collègue.⟧".to_owned());
        noted::<verb::Plan>(world, &malik, (&investigation, plan)).await.unwrap();
        let reads = async |index: usize| {
            let keys = world.keys_of(index).await;
            raw::loot(&world.store, &keys.identity).await.concat().contains("Entendre la collègue")
        };
        assert!(reads(MALIK).await && reads(ROSE).await && !reads(JEANNE).await);
        assert_eq!(conduct(world, &malik, &investigation).await.unwrap().inquirers.len(), 2);
    })
    .await;
}

/// Somebody who lost their passphrase comes back with other keys and another identifier: they have listened all the same.
#[tokio::test]
async fn whoever_listened_under_a_former_membership_inquires_into_nothing() {
    each_world(async |world| {
        let (_, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        world.revoke(&claire, INES).await.unwrap();
        world.cast.people[INES].posts = world.cast.people[JEANNE].posts.clone();
        members::invited_again(world, (&claire, &moussa), INES).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let refused = appointed(world, &awa, (&inquiry, &[INES, MALIK])).await;
        is_refused(&refused.map(|_| ()), "has-listened");
        appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.unwrap();
    })
    .await;
}

/// Whoever listened to one of those whose words feed it is not let in by the door of another.
#[tokio::test]
async fn whoever_listened_to_the_second_person_is_not_let_in_beside_the_first() {
    each_world(async |world| {
        let (_, first, of) = begun(world, &Told::words("Récit.")).await;
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let inquires = world.cast.people[ROSE].posts.clone();
        let becomes = async |world: &mut World, posts: Vec<Post>| {
            world.revoke(&claire, ROSE).await.unwrap();
            world.cast.people[ROSE].posts = posts;
            members::invited_again(world, (&claire, &moussa), ROSE).await;
        };
        let listens = world.cast.people[INES].posts.clone();
        becomes(world, listens).await;
        let (_, second) = handed(world, &Told::words("Récit de l’autre.")).await;
        becomes(world, inquires).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &second, "À établir.").await.unwrap();
        beside(world, &awa, (&second, &first)).await.unwrap();
        let jeanne = world.sign_in(JEANNE).await;
        takes_in(world, &jeanne, (&of, &second)).await.unwrap();
        // Of the first person they know nothing: nothing there says that they may not.
        let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(&awa), About::Case(&first)).await;
        let others = Appointing::Others([world.member(ROSE)].into());
        appoint(&world.service, permit.unwrap(), &awa, &others).await.unwrap();
        let view = conduct(world, &jeanne, &of).await.unwrap();
        assert!(view.awaited.is_empty());
        assert_eq!(view.barred.iter().map(|one| one.member).collect::<Vec<_>>(), [world.member(ROSE)]);
        let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(&jeanne), About::Case(&of)).await;
        let done = let_in(&world.service, permit.unwrap(), &jeanne, world.member(ROSE)).await;
        is_refused(&done, "not-appointed");
        assert!(!raw::loot(&world.store, &world.keys_of(ROSE).await.identity).await.concat().contains("achats"));
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn another_comes_in_where_somebody_stepped_back() {
    each_world(async |world| {
        let (agreed, inquiry, investigation) = begun(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        let (jeanne, malik, rose) =
            (world.sign_in(JEANNE).await, world.sign_in(MALIK).await, world.sign_in(ROSE).await);
        let come = async |keys: &Unlocked| {
            let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(keys), About::Case(&investigation));
            let_in(&world.service, permit.await?, keys, world.member(ROSE)).await
        };
        is_refused(&come(&malik).await, "not-appointed");
        let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(&jeanne), About::Case(&investigation));
        leave(&world.service, permit.await.unwrap(), &jeanne).await.unwrap();
        is_nothing(&conduct(world, &jeanne, &investigation).await.map(|_| ()));
        is_nothing(&open(world, &jeanne, &inquiry).await.map(|_| ()));
        is_refused(&takes_in(world, &malik, (&investigation, &inquiry)).await, "two-needed");
        // Only whoever assesses says who.
        let others = Appointing::Others([world.member(ROSE)].into());
        let appoints = async |keys: &Unlocked| {
            let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(keys), About::Case(&inquiry)).await?;
            appoint(&world.service, permit, keys, &others).await
        };
        is_nothing(&appoints(&malik).await);
        appoints(&awa).await.unwrap();
        is_refused(&appoints(&awa).await, "not-eligible");
        is_nothing(&conduct(world, &rose, &investigation).await.map(|_| ()));
        is_nothing(&come(&awa).await);
        assert_eq!(conduct(world, &malik, &investigation).await.unwrap().awaited.len(), 1);
        come(&malik).await.unwrap();
        is_refused(&come(&malik).await, "not-appointed");
        declares(world, &rose, &investigation).await.unwrap();
        is_refused(&takes_in(world, &rose, (&investigation, &inquiry)).await, "already-there");
        inquire(world, &rose, &inquiry, "Qui était là ?").await.unwrap();
        respond(world, &agreed.reporter, &inquiry, "Une collègue.").await.unwrap();
        let own = own(world, &agreed.reporter).await.remove(0);
        let names: BTreeSet<MemberId> = own.readers.iter().map(|reader| reader.member).collect();
        assert_eq!(names, [MALIK, ROSE].map(|index| world.member(index)).into());
        let reads = async |index: usize| {
            let keys = world.keys_of(index).await;
            raw::loot(&world.store, &keys.identity).await.concat().contains("Une collègue")
        };
        assert!(reads(ROSE).await && reads(MALIK).await && !reads(JEANNE).await && !reads(AWA).await);
    })
    .await;
}

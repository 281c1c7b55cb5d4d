//! Between the agreement to a report and its filing, and after: somebody leaves, is kept out, comes in; nothing is lost, and the
//! report counts with those who are due.
use std::collections::BTreeSet;

use recueil::{
    domain::{act::verb, case::Reference},
    service::{
        About, Error, Who, authorise, exclude,
        hearing::HeardRole,
        inquiry::{Appointing, appoint},
        investigation::{How, leave, let_in},
        session::Unlocked,
        view::Reader,
    },
};

use super::{
    guard,
    handover::{handed, is_nothing, is_refused, rule},
    heard::{called, comes},
    investigation::{appointed, conduct, declares},
    report::{Work, agree, approve, choose, decides, everything, file_it, filed, read, work},
    support::invites,
};
use crate::support::{
    raw,
    world::{AWA, CLAIRE, JEANNE, MALIK, PAUL, ROSE, THOMAS, Told, World, YVES, ZOE, each_world},
};

/// An inquiry of three.
async fn of_three(world: &mut World) -> (Work, Unlocked) {
    let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
    let awa = world.sign_in(AWA).await;
    rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
    let of = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK, ROSE])).await.unwrap();
    for inquirer in [JEANNE, MALIK, ROSE] {
        let keys = world.sign_in(inquirer).await;
        declares(world, &keys, &of).await.unwrap();
    }
    let (jeanne, malik, rose) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await, world.sign_in(ROSE).await);
    (Work { agreed, inquiry, of, jeanne, malik }, rose)
}

async fn leaves(world: &World, keys: &Unlocked, of: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    leave(&world.service, permit, keys).await
}

/// Drawers of which somebody's keys open the present key.
async fn present(world: &World, index: usize) -> BTreeSet<String> {
    let identity = world.keys_of(index).await.identity;
    let grants = raw::grants(&world.store).await;
    let own = grants.iter().filter(|row| row.epoch == row.present && row.opened(&identity).is_some());
    own.map(|row| row.kind.clone()).collect()
}

/// A key that somebody made as they left is replaced by whoever files: what is filed opens all the same.
#[tokio::test]
async fn a_report_is_filed_after_somebody_stepped_back() {
    each_world(async |world| {
        let (work, rose) = of_three(world).await;
        let (jeanne, malik, of) = (&work.jeanne, &work.malik, &work.of);
        everything(world, &work).await;
        let (_, report) = read(world, jeanne, of).await.unwrap();
        agree(world, malik, (of, &report.digest)).await.unwrap();
        leaves(world, &rose, of).await.unwrap();
        file_it(world, jeanne, (of, &report.digest)).await.unwrap();
        for keys in [jeanne, malik] {
            assert!(conduct(world, keys, of).await.unwrap().inquest.filed.is_some());
        }
        assert!(!present(world, ROSE).await.contains("inquiry"));
    })
    .await;
}

/// The same where it was somebody of the support desk, who has the dates alone.
#[tokio::test]
async fn a_report_is_filed_after_the_support_desk_stepped_back() {
    each_world(async |world| {
        let work = work(world).await;
        let (jeanne, malik, of) = (&work.jeanne, &work.malik, &work.of);
        everything(world, &work).await;
        invites(world, jeanne, (of, ZOE)).await.unwrap();
        let (_, report) = read(world, jeanne, of).await.unwrap();
        agree(world, malik, (of, &report.digest)).await.unwrap();
        let zoe = world.sign_in(ZOE).await;
        let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(&zoe), About::Case(of)).await.unwrap();
        exclude::step_back(&world.service, permit, &zoe).await.unwrap();
        file_it(world, jeanne, (of, &report.digest)).await.unwrap();
        assert!(conduct(world, malik, of).await.unwrap().inquest.filed.is_some());
    })
    .await;
}

/// Whoever the person keeps out after they agreed counts no more, and has no key of what is filed.
#[tokio::test]
async fn whoever_is_kept_out_agrees_to_nothing() {
    each_world(async |world| {
        let (work, rose) = of_three(world).await;
        let (jeanne, malik, of) = (&work.jeanne, &work.malik, &work.of);
        everything(world, &work).await;
        let one = called(world, jeanne, of, HeardRole::Witness).await;
        comes(world, &one).await;
        let (_, report) = read(world, jeanne, of).await.unwrap();
        agree(world, malik, (of, &report.digest)).await.unwrap();
        guard::keep_out(world, &work.agreed.reporter, MALIK).await.unwrap();
        is_refused(&file_it(world, jeanne, (of, &report.digest)).await, "report-not-agreed");
        agree(world, &rose, (of, &report.digest)).await.unwrap();
        file_it(world, jeanne, (of, &report.digest)).await.unwrap();
        let held = present(world, MALIK).await;
        assert!(["inquiry", "heard", "arrangements"].iter().all(|kind| !held.contains(*kind)), "{held:?}");
        let filed = conduct(world, &rose, of).await.unwrap().inquest.filed.unwrap();
        let yves = world.sign_in(YVES).await;
        let decision = decides(world, &yves, &Reference::parse(&filed.to.reference).unwrap()).await.unwrap();
        assert_eq!(decision.agreed.iter().map(|one| one.member).collect::<Vec<_>>(), [world.member(ROSE)]);
    })
    .await;
}

/// Two must be there to say what may be communicated: where one left, another comes in, declares, and the report stays as it was.
#[tokio::test]
async fn another_comes_in_once_the_report_is_filed() {
    each_world(async |world| {
        let work = work(world).await;
        let one = called(world, &work.jeanne, &work.of, HeardRole::Witness).await;
        comes(world, &one).await;
        let decision = filed(world, &work).await;
        let (malik, of) = (&work.malik, &work.of);
        leaves(world, &work.jeanne, of).await.unwrap();
        is_refused(&choose(world, malik, (of, 1, How::Whole)).await, "two-needed");
        let (awa, rose) = (world.sign_in(AWA).await, world.sign_in(ROSE).await);
        let about = About::Case(&work.inquiry);
        let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(&awa), about).await.unwrap();
        let others = Appointing::Others([world.member(ROSE)].into());
        appoint(&world.service, permit, &awa, &others).await.unwrap();
        let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(malik), About::Case(of)).await.unwrap();
        let_in(&world.service, permit, malik, world.member(ROSE)).await.unwrap();
        declares(world, &rose, of).await.unwrap();
        choose(world, malik, (of, 1, How::Whole)).await.unwrap();
        approve(world, &rose, (of, 1)).await.unwrap();
        assert!(present(world, ROSE).await.contains("heard"), "the space of everybody heard too");
        let yves = world.sign_in(YVES).await;
        let agreed = decides(world, &yves, &decision).await.unwrap();
        let now = conduct(world, &rose, of).await.unwrap().inquest.filed.unwrap();
        assert_eq!(agreed.report.digest, now.digest);
    })
    .await;
}

/// What nobody reads any more takes nothing from the person: they keep out whom they will elsewhere.
#[tokio::test]
async fn a_file_that_nobody_reads_keeps_nobody_in() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.").involving(&[PAUL])).await;
        let claire = world.sign_in(CLAIRE).await;
        world.revoke(&claire, AWA).await.unwrap();
        guard::keep_out(world, &agreed.reporter, THOMAS).await.unwrap();
        let thomas = world.sign_in(THOMAS).await;
        is_nothing(&world.open(&thomas, &agreed.case).await.map(|_| ()));
        let claire = world.sign_in(CLAIRE).await;
        is_nothing(&world.exclude(&claire, &inquiry, THOMAS).await);
    })
    .await;
}

/// Those who decide have the report: keeping them out here would take nothing from them, and is not offered.
#[tokio::test]
async fn whoever_decides_is_not_offered_once_the_report_is_filed() {
    each_world(async |world| {
        let work = work(world).await;
        let is_offered = async |world: &World| {
            let own = super::handover::own(world, &work.agreed.reporter).await.remove(0);
            let is = |reader: &Reader| reader.member == world.member(YVES);
            (own.later.iter().any(|one| is(&one.reader)), own.deciding.iter().any(is))
        };
        assert_eq!(is_offered(world).await, (true, false));
        filed(world, &work).await;
        assert_eq!(is_offered(world).await, (false, true));
    })
    .await;
}

/// Both agree, and both file in the same moment: one report, one clear refusal.
#[tokio::test]
async fn two_who_file_at_the_same_moment_file_one_report() {
    each_world(async |world| {
        let work = work(world).await;
        let (jeanne, malik, of) = (&work.jeanne, &work.malik, &work.of);
        everything(world, &work).await;
        let (_, report) = read(world, jeanne, of).await.unwrap();
        let said = (of, report.digest.as_str());
        let (one, other) = tokio::join!(agree(world, jeanne, said), agree(world, malik, said));
        assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        let (one, other) = tokio::join!(file_it(world, jeanne, said), file_it(world, malik, said));
        let refused = [&one, &other].into_iter().find_map(|done| done.as_ref().err()).expect("one of them is told");
        assert!(one.is_ok() != other.is_ok() && matches!(refused, Error::NotFound), "{one:?} {other:?}");
        let reports =
            raw::rows::<(String,)>(&world.store, "select reference from cases where stage = 'decision'", vec![]);
        assert_eq!(reports.await.len(), 1);
        assert!(conduct(world, malik, of).await.unwrap().inquest.filed.is_some());
    })
    .await;
}

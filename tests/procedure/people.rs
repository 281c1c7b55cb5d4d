//! Members by keys: a pair lifted for one of them, trainings, absences, and cases that change hands first.
use recueil::{
    clock::{Clock as _, Day},
    domain::{
        absence::State,
        act::verb,
        case::Reference,
        role::Role,
        roster::Post,
        rules::{EMBEDDED, Rules},
        steering::{Lateness, Milestone},
    },
    ids::MemberId,
    service::{
        About, Error, Who,
        absences::{self, NewAbsence},
        authorise, charter,
        installation::CHARTER,
        me::me,
        members,
        people::record_training,
        session::Unlocked,
        steering, take_over, today,
        view::{Absences, Away, Handing, MemberLine, Steered, Today, Waits},
    },
    store::{self, members::Charter},
};

use super::listening;
use super::members::invited_again;
use crate::support::{
    raw,
    world::{
        CELL, CLAIRE, INES, JEANNE, LEA, MALIK, MOUSSA, OLIVIER, PAUL, SAMIRA, THOMAS, Told, World, YVES, each_world,
    },
};

fn lifted(member: MemberId, entity: &str) -> Rules {
    let own = format!(
        "{}\n[[lifted]]\nmember = \"{member}\"\npair = \"listens-and-decides\"\nentity = \"{entity}\"\n\
         reason.fr = \"Une.\"\nreason.en = \"One.\"\n",
        EMBEDDED[0].1
    );
    Rules::parse(&|file: &str| (file == "organisation.toml").then(|| own.clone())).unwrap()
}

fn refused<T: std::fmt::Debug>(done: Result<T, Error>, code: &str) {
    match done {
        Err(Error::Invalid(codes)) => assert_eq!(codes, [code]),
        other => panic!("{code}: {other:?}"),
    }
}

async fn line(world: &World, index: usize) -> MemberLine {
    let permit = authorise::<verb::Members>(&world.service, Who::Job, About::Organisation).await.unwrap();
    let all = members::members(&world.service, permit, None).await.unwrap().members;
    all.into_iter().find(|line| line.member == world.member(index)).unwrap()
}

async fn trained(world: &World, by: &Unlocked, (index, code, day): (usize, &str, &str)) -> Result<(), Error> {
    let permit = authorise::<verb::RecordTraining>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    record_training(&world.service, permit, (world.member(index), code, day.parse().unwrap())).await
}

fn absence(world: &World, (member, stand_in): (usize, usize), (from, until): (i32, i32)) -> NewAbsence {
    let day = |days| Day::of(world.clock.now()).plus(days);
    NewAbsence { member: world.member(member), stand_in: world.member(stand_in), from: day(from), until: day(until) }
}

async fn announce(world: &World, (by, about): (&Unlocked, About<'_>), new: NewAbsence) -> Result<(), Error> {
    let permit = authorise::<verb::AnnounceAbsence>(&world.service, Who::Unlocked(by), about).await?;
    absences::announce(&world.service, permit, new).await.map(drop)
}

async fn absences_of(world: &World, by: &Unlocked, index: usize) -> Absences {
    let who = Who::Unlocked(by);
    let permit = authorise::<verb::AnnounceAbsence>(&world.service, who, About::Organisation).await.unwrap();
    absences::of(&world.service, permit, world.member(index)).await.unwrap()
}

async fn waiting(world: &World, by: &Unlocked, (absent, stand_in): (usize, Option<usize>)) -> Handing {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(by), About::Organisation).await.unwrap();
    let leaving = (world.member(absent), stand_in.map(|index| world.member(index)));
    take_over::waiting(&world.service, permit, by, leaving).await.unwrap()
}

async fn hand_over(world: &World, by: &Unlocked, who: (usize, usize)) -> Result<(), Error> {
    hand_over_few(world, by, who, take_over::AT_ONCE).await
}

async fn hand_over_few(
    world: &World,
    by: &Unlocked,
    (absent, stand_in): (usize, usize),
    few: usize,
) -> Result<(), Error> {
    let permit = authorise::<verb::TakeOver>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    take_over::take_over(&world.service, permit, by, (world.member(absent), world.member(stand_in)), few).await
}

async fn of_today(world: &World, keys: &Unlocked) -> Today {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    today::today(&world.service, permit, keys).await.unwrap()
}

async fn in_charge(world: &World, keys: &Unlocked, case: &Reference) -> Option<MemberId> {
    world.open(keys, case).await.unwrap().assigned
}

/// Both locks honour it, for the member named, where it was lifted; and for nobody else.
#[tokio::test]
async fn who_listens_and_decides_reads_only_where_that_was_lifted() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        world.revoke(&claire, THOMAS).await.unwrap();
        world.cast.people[THOMAS].posts.push(Post { role: Role::Authority, entity: "direction-generale".to_owned() });
        let both = invited_again(world, (&claire, &moussa), THOMAS).await;
        let before = world.submit(&Told::words("Avant.")).await.reference;
        refused(world.assign(&claire, &before, THOMAS).await, "not-eligible");
        let thomas = world.sign_in(THOMAS).await;
        assert!(world.list(&thomas).await.unwrap().lines.is_empty());

        world.place.rules = lifted(both, "sarmiers");
        world.restart().await;
        world.submit(&Told::words("Ailleurs.")).await;
        let thomas = world.sign_in(THOMAS).await;
        assert!(world.list(&thomas).await.unwrap().lines.is_empty(), "lifted for another entity");

        world.place.rules = lifted(both, "direction-generale");
        world.restart().await;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        let case = world.submit(&Told::words("Après.")).await.reference;
        assert_eq!(world.list(&thomas).await.unwrap().lines.len(), 1);
        world.open(&thomas, &case).await.unwrap();
        world.reply(&thomas, &case, "Bonjour.").await.unwrap();
        world.assign(&claire, &before, THOMAS).await.unwrap();
        world.open(&thomas, &before).await.unwrap();

        // Taken back in the file, it is as if it had never been: what they granted or wrote stays readable to others.
        world.place.rules = Rules::embedded().unwrap();
        world.restart().await;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        assert!(world.open(&thomas, &case).await.is_err());
        assert!(world.open(&claire, &case).await.unwrap().items.len() > 1);
    })
    .await;
}

#[tokio::test]
async fn a_charter_that_changed_is_accepted_anew_and_closes_nothing_meanwhile() {
    each_world(async |world| {
        let (claire, ines) = (world.sign_in(CLAIRE).await, world.sign_in(INES).await);
        let case = world.submit(&Told::words("Récit.")).await.reference;
        assert!(!me(&world.service, &ines).await.unwrap().charter_due, "as she joined");
        let mut tx = world.store.begin().await.unwrap();
        let first = Charter { version: 1, day: world.service.today().plus(-30) };
        assert!(store::members::set_charter(&mut tx, world.member(INES), first).await.unwrap());
        tx.commit().await.unwrap();
        assert!(me(&world.service, &ines).await.unwrap().charter_due && !line(world, INES).await.chartered);
        world.reply(&ines, &case, "Une personne attend cette réponse.").await.unwrap();
        for _ in 0..2 {
            let who = Who::Unlocked(&ines);
            let permit = authorise::<verb::AcceptCharter>(&world.service, who, About::Oneself).await.unwrap();
            charter::accept(&world.service, permit).await.unwrap();
        }
        let accepted = line(world, INES).await.charter.unwrap();
        assert_eq!(accepted, (CHARTER, world.service.today()));
        assert!(!me(&world.service, &ines).await.unwrap().charter_due && line(world, INES).await.chartered);
        let elses = authorise::<verb::AcceptCharter>(&world.service, Who::Unlocked(&claire), About::Organisation).await;
        assert!(elses.is_err(), "a member accepts it for themselves");
    })
    .await;
}

#[tokio::test]
async fn trainings_are_recorded_and_what_lacks_is_told_where_a_case_is_given() {
    each_world(async |world| {
        let (claire, moussa, ines) =
            (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await, world.sign_in(INES).await);
        assert_eq!(line(world, INES).await.lacking, ["ecoute", "vss"]);
        assert_eq!(line(world, OLIVIER).await.lacking, Vec::<String>::new(), "nothing is expected of an auditor");
        trained(world, &claire, (INES, "ecoute", "2026-10-02")).await.unwrap();
        trained(world, &claire, (INES, "ecoute", "2026-10-02")).await.unwrap();
        refused(trained(world, &claire, (INES, "cuisine", "2026-10-02")).await, "unknown-training");
        refused(trained(world, &claire, (INES, "vss", "2026-11-24")).await, "training-to-come");
        assert!(matches!(trained(world, &ines, (INES, "vss", "2026-10-02")).await, Err(Error::NotFound)));
        let told = line(world, INES).await;
        assert_eq!((told.followed.len(), told.lacking), (1, vec!["vss".to_owned()]));
        assert!(told.chartered && told.charter.is_some());
        let case = world.submit(&Told::words("Récit.")).await.reference;
        let view = world.open(&claire, &case).await.unwrap();
        assert_eq!(view.remarks[&world.member(INES)].lacking, ["vss"]);
        world.assign(&claire, &case, INES).await.unwrap();
        trained(world, &claire, (INES, "vss", "2026-10-03")).await.unwrap();
        assert!(!world.open(&claire, &case).await.unwrap().remarks.contains_key(&world.member(INES)));
        // Other keys, the same person.
        world.revoke(&claire, INES).await.unwrap();
        invited_again(world, (&claire, &moussa), INES).await;
        assert_eq!(line(world, INES).await.followed.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_absence_takes_effect_once_the_cases_have_changed_hands() {
    each_world(async |world| {
        let (claire, ines, thomas) =
            (world.sign_in(CLAIRE).await, world.sign_in(INES).await, world.sign_in(THOMAS).await);
        let case = world.submit(&Told::words("Récit.")).await.reference;
        let other = world.submit(&Told::words("Un autre.")).await.reference;
        world.assign(&claire, &case, INES).await.unwrap();
        world.assign(&claire, &other, MOUSSA).await.unwrap();
        announce(world, (&claire, About::Organisation), absence(world, (INES, THOMAS), (0, 10))).await.unwrap();
        let [away] = <[Away; 1]>::try_from(absences_of(world, &claire, INES).await.away).unwrap();
        assert!(away.state == State::Announced && away.late);
        assert!(line(world, INES).await.away.unwrap().late);
        assert_eq!(of_today(world, &claire).await.away.len(), 1, "a coordinator sees what waits");
        assert_eq!(of_today(world, &thomas).await.away.len(), 1, "so does whoever stands in");
        let samira = world.sign_in(SAMIRA).await;
        assert!(of_today(world, &samira).await.away.is_empty());

        let found = waiting(world, &claire, (INES, Some(THOMAS))).await.cases;
        assert_eq!(found, [Waits { reference: case.clone(), in_charge: true, ready: true }]);
        assert!(waiting(world, &thomas, (INES, Some(THOMAS))).await.cases.is_empty(), "not theirs to give");
        assert!(matches!(hand_over(world, &thomas, (INES, THOMAS)).await, Err(Error::NotFound)));
        hand_over(world, &claire, (INES, THOMAS)).await.unwrap();
        assert_eq!(in_charge(world, &claire, &case).await, Some(world.member(THOMAS)));
        assert_eq!(in_charge(world, &claire, &other).await, Some(world.member(MOUSSA)));
        assert!(line(world, INES).await.away.unwrap().is_in_effect());
        assert!(of_today(world, &claire).await.away.is_empty() && of_today(world, &ines).await.away.len() == 1);

        // Given to somebody who is away, the list says who stands in.
        world.assign(&claire, &case, INES).await.unwrap();
        let lines = world.list(&claire).await.unwrap().lines;
        let given = lines.iter().find(|line| line.reference == case).unwrap();
        assert_eq!(given.stand_in.as_ref().unwrap().member, world.member(THOMAS));
        world.days_pass(11);
        let claire = world.sign_in(CLAIRE).await;
        assert!(world.list(&claire).await.unwrap().lines.iter().all(|line| line.stand_in.is_none()));
        assert!(absences_of(world, &claire, INES).await.away.is_empty(), "over");
    })
    .await;
}

/// Fewer readers than the minimum would be left: whoever stands in gets a key, and who is in charge stays so.
#[tokio::test]
async fn a_case_with_too_few_readers_gets_another() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let case = world.submit(&Told::words("Récit.").involving(&[MOUSSA, SAMIRA])).await.reference;
        world.assign(&claire, &case, CLAIRE).await.unwrap();
        world.revoke(&claire, THOMAS).await.unwrap();
        invited_again(world, (&claire, &moussa), THOMAS).await;
        let found = waiting(world, &claire, (INES, Some(THOMAS))).await.cases;
        assert_eq!(found, [Waits { reference: case.clone(), in_charge: false, ready: true }]);
        assert!(
            waiting(world, &claire, (INES, Some(SAMIRA))).await.cases.is_empty(),
            "one is left, and Samira may not"
        );
        hand_over(world, &claire, (INES, THOMAS)).await.unwrap();
        let thomas = world.sign_in(THOMAS).await;
        assert_eq!(in_charge(world, &thomas, &case).await, Some(world.member(CLAIRE)));
        assert!(waiting(world, &claire, (INES, Some(THOMAS))).await.cases.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_given_is_left_and_a_second_press_goes_on() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let kept = world.submit(&Told::words("Sans Thomas.").involving(&[THOMAS])).await.reference;
        let given = world.submit(&Told::words("Avec Thomas.")).await.reference;
        for case in [&kept, &given] {
            world.assign(&claire, case, INES).await.unwrap();
        }
        announce(world, (&claire, About::Organisation), absence(world, (INES, THOMAS), (0, 3))).await.unwrap();
        refused(hand_over(world, &claire, (INES, THOMAS)).await, "cases-left");
        assert_eq!(in_charge(world, &claire, &given).await, Some(world.member(THOMAS)), "the others are given");
        let left = waiting(world, &claire, (INES, Some(THOMAS))).await.cases;
        assert_eq!(left, [Waits { reference: kept.clone(), in_charge: true, ready: false }]);
        assert_eq!(line(world, INES).await.away.unwrap().state, State::Announced);
        world.assign(&claire, &kept, SAMIRA).await.unwrap();
        hand_over(world, &claire, (INES, THOMAS)).await.unwrap();
        assert!(line(world, INES).await.away.unwrap().is_in_effect());
        assert_eq!(in_charge(world, &claire, &kept).await, Some(world.member(SAMIRA)));
    })
    .await;
}

#[tokio::test]
async fn each_press_goes_on_where_the_last_one_stopped_down_to_the_oldest() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let mut cases = Vec::new();
        for words in ["La plus ancienne.", "Sans Thomas.", "Puis.", "Encore.", "La dernière."] {
            let told = Told::words(words);
            let told = if words.contains("Thomas") { told.involving(&[THOMAS]) } else { told };
            let case = world.submit(&told).await.reference;
            world.assign(&claire, &case, INES).await.unwrap();
            cases.push(case);
        }
        announce(world, (&claire, About::Organisation), absence(world, (INES, THOMAS), (0, 3))).await.unwrap();
        let given = async |world: &World| {
            let mut given = 0;
            for case in &cases {
                given += usize::from(in_charge(world, &claire, case).await == Some(world.member(THOMAS)));
            }
            given
        };
        for press in 1..=4 {
            refused(hand_over_few(world, &claire, (INES, THOMAS), 1).await, "cases-left");
            assert_eq!(given(world).await, press, "what is given, or cannot be, hides no older case");
        }
        world.assign(&claire, &cases[1], SAMIRA).await.unwrap();
        hand_over_few(world, &claire, (INES, THOMAS), 1).await.unwrap();
        assert!(line(world, INES).await.away.unwrap().is_in_effect());
    })
    .await;
}

#[tokio::test]
async fn a_member_speaks_of_their_own_absence_and_of_nobody_elses() {
    each_world(async |world| {
        let (claire, ines, olivier) =
            (world.sign_in(CLAIRE).await, world.sign_in(INES).await, world.sign_in(OLIVIER).await);
        let own = |who, days| absence(world, who, days);
        announce(world, (&ines, About::Oneself), own((INES, THOMAS), (1, 4))).await.unwrap();
        let elses = announce(world, (&ines, About::Oneself), own((THOMAS, INES), (10, 14))).await;
        assert!(matches!(elses, Err(Error::NotFound)));
        let elses = announce(world, (&ines, About::Organisation), own((INES, THOMAS), (10, 14))).await;
        assert!(matches!(elses, Err(Error::NotFound)));
        let auditor = announce(world, (&olivier, About::Oneself), own((OLIVIER, THOMAS), (10, 14))).await;
        assert!(matches!(auditor, Err(Error::NotFound)));
        let by_claire = async |who, days| announce(world, (&claire, About::Organisation), own(who, days)).await;
        refused(by_claire((INES, THOMAS), (4, 6)).await, "absence-twice");
        refused(by_claire((SAMIRA, INES), (4, 6)).await, "stand-in-away");
        refused(by_claire((SAMIRA, SAMIRA), (4, 6)).await, "not-a-stand-in");
        refused(by_claire((SAMIRA, LEA), (4, 6)).await, "not-a-stand-in");
        refused(by_claire((SAMIRA, THOMAS), (6, 4)).await, "absence-order");
        refused(by_claire((SAMIRA, THOMAS), (-6, -4)).await, "absence-past");
        let known = absences_of(world, &claire, INES).await;
        assert_eq!(known.stand_ins.len(), CELL.len() - 1);
        let id = known.away[0].id;
        let end = async |by: &Unlocked, about, who| {
            let permit = authorise::<verb::EndAbsence>(&world.service, Who::Unlocked(by), about).await?;
            absences::end(&world.service, permit, (world.member(who), id)).await
        };
        let thomas = world.cast.people[THOMAS].member.unwrap();
        assert_ne!(thomas, world.member(INES));
        assert!(matches!(end(&claire, About::Organisation, THOMAS).await, Err(Error::NotFound)), "not of this member");
        end(&ines, About::Oneself, INES).await.unwrap();
        assert!(absences_of(world, &claire, INES).await.away.is_empty(), "it had not begun");
    })
    .await;
}

/// Alone in a cell, nobody can stand in: the body that does is named, so that one of its members may be invited.
#[tokio::test]
async fn alone_in_a_cell_one_is_referred_to_the_stand_in_body() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        for gone in [INES, THOMAS, SAMIRA, LEA] {
            world.revoke(&claire, gone).await.unwrap();
        }
        world.revoke(&claire, MOUSSA).await.unwrap();
        drop(moussa);
        let known = absences_of(world, &claire, CLAIRE).await;
        assert!(known.stand_ins.is_empty());
        assert_eq!(known.body.as_deref(), Some("brumefond"));
        // Reports come in and are answered all the same, and the only reader cannot be taken off.
        let receipt = world.submit(&Told::words("Récit.")).await;
        world.reply(&claire, &receipt.reference, "Bonjour.").await.unwrap();
        refused(world.exclude(&claire, &receipt.reference, CLAIRE).await, "not-oneself");
        let (_, reporter) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&reporter).await.unwrap().readers.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn somebody_leaves_after_their_cases_or_at_once() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let case = world.submit(&Told::words("Récit.")).await.reference;
        world.assign(&claire, &case, INES).await.unwrap();
        assert!(waiting(world, &claire, (INES, None)).await.cases.iter().all(|case| case.in_charge && case.ready));
        hand_over(world, &claire, (INES, SAMIRA)).await.unwrap();
        assert!(waiting(world, &claire, (INES, None)).await.cases.is_empty());
        world.revoke(&claire, INES).await.unwrap();
        assert_eq!(in_charge(world, &claire, &case).await, Some(world.member(SAMIRA)));
        world.revoke(&claire, SAMIRA).await.unwrap();
        assert_eq!(in_charge(world, &claire, &case).await, None, "at once: nobody is in charge");
    })
    .await;
}

async fn steered(world: &World, keys: &Unlocked) -> Result<Vec<Steered>, Error> {
    let permit = authorise::<verb::Steer>(&world.service, Who::Unlocked(keys), About::Organisation).await?;
    steering::steering(&world.service, permit).await
}

/// Thomas comes back as somebody who steers.
async fn steerer(world: &mut World, entity: &str) -> Unlocked {
    let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
    world.revoke(&claire, THOMAS).await.unwrap();
    world.cast.people[THOMAS].posts = vec![Post { role: Role::Steering, entity: entity.to_owned() }];
    invited_again(world, (&claire, &moussa), THOMAS).await;
    world.sign_in(THOMAS).await
}

#[tokio::test]
async fn steering_sees_classes_and_never_a_case() {
    each_world(async |world| {
        let thomas = steerer(world, "direction-generale").await;
        let root = |all: Vec<Steered>| all.into_iter().find(|one| one.entity == "direction-generale").unwrap();
        let all = steered(world, &thomas).await.unwrap();
        assert_eq!(all.len(), world.service.rules().organisation.entities().count());
        let mut cases = Vec::new();
        for number in 0..4 {
            cases.push(world.submit(&Told::words(&format!("Récit {number}."))).await.reference);
        }
        world.days_pass(60);
        let thomas = world.sign_in(THOMAS).await;
        assert_eq!(root(steered(world, &thomas).await.unwrap()).lateness, Lateness::TooFew, "four, all late");
        cases.push(world.submit(&Told::words("Le cinquième.")).await.reference);
        assert_eq!(root(steered(world, &thomas).await.unwrap()).lateness, Lateness::Month);
        let others = steered(world, &thomas).await.unwrap();
        let others = others.iter().filter(|one| one.entity != "direction-generale");
        assert!(others.map(|one| one.lateness).all(|late| late == Lateness::TooFew), "each apart");
        let claire = world.sign_in(CLAIRE).await;
        for case in &cases {
            world.reply(&claire, case, "Bonjour.").await.unwrap();
        }
        assert_eq!(root(steered(world, &thomas).await.unwrap()).lateness, Lateness::Month, "nothing was proposed yet");
        for case in &cases {
            listening::oriented(world, &claire, case).await.unwrap();
        }
        assert_eq!(root(steered(world, &thomas).await.unwrap()).lateness, Lateness::None);
        assert!(world.open(&thomas, &cases[0]).await.is_err());
        assert!(world.list(&thomas).await.is_err());
        for index in [CLAIRE, INES, OLIVIER] {
            let keys = world.sign_in(index).await;
            assert!(matches!(steered(world, &keys).await, Err(Error::NotFound)), "{index}");
        }
        let sql = "select subject from journal where act = 'steer'";
        let told: Vec<(Option<String>,)> = raw::rows(&world.store, sql, Vec::new()).await;
        assert_eq!(told, [(None,), (None,)], "once a day");
    })
    .await;
}

#[tokio::test]
async fn what_is_in_place_is_told() {
    each_world(async |world| {
        let thomas = steerer(world, "direction-generale").await;
        let has = async |world: &World, what| {
            let all = steered(world, &thomas).await.unwrap();
            let root = all.into_iter().find(|one| one.entity == "direction-generale").unwrap();
            root.items.iter().any(|(item, there)| *item == what && *there)
        };
        for there in [Milestone::Readers, Milestone::StandIn, Milestone::Founding, Milestone::Act] {
            assert!(has(world, there).await, "{there:?}");
        }
        assert!(!has(world, Milestone::Training).await, "nobody followed anything");
        let claire = world.sign_in(CLAIRE).await;
        for index in [CLAIRE, MOUSSA, INES, SAMIRA] {
            for code in ["ecoute", "vss"] {
                trained(world, &claire, (index, code, "2026-10-02")).await.unwrap();
            }
        }
        assert!(has(world, Milestone::Training).await);
        for gone in [INES, SAMIRA, MOUSSA] {
            world.revoke(&claire, gone).await.unwrap();
        }
        assert!(!has(world, Milestone::Readers).await, "Claire alone");
    })
    .await;
}

#[tokio::test]
async fn one_steers_ones_own_entities_and_those_below() {
    each_world(async |world| {
        let thomas = steerer(world, "lorvanne").await;
        let codes: Vec<String> = steered(world, &thomas).await.unwrap().into_iter().map(|one| one.entity).collect();
        assert_eq!(codes, ["lorvanne", "osmeray"]);
        let thin = steering::thin(&world.service).await.unwrap();
        assert!(!thin.contains_key("fewer than two readers"), "{thin:?}");
        assert!(!thin.contains_key("no authority"), "{thin:?}");
        assert_eq!(thin["a single authority"].len(), 8, "Elsa decides at Brumefond beside Yves: {thin:?}");
        assert!(!thin.contains_key("a single assessor") && !thin.contains_key("fewer than two inquirers"), "{thin:?}");
        let claire = world.sign_in(CLAIRE).await;
        for gone in [INES, SAMIRA, MOUSSA, YVES, PAUL, JEANNE, MALIK] {
            world.revoke(&claire, gone).await.unwrap();
        }
        let thin = steering::thin(&world.service).await.unwrap();
        assert_eq!(thin["no authority"].len(), 8, "Elsa decides at Brumefond");
        assert_eq!(thin["a single authority"], ["brumefond"]);
        assert_eq!(thin["a single assessor"].len(), 8, "Boris assesses at Brumefond beside Awa: {thin:?}");
        assert_eq!(thin["fewer than two inquirers"].len(), 9, "Rose alone: {thin:?}");
        assert_eq!(thin["fewer than two readers"].len(), 8, "Léa reads beside Claire at Brumefond: {thin:?}");
    })
    .await;
}

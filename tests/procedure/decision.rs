//! What the authority decides once a report is filed: everybody, fact by fact, with reasons; and nobody else decides anything.
use recueil::{
    domain::{
        act::verb,
        case::{Reference, Stage},
        decided::{Decided, Ended, Held, Prosecutor, Way, fact_field},
        draft::Fields,
        finding::Outcome,
        record::RecordBody,
    },
    service::{
        About, Error, Message, Who, authorise,
        decision::{Deciding, DecisionView, conclude, decide, give_notice},
        new_request,
        session::Unlocked,
    },
};

use super::{
    forger::{append, put_away},
    handover::{is_nothing, is_refused},
    report::{decides, drawer, entry, filed, work},
};
use crate::support::world::{AWA, CLAIRE, ELSA, INES, JEANNE, MALIK, World, YVES, each_world};

pub(super) fn typed(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

pub(super) fn form(world: &World) -> Message {
    Message { text: String::new(), request: new_request(&world.service) }
}

pub(super) async fn on(
    world: &World,
    keys: &Unlocked,
    (of, person, seen, fields): (&Reference, u32, usize, Fields),
) -> Result<(), Error> {
    let permit = authorise::<verb::Decide>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    let deciding = Deciding { person, fields, seen, form: form(world) };
    decide(&world.service, permit, (keys, &deciding)).await
}

/// All the facts alleged, held as partly established.
pub(super) fn all(way: &str, reasons: &str) -> Fields {
    let facts = [fact_field(1), fact_field(2)];
    typed(&[(&facts[0], "partly"), (&facts[1], "not-established"), ("way", way), ("reasons", reasons)])
}

pub(super) async fn notice(world: &World, keys: &Unlocked, (of, fields): (&Reference, Fields)) -> Result<(), Error> {
    let permit = authorise::<verb::GiveNotice>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    give_notice(&world.service, permit, keys, (&fields, &form(world))).await
}

pub(super) fn none() -> Fields {
    typed(&[("given", "no"), ("reasons", "Aucun délit.")])
}

pub(super) async fn closes(world: &World, keys: &Unlocked, of: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::ConcludeDecision>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    conclude(&world.service, permit, keys).await
}

/// On so many persons, each against one fact of the same number, whatever was decided before; the prosecutor is told nothing.
pub(super) async fn decides_on_all(
    world: &World,
    keys: &Unlocked,
    (of, persons): (&Reference, u32),
) -> Result<(), Error> {
    for person in 1..=persons {
        let fact = fact_field(person);
        let fields = typed(&[(&fact, "partly"), ("way", "measures"), ("reasons", "Vu le rapport.")]);
        on(world, keys, (of, person, usize::MAX, fields)).await?;
    }
    notice(world, keys, (of, none())).await
}

#[tokio::test]
async fn everybody_is_decided_on_fact_by_fact_and_then_nothing_changes() {
    each_world(async |world| {
        let work = work(world).await;
        let of = filed(world, &work).await;
        let yves = world.sign_in(YVES).await;
        let view = decides(world, &yves, &of).await.unwrap();
        let facts: Vec<usize> = view.persons.iter().map(|one| one.facts.len()).collect();
        assert_eq!((facts, view.may_decide, view.may_notify), (vec![1, 2], true, true));
        assert!(view.persons.iter().all(|one| one.facts.iter().all(|(_, found)| *found == Outcome::Partly)));
        is_refused(&closes(world, &yves, &of).await, "somebody-undecided");
        is_refused(
            &on(world, &yves, (&of, 1, 0, typed(&[("way", "measures"), ("reasons", "R.")]))).await,
            "fact-not-decided",
        );
        is_refused(&on(world, &yves, (&of, 1, 0, all("", "R."))).await, "way-not-chosen");
        is_refused(&on(world, &yves, (&of, 1, 0, all("measures", " "))).await, "no-reasons");
        is_nothing(&on(world, &yves, (&of, 3, 0, all("measures", "R."))).await);
        on(world, &yves, (&of, 1, 0, all("discipline", "Vu la pièce 2."))).await.unwrap();
        is_refused(&closes(world, &yves, &of).await, "somebody-undecided");
        on(world, &yves, (&of, 2, 0, all("no-action", "Rien."))).await.unwrap();
        is_refused(&closes(world, &yves, &of).await, "prosecutor-undecided");
        let undated =
            [("given", "yes"), ("court", "Évry"), ("sent", "Le rapport."), ("warned", "told"), ("reasons", "R.")];
        is_refused(&notice(world, &yves, (&of, typed(&undated))).await, "notice-day");
        notice(world, &yves, (&of, none())).await.unwrap();
        // Whoever comes back on it knowingly replaces; what was written stays.
        on(world, &yves, (&of, 2, 1, all("measures", "À mieux voir."))).await.unwrap();
        closes(world, &yves, &of).await.unwrap();
        let view = decides(world, &yves, &of).await.unwrap();
        let ways: Vec<Way> = view.persons.iter().map(|one| one.standing().unwrap().what.way).collect();
        assert_eq!(
            (ways, view.persons[1].decided.len(), view.notices.len()),
            (vec![Way::Discipline, Way::Measures], 2, 1)
        );
        assert!(view.stage == Stage::Decided && view.concluded.is_some() && !view.may_decide);
        assert_eq!(view.persons[1].standing().unwrap().by.member, world.member(YVES));
        is_nothing(&on(world, &yves, (&of, 1, 1, all("no-action", "Finalement rien."))).await);
        is_nothing(&closes(world, &yves, &of).await);
        // What is learnt later may still have to be told.
        notice(world, &yves, (&of, none())).await.unwrap();
        assert_eq!(decides(world, &yves, &of).await.unwrap().notices.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_decides_who_listened_assessed_or_inquired() {
    each_world(async |world| {
        let work = work(world).await;
        let of = filed(world, &work).await;
        for stranger in [CLAIRE, INES, AWA, JEANNE, MALIK, ELSA] {
            let keys = world.sign_in(stranger).await;
            is_nothing(&on(world, &keys, (&of, 1, 0, all("no-action", "Rien."))).await);
            is_nothing(&notice(world, &keys, (&of, none())).await);
            is_nothing(&closes(world, &keys, &of).await);
        }
        // With the code of the person who reported, no more.
        is_nothing(&on(world, &work.agreed.reporter, (&of, 1, 0, all("no-action", "Rien."))).await);
        let yves = world.sign_in(YVES).await;
        assert!(decides(world, &yves, &of).await.unwrap().persons.iter().all(|one| one.decided.is_empty()));
    })
    .await;
}

#[tokio::test]
async fn nobody_replaces_unseen_what_a_colleague_decided() {
    each_world(async |world| {
        let work = work(world).await;
        let of = filed(world, &work).await;
        let yves = world.sign_in(YVES).await;
        on(world, &yves, (&of, 1, 0, all("discipline", "La première."))).await.unwrap();
        on(world, &yves, (&of, 1, 0, all("discipline", "La première."))).await.unwrap();
        assert_eq!(decides(world, &yves, &of).await.unwrap().persons[0].decided.len(), 1, "one form sent twice");
        is_refused(&on(world, &yves, (&of, 1, 0, all("no-action", "La seconde."))).await, "decided-unseen");
        let standing = |view: &DecisionView| view.persons[0].standing().unwrap().what.way;
        assert_eq!(standing(&decides(world, &yves, &of).await.unwrap()), Way::Discipline);
        on(world, &yves, (&of, 1, 1, all("no-action", "La seconde."))).await.unwrap();
        assert_eq!(standing(&decides(world, &yves, &of).await.unwrap()), Way::NoAction);
        // The very same form sent twice counts once.
        let permit = authorise::<verb::Decide>(&world.service, Who::Unlocked(&yves), About::Case(&of)).await.unwrap();
        let deciding = Deciding { person: 2, fields: all("measures", "Une fois."), seen: 0, form: form(world) };
        decide(&world.service, permit, (&yves, &deciding)).await.unwrap();
        let permit = authorise::<verb::Decide>(&world.service, Who::Unlocked(&yves), About::Case(&of)).await.unwrap();
        let again = decide(&world.service, permit, (&yves, &deciding)).await;
        assert!(again.is_ok() || matches!(again, Err(Error::Invalid(_))), "{again:?}");
        assert_eq!(decides(world, &yves, &of).await.unwrap().persons[1].decided.len(), 1);
    })
    .await;
}

async fn is_seen(world: &mut World, of: &Reference, what: &str) {
    let yves = world.sign_in(YVES).await;
    let opened = decides(world, &yves, of).await.map(|_| ());
    assert!(matches!(opened, Err(Error::Broken(_))), "{what}: {opened:?}");
    put_away(world).await;
    decides(world, &yves, of).await.unwrap();
}

/// With the database, the key of the drawer, and the keys of somebody: what nobody could decide is seen.
#[tokio::test]
async fn a_decision_that_nobody_could_take_is_seen() {
    each_world(async |world| {
        let work = work(world).await;
        let of = filed(world, &work).await;
        let held = |allegation| Held { allegation, outcome: Outcome::Established };
        let one = |person, held: Vec<Held>| {
            let (way, reasons) = (Way::Discipline, "Écrit par un autre.".to_owned());
            RecordBody::Decided(Box::new(Decided { person, held, way, reasons }))
        };
        let forged = [
            ("by who inquired", JEANNE, one(1, vec![held(1)])),
            ("in the journal of nobody", YVES, one(1, vec![held(1)])),
            ("on nobody", YVES, one(3, Vec::new())),
            ("of what is not alleged", YVES, one(1, vec![held(1), held(2)])),
            ("the end before anything", YVES, RecordBody::DecisionConcluded(Ended::default())),
            (
                "a notice by who listens",
                INES,
                RecordBody::Prosecutor(Box::new(Prosecutor { given: None, reasons: "Non.".to_owned() })),
            ),
        ];
        for (what, author, body) in forged {
            let (id, secret, epoch) = drawer(world, ("decision", YVES)).await;
            let signing = world.keys_of(author).await.signing;
            append(world, (id, &secret, epoch), (&signing, &entry(world, body))).await;
            is_seen(world, &of, what).await;
        }
    })
    .await;
}

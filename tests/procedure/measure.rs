//! Measures: a line that was agreed to, to those chosen for it and by keys alone; what becomes of it is told as it was written.
use std::collections::BTreeSet;

use recueil::{
    domain::{
        act::{Verb, verb},
        case::{Reference, Stage},
        consent::{Copied, Purpose, Receiver},
        deadline::DeadlineCode,
        draft::Fields,
        measure::Nature,
    },
    ids::MemberId,
    service::{
        About, Error, Who, authorise,
        consent::Asking,
        hand_over,
        inquiry::{self, PartyView},
        list_cases, new_request,
        session::Unlocked,
        view::{Content, Receipt},
    },
};

use super::{
    consent::{agree, ask_as, asked_last, consents, take_back},
    handover::{inquire, is_nothing, is_refused, open, own, passed, permit, respond},
};
use crate::support::{
    raw,
    world::{AWA, CELL, CLAIRE, INES, KARL, NADIA, Told, World, YVES, each_world},
};

/// The line, and who agreed to it.
pub(super) struct Asked {
    pub(super) case: Reference,
    pub(super) reporter: Unlocked,
    pub(super) claire: Unlocked,
    pub(super) consent: u64,
}

const LINE: &str = "Ne plus partager le bureau 204.";

/// A request to the person, as a member prepares it.
fn asking(world: &World, of: (Receiver, Purpose), copy: Copied) -> Asking {
    Asking { to: of.0, purpose: of.1, copy, request: new_request(&world.service) }
}

pub(super) fn line(text: &str) -> Copied {
    Copied { text: text.to_owned(), ..Copied::default() }
}

/// Somebody reported, was asked for a measure, and agreed.
pub(super) async fn asked(world: &mut World, told: &Told, of: (Receiver, Purpose)) -> Asked {
    let Receipt { reference: case, code, .. } = world.submit(told).await;
    let (claire, (_, reporter)) = (world.sign_in(CLAIRE).await, world.come_back(code.as_str()).await);
    ask_as(world, &claire, (&case, asking(world, of, line(LINE)))).await.unwrap();
    let number = asked_last(world, &reporter).await;
    agree(world, &reporter, (number, &line(LINE))).await.unwrap();
    let consent = consents(world, &reporter).await.standing().last().unwrap().number;
    Asked { case, reporter, claire, consent }
}

pub(super) async fn hand(world: &World, asked: &Asked, members: &[usize]) -> Result<(), Error> {
    let chosen: BTreeSet<MemberId> = members.iter().map(|index| world.member(*index)).collect();
    let permit = permit::<verb::HandOver>(world, &asked.claire, &asked.case).await?;
    hand_over::hand_over(&world.service, permit, &asked.claire, (asked.consent, chosen)).await
}

/// The measure, once it was handed over to these.
pub(super) async fn requested(world: &mut World, of: (Receiver, Purpose), members: &[usize]) -> (Asked, Reference) {
    let asked = asked(world, &Told::words("Récit."), of).await;
    hand(world, &asked, members).await.unwrap();
    let measure = passed(world, &asked.reporter).await.remove(0).0;
    (asked, measure)
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

pub(super) async fn say<V: Verb>(
    world: &World,
    keys: &Unlocked,
    (measure, pairs): (&Reference, &[(&str, &str)]),
) -> Result<(), Error> {
    let permit = permit::<V>(world, keys, measure).await?;
    inquiry::measure(&world.service, permit, keys, (&fields(pairs), None)).await
}

async fn list(world: &World, keys: &Unlocked) -> Vec<Reference> {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let page = list_cases::list_measures(&world.service, permit, keys, None).await.unwrap();
    page.lines.into_iter().map(|line| line.reference).collect()
}

fn said(view: &PartyView) -> Vec<String> {
    let words = |content: &Content| match content {
        Content::Measured(said) => Some(said.text.clone()),
        _ => None,
    };
    view.items.iter().filter_map(|item| words(&item.content)).collect()
}

const HOUSE: (Receiver, Purpose) = (Receiver::MeasureOwner, Purpose::Support);
const PROTECT: (Receiver, Purpose) = (Receiver::Authority, Purpose::Protection);
const TAKEN: &[(&str, &str)] = &[
    ("natures", "housing"),
    ("from", "2026-11-23"),
    ("review", "2026-12-20"),
    ("text", "Une chambre, ce soir, bâtiment C."),
];

#[tokio::test]
async fn a_measure_is_a_line_for_those_chosen_and_nobody_else() {
    each_world(async |world| {
        let (asked, measure) = requested(world, HOUSE, &[NADIA]).await;
        assert!(measure.as_str().starts_with("M-"));
        let nadia = world.sign_in(NADIA).await;
        assert_eq!(list(world, &nadia).await, std::slice::from_ref(&measure));
        let view = open(world, &nadia, &measure).await.unwrap();
        assert_eq!((view.stage, view.handed[0].what.text.as_str()), (Stage::MeasureAsked, LINE));
        assert_eq!((view.readers.len(), view.handed[0].what.files.len(), view.later.len()), (1, 0, 0));
        assert!(view.dates.iter().any(|(code, ..)| *code == DeadlineCode::Measure));
        is_nothing(&world.open(&nadia, &asked.case).await.map(|_| ()));
        // Neither whoever assesses, decides, or has the same part and was not chosen; nor the cell, which sees where it stands.
        for other in [AWA, YVES, KARL, CLAIRE, INES] {
            let keys = world.sign_in(other).await;
            is_nothing(&open(world, &keys, &measure).await.map(|_| ()));
            assert!(list(world, &keys).await.is_empty());
        }
        let view = world.open(&asked.claire, &asked.case).await.unwrap();
        assert_eq!((view.passed[0].at.stage(), view.ready.going.len()), (Some(Stage::MeasureAsked), 0));
        let grants = raw::grants(&world.store).await;
        let of = |row: &&raw::Grant| ["assessment", "inquiry-exchange"].contains(&row.kind.as_str());
        for index in 0..world.cast.people.len() {
            let keys = world.keys_of(index).await;
            let opens = grants.iter().filter(of).any(|row| row.opened(&keys.identity).is_some());
            assert_eq!(opens, index == NADIA, "{index}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_is_taken_looked_at_again_and_ended_in_words_that_the_person_reads() {
    each_world(async |world| {
        let (asked, measure) = requested(world, HOUSE, &[NADIA, KARL]).await;
        let nadia = world.sign_in(NADIA).await;
        is_refused(&say::<verb::TakeMeasure>(world, &nadia, (&measure, &TAKEN[..3])).await, "no-measure-words");
        is_nothing(&say::<verb::EndMeasure>(world, &nadia, (&measure, TAKEN)).await);
        say::<verb::TakeMeasure>(world, &nadia, (&measure, TAKEN)).await.unwrap();
        let view = open(world, &nadia, &measure).await.unwrap();
        let review = view.dates.iter().find(|(code, _, done)| *code == DeadlineCode::MeasureReview && done.is_none());
        assert_eq!(review.unwrap().1.to_string(), "2026-12-20");
        assert!(view.dates.iter().any(|(code, _, done)| *code == DeadlineCode::Measure && done.is_some()));
        respond(world, &asked.reporter, &measure, "Merci. Jusqu’à quand ?").await.unwrap();
        let kept = [("review", "2027-02-01"), ("text", "Nous en avons parlé : encore un mois.")];
        say::<verb::KeepMeasure>(world, &nadia, (&measure, &kept)).await.unwrap();
        let view = open(world, &nadia, &measure).await.unwrap();
        let open_dates: Vec<_> = view.dates.iter().filter(|(.., done)| done.is_none()).collect();
        assert_eq!(open_dates.len(), 1, "{open_dates:?}");
        assert_eq!(open_dates[0].1.to_string(), "2027-02-01");
        inquire(world, &nadia, &measure, "Faut-il autre chose ?").await.unwrap();
        say::<verb::EndMeasure>(world, &nadia, (&measure, &[("text", "À votre demande.")])).await.unwrap();
        let own = own(world, &asked.reporter).await.remove(0);
        assert_eq!(said(&own), [TAKEN[3].1, kept[1].1, "À votre demande."]);
        let natures = own.items.iter().find_map(|item| match &item.content {
            Content::Measured(said) => Some(said.natures.clone()),
            _ => None,
        });
        assert_eq!(natures.unwrap(), [Nature::Housing]);
        assert_eq!(passed(world, &asked.reporter).await[0].1, Some(Stage::MeasureEnded));
        // At rest it has a term; taken again, it has none.
        let view = open(world, &nadia, &measure).await.unwrap();
        assert!(view.dates.iter().any(|(code, _, done)| *code == DeadlineCode::Erasure && done.is_none()));
        say::<verb::TakeMeasure>(world, &nadia, (&measure, TAKEN)).await.unwrap();
        let view = open(world, &nadia, &measure).await.unwrap();
        assert!(view.dates.iter().all(|(code, _, done)| *code != DeadlineCode::Erasure || done.is_some()));
    })
    .await;
}

#[tokio::test]
async fn what_protects_does_not_wait_and_a_refusal_says_why() {
    each_world(async |world| {
        let (asked, measure) = requested(world, PROTECT, &[YVES]).await;
        let yves = world.sign_in(YVES).await;
        let view = open(world, &yves, &measure).await.unwrap();
        let due = view.dates.iter().find(|(code, ..)| *code == DeadlineCode::ProtectiveMeasure).unwrap().1;
        assert_eq!(due, world.service.today().plus(1));
        let why = "Le bureau est déjà fermé. Voyez le service social, qui peut vous recevoir demain.";
        say::<verb::RefuseMeasure>(world, &yves, (&measure, &[("text", why)])).await.unwrap();
        assert_eq!(said(&own(world, &asked.reporter).await[0]), [why]);
        let view = world.open(&asked.claire, &asked.case).await.unwrap();
        assert_eq!(view.passed[0].at.stage(), Some(Stage::MeasureRefused));
        // Nobody is moved who has not asked, and what was refused can be taken.
        let moved = [("natures", "own-move"), ("from", "2026-11-24"), ("review", "2026-12-01"), ("text", "Ainsi.")];
        is_refused(&say::<verb::TakeMeasure>(world, &yves, (&measure, &moved)).await, "move-not-asked");
        let apart = [("natures", "moved-away"), ("from", "2026-11-24"), ("review", "2026-12-01"), ("text", "Ainsi.")];
        say::<verb::TakeMeasure>(world, &yves, (&measure, &apart)).await.unwrap();
        assert_eq!(passed(world, &asked.reporter).await[0].1, Some(Stage::MeasureTaken));
    })
    .await;
}

#[tokio::test]
async fn more_than_a_line_is_not_asked_for_and_nobody_kept_out_is_chosen() {
    each_world(async |world| {
        let asked = asked(world, &Told::words("Récit.").involving(&[KARL]), HOUSE).await;
        let long = line(&"é".repeat(501));
        for (copy, code) in [(long, "measure-one-line"), (line(" "), "nothing-to-hand-over")] {
            let done = ask_as(world, &asked.claire, (&asked.case, asking(world, HOUSE, copy))).await;
            is_refused(&done, code);
        }
        for wrong in [&[][..], &[KARL], &[AWA], &[NADIA, KARL]] {
            is_refused(&hand(world, &asked, wrong).await, "nobody-chosen");
        }
        let view = world.open(&asked.claire, &asked.case).await.unwrap();
        assert_eq!(
            view.ready.going[0].receivers.iter().map(|one| one.member).collect::<Vec<_>>(),
            [world.member(NADIA)]
        );
        hand(world, &asked, &[NADIA]).await.unwrap();
        let measure = passed(world, &asked.reporter).await.remove(0).0;
        let nadia = world.sign_in(NADIA).await;
        let view = open(world, &nadia, &measure).await.unwrap();
        assert!(view.letting.is_empty(), "somebody involved is let in by nobody");
    })
    .await;
}

#[tokio::test]
async fn whoever_takes_their_agreement_back_is_read_no_more() {
    each_world(async |world| {
        let (asked, measure) = requested(world, HOUSE, &[NADIA]).await;
        let nadia = world.sign_in(NADIA).await;
        say::<verb::TakeMeasure>(world, &nadia, (&measure, TAKEN)).await.unwrap();
        take_back(world, &asked.reporter, asked.consent).await.unwrap();
        let view = open(world, &nadia, &measure).await.unwrap();
        assert!(view.taken_back && view.handed.is_empty());
        // What runs is still theirs to end.
        say::<verb::EndMeasure>(world, &nadia, (&measure, &[("text", "Vous l’avez demandé.")])).await.unwrap();
        for member in CELL {
            let keys = world.sign_in(member).await;
            is_nothing(&open(world, &keys, &measure).await.map(|_| ()));
        }
    })
    .await;
}

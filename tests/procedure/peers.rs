//! What other products are known to have failed at, by name: each of these happened to somebody.
//!
//! Identity opened because nobody was there to decide: `exception`. A member who is out and still sees counts: `guard`. A consent
//! that a member forged: `consent`, `handover`.
use std::collections::BTreeSet;

use recueil::{
    domain::{act::verb, case::Reference},
    ids::MemberId,
    service::{
        About, Who, authorise,
        hearing::HeardRole,
        inquiry::{Appointing, appoint},
        investigation::{leave, let_in},
    },
};

use super::{
    counsel,
    handover::{own, rule},
    heard,
    investigation::{appointed, declares},
    report::{self, Work},
    support::{invites, notes},
};
use crate::support::{
    raw,
    world::{AWA, CELL, CLAIRE, INES, JEANNE, LEA, MALIK, NOUR, PAUL, ROSE, Told, World, YVES, ZOE, each_world},
};

/// Whose keys, with a copy of the database, open something that says these words.
pub(super) async fn who_opens(world: &World, words: &str) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    for index in 0..world.cast.people.len() {
        let identity = world.keys_of(index).await.identity;
        if raw::loot(&world.store, &identity).await.concat().contains(words) {
            all.insert(index);
        }
    }
    all
}

/// Everybody whose keys open the person's words has been named to them, at each moment.
struct Watched<'a> {
    code: &'a str,
    named: BTreeSet<MemberId>,
}

impl Watched<'_> {
    async fn look(&mut self, world: &World) {
        let (_, keys) = world.come_back(self.code).await;
        self.named.extend(world.follow_up(&keys).await.unwrap().readers.iter().map(|reader| reader.member));
        for inquiry in own(world, &keys).await {
            let told = inquiry.readers.iter().chain(&inquiry.received).chain(&inquiry.deciding);
            self.named.extend(told.map(|reader| reader.member));
        }
        for words in ["Mes mots à moi", super::handover::KEPT] {
            for index in who_opens(world, words).await {
                assert!(self.named.contains(&world.member(index)), "{index} opens {words}, and nobody said so");
            }
        }
    }
}

async fn comes_in(world: &mut World, (work, member): (&Work, usize)) {
    let (awa, malik) = (world.sign_in(AWA).await, &work.malik);
    let permit = authorise::<verb::Appoint>(&world.service, Who::Unlocked(&awa), About::Case(&work.inquiry)).await;
    let others = Appointing::Others([world.member(member)].into());
    appoint(&world.service, permit.unwrap(), &awa, &others).await.unwrap();
    let permit = authorise::<verb::LetIn>(&world.service, Who::Unlocked(malik), About::Case(&work.of)).await;
    let_in(&world.service, permit.unwrap(), malik, world.member(member)).await.unwrap();
}

#[tokio::test]
async fn nobody_is_given_access_without_the_reporter_knowing() {
    each_world(async |world| {
        let agreed = super::handover::agreed(world, &Told::words("Mes mots à moi.")).await;
        let code = agreed.code.clone();
        let mut watched = Watched { code: &code, named: BTreeSet::new() };
        watched.look(world).await;
        let claire = world.sign_in(CLAIRE).await;
        world.assign(&claire, &agreed.case, LEA).await.unwrap();
        watched.look(world).await;
        super::handover::hand(world, &claire, &agreed.case, agreed.consent).await.unwrap();
        watched.look(world).await;
        let inquiry = own(world, &agreed.reporter).await.remove(0).reference;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let of = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.unwrap();
        for index in [JEANNE, MALIK] {
            let keys = world.sign_in(index).await;
            declares(world, &keys, &of).await.unwrap();
        }
        watched.look(world).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let work = Work { agreed, inquiry, of, jeanne, malik };
        comes_in(world, (&work, ROSE)).await;
        watched.look(world).await;
        let permit =
            authorise::<verb::StepBack>(&world.service, Who::Unlocked(&work.malik), About::Case(&work.of)).await;
        leave(&world.service, permit.unwrap(), &work.malik).await.unwrap();
        watched.look(world).await;
        assert!(watched.named.contains(&world.member(ROSE)) && !watched.named.contains(&world.member(ZOE)));
    })
    .await;
}

/// What each writes for those of their own part.
async fn written_by_each(world: &mut World) -> Reference {
    let work = report::work(world).await;
    let ines = world.sign_in(INES).await;
    world.note(&ines, &work.agreed.case, "Note de la cellule.").await.unwrap();
    counsel::confide(world, &work.agreed.reporter, (Some(NOUR), "Au seul médecin.")).await.unwrap();
    let one = heard::called(world, &work.jeanne, &work.of, HeardRole::Witness).await;
    heard::asks(world, &work.jeanne, &one.space, "À la personne entendue.").await.unwrap();
    invites(world, &work.jeanne, (&work.of, ZOE)).await.unwrap();
    notes(world, &work.jeanne, (&work.of, "Salle 12")).await.unwrap();
    report::filed(world, &work).await
}

#[tokio::test]
async fn a_note_of_one_role_is_read_by_no_other() {
    each_world(async |world| {
        written_by_each(world).await;
        let (cell, inquire): (BTreeSet<usize>, BTreeSet<usize>) = (CELL.into(), [JEANNE, MALIK].into());
        let expected = [
            ("Note de la cellule.", cell),
            ("Au seul médecin.", [NOUR].into()),
            (super::handover::KEPT, [AWA, PAUL, JEANNE, MALIK].into_iter().chain(CELL).collect()),
            ("À la personne entendue.", inquire.clone()),
            ("Entendre, puis lire.", [JEANNE, MALIK, YVES].into()),
            ("Salle 12", [JEANNE, MALIK, ZOE].into()),
        ];
        for (words, readers) in expected {
            assert_eq!(who_opens(world, words).await, readers, "{words}");
        }
    })
    .await;
}

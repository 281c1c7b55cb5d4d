//! The register of requests about personal data: terms, answers, what the journal witnesses.
use recueil::{
    domain::{
        act::{Verb, verb},
        rights::{Answer, Asked, Capacity, Delay, Extension, Ground, Number, Outcome, Right},
    },
    policy::Permit,
    service::{
        About, Error, Who, authorise, journal, new_request, rights,
        rights::{Noted, Register},
        session::Unlocked,
    },
};

use crate::support::{
    raw,
    world::{OLIVIER, World, each_world},
};

async fn permit<V: Verb>(world: &World, keys: &Unlocked) -> Permit<V> {
    authorise::<V>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap()
}

async fn register(world: &World, keys: &Unlocked) -> Register {
    rights::register(&world.service, permit::<verb::NoteRequest>(world, keys).await).await.unwrap()
}

async fn note(world: &World, keys: &Unlocked, (received, form): (i32, &str)) {
    let received = world.service.today().plus(received);
    let asked = Asked { received, capacity: Capacity::Implicated, right: Right::Access };
    rights::note(&world.service, permit::<verb::NoteRequest>(world, keys).await, (asked, form)).await.unwrap();
}

async fn extend(world: &World, keys: &Unlocked, number: Number, extension: Extension) -> Result<(), Error> {
    rights::extend(&world.service, permit::<verb::ExtendRequest>(world, keys).await, (number, extension)).await
}

async fn answer(world: &World, keys: &Unlocked, number: Number, answer: Answer) -> Result<(), Error> {
    rights::answer(&world.service, permit::<verb::AnswerRequest>(world, keys).await, (number, answer)).await
}

async fn witnessed(world: &World) -> Vec<(String, String)> {
    let sql = "select act, subject from journal where subject like 'Q-%' order by sequence";
    raw::rows(&world.store, sql, Vec::new()).await
}

fn refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{done:?}");
}

#[tokio::test]
async fn a_request_is_noted_once_and_waits_where_it_is_first_due() {
    each_world(async |world| {
        let olivier = world.sign_in(OLIVIER).await;
        let form = new_request(&world.service);
        for _ in 0..2 {
            note(world, &olivier, (-3, &form)).await;
        }
        note(world, &olivier, (-20, &new_request(&world.service))).await;
        let open = register(world, &olivier).await.open;
        let numbers: Vec<String> = open.iter().map(|noted| noted.request.number.to_string()).collect();
        assert_eq!(numbers, ["Q-2026-2", "Q-2026-1"], "the first due first; the same form once");
        assert!(open.iter().all(|noted| noted.witnessed));
        assert_eq!(open[0].request.due().to_string(), "2026-12-03");
        world.days_pass(60);
        note(world, &olivier, (0, "")).await;
        let open = register(world, &olivier).await.open;
        assert_eq!(open.last().unwrap().request.number.to_string(), "Q-2027-1", "each year from one");
        let late = open.iter().filter(|noted| noted.request.is_overdue(world.service.today())).count();
        assert_eq!(late, 2);
        journal::verify(&world.service).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn it_is_extended_once_within_the_month_and_answered_once() {
    each_world(async |world| {
        let olivier = world.sign_in(OLIVIER).await;
        note(world, &olivier, (-40, "")).await;
        let noted = register(world, &olivier).await.open[0];
        let Noted { request, .. } = noted;
        let number = request.number;
        let extension = |day, delay| Extension { day, delay };
        let term = request.term();
        refused(&extend(world, &olivier, number, extension(term.plus(1), Delay::Complex)).await, "rights-term");
        for _ in 0..2 {
            extend(world, &olivier, number, extension(term, Delay::Complex)).await.unwrap();
        }
        refused(&extend(world, &olivier, number, extension(term, Delay::Numerous)).await, "rights-extended");
        let longer = register(world, &olivier).await.open[0];
        assert!(longer.witnessed && longer.request.due() > request.due());
        let partly = |ground| Answer { day: world.service.today(), outcome: Outcome::Partly, ground: Some(ground) };
        for _ in 0..2 {
            answer(world, &olivier, number, partly(Ground::Others)).await.unwrap();
        }
        refused(&answer(world, &olivier, number, partly(Ground::Duty)).await, "rights-answered");
        refused(&extend(world, &olivier, number, extension(term, Delay::Numerous)).await, "rights-answered");
        let after = register(world, &olivier).await;
        assert!(after.open.is_empty() && after.answered[0].witnessed);
        assert_eq!(after.answered[0].request.answer, Some(partly(Ground::Others)));
        let acts: Vec<String> = witnessed(world).await.into_iter().map(|(act, _)| act).collect();
        assert_eq!(acts, ["note-request", "extend-request", "answer-request"], "each once");
        let nobody = Number { year: 2026, turn: 99 };
        let missing = answer(world, &olivier, nobody, partly(Ground::Others)).await;
        assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
    })
    .await;
}

#[tokio::test]
async fn a_row_that_somebody_changes_is_no_longer_what_was_witnessed() {
    each_world(async |world| {
        let olivier = world.sign_in(OLIVIER).await;
        note(world, &olivier, (-2, "")).await;
        note(world, &olivier, (-1, "")).await;
        let sql = "update data_requests set received_day = '2026-11-22' where turn = 1";
        raw::execute(&world.store, sql, Vec::new()).await;
        let open = register(world, &olivier).await.open;
        let standing: Vec<(u32, bool)> =
            open.iter().map(|noted| (noted.request.number.turn, noted.witnessed)).collect();
        assert_eq!(standing, [(1, false), (2, true)]);
    })
    .await;
}

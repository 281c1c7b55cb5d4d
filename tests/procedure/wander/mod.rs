//! Long random sequences of what people try, allowed or not, compared at every step with a model that shares no line with the
//! service: what must be done is done and what must be refused is refused, changing nothing; each file stands where the
//! procedure says; and by the keys alone, every member who is due opens what they are due, and nobody else does.
mod model;
mod moves;

use std::collections::{BTreeMap, BTreeSet};

use recueil::{
    crypto::{hybrid::Identity, record::open_record, token::Token},
    domain::{
        Coded as _,
        case::{Reference, Stage},
        inquiry::Opening,
    },
    entropy::{SeededEntropy, below},
    service::{Error, session::Unlocked},
};
use uuid::Uuid;

use self::{
    model::{AUTHORITIES, Coming, Deciding, INQUIRERS, Model, Move, Seat, Work},
    moves::Person,
};
use crate::support::{
    database, raw,
    world::{AWA, BORIS, CELL, INES, JEANNE, MALIK, PAUL, THOMAS, Told, World, ZOE},
};

/// Moves of one sequence.
const LENGTH: usize = 60;

/// What half of the sequences begin with: an inquiry at work.
fn head_start() -> [Move; 7] {
    [
        Move::Agree(INES),
        Move::HandOver(INES),
        Move::Rule(AWA, Opening::Opened),
        Move::Appoint(AWA, [JEANNE, MALIK]),
        Move::Declare(JEANNE),
        Move::Declare(MALIK),
        Move::Conduct(JEANNE, Work::Gather),
    ]
}

/// Every move there is to try, as many lists as there are kinds of moves.
#[expect(clippy::too_many_lines, reason = "a line a kind of move")]
fn everything() -> Vec<Vec<Move>> {
    let assessors = [AWA, PAUL, BORIS];
    let (listen, inquire) =
        (|to: fn(usize) -> Move| CELL.map(to).to_vec(), |to: fn(usize) -> Move| INQUIRERS.map(to).to_vec());
    let pairs = || CELL.into_iter().flat_map(|by| CELL.into_iter().map(move |other| (by, other)));
    let all: Vec<usize> = CELL.into_iter().chain(assessors).chain(INQUIRERS).chain(AUTHORITIES).chain([ZOE]).collect();
    let every = |to: &dyn Fn(usize) -> Move| all.iter().copied().map(to).collect::<Vec<_>>();
    let two = INQUIRERS.into_iter().map(|left| INQUIRERS.into_iter().filter(|one| *one != left).collect::<Vec<_>>());
    let two: Vec<[usize; 2]> = two.map(|two| two.try_into().unwrap()).collect();
    let conduct = |work: Work| every(&|by| Move::Conduct(by, work));
    let come =
        |what: &[Coming]| -> Vec<Move> { what.iter().flat_map(|one| every(&|by| Move::Coming(by, *one))).collect() };
    let decide = |what: &[Deciding]| -> Vec<Move> {
        what.iter().flat_map(|one| every(&|by| Move::Deciding(by, *one))).collect()
    };
    vec![
        vec![Move::Write],
        listen(Move::Reply),
        every(&Move::Note),
        pairs().map(|(by, to)| Move::Assign(by, to)).collect(),
        pairs().map(|(by, off)| Move::Exclude(by, off)).collect(),
        every(&Move::KeepOut),
        every(&Move::StepBack),
        vec![Move::ChangeCode],
        listen(Move::Agree),
        vec![Move::TakeBack],
        every(&Move::HandOver),
        vec![Move::Withdraw],
        vec![Move::Resume],
        all.iter().flat_map(|by| Opening::ALL.iter().map(|opening| Move::Rule(*by, *opening))).collect(),
        every(&Move::Inquire),
        vec![Move::Respond],
        every(&Move::LeaveHanded),
        all.iter().flat_map(|by| all.iter().map(|off| Move::ExcludeHanded(*by, *off))).collect(),
        all.iter().flat_map(|by| two.iter().map(|two| Move::Appoint(*by, *two))).collect(),
        every(&Move::Declare),
        inquire(Move::Leave),
        conduct(Work::Plan),
        conduct(Work::Gather),
        conduct(Work::Agree),
        conduct(Work::File),
        conduct(Work::Call),
        conduct(Work::AskHeard),
        conduct(Work::Arrange),
        come(&INQUIRERS.map(Coming::Appoint)),
        come(&INQUIRERS.map(Coming::LetIn)),
        come(&[Coming::InviteDesk]),
        come(&[Coming::EndDesk]),
        come(&[Coming::DeskLeaves]),
        decide(&all.iter().copied().map(Deciding::KeepOut).collect::<Vec<_>>()),
        decide(&AUTHORITIES.map(Deciding::LetIn)),
        decide(&[Deciding::Leave]),
        decide(&[Deciding::Decide]),
        decide(&[Deciding::Conclude]),
    ]
}

/// One sequence: what it is told by, and who is in it.
struct Walk {
    entropy: SeededEntropy,
    staff: BTreeMap<usize, Unlocked>,
    identities: BTreeMap<usize, Identity>,
    people: Vec<(Person, Model)>,
    /// Codes that were changed.
    past: Vec<Identity>,
    told: Vec<String>,
}

impl Walk {
    async fn begin(world: &mut World, seed: u64) -> Self {
        let (staff, mut identities) = (world.everybody().await, BTreeMap::new());
        for index in 0..world.cast.people.len() {
            identities.insert(index, world.keys_of(index).await.identity);
        }
        let mut people = Vec::new();
        for involved in [&[][..], &[THOMAS, PAUL]] {
            let receipt = world.submit(&Told::words("Récit.").involving(involved)).await;
            let person = Person::with(world, (receipt.code, receipt.reference)).await;
            people.push((person, Model::received(involved)));
        }
        Self { entropy: SeededEntropy::new(seed), staff, identities, people, past: Vec::new(), told: Vec::new() }
    }

    fn draw<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[below(&mut self.entropy, from.len().try_into().unwrap()) as usize]
    }

    /// Two times in three something that must be done, whatever it is; else anything.
    fn choose(&mut self, model: &Model, all: &[Vec<Move>]) -> Move {
        let only = |is: &dyn Fn(&Move) -> bool| -> Vec<Vec<Move>> {
            let of_a_kind = |kind: &Vec<Move>| kind.iter().filter(|what| is(what)).cloned().collect::<Vec<_>>();
            all.iter().map(of_a_kind).filter(|kind| !kind.is_empty()).collect()
        };
        let must = below(&mut self.entropy, 3) < 2;
        let from = only(&|what| !model.leaves_aside(what) && (!must || model.allows(what)));
        let kind = self.draw(&from).clone();
        self.draw(&kind).clone()
    }

    async fn step(&mut self, world: &World, all: &[Vec<Move>]) {
        let index = below(&mut self.entropy, 2) as usize;
        let model = self.people[index].1.clone();
        let what = self.choose(&model, all);
        self.make(world, (index, what)).await;
    }

    async fn make(&mut self, world: &World, (index, what): (usize, Move)) {
        let must = self.people[index].1.allows(&what);
        self.told.push(format!("{index} {what:?} {must}"));
        let before = rows(world).await;
        let (person, model) = &mut self.people[index];
        let was = person.code.clone();
        let done = person.try_it((world, &self.staff), &what).await;
        assert_eq!(done.is_ok(), must, "{done:?} {model:?}\n{}", self.told.join("\n"));
        match done {
            Ok(()) => model.apply(&what),
            Err(Error::NotFound | Error::Invalid(_) | Error::Withdrawn) => {
                assert_eq!(rows(world).await, before, "refused, and something changed\n{}", self.told.join("\n"));
            }
            Err(error) => panic!("{error:?}\n{}", self.told.join("\n")),
        }
        if was != person.code {
            self.past.push(of_a_code(world, &was));
        }
    }

    /// By the keys alone, and by the rows.
    async fn compare(&self, world: &World) {
        let cases: Vec<(Uuid, String, String)> =
            raw::rows(&world.store, "select id, reference, stage from cases", Vec::new()).await;
        let grants = raw::grants(&world.store).await;
        let mut expected = BTreeMap::new();
        for (person, model) in &self.people {
            expected.extend(files(person, model).into_iter().map(|file| (file.reference.to_string(), file)));
        }
        assert_eq!(cases.len(), expected.len(), "{}", self.told.join("\n"));
        for (id, reference, stage) in cases {
            let file = &expected[&reference];
            assert_eq!(stage, file.stage.code(), "{reference}\n{}", self.told.join("\n"));
            for (kind, seat, exactly) in &file.drawers {
                let mut rows: Vec<&raw::Grant> =
                    grants.iter().filter(|row| row.case_id == id && row.kind == *kind).collect();
                // Of a drawer that nobody ever had a key of, there is none.
                if !rows.is_empty() {
                    rows.retain(|row| row.epoch == row.present);
                    self.check(world, (&format!("{reference} {kind}"), &rows), (seat, *exactly));
                }
            }
        }
        let present: Vec<raw::Grant> = grants.into_iter().filter(|row| row.epoch == row.present).collect();
        self.codes(world, &present);
        for (person, _) in self.people.iter().filter(|(_, model)| !model.is_open()) {
            let told = self.told_to_the_cell(world, &person.case).await;
            assert!(!told.contains("Récit."), "{told}\n{}", self.told.join("\n"));
        }
    }

    /// All that every key of every member opens of a case, present or past.
    async fn told_to_the_cell(&self, world: &World, case: &Reference) -> String {
        let sql = "select id from cases where reference = $1";
        let ids: Vec<(Uuid,)> = raw::rows(&world.store, sql, vec![raw::Bind::Text(case.to_string())]).await;
        let records = raw::records(&world.store).await;
        let rows = raw::grants(&world.store).await.into_iter().filter(|row| row.case_id == ids[0].0);
        let mut told = String::new();
        for row in rows {
            let held = self.identities.iter().find(|(index, _)| row.is_of(world.member(**index)));
            let Some(secret) = held.and_then(|(_, identity)| row.opened(identity)) else { continue };
            let here = records.iter().filter(|record| record.compartment == row.compartment);
            let opened = here.filter_map(|record| open_record(&secret, &record.context(), &record.sealed).ok());
            told.extend(opened.map(|opened| String::from_utf8(opened.body.to_vec()).unwrap()));
        }
        told
    }

    fn check(&self, world: &World, (what, rows): (&str, &[&raw::Grant]), (seat, exactly): (&Seat, bool)) {
        let opens = |index: &usize| {
            let own = rows.iter().filter(|row| row.is_of(world.member(*index)));
            own.into_iter().any(|row| row.opened(&self.identities[index]).is_some())
        };
        let actual: BTreeSet<usize> = self.identities.keys().copied().filter(opens).collect();
        let lost: Vec<_> = seat.due.difference(&actual).collect();
        let left: Vec<_> =
            actual.difference(&seat.due).filter(|member| exactly || !seat.lingering.contains(member)).collect();
        let told = || self.told.join("\n");
        assert!(lost.is_empty() && left.is_empty(), "{what}: lost {lost:?}, left {left:?}\n{}", told());
    }

    /// Each person opens their case and every conversation of theirs, with the code they have now and with no other.
    fn codes(&self, world: &World, grants: &[raw::Grant]) {
        let rows: Vec<&raw::Grant> = grants.iter().filter(|row| row.holder_kind == "token").collect();
        let opens = |identity: &Identity, row: &raw::Grant| row.opened(identity).is_some();
        let stale = self.past.iter().any(|past| rows.iter().any(|row| opens(past, row)));
        assert!(!stale, "a code that was changed opens something\n{}", self.told.join("\n"));
        for (person, model) in &self.people {
            let identity = of_a_code(world, &person.code);
            let count = rows.iter().filter(|row| opens(&identity, row)).count();
            let due = 1 + usize::from(model.handed.is_some());
            assert!(count >= due, "{count} of {due} {}", self.told.join("\n"));
        }
    }
}

/// A file as the model has it.
struct File {
    reference: Reference,
    stage: Stage,
    /// A kind of drawer, who reads it, and whether nobody lingers there.
    drawers: Vec<(&'static str, Seat, bool)>,
}

fn files(person: &Person, model: &Model) -> Vec<File> {
    // Of a case that was withdrawn, those who read it keep the key under which that is told, and no other.
    let drawers = vec![("exchange", model.read.clone(), true), ("listening", model.notes(), false)];
    let mut all = vec![File { reference: person.case.clone(), stage: model.stage, drawers }];
    let Some(handed) = &model.handed else { return all };
    let drawers = vec![("assessment", handed.read.clone(), false), ("inquiry-exchange", handed.talk.clone(), true)];
    all.push(File { reference: person.handed.clone().unwrap(), stage: handed.stage, drawers });
    let Some(inquiry) = &handed.inquiry else { return all };
    let drawers = vec![("inquiry", inquiry.read.clone(), false), ("arrangements", inquiry.dates.clone(), false)];
    all.push(File { reference: person.inquiry.clone().unwrap(), stage: inquiry.stage(), drawers });
    if let Some(heard) = &inquiry.heard {
        let stage = if inquiry.report.is_some() { Stage::HeardClosed } else { Stage::Hearing };
        let drawers = vec![("heard", heard.clone(), false)];
        all.push(File { reference: person.heard.clone().unwrap(), stage, drawers });
    }
    if let Some(report) = &inquiry.report {
        let drawers = vec![("decision", report.read.clone(), true)];
        all.push(File { reference: person.report.clone().unwrap(), stage: report.stage(), drawers });
    }
    all
}

fn of_a_code(world: &World, code: &str) -> Identity {
    Token::parse(code).unwrap().keys(&world.host().token_salt()).identity
}

/// All that a refusal must leave as it is.
async fn rows(world: &World) -> (Vec<(Uuid, String)>, Vec<(i64, Vec<u8>, Vec<u8>)>, usize) {
    let cases = raw::rows(&world.store, "select id, stage from cases order by id", Vec::new()).await;
    let grants = raw::grants(&world.store).await.into_iter().map(|row| (row.epoch, row.holder, row.wrapped));
    (cases, grants.collect(), raw::records(&world.store).await.len())
}

async fn walk(world: &mut World, seed: u64) {
    let all = everything();
    let mut walk = Walk::begin(world, seed).await;
    walk.compare(world).await;
    for (index, what) in (0..2).filter(|_| seed % 2 == 1).flat_map(|index| head_start().map(|what| (index, what))) {
        walk.make(world, (index, what)).await;
    }
    walk.compare(world).await;
    for _ in 0..LENGTH {
        walk.step(world, &all).await;
        walk.compare(world).await;
    }
}

async fn walks(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let database = database::sqlite().await;
        let mut world = World::on(&database).await;
        walk(&mut world, seed).await;
        world.service.close().await;
        database.store.close().await;
    }
}

#[tokio::test]
async fn whatever_people_try_files_stand_where_they_must_and_keys_are_where_they_are_due() {
    walks(0..6).await;
}

#[tokio::test]
#[ignore = "half an hour: for whoever changes who reads what"]
async fn and_in_many_more_sequences() {
    walks(1000..1120).await;
}

#[tokio::test]
async fn on_the_other_database_too() {
    for seed in 100..102 {
        let Some(database) = database::postgres().await else { return };
        let mut world = World::on(&database).await;
        walk(&mut world, seed).await;
        world.service.close().await;
        database.store.close().await;
    }
}

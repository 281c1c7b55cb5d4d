//! The list of cases: what it shows, to whom, in what order, and at what cost.
use std::time::Instant;

use recueil::{
    domain::{
        case::{CompartmentKind, Stage},
        deadline::DeadlineCode,
        record::RecordKind,
    },
    ids::{CaseId, MemberId},
    store::{
        Tx, cases, compartments, deadlines,
        grants::{self, GrantRow, HolderKey},
        listing::{self, ListQuery, ListRow, Places, Waiting},
    },
};
use sqlx::Row;

use super::samples::{Sample, day, grant, id};
use crate::support::database::{Database, each_database, sqlite};

fn holder() -> MemberId {
    id(11)
}

fn query() -> ListQuery {
    ListQuery {
        holder: HolderKey::member(holder()).holder,
        after: None,
        limit: 50,
        stage: None,
        waiting: None,
        today: day("2026-01-01"),
        kind: CompartmentKind::Exchange,
        board: None,
    }
}

async fn listed(tx: &mut Tx, query: ListQuery) -> Vec<CaseId> {
    listing::page(tx, &query).await.unwrap().into_iter().map(|row| row.case.id).collect()
}

/// Three cases of the holder, from the oldest to the newest, and one that is somebody else's.
async fn three_cases(tx: &mut Tx) -> [Sample; 3] {
    let samples = [Sample::of(1, "2026-11-01"), Sample::of(2, "2026-11-02"), Sample::of(3, "2026-11-03")];
    for sample in &samples {
        sample.write(tx, &[holder(), id(12)]).await;
    }
    Sample::of(4, "2026-11-04").write(tx, &[id(12)]).await;
    samples
}

/// Gives the holder so many keys that the list starts from the cases, as for a large cell.
async fn hold_many(tx: &mut Tx, drawer: recueil::ids::CompartmentId) {
    let keys: Vec<GrantRow> = (1_000..5_000).map(|epoch| grant(drawer, epoch, holder())).collect();
    grants::insert_many(tx, &keys).await.unwrap();
}

#[tokio::test]
async fn the_newest_come_first_and_pages_follow() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        let [old, middle, new] = three_cases(&mut tx).await;
        for many in [false, true] {
            if many {
                hold_many(&mut tx, old.listening).await;
            }
            assert_eq!(listed(&mut tx, query()).await, [new.case, middle.case, old.case]);
            let first = ListQuery { limit: 2, ..query() };
            assert_eq!(listed(&mut tx, first).await, [new.case, middle.case]);
            let second = ListQuery { after: Some((middle.received, middle.case)), ..first };
            assert_eq!(listed(&mut tx, second).await, [old.case]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_of_the_present_epoch_is_needed() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        let [old, middle, new] = three_cases(&mut tx).await;
        compartments::set_epoch(&mut tx, middle.exchange, 0, 1).await.unwrap();
        assert_eq!(listed(&mut tx, query()).await, [new.case, old.case]);
        grants::insert_many(&mut tx, &[grant(middle.exchange, 1, holder())]).await.unwrap();
        assert_eq!(listed(&mut tx, query()).await, [new.case, middle.case, old.case]);
        let stranger = ListQuery { holder: HolderKey::member(id(13)).holder, ..query() };
        assert!(listed(&mut tx, stranger).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn stages_and_waits_choose() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        let [old, middle, new] = three_cases(&mut tx).await;
        // The old one was answered, and the person wrote again; the middle one was answered; the new one was not.
        for sample in [&old, &middle] {
            cases::advance(&mut tx, sample.case, 1, Stage::Listening).await.unwrap();
            sample.record(&mut tx, sample.exchange, RecordKind::Reply, 2).await;
        }
        old.record(&mut tx, old.exchange, RecordKind::Message, 3).await;
        deadlines::open(&mut tx, old.case, DeadlineCode::Answer, day("2026-11-10")).await.unwrap();
        deadlines::open(&mut tx, middle.case, DeadlineCode::Feedback, day("2026-11-05")).await.unwrap();
        deadlines::open(&mut tx, new.case, DeadlineCode::FirstAnswer, day("2026-11-06")).await.unwrap();
        for many in [false, true] {
            if many {
                hold_many(&mut tx, old.listening).await;
            }
            choose(&mut tx, [&old, &middle, &new]).await;
        }
    })
    .await;
}

async fn choose(tx: &mut Tx, [old, middle, new]: [&Sample; 3]) {
    let stage = |stage| ListQuery { stage: Some(stage), ..query() };
    let waiting = |waiting| ListQuery { waiting: Some(waiting), ..query() };
    assert_eq!(listed(tx, stage(Stage::Listening)).await, [middle.case, old.case]);
    assert_eq!(listed(tx, stage(Stage::Received)).await, [new.case]);
    assert_eq!(listed(tx, waiting(Waiting::Answer)).await, [old.case]);
    let overdue = |today| ListQuery { today: day(today), ..waiting(Waiting::Overdue) };
    assert_eq!(listed(tx, overdue("2026-11-05")).await, []);
    assert_eq!(listed(tx, overdue("2026-11-06")).await, [middle.case]);
    assert_eq!(listed(tx, overdue("2026-12-01")).await, [new.case, middle.case, old.case]);
    let listening = Some(Stage::Listening);
    let both = ListQuery { stage: listening, ..overdue("2026-12-01") };
    assert_eq!(listed(tx, both).await, [middle.case, old.case]);
    let neither = ListQuery { stage: Some(Stage::Received), ..waiting(Waiting::Answer) };
    assert_eq!(listed(tx, neither).await, []);
}

#[tokio::test]
async fn a_line_has_what_it_shows() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        let sample = Sample::of(1, "2026-11-01");
        sample.write(&mut tx, &[holder()]).await;
        sample.record(&mut tx, sample.exchange, RecordKind::Reply, 2).await;
        sample.record(&mut tx, sample.exchange, RecordKind::Summary, 3).await;
        sample.record(&mut tx, sample.exchange, RecordKind::Readers, 4).await;
        sample.record(&mut tx, sample.listening, RecordKind::Assigned, 0).await;
        sample.record(&mut tx, sample.listening, RecordKind::Assigned, 1).await;
        sample.record(&mut tx, sample.listening, RecordKind::Note, 2).await;
        sample.record(&mut tx, sample.listening, RecordKind::Pressing, 3).await;
        sample.record(&mut tx, sample.listening, RecordKind::Assessed, 4).await;
        deadlines::open(&mut tx, sample.case, DeadlineCode::Feedback, day("2027-02-01")).await.unwrap();
        deadlines::open(&mut tx, sample.case, DeadlineCode::Answer, day("2026-11-05")).await.unwrap();
        deadlines::done(&mut tx, sample.case, DeadlineCode::Answer, day("2026-11-04")).await.unwrap();
        let lines = listing::page(&mut tx, &query()).await.unwrap();
        let [ListRow { case, due, last_kind, exchange, listening: Some(listening), pressing: Some(pressing) }] =
            lines.as_slice()
        else {
            panic!("{lines:?}");
        };
        assert_eq!(Some(case), cases::by_id(&mut tx, sample.case).await.unwrap().as_ref());
        assert_eq!((*due, *last_kind), (Some(day("2027-02-01")), Some(RecordKind::Reply)));
        assert_eq!((exchange.compartment, exchange.epoch), (sample.exchange, 0));
        assert_eq!((exchange.wrapped.as_deref(), &exchange.settled), (Some([7; 64].as_slice()), &None));
        assert_eq!(exchange.record.as_ref().map(|record| record.sequence), Some(3));
        assert_eq!(listening.compartment, sample.listening);
        assert_eq!(listening.record.as_ref().map(|record| record.sequence), Some(1));
        assert_eq!(pressing.sequence, 3);

        let me = HolderKey::member(holder());
        let mine = grants::of_holder(&mut tx, sample.case, &me).await.unwrap();
        let read = mine.iter().find(|row| row.compartment == sample.exchange).unwrap();
        assert!(grants::settle(&mut tx, read, &[1]).await.unwrap());
        let lines = listing::page(&mut tx, &query()).await.unwrap();
        let settled = lines.first().map(|line| (line.exchange.wrapped.clone(), line.exchange.settled.clone()));
        assert_eq!(settled, Some((None, Some(vec![1]))));
    })
    .await;
}

/// Of each entity, of what is late and of what is to come, so many, those most pressing first; terms are owed to nobody.
#[tokio::test]
async fn the_board_takes_a_few_of_each_entity() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        let [one, two, three] = three_cases(&mut tx).await;
        let dates = [
            (&one, DeadlineCode::FirstAnswer, "2026-11-20"),
            (&one, DeadlineCode::Acknowledgement, "2026-11-27"),
            (&two, DeadlineCode::Answer, "2026-11-18"),
            (&three, DeadlineCode::Orientation, "2026-11-25"),
        ];
        for (case, code, due) in dates {
            deadlines::open(&mut tx, case.case, code, day(due)).await.unwrap();
        }
        let places = |before: &str, after, up_to| Some(Places { before: day(before), after, up_to });
        let board = |places| ListQuery { board: places, today: day("2026-11-23"), ..query() };
        let sorted = |mut all: Vec<CaseId>| {
            all.sort_unstable();
            all
        };
        let all = listed(&mut tx, board(places("2026-12-01", 0, 9))).await;
        assert_eq!(sorted(all), sorted(vec![one.case, two.case, three.case]));
        let first = listed(&mut tx, board(places("2026-12-01", 0, 1))).await;
        assert_eq!(sorted(first), sorted(vec![two.case, three.case]), "the oldest that is late, and the first to come");
        assert_eq!(listed(&mut tx, board(places("2026-12-01", 1, 2))).await, [one.case]);
        assert_eq!(listed(&mut tx, board(places("2026-11-20", 0, 9))).await, [two.case]);
        deadlines::done(&mut tx, two.case, DeadlineCode::Answer, day("2026-11-23")).await.unwrap();
        deadlines::open(&mut tx, two.case, DeadlineCode::NotebookTerm, day("2026-11-01")).await.unwrap();
        deadlines::open(&mut tx, two.case, DeadlineCode::Protection, day("2026-11-02")).await.unwrap();
        assert_eq!(
            listed(&mut tx, board(places("2026-11-24", 0, 9))).await,
            [one.case],
            "nor what silence has settled"
        );
        let stranger = ListQuery { holder: HolderKey::member(id(13)).holder, ..board(places("2026-12-01", 0, 9)) };
        assert_eq!(listed(&mut tx, stranger).await, []);
    })
    .await;
}

/// SQLite walks no table from end to end, and sorts no more than one page of results or what is owed.
#[tokio::test]
async fn sqlite_walks_no_table_whole() {
    let database = sqlite().await;
    let Tx::Sqlite(mut tx) = database.store.begin().await.unwrap() else { panic!("not SQLite") };
    for statement in listing::STATEMENTS {
        let explained = sqlx::AssertSqlSafe(format!("explain query plan {statement}"));
        let steps: Vec<String> =
            sqlx::query(explained).fetch_all(&mut *tx).await.unwrap().iter().map(|row| row.get("detail")).collect();
        let plan = steps.join("\n");
        assert!(plan.contains("SEARCH"), "{plan}");
        for step in steps.iter().filter(|step| step.starts_with("SCAN")) {
            let small = [
                "few",
                "everything",
                "staged",
                "owed",
                "waiting",
                "p",
                "w",
                "counted",
                "page",
                "CONSTANT ROW",
                "board",
                "b",
            ];
            let scanned = step.trim_start_matches("SCAN ");
            // What a window is laid over is that of the line before.
            if scanned.starts_with("(subquery") {
                continue;
            }
            assert!(small.iter().any(|name| scanned.split(' ').next() == Some(name) || scanned == *name), "{plan}");
        }
    }
}

/// Fills a database with cases of ten holders, every fiftieth not answered yet.
async fn fill(database: &Database, number: i64) {
    let statements = if matches!(database.store, recueil::store::Store::Sqlite(_)) { ON_SQLITE } else { ON_POSTGRES };
    let mut tx = database.store.begin().await.unwrap();
    for statement in statements {
        let query = sqlx::AssertSqlSafe(statement.replace("{number}", &number.to_string()));
        match &mut tx {
            Tx::Sqlite(tx) => sqlx::raw_sql(query).execute(&mut **tx).await.map(drop),
            Tx::Postgres(tx) => sqlx::raw_sql(query).execute(&mut **tx).await.map(drop),
        }
        .unwrap();
    }
    tx.commit().await.unwrap();
    // As autovacuum does in a server that has lived.
    if let recueil::store::Store::Postgres(pool) = &database.store {
        sqlx::query("vacuum analyze").execute(pool).await.unwrap();
    }
}

const ON_SQLITE: &[&str] = &[
    "insert into cases (id, reference, version, stage, entity, received_day) with recursive n (i) as (select 1 union all select i + 1 from n where i < {number}) select randomblob(16), printf('R-2026-%05d', i % 100000) || case when i >= 100000 then i else '' end, 1, case when i % 50 = 0 then 'received' else 'listening' end, 'ecole', date('2020-01-01', '+' || (i * 2000 / {number}) || ' days') from n",
    "insert into compartments (id, case_id, kind, ordinal, epoch) select randomblob(16), id, 'exchange', 0, 0 from cases union all select randomblob(16), id, 'listening', 0, 0 from cases",
    "insert into grants (compartment, epoch, holder_kind, holder, wrapped) with recursive h (n) as (select 0 union all select n + 1 from h where n < 9) select c.id, 0, 'member', unhex(printf('%02d', n) || hex(zeroblob(31))), randomblob(2200) from compartments c, h",
    "insert into records (compartment, sequence, id, kind, day, size, sealed) select c.id, s.n, randomblob(16), s.kind, '2026-01-01', 1200, randomblob(1200) from compartments c, (select 0 as n, 'report' as kind union all select 1, 'summary' union all select 2, 'readers' union all select 3, 'reply') s where c.kind = 'exchange' union all select c.id, 0, randomblob(16), 'assigned', '2026-01-01', 1200, randomblob(1200) from compartments c where c.kind = 'listening'",
    "insert into deadlines (case_id, code, due, done) select id, 'first-answer', received_day, case when stage = 'listening' then received_day end from cases",
];

const ON_POSTGRES: &[&str] = &[
    "insert into cases (id, reference, version, stage, entity, received_day) select gen_random_uuid(), 'R-2026-' || lpad((i % 100000)::text, 5, '0') || case when i >= 100000 then i::text else '' end, 1, case when i % 50 = 0 then 'received' else 'listening' end, 'ecole', to_char(date '2020-01-01' + (i::bigint * 2000 / {number})::int, 'YYYY-MM-DD') from generate_series(1, {number}) as i",
    "insert into compartments (id, case_id, kind, ordinal, epoch) select gen_random_uuid(), id, k, 0, 0 from cases, (values ('exchange'), ('listening')) as kinds (k)",
    "insert into grants (compartment, epoch, holder_kind, holder, wrapped) select c.id, 0, 'member', decode(lpad(to_hex(h), 2, '0') || repeat('00', 31), 'hex'), decode(repeat(replace(gen_random_uuid()::text, '-', ''), 137), 'hex') from compartments c, generate_series(0, 9) as h",
    "insert into records (compartment, sequence, id, kind, day, size, sealed) select c.id, s.n, gen_random_uuid(), s.kind, '2026-01-01', 1200, decode(repeat('ab', 1200), 'hex') from compartments c, (values (0, 'report'), (1, 'summary'), (2, 'readers'), (3, 'reply')) as s (n, kind) where c.kind = 'exchange' union all select c.id, 0, gen_random_uuid(), 'assigned', '2026-01-01', 1200, decode(repeat('ab', 1200), 'hex') from compartments c where c.kind = 'listening'",
    "insert into deadlines (case_id, code, due, done) select id, 'first-answer', received_day, case when stage = 'listening' then received_day end from cases",
];

/// Measures rather than guesses; run it with `--ignored --nocapture`.
#[tokio::test]
#[ignore = "fills half a gigabyte"]
#[expect(clippy::print_stdout, reason = "a measure is to be read")]
async fn ten_thousand_cases_list_in_milliseconds() {
    each_database(async |database| {
        fill(database, 10_000).await;
        let holder = {
            let mut holder = [0; 32];
            holder[0] = 3;
            holder
        };
        let base = ListQuery { holder, ..query() };
        let stages = [None, Some(Stage::Received), Some(Stage::Listening)];
        let waits = [None, Some(Waiting::Answer), Some(Waiting::Overdue)];
        for (stage, waiting) in stages.into_iter().flat_map(|stage| waits.map(|waiting| (stage, waiting))) {
            let query = ListQuery { stage, waiting, ..base };
            let mut best = u128::MAX;
            let mut rows = 0;
            for _ in 0..10 {
                let mut tx = database.store.read().await.unwrap();
                let started = Instant::now();
                rows = listing::page(&mut tx, &query).await.unwrap().len();
                best = best.min(started.elapsed().as_micros());
            }
            println!("{stage:?} {waiting:?}: {rows} rows in {best} us");
            assert!(best < 50_000, "{stage:?} {waiting:?}: {best} us");
        }
    })
    .await;
}

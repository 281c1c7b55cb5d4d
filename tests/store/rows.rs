//! Every row comes back as it was written, on both databases.
use recueil::{
    domain::{
        act::Act,
        case::{CompartmentKind, HolderKind, Reference, Stage},
        deadline::DeadlineCode,
        family::Family,
        record::RecordKind,
    },
    entropy::SeededEntropy,
    ids::MemberId,
    store::{
        Error, Tx,
        cases::{self, CaseRow, InsertCase, NewCase},
        compartments::{self, CompartmentRow},
        deadlines::{self, DeadlineRow},
        grants::{self, GrantRow, HolderKey},
        journal::{self, JournalRow},
        marks,
        members::{self, Charter, Invitation, MemberRow, MemberState},
        outbox, records, reminders, requests,
        roster::{self, StatementRow},
        tokens::{self, TokenKind, TokenRow},
    },
};

use super::samples::{Sample, day, digest, grant, id, record};
use crate::support::database::{Database, each_database};

async fn begin(database: &Database) -> Tx {
    database.store.begin().await.unwrap()
}

fn member(number: u64) -> MemberRow {
    MemberRow {
        id: id(number),
        name: "Camille Élan".to_owned(),
        mail: format!("camille{number}@exemple.fr"),
        state: MemberState::Invited,
        invitation: None,
        last_step: 0,
        charter: None,
        identity_file: None,
        one_time_secret: None,
        enrolment: None,
        settled: None,
    }
}

fn full_member(number: u64) -> MemberRow {
    MemberRow {
        state: MemberState::Joined,
        invitation: Some(Invitation { digest: digest(number), expiry: day("2026-11-28") }),
        last_step: 59_000_000,
        charter: Some(Charter { version: 2, day: day("2026-11-21") }),
        identity_file: Some(vec![1]),
        one_time_secret: Some(vec![2]),
        enrolment: Some(vec![3]),
        settled: Some(Vec::new()),
        ..member(number)
    }
}

#[tokio::test]
async fn members_come_back() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let (bare, full) = (member(1), full_member(2));
        members::insert(&mut tx, &bare).await.unwrap();
        members::insert(&mut tx, &full).await.unwrap();
        assert_eq!(members::by_id(&mut tx, bare.id).await.unwrap().as_ref(), Some(&bare));
        assert_eq!(members::by_mail(&mut tx, &full.mail).await.unwrap().as_ref(), Some(&full));
        assert_eq!(members::by_invitation(&mut tx, &digest(2)).await.unwrap().as_ref(), Some(&full));
        assert_eq!(members::by_invitation(&mut tx, &digest(1)).await.unwrap(), None);
        let mut both = vec![bare.clone(), full];
        both.sort_by_key(|member| member.id);
        assert_eq!(members::all(&mut tx).await.unwrap(), both);
        let twin = MemberRow { mail: bare.mail, ..member(3) };
        assert_eq!(members::insert(&mut tx, &twin).await.unwrap_err(), Error::Conflict);
    })
    .await;
}

#[tokio::test]
async fn a_member_moves_on() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let (mut expected, full) = (member(1), full_member(1));
        members::insert(&mut tx, &expected).await.unwrap();
        assert!(members::set_keys(&mut tx, expected.id, &[1], &[2]).await.unwrap());
        assert!(members::set_enrolment(&mut tx, expected.id, Some(&[3])).await.unwrap());
        assert!(members::set_settled(&mut tx, expected.id, Some(&[])).await.unwrap());
        assert!(members::set_state(&mut tx, expected.id, MemberState::Joined).await.unwrap());
        assert!(members::set_charter(&mut tx, expected.id, full.charter.unwrap()).await.unwrap());
        assert!(members::use_step(&mut tx, expected.id, full.last_step).await.unwrap());
        let moved = MemberRow { invitation: None, ..full.clone() };
        assert_eq!(members::by_id(&mut tx, expected.id).await.unwrap().as_ref(), Some(&moved));
        assert!(members::set_enrolment(&mut tx, expected.id, None).await.unwrap());
        expected = MemberRow { enrolment: None, ..moved };
        assert_eq!(members::by_id(&mut tx, expected.id).await.unwrap().as_ref(), Some(&expected));
        let again = MemberRow { id: id(2), mail: expected.mail, invitation: full.invitation, ..member(2) };
        assert!(members::invite_again(&mut tx, expected.id, &again).await.unwrap());
        assert_eq!(members::all(&mut tx).await.unwrap(), [again], "what the row held is gone");
        assert!(!members::set_state(&mut tx, id(9), MemberState::Revoked).await.unwrap(), "nobody");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_and_a_step_serve_once() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let full = full_member(1);
        members::insert(&mut tx, &full).await.unwrap();
        let late = members::take_invitation(&mut tx, &digest(1), day("2026-11-29")).await.unwrap();
        assert_eq!(late, None);
        let taken = members::take_invitation(&mut tx, &digest(1), day("2026-11-28")).await.unwrap();
        assert_eq!(taken, Some(full.id));
        let again = members::take_invitation(&mut tx, &digest(1), day("2026-11-28")).await.unwrap();
        assert_eq!(again, None);
        for (step, fresh) in [(59_000_000, false), (59_000_001, true), (59_000_001, false), (58_000_000, false)] {
            assert_eq!(members::use_step(&mut tx, full.id, step).await.unwrap(), fresh, "{step}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_roster_has_no_gap() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let statement = |sequence| StatementRow {
            sequence,
            statement: vec![1, 2],
            previous: digest(sequence),
            signatures: vec![3, 4],
        };
        for sequence in 0..3 {
            assert_eq!(roster::length(&mut tx).await.unwrap(), sequence);
            roster::append(&mut tx, &statement(sequence)).await.unwrap();
        }
        assert_eq!(roster::append(&mut tx, &statement(4)).await.unwrap_err(), Error::Conflict);
        assert_eq!(roster::append(&mut tx, &statement(1)).await.unwrap_err(), Error::Conflict);
        assert_eq!(roster::all(&mut tx).await.unwrap(), (0..3).map(statement).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn a_case_comes_back_and_moves() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let new = Sample::of(1, "2026-11-21").new_case();
        assert_eq!(cases::insert(&mut tx, &new).await.unwrap(), InsertCase::Inserted);
        assert_eq!(cases::insert(&mut tx, &new).await.unwrap(), InsertCase::AlreadyThere);
        let other = NewCase { id: id(2), ..new.clone() };
        assert_eq!(cases::insert(&mut tx, &other).await.unwrap(), InsertCase::ReferenceTaken);
        let mut expected = CaseRow {
            id: new.id,
            reference: new.reference.clone(),
            version: 1,
            stage: Stage::Received,
            entity: new.entity.clone(),
            received: new.received,
            closed: None,
        };
        assert_eq!(cases::by_id(&mut tx, new.id).await.unwrap().as_ref(), Some(&expected));
        cases::advance(&mut tx, new.id, 1, Stage::Listening).await.unwrap();
        assert_eq!(cases::advance(&mut tx, new.id, 1, Stage::Listening).await.unwrap_err(), Error::Conflict);
        expected.version = 2;
        expected.stage = Stage::Listening;
        assert_eq!(cases::by_reference(&mut tx, &new.reference).await.unwrap(), Some(expected));
        let unknown = Reference::random(Family::Case, new.received, &mut SeededEntropy::new(77));
        assert_eq!(cases::by_reference(&mut tx, &unknown).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn deadlines_open_and_close() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let sample = Sample::of(1, "2026-11-21");
        sample.write(&mut tx, &[]).await;
        let (early, late) = (day("2026-11-24"), day("2026-12-01"));
        deadlines::open(&mut tx, sample.case, DeadlineCode::Answer, late).await.unwrap();
        deadlines::open(&mut tx, sample.case, DeadlineCode::FirstAnswer, early).await.unwrap();
        assert!(deadlines::done(&mut tx, sample.case, DeadlineCode::Answer, early).await.unwrap());
        assert!(!deadlines::done(&mut tx, sample.case, DeadlineCode::Answer, early).await.unwrap());
        let first = DeadlineRow { code: DeadlineCode::FirstAnswer, due: early, done: None };
        let mut answer = DeadlineRow { code: DeadlineCode::Answer, due: late, done: Some(early) };
        let found = deadlines::of_case(&mut tx, sample.case).await.unwrap();
        assert_eq!(found, [first.clone(), answer.clone()]);
        deadlines::open(&mut tx, sample.case, DeadlineCode::Answer, late).await.unwrap();
        answer.done = None;
        assert_eq!(deadlines::of_case(&mut tx, sample.case).await.unwrap(), [first, answer], "owed again");
    })
    .await;
}

#[tokio::test]
async fn drawers_and_their_epochs() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let sample = Sample::of(1, "2026-11-21");
        sample.write(&mut tx, &[]).await;
        let drawer = |id, kind, epoch| CompartmentRow { id, case: sample.case, kind, ordinal: 0, epoch };
        compartments::set_epoch(&mut tx, sample.exchange, 0, 1).await.unwrap();
        let late = compartments::set_epoch(&mut tx, sample.exchange, 0, 1).await.unwrap_err();
        assert_eq!(late, Error::Conflict);
        let exchange = drawer(sample.exchange, CompartmentKind::Exchange, 1);
        let listening = drawer(sample.listening, CompartmentKind::Listening, 0);
        assert_eq!(compartments::of_case(&mut tx, sample.case).await.unwrap(), [exchange, listening]);
        let twin = CompartmentRow { id: id(99), ..exchange };
        assert_eq!(compartments::insert(&mut tx, &twin).await.unwrap_err(), Error::Conflict);
    })
    .await;
}

#[tokio::test]
async fn keys_come_back_to_their_holder() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let (sample, other) = (Sample::of(1, "2026-11-21"), Sample::of(2, "2026-11-21"));
        let (one, two): (MemberId, MemberId) = (id(11), id(12));
        sample.write(&mut tx, &[one, two]).await;
        other.write(&mut tx, &[one]).await;
        let token = GrantRow { holder: HolderKey::token(digest(5)), ..grant(sample.exchange, 0, one) };
        let recovery = GrantRow { holder: HolderKey::recovery(one), ..grant(sample.exchange, 0, one) };
        let next = GrantRow { settled: Some(vec![4]), ..grant(sample.exchange, 1, one) };
        grants::insert_many(&mut tx, &[token.clone(), recovery, next.clone()]).await.unwrap();

        let mut expected = vec![grant(sample.exchange, 0, one), next, grant(sample.listening, 0, one)];
        expected.sort_by_key(|row| (row.compartment, row.epoch));
        let holder = HolderKey::member(one);
        assert_eq!(grants::of_holder(&mut tx, sample.case, &holder).await.unwrap(), expected);
        assert_eq!(grants::of_holder(&mut tx, sample.case, &token.holder).await.unwrap(), std::slice::from_ref(&token));

        let everybody = grants::holders(&mut tx, sample.exchange, 0).await.unwrap();
        let count = |kind| everybody.iter().filter(|holder| holder.kind == kind).count();
        let counts = [HolderKind::Member, HolderKind::Token, HolderKind::Recovery].map(count);
        assert_eq!(counts, [2, 1, 1]);
        assert!(everybody.contains(&HolderKey::member(two)) && everybody.contains(&token.holder));

        let twice = grants::insert_many(&mut tx, &[grant(sample.exchange, 0, one)]).await.unwrap_err();
        assert_eq!(twice, Error::Conflict);
    })
    .await;
}

#[tokio::test]
async fn only_a_key_of_the_present_epoch_is_current() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let sample = Sample::of(1, "2026-11-21");
        let holder = HolderKey::member(id(11));
        sample.write(&mut tx, &[id(11)]).await;
        assert!(grants::holds_current(&mut tx, sample.case, &holder).await.unwrap());
        assert!(!grants::holds_current(&mut tx, sample.case, &HolderKey::member(id(12))).await.unwrap());
        for drawer in [sample.exchange, sample.listening] {
            compartments::set_epoch(&mut tx, drawer, 0, 1).await.unwrap();
        }
        assert!(!grants::holds_current(&mut tx, sample.case, &holder).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_decoy_takes_the_place_of_a_key() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let sample = Sample::of(1, "2026-11-21");
        let (one, two): (MemberId, MemberId) = (id(11), id(12));
        sample.write(&mut tx, &[one, two]).await;
        let holder = HolderKey::member(one);
        let read = grant(sample.exchange, 0, one);
        assert!(grants::settle(&mut tx, &read, &[4, 4]).await.unwrap());
        let mine = grants::of_holder(&mut tx, sample.case, &holder).await.unwrap();
        let settled: Vec<_> = mine.iter().filter(|row| row.settled.is_some()).map(|row| row.compartment).collect();
        assert_eq!(settled, [sample.exchange]);
        assert!(grants::replace(&mut tx, sample.exchange, 0, &holder, &[5]).await.unwrap());
        let mine = grants::of_holder(&mut tx, sample.case, &holder).await.unwrap();
        assert!(mine.contains(&GrantRow { wrapped: vec![5], ..grant(sample.exchange, 0, one) }));
        let theirs = grants::of_holder(&mut tx, sample.case, &HolderKey::member(two)).await.unwrap();
        assert!(theirs.contains(&grant(sample.exchange, 0, two)), "nobody else's");
        assert!(!grants::replace(&mut tx, sample.exchange, 3, &holder, &[5]).await.unwrap(), "no such epoch");
        assert!(!grants::settle(&mut tx, &grant(sample.exchange, 0, id(13)), &[5]).await.unwrap());
        assert!(
            !grants::settle(&mut tx, &read, &[4, 4]).await.unwrap(),
            "read before it was taken away: it does not come back"
        );
    })
    .await;
}

#[tokio::test]
async fn records_stand_in_their_order() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let sample = Sample::of(1, "2026-11-21");
        sample.write(&mut tx, &[]).await;
        assert_eq!(records::last(&mut tx, sample.listening).await.unwrap(), None);
        let third = record(sample.exchange, RecordKind::Message, 2, day("2026-11-22"));
        records::insert(&mut tx, &third).await.unwrap();
        let expected = [
            record(sample.exchange, RecordKind::Report, 0, sample.received),
            record(sample.exchange, RecordKind::Summary, 1, sample.received),
            third.clone(),
        ];
        assert_eq!(records::of_compartment(&mut tx, sample.exchange).await.unwrap(), expected);
        assert_eq!(records::last(&mut tx, sample.exchange).await.unwrap(), Some((2, third.sealed.clone())));
        let late = records::RecordRow { id: id(99), ..third };
        assert_eq!(records::insert(&mut tx, &late).await.unwrap_err(), Error::Conflict);
    })
    .await;
}

#[tokio::test]
async fn codes_end_once() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let sample = Sample::of(1, "2026-11-21");
        sample.write(&mut tx, &[]).await;
        let token = TokenRow {
            lookup: digest(1),
            case: sample.case,
            kind: TokenKind::Reporter,
            recipient: "age1pq1x".to_owned(),
            ended: None,
        };
        tokens::insert(&mut tx, &token).await.unwrap();
        assert_eq!(tokens::by_lookup(&mut tx, &digest(1)).await.unwrap().as_ref(), Some(&token));
        assert_eq!(tokens::by_lookup(&mut tx, &digest(2)).await.unwrap(), None);
        assert!(tokens::end(&mut tx, &digest(1), day("2026-12-01")).await.unwrap());
        assert!(!tokens::end(&mut tx, &digest(1), day("2026-12-02")).await.unwrap());
        let ended = TokenRow { ended: Some(day("2026-12-01")), ..token };
        assert_eq!(tokens::of_case(&mut tx, sample.case).await.unwrap(), std::slice::from_ref(&ended));
        assert_eq!(tokens::insert(&mut tx, &ended).await.unwrap_err(), Error::Conflict);
    })
    .await;
}

#[tokio::test]
async fn a_request_is_taken_once_until_forgotten() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        assert!(requests::claim(&mut tx, &digest(1), 10).await.unwrap());
        assert!(!requests::claim(&mut tx, &digest(1), 20).await.unwrap());
        assert_eq!(requests::purge(&mut tx, 10).await.unwrap(), 0);
        assert_eq!(requests::purge(&mut tx, 11).await.unwrap(), 1);
        assert!(requests::claim(&mut tx, &digest(1), 20).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_notice_is_claimed_once_and_put_off() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        outbox::insert(&mut tx, id(1), b"scelle").await.unwrap();
        let row = outbox::due(&mut tx, 5, 10).await.unwrap().remove(0);
        assert_eq!((row.id, row.sealed.as_slice(), row.attempts), (id(1), b"scelle".as_slice(), 0));
        assert!(outbox::claim(&mut tx, &row, 7).await.unwrap());
        assert!(!outbox::claim(&mut tx, &row, 7).await.unwrap(), "as it was read before");
        assert!(outbox::due(&mut tx, 6, 10).await.unwrap().is_empty());
        let tried = outbox::due(&mut tx, 7, 10).await.unwrap().remove(0);
        assert_eq!(tried.attempts, 1);
        outbox::put_off(&mut tx, &row, 5).await.unwrap();
        assert!(outbox::due(&mut tx, 6, 10).await.unwrap().is_empty(), "claimed since by another");
        outbox::put_off(&mut tx, &tried, 9).await.unwrap();
        assert!(outbox::due(&mut tx, 8, 10).await.unwrap().is_empty());
        let rows = outbox::after(&mut tx, None, 10).await.unwrap();
        assert!(rows.len() == 1 && rows[0].sealed == b"scelle");
        assert!(outbox::after(&mut tx, Some(rows[0].id), 10).await.unwrap().is_empty());
        assert!(!outbox::change(&mut tx, &row, b"autre").await.unwrap(), "as it was read before");
        assert!(outbox::change(&mut tx, &rows[0], b"autre").await.unwrap());
        assert_eq!(outbox::after(&mut tx, None, 10).await.unwrap()[0].sealed, b"autre");
        outbox::done(&mut tx, id(1)).await.unwrap();
        assert!(outbox::after(&mut tx, None, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_mark_stands_there_once_and_is_taken_as_it_was_read() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let mark = |sealed: &[u8]| marks::MarkRow { id: id(1), sealed: sealed.to_vec() };
        marks::put(&mut tx, &mark(b"une")).await.unwrap();
        marks::put(&mut tx, &mark(b"deux")).await.unwrap();
        assert_eq!(marks::after(&mut tx, None, 10).await.unwrap(), [mark(b"une")]);
        assert!(marks::after(&mut tx, Some(id(1)), 10).await.unwrap().is_empty());
        assert!(!marks::take(&mut tx, &mark(b"deux")).await.unwrap());
        assert!(marks::take(&mut tx, &mark(b"une")).await.unwrap());
        assert!(!marks::take(&mut tx, &mark(b"une")).await.unwrap());
        marks::put(&mut tx, &mark(b"trois")).await.unwrap();
        marks::forget(&mut tx, id(1)).await.unwrap();
        assert!(marks::after(&mut tx, None, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_journal_comes_back() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let entry = |sequence: u64, subject: Option<&str>| JournalRow {
            sequence,
            day: day("2026-11-21"),
            actor: "listener".to_owned(),
            act: Act::Open,
            subject: subject.map(str::to_owned),
            digest: digest(sequence),
            previous: digest(sequence + 100),
            signature: vec![1; 64],
        };
        assert_eq!(journal::head(&mut tx).await.unwrap(), None);
        let entries = [entry(0, Some("R-2026-7KQ4M")), entry(1, Some("R-2026-00000")), entry(2, None)];
        for entry in &entries {
            journal::append(&mut tx, entry).await.unwrap();
        }
        assert_eq!(journal::head(&mut tx).await.unwrap().as_ref(), entries.last());
        assert_eq!(journal::page(&mut tx, 1, 1).await.unwrap(), entries[1..2]);
        assert_eq!(journal::page(&mut tx, 0, 10).await.unwrap(), entries);
        for (actor, act, subject, on, seen) in [
            ("listener", Act::Open, Some("R-2026-7KQ4M"), "2026-11-21", true),
            ("listener", Act::Open, None, "2026-11-21", true),
            ("listener", Act::Open, Some("R-2026-7KQ4M"), "2026-11-22", false),
            ("listener", Act::Reply, Some("R-2026-7KQ4M"), "2026-11-21", false),
            ("coordinator", Act::Open, Some("R-2026-7KQ4M"), "2026-11-21", false),
            ("listener", Act::Open, Some("R-2026-11111"), "2026-11-21", false),
        ] {
            assert_eq!(journal::seen_today(&mut tx, actor, act, subject, day(on)).await.unwrap(), seen);
        }
        let about = journal::about(&mut tx, "R-2026-7KQ4M").await.unwrap();
        assert_eq!(about.iter().map(|row| (row.act, row.digest)).collect::<Vec<_>>(), [(Act::Open, digest(0))]);
        assert_eq!(journal::append(&mut tx, &entries[0]).await.unwrap_err(), Error::Conflict);
    })
    .await;
}

#[tokio::test]
async fn the_queue_is_drained_whole() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        for number in 0..3_u8 {
            journal::queue_insert(&mut tx, [number; 16], &[number]).await.unwrap();
        }
        let mut drained = journal::queue_drain(&mut tx).await.unwrap();
        drained.sort_unstable();
        assert_eq!(drained, [[0], [1], [2]]);
        assert!(journal::queue_drain(&mut tx).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_reminder_is_put_again_and_changed_as_it_was_read() {
    each_database(async |database| {
        let mut tx = begin(database).await;
        let row = |of: u64, due: Option<&str>, sealed: &[u8]| reminders::ReminderRow {
            id: id(of),
            day: due.map(day),
            sealed: sealed.to_vec(),
        };
        let (first, again) = (row(1, Some("2026-11-24"), b"une"), row(1, Some("2026-11-25"), b"deux"));
        let (other, told) = (row(2, Some("2026-11-23"), b"autre"), row(3, None, b"dite"));
        for one in [&first, &again, &other, &told] {
            reminders::put(&mut tx, one).await.unwrap();
        }
        assert_eq!(reminders::by_id(&mut tx, id(1)).await.unwrap(), Some(again.clone()));
        assert_eq!(reminders::by_id(&mut tx, id(9)).await.unwrap(), None);
        assert!(reminders::due(&mut tx, day("2026-11-22"), 9).await.unwrap().is_empty());
        assert_eq!(reminders::due(&mut tx, day("2026-11-25"), 9).await.unwrap(), [other.clone(), again.clone()]);
        assert_eq!(reminders::due(&mut tx, day("2026-11-25"), 1).await.unwrap(), std::slice::from_ref(&other));
        assert_eq!(reminders::told(&mut tx, None, 9).await.unwrap(), [told]);
        assert!(reminders::told(&mut tx, Some(id(3)), 9).await.unwrap().is_empty());
        assert!(!reminders::change(&mut tx, &first, (None, b"trois")).await.unwrap(), "it was put again since");
        assert!(reminders::change(&mut tx, &again, (None, b"trois")).await.unwrap());
        assert_eq!(reminders::by_id(&mut tx, id(1)).await.unwrap(), Some(row(1, None, b"trois")));
        assert_eq!(reminders::told(&mut tx, None, 9).await.unwrap().len(), 2);
        assert_eq!(reminders::told(&mut tx, None, 1).await.unwrap().len(), 1);
        reminders::forget(&mut tx, id(1)).await.unwrap();
        reminders::forget(&mut tx, id(1)).await.unwrap();
        assert_eq!(reminders::by_id(&mut tx, id(1)).await.unwrap(), None);
    })
    .await;
}

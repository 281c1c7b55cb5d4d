//! What falls due when, who is told of it beforehand and afterwards, each with the text it comes from.
use proptest::prelude::*;

use super::*;
use crate::domain::hours::{Closure, Opening};

const EMBEDDED: &str = include_str!("../../../policies/deadlines.toml");

fn deadlines() -> Deadlines {
    Deadlines::parse(EMBEDDED).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn closure(from: &str, to: &str) -> Closure {
    toml::from_str(&format!("from = '{from}'\nto = '{to}'\nlabel.fr = 'x'\nlabel.en = 'x'")).unwrap()
}

/// Closed between the years.
fn closed() -> Hours {
    Hours { closures: vec![closure("2026-12-24", "2027-01-01")], ..Hours::default() }
}

/// Read on Tuesdays and Thursdays only.
fn part_time() -> Hours {
    let opening: Opening = toml::from_str("days = ['tue', 'thu']\nfrom = '09:00'\nto = '12:00'").unwrap();
    Hours { openings: vec![opening], ..Hours::default() }
}

#[test]
fn the_defaults_fall_due_when_the_texts_say() {
    let deadlines = deadlines();
    let due = |code| deadlines.due(code, day("2026-11-10")).to_string();
    assert_eq!(due(DeadlineCode::FirstAnswer), "2026-11-13");
    assert_eq!(due(DeadlineCode::Acknowledgement), "2026-11-20");
    assert_eq!(due(DeadlineCode::Answer), "2026-11-18");
    assert_eq!(due(DeadlineCode::Feedback), "2027-02-10");
    assert_eq!(due(DeadlineCode::Orientation), "2026-11-25");
    let days = Deadlines::parse(&EMBEDDED.replace("\"months\"", "\"days\"").replace("warn = [", "# [")).unwrap();
    assert_eq!(days.due(DeadlineCode::Feedback, day("2026-11-10")).to_string(), "2026-11-13");
    let promised = DeadlineCode::ALL.iter().filter(|code| deadlines.is_promised(**code)).count();
    assert_eq!(promised, DeadlineCode::ALL.len() - 14, "a term is no promise, nor what nobody outside waits for");
}

/// A limit, the text it comes from, and days from which it runs with the last on which it is kept.
type Row = (DeadlineCode, &'static str, &'static [(&'static str, &'static str)]);

const LIMITS: [Row; 25] = [
    // Two working days on which somebody reads: over a weekend, a holiday on a Wednesday, Christmas and New Year's Day on
    // Fridays, Easter.
    (
        DeadlineCode::FirstAnswer,
        "promise",
        &[
            ("2026-11-23", "2026-11-25"),
            ("2026-11-20", "2026-11-24"),
            ("2026-11-10", "2026-11-13"),
            ("2026-12-31", "2027-01-05"),
            ("2027-03-26", "2027-03-31"),
        ],
    ),
    // Seven working days: over Armistice Day; over Easter 2026; over Labour Day and Victory Day 2026; over the end of a year; from
    // the latest Easter there is; over 29 February.
    (
        DeadlineCode::Acknowledgement,
        "Décret 2022-1284, article 4",
        &[
            ("2026-11-10", "2026-11-20"),
            ("2026-04-02", "2026-04-14"),
            ("2026-04-30", "2026-05-13"),
            ("2026-12-24", "2027-01-06"),
            ("2038-04-23", "2038-05-05"),
            ("2028-02-25", "2028-03-07"),
        ],
    ),
    (DeadlineCode::Answer, "promise", &[("2026-11-23", "2026-11-30"), ("2026-11-10", "2026-11-18")]),
    // Three months, on the same day number, or the last of a shorter month.
    (
        DeadlineCode::Feedback,
        "Décret 2022-1284, article 4",
        &[
            ("2026-11-23", "2027-02-23"),
            ("2026-11-30", "2027-02-28"),
            ("2027-11-30", "2028-02-29"),
            ("2028-02-29", "2028-05-29"),
            ("2026-08-31", "2026-11-30"),
        ],
    ),
    (
        DeadlineCode::Orientation,
        "promise",
        &[("2026-11-23", "2026-12-08"), ("2026-12-20", "2027-01-04"), ("2028-02-20", "2028-03-06")],
    ),
    (DeadlineCode::Withdrawal, "choice", &[("2026-11-23", "2026-12-07"), ("2028-02-20", "2028-03-05")]),
    (
        DeadlineCode::Protection,
        "CRPA L.231-4, 5°",
        &[
            ("2026-11-23", "2027-01-23"),
            ("2026-12-31", "2027-02-28"),
            ("2027-12-31", "2028-02-29"),
            ("2026-06-30", "2026-08-30"),
            ("2026-07-31", "2026-09-30"),
        ],
    ),
    (
        DeadlineCode::InquiryDecision,
        "décision-cadre 2025-019",
        &[("2026-11-23", "2027-01-23"), ("2026-12-30", "2027-02-28")],
    ),
    (DeadlineCode::ProtectiveMeasure, "CGFP L.134-6", &[("2026-11-20", "2026-11-21"), ("2028-02-28", "2028-02-29")]),
    (DeadlineCode::Measure, "CGFP L.135-6", &[("2026-11-23", "2026-12-07"), ("2026-12-18", "2027-01-05")]),
    (DeadlineCode::MeasureReview, "CGFP L.134-6", &[("2026-11-23", "2027-02-23"), ("2026-11-30", "2027-02-28")]),
    (DeadlineCode::SecondMember, "CGFP L.134-6", &[("2026-11-20", "2026-11-21"), ("2026-12-31", "2027-01-01")]),
    (
        DeadlineCode::Telling,
        "RGPD article 14",
        &[("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29"), ("2026-11-23", "2026-12-23")],
    ),
    (
        DeadlineCode::Information,
        "RGPD, article 14",
        &[("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29"), ("2026-11-23", "2026-12-23")],
    ),
    (DeadlineCode::Report, "décision-cadre 2025-019", &[("2026-11-30", "2027-02-28"), ("2026-11-23", "2027-02-23")]),
    (DeadlineCode::Limitation, "CGFP L.532-2", &[("2026-11-23", "2029-11-23"), ("2028-02-29", "2031-02-28")]),
    (
        DeadlineCode::SuspensionEnd,
        "CGFP L.531-2",
        &[("2026-11-23", "2027-03-23"), ("2026-10-31", "2027-02-28"), ("2027-10-31", "2028-02-29")],
    ),
    (DeadlineCode::Summons, "Décret 84-961, article 4", &[("2026-11-23", "2026-12-08")]),
    (DeadlineCode::Opinion, "Décret 84-961, article 9", &[("2027-01-31", "2027-02-28"), ("2026-11-23", "2026-12-23")]),
    (DeadlineCode::Aftercare, "L.135-6 A", &[("2026-11-23", "2026-12-23"), ("2027-01-31", "2027-02-28")]),
    (DeadlineCode::AftercareOver, "RGPD", &[("2027-11-23", "2027-12-23"), ("2028-01-31", "2028-02-29")]),
    // Half a year to look again at what is kept: over the end of a year, from a day that February has not.
    (DeadlineCode::Hold, "RGPD", &[("2026-11-23", "2027-05-23"), ("2027-08-31", "2028-02-29")]),
    // Terms: the days stand in retention.toml.
    (DeadlineCode::Archive, "policies/retention.toml", &[("2027-01-31", "2027-02-28")]),
    (DeadlineCode::Erasure, "policies/retention.toml", &[("2028-01-31", "2028-02-29")]),
    (
        DeadlineCode::NotebookTerm,
        "RGPD article 5(1)(e)",
        &[("2024-02-29", "2027-02-28"), ("2025-02-28", "2028-02-28"), ("2026-11-23", "2029-11-23")],
    ),
];

#[test]
fn every_limit_of_the_file_has_its_text_and_falls_due_when_that_says() {
    let deadlines = deadlines();
    for (code, text, rows) in LIMITS {
        let reference = &deadlines.deadline(code).unwrap().reference;
        assert!(reference.contains(text), "{}: {reference}", code.code());
        for (from, due) in rows {
            assert_eq!(deadlines.due(code, day(from)), day(due), "{} from {from}", code.code());
        }
    }
    let told: Vec<DeadlineCode> = LIMITS.iter().map(|(code, ..)| *code).collect();
    assert_eq!(told, DeadlineCode::ALL, "each has its row");
}

#[test]
fn a_promise_waits_for_somebody_to_read_and_the_law_does_not() {
    let deadlines = deadlines();
    let due = |deadlines: &Deadlines, code| deadlines.due(code, day("2026-12-23")).to_string();
    assert_eq!(due(&deadlines, DeadlineCode::FirstAnswer), "2026-12-28");
    let waiting = deadlines.read_at(closed());
    assert_eq!(due(&waiting, DeadlineCode::FirstAnswer), "2027-01-05");
    assert_eq!(due(&waiting, DeadlineCode::Answer), "2027-01-08");
    for code in [DeadlineCode::Acknowledgement, DeadlineCode::Feedback] {
        assert_eq!(due(&waiting, code), due(&deadlines, code));
    }
}

/// What is said of it: days, those on which it is told above marked.
fn told(hours: Hours, code: DeadlineCode, (from, due): (&str, &str)) -> String {
    let bells = deadlines().read_at(hours).bells(code, (day(from), day(due)));
    let shown = bells.iter().map(|bell| format!("{}{}", bell.day, if bell.above { "!" } else { "" }));
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn somebody_is_told_before_on_and_after_the_last_day_and_others_later() {
    use DeadlineCode::{Acknowledgement, FirstAnswer, NotebookTerm, Orientation, Protection, Report, Withdrawal};
    let cases = [
        // From a Monday to a Wednesday.
        (Hours::default(), FirstAnswer, ("2026-11-23", "2026-11-25"), "2026-11-24 2026-11-25 2026-11-26!"),
        // Two days before a Friday; a last day on a Monday is warned of on Friday, not on Saturday.
        (Hours::default(), Acknowledgement, ("2026-11-10", "2026-11-20"), "2026-11-18 2026-11-20 2026-11-21!"),
        (Hours::default(), Acknowledgement, ("2026-11-11", "2026-11-23"), "2026-11-20 2026-11-23 2026-11-24!"),
        // A month and a month and a half after the request; the last day is a Saturday, silence refuses on Sunday.
        (
            Hours::default(),
            Protection,
            ("2026-11-23", "2027-01-23"),
            "2026-12-24 2027-01-08 2027-01-18 2027-01-22 2027-01-24",
        ),
        // Nobody reads on 24 December: they are told the day before; nor on the last day, 26 December.
        (closed(), Protection, ("2026-11-23", "2027-01-23"), "2026-12-23 2027-01-08 2027-01-18 2027-01-22 2027-01-24"),
        (closed(), Orientation, ("2026-12-11", "2026-12-26"), "2026-12-23 2026-12-27 2027-01-02!"),
        // Tuesdays and Thursdays.
        (part_time(), Orientation, ("2026-11-23", "2026-12-08"), "2026-12-03 2026-12-08 2026-12-09 2026-12-15!"),
        // A day that was chosen, sooner than what is usually left: nothing is told of days gone by.
        (Hours::default(), Report, ("2026-11-23", "2026-11-27"), "2026-11-24 2026-11-27 2026-11-28 2026-12-12!"),
        (Hours::default(), Report, ("2026-11-23", "2026-11-23"), "2026-11-23 2026-11-24 2026-12-08!"),
        (Hours::default(), Withdrawal, ("2026-11-23", "2026-12-07"), ""),
        (Hours::default(), NotebookTerm, ("2026-11-23", "2029-11-23"), ""),
    ];
    for (hours, code, dates, expected) in cases {
        assert_eq!(told(hours, code, dates), expected, "{} {dates:?}", code.code());
    }
}

#[test]
fn whatever_is_owed_is_told_above_or_the_file_says_why_not() {
    let deadlines = deadlines();
    for code in DeadlineCode::ALL {
        let never = deadlines.deadline(*code).unwrap().escalate.is_none();
        let is_explained = EMBEDDED.split("[[deadline]]").any(|part| {
            part.contains(&format!("\"{}\"", code.code()))
                && (part.contains("# No escalate:") || part.contains("# No warn, no"))
        });
        assert_eq!(never, is_explained, "{}", code.code());
        assert!(code.is_owed() || never, "{}", code.code());
    }
}

#[test]
fn faults() {
    let fault = |from: &str, to: &str| Deadlines::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err();
    assert_eq!(fault("\"feedback\"", "\"feedbakc\"").code, "unknown-code");
    assert_eq!(fault("\"feedback\"", "\"answer\"").code, "twice");
    assert_eq!(fault("amount = 3", "amount = -3").code, "malformed");
    assert_eq!(fault("escalate = 1", "escalate = 0").code, "malformed");
    let (without, _) = EMBEDDED.rsplit_once("[[deadline]]").unwrap();
    assert_eq!(Deadlines::parse(without).unwrap_err(), FileError::whole("missing-deadline", "notebook-term"));
    // With the line of the deadline, and its code.
    let line = |code: &str| {
        let lines: Vec<&str> = EMBEDDED.lines().collect();
        lines.iter().position(|line| *line == format!("code = \"{code}\"")).unwrap()
    };
    let warns = [
        ("warn = [15, 3]", "warn = [3, 15]", "warn-order", "feedback"),
        ("warn = [15, 3]", "warn = [15, 15]", "warn-order", "feedback"),
        ("warn = [15, 3]", "warn = [15, 0]", "warn-range", "feedback"),
        ("warn = [15, 3]", "warn = [84, 3]", "warn-range", "feedback"),
        ("warn = [1]", "warn = [2]", "warn-range", "first-answer"),
        ("warn = [3]", "warn = [15]", "warn-range", "orientation"),
        ("amount = 14", "amount = 14\nwarn = [1]", "warn-nobody", "withdrawal"),
        ("amount = 14", "amount = 14\nescalate = 1", "warn-nobody", "withdrawal"),
    ];
    for (from, to, code, at) in warns {
        assert_eq!(fault(from, to), FileError { line: line(at), code, at: at.to_owned() }, "{to}");
    }
    assert!(Deadlines::parse(&EMBEDDED.replacen("warn = [15, 3]", "warn = [83, 3]", 1)).is_ok());
}

fn any_code() -> impl Strategy<Value = DeadlineCode> {
    (0..DeadlineCode::ALL.len()).prop_map(|index| DeadlineCode::ALL[index])
}

fn any_hours() -> impl Strategy<Value = Hours> {
    (0_u8..3).prop_map(|which| match which {
        0 => Hours::default(),
        1 => closed(),
        _ => part_time(),
    })
}

proptest! {
    #[test]
    fn what_begins_later_falls_due_no_earlier(code in any_code(), hours in any_hours(), start in 0_i32..4_000, later in 0_i32..400) {
        let deadlines = deadlines().read_at(hours);
        let start = day("2024-01-01").plus(start);
        prop_assert!(deadlines.due(code, start) <= deadlines.due(code, start.plus(later)));
        prop_assert!(deadlines.due(code, start) > start);
    }

    #[test]
    fn those_who_can_keep_it_are_told_between_its_start_and_the_day_after(
        code in any_code(),
        hours in any_hours(),
        start in 0_i32..4_000,
    ) {
        let deadlines = deadlines().read_at(hours);
        let from = day("2024-01-01").plus(start);
        let due = deadlines.due(code, from);
        let bells = deadlines.bells(code, (from, due));
        prop_assert!(bells.is_sorted_by(|one, next| one.day < next.day));
        for bell in bells.iter().filter(|bell| !bell.above) {
            prop_assert!(bell.day > from && bell.day <= due.plus(1));
        }
        // At least once while something can still be done, and once when it is late; others only afterwards.
        prop_assert_eq!(bells.iter().any(|bell| bell.day <= due), code.is_owed());
        prop_assert_eq!(bells.iter().any(|bell| bell.day == due.plus(1)), code.is_owed());
        prop_assert!(bells.iter().filter(|bell| bell.above).all(|bell| bell.day > due));
    }
}

//! When what rests is archived and erased, and what a file that says so may not say.
use proptest::prelude::*;

use super::*;

const EMBEDDED: &str = include_str!("../../../policies/retention.toml");

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

#[test]
fn the_defaults_end_when_the_texts_say() {
    let retention = Retention::parse(EMBEDDED).unwrap();
    let table = [
        (Stage::Ended, Some(Outcome::OutOfScope), "2026-12-31", None, "2027-02-28"),
        (Stage::Ended, Some(Outcome::Elsewhere), "2026-11-23", None, "2027-01-23"),
        (Stage::Ended, Some(Outcome::Supported), "2026-11-23", Some("2027-01-23"), "2027-11-23"),
        (Stage::Ended, Some(Outcome::WithoutFollowUp), "2027-12-31", Some("2028-02-29"), "2028-12-29"),
        (Stage::Ended, Some(Outcome::Dealt), "2026-11-23", Some("2027-01-23"), "2029-11-23"),
        (Stage::Answered, None, "2026-11-23", None, "2027-01-23"),
        (Stage::NotOpened, None, "2028-02-29", None, "2029-02-28"),
        (Stage::MeasureRefused, None, "2026-11-23", None, "2027-11-23"),
        (Stage::MeasureEnded, None, "2028-02-29", None, "2029-02-28"),
        (Stage::Filed, None, "2026-11-23", None, "2029-11-23"),
        (Stage::DisciplineClosed, None, "2026-11-23", None, "2027-11-23"),
    ];
    for (stage, outcome, since, archived, erased) in table {
        let dates = Dates { archived: archived.map(day), erased: day(erased) };
        assert_eq!(retention.dates((stage, outcome), day(since)), Some(dates), "{} {since}", stage.code());
    }
}

#[test]
fn what_goes_on_has_no_term() {
    let retention = Retention::parse(EMBEDDED).unwrap();
    for stage in Stage::ALL.iter().filter(|stage| !stage.rests()) {
        assert_eq!(retention.dates((*stage, None), day("2026-11-23")), None, "{}", stage.code());
        assert_eq!(retention.soonest(*stage, day("2026-11-23")), None);
    }
}

#[test]
fn the_soonest_is_that_of_the_shortest_outcome() {
    let retention = Retention::parse(EMBEDDED).unwrap();
    assert_eq!(retention.soonest(Stage::Ended, day("2026-11-23")), Some(day("2027-01-23")));
}

fn refused(text: &str) -> (usize, &'static str) {
    let error = Retention::parse(text).unwrap_err();
    (error.line, error.code)
}

#[test]
fn what_cannot_be_meant_is_refused_where_it_stands() {
    let changed = |from: &str, to: &str| EMBEDDED.replacen(from, to, 1);
    let line_of = |text: &str| EMBEDDED[..EMBEDDED.find(text).unwrap()].lines().count();
    let first = line_of("[[term]]") + 1;
    let answered = line_of("stage = \"answered\"");
    assert_eq!(refused(&changed("stage = \"answered\"", "stage = \"listening\"")), (answered, "unknown-stage"));
    assert_eq!(refused(&changed("outcome = \"out-of-scope\"", "outcome = \"silence\"")), (first, "unknown-outcome"));
    assert_eq!(refused(&changed("outcome = \"out-of-scope\"\n", "")), (first, "unknown-outcome"));
    assert_eq!(refused(&changed("active = \"2 months\"", "active = \"2 hours\"")), (first, "bad-length"));
    assert_eq!(refused(&changed("active = \"2 months\"", "active = \"soon\"")).1, "bad-length");
    let twice = changed("outcome = \"elsewhere\"", "outcome = \"out-of-scope\"");
    assert_eq!(refused(&twice).1, "twice");
    let without = EMBEDDED.split("# A question that was answered.").next().unwrap();
    assert_eq!(refused(without), (0, "missing-term"));
}

#[test]
fn a_case_is_closed_with_reasons() {
    let codes = |pairs: &[(&str, &str)]| {
        let faults = Ending::parse(&fields(pairs)).unwrap_err();
        faults.iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[]), ["missing-ending", "no-ending-reasons"]);
    assert_eq!(codes(&[("outcome", "silence"), ("reasons", "  ")]), ["missing-ending", "no-ending-reasons"]);
    let long = "é".repeat(PARAGRAPH_LIMIT + 1);
    assert_eq!(codes(&[("outcome", "dealt"), ("reasons", &long)]), ["too-long"]);
    let ending = Ending::parse(&fields(&[("outcome", "dealt"), ("reasons", " Traité. ")])).unwrap();
    assert_eq!(ending, Ending { outcome: Outcome::Dealt, reasons: "Traité.".to_owned() });
}

#[test]
fn a_file_is_kept_for_a_reason_until_a_day_to_come() {
    let limits = (day("2026-11-23"), day("2027-05-23"));
    let read = |reason: &str, review: &str| {
        let read = Holding::parse(&fields(&[("motive", reason), ("review", review)]), limits);
        read.map_err(|faults| faults.iter().map(|fault| fault.code).collect::<Vec<_>>())
    };
    for (reason, review, faults) in [
        ("", "", vec!["missing-hold-reason", "review-day"]),
        ("court", "2026-11-23", vec!["review-day"]),
        ("court", "2027-05-24", vec!["review-day"]),
        ("parce que", "2027-05-23", vec!["missing-hold-reason"]),
    ] {
        assert_eq!(read(reason, review).unwrap_err(), faults, "{reason} {review}");
    }
    assert_eq!(read("court", "2027-05-23").unwrap(), Holding { reason: Reason::Court, review: day("2027-05-23") });
}

proptest! {
    /// Nothing is erased before it was archived, nor on the day it came to rest.
    #[test]
    fn the_days_follow_one_another(days in 0_i32..40_000) {
        let retention = Retention::parse(EMBEDDED).unwrap();
        let since = day("2020-01-01").plus(days);
        for (stage, outcome) in kept() {
            let Dates { archived, erased } = retention.dates((stage, outcome), since).unwrap();
            prop_assert!(since < erased && archived.is_none_or(|day| since < day && day < erased));
            prop_assert!(retention.soonest(stage, since).unwrap() <= erased);
        }
    }
}

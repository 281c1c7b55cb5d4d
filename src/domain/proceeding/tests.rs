//! What is typed in a disciplinary procedure, against the shipped regimes; the dates that come of it.
use super::*;
use crate::domain::{contact::Fault, rules::Rules};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn typed(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

fn codes<T>(read: Result<T, Vec<Fault>>) -> Vec<(&'static str, &'static str)> {
    read.err().into_iter().flatten().map(|fault| (fault.field, fault.code)).collect()
}

const TODAY: &str = "2027-02-01";

fn terms(pairs: &[(&str, &str)]) -> Result<Terms, Vec<Fault>> {
    Terms::parse(&typed(pairs), |code| code == "official-state", day(TODAY))
}

fn under(pairs: &[(&str, &str)]) -> Proceeding {
    let all = [&[("regime", "official-state"), ("known", "2026-12-20")], pairs].concat();
    Proceeding { terms: Some(terms(&all).unwrap()), ..Proceeding::default() }
}

fn with_steps(mut known: Proceeding, steps: &[(&str, &str)]) -> Proceeding {
    for (step, on) in steps {
        let taken = StepTaken { step: (*step).to_owned(), day: day(on), said: BTreeSet::new(), note: String::new() };
        known.steps.insert((*step).to_owned(), taken);
    }
    known
}

fn on_regime<T>(check: impl FnOnce(&Regime) -> T) -> T {
    let rules = Rules::embedded().unwrap();
    check(rules.discipline.regime("official-state").unwrap())
}

#[test]
fn the_rules_are_a_status_and_days_that_follow() {
    let all = [("regime", "official-state"), ("known", "2026-12-20")];
    assert!(terms(&all).is_ok());
    for (name, wrong, code) in [
        ("regime", "contractor", "regime-not-chosen"),
        ("known", "", "known-day"),
        ("known", "2027-02-02", "known-day"),
        ("prosecuted", "hier", "past-day"),
        ("judged", "2026-12-01", "judged-before"),
        ("contract-ends", "x", "not-a-day"),
        ("postponed", "-1", "not-days"),
        ("postponed", "367", "not-days"),
    ] {
        let mut fields = typed(&all);
        fields.replace(name, wrong);
        let read = Terms::parse(&fields, |code| code == "official-state", day(TODAY));
        assert_eq!(codes(read), [(name, code)], "{wrong}");
    }
}

#[test]
fn a_step_is_taken_once_all_was_said() {
    on_regime(|regime| {
        let read = |step, pairs: &[(&str, &str)]| StepTaken::parse(&typed(pairs), (regime, step), day(TODAY));
        let said = [("said", "silence"), ("said", "file"), ("said", "defence")];
        let whole = [&[("day", "2027-01-10")][..], &said].concat();
        assert_eq!(read("notify", &whole).unwrap().said.len(), 3);
        assert_eq!(codes(read("notify", &whole[..3])), [("said", "not-said")]);
        assert_eq!(codes(read("engage", &[("day", "2027-02-02")])), [("day", "past-day")]);
        assert_eq!(codes(read("engage", &[])), [("day", "not-a-day")]);
        assert_eq!(codes(read("nothing", &whole)), [("day", "no-such-step")]);
        // A sitting can be set: what is said there is said on the day.
        assert!(read("sitting", &[("day", "2027-03-10")]).is_ok());
        assert_eq!(codes(read("sitting", &[("day", "2027-01-10")])), [("said", "not-said")]);
    });
}

#[test]
fn dates_come_from_the_regime_and_go_once_they_are_kept() {
    on_regime(|regime| {
        let said = |known: &Proceeding| {
            let all = dates(known, regime).into_iter();
            all.map(|(what, day)| {
                let step = match what {
                    Dated::Step(place) => regime.steps[place].code.as_str(),
                    _ => what.code(),
                };
                format!("{step} {day}")
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(said(&Proceeding::default()), Vec::<String>::new(), "without rules nothing is counted");
        let known = under(&[("with-council", "yes")]);
        assert_eq!(said(&known), ["begin 2029-12-20"]);
        let running = under(&[("prosecuted", "2027-01-04")]);
        assert_eq!(said(&running), Vec::<String>::new(), "prosecution keeps it from running");
        let engaged =
            with_steps(known, &[("engage", "2027-01-08"), ("referral", "2027-01-31"), ("sitting", "2027-03-15")]);
        assert_eq!(said(&engaged), ["summons 2027-02-28", "opinion 2027-02-28"]);
        let late =
            Proceeding { terms: under(&[("with-council", "yes"), ("postponed", "10")]).terms, ..engaged.clone() };
        assert_eq!(said(&late), ["summons 2027-02-28", "opinion 2027-03-10"]);
        let suspended = Suspended { from: day("2027-01-08"), until: day("2027-05-07"), reasons: "R.".to_owned() };
        let away = Proceeding { suspended: Some(suspended), ..engaged.clone() };
        assert_eq!(said(&away).last().unwrap(), "suspension 2027-05-07");
        let sanctioned = Sanctioned {
            day: day("2027-03-31"),
            sanction: Some("reprimand".to_owned()),
            along: None,
            lasts: None,
            sursis: None,
            reasons: "R.".to_owned(),
        };
        let over = Proceeding { sanctioned: Some(sanctioned), ..with_steps(away, &[("notification", "2027-04-02")]) };
        assert_eq!(said(&over), ["appeal 2027-06-02", "erased 2030-03-31"]);
    });
}

#[test]
fn a_suspension_lasts_as_long_as_the_law_allows() {
    on_regime(|regime| {
        let read = |known: &Proceeding, until| {
            let fields = typed(&[("from", "2027-01-08"), ("until", until), ("reasons", "Faute grave.")]);
            codes(Suspended::parse(&fields, regime, known))
        };
        assert_eq!(read(&under(&[]), "2027-05-07"), []);
        assert_eq!(read(&under(&[]), "2027-05-08"), [("until", "suspended-too-long")]);
        assert_eq!(read(&under(&[("prosecuted", "2027-01-04")]), "2027-07-01"), []);
        assert_eq!(read(&under(&[]), "2027-01-07"), [("until", "until-before")]);
        assert_eq!(
            codes(Suspended::parse(&typed(&[]), regime, &under(&[]))),
            [("from", "not-a-day"), ("until", "not-a-day"), ("reasons", "no-reasons")]
        );
        let student = Rules::embedded().unwrap();
        let apprentice = student.discipline.regime("apprentice").unwrap();
        if apprentice.suspension.is_none() {
            assert!(codes(Suspended::parse(&typed(&[]), apprentice, &under(&[]))).contains(&("from", "no-suspension")));
        }
    });
}

#[test]
fn what_is_decided_is_listed_and_comes_after_what_it_takes() {
    on_regime(|regime| {
        let told = with_steps(under(&[("with-council", "yes")]), &[("notify", "2027-01-10")]);
        let advised = with_steps(told.clone(), &[("opinion", "2027-01-25")]);
        let read = |known: &Proceeding, pairs: &[(&str, &str)]| {
            let all = [&[("day", "2027-01-31"), ("reasons", "Fait par fait.")], pairs].concat();
            codes(Sanctioned::parse(&typed(&all), regime, known, day(TODAY)))
        };
        let lasts = |amount| [("sanction", "exclusion-2-years"), ("lasts", amount), ("lasts-unit", "months")];
        assert_eq!(read(&told, &[("sanction", "none")]), []);
        assert_eq!(read(&told, &[("sanction", "reprimand")]), []);
        assert_eq!(read(&under(&[]), &[("sanction", "reprimand")]), [("sanction", "not-notified-yet")]);
        assert_eq!(read(&told, &[("sanction", "transfer")]), [("sanction", "no-opinion-yet")]);
        assert_eq!(read(&advised, &[("sanction", "transfer")]), []);
        assert_eq!(read(&advised, &[("sanction", "shame")]), [("sanction", "sanction-not-chosen")]);
        assert_eq!(read(&advised, &lasts("6")), []);
        assert_eq!(read(&advised, &lasts("25")), [("lasts", "lasts-too-long")]);
        assert_eq!(read(&advised, &lasts("six")), [("lasts", "not-a-length"), ("lasts", "length-needed")]);
        assert_eq!(read(&advised, &lasts("")), [("lasts", "length-needed")]);
        assert_eq!(
            read(&told, &[("sanction", "reprimand"), ("lasts", "3"), ("lasts-unit", "days")]),
            [("lasts", "no-length")]
        );
        let sursis = |part| [&lasts("6")[..], &[("sursis", part), ("sursis-unit", "months")]].concat();
        assert_eq!(read(&advised, &sursis("5")), []);
        assert_eq!(read(&advised, &sursis("6")), [("sursis", "sursis-too-long")], "a month is served in any case");
        assert_eq!(
            read(&advised, &[("sanction", "transfer"), ("sursis", "1"), ("sursis-unit", "days")]),
            [("sursis", "no-sursis"), ("sursis", "sursis-too-long")]
        );
        let along = |code| [("sanction", code), ("along", "promotion-list")];
        assert_eq!(read(&advised, &along("transfer")), []);
        assert_eq!(read(&advised, &along("reprimand")), [("along", "not-along")]);
        assert_eq!(read(&told, &along("none")), [("sanction", "nothing-with-none")]);
        let early = typed(&[("day", "2027-01-05"), ("sanction", "reprimand"), ("reasons", "R.")]);
        assert_eq!(codes(Sanctioned::parse(&early, regime, &told, day(TODAY))), [("sanction", "not-notified-yet")]);
        let nothing = codes(Sanctioned::parse(&typed(&[]), regime, &told, day(TODAY)));
        assert_eq!(nothing, [("day", "past-day"), ("sanction", "sanction-not-chosen"), ("reasons", "no-reasons")]);
    });
}

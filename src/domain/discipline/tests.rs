//! The shipped regimes, date by date with the reference of each limit; and files that cannot be meant.
use super::*;
use crate::domain::rules::Rules;

fn regimes() -> Regimes {
    Rules::embedded().unwrap().discipline
}

fn shipped(code: &str) -> &'static str {
    SHIPPED.iter().find(|(shipped, _)| *shipped == code).unwrap().1
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The date, or `-` where there is none.
fn said(day: Option<Day>) -> String {
    day.map_or_else(|| "-".to_owned(), |day| day.to_string())
}

/// Status, day from which it counts, expected last day, reference as the file must say it.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn check_table(rows: &[Row], found: impl Fn(&Regime, Day) -> Option<Day>, reference: impl Fn(&Regime) -> String) {
    let regimes = regimes();
    for (code, from, expected, cited) in rows {
        let regime = regimes.regime(code).unwrap();
        assert_eq!(said(found(regime, day(from))), *expected, "{code} from {from}");
        assert!(reference(regime).contains(cited), "{code}: {} does not cite {cited}", reference(regime));
    }
}

#[test]
fn the_last_day_to_begin() {
    let rows: [Row; 13] = [
        ("official-state", "2026-11-23", "2029-11-23", "CGFP L.532-2"),
        ("official-state", "2028-02-29", "2031-02-28", "CGFP L.532-2"),
        ("official-state", "2025-02-28", "2028-02-28", "CGFP L.532-2"),
        ("official-local", "2026-12-31", "2029-12-31", "CGFP L.532-2"),
        ("official-hospital", "2026-08-31", "2029-08-31", "CGFP L.532-2"),
        ("trainee-state", "2026-11-23", "2029-11-23", "CGFP L.532-2"),
        ("contract-state", "2026-11-23", "2029-11-23", "Décret 86-83"),
        ("contract-local", "2026-11-23", "2029-11-23", "Décret 88-145, article 36"),
        ("contract-hospital", "2026-11-23", "2029-11-23", "Décret 91-155, article 39"),
        ("student", "2026-11-23", "2029-11-23", "R.811-11"),
        ("apprentice", "2026-11-23", "2027-01-23", "L.1332-4"),
        ("apprentice", "2026-12-31", "2027-02-28", "L.1332-4"),
        ("apprentice", "2027-12-30", "2028-02-29", "L.1332-4"),
    ];
    let limitation = |regime: &Regime| regime.limitation.as_ref().unwrap().reference.clone();
    check_table(&rows, |regime, from| regime.last_day_to_begin(from, Prosecution::None), limitation);
    for code in ["student-imt", "contractor"] {
        let last = regimes().regime(code).unwrap().last_day_to_begin(day("2026-11-23"), Prosecution::None);
        assert_eq!(last, None, "{code}: nothing is known to limit it");
    }
}

#[test]
fn prosecution_interrupts_what_has_not_run_out() {
    let regimes = regimes();
    let last =
        |code: &str, prosecution| said(regimes.regime(code).unwrap().last_day_to_begin(day("2026-11-23"), prosecution));
    let over = |since: &str, until: &str| Prosecution::Over { since: day(since), until: day(until) };
    // CGFP L.532-2: interrupted until the final decision; three years begin anew.
    assert_eq!(last("official-state", Prosecution::Running { since: day("2027-01-01") }), "-");
    assert_eq!(last("official-state", Prosecution::Running { since: day("2029-11-23") }), "-");
    assert_eq!(last("official-state", Prosecution::Running { since: day("2029-11-24") }), "2029-11-23");
    assert_eq!(last("official-state", over("2027-01-01", "2028-02-29")), "2031-02-28");
    assert_eq!(last("official-state", over("2030-01-01", "2031-01-01")), "2029-11-23");
    // Nothing sure is known of students.
    assert_eq!(last("student", over("2027-01-01", "2028-02-29")), "2029-11-23");
}

#[test]
fn the_last_day_of_a_suspension() {
    let rows: [Row; 14] = [
        ("official-state", "2026-11-23", "2027-03-22", "CGFP L.531-1"),
        ("official-state", "2026-10-31", "2027-02-28", "CGFP L.531-1"),
        ("official-state", "2027-10-31", "2028-02-29", "CGFP L.531-1"),
        ("official-state", "2028-02-29", "2028-06-28", "CGFP L.531-1"),
        ("official-local", "2026-12-31", "2027-04-30", "CGFP L.531-1"),
        ("official-hospital", "2027-01-01", "2027-04-30", "CGFP L.531-1"),
        ("trainee-local", "2026-11-23", "2027-03-22", "CGFP L.531-1"),
        ("contract-state", "2026-11-23", "2027-03-22", "Décret 86-83, article 43"),
        ("contract-local", "2026-11-23", "2027-03-22", "Décret 88-145, article 36-1 A"),
        ("contract-hospital", "2026-11-23", "2027-03-22", "Décret 91-155"),
        ("student-imt", "2027-01-31", "2027-02-28", "Décret 2012-279, article 29"),
        ("student-imt", "2026-11-23", "2026-12-22", "Décret 2012-279, article 29"),
        ("student", "2028-02-01", "2028-03-01", "R.712-8"),
        ("apprentice", "2026-11-23", "-", "L.1332-3"),
    ];
    let suspension = |regime: &Regime| regime.suspension.as_ref().unwrap().reference.clone();
    check_table(&rows, |regime, first| regime.last_day_suspended(first, None), suspension);
    let regimes = regimes();
    let ends = |code: &str, contract: &str| {
        said(regimes.regime(code).unwrap().last_day_suspended(day("2026-11-23"), Some(day(contract))))
    };
    assert_eq!(ends("contract-state", "2027-01-31"), "2027-01-31", "not beyond the contract");
    assert_eq!(ends("contract-state", "2028-01-31"), "2027-03-22");
    assert_eq!(ends("official-state", "2027-01-31"), "2027-03-22", "an official has none");
    assert_eq!(regimes.regime("contractor").unwrap().last_day_suspended(day("2026-11-23"), None), None);
}

#[test]
fn the_summons_is_there_fifteen_days_before() {
    let rows: [Row; 8] = [
        ("official-state", "2026-12-08", "2026-11-23", "Décret 84-961, article 4"),
        ("official-state", "2028-03-15", "2028-02-29", "Décret 84-961, article 4"),
        ("official-state", "2027-03-15", "2027-02-28", "Décret 84-961, article 4"),
        ("official-local", "2027-01-10", "2026-12-26", "Décret 89-677, article 6"),
        ("official-hospital", "2027-05-31", "2027-05-16", "Décret 89-822, article 2"),
        ("trainee-hospital", "2026-12-08", "2026-11-23", "Décret 89-822, article 2"),
        ("contract-local", "2026-12-08", "2026-11-23", "Décret 2016-1858"),
        ("student", "2026-12-08", "2026-11-23", "R.811-31"),
    ];
    let summons = |regime: &Regime| regime.step(known::SUMMONS).unwrap().reference.clone();
    check_table(&rows, Regime::summoned_by, summons);
    for code in ["student-imt", "contract-state", "contract-hospital", "apprentice", "contractor"] {
        assert_eq!(regimes().regime(code).unwrap().summoned_by(day("2026-12-08")), None, "{code}");
    }
}

#[test]
fn the_last_day_for_the_opinion() {
    let rows: [Row; 5] = [
        ("official-state", "2026-12-31", "2027-01-31", "Décret 84-961, article 9"),
        ("official-state", "2028-01-31", "2028-02-29", "Décret 84-961, article 9"),
        ("official-local", "2026-12-31", "2027-02-28", "Décret 89-677, article 13"),
        ("official-hospital", "2026-11-30", "2026-12-30", "Décret 89-822, article 13"),
        ("contract-state", "2026-11-30", "-", "Décret 86-83"),
    ];
    let opinion = |regime: &Regime| regime.step(known::OPINION).unwrap().reference.clone();
    check_table(&rows, |regime, from| regime.opinion_by(from, Circumstances::default()), opinion);
    let usual = Circumstances::default();
    let by = |code: &str, held| said(regimes().regime(code).unwrap().opinion_by(day("2026-12-31"), held));
    assert_eq!(by("official-state", Circumstances { inquiry: true, ..usual }), "2027-02-28");
    assert_eq!(by("official-state", Circumstances { postponed: 10, ..usual }), "2027-02-10");
    assert_eq!(by("official-state", Circumstances { suspended: true, ..usual }), "2027-01-31");
    assert_eq!(by("official-local", Circumstances { suspended: true, ..usual }), "2027-01-31");
    assert_eq!(by("official-hospital", Circumstances { inquiry: true, ..usual }), "2027-02-28");
}

#[test]
fn the_last_day_to_appeal() {
    let rows: [Row; 6] = [
        ("official-state", "2026-11-23", "2027-01-23", "CJA R.312-12, R.421-1"),
        ("official-local", "2026-12-31", "2027-02-28", "R.421-1"),
        ("contract-hospital", "2027-12-31", "2028-02-29", "R.421-1"),
        ("student-imt", "2026-12-30", "2027-02-28", "CJA R.421-1"),
        ("student", "2026-11-23", "2027-01-23", "CJA R.421-1"),
        ("apprentice", "2028-02-29", "2029-02-28", "L.1471-1"),
    ];
    check_table(&rows, Regime::appeal_by, |regime| regime.appeal.as_ref().unwrap().reference.clone());
    assert_eq!(regimes().regime("contractor").unwrap().appeal_by(day("2026-11-23")), None);
}

#[test]
fn the_day_of_erasure() {
    let rows = [
        ("official-state", "reprimand", "2026-11-23", "2029-11-23", "CGFP L.533-5"),
        ("official-state", "exclusion-3", "2028-02-29", "2031-02-28", "CGFP L.533-5"),
        ("official-local", "exclusion-2-years", "2026-11-23", "2036-11-23", "CGFP L.533-6"),
        ("official-hospital", "step-down", "2028-02-29", "2038-02-28", "CGFP L.533-6"),
        ("contract-state", "exclusion-fixed-term", "2026-11-23", "2036-11-23", "Décret 86-83, article 43-2"),
        ("student", "community-measure", "2026-11-23", "2029-11-23", "R.811-36"),
    ];
    let regimes = regimes();
    for (code, sanction, decided, erased, cited) in rows {
        let sanction = regimes.regime(code).unwrap().sanction(sanction).unwrap();
        assert_eq!(said(sanction.erased_on(day(decided), None)), erased, "{code} {}", sanction.code);
        assert!(sanction.erased.as_ref().unwrap().reference.contains(cited), "{code} {}", sanction.code);
        assert_eq!(sanction.erased_on(day(decided), Some(day(erased))), None, "another one came");
    }
    for (code, sanction) in [("official-state", "warning"), ("official-state", "dismissal"), ("student", "exclusion")] {
        let sanction = regimes.regime(code).unwrap().sanction(sanction).unwrap();
        assert_eq!(sanction.erased_on(day("2026-11-23"), None), None, "{code} {}", sanction.code);
    }
}

#[test]
fn an_apprentice_is_told_neither_too_early_nor_too_late() {
    let regimes = regimes();
    let decision = regimes.regime("apprentice").unwrap().step(known::DECISION).unwrap();
    let interview = |held: &'static str| move |code: &str| (code == "interview").then(|| day(held));
    // L.1332-2: two jours ouvrables at least, one month at most, after the day of the interview.
    assert_eq!(said(decision.opens(interview("2026-11-27"))), "2026-12-01");
    assert_eq!(said(decision.due(interview("2027-01-31"), Circumstances::default())), "2027-02-28");
}

/// CGFP L.533-1 to L.533-3.
#[test]
fn sanctions_of_officials_stand_in_four_groups() {
    let regimes = regimes();
    let groups = |code: &str| -> Vec<(Option<u8>, Vec<String>)> {
        let groups = regimes.regime(code).unwrap().groups().into_iter();
        groups.map(|(group, all)| (group, all.into_iter().map(|one| one.code.clone()).collect())).collect()
    };
    let codes = |all: &[&str]| all.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let mut expected = vec![
        (Some(1), codes(&["warning", "reprimand", "exclusion-3"])),
        (Some(2), codes(&["promotion-list", "step-down", "exclusion-15", "transfer"])),
        (Some(3), codes(&["grade-down", "exclusion-2-years"])),
        (Some(4), codes(&["retirement", "dismissal"])),
    ];
    assert_eq!(groups("official-state"), expected);
    expected[1].1.pop();
    assert_eq!(groups("official-local"), expected, "déplacement d’office: State only");
    assert_eq!(groups("official-hospital"), expected);
    for code in ["official-state", "official-local", "official-hospital"] {
        let regime = regimes.regime(code).unwrap();
        assert!(regime.sanctions.iter().all(|one| one.council == (one.group != Some(1))), "{code}");
        let along = &regime.sanction("promotion-list").unwrap().along;
        assert_eq!(along.is_empty(), code == "official-hospital", "L.533-2: State and local government");
        let fits = |code: &str, length: &str| {
            regime.sanction(code).unwrap().fits(Some(length.parse().unwrap()), day("2026-11-23")).is_ok()
        };
        assert!(fits("exclusion-3", "3 days") && !fits("exclusion-3", "4 days"));
        assert!(fits("exclusion-15", "4 days") && !fits("exclusion-15", "3 days") && !fits("exclusion-15", "16 days"));
        assert!(fits("exclusion-2-years", "2 years") && !fits("exclusion-2-years", "15 days"));
        assert_eq!(regime.sanction("exclusion-2-years").unwrap().served, "1 month".parse().ok());
    }
    assert_eq!(groups("student-imt").len(), 1);
    assert_eq!(groups("student-imt")[0].0, None);
}

#[test]
fn whoever_may_be_sanctioned_is_told_of_their_rights() {
    for regime in regimes().all().filter(|regime| regime.has_power()) {
        let notify = regime.step(known::NOTIFY).unwrap();
        let told: Vec<&str> = regime.notices(notify).map(|notice| notice.code.as_str()).collect();
        let expected: &[&str] =
            if regime.code == "apprentice" { &["grounds", "assistance"] } else { &["silence", "file", "defence"] };
        assert_eq!(told, expected, "{}", regime.code);
        assert!(regime.notices(notify).all(|notice| notice.to == Told::Implicated));
        // Nobody is heard before they were told.
        let order = |code: &str| regime.steps.iter().position(|step| step.code == code);
        assert!(order(known::SITTING).is_none_or(|sitting| order(known::NOTIFY).unwrap() < sitting), "{}", regime.code);
    }
    // CGFP L.532-6: of officials, trainees and contract agents.
    let agents = regimes();
    let agents =
        agents.all().filter(|one| ["official", "trainee", "contract"].contains(&one.code.split('-').next().unwrap()));
    let assisted = agents.filter(|regime| {
        let witnesses = regime.step("witnesses").unwrap();
        regime.notices(witnesses).any(|notice| notice.to == Told::Witness && notice.reference.contains("L.532-6"))
    });
    assert_eq!(assisted.count(), 9);
}

#[test]
fn a_procedure_without_the_council_skips_its_steps() {
    let regimes = regimes();
    let steps = |code: &str, council| -> Vec<String> {
        regimes.regime(code).unwrap().steps(council).map(|step| step.code.clone()).collect()
    };
    let short = ["engage", "notify", "file", "decision", "notification", "entry", "erasure"];
    assert_eq!(steps("official-state", false), short);
    assert_eq!(steps("official-state", true).len(), 12);
    assert!(steps("student-imt", false).contains(&"explanations".to_owned()), "a warning, after hearing them");
    assert!(!steps("student-imt", true).contains(&"explanations".to_owned()));
}

#[test]
fn an_employer_without_power_has_neither_sanction_nor_appeal() {
    let regimes = regimes();
    let without: Vec<&str> = regimes.all().filter(|one| !one.has_power()).map(|one| one.code.as_str()).collect();
    assert_eq!(without, ["contractor"]);
    let contractor = regimes.regime("contractor").unwrap();
    assert!(contractor.sanctions.is_empty() && contractor.groups().is_empty() && contractor.unsaid().is_empty());
    assert_eq!(contractor.steps[0].code, "employer");
}

/// Each `to_check` is told, and nothing is told that has none.
#[test]
fn what_is_to_be_checked_is_told() {
    for (code, text) in SHIPPED {
        let written =
            text.lines().filter(|line| line.starts_with("to_check = true") || line.contains(".to_check = true"));
        assert_eq!(regimes().regime(code).unwrap().to_check().len(), written.count(), "{code}");
    }
    let unsaid = |code: &str| regimes().regime(code).unwrap().unsaid();
    assert_eq!(unsaid("student-imt"), ["limitation", "summons", "opinion", "sanction exclusion"]);
    assert_eq!(unsaid("apprentice"), ["suspension", "sanction lay-off"]);
    assert!(unsaid("official-state").is_empty());
}

#[test]
fn words_presume_nothing_and_are_well_set() {
    for (code, text) in SHIPPED {
        for (line, said) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let told = format!("{code}, line {}: {said}", line + 1);
            for wrong in [
                "coupable",
                "agresseur",
                "harceleur",
                "l’accusé",
                "la victime",
                "culprit",
                "guilty",
                "perpetrator",
                "the victim",
                "the accused",
            ] {
                assert!(!said.to_lowercase().contains(wrong), "{wrong}: {told}");
            }
            let said = said.split(" # ").next().unwrap();
            for wrong in ["'", " ;", " ?", " !", " »", "« ", "·", "  "] {
                assert!(!said.contains(wrong), "{wrong:?}: {told}");
            }
            assert!(!said.contains(" :") || said.contains(".en = "), "{told}");
        }
    }
}

/// A file of ours with one change.
fn fault(code: &str, from: &str, to: &str) -> FileError {
    let text = shipped(code);
    assert!(text.contains(from), "{code} does not hold {from}");
    Regime::parse(code, &text.replacen(from, to, 1)).unwrap_err()
}

fn line(code: &str, words: &str) -> usize {
    shipped(code).lines().position(|line| line.starts_with(words)).unwrap().saturating_add(1)
}

type Fault = (&'static str, &'static str, &'static str, (&'static str, &'static str));

/// Each change of a shipped file, and the fault it must be refused for.
fn check_faults(faults: &[Fault]) {
    for (regime, from, to, expected) in faults {
        let found = fault(regime, from, to);
        assert!(found.line > 0 || found.code == "missing-step", "{found}");
        assert_eq!((found.code, found.at.as_str()), *expected, "{regime}: {from} -> {to}");
    }
}

#[test]
fn an_error_names_its_line() {
    let state = "official-state";
    let unknown = fault(state, "within = \"3 years\"", "within = \"3 years\"\nwithout = 1");
    assert_eq!((unknown.code, unknown.line), ("unknown-key", line(state, "within").saturating_add(1)));
    let length = fault(state, "within = \"3 years\"", "within = \"trois ans\"");
    assert_eq!((length.code, length.line), ("bad-length", line(state, "within")));
    let limit = fault(state, "limit = \"15 days before sitting\"", "limit = \"15 days\"");
    assert_eq!((limit.code, limit.line), ("bad-limit", line(state, "limit")));
    let gives = fault(state, "gives = \"opinion\"", "gives = \"advice\"");
    assert_eq!((gives.code, gives.line), ("malformed", line(state, "gives")));
    let blank = fault(state, "reference = \"CGFP L.532-2\"", "reference = \" \"");
    assert_eq!(
        (blank.code, blank.line, blank.at.as_str()),
        ("no-reference", line(state, "[limitation]"), "limitation")
    );
}

#[test]
fn steps_that_cannot_be_counted_are_refused() {
    let state = "official-state";
    check_faults(&[
        (state, "15 days before sitting", "15 days before siting", ("unknown-step", "siting")),
        (state, "15 days before sitting", "15 days before engage", ("out-of-order", "engage")),
        (state, "1 month after referral", "1 month after notification", ("out-of-order", "notification")),
        (state, "1 month after referral", "1 month after opinion", ("out-of-order", "opinion")),
        (state, "\"decision\"", "\"decision\"\nlimit = \"1 month after opinion\"", ("step-not-taken", "opinion")),
        (state, "\"decision\"", "\"decision\"\nnot_before = \"5 days before entry\"", ("bad-limit", "decision")),
        (state, "within = \"2 months\" }]", "within = \"2 hours\" }]", ("bad-limit", "opinion")),
        (state, "limit = \"1 month after referral\"\n", "", ("bad-limit", "opinion")),
        (state, "code = \"opinion\"", "code = \"view\"", ("missing-step", "opinion")),
        (state, "code = \"notification\"", "code = \"told\"", ("missing-step", "notification")),
        (state, "code = \"notify\"", "code = \"engage\"", ("twice", "engage")),
        ("apprentice", "code = \"interview\"", "code = \"interview\"\ncouncil = true", ("no-council", "interview")),
    ]);
}

#[test]
fn nobody_is_judged_before_they_are_told() {
    let text = shipped("official-state");
    let swapped = |one: &str, other: &str| {
        let (one, other) = (format!("code = \"{one}\""), format!("code = \"{other}\""));
        let text = text.replacen(&one, "code = \"-\"", 1).replacen(&other, &one, 1).replacen("code = \"-\"", &other, 1);
        let found = Regime::parse("x", &text).unwrap_err();
        (found.code, found.at)
    };
    assert_eq!(swapped("engage", "notify"), ("out-of-order", "engage".to_owned()));
    assert_eq!(swapped("notify", "decision"), ("out-of-order", "notify".to_owned()));
    assert_eq!(swapped("decision", "notification"), ("out-of-order", "decision".to_owned()));
    let once =
        [("official-state", "code = \"notify\"", "code = \"notify\"\ncouncil = true", ("step-not-taken", "notify"))];
    check_faults(&once);
}

#[test]
fn rights_that_nobody_is_told_are_refused() {
    let (state, told) = ("official-state", "[\"silence\", \"file\", \"defence\"]");
    check_faults(&[
        (state, told, "[]", ("no-notice", "notify")),
        (state, told, "[\"silence\", \"speech\"]", ("unknown-notice", "speech")),
        (state, told, "[\"silence\", \"file\"]", ("unsaid-notice", "defence")),
    ]);
}

#[test]
fn sanctions_that_cannot_be_decided_are_refused() {
    let state = "official-state";
    check_faults(&[
        (state, "longest = \"3 days\"", "longest = \"3 days\"\nserved = \"1 month\"", ("bad-lengths", "exclusion-3")),
        (state, "shortest = \"4 days\"", "shortest = \"16 days\"", ("bad-lengths", "exclusion-15")),
        (state, "timed = true\n", "", ("not-timed", "exclusion-3")),
        (state, "group = 3", "group = 5", ("bad-group", "exclusion-2-years")),
        (state, "along = [2, 3]", "along = [2, 7]", ("bad-group", "promotion-list")),
        (state, "group = 1\n", "", ("bad-group", "reprimand")),
        ("apprentice", "g\"\nlabel", "g\"\ncouncil = true\nlabel", ("no-council", "warning")),
        ("student", "sursis = true\n", "", ("no-sursis", "exclusion")),
        ("student", "entered = true\n", "", ("not-entered", "warning")),
        ("student", "erased.after = \"3 years\"", "erased.after = \"3 hours\"", ("bad-length", "warning")),
    ]);
}

#[test]
fn power_goes_with_sanctions_and_an_appeal() {
    let text = shipped("official-state");
    let (rest, _) = text.split_once("[appeal]").unwrap();
    assert_eq!(Regime::parse("x", rest).unwrap_err(), FileError::whole("no-appeal", "appeal"));
    let (rest, _) = text.split_once("[[sanction]]").unwrap();
    assert_eq!(Regime::parse("x", rest).unwrap_err(), FileError::whole("no-sanction", "sanction"));
    let idle = text.lines().filter(|line| !line.starts_with("council = true")).collect::<Vec<_>>().join("\n");
    assert_eq!(Regime::parse("x", &idle).unwrap_err().code, "idle-council");
    let powerless =
        fault("official-state", "[authority]", "[authority]\npowerless.fr = \"Non.\"\npowerless.en = \"No.\"");
    assert_eq!((powerless.code, powerless.at.as_str()), ("no-power", "limitation"));
    let (head, _) = shipped("contractor").split_once("[[notice]]").unwrap();
    assert_eq!(Regime::parse("x", head).unwrap_err(), FileError::whole("no-step", "step"));
}

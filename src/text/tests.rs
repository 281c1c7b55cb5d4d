//! Every sentence is there in both languages, is said somewhere, and every code has its words.
use std::{collections::BTreeSet, fs, path::Path};

use super::{FILES, Locale, Text, Value};
use crate::{
    domain::{
        Coded,
        absence::State,
        act::Act,
        adversarial, aftercare,
        arrangement::Step,
        assessment::{Danger, Notice, Urgency},
        attached::Wanted,
        case::Stage,
        charter::Clause,
        consent::{Purpose, Receiver},
        contact::Channel,
        deadline::DeadlineCode,
        decided,
        evidence::Sort,
        exception, experience,
        hearing::{HeardRole, Unheard},
        identity::Way,
        informing, letter, measure,
        notice::NAMES,
        orientation::{Reply, Support},
        protection::Outcome,
        qualification::Regime,
        report::{Answer, Audience, Link, Standing, Wish},
        retention, rights,
        role::Role,
        steering::{Lateness, Milestone},
    },
    ingest::{Kept, Kind as Format, NotCleaned, Removed},
    web::error::Kind,
};

/// Prefixes whose keys are made from codes while running: `stage-received`.
const PREFIXES: [&str; 82] = [
    "informing-means",
    "experience-answer",
    "experience-ask",
    "news-said",
    "measure-do",
    "measure-lead",
    "measure-words",
    "measured",
    "nature",
    "rights-delay",
    "rights-ground",
    "rights-outcome",
    "rights-what",
    "rights-who",
    "verify-roster",
    "ending",
    "ending-said",
    "ending-why",
    "hold-reason",
    "arranged-step",
    "absence-state",
    "act",
    "answer",
    "attached-hidden",
    "attached-impossible",
    "attached-kind",
    "attached-removed",
    "attached-stays",
    "audience",
    "channel",
    "desk-charter",
    "communicated",
    "communication-ground",
    "deadline",
    "desk-deadline",
    "desk-stage",
    "evidence-sort",
    "finding-outcome",
    "error-next",
    "error-title",
    "error-what",
    "ground",
    "leave-before",
    "ledger",
    "letter-place",
    "link",
    "done",
    "member-state",
    "opening",
    "problem",
    "purpose",
    "receiver",
    "desk-wish",
    "protection-outcome",
    "reader-why",
    "role",
    "ruled",
    "stage",
    "steering-item",
    "steering-late",
    "standing",
    "way",
    "wish",
    "assessed-danger",
    "assessed-urgency",
    "assessed-notice",
    "regime",
    "offered-support",
    "offered-reply",
    "line-urgency",
    "heard-role",
    "minutes-state",
    "not-heard",
    "rdv-role",
    "rdv-state",
    "unsettled",
    "decide-way",
    "decide-hint",
    "notice-given",
    "notice-warned",
    "proceeding-date",
    "proceeding-unit",
];

fn keys(locale: Locale) -> BTreeSet<String> {
    let files = FILES.iter().find(|(known, _)| *known == locale).unwrap().1;
    let heads = files.iter().flat_map(|file| file.lines()).filter(|line| line.starts_with(|c: char| c.is_lowercase()));
    heads.map(|line| line.split_once(" =").unwrap().0.to_owned()).collect()
}

/// Everything pages are made of, tests left out.
fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_source = path.extension().is_some_and(|kind| kind == "rs" || kind == "html");
        if path.is_dir() {
            sources(&path, into);
        } else if is_source && !path.ends_with("tests.rs") {
            into.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

fn all_sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    for folder in ["src/service", "src/web", "src/text", "templates"] {
        sources(&root.join(folder), &mut text);
    }
    text
}

#[test]
fn both_languages_say_the_same_things() {
    let (fr, en) = (keys(Locale::Fr), keys(Locale::En));
    assert_eq!(fr.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
    assert_eq!(en.difference(&fr).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in French");
}

#[test]
fn every_sentence_named_is_there() {
    let (keys, sources) = (keys(Locale::Fr), all_sources());
    for call in ["say(\"", "say_one(\"", "say_with(\""] {
        for (start, _) in sources.match_indices(call) {
            let name = sources[start + call.len()..].split('"').next().unwrap();
            assert!(keys.contains(name), "{name} is said and is not there");
        }
    }
}

#[test]
fn every_sentence_there_is_said() {
    let sources = all_sources();
    for key in keys(Locale::Fr) {
        let by_code = PREFIXES.iter().any(|prefix| key.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')));
        assert!(by_code || sources.contains(&format!("\"{key}\"")), "{key} is there and nobody says it");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a line a closed list")]
fn every_code_has_its_words() {
    fn check<C: Coded>(keys: &BTreeSet<String>, prefix: &str) {
        for coded in C::ALL {
            let key = format!("{prefix}-{}", coded.code());
            assert!(keys.contains(&key), "{key}");
        }
    }
    let keys = keys(Locale::Fr);
    check::<State>(&keys, "absence-state");
    check::<Milestone>(&keys, "steering-item");
    check::<Lateness>(&keys, "steering-late");
    check::<Act>(&keys, "act");
    check::<Clause>(&keys, "desk-charter");
    check::<Sort>(&keys, "evidence-sort");
    check::<crate::domain::finding::Outcome>(&keys, "finding-outcome");
    check::<adversarial::Ground>(&keys, "communication-ground");
    check::<Step>(&keys, "arranged-step");
    check::<HeardRole>(&keys, "heard-role");
    check::<Unheard>(&keys, "not-heard");
    check::<HeardRole>(&keys, "rdv-role");
    check::<Danger>(&keys, "assessed-danger");
    check::<Urgency>(&keys, "assessed-urgency");
    check::<Notice>(&keys, "assessed-notice");
    for prefix in ["ending", "ending-said", "ending-why"] {
        check::<retention::Outcome>(&keys, prefix);
    }
    check::<retention::Reason>(&keys, "hold-reason");
    check::<aftercare::News>(&keys, "news-said");
    check::<experience::Question>(&keys, "experience-ask");
    check::<experience::Opinion>(&keys, "experience-answer");
    for prefix in ["measure-do", "measure-lead", "measure-words", "measured"] {
        check::<measure::Course>(&keys, prefix);
    }
    check::<measure::Nature>(&keys, "nature");
    check::<informing::Means>(&keys, "informing-means");
    check::<Regime>(&keys, "regime");
    check::<Regime>(&keys, "regime-why");
    check::<rights::Capacity>(&keys, "rights-who");
    check::<rights::Right>(&keys, "rights-what");
    check::<rights::Delay>(&keys, "rights-delay");
    check::<rights::Outcome>(&keys, "rights-outcome");
    check::<rights::Ground>(&keys, "rights-ground");
    check::<Support>(&keys, "offered-support");
    check::<Reply>(&keys, "offered-reply");
    check::<Channel>(&keys, "channel");
    check::<Act>(&keys, "ledger");
    check::<Stage>(&keys, "desk-stage");
    check::<DeadlineCode>(&keys, "desk-deadline");
    check::<Outcome>(&keys, "protection-outcome");
    check::<Role>(&keys, "role");
    check::<Stage>(&keys, "stage");
    check::<DeadlineCode>(&keys, "deadline");
    check::<Standing>(&keys, "standing");
    check::<Audience>(&keys, "audience");
    check::<Answer>(&keys, "answer");
    check::<Wish>(&keys, "wish");
    check::<Wish>(&keys, "desk-wish");
    check::<Receiver>(&keys, "receiver");
    check::<letter::Place>(&keys, "letter-place");
    check::<Receiver>(&keys, "receiver-may");
    check::<Purpose>(&keys, "purpose");
    check::<exception::Ground>(&keys, "ground");
    check::<exception::Ground>(&keys, "ground-why");
    check::<Link>(&keys, "link");
    check::<Way>(&keys, "way");
    check::<decided::Way>(&keys, "decide-way");
    check::<decided::Way>(&keys, "decide-hint");
    check::<decided::Warned>(&keys, "notice-warned");
    check::<Wanted>(&keys, "attached-hidden");
    let codes = [
        ("attached-kind", Format::ALL.map(Format::code).to_vec()),
        ("attached-removed", Removed::ALL.iter().map(|what| what.code()).collect()),
        ("attached-stays", Kept::ALL.iter().map(|what| what.code()).collect()),
        ("attached-impossible", NotCleaned::ALL.iter().map(|why| why.code()).collect()),
    ];
    for (prefix, code) in codes.iter().flat_map(|(prefix, codes)| codes.iter().map(move |code| (prefix, code))) {
        assert!(keys.contains(&format!("{prefix}-{code}")), "{prefix}-{code}");
    }
    for kind in Kind::ALL {
        for prefix in ["error-title", "error-what", "error-next"] {
            assert!(keys.contains(&format!("{prefix}-{}", kind.code())));
        }
    }
}

#[test]
fn french_avoids_the_median_point() {
    let (_, files) = FILES.iter().find(|(locale, _)| *locale == Locale::Fr).unwrap();
    let letters = letter::TEXTS.iter().flat_map(|(_, [fr, _])| fr.lines());
    let texts = NAMES.iter().flat_map(|(_, [fr, _])| fr.lines()).chain(letters);
    for line in files.iter().flat_map(|file| file.lines()).chain(texts) {
        let inside = line
            .char_indices()
            .any(|(at, mark)| mark == '·' && line[at + mark.len_utf8()..].starts_with(char::is_alphabetic));
        assert!(!inside, "{line}");
    }
}

/// Every line of French that people read: the sentences, and the policies' words.
fn french() -> Vec<String> {
    let (_, files) = FILES.iter().find(|(locale, _)| *locale == Locale::Fr).unwrap();
    let sentences = files.iter().flat_map(|file| file.lines()).map(str::to_owned);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let policies = ["organisation", "taxonomy", "support", "deadlines", "rights", "aftercare"]
        .map(|name| fs::read_to_string(folder.join(name).with_extension("toml")).unwrap());
    let is_shown = |line: &&str| {
        let key = line.split(" = ").next().unwrap_or_default();
        key.split('.').next_back() == Some("fr") || key == "reference"
    };
    let letters = letter::TEXTS.iter().flat_map(|(_, [fr, _])| fr.lines());
    let texts = NAMES.iter().flat_map(|(_, [fr, _])| fr.lines()).chain(letters).map(read_by_people);
    let words = policies.iter().flat_map(|file| file.lines().filter(is_shown)).map(str::to_owned);
    sentences.chain(words).chain(texts).collect()
}

/// A line of a text without what only the program reads of it.
fn read_by_people(line: &str) -> String {
    let shown = line.split_once("text = \"").map_or(line, |(_, rest)| rest.split('"').next().unwrap_or_default());
    shown.split("](").map(|piece| piece.split_once(')').map_or(piece, |(_, after)| after)).collect()
}

/// Imprimerie nationale, "Lexique des règles typographiques": a line never breaks before these signs, nor inside «».
#[test]
fn french_keeps_its_typography() {
    let lines = french();
    assert!(lines.len() > 1700, "some French is no longer read: {}", lines.len());
    for line in lines {
        for wrong in ["'", " :", " ;", " ?", " !", " »", "« "] {
            assert!(!line.contains(wrong), "{wrong:?} in {line}");
        }
    }
}

#[test]
fn thousands_stand_apart() {
    let text = Text::embedded().unwrap();
    let sizes = [("count", Value::Count(22_399)), ("limit", Value::Count(500))];
    let said = |locale| text.words(locale).say_with("problem-too-long-line", &sizes);
    assert!(said(Locale::Fr).contains("22\u{a0}399"), "{}", said(Locale::Fr));
    assert!(said(Locale::En).contains("22,399 "), "{}", said(Locale::En));
}

#[test]
fn values_are_put_in() {
    let text = Text::embedded().unwrap();
    let fr = text.words(Locale::Fr);
    assert!(fr.say_one("go-check-absent", "x", "y").starts_with('['));
    let said = fr.say_with("check-readers", &[("body", Value::Text("Cellule")), ("count", Value::Count(1))]);
    assert_eq!(said, "Cellule\u{a0}: une seule personne.");
    let said = fr.say_with("check-readers", &[("body", Value::Text("Cellule")), ("count", Value::Count(4))]);
    assert_eq!(said, "Cellule\u{a0}: 4\u{a0}personnes.");
}

//! What the form accepts, and what it refuses.
use proptest::prelude::{prop, prop_assert_eq, proptest};

use super::*;

/// What is posted: names and values.
type Posted<'a> = &'a [(&'a str, &'a str)];

fn rules() -> Rules {
    Rules::embedded().unwrap()
}

fn fields(pairs: Posted<'_>) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

fn draft(pages: &[(Page, Posted<'_>)]) -> Draft {
    let mut draft = Draft::default();
    for (page, pairs) in pages {
        draft.set(*page, fields(pairs));
    }
    draft
}

#[test]
fn one_kind_or_a_few_words_are_enough() {
    let rules = rules();
    let report = draft(&[(Page::What, &[("kinds", "autre")])]).parse(&rules, "fr").unwrap();
    assert_eq!((report.entity.as_str(), report.language.as_str()), ("direction-generale", "fr"));
    assert_eq!(report.kinds, ["autre"]);
    let report = draft(&[(Page::Words, &[("narrative", " Il y a\r\neu ça. ")])]).parse(&rules, "en").unwrap();
    assert_eq!(report.narrative, "Il y a\neu ça.");
    assert!(report.kinds.is_empty() && report.standing.is_none() && report.links.is_empty());
}

#[test]
fn nothing_said_is_said_once() {
    let silent = [
        draft(&[]),
        draft(&[(Page::Words, &[("narrative", " \r\n ")]), (Page::What, &[("kinds", "")])]),
        draft(&[(Page::You, &[("standing", "victim")]), (Page::Wishes, &[("wishes", "heard")])]),
    ];
    for draft in silent {
        let problems = draft.parse(&rules(), "fr").unwrap_err();
        assert_eq!(problems, [Problem { page: Page::Words, field: "narrative", code: "nothing-said" }]);
    }
}

#[test]
fn a_full_form_is_parsed_whole() {
    let member = MemberId::from_bytes([7; 16]);
    let link = format!("link-{member}");
    let draft = draft(&[
        (Page::You, &[("standing", "witness"), ("audience", "doctoral"), ("entity", "osmeray")]),
        (
            Page::What,
            &[
                ("kinds", "harc-sex"),
                ("kinds", "menace"),
                ("kinds", "harc-sex"),
                ("repeated", "yes"),
                ("ongoing", "unknown"),
                ("when", "depuis la rentrée"),
                ("from", "2026-09-01"),
                ("to", "2026-09-01"),
                ("place", "au laboratoire"),
            ],
        ),
        (Page::Words, &[("narrative", "…")]),
        (Page::Who, &[("persons", "un encadrant"), ("witnesses", ""), ("conflict", "yes"), (&link, "prefer-not")]),
        (Page::Wishes, &[("wishes", "supported"), ("wishes", "heard")]),
    ]);
    insta::assert_debug_snapshot!(draft.parse(&rules(), "fr").unwrap());
    assert_eq!(draft.entity(&rules()), "osmeray");
    let json = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
}

#[test]
fn every_problem_has_its_page_field_and_code() {
    let long = "é".repeat(LINE_LIMIT + 1);
    let link = format!("link-{}", MemberId::from_bytes([7; 16]));
    let cases: [(Page, Posted<'_>, &str, &str); 17] = [
        (Page::You, &[("standing", "judge")], "standing", "unknown-option"),
        (Page::You, &[("audience", "x")], "audience", "unknown-option"),
        (Page::You, &[("entity", "elsewhere")], "entity", "unknown-option"),
        (Page::You, &[("standing", "victim"), ("standing", "witness")], "standing", "unknown-option"),
        (Page::You, &[("role", "coordinator")], "", "unknown-option"),
        (Page::What, &[("kinds", "autre"), ("kinds", "x")], "kinds", "unknown-option"),
        (Page::What, &[("kinds", "conflit")], "kinds", "unknown-option"),
        (Page::What, &[("repeated", "maybe")], "repeated", "unknown-option"),
        (Page::What, &[("when", &long)], "when", "too-long"),
        (Page::What, &[("from", "hier")], "from", "not-a-date"),
        (Page::What, &[("from", "2026-02-30")], "from", "not-a-date"),
        (Page::What, &[("to", "0026-01-01")], "to", "absurd-date"),
        (Page::What, &[("from", "2026-09-02"), ("to", "2026-09-01")], "to", "inverted-dates"),
        (Page::Who, &[("link-7", "involved")], "link", "unknown-option"),
        (Page::Who, &[(&link, "friend")], "link", "unknown-option"),
        (Page::Who, &[(&link, "involved"), (&link, "prefer-not")], "link", "unknown-option"),
        (Page::Wishes, &[("wishes", "revenge")], "wishes", "unknown-option"),
    ];
    for (page, pairs, field, code) in cases {
        assert_eq!(check_page(page, &fields(pairs), &rules()), [Problem { page, field, code }], "{pairs:?}");
    }
    let mut forged = draft(&[(Page::What, &[("kinds", "autre")])]);
    forged.pages.insert("verdict".to_owned(), Fields::default());
    assert!(forged.parse(&rules(), "fr").is_err());
}

#[test]
fn a_text_at_its_limit_is_accepted_however_its_lines_end() {
    let text = "a\r\n".repeat(NARRATIVE_LIMIT / 2);
    let exact = format!("{}é", &text[..text.len() - 3]) + "\r\n";
    assert_eq!(check_page(Page::Words, &fields(&[("narrative", &exact)]), &rules()), []);
    let over = "é".repeat(NARRATIVE_LIMIT + 1);
    assert_eq!(check_page(Page::Words, &fields(&[("narrative", &over)]), &rules())[0].code, "too-long");
}

proptest! {
    /// Whatever is posted, a page answers; and what it accepts parses.
    #[test]
    fn no_input_breaks_the_form(pairs in prop::collection::vec(("[a-z]{0,8}|kinds|link-.*|from|to", ".*"), 0..8)) {
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let rules = rules();
        for page in Page::ALL {
            let answered = fields(&pairs);
            let problems = check_page(*page, &answered, &rules);
            let mut draft = draft(&[(Page::Words, &[("narrative", "…")])]);
            draft.set(*page, answered);
            let silent = *page == Page::Words && draft.page(Page::Words).one("narrative").trim().is_empty();
            prop_assert_eq!(draft.parse(&rules, "fr").is_ok(), problems.is_empty() && !silent);
        }
    }
}

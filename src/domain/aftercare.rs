//! Aftercare: the person is asked how they are, on days chosen with them; and says so if they are made to pay for having spoken.
//!
//! What months can be chosen, and what counts as adverse treatment, is read from `policies/aftercare.toml`. Retaliation is forbidden,
//! whoever suffered, refused, reported in good faith, testified or helped (CGFP L.133-3, L.131-12, L.135-4, L.135-6 A; loi 2016-1691,
//! article 10-1). What the person ticks proves nothing and qualifies nothing: it lets the cell see at once what to ask for.
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{
    Coded, calendar,
    contact::Fault,
    draft::Fields,
    file::{self, FileError},
    localised::Localised,
    report::{NARRATIVE_LIMIT, PARAGRAPH_LIMIT},
};
use crate::clock::Day;

/// The longest that somebody can be asked how they are, in months.
const LONGEST: u16 = 60;
/// What is always among the kinds of adverse treatment.
const OTHER: &str = "other";

/// A way of making somebody pay for having spoken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    /// Stable code.
    pub code: String,
    /// What the person reads beside the box, and the cell in the case.
    pub label: Localised,
    /// The text it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

/// What `policies/aftercare.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    months: Vec<u16>,
    treatments: Vec<Treatment>,
    to_check: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    months: Vec<u16>,
    #[serde(rename = "reference")]
    _reference: String,
    #[serde(default)]
    to_check: bool,
    treatment: Vec<Spanned<Treatment>>,
}

impl Following {
    /// Reads and checks the file: at least one month, the nearest first, and always something else to tick.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        let is_sound = shape.months.iter().all(|month| (1..=LONGEST).contains(month));
        if shape.months.is_empty() || !is_sound || !shape.months.is_sorted_by(|one, next| one < next) {
            return Err(FileError::whole("bad-months", "months"));
        }
        file::check_codes(text, &shape.treatment, |treatment| &treatment.code)?;
        let treatments: Vec<Treatment> = shape.treatment.into_iter().map(Spanned::into_inner).collect();
        if treatments.iter().all(|treatment| treatment.code != OTHER) {
            return Err(FileError::whole("missing-treatment", OTHER));
        }
        Ok(Self { months: shape.months, treatments, to_check: shape.to_check })
    }

    /// The months that can be chosen, the nearest first.
    #[must_use]
    pub fn months(&self) -> &[u16] {
        &self.months
    }

    /// What can be ticked, in the order of the file.
    pub fn treatments(&self) -> impl Iterator<Item = &Treatment> {
        self.treatments.iter()
    }

    /// What a code is called; the code itself, where the file no longer has it.
    #[must_use]
    pub fn label<'a>(&'a self, code: &'a str, language: &str) -> &'a str {
        self.treatments()
            .find(|treatment| treatment.code == code)
            .map_or(code, |treatment| treatment.label.get(language))
    }

    /// What a lawyer still has to check.
    pub fn to_check(&self) -> impl Iterator<Item = &str> {
        let treatments =
            self.treatments().filter(|treatment| treatment.to_check).map(|treatment| treatment.code.as_str());
        self.to_check.then_some("months").into_iter().chain(treatments)
    }
}

/// For how long the person is asked how they are, as they read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aftercare {
    /// After how many months, the nearest first; counted from the day on which this was written.
    pub months: Vec<u16>,
    /// What the cell says with it.
    pub text: String,
}

impl Aftercare {
    /// Reads what was typed: at least one of the months that the file has, and words.
    pub fn parse(fields: &Fields, rules: &Following) -> Result<Self, Vec<Fault>> {
        let chosen = |month: &&u16| fields.all("months").iter().any(|code| *code == month.to_string());
        let months: Vec<u16> = rules.months().iter().filter(chosen).copied().collect();
        let text = fields.one("text").trim().to_owned();
        let faults = [
            (months.is_empty(), "months", "no-months"),
            (text.is_empty(), "text", "no-aftercare-words"),
            (text.chars().count() > PARAGRAPH_LIMIT, "text", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        if faults.is_empty() { Ok(Self { months, text }) } else { Err(faults) }
    }

    /// The days on which the person is asked, where it began on this one.
    #[must_use]
    pub fn days(&self, begun: Day) -> Vec<Day> {
        self.months.iter().map(|months| calendar::plus_months(begun, u32::from(*months))).collect()
    }

    /// The next of them after a day, if there is one.
    #[must_use]
    pub fn next(&self, begun: Day, after: Day) -> Option<Day> {
        self.days(begun).into_iter().find(|day| *day > after)
    }
}

/// What the person says, short of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// They are well, and nothing happened.
    Well,
    /// They wish to be asked no more.
    NoMore,
}

impl Coded for News {
    const ALL: &'static [Self] = &[Self::Well, Self::NoMore];

    fn code(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::NoMore => "no-more",
        }
    }
}

/// That somebody is made to pay for having spoken, as they say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retaliation {
    /// Codes of what was done to them.
    pub treatments: Vec<String>,
    /// Since which day, if they know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
    /// In their words, if they wish.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Retaliation {
    /// Reads what was typed: something ticked, or words. A day is never later than `today`.
    pub fn parse(fields: &Fields, (rules, today): (&Following, Day)) -> Result<Self, Vec<Fault>> {
        let chosen = |code: &&str| fields.all("treatments").iter().any(|one| one == code);
        let treatments = rules.treatments().map(|treatment| treatment.code.as_str()).filter(chosen).map(str::to_owned);
        let treatments: Vec<String> = treatments.collect();
        let (text, since) = (fields.one("text").trim().to_owned(), fields.one("since").trim());
        let day = since.parse::<Day>().ok();
        let faults = [
            (treatments.is_empty() && text.is_empty(), "treatments", "no-retaliation"),
            (!since.is_empty() && day.is_none(), "since", "not-a-date"),
            (day.is_some_and(|day| day > today), "since", "not-yet"),
            (text.chars().count() > NARRATIVE_LIMIT, "text", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        if faults.is_empty() { Ok(Self { treatments, since: day, text }) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../policies/aftercare.toml");

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

    fn codes(faults: Vec<Fault>) -> Vec<(&'static str, &'static str)> {
        faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
    }

    #[test]
    fn the_file_says_months_and_what_counts() {
        let rules = Following::parse(EMBEDDED).unwrap();
        assert_eq!(rules.months(), [1, 3, 6, 12]);
        // Codes are in stored cases for ever: this list only grows. The first ten are those of the law.
        let all: Vec<&str> = rules.treatments().map(|treatment| treatment.code.as_str()).collect();
        let law = ["recruitment", "pay", "training", "appraisal", "discipline", "promotion", "posting", "hours"];
        let more = ["transfer", "non-renewal", "studies", "isolation", "threats", "other"];
        assert_eq!(all, [&law[..], &more[..]].concat());
        assert_eq!((rules.label("pay", "en"), rules.label("gone", "fr")), ("Pay, a bonus, a grant", "gone"));
        assert_eq!(rules.to_check().collect::<Vec<_>>(), ["studies"]);
    }

    #[test]
    fn a_file_without_months_in_order_or_something_else_to_tick_is_refused() {
        for wrong in ["[]", "[0, 3]", "[3, 1]", "[3, 3]", "[61]"] {
            let text = EMBEDDED.replace("months = [1, 3, 6, 12]", &format!("months = {wrong}"));
            assert_eq!(Following::parse(&text).unwrap_err().code, "bad-months", "{wrong}");
        }
        let text = EMBEDDED.replace("code = \"other\"", "code = \"else\"");
        assert_eq!(Following::parse(&text).unwrap_err().code, "missing-treatment");
        let text = EMBEDDED.replace("code = \"pay\"", "code = \"hours\"");
        assert!(Following::parse(&text).is_err(), "no code twice");
    }

    #[test]
    fn the_days_are_counted_from_the_first_and_never_past_the_last() {
        let rules = Following::parse(EMBEDDED).unwrap();
        let read = |pairs: &[(&str, &str)]| Aftercare::parse(&fields(pairs), &rules);
        let all = [("months", "6"), ("months", "1"), ("months", "2"), ("text", " À bientôt. ")];
        let aftercare = read(&all).unwrap();
        assert_eq!((aftercare.months.as_slice(), aftercare.text.as_str()), ([1, 6].as_slice(), "À bientôt."));
        let begun = day("2026-08-31");
        assert_eq!(aftercare.days(begun), [day("2026-09-30"), day("2027-02-28")], "the last of a shorter month");
        for (after, next) in
            [("2026-08-31", Some("2026-09-30")), ("2026-09-30", Some("2027-02-28")), ("2027-02-28", None)]
        {
            assert_eq!(aftercare.next(begun, day(after)), next.map(day), "{after}");
        }
        assert_eq!(codes(read(&[]).unwrap_err()), [("months", "no-months"), ("text", "no-aftercare-words")]);
        let long = "é".repeat(PARAGRAPH_LIMIT + 1);
        assert_eq!(codes(read(&[("months", "1"), ("text", &long)]).unwrap_err()), [("text", "too-long")]);
    }

    #[test]
    fn a_box_or_a_word_is_enough_and_the_day_is_not_to_come() {
        let rules = Following::parse(EMBEDDED).unwrap();
        let read = |pairs: &[(&str, &str)]| Retaliation::parse(&fields(pairs), (&rules, day("2026-11-24")));
        assert_eq!(codes(read(&[("treatments", "magic")]).unwrap_err()), [("treatments", "no-retaliation")]);
        assert_eq!(read(&[("text", " On m’évite. ")]).unwrap().text, "On m’évite.");
        let ticked = read(&[("treatments", "isolation"), ("treatments", "pay"), ("since", "2026-11-24")]).unwrap();
        assert_eq!(ticked.treatments, ["pay", "isolation"]);
        assert_eq!(serde_json::from_str::<Retaliation>(&serde_json::to_string(&ticked).unwrap()).unwrap(), ticked);
        for (wrong, code) in [("2026-11-25", "not-yet"), ("hier", "not-a-date")] {
            let pairs = [("treatments", "pay"), ("since", wrong)];
            assert_eq!(codes(read(&pairs).unwrap_err()), [("since", code)]);
        }
        let long = "é".repeat(NARRATIVE_LIMIT + 1);
        assert_eq!(codes(read(&[("text", &long)]).unwrap_err()), [("text", "too-long")]);
    }
}

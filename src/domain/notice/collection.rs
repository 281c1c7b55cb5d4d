//! Every text, in both languages: the shipped ones, replaced file by file.
//!
//! The place of a name in [`NAMES`] is the number of its page, so that an address says nothing in a browser's history:
//! the list only grows. A text replaced in one language alone is refused: somebody would read another organisation's.
use super::Notice;
use crate::{
    clock::Day,
    domain::{file::FileError, rules::RulesError},
};

/// Names, in the order of their pages, with the texts that ship: French, English.
pub const NAMES: [(&str, [&str; 2]); 16] = [
    (
        "student-victim",
        [
            include_str!("../../../policies/notices/fr/student-victim.md"),
            include_str!("../../../policies/notices/en/student-victim.md"),
        ],
    ),
    (
        "student-witness",
        [
            include_str!("../../../policies/notices/fr/student-witness.md"),
            include_str!("../../../policies/notices/en/student-witness.md"),
        ],
    ),
    (
        "agent-victim",
        [
            include_str!("../../../policies/notices/fr/agent-victim.md"),
            include_str!("../../../policies/notices/en/agent-victim.md"),
        ],
    ),
    (
        "agent-witness",
        [
            include_str!("../../../policies/notices/fr/agent-witness.md"),
            include_str!("../../../policies/notices/en/agent-witness.md"),
        ],
    ),
    (
        "decision-maker",
        [
            include_str!("../../../policies/notices/fr/decision-maker.md"),
            include_str!("../../../policies/notices/en/decision-maker.md"),
        ],
    ),
    (
        "just-happened",
        [
            include_str!("../../../policies/notices/fr/just-happened.md"),
            include_str!("../../../policies/notices/en/just-happened.md"),
        ],
    ),
    (
        "domestic-violence",
        [
            include_str!("../../../policies/notices/fr/domestic-violence.md"),
            include_str!("../../../policies/notices/en/domestic-violence.md"),
        ],
    ),
    (
        "charter-reporters",
        [
            include_str!("../../../policies/notices/fr/charter-reporters.md"),
            include_str!("../../../policies/notices/en/charter-reporters.md"),
        ],
    ),
    (
        "charter-members",
        [
            include_str!("../../../policies/notices/fr/charter-members.md"),
            include_str!("../../../policies/notices/en/charter-members.md"),
        ],
    ),
    (
        "limits",
        [
            include_str!("../../../policies/notices/fr/limits.md"),
            include_str!("../../../policies/notices/en/limits.md"),
        ],
    ),
    (
        "privacy",
        [
            include_str!("../../../policies/notices/fr/privacy.md"),
            include_str!("../../../policies/notices/en/privacy.md"),
        ],
    ),
    (
        "accessibility",
        [
            include_str!("../../../policies/notices/fr/accessibility.md"),
            include_str!("../../../policies/notices/en/accessibility.md"),
        ],
    ),
    (
        "falc-home",
        [
            include_str!("../../../policies/notices/fr/falc-home.md"),
            include_str!("../../../policies/notices/en/falc-home.md"),
        ],
    ),
    (
        "falc-danger",
        [
            include_str!("../../../policies/notices/fr/falc-danger.md"),
            include_str!("../../../policies/notices/en/falc-danger.md"),
        ],
    ),
    (
        "falc-what-happened",
        [
            include_str!("../../../policies/notices/fr/falc-what-happened.md"),
            include_str!("../../../policies/notices/en/falc-what-happened.md"),
        ],
    ),
    (
        "falc-code",
        [
            include_str!("../../../policies/notices/fr/falc-code.md"),
            include_str!("../../../policies/notices/en/falc-code.md"),
        ],
    ),
];

/// The languages, in the order of the texts above.
const LANGUAGES: [&str; 2] = ["fr", "en"];

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name: that of its files.
    pub name: &'static str,
    fr: Notice,
    en: Notice,
}

impl Named {
    /// The text in a language; French for any the service does not know.
    #[must_use]
    pub fn get(&self, language: &str) -> &Notice {
        if language == "en" { &self.en } else { &self.fr }
    }

    /// Both texts, each with its file.
    pub fn files(&self) -> impl Iterator<Item = (String, &Notice)> {
        LANGUAGES.into_iter().map(|language| (file_of(self.name, language), self.get(language)))
    }
}

/// Every text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notices(Vec<Named>);

impl Notices {
    /// Reads every file through `read`, which is given a name such as `notices/fr/limits.md`.
    pub fn parse(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, RulesError> {
        NAMES.iter().map(|(name, shipped)| named(name, *shipped, read)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a text has this file.
    #[must_use]
    pub fn has_file(file: &str) -> bool {
        NAMES.iter().any(|(name, _)| LANGUAGES.into_iter().any(|language| file_of(name, language) == file))
    }

    /// Every text, in the order of their pages.
    pub fn all(&self) -> impl Iterator<Item = &Named> {
        self.0.iter()
    }

    /// Every text in every language, each with its file.
    pub fn files(&self) -> impl Iterator<Item = (String, &Notice)> {
        self.all().flat_map(Named::files)
    }

    /// The text whose page has this number, counted from 1.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Option<&Named> {
        self.0.get(number.checked_sub(1)?)
    }

    /// The text with this name, and the number of its page.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(usize, &Named)> {
        (1..).zip(&self.0).find(|(_, named)| named.name == name)
    }

    /// Files nobody has checked within the last six months.
    #[must_use]
    pub fn stale(&self, today: Day) -> Vec<String> {
        let files = self.files().filter(|(_, notice)| notice.is_stale(today));
        files.map(|(file, _)| file).collect()
    }
}

fn file_of(name: &str, language: &str) -> String {
    format!("notices/{language}/{name}.md")
}

fn named(name: &'static str, shipped: [&str; 2], read: &dyn Fn(&str) -> Option<String>) -> Result<Named, RulesError> {
    let files = LANGUAGES.map(|language| file_of(name, language));
    let own = files.each_ref().map(|file| read(file));
    let fault = |file: &str, error| RulesError { file: file.to_owned(), error };
    let [fr, en] = &files;
    let [shipped_fr, shipped_en] = shipped;
    match &own {
        [Some(_), None] => Err(fault(en, FileError::whole("missing-language", "en"))),
        [None, Some(_)] => Err(fault(fr, FileError::whole("missing-language", "fr"))),
        [own_fr, own_en] => Ok(Named {
            name,
            fr: Notice::parse(own_fr.as_deref().unwrap_or(shipped_fr)).map_err(|error| fault(fr, error))?,
            en: Notice::parse(own_en.as_deref().unwrap_or(shipped_en)).map_err(|error| fault(en, error))?,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded() -> Notices {
        Notices::parse(&|_| None).unwrap()
    }

    #[test]
    fn every_shipped_file_is_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/notices");
        for language in LANGUAGES {
            let files = std::fs::read_dir(folder.join(language)).unwrap().map(|entry| entry.unwrap().file_name());
            let mut found: Vec<String> = files.map(|file| file.into_string().unwrap()).collect();
            found.sort();
            let mut named: Vec<String> = NAMES.iter().map(|(name, _)| format!("{name}.md")).collect();
            named.sort();
            assert_eq!(found, named, "{language}");
        }
    }

    #[test]
    fn both_languages_say_as_much() {
        for named in embedded().all() {
            let [(_, fr), (_, en)] = <[_; 2]>::try_from(named.files().collect::<Vec<_>>()).unwrap();
            assert_eq!(fr.headings(), en.headings(), "headings of {}", named.name);
            assert_eq!(fr.references.len(), en.references.len(), "references of {}", named.name);
            assert_eq!((fr.audience, &fr.placeholders), (en.audience, &en.placeholders), "{}", named.name);
        }
    }

    #[test]
    fn a_text_is_replaced_in_both_languages_or_not_at_all() {
        let own =
            "+++\ntitle = \"Ici\"\nchecked = \"2026-11-22\"\naudience = \"everyone\"\nreferences = []\n+++\nMot.\n";
        let both = Notices::parse(&|file| file.ends_with("/limits.md").then(|| own.to_owned())).unwrap();
        assert_eq!(both.find("limits").unwrap().1.get("en").title, "Ici");
        assert_eq!(both.numbered(1), embedded().numbered(1));
        let one = Notices::parse(&|file| (file == "notices/fr/limits.md").then(|| own.to_owned())).unwrap_err();
        assert_eq!(one.to_string(), "notices/en/limits.md, line 0: missing-language (en)");
        let wrong = Notices::parse(&|file| file.ends_with("/limits.md").then(|| format!("{own}# x"))).unwrap_err();
        assert_eq!(wrong.to_string(), "notices/fr/limits.md, line 8: bad-heading (#)");
    }

    #[test]
    fn pages_have_numbers() {
        let notices = embedded();
        let (number, limits) = notices.find("limits").unwrap();
        assert_eq!(notices.numbered(number), Some(limits));
        assert!(notices.numbered(0).is_none() && notices.numbered(NAMES.len() + 1).is_none());
        assert!(Notices::has_file("notices/en/limits.md") && !Notices::has_file("notices/de/limits.md"));
    }
}

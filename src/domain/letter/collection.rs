//! Every letter, in both languages: the shipped ones, replaced file by file.
//!
//! A letter replaced in one language alone is refused, as notices are: somebody would get another organisation's.
use super::{Letter, LetterKind};
use crate::{
    clock::Day,
    domain::{Coded as _, file::FileError, rules::RulesError},
};

/// The letters that ship: French, English.
pub const TEXTS: [(LetterKind, [&str; 2]); 16] = [
    (
        LetterKind::Mission,
        [
            include_str!("../../../policies/letters/fr/mission.md"),
            include_str!("../../../policies/letters/en/mission.md"),
        ],
    ),
    (
        LetterKind::NoConflict,
        [
            include_str!("../../../policies/letters/fr/no-conflict.md"),
            include_str!("../../../policies/letters/en/no-conflict.md"),
        ],
    ),
    (
        LetterKind::Confidentiality,
        [
            include_str!("../../../policies/letters/fr/confidentiality.md"),
            include_str!("../../../policies/letters/en/confidentiality.md"),
        ],
    ),
    (
        LetterKind::InformationReporter,
        [
            include_str!("../../../policies/letters/fr/information-reporter.md"),
            include_str!("../../../policies/letters/en/information-reporter.md"),
        ],
    ),
    (
        LetterKind::InformationImplicated,
        [
            include_str!("../../../policies/letters/fr/information-implicated.md"),
            include_str!("../../../policies/letters/en/information-implicated.md"),
        ],
    ),
    (
        LetterKind::ConvocationReporter,
        [
            include_str!("../../../policies/letters/fr/convocation-reporter.md"),
            include_str!("../../../policies/letters/en/convocation-reporter.md"),
        ],
    ),
    (
        LetterKind::ConvocationWitness,
        [
            include_str!("../../../policies/letters/fr/convocation-witness.md"),
            include_str!("../../../policies/letters/en/convocation-witness.md"),
        ],
    ),
    (
        LetterKind::ConvocationImplicated,
        [
            include_str!("../../../policies/letters/fr/convocation-implicated.md"),
            include_str!("../../../policies/letters/en/convocation-implicated.md"),
        ],
    ),
    (
        LetterKind::Minutes,
        [
            include_str!("../../../policies/letters/fr/minutes.md"),
            include_str!("../../../policies/letters/en/minutes.md"),
        ],
    ),
    (
        LetterKind::Report,
        [
            include_str!("../../../policies/letters/fr/report.md"),
            include_str!("../../../policies/letters/en/report.md"),
        ],
    ),
    (
        LetterKind::FeedbackReporter,
        [
            include_str!("../../../policies/letters/fr/feedback-reporter.md"),
            include_str!("../../../policies/letters/en/feedback-reporter.md"),
        ],
    ),
    (
        LetterKind::FeedbackImplicated,
        [
            include_str!("../../../policies/letters/fr/feedback-implicated.md"),
            include_str!("../../../policies/letters/en/feedback-implicated.md"),
        ],
    ),
    (
        LetterKind::Prosecutor,
        [
            include_str!("../../../policies/letters/fr/prosecutor.md"),
            include_str!("../../../policies/letters/en/prosecutor.md"),
        ],
    ),
    (
        LetterKind::DisciplineNotice,
        [
            include_str!("../../../policies/letters/fr/discipline-notice.md"),
            include_str!("../../../policies/letters/en/discipline-notice.md"),
        ],
    ),
    (
        LetterKind::DisciplineSummons,
        [
            include_str!("../../../policies/letters/fr/discipline-summons.md"),
            include_str!("../../../policies/letters/en/discipline-summons.md"),
        ],
    ),
    (
        LetterKind::DisciplineDecision,
        [
            include_str!("../../../policies/letters/fr/discipline-decision.md"),
            include_str!("../../../policies/letters/en/discipline-decision.md"),
        ],
    ),
];

/// The languages, in the order of the texts above.
const LANGUAGES: [&str; 2] = ["fr", "en"];

/// A letter in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// What it is for: its code is the name of its files.
    pub kind: LetterKind,
    fr: Letter,
    en: Letter,
}

impl Translated {
    /// The letter in a language; French for any the service does not know.
    #[must_use]
    pub fn get(&self, language: &str) -> &Letter {
        if language == "en" { &self.en } else { &self.fr }
    }

    /// Both letters, each with its file.
    pub fn files(&self) -> impl Iterator<Item = (String, &Letter)> {
        LANGUAGES.into_iter().map(|language| (file_of(self.kind, language), self.get(language)))
    }
}

/// Every letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters(Vec<Translated>);

impl Letters {
    /// Reads every file through `read`, which is given a name such as `letters/fr/mission.md`.
    pub fn parse(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, RulesError> {
        TEXTS.iter().map(|(kind, shipped)| translated(*kind, *shipped, read)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a letter has this file.
    #[must_use]
    pub fn has_file(file: &str) -> bool {
        LetterKind::ALL.iter().any(|kind| LANGUAGES.into_iter().any(|language| file_of(*kind, language) == file))
    }

    /// Every letter, in the order in which an inquiry needs them.
    pub fn all(&self) -> impl Iterator<Item = &Translated> {
        self.0.iter()
    }

    /// The letter of this kind; the list holds one of each.
    #[must_use]
    pub fn find(&self, kind: LetterKind) -> Option<&Translated> {
        self.0.iter().find(|letter| letter.kind == kind)
    }

    /// Every letter in every language, each with its file.
    pub fn files(&self) -> impl Iterator<Item = (String, &Letter)> {
        self.all().flat_map(Translated::files)
    }

    /// Files nobody has checked within the last six months.
    #[must_use]
    pub fn stale(&self, today: Day) -> Vec<String> {
        self.files().filter(|(_, letter)| letter.is_stale(today)).map(|(file, _)| file).collect()
    }
}

fn file_of(kind: LetterKind, language: &str) -> String {
    format!("letters/{language}/{}.md", kind.code())
}

fn translated(
    kind: LetterKind,
    shipped: [&str; 2],
    read: &dyn Fn(&str) -> Option<String>,
) -> Result<Translated, RulesError> {
    let files = LANGUAGES.map(|language| file_of(kind, language));
    let own = files.each_ref().map(|file| read(file));
    let fault = |file: &str, error| RulesError { file: file.to_owned(), error };
    let [fr, en] = &files;
    let [shipped_fr, shipped_en] = shipped;
    match &own {
        [Some(_), None] => Err(fault(en, FileError::whole("missing-language", "en"))),
        [None, Some(_)] => Err(fault(fr, FileError::whole("missing-language", "fr"))),
        [own_fr, own_en] => Ok(Translated {
            kind,
            fr: Letter::parse(kind, own_fr.as_deref().unwrap_or(shipped_fr)).map_err(|error| fault(fr, error))?,
            en: Letter::parse(kind, own_en.as_deref().unwrap_or(shipped_en)).map_err(|error| fault(en, error))?,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notice::Block;

    fn embedded() -> Letters {
        Letters::parse(&|_| None).unwrap()
    }

    #[test]
    fn every_shipped_file_is_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/letters");
        for language in LANGUAGES {
            let files = std::fs::read_dir(folder.join(language)).unwrap().map(|entry| entry.unwrap().file_name());
            let mut found: Vec<String> = files.map(|file| file.into_string().unwrap()).collect();
            found.sort();
            let mut named: Vec<String> = LetterKind::ALL.iter().map(|kind| format!("{}.md", kind.code())).collect();
            named.sort();
            assert_eq!(found, named, "{language}");
        }
        assert!(TEXTS.iter().map(|(kind, _)| kind).eq(LetterKind::ALL));
    }

    #[test]
    fn both_languages_say_as_much() {
        let shape = |letter: &Letter| -> Vec<(bool, usize)> {
            letter.blocks.iter().map(|block| (block.is_heading(), block.lines().len())).collect()
        };
        let places = |letter: &Letter| -> Vec<_> { letter.blocks.iter().flat_map(super::super::places).collect() };
        for letter in embedded().all() {
            let (fr, en) = (letter.get("fr"), letter.get("en"));
            let told = letter.kind.code();
            assert_eq!(shape(fr), shape(en), "shape of {told}");
            assert_eq!(places(fr), places(en), "places of {told}");
            let open = |letter: &Letter| {
                letter.references.iter().map(|one| (one.url.clone(), one.to_check)).collect::<Vec<_>>()
            };
            assert_eq!(open(fr), open(en), "references of {told}");
        }
    }

    /// Nobody is called guilty before anything is established, nor after.
    #[test]
    fn wording_stays_presumptive() {
        for (file, text) in TEXTS.iter().flat_map(|(kind, texts)| texts.iter().map(move |text| (kind, text))) {
            let said = text.to_lowercase();
            for word in [
                "coupable",
                "agresseur",
                "harceleur",
                "l’accusé",
                "prévenu",
                "suspect",
                "culprit",
                "guilty",
                "accused",
                "perpetrator",
                "harasser",
                "the victim",
                "la victime",
            ] {
                assert!(!said.contains(word), "{word} in {}", file.code());
            }
        }
        let implicated = embedded();
        let letter = implicated.find(LetterKind::ConvocationImplicated).unwrap().get("fr");
        let words = format!("{:?}", letter.blocks);
        assert!(words.contains("faits allégués") && words.contains("mise ou mis en cause"));
    }

    #[test]
    fn a_letter_is_replaced_in_both_languages_or_not_at_all() {
        let own = "+++\ntitle = \"Ici\"\nchecked = \"2026-11-22\"\nreferences = []\n+++\n{person}, {quality}.\n";
        let is_ours = |file: &str| file.ends_with("/confidentiality.md");
        let both = Letters::parse(&|file| is_ours(file).then(|| own.to_owned())).unwrap();
        let letter = both.find(LetterKind::Confidentiality).unwrap().get("en");
        assert_eq!((letter.title.as_str(), letter.blocks.len()), ("Ici", 1));
        assert!(matches!(letter.blocks[0], Block::Paragraph(_)));
        assert_eq!(both.find(LetterKind::Report), embedded().find(LetterKind::Report));
        let one =
            Letters::parse(&|file| (file == "letters/fr/confidentiality.md").then(|| own.to_owned())).unwrap_err();
        assert_eq!(one.to_string(), "letters/en/confidentiality.md, line 0: missing-language (en)");
        let wrong = Letters::parse(&|file| is_ours(file).then(|| own.replace("{person}, ", ""))).unwrap_err();
        assert_eq!(wrong.to_string(), "letters/fr/confidentiality.md, line 6: missing-place (person)");
        assert!(Letters::has_file("letters/en/mission.md") && !Letters::has_file("letters/de/mission.md"));
    }

    #[test]
    fn letters_grow_old() {
        assert!(embedded().stale("2027-05-22".parse().unwrap()).is_empty());
        let old = embedded().stale("2027-05-23".parse().unwrap());
        assert_eq!((old.len(), old[0].as_str()), (24, "letters/fr/mission.md"));
    }
}

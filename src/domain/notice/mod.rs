//! A text people read: a practical sheet, a charter, the privacy notice; read from `policies/notices/<locale>/`.
//!
//! A file is a head in TOML between two lines `+++`, then a small part of Markdown (see [`prose`]). Every reference is
//! kept beside the text, and one nobody has verified says so. It does **not** judge whether a text is right, in law or
//! in medicine; it never holds markup that a page would have to trust.
use toml::Spanned;

use super::{
    calendar,
    file::{self, FileError},
};
use crate::clock::Day;

mod collection;
pub(super) mod prose;

pub use collection::{NAMES, Named, Notices};
pub use prose::{Block, Part, Run};

/// The line before and after the head.
const FENCE: &str = "+++\n";

/// What a text leaves for the organisation to say of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placeholder {
    /// Its name.
    Organisation,
    /// The act that institutes the scheme.
    Act,
    /// Who answers for the processing of data.
    Controller,
    /// The data protection officer, and how to reach them.
    Dpo,
    /// Where the service is hosted.
    Hosting,
    /// To whom one says that a page cannot be used.
    AccessibilityContact,
}

impl Placeholder {
    const ALL: [Self; 6] =
        [Self::Organisation, Self::Act, Self::Controller, Self::Dpo, Self::Hosting, Self::AccessibilityContact];

    /// Its name in the texts and in `organisation.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Act => "act",
            Self::Controller => "controller",
            Self::Dpo => "dpo",
            Self::Hosting => "hosting",
            Self::AccessibilityContact => "accessibility_contact",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }
}

/// Whom a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readership {
    /// Anybody.
    Everyone,
    /// Pupils, students, apprentices.
    Students,
    /// Agents.
    Agents,
    /// Those who manage and decide.
    DecisionMakers,
    /// Members of the scheme.
    Members,
}

/// What a text rests on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// In words.
    pub text: String,
    /// Where it is, `https`.
    pub url: String,
    /// Whether somebody still has to verify it.
    pub to_check: bool,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    checked: Day,
    audience: Readership,
    references: Vec<Spanned<Reference>>,
    #[serde(default)]
    placeholders: Vec<Placeholder>,
}

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// The day it was last checked against its references.
    pub checked: Day,
    /// Whom it is for.
    pub audience: Readership,
    /// What it rests on.
    pub references: Vec<Reference>,
    /// What the organisation must say of itself in it.
    pub placeholders: Vec<Placeholder>,
    /// The text itself.
    pub blocks: Vec<Block>,
}

impl Notice {
    /// Reads and checks a file. Its head names exactly the placeholders of its text.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let (read, blocks) = opened(text, &head_of, &Placeholder::from_name)?;
        let Head { title, checked, audience, references, placeholders } = read;
        let references = references.into_iter().map(Spanned::into_inner).collect();
        let found = Self { title, checked, audience, references, placeholders, blocks };
        found.agrees()?;
        Ok(found)
    }

    fn agrees(&self) -> Result<(), FileError> {
        let used: Vec<Placeholder> = self.parts().filter_map(Part::placeholder).collect();
        let apart = |one: &[Placeholder], other: &[Placeholder]| one.iter().find(|p| !other.contains(p)).copied();
        match apart(&used, &self.placeholders).or_else(|| apart(&self.placeholders, &used)) {
            Some(placeholder) => Err(FileError::whole("placeholders-differ", placeholder.name())),
            None => Ok(()),
        }
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.blocks.iter().flat_map(Block::lines).flatten().flat_map(|run| &run.parts)
    }

    /// How many headings it has.
    #[must_use]
    pub fn headings(&self) -> usize {
        self.blocks.iter().filter(|block| block.is_heading()).count()
    }

    /// References that somebody still has to verify.
    pub fn to_check(&self) -> impl Iterator<Item = &str> {
        self.references.iter().filter(|one| one.to_check).map(|one| one.text.as_str())
    }

    /// Whether nobody has checked it within the last six months.
    #[must_use]
    pub fn is_stale(&self, today: Day) -> bool {
        calendar::plus_months(self.checked, 6) < today
    }

    /// The text with what the organisation says in the place of each placeholder.
    #[must_use]
    pub fn filled(&self, fill: &dyn Fn(Placeholder) -> String) -> Vec<Block> {
        let mut blocks = self.blocks.clone();
        for part in blocks.iter_mut().flat_map(Block::lines_mut).flatten().flat_map(|run| &mut run.parts) {
            if let Some(placeholder) = part.placeholder() {
                *part = Part::Text(fill(placeholder));
            }
        }
        blocks
    }
}

/// The head and the blocks of a file, each read in its way; lines of errors are those of the file.
pub(super) fn opened<H, P>(
    text: &str,
    head_of: &dyn Fn(&str) -> Result<H, FileError>,
    named: &dyn Fn(&str) -> Option<P>,
) -> Result<(H, Vec<prose::Block<P>>), FileError> {
    let unfenced = || FileError { line: 1, code: "no-head", at: "+++".to_owned() };
    let (head, body) = text.strip_prefix(FENCE).and_then(|rest| rest.split_once(FENCE)).ok_or_else(unfenced)?;
    let below = |lines: usize| move |error: FileError| FileError { line: error.line.saturating_add(lines), ..error };
    let read = head_of(head).map_err(below(1))?;
    // Two fences, and what stands between them.
    let above = head.lines().count().saturating_add(2);
    Ok((read, prose::parse(body, named).map_err(below(above))?))
}

fn head_of(text: &str) -> Result<Head, FileError> {
    let head: Head = file::read(text)?;
    checked_head(text, &head.title, &head.references)?;
    Ok(head)
}

/// What every head must have: a title, and addresses safe to link to.
pub(super) fn checked_head(text: &str, title: &str, references: &[Spanned<Reference>]) -> Result<(), FileError> {
    if title.trim().is_empty() {
        return Err(FileError { line: 1, code: "blank", at: "title".to_owned() });
    }
    let unsafe_one = references.iter().find(|reference| !file::is_https(&reference.as_ref().url));
    unsafe_one.map_or(Ok(()), |one| Err(FileError::within(text, &one.span(), "not-https", "references")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    const SMALL: &str = "+++\ntitle = \"Vos droits\"\nchecked = \"2026-05-22\"\naudience = \"everyone\"\n\
                         placeholders = [\"dpo\"]\nreferences = [\n  { text = \"RGPD\", url = \"https://a.eu\", \
                         to_check = true },\n]\n+++\n\nÉcrivez à {dpo}.\n\n## Suite\n\n- un\n- **deux**\n";

    #[test]
    fn a_text_is_read_and_filled() {
        let notice = Notice::parse(SMALL).unwrap();
        assert_eq!((notice.title.as_str(), notice.headings(), notice.blocks.len()), ("Vos droits", 1, 3));
        let filled = notice.filled(&|placeholder| placeholder.name().to_uppercase());
        let Block::Paragraph(line) = &filled[0] else { panic!("a paragraph") };
        assert_eq!(line[0].parts[1], Part::Text("DPO".to_owned()));
        assert!(!notice.is_stale("2026-11-22".parse().unwrap()) && notice.is_stale("2026-11-23".parse().unwrap()));
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let faults = [
            ("+++\ntitle", "title", 1, "no-head"),
            ("title = \"Vos droits\"", "title = \" \"", 2, "blank"),
            ("title", "titel", 2, "unknown-key"),
            ("\"everyone\"", "\"nobody\"", 4, "malformed"),
            ("https://a.eu", "http://a.eu", 7, "not-https"),
            ("{dpo}", "{dog}", 11, "unknown-placeholder"),
            ("{dpo}", "nous", 0, "placeholders-differ"),
            ("{dpo}", "{act}", 0, "placeholders-differ"),
            ("## Suite", "# Suite", 13, "bad-heading"),
            ("**deux**", "**deux", 16, "bold-not-closed"),
            ("- un", "- [un](javascript:x)", 15, "bad-link"),
        ];
        for (good, bad, line, code) in faults {
            let error = Notice::parse(&SMALL.replacen(good, bad, 1)).unwrap_err();
            assert_eq!((error.line, error.code), (line, code), "{bad}: {error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), body in r"([#\[\]()*{} \n-]|tel:|[a-zé])*") {
            let _ = Notice::parse(&text);
            let _ = Notice::parse(&SMALL.replace("Écrivez", &body));
            let _ = prose::parse(&body, &Placeholder::from_name);
        }
    }
}

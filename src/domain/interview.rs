//! Models of interviews: what to say first and what may be asked, by the quality in which somebody is heard; read from
//! `policies/interviews.toml`.
//!
//! The organisation replaces the file as it replaces others. A model is a beginning, shown beside the minutes: whoever
//! listens asks what the person's words call for. It does **not** put words in anybody's mouth, and no answer is expected.
use toml::Spanned;

use super::{
    Coded,
    file::{self, FileError},
    hearing::HeardRole,
    localised::Localised,
    report::{LINE_LIMIT, PARAGRAPH_LIMIT},
};

/// How somebody is heard.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// In what quality.
    pub role: HeardRole,
    /// What it is called.
    pub title: Localised,
    /// What to say before anything is asked.
    pub opening: Localised,
    /// What may be asked, in this order or another.
    pub questions: Vec<Localised>,
}

/// A model for each quality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interviews(Vec<Interview>);

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(default)]
    interview: Vec<Spanned<Interview>>,
}

impl Interviews {
    /// Reads and checks the file: a model for each quality, each with a question, none too long to be said.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        file::check_codes(text, &shape.interview, |one| one.role.code())?;
        if let Some((wrong, code)) = shape.interview.iter().find_map(|one| Some((one, one.as_ref().fault()?))) {
            return Err(FileError::within(text, &wrong.span(), code, wrong.as_ref().role.code()));
        }
        let found = Self(shape.interview.into_iter().map(Spanned::into_inner).collect());
        match HeardRole::ALL.iter().find(|role| found.of(**role).is_none()) {
            Some(role) => Err(FileError::whole("role-missing", role.code())),
            None => Ok(found),
        }
    }

    /// The model for a quality.
    #[must_use]
    pub fn of(&self, role: HeardRole) -> Option<&Interview> {
        self.0.iter().find(|one| one.role == role)
    }
}

impl Interview {
    fn fault(&self) -> Option<&'static str> {
        let is_long = |text: &Localised, limit| ["fr", "en"].iter().any(|to| text.get(to).chars().count() > limit);
        if self.questions.is_empty() {
            Some("no-question")
        } else if is_long(&self.opening, PARAGRAPH_LIMIT)
            || is_long(&self.title, LINE_LIMIT)
            || self.questions.iter().any(|question| is_long(question, PARAGRAPH_LIMIT))
        {
            Some("too-long")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../policies/interviews.toml");

    fn all() -> Vec<Localised> {
        let interviews = Interviews::parse(EMBEDDED).unwrap();
        let of = |one: &Interview| [vec![one.title.clone(), one.opening.clone()], one.questions.clone()].concat();
        interviews.0.iter().flat_map(of).collect()
    }

    #[test]
    fn the_defaults_read_and_presume_nothing() {
        for role in HeardRole::ALL {
            assert!(Interviews::parse(EMBEDDED).unwrap().of(*role).unwrap().questions.len() >= 6, "{}", role.code());
        }
        for text in all() {
            let (fr, en) = (text.get("fr").to_lowercase(), text.get("en").to_lowercase());
            for wrong in ["pourquoi n’avez-vous pas", "la victime", "l’auteur", "le coupable", "l’agresseur", "·"]
            {
                assert!(!fr.contains(wrong), "{wrong}: {fr}");
            }
            for wrong in ["why didn’t you", "why did you not", "the victim", "the perpetrator", "the aggressor"] {
                assert!(!en.contains(wrong), "{wrong}: {en}");
            }
            for wrong in ["'", " :", " ;", " ?", " !", " »", "« "] {
                assert!(!fr.contains(wrong), "{wrong:?}: {fr}");
            }
        }
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |from: &str, to: &str| Interviews::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err();
        let line = |word: &str| EMBEDDED.lines().position(|line| line.contains(word)).unwrap() + 1;
        let unknown = fault("title.fr", "name.fr = 'x'\ntitle.fr");
        assert_eq!((unknown.code, unknown.line), ("unknown-key", line("title.fr")));
        let twice = fault("role = \"witness\"", "role = \"harmed\"");
        assert_eq!((twice.code, twice.line, twice.at.as_str()), ("twice", line("\"witness\"") - 1, "harmed"));
        assert_eq!(fault("role = \"witness\"", "role = \"judge\"").code, "malformed");
        let (kept, _) = EMBEDDED.split_once("[[interview]]\nrole = \"other\"").unwrap();
        assert_eq!(Interviews::parse(kept).unwrap_err(), FileError::whole("role-missing", "other"));
        let (head, questions) = (EMBEDDED.find("questions = [").unwrap(), EMBEDDED.find("\n]\n").unwrap());
        let none = format!("{}questions = []\n{}", &EMBEDDED[..head], &EMBEDDED[questions + 3..]);
        assert_eq!(Interviews::parse(&none).unwrap_err().code, "no-question");
    }
}

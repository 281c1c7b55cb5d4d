//! A text of a policy file in the languages of the service, French first.
//!
//! Both languages are required and neither may be blank. Words of the program itself are not here: they are in Fluent.

/// One text, in French and in English.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Pair")]
pub struct Localised {
    fr: String,
    en: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    fr: String,
    en: String,
}

/// A text is blank in one of its languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a text is blank in one of its languages")]
pub struct Blank;

impl TryFrom<Pair> for Localised {
    type Error = Blank;
    fn try_from(pair: Pair) -> Result<Self, Blank> {
        let Pair { fr, en } = pair;
        if fr.trim().is_empty() || en.trim().is_empty() { Err(Blank) } else { Ok(Self { fr, en }) }
    }
}

impl Localised {
    /// The text in a language; French for any the service does not know.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        if language == "en" { &self.en } else { &self.fr }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_required() {
        let read = |text: &str| toml::from_str::<Localised>(text);
        let text = read("fr = 'oui'\nen = 'yes'").unwrap();
        assert_eq!([text.get("fr"), text.get("en"), text.get("de")], ["oui", "yes", "oui"]);
        for wrong in ["fr = 'oui'", "fr = 'oui'\nen = ' '", "fr = 'oui'\nen = 'yes'\nde = 'ja'"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}

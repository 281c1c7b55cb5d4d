//! What the service says: every sentence a person reads, by key and language.
//!
//! The sentences stand in Fluent files under `templates/text/<locale>/`; a new language is new files and one line here.
//! A key that a page or this program uses and that a language lacks, or that nothing uses, fails the tests. Sentences
//! are plain text: they are escaped where they are shown, so a translation cannot carry markup into a page.
//!
//! It does **not** translate what people write: nothing they say leaves for a machine elsewhere.
use std::{fmt, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::{
    Timestamp,
    civil::{Time, Weekday},
};
use unic_langid::LanguageIdentifier;

use crate::{clock::Day, domain::Coded};

mod day;
mod locale;

pub use locale::Locale;

/// The files of each language, compiled in.
const FILES: [(Locale, &[&str]); 2] = [
    (
        Locale::Fr,
        &[
            include_str!("../../templates/text/fr/common.ftl"),
            include_str!("../../templates/text/fr/intake.ftl"),
            include_str!("../../templates/text/fr/desk.ftl"),
            include_str!("../../templates/text/fr/terms.ftl"),
            include_str!("../../templates/text/fr/files.ftl"),
            include_str!("../../templates/text/fr/contact.ftl"),
            include_str!("../../templates/text/fr/notebook.ftl"),
            include_str!("../../templates/text/fr/question.ftl"),
            include_str!("../../templates/text/fr/keep.ftl"),
            include_str!("../../templates/text/fr/hours.ftl"),
            include_str!("../../templates/text/fr/counsel.ftl"),
            include_str!("../../templates/text/fr/consent.ftl"),
            include_str!("../../templates/text/fr/withdrawal.ftl"),
            include_str!("../../templates/text/fr/identity.ftl"),
            include_str!("../../templates/text/fr/inquiry.ftl"),
            include_str!("../../templates/text/fr/informing.ftl"),
            include_str!("../../templates/text/fr/measure.ftl"),
            include_str!("../../templates/text/fr/investigation.ftl"),
            include_str!("../../templates/text/fr/report.ftl"),
            include_str!("../../templates/text/fr/hearing.ftl"),
            include_str!("../../templates/text/fr/journal.ftl"),
            include_str!("../../templates/text/fr/minor.ftl"),
            include_str!("../../templates/text/fr/proceeding.ftl"),
            include_str!("../../templates/text/fr/protection.ftl"),
            include_str!("../../templates/text/fr/listening.ftl"),
            include_str!("../../templates/text/fr/people.ftl"),
            include_str!("../../templates/text/fr/letters.ftl"),
            include_str!("../../templates/text/fr/guard.ftl"),
            include_str!("../../templates/text/fr/exception.ftl"),
            include_str!("../../templates/text/fr/alert.ftl"),
            include_str!("../../templates/text/fr/support.ftl"),
            include_str!("../../templates/text/fr/mail.ftl"),
            include_str!("../../templates/text/fr/decision.ftl"),
            include_str!("../../templates/text/fr/overdue.ftl"),
            include_str!("../../templates/text/fr/retention.ftl"),
            include_str!("../../templates/text/fr/audit.ftl"),
            include_str!("../../templates/text/fr/rights.ftl"),
            include_str!("../../templates/text/fr/aftercare.ftl"),
        ],
    ),
    (
        Locale::En,
        &[
            include_str!("../../templates/text/en/common.ftl"),
            include_str!("../../templates/text/en/intake.ftl"),
            include_str!("../../templates/text/en/desk.ftl"),
            include_str!("../../templates/text/en/terms.ftl"),
            include_str!("../../templates/text/en/files.ftl"),
            include_str!("../../templates/text/en/contact.ftl"),
            include_str!("../../templates/text/en/notebook.ftl"),
            include_str!("../../templates/text/en/question.ftl"),
            include_str!("../../templates/text/en/keep.ftl"),
            include_str!("../../templates/text/en/hours.ftl"),
            include_str!("../../templates/text/en/counsel.ftl"),
            include_str!("../../templates/text/en/consent.ftl"),
            include_str!("../../templates/text/en/withdrawal.ftl"),
            include_str!("../../templates/text/en/identity.ftl"),
            include_str!("../../templates/text/en/inquiry.ftl"),
            include_str!("../../templates/text/en/informing.ftl"),
            include_str!("../../templates/text/en/measure.ftl"),
            include_str!("../../templates/text/en/investigation.ftl"),
            include_str!("../../templates/text/en/report.ftl"),
            include_str!("../../templates/text/en/hearing.ftl"),
            include_str!("../../templates/text/en/journal.ftl"),
            include_str!("../../templates/text/en/minor.ftl"),
            include_str!("../../templates/text/en/proceeding.ftl"),
            include_str!("../../templates/text/en/protection.ftl"),
            include_str!("../../templates/text/en/listening.ftl"),
            include_str!("../../templates/text/en/people.ftl"),
            include_str!("../../templates/text/en/letters.ftl"),
            include_str!("../../templates/text/en/guard.ftl"),
            include_str!("../../templates/text/en/exception.ftl"),
            include_str!("../../templates/text/en/alert.ftl"),
            include_str!("../../templates/text/en/support.ftl"),
            include_str!("../../templates/text/en/mail.ftl"),
            include_str!("../../templates/text/en/decision.ftl"),
            include_str!("../../templates/text/en/overdue.ftl"),
            include_str!("../../templates/text/en/retention.ftl"),
            include_str!("../../templates/text/en/audit.ftl"),
            include_str!("../../templates/text/en/rights.ftl"),
            include_str!("../../templates/text/en/aftercare.ftl"),
        ],
    ),
];

/// The sentences cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// A file is not Fluent.
    #[error("a file of sentences in {0} cannot be read")]
    Unreadable(&'static str),
    /// Two sentences have one name.
    #[error("a sentence in {0} is there twice")]
    Twice(&'static str),
}

/// All sentences in all languages.
#[derive(Debug, Clone)]
pub struct Text {
    fr: Words,
    en: Words,
}

impl Text {
    /// Reads the sentences compiled into the program.
    pub fn embedded() -> Result<Self, TextError> {
        let [fr, en] = FILES;
        Ok(Self { fr: Words::read(fr.0, fr.1)?, en: Words::read(en.0, en.1)? })
    }

    /// The sentences of a language.
    #[must_use]
    pub fn words(&self, locale: Locale) -> &Words {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }
}

/// Something put into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words.
    Text(&'a str),
    /// A count: languages choose the plural by it.
    Count(usize),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

// Templates lend what they name: a field that is already lent is lent twice.
impl<'a> From<&'a &str> for Value<'a> {
    fn from(text: &'a &str) -> Self {
        Self::Text(text)
    }
}

impl From<&usize> for Value<'_> {
    fn from(count: &usize) -> Self {
        Self::Count(*count)
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl<'a> From<Value<'a>> for FluentValue<'a> {
    fn from(value: Value<'a>) -> Self {
        match value {
            Value::Text(text) => text.into(),
            Value::Count(count) => count.into(),
        }
    }
}

/// Units of size, each a thousand of the one before (SI).
const UNITS: [&str; 4] = ["size-bytes", "size-kilo", "size-mega", "size-giga"];

/// A whole number with its thousands apart: "22 399"; anything else is written as it is.
fn by_thousands<M, const MARK: char>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string();
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).is_multiple_of(3) {
            said.push(MARK);
        }
        said.push(digit);
    }
    Some(said)
}

/// The sentences of one language; cheap to clone.
#[derive(Clone)]
pub struct Words {
    locale: Locale,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("locale", &self.locale).finish_non_exhaustive()
    }
}

impl Words {
    fn read(locale: Locale, files: &[&str]) -> Result<Self, TextError> {
        let tag: LanguageIdentifier = locale.code().parse().map_err(|_| TextError::Unreadable(locale.code()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks of isolation around inserted values would be read out by some screen readers and kept when copying a code.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match locale {
            Locale::Fr => by_thousands::<_, '\u{a0}'>,
            Locale::En => by_thousands::<_, ','>,
        }));
        for file in files {
            let resource =
                FluentResource::try_new((*file).to_owned()).map_err(|_| TextError::Unreadable(locale.code()))?;
            bundle.add_resource(resource).map_err(|_| TextError::Twice(locale.code()))?;
        }
        Ok(Self { locale, bundle: Arc::new(bundle) })
    }

    /// The language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The sentence with this key; the key in brackets where there is none, which the tests exclude.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence with these values put in.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        let arguments: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }

    /// The sentence with one value; templates write it more shortly than a list.
    #[must_use]
    pub fn say_one<'a>(&self, key: &str, name: &str, value: impl Into<Value<'a>>) -> String {
        self.say_with(key, &[(name, value.into())])
    }

    /// The words for a code: `stage-received`.
    #[must_use]
    pub fn code<C: Coded>(&self, prefix: &str, coded: &C) -> String {
        self.term(prefix, coded.code())
    }

    /// The words for a code that is text already.
    #[must_use]
    pub fn term(&self, prefix: &str, code: &str) -> String {
        self.say(&format!("{prefix}-{code}"))
    }

    /// A size in bytes, in words: "1,2 Mo".
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        let (mut tenths, mut unit) = (bytes.saturating_mul(10), 0_usize);
        while tenths >= 10_000 && unit.saturating_add(1) < UNITS.len() {
            tenths = tenths.saturating_add(500) / 1000;
            unit = unit.saturating_add(1);
        }
        let (whole, rest) = (tenths / 10, tenths % 10);
        let number = if rest == 0 { whole.to_string() } else { format!("{whole}{}{rest}", self.say("size-mark")) };
        self.say_one(UNITS.get(unit).copied().unwrap_or("size-giga"), "number", &number)
    }

    /// A day in words: "samedi 21 novembre 2026".
    #[must_use]
    pub fn day(&self, day: &Day) -> String {
        day::day(self.locale, *day)
    }

    /// A day of the week: "samedi".
    #[must_use]
    pub fn weekday(&self, weekday: Weekday) -> &'static str {
        day::weekday(self.locale, weekday)
    }

    /// An hour in words: "9 h 30".
    #[must_use]
    pub fn hour(&self, time: Time) -> String {
        day::hour(self.locale, time)
    }

    /// An instant in words, by the hour in Paris: "samedi 21 novembre 2026 à 14 h 05".
    #[must_use]
    pub fn moment(&self, instant: &Timestamp) -> String {
        day::moment(self.locale, *instant)
    }
}

#[cfg(test)]
mod tests;

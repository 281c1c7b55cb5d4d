//! The *qualification retenue*: which kinds of facts the cell retains, and under which regime it deals with them.
//!
//! The person chose plain descriptions, never a legal label; this is the cell's word, dated by its record. The latest counts
//! and the earlier ones stay. It does **not** qualify anything in law: a judge does.
use super::{Coded, contact::Fault, draft::Fields, report::PARAGRAPH_LIMIT, taxonomy::Taxonomy};

/// Under which texts it is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// A report of violence, discrimination, harassment or sexist behaviour (CGFP L.135-6).
    Report,
    /// A whistleblower's alert (loi 2016-1691, articles 6 to 16; décret 2022-1284).
    Alert,
    /// Both: of two dates, the earlier binds.
    Both,
}

impl Coded for Regime {
    const ALL: &'static [Self] = &[Self::Report, Self::Alert, Self::Both];

    fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Alert => "alert",
            Self::Both => "both",
        }
    }
}

/// What the cell retains.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Qualified {
    /// Codes of the kinds of facts, in the order of the taxonomy.
    pub kinds: Vec<String>,
    /// Under which texts.
    pub regime: Regime,
    /// Why, or what is still open; may be empty.
    pub note: String,
}

impl Qualified {
    /// Reads what was typed: at least one kind of the taxonomy, and a regime.
    pub fn parse(fields: &Fields, taxonomy: &Taxonomy) -> Result<Self, Vec<Fault>> {
        let chosen = fields.all("kinds");
        let known = taxonomy.kinds().map(|kind| kind.code.clone());
        let kinds: Vec<String> = known.filter(|code| chosen.contains(code)).collect();
        let regime = Regime::from_code(fields.one("regime"));
        let note = fields.one("note").trim().to_owned();
        let faults = [
            (kinds.is_empty(), "kinds", "no-kinds"),
            (regime.is_err(), "regime", "missing-regime"),
            (note.chars().count() > PARAGRAPH_LIMIT, "note", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        match regime {
            Ok(regime) if faults.is_empty() => Ok(Self { kinds, regime, note }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Qualified, Vec<&'static str>> {
        let taxonomy = Taxonomy::parse(include_str!("../../policies/taxonomy.toml")).unwrap();
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        Qualified::parse(&fields, &taxonomy).map_err(|faults| faults.iter().map(|fault| fault.code).collect())
    }

    #[test]
    fn several_kinds_stand_in_the_order_of_the_taxonomy() {
        let chosen = [("kinds", "harc-sex"), ("kinds", "agiss-sex"), ("kinds", "inconnu"), ("regime", "both")];
        let read = read(&chosen).unwrap();
        assert_eq!((read.kinds, read.regime), (vec!["agiss-sex".to_owned(), "harc-sex".to_owned()], Regime::Both));
    }

    #[test]
    fn a_kind_and_a_regime_are_required() {
        assert_eq!(read(&[]).unwrap_err(), ["no-kinds", "missing-regime"]);
        let long = "é".repeat(PARAGRAPH_LIMIT + 1);
        let pairs = [("kinds", "inconnu"), ("regime", "alert"), ("note", long.as_str())];
        assert_eq!(read(&pairs).unwrap_err(), ["no-kinds", "too-long"]);
    }
}

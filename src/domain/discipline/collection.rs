//! Every regime: the shipped ones, replaced file by file, and those that an organisation adds.
//!
//! A shipped one may be replaced, never left out: somebody of that status may be implicated tomorrow.
use super::Regime;
use crate::domain::{file, rules::RulesError};

/// The regimes that ship, in the order in which they are offered: code, text.
pub const SHIPPED: [(&str, &str); 13] = [
    ("official-state", include_str!("../../../policies/discipline/official-state.toml")),
    ("official-local", include_str!("../../../policies/discipline/official-local.toml")),
    ("official-hospital", include_str!("../../../policies/discipline/official-hospital.toml")),
    ("trainee-state", include_str!("../../../policies/discipline/trainee-state.toml")),
    ("trainee-local", include_str!("../../../policies/discipline/trainee-local.toml")),
    ("trainee-hospital", include_str!("../../../policies/discipline/trainee-hospital.toml")),
    ("contract-state", include_str!("../../../policies/discipline/contract-state.toml")),
    ("contract-local", include_str!("../../../policies/discipline/contract-local.toml")),
    ("contract-hospital", include_str!("../../../policies/discipline/contract-hospital.toml")),
    ("student-imt", include_str!("../../../policies/discipline/student-imt.toml")),
    ("student", include_str!("../../../policies/discipline/student.toml")),
    ("apprentice", include_str!("../../../policies/discipline/apprentice.toml")),
    ("contractor", include_str!("../../../policies/discipline/contractor.toml")),
];

/// Every regime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regimes(Vec<Regime>);

impl Regimes {
    /// Reads every file through `read`, which is given a name such as `discipline/official-state.toml`; `own` are the
    /// names of the files that the organisation has, among which those of its own regimes stand.
    pub fn parse(own: &[&str], read: &dyn Fn(&str) -> Option<String>) -> Result<Self, RulesError> {
        let shipped = SHIPPED.iter().map(|(code, text)| (*code, Some(*text)));
        let added = own.iter().filter_map(|name| code_of(name)).filter(|code| !is_shipped(code));
        let all = shipped.chain(added.map(|code| (code, None)));
        all.map(|(code, text)| one(code, text, read)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a regime has, or may have, this file.
    #[must_use]
    pub fn has_file(name: &str) -> bool {
        code_of(name).is_some()
    }

    /// Every regime, in the order in which they are offered.
    pub fn all(&self) -> impl Iterator<Item = &Regime> {
        self.0.iter()
    }

    /// The regime with this code.
    #[must_use]
    pub fn regime(&self, code: &str) -> Option<&Regime> {
        self.0.iter().find(|regime| regime.code == code)
    }

    /// What somebody must still verify, by file.
    #[must_use]
    pub fn to_check(&self) -> Vec<(String, Vec<String>)> {
        self.by_file(Regime::to_check)
    }

    /// Dates that the files do not give, by file.
    #[must_use]
    pub fn unsaid(&self) -> Vec<(String, Vec<String>)> {
        self.by_file(Regime::unsaid)
    }

    fn by_file(&self, of: fn(&Regime) -> Vec<String>) -> Vec<(String, Vec<String>)> {
        self.0.iter().map(|regime| (file_of(&regime.code), of(regime))).filter(|(_, some)| !some.is_empty()).collect()
    }
}

fn file_of(code: &str) -> String {
    format!("discipline/{code}.toml")
}

fn code_of(name: &str) -> Option<&str> {
    name.strip_prefix("discipline/")?.strip_suffix(".toml").filter(|code| file::is_code(code))
}

fn is_shipped(code: &str) -> bool {
    SHIPPED.iter().any(|(shipped, _)| *shipped == code)
}

fn one(code: &str, shipped: Option<&str>, read: &dyn Fn(&str) -> Option<String>) -> Result<Regime, RulesError> {
    let file = file_of(code);
    let own = read(&file);
    let text = own.as_deref().or(shipped).unwrap_or_default();
    Regime::parse(code, text).map_err(|error| RulesError { file, error })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded() -> Regimes {
        Regimes::parse(&[], &|_| None).unwrap()
    }

    #[test]
    fn every_shipped_file_is_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/discipline");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut found: Vec<String> = files.filter(|file| file != "README.md").collect();
        found.sort();
        let mut named: Vec<String> = SHIPPED.iter().map(|(code, _)| format!("{code}.toml")).collect();
        named.sort();
        assert_eq!(found, named);
        assert!(embedded().all().map(|regime| regime.code.as_str()).eq(SHIPPED.iter().map(|(code, _)| *code)));
    }

    #[test]
    fn an_organisation_replaces_one_and_adds_its_own() {
        let ours = SHIPPED[0].1.replacen("label.fr = ", "label.fr = \"Ici : \" #", 1);
        let read = |file: &str| {
            ["discipline/professor.toml", "discipline/official-state.toml"].contains(&file).then(|| ours.clone())
        };
        let own = ["discipline/official-state.toml", "discipline/professor.toml", "support.toml"];
        let regimes = Regimes::parse(&own, &read).unwrap();
        assert_eq!(regimes.all().count(), SHIPPED.len() + 1);
        assert_eq!(regimes.all().last().unwrap().code, "professor");
        assert_eq!(regimes.regime("official-state").unwrap().label.get("fr"), "Ici : ");
        assert_eq!(regimes.regime("student"), embedded().regime("student"));
        assert_eq!(regimes.regime("judge"), None);
    }

    #[test]
    fn a_fault_names_its_file_and_its_line() {
        let wrong = |file: &str| (file == "discipline/professor.toml").then(|| "\nlabel = 3".to_owned());
        let error = Regimes::parse(&["discipline/professor.toml"], &wrong).unwrap_err();
        assert_eq!(error.to_string(), "discipline/professor.toml, line 2: malformed");
        for name in ["discipline/professor.toml", "discipline/student.toml"] {
            assert!(Regimes::has_file(name), "{name}");
        }
        for name in ["discipline/Professor.toml", "discipline/professor.md", "professor.toml", "discipline/a/b.toml"] {
            assert!(!Regimes::has_file(name), "{name}");
        }
    }
}

//! The table of decisions, and its compilation into permits.
//!
//! Every word of a row belongs to a closed list, so nothing of the file's text reaches a permit but those words. It does
//! **not** know the invariants, which forbid whatever a row may say.
use std::collections::BTreeSet;

use toml::Spanned;

use crate::domain::{
    Coded, UnknownCode,
    act::Act,
    case::Stage,
    file::{self, FileError},
    role::Role,
};

/// Who a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Visitor,
    Reporter,
    /// Somebody with a code, in an inquiry.
    Party,
    Invited,
    Job,
    /// Any member, whatever their roles.
    Member,
    /// A member who holds the role.
    Role(Role),
}

impl Who {
    /// Everybody there is.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let others = [Self::Visitor, Self::Reporter, Self::Party, Self::Invited, Self::Job, Self::Member];
        others.into_iter().chain(Role::ALL.iter().copied().map(Self::Role))
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Reporter => "reporter",
            Self::Party => "party",
            Self::Invited => "invited",
            Self::Job => "job",
            Self::Member => "member",
            Self::Role(role) => role.code(),
        }
    }

    fn from_code(code: &str) -> Result<Self, UnknownCode> {
        Self::all().find(|who| who.code() == code).ok_or(UnknownCode)
    }

    /// The name of its entity type in the schema.
    fn entity_type(self) -> &'static str {
        match self {
            Self::Visitor => "Visitor",
            Self::Reporter => "Reporter",
            Self::Party => "Party",
            Self::Invited => "Invited",
            Self::Job => "Job",
            Self::Member | Self::Role(_) => "Member",
        }
    }
}

/// What a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Intake,
    Case,
    Organisation,
    Oneself,
}

impl Coded for Kind {
    const ALL: &'static [Self] = &[Self::Intake, Self::Case, Self::Organisation, Self::Oneself];

    fn code(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Case => "case",
            Self::Organisation => "organisation",
            Self::Oneself => "oneself",
        }
    }
}

impl Kind {
    fn entity_type(self) -> &'static str {
        match self {
            Self::Intake => "Intake",
            Self::Case => "Case",
            Self::Organisation => "Organisation",
            Self::Oneself => "Oneself",
        }
    }
}

/// What a row asks for besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Key,
    Enrolled,
    Charter,
}

impl Coded for Need {
    const ALL: &'static [Self] = &[Self::Key, Self::Enrolled, Self::Charter];

    fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Enrolled => "enrolled",
            Self::Charter => "charter",
        }
    }
}

/// One row, checked.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) line: usize,
    act: Act,
    who: Vec<Who>,
    kind: Kind,
    stages: Vec<Stage>,
    needs: Vec<Need>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    decision: Vec<Spanned<RawRow>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    act: String,
    who: Vec<String>,
    subject: String,
    #[serde(default)]
    stages: Vec<String>,
    #[serde(default)]
    requires: Vec<String>,
}

/// Reads the table; every act must have a row.
pub(super) fn parse(text: &str) -> Result<Vec<Row>, FileError> {
    let shape: Shape = file::read(text)?;
    let rows: Vec<Row> = shape
        .decision
        .iter()
        .map(|raw| {
            let line = file::line_of(text, raw.span().start);
            lift(raw.as_ref(), line).map_err(|(code, at)| FileError { line, code, at: at.to_owned() })
        })
        .collect::<Result<_, _>>()?;
    match Act::ALL.iter().find(|act| !rows.iter().any(|row| row.act == **act)) {
        Some(act) => Err(FileError::whole("act-without-row", act.code())),
        None => Ok(rows),
    }
}

fn lift(raw: &RawRow, line: usize) -> Result<Row, (&'static str, &str)> {
    let row = Row {
        line,
        act: Act::from_code(&raw.act).map_err(|_| ("unknown-act", raw.act.as_str()))?,
        who: each(&raw.who, Who::from_code, "unknown-who")?,
        kind: Kind::from_code(&raw.subject).map_err(|_| ("unknown-subject", raw.subject.as_str()))?,
        stages: each(&raw.stages, Stage::from_code, "unknown-stage")?,
        needs: each(&raw.requires, Need::from_code, "unknown-need")?,
    };
    let only_members = row.who.iter().all(|who| who.entity_type() == "Member");
    let asks_of_members = row.needs.iter().any(|need| matches!(need, Need::Enrolled | Need::Charter));
    if row.who.is_empty() {
        Err(("nobody", &raw.act))
    } else if (row.kind == Kind::Case) == row.stages.is_empty() {
        Err(("stages-and-cases-go-together", &raw.act))
    } else if row.kind != Kind::Case && row.needs.contains(&Need::Key) {
        Err(("key-without-case", &raw.act))
    } else if asks_of_members && !only_members {
        Err(("asked-of-members-only", &raw.act))
    } else {
        Ok(row)
    }
}

fn each<'a, T>(
    codes: &'a [String],
    read: fn(&str) -> Result<T, UnknownCode>,
    wrong: &'static str,
) -> Result<Vec<T>, (&'static str, &'a str)> {
    codes.iter().map(|code| read(code).map_err(|_| (wrong, code.as_str()))).collect()
}

impl Row {
    /// The permits of the row in Cedar, one for each who.
    pub(super) fn permits(&self) -> impl Iterator<Item = String> {
        self.who.iter().map(|who| {
            let (act, principal, resource) = (self.act.code(), who.entity_type(), self.kind.entity_type());
            let conditions = self.conditions(*who).join(" && ");
            format!(
                "permit (principal is {principal}, action == Action::\"{act}\", resource is {resource}) \
                 when {{ {conditions} }};"
            )
        })
    }

    fn conditions(&self, who: Who) -> Vec<String> {
        let mut all = vec!["true".to_owned()];
        if let Who::Role(role) = who {
            all.push(format!("principal.roles.contains(\"{}\")", role.code()));
        }
        if self.kind == Kind::Case {
            let stages: Vec<String> = self.stages.iter().map(|stage| format!("\"{}\"", stage.code())).collect();
            all.push(format!("[{}].contains(resource.stage)", stages.join(", ")));
        }
        all.extend(self.needs.iter().map(|need| match need {
            Need::Key => "resource.key".to_owned(),
            Need::Enrolled => "principal.enrolled".to_owned(),
            Need::Charter => "principal.charter".to_owned(),
        }));
        all
    }
}

/// The acts as the schema declares them: each applies to those its rows speak of, and a request about anybody or
/// anything else is not even well formed.
pub(super) fn actions(rows: &[Row]) -> String {
    let declare = |act: &Act| {
        let rows = || rows.iter().filter(|row| row.act == *act);
        let principals: BTreeSet<_> = rows().flat_map(|row| &row.who).map(|who| who.entity_type()).collect();
        let resources: BTreeSet<_> = rows().map(|row| row.kind.entity_type()).collect();
        let list = |names: BTreeSet<&'static str>| names.into_iter().collect::<Vec<_>>().join(", ");
        let (code, principals, resources) = (act.code(), list(principals), list(resources));
        format!("action \"{code}\" appliesTo {{ principal: [{principals}], resource: [{resources}] }};\n")
    };
    Act::ALL.iter().map(declare).collect()
}

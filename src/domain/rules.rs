//! The organisation's rules: every policy file of the domain, read together.
//!
//! The defaults stand inside the program, so that it runs in an empty folder; a folder of the organisation's own
//! replaces them file by file. Nothing starts with a file that does not read. The rules of access are apart, in
//! [`crate::policy`].
use super::{
    aftercare::Following,
    deadline::{DeadlineCode, Deadlines},
    discipline::Regimes,
    file::FileError,
    hours::Hours,
    interview::Interviews,
    letter::Letters,
    notice::{Named, Notices},
    organisation::{Entity, Organisation},
    retention::Retention,
    rights::guide::Guide,
    sentence::Sentences,
    support::{Contact, Support},
    taxonomy::Taxonomy,
};
use crate::clock::Day;

/// The files that ship with the program: name, text.
pub const EMBEDDED: [(&str, &str); 9] = [
    ("organisation.toml", include_str!("../../policies/organisation.toml")),
    ("taxonomy.toml", include_str!("../../policies/taxonomy.toml")),
    ("support.toml", include_str!("../../policies/support.toml")),
    ("deadlines.toml", include_str!("../../policies/deadlines.toml")),
    ("sentences.toml", include_str!("../../policies/sentences.toml")),
    ("interviews.toml", include_str!("../../policies/interviews.toml")),
    ("retention.toml", include_str!("../../policies/retention.toml")),
    ("rights.toml", include_str!("../../policies/rights.toml")),
    ("aftercare.toml", include_str!("../../policies/aftercare.toml")),
];

/// What an organisation settles by files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Its entities.
    pub organisation: Organisation,
    /// Kinds of facts.
    pub taxonomy: Taxonomy,
    /// Whom to call.
    pub support: Support,
    /// What is promised by when.
    pub deadlines: Deadlines,
    /// Sentences ready to be put into an answer.
    pub sentences: Sentences,
    /// How persons are heard.
    pub interviews: Interviews,
    /// How long what rests is kept.
    pub retention: Retention,
    /// What may be given to whoever exercises a right over personal data.
    pub rights: Guide,
    /// When people are asked how they are, and what counts as retaliation.
    pub aftercare: Following,
    /// What people read.
    pub notices: Notices,
    /// What an inquiry is led with.
    pub letters: Letters,
    /// What may follow, by the status of the person implicated.
    pub discipline: Regimes,
}

/// A policy file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {error}")]
pub struct RulesError {
    /// The file.
    pub file: String,
    /// What is wrong with it, and where.
    pub error: FileError,
}

impl Rules {
    /// Reads every file through `read`, which is given a file's name; the embedded default serves where it has none.
    pub fn parse(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, RulesError> {
        Self::parse_with(&[], read)
    }

    /// The same, where the organisation has files of these names: regimes that do not ship are found among them.
    pub fn parse_with(own: &[&str], read: &dyn Fn(&str) -> Option<String>) -> Result<Self, RulesError> {
        let [organisation, taxonomy, support, deadlines, sentences, interviews, retention, rights, aftercare] =
            EMBEDDED;
        Ok(Self {
            organisation: one(organisation, read, Organisation::parse)?,
            taxonomy: one(taxonomy, read, Taxonomy::parse)?,
            support: one(support, read, Support::parse)?,
            deadlines: one(deadlines, read, Deadlines::parse)?,
            sentences: one(sentences, read, Sentences::parse)?,
            interviews: one(interviews, read, Interviews::parse)?,
            retention: one(retention, read, Retention::parse)?,
            rights: one(rights, read, Guide::parse)?,
            aftercare: one(aftercare, read, Following::parse)?,
            notices: Notices::parse(read)?,
            letters: Letters::parse(read)?,
            discipline: Regimes::parse(own, read)?,
        })
    }

    /// What is promised by when, where the cell that reads for an entity answers.
    #[must_use]
    pub fn deadlines_of(&self, entity: &str) -> Deadlines {
        self.deadlines.read_at(self.organisation.hours(entity))
    }

    /// Whether a policy file has this name.
    #[must_use]
    pub fn has_file(name: &str) -> bool {
        let is_text = Notices::has_file(name) || Letters::has_file(name);
        is_text || Regimes::has_file(name) || EMBEDDED.iter().any(|(file, _)| *file == name)
    }

    /// Codes of what a lawyer or the organisation must still verify, each with its file.
    #[must_use]
    pub fn to_check(&self) -> Vec<String> {
        let kinds = self.taxonomy.kinds().filter(|kind| kind.to_check).map(|kind| format!("taxonomy {}", kind.code));
        let contacts = self.contacts().filter(|contact| contact.to_check || contact.to_confirm.is_some());
        let contacts = contacts.map(|contact| format!("support {}", contact.code));
        let deadlines = self.deadlines.all().filter(|deadline| deadline.to_check);
        let deadlines = deadlines.map(|deadline| format!("deadlines {}", deadline.code));
        let terms = self.retention.to_check().map(|term| format!("retention {term}"));
        let rights = self.rights.to_check().map(|right| format!("rights {right}"));
        let aftercare = self.aftercare.to_check().map(|what| format!("aftercare {what}"));
        kinds.chain(contacts).chain(deadlines).chain(terms).chain(rights).chain(aftercare).collect()
    }

    /// References of the texts that somebody must still verify, by file.
    #[must_use]
    pub fn references_to_check(&self) -> Vec<(String, Vec<&str>)> {
        let notices = self.notices.files().map(|(file, notice)| (file, notice.to_check().collect::<Vec<_>>()));
        let letters = self.letters.files().map(|(file, letter)| (file, letter.to_check().collect::<Vec<_>>()));
        notices.chain(letters).filter(|(_, open)| !open.is_empty()).collect()
    }

    /// What the texts leave the organisation to say and `organisation.toml` does not, each with the texts' names.
    #[must_use]
    pub fn unsaid(&self) -> Vec<String> {
        let lacking = |named: &Named| {
            let asked = named.get("fr").placeholders.iter().filter(|asked| self.organisation.says(**asked).is_none());
            asked.map(|asked| format!("{} ({})", asked.name(), named.name)).collect::<Vec<_>>()
        };
        self.notices.all().flat_map(lacking).collect()
    }

    /// Codes of the entities whose cell gives no hours: people are told of working days only.
    #[must_use]
    pub fn without_hours(&self) -> Vec<&str> {
        let silent = self.organisation.cells().filter(|cell| cell.hours.is_empty());
        silent.map(|cell| cell.code.as_str()).collect()
    }

    /// Closures still to come during which what the law fixes falls due: entity, first day. Somebody must stand in.
    #[must_use]
    pub fn too_long(&self, today: Day) -> Vec<(&str, Day)> {
        let cells = self.organisation.cells().map(|cell| (cell.code.as_str(), self.organisation.hours(&cell.code)));
        let due = |from| self.deadlines.due(DeadlineCode::Acknowledgement, from);
        let long = |(code, hours): (_, Hours)| {
            let to_come = hours.closures.into_iter().filter(move |closure| closure.to >= today);
            to_come.filter(|closure| due(closure.from.plus(-1)) <= closure.to).map(move |closure| (code, closure.from))
        };
        cells.flat_map(long).collect()
    }

    /// Codes of the contacts shown to people that nobody has checked within the last six months.
    #[must_use]
    pub fn stale(&self, today: Day) -> Vec<&str> {
        let shown = self.contacts().filter(|contact| !contact.to_check);
        shown.filter(|contact| contact.is_stale(today)).map(|contact| contact.code.as_str()).collect()
    }

    /// Whether those whom people of an entity may turn to are filled in, and were all checked within six months.
    #[must_use]
    pub fn are_contacts_checked(&self, entity: &str, today: Day) -> bool {
        let near = self.organisation.referents_of(entity).into_iter().flat_map(Entity::referents);
        let mut all = self.support.contacts().chain(near).filter(|contact| !contact.to_check).peekable();
        all.peek().is_some() && all.all(|contact| contact.to_confirm.is_none() && !contact.is_stale(today))
    }

    /// Everybody one may turn to, the referents of each place included.
    fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.support.contacts().chain(self.organisation.entities().flat_map(Entity::referents))
    }

    /// The defaults.
    pub fn embedded() -> Result<Self, RulesError> {
        Self::parse(&|_| None)
    }
}

fn one<T>(
    (file, default): (&'static str, &str),
    read: &dyn Fn(&str) -> Option<String>,
    parse: fn(&str) -> Result<T, FileError>,
) -> Result<T, RulesError> {
    let own = read(file);
    parse(own.as_deref().unwrap_or(default)).map_err(|error| RulesError { file: file.to_owned(), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_read() {
        Rules::embedded().unwrap();
    }

    #[test]
    fn a_file_of_ones_own_replaces_the_default_and_its_fault_is_named() {
        let own = |file: &str| (file == "organisation.toml").then(|| EMBEDDED[0].1.replace("quorum = 2", "quorum = 3"));
        assert_eq!(Rules::parse(&own).unwrap().organisation.quorum, 3);
        let broken = |file: &str| (file == "support.toml").then(|| "\ncontacts = []".to_owned());
        let error = Rules::parse(&broken).unwrap_err();
        assert_eq!(error.to_string(), "support.toml, line 2: unknown-key (contacts)");
    }
}

//! The organisation and its entities: a tree, read from `policies/organisation.toml`.
//!
//! Every entity names a stand-in body, whose cell reads where its own cannot, and a stand-in authority, which decides
//! where its own cannot: both other than itself, the root included. Where an organisation is one entity, the body
//! outside it that stands in (a neighbouring authority, a management centre) is entered as a second one.
//! It does **not** know who the members are; see [`super::roster`].
use std::iter;

use toml::Spanned;

use super::{
    file::{self, FileError},
    hours::{Closure, Hours, Opening, Rounds, Zone},
    lifted::{self, Lifted},
    localised::Localised,
    notice::Placeholder,
    protection::Office,
    support::{self, Contact},
    training::Training,
};
use crate::ids::MemberId;

/// A department, a school, a campus.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Stable code.
    pub code: String,
    /// Name as people know it.
    pub name: Localised,
    /// Code of the entity it belongs to; the root has none.
    pub parent: Option<String>,
    /// Name of its listening cell, where it has one of its own; otherwise the nearest above reads.
    pub cell: Option<Localised>,
    /// Where the hours of its cell run.
    #[serde(default)]
    pub zone: Zone,
    /// When its cell reads, every week; none where it does not say.
    #[serde(default)]
    pub hours: Vec<Opening>,
    /// Days on which its cell does not read, beside those of the whole organisation.
    #[serde(default)]
    pub closure: Vec<Closure>,
    /// Whom people of this place, and of those below, may turn to.
    #[serde(default)]
    referent: Vec<Spanned<Contact>>,
    /// The service that deals with requests for protection fonctionnelle here and below.
    protection: Option<Office>,
    /// Reference of the agreement under which its cell serves several authorities, or is somebody else's.
    pub convention: Option<Localised>,
    /// Whether its cell is entrusted to a body outside.
    #[serde(default)]
    pub external: bool,
    /// Who inside stays answerable for a cell outside.
    pub relay: Option<Localised>,
    /// Code of the entity whose cell reads where its own cannot.
    pub stand_in_body: String,
    /// Code of the entity whose authority decides where its own cannot.
    pub stand_in_authority: String,
}

impl Entity {
    /// Whom people of this place may turn to, still to be checked included.
    pub fn referents(&self) -> impl Iterator<Item = &Contact> {
        self.referent.iter().map(Spanned::as_ref)
    }
}

/// The organisation, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Name.
    pub name: Localised,
    /// What a browser's tab and history show: says nothing of what the service is for.
    pub neutral_title: Localised,
    /// Whether reporters see members' names beside their functions.
    pub publish_names: bool,
    /// Readers below which an unwanted member is kept.
    pub minimum_readers: usize,
    /// Coordinators needed to endorse a member, where there are as many.
    pub quorum: usize,
    /// The neutral site to leave for.
    pub exit_url: String,
    /// Open cases of an entity below which steering is told nothing of its dates.
    pub steering_minimum: usize,
    /// The hours at which members are told by mail that something waits.
    pub mail_hours: Rounds,
    /// Trainings that members are expected to follow.
    pub trainings: Vec<Training>,
    lifted: Vec<Lifted>,
    facts: Facts,
    closures: Vec<Closure>,
    root: Entity,
    others: Vec<Entity>,
}

/// What the organisation says of itself in the texts people read; each may wait.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    act: Option<Localised>,
    controller: Option<Localised>,
    dpo: Option<Localised>,
    hosting: Option<Localised>,
    accessibility_contact: Option<Localised>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    name: Localised,
    neutral_title: Localised,
    publish_names: bool,
    #[serde(default = "two")]
    minimum_readers: usize,
    #[serde(default = "two")]
    quorum: usize,
    exit_url: Spanned<String>,
    #[serde(default = "five")]
    steering_minimum: usize,
    #[serde(default)]
    mail_hours: Rounds,
    #[serde(default)]
    training: Vec<Spanned<Training>>,
    #[serde(default)]
    lifted: Vec<Spanned<lifted::Raw>>,
    #[serde(default)]
    facts: Facts,
    #[serde(default)]
    closure: Vec<Closure>,
    entity: Vec<Spanned<Entity>>,
}

impl Shape {
    /// What can be told of each part alone.
    fn check(&self, text: &str) -> Result<(), FileError> {
        if !file::is_https(self.exit_url.as_ref()) {
            return Err(FileError::within(text, &self.exit_url.span(), "not-https", "exit_url"));
        }
        let numbers = [
            (self.minimum_readers, "minimum_readers"),
            (self.quorum, "quorum"),
            (self.steering_minimum, "steering_minimum"),
        ];
        if let Some((_, key)) = numbers.into_iter().find(|(number, _)| *number == 0) {
            return Err(FileError::whole("zero", key));
        }
        file::check_codes(text, &self.entity, |entity| &entity.code)?;
        file::check_codes(text, &self.training, |training| &training.code)?;
        self.entity.iter().try_for_each(|entity| support::check(text, &entity.as_ref().referent))
    }
}

/// One person alone can be absent, pressed or mistaken.
fn two() -> usize {
    2
}

/// Fewer, and a class of dates would speak of somebody.
fn five() -> usize {
    5
}

impl Organisation {
    /// Reads and checks the file.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        shape.check(text)?;
        let spans: Vec<_> = shape.entity.iter().map(|entity| (entity.as_ref().code.clone(), entity.span())).collect();
        let (mut roots, others): (Vec<Entity>, Vec<Entity>) =
            shape.entity.into_iter().map(Spanned::into_inner).partition(|entity| entity.parent.is_none());
        let Some(root) = roots.pop() else { return Err(FileError::whole("no-root", "entity")) };
        let is_known = |code: &str| spans.iter().any(|(name, _)| name == code);
        let lifted = lifted::parse(text, shape.lifted, is_known)?;
        let at = |code: &'static str, entity: &str| {
            let span = spans.iter().find(|(name, _)| name == entity).map(|(_, span)| span.clone()).unwrap_or_default();
            FileError::within(text, &span, code, entity)
        };
        if !roots.is_empty() {
            return Err(at("two-roots", &root.code));
        }
        let found = Self {
            name: shape.name,
            neutral_title: shape.neutral_title,
            publish_names: shape.publish_names,
            minimum_readers: shape.minimum_readers,
            quorum: shape.quorum,
            exit_url: shape.exit_url.into_inner(),
            steering_minimum: shape.steering_minimum,
            mail_hours: shape.mail_hours,
            trainings: shape.training.into_iter().map(Spanned::into_inner).collect(),
            lifted,
            facts: shape.facts,
            closures: shape.closure,
            root,
            others,
        };
        found.entities().try_for_each(|entity| found.check(entity).map_err(|code| at(code, &entity.code)))?;
        Ok(found)
    }

    fn check(&self, entity: &Entity) -> Result<(), &'static str> {
        if entity.parent.as_ref().is_some_and(|parent| self.entity(parent).is_none()) {
            return Err("unknown-parent");
        }
        // A path longer than the number of entities goes round.
        if self.above(&entity.code).take(self.others.len().saturating_add(2)).all(|above| above.parent.is_some()) {
            return Err("cycle");
        }
        if self.root.cell.is_none() {
            return Err("root-without-cell");
        }
        // Hours that nobody keeps would be shown to nobody, and believed to be.
        if entity.cell.is_none() && !(entity.hours.is_empty() && entity.closure.is_empty()) {
            return Err("hours-without-cell");
        }
        if entity.cell.is_none() && (entity.external || entity.convention.is_some() || entity.relay.is_some()) {
            return Err("convention-without-cell");
        }
        // Entrusted or not, the authority stays answerable: people must know to whom inside they can speak.
        if entity.external && entity.relay.is_none() {
            return Err("external-without-relay");
        }
        if !entity.external && entity.relay.is_some() {
            return Err("relay-without-external");
        }
        for code in [&entity.stand_in_body, &entity.stand_in_authority] {
            if self.entity(code).is_none() {
                return Err("unknown-stand-in");
            }
            if *code == entity.code {
                return Err("own-stand-in");
            }
        }
        // The same people under another name would be no stand-in.
        if self.cell_of(&entity.stand_in_body) == self.cell_of(&entity.code) {
            return Err("stand-in-same-cell");
        }
        Ok(())
    }

    /// What it says of itself in the place of a placeholder; nothing where that is still to be written.
    #[must_use]
    pub fn says(&self, placeholder: Placeholder) -> Option<&Localised> {
        match placeholder {
            Placeholder::Organisation => Some(&self.name),
            Placeholder::Act => self.facts.act.as_ref(),
            Placeholder::Controller => self.facts.controller.as_ref(),
            Placeholder::Dpo => self.facts.dpo.as_ref(),
            Placeholder::Hosting => self.facts.hosting.as_ref(),
            Placeholder::AccessibilityContact => self.facts.accessibility_contact.as_ref(),
        }
    }

    /// Every entity, the root first, then in the order of the file.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        iter::once(&self.root).chain(&self.others)
    }

    /// The entity with this code.
    #[must_use]
    pub fn entity(&self, code: &str) -> Option<&Entity> {
        self.entities().find(|entity| entity.code == code)
    }

    /// The entity above all others.
    #[must_use]
    pub fn root(&self) -> &Entity {
        &self.root
    }

    /// The entity, then each one above it, up to the root; nothing for an unknown code.
    pub fn above(&self, code: &str) -> impl Iterator<Item = &Entity> {
        iter::successors(self.entity(code), |entity| entity.parent.as_deref().and_then(|parent| self.entity(parent)))
    }

    /// Whether an entity is `ancestor` or stands below it.
    #[must_use]
    pub fn is_within(&self, code: &str, ancestor: &str) -> bool {
        self.above(code).any(|entity| entity.code == ancestor)
    }

    /// When the cell that reads for an entity does so.
    #[must_use]
    pub fn hours(&self, code: &str) -> Hours {
        let cell = self.cell_of(code).unwrap_or(&self.root);
        let closures = cell.closure.iter().chain(&self.closures).cloned().collect();
        Hours { zone: cell.zone.clone(), openings: cell.hours.clone(), closures }
    }

    /// The nearest entity, itself or above, that names somebody to turn to.
    #[must_use]
    pub fn referents_of(&self, code: &str) -> Option<&Entity> {
        self.above(code).find(|entity| !entity.referent.is_empty())
    }

    /// The service that deals with requests for protection fonctionnelle: that of the nearest entity that names one.
    #[must_use]
    pub fn protection_of(&self, code: &str) -> Option<&Office> {
        self.above(code).find_map(|entity| entity.protection.as_ref())
    }

    /// Why a member may listen and decide for an entity, where the organisation lifted that pair for them.
    #[must_use]
    pub fn lifted(&self, member: &MemberId, entity: &str) -> Option<&Localised> {
        let covers = |one: &&Lifted| one.member == *member && self.is_within(entity, &one.entity);
        self.lifted.iter().find(covers).map(|one| &one.reason)
    }

    /// Every pair that was lifted.
    #[must_use]
    pub fn all_lifted(&self) -> &[Lifted] {
        &self.lifted
    }

    /// The entities that have a cell of their own.
    pub fn cells(&self) -> impl Iterator<Item = &Entity> {
        self.entities().filter(|entity| entity.cell.is_some())
    }

    /// The nearest entity, itself or above, that has a listening cell.
    #[must_use]
    pub fn cell_of(&self, code: &str) -> Option<&Entity> {
        self.above(code).find(|entity| entity.cell.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../policies/organisation.toml");

    #[test]
    fn the_institute_reads() {
        let institute = Organisation::parse(EMBEDDED).unwrap();
        assert_eq!(institute.entities().count(), 9);
        assert_eq!(institute.root().code, "direction-generale");
        assert!(institute.is_within("osmeray", "lorvanne") && institute.is_within("osmeray", "direction-generale"));
        assert!(institute.is_within("osmeray", "osmeray") && !institute.is_within("lorvanne", "osmeray"));
        assert!(!institute.is_within("nowhere", "nowhere"));
        let path: Vec<&str> = institute.above("osmeray").map(|entity| entity.code.as_str()).collect();
        assert_eq!(path, ["osmeray", "lorvanne", "direction-generale"]);
        assert_eq!(institute.cell_of("osmeray").unwrap().code, "lorvanne");
        assert_eq!(institute.cell_of("mirevent").unwrap().code, "direction-generale");
    }

    /// Each fault is made by one replacement in the file that ships.
    #[test]
    fn every_fault_is_found_at_its_place() {
        let faults = [
            ("publish_names = true", "publish_nmaes = true", "unknown-key", "publish_nmaes"),
            ("quorum = 2", "quorum = 0", "zero", "quorum"),
            ("exit_url = \"https:", "exit_url = \"http:", "not-https", "exit_url"),
            ("code = \"brumefond\"\n", "code = \"Brumefond\"\n", "bad-code", "Brumefond"),
            ("code = \"mirevent\"", "code = \"tremontel\"", "twice", "tremontel"),
            ("parent = \"lorvanne\"", "parent = \"lorvan\"", "unknown-parent", "osmeray"),
            ("parent = \"lorvanne\"", "", "two-roots", "osmeray"),
            ("parent = \"lorvanne\"", "parent = \"osmeray\"", "cycle", "osmeray"),
            ("cell.en = \"Head office listening team\"", "", "missing-key", "en"),
            ("stand_in_body = \"lorvanne\"", "stand_in_body = \"lorvan\"", "unknown-stand-in", "hautecime"),
            ("stand_in_body = \"lorvanne\"", "stand_in_body = \"hautecime\"", "own-stand-in", "hautecime"),
            ("stand_in_authority = \"hautecime\"", "stand_in_authority = \"tremontel\"", "own-stand-in", "tremontel"),
            ("stand_in_authority = \"hautecime\"", "", "missing-key", "stand_in_authority"),
            ("stand_in_body = \"hautecime\"", "stand_in_body = \"osmeray\"", "stand-in-same-cell", "lorvanne"),
            ("phone = \"01 99 00 14 20\"\n", "", "no-way-to-reach", "referente-egalite"),
            ("code = \"referente-handicap\"", "code = \"referent-violences\"", "twice", "referent-violences"),
            ("from = \"09:00\"", "from = \"19:00\"", "hours-order", ""),
            ("from = \"09:00\"", "from = \"9 h\"", "hours-hour", ""),
            ("from = \"09:00\"", "form = \"09:00\"", "unknown-key", "form"),
            ("days = [\"sat\"]", "days = [\"saturday\"]", "hours-day", ""),
            ("days = [\"sat\"]", "days = []", "hours-without-day", ""),
            ("from = \"2026-12-24\"", "from = \"2027-12-24\"", "closure-order", ""),
            ("from = \"2027-05-07\"", "from = \"7 mai\"", "closure-day", ""),
            ("code = \"hautecime\"", "code = \"hautecime\"\nzone = \"Europe/Hautecime\"", "unknown-zone", ""),
            ("steering_minimum = 5", "steering_minimum = 0", "zero", "steering_minimum"),
            ("relay.fr = ", "# ", "missing-key", "fr"),
            ("external = true\n", "", "relay-without-external", "port-valdenne"),
            ("code = \"mirevent\"", "code = \"mirevent\"\nexternal = true", "convention-without-cell", "mirevent"),
            ("code = \"sarmiers\"\n", "code = \"sarmiers\"\nexternal = true\n", "external-without-relay", "sarmiers"),
            ("code = \"ecoute\"", "code = \"Écoute\"", "bad-code", "Écoute"),
            ("expected_of = [\"listener\"", "expected_of = [\"lisetner\"", "malformed", ""),
        ];
        for (good, bad, code, at) in faults {
            assert!(EMBEDDED.contains(good), "{good}");
            let error = Organisation::parse(&EMBEDDED.replacen(good, bad, 1)).unwrap_err();
            assert_eq!((error.code, error.at.as_str()), (code, at), "{bad}");
            assert!(error.line > 0 || code == "zero", "{bad}");
        }
    }

    const LIFTED: &str = "\n[[lifted]]\nmember = \"01010101010101010101010101010101\"\npair = \"listens-and-decides\"\n\
        entity = \"lorvanne\"\nreason.fr = \"Trois agents.\"\nreason.en = \"Three agents.\"\n";

    #[test]
    fn a_pair_is_lifted_for_one_member_and_an_entity_and_below() {
        let institute = Organisation::parse(&format!("{EMBEDDED}{LIFTED}")).unwrap();
        let lifted = |member: u8, entity| institute.lifted(&MemberId::from_bytes([member; 16]), entity);
        assert_eq!(lifted(1, "osmeray").unwrap().get("en"), "Three agents.");
        assert!(lifted(1, "lorvanne").is_some() && lifted(1, "direction-generale").is_none());
        assert!(lifted(2, "lorvanne").is_none());
        assert_eq!(institute.all_lifted().len(), 1);
        assert!(Organisation::parse(EMBEDDED).unwrap().all_lifted().is_empty(), "nothing is lifted as shipped");
    }

    #[test]
    fn a_fault_of_a_lifted_pair_is_found_at_its_place() {
        let faults = [
            ("0101\"", "01\"", "not-a-member"),
            // What keeps from every case is no pair.
            ("listens-and-decides", "never-a-case", "unknown-pair"),
            ("lorvanne", "lorvan", "unknown-entity"),
            ("Three agents.", " ", "malformed"),
            ("reason.fr = \"Trois agents.\"\n", "", "missing-key"),
        ];
        for (good, bad, code) in faults {
            assert!(LIFTED.contains(good), "{good}");
            let error = Organisation::parse(&format!("{EMBEDDED}{}", LIFTED.replacen(good, bad, 1))).unwrap_err();
            assert_eq!(error.code, code, "{bad}");
            assert!(error.line > EMBEDDED.lines().count(), "{bad}");
        }
        let twice = Organisation::parse(&format!("{EMBEDDED}{LIFTED}{LIFTED}")).unwrap_err();
        assert_eq!((twice.code, twice.at.as_str()), ("twice", "lorvanne"));
    }

    #[test]
    fn hours_are_those_of_the_cell_that_reads() {
        let institute = Organisation::parse(EMBEDDED).unwrap();
        assert_eq!(institute.hours("osmeray"), institute.hours("lorvanne"));
        assert_eq!(institute.hours("brumefond").openings.len(), 2);
        // Its own closure, then that of everybody.
        assert_eq!(institute.hours("brumefond").closures.len(), 2);
        assert_eq!(institute.hours("sarmiers").closures.len(), 1);
        assert_eq!(institute.cells().count(), 6);
    }

    #[test]
    fn somebody_to_turn_to_is_the_nearest() {
        let institute = Organisation::parse(EMBEDDED).unwrap();
        let near = |code| institute.referents_of(code).map(|entity| entity.code.as_str());
        assert_eq!(
            [near("osmeray"), near("mirevent"), near("sarmiers")].map(Option::unwrap),
            ["lorvanne", "direction-generale", "sarmiers"]
        );
        assert_eq!(institute.entity("brumefond").unwrap().referents().count(), 2);
    }

    #[test]
    fn hours_of_mail_are_the_organisations() {
        let shipped = "\"08:30\", \"12:30\", \"16:30\"";
        let with = |hours: &str| Organisation::parse(&EMBEDDED.replace(shipped, hours));
        let unsaid = Organisation::parse(&EMBEDDED.replace("mail_hours = ", "# ")).unwrap();
        assert_eq!(unsaid.mail_hours, with(shipped).unwrap().mail_hours);
        assert!(with("").unwrap().mail_hours.hours().is_empty());
        let line = EMBEDDED.lines().position(|line| line.starts_with("mail_hours")).unwrap() + 1;
        for (hours, code) in [
            ("\"8 h 30\"", "hours-hour"),
            ("\"12:30\", \"08:30\"", "mail-hours-order"),
            ("\"08:30\", \"08:30\"", "mail-hours-order"),
        ] {
            let found = with(hours).unwrap_err();
            assert_eq!((found.code, found.line), (code, line), "{hours}");
        }
    }

    #[test]
    fn a_fault_of_hours_is_found_on_its_line() {
        let line = |text: &str, part: &str| text[..text.find(part).unwrap()].lines().count();
        let bad = EMBEDDED.replacen("to = \"12:30\"", "to = \"02:30\"", 1);
        let found = Organisation::parse(&bad).unwrap_err();
        let opening = line(&bad, "to = \"02:30\"");
        assert_eq!(found.code, "hours-order");
        assert!(found.line + 4 > opening && found.line <= opening, "{} for {opening}", found.line);
        let campus = "name.en = \"Osmeray Campus\"\n";
        let hours = format!("{campus}hours = [{{ days = [\"mon\"], from = \"09:00\", to = \"10:00\" }}]\n");
        let found = Organisation::parse(&EMBEDDED.replace(campus, &hours)).unwrap_err();
        assert_eq!((found.code, found.at.as_str()), ("hours-without-cell", "osmeray"));
    }

    #[test]
    fn a_tree_needs_one_root_with_a_cell() {
        let (head, _) = EMBEDDED.split_once("[[entity]]").unwrap();
        assert_eq!(Organisation::parse(&format!("entity = []\n{head}")).unwrap_err().code, "no-root");
        let cell =
            "cell.fr = \"Cellule d’écoute de la direction générale\"\ncell.en = \"Head office listening team\"\n";
        assert!(EMBEDDED.contains(cell));
        assert_eq!(Organisation::parse(&EMBEDDED.replace(cell, "")).unwrap_err().code, "root-without-cell");
    }
}

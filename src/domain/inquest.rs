//! What stands in an inquiry, from its records in their order: one function takes each, or refuses it.
//!
//! The same function serves whoever writes and whoever reads: a record that could not have been written is not believed. Once the
//! report is filed nothing more is taken. It does **not** know who wrote what, nor compute digests.
mod written;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    evidence::Evidence,
    filed::FiledReport,
    finding::{Allegation, Drafted, Finding, Implicated, Plan},
    record::RecordBody,
};
use crate::ids::CaseId;

use self::written::Slot;

/// Everything that stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inquest {
    /// How it is conducted.
    pub plan: Option<Plan>,
    /// Persons implicated, by their number less one.
    pub persons: Vec<Implicated>,
    /// Facts alleged, by their number less one.
    pub allegations: Vec<Allegation>,
    /// Pieces, by their number less one; those that went are empty.
    pub evidence: Vec<Evidence>,
    /// Numbers of the pieces that went: whoever had handed them over took their agreement back before the report was filed.
    pub gone: BTreeSet<u32>,
    /// Findings that stand, by allegation and person.
    pub findings: BTreeMap<(u32, u32), Finding>,
    /// What the report says besides.
    pub draft: Option<Drafted>,
    /// The report, once it is filed.
    pub filed: Option<FiledReport>,
    /// How many records it was told by.
    pub told: u32,
    /// By which of them each thing that can be written anew was told last.
    pub(crate) written: BTreeMap<Slot, u32>,
}

/// Why something cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The report is filed.
    #[error("the report is filed")]
    Filed,
    /// Something that must be said is not.
    #[error("empty")]
    Empty,
    /// A number that is neither there nor the next one.
    #[error("no such number")]
    Number,
    /// An allegation against nobody, or against a person who is not named.
    #[error("no such person")]
    Person,
    /// A finding on a person whom the allegation is not against.
    #[error("not against them")]
    Against,
    /// A piece that is not there.
    #[error("no such piece")]
    Evidence,
    /// The same content is a piece already.
    #[error("a piece already")]
    Twice,
    /// A piece that went.
    #[error("a piece that went")]
    Gone,
    /// Somebody else wrote there since it was shown.
    #[error("written meanwhile")]
    Meanwhile,
    /// Something is missing, and the report is filed all the same.
    #[error("something is missing")]
    Missing,
}

impl Fault {
    /// The sentence that says it: `problem-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Filed => "report-filed",
            Self::Empty => "empty",
            Self::Number => "no-such-number",
            Self::Person => "no-such-person",
            Self::Against => "not-against",
            Self::Evidence => "no-such-evidence",
            Self::Twice => "evidence-twice",
            Self::Gone => "evidence-gone",
            Self::Meanwhile => "written-meanwhile",
            Self::Missing => "report-missing",
        }
    }
}

/// What a report lacks before it can be filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No plan.
    Plan,
    /// Nobody implicated.
    Person,
    /// Nothing alleged.
    Allegation,
    /// An allegation and a person without a finding.
    Finding(u32, u32),
}

impl Missing {
    /// The sentence that says it: `problem-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Plan => "no-plan",
            Self::Person => "no-person",
            Self::Allegation => "no-allegation",
            Self::Finding(..) => "no-finding",
        }
    }
}

impl Inquest {
    /// From records in their order; those that are about something else are passed over.
    pub fn of<'a>(bodies: impl IntoIterator<Item = &'a RecordBody>) -> Result<Self, Fault> {
        let mut inquest = Self::default();
        bodies.into_iter().try_for_each(|body| inquest.take(body))?;
        Ok(inquest)
    }

    /// Takes one more, or says why not.
    pub fn take(&mut self, body: &RecordBody) -> Result<(), Fault> {
        if !is_of_an_inquest(body) {
            return Ok(());
        }
        if self.filed.is_some() {
            return Err(Fault::Filed);
        }
        match body {
            RecordBody::Plan(plan) => {
                said(&[&plan.text])?;
                self.plan = Some(plan.clone());
            }
            RecordBody::Implicated(person) => {
                said(&[&person.name])?;
                put(&mut self.persons, person.number, person)?;
            }
            RecordBody::Allegation(allegation) => self.alleged(allegation)?,
            RecordBody::Evidence(piece) => self.entered(piece)?,
            RecordBody::Finding(finding) => self.found(finding)?,
            RecordBody::Drafted(draft) => self.draft = Some(draft.as_ref().clone()),
            RecordBody::FiledReport(filed) if self.missing().is_empty() => {
                let was_handed = |number: &u32| self.piece(*number).is_some_and(|piece| piece.from.is_some());
                if !filed.gone.iter().all(was_handed) {
                    return Err(Fault::Evidence);
                }
                self.forgo(|piece| filed.gone.contains(&piece.number));
                self.filed = Some(filed.as_ref().clone());
            }
            _ => return Err(Fault::Missing),
        }
        self.told = self.told.saturating_add(1);
        self.written.extend(Slot::of(body).map(|slot| (slot, self.told)));
        Ok(())
    }

    fn alleged(&mut self, allegation: &Allegation) -> Result<(), Fault> {
        said(&[&allegation.facts])?;
        if allegation.against.is_empty() || !allegation.against.iter().all(|number| is_there(&self.persons, *number)) {
            return Err(Fault::Person);
        }
        put(&mut self.allegations, allegation.number, allegation)?;
        // What was found was found of other words.
        self.findings.retain(|(number, _), _| *number != allegation.number);
        Ok(())
    }

    fn entered(&mut self, piece: &Evidence) -> Result<(), Fault> {
        said(&[&piece.title, &piece.origin])?;
        if piece.number != next(&self.evidence) {
            return Err(Fault::Number);
        }
        // The same from somebody else counts where it went with the agreement of the first: see `may_enter`.
        if self.evidence.iter().any(|known| known.digest == piece.digest && known.from == piece.from) {
            return Err(Fault::Twice);
        }
        self.evidence.push(piece.clone());
        Ok(())
    }

    /// Whether somebody may enter it now: its content is no piece that stands, nor one that went, unless another person handed
    /// over the same.
    pub fn may_enter(&self, piece: &Evidence) -> Result<(), Fault> {
        let same = || self.evidence.iter().filter(|known| known.digest == piece.digest);
        if same().any(|known| !self.gone.contains(&known.number)) {
            return Err(Fault::Twice);
        }
        let is_of_another = |known: &Evidence| piece.from.is_some() && known.from != piece.from;
        if same().all(is_of_another) { Ok(()) } else { Err(Fault::Gone) }
    }

    /// The pieces of what was handed over in one of these files go, with what they held: whoever had agreed does no more.
    pub fn forgo_of(&mut self, files: &BTreeSet<CaseId>) {
        self.forgo(|piece| piece.from.as_ref().is_some_and(|from| files.contains(&from.file)));
    }

    fn forgo(&mut self, goes: impl Fn(&Evidence) -> bool) {
        for piece in self.evidence.iter_mut().filter(|piece| goes(piece)) {
            self.gone.insert(piece.number);
            *piece = piece.clone().emptied();
        }
    }

    /// The pieces that stand.
    pub fn standing(&self) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(|piece| !self.gone.contains(&piece.number))
    }

    /// The pieces that a finding rests on and that stand, then those that went.
    #[must_use]
    pub fn rests_on(&self, finding: &Finding) -> (BTreeSet<u32>, BTreeSet<u32>) {
        finding.evidence.iter().partition(|number| !self.gone.contains(number))
    }

    fn found(&mut self, finding: &Finding) -> Result<(), Fault> {
        said(&[&finding.grounds])?;
        let allegation = at(&self.allegations, finding.allegation).ok_or(Fault::Against)?;
        if !allegation.against.contains(&finding.person) {
            return Err(Fault::Against);
        }
        if !finding.evidence.iter().all(|number| is_there(&self.evidence, *number)) {
            return Err(Fault::Evidence);
        }
        if finding.evidence.iter().any(|number| self.gone.contains(number)) {
            return Err(Fault::Gone);
        }
        self.findings.insert((finding.allegation, finding.person), finding.clone());
        Ok(())
    }

    /// Every allegation with each person it is against.
    pub fn pairs(&self) -> impl Iterator<Item = (&Allegation, &Implicated)> {
        let with = |allegation: &'_ Allegation| allegation.against.clone();
        self.allegations.iter().flat_map(move |allegation| {
            let persons = with(allegation).into_iter().filter_map(|number| at(&self.persons, number));
            persons.map(move |person| (allegation, person))
        })
    }

    /// What is still needed before the report can be filed.
    #[must_use]
    pub fn missing(&self) -> BTreeSet<Missing> {
        let first = [
            (self.plan.is_none(), Missing::Plan),
            (self.persons.is_empty(), Missing::Person),
            (self.allegations.is_empty(), Missing::Allegation),
        ];
        let open = self.pairs().map(|(allegation, person)| (allegation.number, person.number));
        let open =
            open.filter(|pair| !self.findings.contains_key(pair)).map(|(one, other)| Missing::Finding(one, other));
        first.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, what)| what).chain(open).collect()
    }

    /// A piece by its number, unless it went.
    #[must_use]
    pub fn piece(&self, number: u32) -> Option<&Evidence> {
        at(&self.evidence, number).filter(|_| !self.gone.contains(&number))
    }
}

fn is_of_an_inquest(body: &RecordBody) -> bool {
    use RecordBody::{Allegation, Drafted, Evidence, FiledReport, Finding, Implicated, Plan};
    matches!(body, Plan(_) | Implicated(_) | Allegation(_) | Evidence(_) | Finding(_) | Drafted(_) | FiledReport(_))
}

fn said(words: &[&str]) -> Result<(), Fault> {
    if words.iter().any(|word| word.trim().is_empty()) { Err(Fault::Empty) } else { Ok(()) }
}

/// The number that comes after these.
#[must_use]
pub fn next<T>(all: &[T]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX).saturating_add(1)
}

fn at<T>(all: &[T], number: u32) -> Option<&T> {
    all.get(usize::try_from(number.checked_sub(1)?).ok()?)
}

fn is_there<T>(all: &[T], number: u32) -> bool {
    at(all, number).is_some()
}

/// Puts what has a number in its place: in place of the one before, or after the last.
fn put<T: Clone>(all: &mut Vec<T>, number: u32, one: &T) -> Result<(), Fault> {
    if number == next(all) {
        all.push(one.clone());
        return Ok(());
    }
    let index = number.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let place = index.and_then(|index| all.get_mut(index)).ok_or(Fault::Number)?;
    *place = one.clone();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            evidence::{Content, Sort},
            finding::Outcome,
            investigation::Filed,
        },
        ids::CaseId,
    };

    fn person(number: u32) -> RecordBody {
        RecordBody::Implicated(Implicated { number, name: "A. B.".to_owned(), function: String::new() })
    }

    fn allegation(number: u32, against: &[u32]) -> RecordBody {
        let against = against.iter().copied().collect();
        RecordBody::Allegation(Allegation { number, against, facts: "Faits.".to_owned(), period: String::new() })
    }

    fn piece(number: u32, digest: &str) -> RecordBody {
        RecordBody::Evidence(Box::new(Evidence {
            number,
            sort: Sort::Document,
            title: "Titre".to_owned(),
            origin: "Remis".to_owned(),
            digest: digest.to_owned(),
            content: Content::Text("Mots.".to_owned()),
            from: None,
        }))
    }

    /// The same, of what somebody handed over in the file of this number.
    fn handed(number: u32, (digest, file): (&str, u8)) -> Evidence {
        let RecordBody::Evidence(piece) = piece(number, digest) else { unreachable!() };
        let from = Filed { reference: format!("I-2026-0000{file}"), file: CaseId::from_bytes([file; 16]) };
        Evidence { from: Some(from), ..*piece }
    }

    fn finding(allegation: u32, person: u32, evidence: &[u32]) -> RecordBody {
        let evidence = evidence.iter().copied().collect();
        let (outcome, grounds) = (Outcome::Partly, "Parce que.".to_owned());
        RecordBody::Finding(Finding { allegation, person, outcome, grounds, evidence })
    }

    fn plan() -> RecordBody {
        RecordBody::Plan(Plan { text: "Entendre, puis lire.".to_owned() })
    }

    fn filed() -> RecordBody {
        let to = Filed { reference: "D-2026-00000".to_owned(), file: CaseId::from_bytes([1; 16]) };
        let digest = "a".repeat(64);
        RecordBody::FiledReport(Box::new(FiledReport {
            report: "R".to_owned(),
            before: digest.clone(),
            digest,
            to,
            gone: BTreeSet::new(),
        }))
    }

    fn faults(bodies: &[RecordBody]) -> Option<Fault> {
        Inquest::of(bodies).err()
    }

    #[test]
    fn numbers_follow_one_another_and_a_correction_replaces() {
        assert_eq!(faults(&[person(2)]), Some(Fault::Number));
        assert_eq!(faults(&[person(0)]), Some(Fault::Number));
        assert_eq!(faults(&[piece(1, "a"), piece(1, "b")]), Some(Fault::Number), "a piece is never replaced");
        assert_eq!(faults(&[piece(1, "a"), piece(2, "a")]), Some(Fault::Twice));
        let two = Inquest::of(&[person(1), person(2), person(1)]).unwrap();
        assert_eq!(two.persons.len(), 2);
        let bare = Implicated { number: 1, name: " ".to_owned(), function: String::new() };
        assert_eq!(faults(&[RecordBody::Implicated(bare)]), Some(Fault::Empty));
    }

    #[test]
    fn what_is_alleged_and_found_names_what_is_there() {
        assert_eq!(faults(&[allegation(1, &[1])]), Some(Fault::Person));
        assert_eq!(faults(&[person(1), allegation(1, &[])]), Some(Fault::Person));
        let base = [person(1), person(2), allegation(1, &[1]), piece(1, "a")];
        let with = |more: &[RecordBody]| faults(&[&base[..], more].concat());
        assert_eq!(with(&[finding(1, 1, &[1])]), None);
        assert_eq!(with(&[finding(1, 1, &[])]), None);
        assert_eq!(with(&[finding(1, 2, &[])]), Some(Fault::Against));
        assert_eq!(with(&[finding(2, 1, &[])]), Some(Fault::Against));
        assert_eq!(with(&[finding(1, 1, &[2])]), Some(Fault::Evidence));
        assert_eq!(with(&[finding(1, 1, &[0])]), Some(Fault::Evidence));
    }

    #[test]
    fn a_piece_goes_with_the_agreement_it_came_by() {
        let (one, other) = (handed(2, ("b", 1)), handed(3, ("b", 2)));
        let file = one.from.clone().unwrap().file;
        let body = |piece: &Evidence| RecordBody::Evidence(Box::new(piece.clone()));
        let base = [plan(), person(1), allegation(1, &[1]), piece(1, "a"), body(&one), finding(1, 1, &[1, 2])];
        let mut inquest = Inquest::of(&base).unwrap();
        assert_eq!(inquest.may_enter(&other), Err(Fault::Twice), "two persons gave the very same: it is one piece");
        inquest.forgo_of(&BTreeSet::from([file]));
        assert_eq!((inquest.piece(1).is_some(), inquest.piece(2), inquest.standing().count()), (true, None, 1));
        assert_eq!(inquest.evidence[1].content, Content::Text(String::new()));
        let found = inquest.findings[&(1, 1)].clone();
        assert_eq!(inquest.rests_on(&found), (BTreeSet::from([1]), BTreeSet::from([2])));
        assert_eq!(inquest.take(&finding(1, 1, &[2])), Err(Fault::Gone));
        // The same by another door does not enter; from another person it does.
        assert_eq!(inquest.may_enter(&Evidence { from: None, ..other.clone() }), Err(Fault::Gone));
        assert_eq!(inquest.may_enter(&Evidence { from: one.from.clone(), ..other.clone() }), Err(Fault::Gone));
        assert_eq!(inquest.may_enter(&other), Ok(()));
        inquest.take(&body(&other)).unwrap();
        assert_eq!(inquest.piece(3), Some(&other));
    }

    #[test]
    fn a_report_says_which_pieces_went() {
        let base = [plan(), person(1), allegation(1, &[1]), finding(1, 1, &[]), piece(1, "a")];
        let with = |gone: u32| {
            let RecordBody::FiledReport(report) = filed() else { unreachable!() };
            let filed = RecordBody::FiledReport(Box::new(FiledReport { gone: BTreeSet::from([gone]), ..*report }));
            let handed = RecordBody::Evidence(Box::new(handed(2, ("b", 1))));
            Inquest::of([&base[..], &[handed, filed]].concat().iter())
        };
        assert_eq!(with(2).unwrap().standing().count(), 1);
        assert_eq!(with(1), Err(Fault::Evidence), "what nobody handed over does not go");
        assert_eq!(with(3), Err(Fault::Evidence));
    }

    #[test]
    fn a_report_lacks_what_it_lacks() {
        let codes = |bodies: &[RecordBody]| Inquest::of(bodies).unwrap().missing().into_iter().collect::<Vec<_>>();
        assert_eq!(codes(&[]), [Missing::Plan, Missing::Person, Missing::Allegation]);
        let base = [plan(), person(1), person(2), allegation(1, &[1, 2])];
        assert_eq!(codes(&base), [Missing::Finding(1, 1), Missing::Finding(1, 2)]);
        let found = [&base[..], &[finding(1, 1, &[]), finding(1, 2, &[])]].concat();
        assert_eq!(codes(&found), []);
        // Other words were alleged since: they are found anew.
        let again = [&found[..], &[allegation(1, &[1])]].concat();
        assert_eq!(codes(&again), [Missing::Finding(1, 1)]);
    }

    #[test]
    fn nothing_follows_a_report_that_was_filed() {
        let whole = [plan(), person(1), allegation(1, &[1]), finding(1, 1, &[])];
        let early = [&whole[..3], &[filed()]].concat();
        assert_eq!(faults(&early), Some(Fault::Missing));
        let done = [&whole[..], &[filed()]].concat();
        assert!(Inquest::of(&done).unwrap().filed.is_some());
        for more in [plan(), person(1), allegation(1, &[1]), piece(1, "a"), finding(1, 1, &[]), filed()] {
            assert_eq!(faults(&[&done[..], &[more]].concat()), Some(Fault::Filed));
        }
    }
}

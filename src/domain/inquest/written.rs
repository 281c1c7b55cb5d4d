//! Nobody writes over what somebody else wrote since it was shown to them: one of two is told, and what the other wrote stands.
use super::{Fault, Inquest, at};
use crate::domain::record::RecordBody;

/// Something that is written anew in place of what stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    Plan,
    Draft,
    Person(u32),
    Allegation(u32),
    Finding(u32, u32),
}

impl Slot {
    pub(super) fn of(body: &RecordBody) -> Option<Self> {
        Some(match body {
            RecordBody::Plan(_) => Self::Plan,
            RecordBody::Drafted(_) => Self::Draft,
            RecordBody::Implicated(person) => Self::Person(person.number),
            RecordBody::Allegation(allegation) => Self::Allegation(allegation.number),
            RecordBody::Finding(finding) => Self::Finding(finding.allegation, finding.person),
            _ => return None,
        })
    }
}

impl Inquest {
    /// Refuses to put something in place of what somebody else wrote there since: `seen` is how many records told what was shown
    /// to whoever writes. The same words twice take nothing from anybody.
    pub fn may_replace(&self, body: &RecordBody, seen: u32) -> Result<(), Fault> {
        let is_newer = |slot: Slot| self.written.get(&slot).is_some_and(|told| *told > seen);
        // What is found is found of the words that were shown.
        let of = match body {
            RecordBody::Finding(finding) => Some(Slot::Allegation(finding.allegation)),
            _ => None,
        };
        if of.is_some_and(is_newer) {
            return Err(Fault::Meanwhile);
        }
        let is_newer = Slot::of(body).is_some_and(is_newer);
        if is_newer && self.in_place_of(body).as_ref() != Some(body) { Err(Fault::Meanwhile) } else { Ok(()) }
    }

    fn in_place_of(&self, body: &RecordBody) -> Option<RecordBody> {
        match body {
            RecordBody::Plan(_) => self.plan.clone().map(RecordBody::Plan),
            RecordBody::Drafted(_) => self.draft.clone().map(|draft| RecordBody::Drafted(Box::new(draft))),
            RecordBody::Implicated(one) => at(&self.persons, one.number).cloned().map(RecordBody::Implicated),
            RecordBody::Allegation(one) => at(&self.allegations, one.number).cloned().map(RecordBody::Allegation),
            RecordBody::Finding(one) => {
                self.findings.get(&(one.allegation, one.person)).cloned().map(RecordBody::Finding)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::{Allegation, Finding, Implicated, Outcome, Plan};

    fn person(number: u32) -> RecordBody {
        RecordBody::Implicated(Implicated { number, name: "A. B.".to_owned(), function: String::new() })
    }

    fn allegation(number: u32) -> RecordBody {
        let (facts, period) = ("Faits.".to_owned(), String::new());
        RecordBody::Allegation(Allegation { number, against: [1].into(), facts, period })
    }

    #[test]
    fn nobody_replaces_what_somebody_else_wrote_meanwhile() {
        let plan = |text: &str| RecordBody::Plan(Plan { text: text.to_owned() });
        let bodies = [plan("Premier."), person(1), allegation(1)];
        let mut inquest = Inquest::of(&bodies).unwrap();
        let shown = inquest.told;
        assert_eq!(shown, 3);
        assert_eq!(inquest.may_replace(&plan("Second."), shown), Ok(()));
        inquest.take(&plan("Second.")).unwrap();
        assert_eq!(inquest.may_replace(&plan("Troisième."), shown), Err(Fault::Meanwhile));
        assert_eq!(inquest.may_replace(&plan("Second."), shown), Ok(()), "the same twice");
        assert_eq!(inquest.may_replace(&plan("Troisième."), inquest.told), Ok(()), "knowingly");
        let other = RecordBody::Implicated(Implicated { number: 1, name: "C. D.".to_owned(), function: String::new() });
        assert_eq!(inquest.may_replace(&other, shown), Ok(()), "what nobody touched");
        assert_eq!(inquest.may_replace(&other, 0), Err(Fault::Meanwhile), "what was never shown");
        let found = RecordBody::Finding(Finding {
            allegation: 1,
            person: 1,
            outcome: Outcome::Partly,
            grounds: "Motifs.".to_owned(),
            evidence: [].into(),
        });
        assert_eq!(inquest.may_replace(&found, shown), Ok(()));
        assert_eq!(inquest.may_replace(&found, 2), Err(Fault::Meanwhile), "of words that were not shown");
        assert_eq!(inquest.may_replace(&person(2), 0), Ok(()), "what is new takes the place of nothing");
    }
}

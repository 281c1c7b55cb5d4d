//! What a report concludes, by numbers and outcomes: persons implicated, facts alleged, one outcome for each of both.
//!
//! The text says the same in words, and the digest of this besides: whoever agreed to the text agreed to this. Those who decide
//! go through it person by person, and fact by fact. It does **not** hold the grounds: they are in the text.
use super::{
    finding::{Allegation, Implicated, Outcome},
    inquest::Inquest,
};

/// What is concluded of an allegation, for one of the persons it is against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Concluded {
    /// Number of the allegation.
    pub allegation: u32,
    /// Number of the person.
    pub person: u32,
    /// What was found.
    pub outcome: Outcome,
}

/// All that is concluded.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Conclusions {
    /// Persons implicated, in the order of their numbers.
    pub persons: Vec<Implicated>,
    /// Facts alleged, in the order of their numbers.
    pub allegations: Vec<Allegation>,
    /// What was found of each, allegation by allegation.
    pub found: Vec<Concluded>,
}

impl Conclusions {
    /// What stands in an inquiry.
    #[must_use]
    pub fn of(inquest: &Inquest) -> Self {
        let concluded = |(allegation, person): (&Allegation, &Implicated)| {
            let finding = inquest.findings.get(&(allegation.number, person.number))?;
            Some(Concluded { allegation: allegation.number, person: person.number, outcome: finding.outcome })
        };
        let found = inquest.pairs().filter_map(concluded).collect();
        Self { persons: inquest.persons.clone(), allegations: inquest.allegations.clone(), found }
    }

    /// The person with this number.
    #[must_use]
    pub fn person(&self, number: u32) -> Option<&Implicated> {
        self.persons.iter().find(|person| person.number == number)
    }

    /// What is alleged against a person, with what was found of it.
    pub fn against(&self, person: u32) -> impl Iterator<Item = (&Allegation, Outcome)> {
        let of = self.found.iter().filter(move |one| one.person == person);
        of.filter_map(|one| {
            let allegation = self.allegations.iter().find(|known| known.number == one.allegation)?;
            Some((allegation, one.outcome))
        })
    }

    /// The bytes whose digest the text of the report says.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // Strings, numbers and lists cannot fail to be written down; nothing of nothing has a digest that no text says.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Whether numbers are those of their places, and whether each allegation has an outcome for each person it is against, and
    /// for no other.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let counts = |numbers: &mut dyn Iterator<Item = u32>| numbers.zip(1..).all(|(number, place)| number == place);
        let numbered = counts(&mut self.persons.iter().map(|one| one.number))
            && counts(&mut self.allegations.iter().map(|one| one.number));
        let owed = self.allegations.iter().flat_map(|one| one.against.iter().map(move |person| (one.number, *person)));
        let mut owed: Vec<(u32, u32)> = owed.collect();
        let mut given: Vec<(u32, u32)> = self.found.iter().map(|one| (one.allegation, one.person)).collect();
        owed.sort_unstable();
        given.sort_unstable();
        numbered && owed == given && owed.iter().all(|(_, person)| self.person(*person).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn implicated(number: u32) -> Implicated {
        Implicated { number, name: format!("Personne {number}"), function: String::new() }
    }

    fn alleged(number: u32, against: &[u32]) -> Allegation {
        let against = against.iter().copied().collect();
        Allegation { number, against, facts: format!("Faits {number}."), period: String::new() }
    }

    fn concluded(allegation: u32, person: u32) -> Concluded {
        Concluded { allegation, person, outcome: Outcome::Partly }
    }

    fn whole() -> Conclusions {
        Conclusions {
            persons: vec![implicated(1), implicated(2)],
            allegations: vec![alleged(1, &[1, 2]), alleged(2, &[2])],
            found: vec![concluded(1, 1), concluded(1, 2), concluded(2, 2)],
        }
    }

    #[test]
    fn each_person_has_what_is_alleged_against_them() {
        let whole = whole();
        let numbers = |person| whole.against(person).map(|(one, _)| one.number).collect::<Vec<_>>();
        assert_eq!((numbers(1), numbers(2), numbers(3)), (vec![1], vec![1, 2], vec![]));
        assert!(whole.person(2).is_some() && whole.person(3).is_none());
    }

    #[test]
    fn conclusions_are_whole_or_are_none() {
        assert!(whole().is_whole() && Conclusions::default().is_whole());
        let broken = |change: fn(&mut Conclusions)| {
            let mut conclusions = whole();
            change(&mut conclusions);
            assert!(!conclusions.is_whole(), "{conclusions:?}");
            assert_ne!(conclusions.bytes(), whole().bytes());
        };
        broken(|one| one.found.truncate(2));
        broken(|one| one.found.push(concluded(2, 1)));
        broken(|one| one.found.push(concluded(1, 1)));
        broken(|one| one.persons.truncate(1));
        broken(|one| one.persons.reverse());
        broken(|one| one.allegations.truncate(1));
    }
}

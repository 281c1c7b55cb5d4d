//! The exception: something is handed over without the person's agreement, by two members, for a reason the person is told.
//!
//! A coordinator says why and prepares the copy; a second member, another person, hands exactly that over or refuses. Three
//! grounds are known and no other: a grave and imminent danger, a minor or vulnerable person, a legal duty. The person is
//! told at once; where that endangers proceedings or somebody, later, by a day at most, and whoever puts that day off again is
//! not the one who did last. One is under way at a time. It reaches those who assess, and nobody else.
//!
//! It does **not** judge whether a ground is there: people do, and sign for it.
use super::{
    Coded,
    consent::{Copied, Purpose, Receiver},
    handover::{Basis, Passed},
    record::RecordBody,
};
use crate::{
    clock::Day,
    ids::{CaseId, MemberId},
};

/// To whom an exception reaches, and for what: it never has another receiver.
pub const REACHES: (Receiver, Purpose) = (Receiver::Assessor, Purpose::Inquiry);

/// Why it goes without the person's agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// A grave and imminent danger (Code pénal, article 223-6).
    Danger,
    /// A minor, or somebody who cannot protect themselves (Code pénal, articles 434-3 and 226-14).
    Fragile,
    /// A duty that the law lays on whoever knows (Code de procédure pénale, article 40; CGFP L.134-6).
    Duty,
}

impl Coded for Ground {
    const ALL: &'static [Self] = &[Self::Danger, Self::Fragile, Self::Duty];

    fn code(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Fragile => "fragile",
            Self::Duty => "duty",
        }
    }
}

/// When the person is told.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Telling {
    /// As it is handed over.
    Now,
    /// Later, since that would endanger proceedings or somebody.
    Later {
        /// Why.
        reason: String,
        /// The day by which it is looked at again.
        review: Day,
    },
}

/// What a coordinator proposes. Shown whole to whoever receives it, as the proof of what they have.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Excepted {
    /// The entity of the case, over which its author coordinates.
    pub entity: String,
    /// The ground.
    pub ground: Ground,
    /// Why, in words that the person will read.
    pub reason: String,
    /// What goes, as the cell prepared it.
    pub copy: Copied,
    /// When the person is told.
    pub telling: Telling,
}

impl Excepted {
    /// Whether the person is told as it goes.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.telling == Telling::Now
    }
}

/// A second member does not agree: nothing goes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Objected {
    /// Number of what was proposed.
    pub excepted: u64,
    /// Why not.
    pub why: String,
}

/// It was handed over, and the person is not told yet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Untold {
    /// Number of what was proposed.
    pub excepted: u64,
    /// What the file that received it is called.
    pub inquiry: String,
    /// The file itself.
    pub file: CaseId,
}

/// The person is still not told, for a reason, until another day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PutOff {
    /// Number of what was proposed.
    pub excepted: u64,
    /// Why.
    pub reason: String,
    /// The day by which it is looked at again.
    pub review: Day,
}

/// What the person is told of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Explained {
    /// Number of what was proposed.
    pub excepted: u64,
    /// The ground.
    pub ground: Ground,
    /// Why.
    pub reason: String,
    /// What went.
    pub copy: Copied,
    /// The day it went and why they were not told then; nothing where they were.
    pub late: Option<Late>,
}

/// That the person is told after the day it went.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Late {
    /// The day it went.
    pub since: Day,
    /// Why they were not told.
    pub why: String,
}

/// A record that counts here: its number, its day, who wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// Its number in its drawer.
    pub number: u64,
    /// When it was written.
    pub day: Day,
    /// By whom.
    pub by: MemberId,
    /// What it says.
    pub body: &'a RecordBody,
}

/// Where one stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// A second member has not answered.
    Waiting,
    /// They did not agree.
    Objected {
        /// Who.
        by: MemberId,
        /// Why.
        why: String,
    },
    /// It went; the person is not told.
    Untold(Silence),
    /// It went, and the person knows.
    Told,
}

/// That a person is not told yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// What the file that received it is called.
    pub inquiry: String,
    /// The file itself.
    pub file: CaseId,
    /// The day it went.
    pub since: Day,
    /// Who put it off last.
    pub by: MemberId,
    /// Why, as they last said.
    pub reason: String,
    /// The day by which it is looked at again.
    pub review: Day,
}

/// Something proposed, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Its number.
    pub number: u64,
    /// The day.
    pub day: Day,
    /// Who proposed it.
    pub by: MemberId,
    /// What.
    pub excepted: Excepted,
    /// Where it stands.
    pub state: State,
}

impl Exception {
    /// Whether something of it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Untold(_))
    }

    /// That the person is not told, if it went so.
    #[must_use]
    pub fn silence(&self) -> Option<&Silence> {
        if let State::Untold(silence) = &self.state { Some(silence) } else { None }
    }

    /// What the person is told of it; nothing to explain where they are told at once.
    #[must_use]
    pub fn explained(&self, late: Option<Late>) -> Explained {
        let Excepted { ground, reason, copy, .. } = self.excepted.clone();
        Explained { excepted: self.number, ground, reason, copy, late }
    }
}

/// Everything proposed in a case, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exceptions(Vec<Exception>);

impl Exceptions {
    /// Follows what the cell noted, in its order, then what the person was told. What answers nothing changes nothing.
    pub fn of<'a>(noted: impl IntoIterator<Item = Step<'a>>, told: impl IntoIterator<Item = &'a Passed>) -> Self {
        let mut all = Self::default();
        noted.into_iter().for_each(|step| all.follow(&step));
        for passed in told {
            if let Basis::Exception(explained) = &passed.basis
                && let Some(one) = all.0.iter_mut().find(|one| one.number == explained.excepted)
            {
                one.state = State::Told;
            }
        }
        all
    }

    fn follow(&mut self, Step { number, day, by, body }: &Step<'_>) {
        match body {
            RecordBody::Excepted(excepted) => self.0.push(Exception {
                number: *number,
                day: *day,
                by: *by,
                excepted: excepted.as_ref().clone(),
                state: State::Waiting,
            }),
            RecordBody::Objected(Objected { excepted, why }) => {
                if let Some(one) = self.waiting_mut(*excepted) {
                    one.state = State::Objected { by: *by, why: why.clone() };
                }
            }
            RecordBody::Untold(untold) => self.went(untold, (*day, *by)),
            RecordBody::PutOff(PutOff { excepted, reason, review }) => {
                let one = self.0.iter_mut().find(|one| one.number == *excepted);
                if let Some(State::Untold(silence)) = one.map(|one| &mut one.state) {
                    (silence.by, silence.reason, silence.review) = (*by, reason.clone(), *review);
                }
            }
            _ => {}
        }
    }

    fn went(&mut self, untold: &Untold, (since, by): (Day, MemberId)) {
        let Some(one) = self.waiting_mut(untold.excepted) else { return };
        if let Telling::Later { reason, review } = one.excepted.telling.clone() {
            let (inquiry, file) = (untold.inquiry.clone(), untold.file);
            one.state = State::Untold(Silence { inquiry, file, since, by, reason, review });
        }
    }

    fn waiting_mut(&mut self, number: u64) -> Option<&mut Exception> {
        self.0.iter_mut().find(|one| one.number == number && one.state == State::Waiting)
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Exception] {
        &self.0
    }

    /// The one of this number.
    #[must_use]
    pub fn find(&self, number: u64) -> Option<&Exception> {
        self.0.iter().find(|one| one.number == number)
    }

    /// The one under way.
    #[must_use]
    pub fn open(&self) -> Option<&Exception> {
        self.0.iter().find(|one| one.is_open())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u8) -> MemberId {
        MemberId::from_bytes([number; 16])
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn excepted(telling: Telling) -> RecordBody {
        RecordBody::Excepted(Box::new(Excepted {
            entity: "brumefond".to_owned(),
            ground: Ground::Danger,
            reason: "Une menace.".to_owned(),
            copy: Copied { text: "Ce qui part.".to_owned(), ..Copied::default() },
            telling,
        }))
    }

    fn later() -> Telling {
        Telling::Later { reason: "Des preuves.".to_owned(), review: day("2026-12-10") }
    }

    fn untold(excepted: u64) -> RecordBody {
        RecordBody::Untold(Untold { excepted, inquiry: "I-2026-4QB7Z".to_owned(), file: CaseId::from_bytes([7; 16]) })
    }

    fn follow(bodies: &[(u64, u8, RecordBody)]) -> Exceptions {
        let step = |(number, by, body): &'_ (u64, u8, RecordBody)| (*number, member(*by), body.clone());
        let owned: Vec<_> = bodies.iter().map(step).collect();
        let steps =
            owned.iter().map(|(number, by, body)| Step { number: *number, day: day("2026-11-20"), by: *by, body });
        Exceptions::of(steps, [])
    }

    #[test]
    fn one_that_waits_is_refused_once_and_nothing_goes_afterwards() {
        let objected = RecordBody::Objected(Objected { excepted: 3, why: "Le danger est passé.".to_owned() });
        let all = follow(&[(3, 1, excepted(later())), (4, 2, objected), (5, 2, untold(3))]);
        assert!(matches!(&all.all()[0].state, State::Objected { by, .. } if *by == member(2)));
        assert_eq!(all.open(), None);
    }

    #[test]
    fn a_silence_is_begun_by_a_second_and_put_off_by_another() {
        let put_off =
            |excepted| RecordBody::PutOff(PutOff { excepted, reason: "Encore.".to_owned(), review: day("2027-01-05") });
        // Before it went, there is no silence to put off.
        let all = follow(&[(0, 1, excepted(later())), (1, 2, put_off(0))]);
        assert_eq!(all.open().map(|one| &one.state), Some(&State::Waiting));
        let all = follow(&[(0, 1, excepted(later())), (1, 2, untold(0))]);
        let silence = all.open().unwrap().silence().unwrap();
        assert_eq!(
            (silence.by, silence.review, silence.reason.as_str()),
            (member(2), day("2026-12-10"), "Des preuves.")
        );
        let all = follow(&[(0, 1, excepted(later())), (1, 2, untold(0)), (2, 1, put_off(0)), (3, 4, put_off(9))]);
        let silence = all.open().unwrap().silence().unwrap();
        assert_eq!((silence.by, silence.review), (member(1), day("2027-01-05")));
    }

    #[test]
    fn told_is_the_end_and_one_that_is_told_at_once_is_never_silent() {
        let all = follow(&[(0, 1, excepted(Telling::Now)), (1, 2, untold(0))]);
        assert_eq!(all.open().map(|one| &one.state), Some(&State::Waiting));
        let explained = all.all()[0].explained(None);
        let passed = Passed {
            basis: Basis::Exception(Box::new(explained)),
            to: REACHES.0,
            purpose: REACHES.1,
            inquiry: "I-2026-4QB7Z".to_owned(),
            file: CaseId::from_bytes([7; 16]),
        };
        let body = excepted(Telling::Now);
        let step = Step { number: 0, day: day("2026-11-20"), by: member(1), body: &body };
        assert_eq!(Exceptions::of([step], [&passed]).all()[0].state, State::Told);
    }
}

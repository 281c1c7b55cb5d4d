//! Measures: what can be done at once for a person, beside every inquiry and without its facts.
//!
//! Each is asked for in a line, with a name or without, by an agreement of its own; whoever can take it sees that line and
//! nothing else. What keeps people apart bears first on the person implicated: whoever was harmed moves only if they ask to. A
//! measure has a beginning and a day on which somebody looks at it again, and lasts as long as it is needed (CGFP L.134-6).
//! There is no mediation: it is never offered for violence or sexual facts. It does **not** decide who did what.
use super::{
    Coded,
    act::Act,
    case::Stage,
    consent::Purpose,
    contact::Fault,
    draft::Fields,
    report::{LINE_LIMIT, NARRATIVE_LIMIT},
};
use crate::clock::Day;

/// The longest line in which a measure is asked for, in characters.
pub const ASKED_LIMIT: usize = LINE_LIMIT;

/// What a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// The person implicated works, studies or lives elsewhere meanwhile.
    MovedAway,
    /// They may not contact the person.
    NoContact,
    /// They may not enter a place.
    Premises,
    /// Somebody else supervises, leads, or marks.
    Supervision,
    /// The person works from a distance.
    Distance,
    /// Other hours.
    Hours,
    /// The person goes elsewhere, because they ask to.
    OwnMove,
    /// Somebody accompanies them: to the police, to an appointment, on their way.
    Accompanied,
    /// A place to stay.
    Housing,
    /// Somebody to talk to.
    Psychological,
    /// Health at work or at school.
    Medical,
    /// Money, children, leave.
    Social,
    /// Advice of a lawyer.
    Legal,
    /// The pathway for those who live with violence at home.
    AtHome,
    /// Absences are excused.
    Absences,
    /// Examinations at another time or place.
    Examinations,
    /// Another group, project or placement.
    Groups,
}

impl Coded for Nature {
    const ALL: &'static [Self] = &[
        Self::MovedAway,
        Self::NoContact,
        Self::Premises,
        Self::Supervision,
        Self::Accompanied,
        Self::Distance,
        Self::Hours,
        Self::OwnMove,
        Self::Housing,
        Self::Psychological,
        Self::Medical,
        Self::Social,
        Self::Legal,
        Self::AtHome,
        Self::Absences,
        Self::Examinations,
        Self::Groups,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::MovedAway => "moved-away",
            Self::NoContact => "no-contact",
            Self::Premises => "premises",
            Self::Supervision => "supervision",
            Self::Distance => "distance",
            Self::Hours => "hours",
            Self::OwnMove => "own-move",
            Self::Accompanied => "accompanied",
            Self::Housing => "housing",
            Self::Psychological => "psychological",
            Self::Medical => "medical",
            Self::Social => "social",
            Self::Legal => "legal",
            Self::AtHome => "at-home",
            Self::Absences => "absences",
            Self::Examinations => "examinations",
            Self::Groups => "groups",
        }
    }
}

impl Nature {
    /// Whether it serves what was agreed to: to protect, or to support.
    #[must_use]
    pub fn serves(self, purpose: Purpose) -> bool {
        let protects = matches!(self, Self::MovedAway | Self::NoContact | Self::Premises);
        let supports = matches!(
            self,
            Self::Psychological | Self::Medical | Self::Social | Self::Legal | Self::AtHome | Self::Absences
        );
        match purpose {
            Purpose::Protection => !supports,
            Purpose::Support => !protects,
            Purpose::Inquiry | Purpose::Prevention => false,
        }
    }
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// It is taken.
    Taken,
    /// It is not.
    Refused,
    /// It goes on.
    Kept,
    /// It is over.
    Ended,
}

impl Coded for Course {
    const ALL: &'static [Self] = &[Self::Taken, Self::Refused, Self::Kept, Self::Ended];

    fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Refused => "refused",
            Self::Kept => "kept",
            Self::Ended => "ended",
        }
    }
}

impl Course {
    /// The act that says so.
    #[must_use]
    pub fn act(self) -> Act {
        match self {
            Self::Taken => Act::TakeMeasure,
            Self::Refused => Act::RefuseMeasure,
            Self::Kept => Act::KeepMeasure,
            Self::Ended => Act::EndMeasure,
        }
    }

    /// What an act says, if it says that.
    #[must_use]
    pub fn of(act: Act) -> Option<Self> {
        Self::ALL.iter().copied().find(|course| course.act() == act)
    }

    /// Where the measure stands then.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::Taken | Self::Kept => Stage::MeasureTaken,
            Self::Refused => Stage::MeasureRefused,
            Self::Ended => Stage::MeasureEnded,
        }
    }
}

/// What became of it, as the person reads it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Measured {
    /// What.
    pub course: Course,
    /// What the measure is, where it is taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub natures: Vec<Nature>,
    /// Since which day it runs, where it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// By when somebody looks at it again, where it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Day>,
    /// What exactly, or why.
    pub text: String,
}

impl Measured {
    /// Reads what was typed: always words; of one that is taken, what it is and since when; of one that runs, a day after today
    /// and no later than `latest`. What the person has not asked for is no move of theirs.
    pub fn parse(
        fields: &Fields,
        (course, purpose): (Course, Purpose),
        (today, latest): (Day, Day),
    ) -> Result<Self, Vec<Fault>> {
        let text = fields.one("text").trim().to_owned();
        let chosen = |nature: &Nature| fields.all("natures").iter().any(|code| code == nature.code());
        let natures: Vec<Nature> =
            Nature::ALL.iter().copied().filter(|nature| nature.serves(purpose) && chosen(nature)).collect();
        let day = |field: &str| fields.one(field).trim().parse::<Day>().ok();
        let (takes, runs) = (course == Course::Taken, matches!(course, Course::Taken | Course::Kept));
        let from = day("from").filter(|_| takes);
        let review = day("review").filter(|day| runs && *day > today && *day <= latest);
        let unasked = natures.contains(&Nature::OwnMove) && fields.one("asked") != "yes";
        let faults = [
            (takes && natures.is_empty(), "natures", "no-measure-nature"),
            (takes && unasked, "asked", "move-not-asked"),
            (takes && from.is_none_or(|day| day > latest), "from", "measure-from"),
            (runs && review.is_none(), "review", "measure-review-day"),
            (text.is_empty(), "text", "no-measure-words"),
            (text.chars().count() > NARRATIVE_LIMIT, "text", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        let natures = if takes { natures } else { Vec::new() };
        if faults.is_empty() { Ok(Self { course, natures, from, review, text }) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn read(course: Course, pairs: &[(&str, &str)]) -> Result<Measured, Vec<&'static str>> {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        let days = (day("2026-11-23"), day("2027-02-23"));
        let measured = Measured::parse(&fields, (course, Purpose::Protection), days);
        measured.map_err(|faults| faults.iter().map(|fault| fault.code).collect())
    }

    #[test]
    fn what_is_taken_says_what_since_when_and_until_when_somebody_looks() {
        assert_eq!(
            read(Course::Taken, &[]).unwrap_err(),
            ["no-measure-nature", "measure-from", "measure-review-day", "no-measure-words"]
        );
        let all = [("natures", "no-contact"), ("from", "2026-11-23"), ("review", "2027-02-23"), ("text", " Ainsi. ")];
        let taken = read(Course::Taken, &all).unwrap();
        assert_eq!((taken.natures.as_slice(), taken.text.as_str()), ([Nature::NoContact].as_slice(), "Ainsi."));
        for (wrong, code) in [("2026-11-23", "measure-review-day"), ("2027-02-24", "measure-review-day")] {
            let pairs: Vec<_> =
                all.iter().map(|pair| if pair.0 == "review" { ("review", wrong) } else { *pair }).collect();
            assert_eq!(read(Course::Taken, &pairs).unwrap_err(), [code]);
        }
    }

    #[test]
    fn nobody_is_moved_who_has_not_asked() {
        let all = [("natures", "own-move"), ("from", "2026-11-23"), ("review", "2026-12-23"), ("text", "Ainsi.")];
        assert_eq!(read(Course::Taken, &all).unwrap_err(), ["move-not-asked"]);
        let asked: Vec<_> = all.iter().copied().chain([("asked", "yes")]).collect();
        assert_eq!(read(Course::Taken, &asked).unwrap().natures, [Nature::OwnMove]);
    }

    #[test]
    fn every_measure_serves_something_and_none_is_a_mediation() {
        for nature in Nature::ALL {
            let serves = [Purpose::Protection, Purpose::Support].iter().any(|purpose| nature.serves(*purpose));
            assert!(serves && !nature.serves(Purpose::Inquiry), "{}", nature.code());
            assert!(!nature.code().contains("mediation"));
        }
        // What protects is no support, and is not read from a form that asks for one.
        let mut fields = Fields::default();
        fields.insert("natures", "no-contact");
        let days = (day("2026-11-23"), day("2027-02-23"));
        let faults = Measured::parse(&fields, (Course::Taken, Purpose::Support), days).unwrap_err();
        assert_eq!(faults.first().unwrap().code, "no-measure-nature");
    }

    #[test]
    fn what_ends_or_is_refused_says_why_and_nothing_else() {
        assert_eq!(read(Course::Ended, &[]).unwrap_err(), ["no-measure-words"]);
        let pairs = [("text", "Non."), ("natures", "hours"), ("from", "2026-11-23"), ("review", "2026-12-01")];
        let refused = read(Course::Refused, &pairs).unwrap();
        assert_eq!((refused.natures.len(), refused.from, refused.review), (0, None, None));
        assert!(read(Course::Kept, &pairs).unwrap().review.is_some());
        for course in Course::ALL {
            assert_eq!(Course::of(course.act()), Some(*course));
        }
    }
}

//! The steps of a procedure, in their order, and what must be said to people on the way.
//!
//! A step tells whoever carries it out what to do; its limit says by when, counted from another step. It does **not** say
//! what was done: that stands in the file of the case.
use super::length::{Length, Limit};
use crate::{clock::Day, domain::localised::Localised};

/// To whom a notice is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// The person implicated.
    #[default]
    Implicated,
    /// Whoever is called as a witness.
    Witness,
}

/// What must be said to somebody, in the words of the letter.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Stable code within the regime.
    pub code: String,
    /// To whom.
    #[serde(default)]
    pub to: Told,
    /// The words.
    pub text: Localised,
    /// The text of law they come from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

/// What makes a limit another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The council orders an inquiry.
    Inquiry,
    /// The person is suspended.
    Suspended,
}

/// How things stand, where a limit depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Circumstances {
    /// The council ordered an inquiry.
    pub inquiry: bool,
    /// The person is suspended.
    pub suspended: bool,
    /// Days by which the sitting was put off.
    pub postponed: u16,
}

impl Circumstances {
    fn hold(self, when: When) -> bool {
        match when {
            When::Inquiry => self.inquiry,
            When::Suspended => self.suspended,
        }
    }
}

/// A limit that takes the place of the usual one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    /// In which circumstance.
    pub when: When,
    /// The limit, counted from the same step as the usual one.
    pub within: Length,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable code within the regime.
    pub code: String,
    /// What it is called.
    pub label: Localised,
    /// What to do, for whoever carries it out.
    pub todo: Localised,
    /// `true`: only where the council is consulted; `false`: only where it is not; absent: in both cases.
    pub council: Option<bool>,
    /// Codes of what must be said.
    #[serde(default)]
    pub notice: Vec<String>,
    /// By when.
    pub limit: Option<Limit>,
    /// In which circumstances the limit is another.
    #[serde(default)]
    pub instead: Vec<Instead>,
    /// Whether the limit moves by as much as the sitting is put off.
    #[serde(default)]
    pub postponed: bool,
    /// Not before.
    pub not_before: Option<Limit>,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

impl Step {
    /// Whether it belongs to a procedure with, or without, the council.
    #[must_use]
    pub fn is_taken(&self, with_council: bool) -> bool {
        self.council.is_none_or(|council| council == with_council)
    }

    /// The limit as things stand: the shortest of those that take the place of the usual one.
    #[must_use]
    pub fn limit_in(&self, circumstances: Circumstances) -> Option<Limit> {
        let usual = self.limit.as_ref()?;
        let others = self.instead.iter().filter(|one| circumstances.hold(one.when));
        // Which of two is shorter does not depend on a day far from the ends of the calendar.
        let shortest = others.min_by_key(|one| one.within.after(Day::from_date(jiff::civil::date(2027, 1, 1))));
        let length = shortest.map_or(usual.length, |one| one.within);
        Some(Limit { length, ..usual.clone() })
    }

    /// The last day on which it is done in time, from the days of the other steps by their code.
    #[must_use]
    pub fn due(&self, day_of: impl Fn(&str) -> Option<Day>, circumstances: Circumstances) -> Option<Day> {
        let limit = self.limit_in(circumstances)?;
        let due = limit.day(day_of(&limit.step)?)?;
        Some(if self.postponed { due.plus(i32::from(circumstances.postponed)) } else { due })
    }

    /// The first day on which it may be done, from the days of the other steps by their code.
    #[must_use]
    pub fn opens(&self, day_of: impl Fn(&str) -> Option<Day>) -> Option<Day> {
        let limit = self.not_before.as_ref()?;
        limit.day(day_of(&limit.step)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(more: &str) -> Step {
        let text = "code = 'opinion'\nlabel = { fr = 'x', en = 'x' }\ntodo = { fr = 'x', en = 'x' }\nreference = 'x'\n\
            limit = '2 months after referral'\n";
        toml::from_str(&format!("{text}{more}")).unwrap()
    }

    fn due(step: &Step, circumstances: Circumstances) -> String {
        let referral = |code: &str| (code == "referral").then(|| "2026-12-31".parse().unwrap());
        step.due(referral, circumstances).unwrap().to_string()
    }

    #[test]
    fn a_limit_depends_on_circumstances_and_takes_the_shortest() {
        let usual = Circumstances::default();
        let (suspended, inquiry) =
            (Circumstances { suspended: true, ..usual }, Circumstances { inquiry: true, ..usual });
        let step = opinion(
            "instead = [{ when = 'suspended', within = '1 month' }, { when = 'inquiry', within = '3 months' }]",
        );
        assert_eq!(due(&step, usual), "2027-02-28");
        assert_eq!(due(&step, suspended), "2027-01-31");
        assert_eq!(due(&step, inquiry), "2027-03-31");
        assert_eq!(due(&step, Circumstances { inquiry: true, ..suspended }), "2027-01-31");
        let late = Circumstances { postponed: 20, ..usual };
        assert_eq!(due(&step, late), "2027-02-28", "the text says nothing of it");
        assert_eq!(due(&opinion("postponed = true"), late), "2027-03-20");
        assert_eq!(step.due(|_| None, usual), None, "nothing was referred yet");
        assert_eq!(step.opens(|_| None), None);
    }

    #[test]
    fn a_step_opens_after_another() {
        let step = opinion("not_before = '2 working-days after referral'");
        assert_eq!(step.opens(|_| "2026-12-31".parse().ok()), "2027-01-05".parse().ok());
    }

    #[test]
    fn with_or_without_the_council() {
        let taken = |more: &str| [true, false].map(|council| opinion(more).is_taken(council));
        assert_eq!(taken(""), [true, true]);
        assert_eq!(taken("council = true"), [true, false]);
        assert_eq!(taken("council = false"), [false, true]);
    }
}

//! A disciplinary procedure as its page shows it: what was referred, what stands, what is due, what was written and by whom.
use super::super::{
    keep_away,
    names::Names,
    regimes::{said_length, said_limits, said_notices},
    work::Shown,
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        discipline::{Regime, Step, known},
        proceeding::{Dated, Sanctioned, StepTaken, length},
    },
    service::{
        discipline::{Noted, ProceedingView, Said},
        investigation::sections,
        view::Me,
    },
    text::Words,
    web::{Page, form::Sheet},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/proceeding.html")]
pub(in crate::web::desk) struct ProceedingPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) view: ProceedingView,
    /// Under which it runs, where somebody said so.
    pub(in crate::web::desk) regime: Option<&'a Regime>,
    pub(in crate::web::desk) sheet: Sheet,
}

/// A step of the regime, and what was done.
struct Line<'a> {
    label: &'a str,
    todo: &'a str,
    notices: Vec<(Option<String>, &'a str)>,
    limits: Vec<String>,
    /// The day of it, in words, and what was noted.
    done: Option<String>,
    note: &'a str,
    /// Where it is noted.
    href: Option<String>,
    link: String,
}

impl<'a> ProceedingPage<'a> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/proceedings/{}{end}", self.view.reference))
    }

    fn letting_why() -> &'static str {
        "let-in-disciplines"
    }

    fn is_open(&self) -> bool {
        self.view.may_conduct
    }

    /// Who it is about.
    fn person(&self) -> String {
        let person = self.view.referred.person();
        person.map_or(String::new(), |one| match one.function.as_str() {
            "" => one.name.clone(),
            function => format!("{}, {function}", one.name),
        })
    }

    /// What is alleged, and what the authority holds of it.
    fn facts(&self) -> Vec<(String, &str)> {
        let fact = |(allegation, outcome): (&'_ crate::domain::finding::Allegation, _)| {
            let (number, outcome) = (allegation.number.to_string(), self.t.code("finding-outcome", &outcome));
            let values = [("number", (&number).into()), ("outcome", (&outcome).into())];
            (self.t.say_with("decided-held", &values), allegation.number)
        };
        let allegations = &self.view.referred.received.conclusions.allegations;
        let text = |number| allegations.iter().find(|one| one.number == number).map_or("", |one| one.facts.as_str());
        self.view.referred.facts().into_iter().map(fact).map(|(said, number)| (said, text(number))).collect()
    }

    /// Under which rules, and what dates are counted from.
    fn terms(&self) -> Vec<String> {
        let Some(terms) = &self.view.known.terms else { return Vec::new() };
        let language = self.page.language();
        let label = self.regime.map_or(terms.regime.as_str(), |regime| regime.label.get(language));
        let on = |key: &str, day: Option<Day>| day.map(|day| self.t.say_one(key, "day", &self.t.day(&day)));
        let said = [
            Some(label.to_owned()),
            on("proceeding-known", Some(terms.known)),
            on("proceeding-prosecuted", terms.prosecuted),
            on("proceeding-judged", terms.judged),
            on("proceeding-contract", terms.contract_ends),
            Some(self.t.say(if terms.council { "proceeding-council" } else { "proceeding-no-council" })),
            terms.inquiry.then(|| self.t.say("proceeding-inquiry")),
            (terms.postponed > 0)
                .then(|| self.t.say_with("proceeding-postponed", &[("count", usize::from(terms.postponed).into())])),
        ];
        said.into_iter().flatten().collect()
    }

    /// What is due, or opens: what, and the day.
    fn dates(&self) -> Vec<(String, String)> {
        self.view.dates.iter().map(|(what, day)| (self.dated(*what), self.t.day(day))).collect()
    }

    fn dated(&self, what: Dated) -> String {
        let key = format!("proceeding-date-{}", what.code());
        match what {
            Dated::Step(place) | Dated::StepNotBefore(place) => {
                let label = self.regime.and_then(|regime| regime.steps.get(place)).map(|step| self.label(step));
                self.t.say_one(&key, "step", label.unwrap_or_default())
            }
            _ => self.t.say(&key),
        }
    }

    fn label(&self, step: &'a Step) -> &'a str {
        step.label.get(self.page.language())
    }

    fn steps(&self) -> Vec<Line<'_>> {
        let Some((regime, terms)) = self.regime.zip(self.view.known.terms.as_ref()) else { return Vec::new() };
        regime.steps(terms.council).map(|step| self.step(regime, step)).collect()
    }

    fn step(&self, regime: &'a Regime, step: &'a Step) -> Line<'_> {
        let language = self.page.language();
        let taken = self.view.known.steps.get(&step.code);
        let is_decision = step.code == known::DECISION;
        let decided = self.view.known.sanctioned.as_ref().filter(|_| is_decision).map(|one| one.day);
        let on = taken.map(|taken| taken.day).or(decided);
        let end = if is_decision { "/write/sanction".to_owned() } else { format!("/write/step-{}", step.code) };
        let may = if is_decision { self.view.may_decide } else { self.is_open() };
        let link = match (is_decision, on.is_some()) {
            (true, _) => "proceeding-sanction-link",
            (false, false) => "proceeding-step-link",
            (false, true) => "proceeding-step-again",
        };
        Line {
            label: self.label(step),
            todo: step.todo.get(language),
            notices: said_notices(self.t, (regime, step), language),
            limits: said_limits(self.t, (regime, step), language),
            done: on.map(|day| self.t.say_one("proceeding-step-on", "day", &self.t.day(&day))),
            note: taken.map_or("", |taken: &StepTaken| taken.note.as_str()),
            href: may.then(|| self.address(&end)),
            link: self.t.say_one(link, "step", self.label(step)),
        }
    }

    fn suspended(&self) -> Option<String> {
        let one = self.view.known.suspended.as_ref()?;
        let (from, until) = (self.t.day(&one.from), self.t.day(&one.until));
        Some(self.t.say_with("proceeding-suspended", &[("from", (&from).into()), ("until", (&until).into())]))
    }

    fn may_suspend(&self) -> bool {
        self.view.may_decide && self.regime.is_some_and(|regime| regime.suspension.is_some())
    }

    /// What was decided, line by line.
    fn sanctioned(&self) -> Vec<String> {
        self.view.known.sanctioned.as_ref().map(|one| decided(self.t, self.regime, one)).unwrap_or_default()
    }

    /// What keeps it from ending.
    fn unfinished(&self) -> Vec<String> {
        self.view.unfinished.iter().map(|code| self.t.term("problem", code)).collect()
    }

    fn report(&self) -> Vec<(String, String)> {
        sections(&self.view.referred.received.report, self.t)
    }

    fn pieces(&self) -> Vec<Shown> {
        let files = self.address("/files");
        self.view.referred.received.annexes.iter().map(|piece| Shown::new(self.t, piece, &files)).collect()
    }

    /// Who wrote what, and when.
    fn notes(&self) -> Vec<String> {
        let said = |note: &Noted| {
            let what = match &note.said {
                Said::Terms(_) => self.t.say("proceeding-noted-terms"),
                Said::Step(taken) => {
                    let label = self.regime.and_then(|regime| regime.step(&taken.step)).map(|step| self.label(step));
                    self.t.say_one("proceeding-noted-step", "step", label.unwrap_or(&taken.step))
                }
                Said::Suspended(_) => self.t.say("proceeding-noted-suspension"),
                Said::Sanctioned(_) => self.t.say("proceeding-noted-decision"),
                Said::Closed => self.t.say("proceeding-noted-end"),
            };
            let (who, day) = (self.names.person(&note.by), self.t.day(&Day::of(note.at)));
            let values = [("what", (&what).into()), ("who", (&who).into()), ("day", (&day).into())];
            self.t.say_with("proceeding-noted", &values)
        };
        self.view.notes.iter().map(said).collect()
    }

    fn comings(&self) -> Vec<String> {
        keep_away::said((self.t, &self.names), &self.view.comings)
    }
}

/// What was decided, in words.
pub(in crate::web::desk) fn decided(t: &Words, regime: Option<&Regime>, one: &Sanctioned) -> Vec<String> {
    let language = t.locale().code();
    let label = |code: &String| match regime.and_then(|regime| regime.sanction(code)) {
        Some(sanction) => sanction.label.get(language).to_owned(),
        None => code.clone(),
    };
    let what = one.sanction.as_ref().map_or_else(|| t.say("proceeding-no-sanction"), label);
    let day = t.say_one("proceeding-decided-on", "day", &t.day(&one.day));
    let long = |key: &str, text: &Option<String>| {
        length(text.as_ref()).map(|length| t.say_one(key, "length", &said_length(t, length)))
    };
    let along = one.along.as_ref().map(|code| t.say_one("proceeding-along", "sanction", &label(code)));
    let lasts = long("proceeding-lasts", &one.lasts);
    [Some(what), along, lasts, long("proceeding-sursis", &one.sursis), Some(day)].into_iter().flatten().collect()
}

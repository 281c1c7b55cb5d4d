//! What follows by the status of the person implicated: the disciplinary regimes, as those who decide, prepare or advise read them.
//!
//! It shows what stands in `policies/discipline/`, each part with its reference and whether somebody still has to check it. It
//! holds nothing of any case, and does **not** decide which status a person has.
use axum::{
    extract::{Path, State},
    response::Html,
};

use super::seat::Seat;
use crate::{
    domain::discipline::{ErasedBy, Gives, Length, LengthUnit, Limit, Notice, Regime, Sanction, Side, Step, Told},
    service::{Error, view::Me},
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/regimes.html")]
pub(super) struct RegimesPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    /// Code, status, who has it.
    pub(super) all: Vec<(&'a str, &'a str, &'a str)>,
}

/// One.
#[derive(Debug, askama::Template)]
#[template(path = "desk/regime.html")]
pub(super) struct RegimePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) regime: &'a Regime,
}

/// A part: its title, what it says, where it comes from.
struct Part {
    title: String,
    lines: Vec<String>,
    source: String,
}

/// What is done at a step.
struct Done<'a> {
    label: &'a str,
    todo: &'a str,
    /// Only with the council, or only without, in words.
    council: Option<String>,
    /// To whom each is said, where that changes, and the words.
    notices: Vec<(Option<String>, &'a str)>,
    limits: Vec<String>,
    source: String,
}

/// A sanction, and all that is said of it.
struct Listed<'a> {
    label: &'a str,
    lines: Vec<String>,
    source: String,
}

impl<'a> RegimePage<'a> {
    fn language(&self) -> &'static str {
        self.page.language()
    }

    fn source(&self, reference: &str, to_check: bool) -> String {
        let key = if to_check { "discipline-source-to-check" } else { "discipline-source" };
        self.t.say_one(key, "reference", reference)
    }

    fn part(&self, title: &str, lines: Vec<String>, (reference, to_check): (&str, bool)) -> Part {
        Part { title: self.t.say(title), lines, source: self.source(reference, to_check) }
    }

    /// The status, and where all of it comes from.
    fn whole(&self) -> Part {
        let Regime { label, for_whom, reference, to_check, .. } = self.regime;
        let lines = vec![for_whom.get(self.language()).to_owned()];
        Part { title: label.get(self.language()).to_owned(), lines, source: self.source(reference, *to_check) }
    }

    /// Who decides, until when, with whom, and what may be done meanwhile.
    fn before(&self) -> Vec<Part> {
        let language = self.language();
        let Regime { authority, limitation, council, suspension, .. } = self.regime;
        let who = std::iter::once(&authority.label).chain(&authority.powerless);
        let who = who.map(|said| said.get(language).to_owned()).collect();
        let mut parts = vec![self.part("discipline-authority", who, (&authority.reference, authority.to_check))];
        parts.extend(limitation.as_ref().map(|one| {
            let length = said_length(self.t, one.within);
            let values = [("length", (&length).into()), ("from", one.from.get(language).into())];
            let interrupted = one.prosecution_interrupts.then(|| self.t.say("discipline-interrupted"));
            let lines = std::iter::once(self.t.say_with("discipline-within", &values)).chain(interrupted).collect();
            self.part("discipline-limitation", lines, (&one.reference, one.to_check))
        }));
        parts.extend(council.as_ref().map(|one| {
            let decides = one.gives == Gives::Decision;
            let gives = if decides { "discipline-council-decides" } else { "discipline-council-advises" };
            let lines = vec![one.label.get(language).to_owned(), self.t.say(gives)];
            self.part("discipline-council", lines, (&one.reference, one.to_check))
        }));
        parts.extend(suspension.as_ref().map(|one| {
            let longest =
                one.longest.map(|length| self.t.say_one("discipline-longest", "length", &said_length(self.t, length)));
            let keeps = self.t.say_one("discipline-keeps", "what", one.keeps.get(language));
            let said = [one.condition.get(language).to_owned()].into_iter().chain(longest);
            let lines = said.chain([keeps, one.then.get(language).to_owned()]).collect();
            self.part("discipline-suspension", lines, (&one.reference, one.to_check))
        }));
        parts
    }

    fn appeal(&self) -> Option<Part> {
        let one = self.regime.appeal.as_ref()?;
        let length = said_length(self.t, one.within);
        let values = [("length", (&length).into()), ("to", one.to.get(self.language()).into())];
        let also = one.also.as_ref().map(|also| also.get(self.language()).to_owned());
        let lines = std::iter::once(self.t.say_with("discipline-appeal-within", &values)).chain(also).collect();
        Some(self.part("discipline-appeal", lines, (&one.reference, one.to_check)))
    }

    fn steps(&self) -> Vec<Done<'a>> {
        self.regime.steps.iter().map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &'a Step) -> Done<'a> {
        let (t, of, language) = (self.t, (self.regime, step), self.language());
        Done {
            label: step.label.get(language),
            todo: step.todo.get(language),
            council: said_council(t, step),
            notices: said_notices(t, of, language),
            limits: said_limits(t, of, language),
            source: self.source(&step.reference, step.to_check),
        }
    }

    /// By group, with what each group is called.
    fn groups(&self) -> Vec<(Option<String>, Vec<Listed<'a>>)> {
        let named = |group: u8| self.t.say_one("discipline-group", "group", &group.to_string());
        let listed = |all: Vec<&'a Sanction>| all.into_iter().map(|one| self.sanction(one)).collect();
        self.regime.groups().into_iter().map(|(group, all)| (group.map(named), listed(all))).collect()
    }

    fn sanction(&self, one: &'a Sanction) -> Listed<'a> {
        let lines = sanction_lines(self.t, one, self.language());
        Listed { label: one.label.get(self.language()), lines, source: self.source(&one.reference, one.to_check) }
    }
}

/// A length in words.
pub(super) fn said_length(t: &Words, length: Length) -> String {
    let key = match length.unit {
        LengthUnit::Hours => "discipline-hours",
        LengthUnit::Days => "discipline-days",
        LengthUnit::WorkingDays => "discipline-working-days",
        LengthUnit::Months => "discipline-months",
        LengthUnit::Years => "discipline-years",
    };
    t.say_with(key, &[("amount", usize::from(length.amount).into())])
}

fn said_limit(t: &Words, (regime, limit): (&Regime, &Limit), language: &str) -> String {
    let key = if limit.side == Side::Before { "discipline-before" } else { "discipline-after" };
    let step = regime.step(&limit.step).map_or("", |step| step.label.get(language));
    let length = said_length(t, limit.length);
    t.say_with(key, &[("length", (&length).into()), ("step", step.into())])
}

/// By when a step is taken, and not before when.
pub(super) fn said_limits(t: &Words, (regime, step): (&Regime, &Step), language: &str) -> Vec<String> {
    let said = |key: &str, limit: &Limit| t.say_one(key, "limit", &said_limit(t, (regime, limit), language));
    let by = step.limit.iter().map(|limit| said("discipline-by", limit));
    by.chain(step.not_before.iter().map(|limit| said("discipline-not-before", limit))).collect()
}

/// Whether a step is taken only with the council, or only without.
fn said_council(t: &Words, step: &Step) -> Option<String> {
    let key = |with| if with { "discipline-with-council" } else { "discipline-no-council" };
    step.council.map(|with| t.say(key(with)))
}

/// What must be said at a step; to whom, where that is not whoever the one before is said to.
pub(super) fn said_notices<'a>(
    t: &Words,
    (regime, step): (&'a Regime, &'a Step),
    language: &str,
) -> Vec<(Option<String>, &'a str)> {
    let said = |told: Told| match told {
        Told::Implicated => t.say("discipline-say-implicated"),
        Told::Witness => t.say("discipline-say-witness"),
    };
    let mut before = None;
    let one = |notice: &'a Notice| {
        let is_new = before.replace(notice.to) != Some(notice.to);
        (is_new.then(|| said(notice.to)), notice.text.get(language))
    };
    regime.notices(step).map(one).collect()
}

/// What is said of a sanction.
pub(super) fn sanction_lines(t: &Words, one: &Sanction, language: &str) -> Vec<String> {
    let say = |key: &str, length: Length| t.say_one(key, "length", &said_length(t, length));
    let erased = one.erased.as_ref().map(|erased| {
        let by_itself = erased.by == ErasedBy::Authority;
        say(if by_itself { "discipline-erased" } else { "discipline-erased-asked" }, erased.after)
    });
    let provided = one.erased.as_ref().and_then(|erased| Some(erased.provided.as_ref()?.get(language).to_owned()));
    let lines = [
        one.council.then(|| t.say("discipline-needs-council")),
        one.shortest.map(|length| say("discipline-shortest", length)),
        one.longest.map(|length| say("discipline-longest", length)),
        one.sursis.then(|| t.say("discipline-sursis")),
        one.served.map(|length| say("discipline-served", length)),
        one.entered.then(|| t.say("discipline-entered")),
        erased,
        provided,
    ];
    lines.into_iter().flatten().collect()
}

/// Whoever has nothing to do with what follows finds nothing here.
fn reads(seat: &Seat) -> Result<(), Error> {
    if seat.me.reads_regimes() { Ok(()) } else { Err(Error::NotFound) }
}

/// Shows the list.
pub(super) async fn list(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    reads(&seat)?;
    let Seat { page, me, .. } = &seat;
    let language = page.language();
    let regimes = app.service.rules().discipline.all();
    let all = regimes.map(|one| (one.code.as_str(), one.label.get(language), one.for_whom.get(language))).collect();
    render(&RegimesPage { t: &page.words, page, me, all })
}

/// Shows one.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(code): Path<String>,
) -> Result<Html<String>, Failure> {
    reads(&seat)?;
    let Seat { page, me, .. } = &seat;
    let regime = app.service.rules().discipline.regime(&code).ok_or(Error::NotFound)?;
    render(&RegimePage { t: &page.words, page, me, regime })
}

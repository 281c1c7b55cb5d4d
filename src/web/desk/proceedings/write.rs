//! Writing in a disciplinary procedure: under which rules it runs, a step, keeping somebody away, the decision.
//!
//! One page for each, and one road for all: what was typed is read by the domain, and comes back with what is wrong beside it.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    super::{
        decisions::said,
        deed::Deed,
        names::Names,
        regimes::{said_notices, sanction_lines},
        seat::Seat,
    },
    opened, parse,
};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        contact,
        discipline::{Regime, Sanction, Told},
        draft::Fields,
        proceeding::{Proceeding, Sanctioned, StepTaken, Suspended, Terms},
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error, Message, Service,
        discipline::{ProceedingView, Typed, has_power, sanction, set_terms, suspend, take_step},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Fault, Sheet},
        page::render,
    },
};

/// The field that says how much the form knew of.
const SEEN: &str = "seen";
/// Units in which a sanction lasts.
const UNITS: [&str; 3] = ["days", "months", "years"];

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::web::desk) enum Which {
    /// Under which rules.
    Terms,
    /// A step, by its code.
    Step(String),
    /// Keeping somebody away.
    Suspension,
    /// What is decided.
    Sanction,
}

impl Which {
    fn parse(what: &str) -> Option<Self> {
        match what {
            "terms" => Some(Self::Terms),
            "suspension" => Some(Self::Suspension),
            "sanction" => Some(Self::Sanction),
            step => step.strip_prefix("step-").map(|code| Self::Step(code.to_owned())),
        }
    }

    fn end(&self) -> String {
        match self {
            Self::Terms => "/write/terms".to_owned(),
            Self::Step(code) => format!("/write/step-{code}"),
            Self::Suspension => "/write/suspension".to_owned(),
            Self::Sanction => "/write/sanction".to_owned(),
        }
    }

    fn act(&self) -> Act {
        match self {
            Self::Terms => Act::SetTerms,
            Self::Step(_) => Act::TakeStep,
            Self::Suspension => Act::Suspend,
            Self::Sanction => Act::Sanction,
        }
    }

    /// The field beside which something stands that concerns the whole.
    fn first(&self) -> &'static str {
        match self {
            Self::Terms => "regime",
            Self::Step(_) => "day",
            Self::Suspension => "from",
            Self::Sanction => "sanction",
        }
    }
}

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/proceedings/write.html")]
pub(in crate::web::desk) struct FormPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) view: ProceedingView,
    /// Those under which somebody can be sanctioned.
    pub(in crate::web::desk) regimes: Vec<&'a Regime>,
    /// Under which it runs.
    pub(in crate::web::desk) regime: Option<&'a Regime>,
    pub(in crate::web::desk) which: Which,
    pub(in crate::web::desk) sheet: Sheet,
    pub(in crate::web::desk) request: String,
}

impl FormPage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/proceedings/{}{end}", self.view.reference))
    }

    fn language(&self) -> &'static str {
        self.page.language()
    }

    fn title(&self) -> String {
        match &self.which {
            Which::Terms => self.t.say("proceeding-terms-title"),
            Which::Step(code) => {
                let step = self.regime.and_then(|regime| regime.step(code));
                step.map(|step| step.label.get(self.language()).to_owned()).unwrap_or_default()
            }
            Which::Suspension => self.t.say("proceeding-suspension-title"),
            Which::Sanction => self.t.say("proceeding-sanction-title"),
        }
    }

    fn lead(&self) -> String {
        match &self.which {
            Which::Terms => self.t.say("proceeding-terms-lead"),
            Which::Step(code) => {
                let step = self.regime.and_then(|regime| regime.step(code));
                step.map(|step| step.todo.get(self.language()).to_owned()).unwrap_or_default()
            }
            Which::Suspension => {
                let suspension = self.regime.and_then(|regime| regime.suspension.as_ref());
                suspension.map(|one| one.condition.get(self.language()).to_owned()).unwrap_or_default()
            }
            Which::Sanction => self.t.say("proceeding-sanction-lead"),
        }
    }

    fn statuses(&self) -> Vec<Choice> {
        let one = |regime: &&Regime| {
            let choice = self.sheet.choice("regime", &regime.code, regime.label.get(self.language()).to_owned());
            Choice { hint: regime.for_whom.get(self.language()).to_owned(), ..choice }
        };
        self.regimes.iter().map(one).collect()
    }

    fn ticked(&self, field: &str, label: &str) -> Vec<Choice> {
        vec![self.sheet.choice(field, "yes", self.t.say(label))]
    }

    /// What must be said at the step.
    fn notices(&self) -> Vec<Choice> {
        let Which::Step(code) = &self.which else { return Vec::new() };
        let Some((regime, step)) = self.regime.and_then(|regime| Some((regime, regime.step(code)?))) else {
            return Vec::new();
        };
        let said = said_notices(self.t, (regime, step), self.language());
        let one =
            |(code, (_, text)): (&String, (Option<String>, &str))| self.sheet.choice("said", code, text.to_owned());
        step.notice.iter().zip(said).map(one).collect()
    }

    /// What ticking means, by whom the step tells.
    fn said_why(&self) -> String {
        let Which::Step(code) = &self.which else { return String::new() };
        let notices = self.regime.and_then(|regime| Some(regime.notices(regime.step(code)?)));
        let is_for_witnesses = notices.is_some_and(|mut all| all.any(|notice| notice.to == Told::Witness));
        self.t.say(if is_for_witnesses { "proceeding-field-said-witness" } else { "proceeding-field-said-why" })
    }

    fn sanctions(&self) -> Vec<Choice> {
        let none = self.sheet.choice("sanction", "none", self.t.say("proceeding-no-sanction"));
        let all = self.regime.map(|regime| regime.sanctions.as_slice()).unwrap_or_default();
        let one = |sanction: &Sanction| {
            let label = sanction.label.get(self.language()).to_owned();
            let hint = sanction_lines(self.t, sanction, self.language()).join(" ");
            Choice { hint, ..self.sheet.choice("sanction", &sanction.code, label) }
        };
        std::iter::once(none).chain(all.iter().map(one)).collect()
    }

    /// Sanctions that may come on top of another.
    fn along(&self) -> Vec<Choice> {
        let all = self.regime.map(|regime| regime.sanctions.as_slice()).unwrap_or_default();
        let more = all.iter().filter(|sanction| !sanction.along.is_empty());
        let one = |sanction: &Sanction| {
            self.sheet.choice("along", &sanction.code, sanction.label.get(self.language()).to_owned())
        };
        let none = self.sheet.choice("along", "", self.t.say("proceeding-along-none"));
        let more: Vec<Choice> = more.map(one).collect();
        if more.is_empty() { more } else { std::iter::once(none).chain(more).collect() }
    }

    fn units(&self, field: &str) -> Vec<Choice> {
        UNITS.map(|unit| self.sheet.choice(field, unit, self.t.term("proceeding-unit", unit))).to_vec()
    }

    fn has_timed(&self) -> bool {
        self.regime.is_some_and(|regime| regime.sanctions.iter().any(|sanction| sanction.timed))
    }

    fn has_sursis(&self) -> bool {
        self.regime.is_some_and(|regime| regime.sanctions.iter().any(|sanction| sanction.sursis))
    }
}

/// What stands, as the form shows it to whoever writes again.
fn prepared(view: &ProceedingView, which: &Which) -> Sheet {
    let mut fields = Fields::default();
    match which {
        Which::Terms => of_terms(&mut fields, view),
        Which::Step(code) => {
            if let Some(taken) = view.known.steps.get(code) {
                fields.insert("day", &taken.day.to_string());
                fields.insert("note", &taken.note);
                taken.said.iter().for_each(|code| fields.insert("said", code));
            }
        }
        Which::Suspension => {
            if let Some(one) = &view.known.suspended {
                fields.insert("from", &one.from.to_string());
                fields.insert("until", &one.until.to_string());
                fields.insert("reasons", &one.reasons);
            }
        }
        Which::Sanction => of_sanction(&mut fields, &view.known),
    }
    fields.insert(SEEN, &view.written.to_string());
    Sheet::of(fields)
}

fn of_terms(fields: &mut Fields, view: &ProceedingView) {
    let Some(terms) = &view.known.terms else {
        // The facts are known at the latest from the day the report was filed.
        return fields.insert("known", &view.referred.filed.to_string());
    };
    fields.insert("regime", &terms.regime);
    fields.insert("known", &terms.known.to_string());
    let days = [("prosecuted", terms.prosecuted), ("judged", terms.judged), ("contract-ends", terms.contract_ends)];
    for (name, day) in days {
        if let Some(day) = day {
            fields.insert(name, &day.to_string());
        }
    }
    for (name, is_so) in [("with-council", terms.council), ("inquiry", terms.inquiry)] {
        fields.insert(name, if is_so { "yes" } else { "" });
    }
    if terms.postponed > 0 {
        fields.insert("postponed", &terms.postponed.to_string());
    }
}

fn of_sanction(fields: &mut Fields, known: &Proceeding) {
    let Some(one) = &known.sanctioned else { return };
    fields.insert("day", &one.day.to_string());
    fields.insert("sanction", one.sanction.as_deref().unwrap_or("none"));
    fields.insert("along", one.along.as_deref().unwrap_or_default());
    fields.insert("reasons", &one.reasons);
    for (name, unit, text) in [("lasts", "lasts-unit", &one.lasts), ("sursis", "sursis-unit", &one.sursis)] {
        if let Some((amount, of)) = text.as_deref().and_then(|text| text.split_once(' ')) {
            fields.insert(name, amount);
            fields.insert(unit, of);
        }
    }
}

/// The procedure, for somebody who may write this in it now.
async fn known((app, seat): (&App, &Seat), (reference, what): (&str, &str)) -> Result<(ProceedingView, Which), Error> {
    let view = opened(app, seat, &parse(reference)?).await?;
    let which = Which::parse(what).ok_or(Error::NotFound)?;
    let regime = service::discipline::regime_of(&app.service, &view.known);
    let may = match &which {
        Which::Terms => view.may_conduct,
        Which::Step(code) => view.may_conduct && regime.is_some_and(|regime| regime.step(code).is_some()),
        Which::Suspension => view.may_decide && regime.is_some_and(|regime| regime.suspension.is_some()),
        Which::Sanction => view.may_decide && regime.is_some(),
    };
    if may { Ok((view, which)) } else { Err(Error::NotFound) }
}

fn shown<'a>(
    (app, seat): (&'a App, &'a Seat),
    (view, which): (ProceedingView, Which),
    (sheet, request): (Sheet, String),
) -> FormPage<'a> {
    let Seat { page, me, .. } = seat;
    let regimes = app.service.rules().discipline.all().filter(|regime| regime.has_power()).collect();
    let regime = service::discipline::regime_of(&app.service, &view.known);
    let names = seat.names(app);
    FormPage { t: &page.words, page, me, names, view, regimes, regime, which, sheet, request }
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path((reference, what)): Path<(String, String)>,
) -> Result<Html<String>, Failure> {
    let found = known((&app, &seat), (&reference, &what)).await?;
    let typed = (prepared(&found.0, &found.1), service::new_request(&app.service));
    render(&shown((&app, &seat), found, typed))
}

/// Writes it.
pub(super) async fn send(Path((reference, what)): Path<(String, String)>, deed: Deed) -> Result<Response, Failure> {
    let form = &deed.form;
    let (view, which) = known((&deed.app, &deed.seat), (&reference, &what)).await?;
    let faults = faults(&deed.app.service, (&view.known, &which), &form.0);
    let done = if faults.is_empty() {
        written(&deed, (&view.reference, &which)).await
    } else {
        Err(Error::Invalid(vec!["empty"]))
    };
    let act = which.act().code();
    let again = async |code| {
        let found = known((&deed.app, &deed.seat), (&reference, &what)).await?;
        let mut fields = form.0.clone();
        // Whoever sends it again has seen what stands by now.
        fields.replace(SEEN, &found.0.written.to_string());
        let faults = if faults.is_empty() { vec![Fault::new(which.first(), code)] } else { said(&faults) };
        let sheet = Sheet { fields, faults }.within(NARRATIVE_LIMIT);
        unprocessable(&shown((&deed.app, &deed.seat), found, (sheet, form.text("request").to_owned())))
    };
    deed.answer(done, (&format!("/proceedings/{reference}"), act), again).await
}

/// What is wrong with what was typed, each beside its field.
fn faults(service: &Service, (known, which): (&Proceeding, &Which), fields: &Fields) -> Vec<contact::Fault> {
    let today = service.today();
    let regime = service::discipline::regime_of(service, known);
    let found = match (which, regime) {
        (Which::Terms, _) => Terms::parse(fields, |code| has_power(service, code), today).err(),
        (Which::Step(code), Some(regime)) => StepTaken::parse(fields, (regime, code), today).err(),
        (Which::Suspension, Some(regime)) => Suspended::parse(fields, regime, known).err(),
        (Which::Sanction, Some(regime)) => Sanctioned::parse(fields, regime, known, today).err(),
        (_, None) => None,
    };
    found.unwrap_or_default()
}

async fn written(deed: &Deed, (reference, which): (&Reference, &Which)) -> Result<(), Error> {
    let typed = Typed {
        fields: deed.form.0.clone(),
        seen: deed.form.text(SEEN).parse().unwrap_or_default(),
        form: Message { text: String::new(), request: deed.form.text("request").to_owned() },
    };
    let (service, unlocked, about) = (&deed.app.service, &deed.seat.unlocked, About::Case(reference));
    match which {
        Which::Terms => set_terms(service, deed.permit::<verb::SetTerms>(about).await?, unlocked, &typed).await,
        Which::Step(code) => {
            take_step(service, deed.permit::<verb::TakeStep>(about).await?, unlocked, (code, &typed)).await
        }
        Which::Suspension => suspend(service, deed.permit::<verb::Suspend>(about).await?, unlocked, &typed).await,
        Which::Sanction => sanction(service, deed.permit::<verb::Sanction>(about).await?, unlocked, &typed).await,
    }
}

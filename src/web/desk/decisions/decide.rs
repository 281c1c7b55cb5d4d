//! Deciding on one person implicated, fact by fact; concluding.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{opened, page, parse};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        contact,
        decided::{Decided, Way, fact_field},
        draft::Fields,
        finding::{Allegation, Outcome},
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error, Message,
        decision::{Deciding, DecisionView, OnePerson, Signed, conclude as conclude_decision, decide as decide_on},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, names::Names, seat::Seat},
        error::unprocessable,
        form::{Choice, Fault, Sheet},
        page::render,
    },
};

/// The field that says how many decisions on the person the form knew.
const SEEN: &str = "seen";

/// What is decided on one person.
#[derive(Debug, askama::Template)]
#[template(path = "desk/decisions/person.html")]
pub(in crate::web::desk) struct PersonPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) view: DecisionView,
    pub(in crate::web::desk) one: OnePerson,
    pub(in crate::web::desk) sheet: Sheet,
    pub(in crate::web::desk) request: String,
}

/// One fact, as it is asked about.
struct Fact {
    field: String,
    title: String,
    why: String,
    options: Vec<Choice>,
}

impl PersonPage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/decisions/{}{end}", self.view.reference))
    }

    fn own(&self) -> String {
        self.address(&format!("/persons/{}", self.one.person.number))
    }

    /// Who decided on them last, and when.
    fn again(&self, standing: &Signed<Decided>) -> String {
        let (who, day) = (self.names.person(&standing.by), self.t.day(&Day::of(standing.at)));
        self.t.say_with("decide-again", &[("who", (&who).into()), ("day", (&day).into())])
    }

    fn facts(&self) -> Vec<Fact> {
        let t = self.t;
        let fact = |(allegation, found): &(Allegation, Outcome)| {
            let field = fact_field(allegation.number);
            let found = t.code("finding-outcome", found);
            Fact {
                title: t.say_one("report-allegation", "number", &allegation.number.to_string()),
                why: format!("{} {}", allegation.facts, t.say_one("decide-found", "outcome", &found)),
                options: self.sheet.choices::<Outcome>(t, "finding-outcome", &field),
                field,
            }
        };
        self.one.facts.iter().map(fact).collect()
    }

    fn ways(&self) -> Vec<Choice> {
        let hinted = |way: &Way| {
            let choice = self.sheet.choice("way", way.code(), self.t.code("decide-way", way));
            Choice { hint: self.t.code("decide-hint", way), ..choice }
        };
        Way::ALL.iter().map(hinted).collect()
    }
}

/// What stands, as the form shows it to whoever decides again.
fn prepared(one: &OnePerson) -> Sheet {
    let mut fields = Fields::default();
    if let Some(standing) = one.standing() {
        let Decided { held, way, reasons, .. } = &standing.what;
        for held in held {
            fields.insert(&fact_field(held.allegation), held.outcome.code());
        }
        fields.insert("way", way.code());
        fields.insert("reasons", reasons);
    }
    fields.insert(SEEN, &one.decided.len().to_string());
    Sheet::of(fields)
}

/// The person of a report, for somebody who may decide on them now.
async fn person(
    (app, seat): (&App, &Seat),
    reference: &Reference,
    number: &str,
) -> Result<(DecisionView, OnePerson), Error> {
    let view = opened(app, seat, reference).await?;
    let number: u32 = number.parse().map_err(|_| Error::NotFound)?;
    let one = view.persons.iter().find(|one| one.person.number == number && view.may_decide);
    let one = one.cloned().ok_or(Error::NotFound)?;
    Ok((view, one))
}

fn shown<'a>(
    (app, seat): (&'a App, &'a Seat),
    (view, one): (DecisionView, OnePerson),
    (sheet, request): (Sheet, String),
) -> PersonPage<'a> {
    let Seat { page, me, .. } = seat;
    PersonPage { t: &page.words, page, me, names: seat.names(app), view, one, sheet, request }
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path((reference, number)): Path<(String, String)>,
) -> Result<Html<String>, Failure> {
    let found = person((&app, &seat), &parse(&reference)?, &number).await?;
    let typed = (prepared(&found.1), service::new_request(&app.service));
    render(&shown((&app, &seat), found, typed))
}

/// Decides.
pub(super) async fn send(Path((reference, number)): Path<(String, String)>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let form = &deed.form;
    let (view, one) = person((&deed.app, &deed.seat), &reference, &number).await?;
    let faults = match Decided::parse(&form.0, &view.report.conclusions, one.person.number) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    let done = if faults.is_empty() { decided(&deed, (&reference, &one)).await } else { refused() };
    let again = async |code| {
        let found = person((&deed.app, &deed.seat), &reference, &number).await?;
        let mut fields = form.0.clone();
        // Whoever sends it again has read what stands by now.
        fields.replace(SEEN, &found.1.decided.len().to_string());
        let faults = if faults.is_empty() { vec![Fault::new("reasons", code)] } else { said(&faults) };
        let sheet = Sheet { fields, faults }.within(NARRATIVE_LIMIT);
        unprocessable(&shown((&deed.app, &deed.seat), found, (sheet, form.text("request").to_owned())))
    };
    deed.answer(done, (&format!("/decisions/{reference}"), Act::Decide.code()), again).await
}

fn refused() -> Result<(), Error> {
    Err(Error::Invalid(vec!["empty"]))
}

/// What is wrong, each beside its field.
pub(in crate::web::desk) fn said(faults: &[contact::Fault]) -> Vec<Fault> {
    faults.iter().map(|fault| Fault::new(fault.field, fault.code)).collect()
}

async fn decided(deed: &Deed, (reference, one): (&Reference, &OnePerson)) -> Result<(), Error> {
    let permit = deed.permit::<verb::Decide>(About::Case(reference)).await?;
    let deciding = Deciding {
        person: one.person.number,
        fields: deed.form.0.clone(),
        seen: deed.form.text(SEEN).parse().unwrap_or_default(),
        form: Message { text: String::new(), request: deed.form.text("request").to_owned() },
    };
    decide_on(&deed.app.service, permit, (&deed.seat.unlocked, &deciding)).await
}

/// Concludes.
pub(super) async fn conclude(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::ConcludeDecision>(About::Case(&reference)).await?;
        conclude_decision(&deed.app.service, permit, &deed.seat.unlocked).await
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), "sure", code);
        unprocessable(&page(&deed.app, &deed.seat, (view, sheet)))
    };
    deed.answer(done.await, (&format!("/decisions/{reference}"), Act::ConcludeDecision.code()), again).await
}

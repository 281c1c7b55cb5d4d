//! A disciplinary procedure is conducted: under which rules, step by step; somebody is kept away; it is decided; it is over.
//!
//! What is typed is checked against the regime of the person's status. Nobody writes unseen over what a colleague wrote meanwhile:
//! whoever sends a form that did not know of it is shown what stands. Dates that are owed move with what is written.
use crate::{
    domain::{
        act::{Verb, verb},
        case::CompartmentKind,
        contact::Fault,
        discipline::Regime,
        draft::Fields,
        proceeding::{Proceeding, Sanctioned, StepTaken, Suspended, Terms},
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{CaseFile, on_case},
        consent::{once, same},
        session::Unlocked,
    },
};

/// What was typed, and how much was written when the form was shown.
#[derive(Debug, Clone)]
pub struct Typed {
    /// What was typed.
    pub fields: Fields,
    /// How many records of the procedure the form knew.
    pub seen: usize,
    /// Identifier of the form.
    pub form: Message,
}

impl Typed {
    fn once(&self) -> Option<String> {
        self.form.once(&[self.fields.one("day"), self.fields.one("reasons"), self.fields.one("note")])
    }
}

fn invalid(faults: &[Fault]) -> Error {
    Error::Invalid(faults.iter().map(|fault| fault.code).collect())
}

/// How much is written: what a form knows of.
pub(super) fn written(file: &CaseFile<'_>) -> usize {
    file.of_discipline().iter().filter(|record| !record.entry.body.says_who_reads()).count()
}

/// The regime it runs under; nothing before somebody said so, or where the organisation has it no more.
pub(super) fn regime<'a>(service: &'a Service, known: &Proceeding) -> Option<&'a Regime> {
    known.terms.as_ref().and_then(|terms| service.rules().discipline.regime(&terms.regime))
}

fn ruled<'a>(service: &'a Service, known: &Proceeding) -> Result<&'a Regime, Error> {
    regime(service, known).ok_or(Error::Invalid(vec!["no-regime-yet"]))
}

/// Writes what was typed: `read` makes a record of it, and says how all stands then.
async fn write<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    (unlocked, typed): (&Unlocked, &Typed),
    read: impl Fn(&mut Proceeding) -> Result<RecordBody, Error>,
) -> Result<(), Error> {
    let request = typed.once();
    let done = on_case(service, permit, (unlocked, request.as_deref()), |file| {
        let mut known = file.proceeding();
        let body = read(&mut known);
        if written(file) > typed.seen {
            let twice = body.is_ok_and(|body| file.said_last(CompartmentKind::Discipline, &body));
            return Err(if twice { same() } else { Error::Invalid(vec!["written-unseen"]) });
        }
        let body = body?;
        file.append(CompartmentKind::Discipline, body)?;
        if let Some(regime) = regime(service, &known) {
            file.keep_dates((&known, regime));
        }
        Ok(())
    });
    once(done.await)
}

/// Says under which rules it runs, and from when its dates are counted.
pub async fn set_terms(
    service: &Service,
    permit: Permit<verb::SetTerms>,
    unlocked: &Unlocked,
    typed: &Typed,
) -> Result<(), Error> {
    let terms = Terms::parse(&typed.fields, |code| has_power(service, code), service.today());
    let terms = terms.map_err(|faults| invalid(&faults))?;
    write(service, permit, (unlocked, typed), |known| {
        known.terms = Some(terms.clone());
        Ok(RecordBody::Terms(terms.clone()))
    })
    .await
}

/// Whether a regime is known, and one under which somebody can be sanctioned at all.
#[must_use]
pub fn has_power(service: &Service, code: &str) -> bool {
    service.rules().discipline.regime(code).is_some_and(Regime::has_power)
}

/// Notes a step that was taken, or the day that is set for a sitting.
pub async fn take_step(
    service: &Service,
    permit: Permit<verb::TakeStep>,
    unlocked: &Unlocked,
    (step, typed): (&str, &Typed),
) -> Result<(), Error> {
    write(service, permit, (unlocked, typed), |known| {
        let regime = ruled(service, known)?;
        let taken = StepTaken::parse(&typed.fields, (regime, step), service.today());
        let taken = taken.map_err(|faults| invalid(&faults))?;
        known.steps.insert(taken.step.clone(), taken.clone());
        Ok(RecordBody::StepTaken(taken))
    })
    .await
}

/// Keeps the person away until it is decided, or says that this ends on another day.
pub async fn suspend(
    service: &Service,
    permit: Permit<verb::Suspend>,
    unlocked: &Unlocked,
    typed: &Typed,
) -> Result<(), Error> {
    write(service, permit, (unlocked, typed), |known| {
        let regime = ruled(service, known)?;
        let suspended = Suspended::parse(&typed.fields, regime, known).map_err(|faults| invalid(&faults))?;
        known.suspended = Some(suspended.clone());
        Ok(RecordBody::Suspended(suspended))
    })
    .await
}

/// Decides: a sanction that the regime lists, or none.
pub async fn sanction(
    service: &Service,
    permit: Permit<verb::Sanction>,
    unlocked: &Unlocked,
    typed: &Typed,
) -> Result<(), Error> {
    write(service, permit, (unlocked, typed), |known| {
        let regime = ruled(service, known)?;
        let sanctioned = Sanctioned::parse(&typed.fields, regime, known, service.today());
        let sanctioned = sanctioned.map_err(|faults| invalid(&faults))?;
        known.sanctioned = Some(sanctioned.clone());
        Ok(RecordBody::Sanctioned(Box::new(sanctioned)))
    })
    .await
}

/// Ends it: something was decided, and the person was told.
pub async fn close(service: &Service, permit: Permit<verb::CloseDiscipline>, unlocked: &Unlocked) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| {
        let missing = unfinished(&file.proceeding(), service);
        if !missing.is_empty() {
            return Err(Error::Invalid(missing));
        }
        file.append(CompartmentKind::Discipline, RecordBody::DisciplineClosed)
    })
    .await
}

/// What keeps it from ending, by codes.
#[must_use]
pub fn unfinished(known: &Proceeding, service: &Service) -> Vec<&'static str> {
    use crate::domain::discipline::known::NOTIFICATION;
    let is_told = regime(service, known).is_none_or(|regime| regime.step(NOTIFICATION).is_none())
        || known.day(NOTIFICATION).is_some();
    let gaps = [(known.sanctioned.is_none(), "nothing-decided-yet"), (!is_told, "decision-not-notified")];
    gaps.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, code)| code).collect()
}

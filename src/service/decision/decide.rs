//! The authority decides: person by person, fact by fact; notes what it told the prosecutor; concludes.
//!
//! What is decided is written where those who decide read it, and nowhere else: the letters that tell it are made from there (see
//! `web::desk::letters`). Nobody replaces unseen what a colleague decided meanwhile. Once concluded, nothing of it changes.
use crate::{
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        contact::Fault,
        decided::{Decided, Prosecutor, open},
        draft::Fields,
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{CaseFile, in_rounds, on_case},
        consent::{self, same},
        discipline,
        session::Unlocked,
    },
};

/// What was typed about a person, and what stood when the form was shown.
#[derive(Debug, Clone)]
pub struct Deciding {
    /// Number of the person in the report.
    pub person: u32,
    /// What was typed.
    pub fields: Fields,
    /// How many decisions on them the form knew.
    pub seen: usize,
    /// Identifier of the form.
    pub form: Message,
}

fn invalid(faults: &[Fault]) -> Error {
    Error::Invalid(faults.iter().map(|fault| fault.code).collect())
}

/// Decides on one person implicated; a later decision takes the place of an earlier one, whoever saw it. The same form sent again
/// counts once.
pub async fn decide(
    service: &Service,
    permit: Permit<verb::Decide>,
    (unlocked, deciding): (&Unlocked, &Deciding),
) -> Result<(), Error> {
    let (fields, number) = (&deciding.fields, deciding.person.to_string());
    let once = deciding.form.once(&[&number, fields.one("way"), fields.one("reasons")]);
    let done = on_case(service, permit, (unlocked, once.as_deref()), |file| {
        let (_, received) = file.received_report()?;
        let conclusions = &received.conclusions;
        conclusions.person(deciding.person).ok_or(Error::NotFound)?;
        let decided = Decided::parse(fields, conclusions, deciding.person).map_err(|faults| invalid(&faults))?;
        let body = RecordBody::Decided(Box::new(decided));
        if known(file, deciding.person) > deciding.seen {
            let twice = file.said_last(CompartmentKind::Decision, &body);
            return Err(if twice { same() } else { Error::Invalid(vec!["decided-unseen"]) });
        }
        file.append(CompartmentKind::Decision, body)
    });
    consent::once(done.await)
}

/// How many decisions on a person there are.
pub(super) fn known(file: &CaseFile<'_>, person: u32) -> usize {
    file.decided().into_iter().filter(|(_, one)| one.person == person).count()
}

/// Notes that the prosecutor was given notice, or why not. The same form sent again counts once.
pub async fn give_notice(
    service: &Service,
    permit: Permit<verb::GiveNotice>,
    unlocked: &Unlocked,
    (fields, form): (&Fields, &Message),
) -> Result<(), Error> {
    let notice = Prosecutor::parse(fields, service.today()).map_err(|faults| invalid(&faults))?;
    let once = form.once(&[fields.one("given"), fields.one("day"), fields.one("court"), fields.one("reasons")]);
    on_case(service, permit, (unlocked, once.as_deref()), |file| {
        file.append(CompartmentKind::Decision, RecordBody::Prosecutor(Box::new(notice.clone())))
    })
    .await
}

/// Concludes: something is decided on everybody implicated, and whether notice was given to the prosecutor was looked at. Where
/// that is a disciplinary procedure, it begins with the same act.
pub async fn conclude(
    service: &Service,
    permit: Permit<verb::ConcludeDecision>,
    unlocked: &Unlocked,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        is_whole(&file)?;
        let foundings = discipline::foundings(service, &file);
        let (begun, ended) = discipline::begin(service, &file, (unlocked, &foundings)).await?;
        file.append(CompartmentKind::Decision, RecordBody::DecisionConcluded(ended))?;
        file.advance(Act::ConcludeDecision)?;
        file.commit_with(Act::ConcludeDecision, None, begun).await.map(|_| ())
    })
    .await
}

fn is_whole(file: &CaseFile<'_>) -> Result<(), Error> {
    let (_, received) = file.received_report()?;
    let decided = file.decided();
    if !open(&received.conclusions, decided.iter().map(|(_, one)| *one)).is_empty() {
        return Err(Error::Invalid(vec!["somebody-undecided"]));
    }
    if file.notices().is_empty() {
        return Err(Error::Invalid(vec!["prosecutor-undecided"]));
    }
    Ok(())
}

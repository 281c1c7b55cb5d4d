//! Whoever can take a measure takes it, or says why not; looks at it again by the day they chose; ends it. The person reads each
//! word as it was written, and the cell that asked for it sees where it stands, not why.
use super::reach::writing;
use crate::{
    domain::{
        act::Verb,
        case::{CompartmentKind, Stage},
        contact::Fault,
        deadline::DeadlineCode,
        draft::Fields,
        measure::{Course, Measured},
        record::RecordBody,
    },
    policy::Permit,
    service::{Error, Message, Service, case_file::CaseFile, session::Unlocked},
};

/// Says what becomes of a measure, as the verb does. Refused where somebody else said otherwise since it was shown: `seen` is the
/// stage they were shown. The same form sent again counts once.
pub async fn measure<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    unlocked: &Unlocked,
    (fields, seen): (&Fields, Option<Stage>),
) -> Result<(), Error> {
    let course = Course::of(V::ACT).ok_or(Error::NotFound)?;
    let form = Message { text: fields.one("text").to_owned(), request: fields.one("request").to_owned() };
    let request = form.once(&[&form.text]);
    writing(service, permit, (unlocked, request.as_deref()), |file| {
        let measured = read(service, file, (course, fields))?;
        if seen.is_some_and(|stage| stage != file.row.stage) && !is_said(file, &measured) {
            return Err(Error::Invalid(vec!["decided-meanwhile"]));
        }
        if let Some(day) = measured.review {
            file.owe_by(DeadlineCode::MeasureReview, day);
        }
        file.append(CompartmentKind::InquiryExchange, RecordBody::Measured(Box::new(measured)))
    })
    .await
}

fn read(service: &Service, file: &CaseFile<'_>, (course, fields): (Course, &Fields)) -> Result<Measured, Error> {
    let (_, purpose) = file.asked_for().ok_or(Error::NotFound)?;
    let today = service.today();
    let latest = service.rules().deadlines_of(&file.row.entity).due(DeadlineCode::MeasureReview, today);
    let measured = Measured::parse(fields, (course, purpose), (today, latest));
    measured.map_err(|faults| Error::Invalid(faults.into_iter().map(|Fault { code, .. }| code).collect()))
}

/// Whether the last word on it is this one.
fn is_said(file: &CaseFile<'_>, measured: &Measured) -> bool {
    let last = file.drawer(CompartmentKind::InquiryExchange).and_then(|drawer| {
        drawer.newest(|entry| match &entry.body {
            RecordBody::Measured(last) => Some(last.as_ref().clone()),
            _ => None,
        })
    });
    last.as_ref() == Some(measured)
}

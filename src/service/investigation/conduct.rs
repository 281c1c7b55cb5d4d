//! What inquirers do in an inquiry: each after they declared to have no tie, and all after two have.
use super::{
    Declarations,
    heed::{heed, kept_out},
};
use crate::{
    domain::{
        act::{Act, Verb, verb},
        case::{CompartmentKind, Reference},
        investigation::{AT_LEAST, Declared, Filed},
        record::RecordBody,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Message, Service, Who, authorise,
        case_file::{CaseFile, in_rounds, on_case, to_read},
        session::Unlocked,
    },
};

/// Whether one of the inquirers declared to have no tie.
pub(crate) fn has_declared(file: &CaseFile<'_>, me: MemberId) -> bool {
    file.declared().any(|(member, _)| member == me)
}

/// How far the declarations are, for one of the inquirers.
pub(super) fn declarations(file: &CaseFile<'_>, me: MemberId) -> Declarations {
    let mine = has_declared(file, me);
    let standing = file.readers.holders.iter().filter(|member| file.reads(member));
    let enough = standing.filter(|member| file.declared().any(|(id, _)| id == **member)).count() >= AT_LEAST;
    Declarations { mine, enough }
}

/// Declares to have no tie with the persons concerned, in the words that were shown. Said twice, it stands once.
pub async fn declare(
    service: &Service,
    permit: Permit<verb::Declare>,
    unlocked: &Unlocked,
    statement: &str,
) -> Result<(), Error> {
    let (me, _) = unlocked.member()?;
    on_case(service, permit, (unlocked, None), |file| {
        if declarations(file, me).mine {
            return Err(Error::Invalid(vec!["already-declared"]));
        }
        let statement = statement.to_owned();
        file.append(CompartmentKind::Inquiry, RecordBody::Declared(Declared { statement }))
    })
    .await
}

/// Takes what somebody else handed over into the inquiry: those who assessed it appointed the same inquirers to it.
pub async fn take_in(
    service: &Service,
    permit: Permit<verb::TakeIn>,
    unlocked: &Unlocked,
    inquiry: &Reference,
) -> Result<(), Error> {
    let about = (Who::Unlocked(unlocked), About::Case(inquiry));
    let other = authorise::authorise::<verb::Open>(service, about.0, about.1).await?;
    let other = to_read(service, other, unlocked).await?;
    let taken = Filed { reference: inquiry.to_string(), file: other.row.id };
    let appointed = other.appointed().cloned().ok_or(Error::NotFound)?;
    conducted(service, permit, (unlocked, None), |file| {
        if appointed.to.file != file.row.id {
            return Err(Error::Invalid(vec!["another-inquiry"]));
        }
        if file.feeding()?.contains(&taken) {
            return Err(Error::Invalid(vec!["already-there"]));
        }
        file.append(CompartmentKind::Inquiry, RecordBody::TakenIn(taken.clone()))
    })
    .await
}

/// Does something in an inquiry that has begun, for an inquirer who declared to have no tie.
pub(crate) async fn conducted<'a, V: Verb, T>(
    service: &'a Service,
    permit: Permit<V>,
    (unlocked, form): (&'a Unlocked, Option<(&Message, &[&str])>),
    work: impl Fn(&mut CaseFile<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    debug_assert!(V::ACT != Act::Declare, "whoever declares has not declared");
    let request = form.and_then(|(message, words)| message.once(words));
    let (request, work) = (request.as_deref(), &work);
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = conducting(service, &permit, unlocked).await?;
        let out = work(&mut file)?;
        file.done::<V>(request).await.map(|()| out)
    })
    .await
}

/// An inquiry of which whoever has the permit may do something; those kept out of what feeds it have no later key.
pub(crate) async fn conducting<'a, V: Verb>(
    service: &'a Service,
    permit: &Permit<V>,
    unlocked: &'a Unlocked,
) -> Result<CaseFile<'a>, Error> {
    let (me, _) = unlocked.member()?;
    let mut file = CaseFile::open(service, permit, unlocked).await?;
    let out = kept_out(service, &mut file, unlocked).await?;
    heed(&mut file, &out)?;
    // Whoever is out does not count among the two.
    ready(&file, me)?;
    Ok(file)
}

/// Refuses whoever did not declare, and everybody before two have.
pub(crate) fn ready(file: &CaseFile<'_>, me: MemberId) -> Result<(), Error> {
    match declarations(file, me) {
        Declarations { mine: false, .. } => Err(Error::Invalid(vec!["not-declared"])),
        Declarations { enough: false, .. } => Err(Error::Invalid(vec!["two-needed"])),
        Declarations { .. } => Ok(()),
    }
}

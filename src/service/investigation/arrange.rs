//! Appointments and dates of an inquiry, for those who conduct it and for whoever of the support desk they invited.
//!
//! Whoever is invited has the key of these and of nothing else: not of the mission, nor of what feeds the inquiry, whose
//! references they do not learn. Somebody whom a person keeps out is not invited, and loses the key when an inquirer next writes.
//! What is typed as a place is not read by anybody before it is sealed: the page asks for no name and no facts.
use std::collections::BTreeMap;

use super::{
    conduct::ready,
    feeding::without_a_part,
    heed::{heed, kept_out},
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, Verb, verb},
        arrangement::{Arranged, Step},
        case::{CompartmentKind, Reference, Stage},
        deadline::DeadlineCode,
        report::LINE_LIMIT,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Message, Service, Who,
        authorise::open_acts,
        case_file::{CaseFile, in_rounds, to_read},
        follow_up::named,
        journal,
        session::Unlocked,
        view::Reader,
    },
};

/// When and where, of an inquiry.
#[derive(Debug, Clone)]
pub struct DatesView {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// The entity responsible.
    pub entity: String,
    /// What is due, by when, and when it was done.
    pub dates: Vec<(DeadlineCode, Day, Option<Day>)>,
    /// What stands, the first day first, each with whoever wrote it last.
    pub arranged: Vec<(Arranged, Reader)>,
    /// Everybody who sees this.
    pub readers: Vec<Reader>,
    /// Who of the support desk was invited, for those who conduct the inquiry.
    pub invited: Vec<Reader>,
    /// Who could be.
    pub invitable: Vec<Reader>,
    /// Which acts are open to the one who looks, by their code.
    pub(crate) may: BTreeMap<&'static str, bool>,
}

impl DatesView {
    /// Whether an act is open to the one who looks.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.may.get(act.code()).copied().unwrap_or(false)
    }
}

/// An appointment as it is typed.
#[derive(Debug, Clone)]
pub struct Arranging {
    /// What for.
    pub step: Step,
    /// Which day.
    pub day: Day,
    /// At what hour, in words.
    pub hour: String,
    /// Where.
    pub place: String,
}

/// Opens the dates of an inquiry; the first time a day, the journal says so.
pub async fn open_dates(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<DatesView, Error> {
    let mut file = to_read(service, permit, unlocked).await?;
    if file.drawer(CompartmentKind::Arrangements).is_none() {
        return Err(Error::NotFound);
    }
    let (me, _) = unlocked.member()?;
    let conducts = file.drawer(CompartmentKind::Inquiry).is_some();
    if conducts {
        ready(&file, me)?;
        kept_out(service, &mut file, unlocked).await?;
    }
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let offered = [Act::Arrange, Act::InviteSupport, Act::EndSupport, Act::StepBack];
    let may = open_acts(service, asked, &offered).await?;
    let invitable = if conducts { invitable(service, &file, unlocked).await? } else { Vec::new() };
    let reader = |member: &MemberId| named(&file.roll, member, true);
    Ok(DatesView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        entity: file.row.entity.clone(),
        dates: file.deadlines.iter().map(|row| (row.code, row.due, row.done)).collect(),
        arranged: file.arrangements().into_iter().map(|(one, by)| (one.clone(), reader(&by))).collect(),
        readers: file.who_has_dates().iter().map(reader).collect(),
        invited: file.invited().iter().map(reader).collect(),
        invitable: invitable.iter().map(reader).collect(),
        may,
    })
}

/// Who can be invited: whoever listened to a person, assesses what they handed over or is kept out of it is not.
async fn invitable(service: &Service, file: &CaseFile<'_>, unlocked: &Unlocked) -> Result<Vec<MemberId>, Error> {
    without_a_part(service, file, (unlocked, file.invitable())).await
}

/// Gives somebody of the support desk the key of the dates.
pub async fn invite_support(
    service: &Service,
    permit: Permit<verb::InviteSupport>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = super::conduct::conducting(service, &permit, unlocked).await?;
        if !invitable(service, &file, unlocked).await?.contains(&member) {
            return Err(Error::Invalid(vec!["not-of-the-desk"]));
        }
        file.invite_support(member)?;
        file.done::<verb::InviteSupport>(None).await
    })
    .await
}

/// Takes it back.
pub async fn end_support(
    service: &Service,
    permit: Permit<verb::EndSupport>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    taking_part(service, permit, (unlocked, None), |file| file.end_support(member)).await
}

/// Writes an appointment down; the same form counts once.
pub async fn arrange(
    service: &Service,
    permit: Permit<verb::Arrange>,
    unlocked: &Unlocked,
    (arranging, request): (&Arranging, &str),
) -> Result<(), Error> {
    let Arranging { step, day, hour, place } = arranging.clone();
    if day < service.today() {
        return Err(Error::Invalid(vec!["meeting-past"]));
    }
    let (hour, place) = (hour.trim().to_owned(), place.trim().to_owned());
    if [&hour, &place].iter().any(|line| line.chars().count() > LINE_LIMIT) {
        return Err(Error::Invalid(vec!["line-too-long"]));
    }
    let arranged = Arranged { number: 0, step, day, hour, place, off: false };
    let form = Message { text: String::new(), request: request.to_owned() };
    let once = form.once(&[&format!("{arranged:?}")]);
    taking_part(service, permit, (unlocked, once.as_deref()), |file| file.arrange(&arranged)).await
}

/// Calls an appointment off.
pub async fn call_off(
    service: &Service,
    permit: Permit<verb::Arrange>,
    unlocked: &Unlocked,
    number: u32,
) -> Result<(), Error> {
    taking_part(service, permit, (unlocked, None), |file| {
        let known = file.arrangements().into_iter().find(|(one, _)| one.number == number);
        let known = known.map(|(one, _)| one.clone()).ok_or(Error::Invalid(vec!["no-such-appointment"]))?;
        file.arrange(&Arranged { off: true, ..known })
    })
    .await
}

/// Does something with the dates, for an inquirer who declared to have no tie or for somebody who was invited.
async fn taking_part<'a, V: Verb>(
    service: &'a Service,
    permit: Permit<V>,
    (unlocked, request): (&'a Unlocked, Option<&str>),
    work: impl Fn(&mut CaseFile<'a>) -> Result<(), Error>,
) -> Result<(), Error> {
    let work = &work;
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        if file.drawer(CompartmentKind::Inquiry).is_some() {
            let out = kept_out(service, &mut file, unlocked).await?;
            heed(&mut file, &out)?;
            ready(&file, unlocked.member()?.0)?;
        }
        work(&mut file)?;
        file.done::<V>(request).await
    })
    .await
}

//! An inquirer opens an inquiry; the first time a day, the journal says so.
use std::collections::BTreeMap;

use super::{
    Declarations, DeferralView, InformingView, InvestigationView, PieceView, ReportView,
    communicate::{Held, Parts},
    compose::compose,
    conduct::{declarations, ready},
    heed::kept_out,
    let_in::awaited,
    unsettled::unsettled,
};
use crate::{
    crypto::Digest,
    domain::{
        act::{Act, verb},
        adversarial::{Piece, may_approve},
        attached::Attached,
        case::{CompartmentKind, Stage},
        informing::{Course, Deferral},
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Service, Who,
        authorise::open_acts,
        case_file::{CaseFile, person, to_read},
        follow_up::named,
        hearing::heard_in,
        journal,
        session::Unlocked,
        view::Reader,
    },
    text::Words,
};

/// The acts that pages of an inquiry offer.
const OFFERED: [Act; 18] = [
    Act::Declare,
    Act::Summon,
    Act::TakeIn,
    Act::LetIn,
    Act::StepBack,
    Act::Plan,
    Act::NameImplicated,
    Act::Inform,
    Act::DeferInforming,
    Act::AgreeDeferral,
    Act::Allege,
    Act::EnterEvidence,
    Act::Find,
    Act::DraftReport,
    Act::AgreeReport,
    Act::FileReport,
    Act::ChooseCommunication,
    Act::ApproveCommunication,
];

/// Opens an inquiry.
pub async fn open_investigation(
    service: &Service,
    permit: Permit<verb::Open>,
    unlocked: &Unlocked,
) -> Result<InvestigationView, Error> {
    let (file, me) = opened(service, permit, unlocked).await?;
    shown(service, &file, (unlocked, me)).await
}

/// Opens an inquiry with its report: as it was filed, or as it would be now.
pub async fn read_report(
    service: &Service,
    permit: Permit<verb::Open>,
    (unlocked, words): (&Unlocked, &Words),
) -> Result<(InvestigationView, ReportView), Error> {
    let (file, me) = opened(service, permit, unlocked).await?;
    ready(&file, me)?;
    let view = shown(service, &file, (unlocked, me)).await?;
    let (text, unsettled) = if let Some(filed) = &view.inquest.filed {
        (filed.report.clone(), Vec::new())
    } else {
        let heard = heard_in(service, &file, unlocked).await?;
        (compose(&file, (&view.inquest, &heard), words)?, unsettled(&heard, &uninformed(&view)))
    };
    let digest = Digest::of(text.as_bytes()).to_string();
    let agreed: Vec<MemberId> = file.agreements(&digest).into_iter().map(|(member, _)| member).collect();
    let (is_mine, is_others) =
        (agreed.iter().any(|one| !file.is_another(one)), agreed.iter().any(|one| file.is_another(one)));
    let agreed = agreed.iter().map(|member| named(&file.roll, member, true)).collect();
    Ok((view, ReportView { text, digest, agreed, is_mine, is_others, unsettled }))
}

/// Opens an inquiry with how one of its pieces can lose a part, and the copy that was made of it.
pub async fn read_piece(
    service: &Service,
    permit: Permit<verb::Open>,
    (unlocked, number): (&Unlocked, u32),
) -> Result<(InvestigationView, Parts, Option<Parts>), Error> {
    let (file, me) = opened(service, permit, unlocked).await?;
    ready(&file, me)?;
    let view = shown(service, &file, (unlocked, me)).await?;
    let parts = Held::of(&view.inquest, number)?.parts(service).await?;
    let piece = view.pieces.iter().find(|one| one.piece.number == number).ok_or(Error::NotFound)?;
    let copy = match &piece.copy {
        Some(copy) => Some(Held::File(copy).parts(service).await?),
        None => None,
    };
    Ok((view, parts, copy))
}

async fn opened<'a>(
    service: &'a Service,
    permit: Permit<verb::Open>,
    unlocked: &'a Unlocked,
) -> Result<(CaseFile<'a>, MemberId), Error> {
    let mut file = to_read(service, permit, unlocked).await?;
    if file.drawer(CompartmentKind::Inquiry).is_none() {
        return Err(Error::NotFound);
    }
    // Whoever is kept out of what feeds it is out, whatever keys they still have.
    kept_out(service, &mut file, unlocked).await?;
    let (me, _) = unlocked.member()?;
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    Ok((file, me))
}

async fn shown(
    service: &Service,
    file: &CaseFile<'_>,
    (unlocked, me): (&Unlocked, MemberId),
) -> Result<InvestigationView, Error> {
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let may = open_acts(service, asked, &OFFERED).await?;
    let awaited = awaited(service, file, unlocked).await?;
    let reader = |member: &MemberId| named(&file.roll, member, true);
    let barred = awaited.barred.iter().map(reader).collect();
    let awaited = awaited.free.iter().map(reader).collect();
    Ok(InvestigationView { awaited, barred, ..view(file, (me, declarations(file, me), may))? })
}

fn view(
    file: &CaseFile<'_>,
    (me, declared, may): (MemberId, Declarations, BTreeMap<&'static str, bool>),
) -> Result<InvestigationView, Error> {
    let when: BTreeMap<_, _> = file.declared().map(|(member, entry)| (member, entry.at)).collect();
    let conducts = file.readers.holders.iter().filter(|member| file.reads(member));
    let pieces = if file.row.stage == Stage::Filed { file.pieces()? } else { Vec::new() };
    Ok(InvestigationView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        entity: file.row.entity.clone(),
        received: file.row.received,
        dates: file.deadlines.iter().map(|row| (row.code, row.due, row.done)).collect(),
        mission: file.mission()?.clone(),
        inquirers: conducts.map(|member| (named(&file.roll, member, true), when.get(member).copied())).collect(),
        declared,
        feeding: file.feeding()?,
        inquest: file.inquest()?,
        pieces: pieces.into_iter().map(|piece| seen(file, me, piece)).collect(),
        arranged: file.arrangements().iter().filter(|(one, _)| !one.off).count(),
        awaited: Vec::new(),
        barred: Vec::new(),
        heard: file.heard().cloned().collect(),
        informing: informing(file)?,
        may,
    })
}

/// Who is implicated, and not informed.
fn uninformed(view: &InvestigationView) -> Vec<String> {
    let is_not = |number: u32| view.informing.iter().any(|one| one.person == number && one.informed.is_none());
    let persons = view.inquest.persons.iter().filter(|person| is_not(person.number));
    persons.map(|person| person.name.clone()).collect()
}

/// How far the information of each person implicated is.
fn informing(file: &CaseFile<'_>) -> Result<Vec<InformingView>, Error> {
    let reader = |member: &MemberId| named(&file.roll, member, true);
    let view = |(person, course): (&u32, &Course)| InformingView {
        person: *person,
        due: course.due(|named| file.to_inform_by(named)),
        informed: course.informed,
        deferrals: course.deferrals.iter().map(|one| deferral(one, &reader)).collect(),
        waits: course.waits().map(|(number, one)| (number, file.is_another(&one.by))),
    };
    Ok(file.informing()?.0.iter().map(view).collect())
}

fn deferral(one: &Deferral, reader: &impl Fn(&MemberId) -> Reader) -> DeferralView {
    let by = std::iter::once(&one.by).chain(&one.agreed).map(reader).collect();
    DeferralView { said: one.said.clone(), day: one.day, by, is_agreed: one.agreed.is_some() }
}

fn seen(file: &CaseFile<'_>, me: MemberId, (piece, copy): (Piece, Option<Attached>)) -> PieceView {
    let me = person(&file.roll.roster, me);
    let can_approve = piece.choice.as_ref().is_some_and(|choice| may_approve(choice, &piece.approvals, me));
    let by = piece.approvals.iter().map(|approval| named(&file.roll, &approval.by, true)).collect();
    PieceView { piece, copy, by, can_approve }
}

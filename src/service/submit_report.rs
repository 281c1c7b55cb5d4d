//! Deposits a report: who may read is decided, everything is sealed for them, one transaction, then the code.
//!
//! The code was drawn when the draft began and certifies the case, so a sending repeated after a crash finds the case
//! already there and shows the same code; what was changed in between is added to it (see [`super::correct_report`]). What was acknowledged is on the disk before the page is sent.
use std::{collections::BTreeMap, sync::Arc};

use super::{
    Error, Service,
    case_file::{CaseFile, Committed, NewCase},
    consent,
    correct_report::{Corrected, correct},
    files::drafted,
    identify::can_be_known,
    notebook, question, readers, roster,
    roster::Roll,
    session::{self, Keys, Session, Unlocked},
    view::{Promise, Receipt},
    witness,
};
use crate::{
    crypto::token::{Token, TokenKeys},
    domain::{
        act::{Act, verb},
        attached::Attached,
        case::{CompartmentKind, Stage},
        conflict,
        identity::Identity,
        record::{Exclusion, Readers, RecordBody, Summary},
        report::{Link, Report},
    },
    ids::MemberId,
    policy::{Permit, Subject},
    store::{self, Tx, cases::CaseRow, tokens::TokenKind},
};

/// What a draft became.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sending<'a> {
    /// The account.
    pub(crate) report: &'a Report,
    /// Its files.
    pub(crate) files: &'a [Attached],
    /// Who the person is, where they were asked; it goes in a drawer of its own.
    pub(crate) identity: Option<&'a Identity>,
}

/// Sends the draft of this session.
pub async fn submit_report(
    service: &Service,
    permit: Permit<verb::Submit>,
    session: &Session,
    language: &str,
) -> Result<Receipt, Error> {
    let Some(draft) = session::draft(service, session).await? else {
        return receipts(service, session).await?.pop().ok_or(Error::SignedOut);
    };
    let report = draft.parse(service.rules(), language).map_err(Error::Draft)?;
    if !matches!(permit.subject(), Subject::Intake { entity } if *entity == report.entity) {
        return Err(Error::NotFound);
    }
    let token = question::code_to_send_under(service, session, &report).await?;
    let (files, identity) = (drafted(session).await?, draft.identity(language));
    let agreed = session::agreed(session).await?;
    let sending = Sending { report: &report, files: &files, identity: identity.as_ref() };
    let sent = send(service, &token, sending).await?;
    let corrected = match sent {
        Committed::Now => Corrected::Kept,
        Committed::Before => correct(service, &token, sending).await?,
    };
    if corrected == Corrected::Kept && (agreed.is_some() || sent == Committed::Before) {
        consent::settle(service, &token, (agreed.as_ref(), &files)).await?;
    }
    match corrected {
        Corrected::Kept => session::mark_sent(service, session, &token).await?,
        Corrected::ForOthers => session::mark_sent_before(service, session, &token).await?,
    }
    shown(service, &token).await?.ok_or(Error::Internal("receipt"))
}

/// Under the code of a notebook or of a question, or as a case of its own.
async fn send(service: &Service, token: &Token, sending: Sending<'_>) -> Result<Committed, Error> {
    let keys = token.keys(&service.host().token_salt());
    let can_become_one =
        async || Ok::<_, Error>(notebook::stage(service, &keys).await?.is_some_and(Stage::can_become_a_report));
    if can_become_one().await? {
        match notebook::send(service, token, sending).await {
            // Sent by another window meanwhile.
            Err(Error::NotFound) if !can_become_one().await? => {}
            sent => return sent.map(|()| Committed::Now),
        }
    }
    deposit(service, &keys, sending).await
}

/// Writes the case; a reference already taken is drawn again.
pub(crate) async fn deposit(service: &Service, keys: &TokenKeys, sending: Sending<'_>) -> Result<Committed, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    drop(tx);
    loop {
        let mut file = prepare(service, keys, (Arc::clone(&roll), sending))?;
        for attached in sending.files {
            file.add_file(CompartmentKind::Exchange, attached.clone())?;
        }
        match file.commit(Act::Submit, None).await {
            Err(Error::Conflict) => {}
            outcome => return outcome,
        }
    }
}

fn prepare<'a>(
    service: &'a Service,
    keys: &'a TokenKeys,
    (roll, Sending { report, identity, .. }): (Arc<Roll>, Sending<'_>),
) -> Result<CaseFile<'a>, Error> {
    let (entity, holders, readers) = choose(service, &roll, (&report.entity, &report.links))?;
    let new = NewCase { roll, keys, entity, holders, readers, by: (Act::Submit, TokenKind::Reporter) };
    let mut file = CaseFile::create(service, new)?;
    // Before what the journal witnesses, which is the last.
    if let Some(identity) = identity {
        file.identify(identity)?;
    }
    file.append(CompartmentKind::Exchange, RecordBody::Summary(Summary::of(report)))?;
    file.append(CompartmentKind::Exchange, RecordBody::Report(Box::new(report.clone())))?;
    Ok(file)
}

/// The body that reads, everybody who gets a grant, and those among them whose grant is a decoy.
pub(crate) fn choose(
    service: &Service,
    roll: &Roll,
    (entity, links): (&str, &BTreeMap<MemberId, Link>),
) -> Result<(String, Vec<MemberId>, Readers), Error> {
    let (body, holders) = readers::body_and_members(service, roll, entity, links);
    let choice = conflict::choose(&holders, links, service.rules().organisation.minimum_readers);
    if choice.readers.is_empty() {
        return Err(Error::Closed);
    }
    let mut excluded: BTreeMap<MemberId, Exclusion> = choice.decoys.iter().map(|id| (*id, reason(links, id))).collect();
    // "Involved" holds for every later role too, whether or not the member could have read today.
    let involved = links.iter().filter(|(_, link)| **link == Link::Involved);
    excluded.extend(involved.map(|(id, link)| (*id, Exclusion::Reporter { link: *link })));
    Ok((body, holders, Readers { excluded, ..Readers::default() }))
}

fn reason(links: &BTreeMap<MemberId, Link>, member: &MemberId) -> Exclusion {
    Exclusion::Reporter { link: links.get(member).copied().unwrap_or(Link::PreferNot) }
}

/// What the person must keep of what this session sent and they have not noted yet, oldest first.
pub async fn receipts(service: &Service, session: &Session) -> Result<Vec<Receipt>, Error> {
    let mut receipts = Vec::new();
    for token in session::sent(session).await? {
        receipts.extend(shown(service, &token).await?);
    }
    Ok(receipts)
}

/// What the holder of this code must keep; nothing where it opens no case.
pub(crate) async fn shown(service: &Service, token: &Token) -> Result<Option<Receipt>, Error> {
    let keys = token.keys(&service.host().token_salt());
    let mut tx = service.store().read().await?;
    let Some(row) = store::tokens::by_lookup(&mut tx, &keys.lookup).await? else { return Ok(None) };
    let Some(case) = store::cases::by_id(&mut tx, row.case).await? else { return Ok(None) };
    let promise = next_promise(service, &mut tx, &case).await?;
    let notebook = notebook::until(&mut tx, &case).await?;
    let head = witness::before_today(service, &mut tx).await?;
    let drawers = store::compartments::of_case(&mut tx, case.id).await?;
    let counsel = drawers.iter().any(|drawer| drawer.kind == CompartmentKind::Counsel);
    let (code, reference, body) = (token.reveal().to_string(), case.reference, case.entity);
    let outside = service.writes_outside();
    drop(tx);
    let may_name = drawers.iter().any(|drawer| drawer.kind == CompartmentKind::Identity);
    // Whatever is wrong with the case, its code is shown.
    let named = may_name && can_be_known(service, &Unlocked(Keys::Reporter(Box::new(keys)))).await.unwrap_or(false);
    Ok(Some(Receipt { code, reference, promise, notebook, body, counsel, outside, named, head }))
}

/// The earliest promise not yet kept.
async fn next_promise(service: &Service, tx: &mut Tx, case: &CaseRow) -> Result<Option<Promise>, Error> {
    let rows = store::deadlines::of_case(tx, case.id).await?;
    Ok(promise(service, &rows))
}

/// The earliest promise among these dates that is still to be kept: not one that silence has settled.
pub(crate) fn promise(service: &Service, rows: &[store::deadlines::DeadlineRow]) -> Option<Promise> {
    promises(service, rows).into_iter().next()
}

/// All of them, the earliest first.
pub(crate) fn promises(service: &Service, rows: &[store::deadlines::DeadlineRow]) -> Vec<Promise> {
    let is_promised = |code| service.rules().deadlines.is_promised(code);
    let is_open =
        |row: &store::deadlines::DeadlineRow| row.done.is_none() && !(row.code.lapses() && row.due < service.today());
    let open = rows.iter().filter(|row| is_open(row) && is_promised(row.code));
    let mut all: Vec<Promise> = open.map(|row| Promise { code: row.code, due: row.due }).collect();
    all.sort_by_key(|promise| promise.due);
    all
}

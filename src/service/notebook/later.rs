//! A report left for later, and taken up again; notes and files drawn into a report.
//!
//! What was typed goes whole into the notebook, right or wrong, and comes back whole. Files are the notebook's: a draft that
//! takes one up has its key, not another copy.
use super::{
    begin::make,
    show::{Notebook, left},
};
use crate::{
    domain::{
        Coded,
        act::verb,
        attached::Attached,
        case::CompartmentKind,
        draft::{Draft, Page},
        notebook::Kept,
        record::RecordBody,
    },
    ids::FileId,
    policy::Permit,
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, on_case, to_read},
        files::{drafted, is_among},
        session::{self, Keys, Session, Unlocked},
    },
};

/// Keeps the draft of this session in its notebook, which is made if there is none, beside a question too; `page` is where the person stopped.
pub async fn keep_for_later(
    service: &Service,
    _: Permit<verb::Keep>,
    session: &Session,
    page: Option<&str>,
) -> Result<(), Error> {
    let draft = session::draft(service, session).await?.ok_or(Error::SignedOut)?;
    let files = drafted(session).await?;
    let mut token = session::draft_token(session).await?.ok_or(Error::SignedOut)?;
    let mut keys = token.keys(&service.host().token_salt());
    let mut stage = super::stage(service, &keys).await?;
    if stage.is_some_and(|stage| !stage.can_become_a_report()) {
        // It had been sent, and the answer was lost: what was changed since is kept under a code of its own.
        session::mark_sent_before(service, session, &token).await?;
        token = session::draft_token(session).await?.ok_or(Error::SignedOut)?;
        keys = token.keys(&service.host().token_salt());
        stage = None;
    }
    let page = page.map(str::to_owned);
    let put = |file: &mut CaseFile<'_>| keep(service, file, (&draft, &files, page.as_ref()));
    if stage.is_some() {
        let unlocked = Unlocked(Keys::Reporter(Box::new(keys)));
        let permit = authorise::<verb::Keep>(service, Who::Unlocked(&unlocked), About::OwnCase).await?;
        on_case(service, permit, (&unlocked, None), |file| {
            file.ensure_notebook(unlocked.reporter()?)?;
            put(file)
        })
        .await?;
    } else {
        make(service, (&token, None), &put).await?;
    }
    session::mark_kept(service, session, &token).await
}

fn keep(
    service: &Service,
    file: &mut CaseFile<'_>,
    (draft, files, page): (&Draft, &[Attached], Option<&String>),
) -> Result<(), Error> {
    file.renew_term();
    let mut ids = Vec::new();
    for one in files {
        let there = file.notebook()?.standing().find_map(|record| match &record.entry.body {
            RecordBody::File(known) if known.digest == one.digest => Some(known.file),
            _ => None,
        });
        let id = there.unwrap_or_else(|| FileId::random(&mut service.entropy()));
        if there.is_none() {
            file.add_file(CompartmentKind::Notebook, Attached { file: id, ..one.clone() })?;
        }
        ids.push(id);
    }
    let kept = Kept { draft: draft.clone(), files: ids, page: page.cloned() };
    file.append(CompartmentKind::Notebook, RecordBody::Kept(Box::new(kept)))
}

/// Goes on with the report left for later; gives the page where the person stopped.
pub async fn resume(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    (session, unlocked): (&Session, &Unlocked),
) -> Result<Option<Page>, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let kept = left(&file)?.ok_or(Error::NotFound)?.kept;
    refuse_another(service, session).await?;
    session::resume(session, (&kept.draft, &taken_up(service, &file, &kept.files)?)).await?;
    Ok(kept.page.and_then(|page| Page::from_code(&page).ok()))
}

/// The files of the notebook with these identifiers, each under an identifier of its own for the draft.
fn taken_up(service: &Service, file: &CaseFile<'_>, ids: &[FileId]) -> Result<Vec<Attached>, Error> {
    let files = file.notebook()?.standing().filter_map(|record| match &record.entry.body {
        RecordBody::File(file) if ids.contains(&file.file) => Some(for_a_draft(service, file)),
        _ => None,
    });
    Ok(files.collect())
}

fn for_a_draft(service: &Service, file: &Attached) -> Attached {
    Attached { file: FileId::random(&mut service.entropy()), ..file.clone() }
}

/// Nothing typed elsewhere is forgotten for it: a draft that is not of this notebook is sent or thrown away first.
pub(crate) async fn refuse_another(service: &Service, session: &Session) -> Result<(), Error> {
    let another = session::draft(service, session).await?.is_some_and(|draft| draft.says_something())
        && !session::drafts_for_the_case(session).await?;
    if another { Err(Error::Invalid(vec!["other-draft"])) } else { Ok(()) }
}

/// Draws notes and files into the draft: the one that is open, the one left for later, or a new one.
pub async fn prefill(
    service: &Service,
    (session, notebook): (&Session, &Notebook),
    (notes, files): (&[String], &[Attached]),
) -> Result<(), Error> {
    refuse_another(service, session).await?;
    let (mut draft, mut all) = base(service, (session, notebook)).await?;
    let mut words = draft.page(Page::Words);
    let mut narrative = words.one("narrative").trim().to_owned();
    for note in notes.iter().filter(|note| !note.is_empty()) {
        if narrative.contains(note.as_str()) {
            continue;
        }
        if !narrative.is_empty() {
            narrative.push_str("\n\n");
        }
        narrative.push_str(note);
    }
    words.replace("narrative", &narrative);
    draft.set(Page::Words, words);
    for file in files {
        if !is_among(&all, &file.digest) {
            all.push(for_a_draft(service, file));
        }
    }
    if all.len() > service.settings().files.count {
        return Err(Error::Invalid(vec!["too-many-files"]));
    }
    session::resume(session, (&draft, &all)).await
}

async fn base(service: &Service, (session, notebook): (&Session, &Notebook)) -> Result<(Draft, Vec<Attached>), Error> {
    if session::drafts_for_the_case(session).await?
        && let Some(draft) = session::draft(service, session).await?
    {
        return Ok((draft, drafted(session).await?));
    }
    let Some(left) = &notebook.left else { return Ok((Draft::default(), Vec::new())) };
    let files = notebook.files().filter(|file| left.kept.files.contains(&file.file));
    Ok((left.kept.draft.clone(), files.map(|file| for_a_draft(service, file)).collect()))
}

/// Throws the report left for later away; its files stay in the notebook.
pub async fn drop_kept(service: &Service, permit: Permit<verb::Keep>, unlocked: &Unlocked) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| {
        file.renew_term();
        clear_left(file)
    })
    .await
}

/// From now on nothing is left for later.
pub(super) fn clear_left(file: &mut CaseFile<'_>) -> Result<(), Error> {
    // A question may have no notebook beside it.
    if file.notebook().is_err() || left(file)?.is_none() {
        return Ok(());
    }
    file.append(CompartmentKind::Notebook, RecordBody::Kept(Box::default()))
}

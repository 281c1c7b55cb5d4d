//! Forms that carry files: read as they arrive, each file kept before the next is looked at.
//!
//! [`take`] checks where the form comes from before it reads a file: the token and the answers stand before the files in our
//! own pages. A file that cannot be kept is named with the reason, and the others are kept all the same. Memory does not
//! grow with what is sent, and a sender who falls silent is let go after [`SILENCE`].
//!
//! It does **not** say whether somebody may give files: that is a permit's work.
use std::time::Duration;

use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::HeaderMap,
};

use super::{App, Failure, error::Kind, form};
use crate::{
    domain::{
        Coded,
        attached::{Attached, Wanted},
        draft::Fields,
    },
    service::{
        Error,
        files::Upload,
        session::Session,
    },
};

/// Name of the field with files.
pub const FILES: &str = "files";
/// Name of the field that says what becomes of hidden data.
pub const HIDDEN: &str = "hidden";
/// How long a sender may be silent.
const SILENCE: Duration = Duration::from_secs(60);
/// Bytes of an answer beside the files.
const ANSWER_LIMIT: usize = 64 * 1024;

/// What became of a form with files.
#[derive(Debug, Default)]
pub struct Taken {
    /// The answers beside the files.
    pub fields: Fields,
    /// Files kept.
    pub kept: usize,
    /// Files not kept: their names and why, `problem-<code>`.
    pub refused: Vec<(String, &'static str)>,
}

impl Taken {
    /// Whether the page must be shown again: a file was not kept, or the button was for files and none was chosen.
    pub(super) fn is_wanting(&mut self) -> bool {
        if self.fields.one("go") == "attach" && self.kept == 0 && self.refused.is_empty() {
            self.refused.push((String::new(), "no-files"));
        }
        !self.refused.is_empty()
    }
}

/// Reads a form with files; `keep` puts each where it belongs, and what it refuses is told with the file's name.
pub async fn take(
    app: &App,
    session: &Session,
    request: Request,
    mut keep: impl AsyncFnMut(&Fields, Attached) -> Result<(), Error>,
) -> Result<Taken, Failure> {
    let headers = request.headers().clone();
    let mut parts = Multipart::from_request(request, app).await.map_err(|_| Kind::Unsupported)?;
    let mut taken = Taken::default();
    let mut checked = false;
    while let Some(field) = patiently(parts.next_field()).await? {
        if field.file_name().is_none() {
            answer(&mut taken.fields, field).await?;
            continue;
        }
        if !checked {
            is_ours(app, session, (&headers, &taken.fields))?;
            checked = true;
        }
        if taken.kept.saturating_add(taken.refused.len()) >= app.service.settings().files.count {
            return Err(Kind::TooLarge.into());
        }
        file(app, field, &mut taken, &mut keep).await?;
    }
    if !checked {
        is_ours(app, session, (&headers, &taken.fields))?;
    }
    Ok(taken)
}

fn is_ours(app: &App, session: &Session, (headers, fields): (&HeaderMap, &Fields)) -> Result<(), Failure> {
    if form::is_from_us(app, session, headers, fields) { Ok(()) } else { Err(Failure::from(Kind::Refused).keeping(fields)) }
}

async fn patiently<T, E>(next: impl Future<Output = Result<T, E>>) -> Result<T, Failure> {
    let next = tokio::time::timeout(SILENCE, next).await.map_err(|_| Kind::Slow)?;
    next.map_err(|_| Kind::Unreadable.into())
}

async fn answer(fields: &mut Fields, mut field: Field<'_>) -> Result<(), Failure> {
    let name = field.name().unwrap_or_default().to_owned();
    let mut bytes = Vec::new();
    while let Some(piece) = patiently(field.chunk()).await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > ANSWER_LIMIT {
            return Err(Kind::TooLarge.into());
        }
    }
    let value = form::text(bytes).map_err(|_| Kind::Unreadable)?;
    if name.len() > form::NAME_LIMIT || fields.iter().count() >= form::FIELD_LIMIT {
        return Err(Kind::Unreadable.into());
    }
    fields.insert(&name, &value);
    Ok(())
}

/// One file. What is wrong with it alone stands beside its name; what is wrong with everything is a failure.
async fn file(
    app: &App,
    mut field: Field<'_>,
    taken: &mut Taken,
    keep: &mut impl AsyncFnMut(&Fields, Attached) -> Result<(), Error>,
) -> Result<(), Failure> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let Some(first) = patiently(field.chunk()).await? else {
        // A browser sends a field without a name where nothing was chosen; a file of no length has one.
        if !name.is_empty() {
            taken.refused.push((name, "file-empty"));
        }
        return Ok(());
    };
    let wanted = Wanted::from_code(taken.fields.one(HIDDEN)).unwrap_or(Wanted::Usual);
    let kept = match received(app, (&name, first.to_vec()), &mut field, wanted).await? {
        Ok(file) => keep(&taken.fields, file).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => taken.kept = taken.kept.saturating_add(1),
        Err(Error::Invalid(codes)) => taken.refused.push((name, codes.first().copied().unwrap_or("file-gone"))),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// The file sealed; or why not, once the rest of it was read and thrown away, so that the page reaches its reader.
async fn received(
    app: &App,
    (name, first): (&str, Vec<u8>),
    field: &mut Field<'_>,
    wanted: Wanted,
) -> Result<Result<Attached, Error>, Failure> {
    let mut upload = match Upload::begin(&app.service, name).await {
        Ok(upload) => upload,
        Err(error) => return drained(app, field, error).await,
    };
    let mut piece = first;
    loop {
        if let Err(error) = upload.write(piece).await {
            upload.abandon().await?;
            return drained(app, field, error).await;
        }
        match patiently(field.chunk()).await {
            Ok(Some(next)) => piece = next.to_vec(),
            Ok(None) => return Ok(upload.finish(wanted).await),
            Err(failure) => {
                upload.abandon().await?;
                return Err(failure);
            }
        }
    }
}

async fn drained(app: &App, field: &mut Field<'_>, error: Error) -> Result<Result<Attached, Error>, Failure> {
    let mut left = app.service.settings().files.size;
    while let Some(piece) = patiently(field.chunk()).await? {
        left = left.checked_sub(piece.len() as u64).ok_or(Kind::TooLarge)?;
    }
    Ok(Err(error))
}

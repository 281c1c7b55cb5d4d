//! Forms that carry files, in fields called `files`: read as they arrive, each file kept before the next is looked at.
//!
//! [`Incoming`] checks where the form comes from before it reads a file: the token and the answers stand before the files in our
//! own pages. A file that cannot be kept is named with the reason, and the others are kept all the same. Memory does not
//! grow with what is sent, and a sender who falls silent is let go after [`SILENCE`].
//!
//! It does **not** say whether somebody may give files: that is a permit's work.
use std::time::Duration;

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::HeaderMap,
    response::Response,
};

use super::{
    App, Failure,
    error::{Kind, give_back},
    form,
};
use crate::{
    domain::{
        Coded,
        attached::{Attached, Wanted},
        draft::Fields,
    },
    service::{Error, files::Upload, session::Session},
};

/// Name of the field that says what becomes of hidden data.
pub(super) const HIDDEN: &str = "hidden";
/// How long a sender may be silent.
const SILENCE: Duration = Duration::from_mins(1);
/// Bytes of an answer beside the files.
const ANSWER_LIMIT: usize = 64 * 1024;

/// What became of a form with files.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The answers beside the files.
    pub(super) fields: Fields,
    /// Files kept.
    pub(super) kept: usize,
    /// Files not kept: their names and why, `problem-<code>`.
    pub(super) refused: Vec<(String, &'static str)>,
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

/// A form with files, being read.
pub(super) struct Incoming<'a> {
    app: &'a App,
    session: &'a Session,
    headers: HeaderMap,
    parts: Multipart,
    is_ours: bool,
    name: String,
    taken: Taken,
}

impl<'a> Incoming<'a> {
    /// Begins to read.
    pub(super) async fn new(app: &'a App, session: &'a Session, request: Request) -> Result<Self, Failure> {
        let headers = request.headers().clone();
        let parts = Multipart::from_request(request, app).await.map_err(|_| Kind::Unsupported)?;
        let (name, taken) = (String::new(), Taken::default());
        Ok(Self { app, session, headers, parts, is_ours: false, name, taken })
    }

    /// The answers that stood before the present file.
    pub(super) fn fields(&self) -> &Fields {
        &self.taken.fields
    }

    /// The next file, sealed and durable; what becomes of it is to be told to [`Incoming::settle`].
    pub(super) async fn next(&mut self) -> Result<Option<Attached>, Failure> {
        while let Some(mut field) = patiently(self.parts.next_field()).await? {
            let Some(name) = field.file_name().map(str::to_owned) else {
                answer(&mut self.taken.fields, field).await?;
                continue;
            };
            if !self.is_ours {
                is_ours(self.app, self.session, (&self.headers, &self.taken.fields))?;
                self.is_ours = true;
            }
            self.name = name;
            if is_full(&self.taken, self.app.service.settings().files.count)? {
                let refused = drained(self.app, &mut field, Err(Error::Invalid(vec!["too-many-files"]))).await?;
                self.settle(refused)?;
                continue;
            }
            let wanted = Wanted::from_code(self.taken.fields.one(HIDDEN)).unwrap_or(Wanted::Usual);
            match file(self.app, field, (&self.name, wanted)).await? {
                Some(Ok(file)) => return Ok(Some(file)),
                Some(Err(error)) => self.settle(Err(error))?,
                None => {}
            }
        }
        if !self.is_ours {
            is_ours(self.app, self.session, (&self.headers, &self.taken.fields))?;
        }
        Ok(None)
    }

    /// Reads the answers, and no file: they stand before, and nobody makes the service read on who may send nothing.
    async fn answers(&mut self) -> Result<(), Failure> {
        while let Some(field) = patiently(self.parts.next_field()).await? {
            if field.file_name().is_some() {
                break;
            }
            answer(&mut self.taken.fields, field).await?;
        }
        Ok(())
    }

    /// Says what became of the file: what is wrong with it alone stands beside its name, anything else is a failure.
    pub(super) fn settle(&mut self, kept: Result<(), Error>) -> Result<(), Failure> {
        match kept {
            Ok(()) => self.taken.kept = self.taken.kept.saturating_add(1),
            Err(Error::Invalid(codes)) => {
                self.taken.refused.push((self.name.clone(), codes.first().copied().unwrap_or("file-gone")));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// Everything was read.
    pub(super) fn done(self) -> Taken {
        self.taken
    }
}

/// A refusal, with the answers of the form that it refuses.
pub(super) async fn refuse((app, session): (&App, &Session), request: Request, refusal: Response) -> Response {
    let Ok(mut incoming) = Incoming::new(app, session, request).await else { return refusal };
    if form::is_from_elsewhere(&incoming.headers) {
        return refusal;
    }
    // What cannot be read to its end is given back as far as it was.
    let _ = incoming.answers().await;
    give_back(refusal, incoming.fields())
}

/// Whether as many files came as one sending may have. Each that is too many is named; a crowd of them is cut short.
fn is_full(taken: &Taken, limit: usize) -> Result<bool, Failure> {
    if taken.refused.len() > limit {
        return Err(Kind::TooLarge.into());
    }
    Ok(taken.kept.saturating_add(taken.refused.len()) >= limit)
}

fn is_ours(app: &App, session: &Session, (headers, fields): (&HeaderMap, &Fields)) -> Result<(), Failure> {
    if form::is_from_us(app, session, headers, fields) {
        Ok(())
    } else {
        Err(Failure::from(Kind::Refused).keeping(fields))
    }
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

/// One file; nothing where none was chosen.
async fn file(
    app: &App,
    mut field: Field<'_>,
    (name, wanted): (&str, Wanted),
) -> Result<Option<Result<Attached, Error>>, Failure> {
    let Some(first) = beginning(&mut field).await? else {
        // A browser sends a field without a name where nothing was chosen; a file of no length has one.
        return Ok((!name.is_empty()).then(|| Err(Error::Invalid(vec!["file-empty"]))));
    };
    received(app, (name, first.to_vec()), &mut field, wanted).await.map(Some)
}

/// The first bytes of a file; nothing where it has none.
async fn beginning(field: &mut Field<'_>) -> Result<Option<Bytes>, Failure> {
    loop {
        match patiently(field.chunk()).await? {
            Some(piece) if piece.is_empty() => {}
            piece => return Ok(piece),
        }
    }
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
        Err(error) => return drained(app, field, Err(error)).await,
    };
    let mut piece = first;
    loop {
        if let Err(error) = upload.write(piece).await {
            upload.abandon().await?;
            return drained(app, field, Err(error)).await;
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

/// Reads a file to its end and keeps nothing of it; why not is handed on.
async fn drained<T>(app: &App, field: &mut Field<'_>, why: T) -> Result<T, Failure> {
    let mut left = app.service.settings().files.size;
    while let Some(piece) = patiently(field.chunk()).await? {
        left = left.checked_sub(piece.len() as u64).ok_or(Kind::TooLarge)?;
    }
    Ok(why)
}

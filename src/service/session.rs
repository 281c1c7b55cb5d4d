//! Sessions: sealed under the cookie, so that whoever holds the rows opens none of them.
//!
//! [`Vault`] implements the session store of `tower-sessions` over our own table: a row is found by a digest of the
//! cookie and sealed under another, both with the host secret. Limits stand inside the seal; saving only updates, so a
//! session that was ended stays ended; pages of a draft merge, so two tabs lose nothing. What a session holds is in
//! memory while a request runs, as plain values that are not wiped: it does not protect from a reader of that memory.
use std::{collections::HashMap, fmt, sync::Arc};

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store,
};

pub use self::agreed::{agreed, keep_agreed};
pub(crate) use self::codes::{changed, draft_token, follow, keep_pending, mark, pending_token, sent, take_pending};
pub use self::codes::{follows_a_case, noted_changed, noted_sent, reference};
pub(crate) use self::files::{files, keep_file};
pub use self::later::{drafts_for_the_case, leave_notebook};
pub use self::{
    asked::{keep_question, question},
    told::{tell, told},
};
pub(crate) use self::{
    asked::{mark_asked, question_code, renew_question_code},
    later::{begun_notebook, keep_begun, mark_kept, renew_draft_token, resume},
};
pub use crate::store::sessions::Surface;
pub use tower_sessions::Session;

use self::codes::{followed, forget_draft_token, keep_draft_token, keep_sent, settle};
use self::files::name_files_again;
use super::{Error, Service, view::Filter};
use crate::{
    crypto::{
        Digest,
        identity_file::MemberKeys,
        seal,
        session::{SessionKeys, session_keys},
        token::{Token, TokenKeys},
    },
    domain::{
        Coded,
        draft::{Draft, Fields, Page},
    },
    ids::MemberId,
    store::sessions::{SessionRow, Sessions},
};

mod agreed;
mod asked;
mod codes;
mod files;
mod later;
pub mod recorded;
mod told;

/// Seconds without a request after which a session ends, and seconds after which it ends in any case.
#[must_use]
pub fn limits(surface: Surface) -> (i64, i64) {
    match surface {
        Surface::Intake => (2 * 3600, 24 * 3600),
        Surface::Desk => (45 * 60, 10 * 3600),
    }
}

/// A value and how many times it was written: the merge of two copies keeps the later one.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Stamped {
    r: u64,
    v: Value,
}

type Data = HashMap<String, Value>;

fn revision(value: &Value) -> u64 {
    value.get("r").and_then(Value::as_u64).unwrap_or(0)
}

/// Files of a draft, each with a stamp of its own: two that arrive at once are both kept.
const FILES: &str = "files";

fn merge(mut kept: Data, ours: &Data) -> Data {
    for (key, value) in ours {
        if key == FILES
            && let (Some(Value::Object(old)), Value::Object(new)) = (kept.get_mut(key), value)
        {
            let both = merge(std::mem::take(old).into_iter().collect(), &new.clone().into_iter().collect());
            *old = both.into_iter().collect();
            continue;
        }
        if kept.get(key).is_none_or(|old| revision(old) <= revision(value)) {
            kept.insert(key.clone(), value.clone());
        }
    }
    kept
}

fn plain<T: DeserializeOwned>(data: &Data, key: &str) -> Option<T> {
    serde_json::from_value(data.get(key)?.get("v")?.clone()).ok()
}

/// The store of sealed sessions of one surface.
#[derive(Clone)]
pub struct Vault {
    service: Arc<Service>,
    surface: Surface,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("surface", &self.surface).finish_non_exhaustive()
    }
}

impl Vault {
    /// Sessions of one surface.
    #[must_use]
    pub fn new(service: Arc<Service>, surface: Surface) -> Self {
        Self { service, surface }
    }

    fn rows(&self) -> Sessions {
        self.service.store().sessions()
    }

    fn keys(&self, id: &Id) -> SessionKeys {
        session_keys(&id.0.to_be_bytes(), self.service.host())
    }

    fn seal(&self, keys: &SessionKeys, data: &Data) -> session_store::Result<Vec<u8>> {
        let bytes = serde_json::to_vec(data).map_err(|_| session_store::Error::Encode("session".to_owned()))?;
        Ok(seal::seal(&keys.seal, self.surface.code().as_bytes(), &bytes, &mut self.service.entropy()))
    }

    fn unseal(&self, keys: &SessionKeys, sealed: &[u8]) -> Option<Data> {
        let bytes = seal::open(&keys.seal, self.surface.code().as_bytes(), sealed).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Whether the limits written inside the seal still hold.
    fn is_alive(&self, data: &Data) -> bool {
        let now = self.service.clock().now().as_second();
        let (idle, whole) = limits(self.surface);
        let within = |key, limit| {
            plain::<i64>(data, key)
                .is_some_and(|then| now.saturating_sub(then) < limit && then <= now.saturating_add(60))
        };
        within("seen", idle) && within("created", whole)
    }

    fn row(&self, keys: &SessionKeys, data: &Data) -> session_store::Result<SessionRow> {
        let (_, whole) = limits(self.surface);
        let ends = self.service.clock().now().as_second().saturating_add(whole);
        Ok(SessionRow {
            lookup: keys.lookup,
            surface: self.surface,
            expires_hour: ends.div_euclid(3600).saturating_add(1),
            member: plain::<SignedIn>(data, MEMBER).map(|signed_in| signed_in.member),
            sealed: self.seal(keys, data)?,
        })
    }
}

fn backend<E>(_: E) -> session_store::Error {
    session_store::Error::Backend("sessions".to_owned())
}

#[async_trait]
impl SessionStore for Vault {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let now = Value::from(self.service.clock().now().as_second());
        for key in ["created", "seen"] {
            let stamped = Stamped { r: 1, v: now.clone() };
            let value = serde_json::to_value(stamped).map_err(backend)?;
            record.data.entry(key.to_owned()).or_insert(value);
        }
        // 128 bits drawn twice the same do not happen; the store would refuse the second all the same.
        let keys = self.keys(&record.id);
        let row = self.row(&keys, &record.data)?;
        self.rows().create(&row).await.map_err(backend)?;
        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let keys = self.keys(&record.id);
        let merged = |old: &[u8]| {
            let data = merge(self.unseal(&keys, old)?, &record.data);
            self.seal(&keys, &data).ok()
        };
        self.rows().update_with(&keys.lookup, merged).await.map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let keys = self.keys(id);
        let Some(row) = self.rows().load(&keys.lookup).await.map_err(backend)? else {
            return Ok(None);
        };
        let Some(data) =
            self.unseal(&keys, &row.sealed).filter(|data| row.surface == self.surface && self.is_alive(data))
        else {
            return Ok(None);
        };
        let expiry_date =
            OffsetDateTime::from_unix_timestamp(row.expires_hour.saturating_mul(3600)).map_err(backend)?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.rows().delete(&self.keys(id).lookup).await.map_err(backend)?;
        Ok(())
    }
}

const MEMBER: &str = "member";
const FILTER: &str = "filter";

/// Who is signed in on the desk, as the sealed session keeps it.
#[derive(serde::Serialize, serde::Deserialize)]
struct SignedIn {
    member: MemberId,
    keys: String,
}

async fn stamped(session: &Session, key: &str) -> Result<Option<Stamped>, Error> {
    session.get(key).await.map_err(|_| Error::Internal("session"))
}

/// Reads one value of a session.
pub(crate) async fn get<T: DeserializeOwned>(session: &Session, key: &str) -> Result<Option<T>, Error> {
    Ok(stamped(session, key).await?.and_then(|stamped| serde_json::from_value(stamped.v).ok()))
}

/// Writes one value of a session.
pub(crate) async fn put<T: Serialize>(session: &Session, key: &str, value: &T) -> Result<(), Error> {
    let r = stamped(session, key).await?.map_or(0, |old| old.r).saturating_add(1);
    let v = serde_json::to_value(value).map_err(|_| Error::Internal("session"))?;
    session.insert(key, Stamped { r, v }).await.map_err(|_| Error::Internal("session"))
}

/// Empties one value of a session; an empty one is written, so that a merge does not bring the old one back.
pub(crate) async fn clear(session: &Session, key: &str) -> Result<(), Error> {
    put(session, key, &Value::Null).await
}

/// When the session ends in any case, however much it is used.
pub async fn ends(session: &Session, surface: Surface) -> Result<Option<Timestamp>, Error> {
    let (_, whole) = limits(surface);
    let created = get::<i64>(session, "created").await?;
    Ok(created.and_then(|created| Timestamp::from_second(created.saturating_add(whole)).ok()))
}

/// Marks the session as used, at most every five minutes.
async fn touch(service: &Service, session: &Session) -> Result<(), Error> {
    let now = service.clock().now().as_second();
    let seen = get::<i64>(session, "seen").await?;
    if seen.is_some_and(|seen| now.saturating_sub(seen) >= 300) {
        put(session, "seen", &now).await?;
    }
    Ok(())
}

/// When a session of the public surface ends whatever is done in it, once that comes before its end by idleness.
pub async fn ends_soon(service: &Service, session: &Session) -> Result<Option<Timestamp>, Error> {
    let (idle, _) = limits(Surface::Intake);
    let soon = service.clock().now().as_second().saturating_add(idle);
    Ok(ends(session, Surface::Intake).await?.filter(|ends| ends.as_second() <= soon))
}

/// The keys opened for whoever is signed in. Opaque outside `service`.
#[derive(Debug)]
pub struct Unlocked(pub(crate) Keys);

/// See [`Unlocked`].
pub(crate) enum Keys {
    /// A member of the staff.
    Member(MemberId, Box<MemberKeys>),
    /// A person with their code.
    Reporter(Box<TokenKeys>),
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Member(..) => "Member",
            Self::Reporter(..) => "Reporter",
        })
    }
}

impl Unlocked {
    pub(crate) fn member(&self) -> Result<(MemberId, &MemberKeys), Error> {
        match &self.0 {
            Keys::Member(id, keys) => Ok((*id, keys)),
            Keys::Reporter(_) => Err(Error::NotFound),
        }
    }

    pub(crate) fn reporter(&self) -> Result<&TokenKeys, Error> {
        match &self.0 {
            Keys::Reporter(keys) => Ok(keys),
            Keys::Member(..) => Err(Error::NotFound),
        }
    }
}

/// The keys of whoever is signed in.
pub async fn unlocked(service: &Service, session: &Session) -> Result<Unlocked, Error> {
    if let Some(signed_in) = get::<SignedIn>(session, MEMBER).await? {
        touch(service, session).await?;
        let bytes = HEXLOWER.decode(signed_in.keys.as_bytes()).map_err(|_| Error::SignedOut)?;
        let keys = MemberKeys::from_bytes(&bytes).map_err(|_| Error::SignedOut)?;
        return Ok(Unlocked(Keys::Member(signed_in.member, Box::new(keys))));
    }
    settle(service, session).await?;
    let token = followed(session).await?.ok_or(Error::SignedOut)?;
    touch(service, session).await?;
    Ok(Unlocked(Keys::Reporter(Box::new(token.keys(&service.host().token_salt())))))
}

/// Signs a member in: a new session identifier, the keys inside, all its time before it.
pub(crate) async fn sign_in(
    service: &Service,
    session: &Session,
    (member, keys): (MemberId, &MemberKeys),
) -> Result<(), Error> {
    session.cycle_id().await.map_err(|_| Error::Internal("session"))?;
    for key in ["created", "seen"] {
        put(session, key, &service.clock().now().as_second()).await?;
    }
    let signed_in = SignedIn { member, keys: HEXLOWER.encode(&keys.to_bytes()) };
    put(session, MEMBER, &signed_in).await
}

/// Begins a draft: the code is drawn now, so that a sending repeated after a crash shows the same one.
pub async fn begin_draft(service: &Service, session: &Session) -> Result<(), Error> {
    let drafting = get::<bool>(session, DRAFTING).await?.unwrap_or(false);
    if drafting && draft_token(session).await?.is_some() {
        return Ok(());
    }
    forget_draft(session).await?;
    session.cycle_id().await.map_err(|_| Error::Internal("session"))?;
    put(session, DRAFTING, &true).await?;
    keep_draft_token(session, &Token::generate(&mut service.entropy())).await
}

const DRAFTING: &str = "drafting";

fn page_key(page: Page) -> &'static str {
    match page {
        Page::You => "page-you",
        Page::What => "page-what",
        Page::Words => "page-words",
        Page::Who => "page-who",
        Page::Files => "page-files",
        Page::Name => "page-name",
        Page::Wishes => "page-wishes",
    }
}

/// The draft of this session, if one was begun and not sent.
pub async fn draft(service: &Service, session: &Session) -> Result<Option<Draft>, Error> {
    if !get::<bool>(session, DRAFTING).await?.unwrap_or(false) {
        return Ok(None);
    }
    touch(service, session).await?;
    let mut draft = Draft::default();
    for page in Page::ALL {
        if let Some(fields) = get::<Fields>(session, page_key(*page)).await? {
            draft.set(*page, fields);
        }
    }
    Ok(Some(draft))
}

/// Keeps what was typed on one page.
pub async fn keep_page(session: &Session, page: Page, fields: &Fields) -> Result<(), Error> {
    put(session, page_key(page), fields).await
}

/// The draft was sent: what was typed leaves the session, the code stays and the case is followed.
pub(crate) async fn mark_sent(service: &Service, session: &Session, token: &Token) -> Result<(), Error> {
    forget_draft(session).await?;
    keep_sent(service, session, token).await
}

/// An earlier sending had arrived, and what was changed since has other readers: it stays a draft, under a code of its own.
pub(crate) async fn mark_sent_before(service: &Service, session: &Session, token: &Token) -> Result<(), Error> {
    keep_draft_token(session, &Token::generate(&mut service.entropy())).await?;
    name_files_again(service, session).await?;
    // Others would read it: what was agreed to was for those who read the first.
    clear(session, agreed::AGREED).await?;
    put(session, SENT_BEFORE, &true).await?;
    keep_sent(service, session, token).await
}

/// Whether the draft is what was changed after an earlier sending.
pub(crate) async fn is_sent_before(session: &Session) -> Result<bool, Error> {
    Ok(get(session, SENT_BEFORE).await?.unwrap_or(false))
}

const SENT_BEFORE: &str = "sent-before";

async fn forget_draft(session: &Session) -> Result<(), Error> {
    for page in Page::ALL {
        clear(session, page_key(*page)).await?;
    }
    for file in files(session).await? {
        keep_file(session, file.file, None).await?;
    }
    clear(session, agreed::AGREED).await?;
    forget_draft_token(session).await?;
    put(session, SENT_BEFORE, &false).await?;
    put(session, DRAFTING, &false).await
}

/// The filter of the list of cases.
pub async fn filter(session: &Session) -> Result<Filter, Error> {
    Ok(get(session, FILTER).await?.unwrap_or_default())
}

/// Keeps the filter of the list of cases.
pub async fn keep_filter(session: &Session, filter: &Filter) -> Result<(), Error> {
    put(session, FILTER, filter).await
}

/// Writes what was kept so far, before the answer does.
pub async fn save(session: &Session) -> Result<(), Error> {
    session.save().await.map_err(|_| Error::Internal("session"))
}

/// Ends the session.
pub async fn end(session: &Session) -> Result<(), Error> {
    // The library would write a line in the log for the one who has none: the trace of a visit.
    if session.id().is_none() {
        return Ok(());
    }
    session.flush().await.map_err(|_| Error::Internal("session"))
}

/// The token that ties forms to this session, where there is one.
#[must_use]
pub fn form_token(service: &Service, session: &Session) -> Option<String> {
    let keys = session_keys(&session.id()?.0.to_be_bytes(), service.host());
    Some(HEXLOWER.encode(keys.form.expose().get(..16)?))
}

/// Whether a form carries the token of this session.
#[must_use]
pub fn form_token_matches(service: &Service, session: &Session, typed: &str) -> bool {
    form_token(service, session)
        // Digests are compared: how many symbols are right does not show in the time it takes.
        .is_some_and(|token| Digest::of(token.as_bytes()) == Digest::of(typed.as_bytes()))
}

/// The instant as whole seconds, as records keep it.
pub(crate) fn whole_seconds(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(pairs: &[(&str, u64, &str)]) -> Data {
        pairs
            .iter()
            .map(|(key, r, v)| {
                ((*key).to_owned(), serde_json::to_value(Stamped { r: *r, v: Value::from(*v) }).unwrap())
            })
            .collect()
    }

    #[test]
    fn two_tabs_that_write_different_pages_lose_nothing() {
        let stored = data(&[("page-you", 2, "later"), ("page-what", 1, "first")]);
        let ours = data(&[("page-you", 1, "earlier"), ("page-what", 2, "second"), ("page-who", 1, "new")]);
        let merged = merge(stored, &ours);
        assert_eq!(plain::<String>(&merged, "page-you").unwrap(), "later");
        assert_eq!(plain::<String>(&merged, "page-what").unwrap(), "second");
        assert_eq!(plain::<String>(&merged, "page-who").unwrap(), "new");
    }
}

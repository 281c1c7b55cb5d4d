//! Members of the staff, as the service knows them before any key is opened.
//!
//! This table makes nobody a reader: only the roster does. Names and mails stand in the clear for the administrator; keys
//! and one-time secrets are sealed.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{clock::Day, domain::Coded, ids::MemberId};

const INSERT: &str = "insert into members (id, name, mail, state, invitation_digest, invitation_expiry, last_step,
    charter_version, charter_day, identity_file, one_time_secret, enrolment, settled)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const BY_ID: &str = "select id, name, mail, state, invitation_digest, invitation_expiry, last_step,
    charter_version, charter_day, identity_file, one_time_secret, enrolment, settled from members where id = $1";
const BY_MAIL: &str = "select id, name, mail, state, invitation_digest, invitation_expiry, last_step,
    charter_version, charter_day, identity_file, one_time_secret, enrolment, settled from members where mail = $1";
const BY_INVITATION: &str = "select id, name, mail, state, invitation_digest, invitation_expiry, last_step,
    charter_version, charter_day, identity_file, one_time_secret, enrolment, settled
    from members where invitation_digest = $1";
const ALL: &str = "select id, name, mail, state, invitation_digest, invitation_expiry, last_step,
    charter_version, charter_day, identity_file, one_time_secret, enrolment, settled from members order by id";
const INVITE_AGAIN: &str = "update members set id = $2, name = $3, state = $4, invitation_digest = $5,
    invitation_expiry = $6, last_step = 0, charter_version = null, charter_day = null, identity_file = null,
    one_time_secret = null, enrolment = $7, settled = null where id = $1";
const TAKE_INVITATION: &str = "update members set invitation_digest = null, invitation_expiry = null
    where invitation_digest = $1 and invitation_expiry >= $2 returning id";
const SET_ENROLMENT: &str = "update members set enrolment = $2 where id = $1";
const SET_KEYS: &str = "update members set identity_file = $2, one_time_secret = $3 where id = $1";
const SET_STATE: &str = "update members set state = $2 where id = $1";
const SET_CHARTER: &str = "update members set charter_version = $2, charter_day = $3 where id = $1";
const SET_SETTLED: &str = "update members set settled = $2 where id = $1";
const USE_STEP: &str = "update members set last_step = $2 where id = $1 and last_step < $2";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[
    INSERT,
    BY_ID,
    BY_MAIL,
    BY_INVITATION,
    ALL,
    INVITE_AGAIN,
    TAKE_INVITATION,
    SET_ENROLMENT,
    SET_KEYS,
    SET_STATE,
    SET_CHARTER,
    SET_SETTLED,
    USE_STEP,
];

/// How far somebody is on the way to the roster, or from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberState {
    /// Has a link, no keys yet.
    Invited,
    /// Has made their keys; waits for endorsement.
    Joined,
    /// Stands in the roster.
    Endorsed,
    /// Was ended.
    Revoked,
}

impl Coded for MemberState {
    const ALL: &'static [Self] = &[Self::Invited, Self::Joined, Self::Endorsed, Self::Revoked];

    fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Joined => "joined",
            Self::Endorsed => "endorsed",
            Self::Revoked => "revoked",
        }
    }
}

/// An invitation not yet taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// Digest of the secret in the link.
    pub digest: [u8; 32],
    /// The last day it can be taken.
    pub expiry: Day,
}

/// The charter as a member accepted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charter {
    /// Its version.
    pub version: u32,
    /// The day they accepted it.
    pub day: Day,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Identifier.
    pub id: MemberId,
    /// Name as colleagues know it.
    pub name: String,
    /// Mail address, as the caller normalised it; unique.
    pub mail: String,
    /// How far they are.
    pub state: MemberState,
    /// The invitation they hold, if any.
    pub invitation: Option<Invitation>,
    /// The last step of a one-time code that was used; zero before any.
    pub last_step: u64,
    /// The charter they accepted, if they did.
    pub charter: Option<Charter>,
    /// Their keys, sealed under passphrase and host.
    pub identity_file: Option<Vec<u8>>,
    /// The secret of their one-time codes, sealed.
    pub one_time_secret: Option<Vec<u8>>,
    /// What they asked to be enrolled as, sealed.
    pub enrolment: Option<Vec<u8>>,
    /// What they last saw of the roster, sealed under their own key.
    pub settled: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: Uuid,
    name: String,
    mail: String,
    state: String,
    invitation_digest: Option<Vec<u8>>,
    invitation_expiry: Option<String>,
    last_step: i64,
    charter_version: Option<i64>,
    charter_day: Option<String>,
    identity_file: Option<Vec<u8>>,
    one_time_secret: Option<Vec<u8>>,
    enrolment: Option<Vec<u8>>,
    settled: Option<Vec<u8>>,
}

fn row(columns: Columns) -> Result<MemberRow, Error> {
    let invitation = match (columns.invitation_digest, columns.invitation_expiry) {
        (Some(digest), Some(expiry)) => {
            Some(Invitation { digest: codes::digest(digest)?, expiry: codes::day(&expiry)? })
        }
        _ => None,
    };
    let charter = match (columns.charter_version, columns.charter_day) {
        (Some(version), Some(day)) => Some(Charter { version: codes::number(version)?, day: codes::day(&day)? }),
        _ => None,
    };
    Ok(MemberRow {
        id: columns.id.into(),
        name: columns.name,
        mail: columns.mail,
        state: codes::coded(&columns.state)?,
        invitation,
        last_step: codes::number(columns.last_step)?,
        charter,
        identity_file: columns.identity_file,
        one_time_secret: columns.one_time_secret,
        enrolment: columns.enrolment,
        settled: columns.settled,
    })
}

/// Writes a new member; [`Error::Conflict`] when the mail address is another's.
pub async fn insert(tx: &mut Tx, member: &MemberRow) -> Result<(), Error> {
    let last_step = codes::stored(member.last_step)?;
    on!(tx, |c| sqlx::query(INSERT)
        .bind(member.id.uuid())
        .bind(&member.name)
        .bind(&member.mail)
        .bind(member.state.code())
        .bind(member.invitation.as_ref().map(|invitation| invitation.digest.as_slice()))
        .bind(member.invitation.map(|invitation| invitation.expiry.to_string()))
        .bind(last_step)
        .bind(member.charter.map(|charter| i64::from(charter.version)))
        .bind(member.charter.map(|charter| charter.day.to_string()))
        .bind(&member.identity_file)
        .bind(&member.one_time_secret)
        .bind(&member.enrolment)
        .bind(&member.settled)
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// The member with this identifier.
pub async fn by_id(tx: &mut Tx, id: MemberId) -> Result<Option<MemberRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(BY_ID).bind(id.uuid()).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// The member with this mail address.
pub async fn by_mail(tx: &mut Tx, mail: &str) -> Result<Option<MemberRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(BY_MAIL).bind(mail).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// The member who holds this invitation, expired or not.
pub async fn by_invitation(tx: &mut Tx, digest: &[u8; 32]) -> Result<Option<MemberRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(BY_INVITATION).bind(digest.as_slice()).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// Every member, by identifier.
pub async fn all(tx: &mut Tx) -> Result<Vec<MemberRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(ALL).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

/// Invites again somebody who never came, or who left: what the row held is gone; says whether `id` was there (so do
/// those below).
pub async fn invite_again(tx: &mut Tx, id: MemberId, member: &MemberRow) -> Result<bool, Error> {
    let changed = on!(tx, |c| sqlx::query(INVITE_AGAIN)
        .bind(id.uuid())
        .bind(member.id.uuid())
        .bind(&member.name)
        .bind(member.state.code())
        .bind(member.invitation.as_ref().map(|invitation| invitation.digest.as_slice()))
        .bind(member.invitation.map(|invitation| invitation.expiry.to_string()))
        .bind(&member.enrolment)
        .execute(c)
        .await?
        .rows_affected());
    Ok(changed == 1)
}

/// Takes an invitation, once: the member who held it, or nobody when it was taken, replaced or expired before `today`.
pub async fn take_invitation(tx: &mut Tx, digest: &[u8; 32], today: Day) -> Result<Option<MemberId>, Error> {
    let taken: Option<Uuid> = on!(tx, |c| sqlx::query_scalar(TAKE_INVITATION)
        .bind(digest.as_slice())
        .bind(today.to_string())
        .fetch_optional(c)
        .await?);
    Ok(taken.map(MemberId::from))
}

/// Keeps what somebody asked to be enrolled as, or forgets it.
pub async fn set_enrolment(tx: &mut Tx, id: MemberId, enrolment: Option<&[u8]>) -> Result<bool, Error> {
    set_sealed(tx, SET_ENROLMENT, id, enrolment).await
}

/// Keeps a member's sealed keys and one-time secret, in place of any other.
pub async fn set_keys(tx: &mut Tx, id: MemberId, identity_file: &[u8], one_time_secret: &[u8]) -> Result<bool, Error> {
    let changed = on!(tx, |c| sqlx::query(SET_KEYS)
        .bind(id.uuid())
        .bind(identity_file)
        .bind(one_time_secret)
        .execute(c)
        .await?
        .rows_affected());
    Ok(changed == 1)
}

/// Moves a member on.
pub async fn set_state(tx: &mut Tx, id: MemberId, state: MemberState) -> Result<bool, Error> {
    let changed =
        on!(tx, |c| sqlx::query(SET_STATE).bind(id.uuid()).bind(state.code()).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Notes that a member accepted the charter.
pub async fn set_charter(tx: &mut Tx, id: MemberId, charter: Charter) -> Result<bool, Error> {
    let changed = on!(tx, |c| sqlx::query(SET_CHARTER)
        .bind(id.uuid())
        .bind(i64::from(charter.version))
        .bind(charter.day.to_string())
        .execute(c)
        .await?
        .rows_affected());
    Ok(changed == 1)
}

/// Keeps what a member last saw of the roster, or forgets it.
pub async fn set_settled(tx: &mut Tx, id: MemberId, settled: Option<&[u8]>) -> Result<bool, Error> {
    set_sealed(tx, SET_SETTLED, id, settled).await
}

async fn set_sealed(tx: &mut Tx, statement: &'static str, id: MemberId, sealed: Option<&[u8]>) -> Result<bool, Error> {
    let changed = on!(tx, |c| sqlx::query(statement).bind(id.uuid()).bind(sealed).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Uses up a step of the one-time code (RFC 6238 5.2): false when it, or a later one, was used already.
pub async fn use_step(tx: &mut Tx, id: MemberId, step: u64) -> Result<bool, Error> {
    let step = codes::stored(step)?;
    let used = on!(tx, |c| sqlx::query(USE_STEP).bind(id.uuid()).bind(step).execute(c).await?.rows_affected());
    Ok(used == 1)
}

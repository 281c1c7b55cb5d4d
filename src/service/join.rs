//! Somebody invited becomes a member: charter, keys, passphrase and one-time code, each shown once and asked back.
//!
//! Keys are made in the person's own session and leave it only locked. The first coordinator's joining founds the roster.
//! Until coordinators have endorsed the keys, they open nothing.
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use totp_rs::{Builder, Secret as OneTimeSecret, Totp};

use super::{
    About, Error, Service, Who,
    authorise::authorise,
    enrolment::{self, Enrolment},
    invite,
    journal::{self, Line},
    roster,
    seen::Seen,
    session::{self, Session},
    view::Joining,
    witness,
};
use crate::{
    crypto::{
        Digest,
        identity_file::{self, MemberKeys},
        passphrase::Passphrase,
        roster::Statement,
        seal,
        token::Token,
    },
    domain::{
        act::{Act, verb},
        role::Role,
        roster::{Roster, RosterAct},
    },
    entropy,
    ids::{InstanceId, MemberId},
    store::{
        self, Tx,
        members::{Charter, MemberRow, MemberState},
    },
};

/// Why joining did not go on.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// The code is mistyped, used, or too old.
    #[error("unknown invitation")]
    Unknown,
    /// What was typed is not the passphrase.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The one-time code is not right at this moment.
    #[error("wrong one-time code")]
    WrongCode,
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl From<store::Error> for JoinError {
    fn from(error: store::Error) -> Self {
        Self::Other(error.into())
    }
}

const JOIN: &str = "join";

/// Where somebody stands, in their sealed session.
#[derive(serde::Serialize, serde::Deserialize)]
struct Join {
    member: MemberId,
    name: String,
    mail: String,
    digest: String,
    founding: bool,
    roles: Vec<Role>,
    keys: Option<Made>,
    done: Option<String>,
}

/// What was made for them, until it is locked.
#[derive(serde::Serialize, serde::Deserialize)]
struct Made {
    keys: String,
    passphrase: String,
    one_time: String,
}

/// Begins with the code of an invitation; it is used up only at the end.
pub async fn open(service: &Service, session: &Session, code: &str) -> Result<(), JoinError> {
    let token = Token::parse(code).map_err(|_| JoinError::Unknown)?;
    let digest = invite::digest(&token);
    let mut tx = service.store().read().await?;
    let row = invited(service, &mut tx, &digest).await?;
    let founding = roster::current(service, &mut tx).await?.head.is_none();
    let waiting = enrolment::open(service, row.id, row.enrolment.as_deref())?.ok_or(Error::Broken("enrolment"))?;
    drop(tx);
    let join = Join {
        member: row.id,
        name: row.name,
        mail: row.mail,
        digest: HEXLOWER.encode(&digest),
        founding,
        roles: waiting.entry.posts.iter().map(|post| post.role).collect(),
        keys: None,
        done: None,
    };
    session.cycle_id().await.map_err(|_| Error::Internal("session"))?;
    Ok(session::put(session, JOIN, &join).await?)
}

async fn invited(service: &Service, tx: &mut Tx, digest: &[u8; 32]) -> Result<MemberRow, JoinError> {
    let row = store::members::by_invitation(tx, digest).await?.ok_or(JoinError::Unknown)?;
    let usable = row.invitation.is_some_and(|invitation| service.today() <= invitation.expiry);
    if usable && row.state == MemberState::Invited { Ok(row) } else { Err(JoinError::Unknown) }
}

/// Where the person stands; nothing without an invitation.
pub async fn state(session: &Session) -> Result<Option<Joining>, Error> {
    let Some(join) = session::get::<Join>(session, JOIN).await? else { return Ok(None) };
    if let Some(fingerprint) = join.done {
        return Ok(Some(Joining::Done { fingerprint, founding: join.founding }));
    }
    let Some(made) = join.keys else {
        return Ok(Some(Joining::Charter { name: join.name, founding: join.founding, roles: join.roles }));
    };
    let secret = HEXLOWER.decode(made.one_time.as_bytes()).map_err(|_| Error::Internal("one-time secret"))?;
    let otpauth = one_time(&secret, &join.mail)?.to_url().map_err(|_| Error::Internal("one-time secret"))?;
    Ok(Some(Joining::Keys { passphrase: made.passphrase, otpauth, secret: BASE32_NOPAD.encode(&secret) }))
}

/// The charter is accepted: keys, passphrase and one-time secret are made and kept in the sealed session.
pub async fn accept_charter(service: &Service, session: &Session) -> Result<(), Error> {
    let mut join = session::get::<Join>(session, JOIN).await?.ok_or(Error::SignedOut)?;
    if join.keys.is_some() {
        return Ok(());
    }
    let mut random = service.entropy();
    let keys = MemberKeys::generate(Digest::ZERO, &mut random);
    join.keys = Some(Made {
        keys: HEXLOWER.encode(&keys.to_bytes()),
        passphrase: Passphrase::generate(&mut random).reveal().to_owned(),
        one_time: HEXLOWER.encode(&entropy::array::<20>(&mut random)),
    });
    session::put(session, JOIN, &join).await
}

/// The passphrase and a one-time code come back: the keys are locked, the invitation is used up.
pub async fn confirm(service: &Service, session: &Session, passphrase: &str, code: &str) -> Result<(), JoinError> {
    let mut join = session::get::<Join>(session, JOIN).await?.ok_or(Error::SignedOut)?;
    let made = join.keys.take().ok_or(Error::SignedOut)?;
    let secret = HEXLOWER.decode(made.one_time.as_bytes()).map_err(|_| Error::Internal("one-time secret"))?;
    let now = service.clock().now().as_second().unsigned_abs();
    let step = one_time(&secret, &join.mail)?.check(code.trim(), now).ok_or(JoinError::WrongCode)?;
    let bytes = HEXLOWER.decode(made.keys.as_bytes()).map_err(|_| Error::Internal("keys"))?;
    let keys = MemberKeys::from_bytes(&bytes).map_err(Error::from)?;
    let shown = Passphrase::parse(&made.passphrase).map_err(Error::from)?;
    let typed = Passphrase::parse(passphrase).map_err(|_| JoinError::WrongPassphrase)?;
    let sealed = seal::seal(&service.host().codes(), &join.member.bytes(), &secret, &mut service.entropy());
    let fingerprint = enter(service, &join, (keys, shown, typed), (sealed, step)).await?;
    join.done = Some(fingerprint);
    session.cycle_id().await.map_err(|_| Error::Internal("session"))?;
    Ok(session::put(session, JOIN, &join).await?)
}

async fn enter(
    service: &Service,
    join: &Join,
    (mut keys, shown, typed): (MemberKeys, Passphrase, Passphrase),
    (one_time, step): (Vec<u8>, u64),
) -> Result<String, JoinError> {
    let permit = authorise::<verb::Join>(service, Who::Invited(join.member), About::Oneself).await?;
    let entering = Entering::prepare(service, join, &keys).await?;
    keys.founding = entering.founding;
    let seen = entering.seen.seal(service, &keys)?;
    // Locking is slow by design: it is done before the writing begins, so that nobody waits for it.
    let file = locked(service, keys, (shown, typed)).await?;
    let (member, today) = (join.member, service.today());
    let mut tx = service.store().begin().await?;
    if store::members::take_invitation(&mut tx, &digest_of(join)?, today).await? != Some(member) {
        return Err(JoinError::Unknown);
    }
    store::members::set_keys(&mut tx, member, &file, &one_time).await?;
    store::members::set_settled(&mut tx, member, Some(&seen)).await?;
    store::members::use_step(&mut tx, member, step).await?;
    let charter = Charter { version: service.settings().charter, day: today };
    store::members::set_charter(&mut tx, member, charter).await?;
    let fingerprint = entering.write(service, &mut tx, member).await?;
    let line = Line::new(service, Act::Join, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    tx.commit().await?;
    Ok(fingerprint)
}

fn digest_of(join: &Join) -> Result<[u8; 32], Error> {
    let bytes = HEXLOWER.decode(join.digest.as_bytes()).map_err(|_| Error::Internal("invitation"))?;
    bytes.try_into().map_err(|_| Error::Internal("invitation"))
}

/// What a new member brings: an entry to be endorsed, or the founding of the roster.
struct Entering {
    enrolment: Enrolment,
    founding: Digest,
    /// The two chains as the new member first sees them.
    seen: Seen,
    first: Option<Statement>,
}

impl Entering {
    async fn prepare(service: &Service, join: &Join, keys: &MemberKeys) -> Result<Self, JoinError> {
        let mut tx = service.store().read().await?;
        let row = invited(service, &mut tx, &digest_of(join)?).await?;
        let roll = roster::current(service, &mut tx).await?;
        let instance = store::instance::get(&mut tx).await?.ok_or(Error::Internal("instance"))?;
        let journal = witness::head(service, &mut tx).await?;
        drop(tx);
        let waiting = enrolment::open(service, row.id, row.enrolment.as_deref())?;
        let mut enrolment = waiting.ok_or(Error::Broken("enrolment"))?;
        enrolment.entry.recipients = vec![keys.identity.recipient().to_string()];
        enrolment.entry.verifying = Some(HEXLOWER.encode(&keys.signing.verifying().0));
        if let (Some(founding), Some(head)) = (roll.founding, roll.head) {
            return Ok(Self { enrolment, founding, seen: Seen { roster: head, journal }, first: None });
        }
        let first = founding_statement(instance, &enrolment, keys)?;
        let seen = Seen { roster: (first.sequence, first.digest()), journal };
        Ok(Self { enrolment, founding: first.digest(), seen, first: Some(first) })
    }

    /// Writes the entry or the founding; gives the fingerprint to read aloud.
    async fn write(self, service: &Service, tx: &mut Tx, member: MemberId) -> Result<String, Error> {
        let Some(first) = self.first else {
            let sealed = enrolment::close(service, &self.enrolment)?;
            store::members::set_enrolment(tx, member, Some(&sealed)).await?;
            store::members::set_state(tx, member, MemberState::Joined).await?;
            return Ok(enrolment::fingerprint(&self.enrolment.entry));
        };
        let permit = authorise::<verb::Found>(service, Who::Invited(member), About::Oneself).await?;
        roster::append(tx, &first).await?;
        store::members::set_enrolment(tx, member, None).await?;
        store::members::set_state(tx, member, MemberState::Endorsed).await?;
        let line = Line::new(service, Act::Found, invite::actor(permit.actor())).about(&member.to_string());
        journal::append(service, tx, &line.concerning(self.founding)).await?;
        Ok(enrolment::grouped(&self.founding.to_string()))
    }
}

/// The first statement of the roster, tried before it is written; its digest is the founding fingerprint.
fn founding_statement(instance: InstanceId, enrolment: &Enrolment, keys: &MemberKeys) -> Result<Statement, Error> {
    let act = RosterAct::Found { instance, entry: enrolment.entry.clone() };
    let body = serde_json::to_vec(&act).map_err(|_| Error::Internal("roster"))?;
    let mut trial = Roster::new(1);
    trial.apply(&body, &[keys.signing.verifying().0]).map_err(|_| Error::Invalid(vec!["not-a-coordinator"]))?;
    Ok(Statement::append(None, body, Vec::new(), &keys.signing)?)
}

/// Locks the keys under the passphrase shown, and opens them with the one typed: opening is the check.
async fn locked(
    service: &Service,
    keys: MemberKeys,
    (shown, typed): (Passphrase, Passphrase),
) -> Result<Vec<u8>, JoinError> {
    let _place = service.unlocking.acquire().await.map_err(|_| Error::Internal("unlocking"))?;
    let (host, factor, mut random) = (service.host().members(), service.settings().work_factor, service.entropy());
    let work = move || {
        let file = identity_file::lock(&keys, &shown, factor, &host, &mut random)?;
        let opens = identity_file::unlock(&file, &typed, factor, &host).is_ok();
        Ok::<_, Error>((file, opens))
    };
    let (file, opens) = tokio::task::spawn_blocking(work).await.map_err(|_| Error::Internal("locking"))??;
    if opens { Ok(file) } else { Err(JoinError::WrongPassphrase) }
}

/// The one-time codes of RFC 6238: six digits, thirty seconds, one step of tolerance either way.
pub(crate) fn one_time(secret: &[u8], account: &str) -> Result<Totp, Error> {
    Builder::new()
        .with_secret(OneTimeSecret::from(secret.to_vec()))
        .with_skew(1)
        .with_account_name(account.to_owned())
        .with_issuer(Some("Recueil".to_owned()))
        .build()
        .map_err(|_| Error::Internal("one-time secret"))
}

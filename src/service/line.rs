//! An external listening line sends what it was told, with a key that only writes.
//!
//! A key gives no right that a visitor lacks, but to say by which way something came: it reads no case, not even those it
//! sent. What it sends is sealed like any report; the code it is answered was seen, and opens nothing before the person
//! has changed it. The code is derived from the key, the host secret and the sender's name for the request, so that a
//! request repeated after a lost answer is answered alike, and nothing is kept for it.
//!
//! It does **not** check what a line says of the person, and cannot take back what a stolen key sent.
use std::time::Duration;

use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

use super::{
    Error, Service,
    case_file::{Committed, request_digest},
    pace,
    record_contact::{Hand, deposit},
    submit_report::shown,
    view::Receipt,
};
use crate::{
    crypto::{
        Digest,
        lineage::Lineage,
        secret::{Secret, same},
        token::{Token, TokenKeys},
    },
    domain::{
        Coded,
        act::{Act, verb},
        contact::{Channel, Contact, Origin},
        draft::{Draft, Fields, Problem},
        organisation::Organisation,
    },
    entropy::Entropy,
    ids::CaseId,
    policy::{Permit, Subject},
    store,
};

/// Begins every key, so that one left in a file or a log is recognised.
const PREFIX: &str = "rcl_";
/// The shortest and longest name of a request.
const NAMES: std::ops::RangeInclusive<usize> = 16..=128;

/// A listening line that may send.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its name, as the person and the cell read it.
    pub name: String,
    /// The way what it sends came.
    pub channel: Channel,
    /// The entity it sends for, with what stands below; all of them where it has none.
    pub entity: Option<String>,
    /// The digest of its key.
    pub digest: Digest,
}

/// A line of the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// The way is none this program knows.
    #[error("its channel is none of the ways a contact comes")]
    Channel,
    /// The entity is not there.
    #[error("its entity is none of the organisation's")]
    Entity,
    /// Two lines have one key.
    #[error("two lines have the same key")]
    Twice,
}

impl Line {
    /// A line as it is configured.
    pub fn new(
        (name, channel): (String, &str),
        entity: Option<String>,
        (digest, organisation): (Digest, &Organisation),
    ) -> Result<Self, LineError> {
        let channel = Channel::from_code(channel).map_err(|_| LineError::Channel)?;
        if entity.as_ref().is_some_and(|code| organisation.entity(code).is_none()) {
            return Err(LineError::Entity);
        }
        Ok(Self { name, channel, entity, digest })
    }
}

/// Lines whose keys all differ: one key is one line.
pub fn distinct(lines: Vec<Line>) -> Result<Vec<Line>, LineError> {
    let is_new = |at: usize, line: &Line| lines.iter().take(at).all(|before| before.digest != line.digest);
    if lines.iter().enumerate().all(|(at, line)| is_new(at, line)) { Ok(lines) } else { Err(LineError::Twice) }
}

/// Draws a key: what the line keeps, and its digest, which the configuration lists. A key has 256 bits: its digest needs no
/// slowness.
pub fn new_key(entropy: &mut dyn Entropy) -> (Zeroizing<String>, Digest) {
    let key = Zeroizing::new(format!("{PREFIX}{}", HEXLOWER.encode(Secret::generate(entropy).expose())));
    let digest = Digest::of(key.as_bytes());
    (key, digest)
}

/// A line that has shown its key.
pub struct Caller<'a> {
    line: &'a Line,
    /// What its codes are derived from.
    secret: Secret,
}

/// The line whose key this is. Every line is looked at, and how much of a key is right does not show in the time it takes.
#[must_use]
pub fn caller<'a>(service: &'a Service, key: &str) -> Option<Caller<'a>> {
    let digest = Digest::of(key.as_bytes());
    let lines = service.settings().lines.iter();
    let line = lines.fold(None, |found, line| if same(&line.digest.0, &digest.0) { Some(line) } else { found })?;
    let secret = Secret::derive_salted(key.as_bytes(), service.host().lines().expose(), "recueil/v1/line");
    Some(Caller { line, secret })
}

/// Something wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// What is wrong, as the form would say: `problem-<code>`.
    pub code: &'static str,
}

impl From<&Problem> for Fault {
    fn from(problem: &Problem) -> Self {
        Self { field: problem.field, code: problem.code }
    }
}

/// What became of a request.
#[derive(Debug)]
pub enum Sent {
    /// It is a case, now or since it was sent before; what the person must keep.
    Taken(Receipt),
    /// Its name was given to another request, or its answer counts no more: the person has changed the code, or it was sent
    /// longer ago than requests are remembered.
    Used,
}

impl Caller<'_> {
    /// Waits for the line's turn, or says how long it still is.
    pub async fn turn(&self, service: &Service) -> Result<(), Duration> {
        pace::line(service, &self.line.digest.0).await
    }

    /// Reads what was sent, with the parser of the form.
    pub fn read(
        &self,
        service: &Service,
        (origin, draft): (&Fields, &Draft),
        language: &str,
    ) -> Result<Contact, Vec<Fault>> {
        let mut origin = origin.clone();
        origin.insert("channel", self.line.channel.code());
        let origin = Origin::parse(&origin, service.today());
        let report = draft.parse(service.rules(), language);
        let mut faults: Vec<Fault> = Vec::new();
        faults
            .extend(origin.as_ref().err().into_iter().flatten().map(|one| Fault { field: one.field, code: one.code }));
        faults.extend(report.as_ref().err().into_iter().flatten().map(Fault::from));
        let (Ok(origin), Ok(mut report)) = (origin, report) else { return Err(faults) };
        if let Some(scope) = &self.line.entity {
            if !report.entity_said {
                report.entity.clone_from(scope);
            } else if !service.rules().organisation.is_within(&report.entity, scope) {
                return Err(vec![Fault { field: "entity", code: "unknown-option" }]);
            }
        }
        Ok(Contact { origin: Origin { line: self.line.name.clone(), ..origin }, report })
    }

    /// Makes a case of it; the same request sent again is answered alike.
    pub async fn send(
        &self,
        service: &Service,
        permit: &Permit<verb::Submit>,
        (contact, name): (&Contact, &str),
    ) -> Result<Sent, Error> {
        if !matches!(permit.subject(), Subject::Intake { entity } if *entity == contact.report.entity) {
            return Err(Error::NotFound);
        }
        let token = self.token(name);
        let keys = token.keys(&service.host().token_salt());
        let body = serde_json::to_vec(contact).map_err(|_| Error::Internal("contact"))?;
        let request = Digest::of(&body).to_string();
        match deposit(service, &keys, (contact, Hand::Line(&request))).await? {
            Committed::Before if !stands(service, &keys, &request).await? => Ok(Sent::Used),
            _ => Ok(shown(service, &token).await?.map_or(Sent::Used, Sent::Taken)),
        }
    }

    /// The code that a request of this name gives.
    fn token(&self, name: &str) -> Token {
        Token::derived(&Secret::derive_salted(name.as_bytes(), self.secret.expose(), "recueil/v1/line/token"))
    }
}

/// Whether the same request was taken, is remembered, and its code still counts.
async fn stands(service: &Service, keys: &TokenKeys, request: &str) -> Result<bool, Error> {
    let case = CaseId::from_bytes(Lineage::new(keys.signing.verifying()).case_id());
    let mut tx = service.store().read().await?;
    let known = store::requests::is_taken(&mut tx, &request_digest(case, Act::Submit, request).0).await?;
    let row = store::tokens::by_lookup(&mut tx, &keys.lookup).await?;
    Ok(known && row.is_some_and(|row| row.ended.is_none()))
}

/// The name a sender gives to a request: long enough that nobody gives the same by chance. Quotes around it are those of the
/// header's grammar (draft-ietf-httpapi-idempotency-key-header, section 2.1).
#[must_use]
pub fn request_name(header: &str) -> Option<&str> {
    let name = header.trim();
    let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
    let is_plain = name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\');
    (NAMES.contains(&name.len()) && is_plain).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::rules::Rules, entropy::SeededEntropy};

    #[test]
    fn a_request_has_a_name_of_some_length() {
        let uuid = "8e03978e-40d5-43dd-bc93-6894a57f9324";
        assert_eq!(request_name(uuid), Some(uuid));
        assert_eq!(request_name(&format!(" \"{uuid}\" ")), Some(uuid));
        for wrong in
            ["", "1", "\"\"", "fifteen-letters", "été-été-été-été-été", "a b c d e f g h i j k", &"x".repeat(129)]
        {
            assert_eq!(request_name(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_line_is_for_a_way_and_an_entity_that_exist() {
        let organisation = Rules::embedded().unwrap().organisation;
        let (key, digest) = new_key(&mut SeededEntropy::new(1));
        assert!(key.starts_with(PREFIX) && key.len() == 68 && digest == Digest::of(key.as_bytes()));
        let line = |channel, entity: Option<&str>| {
            let named = ("Écoute".to_owned(), channel);
            Line::new(named, entity.map(str::to_owned), (digest, &organisation))
        };
        assert!(line("external-line", None).is_ok() && line("union", Some("brumefond")).is_ok());
        assert!(matches!(line("online", None), Err(LineError::Channel)));
        assert!(matches!(line("phone", Some("nowhere")), Err(LineError::Entity)));
        let twice = vec![line("phone", None).unwrap(), line("union", None).unwrap()];
        assert!(matches!(distinct(twice), Err(LineError::Twice)));
    }
}

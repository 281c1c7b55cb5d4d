//! What the service does: one use case a file, one transaction, one journal entry.
//!
//! A verb takes a [`Permit`](crate::policy::Permit), the only proof that somebody may, and goes down the one road to a
//! case, [`case_file`]. Nothing here renders or speaks HTTP, and nothing here trusts a row of the store: rosters, grants
//! and records are verified before they are believed.
//!
//! It does not protect against whoever controls the running process while somebody is signed in.
use std::{path::PathBuf, sync::Arc};

use tokio::sync::{Notify, Semaphore};

use crate::{
    blobs::Blobs,
    clock::{Clock, Day},
    crypto::{host::HostSecret, sign::VerifyingKey, verified::Verified},
    entropy::{self, Entropy},
    ids::RequestId,
    policy::Policy,
    store::Store,
};

pub mod absences;
pub mod aftercare;
pub mod alert;
pub mod assess;
pub mod assign;
pub mod audit;
pub mod authorise;
pub mod case_file;
pub mod change_code;
pub mod change_posts;
pub mod charter;
pub mod come_back;
pub mod consent;
pub mod correct_report;
pub mod counsel;
pub mod cover;
pub mod decision;
pub mod departure;
pub mod discipline;
pub mod endorse;
pub mod enrolment;
pub mod error;
pub mod exception;
pub mod exclude;
pub mod experience;
pub mod files;
pub mod follow_up;
pub mod hand_over;
mod head;
pub mod hearing;
pub mod housekeeping;
pub mod identify;
pub mod inquiry;
pub mod installation;
pub mod investigation;
pub mod invite;
pub mod join;
pub mod journal;
pub mod keep;
pub mod ledger;
pub mod letter;
pub mod line;
pub mod link;
pub mod list_cases;
mod listening;
pub mod me;
pub mod members;
pub mod note;
pub mod notebook;
pub mod open_case;
pub mod orient;
pub mod outbox;
pub mod overdue;
pub mod pace;
pub mod people;
pub mod protection;
pub mod qualify;
pub mod question;
pub mod readers;
pub mod record_contact;
pub mod recovery;
pub mod renew_code;
pub mod reply;
pub mod retention;
pub mod revoke;
pub mod rights;
pub mod roster;
mod seen;
pub mod session;
pub mod sign_in;
pub mod steering;
pub mod submit_report;
pub mod take_away;
pub mod take_over;
pub mod today;
pub mod view;
pub mod whereabouts;
pub mod wish;
pub mod withdrawal;
pub mod witness;
pub mod write;

pub use authorise::{About, Who, authorise};
pub use error::Error;

// The words that use cases are spoken to in: whoever only calls them needs no other room.
pub use crate::{
    crypto::Digest,
    domain::{
        Coded,
        act::verb,
        case::Reference,
        draft::{Fields, Page},
        role::Role,
        roster::Post,
        rules::{Rules, RulesError},
    },
};

/// What an installation sets for its use cases.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Logarithm of the scrypt work factor of identity files; the only one accepted.
    pub work_factor: u8,
    /// The founding fingerprint pinned by the organisation; intake stays closed without it.
    pub founding: Option<Digest>,
    /// Folder where this process remembers the highest heads it saw of roster and journal.
    pub state_dir: Option<PathBuf>,
    /// Version of the charter that members accept.
    pub charter: u32,
    /// How much is taken as files.
    pub files: files::Limits,
    /// Listening lines that may send what they are told.
    pub lines: Vec<line::Line>,
    /// The server that takes neutral notices; without one, nobody writes outside.
    pub mail: Option<outbox::Relay>,
}

/// What an installation is made of before it starts.
#[derive(Debug)]
pub struct Parts {
    /// Where things are kept.
    pub store: Store,
    /// Where sealed files are kept.
    pub blobs: Blobs,
    /// The secret that never stands in the database.
    pub host: HostSecret,
    /// The organisation's rules.
    pub rules: Rules,
    /// Who may do what.
    pub policy: Policy,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws randomness.
    pub entropy: entropy::Source,
    /// Settings.
    pub settings: Settings,
}

/// A running installation: everything a use case needs.
#[derive(Debug)]
pub struct Service {
    parts: Parts,
    keeper: roster::Keeper,
    /// Opening an identity file takes memory by design: two at a time.
    unlocking: Semaphore,
    /// So does freeing a file of hidden data.
    cleaning: Semaphore,
    /// Laying a document out takes a processor: one at a time, so that pages wait for nobody's.
    #[cfg(feature = "pdf")]
    publishing: Semaphore,
    /// So does looking the whole journal over.
    looking: Semaphore,
    doors: pace::Doors,
    /// Something leaves at once, and not when the worker looks next.
    leaving: Notify,
    standing: journal::Standing,
    journal_key: VerifyingKey,
    verified: Verified,
}

impl Service {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let journal_key = journal::signing_key(&parts.host).verifying();
        let keeper = roster::Keeper::new(parts.settings.founding, parts.settings.state_dir.clone());
        Self {
            parts,
            keeper,
            unlocking: Semaphore::new(2),
            cleaning: Semaphore::new(2),
            #[cfg(feature = "pdf")]
            publishing: Semaphore::new(1),
            looking: Semaphore::new(1),
            doors: pace::Doors::new(),
            leaving: Notify::new(),
            standing: journal::Standing::default(),
            journal_key,
            verified: Verified::default(),
        }
    }

    /// The organisation's rules.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.parts.rules
    }

    /// Signatures that this process has verified already.
    pub(crate) fn verified(&self) -> &Verified {
        &self.verified
    }

    /// Tells the time.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        self.parts.clock.as_ref()
    }

    /// The present day in Paris.
    #[must_use]
    pub fn today(&self) -> Day {
        self.parts.clock.today()
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.parts.settings
    }

    /// Whether a first coordinator has founded the roster.
    pub async fn is_founded(&self) -> Result<bool, Error> {
        let mut tx = self.store().read().await?;
        Ok(roster::current(self, &mut tx).await?.head.is_some())
    }

    /// Closes the store: what was acknowledged is on the disk.
    pub async fn close(&self) {
        self.parts.store.close().await;
    }

    /// Waits until something was written that leaves at once.
    pub async fn leaving(&self) {
        self.leaving.notified().await;
    }

    /// Something was written that leaves at once.
    pub(crate) fn leaves(&self) {
        self.leaving.notify_one();
    }

    pub(crate) fn store(&self) -> &Store {
        &self.parts.store
    }

    pub(crate) fn blobs(&self) -> &Blobs {
        &self.parts.blobs
    }

    pub(crate) fn host(&self) -> &HostSecret {
        &self.parts.host
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.parts.policy
    }

    pub(crate) fn entropy(&self) -> entropy::Source {
        self.parts.entropy.clone()
    }
}

/// Draws the identifier of a form about to be shown: sent twice, it counts once.
#[must_use]
pub fn new_request(service: &Service) -> String {
    RequestId::random(&mut service.entropy() as &mut dyn Entropy).to_string()
}

/// Words typed in a form that counts once.
#[derive(Debug, Clone)]
pub struct Message {
    /// The words.
    pub text: String,
    /// Identifier of the form as shown.
    pub request: String,
}

impl Message {
    /// What makes the same form count once: its identifier with the words, so that words changed before it was sent again
    /// count too.
    pub(crate) fn once(&self, words: &[&str]) -> Option<String> {
        let parts: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).collect();
        (!self.request.is_empty()).then(|| format!("{} {}", self.request, Digest::of_parts(&parts)))
    }

    /// The words, if there are any and not too many.
    pub(crate) fn checked(&self, limit: usize) -> Result<String, Error> {
        let text = self.text.trim();
        if text.is_empty() {
            return Err(Error::Invalid(vec!["empty"]));
        }
        if text.chars().count() > limit {
            return Err(Error::Invalid(vec!["too-long"]));
        }
        Ok(text.to_owned())
    }
}

//! The people of a demonstration, a test or a benchmark: they join and sign in as anybody would.
use std::sync::Arc;

use anyhow::{Context as _, bail};
use jiff::{SignedDuration, Timestamp};

use crate::{
    clock::FixedClock,
    ids::MemberId,
    service::{
        About, Digest, Post, Role, Service, Who, authorise, endorse, invite, join, members, people, session,
        session::{Session, Surface, Unlocked, Vault},
        sign_in::{self, SignIn},
        verb,
        view::{Joining, NewMember},
    },
};

/// Somebody of the staff.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Address.
    pub mail: String,
    /// Roles with their entities.
    pub posts: Vec<Post>,
    /// Identifier, once joined.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// Passphrase, once joined.
    #[serde(default)]
    pub passphrase: String,
    /// Secret of the one-time codes in base 32, once joined.
    #[serde(default)]
    pub one_time: String,
}

impl Person {
    /// The one-time code at an instant.
    pub fn code(&self, at: Timestamp) -> anyhow::Result<String> {
        let secret = data_encoding::BASE32_NOPAD.decode(self.one_time.as_bytes())?;
        Ok(join::one_time(&secret, &self.mail)?.generate(at.as_second().unsigned_abs()).to_string())
    }

    fn holds(&self, role: Role) -> bool {
        self.posts.iter().any(|post| post.role == role)
    }
}

/// Everybody, and what was founded with them.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub struct Cast {
    /// The staff; the first founds.
    pub people: Vec<Person>,
    /// The founding fingerprint.
    #[serde(default)]
    pub founding: Option<Digest>,
    /// References of cases with the reporters' codes.
    #[serde(default)]
    pub codes: Vec<(String, String)>,
    /// Names of those heard in an inquiry, with their codes.
    #[serde(default)]
    pub heard: Vec<(String, String)>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    member: Vec<Person>,
}

impl Cast {
    /// The staff of the shipped demonstration.
    pub fn shipped() -> anyhow::Result<Self> {
        let shape: Shape = toml::from_str(include_str!("members.toml"))?;
        Ok(Self { people: shape.member, ..Self::default() })
    }

    /// The first person founds the roster.
    pub async fn found(&mut self, service: &Arc<Service>) -> anyhow::Result<()> {
        let permit = authorise::<verb::Invite>(service, Who::Job, About::Organisation).await?;
        let first = self.people.first_mut().context("nobody to found")?;
        let invitation = invite::invite(service, permit, newcomer(first)).await?;
        let fingerprint = join_with(service, first, &invitation.code).await?;
        let digits: String = fingerprint.chars().filter(|c| !c.is_whitespace()).collect();
        self.founding = Some(digits.parse().map_err(|_| anyhow::anyhow!("fingerprint"))?);
        Ok(())
    }

    /// Everybody else is invited, joins, and is endorsed by as many coordinators as it takes.
    pub async fn enrol_everybody(&mut self, service: &Arc<Service>, clock: &FixedClock) -> anyhow::Result<()> {
        let mut signers = vec![self.unlock(service, (0, clock)).await?];
        for index in 1..self.people.len() {
            let first = signers.first().context("nobody coordinates")?;
            let permit = authorise::<verb::Invite>(service, Who::Unlocked(first), About::Organisation).await?;
            let person = self.people.get_mut(index).context("nobody")?;
            let invitation = invite::invite(service, permit, newcomer(person)).await?;
            let fingerprint = join_with(service, person, &invitation.code).await?;
            let member = self.find(service, index).await?;
            for signer in &signers {
                let permit = authorise::<verb::Endorse>(service, Who::Unlocked(signer), About::Organisation).await?;
                endorse::endorse(service, permit, signer, (member, &fingerprint)).await?;
            }
            if self.people.get(index).is_some_and(|person| person.holds(Role::Coordinator)) {
                signers.push(self.unlock(service, (index, clock)).await?);
            }
        }
        Ok(())
    }

    /// Finds out the identifier of somebody who has joined.
    async fn find(&mut self, service: &Service, index: usize) -> anyhow::Result<MemberId> {
        let permit = authorise::<verb::Members>(service, Who::Job, About::Organisation).await?;
        let view = members::members(service, permit, None).await?;
        let person = self.people.get_mut(index).context("nobody")?;
        let line = view.members.iter().find(|line| line.mail == person.mail).context("has not joined")?;
        person.member = Some(line.member);
        Ok(line.member)
    }

    /// Everybody followed what is expected of them, half a year ago; but the last who receives, so that it shows.
    pub async fn train(&mut self, service: &Arc<Service>, clock: &FixedClock) -> anyhow::Result<()> {
        let first = self.unlock(service, (0, clock)).await?;
        let last = self.people.iter().rposition(|person| person.posts.iter().any(|post| post.role.receives()));
        let others = self.people.iter().enumerate().filter(|(index, _)| Some(*index) != last);
        for person in others.map(|(_, person)| person) {
            let member = person.member.context("nobody")?;
            let is_expected = |role: &Role| person.posts.iter().any(|post| post.role == *role);
            let trainings = service.rules().organisation.trainings.iter();
            for training in trainings.filter(|training| training.expected_of.iter().any(is_expected)) {
                let permit =
                    authorise::<verb::RecordTraining>(service, Who::Unlocked(&first), About::Organisation).await?;
                people::record_training(service, permit, (member, &training.code, service.today().plus(-180))).await?;
            }
        }
        Ok(())
    }

    /// Signs somebody in, and gives their open keys. Moves the clock on: a one-time code counts once.
    pub async fn unlock(
        &mut self,
        service: &Arc<Service>,
        (index, clock): (usize, &FixedClock),
    ) -> anyhow::Result<Unlocked> {
        clock.advance(SignedDuration::from_secs(60));
        if self.people.get(index).is_some_and(|person| person.member.is_none()) {
            self.find(service, index).await?;
        }
        let person = self.people.get(index).context("nobody")?;
        let session = new_session(service, Surface::Desk);
        let code = person.code(crate::clock::Clock::now(clock))?;
        let attempt =
            SignIn { mail: person.mail.clone(), code, passphrase: person.passphrase.clone(), mark: String::new() };
        sign_in::sign_in(service, &session, attempt).await?;
        Ok(session::unlocked(service, &session).await?)
    }
}

/// A session as a browser would have one.
#[must_use]
pub fn new_session(service: &Arc<Service>, surface: Surface) -> Session {
    Session::new(None, Arc::new(Vault::new(Arc::clone(service), surface)), None)
}

fn newcomer(person: &Person) -> NewMember {
    NewMember {
        name: person.name.clone(),
        function: person.function.clone(),
        mail: person.mail.clone(),
        posts: person.posts.iter().map(|post| (post.role, post.entity.clone())).collect(),
    }
}

/// Joins with an invitation's code; gives the fingerprint shown at the end.
async fn join_with(service: &Arc<Service>, person: &mut Person, code: &str) -> anyhow::Result<String> {
    let session = new_session(service, Surface::Desk);
    join::open(service, &session, code).await?;
    join::accept_charter(service, &session).await?;
    let Some(Joining::Keys { passphrase, secret, .. }) = join::state(&session).await? else {
        bail!("no keys were made")
    };
    person.passphrase = passphrase;
    person.one_time = secret;
    let code = person.code(service.clock().now())?;
    join::confirm(service, &session, &person.passphrase, &code).await?;
    match join::state(&session).await? {
        Some(Joining::Done { fingerprint, .. }) => Ok(fingerprint),
        _ => bail!("not joined"),
    }
}

//! A coordinator invites somebody: a single-use code, shown once. An invitation makes nobody a reader.
//!
//! Whoever lets an invitation expire, or leaves, or loses their passphrase and is struck off, is invited again with the same
//! address. Somebody who was in the roster comes back as another member, because their former keys must never serve again;
//! their entry says who they were, so that a case they were kept out of stays closed to them.
use super::{
    Error, Service,
    enrolment::{self, Enrolment},
    journal::{self, Line},
    roster::{self, Roll},
    view::{Invitation, NewMember},
};
use crate::{
    crypto::{Digest, token::Token},
    domain::{
        Coded,
        act::{Act, verb},
        role::Role,
        roster::{Post, RosterEntry},
    },
    ids::MemberId,
    policy::{Actor, Permit},
    store::{
        self,
        members::{Invitation as InvitationRow, MemberRow, MemberState},
    },
};

/// Days an invitation can be used.
const DAYS: i32 = 7;
/// Characters of a name, a function or an address.
const LIMIT: usize = 200;

/// Invites somebody; the code is given here and nowhere else.
pub async fn invite(service: &Service, permit: Permit<verb::Invite>, new: NewMember) -> Result<Invitation, Error> {
    let new = checked(service, new)?;
    let code = Token::generate(&mut service.entropy());
    let expires = service.today().plus(DAYS);
    let mut tx = service.store().begin().await?;
    let earlier = store::members::by_mail(&mut tx, &new.mail).await?;
    if earlier.as_ref().is_some_and(|row| row.state == MemberState::Endorsed) {
        return Err(Error::Invalid(vec!["mail-taken"]));
    }
    let roll = roster::current(service, &mut tx).await?;
    let entry = entry(service, &roll, (&new, earlier.as_ref()));
    let member = entry.member;
    let mut row = blank(member, new.name, new.mail);
    row.invitation = Some(InvitationRow { digest: digest(&code), expiry: expires });
    row.enrolment = Some(enrolment::close(service, &Enrolment { entry, pending: None })?);
    match earlier {
        Some(earlier) => drop(store::members::invite_again(&mut tx, earlier.id, &row).await?),
        None => store::members::insert(&mut tx, &row).await?,
    }
    let line = Line::new(service, Act::Invite, actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    tx.commit().await?;
    Ok(Invitation { code: code.reveal().to_string(), expires })
}

/// What will be proposed to the roster. Somebody whom it never had keeps their identifier.
fn entry(service: &Service, roll: &Roll, (new, earlier): (&NewMember, Option<&MemberRow>)) -> RosterEntry {
    let before = earlier.map(|row| row.id);
    let formerly = before.filter(|id| roll.roster.known(id).is_some());
    let formerly: Vec<MemberId> = formerly.map(|id| roll.roster.person(&id).collect()).unwrap_or_default();
    let kept = before.filter(|_| formerly.is_empty());
    RosterEntry {
        member: kept.unwrap_or_else(|| MemberId::random(&mut service.entropy())),
        name: new.name.clone(),
        function: new.function.clone(),
        posts: new.posts.iter().cloned().map(|(role, entity)| Post { role, entity }).collect(),
        recipients: Vec::new(),
        verifying: None,
        formerly,
    }
}

/// A row with nothing but who it is for.
pub(crate) fn blank(id: MemberId, name: String, mail: String) -> MemberRow {
    MemberRow {
        id,
        name,
        mail,
        state: MemberState::Invited,
        invitation: None,
        last_step: 0,
        charter: None,
        identity_file: None,
        one_time_secret: None,
        enrolment: None,
        settled: None,
    }
}

/// Whether an invitation can still be used: not taken up, not past, not replaced by another.
pub async fn stands(service: &Service, _: &Permit<verb::Invite>, code: &str) -> Result<bool, Error> {
    let Ok(code) = Token::parse(code) else { return Ok(false) };
    let mut tx = service.store().read().await?;
    let row = store::members::by_invitation(&mut tx, &digest(&code)).await?;
    let usable = |row: &MemberRow| row.invitation.as_ref().is_some_and(|it| service.today() <= it.expiry);
    Ok(row.is_some_and(|row| row.state == MemberState::Invited && usable(&row)))
}

/// What the store keeps of an invitation's code.
pub(crate) fn digest(code: &Token) -> [u8; 32] {
    Digest::of_parts(&[b"recueil/v1/invitation", code.to_bytes().as_slice()]).0
}

/// How the journal names who acts on the organisation.
pub(crate) fn actor(actor: &Actor) -> String {
    match actor {
        Actor::Member { id, roles, .. } => {
            let role = roles.iter().find(|role| **role == Role::Coordinator).or(roles.first());
            format!("{} {id}", role.map_or("member", |role| role.code()))
        }
        Actor::Invited { member } => format!("invited {member}"),
        Actor::Job => "job".to_owned(),
        Actor::Visitor | Actor::Reporter { .. } | Actor::Party { .. } => "reporter".to_owned(),
    }
}

fn checked(service: &Service, new: NewMember) -> Result<NewMember, Error> {
    let mut problems = Vec::new();
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let new = NewMember {
        name: tidy(&new.name),
        function: tidy(&new.function),
        mail: normalised(&new.mail),
        posts: new.posts,
    };
    if new.name.is_empty() || new.function.is_empty() {
        problems.push("empty");
    }
    if [&new.name, &new.function, &new.mail].iter().any(|text| text.chars().count() > LIMIT) {
        problems.push("too-long");
    }
    let is_address = new.mail.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    if !is_address || new.mail.contains(char::is_whitespace) {
        problems.push("not-an-address");
    }
    let known = |(role, entity): &(Role, String)| {
        *role != Role::Recovery && service.rules().organisation.entity(entity).is_some()
    };
    if new.posts.is_empty() || !new.posts.iter().all(known) {
        problems.push("unknown-option");
    }
    if problems.is_empty() { Ok(new) } else { Err(Error::Invalid(problems)) }
}

/// An address as it is kept and looked for.
pub(crate) fn normalised(mail: &str) -> String {
    mail.trim().to_lowercase()
}

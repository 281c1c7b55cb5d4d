//! The list of members, as coordinators and auditors see it.
use super::{
    Error, Service,
    change_posts::waiting,
    enrolment,
    people::People,
    roster,
    roster::Roll,
    session::Unlocked,
    view::{MemberLine, MembersView, PostsChange},
};
use crate::{
    crypto::sign::VerifyingKey,
    domain::{
        act::verb,
        role::Role,
        roster::{Post, RosterAct, RosterEntry, holds},
    },
    ids::MemberId,
    policy::Permit,
    store::{
        self,
        members::{MemberRow, MemberState},
    },
};

/// Everybody who was invited, with what each still needs; `unlocked` is whoever looks, if it is a member.
pub async fn members(
    service: &Service,
    permit: Permit<verb::Members>,
    unlocked: Option<&Unlocked>,
) -> Result<MembersView, Error> {
    drop(permit);
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let rows = store::members::all(&mut tx).await?;
    let people = People::read(service, &mut tx).await?;
    drop(tx);
    let mine = unlocked.map(Unlocked::member).transpose()?.map(|(_, keys)| keys.signing.verifying());
    let mut members =
        rows.into_iter().map(|row| line(service, (&roll, &people), row, mine)).collect::<Result<Vec<_>, _>>()?;
    members.sort_by(|a, b| a.name.cmp(&b.name));
    let founding = roll.founding.map(|digest| enrolment::grouped(&digest.to_string()));
    Ok(MembersView {
        members,
        founding: founding.unwrap_or_default(),
        pinned: service.settings().founding.is_some() && service.settings().founding == roll.founding,
        recovery: roll.recovery().is_some(),
    })
}

fn line(
    service: &Service,
    (roll, people): (&Roll, &People),
    row: MemberRow,
    mine: Option<VerifyingKey>,
) -> Result<MemberLine, Error> {
    let waiting = enrolment::open(service, row.id, row.enrolment.as_deref())?;
    let entry: Option<&RosterEntry> = roll.roster.known(&row.id).or(waiting.as_ref().map(|waiting| &waiting.entry));
    let change = change(service, (roll, &row), mine)?;
    let pending = waiting.as_ref().and_then(|waiting| waiting.pending.as_ref()).filter(|_| change.is_none());
    let endorsed = pending.map_or(0, |pending| pending.endorsements.len());
    let joined = row.state == MemberState::Joined;
    // What waits is an enrolment until the keys are endorsed, then the end of the membership.
    let needed = roll.roster.needed(if joined { None } else { Some(&row.id) });
    Ok(MemberLine {
        member: row.id,
        name: row.name,
        function: entry.map(|entry| entry.function.clone()).unwrap_or_default(),
        mail: row.mail,
        posts: entry.map(|entry| entry.posts.clone()).unwrap_or_default(),
        state: state(row.state),
        fingerprint: waiting.as_ref().filter(|_| joined).map(|waiting| enrolment::fingerprint(&waiting.entry)),
        missing: if pending.is_some() || joined { needed.saturating_sub(endorsed) } else { 0 },
        endorsed_by_me: pending.is_some_and(|pending| pending.endorsements.iter().any(|(key, _)| Some(*key) == mine)),
        chartered: row.charter.is_some_and(|charter| charter.version == service.settings().charter),
        charter: row.charter.map(|charter| (charter.version, charter.day)),
        followed: people.followed(roll, &row.id),
        lacking: entry.map(|entry| people.lacking(service, roll, entry)).unwrap_or_default(),
        away: people.away((roll, service.today()), Some(&row.id)).into_iter().next(),
        change,
    })
}

/// Other posts that were proposed for somebody who is there, against those that the verified roster gives them.
fn change(
    service: &Service,
    (roll, row): (&Roll, &MemberRow),
    mine: Option<VerifyingKey>,
) -> Result<Option<PostsChange>, Error> {
    let Some(now) = roll.roster.entry(&row.id).filter(|_| row.state == MemberState::Endorsed) else { return Ok(None) };
    let Some(pending) = waiting(service, roll, row)? else { return Ok(None) };
    let RosterAct::Enrol { entry, .. } = &pending.act else { return Ok(None) };
    let among = |posts: &[Post], others: &[Post], is: bool| -> Vec<Post> {
        posts.iter().filter(|post| others.contains(post) == is).cloned().collect()
    };
    let by = enrolment::standing(roll, &pending)?;
    let by: Vec<MemberId> = by.iter().filter_map(|(key, _)| roll.signer(key)).collect();
    let me = mine.and_then(|key| roll.signer(&key));
    Ok(Some(PostsChange {
        given: among(&entry.posts, &now.posts, false),
        taken: among(&now.posts, &entry.posts, false),
        kept: among(&now.posts, &entry.posts, true),
        missing: roll.roster.needed(None).saturating_sub(by.len()),
        waits_for_me: me.is_some_and(|me| !by.contains(&me) && roll.roster.counts(&me, &row.id)),
        by: by.iter().filter_map(|id| roll.roster.entry(id)).map(|entry| entry.name.clone()).collect(),
        shown: enrolment::fingerprint(entry),
    }))
}

fn state(state: MemberState) -> &'static str {
    match state {
        MemberState::Invited => "invited",
        MemberState::Joined => "waiting",
        MemberState::Endorsed => "active",
        MemberState::Revoked => "revoked",
    }
}

/// How many new members wait for this coordinator's endorsement, and how many changes of posts for their signature.
pub(crate) async fn waiting_for(service: &Service, unlocked: &Unlocked) -> Result<(usize, usize), Error> {
    let (me, keys) = unlocked.member()?;
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    if !roll.roster.entry(&me).is_some_and(|entry| holds(entry, Role::Coordinator)) {
        return Ok((0, 0));
    }
    let mine = keys.signing.verifying();
    let (mut count, mut changes): (usize, usize) = (0, 0);
    for row in store::members::all(&mut tx).await? {
        if change(service, (&roll, &row), Some(mine))?.is_some_and(|change| change.waits_for_me) {
            changes = changes.saturating_add(1);
        }
        let waiting = enrolment::open(service, row.id, row.enrolment.as_deref())?;
        let signed = waiting.and_then(|waiting| waiting.pending);
        let signed = signed.is_some_and(|pending| pending.endorsements.iter().any(|(key, _)| *key == mine));
        if row.state == MemberState::Joined && !signed {
            count = count.saturating_add(1);
        }
    }
    Ok((count, changes))
}

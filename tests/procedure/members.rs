//! Becoming a member, signing in, and what recovery keys open.
use jiff::SignedDuration;
use recueil::{
    cli::demo::cast::{Person, new_session},
    clock::Clock,
    crypto::{hybrid::Identity, recovery as keepers, secret::Secret},
    domain::{act::verb, role::Role, roster::Post},
    ids::MemberId,
    service::{
        About, Error, Who, authorise, endorse, invite, join,
        join::JoinError,
        members, recovery,
        session::{Session, Surface, Unlocked},
        sign_in::{self, SignIn, SignInError},
        view::{Joining, MemberLine, NewMember},
    },
};

use crate::support::{
    raw,
    world::{CLAIRE, INES, MOUSSA, PRIYA, THOMAS, Told, World, each_world},
};

async fn invitation(world: &World, by: &Unlocked) -> Result<String, Error> {
    let permit = authorise::<verb::Invite>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    let new = NewMember {
        name: "Noa".to_owned(),
        function: "psychologue".to_owned(),
        mail: "noa@institut.example".to_owned(),
        posts: vec![(Role::Listener, "direction-generale".to_owned())],
    };
    Ok(invite::invite(&world.service, permit, new).await?.code)
}

/// As far as the page where the passphrase and the first code are asked back.
async fn begin(world: &World, code: &str) -> Result<(Session, Person), JoinError> {
    let session = new_session(&world.service, Surface::Desk);
    join::open(&world.service, &session, code).await?;
    join::accept_charter(&world.service, &session).await?;
    let Some(Joining::Keys { passphrase, secret, .. }) = join::state(&session).await? else { panic!("no keys") };
    let person = Person {
        name: "Noa".to_owned(),
        function: "psychologue".to_owned(),
        mail: "noa@institut.example".to_owned(),
        posts: vec![Post { role: Role::Listener, entity: "direction-generale".to_owned() }],
        member: None,
        passphrase,
        one_time: secret,
    };
    Ok((session, person))
}

async fn finish(world: &World, (session, person): (&Session, &Person)) -> Result<String, JoinError> {
    let code = person.code(world.clock.now()).unwrap();
    join::confirm(&world.service, session, &person.passphrase, &code).await?;
    match join::state(session).await? {
        Some(Joining::Done { fingerprint, .. }) => Ok(fingerprint),
        _ => panic!("not done"),
    }
}

pub(super) async fn line(world: &World, pick: impl Fn(&MemberLine) -> bool) -> MemberLine {
    let permit = authorise::<verb::Members>(&world.service, Who::Job, About::Organisation).await.unwrap();
    let view = members::members(&world.service, permit, None).await.unwrap();
    view.members.into_iter().find(pick).unwrap()
}

pub(super) async fn endorsed(
    world: &World,
    by: &Unlocked,
    (member, fingerprint): (MemberId, &str),
) -> Result<(), Error> {
    let permit = authorise::<verb::Endorse>(&world.service, Who::Unlocked(by), About::Organisation).await?;
    endorse::endorse(&world.service, permit, by, (member, fingerprint)).await
}

#[tokio::test]
async fn only_coordinators_invite_endorse_and_revoke() {
    each_world(async |world| {
        for (index, keys) in world.everybody().await {
            let may = index == CLAIRE || index == MOUSSA;
            let who = Who::Unlocked(&keys);
            let invite = authorise::<verb::Invite>(&world.service, who, About::Organisation).await.is_ok();
            let endorse = authorise::<verb::Endorse>(&world.service, who, About::Organisation).await.is_ok();
            let revoke = authorise::<verb::Revoke>(&world.service, who, About::Organisation).await.is_ok();
            assert_eq!([invite, endorse, revoke], [may; 3], "{index}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_invitation_serves_once() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let code = invitation(world, &claire).await.unwrap();
        let (one, two) = (begin(world, &code).await.unwrap(), begin(world, &code).await.unwrap());
        finish(world, (&one.0, &one.1)).await.unwrap();
        assert!(matches!(finish(world, (&two.0, &two.1)).await, Err(JoinError::Unknown)));
        assert!(matches!(begin(world, &code).await, Err(JoinError::Unknown)));
    })
    .await;
}

#[tokio::test]
async fn an_invitation_that_was_let_go_is_made_again() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let expired = invitation(world, &claire).await.unwrap();
        let first = line(world, |line| line.name == "Noa").await.member;
        world.days_pass(8);
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let second = invitation(world, &claire).await.unwrap();
        assert!(matches!(begin(world, &expired).await, Err(JoinError::Unknown)));
        // Keys made and lost before anybody endorsed them: the same again.
        let (session, person) = begin(world, &second).await.unwrap();
        let lost = finish(world, (&session, &person)).await.unwrap();
        endorsed(world, &claire, (first, &lost)).await.unwrap();
        let third = invitation(world, &claire).await.unwrap();
        let (session, person) = begin(world, &third).await.unwrap();
        let fingerprint = finish(world, (&session, &person)).await.unwrap();
        let noa = line(world, |line| line.name == "Noa").await;
        assert_eq!((noa.member, noa.missing), (first, 2), "nobody was in the roster: the identifier stays");
        let old = endorsed(world, &claire, (first, &lost)).await;
        assert!(matches!(old, Err(Error::Invalid(codes)) if codes == ["wrong-fingerprint"]));
        endorsed(world, &claire, (first, &fingerprint)).await.unwrap();
        endorsed(world, &moussa, (first, &fingerprint)).await.unwrap();
        let active = invitation(world, &claire).await;
        assert!(matches!(active, Err(Error::Invalid(codes)) if codes == ["mail-taken"]));
    })
    .await;
}

/// Somebody who left joins again, with new keys that both coordinators endorse.
pub(super) async fn invited_again(world: &mut World, (one, other): (&Unlocked, &Unlocked), index: usize) -> MemberId {
    let Person { name, function, mail, posts, .. } = world.cast.people[index].clone();
    let permit = authorise::<verb::Invite>(&world.service, Who::Unlocked(one), About::Organisation).await.unwrap();
    let posts = posts.into_iter().map(|post| (post.role, post.entity)).collect();
    let new = NewMember { name: name.clone(), function, mail: mail.clone(), posts };
    let code = invite::invite(&world.service, permit, new).await.unwrap().code;
    let (session, person) = begin(world, &code).await.unwrap();
    let fingerprint = finish(world, (&session, &person)).await.unwrap();
    let member = line(world, |line| line.name == name).await.member;
    for coordinator in [one, other] {
        endorsed(world, coordinator, (member, &fingerprint)).await.unwrap();
    }
    world.cast.people[index] = Person { member: Some(member), mail, ..person };
    member
}

/// Somebody who lost their passphrase is struck off and comes back with new keys: what they were kept out of stays closed,
/// what the former keys opened is locked anew, and a colleague can hand them the rest.
#[tokio::test]
async fn somebody_who_comes_back_is_the_same_person_with_other_keys() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let kept_from = world.submit(&Told::words("Sans Thomas.").involving(&[THOMAS])).await.reference;
        let shared = world.submit(&Told::words("Avec Thomas.")).await.reference;
        let former = world.keys_of(THOMAS).await;
        let before = world.member(THOMAS);
        world.revoke(&claire, THOMAS).await.unwrap();
        let after = invited_again(world, (&claire, &moussa), THOMAS).await;
        assert_ne!(before, after);
        let thomas = world.sign_in(THOMAS).await;
        assert!(world.list(&thomas).await.unwrap().lines.is_empty());
        let given = world.assign(&claire, &kept_from, THOMAS).await;
        assert!(matches!(given, Err(Error::Invalid(codes)) if codes == ["not-eligible"]));
        let shown = world.open(&claire, &kept_from).await.unwrap();
        assert!(shown.assignable.iter().all(|reader| reader.member != after));
        world.assign(&claire, &shared, THOMAS).await.unwrap();
        world.open(&thomas, &shared).await.unwrap();
        world.reply(&claire, &shared, "Écrit après le départ.").await.unwrap();
        let loot = raw::loot(&world.store, &former.identity).await;
        assert!(loot.iter().any(|body| body.contains("Avec Thomas")), "what was read before stays read");
        assert!(loot.iter().all(|body| !body.contains("après le départ")), "{loot:?}");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_expires_even_when_begun() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let code = invitation(world, &claire).await.unwrap();
        world.days_pass(7);
        let (session, person) = begin(world, &code).await.unwrap();
        world.days_pass(1);
        assert!(matches!(finish(world, (&session, &person)).await, Err(JoinError::Unknown)));
        assert!(matches!(begin(world, &code).await, Err(JoinError::Unknown)));
        assert_eq!(line(world, |line| line.name == "Noa").await.state, "invited");
    })
    .await;
}

#[tokio::test]
async fn what_is_mistyped_when_joining_can_be_typed_again() {
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let code = invitation(world, &claire).await.unwrap();
        let (session, person) = begin(world, &code).await.unwrap();
        let at = |seconds| person.code(world.clock.now() + SignedDuration::from_secs(seconds)).unwrap();
        let wrong = join::confirm(&world.service, &session, "un deux trois quatre cinq six", &at(0)).await;
        assert!(matches!(wrong, Err(JoinError::WrongPassphrase)));
        let wrong = join::confirm(&world.service, &session, &person.passphrase, &at(600)).await;
        assert!(matches!(wrong, Err(JoinError::WrongCode)));
        finish(world, (&session, &person)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn two_coordinators_make_a_member_and_one_does_not() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let code = invitation(world, &claire).await.unwrap();
        let (session, person) = begin(world, &code).await.unwrap();
        let fingerprint = finish(world, (&session, &person)).await.unwrap();
        let noa = line(world, |line| line.name == "Noa").await;
        assert_eq!((noa.state, noa.missing, noa.fingerprint.as_deref()), ("waiting", 2, Some(fingerprint.as_str())));
        let wrong = endorsed(world, &claire, (noa.member, &fingerprint.replace(['0', '1', '2'], "3"))).await;
        assert!(matches!(wrong, Err(Error::Invalid(codes)) if codes == ["wrong-fingerprint"]));
        world.cast.people.push(Person { member: Some(noa.member), ..person });
        let index = world.cast.people.len() - 1;
        // The same coordinator twice is one.
        for _ in 0..2 {
            endorsed(world, &claire, (noa.member, &fingerprint)).await.unwrap();
            assert_eq!(line(world, |line| line.name == "Noa").await.missing, 1);
            assert!(world.try_sign_in(index).await.is_err());
            let receipt = world.submit(&Told::words("Récit.")).await;
            let (_, reporter) = world.come_back(&receipt.code).await;
            assert_eq!(world.follow_up(&reporter).await.unwrap().readers.len(), 5);
        }
        endorsed(world, &moussa, (noa.member, &fingerprint.to_uppercase())).await.unwrap();
        let noa = world.sign_in(index).await;
        assert!(world.list(&noa).await.unwrap().lines.is_empty(), "what came before is not theirs");
        world.submit(&Told::words("Récit.")).await;
        assert_eq!(world.list(&noa).await.unwrap().lines.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn one_coordinator_does_not_revoke_the_other() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let own = world.revoke(&claire, CLAIRE).await;
        assert!(matches!(own, Err(Error::Invalid(codes)) if codes == ["not-oneself"]));
        world.revoke(&claire, THOMAS).await.unwrap();
        assert!(world.try_sign_in(THOMAS).await.is_err());
        // With two coordinators, the one who is left is enough against the other: nobody else could be asked.
        world.revoke(&claire, MOUSSA).await.unwrap();
        assert!(recueil::service::me::me(&world.service, &moussa).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_one_time_code_counts_once_and_every_refusal_is_the_same() {
    each_world(async |world| {
        world.clock.advance(SignedDuration::from_secs(120));
        let ines = world.cast.people[INES].clone();
        let code = ines.code(world.clock.now()).unwrap();
        let attempt = |mail: &str, code: &str, passphrase: &str| SignIn {
            mail: mail.to_owned(),
            code: code.to_owned(),
            passphrase: passphrase.to_owned(),
            mark: String::new(),
        };
        let right = || attempt(&ines.mail, &code, &ines.passphrase);
        let enter = async |attempt| {
            sign_in::sign_in(&world.service, &new_session(&world.service, Surface::Desk), attempt).await
        };
        let stranger = attempt("personne@institut.example", &code, &ines.passphrase);
        let other = attempt(&world.cast.people[PRIYA].mail, &code, &ines.passphrase);
        for wrong in [stranger, other, attempt(&ines.mail, "000000", &ines.passphrase)] {
            assert!(matches!(enter(wrong).await, Err(SignInError::Refused)));
        }
        assert!(
            enter(attempt(&ines.mail.to_uppercase(), &format!("{} {}", &code[..3], &code[3..]), &ines.passphrase))
                .await
                .is_ok()
        );
        assert!(matches!(enter(right()).await, Err(SignInError::Refused)), "used");
        world.clock.advance(SignedDuration::from_secs(60));
        let code = ines.code(world.clock.now()).unwrap();
        assert!(matches!(
            enter(attempt(&ines.mail, &code, "un deux trois quatre cinq six")).await,
            Err(SignInError::Refused)
        ));
        let late = enter(attempt(&ines.mail, &code, &ines.passphrase)).await;
        assert!(matches!(late, Err(SignInError::Refused)), "a code that was tried with a wrong passphrase is used");
    })
    .await;
}

#[tokio::test]
async fn recovery_takes_both_keepers() {
    each_world(async |world| {
        let (claire, moussa) = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
        let keeper = |byte| Identity::from_seed(Secret::from_bytes([byte; 32]));
        let (inner, outer) = (keeper(1), keeper(2));
        let texts = (inner.recipient().to_string(), outer.recipient().to_string());
        let permit =
            authorise::<verb::Recovery>(&world.service, Who::Unlocked(&claire), About::Organisation).await.unwrap();
        recovery::recovery(&world.service, permit, &claire, (&texts.0, &texts.1)).await.unwrap();
        world.submit(&Told::words("Avant.")).await;
        let keys = line(world, |line| line.mail.starts_with("recovery:")).await;
        endorsed(world, &moussa, (keys.member, &keys.fingerprint.unwrap())).await.unwrap();
        let case = world.submit(&Told::words("Après.")).await.reference;
        world.note(&claire, &case, "Note.").await.unwrap();
        let grants: Vec<_> =
            raw::grants(&world.store).await.into_iter().filter(|row| row.holder_kind == "recovery").collect();
        assert_eq!(grants.len(), 2, "the exchange and the cell's drawer of the case that came after");
        for row in grants {
            let open = |inner, outer| keepers::open_with_keepers(&row.context(), &row.wrapped, inner, outer);
            assert!(open(&inner, &outer).is_ok());
            assert!(open(&inner, &inner).is_err() && open(&outer, &outer).is_err() && open(&outer, &inner).is_err());
        }
        for one in [&inner, &outer] {
            let all = raw::grants(&world.store).await;
            assert!(
                all.iter().all(|row| recueil::crypto::grant::open_grant(&row.context(), &row.wrapped, one).is_err())
            );
        }
    })
    .await;
}

//! What a member records for somebody, and the code that both have seen.
use recueil::{
    cli::demo::cast::new_session,
    crypto::token::Token,
    domain::{
        act::verb,
        case::{Reference, Stage},
        contact::Channel,
        draft::{Fields, Page},
    },
    service::{
        About, Error, Who, authorise,
        come_back::{ComeBackError, Opened, come_back},
        journal,
        record_contact::record_contact,
        session::{self, Session, Surface, Unlocked, recorded},
        submit_report::receipts,
        view::{Content, Receipt, Voice},
    },
};

use crate::support::{
    raw,
    world::{CELL, CLAIRE, INES, LEA, OLIVIER, PRIYA, THOMAS, World, each_world},
};

const SAID: &str = "Elle dit que cela dure depuis mars.";

pub(super) fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

/// A form filled by a member, with links to members of the cast.
pub(super) async fn filled(world: &World, entity: &str, links: &[(usize, &str)]) -> Session {
    let session = new_session(&world.service, Surface::Desk);
    recorded::begin(&world.service, &session).await.unwrap();
    let origin = [("channel", "phone"), ("received", "2026-11-20"), ("person", "Awa Sarr")];
    recorded::keep_origin(&session, &fields(&origin)).await.unwrap();
    let mut who = Fields::default();
    for (index, link) in links {
        who.insert(&format!("link-{}", world.member(*index)), link);
    }
    let pages = [
        (Page::You, fields(&[("standing", "victim"), ("entity", entity)])),
        (Page::What, fields(&[("kinds", "harc-sex")])),
        (Page::Words, fields(&[("narrative", SAID)])),
        (Page::Who, who),
        (Page::Wishes, fields(&[("wishes", "supported")])),
    ];
    for (page, fields) in pages {
        session::keep_page(&session, page, &fields).await.unwrap();
    }
    session
}

pub(super) async fn record(world: &World, keys: &Unlocked, session: &Session) -> Result<Vec<Receipt>, Error> {
    let permit = authorise::<verb::Record>(&world.service, Who::Unlocked(keys), About::Organisation).await?;
    record_contact(&world.service, permit, (session, keys), "fr").await?;
    receipts(&world.service, session).await
}

/// Ines takes a call; gives the code that she sees.
pub(super) async fn a_call(world: &mut World) -> (Unlocked, Receipt) {
    let ines = world.sign_in(INES).await;
    let session = filled(world, "", &[]).await;
    let receipt = record(world, &ines, &session).await.unwrap().pop().unwrap();
    (ines, receipt)
}

pub(super) async fn opens(world: &World, code: &str) -> Result<Opened, ComeBackError> {
    come_back(&world.service, &new_session(&world.service, Surface::Intake), code).await
}

#[tokio::test]
async fn what_a_member_heard_is_a_case_like_any_other() {
    each_world(async |world| {
        let (ines, receipt) = a_call(world).await;
        let case = receipt.reference.clone();
        assert_eq!(receipt.promise.unwrap().due.to_string(), "2026-11-25", "the same dates run");
        let view = world.open(&ines, &case).await.unwrap();
        assert_eq!((view.stage, view.readers.len(), view.items.len()), (Stage::Received, CELL.len(), 1));
        let Content::Contact(contact) = &view.items[0].content else { panic!("{:?}", view.items[0]) };
        assert_eq!((contact.origin.channel, contact.origin.person.as_str()), (Channel::Phone, "Awa Sarr"));
        assert_eq!(contact.origin.day.unwrap().to_string(), "2026-11-20");
        assert_eq!(contact.report.narrative, SAID);
        // Signed by her: nobody takes it for the words of the person.
        let by = |voice: &Voice| matches!(voice, Voice::Member(reader) if reader.member == world.member(INES));
        assert!(by(&view.items[0].voice));
        let line = world.list(&ines).await.unwrap().lines.pop().unwrap();
        assert_eq!((line.reference, line.summary.unwrap().excerpt.as_str(), line.waiting), (case.clone(), SAID, false));
        let (mut grants, members) = (raw::grants(&world.store).await, world.member(INES));
        assert_eq!(grants.iter().filter(|grant| grant.is_of(members)).count(), 1);
        grants.dedup_by_key(|grant| grant.wrapped.len());
        assert_eq!(grants.len(), 1, "every key has the same size");
        witnessed(world, &case).await;
        world.reply(&ines, &case, "Nous avons noté.").await.unwrap();
    })
    .await;
}

async fn witnessed(world: &World, case: &Reference) {
    let entries = journal::entries(&world.service).await.unwrap();
    let says =
        |text: &str| entries.iter().filter(|entry| String::from_utf8_lossy(&entry.payload).contains(text)).count();
    assert_eq!((says("record"), says(&format!("listener {}", world.member(INES))) > 0), (1, true));
    assert_eq!(says(case.as_str()), 2, "recorded, and opened");
    assert_eq!(raw::rows::<(String,)>(&world.store, "select kind from tokens", Vec::new()).await[0].0, "handed");
}

#[tokio::test]
async fn recorded_twice_it_is_one_case() {
    each_world(async |world| {
        let ines = world.sign_in(INES).await;
        let session = filled(world, "", &[]).await;
        let first = record(world, &ines, &session).await.unwrap();
        let again = record(world, &ines, &session).await.unwrap();
        assert_eq!((first.len(), again.len(), first[0].code == again[0].code), (1, 1, true));
        assert_eq!(world.list(&ines).await.unwrap().lines.len(), 1);
        session::noted_sent(&session, &[recueil::crypto::Digest::of(first[0].code.as_bytes()).to_string()])
            .await
            .unwrap();
        assert!(receipts(&world.service, &session).await.unwrap().is_empty(), "given, it is gone");
        // The next call is another case.
        recorded::begin(&world.service, &session).await.unwrap();
        recorded::keep_origin(&session, &fields(&[("channel", "letter")])).await.unwrap();
        session::keep_page(&session, Page::Words, &fields(&[("narrative", "Une lettre.")])).await.unwrap();
        let next = record(world, &ines, &session).await.unwrap();
        assert_ne!(next[0].reference, first[0].reference);
        assert!(matches!(world.open(&ines, &next[0].reference).await.unwrap().items[0].content,
            Content::Contact(ref contact) if contact.origin.person.is_empty()));
    })
    .await;
}

#[tokio::test]
async fn whoever_records_may_be_kept_out_or_be_of_another_place() {
    each_world(async |world| {
        let ines = world.sign_in(INES).await;
        let session = filled(world, "", &[(INES, "involved")]).await;
        let case = record(world, &ines, &session).await.unwrap().pop().unwrap().reference;
        assert!(matches!(world.open(&ines, &case).await, Err(Error::NotFound)));
        assert!(world.list(&ines).await.unwrap().lines.is_empty());
        let thomas = world.sign_in(THOMAS).await;
        assert_eq!(world.open(&thomas, &case).await.unwrap().readers.len(), CELL.len() - 1);
        // Lea listens at Brumefond; the call is for the head office.
        let lea = world.sign_in(LEA).await;
        let session = filled(world, "direction-generale", &[]).await;
        let case = record(world, &lea, &session).await.unwrap().pop().unwrap().reference;
        assert!(matches!(world.open(&lea, &case).await, Err(Error::NotFound)));
        let view = world.open(&thomas, &case).await.unwrap();
        assert!(matches!(&view.items[0].voice, Voice::Member(reader) if reader.member == world.member(LEA)));
    })
    .await;
}

#[tokio::test]
async fn only_who_receives_records_and_only_what_can_be_read() {
    each_world(async |world| {
        for index in [PRIYA, OLIVIER] {
            let keys = world.sign_in(index).await;
            let session = filled(world, "", &[]).await;
            assert!(matches!(record(world, &keys, &session).await, Err(Error::NotFound)));
        }
        let ines = world.sign_in(INES).await;
        let session = filled(world, "", &[]).await;
        recorded::keep_origin(&session, &fields(&[("channel", "online")])).await.unwrap();
        assert!(matches!(record(world, &ines, &session).await, Err(Error::Invalid(_))));
        let everybody: Vec<(usize, &str)> = CELL.iter().chain(&[LEA]).map(|index| (*index, "involved")).collect();
        let session = filled(world, "", &everybody).await;
        assert!(matches!(record(world, &ines, &session).await, Err(Error::Closed)));
        assert!(raw::grants(&world.store).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_code_that_a_member_saw_opens_nothing_before_it_is_changed() {
    each_world(async |world| {
        let (_, receipt) = a_call(world).await;
        assert_eq!(opens(world, &receipt.code).await.unwrap(), Opened::Change);
        let (session, keys) = world.come_back(&receipt.code).await;
        assert!(matches!(world.follow_up(&keys).await, Err(Error::Handed)));
        assert!(matches!(world.write(&keys, "Des mots.").await, Err(Error::Handed)));
        for refused in [
            authorise::<verb::Attach>(&world.service, Who::Unlocked(&keys), About::OwnCase).await.err(),
            authorise::<verb::Fetch>(&world.service, Who::Unlocked(&keys), About::OwnCase).await.err(),
        ] {
            assert!(matches!(refused, Some(Error::Handed)), "{refused:?}");
        }
        let own = world.change_code(&session, &keys).await.unwrap();
        // The one that was seen opens nothing: neither by the door, nor with the database.
        assert!(matches!(opens(world, &receipt.code).await, Err(ComeBackError::Unknown)));
        let seen = Token::parse(&receipt.code).unwrap().keys(&world.host().token_salt());
        assert!(raw::loot(&world.store, &seen.identity).await.is_empty());
        assert!(matches!(world.follow_up(&keys).await, Err(Error::SignedOut)));

        assert_eq!(opens(world, &own).await.unwrap(), Opened::Case);
        let (session, keys) = world.come_back(&own).await;
        world.write(&keys, "C’est bien cela.").await.unwrap();
        let claire = world.sign_in(CLAIRE).await;
        for items in
            [world.follow_up(&keys).await.unwrap().items, world.open(&claire, &receipt.reference).await.unwrap().items]
        {
            let [contact, taken, message] = items.as_slice() else { panic!("{items:?}") };
            assert!(matches!(contact.content, Content::Contact(_)));
            assert!(matches!((&taken.content, &taken.voice), (Content::CodeTaken, Voice::Reporter)), "it shows");
            assert!(matches!(message.content, Content::Message(_)));
        }
        // Changed again, it is theirs alone to know.
        let third = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&third).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().items.len(), 3);
    })
    .await;
}

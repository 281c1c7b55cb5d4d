//! Somebody bound by secrecy: a conversation that two people have the key of, by keys alone.
use recueil::{
    cli::demo::cast::new_session,
    domain::act::verb,
    service::{
        About, Error, Who, authorise,
        counsel::{self, Line, Talk},
        journal, notebook,
        session::{self, Session, Surface, Unlocked},
        submit_report,
        view::{Content, Receipt},
    },
};

use super::notebook::recovery_keys;
use crate::support::{
    raw,
    world::{CLAIRE, INES, MOUSSA, NOUR, Told, World, each_world},
};

const SECRET: &str = "Je n'en ai parlé à personne.";

/// A conversation that stands alone.
async fn begun(world: &World) -> (Session, Receipt) {
    let session = new_session(&world.service, Surface::Intake);
    let message = world.words(SECRET);
    for _ in 0..2 {
        let permit = authorise::<verb::Confide>(&world.service, Who::Visitor, About::Intake("")).await.unwrap();
        counsel::begin(&world.service, permit, &session, (world.member(NOUR), &message)).await.unwrap();
    }
    let receipt = submit_report::receipts(&world.service, &session).await.unwrap().pop().unwrap();
    (session, receipt)
}

pub(super) async fn confide(
    world: &World,
    keys: &Unlocked,
    (member, text): (Option<usize>, &str),
) -> Result<(), Error> {
    let permit = authorise::<verb::Confide>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    let member = member.map(|index| world.member(index));
    counsel::confide(&world.service, permit, keys, (member, &world.words(text))).await
}

pub(super) async fn conversation(world: &World, keys: &Unlocked) -> Result<Talk, Error> {
    let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    counsel::conversation(&world.service, permit, keys).await
}

pub(super) async fn consult(world: &World, keys: &Unlocked, receipt: &Receipt) -> Result<Talk, Error> {
    let permit =
        authorise::<verb::Consult>(&world.service, Who::Unlocked(keys), About::Case(&receipt.reference)).await?;
    counsel::consult(&world.service, permit, keys).await
}

pub(super) async fn advise(world: &World, keys: &Unlocked, (receipt, text): (&Receipt, &str)) -> Result<(), Error> {
    let permit =
        authorise::<verb::Advise>(&world.service, Who::Unlocked(keys), About::Case(&receipt.reference)).await?;
    counsel::advise(&world.service, permit, keys, world.words(text)).await
}

pub(super) async fn list(world: &World, keys: &Unlocked) -> Result<Vec<Line>, Error> {
    let permit = authorise::<verb::Consult>(&world.service, Who::Unlocked(keys), About::Organisation).await?;
    counsel::list(&world.service, permit, keys).await
}

pub(super) fn texts(talk: &Talk) -> Vec<String> {
    let text = |content: &Content| match content {
        Content::Message(text) | Content::Reply(text) => text.clone(),
        other => panic!("{other:?}"),
    };
    talk.items.iter().map(|item| text(&item.content)).collect()
}

/// By keys alone, nobody of these opens anything of the conversation.
async fn is_closed_to(world: &World, members: &[usize]) {
    for index in members {
        let loot = raw::loot(&world.store, &world.keys_of(*index).await.identity).await.join("\n");
        assert!(!loot.contains("key of counsel") && !loot.contains("personne"), "{index}: {loot}");
    }
    let grants = raw::grants(&world.store).await;
    let counsel = grants.iter().filter(|row| row.kind == "counsel");
    assert!(counsel.clone().all(|row| row.holder_kind == "token" || row.is_of(world.member(NOUR))));
    assert!(counsel.count() >= 2);
}

#[tokio::test]
async fn a_conversation_stands_alone_between_two_people() {
    each_world(async |world| {
        recovery_keys(world).await;
        let (_, receipt) = begun(world).await;
        assert!(receipt.counsel && receipt.notebook.is_some());
        let all: Vec<usize> = (0..world.cast.people.len()).filter(|index| *index != NOUR).collect();
        is_closed_to(world, &all).await;
        let nour = world.sign_in(NOUR).await;
        let lines = list(world, &nour).await.unwrap();
        assert_eq!((lines.len(), lines[0].waiting, &lines[0].reference), (1, true, &receipt.reference));
        assert_eq!(texts(&consult(world, &nour, &receipt).await.unwrap()), [SECRET], "the same form twice counts once");
        world.days_pass(1);
        advise(world, &nour, (&receipt, "Je vous écoute.")).await.unwrap();
        let (session, keys) = world.come_back(&receipt.code).await;
        confide(world, &keys, (None, "Merci.")).await.unwrap();
        assert_eq!(texts(&conversation(world, &keys).await.unwrap()), [SECRET, "Je vous écoute.", "Merci."]);
        // Another code: the conversation goes on, the former code opens nothing.
        let code = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&code).await;
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        advise(world, &nour, (&receipt, "À bientôt.")).await.unwrap();
        assert_eq!(texts(&conversation(world, &keys).await.unwrap()).len(), 4);
        is_closed_to(world, &all).await;
        // Of the case she sees that and nothing else: no list, no case, no notebook.
        assert!(world.list(&nour).await.map_or(true, |page| page.lines.is_empty()));
        assert!(matches!(world.open(&nour, &receipt.reference).await, Err(Error::NotFound)));
        for index in [CLAIRE, INES] {
            let member = world.sign_in(index).await;
            assert!(list(world, &member).await.map_or(true, |lines| lines.is_empty()));
            assert!(matches!(consult(world, &member, &receipt).await, Err(Error::NotFound)));
        }
        let acts: Vec<(String, String)> =
            raw::rows(&world.store, "select actor, act from journal where act in ('consult', 'advise')", Vec::new())
                .await;
        assert_eq!(acts.len(), 3, "read once that day, answered twice");
        assert!(acts.iter().all(|(actor, _)| *actor == format!("counsel {}", world.member(NOUR))));
    })
    .await;
}

#[tokio::test]
async fn beside_a_case_the_cell_never_sees_it() {
    each_world(async |world| {
        recovery_keys(world).await;
        let receipt = world.submit(&Told::words("Un récit.")).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        let refused = confide(world, &keys, (Some(INES), SECRET)).await;
        assert!(matches!(refused, Err(Error::Invalid(codes)) if codes == ["not-eligible"]), "a listener is none");
        let refused = confide(world, &keys, (None, SECRET)).await;
        assert!(matches!(refused, Err(Error::Invalid(codes)) if codes == ["nobody-chosen"]));
        confide(world, &keys, (Some(NOUR), SECRET)).await.unwrap();
        let refused = confide(world, &keys, (Some(INES), "x")).await;
        assert!(matches!(refused, Err(Error::Invalid(codes)) if codes == ["another-counsel"]));
        let nour = world.sign_in(NOUR).await;
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Bonjour.").await.unwrap();
        advise(world, &nour, (&receipt, "Je vous écoute.")).await.unwrap();
        world.exclude(&claire, &receipt.reference, INES).await.unwrap();
        world.write(&keys, "À la cellule.").await.unwrap();
        world.change_code(&session, &keys).await.unwrap();
        is_closed_to(world, &[CLAIRE, MOUSSA, INES]).await;
        let view = world.open(&claire, &receipt.reference).await.unwrap();
        assert_eq!(view.items.len(), 4, "a report, an answer, a message, a member taken off: {:?}", view.items);
        assert!(view.readers.iter().all(|reader| reader.reader.member != world.member(NOUR)));
        let talk = consult(world, &nour, &receipt).await.unwrap();
        assert_eq!(texts(&talk), [SECRET, "Je vous écoute."]);
        let loot = raw::loot(&world.store, &world.keys_of(NOUR).await.identity).await.join("\n");
        assert!(!loot.contains("Un récit.") && !loot.contains("À la cellule."), "{loot}");
    })
    .await;
}

/// Somebody of the cell with the database's password adds rows for themselves: no key ever comes to them.
#[tokio::test]
async fn rows_added_to_the_drawer_give_no_key() {
    each_world(async |world| {
        let (session, receipt) = begun(world).await;
        let rows = raw::grants(&world.store).await;
        let own = rows.iter().find(|row| row.kind == "counsel" && row.is_of(world.member(NOUR))).unwrap();
        let mut holder = world.member(INES).bytes().to_vec();
        holder.resize(32, 0);
        let sql =
            "insert into grants (compartment, holder_kind, holder, epoch, wrapped) values ($1, 'member', $2, 0, $3)";
        let binds = vec![
            raw::Bind::Id(own.compartment),
            raw::Bind::Bytes(holder),
            raw::Bind::Bytes(vec![7; own.wrapped.len()]),
        ];
        assert_eq!(raw::execute(&world.store, sql, binds).await, 1);
        let keys = session::unlocked(&world.service, &session).await.unwrap();
        let code = world.change_code(&session, &keys).await.unwrap();
        let loot = raw::loot(&world.store, &world.keys_of(INES).await.identity).await;
        assert_eq!(loot, Vec::<String>::new());
        let ines = world.sign_in(INES).await;
        assert!(matches!(consult(world, &ines, &receipt).await, Err(Error::NotFound)));
        let nour = world.sign_in(NOUR).await;
        assert_eq!(texts(&consult(world, &nour, &receipt).await.unwrap()), [SECRET]);
        // Erased with the notebook it stands in.
        let (_, keys) = world.come_back(&code).await;
        let permit = authorise::<verb::Erase>(&world.service, Who::Unlocked(&keys), About::OwnCase).await.unwrap();
        notebook::erase(&world.service, permit, &keys).await.unwrap();
        assert!(list(world, &nour).await.unwrap().is_empty());
        assert!(raw::grants(&world.store).await.is_empty());
    })
    .await;
}

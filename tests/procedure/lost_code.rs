//! A person who gave their name has lost their code: two members give another, and nobody else can.
use jiff::SignedDuration;
use recueil::{
    cli::demo::cast::new_session,
    crypto::{
        lineage::Lineage,
        secret::Secret,
        sign::SigningKey,
        token::{Token, TokenKeys},
    },
    domain::{
        act::{Act, verb},
        case::Reference,
        identity::{Identity, Way},
        record::{Entry, RecordBody, Words},
    },
    service::{
        About, Error, Who, authorise,
        come_back::{ComeBackError, Opened},
        journal,
        renew_code::{renew_code, vouch},
        session::{Surface, Unlocked},
        submit_report::receipts,
        view::{Content, Receipt, Voice},
    },
};

use super::{
    contact::{a_call, opens},
    counsel,
    forger::{append, grant_of, readers_record},
    identity, ledger, protection,
};
use crate::support::{
    raw::{self, Bind},
    world::{CELL, CLAIRE, INES, LEA, NOUR, THOMAS, Told, World, each_world},
};

const HOW: &str = "Vue, avec sa carte.";

pub(super) async fn vouched(world: &World, keys: &Unlocked, case: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::Vouch>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    vouch(&world.service, permit, keys, HOW).await
}

async fn renewed(world: &World, keys: &Unlocked, case: &Reference) -> Result<Receipt, Error> {
    let permit = authorise::<verb::RenewCode>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    let session = new_session(&world.service, Surface::Desk);
    let done = renew_code(&world.service, permit, (&session, keys), HOW).await;
    let mut shown = receipts(&world.service, &session).await.unwrap();
    assert_eq!(shown.len(), usize::from(done.is_ok()), "a code that does not count is never shown");
    done.map(|()| shown.remove(0))
}

fn refused(done: &Result<impl std::fmt::Debug, Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{done:?}");
}

/// Whoever did not ask for another code is told at the first word, and the code they change themselves takes no second one.
#[tokio::test]
async fn a_code_that_was_not_lost_is_changed_before_another_is_given() {
    each_world(async |world| {
        let (ines, receipt) = a_call(world).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        let own = world.change_code(&session, &keys).await.unwrap();
        vouched(world, &ines, &receipt.reference).await.unwrap();
        let (session, keys) = world.come_back(&own).await;
        assert!(world.follow_up(&keys).await.unwrap().vouched.is_some());
        let other = world.change_code(&session, &keys).await.unwrap();
        let thomas = world.sign_in(THOMAS).await;
        refused(&renewed(world, &thomas, &receipt.reference).await, "not-vouched");
        let (_, keys) = world.come_back(&other).await;
        assert!(world.follow_up(&keys).await.unwrap().vouched.is_none());
    })
    .await;
}

#[tokio::test]
async fn two_members_give_another_code_to_who_gave_their_name() {
    each_world(async |world| {
        let (ines, receipt) = a_call(world).await;
        let case = receipt.reference;
        let (session, keys) = world.come_back(&receipt.code).await;
        let lost = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&lost).await;
        world.write(&keys, "Avant la perte.").await.unwrap();

        refused(&renewed(world, &ines, &case).await, "not-vouched");
        vouched(world, &ines, &case).await.unwrap();
        refused(&vouched(world, &ines, &case).await, "already-vouched");
        refused(&renewed(world, &ines, &case).await, "not-vouched");
        // Until the second has, nothing changes, and the person sees that somebody asked.
        assert!(matches!(&world.follow_up(&keys).await.unwrap().items[3].content, Content::Vouched(how) if how == HOW));
        assert!(world.follow_up(&keys).await.unwrap().vouched.is_some());
        let thomas = world.sign_in(THOMAS).await;
        let given = renewed(world, &thomas, &case).await.unwrap();
        assert_eq!(given.reference, case);

        assert!(matches!(opens(world, &lost).await, Err(ComeBackError::Unknown)), "ended at once");
        let old = Token::parse(&lost).unwrap().keys(&world.host().token_salt());
        assert!(raw::loot(&world.store, &old.identity).await.is_empty());
        assert_eq!(opens(world, &given.code).await.unwrap(), Opened::Change, "Thomas saw it");
        let (session, keys) = world.come_back(&given.code).await;
        assert!(matches!(world.follow_up(&keys).await, Err(Error::Handed)));
        let own = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&own).await;
        let claire = world.sign_in(CLAIRE).await;
        world.write(&keys, "Me revoilà.").await.unwrap();
        world.reply(&claire, &case, "Bon retour.").await.unwrap();
        story(world, (&keys, &claire, &case)).await;
        let lines = ledger::of(world, &keys).await.lines;
        let told = |act: Act| lines.iter().filter(|line| line.act == act && line.who.is_some()).count();
        assert_eq!((told(Act::Record), told(Act::Vouch), told(Act::RenewCode)), (1, 1, 1), "in the ledger too");
        // The word that served does not serve again.
        refused(&renewed(world, &thomas, &case).await, "not-vouched");
        assert!(world.open(&claire, &case).await.unwrap().lost.vouched.is_empty());
    })
    .await;
}

/// Both the person and the cell see what was done, by whom.
async fn story(world: &World, (person, claire, case): (&Unlocked, &Unlocked, &Reference)) {
    for items in [world.follow_up(person).await.unwrap().items, world.open(claire, case).await.unwrap().items] {
        let told: Vec<_> = items.iter().map(|item| (&item.voice, &item.content)).collect();
        let by = |voice: &Voice, index| matches!(voice, Voice::Member(reader) if reader.member == world.member(index));
        let [_, (_, Content::CodeTaken), (Voice::Reporter, Content::Message(before)), rest @ ..] = told.as_slice()
        else {
            panic!("{told:?}")
        };
        assert_eq!(before, "Avant la perte.");
        let [
            (first, Content::Vouched(_)),
            (giver, Content::CodeGiven),
            (second, Content::Vouched(_)),
            (Voice::Reporter, Content::CodeTaken),
            (Voice::Reporter, Content::Message(_)),
            (_, Content::Reply(_)),
        ] = rest
        else {
            panic!("{rest:?}")
        };
        assert!(by(first, INES) && by(giver, THOMAS) && by(second, THOMAS));
    }
}

#[tokio::test]
async fn nobody_vouches_for_somebody_without_a_name_or_without_the_case() {
    each_world(async |world| {
        let (_, receipt) = a_call(world).await;
        let anonymous = world.submit(&Told::words("Récit.")).await.reference;
        let (claire, thomas, lea) =
            (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await, world.sign_in(LEA).await);
        refused(&vouched(world, &claire, &anonymous).await, "anonymous");
        refused(&renewed(world, &claire, &anonymous).await, "anonymous");
        assert!(!world.open(&claire, &anonymous).await.unwrap().lost.named);
        assert!(matches!(vouched(world, &lea, &receipt.reference).await, Err(Error::NotFound)));
        // The word of somebody taken off, or whose access ended, or of a fortnight ago, serves nobody.
        vouched(world, &thomas, &receipt.reference).await.unwrap();
        world.exclude(&claire, &receipt.reference, THOMAS).await.unwrap();
        refused(&renewed(world, &claire, &receipt.reference).await, "not-vouched");
        let ines = world.sign_in(INES).await;
        vouched(world, &ines, &receipt.reference).await.unwrap();
        world.clock.advance(SignedDuration::from_hours(15 * 24));
        let claire = world.sign_in(CLAIRE).await;
        refused(&renewed(world, &claire, &receipt.reference).await, "not-vouched");
        assert_eq!(opens(world, &receipt.code).await.unwrap(), Opened::Change, "the code still counts");
    })
    .await;
}

/// A name given online serves too, and the drawer that holds it follows the code.
#[tokio::test]
async fn a_name_given_online_serves_as_one_told() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = &receipt.reference;
        let (claire, thomas) = (world.sign_in(CLAIRE).await, world.sign_in(THOMAS).await);
        refused(&vouched(world, &claire, case).await, "anonymous");
        let (_, keys) = world.come_back(&receipt.code).await;
        identity::identified(world, &keys, &identity::somebody(Way::Phone, "06 00 00 00 00")).await.unwrap();
        assert!(world.open(&claire, case).await.unwrap().lost.named);
        // Taken back, it serves nobody; given again, it does.
        identity::identified(world, &keys, &Identity::default()).await.unwrap();
        refused(&vouched(world, &claire, case).await, "anonymous");
        identity::identified(world, &keys, &identity::somebody(Way::Phone, "06 00 00 00 00")).await.unwrap();
        vouched(world, &claire, case).await.unwrap();
        let given = renewed(world, &thomas, case).await.unwrap();
        let old = Token::parse(&receipt.code).unwrap().keys(&world.host().token_salt());
        assert!(raw::loot(&world.store, &old.identity).await.is_empty(), "the lost code opens no drawer");
        let (session, keys) = world.come_back(&given.code).await;
        let own = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&own).await;
        assert_eq!(world.follow_up(&keys).await.unwrap().identity.unwrap().contact.unwrap().way, Way::Phone);
        identity::identified(world, &keys, &Identity::default()).await.unwrap();
        assert!(world.open(&claire, case).await.unwrap().identity.is_none());
    })
    .await;
}

/// With the key of the drawer and the database's password: a word on who reads that gives the person's place to another.
#[tokio::test]
async fn one_member_alone_takes_nobodys_place_even_with_the_database() {
    each_world(async |world| {
        let (_, receipt) = a_call(world).await;
        let claire = world.sign_in(CLAIRE).await;
        let (ines, lea) = (world.keys_of(INES).await.signing, world.keys_of(LEA).await.signing);
        let thomas = world.keys_of(THOMAS).await;
        let row = grant_of(world, THOMAS).await;
        let secret = row.opened(&thomas.identity).unwrap();
        let thomas = thomas.signing;
        let salt = world.host().token_salt();
        let person = Token::parse(&receipt.code).unwrap().keys(&salt);
        let other = Token::parse("RR52-AFY2-T1G8-849J-QESQ-30KQ").unwrap().keys(&salt);
        let lineage = Lineage::new(person.signing.verifying());
        let stranger = SigningKey::from_seed(&Secret::from_bytes([9; 32]));
        let sql = "update tokens set recipient = $1";
        raw::execute(&world.store, sql, vec![Bind::Text(other.identity.recipient().to_string())]).await;
        for (what, (vouching, giving, saying), refusal) in [
            ("vouched for by nobody known", (&stranger, &thomas, &thomas), "recipient"),
            ("vouched for by somebody without the case", (&lea, &thomas, &thomas), "recipient"),
            ("given by nobody known", (&thomas, &stranger, &stranger), "recipient"),
            ("said by the one who takes the place", (&ines, &thomas, &other.signing), "recipient"),
            // Two who have the case: it is not this that is refused, but that no key was made for the new code.
            ("given by two", (&ines, &thomas, &thomas), "grant"),
        ] {
            let lineage = lineage.clone().renew(lineage.vouch(vouching), giving, other.signing.verifying()).unwrap();
            append(world, (row.compartment, &secret, 0), (saying, &word(world, &lineage, &other))).await;
            let opened = world.open(&claire, &receipt.reference).await;
            assert!(matches!(opened, Err(Error::Broken(why)) if why == refusal), "{what}: {opened:?}");
            let forged = Bind::Id(uuid::Uuid::from_u128(99));
            raw::execute(&world.store, "delete from records where id = $1", vec![forged]).await;
        }
    })
    .await;
}

/// Who reads, for a person whose keys are these.
fn word(world: &World, lineage: &Lineage, keys: &TokenKeys) -> Entry {
    let mut word = readers_record(world, lineage, keys);
    if let RecordBody::Readers(readers) = &mut word.body {
        readers.holders.extend(CELL.iter().map(|index| world.member(*index)));
    }
    word
}

/// Ines saw the code that she gave: with the database she could write in the person's name, and it is not believed.
#[tokio::test]
async fn nobody_speaks_for_the_person_with_a_code_they_saw() {
    each_world(async |world| {
        let (ines, receipt) = a_call(world).await;
        let row = grant_of(world, INES).await;
        let secret = row.opened(&world.keys_of(INES).await.identity).unwrap();
        let seen = Token::parse(&receipt.code).unwrap().keys(&world.host().token_salt());
        let body = RecordBody::Message(Words::new("Je retire tout.".to_owned()));
        let entry = Entry { version: 1, at: recueil::clock::Clock::now(world.clock.as_ref()), body };
        append(world, (row.compartment, &secret, 0), (&seen.signing, &entry)).await;
        assert!(matches!(world.open(&ines, &receipt.reference).await, Err(Error::Broken("handed"))));
    })
    .await;
}

/// The two who give a code have no key of what was told somebody bound by secrecy: that one keeps it, the person begins
/// another conversation, and neither is told that the case was changed.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from a first conversation to a second")]
async fn a_conversation_stays_behind_and_another_can_begin() {
    each_world(async |world| {
        let (_, receipt) = a_call(world).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        let code = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&code).await;
        counsel::confide(world, &keys, (Some(NOUR), "Avant la perte.")).await.unwrap();
        protection::ask(world, &keys, "Awa Sarr").await.unwrap();
        let nour = world.sign_in(NOUR).await;
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        counsel::advise(world, &nour, (&receipt, "Je vous lis.")).await.unwrap();
        let ines = world.sign_in(INES).await;
        vouched(world, &ines, &receipt.reference).await.unwrap();
        let thomas = world.sign_in(THOMAS).await;
        let given = renewed(world, &thomas, &receipt.reference).await.unwrap();
        let (session, keys) = world.come_back(&given.code).await;
        let own = world.change_code(&session, &keys).await.unwrap();
        let (session, keys) = world.come_back(&own).await;

        let left = counsel::consult(world, &nour, &receipt).await.unwrap();
        assert!(left.left && counsel::texts(&left) == ["Avant la perte.", "Je vous lis."]);
        refused(&counsel::advise(world, &nour, (&receipt, "Où êtes-vous ?")).await, "conversation-left");
        assert!(counsel::list(world, &nour).await.unwrap().iter().all(|line| !line.waiting));
        assert!(counsel::conversation(world, &keys).await.unwrap().counsel.is_none());
        assert!(world.follow_up(&keys).await.unwrap().protection.is_some(), "what the cell has too is handed on");

        counsel::confide(world, &keys, (Some(NOUR), "Me revoilà.")).await.unwrap();
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let nour = world.sign_in(NOUR).await;
        let lines = counsel::list(world, &nour).await.unwrap();
        assert!(lines.len() == 1 && lines[0].waiting, "{lines:?}");
        counsel::advise(world, &nour, (&receipt, "Bon retour.")).await.unwrap();
        let both = counsel::consult(world, &nour, &receipt).await.unwrap();
        assert_eq!(counsel::texts(&both), ["Avant la perte.", "Je vous lis.", "Me revoilà.", "Bon retour."]);
        let mine = counsel::conversation(world, &keys).await.unwrap();
        assert_eq!(counsel::texts(&mine), ["Me revoilà.", "Bon retour."]);
        // What follows goes on as for anybody: another code, an exclusion, the cell's own answers.
        let own = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&own).await;
        counsel::advise(world, &nour, (&receipt, "Toujours là.")).await.unwrap();
        assert_eq!(counsel::texts(&counsel::conversation(world, &keys).await.unwrap()).len(), 3);
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Bonjour.").await.unwrap();
        world.write(&keys, "Bonjour.").await.unwrap();
        let lost = Token::parse(&code).unwrap().keys(&world.host().token_salt());
        let loot = raw::loot(&world.store, &lost.identity).await.join("\n");
        assert!(!loot.contains("Me revoilà") && !loot.contains("Bonjour"), "{loot}");
    })
    .await;
}

/// With the database's password, somebody puts the word of a conversation back where it named another code.
#[tokio::test]
async fn a_conversation_that_another_person_began_is_refused() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, keys) = world.come_back(&receipt.code).await;
        counsel::confide(world, &keys, (Some(NOUR), "À vous.")).await.unwrap();
        let nour = world.sign_in(NOUR).await;
        let other = Token::parse("RR52-AFY2-T1G8-849J-QESQ-30KQ").unwrap().keys(&world.host().token_salt());
        let sql = "update tokens set recipient = $1";
        raw::execute(&world.store, sql, vec![Bind::Text(other.identity.recipient().to_string())]).await;
        let opened = counsel::consult(world, &nour, &receipt).await;
        assert!(matches!(opened, Err(Error::Broken("recipient"))), "{opened:?}");
    })
    .await;
}

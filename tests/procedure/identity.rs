//! Who the person is: theirs to give, to change, to take back; the cell's to read; nobody else's, by keys alone.
use recueil::{
    clock::Clock,
    crypto::{lineage::Lineage, secret::Secret, sign::SigningKey, token::Token},
    domain::{
        act::verb,
        draft::{Fields, Page},
        identity::{Identity, SafeContact, Way},
        record::{Entry, RecordBody, RecordKind},
    },
    service::{
        About, Error, Who, authorise,
        identify::{identify, known},
        journal,
        session::{self, Session, Unlocked},
        view::{Deposit, Holding, Receipt},
    },
};

use super::{
    contact::a_call,
    forger::{append, readers_record},
    members::invited_again,
    notebook,
};
use crate::support::{
    raw,
    world::{CELL, CLAIRE, INES, LEA, MOUSSA, NOUR, SAMIRA, THOMAS, Told, World, each_world},
};

const NAME: &str = "Awa Diop-Canari";

/// A name, and an address of that kind.
pub(super) fn somebody(way: Way, address: &str) -> Identity {
    let contact = SafeContact {
        way,
        address: address.to_owned(),
        hours: "le soir".to_owned(),
        others: String::new(),
        wording: "Dites que c’est la bibliothèque.".to_owned(),
    };
    Identity { name: NAME.to_owned(), contact: Some(contact), language: "fr".to_owned() }
}

pub(super) async fn identified(world: &World, keys: &Unlocked, identity: &Identity) -> Result<(), Error> {
    let permit = authorise::<verb::Identify>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    identify(&world.service, permit, keys, identity).await
}

async fn own(world: &World, keys: &Unlocked) -> Option<Identity> {
    let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(keys), About::OwnCase).await.unwrap();
    known(&world.service, permit, keys).await.unwrap().identity
}

async fn typed(session: &Session, identity: &Identity) {
    session::keep_page(session, Page::Name, &identity.to_fields()).await.unwrap();
}

/// A report sent with a name.
pub(super) async fn named(world: &World, told: &Told) -> Receipt {
    let session = world.draft(told).await;
    typed(&session, &somebody(Way::Mail, "awa@maison.example")).await;
    world.send(&session).await.unwrap()
}

/// Whether a member's own keys open the drawer and read the name in it.
async fn reads_the_name(world: &World, index: usize) -> bool {
    let loot = raw::loot(&world.store, &world.keys_of(index).await.identity).await.join("\n");
    assert_eq!(loot.contains("key of identity"), loot.contains(NAME), "{index}");
    loot.contains(NAME)
}

/// A name given in the form is an act of its own: the journal holds it, so it cannot be taken away unseen.
#[tokio::test]
async fn a_name_given_with_the_report_is_a_deposit_that_the_journal_holds() {
    each_world(async |world| {
        let receipt = named(world, &Told::words("Récit.")).await;
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let (_, person) = world.come_back(&receipt.code).await;
        let deposits = world.follow_up(&person).await.unwrap().deposits;
        let of_name = |deposit: &&Deposit| deposit.what == RecordKind::Identity;
        let given: Vec<&Deposit> = deposits.iter().filter(of_name).collect();
        assert_eq!((deposits.len(), given.len()), (2, 1), "{deposits:?}");
        assert!(deposits.iter().all(|one| matches!(one.entry, Holding::Entry(_))), "{deposits:?}");
        raw::execute(&world.store, "delete from records where kind = 'identity'", Vec::new()).await;
        let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(&person), About::OwnCase).await;
        assert!(matches!(known(&world.service, permit.unwrap(), &person).await, Err(Error::Broken(_))));
    })
    .await;
}

#[tokio::test]
async fn it_is_the_persons_and_the_cells_and_nobody_elses() {
    each_world(async |world| {
        notebook::recovery_keys(world).await;
        let receipt = named(world, &Told::words("Récit.").involving(&[THOMAS])).await;
        let case = &receipt.reference;
        let (_, person) = world.come_back(&receipt.code).await;
        assert_eq!(own(world, &person).await.unwrap(), somebody(Way::Mail, "awa@maison.example"));
        for index in CELL {
            assert_eq!(reads_the_name(world, index).await, index != THOMAS, "{index}");
        }
        for index in [LEA, NOUR] {
            assert!(!reads_the_name(world, index).await);
        }
        // Rows of whoever is kept out look like the others', in this drawer as in the exchange.
        let grants = raw::grants(&world.store).await;
        let count = |kind: &str| grants.iter().filter(|row| row.kind == kind).count();
        assert_eq!(count("identity"), count("exchange"));
        assert!(grants.iter().any(|row| row.kind == "identity" && row.holder_kind == "recovery"));
        let ines = world.sign_in(INES).await;
        let view = world.open(&ines, case).await.unwrap();
        assert_eq!(view.identity.unwrap().name, NAME);
        let listed = format!("{:?} {:?}", world.list(&ines).await.unwrap(), view.items);
        assert!(!listed.contains(NAME) && !listed.contains("maison.example"), "{listed}");
    })
    .await;
}

#[tokio::test]
async fn it_is_given_changed_and_taken_back_later() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, person) = world.come_back(&receipt.code).await;
        assert!(!raw::grants(&world.store).await.iter().any(|row| row.kind == "identity"), "made when first needed");
        assert!(matches!(identified(world, &person, &Identity::default()).await, Err(Error::Invalid(_))));
        identified(world, &person, &somebody(Way::Phone, "06 00 00 00 00")).await.unwrap();
        let again = identified(world, &person, &somebody(Way::Phone, "06 00 00 00 00")).await;
        assert!(matches!(again, Err(Error::Invalid(codes)) if codes == ["same-identity"]));
        identified(world, &person, &somebody(Way::Post, "12 rue des Lilas")).await.unwrap();
        let ines = world.sign_in(INES).await;
        let seen = world.open(&ines, &receipt.reference).await.unwrap().identity.unwrap();
        assert_eq!(seen.contact.unwrap().address, "12 rue des Lilas");
        identified(world, &person, &Identity::default()).await.unwrap();
        assert!(own(world, &person).await.is_none());
        assert!(world.open(&ines, &receipt.reference).await.unwrap().identity.is_none());
        // What was said stays sealed where it was: those who had the key may have read it.
        assert!(reads_the_name(world, INES).await);
    })
    .await;
}

/// Whoever comes to read is given the drawer too, whoever is taken off loses it, and a new code opens it.
#[tokio::test]
async fn it_follows_whoever_reads_the_case() {
    each_world(async |world| {
        let told = Told::words("Récit.").involving(&[THOMAS]);
        let receipt = named(world, &told).await;
        let case = &receipt.reference;
        let claire = world.sign_in(CLAIRE).await;
        world.exclude(&claire, case, SAMIRA).await.unwrap();
        let samira = world.sign_in(SAMIRA).await;
        assert!(world.open(&samira, case).await.is_err());
        let (session, person) = world.come_back(&receipt.code).await;
        identified(world, &person, &somebody(Way::Phone, "06 11 11 11 11")).await.unwrap();
        let loot = raw::loot(&world.store, &world.keys_of(SAMIRA).await.identity).await.join("\n");
        assert!(!loot.contains("06 11 11"), "{loot}");
        let code = world.change_code(&session, &person).await.unwrap();
        let (_, person) = world.come_back(&code).await;
        assert_eq!(own(world, &person).await.unwrap().contact.unwrap().address, "06 11 11 11 11");
        // Somebody who comes to read later is given the drawer with the rest; the person writes under a key of those left.
        let moussa = world.sign_in(MOUSSA).await;
        world.revoke(&claire, INES).await.unwrap();
        identified(world, &person, &somebody(Way::Phone, "06 22 22 22 22")).await.unwrap();
        invited_again(world, (&claire, &moussa), INES).await;
        let ines = world.sign_in(INES).await;
        assert!(world.open(&ines, case).await.is_err());
        world.assign(&claire, case, INES).await.unwrap();
        let seen = world.open(&ines, case).await.unwrap().identity.unwrap();
        assert_eq!((seen.name.as_str(), seen.contact.unwrap().address.as_str()), (NAME, "06 22 22 22 22"));
    })
    .await;
}

#[tokio::test]
async fn it_goes_with_what_was_a_notebook_or_a_correction() {
    each_world(async |world| {
        // Sent, the answer lost, changed, sent again: the change counts, and taking a name off is one.
        let session = world.draft(&Told::words("Une fois.")).await;
        typed(&session, &somebody(Way::Phone, "06")).await;
        session.save().await.unwrap();
        let sessions = super::nothing_lost::all_sessions(world).await;
        let first = world.send(&session).await.unwrap();
        super::nothing_lost::put_sessions(world, sessions).await;
        let id = session.id().unwrap();
        let vault = session::Vault::new(world.service.clone(), session::Surface::Intake);
        let again = Session::new(Some(id), std::sync::Arc::new(vault), None);
        session::keep_page(&again, Page::Name, &Fields::default()).await.unwrap();
        let second = world.send(&again).await.unwrap();
        assert_eq!((&first.code, &first.reference), (&second.code, &second.reference));
        let (_, person) = world.come_back(&first.code).await;
        assert!(own(world, &person).await.is_none(), "taken back before anybody read it");
        // From a notebook: the same case, under the same code.
        let (_, receipt) = notebook::begun(world, "Note.").await;
        let (session, keys) = world.come_back(&receipt.code).await;
        let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(&keys), About::OwnCase).await.unwrap();
        let open = recueil::service::notebook::show(&world.service, permit, &keys).await.unwrap();
        recueil::service::notebook::prefill(&world.service, (&session, &open), (&["Récit.".to_owned()], &[]))
            .await
            .unwrap();
        typed(&session, &somebody(Way::Text, "06")).await;
        let sent = world.send(&session).await.unwrap();
        assert_eq!(sent.reference, receipt.reference);
        let ines = world.sign_in(INES).await;
        assert_eq!(world.open(&ines, &sent.reference).await.unwrap().identity.unwrap().name, NAME);
        // A page passed over takes nothing back.
        let (_, keys) = world.come_back(&receipt.code).await;
        assert!(own(world, &keys).await.is_some());
    })
    .await;
}

/// With the key of the drawer and the database's password: words on who the person is, by a member or under a code they saw.
#[tokio::test]
async fn nobody_says_who_the_person_is_but_the_person() {
    each_world(async |world| {
        let receipt = named(world, &Told::words("Récit.")).await;
        let ines = world.sign_in(INES).await;
        let own = world.keys_of(INES).await;
        let grants = raw::grants(&world.store).await;
        let row = grants.iter().find(|row| row.kind == "identity" && row.is_of(world.member(INES))).unwrap();
        let secret = row.opened(&own.identity).unwrap();
        let body = RecordBody::Identity(Box::new(somebody(Way::Mail, "ines@ailleurs.example")));
        let entry = Entry { version: 1, at: world.clock.now(), body };
        let stranger = SigningKey::from_seed(&Secret::from_bytes([9; 32]));
        for (who, key) in [("a member", &own.signing), ("nobody known", &stranger)] {
            append(world, (row.compartment, &secret, 0), (key, &entry)).await;
            let opened = world.open(&ines, &receipt.reference).await;
            assert!(matches!(opened, Err(Error::Broken("author" | "hand"))), "{who}: {opened:?}");
            let (_, person) = world.come_back(&receipt.code).await;
            assert!(world.follow_up(&person).await.is_err(), "{who}");
            let forged = raw::Bind::Id(uuid::Uuid::from_u128(99));
            raw::execute(&world.store, "delete from records where id = $1", vec![forged]).await;
        }
        world.open(&ines, &receipt.reference).await.unwrap();
    })
    .await;
}

/// The code that Ines gave was replaced; whoever saw it still cannot use it in a drawer that tells nothing of codes.
/// Whoever kept a code that was replaced, and has the drawer's key and the database's password, says nothing of who the person
/// is, whether or not they first say whose hand counts.
#[tokio::test]
async fn a_former_code_names_nobody() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let former = Token::parse(&receipt.code).unwrap().keys(&world.host().token_salt());
        let (session, person) = world.come_back(&receipt.code).await;
        identified(world, &person, &somebody(Way::Phone, "06")).await.unwrap();
        let code = world.change_code(&session, &person).await.unwrap();
        let (_, person) = world.come_back(&code).await;
        assert_eq!(world.follow_up(&person).await.unwrap().identity, Some(somebody(Way::Phone, "06")));
        let ines = world.sign_in(INES).await;
        let own = world.keys_of(INES).await;
        let grants = raw::grants(&world.store).await;
        let row = grants.iter().rfind(|row| row.kind == "identity" && row.is_of(world.member(INES)) && row.epoch == 1);
        let row = row.unwrap();
        let secret = row.opened(&own.identity).unwrap();
        let lineage = Lineage::new(former.signing.verifying());
        let body = RecordBody::Identity(Box::new(somebody(Way::Mail, "ailleurs@ailleurs.example")));
        let entry = Entry { version: 1, at: world.clock.now(), body };
        append(world, (row.compartment, &secret, 1), (&former.signing, &readers_record(world, &lineage, &former))).await;
        let opened = world.open(&ines, &receipt.reference).await;
        assert!(matches!(opened, Err(Error::Broken("hand"))), "{opened:?}");
        raw::execute(&world.store, "delete from records where sequence = (select max(sequence) from records where compartment = $1) and compartment = $1", vec![raw::Bind::Id(row.compartment)]).await;
        assert!(world.open(&ines, &receipt.reference).await.is_ok());
        append(world, (row.compartment, &secret, 1), (&former.signing, &entry)).await;
        let opened = world.open(&ines, &receipt.reference).await;
        assert!(matches!(opened, Err(Error::Broken("hand"))), "{opened:?}");
    })
    .await;
}

#[tokio::test]
async fn a_code_that_was_seen_names_nobody() {
    each_world(async |world| {
        let (ines, receipt) = a_call(world).await;
        let seen = Token::parse(&receipt.code).unwrap().keys(&world.host().token_salt());
        let (session, person) = world.come_back(&receipt.code).await;
        assert!(matches!(identified(world, &person, &somebody(Way::Phone, "06")).await, Err(Error::Handed)));
        let code = world.change_code(&session, &person).await.unwrap();
        let (_, person) = world.come_back(&code).await;
        identified(world, &person, &somebody(Way::Phone, "06")).await.unwrap();
        world.open(&ines, &receipt.reference).await.unwrap();
        let own = world.keys_of(INES).await;
        let grants = raw::grants(&world.store).await;
        let row = grants.iter().find(|row| row.kind == "identity" && row.is_of(world.member(INES))).unwrap();
        let secret = row.opened(&own.identity).unwrap();
        let body = RecordBody::Identity(Box::new(somebody(Way::Mail, "ailleurs@ailleurs.example")));
        let entry = Entry { version: 1, at: world.clock.now(), body };
        append(world, (row.compartment, &secret, 0), (&seen.signing, &entry)).await;
        let opened = world.open(&ines, &receipt.reference).await;
        assert!(matches!(opened, Err(Error::Broken("handed"))), "{opened:?}");
    })
    .await;
}

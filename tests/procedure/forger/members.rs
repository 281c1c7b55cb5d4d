//! What a forger does to members and roster: rows written in, a chain shortened, forked, altered.

use recueil::{entropy::SeededEntropy, service::Error};

use super::{grant_of, played};
use crate::support::{
    raw::{self, Bind},
    world::{CLAIRE, INES, MOUSSA, PRIYA, THOMAS, Told, WORK_FACTOR, each_world},
};

/// The administrator's case: rows in members, roster and grants, with the host secret at hand.
#[tokio::test]
async fn rows_written_straight_in_make_nobody_a_reader() {
    use recueil::crypto::{identity_file, passphrase::Passphrase, roster::Statement};
    each_world(async |world| {
        let played = played(world).await;
        let mut entropy = SeededEntropy::new(4);
        let keys = identity_file::MemberKeys::generate(world.place.founding.unwrap(), &mut entropy);
        let passphrase = Passphrase::parse(&world.cast.people[PRIYA].passphrase).unwrap();
        let host = world.host().members();
        let file = identity_file::lock(&keys, &passphrase, WORK_FACTOR, &host, &mut entropy).unwrap();
        // The administrator's own account, with keys they made again and a listener's row in every table.
        let sql = "update members set identity_file = $1 where id = $2";
        raw::execute(&world.store, sql, vec![Bind::Bytes(file), world.member(PRIYA).bytes().into()]).await;
        assert!(world.try_sign_in(PRIYA).await.is_err(), "keys that the roster does not have");
        let row = grant_of(world, INES).await;
        let mut holder = world.member(PRIYA).bytes().to_vec();
        holder.resize(32, 0);
        let sql = "insert into grants (compartment, holder_kind, holder, epoch, settled, wrapped)
            select compartment, holder_kind, $1, epoch, settled, wrapped from grants where compartment = $2 and holder = $3";
        let binds = vec![Bind::Bytes(holder), Bind::Id(row.compartment), Bind::Bytes(row.holder.clone())];
        raw::execute(&world.store, sql, binds).await;
        assert!(raw::loot(&world.store, &keys.identity).await.is_empty());
        // A statement that the administrator signs for themselves.
        let mut tx = world.store.read().await.unwrap();
        let last = recueil::store::roster::all(&mut tx).await.unwrap().pop().unwrap();
        drop(tx);
        let body = String::from_utf8(last.statement.clone()).unwrap().replace("auditor", "listener").into_bytes();
        let statement = Statement::append(None, body, Vec::new(), &keys.signing).unwrap();
        let (signer, signature) = &statement.signatures[0];
        let sql = "insert into roster (sequence, statement, previous, signatures) values ($1, $2, $3, $4)";
        let binds = vec![
            Bind::Number(i64::try_from(last.sequence).unwrap() + 1),
            Bind::Bytes(statement.body.clone()),
            Bind::Bytes(vec![0; 32]),
            Bind::Bytes([signer.0.as_slice(), &signature.0].concat()),
        ];
        raw::execute(&world.store, sql, binds).await;
        let opened = world.open(&played.claire, &played.case).await;
        assert!(matches!(opened, Err(Error::Broken("roster"))), "{opened:?}");
        let draft = world.draft(&Told::words("x")).await;
        assert!(matches!(world.send(&draft).await, Err(Error::Broken("roster"))));
    })
    .await;
}

#[tokio::test]
async fn a_roster_shortened_or_altered_is_refused() {
    use recueil::service::roster;
    each_world(async |world| {
        let claire = world.sign_in(CLAIRE).await;
        let ines = world.sign_in(INES).await;
        world.revoke(&claire, THOMAS).await.unwrap();
        let claire_again = world.sign_in(CLAIRE).await;
        let sql = "delete from roster where sequence = (select max(sequence) from roster)";
        assert_eq!(raw::execute(&world.store, sql, Vec::new()).await, 1);
        // The process that runs, and the next one on the same machine.
        assert!(matches!(world.list(&ines).await, Err(Error::Broken("roster shortened"))));
        world.restart().await;
        assert!(matches!(world.list(&claire_again).await, Err(Error::Broken("roster shortened"))));
        assert!(world.try_sign_in(MOUSSA).await.is_err());
        // On a machine that has seen nothing, whoever has seen the head says so.
        let mut place = world.place.clone();
        place.state_dir = world.place.state_dir.join("elsewhere");
        std::fs::create_dir(&place.state_dir).unwrap();
        world.service = world.another(place.clone()).await;
        let refused = world.try_sign_in(CLAIRE).await.unwrap_err().to_string();
        assert!(refused.contains("roster shortened"), "{refused}");
        // Emptied, with what the machine has seen.
        raw::execute(&world.store, "delete from roster", Vec::new()).await;
        world.restart().await;
        let founded = world.service.is_founded().await;
        assert!(matches!(founded, Err(Error::Broken("roster shortened"))), "{founded:?}");
        assert!(!roster::is_pinned(&world.service).await.unwrap_or(false));
    })
    .await;
}

#[tokio::test]
async fn a_roster_altered_by_a_byte_is_refused() {
    each_world(async |world| {
        let mut tx = world.store.read().await.unwrap();
        let rows = recueil::store::roster::all(&mut tx).await.unwrap();
        drop(tx);
        for row in &rows {
            let places = [row.statement.len() / 2, row.statement.len() - 1];
            for at in places {
                let mut forged = row.statement.clone();
                forged[at] ^= 1;
                let sql = "update roster set statement = $1 where sequence = $2";
                let number = || Bind::Number(row.sequence.try_into().unwrap());
                raw::execute(&world.store, sql, vec![Bind::Bytes(forged), number()]).await;
                world.restart().await;
                let founded = world.service.is_founded().await;
                assert!(matches!(founded, Err(Error::Broken(_))), "{}: {founded:?}", row.sequence);
                raw::execute(&world.store, sql, vec![Bind::Bytes(row.statement.clone()), number()]).await;
            }
        }
        world.restart().await;
        assert!(world.service.is_founded().await.unwrap());
    })
    .await;
}

/// Two coordinators' keys are stolen and another end of the chain is written: whoever saw the first one refuses it.
#[tokio::test]
async fn a_forked_roster_is_refused() {
    use recueil::{crypto::roster::Statement, domain::roster::RosterAct};
    each_world(async |world| {
        world.service.is_founded().await.unwrap();
        let mut tx = world.store.read().await.unwrap();
        let rows = recueil::store::roster::all(&mut tx).await.unwrap();
        drop(tx);
        let (last, before) = (&rows[rows.len() - 1], &rows[rows.len() - 2]);
        let RosterAct::Enrol { instance, after, mut entry } = serde_json::from_slice(&last.statement).unwrap() else {
            panic!("not an enrolment")
        };
        entry.name = "Quelqu'un d'autre".to_owned();
        let body = serde_json::to_vec(&RosterAct::Enrol { instance, after, entry }).unwrap();
        let (claire, moussa) = (world.keys_of(CLAIRE).await.signing, world.keys_of(MOUSSA).await.signing);
        let signatures = before.signatures.chunks_exact(96).map(|chunk| {
            let key = recueil::crypto::sign::VerifyingKey(chunk[..32].try_into().unwrap());
            (key, recueil::crypto::sign::Signature(chunk[32..].try_into().unwrap()))
        });
        let head = Statement {
            sequence: before.sequence,
            previous: recueil::crypto::Digest(before.previous),
            body: before.statement.clone(),
            signatures: signatures.collect(),
        };
        let endorsed = vec![Statement::endorse(&body, &claire)];
        let forged = Statement::append(Some(&head), body, endorsed, &moussa).unwrap();
        assert_eq!(forged.previous.0, last.previous);
        let signatures =
            forged.signatures.iter().flat_map(|(key, signature)| [key.0.as_slice(), &signature.0].concat());
        let sql = "update roster set statement = $1, signatures = $2 where sequence = $3";
        let number = Bind::Number(last.sequence.try_into().unwrap());
        let binds = vec![Bind::Bytes(forged.body.clone()), Bind::Bytes(signatures.collect()), number];
        raw::execute(&world.store, sql, binds).await;
        world.restart().await;
        let founded = world.service.is_founded().await;
        assert!(matches!(founded, Err(Error::Broken("roster forked"))), "{founded:?}");
    })
    .await;
}

/// What a member last saw of the roster is written when they join: taken away, it is missed.
#[tokio::test]
async fn what_a_member_has_seen_of_the_roster_is_not_forgotten() {
    each_world(async |world| {
        raw::execute(&world.store, "update members set settled = null", Vec::new()).await;
        let refused = world.try_sign_in(INES).await.unwrap_err().to_string();
        assert!(refused.contains("member state"), "{refused}");
    })
    .await;
}

/// The file that keeps the head across restarts, spoiled or half written, is not taken for none.
#[tokio::test]
async fn a_head_that_does_not_read_stops_the_service() {
    each_world(async |world| {
        let file = world.place.state_dir.join("roster-head");
        let whole = std::fs::read_to_string(&file).unwrap();
        for spoiled in ["", "12", "twelve of them", &whole[..20]] {
            std::fs::write(&file, spoiled).unwrap();
            world.restart().await;
            let founded = world.service.is_founded().await;
            assert!(matches!(founded, Err(Error::Broken("roster-head"))), "{spoiled}: {founded:?}");
        }
        std::fs::write(&file, whole).unwrap();
        world.restart().await;
        assert!(world.service.is_founded().await.unwrap());
    })
    .await;
}

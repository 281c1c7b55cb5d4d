//! What a person agrees to hand over: theirs alone to say, by keys alone; and what they would like, later.
use std::collections::BTreeSet;

use recueil::{
    clock::Clock,
    crypto::{
        sign::SigningKey,
        token::{Token, TokenKeys},
    },
    domain::{
        act::verb,
        attached::Wanted as Cleaning,
        case::{Reference, Stage},
        consent::{
            Consent, Consents, Copied, Declined, NotAgreed, Purpose, Receiver, Scope, State, TakenBack, Wanted, Wishes,
        },
        deadline::DeadlineCode,
        draft::{Fields, Page},
        record::{Entry, RecordBody},
        report::Wish,
    },
    service::{
        About, Error, Who, authorise,
        consent::{self, Asking},
        files::{self, Upload},
        new_request,
        session::{self, Session, Unlocked},
        view::Content,
        wish,
    },
    text::{Locale, Text},
};

use super::{
    contact::a_call,
    forger::{append, put_away},
    notebook,
    nothing_lost::{all_sessions, put_sessions},
};
use crate::support::{
    raw,
    world::{CLAIRE, INES, THOMAS, Told, World, each_world},
};

/// A copy with these words, without files or name.
pub(super) fn words(text: &str) -> Copied {
    Copied { text: text.to_owned(), ..Copied::default() }
}

fn asking(world: &World, copy: Copied) -> Asking {
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    Asking { to, purpose, copy, request: new_request(&world.service) }
}

pub(super) async fn ask(world: &World, keys: &Unlocked, (case, copy): (&Reference, Copied)) -> Result<(), Error> {
    ask_as(world, keys, (case, asking(world, copy))).await
}

pub(super) async fn ask_as(world: &World, keys: &Unlocked, (case, asking): (&Reference, Asking)) -> Result<(), Error> {
    let permit = authorise::<verb::AskConsent>(&world.service, Who::Unlocked(keys), About::Case(case)).await?;
    consent::ask(&world.service, permit, keys, asking).await
}

pub(super) async fn agree(world: &World, keys: &Unlocked, (number, copy): (u64, &Copied)) -> Result<(), Error> {
    let text = Text::embedded().unwrap();
    let permit = authorise::<verb::Consent>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    consent::agree(&world.service, permit, keys, (number, copy, text.words(Locale::Fr))).await
}

pub(super) async fn decline(world: &World, keys: &Unlocked, number: u64) -> Result<(), Error> {
    let permit = authorise::<verb::Decline>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    consent::decline(&world.service, permit, keys, number).await
}

pub(super) async fn take_back(world: &World, keys: &Unlocked, number: u64) -> Result<(), Error> {
    let permit = authorise::<verb::TakeBack>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    consent::take_back(&world.service, permit, keys, number).await
}

pub(super) async fn wish(world: &World, keys: &Unlocked, chosen: &[Wish]) -> Result<(), Error> {
    let permit = authorise::<verb::Wish>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    wish::wish(&world.service, permit, keys, chosen.to_vec()).await
}

pub(super) async fn consents(world: &World, keys: &Unlocked) -> Consents {
    world.follow_up(keys).await.unwrap().agreements.consents
}

/// Number of the request made last.
pub(super) async fn asked_last(world: &World, keys: &Unlocked) -> u64 {
    consents(world, keys).await.matters().last().unwrap().number
}

fn proof(consents: &Consents, copy: &Copied) -> Result<u64, NotAgreed> {
    let wanted = Wanted { to: Receiver::Assessor, purpose: Purpose::Inquiry, copy };
    consents.agreed_to(wanted).map(|agreed| agreed.given().number)
}

fn is_refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{code}: {done:?}");
}

async fn records(world: &World) -> usize {
    raw::records(&world.store).await.len()
}

/// A case of somebody who says in what capacity they write.
async fn told_by(world: &mut World, standing: &str) -> (Unlocked, Unlocked, Reference) {
    let draft = world.draft(&Told::words("Le récit entier.")).await;
    let mut you = Fields::default();
    you.insert("standing", standing);
    session::keep_page(&draft, Page::You, &you).await.unwrap();
    let receipt = world.send(&draft).await.unwrap();
    let claire = world.sign_in(CLAIRE).await;
    let (_, reporter) = world.come_back(&receipt.code).await;
    (claire, reporter, receipt.reference)
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from the request to what is left of it")]
async fn what_the_person_left_is_what_stands() {
    each_world(async |world| {
        let (claire, reporter, case) = told_by(world, "victim").await;
        let form = asking(world, words("Copie préparée : le récit entier."));
        for _ in 0..2 {
            ask_as(world, &claire, (&case, form.clone())).await.unwrap();
        }
        let all = consents(world, &reporter).await;
        assert_eq!(all.matters().len(), 1, "the same form twice counts once");
        let number = all.matters()[0].number;
        assert_eq!(proof(&all, &words("Copie préparée : le récit entier.")), Err(NotAgreed::NoConsent), "silence");
        let edited = words("Copie relue, sans le reste.");
        agree(world, &reporter, (number, &edited)).await.unwrap();
        let before = records(world).await;
        agree(world, &reporter, (number, &edited)).await.unwrap();
        assert_eq!(records(world).await, before, "the same answer twice is one");
        for member in [CLAIRE, INES] {
            let keys = world.sign_in(member).await;
            let seen = world.open(&keys, &case).await.unwrap().agreements.consents;
            assert_eq!(seen, consents(world, &reporter).await);
            assert!(proof(&seen, &edited).is_ok());
            assert_eq!(proof(&seen, &words("Copie préparée : le récit entier.")), Err(NotAgreed::More));
        }
        let given = consents(world, &reporter).await.standing().next().unwrap().clone();
        assert_eq!((given.consent.copy, given.consent.scope), (edited.clone(), Scope::Whole));
        for said in ["personne que l’autorité a désignée", "ouvrir une enquête", "Sans mon nom", "retirer cet accord"]
        {
            assert!(given.consent.statement.contains(said), "{said}: {}", given.consent.statement);
        }
        assert!(!given.consent.statement.to_lowercase().contains("anonyme"));
        // Answered otherwise, the first answer stays.
        is_refused(&agree(world, &reporter, (number, &words("Autre chose."))).await, "answered-already");
        is_refused(&decline(world, &reporter, number).await, "answered-already");
        for _ in 0..2 {
            take_back(world, &reporter, given.number).await.unwrap();
        }
        assert_eq!(proof(&consents(world, &reporter).await, &edited), Err(NotAgreed::NoConsent));
        is_refused(&agree(world, &reporter, (number, &edited)).await, "answered-already");
        ask(world, &claire, (&case, words("Encore."))).await.unwrap();
        let number = asked_last(world, &reporter).await;
        for _ in 0..2 {
            decline(world, &reporter, number).await.unwrap();
        }
        let last = consents(world, &reporter).await.matters().last().unwrap().clone();
        assert!(matches!(last.state, State::Declined(_)));
        assert_eq!(world.follow_up(&reporter).await.unwrap().stage, Stage::Received, "nobody has answered yet");
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "everything that is more than was asked, one after the other")]
async fn nothing_more_than_was_asked_is_agreed_to() {
    each_world(async |world| {
        let (claire, reporter, case) = told_by(world, "witness").await;
        let mut given = Vec::new();
        for name in ["un.txt", "deux.txt"] {
            let mut upload = Upload::begin(&world.service, name).await.unwrap();
            upload.write(name.as_bytes().to_vec()).await.unwrap();
            let file = upload.finish(Cleaning::Usual).await.unwrap();
            given.push(file.file);
            let permit =
                authorise::<verb::Attach>(&world.service, Who::Unlocked(&reporter), About::OwnCase).await.unwrap();
            files::attach(&world.service, permit, &reporter, file).await.unwrap();
        }
        let with = |files: &[usize], with_name| Copied {
            files: files.iter().map(|index| given[*index]).collect(),
            with_name,
            ..words("Copie.")
        };
        is_refused(&ask(world, &claire, (&case, Copied::default())).await, "nothing-to-hand-over");
        is_refused(&ask(world, &claire, (&case, words(&"é".repeat(20_001)))).await, "too-long");
        let unknown = Copied { files: BTreeSet::from([recueil::ids::FileId::from_bytes([9; 16])]), ..words("Copie.") };
        is_refused(&ask(world, &claire, (&case, unknown.clone())).await, "unknown-file");
        ask(world, &claire, (&case, with(&[0], true))).await.unwrap();
        let number = asked_last(world, &reporter).await;
        let before = records(world).await;
        is_refused(&agree(world, &reporter, (number, &with(&[1], false))).await, "unknown-file");
        is_refused(&agree(world, &reporter, (number, &unknown)).await, "unknown-file");
        is_refused(&agree(world, &reporter, (number, &with(&[0], true))).await, "name-not-given");
        is_refused(&agree(world, &reporter, (number, &words("  "))).await, "nothing-to-hand-over");
        is_refused(&agree(world, &reporter, (number, &words(&"é".repeat(20_001)))).await, "too-long");
        is_refused(&agree(world, &reporter, (number + 1, &words("Copie."))).await, "unknown-request");
        is_refused(&decline(world, &reporter, 0).await, "unknown-request");
        is_refused(&take_back(world, &reporter, number).await, "unknown-request");
        assert_eq!(records(world).await, before);
        agree(world, &reporter, (number, &with(&[0], false))).await.unwrap();
        let all = consents(world, &reporter).await;
        let consent = &all.standing().next().unwrap().consent;
        assert_eq!(consent.scope, Scope::OwnTestimony);
        assert!(consent.statement.contains("mon propre témoignage"), "{}", consent.statement);
        assert!(proof(&all, &with(&[0], false)).is_ok());
        for more in [with(&[0, 1], false), with(&[0], true)] {
            assert_eq!(proof(&all, &more), Err(NotAgreed::More));
        }
        // A member has the person's keys in nothing: no permit, and no case of their own.
        for done in [
            agree(world, &claire, (number, &words("Copie."))).await,
            decline(world, &claire, number).await,
            take_back(world, &claire, number).await,
            wish(world, &claire, &[Wish::Heard]).await,
        ] {
            assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
        }
    })
    .await;
}

fn forged() -> Vec<RecordBody> {
    let (to, purpose, scope) = (Receiver::Authority, Purpose::Inquiry, Scope::Whole);
    let copy = Copied { with_name: true, ..words("Tout, avec son nom.") };
    let statement = "J’accepte.".to_owned();
    vec![
        RecordBody::Consent(Box::new(Consent { to, purpose, copy, scope, statement, answers: None })),
        RecordBody::Declined(Declined { request: 3 }),
        RecordBody::TakenBack(TakenBack { consent: 3 }),
        RecordBody::Wishes(Wishes { chosen: vec![Wish::HandOver] }),
    ]
}

/// Puts each of these at the end of the exchange under its present key, which a member of the cell has.
async fn none_is_believed(world: &World, (claire, case): (&Unlocked, &Reference), author: &SigningKey, why: &str) {
    let (grants, keys) = (raw::grants(&world.store).await, world.keys_of(THOMAS).await);
    let of_thomas = grants.iter().filter(|row| row.kind == "exchange" && row.is_of(world.member(THOMAS)));
    let row = of_thomas.max_by_key(|row| row.epoch).unwrap();
    let secret = row.opened(&keys.identity).unwrap();
    for body in forged() {
        let entry = Entry { version: 1, at: world.clock.now(), body };
        let epoch = row.epoch.try_into().unwrap();
        append(world, (row.compartment, &secret, epoch), (author, &entry)).await;
        let opened = world.open(claire, case).await;
        assert!(matches!(opened, Err(Error::Broken(reason)) if reason == why), "{:?}: {opened:?}", entry.body.kind());
        put_away(world).await;
    }
    world.open(claire, case).await.unwrap();
}

/// With the database's password and the drawer's key, which the cell has: in their own name, with a code that the person
/// has replaced, with one that others have seen.
#[tokio::test]
async fn nobody_else_writes_a_consent() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let case = receipt.reference;
        let claire = world.sign_in(CLAIRE).await;
        let thomas = world.keys_of(THOMAS).await;
        none_is_believed(world, (&claire, &case), &thomas.signing, "hand").await;
        let former = keys(world, &receipt.code);
        let (session, reporter) = world.come_back(&receipt.code).await;
        let code = world.change_code(&session, &reporter).await.unwrap();
        none_is_believed(world, (&claire, &case), &former.signing, "hand").await;
        // The person's own hand is believed.
        let (_, reporter) = world.come_back(&code).await;
        wish(world, &reporter, &[Wish::Supported]).await.unwrap();
        assert_eq!(world.open(&claire, &case).await.unwrap().agreements.wishes, [Wish::Supported]);
    })
    .await;
    each_world(async |world| {
        let (ines, receipt) = a_call(world).await;
        let handed = keys(world, &receipt.code);
        none_is_believed(world, (&ines, &receipt.reference), &handed.signing, "handed").await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        ask(world, &ines, (&receipt.reference, words("Copie."))).await.unwrap();
        for done in [agree(world, &reporter, (0, &words("Copie."))).await, wish(world, &reporter, &[Wish::Heard]).await]
        {
            assert!(matches!(done, Err(Error::Handed)), "{done:?}");
        }
    })
    .await;
}

fn keys(world: &World, code: &str) -> TokenKeys {
    Token::parse(code).unwrap().keys(&world.host().token_salt())
}

fn on_check(text: &str, files: &[recueil::ids::FileId]) -> Consent {
    let (to, purpose, scope) = (Receiver::Assessor, Purpose::Inquiry, Scope::Unsaid);
    let copy = Copied { files: files.iter().copied().collect(), ..words(text) };
    Consent { to, purpose, copy, scope, statement: "J’accepte.".to_owned(), answers: None }
}

/// Sends, and the answer is lost before the session is written: the draft is there again, to be sent again.
async fn sent_and_lost(world: &World, draft: &Session, chosen: Option<&Consent>) -> (String, Session) {
    session::keep_agreed(draft, chosen).await.unwrap();
    draft.save().await.unwrap();
    let sessions = all_sessions(world).await;
    let code = world.send(draft).await.unwrap().code;
    draft.save().await.unwrap();
    put_sessions(world, sessions).await;
    let vault = session::Vault::new(world.service.clone(), session::Surface::Intake);
    (code, Session::new(draft.id(), std::sync::Arc::new(vault), None))
}

#[tokio::test]
async fn what_is_agreed_to_with_a_report_is_there_once() {
    each_world(async |world| {
        let draft = world.draft(&Told::words("Récit.")).await;
        let mut upload = Upload::begin(&world.service, "preuve.txt").await.unwrap();
        upload.write(b"une preuve".to_vec()).await.unwrap();
        let file = upload.finish(Cleaning::Usual).await.unwrap();
        let first = on_check("Récit.", &[file.file]);
        files::draft(&world.service, &draft, file.clone()).await.unwrap();
        let standing = async |code: &str| {
            let (_, reporter) = world.come_back(code).await;
            let all = consents(world, &reporter).await;
            (all.matters().len(), all.standing().map(|given| given.consent.clone()).collect::<Vec<_>>())
        };
        let (code, again) = sent_and_lost(world, &draft, Some(&first)).await;
        assert_eq!(standing(&code).await, (1, vec![first.clone()]));
        assert_eq!(session::agreed(&again).await.unwrap(), Some(first.clone()), "the page shows it as it was left");
        // Sent again as it was: still once.
        let (_, again) = sent_and_lost(world, &again, Some(&first)).await;
        assert_eq!(standing(&code).await, (1, vec![first.clone()]));
        // The file was given anew, under another name: it is the one that is there.
        let copied = Consent { copy: Copied { files: BTreeSet::new(), ..first.copy.clone() }, ..first.clone() };
        let (_, again) = sent_and_lost(world, &again, Some(&copied)).await;
        assert_eq!(standing(&code).await, (2, vec![copied]), "the first is taken back");
        let (_, again) = sent_and_lost(world, &again, None).await;
        assert_eq!(standing(&code).await, (2, vec![]), "no box ticked, no agreement");
        session::keep_agreed(&again, Some(&first)).await.unwrap();
        assert_eq!(world.send(&again).await.unwrap().code, code);
        assert_eq!(standing(&code).await, (3, vec![first]));
        assert_eq!(session::agreed(&again).await.unwrap(), None, "a session that sent keeps none");
        // Without a wish, there is none.
        let none = world.submit(&Told::words("Un autre.")).await;
        assert_eq!(standing(&none.code).await, (0, vec![]));
    })
    .await;
}

/// It goes with a report drawn from a notebook too, and with no other than the one it was read with.
#[tokio::test]
async fn an_agreement_goes_with_its_own_report() {
    each_world(async |world| {
        let (_, receipt) = notebook::begun(world, "Récit.").await;
        let (session, reporter) = world.come_back(&receipt.code).await;
        session::keep_agreed(&session, Some(&on_check("Un autre récit.", &[]))).await.unwrap();
        notebook::drawn(world, &session, &reporter).await;
        assert_eq!(session::agreed(&session).await.unwrap(), None, "another draft begins");
        let chosen = on_check("Récit.", &[]);
        session::keep_agreed(&session, Some(&chosen)).await.unwrap();
        assert_eq!(world.send(&session).await.unwrap().code, receipt.code);
        let (_, reporter) = world.come_back(&receipt.code).await;
        assert_eq!(consents(world, &reporter).await.standing().next().unwrap().consent, chosen);
    })
    .await;
}

#[tokio::test]
async fn wishes_said_later_are_those_that_everybody_sees() {
    each_world(async |world| {
        let (claire, reporter, case) = told_by(world, "victim").await;
        let before = records(world).await;
        wish(world, &reporter, &[]).await.unwrap();
        assert_eq!(records(world).await, before, "the same wishes change nothing");
        wish(world, &reporter, &[Wish::Heard, Wish::HandOver]).await.unwrap();
        let listed = async |world: &World, claire: &Unlocked| {
            let lines = world.list(claire).await.unwrap().lines;
            lines[0].summary.clone().unwrap().wishes
        };
        assert_eq!(listed(world, &claire).await, [Wish::Heard, Wish::HandOver]);
        let promise = world.follow_up(&reporter).await.unwrap().promise.unwrap();
        world.reply(&claire, &case, "Nous vous lisons.").await.unwrap();
        let left = world.follow_up(&reporter).await.unwrap().promise.unwrap();
        assert_eq!(left.code, DeadlineCode::Orientation, "{promise:?}");
        wish(world, &reporter, &[Wish::Supported]).await.unwrap();
        let seen = world.follow_up(&reporter).await.unwrap();
        assert_eq!(seen.promise.unwrap().code, DeadlineCode::Answer);
        assert_eq!(seen.agreements.wishes, [Wish::Supported]);
        let lines = world.list(&claire).await.unwrap().lines;
        assert!(lines[0].waiting, "the person spoke last");
        assert_eq!(listed(world, &claire).await, [Wish::Supported]);
        let view = world.open(&claire, &case).await.unwrap();
        assert!(matches!(&view.items.last().unwrap().content, Content::Wished(wishes) if *wishes == [Wish::Supported]));
        // A new key of the drawer takes the latest along.
        world.exclude(&claire, &case, THOMAS).await.unwrap();
        assert_eq!(listed(world, &claire).await, [Wish::Supported]);
    })
    .await;
}

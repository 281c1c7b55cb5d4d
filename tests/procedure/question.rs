//! A question without a report: asked, answered, and made a report by the person alone.
use std::collections::BTreeMap;

use recueil::{
    cli::demo::cast::new_session,
    domain::{
        act::verb,
        case::Stage,
        deadline::DeadlineCode,
        draft::{Fields, Page},
        question::{Question, parse},
        report::Audience,
    },
    service::{
        About, Error, Who, authorise, journal, notebook, question,
        session::{self, Session, Surface, Unlocked},
        submit_report, today,
        view::{Content, Receipt},
    },
};

use crate::support::{
    raw,
    world::{CLAIRE, INES, LEA, THOMAS, Told, World, each_world},
};

const WORDS: &str = "Que se passe-t-il après un signalement ?";

/// A question as it is kept in a session, with those who must not read it.
async fn typed(world: &World, involved: &[usize]) -> (Session, Question) {
    let session = new_session(&world.service, Surface::Intake);
    let mut fields = Fields::default();
    fields.insert("text", WORDS);
    fields.insert("audience", "student");
    session::keep_question(&world.service, &session, &fields).await.unwrap();
    for index in involved {
        fields.insert(&format!("link-{}", world.member(*index)), "involved");
    }
    (session, parse(&fields, world.service.rules()).unwrap())
}

async fn ask(world: &World, session: &Session, asked: &Question) -> Result<(), Error> {
    let permit = authorise::<verb::Ask>(&world.service, Who::Visitor, About::Intake(&asked.entity)).await?;
    question::ask(&world.service, permit, session, asked).await
}

pub(super) async fn asked(world: &World, involved: &[usize]) -> (Session, Receipt) {
    let (session, asked) = typed(world, involved).await;
    ask(world, &session, &asked).await.unwrap();
    let receipt = submit_report::receipts(&world.service, &session).await.unwrap().pop().unwrap();
    (session, receipt)
}

async fn draw_up(world: &World, session: &Session, keys: &Unlocked) -> Result<(), Error> {
    let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    question::draw_up(&world.service, permit, (session, keys)).await
}

async fn cases(world: &World) -> BTreeMap<String, String> {
    let sql = "select reference, stage from cases";
    raw::rows::<(String, String)>(&world.store, sql, Vec::new()).await.into_iter().collect()
}

#[tokio::test]
async fn a_question_is_answered_and_is_no_report() {
    each_world(async |world| {
        let (_, receipt) = asked(world, &[THOMAS]).await;
        let promise = receipt.promise.unwrap();
        assert_eq!((promise.code, promise.due.to_string()), (DeadlineCode::FirstAnswer, "2026-11-25".to_owned()));
        let ines = world.sign_in(INES).await;
        let line = world.list(&ines).await.unwrap().lines.pop().unwrap();
        assert_eq!((line.stage, line.waiting), (Stage::Question, true));
        assert_eq!(line.summary.unwrap().excerpt, WORDS);
        let permit = authorise::<verb::List>(&world.service, Who::Unlocked(&ines), About::Organisation).await.unwrap();
        let waits = today::today(&world.service, permit, &ines).await.unwrap();
        assert_eq!((waits.questions.lines.len(), waits.new.lines.len(), waits.waiting.lines.len()), (1, 0, 0));
        let view = world.open(&ines, &receipt.reference).await.unwrap();
        assert_eq!((view.stage, view.audience.as_deref()), (Stage::Question, Some("student")));
        assert!(matches!(&view.items[0].content, Content::Message(text) if text == WORDS));
        for kept_out in [THOMAS, LEA] {
            let identity = world.keys_of(kept_out).await.identity;
            assert_eq!(raw::loot(&world.store, &identity).await, Vec::<String>::new(), "{kept_out}");
        }
        world.reply(&ines, &receipt.reference, "Voici ce qui se passe.").await.unwrap();
        world.note(&ines, &receipt.reference, "Répondu.").await.unwrap();
        let (_, keys) = world.come_back(&receipt.code).await;
        let mine = world.follow_up(&keys).await.unwrap();
        assert!(mine.is_a_question() && mine.promise.is_none() && mine.items.len() == 2);
        world.write(&keys, "Merci.").await.unwrap();
        // Nobody of the cell can make a report of it: there is no such act, and theirs are refused.
        let permit = authorise::<verb::Submit>(&world.service, Who::Unlocked(&ines), About::Case(&receipt.reference));
        assert!(matches!(permit.await, Err(Error::NotFound)));
        assert_eq!(cases(world).await[receipt.reference.as_str()], "question");
    })
    .await;
}

#[tokio::test]
async fn the_person_makes_a_report_of_it_under_the_same_code() {
    each_world(async |world| {
        let (_, receipt) = asked(world, &[THOMAS]).await;
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Voici.").await.unwrap();
        let (session, keys) = world.come_back(&receipt.code).await;
        draw_up(world, &session, &keys).await.unwrap();
        let draft = session::draft(&world.service, &session).await.unwrap().unwrap();
        assert_eq!(draft.page(Page::Words).one("narrative"), WORDS);
        assert_eq!(draft.page(Page::You).one("audience"), "student");
        assert_eq!(draft.links().len(), 1, "who must not read still must not");
        // Left for later beside the question, and taken up again.
        let permit = authorise::<verb::Keep>(&world.service, Who::Visitor, About::Intake("")).await.unwrap();
        notebook::keep_for_later(&world.service, permit, &session, None).await.unwrap();
        assert!(session::draft(&world.service, &session).await.unwrap().is_none());
        let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(&keys), About::OwnCase).await.unwrap();
        notebook::resume(&world.service, permit, (&session, &keys)).await.unwrap();
        let sent = world.send(&session).await.unwrap();
        assert_eq!((&sent.code, &sent.reference), (&receipt.code, &receipt.reference));
        assert_eq!(cases(world).await, BTreeMap::from([(receipt.reference.to_string(), "received".to_owned())]));
        let view = world.open(&claire, &receipt.reference).await.unwrap();
        let Content::Report(report) = &view.items[2].content else { panic!("{:?}", view.items) };
        assert_eq!((report.narrative.as_str(), report.audience), (WORDS, Some(Audience::Student)));
        assert!(view.dates.iter().any(|(code, _, done)| *code == DeadlineCode::Acknowledgement && done.is_none()));
        assert!(!world.follow_up(&keys).await.unwrap().is_a_question());
        assert!(matches!(draw_up(world, &session, &keys).await, Err(Error::NotFound)));
        let loot = raw::loot(&world.store, &world.keys_of(THOMAS).await.identity).await;
        assert_eq!(loot, Vec::<String>::new());
    })
    .await;
}

/// Somebody who read the question must not read the report: nothing of it is added where they are.
#[tokio::test]
async fn a_report_with_other_readers_goes_apart() {
    each_world(async |world| {
        let (_, receipt) = asked(world, &[]).await;
        let (session, keys) = world.come_back(&receipt.code).await;
        draw_up(world, &session, &keys).await.unwrap();
        let mut who = Fields::default();
        who.insert(&format!("link-{}", world.member(INES)), "involved");
        who.insert("persons", "Ines elle-même.");
        session::keep_page(&session, Page::Who, &who).await.unwrap();
        let sent = world.send(&session).await.unwrap();
        assert_ne!((&sent.code, &sent.reference), (&receipt.code, &receipt.reference));
        assert_eq!(session::told(&session).await.unwrap().as_deref(), Some("apart"));
        let all = cases(world).await;
        assert_eq!(
            (all[receipt.reference.as_str()].as_str(), all[sent.reference.as_str()].as_str()),
            ("question", "received")
        );
        let ines = world.sign_in(INES).await;
        assert_eq!(world.list(&ines).await.unwrap().lines.len(), 1, "the question she had read");
        let loot = raw::loot(&world.store, &world.keys_of(INES).await.identity).await.join("\n");
        assert!(!loot.contains("elle-même"), "{loot}");
        let claire = world.sign_in(CLAIRE).await;
        assert_eq!(world.list(&claire).await.unwrap().lines.len(), 2);
    })
    .await;
}

/// The session as it was before it was sent from.
async fn restore(world: &World, session: &Session, (fields, code): (&Fields, &serde_json::Value)) {
    session::keep_question(&world.service, session, fields).await.unwrap();
    let mut newer = code.clone();
    newer["r"] = 99.into();
    session.insert("question-code", newer).await.unwrap();
}

#[tokio::test]
async fn asked_twice_it_is_one_question_and_changed_readers_are_honoured() {
    each_world(async |world| {
        let (session, question) = typed(world, &[]).await;
        // The answer was lost: the session is as it was before.
        let before = session::question(&session).await.unwrap().unwrap();
        let kept: serde_json::Value = session.get("question-code").await.unwrap().unwrap();
        ask(world, &session, &question).await.unwrap();
        restore(world, &session, (&before, &kept)).await;
        ask(world, &session, &question).await.unwrap();
        assert_eq!(cases(world).await.len(), 1);
        restore(world, &session, (&before, &kept)).await;
        ask(world, &session, &Question { text: "Et ensuite ?".to_owned(), ..question.clone() }).await.unwrap();
        assert_eq!(cases(world).await.len(), 1);
        let ines = world.sign_in(INES).await;
        let case = world.list(&ines).await.unwrap().lines.pop().unwrap().reference;
        assert_eq!(world.open(&ines, &case).await.unwrap().items.len(), 2);
        // Now Ines must not read: what is sent again goes where she is not.
        restore(world, &session, (&before, &kept)).await;
        let (_, without) = typed(world, &[INES]).await;
        ask(world, &session, &without).await.unwrap();
        assert_eq!(cases(world).await.len(), 2);
        assert_eq!(world.list(&ines).await.unwrap().lines.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_left_to_read_is_no_question() {
    each_world(async |world| {
        let everybody: Vec<usize> = (0..world.cast.people.len()).collect();
        let (session, question) = typed(world, &everybody).await;
        assert!(matches!(ask(world, &session, &question).await, Err(Error::Closed)));
        assert!(cases(world).await.is_empty());
        // Another report in the same browser is not forgotten for one drawn from a question.
        let (_, receipt) = asked(world, &[]).await;
        let session = world.draft(&Told::words("Un autre récit.")).await;
        recueil::service::come_back::come_back(&world.service, &session, &receipt.code).await.unwrap();
        let keys = session::unlocked(&world.service, &session).await.unwrap();
        assert!(
            matches!(draw_up(world, &session, &keys).await, Err(Error::Invalid(codes)) if codes == ["other-draft"])
        );
    })
    .await;
}

/// The journal goes on witnessing what was erased: it is not missed, whatever is kept afterwards.
#[tokio::test]
async fn a_notebook_kept_again_after_one_was_erased_opens() {
    each_world(async |world| {
        let (_, receipt) = asked(world, &[]).await;
        for _ in 0..3 {
            let (session, keys) = world.come_back(&receipt.code).await;
            draw_up(world, &session, &keys).await.unwrap();
            let permit = authorise::<verb::Keep>(&world.service, Who::Visitor, About::Intake("")).await.unwrap();
            notebook::keep_for_later(&world.service, permit, &session, Some("words")).await.unwrap();
            journal::drain(&world.service).await.unwrap();
            world.days_pass(1);
            let (_, keys) = world.come_back(&receipt.code).await;
            assert!(world.follow_up(&keys).await.unwrap().notebook);
            super::notebook::erase(world, &keys).await;
            journal::drain(&world.service).await.unwrap();
        }
        let (_, keys) = world.come_back(&receipt.code).await;
        assert!(!world.follow_up(&keys).await.unwrap().notebook);
    })
    .await;
}

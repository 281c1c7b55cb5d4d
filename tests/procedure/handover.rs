//! What was agreed to goes, to those named for it and by keys alone; what they decide is told with its reasons.
use std::collections::BTreeSet;

use recueil::{
    domain::{
        act::{Act, Verb, verb},
        case::{Reference, Stage},
        consent::{Copied, Purpose, Receiver},
        deadline::DeadlineCode,
        inquiry::Opening,
    },
    ids::FileId,
    service::{
        About, Error, Who, authorise,
        consent::{self, Asking},
        hand_over,
        inquiry::{self, InquiryView, PartyView, Reach},
        ledger, list_cases, new_request,
        session::Unlocked,
        take_away,
        view::{Content, Voice},
    },
};

use super::{
    consent::{agree, asked_last, take_back, words},
    files,
};
use crate::support::{
    raw::{self, Bind},
    world::{AWA, BORIS, CELL, CLAIRE, INES, MOUSSA, PAUL, THOMAS, Told, World, each_world},
};

/// A person, the cell, and a consent that stands.
pub(super) struct Agreed {
    pub(super) case: Reference,
    pub(super) code: String,
    pub(super) reporter: Unlocked,
    pub(super) claire: Unlocked,
    pub(super) consent: u64,
    pub(super) file: FileId,
}

/// What the person leaves of what the cell prepared.
pub(super) const KEPT: &str = "Ce que j’accepte de transmettre.";

pub(super) async fn agreed(world: &mut World, told: &Told) -> Agreed {
    let (code, case, file) = files::reported(world, told).await;
    let claire = world.sign_in(CLAIRE).await;
    let (_, reporter) = world.come_back(&code).await;
    let files = BTreeSet::from([file]);
    let copy = Copied { text: "Une copie plus longue.".to_owned(), files: files.clone(), with_name: true };
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    let asking = Asking { to, purpose, copy, request: new_request(&world.service) };
    let permit = permit::<verb::AskConsent>(world, &claire, &case).await.unwrap();
    consent::ask(&world.service, permit, &claire, asking).await.unwrap();
    let number = asked_last(world, &reporter).await;
    let copy = Copied { text: KEPT.to_owned(), files, with_name: false };
    agree(world, &reporter, (number, &copy)).await.unwrap();
    let standing = super::consent::consents(world, &reporter).await;
    let consent = standing.standing().next().unwrap().number;
    Agreed { case, code, reporter, claire, consent, file }
}

pub(super) async fn permit<V: Verb>(
    world: &World,
    keys: &Unlocked,
    about: &Reference,
) -> Result<recueil::policy::Permit<V>, Error> {
    authorise::<V>(&world.service, Who::Unlocked(keys), About::Case(about)).await
}

pub(super) async fn hand(world: &World, keys: &Unlocked, case: &Reference, consent: u64) -> Result<(), Error> {
    let permit = permit::<verb::HandOver>(world, keys, case).await?;
    hand_over::hand_over(&world.service, permit, keys, (consent, BTreeSet::new())).await
}

pub(super) async fn open(world: &World, keys: &Unlocked, inquiry: &Reference) -> Result<InquiryView, Error> {
    let permit = permit::<verb::Open>(world, keys, inquiry).await?;
    inquiry::open_inquiry(&world.service, permit, keys).await
}

pub(super) async fn listed(world: &World, keys: &Unlocked) -> Vec<Reference> {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let page = list_cases::list_inquiries(&world.service, permit, keys, None).await.unwrap();
    page.lines.into_iter().map(|line| line.reference).collect()
}

pub(super) async fn own(world: &World, keys: &Unlocked) -> Vec<PartyView> {
    let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(keys), About::OwnCase).await.unwrap();
    inquiry::own_inquiries(&world.service, permit, keys).await.unwrap()
}

pub(super) async fn rule<V: Verb>(world: &World, keys: &Unlocked, inquiry: &Reference, why: &str) -> Result<(), Error> {
    let permit = permit::<V>(world, keys, inquiry).await?;
    inquiry::rule(&world.service, permit, keys, (world.words(why), None)).await
}

/// Two who assess decide from the same page: the person reads one decision, and whoever came second is told. The same form twice
/// counts once, and nobody is told otherwise.
#[tokio::test]
async fn two_who_assess_decide_once() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        let seen = Some(Stage::Assessment);
        let more = world.words("Quand ?");
        for _ in 0..2 {
            let permit = permit::<verb::AskMore>(world, &awa, &inquiry).await.unwrap();
            inquiry::rule(&world.service, permit, &awa, (more.clone(), seen)).await.unwrap();
        }
        let refused = permit::<verb::OpenInquiry>(world, &paul, &inquiry).await.unwrap();
        let refused = inquiry::rule(&world.service, refused, &paul, (world.words("Oui."), seen)).await;
        is_refused(&refused, "decided-meanwhile");
        let permit = permit::<verb::OpenInquiry>(world, &paul, &inquiry).await.unwrap();
        inquiry::rule(&world.service, permit, &paul, (world.words("Oui."), Some(Stage::MoreNeeded))).await.unwrap();
        let said = own(world, &agreed.reporter).await.remove(0).items;
        assert_eq!(said.iter().filter(|item| matches!(item.content, Content::Ruled(_))).count(), 2);
    })
    .await;
}

pub(super) async fn inquire(world: &World, keys: &Unlocked, inquiry: &Reference, text: &str) -> Result<(), Error> {
    let permit = permit::<verb::Inquire>(world, keys, inquiry).await?;
    inquiry::inquire(&world.service, permit, keys, world.words(text)).await
}

pub(super) async fn respond(world: &World, keys: &Unlocked, inquiry: &Reference, text: &str) -> Result<(), Error> {
    let permit = permit::<verb::Respond>(world, keys, inquiry).await?;
    inquiry::respond(&world.service, permit, keys, world.words(text)).await
}

/// What was handed over of a case, and where it stands, as somebody of either side is told.
pub(super) async fn passed(world: &World, reporter: &Unlocked) -> Vec<(Reference, Option<Stage>)> {
    let passed = world.follow_up(reporter).await.unwrap().passed;
    passed.into_iter().map(|one| (Reference::parse(&one.passed.inquiry).unwrap(), one.at.stage())).collect()
}

/// A consent that was handed over, and the inquiry.
pub(super) async fn handed(world: &mut World, told: &Told) -> (Agreed, Reference) {
    let agreed = agreed(world, told).await;
    hand(world, &agreed.claire, &agreed.case, agreed.consent).await.unwrap();
    let inquiry = passed(world, &agreed.reporter).await.remove(0).0;
    (agreed, inquiry)
}

pub(super) fn is_nothing<T: std::fmt::Debug>(done: &Result<T, Error>) {
    assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
}

pub(super) fn is_refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{code}: {done:?}");
}

#[tokio::test]
async fn exactly_what_was_agreed_to_goes_to_those_named_for_it() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Le récit entier, que personne d’autre ne lit.")).await;
        for assessor in [AWA, PAUL] {
            let keys = world.sign_in(assessor).await;
            assert_eq!(listed(world, &keys).await, std::slice::from_ref(&inquiry));
            let view = open(world, &keys, &inquiry).await.unwrap();
            let what = &view.handed[0].what;
            assert_eq!((what.text.as_str(), &what.name, view.handed.len()), (KEPT, &None, 1));
            assert_eq!(view.handed[0].by.member, world.member(CLAIRE));
            assert_eq!((view.stage, view.readers.len(), view.reach), (Stage::Assessment, 2, Reach::Open));
            assert!(view.dates.iter().any(|(code, ..)| *code == DeadlineCode::InquiryDecision));
            let file = what.files[0].file.file;
            assert_ne!(file, agreed.file, "a name of its own");
            let fetched = files::fetch(world, &keys, About::Case(&inquiry), file).await.unwrap();
            assert_eq!(files::whole(fetched).await.unwrap(), files::EVIDENCE);
            // The case it comes from is as if it were not.
            is_nothing(&world.open(&keys, &agreed.case).await);
            is_nothing(&files::fetch(world, &keys, About::Case(&agreed.case), agreed.file).await.map(|_| ()));
            assert!(world.list(&keys).await.unwrap().lines.is_empty());
        }
        // The cell knows that it went and where it stands, and opens nothing of it.
        for member in CELL {
            let keys = world.sign_in(member).await;
            let view = world.open(&keys, &agreed.case).await.unwrap();
            assert_eq!(view.passed[0].at.stage(), Some(Stage::Assessment));
            assert!(view.ready.going.is_empty());
            is_nothing(&open(world, &keys, &inquiry).await.map(|_| ()));
            assert!(listed(world, &keys).await.is_empty());
        }
        let view = world.follow_up(&agreed.reporter).await.unwrap();
        assert!(view.items.iter().any(|item| matches!(&item.content, Content::Passed(_))));
        let own = own(world, &agreed.reporter).await;
        assert_eq!((own.len(), own[0].readers.len(), own[0].items.len()), (1, 2, 0));
        assert_eq!(own[0].promise.unwrap().code, DeadlineCode::InquiryDecision);
    })
    .await;
}

#[tokio::test]
async fn by_keys_alone_nobody_else_opens_an_inquiry() {
    each_world(async |world| {
        let (agreed, _) = handed(world, &Told::words("Récit.").involving(&[PAUL])).await;
        let awa = world.sign_in(AWA).await;
        let inquiry = passed(world, &agreed.reporter).await.remove(0).0;
        inquire(world, &awa, &inquiry, "Pouvez-vous dire quand ?").await.unwrap();
        let grants = raw::grants(&world.store).await;
        let of = |kind: &str| grants.iter().filter(|row| row.kind == kind).cloned().collect::<Vec<_>>();
        for index in 0..world.cast.people.len() {
            let keys = world.keys_of(index).await;
            for kind in ["assessment", "inquiry-exchange"] {
                let opened = of(kind).iter().filter(|row| row.opened(&keys.identity).is_some()).count();
                assert_eq!(opened > 0, index == AWA, "{kind} {index}");
            }
        }
        // Somebody kept out has rows like anybody's.
        let rows = |member| of("assessment").into_iter().filter(move |row| row.is_of(member)).collect::<Vec<_>>();
        let (paul, awa) = (rows(world.member(PAUL)), rows(world.member(AWA)));
        assert_eq!(paul.len(), awa.len());
        assert!(paul.iter().zip(&awa).all(|(one, other)| one.wrapped.len() == other.wrapped.len()));
        let reporter = recueil::crypto::token::Token::parse(&agreed.code).unwrap().keys(&world.host().token_salt());
        assert!(of("assessment").iter().all(|row| row.opened(&reporter.identity).is_none()));
        assert!(of("inquiry-exchange").iter().any(|row| row.opened(&reporter.identity).is_some()));
    })
    .await;
}

#[tokio::test]
async fn without_a_consent_that_stands_nothing_goes() {
    each_world(async |world| {
        let Agreed { case, reporter, claire, consent, .. } = agreed(world, &Told::words("Récit.")).await;
        let before = raw::records(&world.store).await.len();
        is_refused(&hand(world, &claire, &case, 4_000).await, "no-consent");
        is_refused(&hand(world, &claire, &case, 0).await, "no-consent");
        take_back(world, &reporter, consent).await.unwrap();
        is_refused(&hand(world, &claire, &case, consent).await, "no-consent");
        assert_eq!(raw::records(&world.store).await.len(), before + 1, "what was taken back, and nothing else");
        // Asked and not answered; agreed to, for somebody else.
        let asking = |world: &World, to| Asking {
            to,
            purpose: Receiver::purposes(to)[0],
            copy: words("Une mesure."),
            request: new_request(&world.service),
        };
        // What could not be handed over to anybody is not asked for.
        let support = Asking { purpose: Purpose::Support, ..asking(world, Receiver::Assessor) };
        let inquiry = Asking { purpose: Purpose::Inquiry, ..asking(world, Receiver::MeasureOwner) };
        for nowhere in [inquiry, support] {
            let permit = permit::<verb::AskConsent>(world, &claire, &case).await.unwrap();
            is_refused(&consent::ask(&world.service, permit, &claire, nowhere).await, "unknown-option");
        }
        for to in [Receiver::Assessor, Receiver::Authority] {
            let permit = permit::<verb::AskConsent>(world, &claire, &case).await.unwrap();
            consent::ask(&world.service, permit, &claire, asking(world, to)).await.unwrap();
        }
        let matters = super::consent::consents(world, &reporter).await;
        let numbers: Vec<u64> = matters.matters().iter().map(|matter| matter.number).collect();
        is_refused(&hand(world, &claire, &case, numbers[1]).await, "no-consent");
        agree(world, &reporter, (numbers[2], &words("Une mesure."))).await.unwrap();
        let given = super::consent::consents(world, &reporter).await.standing().next().unwrap().number;
        is_refused(&hand(world, &claire, &case, given).await, "no-consent");
        assert!(raw::grants(&world.store).await.iter().all(|row| row.kind != "assessment"));
        for role in [AWA, INES] {
            let keys = world.sign_in(role).await;
            let may = permit::<verb::HandOver>(world, &keys, &case).await;
            assert_eq!(may.is_ok(), role == INES);
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_consent_goes_once_whoever_sends_it() {
    each_world(async |world| {
        let Agreed { case, reporter, claire, consent, .. } = agreed(world, &Told::words("Récit.")).await;
        let moussa = world.sign_in(MOUSSA).await;
        let both = tokio::join!(hand(world, &claire, &case, consent), hand(world, &moussa, &case, consent));
        assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
        hand(world, &claire, &case, consent).await.unwrap();
        assert_eq!(passed(world, &reporter).await.len(), 1);
        let awa = world.sign_in(AWA).await;
        assert_eq!(listed(world, &awa).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_of_the_case_is_kept_out_of_the_inquiry() {
    each_world(async |world| {
        // One of two; then both, and the authority that stands in has it; then everybody, and nobody can.
        for (out, reads) in [(vec![AWA], vec![PAUL]), (vec![AWA, PAUL], vec![BORIS])] {
            let (agreed, inquiry) = handed(world, &Told::words("Récit.").involving(&out)).await;
            for member in [AWA, PAUL, BORIS] {
                let keys = world.sign_in(member).await;
                let opened = open(world, &keys, &inquiry).await;
                assert_eq!(opened.is_ok(), reads.contains(&member), "{member} of {out:?}");
                assert_eq!(listed(world, &keys).await.contains(&inquiry), reads.contains(&member));
            }
            assert_eq!(own(world, &agreed.reporter).await[0].readers.len(), 1);
        }
        let Agreed { case, claire, consent, .. } =
            agreed(world, &Told::words("Récit.").involving(&[AWA, PAUL, BORIS])).await;
        is_refused(&hand(world, &claire, &case, consent).await, "nobody-to-receive");
        assert!(world.open(&claire, &case).await.unwrap().ready.receivers.is_empty());
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from what was agreed to to the decision")]
async fn a_decision_is_told_with_its_reasons_and_the_cell_learns_that_it_was_taken() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        is_refused(&rule::<verb::AskMore>(world, &awa, &inquiry, "  ").await, "empty");
        rule::<verb::AskMore>(world, &awa, &inquiry, "Quand était-ce ?").await.unwrap();
        assert_eq!(passed(world, &agreed.reporter).await[0].1, Some(Stage::MoreNeeded));
        respond(world, &agreed.reporter, &inquiry, "En mars.").await.unwrap();
        assert_eq!(passed(world, &agreed.reporter).await[0].1, Some(Stage::Assessment));
        let due = |view: &InquiryView| {
            view.dates.iter().any(|(code, _, done)| *code == DeadlineCode::Answer && done.is_none())
        };
        assert!(due(&open(world, &awa, &inquiry).await.unwrap()), "an answer is owed");
        rule::<verb::DeclineInquiry>(world, &awa, &inquiry, "Rien ne le permet, parce que.").await.unwrap();
        let view = open(world, &awa, &inquiry).await.unwrap();
        assert!(!due(&view) && view.stage == Stage::NotOpened);
        is_nothing(&rule::<verb::DeclineInquiry>(world, &awa, &inquiry, "Encore.").await);
        // New elements reopen the question, by somebody else's hand too.
        respond(world, &agreed.reporter, &inquiry, "J’ai retrouvé un message.").await.unwrap();
        let paul = world.sign_in(PAUL).await;
        rule::<verb::OpenInquiry>(world, &paul, &inquiry, "Ce message change tout.").await.unwrap();
        is_nothing(&rule::<verb::AskMore>(world, &paul, &inquiry, "Trop tard.").await);
        // What the person takes away has it too.
        let permit = authorise::<verb::TakeAway>(&world.service, Who::Unlocked(&agreed.reporter), About::OwnCase).await;
        let (.., taken) = take_away::take_away(&world.service, permit.unwrap(), &agreed.reporter).await.unwrap();
        assert_eq!((taken.len(), taken[0].items.len()), (1, 5));
        let told = own(world, &agreed.reporter).await.remove(0);
        let said: Vec<(Opening, &str)> = told
            .items
            .iter()
            .filter_map(|item| match &item.content {
                Content::Ruled(ruling) => Some((ruling.opening, ruling.reasons.as_str())),
                _ => None,
            })
            .collect();
        let expected = [
            (Opening::MoreNeeded, "Quand était-ce ?"),
            (Opening::NotOpened, "Rien ne le permet, parce que."),
            (Opening::Opened, "Ce message change tout."),
        ];
        assert_eq!((said.as_slice(), told.stage), (expected.as_slice(), Stage::Inquiry));
        let cell = world.open(&agreed.claire, &agreed.case).await.unwrap();
        assert_eq!(cell.passed[0].at.stage(), Some(Stage::Inquiry));
        assert!(cell.items.iter().all(|item| !matches!(item.content, Content::Ruled(_))), "not why");
        let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(&agreed.reporter), About::OwnCase).await;
        let acts: Vec<Act> = ledger::ledger(&world.service, permit.unwrap(), &agreed.reporter)
            .await
            .unwrap()
            .lines
            .iter()
            .map(|line| line.act)
            .collect();
        for act in [Act::HandOver, Act::Lodge, Act::AskMore, Act::DeclineInquiry, Act::OpenInquiry] {
            assert!(acts.contains(&act), "{act:?}");
        }
        // A row that says what the journal does not is not believed.
        let sql = "update cases set stage = 'not-opened' where reference = $1";
        let (other, _) = handed(world, &Told::words("Autre récit.")).await;
        let lodged = passed(world, &other.reporter).await.remove(0).0;
        raw::execute(&world.store, sql, vec![Bind::Text(lodged.to_string())]).await;
        assert_eq!(passed(world, &other.reporter).await[0].1, None);
    })
    .await;
}

#[tokio::test]
async fn the_person_and_those_who_assess_speak_beside_the_cell() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (other, _) = handed(world, &Told::words("Autre récit.")).await;
        let awa = world.sign_in(AWA).await;
        // The person first: under a key that whoever handed over does not have.
        respond(world, &agreed.reporter, &inquiry, "J’ajoute une date.").await.unwrap();
        inquire(world, &awa, &inquiry, "Merci. Y a-t-il eu des témoins ?").await.unwrap();
        respond(world, &agreed.reporter, &inquiry, "Oui, deux.").await.unwrap();
        let told = own(world, &agreed.reporter).await.remove(0);
        let texts: Vec<(&str, bool)> = told
            .items
            .iter()
            .map(|item| match &item.content {
                Content::Message(text) | Content::Reply(text) => (text.as_str(), item.voice == Voice::Reporter),
                other => panic!("{other:?}"),
            })
            .collect();
        let said = [("J’ajoute une date.", true), ("Merci. Y a-t-il eu des témoins ?", false), ("Oui, deux.", true)];
        assert_eq!(texts, said);
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().items.len(), 3);
        // Somebody else's code, the cell, and a visitor's words are nothing here.
        is_nothing(&respond(world, &other.reporter, &inquiry, "Pas à moi.").await);
        is_nothing(&inquire(world, &agreed.claire, &inquiry, "La cellule.").await);
        let case = &agreed.case;
        is_nothing(&permit::<verb::FollowUp>(world, &other.reporter, case).await.map(|_| ()));
        is_nothing(&permit::<verb::Respond>(world, &agreed.reporter, case).await.map(|_| ()));
    })
    .await;
}

#[tokio::test]
async fn another_code_takes_the_inquiry_along_and_the_former_one_opens_it_no_more() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        respond(world, &agreed.reporter, &inquiry, "Avant.").await.unwrap();
        inquire(world, &awa, &inquiry, "Entre-temps.").await.unwrap();
        let (session, former) = world.come_back(&agreed.code).await;
        let code = world.change_code(&session, &former).await.unwrap();
        let gone = respond(world, &agreed.reporter, &inquiry, "Par l’ancien code.").await;
        assert!(matches!(gone, Err(Error::SignedOut)), "{gone:?}");
        let (_, reporter) = world.come_back(&code).await;
        inquire(world, &awa, &inquiry, "Après.").await.unwrap();
        respond(world, &reporter, &inquiry, "Oui, après.").await.unwrap();
        assert_eq!(own(world, &reporter).await[0].items.len(), 4, "everything, before and since");
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().items.len(), 4);
        let salt = world.host().token_salt();
        let old = recueil::crypto::token::Token::parse(&agreed.code).unwrap().keys(&salt);
        let rows = raw::grants(&world.store).await;
        assert!(rows.iter().all(|row| row.opened(&old.identity).is_none()), "by keys alone");
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_is_shown_to_nobody_any_more() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        let file = open(world, &awa, &inquiry).await.unwrap().handed[0].what.files[0].file.file;
        for _ in 0..2 {
            take_back(world, &agreed.reporter, agreed.consent).await.unwrap();
        }
        let view = open(world, &awa, &inquiry).await.unwrap();
        assert!(view.taken_back && view.handed.is_empty());
        is_nothing(&files::fetch(world, &awa, About::Case(&inquiry), file).await.map(|_| ()));
        assert!(own(world, &agreed.reporter).await[0].taken_back);
        // It goes no more; the conversation stays.
        is_refused(
            &hand(world, &agreed.claire, &agreed.case, agreed.consent).await.and(Err(Error::Invalid(vec!["done"]))),
            "done",
        );
        assert_eq!(passed(world, &agreed.reporter).await.len(), 1);
        inquire(world, &awa, &inquiry, "C’est noté.").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_case_leaves_what_was_handed_over_where_it_is() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        super::withdrawal::withdraw(world, &agreed.reporter, None).await.unwrap();
        let awa = world.sign_in(AWA).await;
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().handed.len(), 1);
        inquire(world, &awa, &inquiry, "Nous lisons toujours ceci.").await.unwrap();
        assert_eq!(own(world, &agreed.reporter).await[0].items.len(), 1);
        is_nothing(&world.open(&agreed.claire, &agreed.case).await.map(|_| ()));
    })
    .await;
}

#[tokio::test]
async fn members_who_leave_the_case_or_the_house_read_no_further() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        inquire(world, &awa, &inquiry, "Avant le départ.").await.unwrap();
        world.revoke(&agreed.claire, PAUL).await.unwrap();
        assert!(open(world, &paul, &inquiry).await.is_err());
        respond(world, &agreed.reporter, &inquiry, "Après le départ.").await.unwrap();
        let keys = world.keys_of(PAUL).await;
        let present = raw::grants(&world.store).await.into_iter().filter(|row| row.epoch == row.present);
        let opened: Vec<String> =
            present.filter(|row| row.opened(&keys.identity).is_some()).map(|row| row.kind).collect();
        assert!(!opened.contains(&"inquiry-exchange".to_owned()), "{opened:?}");
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().readers.len(), 1);
        // Who stays out of the cell for good says nothing here either.
        world.exclude(&agreed.claire, &agreed.case, THOMAS).await.unwrap();
        assert_eq!(open(world, &awa, &inquiry).await.unwrap().items.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_somebody_changes_in_the_rows_is_refused_and_keeps_nobody_from_their_own() {
    each_world(async |world| {
        let (one, first) = handed(world, &Told::words("Récit.")).await;
        let (_, second) = handed(world, &Told::words("Autre récit.")).await;
        let awa = world.sign_in(AWA).await;
        // Another inquiry under the name of this one: the person speaks in neither, and keeps their code and their choice.
        let name = "update cases set reference = $1 where reference = $2";
        let swap = async |from: &str, to: &str| {
            raw::execute(&world.store, name, vec![Bind::Text(to.to_owned()), Bind::Text(from.to_owned())]).await;
        };
        for (from, to) in [(first.as_str(), "I-2026-00000"), (second.as_str(), first.as_str())] {
            swap(from, to).await;
        }
        assert!(own(world, &one.reporter).await.is_empty());
        assert_eq!(passed(world, &one.reporter).await[0].1, None);
        let (session, keys) = world.come_back(&one.code).await;
        let code = world.change_code(&session, &keys).await.unwrap();
        let (_, reporter) = world.come_back(&code).await;
        take_back(world, &reporter, one.consent).await.unwrap();
        for (from, to) in [(first.as_str(), second.as_str()), ("I-2026-00000", first.as_str())] {
            swap(from, to).await;
        }
        assert!(own(world, &reporter).await.is_empty(), "the new code has no key there");
        assert!(open(world, &awa, &first).await.is_ok() && open(world, &awa, &second).await.is_ok());
        // A stage that nothing said leads to.
        let sql = "update cases set stage = 'inquiry' where reference = $1";
        raw::execute(&world.store, sql, vec![Bind::Text(second.to_string())]).await;
        let opened = open(world, &awa, &second).await.map(|_| ());
        assert!(matches!(opened, Err(Error::Broken("stage"))), "{opened:?}");
    })
    .await;
}

#[tokio::test]
async fn a_consent_taken_back_is_not_brought_back_by_cutting_the_record() {
    each_world(async |world| {
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        take_back(world, &agreed.reporter, agreed.consent).await.unwrap();
        world.days_pass(1);
        recueil::service::journal::drain(&world.service).await.unwrap();
        let awa = world.sign_in(AWA).await;
        assert!(open(world, &awa, &inquiry).await.unwrap().taken_back);
        let taken = raw::records(&world.store).await.into_iter().filter(|record| record.kind == "taken-back");
        let grants = raw::grants(&world.store).await;
        let is_of_the_inquiry = |record: &raw::Record| {
            grants.iter().any(|row| row.compartment == record.compartment && row.kind == "inquiry-exchange")
        };
        let cut = taken.into_iter().find(is_of_the_inquiry).unwrap();
        cut.delete(&world.store).await;
        let opened = open(world, &awa, &inquiry).await.map(|_| ());
        assert!(matches!(opened, Err(Error::Broken("record cut"))), "{opened:?}");
    })
    .await;
}

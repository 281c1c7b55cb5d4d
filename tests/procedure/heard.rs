//! A person heard has a space of their own: by keys, theirs and the inquirers'; nothing is confirmed but by their own hand.
use recueil::{
    cli::demo::cast::new_session,
    clock::Clock as _,
    crypto::token::Token,
    domain::{
        act::{Act, verb},
        case::{Reference, Stage},
        hearing::{HeardRole, Meeting, Minutes, MinutesAnswered, ProvisionalAnswered, Unheard},
        record::{Entry, RecordBody},
    },
    service::{
        About, Error, Who, authorise,
        come_back::{ComeBackError, Opened},
        hearing::{self, Calling, HearingView},
        investigation::{Bringing, From, bringable},
        ledger, new_request,
        session::{Surface, Unlocked},
        submit_report::receipts,
        view::{Content, Voice},
    },
};

use super::{
    contact::opens,
    files,
    forger::append,
    handover::{handed, is_nothing, is_refused, rule},
    investigation::{appointed, begun, conduct, declares},
    report,
};
use crate::support::{
    raw::{self, Bind},
    world::{AWA, CELL, CLAIRE, JEANNE, MALIK, PAUL, ROSE, Told, World, YVES, each_world},
};

const TOLD: &str = "Le compte rendu peut être communiqué.";

/// Somebody who was called, and the code that was printed for them.
pub(super) struct Called {
    pub(super) space: Reference,
    code: String,
}

fn meeting(day: &str) -> Meeting {
    Meeting {
        place: "Salle 12".to_owned(),
        day: day.parse().unwrap(),
        hour: "14 h 30".to_owned(),
        purpose: "Comprendre l’organisation du service.".to_owned(),
        assisted: true,
    }
}

fn calling(world: &World, name: &str, role: HeardRole) -> Calling {
    let request = new_request(&world.service);
    Calling { name: name.to_owned(), role, meeting: meeting("2026-12-10"), told: TOLD.to_owned(), request }
}

async fn calls(world: &World, keys: &Unlocked, inquiry: &Reference, calling: &Calling) -> Result<Vec<Called>, Error> {
    let session = new_session(&world.service, Surface::Desk);
    let permit = authorise::<verb::Summon>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    hearing::summon(&world.service, permit, (&session, keys), calling).await?;
    let given = receipts(&world.service, &session).await?;
    Ok(given.into_iter().map(|one| Called { space: one.reference, code: one.code }).collect())
}

pub(super) async fn called(world: &World, keys: &Unlocked, inquiry: &Reference, role: HeardRole) -> Called {
    let calling = calling(world, "Camille Roy, responsable d’équipe", role);
    calls(world, keys, inquiry, &calling).await.unwrap().pop().unwrap()
}

/// Calls a witness, if one may; gives what their space is called.
pub(super) async fn try_to_call(world: &World, keys: &Unlocked, inquiry: &Reference) -> Result<Reference, Error> {
    let calling = calling(world, "Camille Roy, responsable d’équipe", HeardRole::Witness);
    calls(world, keys, inquiry, &calling).await.map(|mut called| called.remove(0).space)
}

/// The person comes with the code they were given, and makes it theirs.
pub(super) async fn comes(world: &World, called: &Called) -> (String, Unlocked) {
    let (session, keys) = world.come_back(&called.code).await;
    let own = world.change_code(&session, &keys).await.unwrap();
    let (_, keys) = world.come_back(&own).await;
    (own, keys)
}

async fn seen(world: &World, keys: &Unlocked, space: &Reference) -> Result<HearingView, Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(space)).await?;
    hearing::open_hearing(&world.service, permit, keys).await
}

async fn own(world: &World, keys: &Unlocked) -> Result<HearingView, Error> {
    let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    hearing::own_hearing(&world.service, permit, keys).await
}

async fn writes(
    world: &World,
    keys: &Unlocked,
    space: &Reference,
    (text, corrects): (&str, Option<u64>),
) -> Result<(), Error> {
    let (place, present) = ("Salle 12".to_owned(), "Camille Roy ; Jeanne".to_owned());
    let minutes = Minutes { day: world.service.today(), place, present, text: text.to_owned(), corrects };
    let permit = authorise::<verb::TakeMinutes>(&world.service, Who::Unlocked(keys), About::Case(space)).await?;
    hearing::take_minutes(&world.service, permit, keys, (&minutes, &new_request(&world.service))).await
}

async fn answers(world: &World, keys: &Unlocked, minutes: u64, said: (bool, &str)) -> Result<(), Error> {
    let answer = MinutesAnswered { minutes, confirmed: said.0, remarks: said.1.to_owned() };
    let permit = authorise::<verb::ConfirmMinutes>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    hearing::answer_minutes(&world.service, permit, keys, &answer).await
}

async fn tells(world: &World, keys: &Unlocked, text: &str) -> Result<(), Error> {
    let permit = authorise::<verb::Testify>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    hearing::tell(&world.service, permit, keys, world.words(text)).await
}

pub(super) async fn asks(world: &World, keys: &Unlocked, space: &Reference, text: &str) -> Result<(), Error> {
    let permit = authorise::<verb::AskHeard>(&world.service, Who::Unlocked(keys), About::Case(space)).await?;
    hearing::ask(&world.service, permit, keys, world.words(text)).await
}

async fn submits(world: &World, keys: &Unlocked, space: &Reference, text: &str) -> Result<(), Error> {
    let permit = authorise::<verb::SubmitFindings>(&world.service, Who::Unlocked(keys), About::Case(space)).await?;
    hearing::submit_findings(&world.service, permit, keys, world.words(text)).await
}

async fn replies(world: &World, keys: &Unlocked, findings: u64, text: &str) -> Result<(), Error> {
    let answer = ProvisionalAnswered { findings, text: text.to_owned() };
    let permit = authorise::<verb::AnswerFindings>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    hearing::answer_findings(&world.service, permit, keys, &answer).await
}

async fn convenes(world: &World, keys: &Unlocked, space: &Reference, meeting: &Meeting) -> Result<(), Error> {
    let permit = authorise::<verb::Convene>(&world.service, Who::Unlocked(keys), About::Case(space)).await?;
    hearing::convene(&world.service, permit, keys, (meeting, TOLD)).await
}

async fn close(world: &World, keys: &Unlocked, inquiry: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(inquiry)).await?;
    hearing::close_hearings(&world.service, permit, keys).await
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn somebody_called_reads_and_answers_with_those_who_inquire() {
    each_world(async |world| {
        let (_, _, inquiry) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let witness = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        assert!(witness.space.as_str().starts_with("H-"));
        let conducted = conduct(world, &malik, &inquiry).await.unwrap();
        assert_eq!(conducted.heard.len(), 1, "every inquirer knows who is heard");
        assert_eq!(conducted.heard[0].space.reference, witness.space.as_str());
        assert!(!seen(world, &malik, &witness.space).await.unwrap().taken);
        let (code, person) = comes(world, &witness).await;
        let view = own(world, &person).await.unwrap();
        let call = view.call().unwrap();
        assert_eq!(
            (call.role, call.meeting.place.as_str(), call.told.as_str()),
            (HeardRole::Witness, "Salle 12", TOLD)
        );
        assert_eq!((view.readers.len(), view.taken, view.state()), (2, true, "none"));
        tells(world, &person, "Je préfère un autre jour.").await.unwrap();
        is_refused(&convenes(world, &malik, &witness.space, &meeting("2026-12-10")).await, "same-meeting");
        is_refused(&convenes(world, &malik, &witness.space, &meeting("2026-11-01")).await, "meeting-past");
        convenes(world, &malik, &witness.space, &meeting("2026-12-11")).await.unwrap();
        asks(world, &malik, &witness.space, "Ce jour-là ?").await.unwrap();
        let view = own(world, &person).await.unwrap();
        assert_eq!((view.calls.len(), view.call().unwrap().meeting.day.to_string().as_str()), (2, "2026-12-11"));
        let said: Vec<&str> = view
            .items
            .iter()
            .filter_map(|item| match &item.content {
                Content::Message(text) | Content::Reply(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(said, ["Je préfère un autre jour.", "Ce jour-là ?"]);
        assert!(matches!(view.items[0].content, Content::CodeTaken), "that they made the code theirs shows");
        // Changed again, it is theirs still.
        let (session, keys) = world.come_back(&code).await;
        let third = world.change_code(&session, &keys).await.unwrap();
        let (_, keys) = world.come_back(&third).await;
        assert_eq!(own(world, &keys).await.unwrap().items.len(), 3);
        tells(world, &keys, "C’est entendu.").await.unwrap();
        let acts =
            |ledger: &recueil::service::view::Ledger| ledger.lines.iter().map(|line| line.act).collect::<Vec<_>>();
        let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(&keys), About::OwnCase).await.unwrap();
        let told = acts(&ledger::ledger(&world.service, permit, &keys).await.unwrap());
        for act in [Act::InviteHeard, Act::Open, Act::Convene, Act::AskHeard] {
            assert!(told.contains(&act), "{act:?} in {told:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn by_keys_alone_a_space_opens_for_one_person_and_those_who_inquire() {
    each_world(async |world| {
        let (agreed, ..) = begun(world, &Told::words("Récit.").involving(&[ROSE])).await;
        let inquiry = inquiry_of(world).await;
        let jeanne = world.sign_in(JEANNE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Implicated).await;
        let other = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        let (code, person) = comes(world, &one).await;
        let (_, stranger) = comes(world, &other).await;
        tells(world, &person, "Je conteste.").await.unwrap();
        writes(world, &jeanne, &one.space, ("Camille dit…", None)).await.unwrap();
        let grants: Vec<raw::Grant> =
            raw::grants(&world.store).await.into_iter().filter(|row| row.kind == "heard").collect();
        let (mut rooms, of) = (grants.iter().map(|row| row.case_id).collect::<Vec<_>>(), |code: &str| {
            Token::parse(code).unwrap().keys(&world.host().token_salt())
        });
        rooms.sort_unstable();
        rooms.dedup();
        assert_eq!(rooms.len(), 2);
        let opens = |identity: &_, room: uuid::Uuid| {
            grants.iter().any(|row| row.case_id == room && row.opened(identity).is_some())
        };
        for room in &rooms {
            for index in 0..world.cast.people.len() {
                let inquires = [JEANNE, MALIK].contains(&index);
                assert_eq!(opens(&world.keys_of(index).await.identity, *room), inquires, "{index}");
            }
        }
        let theirs = rooms.iter().filter(|room| opens(&of(&code).identity, **room)).count();
        assert_eq!(theirs, 1, "their own space, and not that of another person heard");
        assert!(rooms.iter().all(|room| !opens(&of(&agreed.code).identity, *room)), "nor does who reported");
        assert!(
            raw::loot(&world.store, &of(&one.code).identity).await.is_empty(),
            "the code that was printed opens nothing"
        );
        is_nothing(&own(world, &agreed.reporter).await.map(|_| ()));
        let crossed =
            authorise::<verb::FollowUp>(&world.service, Who::Unlocked(&stranger), About::Case(&one.space)).await;
        is_nothing(&crossed.map(|_| ()));
    })
    .await;
}

/// The one inquiry of this world.
async fn inquiry_of(world: &World) -> Reference {
    let sql = "select reference from cases where stage = 'investigation'";
    let rows: Vec<(String,)> = raw::rows(&world.store, sql, Vec::new()).await;
    Reference::parse(&rows[0].0).unwrap()
}

#[tokio::test]
async fn a_code_that_was_printed_opens_nothing_before_it_is_changed() {
    each_world(async |world| {
        let (.., inquiry) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        assert_eq!(opens(world, &one.code).await.unwrap(), Opened::Change);
        let (_, keys) = world.come_back(&one.code).await;
        assert!(matches!(own(world, &keys).await, Err(Error::Handed)));
        assert!(matches!(tells(world, &keys, "Bonjour.").await, Err(Error::Handed)));
        assert!(matches!(answers(world, &keys, 2, (true, "")).await, Err(Error::Handed)));
        let (_, person) = comes(world, &one).await;
        assert!(matches!(opens(world, &one.code).await, Err(ComeBackError::Unknown)));
        assert!(matches!(own(world, &keys).await, Err(Error::SignedOut)));
        // Called again, they need not change it again.
        convenes(world, &jeanne, &one.space, &meeting("2026-12-15")).await.unwrap();
        tells(world, &person, "Je viendrai.").await.unwrap();
        assert!(seen(world, &jeanne, &one.space).await.unwrap().taken);
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn who_cannot_call_or_read_is_refused() {
    each_world(async |world| {
        let (_, file) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &file, "À établir.").await.unwrap();
        let inquiry = appointed(world, &awa, (&file, &[JEANNE, MALIK, ROSE])).await.unwrap();
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let calling = calling(world, "Camille Roy", HeardRole::Witness);
        let call = async |keys: &Unlocked, calling: &Calling| calls(world, keys, &inquiry, calling).await.map(|_| ());
        is_refused(&call(&jeanne, &calling).await, "not-declared");
        declares(world, &jeanne, &inquiry).await.unwrap();
        is_refused(&call(&jeanne, &calling).await, "two-needed");
        declares(world, &malik, &inquiry).await.unwrap();
        let wrong = |meeting: Meeting| Calling { meeting, ..calling.clone() };
        let here = meeting("2026-12-10");
        for (calling, code) in [
            (Calling { name: " ".to_owned(), ..calling.clone() }, "no-name"),
            (Calling { name: "x".repeat(501), ..calling.clone() }, "line-too-long"),
            (wrong(Meeting { place: String::new(), ..here.clone() }), "no-place"),
            (wrong(Meeting { hour: String::new(), ..here.clone() }), "no-hour"),
            (wrong(Meeting { purpose: String::new(), ..here.clone() }), "no-purpose"),
            (wrong(Meeting { purpose: "x".repeat(20_001), ..here.clone() }), "too-long"),
            (wrong(meeting("2026-11-22")), "meeting-past"),
        ] {
            is_refused(&call(&jeanne, &calling).await, code);
        }
        // The same form sent twice calls once, and shows one code.
        let first = calls(world, &jeanne, &inquiry, &calling).await.unwrap();
        let again = calls(world, &jeanne, &inquiry, &calling).await.unwrap();
        assert_eq!((first.len(), again.len()), (1, 0));
        assert_eq!(conduct(world, &jeanne, &inquiry).await.unwrap().heard.len(), 1);
        let space = &first[0].space;
        // Whoever has not declared opens nothing of it; nobody else has a key.
        let rose = world.sign_in(ROSE).await;
        is_nothing(&seen(world, &rose, space).await.map(|_| ()));
        is_refused(&asks(world, &rose, space, "Bonjour.").await, "not-declared");
        for index in CELL.into_iter().chain([AWA, PAUL, YVES]) {
            let keys = world.sign_in(index).await;
            is_nothing(&seen(world, &keys, space).await.map(|_| ()));
            is_nothing(&asks(world, &keys, space, "Bonjour.").await);
            is_nothing(&calls(world, &keys, &inquiry, &calling).await.map(|_| ()));
        }
    })
    .await;
}

#[tokio::test]
async fn minutes_are_confirmed_by_the_person_and_by_no_silence() {
    each_world(async |world| {
        let (.., inquiry) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        let (_, person) = comes(world, &one).await;
        is_refused(&writes(world, &jeanne, &one.space, (" ", None)).await, "empty");
        is_refused(&writes(world, &jeanne, &one.space, ("x", Some(1))).await, "corrected-already");
        writes(world, &jeanne, &one.space, ("J’étais là le 3 mars.", None)).await.unwrap();
        world.days_pass(40);
        let jeanne = world.sign_in(JEANNE).await;
        let view = seen(world, &jeanne, &one.space).await.unwrap();
        assert_eq!((view.state(), view.minutes[0].waits()), ("waiting", true), "silence says nothing");
        let first = view.minutes[0].said.number;
        is_refused(&answers(world, &person, first, (false, " ")).await, "no-remarks");
        is_nothing(&answers(world, &person, 99, (true, "")).await);
        answers(world, &person, first, (false, "C’était le 4.")).await.unwrap();
        is_refused(&answers(world, &person, first, (true, "")).await, "minutes-answered");
        let jeanne = world.sign_in(JEANNE).await;
        assert_eq!(seen(world, &jeanne, &one.space).await.unwrap().state(), "contested");
        // A corrected version waits for its own answer.
        writes(world, &jeanne, &one.space, ("J’étais là le 4 mars.", Some(first))).await.unwrap();
        is_refused(&writes(world, &jeanne, &one.space, ("Encore.", Some(first))).await, "corrected-already");
        let view = own(world, &person).await.unwrap();
        assert_eq!((view.state(), view.minutes.len(), view.minutes[0].corrected), ("waiting", 2, true));
        let second = view.minutes[1].said.number;
        is_refused(&answers(world, &person, first, (true, "")).await, "minutes-corrected");
        answers(world, &person, second, (true, "Bien.")).await.unwrap();
        let view = seen(world, &jeanne, &one.space).await.unwrap();
        assert_eq!(view.state(), "confirmed");
        let answered = |at: usize| view.minutes[at].answer.as_ref().map(|(_, answer)| answer.remarks.as_str());
        assert_eq!((answered(0), answered(1)), (Some("C’était le 4."), Some("Bien.")));
        // Nobody confirms in their place.
        let forged = authorise::<verb::ConfirmMinutes>(&world.service, Who::Unlocked(&jeanne), About::Case(&one.space));
        is_nothing(&forged.await.map(|_| ()));
    })
    .await;
}

/// Whoever inquires has the key of the drawer, that of the code they saw, their own, and here the database.
#[tokio::test]
async fn a_confirmation_that_an_inquirer_forges_is_refused() {
    each_world(async |world| {
        let (.., inquiry) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Implicated).await;
        writes(world, &jeanne, &one.space, ("J’ai tout reconnu.", None)).await.unwrap();
        let number = seen(world, &jeanne, &one.space).await.unwrap().minutes[0].said.number;
        let member = world.keys_of(JEANNE).await;
        let printed = Token::parse(&one.code).unwrap().keys(&world.host().token_salt());
        let answer = MinutesAnswered { minutes: number, confirmed: true, remarks: String::new() };
        let silence = ProvisionalAnswered { findings: number, text: String::new() };
        let bodies = [RecordBody::MinutesAnswered(answer), RecordBody::ProvisionalAnswered(silence)];
        let forge = async |keys: &Unlocked, body: &RecordBody, author: &_, what: &str| {
            let grants = raw::grants(&world.store).await;
            let mut rows = grants.iter().filter(|row| row.kind == "heard" && row.is_of(world.member(JEANNE)));
            let row = rows.rfind(|row| row.epoch == row.present).unwrap();
            let (secret, entry) = (
                row.opened(&member.identity).unwrap(),
                Entry { version: 1, at: world.clock.now(), body: body.clone() },
            );
            let epoch = row.epoch.try_into().unwrap();
            append(world, (row.compartment, &secret, epoch), (author, &entry)).await;
            let opened = seen(world, keys, &one.space).await;
            assert!(matches!(&opened, Err(Error::Broken(why)) if *why == what), "{what}: {opened:?}");
            super::forger::put_away(world).await;
        };
        for body in &bodies {
            forge(&jeanne, body, &member.signing, "hand").await;
            forge(&jeanne, body, &printed.signing, "handed").await;
        }
        let (_, person) = comes(world, &one).await;
        for body in &bodies {
            forge(&jeanne, body, &member.signing, "hand").await;
            forge(&jeanne, body, &printed.signing, "handed").await;
        }
        // A word of a member that escaped the journal is none.
        let reply = RecordBody::Reply(recueil::domain::record::Words::new("Signez.".to_owned()));
        forge(&jeanne, &reply, &member.signing, "record not in the journal").await;
        assert_eq!(own(world, &person).await.unwrap().state(), "waiting");
    })
    .await;
}

/// A code of their own that they replaced signs nothing either.
#[tokio::test]
async fn a_former_code_of_the_person_confirms_nothing() {
    each_world(async |world| {
        let (.., inquiry) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        writes(world, &jeanne, &one.space, ("J’ai tout vu.", None)).await.unwrap();
        let (former, _) = comes(world, &one).await;
        let (session, keys) = world.come_back(&former).await;
        let present = world.change_code(&session, &keys).await.unwrap();
        let (_, person) = world.come_back(&present).await;
        let former = Token::parse(&former).unwrap().keys(&world.host().token_salt());
        assert!(raw::loot(&world.store, &former.identity).await.is_empty());
        let number = own(world, &person).await.unwrap().minutes[0].said.number;
        let member = world.keys_of(JEANNE).await;
        let grants = raw::grants(&world.store).await;
        let mut rows = grants.iter().filter(|row| row.kind == "heard" && row.is_of(world.member(JEANNE)));
        let row = rows.rfind(|row| row.epoch == row.present).unwrap();
        let answer = MinutesAnswered { minutes: number, confirmed: true, remarks: String::new() };
        let entry = Entry { version: 1, at: world.clock.now(), body: RecordBody::MinutesAnswered(answer) };
        let place = (row.compartment, &row.opened(&member.identity).unwrap(), row.epoch.try_into().unwrap());
        append(world, place, (&former.signing, &entry)).await;
        let opened = own(world, &person).await;
        assert!(matches!(&opened, Err(Error::Broken("hand"))), "{opened:?}");
    })
    .await;
}

#[tokio::test]
async fn the_person_implicated_answers_provisional_findings_and_gives_pieces() {
    each_world(async |world| {
        let (.., inquiry) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        let witness = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        is_refused(&submits(world, &jeanne, &witness.space, "Constats.").await, "not-implicated");
        let one = called(world, &jeanne, &inquiry, HeardRole::Implicated).await;
        let (_, person) = comes(world, &one).await;
        is_refused(&submits(world, &jeanne, &one.space, " ").await, "empty");
        submits(world, &jeanne, &one.space, "Premier constat.").await.unwrap();
        submits(world, &jeanne, &one.space, "Second constat.").await.unwrap();
        let asked = own(world, &person).await.unwrap().findings;
        let [first, second] = asked.as_slice() else { panic!("{asked:?}") };
        is_nothing(&replies(world, &person, 99, "Non.").await);
        replies(world, &person, first.said.number, "Je conteste : voir le planning.").await.unwrap();
        is_refused(&replies(world, &person, first.said.number, "Encore.").await, "findings-answered");
        replies(world, &person, second.said.number, "").await.unwrap();
        files::given(world, &person).await;
        let view = seen(world, &jeanne, &one.space).await.unwrap();
        let said: Vec<&str> = view.findings.iter().map(|one| one.answer.as_ref().unwrap().1.text.as_str()).collect();
        assert_eq!(said, ["Je conteste : voir le planning.", ""]);
        let piece = view.items.iter().find_map(|item| match (&item.content, &item.voice) {
            (Content::File(file), Voice::Reporter) => Some(file.file),
            _ => None,
        });
        let piece = piece.unwrap();
        for keys in [(&jeanne, About::Case(&one.space)), (&person, About::OwnCase)] {
            let fetched = files::fetch(world, keys.0, keys.1, piece).await.unwrap();
            assert_eq!(files::whole(fetched).await.unwrap(), b"une capture");
        }
        let (_, stranger) = comes(world, &witness).await;
        is_nothing(&files::fetch(world, &stranger, About::OwnCase, piece).await.map(|_| ()));
        is_nothing(&files::fetch(world, &jeanne, About::Case(&witness.space), piece).await.map(|_| ()));
        let yves = world.sign_in(YVES).await;
        is_nothing(&files::fetch(world, &yves, About::Case(&one.space), piece).await.map(|_| ()));
    })
    .await;
}

/// What was said, answered and given where somebody is heard reaches the report and its pieces, and those who decide.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from what is said to who decides")]
async fn what_was_said_where_somebody_is_heard_reaches_those_who_decide() {
    each_world(async |world| {
        let work = report::work(world).await;
        let (_, other, another) = begun(world, &Told::words("Autre récit.")).await;
        let (jeanne, of) = (&work.jeanne, &work.of);
        let one = called(world, jeanne, of, HeardRole::Implicated).await;
        let (_, person) = comes(world, &one).await;
        writes(world, jeanne, &one.space, ("J’étais là le 3 mars.", None)).await.unwrap();
        let first = own(world, &person).await.unwrap().minutes[0].said.number;
        let before = From::Minutes(one.space.clone(), first);
        writes(world, jeanne, &one.space, ("J’étais là le 4 mars.", Some(first))).await.unwrap();
        let second = own(world, &person).await.unwrap().minutes[1].said.number;
        answers(world, &person, second, (true, "Et le soir aussi.")).await.unwrap();
        submits(world, jeanne, &one.space, "Premier constat.").await.unwrap();
        submits(world, jeanne, &one.space, "Second constat.").await.unwrap();
        let asked = own(world, &person).await.unwrap().findings[0].said.number;
        replies(world, &person, asked, "Je conteste : voir le planning.").await.unwrap();
        files::given(world, &person).await;
        report::everything(world, &work).await;

        let view = conduct(world, jeanne, of).await.unwrap();
        let there = bringable(&world.service, jeanne, &view).await.unwrap();
        let there: Vec<_> = there.into_iter().filter(|other| other.from == one.space).map(|other| other.what).collect();
        let [Bringing::Minutes(number, ..), Bringing::File(file)] = there.as_slice() else { panic!("{there:?}") };
        assert_eq!(*number, second, "not what was corrected");
        let enter = async |what| report::entered(world, jeanne, (of, "Entendue le 4", what)).await;
        is_refused(&enter(before).await, "no-such-minutes");
        let minutes = From::Minutes(one.space.clone(), second);
        enter(minutes.clone()).await.unwrap();
        is_refused(&enter(minutes).await, "evidence-twice");
        enter(From::Elsewhere(one.space.clone(), file.file)).await.unwrap();
        let strange = called(world, &work.malik, &another, HeardRole::Witness).await;
        writes(world, &work.malik, &strange.space, ("Ailleurs.", None)).await.unwrap();
        let ailleurs = seen(world, &work.malik, &strange.space).await.unwrap().minutes[0].said.number;
        is_refused(&enter(From::Minutes(strange.space, ailleurs)).await, "another-inquiry");
        is_refused(&enter(From::Elsewhere(other, file.file)).await, "no-such-file");

        let (_, shown) = report::read(world, jeanne, of).await.unwrap();
        let said = ["Et le soir aussi.", "Premier constat.", "Je conteste : voir le planning.", "Second constat."];
        assert!(said.iter().all(|words| shown.text.contains(words)), "{}", shown.text);
        report::agree(world, &work.malik, (of, &shown.digest)).await.unwrap();
        report::file_it(world, jeanne, (of, &shown.digest)).await.unwrap();
        let filed = conduct(world, jeanne, of).await.unwrap().inquest.filed.unwrap();
        let (decision, yves) = (Reference::parse(&filed.to.reference).unwrap(), world.sign_in(YVES).await);
        let view = report::decides(world, &yves, &decision).await.unwrap().report;
        assert!(said.iter().all(|words| view.report.contains(words)));
        let texts = format!("{:?}", view.annexes.iter().map(|piece| &piece.content).collect::<Vec<_>>());
        assert!(texts.contains("J’étais là le 4 mars.") && texts.contains("Et le soir aussi."), "{texts}");
        let given = view.annexes.iter().rev().find_map(|piece| piece.content.file()).unwrap().file;
        let fetched = files::fetch(world, &yves, About::Case(&decision), given).await.unwrap();
        assert_eq!(files::whole(fetched).await.unwrap(), b"une capture");
    })
    .await;
}

/// Whoever has the person's present code and the database adds nothing either.
async fn nothing_is_added(world: &World, (code, inquirer): (&str, &Unlocked), space: &Reference) {
    let theirs = Token::parse(code).unwrap().keys(&world.host().token_salt());
    let grants = raw::grants(&world.store).await;
    let mut present = grants.iter().filter(|row| row.kind == "heard" && row.epoch == row.present);
    let (row, secret) = present.find_map(|row| Some((row, row.opened(&theirs.identity)?))).unwrap();
    let words = RecordBody::Message(recueil::domain::record::Words::new("Après.".to_owned()));
    let entry = Entry { version: 1, at: world.clock.now(), body: words };
    append(world, (row.compartment, &secret, row.epoch.try_into().unwrap()), (&theirs.signing, &entry)).await;
    let opened = seen(world, inquirer, space).await;
    assert!(matches!(&opened, Err(Error::Broken("closed"))), "{opened:?}");
}

#[tokio::test]
async fn once_the_report_is_filed_nothing_is_added_and_all_is_still_read() {
    each_world(async |world| {
        let (.., inquiry) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Implicated).await;
        let (code, person) = comes(world, &one).await;
        writes(world, &jeanne, &one.space, ("J’étais là.", None)).await.unwrap();
        let number = own(world, &person).await.unwrap().minutes[0].said.number;
        close(world, &jeanne, &inquiry).await.unwrap();
        close(world, &jeanne, &inquiry).await.unwrap();
        let view = own(world, &person).await.unwrap();
        assert_eq!((view.stage, view.state()), (Stage::HeardClosed, "waiting"));
        assert_eq!(seen(world, &jeanne, &one.space).await.unwrap().minutes.len(), 1);
        for refused in [
            answers(world, &person, number, (true, "")).await,
            tells(world, &person, "Encore.").await,
            replies(world, &person, number, "").await,
            authorise::<verb::Attach>(&world.service, Who::Unlocked(&person), About::OwnCase).await.map(|_| ()),
            asks(world, &jeanne, &one.space, "Encore.").await,
            submits(world, &jeanne, &one.space, "Encore.").await,
            writes(world, &jeanne, &one.space, ("Encore.", None)).await,
            convenes(world, &jeanne, &one.space, &meeting("2026-12-20")).await,
        ] {
            is_nothing(&refused);
        }
        // A code can still be changed.
        let (session, keys) = world.come_back(&code).await;
        let code = world.change_code(&session, &keys).await.unwrap();
        let (_, person) = world.come_back(&code).await;
        own(world, &person).await.unwrap();
        // The stage stands in the clear; what was said is what counts.
        let sql = "update cases set stage = $1 where reference = $2";
        let stage = |to: &str| vec![Bind::Text(to.to_owned()), Bind::Text(one.space.to_string())];
        raw::execute(&world.store, sql, stage("hearing")).await;
        assert!(matches!(tells(world, &person, "Encore.").await, Err(Error::Broken("stage"))));
        assert!(matches!(seen(world, &jeanne, &one.space).await, Err(Error::Broken("stage"))));
        raw::execute(&world.store, sql, stage("heard-closed")).await;
        own(world, &person).await.unwrap();
        nothing_is_added(world, (&code, &jeanne), &one.space).await;
    })
    .await;
}

/// Whoever inquires acts only where the inquiry knows of the space, and as long as it goes on.
#[tokio::test]
async fn a_space_is_of_an_inquiry_that_goes_on() {
    each_world(async |world| {
        let (.., inquiry) = begun(world, &Told::words("Récit.")).await;
        let jeanne = world.sign_in(JEANNE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        // Another file under the name of the inquiry is another.
        let sql = "update cases set reference = $1 where reference = $2";
        let rename = |to: &str, from: &str| vec![Bind::Text(to.to_owned()), Bind::Text(from.to_owned())];
        raw::execute(&world.store, sql, rename("E-2026-00000", inquiry.as_str())).await;
        is_nothing(&asks(world, &jeanne, &one.space, "Bonjour.").await);
        raw::execute(&world.store, sql, rename(inquiry.as_str(), "E-2026-00000")).await;
        asks(world, &jeanne, &one.space, "Bonjour.").await.unwrap();
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn that_somebody_was_not_heard_is_noted_with_its_reason_and_they_may_say_otherwise() {
    each_world(async |world| {
        let (_, _, inquiry) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let claire = world.sign_in(CLAIRE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        let note = async |keys: &Unlocked, why, reason: &str| {
            let permit = authorise::<verb::NoteUnheard>(&world.service, Who::Unlocked(keys), About::Case(&one.space));
            hearing::note_unheard(&world.service, permit.await?, keys, (why, world.words(reason))).await
        };
        is_refused(&note(&jeanne, Unheard::Refused, " ").await, "empty");
        is_nothing(&note(&claire, Unheard::Refused, "Non.").await);
        is_refused(&note(&jeanne, Unheard::Absent, "N’est pas venu, sans un mot.").await, "hearing-to-come");
        note(&jeanne, Unheard::Unable, "Ne pourra pas venir.").await.unwrap();
        let view = seen(world, &malik, &one.space).await.unwrap();
        assert_eq!((view.unheard.len(), view.state()), (1, "unheard"));
        let noted = &view.unheard[0].said;
        assert_eq!((noted.what.why, noted.what.day.to_string().as_str()), (Unheard::Unable, "2026-12-10"));
        let (_, person) = comes(world, &one).await;
        let number = own(world, &person).await.unwrap().unheard[0].said.number;
        let say = async |keys: &Unlocked, number, text: &str| {
            let permit = authorise::<verb::Testify>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
            hearing::answer_unheard(&world.service, permit, keys, (number, world.words(text))).await
        };
        is_refused(&say(&person, number, "").await, "empty");
        is_nothing(&say(&person, number + 1, "Un autre.").await);
        say(&person, number, "J’attendais devant la porte.").await.unwrap();
        is_refused(&say(&person, number, "Encore.").await, "unheard-answered");
        // The report says both.
        let text = recueil::text::Text::embedded().unwrap();
        let permit =
            authorise::<verb::Open>(&world.service, Who::Unlocked(&malik), About::Case(&inquiry)).await.unwrap();
        let words = text.words(recueil::text::Locale::Fr);
        let read = recueil::service::investigation::read_report(&world.service, permit, (&malik, words)).await;
        let report = read.unwrap().1.text;
        for said in ["Camille Roy", "Ne pourra pas venir.", "J’attendais devant la porte."] {
            assert!(report.contains(said), "{said}: {report}");
        }
        // Heard since, it stays in its place; and nobody says any more that they were not.
        writes(world, &jeanne, &one.space, ("Camille dit…", None)).await.unwrap();
        is_refused(&note(&jeanne, Unheard::Refused, "N’est pas venue.").await, "heard-since");
        let view = seen(world, &malik, &one.space).await.unwrap();
        assert_eq!((view.unheard.len(), view.state()), (1, "waiting"));
    })
    .await;
}

#[tokio::test]
async fn a_file_is_given_to_the_person_heard_who_reads_it() {
    each_world(async |world| {
        let (_, _, inquiry) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let claire = world.sign_in(CLAIRE).await;
        let one = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        let give = async |keys: &Unlocked| {
            let file = files::upload(world, "compte-rendu.txt", b"Compte rendu, page par page.").await;
            let permit =
                authorise::<verb::Enclose>(&world.service, Who::Unlocked(keys), About::Case(&one.space)).await?;
            hearing::enclose(&world.service, permit, keys, file).await
        };
        give(&jeanne).await.unwrap();
        give(&malik).await.unwrap();
        is_nothing(&give(&claire).await);
        let (_, person) = comes(world, &one).await;
        let items = own(world, &person).await.unwrap().items;
        let given = items.iter().filter_map(|item| match (&item.voice, &item.content) {
            (Voice::Member(by), Content::File(file)) => Some((by.member, file.file)),
            _ => None,
        });
        let [(by, file)] = given.collect::<Vec<_>>()[..] else { panic!("one file, once: {items:?}") };
        assert_eq!(by, world.member(JEANNE));
        let fetched = files::fetch(world, &person, About::OwnCase, file).await.unwrap();
        assert_eq!(files::whole(fetched).await.unwrap(), b"Compte rendu, page par page.");
        assert!(conduct(world, &malik, &inquiry).await.unwrap().inquest.evidence.is_empty(), "no piece of the inquiry");
        close(world, &jeanne, &inquiry).await.unwrap();
        is_nothing(&give(&jeanne).await);
    })
    .await;
}

async fn vouches(world: &World, keys: &Unlocked, space: &Reference) -> Result<(), Error> {
    let permit = authorise::<verb::Vouch>(&world.service, Who::Unlocked(keys), About::Case(space)).await?;
    hearing::vouch(&world.service, permit, keys, "Vu, avec sa carte.").await
}

async fn renews(world: &World, keys: &Unlocked, space: &Reference) -> Result<String, Error> {
    let session = new_session(&world.service, Surface::Desk);
    let permit = authorise::<verb::RenewCode>(&world.service, Who::Unlocked(keys), About::Case(space)).await?;
    let done = hearing::renew_code(&world.service, permit, (&session, keys), "Vu, à son bureau.").await;
    let mut shown = receipts(&world.service, &session).await.unwrap();
    assert_eq!(shown.len(), usize::from(done.is_ok()), "a code that does not count is never shown");
    done.map(|()| shown.remove(0).code)
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn two_inquirers_give_another_code_to_somebody_heard() {
    each_world(async |world| {
        let (_, _, inquiry) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let one = called(world, &jeanne, &inquiry, HeardRole::Implicated).await;
        let (lost, person) = comes(world, &one).await;
        tells(world, &person, "Avant la perte.").await.unwrap();
        let renewed = |done: Result<String, Error>| done.map(|_| ());
        is_refused(&renewed(renews(world, &malik, &one.space).await), "not-vouched");
        vouches(world, &jeanne, &one.space).await.unwrap();
        is_refused(&vouches(world, &jeanne, &one.space).await, "already-vouched");
        is_refused(&renewed(renews(world, &jeanne, &one.space).await), "not-vouched");
        for stranger in [CLAIRE, AWA, ROSE] {
            let keys = world.sign_in(stranger).await;
            is_nothing(&renewed(renews(world, &keys, &one.space).await));
        }
        // Until the second has, nothing changes, and the person sees that somebody asked.
        let view = own(world, &person).await.unwrap();
        assert_eq!((view.lost.len(), view.taken), (1, true));
        let code = renews(world, &malik, &one.space).await.unwrap();
        assert!(matches!(opens(world, &lost).await, Err(ComeBackError::Unknown)), "ended at once");
        let old = Token::parse(&lost).unwrap().keys(&world.host().token_salt());
        assert!(raw::loot(&world.store, &old.identity).await.is_empty());
        assert_eq!(opens(world, &code).await.unwrap(), Opened::Change, "Malik saw it");
        let view = seen(world, &jeanne, &one.space).await.unwrap();
        assert!(!view.taken && view.lost.is_empty());
        let (_, handed) = world.come_back(&code).await;
        assert!(matches!(tells(world, &handed, "Bonjour.").await, Err(Error::Handed)));
        let given = Called { space: one.space.clone(), code };
        let (_, person) = comes(world, &given).await;
        tells(world, &person, "Me revoilà.").await.unwrap();
        writes(world, &jeanne, &one.space, ("Camille dit…", None)).await.unwrap();
        let view = own(world, &person).await.unwrap();
        answers(world, &person, view.minutes[0].said.number, (true, "")).await.unwrap();
        let view = seen(world, &malik, &one.space).await.unwrap();
        assert_eq!((view.taken, view.state()), (true, "confirmed"));
        // The report says that another code was given before it was confirmed.
        assert_eq!(view.renewed.iter().map(|(_, by)| by.member).collect::<Vec<_>>(), [world.member(MALIK)]);
        let (_, report) = super::report::read(world, &jeanne, &inquiry).await.unwrap();
        assert!(report.text.contains("avait perdu son code"), "{}", report.text);
        let said = view.items.iter().filter(|item| matches!(item.content, Content::Message(_))).count();
        let told = view.items.iter().filter(|item| matches!(item.content, Content::Vouched(_))).count();
        assert_eq!((said, told), (2, 2), "what was said before is there, and who vouched");
        // Once the report is filed, they still come back to read.
        close(world, &jeanne, &inquiry).await.unwrap();
        vouches(world, &malik, &one.space).await.unwrap();
        let code = renews(world, &jeanne, &one.space).await.unwrap();
        let (_, person) = comes(world, &Called { space: one.space.clone(), code }).await;
        assert_eq!(own(world, &person).await.unwrap().stage, Stage::HeardClosed);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_was_not_lost_is_changed_before_two_give_another() {
    each_world(async |world| {
        let (_, _, inquiry) = begun(world, &Told::words("Récit.")).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let one = called(world, &jeanne, &inquiry, HeardRole::Witness).await;
        let (code, _) = comes(world, &one).await;
        vouches(world, &jeanne, &one.space).await.unwrap();
        let (session, keys) = world.come_back(&code).await;
        let own_code = world.change_code(&session, &keys).await.unwrap();
        is_refused(&renews(world, &malik, &one.space).await.map(|_| ()), "not-vouched");
        let (_, person) = world.come_back(&own_code).await;
        assert!(own(world, &person).await.unwrap().lost.is_empty());
    })
    .await;
}

//! The ledger: every line is provoked here, and says what the journal says.
use std::collections::BTreeSet;

use recueil::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        attached::Wanted,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        family::Family,
        identity::Way,
        procedure::{self, State},
        protection::Outcome,
        report::Wish,
        rules::Rules,
    },
    service::{
        About, Who, authorise,
        files::{self, Upload},
        journal,
        ledger::ledger,
        session::Unlocked,
        take_away,
        view::{Dated, Ledger},
    },
};

use super::{
    aftercare, consent, counsel, exception, handover, identity, listening, notebook, protection, retention, withdrawal,
};
use crate::support::{
    raw,
    world::{CLAIRE, INES, LEA, NOUR, Told, World, each_world},
};

pub(super) async fn of(world: &World, reporter: &Unlocked) -> Ledger {
    let permit = authorise::<verb::FollowUp>(&world.service, Who::Unlocked(reporter), About::OwnCase).await.unwrap();
    ledger(&world.service, permit, reporter).await.unwrap()
}

async fn give_files(world: &World, (keys, about): (&Unlocked, About<'_>), theirs: bool) {
    let service = &world.service;
    let received = |text: &'static str| async move {
        let mut upload = Upload::begin(service, "pièce.txt").await.unwrap();
        upload.write(text.as_bytes().to_vec()).await.unwrap();
        upload.finish(Wanted::Usual).await.unwrap()
    };
    let who = || Who::Unlocked(keys);
    if theirs {
        let file = received("du dossier").await;
        let id = file.file;
        let permit = authorise::<verb::Attach>(service, who(), about).await.unwrap();
        files::attach(service, permit, keys, file).await.unwrap();
        let permit = authorise::<verb::Fetch>(service, who(), about).await.unwrap();
        files::fetch(service, permit, keys, id).await.unwrap();
        return;
    }
    let permit = authorise::<verb::Enclose>(service, who(), about).await.unwrap();
    files::enclose(service, permit, keys, received("pour la personne").await).await.unwrap();
    let kept = received("pour la cellule").await;
    let id = kept.file;
    let permit = authorise::<verb::Annex>(service, who(), about).await.unwrap();
    files::annex(service, permit, keys, kept).await.unwrap();
    let permit = authorise::<verb::Fetch>(service, who(), about).await.unwrap();
    files::fetch(service, permit, keys, id).await.unwrap();
}

/// Asks twice; one request is agreed to and taken back, the other refused; the person would like something else.
async fn agreements(world: &World, (claire, code): (&Unlocked, &str), case: &Reference) {
    let (_, reporter) = world.come_back(code).await;
    let copy = consent::words("La copie.");
    consent::ask(world, claire, (case, copy.clone())).await.unwrap();
    let number = consent::asked_last(world, &reporter).await;
    consent::agree(world, &reporter, (number, &copy)).await.unwrap();
    let given = consent::consents(world, &reporter).await.standing().next().unwrap().number;
    handover::hand(world, claire, case, given).await.unwrap();
    consent::take_back(world, &reporter, given).await.unwrap();
    consent::ask(world, claire, (case, copy)).await.unwrap();
    consent::decline(world, &reporter, consent::asked_last(world, &reporter).await).await.unwrap();
    consent::wish(world, &reporter, &[Wish::Supported]).await.unwrap();
}

/// Does everything that can be done to a case, but for looking at it; gives the person's code.
async fn everything(world: &mut World) -> (String, Reference) {
    // It begins as a notebook: what was done with that is the person's own, and theirs to read.
    let (_, receipt) = notebook::begun(world, "Récit.").await;
    let (session, reporter) = world.come_back(&receipt.code).await;
    notebook::sent(world, &session, &reporter).await;
    notebook::erase(world, &reporter).await;
    counsel::confide(world, &reporter, (Some(NOUR), "À vous.")).await.unwrap();
    world.write(&reporter, "Encore ceci.").await.unwrap();
    let name = identity::somebody(Way::Phone, "06 00 00 00 00");
    identity::identified(world, &reporter, &name).await.unwrap();
    give_files(world, (&reporter, About::OwnCase), true).await;
    let permit = authorise::<verb::TakeAway>(&world.service, Who::Unlocked(&reporter), About::OwnCase).await.unwrap();
    take_away::take_away(&world.service, permit, &reporter).await.unwrap();
    protection::ask(world, &reporter, "Awa Sarr").await.unwrap();
    aftercare::report(world, &reporter, aftercare::PAID).await.unwrap();
    let code = world.change_code(&session, &reporter).await.unwrap();
    world.days_pass(1);
    let nour = world.sign_in(NOUR).await;
    counsel::consult(world, &nour, &receipt).await.unwrap();
    counsel::advise(world, &nour, (&receipt, "Je vous lis.")).await.unwrap();
    let claire = world.sign_in(CLAIRE).await;
    let case = receipt.reference;
    world.open(&claire, &case).await.unwrap();
    world.reply(&claire, &case, "Nous vous lisons.").await.unwrap();
    world.note(&claire, &case, "À rappeler.").await.unwrap();
    protection::decide(world, &claire, &case, Outcome::Granted).await.unwrap();
    world.assign(&claire, &case, INES).await.unwrap();
    world.exclude(&claire, &case, LEA).await.unwrap();
    give_files(world, (&claire, About::Case(&case)), false).await;
    agreements(world, (&claire, &code), &case).await;
    listening::everything(world, (&claire, &code), &case).await;
    exception::everything(world, &claire, &case).await;
    retention::hold(world, &claire, &case, "2027-01-05").await.unwrap();
    retention::release(world, &claire, &case).await.unwrap();
    let (_, reporter) = world.come_back(&code).await;
    withdrawal::withdraw(world, &reporter, None).await.unwrap();
    withdrawal::resume(world, &reporter).await.unwrap();
    world.days_pass(1);
    (code, case)
}

/// The acts that can be done to a case that was received, or withdrawn since.
fn done_to_a_case() -> BTreeSet<&'static str> {
    let (deadlines, day) = (Rules::embedded().unwrap().deadlines, "2026-11-20".parse::<Day>().unwrap());
    let received = Stage::Received;
    let states = [State::New, State::At(received), State::Withdrawn(received)];
    // What begins a file of its own besides is not of this case: an inquiry that was opened, a person heard, a report, an alert.
    let here = [Family::Case, Family::Inquiry];
    let leads = |state: &State, act: Act| procedure::step(*state, act, day, &deadlines).map(|step| step.stage.family());
    let is_done = |act: &&Act| states.iter().any(|state| leads(state, **act).is_ok_and(|to| here.contains(&to)));
    Act::ALL.iter().filter(is_done).map(|act| act.code()).collect()
}

#[tokio::test]
async fn every_line_is_what_the_journal_says() {
    each_world(async |world| {
        let (code, case) = everything(world).await;
        journal::drain(&world.service).await.unwrap();
        let (_, reporter) = world.come_back(&code).await;
        let lines = of(world, &reporter).await.lines;
        // The case, and what was handed over from it.
        // That the person is told stands in both journals, and is said once.
        let sql = "select day, act, actor from journal where subject = $1 or subject like 'I-%' and act <> 'tell'
            order by day desc, sequence desc";
        let rows: Vec<(String, String, String)> =
            raw::rows(&world.store, sql, vec![raw::Bind::Text(case.to_string())]).await;
        assert_eq!(lines.len(), rows.len());
        for (line, (day, act, actor)) in lines.iter().zip(&rows) {
            assert_eq!((&line.day.to_string(), line.act.code()), (day, act.as_str()));
            let member = line.who.as_ref().map(|who| who.member.to_string());
            assert_eq!(member.as_deref().unwrap_or("reporter"), actor.split(' ').next_back().unwrap());
            assert!(line.who.as_ref().is_none_or(|who| !who.function.is_empty()));
        }
        let provoked: BTreeSet<_> = lines.iter().map(|line| line.act.code()).collect();
        // Looking at one's own case leaves no entry.
        let mut expected = done_to_a_case();
        assert!(expected.remove(Act::FollowUp.code()));
        // A question begins another case than a report.
        assert!(expected.remove(Act::Ask.code()));
        // So does a contact that is recorded, where a code can be given anew: see `lost_code`.
        for act in [Act::Record, Act::Vouch, Act::RenewCode] {
            assert!(expected.remove(act.code()));
        }
        // A withdrawal that becomes final is the service's own act, and the last: see `withdrawal`.
        assert!(expected.remove(Act::Close.code()));
        // That another case exists is no line of this one's: see `listening`.
        assert!(expected.remove(Act::Link.code()));
        // A prevention alert is the authority's, and draws on several: see `alert`.
        assert!(expected.remove(Act::Alert.code()));
        // Who stepped back is told by no line: see `guard`.
        assert!(expected.remove(Act::StepBack.code()));
        assert_eq!(provoked, expected);
    })
    .await;
}

#[tokio::test]
async fn a_line_the_installation_did_not_write_is_not_shown() {
    each_world(async |world| {
        let (code, _) = everything(world).await;
        let (_, reporter) = world.come_back(&code).await;
        let before = of(world, &reporter).await.lines.len();
        let forged = "update journal set act = 'fetch' where act = 'open'";
        raw::execute(&world.store, forged, Vec::new()).await;
        let after = of(world, &reporter).await.lines;
        assert_eq!(after.len(), before - 1);
        assert!(after.iter().all(|line| line.act != Act::Open));
    })
    .await;
}

/// What was promised, when it was due, and when it was done.
#[tokio::test]
async fn every_promised_date_is_there() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        let state = |dates: &[Dated]| -> Vec<(DeadlineCode, String, Option<String>)> {
            dates.iter().map(|date| (date.code, date.due.to_string(), date.done.map(|day| day.to_string()))).collect()
        };
        let promised = receipt.promise.unwrap();
        let dates = of(world, &reporter).await.dates;
        assert!(dates.iter().all(|date| date.done.is_none()));
        assert!(dates.iter().any(|date| (date.code, date.due) == (promised.code, promised.due)));
        world.days_pass(1);
        let ines = world.sign_in(INES).await;
        world.reply(&ines, &receipt.reference, "Nous vous lisons.").await.unwrap();
        let today = world.service.today().to_string();
        let (_, reporter) = world.come_back(&receipt.code).await;
        let kept = state(&of(world, &reporter).await.dates);
        assert_eq!(kept.len(), 3, "{kept:?}");
        let answered = kept.iter().filter(|(code, ..)| *code != DeadlineCode::Orientation);
        assert!(answered.clone().all(|(_, _, done)| done.as_deref() == Some(today.as_str())), "{kept:?}");
        assert_eq!(answered.count(), 2, "{kept:?}");
        world.write(&reporter, "Une question.").await.unwrap();
        let again = state(&of(world, &reporter).await.dates);
        let follow = world.follow_up(&reporter).await.unwrap().promise.unwrap();
        assert!(again.contains(&(DeadlineCode::Answer, follow.due.to_string(), None)), "{again:?}");
    })
    .await;
}

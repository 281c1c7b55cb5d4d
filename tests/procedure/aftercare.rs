//! Aftercare: days chosen with the person, one that is missed is told above, retaliation opens the case again and is heard at once.
use recueil::{
    domain::{
        act::{Act, Verb, verb},
        aftercare::News,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        draft::Fields,
        retention::Outcome,
    },
    service::{
        About, Error, Message, Who, aftercare, authorise, experience, journal, new_request, outbox,
        session::Unlocked,
        today,
        view::{Content, FollowUp, Today},
    },
    store,
};

use super::{
    ledger,
    listening::{assessed, found},
    question::asked,
    retention::end,
    rounds::{are, at, told, writes},
    withdrawal::{resume, withdraw},
};
use crate::support::{
    raw,
    world::{CLAIRE, INES, LEA, SAMIRA, THOMAS, Told, World, YVES, each_world},
};

/// A case that was answered, its person, and whoever coordinates.
struct Heard {
    case: Reference,
    person: Unlocked,
    claire: Unlocked,
}

async fn heard(world: &mut World, told: &Told) -> Heard {
    let receipt = world.submit(told).await;
    let claire = world.sign_in(CLAIRE).await;
    world.reply(&claire, &receipt.reference, "Nous vous lisons.").await.unwrap();
    let (_, person) = world.come_back(&receipt.code).await;
    Heard { case: receipt.reference, person, claire }
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

fn form(world: &World) -> Message {
    Message { text: String::new(), request: new_request(&world.service) }
}

async fn permit<V: Verb>(
    world: &World,
    keys: &Unlocked,
    case: &Reference,
) -> Result<recueil::policy::Permit<V>, Error> {
    authorise::<V>(&world.service, Who::Unlocked(keys), About::Case(case)).await
}

async fn begin(world: &World, heard: &Heard, months: &[&str]) -> Result<(), Error> {
    let mut all = fields(&[("text", "Nous reviendrons vers vous.")]);
    for month in months {
        all.insert("months", month);
    }
    let permit = permit::<verb::BeginAftercare>(world, &heard.claire, &heard.case).await?;
    aftercare::begin(&world.service, permit, (&heard.claire, &form(world)), &all).await
}

async fn ask(world: &World, keys: &Unlocked, case: &Reference) -> Result<(), Error> {
    let permit = permit::<verb::AskNews>(world, keys, case).await?;
    aftercare::ask(&world.service, permit, keys, world.words("Comment allez-vous ?")).await
}

async fn give(world: &World, keys: &Unlocked, news: News) -> Result<(), Error> {
    let permit = authorise::<verb::GiveNews>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    aftercare::give(&world.service, permit, (keys, &form(world)), news).await
}

pub(super) async fn report(world: &World, keys: &Unlocked, pairs: &[(&str, &str)]) -> Result<(), Error> {
    let permit = authorise::<verb::ReportRetaliation>(&world.service, Who::Unlocked(keys), About::OwnCase).await?;
    aftercare::report(&world.service, permit, (keys, &form(world)), &fields(pairs)).await
}

pub(super) const PAID: &[(&str, &str)] =
    &[("treatments", "isolation"), ("since", "2026-11-20"), ("text", "On ne me parle plus.")];

/// What is owed now: code and day.
async fn owed(world: &World, heard: &Heard) -> Vec<(DeadlineCode, String)> {
    let view = world.open(&heard.claire, &heard.case).await.unwrap();
    let open = view.dates.into_iter().filter(|(code, _, done)| done.is_none() && *code != DeadlineCode::Orientation);
    open.map(|(code, due, _)| (code, due.to_string())).collect()
}

fn aftercare_is(day: &str, over: &str) -> Vec<(DeadlineCode, String)> {
    vec![(DeadlineCode::Aftercare, day.to_owned()), (DeadlineCode::AftercareOver, over.to_owned())]
}

async fn page(world: &World, keys: &Unlocked) -> Today {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    today::today(&world.service, permit, keys).await.unwrap()
}

fn is_refused(done: &Result<(), Error>, code: &str) {
    assert!(matches!(done, Err(Error::Invalid(codes)) if codes == &[code]), "{done:?}");
}

fn is_nothing(done: &Result<(), Error>) {
    assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
}

async fn own(world: &World, heard: &Heard) -> FollowUp {
    world.follow_up(&heard.person).await.unwrap()
}

#[tokio::test]
async fn the_person_is_asked_on_the_days_that_were_chosen_and_it_ends_with_closing() {
    each_world(async |world| {
        let mut heard = heard(world, &Told::words("Récit.")).await;
        is_refused(&begin(world, &heard, &[]).await, "no-months");
        is_refused(&begin(world, &heard, &["2"]).await, "no-months");
        begin(world, &heard, &["12", "1", "3"]).await.unwrap();
        let mine = own(world, &heard).await;
        let promised = mine.promise.iter().chain(&mine.promises).any(|one| one.code == DeadlineCode::Aftercare);
        assert!(mine.stage == Stage::Aftercare && promised, "they read the day");
        assert!(mine.erased.is_none(), "the clock of what is kept starts after");
        assert_eq!(owed(world, &heard).await, aftercare_is("2026-12-23", "2027-12-23"));
        // Asked on each day, or in the week before: the next is owed, and after the last nothing but to end it.
        for (day, next) in
            [("2026-12-18", Some("2027-02-23")), ("2027-02-23", Some("2027-11-23")), ("2027-11-23", None)]
        {
            at(world, &format!("{day}T09:00:00Z"));
            heard.claire = world.sign_in(CLAIRE).await;
            ask(world, &heard.claire, &heard.case).await.unwrap();
            let left = owed(world, &heard).await;
            let expected = next.map_or_else(
                || vec![(DeadlineCode::AftercareOver, "2027-12-23".to_owned())],
                |next| aftercare_is(next, "2027-12-23"),
            );
            assert_eq!(left, expected, "{day}");
            give(world, &heard.person, News::Well).await.unwrap();
            assert_eq!(owed(world, &heard).await, expected, "nothing new asks for nothing");
        }
        end(world, &heard.claire, &heard.case, Outcome::Supported).await.unwrap();
        let mine = own(world, &heard).await;
        assert_eq!((mine.stage, mine.promise), (Stage::Ended, None));
        assert_eq!(mine.erased.unwrap().to_string(), "2028-11-23", "a year from closing");
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let lines = ledger::of(world, &heard.person).await.lines;
        let of = |act| lines.iter().filter(|line| line.act == act).count();
        assert_eq!((of(Act::BeginAftercare), of(Act::AskNews), of(Act::GiveNews)), (1, 3, 3));
    })
    .await;
}

#[tokio::test]
async fn it_is_prolonged_begins_from_a_closed_case_and_buries_nothing() {
    each_world(async |world| {
        let heard = heard(world, &Told::words("Récit.")).await;
        world.write(&heard.person, "Et la suite ?").await.unwrap();
        is_refused(&begin(world, &heard, &["1"]).await, "still-owed");
        world.reply(&heard.claire, &heard.case, "La voici.").await.unwrap();
        end(world, &heard.claire, &heard.case, Outcome::Dealt).await.unwrap();
        assert!(own(world, &heard).await.erased.is_some());
        begin(world, &heard, &["1"]).await.unwrap();
        let mine = own(world, &heard).await;
        assert!(mine.stage == Stage::Aftercare && mine.erased.is_none() && mine.ending.is_none());
        assert_eq!(owed(world, &heard).await, aftercare_is("2026-12-23", "2027-01-23"));
        begin(world, &heard, &["3"]).await.unwrap();
        assert_eq!(owed(world, &heard).await, aftercare_is("2027-02-23", "2027-03-23"), "prolonged");
        // A message of theirs is answered, and changes no day.
        world.write(&heard.person, "Je vais mieux.").await.unwrap();
        let waits = page(world, &heard.claire).await.news;
        assert_eq!(waits.lines.len(), 1);
        is_refused(&end(world, &heard.claire, &heard.case, Outcome::Dealt).await, "still-owed");
        is_refused(&ask(world, &heard.claire, &heard.case).await, "still-owed");
        world.reply(&heard.claire, &heard.case, "Merci.").await.unwrap();
        assert_eq!(owed(world, &heard).await, aftercare_is("2027-02-23", "2027-03-23"));
        // Asked no more: no day is left but the one by which it ends, within a month.
        give(world, &heard.person, News::NoMore).await.unwrap();
        assert_eq!(owed(world, &heard).await, [(DeadlineCode::AftercareOver, "2026-12-23".to_owned())]);
        is_refused(&ask(world, &heard.claire, &heard.case).await, "asked-no-more");
        end(world, &heard.claire, &heard.case, Outcome::Dealt).await.unwrap();
        is_nothing(&give(world, &heard.person, News::Well).await);
        is_nothing(&ask(world, &heard.claire, &heard.case).await);
    })
    .await;
}

/// What the worker does, until the last hour of a day.
async fn evening(world: &World, day: &str) {
    for hour in ["00:10", "07:30", "11:30", "15:30"] {
        at(world, &format!("{day}T{hour}:00Z"));
        outbox::ring(&world.service).await.unwrap();
        outbox::batch(&world.service).await.unwrap();
        outbox::send(&world.service).await.unwrap();
    }
}

#[tokio::test]
async fn a_day_that_is_missed_is_told_before_on_it_after_and_above() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let mut heard = heard(world, &Told::words("Récit.").involving(&[THOMAS])).await;
        world.exclude(&heard.claire, &heard.case, SAMIRA).await.unwrap();
        // After the closure at the end of the year.
        at(world, "2027-01-11T09:00:00Z");
        heard.claire = world.sign_in(CLAIRE).await;
        begin(world, &heard, &["1"]).await.unwrap();
        // Support was to be proposed meanwhile: what is told of that is not looked at here.
        evening(world, "2027-02-03").await;
        told(&server, &mut since);
        for (day, names) in [
            ("2027-02-04", &["claire", "moussa", "ines"][..]),
            ("2027-02-11", &["claire", "moussa", "ines"]),
            ("2027-02-12", &["claire", "moussa", "ines"]),
        ] {
            evening(world, day).await;
            are(&told(&server, &mut since), names);
        }
        // A week late: whoever receives in the body that stands in is told as well, and nobody who is kept out.
        evening(world, "2027-02-18").await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "lea"]);
    })
    .await;
}

#[tokio::test]
async fn retaliation_opens_again_is_told_at_once_and_stands_first() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let heard = heard(world, &Told::words("Récit, canari.").involving(&[THOMAS])).await;
        world.exclude(&heard.claire, &heard.case, SAMIRA).await.unwrap();
        end(world, &heard.claire, &heard.case, Outcome::Dealt).await.unwrap();
        outbox::send(&world.service).await.unwrap();
        told(&server, &mut since);
        is_refused(&report(world, &heard.person, &[]).await, "no-retaliation");
        report(world, &heard.person, PAID).await.unwrap();
        outbox::send(&world.service).await.unwrap();
        // At once, as danger, to those who have it; whoever is kept out is told nothing, nor anybody else.
        are(&told(&server, &mut since), &["claire", "moussa", "ines"]);
        let mine = own(world, &heard).await;
        assert_eq!(mine.stage, Stage::Listening);
        let promise = mine.promise.unwrap();
        assert_eq!((promise.code, promise.due.to_string()), (DeadlineCode::Answer, "2026-11-25".to_owned()));
        let today = page(world, &heard.claire).await;
        assert_eq!((today.retaliation.lines.len(), today.danger.lines.len()), (1, 0));
        assert!(today.retaliation.lines[0].is_told_of_retaliation());
        let view = world.open(&heard.claire, &heard.case).await.unwrap();
        let said = view.items.iter().filter(|item| matches!(item.content, Content::Retaliation(_))).count();
        assert_eq!(said, 1);
        for other in [THOMAS, SAMIRA, YVES] {
            let keys = world.sign_in(other).await;
            assert_eq!(page(world, &keys).await.retaliation.lines.len(), 0);
            is_nothing(&world.open(&keys, &heard.case).await.map(|_| ()));
        }
        // Assessed, it presses no more; told again, it does.
        assessed(world, &heard.claire, &heard.case, &found("none", "routine")).await.unwrap();
        assert_eq!(page(world, &heard.claire).await.retaliation.lines.len(), 0);
        report(world, &heard.person, &[("text", "Encore.")]).await.unwrap();
        assert_eq!(page(world, &heard.claire).await.retaliation.lines.len(), 1);
    })
    .await;
}

async fn grants(world: &World) -> usize {
    raw::grants(&world.store).await.len()
}

#[tokio::test]
async fn retaliation_is_told_wherever_the_cell_has_the_case_and_moves_no_key() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, person) = world.come_back(&receipt.code).await;
        let before = grants(world).await;
        report(world, &person, PAID).await.unwrap();
        let mine = world.follow_up(&person).await.unwrap();
        let first = (mine.stage, mine.promise.unwrap().code);
        assert_eq!(first, (Stage::Received, DeadlineCode::FirstAnswer), "the first answer is owed sooner");
        let claire = world.sign_in(CLAIRE).await;
        world.reply(&claire, &receipt.reference, "Nous vous lisons.").await.unwrap();
        let heard = Heard { case: receipt.reference, person, claire };
        // An answer that was owed later is owed sooner.
        world.write(&heard.person, "Voilà.").await.unwrap();
        let due = |owed: Vec<(DeadlineCode, String)>| owed.into_iter().map(|(_, due)| due).collect::<Vec<_>>();
        assert_eq!(due(owed(world, &heard).await), ["2026-11-30"]);
        report(world, &heard.person, PAID).await.unwrap();
        assert_eq!(due(owed(world, &heard).await), ["2026-11-25"]);
        world.reply(&heard.claire, &heard.case, "Nous agissons.").await.unwrap();
        begin(world, &heard, &["1", "3"]).await.unwrap();
        report(world, &heard.person, PAID).await.unwrap();
        assert_eq!(own(world, &heard).await.stage, Stage::Listening);
        assert_eq!(
            owed(world, &heard).await,
            [(DeadlineCode::Answer, "2026-11-25".to_owned())],
            "days are chosen anew"
        );
        assert_eq!(grants(world).await, before, "nobody is given a key");
        withdraw(world, &heard.person, None).await.unwrap();
        let done = report(world, &heard.person, PAID).await;
        assert!(matches!(done, Err(Error::Withdrawn)), "{done:?}");
        resume(world, &heard.person).await.unwrap();
        report(world, &heard.person, PAID).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_question_has_neither_and_who_withdraws_during_aftercare_comes_back_to_a_conversation() {
    each_world(async |world| {
        let question = asked(world, &[]).await.1;
        let (_, asker) = world.come_back(&question.code).await;
        is_nothing(&report(world, &asker, PAID).await);
        let heard = heard(world, &Told::words("Récit.")).await;
        is_nothing(&give(world, &heard.person, News::Well).await);
        begin(world, &heard, &["1"]).await.unwrap();
        withdraw(world, &heard.person, None).await.unwrap();
        resume(world, &heard.person).await.unwrap();
        let mine = own(world, &heard).await;
        assert_eq!((mine.stage, mine.promise.unwrap().code), (Stage::Listening, DeadlineCode::Answer));
        let ines = world.sign_in(INES).await;
        assert!(world.open(&ines, &heard.case).await.is_ok());
        let lea = world.sign_in(LEA).await;
        assert!(world.open(&lea, &heard.case).await.is_err());
    })
    .await;
}

async fn tells(world: &World, pairs: &[(&str, &str)]) -> Result<(), Error> {
    let permit = authorise::<verb::TellExperience>(&world.service, Who::Visitor, About::Intake("")).await?;
    experience::tell(&world.service, permit, &fields(pairs)).await
}

async fn reads(world: &World, keys: &Unlocked) -> Result<Vec<experience::Told>, Error> {
    let permit = authorise::<verb::ReadExperience>(&world.service, Who::Unlocked(keys), About::Organisation).await?;
    experience::read(&world.service, permit).await
}

#[tokio::test]
async fn how_it_was_is_counters_of_a_half_year_and_read_when_that_is_over_from_twenty_on() {
    each_world(async |world| {
        is_refused(&tells(world, &[("text", "R-2026-7KQ4M")]).await, "no-experience");
        let journal = raw::dump(&world.store).await.lines().filter(|line| line.starts_with("journal ")).count();
        for number in 0..20 {
            let safe = if number < 19 { "yes" } else { "no" };
            let listened = if number < 19 { "rather-yes" } else { "" };
            tells(world, &[("safe", safe), ("listened", listened), ("text", "canari")]).await.unwrap();
        }
        let dump = raw::dump(&world.store).await;
        assert!(!dump.contains("canari"));
        assert_eq!(dump.lines().filter(|line| line.starts_with("journal ")).count(), journal, "nothing is journalled");
        let rows: Vec<(String, String, String, i64)> =
            raw::rows(&world.store, "select half, question, answer, told from experience", Vec::new()).await;
        assert_eq!(rows.len(), 24, "every counter is there from the first answer on, and no row is anybody's");
        assert!(rows.iter().all(|(half, ..)| half == "2026-2"));
        assert_eq!(rows.iter().map(|(.., told)| told).sum::<i64>(), 20 + 19);
        let claire = world.sign_in(CLAIRE).await;
        assert!(reads(world, &claire).await.unwrap().is_empty(), "while it runs, nothing is shown");
        let ines = world.sign_in(INES).await;
        assert!(matches!(reads(world, &ines).await, Err(Error::NotFound)));
        at(world, "2027-01-01T09:00:00Z");
        let claire = world.sign_in(CLAIRE).await;
        let told = reads(world, &claire).await.unwrap().remove(0);
        let shares = |code: &str| told.shares.iter().find(|(one, _)| recueil::domain::Coded::code(*one) == code);
        assert_eq!(shares("safe").unwrap().1, Some(vec![95, 0, 0, 5]));
        assert_eq!(shares("listened").unwrap().1, None, "nineteen are too few");
        three_years_pass(world).await;
    })
    .await;
}

async fn three_years_pass(world: &mut World) {
    use recueil::service::housekeeping::sweep;
    let count = async || {
        let rows: Vec<(String,)> = raw::rows(&world.store, "select half from experience", Vec::new()).await;
        rows.len()
    };
    at(world, "2029-12-31T09:00:00Z");
    sweep(&world.service).await.unwrap();
    assert_eq!(count().await, 24, "three years");
    at(world, "2030-01-01T09:00:00Z");
    sweep(&world.service).await.unwrap();
    assert_eq!(count().await, 0);
    let mut tx = world.store.read().await.unwrap();
    let half = recueil::domain::experience::HalfYear::of(world.service.today());
    assert!(store::experience::before(&mut tx, half).await.unwrap().is_empty());
}

//! A disciplinary procedure begins with the end of the decision, for those who conduct it and for nobody else; it goes on by the
//! rules of a status, and what is owed moves with it.
use recueil::{
    domain::{
        Coded as _,
        act::{Verb, verb},
        case::{Reference, Stage},
        proceeding::{Sanctioned, StepTaken, Suspended, Terms},
        record::RecordBody,
    },
    service::{
        About, Error, Who, authorise,
        discipline::{ProceedingView, Typed, close, open_proceeding, sanction, set_terms, suspend, take_step},
        exclude::exclude,
        list_cases::list_proceedings,
        session::Unlocked,
    },
    store::deadlines,
};

use super::{
    decision::{all, closes, form, none, notice, on, typed},
    forger::{append, put_away},
    handover::{is_nothing, is_refused},
    report::{Work, decides, drawer, entry, filed, work},
};
use crate::support::{
    raw,
    world::{AWA, CLAIRE, ELSA, HUGO, INES, JEANNE, MALIK, World, YVES, ZOE, each_world},
};

/// Decided on everybody, one of whom faces discipline; not closed yet.
async fn decided(world: &mut World, of: &Reference) -> Unlocked {
    let yves = world.sign_in(YVES).await;
    on(world, &yves, (of, 1, 0, all("discipline", "Vu la pièce 2."))).await.unwrap();
    on(world, &yves, (of, 2, 0, all("measures", "Un rappel."))).await.unwrap();
    notice(world, &yves, (of, none())).await.unwrap();
    yves
}

async fn begun(world: &mut World, work: &Work) -> (Reference, Reference) {
    let of = filed(world, work).await;
    let yves = decided(world, &of).await;
    closes(world, &yves, &of).await.unwrap();
    let opened = decides(world, &yves, &of).await.unwrap().concluded.unwrap().what.opened;
    assert_eq!(opened.iter().map(|one| one.person).collect::<Vec<_>>(), [1]);
    (of, Reference::parse(&opened[0].to.reference).unwrap())
}

async fn opens(world: &World, keys: &Unlocked, of: &Reference) -> Result<ProceedingView, Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    open_proceeding(&world.service, permit, keys).await
}

/// What somebody types, having seen all that is written.
async fn seen(world: &World, keys: &Unlocked, (of, pairs): (&Reference, &[(&str, &str)])) -> Typed {
    let seen = opens(world, keys, of).await.map_or(0, |view| view.written);
    Typed { fields: typed(pairs), seen, form: form(world) }
}

async fn permit<V: Verb>(world: &World, keys: &Unlocked, of: &Reference) -> Result<recueil::policy::Permit<V>, Error> {
    authorise::<V>(&world.service, Who::Unlocked(keys), About::Case(of)).await
}

async fn sets(world: &World, keys: &Unlocked, of: &Reference, pairs: &[(&str, &str)]) -> Result<(), Error> {
    let typed = seen(world, keys, (of, pairs)).await;
    set_terms(&world.service, permit(world, keys, of).await?, keys, &typed).await
}

async fn takes(
    world: &World,
    keys: &Unlocked,
    of: &Reference,
    step: &str,
    pairs: &[(&str, &str)],
) -> Result<(), Error> {
    let typed = seen(world, keys, (of, pairs)).await;
    take_step(&world.service, permit(world, keys, of).await?, keys, (step, &typed)).await
}

async fn keeps_away(world: &World, keys: &Unlocked, of: &Reference, pairs: &[(&str, &str)]) -> Result<(), Error> {
    let typed = seen(world, keys, (of, pairs)).await;
    suspend(&world.service, permit(world, keys, of).await?, keys, &typed).await
}

async fn sanctions(world: &World, keys: &Unlocked, of: &Reference, pairs: &[(&str, &str)]) -> Result<(), Error> {
    let typed = seen(world, keys, (of, pairs)).await;
    sanction(&world.service, permit(world, keys, of).await?, keys, &typed).await
}

async fn ends(world: &World, keys: &Unlocked, of: &Reference) -> Result<(), Error> {
    close(&world.service, permit(world, keys, of).await?, keys).await
}

/// What is owed there, in the clear: `code day`, a cross before what was kept.
async fn owed(world: &World, keys: &Unlocked, of: &Reference) -> Vec<String> {
    let view = opens(world, keys, of).await.unwrap();
    let mut tx = world.store.read().await.unwrap();
    let case = recueil::store::cases::by_reference(&mut tx, &view.reference).await.unwrap().unwrap();
    let rows = deadlines::of_case(&mut tx, case.id).await.unwrap();
    rows.iter()
        .map(|row| format!("{}{} {}", if row.done.is_some() { "x " } else { "" }, row.code.code(), row.due))
        .collect()
}

const OFFICIAL: [(&str, &str); 3] = [("regime", "official-state"), ("known", "2026-11-23"), ("with-council", "yes")];
const TOLD: [(&str, &str); 4] = [("day", "2026-11-23"), ("said", "silence"), ("said", "file"), ("said", "defence")];

#[tokio::test]
async fn it_begins_with_the_end_of_the_decision_for_those_who_conduct_it() {
    each_world(async |world| {
        let work = work(world).await;
        let (decision, of) = begun(world, &work).await;
        let (yves, hugo) = (world.sign_in(YVES).await, world.sign_in(HUGO).await);
        let view = opens(world, &hugo, &of).await.unwrap();
        let reads: Vec<_> = view.readers.iter().map(|reader| reader.member).collect();
        let mut both = vec![world.member(YVES), world.member(HUGO)];
        both.sort_unstable();
        assert_eq!((reads, view.by.member), (both, world.member(YVES)));
        assert_eq!((view.referred.decided.person, view.referred.facts().len()), (1, 1));
        assert!(view.may_conduct && !view.may_decide && view.known.terms.is_none());
        assert!(opens(world, &yves, &of).await.unwrap().may_decide);
        let permit = authorise::<verb::List>(&world.service, Who::Unlocked(&hugo), About::Organisation).await.unwrap();
        let list = list_proceedings(&world.service, permit, &hugo, None).await.unwrap();
        assert_eq!(list.lines.into_iter().map(|line| line.reference).collect::<Vec<_>>(), std::slice::from_ref(&of));
        // The one who conducts it has no key of what led to it; those who led to it have none of this.
        is_nothing(&decides(world, &hugo, &decision).await.map(|_| ()));
        let grants = raw::grants(&world.store).await;
        for stranger in [CLAIRE, INES, AWA, JEANNE, MALIK, ELSA, ZOE] {
            let (keys, unlocked) = (world.keys_of(stranger).await, world.sign_in(stranger).await);
            is_nothing(&opens(world, &unlocked, &of).await.map(|_| ()));
            let mut here = grants.iter().filter(|row| row.kind == "discipline");
            assert!(here.all(|row| row.opened(&keys.identity).is_none()), "{stranger}");
        }
        is_nothing(&opens(world, &work.agreed.reporter, &of).await.map(|_| ()));
        let keys = world.keys_of(HUGO).await;
        let opened = grants.iter().filter(|row| row.opened(&keys.identity).is_some());
        assert!(opened.into_iter().all(|row| row.kind == "discipline"), "no other key");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_of_the_decision_is_kept_out_here() {
    each_world(async |world| {
        let work = work(world).await;
        let of = filed(world, &work).await;
        let yves = decided(world, &of).await;
        let out = permit::<verb::Exclude>(world, &yves, &of).await.unwrap();
        exclude(&world.service, out, &yves, world.member(HUGO)).await.unwrap();
        closes(world, &yves, &of).await.unwrap();
        let opened = decides(world, &yves, &of).await.unwrap().concluded.unwrap().what.opened;
        let begun = Reference::parse(&opened[0].to.reference).unwrap();
        let hugo = world.sign_in(HUGO).await;
        is_nothing(&opens(world, &hugo, &begun).await.map(|_| ()));
        let view = opens(world, &yves, &begun).await.unwrap();
        assert_eq!(view.readers.len(), 1);
        assert!(view.letting.is_empty(), "nobody kept out is offered");
        // He has a decoy, as large as a key: nobody tells from the rows.
        let grants = raw::grants(&world.store).await;
        let here: Vec<_> =
            grants.iter().filter(|row| row.kind == "discipline" && row.is_of(world.member(HUGO))).collect();
        assert_eq!(here.len(), 1);
        assert!(here[0].opened(&world.keys_of(HUGO).await.identity).is_none());
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn it_goes_on_by_the_rules_and_what_is_owed_moves_with_it() {
    each_world(async |world| {
        let work = work(world).await;
        let (_, of) = begun(world, &work).await;
        let (yves, hugo) = (world.sign_in(YVES).await, world.sign_in(HUGO).await);
        assert_eq!(
            owed(world, &hugo, &of).await,
            ["limitation 2029-11-23"],
            "the general rule, until a status is known"
        );
        is_refused(&takes(world, &hugo, &of, "engage", &[("day", "2026-11-23")]).await, "no-regime-yet");
        is_refused(
            &sets(world, &hugo, &of, &[("regime", "contractor"), ("known", "2026-11-23")]).await,
            "regime-not-chosen",
        );
        sets(world, &hugo, &of, &[("regime", "official-state"), ("known", "2026-09-01")]).await.unwrap();
        assert_eq!(owed(world, &hugo, &of).await, ["limitation 2029-09-01"]);
        sets(world, &hugo, &of, &OFFICIAL).await.unwrap();
        takes(world, &hugo, &of, "engage", &[("day", "2026-11-23")]).await.unwrap();
        is_refused(&takes(world, &hugo, &of, "notify", &TOLD[..3]).await, "not-said");
        is_refused(
            &sanctions(world, &yves, &of, &[("day", "2026-11-23"), ("sanction", "reprimand"), ("reasons", "R.")]).await,
            "not-notified-yet",
        );
        takes(world, &hugo, &of, "notify", &TOLD).await.unwrap();
        takes(world, &hugo, &of, "referral", &[("day", "2026-11-23")]).await.unwrap();
        takes(world, &hugo, &of, "sitting", &[("day", "2026-12-21")]).await.unwrap();
        assert_eq!(
            owed(world, &hugo, &of).await,
            ["summons 2026-12-06", "opinion 2026-12-23", "x limitation 2029-11-23"]
        );
        // Keeping somebody away and sanctioning is not for whoever conducts.
        let away = [("from", "2026-11-23"), ("until", "2027-03-22"), ("reasons", "Faute grave.")];
        is_nothing(&keeps_away(world, &hugo, &of, &away).await);
        is_refused(
            &keeps_away(world, &yves, &of, &[away[0], ("until", "2027-03-23"), away[2]]).await,
            "suspended-too-long",
        );
        keeps_away(world, &yves, &of, &away).await.unwrap();
        let transfer = [("day", "2026-12-22"), ("sanction", "transfer"), ("reasons", "Fait par fait.")];
        is_nothing(&sanctions(world, &hugo, &of, &transfer).await);
        is_refused(&sanctions(world, &yves, &of, &transfer).await.map_err(first), "past-day");
        is_refused(&ends(world, &hugo, &of).await.map_err(first), "nothing-decided-yet");
        world.clock.advance(jiff::SignedDuration::from_hours(30 * 24));
        let (yves, hugo) = (world.sign_in(YVES).await, world.sign_in(HUGO).await);
        is_refused(&sanctions(world, &yves, &of, &transfer).await, "no-opinion-yet");
        takes(world, &hugo, &of, "opinion", &[("day", "2026-12-22")]).await.unwrap();
        sanctions(world, &yves, &of, &transfer).await.unwrap();
        is_refused(&ends(world, &hugo, &of).await, "decision-not-notified");
        takes(world, &hugo, &of, "notification", &[("day", "2026-12-23")]).await.unwrap();
        ends(world, &hugo, &of).await.unwrap();
        let view = opens(world, &yves, &of).await.unwrap();
        assert!(view.stage == Stage::DisciplineClosed && !view.may_conduct && !view.may_decide);
        let dates: Vec<String> = view.dates.iter().map(|(what, day)| format!("{} {day}", what.code())).collect();
        assert_eq!(dates, ["appeal 2027-02-23", "erased-if-asked 2036-12-22"]);
        is_nothing(&takes(world, &hugo, &of, "entry", &[("day", "2026-12-23")]).await);
        is_nothing(&sanctions(world, &yves, &of, &transfer).await);
        assert!(
            owed(world, &yves, &of).await.iter().all(|line| line.starts_with("x ") || line.starts_with("erasure "))
        );
    })
    .await;
}

/// The first of several reasons.
fn first(error: Error) -> Error {
    match error {
        Error::Invalid(codes) => Error::Invalid(codes.into_iter().take(1).collect()),
        error => error,
    }
}

#[tokio::test]
async fn nobody_writes_unseen_over_a_colleague() {
    each_world(async |world| {
        let work = work(world).await;
        let (_, of) = begun(world, &work).await;
        let (yves, hugo) = (world.sign_in(YVES).await, world.sign_in(HUGO).await);
        let old = seen(world, &yves, (&of, &OFFICIAL)).await;
        sets(world, &hugo, &of, &OFFICIAL).await.unwrap();
        let late = set_terms(&world.service, permit(world, &yves, &of).await.unwrap(), &yves, &old).await;
        is_refused(&late, "written-unseen");
        let form = seen(world, &yves, (&of, &OFFICIAL)).await;
        for _ in 0..2 {
            set_terms(&world.service, permit(world, &yves, &of).await.unwrap(), &yves, &form).await.unwrap();
        }
        let notes = opens(world, &hugo, &of).await.unwrap().notes.len();
        assert_eq!(notes, 2, "a correction is a record, and one form sent twice is one");
    })
    .await;
}

async fn is_seen(world: &mut World, of: &Reference, what: &str) {
    let yves = world.sign_in(YVES).await;
    let opened = opens(world, &yves, of).await.map(|_| ());
    assert!(matches!(opened, Err(Error::Broken(_))), "{what}: {opened:?}");
    put_away(world).await;
    opens(world, &yves, of).await.unwrap();
}

/// With the database, the key of the drawer, and the keys of somebody: what nobody could write is seen.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a line or two a forgery")]
async fn what_nobody_could_write_there_is_seen() {
    each_world(async |world| {
        let work = work(world).await;
        let (_, of) = begun(world, &work).await;
        let day = || "2026-11-23".parse().unwrap();
        let terms = || Terms {
            regime: "official-state".to_owned(),
            known: day(),
            prosecuted: None,
            judged: None,
            contract_ends: None,
            council: false,
            inquiry: false,
            postponed: 0,
        };
        let step = StepTaken {
            step: "engage".to_owned(),
            day: day(),
            said: std::collections::BTreeSet::new(),
            note: String::new(),
        };
        let away = Suspended { from: day(), until: day(), reasons: "R.".to_owned() };
        let decided =
            Sanctioned { day: day(), sanction: None, along: None, lasts: None, sursis: None, reasons: "R.".to_owned() };
        let yves = world.sign_in(YVES).await;
        let again = opens(world, &yves, &of).await.unwrap().referred;
        let forged = [
            ("the rules, by who inquired", JEANNE, RecordBody::Terms(terms())),
            ("a step, by who listens", INES, RecordBody::StepTaken(step)),
            ("away, by who conducts", HUGO, RecordBody::Suspended(away)),
            ("a decision, by who conducts", HUGO, RecordBody::Sanctioned(Box::new(decided))),
            ("another beginning", YVES, RecordBody::Referred(Box::new(again))),
            ("the end before anything", YVES, RecordBody::DisciplineClosed),
        ];
        for (what, author, body) in forged {
            let (id, secret, epoch) = drawer(world, ("discipline", YVES)).await;
            let signing = world.keys_of(author).await.signing;
            append(world, (id, &secret, epoch), (&signing, &entry(world, body))).await;
            is_seen(world, &of, what).await;
        }
    })
    .await;
}

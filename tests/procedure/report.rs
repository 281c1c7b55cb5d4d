//! From what inquirers write down to a report that nobody changes, and to copies that hold nothing of what went.
use std::{collections::BTreeSet, io::Write as _};

use recueil::{
    cli::demo::cast::Person,
    crypto::{Digest, attachment::Sealer, compartment::CompartmentSecret, secret::Secret},
    domain::{
        act::{Verb, verb},
        adversarial::{Communication, Ground},
        case::{Reference, Stage},
        conclusions::Conclusions,
        deadline::DeadlineCode,
        evidence::{Content, Sort},
        filed::{Approved, Chosen, FiledReport, ReportReceived},
        finding::{Drafted, Outcome, Plan},
        investigation::Filed,
        record::{Entry, RecordBody, Words},
        redaction::{Marks, passages},
    },
    service::{
        About, Error, Who, authorise,
        decision::{DecisionView, open_decision},
        exclude,
        investigation::{
            Around, Brought, Choosing, From, How, InvestigationView, Noted, PieceView, ReportView, Shown, Typed,
            agree_report, approve_communication, choose_communication, enter_evidence, file_report, leave, mark, note,
            read_report,
        },
        letter::Copy,
        list_cases, new_request,
        session::Unlocked,
        view::Content as Said,
    },
    text::{Locale, Text},
};

use super::{
    consent::take_back,
    files,
    forger::{append, put_away},
    guard,
    handover::{Agreed, handed, is_nothing, is_refused, open, own, rule},
    investigation::{appointed, begun, beside, conduct, declares, limit, takes_in},
    members,
};
use crate::{
    ingest::samples::pdf_pages,
    support::{
        raw::{self, Bind},
        world::{AWA, CLAIRE, ELSA, INES, JEANNE, MALIK, MOUSSA, PAUL, ROSE, Told, World, YVES, each_world},
    },
};

/// An inquiry at work: the person, what was handed over, the inquiry, its two inquirers.
pub(super) struct Work {
    pub(super) agreed: Agreed,
    pub(super) inquiry: Reference,
    pub(super) of: Reference,
    pub(super) jeanne: Unlocked,
    pub(super) malik: Unlocked,
}

pub(super) async fn work(world: &mut World) -> Work {
    let (agreed, inquiry, of) = begun(world, &Told::words("Récit.")).await;
    let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
    Work { agreed, inquiry, of, jeanne, malik }
}

pub(super) async fn noted<V: Verb>(
    world: &World,
    keys: &Unlocked,
    (of, what): (&Reference, Noted),
) -> Result<(), Error> {
    let permit = authorise::<V>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    let request = new_request(&world.service);
    note(&world.service, permit, keys, (&what, Typed { request: &request, seen: u32::MAX })).await
}

pub(super) async fn plan(world: &World, keys: &Unlocked, of: &Reference) -> Result<(), Error> {
    noted::<verb::Plan>(world, keys, (of, Noted::Plan("Entendre, puis lire.".to_owned()))).await
}

pub(super) async fn person(
    world: &World,
    keys: &Unlocked,
    (of, number, name): (&Reference, u32, &str),
) -> Result<(), Error> {
    let what = Noted::Person(number, name.to_owned(), "chef de service".to_owned());
    noted::<verb::NameImplicated>(world, keys, (of, what)).await
}

pub(super) async fn alleged(
    world: &World,
    keys: &Unlocked,
    (of, number, against): (&Reference, u32, &[u32]),
) -> Result<(), Error> {
    let (facts, period) = ("Propos répétés, allégués.".to_owned(), "mars à juin".to_owned());
    let what = Noted::Allegation { number, against: against.iter().copied().collect(), facts, period };
    noted::<verb::Allege>(world, keys, (of, what)).await
}

pub(super) async fn found(
    world: &World,
    keys: &Unlocked,
    (of, pair, evidence): (&Reference, (u32, u32), &[u32]),
) -> Result<(), Error> {
    let (outcome, grounds) = (Outcome::Partly, "Deux pièces concordent, une autre non.".to_owned());
    let what = Noted::Finding { of: pair, outcome, grounds, evidence: evidence.iter().copied().collect() };
    noted::<verb::Find>(world, keys, (of, what)).await
}

pub(super) async fn entered(
    world: &World,
    keys: &Unlocked,
    (of, title, from): (&Reference, &str, From),
) -> Result<(), Error> {
    let permit = authorise::<verb::EnterEvidence>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    let (title, origin) = (title.to_owned(), "remis le 3 mars".to_owned());
    let brought = Brought { sort: Sort::Testimony, title, origin, from, request: new_request(&world.service) };
    let text = text();
    enter_evidence(&world.service, permit, (keys, text.words(Locale::Fr)), brought).await
}

const TOLD: &str = "M. Quelfennec est venu. Elle habite rue des Lilas. Merci.";

/// A text, a file that was handed over, a PDF.
async fn pieces(world: &World, work: &Work) {
    let keys = &work.jeanne;
    entered(world, keys, (&work.of, "Témoignage écrit", From::Text(TOLD.to_owned()))).await.unwrap();
    let file = open(world, keys, &work.inquiry).await.unwrap().handed[0].what.files[0].file.file;
    entered(world, keys, (&work.of, "Preuve", From::Elsewhere(work.inquiry.clone(), file))).await.unwrap();
    let pdf = files::upload(world, "trois-pages.pdf", &pdf_pages()).await;
    entered(world, &work.malik, (&work.of, "Trois pages", From::Upload(pdf))).await.unwrap();
}

/// All that a report needs.
pub(super) async fn everything(world: &World, work: &Work) {
    let (keys, of) = (&work.jeanne, &work.of);
    plan(world, keys, of).await.unwrap();
    person(world, keys, (of, 0, "Alix Martin")).await.unwrap();
    person(world, &work.malik, (of, 0, "Camille Durand")).await.unwrap();
    alleged(world, keys, (of, 0, &[1, 2])).await.unwrap();
    alleged(world, keys, (of, 0, &[2])).await.unwrap();
    pieces(world, work).await;
    for (pair, evidence) in [((1, 1), [1, 2].as_slice()), ((1, 2), &[3]), ((2, 2), &[])] {
        found(world, &work.malik, (of, pair, evidence)).await.unwrap();
    }
    let draft = Drafted { method: "Trois auditions.".to_owned(), ..Drafted::default() };
    noted::<verb::DraftReport>(world, keys, (of, Noted::Draft(draft))).await.unwrap();
}

fn text() -> Text {
    Text::embedded().unwrap()
}

pub(super) async fn read(
    world: &World,
    keys: &Unlocked,
    of: &Reference,
) -> Result<(InvestigationView, ReportView), Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    read_report(&world.service, permit, (keys, text().words(Locale::Fr))).await
}

pub(super) async fn file_it(world: &World, keys: &Unlocked, (of, digest): (&Reference, &str)) -> Result<(), Error> {
    let permit = authorise::<verb::FileReport>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    let text = text();
    file_report(&world.service, permit, keys, Shown { words: text.words(Locale::Fr), digest }).await
}

pub(super) async fn agree(world: &World, keys: &Unlocked, (of, digest): (&Reference, &str)) -> Result<(), Error> {
    let permit = authorise::<verb::AgreeReport>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    let text = text();
    agree_report(&world.service, permit, keys, Shown { words: text.words(Locale::Fr), digest }).await
}

pub(super) async fn filed(world: &World, work: &Work) -> Reference {
    everything(world, work).await;
    let (_, report) = read(world, &work.jeanne, &work.of).await.unwrap();
    agree(world, &work.malik, (&work.of, &report.digest)).await.unwrap();
    file_it(world, &work.jeanne, (&work.of, &report.digest)).await.unwrap();
    let view = conduct(world, &work.malik, &work.of).await.unwrap();
    Reference::parse(&view.inquest.filed.unwrap().to.reference).unwrap()
}

pub(super) async fn decides(world: &World, keys: &Unlocked, of: &Reference) -> Result<DecisionView, Error> {
    let permit = authorise::<verb::Open>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    open_decision(&world.service, permit, keys).await
}

async fn listed(world: &World, keys: &Unlocked) -> Vec<Reference> {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    let page = list_cases::list_decisions(&world.service, permit, keys, None).await.unwrap();
    page.lines.into_iter().map(|line| line.reference).collect()
}

#[tokio::test]
async fn what_is_written_down_is_what_both_read() {
    each_world(async |world| {
        let work = work(world).await;
        let (jeanne, of) = (&work.jeanne, &work.of);
        is_refused(&alleged(world, jeanne, (of, 0, &[1])).await, "no-such-person");
        is_refused(&person(world, jeanne, (of, 2, "Alix")).await, "no-such-number");
        is_refused(&person(world, jeanne, (of, 0, " ")).await, "empty");
        is_refused(&person(world, jeanne, (of, 0, &"é".repeat(301))).await, "too-long");
        everything(world, &work).await;
        is_refused(&alleged(world, jeanne, (of, 0, &[])).await, "no-such-person");
        is_refused(&found(world, jeanne, (of, (2, 1), &[])).await, "not-against");
        is_refused(&found(world, jeanne, (of, (1, 1), &[4])).await, "no-such-evidence");
        person(world, jeanne, (of, 1, "Alix Martin-Roy")).await.unwrap();
        let view = conduct(world, &work.malik, of).await.unwrap();
        let inquest = &view.inquest;
        let names: Vec<&str> = inquest.persons.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Alix Martin-Roy", "Camille Durand"]);
        assert_eq!((inquest.evidence.len(), inquest.findings.len(), inquest.missing().len()), (3, 3, 0));
        assert!(view.dates.contains(&(DeadlineCode::Report, limit(), None)), "{:?}", view.dates);
        // Other words than those that were found on.
        alleged(world, jeanne, (of, 2, &[2])).await.unwrap();
        assert_eq!(conduct(world, jeanne, of).await.unwrap().inquest.missing().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_form_counts_once_and_another_act_is_another_permit() {
    each_world(async |world| {
        let work = work(world).await;
        let request = new_request(&world.service);
        let what = Noted::Person(0, "Alix Martin".to_owned(), String::new());
        for _ in 0..2 {
            let who = Who::Unlocked(&work.jeanne);
            let permit = authorise::<verb::NameImplicated>(&world.service, who, About::Case(&work.of)).await.unwrap();
            note(&world.service, permit, &work.jeanne, (&what, Typed { request: &request, seen: 0 })).await.unwrap();
        }
        assert_eq!(conduct(world, &work.jeanne, &work.of).await.unwrap().inquest.persons.len(), 1);
        is_nothing(&noted::<verb::Plan>(world, &work.jeanne, (&work.of, what)).await);
    })
    .await;
}

#[tokio::test]
async fn a_piece_is_named_by_what_it_holds() {
    each_world(async |world| {
        let work = work(world).await;
        pieces(world, &work).await;
        let view = conduct(world, &work.malik, &work.of).await.unwrap();
        let evidence = &view.inquest.evidence;
        let digests: Vec<String> = evidence.iter().map(|piece| piece.digest.clone()).collect();
        let of = |bytes: &[u8]| Digest::of(bytes).to_string();
        // What is kept, as it stands in the object: this one was freed of hidden data on its way in.
        let pdf = evidence[2].content.file().unwrap().file;
        let pdf = files::fetch(world, &work.jeanne, About::Case(&work.of), pdf).await.unwrap();
        let pdf = files::whole(pdf).await.unwrap();
        assert_eq!(digests, [of(TOLD.as_bytes()), of(files::EVIDENCE), of(&pdf)]);
        let file = evidence[1].content.file().unwrap().file;
        let fetched = files::fetch(world, &work.malik, About::Case(&work.of), file).await.unwrap();
        assert_eq!(files::whole(fetched).await.unwrap(), files::EVIDENCE);
        let (jeanne, of) = (&work.jeanne, &work.of);
        let again = From::Text(format!(" {TOLD}\n"));
        is_refused(&entered(world, jeanne, (of, "Le même", again)).await, "evidence-twice");
        is_refused(&entered(world, jeanne, (of, "Rien", From::Text(" ".to_owned()))).await, "empty");
        is_refused(&entered(world, jeanne, (of, " ", From::Text("Mots.".to_owned()))).await, "empty");
        // What does not feed this inquiry does not enter it, whoever reads it.
        let (_, other) = handed(world, &Told::words("Autre récit.")).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &other, "À établir.").await.unwrap();
        beside(world, &awa, (&other, &work.inquiry)).await.unwrap();
        let theirs = open(world, jeanne, &other).await.unwrap().handed[0].what.files[0].file.file;
        let outside = || From::Elsewhere(other.clone(), theirs);
        is_refused(&entered(world, jeanne, (of, "Ailleurs", outside())).await, "another-inquiry");
        takes_in(world, jeanne, (of, &other)).await.unwrap();
        // Two persons gave the very same file: it is one piece.
        is_refused(&entered(world, jeanne, (of, "Ailleurs", outside())).await, "evidence-twice");
        let wrong = From::Elsewhere(other.clone(), file);
        is_refused(&entered(world, jeanne, (of, "Autre", wrong)).await, "no-such-file");
    })
    .await;
}

#[tokio::test]
async fn only_its_inquirers_write_in_an_inquiry_and_only_once_they_declared() {
    each_world(async |world| {
        let (_, inquiry) = handed(world, &Told::words("Récit.")).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &inquiry, "À établir.").await.unwrap();
        let of = appointed(world, &awa, (&inquiry, &[JEANNE, MALIK])).await.unwrap();
        let jeanne = world.sign_in(JEANNE).await;
        is_refused(&plan(world, &jeanne, &of).await, "not-declared");
        is_refused(&read(world, &jeanne, &of).await.map(|_| ()), "not-declared");
        is_refused(&file_it(world, &jeanne, (&of, "")).await, "not-declared");
        declares(world, &jeanne, &of).await.unwrap();
        is_refused(&plan(world, &jeanne, &of).await, "two-needed");
        for stranger in [CLAIRE, INES, AWA, PAUL, ROSE, YVES] {
            let keys = world.sign_in(stranger).await;
            is_nothing(&plan(world, &keys, &of).await);
            is_nothing(&entered(world, &keys, (&of, "Pièce", From::Text("Mots.".to_owned()))).await);
            is_nothing(&file_it(world, &keys, (&of, "")).await);
        }
    })
    .await;
}

#[tokio::test]
async fn a_report_says_what_it_lacks_and_is_filed_as_it_was_read() {
    each_world(async |world| {
        let work = work(world).await;
        let (jeanne, of) = (&work.jeanne, &work.of);
        let lacks = async |codes: &[&str]| {
            let (_, report) = read(world, jeanne, of).await.unwrap();
            let done = file_it(world, jeanne, (of, &report.digest)).await;
            assert!(matches!(&done, Err(Error::Invalid(said)) if said == codes), "{done:?}");
        };
        lacks(&["no-plan", "no-person", "no-allegation"]).await;
        plan(world, jeanne, of).await.unwrap();
        person(world, jeanne, (of, 0, "Alix Martin")).await.unwrap();
        lacks(&["no-allegation"]).await;
        alleged(world, jeanne, (of, 0, &[1])).await.unwrap();
        lacks(&["no-finding"]).await;
        found(world, jeanne, (of, (1, 1), &[])).await.unwrap();
        let (_, report) = read(world, jeanne, of).await.unwrap();
        for said in ["Établir ce qui s’est passé", "Alix Martin, chef de service", "Deux pièces concordent", "Jeanne"]
        {
            assert!(report.text.contains(said), "{said}: {}", report.text);
        }
        assert_eq!(report.text, read(world, &work.malik, of).await.unwrap().1.text, "whoever reads it");
        assert_eq!(report.digest, Digest::of(report.text.as_bytes()).to_string());
        // Somebody wrote meanwhile: what is filed is what was read, or nothing.
        entered(world, &work.malik, (of, "Pièce", From::Text("Mots.".to_owned()))).await.unwrap();
        is_refused(&file_it(world, jeanne, (of, &report.digest)).await, "report-changed");
        assert_eq!(conduct(world, jeanne, of).await.unwrap().stage, Stage::Investigation);
    })
    .await;
}

/// Two who write at the same moment: one of them is told, and what the other wrote stands.
#[tokio::test]
async fn nobody_replaces_what_another_wrote_meanwhile() {
    each_world(async |world| {
        let work = work(world).await;
        let (jeanne, malik, of) = (&work.jeanne, &work.malik, &work.of);
        plan(world, jeanne, of).await.unwrap();
        let seen = conduct(world, jeanne, of).await.unwrap().inquest.told;
        let writes = async |keys: &Unlocked, text: &str| {
            let permit = authorise::<verb::Plan>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
            let request = new_request(&world.service);
            let what = Noted::Plan(text.to_owned());
            note(&world.service, permit, keys, (&what, Typed { request: &request, seen })).await
        };
        let (one, other) = tokio::join!(writes(jeanne, "De Jeanne."), writes(malik, "De Malik."));
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        is_refused(if one.is_ok() { &other } else { &one }, "written-meanwhile");
        let stands = conduct(world, malik, of).await.unwrap().inquest.plan.unwrap().text;
        assert_eq!(stands, if one.is_ok() { "De Jeanne." } else { "De Malik." });
    })
    .await;
}

/// Two persons inquire: the report is filed by both, and those who decide verify it.
#[tokio::test]
async fn one_inquirer_alone_files_nothing() {
    each_world(async |world| {
        let work = work(world).await;
        everything(world, &work).await;
        let (jeanne, malik, of) = (&work.jeanne, &work.malik, &work.of);
        let (_, first) = read(world, jeanne, of).await.unwrap();
        let first = first.digest;
        is_refused(&file_it(world, jeanne, (of, &first)).await, "report-not-agreed");
        agree(world, jeanne, (of, &first)).await.unwrap();
        is_refused(&agree(world, jeanne, (of, &first)).await, "already-agreed");
        is_refused(&file_it(world, jeanne, (of, &first)).await, "report-not-agreed");
        let (_, seen) = read(world, malik, of).await.unwrap();
        assert_eq!((seen.agreed.len(), seen.is_mine, seen.is_others), (1, false, true));
        // Another word, another text: what was agreed to is not this.
        entered(world, malik, (of, "Pièce", From::Text("Mots.".to_owned()))).await.unwrap();
        is_refused(&agree(world, malik, (of, &first)).await, "report-changed");
        let (_, last) = read(world, malik, of).await.unwrap();
        assert_eq!((last.agreed.len(), last.is_mine, last.is_others), (0, false, false));
        is_refused(&file_it(world, malik, (of, &last.digest)).await, "report-not-agreed");
        let yves = world.sign_in(YVES).await;
        is_nothing(&agree(world, &yves, (of, &last.digest)).await);
        agree(world, malik, (of, &last.digest)).await.unwrap();
        file_it(world, jeanne, (of, &last.digest)).await.unwrap();
        let filed = conduct(world, malik, of).await.unwrap().inquest.filed.unwrap();
        let decision = decides(world, &yves, &Reference::parse(&filed.to.reference).unwrap()).await.unwrap();
        assert_eq!(decision.by.member, world.member(JEANNE));
        assert_eq!(decision.agreed.iter().map(|one| one.member).collect::<Vec<_>>(), [world.member(MALIK)]);
    })
    .await;
}

#[tokio::test]
async fn those_who_decide_have_the_report_and_its_pieces_and_nobody_who_listened_or_inquired_does() {
    each_world(async |world| {
        let work = work(world).await;
        let decision = filed(world, &work).await;
        let yves = world.sign_in(YVES).await;
        assert_eq!(listed(world, &yves).await, std::slice::from_ref(&decision));
        let view = decides(world, &yves, &decision).await.unwrap();
        let (inquiry, report) = read(world, &work.malik, &work.of).await.unwrap();
        assert_eq!((view.report.report.as_str(), &view.report.digest), (report.text.as_str(), &report.digest));
        assert_eq!(view.report.digest, Digest::of(view.report.report.as_bytes()).to_string());
        assert_eq!((view.by.member, view.report.from.reference.as_str()), (world.member(JEANNE), work.of.as_str()));
        assert!(view.entry.is_some() && view.readers.len() == 1 && view.stage == Stage::Decision);
        assert_eq!((inquiry.stage, inquiry.inquest.filed.is_some()), (Stage::Filed, true));
        assert!(inquiry.dates.iter().any(|(code, _, done)| *code == DeadlineCode::Report && done.is_some()));
        let file = view.report.annexes[1].content.file().unwrap().file;
        assert_ne!(file, inquiry.inquest.evidence[1].content.file().unwrap().file, "a name of its own");
        let fetched = files::fetch(world, &yves, About::Case(&decision), file).await.unwrap();
        assert_eq!(files::whole(fetched).await.unwrap(), files::EVIDENCE);
        // By keys: the report opens for who decides, the inquiry for who inquired.
        let grants = raw::grants(&world.store).await;
        for index in 0..world.cast.people.len() {
            let keys = world.keys_of(index).await;
            let opens = |kind: &str| {
                grants.iter().filter(|row| row.kind == kind).any(|row| row.opened(&keys.identity).is_some())
            };
            assert_eq!(opens("decision"), index == YVES, "the report, {index}");
            assert_eq!(opens("inquiry"), [JEANNE, MALIK].contains(&index), "the inquiry, {index}");
        }
        for stranger in [CLAIRE, AWA, PAUL, JEANNE, ROSE] {
            let keys = world.sign_in(stranger).await;
            is_nothing(&decides(world, &keys, &decision).await.map(|_| ()));
        }
        is_nothing(&read(world, &yves, &work.of).await.map(|_| ()));
        // The person learns that it is filed, and nothing of what it says.
        let own = own(world, &work.agreed.reporter).await.remove(0);
        assert_eq!(own.items.iter().filter(|item| matches!(item.content, Said::Reported)).count(), 1);
        let told = format!("{own:?}");
        assert!(!told.contains("Alix") && !told.contains(decision.as_str()) && !told.contains(work.of.as_str()));
        assert_eq!(open(world, &work.jeanne, &work.inquiry).await.unwrap().stage, Stage::Reported);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_decides_on_nothing() {
    each_world(async |world| {
        let (agreed, inquiry, of) = begun(world, &Told::words("Récit.").involving(&[YVES, ELSA])).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let work = Work { agreed, inquiry, of, jeanne, malik };
        everything(world, &work).await;
        let (_, report) = read(world, &work.jeanne, &work.of).await.unwrap();
        agree(world, &work.malik, (&work.of, &report.digest)).await.unwrap();
        // Elsa decides at Brumefond, which stands in for the head office: she is kept out too.
        is_refused(&file_it(world, &work.jeanne, (&work.of, &report.digest)).await, "nobody-to-decide");
        assert_eq!(conduct(world, &work.jeanne, &work.of).await.unwrap().stage, Stage::Investigation);
        let yves = world.sign_in(YVES).await;
        assert!(listed(world, &yves).await.is_empty());
        assert!(raw::grants(&world.store).await.iter().all(|row| row.kind != "decision"));
    })
    .await;
}

#[tokio::test]
async fn another_authority_stands_in() {
    each_world(async |world| {
        let (agreed, inquiry, of) = begun(world, &Told::words("Récit.").involving(&[YVES])).await;
        let (jeanne, malik) = (world.sign_in(JEANNE).await, world.sign_in(MALIK).await);
        let work = Work { agreed, inquiry, of, jeanne, malik };
        everything(world, &work).await;
        let (_, report) = read(world, &work.jeanne, &work.of).await.unwrap();
        agree(world, &work.malik, (&work.of, &report.digest)).await.unwrap();
        file_it(world, &work.jeanne, (&work.of, &report.digest)).await.unwrap();
        let (yves, elsa) = (world.sign_in(YVES).await, world.sign_in(ELSA).await);
        assert!(listed(world, &yves).await.is_empty());
        assert_eq!(listed(world, &elsa).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_done_after_a_report_was_filed() {
    each_world(async |world| {
        let work = work(world).await;
        filed(world, &work).await;
        let (jeanne, of) = (&work.jeanne, &work.of);
        is_nothing(&plan(world, jeanne, of).await);
        is_nothing(&person(world, jeanne, (of, 0, "Quelqu’un")).await);
        is_nothing(&alleged(world, jeanne, (of, 1, &[1])).await);
        is_nothing(&found(world, jeanne, (of, (1, 1), &[])).await);
        is_nothing(&entered(world, jeanne, (of, "Pièce", From::Text("Mots.".to_owned()))).await);
        is_nothing(&noted::<verb::DraftReport>(world, jeanne, (of, Noted::Draft(Drafted::default()))).await);
        // Whoever comes in since declares; those who did have.
        is_refused(&declares(world, jeanne, of).await, "already-declared");
        is_nothing(&takes_in(world, jeanne, (of, &work.inquiry)).await);
        let (_, report) = read(world, jeanne, of).await.unwrap();
        is_nothing(&file_it(world, jeanne, (of, &report.digest)).await);
    })
    .await;
}

/// The drawer of a kind, and its present key as one of its members has it.
pub(super) async fn drawer(world: &World, (kind, member): (&str, usize)) -> (uuid::Uuid, CompartmentSecret, u32) {
    let keys = world.keys_of(member).await;
    let grants = raw::grants(&world.store).await;
    let mut present = grants.iter().filter(|row| row.kind == kind && row.epoch == row.present);
    let (row, secret) = present.find_map(|row| Some((row, row.opened(&keys.identity)?))).unwrap();
    (row.compartment, secret, row.epoch.try_into().unwrap())
}

pub(super) fn entry(world: &World, body: RecordBody) -> Entry {
    use recueil::clock::Clock as _;
    Entry { version: 1, at: world.clock.now(), body }
}

/// With the database and the keys of one of them: every record that can be written after the report, or in its place.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn whoever_has_the_database_and_a_members_keys_changes_no_report_unseen() {
    each_world(async |world| {
        let work = work(world).await;
        let decision = filed(world, &work).await;
        let yves = world.sign_in(YVES).await;
        let whole = async || {
            read(world, &work.jeanne, &work.of).await.unwrap();
            decides(world, &yves, &decision).await.unwrap();
        };
        let is_seen = async |what: &str, of_e: bool| {
            let opened = if of_e {
                read(world, &work.malik, &work.of).await.map(|_| ())
            } else {
                decides(world, &yves, &decision).await.map(|_| ())
            };
            assert!(matches!(opened, Err(Error::Broken(_))), "{what}: {opened:?}");
        };
        whole().await;
        let to = Filed { reference: decision.to_string(), file: recueil::ids::CaseId::from_bytes([1; 16]) };
        let digest = Digest::of(b"Autre rapport.").to_string();
        let (report, before) = ("Autre rapport.".to_owned(), digest.clone());
        let forged = FiledReport {
            report: report.clone(),
            digest: digest.clone(),
            before,
            to: to.clone(),
            gone: BTreeSet::new(),
        };
        let bodies = [
            RecordBody::FiledReport(Box::new(forged)),
            RecordBody::Plan(Plan { text: "Autre plan.".to_owned() }),
            RecordBody::Note(Words::new("Autre chose.".to_owned())),
            RecordBody::Message(Words::new("Au nom de quelqu’un.".to_owned())),
        ];
        for body in bodies {
            let (drawer, secret, epoch) = drawer(world, ("inquiry", JEANNE)).await;
            let signing = world.keys_of(JEANNE).await.signing;
            append(world, (drawer, &secret, epoch), (&signing, &entry(world, body.clone()))).await;
            is_seen(&format!("{body:?} after the report"), true).await;
            put_away(world).await;
        }
        let (annexes, agreed, parts) = (Vec::new(), Vec::new(), BTreeSet::new());
        let conclusions = Conclusions::default();
        let received = ReportReceived { report, digest, from: to, conclusions, annexes, agreed, parts };
        for (what, author) in [("by who decides", YVES), ("by who inquired", JEANNE)] {
            let (drawer, secret, epoch) = drawer(world, ("decision", YVES)).await;
            let signing = world.keys_of(author).await.signing;
            let body = RecordBody::ReportReceived(Box::new(received.clone()));
            append(world, (drawer, &secret, epoch), (&signing, &entry(world, body))).await;
            is_seen(what, false).await;
            put_away(world).await;
        }
        whole().await;
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn a_report_that_was_cut_changed_or_unfiled_is_seen() {
    each_world(async |world| {
        let work = work(world).await;
        let decision = filed(world, &work).await;
        let yves = world.sign_in(YVES).await;
        let in_e = async || read(world, &work.malik, &work.of).await.map(|_| ());
        let in_d = async || decides(world, &yves, &decision).await.map(|_| ());
        let is_seen = |what: &str, opened: Result<(), Error>| {
            assert!(matches!(opened, Err(Error::Broken(_))), "{what}: {opened:?}");
        };
        let stage = async |to: &'static str| {
            let sql = "update cases set stage = $1 where reference = $2";
            raw::execute(&world.store, sql, vec![Bind::Text(to.to_owned()), Bind::Text(work.of.to_string())]).await;
        };
        stage("investigation").await;
        is_seen("a stage that says otherwise", in_e().await);
        let records = raw::records(&world.store).await;
        let of = |kind: &str| records.iter().find(|record| record.kind == kind).unwrap().clone();
        let (filed, received, piece) = (of("filed-report"), of("report-received"), of("evidence"));
        filed.delete(&world.store).await;
        is_seen("cut, and as if it had never been filed", in_e().await);
        stage("filed").await;
        is_seen("cut", in_e().await);
        filed.insert(&world.store).await;
        piece.delete(&world.store).await;
        is_seen("a piece cut", in_e().await);
        piece.insert(&world.store).await;
        received.delete(&world.store).await;
        is_seen("cut where it is decided", in_d().await);
        received.insert(&world.store).await;
        for (what, record) in [("the report", &filed), ("a piece", &piece), ("what was received", &received)] {
            let mut altered = record.sealed.clone();
            let last = altered.len() - 1;
            altered[last] ^= 1;
            let sql = "update records set sealed = $1 where id = $2";
            raw::execute(&world.store, sql, vec![Bind::Bytes(altered), Bind::Id(record.id)]).await;
            is_seen(what, if record.kind == "report-received" { in_d().await } else { in_e().await });
            raw::execute(&world.store, sql, vec![Bind::Bytes(record.sealed.clone()), Bind::Id(record.id)]).await;
        }
        in_e().await.unwrap();
        in_d().await.unwrap();
    })
    .await;
}

/// Each person whose words feed an inquiry keeps out of it whom they will, and not the first alone.
#[tokio::test]
async fn whoever_the_second_person_keeps_out_decides_on_nothing() {
    each_world(async |world| {
        let work = work(world).await;
        let (_, other) = handed(world, &Told::words("Autre récit.").involving(&[YVES])).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &other, "Les mêmes faits.").await.unwrap();
        beside(world, &awa, (&other, &work.inquiry)).await.unwrap();
        takes_in(world, &work.jeanne, (&work.of, &other)).await.unwrap();
        filed(world, &work).await;
        let (yves, elsa) = (world.sign_in(YVES).await, world.sign_in(ELSA).await);
        assert!(listed(world, &yves).await.is_empty());
        assert_eq!(listed(world, &elsa).await.len(), 1);
        let grants = raw::grants(&world.store).await;
        let identity = world.keys_of(YVES).await.identity;
        assert!(grants.iter().all(|row| row.kind != "decision" || row.opened(&identity).is_none()));
    })
    .await;
}

/// Whoever has a key of a piece can seal other bytes of the same size under it: nobody is given them for the piece.
#[tokio::test]
async fn a_piece_put_in_the_place_of_another_after_filing_is_given_to_nobody() {
    each_world(async |world| {
        let work = work(world).await;
        let decision = filed(world, &work).await;
        let yves = world.sign_in(YVES).await;
        let annexes = decides(world, &yves, &decision).await.unwrap().report.annexes;
        let about = annexes.iter().find_map(|piece| piece.content.file()).unwrap().clone();
        let fetched = files::fetch(world, &yves, About::Case(&decision), about.file).await.unwrap();
        let mut bytes = files::whole(fetched).await.unwrap();
        for byte in &mut bytes {
            *byte ^= 1;
        }
        let key = data_encoding::HEXLOWER.decode(about.key.0.as_bytes()).unwrap().try_into().unwrap();
        let mut sealer = Sealer::new(&Secret::from_bytes(key).into(), Vec::new()).unwrap();
        sealer.write_all(&bytes).unwrap();
        let name = about.object.to_string();
        let path = walk(&world.place.objects_dir).into_iter().find(|path| path.to_string_lossy().contains(&name));
        std::fs::write(path.expect("the object"), sealer.finish().unwrap()).unwrap();
        for (keys, of) in [(&yves, &decision), (&work.jeanne, &work.of)] {
            let view = conduct(world, &work.malik, &work.of).await.unwrap();
            let own = view.inquest.evidence.iter().filter_map(|piece| piece.content.file());
            let own = own.into_iter().find(|file| file.object == about.object).unwrap().file;
            let file = if of == &decision { about.file } else { own };
            let fetched = files::fetch(world, keys, About::Case(of), file).await.unwrap();
            assert!(files::whole(fetched).await.is_err(), "cut off before its end");
        }
    })
    .await;
}

/// An object replaced before the report is filed: the piece is no longer what its digest says, and nothing is filed.
#[tokio::test]
async fn a_piece_that_is_no_longer_itself_keeps_the_report_from_being_filed() {
    each_world(async |world| {
        let work = work(world).await;
        everything(world, &work).await;
        let view = conduct(world, &work.jeanne, &work.of).await.unwrap();
        let Content::File(file) = &view.inquest.evidence[2].content else { panic!("a file") };
        let name = file.object.to_string();
        let path = walk(&world.place.objects_dir).into_iter().find(|path| path.to_string_lossy().contains(&name));
        let path = path.expect("the object");
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let (_, report) = read(world, &work.jeanne, &work.of).await.unwrap();
        agree(world, &work.malik, (&work.of, &report.digest)).await.unwrap();
        let done = file_it(world, &work.jeanne, (&work.of, &report.digest)).await;
        assert!(matches!(done, Err(Error::Broken(_) | Error::Invalid(_))), "{done:?}");
        assert_eq!(conduct(world, &work.jeanne, &work.of).await.unwrap().stage, Stage::Investigation);
    })
    .await;
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

fn around(number: u32) -> Around {
    let copy =
        Copy { title: format!("Pièce {number}, copie occultée"), lead: "Retiré.".to_owned(), ..Copy::default() };
    Around { copy, mask: "[occulté]".to_owned(), name: format!("piece-{number}-copie") }
}

pub(super) async fn choose(
    world: &World,
    keys: &Unlocked,
    (of, piece, how): (&Reference, u32, How),
) -> Result<(), Error> {
    let permit = authorise::<verb::ChooseCommunication>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    let (ground, reason) = (Some(Ground::PrivateLife), "Elle dit où elle habite.".to_owned());
    let choosing = Choosing { piece, how, ground, reason, request: new_request(&world.service) };
    choose_communication(&world.service, permit, keys, (&choosing, &around(piece))).await
}

pub(super) async fn approve(world: &World, keys: &Unlocked, (of, piece): (&Reference, u32)) -> Result<(), Error> {
    let read = shown(world, keys, (of, piece)).await.piece.choice.map_or_else(String::new, |choice| mark(&choice));
    approve_as(world, keys, (of, piece, &read)).await
}

async fn approve_as(world: &World, keys: &Unlocked, (of, piece, read): (&Reference, u32, &str)) -> Result<(), Error> {
    let permit = authorise::<verb::ApproveCommunication>(&world.service, Who::Unlocked(keys), About::Case(of)).await?;
    approve_communication(&world.service, permit, keys, (piece, read)).await
}

async fn shown(world: &World, keys: &Unlocked, (of, piece): (&Reference, u32)) -> PieceView {
    let view = conduct(world, keys, of).await.unwrap();
    view.pieces.into_iter().find(|one| one.piece.number == piece).unwrap()
}

/// What is handed out of the copy of a piece.
async fn copy(world: &World, keys: &Unlocked, (of, piece): (&Reference, u32)) -> Vec<u8> {
    let file = shown(world, keys, (of, piece)).await.copy.unwrap();
    let bytes = files::whole(files::fetch(world, keys, About::Case(of), file.file).await.unwrap()).await.unwrap();
    assert_eq!(Digest::of(&bytes).to_string(), file.digest);
    bytes
}

fn without(passages: &[usize], words: &[&str]) -> How {
    let everywhere = words.iter().map(|word| (*word).to_owned()).collect();
    How::Without(Marks { passages: passages.iter().copied().collect::<BTreeSet<_>>(), everywhere })
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from the first choice to the list of what leaves")]
async fn two_persons_settle_what_leaves_and_no_copy_holds_what_went() {
    each_world(async |world| {
        let work = work(world).await;
        let (jeanne, malik, of) = (&work.jeanne, &work.malik, &work.of);
        everything(world, &work).await;
        is_nothing(&choose(world, jeanne, (of, 1, How::Whole)).await);
        let (_, report) = read(world, jeanne, of).await.unwrap();
        agree(world, malik, (of, &report.digest)).await.unwrap();
        file_it(world, jeanne, (of, &report.digest)).await.unwrap();
        is_refused(&approve(world, malik, (of, 1)).await, "no-choice");
        is_refused(&choose(world, jeanne, (of, 1, without(&[9], &[]))).await, "no-such-passage");
        is_refused(&choose(world, jeanne, (of, 1, without(&[], &[]))).await, "nothing-removed");
        is_refused(&choose(world, jeanne, (of, 1, without(&[], &["é"]))).await, "word-too-short");
        is_nothing(&choose(world, jeanne, (of, 5, How::Whole)).await);
        is_nothing(&choose(world, jeanne, (of, 0, How::Whole)).await);
        // A text, by a passage and a name.
        choose(world, jeanne, (of, 1, without(&[2], &["quelfennec"]))).await.unwrap();
        is_refused(&approve(world, jeanne, (of, 1)).await, "another-approves");
        let text = String::from_utf8(copy(world, malik, (of, 1)).await).unwrap();
        assert!(text.contains("[occulté]") && text.contains("Merci."), "{text}");
        for gone in ["Quelfennec", "QUELFENNEC", "Lilas", "Témoignage"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
        // Another choice is not approved by who read the first.
        let first = mark(shown(world, malik, (of, 1)).await.piece.choice.as_ref().unwrap());
        choose(world, jeanne, (of, 1, without(&[2], &["quelfennec", "merci"]))).await.unwrap();
        is_refused(&approve_as(world, malik, (of, 1, &first)).await, "choice-changed");
        approve(world, malik, (of, 1)).await.unwrap();
        assert!(shown(world, malik, (of, 1)).await.piece.settled().is_some());
        // A plain file by words, a PDF by pages.
        choose(world, malik, (of, 2, without(&[], &["3 mars"]))).await.unwrap();
        let text = String::from_utf8(copy(world, jeanne, (of, 2)).await).unwrap();
        assert!(text.contains("ligne par ligne") && !text.contains("3 mars"), "{text}");
        is_refused(&choose(world, malik, (of, 3, without(&[1, 2, 3], &[]))).await, "all-removed");
        is_refused(&choose(world, malik, (of, 3, without(&[4], &[]))).await, "no-such-passage");
        choose(world, malik, (of, 3, without(&[2], &[]))).await.unwrap();
        let kept = copy(world, jeanne, (of, 3)).await;
        assert!(!kept.windows(6).any(|window| window == b"CANARY"));
        assert_eq!(recueil::ingest::pages(&kept), Ok(2));
        // The report itself, and nothing leaves before all is settled.
        let about = passages(&report.text);
        let number = 1 + about.iter().position(|range| report.text[range.clone()].contains("Deux pièces")).unwrap();
        choose(world, jeanne, (of, 4, without(&[number], &["Alix", "Martin"]))).await.unwrap();
        let text = String::from_utf8(copy(world, malik, (of, 4)).await).unwrap();
        assert!(!text.contains("Alix") && !text.contains("Martin") && text.contains("Camille Durand"), "{text}");
        let pieces = || async { conduct(world, malik, of).await.unwrap().pieces };
        let all = |pieces: Vec<PieceView>| pieces.into_iter().map(|one| one.piece).collect::<Vec<_>>();
        assert!(recueil::domain::adversarial::bundle(&all(pieces().await)).is_err());
        for (keys, piece) in [(jeanne, 2), (jeanne, 3), (malik, 4)] {
            approve(world, keys, (of, piece)).await.unwrap();
        }
        let all = all(pieces().await);
        let list = recueil::domain::adversarial::bundle(&all).unwrap();
        assert_eq!(list.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(read(world, jeanne, of).await.unwrap().1.text, report.text, "the report itself is what it was");
        // Withheld, with its reason, nothing leaves; and nobody else knows of any of it.
        choose(world, jeanne, (of, 2, How::Withheld)).await.unwrap();
        assert!(shown(world, malik, (of, 2)).await.copy.is_none());
        let yves = world.sign_in(YVES).await;
        is_nothing(&choose(world, &yves, (of, 1, How::Whole)).await);
        let rose = world.sign_in(ROSE).await;
        is_nothing(&approve_as(world, &rose, (of, 1, &first)).await);
    })
    .await;
}

#[tokio::test]
async fn what_may_be_communicated_is_not_forged_nor_taken_away() {
    each_world(async |world| {
        let work = work(world).await;
        filed(world, &work).await;
        let of = &work.of;
        choose(world, &work.jeanne, (of, 1, How::Withheld)).await.unwrap();
        let opened = async || conduct(world, &work.jeanne, of).await.map(|_| ());
        let (one, secret, epoch) = drawer(world, ("communication", MALIK)).await;
        let withheld = Communication::Withheld { ground: Ground::Secrecy, reason: "Autre.".to_owned() };
        let bodies = [
            // What nobody chose, what no piece is, what lacks its reason; and, even well made, what the journal has not.
            RecordBody::Approved(Approved { piece: 1, of: Communication::Communicable }),
            RecordBody::Chosen(Box::new(Chosen { piece: 9, choice: Communication::Communicable, copy: None })),
            RecordBody::Chosen(Box::new(Chosen { piece: 1, choice: withheld, copy: None })),
            RecordBody::Note(Words::new("Rien à y faire.".to_owned())),
        ];
        for body in bodies {
            let signing = world.keys_of(MALIK).await.signing;
            append(world, (one, &secret, epoch), (&signing, &entry(world, body.clone()))).await;
            let done = opened().await;
            assert!(matches!(done, Err(Error::Broken(_))), "{body:?}: {done:?}");
            put_away(world).await;
        }
        opened().await.unwrap();
        for sql in ["delete from records where compartment = $1", "delete from grants where compartment = $1"] {
            raw::execute(&world.store, sql, vec![Bind::Id(one)]).await;
            let done = opened().await;
            assert!(matches!(done, Err(Error::Broken(_))), "{sql}: {done:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_decides_steps_back_from_a_report_unless_nobody_else_would() {
    each_world(async |world| {
        let index = another_authority(world).await;
        let work = work(world).await;
        let decision = filed(world, &work).await;
        let (yves, denis) = (world.sign_in(YVES).await, world.sign_in(index).await);
        assert!(!decides(world, &yves, &decision).await.unwrap().decides_alone);
        let leaves = async |keys: &Unlocked| {
            let about = About::Case(&decision);
            let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(keys), about).await?;
            exclude::step_back(&world.service, permit, keys).await
        };
        leaves(&denis).await.unwrap();
        is_nothing(&decides(world, &denis, &decision).await.map(|_| ()));
        let view = decides(world, &yves, &decision).await.unwrap();
        assert!(view.decides_alone && view.readers.len() == 1);
        is_refused(&leaves(&yves).await, "nobody-left");
        is_nothing(&leaves(&work.jeanne).await);
    })
    .await;
}

/// Somebody else who decides in the same place.
async fn another_authority(world: &mut World) -> usize {
    let coordinators = (world.sign_in(CLAIRE).await, world.sign_in(MOUSSA).await);
    let index = world.cast.people.len();
    let (name, mail) = ("Denis".to_owned(), "denis@institut.example".to_owned());
    let denis = Person { name, mail, member: None, ..world.cast.people[YVES].clone() };
    world.cast.people.push(denis);
    members::invited_again(world, (&coordinators.0, &coordinators.1), index).await;
    index
}

#[tokio::test]
async fn whoever_decides_keeps_another_out_of_a_report() {
    each_world(async |world| {
        let index = another_authority(world).await;
        let work = work(world).await;
        let decision = filed(world, &work).await;
        let (yves, denis) = (world.sign_in(YVES).await, world.sign_in(index).await);
        is_refused(&world.exclude(&yves, &decision, YVES).await, "not-oneself");
        is_nothing(&world.exclude(&work.jeanne, &decision, YVES).await);
        is_nothing(&world.exclude(&work.agreed.claire, &decision, index).await);
        world.exclude(&yves, &decision, index).await.unwrap();
        is_nothing(&decides(world, &denis, &decision).await.map(|_| ()));
        assert!(listed(world, &denis).await.is_empty());
        let keys = world.keys_of(index).await;
        let grants = raw::grants(&world.store).await;
        let opens = grants.iter().any(|row| row.kind == "decision" && row.opened(&keys.identity).is_some());
        assert!(!opens, "no key of it is theirs, earlier ones included");
        let view = decides(world, &yves, &decision).await.unwrap();
        assert!(view.decides_alone && view.comings.len() == 1, "who did it is said to whoever stays");
    })
    .await;
}

/// The person said it once the inquiry was under way, of somebody who had no part yet.
#[tokio::test]
async fn whoever_the_person_keeps_out_while_they_inquire_decides_on_nothing() {
    each_world(async |world| {
        let work = work(world).await;
        guard::keep_out(world, &work.agreed.reporter, YVES).await.unwrap();
        filed(world, &work).await;
        let (yves, elsa) = (world.sign_in(YVES).await, world.sign_in(ELSA).await);
        assert!(listed(world, &yves).await.is_empty());
        assert_eq!(listed(world, &elsa).await.len(), 1);
        let identity = world.keys_of(YVES).await.identity;
        let grants = raw::grants(&world.store).await;
        assert!(grants.iter().all(|row| row.kind != "decision" || row.opened(&identity).is_none()));
    })
    .await;
}

#[tokio::test]
async fn an_inquirer_steps_back_once_the_report_is_filed() {
    each_world(async |world| {
        let work = work(world).await;
        filed(world, &work).await;
        let leaves = async |keys: &Unlocked| {
            let about = About::Case(&work.of);
            let permit = authorise::<verb::StepBack>(&world.service, Who::Unlocked(keys), about).await?;
            leave(&world.service, permit, keys).await
        };
        leaves(&work.jeanne).await.unwrap();
        is_nothing(&conduct(world, &work.jeanne, &work.of).await.map(|_| ()));
        is_nothing(&open(world, &work.jeanne, &work.inquiry).await.map(|_| ()));
        let identity = world.keys_of(JEANNE).await.identity;
        let grants = raw::grants(&world.store).await;
        let kinds = ["inquiry", "communication", "arrangements", "inquiry-exchange"];
        let mut present = grants.iter().filter(|row| row.epoch == row.present && kinds.contains(&row.kind.as_str()));
        assert!(present.all(|row| row.opened(&identity).is_none()));
        // The report stands as it was filed, for the other and for those who decide.
        let view = conduct(world, &work.malik, &work.of).await.unwrap();
        assert!(view.inquest.filed.is_some() && view.stage == Stage::Filed);
        is_refused(&leaves(&work.malik).await, "nobody-left");
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_to_no_more_leaves_the_inquiry_before_the_report_is_filed() {
    each_world(async |world| {
        let work = work(world).await;
        let (jeanne, of) = (&work.jeanne, &work.of);
        everything(world, &work).await;
        let before = conduct(world, jeanne, of).await.unwrap().inquest;
        let piece = before.evidence[1].content.file().unwrap().file;
        let (_, shown) = read(world, jeanne, of).await.unwrap();
        let handed = open(world, jeanne, &work.inquiry).await.unwrap().handed[0].what.files[0].file.file;
        take_back(world, &work.agreed.reporter, work.agreed.consent).await.unwrap();
        for keys in [jeanne, &work.malik] {
            let inquest = conduct(world, keys, of).await.unwrap().inquest;
            assert_eq!((inquest.gone.clone(), inquest.standing().count()), (BTreeSet::from([2]), 2));
            assert_eq!((inquest.evidence[1].title.as_str(), inquest.evidence[1].content.file()), ("", None));
            assert!(files::fetch(world, keys, About::Case(of), piece).await.is_err());
            assert!(files::fetch(world, keys, About::Case(&work.inquiry), handed).await.is_err());
        }
        is_refused(&found(world, jeanne, (of, (2, 2), &[2])).await, "evidence-gone");
        let again = From::Elsewhere(work.inquiry.clone(), handed);
        is_refused(&entered(world, jeanne, (of, "Preuve", again)).await, "no-such-file");
        // Nor does what somebody saved of it come back by another door.
        let saved = files::upload(world, "preuve.txt", files::EVIDENCE).await;
        is_refused(&entered(world, jeanne, (of, "Preuve", From::Upload(saved))).await, "evidence-gone");
        let pieces: BTreeSet<u32> = before.findings[&(1, 1)].evidence.clone();
        assert_eq!(pieces, BTreeSet::from([1, 2]), "it was cited");
        // What was read before is not what would be filed.
        is_refused(&file_it(world, jeanne, (of, &shown.digest)).await, "report-changed");
        let (_, report) = read(world, jeanne, of).await.unwrap();
        assert!(!report.text.contains("Preuve") && report.text.contains("Pièce 2\u{a0}: sortie"), "{}", report.text);
        assert!(report.text.contains("l’accord ayant été retiré\u{a0}: 2"), "the finding says so: {}", report.text);
        agree(world, &work.malik, (of, &report.digest)).await.unwrap();
        file_it(world, jeanne, (of, &report.digest)).await.unwrap();
        let view = conduct(world, &work.malik, of).await.unwrap();
        let numbers: Vec<u32> = view.pieces.iter().map(|one| one.piece.number).collect();
        assert_eq!((numbers, view.inquest.gone), (vec![1, 3, 4], BTreeSet::from([2])));
        assert!(files::fetch(world, jeanne, About::Case(of), piece).await.is_err());
        let yves = world.sign_in(YVES).await;
        let decision = listed(world, &yves).await.remove(0);
        let annexes = decides(world, &yves, &decision).await.unwrap().report.annexes;
        assert_eq!(annexes.iter().map(|piece| piece.number).collect::<Vec<_>>(), [1, 3], "each keeps its number");
    })
    .await;
}

#[tokio::test]
async fn what_a_filed_report_relies_on_stays() {
    each_world(async |world| {
        let work = work(world).await;
        let decision = filed(world, &work).await;
        take_back(world, &work.agreed.reporter, work.agreed.consent).await.unwrap();
        let view = conduct(world, &work.malik, &work.of).await.unwrap();
        assert_eq!((view.inquest.gone.len(), view.pieces.len()), (0, 4));
        let file = view.inquest.evidence[1].content.file().unwrap().file;
        let fetched = files::fetch(world, &work.malik, About::Case(&work.of), file).await.unwrap();
        assert_eq!(files::whole(fetched).await.unwrap(), files::EVIDENCE);
        let yves = world.sign_in(YVES).await;
        assert_eq!(decides(world, &yves, &decision).await.unwrap().report.annexes.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn what_another_person_handed_over_takes_the_place_of_what_went() {
    each_world(async |world| {
        let work = work(world).await;
        let (_, other) = handed(world, &Told::words("Autre récit.")).await;
        let awa = world.sign_in(AWA).await;
        rule::<verb::OpenInquiry>(world, &awa, &other, "Les mêmes faits.").await.unwrap();
        beside(world, &awa, (&other, &work.inquiry)).await.unwrap();
        takes_in(world, &work.jeanne, (&work.of, &other)).await.unwrap();
        everything(world, &work).await;
        take_back(world, &work.agreed.reporter, work.agreed.consent).await.unwrap();
        let theirs = open(world, &work.jeanne, &other).await.unwrap().handed[0].what.files[0].file.file;
        let from = From::Elsewhere(other.clone(), theirs);
        entered(world, &work.jeanne, (&work.of, "La même, d’une autre main", from)).await.unwrap();
        let inquest = conduct(world, &work.malik, &work.of).await.unwrap().inquest;
        assert_eq!((inquest.gone, inquest.evidence.len()), (BTreeSet::from([2]), 4));
        let file = inquest.evidence[3].content.file().unwrap().file;
        let fetched = files::fetch(world, &work.malik, About::Case(&work.of), file).await.unwrap();
        assert_eq!(files::whole(fetched).await.unwrap(), files::EVIDENCE);
    })
    .await;
}

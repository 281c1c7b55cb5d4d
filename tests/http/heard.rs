//! Somebody is called, comes with the printed code, reads, answers and confirms: through both routers.
use super::{
    handover::{agreed, handed},
    house::{BERENICE, HELENE, House, INES, KWAME, house, on_each_database},
};
use crate::support::{
    client::{Answer, Browser},
    sent::Sent,
};

fn reference(page: &Answer, letter: &str) -> String {
    let (text, mark) = (page.body.clone(), format!("{letter}-20"));
    let start = text.find(&mark).unwrap_or_else(|| panic!("no {letter}: {}", page.main()));
    text[start..start + 12].to_owned()
}

/// An inquiry that Hélène and Kwame conduct, and the reference of what was handed over.
async fn begun(house: &House) -> (Browser, String, String) {
    let (_, number) = agreed(house, "").await;
    let mut ines = house.signed_in(INES).await;
    let file = handed(&mut ines, &number).await;
    let mut assessor = house.signed_in(BERENICE).await;
    let decide = assessor.get(&format!("/inquiries/{file}/decide")).await.ok().form("/decide");
    assessor.submit(&decide.and("opening", "opened").fill("reasons", "À établir.")).await.ok();
    let appoint = assessor.get(&format!("/inquiries/{file}/appoint")).await.ok().form("/appoint");
    let mut appoint = appoint.fill("mission", "Établir les faits allégués.").fill("limit", "2027-03-01");
    for place in [HELENE, KWAME] {
        appoint = appoint.and("inquirers", &house.cast.people[place].member.unwrap().to_string());
    }
    let done = assessor.submit(&appoint).await.ok();
    let inquiry = reference(&done, "E");
    let mut last = None;
    for place in [HELENE, KWAME] {
        let mut inquirer = house.signed_in(place).await;
        let declare = inquirer.get(&format!("/investigations/{inquiry}")).await.ok().form("/declare");
        inquirer.submit(&declare.and("sure", "yes")).await.ok();
        last = Some(inquirer);
    }
    (last.unwrap(), inquiry, file)
}

/// Calls somebody by the page; gives their space and the code.
async fn called(inquirer: &mut Browser, inquiry: &str, role: &str) -> (String, String) {
    let form = inquirer.get(&format!("/investigations/{inquiry}/heard/new")).await.ok().form("/heard/new");
    let form = form.fill("name", "Camille <Roy>").fill("day", "2026-12-10").fill("hour", "14 h 30");
    let form = form.fill("place", "Salle 12").fill("purpose", "Comprendre <le service>.").and("role", role);
    let code = inquirer.submit(&form).await.ok();
    assert_eq!((code.path.as_str(), code.texts("[role=status]").len()), ("/hearings/code", 1));
    let (space, shown) = (reference(&code, "H"), code.shown().replace(' ', ""));
    assert_eq!(inquirer.submit(&form).await.ok().shown().replace(' ', ""), shown, "sent twice, it is one");
    let one = inquirer.submit(&code.form("/hearings/code")).await.ok();
    assert_eq!(one.path, format!("/hearings/{space}"));
    assert!(one.main().contains("N’a pas encore remplacé le code"), "{}", one.main());
    assert_eq!(inquirer.get("/hearings/code").await.ok().path, "/investigations", "and then no more");
    (space, shown)
}

/// Comes with the printed code, changes it; gives the first page of the space.
async fn comes(house: &House, prefix: &str, code: &str) -> (Browser, Answer) {
    let mut person = house.visitor();
    let door = person.get(&format!("{prefix}/suite")).await.ok().form("/suite").fill("code", code);
    let change = person.submit(&door).await.ok();
    assert_eq!(change.path, format!("{prefix}/suite/2"));
    let refused = person.get("/rdv").await.is(403);
    assert!(!refused.body.contains("Salle 12"), "{}", refused.main());
    let new = person.submit(&change.form("/suite/2")).await.ok();
    let space = person.submit(&new.form("/suite/3")).await.ok();
    assert_eq!(space.path, format!("{prefix}/rdv"));
    (person, space)
}

/// Where the last file of a page is handed out.
fn piece(page: &Answer) -> String {
    let mut files = page.attributes("main a", "href").into_iter();
    files.rfind(|link| link.split('/').next_back().is_some_and(|id| id.len() == 32)).unwrap()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from the call to the confirmation")]
async fn a_witness_is_called_comes_reads_and_confirms() {
    on_each_database(async |house| {
        let (mut helene, inquiry, file) = begun(&house).await;
        let page = helene.get(&format!("/investigations/{inquiry}")).await.ok();
        assert!(page.attributes("a", "href").contains(&format!("/investigations/{inquiry}/heard")), "{}", page.main());
        let new = helene.get(&format!("/investigations/{inquiry}/heard/new")).await.ok();
        let wrong = new.form("/heard/new").fill("name", "Camille").fill("day", "2026-11-01").and("role", "witness");
        let again = helene.submit(&wrong).await.is(422);
        assert_eq!(again.form("/heard/new").value("name"), "Camille", "nothing typed is lost");
        helene.submit(&new.form("/heard/new").fill("name", "Camille")).await.is(422);
        let (space, code) = called(&mut helene, &inquiry, "witness").await;

        let (mut person, first) = comes(&house, "", &code).await;
        for said in ["Salle 12", "14 h 30", "Comprendre <le service>.", "comme témoin", "à charge et à décharge"] {
            assert!(first.main().contains(said), "{said} in {}", first.main());
        }
        assert!(first.main().contains("Hélène Marchetti") && !first.main().contains("Inès"), "{}", first.main());
        assert!(!first.body.contains(&file) && !first.body.contains(&inquiry), "no word of who reported");
        assert!(!first.main().contains("nommer des personnes à entendre, et répondre"), "not to a witness");
        // Pages that serve cases lead here; a page of this room leads back for a case.
        for path in ["/suite/1", "/suite/4", "/suite/6", "/suite/7", "/suite/8", "/suite/9", "/suite/10", "/suite/11"] {
            assert_eq!(person.get(path).await.ok().path, "/rdv", "{path}");
        }
        for path in ["/suite/12", "/suite/20"] {
            assert_eq!(person.get(path).await.ok().path, "/rdv", "{path}");
        }
        let ledger = person.get("/suite/5").await.ok();
        assert!(ledger.main().contains("votre espace commence"), "{}", ledger.main());

        // Said and given.
        let talk = person.get("/rdv/2").await.ok().form("/rdv/2");
        person.submit(&talk.clone().fill("text", " ")).await.is(422);
        let done = person.submit(&talk.fill("text", "Entendez <Dominique>.")).await.ok();
        assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), ("/rdv/2", 1));
        let pieces = person.get("/rdv/4").await.ok();
        let token = pieces.attributes("input[name=token]", "value").remove(0);
        let answers = [("token", token.as_str()), ("case", space.as_str()), ("hidden", "usual"), ("go", "attach")];
        let answer = Sent::new(&answers).file("planning.txt", b"le planning").to(&mut person, "/rdv/4").await;
        assert_eq!(answer.goes_to().as_deref(), Some("/rdv/2"), "{}", answer.main());
        let wrong = [("token", token.as_str()), ("case", "H-2026-00000"), ("hidden", "usual"), ("go", "attach")];
        Sent::new(&wrong).file("autre.txt", b"autre").to(&mut person, "/rdv/4").await.is(422);
        let one = helene.get(&format!("/hearings/{space}")).await.ok();
        assert!(one.main().contains("Entendez <Dominique>.") && one.main().contains("planning.txt"), "{}", one.main());
        assert_eq!(helene.get(&piece(&one)).await.ok().bytes, b"le planning");
        let talk = person.get("/rdv/2").await.ok();
        assert_eq!(person.get(&piece(&talk)).await.ok().bytes, b"le planning");

        // Written down beside a model, not confirmed, corrected, confirmed.
        let minutes = helene.get(&format!("/hearings/{space}/minutes")).await.ok();
        assert!(minutes.main().contains("Entretien avec une personne témoin"), "{}", minutes.main());
        let form = minutes.form("/minutes");
        assert_eq!((form.value("day"), form.value("place")), ("2026-12-10", "Salle 12"));
        let form = form.fill("day", "2026-11-16").fill("present", "Camille Roy, Hélène Marchetti");
        helene.submit(&form.clone().fill("text", "")).await.is(422);
        helene.submit(&form.fill("text", "J’étais là <le 3>.")).await.ok();
        let first = person.get("/rdv").await.ok();
        assert!(first.main().contains("Un compte rendu attend votre réponse"), "{}", first.main());
        let read = person.get("/rdv/1").await.ok();
        assert!(read.main().contains("J’étais là <le 3>."));
        let answer = read.form("/rdv/1");
        person.submit(&answer.clone().fill("text", "x")).await.is(422);
        let empty = person.submit(&answer.clone().and("answer", "refused")).await.is(422);
        assert!(empty.main().contains("Dites ce qui ne va pas"), "{}", empty.main());
        person.submit(&answer.and("answer", "refused").fill("text", "C’était le 4.")).await.ok();
        let one = helene.get(&format!("/hearings/{space}")).await.ok();
        assert!(one.main().contains("La personne ne confirme pas") && one.main().contains("C’était le 4."));
        let correct = one.attributes("a", "href").into_iter().find(|link| link.contains("corrects=")).unwrap();
        let correct = helene.get(&correct).await.ok();
        assert!(correct.main().contains("C’était le 4."), "what the person remarked: {}", correct.main());
        let form = correct.form("/minutes");
        assert_eq!(form.value("text").trim(), "J’étais là <le 3>.");
        helene.submit(&form.fill("text", "J’étais là <le 4>.")).await.ok();
        let read = person.get("/rdv/1").await.ok();
        person.submit(&read.form("/rdv/1").and("answer", "confirmed").fill("text", "")).await.ok();
        let list = helene.get(&format!("/investigations/{inquiry}/heard")).await.ok();
        assert!(list.main().contains("Confirmé") && list.main().contains("Camille <Roy>"), "{}", list.main());
        assert!(!person.get("/rdv/1").await.ok().has_form("/rdv/1"));

        // Called again, written to; the letter has what is known.
        let again = helene.get(&format!("/hearings/{space}/convene")).await.ok().form("/convene");
        let again =
            again.fill("day", "2026-12-12").fill("hour", "9 h").fill("place", "Salle 3").fill("purpose", "Suite.");
        helene.submit(&again).await.ok();
        let one = helene.get(&format!("/hearings/{space}")).await.ok();
        helene.submit(&one.form("/ask").fill("text", "Avez-vous le planning de mars ?")).await.ok();
        assert!(person.get("/rdv").await.ok().main().contains("Salle 3"));
        assert!(person.get("/rdv/2").await.ok().main().contains("planning de mars"));
        let letter =
            one.attributes("a", "href").into_iter().find(|link| link.contains("/letters/convocation")).unwrap();
        let letter = helene.get(&letter).await.ok().form("/letters/convocation-witness");
        assert_eq!((letter.value("recipient"), letter.value("hearing-place")), ("Camille <Roy>", "Salle 3"));
        let letter = one.attributes("a", "href").into_iter().find(|link| link.contains("/letters/minutes")).unwrap();
        assert_eq!(
            helene.get(&letter).await.ok().form("/letters/minutes").value("exchange").trim(),
            "J’étais là <le 4>."
        );
    })
    .await;
}

#[tokio::test]
async fn the_person_implicated_answers_in_english() {
    let house = house().await;
    let (mut helene, inquiry, _) = begun(&house).await;
    let (space, code) = called(&mut helene, &inquiry, "implicated").await;
    let (mut person, first) = comes(&house, "/en", &code).await;
    for said in ["nothing is established", "answer the provisional findings before the report", "presumed"] {
        assert!(first.main().contains(said), "{said} in {}", first.main());
    }
    assert!(!person.get("/en/rdv/3").await.ok().has_form("/rdv/3"));
    let one = helene.get(&format!("/en/hearings/{space}")).await.ok();
    helene.submit(&one.form("/findings").fill("findings", "")).await.is(422);
    let done = helene.submit(&one.form("/findings").fill("findings", "A first finding.")).await.ok();
    assert!(done.main().contains("Waits for their answer"), "{}", done.main());
    let page = person.get("/en/rdv/3").await.ok();
    assert!(page.main().contains("A first finding.") && page.main().contains("Nothing is established yet"));
    let unsaid = person.submit(&page.form("/rdv/3")).await.is(422);
    assert!(unsaid.main().contains("tick that you have nothing"), "{}", unsaid.main());
    person.submit(&page.form("/rdv/3").fill("case", "H-2026-00000").fill("text", "No.")).await.is(409);
    let done = person.submit(&page.form("/rdv/3").fill("text", "I contest <it>.")).await.ok();
    assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), ("/en/rdv/3", 1));
    let one = helene.get(&format!("/en/hearings/{space}")).await.ok();
    assert!(one.main().contains("I contest <it>."), "{}", one.main());
    let minutes = helene.get(&format!("/en/hearings/{space}/minutes")).await.ok();
    assert!(minutes.main().contains("Interview with the person implicated"), "{}", minutes.main());
    // A witness answers none.
    let (other, _) = called(&mut helene, &inquiry, "witness").await;
    assert!(!helene.get(&format!("/hearings/{other}")).await.ok().has_form("/findings"));
}

#[tokio::test]
async fn each_opens_only_what_is_theirs() {
    let house = house().await;
    let (mut helene, inquiry, file) = begun(&house).await;
    let (space, code) = called(&mut helene, &inquiry, "harmed").await;
    comes(&house, "", &code).await;
    let mut ines = house.signed_in(INES).await;
    let mut assessor = house.signed_in(BERENICE).await;
    for stranger in [&mut ines, &mut assessor] {
        for end in ["", "/minutes", "/convene"] {
            stranger.get(&format!("/hearings/{space}{end}")).await.is(404);
        }
        for end in ["/heard", "/heard/new"] {
            stranger.get(&format!("/investigations/{inquiry}{end}")).await.is(404);
        }
    }
    for wrong in [inquiry.as_str(), file.as_str(), "H-2026-00000", "x"] {
        helene.get(&format!("/hearings/{wrong}")).await.is(404);
    }
    for wrong in [format!("/cases/{space}"), format!("/investigations/{space}"), format!("/inquiries/{space}")] {
        helene.get(&wrong).await.is(404);
    }
    // Somebody with a case of their own is led back to it; somebody without a code is told.
    let (mut reporter, _) = agreed(&house, "").await;
    for path in ["/rdv", "/rdv/1", "/rdv/4"] {
        assert_eq!(reporter.get(path).await.ok().path, "/suite/1", "{path}");
    }
    assert!(house.visitor().get("/rdv").await.status.is_client_error());
    let mut other = house.visitor();
    let door = other.get("/suite").await.ok().form("/suite").fill("code", &code);
    other.submit(&door).await.is(422);
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn somebody_who_was_not_heard_says_how_it_was_is_given_a_file_and_another_code() {
    let house = house().await;
    let (mut kwame, inquiry, file) = begun(&house).await;
    let (space, code) = called(&mut kwame, &inquiry, "witness").await;
    let (mut person, first) = comes(&house, "", &code).await;
    assert!(!first.has_form("/rdv/5"));

    // Noted with its reason; they say how it was.
    let at = format!("/hearings/{space}");
    let form = kwame.get(&at).await.ok().form("/not-heard").fill("reason", "N’est pas <venu>.");
    let again = kwame.submit(&form).await.is(422);
    assert_eq!(again.form("/not-heard").value("reason").trim(), "N’est pas <venu>.", "nothing typed is lost");
    let early = kwame.submit(&form.clone().and("why", "absent")).await.is(422);
    assert_eq!(early.form("/not-heard").value("reason").trim(), "N’est pas <venu>.", "{}", early.main());
    let noted = kwame.submit(&form.and("why", "unable")).await.ok();
    assert!(noted.main().contains("N’est pas <venu>."), "{}", noted.main());
    let read = person.get("/rdv").await.ok();
    assert!(read.main().contains("N’est pas <venu>."), "{}", read.main());
    person.submit(&read.form("/rdv/5").fill("text", " ")).await.is(422);
    let said = person.submit(&read.form("/rdv/5").fill("text", "J’attendais <là>.")).await.ok();
    assert!(said.main().contains("J’attendais <là>.") && !said.has_form("/rdv/5"), "{}", said.main());
    assert!(kwame.get(&at).await.ok().main().contains("J’attendais <là>."));

    // A file for them.
    let form = kwame.get(&at).await.ok().form("/files");
    let sent = Sent::new(&[("token", form.value("token")), ("hidden", "original"), ("go", "attach")])
        .file("compte-rendu.txt", b"page par page");
    assert_eq!(sent.to(&mut kwame, &format!("{at}/files")).await.goes_to().as_deref(), Some(at.as_str()));
    let talk = person.get("/rdv/2").await.ok();
    assert!(talk.main().contains("compte-rendu.txt"), "{}", talk.main());
    assert_eq!(person.get(&piece(&talk)).await.ok().bytes, b"page par page");

    // Another code, by two.
    let form = kwame.get(&at).await.ok().form("/vouch").fill("how", "Vu, avec <sa carte>.");
    let unsure = kwame.submit(&form).await.is(422);
    assert_eq!(unsure.form("/vouch").value("how").trim(), "Vu, avec <sa carte>.");
    let waits = kwame.submit(&form.and("sure", "yes")).await.ok();
    assert!(!waits.has_form("/renew-code") && !waits.has_form("/vouch"), "somebody else must follow");
    assert!(person.get("/rdv").await.ok().main().contains("votre code était perdu"));
    let mut helene = house.signed_in(HELENE).await;
    let form = helene.get(&at).await.ok().form("/renew-code").fill("how", "Vu aussi.").and("sure", "yes");
    let given = helene.submit(&form).await.ok();
    assert_eq!(given.path, "/hearings/code");
    let code = given.shown().replace(' ', "");
    assert_eq!(helene.submit(&form).await.ok().shown().replace(' ', ""), code, "sent twice, it is one");
    let mut back = house.visitor();
    let door = back.get("/suite").await.ok().form("/suite").fill("code", &code);
    let change = back.submit(&door).await.ok();
    let told = change.main();
    assert!(told.contains("dites-le aux personnes qui enquêtent") && !told.contains("cellule"), "{told}");
    let (mut person, _) = comes(&house, "", &code).await;
    assert!(person.get("/rdv/2").await.ok().main().contains("Vu, avec <sa carte>."));

    // Letters have what the inquiry knows; those to somebody heard only what they were told.
    let fill = async |browser: &mut Browser, kind: &str, about: &str| {
        let path = format!("/inquiries/{file}/letters/{kind}");
        browser.get(&format!("{path}{about}")).await.ok().form(&path)
    };
    let mission = fill(&mut kwame, "mission", "").await;
    assert_eq!(mission.value("scope").trim(), "Établir les faits allégués.");
    assert!(mission.value("inquirers").contains("Hélène Marchetti") && mission.value("deadline").contains("2027"));
    let none = fill(&mut kwame, "no-conflict", "").await;
    assert!(!none.value("inquirer").is_empty() && !none.value("inquirer").contains("Hélène"));
    let about = format!("?hearing={space}");
    let call = fill(&mut kwame, "convocation-witness", &about).await;
    assert_eq!((call.value("scope").trim(), call.value("hearing-place")), ("Comprendre <le service>.", "Salle 12"));
    let attests = fill(&mut kwame, "confidentiality", &about).await;
    assert_eq!((attests.value("person"), attests.value("quality")), ("Camille <Roy>", "Témoin"));
    let report = fill(&mut kwame, "report", "").await;
    assert!(report.value("hearings").contains("J’attendais <là>."), "{}", report.value("hearings"));
}

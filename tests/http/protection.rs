//! Protection fonctionnelle through both routers: asked, acknowledged, decided.
use super::house::{INES, house, on_each_database};
use crate::support::client::Browser;

async fn space(person: &mut Browser, prefix: &str, code: &str) {
    let door = person.get(&format!("{prefix}/suite")).await.ok().form("/suite").fill("code", code);
    person.submit(&door).await.ok();
}

#[tokio::test]
async fn a_request_has_its_receipt_and_its_decision() {
    on_each_database(async |house| {
        for prefix in ["", "/en"] {
            let (code, number) = house.report("Un récit <à moi>.").await;
            let mut person = house.visitor();
            space(&mut person, prefix, &code).await;
            let follow = person.get(&format!("{prefix}/suite/1")).await.ok();
            let here = format!("{prefix}/suite/10");
            assert!(follow.attributes("main a", "href").contains(&here), "{}", follow.main());
            let page = person.get(&here).await.ok();
            let form = page.form("/suite/10").fill("wanted", "Un <avocat>.").fill("post", "secrétaire");
            let again = person.submit(&form).await.is(422);
            assert_eq!(again.texts(".faults li").len(), 2, "a name and an agreement: {}", again.main());
            assert_eq!(again.form("/suite/10").value("wanted").trim(), "Un <avocat>.", "nothing typed is lost");
            let form = again.form("/suite/10").fill("name", "Awa Sarr").fill("agree", "yes");
            let sent = person.submit(&form).await.ok();
            let twice = person.submit(&form).await;
            assert!(twice.status == 200 || twice.status == 422, "a second click asks for nothing more");
            assert!(sent.main().contains("protection@institut.example") && sent.main().contains("Awa Sarr"));
            assert!(!sent.main().contains("à moi"), "no account on the receipt");

            let mut ines = house.signed_in(INES).await;
            let case = ines.get(&format!("{prefix}/cases/{number}")).await.ok();
            assert!(case.main().contains("Awa Sarr") && case.main().contains("Un <avocat>."), "{}", case.main());
            let form = case.form("/protection").fill("outcome", "granted");
            let again = ines.submit(&form).await.is(422);
            assert_eq!(again.form("/protection").value("outcome"), "granted");
            let day = "2026-11-16";
            let form = again.form("/protection").fill("decided", day).fill("text", "Un avocat est pris en charge.");
            let done = ines.submit(&form).await;
            assert_eq!(done.status, 200, "{}", done.main());
            is_said_on_both_sides((&mut person, &mut ines), prefix, &number).await;
            let receipt = person.get(&here).await.ok();
            assert!(receipt.main().contains("Un avocat est pris en charge."), "{}", receipt.main());
            let list = ines.get(&format!("{prefix}/cases")).await.ok();
            assert!(!list.main().contains("Awa Sarr"), "no name in lists");
        }
    })
    .await;
}

/// That it was asked and decided: at the top as long as it stands, and read downward, without what was asked.
async fn is_said_on_both_sides((person, ines): (&mut Browser, &mut Browser), prefix: &str, number: &str) {
    let (asked, decided) = match prefix {
        "" => ("demandé la protection", "noté une décision"),
        _ => ("asked for protection", "Noted a decision"),
    };
    for _ in 0..2 {
        let space = person.get(&format!("{prefix}/suite/1")).await.ok();
        let links = space.attributes(".aside.care a", "href");
        assert!(links.contains(&format!("{prefix}/suite/10")), "{}", space.main());
        let talk = space.texts(".talk").join(" ");
        assert!(talk.contains(asked) && talk.contains(decided) && !talk.contains("avocat"), "{talk}");
    }
    let case = ines.get(&format!("{prefix}/cases/{number}")).await.ok();
    let talk = case.texts(".talk").join(" ");
    assert!(talk.to_lowercase().contains("protection fonctionnelle"), "{talk}");
    assert!(!talk.contains("Awa Sarr") && !talk.contains("avocat"), "{talk}");
}

#[tokio::test]
async fn silence_is_said_at_the_top() {
    let house = house().await;
    let (code, _) = house.report("Un récit.").await;
    let mut person = house.visitor();
    space(&mut person, "", &code).await;
    let form = person.get("/suite/10").await.ok().form("/suite/10").fill("name", "Awa Sarr").fill("agree", "yes");
    person.submit(&form).await.ok();
    let links = |page: &crate::support::client::Answer| page.attributes(".aside.care a", "href");
    let waiting = person.get("/suite/1").await.ok();
    assert!(!links(&waiting).contains(&"/suite/10".to_owned()), "{}", waiting.main());
    house.clock.advance(jiff::SignedDuration::from_hours(24 * 70));
    space(&mut person, "", &code).await;
    let silent = person.get("/suite/1").await.ok();
    assert!(links(&silent).contains(&"/suite/10".to_owned()), "{}", silent.main());
    assert!(silent.main().contains("Aucune décision n’a été notée à temps"), "{}", silent.main());
}

#[tokio::test]
async fn the_name_that_was_given_is_there_already() {
    let house = house().await;
    let (code, _) = house.report("Un récit.").await;
    let mut person = house.visitor();
    space(&mut person, "", &code).await;
    assert_eq!(person.get("/suite/10").await.ok().form("/suite/10").value("name"), "");
    let form = person.get("/suite/6").await.ok().form("/suite/6").fill("name", "Awa <Sarr>");
    person.submit(&form).await.ok();
    let form = person.get("/suite/10").await.ok().form("/suite/10");
    assert_eq!(form.value("name"), "Awa <Sarr>");
    let receipt = person.submit(&form.fill("agree", "yes")).await.ok();
    assert!(receipt.main().contains("Institut Valmer"), "{}", receipt.main());
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    let house = house().await;
    let (code, _) = house.report("Un récit.").await;
    let mut person = house.visitor();
    space(&mut person, "", &code).await;
    let page = person.get("/suite/10").await.ok();
    let long = page.form("/suite/10").fill("name", &"é".repeat(501)).fill("agree", "yes");
    let again = person.submit(&long).await.is(422);
    assert!(again.main().contains("501"), "{}", again.main());
    let other = page.form("/suite/10").fill("name", "Awa").fill("agree", "yes").fill("case", "R-2026-00000");
    person.submit(&other).await.is(409);
    let mut stranger = house.visitor();
    let nobody = stranger.get("/suite/10").await;
    assert_ne!(nobody.status, 200, "no case, no request");
}

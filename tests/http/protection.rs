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
            let receipt = person.get(&here).await.ok();
            assert!(receipt.main().contains("Un avocat est pris en charge."), "{}", receipt.main());
            let list = ines.get(&format!("{prefix}/cases")).await.ok();
            assert!(!list.main().contains("Awa Sarr"), "no name in lists");
        }
    })
    .await;
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

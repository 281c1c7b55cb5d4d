//! A prevention alert through both routers: approved, sent, answered.
use super::{
    consent::STORY,
    house::{BERENICE, CLAIRE, ELISABETH, GAUTHIER, House, INES, house, on_each_database},
};
use crate::support::client::Browser;

const TEXT: &str = "Le parking <sud> est sombre le soir.";

/// Somebody who approved the text, and what staff call the case.
async fn approved(house: &House, prefix: &str) -> (Browser, String) {
    let (code, number) = house.report(STORY).await;
    let mut ines = house.signed_in(INES).await;
    let form = ines.get(&format!("/cases/{number}/ask")).await.ok().form("/ask").fill("text", TEXT);
    let wrong = form.clone().and("to", "authority").and("name", "with");
    ines.submit(&wrong).await.is(422);
    ines.submit(&form.and("to", "authority")).await.ok();
    let mut person = house.visitor();
    let door = person.get(&format!("{prefix}/suite")).await.ok().form("/suite");
    person.submit(&door.fill("code", &code)).await.ok();
    let page = person.get(&format!("{prefix}/suite/7")).await.ok();
    person.submit(&page.form("/suite/7").fill("do", "agree")).await.ok();
    (person, number)
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from what was approved to what was done")]
async fn an_alert_is_sent_and_answered_by_the_pages() {
    on_each_database(async |house| {
        let (mut person, number) = approved(&house, "").await;
        let (mut other, second) = approved(&house, "/en").await;
        let (_, silent) = house.report("Un autre récit.").await;
        let mut ines = house.signed_in(INES).await;
        let door = format!("/cases/{number}/alert");
        let case = ines.get(&format!("/cases/{number}")).await.ok();
        assert!(case.attributes("aside a", "href").contains(&door), "{}", case.main());
        let page = ines.get(&door).await.ok();
        assert!(page.main().contains(TEXT) && page.main().contains("Fournier-Roche"), "{}", page.main());
        let consent = page.attributes("input[name=consent]", "value").remove(0);
        let form = page.form("/alert").and("consent", &consent);
        for (wrong, why) in [
            (page.form("/alert"), "no text"),
            (form.clone().fill("consent", "99"), "another text"),
            (form.clone().fill("cases", &silent), "not approved there"),
            (form.clone().fill("cases", "R-2026-00000"), "no case"),
            (form.clone().fill("cases", "I-2026-00000"), "an inquiry"),
            (form.clone().fill("cases", &number), "the same"),
        ] {
            let again = ines.submit(&wrong).await.is(422);
            assert_eq!(again.texts(".faults li").len(), 1, "{why}: {}", again.main());
        }
        let done = ines.submit(&form.clone().fill("cases", &second)).await.ok();
        assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), (format!("/cases/{number}").as_str(), 1));
        ines.submit(&form).await.is(422);
        for (browser, path, said) in [
            (&mut person, "/suite/1", "est parti à l’autorité"),
            (&mut other, "/en/suite/1", "was sent to the authority"),
        ] {
            let space = browser.get(path).await.ok();
            assert!(space.main().contains(said), "{}", space.main());
        }

        let mut decides = house.signed_in(ELISABETH).await;
        let list = decides.get("/alerts").await.ok();
        let today = decides.get("/").await.ok();
        assert!(today.main().contains("Alertes de prévention qui attendent"), "{}", today.main());
        let alert = list.attributes("main li a", "href").remove(0);
        let page = decides.get(&alert).await.ok();
        assert!(page.main().contains(TEXT), "{}", page.main());
        assert!([&number, &second].iter().all(|case| !page.body.contains(case.as_str())) && !page.body.contains(STORY));
        for case in [&number, &second] {
            decides.get(&format!("/cases/{case}")).await.is(404);
            decides.get(&format!("/alerts/{case}")).await.is(404);
        }
        let form = page.form(&alert);
        for (field, wrong) in [("what", " "), ("owner", ""), ("due", "2020-01-01"), ("due", "x")] {
            let filled =
                form.clone().fill("what", "Éclairer <tout>.").fill("owner", "Patrimoine").fill("due", "2027-01-10");
            let again = decides.submit(&filled.fill(field, wrong)).await.is(422);
            assert_eq!(again.texts(".faults li").len(), 1, "{}", again.main());
            assert!(field == "owner" || again.form(&alert).value("owner") == "Patrimoine", "nothing typed is lost");
        }
        let filled = form.fill("what", "Éclairer <tout>.").fill("owner", "Patrimoine").fill("due", "2027-01-10");
        let page = decides.submit(&filled).await.ok();
        assert!(page.main().contains("Actions décidées"), "{}", page.main());
        assert!(!decides.get("/").await.ok().main().contains("Alertes de prévention qui attendent"));
        let mark = page.form("/done");
        let page = decides.submit(&mark).await.ok();
        assert!(!page.has_form("/done"), "{}", page.main());
        decides.submit(&mark).await.is(422);

        // The coordinators read it, and decide nothing; the cell sees where it stands.
        let mut claire = house.signed_in(CLAIRE).await;
        let page = claire.get(&format!("/en{alert}")).await.ok();
        assert!(
            page.main().contains("Actions decided: 1. Done: 1.") && page.forms(&alert).is_empty(),
            "{}",
            page.main()
        );
        let page = ines.get(&door).await.ok();
        assert!(page.main().contains("Suivie d’actions"), "{}", page.main());
        ines.get(&alert).await.is(404);
        claire.get(&alert.replace("/alerts/", "/cases/")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_has_alerts() {
    let house = house().await;
    let (_, number) = approved(&house, "").await;
    for stranger in [BERENICE, GAUTHIER, ELISABETH] {
        let mut member = house.signed_in(stranger).await;
        member.get(&format!("/cases/{number}/alert")).await.is(404);
        for wrong in ["A-2026-00000", "x"] {
            member.get(&format!("/alerts/{wrong}")).await.is(404);
        }
    }
    let mut decides = house.signed_in(ELISABETH).await;
    assert!(decides.get("/alerts").await.ok().main().contains("Aucune alerte"));
}

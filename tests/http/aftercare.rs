//! Aftercare and retaliation through both routers: forms without scripts, in both languages, and nothing typed is lost.
use super::house::{CLAIRE, House, INES, house};
use crate::support::client::{Answer, Browser, Form};

async fn followed(house: &House, code: &str) -> Browser {
    let mut person = house.visitor();
    let door = person.get("/suite").await.ok().form("/suite").fill("code", code);
    person.submit(&door).await.ok();
    person
}

/// A case that was answered; the person, and who listens.
async fn answered(house: &House) -> (Browser, Browser, String) {
    let (code, number) = house.report("Un <récit>.").await;
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    ines.submit(&case.form("/reply").fill("text", "Nous vous lisons.")).await.ok();
    (followed(house, &code).await, ines, number)
}

fn has_link(page: &Answer, to: &str) -> bool {
    page.attributes("main a", "href").iter().any(|link| link == to)
}

#[tokio::test]
async fn the_days_are_chosen_the_person_is_asked_and_answers_in_one_press() {
    let house = house().await;
    for prefix in ["", "/en"] {
        let (mut person, mut ines, number) = answered(&house).await;
        let at = |path: &str| format!("{prefix}/cases/{number}{path}");
        let case = ines.get(&at("")).await.ok();
        assert!(has_link(&case, &at("/aftercare")) && !has_link(&case, &at("/news")), "{}", case.main());
        ines.get(&at("/news")).await.is(404);
        let form = ines.get(&at("/aftercare")).await.ok().form("/aftercare");
        let again = ines.submit(&form.clone().fill("text", "À <bientôt>.")).await.is(422);
        assert_eq!(again.form("/aftercare").value("text"), "À <bientôt>.", "nothing typed is lost");
        let begun = form.and("months", "1").and("months", "3").fill("text", "À <bientôt>.");
        let case = ines.submit(&begun).await.ok();
        assert!(case.path.ends_with(&number) && has_link(&case, &at("/news")), "{}", case.main());
        let space = person.get(&format!("{prefix}/suite/1")).await.ok();
        assert!(space.main().contains("À <bientôt>.") && space.has_form("/suite/16"), "{}", space.main());
        // The words are there already, and can be changed; emptied, nothing leaves.
        let ask = ines.get(&at("/news")).await.ok().form("/news");
        assert!(!ask.value("text").is_empty());
        ines.submit(&ask.clone().fill("text", " ")).await.is(422);
        ines.submit(&ask.fill("text", "Comment allez-<vous> ?")).await.ok();
        let space = person.get(&format!("{prefix}/suite/1")).await.ok();
        assert!(space.main().contains("Comment allez-<vous> ?"), "{}", space.main());
        let press = space.form("/suite/16");
        person.submit(&press.clone().and("news", "magic")).await.is(404);
        person.submit(&press.clone().fill("case", "R-2026-00000").and("news", "well")).await.is(409);
        let told = person.submit(&press.and("news", "well")).await.ok();
        assert_eq!(told.path, format!("{prefix}/suite/1"));
        let stop = told.form("/suite/16").and("news", "no-more");
        let told = person.submit(&stop).await.ok();
        assert!(!told.has_form("/suite/16"), "{}", told.main());
        let case = ines.get(&at("")).await.ok();
        assert!(has_link(&case, &at("/end")), "{}", case.main());
    }
}

#[tokio::test]
async fn retaliation_is_told_read_first_and_given_back_where_it_cannot_be_taken() {
    let house = house().await;
    for (prefix, stands) in [("", "On leur fait payer d’avoir parlé"), ("/en", "made to pay for having spoken")] {
        let (mut person, mut ines, number) = answered(&house).await;
        let space = person.get(&format!("{prefix}/suite/1")).await.ok();
        assert!(has_link(&space, &format!("{prefix}/suite/15")), "{}", space.main());
        let page = person.get(&format!("{prefix}/suite/15")).await.ok();
        let form = page.form("/suite/15");
        person.submit(&form).await.is(422);
        let typed = form.and("treatments", "pay").fill("since", "2030-01-01").fill("text", "Ma <prime>.");
        let again = person.submit(&typed).await.is(422);
        let kept = again.form("/suite/15");
        assert!(kept.holds("treatments", "pay") && kept.value("text") == "Ma <prime>.", "{}", again.main());
        person.submit(&kept.clone().fill("case", "R-2026-00000")).await.is(409);
        let told = person.submit(&kept.fill("since", "")).await.ok();
        assert!(told.path.ends_with("/suite/1") && told.main().contains("Ma <prime>."), "{}", told.main());
        let today = ines.get(&format!("{prefix}/")).await.ok();
        assert!(today.texts("h2").iter().any(|title| title.contains(stands)), "{}", today.main());
        let case = ines.get(&format!("{prefix}/cases/{number}")).await.ok();
        assert!(!case.texts(".aside.grave").is_empty() && case.main().contains("Ma <prime>."), "{}", case.main());
        // It still stands first where it was closed before.
        ines.submit(&case.form("/reply").fill("text", "Nous agissons.")).await.ok();
        let end = ines.get(&format!("/cases/{number}/end")).await.ok().form("/end");
        ines.submit(&end.fill("outcome", "dealt").fill("reasons", "Voilà.")).await.ok();
        let page = person.get(&format!("{prefix}/suite/15")).await.ok();
        person.submit(&page.form("/suite/15").and("treatments", "hours")).await.ok();
        assert!(ines.get(&format!("/cases/{number}")).await.ok().has_form("/reply"));
    }
}

#[tokio::test]
async fn nobody_without_a_case_is_there_and_a_question_has_no_such_door() {
    let house = house().await;
    let mut stranger = house.visitor();
    assert_ne!(stranger.get("/suite/15").await.status, 200);
    for path in ["/suite/15", "/suite/16"] {
        stranger.cookies.clear();
        let answer = stranger.send(&Form::forged(path).and("news", "well").and("text", "Mes <mots>.")).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
    }
    let mut asker = house.visitor();
    let ask = asker.get("/mot").await.ok().form("/mot").fill("text", "Une question.");
    let check = asker.submit(&ask).await.ok();
    asker.submit(&check.form("/mot/2")).await.ok();
    let code = asker.get("/note/7").await.ok();
    let space = asker.submit(&code.form("/note/7")).await.ok();
    assert!(!has_link(&space, "/suite/15"), "{}", space.main());
    asker.get("/suite/15").await.is(404);
    let reference = space.form("/suite/1").value("case").to_owned();
    let mut claire = house.signed_in(CLAIRE).await;
    claire.get(&format!("/cases/{reference}/aftercare")).await.is(404);
    // Closed, it asks nobody how it was.
    let end = claire.get(&format!("/cases/{reference}/reply")).await;
    assert!(end.status.is_client_error());
    let case = claire.get(&format!("/cases/{reference}")).await.ok();
    claire.submit(&case.form("/reply").fill("text", "Voici.")).await.ok();
    let end = claire.get(&format!("/cases/{reference}/end")).await.ok().form("/end");
    claire.submit(&end.fill("outcome", "supported").fill("reasons", "Voilà.")).await.ok();
    let space = asker.get("/suite/1").await.ok();
    assert!(space.main().contains("Voilà.") && !has_link(&space, "/experience"), "{}", space.main());
}

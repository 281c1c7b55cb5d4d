//! Members through the pages: trainings, absences, leaving, steering.
use super::house::{CLAIRE, GAUTHIER, House, INES, MOUSSA, house, on_each_database};
use crate::support::client::{Answer, Browser};

/// The page of a member of the cast, as a coordinator sees it.
async fn person(house: &House, browser: &mut Browser, (prefix, place): (&str, usize)) -> Answer {
    let id = house.cast.people[place].member.unwrap();
    browser.get(&format!("{prefix}/members/{id}")).await.ok()
}

fn day(house: &House, days: i32) -> String {
    house.service.today().plus(days).to_string()
}

#[tokio::test]
async fn a_training_is_recorded_and_flagged_until_then() {
    on_each_database(async |house| {
        for (prefix, lacking) in [("", "pas encore suivie"), ("/en", "not yet followed")] {
            let mut claire = house.signed_in(CLAIRE).await;
            let (_, number) = house.report("Un récit.").await;
            let case = claire.get(&format!("{prefix}/cases/{number}")).await.ok();
            assert!(case.texts("#assign option").iter().any(|option| option.contains(lacking)), "{}", case.main());
            let members = claire.get(&format!("{prefix}/members")).await.ok();
            let address = format!("{prefix}/members/{}", house.cast.people[INES].member.unwrap());
            assert!(members.attributes("tbody th a", "href").contains(&address), "{}", members.main());
            assert!(members.main().contains(lacking), "{}", members.main());
            let page = person(&house, &mut claire, (prefix, INES)).await;
            assert!(page.main().contains("Version 1"), "the version of the charter: {}", page.main());
            let empty = claire.submit(&page.form("/training")).await.is(422);
            assert_eq!(empty.texts(".faults li").len(), 1, "{}", empty.main());
            for code in ["ecoute", "vss"] {
                let form = person(&house, &mut claire, (prefix, INES)).await.form("/training");
                claire.submit(&form.fill("training", code).fill("day", &day(&house, -40))).await.ok();
            }
            let page = person(&house, &mut claire, (prefix, INES)).await;
            assert!(!page.main().contains(lacking), "{}", page.main());
            let late = page.form("/training").fill("training", "vss").fill("day", &day(&house, 1));
            claire.submit(&late).await.is(422);
            // Who is not yet trained is still flagged: what Inès followed is hers.
            let page = person(&house, &mut claire, (prefix, MOUSSA)).await;
            assert!(page.main().contains(lacking), "{}", page.main());
            let mut ines = house.signed_in(INES).await;
            ines.get(&address).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn an_absence_is_announced_and_takes_effect_with_the_cases() {
    on_each_database(async |house| {
        let (_, number) = house.report("Un récit.").await;
        let [her_id, his_id] = [INES, MOUSSA].map(|place| house.cast.people[place].member.unwrap().to_string());
        let mut claire = house.signed_in(CLAIRE).await;
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        claire.submit(&case.form("/assign").fill("member", &her_id)).await.ok();
        // Announced by the one who leaves, in English; given by a coordinator, in French.
        let mut ines = house.signed_in(INES).await;
        let own = ines.get("/en/account/absence").await.ok();
        let form = own.form("/account/absence").fill("from", &day(&house, 0)).fill("until", &day(&house, -1));
        let wrong = ines.submit(&form.fill("stand_in", &his_id)).await.is(422);
        assert_eq!(wrong.form("/account/absence").value("stand_in"), his_id, "nothing chosen is lost");
        let form = wrong.form("/account/absence").fill("until", &day(&house, 9));
        let told = ines.submit(&form).await.ok();
        assert!(told.main().contains("not yet in effect"), "{}", told.main());

        let today = claire.get("/").await.ok();
        assert!(today.main().contains("Personne ne remplace encore"), "{}", today.main());
        let page = person(&house, &mut claire, ("", INES)).await;
        assert!(page.main().contains(&number), "{}", page.main());
        let page = claire.submit(&page.form("/take-over")).await.ok();
        assert!(page.main().contains("En vigueur") && !page.main().contains(&number), "{}", page.main());
        let members = claire.get("/members").await.ok();
        assert!(members.main().contains("En vigueur"), "{}", members.main());
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        let moussa = &house.cast.people[MOUSSA].name;
        assert!(case.texts("aside dd").iter().any(|said| said.contains(moussa)), "{}", case.main());
        // Put in charge all the same, the pages say who stands in.
        claire.submit(&case.form("/assign").fill("member", &her_id)).await.ok();
        let list = claire.get("/cases").await.ok();
        assert!(list.main().contains("en son absence"), "{}", list.main());
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        assert!(case.texts("aside dd").iter().any(|said| said.contains("En vigueur")), "{}", case.main());
        let own = ines.get("/account/absence").await.ok();
        let over = ines.submit(&own.form("/absence/end")).await.ok();
        assert!(!over.has_form("/absence/end"), "{}", over.main());
    })
    .await;
}

#[tokio::test]
async fn somebody_leaves_after_their_cases() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    let [her_id, his_id] = [INES, MOUSSA].map(|place| house.cast.people[place].member.unwrap().to_string());
    let mut claire = house.signed_in(CLAIRE).await;
    let case = claire.get(&format!("/cases/{number}")).await.ok();
    claire.submit(&case.form("/assign").fill("member", &her_id)).await.ok();
    let address = format!("/members/{her_id}/revoke");
    let page = claire.get(&address).await.ok();
    assert!(page.main().contains("un est à sa charge") && page.main().contains(&number), "{}", page.main());
    claire.submit(&page.form("/leave")).await.is(422);
    let page = claire.submit(&page.form("/leave").fill("stand_in", &his_id)).await.ok();
    assert!(page.path == address && !page.main().contains(&number), "{}", page.main());
    claire.submit(&page.form("/revoke").fill("sure", "yes")).await.ok();
    let case = claire.get(&format!("/cases/{number}")).await.ok();
    assert!(case.texts("aside dd").contains(&house.cast.people[MOUSSA].name) || case.main().contains("Moussa"));
}

#[tokio::test]
async fn steering_has_its_page_and_no_case() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    house.wait_minutes(40 * 24 * 60);
    for (prefix, few, founding) in [
        ("", "Trop peu de dossiers", "L’empreinte fondatrice est inscrite"),
        ("/en", "Too few cases", "The founding fingerprint is pinned"),
    ] {
        let mut gauthier = house.signed_in(GAUTHIER).await;
        let today = gauthier.get(&format!("{prefix}/")).await.ok();
        let here = format!("{prefix}/steering");
        assert!(today.attributes("main a", "href").contains(&here), "{}", today.main());
        let page = gauthier.get(&here).await.ok();
        let rows = page.texts("tbody tr");
        assert_eq!(rows.len(), house.service.rules().organisation.entities().count());
        assert!(rows.iter().all(|row| row.contains(few) && row.contains(founding)), "{}", page.main());
        assert!(!page.main().contains(&number));
        for other in ["/cases", "/members", &format!("/cases/{number}"), "/account/absence"] {
            gauthier.get(&format!("{prefix}{other}")).await.is(404);
        }
        let mut claire = house.signed_in(CLAIRE).await;
        claire.get(&here).await.is(404);
    }
}

/// Whoever reports reads it before anything is sent: somebody else's team, and who answers for it.
#[tokio::test]
async fn a_team_outside_says_so_to_everybody() {
    let house = house().await;
    let mut person = house.visitor();
    for (prefix, relay) in [("", "la secrétaire générale du campus"), ("/en", "the campus secretary general")] {
        let places = person.get(&format!("{prefix}/info/6")).await.ok();
        assert!(places.main().contains(relay) && places.main().contains("2026-07"), "{}", places.main());
    }
}

//! Listening through both routers: assessed, qualified, oriented, linked; what was typed is never lost, and who sees what.
use super::house::{INES, MOUSSA, THOMAS, house, on_each_database};
use crate::support::client::{Answer, Browser};

async fn space(person: &mut Browser, prefix: &str, code: &str) -> Answer {
    let door = person.get(&format!("{prefix}/suite")).await.ok().form("/suite").fill("code", code);
    person.submit(&door).await.ok()
}

#[tokio::test]
async fn a_case_is_assessed_and_lists_show_it() {
    on_each_database(async |house| {
        for prefix in ["", "/en"] {
            let (code, number) = house.report("Un récit.").await;
            let mut ines = house.signed_in(INES).await;
            let case = ines.get(&format!("{prefix}/cases/{number}")).await.ok();
            let here = format!("{prefix}/cases/{number}/assess");
            assert!(case.attributes("#checklist a", "href").contains(&here), "{}", case.main());
            let form = ines.get(&here).await.ok().form("/assess");
            let form =
                form.fill("danger", "immediate").fill("urgency", "today").fill("checkable", "Par <deux> témoins.");
            let again = ines.submit(&form).await.is(422);
            assert_eq!(again.texts(".faults li").len(), 5, "{}", again.main());
            let form = again.form("/assess");
            assert_eq!((form.value("danger"), form.value("checkable").trim()), ("immediate", "Par <deux> témoins."));
            let form = form.fill("done", "Le 17 est appelé.").fill("fragile", "yes").fill("notice", "not-now");
            let form = form.fill("acting", "Peu.").fill("waiting", "Beaucoup.");
            let case = ines.submit(&form).await.ok();
            assert!(case.texts(".aside.grave").len() >= 2, "{}", case.main());
            assert!(case.texts("#assessment").join(" ").contains("Par <deux> témoins."), "{}", case.main());
            for path in ["/", "/cases"] {
                let page = ines.get(&format!("{prefix}{path}")).await.ok();
                let said = if prefix.is_empty() { "Danger immédiat" } else { "Immediate danger" };
                let line = page.texts("tbody tr").into_iter().find(|line| line.contains(&number)).unwrap();
                assert!(line.contains(said), "{line}");
            }
            let again = ines.get(&here).await.ok().form("/assess");
            assert_eq!((again.value("danger"), again.value("done").trim()), ("immediate", "Le 17 est appelé."));

            let mut person = house.visitor();
            let seen = space(&mut person, prefix, &code).await;
            let trace = person.get(&format!("{prefix}/suite/5")).await.ok();
            for page in [&seen, &trace] {
                assert!(!page.main().contains("témoins") && !page.main().contains("Beaucoup"), "{}", page.main());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_latest_qualification_counts_and_the_earlier_stay() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    let mut ines = house.signed_in(INES).await;
    let here = format!("/cases/{number}/qualify");
    let form = ines.get(&here).await.ok().form("/qualify").fill("note", "À <revoir>.");
    let again = ines.submit(&form).await.is(422).form("/qualify");
    assert_eq!(again.value("note").trim(), "À <revoir>.");
    let form = again.fill("kinds", "agiss-sex").fill("regime", "report");
    ines.submit(&form).await.ok();
    let form = ines.get(&here).await.ok().form("/qualify");
    assert_eq!((form.value("kinds"), form.value("regime")), ("agiss-sex", "report"), "ready to be changed");
    let case = ines.submit(&form.and("kinds", "harc-sex").fill("regime", "both")).await.ok();
    let shown = case.texts("#qualification").join(" ");
    let (both, earlier) =
        (shown.find("Harcèlement sexuel").unwrap(), shown.find("Qualifications précédentes").unwrap());
    assert!(both < earlier && shown[earlier..].contains("Agissement sexiste"), "{shown}");
}

#[tokio::test]
async fn an_orientation_is_proposed_and_answered() {
    on_each_database(async |house| {
        for prefix in ["", "/en"] {
            let (code, number) = house.report("Un récit.").await;
            let mut person = house.visitor();
            space(&mut person, prefix, &code).await;
            person.get(&format!("{prefix}/suite/12")).await.is(404);
            let mut ines = house.signed_in(INES).await;
            let form = ines.get(&format!("{prefix}/cases/{number}/orient")).await.ok().form("/orient");
            let again = ines.submit(&form.fill("text", "Voici <de l’aide>.")).await.is(422).form("/orient");
            assert_eq!(again.value("text").trim(), "Voici <de l’aide>.");
            let form = again.fill("services", "suicide").fill("support", "legal").and("support", "social");
            ines.submit(&form).await.ok();

            let here = format!("{prefix}/suite/12");
            let space = person.get(&format!("{prefix}/suite/1")).await.ok();
            assert!(space.attributes(".aside.care a", "href").contains(&here), "{}", space.main());
            assert!(space.texts(".talk").join(" ").contains("Voici <de l’aide>."), "{}", space.main());
            let offer = person.get(&here).await.ok();
            assert!(offer.main().contains("3114"), "{}", offer.main());
            let again = person.submit(&offer.form("/suite/12")).await.is(422);
            assert_eq!(again.texts(".fault").len(), 1, "{}", again.main());
            let form = again.form("/suite/12").fill("support-legal", "accepted");
            let done = person.submit(&form).await.ok();
            assert_eq!(done.form("/suite/12").value("support-legal"), "accepted");
            let form = done.form("/suite/12").fill("support-social", "not-now");
            person.submit(&form).await.ok();
            let space = person.get(&format!("{prefix}/suite/1")).await.ok();
            assert!(!space.attributes(".aside.care a", "href").contains(&here), "nothing waits any more");
            let other = form.clone().fill("case", "R-2026-00000");
            person.submit(&other).await.is(409);
            person.submit(&form.fill("number", "99")).await.is(422);

            let case = ines.get(&format!("{prefix}/cases/{number}")).await.ok();
            let answers = case.texts("#orientation li").join(" ");
            let said = if prefix.is_empty() { "J’accepte" } else { "I accept" };
            assert!(answers.contains(said), "{answers}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_sentence_is_added_and_nothing_is_sent() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    let records = house.count("records").await;
    let form = case.form("/reply").fill("text", "Bonjour <vous>,");
    let added = ines.submit(&form.clone().fill("sentence", "needs")).await.is(422);
    let text = added.form("/reply").value("text").trim().to_owned();
    assert!(text.starts_with("Bonjour <vous>,\n\nDe quoi auriez-vous le plus besoin"), "{text}");
    assert_eq!(house.count("records").await, records, "nothing is sent");
    assert!(added.texts("[role=status]").join(" ").contains("Rien n’est envoyé"), "{}", added.main());
    let same = ines.submit(&form.fill("sentence", "none-such")).await.is(422);
    assert_eq!(same.form("/reply").value("text").trim(), "Bonjour <vous>,");
    let sent = ines.submit(&added.form("/reply")).await.ok();
    assert!(sent.texts(".talk").join(" ").contains("De quoi auriez-vous"), "{}", sent.main());
}

#[tokio::test]
async fn cases_are_linked_and_parted() {
    let house = house().await;
    let ((code, one), (_, other)) = (house.report("Un récit.").await, house.report("Un autre.").await);
    let mut ines = house.signed_in(INES).await;
    let here = format!("/cases/{one}/link");
    let form = ines.get(&here).await.ok().form("/link").fill("why", "Le même <atelier>.");
    for unknown in ["", "R-2026-00000", "n’importe quoi"] {
        let again = ines.submit(&form.clone().fill("case", unknown).and("do", "link")).await.is(422);
        let typed = again.forms("/link").into_iter().last().unwrap();
        assert_eq!((typed.value("case"), typed.value("why").trim()), (unknown, "Le même <atelier>."));
    }
    ines.submit(&form.fill("case", &other.to_lowercase()).and("do", "link")).await.ok();
    for (case, known) in [(&one, &other), (&other, &one)] {
        let page = ines.get(&format!("/cases/{case}")).await.ok();
        let links = page.texts("#links").join(" ");
        assert!(links.contains(known.as_str()) && links.contains("Le même <atelier>."), "{links}");
    }
    let mut person = house.visitor();
    let seen = space(&mut person, "", &code).await;
    let trace = person.get("/suite/5").await.ok();
    assert!(!seen.main().contains(&other) && !trace.main().contains(&other));
    let apart = ines.get(&here).await.ok().forms("/link").remove(0).and("do", "apart");
    let parted = ines.submit(&apart).await.ok();
    assert_eq!(parted.forms("/link").len(), 1, "{}", parted.main());
}

#[tokio::test]
async fn nobody_else_finds_the_pages() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    let mut moussa = house.signed_in(MOUSSA).await;
    let member = moussa.get(&format!("/cases/{number}")).await.ok();
    let form = member.form("/exclude");
    let thomas = house.cast.people[THOMAS].member.unwrap().to_string();
    moussa.submit(&form.fill("member", &thomas).fill("sure", "yes")).await.ok();
    let mut away = house.signed_in(THOMAS).await;
    for page in ["assess", "qualify", "orient", "link"] {
        let path = format!("/cases/{number}/{page}");
        assert!(house.colleague().get(&path).await.ok().has_form("/sign-in"), "a door, and no page");
        away.get(&path).await.is(404);
        away.get(&format!("/cases/R-2026-00000/{page}")).await.is(404);
    }
}

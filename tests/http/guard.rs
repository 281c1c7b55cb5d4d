//! Stepping back, and keeping somebody out: through both routers, in both languages.
use super::{
    handover::{agreed, handed},
    house::{BERENICE, CLAIRE, GAUTHIER, House, INES, SOFIA, THOMAS, house, on_each_database},
};
use crate::support::client::{Browser, Form};

/// The person's space, by their code.
async fn back(house: &House, code: &str) -> Browser {
    let mut person = house.visitor();
    let door = person.get("/suite").await.ok().form("/suite");
    let space = person.submit(&door.fill("code", code)).await.ok();
    assert_eq!(space.path, "/suite/1");
    person
}

async fn is_gone(member: &mut Browser, number: &str) {
    for end in ["", "/step-back", "/ask", "/hand-over"] {
        member.get(&format!("/cases/{number}{end}")).await.is(404);
    }
    for page in ["/", "/cases"] {
        assert!(!member.get(page).await.ok().body.contains(number), "{page}");
    }
}

#[tokio::test]
async fn a_member_steps_back_by_the_page() {
    on_each_database(async |house| {
        let (code, number) = house.report("Un récit.").await;
        let mut thomas = house.signed_in(THOMAS).await;
        let case = thomas.get(&format!("/cases/{number}")).await.ok();
        let door = format!("/cases/{number}/step-back");
        assert!(case.attributes("aside a", "href").contains(&door), "{}", case.main());
        let page = thomas.get(&door).await.ok();
        assert!(page.main().contains("Aucune raison ne vous est demandée"), "{}", page.main());
        assert!(page.forms("/step-back").iter().all(|form| form.fields.iter().all(|(name, _)| name != "text")));
        let form = page.form("/step-back");
        let unsure = thomas.submit(&form).await.is(422);
        assert_eq!(unsure.texts("[role=alert]").len(), 1, "{}", unsure.main());
        let english = thomas.get(&format!("/en{door}")).await.ok();
        assert!(english.main().contains("No reason is asked"), "{}", english.main());
        let done = thomas.submit(&form.clone().and("sure", "yes")).await.ok();
        assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), ("/cases", 1));
        is_gone(&mut thomas, &number).await;
        thomas.submit(&form.and("sure", "yes")).await.is(404);
        // The others see it on the case, and so does the person.
        let mut claire = house.signed_in(CLAIRE).await;
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        assert!(case.main().contains("a choisi de ne plus lire"), "{}", case.main());
        assert!(case.main().contains("De sa propre initiative"), "{}", case.main());
        claire.submit(&case.form("/note").fill("text", "Suite.")).await.ok();
        let mut person = back(&house, &code).await;
        let space = person.get("/suite/1").await.ok();
        assert!(space.main().contains("a choisi de ne plus lire votre dossier"), "{}", space.main());
        let english = person.get("/en/suite/1").await.ok();
        assert!(english.main().contains("chose to read your case no longer"), "{}", english.main());
        is_gone(&mut thomas, &number).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_read_has_nothing_to_step_back_from() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    let door = format!("/cases/{number}/step-back");
    for stranger in [BERENICE, SOFIA, GAUTHIER] {
        let mut member = house.signed_in(stranger).await;
        member.get(&door).await.is(404);
        let token = member.get("/account").await.ok().form("/sign-out").value("token").to_owned();
        let forged = Form::forged(&door).and("token", &token).and("sure", "yes");
        member.submit(&forged).await.is(404);
    }
    let mut nobody = house.colleague();
    assert_ne!(nobody.get(&door).await.path, door, "the door first");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from the list of who reads to nobody left")]
async fn the_person_keeps_somebody_out_by_the_page() {
    on_each_database(async |house| {
        let (code, number) = house.report("Un récit.").await;
        let mut thomas = house.signed_in(THOMAS).await;
        let case = thomas.get(&format!("/cases/{number}")).await.ok();
        thomas.submit(&case.form("/note").fill("text", "Une note.")).await.ok();
        let mut person = back(&house, &code).await;
        let space = person.get("/suite/1").await.ok();
        assert!(space.attributes("main a", "href").contains(&"/suite/13".to_owned()), "{}", space.main());
        let page = person.get("/suite/13").await.ok();
        let form = page.form("/suite/13");
        let members = page.attributes("input[name=member]", "value");
        let id = house.cast.people[THOMAS].member.unwrap().to_string();
        assert!(members.contains(&id) && members.len() > 2, "{members:?}");
        for (wrong, faults) in [
            (form.clone().and("sure", "yes"), 1),
            (form.clone().and("member", &id), 1),
            (form.clone().and("sure", "yes").and("member", "x"), 1),
            (form.clone().and("sure", "yes").and("member", &"0".repeat(32)), 1),
            (form.clone().and("sure", "yes").and("member", &id).fill("case", "R-2026-00000"), 1),
        ] {
            let again = person.submit(&wrong).await.is(422);
            assert_eq!(again.texts(".faults li").len(), faults, "{}", again.main());
        }
        thomas.get(&format!("/cases/{number}")).await.ok();
        let chosen = form.and("sure", "yes").and("member", &id);
        let done = person.submit(&chosen).await.ok();
        assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), ("/suite/13", 1));
        assert_eq!(done.attributes("input[name=member]", "value").len(), members.len() - 1);
        is_gone(&mut thomas, &number).await;
        person.submit(&chosen).await.is(422);
        let space = person.get("/en/suite/1").await.ok();
        assert!(space.main().contains("You said that this person must no longer read"), "{}", space.main());
        let mut claire = house.signed_in(CLAIRE).await;
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        assert!(case.main().contains("À la demande de la personne"), "{}", case.main());
        claire.submit(&case.form("/reply").fill("text", "Une réponse.")).await.ok();
        assert!(person.get("/suite/1").await.ok().main().contains("Une réponse."));
        // One after the other, until one is left: that one stays, and the page says what can be done.
        let page = loop {
            let page = person.get("/en/suite/13").await.ok();
            let left = page.attributes("input[name=member]", "value");
            let form = page.form("/suite/13").and("sure", "yes").and("member", &left[0]);
            let answer = person.submit(&form).await;
            // Those who read come first; whoever would only read later is left.
            if answer.status.as_u16() == 422 {
                break answer;
            }
            answer.ok();
        };
        assert!(page.main().contains("Nothing has changed") && page.main().contains("One person alone reads"));
        assert!(page.attributes("section.aside a", "href").contains(&"/en/suite/9".to_owned()), "{}", page.main());
    })
    .await;
}

#[tokio::test]
async fn an_inquiry_read_by_one_person_says_what_can_be_done() {
    let house = house().await;
    let (mut person, number) = agreed(&house, "").await;
    let mut ines = house.signed_in(INES).await;
    let inquiry = handed(&mut ines, &number).await;
    // Alone, she is told whom the person can turn to, and there is nothing to send.
    let mut assessor = house.signed_in(BERENICE).await;
    let page = assessor.get(&format!("/inquiries/{inquiry}")).await.ok();
    let door = format!("/inquiries/{inquiry}/step-back");
    assert!(page.attributes("aside a", "href").contains(&door), "{}", page.main());
    let page = assessor.get(&door).await.ok();
    assert!(page.main().contains("Vous êtes la seule personne") && page.forms("/step-back").is_empty());
    let token = assessor.get(&format!("/inquiries/{inquiry}")).await.ok().form("/write").value("token").to_owned();
    assessor.submit(&Form::forged(&door).and("token", &token).and("sure", "yes")).await.is(422);
    // The cell has no part in it.
    ines.get(&door).await.is(404);
    // Nor can the person: first the consent is taken back, then she is out.
    let page = person.get("/suite/13").await.ok();
    assert!(page.main().contains("Une seule personne lit ce qui a été transmis"), "{}", page.main());
    let id = house.cast.people[BERENICE].member.unwrap().to_string();
    let form = page.form("/suite/13").and("sure", "yes").and("member", &id);
    let refused = person.submit(&form).await.is(422);
    assert!(refused.main().contains("Rien n’a changé"), "{}", refused.main());
    assessor.get(&format!("/inquiries/{inquiry}")).await.ok();
    let agreements = person.get("/suite/7").await.ok();
    person.submit(&agreements.form("/suite/7").fill("do", "take-back")).await.ok();
    person.submit(&form).await.ok();
    assessor.get(&format!("/inquiries/{inquiry}")).await.is(404);
    for page in ["/", "/inquiries"] {
        assert!(!assessor.get(page).await.ok().body.contains(&inquiry), "{page}");
    }
}

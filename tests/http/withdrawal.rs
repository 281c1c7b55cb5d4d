//! Withdrawing what was sent, and coming back on it, through both routers.
use jiff::SignedDuration;

use super::house::{House, INES, SOFIA, house};
use crate::support::client::{Answer, Browser, Form};

async fn followed(house: &House, code: &str) -> Browser {
    let mut person = house.visitor();
    let door = person.get("/suite").await.ok().form("/suite").fill("code", code);
    person.submit(&door).await.ok();
    person
}

#[tokio::test]
async fn whoever_is_pressed_sees_where_help_is_and_withdraws_all_the_same() {
    let house = house().await;
    let (code, number) = house.report("Un <récit>.").await;
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    ines.submit(&case.form("/note").fill("text", "Entre nous.")).await.ok();

    let mut person = followed(&house, &code).await;
    let space = person.get("/suite/1").await.ok();
    assert!(space.attributes("main a", "href").contains(&"/suite/9".to_owned()));
    let page = person.get("/suite/9").await.ok();
    let form = page.form("/suite/9");
    person.submit(&form.clone().fill("case", "R-2026-00000")).await.is(422);
    let help = person.submit(&form.and("pressed", "yes").and("tell", "yes")).await.ok();
    assert_eq!(help.path, "/suite/9");
    assert!(help.attributes("main a", "href").iter().any(|to| to.starts_with("tel:")), "{}", help.main());
    ines.get(&format!("/cases/{number}")).await.ok();
    let again = help.form("/suite/9");
    assert_eq!((again.value("pressed"), again.value("tell")), ("yes", "yes"), "nothing is to be said again");
    let space = person.submit(&again).await.ok();
    assert_eq!(space.path, "/suite/1");
    assert!(space.has_form("/suite/9") && !space.has_form("/suite/1"), "{}", space.main());
    assert!(space.main().contains("Un <récit>."), "they keep what they wrote");
    // Sent twice, it is withdrawn once; the page of the choice leads back.
    assert_eq!(person.submit(&again).await.ok().path, "/suite/1");
    assert_eq!(person.get("/suite/9").await.ok().path, "/suite/1");
    person.get("/suite/20").await.ok();
    person.get("/suite/5").await.ok();

    let told = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(!told.main().contains("Un <récit>.") && !told.main().contains("Entre nous."), "{}", told.main());
    assert!(told.main().contains("Parlez-en avec la coordination"), "{}", told.main());
    assert!(told.main().contains(&number) && !told.has_form("/reply") && !told.has_form("/note"));
    for path in ["/cases", "/"] {
        let list = ines.get(path).await.ok();
        assert!(list.main().contains(&number) && !list.main().contains("Un <récit>."), "{path}: {}", list.main());
    }
    is_told_to_whoever_was_writing(&house, (&mut ines, &case), &number).await;

    let back = person.submit(&space.form("/suite/9")).await.ok();
    assert!(back.has_form("/suite/1"), "{}", back.main());
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(case.main().contains("Un <récit>.") && case.main().contains("Entre nous."), "{}", case.main());
    assert!(case.texts(".talk").join(" ").contains("est revenue sur son retrait"), "{}", case.main());
    assert_eq!(person.submit(&space.form("/suite/9")).await.ok().path, "/suite/1", "sent twice");
}

/// Who was writing at that moment is told so, and has their words back; anybody else is told nothing.
async fn is_told_to_whoever_was_writing(house: &House, (ines, case): (&mut Browser, &Answer), number: &str) {
    for form in [case.form("/reply"), case.form("/note")] {
        let late = ines.submit(&form.fill("text", "Ma <réponse>.")).await.is(409);
        assert!(late.main().contains("La personne a retiré ce dossier") && late.main().contains("Ma <réponse>."));
    }
    let forged = Form::forged(&format!("/cases/{number}/reply")).and("text", "x");
    house.signed_in(SOFIA).await.submit(&forged).await.is(404);
}

/// Pages shown before the withdrawal, in another window: nothing of them is sent, and nothing typed is lost.
#[tokio::test]
async fn what_another_window_sends_after_a_withdrawal_is_given_back() {
    let house = house().await;
    for (prefix, title) in [("", "Ce dossier ne reçoit plus rien"), ("/en", "This case takes nothing more")] {
        let (code, _) = house.report("Un récit.").await;
        let mut person = followed(&house, &code).await;
        let at = |path: &str| format!("{prefix}{path}");
        let mut forms = Vec::new();
        for path in ["/suite/1", "/suite/6", "/suite/8", "/suite/10"] {
            forms.push(person.get(&at(path)).await.ok().form(path));
        }
        let page = person.get(&at("/suite/9")).await.ok();
        person.submit(&page.form("/suite/9")).await.ok();
        for path in ["/suite/4", "/suite/6", "/suite/8"] {
            assert_eq!(person.get(&at(path)).await.ok().path, at("/suite/1"), "{path}");
        }
        assert!(!person.get(&at("/suite/7")).await.ok().has_form("/suite/7"));
        for form in forms {
            let form = form.fill("text", "Mes <mots>.").fill("wanted", "Un <avocat>.");
            let form = form.fill("name", "Awa").fill("agree", "yes");
            let late = person.submit(&form).await.is(409);
            assert!(late.texts("h1").join("").contains(title), "{}: {}", form.action, late.main());
            assert!(late.attributes("main a", "href").contains(&at("/suite/1")), "{}", late.main());
            let is_long = !form.action.ends_with("/suite/6") && !form.action.ends_with("/suite/8");
            assert!(!is_long || late.main().contains("Mes <mots>."), "{}: {}", form.action, late.main());
        }
    }
}

#[tokio::test]
async fn the_quick_way_is_one_page_and_after_its_days_it_is_final() {
    let house = house().await;
    for prefix in ["", "/en"] {
        let (code, number) = house.report("Un récit.").await;
        let mut person = followed(&house, &code).await;
        let page = person.get(&format!("{prefix}/suite/9")).await.ok();
        let space = person.submit(&page.form("/suite/9")).await.ok();
        assert_eq!(space.path, format!("{prefix}/suite/1"));
        house.clock.advance(SignedDuration::from_hours(24 * 15));
        recueil::service::housekeeping::sweep(&house.service).await.unwrap();
        let mut person = followed(&house, &code).await;
        let space = person.get(&format!("{prefix}/suite/1")).await.ok();
        assert!(!space.has_form("/suite/9") && !space.has_form("/suite/1"), "{}", space.main());
        assert!(space.main().contains("Un récit."), "{}", space.main());
        let mut ines = house.signed_in(INES).await;
        ines.get(&format!("/cases/{number}")).await.is(404);
    }
}

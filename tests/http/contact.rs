//! A member records a call, gives a code, and helps who loses it: through the pages.
use axum::http::Method;

use super::house::{CLAIRE, House, INES, THOMAS, house, on_each_database, reference, shown};
use crate::support::client::{Answer, Browser};

/// Fills the two pages; gives the last one, where everything is read back.
async fn told(member: &mut Browser, person: &str) -> Answer {
    let first = shown(member, "/contact").await.fill("channel", "phone").fill("person", person);
    let first = first.fill("received", "2026-11-13").fill("kinds", "harc-sex").fill("narrative", "Depuis mars.");
    let second = member.submit(&first).await.ok();
    assert_eq!(second.path, "/contact/who");
    let check = member.submit(&second.form("/contact/who").fill("persons", "un encadrant")).await.ok();
    assert_eq!(check.path, "/contact/check");
    check
}

async fn recorded(member: &mut Browser, person: &str) -> (String, String) {
    let check = told(member, person).await;
    let code = member.submit(&check.form("/contact/check")).await.ok();
    assert_eq!(code.path, "/contact/code");
    (code.shown().replace(' ', ""), reference(&code.main()))
}

async fn comes_back(house: &House, code: &str) -> (Browser, Answer) {
    let mut person = house.visitor();
    let door = shown(&mut person, "/suite").await.fill("code", code);
    let answer = person.submit(&door).await;
    (person, answer)
}

#[tokio::test]
async fn a_call_is_recorded_and_its_code_given_once() {
    on_each_database(async |house| {
        let mut ines = house.signed_in(INES).await;
        let empty = shown(&mut ines, "/contact").await;
        let again = ines.submit(&empty).await.is(422);
        assert!(again.main().contains("par quelle voie"), "{}", again.main());
        let nothing = ines.submit(&empty.fill("channel", "letter").fill("when", "en mars")).await.is(422);
        assert!(nothing.main().contains("quelques mots"), "{}", nothing.main());
        assert_eq!(nothing.form("/contact").value("when"), "en mars", "nothing typed is lost");

        let check = told(&mut ines, "Awa Sarr").await;
        for said in ["Par téléphone", "Awa Sarr", "Depuis mars.", "un encadrant", "vendredi 13 novembre 2026"] {
            assert!(check.main().contains(said), "{said} in {}", check.main());
        }
        let record = check.form("/contact/check");
        let first = ines.submit(&record).await.ok();
        let second = ines.submit(&record).await.ok();
        assert_eq!(
            (first.path.as_str(), first.shown()),
            ("/contact/code", second.shown()),
            "a second click sends nothing"
        );
        assert_eq!(ines.get("/contact/code").await.ok().shown(), first.shown(), "shown until it was given");
        let (code, number) = (first.shown().replace(' ', ""), reference(&first.main()));
        let case = ines.submit(&first.form("/contact/code")).await.ok();
        assert_eq!(case.path, format!("/cases/{number}"));
        assert!(case.main().contains("noté par la cellule") && case.main().contains("Awa Sarr"), "{}", case.main());
        assert_eq!(ines.get("/contact/code").await.ok().path, "/", "and then no more");

        taken(&house, &code).await;
    })
    .await;
}

/// An age that was said on the phone, or that a letter tells, warns whoever takes the case.
#[tokio::test]
async fn an_age_told_on_the_phone_warns_the_team() {
    let house = house().await;
    for (answer, warned) in [("yes", true), ("no", false)] {
        let mut ines = house.signed_in(INES).await;
        told(&mut ines, "").await;
        let form = shown(&mut ines, "/contact").await.fill("minor", answer);
        ines.submit(&form).await.ok();
        let check = ines.get("/contact/check").await.ok();
        let code = ines.submit(&check.form("/contact/check")).await.ok();
        let number = reference(&code.main());
        let case = ines.submit(&code.form("/contact/code")).await.ok();
        assert_eq!(case.main().contains("434-3"), warned, "{answer}: {}", case.main());
        let list = ines.get("/cases").await.ok().main();
        let row = list.split(&number).nth(1).unwrap_or_default().chars().take(60).collect::<String>();
        assert_eq!(row.contains("Moins de 18 ans"), warned, "{row}");
        house.wait_minutes(1);
    }
}

/// The person changes the code before they see anything.
async fn taken(house: &House, code: &str) {
    let (mut person, change) = comes_back(house, code).await;
    assert_eq!(change.path, "/suite/2");
    assert!(change.main().contains("quelqu’un qui l’a vu"), "{}", change.main());
    for path in ["/suite/1", "/suite/5"] {
        let refused = person.get(path).await.is(403);
        assert!(
            !refused.body.contains("Depuis mars")
                && refused.attributes("main a", "href").contains(&"/suite/2".to_owned())
        );
    }
    let new = person.submit(&change.form("/suite/2")).await.ok();
    let case = person.submit(&new.form("/suite/3")).await.ok();
    for said in ["Depuis mars.", "Awa Sarr", "Par téléphone", "Vous avez remplacé le code"] {
        assert!(case.main().contains(said), "{said} in {}", case.main());
    }
    comes_back(house, code).await.1.is(422);
}

#[tokio::test]
async fn whoever_must_not_read_is_kept_out_and_told() {
    let house = house().await;
    let mut ines = house.signed_in(INES).await;
    told(&mut ines, "").await;
    let own = format!("link-{}", house.cast.people[INES].member.unwrap());
    let who = shown(&mut ines, "/contact/who").await.fill(&own, "involved");
    let check = ines.submit(&who).await.ok();
    assert!(check.main().contains("Vous ne pourrez pas ouvrir ce dossier"), "{}", check.main());
    let code = ines.submit(&check.form("/contact/check")).await.ok();
    let number = reference(&code.main());
    assert_eq!(ines.submit(&code.form("/contact/code")).await.ok().path, "/");
    ines.get(&format!("/cases/{number}")).await.is(404);
    house.signed_in(THOMAS).await.get(&format!("/cases/{number}")).await.ok();
    // What was typed can be thrown away.
    told(&mut ines, "").await;
    let forget = ines.get("/contact/check").await.ok().form("/contact/forget");
    assert_eq!(ines.submit(&forget).await.ok().path, "/");
    assert_eq!(shown(&mut ines, "/contact").await.value("narrative"), "");
    assert_eq!(ines.get("/contact/check").await.ok().path, "/contact");
    // Nobody else comes here.
    assert_eq!(house.colleague().get("/contact").await.path, "/sign-in");
    house.visitor().once(Method::GET, "/contact", None).await.is(404);
}

#[tokio::test]
async fn a_lost_code_takes_two_members() {
    let house = house().await;
    let mut ines = house.signed_in(INES).await;
    let (lost, number) = recorded(&mut ines, "Awa Sarr").await;
    let case = format!("/cases/{number}");
    let vouch = ines.get(&case).await.ok().form("/vouch");
    let unsure = ines.submit(&vouch.clone().fill("text", "Vue hier.")).await.is(422);
    assert!(unsure.main().contains("cochez la case"), "{}", unsure.main());
    let done = ines.submit(&vouch.fill("text", "Vue hier.").fill("sure", "yes")).await.ok();
    assert!(done.main().contains("Une autre personne de la cellule doit vérifier") && !done.has_form("/renew-code"));

    let mut claire = house.signed_in(CLAIRE).await;
    let renew = claire.get(&case).await.ok().form("/renew-code").fill("text", "Rappelée.").fill("sure", "yes");
    let given = claire.submit(&renew).await.ok();
    assert_eq!(given.path, "/contact/code");
    assert_eq!(claire.submit(&renew).await.ok().shown(), given.shown(), "sent twice, it is one");
    assert_eq!(claire.submit(&given.form("/contact/code")).await.ok().path, case);

    comes_back(&house, &lost).await.1.is(422);
    let (mut person, change) = comes_back(&house, &given.shown().replace(' ', "")).await;
    let new = person.submit(&change.form("/suite/2")).await.ok();
    let own = person.submit(&new.form("/suite/3")).await.ok().main();
    for said in ["Vue hier.", "Rappelée.", "après le contrôle de deux membres"] {
        assert!(own.contains(said), "{said} in {own}");
    }
    // Somebody who gave no name deposits anew.
    let (_, anonymous) = house.report("Un récit.").await;
    let page = ines.get(&format!("/cases/{anonymous}")).await.ok();
    assert!(page.main().contains("déposer un nouveau récit") && !page.has_form("/vouch"), "{}", page.main());
}

//! A question through the whole router, in both languages, and the report that comes of it.
use super::house::{INES, house, on_each_database, reference};
use crate::support::client::{Answer, Browser};

/// Words and place; gives the page that says who will read.
async fn asking(person: &mut Browser, prefix: &str, text: &str) -> Answer {
    let home = person.get(&format!("{prefix}/")).await.ok();
    let door = format!("{prefix}/mot");
    assert!(home.attributes(".doors a", "href").contains(&door), "{}", home.main());
    let page = person.get(&door).await.ok();
    person.submit(&page.form("/mot").fill("text", text).fill("audience", "student")).await
}

#[tokio::test]
async fn somebody_asks_is_answered_and_makes_a_report_of_it() {
    on_each_database(async |house| {
        for prefix in ["", "/en"] {
            let mut person = house.visitor();
            let check = asking(&mut person, prefix, "Que se passe-t-il <ensuite> ?").await.ok();
            assert_eq!(check.path, format!("{prefix}/mot/2"));
            assert!(check.main().contains("Que se passe-t-il <ensuite> ?"), "{}", check.main());
            let code = person.submit(&check.form("/mot/2")).await.ok();
            assert_eq!(code.path, format!("{prefix}/note/7"));
            let number = reference(&code.main());
            let again = person.submit(&check.form("/mot/2")).await.ok();
            assert_eq!(again.path, format!("{prefix}/note/7"), "a second click");

            let mut listener = house.signed_in(INES).await;
            let case = listener.get(&format!("{prefix}/cases/{number}")).await.ok();
            assert!(case.main().contains("Que se passe-t-il <ensuite> ?"), "{}", case.main());
            listener.submit(&case.form("/reply").fill("text", "Voici.")).await.ok();

            let follow = person.submit(&again.form("/note/7")).await.ok();
            assert!(follow.main().contains("Voici."), "{}", follow.main());
            let you = person.submit(&follow.form("/mot/1")).await.ok();
            assert_eq!(you.path, format!("{prefix}/note/1"));
            assert_eq!(you.form("/note/1").value("audience"), "student");
            let check = person.get(&format!("{prefix}/note/6")).await.ok();
            let code = person.submit(&check.form("/note/6")).await.ok();
            assert_eq!(reference(&code.main()), number);
            let follow = person.get(&format!("{prefix}/suite/1")).await.ok();
            assert!(!follow.has_form("/mot/1"), "it is a report now");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_stays() {
    let house = house().await;
    let mut person = house.visitor();
    let again = asking(&mut person, "", "  ").await.is(422);
    assert_eq!(again.form("/mot").value("audience"), "student");
    let long = "é".repeat(20_001);
    let again = asking(&mut person, "", &long).await.is(422);
    assert_eq!(again.form("/mot").value("text").trim(), long);
    assert_eq!(person.get("/mot/2").await.ok().path, "/mot", "nothing to send yet");
    let forged = again.form("/mot").fill("text", "?").fill("entity", "ailleurs");
    person.submit(&forged).await.is(422);
    assert_eq!(house.count("cases").await, 0);
    let check = asking(&mut person, "", "Une question ?").await.ok();
    let back = person.get("/mot").await.ok();
    assert_eq!(back.form("/mot").value("text").trim(), "Une question ?");
    person.submit(&check.form("/mot/2").and("link-1", "involved")).await.is(400);
    assert_eq!(house.count("cases").await, 0);
}

#[tokio::test]
async fn nothing_is_sent_before_the_page_has_named_who_reads() {
    let house = house().await;
    let mut person = house.visitor();
    let check = asking(&mut person, "", "Une question ?").await.ok();
    let readers = check.attributes("fieldset input", "name");
    assert!(readers.len() > 1, "{}", check.main());
    let mut without = check.form("/mot/2");
    for name in &readers {
        without = without.and(name, "involved");
    }
    // Everybody here must not read: another team is named, and nothing is sent yet.
    let moved = person.submit(&without).await.is(422);
    assert_eq!(house.count("cases").await, 0);
    assert_eq!(moved.texts("[role=alert]").len(), 1, "{}", moved.main());
    let others = moved.attributes("fieldset input", "name");
    assert!(others != readers || !moved.has_form("/mot/2"), "{}", moved.main());
    // One of them alone: the others read, and it is sent.
    let code = person.submit(&check.form("/mot/2").and(&readers[0], "involved")).await.ok();
    assert_eq!(code.path, "/note/7");
}

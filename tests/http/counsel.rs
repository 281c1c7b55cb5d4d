//! Somebody bound by secrecy, through both routers.
use super::house::{House, INES, SOFIA, house, reference};
use crate::support::client::Browser;

async fn counsel(house: &House) -> Browser {
    house.signed_in(SOFIA).await
}

#[tokio::test]
async fn somebody_confides_and_is_answered_by_that_person_alone() {
    let house = house().await;
    for prefix in ["", "/en"] {
        let mut person = house.visitor();
        let help = person.get(&format!("{prefix}/info/3")).await.ok();
        let door = format!("{prefix}/mot/3");
        assert!(help.attributes("main a", "href").contains(&door), "{}", help.main());
        let page = person.get(&door).await.ok();
        let form = page.form("/mot/3").fill("text", "Je dors <mal>.");
        let again = person.submit(&form).await.is(422);
        assert_eq!(again.form("/mot/3").value("text").trim(), "Je dors <mal>.");
        let member = page.attributes("input[name=member]", "value").remove(0);
        let code = person.submit(&form.and("member", &member)).await.ok();
        assert_eq!(code.path, format!("{prefix}/note/7"));
        let space = person.submit(&code.form("/note/7")).await.ok();
        assert!(space.attributes("main a", "href").contains(&door), "{}", space.main());
        let number = space.form("/memo/1").value("case").to_owned();

        let mut sofia = counsel(&house).await;
        let list = sofia.get("/talks").await.ok();
        assert!(list.main().contains(&number), "{}", list.main());
        let talk = sofia.get(&format!("/talks/{number}")).await.ok();
        assert!(talk.main().contains("Je dors <mal>."), "{}", talk.main());
        let here = format!("/talks/{number}");
        sofia.submit(&talk.form(&here).fill("text", "  ")).await.is(422);
        let talk = sofia.submit(&talk.form(&here).fill("text", "Je vous écoute.")).await.ok();
        assert_eq!(talk.path, here);

        let talk = person.get(&door).await.ok();
        assert!(talk.main().contains("Je vous écoute."), "{}", talk.main());
        let talk = person.submit(&talk.form("/mot/3").fill("text", "Merci.")).await.ok();
        assert!(talk.main().contains("Merci.") && talk.texts("[role=status]").len() == 1);

        let mut ines = house.signed_in(INES).await;
        for path in ["/talks".to_owned(), here, format!("/cases/{number}")] {
            ines.get(&path).await.is(404);
        }
    }
}

#[tokio::test]
async fn beside_a_case_it_is_the_persons_and_theirs() {
    let house = house().await;
    let (code, number) = house.report("Un récit.").await;
    let mut person = house.visitor();
    let door = person.get("/suite").await.ok().form("/suite").fill("code", &code);
    person.submit(&door).await.ok();
    let page = person.get("/mot/3").await.ok();
    let member = page.attributes("input[name=member]", "value").remove(0);
    let form = page.form("/mot/3").fill("text", "À vous seule.").and("member", &member);
    person.submit(&form.clone().fill("case", "R-2026-00000")).await.is(409);
    person.submit(&form).await.ok();
    let follow = person.get("/suite/1").await.ok();
    assert!(follow.attributes("main a", "href").contains(&"/mot/3".to_owned()));
    assert_eq!(reference(&follow.main()), number);
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(!case.main().contains("À vous seule."), "{}", case.main());
    let mut sofia = counsel(&house).await;
    let talk = sofia.get(&format!("/talks/{number}")).await.ok();
    assert!(talk.main().contains("À vous seule.") && !talk.main().contains("Un récit."), "{}", talk.main());
    sofia.get(&format!("/cases/{number}")).await.is(404);
}

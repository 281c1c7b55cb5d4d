//! A name and a way to be reached, through both routers.
use super::house::{House, INES, begin, house, reference, shown};
use crate::support::client::Browser;

const NAME: &str = "Awa <Diop>";

/// A report with a name; gives the browser, the page of the code and the reference.
async fn named(house: &House, prefix: &str) -> (Browser, String, String) {
    let mut person = house.visitor();
    begin(&mut person).await;
    let story = shown(&mut person, "/note/3").await.fill("narrative", "Un récit.");
    person.submit(&story).await.ok();
    let name = shown(&mut person, &format!("{prefix}/note/11")).await.fill("name", NAME).fill("way", "mail");
    let wrong = person.submit(&name.clone().fill("address", "awa")).await.is(422);
    assert_eq!(wrong.form("/note/11").value("name"), NAME, "nothing typed is lost");
    assert_eq!(wrong.form("/note/11").value("address"), "awa");
    let right = name.fill("address", "awa@maison.example").fill("wording", "la bibliothèque");
    let next = person.submit(&right).await.ok();
    assert_eq!(next.path, format!("{prefix}/note/5"));
    let check = person.get(&format!("{prefix}/note/6")).await.ok();
    assert!(check.main().contains(NAME) && check.main().contains("awa@maison.example"), "{}", check.main());
    assert!(check.attributes("main a", "href").contains(&format!("{prefix}/note/11")), "it can be changed");
    let code = person.submit(&check.form("/note/6")).await.ok();
    let number = reference(&code.main());
    (person, code.main(), number)
}

#[tokio::test]
async fn it_is_given_with_the_account_and_read_apart() {
    let house = house().await;
    for (prefix, none) in
        [("", "Nous ne vous enverrons ni courriel, ni SMS."), ("/en", "neither e-mail nor text message")]
    {
        let (mut person, code, number) = named(&house, prefix).await;
        assert!(code.contains(none), "no server here, and the page says so: {code}");
        let again = if prefix.is_empty() { "deux membres de la cellule" } else { "two members of the team" };
        assert!(code.contains(again), "{code}");
        let change = person.get(&format!("{prefix}/suite/2")).await.ok();
        assert!(change.main().contains(again), "{}", change.main());
        let changed = person.submit(&change.form("/suite/2")).await.ok();
        assert!(changed.main().contains(again), "{}", changed.main());
        person.submit(&changed.form("/suite/3")).await.ok();
        let follow = person.get(&format!("{prefix}/suite/1")).await.ok();
        assert!(!follow.body.contains("Diop") && !follow.body.contains("maison.example"), "{}", follow.main());
        let mut ines = house.signed_in(INES).await;
        for path in ["/", "/cases"] {
            let list = ines.get(path).await.ok();
            assert!(!list.body.contains("Diop") && !list.body.contains("maison.example"), "{path}");
        }
        let case = ines.get(&format!("/cases/{number}")).await.ok();
        let folded = case.texts("details").join("\n");
        for said in [NAME, "awa@maison.example", "la bibliothèque"] {
            assert!(folded.contains(said), "{said}: {folded}");
        }
        assert!(!case.texts("title").join("").contains("Diop") && !case.texts(".talk").join("").contains("Diop"));
        assert!(case.texts("#reply .aside").len() == 1, "how to tell the person stands where the answer is written");
    }
}

#[tokio::test]
async fn it_is_changed_and_taken_back_in_ones_own_space() {
    let house = house().await;
    let (mut person, _, number) = named(&house, "").await;
    let follow = person.get("/suite/1").await.ok();
    assert!(follow.attributes("main a", "href").contains(&"/suite/6".to_owned()));
    let page = person.get("/suite/6").await.ok();
    let form = page.form("/suite/6");
    assert_eq!((form.value("name"), form.value("way"), form.value("address")), (NAME, "mail", "awa@maison.example"));
    person.submit(&form.clone().fill("case", "R-2026-00000")).await.is(422);
    let wrong = person.submit(&form.clone().fill("way", "")).await.is(422);
    assert_eq!(wrong.form("/suite/6").value("wording"), "la bibliothèque");
    let done = person.submit(&form.clone().fill("way", "phone").fill("address", "06 00 00 00 00")).await.ok();
    assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), ("/suite/1", 1));
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(case.main().contains("06 00 00 00 00") && !case.body.contains("maison.example"), "{}", case.main());
    let back = person.get("/suite/6").await.ok().forms("/suite/6").pop().unwrap().and("go", "back");
    person.submit(&back).await.ok();
    let again = person.submit(&back).await.ok();
    assert_eq!(again.path, "/suite/1", "twice is once");
    let told = again.texts("[role=status]").join("");
    assert!(told.contains("retiré") && !told.contains("Rien n’a changé"), "{told}");
    assert!(!person.get("/suite/2").await.ok().main().contains("deux membres"), "nobody knows a name any more");
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(!case.body.contains("Diop") && !case.body.contains("06 00 00"), "{}", case.main());
    let ledger = person.get("/suite/5").await.ok();
    assert!(!ledger.body.contains("Diop"));
}

#[tokio::test]
async fn it_is_kept_for_later_with_the_rest() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let story = shown(&mut person, "/note/3").await.fill("narrative", "Un récit.");
    person.submit(&story).await.ok();
    let name = shown(&mut person, "/note/11").await.fill("name", NAME);
    let code = person.submit(&name.and("go", "later")).await.ok();
    assert_eq!(code.path, "/note/7");
    let space = person.submit(&code.form("/note/7")).await.ok();
    let step = person.submit(&space.form("/memo/6")).await.ok();
    assert_eq!((step.path.as_str(), step.form("/note/11").value("name")), ("/note/11", NAME));
}

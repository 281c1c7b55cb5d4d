//! Agreements and wishes, through both routers.
use super::house::{House, INES, begin, house, reference, shown};
use crate::support::{
    client::{Answer, Browser, Form},
    sent::Sent,
};

pub(super) const STORY: &str = "Il m'attend <devant> l'amphi.";

/// A form filled up to its last page by somebody with these wishes; a file with it.
pub(super) async fn written(house: &House, prefix: &str, (standing, wishes): (&str, &[&str])) -> (Browser, Answer) {
    let mut person = house.visitor();
    begin(&mut person).await;
    let you = shown(&mut person, &format!("{prefix}/note/1")).await.fill("standing", standing);
    person.submit(&you).await.ok();
    let words = shown(&mut person, &format!("{prefix}/note/3")).await.fill("narrative", STORY);
    person.submit(&words).await.ok();
    let files = shown(&mut person, &format!("{prefix}/note/8")).await;
    let given = Sent::new(&[("token", files.value("token"))]).file("preuve.txt", b"une preuve");
    given.to(&mut person, &format!("{prefix}/note/8")).await.is(303);
    let mut form = shown(&mut person, &format!("{prefix}/note/5")).await;
    for wish in wishes {
        form = form.and("wishes", wish);
    }
    let check = person.submit(&form.fill("go", "check")).await.ok();
    assert_eq!(check.path, format!("{prefix}/note/6"));
    (person, check)
}

pub(super) async fn follow(person: &mut Browser, code: &Answer) -> Answer {
    person.submit(&code.form("/note/7")).await.ok()
}

#[tokio::test]
async fn a_form_sent_three_times_at_once_is_one_consent() {
    let house = house().await;
    let (mut person, check) = written(&house, "", ("victim", &["hand-over"])).await;
    let form = check.form("/note/6").and("agree", "yes");
    let (mut second, mut third) = (person.clone(), person.clone());
    let (one, ..) = tokio::join!(person.submit(&form), second.submit(&form), third.submit(&form));
    follow(&mut person, &one.ok()).await;
    let page = person.get("/suite/7").await.ok();
    assert_eq!(page.forms("/suite/7").len(), 1, "{}", page.main());
}

#[tokio::test]
async fn with_a_report_one_can_agree_to_exactly_it_or_not() {
    let house = house().await;
    for prefix in ["", "/en"] {
        let (mut person, check) = written(&house, prefix, ("victim", &["hand-over-without-name"])).await;
        let offer = check.texts("form[action$='/note/6']").join(" ");
        assert!(!offer.to_lowercase().contains("anonym"), "{offer}");
        let file = check.attributes("input[name=files]", "value").remove(0);
        assert!(check.attributes("input[name=agree][checked], input[name=files][checked]", "value").is_empty());
        assert!(check.attributes("input[name=name]", "value").is_empty(), "no name was given");
        // A file of nobody's, a page that is not this one: shown again, nothing sent.
        let form = check.form("/note/6").and("agree", "yes");
        let cases = house.count("cases").await;
        let wrong = person.submit(&form.clone().and("files", &"0".repeat(32))).await.is(422);
        assert!(wrong.texts(".faults li").len() == 1, "{}", wrong.main());
        person.submit(&form.clone().and("files", "x")).await.is(422);
        let changed = person.submit(&form.clone().fill("shown", "0")).await.is(422);
        assert!(changed.attributes("input[name=agree][checked]", "value").is_empty(), "read first, then agreed to");
        assert_eq!(house.count("cases").await, cases);
        let code = person.submit(&form.and("files", &file)).await.ok();
        assert_eq!(code.path, format!("{prefix}/note/7"));
        let space = follow(&mut person, &code).await;
        let page = person.get(&format!("{prefix}/suite/7")).await.ok();
        let text = page.texts(".kept").join(" ");
        assert!(text.contains(STORY) && text.contains("preuve.txt"), "{text}");
        let number = reference(&space.main());
        let case = house.signed_in(INES).await.get(&format!("/cases/{number}")).await.ok();
        assert!(case.texts("#consents .kept").join(" ").contains(STORY), "{}", case.main());

        let (mut person, check) = written(&house, prefix, ("witness", &["heard", "hand-over"])).await;
        let code = person.submit(&check.form("/note/6")).await.ok();
        follow(&mut person, &code).await;
        let page = person.get(&format!("{prefix}/suite/7")).await.ok();
        assert!(page.texts("h3").is_empty(), "no box ticked, no agreement: {}", page.main());
    }
    // Who does not wish it is not asked.
    let (_, check) = written(&house, "", ("victim", &["heard"])).await;
    assert!(check.attributes("input[name=agree]", "value").is_empty());
    // A witness is told how far it goes.
    let (_, check) = written(&house, "", ("witness", &["hand-over"])).await;
    assert!(check.main().contains("mon propre témoignage"), "{}", check.main());
}

async fn asked(house: &House, number: &str) -> Answer {
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    let door = format!("/cases/{number}/ask");
    assert!(case.attributes("#consents a", "href").contains(&door), "{}", case.main());
    let page = ines.get(&door).await.ok();
    let form = page.form("/ask");
    assert_eq!(form.value("text").trim(), STORY, "the account stands ready to be edited");
    let form = form.fill("text", "La copie <préparée>.").and("to", "assessor");
    for (name, value, code) in [
        ("to", "", 422),
        ("to", "measure-owner", 422),
        ("to", "listener", 422),
        ("text", "  ", 422),
        ("files", "x", 422),
    ] {
        let again = ines.submit(&form.clone().fill(name, value)).await.is(code);
        let kept = again.form("/ask");
        assert!(name == "text" || kept.value("text").trim() == "La copie <préparée>.", "{name}");
    }
    let long = "é".repeat(20_001);
    let again = ines.submit(&form.clone().fill("text", &long)).await.is(422);
    assert_eq!(again.form("/ask").value("text").trim(), long);
    let files = page.attributes("input[name=files]", "value");
    let form = files.iter().fold(form.and("name", "with"), |form, file| form.and("files", file));
    let case = ines.submit(&form).await.ok();
    assert_eq!((case.path.as_str(), case.texts("[role=status]").len()), (format!("/cases/{number}").as_str(), 1));
    // The same form again is the same request.
    ines.submit(&form).await.ok()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from the request to what is left of it")]
async fn the_person_edits_agrees_and_takes_back() {
    let house = house().await;
    let (mut person, check) = written(&house, "", ("victim", &["heard"])).await;
    let code = person.submit(&check.form("/note/6")).await.ok();
    let number = reference(&follow(&mut person, &code).await.main());
    assert!(person.get("/suite/1").await.ok().texts(".aside").is_empty());
    asked(&house, &number).await;
    let space = person.get("/suite/1").await.ok();
    assert!(space.attributes(".aside a", "href").contains(&"/suite/7".to_owned()), "{}", space.main());
    let page = person.get("/suite/7").await.ok();
    assert_eq!(page.forms("/suite/7").len(), 1, "asked once");
    let form = page.form("/suite/7");
    assert_eq!(form.value("text").trim(), "La copie <préparée>.");
    assert!(page.attributes("input[type=checkbox][checked]", "value").is_empty());
    assert!(page.attributes("input[name=name]", "value").is_empty(), "no name was given");
    let file = page.attributes("input[name=files]", "value").remove(0);
    let mine = form.clone().fill("text", "Mes mots à moi.").and("files", &file);
    for (form, status) in [
        (mine.clone().fill("text", " ").fill("files", "").fill("do", "agree"), 422),
        (mine.clone().and("files", "x").fill("do", "agree"), 422),
        (mine.clone().and("files", &"0".repeat(32)).fill("do", "agree"), 422),
        (mine.clone().fill("name", "with").fill("do", "agree"), 422),
        (mine.clone().fill("number", "99999").fill("do", "agree"), 422),
        (mine.clone().fill("number", "x").fill("do", "agree"), 422),
        (mine.clone().fill("case", "R-2026-00000").fill("do", "agree"), 422),
        (mine.clone().fill("do", "all"), 422),
    ] {
        let again = person.submit(&form).await.is(status);
        let typed = form.value("text").trim();
        assert!(again.body.contains(typed), "nothing typed is lost: {}", again.main());
        assert!(again.texts("[role=alert]").len() == 1, "{}", again.main());
    }
    let long = "é".repeat(20_001);
    let again = person.submit(&mine.clone().fill("text", &long).fill("do", "agree")).await.is(422);
    assert_eq!(again.form("/suite/7").value("text").trim(), long);

    let agree = mine.fill("do", "agree");
    let page = person.submit(&agree).await.ok();
    assert_eq!((page.path.as_str(), page.texts("[role=status]").len()), ("/suite/7", 1));
    let text = page.texts(".kept").join(" ");
    assert!(text.contains("Mes mots à moi.") && text.contains("preuve.txt") && !text.contains("préparée"), "{text}");
    // A second click is the same answer; another answer is given back.
    person.submit(&agree).await.ok();
    let again = person.submit(&agree.clone().fill("text", "Autre chose encore.")).await.is(422);
    assert!(again.texts("[role=alert]").join(" ").contains("Autre chose encore."), "{}", again.main());
    let case = house.signed_in(INES).await.get(&format!("/cases/{number}")).await.ok();
    assert!(case.texts("#consents .kept").join(" ").contains("Mes mots à moi."), "{}", case.main());

    let back = page.form("/suite/7");
    let page = person.submit(&back.clone().fill("do", "take-back")).await.ok();
    assert!(page.forms("/suite/7").is_empty(), "{}", page.main());
    person.submit(&back.fill("do", "take-back")).await.ok();
    asked(&house, &number).await;
    // A request that waits stands whole in what the person takes away, and what they said is proved.
    let whole = person.get("/suite/20").await.ok();
    let sent = person.send(&whole.form("/suite/20").and("what", "all")).await;
    // Nothing in the archive is compressed.
    let told = String::from_utf8_lossy(&sent.bytes);
    assert!(told.contains("Vous n’avez pas répondu") && told.contains("préparée"), "{told}");
    assert!(told.contains("Votre accord, ") && told.contains("Votre accord retiré, "), "{told}");
    let page = person.get("/suite/7").await.ok();
    let page = person.submit(&page.form("/suite/7").fill("do", "decline")).await.ok();
    assert!(page.main().contains("Refusé le"), "{}", page.main());
}

/// What is taken back is named, and so is what still stands.
#[tokio::test]
async fn another_consent_still_stands() {
    let house = house().await;
    let (mut person, check) = written(&house, "", ("victim", &["heard"])).await;
    let code = person.submit(&check.form("/note/6")).await.ok();
    let number = reference(&follow(&mut person, &code).await.main());
    for _ in 0..2 {
        asked(&house, &number).await;
        let page = person.get("/suite/7").await.ok();
        assert!(page.main().contains("Il s’agit de savoir s’il faut ouvrir une enquête."), "{}", page.main());
        person.submit(&page.form("/suite/7").fill("do", "agree")).await.ok();
    }
    let page = person.get("/suite/7").await.ok();
    let page = person.submit(&page.form("/suite/7").fill("do", "take-back")).await.ok();
    let still = page.texts(".aside.care").join(" ");
    assert!(still.contains("Un autre accord est toujours valable") && still.contains("enquête"), "{still}");
    assert!(!person.get("/suite/7").await.ok().main().contains("toujours valable"), "said once");
    let space = person.get("/suite/1").await.ok();
    let talk = space.texts(".talk").join(" ");
    assert!(talk.contains("Accord retiré. Il avait été donné pour transmettre à la personne que"), "{talk}");
    let page = person.get("/suite/7").await.ok();
    let page = person.submit(&page.form("/suite/7").fill("do", "take-back")).await.ok();
    assert!(page.texts(".aside.care").is_empty(), "{}", page.main());
}

#[tokio::test]
async fn wishes_are_said_anew() {
    let house = house().await;
    let (mut person, check) = written(&house, "", ("victim", &["heard"])).await;
    let code = person.submit(&check.form("/note/6")).await.ok();
    let number = reference(&follow(&mut person, &code).await.main());
    let page = person.get("/suite/8").await.ok();
    assert_eq!(page.attributes("input[checked]", "value"), ["heard"]);
    let form = page.form("/suite/8");
    person.submit(&form.clone().and("wishes", "everything")).await.is(422);
    person.submit(&form.clone().fill("case", "R-2026-00000")).await.is(422);
    let said = Form { fields: form.fields.into_iter().filter(|(name, _)| name != "wishes").collect(), ..form };
    let space = person.submit(&said.and("wishes", "supported").and("wishes", "hand-over")).await.ok();
    assert_eq!((space.path.as_str(), space.texts("[role=status]").len()), ("/suite/1", 1));
    let mut ines = house.signed_in(INES).await;
    for path in ["/cases".to_owned(), format!("/cases/{number}")] {
        let page = ines.get(&path).await.ok();
        assert!(page.main().contains("accompagnement, transmission"), "{path}: {}", page.main());
    }
}

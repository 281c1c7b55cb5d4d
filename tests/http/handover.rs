//! From a consent to a decision with its reasons, through both routers.
use super::{
    consent::{STORY, follow, written},
    house::{BERENICE, House, INES, SOFIA, house, on_each_database, reference},
};
use crate::support::client::{Answer, Browser};

/// Somebody who agreed, as they sent, that exactly this goes; their browser, and what staff call the case.
pub(super) async fn agreed(house: &House, prefix: &str) -> (Browser, String) {
    let (mut person, check) = written(house, prefix, ("victim", &["hand-over-without-name"])).await;
    let file = check.attributes("input[name=files]", "value").remove(0);
    let code = person.submit(&check.form("/note/6").and("agree", "yes").and("files", &file)).await.ok();
    let number = reference(&follow(&mut person, &code).await.main());
    (person, number)
}

fn inquiry_of(page: &Answer) -> String {
    let text = page.main();
    let start = text.find("I-20").unwrap_or_else(|| panic!("no inquiry: {text}"));
    text[start..start + 12].to_owned()
}

/// Hands over by the page; gives what the inquiry is called.
pub(super) async fn handed(cell: &mut Browser, number: &str) -> String {
    let case = cell.get(&format!("/cases/{number}")).await.ok();
    let door = format!("/cases/{number}/hand-over");
    assert!(case.attributes("#consents a", "href").contains(&door), "{}", case.main());
    let page = cell.get(&door).await.ok();
    assert!(page.main().contains(STORY) && page.main().contains("preuve.txt"), "{}", page.main());
    assert!(page.main().contains("Bérénice Aubry"), "who will receive: {}", page.main());
    let form = page.form("/hand-over");
    for wrong in ["", "x", "0", "99999"] {
        let again = cell.submit(&form.clone().fill("consent", wrong)).await.is(422);
        assert_eq!(again.texts("[role=alert]").len(), 1, "{}", again.main());
    }
    let done = cell.submit(&form).await.ok();
    assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), (format!("/cases/{number}").as_str(), 1));
    // The same form again is the same act; nothing waits any more.
    let again = cell.submit(&form).await.ok();
    assert!(!again.attributes("#consents a", "href").contains(&door));
    assert!(cell.get(&door).await.ok().forms("/hand-over").is_empty());
    inquiry_of(&done)
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from what was agreed to to the decision")]
async fn what_was_agreed_to_is_handed_over_assessed_and_answered() {
    on_each_database(async |house| {
        let (mut person, number) = agreed(&house, "").await;
        let mut ines = house.signed_in(INES).await;
        let inquiry = handed(&mut ines, &number).await;
        let space = person.get("/suite/1").await.ok();
        assert!(space.attributes(".aside a", "href").contains(&"/suite/11".to_owned()), "{}", space.main());

        let mut assessor = house.signed_in(BERENICE).await;
        let today = assessor.get("/").await.ok();
        assert!(today.main().contains(&inquiry), "what waits: {}", today.main());
        let list = assessor.get("/inquiries").await.ok();
        assert_eq!(list.attributes("tbody a", "href"), [format!("/inquiries/{inquiry}")]);
        let page = assessor.get(&format!("/inquiries/{inquiry}")).await.ok();
        assert!(page.main().contains(STORY) && !page.main().contains(&number), "{}", page.main());
        let file = page.attributes("a[href*='/files/']", "href").into_iter().find(|href| !href.ends_with("/show"));
        assert_eq!(assessor.get(&file.unwrap()).await.ok().bytes, b"une preuve");

        // Asked, answered, decided.
        let decide = assessor.get(&format!("/inquiries/{inquiry}/decide")).await.ok().form("/decide");
        let nothing = assessor.submit(&decide.clone().fill("reasons", "Parce que.")).await.is(422);
        assert_eq!(nothing.form("/decide").value("reasons").trim(), "Parce que.", "nothing typed is lost");
        assessor.submit(&decide.clone().and("opening", "opened").fill("reasons", " ")).await.is(422);
        assessor.submit(&decide.clone().and("opening", "closed").fill("reasons", "x")).await.is(422);
        let more = decide.and("opening", "more-needed").fill("reasons", "Quand <était-ce> ?");
        assert_eq!(assessor.submit(&more).await.ok().path, format!("/inquiries/{inquiry}"));
        let own = person.get("/suite/11").await.ok();
        assert!(own.main().contains("Quand <était-ce> ?") && own.main().contains("Bérénice Aubry"), "{}", own.main());
        let answer = own.form("/suite/11");
        person.submit(&answer.clone().fill("text", " ")).await.is(422);
        let done = person.submit(&answer.fill("text", "En mars, <le matin>.")).await.ok();
        assert_eq!((done.path.as_str(), done.texts("[role=status]").len()), ("/suite/11", 1));
        let page = assessor.get(&format!("/inquiries/{inquiry}")).await.ok();
        assert!(page.main().contains("En mars, <le matin>."));
        let write = page.form("/write");
        assessor.submit(&write.clone().fill("text", "")).await.is(422);
        assessor.submit(&write.fill("text", "Merci, c’est noté.")).await.ok();
        let decide = assessor.get(&format!("/inquiries/{inquiry}/decide")).await.ok().form("/decide");
        let slower = assessor.get(&format!("/inquiries/{inquiry}/decide")).await.ok().form("/decide");
        let opened = decide.and("opening", "opened").fill("reasons", "Cela demande à être établi.");
        assessor.submit(&opened).await.ok();
        // Somebody had the same page open, and was slower.
        let slower = slower.and("opening", "not-opened").fill("reasons", "Tout bien <pesé>.");
        let late = assessor.submit(&slower).await.is(404);
        assert!(late.texts("main textarea").iter().any(|text| text.trim() == "Tout bien <pesé>."), "{}", late.main());
        assessor.get(&format!("/inquiries/{inquiry}/decide")).await.is(404);
        let own = person.get("/suite/11").await.ok();
        assert!(own.main().contains("Cela demande à être établi.") && own.main().contains("Merci, c’est noté."));

        // The cell learns that it is open, and not why.
        let case = ines.get(&format!("/cases/{number}")).await.ok();
        assert!(case.main().contains("Enquête ouverte") && !case.main().contains("demande à être établi"));
    })
    .await;
}

#[tokio::test]
async fn each_opens_only_what_was_handed_to_them() {
    let house = house().await;
    let (mut person, number) = agreed(&house, "").await;
    let mut ines = house.signed_in(INES).await;
    let inquiry = handed(&mut ines, &number).await;
    let mut assessor = house.signed_in(BERENICE).await;
    let mut counsel = house.signed_in(SOFIA).await;
    for end in ["", "/decide", "/files/00000000000000000000000000000000"] {
        for stranger in [&mut ines, &mut counsel] {
            stranger.get(&format!("/inquiries/{inquiry}{end}")).await.is(404);
        }
    }
    for path in [format!("/cases/{number}"), format!("/cases/{number}/hand-over"), format!("/cases/{inquiry}")] {
        assessor.get(&path).await.is(404);
    }
    for wrong in [number.as_str(), "I-2026-00000", "x"] {
        assessor.get(&format!("/inquiries/{wrong}")).await.is(404);
        ines.get(&format!("/cases/{inquiry}")).await.is(404);
    }
    // The form of another inquiry, or of somebody else's, changes nothing.
    let form = person.get("/suite/11").await.ok().form("/suite/11").fill("text", "À qui de droit.");
    let (mut other, another) = agreed(&house, "").await;
    let theirs = handed(&mut ines, &another).await;
    person.submit(&form.clone().fill("inquiry", &theirs)).await.is(404);
    person.submit(&form.clone().fill("inquiry", &number)).await.is(404);
    let mine = other.get("/suite/11").await.ok().form("/suite/11");
    other.submit(&mine.fill("case", &number).fill("text", "Trop.")).await.is(409);
    person.submit(&form).await.ok();
    assert!(!other.get("/suite/11").await.ok().main().contains("À qui de droit"));
}

#[tokio::test]
async fn in_english_and_after_a_consent_is_taken_back() {
    let house = house().await;
    let (mut person, number) = agreed(&house, "/en").await;
    let mut ines = house.signed_in(INES).await;
    let inquiry = handed(&mut ines, &number).await;
    let page = person.get("/en/suite/7").await.ok();
    assert!(page.main().contains("It was handed over"), "{}", page.main());
    let file = {
        let mut assessor = house.signed_in(BERENICE).await;
        let page = assessor.get(&format!("/inquiries/{inquiry}")).await.ok();
        page.attributes("a[href*='/files/']", "href").remove(0)
    };
    person.submit(&page.form("/suite/7").fill("do", "take-back")).await.ok();
    let own = person.get("/en/suite/11").await.ok();
    assert!(own.main().contains("no longer shown to them"), "{}", own.main());
    let mut assessor = house.signed_in(BERENICE).await;
    let page = assessor.get(&format!("/en/inquiries/{inquiry}")).await.ok();
    assert!(page.main().contains("took their consent back") && !page.main().contains(STORY), "{}", page.main());
    assessor.get(&file).await.is(404);
}

#[tokio::test]
async fn a_letter_is_filled_and_saved_by_whoever_opens_the_inquiry() {
    let house = house().await;
    let (_, number) = agreed(&house, "").await;
    let mut ines = house.signed_in(INES).await;
    let inquiry = handed(&mut ines, &number).await;
    let mut assessor = house.signed_in(BERENICE).await;
    let list = assessor.get(&format!("/inquiries/{inquiry}/letters")).await.ok();
    let doors = list.attributes("main li a", "href");
    assert!(doors.len() >= 12, "{doors:?}");
    for door in &doors {
        let page = assessor.get(door).await.ok();
        let form = page.form(door);
        assert_eq!(form.value("reference"), inquiry);
        let lacking = assessor.submit(&form.clone()).await;
        assert_eq!(lacking.status.as_u16(), 422, "{door}: nothing was said yet");
        let typed: Vec<String> = form.fields.iter().map(|(name, _)| name.clone()).collect();
        let fill = |form: crate::support::client::Form, name: &String| {
            if form.value(name).trim().is_empty() { form.fill(name, "CANARI <b>gras</b>") } else { form }
        };
        let made = assessor.submit(&typed.iter().fold(form, fill)).await.ok();
        assert!(made.header("content-disposition").starts_with("attachment"), "{door}");
        assert!(made.bytes.len() > 500 && !made.body.contains("<b>gras"), "{door}");
        // What was typed is nowhere afterwards.
        assert!(!assessor.get(door).await.ok().body.contains("CANARI"), "{door}");
    }
    assessor.get(&format!("/inquiries/{inquiry}/letters/dismissal")).await.is(404);
    for stranger in [&mut ines, &mut house.signed_in(SOFIA).await] {
        stranger.get(&doors[0]).await.is(404);
        stranger.get(&format!("/inquiries/{inquiry}/letters")).await.is(404);
    }
}

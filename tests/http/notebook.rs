//! The notebook through the whole router: noted, left for later from every step, taken up, sent, erased.
use super::house::{House, INES, begin, house, on_each_database, reference, shown};
use crate::support::{
    client::{Answer, Browser},
    sent::Sent,
};

/// A first note; gives the browser, at the page of the code, and the code.
async fn noted(house: &House, prefix: &str, text: &str) -> (Browser, String) {
    let mut person = house.visitor();
    let home = person.get(&format!("{prefix}/")).await.ok();
    let door = format!("{prefix}/memo");
    assert!(home.attributes(".doors a", "href").contains(&door), "{}", home.main());
    let first = person.get(&door).await.ok();
    let form = first.form("/memo").fill("when", "mardi").fill("text", text);
    let code = person.submit(&form).await.ok();
    assert_eq!(code.path, format!("{prefix}/note/7"));
    (person, code.shown().replace(' ', ""))
}

async fn come_back(house: &House, prefix: &str, code: &str) -> (Browser, Answer) {
    let mut person = house.visitor();
    let door = person.get(&format!("{prefix}/suite")).await.ok().form("/suite").fill("code", code);
    let page = person.submit(&door).await.ok();
    (person, page)
}

#[tokio::test]
async fn somebody_notes_comes_back_chooses_and_sends() {
    on_each_database(async |house| {
        for prefix in ["", "/en"] {
            let (mut person, code) = noted(&house, prefix, "Il m'a suivie <jusqu'au> parking.").await;
            let again = person.get(&format!("{prefix}/note/7")).await.ok();
            let space = person.submit(&again.form("/note/7")).await.ok();
            assert_eq!(space.path, format!("{prefix}/memo/1"));
            person.get(&format!("{prefix}/exit")).await;

            let (mut person, space) = come_back(&house, prefix, &code).await;
            assert_eq!(space.path, format!("{prefix}/memo/1"));
            assert!(space.main().contains("Il m'a suivie <jusqu'au> parking."), "{}", space.main());
            let more = space.form("/memo/1").fill("text", "Encore ce matin.");
            let space = person.submit(&more).await.ok();
            assert_eq!(space.texts("[role=status]").len(), 1);
            let mut listener = house.signed_in(INES).await;
            let list = listener.get("/cases").await.ok();
            assert!(!list.main().contains(&number(&space)), "no list shows a notebook");
            send_the_first(&mut person, (prefix, &space)).await;
            let list = listener.get("/cases").await.ok();
            assert!(list.main().contains(&number(&space)), "{}", list.main());
            let case = listener.get(&format!("/cases/{}", number(&space))).await.ok();
            assert!(case.main().contains("parking") && !case.main().contains("Encore ce matin."), "{}", case.main());
        }
    })
    .await;
}

/// What its forms call the notebook.
fn number(space: &Answer) -> String {
    space.form("/memo/1").value("case").to_owned()
}

/// Chooses the oldest note, reads it over, sends it.
async fn send_the_first(person: &mut Browser, (prefix, space): (&str, &Answer)) {
    let nothing = person.submit(&space.form("/memo/3")).await.is(422);
    assert_eq!(nothing.texts(".faults li").len(), 1);
    let oldest = space.attributes("input[name=notes]", "value").pop().unwrap();
    let you = person.submit(&space.form("/memo/3").and("notes", &oldest)).await.ok();
    assert_eq!(you.path, format!("{prefix}/note/1"));
    let check = person.get(&format!("{prefix}/note/6")).await.ok();
    assert!(check.main().contains("mardi") && check.main().contains("parking"), "{}", check.main());
    assert!(!check.main().contains("Encore ce matin."), "only what was chosen");
    let code = person.submit(&check.form("/note/6")).await.ok();
    assert_eq!(code.path, format!("{prefix}/note/7"));
    let case = person.submit(&code.form("/note/7")).await.ok();
    assert_eq!(case.path, format!("{prefix}/suite/1"));
    assert!(case.attributes("main a", "href").contains(&format!("{prefix}/memo/1")));
    let beside = person.get(&format!("{prefix}/memo/1")).await.ok();
    assert!(beside.main().contains("Encore ce matin.") && beside.attributes("input[name=notes]", "value").is_empty());
}

#[tokio::test]
async fn every_step_can_be_left_for_later_with_what_was_just_typed() {
    let house = house().await;
    for (path, field, value) in [
        ("/note/1", "standing", "witness"),
        ("/note/2", "when", "depuis mars"),
        ("/note/3", "narrative", "Mes mots, jusqu'au dernier."),
        ("/note/4", "persons", "un collègue"),
        ("/note/5", "wishes", "heard"),
    ] {
        let mut person = house.visitor();
        begin(&mut person).await;
        let form = shown(&mut person, path).await.fill(field, value).fill("go", "later");
        let code = person.submit(&form).await.ok();
        assert_eq!(code.path, "/note/7", "{path}");
        let second = person.submit(&form).await;
        assert_eq!(second.status, 409, "{path}: it is kept already");
        assert_eq!(person.get("/note/3").await.status, 409, "{path}: nothing of it stays open here");

        let (mut person, space) = come_back(&house, "", &code.shown().replace(' ', "")).await;
        let step = person.submit(&space.form("/memo/6")).await.ok();
        assert_eq!(step.path, path);
        let kept = step.attributes(&format!("[name={field}][checked]"), "value").contains(&value.to_owned())
            || step.form(path).value(field) == value;
        assert!(kept, "{path}: {}", step.main());
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_and_stays_and_what_is_read_over_can_be_left() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let long = "é".repeat(20_001);
    let form = shown(&mut person, "/note/3").await.fill("narrative", &long).fill("go", "later");
    let again = person.submit(&form).await.is(422);
    assert_eq!(again.form("/note/3").value("narrative").trim(), long, "nothing typed is lost");
    assert_eq!(house.count("cases").await, 0);
    let form = form.fill("narrative", "Plus court.").fill("go", "check");
    let check = person.submit(&form).await.ok();
    let code = person.submit(&check.form("/note/10")).await.ok();
    assert_eq!(code.path, "/note/7");
    assert_eq!(person.submit(&check.form("/note/10")).await.ok().path, "/note/7", "a second click");
    assert_eq!(house.count("cases").await, 1);
    let (mut person, space) = come_back(&house, "", &code.shown().replace(' ', "")).await;
    let check = person.submit(&space.form("/memo/6")).await.ok();
    assert_eq!(check.path, "/note/6");
    let code = person.submit(&check.form("/note/6")).await.ok();
    assert_eq!(reference(&code.main()), number(&space), "the same case");
    assert_eq!(house.count("cases").await, 1);
}

#[tokio::test]
async fn files_chosen_when_leaving_are_kept_too() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let page = person.get("/note/8").await.ok();
    let token = page.form("/note/8").value("token").to_owned();
    let sent = Sent::new(&[("token", &token), ("hidden", "usual"), ("go", "later")]).file("preuve.txt", b"une preuve");
    assert_eq!(sent.to(&mut person, "/note/8").await.goes_to().as_deref(), Some("/note/7"));
    let code = person.get("/note/7").await.ok().shown().replace(' ', "");
    let (mut person, space) = come_back(&house, "", &code).await;
    assert!(space.main().contains("preuve.txt"), "{}", space.main());
    let step = person.submit(&space.form("/memo/6")).await.ok();
    assert_eq!(step.path, "/note/8");
    assert!(step.main().contains("preuve.txt"), "{}", step.main());
    // Taken off the draft, it is still in the notebook.
    person.submit(&step.form("/note/9")).await.ok();
    let space = person.get("/memo/1").await.ok();
    let link = space.attributes("main a", "href").into_iter().find(|link| link.starts_with("/suite/4/")).unwrap();
    assert_eq!(person.get(link.trim_end_matches("/show")).await.ok().body, "une preuve");
}

#[tokio::test]
async fn files_are_put_in_and_everything_is_taken_out_or_erased() {
    let house = house().await;
    let (mut person, code) = noted(&house, "", "Une note.").await;
    let page = person.get("/memo/2").await.ok();
    let form = page.form("/memo/2");
    let answers = [("token", form.value("token")), ("case", form.value("case")), ("hidden", "usual"), ("go", "attach")];
    let sent = Sent::new(&answers).file("photo.txt", b"une photo");
    assert_eq!(sent.to(&mut person, "/memo/2").await.goes_to().as_deref(), Some("/memo/1"));
    let elsewhere = [answers[0], ("case", "R-2026-00000"), answers[2], answers[3]];
    Sent::new(&elsewhere).file("autre.txt", b"x").to(&mut person, "/memo/2").await.is(422);
    let space = person.get("/memo/1").await.ok();
    assert!(space.main().contains("photo.txt") && !space.main().contains("autre.txt"));
    let newest = space.attributes("button[name=out]", "value").remove(0);
    let mut out = space.form("/memo/3").and("out", &newest);
    out.action = "/memo/4".to_owned();
    let space = person.submit(&out).await.ok();
    assert!(!space.main().contains("photo.txt"), "{}", space.main());

    let erase = person.get("/memo/5").await.ok().form("/memo/5");
    person.submit(&erase).await.is(422);
    assert_eq!(house.count("cases").await, 1, "not without the box ticked");
    person.submit(&erase.clone().fill("case", "R-2026-00000").fill("sure", "yes")).await.is(409);
    let gone = person.submit(&erase.fill("sure", "yes")).await.ok();
    assert_eq!((gone.path.as_str(), gone.texts("[role=status]").len()), ("/memo", 1));
    for table in ["cases", "compartments", "grants", "records", "attachments", "uploads", "tokens"] {
        assert_eq!(house.count(table).await, 0, "{table}");
    }
    let mut back = house.visitor();
    let door = back.get("/suite").await.ok().form("/suite").fill("code", &code);
    back.submit(&door).await.is(422);
}

#[tokio::test]
async fn a_text_left_for_later_can_be_thrown_away() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let form = shown(&mut person, "/note/3").await.fill("narrative", "Non.").fill("go", "later");
    person.submit(&form).await.ok();
    let space = person.get("/suite/1").await.ok();
    assert_eq!(space.path, "/memo/1");
    let mut throw = space.form("/memo/6");
    throw.action = "/memo/7".to_owned();
    let space = person.submit(&throw).await.ok();
    assert!(!space.has_form("/memo/6"), "{}", space.main());
}

#[tokio::test]
async fn what_is_typed_for_another_notebook_is_given_back() {
    let house = house().await;
    let (mut person, _) = noted(&house, "", "Le premier.").await;
    let first = person.get("/memo/1").await.ok().form("/memo/1").fill("text", "Des mots à ne pas perdre.");
    let (_, code) = noted(&house, "", "Le second.").await;
    let door = person.get("/suite").await.ok().form("/suite").fill("code", &code);
    person.submit(&door).await.ok();
    let refused = person.submit(&first).await.is(409);
    assert!(refused.body.contains("Des mots à ne pas perdre."), "{}", refused.main());
    assert!(!person.get("/memo/1").await.ok().main().contains("ne pas perdre"));
}

//! What waits for a member: the oldest first, and a way to all of it.
use super::house::{INES, begin, house, reference, shown};

/// Each case stands once, where it presses most; somebody under eighteen before everybody else.
#[tokio::test]
async fn a_case_stands_once_and_one_of_a_child_first() {
    let house = house().await;
    let (_, first) = house.report("Le premier.").await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let you = shown(&mut person, "/note/1").await.fill("minor", "yes");
    person.submit(&you).await.ok();
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Le second.");
    person.submit(&words).await.ok();
    let check = person.get("/note/6").await.ok();
    let number = reference(&person.submit(&check.form("/note/6")).await.ok().main());
    house.wait_minutes(20 * 24 * 60);
    let today = house.signed_in(INES).await.get("/").await.ok();
    assert_eq!(today.texts("tbody th"), [number, first], "{}", today.main());
    assert!(today.texts("h2")[0].contains("18 ans"), "{:?}", today.texts("h2"));
}

#[tokio::test]
async fn what_has_waited_longest_comes_first_and_the_rest_is_one_step_away() {
    let house = house().await;
    let mut numbers = Vec::new();
    for day in 0..26 {
        numbers.push(house.report(&format!("Le jour {day}.")).await.1);
        house.wait_minutes(24 * 60);
    }
    let (oldest, next) = (&numbers[0], &numbers[20]);
    let mut ines = house.signed_in(INES).await;
    let today = ines.get("/").await.ok();
    let lines = today.texts("section:has(input[name=overdue]) tbody th");
    assert_eq!((lines.len(), lines.first()), (20, Some(oldest)), "{}", today.main());
    assert!(!lines.contains(next));
    let all = today.texts("tbody th");
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len(), "none stands twice");
    let form = today.forms("/cases").into_iter().find(|form| form.value("overdue") == "yes").unwrap();
    let all = ines.submit(&form).await.ok();
    assert!(all.path == "/cases" && all.main().contains(next) && all.main().contains(oldest), "{}", all.main());
}

/// Danger told in the form, or later, stands first for the team until somebody assesses it; a message that cannot be sent keeps
/// the box that was ticked.
#[tokio::test]
async fn danger_that_was_told_comes_first() {
    let house = house().await;
    let (_, quiet) = house.report("Le premier.").await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let what = shown(&mut person, "/note/2").await.fill("danger", "yes");
    person.submit(&what).await.ok();
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Le second.");
    person.submit(&words).await.ok();
    let check = person.get("/note/6").await.ok();
    assert!(check.main().contains("en danger en ce moment"), "{}", check.main());
    let sent = person.submit(&check.form("/note/6")).await.ok();
    let number = reference(&sent.main());
    let mut ines = house.signed_in(INES).await;
    let today = ines.get("/").await.ok();
    assert_eq!(today.texts("tbody th"), [number.clone(), quiet], "{}", today.main());
    assert!(today.texts("h2")[0].contains("Danger"), "{:?}", today.texts("h2"));
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(case.texts(".grave")[0].contains("17 ou le 112"), "{}", case.main());
    let follow = person.submit(&sent.form("/note/7")).await.ok();
    let wrong = person.submit(&follow.form("/suite/1").fill("danger", "yes")).await.is(422);
    assert_eq!(wrong.attributes("input[name=danger][checked]", "value"), ["yes"], "{}", wrong.main());
    let told = person.submit(&wrong.form("/suite/1").fill("text", "Il est là.")).await.ok();
    assert!(told.main().contains("Quelqu’un est en danger en ce moment. Il est là."), "{}", told.main());
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(case.main().contains("message, quelqu’un est en danger"), "{}", case.main());
    let account = ines.get("/account").await.ok();
    assert!(account.main().contains("n’envoie aucun courriel"), "{}", account.main());
}

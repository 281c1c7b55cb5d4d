//! What a session holds stays until its holder is done with it: the draft, the code just given, the code just changed.
use super::house::{INES, begin, house, reference, shown};
use crate::support::client::{Answer, Browser, Form};

/// Writes a few words and sends them; gives the page of the code.
async fn send(person: &mut Browser, narrative: &str) -> Answer {
    begin(person).await;
    let words = shown(person, "/note/3").await.fill("narrative", narrative).fill("go", "check");
    let check = person.submit(&words).await.ok().form("/note/6");
    let code = person.submit(&check).await.ok();
    assert_eq!(code.path, "/note/7");
    code
}

async fn come_back(person: &mut Browser, code: &str) -> Answer {
    let door = shown(person, "/suite").await.fill("code", code);
    let case = person.submit(&door).await.ok();
    assert_eq!(case.path, "/suite/1");
    case
}

/// The addresses that the reminders of a page lead to.
fn reminders(page: &Answer) -> Vec<String> {
    page.attributes("main .care a", "href")
}

#[tokio::test]
async fn coming_back_with_a_code_keeps_the_draft() {
    let house = house().await;
    let (first, number) = house.report("Le premier récit.").await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Le second, commencé.").fill("go", "on");
    person.submit(&words).await.ok();

    let case = come_back(&mut person, &first).await;
    assert!(case.main().contains(&number), "{}", case.main());
    assert_eq!(reminders(&case), ["/note/6"], "{}", case.main());
    let check = person.get("/note/6").await.ok();
    assert!(check.main().contains("Le second, commencé."), "{}", check.main());
    // The case stays open beside the draft, and sending opens another.
    assert!(person.get("/suite/1").await.ok().main().contains(&number));
    let code = person.submit(&check.form("/note/6")).await.ok();
    assert_ne!(code.shown(), first);
    let second = reference(&code.main());
    let case = person.submit(&code.form("/note/7")).await.ok();
    assert!(case.main().contains(&second) && reminders(&case).is_empty(), "{}", case.main());
    assert!(come_back(&mut house.visitor(), &first).await.main().contains(&number));
}

#[tokio::test]
async fn a_code_stays_until_it_is_noted_even_when_another_draft_begins() {
    let house = house().await;
    let mut person = house.visitor();
    let one = send(&mut person, "Un récit.").await.shown();
    let step = begin(&mut person).await;
    assert_eq!(reminders(&step), ["/note/7"], "{}", step.main());
    assert_eq!(person.get("/note/7").await.ok().shown(), one);

    let both = send(&mut person, "Un autre.").await;
    assert_eq!(both.texts(".code-shown").len(), 2, "{}", both.main());
    assert_eq!(both.texts(".code-shown")[1], one, "the newest comes first");
    for code in both.texts(".code-shown") {
        come_back(&mut house.visitor(), &code).await;
    }
    person.submit(&both.form("/note/7")).await.ok();
    assert_eq!(person.get("/note/7").await.ok().path, "/suite/1", "once noted it is not shown again");
    assert_eq!(person.get("/note/6").await.ok().path, "/suite/1", "nor is an old page an error");
}

#[tokio::test]
async fn noting_the_codes_of_a_page_forgets_no_other() {
    let house = house().await;
    let mut person = house.visitor();
    let (first, second) = (send(&mut person, "Un récit.").await, send(&mut person, "Un autre.").await);
    let next = person.submit(&first.form("/note/7")).await.ok();
    assert_eq!((next.path.as_str(), next.texts(".code-shown")), ("/note/7", vec![second.shown()]));
    let next = person.submit(&Form::forged("/note/7")).await.ok();
    assert_eq!(next.shown(), second.shown(), "a page that showed none notes none");
    assert_eq!(person.submit(&second.form("/note/7")).await.ok().path, "/suite/1");

    // The same of codes that were changed.
    let change = shown(&mut person, "/suite/2").await;
    let changed = person.submit(&change).await.ok();
    person.submit(&changed.form("/suite/3")).await.ok();
    let change = shown(&mut person, "/suite/2").await;
    let again = person.submit(&change).await.ok();
    assert_ne!(changed.shown(), again.shown());
    person.submit(&changed.form("/suite/3")).await.ok();
    assert_eq!(person.get("/suite/2").await.ok().shown(), again.shown());
    person.submit(&again.form("/suite/3")).await.ok();
    assert!(person.get("/suite/2").await.ok().has_form("/suite/2"));
}

#[tokio::test]
async fn looking_at_the_case_ends_no_code() {
    let house = house().await;
    let mut person = house.visitor();
    let first = send(&mut person, "Un récit.").await.shown();
    for _ in 0..2 {
        assert_eq!(reminders(&person.get("/suite/1").await.ok()), ["/note/7"]);
        assert_eq!(person.get("/note/7").await.ok().shown(), first);
    }
    let change = shown(&mut person, "/suite/2").await;
    let new = person.submit(&change).await.ok().shown();
    assert_ne!(new, first);
    for _ in 0..2 {
        assert_eq!(reminders(&person.get("/suite/1").await.ok()), ["/suite/2"], "the first opens nothing any more");
        assert_eq!(person.get("/suite/2").await.ok().shown(), new);
    }
    // Another draft, another code: still there.
    let other = send(&mut person, "Un autre.").await;
    assert_eq!((other.texts(".code-shown").len(), reminders(&other)), (1, vec!["/suite/2".to_owned()]));
    let noted = person.get("/suite/2").await.ok().form("/suite/3");
    let case = person.submit(&noted).await.ok();
    assert_eq!((case.path.as_str(), reminders(&case)), ("/suite/1", vec!["/note/7".to_owned()]));
    assert!(person.get("/suite/2").await.ok().has_form("/suite/2"), "a code can be changed again");
    come_back(&mut house.visitor(), &new).await;
}

#[tokio::test]
async fn a_page_of_one_case_writes_to_no_other() {
    let house = house().await;
    let ((one, first), (two, second)) = (house.report("Le premier.").await, house.report("Le second.").await);
    let mut person = house.visitor();
    let message = come_back(&mut person, &one).await.form("/suite/1").fill("text", "Pour le premier seul.");
    let change = shown(&mut person, "/suite/2").await;
    come_back(&mut person, &two).await;

    let again = person.submit(&message).await.is(422);
    assert!(again.texts(".care").join(" ").contains(&second), "which case is open now is said: {}", again.main());
    assert_eq!(again.form("/suite/1").value("text"), "Pour le premier seul.");
    let kept = person.submit(&change).await.is(422);
    assert!(kept.texts(".care").join(" ").contains(&second) && kept.texts(".code-shown").is_empty());
    for code in [&one, &two] {
        let case = come_back(&mut house.visitor(), code).await;
        assert!(!case.main().contains("Pour le premier seul."), "{}", case.main());
    }
    // Where it was meant to go it goes; and what was shown again goes to the case it says.
    come_back(&mut person, &one).await;
    let sent = person.submit(&message).await.ok();
    assert!(sent.main().contains(&first) && sent.main().contains("Pour le premier seul."), "{}", sent.main());
    come_back(&mut person, &two).await;
    assert!(person.submit(&again.form("/suite/1")).await.ok().main().contains(&second));
}

#[tokio::test]
async fn a_change_that_never_came_about_shows_no_code() {
    let house = house().await;
    let (code, _) = house.report("Un récit.").await;
    let mut person = house.visitor();
    come_back(&mut person, &code).await;
    let change = shown(&mut person, "/suite/2").await;
    let path = house.database.strip_prefix("sqlite:").unwrap();
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{path}")).await.unwrap();
    let refuse = "create trigger refuse before insert on tokens begin select raise(abort, 'no'); end";
    sqlx::query(refuse).execute(&pool).await.unwrap();
    person.submit(&change).await.is(500);
    for _ in 0..2 {
        let page = person.get("/suite/2").await.ok();
        assert!(page.texts(".code-shown").is_empty() && page.has_form("/suite/2"), "{}", page.main());
        assert!(reminders(&person.get("/suite/1").await.ok()).is_empty());
    }
    come_back(&mut house.visitor(), &code).await;

    sqlx::query("drop trigger refuse").execute(&pool).await.unwrap();
    let new = person.submit(&change).await.ok().shown();
    come_back(&mut house.visitor(), &new).await;
    let door = shown(&mut house.visitor(), "/suite").await.fill("code", &code);
    house.visitor().submit(&door).await.is(422);
}

#[tokio::test]
async fn a_session_says_that_it_ends_before_it_does() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Écrit de bon matin.").fill("go", "on");
    person.submit(&words).await.ok();
    let said = |page: &Answer| page.texts("main .care").join(" ");
    // Somebody who comes back every hour and a half, or nearly.
    for _ in 0..15 {
        assert_eq!(said(&person.get("/note/3").await.ok()), "");
        house.wait_minutes(88);
    }
    house.wait_minutes(1);
    for path in ["/note/1", "/note/3", "/note/6"] {
        let page = person.get(path).await.ok();
        assert!(said(&page).contains("se ferme le mardi 17 novembre 2026 à 9"), "{path}: {}", page.main());
    }
    house.wait_minutes(118);
    assert_eq!(shown(&mut person, "/note/3").await.value("narrative"), "Écrit de bon matin.");
    house.wait_minutes(2);
    let ended = person.get("/note/3").await.is(403);
    assert!(ended.main().contains("au bout d’une journée"), "{}", ended.main());
}

#[tokio::test]
async fn who_borrows_a_device_is_told_what_is_open_on_it() {
    let house = house().await;
    let mut person = house.visitor();
    for path in ["/", "/info/2", "/suite"] {
        assert!(reminders(&person.get(path).await.ok()).is_empty(), "{path}");
    }
    begin(&mut person).await;
    assert_eq!(reminders(&person.get("/").await.ok()), ["/note/1", "/exit"]);
    assert!(person.get("/info/2").await.ok().texts("button").contains(&"Reprendre le récit commencé".to_owned()));
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Des mots.");
    person.submit(&words).await.ok();
    let (code, _) = house.report("Un dossier.").await;
    come_back(&mut person, &code).await;
    for path in ["/", "/info/2", "/suite"] {
        assert_eq!(reminders(&person.get(path).await.ok()), ["/suite/1", "/note/6", "/exit"], "{path}");
    }
    person.get("/exit").await;
    assert!(reminders(&person.get("/").await.ok()).is_empty());
}

#[tokio::test]
async fn a_session_that_is_over_says_how_and_where_to_go() {
    let house = house().await;
    let links = |page: &Answer| page.attributes("main .actions a", "href");
    let mut person = house.visitor();
    begin(&mut person).await;
    let (old, mut other) = (shown(&mut person, "/note/3").await.fill("narrative", "Trop tard."), person.clone());
    // Sent from another window.
    send(&mut other, "Déjà parti.").await;
    let sent = person.submit(&old).await.is(409);
    assert!(sent.main().contains("n’est plus ouvert") && sent.main().contains("Trop tard."), "{}", sent.main());
    assert_eq!(links(&sent), ["/note/7"]);
    // Left in haste: the browser has nothing any more.
    person.get("/exit").await;
    let left = person.submit(&old).await.is(403);
    assert!(left.main().contains("Rien n’est ouvert ici") && left.main().contains("Trop tard."), "{}", left.main());
    assert_eq!(links(&left), ["/suite", "/"]);
    // Time passed.
    begin(&mut person).await;
    house.wait_minutes(121);
    let ended = person.get("/note/1").await.is(403);
    assert!(ended.main().contains("Votre session est terminée"), "{}", ended.main());
    assert_eq!(links(&ended), ["/suite", "/"]);
    // At the desk.
    let mut ines = house.signed_in(INES).await;
    let search = shown(&mut ines, "/cases").await;
    house.wait_minutes(46);
    let ended = ines.submit(&search).await.is(403);
    assert!(ended.main().contains("quarante-cinq minutes"), "{}", ended.main());
    assert_eq!(links(&ended), ["/sign-in"]);
}

#[tokio::test]
async fn a_code_that_cannot_be_one_says_why() {
    let house = house().await;
    let (code, number) = house.report("Un récit.").await;
    let door = shown(&mut house.visitor(), "/suite").await;
    for (typed, said) in [
        (number.to_lowercase(), "la référence de votre dossier, pas le code"),
        (code[..code.len() - 1].to_owned(), "Il manque un signe"),
        (code[..12].to_owned(), "Il manque 14 signes"),
        (format!("{code}2"), "une erreur de frappe"),
        ("  ".to_owned(), "Écrivez votre code"),
    ] {
        let refused = house.visitor().submit(&door.clone().fill("code", &typed)).await.is(422);
        assert!(refused.main().contains(said), "{typed}: {}", refused.main());
    }
}

#[tokio::test]
async fn a_promise_that_was_not_kept_is_not_shown_as_one_to_come() {
    let house = house().await;
    let (code, _) = house.report("Un récit.").await;
    let case = come_back(&mut house.visitor(), &code).await;
    assert!(
        case.main().contains("Une première réponse, au plus tard le mercredi 18 novembre 2026."),
        "{}",
        case.main()
    );
    let late = async || {
        let case = come_back(&mut house.visitor(), &code).await;
        assert!(case.has_form("/suite/1"), "one can write again");
        (case.main().contains("Ce jour est passé"), reminders(&case))
    };
    house.wait_minutes(2 * 24 * 60);
    assert_eq!(late().await, (false, Vec::new()), "the day itself is not past");
    house.wait_minutes(24 * 60);
    assert_eq!(late().await, (true, vec!["/info/3".to_owned()]));
}

//! From a first page to a reply and back, as people do it.
use super::house::{House, INES, SAMIRA, begin, house, on_each_database, reference, shown};
use crate::support::client::{Answer, Browser, Form};

/// What differs between the languages: the prefix of addresses, and words to be seen on the way.
struct Tongue {
    prefix: &'static str,
    language: &'static str,
}

const FRENCH: Tongue = Tongue { prefix: "", language: "fr" };
const ENGLISH: Tongue = Tongue { prefix: "/en", language: "en" };

#[tokio::test]
async fn a_person_reports_and_is_answered() {
    on_each_database(async |house| {
        for tongue in [FRENCH, ENGLISH] {
            whole_journey(&house, &tongue).await;
        }
    })
    .await;
}

async fn whole_journey(house: &House, tongue: &Tongue) {
    let mut person = house.visitor();
    let check = fill_in(&mut person, tongue).await;
    for typed in
        ["Il me suit jusqu'à l'arrêt du tram & au-delà <3.", "Un doctorant du troisième étage", "depuis septembre"]
    {
        assert!(check.main().contains(typed), "{typed}: {}", check.main());
    }
    let code = person.submit(&check.form("/note/6")).await.ok();
    assert_eq!(code.path, format!("{}/note/7", tongue.prefix));
    let (key, number) = (code.shown(), reference(&code.main()));
    person.get(&format!("{}/exit", tongue.prefix)).await;

    let mut listener = house.signed_in(INES).await;
    answer_case(&mut listener, tongue, &number).await;

    let mut back = come_back(house, tongue, &key).await;
    let follow = back.get(&path(tongue, "/suite/1")).await.ok();
    assert!(follow.main().contains("Merci de votre confiance."), "{}", follow.main());
    let more = follow.form("/suite/1").fill("text", "Je peux venir mardi.");
    let follow = back.submit(&more).await.ok();
    assert!(follow.main().contains("Je peux venir mardi.") && follow.texts("[role=status]").len() == 1);
    assert!(back.get(&path(tongue, "/suite/1")).await.ok().texts("[role=status]").is_empty(), "said once");

    let case = listener.get(&path(tongue, &format!("/cases/{number}"))).await.ok();
    assert!(case.main().contains("Je peux venir mardi."), "{}", case.main());
    change_code(house, tongue, (&mut back, &key)).await;
}

fn path(tongue: &Tongue, path: &str) -> String {
    format!("{}{path}", tongue.prefix)
}

/// Every step, by its own form; gives the page that reads everything back.
async fn fill_in(person: &mut Browser, tongue: &Tongue) -> Answer {
    let home = person.get(&path(tongue, "/")).await.ok();
    assert_eq!(home.attributes("html", "lang"), [tongue.language]);
    let door = home.attributes(".doors .first a", "href").remove(0);
    assert_eq!(door, path(tongue, "/info/2"));
    let before = person.get(&door).await.ok();
    let you = person.submit(&before.form("/note")).await.ok();
    let what = person
        .submit(&you.form("/note/1").fill("standing", "victim").fill("audience", "student").fill("go", "on"))
        .await
        .ok();
    let kind = what.attributes("input[name=kinds]", "value").remove(0);
    let form = what.form("/note/2").and("kinds", &kind).fill("repeated", "yes").fill("when", "depuis septembre");
    let words = person.submit(&form.fill("go", "on")).await.ok();
    let form = words.form("/note/3").fill("narrative", "Il me suit jusqu'à l'arrêt du tram & au-delà <3.");
    let who = person.submit(&form.fill("go", "on")).await.ok();
    let form = who.form("/note/4").fill("persons", "Un doctorant du troisième étage").fill("conflict", "no");
    let files = person.submit(&form.fill("go", "on")).await.ok();
    assert_eq!(files.path, path(tongue, "/note/8"));
    let wishes = person.get(&path(tongue, "/note/5")).await.ok();
    let form = wishes.form("/note/5").and("wishes", "heard").and("wishes", "supported");
    person.submit(&form.fill("go", "on")).await.ok()
}

async fn answer_case(listener: &mut Browser, tongue: &Tongue, number: &str) {
    let today = listener.get(&path(tongue, "/")).await.ok();
    let address = path(tongue, &format!("/cases/{number}"));
    assert!(today.attributes("main a", "href").contains(&address), "{}", today.main());
    let list = listener.get(&path(tongue, "/cases")).await.ok();
    assert!(list.main().contains("Il me suit jusqu'à l'arrêt du tram & au-delà <3."), "{}", list.main());
    let case = listener.get(&address).await.ok();
    assert!(case.main().contains("Un doctorant du troisième étage"), "{}", case.main());
    let case = listener.submit(&case.form("/reply").fill("text", "Merci de votre confiance.")).await.ok();
    assert_eq!(case.texts("[role=status]").len(), 1, "{}", case.main());
    assert!(listener.get(&address).await.ok().texts("[role=status]").is_empty(), "said once");
    let case = listener.submit(&case.form("/note").fill("text", "Note de la cellule.")).await.ok();
    assert!(case.main().contains("Merci de votre confiance.") && case.main().contains("Note de la cellule."));
}

async fn come_back(house: &House, tongue: &Tongue, key: &str) -> Browser {
    let mut person = house.visitor();
    let door = person.get(&path(tongue, "/suite")).await.ok().form("/suite");
    // Typed as people type: small letters, no hyphens.
    let typed = key.replace(['-', ' '], "").to_lowercase();
    let follow = person.submit(&door.fill("code", &typed)).await.ok();
    assert_eq!(follow.path, path(tongue, "/suite/1"));
    assert!(!follow.main().contains("Note de la cellule."), "a note is the cell's own");
    person
}

async fn change_code(house: &House, tongue: &Tongue, (person, old): (&mut Browser, &str)) {
    let page = person.get(&path(tongue, "/suite/2")).await.ok();
    let changed = person.submit(&page.form("/suite/2")).await.ok();
    let new = changed.shown();
    assert_ne!(new, old);
    assert!(person.get(&path(tongue, "/suite/1")).await.ok().main().contains("Je peux venir mardi."));
    let mut other = house.visitor();
    let door = other.get(&path(tongue, "/suite")).await.ok().form("/suite");
    let refused = other.submit(&door.clone().fill("code", old)).await.is(422);
    assert_eq!(refused.form("/suite").value("code"), old, "what was typed is kept");
    assert_eq!(other.submit(&door.fill("code", &new)).await.ok().path, path(tongue, "/suite/1"));
}

#[tokio::test]
async fn a_few_words_are_enough() {
    let house = house().await;
    let (code, number) = house.report("Quelques mots.").await;
    assert_eq!(house.count("cases").await, 1);
    let mut listener = house.signed_in(INES).await;
    assert!(listener.get(&format!("/cases/{number}")).await.ok().main().contains("Quelques mots."));
    let mut person = house.visitor();
    let door = shown(&mut person, "/suite").await;
    assert_eq!(person.submit(&door.fill("code", &code)).await.ok().path, "/suite/1");
}

#[tokio::test]
async fn a_place_that_was_not_said_is_not_told_as_if_it_were() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Quelque part.").fill("go", "check");
    let check = person.submit(&words).await.ok();
    assert!(check.main().contains("Vous n’avez pas indiqué de lieu."), "{}", check.main());
    let code = person.submit(&check.form("/note/6")).await.ok();
    let address = format!("/cases/{}", reference(&code.main()));
    let case = house.signed_in(INES).await.get(&address).await.ok();
    assert!(case.main().contains("Non indiquée (choisie par défaut)"), "{}", case.main());
}

#[tokio::test]
async fn thirty_two_at_once_are_thirty_two_cases() {
    on_each_database(async |house| {
        let house = std::sync::Arc::new(house);
        let mut reports = tokio::task::JoinSet::new();
        for number in 0..32 {
            let house = std::sync::Arc::clone(&house);
            reports.spawn(async move { house.report(&format!("Récit {number}.")).await });
        }
        let receipts: std::collections::BTreeSet<(String, String)> = reports.join_all().await.into_iter().collect();
        assert_eq!(receipts.len(), 32);
        let list = house.signed_in(INES).await.get("/cases").await.ok();
        assert!(receipts.iter().all(|(_, number)| list.main().contains(number)), "{}", list.main());
    })
    .await;
}

#[tokio::test]
async fn a_second_click_sends_nothing_twice() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let form = shown(&mut person, "/note/3").await.fill("narrative", "Une seule fois.").fill("go", "check");
    let check = person.submit(&form).await.ok().form("/note/6");
    // At the same moment, from the same session.
    let (mut left, mut right) = (person.clone(), person.clone());
    let (one, two) = tokio::join!(left.submit(&check), right.submit(&check));
    let third = person.submit(&check).await.ok();
    let (one, two) = (one.ok().shown(), two.ok().shown());
    assert_eq!((one.clone(), one), (two, third.shown()));
    assert_eq!(house.count("cases").await, 1);

    let message = shown(&mut person, "/suite/1").await.fill("text", "Un seul message.");
    for _ in 0..2 {
        let follow = person.submit(&message).await.ok();
        assert_eq!(follow.main().matches("Un seul message.").count(), 1);
    }
    let mut listener = house.signed_in(INES).await;
    let address = format!("/cases/{}", reference(&third.main()));
    let case = listener.get(&address).await.ok();
    for (end, text) in [("/reply", "Une seule réponse."), ("/note", "Une seule note.")] {
        let form = case.form(end).fill("text", text);
        for _ in 0..2 {
            let case = listener.submit(&form).await.ok();
            assert_eq!(case.main().matches(text).count(), 1, "{text}");
        }
    }
}

#[tokio::test]
async fn somebody_involved_does_not_read() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let involved = format!("link-{}", house.cast.people[INES].member.unwrap());
    let who = shown(&mut person, "/note/4").await.fill(&involved, "involved").fill("go", "on");
    person.submit(&who).await.ok();
    let words = shown(&mut person, "/note/3").await.fill("narrative", "C'est elle.").fill("go", "check");
    let check = person.submit(&words).await.ok();
    let readers = check.texts("main > ul li").join(" ");
    assert!(!readers.contains(&house.cast.people[INES].name), "{readers}");
    let code = person.submit(&check.form("/note/6")).await.ok();
    let mut listener = house.signed_in(INES).await;
    let missing = listener.get(&format!("/cases/{}", reference(&code.main()))).await;
    assert_eq!(missing.status, 404);
    assert!(!listener.get("/cases").await.ok().main().contains("R-20"));
}

#[tokio::test]
async fn where_a_whole_team_is_involved_another_reads_and_is_shown() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Toute l’équipe.");
    person.submit(&words).await.ok();
    let all_involved = async |person: &mut Browser| {
        let who = person.get("/note/4").await.ok();
        let links = who.attributes("select[name^=link-]", "name");
        let form = links.iter().fold(who.form("/note/4"), |form, link| form.fill(link, "involved"));
        (links.len(), person.submit(&form.fill("go", "check")).await.ok())
    };
    let (first, check) = all_involved(&mut person).await;
    assert!(check.main().contains("cette autre équipe qui lira"), "{}", check.main());
    assert!(check.main().contains(&house.cast.people[SAMIRA].name) && check.has_form("/note/6"));
    let (all, check) = all_involved(&mut person).await;
    assert!(all > first, "those who read instead can be named too");
    assert!(check.main().contains("Personne ne lirait") && !check.has_form("/note/6"), "{}", check.main());
    assert!(check.attributes("main a", "href").contains(&"/info/3".to_owned()));
    let (again, _) = all_involved(&mut person).await;
    assert_eq!(again, all, "and taken back");
}

#[tokio::test]
async fn a_conflict_that_names_nobody_is_cautioned() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Un membre de la cellule.").fill("go", "on");
    person.submit(&words).await.ok();
    let link = format!("link-{}", house.cast.people[INES].member.unwrap());
    for (conflict, linked, cautioned) in
        [("no", "", false), ("yes", "", true), ("yes", "prefer-not", true), ("yes", "involved", false)]
    {
        let who = shown(&mut person, "/note/4").await.fill("conflict", conflict).fill(&link, linked);
        let check = person.submit(&who.fill("go", "check")).await.ok();
        let back = check.attributes("main .care a", "href");
        assert_eq!(back.contains(&"/note/4#link".to_owned()), cautioned, "{conflict} {linked}: {}", check.main());
        assert!(check.has_form("/note/6"), "a caution, not a refusal");
    }
}

#[tokio::test]
async fn a_draft_is_kept_step_by_step_and_tab_by_tab() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let (words, who) = (shown(&mut person, "/note/3").await, shown(&mut person, "/note/4").await);
    let (mut left, mut right) = (person.clone(), person.clone());
    let (words, who) = (words.fill("narrative", "Mes mots."), who.fill("persons", "Une personne."));
    let (one, two) = tokio::join!(left.submit(&words), right.submit(&who));
    one.ok();
    two.ok();
    let check = person.get("/note/6").await.ok();
    assert!(check.main().contains("Mes mots.") && check.main().contains("Une personne."), "{}", check.main());
    // Beginning again goes on with the same draft.
    begin(&mut person).await;
    assert_eq!(shown(&mut person, "/note/3").await.value("narrative"), "Mes mots.");
}

/// What follows from an age: help and duties are told to the person before sending and after, and to the team at once.
#[tokio::test]
async fn somebody_under_eighteen_is_told_what_it_changes_and_so_is_the_team() {
    on_each_database(async |house| {
        for (answer, told, title) in [
            ("yes", true, Some("La personne a moins de 18 ans")),
            ("unknown", false, Some("a peut-être moins")),
            ("no", false, None),
        ] {
            let mut person = house.visitor();
            begin(&mut person).await;
            let you = shown(&mut person, "/note/1").await.fill("minor", answer);
            person.submit(&you).await.ok();
            let words = shown(&mut person, "/note/3").await.fill("narrative", "Mes mots.");
            person.submit(&words).await.ok();
            let check = person.get("/note/6").await.ok();
            let warned = |page: &Answer| page.main().contains("119 répond jour et nuit");
            assert_eq!(warned(&check), told, "{answer}: {}", check.main());
            let code = person.submit(&check.form("/note/6")).await.ok();
            let number = reference(&code.main());
            let follow = person.submit(&code.form("/note/7")).await.ok();
            assert_eq!(warned(&follow), told, "{answer}: {}", follow.main());
            let mut listener = house.signed_in(INES).await;
            let case = listener.get(&format!("/cases/{number}")).await.ok();
            assert_eq!(case.main().contains("434-3"), title.is_some(), "{answer}: {}", case.main());
            assert!(title.is_none_or(|title| case.main().contains(title)), "{answer}: {}", case.main());
            let line = listener.get("/cases").await.ok();
            let row = line.main().split(&number).nth(1).unwrap_or_default().chars().take(60).collect::<String>();
            assert_eq!(row.contains("Moins de 18 ans"), told, "{answer}: {row}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_answer_offered_is_taken() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    for path in ["/note/1", "/note/2", "/note/4", "/note/5"] {
        let page = person.get(path).await.ok();
        let mut offered: Vec<(String, String)> = Vec::new();
        for name in ["standing", "minor", "repeated", "ongoing", "danger", "conflict", "kinds", "wishes"] {
            let values = page.attributes(&format!("input[name={name}]"), "value");
            offered.extend(values.into_iter().map(|value| (name.to_owned(), value)));
        }
        for name in page.attributes("select", "name") {
            let values = page.attributes(&format!("[name='{name}'] option"), "value");
            offered.extend(values.into_iter().map(|value| (name.clone(), value)));
        }
        assert!(offered.len() > 4, "{path}: {offered:?}");
        for (name, value) in offered {
            let answer = person.submit(&page.form(path).fill(&name, &value)).await;
            assert_eq!(answer.status, 200, "{name}={value}: {}", answer.main());
        }
    }
}

#[tokio::test]
async fn the_end_is_offered_once_there_is_something_to_send() {
    let house = house().await;
    let mut person = house.visitor();
    let before = person.get("/info/2").await.ok().form("/note").and("go", "words");
    assert_eq!(person.submit(&before).await.ok().path, "/note/3", "one can write at once");
    let offered = |page: &Answer| page.attributes("button[value=check]", "name").len();
    assert_eq!(offered(&person.get("/note/1").await.ok()), 0);
    let empty = shown(&mut person, "/note/3").await.fill("go", "check");
    assert_eq!(person.submit(&empty).await.ok().path, "/note/4", "nothing to send is no mistake");
    let words = empty.fill("narrative", "Des mots.");
    assert_eq!(person.submit(&words).await.ok().path, "/note/6");
    assert_eq!(offered(&person.get("/note/1").await.ok()), 1);
}

#[tokio::test]
async fn nothing_said_cannot_be_sent() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let check = person.get("/note/6").await.ok();
    assert!(!check.has_form("/note/6"), "no button to send nothing");
    person.submit(&Form::forged("/note/6")).await.is(422);
    assert_eq!(house.count("cases").await, 0);
}

//! The board of dates: by entity, the oldest first, what opens with one's keys and nothing else; and what the person reads of it.
use super::house::{CLAIRE, INES, THOMAS, house, on_each_database};

#[tokio::test]
async fn what_is_late_stands_by_entity_the_oldest_first_and_the_rest_one_step_away() {
    on_each_database(async |house| {
        let mut ines = house.signed_in(INES).await;
        let empty = ines.get("/overdue").await.ok();
        assert!(empty.main().contains("Aucune date n’est dépassée"), "{}", empty.main());
        let mut numbers = Vec::new();
        for day in 0..6 {
            numbers.push(house.report(&format!("Le jour {day}.")).await.1);
            house.wait_minutes(24 * 60);
        }
        let mut ines = house.signed_in(INES).await;
        let soon = ines.get("/overdue").await.ok();
        assert_eq!(soon.texts("h2"), ["En retard", "Dans les sept jours"], "{}", soon.main());
        house.wait_minutes(30 * 24 * 60);
        let mut ines = house.signed_in(INES).await;
        let today = ines.get("/").await.ok();
        assert!(today.attributes("main a", "href").contains(&"/overdue".to_owned()), "{}", today.main());
        let board = ines.get("/overdue").await.ok();
        assert_eq!(board.texts("tbody th"), numbers[..5], "{}", board.main());
        assert!(board.main().contains("En retard de") && board.main().contains("Première réponse"), "{}", board.main());
        assert!(board.main().contains("Rien n’arrive à son terme"), "{}", board.main());
        assert_eq!(board.texts("h3"), ["Direction générale"]);
        assert!(!board.main().contains("Des dates dépassées dont"), "who listens is not above: {}", board.main());
        // The rest: the list, narrowed to the entity and to what is late.
        let form = board.forms("/cases").into_iter().find(|form| form.value("overdue") == "yes").unwrap();
        assert_eq!(form.value("entity"), "direction-generale");
        let all = ines.submit(&form).await.ok();
        assert!(all.path == "/cases" && numbers.iter().all(|number| all.main().contains(number)), "{}", all.main());
        assert_eq!(all.attributes("#entity option[selected]", "value"), ["direction-generale"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_sees_an_empty_board() {
    let house = house().await;
    let (_, number) = house.report("Confidentiel.").await;
    let mut claire = house.signed_in(CLAIRE).await;
    let case = claire.get(&format!("/cases/{number}")).await.ok();
    let thomas = house.cast.people[THOMAS].member.unwrap().to_string();
    claire.submit(&case.form("/exclude").fill("member", &thomas).and("sure", "yes")).await.ok();
    house.wait_minutes(40 * 24 * 60);
    let board = house.signed_in(THOMAS).await.get("/overdue").await.ok();
    assert!(board.main().contains("Aucune date n’est dépassée"), "{}", board.main());
    assert!(!board.body.contains(&number) && board.texts("table").is_empty());
    assert!(house.signed_in(INES).await.get("/overdue").await.ok().main().contains(&number));
    assert_eq!(house.colleague().get("/overdue").await.ok().path, "/sign-in");
}

/// The person reads every date that is owed, which is past, what happens now, and who else knows.
#[tokio::test]
async fn the_person_reads_what_is_late_and_who_knows() {
    let house = house().await;
    let (code, _) = house.report("Un récit.").await;
    let own = async || {
        let mut person = house.visitor();
        let door = person.get("/suite").await.ok();
        person.submit(&door.form("/suite").fill("code", &code)).await.ok()
    };
    let page = own().await;
    for what in ["Une première réponse", "Un accusé de réception", "Une proposition de services"] {
        assert!(page.main().contains(what), "{what}: {}", page.main());
    }
    assert!(
        !page.main().contains("Ce jour est passé") && !page.main().contains("ont été prévenues"),
        "{}",
        page.main()
    );
    house.wait_minutes(12 * 24 * 60);
    let page = own().await;
    assert_eq!(page.main().matches("Ce jour est passé").count(), 2, "{}", page.main());
    assert!(
        page.main().contains("la coordination et l’équipe qui peut prendre le relais ont été prévenues"),
        "{}",
        page.main()
    );
}

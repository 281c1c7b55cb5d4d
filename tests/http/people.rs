//! Members through the pages: trainings, absences, other posts, leaving, steering.
use super::{
    handover::{agreed, handed},
    house::{
        BERENICE, CLAIRE, GAUTHIER, HELENE, House, INES, KARIM, KWAME, MOUSSA, SAMIRA, THOMAS, house, on_each_database,
    },
};
use crate::support::client::{Answer, Browser, Form};
use recueil::store::{self, members::Charter};

/// The page of a member of the cast, as a coordinator sees it.
async fn person(house: &House, browser: &mut Browser, (prefix, place): (&str, usize)) -> Answer {
    let id = house.cast.people[place].member.unwrap();
    browser.get(&format!("{prefix}/members/{id}")).await.ok()
}

fn day(house: &House, days: i32) -> String {
    house.service.today().plus(days).to_string()
}

#[tokio::test]
async fn a_training_is_recorded_and_flagged_until_then() {
    on_each_database(async |house| {
        for (prefix, lacking) in [("", "pas encore suivie"), ("/en", "not yet followed")] {
            let mut claire = house.signed_in(CLAIRE).await;
            let (_, number) = house.report("Un récit.").await;
            let case = claire.get(&format!("{prefix}/cases/{number}")).await.ok();
            assert!(case.texts("#assign option").iter().any(|option| option.contains(lacking)), "{}", case.main());
            let members = claire.get(&format!("{prefix}/members")).await.ok();
            let address = format!("{prefix}/members/{}", house.cast.people[INES].member.unwrap());
            assert!(members.attributes("tbody th a", "href").contains(&address), "{}", members.main());
            assert!(members.main().contains(lacking), "{}", members.main());
            let page = person(&house, &mut claire, (prefix, INES)).await;
            assert!(page.main().contains("Version 2"), "the version of the charter: {}", page.main());
            let empty = claire.submit(&page.form("/training")).await.is(422);
            assert_eq!(empty.texts(".faults li").len(), 1, "{}", empty.main());
            for code in ["ecoute", "vss"] {
                let form = person(&house, &mut claire, (prefix, INES)).await.form("/training");
                claire.submit(&form.fill("training", code).fill("day", &day(&house, -40))).await.ok();
            }
            let page = person(&house, &mut claire, (prefix, INES)).await;
            assert!(!page.main().contains(lacking), "{}", page.main());
            let late = page.form("/training").fill("training", "vss").fill("day", &day(&house, 1));
            claire.submit(&late).await.is(422);
            // Who is not yet trained is still flagged: what Inès followed is hers.
            let page = person(&house, &mut claire, (prefix, MOUSSA)).await;
            assert!(page.main().contains(lacking), "{}", page.main());
            let mut ines = house.signed_in(INES).await;
            ines.get(&address).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn a_charter_that_changed_is_asked_for_on_every_page_and_says_what_each_does() {
    on_each_database(async |house| {
        for (prefix, limits, sides) in
            [("", "je n’enquête pas", "à charge et à décharge"), ("/en", "I do not investigate", "what speaks for")]
        {
            for place in [INES, BERENICE] {
                let store = house.store().await;
                let mut tx = store.begin().await.unwrap();
                let first = Charter { version: 1, day: house.service.today() };
                let member = house.cast.people[place].member.unwrap();
                store::members::set_charter(&mut tx, member, first).await.unwrap();
                tx.commit().await.unwrap();
                store.close().await;
                let mut browser = house.signed_in(place).await;
                let door = format!("{prefix}/account/charter");
                let asked = browser.get(&format!("{prefix}/")).await.ok();
                assert!(asked.attributes("main .aside a", "href").contains(&door), "{}", asked.main());
                let page = browser.get(&door).await.ok();
                assert_eq!(
                    (page.main().contains(limits), page.main().contains(sides)),
                    (place == INES, place == BERENICE)
                );
                assert_eq!(browser.submit(&page.form("/charter")).await.is(422).texts(".faults li").len(), 1);
                let done = browser.submit(&page.form("/charter").and("sure", "yes")).await.ok();
                assert_eq!(
                    (done.path.as_str(), done.texts("[role=status]").len()),
                    (format!("{prefix}/account").as_str(), 1)
                );
                assert!(!done.attributes("main .aside a", "href").contains(&door));
                let again = browser.get(&door).await.ok();
                assert!(!again.has_form("/charter"), "it is there to be read: {}", again.main());
                let account = browser.get(&format!("{prefix}/account")).await.ok().form("/sign-out");
                browser.submit(&account).await.ok();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_inquires_or_assesses_announces_an_absence_and_sees_what_waits() {
    on_each_database(async |house| {
        let (_, number) = agreed(&house, "").await;
        handed(&mut house.signed_in(INES).await, &number).await;
        for (prefix, tell, effect) in [("", "À qui le dire", "En vigueur"), ("/en", "Whom to tell", "In effect")] {
            let door = format!("{prefix}/account/absence");
            let mut alone = house.signed_in(BERENICE).await;
            let account = alone.get(&format!("{prefix}/account")).await.ok();
            assert!(account.attributes("main a", "href").contains(&door), "{}", account.main());
            let page = alone.get(&door).await.ok();
            assert!(!page.has_form("/absence") && page.main().contains(tell), "{}", page.main());
            assert!(page.main().contains("Claire Vasseur"), "by name: {}", page.main());
            let mut helene = house.signed_in(HELENE).await;
            let form = helene.get(&door).await.ok().form("/account/absence");
            let form = form.fill("from", &day(&house, 0)).fill("until", &day(&house, 5));
            let kwame = house.cast.people[KWAME].member.unwrap().to_string();
            let done = helene.submit(&form.fill("stand_in", &kwame)).await.ok();
            assert!(done.main().contains(effect) && !done.has_form("/absence/cover"), "{}", done.main());
            let over = helene.submit(&done.form("/absence/end")).await.ok();
            assert!(!over.has_form("/absence/end"), "{}", over.main());
        }
        house.signed_in(KARIM).await.get("/account/absence").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn an_absence_is_announced_and_takes_effect_with_the_cases() {
    on_each_database(async |house| {
        let (_, number) = house.report("Un récit.").await;
        let [her_id, his_id] = [INES, MOUSSA].map(|place| house.cast.people[place].member.unwrap().to_string());
        let mut claire = house.signed_in(CLAIRE).await;
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        claire.submit(&case.form("/assign").fill("member", &her_id)).await.ok();
        // Announced by the one who leaves, in English; given by a coordinator, in French.
        let mut ines = house.signed_in(INES).await;
        let own = ines.get("/en/account/absence").await.ok();
        let form = own.form("/account/absence").fill("from", &day(&house, 0)).fill("until", &day(&house, -1));
        let wrong = ines.submit(&form.fill("stand_in", &his_id)).await.is(422);
        assert_eq!(wrong.form("/account/absence").value("stand_in"), his_id, "nothing chosen is lost");
        let form = wrong.form("/account/absence").fill("until", &day(&house, 9));
        let told = ines.submit(&form).await.ok();
        assert!(told.main().contains("not yet in effect"), "{}", told.main());

        let today = claire.get("/").await.ok();
        assert!(today.main().contains("Personne ne remplace encore"), "{}", today.main());
        let page = person(&house, &mut claire, ("", INES)).await;
        assert!(page.main().contains(&number), "{}", page.main());
        let page = claire.submit(&page.form("/take-over")).await.ok();
        assert!(page.main().contains("En vigueur") && !page.main().contains(&number), "{}", page.main());
        let members = claire.get("/members").await.ok();
        assert!(members.main().contains("En vigueur"), "{}", members.main());
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        let moussa = &house.cast.people[MOUSSA].name;
        assert!(case.texts("aside dd").iter().any(|said| said.contains(moussa)), "{}", case.main());
        // Put in charge all the same, the pages say who stands in.
        claire.submit(&case.form("/assign").fill("member", &her_id)).await.ok();
        let list = claire.get("/cases").await.ok();
        assert!(list.main().contains("en son absence"), "{}", list.main());
        let case = claire.get(&format!("/cases/{number}")).await.ok();
        assert!(case.texts("aside dd").iter().any(|said| said.contains("En vigueur")), "{}", case.main());
        let own = ines.get("/account/absence").await.ok();
        let over = ines.submit(&own.form("/absence/end")).await.ok();
        assert!(!over.has_form("/absence/end"), "{}", over.main());
    })
    .await;
}

#[tokio::test]
async fn somebody_leaves_after_their_cases() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    let [her_id, his_id] = [INES, MOUSSA].map(|place| house.cast.people[place].member.unwrap().to_string());
    let mut claire = house.signed_in(CLAIRE).await;
    let case = claire.get(&format!("/cases/{number}")).await.ok();
    claire.submit(&case.form("/assign").fill("member", &her_id)).await.ok();
    let address = format!("/members/{her_id}/revoke");
    let page = claire.get(&address).await.ok();
    assert!(page.main().contains("un est à sa charge") && page.main().contains(&number), "{}", page.main());
    claire.submit(&page.form("/leave")).await.is(422);
    let page = claire.submit(&page.form("/leave").fill("stand_in", &his_id)).await.ok();
    assert!(page.path == address && !page.main().contains(&number), "{}", page.main());
    claire.submit(&page.form("/revoke").fill("sure", "yes")).await.ok();
    let case = claire.get(&format!("/cases/{number}")).await.ok();
    assert!(case.texts("aside dd").contains(&house.cast.people[MOUSSA].name) || case.main().contains("Moussa"));
}

/// The form with these rows, and no others.
fn with(form: Form, rows: &[(&str, &str)]) -> Form {
    let fields = form.fields.iter().filter(|(name, _)| name != "role" && name != "entity").cloned().collect();
    let form = Form { fields, ..form };
    rows.iter().fold(form, |form, (role, entity)| form.and("role", role).and("entity", entity))
}

/// The whole institute.
pub(super) const ROOT: &str = "direction-generale";

/// Other posts for somebody, proposed by one coordinator and confirmed by the other.
pub(super) async fn given(house: &House, place: usize, rows: &[(&str, &str)]) {
    let (mut claire, mut moussa) = (house.signed_in(CLAIRE).await, house.signed_in(MOUSSA).await);
    let form = person(house, &mut claire, ("", place)).await.form("/posts");
    claire.submit(&with(form, rows)).await.ok();
    let confirm = person(house, &mut moussa, ("", place)).await.form("/posts/confirm");
    moussa.submit(&confirm).await.ok();
}

/// Proposed by one, read and confirmed by the other, on the same page.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn other_posts_are_proposed_read_and_confirmed() {
    on_each_database(async |house| {
        for (prefix, place, said, given) in [
            ("", THOMAS, "enquêtrice ou enquêteur, Direction générale", "En plus"),
            ("/en", SAMIRA, "inquirer, Head office", "Added"),
        ] {
            let (mut claire, mut moussa) = (house.signed_in(CLAIRE).await, house.signed_in(MOUSSA).await);
            let page = person(&house, &mut claire, (prefix, place)).await;
            assert!(!page.main().contains("[posts-") && !page.main().contains("[role-opens"), "{}", page.main());
            let form = page.form("/posts");
            let held: Vec<(String, String)> = {
                let all = |name: &str| {
                    form.fields
                        .iter()
                        .filter(|(field, _)| field == name)
                        .map(|(_, value)| value.clone())
                        .collect::<Vec<_>>()
                };
                all("role").into_iter().zip(all("entity")).filter(|(role, _)| !role.is_empty()).collect()
            };
            let held: Vec<(&str, &str)> = held.iter().map(|(role, entity)| (role.as_str(), entity.as_str())).collect();
            assert!(held.iter().any(|(role, _)| *role == "listener"), "the rows begin with what is held: {held:?}");
            claire.submit(&with(form.clone(), &held)).await.is(422);
            claire.submit(&with(form.clone(), &[("", ROOT)])).await.is(422);
            claire.submit(&with(form.clone(), &[("emperor", ROOT)])).await.is(422);
            let wrong = [held.as_slice(), &[("authority", ROOT)]].concat();
            let again = claire.submit(&with(form.clone(), &wrong)).await.is(422);
            assert_eq!(again.texts("[role=alert]").len(), 1, "{}", again.main());
            assert!(
                !again.main().contains("[problem-") && again.form("/posts").holds("role", "authority"),
                "nothing chosen is lost"
            );
            let right = [held.as_slice(), &[("inquirer", ROOT)]].concat();
            let told = claire.submit(&with(form.clone(), &right)).await.ok();
            assert_eq!(told.texts("[role=status]").len(), 1);
            assert!(told.main().contains(given) && told.main().contains(said), "{}", told.main());
            assert!(!told.has_form("/posts/confirm") && told.has_form("/posts/forgo"));
            let mut them = house.signed_in(place).await;
            let room = format!("{prefix}/investigations");
            let rooms = them.get(&format!("{prefix}/")).await.ok().attributes("nav a", "href");
            assert!(!rooms.contains(&room), "{rooms:?}");
            them.get(&told.path).await.is(404);

            let today = moussa.get(&format!("{prefix}/")).await.ok();
            assert!(today.attributes("main a", "href").contains(&format!("{prefix}/members")), "{}", today.main());
            let members = moussa.get(&format!("{prefix}/members")).await.ok();
            let address = format!("{}#posts", told.path);
            assert!(members.attributes("main a", "href").contains(&address), "{}", members.main());
            let page = person(&house, &mut moussa, (prefix, place)).await;
            let confirm = page.form("/posts/confirm");
            let again = moussa.submit(&confirm.clone().fill("shown", "0000")).await.is(422);
            assert!(again.has_form("/posts/confirm"), "what waits is shown again: {}", again.main());
            let done = moussa.submit(&confirm).await.ok();
            assert!(
                done.texts("dl dd").iter().any(|text| text.contains(said)) && !done.has_form("/posts/confirm"),
                "{}",
                done.main()
            );
            moussa.submit(&confirm).await.is(422);
            let rooms = them.get(&format!("{prefix}/")).await.ok().attributes("nav a", "href");
            assert!(rooms.contains(&room), "at once, in the session that was open: {rooms:?}");
            assert!(moussa.get(&format!("{prefix}/members")).await.ok().main().contains(said));
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_is_given_up_and_ones_own_posts_are_for_others() {
    let house = house().await;
    let (mut claire, mut moussa) = (house.signed_in(CLAIRE).await, house.signed_in(MOUSSA).await);
    let form = person(&house, &mut claire, ("", INES)).await.form("/posts");
    let told = claire.submit(&with(form, &[("listener", ROOT), ("assessor", ROOT)])).await.ok();
    let forgo = person(&house, &mut moussa, ("", INES)).await.form("/posts/forgo");
    let done = moussa.submit(&forgo).await.ok();
    assert!(!done.has_form("/posts/confirm"));
    claire.submit(&told.form("/posts/forgo")).await.is(422);
    let own = person(&house, &mut claire, ("", CLAIRE)).await;
    assert!(!own.has_form("/posts") && !own.has_form("/posts/confirm"));
    let id = house.cast.people[CLAIRE].member.unwrap();
    let token = person(&house, &mut claire, ("", INES)).await.form("/posts").value("token").to_owned();
    let forged = Form::forged(&format!("/members/{id}/posts")).fill("token", &token);
    claire.submit(&with(forged, &[("coordinator", ROOT), ("assessor", ROOT)])).await.is(422);
}

#[tokio::test]
async fn the_form_of_an_invitation_says_what_each_role_opens() {
    let house = house().await;
    let mut claire = house.signed_in(CLAIRE).await;
    for (prefix, nothing) in [("", "Rien aujourd’hui"), ("/en", "Nothing today")] {
        let page = claire.get(&format!("{prefix}/members/invite")).await.ok();
        let offered = page.attributes("select[name=role] option", "value");
        let roles: std::collections::BTreeSet<&String> = offered.iter().filter(|code| !code.is_empty()).collect();
        let (terms, said) = (page.texts("details dt"), page.texts("details dd"));
        assert!(terms.len() == roles.len() && said.len() == roles.len(), "{terms:?}");
        assert!(said.iter().all(|line| !line.contains('[')) && said.iter().any(|line| line.contains(nothing)));
    }
}

/// Alone to assess: said before it is done, refused without the box; another is let in, and it is done.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn somebody_who_assesses_alone_does_not_go_unnoticed() {
    on_each_database(async |house| {
        let (_, number) = agreed(&house, "").await;
        let mut ines = house.signed_in(INES).await;
        let inquiry = handed(&mut ines, &number).await;
        let mut claire = house.signed_in(CLAIRE).await;
        let her = house.cast.people[BERENICE].member.unwrap();
        let address = format!("/members/{her}/revoke");
        let page = claire.get(&address).await.ok();
        assert!(
            page.main().contains("Au moins un dossier") && page.main().contains("À faire avant"),
            "{}",
            page.main()
        );
        assert!(!page.main().contains(&inquiry), "without its reference");
        let again = claire.submit(&page.form("/revoke").fill("sure", "yes")).await.is(422);
        assert!(again.texts("[role=alert]").len() == 1 && !again.main().contains("[problem-"), "{}", again.main());
        let posts = person(&house, &mut claire, ("", BERENICE)).await.form("/posts");
        let refused = claire.submit(&with(posts, &[("inquirer", ROOT)])).await.is(422);
        assert!(
            refused.attributes("input[name=unread]", "value").len() == 1
                && refused.form("/posts").holds("role", "inquirer")
        );

        let mut assessor = house.signed_in(BERENICE).await;
        let file = format!("/inquiries/{inquiry}");
        assert!(!assessor.get(&file).await.ok().has_form("/let-in"), "nobody could come in");
        given(&house, KARIM, &[("support-desk", ROOT), ("assessor", ROOT)]).await;
        let mut karim = house.signed_in(KARIM).await;
        karim.get(&file).await.is(404);
        let page = assessor.get(&file).await.ok();
        let form = page.form("/let-in");
        for wrong in ["", "x", &her.to_string()] {
            let again = assessor.submit(&form.clone().fill("member", wrong)).await.is(422);
            assert!(again.has_form("/let-in") && !again.main().contains("[problem-"), "{}", again.main());
        }
        let his = house.cast.people[KARIM].member.unwrap().to_string();
        let done = assessor.submit(&form.fill("member", &his)).await.ok();
        assert!(done.path == file && !done.has_form("/let-in") && !done.main().contains("[let-in"), "{}", done.main());
        karim.get(&file).await.ok();
        let page = claire.get(&address).await.ok();
        assert!(!page.main().contains("Au moins un dossier"), "{}", page.main());
        claire.submit(&page.form("/revoke").fill("sure", "yes")).await.ok();
    })
    .await;
}

#[tokio::test]
async fn steering_has_its_page_and_no_case() {
    let house = house().await;
    let (_, number) = house.report("Un récit.").await;
    house.wait_minutes(40 * 24 * 60);
    for (prefix, few, founding) in [
        ("", "Trop peu de dossiers", "Empreinte fondatrice inscrite dans la configuration"),
        ("/en", "Too few cases", "Founding fingerprint pinned in the configuration"),
    ] {
        let mut gauthier = house.signed_in(GAUTHIER).await;
        let today = gauthier.get(&format!("{prefix}/")).await.ok();
        let here = format!("{prefix}/steering");
        assert!(today.attributes("main a", "href").contains(&here), "{}", today.main());
        let page = gauthier.get(&here).await.ok();
        let rows = page.texts("tbody tr");
        assert_eq!(rows.len(), house.service.rules().organisation.entities().count());
        assert!(rows.iter().all(|row| row.contains(few) && row.contains(founding)), "{}", page.main());
        assert!(!page.main().contains(&number));
        for other in ["/cases", "/members", &format!("/cases/{number}"), "/account/absence"] {
            gauthier.get(&format!("{prefix}{other}")).await.is(404);
        }
        let mut claire = house.signed_in(CLAIRE).await;
        claire.get(&here).await.is(404);
    }
}

/// Whoever reports reads it before anything is sent: somebody else's team, and who answers for it.
#[tokio::test]
async fn a_team_outside_says_so_to_everybody() {
    let house = house().await;
    let mut person = house.visitor();
    for (prefix, relay) in [("", "la secrétaire générale du campus"), ("/en", "the campus secretary general")] {
        let places = person.get(&format!("{prefix}/info/6")).await.ok();
        assert!(places.main().contains(relay) && places.main().contains("2026-07"), "{}", places.main());
    }
}

//! The staff's doors and acts, through their pages.
use std::time::{Duration, Instant};

use axum::http::Method;
use jiff::SignedDuration;
use recueil::{
    cli::demo::cast::Person,
    clock::Clock as _,
    crypto::{hybrid::Identity, secret::Secret},
    domain::role::Role,
};

use super::house::{CLAIRE, House, INES, MOUSSA, NADIA, SAMIRA, THOMAS, house, on_each_database, shown};
use crate::support::{
    client::{Answer, Browser, Form},
    sent::Sent,
};

async fn attempt(house: &House, place: usize, change: impl Fn(Form) -> Form) -> Answer {
    let mut browser = house.colleague();
    let person = &house.cast.people[place];
    let code = person.code(house.clock.now()).unwrap();
    let door = shown(&mut browser, "/sign-in").await;
    let form = door.fill("mail", &person.mail).fill("passphrase", &person.passphrase).fill("code", &code);
    browser.submit(&change(form)).await
}

#[tokio::test]
async fn every_refusal_at_the_door_is_the_same() {
    let house = house().await;
    house.wait_minutes(1);
    let mail = house.cast.people[INES].mail.clone();
    let refusals: [&dyn Fn(Form) -> Form; 6] = [
        &|form| form.fill("mail", "nobody@institut.example"),
        &|form| form.fill("code", "000000"),
        &|form| form.fill("code", "not a code"),
        &|form| form.fill("passphrase", "abaisser abandon abdiquer abeille abolir aborder aboutir aboyer"),
        &|form| form.fill("passphrase", ""),
        &|_| Form::forged("/sign-in"),
    ];
    let mut said = Vec::new();
    for refusal in refusals {
        house.wait_minutes(1);
        let answer = attempt(&house, INES, refusal).await.is(422);
        said.push(answer.main());
        assert!(!answer.body.contains("abaisser"), "a passphrase is never given back");
    }
    assert!(said.iter().all(|page| *page == said[0]), "{said:?}");
    house.wait_minutes(1);
    assert_eq!(
        attempt(&house, INES, |form| form.fill("mail", &format!("  {} ", mail.to_uppercase()))).await.ok().path,
        "/"
    );
    // The same code again.
    attempt(&house, INES, |form| form).await.is(422);
}

/// Five slips cost nothing; then each attempt waits for its turn. A browser that has been here before has its own.
#[tokio::test]
async fn guesses_at_an_account_wait_and_keep_nobody_out() {
    let house = house().await;
    let mut usual = house.signed_in(INES).await;
    let account = usual.get("/account").await.ok().form("/sign-out");
    usual.submit(&account).await.ok();
    house.wait_minutes(1);
    for _ in 0..6 {
        attempt(&house, INES, |form| form.fill("code", "000000")).await.is(422);
    }
    let turn = attempt(&house, INES, |form| form.fill("code", "000000")).await.is(422);
    attempt(&house, INES, |form| form.fill("code", "000000")).await.is(422);
    let told = attempt(&house, INES, |form| form).await.is(429);
    assert_eq!(told.header("retry-after"), "8", "the right answers are not looked at before their turn");
    assert!(told.main().contains("dans 8\u{a0}secondes") || told.main().contains("8 secondes"), "{}", told.main());
    assert_eq!(told.form("/sign-in").value("mail"), house.cast.people[INES].mail, "what may be given back is");
    assert!(!turn.body.contains("secondes"));
    attempt(&house, MOUSSA, |form| form).await.ok();
    let person = &house.cast.people[INES];
    let code = person.code(house.clock.now()).unwrap();
    let door = shown(&mut usual, "/sign-in").await.fill("mail", &person.mail);
    let right = door.fill("passphrase", &person.passphrase).fill("code", &code);
    assert_eq!(usual.submit(&right).await.ok().path, "/", "her own browser waits for nobody else");
    house.wait_minutes(1);
    assert_eq!(attempt(&house, INES, |form| form).await.ok().path, "/", "nor does any, a minute later");
}

/// A thousand knocks, then they are held back; a right code, or a session that has one, never is.
#[tokio::test]
async fn a_flood_of_the_public_door_is_slowed_and_nobody_else() {
    let house = house().await;
    let (code, _) = house.report("Des mots.").await;
    let mut known = house.visitor();
    super::house::begin(&mut known).await;
    let guess = Form::forged("/suite").and("code", "0000-0000-0000-0000-0000-0000");
    let begin = Form::forged("/note");
    let mut flood = house.visitor();
    for _ in 0..1006 {
        flood.cookies.clear();
        flood.send(&guess).await.is(422);
    }
    let took = async |browser: &mut Browser, form: &Form, status| {
        let start = Instant::now();
        browser.send(form).await.is(status);
        start.elapsed()
    };
    let held = Duration::from_secs(2);
    assert!(took(&mut house.visitor(), &guess, 422).await >= held);
    assert!(took(&mut house.visitor(), &begin, 303).await >= held, "slowed, not refused");
    assert!(took(&mut house.visitor(), &guess.clone().fill("code", &code), 303).await < held);
    assert!(took(&mut known, &begin, 303).await < held);
    house.clock.advance(SignedDuration::from_secs(1));
    assert!(took(&mut house.visitor(), &begin, 303).await < held);
}

/// A mark is for one account, and a made-up one is none.
#[tokio::test]
async fn a_mark_opens_nothing_and_serves_one_account() {
    let house = house().await;
    let mut ines = house.signed_in(INES).await;
    let mark = ines.cookies["m"].clone();
    ines.cookies.retain(|name, _| name == "m");
    assert_eq!(ines.once(Method::GET, "/", None).await.goes_to().as_deref(), Some("/sign-in"));
    house.wait_minutes(1);
    for _ in 0..8 {
        attempt(&house, MOUSSA, |form| form.fill("code", "000000")).await.is(422);
    }
    for made_up in [mark.as_str(), "", "00", "\u{e9}"] {
        let mut browser = house.colleague();
        browser.cookies.insert("m".to_owned(), made_up.to_owned());
        let door = shown(&mut browser, "/sign-in").await;
        browser.submit(&door.fill("mail", &house.cast.people[MOUSSA].mail)).await.is(429);
    }
}

#[tokio::test]
async fn a_session_that_ends_says_so_before_and_gives_back_what_was_typed() {
    let house = house().await;
    let (_, number) = house.report("Des mots.").await;
    let case = format!("/cases/{number}");
    let mut ines = house.signed_in(INES).await;
    assert!(ines.get("/sign-in").await.ok().main().contains("dix heures"));
    let closing = "Votre session se fermera";
    for _ in 0..18 {
        house.wait_minutes(30);
        assert!(!ines.get("/cases").await.ok().main().contains(closing));
    }
    house.wait_minutes(30);
    let soon = ines.get(&case).await.ok();
    assert!(soon.main().contains(closing), "{}", soon.main());
    let reply = soon.form("/reply").fill("text", "Une longue réponse.");
    house.wait_minutes(31);
    let ended = ines.submit(&reply).await.is(403);
    assert!(ended.main().contains("Une longue réponse."), "{}", ended.main());
    assert!(ended.main().contains("Entrez de nouveau"), "{}", ended.main());
    // Whatever the form, and whoever's: every text of it comes back, and nothing that was chosen or carried.
    let room = "/investigations/E-2026-00000";
    let typed = [("discussion", "Les dates <concordent>."), ("reasons", "Les faits allégués sont précis.")];
    for (name, text) in typed {
        let form = Form::forged(&format!("{room}/draft")).and(name, text).and("opening", "opened").and("sure", "yes");
        let ended = ines.submit(&form).await.is(403);
        assert_eq!(ended.texts("main textarea").iter().map(|text| text.trim()).collect::<Vec<_>>(), [text]);
        assert!(!ended.main().contains("opened"), "{}", ended.main());
    }
    let label = Form::forged(&format!("{room}/draft")).and("discussion", "x");
    assert_eq!(ines.submit(&label).await.is(403).texts("main label"), ["Éléments à charge et à décharge"]);
    let fields = [("title", "Un courriel"), ("sort", "testimony"), ("origin", "remis le 3 mars"), ("text", "Bonjour.")];
    let upload = Sent::new(&fields).file("courriel.txt", b"Bonjour.");
    let ended = upload.to(&mut ines, &format!("{room}/evidence/enter")).await.is(403);
    assert_eq!(ended.texts("main textarea").len(), 3, "{}", ended.main());
    let door = Form::forged(&format!("{room}/draft")).and("passphrase", "abaisser abandon").and("code", "123 456");
    assert!(ines.submit(&door).await.is(403).texts("main textarea").is_empty(), "a secret is never shown");
    let mut ines = house.signed_in(INES).await;
    assert!(!ines.get(&case).await.ok().main().contains(closing), "all the time is before them again");
    let stranger = Sent::new(&[("title", "Un courriel"), ("text", "Bonjour.")]);
    let refused = stranger.to(&mut ines, &format!("{room}/evidence/enter")).await.is(404);
    assert_eq!(refused.texts("main textarea").len(), 2, "{}", refused.main());
}

#[tokio::test]
async fn a_search_minds_neither_accents_nor_capitals() {
    let house = house().await;
    let (_, number) = house.report("À l’École, un cœur gravé et des propos DÉPLACÉS.").await;
    let mut ines = house.signed_in(INES).await;
    for (typed, found) in [
        ("ecole", true),
        ("L'ECOLE coeur", true),
        ("de\u{301}place\u{301}s", true),
        ("Propos  à", true),
        (&number.to_lowercase(), true),
        ("lycée", false),
    ] {
        let form = ines.get("/cases").await.ok().form("/cases").fill("text", typed);
        let list = ines.submit(&form).await.ok();
        assert_eq!(list.main().contains(&number), found, "{typed}");
    }
}

#[tokio::test]
async fn a_session_takes_another_name_when_keys_are_opened() {
    let house = house().await;
    let (code, _) = house.report("Des mots.").await;
    let mut person = house.visitor();
    super::house::begin(&mut person).await;
    let planted = person.cookies.clone();
    let door = shown(&mut person, "/suite").await;
    person.submit(&door.fill("code", &code)).await.ok();
    assert_ne!(person.cookies, planted, "a cookie planted beforehand opens nothing");
    person.cookies = planted;
    person.get("/suite/1").await.is(403);
}

#[tokio::test]
async fn pages_behind_the_door_lead_to_it() {
    let house = house().await;
    let (_, number) = house.report("Des mots.").await;
    let case = format!("/cases/{number}");
    let mut nobody = house.colleague();
    for path in ["/", "/account", "/cases", case.as_str(), "/cases/R-2026-00000", "/members", "/members/invite"] {
        assert_eq!(nobody.once(Method::GET, path, None).await.goes_to().as_deref(), Some("/sign-in"), "{path}");
    }
    let reply = Form::forged(&format!("{case}/reply")).and("text", "Ma longue réponse.");
    let ended = nobody.submit(&reply).await.is(403);
    assert!(ended.main().contains("Ma longue réponse."), "what was typed is given back");
}

#[tokio::test]
async fn a_member_joins_by_invitation() {
    on_each_database(async |house| {
        let mut claire = house.signed_in(CLAIRE).await;
        let code = invite(&house, &mut claire).await;
        let (person, fingerprint, mut newcomer) = join(&house, &code).await;
        again(&house, &code).await;

        let early = sign_in(&house, &mut newcomer, &person).await;
        assert_eq!(early.status, 422, "keys without an endorsement open nothing");
        assert!(early.main().contains("pas encore confirmées"), "who is right in all three is told why");
        let impostor = Person { passphrase: "abaisser abandon".to_owned(), ..person.clone() };
        let refused = sign_in(&house, &mut newcomer, &impostor).await.is(422);
        assert!(!refused.main().contains("pas encore confirmées"), "and nobody else: {}", refused.main());
        let today = claire.get("/").await.ok();
        assert!(today.texts("h2").contains(&"À confirmer".to_owned()), "{}", today.main());
        endorse(&mut claire, &person, &fingerprint).await;
        assert_eq!(sign_in(&house, &mut newcomer, &person).await.status, 422, "two coordinators are needed");
        endorse(&mut house.signed_in(MOUSSA).await, &person, &fingerprint).await;
        assert_eq!(sign_in(&house, &mut newcomer, &person).await.ok().path, "/");
        let (_, number) = house.report("Pour la nouvelle collègue.").await;
        let case = newcomer.get(&format!("/cases/{number}")).await.ok();
        assert!(case.main().contains("Pour la nouvelle collègue."));
    })
    .await;
}

async fn invite(house: &House, claire: &mut Browser) -> String {
    let form = shown(claire, "/members/invite").await;
    let empty = claire.submit(&form).await.is(422);
    assert!(empty.texts(".faults a").len() >= 4, "each answer that lacks is said: {}", empty.main());
    let filled =
        form.fill("name", "Zoé Perrin").fill("function", "psychologue").fill("mail", "zoe.perrin@institut.example");
    let mut filled = Form {
        fields: filled.fields.into_iter().filter(|(name, _)| name != "role" && name != "entity").collect(),
        ..filled
    };
    for (role, entity) in [("listener", "direction-generale"), ("", "direction-generale")] {
        filled = filled.and("role", role).and("entity", entity);
    }
    let forged = claire.submit(&filled.clone().fill("role", "emperor")).await.is(422);
    assert_eq!(forged.form("/members/invite").value("name"), "Zoé Perrin", "what was typed is kept");
    let invitation = claire.submit(&filled).await.ok();
    let second = claire.submit(&filled).await.ok();
    assert_eq!(second.shown(), invitation.shown(), "a second click shows the same code");
    assert_eq!(invitation.path, "/members/invitation");
    let code = invitation.shown();
    assert_eq!(claire.get("/members/invite").await.ok().shown(), code, "no code is lost to the next invitation");
    let mut moussa = house.signed_in(MOUSSA).await;
    let blank = shown(&mut moussa, "/members/invite").await;
    let retyped = Form { fields: filled.fields, ..blank.clone() }.fill("token", blank.value("token"));
    let code = moussa.submit(&retyped).await.ok().shown();
    assert_eq!(claire.get("/members/invitation").await.ok().path, "/members", "what was replaced is not shown");
    let invitation = moussa.get("/members/invitation").await.ok();
    let members = moussa.submit(&invitation.form("/members/invitation")).await.ok();
    assert_eq!(members.path, "/members");
    assert_eq!(moussa.get("/members/invitation").await.ok().path, "/members", "shown once");
    assert!(!members.body.contains(&code));
    code
}

async fn join(house: &House, code: &str) -> (Person, String, Browser) {
    let mut browser = house.colleague();
    let door = shown(&mut browser, "/join").await;
    browser.submit(&door.clone().fill("code", "not a code")).await.is(422);
    let charter = browser.submit(&door.fill("code", &code.to_uppercase())).await.ok();
    assert!(charter.main().contains("Zoé Perrin"));
    let form = charter.form("/join/charter");
    browser.submit(&form).await.is(422);
    let form = form.and("accept", "yes");
    browser.submit(&form).await.ok();
    let keys = browser.submit(&form).await.ok();
    assert_eq!(keys.attributes("svg", "role"), ["img"]);
    let shown = keys.texts(".code-shown");
    let mut person = house.cast.people[INES].clone();
    "zoe.perrin@institut.example".clone_into(&mut person.mail);
    (person.passphrase, person.one_time) = (shown[0].replace(' ', ""), shown[1].clone());
    let right = keys.form("/join/keys").fill("passphrase", &person.passphrase);
    let right = right.fill("code", &person.code(house.clock.now()).unwrap());
    for wrong in [right.clone().fill("passphrase", "abaisser abandon"), right.clone().fill("code", "12")] {
        let refused = browser.submit(&wrong).await.is(422);
        assert_eq!(refused.texts(".code-shown"), shown, "the same keys are still there");
    }
    let done = browser.submit(&right).await.ok();
    assert!(!done.attributes("main a", "href").contains(&"/sign-in".to_owned()), "the door is not open yet");
    let fingerprint = done.shown();
    assert_eq!(browser.submit(&right).await.ok().shown(), fingerprint, "a second click is no mistake");
    assert_eq!(browser.get("/join").await.ok().shown(), fingerprint, "a reload shows the same");
    (person, fingerprint, browser)
}

async fn again(house: &House, code: &str) {
    let mut other = house.colleague();
    let door = shown(&mut other, "/join").await;
    other.submit(&door.fill("code", code)).await.is(422);
}

async fn sign_in(house: &House, browser: &mut Browser, person: &Person) -> Answer {
    house.wait_minutes(1);
    let code = person.code(house.clock.now()).unwrap();
    let door = shown(browser, "/sign-in").await;
    let form = door.fill("mail", &person.mail).fill("passphrase", &person.passphrase).fill("code", &code);
    browser.submit(&form).await
}

async fn endorse(coordinator: &mut Browser, person: &Person, fingerprint: &str) {
    let members = coordinator.get("/members").await.ok();
    assert!(members.main().contains(&person.mail));
    let links = members.attributes("main a", "href");
    let link = links.iter().find(|link| link.ends_with("/endorse")).expect("somebody waits");
    let page = coordinator.get(link).await.ok();
    assert!(!page.body.contains(fingerprint), "what must be heard is not shown");
    let form = page.form("/endorse");
    let wrong = coordinator.submit(&form.clone().fill("fingerprint", "0000 0000")).await.is(422);
    assert_eq!(wrong.form("/endorse").value("fingerprint"), "0000 0000");
    for _ in 0..2 {
        let done = coordinator.submit(&form.clone().fill("fingerprint", &fingerprint.to_uppercase())).await.ok();
        assert_eq!(done.path, "/members", "nor is a second click");
    }
    coordinator.get(link).await.is(404);
}

#[tokio::test]
async fn recovery_keys_wait_for_a_second_coordinator() {
    on_each_database(async |house| {
        let (mut claire, mut moussa) = (house.signed_in(CLAIRE).await, house.signed_in(MOUSSA).await);
        let key = |byte| Identity::from_seed(Secret::from_bytes([byte; 32])).recipient().to_string();
        let form = shown(&mut claire, "/members/recovery").await;
        let wrong = claire.submit(&form.clone().fill("inner", "age1").fill("outer", &key(2))).await.is(422);
        assert_eq!(wrong.form("/members/recovery").value("outer"), key(2));
        let filled = form.fill("inner", &key(1)).fill("outer", &key(2));
        let mut fingerprint = String::new();
        for _ in 0..2 {
            let waiting = claire.submit(&filled).await.ok();
            assert_eq!(waiting.path, "/members/recovery");
            assert!(!waiting.has_form("/members/recovery"), "others are not asked for meanwhile");
            fingerprint = waiting.shown();
        }
        let members = moussa.get("/members").await.ok();
        assert!(members.main().contains("en attente de confirmation"), "{}", members.main());
        let links = members.attributes("main a", "href");
        assert_eq!(links.iter().filter(|link| link.ends_with("/endorse")).count(), 1, "proposed once");
        let asked = moussa.get("/members/recovery").await.ok();
        assert!(!asked.body.contains(&fingerprint), "what must be heard is not shown");
        let link = asked.attributes("main .care a", "href").remove(0);
        let page = moussa.get(&link).await.ok();
        assert!(!page.body.contains(&fingerprint));
        moussa.submit(&page.form("/endorse").fill("fingerprint", "0000 0000")).await.is(422);
        moussa.submit(&page.form("/endorse").fill("fingerprint", &fingerprint)).await.ok();
        for coordinator in [&mut claire, &mut moussa] {
            let there = coordinator.get("/members/recovery").await.ok();
            assert!(!there.has_form("/members/recovery") && there.texts(".code-shown").is_empty());
            let members = coordinator.get("/members").await.ok();
            assert!(members.main().contains("Des clés de secours sont en place"), "{}", members.main());
            assert!(members.main().contains("en fonction") && !members.main().contains("en attente de confirmation"));
        }
    })
    .await;
}

/// What differs between two answers about cases that are not there: their name, and that of the operation.
fn unnamed(answer: &Answer, number: &str) -> (u16, Vec<(String, String)>, String) {
    let last = answer.texts("p.small.quiet").pop().unwrap_or_default();
    let operation = last.split_whitespace().last().unwrap_or("-").to_owned();
    let headers = answer.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let body = answer.body.replace(&operation, "…").replace(number, "R").replace(&number.to_lowercase(), "R");
    (answer.status.as_u16(), headers.collect(), body)
}

#[tokio::test]
async fn a_case_is_assigned_and_a_member_taken_off() {
    on_each_database(async |house| {
        let (_, number) = house.report("Confidentiel.").await;
        let address = format!("/cases/{number}");
        let (mut claire, mut ines) = (house.signed_in(CLAIRE).await, house.signed_in(INES).await);
        let id = |place: usize| house.cast.people[place].member.unwrap().to_string();
        let case = claire.get(&address).await.ok();
        claire.submit(&case.form("/assign")).await.is(422);
        let case = claire.submit(&case.form("/assign").fill("member", &id(INES))).await.ok();
        assert!(case.texts("aside dd").contains(&named(&house, INES)), "{:?}", case.texts("aside dd"));
        assert!(ines.get("/").await.ok().main().contains(&number));

        let unsure = claire.submit(&case.form("/exclude").fill("member", &id(INES))).await.is(422);
        assert_eq!(unsure.form("/exclude").value("member"), id(INES), "who was chosen stays chosen");
        assert!(unsure.texts(".fault")[0].contains("cochez la case"), "{:?}", unsure.texts(".fault"));
        let sure = case.form("/exclude").fill("member", &id(INES)).and("sure", "yes");
        let case = claire.submit(&sure).await.ok();
        assert!(case.main().contains(&house.cast.people[INES].name), "those who read see who was taken off");
        claire.submit(&sure).await.is(422);
        claire.submit(&case.form("/assign").fill("member", &id(INES))).await.is(422);
        unseen(&mut ines, &number).await;
        let reader = house.signed_in(THOMAS).await.get(&address).await.ok();
        assert!(reader.main().contains("Confidentiel."));
    })
    .await;
}

fn named(house: &House, place: usize) -> String {
    let person = &house.cast.people[place];
    format!("{}, {}", person.name, person.function)
}

/// Neither a row, nor a count, nor an answer that differs from that of a case that does not exist.
async fn unseen(member: &mut Browser, number: &str) {
    for list in ["/", "/cases"] {
        assert!(!member.get(list).await.ok().body.contains(number), "{list}");
    }
    let absent = "R-2026-00000";
    for end in ["", "/reply", "/note", "/assign", "/exclude"] {
        let ask = async |member: &mut Browser, number: &str| {
            let path = format!("/cases/{number}{end}");
            let form = Form::forged(&path).and("text", "Des mots.").and("sure", "yes");
            let answer = if end.is_empty() { member.get(&path).await } else { member.send(&form).await };
            unnamed(&answer.is(404), number)
        };
        assert_eq!(ask(member, number).await, ask(member, absent).await, "{end}");
    }
}

#[tokio::test]
async fn a_case_of_another_place_is_not_there() {
    let house = house().await;
    let (_, number) = house.report("Pour la direction.").await;
    unseen(&mut house.signed_in(SAMIRA).await, &number).await;
    let mut nadia = house.signed_in(NADIA).await;
    assert!(nadia.get("/").await.ok().attributes("main a", "href").is_empty());
    for path in [
        format!("/cases/{number}"),
        "/cases".into(),
        "/members".into(),
        "/members/invite".into(),
        "/members/recovery".into(),
    ] {
        nadia.get(&path).await.is(404);
    }
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(!case.has_form("/assign") && !case.has_form("/exclude"), "a listener decides neither");
    let id = house.cast.people[THOMAS].member.unwrap().to_string();
    for end in ["assign", "exclude"] {
        let forged = Form::forged(&format!("/cases/{number}/{end}")).and("member", &id).and("sure", "yes");
        ines.submit(&forged).await.is(404);
    }
}

#[tokio::test]
async fn a_membership_ends_at_once() {
    let house = house().await;
    let (_, number) = house.report("Avant le départ.").await;
    let (mut claire, mut ines) = (house.signed_in(CLAIRE).await, house.signed_in(INES).await);
    let mut thomas = house.signed_in(THOMAS).await;
    thomas.get(&format!("/cases/{number}")).await.ok();
    let revoke = format!("/members/{}/revoke", house.cast.people[THOMAS].member.unwrap());
    let form = shown(&mut claire, &revoke).await;
    claire.submit(&form).await.is(422);
    for _ in 0..2 {
        assert_eq!(claire.submit(&form.clone().and("sure", "yes")).await.ok().path, "/members");
    }
    assert_eq!(thomas.get(&format!("/cases/{number}")).await.path, "/sign-in", "open sessions end");
    assert_eq!(attempt_later(&house, THOMAS).await.status, 422);
    claire.get(&revoke).await.is(404);
    ines.get(&revoke).await.is(404);
    let oneself = revoke.replace(
        &house.cast.people[THOMAS].member.unwrap().to_string(),
        &house.cast.people[CLAIRE].member.unwrap().to_string(),
    );
    let refused = claire.submit(&Form::forged(&oneself).and("sure", "yes")).await.is(422);
    assert!(refused.main().contains("Vous ne pouvez pas le faire pour vous-même"), "{}", refused.main());
    // Whoever is left reads what comes.
    let (_, after) = house.report("Après le départ.").await;
    assert!(house.signed_in(INES).await.get(&format!("/cases/{after}")).await.ok().main().contains("Après le départ."));
    assert!(house.cast.people[THOMAS].posts.iter().all(|post| post.role == Role::Listener));
}

async fn attempt_later(house: &House, place: usize) -> Answer {
    house.wait_minutes(1);
    attempt(house, place, |form| form).await
}

#[tokio::test]
async fn leaving_here_and_leaving_everywhere() {
    let house = house().await;
    let (mut office, mut phone) = (house.signed_in(INES).await, house.signed_in(INES).await);
    let mut third = house.signed_in(INES).await;
    let account = office.get("/account").await.ok();
    let stolen = office.clone();
    assert_eq!(office.submit(&account.form("/sign-out")).await.ok().path, "/sign-in");
    assert_eq!(stolen.clone().get("/").await.ok().path, "/sign-in", "the session is gone, not only its cookie");
    let account = phone.get("/account").await.ok();
    phone.submit(&account.form("/account")).await.ok();
    for browser in [&mut phone, &mut third] {
        assert_eq!(browser.get("/cases").await.ok().path, "/sign-in");
    }
    // Idle for too long.
    let mut idle = house.signed_in(INES).await;
    house.wait_minutes(44);
    assert_eq!(idle.get("/cases").await.ok().path, "/cases");
    house.wait_minutes(46);
    assert_eq!(idle.get("/cases").await.ok().path, "/sign-in");
}

#[tokio::test]
async fn the_list_is_narrowed_without_a_trace_in_the_address() {
    let house = house().await;
    let (_, first) = house.report("Une histoire de bibliothèque.").await;
    let (_, second) = house.report("Une histoire de laboratoire.").await;
    let mut ines = house.signed_in(INES).await;
    let list = ines.get("/cases").await.ok();
    let narrowed = ines.submit(&list.form("/cases").fill("text", "LABORATOIRE")).await.ok();
    assert_eq!(narrowed.path, "/cases");
    assert!(narrowed.main().contains(&second) && !narrowed.main().contains(&first), "{}", narrowed.main());
    let all = ines.submit(&narrowed.form("/cases").and("go", "all")).await.ok();
    assert!(all.main().contains(&first));
    let forged = all.form("/cases").fill("stage", "nonsense").fill("kind", "nonsense");
    assert!(ines.submit(&forged).await.ok().main().contains(&first));
    for after in ["nonsense", "%00", "%ff", ""] {
        let answer = ines.get(&format!("/cases?after={after}")).await;
        assert!(!answer.status.is_server_error(), "{after}: {}", answer.status);
    }
}

//! Whoever audits, through the pages: the journal, what verifies, the heads, a copy; requests about personal data.
use recueil::{cli::demo::cast::Cast, service::journal};

use super::house::{House, house_of};
use crate::support::{
    client::{Answer, Browser, FORM, Form},
    database::fresh_postgres_url,
    raw,
};

/// Two coordinators, a listener, the auditor, the administrator.
const PLACES: [usize; 5] = [0, 1, 2, 14, 15];
const CLAIRE: usize = 0;
const INES: usize = 2;
const OLIVIER: usize = 3;
const PRIYA: usize = 4;

const PAGES: [&str; 6] =
    ["/journal", "/journal/verify", "/journal/heads", "/journal/export", "/requests", "/requests/guide"];

async fn each_house(test: impl AsyncFn(House)) {
    let shipped = Cast::shipped().unwrap();
    let people = || PLACES.map(|place| shipped.people[place].clone()).to_vec();
    test(house_of(people(), None).await).await;
    if let Some(url) = fresh_postgres_url() {
        test(house_of(people(), Some(url)).await).await;
    }
}

async fn altered(house: &House, sql: &'static str) {
    let store = house.store().await;
    raw::execute(&store, sql, Vec::new()).await;
    store.close().await;
}

async fn verified(olivier: &mut Browser, prefix: &str, head: &str) -> Answer {
    let page = olivier.get(&format!("{prefix}/journal/verify")).await.ok();
    olivier.submit(&page.form("/journal/verify").fill("head", head)).await
}

/// What a form that only narrows asks for.
async fn asked(browser: &mut Browser, form: &Form) -> Answer {
    assert!(form.fields.iter().all(|(name, _)| name != "token"), "a token stays out of addresses");
    browser.get(&format!("{}?{}", form.action, form.encoded())).await
}

#[tokio::test]
async fn the_auditor_alone_has_these_pages() {
    each_house(async |house| {
        for place in [CLAIRE, INES, PRIYA] {
            let mut browser = house.signed_in(place).await;
            let home = browser.get("/").await.ok();
            assert!(home.attributes("nav a", "href").iter().all(|link| !PAGES.contains(&link.as_str())));
            for page in PAGES {
                browser.get(page).await.is(404);
            }
            for post in ["/journal/verify", "/requests"] {
                let body = Some((FORM, Vec::new()));
                let token = browser.get("/account").await.ok().form("/sign-out").value("token").to_owned();
                let forged = Form::forged(post).and("token", &token);
                browser.submit(&forged).await.is(404);
                assert!(browser.once(axum::http::Method::POST, post, body).await.status.as_u16() >= 400);
            }
        }
        for page in PAGES {
            assert_eq!(
                house.colleague().once(axum::http::Method::GET, page, None).await.goes_to().unwrap(),
                "/sign-in"
            );
        }
        let mut olivier = house.signed_in(OLIVIER).await;
        let home = olivier.get("/").await.ok();
        for page in ["/journal", "/requests", "/retention"] {
            assert!(home.attributes("nav a", "href").iter().any(|link| link == page), "{page}");
            assert!(home.attributes("main a", "href").iter().any(|link| link == page), "{page} from today");
        }
    })
    .await;
}

#[tokio::test]
async fn the_journal_is_read_by_month_and_by_act_and_shows_no_word() {
    each_house(async |house| {
        let (_, number) = house.report("Un récit que le contrôle ne lit pas.").await;
        house.signed_in(INES).await.get(&format!("/cases/{number}")).await.ok();
        let mut olivier = house.signed_in(OLIVIER).await;
        for (prefix, opened, who) in [("", "Dossier ouvert", "Inès Benhamou"), ("/en", "Case opened", "Inès Benhamou")]
        {
            let all = olivier.get(&format!("{prefix}/journal")).await.ok();
            assert!(all.main().contains(&number) && all.main().contains(who), "{}", all.main());
            assert!(!all.main().contains("récit que"), "{}", all.main());
            let form = all.form("/journal").fill("month", "2026-11").fill("act", "open");
            let one = asked(&mut olivier, &form).await.ok();
            assert_eq!(one.texts("tbody tr").len(), 1, "{}", one.main());
            assert!(one.texts("tbody tr")[0].contains(&number), "{opened}: {}", one.main());
            let none = olivier.get(&format!("{prefix}/journal?month=2020-01")).await.ok();
            assert!(none.texts("tbody tr").is_empty());
            for wrong in ["month=2026-13", "month=novembre", "act=nonsense"] {
                let told = olivier.get(&format!("{prefix}/journal?{wrong}")).await.is(422);
                assert_eq!(told.texts(".faults li").len(), 1, "{wrong}");
            }
            olivier.get(&format!("{prefix}/journal?before=x")).await.is(404);
            olivier.get(&format!("{prefix}/journal?month=2026-11&month=x&act=&before=")).await.ok();
        }
        // Its reference leads nowhere: whoever audits opens no case.
        olivier.get(&format!("/cases/{number}")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_is_whole_and_what_was_altered_is_told_in_words() {
    each_house(async |house| {
        let mut olivier = house.signed_in(OLIVIER).await;
        let kept = olivier.get("/journal/heads").await.ok();
        let head = kept.texts("dd.digest")[0].clone();
        for (prefix, whole, found) in [("", "est entier", "est bien au journal"), ("/en", "is whole", "stands in the")]
        {
            let said = verified(&mut olivier, prefix, &head).await.ok();
            assert_eq!(said.texts("[role=status] li").len(), 3, "{}", said.main());
            assert!(said.main().contains(whole) && said.main().contains(found), "{}", said.main());
            let alone = verified(&mut olivier, prefix, "").await.ok();
            assert_eq!(alone.texts("[role=status] li").len(), 2, "{}", alone.main());
            let wrong = verified(&mut olivier, prefix, "12:zz").await.is(422);
            assert_eq!((wrong.texts(".faults li").len(), wrong.form("/verify").value("head")), (1, "12:zz"));
            let lost = verified(&mut olivier, prefix, &"0".repeat(64)).await.ok();
            assert_eq!(lost.texts(".faults h2").len(), 1, "{}", lost.main());
        }
        altered(&house, "update journal set day = '2026-01-01' where sequence = 3").await;
        for (prefix, where_) in [("", "à partir de l’entrée 3"), ("/en", "from entry 3 on")] {
            let told = verified(&mut olivier, prefix, &head).await.ok();
            assert!(told.main().contains(where_) && told.main().contains("72"), "{}", told.main());
            let list = olivier.get(&format!("{prefix}/journal")).await.ok();
            assert_eq!(list.texts("tbody .late").len(), 1, "{}", list.main());
        }
        // Everybody at work is told, as after a night.
        let home = house.signed_in(INES).await.get("/").await.ok();
        assert_eq!(home.texts(".faults h2").len(), 1, "{}", home.main());
    })
    .await;
}

#[tokio::test]
async fn the_copy_is_the_one_of_the_command_line() {
    each_house(async |house| {
        let mut olivier = house.signed_in(OLIVIER).await;
        let answer = olivier.get("/journal/export").await.ok();
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.header("content-disposition").starts_with("attachment; filename=\"journal.export\""));
        let entries = journal::entries(&house.service).await.unwrap();
        assert_eq!(answer.bytes, journal::export(&entries));
        let heads = olivier.get("/journal/heads").await.ok();
        let last = entries.last().unwrap();
        assert_eq!(heads.texts("dd.digest")[0], format!("{}:{}", last.sequence, last.digest()));
    })
    .await;
}

/// The form that notes a request, filled in.
async fn noting(olivier: &mut Browser, prefix: &str, day: &str) -> Form {
    let page = olivier.get(&format!("{prefix}/requests")).await.ok();
    page.form("/requests").fill("received", day).fill("capacity", "implicated").fill("right", "access")
}

/// What is empty, or to come, is told beside what was chosen.
async fn not_noted(olivier: &mut Browser, prefix: &str, tomorrow: &str) {
    let empty = olivier.get(&format!("{prefix}/requests")).await.ok().form("/requests");
    assert_eq!(olivier.submit(&empty).await.is(422).texts(".faults li").len(), 3);
    let form = noting(olivier, prefix, tomorrow).await;
    let told = olivier.submit(&form).await.is(422);
    assert_eq!(told.texts(".faults li").len(), 1, "{}", told.main());
    assert!(told.form("/requests").holds("capacity", "implicated"), "what was chosen stays");
}

#[tokio::test]
async fn a_request_is_noted_extended_and_answered_and_wrong_forms_are_told() {
    each_house(async |house| {
        let day = |days: i32| house.service.today().plus(days).to_string();
        let mut olivier = house.signed_in(OLIVIER).await;
        for (prefix, number, never) in [("", "Q-2026-1", "jamais"), ("/en", "Q-2026-2", "Never")] {
            not_noted(&mut olivier, prefix, &day(1)).await;
            let form = noting(&mut olivier, prefix, &day(-40)).await;
            assert_eq!(olivier.submit(&form).await.ok().path, format!("{prefix}/requests/{number}"));
            let again = olivier.submit(&form).await.ok();
            assert_eq!(again.path, format!("{prefix}/requests"));
            assert_eq!(again.texts("tbody tr th").iter().filter(|one| one.contains(number)).count(), 1);
            let today = olivier.get(&format!("{prefix}/")).await.ok();
            assert!(today.texts("main .late").len() == 1 && today.main().contains(number), "{}", today.main());
            let door = format!("{prefix}/requests/{number}");
            let page = olivier.get(&door).await.ok();
            assert!(page.main().contains(never), "the guide stands beside it: {}", page.main());
            let late = page.form("/extend").fill("told", &day(-1)).fill("delay", "complex");
            assert_eq!(olivier.submit(&late).await.is(422).texts(".faults li").len(), 1, "after the term");
            let told = page.form("/extend").fill("told", &day(-15)).fill("delay", "complex");
            let longer = olivier.submit(&told).await.ok();
            assert!(!longer.has_form("/extend") && longer.texts("[role=status]").len() == 1, "{}", longer.main());
            let early = longer.form("/answer").fill("answered", &day(-41)).fill("outcome", "given");
            assert_eq!(olivier.submit(&early).await.is(422).texts(".faults li").len(), 1, "before it was received");
            let partly = longer.form("/answer").fill("answered", &day(0)).fill("outcome", "partly");
            assert_eq!(olivier.submit(&partly).await.is(422).texts(".faults li").len(), 1, "without a reason");
            let partly = partly.fill("ground", "others");
            for _ in 0..2 {
                let done = olivier.submit(&partly).await.ok();
                assert!(!done.has_form("/answer"), "{}", done.main());
            }
            let other = partly.fill("ground", "duty");
            assert_eq!(olivier.submit(&other).await.is(422).texts(".faults li").len(), 1, "answered already");
            let register = olivier.get(&format!("{prefix}/requests")).await.ok();
            assert_eq!(register.texts(".late").len(), 0, "{}", register.main());
        }
        for missing in ["/requests/Q-2026-9", "/requests/Q-2026-01", "/requests/R-2026-7KQ4M"] {
            olivier.get(missing).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn the_guide_answers_every_right_for_whoever_asks() {
    each_house(async |house| {
        let mut olivier = house.signed_in(OLIVIER).await;
        for (prefix, never) in [("", "Jamais l’identité"), ("/en", "Never the identity")] {
            let page = olivier.get(&format!("{prefix}/requests/guide")).await.ok();
            assert!(page.texts("h3").is_empty());
            let form = page.form("/guide").fill("who", "implicated");
            let all = asked(&mut olivier, &form).await.ok();
            assert_eq!(all.texts("h3").len(), 6, "{}", all.main());
            assert!(all.main().contains(never), "{}", all.main());
            let one = asked(&mut olivier, &all.form("/guide").fill("right", "erasure")).await.ok();
            assert_eq!(one.texts("h3").len(), 1);
            assert_eq!(
                olivier.get(&format!("{prefix}/requests/guide?who=x")).await.is(422).texts(".faults li").len(),
                1
            );
        }
    })
    .await;
}

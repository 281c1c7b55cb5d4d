//! Every page of either surface, in both languages, under axe-core: WCAG 2.2 AA and best practices, no violation.
//!
//! Scripts are on for the checker alone; our pages have none. Errors and refused forms are visited as well.
use recueil::{
    cli::demo::cast::Cast,
    clock::{Clock as _, SystemClock},
};
use serde_json::Value;

use super::{
    aftercare,
    driver::{Chromium, Scripts, axe, in_chromium, is_there},
    inquiry, measure,
};
use crate::{
    process::program::{Installation, report},
    support::client::{Browser, Form},
};

const RUN: &str = "const done = arguments[arguments.length - 1];\
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];\
    axe.run(document, { runOnly: tags }).then((found) => done(found.violations.map((rule) => \
        rule.id + ': ' + rule.nodes.map((node) => node.html + ' (' + node.failureSummary + ')').join(' | '))), \
        (error) => done([String(error)]))";

/// Visits pages and collects what is wrong with them.
pub(super) struct Visit {
    chromium: Chromium,
    pub(super) base: String,
    checker: String,
    wrong: Vec<String>,
    pages: Vec<String>,
}

impl Visit {
    pub(super) async fn to(&mut self, path: &str) {
        self.chromium.open(&format!("{}{path}", self.base)).await;
        self.check(path).await;
    }

    /// Sends a form of the present page as it is, whatever it requires.
    pub(super) async fn send(&mut self, end: &str) {
        let find = format!("const form = document.querySelector(\"form[action*='{end}']\");");
        let submit = format!("{find} if (form) form.submit(); return Boolean(form)");
        let there: bool = self.chromium.driver.execute(&submit, Vec::new()).await.unwrap().convert().unwrap();
        assert!(there, "no form to {end} after {:?}", self.pages.last());
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        self.check(&format!("{end} (sent)")).await;
    }

    async fn check(&mut self, what: &str) {
        self.pages.push(what.to_owned());
        let driver = &self.chromium.driver;
        let unfold = "document.querySelectorAll('details').forEach(folded => folded.open = true)";
        driver.execute(unfold, Vec::new()).await.unwrap();
        self.chromium.fits().await;
        driver.execute(&self.checker, Vec::new()).await.unwrap();
        let found: Vec<String> = driver.execute_async(RUN, Vec::<Value>::new()).await.unwrap().convert().unwrap();
        self.wrong.extend(found.into_iter().map(|violation| format!("{}{what}: {violation}", self.base)));
    }

    pub(super) async fn become_like(&self, browser: &Browser) {
        self.chromium.become_like(browser).await;
    }
}

/// A code as it is given, typed in its field, is seen from its first sign to its last.
async fn whole_code_shows(visit: &Visit) {
    let typed = "const field = document.getElementById('code'); field.value = 'WMWM-WMWM-WMWM-WMWM-WMWM-WMWM';\
        const shows = field.scrollWidth <= field.clientWidth; field.value = ''; return shows";
    let shows: bool = visit.chromium.driver.execute(typed, Vec::new()).await.unwrap().convert().unwrap();
    assert!(shows, "the end of a code is hidden at {}", visit.base);
}

#[tokio::test]
async fn no_page_has_a_violation() {
    if !is_there("accessibility of every page", true) {
        return;
    }
    for (width, prefix) in [(1280, "/fr"), (320, "/en")] {
        // Coordinators, a listener, who assesses what is handed over, who inquires, who decides, who audits.
        let (here, cast) = Installation::founded_by(&[0, 1, 2, 16, 8, 9, 10, 14]).await;
        let running = here.serve(&[]);
        in_chromium(width, Scripts::On, move |chromium| async move {
            let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
            let dark: bool = chromium.driver.execute(dark, Vec::new()).await.unwrap().convert().unwrap();
            assert_eq!(dark, width < 600);
            let checker = std::fs::read_to_string(axe()).unwrap();
            let visit = Visit { chromium, base: String::new(), checker, wrong: Vec::new(), pages: Vec::new() };
            let mut visit = Visit { base: format!("{}{prefix}", here.intake_address()), ..visit };
            public_pages(&mut visit, &here).await;
            visit.base = format!("{}{prefix}", here.desk_address());
            let mut claire = here.colleague();
            door(&mut visit, &mut claire).await;
            let code = cast.people[0].code(SystemClock.now()).unwrap();
            crate::process::program::sign_in(&mut claire, &cast.people[0], &code).await.ok();
            visit.become_like(&claire).await;
            staff_pages(&mut visit, &mut claire).await;
            let (assessor, person, inquiry) = handed_over(&mut visit, &here, (&mut claire, &cast)).await;
            let mut decides = inquiry::conducted(&mut visit, &here, (&cast, assessor, person, &inquiry)).await;
            let mut ines = here.signed_in(&cast.people[2]).await;
            inquiry::left(&mut visit, &here, (&mut claire, &mut ines, &mut decides)).await;
            aftercare::followed(&mut visit, &here, &mut claire).await;
            measure::measured(&mut visit, &here, (&cast, &mut claire, &mut decides)).await;
            audited(&mut visit, &here, &cast).await;
            visit.become_like(&claire).await;
            joining(&mut visit, &here, &mut claire).await;
            assert!(visit.wrong.is_empty(), "{}", visit.wrong.join("\n"));
            assert!(visit.pages.len() > 140, "{:?}", visit.pages);
        })
        .await;
        drop(running);
    }
}

/// The journal, and requests about personal data.
async fn audited(visit: &mut Visit, here: &Installation, cast: &Cast) {
    let mut olivier = here.signed_in(&cast.people[7]).await;
    visit.become_like(&olivier).await;
    let pages = ["/", "/journal", "/journal?month=x", "/journal/heads", "/requests/guide?who=implicated", "/retention"];
    for path in pages {
        visit.to(path).await;
    }
    visit.to("/journal/verify").await;
    visit.send("/journal/verify").await;
    visit.to("/requests").await;
    visit.send("/requests").await;
    let asked = olivier.get("/requests").await.ok().form("/requests").fill("received", "2026-01-05");
    olivier.submit(&asked.fill("capacity", "implicated").fill("right", "access")).await.ok();
    let number = olivier.get("/requests").await.ok().attributes("tbody th a", "href").remove(0);
    visit.to(&number).await;
    visit.send("/answer").await;
}

/// The public surface: before, while and after writing.
async fn public_pages(visit: &mut Visit, here: &Installation) {
    for path in [
        "/", "/info/1", "/info/2", "/info/3", "/info/4", "/info/5", "/info/6", "/suite", "/memo", "/mot", "/nowhere",
        "/note/1",
    ] {
        visit.to(path).await;
    }
    for number in 1..=recueil::domain::notice::NAMES.len() {
        visit.to(&format!("/info/4/{number}")).await;
    }
    visit.to("/suite").await;
    whole_code_shows(visit).await;
    visit.send("/suite").await;
    whole_code_shows(visit).await;
    let mut person = here.visitor();
    person.submit(&Form::forged("/note")).await.ok();
    visit.become_like(&person).await;
    for path in ["/note/1", "/note/2", "/note/3", "/note/4", "/note/8", "/note/11", "/note/5", "/note/6"] {
        visit.to(path).await;
    }
    visit.to("/note/3").await;
    let long = "document.querySelector('#narrative').value = 'a'.repeat(20001)";
    visit.chromium.driver.execute(long, Vec::new()).await.unwrap();
    visit.send("/note/3").await;
    person.submit(&Form::forged("/note/3").and("narrative", "Un récit assez long pour être lu.")).await.ok();
    visit.to("/note/6").await;
    person.submit(&Form::forged("/note/6")).await.ok();
    let space = ["1", "4", "5", "6", "7", "8", "9", "10", "20", "2"].map(|number| format!("/suite/{number}"));
    for path in std::iter::once("/note/7").chain(space.iter().map(String::as_str)) {
        visit.to(path).await;
    }
    visit.send("/suite/2").await;
    visit.to("/suite/1").await;
    visit.send("/suite/1").await;
    other_doors(visit, here).await;
}

/// A notebook, and a question.
async fn other_doors(visit: &mut Visit, here: &Installation) {
    let mut noting = here.visitor();
    noting.submit(&Form::forged("/memo").and("text", "Une note.").and("when", "mardi").and("request", "1")).await.ok();
    visit.become_like(&noting).await;
    for path in ["/note/7", "/memo/1", "/memo/2", "/memo/5"] {
        visit.to(path).await;
    }
    visit.send("/memo/5").await;
    visit.to("/memo/1").await;
    visit.send("/memo/1").await;
    let mut asking = here.visitor();
    asking.submit(&Form::forged("/mot").and("text", "Une question ?")).await.ok();
    visit.become_like(&asking).await;
    for path in ["/mot", "/mot/2"] {
        visit.to(path).await;
    }
    visit.send("/mot/2").await;
    visit.to("/suite/1").await;
}

/// The desk's door.
async fn door(visit: &mut Visit, claire: &mut Browser) {
    for path in ["/sign-in", "/join", "/nowhere"] {
        visit.to(path).await;
    }
    visit.to("/sign-in").await;
    visit.send("/sign-in").await;
    visit.to("/join").await;
    visit.send("/join").await;
    claire.get("/sign-in").await.ok();
}

/// A coordinator's pages.
async fn staff_pages(visit: &mut Visit, claire: &mut Browser) {
    let list = claire.get("/cases").await.ok();
    let case = list.attributes("main th a", "href").remove(0);
    let ask = format!("{case}/ask");
    for path in [
        "/",
        "/cases",
        "/contact",
        "/account",
        "/members",
        "/members/invite",
        "/members/recovery",
        "/account/absence",
        &case,
        &ask,
    ] {
        visit.to(path).await;
    }
    for end in ["/reply", "/note", "/assign", "/exclude"] {
        visit.to(&case).await;
        visit.send(end).await;
    }
    visit.to("/members/invite").await;
    visit.send("/members/invite").await;
    visit.to("/members/recovery").await;
    visit.send("/members/recovery").await;
    let members = claire.get("/members").await.ok();
    let revoke = members.attributes("main a", "href").into_iter().find(|link| link.ends_with("/revoke")).unwrap();
    visit.to(&revoke).await;
    visit.send("/revoke").await;
    let filter = claire.get("/cases").await.ok().form("/cases").fill("text", "introuvable");
    claire.submit(&filter).await.ok();
    visit.to("/cases").await;
}

/// What somebody agreed to as they sent: handed over, assessed, answered.
#[expect(clippy::too_many_lines, reason = "one story, page after page")]
async fn handed_over(
    visit: &mut Visit,
    here: &Installation,
    (claire, cast): (&mut Browser, &Cast),
) -> (Browser, Browser, String) {
    let (desk, intake) = (visit.base.clone(), visit.base.replace(&here.desk_address(), &here.intake_address()));
    let mut person = here.visitor();
    person.submit(&Form::forged("/note")).await.ok();
    person.submit(&Form::forged("/note/3").and("narrative", "Un récit à transmettre.")).await.ok();
    person.submit(&Form::forged("/note/5").and("wishes", "hand-over")).await.ok();
    let check = person.get("/note/6").await.ok();
    let code = person.submit(&check.form("/note/6").and("agree", "yes")).await.ok();
    let space = person.submit(&code.form("/note/7")).await.ok();
    let case = format!("/cases/{}", space.form("/suite/1").value("case"));
    for page in ["/assess", "/qualify", "/orient", "/link"] {
        visit.to(&format!("{case}{page}")).await;
        visit.send(page).await;
    }
    visit.to(&format!("{case}/hand-over")).await;
    visit.send("/hand-over").await;
    visit.to(&format!("{case}/hand-over")).await;
    let mut assessor = here.colleague();
    let code = cast.people[3].code(SystemClock.now()).unwrap();
    crate::process::program::sign_in(&mut assessor, &cast.people[3], &code).await.ok();
    let inquiry = assessor.get("/inquiries").await.ok().attributes("main th a", "href").remove(0);
    visit.become_like(&assessor).await;
    for path in ["/", "/inquiries", &inquiry, &format!("{inquiry}/decide")] {
        visit.to(path).await;
    }
    visit.send("/decide").await;
    let letters = format!("{inquiry}/letters");
    for path in [letters.clone(), format!("{letters}/mission"), format!("{letters}/minutes")] {
        visit.to(&path).await;
    }
    visit.send("/letters/minutes").await;
    let decide = assessor.get(&format!("{inquiry}/decide")).await.ok().form("/decide");
    let more = decide.and("opening", "more-needed").fill("reasons", "Quand était-ce ?");
    assessor.submit(&more).await.ok();
    visit.to(&inquiry).await;
    visit.send("/write").await;
    visit.base = intake;
    visit.become_like(&person).await;
    for path in ["/suite/1", "/suite/7", "/suite/11"] {
        visit.to(path).await;
    }
    visit.send("/suite/11").await;
    visit.base = desk;
    visit.become_like(claire).await;
    (assessor, person, inquiry)
}

/// Somebody new, step by step, and their endorsement.
async fn joining(visit: &mut Visit, here: &Installation, claire: &mut Browser) {
    let form = claire.get("/members/invite").await.ok().form("/members/invite");
    let form =
        form.fill("name", "Zoé Perrin").fill("function", "psychologue").fill("mail", "zoe.perrin@institut.example");
    let kept = form.fields.into_iter().filter(|(name, _)| name != "role" && name != "entity").collect();
    let form = Form { action: form.action, fields: kept };
    let form = form.and("role", "listener").and("entity", "direction-generale");
    let code = claire.submit(&form).await.ok().shown();
    visit.to("/members/invitation").await;
    let mut zoe = here.colleague();
    let door = zoe.get("/join").await.ok().form("/join");
    let charter = zoe.submit(&door.fill("code", &code)).await.ok();
    visit.become_like(&zoe).await;
    visit.to("/join").await;
    visit.send("/join/charter").await;
    let keys = zoe.submit(&charter.form("/join/charter").and("accept", "yes")).await.ok();
    visit.to("/join").await;
    visit.send("/join/keys").await;
    let shown = keys.texts(".code-shown");
    let mut person = recueil::cli::demo::cast::Cast::shipped().unwrap().people.remove(0);
    "zoe.perrin@institut.example".clone_into(&mut person.mail);
    (person.passphrase, person.one_time) = (shown[0].replace(' ', ""), shown[1].clone());
    let code = person.code(SystemClock.now()).unwrap();
    zoe.submit(&keys.form("/join/keys").fill("passphrase", &person.passphrase).fill("code", &code)).await.ok();
    visit.to("/join").await;
    visit.become_like(claire).await;
    for path in ["/", "/members"] {
        visit.to(path).await;
    }
    let members = claire.get("/members").await.ok();
    let endorse = members.attributes("main a", "href").into_iter().find(|link| link.ends_with("/endorse")).unwrap();
    visit.to(&endorse).await;
    visit.send("/endorse").await;
    // What is left of a session that ended is a page too.
    report(&mut here.visitor(), "Un dernier récit.").await;
    claire.get("/").await.ok();
}

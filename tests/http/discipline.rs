//! A disciplinary procedure through the pages: it begins with the end of the decision, runs under the rules of a status, is decided,
//! and is over.
use super::{
    decision::Deciding,
    house::{House, PATRICK, house, on_each_database},
};
use crate::support::client::{Answer, Browser, Form};

struct Conducting {
    one: Deciding,
    officer: Browser,
    address: String,
}

impl Conducting {
    /// Decided on both, of whom one faces discipline, and closed.
    async fn begin(house: &House, prefix: &'static str) -> Self {
        let mut one = Deciding::begin(house, prefix).await;
        one.decides(1, "established", "discipline").await;
        one.decides(2, "not-established", "no-action").await;
        let notice = one.page("/notice").await.form("/notice");
        one.authority.submit(&notice.and("given", "no").fill("reasons", "Aucun délit.")).await.ok();
        let end = one.page("").await.form("/conclude");
        let done = one.authority.submit(&end.and("sure", "yes")).await.ok();
        let is_one = |href: &String| href.contains("/proceedings/");
        let address = done.attributes("main a", "href").into_iter().find(is_one).unwrap();
        let mut officer = house.signed_in(PATRICK).await;
        let today = officer.get(&format!("{prefix}/")).await.ok();
        assert!(today.attributes("tbody a", "href").contains(&address), "{}", today.main());
        let list = officer.get(&format!("{prefix}/proceedings")).await.ok();
        assert!(list.attributes("tbody a", "href").contains(&address), "{}", list.main());
        Self { one, officer, address }
    }

    fn is_whole(page: &Answer) {
        for family in ["proceeding", "problem", "discipline", "decided", "finding"] {
            assert!(!page.main().contains(&format!("[{family}-")), "a sentence is missing: {}", page.main());
        }
    }

    async fn page(&mut self, end: &str) -> Answer {
        let page = self.officer.get(&format!("{}{end}", self.address)).await.ok();
        Self::is_whole(&page);
        page
    }

    async fn form(&mut self, end: &str) -> Form {
        self.page(end).await.form(end)
    }

    async fn sent(&mut self, form: &Form) -> Answer {
        let done = self.officer.submit(form).await.ok();
        assert!(done.path == self.address && done.texts("[role=status]").len() == 1, "{}", done.main());
        Self::is_whole(&done);
        done
    }

    async fn refused(&mut self, form: &Form, faults: usize) -> Answer {
        let again = self.officer.submit(form).await.is(422);
        assert_eq!(again.texts("[role=alert] li").len(), faults, "{}", again.main());
        Self::is_whole(&again);
        again
    }
}

#[expect(clippy::too_many_lines, reason = "one story")]
async fn story(house: &House, prefix: &'static str) {
    let mut one = Conducting::begin(house, prefix).await;
    let page = one.page("").await;
    assert!(page.main().contains("Vu la pièce <2>.") && page.attributes("a[href*='/write/step-']", "href").is_empty());
    // First the status; what is missing is said beside its field, and nothing typed is lost.
    let terms = one.form("/write/terms").await;
    let wrong = terms.clone().fill("known", "").fill("postponed", "peu");
    let again = one.refused(&wrong, 3).await;
    assert_eq!(again.form("/write/terms").value("postponed"), "peu");
    one.officer.get(&format!("{}/write/step-engage", one.address)).await.is(404);
    let page = one.sent(&terms.and("regime", "official-state").and("with-council", "yes")).await;
    assert!(page.attributes("a[href*='/write/step-']", "href").len() >= 10, "{}", page.main());
    assert!(page.attributes("a[href$='/write/sanction'], a[href$='/write/suspension']", "href").is_empty());
    let engage = one.form("/write/step-engage").await;
    one.refused(&engage, 1).await;
    one.sent(&engage.fill("day", "2026-11-16")).await;
    let notify =
        one.form("/write/step-notify").await.fill("day", "2026-11-16").fill("note", "Remise <en main propre>.");
    let again = one.refused(&notify, 1).await;
    assert_eq!(again.form("/write/step-notify").value("note").trim(), "Remise <en main propre>.");
    let notify = notify.and("said", "silence").and("said", "file").and("said", "defence");
    let page = one.sent(&notify).await;
    assert!(page.main().contains("Remise <en main propre>."), "{}", page.main());
    // The same sent twice is one; an old page, sent from another window, replaces nothing unseen.
    one.sent(&notify.clone().fill("request", "")).await;
    let again = one.refused(&notify.fill("request", "").fill("note", "Autre <chose>."), 1).await;
    assert_eq!(again.form("/write/step-notify").value("note").trim(), "Autre <chose>.");
    // Who conducts it neither suspends nor sanctions: the authority does.
    for end in ["/write/sanction", "/write/suspension"] {
        one.officer.get(&format!("{}{end}", one.address)).await.is(404);
    }
    let authority = &mut one.one.authority;
    let away = authority.get(&format!("{}/write/suspension", one.address)).await.ok().form("/write/suspension");
    let away = away.fill("from", "2026-11-16").fill("until", "2027-03-16").fill("reasons", "Faute grave.");
    authority.submit(&away).await.is(422);
    authority.submit(&away.fill("until", "2027-03-15")).await.ok();
    let decide = authority.get(&format!("{}/write/sanction", one.address)).await.ok().form("/write/sanction");
    let decide = decide.fill("day", "2026-11-16").fill("reasons", "Fait <par fait>.");
    let again = authority.submit(&decide.clone().and("sanction", "transfer")).await.is(422);
    assert_eq!(again.form("/write/sanction").value("reasons").trim(), "Fait <par fait>.");
    let done = authority.submit(&decide.and("sanction", "reprimand")).await.ok();
    assert!(done.main().contains("Fait <par fait>."), "{}", done.main());
    // It is over once the person was told; then nothing is offered, and the dates stay.
    assert!(!one.page("").await.has_form("/close"));
    let told = one.form("/write/step-notification").await.fill("day", "2026-11-16");
    let page = one.sent(&told).await;
    let end = page.form("/close");
    one.refused(&end, 1).await;
    let page = one.sent(&end.and("sure", "yes")).await;
    assert!(page.attributes("a[href*='/write/']", "href").is_empty() && !page.has_form("/close"), "{}", page.main());
    let dates = page.texts("aside dl dd").join(" ");
    assert!(dates.contains("2027") && dates.contains("2029"), "{dates}");
    let today = one.officer.get(&format!("{prefix}/")).await.ok();
    assert!(!today.attributes("tbody a", "href").contains(&one.address), "it waits for nobody");
    // Who inquired reads nothing of it, and who conducted it reads nothing of the decision.
    for end in ["", "/write/terms", "/keep-out", "/step-back"] {
        one.one.work.helene.get(&format!("{}{end}", one.address)).await.is(404);
    }
    one.officer.get(&one.one.address.clone()).await.is(404);
}

#[tokio::test]
async fn a_procedure_runs_from_the_decision_to_its_end() {
    on_each_database(async |house| story(&house, "").await).await;
}

#[tokio::test]
async fn so_it_does_in_english() {
    story(&house().await, "/en").await;
}

#[tokio::test]
async fn the_officer_steps_back_and_the_authority_stays() {
    let house = house().await;
    let mut one = Conducting::begin(&house, "").await;
    let leave = one.form("/step-back").await;
    one.officer.submit(&leave.clone()).await.is(422);
    one.officer.submit(&leave.and("sure", "yes")).await.ok();
    one.officer.get(&one.address).await.is(404);
    let page = one.one.authority.get(&one.address).await.ok();
    assert!(page.attributes("a[href$='/step-back']", "href").len() == 1, "{}", page.main());
    // Alone to decide, she is told so.
    let leave = one.one.authority.get(&format!("{}/step-back", one.address)).await.ok();
    assert!(!leave.main().contains("[step-"), "{}", leave.main());
    for wrong in ["/write/x", "/write/step-x", "/write/step-", "/files/x"] {
        one.one.authority.get(&format!("{}{wrong}", one.address)).await.is(404);
    }
}

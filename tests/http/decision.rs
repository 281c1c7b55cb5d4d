//! The authority decides: person by person, fact by fact, the notice to the prosecutor, the letters, the end; through the pages.
use super::{
    house::{ELISABETH, HELENE, INES, house, on_each_database},
    report::{Work, filed, work, written},
};
use crate::{
    http::house::House,
    support::client::{Answer, Browser, Form},
};

pub(super) struct Deciding {
    prefix: &'static str,
    pub(super) work: Work,
    pub(super) authority: Browser,
    pub(super) address: String,
}

impl Deciding {
    pub(super) async fn begin(house: &House, prefix: &'static str) -> Self {
        let mut work = work(house, prefix).await;
        written(&mut work).await;
        filed(&mut work).await;
        let mut authority = house.signed_in(ELISABETH).await;
        let list = authority.get(&format!("{prefix}/decisions")).await.ok();
        let is_one = |href: &String| href.contains("/decisions/");
        let address = list.attributes("tbody a", "href").into_iter().find(is_one).unwrap();
        Self { prefix, work, authority, address }
    }

    pub(super) async fn page(&mut self, end: &str) -> Answer {
        let page = self.authority.get(&format!("{}{end}", self.address)).await.ok();
        for family in ["decide", "decided", "notice", "finding", "problem", "letter"] {
            assert!(!page.main().contains(&format!("[{family}-")), "a sentence is missing: {}", page.main());
        }
        page
    }

    /// Decides on somebody against whom the first fact is alleged.
    pub(super) async fn decides(&mut self, person: u32, outcome: &str, way: &str) {
        let end = format!("/persons/{person}");
        let form = self.page(&end).await.form(&end).and("fact-1", outcome).and("way", way);
        self.authority.submit(&form.fill("reasons", "Vu la pièce <2>.")).await.ok();
    }

    /// A form that is refused: it says why, once for each thing, and nothing typed is lost.
    async fn refused(&mut self, form: &Form, (end, faults, kept): (&str, usize, &str)) {
        let again = self.authority.submit(form).await.is(422);
        assert_eq!(again.texts("[role=alert] li").len(), faults, "{}", again.main());
        assert!(!again.main().contains("[problem-"), "{}", again.main());
        assert_eq!(again.form(end).value(kept).trim(), form.value(kept).trim(), "nothing typed is lost");
    }
}

#[expect(clippy::too_many_lines, reason = "one story")]
async fn story(house: &House, prefix: &'static str) {
    let mut one = Deciding::begin(house, prefix).await;
    let page = one.page("").await;
    let address = one.address.clone();
    let persons: Vec<String> = page.attributes("a[href*='/persons/']", "href");
    assert_eq!(persons.len(), 2, "{}", page.main());
    // The end first: it says what is missing.
    let end = page.form("/conclude");
    one.authority.submit(&end).await.is(422);
    one.authority.submit(&end.clone().and("sure", "yes")).await.is(422);
    // Nothing chosen, no reason: said beside each.
    let form = one.page("/persons/1").await.form("/persons/1");
    one.refused(&form, ("/persons/1", 3, "reasons")).await;
    let form = form.fill("reasons", "Vu la pièce <2>.");
    one.refused(&form, ("/persons/1", 2, "reasons")).await;
    let form = form.and("fact-1", "established");
    one.refused(&form, ("/persons/1", 1, "reasons")).await;
    let done = one.authority.submit(&form.clone().and("way", "discipline")).await.ok();
    assert!(done.path == address && done.texts("[role=status]").len() == 1, "{}", done.main());
    assert!(done.main().contains("Vu la pièce <2>."), "{}", done.main());
    // An old page, sent from another window: what stands is not replaced unseen, what was typed is there.
    let old = form.and("way", "no-action").fill("request", "");
    one.refused(&old, ("/persons/1", 1, "reasons")).await;
    let second = one.page("/persons/2").await.form("/persons/2");
    let second = second.and("fact-1", "not-established").and("way", "no-action").fill("reasons", "Rien n’est établi.");
    one.authority.submit(&second).await.ok();
    one.authority.submit(&end.clone().and("sure", "yes")).await.is(422);
    // The prosecutor: a notice says when, where, what.
    let notice = one.page("/notice").await.form("/notice");
    one.refused(&notice.clone().fill("reasons", "Un délit."), ("/notice", 1, "reasons")).await;
    let given = notice.clone().and("given", "yes").fill("reasons", "Un délit.").fill("court", "Évry <ici>");
    one.refused(&given, ("/notice", 3, "court")).await;
    let given = given.fill("day", "2026-11-01").fill("sent", "Le rapport.").and("warned", "told");
    let done = one.authority.submit(&given).await.ok();
    assert!(done.main().contains("Évry <ici>"), "{}", done.main());
    // To each, a letter that says what is held of the facts alleged against them.
    let letter = one.page("/letters/feedback-implicated?person=2").await.form("/letters/feedback-implicated");
    assert!(letter.value("recipient").contains("Camille Durand"), "{}", letter.value("recipient"));
    assert!(!letter.value("outcome").contains("<2>") && letter.value("outcome").contains("Rien n’est établi."));
    let made =
        letter.fill("opened", "le 24 novembre 2026").fill("contact", "M. Roy").fill("signatory", "La directrice");
    let made = one.authority.submit(&made).await;
    assert!(made.status.is_success(), "{}", made.status);
    let letters = one.page("/letters").await;
    assert_eq!(letters.attributes("main li a", "href").len(), 3);
    one.authority.get(&format!("{address}/letters/mission")).await.is(404);
    one.page("/letters/prosecutor").await;
    // The end, then nothing changes; a later notice is still noted.
    let done = one.authority.submit(&end.and("sure", "yes")).await.ok();
    assert!(!done.has_form("/conclude") && done.attributes("a[href*='/persons/']", "href").is_empty());
    one.authority.get(&format!("{address}/persons/1")).await.is(404);
    one.page("/notice").await;
    let today = one.authority.get(&format!("{}/", one.prefix)).await.ok();
    assert!(!today.attributes("tbody a", "href").contains(&address), "it waits for nobody");
    // Who inquired reads nothing of it.
    for end in ["", "/persons/1", "/notice", "/letters"] {
        one.work.helene.get(&format!("{address}{end}")).await.is(404);
    }
}

#[tokio::test]
async fn the_authority_decides_on_everybody_and_prepares_what_each_is_told() {
    on_each_database(async |house| story(&house, "").await).await;
}

#[tokio::test]
async fn so_it_does_in_english() {
    story(&house().await, "/en").await;
}

#[tokio::test]
async fn a_stranger_finds_no_decision() {
    let house = house().await;
    let mut one = Deciding::begin(&house, "").await;
    let person = one.page("/persons/1").await.form("/persons/1");
    let mut helene = house.signed_in(HELENE).await;
    helene.submit(&person.and("fact-1", "established").and("way", "measures").fill("reasons", "R.")).await.is(404);
    for end in ["/persons/3", "/persons/x", "/letters/x", "/letters/feedback-implicated?person=9"] {
        one.authority.get(&format!("{}{end}", one.address)).await.is(404);
    }
}

/// Whoever decides, prepares or advises reads what each status provides for; whoever listens has nothing to do with it.
#[tokio::test]
async fn what_each_status_provides_for_is_read_in_both_languages() {
    let house = house().await;
    let mut authority = house.signed_in(ELISABETH).await;
    for prefix in ["", "/en"] {
        let list = authority.get(&format!("{prefix}/discipline")).await.ok();
        let all = list.attributes("main li a", "href");
        assert_eq!(all.len(), 13, "{}", list.main());
        for address in all {
            let page = authority.get(&address).await.ok();
            assert!(!page.main().contains("[discipline-") && page.texts("main h2").len() >= 2, "{}", page.main());
        }
    }
    let official = authority.get("/discipline/official-state").await.ok().main();
    for said in ["3 ans", "15 jours avant", "droit de vous taire", "4 mois", "L.532-2"] {
        assert!(official.contains(said), "{said}: {official}");
    }
    authority.get("/discipline/judge").await.is(404);
    let mut ines = house.signed_in(INES).await;
    for end in ["", "/official-state"] {
        ines.get(&format!("/discipline{end}")).await.is(404);
    }
}

//! Handing over without agreement through both routers: proposed, refused, handed over, told.
use super::house::{BERENICE, CLAIRE, INES, MOUSSA, SOFIA, house, on_each_database};
use crate::support::client::{Answer, Browser, Form};

const STORY: &str = "Un récit <à moi>, dont la moitié seulement part.";
const COPY: &str = "Ce qui <part>.";
const REASON: &str = "Une <menace> précise.";

async fn space(person: &mut Browser, prefix: &str, code: &str) {
    let door = person.get(&format!("{prefix}/suite")).await.ok().form("/suite").fill("code", code);
    person.submit(&door).await.ok();
}

/// What a coordinator fills in; told at once unless a day is chosen.
fn filled(page: &Answer, review: Option<&str>) -> Form {
    let form = page.form("/without-consent").and("ground", "danger").fill("reason", REASON).fill("text", COPY);
    match review {
        None => form.fill("telling", "now"),
        Some(day) => form.fill("telling", "later").fill("silence", "Des <preuves>.").fill("review", day),
    }
}

fn inquiry_of(page: &Answer) -> String {
    let text = page.main();
    let start = text.find("I-20").unwrap_or_else(|| panic!("no inquiry: {text}"));
    text[start..start + 12].to_owned()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from what was proposed to what the person reads")]
async fn proposed_handed_over_and_told() {
    on_each_database(async |house| {
        for prefix in ["", "/en"] {
            let (code, number) = house.report(STORY).await;
            let mut claire = house.signed_in(CLAIRE).await;
            let case = claire.get(&format!("{prefix}/cases/{number}")).await.ok();
            let door = format!("{prefix}/cases/{number}/without-consent");
            assert!(case.attributes("#without-consent a", "href").contains(&door), "{}", case.main());
            let page = claire.get(&door).await.ok();
            assert!(page.main().contains("17") && page.main().contains("112"), "the numbers first");
            assert!(page.main().contains("Benhamou"), "who the second can be: {}", page.main());
            assert_eq!(page.form("/without-consent").value("text").trim(), STORY, "the account, to be cut");
            // Nothing typed is lost.
            let wrong = page.form("/without-consent").fill("reason", REASON);
            let again = claire.submit(&wrong).await.is(422);
            assert_eq!(again.form("/without-consent").value("reason").trim(), REASON);
            for (name, value) in [("reason", " "), ("text", " ")] {
                claire.submit(&filled(&page, None).fill(name, value)).await.is(422);
            }
            for day in ["", "x", "2026-11-16", "2027-06-01"] {
                let again = claire.submit(&filled(&page, Some(day))).await.is(422);
                assert_eq!(again.form("/without-consent").value("silence").trim(), "Des <preuves>.");
            }
            let done = claire.submit(&filled(&page, None)).await.ok();
            assert_eq!(done.path, format!("{prefix}/cases/{number}"));
            assert_eq!(done.texts("[role=status]").len(), 1);
            claire.submit(&filled(&page, None)).await.ok();
            // Whoever proposed it sees it and answers nothing.
            let own = claire.get(&format!("{door}/confirm")).await.ok();
            assert!(own.forms("/confirm").is_empty() && own.main().contains("Benhamou"), "{}", own.main());

            let mut ines = house.signed_in(INES).await;
            let today = ines.get(&format!("{prefix}/")).await.ok();
            assert!(today.attributes("main a", "href").contains(&format!("{door}/confirm")), "{}", today.main());
            ines.get(&door).await.is(404);
            let page = ines.get(&format!("{door}/confirm")).await.ok();
            for shown in [COPY, REASON, "Bérénice Aubry"] {
                assert!(page.main().contains(shown), "{shown}: {}", page.main());
            }
            assert!(!page.main().contains("la moitié seulement"), "what goes, and nothing else");
            let mut forms = page.forms("/confirm");
            let object = forms.pop().unwrap();
            let send = forms.pop().unwrap();
            ines.submit(&object.clone().fill("text", " ").and("do", "object")).await.is(422);
            for wrong in ["", "x", "99999"] {
                ines.submit(&send.clone().fill("number", wrong).and("do", "without")).await.is(422);
            }
            ines.submit(&send.clone().and("do", "untold")).await.is(422);
            ines.submit(&send.clone().and("do", "x")).await.is(422);
            let own = own_answer(&send, &claire.get(&door).await.ok());
            claire.submit(&own).await.is(422);
            let done = ines.submit(&send.clone().and("do", "without")).await.ok();
            assert_eq!(done.texts("[role=status]").len(), 1, "{}", done.main());
            ines.submit(&send.and("do", "without")).await.ok();
            let inquiry = inquiry_of(&done);

            let mut person = house.visitor();
            space(&mut person, prefix, &code).await;
            let follow = person.get(&format!("{prefix}/suite/1")).await.ok();
            let told = if prefix.is_empty() { "sans votre accord" } else { "without your agreement" };
            assert!(follow.main().contains(told) && follow.main().contains(REASON), "{}", follow.main());
            let own = person.get(&format!("{prefix}/suite/11")).await.ok();
            for shown in [told, REASON, COPY, &inquiry] {
                assert!(own.main().contains(shown), "{shown}: {}", own.main());
            }
            person.submit(&own.form("/suite/11").fill("text", "Je comprends.")).await.ok();
            let mut assessor = house.signed_in(BERENICE).await;
            let page = assessor.get(&format!("{prefix}/inquiries/{inquiry}")).await.ok();
            for shown in [COPY, REASON, "Je comprends."] {
                assert!(page.main().contains(shown), "{shown}: {}", page.main());
            }
            assert!(!page.main().contains("la moitié seulement"));
        }
    })
    .await;
}

/// Somebody's answer, sent by another hand with that hand's own token.
fn own_answer(form: &Form, page: &Answer) -> Form {
    let token = page.form("/without-consent").value("token").to_owned();
    form.clone().fill("token", &token).and("do", "without")
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story: silent, put off, told")]
async fn what_is_not_told_is_on_no_page_before_it_is() {
    for prefix in ["", "/en"] {
        let house = house().await;
        let (code, number) = house.report(STORY).await;
        let mut claire = house.signed_in(CLAIRE).await;
        let door = format!("{prefix}/cases/{number}/without-consent");
        let form = filled(&claire.get(&door).await.ok(), Some("2026-12-01"));
        claire.submit(&form).await.ok();
        let mut moussa = house.signed_in(MOUSSA).await;
        let page = moussa.get(&format!("{door}/confirm")).await.ok();
        assert!(page.main().contains("Des <preuves>."), "why they are not told: {}", page.main());
        let send = page.forms("/confirm").remove(0);
        let done = moussa.submit(&send.and("do", "untold")).await.ok();
        let case = moussa.get(&format!("{prefix}/cases/{number}")).await.ok();
        let inquiry = inquiry_of(&case);
        assert!(done.attributes("#without-consent a", "href").contains(&format!("{prefix}/cases/{number}/tell")));

        let mut person = house.visitor();
        space(&mut person, prefix, &code).await;
        let told = if prefix.is_empty() { "sans votre accord à" } else { "without your agreement to" };
        for end in ["1", "7", "8", "11"] {
            let page = person.get(&format!("{prefix}/suite/{end}")).await;
            assert!(
                !page.body.contains(&inquiry) && !page.body.contains("menace") && !page.body.contains(told),
                "{end}"
            );
        }
        let mut assessor = house.signed_in(BERENICE).await;
        let page = assessor.get(&format!("{prefix}/inquiries/{inquiry}")).await.ok();
        let silence = if prefix.is_empty() { "ne lui écrivez pas" } else { "do not write to them" };
        assert!(page.main().contains(silence) && page.forms("/write").is_empty(), "{}", page.main());
        let decide = assessor.get(&format!("{prefix}/inquiries/{inquiry}/decide")).await.ok().form("/decide");
        assessor.submit(&decide.and("opening", "more-needed").fill("reasons", "Quand ?")).await.is(422);

        // Whoever put it off last tells, or leaves it to somebody else.
        let here = format!("{prefix}/cases/{number}/tell");
        assert_eq!(moussa.get(&here).await.ok().forms("/tell").len(), 1);
        let page = claire.get(&here).await.ok();
        let mut forms = page.forms("/tell");
        let put_off = forms.pop().unwrap().and("do", "put-off");
        let again = claire.submit(&put_off.clone().fill("silence", "Pas <encore>.")).await.is(422);
        assert_eq!(again.forms("/tell").pop().unwrap().value("silence").trim(), "Pas <encore>.");
        claire.submit(&put_off.clone().fill("review", "2026-12-05")).await.is(422);
        let done = claire.submit(&put_off.fill("silence", "Pas <encore>.").fill("review", "2026-12-05")).await.ok();
        assert_eq!(done.texts("[role=status]").len(), 1);
        let mut ines = house.signed_in(INES).await;
        let tell = ines.get(&here).await.ok().forms("/tell").remove(0).and("do", "tell");
        ines.submit(&tell.clone().fill("text", " ")).await.is(422);
        let done = ines.submit(&tell.clone().fill("text", "Une <perquisition> d’abord.")).await.ok();
        assert_eq!(done.texts("[role=status]").len(), 1);
        assert!(ines.get(&here).await.ok().forms("/tell").is_empty());

        let own = person.get(&format!("{prefix}/suite/11")).await.ok();
        for shown in [told, REASON, COPY, "Une <perquisition> d’abord.", &inquiry] {
            assert!(own.main().contains(shown), "{shown}: {}", own.main());
        }
        assert!(own.forms("/suite/11").is_empty(), "not yet theirs to write in");
        let page = assessor.get(&format!("{prefix}/inquiries/{inquiry}")).await.ok();
        let write = page.form("/write");
        assessor.submit(&write.fill("text", "Bonjour, <nous> lisons.")).await.ok();
        let own = person.get(&format!("{prefix}/suite/11")).await.ok();
        assert!(own.main().contains("Bonjour, <nous> lisons.") && !own.forms("/suite/11").is_empty());
        let case = claire.get(&format!("{prefix}/cases/{number}")).await.ok();
        assert!(!case.main().contains("<nous> lisons"), "the cell reads none of it");
    }
}

#[tokio::test]
async fn nobody_else_opens_these_pages() {
    let house = house().await;
    let (_, number) = house.report(STORY).await;
    let mut ines = house.signed_in(INES).await;
    ines.get(&format!("/cases/{number}/without-consent")).await.is(404);
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    assert!(case.attributes("#without-consent a", "href").is_empty());
    for stranger in [SOFIA, BERENICE] {
        let mut stranger = house.signed_in(stranger).await;
        for end in ["without-consent", "without-consent/confirm", "tell"] {
            stranger.get(&format!("/cases/{number}/{end}")).await.is(404);
        }
    }
    let mut claire = house.signed_in(CLAIRE).await;
    assert!(claire.get(&format!("/cases/{number}/without-consent/confirm")).await.ok().forms("/confirm").is_empty());
    assert!(claire.get(&format!("/cases/{number}/tell")).await.ok().forms("/tell").is_empty());
    for wrong in ["I-2026-00000", "x"] {
        claire.get(&format!("/cases/{wrong}/without-consent")).await.is(404);
    }
}

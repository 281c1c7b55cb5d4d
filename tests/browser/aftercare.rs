//! Aftercare under axe: the days, the asking, one press, retaliation, closing, and how it was.
use super::accessibility::Visit;
use crate::{
    process::program::Installation,
    support::client::{Browser, Form},
};

/// Somebody who reports, is asked how they are, and is made to pay for having spoken.
#[expect(clippy::too_many_lines, reason = "one story, page after page")]
pub(super) async fn followed(visit: &mut Visit, here: &Installation, claire: &mut Browser) {
    let (desk, intake) = (visit.base.clone(), visit.base.replace(&here.desk_address(), &here.intake_address()));
    let mut person = here.visitor();
    person.submit(&Form::forged("/note")).await.ok();
    person.submit(&Form::forged("/note/3").and("narrative", "Un récit, et ses suites.")).await.ok();
    let check = person.get("/note/6").await.ok();
    let code = person.submit(&check.form("/note/6")).await.ok();
    let space = person.submit(&code.form("/note/7")).await.ok();
    let case = format!("/cases/{}", space.form("/suite/1").value("case"));
    let reply = claire.get(&case).await.ok().form("/reply").fill("text", "Nous vous lisons.");
    claire.submit(&reply).await.ok();
    visit.become_like(claire).await;
    visit.to(&format!("{case}/aftercare")).await;
    visit.send("/aftercare").await;
    let begin = claire.get(&format!("{case}/aftercare")).await.ok().form("/aftercare").and("months", "1");
    claire.submit(&begin.fill("text", "À bientôt.")).await.ok();
    visit.to(&format!("{case}/news")).await;
    visit.to(&case).await;
    visit.base.clone_from(&intake);
    visit.become_like(&person).await;
    for path in ["/suite/1", "/suite/15"] {
        visit.to(path).await;
    }
    visit.send("/suite/15").await;
    let told = person.get("/suite/15").await.ok().form("/suite/15").and("treatments", "isolation");
    person.submit(&told.fill("text", "On m’évite.")).await.ok();
    visit.base.clone_from(&desk);
    visit.become_like(claire).await;
    for path in ["/", &case, "/experience"] {
        visit.to(path).await;
    }
    let reply = claire.get(&case).await.ok().form("/reply").fill("text", "Nous agissons.");
    claire.submit(&reply).await.ok();
    let end = claire.get(&format!("{case}/end")).await.ok().form("/end").fill("outcome", "dealt");
    claire.submit(&end.fill("reasons", "Voilà.")).await.ok();
    visit.base = intake;
    visit.become_like(&person).await;
    for path in ["/suite/1", "/experience"] {
        visit.to(path).await;
    }
    visit.send("/experience").await;
    visit.to("/experience/1").await;
    visit.base = desk;
}

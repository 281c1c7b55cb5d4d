//! A measure under axe: asked for, agreed to, handed over to somebody chosen, taken, ended, and read by the person.
use recueil::{
    cli::demo::cast::Cast,
    clock::{Clock as _, Day, SystemClock},
};

use super::accessibility::Visit;
use crate::{
    process::program::Installation,
    support::client::{Browser, Form},
};

/// Place in the cast of the walk of whoever can take it.
const AUTHORITY: usize = 6;

/// Somebody who reports, and agrees to be protected.
pub(super) async fn measured(
    visit: &mut Visit,
    here: &Installation,
    (cast, claire, decides): (&Cast, &mut Browser, &mut Browser),
) {
    let (desk, intake) = (visit.base.clone(), visit.base.replace(&here.desk_address(), &here.intake_address()));
    let mut person = here.visitor();
    person.submit(&Form::forged("/note")).await.ok();
    person.submit(&Form::forged("/note/3").and("narrative", "Un récit, et une mesure.")).await.ok();
    let check = person.get("/note/6").await.ok();
    let code = person.submit(&check.form("/note/6")).await.ok();
    let space = person.submit(&code.form("/note/7")).await.ok();
    let case = format!("/cases/{}", space.form("/suite/1").value("case"));
    visit.become_like(claire).await;
    visit.to(&format!("{case}/ask-measure")).await;
    visit.send("/ask-measure").await;
    let ask = claire.get(&format!("{case}/ask-measure")).await.ok().form("/ask-measure");
    let ask = ask.fill("to", "authority-protection").fill("text", "Ne plus partager le bureau 204.");
    claire.submit(&ask.fill("name", "")).await.ok();
    let page = person.get("/suite/7").await.ok();
    let asked = page.forms("/suite/7").into_iter().find(|form| form.value("text").contains("204")).unwrap();
    person.submit(&asked.and("do", "agree")).await.ok();
    visit.to(&format!("{case}/hand-over")).await;
    let hand = claire.get(&format!("{case}/hand-over")).await.ok().form("/hand-over");
    claire.submit(&hand.fill("members", &cast.people[AUTHORITY].member.unwrap().to_string())).await.ok();
    taken(visit, decides).await;
    visit.base = intake;
    visit.become_like(&person).await;
    visit.to("/suite/11").await;
    visit.base = desk;
    visit.become_like(claire).await;
    visit.to(&case).await;
}

async fn taken(visit: &mut Visit, decides: &mut Browser) {
    let measure = decides.get("/measures").await.ok().attributes("main th a", "href").remove(0);
    visit.become_like(decides).await;
    for path in ["/", "/measures", &measure, &format!("{measure}/refused"), &format!("{measure}/taken")] {
        visit.to(path).await;
    }
    visit.send("/taken").await;
    let today = Day::of(SystemClock.now());
    let take = decides.get(&format!("{measure}/taken")).await.ok().form("/taken").and("natures", "no-contact");
    let take = take.fill("from", &today.to_string()).fill("review", &today.plus(30).to_string());
    decides.submit(&take.fill("text", "Dès demain.")).await.ok();
    for path in [&measure, &format!("{measure}/kept"), &format!("{measure}/ended")] {
        visit.to(path).await;
    }
}

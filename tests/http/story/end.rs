//! The end of the story: a measure, the case that is closed, kept, archived and erased, over fourteen months.
use recueil::{domain::calendar, service::housekeeping};

use super::{
    CLAIRE, INES, MARIE_ANGE, Telling,
    acts::{Person, named},
};

/// Inès proposes a measure in a line, the person agrees, the one in charge takes it.
pub(super) async fn measured(telling: &mut Telling, from: &Person) {
    let mut ines = telling.house.signed_in(INES).await;
    let case = format!("/cases/{}", from.case);
    let ask = ines.get(&format!("{case}/ask-measure")).await.ok().form("/ask-measure");
    let again = ines.submit(&ask.clone().fill("text", "⟦mesure⟧ Un autre bureau.")).await.is(422);
    assert!(again.form("/ask-measure").value("text").contains("⟦mesure⟧"), "nothing typed is lost");
    let ask = ask.fill("to", "measure-owner-support").fill("text", "⟦mesure⟧ Un autre bureau.");
    ines.submit(&ask.fill("name", "")).await.ok();
    let mut person = from.browser(telling).await;
    let page = person.get("/suite/7").await.ok();
    let waits = page.forms("/suite/7").into_iter().find(|form| form.value("text").contains("⟦mesure⟧")).unwrap();
    person.submit(&waits.and("do", "agree")).await.ok();
    let hand = ines.get(&format!("{case}/hand-over")).await.ok().form("/hand-over");
    let done = ines.submit(&hand).await.ok();
    let measure = named(&done, 'M');
    telling.known.call(&measure, "M1");
    let mut marie = telling.house.signed_in(MARIE_ANGE).await;
    let waits = marie.get("/").await.ok();
    assert_eq!(
        waits.texts("tbody th"),
        std::slice::from_ref(&measure),
        "what waits for whoever is in charge of measures"
    );
    let at = format!("/measures/{measure}");
    let take = marie.get(&format!("{at}/taken")).await.ok().form("/taken");
    let (today, review) = (telling.house.service.today(), telling.house.service.today().plus(30));
    let take = take.and("natures", "psychological").fill("from", &today.to_string());
    let take = take.fill("text", "⟦mesure prise⟧ Le bureau 12, dès demain.");
    let again = marie.submit(&take).await.is(422);
    assert!(again.form("/taken").value("text").contains("⟦mesure prise⟧"), "nothing typed is lost");
    let page = marie.submit(&take.fill("review", &review.to_string())).await.ok();
    assert_eq!(page.path, at);
    let own = person.get("/suite/11").await.ok();
    assert!(own.main().contains("⟦mesure prise⟧"), "{}", own.main());
}

/// The measure ends; Inès answers and closes the case; Claire keeps it, for somebody's rights.
pub(super) async fn ended(telling: &mut Telling, from: &Person) {
    let mut marie = telling.house.signed_in(MARIE_ANGE).await;
    let at = format!("/measures/{}", telling.known.of("M1"));
    let end = marie.get(&format!("{at}/ended")).await.ok().form("/ended");
    marie.submit(&end.fill("text", "⟦mesure finie⟧ À votre demande.")).await.ok();
    let mut ines = telling.house.signed_in(INES).await;
    let case = format!("/cases/{}", from.case);
    let reply = ines.get(&case).await.ok().form("/reply").fill("text", "⟦dernier mot⟧ Nous restons là.");
    ines.submit(&reply).await.ok();
    let end = ines.get(&format!("{case}/end")).await.ok().form("/end").fill("outcome", "supported");
    ines.submit(&end.fill("reasons", "⟦clôture⟧ Vous n’attendez plus rien de nous.")).await.ok();
    let mut claire = telling.house.signed_in(CLAIRE).await;
    let keep = claire.get(&format!("/keep/{}", from.case)).await.ok();
    let review = calendar::plus_months(telling.house.service.today(), 5);
    let hold = keep.forms("").into_iter().find(|form| form.encoded().contains("review=")).unwrap();
    claire.submit(&hold.fill("motive", "rights").fill("review", &review.to_string())).await.ok();
}

/// Nothing keeps it any more.
pub(super) async fn let_go(telling: &mut Telling, from: &Person) {
    let mut claire = telling.house.signed_in(CLAIRE).await;
    let keep = claire.get(&format!("/keep/{}", from.case)).await.ok();
    let release = keep.forms("").into_iter().find(|form| form.holds("do", "release")).unwrap();
    claire.submit(&release).await.ok();
}

/// Every week of these months, the machine does what is due.
pub(super) async fn months_pass(telling: &mut Telling, months: u32) {
    let house = &telling.house;
    let until = calendar::plus_months(house.service.today(), months);
    while house.service.today() < until {
        house.wait_minutes(7 * 24 * 60);
        housekeeping::sweep(&house.service).await.unwrap();
    }
}

/// The person still reads what was said between them and the cell, and nobody else does.
pub(super) async fn left(telling: &mut Telling, from: &Person) {
    let mut person = from.browser(telling).await;
    let space = person.get("/suite/1").await.ok();
    for said in ["⟦récit 1⟧", "⟦réponse 1⟧", "⟦clôture⟧"] {
        assert!(space.main().contains(said), "{said}: {}", space.main());
    }
    let mut claire = telling.house.signed_in(CLAIRE).await;
    claire.get(&format!("/cases/{}", from.case)).await.is(404);
}

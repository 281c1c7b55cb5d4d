//! From a report to an answer, and back.
use recueil::{
    domain::{Coded as _, case::Stage, deadline::DeadlineCode},
    service::view::{Content, Item, Voice},
};

use crate::support::world::{CLAIRE, INES, LEA, OLIVIER, PRIYA, THOMAS, Told, World, each_world};

fn said(items: &[Item]) -> Vec<String> {
    let said = |item: &Item| match &item.content {
        Content::Report(report) => format!("report {}", report.narrative),
        Content::Contact(contact) => format!("contact {}", contact.report.narrative),
        Content::Vouched(how) => format!("vouched {how}"),
        Content::CodeGiven => "code given".to_owned(),
        Content::CodeTaken => "code taken".to_owned(),
        Content::Asked(..) => "asked".to_owned(),
        Content::Agreed(..) => "agreed".to_owned(),
        Content::Declined => "declined".to_owned(),
        Content::TakenBack(..) => "taken back".to_owned(),
        Content::Wished(wishes) => format!("wished {}", wishes.len()),
        Content::Withdrawn(withdrawal) => format!("withdrawn {}", withdrawal.until),
        Content::Resumed => "resumed".to_owned(),
        Content::Ended(_) => "ended".to_owned(),
        Content::Aftercare(aftercare) => format!("aftercare {:?}", aftercare.months),
        Content::News(news) => format!("news {}", news.code()),
        Content::Retaliation(said) => format!("retaliation {}", said.treatments.join(" ")),
        Content::ProtectionAsked => "protection asked".to_owned(),
        Content::ProtectionDecided => "protection decided".to_owned(),
        Content::Passed(_) => "passed".to_owned(),
        Content::Exceptional(act, text) => format!("{act:?} {text}"),
        Content::Ruled(_) => "ruled".to_owned(),
        Content::Measured(_) => "measured".to_owned(),
        Content::Reported => "reported".to_owned(),
        Content::Oriented(offered) => format!("oriented {}", offered.text),
        Content::SupportAnswered(answered) => format!("support answered {}", answered.answers.len()),
        Content::Assessed(_) => "assessed".to_owned(),
        Content::Qualified(_) => "qualified".to_owned(),
        Content::Message(text) | Content::InDanger(text) => format!("message {text}"),
        Content::Reply(text) => format!("reply {text}"),
        Content::File(file) | Content::Annexed(file) => format!("file {}", file.name),
        Content::Admitted(readers) => format!("admitted {}", readers.len()),
        Content::TakenOff(readers) => format!("taken off {}", readers.len()),
        Content::Alerted(reference) => format!("alerted {reference}"),
        Content::SteppedBack => "stepped back".to_owned(),
        Content::Note(text) => format!("note {text}"),
        Content::Assigned(reader) => format!("assigned {}", reader.name.clone().unwrap_or_default()),
    };
    items.iter().map(said).collect()
}

#[tokio::test]
async fn a_person_reports_and_is_answered() {
    each_world(async |world| {
        let told = Told { kinds: vec!["harc-sex".to_owned()], ..Told::words("Depuis mars, tous les jours.") };
        let receipt = world.submit(&told).await;
        let promise = receipt.promise.unwrap();
        assert_eq!((promise.code, promise.due.to_string()), (DeadlineCode::FirstAnswer, "2026-11-25".to_owned()));
        let case = receipt.reference;

        let ines = world.sign_in(INES).await;
        let line = world.list(&ines).await.unwrap().lines.pop().unwrap();
        let summary = line.summary.unwrap();
        assert_eq!(
            (line.reference, line.stage, summary.excerpt.as_str()),
            (case.clone(), Stage::Received, told.narrative.as_str())
        );
        assert_eq!((summary.kinds, line.waiting, line.mine), (told.kinds.clone(), false, false));
        let view = world.open(&ines, &case).await.unwrap();
        assert_eq!(said(&view.items), ["report Depuis mars, tous les jours."]);
        assert_eq!(view.readers.len(), 5);
        assert!(view.may["reply"] && view.may["note"] && !view.may["assign"] && !view.may["exclude"]);

        world.days_pass(1);
        world.reply(&ines, &case, "Nous vous lisons.").await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        let mine = world.follow_up(&reporter).await.unwrap();
        assert_eq!(said(&mine.items), ["report Depuis mars, tous les jours.", "reply Nous vous lisons."]);
        assert!(matches!(&mine.items[1].voice, Voice::Member(reader) if reader.member == world.member(INES)));
        let left = mine.promise.map(|promise| promise.code);
        assert_eq!((mine.stage, left), (Stage::Listening, Some(DeadlineCode::Orientation)));

        world.write(&reporter, "Il recommence.").await.unwrap();
        assert_eq!(world.follow_up(&reporter).await.unwrap().promise.unwrap().code, DeadlineCode::Answer);
        assert!(world.list(&ines).await.unwrap().lines[0].waiting);
        staff_only(world, (&receipt.code, &case)).await;
    })
    .await;
}

/// Notes and assignments are the cell's: the reporter never sees them, nor do roles that never see a case.
async fn staff_only(world: &mut World, (code, case): (&str, &recueil::domain::case::Reference)) {
    let claire = world.sign_in(CLAIRE).await;
    world.days_pass(1);
    world.note(&claire, case, "À rappeler jeudi.").await.unwrap();
    world.assign(&claire, case, THOMAS).await.unwrap();
    world.reply(&claire, case, "Jeudi à dix heures ?").await.unwrap();
    let thomas = world.sign_in(THOMAS).await;
    let view = world.open(&thomas, case).await.unwrap();
    assert_eq!(view.assigned, Some(world.member(THOMAS)));
    let all = said(&view.items);
    for item in ["note À rappeler jeudi.", "assigned Thomas", "message Il recommence.", "reply Jeudi à dix heures ?"]
    {
        assert!(all.iter().any(|said| said == item), "{item} is missing from {all:?}");
    }
    let line = world.list(&thomas).await.unwrap().lines.pop().unwrap();
    assert!(line.mine && !line.waiting);
    let (_, reporter) = world.come_back(code).await;
    let mine = said(&world.follow_up(&reporter).await.unwrap().items);
    assert_eq!(mine.len(), 4);
    assert!(!mine.iter().any(|said| said.starts_with("note") || said.starts_with("assigned")), "{mine:?}");
    for never in [PRIYA, OLIVIER, LEA] {
        let keys = world.sign_in(never).await;
        assert!(world.list(&keys).await.map_or(true, |page| page.lines.is_empty()));
        assert!(matches!(world.open(&keys, case).await, Err(recueil::service::Error::NotFound)));
    }
}

#[tokio::test]
async fn a_late_case_is_shown_as_late() {
    each_world(async |world| {
        world.submit(&Told::words("Personne ne répond.")).await;
        world.days_pass(30);
        let ines = world.sign_in(INES).await;
        let line = world.list(&ines).await.unwrap().lines.pop().unwrap();
        assert!(line.overdue);
        assert_eq!(line.due.unwrap().to_string(), "2026-11-25");
    })
    .await;
}

//! Trainings and absences, on both databases.
use recueil::{
    domain::absence::Absence,
    store::{
        absences,
        trainings::{self, TrainingRow},
    },
};

use super::samples::{day, id};
use crate::support::database::each_database;

#[tokio::test]
async fn a_training_is_kept_once() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        let row = |member, on| TrainingRow { member: id(member), code: "ecoute".to_owned(), day: day(on) };
        for row in [row(1, "2026-10-02"), row(1, "2026-10-02"), row(2, "2025-10-02")] {
            trainings::insert(&mut tx, &row).await.unwrap();
        }
        assert_eq!(trainings::all(&mut tx).await.unwrap(), [row(2, "2025-10-02"), row(1, "2026-10-02")]);
    })
    .await;
}

#[tokio::test]
async fn an_absence_takes_effect_once_and_ends() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        let (from, until) = (day("2026-11-20"), day("2026-11-30"));
        let absence = Absence { id: id(1), member: id(2), stand_in: id(3), from, until, effect: None };
        absences::insert(&mut tx, &absence).await.unwrap();
        assert!(absences::since(&mut tx, day("2026-12-01")).await.unwrap().is_empty());
        assert_eq!(absences::since(&mut tx, until).await.unwrap(), std::slice::from_ref(&absence));
        assert!(absences::take_effect(&mut tx, id(1), from).await.unwrap());
        assert!(!absences::take_effect(&mut tx, id(1), until).await.unwrap());
        let taken = absences::since(&mut tx, from).await.unwrap().remove(0);
        assert_eq!(taken.effect, Some(from));
        assert!(absences::end(&mut tx, id(1), day("2026-11-24")).await.unwrap());
        assert!(!absences::end(&mut tx, id(1), day("2026-11-24")).await.unwrap());
        assert_eq!(absences::since(&mut tx, from).await.unwrap().remove(0).until, day("2026-11-24"));
        absences::purge(&mut tx, day("2026-11-24")).await.unwrap();
        assert_eq!(absences::since(&mut tx, from).await.unwrap().len(), 1, "it ended on that day");
        // What has not begun is forgotten.
        assert!(absences::end(&mut tx, id(1), day("2026-11-19")).await.unwrap());
        assert!(absences::since(&mut tx, day("2000-01-01")).await.unwrap().is_empty());
        absences::insert(&mut tx, &absence).await.unwrap();
        absences::purge(&mut tx, day("2026-12-01")).await.unwrap();
        assert!(absences::since(&mut tx, day("2000-01-01")).await.unwrap().is_empty());
    })
    .await;
}

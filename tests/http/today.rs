//! What waits for a member: the oldest first, and a way to all of it.
use super::house::{INES, house};

#[tokio::test]
async fn what_has_waited_longest_comes_first_and_the_rest_is_one_step_away() {
    let house = house().await;
    let mut numbers = Vec::new();
    for day in 0..22 {
        numbers.push(house.report(&format!("Le jour {day}.")).await.1);
        house.wait_minutes(24 * 60);
    }
    let (oldest, newest) = (&numbers[0], &numbers[21]);
    let mut ines = house.signed_in(INES).await;
    let today = ines.get("/").await.ok();
    let lines = today.texts("section:has(input[name=stage]) tbody th");
    assert_eq!((lines.len(), lines.first()), (20, Some(oldest)), "{}", today.main());
    assert!(!lines.contains(newest));
    let form = today.forms("/cases").into_iter().find(|form| form.value("stage") == "received").unwrap();
    let all = ines.submit(&form).await.ok();
    assert!(all.path == "/cases" && all.main().contains(newest) && all.main().contains(oldest), "{}", all.main());
}

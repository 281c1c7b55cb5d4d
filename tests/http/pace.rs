//! The pace of the public door: a flood is slowed at the address it comes from, and nowhere else.
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use axum::{Extension, Router, extract::ConnectInfo};

use super::house::{House, house};
use crate::support::client::{Browser, Form};

/// Somebody whose connection comes from an address.
fn from(house: &House, address: &str) -> Browser {
    let peer: SocketAddr = address.parse().unwrap();
    let around = Router::<()>::new().fallback_service(house.intake.clone());
    Browser::inside(&around.layer(Extension(ConnectInfo(peer))))
}

/// Tries so many codes; says how long it took.
async fn guesses(browser: &mut Browser, count: usize) -> Duration {
    let start = Instant::now();
    for _ in 0..count {
        browser.cookies.clear();
        let guess = Form::forged("/suite").and("code", "0000-0000-0000-0000-0000-0000");
        browser.send(&guess).await.is(422);
    }
    start.elapsed()
}

#[tokio::test]
async fn a_flood_waits_alone() {
    // The clock of the house stands still: no counter empties.
    let house = house().await;
    let mut flood = from(&house, "192.0.2.1:1000");
    guesses(&mut flood, 1000).await;
    assert!(guesses(&mut flood, 4).await >= Duration::from_millis(125 + 250 + 500 + 1000));
    let start = Instant::now();
    from(&house, "192.0.2.1:1001").submit(&Form::forged("/note")).await.ok();
    assert!(start.elapsed() >= Duration::from_secs(2), "whoever begins from there is served all the same");
    let start = Instant::now();
    from(&house, "192.0.2.2:1000").submit(&Form::forged("/note")).await.ok();
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

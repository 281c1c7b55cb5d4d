//! Many at once: nobody is refused, nothing collides, nobody closes the door for others.
use std::{
    collections::BTreeSet,
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

use super::program::{Installation, report};
use crate::support::client::Form;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_two_reports_at_once_are_thirty_two_cases() {
    let (here, cast) = Installation::founded(3).await;
    let running = here.serve(&[]);
    let mut senders = Vec::new();
    for number in 0..32 {
        let mut person = here.visitor();
        senders
            .push(tokio::spawn(async move { report(&mut person, &format!("Récit numéro {number}.")).await.shown() }));
    }
    let mut codes = BTreeSet::new();
    for sender in senders {
        codes.insert(sender.await.expect("no error"));
    }
    assert_eq!(codes.len(), 32);
    let list = here.signed_in(&cast.people[2]).await.get("/cases").await.ok();
    let cases: BTreeSet<String> = list.attributes("main th a", "href").into_iter().collect();
    assert_eq!(cases.len(), 32);
    for number in 0..32 {
        assert!(list.main().contains(&format!("Récit numéro {number}.")), "{number}");
    }
    assert!(running.stop().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_sender_does_not_close_the_door() {
    let (here, _) = Installation::founded(3).await;
    let running = here.serve(&[]);
    let mut hammers = Vec::new();
    for _ in 0..6 {
        let mut one = here.visitor();
        hammers.push(tokio::spawn(async move {
            for _ in 0..50 {
                one.cookies.clear();
                one.send(&Form::forged("/note")).await;
                let guess = Form::forged("/suite").and("code", "0000-0000-0000-0000-0000-0000");
                one.send(&guess).await;
            }
        }));
    }
    // On the same address, meanwhile and afterwards.
    for _ in 0..3 {
        report(&mut here.visitor(), "Pendant ce temps.").await;
    }
    for hammer in hammers {
        hammer.await.unwrap();
    }
    report(&mut here.visitor(), "Et après.").await;
    assert!(running.stop().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_members_one_case_nothing_lost() {
    let (here, cast) = Installation::founded(4).await;
    let running = here.serve(&[]);
    report(&mut here.visitor(), "Une affaire à deux.").await;
    let mut writing = Vec::new();
    for (place, person) in cast.people.iter().enumerate().take(4) {
        let mut member = here.signed_in(person).await;
        let link = member.get("/cases").await.ok().attributes("main th a", "href").remove(0);
        let opened = member.get(&link).await.ok();
        writing.push(tokio::spawn(async move {
            for number in 0..4 {
                let form = opened.form("/note").fill("text", &format!("Note {place}-{number}."));
                // A form counts once: each page is asked for anew.
                let request = member.get(&link).await.ok().form("/note").value("request").to_owned();
                member.submit(&form.fill("request", &request)).await.ok();
            }
            member.get(&link).await.ok().main()
        }));
    }
    let mut pages = Vec::new();
    for pen in writing {
        pages.push(pen.await.unwrap());
    }
    // Whoever finished last saw every note.
    let whole = |page: &String| (0..4).all(|place| (0..4).all(|n| page.contains(&format!("Note {place}-{n}."))));
    assert!(pages.iter().any(whole));
    assert!(running.stop().success());
}

/// Requests begun and never finished, many more than the program may open files: others get in, at both doors.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_sent_requests_shut_nobody_out() {
    let (here, cast) = Installation::founded(3).await;
    let running = here.serve_with_files(200);
    let mut held = Vec::new();
    for address in [here.intake_address(), here.desk_address()] {
        for _ in 0..300 {
            let mut socket = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
            socket.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n").unwrap();
            held.push(socket);
        }
    }
    let start = Instant::now();
    report(&mut here.visitor(), "Pendant ce temps.").await;
    here.signed_in(&cast.people[2]).await.get("/cases").await.ok();
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    // Those that stay are closed by themselves.
    for socket in &mut held {
        socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let end = socket.read_to_end(&mut Vec::new());
        assert!(end.as_ref().map_or_else(|error| error.kind() == ErrorKind::ConnectionReset, |_| true), "{end:?}");
    }
    assert!(start.elapsed() < Duration::from_secs(25), "{:?}", start.elapsed());
    assert!(running.stop().success());
}

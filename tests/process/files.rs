//! A file on its way in when the process is killed: whole or absent, never listed and unreadable.
use std::{fs, io::Write as _, net::TcpStream};

use super::program::{Installation, report, wait_for};
use crate::support::{
    client::{Answer, Browser},
    sent::{Sent, kind},
};

/// Where a person gives a file, before sending and after.
const DOORS: [&str; 2] = ["/note/8", "/suite/4"];

/// Bytes of the file: many of the pieces it is sealed in.
const SIZE: usize = 6 << 20;

/// Bytes under the objects of an installation, those not finished too.
fn on_disk(here: &Installation) -> u64 {
    let sizes = |folder: fs::ReadDir| folder.map(|entry| entry.unwrap().metadata().unwrap());
    let mut folders = vec![here.path("objects")];
    let mut total = 0;
    while let Some(folder) = folders.pop() {
        let Ok(read) = fs::read_dir(&folder) else { continue };
        folders.extend(fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()));
        total += sizes(read).filter(fs::Metadata::is_file).map(|about| about.len()).sum::<u64>();
    }
    total
}

/// A form with a file, whole, for the door as it is shown now.
async fn form(person: &mut Browser, door: &str, bytes: &[u8]) -> Sent {
    let shown = person.get(door).await.ok().form(door);
    let (token, case) = (shown.value("token").to_owned(), shown.value("case").to_owned());
    Sent::new(&[("token", &token), ("case", &case), ("hidden", "usual"), ("go", "attach")]).file("preuve.bin", bytes)
}

/// Begins to send it, and holds the line after so many bytes.
fn begun(here: &Installation, (person, door): (&Browser, &str), sent: &[u8], whole: usize) -> TcpStream {
    let mut socket = TcpStream::connect(here.intake_address().trim_start_matches("http://")).unwrap();
    let cookies: Vec<String> = person.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let head = format!(
        "POST {door} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: {}\r\n\
         Content-Length: {whole}\r\n\r\n",
        here.intake_address().trim_start_matches("http://"),
        cookies.join("; "),
        kind(),
    );
    socket.write_all(head.as_bytes()).unwrap();
    socket.write_all(sent).unwrap();
    socket
}

fn handed_out(page: &Answer) -> Vec<String> {
    let links = page.attributes("main a", "href").into_iter();
    links.filter(|link| link.split('/').next_back().is_some_and(|id| id.len() == 32)).collect()
}

#[tokio::test]
async fn a_file_cut_by_a_kill_is_absent_and_taken_when_sent_again() {
    let (here, _) = Installation::founded(3).await;
    let bytes: Vec<u8> = (0..SIZE).map(|at| b'a' + u8::try_from(at % 23).unwrap()).collect();
    for door in DOORS {
        let mut running = here.serve(&[]);
        let mut person = here.visitor();
        if door == "/suite/4" {
            report(&mut person, "Avant le fichier.").await;
        } else {
            let before = person.get("/info/2").await.ok().form("/note");
            person.submit(&before).await.ok();
        }
        let shown = if door == "/suite/4" { "/suite/1" } else { door };
        let whole = form(&mut person, door, &bytes).await.whole();
        // In the middle, and with all but the last bytes of the form.
        for cut in [whole.len() / 2, whole.len() - 4] {
            let before = on_disk(&here);
            let socket = begun(&here, (&person, door), &whole[..cut], whole.len());
            let least = before + (cut as u64).saturating_sub(1 << 20);
            wait_for(|| on_disk(&here) >= least, "what was sent so far");
            running.kill();
            drop(socket);
            running = here.serve(&[]);
            let page = person.get(shown).await.ok();
            assert!(handed_out(&page).is_empty(), "{door} after {cut} bytes: {}", page.main());
        }
        // Sent whole, and killed as soon as the page says so.
        let again = form(&mut person, door, &bytes).await;
        again.to(&mut person, door).await.is(303);
        running.kill();
        let running = here.serve(&[]);
        let page = person.get(shown).await.ok();
        let address = handed_out(&page).remove(0);
        assert!(person.get(&address).await.ok().bytes == bytes, "{door}");
        assert!(running.stop().success());
    }
}

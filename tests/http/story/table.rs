//! Who lists, opens and reads what: asked of the pages as each member, and of the keys without asking anybody.
//!
//! The second way takes the database, the machine's secret and one passphrase, opens every wrapped key that opens, and
//! every record under it: the service's own rules have no part in it.
use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;
use recueil::{
    cli::demo::WORK_FACTOR,
    crypto::{hybrid::Identity, identity_file, passphrase::Passphrase, record, token::Token},
    store::{self, Store},
};
use uuid::Uuid;

use super::super::house::House;
use crate::support::{client::Browser, raw};

/// Pages that list files or count them.
const LISTS: [&str; 9] = [
    "/cases",
    "/inquiries",
    "/measures",
    "/investigations",
    "/decisions",
    "/proceedings",
    "/alerts",
    "/support",
    "/talks",
];
/// What stands beside the first page of an inquiry that was opened.
const ROOMS: [&str; 9] = [
    "/plan",
    "/persons",
    "/evidence",
    "/findings",
    "/report",
    "/heard",
    "/dates",
    "/communication",
    "/communication/1",
];
/// A word that every first text of a case bears.
const SEARCHED: &str = "récit";
/// What each text of the story bears, so that it is known again wherever it is read.
pub(super) const MARK: (char, char) = ('⟦', '⟧');

/// What the story calls its files.
#[derive(Default)]
pub(super) struct Known {
    names: BTreeMap<String, String>,
}

impl Known {
    /// Gives a file a name: `R1` for the first case.
    pub(super) fn call(&mut self, reference: &str, name: &str) {
        self.names.insert(reference.to_owned(), name.to_owned());
    }

    /// What a file is called by everybody else.
    pub(super) fn of(&self, name: &str) -> String {
        self.names.iter().find(|(_, known)| *known == name).unwrap().0.clone()
    }

    /// The names of the files that a page speaks of.
    fn found(&self, page: &str) -> BTreeSet<&str> {
        let words = page.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        words.filter_map(|word| self.names.get(word)).map(String::as_str).collect()
    }

    fn path(reference: &str) -> String {
        let road = match &reference[..1] {
            "R" => "cases",
            "I" => "inquiries",
            "M" => "measures",
            "E" => "investigations",
            "H" => "hearings",
            "D" => "decisions",
            "S" => "proceedings",
            "A" => "alerts",
            other => panic!("no road to {other}"),
        };
        format!("/{road}/{reference}")
    }
}

/// What the pages say to one member.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    lists: BTreeSet<String>,
    today: BTreeSet<String>,
    opens: BTreeSet<String>,
    /// Texts of the story on the pages that open.
    shown: BTreeSet<String>,
}

impl Seen {
    /// A door beside that of the file: to the dates of an inquiry and nothing else of it, to what somebody confided beside their
    /// case and nothing else of that.
    async fn beside(&mut self, browser: &mut Browser, (reference, name): (&str, &str)) {
        let road = match &reference[..1] {
            "E" => "support",
            "R" => "talks",
            _ => return,
        };
        let page = browser.get(&format!("/{road}/{reference}")).await;
        if page.status.is_success() {
            self.opens.insert(name.to_owned());
            self.shown.extend(marked(&page.body));
        }
    }
}

/// What keys give.
#[derive(Debug, Default, PartialEq, Eq)]
struct Held {
    /// Drawers whose present key opens: `R1 exchange`.
    drawers: BTreeSet<String>,
    /// How many sealed records open, of each drawer, under a key of any time: whatever they say.
    records: BTreeMap<String, BTreeSet<usize>>,
    /// Drawers of which only an earlier key opens.
    earlier: BTreeSet<String>,
    /// Texts of the story that can be read.
    read: BTreeSet<String>,
}

/// Every text of the story in a page or in a record.
fn marked(text: &str) -> BTreeSet<String> {
    let pieces = text.split(MARK.0).skip(1);
    pieces.filter_map(|piece| piece.split_once(MARK.1)).map(|(name, _)| name.to_owned()).collect()
}

/// Every text of the story in a record, and in what it quotes of others.
fn told(body: &str) -> BTreeSet<String> {
    let mut all = marked(body);
    let words = body.split(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c)));
    for word in words.filter(|word| word.len() > 60) {
        let quoted = BASE64.decode(word.as_bytes());
        all.extend(quoted.map(|bytes| told(&String::from_utf8_lossy(&bytes))).unwrap_or_default());
    }
    all
}

impl Held {
    fn counts(&self) -> BTreeSet<String> {
        self.records.iter().map(|(drawer, records)| format!("{drawer} {}", records.len())).collect()
    }
}

async fn seen(browser: &mut Browser, known: &Known) -> Seen {
    let mut seen = Seen::default();
    let own = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    seen.today = own(known.found(&browser.get("/").await.ok().body));
    for list in LISTS {
        let page = browser.get(list).await;
        if page.status.is_success() {
            seen.lists.extend(own(known.found(&page.main())));
        }
    }
    let cases = browser.get("/cases").await;
    if cases.status.is_success() {
        let found = browser.submit(&cases.form("/cases").fill("text", SEARCHED)).await.ok();
        seen.lists.extend(own(known.found(&found.main())));
    }
    for (reference, name) in &known.names {
        let page = browser.get(&Known::path(reference)).await;
        match page.status.as_u16() {
            200 => {
                seen.opens.insert(name.clone());
                seen.shown.extend(marked(&page.body));
                for room in ROOMS.iter().filter(|_| reference.starts_with('E')) {
                    let page = browser.get(&format!("{}{room}", Known::path(reference))).await;
                    seen.shown.extend(marked(&page.body));
                }
            }
            404 => {
                assert!(marked(&page.body).is_empty());
                seen.beside(browser, (reference, name)).await;
            }
            other => panic!("{name}: {other}: {}", page.main()),
        }
    }
    seen
}

/// What an identity gives with every row at hand.
async fn held(store: &Store, identity: &Identity, cases: &BTreeMap<Uuid, String>) -> Held {
    let (grants, records) = (raw::grants(store).await, raw::records(store).await);
    let mut held = Held::default();
    for grant in grants {
        let Some(secret) = grant.opened(identity) else { continue };
        let drawer = format!("{} {}", cases.get(&grant.case_id).map_or("?", String::as_str), grant.kind);
        let is_present = grant.epoch == grant.present;
        if is_present {
            held.drawers.insert(drawer)
        } else {
            held.earlier.insert(drawer)
        };
        let here = records.iter().enumerate().filter(|(_, record)| record.compartment == grant.compartment);
        for (number, record) in here {
            let Ok(opened) = record::open_record(&secret, &record.context(), &record.sealed) else { continue };
            held.read.extend(told(std::str::from_utf8(&opened.body).unwrap()));
            let drawer = format!("{} {}", cases.get(&grant.case_id).map_or("?", String::as_str), grant.kind);
            held.records.entry(drawer).or_default().insert(number);
        }
    }
    held.earlier.retain(|drawer| !held.drawers.contains(drawer));
    held
}

async fn identity_of(house: &House, store: &Store, index: usize) -> Identity {
    let person = &house.cast.people[index];
    let mut tx = store.read().await.unwrap();
    let row = store::members::by_id(&mut tx, person.member.unwrap()).await.unwrap().unwrap();
    let passphrase = Passphrase::parse(&person.passphrase).unwrap();
    let file = row.identity_file.unwrap();
    identity_file::unlock(&file, &passphrase, WORK_FACTOR, &house.host().members()).unwrap().identity
}

fn line(kind: &str, what: &BTreeSet<String>) -> String {
    let all: Vec<&str> = what.iter().map(String::as_str).collect();
    if all.is_empty() { String::new() } else { format!("\n    {kind}: {}", all.join(", ")) }
}

/// The names of cases by identifier, for whoever has the database.
async fn cases(store: &Store, known: &Known) -> BTreeMap<Uuid, String> {
    let rows: Vec<(Uuid, String)> = raw::rows(store, "select id, reference from cases", Vec::new()).await;
    rows.into_iter().map(|(id, reference)| (id, known.names.get(&reference).cloned().unwrap_or(reference))).collect()
}

/// A whole look: every member by the pages and by the keys, every person by their code.
pub(super) async fn look(house: &House, known: &Known, people: &[(&str, String)]) -> String {
    let (store, mut table, mut nothing) = (house.store().await, String::new(), Vec::new());
    let cases = cases(&store, known).await;
    for index in 0..house.cast.people.len() {
        let name = house.cast.people[index].name.split(' ').next().unwrap().to_owned();
        let seen = seen(&mut house.signed_in(index).await, known).await;
        let held = held(&store, &identity_of(house, &store, index).await, &cases).await;
        agree(&name, (&seen, &held));
        let all = [("lists", &seen.lists), ("today", &seen.today), ("opens", &seen.opens), ("is shown", &seen.shown)];
        let counts = held.counts();
        let by_keys = [
            ("has keys of", &held.drawers),
            ("had keys of", &held.earlier),
            ("can read", &held.read),
            ("of records", &counts),
        ];
        let lines: String = all.into_iter().chain(by_keys).map(|(kind, what)| line(kind, what)).collect();
        if lines.is_empty() { nothing.push(name) } else { table.extend([name, lines, "\n".to_owned()]) }
    }
    for (name, code) in people {
        let identity = Token::parse(code).unwrap().keys(&house.host().token_salt()).identity;
        let held = held(&store, &identity, &cases).await;
        let counts = held.counts();
        let by_keys = [
            ("has keys of", &held.drawers),
            ("had keys of", &held.earlier),
            ("can read", &held.read),
            ("of records", &counts),
        ];
        let lines: String = by_keys.into_iter().map(|(kind, what)| line(kind, what)).collect();
        table.extend([format!("({name})"), lines, "\n".to_owned()]);
    }
    store.close().await;
    format!("{table}nothing: {}", nothing.join(", "))
}

/// What holds whatever the story: a page opens only with a key, and shows nothing that the keys do not give; nothing is listed
/// or counted that does not open.
#[track_caller]
fn agree(name: &str, (seen, held): (&Seen, &Held)) {
    let with_key = |file: &String| held.drawers.iter().any(|drawer| drawer.starts_with(&format!("{file} ")));
    assert!(seen.opens.iter().all(with_key), "{name} opens what they have no key of: {seen:?} {held:?}");
    assert!(seen.lists.is_subset(&seen.opens), "{name} lists what does not open: {seen:?}");
    assert!(seen.today.is_subset(&seen.opens), "{name} is told of what does not open: {seen:?}");
    assert!(seen.shown.is_subset(&held.read), "{name} is shown what no key of theirs opens: {seen:?} {held:?}");
}

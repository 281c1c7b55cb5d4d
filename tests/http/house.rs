//! A whole installation in this process: both routers, a clock that stands still, a few members who really joined.
//!
//! It is made once, through the services, and copied for each test; on PostgreSQL it is made anew.
use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex, OnceLock},
};

use axum::Router;
use jiff::SignedDuration;
use recueil::{
    cli::demo::cast::{Cast, Person},
    clock::{Clock as _, FixedClock},
    crypto::host::HostSecret,
    entropy::Source,
    service::{
        Digest, Service,
        installation::{self, Place},
        line::Line,
    },
    store::{Options, Store},
    text::Text,
    web::{self, App, Settings, Theme},
};
use sqlx::Row as _;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tracing_subscriber::{Layer as _, filter::Targets, layer::SubscriberExt as _};

use crate::support::{
    client::{Answer, Browser, Form},
    database::fresh_postgres_url,
};

/// A Monday morning in November.
const MORNING: &str = "2026-11-16T08:00:00Z";

/// Keys of listening lines: of every entity, and of one.
pub(super) const LINE_KEY: &str = "rcl_0000000000000000000000000000000000000000000000000000000000000001";
pub(super) const CAMPUS_KEY: &str = "rcl_0000000000000000000000000000000000000000000000000000000000000002";

/// Places in the cast.
pub(super) const CLAIRE: usize = 0;
pub(super) const MOUSSA: usize = 1;
pub(super) const INES: usize = 2;
pub(super) const THOMAS: usize = 3;
pub(super) const SAMIRA: usize = 4;
pub(super) const NADIA: usize = 5;
/// Bound by secrecy.
pub(super) const SOFIA: usize = 6;
/// Named to assess what is handed over.
pub(super) const BERENICE: usize = 7;
/// Steers.
pub(super) const GAUTHIER: usize = 8;
/// Inquire; and who decides.
pub(super) const HELENE: usize = 9;
pub(super) const KWAME: usize = 10;
pub(super) const ELISABETH: usize = 11;
/// Of the support desk.
pub(super) const KARIM: usize = 12;
/// Conducts disciplinary procedures.
pub(super) const PATRICK: usize = 13;
/// Where they stand among the staff of the demonstration.
const CHOSEN: [usize; 14] = [0, 1, 2, 3, 6, 13, 18, 16, 20, 8, 9, 10, 17, 11];

/// An installation.
pub(super) struct House {
    pub(super) service: Arc<Service>,
    pub(super) clock: Arc<FixedClock>,
    pub(super) cast: Cast,
    pub(super) intake: Router,
    pub(super) desk: Router,
    pub(super) database: String,
    folder: TempDir,
}

struct Model {
    folder: TempDir,
    cast: Cast,
    now: jiff::Timestamp,
}

/// Runs a test on SQLite, then on PostgreSQL where the server is installed.
pub(super) async fn on_each_database(test: impl AsyncFn(House)) {
    test(house().await).await;
    let Some(url) = fresh_postgres_url() else { return };
    let folder = tempfile::tempdir().unwrap();
    let place = Place { database: url, ..place(folder.path()) };
    let clock = Arc::new(FixedClock::at(MORNING.parse().unwrap()));
    let cast = settle(place.clone(), &clock).await;
    test(open(folder, place, clock, cast).await).await;
}

/// A fresh installation on SQLite.
pub(super) async fn house() -> House {
    static MODEL: OnceCell<Model> = OnceCell::const_new();
    let model = MODEL.get_or_init(make).await;
    let folder = tempfile::tempdir().unwrap();
    copy(model.folder.path(), folder.path());
    let place = place(folder.path());
    open(folder, place, Arc::new(FixedClock::at(model.now)), model.cast.clone()).await
}

/// A fresh installation with these people; on PostgreSQL where an address is given.
pub(super) async fn house_of(people: Vec<Person>, url: Option<String>) -> House {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    let place = match url {
        Some(database) => Place { database, ..place },
        None => place,
    };
    let clock = Arc::new(FixedClock::at(MORNING.parse().unwrap()));
    let cast = settled(place.clone(), (&clock, people)).await;
    open(folder, place, clock, cast).await
}

async fn make() -> Model {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(MORNING.parse().unwrap()));
    let cast = settle(place(folder.path()), &clock).await;
    Model { folder, cast, now: clock.now() }
}

fn place(folder: &Path) -> Place {
    recueil::cli::demo::place(folder, None).unwrap()
}

async fn settle(place: Place, clock: &Arc<FixedClock>) -> Cast {
    let shipped = Cast::shipped().unwrap();
    settled(place, (clock, CHOSEN.map(|place| shipped.people[place].clone()).into())).await
}

async fn settled(place: Place, (clock, people): (&Arc<FixedClock>, Vec<Person>)) -> Cast {
    installation::create(&place, &mut Source::seeded(1)).await.unwrap();
    let mut cast = Cast { people, ..Cast::default() };
    let open = async |place: Place, seed| {
        installation::open(place, Arc::clone(clock) as _, Source::seeded(seed)).await.unwrap()
    };
    let service = open(place.clone(), 2).await;
    cast.found(&service).await.unwrap();
    service.close().await;
    let service = open(Place { founding: cast.founding, ..place }, 3).await;
    cast.enrol_everybody(&service, clock).await.unwrap();
    service.close().await;
    cast
}

async fn open(folder: TempDir, place: Place, clock: Arc<FixedClock>, cast: Cast) -> House {
    logs();
    let database = place.database.clone();
    let lines = lines(&place);
    let place = Place { founding: cast.founding, lines, ..place };
    let service = installation::open(place, Arc::clone(&clock) as _, Source::System).await.unwrap();
    let intake = web::intake::router(&app(&service, settings("http://127.0.0.1:8080")));
    let desk = web::desk::router(&app(&service, settings("http://127.0.0.1:8081")));
    House { service, clock, cast, intake, desk, database, folder }
}

fn lines(place: &Place) -> Vec<Line> {
    let line = |name: &str, (key, channel): (&str, &str), entity: Option<&str>| {
        let about = (Digest::of(key.as_bytes()), &place.rules.organisation);
        Line::new((name.to_owned(), channel), entity.map(str::to_owned), about).unwrap()
    };
    vec![
        line("Écoute nationale", (LINE_KEY, "external-line"), None),
        line("Section du campus", (CAMPUS_KEY, "union"), Some("brumefond")),
    ]
}

/// Reached without TLS, as a demonstration is.
pub(super) fn settings(url: &str) -> Settings {
    Settings { public_url: url.to_owned(), secure: false, onion: None, theme: Theme::default() }
}

/// A surface's own application.
pub(super) fn app(service: &Arc<Service>, settings: Settings) -> App {
    let text = Arc::new(Text::embedded().unwrap());
    App { service: Arc::clone(service), text, settings: Arc::new(settings) }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl House {
    /// Somebody who has never come.
    pub(super) fn visitor(&self) -> Browser {
        Browser::inside(&self.intake)
    }

    /// A member at the door, with nothing typed.
    pub(super) fn colleague(&self) -> Browser {
        Browser::inside(&self.desk)
    }

    /// Time passes.
    pub(super) fn wait_minutes(&self, minutes: i64) {
        self.clock.advance(SignedDuration::from_mins(minutes));
    }

    /// A member signed in. A minute passes: a one-time code counts once.
    pub(super) async fn signed_in(&self, place: usize) -> Browser {
        let mut browser = self.colleague();
        self.wait_minutes(1);
        let person = &self.cast.people[place];
        let door = browser.get("/sign-in").await.ok().form("/sign-in");
        let code = person.code(self.clock.now()).unwrap();
        let form = door.fill("mail", &person.mail).fill("passphrase", &person.passphrase).fill("code", &code);
        let answer = browser.submit(&form).await.ok();
        assert_eq!(answer.path, "/", "{}", answer.main());
        browser
    }

    /// A report by the shortest path; gives the code and the reference.
    pub(super) async fn report(&self, narrative: &str) -> (String, String) {
        let mut browser = self.visitor();
        begin(&mut browser).await;
        let story = shown(&mut browser, "/note/3").await.fill("narrative", narrative).fill("go", "check");
        let check = browser.submit(&story).await.ok();
        let code = browser.submit(&check.form("/note/6")).await.ok();
        assert_eq!(code.path, "/note/7");
        (code.shown().replace(' ', ""), reference(&code.main()))
    }

    /// The same database by another door, for who comes by it.
    pub(super) async fn store(&self) -> Store {
        Store::open(&self.database, &Options { connections: 2, ..Options::default() }).await.unwrap()
    }

    /// What the machine keeps beside the database.
    pub(super) fn host(&self) -> HostSecret {
        let path = place(self.folder.path()).keys_dir.join("host-secret");
        HostSecret::from_hex(&fs::read_to_string(path).unwrap()).unwrap()
    }

    /// Rows of every table, sessions apart; on SQLite.
    pub(super) async fn rows(&self) -> Vec<(String, i64)> {
        let path = self.database.strip_prefix("sqlite:").expect("rows are counted on SQLite");
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{path}?mode=ro")).await.unwrap();
        let tables =
            "select name from sqlite_master where type = 'table' and name not like '\\_%' escape '\\' order by name";
        let mut counts = Vec::new();
        for table in sqlx::query(tables).fetch_all(&pool).await.unwrap() {
            let table: String = table.get(0);
            let count = sqlx::AssertSqlSafe(format!("select count(*) from \"{table}\""));
            counts.push((table, sqlx::query_scalar(count).fetch_one(&pool).await.unwrap()));
        }
        pool.close().await;
        counts
    }

    /// Rows of one table.
    pub(super) async fn count(&self, table: &str) -> i64 {
        self.rows().await.into_iter().find(|(name, _)| name == table).unwrap().1
    }
}

/// Begins a draft; gives the first step.
pub(super) async fn begin(browser: &mut Browser) -> Answer {
    let before = browser.get("/info/2").await.ok().form("/note");
    browser.submit(&before).await.ok()
}

/// The form that a page shows and sends to its own address.
pub(super) async fn shown(browser: &mut Browser, path: &str) -> Form {
    browser.get(path).await.ok().form(path)
}

/// The reference that a page mentions.
#[track_caller]
pub(super) fn reference(text: &str) -> String {
    let mut words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.find(|word| word.starts_with("R-20") && word.len() == 12).expect("a reference").to_owned()
}

/// Everything logged by this process since the first installation was opened: ours in full, the rest from INFO on.
pub(super) fn logs() -> Arc<Mutex<Vec<u8>>> {
    static LOGS: OnceLock<Arc<Mutex<Vec<u8>>>> = OnceLock::new();
    let logs = LOGS.get_or_init(|| {
        let logs = Arc::new(Mutex::new(Vec::new()));
        let levels = Targets::new().with_target("recueil", tracing::Level::TRACE).with_default(tracing::Level::INFO);
        let sink = Arc::clone(&logs);
        let format =
            tracing_subscriber::fmt::layer().json().with_span_list(true).with_writer(move || Sink(Arc::clone(&sink)));
        tracing::subscriber::set_global_default(tracing_subscriber::registry().with(format.with_filter(levels)))
            .unwrap();
        logs
    });
    Arc::clone(logs)
}

struct Sink(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

//! The whole program under load: starts the release binary on SQLite and drives it over loopback, on the same cores.
//!
//! Ten readers, narratives of one kilobyte, full sync. A report is counted from its first POST to the code page, over the
//! shortest path (begin, words, send, code). All come from one address, as they do behind a proxy. Prints one table in
//! Markdown. `cargo bench --bench service -- 1000` makes a shorter run with that many cases (10,000 without a number);
//! `cargo bench --bench service -- board` looks at the board of dates alone.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::large_futures,
    clippy::print_stdout,
    reason = "a benchmark prints rounded figures, and stops where it is wrong"
)]
use std::{
    io::{Read as _, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use recueil::{
    cli::demo::{
        WORK_FACTOR, build,
        cast::{Cast, Person, new_session},
        place,
    },
    clock::{Clock as _, FixedClock, SystemClock},
    domain::{
        act::verb,
        draft::{Fields, Page},
        role::Role,
        roster::Post,
        rules::{EMBEDDED, Rules},
    },
    entropy::Source,
    service::{
        About, Who, authorise,
        installation::{self, Place},
        session::{self, Surface},
        submit_report,
    },
};
use reqwest::{Client, Response, header};

const CONCURRENCY: usize = 8;
const READERS: usize = 10;
/// Notes of the long case.
const RECORDS: usize = 300;
/// Milliseconds within which it opens, 95 times in a hundred: promised, and failed above.
const LONG_CASE: f64 = 60.0;
/// What each of them says besides its number: two lines, as people write.
const SAID: &str = "Appelée ce matin, elle reviendra jeudi avec ses messages ; nous l’attendons à quatorze heures. \
     Elle demande si quelqu’un peut l’accompagner ; proposé à la référente, qui est d’accord.";

/// Entities of the board of dates, and open cases, all held by the member who looks: half of them late, half due within the week.
const ENTITIES: usize = 30;
const HELD: usize = 5_000;
/// Milliseconds within which it opens, 95 times in a hundred: promised, and failed above.
const BOARD: f64 = 200.0;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// One person's browser: a cookie, and headers as a browser sends them.
struct Browser {
    client: Client,
    base: String,
    cookie: String,
}

impl Browser {
    fn new(client: &Client, port: u16) -> Self {
        Self { client: client.clone(), base: format!("http://127.0.0.1:{port}"), cookie: String::new() }
    }

    async fn get(&mut self, path: &str) -> Result<Response, Failure> {
        let request = self.client.get(format!("{}{path}", self.base)).header(header::COOKIE, &self.cookie);
        self.keep(request.send().await?)
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Response, Failure> {
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(serde_urlencoded::to_string(fields)?);
        let response = self.keep(request.send().await?)?;
        if response.status().as_u16() == 303 {
            Ok(response)
        } else {
            Err(format!("{path}: {}", response.status()).into())
        }
    }

    fn keep(&mut self, response: Response) -> Result<Response, Failure> {
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            let name = pair.split('=').next().unwrap_or_default();
            let others =
                self.cookie.split("; ").filter(|other| !other.is_empty() && !other.starts_with(&format!("{name}=")));
            self.cookie = others.chain([pair]).collect::<Vec<_>>().join("; ");
        }
        Ok(response)
    }
}

/// The program under test; stopped when dropped.
struct Program(Child);

impl Program {
    fn start(folder: &Path) -> Result<Self, Failure> {
        let child = Command::new(env!("CARGO_BIN_EXE_recueil"))
            .args(["--config", "recueil.toml", "serve"])
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self(child))
    }

    fn resident(&self) -> Result<f64, Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
        let kibibytes: f64 = line.split_whitespace().nth(1).ok_or("no figure")?.parse()?;
        Ok(kibibytes / 1024.0)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Times of one thing, in milliseconds.
#[derive(Default)]
struct Times(Vec<f64>);

impl Times {
    fn since(&mut self, start: Instant) {
        self.0.push(start.elapsed().as_secs_f64() * 1000.0);
    }

    fn at(&mut self, percent: usize) -> f64 {
        self.0.sort_by(f64::total_cmp);
        let place = self.0.len() * percent / 100;
        self.0.get(place.min(self.0.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
    }

    fn row(&mut self, what: &str) {
        println!("| {what} | {:.1} ms | {:.1} ms |", self.at(50), self.at(95));
    }
}

fn readers(count: usize) -> Cast {
    let person = |index: usize| Person {
        name: format!("Membre {index}"),
        function: "écoute".to_owned(),
        mail: format!("membre{index}@institut.example"),
        posts: vec![Post {
            role: if index < 2 { Role::Coordinator } else { Role::Listener },
            entity: "direction-generale".to_owned(),
        }],
        member: None,
        passphrase: String::new(),
        one_time: String::new(),
    };
    Cast { people: (0..count).map(person).collect(), ..Cast::default() }
}

async fn deposit(browser: &mut Browser, narrative: &str, sends: &mut Times) -> Result<String, Failure> {
    browser.post("/note", &[]).await?;
    browser.post("/note/3", &[("narrative", narrative), ("go", "check")]).await?;
    let start = Instant::now();
    browser.post("/note/6", &[]).await?;
    sends.since(start);
    let page = browser.get("/note/7").await?.text().await?.replace("<span>", "").replace("</span>", "");
    let code = page
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .find(|word| word.len() == 29 && word.split('-').count() == 6 && word.split('-').all(|group| group.len() == 4));
    Ok(code.ok_or("no code on the page")?.to_owned())
}

async fn deposits(client: &Client, port: u16, count: usize) -> Result<(Times, f64, Vec<String>), Failure> {
    let narrative = "Depuis la rentrée, les mêmes remarques chaque matin, devant les autres. ".repeat(14);
    let (next, start) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..CONCURRENCY {
        let (client, narrative, next) = (client.clone(), narrative.clone(), Arc::clone(&next));
        tasks.spawn(async move {
            let (mut sends, mut codes) = (Times::default(), Vec::new());
            while next.fetch_add(1, Ordering::Relaxed) < count {
                codes.push(deposit(&mut Browser::new(&client, port), &narrative, &mut sends).await?);
            }
            Ok::<_, Failure>((sends, codes))
        });
    }
    let (mut sends, mut codes) = (Times::default(), Vec::new());
    while let Some(done) = tasks.join_next().await {
        let (mine, found) = done??;
        sends.0.extend(mine.0);
        codes.extend(found);
    }
    Ok((sends, count as f64 / start.elapsed().as_secs_f64(), codes))
}

async fn started(folder: &Path, client: &Client, port: u16) -> Result<(Program, f64), Failure> {
    let start = Instant::now();
    let program = Program::start(folder)?;
    loop {
        if let Ok(response) = client.get(format!("http://127.0.0.1:{port}/")).send().await
            && response.status().is_success()
        {
            return Ok((program, start.elapsed().as_secs_f64() * 1000.0));
        }
        if start.elapsed() > Duration::from_secs(20) {
            return Err("the program does not start".into());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

async fn desk(client: &Client, port: u16, person: &Person) -> Result<(), Failure> {
    let mut browser = Browser::new(client, port);
    let code = person.code(SystemClock.now())?;
    let fields = [("mail", person.mail.as_str()), ("passphrase", &person.passphrase), ("code", &code)];
    browser.post("/sign-in", &fields).await?;
    let (mut first, mut list, mut open) = (Times::default(), Times::default(), Times::default());
    let start = Instant::now();
    let page = browser.get("/cases").await?.text().await?;
    if !page.contains("/cases/R-") {
        return Err("the list is not shown".into());
    }
    first.since(start);
    println!("| first opening of 50 unsettled cases (once) | {:.1} ms | |", first.at(50));
    for _ in 0..100 {
        let start = Instant::now();
        browser.get("/cases").await?.text().await?;
        list.since(start);
    }
    list.row("first page of the list, settled");
    let mut references: Vec<&str> = page.split('"').filter(|part| part.starts_with("/cases/R-")).collect();
    references.dedup();
    for reference in references {
        let start = Instant::now();
        let response = browser.get(reference).await?;
        if !response.status().is_success() {
            return Err("a case does not open".into());
        }
        response.text().await?;
        open.since(start);
    }
    open.row("open a case, the first time that day (one journal entry)");
    Ok(())
}

/// One case with hundreds of records: notes that one member writes, then the page as another opens it.
async fn long_case(client: &Client, port: u16, cast: &Cast) -> Result<(), Failure> {
    let person = cast.people.get(4).ok_or("nobody")?;
    let mut browser = Browser::new(client, port);
    let code = person.code(SystemClock.now())?;
    let fields = [("mail", person.mail.as_str()), ("passphrase", &person.passphrase), ("code", &code)];
    browser.post("/sign-in", &fields).await?;
    let page = browser.get("/cases").await?.text().await?;
    let address = page.split('"').find(|part| part.starts_with("/cases/R-")).ok_or("no case")?.to_owned();
    for number in 0..RECORDS {
        let note = format!("Note {number}. {SAID}");
        browser.post(&format!("{address}/note"), &[("text", &note), ("request", &format!("{number:032x}"))]).await?;
    }
    let mut times = Times::default();
    for _ in 0..100 {
        let start = Instant::now();
        let page = browser.get(&address).await?.text().await?;
        times.since(start);
        if !page.contains(&format!("Note {}.", RECORDS - 1)) {
            return Err("a note is missing".into());
        }
    }
    times.row(&format!("open a case of {RECORDS} records"));
    let slowest = times.at(95);
    if slowest > LONG_CASE {
        Err(format!("promised under {LONG_CASE} ms, and took {slowest:.1} ms").into())
    } else {
        Ok(())
    }
}

async fn come_back(client: &Client, port: u16, codes: &[String]) -> Result<(), Failure> {
    let mut times = Times::default();
    for code in codes.iter().rev().take(100) {
        let mut browser = Browser::new(client, port);
        let start = Instant::now();
        browser.post("/suite", &[("code", code)]).await?;
        browser.get("/suite/1").await?.text().await?;
        times.since(start);
    }
    times.row("come back with the code, two requests");
    Ok(())
}

/// One large file given and read again over one connection each, beside `rage` sealing the same file where it is installed.
async fn large_file(client: &Client, program: &Program, (folder, port): (&Path, u16)) -> Result<(), Failure> {
    let mut browser = Browser::new(client, port);
    browser.post("/note", &[]).await?;
    let before = program.resident()?;
    let (cookie, peak) = (browser.cookie.clone(), Arc::new(AtomicUsize::new(0)));
    let sending = tokio::task::spawn_blocking(move || send_file(port, &cookie));
    let seen = Arc::clone(&peak);
    while !sending.is_finished() {
        seen.fetch_max((program.resident()? * 1024.0).round() as usize, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let seconds = sending.await??;
    let grown = peak.load(Ordering::Relaxed) as f64 / 1024.0 - before;
    println!("| a file of 1 GiB given, sealed and on the disk | {:.0} MiB/s | |", 1024.0 / seconds);
    println!("| memory it took beyond what was there (resident) | {grown:.1} MiB | |");
    let page = browser.get("/note/8").await?.text().await?;
    let address = page.split('"').find(|part| part.starts_with("/note/8/")).ok_or("the file is not listed")?;
    let start = Instant::now();
    let mut response = browser.get(address).await?;
    let mut read = 0;
    while let Some(piece) = response.chunk().await? {
        read += piece.len();
    }
    if read != LARGE {
        return Err("the file does not come back whole".into());
    }
    println!("| the same file read again | {:.0} MiB/s | |", 1024.0 / start.elapsed().as_secs_f64());
    beside(folder)
}

const LARGE: usize = 1 << 30;
const PIECE: usize = 1 << 20;

/// Sends the file as a browser would; gives the seconds until the answer.
fn send_file(port: u16, cookie: &str) -> Result<f64, Failure> {
    let head = "--border\r\nContent-Disposition: form-data; name=\"hidden\"\r\n\r\noriginal\r\n\
                --border\r\nContent-Disposition: form-data; name=\"files\"; filename=\"grand.bin\"\r\n\r\n";
    let tail = "\r\n--border--\r\n";
    let start = Instant::now();
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", port))?;
    write!(
        stream,
        "POST /note/8 HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=border\r\nContent-Length: {}\r\n\r\n{head}",
        head.len() + LARGE + tail.len()
    )?;
    let piece = piece();
    for _ in 0..LARGE / PIECE {
        stream.write_all(&piece)?;
    }
    stream.write_all(tail.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.starts_with("HTTP/1.1 303") { Ok(start.elapsed().as_secs_f64()) } else { Err(answer.into()) }
}

/// Bytes that look like a photograph's: nothing in them repeats soon.
fn piece() -> Vec<u8> {
    let mut state = 1_u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..PIECE).map(next).collect()
}

/// `rage` sealing the same bytes to one recipient, file to file.
fn beside(folder: &Path) -> Result<(), Failure> {
    let path = folder.join("grand.bin");
    let mut file = std::fs::File::create(&path)?;
    let piece = piece();
    for _ in 0..LARGE / PIECE {
        file.write_all(&piece)?;
    }
    file.sync_all()?;
    let recipient = "age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z";
    let start = Instant::now();
    let ran = Command::new("rage").args(["-r", recipient, "-o"]).arg(folder.join("grand.age")).arg(&path).status();
    match ran {
        Ok(status) if status.success() => {
            println!(
                "| `rage` sealing the same file, file to file | {:.0} MiB/s | |",
                1024.0 / start.elapsed().as_secs_f64()
            );
        }
        _ => println!("| `rage` sealing the same file | not installed here | |"),
    }
    Ok(())
}

fn write_config(folder: &Path, founding: &str, port: u16) -> Result<(), Failure> {
    let text = format!(
        "database = \"sqlite:demo.db\"\nkeys_dir = \"keys\"\nstate_dir = \"state\"\nfounding = \"{founding}\"\n\
         work_factor = {WORK_FACTOR}\n[intake]\nlisten = \"127.0.0.1:{port}\"\npublic_url = \"http://127.0.0.1:{port}\"\n\
         [desk]\nlisten = \"127.0.0.1:{desk}\"\npublic_url = \"http://127.0.0.1:{desk}\"\n[files]\nsize_mb = 1100\n",
        desk = port + 1
    );
    Ok(std::fs::write(folder.join("recueil.toml"), text)?)
}

/// An organisation of so many entities, each with a cell of its own.
fn organisation() -> String {
    let shipped = EMBEDDED[0].1;
    let more = (shipped.matches("[[entity]]").count()..ENTITIES).map(|number| {
        format!(
            "\n[[entity]]\ncode = \"site-{number}\"\nparent = \"direction-generale\"\nname.fr = \"Site {number}\"\n\
             name.en = \"Site {number}\"\ncell.fr = \"Cellule {number}\"\ncell.en = \"Team {number}\"\n\
             stand_in_body = \"brumefond\"\nstand_in_authority = \"brumefond\"\n"
        )
    });
    shipped.to_owned() + &more.collect::<String>()
}

/// Deposits cases at every entity, through the services: half of them forty days ago, half yesterday.
async fn held(place: Place) -> Result<(), Failure> {
    let ago = |days: i64| SystemClock.now() - jiff::SignedDuration::from_hours(24 * days);
    let clock = Arc::new(FixedClock::at(ago(40)));
    let entities: Vec<String> = place.rules.organisation.entities().map(|entity| entity.code.clone()).collect();
    let service = installation::open(place, Arc::clone(&clock) as _, Source::System).await?;
    for (number, entity) in entities.iter().cycle().take(HELD).enumerate() {
        if number == HELD / 2 {
            clock.set(ago(1));
        }
        let session = new_session(&service, Surface::Intake);
        session::begin_draft(&service, &session).await?;
        let (mut words, mut you) = (Fields::default(), Fields::default());
        words.insert("narrative", SAID);
        you.insert("entity", entity);
        session::keep_page(&session, Page::Words, &words).await?;
        session::keep_page(&session, Page::You, &you).await?;
        let permit = authorise::<verb::Submit>(&service, Who::Visitor, About::Intake(entity)).await?;
        submit_report::submit_report(&service, permit, &session, "fr").await?;
    }
    service.close().await;
    Ok(())
}

/// The board of dates of somebody who holds thousands of cases of dozens of entities.
async fn board(client: &Client) -> Result<(), Failure> {
    let (folder, port) = (tempfile::tempdir()?, 18_190);
    let own = organisation();
    let rules = Rules::parse(&|name| (name == "organisation.toml").then(|| own.clone()))?;
    let cast = build(Place { rules: rules.clone(), ..place(folder.path(), None)? }, readers(3), &[]).await?;
    held(Place { rules, ..place(folder.path(), cast.founding)? }).await?;
    write_config(folder.path(), &cast.founding.ok_or("not founded")?.to_string(), port)?;
    std::fs::create_dir(folder.path().join("own"))?;
    std::fs::write(folder.path().join("own/organisation.toml"), own)?;
    let config = std::fs::read_to_string(folder.path().join("recueil.toml"))?;
    std::fs::write(folder.path().join("recueil.toml"), format!("policies_dir = \"own\"\n{config}"))?;
    let (_program, _) = started(folder.path(), client, port).await?;
    let person = cast.people.get(2).ok_or("nobody")?;
    let mut browser = Browser::new(client, port + 1);
    let code = person.code(SystemClock.now())?;
    let fields = [("mail", person.mail.as_str()), ("passphrase", &person.passphrase), ("code", &code)];
    browser.post("/sign-in", &fields).await?;
    let (mut first, mut again) = (Times::default(), Times::default());
    let start = Instant::now();
    let page = browser.get("/overdue").await?.text().await?;
    first.since(start);
    let (entities, lines) = (page.matches("<h3>").count(), page.matches("/cases/R-").count());
    println!("| first opening of the board of dates: {entities} headings, {lines} lines | {:.1} ms | |", first.at(50));
    if entities < 2 * ENTITIES - 4 {
        return Err("entities are missing on the board".into());
    }
    for _ in 0..100 {
        let start = Instant::now();
        browser.get("/overdue").await?.text().await?;
        again.since(start);
    }
    again.row(&format!("the board of dates, {HELD} open cases of {ENTITIES} entities held"));
    let slowest = again.at(95);
    if slowest > BOARD { Err(format!("promised under {BOARD} ms, and took {slowest:.1} ms").into()) } else { Ok(()) }
}

async fn run(count: usize) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let port = 18_180;
    let cast = build(place(folder.path(), None)?, readers(READERS), &[]).await?;
    write_config(folder.path(), &cast.founding.ok_or("not founded")?.to_string(), port)?;
    let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    println!("| what | median | p95 |\n|---|---|---|");
    let mut starts = Times::default();
    for _ in 0..5 {
        starts.0.push(started(folder.path(), &client, port).await?.1);
    }
    starts.row("start, until the first page is answered");
    let (program, _) = started(folder.path(), &client, port).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("| idle memory (resident) | {:.1} MiB | |", program.resident()?);
    let (mut sends, rate, codes) = deposits(&client, port, count).await?;
    println!("| reports, at concurrency {CONCURRENCY} ({} in all, no error) | {rate:.0}/s | |", codes.len());
    sends.row("final send of a report");
    come_back(&client, port, &codes).await?;
    let person = cast.people.get(5).ok_or("nobody")?;
    desk(&client, port + 1, person).await?;
    long_case(&client, port + 1, &cast).await?;
    large_file(&client, &program, (folder.path(), port)).await?;
    println!("| memory afterwards (resident) | {:.1} MiB | |", program.resident()?);
    drop(program);
    board(&client).await?;
    let size = std::fs::metadata(env!("CARGO_BIN_EXE_recueil"))?.len();
    println!("| the program on disk | {:.1} MiB | |", size as f64 / 1_048_576.0);
    Ok(())
}

fn main() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if std::env::args().any(|argument| argument == "board") {
        println!("| what | median | p95 |\n|---|---|---|");
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
        return runtime.block_on(board(&client));
    }
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(10_000);
    runtime.block_on(run(count))
}

//! The program as it is installed: a folder, a configuration, commands, and a process that can be killed.
use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use recueil::{
    cli::demo::{WORK_FACTOR, build, cast::Cast, place},
    clock::{Clock as _, SystemClock},
};
use tempfile::TempDir;

use crate::support::client::{Answer, Browser};

const PATIENCE: Duration = Duration::from_mins(1);

/// An installation in a folder of its own.
pub(crate) struct Installation {
    folder: TempDir,
    intake: u16,
    desk: u16,
}

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A process; killed when dropped.
pub(crate) struct Running {
    child: Child,
    output: PathBuf,
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Installation {
    /// A folder with a configuration and nothing else.
    pub(crate) fn new() -> Self {
        let here = Self { folder: tempfile::tempdir().unwrap(), intake: free_port(), desk: free_port() };
        let config = recueil::config::TEMPLATE
            .replace("127.0.0.1:8080", &format!("127.0.0.1:{}", here.intake))
            .replace("127.0.0.1:8081", &format!("127.0.0.1:{}", here.desk))
            .replace("work_factor = 17", &format!("work_factor = {WORK_FACTOR}"));
        fs::write(here.config(), config).unwrap();
        here
    }

    /// An installation whose first members have joined.
    pub(crate) async fn founded(members: usize) -> (Self, Cast) {
        Self::founded_by(&(0..members).collect::<Vec<_>>()).await
    }

    /// With these of the demonstration's staff, by their places.
    pub(crate) async fn founded_by(places: &[usize]) -> (Self, Cast) {
        let here = Self::new();
        let shipped = Cast::shipped().unwrap();
        let people = places.iter().map(|place| shipped.people[*place].clone()).collect();
        let cast = Cast { people, ..shipped };
        let cast = build(place(here.folder.path(), None).unwrap(), cast, &[]).await.unwrap();
        here.configure("sqlite:recueil.db", "sqlite:demo.db");
        here.configure("founding = \"\"", &format!("founding = \"{}\"", cast.founding.unwrap()));
        (here, cast)
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("recueil.toml")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Changes the configuration.
    pub(crate) fn configure(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.config()).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.config(), text.replace(from, to)).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recueil"));
        // From elsewhere: paths are taken from the folder of the file.
        command.arg("--config").arg(self.config()).args(arguments).current_dir("/");
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments))
    }

    /// Starts the service and waits until it answers.
    pub(crate) fn serve(&self, arguments: &[&str]) -> Running {
        let mut command = self.command(&["serve"]);
        command.args(arguments);
        self.wait(command, arguments)
    }

    /// Starts it where it may open no more than so many files.
    pub(crate) fn serve_with_files(&self, files: u32) -> Running {
        let mut command = Command::new("sh");
        let program = [env!("CARGO_BIN_EXE_recueil"), "--config"];
        command.args(["-c", &format!("ulimit -n {files}; exec \"$@\""), "sh"]).args(program).arg(self.config());
        command.arg("serve").current_dir("/");
        self.wait(command, &[])
    }

    fn wait(&self, command: Command, arguments: &[&str]) -> Running {
        let running = Running::start(command, self.path("output"));
        let surfaces = [(self.intake, "desk"), (self.desk, "intake")];
        for (port, other) in surfaces.into_iter().filter(|(_, other)| !arguments.contains(other)) {
            wait_for(|| TcpStream::connect(("127.0.0.1", port)).is_ok(), other);
        }
        running
    }

    /// Address of the public surface.
    pub(crate) fn intake_address(&self) -> String {
        format!("http://127.0.0.1:{}", self.intake)
    }

    /// Address of the desk.
    pub(crate) fn desk_address(&self) -> String {
        format!("http://127.0.0.1:{}", self.desk)
    }

    /// Somebody before the public surface.
    pub(crate) fn visitor(&self) -> Browser {
        Browser::over(&self.intake_address())
    }

    /// A member before the desk.
    pub(crate) fn colleague(&self) -> Browser {
        Browser::over(&self.desk_address())
    }

    /// Whether anything listens for the desk.
    pub(crate) fn has_desk(&self) -> bool {
        TcpStream::connect(("127.0.0.1", self.desk)).is_ok()
    }

    /// A member signed in, with the present code: once every thirty seconds for each.
    pub(crate) async fn signed_in(&self, person: &recueil::cli::demo::cast::Person) -> Browser {
        let mut browser = self.colleague();
        let code = person.code(SystemClock.now()).unwrap();
        assert_eq!(sign_in(&mut browser, person, &code).await.ok().path, "/");
        browser
    }
}

/// Fills in the door.
pub(crate) async fn sign_in(browser: &mut Browser, person: &recueil::cli::demo::cast::Person, code: &str) -> Answer {
    let door = browser.get("/sign-in").await.ok().form("/sign-in");
    let form = door.fill("mail", &person.mail).fill("passphrase", &person.passphrase).fill("code", code);
    browser.submit(&form).await
}

/// Deposits by the shortest path; gives the page of the code.
pub(crate) async fn report(browser: &mut Browser, narrative: &str) -> Answer {
    let before = browser.get("/info/2").await.ok().form("/note");
    browser.submit(&before).await.ok();
    let words = browser.get("/note/3").await.ok().form("/note/3");
    let check = browser.submit(&words.fill("narrative", narrative).fill("go", "check")).await.ok();
    let code = browser.submit(&check.form("/note/6")).await.ok();
    assert_eq!(code.path, "/note/7");
    code
}

/// Runs a command to its end.
pub(crate) fn said(mut command: Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Said { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// Waits for something that must come.
pub(crate) fn wait_for(mut there: impl FnMut() -> bool, what: &str) {
    let start = Instant::now();
    while !there() {
        assert!(start.elapsed() < PATIENCE, "{what} never came");
        std::thread::sleep(Duration::from_millis(20));
    }
}

impl Running {
    /// Starts a command whose output is read while it runs.
    pub(crate) fn start(mut command: Command, output: PathBuf) -> Self {
        let file = fs::File::create(&output).unwrap();
        let child = command.stdout(file.try_clone().unwrap()).stderr(file).stdin(Stdio::null()).spawn().unwrap();
        Self { child, output }
    }

    /// What it has said so far.
    pub(crate) fn output(&self) -> String {
        fs::read_to_string(&self.output).unwrap()
    }

    /// Nothing is announced to it: `kill -9`.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, as a service manager does.
    pub(crate) fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        self.child.wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether a folder holds anything.
pub(crate) fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

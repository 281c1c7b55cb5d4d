//! Either database, fresh for each test.
//!
//! SQLite lives in a folder of its own. PostgreSQL is one private cluster for the whole test process, on a Unix socket,
//! started as somebody without rights and stopped when this process ends, whichever way it ends: a watcher waits for the
//! end of a pipe that only we hold.
use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use recueil::store::{Options, Store};
use tempfile::TempDir;

/// A fresh database with every migration applied.
pub(crate) struct Database {
    /// Open, with a few connections.
    pub(crate) store: Store,
    /// What the configuration would say.
    pub(crate) url: String,
    _folder: Option<TempDir>,
}

/// Runs a test on SQLite, then on PostgreSQL.
pub(crate) async fn each_database(test: impl AsyncFn(&Database)) {
    let database = sqlite().await;
    test(&database).await;
    database.store.close().await;
    let Some(database) = postgres().await else { return };
    test(&database).await;
    database.store.close().await;
}

/// A fresh SQLite database.
pub(crate) async fn sqlite() -> Database {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("recueil.db").display());
    Database { store: migrated(&url).await, url, _folder: Some(folder) }
}

/// A fresh PostgreSQL database, where the server is installed.
pub(crate) async fn postgres() -> Option<Database> {
    let url = fresh_postgres_url()?;
    Some(Database { store: migrated(&url).await, url, _folder: None })
}

async fn migrated(url: &str) -> Store {
    let options = Options { connections: 4, create: true, ..Options::default() };
    let store = Store::open(url, &options).await.unwrap();
    store.migrate().await.unwrap();
    store
}

/// The address of a new, empty PostgreSQL database; says so when there can be none.
pub(crate) fn fresh_postgres_url() -> Option<String> {
    static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
    static NEXT: AtomicU32 = AtomicU32::new(1);
    match CLUSTER.get_or_init(Cluster::start) {
        Ok(cluster) => Some(cluster.create_database(NEXT.fetch_add(1, Ordering::Relaxed))),
        Err(reason) => {
            eprintln!("not run on PostgreSQL: {reason}");
            assert!(!everything_is_demanded(), "RECUEIL_TEST_ALL asks for PostgreSQL: {reason}");
            None
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by their environment what must not be left out")]
pub(crate) fn everything_is_demanded() -> bool {
    std::env::var_os("RECUEIL_TEST_ALL").is_some()
}

struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    // Holds the pipe whose end tells the watcher to stop the server. Statics are never dropped: the system closes it.
    _watcher: Child,
}

/// $1 folder of the programs, $2 folder of the cluster.
const WATCHER: &str = r#"
trap '' INT TERM HUP
cd "$2" || exit 1
"$1/initdb" -D "$2/data" -U recueil -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$2/log" 2>&1 || exit 1
"$1/pg_ctl" -D "$2/data" -l "$2/log" -w -o "-k $2 -c listen_addresses='' -c fsync=off -c full_page_writes=off \
    -c synchronous_commit=off -c max_connections=400 -c shared_buffers=64MB" start >> "$2/log" 2>&1 || exit 1
echo ready
cat > /dev/null
"$1/pg_ctl" -D "$2/data" -m immediate stop > /dev/null 2>&1
cd / && rm -rf "$2"
"#;

impl Cluster {
    fn start() -> Result<Self, String> {
        let programs = installed().ok_or("no initdb under /usr/lib/postgresql")?;
        // In /tmp for its short name: the path of a socket has at most 107 bytes.
        let folder =
            tempfile::Builder::new().prefix("recueil-pg-").tempdir_in("/tmp").map_err(|e| e.to_string())?.keep();
        let mut shell = unprivileged_shell(&folder)?;
        shell.args(["-c", WATCHER, "watcher"]).arg(&programs).arg(&folder);
        shell.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut watcher = shell.spawn().map_err(|e| e.to_string())?;
        let mut line = String::new();
        let said = watcher.stdout.take().map(|out| BufReader::new(out).read_line(&mut line));
        if !matches!(said, Some(Ok(_))) || line.trim() != "ready" {
            return Err(fs::read_to_string(folder.join("log")).unwrap_or_else(|e| e.to_string()));
        }
        Ok(Self { programs, folder, _watcher: watcher })
    }

    fn create_database(&self, number: u32) -> String {
        let name = format!("test_{number}");
        let folder = self.folder.display();
        let created = Command::new(self.programs.join("createdb"))
            .args(["-h", &folder.to_string(), "-U", "recueil", "-T", "template0", &name])
            .status()
            .unwrap();
        assert!(created.success(), "createdb {name}");
        format!("postgres://recueil@localhost/{name}?host={folder}")
    }
}

/// PostgreSQL refuses to run as root.
fn unprivileged_shell(folder: &Path) -> Result<Command, String> {
    let we_are_root = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    if !we_are_root {
        return Ok(Command::new("sh"));
    }
    let known = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let user = if known.lines().any(|line| line.starts_with("postgres:")) { "postgres" } else { "nobody" };
    let given = Command::new("chown").arg(user).arg(folder).status().map_err(|e| e.to_string())?;
    if !given.success() {
        return Err(format!("the folder cannot be given to {user}"));
    }
    let mut shell = Command::new("runuser");
    shell.args(["-u", user, "--", "sh"]);
    Ok(shell)
}

fn installed() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    versions.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).filter(|bin| bin.join("initdb").exists()).max()
}

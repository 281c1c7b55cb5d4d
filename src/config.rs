//! The configuration: one TOML file, raw and then checked; unknown keys are errors; secrets stand in files of their own.
//!
//! A relative path is taken from the folder of the file. `RECUEIL_DATABASE` in the environment overrides the database's
//! address, which may hold a password. It does **not** check that addresses answer: `recueil check` does.
use std::{
    collections::BTreeMap,
    fmt, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER_PERMISSIVE;

mod mail;

pub use mail::{Mail, MailTls, Password};

/// The commented file that `recueil init` writes.
pub const TEMPLATE: &str = include_str!("../templates/recueil.toml");

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    database: String,
    keys_dir: PathBuf,
    state_dir: PathBuf,
    #[serde(default = "default_objects")]
    objects_dir: PathBuf,
    policies_dir: Option<PathBuf>,
    #[serde(default)]
    founding: String,
    #[serde(default = "default_work_factor")]
    work_factor: u8,
    intake: RawSurface,
    desk: RawSurface,
    #[serde(default)]
    theme: RawTheme,
    #[serde(default)]
    files: Files,
    #[serde(default)]
    api_keys: Vec<RawKey>,
    mail: Option<mail::Raw>,
}

/// How much is taken as files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// Megabytes (10⁶) of one file.
    pub size_mb: u32,
    /// Files of one sending.
    pub count: u16,
    /// Gigabytes (10⁹) of everything received that no report has yet: a full disk would lose what matters more.
    pub waiting_gb: u32,
}

impl Default for Files {
    fn default() -> Self {
        Self { size_mb: 100, count: 20, waiting_gb: 20 }
    }
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSurface {
    listen: SocketAddr,
    public_url: String,
    onion: Option<String>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTheme {
    accent: Option<String>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKey {
    name: String,
    channel: String,
    entity: Option<String>,
    digest: String,
}

/// The key of a program that may send reports: its digest, never the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Name of the line, as people read it.
    pub name: String,
    /// Code of the way its reports come.
    pub channel: String,
    /// Code of the entity it sends for, if it is one alone.
    pub entity: Option<String>,
    /// SHA-256 digest of the key.
    pub digest: [u8; 32],
}

/// scrypt with 2^17 blocks: about 128 MiB and a third of a second on an ordinary server.
fn default_work_factor() -> u8 {
    17
}

fn default_objects() -> PathBuf {
    "objects".into()
}

/// Where one surface listens and how people reach it.
#[derive(Debug, Clone)]
pub struct SurfaceConfig {
    /// Address of the socket.
    pub listen: SocketAddr,
    /// Address people use, without a slash at the end. Plain `http` is taken only on this machine.
    pub public_url: String,
    /// Address as an onion service, if there is one.
    pub onion: Option<String>,
}

impl SurfaceConfig {
    /// Whether people reach it through TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// A checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address of the database.
    pub database: Database,
    /// Folder of the host secret; readable by the service alone, never in a backup of the database.
    pub keys_dir: PathBuf,
    /// Folder where a process remembers the highest heads it saw of roster and journal.
    pub state_dir: PathBuf,
    /// Folder of sealed files.
    pub objects_dir: PathBuf,
    /// How much is taken as files.
    pub files: Files,
    /// The organisation's own policy files, by name.
    pub policies: BTreeMap<String, String>,
    /// The founding fingerprint, once pinned.
    pub founding: Option<[u8; 32]>,
    /// Logarithm of the scrypt work factor of identity files.
    pub work_factor: u8,
    /// The public surface.
    pub intake: SurfaceConfig,
    /// The staff's surface.
    pub desk: SurfaceConfig,
    /// The organisation's colour for actions, such as `#1d5a5c`.
    pub accent: Option<String>,
    /// Keys of external listening lines.
    pub api_keys: Vec<ApiKey>,
    /// The server that takes neutral notices, if there is one.
    pub mail: Option<Mail>,
}

/// The address of the database; printed without its password.
#[derive(Clone)]
pub struct Database(pub String);

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.split(':').next().unwrap_or("database"))
    }
}

/// The configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{0}: cannot be read")]
    Unreadable(PathBuf),
    /// The file is not TOML, or has a key that is not known.
    #[error("{file}, line {line}: {message}")]
    Syntax {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, in the words of the TOML reader.
        message: String,
    },
    /// A value is not one that can be taken.
    #[error("`{key}`: {why}")]
    Value {
        /// The key.
        key: &'static str,
        /// Why not.
        why: &'static str,
    },
}

impl Config {
    /// Reads and checks a file; `database` overrides the one it names.
    pub fn read(file: &Path, database: Option<String>) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(file).map_err(|_| ConfigError::Unreadable(file.to_owned()))?;
        let raw: Raw = toml::from_str(&text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.get(..start).map_or(1, |before| before.matches('\n').count().saturating_add(1));
            ConfigError::Syntax { file: file.to_owned(), line, message: error.message().to_owned() }
        })?;
        let folder = file.parent().unwrap_or(Path::new("."));
        Self::lift(raw, folder, database)
    }

    fn lift(raw: Raw, folder: &Path, database: Option<String>) -> Result<Self, ConfigError> {
        if !(10..=22).contains(&raw.work_factor) {
            return Err(ConfigError::Value { key: "work_factor", why: "from 10 to 22" });
        }
        Ok(Self {
            database: Database(database.unwrap_or_else(|| anchored(&raw.database, folder))),
            keys_dir: folder.join(raw.keys_dir),
            state_dir: folder.join(raw.state_dir),
            objects_dir: folder.join(raw.objects_dir),
            files: raw.files,
            policies: raw.policies_dir.map(|dir| policies(&folder.join(dir))).transpose()?.unwrap_or_default(),
            founding: founding(&raw.founding)?,
            work_factor: raw.work_factor,
            intake: surface("intake.public_url", raw.intake)?,
            desk: surface("desk.public_url", raw.desk)?,
            accent: raw.theme.accent,
            api_keys: raw.api_keys.into_iter().map(api_key).collect::<Result<_, _>>()?,
            mail: raw.mail.map(|raw| raw.lift(folder)).transpose()?,
        })
    }
}

/// Every policy file of a folder. One that cannot be read is an error: taken for none, the shipped one would replace it.
fn policies(folder: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let mut found = BTreeMap::new();
    gather(folder, ("", "toml"), &mut found)?;
    let discipline = folder.join("discipline");
    if discipline.is_dir() {
        gather(&discipline, ("discipline/", "toml"), &mut found)?;
    }
    for kind in ["notices", "letters"] {
        let texts = folder.join(kind);
        if texts.is_dir() {
            for path in entries(&texts)?.into_iter().filter(|path| path.is_dir()) {
                gather(&path, (&format!("{kind}/{}/", name(&path)), "md"), &mut found)?;
            }
        }
    }
    Ok(found)
}

/// The files of a folder that have this extension, each named with this prefix.
fn gather(folder: &Path, (prefix, kind): (&str, &str), into: &mut BTreeMap<String, String>) -> Result<(), ConfigError> {
    for path in entries(folder)? {
        if path.extension().is_some_and(|extension| extension == kind) {
            let text = fs::read_to_string(&path).map_err(|_| ConfigError::Unreadable(path.clone()))?;
            into.insert(format!("{prefix}{}", name(&path)), text);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, ConfigError> {
    let unreadable = |_| ConfigError::Unreadable(folder.to_owned());
    let found = fs::read_dir(folder).map_err(unreadable)?;
    found.map(|entry| Ok(entry.map_err(unreadable)?.path())).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A relative path in `sqlite:…` is taken from the folder of the file.
fn anchored(url: &str, folder: &Path) -> String {
    match url.strip_prefix("sqlite:") {
        Some(path) => format!("sqlite:{}", folder.join(path).display()),
        None => url.to_owned(),
    }
}

/// A fingerprint as it is printed: hexadecimal digits, in groups or not; nothing when it is not pinned yet.
fn founding(text: &str) -> Result<Option<[u8; 32]>, ConfigError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let why = "the 64 hexadecimal digits shown at the founding";
    digits(text).map(Some).ok_or(ConfigError::Value { key: "founding", why })
}

fn api_key(raw: RawKey) -> Result<ApiKey, ConfigError> {
    if raw.name.trim().is_empty() {
        return Err(ConfigError::Value { key: "api_keys.name", why: "the name by which people know the line" });
    }
    let why = "the 64 hexadecimal digits that `recueil api-key new` prints; never the key itself";
    let digest = digits(&raw.digest).ok_or(ConfigError::Value { key: "api_keys.digest", why })?;
    Ok(ApiKey { name: raw.name, channel: raw.channel, entity: raw.entity, digest })
}

/// Sixty-four hexadecimal digits, in groups or not.
fn digits(text: &str) -> Option<[u8; 32]> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()?.try_into().ok()
}

/// The name or number in what follows `http://`; nothing when there is more than a host and a port.
fn host(authority: &str) -> Option<&str> {
    let (host, port) = match authority.split_once(']') {
        Some((host, port)) => (authority.get(..=host.len())?, port),
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let number = |port: &str| port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    (port.is_empty() || number(port)).then_some(host)
}

/// Hosts that are reached without TLS: this machine, and onion addresses, which are their own keys: the connection is
/// authenticated and encrypted without a certificate.
fn may_be_plain(host: &str) -> bool {
    ["127.0.0.1", "[::1]", "localhost"].contains(&host)
        || host.strip_suffix(".onion").is_some_and(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'))
}

fn surface(key: &'static str, raw: RawSurface) -> Result<SurfaceConfig, ConfigError> {
    let public_url = raw.public_url.trim_end_matches('/').to_owned();
    let plain = public_url.strip_prefix("http://").and_then(host).is_some_and(may_be_plain);
    if !(plain || public_url.starts_with("https://")) {
        return Err(ConfigError::Value { key, why: "begins with https://, or with http:// on this machine only" });
    }
    Ok(SurfaceConfig { listen: raw.listen, public_url, onion: raw.onion })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("recueil.toml");
        fs::write(&file, text).unwrap();
        Config::read(&file, None)
    }

    #[test]
    fn plain_http_is_for_this_machine_and_for_onions() {
        let read = |url: &str| read(&TEMPLATE.replace("http://127.0.0.1:8080", url));
        for url in ["http://localhost", "http://127.0.0.1:80/", "http://[::1]", "http://[::1]:8080", "http://ab2.onion"]
        {
            read(url).unwrap_or_else(|error| panic!("{url}: {error}"));
        }
        for url in [
            "http://localhost.example",
            "http://127.0.0.1.example",
            "http://127.0.0.1@example.org",
            "http://localhost:80@example.org",
            "http://[::1].example",
            "http://[::1]:x",
            "http://example.org/.onion",
            "http://example.org#.onion",
            "http://x@example.org/a.onion",
            "http://",
            "localhost",
        ] {
            assert!(matches!(read(url), Err(ConfigError::Value { .. })), "{url}");
        }
    }

    #[test]
    fn policy_files_are_read_or_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let own = TEMPLATE.replace("# policies_dir = \"policies\"", "policies_dir = \"own\"");
        fs::write(folder.path().join("recueil.toml"), own).unwrap();
        let read = || Config::read(&folder.path().join("recueil.toml"), None);
        assert!(matches!(read(), Err(ConfigError::Unreadable(path)) if path.ends_with("own")), "no such folder");
        fs::create_dir(folder.path().join("own")).unwrap();
        fs::write(folder.path().join("own/support.toml"), "contact = []").unwrap();
        fs::write(folder.path().join("own/read-me"), "").unwrap();
        assert_eq!(read().unwrap().policies.into_keys().collect::<Vec<_>>(), ["support.toml"]);
        fs::create_dir_all(folder.path().join("own/notices/fr")).unwrap();
        fs::write(folder.path().join("own/notices/fr/limits.md"), "").unwrap();
        fs::write(folder.path().join("own/notices/read-me"), "").unwrap();
        fs::create_dir_all(folder.path().join("own/letters/en")).unwrap();
        fs::write(folder.path().join("own/letters/en/mission.md"), "").unwrap();
        fs::create_dir(folder.path().join("own/discipline")).unwrap();
        fs::write(folder.path().join("own/discipline/professor.toml"), "").unwrap();
        fs::write(folder.path().join("own/discipline/README.md"), "").unwrap();
        let found = read().unwrap().policies.into_keys().collect::<Vec<_>>();
        let expected = ["discipline/professor.toml", "letters/en/mission.md", "notices/fr/limits.md", "support.toml"];
        assert_eq!(found, expected);
        // A folder of that name is there and cannot be read.
        fs::create_dir(folder.path().join("own/organisation.toml")).unwrap();
        assert!(matches!(read(), Err(ConfigError::Unreadable(path)) if path.ends_with("organisation.toml")));
    }

    #[test]
    fn keys_are_listed_by_their_digest() {
        let listed = |digest: &str, more: &str| {
            read(&format!(
                "{TEMPLATE}\n[[api_keys]]\nname = \"Écoute\"\nchannel = \"external-line\"\ndigest = \"{digest}\"\n{more}"
            ))
        };
        let config = listed(&"0A ".repeat(32), "entity = \"brumefond\"").unwrap();
        let key = ApiKey {
            name: "Écoute".to_owned(),
            channel: "external-line".to_owned(),
            entity: Some("brumefond".to_owned()),
            digest: [10; 32],
        };
        assert_eq!(config.api_keys, [key]);
        assert!(matches!(listed("rcl_00", ""), Err(ConfigError::Value { key: "api_keys.digest", .. })));
        assert!(matches!(listed(&"00".repeat(32), "key = \"x\""), Err(ConfigError::Syntax { .. })));
        let nameless = TEMPLATE.to_owned() + "\n[[api_keys]]\nname = \" \"\nchannel = \"phone\"\ndigest = \"\"\n";
        assert!(matches!(read(&nameless), Err(ConfigError::Value { key: "api_keys.name", .. })));
    }

    #[test]
    fn the_file_that_init_writes_is_read() {
        let config = read(TEMPLATE).unwrap();
        assert!(config.founding.is_none());
        assert!(config.database.0.starts_with("sqlite:/"), "{}", config.database.0);
        assert_eq!(format!("{:?}", config.database), "sqlite");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let unknown = TEMPLATE.replace("keys_dir =", "kees_dir =");
        assert!(matches!(read(&unknown), Err(ConfigError::Syntax { line, .. }) if line > 1));
        for (from, to) in [
            ("http://127.0.0.1:8080", "http://signalement.example"),
            ("work_factor = 17", "work_factor = 3"),
            ("founding = \"\"", "founding = \"12 34\""),
        ] {
            assert!(TEMPLATE.contains(from), "{from}");
            assert!(matches!(read(&TEMPLATE.replace(from, to)), Err(ConfigError::Value { .. })), "{to}");
        }
    }
}

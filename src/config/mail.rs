//! The part about mail out: a server of the organisation, or none.
use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::ConfigError;

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    host: String,
    port: u16,
    tls: String,
    user: Option<String>,
    password_file: Option<PathBuf>,
    authority_file: Option<PathBuf>,
    from: String,
}

/// The server that takes neutral notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected: none only on this machine.
    pub tls: MailTls,
    /// Name and password, where it asks for them.
    pub credentials: Option<(String, Password)>,
    /// The sender.
    pub from: String,
    /// Certificates of the organisation's own authority (PEM), where the server has one of those.
    pub authority: Option<Vec<u8>>,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTls {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said.
    StartTls,
    /// Nothing: the server is this machine.
    None,
}

/// A password; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(pub Zeroizing<String>);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("password")
    }
}

impl Raw {
    /// Checks it; a relative path is taken from the folder of the file.
    pub(super) fn lift(self, folder: &Path) -> Result<Mail, ConfigError> {
        let wrong = |key, why| Err(ConfigError::Value { key, why });
        let tls = match self.tls.as_str() {
            "tls" => MailTls::Tls,
            "starttls" => MailTls::StartTls,
            "none" if ["127.0.0.1", "::1", "localhost"].contains(&self.host.as_str()) => MailTls::None,
            "none" => return wrong("mail.tls", "`none` is for a server on this machine only"),
            _ => return wrong("mail.tls", "`starttls`, `tls`, or `none` on this machine only"),
        };
        if !self.from.contains('@') || self.from.chars().any(char::is_control) {
            return wrong("mail.from", "an address, or a name and an address: `Messages <messages@…>`");
        }
        let credentials = match (self.user, self.password_file) {
            (None, None) => None,
            (Some(user), Some(file)) => {
                let file = folder.join(file);
                let text = fs::read_to_string(&file).map(Zeroizing::new).map_err(|_| ConfigError::Unreadable(file))?;
                Some((user, Password(Zeroizing::new(text.trim_end().to_owned()))))
            }
            _ => return wrong("mail.password_file", "goes with `user`: both, or neither"),
        };
        let read = |file: PathBuf| fs::read(folder.join(&file)).map_err(|_| ConfigError::Unreadable(folder.join(file)));
        let authority = self.authority_file.map(read).transpose()?;
        Ok(Mail { authority, host: self.host, port: self.port, tls, credentials, from: self.from })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Config, TEMPLATE},
        *,
    };

    #[test]
    fn a_mail_server_is_told_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("recueil.toml");
        fs::write(folder.path().join("mot-de-passe"), "secret-kx\n").unwrap();
        let read = |mail: &str| {
            fs::write(&file, format!("{TEMPLATE}\n[mail]\n{mail}")).unwrap();
            Config::read(&file, None)
        };
        let head = "host = \"mail.example\"\nport = 465\nfrom = \"Messages <m@example.org>\"\n";
        let mail = read(&format!("{head}tls = \"tls\"\nuser = \"m\"\npassword_file = \"mot-de-passe\"")).unwrap();
        let shown = format!("{mail:?}");
        let mail = mail.mail.unwrap();
        assert_eq!((mail.host.as_str(), mail.port, mail.tls), ("mail.example", 465, MailTls::Tls));
        assert_eq!(mail.credentials.unwrap().1.0.as_str(), "secret-kx");
        assert!(!shown.contains("secret-kx"), "{shown}");
        assert!(read(&format!("{head}tls = \"starttls\"")).unwrap().mail.unwrap().credentials.is_none());
        let local = head.replace("mail.example", "127.0.0.1");
        assert_eq!(read(&format!("{local}tls = \"none\"")).unwrap().mail.unwrap().tls, MailTls::None);
        for (wrong, at) in [
            (format!("{head}tls = \"none\""), "mail.tls"),
            (format!("{head}tls = \"maybe\""), "mail.tls"),
            (format!("{head}tls = \"tls\"\nuser = \"m\""), "mail.password_file"),
            (format!("{}tls = \"tls\"", head.replace("m@example.org", "m")), "mail.from"),
        ] {
            assert!(matches!(read(&wrong), Err(ConfigError::Value { key, .. }) if key == at), "{wrong}");
        }
        assert!(matches!(
            read(&format!("{head}tls = \"tls\"\nuser = \"m\"\npassword_file = \"absent\"")),
            Err(ConfigError::Unreadable(_))
        ));
        assert!(matches!(
            read(&format!("{head}tls = \"tls\"\nauthority_file = \"absent\"")),
            Err(ConfigError::Unreadable(_))
        ));
        let own = read(&format!("{head}tls = \"tls\"\nauthority_file = \"mot-de-passe\"")).unwrap().mail.unwrap();
        assert_eq!(own.authority.unwrap(), b"secret-kx\n");
        assert!(matches!(read(&format!("{head}tls = \"tls\"\npassword = \"x\"")), Err(ConfigError::Syntax { .. })));
    }
}

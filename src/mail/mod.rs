//! Mail out, by SMTP (RFC 5321): a few neutral lines to one address, through the organisation's own server.
//!
//! A letter says nothing of what the service is; who writes it sees to its words, this room to its head: no name of the
//! machine, no program, no address but the two. A connection is encrypted, or goes to this machine alone. What fails says
//! what kind of failure it was, never to whom. It does **not** hide from the servers on the way, nor from whoever reads the
//! box, that this sender wrote to this address, and when.
use std::{
    fmt,
    time::{Duration, SystemTime},
};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        self,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use zeroize::Zeroizing;

/// How long a server has for one letter, from the first word to the last, unless said: some greet slowly on purpose.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said, or nothing is.
    StartTls,
    /// None: for a server on this machine.
    None,
}

/// The server that takes letters, and in whose name.
#[derive(Clone)]
pub struct Relay {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub protection: Protection,
    /// Name and password, where it asks for them.
    pub credentials: Option<(String, Zeroizing<String>)>,
    /// The sender, `Name <address>` or an address.
    pub from: String,
    /// Certificates of an authority of the organisation's own (PEM), beside those that everybody knows.
    pub authority: Option<Vec<u8>>,
    /// A server that does not answer for so long is left: nobody waits for it, the letter does.
    pub patience: Duration,
}

/// Never its password.
impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relay").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// A letter, whole.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// To this address.
    pub to: &'a str,
    /// Its title.
    pub subject: &'a str,
    /// Its text, lines ended by `\n`.
    pub text: &'a str,
    /// What makes it one letter, however often it is sent: letters and digits.
    pub mark: &'a str,
    /// When it is sent.
    pub at: SystemTime,
}

/// A letter did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The relay's own settings cannot be used.
    #[error("mail: settings that cannot be used")]
    Settings,
    /// What is written cannot be a letter.
    #[error("mail: not a letter")]
    Letter,
    /// The server cannot be reached, or the connection cannot be protected.
    #[error("mail: server out of reach")]
    Unreachable,
    /// The server answered, and would not.
    #[error("mail: refused by the server")]
    Refused,
}

/// Takes letters to a relay.
#[derive(Debug)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

impl Mailer {
    /// Checks the settings; nothing is connected yet.
    pub fn new(relay: &Relay) -> Result<Self, Error> {
        let from: Mailbox = relay.from.parse().map_err(|_| Error::Settings)?;
        let tls = match relay.protection {
            Protection::Tls => Tls::Wrapper(certified(relay)?),
            Protection::StartTls => Tls::Required(certified(relay)?),
            Protection::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(relay.host.as_str())
            .port(relay.port)
            .tls(tls)
            .timeout(Some(relay.patience));
        if let Some((name, password)) = &relay.credentials {
            builder = builder.credentials(Credentials::new(name.clone(), password.to_string()));
        }
        Ok(Self { transport: builder.build(), from, patience: relay.patience })
    }

    /// Sends one letter; done, the server has it.
    pub async fn send(&self, letter: &Letter<'_>) -> Result<(), Error> {
        let message = self.message(letter)?;
        self.within(self.transport.send(message)).await.map(drop)
    }

    /// Whether the server answers.
    pub async fn answers(&self) -> Result<(), Error> {
        if self.within(self.transport.test_connection()).await? { Ok(()) } else { Err(Error::Refused) }
    }

    /// The library bounds the time it takes to connect, and nothing after it: a server that fell silent would keep every letter.
    async fn within<T>(&self, said: impl Future<Output = Result<T, smtp::Error>>) -> Result<T, Error> {
        let answer = tokio::time::timeout(self.patience, said).await.map_err(|_| Error::Unreachable)?;
        answer.map_err(|error| if error.status().is_some() { Error::Refused } else { Error::Unreachable })
    }

    fn message(&self, letter: &Letter<'_>) -> Result<Message, Error> {
        let to: Address = letter.to.parse().map_err(|_| Error::Letter)?;
        // RFC 3834: no machine answers a machine.
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject)
            .message_id(Some(format!("<{}@{}>", letter.mark, self.from.email.domain())))
            .date(letter.at)
            .header(ContentType::TEXT_PLAIN)
            .raw_header(automatic)
            .body(letter.text.to_owned())
            .map_err(|_| Error::Letter)
    }
}

/// The server proves its name, to an authority that everybody knows or to the organisation's own.
fn certified(relay: &Relay) -> Result<TlsParameters, Error> {
    let mut parameters = TlsParameters::builder(relay.host.clone());
    if let Some(authority) = &relay.authority {
        parameters = parameters.add_root_certificate(Certificate::from_pem(authority).map_err(|_| Error::Settings)?);
    }
    parameters.build().map_err(|_| Error::Settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relay() -> Relay {
        let from = "Messages <messages@institut.example>".to_owned();
        let credentials = Some(("courrier".to_owned(), Zeroizing::new("secret-kx".to_owned())));
        Relay {
            host: "127.0.0.1".to_owned(),
            port: 1,
            protection: Protection::None,
            credentials,
            from,
            authority: None,
            patience: PATIENCE,
        }
    }

    #[test]
    fn a_letter_says_what_it_must_and_nothing_of_the_machine() {
        let mailer = Mailer::new(&relay()).unwrap();
        let letter = Letter {
            to: "awa@maison.example",
            subject: "Un mot",
            text: "Bonjour.\n",
            mark: "0a",
            at: SystemTime::UNIX_EPOCH,
        };
        let whole = String::from_utf8(mailer.message(&letter).unwrap().formatted()).unwrap();
        let heads: Vec<&str> = whole.lines().take_while(|line| !line.is_empty()).collect();
        assert_eq!(
            heads,
            [
                "From: Messages <messages@institut.example>",
                "To: awa@maison.example",
                "Subject: Un mot",
                "Message-ID: <0a@institut.example>",
                "Date: Thu, 01 Jan 1970 00:00:00 +0000",
                "Content-Type: text/plain; charset=utf-8",
                "Auto-Submitted: auto-generated",
                "Content-Transfer-Encoding: 7bit",
            ]
        );
        assert_eq!(mailer.message(&Letter { to: "awa", ..letter }).unwrap_err(), Error::Letter);
    }

    #[test]
    fn settings_are_checked_and_the_password_is_never_shown() {
        assert_eq!(Mailer::new(&Relay { from: "nobody".to_owned(), ..relay() }).unwrap_err(), Error::Settings);
        for protection in [Protection::Tls, Protection::StartTls] {
            Mailer::new(&Relay { protection, host: "mail.institut.example".to_owned(), ..relay() }).unwrap();
        }
        let authority = Some(b"-----BEGIN CERTIFICATE-----\nrien\n-----END CERTIFICATE-----\n".to_vec());
        let wrong = Relay { protection: Protection::Tls, authority, ..relay() };
        assert_eq!(Mailer::new(&wrong).unwrap_err(), Error::Settings);
        let shown = format!("{:?} {:?}", relay(), Mailer::new(&relay()).unwrap());
        assert!(!shown.contains("secret-kx"), "{shown}");
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_told() {
        let mailer = Mailer::new(&relay()).unwrap();
        assert_eq!(mailer.answers().await, Err(Error::Unreachable));
    }
}

//! A small mail server on loopback: it keeps what it was given, and can be away, fall silent, refuse, close or die at any step,
//! speak in the clear or protected, under its own name or another's.
use std::{
    io::{BufRead as _, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::ring, pki_types::PrivateKeyDer};

/// A word of the server in the conversation (RFC 5321).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Greeting,
    Hello,
    Sender,
    Recipient,
    Data,
    /// After the letter: from here on it has it, whatever it says.
    Letter,
}

/// Every step, in order.
pub(crate) const STEPS: [Step; 6] =
    [Step::Greeting, Step::Hello, Step::Sender, Step::Recipient, Step::Data, Step::Letter];

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Takes what comes.
    Takes,
    /// Says nothing any more at a step.
    Hangs(Step),
    /// Closes the connection at a step, instead of answering.
    Closes(Step),
    /// Answers so at a step.
    Says(Step, &'static str),
    /// Takes the letter, says so, and closes without waiting for a word of farewell.
    TakesAndCloses,
}

/// How its connections are protected.
#[derive(Clone)]
pub(crate) enum Guard {
    None,
    StartTls(Arc<ServerConfig>),
    Tls(Arc<ServerConfig>),
}

/// An authority for the time of a test.
pub(crate) struct Authority {
    pub(crate) pem: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem().into_bytes();
        Self { pem, issuer: Issuer::new(params, key) }
    }

    /// A certificate for this name.
    pub(crate) fn certificate(&self, name: &str) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let own = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        Arc::new(config.with_single_cert(vec![certificate.der().clone()], own).unwrap())
    }
}

/// What it was told.
#[derive(Default)]
struct Log {
    letters: Mutex<Vec<String>>,
    commands: Mutex<Vec<String>>,
    over: AtomicBool,
}

/// A server, until it is dropped.
pub(crate) struct Server {
    pub(crate) port: u16,
    log: Arc<Log>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on a port, in the clear; zero for any.
    pub(crate) fn on(port: u16, mood: Mood) -> Self {
        Self::guarded(port, mood, Guard::None)
    }

    /// Listens on a port; zero for any.
    pub(crate) fn guarded(port: u16, mood: Mood, guard: Guard) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let log = Arc::new(Log::default());
        let shared = Arc::clone(&log);
        let listening = thread::spawn(move || {
            while !shared.over.load(Ordering::Relaxed) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        let (log, guard) = (Arc::clone(&shared), guard.clone());
                        thread::spawn(move || serve(stream, (mood, &guard), &log));
                    }
                    Err(_) => thread::sleep(Duration::from_millis(2)),
                }
            }
        });
        Self { port, log, listening: Some(listening) }
    }

    /// The letters it took, whole: those of which it said so, and those of which it died before it could.
    pub(crate) fn taken(&self) -> Vec<String> {
        self.log.letters.lock().unwrap().clone()
    }

    /// Every command it was given.
    pub(crate) fn commands(&self) -> Vec<String> {
        self.log.commands.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.log.over.store(true, Ordering::Relaxed);
        self.listening.take().unwrap().join().unwrap();
    }
}

trait Wire: Read + Write + Send {}
impl<T: Read + Write + Send> Wire for T {}

/// A conversation.
struct Talk<'a> {
    wire: BufReader<Box<dyn Wire>>,
    mood: Mood,
    log: &'a Log,
}

fn protected(stream: TcpStream, config: &Arc<ServerConfig>) -> Box<dyn Wire> {
    Box::new(StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), stream))
}

/// It takes names and passwords, from whoever gives them.
const OPEN: &str = "250-here\r\n250 AUTH PLAIN";

fn serve(stream: TcpStream, (mood, guard): (Mood, &Guard), log: &Log) {
    stream.set_nonblocking(false).unwrap();
    let clear = stream.try_clone().unwrap();
    let (wire, hello): (Box<dyn Wire>, _) = match guard {
        Guard::None => (Box::new(stream), OPEN),
        Guard::StartTls(_) => (Box::new(stream), "250-here\r\n250 STARTTLS"),
        Guard::Tls(config) => (protected(stream, config), OPEN),
    };
    let mut hello = hello;
    let mut talk = Talk { wire: BufReader::new(wire), mood, log };
    if !talk.answer(Step::Greeting, "220 here") {
        return;
    }
    while let Some(line) = talk.line() {
        let verb = line.get(..4).unwrap_or_default().to_owned();
        log.commands.lock().unwrap().push(line);
        let goes_on = match verb.as_str() {
            "EHLO" => talk.answer(Step::Hello, hello),
            "STAR" => {
                hello = OPEN;
                talk.say("220 go on") && talk.protect(&clear, guard)
            }
            "AUTH" => talk.say("235 welcome"),
            "MAIL" => talk.answer(Step::Sender, "250 fine"),
            "RCPT" => talk.answer(Step::Recipient, "250 fine"),
            "DATA" => talk.letter(),
            "QUIT" => {
                talk.say("221 bye");
                false
            }
            _ => talk.say("250 here"),
        };
        if !goes_on {
            return;
        }
    }
}

impl Talk<'_> {
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.wire.read_line(&mut line).ok()?;
        (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn say(&mut self, line: &str) -> bool {
        let wire = self.wire.get_mut();
        wire.write_all(format!("{line}\r\n").as_bytes()).and_then(|()| wire.flush()).is_ok()
    }

    /// Answers as its mood has it; says whether the conversation goes on.
    fn answer(&mut self, step: Step, usual: &str) -> bool {
        match self.mood {
            Mood::Hangs(at) if at == step => {
                while !self.log.over.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(2));
                }
                false
            }
            Mood::Closes(at) if at == step => false,
            Mood::Says(at, other) if at == step => self.say(other),
            Mood::TakesAndCloses if step == Step::Letter => {
                self.say(usual);
                false
            }
            _ => self.say(usual),
        }
    }

    fn letter(&mut self) -> bool {
        if !self.answer(Step::Data, "354 go on") {
            return false;
        }
        if matches!(self.mood, Mood::Says(Step::Data, _)) {
            return true;
        }
        let mut letter = Vec::new();
        loop {
            match self.line() {
                // Cut before its end, it is none.
                None => return false,
                Some(line) if line == "." => break,
                Some(line) => letter.push(line),
            }
        }
        if !matches!(self.mood, Mood::Says(Step::Letter, _)) {
            self.log.letters.lock().unwrap().push(letter.join("\n"));
        }
        self.answer(Step::Letter, "250 taken")
    }

    fn protect(&mut self, clear: &TcpStream, guard: &Guard) -> bool {
        let Guard::StartTls(config) = guard else { return false };
        self.wire = BufReader::new(protected(clear.try_clone().unwrap(), config));
        true
    }
}

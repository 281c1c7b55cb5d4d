//! A small mail server on loopback: it keeps what it was given, and can be away, silent, or die before it answers.
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Takes what comes.
    Takes,
    /// Takes the connection and says nothing.
    Silent,
    /// Takes the letter and never says so.
    TakesInSilence,
    /// Knows nobody.
    Refuses,
}

/// A server, until it is dropped.
pub(crate) struct Server {
    pub(crate) port: u16,
    taken: Arc<Mutex<Vec<String>>>,
    over: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on a port; zero for any.
    pub(crate) fn on(port: u16, mood: Mood) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (taken, over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (letters, end) = (Arc::clone(&taken), Arc::clone(&over));
        let listening = thread::spawn(move || {
            while !end.load(Ordering::Relaxed) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        let (letters, end) = (Arc::clone(&letters), Arc::clone(&end));
                        thread::spawn(move || serve(stream, mood, (&letters, &end)));
                    }
                    Err(_) => thread::sleep(Duration::from_millis(2)),
                }
            }
        });
        Self { port, taken, over, listening: Some(listening) }
    }

    /// What it took, whole.
    pub(crate) fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        self.listening.take().unwrap().join().unwrap();
    }
}

fn serve(stream: TcpStream, mood: Mood, (letters, end): (&Mutex<Vec<String>>, &AtomicBool)) {
    stream.set_nonblocking(false).unwrap();
    let wait = || {
        while !end.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(2));
        }
    };
    if mood == Mood::Silent {
        return wait();
    }
    let mut out = stream.try_clone().unwrap();
    let mut say = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).ok();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    say("220 here");
    while let Some(line) = lines.next() {
        match line.get(..4).unwrap_or_default() {
            "RCPT" if mood == Mood::Refuses => say("550 nobody"),
            "DATA" => {
                say("354 go on");
                let letter: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                letters.lock().unwrap().push(letter.join("\n"));
                if mood == Mood::TakesInSilence {
                    return wait();
                }
                say("250 taken")
            }
            "QUIT" => {
                say("221 bye");
                return;
            }
            _ => say("250 here"),
        };
    }
}

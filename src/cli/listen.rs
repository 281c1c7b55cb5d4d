//! Connections of a surface: accepted, given a place, closed when nothing comes.
//!
//! Places are fewer than the files the process may open, so that connections never take the database's. When all are
//! taken, whoever has been quiet longest leaves for who comes: holding many half-sent requests shuts nobody out. The head
//! of a request has ten seconds to arrive; the request itself is timed by [`crate::web`].
//!
//! It does **not** stop a flood of well-formed requests: [`crate::service::pace`] slows those of one sender, the network
//! in front those of many.
use std::{
    collections::BTreeMap,
    convert::Infallible,
    future::Future,
    net::SocketAddr,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    net::{TcpListener, TcpStream},
    task::AbortHandle,
};
use tower::ServiceExt as _;

/// The head of a request, and the next one on a connection kept open, come within this time.
const QUIET: Duration = Duration::from_secs(10);
/// Files kept for everything that is not a connection: the database's, the listeners, the logs.
const RESERVE: u64 = 128;
/// Connections of one surface; each takes some ten kilobytes.
const MOST: u64 = 2000;
/// With fewer no page and its style sheet come together.
const LEAST: u64 = 16;
/// After the system refused a connection.
const PAUSE: Duration = Duration::from_secs(1);

/// How many connections each surface may hold, once the process may open as many files as the system lets it.
pub(super) fn places(surfaces: u64) -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    // None is no limit.
    let files = if raised.is_ok() { limit.maximum } else { limit.current }.unwrap_or(u64::MAX);
    let each = files.saturating_sub(RESERVE).checked_div(surfaces).unwrap_or(0).clamp(LEAST, MOST);
    usize::try_from(each).unwrap_or(usize::MAX)
}

/// Serves until `stop` resolves; requests under way are finished.
pub(super) async fn listen(listener: TcpListener, router: Router, places: usize, stop: impl Future<Output = ()>) {
    let (room, ending) = (Arc::new(Room { places, guests: Mutex::default() }), GracefulShutdown::new());
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (router, watcher) = (router.clone(), ending.watcher());
                room.admit(|seat| {
                    let talk = converse((stream, peer), router, seat, watcher);
                    tokio::spawn(talk).abort_handle()
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection cannot be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    ending.shutdown().await;
}

/// One connection, from its first request to its last.
async fn converse((stream, peer): (TcpStream, SocketAddr), router: Router, seat: Seat, watcher: Watcher) {
    let seat = Arc::new(seat);
    let service = service_fn(move |request| answer(request, peer, router.clone(), Arc::clone(&seat)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(QUIET);
    let connection = http.serve_connection(TokioIo::new(stream), service);
    // Somebody who goes away in the middle of a word is no event.
    let _ = watcher.watch(connection).await;
}

async fn answer(
    request: Request<Incoming>,
    peer: SocketAddr,
    router: Router,
    seat: Arc<Seat>,
) -> Result<Response, Infallible> {
    seat.is_busy(true);
    let mut request = request.map(Body::new);
    // The peer's address sets the pace of those who begin; nothing keeps it.
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = router.oneshot(request).await;
    seat.is_busy(false);
    response
}

/// The connections of a surface.
struct Room {
    places: usize,
    guests: Mutex<Guests>,
}

#[derive(Default)]
struct Guests {
    came: u64,
    present: BTreeMap<u64, Guest>,
}

struct Guest {
    /// A request has come and its answer is being made.
    busy: bool,
    /// When that began or ended.
    since: Instant,
    task: AbortHandle,
}

/// A place taken; given back when dropped.
struct Seat {
    room: Arc<Room>,
    number: u64,
}

impl Room {
    fn guests(&self) -> MutexGuard<'_, Guests> {
        self.guests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts a connection; when there is no place left, another one ends.
    fn admit(self: &Arc<Self>, start: impl FnOnce(Seat) -> AbortHandle) {
        // Held while the task starts: it finds itself present.
        let mut guests = self.guests();
        if guests.present.len() >= self.places {
            guests.dismiss();
        }
        guests.came = guests.came.saturating_add(1);
        let number = guests.came;
        let task = start(Seat { room: Arc::clone(self), number });
        guests.present.insert(number, Guest { busy: false, since: Instant::now(), task });
    }
}

impl Guests {
    /// Ends the connection that has waited longest for a request or, where all have one, the one begun first.
    fn dismiss(&mut self) {
        let longest = self.present.iter().min_by_key(|(_, guest)| (guest.busy, guest.since));
        if let Some(guest) = longest.map(|(number, _)| *number).and_then(|number| self.present.remove(&number)) {
            guest.task.abort();
        }
    }
}

impl Seat {
    fn is_busy(&self, busy: bool) {
        if let Some(guest) = self.room.guests().present.get_mut(&self.number) {
            (guest.busy, guest.since) = (busy, Instant::now());
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.room.guests().present.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes a place and waits for ever.
    fn come(room: &Arc<Room>) -> Arc<Seat> {
        let mut kept = None;
        room.admit(|seat| {
            let seat = Arc::new(seat);
            kept = Some(Arc::clone(&seat));
            tokio::spawn(std::future::pending::<()>()).abort_handle()
        });
        kept.unwrap()
    }

    fn present(room: &Room) -> Vec<u64> {
        room.guests().present.keys().copied().collect()
    }

    #[tokio::test]
    async fn whoever_has_been_quiet_longest_leaves() {
        let room = Arc::new(Room { places: 3, guests: Mutex::default() });
        let [first, second, third] = [(); 3].map(|()| come(&room));
        first.is_busy(true);
        let fourth = come(&room);
        assert_eq!(present(&room), [1, 3, 4], "whoever is being answered stays");
        third.is_busy(true);
        third.is_busy(false);
        let _fifth = come(&room);
        assert_eq!(present(&room), [1, 3, 5], "the third has just been answered");
        drop(first);
        assert_eq!(present(&room), [3, 5], "who leaves gives their place back");
        drop((second, fourth));
        assert_eq!(present(&room), [3, 5], "only their own");
    }
}

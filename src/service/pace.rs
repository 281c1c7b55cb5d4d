//! Pace: whoever knocks too often waits, and is told; nobody is shut out.
//!
//! Counters stand in memory, found by a digest under a key that is thrown away with them every hour: no address, no
//! account, nothing of an hour ago. Each knock fills a counter by one and time empties it; beyond its limit a knock costs
//! a wait, twice the one before, up to a most. Memory is fixed: two who fall on one counter share it for that hour.
//!
//! It does **not** stop many senders at once, and all who come through one proxy or onion service are one sender: so the
//! public limits are ones that such an address does not reach, and their waits ones that a person hardly notices.
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;

use super::{
    Error, Service,
    session::{self, Session},
};
use crate::{
    crypto::Digest,
    entropy::{self, Entropy},
};

/// How often is too often, and what it costs. Times are in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Knocks that cost nothing.
    free: u32,
    /// A counter empties by one in so long.
    refill: i64,
    /// The first wait; each further one is twice as long.
    first: i64,
    /// The longest wait.
    most: i64,
}

/// One address of the public: a thousand at once and then two hundred a second pass unhindered, more than a campus sends and
/// than two cores receive. Whoever shares the address with a flood waits two seconds at most.
pub const PUBLIC: Limits = Limits { free: 1000, refill: 5, first: 125, most: 2000 };

/// One account of the staff: five slips cost nothing, then 1, 2, 4, … 60 seconds. At most eighty tries an hour remain,
/// however many ask at once. Three codes of a million are right at any moment (RFC 6238, one step of tolerance): a day of
/// ceaseless trying, which the log shows, finds one with probability 0.6 %, and that is worth something only to somebody
/// who has stolen the passphrase as well, which nobody guesses (83 bits).
pub const ACCOUNT: Limits = Limits { free: 5, refill: 60_000, first: 1000, most: 60_000 };

/// One listening line: three hundred at once, then one a second; beyond, it is told when to come back. A call takes minutes:
/// no line speaks so fast, and a key that was stolen fills no disk in an hour.
pub const LINE: Limits = Limits { free: 300, refill: 1000, first: 1000, most: 60_000 };

/// Counters of a [`Pace`]: that somebody else falls on the one of a person under attack happens once in so many.
const COUNTERS: usize = 16_384;
/// Beyond the limit a counter fills no further than this: when a flood ends, its traces go soon.
const STEPS: u32 = 8;
/// A turn this far away is waited for with the answer held back; for a longer one the person is told to try again.
const HELD: i64 = 5000;
const HOUR: i64 = 3_600_000;

/// What one counter knows.
#[derive(Debug, Clone, Copy, Default)]
struct Counter {
    /// Knocks that time has not yet emptied.
    level: u32,
    /// Since when it empties.
    since: i64,
    /// Before this, nobody's next turn comes.
    next: i64,
}

/// When an attempt is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// After this wait; the turn is taken.
    In(Duration),
    /// Not before so long: nothing was counted.
    Later(Duration),
}

impl Limits {
    /// What a knock costs that fills the counter to this level.
    fn cost(&self, level: u32) -> i64 {
        let Some(beyond) = level.checked_sub(self.free.saturating_add(1)) else { return 0 };
        self.first.saturating_mul(2_i64.saturating_pow(beyond)).min(self.most)
    }

    /// Empties a counter by the time that has passed, then fills it by one; says what that costs.
    fn fill(&self, counter: &mut Counter, now: i64) -> i64 {
        let emptied = now.saturating_sub(counter.since).max(0).checked_div(self.refill).unwrap_or(0);
        counter.level = counter.level.saturating_sub(u32::try_from(emptied).unwrap_or(u32::MAX));
        let since = counter.since.saturating_add(emptied.saturating_mul(self.refill));
        counter.since = if counter.level == 0 { now } else { since };
        counter.level = counter.level.saturating_add(1).min(self.free.saturating_add(STEPS));
        self.cost(counter.level)
    }
}

/// The counters of one limit, and the key of this hour.
#[derive(Debug)]
pub struct Pace {
    limits: Limits,
    hour: Option<i64>,
    key: [u8; 32],
    counters: Vec<Counter>,
}

impl Pace {
    /// Nobody has knocked yet.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, hour: None, key: [0; 32], counters: Vec::new() }
    }

    /// How long this knock's answer is held back. Knocks do not wait for one another.
    pub fn knock(&mut self, who: &[u8], (now, entropy): (Timestamp, &mut dyn Entropy)) -> Duration {
        let (limits, now) = (self.limits, now.as_millisecond());
        millis(self.counter(who, (now, entropy)).map_or(0, |counter| limits.fill(counter, now)))
    }

    /// When this attempt is looked at. Turns come one after the other: many attempts at once gain nothing.
    pub fn turn(&mut self, who: &[u8], (now, entropy): (Timestamp, &mut dyn Entropy)) -> Turn {
        let (limits, now) = (self.limits, now.as_millisecond());
        let Some(counter) = self.counter(who, (now, entropy)) else { return Turn::In(Duration::ZERO) };
        // A clock set back must not shut anybody out for longer than a wait.
        let wait = counter.next.saturating_sub(now).clamp(0, limits.most.saturating_add(HELD));
        if wait > HELD {
            return Turn::Later(millis(wait));
        }
        let start = now.saturating_add(wait);
        counter.next = start.saturating_add(limits.fill(counter, now));
        Turn::In(millis(wait))
    }

    /// It was the right person: what they cost is forgotten.
    pub fn forgive(&mut self, who: &[u8], (now, entropy): (Timestamp, &mut dyn Entropy)) {
        if let Some(counter) = self.counter(who, (now.as_millisecond(), entropy)) {
            *counter = Counter::default();
        }
    }

    /// The counter of somebody this hour; a new hour begins with a new key and empty counters.
    fn counter(&mut self, who: &[u8], (now, entropy): (i64, &mut dyn Entropy)) -> Option<&mut Counter> {
        let hour = now.div_euclid(HOUR);
        if self.hour != Some(hour) {
            self.hour = Some(hour);
            self.key = entropy::array(entropy);
            self.counters = vec![Counter::default(); COUNTERS];
        }
        let digest = Digest::of_parts(&[&self.key, who]);
        let number = u64::from_be_bytes(*digest.0.first_chunk()?);
        self.counters.get_mut(usize::try_from(number).ok()?.checked_rem(COUNTERS)?)
    }
}

fn millis(count: i64) -> Duration {
    Duration::from_millis(count.unsigned_abs())
}

/// The counters of a process. Each kind has its own: filling one says nothing and does nothing to another.
#[derive(Debug)]
pub(crate) struct Doors {
    public: Mutex<Pace>,
    strangers: Mutex<Pace>,
    regulars: Mutex<Pace>,
    lines: Mutex<Pace>,
}

impl Doors {
    /// Nobody has knocked yet.
    pub(crate) fn new() -> Self {
        let [strangers, regulars] = [(); 2].map(|()| Mutex::new(Pace::new(ACCOUNT)));
        let [public, lines] = [PUBLIC, LINE].map(|limits| Mutex::new(Pace::new(limits)));
        Self { public, strangers, regulars, lines }
    }
}

/// Who tries to sign in: an account, from a browser that it has been opened with before or not.
pub(crate) enum Caller<'a> {
    /// From a browser nobody knows: all of them have one turn between them.
    Stranger(&'a str),
    /// From a browser with a mark of its own: strangers do not make it wait.
    Regular(&'a [u8]),
}

impl Caller<'_> {
    fn with<T>(&self, service: &Service, act: impl FnOnce(&mut Pace, &[u8], (Timestamp, &mut dyn Entropy)) -> T) -> T {
        let (pace, who) = match self {
            Self::Stranger(mail) => (&service.doors.strangers, mail.as_bytes()),
            Self::Regular(mark) => (&service.doors.regulars, *mark),
        };
        let mut pace = pace.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut pace, who, (service.clock().now(), &mut service.entropy()))
    }

    /// Waits for this caller's turn; an error says how long it still is where it is too long to wait for.
    pub(crate) async fn turn(&self, service: &Service) -> Result<(), Duration> {
        match self.with(service, Pace::turn) {
            Turn::In(wait) => {
                tokio::time::sleep(wait).await;
                Ok(())
            }
            Turn::Later(wait) => Err(wait),
        }
    }

    /// The answer was right.
    pub(crate) fn forgive(&self, service: &Service) {
        self.with(service, Pace::forgive);
    }
}

/// Whether somebody has a code already, that of a draft or of a case: they never wait.
pub async fn is_known(session: &Session) -> Result<bool, Error> {
    Ok(session::follows_a_case(session).await? || session::draft_token(session).await?.is_some())
}

/// A listening line sends: waits for its turn, or says how long it still is.
pub(crate) async fn line(service: &Service, key: &[u8]) -> Result<(), Duration> {
    let turn = {
        let mut pace = service.doors.lines.lock().unwrap_or_else(PoisonError::into_inner);
        pace.turn(key, (service.clock().now(), &mut service.entropy()))
    };
    match turn {
        Turn::In(wait) => {
            tokio::time::sleep(wait).await;
            Ok(())
        }
        Turn::Later(wait) => Err(wait),
    }
}

/// Somebody begins, or tries a code that is none: holds back their answer if their address does so too often.
pub async fn knock(service: &Service, source: &[u8]) {
    let wait = {
        let mut pace = service.doors.public.lock().unwrap_or_else(PoisonError::into_inner);
        pace.knock(source, (service.clock().now(), &mut service.entropy()))
    };
    tokio::time::sleep(wait).await;
}

#[expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]
#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::{ProptestConfig, prop, proptest};

    use super::*;
    use crate::entropy::SeededEntropy;

    /// Counters and what they need, at a time told in milliseconds after an hour began.
    struct Door(Pace, SeededEntropy);

    impl Door {
        fn new(limits: Limits) -> Self {
            Self(Pace::new(limits), SeededEntropy::new(1))
        }

        fn at(now: i64) -> Timestamp {
            let start: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
            start.checked_add(SignedDuration::from_millis(now)).unwrap()
        }

        fn knock(&mut self, who: &str, now: i64) -> u64 {
            u64::try_from(self.0.knock(who.as_bytes(), (Self::at(now), &mut self.1)).as_millis()).unwrap()
        }

        fn turn(&mut self, who: &str, now: i64) -> Turn {
            self.0.turn(who.as_bytes(), (Self::at(now), &mut self.1))
        }
    }

    #[test]
    fn a_flood_waits_and_its_traces_go_soon() {
        let mut door = Door::new(PUBLIC);
        assert!((0..1000).all(|_| door.knock("one", 0) == 0), "a thousand at once");
        let waits: Vec<u64> = (0..8).map(|_| door.knock("one", 0)).collect();
        assert_eq!(waits, [125, 250, 500, 1000, 2000, 2000, 2000, 2000]);
        assert!((0..100_000).all(|_| door.knock("one", 0) == 2000));
        assert_eq!(door.knock("another", 0), 0, "nobody else waits");
        assert_eq!(door.knock("one", 1000), 0, "a second later nobody does");
    }

    #[test]
    fn slips_cost_nothing_and_guesses_more_and_more() {
        let mut door = Door::new(ACCOUNT);
        let now = |wait: u64| Turn::In(Duration::from_secs(wait));
        assert!((0..6).all(|_| door.turn("a@b.example", 0) == now(0)), "five, and one more that makes the next wait");
        assert_eq!(door.turn("a@b.example", 0), now(1));
        assert_eq!(door.turn("a@b.example", 0), now(3), "turns come one after the other");
        assert_eq!(door.turn("a@b.example", 0), Turn::Later(Duration::from_secs(7)));
        assert_eq!(door.turn("a@b.example", 6000), now(1));
        assert_eq!(door.turn("c@d.example", 0), now(0));
        let at = Door::at(6000);
        door.0.forgive(b"a@b.example", (at, &mut door.1));
        assert_eq!(door.turn("a@b.example", 6000), now(0));
    }

    #[test]
    fn an_hour_later_nothing_is_known() {
        let mut door = Door::new(ACCOUNT);
        while door.turn("a@b.example", HOUR - 1) == Turn::In(Duration::ZERO) {}
        let key = door.0.key;
        assert_eq!(door.turn("a@b.example", HOUR), Turn::In(Duration::ZERO));
        assert_ne!(door.0.key, key);
        assert!(door.0.counters.iter().filter(|counter| counter.level > 0).count() == 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn eighty_tries_an_hour_however_they_come(gaps in prop::collection::vec(0_i64..2_500, 4000)) {
            let (mut door, mut now, mut taken, mut longest) = (Door::new(ACCOUNT), 0, 0, 0);
            for gap in gaps {
                now += gap;
                if now >= HOUR {
                    break;
                }
                match door.turn("a@b.example", now) {
                    Turn::In(_) => taken += 1,
                    Turn::Later(wait) => longest = longest.max(wait.as_millis()),
                }
            }
            assert!(taken <= 80, "{taken}");
            assert!(longest <= 65_000, "the right answer gets in: {longest}");
        }

        #[test]
        fn whoever_keeps_the_pace_never_waits(gaps in prop::collection::vec(5_i64..50, 4000)) {
            let (mut door, mut now) = (Door::new(PUBLIC), 0);
            for gap in gaps {
                now += gap;
                assert_eq!(door.knock("one", now), 0);
            }
        }

        #[test]
        fn no_wait_is_longer_than_two_seconds(times in prop::collection::vec(0..2 * HOUR, 3000)) {
            // In any order: a clock may be set back.
            let mut door = Door::new(PUBLIC);
            assert!(times.into_iter().all(|now| door.knock("one", now) <= 2000));
        }
    }
}

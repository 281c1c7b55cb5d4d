//! Hours: when somebody of a listening cell next reads, from its weekly hours, its closures and the public holidays.
//!
//! Read from `policies/organisation.toml`, where each cell says its own, in its own time zone. What is said is meant to
//! be kept: the last hour of an opening counts for the next one, since writing takes time, and a cell that gives no
//! hours reads on the next working day, not before. It does **not** know whether a member is ill that morning, nor the
//! holidays of one place only (Alsace-Moselle, overseas): a closure of one day says them.
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use super::{calendar, localised::Localised};
use crate::clock::Day;

/// What arrives later than this before the end may wait for the next opening.
const LEAST: SignedDuration = SignedDuration::from_hours(1);
/// Days looked ahead: a cell that opens on none of them reads for nobody.
const AHEAD: i32 = 400;
/// Days looked back: as many.
const BACK: u16 = 400;

/// Why hours cannot be used: the code that [`super::file`] gives with its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// The end does not come after the beginning; what goes past midnight is two openings.
    #[error("hours-order")]
    Order,
    /// No day of the week.
    #[error("hours-without-day")]
    NoDay,
    /// A day of the week that is none: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
    #[error("hours-day")]
    Weekday,
    /// An hour that is none, such as `9h`: written `09:00`.
    #[error("hours-hour")]
    Hour,
    /// A closure that ends before it begins.
    #[error("closure-order")]
    Closure,
    /// A day of a closure that is none, such as `24/12`: written `2026-12-24`.
    #[error("closure-day")]
    Day,
    /// Hours for writing to members that do not follow one another, or stand there twice.
    #[error("mail-hours-order")]
    Rounds,
    /// A time zone that is not in the database of the IANA.
    #[error("unknown-zone")]
    Zone,
}

/// Where the hours run; in Paris unless said.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of most, so that only the others say theirs.
    const USUAL: &'static str = "Europe/Paris";

    /// Whether its hours must be said to be local.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.0.iana_name() != Some(Self::USUAL)
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self(TimeZone::get(Self::USUAL).unwrap_or(TimeZone::UTC))
    }
}

impl TryFrom<String> for Zone {
    type Error = HoursError;

    fn try_from(name: String) -> Result<Self, HoursError> {
        TimeZone::get(&name).map(Self).map_err(|_| HoursError::Zone)
    }
}

/// The hours at which members are told that something waits; none, and they are told of nothing but danger.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Rounds(Vec<Time>);

impl Rounds {
    /// The hours, the first of the day first.
    #[must_use]
    pub fn hours(&self) -> &[Time] {
        &self.0
    }
}

/// Before the day begins, before lunch is over, before the day ends.
impl Default for Rounds {
    fn default() -> Self {
        Self(vec![Time::constant(8, 30, 0, 0), Time::constant(12, 30, 0, 0), Time::constant(16, 30, 0, 0)])
    }
}

impl TryFrom<Vec<String>> for Rounds {
    type Error = HoursError;

    fn try_from(written: Vec<String>) -> Result<Self, HoursError> {
        let hours = written.iter().map(|one| hour(one)).collect::<Result<Vec<_>, _>>()?;
        if hours.is_sorted_by(|one, next| one < next) { Ok(Self(hours)) } else { Err(HoursError::Rounds) }
    }
}

/// An opening, on some days of every week.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "WrittenOpening")]
pub struct Opening {
    /// The days.
    pub days: Vec<Weekday>,
    /// When it begins.
    pub from: Time,
    /// When it ends, the same day.
    pub to: Time,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOpening {
    days: Vec<String>,
    from: String,
    to: String,
}

impl TryFrom<WrittenOpening> for Opening {
    type Error = HoursError;

    fn try_from(written: WrittenOpening) -> Result<Self, HoursError> {
        let days = written.days.iter().map(|day| weekday(day)).collect::<Result<Vec<_>, _>>()?;
        let (from, to) = (hour(&written.from)?, hour(&written.to)?);
        match (days.is_empty(), from < to) {
            (true, _) => Err(HoursError::NoDay),
            (false, false) => Err(HoursError::Order),
            (false, true) => Ok(Self { days, from, to }),
        }
    }
}

fn weekday(written: &str) -> Result<Weekday, HoursError> {
    Ok(match written {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return Err(HoursError::Weekday),
    })
}

fn hour(written: &str) -> Result<Time, HoursError> {
    Time::strptime("%H:%M", written).map_err(|_| HoursError::Hour)
}

/// Days on which nobody reads.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "WrittenClosure")]
pub struct Closure {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
    /// Why, in words shown to people.
    pub label: Localised,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClosure {
    from: String,
    to: String,
    label: Localised,
}

impl TryFrom<WrittenClosure> for Closure {
    type Error = HoursError;

    fn try_from(written: WrittenClosure) -> Result<Self, HoursError> {
        let day = |text: &str| text.parse::<Day>().map_err(|_| HoursError::Day);
        let (from, to) = (day(&written.from)?, day(&written.to)?);
        if from <= to { Ok(Self { from, to, label: written.label }) } else { Err(HoursError::Closure) }
    }
}

impl Closure {
    fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// When somebody next reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At this moment, and until this hour.
    Now(Time),
    /// From this hour of this day.
    From(Day, Time),
    /// Some time in this day: the cell gives no hours.
    During(Day),
}

/// When somebody next reads, and what stands in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// When.
    pub when: When,
    /// The closure that makes people wait.
    pub closure: Option<Closure>,
    /// Whether the hours are not those of Paris.
    pub elsewhere: bool,
    /// The first instant at which somebody may be relied on to read.
    pub from: Timestamp,
}

/// The hours of one cell, with the closures of the whole organisation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// Where they run.
    pub zone: Zone,
    /// Every week; none where the cell gives no hours.
    pub openings: Vec<Opening>,
    /// Days on which nobody reads.
    pub closures: Vec<Closure>,
}

impl Hours {
    /// When somebody next reads what is written at `now`; nothing where no opening comes within a year.
    #[must_use]
    pub fn next(&self, now: Timestamp) -> Option<Reading> {
        let local = now.to_zoned(self.zone.0.clone());
        let (today, time) = (Day::from_date(local.date()), local.time());
        let when = (0..AHEAD).find_map(|ahead| match ahead {
            0 => self.later_on(today, time),
            _ => self.first_of(today.plus(ahead)),
        })?;
        let (day, from) = match when {
            When::Now(_) => (today, now),
            When::From(day, at) => (day, self.instant(day.date(), at).unwrap_or(now)),
            When::During(day) => (day, self.instant(day.date(), Time::MAX).unwrap_or(now)),
        };
        let closure =
            (0..AHEAD).map(|ahead| today.plus(ahead)).take_while(|met| *met < day).find_map(|met| self.closed(met));
        Some(Reading { when, closure: closure.cloned(), elsewhere: self.zone.is_elsewhere(), from })
    }

    /// The `count`th day of work after a day on which somebody reads; working days alone where no such day comes.
    #[must_use]
    pub fn plus_reading_days(&self, day: Day, count: u32) -> Day {
        let mut days = (1..AHEAD).map(|ahead| day.plus(ahead)).filter(|ahead| self.works(*ahead));
        match count.checked_sub(1) {
            None => day,
            Some(before) => days.nth(before as usize).unwrap_or_else(|| calendar::plus_working_days(day, count)),
        }
    }

    /// The first of these hours after an instant, on a working day on which the cell reads; nothing where no such day comes.
    #[must_use]
    pub fn next_round(&self, now: Timestamp, rounds: &Rounds) -> Option<Timestamp> {
        let today = Day::from_date(now.to_zoned(self.zone.0.clone()).date());
        let days = (0..AHEAD).map(|ahead| today.plus(ahead)).filter(|day| self.works(*day));
        let mut instants = days.flat_map(|day| rounds.0.iter().filter_map(move |at| self.instant(day.date(), *at)));
        instants.find(|instant| *instant > now)
    }

    /// The last day after a day, and up to another, on which the cell reads; nothing where there is none.
    #[must_use]
    pub fn last_reading_day(&self, (after, until): (Day, Day)) -> Option<Day> {
        let back = (0..BACK).map(|days| until.minus(days));
        back.take_while(|day| *day > after).find(|day| self.works(*day))
    }

    fn works(&self, day: Day) -> bool {
        calendar::is_working_day(day) && self.first_of(day).is_some()
    }

    fn closed(&self, day: Day) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.covers(day))
    }

    /// Openings of a day in their order; none on a holiday or while closed.
    fn openings_of(&self, day: Day) -> Vec<&Opening> {
        if calendar::is_holiday(day) || self.closed(day).is_some() {
            return Vec::new();
        }
        let weekday = day.date().weekday();
        let mut found: Vec<&Opening> = self.openings.iter().filter(|opening| opening.days.contains(&weekday)).collect();
        found.sort_unstable_by_key(|opening| opening.from);
        found
    }

    /// What is left of today. Without hours nobody knows whether today's reading is over.
    fn later_on(&self, today: Day, time: Time) -> Option<When> {
        self.openings_of(today).into_iter().find_map(|opening| {
            if time < opening.from {
                Some(When::From(today, opening.from))
            } else {
                (opening.to.duration_since(time) >= LEAST).then_some(When::Now(opening.to))
            }
        })
    }

    /// The beginning of a later day's reading.
    fn first_of(&self, day: Day) -> Option<When> {
        if self.openings.is_empty() {
            return (calendar::is_working_day(day) && self.closed(day).is_none()).then_some(When::During(day));
        }
        self.openings_of(day).first().map(|opening| When::From(day, opening.from))
    }

    fn instant(&self, date: Date, time: Time) -> Option<Timestamp> {
        self.zone.0.to_timestamp(date.to_datetime(time)).ok()
    }
}

#[cfg(test)]
mod tests;

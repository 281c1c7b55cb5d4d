//! French days: public holidays, working days, months.
//!
//! The eleven holidays of metropolitan France (code du travail, L.3133-1). It does **not** know the local ones
//! (Alsace-Moselle, overseas), nor an organisation's closures. A month ends on the same day number, or on the last day
//! of a shorter month (code de procédure civile, article 641); a date is never pushed back to the next working day, so
//! that what is promised comes early rather than late.
use jiff::{
    Span,
    civil::{Date, Weekday},
};

use crate::clock::Day;

/// Holidays that fall on the same date every year: month, day.
const FIXED: [(i8, i8); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
/// Holidays counted from Easter Sunday: Easter Monday, Ascension, Whit Monday.
const MOVABLE: [i32; 3] = [1, 39, 50];

/// Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876).
#[must_use]
#[expect(clippy::arithmetic_side_effects, reason = "years have four digits, so every number here stays under 10^6")]
pub fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(year, month, day).ok().map(Day::from_date)
}

/// The public holidays of a year, in order.
#[must_use]
pub fn holidays(year: i16) -> Vec<Day> {
    let fixed = FIXED.iter().filter_map(|(month, day)| Date::new(year, *month, *day).ok()).map(Day::from_date);
    let movable = easter(year).into_iter().flat_map(|easter| MOVABLE.map(|days| easter.plus(days)));
    let mut all: Vec<Day> = fixed.chain(movable).collect();
    all.sort_unstable();
    all
}

/// Whether the public service works that day: neither Saturday, Sunday nor a holiday.
#[must_use]
pub fn is_working_day(day: Day) -> bool {
    let weekend = matches!(day.date().weekday(), Weekday::Saturday | Weekday::Sunday);
    !weekend && !holidays(day.date().year()).contains(&day)
}

/// The `count`th working day after a day, which itself does not count.
#[must_use]
pub fn plus_working_days(day: Day, count: u32) -> Day {
    let mut reached = day;
    for _ in 0..count {
        reached = next_working_day(reached);
    }
    reached
}

fn next_working_day(day: Day) -> Day {
    // The longest run of days off is under ten days; the bound also ends the search on the calendar's last day.
    (1..10).map(|ahead| day.plus(ahead)).find(|candidate| is_working_day(*candidate)).unwrap_or(day)
}

/// The same day number `count` months later, or the last day of a shorter month.
#[must_use]
pub fn plus_months(day: Day, count: u32) -> Day {
    // A thousand years are as good as never, and stay within what a span can hold.
    let months = i64::from(count.min(12_000));
    Day::from_date(day.date().saturating_add(Span::new().months(months)))
}

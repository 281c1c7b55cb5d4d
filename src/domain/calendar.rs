//! French days: public holidays, working days, months.
//!
//! The eleven holidays of metropolitan France (code du travail, L.3133-1). It does **not** know the local ones
//! (Alsace-Moselle, overseas), nor an organisation's closures (see [`super::hours`]). A month ends on the same day number, or on the last day
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

/// Whether the day is a public holiday.
#[must_use]
pub fn is_holiday(day: Day) -> bool {
    holidays(day.date().year()).contains(&day)
}

/// Whether the public service works that day: neither Saturday, Sunday nor a holiday.
#[must_use]
pub fn is_working_day(day: Day) -> bool {
    let weekend = matches!(day.date().weekday(), Weekday::Saturday | Weekday::Sunday);
    !weekend && !is_holiday(day)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn easter_sundays() {
        // The earliest there can be (1818, then 2285), the latest (1943, then 2038), other early and late ones, years around now.
        for sunday in [
            "1818-03-22",
            "1943-04-25",
            "1961-04-02",
            "2008-03-23",
            "2011-04-24",
            "2160-03-23",
            "2285-03-22",
            "2028-04-16",
            "2030-04-21",
            "2000-04-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
        ] {
            assert_eq!(easter(day(sunday).date().year()), Some(day(sunday)));
        }
        assert_eq!(easter(1500), None);
        for year in 1583..=9999 {
            assert_eq!(easter(year).unwrap().date().weekday(), Weekday::Sunday, "{year}");
        }
    }

    #[test]
    fn the_eleven_holidays_of_2026() {
        let expected = [
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-08-15",
            "2026-11-01",
            "2026-11-11",
            "2026-12-25",
        ];
        assert_eq!(holidays(2026), expected.map(day));
    }

    #[test]
    fn holidays_that_move_with_easter() {
        // Easter Monday, Ascension Day, Whit Monday. In 2008 Ascension Day was Labour Day; in 2038 all come as late as they can.
        let cases = [
            (1961, ["1961-04-03", "1961-05-11", "1961-05-22"]),
            (2008, ["2008-03-24", "2008-05-01", "2008-05-12"]),
            (2024, ["2024-04-01", "2024-05-09", "2024-05-20"]),
            (2027, ["2027-03-29", "2027-05-06", "2027-05-17"]),
            (2028, ["2028-04-17", "2028-05-25", "2028-06-05"]),
            (2035, ["2035-03-26", "2035-05-03", "2035-05-14"]),
            (2038, ["2038-04-26", "2038-06-03", "2038-06-14"]),
            (2285, ["2285-03-23", "2285-04-30", "2285-05-11"]),
        ];
        for (year, expected) in cases {
            for movable in expected.map(day) {
                assert!(is_holiday(movable), "{movable}");
            }
            assert_eq!(holidays(year).len(), 11, "{year}");
        }
        // The day before and the day after are none.
        for workday in ["2038-04-27", "2038-06-02", "2038-06-15", "2027-05-05", "2028-05-26"] {
            assert!(is_working_day(day(workday)), "{workday}");
        }
    }

    #[test]
    fn working_days() {
        let cases = [
            ("2026-11-20", 0, "2026-11-20"), // none is the day itself
            ("2026-11-20", 1, "2026-11-23"), // Friday to Monday
            ("2026-11-21", 1, "2026-11-23"), // from a Saturday
            ("2026-11-10", 1, "2026-11-12"), // over Armistice day
            ("2026-12-24", 2, "2026-12-29"), // Christmas on a Friday
            ("2026-04-30", 6, "2026-05-12"), // two holidays in May
            ("2024-02-28", 2, "2024-03-01"), // a leap year
            ("2026-12-31", 1, "2027-01-04"), // into the next year
            ("2027-12-31", 1, "2028-01-03"), // New Year's Day on a Saturday
            ("2023-12-29", 1, "2024-01-02"), // on a Monday
            ("2024-04-30", 7, "2024-05-14"), // Labour Day, Victory Day and Ascension Day within nine days
            ("2008-04-30", 1, "2008-05-02"), // Ascension Day on Labour Day
            ("2038-04-23", 1, "2038-04-27"), // over the latest Easter
            ("2038-06-02", 7, "2038-06-15"), // and what follows it
            ("2285-03-20", 1, "2285-03-24"), // over the earliest
            ("2028-02-28", 1, "2028-02-29"), // onto a leap day
            ("2100-02-26", 1, "2100-03-01"), // a century that has none
            ("9999-12-31", 3, "9999-12-31"), // the end of the calendar
        ];
        for (from, count, to) in cases {
            assert_eq!(plus_working_days(day(from), count), day(to), "{from} + {count}");
        }
    }

    #[test]
    fn months_end_on_the_same_number_or_the_last_day() {
        let cases = [
            ("2026-11-21", 3, "2027-02-21"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2027-11-30", 3, "2028-02-29"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2026-08-31", 1, "2026-09-30"),
            ("2027-01-31", 1, "2027-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2027-01-31", 2, "2027-03-31"),
            ("2027-03-31", 1, "2027-04-30"),
            ("2027-10-31", 4, "2028-02-29"),
            ("2028-02-29", 36, "2031-02-28"),
            ("2028-02-29", 48, "2032-02-29"),
            ("2096-02-29", 48, "2100-02-28"),
            ("2027-02-28", 12, "2028-02-28"),
            ("2027-02-28", 1, "2027-03-28"),
            ("2026-12-15", 1, "2027-01-15"),
            ("2026-12-31", 2, "2027-02-28"),
            ("2026-11-21", 0, "2026-11-21"),
            ("9999-12-01", 1, "9999-12-31"),
        ];
        for (from, count, to) in cases {
            assert_eq!(plus_months(day(from), count), day(to), "{from} + {count}");
        }
        assert_eq!(plus_months(day("2026-11-21"), u32::MAX), day("3026-11-21"));
    }
}

//! Days and hours in words. Never abbreviated: a date somebody relies on is read once and right.
use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use super::Locale;
use crate::clock::Day;

/// "samedi 21 novembre 2026", "Saturday 21 November 2026".
pub(super) fn day(locale: Locale, day: Day) -> String {
    let date = day.date();
    let number = match (locale, date.day()) {
        (Locale::Fr, 1) => "1er".to_owned(),
        (_, number) => number.to_string(),
    };
    format!("{} {number} {} {}", weekday(locale, date.weekday()), month(locale, date), date.year())
}

/// The day, then the hour in Paris.
pub(super) fn moment(locale: Locale, instant: Timestamp) -> String {
    let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    let local = instant.to_zoned(zone);
    let day = day(locale, Day::from_date(local.date()));
    // In French the hour is written "14 h 05", with unbreakable spaces.
    match locale {
        Locale::Fr => format!("{day} à {}\u{a0}h\u{a0}{:02}", local.hour(), local.minute()),
        Locale::En => format!("{day} at {:02}:{:02}", local.hour(), local.minute()),
    }
}

/// "9 h 30", "9.30 am".
pub(super) fn hour(locale: Locale, time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match (locale, minute) {
        (Locale::Fr, 0) => format!("{hour}\u{a0}h"),
        (Locale::Fr, _) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        // "12 am" and "12 pm" are read either way.
        (Locale::En, 0) if hour == 12 => "12 noon".to_owned(),
        (Locale::En, 0) if hour == 0 => "midnight".to_owned(),
        (Locale::En, 0) => time.strftime("%-I %P").to_string(),
        (Locale::En, _) => time.strftime("%-I.%M %P").to_string(),
    }
}

pub(super) fn weekday(locale: Locale, weekday: Weekday) -> &'static str {
    let (fr, en) = match weekday {
        Weekday::Monday => ("lundi", "Monday"),
        Weekday::Tuesday => ("mardi", "Tuesday"),
        Weekday::Wednesday => ("mercredi", "Wednesday"),
        Weekday::Thursday => ("jeudi", "Thursday"),
        Weekday::Friday => ("vendredi", "Friday"),
        Weekday::Saturday => ("samedi", "Saturday"),
        Weekday::Sunday => ("dimanche", "Sunday"),
    };
    choose(locale, fr, en)
}

fn month(locale: Locale, date: Date) -> &'static str {
    let (fr, en) = match date.month() {
        1 => ("janvier", "January"),
        2 => ("février", "February"),
        3 => ("mars", "March"),
        4 => ("avril", "April"),
        5 => ("mai", "May"),
        6 => ("juin", "June"),
        7 => ("juillet", "July"),
        8 => ("août", "August"),
        9 => ("septembre", "September"),
        10 => ("octobre", "October"),
        11 => ("novembre", "November"),
        _ => ("décembre", "December"),
    };
    choose(locale, fr, en)
}

fn choose(locale: Locale, fr: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_as_people_say_them() {
        let first: Day = "2026-03-01".parse().unwrap();
        assert_eq!(day(Locale::Fr, first), "dimanche 1er mars 2026");
        assert_eq!(day(Locale::En, first), "Sunday 1 March 2026");
        let instant: Timestamp = "2026-11-21T13:05:00Z".parse().unwrap();
        assert_eq!(moment(Locale::Fr, instant), "samedi 21 novembre 2026 à 14\u{a0}h\u{a0}05");
        assert_eq!(moment(Locale::En, instant), "Saturday 21 November 2026 at 14:05");
    }

    #[test]
    fn hours_read_as_people_say_them() {
        let cases = [
            ("09:00", "9 h", "9 am"),
            ("08:30", "8 h 30", "8.30 am"),
            ("17:05", "17 h 05", "5.05 pm"),
            ("12:00", "12 h", "12 noon"),
            ("12:30", "12 h 30", "12.30 pm"),
            ("00:00", "0 h", "midnight"),
        ];
        for (time, fr, en) in cases {
            let time = Time::strptime("%H:%M", time).unwrap();
            assert_eq!(
                (hour(Locale::Fr, time).replace('\u{a0}', " "), hour(Locale::En, time)),
                (fr.to_owned(), en.to_owned())
            );
        }
    }
}

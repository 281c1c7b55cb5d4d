//! A reminder for a calendar (RFC 5545): a day, and a title that says nothing.
//!
//! No address, no description, no alarm, no hour: neither of the day to come, nor of the moment the reminder was made. It
//! does **not** stay private: calendars are shared, and copied from device to device; the page says so.
use crate::clock::Day;

/// The longest line, in bytes without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A whole day in a calendar.
#[derive(Debug, Clone, Copy)]
pub struct Reminder<'a> {
    /// Neutral: others may see it.
    pub title: &'a str,
    /// The day.
    pub day: Day,
    /// The day it is made.
    pub made: Day,
    /// Random: two reminders are two, and one added twice is one.
    pub id: &'a str,
}

impl Reminder<'_> {
    /// The file.
    #[must_use]
    pub fn file(&self) -> String {
        let Self { title, day, made, id } = self;
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            // Required; the name of the program would say where it comes from.
            "PRODID:-//-//-//".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{id}"),
            format!("DTSTAMP:{}T000000Z", basic(*made)),
            format!("DTSTART;VALUE=DATE:{}", basic(*day)),
            format!("SUMMARY:{}", escaped(title)),
            "CLASS:PRIVATE".to_owned(),
            // Whoever sees whether the person is free sees no difference.
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }
}

/// A day as `20261124`.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// Text as a value (RFC 5545, 3.3.11); other control characters may not stand in one.
fn escaped(text: &str) -> String {
    let mut value = String::new();
    for symbol in text.chars() {
        match symbol {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', symbol]),
            symbol if symbol.is_control() => {}
            symbol => value.push(symbol),
        }
    }
    value
}

/// A line cut where it is too long, never within a character; what follows begins with a space.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::new(), 0_usize);
    for symbol in line.chars() {
        if length.saturating_add(symbol.len_utf8()) > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(symbol);
        length = length.saturating_add(symbol.len_utf8());
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::{LINE, Reminder, escaped};

    fn file(title: &str) -> String {
        let (day, made) = ("2026-12-01".parse().unwrap(), "2026-11-21".parse().unwrap());
        Reminder { title, day, made, id: "6f1c" }.file()
    }

    #[test]
    fn a_reminder_is_a_day_and_a_title() {
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//-//-//",
            "BEGIN:VEVENT",
            "UID:6f1c",
            "DTSTAMP:20261121T000000Z",
            "DTSTART;VALUE=DATE:20261201",
            "SUMMARY:Faire le point",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file("Faire le point"), expected.join("\r\n"));
    }

    #[test]
    fn a_title_stays_one_value_whatever_it_holds() {
        assert_eq!(escaped("a;b,c\\d\ne\r\u{7}f"), "a\\;b\\,c\\\\d\\nef");
        let long = format!("Été\r\nATTENDEE:mailto:x@example.org {}", "déjà vu, ".repeat(40));
        let file = file(&long);
        let lines: Vec<&str> = file.split_terminator("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
        assert!(!lines.iter().any(|line| line.starts_with("ATTENDEE")));
        let unfolded = file.replace("\r\n ", "");
        let summary = unfolded.lines().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        assert_eq!(summary, escaped(&long));
    }
}

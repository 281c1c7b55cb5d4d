//! Tables: an instant, and when somebody next reads.
use super::*;

const WEEK: &str = "days = ['mon', 'tue', 'wed', 'thu', 'fri']";

fn closure(from: &str, to: &str) -> Closure {
    toml::from_str(&format!("from = '{from}'\nto = '{to}'\nlabel.fr = 'congés'\nlabel.en = 'holidays'")).unwrap()
}

fn opening(days: &str, from: &str, to: &str) -> Opening {
    toml::from_str(&format!("{days}\nfrom = '{from}'\nto = '{to}'")).unwrap()
}

/// Monday to Friday, 9 to 17, closed between the years.
fn usual() -> Hours {
    Hours {
        openings: vec![opening(WEEK, "09:00", "17:00")],
        closures: vec![closure("2026-12-24", "2027-01-01")],
        ..Hours::default()
    }
}

fn said(hours: &Hours, now: &str) -> String {
    let now: Timestamp = now.parse().unwrap();
    let Some(reading) = hours.next(now) else { return "never".to_owned() };
    assert!(reading.from >= now, "nothing is promised for the past");
    let when = match reading.when {
        When::Now(until) => format!("now until {}", until.strftime("%H:%M")),
        When::From(day, at) => format!("{day} {}", at.strftime("%H:%M")),
        When::During(day) => format!("{day}"),
    };
    let closed = reading.closure.map(|closure| format!(", closed {} to {}", closure.from, closure.to));
    when + closed.unwrap_or_default().as_str() + if reading.elsewhere { ", local" } else { "" }
}

#[test]
fn somebody_next_reads() {
    let cases = [
        // A working day, in winter: Paris is one hour ahead of UTC.
        ("2026-11-23T07:59:59Z", "2026-11-23 09:00"),
        ("2026-11-23T08:00:00Z", "now until 17:00"),
        ("2026-11-23T15:00:00Z", "now until 17:00"),
        // Just before closing, and after.
        ("2026-11-23T15:00:01Z", "2026-11-24 09:00"),
        ("2026-11-23T15:59:59Z", "2026-11-24 09:00"),
        ("2026-11-23T18:00:00Z", "2026-11-24 09:00"),
        // After midnight in Paris it is Tuesday already.
        ("2026-11-23T23:30:00Z", "2026-11-24 09:00"),
        // The weekend.
        ("2026-11-20T17:00:00Z", "2026-11-23 09:00"),
        ("2026-11-21T10:00:00Z", "2026-11-23 09:00"),
        ("2026-11-22T22:30:00Z", "2026-11-23 09:00"),
        // A holiday: Armistice day is a Wednesday, Easter Monday follows a weekend.
        ("2026-11-10T17:00:00Z", "2026-11-12 09:00"),
        ("2026-11-11T10:00:00Z", "2026-11-12 09:00"),
        ("2027-03-26T17:00:00Z", "2027-03-30 09:00"),
        // Closed across the new year; 2 and 3 January are a weekend.
        ("2026-12-23T15:30:00Z", "2027-01-04 09:00, closed 2026-12-24 to 2027-01-01"),
        ("2026-12-28T10:00:00Z", "2027-01-04 09:00, closed 2026-12-24 to 2027-01-01"),
        ("2027-01-02T10:00:00Z", "2027-01-04 09:00"),
        ("2026-12-23T10:00:00Z", "now until 17:00"),
        // Clocks change on Sundays 29 March and 25 October 2026: nine o'clock stays nine o'clock.
        ("2026-03-27T17:00:00Z", "2026-03-30 09:00"),
        ("2026-03-30T06:59:00Z", "2026-03-30 09:00"),
        ("2026-03-30T07:00:00Z", "now until 17:00"),
        ("2026-10-26T07:59:00Z", "2026-10-26 09:00"),
        ("2026-10-26T08:00:00Z", "now until 17:00"),
    ];
    for (now, expected) in cases {
        assert_eq!(said(&usual(), now), expected, "{now}");
    }
}

#[test]
fn openings_on_the_days_when_clocks_change() {
    // Half past two does not exist on 29 March 2026 and comes twice on 25 October: the clock on the wall decides.
    let night = Hours { openings: vec![opening("days = ['sun']", "02:30", "04:00")], ..Hours::default() };
    let cases = [
        ("2026-03-29T00:59:00Z", "2026-03-29 02:30"),
        ("2026-03-29T01:00:00Z", "now until 04:00"),
        ("2026-10-25T00:29:00Z", "2026-10-25 02:30"),
        ("2026-10-25T00:30:00Z", "now until 04:00"),
        ("2026-10-25T01:30:00Z", "now until 04:00"),
    ];
    for (now, expected) in cases {
        assert_eq!(said(&night, now), expected, "{now}");
    }
}

#[test]
fn mornings_and_afternoons() {
    let halves = Hours {
        openings: vec![
            opening(WEEK, "14:00", "17:00"),
            opening(WEEK, "09:00", "12:00"),
            opening("days = ['sat']", "09:00", "12:00"),
        ],
        ..Hours::default()
    };
    let cases = [
        ("2026-11-20T09:30:00Z", "now until 12:00"),
        ("2026-11-20T10:30:00Z", "2026-11-20 14:00"),
        ("2026-11-20T11:30:00Z", "2026-11-20 14:00"),
        ("2026-11-20T16:30:00Z", "2026-11-21 09:00"),
        ("2026-11-21T11:30:00Z", "2026-11-23 09:00"),
    ];
    for (now, expected) in cases {
        assert_eq!(said(&halves, now), expected, "{now}");
    }
}

#[test]
fn a_cell_overseas_has_its_own_mornings() {
    let zone: Zone = "Indian/Reunion".to_owned().try_into().unwrap();
    let overseas = Hours { zone, ..usual() };
    // Eight in the morning in Saint-Denis is five in Paris.
    assert_eq!(said(&overseas, "2026-11-23T04:00:00Z"), "2026-11-23 09:00, local");
    assert_eq!(said(&overseas, "2026-11-23T05:00:00Z"), "now until 17:00, local");
    assert_eq!(said(&overseas, "2026-11-22T21:00:00Z"), "2026-11-23 09:00, local");
}

#[test]
fn without_hours_the_next_working_day() {
    let silent = Hours { closures: usual().closures, ..Hours::default() };
    assert_eq!(said(&silent, "2026-11-23T06:00:00Z"), "2026-11-24");
    assert_eq!(said(&silent, "2026-11-20T10:00:00Z"), "2026-11-23");
    assert_eq!(said(&silent, "2026-12-23T10:00:00Z"), "2027-01-04, closed 2026-12-24 to 2027-01-01");
}

#[test]
fn a_cell_that_never_opens_promises_nothing() {
    let closed = Hours { closures: vec![closure("2026-01-01", "2028-01-01")], ..usual() };
    assert_eq!(said(&closed, "2026-11-23T10:00:00Z"), "never");
}

#[test]
fn reading_days_are_working_days_on_which_somebody_reads() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let tuesdays = Hours { openings: vec![opening("days = ['tue', 'sat']", "09:00", "12:00")], ..Hours::default() };
    let sundays = Hours { openings: vec![opening("days = ['sun']", "09:00", "12:00")], ..Hours::default() };
    let cases = [
        (&usual(), "2026-11-20", 2, "2026-11-24"),
        (&usual(), "2026-12-23", 2, "2027-01-05"),
        (&usual(), "2026-12-22", 2, "2027-01-04"),
        (&usual(), "2026-11-20", 0, "2026-11-20"),
        (&Hours::default(), "2026-11-10", 2, "2026-11-13"),
        (&tuesdays, "2026-11-20", 2, "2026-12-01"),
        (&sundays, "2026-11-20", 2, "2026-11-24"),
    ];
    for (hours, from, count, to) in cases {
        assert_eq!(hours.plus_reading_days(day(from), count), day(to), "{from} + {count}");
    }
}

#[test]
fn members_are_written_to_at_set_hours_on_days_when_their_cell_reads() {
    let local = |hours: &Hours, now: &str| {
        let next = hours.next_round(now.parse().unwrap(), &Rounds::default());
        next.map_or("never".to_owned(), |at| at.to_string())
    };
    let overseas = Hours { zone: "Indian/Reunion".to_owned().try_into().unwrap(), ..usual() };
    let cases = [
        (usual(), "2026-11-23T06:00:00Z", "2026-11-23T07:30:00Z"),
        // What is done at the very minute waits for the next.
        (usual(), "2026-11-23T07:30:00Z", "2026-11-23T11:30:00Z"),
        (usual(), "2026-11-23T15:29:59Z", "2026-11-23T15:30:00Z"),
        // Friday evening to Monday; over a closure; over a holiday.
        (usual(), "2026-11-20T16:00:00Z", "2026-11-23T07:30:00Z"),
        (usual(), "2026-12-23T16:00:00Z", "2027-01-04T07:30:00Z"),
        (Hours::default(), "2026-11-10T16:00:00Z", "2026-11-12T07:30:00Z"),
        // The night the clocks change, both ways.
        (Hours::default(), "2026-03-27T16:00:00Z", "2026-03-30T06:30:00Z"),
        (Hours::default(), "2026-10-23T16:00:00Z", "2026-10-26T07:30:00Z"),
        (overseas, "2026-11-23T04:00:00Z", "2026-11-23T04:30:00Z"),
    ];
    for (hours, now, expected) in cases {
        assert_eq!(local(&hours, now), expected, "{now}");
    }
    let closed = Hours { closures: vec![closure("2026-01-01", "2028-01-01")], ..usual() };
    assert_eq!(local(&closed, "2026-11-23T10:00:00Z"), "never");
    let never = Rounds::try_from(Vec::new()).unwrap();
    assert_eq!(usual().next_round("2026-11-23T06:00:00Z".parse().unwrap(), &never), None);
}

#[test]
fn hours_of_writing_on_the_days_when_clocks_change() {
    // In France both are Sundays, on which no letter leaves, even where a cell reads.
    let sundays = Hours { openings: vec![opening("days = ['sun', 'mon']", "00:00", "23:59")], ..Hours::default() };
    let night = Rounds::try_from(vec!["02:30".to_owned(), "12:30".to_owned()]).unwrap();
    let next = |hours: &Hours, now: &str| hours.next_round(now.parse().unwrap(), &night).unwrap().to_string();
    // On Monday at half past two, by the clock as it goes from then on.
    assert_eq!(next(&sundays, "2026-03-28T12:00:00Z"), "2026-03-30T00:30:00Z");
    assert_eq!(next(&sundays, "2026-10-24T12:00:00Z"), "2026-10-26T01:30:00Z");
    // Where clocks change on a working day: an hour that does not exist is written to one later, one that comes twice the first
    // time, and once. Tehran changed at midnight, before a Tuesday in spring and after a Wednesday in autumn.
    let midnight = Rounds::try_from(vec!["00:30".to_owned()]).unwrap();
    let tehran = zoned("Asia/Tehran");
    let at = |now: &str| tehran.next_round(now.parse().unwrap(), &midnight).unwrap().to_string();
    assert_eq!(at("2022-03-21T12:00:00Z"), "2022-03-21T21:00:00Z");
    let twice = Rounds::try_from(vec!["23:30".to_owned()]).unwrap();
    let at = |now: &str| tehran.next_round(now.parse().unwrap(), &twice).unwrap().to_string();
    assert_eq!(at("2022-09-21T12:00:00Z"), "2022-09-21T19:00:00Z");
    assert_eq!(at("2022-09-21T19:00:00Z"), "2022-09-22T20:00:00Z", "and not half an hour of clock later");
}

fn zoned(name: &str) -> Hours {
    Hours { zone: name.to_owned().try_into().unwrap(), ..Hours::default() }
}

#[test]
fn the_last_day_on_which_somebody_reads() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let cases = [
        (usual(), ("2026-11-20", "2026-11-23"), Some("2026-11-23")),
        (usual(), ("2026-11-19", "2026-11-22"), Some("2026-11-20")),
        (usual(), ("2026-11-20", "2026-11-22"), None),
        (usual(), ("2026-11-09", "2026-11-11"), Some("2026-11-10")),
        (usual(), ("2026-12-01", "2027-01-03"), Some("2026-12-23")),
        (usual(), ("2026-12-24", "2027-01-03"), None),
        (usual(), ("2026-11-23", "2026-11-23"), None),
    ];
    for (hours, (after, until), expected) in cases {
        assert_eq!(hours.last_reading_day((day(after), day(until))), expected.map(day), "{after} {until}");
    }
}

#[test]
fn every_fault_has_its_code() {
    let faults = [
        ("days = ['mon']\nfrom = '17:00'\nto = '09:00'", HoursError::Order),
        ("days = ['mon']\nfrom = '09:00'\nto = '09:00'", HoursError::Order),
        ("days = []\nfrom = '09:00'\nto = '17:00'", HoursError::NoDay),
        ("days = ['lun']\nfrom = '09:00'\nto = '17:00'", HoursError::Weekday),
        ("days = ['mon']\nfrom = '9h'\nto = '17:00'", HoursError::Hour),
        ("days = ['mon']\nfrom = '09:00'\nto = '25:00'", HoursError::Hour),
    ];
    for (text, fault) in faults {
        assert_eq!(toml::from_str::<Opening>(text).unwrap_err().message(), fault.to_string(), "{text}");
    }
    let label = "label.fr = 'x'\nlabel.en = 'x'";
    let closures = [("2026-12-24", "2026-12-23", HoursError::Closure), ("24/12", "2026-12-25", HoursError::Day)];
    for (from, to, fault) in closures {
        let text = format!("from = '{from}'\nto = '{to}'\n{label}");
        assert_eq!(toml::from_str::<Closure>(&text).unwrap_err().message(), fault.to_string(), "{text}");
    }
    assert_eq!(Zone::try_from("Europe/Brumefond".to_owned()), Err(HoursError::Zone));
    for wrong in [vec!["12:30", "08:30"], vec!["08:30", "08:30"]] {
        let written: Vec<String> = wrong.into_iter().map(str::to_owned).collect();
        assert_eq!(Rounds::try_from(written), Err(HoursError::Rounds));
    }
    assert_eq!(Rounds::try_from(vec!["midi".to_owned()]), Err(HoursError::Hour));
}

//! Terms and forms of requests.
use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

fn request(received: &str) -> Request {
    let asked = Asked { received: day(received), capacity: Capacity::Implicated, right: Right::Access };
    Request { number: Number { year: 2026, turn: 4 }, asked, extension: None, answer: None }
}

fn codes<T: std::fmt::Debug>(read: Result<T, Vec<Fault>>) -> Vec<(&'static str, &'static str)> {
    read.unwrap_err().into_iter().map(|fault| (fault.field, fault.code)).collect()
}

#[test]
fn an_answer_is_due_within_a_month_and_three_with_an_extension() {
    let one = request("2026-11-30");
    assert_eq!((one.term(), one.due()), (day("2026-12-30"), day("2026-12-30")));
    assert!(!one.is_overdue(day("2026-12-30")) && one.is_overdue(day("2026-12-31")));
    let extension = Some(Extension { day: day("2026-12-30"), delay: Delay::Complex });
    let longer = Request { extension, ..one };
    assert_eq!((longer.term(), longer.due()), (day("2026-12-30"), day("2027-02-28")));
    let answer = Some(Answer { day: day("2027-03-20"), outcome: Outcome::Given, ground: None });
    assert!(!Request { answer, ..longer }.is_overdue(day("2027-04-01")), "it was answered");
}

#[test]
fn a_number_is_written_in_one_way() {
    let four = Number { year: 2026, turn: 4 };
    assert_eq!((four.to_string().as_str(), Number::parse("Q-2026-4")), ("Q-2026-4", Some(four)));
    for wrong in ["", "Q-2026-04", "Q-2026-0", "Q-2026", "R-2026-4", "q-2026-4", "Q-2026-4 ", "Q-2026--4", "Q-+2026-4"]
    {
        assert_eq!(Number::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_request_to_come_or_without_its_codes_is_refused() {
    let today = day("2026-11-23");
    let whole = [("received", "2026-11-23"), ("capacity", "author"), ("right", "access")];
    let read = Asked::parse(&fields(&whole), today).unwrap();
    assert_eq!(read, Asked { received: today, capacity: Capacity::Author, right: Right::Access });
    let empty = [("received", "not-a-day"), ("capacity", "rights-capacity"), ("right", "rights-right")];
    assert_eq!(codes(Asked::parse(&Fields::default(), today)), empty);
    let tomorrow = [("received", "2026-11-24"), ("capacity", "author"), ("right", "access")];
    assert_eq!(codes(Asked::parse(&fields(&tomorrow), today)), [("received", "not-yet")]);
}

#[test]
fn an_extension_is_told_within_the_first_month() {
    let (one, today) = (request("2026-10-20"), day("2026-11-23"));
    let told = |day, delay| Extension::parse(&fields(&[("told", day), ("delay", delay)]), (&one, today));
    assert_eq!(told("2026-11-20", "complex").unwrap().day, day("2026-11-20"));
    assert_eq!(codes(told("2026-11-21", "numerous")), [("told", "rights-term")]);
    assert_eq!(codes(told("2026-10-19", "numerous")), [("told", "rights-before")]);
    assert_eq!(codes(told("2026-11-24", "")), [("told", "not-yet"), ("delay", "rights-delay")]);
}

#[test]
fn an_answer_has_a_reason_where_not_all_was_done_and_only_there() {
    let (one, today) = (request("2026-10-20"), day("2026-11-23"));
    let read = |day, outcome, ground| {
        Answer::parse(&fields(&[("answered", day), ("outcome", outcome), ("ground", ground)]), (&one, today))
    };
    assert_eq!(read("2026-11-23", "given", "").unwrap().ground, None);
    assert_eq!(read("2026-10-20", "partly", "others").unwrap().ground, Some(Ground::Others));
    assert_eq!(codes(read("2026-11-23", "given", "others")), [("ground", "rights-no-ground")]);
    assert_eq!(codes(read("2026-11-23", "refused", "")), [("ground", "rights-ground")]);
    assert_eq!(codes(read("2026-10-19", "", "")), [("answered", "rights-before"), ("outcome", "rights-outcome")]);
    assert_eq!(codes(read("2026-11-24", "given", "")), [("answered", "not-yet")]);
}

#[test]
fn what_is_witnessed_changes_with_every_part() {
    let one = request("2026-10-20");
    let extension = Some(Extension { day: day("2026-11-01"), delay: Delay::Complex });
    let answer = |ground| Some(Answer { day: day("2026-11-01"), outcome: Outcome::Partly, ground });
    let all = [
        one,
        request("2026-10-21"),
        Request { extension, ..one },
        Request { answer: answer(Some(Ground::Others)), ..one },
        Request { answer: answer(Some(Ground::Duty)), ..one },
        Request { extension, answer: answer(Some(Ground::Duty)), ..one },
    ];
    let distinct: std::collections::BTreeSet<_> = all.iter().map(Request::bytes).collect();
    assert_eq!(distinct.len(), all.len());
}

//! When somebody next reads, in words: by the hours and closures of `policies/organisation.toml`.
//!
//! Said wherever a person waits for an answer, and where they may believe that somebody watches day and night. While the
//! place is not known yet, what is said holds for every team.
use jiff::civil::Weekday;

use crate::{
    clock::Day,
    domain::{
        deadline::DeadlineCode,
        hours::{Hours, Opening, Reading, When},
        rules::Rules,
    },
    text::Words,
    web::Page,
};

/// When somebody of the team that reads for an entity next does.
pub(super) fn next(page: &Page, rules: &Rules, entity: &str) -> String {
    match rules.organisation.hours(entity).next(page.now) {
        Some(reading) => sentence(page, &reading, ["hours-now", "hours-from", "hours-during"]),
        None => page.words.say("hours-never"),
    }
}

/// When somebody next reads, whatever the team.
pub(super) fn anywhere(page: &Page, rules: &Rules) -> String {
    let cells = rules.organisation.cells().map(|cell| rules.organisation.hours(&cell.code));
    let readings: Option<Vec<Reading>> = cells.map(|hours| hours.next(page.now)).collect();
    let readings = readings.unwrap_or_default();
    // A team that announces no day has no latest one.
    let Some(latest) = readings.iter().max_by_key(|reading| reading.from) else {
        return page.words.say("hours-various");
    };
    let keys = if readings.iter().all(|reading| reading.when == latest.when && reading.elsewhere == latest.elsewhere) {
        ["hours-now", "hours-from", "hours-during"]
    } else {
        ["hours-now-somewhere", "hours-from-latest", "hours-during-latest"]
    };
    sentence(page, latest, keys)
}

/// The day by which a person answers what is sent now, whatever the team.
pub(super) fn answer_anywhere(rules: &Rules, today: Day) -> Day {
    let cells = rules.organisation.cells();
    let days = cells.map(|cell| rules.deadlines_of(&cell.code).due(DeadlineCode::FirstAnswer, today));
    days.max().unwrap_or_else(|| rules.deadlines.due(DeadlineCode::FirstAnswer, today))
}

/// Every opening of a week of the team that reads for an entity.
pub(super) fn weekly(page: &Page, rules: &Rules, entity: &str) -> String {
    let t = &page.words;
    let Hours { openings, zone, .. } = rules.organisation.hours(entity);
    if openings.is_empty() {
        return t.say("hours-unsaid");
    }
    // What runs on the same days is said together: mornings, then afternoons.
    let openings: Vec<String> = openings.chunk_by(|one, next| one.days == next.days).map(|same| on(t, same)).collect();
    let weekly = t.say_one("hours-weekly", "openings", &openings.join(&t.say("list-then")));
    if zone.is_elsewhere() { format!("{weekly} {}", t.say("hours-local")) } else { weekly }
}

/// "lundi 23 novembre 2026, à partir de 9 h", then what makes people wait.
fn sentence(page: &Page, reading: &Reading, [now, from, during]: [&str; 3]) -> String {
    let t = &page.words;
    let mut said = match reading.when {
        When::Now(until) => t.say_one(now, "until", &t.hour(until)),
        When::From(day, at) => {
            t.say_with(from, &[("day", t.day(&day).as_str().into()), ("hour", t.hour(at).as_str().into())])
        }
        When::During(day) => t.say_one(during, "day", &t.day(&day)),
    };
    let closure = reading.closure.iter().map(|closure| {
        let (first, last) = (t.day(&closure.from), t.day(&closure.to));
        let label = ("label", closure.label.get(page.language()).into());
        if first == last {
            return t.say_with("hours-closed-one", &[("day", first.as_str().into()), label]);
        }
        t.say_with("hours-closed", &[("from", first.as_str().into()), ("to", last.as_str().into()), label])
    });
    let local = reading.elsewhere.then(|| t.say("hours-local"));
    for more in local.into_iter().chain(closure) {
        said.push(' ');
        said.push_str(&more);
    }
    said
}

/// Openings of the same days: "du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h".
fn on(t: &Words, openings: &[Opening]) -> String {
    let hours = openings.iter().map(|opening| {
        let (from, to) = (t.hour(opening.from), t.hour(opening.to));
        t.say_with("hours-opening", &[("from", from.as_str().into()), ("to", to.as_str().into())])
    });
    let hours = hours.collect::<Vec<_>>().join(&t.say("hours-and"));
    let days = openings.first().map(|opening| days(t, &opening.days)).unwrap_or_default();
    t.say_with("hours-on", &[("days", days.as_str().into()), ("hours", hours.as_str().into())])
}

/// Three days or more in a row are said by their ends.
fn days(t: &Words, days: &[Weekday]) -> String {
    let in_a_row = days.windows(2).all(|pair| matches!(pair, [one, next] if one.next() == *next));
    match days {
        [first, _, .., last] if in_a_row && days.len() > 2 => {
            let (first, last) = (t.weekday(*first), t.weekday(*last));
            t.say_with("hours-days", &[("first", first.into()), ("last", last.into())])
        }
        _ => days.iter().map(|day| t.weekday(*day)).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::rules::EMBEDDED, service::session::Surface, text::Locale};

    fn at(locale: Locale, now: &str) -> Page {
        let mut page = Page::sample(Surface::Intake, locale, "/");
        page.now = now.parse().unwrap();
        page
    }

    fn with(change: fn(&str) -> String) -> Rules {
        Rules::parse(&|file| (file == "organisation.toml").then(|| change(EMBEDDED[0].1))).unwrap()
    }

    #[test]
    fn when_somebody_reads_is_said_in_words() {
        let rules = Rules::embedded().unwrap();
        let (saturday, evening) = ("2026-11-21T10:00:00Z", "2026-12-23T18:00:00Z");
        let said = |locale, now, entity| next(&at(locale, now), &rules, entity).replace('\u{a0}', "~");
        let monday = "Prochaine lecture~: lundi 23 novembre 2026, à partir de 9~h.";
        assert_eq!(said(Locale::Fr, saturday, "brumefond"), monday);
        assert_eq!(said(Locale::En, saturday, "sarmiers"), "Next reading: Monday 23 November 2026, from 8.30 am.");
        assert_eq!(said(Locale::Fr, "2026-11-23T09:00:00Z", "osmeray"), "Quelqu’un lit aujourd’hui, jusqu’à 17~h.");
        let closed = "Prochaine lecture~: lundi 4 janvier 2027, à partir de 9~h. L’équipe ne lit pas du jeudi 24 \
                      décembre 2026 au vendredi 1er janvier 2027 (fermeture de fin d’année).";
        assert_eq!(said(Locale::Fr, evening, "mirevent"), closed);
    }

    #[test]
    fn what_is_said_before_the_place_is_known_holds_for_every_team() {
        let rules = Rules::embedded().unwrap();
        let said = |now| anywhere(&at(Locale::Fr, now), &rules).replace('\u{a0}', "~");
        // One team reads from half past eight, one on Saturday mornings; the last begins at nine on Monday.
        let latest = "Selon l’équipe, la prochaine lecture commence au plus tard le lundi 23 novembre 2026 à 9~h.";
        assert_eq!(said("2026-11-21T18:00:00Z"), latest);
        assert_eq!(said("2026-11-23T09:00:00Z"), "Chaque équipe lit aujourd’hui.");
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(answer_anywhere(&rules, day("2026-11-21")), day("2026-11-24"));
        assert_eq!(answer_anywhere(&rules, day("2026-12-23")), day("2027-01-05"));
        let alone = with(|text| {
            text.replace("to = \"17:30\"", "to = \"17:00\"")
                .replace("\"08:30\"", "\"09:00\"")
                .replace("[\"sat\"]", "[\"mon\"]")
        });
        let monday = "Prochaine lecture~: lundi 23 novembre 2026, à partir de 9~h.";
        assert_eq!(anywhere(&at(Locale::Fr, "2026-11-21T18:00:00Z"), &alone).replace('\u{a0}', "~"), monday);
    }

    #[test]
    fn a_team_that_announces_no_day_promises_none() {
        let closed = with(|text| {
            text.replace("from = \"2027-05-07\"", "from = \"2020-01-01\"").replace("2027-05-07", "2040-01-01")
        });
        let page = at(Locale::Fr, "2026-11-21T10:00:00Z");
        assert_eq!(next(&page, &closed, "brumefond"), page.words.say("hours-never"));
        assert_eq!(anywhere(&page, &closed), page.words.say("hours-various"));
    }

    #[test]
    fn a_team_without_hours_reads_on_working_days() {
        let silent = with(|text| {
            let blocks = text.split("\n\n").filter(|block| !block.starts_with("[[entity.hours]]"));
            blocks.collect::<Vec<_>>().join("\n\n")
        });
        let page = at(Locale::Fr, "2026-11-21T10:00:00Z");
        let next = next(&page, &silent, "brumefond").replace('\u{a0}', "~");
        assert_eq!(next, "Prochaine lecture~: dans la journée du lundi 23 novembre 2026.");
        assert_eq!(weekly(&page, &silent, "brumefond"), "Cette équipe lit les jours ouvrés, sans heure fixe.");
    }

    #[test]
    fn a_week_is_said_shortly() {
        let rules = with(|text| {
            text.replace("code = \"port-valdenne\"", "code = \"port-valdenne\"\nzone = \"Indian/Reunion\"")
        });
        let said = |locale, entity| weekly(&at(locale, "2026-11-21T10:00:00Z"), &rules, entity).replace('\u{a0}', "~");
        let week = "Heures de lecture~: du lundi au vendredi, de 9~h à 12~h~30 et de 13~h~30 à 17~h.";
        assert_eq!(said(Locale::Fr, "brumefond"), week);
        let saturdays = "Reading hours: Monday to Friday, 9 am to 5 pm; Saturday, 9 am to 12 noon.";
        assert_eq!(said(Locale::En, "osmeray"), saturdays);
        assert!(
            said(Locale::Fr, "port-valdenne")
                .ends_with("17~h. Ces heures sont celles de l’endroit où travaille l’équipe.")
        );
    }
}

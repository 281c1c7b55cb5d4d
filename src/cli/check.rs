//! `recueil check`: everything that can be wrong before anybody is harmed by it, one line each.
use std::process::ExitCode;

use clap::Args;

use super::{At, open, rules, say, serve::settings};
use crate::{
    clock::{Clock as _, Day, SystemClock},
    config::Config,
    policy::Policy,
    service::{Coded as _, Rules, Service, journal, outbox, readers, roster, steering},
    text::Text,
};

/// Check configuration, policies, words, keys, database and roster, and say what is wrong.
///
/// Exits with 3 when something is.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Print the table of decisions: for every act, at every stage, who may do it and what it takes.
    ///
    /// It asks the rules themselves, forbidden pairs included, for every role and for those who have none, and names
    /// whoever never may. With --json, only what is possible.
    #[arg(long)]
    decisions: bool,
}

/// One thing checked.
#[derive(Debug, serde::Serialize)]
struct Line {
    what: &'static str,
    ok: bool,
    /// Nothing is wrong, and somebody should look.
    look: bool,
    detail: String,
}

fn line<T, E: std::fmt::Display>(what: &'static str, outcome: Result<T, E>, detail: impl Fn(&T) -> String) -> Line {
    match outcome {
        Ok(value) => Line { what, ok: true, look: false, detail: detail(&value) },
        Err(error) => Line { what, ok: false, look: false, detail: error.to_string() },
    }
}

impl Check {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        if self.decisions {
            return decisions(at);
        }
        let mut lines = vec![
            line("decisions", Policy::embedded(), |policy| format!("{} rows", policy.table().len())),
            line("words", Text::embedded(), |_| "French and English".to_owned()),
        ];
        let config = Config::read(&at.config, at.database.clone());
        lines.push(line("configuration", config.as_ref(), |_| at.config.display().to_string()));
        if let Ok(config) = &config {
            of_installation(config, &mut lines).await;
        }
        print(at, &lines)
    }
}

async fn of_installation(config: &Config, lines: &mut Vec<Line>) {
    let rules = rules(config);
    lines.push(line("policies", rules.as_ref(), |rules| policies(config, rules)));
    if let Ok(rules) = &rules {
        lines.push(contacts(rules, SystemClock.today()));
        lines.push(hours(rules, SystemClock.today()));
        lines.extend(cells(rules));
        lines.extend(texts(rules, SystemClock.today()));
        lines.extend(discipline(rules));
    }
    lines.push(line("theme", settings(&config.intake, config.accent.as_deref()), |_| "contrast holds".to_owned()));
    let opened = open(config).await.map_err(|error| format!("{error:#}"));
    let service = opened.as_ref().ok().cloned();
    lines.push(line("keys and database", opened, |_| "open".to_owned()));
    if let Some(service) = service {
        of_service(&service, lines).await;
        service.close().await;
    }
}

/// How many entities, whose files, and what the organisation must still verify.
fn policies(config: &Config, rules: &Rules) -> String {
    let own: Vec<&str> = config.policies.keys().map(String::as_str).collect();
    let own = if own.is_empty() { "shipped files only".to_owned() } else { format!("your own: {}", own.join(", ")) };
    let (entities, to_check) = (rules.organisation.entities().count(), rules.to_check().join(", "));
    let to_check = if to_check.is_empty() { to_check } else { format!("; to be checked: {to_check}") };
    format!("{entities} entities; {own}{to_check}")
}

/// Numbers change: one not looked at for six months is told, and shown all the same.
fn contacts(rules: &Rules, today: Day) -> Line {
    let stale = rules.stale(today);
    let detail = if stale.is_empty() {
        "each checked within six months".to_owned()
    } else {
        format!("not checked for six months: {}", stale.join(", "))
    };
    Line { what: "contacts", ok: true, look: !stale.is_empty(), detail }
}

/// When somebody reads: a cell that does not say, and a closure longer than the law allows silence.
fn hours(rules: &Rules, today: Day) -> Line {
    let long = rules.too_long(today).into_iter().map(|(code, from)| format!("{code} closes on {from} for too long"));
    let silent = rules.without_hours().into_iter().map(|code| format!("{code} gives no hours"));
    let told: Vec<String> = long.chain(silent).collect();
    let detail = if told.is_empty() { "each cell says when it reads".to_owned() } else { told.join("; ") };
    Line { what: "hours", ok: true, look: !told.is_empty(), detail }
}

/// What people read, what it lacks, and every reference that somebody must still verify: shown all the same.
fn texts(rules: &Rules, today: Day) -> Vec<Line> {
    let look = |detail| Line { what: "texts", ok: true, look: true, detail };
    let files = rules.notices.files().count().saturating_add(rules.letters.files().count());
    let mut lines = vec![Line { what: "texts", ok: true, look: false, detail: format!("{files} read") }];
    let (unsaid, stale) = (rules.unsaid(), [rules.notices.stale(today), rules.letters.stale(today)].concat());
    if !unsaid.is_empty() {
        lines.push(look(format!("organisation.toml does not say, under facts: {}", unsaid.join(", "))));
    }
    if !stale.is_empty() {
        lines.push(look(format!("not checked for six months: {}", stale.join(", "))));
    }
    let open = rules.references_to_check().into_iter();
    lines.extend(open.map(|(file, open)| look(format!("{file}, to be checked: {}", open.join(" | ")))));
    lines
}

/// How many statuses have a regime, and what a lawyer or the organisation must still say of each.
fn discipline(rules: &Rules) -> Vec<Line> {
    let line = |look, detail| Line { what: "discipline", ok: true, look, detail };
    let mut lines = vec![line(false, format!("{} statuses", rules.discipline.all().count()))];
    let told = |open: Vec<(String, Vec<String>)>, what: &str| {
        let told = open.into_iter().map(|(file, open)| format!("{file}, {what}: {}", open.join(", ")));
        told.map(|detail| line(true, detail)).collect::<Vec<_>>()
    };
    lines.extend(told(rules.discipline.unsaid(), "for the organisation to say"));
    lines.extend(told(rules.discipline.to_check(), "to be checked"));
    lines
}

async fn of_service(service: &Service, lines: &mut Vec<Line>) {
    let founding = match roster::is_pinned(service).await {
        Ok(true) => Ok(()),
        Ok(false) => Err("no founding fingerprint is pinned, or another one: intake is closed".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    lines.push(line("roster", founding, |()| "verified and pinned".to_owned()));
    let unread = match readers::unread(service).await {
        Ok(unread) if unread.is_empty() => Ok(()),
        Ok(unread) => Err(format!("nobody can read for: {}", unread.join(", "))),
        Err(error) => Err(error.to_string()),
    };
    lines.push(line("entities", unread, |()| "each has a reader".to_owned()));
    lines.extend(people(service).await);
    let entries = journal::verify(service).await;
    lines.push(line("journal", entries, |count| format!("{count} entries verify")));
    lines.push(match outbox::answers(service).await {
        None => Line { what: "mail", ok: true, look: false, detail: "none: nobody writes outside".to_owned() },
        Some(answer) => line("mail", answer, |()| "the server answers".to_owned()),
    });
}

/// Where somebody is missing: the service works all the same, and somebody should look.
async fn people(service: &Service) -> Vec<Line> {
    let look = |detail| Line { what: "people", ok: true, look: true, detail };
    let thin = match steering::thin(service).await {
        Ok(thin) => thin,
        Err(error) => return vec![line("people", Err::<(), _>(error), |()| String::new())],
    };
    let mut lines: Vec<Line> =
        thin.into_iter().map(|(what, entities)| look(format!("{what}: {}", entities.join(", ")))).collect();
    for lifted in service.rules().organisation.all_lifted() {
        lines.push(look(format!("{} is lifted for {} ({})", lifted.pair.code(), lifted.member, lifted.entity)));
    }
    if lines.is_empty() {
        lines.push(Line { what: "people", ok: true, look: false, detail: "nobody is missing".to_owned() });
    }
    lines
}

/// Cells outside or shared, and whether the agreement is cited.
fn cells(rules: &Rules) -> Option<Line> {
    let outside = rules.organisation.cells().filter(|cell| cell.external || cell.convention.is_some());
    let said = outside.map(|cell| {
        let what = if cell.external { "is entrusted to others" } else { "is shared" };
        let cited = if cell.convention.is_some() { "" } else { ", and no convention is cited" };
        format!("{} {what}{cited}", cell.code)
    });
    let detail = said.collect::<Vec<_>>().join("; ");
    let look = rules.organisation.cells().any(|cell| cell.external && cell.convention.is_none());
    (!detail.is_empty()).then_some(Line { what: "cells", ok: true, look, detail })
}

fn print(at: &At, lines: &[Line]) -> anyhow::Result<ExitCode> {
    if at.json {
        say(serde_json::to_string_pretty(lines)?);
    } else {
        for line in lines {
            let mark = match (line.ok, line.look) {
                (false, _) => "WRONG ",
                (true, true) => "look  ",
                (true, false) => "ok    ",
            };
            say(format_args!("{mark} {:<18} {}", line.what, line.detail));
        }
    }
    let all = lines.iter().all(|line| line.ok);
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

fn decisions(at: &At) -> anyhow::Result<ExitCode> {
    let policy = Policy::embedded()?;
    if at.json {
        say(serde_json::to_string_pretty(&policy.table())?);
    } else {
        say(policy.printed().trim_end());
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{letter, notice::NAMES, rules::EMBEDDED};

    #[test]
    fn what_texts_lack_is_told() {
        let rules = Rules::embedded().unwrap();
        let said = |rules: &Rules, day: &str| -> String {
            let lines = texts(rules, day.parse().unwrap());
            assert!(lines.iter().all(|line| line.ok));
            lines.iter().skip(1).map(|line| line.detail.as_str()).collect::<Vec<_>>().join("\n")
        };
        let shipped = said(&rules, "2026-11-22");
        assert!(
            shipped.contains("notices/fr/just-happened.md, to be checked: ") && !shipped.contains("organisation.toml")
        );
        assert!(shipped.lines().all(|line| line.contains(", to be checked: ")), "{shipped}");
        let open = |text: &str| text.matches("to_check = true").count();
        let letters = letter::TEXTS.iter().flat_map(|(_, texts)| texts);
        let texts = NAMES.iter().flat_map(|(_, texts)| texts).chain(letters);
        let written: usize = texts.map(|text| open(text)).sum();
        assert_eq!(rules.references_to_check().iter().map(|(_, open)| open.len()).sum::<usize>(), written);
        assert!(said(&rules, "2027-05-23").contains("not checked for six months: notices/fr/student-victim.md"));
        let silent = |file: &str| {
            (file == "organisation.toml").then(|| EMBEDDED[0].1.replace("dpo.fr", "# ").replace("dpo.en", "# "))
        };
        let rules = Rules::parse(&silent).unwrap();
        assert!(said(&rules, "2026-11-22").contains("does not say, under facts: dpo (privacy)"));
    }

    #[test]
    fn what_a_regime_leaves_open_is_told() {
        let told = discipline(&Rules::embedded().unwrap());
        assert!(told.iter().all(|line| line.ok) && told[0].detail == "13 statuses" && !told[0].look);
        let says = |part: &str| told.iter().any(|line| line.look && line.detail.contains(part));
        assert!(says("discipline/student-imt.toml, for the organisation to say: limitation, summons, opinion"));
        assert!(says("discipline/official-state.toml, to be checked: ") && says("step opinion"));
    }

    #[test]
    fn hours_that_lack_and_closures_that_last_are_told() {
        let with = |from: &str, to: &str| {
            let own = |file: &str| (file == "organisation.toml").then(|| EMBEDDED[0].1.replace(from, to));
            Rules::parse(&own).unwrap()
        };
        let told = |rules: &Rules, day: &str| hours(rules, day.parse().unwrap());
        assert!(!told(&Rules::embedded().unwrap(), "2026-11-22").look);
        let long = with("to = \"2027-01-01\"", "to = \"2027-01-06\"");
        let line = told(&long, "2026-11-22");
        assert!(line.ok && line.look && line.detail.contains("sarmiers closes on 2026-12-24 for too long"), "{line:?}");
        assert!(!told(&long, "2027-01-07").look, "it is over");
        let opening = "[[entity.hours]]\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\nfrom = \"08:30\"\nto = \"18:00\"\n";
        let line = told(&with(opening, ""), "2026-11-22");
        assert!(line.look && line.detail == "sarmiers gives no hours", "{line:?}");
    }

    #[test]
    fn cells_outside_are_told() {
        let told = |text: String| {
            cells(&Rules::parse(&|file: &str| (file == "organisation.toml").then(|| text.clone())).unwrap())
        };
        let shipped = told(EMBEDDED[0].1.to_owned()).unwrap();
        assert!(!shipped.look && shipped.detail == "port-valdenne is entrusted to others", "{shipped:?}");
        let silent: Vec<&str> = EMBEDDED[0].1.lines().filter(|line| !line.starts_with("convention.")).collect();
        let line = told(silent.join("\n")).unwrap();
        assert!(line.ok && line.look && line.detail.ends_with("no convention is cited"), "{line:?}");
        let own = |line: &&str| !["convention.", "relay.", "external = "].iter().any(|key| line.starts_with(key));
        assert!(told(EMBEDDED[0].1.lines().filter(own).collect::<Vec<_>>().join("\n")).is_none());
    }

    #[test]
    fn contacts_grow_old() {
        let rules = Rules::embedded().unwrap();
        let on = |day: &str| contacts(&rules, day.parse().unwrap());
        assert!(!on("2027-05-22").look);
        let later = on("2027-05-23");
        assert!(later.ok && later.look && later.detail.contains("police"), "{later:?}");
        assert!(!later.detail.contains("cnae"), "not shown to anybody yet: told among the policies");
    }
}

//! The report, composed from what stands: the same records always give the same text.
//!
//! Nothing is in it that was not written down and signed in the inquiry; what was found is said for each allegation and each
//! person it is against. It does **not** say who reported: only what those who inquire wrote.
use std::{collections::BTreeSet, fmt::Write as _};

use crate::{
    clock::Day,
    crypto::Digest,
    domain::{
        Coded,
        conclusions::Conclusions,
        evidence::{Content, Evidence},
        finding::{Allegation, Finding, Implicated},
        hearing::{Convocation, Heard, NotHeard},
        inquest::Inquest,
    },
    service::{
        Error,
        case_file::CaseFile,
        hearing::{HearingView, Submitted, Written},
    },
    text::Words,
};

/// The titles of its sections, in their order.
const TITLES: [&str; 11] = [
    "report-mission",
    "report-inquirers",
    "report-plan",
    "report-method",
    "report-heard",
    "report-evidence",
    "report-persons",
    "report-chronology",
    "report-discussion",
    "report-findings",
    "report-proposals",
];

/// A text that grows section by section.
struct Text<'w> {
    t: &'w Words,
    text: String,
}

impl Text<'_> {
    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn section(&mut self, key: &str, body: &str) {
        let title = self.t.say(key);
        self.line(&format!("\n{title}\n"));
        let none = self.t.say("report-nothing");
        self.line(if body.is_empty() { &none } else { body });
    }
}

/// The text of the report as it stands now.
pub(super) fn compose(
    file: &CaseFile<'_>,
    (inquest, heard): (&Inquest, &[(Heard, Option<HearingView>)]),
    t: &Words,
) -> Result<String, Error> {
    let mission = file.mission()?;
    let (organisation, language) = (file.organisation(), t.locale().code());
    let entity = organisation.entity(&file.row.entity).map_or("", |entity| entity.name.get(language));
    let mut text = Text { t, text: String::new() };
    text.line(&t.say_one("report-title", "reference", file.row.reference.as_str()));
    text.line(&t.say("report-confidential"));
    text.line(&format!("{entity}\n{}", t.say_one("report-since", "day", &t.day(&file.row.received))));
    text.section("report-mission", &mission.scope);
    text.section("report-inquirers", &inquirers(file, t));
    text.section("report-plan", inquest.plan.as_ref().map_or("", |plan| &plan.text));
    let draft = inquest.draft.clone().unwrap_or_default();
    text.section("report-method", &draft.method);
    text.section("report-heard", &joined(heard.iter().map(|one| hearing(one, t)), "\n\n"));
    text.section("report-evidence", &joined(inquest.evidence.iter().map(|one| listed(inquest, one, t)), "\n"));
    text.section("report-persons", &joined(inquest.persons.iter().map(person), "\n"));
    text.section("report-chronology", &draft.chronology);
    text.section("report-discussion", &draft.discussion);
    text.section("report-findings", &concluded(inquest, t));
    text.section("report-proposals", &draft.proposals);
    Ok(text.text)
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}

fn inquirers(file: &CaseFile<'_>, t: &Words) -> String {
    let declared = file.declared().map(|(member, entry)| {
        let who = file.roll.roster.known(&member);
        let who = who.map_or_else(String::new, |entry| format!("{}, {}", entry.name, entry.function));
        let day = t.day(&Day::of(entry.at));
        t.say_with("report-declared", &[("who", (&who).into()), ("day", (&day).into())])
    });
    joined(declared, "\n")
}

/// Somebody who was called: what was written down and whether they confirm it; that they were not heard, and what they say of it.
fn hearing((heard, view): &(Heard, Option<HearingView>), t: &Words) -> String {
    let role = t.code("heard-role", &heard.role);
    let who = [("who", (&heard.name).into()), ("role", (&role).into())];
    let mut lines = vec![t.say_with("report-heard-one", &who)];
    let standing = view.iter().flat_map(|view| &view.minutes).filter(|one| !one.corrected);
    lines.extend(standing.map(|one| {
        let state = match &one.answer {
            None => "waiting",
            Some((_, answer)) if answer.confirmed => "confirmed",
            Some(_) => "contested",
        };
        let (day, state) = (t.day(&one.said.what.day), t.term("minutes-state", state));
        let said = t.say_with("report-heard-minutes", &[("day", (&day).into()), ("state", (&state).into())]);
        joined(std::iter::once(said).chain(remarks(one, t)), "\n")
    }));
    lines.extend(view.iter().flat_map(|view| &view.findings).map(|one| submitted(one, t)));
    lines.extend(view.iter().flat_map(|view| &view.renewed).map(|(at, by)| {
        let (day, by) = (t.day(&Day::of(*at)), by.name.clone().unwrap_or_else(|| by.function.clone()));
        t.say_with("report-code-renewed", &[("day", (&day).into()), ("who", (&by).into())])
    }));
    for missed in view.iter().flat_map(|view| &view.unheard) {
        let NotHeard { day, why, reason } = &missed.said.what;
        let (day, why) = (t.day(day), t.code("not-heard", why));
        let said = [("day", (&day).into()), ("why", (&why).into()), ("reason", reason.into())];
        lines.push(t.say_with("report-unheard", &said));
        lines.extend(missed.answer.iter().map(|(_, text)| t.say_one("report-unheard-answered", "text", &within(text))));
    }
    if lines.len() == 1 {
        lines.push(t.term("minutes-state", "none"));
    }
    lines.join("\n")
}

/// What somebody heard wrote, set in: no line of it is taken for a title of the report.
fn within(text: &str) -> String {
    text.trim().replace('\n', "\n    ")
}

/// What the person remarked on minutes, whether or not they confirm them.
fn remarks(minutes: &Written, t: &Words) -> Option<String> {
    let (_, answer) = minutes.answer.as_ref()?;
    let remarks = answer.remarks.trim();
    (!remarks.is_empty()).then(|| t.say_one("report-heard-remarks", "text", &within(remarks)))
}

/// What was about to be concluded, and what the person answered to it.
fn submitted(one: &Submitted, t: &Words) -> String {
    let day = t.day(&Day::of(one.said.at));
    let said = t.say_with("report-provisional", &[("day", (&day).into()), ("text", (&one.said.what.text).into())]);
    let answer = match &one.answer {
        None => t.say("report-provisional-unanswered"),
        Some((at, answer)) => {
            let (day, text) = (t.day(&Day::of(*at)), answer.text.trim());
            let key = if text.is_empty() { "report-provisional-nothing" } else { "report-provisional-answered" };
            t.say_with(key, &[("day", (&day).into()), ("text", (&within(text)).into())])
        }
    };
    format!("{said}\n{answer}")
}

/// Minutes in words, as a piece holds them.
pub(super) fn written_out((call, today): (&Convocation, Day), minutes: &Written, t: &Words) -> String {
    let (what, role) = (&minutes.said.what, t.code("heard-role", &call.role));
    let state = match &minutes.answer {
        None => t.say_one("minutes-piece-unanswered", "day", &t.day(&today)),
        Some((at, answer)) => {
            let key = if answer.confirmed { "minutes-piece-confirmed" } else { "minutes-piece-contested" };
            t.say_one(key, "day", &t.day(&Day::of(*at)))
        }
    };
    let head = [
        t.say_one("minutes-piece-title", "day", &t.day(&what.day)),
        t.say_with("report-heard-one", &[("who", (&call.name).into()), ("role", (&role).into())]),
        t.say_one("minutes-piece-place", "place", &what.place),
        t.say_one("minutes-piece-present", "present", &what.present),
    ];
    let parts = head.into_iter().chain([format!("\n{}\n", what.text), state]).chain(remarks(minutes, t));
    joined(parts, "\n")
}

fn listed(inquest: &Inquest, one: &Evidence, t: &Words) -> String {
    if inquest.gone.contains(&one.number) {
        t.say_one("report-piece-gone", "number", &one.number.to_string())
    } else {
        piece(one, t)
    }
}

fn piece(piece: &Evidence, t: &Words) -> String {
    let number = piece.number.to_string();
    let (sort, digest) = (t.code("evidence-sort", &piece.sort), &piece.digest);
    let values = [
        ("number", (&number).into()),
        ("title", (&piece.title).into()),
        ("sort", (&sort).into()),
        ("origin", (&piece.origin).into()),
        ("digest", digest.into()),
    ];
    t.say_with("report-piece", &values)
}

fn person(person: &Implicated) -> String {
    let function = if person.function.is_empty() { String::new() } else { format!(", {}", person.function) };
    format!("{}. {}{function}", person.number, person.name)
}

/// What is found, and the digest of it: whoever agrees to the text agrees to this, which those who decide have beside it.
fn concluded(inquest: &Inquest, t: &Words) -> String {
    let digest = Digest::of(&Conclusions::of(inquest).bytes()).to_string();
    let all = inquest.allegations.iter().map(|one| findings(inquest, one, t));
    joined(all.chain([t.say_one("report-conclusions", "digest", &digest)]), "\n\n")
}

fn findings(inquest: &Inquest, allegation: &Allegation, t: &Words) -> String {
    let number = allegation.number.to_string();
    let mut parts = vec![t.say_one("report-allegation", "number", &number), allegation.facts.clone()];
    if !allegation.period.is_empty() {
        parts.push(t.say_one("report-period", "period", &allegation.period));
    }
    let of = inquest.pairs().filter(|(one, _)| one.number == allegation.number);
    for (_, person) in of {
        let Some(finding) = inquest.findings.get(&(allegation.number, person.number)) else { continue };
        let outcome = t.code("finding-outcome", &finding.outcome);
        parts.push(t.say_with("report-finding", &[("person", (&person.name).into()), ("outcome", (&outcome).into())]));
        parts.push(finding.grounds.clone());
        parts.extend(pieces_of(inquest, finding, t));
    }
    parts.join("\n")
}

/// The sections of a report written in these words, each with its title, the head without one; a report in other words is one
/// section.
#[must_use]
pub fn sections(report: &str, t: &Words) -> Vec<(String, String)> {
    let titles = TITLES.map(|key| t.say(key));
    let mut all = vec![(String::new(), String::new())];
    for line in report.lines() {
        let is_next = titles.get(all.len().saturating_sub(1)).is_some_and(|title| title == line);
        match all.last_mut() {
            Some((_, body)) if !is_next => {
                body.push_str(line);
                body.push('\n');
            }
            _ => all.push((line.to_owned(), String::new())),
        }
    }
    all.into_iter().map(|(title, body)| (title, body.trim().to_owned())).collect()
}

/// What stands in an inquiry, as a report in outline says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Who was called and heard.
    pub hearings: String,
    /// The pieces.
    pub pieces: String,
    /// What is alleged, and when.
    pub accounts: String,
    /// What is found of it.
    pub findings: String,
}

impl Outline {
    /// From what was written down and said.
    #[must_use]
    pub fn new(inquest: &Inquest, heard: &[(Heard, Option<HearingView>)], t: &Words) -> Self {
        let alleged = |one: &Allegation| {
            let title = t.say_one("report-allegation", "number", &one.number.to_string());
            let when = (!one.period.is_empty()).then(|| t.say_one("report-period", "period", &one.period));
            let lines = [title, one.facts.clone()].into_iter().chain(when);
            joined(lines, "\n")
        };
        Self {
            hearings: joined(heard.iter().map(|one| hearing(one, t)), "\n\n"),
            pieces: joined(inquest.evidence.iter().map(|one| listed(inquest, one, t)), "\n"),
            accounts: joined(inquest.allegations.iter().map(alleged), "\n\n"),
            findings: joined(inquest.allegations.iter().map(|one| findings(inquest, one, t)), "\n\n"),
        }
    }
}

/// What a finding rests on, and what it rested on that went since.
pub(crate) fn pieces_of(inquest: &Inquest, finding: &Finding, t: &Words) -> Vec<String> {
    let (stands, gone) = inquest.rests_on(finding);
    let said = |key: &str, numbers: &BTreeSet<u32>| {
        let all = joined(numbers.iter().map(u32::to_string), ", ");
        (!numbers.is_empty()).then(|| t.say_one(key, "pieces", &all))
    };
    said("report-rests-on", &stands).into_iter().chain(said("report-rested-on", &gone)).collect()
}

/// The pieces as those who decide have them: each file under a name of its own.
pub(super) fn annexes(inquest: &Inquest, mut renamed: impl FnMut() -> crate::ids::FileId) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = inquest.standing().cloned().collect();
    for piece in &mut all {
        if let Content::File(file) = &mut piece.content {
            file.file = renamed();
        }
    }
    all
}

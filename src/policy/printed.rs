//! The table for people: every act, every stage, everybody, and what it takes.
//!
//! It is made of the same answers as [`super::walk`], so what is not printed as possible is refused. Whoever can never do
//! an act is named too: a table with gaps would let one think that nobody looked.
use std::fmt::Write as _;

use super::{
    Policy,
    table::{Kind, Who},
    walk::{self, TableRow},
};
use crate::domain::{Coded, act::Act, case::Stage, role::Role};

/// Width of a name, then of a stage.
const WIDE: usize = 24;
const NARROW: usize = 11;
/// Longest line of names.
const LINE: usize = 96;

const LEGEND: &str = "\
What everybody may do, act by act and stage by stage, as the rules answer it.

  k  with a key of the case            e  enrolled in the verified roster
  c  with the charter accepted         o  of their own case, or of themselves
  x  with nothing more                 .  never

Roles count when they are held for the entity of the case or one above it.
";

/// The whole table.
pub(super) fn print(policy: &Policy) -> String {
    let rows = walk::walk(policy);
    let mut out = LEGEND.to_owned();
    for act in Act::ALL {
        let of_act: Vec<&TableRow> = rows.iter().filter(|row| row.act == *act).collect();
        let _ = writeln!(out, "\n{}", act.code());
        for kind in Kind::ALL {
            let here: Vec<&TableRow> = of_act.iter().copied().filter(|row| row.subject == kind.code()).collect();
            print_subject(&mut out, *kind, &here);
        }
    }
    print_pairs(&mut out, policy);
    out
}

/// What an act is done to, who does it, and who never does.
fn print_subject(out: &mut String, kind: Kind, rows: &[&TableRow]) {
    if rows.is_empty() {
        let _ = writeln!(out, "  on {}: nobody", kind.code());
        return;
    }
    let stages: Vec<Option<Stage>> = match kind {
        Kind::Case => Stage::ALL.iter().copied().map(Some).collect(),
        Kind::Intake | Kind::Organisation | Kind::Oneself => vec![None],
    };
    let names: Vec<&str> = stages.iter().map(|stage| stage.map_or("", Stage::code)).collect();
    let head = format!("  {:<WIDE$}{}", format!("on {}", kind.code()), columns(&names));
    let _ = writeln!(out, "{}", head.trim_end());
    let mut never = Vec::new();
    for who in Who::all().map(Who::code) {
        let own: Vec<&TableRow> = rows.iter().copied().filter(|row| row.who == who).collect();
        if own.is_empty() {
            never.push(who);
            continue;
        }
        let at = |stage: &Option<Stage>| own.iter().find(|row| row.stage == *stage);
        let cells: Vec<String> =
            stages.iter().map(|stage| at(stage).map_or(".".to_owned(), |row| needs(row))).collect();
        let _ = writeln!(out, "    {}", format!("{who:<22}{}", columns(&cells)).trim_end());
    }
    if !never.is_empty() {
        print_list(out, &never);
    }
}

/// Words side by side, a stage wide each.
fn columns<S: AsRef<str>>(words: &[S]) -> String {
    words.iter().fold(String::new(), |mut line, word| {
        let _ = write!(line, "{:<NARROW$}", word.as_ref());
        line
    })
}

/// Who never does, in lines that a terminal holds.
fn print_list(out: &mut String, never: &[&str]) {
    let mut line = "    never:".to_owned();
    for (place, who) in never.iter().enumerate() {
        let comma = if place.saturating_add(1) < never.len() { "," } else { "" };
        if line.len().saturating_add(who.len()) > LINE {
            let _ = writeln!(out, "{line}");
            line = " ".repeat(10);
        }
        let _ = write!(line, " {who}{comma}");
    }
    let _ = writeln!(out, "{line}");
}

/// The first letter of everything it takes.
fn needs(row: &TableRow) -> String {
    let letters: String = row.needs.iter().filter_map(|need| need.chars().next()).collect();
    if letters.is_empty() { "x".to_owned() } else { letters }
}

/// Roles that, held together, open no case that the first alone would.
fn print_pairs(out: &mut String, policy: &Policy) {
    let _ = writeln!(out, "\nHeld together over the same entity, these open no case:");
    for first in Role::ALL.iter().filter(|role| role.receives()) {
        for second in Role::ALL {
            let opens = |lifted| {
                let actor = walk::holding(vec![*first, *second], lifted);
                policy.allows(&actor, &walk::any_case(), Act::Open)
            };
            let unless = match (opens(false), opens(true)) {
                (true, _) => continue,
                (false, true) => " (unless organisation.toml lifts it for a member)",
                (false, false) => "",
            };
            let _ = writeln!(out, "  {} and {}{unless}", first.code(), second.code());
        }
    }
}

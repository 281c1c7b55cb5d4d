//! What a file of a regime must hold to be meant: steps in order, limits that can be counted, sanctions that can be decided.
//!
//! An error names the line of what is wrong. It does **not** know the law: it knows what would leave somebody without a
//! date, without a defence or without an appeal.
use toml::Spanned;

use super::{
    Appeal, Authority, Council, Gives, Length, Limit, Limitation, Notice, Regime, Sanction, Side, Step, Suspension,
    known,
};
use crate::{
    clock::Day,
    domain::{
        file::{self, FileError},
        localised::Localised,
        report::{LINE_LIMIT, PARAGRAPH_LIMIT},
    },
};

/// A file, each of its parts with its place.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    label: Localised,
    for_whom: Localised,
    reference: String,
    #[serde(default)]
    to_check: bool,
    authority: Spanned<Authority>,
    limitation: Option<Spanned<Limitation>>,
    suspension: Option<Spanned<Suspension>>,
    council: Option<Spanned<Council>>,
    #[serde(default)]
    notice: Vec<Spanned<Notice>>,
    #[serde(default)]
    step: Vec<Spanned<Step>>,
    #[serde(default)]
    sanction: Vec<Spanned<Sanction>>,
    appeal: Option<Spanned<Appeal>>,
}

/// Steps that are taken with the council and without.
const ALWAYS: [&str; 4] = [known::ENGAGE, known::NOTIFY, known::DECISION, known::NOTIFICATION];

/// Steps of which one comes first wherever both are.
const ORDER: [(&str, &str); 8] = [
    (known::ENGAGE, known::NOTIFY),
    (known::NOTIFY, known::SITTING),
    (known::REFERRAL, known::SUMMONS),
    (known::SUMMONS, known::SITTING),
    (known::SITTING, known::OPINION),
    (known::SITTING, known::DECISION),
    (known::NOTIFY, known::DECISION),
    (known::DECISION, known::NOTIFICATION),
];

/// Reads and checks a file.
pub(super) fn parsed(code: &str, text: &str) -> Result<Regime, FileError> {
    let shape: Shape = file::read(text)?;
    file::check_codes(text, &shape.notice, |one| &one.code)?;
    file::check_codes(text, &shape.step, |one| &one.code)?;
    file::check_codes(text, &shape.sanction, |one| &one.code)?;
    let page = Page { text, shape: &shape };
    page.references()?;
    page.texts()?;
    page.power()?;
    page.council()?;
    page.order()?;
    page.notices()?;
    page.steps()?;
    page.sanctions()?;
    page.groups()?;
    Ok(Regime {
        code: code.to_owned(),
        label: shape.label,
        for_whom: shape.for_whom,
        reference: shape.reference,
        to_check: shape.to_check,
        authority: shape.authority.into_inner(),
        limitation: shape.limitation.map(Spanned::into_inner),
        suspension: shape.suspension.map(Spanned::into_inner),
        council: shape.council.map(Spanned::into_inner),
        notices: shape.notice.into_iter().map(Spanned::into_inner).collect(),
        steps: shape.step.into_iter().map(Spanned::into_inner).collect(),
        sanctions: shape.sanction.into_iter().map(Spanned::into_inner).collect(),
        appeal: shape.appeal.map(Spanned::into_inner),
    })
}

/// The file under check.
struct Page<'a> {
    text: &'a str,
    shape: &'a Shape,
}

type Checked = Result<(), FileError>;

impl Page<'_> {
    fn fault<T>(&self, part: &Spanned<T>, code: &'static str, at: &str) -> Checked {
        Err(FileError::within(self.text, &part.span(), code, at))
    }

    /// Nothing stands without the text it comes from.
    fn references(&self) -> Checked {
        let blank = |reference: &str| reference.trim().is_empty();
        let shape = self.shape;
        let parts = [
            Some((shape.authority.span(), "authority", blank(&shape.authority.as_ref().reference))),
            shape.limitation.as_ref().map(|one| (one.span(), "limitation", blank(&one.as_ref().reference))),
            shape.suspension.as_ref().map(|one| (one.span(), "suspension", blank(&one.as_ref().reference))),
            shape.council.as_ref().map(|one| (one.span(), "council", blank(&one.as_ref().reference))),
            shape.appeal.as_ref().map(|one| (one.span(), "appeal", blank(&one.as_ref().reference))),
        ];
        let notices = shape.notice.iter().map(|one| (one.span(), one.as_ref().code.as_str(), &one.as_ref().reference));
        let steps = shape.step.iter().map(|one| (one.span(), one.as_ref().code.as_str(), &one.as_ref().reference));
        let sanctions =
            shape.sanction.iter().map(|one| (one.span(), one.as_ref().code.as_str(), &one.as_ref().reference));
        let entries = notices.chain(steps).chain(sanctions).map(|(span, at, reference)| (span, at, blank(reference)));
        let mut all = parts.into_iter().flatten().chain(entries);
        match all.find(|(_, _, is_blank)| *is_blank) {
            Some((span, at, _)) => Err(FileError::within(self.text, &span, "no-reference", at)),
            None if blank(&shape.reference) => Err(FileError::whole("no-reference", "reference")),
            None => Ok(()),
        }
    }

    /// Labels are lines, sentences are paragraphs.
    fn texts(&self) -> Checked {
        let is_long = |text: &Localised, limit| ["fr", "en"].iter().any(|to| text.get(to).chars().count() > limit);
        for step in &self.shape.step {
            let Step { code, label, todo, .. } = step.as_ref();
            if is_long(label, LINE_LIMIT) || is_long(todo, PARAGRAPH_LIMIT) {
                return self.fault(step, "too-long", code);
            }
        }
        for sanction in &self.shape.sanction {
            if is_long(&sanction.as_ref().label, LINE_LIMIT) {
                return self.fault(sanction, "too-long", &sanction.as_ref().code);
            }
        }
        match self.shape.notice.iter().find(|one| is_long(&one.as_ref().text, PARAGRAPH_LIMIT)) {
            Some(notice) => self.fault(notice, "too-long", &notice.as_ref().code),
            None => Ok(()),
        }
    }

    /// Whoever may sanction begins, tells, decides, notifies and can be appealed from; whoever may not does none of it.
    fn power(&self) -> Checked {
        let shape = self.shape;
        if shape.authority.as_ref().powerless.is_some() {
            let held = [
                (shape.limitation.is_some(), "limitation"),
                (shape.suspension.is_some(), "suspension"),
                (shape.council.is_some(), "council"),
                (shape.appeal.is_some(), "appeal"),
                (!shape.sanction.is_empty(), "sanction"),
            ];
            return match held.into_iter().find(|(is_held, _)| *is_held) {
                Some((_, at)) => self.fault(&shape.authority, "no-power", at),
                None if shape.step.is_empty() => Err(FileError::whole("no-step", "step")),
                None => Ok(()),
            };
        }
        if shape.sanction.is_empty() {
            return Err(FileError::whole("no-sanction", "sanction"));
        }
        if shape.appeal.is_none() {
            return Err(FileError::whole("no-appeal", "appeal"));
        }
        self.need(&ALWAYS)
    }

    fn need(&self, codes: &[&str]) -> Checked {
        match codes.iter().find(|code| self.position(code).is_none()) {
            Some(missing) => Err(FileError::whole("missing-step", missing)),
            None => Ok(()),
        }
    }

    fn position(&self, code: &str) -> Option<usize> {
        self.shape.step.iter().position(|step| step.as_ref().code == code)
    }

    /// A council is called for something, and by all its steps.
    fn council(&self) -> Checked {
        let Some(council) = &self.shape.council else {
            let step = self.shape.step.iter().find(|step| step.as_ref().council.is_some());
            if let Some(step) = step {
                return self.fault(step, "no-council", &step.as_ref().code);
            }
            return match self.shape.sanction.iter().find(|one| one.as_ref().council) {
                Some(sanction) => self.fault(sanction, "no-council", &sanction.as_ref().code),
                None => Ok(()),
            };
        };
        if !self.shape.sanction.iter().any(|one| one.as_ref().council) {
            return self.fault(council, "idle-council", "council");
        }
        self.need(&[known::REFERRAL, known::SUMMONS, known::SITTING])?;
        if council.as_ref().gives == Gives::Opinion { self.need(&[known::OPINION]) } else { Ok(()) }
    }

    /// Nobody is judged before they were told, nor told before it was decided; and whatever the council, all of it is done.
    fn order(&self) -> Checked {
        for (first, then) in ORDER {
            let (Some(before), Some(after)) = (self.position(first), self.position(then)) else { continue };
            if let Some(late) = self.shape.step.get(after).filter(|_| before > after) {
                return self.fault(late, "out-of-order", first);
            }
        }
        let needed = |step: &&Spanned<Step>| ALWAYS.contains(&step.as_ref().code.as_str());
        match self.shape.step.iter().filter(needed).find(|step| step.as_ref().council.is_some()) {
            Some(step) => self.fault(step, "step-not-taken", &step.as_ref().code),
            None => Ok(()),
        }
    }

    /// What is to be said is said somewhere, and whoever is told that it begins is told of their rights.
    fn notices(&self) -> Checked {
        for step in &self.shape.step {
            let Step { code, notice, .. } = step.as_ref();
            let is_known = |code: &&String| self.shape.notice.iter().any(|one| one.as_ref().code == **code);
            if let Some(unknown) = notice.iter().find(|code| !is_known(code)) {
                return self.fault(step, "unknown-notice", unknown);
            }
            if code == known::NOTIFY && notice.is_empty() {
                return self.fault(step, "no-notice", code);
            }
        }
        let is_said = |code: &String| self.shape.step.iter().any(|step| step.as_ref().notice.contains(code));
        match self.shape.notice.iter().find(|notice| !is_said(&notice.as_ref().code)) {
            Some(notice) => self.fault(notice, "unsaid-notice", &notice.as_ref().code),
            None => Ok(()),
        }
    }

    fn steps(&self) -> Checked {
        for (position, step) in self.shape.step.iter().enumerate() {
            let held = step.as_ref();
            for limit in held.limit.iter().chain(&held.not_before) {
                if let Some(code) = self.limit_fault(position, held, limit) {
                    return self.fault(step, code, &limit.step);
                }
            }
            let follows = held.not_before.as_ref().is_none_or(|limit| limit.side == Side::After);
            let usual = held.limit.as_ref().is_some_and(|limit| limit.side == Side::After);
            let is_counted = |length: Length| length.after(sample()).is_some();
            let counted = held.instead.iter().all(|one| is_counted(one.within));
            if !follows || (!usual && (held.postponed || !held.instead.is_empty())) || !counted {
                return self.fault(step, "bad-limit", &held.code);
            }
        }
        Ok(())
    }

    /// A limit is counted from another step, on the right side of it, and taken whenever this one is.
    fn limit_fault(&self, position: usize, step: &Step, limit: &Limit) -> Option<&'static str> {
        let Some(other) = self.position(&limit.step) else { return Some("unknown-step") };
        let in_order = if limit.side == Side::Before { other > position } else { other < position };
        let from = self.shape.step.get(other)?.as_ref();
        let taken = [true, false].into_iter().all(|council| !step.is_taken(council) || from.is_taken(council));
        match (in_order, taken) {
            (false, _) => Some("out-of-order"),
            (true, false) => Some("step-not-taken"),
            (true, true) => None,
        }
    }

    fn sanctions(&self) -> Checked {
        for sanction in &self.shape.sanction {
            if let Some(code) = sanction_fault(sanction.as_ref()) {
                return self.fault(sanction, code, &sanction.as_ref().code);
            }
        }
        Ok(())
    }

    /// Groups: all or none, from the lightest to the gravest; what comes on top comes on top of another group.
    fn groups(&self) -> Checked {
        let all = &self.shape.sanction;
        let mut before = None;
        for sanction in all {
            let held = sanction.as_ref();
            let is_alone = held.group.is_some() != all.first().is_some_and(|first| first.as_ref().group.is_some());
            let exists = |group: &u8| all.iter().any(|one| one.as_ref().group == Some(*group));
            if is_alone || held.group < before || !held.along.iter().all(exists) {
                return self.fault(sanction, "bad-group", &held.code);
            }
            before = held.group;
        }
        Ok(())
    }
}

/// Far from the ends of the calendar, in a year of 365 days.
fn sample() -> Day {
    Day::from_date(jiff::civil::date(2027, 1, 1))
}

fn sanction_fault(held: &Sanction) -> Option<&'static str> {
    let lengths = [held.shortest, held.longest, held.sursis_up_to, held.served];
    let is_longer = |one: Option<Length>, other: Option<Length>| {
        one.zip(other).is_some_and(|(one, other)| !one.is_within(other, sample()))
    };
    if !held.timed && (lengths.iter().any(Option::is_some) || held.sursis) {
        Some("not-timed")
    } else if is_longer(held.shortest, held.longest) || is_longer(held.served, held.longest) {
        Some("bad-lengths")
    } else if !held.sursis && (held.sursis_up_to.is_some() || held.served.is_some()) {
        Some("no-sursis")
    } else if !held.entered && held.erased.is_some() {
        Some("not-entered")
    } else if held.erased.as_ref().is_some_and(|one| one.after.after(sample()).is_none()) {
        Some("bad-length")
    } else {
        None
    }
}

//! What was handed over: who assesses it, then who inquires, and the conversation with the person.
use std::collections::BTreeSet;

use recueil::domain::{case::Stage, inquiry::Opening};

use super::{Coming, INQUIRERS, Move, Seat, Work, inquiry::Inquiry};
use crate::support::world::{AWA, BORIS, PAUL};

/// What was handed over.
#[derive(Debug, Clone)]
pub(in super::super) struct Handed {
    pub(in super::super) stage: Stage,
    /// What was handed over, and what it led to.
    pub(in super::super) read: Seat,
    /// The conversation with the person: of those who assess, then of those who inquire.
    pub(in super::super) talk: Seat,
    /// Out of it, and of all that comes of it.
    pub(super) out: BTreeSet<usize>,
    pub(in super::super) taken_back: bool,
    pub(in super::super) inquiry: Option<Inquiry>,
}

/// Who receives: those named there; where each of them is kept out, those who stand in.
pub(super) fn assess(out: &BTreeSet<usize>) -> Vec<usize> {
    let free =
        |members: &[usize]| -> Vec<usize> { members.iter().copied().filter(|member| !out.contains(member)).collect() };
    let own = free(&[AWA, PAUL]);
    if own.is_empty() { free(&[BORIS]) } else { own }
}

impl Handed {
    pub(super) fn received(out: &BTreeSet<usize>) -> Self {
        let read = Seat::of(assess(out));
        let (talk, out) = (read.clone(), out.clone());
        Self { stage: Stage::Assessment, read, talk, out, taken_back: false, inquiry: None }
    }

    pub(super) fn is_read_by(&self, member: usize) -> bool {
        self.read.due.contains(&member) || self.talk.due.contains(&member)
    }

    /// What was taken back is shown to nobody any more: nobody needs to be left there.
    pub(super) fn is_left_without(&self, member: usize) -> bool {
        self.talk.is_left_without(member) && !self.taken_back
    }

    fn assesses(&self, member: usize) -> bool {
        self.read.due.contains(&member) && !INQUIRERS.contains(&member)
    }

    pub(super) fn allows(&self, what: &Move) -> bool {
        use Stage::{Assessment, Inquiry, MoreNeeded, NotOpened};
        match *what {
            Move::Rule(by, opening) => {
                let here = match opening {
                    Opening::Opened => matches!(self.stage, Assessment | MoreNeeded | NotOpened),
                    Opening::NotOpened | Opening::MoreNeeded => matches!(self.stage, Assessment | MoreNeeded),
                };
                self.assesses(by) && self.talk.due.contains(&by) && here
            }
            Move::Inquire(by) => self.may_speak(by),
            Move::ExcludeHanded(by, off) => self.may_speak(by) && by != off && !self.out.contains(&off),
            Move::Respond => true,
            Move::LeaveHanded(by) => self.is_read_by(by) && !self.is_left_without(by) && !INQUIRERS.contains(&by),
            Move::Appoint(by, two) => {
                let free = |member: &usize| !self.out.contains(member) && !self.read.due.contains(member);
                self.assesses(by) && self.stage == Inquiry && self.inquiry.is_none() && two.iter().all(free)
            }
            Move::Leave(by) => self.may_leave(by),
            Move::Coming(by, Coming::Appoint(other)) => {
                let free = !self.out.contains(&other) && !self.read.due.contains(&other);
                self.assesses(by) && self.inquiry.is_some() && free && INQUIRERS.contains(&other)
            }
            _ => self.inquiry.as_ref().is_some_and(|inquiry| inquiry.allows(what, &self.out)),
        }
    }

    /// Who was appointed writes to nobody, and keeps nobody out, before they declared to have no tie.
    fn may_speak(&self, by: usize) -> bool {
        self.talk.due.contains(&by) && self.inquiry.as_ref().is_none_or(|one| one.has_declared(by))
    }

    fn may_leave(&self, by: usize) -> bool {
        let Some(inquiry) = &self.inquiry else { return false };
        inquiry.read.due.contains(&by) && inquiry.read.due.len() > 1 && !self.is_left_without(by)
    }

    fn off(&mut self, member: usize, lingers: bool) {
        self.out.insert(member);
        self.read.off(member, lingers);
        self.talk.off(member, false);
        if let Some(inquiry) = &mut self.inquiry {
            inquiry.off(member);
        }
    }

    #[expect(clippy::too_many_lines, reason = "a line or two a move")]
    pub(super) fn apply(&mut self, what: &Move) {
        match *what {
            Move::KeepOut(off) => self.off(off, true),
            Move::LeaveHanded(off) | Move::ExcludeHanded(_, off) => self.off(off, false),
            Move::Leave(off) => {
                self.off(off, false);
                if let Some(inquiry) = &mut self.inquiry {
                    inquiry.left(off);
                }
            }
            Move::TakeBack => self.taken_back = true,
            Move::Rule(_, opening) => {
                self.stage = match opening {
                    Opening::Opened => Stage::Inquiry,
                    Opening::NotOpened => Stage::NotOpened,
                    Opening::MoreNeeded => Stage::MoreNeeded,
                };
                self.read.lingering.clear();
            }
            Move::Respond if self.stage == Stage::MoreNeeded => self.stage = Stage::Assessment,
            Move::Inquire(_) => self.read.lingering.clear(),
            Move::Appoint(_, two) => {
                self.read.lingering.clear();
                self.read.due.extend(two);
                self.talk = Seat::of(two);
                self.inquiry = Some(Inquiry::begun(two));
            }
            // Whoever appoints gives them what they have: what was handed over.
            Move::Coming(_, Coming::Appoint(other)) => {
                self.read.lingering.clear();
                self.read.due.insert(other);
            }
            Move::Coming(_, Coming::LetIn(other)) => {
                self.read.lingering.clear();
                self.read.due.insert(other);
                self.talk.due.insert(other);
            }
            Move::Conduct(_, Work::File) => {
                self.stage = Stage::Reported;
                self.talk.lingering.clear();
            }
            _ => {}
        }
        if let Some(inquiry) = &mut self.inquiry {
            inquiry.apply(what, &self.out);
        }
    }
}

//! Who is due which file, and where each stands: written from the procedure, without a line of the service's.
//!
//! A file is read by its **due** members. Somebody taken off by a hand that had not every key of it **lingers**: a key they had
//! opens the drawers of which nobody made another yet, until one of the due works there.
use std::collections::BTreeSet;

use recueil::domain::{case::Stage, inquiry::Opening};

use crate::support::world::{AWA, BORIS, CELL, CLAIRE, JEANNE, MALIK, MOUSSA, PAUL, ROSE};

/// Coordinators of the head office.
const COORDINATORS: [usize; 2] = [CLAIRE, MOUSSA];
/// Those who inquire for it.
pub(super) const INQUIRERS: [usize; 3] = [JEANNE, MALIK, ROSE];

/// Something somebody tries.
#[derive(Debug, Clone)]
pub(super) enum Move {
    Write,
    Reply(usize),
    Note(usize),
    Assign(usize, usize),
    Exclude(usize, usize),
    KeepOut(usize),
    StepBack(usize),
    ChangeCode,
    Agree(usize),
    TakeBack,
    HandOver(usize),
    Withdraw,
    Resume,
    Rule(usize, Opening),
    Inquire(usize),
    Respond,
    LeaveHanded(usize),
    ExcludeHanded(usize, usize),
    Appoint(usize, [usize; 2]),
    Declare(usize),
    Plan(usize),
    Leave(usize),
}

/// Who reads a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Seat {
    pub(super) due: BTreeSet<usize>,
    pub(super) lingering: BTreeSet<usize>,
}

impl Seat {
    fn of(members: impl IntoIterator<Item = usize>) -> Self {
        Self { due: members.into_iter().collect(), lingering: BTreeSet::new() }
    }

    fn off(&mut self, member: usize, lingers: bool) {
        if self.due.remove(&member) && lingers {
            self.lingering.insert(member);
        }
    }

    fn is_left_without(&self, member: usize) -> bool {
        self.due.contains(&member) && self.due.len() == 1
    }
}

/// What was handed over.
#[derive(Debug, Clone)]
pub(super) struct Handed {
    pub(super) stage: Stage,
    /// What was handed over, and what it led to.
    pub(super) read: Seat,
    /// The conversation with the person: of those who assess, then of those who inquire.
    pub(super) talk: Seat,
    /// Out of it, and of all that comes of it.
    out: BTreeSet<usize>,
    pub(super) taken_back: bool,
    pub(super) inquiry: Option<Inquiry>,
}

/// An inquiry that was opened.
#[derive(Debug, Clone, Default)]
pub(super) struct Inquiry {
    pub(super) read: Seat,
    declared: BTreeSet<usize>,
}

impl Inquiry {
    fn may_work(&self, member: usize) -> bool {
        let standing = self.due_and_declared();
        self.read.due.contains(&member) && self.declared.contains(&member) && standing >= 2
    }

    fn due_and_declared(&self) -> usize {
        self.read.due.intersection(&self.declared).count()
    }
}

/// A case and all that came of it.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) stage: Stage,
    /// Where it comes back to, once withdrawn.
    before: Stage,
    pub(super) read: Seat,
    /// The cell writes there: nobody before has a key of it.
    out: BTreeSet<usize>,
    asked: bool,
    agreed: bool,
    pub(super) handed: Option<Handed>,
}

impl Model {
    pub(super) fn received(involved: &[usize]) -> Self {
        let read = Seat::of(CELL.into_iter().filter(|member| !involved.contains(member)));
        let out = involved.iter().copied().collect();
        Self { stage: Stage::Received, before: Stage::Received, read, out, asked: false, agreed: false, handed: None }
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Received | Stage::Listening)
    }

    /// Those who read what the cell writes for itself.
    pub(super) fn notes(&self) -> Seat {
        if self.is_open() { self.read.clone() } else { Seat::default() }
    }

    fn reads(&self, member: usize) -> bool {
        self.is_open() && self.read.due.contains(&member)
    }

    fn handed(&self, is: impl Fn(&Handed) -> bool) -> bool {
        self.handed.as_ref().is_some_and(is)
    }

    /// What is tried elsewhere: a second agreement handed over, which comes beside the first; stepping back with a key that
    /// lingers, which gives it up.
    pub(super) fn leaves_aside(&self, what: &Move) -> bool {
        match what {
            Move::Agree(_) | Move::HandOver(_) => self.handed.is_some(),
            Move::LeaveHanded(by) => self.handed(|handed| handed.read.lingering.contains(by)),
            _ => false,
        }
    }

    /// Whether it must be done; refused otherwise.
    pub(super) fn allows(&self, what: &Move) -> bool {
        match *what {
            Move::Write | Move::Withdraw => self.is_open(),
            Move::Resume => self.stage == Stage::Withdrawn,
            Move::ChangeCode => true,
            Move::Reply(by) | Move::Note(by) | Move::Agree(by) => self.reads(by),
            // Said again, it stands as it was said.
            Move::TakeBack => self.is_open() && self.asked,
            Move::HandOver(by) => self.reads(by) && self.agreed,
            Move::StepBack(by) => self.reads(by) && !self.read.is_left_without(by),
            Move::Assign(by, to) => self.leads(by) && CELL.contains(&to) && !self.out.contains(&to),
            Move::Exclude(by, off) => self.leads(by) && by != off && !self.out.contains(&off),
            Move::KeepOut(off) => self.may_keep_out(off),
            Move::Rule(..)
            | Move::Inquire(_)
            | Move::Respond
            | Move::LeaveHanded(_)
            | Move::ExcludeHanded(..)
            | Move::Appoint(..) => self.handed(|handed| handed.allows(what)),
            Move::Declare(by) => self.handed(|handed| {
                handed
                    .inquiry
                    .as_ref()
                    .is_some_and(|inquiry| inquiry.read.due.contains(&by) && !inquiry.declared.contains(&by))
            }),
            Move::Plan(by) => self.handed(|handed| handed.inquiry.as_ref().is_some_and(|one| one.may_work(by))),
            Move::Leave(by) => self.handed(|handed| handed.may_leave(by)),
        }
    }

    fn leads(&self, by: usize) -> bool {
        COORDINATORS.contains(&by) && self.reads(by)
    }

    fn may_keep_out(&self, off: usize) -> bool {
        // Whether or not they read: somebody may be given a part later.
        let is_in = !self.out.contains(&off) || self.handed(|handed| !handed.out.contains(&off));
        let is_last = |handed: &Handed| handed.is_read_by(off) && handed.is_left_without(off);
        self.is_open() && is_in && !(self.reads(off) && self.read.is_left_without(off)) && !self.handed(is_last)
    }

    /// What it does.
    pub(super) fn apply(&mut self, what: &Move) {
        match *what {
            Move::Reply(_) => {
                self.stage = Stage::Listening;
                self.read.lingering.clear();
            }
            Move::Note(_) | Move::Assign(..) => self.read.lingering.clear(),
            Move::Exclude(_, off) | Move::StepBack(off) => {
                self.read.off(off, false);
                self.out.insert(off);
            }
            Move::KeepOut(off) => {
                // Of what the cell writes for itself, the person has no key.
                self.read.off(off, true);
                self.out.insert(off);
            }
            Move::Agree(_) => (self.asked, self.agreed) = (true, true),
            Move::TakeBack => self.agreed = false,
            Move::HandOver(_) => {
                self.handed = Some(Handed::received(&self.out));
                self.read.lingering.clear();
            }
            Move::Withdraw => (self.before, self.stage) = (self.stage, Stage::Withdrawn),
            Move::Resume => self.stage = self.before,
            // Of what was handed over, which says itself what becomes of it; or of nobody's reading.
            _ => {}
        }
        if let Some(handed) = &mut self.handed {
            handed.apply(what);
        }
    }
}

impl Handed {
    fn received(out: &BTreeSet<usize>) -> Self {
        let free = |members: &[usize]| -> Vec<usize> {
            members.iter().copied().filter(|member| !out.contains(member)).collect()
        };
        let own = free(&[AWA, PAUL]);
        let assessors = if own.is_empty() { free(&[BORIS]) } else { own };
        let read = Seat::of(assessors);
        let (talk, out) = (read.clone(), out.clone());
        Self { stage: Stage::Assessment, read, talk, out, taken_back: false, inquiry: None }
    }

    fn is_read_by(&self, member: usize) -> bool {
        self.read.due.contains(&member) || self.talk.due.contains(&member)
    }

    /// What was taken back is shown to nobody any more: nobody needs to be left there.
    fn is_left_without(&self, member: usize) -> bool {
        self.talk.is_left_without(member) && !self.taken_back
    }

    fn assesses(&self, member: usize) -> bool {
        self.read.due.contains(&member) && !INQUIRERS.contains(&member)
    }

    fn allows(&self, what: &Move) -> bool {
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
            _ => false,
        }
    }

    /// Who was appointed writes to nobody, and keeps nobody out, before they declared to have no tie.
    fn may_speak(&self, by: usize) -> bool {
        self.talk.due.contains(&by) && self.inquiry.as_ref().is_none_or(|one| one.declared.contains(&by))
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
            inquiry.read.off(member, true);
        }
    }

    fn apply(&mut self, what: &Move) {
        match *what {
            Move::KeepOut(off) => self.off(off, true),
            Move::LeaveHanded(off) | Move::ExcludeHanded(_, off) => self.off(off, false),
            Move::Leave(off) => {
                self.off(off, false);
                if let Some(inquiry) = &mut self.inquiry {
                    inquiry.read.lingering.remove(&off);
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
                self.inquiry = Some(Inquiry { read: Seat::of(two), declared: BTreeSet::new() });
            }
            Move::Declare(by) => {
                self.inquiry.iter_mut().for_each(|inquiry| {
                    inquiry.declared.insert(by);
                });
            }
            Move::Plan(_) => self.inquiry.iter_mut().for_each(|inquiry| inquiry.read.lingering.clear()),
            _ => {}
        }
    }
}

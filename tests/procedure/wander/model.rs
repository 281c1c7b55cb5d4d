//! Who is due which file, and where each stands: written from the procedure, without a line of the service's.
//!
//! A file is read by its **due** members. Somebody taken off by a hand that had not every key of it **lingers**: a key they had
//! opens the drawers of which nobody made another yet, until one of the due works there.
mod handed;
mod inquiry;

use std::collections::BTreeSet;

use recueil::domain::{case::Stage, inquiry::Opening};

use self::handed::{Handed, assess};
use crate::support::world::{CELL, CLAIRE, ELSA, JEANNE, MALIK, MOUSSA, ROSE, YVES};

/// Coordinators of the head office.
const COORDINATORS: [usize; 2] = [CLAIRE, MOUSSA];
/// Those who inquire for it.
pub(super) const INQUIRERS: [usize; 3] = [JEANNE, MALIK, ROSE];

/// Those who decide: for it, and where nobody there may, for it too.
pub(super) const AUTHORITIES: [usize; 2] = [YVES, ELSA];

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
    Leave(usize),
    Conduct(usize, Work),
    Coming(usize, Coming),
    Deciding(usize, Deciding),
}

/// What somebody does in an inquiry.
#[derive(Debug, Clone, Copy)]
pub(super) enum Work {
    Plan,
    /// One more person implicated, one more allegation, and what was found of it.
    Gather,
    Agree,
    File,
    Call,
    AskHeard,
    Arrange,
}

/// Who comes into an inquiry, or into its dates, or goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Coming {
    /// Whoever assessed appoints somebody besides.
    Appoint(usize),
    /// Whoever inquires gives them the keys.
    LetIn(usize),
    InviteDesk,
    EndDesk,
    /// The desk takes itself off.
    DeskLeaves,
}

/// What those who decide do: of it, and with who reads it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Deciding {
    /// On everybody implicated; and they note what the prosecutor was told.
    Decide,
    Conclude,
    KeepOut(usize),
    LetIn(usize),
    Leave,
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
    /// lingers, which gives it up; a second person heard.
    pub(super) fn leaves_aside(&self, what: &Move) -> bool {
        match what {
            Move::Agree(_) | Move::HandOver(_) => self.handed.is_some(),
            Move::LeaveHanded(by) => self.handed(|handed| handed.read.lingering.contains(by)),
            _ => self.handed(|handed| handed.inquiry.as_ref().is_some_and(|inquiry| inquiry.leaves_aside(what))),
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
            Move::HandOver(by) => self.reads(by) && self.agreed && !assess(&self.out).is_empty(),
            Move::StepBack(by) => self.reads(by) && !self.read.is_left_without(by),
            Move::Assign(by, to) => self.leads(by) && CELL.contains(&to) && !self.out.contains(&to),
            Move::Exclude(by, off) => self.leads(by) && by != off && !self.out.contains(&off),
            Move::KeepOut(off) => self.may_keep_out(off),
            Move::Rule(..)
            | Move::Inquire(_)
            | Move::Respond
            | Move::LeaveHanded(_)
            | Move::ExcludeHanded(..)
            | Move::Appoint(..)
            | Move::Declare(_)
            | Move::Leave(_)
            | Move::Conduct(..)
            | Move::Coming(..)
            | Move::Deciding(..) => self.handed(|handed| handed.allows(what)),
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

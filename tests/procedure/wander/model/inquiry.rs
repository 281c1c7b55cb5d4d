//! An inquiry: who conducts it, who has its dates, the space of somebody heard, and the report it ends with.
use std::collections::BTreeSet;

use recueil::domain::case::Stage;

use super::{AUTHORITIES, Coming, Deciding, Move, Seat, Work};
use crate::support::world::ZOE;

/// How many must have declared to have no tie before anything is done.
const ENOUGH: usize = 2;

/// An inquiry that was opened.
#[derive(Debug, Clone)]
pub(in super::super) struct Inquiry {
    pub(in super::super) read: Seat,
    /// Who has its dates: those who inquire, and whoever they invited.
    pub(in super::super) dates: Seat,
    /// The space of somebody heard.
    pub(in super::super) heard: Option<Seat>,
    /// The report, once it is filed.
    pub(in super::super) report: Option<Report>,
    appointed: BTreeSet<usize>,
    declared: BTreeSet<usize>,
    /// There is something to report.
    gathered: bool,
    /// Who agreed to the text as it stands.
    agreed: BTreeSet<usize>,
    /// The desk was invited once.
    invited: bool,
}

/// A report that was filed.
#[derive(Debug, Clone)]
pub(in super::super) struct Report {
    pub(in super::super) read: Seat,
    out: BTreeSet<usize>,
    /// Something is decided on everybody.
    is_decided: bool,
    /// Nothing of it changes any more.
    is_concluded: bool,
}

impl Inquiry {
    pub(super) fn begun(two: [usize; 2]) -> Self {
        Self {
            read: Seat::of(two),
            dates: Seat::of(two),
            heard: None,
            report: None,
            appointed: two.into(),
            declared: BTreeSet::new(),
            gathered: false,
            agreed: BTreeSet::new(),
            invited: false,
        }
    }

    pub(in super::super) fn stage(&self) -> Stage {
        if self.report.is_some() { Stage::Filed } else { Stage::Investigation }
    }

    pub(super) fn has_declared(&self, member: usize) -> bool {
        self.declared.contains(&member)
    }

    fn conducts(&self, by: usize) -> bool {
        self.read.due.contains(&by) && self.has_declared(by)
    }

    fn may_work(&self, by: usize) -> bool {
        self.conducts(by) && self.read.due.intersection(&self.declared).count() >= ENOUGH
    }

    /// A second person heard; the desk at work with a key that nobody replaced yet; whoever conducts it leaving by the desk's door.
    pub(super) fn leaves_aside(&self, what: &Move) -> bool {
        match what {
            Move::Conduct(_, Work::Call) => self.heard.is_some(),
            Move::Coming(by, Coming::DeskLeaves) if *by != ZOE => {
                self.read.due.contains(by) || self.read.lingering.contains(by)
            }
            Move::Conduct(ZOE, _) | Move::Coming(ZOE, _) => self.dates.lingering.contains(&ZOE),
            _ => false,
        }
    }

    /// Whether it must be done, where the person keeps `out` whom they will.
    pub(super) fn allows(&self, what: &Move, out: &BTreeSet<usize>) -> bool {
        match *what {
            Move::Declare(by) => self.read.due.contains(&by) && !self.has_declared(by),
            Move::Conduct(by, work) => self.report.is_none() && self.may_do(by, work, out),
            Move::Coming(by, coming) => self.may_come(by, coming, out),
            Move::Deciding(by, deciding) => self.report.as_ref().is_some_and(|report| {
                let own = report.read.due.contains(&by);
                own && report.allows(by, deciding)
            }),
            _ => false,
        }
    }

    fn may_do(&self, by: usize, work: Work, out: &BTreeSet<usize>) -> bool {
        let desk = by == ZOE && self.dates.due.contains(&ZOE);
        match work {
            Work::Plan | Work::Gather | Work::Call => self.may_work(by),
            Work::Agree => self.may_work(by) && self.gathered && !self.agreed.contains(&by),
            Work::File => self.may_work(by) && self.is_agreed_beside(by) && !decides(out).is_empty(),
            Work::AskHeard => self.may_work(by) && self.heard.is_some(),
            Work::Arrange => self.may_work(by) || desk,
        }
    }

    fn is_agreed_beside(&self, by: usize) -> bool {
        self.agreed.intersection(&self.read.due).any(|other| *other != by)
    }

    fn may_come(&self, by: usize, coming: Coming, out: &BTreeSet<usize>) -> bool {
        let has_desk = self.dates.due.contains(&ZOE);
        match coming {
            // Whoever assessed does that: what was handed over says so.
            Coming::Appoint(_) => false,
            Coming::LetIn(other) => {
                let awaited = self.appointed.contains(&other) && !self.read.due.contains(&other);
                self.conducts(by) && awaited && !out.contains(&other)
            }
            Coming::InviteDesk => self.may_work(by) && self.report.is_none() && !self.invited && !out.contains(&ZOE),
            Coming::EndDesk => self.may_work(by) && has_desk,
            Coming::DeskLeaves => by == ZOE && has_desk,
        }
    }

    /// Kept out of what feeds it, by the person or by somebody who reads that: the next who writes here heeds it.
    pub(super) fn off(&mut self, member: usize) {
        self.read.off(member, true);
        self.dates.off(member, true);
        self.heard.iter_mut().for_each(|seat| seat.off(member, true));
    }

    /// They gave up their keys themselves, of each file.
    pub(super) fn left(&mut self, member: usize) {
        let seats = [&mut self.read, &mut self.dates].into_iter().chain(self.heard.as_mut());
        seats.for_each(|seat| {
            seat.lingering.remove(&member);
        });
    }

    pub(super) fn apply(&mut self, what: &Move, out: &BTreeSet<usize>) {
        match *what {
            Move::Declare(by) => {
                self.declared.insert(by);
                self.agreed.clear();
            }
            Move::Conduct(by, work) => self.work(by, work, out),
            Move::Coming(_, coming) => self.come(coming),
            Move::Deciding(by, deciding) => {
                self.report.iter_mut().for_each(|report| report.apply(by, deciding));
            }
            _ => {}
        }
    }

    fn work(&mut self, by: usize, work: Work, out: &BTreeSet<usize>) {
        match work {
            // The desk has no key of the inquiry, and gives none of it.
            Work::Arrange if by == ZOE => self.dates.lingering.clear(),
            Work::AskHeard => self.heard.iter_mut().for_each(|seat| seat.lingering.clear()),
            Work::Plan | Work::Gather | Work::Agree | Work::File | Work::Call | Work::Arrange => {
                self.read.lingering.clear();
                self.dates.lingering.clear();
            }
        }
        match work {
            Work::Plan | Work::AskHeard | Work::Arrange => {}
            Work::Gather => {
                self.gathered = true;
                self.agreed.clear();
            }
            Work::Agree => {
                self.agreed.insert(by);
            }
            Work::Call => {
                self.heard = Some(self.read.clone());
                self.agreed.clear();
            }
            Work::File => {
                self.heard.iter_mut().for_each(|seat| seat.lingering.clear());
                let out: BTreeSet<usize> = out.clone();
                self.report = Some(Report { read: decides(&out), out, is_decided: false, is_concluded: false });
            }
        }
    }

    fn come(&mut self, coming: Coming) {
        match coming {
            Coming::Appoint(other) => {
                self.appointed.insert(other);
            }
            Coming::LetIn(other) => {
                for seat in [&mut self.read, &mut self.dates].into_iter().chain(self.heard.as_mut()) {
                    seat.lingering.clear();
                    seat.due.insert(other);
                }
            }
            Coming::InviteDesk => {
                self.read.lingering.clear();
                self.dates.lingering.clear();
                self.dates.due.insert(ZOE);
                self.invited = true;
            }
            Coming::EndDesk => {
                self.read.lingering.clear();
                self.dates.lingering.clear();
                self.dates.off(ZOE, false);
            }
            Coming::DeskLeaves => self.dates.off(ZOE, false),
        }
    }
}

/// Who decides: the authority there; where everybody of it is kept out, the one that stands in.
fn decides(out: &BTreeSet<usize>) -> Seat {
    Seat::of(AUTHORITIES.into_iter().find(|member| !out.contains(member)))
}

impl Seat {
    fn is_empty(&self) -> bool {
        self.due.is_empty()
    }
}

impl Report {
    pub(in super::super) fn stage(&self) -> Stage {
        if self.is_concluded { Stage::Decided } else { Stage::Decision }
    }

    fn allows(&self, by: usize, deciding: Deciding) -> bool {
        match deciding {
            Deciding::KeepOut(off) => by != off && !self.out.contains(&off) && !self.read.is_left_without(off),
            // There is one there, and one elsewhere: nobody is of the same authority.
            Deciding::LetIn(_) => false,
            Deciding::Leave => !self.read.is_left_without(by),
            Deciding::Decide => !self.is_concluded,
            Deciding::Conclude => self.is_decided && !self.is_concluded,
        }
    }

    fn apply(&mut self, by: usize, deciding: Deciding) {
        let off = match deciding {
            Deciding::KeepOut(off) => off,
            Deciding::Leave => by,
            Deciding::LetIn(_) => return,
            Deciding::Decide => {
                self.is_decided = true;
                return;
            }
            Deciding::Conclude => {
                self.is_concluded = true;
                return;
            }
        };
        self.read.off(off, false);
        self.out.insert(off);
    }
}

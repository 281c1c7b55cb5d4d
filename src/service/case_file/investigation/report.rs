//! What inquirers find, up to the report that freezes it; and, beside it, what of the report may be communicated.
//!
//! A report that was filed is the last thing its inquiry says: whatever is written after it, by whichever road, is refused when
//! the inquiry is next opened, as is a stage that says otherwise. Who has the keys may still change, because nobody who turns out
//! to be involved goes on reading; such a word says nothing of the inquiry. What may be communicated stands in a drawer of its
//! own for the same reason.
use super::agreed::was_agreed;
use crate::{
    clock::Day,
    crypto::Digest,
    domain::{
        adversarial::{Approval, Communication, Piece},
        attached::Attached,
        case::{CompartmentKind, Stage},
        evidence::{Content, Evidence},
        filed::{Approved, Chosen, FiledReport},
        inquest::{Fault, Inquest, next},
        investigation::Filed,
        record::RecordBody,
        roster::Roster,
    },
    ids::{CaseId, MemberId},
    service::{
        Error,
        case_file::{Author, CaseFile, Drawer, Record},
        roster::Roll,
    },
};

impl CaseFile<'_> {
    /// What stands in the inquiry; once the report is filed, what stood when it was.
    pub(crate) fn inquest(&self) -> Result<Inquest, Error> {
        let drawer = self.drawer(CompartmentKind::Inquiry).ok_or(Error::NotFound)?;
        let mut inquest = of(drawer).map_err(|_| Error::Broken("inquest"))?;
        if inquest.filed.is_none() {
            inquest.forgo_of(&self.gone);
        }
        Ok(inquest)
    }

    /// Whoever handed over this file takes their agreement back: as long as the report is not filed, its pieces go.
    pub(crate) fn forgo(&mut self, file: CaseId) {
        self.gone.insert(file);
    }

    /// Adds a piece, and the file it holds.
    pub(crate) fn enter(&mut self, piece: Evidence) -> Result<(), Error> {
        let file = piece.content.file().cloned();
        self.append(CompartmentKind::Inquiry, RecordBody::Evidence(Box::new(piece)))?;
        self.take_files(CompartmentKind::Inquiry, file.iter())
    }

    /// Freezes the inquiry with its report.
    pub(crate) fn file_report(&mut self, report: String, to: Filed) -> Result<(), Error> {
        // New keys first, wherever one is needed: the report is the last, and says what stands before it.
        self.renew_spent()?;
        if self.has_revoked_reader(CompartmentKind::Inquiry)? {
            self.rotate(CompartmentKind::Inquiry, &super::Change::default())?;
        }
        let before = self.drawer(CompartmentKind::Inquiry).ok_or(Error::NotFound)?.last().to_string();
        let digest = Digest::of(report.as_bytes()).to_string();
        let gone = self.inquest()?.gone;
        let filed = FiledReport { report, digest, before, to, gone };
        self.append(CompartmentKind::Inquiry, RecordBody::FiledReport(Box::new(filed)))
    }

    /// Chooses what of a piece may be communicated; the copy goes along.
    pub(crate) fn choose_communication(&mut self, chosen: Chosen) -> Result<(), Error> {
        if self.drawer(CompartmentKind::Communication).is_none() {
            let holders = self.drawer(CompartmentKind::Inquiry).ok_or(Error::NotFound)?.holders.clone();
            self.add_drawer(CompartmentKind::Communication, &holders)?;
        }
        let copy = chosen.copy.clone();
        self.append(CompartmentKind::Communication, RecordBody::Chosen(Box::new(chosen)))?;
        self.take_files(CompartmentKind::Communication, copy.iter())
    }

    /// Approves what was chosen.
    pub(crate) fn approve_communication(&mut self, approved: Approved) -> Result<(), Error> {
        self.append(CompartmentKind::Communication, RecordBody::Approved(approved))
    }

    /// Every piece with what was chosen for it, the copy, and who approved; the report is the last.
    pub(crate) fn pieces(&self) -> Result<Vec<(Piece, Option<Attached>)>, Error> {
        let inquest = self.inquest()?;
        let all = (1..=next(&inquest.evidence)).filter(|number| !inquest.gone.contains(number));
        let records = self.drawer(CompartmentKind::Communication).map(|drawer| drawer.records.as_slice());
        Ok(all.map(|number| piece(number, records.unwrap_or_default(), &self.roll.roster)).collect())
    }
}

fn of(drawer: &Drawer) -> Result<Inquest, Fault> {
    Inquest::of(drawer.records.iter().map(|record| &record.entry.body))
}

/// Whoever chooses approves what they chose; what was approved before was approved of a choice that stands no more, even where
/// this one says the same. One person under two memberships approves once.
fn piece(number: u32, records: &[Record], roster: &Roster) -> (Piece, Option<Attached>) {
    let mut piece = Piece { number, choice: None, approvals: Vec::new() };
    let mut copy = None;
    for record in records {
        let of = match &record.entry.body {
            RecordBody::Chosen(chosen) if chosen.piece == number => {
                piece.choice = Some(chosen.choice.clone());
                piece.approvals.clear();
                copy.clone_from(&chosen.copy);
                &chosen.choice
            }
            RecordBody::Approved(approved) if approved.piece == number => &approved.of,
            _ => continue,
        };
        let Author::Member(member) = record.author else { continue };
        let by = person(roster, member);
        piece.approvals.push(Approval { by, day: Day::of(record.entry.at), of: of.clone() });
    }
    (piece, copy)
}

/// The person behind a membership: the first that they had.
pub(crate) fn person(roster: &Roster, member: MemberId) -> MemberId {
    roster.person(&member).last().unwrap_or(member)
}

/// Refuses records that could not have been written, a text that is not what its digest says or to which nobody else agreed, and
/// whatever follows a report that
/// was filed but who has its keys.
pub(super) fn check_filed(stage: Stage, drawer: &Drawer, roll: &Roll) -> Result<(), Error> {
    let broken = Error::Broken("filed");
    let Ok(inquest) = of(drawer) else { return Err(Error::Broken("inquest")) };
    if !inquest.standing().all(is_itself) {
        return Err(Error::Broken("evidence"));
    }
    let Some(filed) = inquest.filed else {
        return if stage == Stage::Filed { Err(broken) } else { Ok(()) };
    };
    let is_it = |record: &&Record| matches!(record.entry.body, RecordBody::FiledReport(_));
    let before = drawer.records.iter().take_while(|record| !is_it(record)).last();
    let stands_after = before.is_some_and(|record| record.digest.to_string() == filed.before);
    let mut after = drawer.records.iter().skip_while(|record| !is_it(record)).skip(1);
    // Who comes in since declares to have no tie, as the others did: it says nothing of what was found.
    let follows = |body: &RecordBody| body.says_who_reads() || matches!(body, RecordBody::Declared(_));
    let is_last = after.all(|record| follows(&record.entry.body));
    let by = drawer.records.iter().find(is_it).map(|record| record.author);
    let is_agreed = matches!(by, Some(Author::Member(by)) if was_agreed(drawer, &filed.digest, (by, roll)));
    let is_its_own = says(&filed.report, &filed.digest) && is_agreed;
    if stage == Stage::Filed && stands_after && is_last && is_its_own { Ok(()) } else { Err(broken) }
}

/// Whether a text is the one that a digest names.
pub(crate) fn says(text: &str, digest: &str) -> bool {
    Digest::of(text.as_bytes()).to_string() == digest
}

/// Whether a piece made of words is the one that its digest names; what a file holds is looked at before the report is filed.
pub(crate) fn is_itself(piece: &Evidence) -> bool {
    match &piece.content {
        Content::Text(text) => says(text, &piece.digest),
        Content::File(_) => true,
    }
}

/// Refuses choices before there is a report, by others than those who have the inquiry, on pieces that are not there, without
/// their reason or their copy; and an approval of what was not chosen.
pub(super) fn check_communication(drawers: &[Drawer], inquiry: &Drawer) -> Result<(), Error> {
    let broken = || Error::Broken("communication");
    let Some(drawer) = drawers.iter().find(|drawer| drawer.kind == CompartmentKind::Communication) else {
        return Ok(());
    };
    let inquest = of(inquiry).ok().filter(|inquest| inquest.filed.is_some()).ok_or_else(broken)?;
    let holders = inquiry.newest(|entry| match &entry.body {
        RecordBody::Readers(readers) => Some(readers.holders.clone()),
        _ => None,
    });
    let holders = holders.unwrap_or_default();
    let mut chosen: Vec<(u32, &Communication)> = Vec::new();
    for record in &drawer.records {
        let stands = match &record.entry.body {
            RecordBody::Chosen(one) => {
                chosen.retain(|(piece, _)| *piece != one.piece);
                chosen.push((one.piece, &one.choice));
                let copy = one.copy.as_ref().map(|copy| copy.digest.as_str());
                let is_there = (1..=next(&inquest.evidence)).contains(&one.piece) && !inquest.gone.contains(&one.piece);
                is_there && has_its_copy(&one.choice, copy)
            }
            RecordBody::Approved(one) => chosen.contains(&(one.piece, &one.of)),
            body => body.says_who_reads(),
        };
        let is_by_one_of_them = matches!(record.author, Author::Member(member) if holders.contains(&member));
        if !stands || !is_by_one_of_them {
            return Err(broken());
        }
    }
    Ok(())
}

/// Whether a choice has its reason, and the copy that it names.
fn has_its_copy(choice: &Communication, copy: Option<&str>) -> bool {
    let is_there = match choice {
        Communication::Redacted { copy: named, .. } => copy == Some(named.as_str()),
        Communication::Communicable => true,
        Communication::Withheld { .. } => copy.is_none(),
    };
    choice.clone().checked().is_ok() && is_there
}

//! What the service *is*: cases, roles, acts, stages, deadlines, readers. Pure: no store, no web, no waiting, no clock.
//!
//! Everything here is a value or a function of values, so every rule can be tried in a table or a property. It promises
//! that a wrong state cannot be written; it does **not** decide who may act (see [`crate::policy`]) nor protect anything
//! (see [`crate::crypto`]).
//!
//! # Glossary
//!
//! * **Report** (*signalement*): what a victim, a witness or somebody else deposits.
//! * **Case** (*dossier*): a report and all that follows from it.
//! * **Listening cell** (*cellule d'écoute*): the listeners and coordinators who receive reports for an entity.
//! * **Consent** (*accord*): what a person agrees to hand over, to which function, for what; nothing goes without one.
//! * **Question**: asked of a cell without a report; the person alone can make a report of it.
//! * **Inquiry** (*enquête administrative*): begins with what was handed over; an object of its own, whose readers see nothing else.
//! * **Person implicated** (*personne mise en cause*), **facts alleged** (*faits allégués*): nothing is established before it is found.
//! * **Piece** (*pièce*): what an inquiry rests on, numbered, with the digest of what it holds.
//! * **Finding**: what is found of facts alleged, for one person implicated.
//! * **Person heard** (*personne entendue*): called by those who inquire; has a space of their own, and confirms what is written down.
//! * **Assessor** (*personne désignée par l'autorité*): decides, with reasons, whether what was handed over calls for an inquiry.
//! * **Support desk** (*service dédié de la DRH*): helps with procedure, letters and dates; has no key of what an inquiry holds.
//! * **Arrangement**: an appointment or a date of an inquiry, without a name and without facts.
//! * **Person implicated** (*personne mise en cause*): somebody named by facts alleged, of whom nothing is established before it is.
//! * **Conclusions**: what a report finds, fact by fact and person by person; **decided**: what the authority holds of it, and what
//!   follows.
//! * **Notice to the prosecutor** (*avis au procureur*): code de procédure pénale, article 40, second paragraph.
//! * **Entity** (*entité*): a ministry's department, a school, a campus; entities form a tree.
//! * **Stand-in body** (*instance suppléante*): the entity whose cell reads where an entity's own cannot.
//! * **Notebook** (*carnet*): what a person notes for themselves under a code, sent later in part or whole, or never.
//! * **Protection fonctionnelle**: the employer's duty to protect an agent attacked because of their work (CGFP L.134-5).
//! * **Withdrawal** (*retrait*): a person ends everybody else's access to what they sent, for good unless they come back on it.
//! * **Orientation**: the services and the support that a cell proposes to a person, and they accept or not.
//! * **Qualification** (*qualification retenue*): the kinds of facts that a cell retains, dated; a judge qualifies in law.
//! * **Aftercare** (*suivi*): the cell asks the person how they are, on days chosen with them.
//! * **Retaliation** (*représailles*): somebody is made to pay for having suffered, refused, reported, testified or helped.
//! * **Regime** (*régime disciplinaire*): what may follow a decision for a status: who decides, by which steps, which sanctions.
//! * **Sursis**: the part of a sanction that is not carried out unless another sanction comes.
//! * **Recueil**: the receiving of what somebody has to say, first of the three procedures of CGFP R.135-1.
pub mod absence;
pub mod act;
pub mod adversarial;
pub mod aftercare;
pub mod alert;
pub mod arrangement;
pub mod assessment;
pub mod attached;
pub mod calendar;
pub mod case;
pub mod charter;
pub mod conclusions;
pub mod conflict;
pub mod consent;
pub mod contact;
pub mod deadline;
pub mod decided;
pub mod discipline;
pub mod draft;
pub mod evidence;
pub mod exception;
pub mod experience;
pub mod family;
pub mod file;
pub mod filed;
pub mod finding;
pub mod handover;
pub mod hearing;
pub mod hours;
pub mod identity;
pub mod informing;
pub mod inquest;
pub mod inquiry;
pub mod interview;
pub mod investigation;
pub mod letter;
pub mod lifted;
pub mod linking;
pub mod localised;
pub mod measure;
pub mod notebook;
pub mod notice;
pub mod organisation;
pub mod orientation;
pub mod procedure;
pub mod proceeding;
pub mod protection;
pub mod qualification;
pub mod question;
pub mod record;
pub mod redaction;
pub mod report;
pub mod retention;
pub mod rights;
pub mod role;
pub mod roster;
pub mod rules;
pub mod sentence;
pub mod steering;
pub mod support;
pub mod taxonomy;
pub mod training;
pub mod withdrawal;

/// A value read from outside or from the store is none of those this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown code")]
pub struct UnknownCode;

/// A closed list whose members are stored and addressed by a stable code.
///
/// The code is what stands in databases, policy files and the names of sentences; it never changes once shipped.
pub trait Coded: Copy + Sized + 'static {
    /// Every member, in the order people should see them.
    const ALL: &'static [Self];

    /// The stable code: lower-case words joined by hyphens.
    fn code(self) -> &'static str;

    /// The member with this code.
    fn from_code(code: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|member| member.code() == code).ok_or(UnknownCode)
    }
}

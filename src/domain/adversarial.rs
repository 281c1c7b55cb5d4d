//! What of an inquiry can be communicated in a procedure where somebody answers the report: decided piece by piece, by two.
//!
//! The report and the minutes go to the agent against whom disciplinary proceedings are brought, unless the persons heard
//! would be seriously harmed (Conseil d'État, 5 February 2020, no. 433130). Each piece is communicable, redacted or withheld,
//! with a reason; two members approve the very same choice, the very same copy. Pieces are numbered without a gap, those
//! withheld included (CGFP L.137-1). It does **not** judge whether a reason is right.
use std::collections::BTreeSet;

use super::Coded;
use crate::{clock::Day, ids::MemberId};

/// Members who must approve.
pub const APPROVALS: usize = 2;

/// Whether a piece can be communicated.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Communication {
    /// As it is.
    Communicable,
    /// Without some of it.
    Redacted {
        /// Why something goes.
        ground: Ground,
        /// The same, in words.
        reason: String,
        /// SHA-256 of the copy, hexadecimal: what is approved is what goes.
        copy: String,
    },
    /// Not at all.
    Withheld {
        /// Why.
        ground: Ground,
        /// The same, in words.
        reason: String,
    },
}

/// Why something is not communicated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// It would seriously harm somebody who was heard.
    SeriousHarm,
    /// It concerns the private life of somebody else (CRPA L.311-6).
    PrivateLife,
    /// The law keeps it secret: medical, social, defence of rights, criminal investigation.
    Secrecy,
}

impl Coded for Ground {
    const ALL: &'static [Self] = &[Self::SeriousHarm, Self::PrivateLife, Self::Secrecy];

    fn code(self) -> &'static str {
        match self {
            Self::SeriousHarm => "serious-harm",
            Self::PrivateLife => "private-life",
            Self::Secrecy => "secrecy",
        }
    }
}

/// What is wrong with a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Something is kept back and nobody says why.
    #[error("no reason")]
    NoReason,
    /// The copy is not named by its digest.
    #[error("no copy")]
    NoCopy,
}

impl Communication {
    /// Refuses a choice that lacks its reason or its copy.
    pub fn checked(self) -> Result<Self, Fault> {
        let is_digest = |text: &str| text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        match &self {
            Self::Redacted { reason, .. } | Self::Withheld { reason, .. } if reason.trim().is_empty() => {
                Err(Fault::NoReason)
            }
            Self::Redacted { copy, .. } if !is_digest(copy) => Err(Fault::NoCopy),
            _ => Ok(self),
        }
    }

    /// The code of its sort.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Communicable => "communicable",
            Self::Redacted { .. } => "redacted",
            Self::Withheld { .. } => "withheld",
        }
    }
}

/// A member approves a choice, as it is written here: another choice is not approved by it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Approval {
    /// Who.
    pub by: MemberId,
    /// The day.
    pub day: Day,
    /// What they read and approved.
    pub of: Communication,
}

/// Whether enough different members approved this very choice.
#[must_use]
pub fn is_settled(choice: &Communication, approvals: &[Approval]) -> bool {
    let who: BTreeSet<_> =
        approvals.iter().filter(|approval| approval.of == *choice).map(|approval| approval.by).collect();
    who.len() >= APPROVALS
}

/// Whether a member may still approve a choice: once each.
#[must_use]
pub fn may_approve(choice: &Communication, approvals: &[Approval], member: MemberId) -> bool {
    !approvals.iter().any(|approval| approval.by == member && approval.of == *choice)
}

/// A numbered piece, the last choice made for it, and all approvals ever given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its number, from 1, without a gap.
    pub number: u32,
    /// The last choice; none yet for a new piece.
    pub choice: Option<Communication>,
    /// Every approval.
    pub approvals: Vec<Approval>,
}

impl Piece {
    /// The choice, once two have approved it.
    #[must_use]
    pub fn settled(&self) -> Option<&Communication> {
        self.choice.as_ref().filter(|choice| is_settled(choice, &self.approvals))
    }
}

/// Why pieces cannot be communicated yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unready {
    /// There is none.
    #[error("no piece")]
    Empty,
    /// Numbers do not follow one another from 1.
    #[error("a number is missing or stands twice")]
    Numbering,
    /// These are not settled.
    #[error("pieces are not settled")]
    Unsettled(Vec<u32>),
}

/// Every piece with what was settled for it, in the order of their numbers: what leaves, and the list of it.
pub fn bundle(pieces: &[Piece]) -> Result<Vec<(u32, &Communication)>, Unready> {
    if pieces.is_empty() {
        return Err(Unready::Empty);
    }
    let mut ordered: Vec<&Piece> = pieces.iter().collect();
    ordered.sort_by_key(|piece| piece.number);
    if !(1..).zip(&ordered).all(|(number, piece)| piece.number == number) {
        return Err(Unready::Numbering);
    }
    let open: Vec<u32> = ordered.iter().filter(|piece| piece.settled().is_none()).map(|piece| piece.number).collect();
    if !open.is_empty() {
        return Err(Unready::Unsettled(open));
    }
    Ok(ordered.into_iter().filter_map(|piece| Some((piece.number, piece.settled()?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u8) -> MemberId {
        MemberId::from_bytes([number; 16])
    }

    fn approval(by: u8, of: &Communication) -> Approval {
        Approval { by: member(by), day: "2026-11-22".parse().unwrap(), of: of.clone() }
    }

    fn redacted(digit: &str) -> Communication {
        let reason = "Elle dit où elle habite.".to_owned();
        Communication::Redacted { ground: Ground::PrivateLife, reason, copy: digit.repeat(64) }
    }

    fn withheld() -> Communication {
        Communication::Withheld { ground: Ground::SeriousHarm, reason: "Elle est menacée.".to_owned() }
    }

    #[test]
    fn two_different_members_approve_the_same_choice() {
        let choice = redacted("a");
        let settled = |approvals: &[Approval]| is_settled(&choice, approvals);
        assert!(!settled(&[]));
        assert!(!settled(&[approval(1, &choice)]));
        assert!(!settled(&[approval(1, &choice), approval(1, &choice)]), "twice the same");
        assert!(!settled(&[approval(1, &choice), approval(2, &redacted("b"))]), "another copy");
        assert!(!settled(&[approval(1, &choice), approval(2, &withheld())]), "another choice");
        assert!(settled(&[approval(1, &choice), approval(2, &redacted("b")), approval(2, &choice)]));
        assert!(may_approve(&choice, &[approval(1, &choice)], member(2)));
        assert!(!may_approve(&choice, &[approval(1, &choice)], member(1)));
        assert!(may_approve(&choice, &[approval(1, &withheld())], member(1)));
    }

    #[test]
    fn what_is_kept_back_has_its_reason() {
        assert!(Communication::Communicable.checked().is_ok() && redacted("a").checked().is_ok());
        let bare = Communication::Withheld { ground: Ground::Secrecy, reason: " \n".to_owned() };
        assert_eq!(bare.checked(), Err(Fault::NoReason));
        let bare = Communication::Redacted { ground: Ground::Secrecy, reason: String::new(), copy: "a".repeat(64) };
        assert_eq!(bare.checked(), Err(Fault::NoReason));
        for copy in ["", "A", "g"] {
            assert_eq!(redacted(copy).checked(), Err(Fault::NoCopy));
        }
    }

    #[test]
    fn nothing_leaves_before_every_piece_is_settled() {
        let piece = |number, choice: &Communication, by: &[u8]| Piece {
            number,
            choice: Some(choice.clone()),
            approvals: by.iter().map(|by| approval(*by, choice)).collect(),
        };
        let (open, copy, back) = (Communication::Communicable, redacted("a"), withheld());
        let pieces = [piece(3, &back, &[1, 2]), piece(1, &open, &[1, 3]), piece(2, &copy, &[2, 3])];
        assert_eq!(bundle(&pieces), Ok(vec![(1, &open), (2, &copy), (3, &back)]));
        let mut early = pieces.clone();
        early[1].approvals.pop();
        early[0].choice = None;
        assert_eq!(bundle(&early), Err(Unready::Unsettled(vec![1, 3])));
        assert_eq!(bundle(&pieces[1..]).map(|all| all.len()), Ok(2));
        assert_eq!(bundle(&pieces[..2]), Err(Unready::Numbering));
        assert_eq!(bundle(&[pieces[0].clone(), pieces[0].clone()]), Err(Unready::Numbering));
        assert_eq!(bundle(&[]), Err(Unready::Empty));
    }

    #[test]
    fn choices_are_stored_by_their_codes() {
        for choice in [Communication::Communicable, redacted("a"), withheld()] {
            let stored = serde_json::to_value(&choice).unwrap();
            assert_eq!(stored["is"], choice.code());
            assert_eq!(serde_json::from_value::<Communication>(stored).unwrap(), choice);
            let approval = approval(1, &choice);
            let stored = serde_json::to_string(&approval).unwrap();
            assert_eq!(serde_json::from_str::<Approval>(&stored).unwrap(), approval);
        }
        for ground in Ground::ALL {
            assert_eq!(serde_json::to_value(ground).unwrap(), ground.code());
        }
    }
}

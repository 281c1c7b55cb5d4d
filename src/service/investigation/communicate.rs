//! What of a filed report may be communicated: chosen piece by piece, approved by a second person, copied without what goes.
//!
//! A text loses numbered passages and words wherever they stand; a PDF loses pages; an image or a recording goes whole or not at
//! all. The copy is made at once, from the redacted words alone, and is what the second person reads and approves: their approval
//! names its digest. It does **not** know what else could tell who somebody is; that is why two persons read it.
use std::collections::BTreeSet;

use super::conduct::{conducted, conducting};
use crate::{
    crypto::Digest,
    domain::{
        Coded,
        act::verb,
        adversarial::{Communication, Ground, may_approve},
        attached::Attached,
        evidence::Content,
        filed::{Approved, Chosen},
        inquest::Inquest,
        redaction::{self, Marks},
        report::NARRATIVE_LIMIT,
    },
    ingest::{Kind, keep_pages, pages},
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::person,
        files::{made, release, whole},
        letter::Copy,
        session::Unlocked,
    },
};

/// What an inquirer chooses.
#[derive(Debug, Clone)]
pub struct Choosing {
    /// Number of the piece.
    pub piece: u32,
    /// What becomes of it.
    pub how: How,
    /// Why, where something is kept back.
    pub ground: Option<Ground>,
    /// The same, in words.
    pub reason: String,
    /// Identifier of the form.
    pub request: String,
}

/// What becomes of a piece.
#[derive(Debug, Clone)]
pub enum How {
    /// It goes as it is.
    Whole,
    /// It goes without what is marked: passages of a text or pages of a PDF, and words wherever they stand.
    Without(Marks),
    /// It does not go.
    Withheld,
}

/// The words around a copy, and what stands for what went.
#[derive(Debug, Clone)]
pub struct Around {
    /// Title, lead and so on.
    pub copy: Copy,
    /// What stands for what went.
    pub mask: String,
    /// The file's name, without extension.
    pub name: String,
}

/// Chooses; whatever was chosen and approved before no longer counts.
pub async fn choose_communication(
    service: &Service,
    permit: Permit<verb::ChooseCommunication>,
    unlocked: &Unlocked,
    (choosing, around): (&Choosing, &Around),
) -> Result<(), Error> {
    let inquest = conducting(service, &permit, unlocked).await?.inquest()?;
    let reason = match choosing.how {
        How::Whole => String::new(),
        How::Without(_) | How::Withheld => {
            let reason = Message { text: choosing.reason.clone(), request: String::new() };
            reason.checked(NARRATIVE_LIMIT).map_err(|error| match error {
                Error::Invalid(codes) if codes == ["empty"] => Error::Invalid(vec!["no-reason"]),
                error => error,
            })?
        }
    };
    let ground = || choosing.ground.ok_or(Error::Invalid(vec!["no-ground"]));
    let held = Held::of(&inquest, choosing.piece)?;
    let (choice, copy) = match &choosing.how {
        How::Whole => (Communication::Communicable, held.as_it_is(service, around).await?),
        How::Withheld => (Communication::Withheld { ground: ground()?, reason }, None),
        How::Without(marks) => {
            let ground = ground()?;
            let copy = held.without(service, (marks, around)).await?;
            (Communication::Redacted { ground, reason, copy: copy.digest.clone() }, Some(copy))
        }
    };
    let object = copy.as_ref().map(|copy| copy.object);
    let chosen = Chosen { piece: choosing.piece, choice, copy };
    let once = Message { text: String::new(), request: choosing.request.clone() };
    let (number, marked) = (choosing.piece.to_string(), mark(&chosen.choice));
    let words = [number.as_str(), marked.as_str()];
    let choose =
        conducted(service, permit, (unlocked, Some((&once, &words))), |file| file.choose_communication(chosen.clone()));
    let done = choose.await;
    if let (Err(_), Some(object)) = (&done, object) {
        release(service, object).await?;
    }
    done
}

/// Approves what was chosen, as it was read: had another choice been made meanwhile, it is not approved by this.
pub async fn approve_communication(
    service: &Service,
    permit: Permit<verb::ApproveCommunication>,
    unlocked: &Unlocked,
    (piece, read): (u32, &str),
) -> Result<(), Error> {
    let (me, _) = unlocked.member()?;
    let refused = |code| Error::Invalid(vec![code]);
    conducted(service, permit, (unlocked, None), |file| {
        let pieces = file.pieces()?;
        let found = pieces.into_iter().find(|(one, _)| one.number == piece).ok_or(Error::NotFound)?.0;
        let choice = found.choice.clone().ok_or_else(|| refused("no-choice"))?;
        if mark(&choice) != read {
            return Err(refused("choice-changed"));
        }
        if !may_approve(&choice, &found.approvals, person(&file.roll.roster, me)) {
            return Err(refused("another-approves"));
        }
        file.approve_communication(Approved { piece, of: choice })
    })
    .await
}

/// A choice by a few digits, so that a form says which one was read.
#[must_use]
pub fn mark(choice: &Communication) -> String {
    let (ground, reason, copy) = match choice {
        Communication::Communicable => ("", "", ""),
        Communication::Redacted { ground, reason, copy } => (ground.code(), reason.as_str(), copy.as_str()),
        Communication::Withheld { ground, reason } => (ground.code(), reason.as_str(), ""),
    };
    Digest::of_parts(&[choice.code(), ground, reason, copy].map(str::as_bytes)).to_string()
}

/// How a piece can lose a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parts {
    /// A text: by passages and words.
    Text(String),
    /// A PDF of so many pages: by pages.
    Pages(usize),
    /// It goes whole or not at all.
    Whole,
}

/// What a piece holds.
pub(super) enum Held<'i> {
    Text(&'i str),
    File(&'i Attached),
}

impl<'i> Held<'i> {
    /// The report has the number after the last piece.
    pub(super) fn of(inquest: &'i Inquest, number: u32) -> Result<Self, Error> {
        match inquest.piece(number).map(|piece| &piece.content) {
            Some(Content::Text(text)) => Ok(Self::Text(text)),
            Some(Content::File(file)) => Ok(Self::File(file)),
            None if number == crate::domain::inquest::next(&inquest.evidence) => {
                Ok(Self::Text(&inquest.filed.as_ref().ok_or(Error::NotFound)?.report))
            }
            None => Err(Error::NotFound),
        }
    }

    /// How it can lose a part.
    pub(super) async fn parts(&self, service: &Service) -> Result<Parts, Error> {
        let file = match self {
            Self::Text(text) => return Ok(Parts::Text((*text).to_owned())),
            Self::File(file) => file,
        };
        if file.format == Kind::Text.code() {
            let text = String::from_utf8(whole(service, file).await?.to_vec());
            return Ok(text.map_or(Parts::Whole, Parts::Text));
        }
        if file.format == Kind::Pdf.code() {
            let bytes = whole(service, file).await?;
            let count = tokio::task::spawn_blocking(move || pages(&bytes)).await;
            let count = count.map_err(|_| Error::Internal("pages"))?;
            return Ok(count.map_or(Parts::Whole, Parts::Pages));
        }
        Ok(Parts::Whole)
    }

    async fn as_it_is(&self, service: &Service, around: &Around) -> Result<Option<Attached>, Error> {
        match self {
            Self::Text(text) => {
                made(service, &format!("{}.txt", around.name), text.as_bytes().to_vec()).await.map(Some)
            }
            Self::File(_) => Ok(None),
        }
    }

    async fn without(&self, service: &Service, (marks, around): (&Marks, &Around)) -> Result<Attached, Error> {
        match self.parts(service).await? {
            Parts::Text(text) => {
                let redacted = redaction::redact(&text, marks, &around.mask)
                    .map_err(|refusal| Error::Invalid(vec![why(refusal)]))?;
                let Copy { title, lead, .. } = &around.copy;
                let copy = format!("{title}\n{lead}\n\n{}\n", redacted.text());
                made(service, &format!("{}.txt", around.name), copy.into_bytes()).await
            }
            Parts::Pages(count) => {
                let Self::File(file) = self else { return Err(Error::NotFound) };
                let bytes = whole(service, file).await?;
                let kept = kept(count, &marks.passages)?;
                let made_of = tokio::task::spawn_blocking(move || keep_pages(&bytes, &kept)).await;
                let copy = made_of.map_err(|_| Error::Internal("pages"))?;
                let copy = copy.ok().flatten().ok_or(Error::Invalid(vec!["pages-stay"]))?;
                made(service, &format!("{}.pdf", around.name), copy).await
            }
            Parts::Whole => Err(Error::Invalid(vec!["whole-or-not"])),
        }
    }
}

/// The pages that stay; all of them, or none, is another choice.
fn kept(count: usize, going: &BTreeSet<usize>) -> Result<BTreeSet<usize>, Error> {
    let refused = |code| Err(Error::Invalid(vec![code]));
    if going.is_empty() {
        return refused("nothing-removed");
    }
    if going.iter().any(|page| !(1..=count).contains(page)) {
        return refused("no-such-passage");
    }
    let kept: BTreeSet<usize> = (1..=count).filter(|page| !going.contains(page)).collect();
    if kept.is_empty() { refused("all-removed") } else { Ok(kept) }
}

fn why(refusal: redaction::Refusal) -> &'static str {
    match refusal {
        redaction::Refusal::Nothing => "nothing-removed",
        redaction::Refusal::NoSuchPassage(_) => "no-such-passage",
        redaction::Refusal::TooShort(_) => "word-too-short",
        redaction::Refusal::TooMany => "too-many-words",
        redaction::Refusal::Left => "something-left",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_pages_stay_and_some_go() {
        let set = |pages: &[usize]| pages.iter().copied().collect::<BTreeSet<usize>>();
        assert_eq!(kept(3, &set(&[2])).unwrap(), set(&[1, 3]));
        for (going, code) in [
            (set(&[]), "nothing-removed"),
            (set(&[4]), "no-such-passage"),
            (set(&[0]), "no-such-passage"),
            (set(&[1, 2, 3]), "all-removed"),
        ] {
            assert!(matches!(kept(3, &going), Err(Error::Invalid(codes)) if codes == [code]), "{going:?}");
        }
    }

    #[test]
    fn two_choices_have_two_marks() {
        let withheld = |reason: &str| Communication::Withheld { ground: Ground::Secrecy, reason: reason.to_owned() };
        assert_ne!(mark(&withheld("a")), mark(&withheld("b")));
        assert_ne!(mark(&Communication::Communicable), mark(&withheld("a")));
        assert_eq!(mark(&withheld("a")), mark(&withheld("a")));
    }
}

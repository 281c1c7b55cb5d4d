//! What a person agrees to hand over: asked by the cell, offered on the form's last page, answered by the person alone.
//!
//! A consent is a record of the exchange in the person's own hand: a member cannot write one, nor whoever has a code that
//! others have seen. It holds the exact text as the person left it, and the exact sentences they were shown. Answering twice
//! alike is answering once; answering otherwise than before is refused, and nothing typed is lost.
//!
//! It does **not** hand anything over: [`crate::domain::consent::Consents::agreed_to`] is what a handover will have to show.
use std::collections::BTreeMap;

use super::{
    Error,
    case_file::{Author, CaseFile},
    follow_up::named,
    view::Reader,
};
use crate::domain::{
    case::CompartmentKind,
    consent::{Consents, Scope},
    record::RecordBody,
    report::{NARRATIVE_LIMIT, Wish},
};

mod answer;
mod ask;
mod on_check;
mod statement;

pub use answer::{agree, decline, take_back};
pub use ask::{Asking, ask};
pub(crate) use on_check::settle;
pub use statement::{Terms, statement};

// The words it is spoken to in.
pub use crate::domain::consent::{Copied, Purpose, Receiver};

/// What a case holds of consents and wishes, for its pages.
#[derive(Debug, Clone)]
pub struct Agreements {
    /// What was asked, agreed to, refused, taken back.
    pub consents: Consents,
    /// Who asked, by the number of the request.
    pub by: BTreeMap<u64, Reader>,
    /// How far the person's agreement reaches.
    pub scope: Scope,
    /// Whether the person gave a name, so that it can go or stay.
    pub named: bool,
    /// What the person would like, as they last said it.
    pub wishes: Vec<Wish>,
}

/// What a case holds of them; names only where they may be shown.
pub(crate) fn seen(file: &CaseFile<'_>, with_names: bool) -> Agreements {
    let records = file.drawer(CompartmentKind::Exchange).map(|drawer| drawer.records.as_slice()).unwrap_or_default();
    let asked = records.iter().filter(|record| matches!(record.entry.body, RecordBody::Asked(_)));
    let by = asked.filter_map(|record| match record.author {
        Author::Member(member) => Some((record.sequence, named(&file.roll, &member, with_names))),
        Author::Reporter => None,
    });
    Agreements {
        by: by.collect(),
        consents: file.consents(),
        scope: file.scope(),
        named: file.is_named(),
        wishes: file.wishes(),
    }
}

/// The copy without what stands around its text, if there is something in it and not too much.
pub(super) fn checked(copy: &Copied) -> Result<Copied, Error> {
    let copy = Copied { text: copy.text.trim().to_owned(), ..copy.clone() };
    if copy.is_empty() {
        return Err(Error::Invalid(vec!["nothing-to-hand-over"]));
    }
    if copy.text.chars().count() > NARRATIVE_LIMIT {
        return Err(Error::Invalid(vec!["too-long"]));
    }
    Ok(copy)
}

/// What a second answer like the first is told inside: nothing is to be written.
const SAME: &str = "same-answer";

pub(super) fn same() -> Error {
    Error::Invalid(vec![SAME])
}

/// The same answer twice is one answer.
pub(super) fn once(done: Result<(), Error>) -> Result<(), Error> {
    match done {
        Err(Error::Invalid(codes)) if codes == [SAME] => Ok(()),
        done => done,
    }
}

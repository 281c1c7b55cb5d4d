//! Ready-made sentences beside the answer: chosen, they stand at the end of what was typed; nothing is sent.
//!
//! They are offered in the language in which the person wrote.
use axum::response::Response;

use super::super::{
    case::{self, CasePage, Refused},
    case_acts::OnCase,
};
use crate::{
    service::{
        open_case::open_case,
        view::{CaseView, Content},
    },
    web::{Failure, error::unprocessable, form::Sheet},
};

impl<'a> CasePage<'a> {
    /// Code, when it serves, the words.
    pub(in crate::web::desk) fn sentences(&self) -> Vec<(&'a str, &'a str, &'a str)> {
        self.names.sentences(written_in(&self.view).unwrap_or(self.page.language()))
    }

    /// A sentence was added to what was typed, and nothing was sent.
    pub(in crate::web::desk) fn was_added(&self) -> bool {
        self.refused.act == "reply" && self.refused.sheet.faults.is_empty()
    }
}

/// The language in which the person wrote last.
fn written_in(view: &CaseView) -> Option<&str> {
    view.items.iter().rev().find_map(|item| match &item.content {
        Content::Report(report) => Some(report.language.as_str()),
        Content::Contact(contact) => Some(contact.report.language.as_str()),
        _ => None,
    })
}

/// The case again, with the sentence that was chosen at the end of the answer.
pub(in crate::web::desk) async fn add(at: &OnCase) -> Result<Response, Failure> {
    let view = open_case(at.service(), at.permit().await?, at.keys()).await?;
    let mut fields = at.deed.form.0.clone();
    let language = written_in(&view).unwrap_or(at.deed.seat.page.language()).to_owned();
    if let Some(sentence) = at.service().rules().sentences.sentence(fields.one("sentence")) {
        let typed = fields.one("text").trim_end().to_owned();
        let parts = [typed.as_str(), sentence.text.get(&language).trim()];
        let whole: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        fields.replace("text", &whole.join("\n\n"));
    }
    let refused = Refused { act: "reply", sheet: Sheet::of(fields) };
    // Nothing was done: the page is shown again, as where something could not be taken.
    unprocessable(&CasePage { refused, ..case::page(&at.deed.app, &at.deed.seat, view) })
}

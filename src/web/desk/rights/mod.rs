//! Requests about personal data: what may be given to whom, and the register of what was asked and answered.
//!
//! The register holds no name: whoever answers keeps elsewhere whose request a number is, and the pages say so.
use axum::{
    Router,
    routing::{get, post},
};

use crate::{
    domain::{
        Coded,
        rights::{
            Capacity, Right,
            guide::{Advice, Guide},
        },
    },
    text::Words,
    web::App,
};

pub(super) mod guide;
pub(super) mod list;
pub(super) mod one;

/// The pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/requests", get(list::show).post(list::send))
        .route("/requests/guide", get(guide::show))
        .route("/requests/{number}", get(one::show))
        .route("/requests/{number}/extend", post(one::extend))
        .route("/requests/{number}/answer", post(one::answer))
}

/// An answer of the guide, in words.
#[derive(Debug)]
pub(in crate::web::desk) struct Said<'a> {
    pub(in crate::web::desk) right: String,
    pub(in crate::web::desk) may: &'a str,
    pub(in crate::web::desk) not: &'a str,
    pub(in crate::web::desk) how: &'a str,
    pub(in crate::web::desk) source: String,
}

impl<'a> Said<'a> {
    /// The answer to a right for somebody, in the language of the words.
    pub(in crate::web::desk) fn new(t: &Words, guide: &'a Guide, (right, who): (Right, Capacity)) -> Option<Self> {
        let Advice { may, not, how, reference, to_check, .. } = guide.advice(right, who)?;
        let language = t.locale().code();
        let key = if *to_check { "discipline-source-to-check" } else { "discipline-source" };
        Some(Self {
            right: t.code("rights-what", &right),
            may: may.get(language),
            not: not.get(language),
            how: how.get(language),
            source: t.say_one(key, "reference", reference),
        })
    }
}

//! What the person can do after: say how they are in one press, say that they are made to pay for having spoken, say how it was.
//!
//! What is pressed stands in the conversation; anything else is a message. Leaving it unanswered is an answer too.
use axum::response::Response;

use super::{follow_up::reports, own::Own};
use crate::{
    domain::{Coded, act::verb, aftercare::News, case::Stage},
    service::{Error, Message, aftercare, view::FollowUp},
    text::Words,
    web::{
        Failure,
        aftercare::{chosen, days},
        form::Form,
    },
};

/// What the page of the case offers of it.
#[derive(Debug)]
pub(super) struct After {
    /// The cell asks for news: on which days, and whether the person still wishes it.
    pub(super) news: Option<(String, bool)>,
    /// Retaliation can be told.
    pub(super) retaliation: bool,
    /// The case was closed: they can say how it was.
    pub(super) experience: bool,
}

impl After {
    pub(super) fn new(t: &Words, case: &FollowUp) -> Self {
        let news = chosen(&case.items).filter(|_| case.stage == Stage::Aftercare);
        // A question that was answered is no case that was closed.
        let was_reported = reports(&case.items).next().is_some() && !case.is_a_question();
        Self {
            news: news.map(|(begun, said, goes_on)| (days(t, said, begun), goes_on)),
            retaliation: takes_retaliation(case),
            experience: was_reported && case.ending.is_some() && case.withdrawal.is_none(),
        }
    }
}

/// Whether the cell can still be told of retaliation there: something was reported, and it has the case.
pub(super) fn takes_retaliation(case: &FollowUp) -> bool {
    Stage::OPEN_TO_THE_CELL.contains(&case.stage) && !case.is_a_question()
}

/// Says how they are, in one press.
pub(super) async fn news(own: Own, form: Form) -> Result<Response, Failure> {
    Own::same_case(&form, &own.reference().await?)?;
    let news = News::from_code(form.text("news")).map_err(|_| Error::NotFound)?;
    let message = Message { text: String::new(), request: form.text("request").to_owned() };
    let permit = own.permit::<verb::GiveNews>().await?;
    aftercare::give(own.service(), permit, (&own.keys, &message), news).await?;
    own.done("news", "/suite/1").await
}

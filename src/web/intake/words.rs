//! In the person's own words.
use askama::Template;

use super::{
    notices::Notice,
    steps::{Asked, Questions, Step},
};
use crate::{
    domain::draft,
    text::Words,
    web::{Page, form::Sheet},
};

#[derive(Debug, Template)]
#[template(path = "intake/words.html")]
pub(super) struct Story<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    notices: &'a [Notice],
    ends: bool,
    sheet: &'a Sheet,
}

impl Questions for Story<'_> {
    const STEP: Step = Step(draft::Page::Words);

    fn render(asked: &Asked<'_>) -> askama::Result<String> {
        Story {
            t: &asked.page.words,
            page: asked.page,
            step: Self::STEP,
            notices: &asked.notices,
            ends: asked.ends,
            sheet: &asked.sheet,
        }
        .render()
    }
}

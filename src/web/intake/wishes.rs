//! What the person would like.
use askama::Template;

use super::{
    notices::Notice,
    steps::{Asked, Questions, Step},
};
use crate::{
    domain::{draft, report::Wish},
    text::Words,
    web::{
        Page,
        form::{Choice, Sheet},
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/wishes.html")]
pub(super) struct Wishes<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    notices: &'a [Notice],
    ends: bool,
    sheet: &'a Sheet,
    options: Vec<Choice>,
}

impl Questions for Wishes<'_> {
    const STEP: Step = Step(draft::Page::Wishes);

    fn render(asked: &Asked<'_>) -> askama::Result<String> {
        let (t, page, sheet) = (&asked.page.words, asked.page, &asked.sheet);
        Wishes {
            t,
            page,
            step: Self::STEP,
            notices: &asked.notices,
            ends: asked.ends,
            sheet,
            options: sheet.choices::<Wish>(t, "wish", "wishes"),
        }
        .render()
    }
}

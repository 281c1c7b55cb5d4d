//! Who the person is and how to reach them, if they wish: anonymous unless they say otherwise.
use askama::Template;

use super::{
    notices::Notice,
    steps::{Asked, Questions, Step},
};
use crate::{
    domain::{draft, identity::Way},
    text::Words,
    web::{
        Page,
        form::{Choice, Sheet},
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/name.html")]
pub(super) struct Name<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    notices: &'a [Notice],
    ends: bool,
    sheet: &'a Sheet,
    ways: Vec<Choice>,
    outside: bool,
}

impl Questions for Name<'_> {
    const STEP: Step = Step(draft::Page::Name);

    fn render(asked: &Asked<'_>) -> askama::Result<String> {
        let (t, page, sheet) = (&asked.page.words, asked.page, &asked.sheet);
        let (step, notices, ends, outside) = (Self::STEP, asked.notices.as_slice(), asked.ends, asked.outside);
        Name { t, page, step, notices, ends, sheet, ways: ways(t, sheet), outside }.render()
    }
}

/// The ways to be reached, none first.
pub(super) fn ways(t: &Words, sheet: &Sheet) -> Vec<Choice> {
    let mut ways = vec![sheet.choice("way", "", t.say("identity-way-none"))];
    ways.extend(sheet.choices::<Way>(t, "way", "way"));
    ways
}

//! What happened, in plain descriptions; nobody is asked for a legal label.
use askama::Template;

use super::{
    notices::Notice,
    reading,
    steps::{Asked, Questions, Step, answers},
};
use crate::{
    domain::draft,
    text::Words,
    web::{
        Page,
        form::{Choice, Sheet},
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/what.html")]
pub(super) struct What<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    notices: &'a [Notice],
    ends: bool,
    sheet: &'a Sheet,
    kinds: Vec<Choice>,
    repeated: Vec<Choice>,
    ongoing: Vec<Choice>,
    danger: Vec<Choice>,
    easy: String,
}

impl Questions for What<'_> {
    const STEP: Step = Step(draft::Page::What);

    fn render(asked: &Asked<'_>) -> askama::Result<String> {
        let (t, page, sheet) = (&asked.page.words, asked.page, &asked.sheet);
        let kinds = asked.rules.taxonomy.offered().map(|kind| Choice {
            hint: kind.example.get(page.language()).to_owned(),
            ..sheet.choice("kinds", &kind.code, kind.plain.get(page.language()).to_owned())
        });
        let (repeated, ongoing) = (answers(t, sheet, "repeated"), answers(t, sheet, "ongoing"));
        What {
            t,
            page,
            step: Self::STEP,
            notices: &asked.notices,
            ends: asked.ends,
            sheet,
            kinds: kinds.collect(),
            repeated,
            ongoing,
            danger: answers(t, sheet, "danger"),
            easy: reading::address(asked.rules, "falc-what-happened"),
        }
        .render()
    }
}

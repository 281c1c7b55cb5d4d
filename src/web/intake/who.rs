//! Who did it, who saw it, and who must not read: asked before anything is sent.
use askama::Template;

use super::{
    notices::Notice,
    steps::{Asked, Questions, Step, answers},
    teams,
};
use crate::{
    domain::{Coded, draft, report::Link},
    service::view::Reader,
    text::Words,
    web::{
        Page,
        form::{Choice, Sheet},
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/who.html")]
pub(super) struct Who<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    notices: &'a [Notice],
    ends: bool,
    sheet: &'a Sheet,
    conflict: Vec<Choice>,
    team: Vec<Teammate>,
    later: Vec<Teammate>,
    completed: bool,
    about: Vec<String>,
    minimum: usize,
}

/// A member who could read, now or later, and what the person may say of them.
#[derive(Debug)]
struct Teammate {
    field: String,
    label: String,
    options: Vec<Choice>,
}

impl Questions for Who<'_> {
    const STEP: Step = Step(draft::Page::Who);

    fn render(asked: &Asked<'_>) -> askama::Result<String> {
        let (t, page, sheet) = (&asked.page.words, asked.page, &asked.sheet);
        let teammate = |reader: &Reader| {
            let field = format!("link-{}", reader.member);
            let mut options = vec![sheet.choice(&field, "", t.say("link-none"))];
            options.extend(sheet.choices::<Link>(t, "link", &field));
            Teammate { label: named(reader), options, field }
        };
        let team = asked.team.iter().map(teammate).collect();
        let involved = |reader: &Reader| {
            let field = format!("link-{}", reader.member);
            let known = sheet.choice(&field, Link::Involved.code(), t.code("link", &Link::Involved));
            let options = vec![sheet.choice(&field, "", t.say("later-none")), known];
            Teammate { label: named(reader), options, field }
        };
        let later = asked.later.iter().map(involved).collect();
        let (conflict, minimum) = (answers(t, sheet, "conflict"), asked.rules.organisation.minimum_readers);
        let about = teams::about(page, asked.rules, (&asked.body, &asked.team));
        let (step, notices, ends, completed) = (Self::STEP, asked.notices.as_slice(), asked.ends, asked.completed);
        Who { t, page, step, notices, ends, sheet, conflict, team, later, completed, about, minimum }.render()
    }
}

/// A member as reporters see them: the function, and the name where the organisation publishes it.
pub(super) fn named(reader: &Reader) -> String {
    match &reader.name {
        Some(name) => format!("{name}, {}", reader.function),
        None => reader.function.clone(),
    }
}

//! Who writes, and for which place: the place decides who reads, so that somebody can is asked at once.
use askama::Template;

use super::{
    notices::Notice,
    steps::{Asked, Questions, Step, answers, with_none},
};
use crate::{
    domain::{
        draft,
        organisation::Entity,
        report::{Audience, Standing},
    },
    text::Words,
    web::{
        Page,
        form::{Choice, Fault, Sheet},
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/you.html")]
pub(super) struct You<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    notices: &'a [Notice],
    ends: bool,
    sheet: &'a Sheet,
    standings: Vec<Choice>,
    audiences: Vec<Choice>,
    minor: Vec<Choice>,
    entities: Vec<Choice>,
}

impl Questions for You<'_> {
    const STEP: Step = Step(draft::Page::You);

    fn render(asked: &Asked<'_>) -> askama::Result<String> {
        let (t, page, sheet) = (&asked.page.words, asked.page, &asked.sheet);
        let standings = sheet.choices::<Standing>(t, "standing", "standing");
        let mut audiences = vec![sheet.choice("audience", "", t.say("no-answer"))];
        audiences.extend(sheet.choices::<Audience>(t, "audience", "audience"));
        let name = |entity: &Entity| entity.name.get(page.language()).to_owned();
        let entity = |entity: &Entity| sheet.choice("entity", &entity.code, name(entity));
        let mut entities = vec![sheet.choice("entity", "", t.say("entity-unknown"))];
        entities.extend(asked.rules.organisation.entities().map(entity));
        let standings = with_none(t, sheet, "standing", standings);
        You {
            t,
            page,
            step: Self::STEP,
            notices: &asked.notices,
            ends: asked.ends,
            sheet,
            standings,
            audiences,
            minor: answers(t, sheet, "minor"),
            entities,
        }
        .render()
    }

    fn objection(asked: &Asked<'_>) -> Option<Fault> {
        asked.team.is_empty().then_some(Fault::new("entity", "nobody-reads"))
    }
}

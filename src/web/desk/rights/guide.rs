//! What may and may not be given, by who asks and for what.
use axum::{
    extract::{RawQuery, State},
    response::{Html, IntoResponse, Response},
};

use super::{super::seat::Seat, Said};
use crate::{
    domain::{
        Coded,
        act::verb,
        draft::Fields,
        rights::{Capacity, Right, guide::Guide},
    },
    service::{About, view::Me},
    text::Words,
    web::{
        App, Failure, Page,
        error::{Kind, unprocessable},
        form::{self, Choice, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/rights/guide.html")]
pub(in crate::web::desk) struct GuidePage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) guide: &'a Guide,
    pub(in crate::web::desk) sheet: Sheet,
}

impl<'a> GuidePage<'a> {
    fn who(&self) -> Vec<Choice> {
        let all = self.sheet.choices::<Capacity>(self.t, "rights-who", "who");
        std::iter::once(self.sheet.choice("who", "", self.t.say("rights-guide-choose"))).chain(all).collect()
    }

    fn rights(&self) -> Vec<Choice> {
        let all = self.sheet.choices::<Right>(self.t, "rights-what", "right");
        std::iter::once(self.sheet.choice("right", "", self.t.say("rights-guide-all"))).chain(all).collect()
    }

    /// For whom, and the answers to what they may ask for.
    fn answers(&self) -> Option<(String, Vec<Said<'a>>)> {
        let (who, right) = wanted(&self.sheet.fields).ok()?;
        let who = who?;
        let rights = Right::ALL.iter().filter(|one| right.is_none_or(|right| right == **one));
        let said = rights.filter_map(|right| Said::new(self.t, self.guide, (*right, who))).collect();
        Some((self.t.code("rights-who", &who), said))
    }
}

type Wanted = (Option<Capacity>, Option<Right>);

fn wanted(fields: &Fields) -> Result<Wanted, &'static str> {
    fn maybe<C: Coded>(code: &str) -> Result<Option<C>, ()> {
        if code.is_empty() { Ok(None) } else { C::from_code(code).map(Some).map_err(|_| ()) }
    }
    let who = maybe(fields.one("who")).map_err(|()| "who")?;
    Ok((who, maybe(fields.one("right")).map_err(|()| "right")?))
}

/// Shows it.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    seat.permit::<verb::NoteRequest>(&app, About::Organisation).await?;
    let fields = form::parse(query.unwrap_or_default().as_bytes()).map_err(|_| Kind::Unreadable)?;
    let (Seat { page, me, .. }, guide) = (&seat, &app.service.rules().rights);
    let shown = |sheet| GuidePage { t: &page.words, page, me, guide, sheet };
    if let Err(field) = wanted(&fields) {
        return unprocessable(&shown(Sheet::with(fields, field, "unknown-option")));
    }
    let html: Html<String> = render(&shown(Sheet::of(fields)))?;
    Ok(html.into_response())
}

//! The first page: how it came, from whom, what was said.
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::{begun, or_unsaid, permit};
use crate::{
    domain::{
        contact::{Channel, FIELDS},
        draft::{self, Draft, Fields, check_page},
        report::{Answer, Audience, LINE_LIMIT, Standing},
        rules::Rules,
    },
    service::{
        readers,
        record_contact::check_origin,
        session::{self, recorded},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, seat::Seat},
        error::unprocessable,
        form::{Choice, Fault, Sheet, length},
        page::render,
    },
};

/// The pages of the public form that are asked together here.
const PAGES: [draft::Page; 3] = [draft::Page::You, draft::Page::What, draft::Page::Words];

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/contact/told.html")]
pub(in crate::web::desk) struct ToldPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    sheet: Sheet,
    lists: Lists,
}

/// The options of each question.
#[derive(Debug)]
struct Lists {
    channels: Vec<Choice>,
    standings: Vec<Choice>,
    audiences: Vec<Choice>,
    minor: Vec<Choice>,
    entities: Vec<Choice>,
    kinds: Vec<Choice>,
    repeated: Vec<Choice>,
    ongoing: Vec<Choice>,
    danger: Vec<Choice>,
}

impl Lists {
    fn new(rules: &Rules, page: &Page, sheet: &Sheet) -> Self {
        let (t, language) = (&page.words, page.language());
        let entities = rules.organisation.entities().map(|one| (one.code.as_str(), one.name.get(language)));
        let kinds = rules.taxonomy.offered().map(|one| (one.code.as_str(), one.label.get(language)));
        let all = |field, options: Vec<(&str, &str)>| -> Vec<Choice> {
            options.into_iter().map(|(code, label)| sheet.choice(field, code, label.to_owned())).collect()
        };
        let answers = |field| or_unsaid(t, sheet, field, sheet.choices::<Answer>(t, "answer", field));
        let mut channels = vec![sheet.choice("channel", "", t.say("desk-choose"))];
        channels.extend(sheet.choices::<Channel>(t, "channel", "channel"));
        Self {
            channels,
            standings: or_unsaid(t, sheet, "standing", sheet.choices::<Standing>(t, "standing", "standing")),
            audiences: or_unsaid(t, sheet, "audience", sheet.choices::<Audience>(t, "audience", "audience")),
            entities: or_unsaid(t, sheet, "entity", all("entity", entities.collect())),
            kinds: all("kinds", kinds.collect()),
            minor: answers("minor"),
            repeated: answers("repeated"),
            ongoing: answers("ongoing"),
            danger: answers("danger"),
        }
    }
}

impl<'a> ToldPage<'a> {
    pub(in crate::web::desk) fn new((page, me): (&'a Page, &'a Me), rules: &Rules, sheet: Sheet) -> Self {
        let lists = Lists::new(rules, page, &sheet);
        Self { t: &page.words, page, me, sheet, lists }
    }
}

/// Shows the questions, with what was written before.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    permit(&app, &seat).await?;
    let draft = begun(&app, &seat).await?.unwrap_or_default();
    let origin = recorded::origin(&seat.session).await?;
    let typed = PAGES.iter().fold(origin, |all, page| all.with(draft.page(*page)));
    render(&ToldPage::new((&seat.page, &seat.me), app.service.rules(), Sheet::of(typed)))
}

/// Keeps the answers and goes on, or shows them again.
pub async fn send(deed: Deed) -> Result<Response, Failure> {
    let sheet = keep(&deed).await?;
    if sheet.faults.is_empty() {
        return Ok(deed.seat.page.go("/contact/who").into_response());
    }
    unprocessable(&ToldPage::new((&deed.seat.page, &deed.seat.me), deed.app.service.rules(), sheet))
}

async fn keep(deed: &Deed) -> Result<Sheet, Failure> {
    let Deed { app, seat, form } = deed;
    permit(app, seat).await?;
    let origin = form.0.only(|name| FIELDS.contains(&name));
    let mut draft = begun(app, seat).await?.unwrap_or_default();
    for page in PAGES {
        draft.set(page, form.0.only(|name| page.has_field(name)));
    }
    let faults = faults(app, &origin, &draft).await?;
    if faults.is_empty() {
        recorded::begin(&app.service, &seat.session).await?;
        recorded::keep_origin(&seat.session, &origin).await?;
        for page in PAGES {
            session::keep_page(&seat.session, page, &draft.page(page)).await?;
        }
    }
    Ok(Sheet { fields: form.0.clone(), faults })
}

async fn faults(app: &App, origin: &Fields, draft: &Draft) -> Result<Vec<Fault>, Failure> {
    let rules = app.service.rules();
    let wrong = check_origin(&app.service, origin).err().unwrap_or_default();
    let mut faults: Vec<Fault> = wrong.iter().map(|fault| Fault::new(fault.field, fault.code)).collect();
    for fault in faults.iter_mut().filter(|fault| fault.code == "too-long") {
        *fault = Fault::new(fault.field, "too-long-line").sized(LINE_LIMIT, length(origin.one(fault.field)));
    }
    for page in PAGES {
        let fields = draft.page(page);
        faults.extend(check_page(page, &fields, rules).iter().map(|problem| Fault::of(problem, &fields)));
    }
    if faults.is_empty() && !draft.says_something() {
        faults.push(Fault::new("narrative", "contact-empty"));
    }
    if readers::availability(&app.service, &draft.entity(rules), &draft.links()).await?.readers.is_empty() {
        faults.push(Fault::new("entity", "nobody-reads"));
    }
    Ok(faults)
}

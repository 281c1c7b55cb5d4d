//! Before and beside a report: a notebook, a question, somebody bound by secrecy.
use super::*;

/// A notebook with a note, a file, and a text left for later.
pub(super) fn notebook(stage: Stage) -> Notebook {
    let noted = |sequence, at: &str, content| Noted { sequence, at: at.parse().unwrap(), content };
    let memo = |when: &str, text: &str| Jotted::Memo(Memo { when: when.to_owned(), text: text.to_owned() });
    let alone = stage == Stage::Notebook;
    let left = Left { at: "2026-11-20T19:40:00Z".parse().unwrap(), kept: Kept::default() };
    Notebook {
        reference: case_number(),
        stage,
        until: alone.then(|| "2029-12-01".parse().unwrap()),
        notes: vec![
            noted(4, "2026-11-20T19:30:00Z", memo("mardi soir", "Il m’a attendue devant l’amphi.\n\nLéa était là.")),
            noted(3, "2026-11-18T07:05:00Z", Jotted::File(Box::new(attachments().remove(0)))),
            noted(1, "2026-11-17T20:14:00Z", memo("", "Encore une remarque devant tout le monde.")),
        ],
        left: alone.then_some(left),
        counsel: true,
    }
}

pub(super) fn notebook_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::super::notebook::{erase::Erase, files::Stow, first::First, space::Space};
    let (first, space, files, erase) = (at("/memo"), at("/memo/1"), at("/memo/2"), at("/memo/5"));
    let until: Day = "2029-12-01".parse().unwrap();
    let request = |sheet| (sheet, "0".repeat(32));
    let wrong = || Sheet::with(fields(&[("when", "hier"), ("text", "")]), "text", "empty");
    let nothing = || Sheet::with(Fields::default(), "notes", "nothing-chosen");
    let another = || Sheet::with(Fields::default(), "left", "other-draft");
    let empty = Notebook { notes: Vec::new(), left: None, ..notebook(Stage::Notebook) };
    let begin = |sheet| First::new((&first, notices::Open::default()), request(sheet), until).render();
    let shown = |notebook: &Notebook, sheet| Space::new((&space, Vec::new()), notebook, request(sheet)).render();
    let whole = notebook(Stage::Notebook);
    let sure = |stage, sheet| {
        let Notebook { reference, notes, .. } = notebook(stage);
        Erase::new(&erase, &Erasable { reference, stage, notes: notes.len() }, sheet).render()
    };
    let unsure = Sheet::with(Fields::default(), "sure", "not-confirmed");
    let (code, kept) = (at("/note/7"), Receipt { promise: None, notebook: Some(until), ..receipt() });
    vec![
        ("code-notebook".to_owned(), code::Code::new(&code, rules, Vec::new(), &[kept]).render()),
        ("memo-first".to_owned(), begin(Sheet::default())),
        ("memo-first-wrong".to_owned(), begin(wrong())),
        ("memo".to_owned(), shown(&whole, Sheet::default())),
        ("memo-empty".to_owned(), shown(&empty, Sheet::default())),
        ("memo-nothing-chosen".to_owned(), shown(&whole, nothing())),
        ("memo-other-draft".to_owned(), shown(&whole, another())),
        ("memo-beside".to_owned(), shown(&notebook(Stage::Listening), Sheet::default())),
        (
            "memo-files".to_owned(),
            Stow::new((&files, Vec::new()), (Limits::default(), case_number()), &Taken::default()).render(),
        ),
        ("memo-erase".to_owned(), sure(Stage::Notebook, Sheet::default())),
        ("memo-erase-unsure".to_owned(), sure(Stage::Listening, unsure)),
        ("memo-erase-copy".to_owned(), sure(Stage::Closed, Sheet::default())),
    ]
}

/// Somebody bound by secrecy: to be chosen, chosen, or nobody.
pub(super) fn counsel_pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::super::counsel::Counsel;
    let here = at("/mot/3");
    let item = |at: &str, voice, text| Item { at: at.parse().unwrap(), voice, content: text };
    let talk = Talk {
        reference: case_number(),
        counsel: Some(team()[2].clone()),
        items: vec![
            item("2026-11-17T20:14:00Z", Voice::Reporter, Content::Message("Je dors mal depuis octobre.".to_owned())),
            item("2026-11-18T09:30:00Z", Voice::Member(team()[2].clone()), Content::Reply("Parlons-en.".to_owned())),
        ],
        left: false,
    };
    let request = |sheet| (sheet, "0".repeat(32));
    let wrong = Sheet::with(fields(&[("text", "mots")]), "member", "nobody-chosen");
    let page = |talk, team: &[Reader], sheet| Counsel::new((&here, Vec::new()), (talk, team), request(sheet)).render();
    vec![
        ("counsel".to_owned(), page(None, &team(), Sheet::default())),
        ("counsel-wrong".to_owned(), page(None, &team(), wrong)),
        ("counsel-none".to_owned(), page(None, &[], Sheet::default())),
        ("counsel-talk".to_owned(), page(Some(&talk), &team(), Sheet::default())),
    ]
}

pub(super) fn question_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::super::question::{send::Send, words::Ask};
    let (words, send, follow) = (at("/mot"), at("/mot/2"), at("/suite/1"));
    let today: Day = "2026-11-21".parse().unwrap();
    let nothing = notices::Open::default();
    let typed = fields(&[("entity", "brumefond"), ("audience", "student"), ("text", "Que se passe-t-il ensuite ?")]);
    let asked = |involved: usize| {
        let links = team().into_iter().take(involved).map(|reader| (reader.member, Link::Involved)).collect();
        Question { links, ..crate::domain::question::parse(&typed, rules).unwrap() }
    };
    let available = Availability { body: "brumefond".to_owned(), readers: team(), recovery: true };
    let elsewhere = Availability { body: "hautecime".to_owned(), ..available.clone() };
    let read_from_above = Availability { body: "osmeray".to_owned(), ..available.clone() };
    let from_above = Question { entity: "osmeray".to_owned(), ..asked(0) };
    let page = |name: &str, (question, available): (Question, &Availability), moved| {
        (name.to_owned(), Send::new((&send, nothing), (rules, today), (&question, available), moved).render())
    };
    let wrong = Sheet::with(fields(&[("text", "mots")]), "text", "too-long").within(3);
    vec![
        ("ask".to_owned(), Ask::new((&words, nothing), rules, Sheet::of(typed.clone())).render()),
        ("ask-wrong".to_owned(), Ask::new((&words, nothing), rules, wrong).render()),
        page("ask-send", (asked(0), &available), false),
        page("ask-without-team", (from_above, &read_from_above), false),
        page("ask-moved", (asked(1), &elsewhere), true),
        page("ask-nobody", (asked(3), &available), true),
        ("follow-up-question".to_owned(), question_followed(rules, &follow)),
    ]
}

/// The space of somebody who asked, and was answered.
pub(super) fn question_followed(rules: &Rules, follow: &Page) -> askama::Result<String> {
    let today: Day = "2026-11-21".parse().unwrap();
    let mut case = case(draft(rules).parse(rules, "fr").unwrap());
    (case.stage, case.notebook) = (Stage::Question, false);
    case.items.truncate(3);
    case.items.remove(0);
    let request = (Sheet::default(), "0".repeat(32));
    follow_up::Case::new((follow, Vec::new()), (rules, today), &case, request).render()
}

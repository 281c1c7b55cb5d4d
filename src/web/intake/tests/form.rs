//! The form, page by page: what is drafted, its files, its name, everything read back.
use super::*;

pub(super) fn draft(rules: &Rules) -> Draft {
    let kinds: Vec<&str> = rules.taxonomy.kinds().take(2).map(|kind| kind.code.as_str()).collect();
    let mut draft = Draft::default();
    draft.set(
        Step::You,
        fields(&[("standing", "victim"), ("audience", "student"), ("minor", "yes"), ("entity", "brumefond")]),
    );
    let what = [("kinds", kinds[0]), ("kinds", kinds[1]), ("repeated", "yes"), ("when", "depuis la rentrée")];
    draft.set(Step::What, fields(&what));
    draft.set(Step::Words, fields(&[("narrative", "Cela a commencé en octobre.\n\nJe n’ose plus venir en cours.")]));
    let link = format!("link-{}", team()[2].member);
    draft.set(Step::Who, fields(&[("persons", "Un étudiant de ma promotion"), (&link, "involved")]));
    draft.set(Step::Name, identity().to_fields());
    draft.set(Step::Wishes, fields(&[("wishes", "heard"), ("wishes", "hand-over-without-name")]));
    draft
}

/// A file of each outcome.
pub(super) fn attachments() -> Vec<Attached> {
    let file = |number: u8, name: &str, (kind, size): (&str, u64), hidden| Attached {
        file: FileId::from_bytes([number; 16]),
        object: ObjectId::from_bytes([number; 16]),
        key: ObjectKey("00".repeat(32)),
        name: name.to_owned(),
        format: kind.to_owned(),
        size,
        digest: format!("{number:064}"),
        hidden,
    };
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let removed = Hidden::Removed { removed: codes(&["place", "device"]), stays: codes(&["orientation"]) };
    let clean = Hidden::Removed { removed: Vec::new(), stays: Vec::new() };
    vec![
        file(1, "couloir du deuxième étage.jpg", ("jpeg", 2_412_000), removed),
        file(2, "", ("m4a", 903_000), Hidden::Original),
        file(3, "emploi du temps.pdf", ("pdf", 41_300), clean),
        file(4, "film.mp4", ("mp4", 88_400_000), Hidden::Impossible { why: "too-large".to_owned() }),
    ]
}

/// What became of a form with files: one kept, two not.
pub(super) fn taken() -> Taken {
    let refused = vec![("tout.zip".to_owned(), "file-too-large"), ("vide.txt".to_owned(), "file-empty")];
    Taken { kept: 1, refused, ..Taken::default() }
}

pub(super) fn steps(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let draft = draft(rules);
    let sheet = |step| Sheet::of(draft.page(step));
    let wrong = Sheet::with(fields(&[("narrative", "mots")]), "narrative", "too-long").within(3);
    vec![
        ("you".to_owned(), step::<you::You>(rules, at, sheet(Step::You))),
        ("what".to_owned(), step::<what::What>(rules, at, sheet(Step::What))),
        ("words".to_owned(), step::<words::Story>(rules, at, sheet(Step::Words))),
        ("words-wrong".to_owned(), step::<words::Story>(rules, at, wrong)),
        ("who".to_owned(), step::<who::Who>(rules, at, sheet(Step::Who))),
        ("wishes".to_owned(), step::<wishes::Wishes>(rules, at, sheet(Step::Wishes))),
    ]
}

/// Everything read back, whoever would read it.
pub(super) fn check_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let draft = draft(rules);
    let today: Day = "2026-11-21".parse().unwrap();
    let available = Availability { body: "brumefond".to_owned(), readers: team(), recovery: true };
    let elsewhere = Availability { body: "hautecime".to_owned(), ..available.clone() };
    let nobody = Availability { body: "brumefond".to_owned(), readers: Vec::new(), recovery: false };
    let check = at("/note/6");
    let mut unnamed = draft.clone();
    unnamed.set(Step::Who, fields(&[("conflict", "yes")]));
    let mut nobody_left = draft.clone();
    let links = team().into_iter().map(|reader| format!("link-{}", reader.member)).collect::<Vec<_>>();
    nobody_left.set(Step::Who, fields(&links.iter().map(|link| (link.as_str(), "involved")).collect::<Vec<_>>()));
    let page_as = |name: &str, draft: (&Draft, &[Attached]), available, agreed| {
        (name.to_owned(), check::Check::new((&check, Vec::new()), (rules, today), draft, (available, agreed)).render())
    };
    let page = |name: &str, draft, available| page_as(name, draft, available, agreement::Agreed::Nothing);
    let stale = crate::web::form::Form(fields(&[("agree", "yes"), ("shown", "before")]));
    let mut witness = draft.clone();
    witness.set(Step::You, fields(&[("standing", "witness")]));
    let read_from_above = Availability { body: "osmeray".to_owned(), ..available.clone() };
    let mut above = draft.clone();
    above.set(Step::You, fields(&[("standing", "victim"), ("entity", "osmeray")]));
    let mut mixed = draft.clone();
    mixed.set(Step::Wishes, fields(&[("wishes", "not-now"), ("wishes", "hand-over")]));
    let mut silent = draft.clone();
    silent.set(Step::Wishes, fields(&[("wishes", "heard")]));
    vec![
        page("check", (&draft, &attachments()), &available),
        page("check-unnamed", (&unnamed, &[]), &available),
        page("check-empty", (&Draft::default(), &[]), &available),
        page("check-closed", (&draft, &[]), &nobody),
        page("check-moved", (&draft, &[]), &elsewhere),
        page("check-nobody", (&nobody_left, &[]), &available),
        page("check-witness", (&witness, &[]), &available),
        page("check-without-team", (&above, &[]), &read_from_above),
        page("check-mixed", (&mixed, &[]), &available),
        page("check-no-wish", (&silent, &[]), &available),
        page_as("check-changed", (&draft, &attachments()), &available, agreement::Agreed::Now(&stale)),
    ]
}

/// The step of files, and the page that adds some later.
pub(super) fn file_pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    let (here, later, limits) = (at("/note/8"), at("/suite/4"), Limits::default());
    let step =
        |files: &[Attached], taken| files::Files::new((&here, Vec::new()), limits, (files, true), taken).render();
    vec![
        ("files".to_owned(), step(&attachments(), &Taken::default())),
        ("files-refused".to_owned(), step(&[], &taken())),
        (
            "attach".to_owned(),
            attach::Attach::new((&later, Vec::new()), (limits, case_number()), &Taken::default()).render(),
        ),
    ]
}

pub(super) fn step<Q: Questions>(rules: &Rules, at: &dyn Fn(&str) -> Page, sheet: Sheet) -> askama::Result<String> {
    Q::render(&steps::Asked {
        page: &at(Q::STEP.path()),
        rules,
        team: team(),
        later: vec![Reader { member: MemberId::from_bytes([9; 16]), function: "juriste".to_owned(), name: None }],
        body: "brumefond".to_owned(),
        completed: true,
        notices: Vec::new(),
        outside: false,
        ends: true,
        sheet,
    })
}

pub(super) fn identity() -> Identity {
    let contact = SafeContact {
        way: Way::Mail,
        address: "awa@maison.example".to_owned(),
        hours: "le soir".to_owned(),
        others: "ma sœur".to_owned(),
        wording: "Dites que c’est la bibliothèque.".to_owned(),
    };
    Identity { name: "Awa Diop".to_owned(), contact: Some(contact), language: "fr".to_owned() }
}

/// Who the person is: the step of the form, and later.
pub(super) fn identity_pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    use super::super::{identity::Identified, name::Name};
    use crate::service::identify::Known;
    let here = at("/suite/6");
    let typed = fields(&[("name", "Awa"), ("way", "mail"), ("address", "awa")]);
    let problems = crate::domain::draft::check_page(Step::Name, &typed, rules);
    let page = |identity: Option<Identity>, outside, sheet| {
        let known = Known { reference: case_number(), identity };
        Identified::new((&here, Vec::new()), (&known, outside), sheet).render()
    };
    vec![
        ("name".to_owned(), step::<Name>(rules, at, Sheet::default())),
        ("name-wrong".to_owned(), step::<Name>(rules, at, Sheet::found(typed, &problems))),
        ("identity".to_owned(), page(Some(identity()), true, None)),
        ("identity-none".to_owned(), page(None, false, None)),
    ]
}

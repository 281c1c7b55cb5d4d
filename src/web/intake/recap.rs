//! A report read back, part by part: before it is sent, and in the person's own case.
use crate::{
    domain::{
        Coded,
        contact::{Contact, Origin},
        identity::Identity,
        report::Report,
        rules::Rules,
    },
    text::Words,
    web::Page,
};

/// One part of the form.
#[derive(Debug)]
pub(super) struct Part {
    /// Key of its title.
    pub(super) title: &'static str,
    /// Address where it is edited.
    pub(super) path: &'static str,
    /// What was answered; questions passed over are left out.
    pub(super) answers: Vec<Answered>,
}

/// One answer.
#[derive(Debug)]
pub(super) struct Answered {
    /// Key of the question, shortly.
    pub(super) label: &'static str,
    /// The answer in words.
    pub(super) text: String,
}

/// The five parts; empty ones where there is no report yet.
pub(super) fn parts(page: &Page, rules: &Rules, report: Option<&Report>) -> Vec<Part> {
    let part = |title, path, answers: fn(&Page, &Rules, &Report) -> Answers| Part {
        title,
        path,
        answers: report.map(|report| answers(page, rules, report).0).unwrap_or_default(),
    };
    vec![
        part("part-you", "/note/1", you),
        part("part-what", "/note/2", what),
        part("part-words", "/note/3", words),
        part("part-who", "/note/4", who),
        part("part-wishes", "/note/5", wishes),
    ]
}

/// The parts of what somebody wrote down for the person, and how it came.
pub(super) fn contact(page: &Page, rules: &Rules, contact: &Contact) -> Vec<Part> {
    let report = parts(page, rules, Some(&contact.report));
    std::iter::once(origin(page, &contact.origin)).chain(report).collect()
}

/// What somebody says of who they are.
pub(super) fn identity(page: &Page, identity: &Identity) -> Part {
    let mut answers = Answers::default().text("recap-name", &identity.name);
    if let Some(contact) = &identity.contact {
        answers = answers
            .code(page, ("recap-way", "way"), Some(contact.way))
            .text("recap-address", &contact.address)
            .text("recap-hours", &contact.hours)
            .text("recap-others", &contact.others)
            .text("recap-wording", &contact.wording);
    }
    if identity.is_nothing() {
        answers = answers.text("recap-name", &page.words.say("recap-anonymous"));
    }
    Part { title: "part-name", path: "/note/11", answers: answers.0 }
}

fn origin(page: &Page, origin: &Origin) -> Part {
    let day = origin.day.map(|day| page.words.day(&day)).unwrap_or_default();
    let answers = Answers::default().text("follow-origin-day", &day).text("follow-origin-person", &origin.person);
    Part { title: "follow-origin", path: "", answers: answers.0 }
}

/// The parts as plain text, what was passed over left out: what is read back on the page, to the letter, and what one agrees
/// to there.
pub(super) fn plain(t: &Words, parts: &[Part]) -> String {
    let answer = |answer: &Answered| format!("{}\n{}", t.say(answer.label), answer.text);
    let part = |part: &Part| {
        let answers: Vec<String> = part.answers.iter().map(answer).collect();
        format!("{}\n\n{}", t.say(part.title), answers.join("\n\n"))
    };
    let said: Vec<String> = parts.iter().filter(|one| !one.answers.is_empty()).map(part).collect();
    said.join("\n\n")
}

#[derive(Debug, Default)]
struct Answers(Vec<Answered>);

impl Answers {
    fn text(mut self, label: &'static str, text: &str) -> Self {
        if !text.is_empty() {
            self.0.push(Answered { label, text: text.to_owned() });
        }
        self
    }

    fn code<C: Coded>(self, page: &Page, (label, prefix): (&'static str, &str), coded: Option<C>) -> Self {
        match coded {
            Some(coded) => self.text(label, &page.words.code(prefix, &coded)),
            None => self,
        }
    }
}

fn you(page: &Page, rules: &Rules, report: &Report) -> Answers {
    let named = rules.organisation.entity(&report.entity).map(|entity| entity.name.get(page.language()));
    let entity = if report.entity_said {
        named.unwrap_or(&report.entity).to_owned()
    } else {
        // Who reads stands elsewhere: not always the team of the place that is taken by default.
        page.words.say("recap-entity-unsaid")
    };
    Answers::default()
        .code(page, ("recap-standing", "standing"), report.standing)
        .code(page, ("recap-audience", "audience"), report.audience)
        .code(page, ("recap-minor", "answer"), report.minor)
        .text("recap-entity", &entity)
}

fn what(page: &Page, rules: &Rules, report: &Report) -> Answers {
    let known = report.kinds.iter().filter_map(|code| rules.taxonomy.kind(code));
    let kinds: Vec<&str> = known.map(|kind| kind.plain.get(page.language())).collect();
    let day = |day: Option<crate::clock::Day>| day.map(|day| page.words.day(&day)).unwrap_or_default();
    Answers::default()
        .text("recap-kinds", &kinds.join("\n"))
        .code(page, ("recap-repeated", "answer"), report.repeated)
        .code(page, ("recap-ongoing", "answer"), report.ongoing)
        .code(page, ("recap-danger", "answer"), report.danger)
        .text("recap-when", &report.when)
        .text("recap-from", &day(report.from))
        .text("recap-to", &day(report.to))
        .text("recap-place", &report.place)
}

fn words(_: &Page, _: &Rules, report: &Report) -> Answers {
    Answers::default().text("recap-narrative", &report.narrative)
}

fn who(page: &Page, _: &Rules, report: &Report) -> Answers {
    let links = match report.links.len() {
        0 => String::new(),
        count => count.to_string(),
    };
    Answers::default()
        .text("recap-persons", &report.persons)
        .text("recap-witnesses", &report.witnesses)
        .code(page, ("recap-conflict", "answer"), report.conflict)
        .text("recap-links", &links)
}

fn wishes(page: &Page, _: &Rules, report: &Report) -> Answers {
    let wishes: Vec<String> = report.wishes.iter().map(|wish| page.words.code("wish", wish)).collect();
    Answers::default().text("recap-wishes", &wishes.join("\n"))
}

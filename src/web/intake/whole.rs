//! All that a person can read of their case, as one document: what they told, what was answered, who reads, what is promised.
//!
//! It says what the pages say, in the same words; what is the cell's own is not in what it is given. Files stand in it by
//! the name they have in the archive.
use super::{
    consent,
    deposits::Deposit,
    follow_up::{by, ended, in_words, list, recorded, rests, seen_by_the_cell},
    home::body,
    inquiry,
    ledger::{Done, LedgerPage, Promised},
    protection::{Receipt, lines},
    recap, teams,
    who::named,
};
use crate::{
    clock::Day,
    domain::{attached::Attached, case::Stage, rules::Rules},
    service::{
        inquiry::PartyView,
        take_away::{Block, Document, Section, name},
        view::{self, Content, FollowUp, Holding, Item, Ledger},
    },
    text::Words,
    web::{Page, aftercare, agreed, files::hidden, offered},
};

/// The document.
pub(super) fn document(
    page: &Page,
    (rules, today): (&Rules, Day),
    (case, ledger, inquiries): (&FollowUp, &Ledger, &[PartyView]),
) -> Document {
    let t = &page.words;
    let mut document = whole(page, (rules, today), (case, ledger));
    if !inquiries.is_empty() {
        let blocks = inquiry::written(page, inquiries);
        document.sections.insert(2, Section { title: t.say("own-inquiry-title"), blocks });
    }
    if let Some(identity) = &case.identity {
        let blocks = answered(t, vec![recap::identity(page, identity)]);
        document.sections.insert(1, Section { title: t.say("identity-title"), blocks });
    }
    document
}

fn whole(page: &Page, (rules, today): (&Rules, Day), (case, ledger): (&FollowUp, &Ledger)) -> Document {
    let t = &page.words;
    Document {
        language: page.language().to_owned(),
        title: page.title.clone(),
        lead: vec![t.say_one("whole-made", "day", &t.day(&today)), t.say("whole-careful")],
        undrawn: t.say("whole-undrawn"),
        sections: [
            Section { title: t.say("follow-title"), blocks: vec![standing(page, (rules, today), case)] },
            Section { title: t.say("follow-talk-title"), blocks: conversation(page, rules, case) },
            Section { title: t.say("consent-title"), blocks: consent::written(page, case) },
            Section { title: t.say("follow-readers-title"), blocks: readers(page, rules, case) },
            Section { title: t.say("protection-receipt-title"), blocks: protection(page, rules, case) },
            Section { title: t.say("trace-title"), blocks: done(page, today, ledger) },
            Section { title: t.say("deposits-title"), blocks: deposits(page, case) },
        ]
        .into_iter()
        .filter(|section| !section.blocks.is_empty())
        .collect(),
    }
}

/// Where the case stands.
fn standing(page: &Page, (rules, today): (&Rules, Day), case: &FollowUp) -> Block {
    let t = &page.words;
    let promise = match (case.promise, &case.withdrawal) {
        (_, Some(withdrawal)) => {
            let key = if case.stage == Stage::Withdrawn { "withdrawn-until" } else { "withdrawn-final" };
            t.say_one(key, "day", &t.day(&withdrawal.until))
        }
        (None, None) if case.ending.is_some() => rests(t, case).unwrap_or_else(|| t.say("ended-gone")),
        (None, None) => t.say("follow-no-promise"),
        (Some(promise), None) => in_words(t, promise, today),
    };
    Block::Terms(vec![
        (t.say("whole-reference"), case.reference.to_string()),
        (t.say("whole-received"), t.day(&case.received)),
        (t.say("whole-body"), body(page, rules, &case.body)),
        (t.say("follow-stage"), t.code("stage", &case.stage)),
        (t.say("follow-next"), promise),
    ])
}

fn readers(page: &Page, rules: &Rules, case: &FollowUp) -> Vec<Block> {
    let t = &page.words;
    if case.withdrawal.is_some() || case.stage == Stage::Closed {
        return vec![Block::Text(t.say(seen_by_the_cell(case.stage)))];
    }
    let recovery = if case.recovery { t.say("recovery-there") } else { t.say("recovery-none") };
    let why = format!("{} {recovery}", t.say("follow-readers-why"));
    let readers = [Block::Text(why), Block::List(case.readers.iter().map(named).collect())];
    let about = teams::about(page, rules, (&case.body, &case.readers));
    readers.into_iter().chain(about.into_iter().map(Block::Text)).collect()
}

/// The receipt of a request for protection fonctionnelle; empty where there is none.
fn protection(page: &Page, rules: &Rules, case: &FollowUp) -> Vec<Block> {
    let t = &page.words;
    let Some(known) = &case.protection else { return Vec::new() };
    let Receipt { received, asked, state, then, .. } = Receipt::new(page, rules, (case, known));
    let terms = [
        ("protection-name-label", asked.name),
        ("protection-post-label", asked.post),
        ("protection-wanted-label", asked.wanted),
        ("protection-office", lines(page, rules, case).join("\n")),
        ("protection-agreed", asked.agreed),
        ("protection-state", [state, vec![t.say(then)]].concat().join("\n")),
    ];
    let said = terms.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (t.say(key), text));
    vec![Block::Text(t.say_one("protection-received", "day", &received)), Block::Terms(said.collect())]
}

/// What was promised and done.
fn done(page: &Page, today: Day, ledger: &Ledger) -> Vec<Block> {
    let t = &page.words;
    let LedgerPage { dates, days, .. } = LedgerPage::new(page, today, ledger);
    let promised = |date: Promised| {
        let values = [("what", (&date.what).into()), ("day", (&date.due).into())];
        format!("{} {}", t.say_with("follow-promise", &values), date.state)
    };
    let mut blocks = vec![Block::List(dates.into_iter().map(promised).collect())];
    let act = |act: Done| act.who.map_or_else(|| act.what.clone(), |who| format!("{} ({who})", act.what));
    let day = |(day, acts): (String, Vec<Done>)| (day, acts.into_iter().map(act).collect::<Vec<_>>().join("\n"));
    blocks.push(Block::Terms(days.into_iter().map(day).collect()));
    blocks.push(Block::Text(t.say("trace-night")));
    blocks
}

/// What proves what the person gave unchanged.
fn deposits(page: &Page, case: &FollowUp) -> Vec<Block> {
    let t = &page.words;
    let deposit = |deposit: &view::Deposit| {
        let Deposit { what, digest, entry } = Deposit::new(t, deposit);
        let entry = match entry {
            Holding::Entry(entry) => format!("{} {entry}", t.say("deposit-entry")),
            Holding::Soon => t.say("deposit-waiting"),
            Holding::Missing => t.say("deposit-missing"),
        };
        (what, format!("{}\n{digest}\n{entry}", t.say("deposit-digest")))
    };
    vec![Block::Text(t.say("whole-deposits")), Block::Terms(case.deposits.iter().map(deposit).collect())]
}

fn conversation(page: &Page, rules: &Rules, case: &FollowUp) -> Vec<Block> {
    let names = names(page, case);
    let mut files = names.iter();
    case.items.iter().flat_map(|item| said(page, rules, (item, &mut files))).collect()
}

/// An item, and the next name where it is a file.
#[expect(clippy::too_many_lines, reason = "a line a kind of item")]
fn said<'a>(
    page: &Page,
    rules: &Rules,
    (item, files): (&Item, &mut impl Iterator<Item = &'a (String, Attached)>),
) -> Vec<Block> {
    let t = &page.words;
    let (by, _) = by(t, item);
    let mut blocks = vec![Block::Item(format!("{by}, {}", t.moment(&item.at)))];
    match &item.content {
        Content::Report(report) => blocks.extend(answered(t, recap::parts(page, rules, Some(report)))),
        Content::Contact(contact) => {
            blocks.push(Block::Text(recorded(t, &contact.origin)));
            blocks.extend(answered(t, recap::contact(page, rules, contact)));
        }
        Content::Vouched(how) => blocks.push(Block::Text(t.say_one("follow-vouched", "how", how))),
        Content::Asked(..)
        | Content::Agreed(..)
        | Content::Declined
        | Content::TakenBack(..)
        | Content::Wished(_)
        | Content::Passed(_)
        | Content::Reported
        | Content::Measured(_)
        | Content::Ruled(_) => {
            blocks.extend(agreed::told(t, &item.content).map(Block::Text));
        }
        Content::CodeGiven => blocks.push(Block::Text(t.say("follow-code-given"))),
        Content::CodeTaken => blocks.push(Block::Text(t.say("follow-code-taken"))),
        Content::Withdrawn(_) => blocks.push(Block::Text(t.say("follow-withdrawn"))),
        Content::Resumed => blocks.push(Block::Text(t.say("follow-resumed"))),
        Content::Ended(ending) => blocks.push(Block::Text(ended(t, ending))),
        Content::Aftercare(_) | Content::News(_) | Content::Retaliation(_) => {
            blocks.extend(aftercare::told(t, rules, item).map(Block::Text));
        }
        Content::ProtectionAsked => blocks.push(Block::Text(t.say("follow-protection-asked"))),
        Content::ProtectionDecided => blocks.push(Block::Text(t.say("follow-protection-decided"))),
        Content::InDanger(text) => blocks.push(Block::Text(t.say_one("follow-danger-said", "text", text))),
        Content::Message(text) | Content::Reply(text) => blocks.push(Block::Text(text.clone())),
        Content::File(_) => blocks.extend(files.next().map(|(name, file)| about(page, (name, file)))),
        Content::Admitted(members) => blocks.push(Block::Text(t.say_one("follow-admitted", "who", &list(t, members)))),
        Content::TakenOff(members) if item.is_theirs() => {
            blocks.push(Block::Text(t.say_one("keep-out-said", "who", &list(t, members))));
        }
        Content::Alerted(reference) => blocks.push(Block::Text(t.say_one("alert-said", "reference", reference))),
        Content::SteppedBack => blocks.push(Block::Text(t.say("step-back-said"))),
        Content::TakenOff(members) => blocks.push(Block::Text(t.say_one("follow-taken-off", "who", &list(t, members)))),
        Content::Oriented(offered) => {
            blocks.extend([Block::Text(offered.text.clone()), Block::List(offered::lines(t, offered))]);
        }
        Content::SupportAnswered(answered) => blocks.push(Block::List(offered::answers(t, answered))),
        Content::Note(_)
        | Content::Exceptional(..)
        | Content::Annexed(_)
        | Content::Assigned(_)
        | Content::Assessed(_)
        | Content::Qualified(_) => return Vec::new(),
    }
    blocks
}

/// Answers, part by part; what was passed over is left out.
fn answered(t: &Words, parts: Vec<recap::Part>) -> Vec<Block> {
    let block = |part: recap::Part| {
        let answers = part.answers.into_iter().map(|answer| (t.say(answer.label), answer.text));
        [Block::Part(t.say(part.title)), Block::Terms(answers.collect())]
    };
    parts.into_iter().filter(|part| !part.answers.is_empty()).flat_map(block).collect()
}

/// What is said of a file.
fn about(page: &Page, (name, file): (&str, &Attached)) -> Block {
    let t = &page.words;
    let kind = format!("{}, {}", t.term("attached-kind", &file.format), t.size(file.size));
    Block::Terms(vec![
        (t.say("whole-file"), [vec![name.to_owned(), kind], hidden(t, file)].concat().join("\n")),
        (t.say("whole-digest"), file.digest.clone()),
    ])
}

/// The files of a case, in their order, each under its name in the archive.
pub(super) fn names(page: &Page, case: &FollowUp) -> Vec<(String, Attached)> {
    let files: Vec<&Attached> = case.items.iter().filter_map(|item| attached(&item.content)).collect();
    let unnamed = page.words.say("attached-unnamed");
    let named = |(at, file): (usize, &&Attached)| {
        let own = if file.name.is_empty() { &unnamed } else { &file.name };
        (name(at.saturating_add(1), files.len(), own), (*file).clone())
    };
    files.iter().enumerate().map(named).collect()
}

fn attached(content: &Content) -> Option<&Attached> {
    match content {
        Content::File(file) => Some(file),
        _ => None,
    }
}

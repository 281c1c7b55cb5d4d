//! The cases of a demonstration, told day by day through the services.
use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
    sync::Arc,
};

use anyhow::{Context as _, bail};
use jiff::{SignedDuration, Timestamp};

use super::{
    after,
    cast::{Cast, new_session},
    heard, inquest, inquiries, leaving, listening,
};
use crate::{
    clock::{Clock as _, FixedClock},
    service::{
        About, Coded, Fields, Message, Page, Reference, Service, Who, assign, authorise, come_back,
        consent::{self, Asking, Copied, Purpose, Receiver},
        follow_up, new_request, note, reply, session,
        session::{Surface, Unlocked},
        submit_report, verb,
        wish::{self, Wish},
        withdrawal, write,
    },
    web::{Locale, Text},
};

/// One case.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct Story {
    /// Code of the entity.
    pub entity: String,
    /// Language of the form; French where it is not said.
    pub language: String,
    /// Standing, audience, kinds and the rest of the form, as its fields name them.
    pub standing: String,
    /// Audience.
    pub audience: String,
    /// Whether the person harmed is under eighteen.
    pub minor: String,
    /// Kinds of facts.
    pub kinds: Vec<String>,
    /// Once or repeated.
    pub repeated: String,
    /// Going on.
    pub ongoing: String,
    /// Somebody is in danger now.
    pub danger: String,
    /// When.
    pub when: String,
    /// Where.
    pub place: String,
    /// The person's words.
    pub narrative: String,
    /// Who.
    pub persons: String,
    /// Witnesses.
    pub witnesses: String,
    /// Whether somebody who receives is involved.
    pub conflict: String,
    /// Places in the cast of members who are involved, from 1.
    pub involved: Vec<usize>,
    /// Name, where the person gives one.
    pub name: String,
    /// Way to reach them, where they give one.
    pub way: String,
    /// Address or number.
    pub address: String,
    /// When to reach them.
    pub hours: String,
    /// Words to use or to avoid.
    pub wording: String,
    /// Wishes.
    pub wishes: Vec<String>,
    /// Days before the demonstration.
    pub days_ago: u16,
    /// Place in the cast of the member in charge, from 1; zero for nobody.
    pub assigned: usize,
    /// What was said since.
    pub thread: Vec<Line>,
}

/// Something said in a case.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What is done, by the name of the act.
    pub by: String,
    /// Place in the cast of the member, from 1.
    #[serde(default)]
    pub member: usize,
    /// Days after the deposit.
    pub days_after: u16,
    /// The words, if it has some; for an agreement, the copy.
    #[serde(default)]
    pub text: String,
    /// To whom an agreement is asked for.
    #[serde(default)]
    pub to: String,
    /// And for what.
    #[serde(default)]
    pub purpose: String,
    /// What the person would like from then on.
    #[serde(default)]
    pub wishes: Vec<String>,
    /// Services proposed, by their codes.
    #[serde(default)]
    pub services: Vec<String>,
    /// Support proposed.
    #[serde(default)]
    pub support: Vec<String>,
    /// What else its page asks for, by the names of its fields. A list is numbers with a space between; a day to come (`in`) is
    /// a number of days from then.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

/// What a line can do here.
const ACTS: [&str; 11] =
    ["reply", "message", "note", "ask", "agree", "decline", "wish", "assess", "orient", "accept", "withdraw"];

impl Line {
    pub(super) fn field(&self, name: &str) -> anyhow::Result<&str> {
        self.fields.get(name).map(String::as_str).with_context(|| format!("{}: no {name}", self.by))
    }

    pub(super) fn number<T: FromStr>(&self, name: &str) -> anyhow::Result<T> {
        self.field(name)?.parse().ok().with_context(|| format!("{}: {name} is no number", self.by))
    }

    /// A list; empty where the line has none.
    pub(super) fn numbers<T: FromStr + Ord>(&self, name: &str) -> anyhow::Result<BTreeSet<T>> {
        let listed = self.fields.get(name).map_or("", String::as_str);
        let numbers: Option<BTreeSet<T>> = listed.split_whitespace().map(|number| number.parse().ok()).collect();
        numbers.with_context(|| format!("{}: {name} is no list of numbers", self.by))
    }
}

#[derive(serde::Deserialize)]
struct Shape {
    case: Vec<Story>,
}

/// The cases of the shipped demonstration.
pub fn shipped() -> anyhow::Result<Vec<Story>> {
    let shape: Shape = toml::from_str(include_str!("cases.toml"))?;
    Ok(shape.case)
}

/// Something that happens on a day: a story begins, somebody is put in charge, a line is said.
enum Event<'a> {
    Deposit(&'a Story),
    Assign(usize),
    Say(&'a Line),
}

/// Tells every story in the order of days, so that the journal and the deadlines are as they would have been.
pub async fn tell_all(
    service: &Arc<Service>,
    (clock, now): (&FixedClock, Timestamp),
    cast: &mut Cast,
    stories: &[Story],
) -> anyhow::Result<()> {
    let (keys, cases, led_to, heard) = Default::default();
    let mut telling = Telling { service, clock, keys, cases, led_to, heard };
    for (ago, index, event) in events(stories) {
        let day = morning(now)?.checked_sub(SignedDuration::from_hours(24_i64.saturating_mul(ago)))?;
        if day > clock.now() && day < now {
            clock.set(day);
        }
        // Two things on one day are some minutes apart.
        clock.advance(SignedDuration::from_mins(3));
        let said = if let Event::Say(line) = &event { line.by.as_str() } else { "begun" };
        let told = format!("{said}, of the story told {ago} days before, at place {index}");
        Box::pin(telling.happen(cast, (index, event))).await.context(told)?;
    }
    cast.codes = telling.cases.into_values().map(|case| (case.reference.to_string(), case.code)).collect();
    cast.heard = telling.heard.into_iter().map(|((_, name), told)| (name, told.code)).collect();
    Ok(())
}

/// Half past eight that day in UTC: whenever the demonstration starts, nobody in it works at night.
fn morning(now: Timestamp) -> anyhow::Result<Timestamp> {
    let midnight = now.as_second().saturating_sub(now.as_second().rem_euclid(24 * 60 * 60));
    Ok(Timestamp::from_second(midnight)?.checked_add(SignedDuration::from_mins(8 * 60 + 30))?)
}

fn events(stories: &[Story]) -> Vec<(i64, usize, Event<'_>)> {
    let mut events = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        let ago = i64::from(story.days_ago);
        events.push((ago, index, Event::Deposit(story)));
        if story.assigned > 0 {
            events.push((ago, index, Event::Assign(story.assigned)));
        }
        events.extend(
            story.thread.iter().map(|line| (ago.saturating_sub(line.days_after.into()), index, Event::Say(line))),
        );
    }
    events.sort_by_key(|(ago, ..)| std::cmp::Reverse(*ago));
    events
}

/// Something that was begun, and the code its person comes back with.
pub(super) struct Told {
    pub(super) reference: Reference,
    pub(super) code: String,
}

pub(super) struct Telling<'a> {
    pub(super) service: &'a Arc<Service>,
    clock: &'a FixedClock,
    keys: BTreeMap<usize, Unlocked>,
    cases: BTreeMap<usize, Told>,
    /// The inquiry or the alert that a story led to.
    pub(super) led_to: BTreeMap<usize, Reference>,
    /// Who is heard in the inquiry that a story led to, by their names.
    pub(super) heard: BTreeMap<(usize, String), Told>,
}

impl Telling<'_> {
    async fn happen(&mut self, cast: &mut Cast, (index, event): (usize, Event<'_>)) -> anyhow::Result<()> {
        match event {
            Event::Deposit(story) => {
                let told = deposit(self.service, cast, story).await.with_context(|| format!("case {index}"))?;
                self.cases.insert(index, told);
                Ok(())
            }
            Event::Assign(member) => self.assign(cast, (index, member)).await,
            Event::Say(line) => {
                let by = line.by.as_str();
                match by {
                    _ if inquiries::ACTS.contains(&by) => self.inquiry(cast, (index, line)).await,
                    _ if inquest::ACTS.contains(&by) => Box::pin(self.inquest(cast, (index, line))).await,
                    _ if heard::ACTS.contains(&by) => self.hearing(cast, (index, line)).await,
                    _ if after::ACTS.contains(&by) => self.after(cast, (index, line)).await,
                    _ if leaving::ACTS.contains(&by) => self.leaving(cast, (index, line)).await,
                    _ if ACTS.contains(&by) => self.listening(cast, (index, line)).await,
                    _ => bail!("nobody can do that"),
                }
            }
        }
    }

    /// One of [`ACTS`].
    async fn listening(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        match line.by.as_str() {
            "message" => self.message(index, line).await,
            "ask" => self.ask(cast, (index, line)).await,
            "agree" | "decline" | "wish" => self.choose(index, line).await,
            "assess" | "orient" => {
                let (service, (reference, _)) = (self.service, self.case(index)?);
                listening::said(service, self.keys(cast, line.member).await?, (&reference, line)).await
            }
            "accept" => listening::accepted(self.service, &self.person(index).await?).await,
            "withdraw" => self.withdraw(index).await,
            _ => self.answer(cast, (index, line)).await,
        }
    }

    /// The keys of a member, by their place from 1.
    pub(super) async fn keys(&mut self, cast: &mut Cast, place: usize) -> anyhow::Result<&Unlocked> {
        if !self.keys.contains_key(&place) {
            let index = place.checked_sub(1).context("places count from 1")?;
            let unlocked = cast.unlock(self.service, (index, self.clock)).await?;
            self.keys.insert(place, unlocked);
        }
        self.keys.get(&place).context("nobody")
    }

    pub(super) fn case(&self, index: usize) -> anyhow::Result<(Reference, String)> {
        let told = self.cases.get(&index).context("not deposited")?;
        Ok((told.reference.clone(), told.code.clone()))
    }

    /// The inquiry or the alert that a story led to.
    pub(super) fn led_to(&self, index: usize) -> anyhow::Result<Reference> {
        self.led_to.get(&index).cloned().context("it led to nothing yet")
    }

    async fn assign(&mut self, cast: &mut Cast, (index, member): (usize, usize)) -> anyhow::Result<()> {
        let (service, (reference, _)) = (self.service, self.case(index)?);
        let whom = cast.people.get(member.saturating_sub(1)).and_then(|person| person.member);
        let coordinator = if member == 1 { 2 } else { 1 };
        let keys = self.keys(cast, coordinator).await?;
        let permit = authorise::<verb::Assign>(service, Who::Unlocked(keys), About::Case(&reference)).await?;
        Ok(assign::assign(service, permit, keys, whom.context("has not joined")?).await?)
    }

    async fn message(&mut self, index: usize, line: &Line) -> anyhow::Result<()> {
        let (service, keys) = (self.service, self.person(index).await?);
        let permit = authorise::<verb::Write>(service, Who::Unlocked(&keys), About::OwnCase).await?;
        Ok(write::write(service, permit, &keys, words(service, line)).await?)
    }

    async fn withdraw(&mut self, index: usize) -> anyhow::Result<()> {
        let (service, keys) = (self.service, self.person(index).await?);
        let permit = authorise::<verb::Withdraw>(service, Who::Unlocked(&keys), About::OwnCase).await?;
        Ok(withdrawal::withdraw(service, permit, &keys, None).await?)
    }

    /// The keys of whoever deposited a case, come back with their code.
    pub(super) async fn person(&self, index: usize) -> anyhow::Result<Unlocked> {
        let (service, (_, code)) = (self.service, self.case(index)?);
        let session = new_session(service, Surface::Intake);
        come_back::come_back(service, &session, &code).await?;
        Ok(session::unlocked(service, &session).await?)
    }

    async fn ask(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let (service, (reference, _)) = (self.service, self.case(index)?);
        let (to, purpose) = (Receiver::from_code(&line.to)?, Purpose::from_code(&line.purpose)?);
        let keys = self.keys(cast, line.member).await?;
        let permit = authorise::<verb::AskConsent>(service, Who::Unlocked(keys), About::Case(&reference)).await?;
        let asking = Asking { to, purpose, copy: copied(line), request: new_request(service) };
        Ok(consent::ask(service, permit, keys, asking).await?)
    }

    /// What the person answers to a request, or would like.
    async fn choose(&mut self, index: usize, line: &Line) -> anyhow::Result<()> {
        let (service, keys) = (self.service, self.person(index).await?);
        let who = Who::Unlocked(&keys);
        if line.by == "wish" {
            let wishes: Result<Vec<Wish>, _> = line.wishes.iter().map(|code| Wish::from_code(code)).collect();
            let permit = authorise::<verb::Wish>(service, who, About::OwnCase).await?;
            return Ok(wish::wish(service, permit, &keys, wishes?).await?);
        }
        let permit = authorise::<verb::FollowUp>(service, who, About::OwnCase).await?;
        let seen = follow_up::follow_up(service, permit, &keys).await?.agreements;
        let number = seen.consents.matters().last().context("nothing was asked")?.number;
        if line.by == "decline" {
            let permit = authorise::<verb::Decline>(service, who, About::OwnCase).await?;
            return Ok(consent::decline(service, permit, &keys, number).await?);
        }
        let text = Text::embedded()?;
        let permit = authorise::<verb::Consent>(service, who, About::OwnCase).await?;
        Ok(consent::agree(service, permit, &keys, (number, &copied(line), text.words(Locale::Fr))).await?)
    }

    async fn answer(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let (service, (reference, _)) = (self.service, self.case(index)?);
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&reference));
        if line.by == "note" {
            let permit = authorise::<verb::Note>(service, who, about).await?;
            return Ok(note::note(service, permit, keys, words(service, line)).await?);
        }
        let permit = authorise::<verb::Reply>(service, who, about).await?;
        Ok(reply::reply(service, permit, keys, words(service, line)).await?)
    }
}

fn copied(line: &Line) -> Copied {
    Copied { text: line.text.trim().to_owned(), ..Copied::default() }
}

pub(super) fn words(service: &Service, line: &Line) -> Message {
    Message { text: line.text.clone(), request: new_request(service) }
}

/// Fills the form page by page and sends it.
async fn deposit(service: &Arc<Service>, cast: &Cast, story: &Story) -> anyhow::Result<Told> {
    let session = new_session(service, Surface::Intake);
    session::begin_draft(service, &session).await?;
    for (page, fields) in pages(cast, story) {
        session::keep_page(&session, page, &fields).await?;
    }
    let language = if story.language.is_empty() { "fr" } else { &story.language };
    let permit = authorise::<verb::Submit>(service, Who::Visitor, About::Intake(&story.entity)).await?;
    let receipt = submit_report::submit_report(service, permit, &session, language).await?;
    Ok(Told { reference: receipt.reference, code: receipt.code })
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        fields.insert(name, value.trim());
    }
    fields
}

fn name(story: &Story) -> Fields {
    let Story { name, way, address, hours, wording, .. } = story;
    fields(&[("name", name), ("way", way), ("address", address), ("hours", hours), ("wording", wording)])
}

fn pages(cast: &Cast, story: &Story) -> Vec<(Page, Fields)> {
    let you = fields(&[
        ("standing", &story.standing),
        ("audience", &story.audience),
        ("minor", &story.minor),
        ("entity", &story.entity),
    ]);
    let mut what = fields(&[
        ("repeated", &story.repeated),
        ("ongoing", &story.ongoing),
        ("danger", &story.danger),
        ("when", &story.when),
        ("place", &story.place),
    ]);
    story.kinds.iter().for_each(|kind| what.insert("kinds", kind));
    let words = fields(&[("narrative", &story.narrative)]);
    let mut who =
        fields(&[("persons", &story.persons), ("witnesses", &story.witnesses), ("conflict", &story.conflict)]);
    for place in &story.involved {
        let person = cast.people.get(place.saturating_sub(1));
        if let Some(member) = person.and_then(|person| person.member) {
            who.insert(&format!("link-{member}"), "involved");
        }
    }
    let mut wishes = Fields::default();
    story.wishes.iter().for_each(|wish| wishes.insert("wishes", wish));
    vec![
        (Page::You, you),
        (Page::What, what),
        (Page::Words, words),
        (Page::Who, who),
        (Page::Name, name(story)),
        (Page::Wishes, wishes),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stories_have_somebody_do_everything_that_can_be_done() {
        let stories = shipped().unwrap();
        let told: BTreeSet<&str> =
            stories.iter().flat_map(|story| &story.thread).map(|line| line.by.as_str()).collect();
        let rooms = [&ACTS[..], &after::ACTS, &inquiries::ACTS, &inquest::ACTS, &heard::ACTS, &leaving::ACTS].concat();
        let known: BTreeSet<&str> = rooms.into_iter().collect();
        let untold: Vec<&&str> = known.difference(&told).collect();
        assert_eq!(untold, [&"decline-inquiry"]);
        assert!(told.is_subset(&known), "{told:?}");
    }
}

//! Who reads, and who must not any more: the person says that somebody is involved, or close, at any time.
//!
//! The page says what happens at once, what only happens when the next reader writes, and that what was read stays read. Names
//! stand there only where the organisation publishes them.
use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{notices::Notice, own::Own, who::named};
use crate::{
    domain::{act::verb, rules::Rules},
    ids::MemberId,
    service::{
        Error, exclude,
        inquiry::{PartyView, own_inquiries},
        view::{FollowUp, Later, Reader},
    },
    text::Words,
    web::{
        Failure, Page, agreed,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/keep_out.html")]
pub(super) struct KeepOut<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// The case that is shown: whoever is kept out is kept out of it, or of none.
    reference: String,
    sheet: Sheet,
    options: Vec<Choice>,
    /// The words went into an inquiry too.
    has_inquiries: bool,
    /// Who decides, and may have a report that was filed: nothing said here takes it from them.
    deciding: Vec<String>,
    /// One person alone reads the case: the body whose cell would read a new one.
    alone: Option<String>,
    /// One person alone reads an inquiry.
    alone_there: bool,
}

impl<'a> KeepOut<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        rules: &Rules,
        (case, inquiries): (&FollowUp, &[PartyView]),
        sheet: Sheet,
    ) -> Self {
        let t = &page.words;
        let option = |(reader, places): (&Reader, Vec<String>)| {
            let code = reader.member.to_string();
            Choice { hint: places.join(&t.say("list-then")), ..sheet.choice("member", &code, named(reader)) }
        };
        let reading = readers(t, case, inquiries);
        let later = later(case, inquiries, &reading).into_iter();
        let later: Vec<_> = later.map(|one| (&one.reader, vec![agreed::later(t, one)])).collect();
        let options = reading.into_iter().chain(later).map(option).collect();
        let organisation = &rules.organisation;
        let stand_in = || organisation.entity(&organisation.entity(&case.body)?.stand_in_body);
        let alone = (case.readers.len() == 1).then(stand_in).flatten();
        Self {
            t,
            page,
            notices,
            reference: case.reference.to_string(),
            options,
            has_inquiries: !inquiries.is_empty(),
            deciding: deciding(inquiries).into_iter().map(named).collect(),
            alone: alone.map(|body| body.name.get(page.language()).to_owned()),
            alone_there: inquiries.iter().any(|one| one.readers.len() == 1 && !one.taken_back),
            sheet,
        }
    }
}

/// Everybody who reads now, once, with what they read.
fn readers<'a>(t: &Words, case: &'a FollowUp, inquiries: &'a [PartyView]) -> Vec<(&'a Reader, Vec<String>)> {
    let here = case.readers.iter().map(|reader| (reader, t.say("keep-out-case")));
    let there = inquiries.iter().flat_map(|one| {
        let place = t.say_one("keep-out-inquiry", "reference", one.reference.as_str());
        let left = t.say_one("keep-out-received", "reference", one.reference.as_str());
        let received = one.received.iter().map(move |reader| (reader, left.clone()));
        one.readers.iter().map(move |reader| (reader, place.clone())).chain(received)
    });
    let mut all: Vec<(&Reader, Vec<String>)> = Vec::new();
    for (reader, place) in here.chain(there) {
        match all.iter_mut().find(|(known, _)| known.member == reader.member) {
            Some((_, places)) => places.push(place),
            None => all.push((reader, vec![place])),
        }
    }
    all
}

/// Who decides on what a report says that was filed, once.
fn deciding(inquiries: &[PartyView]) -> Vec<&Reader> {
    let mut once: Vec<&Reader> = Vec::new();
    for reader in inquiries.iter().flat_map(|one| &one.deciding) {
        if once.iter().all(|known| known.member != reader.member) {
            once.push(reader);
        }
    }
    once
}

/// Who could read later and reads nothing now, once.
fn later<'a>(case: &'a FollowUp, inquiries: &'a [PartyView], reading: &[(&Reader, Vec<String>)]) -> Vec<&'a Later> {
    let reads = |reader: &Reader| reading.iter().any(|(known, _)| known.member == reader.member);
    let decide = deciding(inquiries);
    let decides = |reader: &Reader| decide.iter().any(|known| known.member == reader.member);
    let all = case.later.iter().chain(inquiries.iter().flat_map(|one| &one.later));
    let all = all.filter(|one| !reads(&one.reader) && !decides(&one.reader));
    let mut once: Vec<&Later> = Vec::new();
    for one in all {
        match once.iter_mut().find(|known| known.reader.member == one.reader.member) {
            // The last for one of the files is the last.
            Some(known) if one.is_last => *known = one,
            Some(_) => {}
            None => once.push(one),
        }
    }
    once
}

async fn shown<'a>(own: &'a Own, case: &FollowUp, sheet: Sheet) -> Result<KeepOut<'a>, Failure> {
    let permit = own.permit::<verb::FollowUp>().await?;
    let inquiries = own_inquiries(own.service(), permit, &own.keys).await?;
    Ok(KeepOut::new((&own.page, own.notices().await?), own.rules(), (case, &inquiries), sheet))
}

pub(super) async fn get(mut own: Own) -> Result<Response, Failure> {
    own.say_done().await?;
    let case = own.case().await?;
    if case.withdrawal.is_some() {
        return Ok(own.page.go("/suite/1").into_response());
    }
    Ok(render(&shown(&own, &case, Sheet::default()).await?)?.into_response())
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    let case = own.case().await?;
    let done = if form.text("case") == case.reference.as_str() {
        kept_out(&own, &form).await
    } else {
        Err(Error::Invalid(vec!["other-case"]))
    };
    match done {
        Ok(()) => own.done("keep-out", "/suite/13").await,
        Err(Error::Invalid(codes)) => {
            let (field, code) = fault(codes.first().copied().unwrap_or("unknown-option"));
            unprocessable(&shown(&own, &case, Sheet::with(form.0, field, code)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Where what is wrong is said, and in which words.
fn fault(code: &'static str) -> (&'static str, &'static str) {
    match code {
        "not-confirmed" => ("sure", code),
        "nobody-left" => ("member", "nobody-left-to-you"),
        _ => ("member", code),
    }
}

async fn kept_out(own: &Own, form: &Form) -> Result<(), Error> {
    let member: MemberId = form.text("member").parse().map_err(|_| Error::Invalid(vec!["nobody-chosen"]))?;
    form.confirmed()?;
    exclude::keep_out(own.service(), own.permit::<verb::Exclude>().await?, &own.keys, member).await
}

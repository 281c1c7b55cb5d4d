//! An agreement to exactly what stands on the form's last page: offered to who wishes that the facts be handed over.
//!
//! The text agreed to is the one read back there, to the letter: should it have changed since the page was shown, nothing is
//! sent and the page is shown again. Without its box ticked there is no agreement, whatever else is.
use super::consent::names;
use crate::{
    domain::{
        attached::Attached,
        consent::{Consent, Copied, Purpose, Receiver, Scope},
        draft::{Draft, Fields, Page as Step},
        report::{Report, Wish},
    },
    service::{
        Digest,
        consent::{Terms, statement},
    },
    text::Words,
    web::{
        agreed::copy,
        form::{Choice, Form, Sheet},
    },
};

/// Who receives what is agreed to before anybody was spoken with, and for what: the first step of the procedure.
const FIRST: (Receiver, Purpose) = (Receiver::Assessor, Purpose::Inquiry);

/// What was chosen before the page is shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Agreed<'a> {
    /// Nothing yet.
    Nothing,
    /// What was sent before, whose answer was lost.
    Before(&'a Consent),
    /// What is sent now.
    Now(&'a Form),
}

/// The part of the page.
#[derive(Debug)]
pub(super) struct Agreement {
    pub(super) sheet: Sheet,
    pub(super) sentences: Vec<String>,
    /// Digest of what the page shows: an agreement is for that, or for nothing.
    pub(super) shown: String,
    pub(super) files: Vec<Choice>,
    /// With or without the name, where one was given.
    pub(super) names: Vec<Choice>,
    pub(super) boxes: Vec<Choice>,
    /// Somebody else is concerned.
    pub(super) other: bool,
    consent: Consent,
}

impl Agreement {
    /// The offer, for who wishes a handover; nothing for the others.
    pub(super) fn offered(
        t: &Words,
        (report, draft): (&Report, &Draft),
        (text, files): (String, &[Attached]),
        agreed: Agreed<'_>,
    ) -> Option<Self> {
        let wishes = |wish| report.wishes.contains(&wish);
        if !wishes(Wish::HandOver) && !wishes(Wish::HandOverWithoutName) {
            return None;
        }
        let shown = shown(&text, files);
        let sheet = sheet(agreed, (&text, &shown, files));
        let can_be_named = has_name(draft) && !wishes(Wish::HandOverWithoutName);
        let names = if can_be_named { names(t, &sheet) } else { Vec::new() };
        let with_name = can_be_named && sheet.chose("name", "with");
        let ((to, purpose), scope) = (FIRST, Scope::of(report.standing));
        let said = statement(t, Terms { to, purpose, scope, with_files: !files.is_empty(), with_name });
        let choosable: Vec<String> = names.iter().map(|name| name.label.clone()).collect();
        let chosen = files.iter().filter(|file| sheet.chose("files", &file.file.to_string()));
        let copy = Copied { text, files: chosen.map(|file| file.file).collect(), with_name };
        let name = |file: &Attached| if file.name.is_empty() { t.say("attached-unnamed") } else { file.name.clone() };
        let file = |file: &Attached| sheet.choice("files", &file.file.to_string(), name(file));
        Some(Self {
            sentences: said.iter().filter(|sentence| !choosable.contains(sentence)).cloned().collect(),
            files: files.iter().map(file).collect(),
            boxes: vec![sheet.choice("agree", "yes", t.say("check-consent-box"))],
            other: scope != Scope::Whole,
            consent: Consent { to, purpose, copy, scope, statement: said.join("\n"), answers: None },
            shown,
            names,
            sheet,
        })
    }

    /// What is agreed to, if the box is ticked.
    pub(super) fn given(&self) -> Option<Consent> {
        self.sheet.chose("agree", "yes").then(|| self.consent.clone())
    }
}

/// Whether a name was given that could go too.
fn has_name(draft: &Draft) -> bool {
    !draft.page(Step::Name).one("name").trim().is_empty()
}

/// By what the page is known again: its text, and its files.
fn shown(text: &str, files: &[Attached]) -> String {
    let names = files.iter().map(|file| file.digest.as_bytes());
    Digest::of_parts(&std::iter::once(text.as_bytes()).chain(names).collect::<Vec<_>>()).to_string()
}

/// What was ticked, and what is wrong with it.
fn sheet(agreed: Agreed<'_>, (text, shown, files): (&str, &str, &[Attached])) -> Sheet {
    let mut fields = Fields::default();
    match agreed {
        Agreed::Before(consent) if consent.copy.text == text => {
            fields.insert("agree", "yes");
            consent.copy.files.iter().for_each(|file| fields.insert("files", &file.to_string()));
            fields.insert("name", if consent.copy.with_name { "with" } else { "without" });
        }
        // What has changed since is agreed to anew.
        Agreed::Nothing | Agreed::Before(_) => {}
        Agreed::Now(form) if !form.chose("agree", "yes") => return Sheet::of(form.0.clone()),
        Agreed::Now(form) => {
            let is_offered = |copy: &Copied| copy.files.iter().all(|id| files.iter().any(|file| file.file == *id));
            if form.text("shown") != shown {
                // The page is another: it is read first, then agreed to.
                return Sheet::with(form.0.only(|name| name != "agree"), "agree", "consent-changed");
            }
            if !copy(form).is_ok_and(|copy| is_offered(&copy)) {
                return Sheet::with(form.0.clone(), "agree", "unknown-file");
            }
            fields = form.0.clone();
        }
    }
    Sheet::of(fields)
}

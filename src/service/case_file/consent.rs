//! What a case holds of consents and wishes: read from records whose hands were verified when the case was opened.
use super::{CaseFile, Drawer, Record};
use crate::{
    domain::{
        case::CompartmentKind,
        consent::{Consents, Said, Scope},
        record::{RecordBody, Summary},
        report::{Standing, Wish},
    },
    ids::FileId,
};

impl CaseFile<'_> {
    /// Everything asked, agreed to, refused and taken back: a handover asks it for the proof of a consent, or fails.
    pub(crate) fn consents(&self) -> Consents {
        Consents::of(self.exchanged().map(said))
    }

    /// How far the person's agreement reaches, by what they last said of themselves.
    pub(crate) fn scope(&self) -> Scope {
        let standing = |record: &Record| -> Option<Option<Standing>> {
            match &record.entry.body {
                RecordBody::Report(report) => Some(report.standing),
                RecordBody::Contact(contact) => Some(contact.report.standing),
                _ => None,
            }
        };
        Scope::of(self.exchanged().filter_map(standing).last().flatten())
    }

    /// What the person would like, as they last said it.
    pub(crate) fn wishes(&self) -> Vec<Wish> {
        let told = self.drawer(CompartmentKind::Exchange).and_then(Drawer::told);
        told.map(|told| told.wishes).unwrap_or_default()
    }

    /// Whether both sides have a file of this name.
    pub(crate) fn has_exchanged(&self, id: FileId) -> bool {
        self.exchanged().any(|record| matches!(&record.entry.body, RecordBody::File(file) if file.file == id))
    }

    /// The name that the file with these bytes has in the exchange.
    pub(crate) fn exchanged_as(&self, digest: &str) -> Option<FileId> {
        self.exchanged().find_map(|record| match &record.entry.body {
            RecordBody::File(file) if file.digest == digest => Some(file.file),
            _ => None,
        })
    }

    fn exchanged(&self) -> impl Iterator<Item = &Record> {
        self.drawer(CompartmentKind::Exchange).into_iter().flat_map(|drawer| &drawer.records)
    }
}

fn said(record: &Record) -> Said<'_> {
    Said { number: record.sequence, at: record.entry.at, body: &record.entry.body }
}

impl Drawer {
    /// What lists should show of what was told, with what the person would like since.
    pub(crate) fn told(&self) -> Option<Summary> {
        let mut told: Option<Summary> = None;
        for record in &self.records {
            match &record.entry.body {
                RecordBody::Report(report) => told = Some(Summary::of(report)),
                RecordBody::Contact(contact) => told = Some(Summary::of(&contact.report)),
                RecordBody::HandedOver(_) => told = Some(Summary::of_handover()),
                RecordBody::Wishes(wishes) => {
                    if let Some(told) = &mut told {
                        told.wishes.clone_from(&wishes.chosen);
                    }
                }
                _ => {}
            }
        }
        told
    }
}

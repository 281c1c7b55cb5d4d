//! What describes rather than says, in ODT, ODS and ODP (ISO/IEC 26300, as LibreOffice writes it).
//!
//! Prefixes are matched as every known program writes them: `dc:creator` tells who wrote a remark, `text:creator` is a
//! field in the text and stays. Settings that change the layout stay; those of the printer and of editing sessions go.
use super::{
    super::{
        found::{Kept, Removed},
        xml::{Element, Tag, Value, Written},
    },
    Family, Note, Part,
};

pub(super) const FAMILY: Family = Family {
    leaves_out,
    is_signature: |name| name.starts_with("META-INF/") && name.contains("signatures"),
    keeps: |name| name.starts_with("Basic/").then_some(Kept::Macros),
    element,
    attribute,
};

/// Settings that name a printer, a session or a source of data.
const SETTINGS: [&str; 12] = [
    "PrinterName",
    "PrinterSetup",
    "PrinterFaxName",
    "Rsid",
    "RsidRoot",
    "CurrentDatabaseDataSource",
    "CurrentDatabaseCommand",
    "CurrentDatabaseCommandType",
    "ColorTableURL",
    "DashTableURL",
    "GradientTableURL",
    "RedlineProtectionKey",
];

fn leaves_out(name: &str) -> Option<Removed> {
    match name {
        "Thumbnails" | "layout-cache" => Some(Removed::Thumbnail),
        "manifest.rdf" => Some(Removed::Properties),
        "VersionList.xml" => Some(Removed::Versions),
        _ if name.starts_with("Thumbnails/") => Some(Removed::Thumbnail),
        _ if name.starts_with("Versions/") => Some(Removed::Versions),
        _ if name.starts_with("Configurations2/") => Some(Removed::Workplace),
        // Objects within have one of their own.
        _ if name == "meta.xml" || name.ends_with("/meta.xml") => Some(Removed::Properties),
        _ => None,
    }
}

fn element(part: &Part, tag: &Tag) -> (Element, Option<Note>) {
    let drops = |what| (Element::Drop, Some(Note::Removes(what)));
    let keeps = |what| (Element::Keep, Some(Note::Keeps(what)));
    let hidden =
        || tag.value("visibility").or(tag.value("display")).is_some_and(|shown| shown == "collapse" || shown == "none");
    match tag.name() {
        "dc:creator" | "meta:creator-initials" | "loext:sender-initials" => drops(Removed::Authors),
        "dc:date" | "meta:date-string" => drops(Removed::Dates),
        "office:meta" => drops(Removed::Properties),
        "config:config-item" if tag.value("name").is_some_and(|name| SETTINGS.contains(&name.as_ref())) => {
            drops(Removed::Workplace)
        }
        "manifest:file-entry" if tag.value("full-path").is_some_and(|path| (part.gone)(&path)) => (Element::Drop, None),
        "manifest:encryption-data" => (Element::Keep, Some(Note::Encrypted)),
        "text:tracked-changes" | "table:tracked-changes" => keeps(Kept::TrackedChanges),
        "office:annotation" => keeps(Kept::Comments),
        "text:hidden-text" | "text:hidden-paragraph" => keeps(Kept::HiddenParts),
        "table:table-column" | "table:table-row" | "style:table-properties" if hidden() => keeps(Kept::HiddenParts),
        _ => (Element::Keep, None),
    }
}

fn attribute(_: &Part, _: &Tag, (name, _): Written) -> (Value, Option<Note>) {
    match name {
        "rsid" | "paragraph-rsid" => (Value::Drop, Some(Note::Removes(Removed::Versions))),
        _ => (Value::Keep, None),
    }
}

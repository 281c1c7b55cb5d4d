//! What describes rather than says, in DOCX, XLSX and PPTX (ECMA-376, and the extensions of later versions).
//!
//! Names are matched without prefix: programs choose prefixes as they like. Where a schema requires an author, it is the same
//! neutral one for all, as the maker's own inspector does.
use super::{
    super::{
        found::{Kept, Removed},
        xml::{Element, Tag, Value, Written},
    },
    Family, Note, Part,
};

pub(super) const FAMILY: Family =
    Family { leaves_out, is_signature: |name| name.starts_with("_xmlsignatures/"), keeps, element, attribute };

/// The name that all authors get.
const AUTHOR: &str = "Author";

fn leaves_out(name: &str) -> Option<Removed> {
    let name = name.to_ascii_lowercase();
    let starts = |start: &str| name.strip_prefix(start).is_some();
    let within = |folder: &str| name.split('/').any(|step| step == folder);
    if starts("docprops/thumbnail") {
        Some(Removed::Thumbnail)
    } else if starts("docprops/") || starts("customxml/") || starts("[trash]/") || starts("package/services/metadata/")
    {
        Some(Removed::Properties)
    } else if within("printersettings") {
        Some(Removed::Workplace)
    } else if starts("word/people") {
        Some(Removed::Authors)
    } else if within("changesinfos") || starts("ppt/revisioninfo") || starts("xl/revisions/") {
        Some(Removed::Versions)
    } else {
        None
    }
}

fn keeps(name: &str) -> Option<Kept> {
    let name = name.to_ascii_lowercase();
    if name.ends_with("vbaproject.bin") {
        Some(Kept::Macros)
    } else if name.contains("comments") && !name.contains("/_rels/") {
        Some(Kept::Comments)
    } else if name.starts_with("xl/externallinks/") || name == "xl/connections.xml" {
        Some(Kept::Links)
    } else if name.contains("pivotcache") {
        Some(Kept::HiddenParts)
    } else {
        None
    }
}

fn element(part: &Part, tag: &Tag) -> (Element, Option<Note>) {
    let drops = |what| (Element::Drop, Some(Note::Removes(what)));
    match tag.local() {
        "rsids" | "docId" | "revisionPtr" => drops(Removed::Versions),
        "attachedTemplate" | "mailMerge" | "absPath" | "docVars" => drops(Removed::Workplace),
        "fileSharing" | "customWorkbookViews" | "customSheetViews" => drops(Removed::Authors),
        "author" if part.name.starts_with("xl/comments") => (Element::Empty, None),
        "Relationship" if leads_to_template(tag) => drops(Removed::Workplace),
        "Relationship" if leads_to_gone(part, tag) => (Element::Drop, None),
        "Override" if tag.value("PartName").is_some_and(|name| (part.gone)(name.trim_start_matches('/'))) => {
            (Element::Drop, None)
        }
        "ins" | "del" | "moveFrom" | "moveTo" if part.name.starts_with("word/") => {
            (Element::Keep, Some(Note::Keeps(Kept::TrackedChanges)))
        }
        "sheet" if tag.value("state").is_some_and(|state| state != "visible") => hidden(),
        "sld" if tag.value("show").is_some_and(|show| show == "0" || show == "false") => hidden(),
        "col" | "row" if tag.value("hidden").is_some_and(|hidden| hidden == "1" || hidden == "true") => hidden(),
        "vanish" => hidden(),
        _ => (Element::Keep, None),
    }
}

fn hidden() -> (Element, Option<Note>) {
    (Element::Keep, Some(Note::Keeps(Kept::HiddenParts)))
}

/// Whether a relationship points to the template or the list of addresses on the author's disk.
fn leads_to_template(tag: &Tag) -> bool {
    let kind = tag.value("Type").unwrap_or_default();
    ["/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource"].iter().any(|end| kind.ends_with(end))
}

/// Whether a relationship points to a part that is left out.
fn leads_to_gone(part: &Part, tag: &Tag) -> bool {
    let external = tag.value("TargetMode").is_some_and(|mode| mode == "External");
    !external && tag.value("Target").is_some_and(|target| (part.gone)(&resolve(part.name, &target)))
}

/// The part that a target means, seen from the relationships of `name` (`a/_rels/b.xml.rels` speaks for `a/b.xml`).
fn resolve(name: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let folder = name.rsplit_once("_rels/").map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn attribute(part: &Part, tag: &Tag, (name, written): Written) -> (Value, Option<Note>) {
    let (value, what) = match name {
        _ if name.starts_with("rsid") => (Value::Drop, Removed::Versions),
        "author" | "userName" => (Value::Set(AUTHOR), Removed::Authors),
        "initials" => (Value::Set("A"), Removed::Authors),
        "displayName" | "name" if lists_people(part) => (Value::Set(AUTHOR), Removed::Authors),
        "userId" | "providerId" if lists_people(part) => (Value::Set("None"), Removed::Authors),
        "refreshedBy" => (Value::Drop, Removed::Authors),
        "user" if tag.local() == "scenario" => (Value::Set(AUTHOR), Removed::Authors),
        // Of changes and remarks: dates in a text, a cell or a control are written otherwise.
        "date" | "dateUtc" | "refreshedDate" | "refreshedDateIso" => (Value::Drop, Removed::Dates),
        "dT" if tag.local() == "threadedComment" => (Value::Drop, Removed::Dates),
        "dt" | "created" | "modified" if part.name.contains("comments/") => (Value::Drop, Removed::Dates),
        // The settings of a printer that is no longer there.
        "id" if tag.local() == "pageSetup" => (Value::Drop, Removed::Workplace),
        "documentId" | "lastGUID" => (Value::Drop, Removed::Versions),
        _ => return (Value::Keep, None),
    };
    let same = matches!(value, Value::Set(neutral) if neutral == written);
    (value, (!same).then_some(Note::Removes(what)))
}

/// Whether a part lists those who wrote remarks.
fn lists_people(part: &Part) -> bool {
    let name = part.name.to_ascii_lowercase();
    ["persons/", "commentauthors", "authors.xml"].iter().any(|people| name.contains(people))
}

#[cfg(test)]
mod tests {
    use super::{leaves_out, resolve};

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        assert_eq!(resolve("_rels/.rels", "docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolve("word/_rels/document.xml.rels", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("word/_rels/document.xml.rels", "/word/people.xml"), "word/people.xml");
        assert_eq!(resolve("a/_rels/b.rels", "../../../c"), "c");
        assert!(leaves_out("docProps/core.xml").is_some() && leaves_out("word/document.xml").is_none());
    }
}

//! What goes from the objects of a PDF that are copied, whatever they are.
//!
//! Objects are judged by what they hold rather than by where they are reached from: the same annotation may hang on a page
//! and in a list. It does **not** see what page content draws.
use super::{
    super::found::{Found, Kept, NotCleaned, Removed},
    object::{Dictionary, Object},
};

/// Remarks on a page, as opposed to links and form fields.
const REMARKS: [&[u8]; 19] = [
    b"Text",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Caret",
    b"Ink",
    b"Popup",
    b"FileAttachment",
    b"Sound",
    b"Redact",
    b"Projection",
];

/// Actions that run, call outside or send.
const ACTIONS: [&[u8]; 5] = [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"Rendition"];

/// Removes from one dictionary and all within it.
pub(super) fn dictionary(dictionary: &mut Dictionary, found: &mut Found) -> Result<(), NotCleaned> {
    refuse(dictionary)?;
    notice(dictionary, found);
    let remark =
        dictionary.name(b"Subtype").is_some_and(|kind| REMARKS.contains(&kind)) && dictionary.get(b"Rect").is_some();
    let placed = dictionary.get(b"Rect").is_some() && dictionary.get(b"Subtype").is_some();
    if remark {
        found.keeps(Kept::Comments);
    }
    dictionary.0.retain(|(name, value)| {
        let what = match name.as_slice() {
            // On which page to open it is not an act.
            b"OpenAction" if is_place(value) => return true,
            b"Metadata" | b"SpiderInfo" | b"IDS" | b"URLS" => Removed::Properties,
            b"PieceInfo" | b"LastModified" | b"CreatorInfo" | b"PTEX.FileName" | b"PTEX.InfoDict" => Removed::Private,
            b"Thumb" => Removed::Thumbnail,
            b"AA" | b"OpenAction" | b"JavaScript" => Removed::Scripts,
            b"CreationDate" | b"ModDate" => Removed::Dates,
            b"M" | b"NM" if placed => Removed::Dates,
            b"T" | b"Subj" if remark => Removed::Authors,
            _ => return true,
        };
        found.removes(what);
        false
    });
    for (_, value) in &mut dictionary.0 {
        object(value, found)?;
    }
    Ok(())
}

/// Removes from an object and all within it.
pub(super) fn object(value: &mut Object, found: &mut Found) -> Result<(), NotCleaned> {
    match value {
        Object::Dictionary(inner) if acts(inner) => {
            found.removes(Removed::Scripts);
            *value = Object::null();
        }
        Object::Dictionary(inner) => dictionary(inner, found)?,
        Object::Array(list) => {
            for inner in list {
                object(inner, found)?;
            }
        }
        Object::Plain(_) | Object::Name(_) | Object::Reference(_) => {}
    }
    Ok(())
}

fn is_place(value: &Object) -> bool {
    match value {
        Object::Array(_) => true,
        Object::Dictionary(action) => action.name(b"S") == Some(b"GoTo"),
        _ => false,
    }
}

fn acts(dictionary: &Dictionary) -> bool {
    dictionary.get(b"JS").is_some() || dictionary.name(b"S").is_some_and(|kind| ACTIONS.contains(&kind))
}

/// What is left alone altogether.
fn refuse(dictionary: &Dictionary) -> Result<(), NotCleaned> {
    if dictionary.get(b"ByteRange").is_some() {
        return Err(NotCleaned::Signed);
    }
    // A form that draws itself from its own XML: without it nothing is left to see.
    if dictionary.get(b"XFA").is_some() {
        return Err(NotCleaned::Unsupported);
    }
    Ok(())
}

fn notice(dictionary: &Dictionary, found: &mut Found) {
    for (name, kept) in [
        (b"AcroForm".as_slice(), Kept::Forms),
        (b"OCProperties", Kept::HiddenParts),
        (b"EF", Kept::FilesWithin),
        (b"URI", Kept::Links),
    ] {
        if dictionary.get(name).is_some() {
            found.keeps(kept);
        }
    }
}

//! A PDF written again: objects in the order they are reached from the catalogue, numbered from one.
//!
//! The same document always gives the same bytes: no date, no identifier, no name of a program.
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Write;

use super::{
    super::{
        Kind, clean_into,
        found::{Found, Kept, NotCleaned},
    },
    file::{Body, File},
    object::{Dictionary, Object},
    scrub,
};

/// A file being written.
#[derive(Default)]
struct Writing {
    out: Vec<u8>,
    /// Objects that are there: a reference to any other means null.
    known: BTreeSet<u32>,
    /// New numbers by old ones.
    numbers: BTreeMap<u32, u32>,
    /// Old numbers of objects still to be written, in the order of their new ones.
    waiting: VecDeque<u32>,
    /// Where each object begins.
    starts: Vec<usize>,
}

/// Writes what `root` leads to.
pub(super) fn write(file: &mut File, root: u32, found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let (known, version) = (file.known(), file.version());
    from(&mut |number| file.read(number), (root, known), version, found)
}

/// Writes what `root` leads to among objects that are known, as they are read.
pub(super) fn from<'a>(
    read: &mut dyn FnMut(u32) -> Result<Option<Body<'a>>, NotCleaned>,
    (root, known): (u32, BTreeSet<u32>),
    version: &[u8],
    found: &mut Found,
) -> Result<Vec<u8>, NotCleaned> {
    let mut writing = Writing { known, ..Writing::default() };
    writing.out.extend([b"%PDF-", version, b"\n%\xe2\xe3\xcf\xd3\n"].concat());
    writing.number(root);
    while let Some(old) = writing.waiting.pop_front() {
        let body = read(old)?.unwrap_or_else(|| Body::Plain(Object::null()));
        writing.starts.push(writing.out.len());
        let number = writing.starts.len();
        writing.text(&format!("{number} 0 obj\n"));
        match body {
            Body::Plain(mut object) => {
                scrub::object(&mut object, found)?;
                writing.object(&object);
            }
            Body::Stream(mut dictionary, bytes) => {
                scrub::dictionary(&mut dictionary, found)?;
                let bytes = picture(&dictionary, bytes, found);
                writing.stream(dictionary, &bytes);
            }
        }
        writing.text("\nendobj\n");
    }
    Ok(writing.finish())
}

/// The bytes of a stream, cleaned where they are a whole JPEG file.
fn picture(dictionary: &Dictionary, bytes: &[u8], found: &mut Found) -> Vec<u8> {
    let filter = match dictionary.get(b"Filter") {
        Some(Object::Array(list)) if list.len() == 1 => list.first(),
        other => other,
    };
    let filters = |filter: &Object, names: &[&[u8]]| match filter {
        Object::Name(name) => names.contains(&name.as_slice()),
        Object::Array(list) => {
            list.iter().any(|filter| matches!(filter, Object::Name(name) if names.contains(&name.as_slice())))
        }
        _ => false,
    };
    match filter {
        Some(Object::Name(name)) if name == b"DCTDecode" || name == b"DCT" => {
            let mut inner = Found::new(0);
            // The end may be followed by a line break that belongs to nobody.
            if let Ok(cleaned) = clean_into(Kind::Jpeg, bytes, &mut inner, 0) {
                found.absorb(inner);
                return cleaned;
            }
            found.keeps(Kept::FilesWithin);
        }
        // Other pictures with headers of their own.
        Some(filter) if filters(filter, &[b"DCTDecode", b"JPXDecode", b"JBIG2Decode"]) => {
            found.keeps(Kept::FilesWithin);
        }
        _ => {}
    }
    bytes.to_vec()
}

impl Writing {
    /// The new number of an object, which will be written.
    fn number(&mut self, old: u32) -> u32 {
        if let Some(number) = self.numbers.get(&old) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.numbers.insert(old, number);
        self.waiting.push_back(old);
        number
    }

    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn object(&mut self, object: &Object) {
        match object {
            Object::Plain(text) => self.out.extend_from_slice(text),
            Object::Name(name) => self.name(name),
            Object::Reference(old) if !self.known.contains(old) => self.text("null"),
            Object::Reference(old) => {
                let number = self.number(*old);
                self.text(&format!("{number} 0 R"));
            }
            Object::Array(list) => {
                self.text("[");
                for (index, inner) in list.iter().enumerate() {
                    self.text(if index == 0 { "" } else { " " });
                    self.object(inner);
                }
                self.text("]");
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary),
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary) {
        self.text("<<");
        for (name, value) in &dictionary.0 {
            self.text(" ");
            self.name(name);
            self.text(" ");
            self.object(value);
        }
        self.text(" >>");
    }

    fn name(&mut self, name: &[u8]) {
        self.text("/");
        for byte in name {
            // Writing to memory does not fail.
            let _ = match byte {
                b'!'..=b'~' if !b"()<>[]{}/%#".contains(byte) => self.out.write_all(&[*byte]),
                byte => write!(self.out, "#{byte:02X}"),
            };
        }
    }

    fn stream(&mut self, mut dictionary: Dictionary, bytes: &[u8]) {
        dictionary.0.retain(|(name, _)| name != b"Length");
        dictionary.0.push((b"Length".to_vec(), Object::Plain(bytes.len().to_string().into_bytes())));
        self.dictionary(&dictionary);
        self.text("\nstream\n");
        self.out.extend_from_slice(bytes);
        self.text("\nendstream");
    }

    fn finish(mut self) -> Vec<u8> {
        let table = self.out.len();
        let size = self.starts.len().saturating_add(1);
        self.text(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
        for start in std::mem::take(&mut self.starts) {
            self.text(&format!("{start:010} 00000 n \n"));
        }
        self.text(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        self.out
    }
}

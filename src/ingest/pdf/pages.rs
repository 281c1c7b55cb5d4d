//! Some pages of a PDF as a new one: what they draw, and nothing else of the file.
//!
//! A new catalogue and a new tree of pages are written; from each kept page goes what [`Shape`] does not name: remarks, form
//! fields, links, attached files, outlines, structure, metadata. Of what pages share, each keeps only what its own content
//! calls by name, so that a picture of a removed page does not come along with a common list.
//!
//! It does **not** look inside a page: a black box drawn over words hides nothing, and a font keeps its letters, which may
//! tell which letters removed pages used. What it cannot be sure of (layers, content packed otherwise than by Flate, letters
//! of scans shared between pages) is refused rather than guessed.
use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::found::{Found, NotCleaned},
    file::{Body, File},
    object::{Dictionary, Object, Reader},
    shape::{CALLED, PAGE, Shape},
    write,
};

/// Pages of the longest document.
const PAGES: usize = 20_000;
/// References that lead to one another, and resources within resources written in place.
const DEPTH: u8 = 24;
/// What a page takes from the nodes above it (ISO 32000-2, table 31).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Operators that call something by the name just before them, and the sort of it. A font's size stands between, and an
/// inline picture's colours follow no operator: fonts and colours are called by any name.
const OPERATORS: [(&[u8], &str); 5] =
    [(b"Do", "XObject"), (b"gs", "ExtGState"), (b"sh", "Shading"), (b"scn", "Pattern"), (b"SCN", "Pattern")];

/// Sorts and names that content calls; no sort where no operator follows at once.
type Names = BTreeSet<(&'static str, Vec<u8>)>;

/// How many pages there are.
pub(in crate::ingest) fn count(bytes: &[u8], unpacked: usize) -> Result<usize, NotCleaned> {
    Ok(Taking::open(bytes, unpacked)?.pages()?.len())
}

/// The pages with these numbers, counted from 1, as a new file; nothing where one is not there, or none is asked for.
pub(in crate::ingest) fn keep(
    bytes: &[u8],
    wanted: &BTreeSet<usize>,
    found: &mut Found,
) -> Result<Option<Vec<u8>>, NotCleaned> {
    let mut taking = Taking::open(bytes, found.left())?;
    let all = taking.pages()?;
    let chosen: Option<Vec<&Dictionary>> =
        wanted.iter().map(|number| number.checked_sub(1).and_then(|at| all.get(at))).collect();
    let Some(chosen) = chosen.filter(|chosen| !chosen.is_empty()) else { return Ok(None) };
    let root = taking.assemble(&chosen)?;
    let (objects, version) = (taking.taken, taking.file.version());
    let known = objects.keys().copied().collect();
    write::from(&mut |number| Ok(objects.get(&number).cloned()), (root, known), version, found).map(Some)
}

/// A file from which pages are taken.
struct Taking<'a> {
    file: File<'a>,
    /// Objects as they were read: many pages ask for the same.
    read: BTreeMap<u32, Option<Body<'a>>>,
    /// What the content of a stream calls by name.
    called: BTreeMap<u32, Names>,
    /// Objects that go into the new file, and what each was taken for.
    taken: BTreeMap<u32, Body<'a>>,
    shapes: BTreeMap<u32, Shape>,
    waiting: Vec<u32>,
    depth: u8,
}

impl<'a> Taking<'a> {
    fn open(bytes: &'a [u8], unpacked: usize) -> Result<Self, NotCleaned> {
        Ok(Self {
            file: File::open(bytes, unpacked)?,
            read: BTreeMap::new(),
            called: BTreeMap::new(),
            taken: BTreeMap::new(),
            shapes: BTreeMap::new(),
            waiting: Vec::new(),
            depth: 0,
        })
    }

    fn body(&mut self, number: u32) -> Result<Option<Body<'a>>, NotCleaned> {
        if let Some(known) = self.read.get(&number) {
            return Ok(known.clone());
        }
        let body = self.file.read(number)?;
        self.read.insert(number, body.clone());
        Ok(body)
    }

    /// What a reference leads to; a stream is none of it.
    fn plain(&mut self, object: Option<&Object>) -> Result<Option<Object>, NotCleaned> {
        let mut object = object.cloned();
        for _ in 0..DEPTH {
            let Some(Object::Reference(number)) = object else { return Ok(object) };
            object = match self.body(number)? {
                Some(Body::Plain(object)) => Some(object),
                _ => None,
            };
        }
        Err(NotCleaned::TooComplex)
    }

    fn dictionary(&mut self, object: Option<&Object>) -> Result<Option<Dictionary>, NotCleaned> {
        Ok(match self.plain(object)? {
            Some(Object::Dictionary(dictionary)) => Some(dictionary),
            _ => None,
        })
    }

    /// Every page in order, with what it takes from above.
    fn pages(&mut self) -> Result<Vec<Dictionary>, NotCleaned> {
        let trailer = self.file.trailer.clone();
        let catalogue = self.dictionary(trailer.get(b"Root"))?.ok_or(NotCleaned::Malformed)?;
        // A layer that is not shown would be: without the list that hides it, readers show all.
        if catalogue.get(b"OCProperties").is_some() {
            return Err(NotCleaned::Unsupported);
        }
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        let first = catalogue.get(b"Pages").cloned().ok_or(NotCleaned::Malformed)?;
        let mut waiting = vec![(first, Dictionary::default())];
        while let Some((node, above)) = waiting.pop() {
            let Object::Reference(number) = node else { return Err(NotCleaned::Malformed) };
            if !seen.insert(number) || seen.len() > PAGES {
                return Err(NotCleaned::TooComplex);
            }
            let mut node = self.dictionary(Some(&node))?.ok_or(NotCleaned::Malformed)?;
            let missing = above.0.into_iter().filter(|(name, _)| node.get(name).is_none()).collect::<Vec<_>>();
            node.0.extend(missing);
            let Some(kids) = node.get(b"Kids").cloned() else {
                found.push(node);
                continue;
            };
            let Some(Object::Array(kids)) = self.plain(Some(&kids))? else { return Err(NotCleaned::Malformed) };
            node.0.retain(|(name, _)| INHERITED.contains(&name.as_slice()));
            waiting.extend(kids.into_iter().rev().map(|kid| (kid, node.clone())));
        }
        Ok(found)
    }

    /// Takes pages and what they draw; gives the number of the new catalogue.
    fn assemble(&mut self, chosen: &[&Dictionary]) -> Result<u32, NotCleaned> {
        let last = self.file.known().last().copied().unwrap_or_default();
        let root = last.checked_add(1).ok_or(NotCleaned::TooComplex)?;
        let tree = root.checked_add(1).ok_or(NotCleaned::TooComplex)?;
        let mut kids = Vec::new();
        for (page, number) in chosen.iter().zip(tree.saturating_add(1)..) {
            let page = self.page(page, tree)?;
            self.taken.insert(number, Body::Plain(Object::Dictionary(page)));
            kids.push(Object::Reference(number));
        }
        let count = Object::Plain(kids.len().to_string().into_bytes());
        let nodes = [("Kids", Object::Array(kids)), ("Count", count)];
        self.taken.insert(tree, Body::Plain(typed("Pages", nodes)));
        self.taken.insert(root, Body::Plain(typed("Catalog", [("Pages", Object::Reference(tree))])));
        while let Some(number) = self.waiting.pop() {
            let shape = self.shapes.get(&number).copied().unwrap_or(Shape::Plain);
            let body = self.body(number)?.unwrap_or_else(|| Body::Plain(Object::null()));
            let body = self.pruned(body, shape)?;
            self.taken.insert(number, body);
        }
        Ok(root)
    }

    fn page(&mut self, page: &Dictionary, tree: u32) -> Result<Dictionary, NotCleaned> {
        let content = match page.get(b"Contents") {
            Some(Object::Reference(number)) if matches!(self.body(*number)?, Some(Body::Plain(_))) => {
                self.plain(page.get(b"Contents"))?
            }
            other => other.cloned(),
        };
        let mut called = Names::new();
        let parts = match &content {
            Some(Object::Array(parts)) => parts.clone(),
            other => other.iter().cloned().collect(),
        };
        for part in &parts {
            called.extend(self.calls(part)?);
        }
        let resources = self.resources(page.get(b"Resources"), called)?;
        let mut made = vec![("Parent", Object::Reference(tree)), ("Resources", Object::Dictionary(resources))];
        for (name, shape) in PAGE {
            if let Some(value) = page.get(name.as_bytes()) {
                made.push((name, self.object(value, shape)?));
            }
        }
        if content.is_some() {
            made.push(("Contents", self.object(&Object::Array(parts), Shape::Content)?));
        }
        match typed("Page", made) {
            Object::Dictionary(page) => Ok(page),
            _ => Err(NotCleaned::Malformed),
        }
    }

    /// What the content of a stream calls by name; more than it calls where a string looks like a name.
    fn calls(&mut self, stream: &Object) -> Result<Names, NotCleaned> {
        let Object::Reference(number) = stream else { return Ok(Names::new()) };
        if let Some(known) = self.called.get(number) {
            return Ok(known.clone());
        }
        let Some(Body::Stream(dictionary, packed)) = self.body(*number)? else { return Ok(Names::new()) };
        let text = self.file.unpack(&dictionary, packed)?;
        let names = names_in(&text);
        self.called.insert(*number, names.clone());
        Ok(names)
    }

    /// A list of resources with only those that are called; what they call in their turn from this list, with them.
    fn resources(&mut self, object: Option<&Object>, mut called: Names) -> Result<Dictionary, NotCleaned> {
        let Some(list) = self.dictionary(object)? else { return Ok(Dictionary::default()) };
        let mut sorts = Vec::new();
        for (sort, shape) in CALLED {
            let named = self.dictionary(list.get(sort.as_bytes()))?.unwrap_or_default();
            sorts.push((sort, shape, named));
        }
        loop {
            let before = called.clone();
            for (sort, shape, named) in &sorts {
                for (_, value) in named.0.iter().filter(|(name, _)| is_called(&before, sort, name)) {
                    called.extend(self.borrowed(value, *shape)?);
                }
            }
            if called == before {
                break;
            }
        }
        let mut made = Dictionary::default();
        for (sort, shape, named) in sorts {
            let mut kept = Dictionary::default();
            for (name, value) in named.0.into_iter().filter(|(name, _)| is_called(&called, sort, name)) {
                kept.0.push((name, self.object(&value, shape)?));
            }
            if !kept.0.is_empty() {
                made.0.push((sort.as_bytes().to_vec(), Object::Dictionary(kept)));
            }
        }
        Ok(made)
    }

    /// What is called from the list above by something that has no list of its own, as old files do.
    fn borrowed(&mut self, value: &Object, shape: Shape) -> Result<Names, NotCleaned> {
        if !matches!(shape, Shape::XObject | Shape::Pattern | Shape::Font) {
            return Ok(Names::new());
        }
        let body = match value {
            Object::Reference(number) => self.body(*number)?,
            other => Some(Body::Plain(other.clone())),
        };
        match body {
            Some(Body::Stream(of, _)) if of.get(b"Resources").is_none() && of.name(b"Subtype") != Some(b"Image") => {
                self.calls(value)
            }
            Some(Body::Plain(Object::Dictionary(of))) if of.get(b"Resources").is_none() => self.calls_of_letters(&of),
            _ => Ok(Names::new()),
        }
    }

    fn calls_of_letters(&mut self, font: &Dictionary) -> Result<Names, NotCleaned> {
        let mut names = Names::new();
        for (_, letter) in self.dictionary(font.get(b"CharProcs"))?.unwrap_or_default().0 {
            names.extend(self.calls(&letter)?);
        }
        Ok(names)
    }

    fn pruned(&mut self, body: Body<'a>, shape: Shape) -> Result<Body<'a>, NotCleaned> {
        match body {
            Body::Plain(object) => Ok(Body::Plain(self.object(&object, shape)?)),
            Body::Stream(dictionary, bytes) if shape.streams() => {
                let called = match dictionary.get(b"Resources") {
                    Some(_) => names_in(&self.file.unpack(&dictionary, bytes)?),
                    None => Names::new(),
                };
                Ok(Body::Stream(self.of_shape(&dictionary, shape, &called)?, bytes))
            }
            Body::Stream(..) => Ok(Body::Plain(Object::null())),
        }
    }

    /// As much of an object as its shape has.
    fn object(&mut self, object: &Object, shape: Shape) -> Result<Object, NotCleaned> {
        match object {
            Object::Plain(_) | Object::Name(_) => Ok(object.clone()),
            Object::Reference(number) => self.take(*number, shape),
            Object::Array(list) => {
                list.iter().map(|inner| self.object(inner, shape)).collect::<Result<_, _>>().map(Object::Array)
            }
            Object::Dictionary(_) if shape == Shape::Plain => Ok(Object::null()),
            Object::Dictionary(dictionary) => {
                let called = self.calls_of_letters(dictionary)?;
                self.of_shape(dictionary, shape, &called).map(Object::Dictionary)
            }
        }
    }

    /// A reference to an object that goes into the new file; one taken for two things is no file that anybody writes.
    fn take(&mut self, number: u32, shape: Shape) -> Result<Object, NotCleaned> {
        match self.shapes.insert(number, shape) {
            None => self.waiting.push(number),
            Some(known) if known == shape => {}
            Some(_) => return Err(NotCleaned::Unsupported),
        }
        Ok(Object::Reference(number))
    }

    fn of_shape(&mut self, dictionary: &Dictionary, shape: Shape, called: &Names) -> Result<Dictionary, NotCleaned> {
        self.depth = self.depth.checked_add(1).filter(|depth| *depth < DEPTH).ok_or(NotCleaned::TooComplex)?;
        // The letters of a scan: drawn once for all pages, those removed too.
        if shape == Shape::Packing && dictionary.get(b"JBIG2Globals").is_some() {
            return Err(NotCleaned::Unsupported);
        }
        let mut kept = Dictionary::default();
        for (name, value) in &dictionary.0 {
            let value = match shape.under(name) {
                None => continue,
                Some(Shape::Resources) => Object::Dictionary(self.resources(Some(value), called.clone())?),
                Some(under) => self.object(value, under)?,
            };
            kept.0.push((name.clone(), value));
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(kept)
    }
}

/// The names in a text of content; a string that looks like one counts too.
fn names_in(text: &[u8]) -> Names {
    let calls = |at: usize| -> Vec<(&'static str, Vec<u8>)> {
        let mut reader = Reader::new(text, at);
        let Some(name) = reader.called() else { return Vec::new() };
        // The operator of a name at the end stands in the next part of the page's content.
        let is_last = reader.rest().trim_ascii().is_empty();
        let follows = |operator: &[u8]| {
            is_last || {
                let mut ahead = reader;
                ahead.word(operator)
            }
        };
        let sorts = OPERATORS.into_iter().filter(|(operator, _)| follows(operator)).map(|(_, sort)| sort);
        sorts.chain([""]).map(|sort| (sort, name.clone())).collect()
    };
    let starts = text.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    starts.flat_map(|(at, _)| calls(at)).collect()
}

/// Whether content that calls these names calls this one of this sort. Some colours are called by the standard itself.
fn is_called(called: &Names, sort: &str, name: &[u8]) -> bool {
    let has_operator = OPERATORS.iter().any(|(_, known)| *known == sort);
    let is_implied = sort == "ColorSpace" && name.starts_with(b"Default");
    is_implied || called.iter().any(|(of, known)| known == name && (!has_operator || *of == sort))
}

/// A dictionary that says what it is.
fn typed<'n>(kind: &str, values: impl IntoIterator<Item = (&'n str, Object)>) -> Object {
    let kind = ("Type", Object::Name(kind.as_bytes().to_vec()));
    let all = std::iter::once(kind).chain(values);
    Object::Dictionary(Dictionary(all.map(|(name, value)| (name.as_bytes().to_vec(), value)).collect()))
}

#[cfg(test)]
mod tests;

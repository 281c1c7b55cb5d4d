//! Where the objects of a PDF stand: its tables, newest first, and the streams that pack objects.
//!
//! The tables are followed from the end of the file, as readers do; no other object can be reached. Every byte read again
//! counts against a budget, so that tables pointing into one another cannot make work out of nothing. It does **not** search
//! for lost objects when the tables are wrong.
use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        bytes::{Bytes, Wrapping, inflate, rfind},
        found::NotCleaned,
    },
    object::{Dictionary, Object, Reader},
};

/// Objects of the largest file.
const OBJECTS: usize = 500_000;
/// Bytes before the end in which it says where the tables begin.
const TAIL: usize = 2048;
/// Bytes of tables and packed objects, which are held together.
const UNPACKED: usize = 32 << 20;
/// Each byte is needed about once; some twice.
const TIMES: usize = 3;

/// Where one object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Free,
    At(usize),
    /// In a packed stream, under a number of its own.
    In(u32, usize),
}

/// An object, with its bytes where it is a stream.
#[derive(Debug, Clone)]
pub(super) enum Body<'a> {
    Plain(Object),
    Stream(Dictionary, &'a [u8]),
}

/// A stream that packs objects: its text, and where each object begins.
#[derive(Debug)]
struct Packed {
    text: Vec<u8>,
    starts: Vec<(u32, usize)>,
}

/// A file whose tables have been read.
#[derive(Debug)]
pub(super) struct File<'a> {
    /// From its first letter; places count from there.
    bytes: &'a [u8],
    places: BTreeMap<u32, Place>,
    pub(super) trailer: Dictionary,
    /// An older table tells of an object that a newer one replaced.
    pub(super) revised: bool,
    /// Something stands before the head or behind the end.
    pub(super) loose: bool,
    packed: BTreeMap<u32, Packed>,
    /// Bytes that may still be read.
    left: usize,
    /// Bytes that may still be unpacked.
    pub(super) inflated: usize,
}

impl<'a> File<'a> {
    pub(super) fn open(bytes: &'a [u8], inflated: usize) -> Result<Self, NotCleaned> {
        let head =
            super::super::bytes::find(bytes.get(..1024).unwrap_or(bytes), b"%PDF-").ok_or(NotCleaned::Malformed)?;
        let whole = bytes;
        let bytes = whole.get(head..).ok_or(NotCleaned::Malformed)?;
        let tail = bytes.len().saturating_sub(TAIL);
        let last = rfind(bytes.get(tail..).unwrap_or_default(), b"startxref").ok_or(NotCleaned::Malformed)?;
        let mut reader = Reader::new(bytes, tail.saturating_add(last).saturating_add(9));
        let start = reader.number()?;
        let ends = reader.rest().trim_ascii() == b"%%EOF";
        let mut file = Self {
            bytes,
            places: BTreeMap::new(),
            trailer: Dictionary::default(),
            revised: false,
            loose: head > 0 || !ends,
            packed: BTreeMap::new(),
            left: bytes.len().saturating_mul(TIMES),
            inflated: inflated.min(UNPACKED),
        };
        file.tables(start)?;
        Ok(file)
    }

    /// The version in the first line.
    pub(super) fn version(&self) -> &'a [u8] {
        self.bytes.get(5..8).filter(|text| matches!(text, [b'1'..=b'2', b'.', b'0'..=b'9'])).unwrap_or(b"1.7")
    }

    /// The numbers of all objects.
    pub(super) fn known(&self) -> BTreeSet<u32> {
        self.places.iter().filter(|(_, place)| **place != Place::Free).map(|(number, _)| *number).collect()
    }

    /// Follows the tables from the newest to the oldest.
    fn tables(&mut self, start: usize) -> Result<(), NotCleaned> {
        let (mut waiting, mut seen) = (vec![start], BTreeSet::new());
        while let Some(at) = waiting.pop() {
            if !seen.insert(at) {
                continue;
            }
            let mut reader = Reader::new(self.bytes, at);
            let trailer = if reader.word(b"xref") { self.table(&mut reader)? } else { self.table_stream(at)? };
            self.spend(reader.at().saturating_sub(at))?;
            if trailer.get(b"Encrypt").is_some() {
                return Err(NotCleaned::Encrypted);
            }
            // The stream that completes a table for newer readers comes before older tables.
            waiting.extend(trailer.number(b"Prev"));
            waiting.extend(trailer.number(b"XRefStm"));
            if self.trailer.get(b"Root").is_none() {
                self.trailer = trailer;
            }
        }
        Ok(())
    }

    fn table(&mut self, reader: &mut Reader) -> Result<Dictionary, NotCleaned> {
        while !reader.word(b"trailer") {
            let (first, count): (u32, u32) = (reader.number()?, reader.number()?);
            for number in (first..).take(usize::try_from(count).map_err(|_| NotCleaned::TooComplex)?) {
                let (at, _generation): (usize, u32) = (reader.number()?, reader.number()?);
                let place = if reader.word(b"n") { Place::At(at) } else { Place::Free };
                if place == Place::Free && !reader.word(b"f") {
                    return Err(NotCleaned::Malformed);
                }
                self.place(number, place)?;
            }
        }
        reader.dictionary()
    }

    fn table_stream(&mut self, at: usize) -> Result<Dictionary, NotCleaned> {
        let (_, Body::Stream(dictionary, packed)) = self.read_at(at)? else { return Err(NotCleaned::Malformed) };
        let numbers = |name: &[u8]| match dictionary.get(name) {
            Some(Object::Array(list)) => list.iter().map(Object::number).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let widths =
            numbers(b"W").and_then(|widths| <[usize; 3]>::try_from(widths).ok()).ok_or(NotCleaned::Malformed)?;
        if widths == [0; 3] {
            return Err(NotCleaned::Malformed);
        }
        let size = dictionary.number(b"Size").ok_or(NotCleaned::Malformed)?;
        let ranges = numbers(b"Index").unwrap_or_else(|| vec![0, size]);
        let text = self.unpack(&dictionary, packed)?;
        let mut rows = Bytes::new(&text);
        for range in ranges.chunks_exact(2) {
            let [first, count] = range else { continue };
            let first = u32::try_from(*first).map_err(|_| NotCleaned::Malformed)?;
            for number in (first..).take(*count) {
                let mut row = [1, 0, 0];
                for (field, width) in row.iter_mut().zip(widths) {
                    if width > 0 {
                        *field = wide(rows.take(width)?)?;
                    }
                }
                let place = match row {
                    [0, ..] => Place::Free,
                    [1, at, _] => Place::At(at),
                    [2, stream, index] => Place::In(u32::try_from(stream).map_err(|_| NotCleaned::Malformed)?, index),
                    _ => continue,
                };
                self.place(number, place)?;
            }
        }
        Ok(dictionary)
    }

    /// The newest table that tells of an object is right.
    fn place(&mut self, number: u32, place: Place) -> Result<(), NotCleaned> {
        if self.places.len() >= OBJECTS {
            return Err(NotCleaned::TooComplex);
        }
        let known = *self.places.entry(number).or_insert(place);
        self.revised |= known != place && place != Place::Free;
        Ok(())
    }

    fn spend(&mut self, bytes: usize) -> Result<(), NotCleaned> {
        self.left = self.left.checked_sub(bytes).ok_or(NotCleaned::TooComplex)?;
        Ok(())
    }

    /// An object by its number; nothing where no table knows it, which readers take for null.
    pub(super) fn read(&mut self, number: u32) -> Result<Option<Body<'a>>, NotCleaned> {
        match self.places.get(&number).copied() {
            None | Some(Place::Free) => Ok(None),
            Some(Place::At(at)) => {
                let (found, body) = self.read_at(at)?;
                if found == number { Ok(Some(body)) } else { Err(NotCleaned::Malformed) }
            }
            Some(Place::In(stream, index)) => self.read_packed(stream, number, index).map(Some),
        }
    }

    fn read_at(&mut self, at: usize) -> Result<(u32, Body<'a>), NotCleaned> {
        let mut reader = Reader::new(self.bytes, at);
        let (number, _generation): (u32, u32) = (reader.number()?, reader.number()?);
        if !reader.word(b"obj") {
            return Err(NotCleaned::Malformed);
        }
        let object = reader.object()?;
        let body = match object {
            Object::Dictionary(dictionary) if reader.word(b"stream") => {
                let length = self.length(&dictionary)?;
                let body = stream(&mut reader, length)?;
                Body::Stream(dictionary, body)
            }
            object => Body::Plain(object),
        };
        self.spend(reader.at().saturating_sub(at))?;
        Ok((number, body))
    }

    /// A stream's length stands in it or in another object, which is a number.
    fn length(&mut self, dictionary: &Dictionary) -> Result<usize, NotCleaned> {
        let length = match dictionary.get(b"Length") {
            Some(Object::Reference(number)) => match self.places.get(number).copied() {
                Some(Place::At(at)) => {
                    let mut reader = Reader::new(self.bytes, at);
                    let (found, _generation): (u32, u32) = (reader.number()?, reader.number()?);
                    if found != *number || !reader.word(b"obj") {
                        return Err(NotCleaned::Malformed);
                    }
                    return reader.number();
                }
                Some(Place::In(stream, index)) => match self.read_packed(stream, *number, index)? {
                    Body::Plain(object) => object.number(),
                    Body::Stream(..) => None,
                },
                _ => None,
            },
            Some(object) => object.number(),
            None => None,
        };
        length.ok_or(NotCleaned::Malformed)
    }

    fn read_packed(&mut self, stream: u32, number: u32, index: usize) -> Result<Body<'a>, NotCleaned> {
        if !self.packed.contains_key(&stream) {
            // Packed streams stand by themselves: one in another would have no end.
            let Some(Place::At(at)) = self.places.get(&stream).copied() else { return Err(NotCleaned::Malformed) };
            let packed = self.open_packed(at)?;
            self.packed.insert(stream, packed);
        }
        let packed = self.packed.get(&stream).ok_or(NotCleaned::Malformed)?;
        let start = match packed.starts.get(index) {
            Some((found, start)) if *found == number => *start,
            _ => return Err(NotCleaned::Malformed),
        };
        let mut reader = Reader::new(&packed.text, start);
        let object = reader.object()?;
        let spent = reader.at().saturating_sub(start);
        self.spend(spent)?;
        Ok(Body::Plain(object))
    }

    fn open_packed(&mut self, at: usize) -> Result<Packed, NotCleaned> {
        // Its length must stand in it: asking another packed stream could go round in circles.
        let mut reader = Reader::new(self.bytes, at);
        let (_number, _generation): (u32, u32) = (reader.number()?, reader.number()?);
        if !reader.word(b"obj") {
            return Err(NotCleaned::Malformed);
        }
        let dictionary = reader.dictionary()?;
        let packed = match dictionary.get(b"Length") {
            Some(Object::Reference(length)) if !matches!(self.places.get(length), Some(Place::At(_))) => {
                return Err(NotCleaned::Malformed);
            }
            _ if reader.word(b"stream") => stream(&mut reader, self.length(&dictionary)?)?,
            _ => return Err(NotCleaned::Malformed),
        };
        let text = self.unpack(&dictionary, packed)?;
        let (Some(count), Some(first)) = (dictionary.number(b"N"), dictionary.number(b"First")) else {
            return Err(NotCleaned::Malformed);
        };
        let (mut reader, mut starts) = (Reader::new(&text, 0), Vec::new());
        for _ in 0..count {
            let (number, start): (u32, usize) = (reader.number()?, reader.number()?);
            starts.push((number, first.saturating_add(start)));
        }
        Ok(Packed { text, starts })
    }

    /// The text of a table, a packed stream, or content.
    pub(super) fn unpack(&mut self, dictionary: &Dictionary, packed: &[u8]) -> Result<Vec<u8>, NotCleaned> {
        let filter = match dictionary.get(b"Filter") {
            Some(Object::Array(list)) if list.len() <= 1 => list.first(),
            other => other,
        };
        let text = match filter {
            None => packed.to_vec(),
            Some(Object::Name(name)) if name == b"FlateDecode" => inflate(packed, Wrapping::Zlib, self.inflated)?,
            Some(_) => return Err(NotCleaned::Unsupported),
        };
        self.inflated = self.inflated.saturating_sub(text.len());
        self.left = self.left.saturating_add(text.len().saturating_mul(TIMES));
        let parameters = match dictionary.get(b"DecodeParms") {
            Some(Object::Array(list)) => list.first(),
            other => other,
        };
        match parameters {
            Some(Object::Dictionary(parameters)) if parameters.number(b"Predictor").is_some_and(|kind| kind >= 10) => {
                unpredict(&text, parameters.number(b"Columns").unwrap_or(1))
            }
            _ => Ok(text),
        }
    }
}

/// A number of any width up to eight bytes.
fn wide(bytes: &[u8]) -> Result<usize, NotCleaned> {
    let value = bytes.iter().try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)));
    value.ok_or(NotCleaned::Malformed)
}

/// The bytes behind the word `stream`, which the word `endstream` must follow.
fn stream<'a>(reader: &mut Reader<'a>, length: usize) -> Result<&'a [u8], NotCleaned> {
    match reader.rest() {
        [b'\r', b'\n', ..] => reader.skip(2),
        [b'\n' | b'\r', ..] => reader.skip(1),
        _ => return Err(NotCleaned::Malformed),
    }
    let bytes = reader.rest().get(..length).ok_or(NotCleaned::Malformed)?;
    reader.skip(length);
    if reader.word(b"endstream") { Ok(bytes) } else { Err(NotCleaned::Malformed) }
}

/// Undoes the PNG predictors that tables are packed with: each row says how it differs from the one above.
fn unpredict(text: &[u8], columns: usize) -> Result<Vec<u8>, NotCleaned> {
    let mut above = vec![0_u8; columns.min(text.len())];
    let mut out = Vec::with_capacity(text.len());
    for row in text.chunks(columns.saturating_add(1)) {
        let (kind, row) = row.split_first().ok_or(NotCleaned::Malformed)?;
        let mut left = 0_u8;
        for (byte, up) in row.iter().zip(above.iter_mut()) {
            let predicted = match kind {
                0 => 0,
                1 => left,
                2 => *up,
                _ => return Err(NotCleaned::Unsupported),
            };
            left = byte.wrapping_add(predicted);
            *up = left;
            out.push(left);
        }
    }
    Ok(out)
}

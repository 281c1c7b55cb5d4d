//! ZIP as office files use it (APPNOTE 6.3.10): read by its list of contents, written again without dates.
//!
//! Our own rather than a general crate: what is read comes from strangers, so the number of parts, their names and what
//! each unpacks to are bounded here; what is written must be the same for the same content, and nothing else (no
//! dates, no system, no remarks). What no entry of the list points to is left behind. ZIP64 and encryption are refused.
use super::{
    bytes::{Bytes, Wrapping, crc32, deflate, inflate, length32, rfind},
    found::NotCleaned,
};

/// Parts of the largest package.
const PARTS: usize = 10_000;
/// Bytes of the largest part.
const PART: usize = 32 << 20;
/// The list's end may be followed by a remark of at most so many bytes.
const REMARK: usize = 65_535;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Names in UTF-8.
const FLAGS: u16 = 0x0800;
/// 1 January 1980, the earliest that can be written.
const DAY: u16 = 0x0021;

/// One part as the list describes it.
#[derive(Debug)]
struct Part<'a> {
    name: String,
    method: u16,
    crc: u32,
    size: usize,
    packed: &'a [u8],
}

/// A package being read.
#[derive(Debug)]
pub(super) struct Package<'a> {
    parts: Vec<Part<'a>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, NotCleaned> {
        let tail = bytes.len().saturating_sub(REMARK.saturating_add(22));
        let end = rfind(bytes.get(tail..).unwrap_or_default(), b"PK\x05\x06").ok_or(NotCleaned::Malformed)?;
        let mut end = Bytes::from(bytes, tail.saturating_add(end).saturating_add(4))?;
        let _disks_and_count_here = end.take(6)?;
        let (count, _size, start) = (usize::from(end.le16()?), end.le32()?, end.le32()?);
        if count > PARTS || start == u32::MAX {
            return Err(NotCleaned::TooComplex);
        }
        let mut list = Bytes::from(bytes, place(start)?)?;
        let mut parts: Vec<Part> = Vec::new();
        let mut names = std::collections::BTreeSet::new();
        for _ in 0..count {
            let part = Part::read(bytes, &mut list)?;
            // Two parts of one name: which one is read depends on the reader.
            if !names.insert(part.name.to_ascii_lowercase()) {
                return Err(NotCleaned::Malformed);
            }
            parts.push(part);
        }
        parts.retain(|part| !part.name.ends_with('/'));
        Ok(Self { parts })
    }

    /// The names of the parts, in the order of the list; folders left out.
    pub(super) fn names(&self) -> Vec<String> {
        self.parts.iter().map(|part| part.name.clone()).collect()
    }

    /// The content of one part; nothing where there is no such part.
    pub(super) fn read_named(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, NotCleaned> {
        let part = self.parts.iter().find(|part| part.name == name);
        part.map(|part| part.content(limit.min(PART))).transpose()
    }

    /// The content of the part at a place of [`Self::names`], of at most `limit` bytes.
    pub(super) fn read(&self, index: usize, limit: usize) -> Result<Vec<u8>, NotCleaned> {
        self.parts.get(index).ok_or(NotCleaned::Malformed)?.content(limit.min(PART))
    }
}

impl<'a> Part<'a> {
    /// Reads one line of the list, and where its content stands.
    fn read(bytes: &'a [u8], list: &mut Bytes<'a>) -> Result<Self, NotCleaned> {
        if list.take(4)? != b"PK\x01\x02" {
            return Err(NotCleaned::Malformed);
        }
        let _versions = list.be32()?;
        let (flags, method, _time) = (list.le16()?, list.le16()?, list.le32()?);
        if flags & 1 != 0 {
            return Err(NotCleaned::Encrypted);
        }
        let (crc, packed, size) = (list.le32()?, list.le32()?, list.le32()?);
        let (name, extra, remark) = (list.le16()?, list.le16()?, list.le16()?);
        let _disk_and_attributes = list.take(8)?;
        let start = list.le32()?;
        let name = std::str::from_utf8(list.take(usize::from(name))?).map_err(|_| NotCleaned::Malformed)?;
        list.take(usize::from(extra))?;
        list.take(usize::from(remark))?;
        if name.starts_with('/') || name.contains(['\\', '\0']) || name.split('/').any(|step| step == "..") {
            return Err(NotCleaned::Malformed);
        }
        let packed = content(bytes, place(start)?, packed)?;
        Ok(Self { name: name.to_owned(), method, crc, size: place(size)?, packed })
    }

    fn content(&self, limit: usize) -> Result<Vec<u8>, NotCleaned> {
        if self.size > limit {
            return Err(NotCleaned::TooComplex);
        }
        let content = match self.method {
            STORED => self.packed.to_vec(),
            // What was declared bounds what is unpacked.
            DEFLATED => inflate(self.packed, Wrapping::Raw, self.size)?,
            _ => return Err(NotCleaned::Unsupported),
        };
        let whole = content.len() == self.size && crc32(&[&content]) == self.crc;
        if whole { Ok(content) } else { Err(NotCleaned::Malformed) }
    }
}

/// The packed bytes behind a part's own header.
fn content(bytes: &[u8], start: usize, length: u32) -> Result<&[u8], NotCleaned> {
    let mut at = Bytes::from(bytes, start)?;
    if at.take(4)? != b"PK\x03\x04" {
        return Err(NotCleaned::Malformed);
    }
    at.take(22)?;
    let (name, extra) = (at.le16()?, at.le16()?);
    at.take(usize::from(name))?;
    at.take(usize::from(extra))?;
    at.take_u32(length)
}

fn place(offset: u32) -> Result<usize, NotCleaned> {
    usize::try_from(offset).map_err(|_| NotCleaned::TooComplex)
}

/// A package being written.
#[derive(Debug, Default)]
pub(super) struct Packer {
    out: Vec<u8>,
    list: Vec<u8>,
    count: u16,
}

impl Packer {
    /// Adds a part; stored as it is where packing gains nothing or `as_it_is` asks.
    pub(super) fn add(&mut self, name: &str, content: &[u8], as_it_is: bool) -> Result<(), NotCleaned> {
        let start = length32(&self.out)?;
        let packed = if as_it_is { Vec::new() } else { deflate(content, Wrapping::Raw)? };
        let stored = as_it_is || packed.len() >= content.len();
        let (method, body) = if stored { (STORED, content) } else { (DEFLATED, packed.as_slice()) };
        let mut common = Vec::new();
        // Version 2.0, flags, method, time, day, checksum, sizes, length of the name, no extra field.
        for number in [20, FLAGS, method, 0, DAY] {
            common.extend_from_slice(&number.to_le_bytes());
        }
        for number in [crc32(&[content]), length32(body)?, length32(content)?] {
            common.extend_from_slice(&number.to_le_bytes());
        }
        common.extend_from_slice(&u16::try_from(name.len()).map_err(|_| NotCleaned::TooComplex)?.to_le_bytes());
        common.extend_from_slice(&[0; 2]);
        for part in [b"PK\x03\x04", common.as_slice(), name.as_bytes(), body] {
            self.out.extend_from_slice(part);
        }
        // The list adds a system before, the commonest; behind, no remark and no disk, and rights that let it be read.
        let behind = b"\0\0\0\0\0\0\0\0\xa4\x81";
        for part in [b"PK\x01\x02\x14\x03", common.as_slice(), behind, &start.to_le_bytes(), name.as_bytes()] {
            self.list.extend_from_slice(part);
        }
        self.count = self.count.checked_add(1).ok_or(NotCleaned::TooComplex)?;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Vec<u8>, NotCleaned> {
        let (start, size, count) = (length32(&self.out)?, length32(&self.list)?, self.count.to_le_bytes());
        self.out.append(&mut self.list);
        for part in
            [b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &size.to_le_bytes(), &start.to_le_bytes(), &[0; 2]]
        {
            self.out.extend_from_slice(part);
        }
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::{NotCleaned, Package, Packer};

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut packer = Packer::default();
        for (name, content) in parts {
            packer.add(name, content, false).unwrap();
        }
        packer.finish().unwrap()
    }

    #[test]
    fn what_is_packed_is_read() {
        let content = b"again and again and again and again and again".as_slice();
        let bytes = packed(&[("a", content), ("folder/", b""), ("folder/b", b"x")]);
        let package = Package::open(&bytes).unwrap();
        assert_eq!(package.names(), ["a", "folder/b"]);
        assert_eq!(
            (package.read(0, 1 << 20).unwrap().as_slice(), package.read(1, 9).unwrap().as_slice()),
            (content, b"x".as_slice())
        );
        assert_eq!(package.read_named("a", 10), Err(NotCleaned::TooComplex));
        assert_eq!(package.read_named("c", 10), Ok(None));
    }

    #[test]
    fn a_size_that_lies_is_refused() {
        let mut bytes = packed(&[("a", &[0; 5000])]);
        let list = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
        bytes[list + 24..list + 28].copy_from_slice(&1000_u32.to_le_bytes());
        assert_eq!(Package::open(&bytes).unwrap().read(0, 1 << 20), Err(NotCleaned::TooComplex));
        bytes[list + 24..list + 28].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(Package::open(&bytes).unwrap().read(0, 1 << 20), Err(NotCleaned::TooComplex));
        bytes[list + 24..list + 28].copy_from_slice(&5001_u32.to_le_bytes());
        assert_eq!(Package::open(&bytes).unwrap().read(0, 1 << 20), Err(NotCleaned::Malformed));
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in ["../a", "/a", "a/../../b", "a\\b", "a\0"] {
            assert_eq!(Package::open(&packed(&[(name, b"x")])).unwrap_err(), NotCleaned::Malformed, "{name}");
        }
        assert_eq!(Package::open(&packed(&[("a", b"x"), ("A", b"y")])).unwrap_err(), NotCleaned::Malformed);
        assert!(Package::open(b"PK\x05\x06").is_err());
    }
}

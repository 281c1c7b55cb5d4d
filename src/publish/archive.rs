//! A ZIP archive (PKWARE APPNOTE 6.3.10), made while it is sent: nothing is held but a block and a line per file.
//!
//! Files are not packed: most that people keep are packed already. They stand in stored blocks of DEFLATE (RFC 1951,
//! 3.2.4) rather than stored as such, because their checksum follows them and a reader of the stream must see their end. So
//! the length of the whole is known before its first byte, and an archive cut short shows. Days and owners are left out;
//! names are the caller's, made safe, after a number that keeps them apart.
//!
//! It does **not** encrypt: whoever holds the archive reads it.
use crc32fast::Hasher;

/// Bytes of a stored block, at most 65,535.
const BLOCK: usize = 32 << 10;
/// What stands before a block: whether it is the last, its length, and its length again with every bit turned.
const BLOCK_HEAD: u64 = 5;
/// From here on a size or a place needs the long fields (APPNOTE, 4.4.8).
const LONG: u64 = u32::MAX as u64;
/// The checksum and sizes follow the bytes; the name is UTF-8 (APPNOTE, 4.4.4).
const FLAGS: u16 = 1 << 3 | 1 << 11;
/// DEFLATE (APPNOTE, 4.4.5).
const METHOD: u16 = 8;
/// 1 January 1980, the first day there is: no day is told (APPNOTE, 4.4.6).
const NO_DAY: u16 = 1 << 5 | 1;

/// The name of the `number`th file of an archive of `count`.
#[must_use]
pub fn name(number: usize, count: usize, name: &str) -> String {
    let width = count.to_string().len();
    format!("{number:0width$} {name}")
}

/// The length of an archive of these files, by name and size.
#[must_use]
pub fn length(files: &[(String, u64)]) -> u64 {
    let mut archive = Archive::default();
    for (name, size) in files {
        let entry = Entry::new(name, (*size, 0), archive.at);
        let whole = entry.local().len().saturating_add(entry.descriptor().len()) as u64;
        archive.at = archive.at.saturating_add(whole).saturating_add(entry.packed);
        archive.entries.push(entry);
    }
    let at = archive.at;
    at.saturating_add(archive.end().len() as u64)
}

/// An archive on its way.
#[derive(Debug, Default)]
pub struct Archive {
    entries: Vec<Entry>,
    at: u64,
}

/// A file on its way into an archive.
#[derive(Debug)]
pub struct File {
    name: String,
    size: u64,
    sum: Hasher,
    block: Vec<u8>,
}

impl Archive {
    /// Begins a file of this size; gives what stands before it.
    #[must_use]
    pub fn open(&self, name: &str, size: u64) -> (File, Vec<u8>) {
        let file = File { name: name.to_owned(), size, sum: Hasher::new(), block: Vec::with_capacity(BLOCK) };
        (file, Entry::new(name, (size, 0), self.at).local())
    }

    /// Ends a file that had the size announced; gives the rest of it, and what stands behind it.
    pub fn close(&mut self, file: File) -> Vec<u8> {
        let mut rest = if file.block.is_empty() { Vec::new() } else { block(&file.block, false) };
        rest.extend(block(&[], true));
        let entry = Entry::new(&file.name, (file.size, file.sum.finalize()), self.at);
        rest.extend(entry.descriptor());
        let whole = entry.local().len().saturating_add(entry.descriptor().len()) as u64;
        self.at = self.at.saturating_add(whole).saturating_add(entry.packed);
        self.entries.push(entry);
        rest
    }

    /// Ends the archive; gives its list of contents.
    #[must_use]
    pub fn end(self) -> Vec<u8> {
        let list: Vec<u8> = self.entries.iter().flat_map(Entry::listed).collect();
        let (count, size, at) = (self.entries.len() as u64, list.len() as u64, self.at);
        let mut end = Bytes(list);
        if count >= u64::from(u16::MAX) || size >= LONG || at >= LONG {
            // The long end, and where it is (APPNOTE, 4.3.14 and 4.3.15).
            end.u32(0x0606_4b50).u64(44).u16(45).u16(45).u32(0).u32(0);
            end.u64(count).u64(count).u64(size).u64(at);
            end.u32(0x0706_4b50).u32(0).u64(at.saturating_add(size)).u32(1);
        }
        let short = u16::try_from(count).unwrap_or(u16::MAX);
        end.u32(0x0605_4b50).u16(0).u16(0).u16(short).u16(short).u32(capped(size)).u32(capped(at)).u16(0);
        end.0
    }
}

impl File {
    /// Adds bytes; gives those that are ready to be sent.
    #[must_use]
    pub fn add(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.sum.update(bytes);
        let (mut ready, mut left) = (Vec::new(), bytes);
        while !left.is_empty() {
            let room = BLOCK.saturating_sub(self.block.len());
            let (now, later) = left.split_at_checked(room).unwrap_or((left, &[]));
            self.block.extend_from_slice(now);
            left = later;
            if self.block.len() == BLOCK {
                ready.extend(block(&self.block, false));
                self.block.clear();
            }
        }
        ready
    }
}

/// A stored block of DEFLATE.
fn block(bytes: &[u8], last: bool) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or_default();
    let mut block = Bytes(vec![u8::from(last)]);
    block.u16(length).u16(!length);
    block.0.extend_from_slice(bytes);
    block.0
}

/// What the list says of a file.
#[derive(Debug)]
struct Entry {
    name: String,
    size: u64,
    packed: u64,
    sum: u32,
    /// Where it begins.
    at: u64,
}

impl Entry {
    fn new(name: &str, (size, sum): (u64, u32), at: u64) -> Self {
        let blocks = size.div_ceil(BLOCK as u64).saturating_add(1);
        let packed = size.saturating_add(blocks.saturating_mul(BLOCK_HEAD));
        Self { name: name.to_owned(), size, packed, sum, at }
    }

    fn is_long(&self) -> bool {
        self.packed >= LONG
    }

    /// What the two heads of a file have in common.
    fn head(&self, bytes: &mut Bytes) {
        let needs = if self.is_long() || self.at >= LONG { 45 } else { 20 };
        bytes.u16(needs).u16(FLAGS).u16(METHOD).u16(0).u16(NO_DAY);
    }

    /// Before the bytes (APPNOTE, 4.3.7): the checksum and the sizes come behind them.
    fn local(&self) -> Vec<u8> {
        let mut bytes = Bytes(Vec::new());
        self.head(bytes.u32(0x0403_4b50));
        let (size, extra) = if self.is_long() { (u32::MAX, 20) } else { (0, 0) };
        bytes.u32(0).u32(size).u32(size).u16(short(self.name.len())).u16(extra);
        bytes.0.extend_from_slice(self.name.as_bytes());
        if self.is_long() {
            bytes.u16(1).u16(16).u64(0).u64(0);
        }
        bytes.0
    }

    /// Behind the bytes (APPNOTE, 4.3.9).
    fn descriptor(&self) -> Vec<u8> {
        let mut bytes = Bytes(Vec::new());
        bytes.u32(0x0807_4b50).u32(self.sum);
        if self.is_long() {
            bytes.u64(self.packed).u64(self.size);
        } else {
            bytes.u32(capped(self.packed)).u32(capped(self.size));
        }
        bytes.0
    }

    /// In the list (APPNOTE, 4.3.12).
    fn listed(&self) -> Vec<u8> {
        let mut long = Bytes(Vec::new());
        for value in [self.size, self.packed, self.at] {
            if value >= LONG {
                long.u64(value);
            }
        }
        let mut bytes = Bytes(Vec::new());
        self.head(bytes.u32(0x0201_4b50).u16(45));
        bytes.u32(self.sum).u32(capped(self.packed)).u32(capped(self.size)).u16(short(self.name.len()));
        let extra = if long.0.is_empty() { 0 } else { long.0.len().saturating_add(4) };
        bytes.u16(short(extra)).u16(0).u16(0).u16(0).u32(0).u32(capped(self.at));
        bytes.0.extend_from_slice(self.name.as_bytes());
        if !long.0.is_empty() {
            bytes.u16(1).u16(short(long.0.len()));
            bytes.0.extend(long.0);
        }
        bytes.0
    }
}

/// A value in a short field, or the mark that it stands in a long one.
fn capped(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// Numbers as the format writes them, the smallest byte first.
struct Bytes(Vec<u8>);

impl Bytes {
    fn u16(&mut self, value: u16) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn u32(&mut self, value: u32) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn u64(&mut self, value: u64) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(files: &[(&str, Vec<u8>)], piece: usize) -> Vec<u8> {
        let (mut archive, mut bytes) = (Archive::default(), Vec::new());
        for (name, content) in files {
            let (mut file, head) = archive.open(name, content.len() as u64);
            bytes.extend(head);
            for piece in content.chunks(piece) {
                bytes.extend(file.add(piece));
            }
            bytes.extend(archive.close(file));
        }
        bytes.extend(archive.end());
        bytes
    }

    #[test]
    fn the_length_is_known_beforehand_however_pieces_come() {
        let sizes = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 200_001];
        let files: Vec<(String, Vec<u8>)> =
            sizes.iter().map(|size| (format!("{size} été.bin"), vec![7; *size])).collect();
        let listed: Vec<(String, u64)> = files.iter().map(|(name, bytes)| (name.clone(), bytes.len() as u64)).collect();
        let lent: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
        for piece in [1000, BLOCK, 64 << 10, 1 << 20] {
            assert_eq!(made(&lent, piece).len() as u64, length(&listed));
        }
        assert_eq!(made(&[], 1).len() as u64, length(&[]));
    }

    #[test]
    fn names_are_apart_whatever_they_are() {
        assert_eq!([name(3, 9, "a.jpg"), name(3, 10, "CON"), name(12, 300, "")], ["3 a.jpg", "03 CON", "012 "]);
    }

    #[test]
    fn sizes_and_places_beyond_four_gigabytes_stand_in_long_fields() {
        let entry = Entry::new("film.mp4", (5_000_000_000, 1), 6_000_000_000);
        assert!(entry.is_long() && entry.local().ends_with(&[0; 16]));
        assert_eq!(entry.descriptor().len(), 24);
        let listed = entry.listed();
        assert!(
            listed.ends_with(&6_000_000_000_u64.to_le_bytes())
                && listed.windows(8).any(|bytes| bytes == 5_000_000_000_u64.to_le_bytes())
        );
        let far = Archive { entries: vec![entry], at: 11_000_000_000 };
        assert!(far.end().windows(4).any(|bytes| bytes == 0x0606_4b50_u32.to_le_bytes()));
    }
}

//! Reading and unpacking bytes that nobody vouches for: every step checked, every size bounded.
//!
//! It does **not** know any format.
use std::io::Read;

use flate2::{Compression, read::DeflateDecoder, read::ZlibDecoder, write::DeflateEncoder, write::ZlibEncoder};

use super::found::NotCleaned;

/// What is left to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Reads from a place of a file.
    pub(super) fn from(bytes: &'a [u8], at: usize) -> Result<Self, NotCleaned> {
        bytes.get(at..).map(Self).ok_or(NotCleaned::Malformed)
    }

    pub(super) fn rest(self) -> &'a [u8] {
        self.0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], NotCleaned> {
        let (head, tail) = self.0.split_at_checked(length).ok_or(NotCleaned::Malformed)?;
        self.0 = tail;
        Ok(head)
    }

    /// As [`Self::take`], for a length as files write it.
    pub(super) fn take_u32(&mut self, length: u32) -> Result<&'a [u8], NotCleaned> {
        self.take(usize::try_from(length).map_err(|_| NotCleaned::Malformed)?)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], NotCleaned> {
        let (head, tail) = self.0.split_first_chunk().ok_or(NotCleaned::Malformed)?;
        self.0 = tail;
        Ok(*head)
    }

    pub(super) fn u8(&mut self) -> Result<u8, NotCleaned> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn be16(&mut self) -> Result<u16, NotCleaned> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn be32(&mut self) -> Result<u32, NotCleaned> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn le16(&mut self) -> Result<u16, NotCleaned> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn le32(&mut self) -> Result<u32, NotCleaned> {
        self.array().map(u32::from_le_bytes)
    }
}

/// Where `needle` first stands.
pub(super) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len().max(1)).position(|window| window == needle)
}

/// Where `needle` last stands.
pub(super) fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len().max(1)).rposition(|window| window == needle)
}

/// The length of a part, as the formats of this room write it.
pub(super) fn length32(bytes: &[u8]) -> Result<u32, NotCleaned> {
    u32::try_from(bytes.len()).map_err(|_| NotCleaned::TooComplex)
}

/// How the content is wrapped: with or without the header and checksum of zlib.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapping {
    Raw,
    Zlib,
}

/// Unpacks at most `limit` bytes; more is refused as soon as it shows, whatever was declared.
pub(super) fn inflate(packed: &[u8], wrapping: Wrapping, limit: usize) -> Result<Vec<u8>, NotCleaned> {
    let mut content = Vec::new();
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let read = match wrapping {
        Wrapping::Raw => DeflateDecoder::new(packed).take(one_more).read_to_end(&mut content),
        Wrapping::Zlib => ZlibDecoder::new(packed).take(one_more).read_to_end(&mut content),
    };
    read.map_err(|_| NotCleaned::Malformed)?;
    if content.len() > limit { Err(NotCleaned::TooComplex) } else { Ok(content) }
}

/// Packs, always the same way.
pub(super) fn deflate(content: &[u8], wrapping: Wrapping) -> Result<Vec<u8>, NotCleaned> {
    use std::io::Write;
    let packed = match wrapping {
        Wrapping::Raw => {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(content).and_then(|()| encoder.finish())
        }
        Wrapping::Zlib => {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(content).and_then(|()| encoder.finish())
        }
    };
    packed.map_err(|_| NotCleaned::TooComplex)
}

/// The CRC-32 that ZIP and PNG share.
pub(super) fn crc32(parts: &[&[u8]]) -> u32 {
    let mut crc = flate2::Crc::new();
    for part in parts {
        crc.update(part);
    }
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::{Bytes, NotCleaned, Wrapping, crc32, deflate, find, inflate, rfind};

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bomb = deflate(&vec![0; 1 << 20], Wrapping::Raw).unwrap();
        assert!(bomb.len() < 2000);
        assert_eq!(inflate(&bomb, Wrapping::Raw, 1000), Err(NotCleaned::TooComplex));
        assert_eq!(inflate(&bomb, Wrapping::Raw, 1 << 20).unwrap().len(), 1 << 20);
        assert_eq!(inflate(b"\xffgarbage", Wrapping::Zlib, 1000), Err(NotCleaned::Malformed));
    }

    #[test]
    fn reading_stops_at_the_end() {
        let mut bytes = Bytes::new(&[1, 2, 3, 4, 5, 6]);
        assert_eq!((bytes.be16().unwrap(), bytes.le16().unwrap()), (0x0102, 0x0403));
        assert!(bytes.be32().is_err());
        assert_eq!(bytes.take(2).unwrap(), [5, 6]);
        assert!(bytes.is_empty() && bytes.u8().is_err() && bytes.take_u32(u32::MAX).is_err());
        assert_eq!((find(b"abab", b"ab"), rfind(b"abab", b"ab"), find(b"a", b"ab")), (Some(0), Some(2), None));
        assert_eq!(crc32(&[b"1234", b"56789"]), 0xcbf4_3926);
    }
}

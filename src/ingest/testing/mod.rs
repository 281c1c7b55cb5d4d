//! Small files of each type with something hidden in them, made by code.
//!
//! What must go says `CANARY`. Pictures can be decoded, so that other programs can judge them too; it uses nothing of the
//! cleaners, so that a mistake in one is not repeated in the other.
#![expect(clippy::arithmetic_side_effects, reason = "a sample that overflows fails its test")]
use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};

use super::Kind;

#[cfg(test)]
mod office;
#[cfg(test)]
mod pdf;

pub(crate) use office::{docx, odt, package, pptx, xlsx};
pub(crate) use pdf::{pdf, pdf_of, pdf_packed, pdf_pages};

/// One file of each type that is cleaned.
pub(crate) fn samples() -> Vec<(Kind, Vec<u8>)> {
    vec![
        (Kind::Jpeg, jpeg()),
        (Kind::Png, png()),
        (Kind::WebP, webp()),
        (Kind::Gif, gif()),
        (Kind::Pdf, pdf()),
        (Kind::Pdf, pdf_packed()),
        (Kind::Docx, docx()),
        (Kind::Xlsx, xlsx()),
        (Kind::Pptx, pptx()),
        (Kind::Odt, odt()),
        (Kind::Mp4, mp4()),
        (Kind::Mp3, mp3()),
        (Kind::Wav, wav()),
        (Kind::Text, b"CANARY\n".to_vec()),
    ]
}

fn zlib(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn be32(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap().to_be_bytes()
}

/// Turned by a quarter, with a maker and a place.
fn exif() -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    block.extend(b"\x03\0");
    block.extend(b"\x0f\x01\x02\0\x07\0\0\0\x32\0\0\0");
    block.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    block.extend(b"\x25\x88\x04\0\x01\0\0\0\x3a\0\0\0");
    block.extend([0; 4]);
    block.extend(b"CANARY\0\0");
    // The place: north.
    block.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0");
    block
}

const XMP: &str = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
    <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:source='CANARY'/></rdf:RDF></x:xmpmeta>";

/// A profile with one curve, used three times, and a name.
pub(crate) fn icc_profile() -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile[4..8].copy_from_slice(b"CANA");
    profile[8] = 4;
    profile[12..24].copy_from_slice(b"mntrRGB XYZ ");
    profile[24..30].copy_from_slice(b"CANARY");
    profile[36..40].copy_from_slice(b"acsp");
    profile[84..90].copy_from_slice(b"CANARY");
    profile.extend(be32(4));
    for (name, at, length) in [(b"rTRC", 180, 20), (b"gTRC", 180, 20), (b"desc", 200, 16), (b"bTRC", 180, 20)] {
        profile.extend_from_slice(name);
        profile.extend([be32(at), be32(length)].concat());
    }
    profile.extend(b"curv\0\0\0\0\0\0\0\x04redcurvedesc\0\0\0\0CANARY\0\0");
    let size = be32(profile.len());
    profile[..4].copy_from_slice(&size);
    profile
}

fn segment(code: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, code], length.as_slice(), content].concat()
}

/// The coded bytes of the picture below.
pub(crate) fn jpeg_scan() -> &'static [u8] {
    b"\x84\x19\x6a\x37\x3d\x04\x82\x35\x63\x9f\x73\x47"
}

/// Sixteen by sixteen shades of grey.
pub(crate) fn jpeg() -> Vec<u8> {
    let mut table = b"\0\xa0nxdxd\xa0\x8c\x82\x8c\xb4\xaa\xa0\xbe\xf0\xff\xff\xf0\xdc\xdc\xf0".to_vec();
    table.resize(65, 0xff);
    [
        b"\xff\xd8".to_vec(),
        // One dot of thumbnail.
        segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01xyz"),
        segment(0xe0, b"JFXX\0\x10CANARY"),
        segment(0xe1, &[b"Exif\0\0", exif().as_slice()].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", XMP.as_bytes()].concat()),
        segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", icc_profile().as_slice()].concat()),
        segment(0xe5, b"CANARY"),
        segment(0xed, b"Photoshop 3.0\0CANARY"),
        segment(0xfe, b"CANARY"),
        segment(0xdb, &table),
        segment(0xc0, b"\x08\0\x10\0\x10\x01\x01\x11\0"),
        hex("ffc4001500010100000000000000000000000000000302"),
        hex("ffc4001c10000202020300000000000000000000000002012103113141f0"),
        segment(0xda, b"\x01\x01\0\0\x3f\0"),
        jpeg_scan().to_vec(),
        b"\xff\xd9CANARY".to_vec(),
    ]
    .concat()
}

fn hex(text: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(digit).collect()
}

/// One chunk of a PNG.
pub(crate) fn png_chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(&name);
    crc.update(content);
    [be32(content.len()).as_slice(), &name, content, &crc.sum().to_be_bytes()].concat()
}

/// Four dots of colour.
pub(crate) fn png() -> Vec<u8> {
    let pixels = b"\0\x10\x20\x30\x40\x50\x60\0\x11\x21\x31\x41\x51\x61";
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        png_chunk(*b"IHDR", b"\0\0\0\x02\0\0\0\x02\x08\x02\0\0\0"),
        png_chunk(*b"iCCP", &[b"CANARY\0\0", zlib(&icc_profile()).as_slice()].concat()),
        png_chunk(*b"eXIf", &exif()),
        png_chunk(*b"tEXt", b"Author\0CANARY"),
        png_chunk(*b"tIME", b"\x07\xe8\x01\x01\0\0\0"),
        png_chunk(*b"caNb", b"CANARY"),
        png_chunk(*b"IDAT", &zlib(pixels)),
        png_chunk(*b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", XMP.as_bytes()].concat()),
        png_chunk(*b"IEND", b""),
        b"CANARY".to_vec(),
    ]
    .concat()
}

/// A RIFF file of some form.
pub(crate) fn riff(form: [u8; 4], chunks: &[([u8; 4], &[u8])]) -> Vec<u8> {
    let mut inside = form.to_vec();
    for (name, content) in chunks {
        inside.extend_from_slice(name);
        inside.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        inside.extend_from_slice(content);
        inside.resize(inside.len().next_multiple_of(2), 0);
    }
    [b"RIFF", u32::try_from(inside.len()).unwrap().to_le_bytes().as_slice(), &inside].concat()
}

/// Four half-transparent dots.
pub(crate) fn webp() -> Vec<u8> {
    let picture = hex("7001009d012a0200020007409625a0027401400000fee838b184d25b77fb83f507f103600000");
    let chunks: [([u8; 4], &[u8]); 6] = [
        (*b"VP8X", b"\x1c\0\0\0\x01\0\0\x01\0\0"),
        (*b"ALPH", b"\0dddd"),
        (*b"VP8 ", &picture),
        (*b"EXIF", &exif()),
        (*b"XMP ", XMP.as_bytes()),
        (*b"CNRY", b"CANARY"),
    ];
    [riff(*b"WEBP", &chunks), b"CANARY".to_vec()].concat()
}

/// Two samples of sound.
pub(crate) fn wav() -> Vec<u8> {
    let chunks: [([u8; 4], &[u8]); 4] = [
        (*b"fmt ", b"\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0"),
        (*b"LIST", b"INFOIART\x06\0\0\0CANARY"),
        (*b"bext", b"CANARY"),
        (*b"data", b"\x01\x02\x03\x04"),
    ];
    riff(*b"WAVE", &chunks)
}

/// Four dots, shown for ever.
pub(crate) fn gif() -> Vec<u8> {
    [
        b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\x10\x20\x30".to_vec(),
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0".to_vec(),
        b"\x21\xfe\x06CANARY\0".to_vec(),
        b"\x21\xff\x0bXMP DataXMP\x06CANARY\0".to_vec(),
        b"\x21\xf9\x04\0\x0a\0\0\0".to_vec(),
        hex("2c0000000002000200000806000108041010003b"),
        b"CANARY".to_vec(),
    ]
    .concat()
}

/// Silence; the first frame says by which encoder.
pub(crate) fn mp3_frames() -> Vec<u8> {
    let mut frames = Vec::new();
    for number in 0..4 {
        let mut frame = vec![0; 417];
        frame[..4].copy_from_slice(b"\xff\xfb\x90\0");
        if number == 0 {
            frame[36..40].copy_from_slice(b"Info");
        }
        frames.extend(frame);
    }
    frames
}

/// The same with tags at both ends.
pub(crate) fn mp3() -> Vec<u8> {
    let mut end = b"TAGCANARY".to_vec();
    end.resize(128, 0);
    [b"ID3\x03\0\0\0\0\0\x12TPE1\0\0\0\x07\0\0\0CANARY\0".to_vec(), mp3_frames(), b"CANARY".to_vec(), end].concat()
}

/// One box of a film.
pub(crate) fn boxed(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    [be32(content.len() + 8).as_slice(), &name, content].concat()
}

fn track(handler: [u8; 4], entry: &[u8], chunk: usize) -> Vec<u8> {
    let time = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
    let handler = [&[0; 8], handler.as_slice(), b"appl\0\0\0\0\0\0\0\0CANARY\0"].concat();
    let table = [
        boxed(*b"stsd", &[&be32(0), be32(1).as_slice(), entry].concat()),
        boxed(*b"stts", &[be32(0), be32(1), be32(1), be32(1)].concat()),
        boxed(*b"stsc", &[be32(0), be32(1), be32(1), be32(1), be32(1)].concat()),
        boxed(*b"stsz", &[be32(0), be32(0), be32(1), be32(8)].concat()),
        boxed(*b"stco", &[be32(0), be32(1), be32(chunk)].concat()),
    ];
    let places =
        boxed(*b"dinf", &boxed(*b"dref", &[&be32(0), be32(1).as_slice(), &boxed(*b"url ", &be32(1))].concat()));
    let media = [
        boxed(*b"mdhd", &[time.as_slice(), &[0; 12]].concat()),
        boxed(*b"hdlr", &handler),
        boxed(*b"minf", &[places, boxed(*b"stbl", &table.concat())].concat()),
    ];
    let header = boxed(*b"tkhd", &[time.as_slice(), &[0; 72]].concat());
    boxed(*b"trak", &[header, boxed(*b"mdia", &media.concat())].concat())
}

/// One picture, one note, and boxes of all sorts.
pub(crate) fn mp4() -> Vec<u8> {
    let mut entry = vec![0; 78];
    entry[43..49].copy_from_slice(b"CANARY");
    let start =
        [boxed(*b"ftyp", b"isom\0\0\0\0isom"), boxed(*b"free", b"CANARY"), boxed(*b"mdat", b"PICTURES!CANARY!")]
            .concat();
    let picture = start.windows(8).position(|window| window == b"PICTURES").unwrap();
    let inside = [
        boxed(*b"mvhd", &[&[0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], [0_u8; 88].as_slice()].concat()),
        track(*b"vide", &boxed(*b"avc1", &entry), picture),
        track(*b"meta", &boxed(*b"gpmd", &[0; 8]), picture + 8),
        boxed(*b"udta", &boxed(*b"\xa9xyz", b"\0\x06\0\0CANARY")),
        boxed(*b"CNRY", b"CANARY"),
    ];
    [start, boxed(*b"moov", &inside.concat()), boxed(*b"uuid", b"0123456789abcdefCANARY")].concat()
}

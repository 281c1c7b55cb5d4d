//! Small files of each type with something hidden in them, made by code.
//!
//! What must go says `CANARY`. Pictures can be decoded, so that other programs can judge them too; it uses nothing of the
//! cleaners, so that a mistake in one is not repeated in the other.
use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};

use super::Kind;

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

fn zip(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        // Version, flags, method, time and day, checksum, sizes, lengths.
        let common = [
            b"\x14\0\0\0\0\0\x21\x43\x65\x57".as_slice(),
            &crc.sum().to_le_bytes(),
            &size,
            &size,
            &u16::try_from(name.len()).unwrap().to_le_bytes(),
            &[10, 0],
        ]
        .concat();
        let extra = b"\xca\xca\x06\0CANARY";
        let line =
            [b"PK\x01\x02\x14\x03", common.as_slice(), &[0; 10], &u32::try_from(out.len()).unwrap().to_le_bytes()];
        list.extend([line.concat(), name.as_bytes().to_vec(), extra.to_vec()].concat());
        out.extend([b"PK\x03\x04", common.as_slice(), name.as_bytes(), extra, content].concat());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (start, size) = (u32::try_from(out.len()).unwrap(), u32::try_from(list.len()).unwrap());
    out.extend(list);
    out.extend([b"PK\x05\x06\0\0\0\0", count.as_slice(), &count, &size.to_le_bytes(), &start.to_le_bytes()].concat());
    out.extend(b"\x06\0CANARY");
    out
}

/// A package of texts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    zip(&parts.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect::<Vec<_>>())
}

/// The list of contents and the first relationships of a package of Microsoft's family.
fn office(main: &str, kind: &str, parts: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let types = format!(
        "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
         <Default Extension='xml' ContentType='application/xml'/>\
         <Override PartName='/{main}' ContentType='application/vnd.openxmlformats-officedocument.{kind}.main+xml'/>\
         <Override PartName='/word/people.xml' ContentType='application/xml'/></Types>"
    );
    let links = format!(
        "<Relationships xmlns='r'><Relationship Id='1' Type='http://x/officeDocument' Target='{main}'/>\
         <Relationship Id='2' Type='http://x/core-properties' Target='docProps/core.xml'/></Relationships>"
    );
    let properties = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:creator>CANARY</dc:creator></cp:coreProperties>";
    let first = [("[Content_Types].xml", types.as_str()), ("_rels/.rels", &links), ("docProps/core.xml", properties)];
    first.iter().chain(parts).map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

fn zipped(parts: Vec<(String, Vec<u8>)>) -> Vec<u8> {
    zip(&parts.iter().map(|(name, content)| (name.as_str(), content.clone())).collect::<Vec<_>>())
}

/// A letter with a correction, a remark and a photograph.
pub(crate) fn docx() -> Vec<u8> {
    let parts = [
        (
            "word/document.xml",
            "<w:document xmlns:w='w'><w:body><w:p w:rsidR='CANARY'><w:r><w:t>Kept</w:t></w:r>\
             <w:del w:id='1' w:author='CANARY' w:date='2020-CANARY'><w:r><w:delText>struck</w:delText></w:r></w:del>\
             </w:p></w:body></w:document>",
        ),
        ("word/people.xml", "<w15:people xmlns:w15='p'><w15:person w15:author='CANARY'/></w15:people>"),
        (
            "word/comments.xml",
            "<w:comments xmlns:w='w'><w:comment w:id='1' w:author='CANARY' w:initials='CANARY' w:date='CANARY'/></w:comments>",
        ),
        (
            "word/settings.xml",
            "<w:settings xmlns:w='w'><w:attachedTemplate r:id='9'/><w:rsids><w:rsid w:val='CANARY'/></w:rsids></w:settings>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships xmlns='r'><Relationship Id='1' Type='http://x/image' Target='media/image1.jpeg'/>\
             <Relationship Id='2' Type='http://x/people' Target='people.xml'/></Relationships>",
        ),
        (
            "word/_rels/settings.xml.rels",
            "<Relationships xmlns='r'><Relationship Id='9' Type='http://x/attachedTemplate' \
             Target='file:///C:/CANARY' TargetMode='External'/></Relationships>",
        ),
    ];
    let mut parts = office("word/document.xml", "wordprocessingml.document", &parts);
    parts.push(("word/media/image1.jpeg".to_owned(), jpeg()));
    zipped(parts)
}

/// Two sheets, one of them hidden.
pub(crate) fn xlsx() -> Vec<u8> {
    let parts = [
        (
            "xl/workbook.xml",
            "<workbook xmlns='m'><x15ac:absPath xmlns:x15ac='a' url='C:/CANARY'/><fileSharing userName='CANARY'/>\
             <sheets><sheet name='Sheet1' sheetId='1'/><sheet name='Other' sheetId='2' state='hidden'/></sheets></workbook>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns='m' xmlns:r='r'><sheetData><row r='1'/></sheetData><pageSetup r:id='rId1'/></worksheet>",
        ),
        ("xl/printerSettings/printerSettings1.bin", "CANARY"),
        ("xl/comments1.xml", "<comments xmlns='m'><authors><author>CANARY</author></authors></comments>"),
        (
            "xl/persons/person.xml",
            "<personList><person displayName='CANARY' id='{1}' userId='CANARY' providerId='CANARY'/></personList>",
        ),
    ];
    zipped(office("xl/workbook.xml", "spreadsheetml.sheet", &parts))
}

/// A remark without a slide.
pub(crate) fn pptx() -> Vec<u8> {
    let parts = [
        ("ppt/presentation.xml", "<p:presentation xmlns:p='p'/>"),
        (
            "ppt/commentAuthors.xml",
            "<p:cmAuthorLst xmlns:p='p'><p:cmAuthor id='1' name='CANARY' initials='CANARY'/></p:cmAuthorLst>",
        ),
        ("ppt/comments/comment1.xml", "<p:cmLst xmlns:p='p'><p:cm authorId='1' dt='CANARY' idx='1'/></p:cmLst>"),
        ("ppt/changesInfos/changesInfo1.xml", "<a name='CANARY'/>"),
    ];
    zipped(office("ppt/presentation.xml", "presentationml.presentation", &parts))
}

/// A text with a correction.
pub(crate) fn odt() -> Vec<u8> {
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:dc='d'><text:tracked-changes><office:change-info>\
             <dc:creator>CANARY</dc:creator><dc:date>CANARY</dc:date></office:change-info></text:tracked-changes>\
             <text:p>Kept</text:p></office:document-content>",
        ),
        ("meta.xml", "<office:document-meta xmlns:office='o'><office:meta>CANARY</office:meta></office:document-meta>"),
        (
            "settings.xml",
            "<office:document-settings xmlns:office='o' xmlns:config='c'>\
             <config:config-item config:name='AddParaTableSpacing'>true</config:config-item>\
             <config:config-item config:name='PrinterName'>CANARY</config:config-item></office:document-settings>",
        ),
        ("Thumbnails/thumbnail.png", "CANARY"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest='m'><manifest:file-entry manifest:full-path='content.xml'/>\
             <manifest:file-entry manifest:full-path='meta.xml'/></manifest:manifest>",
        ),
    ])
}

/// A PDF of objects numbered from one, the first of which is the catalogue.
pub(crate) fn pdf_of(objects: &[&str], trailer: &str) -> Vec<u8> {
    let objects: Vec<_> = objects.iter().map(|text| text.as_bytes().to_vec()).collect();
    pdf_from(&objects, trailer)
}

fn pdf_from(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = out.len();
    let size = objects.len() + 1;
    out.extend(format!("{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

fn pdf_stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A page with a photograph, a remark and a form, written over an earlier revision.
pub(crate) fn pdf() -> Vec<u8> {
    let text = |text: &str| text.as_bytes().to_vec();
    let picture =
        "/Type/XObject/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode";
    let objects = [
        text(
            "<</Type/Catalog/Pages 2 0 R/Metadata 9 0 R/OpenAction<</S/JavaScript/JS(CANARY)>>\
             /AcroForm<</Fields[7 0 R]>>/Dests 10 0 R/Names<</JavaScript<</Names[(CANARY)]>>>>>>",
        ),
        text("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        text(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>\
             /Annots[6 0 R 7 0 R 8 0 R]/Thumb 5 0 R/PieceInfo<</X(CANARY)>>/LastModified(CANARY)>>",
        ),
        pdf_stream("", b"BT (CANARY) Tj ET"),
        pdf_stream(picture, &jpeg()),
        text(
            "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents (what was remarked)/T(CANARY)/M(CANARY)\
             /NM(CANARY)/CreationDate(CANARY)>>",
        ),
        text("<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(field.name)>>"),
        text("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(CANARY)>>>>"),
        pdf_stream("/Type/Metadata/Subtype/XML", XMP.as_bytes()),
        text("<<>>"),
        text("<</Author(CANARY)/Producer(CANARY)>>"),
    ];
    let mut out = pdf_from(&objects, "/Info 11 0 R/ID[(CANARY)(CANARY)]");
    let first = out.windows(5).rposition(|window| window == b"xref\n").unwrap();
    let table = out[..first].windows(5).rposition(|window| window == b"xref\n").unwrap();
    let changed = out.len();
    out.extend([b"4 0 obj\n", pdf_stream("", b"BT (Kept) Tj ET").as_slice(), b"\nendobj\n"].concat());
    let start = out.len();
    out.extend(
        format!(
            "xref\n4 1\n{changed:010} 00000 n \ntrailer\n<</Size 12/Root 1 0 R/Info 11 0 R/ID[(CANARY)(CANARY)]/Prev {table}>>\n\
             startxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    out
}

/// The same kind of page as newer programs pack it.
pub(crate) fn pdf_packed() -> Vec<u8> {
    let texts = [
        (1, "<</Type/Catalog/Pages 2 0 R>>"),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>"),
        (7, "<</Author(CANARY)>>"),
    ];
    let (mut heads, mut bodies) = (String::new(), String::new());
    for (number, text) in texts {
        heads += &format!("{number} {} ", bodies.len());
        bodies += &format!("{text} ");
    }
    let packed = zlib(format!("{heads}{bodies}").as_bytes());
    let mut out = b"%PDF-1.5\n".to_vec();
    let page = out.len();
    out.extend([b"4 0 obj\n", pdf_stream("", b"BT (Kept) Tj ET").as_slice(), b"\nendobj\n"].concat());
    let stream = out.len();
    let dictionary = format!("/Type/ObjStm/N 4/First {}/Filter/FlateDecode", heads.len());
    out.extend([b"5 0 obj\n", pdf_stream(&dictionary, &packed).as_slice(), b"\nendobj\n"].concat());
    let table = out.len();
    let places = [(0, 0, 0), (2, 5, 0), (2, 5, 1), (2, 5, 2), (1, page, 0), (1, stream, 0), (1, table, 0), (2, 5, 3)];
    let (mut rows, mut above) = (Vec::new(), [0_u8; 4]);
    for (kind, place, index) in places {
        let [high, low] = u16::try_from(place).unwrap().to_be_bytes();
        let row = [kind, high, low, index];
        // Each row says how it differs from the one above.
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(byte, up)| byte.wrapping_sub(up)));
        above = row;
    }
    let dictionary = "/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R/Info 7 0 R/Filter/FlateDecode\
                      /DecodeParms<</Predictor 12/Columns 4>>";
    out.extend([b"6 0 obj\n", pdf_stream(dictionary, &zlib(&rows)).as_slice(), b"\nendobj\n"].concat());
    out.extend(format!("startxref\n{table}\n%%EOF\n").bytes());
    out
}

//! Office files with something hidden in them; just enough of each for the cleaners.
use super::jpeg;

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

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
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
    zipped(&parts)
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
    zipped(&office("xl/workbook.xml", "spreadsheetml.sheet", &parts))
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
    zipped(&office("ppt/presentation.xml", "presentationml.presentation", &parts))
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

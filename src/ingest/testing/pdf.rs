//! PDFs with something hidden in them, written as older and as newer programs do.
use super::{XMP, jpeg, zlib};

/// A PDF of objects numbered from one, the first of which is the catalogue.
pub(crate) fn pdf_of(objects: &[&str], trailer: &str) -> Vec<u8> {
    let objects: Vec<_> = objects.iter().map(|text| text.as_bytes().to_vec()).collect();
    pdf_from(&objects, trailer)
}

fn pdf_from(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&[format!("{:010}", out.len()).as_str(), " 00000 n \n"].concat());
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
        heads.push_str(&[number.to_string(), bodies.len().to_string(), String::new()].join(" "));
        bodies.push_str(&[text, " "].concat());
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

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

const PICTURE: &str = "/Type/XObject/Subtype/Image/Width 3/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Alternates[<</Image 24 0 R>>]";

fn packed(dictionary: &str, content: &str) -> Vec<u8> {
    pdf_stream(&[dictionary, "/Filter/FlateDecode"].concat(), &zlib(content.as_bytes()))
}

/// Three pages, « Page one » to « Page three », that share one list of what they draw, written over an earlier revision.
///
/// What belongs to the second page alone, or to no page, says `CANARY`; what is kept of the others says `Kept`.
pub(crate) fn pdf_pages() -> Vec<u8> {
    let objects = [drawn_by_pages(), beside_pages()].concat();
    let mut out = pdf_from(&objects, "/Info 26 0 R/ID[(CANARY)(CANARY)]");
    let first = out.windows(5).rposition(|window| window == b"xref\n").unwrap();
    let table = out[..first].windows(5).rposition(|window| window == b"xref\n").unwrap();
    let changed = out.len();
    let newer = packed("", "BT /F1 12 Tf 9 50 Td (Page one) Tj ET q /Im1 Do Q /G1 gs /Fm1 Do % Kept again");
    out.extend([b"7 0 obj\n", newer.as_slice(), b"\nendobj\n"].concat());
    let start = out.len();
    let trailer = format!("trailer\n<</Size 27/Root 1 0 R/Info 26 0 R/Prev {table}>>\nstartxref\n{start}\n%%EOF\n");
    out.extend(format!("xref\n7 1\n{changed:010} 00000 n \n{trailer}").bytes());
    out
}

/// The pages, their list and what they draw: objects 1 to 17.
fn drawn_by_pages() -> Vec<Vec<u8>> {
    let text = |text: &str| text.as_bytes().to_vec();
    let page = |content: usize, more: &str| {
        format!("<</Type/Page/Parent 2 0 R/Contents [{content} 0 R]/Annots[20 0 R 21 0 R]/StructParents 0{more}>>")
            .into_bytes()
    };
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/PieceInfo<</X(CANARY)>>";
    vec![
        text(
            "<</Type/Catalog/Pages 2 0 R/Metadata 18 0 R/Outlines 19 0 R/PageLabels<</Nums[0<</P(CANARY)>>]>>\
             /AcroForm<</Fields[21 0 R]>>/Names<</EmbeddedFiles<</Names[(CANARY)22 0 R]>>>>/StructTreeRoot 23 0 R>>",
        ),
        text("<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3/MediaBox[0 0 300 99]/Resources 6 0 R>>"),
        page(7, "/Group<</S/Transparency/CS/DeviceRGB>>"),
        page(8, "/Thumb 24 0 R/PieceInfo<</X(CANARY)>>"),
        page(9, "/Rotate 90/B[25 0 R]"),
        text(
            "<</Font<</F1 10 0 R/F2 11 0 R>>/XObject<</Im1 12 0 R/Im2 13 0 R/F1 24 0 R/Fm1 14 0 R/Fm2 15 0 R/Fm3 16 0 R>>\
             /ExtGState<</G1<</CA .5>>/G2<</BM/CANARY>>>>/Properties<</P2<</X(CANARY)>>>>>>",
        ),
        packed("", "BT /F1 12 Tf 9 50 Td (Page one) Tj ET q /Im1 Do Q /G1 gs /Fm1 Do % Kept"),
        packed("", "BT /F2 12 Tf 9 50 Td (Page CANARY) Tj ET /Im2 Do /Fm2 Do /G2 gs"),
        packed("", "BT /F1 12 Tf 9 50 Td (Page three) Tj ET"),
        text("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/X(CANARY)>>"),
        text("<</Type/Font/Subtype/Type1/BaseFont/CANARY>>"),
        pdf_stream(&[PICTURE, "/SMask 17 0 R"].concat(), b"Kept 1"),
        pdf_stream(PICTURE, b"CANARY"),
        // Of forms, one has a list of its own and another borrows the page's.
        packed(&[form, "/Resources<</XObject<</Fm3 16 0 R/Im2 13 0 R>>>>"].concat(), "/Fm3 Do % Kept"),
        packed(form, "(CANARY)"),
        packed(form, "/Im1 Do"),
        pdf_stream(PICTURE, b"Kept 2"),
    ]
}

/// What no page draws: objects 18 to 26.
fn beside_pages() -> Vec<Vec<u8>> {
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        pdf_stream("/Type/Metadata/Subtype/XML", XMP.as_bytes()),
        text("<</Type/Outlines/First<</Title(CANARY)/Dest[4 0 R/Fit]>>>>"),
        text("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(CANARY)/P 4 0 R>>"),
        text("<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(CANARY)/V(CANARY)>>"),
        text("<</Type/Filespec/F(CANARY)/EF<</F 18 0 R>>>>"),
        text("<</Type/StructTreeRoot/K<</S/P/Alt(CANARY)/Pg 4 0 R>>>>"),
        pdf_stream(PICTURE, b"CANARY"),
        text("<</Type/Bead/P 4 0 R/N(CANARY)>>"),
        text("<</Author(CANARY)>>"),
    ]
}

//! Nothing of a removed page is left, in whatever way it was shared; what is kept still draws.
use std::{collections::BTreeSet, io::Read as _};

use flate2::read::ZlibDecoder;
use proptest::prelude::{any, prop, prop_assert, proptest};

use crate::ingest::{
    Kind, NotCleaned, clean, keep_pages, pages, sniff,
    testing::{pdf, pdf_of, pdf_packed, pdf_pages},
};

/// The bytes of a file, then those of each stream unpacked.
fn all_of(file: &[u8]) -> String {
    let mut all = String::from_utf8_lossy(file).into_owned();
    let places = file.windows(7).enumerate().filter(|(_, window)| *window == b"stream\n");
    for (at, _) in places {
        let mut unpacked = Vec::new();
        // What is not packed fails at once, and stands in the file's own bytes.
        let _ = ZlibDecoder::new(&file[at..][7..]).read_to_end(&mut unpacked);
        all.push_str(&String::from_utf8_lossy(&unpacked));
    }
    all
}

fn kept(file: &[u8], numbers: &[usize]) -> Vec<u8> {
    keep_pages(file, &numbers.iter().copied().collect()).unwrap().unwrap()
}

/// What the first and the third page draw.
const KEPT: [&str; 9] =
    ["(Page one)", "(Page three)", "Kept 1", "Kept 2", "% Kept again", "/Im1 Do", "/Rotate 90", "/Count 2", "/CA .5"];

/// What belongs to the second, or to the file as a whole.
const GONE: [&str; 22] = [
    "CANARY",
    "Annot",
    "Outlines",
    "Names",
    "AcroForm",
    "StructTreeRoot",
    "StructParents",
    "Metadata",
    "Info",
    "/ID",
    "Filespec",
    "Thumb",
    "PieceInfo",
    "Alternates",
    "Bead",
    "/Properties",
    "PageLabels",
    "Im2",
    "Fm2",
    "F2",
    "/Prev",
    "G2",
];

#[test]
fn a_removed_page_leaves_nothing() {
    let file = pdf_pages();
    assert_eq!((sniff(&file), pages(&file)), (Kind::Pdf, Ok(3)));
    assert!(all_of(&file).contains("(Page CANARY)"), "the search can find");
    let made = kept(&file, &[1, 3]);
    let all = all_of(&made);
    for there in KEPT {
        assert!(all.contains(there), "{there}");
    }
    for gone in GONE {
        assert!(!all.contains(gone), "{gone} in {all}");
    }
    assert_eq!(pages(&made), Ok(2));
    assert_eq!(made.windows(5).filter(|window| *window == b"%%EOF").count(), 1);
    // Taken again, it is the same; cleaned, nothing hides in it.
    assert_eq!(kept(&made, &[1, 2]), made);
    assert!(clean(Kind::Pdf, &made).unwrap().removed.is_empty());
}

#[test]
fn each_page_takes_what_it_calls_alone() {
    let file = pdf_pages();
    let third = all_of(&kept(&file, &[3]));
    assert!(third.contains("(Page three)") && third.contains("Helvetica") && !third.contains("Kept"), "{third}");
    let second = all_of(&kept(&file, &[2]));
    assert!(second.contains("(Page CANARY)") && !second.contains("Kept") && !second.contains("Page one"));
}

#[test]
fn one_page_of_older_and_of_newer_files() {
    for file in [pdf(), pdf_packed()] {
        let made = kept(&file, &[1]);
        assert!(all_of(&made).contains("(Kept) Tj") && !all_of(&made).contains("CANARY"));
    }
}

#[test]
fn pages_that_are_not_there_make_nothing() {
    let file = pdf_pages();
    for numbers in [&[][..], &[0], &[4], &[1, 4]] {
        assert_eq!(keep_pages(&file, &numbers.iter().copied().collect()), Ok(None), "{numbers:?}");
    }
}

#[test]
fn what_cannot_be_told_is_refused() {
    let all: BTreeSet<usize> = [1].into();
    let page = |content: &str, more: &str| {
        let resources = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{more}>>>>");
        let catalogue = "<</Type/Catalog/Pages 2 0 R>>";
        pdf_of(&[catalogue, "<</Type/Pages/Kids[3 0 R]/Count 1>>", &resources, content, "[1 2]"], "")
    };
    let content = "<</Length 6>>\nstream\n/I1 Do\nendstream";
    assert!(keep_pages(&page(content, ""), &all).unwrap().is_some());
    let other = content.replace("/Length", "/Filter/LZWDecode/Length");
    assert_eq!(keep_pages(&page(&other, ""), &all), Err(NotCleaned::Unsupported), "content that cannot be read");
    let scan =
        "<</Subtype/Image/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 5 0 R>>/Length 2>>\nstream\nxx\nendstream";
    let shared = page(content, "/XObject<</I1 6 0 R>>");
    assert!(keep_pages(&shared, &all).unwrap().is_some(), "what is called is not there");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Contents 4 0 R/Resources<</XObject<</I1 5 0 R>>>>>>",
        content,
        scan,
    ];
    assert_eq!(keep_pages(&pdf_of(&objects, ""), &all), Err(NotCleaned::Unsupported), "letters of a scan");
    let layered = ["<</Type/Catalog/Pages 2 0 R/OCProperties<<>>>>", "<</Kids[3 0 R]>>", "<</Type/Page>>"];
    assert_eq!(keep_pages(&pdf_of(&layered, ""), &all), Err(NotCleaned::Unsupported), "layers");
    let circle = ["<</Type/Catalog/Pages 2 0 R>>", "<</Kids[2 0 R]>>"];
    assert_eq!(pages(&pdf_of(&circle, "")), Err(NotCleaned::TooComplex));
    let twice = ["<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R 3 0 R]>>", "<</Type/Page>>"];
    assert_eq!(pages(&pdf_of(&twice, "")), Err(NotCleaned::TooComplex));
    assert_eq!(pages(&pdf_of(&["<</Type/Catalog>>"], "/Encrypt 1 0 R")), Err(NotCleaned::Encrypted));
    let endless = "<</Font<</I1<</Subtype/Type3/Resources 5 0 R/CharProcs<</a 4 0 R>>>>>>>>";
    let objects = [objects[0], objects[1], "<</Type/Page/Contents 4 0 R/Resources 5 0 R>>", content, endless];
    assert_eq!(keep_pages(&pdf_of(&objects, ""), &all), Err(NotCleaned::TooComplex), "a font within itself");
}

proptest! {
    #[test]
    fn a_mutated_file_is_answered(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..9)) {
        let mut file = pdf_pages();
        for (at, value) in changes {
            let at = at.index(file.len());
            file[at] = value;
        }
        if let Ok(Some(made)) = keep_pages(&file, &[1, 3].into()) {
            prop_assert!(pages(&made) == Ok(2));
        }
    }
}

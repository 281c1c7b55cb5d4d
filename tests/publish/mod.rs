//! Letters and redacted copies as other programs open them: `qpdf` (every object and stream), `pdftotext` and `pdfinfo`.
//!
//! Without them a test says that it did not run; with `RECUEIL_TEST_ALL=1` it fails instead.
#[cfg(feature = "pdf")]
mod letters;
mod redacted;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::judge::judged;

/// A PDF on a disk, in a folder of its own.
struct Opened {
    folder: TempDir,
    file: PathBuf,
}

impl Opened {
    fn new(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("made.pdf");
        std::fs::write(&file, pdf).unwrap();
        Self { folder, file }
    }

    /// Whether the programs are there; each says that the file is sound.
    fn is_sound(&self) -> bool {
        judged("qpdf", &["--check"], &self.file).is_some() && judged("pdfinfo", &[], &self.file).is_some()
    }

    /// Its words in the order in which they are read, lines joined.
    fn text(&self) -> String {
        judged("pdftotext", &["-enc", "UTF-8", "-raw"], &self.file).unwrap();
        let text = std::fs::read_to_string(self.file.with_extension("txt")).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn about(&self) -> String {
        judged("pdfinfo", &[], &self.file).unwrap()
    }

    /// The file with every stream unpacked and every object in the clear.
    fn plain(&self) -> Vec<u8> {
        let plain = self.folder.path().join("plain.pdf");
        let to = plain.to_str().unwrap();
        unpack(&self.file, to);
        std::fs::read(plain).unwrap()
    }
}

fn unpack(file: &Path, to: &str) {
    let arguments = ["--qdf", "--object-streams=disable"];
    let status = std::process::Command::new("qpdf").args(arguments).arg(file).arg(to).status().unwrap();
    assert!(status.success());
}

/// Whether words stand among bytes, as UTF-8, as UTF-16 or in hexadecimal, in capitals or not.
fn holds(bytes: &[u8], words: &str) -> bool {
    let bytes = bytes.to_ascii_lowercase();
    let wide = |words: &str| words.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let hexadecimal = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes).into_bytes();
    [words.to_lowercase(), words.to_uppercase(), words.to_owned()].iter().any(|words| {
        let forms = [words.as_bytes().to_vec(), wide(words), hexadecimal(words.as_bytes()), hexadecimal(&wide(words))];
        forms.iter().any(|form| bytes.windows(form.len()).any(|window| window == form.to_ascii_lowercase()))
    })
}

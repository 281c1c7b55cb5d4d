//! A name under which a file can be shown and saved on any system.
//!
//! What a browser sends as a name is what somebody typed, or an attacker chose. A safe name has no folder, no control or
//! invisible character, nothing that reads from right to left in the middle of an extension, no name that a system keeps
//! for itself. It does **not** hide what the person called the file, nor tell whether the extension is true.

/// Characters of the longest name, extension included.
const CHARACTERS: usize = 120;
/// Bytes of the longest name: most file systems stop at 255, and some programs add to it.
const BYTES: usize = 200;
/// Characters of the longest extension.
const EXTENSION: usize = 10;

/// Names that Windows keeps for devices, whatever the extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A name without folders, invisible characters or surprises; never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeName(String);

impl SafeName {
    /// Makes a name safe; nothing where nothing is left of it.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let mut clean = String::new();
        for symbol in last.chars().filter(|symbol| !is_invisible(*symbol)) {
            let symbol = if symbol.is_whitespace() { ' ' } else { symbol };
            let doubled = symbol == ' ' && clean.ends_with(' ');
            if !doubled {
                clean.push(if r#"<>:"|?*"#.contains(symbol) { '_' } else { symbol });
            }
        }
        // Dots at the head hide a file, dots and spaces at the end vanish on Windows.
        let trimmed = clean.trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
        let name = bounded(trimmed);
        if name.is_empty() {
            None
        } else if is_device(&name) {
            Some(Self(format!("_{name}")))
        } else {
            Some(Self(name))
        }
    }

    /// As [`Self::new`], or the neutral name that the caller gives, or a single underscore.
    #[must_use]
    pub fn or(name: &str, neutral: &str) -> Self {
        Self::new(name).or_else(|| Self::new(neutral)).unwrap_or_else(|| Self("_".to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters; what changes direction, joins, or takes no room; surrogates of private programs; tags.
fn is_invisible(symbol: char) -> bool {
    let white = matches!(symbol, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}');
    !white
        && (symbol.is_control()
            || matches!(symbol,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}'
                | '\u{e0000}'..='\u{10ffff}'))
}

/// Cut to size, the extension kept where it is one.
fn bounded(name: &str) -> String {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && end.chars().count() <= EXTENSION && !end.contains(' ') => (stem, end),
        _ => (name, ""),
    };
    let tail = if extension.is_empty() { 0 } else { extension.len().saturating_add(1) };
    let mut cut = String::new();
    for symbol in stem.chars().take(CHARACTERS.saturating_sub(EXTENSION).saturating_sub(1)) {
        if cut.len().saturating_add(symbol.len_utf8()).saturating_add(tail) > BYTES {
            break;
        }
        cut.push(symbol);
    }
    let cut = cut.trim_end_matches(['.', ' ']);
    if extension.is_empty() { cut.to_owned() } else { format!("{cut}.{extension}") }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let bare = stem.trim_end_matches(|symbol: char| symbol.is_ascii_digit() || matches!(symbol, '¹' | '²' | '³'));
    let numbered = matches!(bare, "com" | "lpt") && stem.chars().count() == 4;
    DEVICES.iter().take(4).any(|device| *device == stem) || numbered || matches!(stem.as_str(), "conin$" | "conout$")
}

#[cfg(test)]
mod tests {
    use super::{BYTES, CHARACTERS, SafeName};
    use proptest::prelude::*;

    fn safe(name: &str) -> Option<String> {
        SafeName::new(name).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn names_become_safe() {
        for (given, expected) in [
            ("photo.jpg", "photo.jpg"),
            ("Été à la mer — n° 3.JPG", "Été à la mer — n° 3.JPG"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Marie\\plainte.docx", "plainte.docx"),
            ("a\u{202e}gpj.exe", "agpj.exe"),
            ("a\0b\u{7}c\u{200b}.txt", "abc.txt"),
            ("line\nbreak\tand   spaces.txt", "line break and spaces.txt"),
            (".htaccess", "htaccess"),
            ("...a. . ", "a"),
            ("what?*<now>:\"|.txt", "what___now____.txt"),
            ("con.txt", "_con.txt"),
            ("NUL", "_NUL"),
            ("com1.tar.gz", "_com1.tar.gz"),
            ("LPT².x", "_LPT².x"),
            ("company.txt", "company.txt"),
            ("com10", "com10"),
            ("console", "console"),
        ] {
            assert_eq!(safe(given).as_deref(), Some(expected), "{given:?}");
        }
        for empty in ["", ".", "..", "/", "a/", "\u{200f}", " . "] {
            assert_eq!(safe(empty), None, "{empty:?}");
        }
        assert_eq!(SafeName::or("..", "photo.jpg").as_str(), "photo.jpg");
        assert_eq!(SafeName::or("", "").as_str(), "_");
    }

    #[test]
    fn long_names_keep_their_extension() {
        let long = safe(&format!("{}.jpeg", "é".repeat(500))).unwrap();
        assert!(long.ends_with("é.jpeg") && long.len() <= BYTES && long.chars().count() <= CHARACTERS);
        let no_extension = safe(&format!("a.{}", "x".repeat(500))).unwrap();
        assert!(no_extension.len() <= BYTES);
    }

    proptest! {
        #[test]
        fn any_name_is_safe_and_stays_so(name in any::<String>()) {
            if let Some(once) = safe(&name) {
                prop_assert!(!once.is_empty() && once.len() <= BYTES + 1);
                prop_assert!(!once.contains(['/', '\\', '\0', '\n']) && !once.starts_with('.'));
                prop_assert_eq!(safe(&once), Some(once));
            }
        }
    }
}

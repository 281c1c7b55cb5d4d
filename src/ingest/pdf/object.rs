//! The objects of a PDF, read from its text.
//!
//! Numbers and strings keep the letters they were written with; only names are decoded, since they decide. Nesting is bounded.
//! It does **not** follow references.
use super::super::found::NotCleaned;

/// Objects within one object: more would fill memory.
const OBJECTS: u32 = 1_000_000;
/// Arrays and dictionaries within one another.
const DEPTH: u8 = 64;

/// One object, streams excepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    /// A number, a string, `true`, `false` or `null`, as written.
    Plain(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    /// The number of another object; its generation is never needed.
    Reference(u32),
}

/// Names and values, in the order they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dictionary(pub(super) Vec<(Vec<u8>, Object)>);

impl Dictionary {
    /// The first value of a name.
    pub(super) fn get(&self, name: &[u8]) -> Option<&Object> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The number under a name.
    pub(super) fn number(&self, name: &[u8]) -> Option<usize> {
        self.get(name)?.number()
    }

    /// The name under a name.
    pub(super) fn name(&self, name: &[u8]) -> Option<&[u8]> {
        match self.get(name)? {
            Object::Name(value) => Some(value),
            _ => None,
        }
    }
}

impl Object {
    /// A whole number that is not negative.
    pub(super) fn number(&self) -> Option<usize> {
        match self {
            Self::Plain(text) => std::str::from_utf8(text).ok()?.parse().ok(),
            _ => None,
        }
    }

    pub(super) fn null() -> Self {
        Self::Plain(b"null".to_vec())
    }
}

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    /// Objects that may still be read.
    left: u32,
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !b"()<>[]{}/%".contains(&byte)
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a [u8], at: usize) -> Self {
        Self { text, at, left: OBJECTS }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What follows.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count);
    }

    /// Passes over white space and remarks.
    pub(super) fn white(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
                self.skip(line);
            } else if is_white(byte) {
                self.skip(1);
            } else {
                break;
            }
        }
    }

    /// Passes over a word if it comes next.
    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        self.white();
        let there = self.rest().starts_with(word);
        if there {
            self.skip(word.len());
        }
        there
    }

    /// The regular characters that come next.
    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
        self.skip(length);
        rest.get(..length).unwrap_or_default()
    }

    /// A whole number.
    pub(super) fn number<T: std::str::FromStr>(&mut self) -> Result<T, NotCleaned> {
        self.white();
        let text = std::str::from_utf8(self.regular()).unwrap_or_default();
        text.parse().map_err(|_| NotCleaned::Malformed)
    }

    pub(super) fn object(&mut self) -> Result<Object, NotCleaned> {
        self.nested(DEPTH)
    }

    pub(super) fn dictionary(&mut self) -> Result<Dictionary, NotCleaned> {
        match self.object()? {
            Object::Dictionary(dictionary) => Ok(dictionary),
            _ => Err(NotCleaned::Malformed),
        }
    }

    fn nested(&mut self, depth: u8) -> Result<Object, NotCleaned> {
        let depth = depth.checked_sub(1).ok_or(NotCleaned::TooComplex)?;
        self.left = self.left.checked_sub(1).ok_or(NotCleaned::TooComplex)?;
        self.white();
        match self.rest() {
            [b'/', ..] => self.name().map(Object::Name),
            [b'<', b'<', ..] => self.pairs(depth).map(Object::Dictionary),
            [b'[', ..] => self.list(depth).map(Object::Array),
            [b'(', ..] => self.literal().map(Object::Plain),
            [b'<', rest @ ..] => {
                let inside = rest.iter().position(|byte| *byte == b'>').ok_or(NotCleaned::Malformed)?;
                self.copied(inside.saturating_add(2)).map(Object::Plain)
            }
            _ => self.simple(),
        }
    }

    fn copied(&mut self, length: usize) -> Result<Vec<u8>, NotCleaned> {
        let text = self.rest().get(..length).ok_or(NotCleaned::Malformed)?.to_vec();
        self.skip(length);
        Ok(text)
    }

    fn name(&mut self) -> Result<Vec<u8>, NotCleaned> {
        self.skip(1);
        let mut written = self.regular().iter();
        let mut name = Vec::new();
        while let Some(byte) = written.next() {
            let digits = written.as_slice().get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
            match digits.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *byte == b'#') {
                Some(0) => return Err(NotCleaned::Malformed),
                Some(decoded) => {
                    name.push(decoded);
                    written.nth(1);
                }
                None => name.push(*byte),
            }
        }
        Ok(name)
    }

    /// The name that stands here, if one does.
    pub(super) fn called(&mut self) -> Option<Vec<u8>> {
        if self.peek() == Some(b'/') { self.name().ok() } else { None }
    }

    fn list(&mut self, depth: u8) -> Result<Vec<Object>, NotCleaned> {
        self.skip(1);
        let mut objects = Vec::new();
        while !self.word(b"]") {
            objects.push(self.nested(depth)?);
        }
        Ok(objects)
    }

    fn pairs(&mut self, depth: u8) -> Result<Dictionary, NotCleaned> {
        self.skip(2);
        let mut pairs = Vec::new();
        while !self.word(b">>") {
            if self.peek() != Some(b'/') {
                return Err(NotCleaned::Malformed);
            }
            pairs.push((self.name()?, self.nested(depth)?));
        }
        Ok(Dictionary(pairs))
    }

    /// A string in brackets, which may hold others.
    fn literal(&mut self) -> Result<Vec<u8>, NotCleaned> {
        let (mut open, mut escaped) = (0_usize, false);
        for (length, byte) in (1..).zip(self.rest()) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => open = open.saturating_add(1),
                b')' if open == 1 => return self.copied(length),
                b')' => open = open.saturating_sub(1),
                _ => {}
            }
        }
        Err(NotCleaned::Malformed)
    }

    /// A number, a word, or a reference: two numbers and an `R`.
    fn simple(&mut self) -> Result<Object, NotCleaned> {
        let written = self.regular();
        let text = std::str::from_utf8(written).map_err(|_| NotCleaned::Malformed)?;
        if let Ok(number) = text.parse::<u32>() {
            let mut ahead = *self;
            if ahead.number::<u16>().is_ok() && ahead.word(b"R") && ahead.peek().is_none_or(|next| !is_regular(next)) {
                *self = ahead;
                return Ok(Object::Reference(number));
            }
        }
        let numeric = !written.is_empty() && written.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
        if numeric || matches!(written, b"true" | b"false" | b"null") {
            Ok(Object::Plain(written.to_vec()))
        } else {
            Err(NotCleaned::Malformed)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Object, Reader};

    fn read(text: &str) -> Option<Object> {
        Reader::new(text.as_bytes(), 0).object().ok()
    }

    fn plain(text: &str) -> Object {
        Object::Plain(text.as_bytes().to_vec())
    }

    #[test]
    fn objects_are_read() {
        assert_eq!(read(" -1.5 "), Some(plain("-1.5")));
        assert_eq!(read("(a(b)\\)c)d"), Some(plain("(a(b)\\)c)")));
        assert_eq!(read("<48 65>"), Some(plain("<48 65>")));
        assert_eq!(read("/A#42#4"), Some(Object::Name(b"AB#4".to_vec())));
        assert_eq!(
            read("[1 2 3 0 R%remark]\n]"),
            Some(Object::Array(vec![plain("1"), plain("2"), Object::Reference(3)]))
        );
        let Some(Object::Dictionary(pairs)) = read("<</A/B/C[<</D true>>]/N 12>>") else { panic!("not a dictionary") };
        assert_eq!((pairs.name(b"A"), pairs.number(b"N"), pairs.get(b"Z")), (Some(b"B".as_slice()), Some(12), None));
        assert_eq!(read("1 0 Red"), Some(plain("1")));
    }

    #[test]
    fn nonsense_is_refused() {
        for bad in ["", "(", "<12", "[1", "<<1 2>>", "<</A>>", "word", ")", "{", "/A#00", "1x"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}

//! XML rewritten as it is read: elements dropped or emptied, attributes dropped or made neutral, all else as it was.
//!
//! No entity is resolved and no document type accepted (office files have none), so nothing can swell; depth is bounded.
//! Comments and processing instructions go: no office program shows them. It does **not** validate.
use std::borrow::Cow;

use quick_xml::{
    Reader,
    events::{BytesStart, Event, attributes::Attribute},
};

use super::found::NotCleaned;

/// No office program nests deeper.
const DEPTH: usize = 256;

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Keep,
    /// Goes with all that it holds.
    Drop,
    /// Stays, without its text.
    Empty,
}

/// What becomes of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Keep,
    Drop,
    Set(&'static str),
}

/// An element's tag, for those who decide.
#[derive(Debug)]
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// With its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.name().into_inner()
    }

    /// Without its prefix.
    pub(super) fn local(&self) -> &str {
        local(self.name())
    }

    /// The value of an attribute, by its local name.
    pub(super) fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.into_inner()) == name)?;
        Some(unescaped(found.value))
    }
}

fn unescaped(value: Cow<'_, str>) -> Cow<'_, str> {
    match quick_xml::escape::unescape(&value).map(Cow::into_owned) {
        Ok(plain) => Cow::Owned(plain),
        Err(_) => value,
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An attribute's local name, and its value as it is written.
pub(super) type Written<'a> = (&'a str, &'a str);

/// Decides on elements, and on attributes by element, local name and value.
pub(super) struct Rules<'a> {
    pub(super) element: &'a dyn Fn(&Tag) -> Element,
    pub(super) attribute: &'a dyn Fn(&Tag, Written) -> Value,
}

/// A rewriting under way.
struct Rewriting<'a> {
    rules: &'a Rules<'a>,
    out: String,
    /// Open elements; those whose text is not written carry `true`.
    open: Vec<bool>,
    /// How many open elements are not written at all.
    dropped: usize,
    /// Text was left out of an element that stays.
    emptied: bool,
}

/// The same document by the rules, and whether an element that stays lost text.
pub(super) fn rewrite(document: &[u8], rules: &Rules) -> Result<(Vec<u8>, bool), NotCleaned> {
    let text = std::str::from_utf8(document).map_err(|_| NotCleaned::Malformed)?;
    let mut reader = Reader::from_str(text);
    let mut rewriting =
        Rewriting { rules, out: String::with_capacity(text.len()), open: Vec::new(), dropped: 0, emptied: false };
    loop {
        match reader.read_event().map_err(|_| NotCleaned::Malformed)? {
            Event::Eof => break,
            event => rewriting.event(event)?,
        }
    }
    if rewriting.open.is_empty() && rewriting.dropped == 0 {
        Ok((rewriting.out.into_bytes(), rewriting.emptied))
    } else {
        Err(NotCleaned::Malformed)
    }
}

impl Rewriting<'_> {
    fn event(&mut self, event: Event) -> Result<(), NotCleaned> {
        match event {
            Event::Start(start) if self.dropped == 0 => self.start(&start, false)?,
            Event::Start(_) => self.dropped = self.dropped.saturating_add(1),
            Event::Empty(start) if self.dropped == 0 => self.start(&start, true)?,
            Event::End(_) if self.dropped > 0 => self.dropped = self.dropped.saturating_sub(1),
            Event::End(end) => {
                self.open.pop().ok_or(NotCleaned::Malformed)?;
                self.put("</", end.name().into_inner(), ">");
            }
            Event::Text(text) => self.text("", &text.into_inner(), ""),
            Event::GeneralRef(reference) => self.text("&", &reference.into_inner(), ";"),
            Event::CData(text) => self.text("<![CDATA[", &text.into_inner(), "]]>"),
            // Always the same one: only UTF-8 is read, and how it was written tells the program.
            Event::Decl(_) => self.put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", "", ""),
            Event::DocType(_) => return Err(NotCleaned::Unsupported),
            Event::Comment(_) | Event::PI(_) | Event::Empty(_) | Event::Eof => {}
        }
        if self.open.len().saturating_add(self.dropped) > DEPTH { Err(NotCleaned::TooComplex) } else { Ok(()) }
    }

    fn put(&mut self, before: &str, text: &str, after: &str) {
        self.out.extend([before, text, after]);
    }

    fn text(&mut self, before: &str, text: &str, after: &str) {
        if self.dropped > 0 {
            return;
        }
        if self.open.last() == Some(&true) {
            self.emptied = true;
        } else {
            self.put(before, text, after);
        }
    }

    fn start(&mut self, start: &BytesStart, empty: bool) -> Result<(), NotCleaned> {
        let tag = Tag(start);
        let element = (self.rules.element)(&tag);
        if element == Element::Drop {
            self.dropped = usize::from(!empty);
            return Ok(());
        }
        self.put("<", tag.name(), "");
        for attribute in start.attributes().with_checks(false) {
            self.attribute(&tag, &attribute.map_err(|_| NotCleaned::Malformed)?);
        }
        self.put(if empty { "/>" } else { ">" }, "", "");
        if !empty {
            self.open.push(element == Element::Empty);
        }
        Ok(())
    }

    fn attribute(&mut self, tag: &Tag, attribute: &Attribute) {
        let name = attribute.key.into_inner();
        let value: &str = &attribute.value;
        let namespace = name == "xmlns" || name.starts_with("xmlns:");
        let verdict = if namespace { Value::Keep } else { (self.rules.attribute)(tag, (local(name), value)) };
        let written = match verdict {
            Value::Keep => value,
            Value::Set(neutral) => neutral,
            Value::Drop => return,
        };
        // The value comes as it was written, escaped; only its quotes may have been the other ones.
        let quote = if written.contains('"') { "'" } else { "\"" };
        self.out.extend([" ", name, "=", quote, written, quote]);
    }
}

/// The values of one attribute on the elements of one local name.
pub(super) fn values(document: &[u8], element: &str, attribute: &str) -> Result<Vec<String>, NotCleaned> {
    let found = std::cell::RefCell::new(Vec::new());
    let look = |tag: &Tag| {
        if tag.local() == element {
            found.borrow_mut().extend(tag.value(attribute).map(Cow::into_owned));
        }
        Element::Keep
    };
    rewrite(document, &Rules { element: &look, attribute: &|_, _| Value::Keep })?;
    Ok(found.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{Element, NotCleaned, Rules, Tag, Value, rewrite, values};

    fn rules<'a>() -> Rules<'a> {
        Rules {
            element: &|tag: &Tag| match tag.local() {
                "gone" => Element::Drop,
                "bare" => Element::Empty,
                _ => Element::Keep,
            },
            attribute: &|_, (name, _)| match name {
                "who" => Value::Set("x"),
                "when" => Value::Drop,
                _ => Value::Keep,
            },
        }
    }

    fn rewritten(text: &str) -> Result<String, NotCleaned> {
        rewrite(text.as_bytes(), &rules()).map(|(bytes, _)| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn what_is_kept_is_as_it_was() {
        let same = "<a xmlns:w=\"u\" b='it&quot;s \"'>&amp; &#233; <![CDATA[<]]> <w:c/>\n</a>";
        let again = rewritten(same).unwrap();
        assert_eq!(again, same);
        let text = "<?xml version='1.0'?><a><!-- x --><w:gone><gone/>y</w:gone><gone/><bare>z<b>k</b></bare>\
                    <c w:who='me' w:when='now' d=\"1\"/></a>";
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><a><bare><b>k</b></bare>\
                        <c w:who=\"x\" d=\"1\"/></a>";
        assert_eq!(rewritten(text).unwrap(), expected);
        assert_eq!(rewritten(expected).unwrap(), expected);
        assert_eq!(rewrite(expected.as_bytes(), &rules()).map(|(_, emptied)| emptied), Ok(false));
    }

    #[test]
    fn hostile_documents_are_refused() {
        assert_eq!(rewritten("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), Err(NotCleaned::Unsupported));
        assert_eq!(rewritten(&"<a>".repeat(300)), Err(NotCleaned::TooComplex));
        assert_eq!(rewritten(&format!("<gone>{}", "<a>".repeat(300))), Err(NotCleaned::TooComplex));
        for bad in ["<a>", "</a>", "<a b></a>", "<a></b>", "<a", "\u{feff}<a", "<gone>"] {
            assert!(rewritten(bad).is_err(), "{bad}");
        }
        assert_eq!(rewrite(b"\xff\xfe<\0a\0/\0>\0", &rules()), Err(NotCleaned::Malformed));
    }

    #[test]
    fn values_are_found_wherever_they_stand() {
        let text = b"<a><x:b c='1&amp;'/><d c='2'/><b e:c='3'><b/></b></a>";
        assert_eq!(values(text, "b", "c").unwrap(), ["1&", "3"]);
    }
}

//! The small part of Markdown that texts are written in.
//!
//! Headings `##` and `###`, paragraphs, lists of `- `, `**bold**`, links `[text](https://…)` and `[text](tel:…)`, and
//! placeholders `{name}`. Anything else is plain text: no HTML goes through. A line that cannot be read is an error
//! rather than a guess, so that no text is shown otherwise than it was written.
use super::{FileError, Placeholder, file};

/// A paragraph's, a heading's or an item's words; `P` is what may stand between braces.
type Line<P> = Vec<Run<P>>;

/// Reads the name between two braces.
type Named<'a, P> = &'a dyn Fn(&str) -> Option<P>;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<P = Placeholder> {
    /// A heading of the first rank below the title.
    Section(Line<P>),
    /// A heading of the second rank.
    Subsection(Line<P>),
    /// A paragraph.
    Paragraph(Line<P>),
    /// A list; one line an item.
    List(Vec<Line<P>>),
}

/// Words in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<P = Placeholder> {
    /// Whether they matter more.
    pub strong: bool,
    /// The words.
    pub parts: Vec<Part<P>>,
}

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<P = Placeholder> {
    /// Plain text.
    Text(String),
    /// A number to call.
    Call {
        /// What is read.
        text: String,
        /// What is dialled: digits, perhaps after `+`.
        number: String,
    },
    /// A site.
    Site {
        /// What is read.
        text: String,
        /// Its address, `https`.
        url: String,
    },
    /// What is said in this place when the text is used: in a notice, what the organisation says of itself.
    Blank(P),
}

impl<P: Copy> Part<P> {
    pub(in crate::domain) fn placeholder(&self) -> Option<P> {
        if let Self::Blank(placeholder) = self { Some(*placeholder) } else { None }
    }
}

impl<P> Block<P> {
    pub(in crate::domain) fn lines(&self) -> &[Line<P>] {
        match self {
            Self::Section(line) | Self::Subsection(line) | Self::Paragraph(line) => std::slice::from_ref(line),
            Self::List(lines) => lines,
        }
    }

    pub(super) fn lines_mut(&mut self) -> &mut [Line<P>] {
        match self {
            Self::Section(line) | Self::Subsection(line) | Self::Paragraph(line) => std::slice::from_mut(line),
            Self::List(lines) => lines,
        }
    }

    pub(in crate::domain) fn is_heading(&self) -> bool {
        matches!(self, Self::Section(_) | Self::Subsection(_))
    }
}

/// Reads a text. Lines of errors are counted from 1.
pub(in crate::domain) fn parse<P>(text: &str, named: Named<'_, P>) -> Result<Vec<Block<P>>, FileError> {
    let mut blocks = Vec::new();
    let mut open = false;
    for (number, written) in (1..).zip(text.lines().map(str::trim)) {
        if !written.is_empty() {
            read((written, named), open, &mut blocks).map_err(|(code, at)| FileError {
                line: number,
                code,
                at: at.to_owned(),
            })?;
        }
        open = !written.is_empty();
    }
    Ok(blocks)
}

/// What is wrong, and the mark it is wrong with: never a text.
type Fault = (&'static str, &'static str);

/// Adds a line: to the block before it where that is still open, or as one of its own.
fn read<P>((written, named): (&str, Named<'_, P>), open: bool, blocks: &mut Vec<Block<P>>) -> Result<(), Fault> {
    let block = if let Some(title) = written.strip_prefix("## ") {
        Block::Section(line(title, named)?)
    } else if let Some(title) = written.strip_prefix("### ") {
        Block::Subsection(line(title, named)?)
    } else if written.starts_with('#') {
        return Err(("bad-heading", "#"));
    } else {
        match (written.strip_prefix("- "), blocks.last_mut().filter(|_| open)) {
            (Some(item), Some(Block::List(items))) => return line(item, named).map(|item| items.push(item)),
            (Some(item), _) => Block::List(vec![line(item, named)?]),
            (None, Some(Block::List(_))) => return Err(("list-not-closed", "-")),
            (None, Some(Block::Paragraph(runs))) => {
                runs.push(Run { strong: false, parts: vec![Part::Text(" ".to_owned())] });
                return line(written, named).map(|more| runs.extend(more));
            }
            (None, _) => Block::Paragraph(line(written, named)?),
        }
    };
    blocks.push(block);
    Ok(())
}

/// The words of a line: what stands between two `**` is strong.
fn line<P>(text: &str, named: Named<'_, P>) -> Result<Line<P>, Fault> {
    let pieces: Vec<&str> = text.split("**").collect();
    if pieces.len().is_multiple_of(2) {
        return Err(("bold-not-closed", "**"));
    }
    let runs = pieces.into_iter().zip([false, true].into_iter().cycle()).filter(|(piece, _)| !piece.is_empty());
    runs.map(|(piece, strong)| Ok(Run { strong, parts: parts(piece, named)? })).collect()
}

fn parts<P>(mut text: &str, named: Named<'_, P>) -> Result<Vec<Part<P>>, Fault> {
    let mut found = Vec::new();
    while let Some((before, rest)) = text.find(['[', '{']).and_then(|at| text.split_at_checked(at)) {
        if !before.is_empty() {
            found.push(Part::Text(before.to_owned()));
        }
        let (part, after) = if let Some(rest) = rest.strip_prefix('[') { link(rest)? } else { blank(rest, named)? };
        found.push(part);
        text = after;
    }
    if !text.is_empty() {
        found.push(Part::Text(text.to_owned()));
    }
    Ok(found)
}

/// What follows `[`: the text of a link, where it leads, and what stands behind it.
fn link<P>(rest: &str) -> Result<(Part<P>, &str), Fault> {
    let bad = || ("bad-link", "[");
    let (text, rest) = rest.split_once("](").ok_or_else(bad)?;
    let (target, after) = rest.split_once(')').ok_or_else(bad)?;
    let text = text.to_owned();
    let is_number = |number: &str| {
        let digits = number.strip_prefix('+').unwrap_or(number);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if let Some(number) = target.strip_prefix("tel:").filter(|number| is_number(number)) {
        return Ok((Part::Call { text, number: number.to_owned() }, after));
    }
    if file::is_https(target) { Ok((Part::Site { text, url: target.to_owned() }, after)) } else { Err(bad()) }
}

/// What begins with `{`: a placeholder, and what stands behind it.
fn blank<'a, P>(rest: &'a str, named: Named<'_, P>) -> Result<(Part<P>, &'a str), Fault> {
    let unknown = || ("unknown-placeholder", "{");
    let (name, after) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or_else(unknown)?;
    Ok((Part::Blank(named(name).ok_or_else(unknown)?), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Part {
        Part::Text(words.to_owned())
    }

    #[test]
    fn lines_make_blocks() {
        let blocks =
            parse::<Placeholder>("## Un\nDeux\ntrois\n\n- a\n- b\n\n### Quatre\n\n- c\n", &Placeholder::from_name)
                .unwrap();
        let plain = |words: &str| vec![Run { strong: false, parts: vec![text(words)] }];
        assert_eq!(blocks[0], Block::Section(plain("Un")));
        assert_eq!(blocks[1], Block::Paragraph([plain("Deux"), plain(" "), plain("trois")].concat()));
        assert_eq!(blocks[2], Block::List(vec![plain("a"), plain("b")]));
        assert_eq!(blocks[3..], [Block::Subsection(plain("Quatre")), Block::List(vec![plain("c")])]);
    }

    #[test]
    fn words_links_and_placeholders() {
        let runs = line("Le **[17](tel:17)** ou <b>[ici](https://a.fr)</b>, {act}.", &Placeholder::from_name).unwrap();
        let call = Part::Call { text: "17".into(), number: "17".into() };
        let site = Part::Site { text: "ici".into(), url: "https://a.fr".into() };
        assert_eq!(runs[1], Run { strong: true, parts: vec![call] });
        let parts = vec![text(" ou <b>"), site, text("</b>, "), Part::Blank(Placeholder::Act), text(".")];
        assert_eq!(runs[2], Run { strong: false, parts });
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (wrong, code) in [
            ("[a]", "bad-link"),
            ("[a](tel:)", "bad-link"),
            ("[a](tel:12 34)", "bad-link"),
            ("[a](http://a.fr)", "bad-link"),
            ("{", "unknown-placeholder"),
            ("#a", "bad-heading"),
            ("#### a", "bad-heading"),
            ("- a\nb", "list-not-closed"),
        ] {
            assert_eq!(parse(wrong, &Placeholder::from_name).unwrap_err().code, code, "{wrong}");
        }
    }
}

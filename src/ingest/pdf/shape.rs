//! What a page can be made of (ISO 32000-2, 7.8 to 11), as a table: each sort of object with the keys that draw something.
//!
//! Only what stands here is copied when pages are taken from a file: metadata, links, names of structure, other versions of
//! a picture, application data and whatever the next standard invents stay behind without being known.

/// A sort of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Numbers, names, strings, and arrays of them.
    Plain,
    /// What a page draws, in its own language.
    Content,
    /// What content calls by name; filtered by what it calls.
    Resources,
    /// A picture, or content apart.
    XObject,
    /// How to draw.
    State,
    /// A colour space, or a function.
    Colour,
    Pattern,
    Shading,
    Font,
    Descriptor,
    /// The file of a font.
    FontFile,
    /// Which letter is drawn as what, and reads as what.
    Encoding,
    /// Who numbered the letters.
    System,
    /// Letters drawn by content, by name.
    Letters,
    /// How content apart is laid over.
    Group,
    SoftMask,
    /// How a stream was packed.
    Packing,
}

use Shape::{
    Colour, Content, Descriptor, Encoding, Font, FontFile, Group, Letters, Packing, Pattern, Plain, Resources, Shading,
    SoftMask, State, System, XObject,
};

/// What stands under a name.
type Key = (&'static str, Shape);

/// What content calls by name, sort by sort.
pub(super) const CALLED: [Key; 6] = [
    ("Font", Font),
    ("XObject", XObject),
    ("ExtGState", State),
    ("ColorSpace", Colour),
    ("Pattern", Pattern),
    ("Shading", Shading),
];

/// Of a page, beside its content and its resources.
pub(super) const PAGE: [Key; 5] =
    [("MediaBox", Plain), ("CropBox", Plain), ("Rotate", Plain), ("UserUnit", Plain), ("Group", Group)];

/// Names under which nothing but numbers, names and strings is kept.
const XOBJECT: &str = "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte \
                       FormType BBox Matrix";
const STATE: &str = "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK";
const COLOUR: &str = "N Range WhitePoint BlackPoint Gamma Matrix FunctionType Domain Size BitsPerSample Order Encode \
                      Decode C0 C1 Bounds";
const PATTERN: &str = "Type PatternType PaintType TilingType BBox XStep YStep Matrix";
const SHADING: &str = "ShadingType Background BBox AntiAlias Domain Coords Extend Matrix Decode BitsPerCoordinate \
                       BitsPerComponent BitsPerFlag VerticesPerRow";
const FONT: &str = "Type Subtype BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix Name";
const DESCRIPTOR: &str = "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent \
                          Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet";
const PACKING: &str = "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock \
                       BlackIs1 DamagedRowsBeforeError ColorTransform";

impl Shape {
    /// What is kept under a name; nothing where it is not.
    pub(super) fn under(self, name: &[u8]) -> Option<Shape> {
        if self == Letters {
            return Some(Content);
        }
        let (plain, further) = self.keys();
        if plain.split_whitespace().any(|known| known.as_bytes() == name) {
            return Some(Plain);
        }
        let further = further.iter().find(|(known, _)| known.as_bytes() == name);
        further.map(|(_, shape)| *shape).or_else(|| self.packed(name))
    }

    fn keys(self) -> (&'static str, &'static [Key]) {
        match self {
            Plain | Content | Resources | Letters => ("", &[]),
            XObject => {
                let further = &[
                    ("ColorSpace", Colour),
                    ("Mask", XObject),
                    ("SMask", XObject),
                    ("Group", Group),
                    ("Resources", Resources),
                ];
                (XOBJECT, further)
            }
            State => (STATE, &[("Font", Font), ("SMask", SoftMask), ("TR", Colour), ("TR2", Colour)]),
            Colour => (COLOUR, &[("Alternate", Colour), ("Functions", Colour)]),
            Pattern => (PATTERN, &[("Resources", Resources), ("Shading", Shading), ("ExtGState", State)]),
            Shading => (SHADING, &[("ColorSpace", Colour), ("Function", Colour)]),
            Font => {
                let further = &[
                    ("FontDescriptor", Descriptor),
                    ("Encoding", Encoding),
                    ("ToUnicode", Encoding),
                    ("DescendantFonts", Font),
                    ("CIDSystemInfo", System),
                    ("CIDToGIDMap", Content),
                    ("CharProcs", Letters),
                    ("Resources", Resources),
                ];
                (FONT, further)
            }
            Descriptor => (DESCRIPTOR, &[("FontFile", FontFile), ("FontFile2", FontFile), ("FontFile3", FontFile)]),
            FontFile => ("Subtype Length1 Length2 Length3", &[]),
            Encoding => {
                ("Type BaseEncoding Differences CMapName WMode", &[("CIDSystemInfo", System), ("UseCMap", Encoding)])
            }
            System => ("Registry Ordering Supplement", &[]),
            Group => ("Type S I K", &[("CS", Colour)]),
            SoftMask => ("Type S BC", &[("G", XObject), ("TR", Colour)]),
            Packing => (PACKING, &[]),
        }
    }

    /// Every sort that can be a stream says how it is packed.
    fn packed(self, name: &[u8]) -> Option<Shape> {
        match name {
            b"Filter" if self.streams() => Some(Plain),
            b"DecodeParms" if self.streams() => Some(Packing),
            _ => None,
        }
    }

    /// Whether it can be a stream.
    pub(super) fn streams(self) -> bool {
        matches!(self, Content | XObject | Colour | Pattern | Shading | FontFile | Encoding)
    }
}

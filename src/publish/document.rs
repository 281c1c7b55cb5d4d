//! A document before it has a form: sections of plain text, in one language.
//!
//! The same document becomes a PDF or a page. It promises nothing of its length and holds no markup: a sign that means
//! something to a format means nothing here.

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Document {
    /// Code of its language, for those who listen to it.
    pub language: String,
    /// Its title: neutral, since windows and lists of files show it.
    pub title: String,
    /// What is said first.
    pub lead: Vec<String>,
    /// Said where a form cannot draw some of its signs.
    pub undrawn: String,
    /// The rest.
    pub sections: Vec<Section>,
}

/// A titled part of a document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "is", content = "of", rename_all = "kebab-case")]
pub enum Block {
    /// The title of an item.
    Item(String),
    /// The title of a part of an item.
    Part(String),
    /// Paragraphs, their lines kept.
    Text(String),
    /// Words with their meaning, a question with its answer.
    Terms(Vec<(String, String)>),
    /// One thing a line.
    List(Vec<String>),
}

/// A card to keep with the code.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Card {
    /// Code of its language.
    pub language: String,
    /// Neutral: somebody else may find the card.
    pub title: String,
    /// Where the code is typed.
    pub address: String,
    /// The code, in its groups.
    pub groups: Vec<String>,
}

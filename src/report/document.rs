//! A plain document: what is said, in which order, without a format.

/// A document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// The language of its words, as a BCP 47 tag.
    pub language: String,
    /// The title.
    pub title: String,
    /// A line below the title.
    pub subtitle: String,
    /// Its parts, in order.
    pub blocks: Vec<Block>,
    /// A line at the end.
    pub footer: String,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading of a part.
    Heading(String),
    /// A table.
    Table(Table),
}

/// A table with a box to tick before each row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// The heads of the columns, the column of boxes left out.
    pub columns: Vec<String>,
    /// The rows, in order.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Whether its box is ticked.
    pub ticked: bool,
    /// Its cells, as many as the table has columns.
    pub cells: Vec<String>,
}

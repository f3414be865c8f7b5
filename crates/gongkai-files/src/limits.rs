//! How large things may be. Each limit has its [`crate::Refusal`] or notice, and a test with a file beyond it.
//!
//! A report has some 20 KB of text and a file of it rarely more than 1 MB; the limits are there for files made to
//! exhaust memory or time.

/// Bytes of a file.
pub const FILE: usize = 64 << 20;
/// Bytes of one member of a zip archive, inflated.
pub const MEMBER: usize = 64 << 20;
/// Bytes of all members of a zip archive and of those in it, inflated.
pub const MEMBERS_TOGETHER: usize = 128 << 20;
/// Members of a zip archive and of those in it.
pub const MEMBERS: usize = 20_000;
/// Archives within each other that are opened.
pub const ARCHIVE_DEPTH: usize = 2;
/// Files within each other that make one text: web pages in documents, documents in mails.
pub const FILE_DEPTH: usize = 3;
/// Nodes of an XML document: elements, texts, comments.
pub const XML_NODES: u32 = 2_000_000;
/// Bytes of memory that the tree of an XML document takes beside its text, as estimated from its tags and attributes.
pub const XML_TREE: usize = 224 << 20;
/// Comparisons of names that building the tree takes: attributes with each other, prefixes with their declarations.
pub const XML_STEPS: usize = 200_000_000;
/// Cells with text of a sheet, those that repeat others among them; fields that the lines on all pages of a file draw.
pub const CELLS: usize = 1_000_000;
/// Bytes of the text that is taken out of a file.
pub const OUTPUT: usize = 32 << 20;
/// Elements within each other that are followed: tables in cells, fields, text boxes, parts of messages.
pub const DEPTH: usize = 60;
/// Pages of a PDF or OFD file.
pub const PAGES: usize = 2_000;
/// Glyphs of a page.
pub const GLYPHS: usize = 500_000;
/// Ruling lines of a page.
pub const LINES: usize = 200_000;
/// Glyphs of all pages.
pub const ALL_GLYPHS: usize = 2_000_000;
/// Ruling lines of all pages.
pub const ALL_LINES: usize = 2_000_000;
/// Comparisons of the glyphs of all pages with the areas that are painted over them.
pub const LOOKS: usize = 20_000_000;
/// Operators of all pages.
pub const ALL_OPERATORS: usize = 10_000_000;
/// Bytes of the content of all pages, decoded, each form as often as it is shown, with the dictionaries that are looked at.
pub const CONTENT: usize = 64 << 20;
/// Bytes of the streams that say where objects stand, inflated.
pub const PLACES: usize = 4 << 20;
/// Dictionaries and arrays within each other.
pub const PDF_DEPTH: usize = 500;
/// Names of the largest dictionary times pages: each page has a copy of the resources that it shares with others.
pub const NAMES: usize = 6_000_000;
/// Operators of a content stream, those of the forms in it among them.
pub const OPERATORS: usize = 4_000_000;

//! Papers as `.docx`: what Word, WPS and `LibreOffice` open, edit and print.
//!
//! ```
//! use gongkai::render::{Language, docx, paper};
//! let document = gongkai::parse("", gongkai::Media::PlainText, "");
//! let papers = paper::all(&document, paper::Kind::Annual, Language::Zh);
//! assert!(docx::papers(paper::Kind::Annual, Language::Zh, &papers).starts_with(b"PK"));
//! ```

use super::Language;
use super::office::word::Word;
use super::paper::{Kind, Paper, all};
use crate::report::Document;

/// A file of papers of one kind under way: each begins on a page of its own, and counts its pages from 1.
pub struct Docx {
    word: Word,
    kind: Kind,
    language: Language,
}

impl Docx {
    /// One without any paper.
    pub fn new(kind: Kind, language: Language) -> Docx {
        Docx { word: Word::new(kind, language), kind, language }
    }

    /// The papers about every report of a document; gives how many these were.
    pub fn add(&mut self, document: &Document) -> usize {
        let papers = all(document, self.kind, self.language);
        for paper in &papers {
            self.word.add(paper);
        }
        papers.len()
    }

    /// The bytes of the file.
    pub fn finish(self) -> Vec<u8> {
        self.word.finish()
    }
}

/// These papers, all of one kind and language, as the bytes of one file.
pub fn papers(kind: Kind, language: Language, papers: &[Paper]) -> Vec<u8> {
    let mut word = Word::new(kind, language);
    for paper in papers {
        word.add(paper);
    }
    word.finish()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::office::zip::tests::members;
    use super::*;

    fn document(kind: Kind, copies: usize) -> String {
        let mut docx = Docx::new(kind, Language::Zh);
        for _ in 0..copies {
            assert_eq!(docx.add(&fixture::document()), 1);
        }
        let members = members(&docx.finish());
        assert_eq!(members.len(), 8);
        members.into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1
    }

    #[test]
    fn every_tag_is_closed_and_an_authors_text_is_escaped() {
        for kind in Kind::ALL {
            let xml = document(kind, 2);
            let mut open = Vec::new();
            for tag in xml.split('<').skip(1) {
                let tag = tag.split('>').next().unwrap();
                if let Some(name) = tag.strip_prefix('/') {
                    assert_eq!(open.pop(), Some(name), "{kind:?}");
                } else if !tag.ends_with('/') && !tag.starts_with('?') {
                    open.push(tag.split(' ').next().unwrap());
                }
            }
            assert_eq!(open, [""; 0], "{kind:?}");
            assert!(xml.contains("甲&lt;b&gt;县局") && !xml.contains("<b>"), "{kind:?}");
            assert_eq!(xml.matches("<w:sectPr>").count(), 2, "{kind:?}");
        }
    }

    #[test]
    fn tables_have_the_official_geometry_and_repeat_their_heads() {
        let xml = document(Kind::Annual, 1);
        assert_eq!(xml.matches("<w:tbl>").count(), 4);
        // Three heading rows of table 3 and of table 4; the titles of table 2 belong to its parts.
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 3 + 3);
        assert!(xml.contains("<w:gridSpan w:val=\"7\"/>"));
        assert_eq!(xml.matches("<w:vMerge w:val=\"restart\"/>").count(), 7 + 5);
        assert!(xml.contains("w:w=\"5000\" w:type=\"pct\""));
    }

    #[test]
    fn a_wrong_number_stands_in_a_bold_box_with_the_number_of_its_note() {
        let xml = document(Kind::Result, 1);
        let cell = xml.split("<w:tc>").find(|cell| cell.contains("w:sz=\"24\"")).unwrap();
        assert!(cell.contains("<w:b/>") && cell.contains(">3<") && cell.contains("〔1〕"), "{cell}");
    }
}

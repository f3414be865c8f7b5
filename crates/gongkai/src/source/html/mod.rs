//! HTML: files, the clipboard's HTML flavour of Word, WPS, Excel, browsers and portals, and HTML in Markdown.
//!
//! Not a browser: one pass over the tags, tolerant of anything, linear in the input. What is extracted is what a
//! browser shows. Nothing runs, and nothing is fetched.
//!
//! Otherwise than a browser, and then a cell in which it stands is doubted: a closed `<details>` is read, since one click
//! shows it; text of drawings (`<svg>`) is not, since it is a figure's; a tag whose quotes never close ends at its first `>`.
//!
//! | file | is for |
//! |---|---|
//! | `scan` | tags, comments and text, as the standard divides them |
//! | `name`, `tree` | elements: what each means, which are open, what holds in them |
//! | `style`, `sheet` | the few properties of style that matter, in attributes and in `<style>` |
//! | `facts` | what a tag's attributes say |
//! | `page` | what becomes of each element |
//! | `print`, `grid` | the text that comes out, its pieces, and their places in tables |
//! | `script` | an article that stands in a script |

mod entity;
mod facts;
pub(super) mod grid;
mod name;
mod page;
mod print;
mod scan;
mod script;
mod sheet;
mod style;
#[cfg(test)]
mod tests;
mod tree;

use super::unsure::Unsure;
use super::{Source, is_han, plain, unified};
use crate::slice::Slice as _;
use page::Page;

/// What line breaks of the markup mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newlines {
    /// White space, as in HTML.
    AreSpaces,
    /// Breaks, as in Markdown around HTML tables.
    AreBreaks,
}

/// What white space of a text means, as the style `white-space` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum White {
    /// Runs of it are one space.
    Collapses,
    /// Line breaks are breaks.
    Breaks,
    /// All of it stands as it is.
    Stays,
}

/// Whether a plain text holds HTML tables.
pub(super) fn has_table(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.part(at + 1..);
        let name = rest.as_bytes().get(..3).unwrap_or_default();
        if name[..name.len().min(2)].eq_ignore_ascii_case(b"td")
            && !name.get(2).is_none_or(u8::is_ascii_alphanumeric)
        {
            return true;
        }
    }
    false
}

/// A page that shows fewer Han characters than this shows no report.
const FEWEST_SHOWN: usize = 200;

/// Extracts text and pieces.
///
/// A page that shows nearly nothing is one that a script fills: the article is looked for in its scripts, then in
/// what its styles hide.
pub(super) fn extract(input: &str, newlines: Newlines, unsure: &Unsure<'_>) -> Source {
    let mut page = Page::new(input, newlines, unsure);
    page.read(input);
    if let Some(mut restyled) = page.restyled(input, newlines, unsure) {
        restyled.read(input);
        page = restyled;
    }
    if !shows_text(page.so_far()) {
        page.read_scripts(input);
    }
    if page.hides_text(FEWEST_SHOWN) && !shows_text(page.so_far()) {
        let mut revealed = Page::new(input, newlines, unsure);
        revealed.reveal();
        revealed.read(input);
        if shows_text(revealed.so_far()) {
            return revealed.finish();
        }
    }
    page.finish()
}

fn shows_text(text: &str) -> bool {
    text.chars().filter(|c| is_han(*c)).nth(FEWEST_SHOWN).is_some()
}

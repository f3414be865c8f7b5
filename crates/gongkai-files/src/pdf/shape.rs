//! The shape of a file's objects, looked at before hayro-syntax sees them: how deep they nest, how many pages may share how
//! large resources. It parses a dictionary anew at each level of its nesting, and keeps the names of all resources with
//! each page.

use super::inline::string_end;
use crate::{Refusal, limits};

/// What was seen of the objects so far.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Most names of a dictionary, those in it among them.
    names: usize,
    /// References and dictionaries in arrays, of which some are pages.
    pages: usize,
}

impl Shape {
    /// Looks at objects that stand one after the other, streams apart.
    pub(super) fn look(&mut self, objects: &[u8]) -> Result<(), Refusal> {
        let mut depth = 0_usize;
        let mut names = 0_usize;
        // What stands in arrays that name pages, or may.
        let mut arrays = 0_usize;
        // After one without an end nothing is a string.
        let mut has_strings = true;
        let mut at = 0;
        while let Some(&byte) = objects.get(at) {
            let next = objects.get(at + 1).copied();
            at += 1;
            match byte {
                b'<' if next == Some(b'<') => {
                    if depth == 0 {
                        names = 0;
                    }
                    depth += 1;
                    self.pages += usize::from(arrays > 0);
                    at += 1;
                }
                b'>' if next == Some(b'>') => {
                    depth = depth.saturating_sub(1);
                    at += 1;
                }
                b'[' => {
                    depth += 1;
                    arrays += 1;
                }
                b']' => {
                    depth = depth.saturating_sub(1);
                    arrays = arrays.saturating_sub(1);
                }
                b'/' => {
                    names += 1;
                    self.names = self.names.max(names);
                }
                b'R' if arrays > 0 && at > 1 && objects[at - 2].is_ascii_whitespace() => self.pages += 1,
                b'(' if has_strings => match string_end(objects, at - 1) {
                    Some(end) => at = end + 1,
                    None => has_strings = false,
                },
                b'%' => at += objects[at..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count(),
                // An object ends whatever was left open in it.
                b'o' if objects[at..].starts_with(b"bj") => (depth, arrays, names) = (0, 0, 0),
                _ => {}
            }
            if depth > limits::PDF_DEPTH {
                return Err(Refusal::Damaged);
            }
        }
        let pages = self.pages.min(limits::PAGES * 2);
        if self.names.saturating_mul(pages) > limits::NAMES { Err(Refusal::TooLarge) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(objects: &[u8]) -> (usize, usize) {
        let mut shape = Shape::default();
        shape.look(objects).unwrap();
        (shape.names, shape.pages)
    }

    #[test]
    fn names_are_counted_by_object_and_pages_in_arrays() {
        let objects = b"1 0 obj << /A /B % /C\n /S (<< /D \\) >>) >> endobj 2 0 obj << /Kids [ 1 0 R << /E 9 0 R >> ] >>";
        assert_eq!(looked(objects), (3, 3));
    }

    #[test]
    fn objects_end_what_they_leave_open() {
        let open = b"1 0 obj << << [ ( endobj\n".repeat(400);
        assert_eq!(looked(&open), (0, 0));
    }

    #[test]
    fn nesting_and_shared_names_are_limited() {
        let nested = [b"<<".repeat(limits::PDF_DEPTH + 1), b"[".repeat(9)].concat();
        assert_eq!(Shape::default().look(&nested), Err(Refusal::Damaged));
        let shared = [
            b"<< ".to_vec(),
            b"/A ".repeat(10_000),
            b">> [".to_vec(),
            b"1 0 R ".repeat(1_000),
            b"]".to_vec(),
        ];
        assert_eq!(Shape::default().look(&shared.concat()), Err(Refusal::TooLarge));
    }
}

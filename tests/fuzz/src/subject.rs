//! A file in its parts.

use crate::{Kind, Random, bytes, compound, dictionary, markup, pdf, signs, text, web, wishes, zip};

/// A part of a file: a member of an archive, an object of a PDF file, a stream of a compound file; or the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its path or number.
    pub name: String,
    /// The dictionary of a PDF stream; else empty.
    pub head: Vec<u8>,
    /// Its bytes, decoded.
    pub data: Vec<u8>,
}

impl Part {
    pub(crate) fn new(name: &str, data: Vec<u8>) -> Self {
        Self { name: name.to_owned(), head: Vec::new(), data }
    }
}

/// How the parts make a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Whole,
    Zip,
    Pdf,
    Compound,
    /// Wishes, a line between, a text.
    Wishes,
}

/// A file of a kind, in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The kind whose dictionary damages it.
    pub kind: Kind,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    shape: Shape,
}

impl Subject {
    /// Takes a file apart. One that cannot be is a single part.
    pub fn new(kind: Kind, file: &[u8]) -> Self {
        let (shape, parts) = match kind {
            Kind::Docx | Kind::Xlsx | Kind::Ofd | Kind::OpenDocument | Kind::Zip => {
                (Shape::Zip, zip::parts(file))
            }
            Kind::Pdf => (Shape::Pdf, pdf::parts(file)),
            Kind::Doc | Kind::Xls => (Shape::Compound, compound::parts(file)),
            Kind::Change => (Shape::Wishes, wished(file)),
            _ => (Shape::Whole, None),
        };
        match parts {
            Some(parts) if !parts.is_empty() => Self { kind, parts, shape },
            _ => Self { kind, parts: vec![Part::new("", file.to_vec())], shape: Shape::Whole },
        }
    }

    /// The file.
    pub fn pack(&self, random: &mut Random) -> Vec<u8> {
        match self.shape {
            Shape::Whole => self.parts.first().map(|part| part.data.clone()).unwrap_or_default(),
            Shape::Zip => zip::pack(&self.parts, random),
            Shape::Pdf => pdf::pack(&self.parts, random),
            Shape::Compound => compound::pack(&self.parts, random),
            Shape::Wishes => {
                let parts: Vec<&[u8]> = self.parts.iter().map(|part| &part.data[..]).collect();
                parts.join(wishes::END.as_bytes())
            }
        }
    }

    /// Bytes of all parts.
    pub fn size(&self) -> usize {
        self.parts.iter().map(|part| part.head.len() + part.data.len()).sum()
    }

    /// Damages it some times. `other`: another file of the kind, whose pieces are put in.
    pub fn damage(&mut self, other: &Subject, random: &mut Random) {
        let most = if random.one_in(4) { 16 } else { 4 };
        let times = 1 + random.below(most);
        for _ in 0..times {
            if self.parts.len() > 1 && self.shape != Shape::Wishes && random.one_in(24) {
                self.damage_parts(other, random);
                continue;
            }
            if self.damage_text(other, random) {
                continue;
            }
            let words = dictionary::words(self.kind, random);
            let at = self.choose(random);
            let Some(part) = self.parts.get_mut(at) else { return };
            let same = other.parts.iter().find(|with| with.name == part.name);
            let with = same.filter(|_| random.one_in(2)).or_else(|| random.pick(&other.parts));
            let with = with.map_or(&[][..], |part| &part.data);
            // The dictionary of a PDF stream says what it is.
            if !part.head.is_empty() && random.one_in(3) {
                bytes::damage(&mut part.head, &words, &[], random);
            } else if part.data.starts_with(b"<") && !part.data.starts_with(b"<<") && !random.one_in(4) {
                markup::damage(&mut part.data, &words, with, random);
            } else {
                bytes::damage(&mut part.data, &words, with, random);
            }
        }
    }

    /// One damage of a text in what it is made of; `false` where it is none, or any bytes are to be damaged.
    fn damage_text(&mut self, other: &Subject, random: &mut Random) -> bool {
        let (Some(last), Some(with)) = (self.parts.len().checked_sub(1), other.parts.last()) else {
            return false;
        };
        let size = self.parts[last].data.len();
        match self.kind {
            Kind::Change if last > 0 && !random.one_in(3) => {
                wishes::damage(&mut self.parts[0].data, size, random);
            }
            Kind::Text | Kind::Change => text::damage(&mut self.parts[last].data, &with.data, random),
            Kind::Html => web::damage(&mut self.parts[last].data, &with.data, random),
            Kind::Print => signs::damage(&mut self.parts[last].data, &with.data, random),
            _ => return false,
        }
        true
    }

    /// A part: each as likely, or each byte.
    fn choose(&self, random: &mut Random) -> usize {
        if random.one_in(2) {
            return random.below(self.parts.len());
        }
        let mut left = random.below(self.size());
        let is_it = |part: &Part| {
            let size = part.head.len() + part.data.len();
            let here = left < size;
            left = left.saturating_sub(size);
            here
        };
        self.parts.iter().position(is_it).unwrap_or(0)
    }

    /// Parts that are gone, doubled, under each other's names, or from another file.
    fn damage_parts(&mut self, other: &Subject, random: &mut Random) {
        let (one, two) = (random.below(self.parts.len()), random.below(self.parts.len()));
        match random.below(5) {
            0 => drop(self.parts.remove(one)),
            1 => {
                let name = self.parts[two].name.clone();
                let part = Part { name, ..self.parts[one].clone() };
                self.parts.push(part);
            }
            2 => {
                let name = std::mem::take(&mut self.parts[one].name);
                let name = std::mem::replace(&mut self.parts[two].name, name);
                self.parts[one].name = name;
            }
            3 => {
                let name = self.parts[one].name.clone();
                if let Some(part) = other.parts.iter().find(|part| part.name == name) {
                    self.parts[one] = part.clone();
                }
            }
            _ => self.parts.extend(random.pick(&other.parts).cloned()),
        }
    }

    /// The file, rarely damaged once more as a whole: its directory, tables, header, end.
    pub fn pack_damaged(&self, random: &mut Random) -> Vec<u8> {
        let mut file = self.pack(random);
        if matches!(self.shape, Shape::Whole | Shape::Wishes) || !random.one_in(8) {
            return file;
        }
        for _ in 0..=random.below(4) {
            // Tables stand at both ends.
            let edge = file.len().min(2048);
            let from = match random.below(3) {
                0 => 0,
                1 => file.len() - edge,
                _ => random.below(file.len() - edge + 1),
            };
            let mut window = file[from..from + edge].to_vec();
            bytes::damage(&mut window, &[], &[], random);
            file.splice(from..from + edge, window);
        }
        file
    }
}

/// The wishes of an input and its text.
fn wished(file: &[u8]) -> Option<Vec<Part>> {
    let end = wishes::END.as_bytes();
    let at = file.windows(end.len()).position(|window| window == end)?;
    let part = |name: &str, data: &[u8]| Part::new(name, data.to_vec());
    Some(vec![part("wishes", &file[..at]), part("text", &file[at + end.len()..])])
}

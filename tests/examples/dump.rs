//! What the packed engine must answer, byte for byte: reads inputs on standard input, writes their documents.
//!
//! Both ways a frame is its length in bytes, a line feed, and that many bytes. An input is three frames: media type,
//! name, text. A document is one. With the argument `rules` or `forms` it writes these instead, as JSON.

use std::io::{self, BufRead, Write};

use gongkai::{Media, render};

fn main() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    match std::env::args().nth(1).as_deref() {
        Some("rules") => return write!(output, "{}", render::json::rules()),
        Some("forms") => return write!(output, "{}", render::json::forms()),
        _ => {}
    }
    while let Some(media) = frame(&mut input)? {
        let media = if media == "text/html" { Media::Html } else { Media::PlainText };
        let name = frame(&mut input)?.unwrap_or_default();
        let text = frame(&mut input)?.unwrap_or_default();
        let json = render::json::document(&gongkai::parse(&text, media, &name), true);
        writeln!(output, "{}", json.len())?;
        output.write_all(json.as_bytes())?;
    }
    output.flush()
}

/// `None` at the end of the input.
fn frame(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut length = String::new();
    if input.read_line(&mut length)? == 0 {
        return Ok(None);
    }
    let length = length.trim_end().parse::<usize>().map_err(io::Error::other)?;
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map(Some).map_err(io::Error::other)
}

//! What a program asks of the core beside a text: changed cells, a selection of rules, what was observed of a file.
//!
//! An input of [`Kind::Change`](crate::Kind::Change) has one wish a line, then a line `---`, then the text. A line that says
//! nothing counts as absent.
//!
//! ```text
//! change 0 requests.granted.total 12
//! select T3
//! ignore QLT-PUNCT
//! severity T3-BALANCE info
//! file application/pdf
//! notice numbers 3..10 20..30
//! notice hidden everything
//! pages 0 400
//! ---
//! ```

use gongkai::check::{Choice, RULES};
use gongkai::form::FORMS;
use gongkai::{Message, Observation, ObservationKind, Origin, Selection, Severity, Touches};

use crate::{Random, bytes, signs};

/// The line between wishes and text.
pub(crate) const END: &str = "\n---\n";

/// Everything asked for.
#[derive(Default)]
pub(crate) struct Wishes {
    /// Report, cell and print of each changed cell.
    pub(crate) changes: Vec<(usize, String, String)>,
    pub(crate) selection: Selection,
    pub(crate) origin: Origin,
}

impl Wishes {
    /// Reads them. What names no rule is no wish.
    pub(crate) fn of(text: &str) -> Wishes {
        let mut wishes = Wishes::default();
        let mut choice = Choice::default();
        for line in text.lines() {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match word {
                "change" => {
                    let mut fields = rest.splitn(3, ' ');
                    let report = fields.next().and_then(|report| report.parse().ok()).unwrap_or(0);
                    let mut field = || fields.next().unwrap_or_default().to_owned();
                    wishes.changes.push((report, field(), field()));
                }
                "select" => choice = choice.clone().select(rest).unwrap_or(choice),
                "ignore" => choice = choice.clone().ignore(rest).unwrap_or(choice),
                "severity" => {
                    let (name, severity) = rest.split_once(' ').unwrap_or((rest, ""));
                    if let Some(severity) = Severity::parse(severity) {
                        choice = choice.clone().severity(name, severity).unwrap_or(choice);
                    }
                }
                "file" => rest.clone_into(&mut wishes.origin.media),
                "pages" => {
                    wishes.origin.pages = rest.split(' ').filter_map(|at| at.parse().ok()).collect();
                }
                "notice" => wishes.origin.observations.push(observation(rest)),
                _ => {}
            }
        }
        wishes.selection = Selection::default().then(&choice);
        wishes
    }
}

fn observation(text: &str) -> Observation {
    let (kind, touches) = text.split_once(' ').unwrap_or((text, "nothing"));
    let kind = match kind {
        "characters" => ObservationKind::Characters,
        "numbers" => ObservationKind::Numbers,
        "changes" => ObservationKind::Changes,
        "hidden" => ObservationKind::Hidden,
        "numbering" => ObservationKind::Numbering,
        _ => ObservationKind::Unread,
    };
    let range = |range: &str| {
        let (from, to) = range.split_once("..")?;
        Some(from.parse().ok()?..to.parse().ok()?)
    };
    let touches = match touches {
        "nothing" => Touches::Nothing,
        "everything" => Touches::Everything,
        ranges => Touches::Ranges(ranges.split(' ').filter_map(range).collect()),
    };
    Observation { kind, message: Message::new("所见", "seen"), touches }
}

/// One damage.
pub(crate) fn damage(data: &mut Vec<u8>, size: usize, random: &mut Random) {
    let text = String::from_utf8_lossy(data);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = random.below(lines.len() + 1);
    match random.below(6) {
        0 if at < lines.len() => drop(lines.remove(at)),
        1 if at < lines.len() => {
            let mut line = std::mem::take(&mut lines[at]).into_bytes();
            bytes::damage(&mut line, &[b" ", b"0", b"..", b"-1", b"ALL", b"*"], b"", random);
            lines[at] = String::from_utf8_lossy(&line).into_owned();
        }
        2 if at < lines.len() => {
            let to = random.below(lines.len());
            lines.swap(at, to);
        }
        _ => lines.insert(at, wish(size, random)),
    }
    *data = lines.join("\n").into_bytes();
}

fn wish(size: usize, random: &mut Random) -> String {
    let place = |random: &mut Random| random.below(size + 20);
    match random.below(8) {
        0..=2 => {
            let form = FORMS[random.below(FORMS.len())];
            let cell = form.cells().nth(random.below(form.size())).map(|cell| cell.to_string());
            let report = if random.one_in(8) { random.below(4) } else { 0 };
            format!("change {report} {} {}", cell.unwrap_or_default(), signs::print(random))
        }
        3 => format!("select {}", rule(random)),
        4 => format!("ignore {}", rule(random)),
        5 => format!("severity {} {}", rule(random), ["error", "warning", "info"][random.below(3)]),
        6 => {
            let kind = ["unread", "characters", "numbers", "changes", "hidden", "numbering"][random.below(6)];
            let touches = match random.below(4) {
                0 => "nothing".to_owned(),
                1 => "everything".to_owned(),
                _ => {
                    let mut places: Vec<usize> =
                        (0..2 + 2 * random.below(4)).map(|_| place(random)).collect();
                    if !random.one_in(6) {
                        places.sort_unstable();
                    }
                    let ranges =
                        places.chunks(2).map(|pair| format!("{}..{}", pair[0], pair[pair.len() - 1]));
                    ranges.collect::<Vec<_>>().join(" ")
                }
            };
            format!("notice {kind} {touches}")
        }
        _ => {
            let mut pages: Vec<usize> = (0..random.below(8)).map(|_| place(random)).collect();
            if !random.one_in(6) {
                pages.sort_unstable();
            }
            format!("pages {}", pages.iter().map(usize::to_string).collect::<Vec<_>>().join(" "))
        }
    }
}

/// A rule, its family, or a pattern of rules.
fn rule(random: &mut Random) -> String {
    let code = RULES[random.below(RULES.len())].code;
    let family = code.rsplit_once('-').map_or(code, |(family, _)| family);
    match random.below(6) {
        0 => "ALL".to_owned(),
        1 => family.to_owned(),
        2 => format!("{family}*"),
        3 => format!("*{}", &code[random.below(code.len())..]),
        _ => code.to_owned(),
    }
}

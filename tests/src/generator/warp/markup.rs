//! What HTML shows, and does not show, at numbers.

use super::super::Specimen;
use super::super::random::Random;
use super::some_of;

/// Some of the numbers: what stands in their cells in HTML. `all` in every second text.
fn mark_up(
    specimen: &mut Specimen,
    random: &mut Random,
    all: bool,
    mut markup: impl FnMut(&str, &mut Random) -> String,
) {
    let numbers = specimen.numbers_mut();
    let count = if all && random.chance(50) { numbers.len() } else { 1 + random.below(6) };
    let some = some_of(numbers.len(), count, random);
    for (at, (_, _, slot)) in numbers.into_iter().enumerate() {
        if some.binary_search(&at).is_ok() {
            slot.markup = Some(markup(&slot.text, random));
        }
    }
}

/// Another number, such as stood or stands beside a printed one.
fn other(random: &mut Random) -> i64 {
    let most = *random.pick(&[9, 99, 999]);
    random.between(0, most)
}

/// Marks of notes, raised or as links.
pub(super) fn superscripts(specimen: &mut Specimen, random: &mut Random) {
    let style = random.below(4);
    let mut note = 0;
    mark_up(specimen, random, false, |text, _| {
        note += 1;
        match style {
            0 => format!("{text}<sup>{note}</sup>"),
            1 => format!("{text}<sup>[{note}]</sup>"),
            2 => format!("{text}<a href=\"#_ftn{note}\" name=\"_ftnref{note}\"><sup>[{note}]</sup></a>"),
            _ => format!("{text}<sub>{note}</sub>"),
        }
    });
}

/// Numbers that were struck out, alone or with the ones that replaced them marked.
pub(super) fn deleted(specimen: &mut Specimen, random: &mut Random) {
    let tag = *random.pick(&["del", "s", "strike"]);
    let (insert, after) = (random.chance(50), random.chance(30));
    mark_up(specimen, random, false, |text, random| {
        let gone = format!("<{tag}>{}</{tag}>", other(random));
        let own = if insert { format!("<ins>{text}</ins>") } else { text.to_owned() };
        if after { format!("{own}{gone}") } else { format!("{gone}{own}") }
    });
}

/// Digits that no browser shows.
pub(super) fn hidden(specimen: &mut Specimen, random: &mut Random) {
    let style = random.below(6);
    mark_up(specimen, random, false, |text, random| {
        let number = other(random);
        let unseen = match style {
            0 => format!("<span style=\"display:none\">{number}</span>"),
            1 => format!("<span hidden>{number}</span>"),
            2 => format!("<span style='visibility: hidden;'>{number}</span>"),
            3 => format!("<template>{number}</template>"),
            4 => format!("<span style='display:none;mso-hide:all'>{number}</span>"),
            _ => format!("<!-- {number} -->"),
        };
        if random.chance(50) { format!("{unseen}{text}") } else { format!("{text}{unseen}") }
    });
}

/// Numbers in the fields of a form.
pub(super) fn fields(specimen: &mut Specimen, random: &mut Random) {
    let style = random.below(4);
    mark_up(specimen, random, true, |text, random| match style {
        0 => format!("<input type=\"text\" value=\"{text}\">"),
        1 => format!("<input value='{text}' readonly class=num />"),
        2 => format!("<textarea rows=1>{text}</textarea>"),
        _ => format!("<select><option>{}</option><option selected>{text}</option></select>", other(random)),
    });
}

/// Readings over numbers.
pub(super) fn ruby(specimen: &mut Specimen, random: &mut Random) {
    let fallback = random.chance(50);
    mark_up(specimen, random, false, |text, random| {
        let note = random.between(1, 9);
        if fallback {
            format!("<ruby>{text}<rp>(</rp><rt>{note}</rt><rp>)</rp></ruby>")
        } else {
            format!("<ruby>{text}<rt>注{note}</rt></ruby>")
        }
    });
}

/// Numbers of several runs, as editors leave them.
pub(super) fn pieces(specimen: &mut Specimen, random: &mut Random) {
    let style = random.below(4);
    mark_up(specimen, random, true, |text, random| {
        let chars: Vec<char> = text.chars().collect();
        let at = random.below(chars.len() + 1);
        let (one, two): (String, String) = (chars[..at].iter().collect(), chars[at..].iter().collect());
        match style {
            0 => format!("<span>{one}</span><span>{two}</span>"),
            1 => format!("<b>{one}</b>{two}"),
            2 => format!("{one}<wbr>{two}"),
            _ => format!("<font face=\"仿宋\">{one}</font><!-- --><font>{two}</font>"),
        }
    });
}

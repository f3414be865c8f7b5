//! Damages of HTML: in its text, in its elements, and in what hides, joins or breaks them.

use crate::bytes::insert;
use crate::{Random, markup, signs, text};

/// Attributes that say what is shown, where, and how many columns and rows it covers.
const ATTRIBUTES: &[&str] = &[
    " hidden",
    " style=\"display:none\"",
    " style='visibility:hidden'",
    " style=\"display:block\"",
    " style=\"display:table-cell\"",
    " style=\"white-space:pre-wrap\"",
    " style=\"white-space:nowrap;display:inline\"",
    " style=\"mso-hide:all\"",
    " style=\"font-size:0\"",
    " style=\"color:#fff\"",
    " style=\"float:left;width:50%\"",
    " style=\"text-indent:2em;letter-spacing:1em",
    " class=\"a b\"",
    " aria-hidden=true",
    " colspan=2",
    " colspan=\"0\"",
    " colspan=99999",
    " colspan=-1",
    " rowspan=3",
    " rowspan=\"0\"",
    " rowspan=65535",
    " dir=rtl",
    " open",
    " start=9",
    " value=7",
    " type=\"I\"",
    " reversed",
    " src=\"a.png\" alt=\"12\"",
    " title='a>b'",
    " =\"",
    " a",
    "/",
];

/// Pieces, whole and broken.
const MARKUP: &[&str] = &[
    "<!-->",
    "<!--->",
    "<!-- 9 -->",
    "<!-- 9 --!>",
    "<!-- 9",
    "<![CDATA[9]]>",
    "<?xml version=\"1.0\"?>",
    "<!doctype html>",
    "<br>",
    "<br/>",
    "</br>",
    "<p>",
    "</p>",
    "<wbr>",
    "<hr>",
    "<td>",
    "</td>",
    "<th>",
    "<tr>",
    "</tr>",
    "<table>",
    "</table>",
    "<tbody>",
    "<thead>",
    "<caption>表</caption>",
    "<col span=3>",
    "<pre>\n",
    "</pre>",
    "<div>",
    "</div>",
    "<span>",
    "</span>",
    "<sup>2</sup>",
    "<sub>1</sub>",
    "<del>3</del>",
    "<ins>4</ins>",
    "<ruby>1<rp>(</rp><rt>2</rt></ruby>",
    "<details><summary>3</summary>9</details>",
    "<details open>9",
    "<dialog>9</dialog>",
    "<template>9</template>",
    "<noscript>9</noscript>",
    "<script>var a = \"<td>9</td>\";</script>",
    "<script>",
    "<script type=\"application/json\">{\"content\":\"<p>9</p>\"}</script>",
    "<style>.a{display:none}td.b{display:block}</style>",
    "<style>",
    "<style>tr td:nth-child(2){visibility:hidden}@media print{.a{display:none}}</style>",
    "<textarea>9</textarea>",
    "<textarea>",
    "<select><option>1<option selected>2</select>",
    "<input value=9>",
    "<input type=hidden value=9>",
    "<svg><text>9</text></svg>",
    "<math><mi>9</mi></math>",
    "<object>9</object>",
    "<iframe>9</iframe>",
    "<video>9</video>",
    "<title>9</title>",
    "<plaintext>",
    "<xmp>9</xmp>",
    "<ol start=3><li>一<li value=9>二</ol>",
    "<ul><li>3",
    "<dl><dt>3<dd>4</dl>",
    "<base href=x>",
    "<img alt=9>",
    "<a href=\"javascript:alert(1)\">9</a>",
    "<o:p>&nbsp;</o:p>",
    "<![if !supportEmptyParas]>&nbsp;<![endif]>",
    "<!--[if gte mso 9]><xml>9</xml><![endif]-->",
    "&nbsp;",
    "&ensp;",
    "&ndash;",
    "&minus;",
    "&#48;",
    "&#x39;",
    "&#0;",
    "&#x110000;",
    "&#128;",
    "&frac12;",
    "&amp;lt;",
    "&lt;td&gt;",
    "&unknown;",
    "&",
    "&#",
    "<",
    "</",
    "<a b='",
    "\0",
    "<\u{e000}>",
];

/// Elements that are put around a piece of the page.
const AROUND: &[&str] = &[
    "b",
    "p",
    "div",
    "span",
    "td",
    "tr",
    "table",
    "pre",
    "li",
    "font",
    "center",
    "section",
    "blockquote",
    "sup",
    "details",
    "label",
    "strong",
    "a",
    "nobr",
    "tt",
    "template",
    "u",
    "th",
    "caption",
    "h2",
    "form",
    "fieldset",
    "noscript",
    "svg",
];

/// One damage. `other`: another page, whose elements and lines are put in.
pub(crate) fn damage(data: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    if data.is_empty() {
        data.extend(b"<table><tr><td>1");
        return;
    }
    let at = random.below(data.len());
    match random.below(12) {
        // The text of an element.
        0..=3 => {
            let Some(from) = data[at..].iter().position(|b| *b == b'>').map(|from| at + from + 1) else {
                return;
            };
            let length = data[from..].iter().take_while(|b| **b != b'<').count();
            let mut inner = data[from..from + length].to_vec();
            if inner.len() < 8 && random.one_in(2) {
                signs::damage(&mut inner, b"", random);
            } else {
                text::damage(&mut inner, other, random);
            }
            if data.len() - length + inner.len() < crate::bytes::LARGEST / 4 {
                data.splice(from..from + length, inner);
            }
        }
        4 | 5 => {
            let Some(end) = tag_name_end(data, at) else { return };
            let attribute = random.pick(ATTRIBUTES).copied().unwrap_or_default();
            insert(data, end, attribute.as_bytes());
        }
        6 => {
            let name = random.pick(AROUND).copied().unwrap_or("b");
            let attribute =
                if random.one_in(2) { random.pick(ATTRIBUTES).copied().unwrap_or_default() } else { "" };
            let end = character(data, (at + random.length(4000)).min(data.len()));
            let times = if random.one_in(30) { random.length(3000) } else { 1 };
            if random.one_in(4) || times * (name.len() + 3) * 2 > crate::bytes::LARGEST / 8 {
                insert(data, end, format!("</{name}>").as_bytes());
            } else {
                insert(data, end, format!("</{name}>").repeat(times).as_bytes());
            }
            let at = character(data, at);
            insert(data, at, format!("<{name}{attribute}>").repeat(times).as_bytes());
        }
        7 | 8 => {
            let at = character(data, at);
            let piece = random.pick(MARKUP).copied().unwrap_or_default();
            let most = if random.one_in(20) { 4000 } else { 1 };
            let times = random.length(most).min(crate::bytes::LARGEST / 8 / piece.len().max(1));
            insert(data, at, piece.repeat(times).as_bytes());
        }
        9 => {
            // A tag goes, or an end tag is forgotten.
            let Some(from) = data[at..].iter().position(|b| *b == b'<').map(|from| at + from) else { return };
            let length = data[from..].iter().take_while(|b| **b != b'>').count() + 1;
            drop(data.drain(from..(from + length).min(data.len())));
        }
        _ => {
            let words: Vec<&[u8]> =
                AROUND.iter().chain(MARKUP).chain(ATTRIBUTES).map(|word| word.as_bytes()).collect();
            markup::damage(data, &words, other, random);
        }
    }
    data.truncate(character(data, data.len().min(crate::bytes::LARGEST / 4)));
}

/// Behind the name of the next tag.
fn tag_name_end(data: &[u8], at: usize) -> Option<usize> {
    let is_start = |pair: &[u8]| pair[0] == b'<' && pair[1].is_ascii_alphabetic();
    let from = at + data[at..].windows(2).position(is_start)? + 1;
    Some(from + data[from..].iter().take_while(|b| b.is_ascii_alphanumeric()).count())
}

/// The beginning of the character that a byte belongs to.
fn character(data: &[u8], at: usize) -> usize {
    (0..=at).rev().find(|at| data.get(*at).is_none_or(|b| b & 0xC0 != 0x80)).unwrap_or(0)
}

//! The rules of `<style>` elements, as far as one class, name or identifier decides them: `.x`, `td.x`, `#x`.
//!
//! Selectors with combinators, attributes or states are not followed. Where such a rule shows what a simple one
//! hides (`.pane { display: none }`, `.pane.on { display: block }`), only a browser knows what holds: it is shown.
//! The same goes for rules that depend on the width of a window. Sizes, colours and opacity of sheets are left aside,
//! since they are set in one place and reset in another.

use crate::slice::Slice as _;
use std::collections::BTreeMap;

use super::style::{Display, Style};
use crate::steps;

/// More rules than this are not remembered.
const MOST_RULES: usize = 10_000;
/// Blocks within blocks (`@media`, `@supports`).
const DEEPEST: usize = 8;

#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: BTreeMap<String, Rule>,
}

#[derive(Debug, Default)]
struct Rule {
    style: Style,
    /// Whether a rule that is not followed shows it.
    contested: bool,
}

impl Sheet {
    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// How many rules there are.
    pub(super) fn len(&self) -> usize {
        self.rules.len()
    }

    /// Adds the rules of a sheet.
    pub(super) fn read(&mut self, css: &str) {
        steps::add(css.len());
        let css = without_comments(css);
        let mut rest = css.as_str();
        // For each open block whether its rules hold in some windows only.
        let mut open: Vec<bool> = Vec::new();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ';');
            rest = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("-->")).unwrap_or(rest);
            if let Some(behind) = rest.strip_prefix('}') {
                open.pop();
                rest = behind;
                continue;
            }
            let Some(at) = rest.find(['{', '}', ';']) else { return };
            let prelude = rest.part(..at).trim_ascii();
            if !rest.part(at..).starts_with('{') {
                // `@import "x";`, or a scrap.
                rest = rest.part(at..);
                continue;
            }
            if let Some(conditional) = holds_rules(prelude).filter(|_| open.len() < DEEPEST) {
                open.push(conditional || open.last() == Some(&true));
                rest = rest.part(at + 1..);
                continue;
            }
            let end = block_end(rest.part(at..));
            if !prelude.starts_with('@') {
                self.rule(prelude, rest.part(at + 1..at + end), open.last() == Some(&true));
            }
            rest = rest.get(at + end + 1..).unwrap_or_default();
        }
    }

    /// Adds a rule; one that is `conditional` holds in some windows only.
    fn rule(&mut self, selectors: &str, declarations: &str, conditional: bool) {
        let said = Style::of(declarations);
        let style = Style { tiny: None, small: None, pale: None, backed: false, clear: false, ..said };
        if !style.says_something() {
            return;
        }
        let shows =
            style.visible == Some(true) || style.display.is_some_and(|display| display != Display::None);
        for selector in selectors.split(',') {
            let selector = selector.trim_ascii();
            if is_simple(selector) && !conditional {
                if let Some(rule) = self.entry(selector.to_owned()) {
                    rule.style = rule.style.over(style);
                }
            } else if shows {
                for key in subjects(selector) {
                    if let Some(rule) = self.entry(key) {
                        rule.contested = true;
                    }
                }
            }
        }
    }

    fn entry(&mut self, selector: String) -> Option<&mut Rule> {
        let key = lower_name(selector);
        let full = self.rules.len() >= MOST_RULES;
        if full { self.rules.get_mut(&key) } else { Some(self.rules.entry(key).or_default()) }
    }

    /// What the rules say of an element.
    pub(super) fn style(&self, name: &str, class: &str, id: &str) -> Style {
        let (mut style, mut contested) = (Style::default(), false);
        let mut key = String::new();
        let mut apply = |key: &str| {
            steps::add(key.len());
            if let Some(rule) = self.rules.get(key) {
                style = style.over(rule.style);
                contested |= rule.contested;
            }
        };
        apply(name);
        for (sign, token) in
            class.split_ascii_whitespace().map(|c| ('.', c)).chain((!id.is_empty()).then_some(('#', id)))
        {
            key.clear();
            key.push_str(name);
            key.push(sign);
            key.push_str(token);
            apply(key.part(name.len()..));
            apply(&key);
        }
        if contested {
            style.display = style.display.filter(|display| *display != Display::None);
            style.visible = None;
        }
        style
    }
}

/// The selector with the name before its class or identifier in small letters.
fn lower_name(mut selector: String) -> String {
    let end = selector.find(['.', '#']).unwrap_or(selector.len());
    if let Some(name) = selector.get_mut(..end) {
        name.make_ascii_lowercase();
    }
    selector
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("/*") {
        out.push_str(rest.part(..at));
        rest = rest.part(at + 2..).split_once("*/").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// Whether an at-rule holds rules, and whether they count in some windows only. Those of paper never count.
fn holds_rules(prelude: &str) -> Option<bool> {
    let prelude = prelude.strip_prefix('@')?.to_ascii_lowercase();
    let Some(media) = prelude.strip_prefix("media") else {
        return (prelude.starts_with("supports") || prelude.starts_with("layer")).then_some(false);
    };
    let mut media =
        media.split(',').map(str::trim_ascii).filter(|medium| !medium.starts_with("print")).peekable();
    media.peek()?;
    Some(!media.any(|medium| matches!(medium, "" | "all" | "screen" | "only screen")))
}

/// Where the block that opens `text` closes.
fn block_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// `td`, `.x`, `td.x`, `#x`, `td#x`.
fn is_simple(selector: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let (name, rest) = selector.split_at(selector.find(['.', '#']).unwrap_or(selector.len()));
    name.chars().all(plain) && rest.chars().skip(1).all(plain) && rest.len() != 1 && !selector.is_empty()
}

/// The classes, or the name, of the element that a selector is about.
fn subjects(selector: &str) -> Vec<String> {
    let last = selector.rsplit(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '+' | '~')).next();
    let last = last.unwrap_or_default();
    let last = last.part(..last.find([':', '[']).unwrap_or(last.len()));
    let mut keys: Vec<String> = Vec::new();
    for c in last.chars() {
        match keys.last_mut() {
            Some(key) if !matches!(c, '.' | '#') => key.push(c),
            _ => keys.push(c.to_string()),
        }
    }
    keys.truncate(8);
    // A name before classes says less than they do.
    if keys.len() > 1 && !keys[0].starts_with(['.', '#']) {
        keys.remove(0);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(css: &str) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.read(css);
        sheet
    }

    fn hides(css: &str, name: &str, class: &str, id: &str) -> bool {
        sheet(css).style(name, class, id).display == Some(Display::None)
    }

    #[test]
    fn simple_selectors_are_followed() {
        let css = "<!-- /* x{ */ @charset \"utf-8\"; p { color: red } .a, TD.b ,#c{display:none} -->";
        assert!(hides(css, "span", "x a", ""));
        assert!(hides(css, "td", "b", ""));
        assert!(hides(css, "p", "", "c"));
        assert!(!hides(css, "p", "b A", "a"));
        assert_eq!(sheet(css).rules.len(), 3);
    }

    #[test]
    fn rules_of_paper_and_of_narrow_windows_do_not_count() {
        for at in ["@media print", "@media (max-width: 600px)", "@font-face", "@page"] {
            assert!(!hides(&format!("{at} {{ .a {{ display: none }} }}"), "p", "a", ""), "{at}");
        }
        for at in ["@media screen", "@media print, screen", "@supports (display: grid)"] {
            let css = format!("{at} {{ .b {{ x: y }} .a {{ display: none }} }} .c {{ display: none }}");
            assert!(hides(&css, "p", "a", "") && hides(&css, "p", "c", ""), "{at}");
        }
    }

    #[test]
    fn what_other_rules_may_show_is_shown() {
        assert!(!hides(".pane{display:none} .pane.on{display:block}", "div", "pane on", ""));
        assert!(!hides(".pane{display:none} .tabs > .on:hover{display:block}", "div", "pane on", ""));
        assert!(hides(".pane{display:none} .tabs > .on{display:block}", "div", "pane", ""));
        assert!(hides(".a .b{display:none} .c{display:none}", "div", "c", ""));
        assert!(!hides(".a .b{display:none}", "div", "b", ""));
    }

    #[test]
    fn what_some_windows_show_is_shown() {
        let css = ".a{display:none} @media (min-width: 700px) { .a{display:block} .b{display:none} }";
        assert!(!hides(css, "p", "a", "") && !hides(css, "p", "b", ""));
    }

    #[test]
    fn sizes_colours_and_opacity_are_left_aside() {
        let css = ".a{font-size:0;opacity:0} .a{font-size:1px;color:white;background:blue}";
        assert_eq!(sheet(css).style("p", "a", ""), Style::default());
    }

    #[test]
    fn the_number_of_rules_is_bounded() {
        let css: String = (0..12_000).map(|n| format!(".a{n}{{display:none}}")).collect::<Vec<_>>().concat();
        assert_eq!(sheet(&css).rules.len(), MOST_RULES);
    }

    #[test]
    fn scraps_do_no_harm() {
        for css in [
            "}",
            "{",
            "a{",
            ".a{display:none",
            "@media",
            "@media{",
            "/*",
            ",{}",
            "}}}.a{display:none}",
            "中{display:none}",
        ] {
            let _ = sheet(css);
        }
        assert!(hides("}}.a{display:none", "p", "a", ""));
    }
}

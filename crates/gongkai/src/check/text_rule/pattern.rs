//! Patterns of text rules: written as people write prose, made into what is searched, measured and compiled.
//!
//! Prose is folded before rules look at it ([`super::super::prose`]), so a pattern is folded in the same way: full-width digits
//! and Latin punctuation are what they are in the prose, white space goes. The size of a pattern is counted here and not taken
//! from the compiled program, whose states have other sizes on other machines: a pattern is accepted everywhere or nowhere.

use super::super::prose;
use super::super::wording::said;
use crate::report::Message;
use crate::slice::Slice as _;
use regex_lite::{Regex, RegexBuilder};

/// Longest pattern, in characters.
const LONGEST: usize = 1000;

/// Largest pattern, in states of the machine that searches it: each character or class is one, repetition multiplies.
const LARGEST: u64 = 2000;

/// Characters of a class that cost as much as one state.
const CLASS_STEP: u64 = 8;

/// A pattern that can be searched.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// As it was written.
    pub(super) source: String,
    pub(super) regex: Regex,
    /// States, counted from above: what one byte of text costs at most.
    pub(super) size: u64,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Characters before the place.
    pub(super) at: usize,
    pub(super) message: Message,
}

impl Pattern {
    pub(super) fn new(source: &str) -> Result<Pattern, Fault> {
        let length = source.chars().count();
        if length > LONGEST {
            let most = LONGEST.to_string();
            let message = said("超过 {0} 个字符", "longer than {0} characters", &[&most]);
            return Err(Fault { at: LONGEST, message });
        }
        let (folded, size) = fold(source)?;
        let regex =
            compile(&folded).map_err(|error| Fault { at: place(source, error), message: worded(error) })?;
        if regex.is_match("") {
            let message =
                said("可以什么都不匹配，处处都成立", "matches nothing at all, and so everywhere", &[]);
            return Err(Fault { at: 0, message });
        }
        Ok(Pattern { source: source.to_owned(), regex, size })
    }
}

/// The error of regex-lite, which holds nothing but its English sentence.
type Sentence = &'static str;

fn compile(folded: &str) -> Result<Regex, Sentence> {
    let built = RegexBuilder::new(folded).multi_line(true).build();
    built.map_err(|error| {
        let sentence = error.to_string();
        ERRORS.iter().find(|(en, _)| *en == sentence).map_or(OTHER.0, |(en, _)| en)
    })
}

/// Characters before the place of an error: the beginning of the pattern that has had it ever since. An open bracket is the
/// error of every beginning behind it, until another error, or none, takes its place.
fn place(source: &str, error: Sentence) -> usize {
    let ends: Vec<usize> = source.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let same = |end: &&usize| match fold(source.part(..**end)) {
        Ok((folded, _)) => compile(&folded).err() == Some(error),
        Err(_) => false,
    };
    let behind = ends.iter().rev().take_while(same).count();
    // The last of the characters that make it wrong is the one shown.
    (ends.len() - behind).min(ends.len().saturating_sub(1))
}

fn worded(error: Sentence) -> Message {
    let (en, zh) = ERRORS.iter().find(|(en, _)| *en == error).unwrap_or(&OTHER);
    Message::new(*zh, *en)
}

const OTHER: (Sentence, &str) = ("not a valid pattern", "不是正则表达式的写法");

/// What regex-lite says of patterns that are wrong, and the same in Chinese.
static ERRORS: [(Sentence, &str); 55] = [
    ("pattern has too much nesting", "括号套得太深"),
    ("too many capture groups", "括号太多"),
    ("duplicate capture group name", "括号重名"),
    ("found open group without closing ')'", "左括号没有右括号"),
    ("expected closing ')', but got end of pattern", "“(?”之后没有写完"),
    ("found closing ')' without matching '('", "右括号没有左括号"),
    ("look-around is not supported", "不支持环视（(?=…)、(?!…)、(?<=…)、(?<!…)）"),
    ("empty flag directive '(?)' is not allowed", "“(?)”中没有写开关"),
    ("expected capture group name, but got end of pattern", "括号的名称没有写完"),
    ("invalid group name", "括号的名称不能这样写"),
    ("expected end of capture group name, but got end of pattern", "括号的名称没有写完"),
    ("empty capture group names are not allowed", "括号的名称是空的"),
    ("unrecognized inline flag", "没有这个开关"),
    ("inline flag negation cannot be repeated", "开关的“-”重复了"),
    ("duplicate inline flag is not allowed", "开关重复了"),
    ("expected ':' or ')' to end inline flags, but got end of pattern", "开关没有写完"),
    ("inline flags cannot end with negation directive", "“-”之后没有开关"),
    ("expected decimal number, but found no digits", "这里应当是数字"),
    ("got invalid decimal number", "数字太大"),
    ("expected hexadecimal number in braces, but got non-hex digit", "这里应当是十六进制数字"),
    ("expected hexadecimal number, but saw end of pattern before closing brace", "十六进制数字没有写完"),
    ("expected hexadecimal number in braces, but got no digits", "这里应当是十六进制数字"),
    ("got invalid hexadecimal number in braces", "没有这个字符"),
    ("expected fixed length hexadecimal number, but saw end of pattern first", "十六进制数字没有写完"),
    ("expected fixed length hexadecimal number, but got non-hex digit", "这里应当是十六进制数字"),
    ("got invalid fixed length hexadecimal number", "没有这个字符"),
    ("expected hexadecimal number, but saw end of pattern first", "十六进制数字没有写完"),
    ("saw start of escape sequence, but saw end of pattern before it finished", "“\\”之后没有写完"),
    ("backreferences are not supported", "不支持反向引用（\\1）"),
    ("Unicode character classes are not supported", "不支持 \\p{…}；汉字可以写作 [一-鿿]"),
    ("unrecognized escape sequence", "“\\”之后不能是这个字符"),
    ("unrecognized POSIX character class", "没有这个字符类"),
    ("uncounted repetition operator must be applied to a sub-expression", "“*”“+”“?”之前没有可以重复的"),
    ("counted repetition operator must be applied to a sub-expression", "“{…}”之前没有可以重复的"),
    ("found unclosed counted repetition operator", "“{”没有写完"),
    ("found incomplete and unclosed counted repetition operator", "“{”没有写完"),
    ("found counted repetition operator with a comma that is unclosed", "“{”没有写完"),
    ("found counted repetition with min and max that is unclosed", "“{”没有写完"),
    ("expected closing brace for counted repetition, but got something else", "“{少,多}”没有写对"),
    ("found counted repetition with a min bigger than its max", "“{少,多}”中前大后小"),
    ("non-empty character class has no closing bracket", "“[”没有“]”"),
    ("character class ranges must start and end with a single character", "字符范围的两头应当各是一个字符"),
    ("invalid escape sequence in character class", "“[…]”里不能这样写“\\”"),
    ("non-empty character class has no closing bracket after dash", "“[”没有“]”"),
    ("negated character class has no closing bracket", "“[”没有“]”"),
    ("character class begins with literal ']' but has no closing bracket", "“[”没有“]”"),
    ("invalid range in character class", "字符范围前大后小"),
    ("found unclosed character class", "“[”没有“]”"),
    ("nested character classes are not supported", "“[…]”里不能再套“[…]”；“[”要写作“\\[”"),
    ("character class intersection is not supported", "“[…]”里不能写“&&”"),
    ("character class difference is not supported", "“[…]”里不能写“--”"),
    ("character class symmetric difference is not supported", "“[…]”里不能写“~~”"),
    ("special word boundary assertion is unclosed or has an invalid character", "“\\b{…}”没有写对"),
    ("special word boundary assertion is unrecognized", "没有这种“\\b{…}”"),
    ("found start of special word boundary or repetition without an end", "“\\b{…}”没有写完"),
];

/// What a pattern is searched as, and how many states that takes.
fn fold(source: &str) -> Result<(String, u64), Fault> {
    let mut folder = Folder { out: String::with_capacity(source.len() + 16), groups: vec![Group::default()] };
    let mut rest = Rest { chars: source.chars().collect(), at: 0 };
    while let Some(c) = rest.next() {
        let at = rest.at - 1;
        match c {
            '\\' => folder.escape(&mut rest),
            '[' => folder.class(&mut rest),
            '(' => folder.open(&mut rest),
            ')' => folder.close(),
            '{' => folder.repeat(&mut rest),
            '*' | '+' | '?' => folder.mark(c, 2),
            '|' | '.' | '^' | '$' => folder.sign(c),
            // 1,234 is one number in the prose.
            ',' | '，' if rest.before(1).is_some_and(is_digit) && rest.peek().is_some_and(is_digit) => {}
            c if c.is_whitespace() => {}
            c => folder.literal(prose::fold(c)),
        }
        if folder.size() > LARGEST {
            let most = LARGEST.to_string();
            let message = said(
                "重复之后太大：最多相当于 {0} 个字符",
                "too large with its repetitions: at most as much as {0} characters",
                &[&most],
            );
            return Err(Fault { at, message });
        }
    }
    let size = folder.size();
    Ok((folder.out, size))
}

fn is_digit(c: char) -> bool {
    prose::fold(c).is_ascii_digit()
}

struct Rest {
    chars: Vec<char>,
    at: usize,
}

impl Rest {
    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// The character that stands so many before the last one taken.
    fn before(&self, count: usize) -> Option<char> {
        self.at.checked_sub(1 + count).and_then(|at| self.chars.get(at).copied())
    }
}

/// States of a group, and of the last thing in it, which a repetition repeats.
#[derive(Clone, Copy, Default)]
struct Group {
    all: u64,
    last: u64,
}

struct Folder {
    out: String,
    groups: Vec<Group>,
}

impl Folder {
    fn size(&self) -> u64 {
        self.groups.iter().fold(0, |sum, group| sum.saturating_add(group.all))
    }

    fn add(&mut self, states: u64) {
        if let Some(group) = self.groups.last_mut() {
            group.all = group.all.saturating_add(states);
            group.last = states;
        }
    }

    fn sign(&mut self, c: char) {
        self.out.push(c);
        self.add(1);
    }

    /// A character of the prose. Sentences stand on lines of their own: what goes on behind the end of one goes on in the next.
    fn literal(&mut self, c: char) {
        match c {
            '。' | '！' | '？' => {
                self.out.extend(['(', '?', ':', c, '\\', 'n', '?', ')']);
                self.add(3);
            }
            c => self.sign(c),
        }
    }

    /// A mark behind the last thing, which takes states of its own.
    fn mark(&mut self, c: char, states: u64) {
        self.out.push(c);
        if let Some(group) = self.groups.last_mut() {
            group.all = group.all.saturating_add(states);
            group.last = group.last.saturating_add(states);
        }
    }

    fn escape(&mut self, rest: &mut Rest) {
        let Some(c) = rest.next() else { return self.sign('\\') };
        if !c.is_ascii_alphanumeric() {
            return match prose::fold(c) {
                folded if folded != c => self.literal(folded),
                _ => {
                    self.out.push('\\');
                    self.sign(c);
                }
            };
        }
        self.out.push('\\');
        self.sign(c);
        if matches!(c, 'x' | 'u' | 'U' | 'p' | 'P' | 'b') && rest.peek() == Some('{') {
            self.verbatim(rest, '}');
        }
    }

    fn verbatim(&mut self, rest: &mut Rest, end: char) {
        while let Some(c) = rest.next() {
            self.out.push(c);
            if c == end {
                break;
            }
        }
    }

    fn class(&mut self, rest: &mut Rest) {
        self.out.push('[');
        let mut items = 0;
        let mut first = true;
        while let Some(c) = rest.next() {
            match c {
                ']' if !first => {
                    self.out.push(']');
                    break;
                }
                '^' if items == 0 && first => {
                    self.out.push('^');
                    continue;
                }
                '[' if rest.peek() == Some(':') => {
                    self.out.push('[');
                    self.verbatim(rest, ']');
                }
                '\\' => {
                    let next = rest.next();
                    let folded = next.map(prose::fold);
                    if folded == next {
                        self.out.push('\\');
                        self.out.extend(next);
                        if matches!(next, Some('x' | 'u' | 'U' | 'p' | 'P')) && rest.peek() == Some('{') {
                            self.verbatim(rest, '}');
                        }
                    } else {
                        self.out.extend(folded);
                    }
                }
                c if c.is_whitespace() => {}
                c => self.out.push(prose::fold(c)),
            }
            items += 1;
            first = false;
        }
        self.add(1 + items / CLASS_STEP);
    }

    fn open(&mut self, rest: &mut Rest) {
        self.out.push('(');
        self.groups.push(Group { all: 2, last: 0 });
        if rest.peek() != Some('?') {
            return;
        }
        // Flags, a name, or neither.
        while let Some(c) = rest.peek() {
            rest.at += 1;
            self.out.push(c);
            match c {
                ':' | '>' => return,
                ')' => {
                    self.groups.pop();
                    return;
                }
                _ => {}
            }
        }
    }

    fn close(&mut self) {
        self.out.push(')');
        if self.groups.len() > 1 {
            let group = self.groups.pop().unwrap_or_default();
            self.add(group.all);
        }
    }

    /// `{3}`, `{3,}`, `{3,5}`: the last thing so many times.
    fn repeat(&mut self, rest: &mut Rest) {
        let begin = rest.at;
        self.out.push('{');
        self.verbatim(rest, '}');
        let inside: String = rest.chars[begin..rest.at].iter().collect();
        let numbers = inside.trim_end_matches('}').split(',').filter_map(|number| number.trim().parse().ok());
        let times: u64 = numbers.max().unwrap_or(1);
        if let Some(group) = self.groups.last_mut() {
            let repeated = group.last.saturating_add(1).saturating_mul(times).saturating_add(1);
            group.all = (group.all - group.last.min(group.all)).saturating_add(repeated);
            group.last = repeated;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(source: &str) -> String {
        fold(source).unwrap().0
    }

    #[test]
    fn patterns_are_folded_as_the_prose_is() {
        for (source, expected) in [
            ("政务公开 办公室", "政务公开办公室"),
            ("收到 １２ 件", "收到12件"),
            ("1,234件,其中", "1234件，其中"),
            ("[０-９]{1,3}件", "[0-9]{1,3}件"),
            (r"\(一\)", "（一）"),
            ("(一|二)", "(一|二)"),
            ("(?:甲|乙)(?P<name>丙)(?i:a)(?i)b", "(?:甲|乙)(?P<name>丙)(?i:a)(?i)b"),
            ("完毕。本", r"完毕(?:。\n?)本"),
            ("[,。!]", "[，。！]"),
            ("[^,]+", "[^，]+"),
            ("[]a]", "[]a]"),
            (r"[\]\-\(]", r"[\]\-（]"),
            (r"\x{4E00}\d\.", r"\x{4E00}\d\."),
            ("[[:alpha:]]", "[[:alpha:]]"),
        ] {
            assert_eq!(folded(source), expected);
            assert!(compile(expected).is_ok(), "{expected}");
        }
    }

    #[test]
    fn wrong_patterns_are_told_with_their_place() {
        for (source, at, zh) in [
            ("甲(乙", 1, "左括号没有右括号"),
            ("(甲)(乙", 3, "左括号没有右括号"),
            ("甲)", 1, "右括号没有左括号"),
            ("*甲", 0, "“*”“+”“?”之前没有可以重复的"),
            ("甲{3,1}乙", 5, "“{少,多}”中前大后小"),
            ("甲[乙", 2, "“[”没有“]”"),
            ("甲[z-a]", 4, "字符范围前大后小"),
            (r"甲\p{Han}", 2, "不支持 \\p{…}；汉字可以写作 [一-鿿]"),
            ("甲(?=乙)", 3, "不支持环视（(?=…)、(?!…)、(?<=…)、(?<!…)）"),
            (r"(甲)\1", 4, "不支持反向引用（\\1）"),
            (r"甲\", 1, "“\\”之后没有写完"),
            ("甲*", 0, "可以什么都不匹配，处处都成立"),
            ("", 0, "可以什么都不匹配，处处都成立"),
            ("(((甲{50}){50}){50}){50}", 9, "重复之后太大：最多相当于 2000 个字符"),
        ] {
            let fault = Pattern::new(source).unwrap_err();
            assert_eq!((fault.at, fault.message.zh.as_str()), (at, zh), "{source}");
        }
        assert_eq!(Pattern::new(&"甲".repeat(1001)).unwrap_err().at, 1000);
    }

    #[test]
    fn size_is_counted_from_above() {
        let size = |source: &str| fold(source).unwrap().1;
        assert_eq!(size("甲乙丙"), 3);
        assert!(size("甲{10}") >= 10 && size("(甲乙){10,20}") >= 40);
        assert!(size("(甲{5}|乙*)+") >= 7);
        assert!(fold("(甲{1,60}){1,60}").is_err());
        assert!(Pattern::new("甲{99999999999}").is_err());
    }

    /// Every sentence that is translated is one that regex-lite has, and the others are told as well.
    #[test]
    fn errors_have_words() {
        for source in [
            "(?",
            "(?P",
            "(?P<",
            "(?P<a",
            "(?P<a)",
            "(?P<>a)",
            "(?z)",
            "(?--i)",
            "(?ii)",
            "(?i",
            "(?i-)",
            "(?)",
            "(?P<1>a)",
            "a{,3}",
            "a{x}",
            r"\x{",
            r"\x{}",
            r"\x{zz}",
            r"\x{FFFFFFFF}",
            r"\xz",
            r"\x",
            r"\q",
            "[[:nothing:]]",
            "{3}",
            "a{",
            "a{3",
            "a{3,",
            "[a-\\d]",
            "[a[b]]",
            "[a&&b]",
            "[^",
            "[]",
            "[a",
            "[a-",
            "(?P<a>x)(?P<a>y)",
            r"\b{start",
            r"\b{nothing}",
        ] {
            let fault = Pattern::new(source).unwrap_err();
            assert!(fault.message.zh.chars().any(|c| ('一'..='鿿').contains(&c)), "{source}: {fault:?}");
            assert!(fault.at <= source.chars().count());
        }
    }
}

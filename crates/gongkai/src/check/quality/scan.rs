//! One pass over the prose for everything that a single character gives away: doubled characters, long digits,
//! citations, brackets, marks. The rules judge what was collected.

use super::super::prose::{Letters, Prose};
use crate::slice::Slice as _;

/// What was collected, as bytes of the prose.
#[derive(Debug, Default)]
pub(in crate::check) struct Slips {
    /// Two equal function characters.
    pub(in crate::check) doubled: Vec<(usize, usize)>,
    /// Runs of eleven digits and more, with an X behind them.
    pub(in crate::check) digits: Vec<(usize, usize)>,
    /// What stands between 《 and 》.
    pub(in crate::check) cited: Vec<(usize, usize)>,
    /// Brackets before a year: where the bracket stands.
    pub(in crate::check) years: Vec<usize>,
    /// 一是, 二是, … at the beginning of a clause: where, and which.
    pub(in crate::check) ordinals: Vec<(usize, u8)>,
    /// Doubled punctuation.
    pub(in crate::check) punctuation: Vec<(usize, usize)>,
    /// XX, xx and ××.
    pub(in crate::check) crosses: Vec<(usize, usize)>,
    /// Words of [`WORDS`], with their places.
    pub(in crate::check) words: Vec<((usize, usize), Word)>,
    /// How many more of each open than close: 《》, “”.
    pub(in crate::check) open: [i32; 2],
}

/// Words that a rule looks at more closely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Word {
    /// 转结, 申请申请 and others of the list of terms, by number.
    Term(u8),
    /// 申请人, 当事人, 原告, 信访人: a name may follow.
    Person,
    /// 秘密★, 内部资料 and the like.
    Mark,
}

/// Function characters that no sound text doubles, but for the words in [`is_sound`].
const FUNCTION: &str = "还也都但而并将把按使让或各我已未无不是于从被了需须的";

/// Words looked up at their last two characters, by what [`ends_word`] says.
const WORDS: [&[(&str, Word)]; 7] = [
    &[("转结", Word::Term(0)), ("申请申请", Word::Term(1))],
    &[("行政负议", Word::Term(2)), ("行政复义", Word::Term(2)), ("行政法复议", Word::Term(2))],
    &[("行政述讼", Word::Term(3)), ("行政讼诉", Word::Term(3))],
    &[
        ("不于公开", Word::Term(4)),
        ("予于公开", Word::Term(5)),
        ("政府信公开", Word::Term(6)),
        ("政府信息息", Word::Term(7)),
    ],
    &[("申请人", Word::Person), ("当事人", Word::Person), ("信访人", Word::Person), ("原告", Word::Person)],
    &[
        ("秘密★", Word::Mark),
        ("机密★", Word::Mark),
        ("绝密★", Word::Mark),
        ("内部明电", Word::Mark),
        ("内部资料", Word::Mark),
    ],
    &[("填写）", Word::Term(8)), ("待补充", Word::Term(8)), ("此处填", Word::Term(8))],
];

/// Which of [`WORDS`] may end in these two characters.
fn ends_word(last: char, c: char) -> Option<usize> {
    Some(match (last, c) {
        ('转', '结') | ('申', '请') => 0,
        ('负' | '复', '议') | ('复', '义') => 1,
        ('述' | '讼', '讼' | '诉') => 2,
        ('公', '开') | ('息', '息') => 3,
        ('请' | '事' | '访', '人') | ('原', '告') => 4,
        ('密', '★') | ('明', '电') | ('资', '料') => 5,
        ('写', '）') | ('补', '充') | ('处', '填') => 6,
        _ => return None,
    })
}

/// Characters that give a slip away, or end a word of [`WORDS`].
static TELLING: Letters = Letters::of("《》“”〔【（[。，、；XxＸ是结请议义讼诉开息人告★电料）充填");

const NUMERALS: &str = "一二三四五六七八九十";

/// Collects everything in one pass.
pub(in crate::check) fn scan(prose: &Prose) -> Slips {
    let mut slips = Slips::default();
    let text = prose.text();
    let bytes = text.as_bytes();
    let (mut at, mut digits, mut opened) = (0, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            digits += 1;
            at += 1;
            continue;
        }
        if digits >= 11 {
            slips.digits.push((at - digits, at + usize::from(matches!(byte, b'X' | b'x'))));
        }
        digits = 0;
        let length = match byte {
            0..0x80 => 1,
            0x80..0xE0 => 2,
            0xE0..0xF0 => 3,
            _ => 4,
        };
        // The last byte tells nearly all characters apart.
        let doubled = at >= length
            && bytes[at - 1] == bytes[at + length - 1]
            && bytes[at - length..at] == bytes[at..at + length];
        if doubled || matches!(length, 1 | 3) && TELLING.may_hold_at(bytes, at) {
            slips.character(text, at, &mut opened);
        }
        at += length;
    }
    if digits >= 11 {
        slips.digits.push((text.len() - digits, text.len()));
    }
    slips
}

impl Slips {
    /// Looks at the character that begins at a byte, and at what stands around it.
    fn character(&mut self, text: &str, at: usize, opened: &mut usize) {
        let Some(c) = text.part(at..).chars().next() else { return };
        let mut ahead = text.part(..at).chars().rev();
        let (last, before) = (ahead.next().unwrap_or('\0'), ahead.next().unwrap_or('。'));
        if c == last && !c.is_ascii() {
            if FUNCTION.contains(c) && !is_sound(before, c, text.part(at + c.len_utf8()..)) {
                self.doubled.push((at - c.len_utf8(), at + c.len_utf8()));
            }
            if matches!(c, '。' | '，' | '、' | '；' | '：') {
                self.punctuation.push((at - c.len_utf8(), at + c.len_utf8()));
            }
        }
        match c {
            '《' => {
                *opened = at + c.len_utf8();
                self.open[0] += 1;
            }
            '》' => {
                if *opened > 0 {
                    self.cited.push((*opened, at));
                }
                *opened = 0;
                self.open[0] -= 1;
            }
            '“' => self.open[1] += 1,
            '”' => self.open[1] -= 1,
            '〔' | '【' | '（' | '[' if text.part(at + c.len_utf8()..).starts_with("20") => {
                self.years.push(at);
            }
            '。' | '，' | '、' | '；'
                if matches!((last, c), ('，' | '、' | '；', '。') | ('。', '，' | '、' | '；')) =>
            {
                self.punctuation.push((at - last.len_utf8(), at + c.len_utf8()));
            }
            'X' | 'Ｘ' | '×' | 'x' if c == last && before != c => {
                self.crosses.push((at - c.len_utf8(), at + c.len_utf8()));
            }
            // An ordinal begins a clause; the first one begins a list even behind a heading in the same line.
            '是' => {
                let begins = matches!(before, '。' | '；' | '，' | '、' | '：' | '”' | '）' | '！')
                    || last == '一' && !"之唯统第专划不".contains(before);
                if let Some(number) = NUMERALS.find(last).filter(|_| begins) {
                    self.ordinals.push((at - last.len_utf8(), (number / 3 + 1) as u8));
                }
            }
            _ => {}
        }
        if let Some(group) = ends_word(last, c) {
            let end = at + c.len_utf8();
            for (word, what) in WORDS[group] {
                let start = end.checked_sub(word.len());
                self.words.extend(
                    start.filter(|_| text.part(..end).ends_with(word)).map(|start| ((start, end), *what)),
                );
            }
        }
    }
}

/// Whether two equal characters belong to two words: 为了了解, 目的的确.
fn is_sound(before: char, c: char, rest: &str) -> bool {
    let after = rest.chars().next().unwrap_or('。');
    match c {
        '的' => "标目中".contains(before) || after == '确',
        '了' => "解然".contains(after) || before == '为',
        '将' => after == '领',
        '使' => "用命领".contains(after),
        '并' => "合兼吞归".contains(before),
        '需' => "所按急必军".contains(before),
        '是' => "于但可凡只就".contains(before),
        '都' => "首成京".contains(before) || after == '市',
        '未' => after == '来',
        '被' => "告害".contains(after),
        '从' => "服听随".contains(before),
        '把' => "一两".contains(before),
        '我' => before == '自',
        '按' => after == '钮',
        '于' => "由对关".contains(before) && after == '是',
        '不' => before == '要' || before == '得',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::span::Span;

    #[test]
    fn one_pass_collects_all_kinds() {
        let text = "一是公开《某办法》（2020年），还还有；二是联系13800001111，转结下年XX件。，";
        let report = Report { span: Some(Span::new(0, text.len())), ..Report::default() };
        let prose = Prose::of(text, &report);
        let slips = scan(&prose);
        let print = |&(start, end): &(usize, usize)| &prose.text()[start..end];
        assert_eq!(slips.doubled.iter().map(print).collect::<Vec<_>>(), ["还还"]);
        assert_eq!(slips.digits.iter().map(print).collect::<Vec<_>>(), ["13800001111"]);
        assert_eq!(slips.cited.iter().map(print).collect::<Vec<_>>(), ["某办法"]);
        assert_eq!(slips.crosses.iter().map(print).collect::<Vec<_>>(), ["XX"]);
        assert_eq!(slips.punctuation.iter().map(print).collect::<Vec<_>>(), ["。，"]);
        assert_eq!(slips.ordinals.iter().map(|o| o.1).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(slips.words.iter().map(|w| w.1).collect::<Vec<_>>(), [Word::Term(0)]);
        assert_eq!((slips.years.len(), slips.open), (1, [0, 0]));
    }

    #[test]
    fn what_begins_the_prose_doubles_nothing() {
        for text in ["。，后文", "，，后文", "××", "《", "是"] {
            let report = Report { span: Some(Span::new(0, text.len())), ..Report::default() };
            let slips = scan(&Prose::of(text, &report));
            let places = slips.punctuation.iter().chain(&slips.doubled).chain(&slips.crosses);
            assert!(places.clone().all(|&(start, end)| start < end && end <= text.len()), "{text}");
        }
    }
}

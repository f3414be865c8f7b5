//! Claims without a number: that there was none of something, that all of it was so, and what became of the only request.

use super::super::prose::{Sentence, topic};
use super::claims::{BOUNDARIES, Claim, Context, Finder, REACH, any, outcomes};
use super::numbers::numbers;
use super::terms::{self, Terms};

/// What a text may say that there was none of: 未实施行政强制, 没有不予公开的情形, 行政事业性收费为0.
const SUBJECTS: [(&str, Terms); 10] = [
    ("行政许可", terms::LICENSING),
    ("行政处罚", terms::PENALTIES),
    ("行政强制", terms::COERCION),
    ("行政事业性收费", terms::FEES),
    ("规范性文件", terms::DOCUMENTS),
    ("规章", terms::RULES),
    ("不予公开", 1 << 6),
    ("无法提供", 1 << 7),
    ("不予处理", 1 << 8),
    ("部分公开", terms::PARTIAL),
];

/// Pending cases, of the kinds that the text names.
const PENDING: Terms = terms::RESULT << 3;
/// Everything that is not granted.
const NOT_GRANTED: Terms = 7 << 6;

/// Whole phrases.
const PHRASES: [(&str, Terms); 23] = [
    ("上年无结转", terms::OVER),
    ("上年度无结转", terms::OVER),
    ("无上年结转", terms::OVER),
    ("无上年度结转", terms::OVER),
    ("没有上年结转", terms::OVER),
    ("没有上年度结转", terms::OVER),
    ("无结转下年", terms::FORWARD),
    ("无结转至下年", terms::FORWARD),
    ("均于年内办结", terms::FORWARD),
    ("均在年内办结", terms::FORWARD),
    ("年内全部办结", terms::FORWARD),
    ("无遗留件", terms::FORWARD),
    ("无遗留申请", terms::FORWARD),
    ("人均为自然人", terms::ORGANISATIONS),
    ("人全部为自然人", terms::ORGANISATIONS),
    ("均已审结", PENDING),
    ("全部审结", PENDING),
    ("无未结案件", PENDING),
    ("没有未结案件", PENDING),
    ("无尚未审结", PENDING),
    ("没有尚未审结", PENDING),
    ("全部予以公开", NOT_GRANTED),
    ("均予以公开", NOT_GRANTED),
];

/// The characters of what is done to them: 作出, 实施, 采取, 制发, 制定, 制订, 收取, 征收, 出台, 开展, 任何, 行政, 一件, 出现.
const DENIED_VERBS: [char; 24] = [
    '作', '出', '生', '实', '施', '采', '取', '制', '发', '定', '订', '收', '征', '台', '任', '何', '新',
    '过', '行', '政', '一', '件', '现', '存',
];

/// What may stand behind a subject before the clause ends, and before a zero.
const BEHIND: [char; 14] =
    ['决', '定', '措', '施', '案', '件', '情', '况', '的', '形', '事', '项', '申', '请'];
const BEFORE_ZERO: [char; 14] =
    ['决', '定', '措', '施', '案', '件', '数', '量', '总', '金', '额', '为', '是', '：'];

/// Where a clause with nothing more to say ends.
const ENDS: [char; 7] = ['，', '。', '；', '、', '和', '及', '）'];

impl Finder<'_> {
    /// Claims of none and of all.
    pub(super) fn zeros(
        &self,
        index: usize,
        sentence: Sentence,
        text: &str,
        topical: bool,
        out: &mut Vec<Claim>,
    ) {
        let counted = topic::DECISION | topic::DOCUMENT | topic::CARRY | topic::OUTCOME;
        if sentence.topics & (topic::NONE | topic::DECISION) != 0 && sentence.topics & counted != 0 {
            for (word, terms) in SUBJECTS {
                for (at, _) in text.match_indices(word).take(4) {
                    let low = text.floor_char_boundary(at.saturating_sub(REACH));
                    if (terms & terms::GROUPS == 0 || topical)
                        && is_none(&text[low..at], terms, &text[at + word.len()..])
                    {
                        self.tell(index, sentence, text, (low, at, at + word.len()), terms, out);
                    }
                }
            }
        }
        for (phrase, terms) in PHRASES {
            for (at, _) in text.match_indices(phrase).take(2) {
                let low = text.floor_char_boundary(at.saturating_sub(REACH));
                if let Some(terms) = self.whole(sentence, &text[low..at], terms, topical) {
                    self.tell(index, sentence, text, (low, at, at + phrase.len()), terms, out);
                }
            }
        }
        if topical {
            self.only(index, sentence, text, out);
        }
    }

    /// What a phrase denies of what is said before it; `None` where that is only a part.
    fn whole(&self, sentence: Sentence, before: &str, terms: Terms, topical: bool) -> Option<Terms> {
        let from = before.rfind(BOUNDARIES).map_or(0, |at| at + "，".len());
        let clause = before[from..].trim_start_matches("其中");
        match terms {
            PENDING => {
                let about = sentence.section == 4 || any(before, "信息公开|公开申请|依申请");
                // 行政复议3件，均已审结: the clause names its kind, or one before it does.
                let named = if any(clause, "复议|诉讼|案件") { clause } else { before };
                let (review, suit) = (named.contains("复议"), named.contains("诉讼"));
                let kinds = match (review, suit) {
                    (true, false) => 1,
                    (false, true) => 0x110,
                    _ => 0x111,
                };
                (about && !any(before, "上年|往年|去年|一审|其他")).then_some(PENDING * kinds)
            }
            terms::OVER | terms::FORWARD => (topical || sentence.topics & topic::CARRY != 0)
                .then_some(terms)
                .filter(|_| !any(before, "信访|建议|提案|工单|热线|复议|诉讼|网络|当面|信函|邮")),
            terms::ORGANISATIONS => {
                matches!(clause, "申请" | "所有申请" | "全部申请" | "本年度申请" | "提出申请的")
                    .then_some(terms)
            }
            _ => {
                let bare = clause.trim_end_matches(['均', '已', '依', '法']);
                let all = matches!(bare, "" | "申请" | "所有申请" | "全部申请" | "答复的申请");
                let totals = self.totals();
                let whole = numbers(before).iter().all(|n| n.count().is_some_and(|n| totals.contains(&n)));
                (topical && all && whole && !any(before, "属于|范围|应|涉及|部分|结转")).then_some(terms)
            }
        }
    }

    /// Adds a claim of none, unless it is on others: where the looked at text begins, where the words stand.
    fn tell(
        &self,
        index: usize,
        sentence: Sentence,
        text: &str,
        (low, at, end): (usize, usize, usize),
        terms: Terms,
        out: &mut Vec<Claim>,
    ) {
        let context = Context {
            prefix: &text[low..at],
            head: "",
            tail: "",
            sentence: text,
            unit: "件",
            of: sentence,
            topical: true,
            about: false,
            heaped: false,
        };
        if self.is_foreign(&context, terms, false) {
            return;
        }
        let from = text[low..at].rfind(BOUNDARIES).map_or(low, |b| low + b + "，".len());
        let (start, end) = (sentence.start + from, sentence.start + end);
        out.push(Claim::new(terms, (0, 0), index, (start, end), (start, end)));
    }

    /// What became of the only request of the year: 收到政府信息公开申请1件，答复为不予公开.
    fn only(&self, index: usize, sentence: Sentence, text: &str, out: &mut Vec<Claim>) {
        let one = |what| terms::sum(self.subject, what).and_then(|(_, count)| count.as_i64()) == Some(1);
        let said = out.iter().rev().find(|claim| claim.sentence == index && claim.terms == terms::NEW);
        let Some(said) =
            said.filter(|said| said.digits == 1 && one(terms::NEW) && one(terms::NEW | terms::OVER))
        else {
            return;
        };
        let from = said.number.1 - sentence.start;
        let rest = &text[from..];
        if !numbers(rest).is_empty() || any(rest, "复议|诉讼|未发生|无不|没有") {
            return;
        }
        let (terms, begin, end) = outcomes(rest);
        let (reasons, groups) = (terms & terms::REASONS, terms & terms::GROUPS);
        let (terms, begin, end) = match (groups.count_ones(), reasons.count_ones()) {
            (1, _) => (groups, begin, end),
            (0, 1) => (reasons, begin, end),
            (0, 0) => {
                let words = ["正在办理", "尚未办结", "尚在办理", "尚未答复"];
                let Some((at, word)) = words.iter().find_map(|word| Some((rest.find(word)?, word))) else {
                    return;
                };
                (terms::FORWARD, at, at + word.len())
            }
            _ => return,
        };
        let place = (sentence.start + from + begin, sentence.start + from + end);
        out.push(Claim::new(terms, (1, 0), index, (said.start, place.1), place));
    }
}

/// Whether a subject is denied: 没有作出, or 为0 behind it.
fn is_none(before: &str, terms: Terms, behind: &str) -> bool {
    let ended = |behind: &str| behind.is_empty() || behind.starts_with(ENDS);
    let zero = behind.trim_start_matches(BEFORE_ZERO);
    if zero.len() < behind.len() && zero.strip_prefix(['0', '零']).is_some_and(ended) {
        return !any(&before[before.rfind(BOUNDARIES).unwrap_or(0)..], "取消|新增|减|免|被");
    }
    // 没有不予公开、无法提供的情形: a list is denied as its first one is.
    let mut left = before;
    loop {
        let cut = left.trim_end_matches(DENIED_VERBS);
        let list = cut.trim_end_matches(['、', '和', '或', '及']);
        let first = SUBJECTS.iter().find_map(|(word, _)| list.strip_suffix(word));
        left = first.filter(|_| list.len() < cut.len()).unwrap_or(cut);
        if left.len() == cut.len() {
            break;
        }
    }
    let verb = &before[left.len()..];
    let denied = left.ends_with(['未', '无']) || left.ends_with("没有");
    let made = terms & ((7 * terms::DOCUMENTS) | (7 * terms::RULES)) == 0 || any(verb, "制|出台|印发");
    // 无无法提供 and 未部分公开 are no denials of a count.
    let outcome = terms & terms::GROUPS == 0 || !left.ends_with('未') || verb.contains('出');
    denied && made && outcome && ended(behind.trim_start_matches(BEHIND))
}

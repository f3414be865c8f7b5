//! Claims without a number: that there was none of something, that all of it was so, and what became of the only request.

use super::super::prose::{Sentence, topic};
use super::claims::{BOUNDARIES, Claim, Context, Finder, REACH, any, is_own_dispute, outcomes};
use super::numbers::{Number, numbers};
use super::terms::{self, Terms};
use crate::slice::Slice as _;

/// What a text may say that there was none of: 未实施行政强制, 没有不予公开的情形, 行政事业性收费为0.
const SUBJECTS: [(&str, Terms); 15] = [
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
    ("本机关不掌握", terms::REASON << 8),
    ("不掌握", terms::REASON << 8),
    ("补正后申请内容仍不明确", terms::REASON << 10),
    ("信访举报投诉类", terms::REASON << 11),
    ("重复申请", terms::REASON << 12),
];

/// Pending cases, of the kinds that the text names.
const PENDING: Terms = terms::RESULT << 3;
/// Everything that is not granted.
const NOT_GRANTED: Terms = 7 << 6;

/// Whole phrases.
const PHRASES: [(&str, Terms); 55] = [
    ("申请量为零", terms::NEW),
    ("申请数为零", terms::NEW),
    ("申请数量为零", terms::NEW),
    ("申请件数为零", terms::NEW),
    ("上年无结转", terms::OVER),
    ("上年度无结转", terms::OVER),
    ("无上年结转", terms::OVER),
    ("无上年度结转", terms::OVER),
    ("没有上年结转", terms::OVER),
    ("没有上年度结转", terms::OVER),
    ("上年没有结转", terms::OVER),
    ("上年度没有结转", terms::OVER),
    ("上一年度无结转", terms::OVER),
    ("无结转下年", terms::FORWARD),
    ("无转入下年", terms::FORWARD),
    ("无转入下一年", terms::FORWARD),
    ("没有转入下年", terms::FORWARD),
    ("没有结转下年", terms::FORWARD),
    ("无结转至下年", terms::FORWARD),
    ("均于年内办结", terms::FORWARD),
    ("均在年内办结", terms::FORWARD),
    ("年内全部办结", terms::FORWARD),
    ("办结，无结转", terms::FORWARD),
    ("办结，没有结转", terms::FORWARD),
    ("办结且无结转", terms::FORWARD),
    ("办结、无结转", terms::FORWARD),
    ("答复，无结转", terms::FORWARD),
    ("均已在年内办结", terms::FORWARD),
    ("均已于年内办结", terms::FORWARD),
    ("当年全部办结", terms::FORWARD),
    ("全部于当年办结", terms::FORWARD),
    ("无遗留件", terms::FORWARD),
    ("无遗留申请", terms::FORWARD),
    ("没有结转到下年", terms::FORWARD),
    ("没有结转到下一年", terms::FORWARD),
    ("没有结转到明年", terms::FORWARD),
    ("没有结转至下", terms::FORWARD),
    ("无结转到下年", terms::FORWARD),
    ("无结转到明年", terms::FORWARD),
    ("无结转至次年", terms::FORWARD),
    ("没有跨年", terms::FORWARD),
    ("无跨年", terms::FORWARD),
    ("全部由自然人提出", terms::ORGANISATIONS),
    ("均由自然人提出", terms::ORGANISATIONS),
    ("均为自然人提出", terms::ORGANISATIONS),
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
const BEHIND: [char; 16] =
    ['决', '定', '措', '施', '案', '件', '情', '况', '的', '形', '事', '项', '申', '请', '发', '生'];
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
        let counted = topic::DECISION
            | topic::DOCUMENT
            | topic::CARRY
            | topic::OUTCOME
            | topic::REASON
            | topic::REQUEST;
        if sentence.topics & (topic::NONE | topic::DECISION) != 0 && sentence.topics & counted != 0 {
            for (word, terms) in SUBJECTS {
                for (at, _) in text.match_indices(word).take(4) {
                    let low = text.floor_char_boundary(at.saturating_sub(REACH));
                    if (terms & (terms::GROUPS | terms::REASONS) == 0 || topical)
                        && is_none(text.part(low..at), terms, text.part(at + word.len()..))
                    {
                        self.tell(index, sentence, text, (low, at, at + word.len()), terms, out);
                    }
                }
            }
        }
        for (phrase, terms) in PHRASES {
            for (at, _) in text.match_indices(phrase).take(2) {
                let low = text.floor_char_boundary(at.saturating_sub(REACH));
                if let Some(terms) = self.whole(sentence, text.part(low..at), terms, topical) {
                    self.tell(index, sentence, text, (low, at, at + phrase.len()), terms, out);
                }
            }
        }
        if topical {
            self.only(index, sentence, text, out);
            self.all_of_group(index, sentence, text, out);
        }
        self.only_dispute(index, sentence, text, out);
    }

    /// What a phrase denies of what is said before it; `None` where that is only a part.
    fn whole(&self, sentence: Sentence, before: &str, terms: Terms, topical: bool) -> Option<Terms> {
        let from = before.rfind(BOUNDARIES).map_or(0, |at| at + "，".len());
        let clause = before.part(from..).trim_start_matches("其中");
        match terms {
            PENDING => {
                let about = sentence.section == 4
                    || sentence.aspect && !any(before, super::t4_upheld::OTHER_CASES)
                    || any(before, "信息公开|公开申请|依申请|复议后起诉|复议后又起诉|直接起诉")
                    || is_own_dispute(sentence, before, self.agency);
                // 行政复议3件，均已审结: the clause names its kind, or one before it does.
                let named = if any(clause, "复议|诉讼|案件") { clause } else { before };
                let kinds = match super::t4_upheld::kinds_of(named) {
                    0 => 0x111,
                    kinds => kinds,
                };
                (about && !any(before, "上年|往年|去年|一审|其他")).then_some(PENDING * kinds)
            }
            terms::NEW => {
                let plain = clause.chars().all(|c| "全年本度内政府信息公开依我局单位镇的".contains(c));
                let about = sentence.aspect || any(clause, "信息公开|依申请");
                (plain && about && !any(before, "季度|半年|网络|信函|当面|月")).then_some(terms)
            }
            terms::OVER | terms::FORWARD => (topical || sentence.topics & topic::CARRY != 0)
                .then_some(terms)
                .filter(|_| !any(before, "信访|建议|提案|工单|热线|复议|诉讼|网络|当面|信函|邮")),
            terms::ORGANISATIONS => {
                // 全年收到申请18件，全部由自然人提出.
                let of_all = clause.is_empty()
                    && numbers(before)
                        .last()
                        .and_then(Number::count)
                        .is_some_and(|n| self.totals().first() == Some(&n))
                    && numbers(before).len() == 1;
                let named = matches!(clause, "申请" | "所有申请" | "全部申请" | "本年度申请" | "提出申请的");
                (named || of_all).then_some(terms)
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
            prefix: text.part(low..at),
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
        let from = text.part(low..at).rfind(BOUNDARIES).map_or(low, |b| low + b + "，".len());
        let (start, end) = (sentence.start + from, sentence.start + end);
        out.push(Claim::new(terms, (0, 0), index, (start, end), (start, end)));
    }

    /// One reason for all of a group: 不予公开2件，均为行政执法案卷.
    fn all_of_group(&self, index: usize, sentence: Sentence, text: &str, out: &mut Vec<Claim>) {
        const ALL: [&str; 8] = ["均为", "均属于", "均属", "均系", "均因", "全部为", "全部属于", "都是"];
        let right = |claim: &Claim| {
            let count = terms::sum(self.subject, claim.terms).and_then(|(_, count)| count.as_i64());
            claim.power == 0 && claim.digits > 0 && count == Some(claim.digits)
        };
        let of_group = |claim: &&Claim| {
            claim.sentence == index
                && claim.terms & terms::GROUPS == claim.terms
                && claim.terms.is_power_of_two()
        };
        let mut said = Vec::new();
        let own = out.iter().rev().take_while(|claim| claim.sentence == index);
        for claim in own.filter(of_group).filter(|claim| right(claim)) {
            let from = claim.number.1 - sentence.start;
            let rest = text.part(from..).trim_start_matches('，');
            let from = text.len() - rest.len();
            let clause = rest.part(..rest.find(BOUNDARIES).unwrap_or(rest.len()));
            let Some(word) = ALL.iter().find(|word| clause.starts_with(**word)) else { continue };
            let (terms, begin, end) = outcomes(clause);
            let whole = terms & terms::REASONS == terms && terms.is_power_of_two();
            let plain = begin.saturating_sub(word.len()) <= "属于第一".len()
                && !any(clause, "、|和|或|及|等|部分")
                && numbers(clause).is_empty();
            if whole && plain && belongs(terms, claim.terms) {
                let place = (sentence.start + from, sentence.start + from + end);
                said.push(Claim::new(terms, (claim.digits, 0), index, (claim.start, place.1), place));
            }
        }
        out.extend(said);
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
        // 收到申请1件，答复1件，答复内容为信息不存在.
        let own = |claim: &&Claim| {
            claim.sentence == index && claim.digits == 1 && matches!(claim.terms, terms::NEW | terms::DONE)
        };
        let behind = text.part(said.number.1 - sentence.start..);
        let done = numbers(behind).first().copied().filter(|number| {
            let verb = behind.part(..number.start).trim_start_matches(['，', '、', '已', '均']);
            number.count() == Some(1) && matches!(verb, "答复" | "办结" | "办理" | "受理")
        });
        let done = done.map_or(0, |number| said.number.1 + number.end);
        let last = out.iter().filter(own).map(|claim| claim.number.1).max().unwrap_or(said.number.1);
        let from = last.max(said.number.1).max(done) - sentence.start;
        let rest = text.part(from..);
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

impl Finder<'_> {
    /// What became of the only review or lawsuit: 发生行政复议1件，复议机关撤销原答复.
    fn only_dispute(&self, index: usize, sentence: Sentence, text: &str, out: &mut Vec<Claim>) {
        const OPEN: &str = "均|全部|都|一审|二审|再审|上诉|未维持|部分维持|申请维持|请求";
        let said = out.iter().rev().find(|claim| {
            claim.sentence == index
                && claim.digits == 1
                && matches!(claim.terms, terms::REVIEW | terms::LAWSUITS | terms::DIRECT | terms::AFTER)
        });
        let Some(said) = said.copied() else { return };
        let is_one = terms::sum(self.subject, said.terms).is_some_and(|(_, count)| count == 1.into());
        let from = said.number.1 - sentence.start;
        let rest = text.part(from..);
        let rest = rest.part(..rest.find(['；', '。']).unwrap_or(rest.len()));
        let other = if said.terms == terms::REVIEW { "诉讼|起诉" } else { "复议机关|行政复议" };
        let rest =
            rest.part(..other.split('|').filter_map(|word| rest.find(word)).min().unwrap_or(rest.len()));
        let clause = rest;
        if !is_one || !numbers(clause).is_empty() || any(clause, OPEN) {
            return;
        }
        let found: Vec<(usize, usize, &str)> = ENDED
            .iter()
            .enumerate()
            .filter_map(|(column, words)| {
                words.split('|').find_map(|word| Some((column, clause.find(word)?, word)))
            })
            .collect();
        let [(column, at, word)] = found[..] else { return };
        let kinds = if said.terms == terms::REVIEW { 1 } else { 0x110 };
        let (start, end) = (sentence.start + from + at, sentence.start + from + at + word.len());
        // 维持 is said of the only one, and so is its column.
        out.push(Claim::new(
            (terms::RESULT << column) * kinds,
            (1, 0),
            index,
            (said.start, end),
            (start, end),
        ));
    }
}

/// How a single dispute ended, in the order of the columns of table 4; what may be counted in two of them is left out.
const ENDED: [&str; 4] = [
    "维持",
    "撤销原答复|撤销答复|撤销该答复|撤销告知书|责令重新|责令限期|责令我|确认违法|结果纠正|予以纠正|被纠正",
    "撤回复议|撤回申请|撤诉|终止审理",
    "尚未审结|正在审理|审理中|未审结",
];

/// Whether a single reason is one of a group.
fn belongs(reason: Terms, group: Terms) -> bool {
    let (at, group) = (reason.trailing_zeros() - 10, group.trailing_zeros() - 4);
    match at {
        0..8 => group == 2,
        8..11 => group == 3,
        11..16 => group == 4,
        _ => group == 5,
    }
}

/// Whether a subject is denied: 没有作出, or 为0 behind it.
fn is_none(before: &str, terms: Terms, behind: &str) -> bool {
    let ended = |behind: &str| behind.is_empty() || behind.starts_with(ENDS);
    let zero = behind.trim_start_matches(BEFORE_ZERO);
    if zero.len() < behind.len() && zero.strip_prefix(['0', '零']).is_some_and(ended) {
        return !any(before.part(before.rfind(BOUNDARIES).unwrap_or(0)..), "取消|新增|减|免|被");
    }
    // 没有不予公开、无法提供的情形: a list is denied as its first one is.
    let is_document = terms & ((7 * terms::DOCUMENTS) | (7 * terms::RULES)) != 0;
    let mut left = before;
    loop {
        let cut = left.trim_end_matches(DENIED_VERBS);
        let list = cut.trim_end_matches(['、', '和', '或', '及']);
        // 未制发、未废止行政规范性文件.
        let repealed = ["、未废止", "、废止", "或废止", "和废止", "也未废止"];
        let repealed = repealed.iter().find_map(|word| cut.strip_suffix(word)).filter(|_| is_document);
        if let Some(rest) = repealed {
            left = rest;
            continue;
        }
        let first = SUBJECTS.iter().find_map(|(word, _)| list.strip_suffix(word));
        left = first.filter(|_| list.len() < cut.len()).unwrap_or(cut);
        if left.len() == cut.len() {
            break;
        }
    }
    let verb = before.part(left.len()..);
    let denied = left.ends_with(['未', '无']) || left.ends_with("没有");
    let made = !is_document || any(verb, "制|出台|印发");
    // 无无法提供 and 未部分公开 are no denials of a count.
    let outcome = terms & terms::GROUPS == 0 || !left.ends_with('未') || verb.contains('出');
    let behind = behind.strip_prefix("相关政府信息").unwrap_or(behind);
    denied && made && outcome && ended(behind.trim_start_matches(BEHIND))
}

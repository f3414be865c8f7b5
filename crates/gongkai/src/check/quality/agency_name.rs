//! `QLT-AGENCY-NAME`: another body of the same kind is named as if it were the own one.

use super::super::body::Body;
use super::super::document::agency::is_same;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::read::own;
use crate::report::{About, Severity};
use crate::slice::Slice as _;
use crate::source::han_only;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-AGENCY-NAME",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有混入其他单位名称", "No other body's name"),
    what: w(
        "说公开工作的句子以另一个同级机关为主语，或两次以上出现同类机关而地名不同的名称，如云溪县水利局的报告写“东河县水利局”；或者主语只与本单位名称差一个字。书名号、引号内的不算。",
        "A sentence on the work of open government has another body of the same level as its subject, or the text names, twice or more, a body of the same kind in another place, or a subject is the own name with one character wrong. Names in titles and quotations do not count.",
    ),
    why: w("多半是照搬了其他单位的报告。", "Mostly the text was copied from another body's report."),
    fix: w("核对机关名称。", "Check the name."),
    example: w(
        "“云溪县水利局”的报告中两次写到“东河县水利局”",
        "In the report of 云溪县水利局, 东河县水利局 twice",
    ),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "不是主语的，须同一名称出现两次以上；书名号、引号内的，全县、各县、我县等泛称，上级、下级、政府和办公室作主语的，句中提到本机关（我局、本局）的，都不算；没有机关名称的不判断。",
    "Other than as subject, the same name must stand there twice. Names in quotation or title marks, general ones (all counties), bodies above or below and governments as subjects, and sentences that also speak of the own body are left out. Not judged where the body is unknown.",
);

/// So many places are compared with each other.
const MOST: usize = 100;

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(agency) = subject.report.agency.as_deref() else { return Outcome::NotAssessable };
    let mut slips = selves(subject, agency);
    if slips.is_empty() {
        slips = subjects(subject, agency);
    }
    if slips.is_empty() {
        slips = repeated(subject, agency).unwrap_or_default();
    }
    shown(
        subject,
        &RULE,
        &slips,
        ["正文出现", "，不是报告单位\n请核对是否写错单位。"],
        ["The text names ", ", another body than the reporting one\nPlease check."],
    )
}

/// What bodies of another kind call themselves: 我镇 in a bureau's report. 我县 is what a county's bureau says, too.
fn selves(subject: &Subject<'_>, agency: &str) -> Vec<(usize, usize)> {
    let others: &[&str] = match Body::of(agency) {
        Body::Department | Body::Vertical => &["我镇", "我乡", "我校", "我街道"],
        Body::Government => &["我镇", "我乡", "我校", "我局"],
        Body::Township => &["我局", "我校", "我委"],
        _ => return Vec::new(),
    };
    let text = subject.prose().text();
    let foreign =
        |word: &&&str| !agency.contains(word.part("我".len()..)) && !agency.ends_with(['校', '院', '团']);
    let mut slips = Vec::new();
    for word in others.iter().filter(foreign) {
        let found = text.match_indices(*word).filter(|(at, _)| {
            let head = text.part(..*at);
            let quoted = head.rfind(['《', '“']) > head.rfind(['》', '”']);
            // 我局部工作, 自我校正, 我校园.
            let behind = text.part(at + word.len()..).chars().next().unwrap_or('。');
            !quoted && !head.ends_with('自') && !"部园正验对准".contains(behind)
        });
        slips.extend(found.map(|(at, word)| (at, at + word.len())));
    }
    slips.truncate(MOST);
    slips
}

/// Other bodies of the same level that sentences on the work of open government have as their subject: of another place,
/// or where the report begins to speak of its body.
fn subjects(subject: &Subject<'_>, agency: &str) -> Vec<(usize, usize)> {
    /// （一）主动公开。: a sub-heading, and no sentence yet; in characters.
    const SHORTEST: usize = 12;
    // One wrong character leaves one half of the name as it is.
    let middle = agency.char_indices().nth(agency.chars().count() / 2).map_or(0, |(at, _)| at);
    let (head, tail) = agency.split_at(middle);
    let mut others: Vec<Other> = Vec::new();
    let mut before = u8::MAX;
    for (sentence, text) in subject.prose().sentences() {
        let first = before != sentence.section && matches!(sentence.section, 0 | 1 | 5);
        if !text.trim_start().starts_with(['（', '(']) || han_only(text).chars().count() >= SHORTEST {
            before = sentence.section;
        }
        // 苍南县林业局主要领导亲自抓: who works here.
        let own_work = text.contains("公开")
            || ["领导亲自", "高度重视", "成立了"].iter().any(|word| text.contains(word));
        let half = || text.contains(head) || text.contains(tail);
        if matches!(sentence.section, 2 | 3) || !own_work && !half() {
            continue;
        }
        let Some(name) = own::subject(text) else { continue };
        let is_wrong = is_misspelt(agency, &name);
        if !(is_wrong || own_work && is_alike(agency, &name, true)) {
            continue;
        }
        // 云溪县教育局对我局…: the body itself stands in it. （以下简称我局） is the other one.
        let plain = own::squeezed(text);
        if ["我", "本", "经验", agency].iter().any(|word| plain.contains(word)) {
            continue;
        }
        let Some(at) = text.find(&name) else { continue };
        let span = (sentence.start + at, sentence.start + at + name.len());
        let is_certain = is_wrong || first || is_alike(agency, &name, false);
        others.push(Other { acts: acts(text, &name), name, span, is_certain });
    }
    // A body of the same place that acts twice is no one met by the way.
    let acts =
        |name: &str| others.iter().filter(|other| other.name == name).map(|other| other.acts).sum::<usize>();
    let is_slip = |other: &&Other| other.is_certain || acts(&other.name) > 1;
    others.iter().take(MOST).filter(is_slip).map(|other| other.span).collect()
}

/// Another body that a sentence has as its subject.
struct Other {
    name: String,
    /// How many clauses of the sentence begin with it.
    acts: usize,
    span: (usize, usize),
    /// Whether it is of another place, begins a section, or is the own name misspelt.
    is_certain: bool,
}

/// How many clauses begin with a name.
fn acts(text: &str, name: &str) -> usize {
    text.split(['，', '。', '；', '：', '）', ',', ';', ':', ')', '\n'])
        .filter(|clause| clause.trim_start().starts_with(name))
        .count()
}

/// Whether a name is the body's own with one character wrong: 青河县水务局 for 清河县水务局; not 河西区 for 河东区.
fn is_misspelt(agency: &str, name: &str) -> bool {
    const DISTINCT: &str = "东西南北中上下左右内外前后大小新老一二三四五六七八九十";
    let mut differing = agency.chars().zip(name.chars()).filter(|(own, other)| own != other);
    let is_slip = |(own, other): (char, char)| !(DISTINCT.contains(own) && DISTINCT.contains(other));
    agency.chars().count() == name.chars().count()
        && matches!(Body::of(agency), Body::Department | Body::Township)
        && differing.next().is_some_and(is_slip)
        && differing.next().is_none()
}

/// Whether a name is of another body of the same level, so that neither is over the other; of the same place only where
/// `near` says so.
fn is_alike(agency: &str, name: &str, near: bool) -> bool {
    let level = |name: &str| name.chars().rev().find(|c| "省市县区州旗镇乡".contains(*c));
    let same_place = || agency.chars().take(2).eq(name.chars().take(2));
    if level(agency) != level(name) || !near && same_place() {
        return false;
    }
    let (one, other) = (Body::of(agency), Body::of(name));
    (one.is_small() && other.is_small() || one.covers_region() && other.covers_region())
        && !["组", "县委", "市委", "区委", "省委", "纪委"].iter().any(|end| name.ends_with(end))
        && !is_same(agency, name)
}

/// Bodies of the same kind in another place, named twice or more; `None` where the own name has no place.
fn repeated(subject: &Subject<'_>, agency: &str) -> Option<Vec<(usize, usize)>> {
    if Body::of(agency) != Body::Department {
        return None;
    }
    // 水利局 of 云溪县: what follows the place, with its 县.
    let place = agency.char_indices().skip(2).find(|(_, c)| matches!(c, '县' | '区' | '市' | '旗'));
    let (at, _) = place.filter(|&(at, _)| agency.part(at..).chars().count() >= 4)?;
    let (own, kind) = agency.split_at(at);
    let text = subject.prose().text();
    let mut slips: Vec<(usize, usize)> = Vec::new();
    for (found, _) in text.match_indices(kind) {
        let head = text.part(..found);
        if head.ends_with(own) {
            continue;
        }
        let name: Vec<(usize, char)> = head.char_indices().rev().take(own.chars().count()).collect();
        let Some(&(start, _)) = name.last().filter(|_| name.iter().all(|(_, c)| c.is_alphabetic())) else {
            continue;
        };
        let quoted = head.rfind(['《', '“']) > head.rfind(['》', '”']);
        // 全县水利局, 各县, 我县: no other place's name.
        let general = name.iter().any(|(_, c)| "各全我本该由市省和与及等对到在向据、州盟".contains(*c));
        // 赴苍南县林业局学习, 文成县林业局来我局座谈: whom one meets.
        let behind = text.part(found + kind.len()..);
        let met = head.part(..start).ends_with([
            '赴', '与', '到', '向', '同', '和', '及', '对', '在', '由', '受', '经', '从', '往', '去',
        ]) || ["来", "到我", "赴", "座谈", "学习", "考察", "调研", "交流"]
            .iter()
            .any(|word| behind.starts_with(word));
        if !quoted && !general && !met {
            slips.push((start, found + kind.len()));
        }
    }
    slips.truncate(MOST);
    let twice = |&(start, end): &(usize, usize)| {
        slips.iter().filter(|&&(s, e)| text.part(s..e) == text.part(start..end)).count() > 1
    };
    Some(slips.iter().copied().filter(twice).collect())
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::prose(Edition::F21, text, |report| {
                report.agency = Some("云溪县水利局".to_owned());
            })
        },
        firing: &[
            "2023年，东河县水利局推进公开。东河县水利局组织培训。",
            "东河县水利局主动公开信息30条，受理申请2件。东河县水利局网站改版。",
            "根据部署，东河县水利局完善制度；东河县水利局加强审查。",
            "东河县水利局，高度重视。下一步，东河县水利局继续努力。",
            "（一）东河县水利局坚持公开。（二）东河县水利局接受监督。",
            "各项工作有序推进。东河县教育局把公开贯穿政务运行全过程。",
            "2023年，云溪县教育局认真贯彻落实《条例》，推进政务公开。",
            "（一）主动公开。2023年，云溪县教育局坚持公开为常态，公开信息268条。",
            "2023年，东河县水利局坚持以公开为常态，各项工作有序推进。",
            "有序推进。云溪县农业农村局成立政务公开领导小组，云溪县农业农村局开展业务培训2次。",
            "加强组织领导，云西县水利局开展业务培训2次，纳入考核。",
        ],
        silent: &[
            "云溪县水利局推进公开。云溪县水利局组织培训。",
            "学习东河县水利局的经验。",
            "全县水利局系统推进。各县水利局参加，各县水利局交流。",
            "转发《东河县水利局办法》。参考《东河县水利局办法》。",
            "“东河县水利局”与“东河县水利局”来访。",
            "市水利局指导，市水利局考核。",
            "2023年，云溪县委高度重视政务公开，云溪县人民政府坚持公开。",
            "有序推进。云溪县融媒体中心通过新媒体公开信息。",
            "有序推进。东河县水利局在公开方面的经验值得学习。",
            "2023年，云溪县水利局认真贯彻落实《条例》，推进政务公开。",
            "有序推进。东河县教育局对我局政务公开给予指导。",
            "2023年，江淮市水利局高度重视政务公开工作。",
            "有序推进。云溪县农业农村局成立领导小组，推进政务公开。",
            "会同云溪县农业农村局开展培训，向云溪县农业农村局报送公开信息。",
        ],
    };
}

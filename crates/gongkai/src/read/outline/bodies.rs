//! Names of bodies: 局, 委员会, 街道办事处, 大学, 公司 and all others that report.

use crate::body;
use crate::slice::Slice as _;
use crate::source::{han, is_han, real};
use crate::steps;

/// What the name of a reporting body ends in.
const ENDINGS: [&str; 62] = [
    "局",
    "委",
    "府",
    "会",
    "室",
    "厅",
    "院",
    "处",
    "所",
    "办",
    "队",
    "中心",
    "部",
    "站",
    "署",
    "校",
    "馆",
    "台",
    "司",
    "团",
    "社",
    "行",
    "学",
    "园",
    "场",
    "厂",
    "库",
    "段",
    "组",
    "县",
    "市",
    "省",
    "州",
    "盟",
    "旗",
    "区",
    "镇",
    "乡",
    "街道",
    "村",
    "新城",
    "基地",
    "海关",
    "政务服务",
    "机关",
    "纪委",
    "监委",
    "人大",
    "政协",
    "法庭",
    "税务",
    "气象",
    "党校",
    "银行",
    "公司",
    "集团",
    "联社",
    "医保",
    "农场",
    "林场",
    "服务",
    "协调",
];

/// Words of portals, lists and sentences that no body's name has.
const FOREIGN: [&str; 24] = [
    "首页", "公开", "年报", "年度", "栏目", "专栏", "网站", "位置", "报告", "事项", "情况", "目录", "文件",
    "附件", "信息", "正文", "标题", "时间", "日期", "打印", "关闭", "下载", "特此", "没有",
];

/// The name of a body, when `line` is one and nothing else: without white space, seal words and radicals.
pub(super) fn name(line: &str) -> Option<String> {
    let name: String = line.chars().filter(|c| !c.is_whitespace()).map(real).collect();
    let name = without_seal(&name);
    let name =
        name.rsplit_once(['：', ':']).map_or(name, |(label, name)| if is_label(label) { name } else { "" });
    let plain = name.chars().all(|c| is_han(c) || matches!(c, '（' | '）' | '(' | ')' | '、' | '·'));
    let folded: String = name.chars().filter_map(han).collect();
    let length = folded.chars().count();
    if !(plain && (3..=34).contains(&length) && has_ending(&folded)) {
        return None;
    }
    // 档案信息中心 and 信息公开办公室 are bodies; 政府信息公开 is not.
    let foreign = FOREIGN.iter().any(|word| folded.contains(word))
        && !folded.ends_with("中心")
        && !folded.ends_with("室");
    let begins = ["本", "我", "无", "以上", "此", "各", "全", "其他", "一", "（"]
        .iter()
        .any(|word| name.starts_with(word));
    (!foreign && !begins).then(|| name.to_owned())
}

/// Whether a folded name ends as bodies' names do.
pub(super) fn has_ending(folded: &str) -> bool {
    ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

/// What may stand before a signature's name.
fn is_label(label: &str) -> bool {
    ["单位", "落款", "机关", "机构", "部门", "主体"].iter().any(|word| label.ends_with(word))
        && label.chars().count() <= 8
}

/// Without （盖章）, （公章）.
pub(super) fn without_seal(text: &str) -> &str {
    let text = text.trim_end();
    let Some(at) = text.rfind(['（', '(']) else { return text };
    let inner = text.part(at..).trim_matches(['（', '）', '(', ')', ' ']);
    if inner.ends_with('章') && inner.chars().count() <= 5 { text.part(..at).trim_end() } else { text }
}

/// Keys under which portals name the body, before the text.
const KEYS: [&str; 16] = [
    "编制单位",
    "填报单位",
    "报告单位",
    "单位名称",
    "发布机构",
    "发文机关",
    "发布单位",
    "发文单位",
    "公开主体",
    "公开责任部门",
    "责任部门",
    "发布部门",
    "信息来源",
    "发文机构",
    "公开机构",
    "来源",
];

/// The body that a page's own data names in full: `发布机构：…`. Short names are those of the portal's owner.
pub(in super::super) fn in_metadata(head: &str) -> Option<String> {
    let value = |key: &str| {
        head.match_indices(key).find_map(|(at, _)| {
            let rest = head.part(at + key.len()..).trim_start_matches([']', '】', ' ', '\u{3000}']);
            let rest = rest.strip_prefix("（盖章）").unwrap_or(rest);
            // [发布机构] 某县水利局.
            let bracketed = head.part(at + key.len()..).starts_with([']', '】']);
            let rest = rest
                .strip_prefix(['：', ':', '\t', '|'])
                .or_else(|| bracketed.then_some(rest))?
                .trim_start_matches([' ', '\u{3000}', '\u{A0}', '\t', '|']);
            // Longer than any name.
            let rest = rest.part(..rest.floor_char_boundary(400));
            steps::add(rest.len());
            let end = rest
                .find(['\n', '\t', '|', '，', '。', ' ', '\u{3000}', '\u{A0}', '【', '['])
                .unwrap_or(rest.len());
            let is_press =
                |name: &str| ["媒体", "新闻", "日报", "电视"].iter().any(|word| name.contains(word));
            name(rest.part(..end)).filter(|name| body::is_full(name) && !is_press(name))
        })
    };
    KEYS.iter().find_map(|key| value(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_told_from_sentences_and_menus() {
        for body in [
            "青石县档案馆",
            "某市经济技术开发区管委会",
            "城关街道办事处",
            "某省第三人民医院",
            "某市水务集团有限公司",
            "某县人民法院",
            "国家税务总局某市税务局",
            "某职业技术学院",
            "某市政务服务和大数据管理局",
            "某市档案信息中心",
        ] {
            assert_eq!(name(body).as_deref(), Some(body));
        }
        for other in [
            "无其他需要报告的事项",
            "政府信息公开年报",
            "本单位",
            "特此报告",
            "2020年",
            "全年收到申请3件。",
            "首页",
            "以上",
        ] {
            assert_eq!(name(other), None, "{other}");
        }
    }

    #[test]
    fn names_lose_spaces_seals_labels_and_radicals() {
        assert_eq!(name("某 县 水 务 局").as_deref(), Some("某县水务局"));
        assert_eq!(name("某县水务局（盖章）").as_deref(), Some("某县水务局"));
        assert_eq!(name("发布单位：某县⽔务局 (公章)").as_deref(), Some("某县水务局"));
        assert_eq!(name("某縣檔案館").as_deref(), Some("某縣檔案館"));
    }

    #[test]
    fn metadata_names_the_body() {
        assert_eq!(
            in_metadata("索引号：123\n发布机构：某县水务局    发布日期：2021-01-15\n").as_deref(),
            Some("某县水务局")
        );
        assert_eq!(
            in_metadata("发布机构: \n栏目: 年报\n信息来源： 某市财政局 浏览次数：3").as_deref(),
            Some("某市财政局")
        );
        assert_eq!(in_metadata("来源：本站"), None);
    }
}

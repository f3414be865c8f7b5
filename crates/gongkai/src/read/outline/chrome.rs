//! What a portal prints around an article: menus, counters, buttons, the owner's address, the licence numbers.

use crate::slice::Slice as _;
use crate::span::Span;
use crate::steps;

/// Words that no report has in a line of its own kind.
const SIGNS: [&str; 50] = [
    "主办单位",
    "承办单位",
    "协办单位",
    "主办：",
    "承办：",
    "版权所有",
    "ICP备",
    "公网安备",
    "网安备",
    "网站标识码",
    "网站地图",
    "技术支持",
    "建议使用",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
    "点击率",
    "阅读次数",
    "访问量",
    "位访问者",
    "位访客",
    "字号：",
    "字号:",
    "字体：",
    "字体:",
    "【字体",
    "[字体",
    "【字号",
    "分享到",
    "分享至",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "打印本文",
    "返回顶部",
    "返回首页",
    "扫一扫",
    "当前位置",
    "您的位置",
    "所在位置",
    "友情链接",
    "责任编辑",
    "Copyright",
    "All Rights Reserved",
    "©",
];

/// Lines that are nothing but buttons.
const BUTTONS: [&str; 36] = [
    "打印",
    "关闭",
    "分享",
    "收藏",
    "首页",
    "返回",
    "大",
    "中",
    "小",
    "微信",
    "微博",
    "新浪微博",
    "QQ空间",
    "QQ",
    "纠错",
    "附件下载",
    "文件下载",
    "相关链接",
    "相关文章",
    "相关新闻",
    "相关阅读",
    "无障碍",
    "无障碍浏览",
    "繁體",
    "繁体",
    "简体",
    "登录",
    "注册",
    "全真版",
    "文字版",
    "手机版",
    "English",
    "网站首页",
    "联系我们",
    "关于我们",
    "隐私声明",
];

/// Where the report ends between bytes `from` (behind its last heading) and `to`, and the chrome behind it.
pub(in super::super) fn behind(text: &str, from: u32, to: u32) -> (u32, Option<Span>) {
    let part = Span { start: from, end: to }.of(text);
    let first = segments(part).find(|(_, segment)| is_chrome(segment));
    let Some((at, _)) = first else { return (to, None) };
    // A label right above the menu belongs to it.
    let end = from as usize + part.part(..at).trim_end().len();
    let start = from as usize + at;
    let chrome = text.part(start..to as usize).trim_end();
    (end as u32, Some(Span::new(start, start + chrome.len())))
}

/// The runs of chrome lines between two bytes.
pub(in super::super) fn before(text: &str, from: u32, to: u32) -> Vec<Span> {
    let part = Span { start: from, end: to }.of(text);
    let mut found: Vec<Span> = Vec::new();
    let mut adjacent = false;
    for (at, segment) in segments(part) {
        if segment.trim().is_empty() {
            continue;
        }
        let start = from as usize + at + (segment.len() - segment.trim_start().len());
        let span = Span::new(start, start + segment.trim().len());
        let chrome = is_chrome(segment);
        match found.last_mut() {
            Some(last) if chrome && adjacent => *last = last.to(span),
            _ if chrome => found.push(span),
            _ => {}
        }
        adjacent = chrome;
    }
    found
}

/// The lines of a text; a line that holds sentences also divided behind each.
fn segments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(['\n', '。']).map(move |segment| {
        let start = at;
        at += segment.len();
        steps::add(segment.len());
        (start, segment)
    })
}

/// Whether a line is a portal's own: it holds one of its signs and is no sentence, or is nothing but buttons.
fn is_chrome(segment: &str) -> bool {
    /// Longer lines are text.
    const LONGEST: usize = 900;
    let line = segment.trim();
    if line.is_empty() || line.len() > LONGEST || line.ends_with('。') {
        return false;
    }
    line.starts_with("首页")
        || line.starts_with("网站首页")
        || has_sign(line)
        || line.contains("浏览器") && line.contains("建议")
        || are_buttons(line)
}

fn has_sign(line: &str) -> bool {
    let may_begin = |c: char| {
        matches!(
            c,
            '主' | '承'
                | '协'
                | '版'
                | 'I'
                | '公'
                | '网'
                | '技'
                | '建'
                | '浏'
                | '点'
                | '阅'
                | '访'
                | '位'
                | '字'
        ) || matches!(
            c,
            '【' | '[' | '分' | '上' | '下' | '打' | '关' | '返' | '扫' | '当' | '您' | '所' | '友' | '责'
        ) || matches!(c, 'C' | 'A' | '©')
    };
    let mut places = line.char_indices().filter(|&(_, c)| may_begin(c));
    places.any(|(at, _)| SIGNS.iter().any(|sign| line.part(at..).starts_with(sign)))
}

fn are_buttons(line: &str) -> bool {
    let separator = |c: char| {
        c.is_whitespace()
            || matches!(c, '|' | '【' | '】' | '[' | ']' | '：' | ':' | '>' | '/' | '·' | '，' | '、')
    };
    if line.len() > 240 {
        return false;
    }
    let mut words = line.split(separator).filter(|w| !w.is_empty()).peekable();
    // 大 or 中 alone may be a cell.
    let tells = line.chars().count() > 1;
    words.peek().is_some() && tells && words.all(|word| BUTTONS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_ends_where_the_portal_begins() {
        let report = "六、其他需要报告的事项\n技术支持由本单位提供。无。\n某县水务局\n2021年1月15日";
        for chrome in [
            "主办单位：某县人民政府  地址：某路1号",
            "示ICP备12345678号",
            "（建议您使用新版浏览器访问本网站）",
            "上一篇：没有了",
            "【打印】【关闭】",
            "打印 关闭",
            "扫一扫在手机打开当前页",
            "您是第123位访问者",
            "分享到：微信 微博",
            "责任编辑：某某",
        ] {
            let text = format!("{report}\n\n{chrome}\n其余\n");
            let (end, noise) = behind(&text, 0, text.len() as u32);
            assert_eq!(end as usize, report.len(), "{chrome}");
            assert_eq!(noise.map(|s| s.of(&text).to_owned()), Some(format!("{chrome}\n其余")));
        }
        let (end, noise) = behind(report, 0, report.len() as u32);
        assert_eq!((end as usize, noise), (report.len(), None));
    }

    #[test]
    fn chrome_may_follow_in_the_same_line() {
        let text = "2025年，没有收取信息处理费。主办单位：某县人民政府 示ICP备1号";
        let (end, noise) = behind(text, 0, text.len() as u32);
        assert_eq!(Span { start: 0, end }.of(text), "2025年，没有收取信息处理费。");
        assert_eq!(noise.map(|s| s.of(text)), Some("主办单位：某县人民政府 示ICP备1号"));
    }

    #[test]
    fn lines_before_the_title_are_gathered() {
        let text = "首页 > 政务公开 > 年报\n发布时间：2021-01-15 字号：[大 中 小]\n索引号：1\n分享到：\n\n打印 关闭\n";
        let found: Vec<&str> = before(text, 0, text.len() as u32).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(
            found,
            ["首页 > 政务公开 > 年报\n发布时间：2021-01-15 字号：[大 中 小]", "分享到：\n\n打印 关闭"]
        );
    }

    #[test]
    fn every_sign_is_found() {
        for sign in SIGNS {
            assert!(has_sign(&format!("某{sign}某")), "{sign}");
        }
    }

    #[test]
    fn sentences_and_cells_are_no_chrome() {
        for line in [
            "由某公司提供技术支持。",
            "中",
            "微信公众号发布120篇",
            "网站浏览器兼容性良好",
            "联系电话：0999-1234567",
            "附件：统计表",
            "0 | 0 |",
        ] {
            assert!(!is_chrome(line), "{line}");
        }
    }
}

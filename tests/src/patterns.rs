//! Texts that repeat one thing as often as wanted: what reading costs must grow as the text does, whatever repeats.

use gongkai::Media;

/// A text of repetitions.
pub struct Pattern {
    /// What it repeats.
    pub name: &'static str,
    /// As what it is read.
    pub media: Media,
    before: &'static str,
    unit: String,
    behind: &'static str,
}

impl Pattern {
    /// The text, of about `length` bytes.
    pub fn text(&self, length: usize) -> String {
        let mut text = self.before.to_owned();
        while text.len() < length {
            text.push_str(&self.unit);
        }
        text.truncate(text.floor_char_boundary(length));
        text.push_str(self.behind);
        text
    }
}

/// A whole report, its cells divided by tabs.
pub const TABS: &str = include_str!("../fixtures/tabs.txt");
const LINES: &str = include_str!("../fixtures/lines.txt");
const GLUED: &str = include_str!("../fixtures/glued.txt");
const RAW: &str = include_str!("../fixtures/pdf-raw.txt");
const RADICALS: &str = include_str!("../fixtures/pdf-radicals.txt");
const MARKDOWN: &str = include_str!("../fixtures/markdown.md");
const OLDER: &str = include_str!("../fixtures/older.txt");
const WORD: &str = include_str!("../fixtures/word.html");
const PORTAL: &str = include_str!("../fixtures/portal.html");

/// Enough of table 3 for the reader to know it.
const TABLE_3: &str = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n\
    二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n\
    （二）部分公开（区分处理的，只计这一情形，不计其他情形）\t0\t0\t0\t0\t0\t0\t0\n1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n\
    2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0\n3.危及“三安全一稳定”\t";
/// The same with its digits glued.
const GLUED_3: &str = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量1000001\n\
    二、上年结转政府信息公开申请数量0000000\n（一）予以公开1000001\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）";
/// The same with its labels on lines of their own.
const LINED_3: &str = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n1\n\n\n\n\n\n1\n二、上年结转政府信息公开申请数量\n\
    （一）予以公开\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n1.属于国家秘密\n2.其他法律行政法规禁止公开\n3.危及“三安全一稳定”\n";
/// Enough of table 2.
const TABLE_2: &str = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n\
    行政规范性文件\t1\t0\t3\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t";
/// Enough of table 4.
const TABLE_4: &str = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n\t未经复议直接起诉\t复议后起诉\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t\
    结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n";

/// Enough of a report for its prose to be one.
const PROSE: &str = "某县某局2024年政府信息公开工作年度报告\n一、总体情况\n";

/// A table whose first rows reach far down.
const ROWSPANS: &str =
    "<table><tr><td rowspan=1000 colspan=100><td rowspan=1000 colspan=100><td rowspan=1000 colspan=50>";

/// All patterns.
pub fn patterns() -> Vec<Pattern> {
    let plain = |name, before, unit: &str, behind| Pattern {
        name,
        media: Media::PlainText,
        before,
        unit: unit.to_owned(),
        behind,
    };
    let html = |name, before, unit: &str, behind| Pattern {
        media: Media::Html,
        ..plain(name, before, unit, behind)
    };
    let mut all = vec![
        plain("whole reports, tabs", "", TABS, ""),
        plain("whole reports, a cell a line", "", LINES, ""),
        plain("whole reports, glued", "", GLUED, ""),
        plain("whole reports, raw PDF", "", RAW, ""),
        plain("whole reports, radicals", "", RADICALS, ""),
        plain("whole reports, Markdown", "", MARKDOWN, ""),
        html("whole reports, Word", "", WORD, ""),
        plain("lone tabs", TABLE_3, "\n\n1.属于国家秘密\n\n\t\n\n1\n\n\t\n\n\n\n\t\n\n3", ""),
        plain("lone bars behind cells", "", "行政许可\n|\n3\n|\n|\n", ""),
        plain("lone bars alone", "", "|\n", ""),
        plain("a number below each empty cell", TABLE_3, "重复申请\t1\t\n3\n", ""),
        plain("numbers below one empty cell", TABLE_3, "\t\n3\n4", ""),
        plain("empty lines for empty cells", LINED_3, "\n\n1\n\n\n\n", ""),
        plain("columns of characters", LINED_3, "重复申请       1        2  3         4    5\n", ""),
        plain("columns of characters without labels", LINED_3, "    1        2  3         4    5\n", ""),
        plain("columns without headings", TABLE_2, "\n信息内容\t本年处理决定数量\t\t\n行政许可\t3\t\t", ""),
        plain("wrapped labels", LINED_3, "2.其他法律行政\n法规禁止公开 3\n3.危及“三安全\n一稳定”\n", ""),
        html("whole reports, portal", "", PORTAL, ""),
        plain(
            "titles with a section",
            "",
            "某县某局2022年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n",
            "",
        ),
        plain("sub-rows of table 2", TABLE_2, "\n某项\t3", ""),
        plain("sub-rows on one line", TABLE_2, "某项3 ", ""),
        plain("sub-rows under every heading", TABLE_2, "\n信息内容\t本年处理决定数量\n某项\t3\t4", ""),
        plain("a sentence without an end", PROSE, "没有收到申请", ""),
        plain("a sentence without an end, of claims", PROSE, "收到申请12件，办结3件，", ""),
        plain("a sentence without an end, of lists", PROSE, "一是更新不及时；", ""),
        plain("marks of secrecy", PROSE, "内部资料", ""),
        plain("old orders", PROSE, "令第492号。", ""),
        plain("sections without a number", PROSE, "一、主动公开情况\n公开\n", ""),
        plain("characters without width in words", PROSE, "公\u{200B}开\u{202E}3条", ""),
        plain("empty cells of table 3", TABLE_3, "\t", ""),
        plain("whole reports of the older form", "", OLDER, ""),
        plain("rows of the older form", OLDER, "1.收到申请数\t件\t5\n", ""),
        plain("labels of the older form", OLDER, "传真申请数 3 按时办结数 4 ", ""),
        html("blanks that stay and paragraphs", "<pre>                                ", "    <p>", ""),
        plain("titles", "", "某县某局2022年政府信息公开工作年度报告\n", ""),
        plain(
            "titles of other bodies",
            "一、总体情况\n三、收到和处理政府信息公开申请情况\n",
            "某局政府信息公开年报\n2021年\n",
            "",
        ),
        plain("titles without line breaks", "", "某县某局2022年政府信息公开工作年度报告 ", ""),
        plain("titles after blank lines", "", "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n信息公开年报", ""),
        plain("a title far apart", "", "信息 公开 年 报 ", ""),
        plain("headings", "", "二、主动公开政府信息情况\n", ""),
        plain(
            "all headings",
            "",
            "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n",
            "",
        ),
        plain(
            "later headings",
            "一、总体情况\n",
            "五、存在的主要问题及改进情况\n六、其他需要报告的事项\n",
            "",
        ),
        plain("headings in one line", "", "三、收到和处理政府信息公开申请情况，", ""),
        plain("misspelt headings", "", "二、主动公并政府言息情况\n", ""),
        plain("numerals", "", "一、", ""),
        plain("numerals in lines", "", "一、二、三、\n", ""),
        plain("numerals before spaces", "", "一        ", ""),
        plain("years", "", "2020年", ""),
        plain("years in lines", "一、总体情况\n二、主动公开政府信息情况\n", "2020年\n", ""),
        plain("years in characters", "", "二〇二〇年", ""),
        plain("dates", "", "2021年1月15日", ""),
        plain(
            "dates in lines",
            "一、总体情况\n二、主动公开政府信息情况\n",
            "某区应急管理局\n2021年1月15日\n",
            "",
        ),
        plain("periods", "一、总体情况\n二、主动公开政府信息情况\n", "2021年1月1日至2021年12月31日", ""),
        plain("broken dates", "", "2021年1月", ""),
        plain("dates before spaces", "", "2021年               ", ""),
        plain("digits", "", "7", ""),
        plain("digits in lines", "", "7\n", ""),
        plain("zeros", "", "0 ", ""),
        plain("full-width digits", "", "７", ""),
        plain("characters of numerals", "", "一二", ""),
        plain("pipes", "", "|", ""),
        plain("pipes and lines", "", "| a |  |\n", ""),
        plain("drawn lines", "", "|---|---|\n", ""),
        plain("a drawn line", "", "---", ""),
        plain("box drawing", "", "│ 0 ├──┤", ""),
        plain("tabs", "", "\t", ""),
        plain("tabs in the third table", TABLE_3, "\t", "保护第三方合法权益\t0"),
        plain("line feeds", "", "\n", ""),
        plain("carriage returns", "", "\r", ""),
        plain("spaces", "", " ", ""),
        plain("spaces and a label", "", "                                        总计", ""),
        plain("ideographic spaces", "", "\u{3000}", ""),
        plain("stars", "", "*", ""),
        plain("a long line", "", "依法依规办理公开事项", ""),
        plain("sentences", "", "本机关依法主动公开政府信息。", ""),
        plain("emoji", "", "😀", ""),
        plain("emoji in lines", "", "😀\n", ""),
        plain("radicals", "", "⾃⽹⼀", ""),
        plain("page numbers", "", "- 4 -\n", ""),
        plain("page numbers in words", "", "第 4 页\n", ""),
        plain("one label", "", "重复申请", ""),
        plain("one label in cells", TABLE_3, "\t重复申请", ""),
        plain("one label with numbers", TABLE_3, "\n重复申请\t0\t0\t0\t0\t0\t0\t0", ""),
        plain("labels that begin alike", "", "行政规范性", ""),
        plain(
            "labels of the third table",
            "",
            "一、本年新收政府信息公开申请数量\n（一）予以公开\n1.属于国家秘密\n2.要求提供公开出版物\n",
            "",
        ),
        plain("totals", TABLE_3, "总计\t", ""),
        plain("totals and others", TABLE_3, "其他 总计 ", ""),
        plain("others", TABLE_3, "\n3.其他\t0", "\n（七）总计\t0\n四、结转下年度继续办理\t0"),
        plain("misspelt labels", TABLE_3, "\n保护弟三方合法杈益\t0", ""),
        plain(
            "a text between misspelt labels",
            "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n",
            "机关人员在工作",
            "\n四、结转下年度继续办理",
        ),
        plain(
            "labels between missing ones",
            "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n",
            "予以公开",
            "\n四、结转下年度继续办理\n",
        ),
        plain("numbers after a label", TABLE_3, "0 ", ""),
        plain("numbers in cells after a label", TABLE_3, "0\t", ""),
        plain("numbers in lines after a label", TABLE_3, "0\n", ""),
        plain("empty cells and numbers after a label", TABLE_3, "\t\t\t\t\t\t\t\t\t\t\t\t0", ""),
        plain("empty cells around a number", TABLE_3, "\t", "7"),
        plain("empty lines of cells", TABLE_3, "\t\t\t\t\t\t\t\n", ""),
        plain("glued digits after a label", GLUED_3, "10", ""),
        plain("glued digits and labels", GLUED_3, "1510003000154重复申请", ""),
        plain("glued rows", GLUED_3, "12131415\n予以公开", ""),
        plain("glued zeros", GLUED_3, "0", ""),
        plain("times after a label", TABLE_3, "1: ", ""),
        plain("words after a label", TABLE_3, "若干 ", ""),
        plain("words and numbers after a label", TABLE_3, "件1", ""),
        plain("ordinals after a label", TABLE_3, "1. ", ""),
        plain("signs after a label", TABLE_3, "- ", ""),
        plain("thousands after a label", TABLE_3, "1,000 ", ""),
        plain("one long number after a label", TABLE_3, "1,000,000", ""),
        plain("rows of the second table", TABLE_2, "\n规章\t0\t0\t0", ""),
        plain("numbers in the second table", TABLE_2, "3 ", ""),
        plain("sub-rows in the second table", TABLE_2, "\n某项\t3", ""),
        plain("sub-rows in a line of the second table", TABLE_2, "某项3 ", ""),
        plain("second tables", "", TABLE_2, ""),
        plain("third tables", "", TABLE_3, ""),
        plain("fourth tables", "", TABLE_4, ""),
        plain("fourth tables' outcomes", TABLE_4, "结果维持\t", ""),
        plain("numbers in the fourth table", TABLE_4, "0\t", ""),
        plain(
            "glued digits in the fourth table",
            "四、政府信息公开行政复议、行政诉讼情况\n未经复议直接起诉 复议后起诉 结果维持 结果纠正 其他结果 尚未审结 总计\n001",
            "0",
            "",
        ),
        plain("lawsuits", "", "未经复议直接起诉", ""),
        plain("lawsuits of prose", "", "未经复议直接起诉，复议后起诉1件。", ""),
        plain("勾稽", "", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n", ""),
        plain("less-than signs", "", "<", ""),
        plain("tags in plain text", "", "<t d>", ""),
        plain("HTML in plain text", "", "<td>0</td>\n", ""),
        html("<td", "", "<td", ""),
        html("<td>", "", "<td>", ""),
        html("<td><p>", "", "<td><p>", ""),
        html("cells", "", "<td>0</td>", ""),
        html("rows", "<table>", "<tr><td>总计</td><td>0</td></tr>", "</table>"),
        html("nested tables", "", "<table><tr><td>", ""),
        html("nested tables, text", "", "<table><tr><td>某<td>0", ""),
        html("tables closed", "<table><tr><td>", "</table>", ""),
        html("one long cell", "<table><tr><td>", "某县<br>", "</td></tr></table>"),
        html(
            "one long cell with tables",
            "<table><tr><td>",
            "某县<table><tr><td>0</table>",
            "</td></tr></table>",
        ),
        html("unclosed quotes", "", "<a href=\"", ""),
        html("unclosed quotes of two kinds", "", "<a b=\"c' d>", ""),
        html("unclosed quotes in tags", "", "<p '>", ""),
        html("unclosed comments", "", "<!--", ""),
        html("comments", "", "<!-- x -->", ""),
        html("comment ends", "<!--", "--", ""),
        html("unclosed scripts", "", "<script>", ""),
        html("scripts", "", "<script>x</script>", ""),
        html("styles that close others", "<style>", "</script", ""),
        html("closing tags", "", "</p>", ""),
        html("closing signs", "", "</", ""),
        html("less-than and names", "", "<a", ""),
        html("declarations", "", "<!", ""),
        html("ampersands", "", "&", ""),
        html("entities", "", "&nbsp;", ""),
        html("wide spaces", "", "&ensp;", ""),
        html("wide spaces, then paragraphs", "", "&ensp;<p>", ""),
        html("paragraphs after wide spaces", "a&ensp;&#32;&#32;&#32;&emsp;", "<p></p>", ""),
        html("unfinished entities", "", "&#1", ""),
        html("paragraphs", "", "<p>某县</p>", ""),
        html("line breaks", "", "<br>", ""),
        html("spaces and line breaks", "", " <br> ", ""),
        html("white space in HTML", "", " \n", ""),
        html("inline tags", "", "<b>总</b>", ""),
        html("attributes", "<p ", "a=\"b\" ", ">"),
        html("equals signs in a tag", "<p ", "=", ">"),
        html("quotes in a tag", "<p a=", "'\"", ">"),
        html("hidden", "", "<p hidden>", ""),
        html("hidden spans that close", "", "<span hidden>9</span>", ""),
        html("names that no tag opened", "<p>", "</span></b></x-y>", ""),
        html("closing tags that do not reach", "<span><p>", "</span>", ""),
        html("names that open only", "", "<x-y><z>", ""),
        html("formatting that goes on", "", "<s><p>某", ""),
        html("formatting that blocks end", "", "<p><s><s style='opacity:0'></p>", ""),
        html("deleted and inserted", "<table><tr><td>", "<del>1</del><ins>2</ins>", "</table>"),
        html("invisible rows", "<table>", "<tr style='visibility:hidden'><td>1</td></tr>", "</table>"),
        html("marks", "<table><tr><td>", "1<sup>2</sup>", "</table>"),
        html("marks alone", "<table><tr><td>", "<sup>2</sup>", "</table>"),
        html("marks in marks", "<table><tr><td>", "<sup>2", "</table>"),
        html("cells of marks", "<table><tr>", "<td><sup>2</sup>", "</table>"),
        html("ruby", "", "<ruby>1<rt>2", ""),
        html("fields", "<table><tr><td>", "<input value='&#49;'>", "</table>"),
        html("text areas", "", "<textarea>1</textarea>", ""),
        html("unclosed text areas that close themselves", "", "<textarea/>", ""),
        html("unclosed titles that close themselves", "", "<title/><iframe/>", ""),
        html("selects", "", "<select><option>1</option></select>", ""),
        html("unclosed selects", "", "<select><p>", ""),
        html("options", "<select>", "<option selected>1", ""),
        html("frames", "", "<iframe srcdoc='&lt;p>某'></iframe>", ""),
        html("a frame of tables", "<iframe srcdoc='", "<table><tr><td>1", "'></iframe>"),
        html("styles", "", "<p style='display:block;color:red'>", ""),
        html("a style", "<p style='", "display:none;", "'>"),
        html("tracks", "<p style='grid-template-columns:", "minmax(1fr, ", "'>"),
        html("lists of tracks", "<p style='grid-template-columns:", "repeat(2, 1fr) [a] ", "'>"),
        html("rules", "<style>", ".x,td.y{display:none}", "</style>"),
        html("rules of classes", "<style>", ".x .y.z:hover>.w{display:block}", "</style>"),
        html("a selector", "<style>", ".x", "{display:none}</style>"),
        html("selectors", "<style>", ".x,", "{display:none}</style>"),
        html("blocks in blocks", "<style>", "@media screen{", "</style>"),
        html("blocks of other at-rules", "<style>", "@page{", "</style>"),
        html("comments in a sheet", "<style>", "/*", "</style>"),
        html("sheets", "", "<style>.x{display:none}</style>", ""),
        html("classes", "<style>.x{display:none}</style><p class='", "x y ", "'>"),
        html("elements with classes", "<style>.x{display:none}</style>", "<p class='y x'>某</p>", ""),
        html("rowspans", "<table>", "<tr><td rowspan=1000>1", "</table>"),
        html("colspans", "<table>", "<tr><td colspan=1000 rowspan=1000><td>", "</table>"),
        html("rowspans in one row", "<table><tr>", "<td rowspan=9999>", "</table>"),
        html("rows under rowspans", ROWSPANS, "<tr><td>", "</table>"),
        html("empty rows", "<table>", "<tr>", "</table>"),
        html("breaks between rows", "<table>", "<tr><br>", "</table>"),
        html("words between rows", "<table>", "<tr>某", "</table>"),
        html("parts of tables", "<table>", "<tbody>", "</table>"),
        html("parts with rowspans", "<table>", "<tbody><tr><td rowspan=9 colspan=300>", "</table>"),
        html("captions", "<table>", "<caption>某</caption>", "</table>"),
        html(
            "rows of styles",
            "",
            "<p style='display:table-row'><i style='display:table-cell'>1</i></p>",
            "",
        ),
        html(
            "rows of styles in each other",
            "",
            "<b style='display:table-row'><i style='display:table-cell'>1",
            "",
        ),
        html("cells of styles", "", "<i style='display:table-cell'>1</i>", ""),
        html("tables of styles", "", "<i style='display:table'>", ""),
        html("roles", "", "<i role=row><i role=cell>1</i></i>", ""),
        html("a grid", "<div style='display:grid;grid-template-columns:1fr 1fr'>", "<p>1</p>", "</div>"),
        html("grids", "", "<div style='display:grid;grid-template-columns:1fr 1fr'>", ""),
        html(
            "a grid with wide cells",
            "<div style='display:grid;grid-template-columns:repeat(200, 1fr)'>",
            "<p style='grid-column:span 150'>",
            "</div>",
        ),
        html("flexible boxes", "", "<p style='display:flex'><i>1</i></p>", ""),
        html("titles for programs", "", "<meta name=ArticleTitle content='某县年报'>", ""),
        html("a script with strings", "<script>x = [", "\"<td>\",", "]</script>"),
        html("a script with quotes", "<script><td ", "\"'`\\", "</script>"),
        html("a script with backquotes", "<script>'<td>' ", "`\n", "</script>"),
        html("a script with an article", "<script>x = '<td>", "\\u6587\\n", "'</script>"),
        html("JSON in JSON", "<script>x = '{\"a\":\"<td>", "文\\\\u6587", "\"}'</script>"),
        html("scripts with articles", "", "<script>'<td>'</script>", ""),
        html("blanks that stay, then paragraphs", "<pre>", " <p>", ""),
        html("blanks that stay", "<pre>", " ", "<p>"),
        html("blanks that stay, each with a paragraph", "<pre>某", "  <p></p>", ""),
        html("characters without width", "", "&shy;\u{200b}", ""),
        html("bad comments", "", "<!--->--!><!-->", ""),
        html("comment ends with a mark", "<!--", "--!", ""),
        html("hidden words", "<div hidden>", "某县<table><tr><td>1", ""),
    ];
    let mut random = crate::generator::random::Random::new(20_260_101);
    let words = [
        "总计",
        "其他",
        "重复申请",
        "0",
        " ",
        "\t",
        "\n",
        "|",
        "12",
        "2020年",
        "一、",
        "（二）",
        "予以公开",
        "规章",
        "某",
        "。",
        "本年新收政府信息公开申请数量",
        "结果维持",
        "行政复议",
        "政府信息公开工作年度报告",
        "<td>",
        "</td>",
        "<tr>",
        "<p>",
        "&",
        "\"",
        "结转下年度继续办理",
        "-",
        "/",
        "1.",
        "三、收到和处理政府信息公开申请情况",
        "其他处理",
        "属于国家密秘",
        "3,000",
        "第4页",
    ];
    let soup = |random: &mut crate::generator::random::Random, count: usize| -> String {
        (0..count).map(|_| words[random.below(words.len())]).collect()
    };
    // Longer than any test's text: then nothing of it repeats.
    let long = soup(&mut random, 80_000);
    all.push(html("random words", "", &soup(&mut random, 300), ""));
    all.push(plain("random words, plain", "", &soup(&mut random, 700).replace('<', ""), ""));
    all.push(Pattern {
        name: "random words without repetition",
        media: Media::Html,
        before: "",
        unit: long,
        behind: "",
    });
    all
}

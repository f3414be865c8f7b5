// What is taken away: HTML, text and Markdown of tables and papers, names of files. Without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { gridHtml, gridText, sheetMarkdown, sheetPage, sheetText } = await load("output/markup.ts");
const { fileName } = await load("output/clipboard.ts");
const { paper, stemOf, isNoticeable } = await load("output/papers.ts");
const { tableGrid } = await load("output/tables.ts");
const { dictionary } = await load("i18n/index.ts");

const part = (text, more = {}) => ({ text, colspan: 1, rowspan: 1, ...more });
const GRID = {
  caption: "表三", headRows: 1, look: "requests",
  rows: [[part("甲", { head: "col", colspan: 2 }), part("乙", { head: "col" })], [part("丙", { head: "row", rowspan: 2, left: true }), part("1"), part("=1+1", { literal: true })], [part("-3", { literal: true }), part("<b>&\u202e", { literal: true })]],
};

test("clipboard HTML has every border on its cell, true spans, and nothing of an author's that is markup", () => {
  const html = gridHtml(GRID);
  assert.match(html, /<th scope="colgroup" colspan="2" style="border:1px solid #000/);
  assert.match(html, /<th scope="rowgroup" rowspan="2"/);
  assert.match(html, /<thead><tr/);
  assert.match(html, />&lt;b&gt;&amp;<\/td>/);
  assert.equal((html.match(/border:1px solid #000;padding/g) ?? []).length, 7);
});

test("a spreadsheet keeps texts as texts: neither formulas nor dates", () => {
  assert.match(gridHtml(GRID), /mso-number-format:'\\@'">=1\+1</);
  assert.doesNotMatch(gridHtml(GRID), /mso-number-format[^>]*>1</);
  assert.equal(gridText(GRID), "表三\n甲\t\t乙\n丙\t1\t'=1+1\n\t'-3\t<b>&\u202e");
});

const w = (zh, en = zh) => ({ zh, en });
const FORM = {
  table: "requests", edition: "F21", name: w("表三", "Table 3"), title: w("收到和处理", "Requests"),
  rows: [{ id: "granted", label: w("予以公开"), path: [w("予以公开")], columns: [{ id: "natural_person", label: w("自然人") }, { id: "total", label: w("总计") }] }],
  grid: [
    [{ text: w(""), scope: "col", colspan: 1, rowspan: 1 }, { text: w("自然人"), scope: "col", colspan: 1, rowspan: 1 }, { text: w("总计"), scope: "col", colspan: 1, rowspan: 1 }],
    [{ text: w("予以公开"), scope: "row", colspan: 1, rowspan: 1 }, { cell: "requests.granted.natural_person", colspan: 1 }, { cell: "requests.granted.total", colspan: 1 }],
  ],
};
const cell = (raw, value, state = "number", more = {}) => ({ raw, value, state, ...more });
const of = (cells) => tableGrid(FORM, { forms: { requests: "F21" }, cells: { "requests.granted.natural_person": cells[0], "requests.granted.total": cells[1] } }, "zh", "缺").rows[1].map(({ text }) => text);

test("a table holds the print; doubt goes with it, blank stays blank", () => {
  assert.deepEqual(of([cell("1 2", 12), cell("", null, "blank")]), ["予以公开", "1 2", ""]);
  assert.deepEqual(of([cell("3", 3, "number", { doubt: true }), cell("", 5, "number", { doubt: true })]), ["予以公开", "3？", "5？"]);
  assert.deepEqual(of([cell("", null, "missing", { doubt: true }), cell("", null, "missing")]), ["予以公开", "？", "缺"]);
});

const RULES = new Map([["A", "error"], ["B", "error"], ["C", "error"], ["D", "error"]].map(([code, severity]) => [code, { code, severity, about: "report", title: w(`规则${code}`, `rule ${code}`) }]));
const finding = (severity, about, message, more = {}) => ({ rule: "A", severity, about, message: w(message), cells: [], spans: [], basis: w("依据文"), ...more });
function given(findings, lang = "zh", more = {}) {
  const report = {
    title: "某局2024年政府信息公开工作年度报告", agency: "某局", year: 2024, period: null, signed: null, forms: { disclosure: null, requests: "F21", disputes: null },
    cells: { "requests.granted.natural_person": cell("1", 1), "requests.granted.total": cell("2", 2) }, extra_rows: [], findings,
    checks: { passed: 1, failed: 1, partial: 1, not_assessable: 1 }, outcomes: { A: "failed", B: "passed", C: "not_assessable", D: "partial" },
    gaps: { C: { why: "unrecognised" }, D: { why: "unread", rows: ["disputes", "requests.granted"] } }, ...more,
  };
  const source = { name: "草稿.txt", media: "text/plain", text: "" };
  return { entry: { source, report, printed: report, prints: new Map(), document: { source, reports: [report], findings: [] } }, forms: [FORM], rules: RULES, version: "1", t: dictionary(lang), lang };
}
const FINDINGS = [
  finding("error", "report", "合计不符。", { expected: 1, actual: 2, repair: [{ cell: "requests.granted.total", from: 2, to: 1 }] }),
  finding("warning", "report", "空着"),
  finding("info", "reading", "没有读准"),
];

test("a check list has both numbers, the basis, what passed and what could not be assessed, and room to sign", () => {
  const text = sheetText(paper("checklist", given(FINDINGS)));
  assert.match(text, /1\t错误\t合计不符。改正：将表三“予以公开”行“总计”栏由 2 改为 1。\t2\t1\t依据文/);
  assert.match(text, /已核查、未发现问题的项目\n\n☑ 规则B\n/);
  assert.match(text, /未核查的项目（请人工看一遍）\n\n报告未写，或本软件没有认出\n\n☐ 规则C\n/);
  assert.match(text, /\n没有读准：表四、表三“予以公开”\n\n☐ 规则D\n/);
  assert.match(text, /读取存疑/);
  assert.match(text, /核查人（签字）：_+/);
  assert.match(sheetText(paper("checklist", given(FINDINGS, "en"))), /☑ rule B\n/);
});

test("a notice keeps to the report's own faults and invents neither date nor sender", () => {
  const text = sheetText(paper("notice", given(FINDINGS)));
  assert.match(text, /^关于做好2024年政府信息公开工作年度报告问题整改的通知\n\n某局：\n\n经核查，《某局2024年政府信息公开工作年度报告》存在以下问题/);
  assert.match(text, /一、需要改正的问题\n\n1\. 合计不符。修改建议：.*。依据：依据文。\n\n二、需要核实的问题\n\n1\. 空着。依据：依据文。\n\n三、整改要求/);
  assert.doesNotMatch(text, /没有读准|20\d\d年\d+月/);
  assert.match(sheetText(paper("notice", given(FINDINGS, "zh", { title: null, agency: null, year: null }))), /^关于做好政府信息公开工作年度报告问题整改的通知\n\n_+：/);
  assert.equal(isNoticeable(given(FINDINGS).entry), true);
  assert.equal(isNoticeable(given([FINDINGS[2]]).entry), false);
});

test("cells that belong together are lines with their sums; of alternatives none is what should stand there", () => {
  const repair = [{ cell: "requests.granted.total", from: 2, to: 1, sum: "1 + 0 = 1" }, { cell: "requests.granted.natural_person", from: null, to: 2 }];
  const of = (kind, what) => sheetText(paper(what, given([finding("error", "report", "合计不符", { detail: w("1 ≠ 2"), repair, repair_kind: kind })])));
  assert.match(of("all", "checklist"), /合计不符。1 ≠ 2。\t\t\t依据文\n.*总计：1 \+ 0 = 1\t2\t1\t?\n.*自然人\t空白\t2/);
  assert.match(of("any", "checklist"), /合计不符。1 ≠ 2。\t\t待定（见说明）\t依据文\n.*总计：1 \+ 0 = 1\t2\t或 1\t?\n/);
  assert.match(of("all", "notice"), /第 1 项：需一并改正（2 格）\n栏目\t现为\t应为\t核算\n总计\t2\t1\t1 \+ 0 = 1\n自然人\t空白\t2/);
  assert.match(of("any", "notice"), /第 1 项：可能改法（任选其一）\n栏目\t现为\t可改为\t核算\n/);
});

test("where text and table differ the check list shows both numbers, and calls neither wrong", () => {
  const differing = finding("warning", "report", "正文“24件”，表三总计34", { claimed: "24件", counted: 34 });
  assert.match(sheetText(paper("checklist", given([{ ...differing, cells: ["requests.granted.total"] }]))), /\t正文 24件／表三 34\t待定（见说明）\t/);
});

test("what stands on a page of a file is named with it, in every paper and both languages", () => {
  const at = (...spans) => finding("error", "report", "合计不符", { cells: ["requests.granted.total"], spans });
  const of = (what, findings, { pages = [0, 100, 200, 200, 300, 400, 500, 600], lang = "zh", cells } = {}) => {
    const one = given(findings, lang, cells && { cells });
    return sheetText(paper(what, { ...one, entry: { ...one.entry, document: { ...one.entry.document, source: { ...one.entry.source, pages } } } }));
  };
  for (const what of ["report", "checklist", "notice"]) {
    assert.match(of(what, [at([120, 122])]), /合计不符。见原文件第 2 页。/, what);
    assert.match(of(what, [at([310, 311], [120, 122], [130, 131], [200, 201])]), /见原文件第 2、4、5 页。/, what);
    assert.match(of(what, [at([120, 122])], { lang: "en" }), /合计不符\. Page 2 of the file\./, what);
    assert.match(of(what, [at([310, 311], [120, 122])], { lang: "en" }), /Pages 2, 5 of the file\./, what);
    assert.match(of(what, [at(...[0, 100, 250, 300, 400, 500, 600].map((start) => [start, start + 1]))]), /见原文件第 1、2、4、5 页等，共 7 页。/, what);
    // A finding without a place of its own is about a cell, which has one.
    assert.match(of(what, [at()], { cells: { "requests.granted.natural_person": cell("1", 1), "requests.granted.total": cell("2", 2, "number", { span: [250, 251] }) } }), /见原文件第 4 页。/, what);
    assert.doesNotMatch(of(what, [at([120, 122])], { pages: [] }), /原文件/, what);
    assert.doesNotMatch(of(what, [finding("error", "report", "缺表")]), /原文件/, what);
  }
});

test("a saved paper is a whole page that loads and runs nothing", () => {
  const page = sheetPage(paper("report", given(FINDINGS)), "a<b");
  assert.match(page, /<title>a&lt;b<\/title>/);
  assert.match(page, /default-src 'none'/);
  assert.doesNotMatch(page, /<script|src=|href=/);
});

test("Markdown says a spanned label in each of its rows, and takes no author's sign for its own", () => {
  const md = sheetMarkdown({ lang: "zh-CN", blocks: [{ kind: "title", text: "a*b" }, { kind: "grid", grid: GRID }] });
  assert.equal(md, "# a\\*b\n\n## 表三\n\n| 甲 |  | 乙 |\n| --- | --- | --- |\n| 丙 | 1 | '=1+1 |\n| 丙 | '-3 | \\<b\\>&\u202e |\n");
});

test("files are called after body and year; what file systems forbid is not in their names", () => {
  assert.equal(stemOf(given([]).entry, dictionary("zh"), "checklist"), "某局2024年年报核查单");
  assert.equal(stemOf(given([], "en", { agency: null, title: null, year: null }).entry, dictionary("en"), "report"), "草稿 annual report checked");
  assert.equal(fileName("a/b\\c:d*\u202ef?", "csv"), "a_b_c_d_f_.csv");
  assert.equal(fileName("..", "md"), "gongkai.md");
  assert.ok(fileName("局".repeat(300), "md").length < 90);
});

test("a paper says that numbers were tried; a notice does not know of them", () => {
  const one = given(FINDINGS);
  const tried = { ...one, entry: { ...one.entry, report: { ...one.entry.report, findings: [] }, prints: new Map([["requests.granted.total", "1"]]) } };
  assert.match(sheetText(paper("checklist", tried)), /试改\t有 1 格是试改后的数字/);
  assert.match(sheetText(paper("notice", tried)), /合计不符/);
  assert.equal(isNoticeable(tried.entry), true);
});

test("pasted tables are as wide as the page, and a title stays with its table", () => {
  const html = gridHtml({ caption: "表二", rows: [[{ text: "1", colspan: 1, rowspan: 1 }]], headRows: 0, look: "disclosure" });
  assert.match(html, /<p style="[^"]*page-break-after:avoid[^"]*"><b>表二<\/b>/);
  assert.match(html, /<table [^>]*width:100%/);
});

// What follows from a document: tables, verdicts, where a cell comes from. Without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { cellName, cellWords, doubtOf, formOfOther, listFindings, noticesOf, notesOf, originsOf, othersOf, printedAgain, repairWords, standingMarks, tablesOf, tally, verdictOf, verdictWords } =
  await load("state/reading.ts");
const { dictionary } = await load("i18n/index.ts");
const zh = dictionary("zh");
const en = dictionary("en");

const w = (text) => ({ zh: text, en: text });
const row = (id, labels, columns) => ({ id, label: w(labels[labels.length - 1]), path: labels.map(w), columns: columns.map(([key, name]) => ({ id: key, label: w(name) })) });
const FORMS = [
  { table: "disclosure", edition: "F19", rows: [row("other_services", ["其他对外管理服务事项"], [["prior_items", "上一年项目数量"], ["change", "本年增/减"]])], grid: [] },
  { table: "requests", edition: "F19", rows: [row("granted", ["三、本年度办理结果", "（一）予以公开"], [["natural_person", "自然人"], ["total", "总计"]]), row("carried_forward", ["四、结转下年度继续办理"], [["natural_person", "自然人"], ["total", "总计"]])], grid: [] },
  { table: "disputes", edition: "F19", rows: [row("review", ["行政复议"], [["upheld", "结果维持"], ["total", "总计"]])], grid: [] },
  { table: "statistics", edition: "S14", rows: [row("received.in_person", ["三、依申请公开情况", "1.当面申请数"], [["", "统计数"]]), row("received.fax", ["三、依申请公开情况", "2.传真申请数"], [["", "统计数"]])], grid: [] },
];
const finding = (about, severity, cells = [], spans = []) => ({ rule: "X", severity, about, message: w("话"), cells, spans, basis: w("") });
const error = finding("report", "error");
const warning = finding("report", "warning");
const info = finding("report", "info");
const doubt = finding("reading", "info");
const SINCE = { disclosure: "F19", requests: "F19", disputes: "F19" };

function entry({ forms = SINCE, cells = {}, findings = [], passed = 1, whole = [], beside = 0, ...more } = {}) {
  const report = { ...more, forms, cells, findings, extra_rows: [], checks: { passed, failed: 0, partial: 0, not_assessable: 0 } };
  const others = Array.from({ length: beside }, () => ({ ...report }));
  return { source: {}, report, document: { reports: [report, ...others], findings: whole } };
}

test("tables come in their order; those that belong together are missed, others are not", () => {
  assert.deepEqual(tablesOf({ forms: SINCE }), ["disclosure", "requests", "disputes"]);
  assert.deepEqual(tablesOf({ forms: { ...SINCE, disputes: null, statistics: null } }), ["disclosure", "requests", "disputes"]);
  assert.deepEqual(tablesOf({ forms: { disclosure: null, requests: null, disputes: null, statistics: "S14" } }), ["statistics"]);
  assert.deepEqual(tablesOf({ forms: { annex: "F30", ...SINCE, statistics: "S14" } }), ["statistics", "disclosure", "requests", "disputes", "annex"]);
  assert.deepEqual(tablesOf({ forms: { disclosure: null, requests: null, disputes: null } }), []);
});

test("that the copy is no whole, or was not read, comes before anything else", () => {
  const words = (findings, condition) => verdictWords(entry({ findings, condition }), zh);
  assert.equal(words([doubt], "ends_early"), "像是没有复制完整");
  assert.equal(words([error, doubt], "ends_early"), "像是没有复制完整：报告有 1 处错误");
  assert.equal(words([doubt, doubt, doubt], "unread"), "表格都没有读出，没有核查");
  assert.equal(words([], "draft"), "空白表格，还没有填写");
  const early = { ...doubt, rule: "PARSE-ENDS-EARLY" };
  assert.equal(listFindings(entry({ findings: [error, early] }))[0].finding, early);
});

test("the verdict keeps what is wrong with the report apart from what is wrong with the reading", () => {
  const words = (findings, more) => verdictWords(entry({ findings, ...more }), zh);
  assert.equal(words([]), "未发现问题");
  assert.equal(words([info]), "未发现问题");
  assert.equal(words([error, warning, info]), "报告有 1 处错误");
  assert.equal(words([error, doubt, doubt]), "报告有 1 处错误，另有 2 处读取存疑");
  assert.equal(words([warning]), "有 1 处需要核对");
  assert.equal(words([warning, doubt]), "有 1 处需要核对，另有 1 处读取存疑");
  assert.equal(words([doubt]), "读取存疑 1 处，其余未见错误");
  assert.equal(words([], { passed: 0 }), "没有可核查的内容");
  assert.equal(words([doubt], { passed: 0 }), "没有可核查的内容，另有 1 处读取存疑");
  assert.equal(words([], { forms: { disclosure: null, requests: null, disputes: null } }), "没有可核查的内容");
  assert.equal(verdictWords(entry({ findings: [error, error, doubt] }), en), "2 errors in the report, and 1 reading doubt");
});

test("a reader's doubt is a doubt whatever its severity", () => {
  assert.equal(verdictOf(entry({ findings: [finding("reading", "error")] })), "doubts");
});

test("what is said of an input counts for its only report, and for none of several", () => {
  const alone = entry({ whole: [info, doubt] });
  assert.deepEqual(tally(alone), { errors: 0, warnings: 0, doubts: 1, infos: 1 });
  assert.ok(listFindings(alone).every(({ whole }) => whole));
  assert.deepEqual(noticesOf(alone.document), []);
  const several = entry({ whole: [info, doubt], beside: 1 });
  assert.deepEqual(listFindings(several), []);
  assert.equal(verdictOf(several), "sound");
  assert.deepEqual(noticesOf(several.document), [info, doubt]);
});

test("findings are listed by gravity and then by table; what is about no cell comes last", () => {
  const of = (cell, about = "report", severity = "error") => finding(about, severity, cell ? [cell] : []);
  const list = [of("", "report"), of("disputes.review.total"), of("requests.granted.total"), of("disclosure.x.y", "reading", "info"), of("statistics.a")];
  assert.deepEqual(listFindings(entry({ findings: list })).map(({ finding: { cells } }) => cells[0] ?? ""), ["statistics.a", "requests.granted.total", "disputes.review.total", "", "disclosure.x.y"]);
});

test("a cell is named by its form, also where its row has one column without a name", () => {
  const report = { forms: { ...SINCE, statistics: "S14" } };
  assert.deepEqual(cellName(FORMS, report, "requests.granted.total", "zh"), { table: "requests", path: ["（一）予以公开"], column: "总计" });
  assert.equal(cellWords(FORMS, report, "statistics.received.in_person", "zh", zh), "统计表“三、依申请公开情况 › 1.当面申请数”");
  assert.equal(cellWords(FORMS, report, "requests.unheard.of", "zh", zh), "requests.unheard.of");
});

test("a repair is a sentence", () => {
  const report = { forms: { ...SINCE, statistics: "S14" } };
  const words = (cell, from, to, lang = "zh") => repairWords(FORMS, report, { cell, from, to }, lang, lang === "zh" ? zh : en).replace(/\u00a0/g, " ");
  assert.equal(words("requests.granted.total", 3, 2), "将表三“（一）予以公开”行“总计”栏由 3 改为 2");
  assert.equal(words("requests.granted.total", null, 2), "将表三“（一）予以公开”行“总计”栏填为 2");
  assert.equal(words("disputes.review.upheld", 1, 0), "将表四“行政复议 结果维持”栏由 1 改为 0");
  assert.equal(words("statistics.received.in_person", 1, 0), "将统计表“三、依申请公开情况 1.当面申请数”行由 1 改为 0");
  assert.equal(words("requests.granted.total", 3, 2, "en"), "In Table 3, row “（一）予以公开”, column “总计”: change 3 to 2");
});

test("a cell leads to its own print, else to its row's, else to what its doubt points at", () => {
  const cells = {
    "requests.granted.natural_person": { raw: "1", value: 1, state: "number", span: [40, 41] },
    "requests.granted.total": { raw: "", value: null, state: "missing" },
    "requests.carried_forward.natural_person": { raw: "", value: null, state: "missing", doubt: true },
    "requests.carried_forward.total": { raw: "", value: null, state: "missing", doubt: true },
    "disclosure.other_services.prior_items": { raw: "", value: 5, state: "number", doubt: true },
    "statistics.received.in_person": { raw: "3", value: 3, state: "number", span: [1, 2] },
    "statistics.received.fax": { raw: "", value: null, state: "missing" },
  };
  const findings = [
    finding("reading", "info", ["requests.granted.total", "requests.carried_forward.natural_person", "requests.carried_forward.total"], [[40, 43], [60, 66]]),
    finding("reading", "info", ["disclosure.other_services.prior_items", "disclosure.other_services.change"], [[10, 14], [15, 19]]),
  ];
  const of = (id) => originsOf(FORMS, entry({ forms: { ...SINCE, statistics: "S14" }, cells, findings }), id);
  assert.deepEqual(of("requests.granted.natural_person"), { spans: [[40, 41]], own: true });
  assert.deepEqual(of("requests.granted.total"), { spans: [[40, 41]], own: false });
  assert.deepEqual(of("requests.carried_forward.total"), { spans: [[60, 66]], own: false });
  assert.deepEqual(of("disclosure.other_services.prior_items"), { spans: [[10, 14], [15, 19]], own: false });
  assert.deepEqual(of("statistics.received.fax"), { spans: [], own: false });
});

test("doubtful cells are told apart by what is doubted", () => {
  assert.equal(doubtOf({ raw: "3", value: 3, state: "number" }), null);
  assert.equal(doubtOf({ raw: "3", value: 3, state: "number", doubt: true }), "placed");
  assert.equal(doubtOf({ raw: "", value: 3, state: "number", doubt: true }), "inferred");
  assert.equal(doubtOf({ raw: "", value: null, state: "missing", doubt: true }), "unread");
  assert.equal(doubtOf({ raw: "", value: null, state: "blank", doubt: true }), "blank");
  assert.equal(doubtOf({ raw: "无此类", value: null, state: "text", doubt: true }), "placed");
});

test("errors mark their suspect; a doubt marks no single cell, but says its words at each of its own", () => {
  const one = entry({ findings: [finding("report", "error", ["requests.granted.total", "requests.granted.natural_person"]), finding("reading", "info", ["disputes.review.total", "disputes.review.upheld"])] });
  assert.deepEqual([...standingMarks(one).keys()], ["requests.granted.total"]);
  assert.deepEqual([...notesOf(one).keys()], ["requests.granted.total", "disputes.review.total", "disputes.review.upheld"]);
});

test("cells of one correction, and alternatives, are marked alike", () => {
  const repair = ["requests.granted.total", "requests.granted.natural_person"].map((cell) => ({ cell, from: 1, to: 2 }));
  const one = entry({ findings: [{ ...finding("report", "error", repair.map(({ cell }) => cell)), repair, repair_kind: "any" }] });
  assert.deepEqual([...standingMarks(one).keys()], repair.map(({ cell }) => cell));
});

test("further prints of a table are named, and their form is the one whose cells they have", () => {
  const cells = (form) => Object.fromEntries(form.rows.flatMap(({ id, columns }) => columns.map((column) => [`${form.table}.${id}.${column.id}`, { raw: "1", value: 1, state: "number" }])));
  const others = [{ table: "requests", label: "2023年", cells: cells(FORMS[1]), span: [0, 1] }, { table: "requests", label: "", cells: {}, span: [2, 3] }];
  const report = { forms: SINCE, other_tables: others };
  assert.deepEqual(othersOf(report, "requests"), others);
  assert.deepEqual(othersOf({ forms: SINCE }, "requests"), []);
  assert.equal(formOfOther(FORMS, others[0]), FORMS[1]);
  assert.equal(formOfOther(FORMS, others[1]), null);
  assert.equal(printedAgain(report, "requests", zh), "本表印了不止一遍：2023年、未注明的一遍");
  assert.equal(printedAgain(report, "disputes", zh), "");
});

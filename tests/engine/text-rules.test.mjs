// Text rules in the packed engine: the same document as the command line writes with the same rules in a gongkai.toml.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = join(root, "target", "engine");
const engine = await import(join(folder, "gongkai.js"));
const desk = mkdtempSync(join(tmpdir(), "gongkai-text-"));

before(async () => {
  await engine.default({ module_or_path: readFileSync(join(folder, "gongkai_bg.wasm")) });
});
after(() => rmSync(desk, { recursive: true, force: true }));

/** A report with broken lines, full-width digits, Latin punctuation, a radical and a character of four bytes. */
const TEXT = `青岚县水利局２０２２年政府信息公开工作年度报告
本报告依据《条例》编制，联系电话０３５－１２３。
一、总体情况
（一）主动公开
设立政务公开
办公室,由局长张三分管。全年公开信息１,２３４条,其中𠮷字头文件3件!
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
县政务公开办公室人手不足；⼀是培训少。二是更新慢。今后一定改进。
六、其他需要报告的事项
本年度未收取信息处理费。
`;

const PATTERNS = [
  "政务公开办公室", "政务公开 办公室，由", "局长[一-鿿]{2}", String.raw`\d+条`, "１,２３４ 条", "^（一）主动公开", "。$", "𠮷.", "[^，。]+文件", "(一|二)是.{2,4}[少慢]",
  "(?i)A|慢", "更新慢。今后", "未.{0,4}收取", String.raw`电话\d{3}`, String.raw`\(一\)`, "(?:改|进){2}", "公开{1,2}信息", "《[^》]*》", "x*公+", "[[:digit:]]+件",
];
const rule = (pattern, at, more = {}) => ({ code: `OWN-${at + 1}`, pattern, ...more });

/** Both engines' documents by the same rules. */
function both(rules, text = TEXT) {
  const toml = rules.map((one) => `[[text]]\n${Object.entries(one).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join("")}`).join("\n");
  writeFileSync(join(desk, "rules.toml"), toml);
  writeFileSync(join(desk, "a.txt"), text);
  const args = ["run", "--quiet", "--package", "gongkai-cli", "--", "parse", join(desk, "a.txt"), "--with-text", "--config", join(desk, "rules.toml")];
  const { stdout, stderr } = spawnSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  assert.equal(stderr, "");
  return { native: stdout.trimEnd(), packed: engine.parseJson(text, { name: join(desk, "a.txt"), text: rules }) };
}

const prints = (json, code) => {
  const { text, reports: [report] } = JSON.parse(json);
  return report.findings.filter(({ rule }) => rule === code).flatMap(({ spans }) => spans.map(([start, end]) => text.slice(start, end)));
};

test("twenty patterns find the same in both engines", () => {
  const { native, packed } = both(PATTERNS.map((pattern, at) => rule(pattern, at)));
  assert.equal(packed, native);
  const found = PATTERNS.map((_, at) => prints(packed, `OWN-${at + 1}`));
  assert.deepEqual(found, [
    ["政务公开\n办公室", "政务公开办公室"], ["政务公开\n办公室,由"], ["局长张三"], ["１,２３４条"], ["１,２３４条"], ["（一）主动公开"],
    found[6], ["𠮷字"], ["其中𠮷字头文件"], ["⼀是培训少", "二是更新慢"], ["慢"], ["更新慢。今后"], ["未收取"], ["电话０３５"], ["（一）"], ["改进"], ["公开信息"],
    ["《条例》"], found[18], ["3件"],
  ]);
  assert.ok(found[6].length >= 3 && found[6].every((print) => print === "。"));
  assert.ok(found[18].length >= 3 && found[18].every((print) => print === "公"));
});

test("sections, excuses, wanted sentences, severities and messages are the same in both engines", () => {
  const rules = [
    rule("政务公开办公室", 0, { unless: "县政务公开办公室", in: ["1", "5"], severity: "error", message: "应写“数据局”\n见三定方案" }),
    rule("整改", 1, { must: true, in: ["5"] }),
    rule("联系电话", 2, { must: true, in: ["0"] }),
    rule("投诉", 3, { must: true, unless: "信息处理费" }),
  ];
  const { native, packed } = both(rules);
  assert.equal(packed, native);
  const { outcomes, findings } = JSON.parse(packed).reports[0];
  assert.deepEqual(["OWN-1", "OWN-2", "OWN-3", "OWN-4"].map((code) => outcomes[code]), ["failed", "failed", "passed", "not_assessable"]);
  const first = findings.find(({ rule }) => rule === "OWN-1");
  assert.deepEqual([first.severity, first.message.zh, first.detail.zh], ["error", "应写“数据局”", "见三定方案\n写有“政务公开办公室”，共 1 处。"]);
});

test("the catalogue lists them behind its own, and names mean them", () => {
  const text = [rule("局长", 0)];
  const rules = engine.rules({ text });
  assert.equal(rules.length, engine.rules(undefined).length + 1);
  assert.deepEqual(rules.at(-1).code, "OWN-1");
  const has = (options) => engine.parse(TEXT, { text, ...options }).reports[0].findings.some(({ rule }) => rule === "OWN-1");
  assert.deepEqual([has({}), has({ ignore: ["own-1"] }), has({ select: ["T3"] }), has({ select: ["OWN-*"] })], [true, false, false, true]);
});

test("hostile patterns end in time, and say what was not looked at", () => {
  const long = TEXT.replace("设立", `${"公开".repeat(1500)}\n`.repeat(10) + "设立");
  const hostile = ["((公|开|公开)+)+件", "(公*开*)*件", "((公开){1,15}){1,15}件", "[^件]*件|公"].map((pattern, at) => rule(pattern, at));
  const started = performance.now();
  const { reports: [report] } = engine.parse(long, { text: hostile });
  const took = performance.now() - started;
  console.log(`hostile patterns over ${long.length} characters: ${took.toFixed(0)} ms`);
  assert.ok(took < 5000, `${took} ms`);
  assert.equal(report.gaps["OWN-3"].why, "too_long");
  assert.throws(() => engine.parse(long, { text: [rule("(((公{50}){50}){50}){50}", 0)] }), /too large with its repetitions/);
});

// The packed engine, as it is shipped, answers what the native one answers: byte for byte, for every text there is.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = join(root, "target", "engine");
const samples = process.env.GONGKAI_SAMPLES ?? join(root, "..", "shared", "samples");

const engine = await import(join(folder, "gongkai.js"));

before(async () => {
  await engine.default({ module_or_path: readFileSync(join(folder, "gongkai_bg.wasm")) });
});

test("edge strings", () => compare(edges()));

test("fixtures", { skip: !existsSync(join(root, "tests/fixtures")) && "there is no tests/fixtures" }, () =>
  compare(textsIn(join(root, "tests/fixtures"))),
);

test("samples", { skip: !existsSync(samples) && `there are no samples in ${samples}` }, () => {
  const texts = textsIn(samples);
  assert.ok(texts.length > 5, `only ${texts.length} texts in ${samples}`);
  compare(texts);
});

test("samples cut at every 97th character", { skip: !existsSync(samples) && "there are no samples" }, () => {
  const { text } = textsIn(samples)[0];
  const cuts = [];
  for (let at = 0; at < text.length; at += 97) cuts.push({ name: `cut at ${at}`, media: "text/plain", text: text.slice(0, at) });
  compare(cuts);
});

test("rules are selected, left out and weighed, and a name that no rule has is an error in both languages", () => {
  const text = "甲县水利局2022年政府信息公开工作年度报告\n一、总体情况\n2022年，本局推进政务公开。。受理申请XX件。\n";
  const report = (options) => engine.parse(text, options).reports[0];
  const found = (options) => report(options).findings.map(({ rule, severity }) => `${rule} ${severity}`);
  assert.ok(found({}).includes("QLT-PUNCT info") || found({}).includes("QLT-PUNCT warning"), found({}).join());
  assert.equal(report({}).checks.not_selected, undefined);
  assert.ok(!found({ ignore: ["qlt-punct"] }).some((one) => one.startsWith("QLT-PUNCT")));
  assert.equal(report({ ignore: ["QLT-PUNCT"] }).outcomes["QLT-PUNCT"], "not_selected");
  // Doubts of the reader cannot be left out: this text ends early.
  assert.deepEqual([...new Set(found({ select: ["QLT"] }).map((one) => one.split("-")[0]))], ["PARSE", "QLT"]);
  assert.ok(found({ severity: { "QLT-*": "error" } }).includes("QLT-PUNCT error"));
  for (const options of [{ ignore: ["QLT-PUNKT"] }, { select: ["QLT-PUNKT"] }, { severity: { "QLT-PUNKT": "info" } }]) {
    for (const call of [engine.parse, engine.parseJson, engine.render]) {
      assert.throws(() => call(text, options), /没有规则 QLT-PUNKT；是不是 QLT-PUNCT？ \/ there is no rule QLT-PUNKT; did you mean QLT-PUNCT\?/);
    }
  }
  assert.throws(() => engine.parse(text, { ignore: ["PARSE"] }), /PARSE is a doubt of the reader/);
});

test("a file of one report or all, as JSON or CSV", () => {
  const one = (name) => `${name}2022年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n规章\t1\t2\t3\n`;
  const text = one("甲县水利局") + one("乙县水利局");
  const all = JSON.parse(engine.parseJson(text, { name: "a" }));
  assert.equal(engine.render(text, { name: "a" }), engine.parseJson(text, { name: "a" }));
  for (const report of all.reports.keys()) {
    assert.deepEqual(JSON.parse(engine.render(text, { name: "a", report })).reports, [all.reports[report]]);
    assert.match(engine.render(text, { format: "csv", report }), /^\ufeffname,report,agency,year/);
  }
  for (const report of [2, 99]) assert.deepEqual(JSON.parse(engine.render(text, { report })).reports, []);
});

test("a document is checked with other numbers, and the reading of the rest is the same", () => {
  const text = readFileSync(join(root, "www/src/example/report.txt"), "utf8");
  const codes = (document) => document.reports[0].findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  const printed = engine.parse(text, undefined);
  assert.deepEqual(codes(printed), ["T3-ROW-SUM"]);
  const cell = "requests.granted.total";
  const tried = engine.parse(text, { changes: [{ report: 0, cell, print: "12" }] });
  assert.deepEqual(codes(tried), []);
  // Nothing in the text shows why a number stands there that somebody tries.
  const { proof, ...rest } = printed.reports[0].cells[cell];
  assert.equal(proof, "full_row");
  assert.deepEqual(tried.reports[0].cells[cell], { ...rest, raw: "12", value: 12 });
  assert.deepEqual({ ...tried.reports[0].cells, [cell]: 0 }, { ...printed.reports[0].cells, [cell]: 0 });
  for (const changes of [null, [], [{ cell: "requests.nothing", print: "1" }], [{ report: 5, cell, print: "1" }]]) {
    assert.deepEqual(engine.parse(text, { changes }), printed, JSON.stringify(changes));
  }
});

test("rules and forms are the same plain objects", () => {
  const [rules, forms] = ["rules", "forms"].map((what) => {
    const { status, stdout, stderr, error } = native(["--", what]);
    assert.equal(status, 0, `${error ?? ""}${stderr}`);
    return stdout.toString("utf8");
  });
  // Their texts too, so that no member comes in another order.
  assert.equal(JSON.stringify(engine.rules(undefined)), rules);
  assert.equal(JSON.stringify(engine.forms()), forms);
  assert.deepEqual(engine.rules(undefined), JSON.parse(rules));
  assert.deepEqual(engine.forms(), JSON.parse(forms));
  assert.ok(engine.rules(undefined).length > 90 && engine.forms().length > 5);
});

/** Each text through both engines; and `parse` gives as objects what `parseJson` gives as text. */
function compare(texts) {
  const native = nativeDocuments(texts);
  assert.equal(native.length, texts.length);
  texts.forEach(({ name, media, text }, i) => {
    const packed = engine.parseJson(text, { media, name });
    if (packed !== native[i]) assert.fail(`${name}: ${firstDifference(packed, native[i])}`);
    assert.deepEqual(engine.parse(text, { media, name }), JSON.parse(packed), name);
  });
}

function nativeDocuments(texts) {
  const frame = (string) => {
    const bytes = Buffer.from(string, "utf8");
    return [Buffer.from(`${bytes.length}\n`), bytes];
  };
  const input = Buffer.concat(texts.flatMap(({ media, name, text }) => [media, name, text].flatMap(frame)));
  const { status, stdout, stderr, error } = native([], input);
  assert.equal(status, 0, `${error ?? ""}${stderr}`);
  const documents = [];
  for (let at = 0; at < stdout.length; ) {
    const line = stdout.indexOf(10, at);
    const end = line + 1 + Number(stdout.toString("utf8", at, line));
    documents.push(stdout.toString("utf8", line + 1, end));
    at = end;
  }
  return documents;
}

/** What the native engine answers to `input`. */
function native(words, input = "") {
  const command = ["run", "--quiet", "--package", "gongkai-tests", "--example", "dump", ...words];
  return spawnSync("cargo", command, { cwd: root, input, maxBuffer: 2 ** 30 });
}

function firstDifference(packed, native) {
  let at = 0;
  while (at < packed.length && packed[at] === native[at]) at++;
  const around = (json) => JSON.stringify(json.slice(Math.max(0, at - 60), at + 60));
  return `differs at character ${at}\n  packed ${around(packed)}\n  native ${around(native)}`;
}

/** Everything in a folder that is text; HTML is read as HTML and as text. */
function textsIn(folder) {
  const texts = [];
  for (const entry of readdirSync(folder).sort()) {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) {
      texts.push(...textsIn(path));
    } else if ([".txt", ".md", ".html"].includes(extname(path))) {
      const text = readFileSync(path, "utf8");
      const name = relative(root, path);
      texts.push({ name, media: "text/plain", text });
      if (extname(path) === ".html") texts.push({ name, media: "text/html", text });
    }
  }
  return texts;
}

function edges() {
  const title = "某县某局2022年政府信息公开工作年度报告\n";
  const table = "<table><tr><td>一、本年新收政府信息公开申请数量<td>1<td>2<td>3</table>";
  const strings = [
    "",
    " ",
    "\0",
    `${title}\0\0一、总体情况\0`,
    "\ud800",
    "\udc00\ud800",
    `${title}a\ud83d二、主动公开`,
    "😀",
    `😀${title}👨‍👩‍👧‍👦一、总体情况😀`,
    "\ufeff",
    `\ufeff${title}`,
    "\u2028\u2029\u0085\u000b",
    "\r\n\r\n\r",
    `${title.repeat(3)}\r\n`,
    "⼀、总体情况　⼈⽌",
    "１２３４５６７８９０．００",
    "9".repeat(400),
    "e\u0301".repeat(50),
    '{"schema":"gongkai/1"}',
    "\\ \" \b \f \t \u0001 \u007f",
    "<",
    "<!--",
    "<script>throw 1</script>",
    "<![CDATA[",
    "&#0;&#x110000;&#xd800;&nbsp;&bogus;&amp",
    table,
    table.repeat(40),
    "<table>".repeat(2000),
    `<td colspan=99999999 rowspan=-1>${title}`,
    "\u202e\u200b\u200d\ufffe\uffff",
  ];
  return ["text/plain", "text/html"].flatMap((media) =>
    strings.map((text, i) => ({ name: `edge ${i}`, media, text })),
  );
}

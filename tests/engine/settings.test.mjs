// The page's rule settings beside the command line's: one file means the same to both, and a mistake in it has its line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "../../www/test/bundle.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = join(root, "target", "engine");
const engine = await import(join(folder, "gongkai.js"));
const { readSettings, writeSettings } = await load("settings/toml.ts");
const { counted, weighed, written, erased, extentOf, isPlain } = await load("state/custom.ts");
const EXAMPLE = join(root, "www/src/example/report.txt");

let place;
let catalogue;
const ruled = (custom) => engine.rules(custom);
const rule = (custom, code) => ruled(custom).find((one) => one.code === code);

before(async () => {
  await engine.default({ module_or_path: readFileSync(join(folder, "gongkai_bg.wasm")) });
  catalogue = new Map(engine.rules(undefined).map((one) => [one.code, one]));
  place = mkdtempSync(join(tmpdir(), "gongkai-settings-"));
});
after(() => rmSync(place, { recursive: true, force: true }));

const WISHES = {
  "rules left out": { ignore: ["SEC6-FEE", "FORM-ROW-EXTRA", "QLT"] },
  "some rules only": { select: ["T3", "T4-*"], ignore: ["T3-BALANCE"] },
  "severities": { severity: { QLT: "info", "QLT-AGENCY-NAME": "error", "TXT-*": "warning" } },
  "text rules": {
    ignore: ["机构-2"],
    severity: { "OWN-1": "info" },
    text: [
      { code: "OWN-1", pattern: "政务公开(办公室)?\\d*", in: ["1", "5"], unless: "县政务\"公开\"", message: "应写“数据局”\n见三定方案" },
      { code: "机构-2", pattern: "整改", must: true, severity: "error" },
    ],
  },
};

for (const [name, custom] of Object.entries(WISHES)) {
  test(`what the page writes, page and command line read alike: ${name}`, () => {
    const file = join(place, "gongkai.toml");
    const toml = writeSettings(custom, catalogue, "zh");
    writeFileSync(file, toml);
    assert.deepEqual(readSettings(toml, ruled), { custom, complaints: [] });
    const words = ["run", "--quiet", "--package", "gongkai-cli", "--", "parse", "--format", "json", "--with-text", "--config", file, EXAMPLE];
    const { status, stdout, stderr } = spawnSync("cargo", words, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
    assert.equal(status, 0, stderr);
    const [own] = JSON.parse(stdout).reports;
    const [page] = engine.parse(readFileSync(EXAMPLE, "utf8"), custom).reports;
    assert.deepEqual(page.outcomes, own.outcomes);
    assert.deepEqual(page.findings.map(({ rule, severity }) => [rule, severity]), own.findings.map(({ rule, severity }) => [rule, severity]));
    // Rules of other editions have no outcome here.
    for (const { code, selected } of ruled(custom)) if (page.outcomes[code]) assert.equal(page.outcomes[code] === "not_selected", selected === false, code);
  });
}

test("titles stand behind codes, and a byte order mark does no harm", () => {
  const toml = writeSettings({ ignore: ["SEC6-FEE"] }, catalogue, "zh");
  assert.match(toml, new RegExp(`"SEC6-FEE", # ${catalogue.get("SEC6-FEE").title.zh}`));
  assert.deepEqual(readSettings(`\ufeff${toml}`, ruled).custom, { ignore: ["SEC6-FEE"] });
});

test("a mistake is told with its line, and nothing of the file is taken", () => {
  const told = (text) => {
    const { custom, complaints } = readSettings(text, ruled);
    return [custom === null, complaints.map(({ line, message }) => `${line} ${message.en}`)];
  };
  assert.deepEqual(told("ignore = [\n  \"SEC6-FEE\",\n  \"T3-BALANSE\",\n]\n"), [true, ["3 there is no rule T3-BALANSE; did you mean T3-BALANCE?"]]);
  assert.deepEqual(told("# x\n[severity]\nQLT = \"info\"\n\"TXT-*\" = \"grave\"\n"), [true, ["4 there is no “grave”; possible: error, warning, info"]]);
  assert.deepEqual(told("\nselct = [\"T3\"]\nmedia = \"text/html\"\n"), [true, ["2 there is no selct; possible: select, ignore, severity, text", "3 there is no media; possible: select, ignore, severity, text"]]);
  assert.deepEqual(told("ignore = \"T3\"\n"), [true, ["1 takes an array, not a string"]]);
  assert.deepEqual(told("ignore = [3]\n"), [true, ["1 takes a string, not a number"]]);
  assert.deepEqual(told("ignore = [\"PARSE-T2-PARTIAL\"]"), [true, ["1 PARSE-T2-PARTIAL is a doubt of the reader: always told, never left out, never of another severity"]]);
  const [refused, [syntax]] = told("ignore = [\"T3\"\n\n[severity");
  assert.ok(refused);
  assert.match(syntax, /^\d+ not TOML at character \d+/);
  assert.equal(told("x".repeat(70_000))[0], true);
  assert.deepEqual(told("__proto__ = { select = 1 }")[0], true);
});

test("of a wrong text rule only that rule is left out", () => {
  const { custom, complaints } = readSettings("ignore = [\"SEC6-FEE\", \"OWN-2\"]\n\n[[text]]\ncode = \"OWN-1\"\npattern = \"(公\"\n\n[[text]]\ncode = \"OWN-2\"\npattern = \"公开\"\n\n[[text]]\ncode = \"OWN-2\"\npattern = \"x\"\n", ruled);
  assert.deepEqual(custom, { ignore: ["SEC6-FEE", "OWN-2"], text: [{ code: "OWN-2", pattern: "公开" }] });
  assert.deepEqual(complaints.map(({ line }) => line), [5, 11]);
  assert.match(complaints[0].message.en, /^pattern: character \d/);
  assert.match(complaints[1].message.en, /twice/);
});

test("a rule is left out and taken in again, whatever else is wished", () => {
  const out = counted({}, "T3-BALANCE", false, ruled);
  assert.deepEqual(out, { ignore: ["T3-BALANCE"] });
  assert.deepEqual(counted(out, "T3-BALANCE", true, ruled), {});
  const family = { ignore: ["QLT"] };
  const back = counted(family, "QLT-PUNCT", true, ruled);
  assert.equal(rule(back, "QLT-PUNCT").selected, undefined);
  assert.equal(rule(back, "QLT-TERM").selected, false);
  assert.equal(rule(back, "T3-BALANCE").selected, undefined);
  assert.deepEqual(counted(back, "QLT-PUNCT", false, ruled).ignore, ["QLT"]);
  const some = { select: ["T3"] };
  assert.equal(rule(counted(some, "QLT-TERM", true, ruled), "QLT-TERM").selected, undefined);
  assert.equal(rule(counted(some, "T3-BALANCE", false, ruled), "T3-BALANCE").selected, false);
});

test("a severity is set and taken back, against a family's too", () => {
  const usual = catalogue.get("QLT-PUNCT").severity;
  const set = weighed({}, "QLT-PUNCT", "error", ruled);
  assert.deepEqual(set, { severity: { "QLT-PUNCT": "error" } });
  assert.deepEqual(weighed(set, "QLT-PUNCT", usual, ruled), {});
  const family = { severity: { QLT: "error" } };
  const own = weighed(family, "QLT-PUNCT", usual, ruled);
  assert.equal(rule(own, "QLT-PUNCT").severity, usual);
  assert.equal(rule(own, "QLT-TERM").severity, "error");
  assert.deepEqual(extentOf({ ...own, ignore: ["T3"] }, catalogue, ruled).own, 0);
});

test("a text rule is written, renamed with what is wished of it, and erased", () => {
  const one = written({}, { code: "OWN-1", pattern: "公开" }, null);
  const left = counted(one, "OWN-1", false, ruled);
  assert.equal(rule(left, "OWN-1").selected, false);
  const renamed = written(left, { code: "OWN-9", pattern: "公开" }, "OWN-1");
  assert.deepEqual(renamed, { text: [{ code: "OWN-9", pattern: "公开" }] });
  assert.ok(isPlain(erased(weighed(renamed, "OWN-9", "error", ruled), "OWN-9")));
});

// The compiler sees to it that no text is missing; here, that none is empty or left in the other language.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "./bundle.mjs";

const { dictionary } = await load("i18n/index.ts");

function* texts(value, path = "") {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "function") yield [path, value(2, "pdf", "x")].map((one) => String(one));
  else for (const [key, inner] of Object.entries(value)) yield* texts(inner, path ? `${path}.${key}` : key);
}

// Where nothing is to be said, in both languages.
const SILENT = new Set(["groupMore.errors", "stateMore.number"]);
// What is written the same in both: official document numbers, Chinese print, the other language's own name.
const SHARED = /^(pastePlaceholder|otherLanguage|otherSign|about\.keyList|stateMore\.placeholder)/;

function all(lang) {
  const { cellName, repairTo, editionName, editionBasis, tableName, listOf, signedOn, labelled, away: { item, flowText, to, onPages, ...away }, proof: { printedAgain, otherPrint, ...proof }, lang: own, ...plain } = dictionary(lang);
  assert.equal(own, lang);
  const rest = { ...plain, away, proof };
  assert.ok(printedAgain(["2023", "2022"]).includes("2022") && otherPrint("2023").includes("2023"));
  assert.ok(item(["甲。", "乙"]).includes("甲") && flowText(2, ["乙"]).includes("乙") && to("甲").includes("甲"));
  assert.ok(onPages([2], 1).includes("2") && onPages([2, 3], 7).includes("7"));
  assert.ok(repairTo("表二", ["规章"], "总计", "3", "2").includes("规章"));
  for (const edition of ["S14", "F19", "F21"]) assert.ok(editionName(edition) !== edition && editionBasis(edition), edition);
  for (const table of ["statistics", "disclosure", "requests", "disputes"]) assert.notEqual(tableName(table), table);
  assert.deepEqual([editionName("F30"), editionBasis("F30"), tableName("annex")], ["F30", "", "annex"]);
  assert.ok(cellName("表二", ["规章"], "总计").includes("规章"));
  assert.ok(listOf(["一", "二"]).includes("二"));
  assert.ok(signedOn(null, "2025-01-01").includes("2025-01-01"));
  assert.ok(labelled("a", "b").includes("b"));
  return new Map(texts(rest));
}

test("both languages say something everywhere", () => {
  const zh = all("zh");
  const en = all("en");
  assert.deepEqual([...en.keys()], [...zh.keys()]);
  for (const [path, text] of [...zh, ...en]) assert.equal(text === "", SILENT.has(path), path);
});

test("English has no Chinese in it, and Chinese no full English text", () => {
  for (const [path, text] of all("en")) if (!SHARED.test(path)) assert.doesNotMatch(text, /[\u4e00-\u9fff：，。]/, path);
  for (const [path, text] of all("zh")) if (!SHARED.test(path)) assert.match(text + (SILENT.has(path) ? "文" : ""), /[\u4e00-\u9fff]/, path);
});

/** Words that puzzled those who tried the page; what is said instead stands in the dictionaries. */
const PUZZLING = {
  zh: /[「」『』你]|(?<!年报)体检|照此改|成立|择一|怎么办|查什么|要紧|不必相信|看清三张|忘记|无法判断|没有单独的文字|报告机关|检查|：通过/,
  en: /\bmend|gravest|\bforget|believe|\bApply\b|hardly|assessable|told by its|step through|the doubt is about|this organ\b/i,
};

/** Every file of the page, the widget, its examples and the package, with words of their own or without. */
async function* sources(folder) {
  for (const one of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, one.name);
    if (one.isDirectory()) yield* sources(path);
    else yield [path, await readFile(path, "utf8")];
  }
}

test("nothing that is shown has corner brackets, says 你, or 体检 but in the name", async () => {
  let files = 0;
  for (const part of ["src", "examples", "npm"]) {
    for await (const [path, text] of sources(fileURLToPath(new URL(`../${part}`, import.meta.url)))) {
      files++;
      assert.doesNotMatch(text, /[「」『』你]|(?<!年报)体检/, path);
    }
  }
  assert.ok(files > 100, `${files} files`);
});

test("no language says again what was reworded", () => {
  for (const lang of ["zh", "en"]) for (const [path, text] of all(lang)) assert.doesNotMatch(text, PUZZLING[lang], path);
});

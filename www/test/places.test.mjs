// Cutting a text into blocks and pieces loses and doubles nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { blocks, excerpt, pieces } = await load("state/places.ts");
const place = (id, start, end) => ({ id, span: [start, end] });
const drawn = (text, list) => list.map(({ start, end }) => text.slice(start, end)).join("");

test("blocks cover the text once, break at line ends, and never inside a surrogate pair", () => {
  const text = `${"一二三四五\n".repeat(4000)}${"😀".repeat(9001)}`;
  const spans = blocks(text);
  assert.equal(spans.map(([a, b]) => text.slice(a, b)).join(""), text);
  for (const [, end] of spans.slice(0, -1)) assert.doesNotMatch(text.slice(end - 1, end + 1), /[\ud800-\udbff][\udc00-\udfff]/);
  assert.ok(spans.every(([a, b]) => b > a && b - a <= 6000));
  assert.deepEqual(blocks(""), []);
});

test("pieces cover their block once and know their cells", () => {
  const text = "自然人 12 34 总计";
  const list = pieces(0, text.length, [place("a", 4, 6), place("b", 7, 9)], [[0, 6]], new Map([["a", { group: "errors", count: 1 }]]));
  assert.equal(drawn(text, list), text);
  const a = list.find(({ cell }) => cell === "a");
  assert.deepEqual(a, { start: 4, end: 6, cell: "a", mark: { group: "errors", count: 1 }, selected: true });
  assert.equal(list.find(({ cell }) => cell === "b").selected, false);
});

test("a blank cell's empty place is drawn once, where it is", () => {
  const list = pieces(0, 4, [place("blank", 2, 2)], [], new Map());
  assert.deepEqual(list.filter(({ cell }) => cell === "blank").map(({ start, end }) => [start, end]), [[2, 2]]);
  assert.equal(drawn("abcd", list), "abcd");
});

test("a place on the border of two blocks belongs to the later one", () => {
  assert.equal(pieces(0, 4, [place("x", 4, 4)], [], new Map()).some(({ cell }) => cell === "x"), false);
  assert.equal(pieces(4, 8, [place("x", 4, 4)], [], new Map()).some(({ cell }) => cell === "x"), true);
});

test("a place that runs over a border is drawn in both blocks", () => {
  const cells = [place("x", 3, 6)];
  assert.equal(pieces(0, 4, cells, [], new Map()).at(-1).cell, "x");
  assert.equal(pieces(4, 8, cells, [], new Map())[0].cell, "x");
});

test("an excerpt folds white space and keeps the print apart", () => {
  assert.deepEqual(excerpt("行政许可\t\n316\n行政处罚", [6, 9]), { before: "行政许可 ", print: "316", after: " 行政处罚" });
});

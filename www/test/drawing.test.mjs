// Pictures of table 3, on the screen and as files. Without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { barsOf, lengthOf, linesOf, streamOf } = await load("state/drawing.ts");
const { svgOf } = await load("output/picture.ts");

const WORDS = { incoming: "合计", count: (name, n) => `${name} ${n} 件`, share: (n, percent) => `${n} 件，占 ${percent}` };
const LONG = "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请";
const FLOW = { total: 25, incoming: [{ id: "本年新收", n: 24 }, { id: "上年结转", n: 1 }], outgoing: [{ id: "予以公开", n: 12 }, { id: LONG, n: 12 }, { id: "结转下年度继续办理", n: 1 }], outcomes: [], applicants: [] };
const said = (drawing) => drawing.shapes.flatMap((shape) => (shape.kind === "text" ? [shape.lines.join("")] : []));

test("words go on in the next line, and none of them is lost", () => {
  assert.deepEqual(linesOf("予以公开", 100), ["予以公开"]);
  assert.deepEqual(linesOf("予以公开", 26), ["予以", "公开"]);
  assert.deepEqual(linesOf("Requests of legal persons", 80), ["Requests of", " legal", " persons"].map((line) => line.trim()));
  assert.deepEqual(linesOf("信访transferred", 28), ["信访", "tran", "sfer", "red"], "a word that has no room breaks");
  assert.deepEqual(linesOf("", 10), []);
  assert.deepEqual(linesOf("甲", 1), ["甲"], "one character stands alone, however narrow");
  for (const width of [14, 40, 90, 200]) {
    const lines = linesOf(`${LONG}（12 件，2024 年）`, width);
    assert.equal(lines.join("").replace(/ /g, ""), `${LONG}（12件，2024年）`);
    assert.ok(lines.every((line) => lengthOf(line) <= width || [...line].length === 1), String(width));
  }
});

test("what came in and went out: every name whole, everything within the picture, at any width", () => {
  for (const width of [240, 320, 480, 760]) {
    const drawing = streamOf(FLOW, width, (id) => id, WORDS);
    assert.equal(drawing.width, width);
    assert.deepEqual(said(drawing).map((words) => words.replace(/ /g, "")).sort(), ["本年新收24件", "上年结转1件", "予以公开12件", `${LONG}12件`, "结转下年度继续办理1件", "合计25件"].sort());
    for (const shape of drawing.shapes) {
      if (shape.kind === "bar") assert.ok(shape.x >= 0 && shape.x + shape.width <= width + 0.01 && shape.y >= 0 && shape.y + shape.height <= drawing.height);
      if (shape.kind !== "text") continue;
      for (const [i, line] of shape.lines.entries()) {
        const from = shape.x - { start: 0, middle: 0.5, end: 1 }[shape.anchor] * lengthOf(line);
        assert.ok(from >= -0.01 && from + lengthOf(line) <= width + 0.01, `${width}: ${line}`);
        assert.ok(shape.y + i * 17 <= drawing.height);
      }
    }
  }
});

test("labels do not lie on each other", () => {
  const rows = streamOf(FLOW, 320, (id) => id, WORDS).shapes.filter(({ kind, anchor }) => kind === "text" && anchor === "start").map(({ y, lines }) => [y, y + (lines.length - 1) * 17]);
  for (let i = 1; i < rows.length; i++) assert.ok(rows[i][0] - rows[i - 1][1] >= 16, JSON.stringify(rows));
});

test("bars are as long as their numbers, with all names", () => {
  const drawing = barsOf([{ name: LONG, n: 6 }, { name: "其他", n: 3 }], 300, WORDS);
  assert.deepEqual(said(drawing), [LONG, "6 件，占 66.7%", "其他", "3 件，占 33.3%"]);
  const [long, short] = drawing.shapes.filter(({ kind }) => kind === "bar");
  assert.equal(long.width, 2 * short.width);
  assert.ok(drawing.shapes.every((shape) => shape.kind !== "bar" || shape.y + shape.height <= drawing.height));
});

test("a file says what it shows and where its numbers are from, without style sheets", () => {
  const drawing = barsOf([{ name: "甲<乙>&\"丙\"", n: 1 }], 300, WORDS);
  const svg = svgOf({ title: "办理结果构成", source: "数据来源：青岚县2024年政府信息公开工作年度报告", drawing });
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="824" height="\d+" viewBox="0 0 824 \d+"/);
  for (const words of ["办理结果构成", "数据来源：青岚县2024年政府信息公开工作年度报告", "甲&#60;乙&#62;&#38;&#34;丙&#34;", "1 件，占 100%"]) assert.ok(svg.includes(`>${words}</text>`), words);
  assert.doesNotMatch(svg, /class=|style=|<style|NaN|undefined/);
});

// Numbers from the clipboard, and where they go.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { blockOf, fitted } = await load("state/block.ts");

test("numbers apart by tabs and lines are a block; labels to their left are left out; anything else is none", () => {
  assert.deepEqual(blockOf("107"), [["107"]]);
  assert.deepEqual(blockOf("1\t2\r\n3\t4\r\n"), [["1", "2"], ["3", "4"]]);
  assert.deepEqual(blockOf("（一）予以公开\t9\t6\t15\n\t0\t－\t无\n"), [["9", "6", "15"], ["0", "－", "无"]]);
  assert.deepEqual(blockOf("1,042.94"), [["1,042.94"]]);
  for (const none of ["", "\n", "－", "自然人\t总计", "http://a.gov.cn/1", "一、总体情况\n2024年，我局收到申请3件。", "3件", "1\t合计", "9".repeat(20_000)]) assert.equal(blockOf(none), null, none.slice(0, 20));
});

const cell = (id) => ({ cell: id, colspan: 1 });
const geometry = { rows: [[], ...[0, 1].map((y) => [0, 1, 2, 3].map((x) => ({ cell: cell(`r${y}.c${x}`), x, y, colspan: 1, rowspan: 1, key: "", heads: [] })))] };

test("a block goes into the table from a cell on, or not at all", () => {
  assert.deepEqual(fitted(geometry, "r0.c2", [["1", "2"], ["3", "4"]]), { cells: [["r0.c2", "1"], ["r0.c3", "2"], ["r1.c2", "3"], ["r1.c3", "4"]] });
  assert.deepEqual(fitted(geometry, "r1.c0", [["1"], ["2"], ["3"]]), { why: "turned" });
  assert.deepEqual(fitted(geometry, "r0.c3", [["1", "2"], ["3", "4"]]), { why: "large" });
});

test("a row that was copied as a column, with its total last, is said to be transposed", () => {
  const tall = { rows: [0, 1, 2, 3].map((y) => [0, 1, 2, 3].map((x) => ({ cell: cell(`r${y}.c${x}`), x, y, colspan: 1, rowspan: 1, key: "", heads: [] }))) };
  assert.deepEqual(fitted(tall, "r0.c0", [["1"], ["2"], ["0"], ["3"]]), { why: "turned" });
  assert.deepEqual(fitted(tall, "r0.c0", [["1"], ["2"], ["0"], ["4"]]).cells?.length, 4);
});

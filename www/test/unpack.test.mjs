// The engine's bytes survive standing in the page as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { printable } from "../printable.mjs";
import { load } from "./bundle.mjs";

const { bytesOf } = await load("engine/unpack.ts");

test("bytes come back as they were, whatever their number and values", () => {
  for (let length = 0; length < 60; length++) {
    for (const fill of [() => 0, () => 255, (_, i) => (i * 89 + length * 7) & 255]) {
      const bytes = Uint8Array.from({ length }, fill);
      assert.deepEqual(bytesOf(printable(bytes)), bytes, `${length}`);
    }
  }
});

test("the text needs no escape in a string, and ends no script", () => {
  const text = printable(Uint8Array.from({ length: 1 << 16 }, (_, i) => (i * 2654435761) >>> 24));
  assert.match(text, /^[!#-;=-[\]-~]+$/);
});

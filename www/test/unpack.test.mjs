// The engine's bytes survive standing in the page as text.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { latin, printable } from "../text.mjs";
import { load } from "./bundle.mjs";

const { bytesOf, unpack } = await load("engine/unpack.ts");
const { LZMA } = createRequire(import.meta.url)("lzma/src/lzma_worker.js");

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

test("what the build compresses is read back: noise, repetitions near and far, and text", () => {
  const noise = (n, seed) => Uint8Array.from({ length: n }, () => (seed = (seed * 1103515245 + 12345) >>> 0) >>> 24);
  const far = noise(40_000, 7);
  for (const bytes of [
    noise(1, 1), noise(5000, 2), new Uint8Array(9000), Uint8Array.from([...far, ...noise(3000, 3), ...far]), Uint8Array.from({ length: 20_000 }, (_, i) => (i % 7) * (i % 11)),
    new TextEncoder().encode("一、总体情况。二、主动公开政府信息情况。".repeat(300)), Uint8Array.from({ length: 30_000 }, (_, i) => (i % 4 ? i >> 5 : i * i)),
  ]) {
    const packed = Uint8Array.from(LZMA.compress([...bytes], 9), (byte) => byte & 255);
    assert.deepEqual(Buffer.compare(unpack(printable(packed)), bytes), 0, `${bytes.length}`);
  }
});

test("bytes come back from a script, which survives standing in a page", async () => {
  const { bytesOf: fromLatin } = await load("engine/latin.ts");
  const every = Uint8Array.from({ length: 1 << 17 }, (_, i) => ((i >> 8) * 7 + i * ((i >> 9) | 1)) & 255);
  for (const bytes of [every, Buffer.from("</script><!-- ${x} `\\` \r\n \x007 \x7f"), new Uint8Array(0)]) {
    const literal = latin(Buffer.from(bytes));
    // Nor would a checkout or an upload that rewrites the ends of lines harm it.
    assert.doesNotMatch(literal, /<[/!]|[\0\r\n]/);
    assert.deepEqual(Buffer.compare(fromLatin(new Function(`return ${literal}`)()), bytes), 0);
  }
});

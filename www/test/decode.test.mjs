// From bytes to text: every encoding that offices here hold, and what is not text at all.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { decode } = await load("input/decode.ts");
const TEXT = "青岚县财政局2023年度报告\r\n一、总体情况\t0\t1\r\n全年收到申请3件。\r\n";
const utf8 = (text) => new TextEncoder().encode(text);
const utf16 = (text, bigEndian) => {
  const bytes = new Uint8Array(Buffer.from(text, "utf16le"));
  return bigEndian ? new Uint8Array(Buffer.from(bytes).swap16()) : bytes;
};
// “青岚县，年报\r\n” in GB18030; Node decodes it and cannot encode it.
const GB = Uint8Array.from([0xc7, 0xe0, 0xe1, 0xb0, 0xcf, 0xd8, 0xa3, 0xac, 0xc4, 0xea, 0xb1, 0xa8, 0x0d, 0x0a]);

test("UTF-8 with and without a mark", () => {
  assert.deepEqual(decode(utf8(TEXT)), { text: TEXT, encoding: "utf-8", damaged: 0 });
  assert.deepEqual(decode(utf8(`\ufeff${TEXT}`)), { text: TEXT, encoding: "utf-8", damaged: 0 });
});

test("UTF-16 in both orders, with a mark", () => {
  assert.deepEqual(decode(utf16(`\ufeff${TEXT}`)), { text: TEXT, encoding: "utf-16le", damaged: 0 });
  assert.deepEqual(decode(utf16(`\ufeff${TEXT}`, true)), { text: TEXT, encoding: "utf-16be", damaged: 0 });
});

test("UTF-16 in both orders, by its zero bytes alone", () => {
  assert.deepEqual(decode(utf16(TEXT)), { text: TEXT, encoding: "utf-16le", damaged: 0 });
  assert.deepEqual(decode(utf16(TEXT, true)), { text: TEXT, encoding: "utf-16be", damaged: 0 });
});

test("GB18030", () => {
  assert.deepEqual(decode(GB), { text: "青岚县，年报\r\n", encoding: "gb18030", damaged: 0 });
});

test("a UTF-8 file cut inside a character stays UTF-8", () => {
  const cut = utf8(TEXT.trimEnd()).slice(0, -1);
  const decoded = decode(cut);
  assert.equal(decoded.encoding, "utf-8");
  assert.ok(TEXT.startsWith(decoded.text));
});

test("a damaged UTF-8 file stays UTF-8, and says so", () => {
  const bytes = utf8(TEXT.repeat(10));
  bytes[4] = 0xff;
  const decoded = decode(bytes);
  assert.equal(decoded.encoding, "utf-8");
  assert.ok(decoded.damaged > 0);
});

test("a stray zero byte does not make a text UTF-16", () => {
  const decoded = decode(utf8(`${TEXT.repeat(20)}\0`));
  assert.equal(decoded.encoding, "utf-8");
});

test("what is not text is told apart", () => {
  for (let i = 0; i < 20; i++) assert.deepEqual(decode(new Uint8Array(randomBytes(100_000))), { problem: "binary" });
  assert.deepEqual(decode(Uint8Array.from({ length: 4000 }, (_, i) => (i % 7 === 0 ? 0 : i % 256))), { problem: "binary" });
});

test("nothing gives an empty text", () => {
  assert.deepEqual(decode(new Uint8Array()), { text: "", encoding: "utf-8", damaged: 0 });
});

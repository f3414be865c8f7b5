// Which flavour of a clipboard is read, and what becomes of files.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { takeTransfer } = await load("input/clipboard.ts");
const { mayBeFile, isHtml } = await load("input/kind.ts");
const { bytesOf, open } = await load("input/files.ts");
const clipboard = (flavours) => ({ getData: (type) => flavours[type] ?? "" });
const decode = (given) => { const text = new TextDecoder("utf-8").decode(given); return /[\0-\x06]/.test(text) ? undefined : { text, encoding: "UTF-8", damaged: 0 }; };
const bytes = (...values) => Uint8Array.from(values);

test("the HTML flavour is read where it has a table, and the plain one stands for it in the editor", () => {
  const html = "<html><body><TABLE border=1><tr><td>1</td></tr></TABLE></body></html>";
  assert.deepEqual(takeTransfer(clipboard({ "text/html": html, "text/plain": "1" })), {
    source: { name: "", media: "text/html", text: html, plain: "1" },
  });
});

test("running text is read plain, whatever HTML comes with it", () => {
  assert.deepEqual(takeTransfer(clipboard({ "text/html": "<p><tablet></p>", "text/plain": "一" })), {
    source: { name: "", media: "text/plain", text: "一" },
  });
});

test("an empty clipboard is refused", () => {
  assert.deepEqual(takeTransfer(clipboard({ "text/plain": " \n" })), { refusal: { why: "empty", name: "" } });
});

test("the readers of files are asked of everything that is not certainly text", () => {
  const text = (value) => new TextEncoder().encode(value);
  const fixtures = new URL("../../tests/fixtures/files/", import.meta.url);
  const files = readdirSync(fixtures).filter((name) => !name.endsWith(".py"));
  assert.ok(files.length >= 20);
  for (const name of files) assert.ok(mayBeFile(readFileSync(new URL(name, fixtures))), name);
  const signatures = [[0xff, 0xd8, 0xff], [0x1f, 0x8b, 8], "Rar!\x1a\x07\x01", "GIF89a", "7z\xbc\xaf\x27\x1c", "BM......", "{\\rtf1", "PK\x05\x06", "\n  %PDF-1.4", "RIFF....WEBP"];
  for (const one of signatures) assert.ok(mayBeFile(typeof one === "string" ? Uint8Array.from(one, (c) => c.charCodeAt(0)) : bytes(...one)), String(one));
  for (const one of [
    "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "From: <Saved by Blink>\r\n", '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument>',
    '<?xml version="1.0"?><pkg:package xmlns:pkg="x">', '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "\ufeff<office:document >",
  ]) assert.ok(mayBeFile(text(one)), one);
  assert.ok(mayBeFile(Uint8Array.from([0xff, 0xfe, ...Buffer.from('<?xml version="1.0"?><pkg:package x="">', "utf16le")])));
});

test("plain text and HTML need no reader of files", () => {
  const text = (value) => new TextEncoder().encode(value);
  for (const one of ["一、总体情况", "某局2024年报告：收到 3 件", "<!DOCTYPE html><html><head>", "\ufeff<html><body><table>", "| 一 | 2 |", "", "# 报告\n"]) assert.ok(!mayBeFile(text(one)), one);
  assert.ok(!mayBeFile(Uint8Array.from([0xff, 0xfe, ...Buffer.from("一、总体情况", "utf16le")])));
});

/** Readers of files that are a few lines long. */
const opener = {
  readFile: (given) => {
    const words = { zh: "甲", en: "a" };
    const format = { media: "application/x", name: words };
    const content = new TextDecoder().decode(given).slice(4);
    if (content === "text") return { kind: "text" };
    if (content === "refused") return { kind: "refused", format, reason: "password", message: words };
    if (content === "read") return { kind: "read", format, text: "<p>一</p>", media: "text/html", notices: [], pages: [0] };
    return { kind: "archive", members: content === "empty" ? [] : [{ name: "a/1.txt", bytes: bytes(1) }, { name: "2", refused: { kind: "refused", format, reason: "too-large", message: words } }] };
  },
  tooDeep: () => ({ kind: "refused", format: null, reason: "too-deep", message: { zh: "深", en: "deep" } }),
};

test("what the readers of files say becomes a text, files, or why there is neither", () => {
  const file = (content) => new TextEncoder().encode(`PK\x03\x04${content}`);
  const message = { zh: "甲", en: "a" };
  assert.deepEqual(open(file("read"), "a", 0, opener, decode), { source: { name: "a", media: "text/html", text: "<p>一</p>", file: { media: "application/x", format: message, notices: [], pages: [0] } } });
  assert.deepEqual(open(file("refused"), "a", 0, opener, decode), { refusal: { why: "file", name: "a", reason: "password", message } });
  assert.deepEqual(open(file("zip"), "a.zip", 1, opener, decode), {
    members: [{ bytes: bytes(1), name: "a.zip/a/1.txt", depth: 2 }, { refusal: { why: "file", name: "a.zip/2", reason: "too-large", message } }],
  });
  assert.deepEqual(open(file("empty"), "a.zip", 0, opener, decode), { refusal: { why: "hollow", name: "a.zip" } });
  assert.equal(open(file("zip"), "a.zip", 2, opener, decode).refusal.reason, "too-deep");
  assert.deepEqual(open(file("text"), "a", 0, opener, decode), { refusal: { why: "binary", name: "a" } }, "what they do not know may be text");
  assert.equal(open(new TextEncoder().encode("题：一、总体情况"), "a", 0, null, decode).source.media, "text/plain");
});

test("HTML is told by name or by how it begins", () => {
  assert.ok(isHtml("a.htm", ""));
  assert.ok(isHtml("a.doc", "\n<!-- saved from url --> <HTML xmlns:o>"));
  assert.ok(isHtml("", "<table><tr>"));
  assert.ok(isHtml("a.txt", "正文\n<Table><tr><TD>1"));
  assert.ok(!isHtml("a.txt", "一、总体情况 <二>"));
});

test("files: empty, binary, unreadable, too large, and a good one", async () => {
  const taken = (name, content) => open(content instanceof Uint8Array ? content : new TextEncoder().encode(content), name, 0, null, decode);
  assert.deepEqual(taken("空.txt", ""), { refusal: { why: "empty", name: "空.txt" } });
  assert.deepEqual(taken("空白.txt", " \n"), { refusal: { why: "empty", name: "空白.txt" } });
  assert.deepEqual(taken("a.txt", bytes(1, 2, 3, 0, 5, 0, 0, 8)), { refusal: { why: "binary", name: "a.txt" } });
  assert.deepEqual(taken("a.txt", "一、总体情况"), { source: { name: "a.txt", media: "text/plain", text: "一、总体情况", damaged: 0 } });
  const gone = { name: "文件夹", size: 0, arrayBuffer: () => Promise.reject(new Error("gone")) };
  assert.deepEqual(await bytesOf(gone, "文件夹"), { refusal: { why: "unreadable", name: "文件夹" } });
  assert.deepEqual(await bytesOf({ name: "a.txt", size: 65 * 1024 * 1024 }, "a.txt"), { refusal: { why: "large", name: "a.txt" } });
  assert.deepEqual(await bytesOf(new File(["一"], "a.txt"), "a.txt"), new TextEncoder().encode("一"));
});

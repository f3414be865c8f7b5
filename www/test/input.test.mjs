// Which flavour of a clipboard is read, and which files are refused by their kind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { takeTransfer } = await load("input/clipboard.ts");
const { foreign, isHtml } = await load("input/kind.ts");
const files = await load("input/files.ts");
const takeFile = (given) => files.takeFile(given, given.name);
const clipboard = (flavours) => ({ getData: (type) => flavours[type] ?? "" });
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

test("office files, images and archives are told by name or by how they begin", () => {
  const zip = bytes(0x50, 0x4b, 0x03, 0x04);
  const ole = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  assert.equal(foreign("年报.docx", zip), "word");
  assert.equal(foreign("年报.doc", ole), "word");
  assert.equal(foreign("年报.xls", ole), "sheet");
  assert.equal(foreign("年报", ole), "word");
  assert.equal(foreign("年报.pdf", bytes(0x25, 0x50, 0x44, 0x46, 0x2d)), "pdf");
  assert.equal(foreign("年报.txt", bytes(0x25, 0x50, 0x44, 0x46, 0x2d)), "pdf");
  assert.equal(foreign("年报.zip", zip), "archive");
  assert.equal(foreign("扫描.jpg", bytes(0xff, 0xd8, 0xff)), "image");
});

test("text is text, even when a portal calls it .doc", () => {
  assert.equal(foreign("年报.txt", new TextEncoder().encode("一、总体情况")), null);
  assert.equal(foreign("年报.doc", new TextEncoder().encode("<html><table>")), null);
});

test("HTML is told by name or by how it begins", () => {
  assert.ok(isHtml("a.htm", ""));
  assert.ok(isHtml("a.doc", "\n<!-- saved from url --> <HTML xmlns:o>"));
  assert.ok(isHtml("", "<table><tr>"));
  assert.ok(!isHtml("a.txt", "一、总体情况 <二>"));
});

test("files: empty, foreign, binary, unreadable, and a good one", async () => {
  const file = (name, content) => new File([content], name);
  assert.deepEqual(await takeFile(file("空.txt", "")), { refusal: { why: "empty", name: "空.txt" } });
  assert.deepEqual(await takeFile(file("空白.txt", " \n")), { refusal: { why: "empty", name: "空白.txt" } });
  assert.equal((await takeFile(file("a.docx", "PK"))).source?.text, "PK");
  assert.deepEqual(await takeFile(file("a.pdf", "%PDF-1.4")), { refusal: { why: "foreign", name: "a.pdf", kind: "pdf" } });
  assert.deepEqual(await takeFile(file("a.txt", bytes(1, 2, 3, 0, 5, 0, 0, 8))), { refusal: { why: "binary", name: "a.txt" } });
  const gone = { name: "文件夹", size: 0, arrayBuffer: () => Promise.reject(new Error("gone")) };
  assert.deepEqual(await takeFile(gone), { refusal: { why: "unreadable", name: "文件夹" } });
  const large = { name: "a.txt", size: 65 * 1024 * 1024 };
  assert.deepEqual(await takeFile(large), { refusal: { why: "large", name: "a.txt" } });
  assert.deepEqual(await takeFile(file("a.txt", "一、总体情况")), {
    source: { name: "a.txt", media: "text/plain", text: "一、总体情况", damaged: 0 },
  });
});

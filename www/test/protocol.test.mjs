// What the frame obeys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { accept, hostOf } = await load("embed/protocol.ts");
const above = {};
const origin = "https://www.example.gov.cn";
const show = { protocol: "gongkai/1", type: "show", text: "年报" };

test("the page's origin is taken from the address, and only a whole one", () => {
  assert.equal(hostOf("#origin=https%3A%2F%2Fwww.example.gov.cn"), origin);
  assert.equal(hostOf("#origin=https://www.example.gov.cn:8443"), "https://www.example.gov.cn:8443");
  assert.equal(hostOf("#origin=null"), "null");
  for (const bad of ["", "#", "#origin=", "#origin=*", "#origin=javascript:alert(1)", "#origin=https://a.cn/path", "#origin=www.example.gov.cn", "#other=https://a.cn"]) assert.equal(hostOf(bad), null, bad);
});

test("only the window above, only from that origin, only whole messages", () => {
  assert.equal(accept({ source: above, origin, data: show }, above, origin).text, "年报");
  assert.equal(accept({ source: {}, origin, data: show }, above, origin), null);
  assert.equal(accept({ source: above, origin: "https://evil.example", data: show }, above, origin), null);
  for (const data of [null, "show", 3, [], {}, { ...show, protocol: "other" }, { ...show, type: "eval" }, { ...show, text: 7 }, { type: "show", text: "x" }]) {
    assert.equal(accept({ source: above, origin, data }, above, origin), null, JSON.stringify(data));
  }
});

test("languages are named as the widget names them", () => {
  for (const lang of ["zh", "zh-CN", "en"]) assert.equal(accept({ source: above, origin, data: { ...show, lang } }, above, origin).lang, lang);
});

test("of what may be chosen only what is known", () => {
  const given = { ...show, media: "text/xml", lang: "fr", theme: "dark", view: "<b>", readonly: "yes", report: 1.5, onclick: "x" };
  assert.deepEqual(accept({ source: above, origin, data: given }, above, origin), { ...show, theme: "dark", readonly: false, report: 0 });
});

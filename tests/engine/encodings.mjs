// One report in every encoding, and in what may have become of it on the way.

/** Prints that GB2312 has, and a table. */
export const REPORT = `青岚县财政局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年主动公开政府信息36条，解读2件。
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
2\t0\t0\t1\t3\t0\t0\t0\t0\t0\t1\t0\t0\t0\t1
六、其他需要报告的事项
无。
`;
const page = (head, body = REPORT) => `<html><head>${head}</head><body>${body.split("\n").map((line) => `<p>${line.replaceAll("\t", " ")}</p>`).join("")}</body></html>`;

const utf8 = (text) => Buffer.from(text, "utf8");
const utf16 = (text, big = false) => (big ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, "utf16le"));

/** Node decodes GB18030 and does not encode it: the pairs of bytes by their characters. */
const pairs = new Map();
for (let first = 0x81; first <= 0xfe; first++) {
  for (let second = 0x40; second <= 0xfe; second++) {
    const print = new TextDecoder("gb18030").decode(Uint8Array.from([first, second]));
    if ([...print].length === 1 && print !== "\ufffd") pairs.set(print, [first, second]);
  }
}
export const gbk = (text) => Buffer.from([...text].flatMap((c) => (c < "\x80" ? [c.charCodeAt(0)] : pairs.get(c))));

/** UTF-8 read as GBK without loss: a prefix at whose end no byte is left over. */
const evenly = () => {
  const text = `${REPORT.replace(/[\n\t]/g, "").replaceAll("（", "")}${REPORT.replace(/[\n\t]/g, "")}`;
  for (let end = text.length; ; end--) {
    const wrong = new TextDecoder("gbk").decode(utf8(text.slice(0, end).replace(/[0-9]/g, "")));
    if (!wrong.includes("\ufffd")) return wrong;
  }
};
const escaped = REPORT.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** `same`: its text is REPORT's. `told`: what is said of it. */
export const CASES = [
  { name: "utf-8.txt", bytes: utf8(REPORT), same: true },
  { name: "utf-8-mark.txt", bytes: utf8(`\ufeff${REPORT}`), same: true },
  { name: "utf-16le.txt", bytes: utf16(REPORT), same: true },
  { name: "utf-16le-mark.txt", bytes: utf16(`\ufeff${REPORT}`), same: true },
  { name: "utf-16be.txt", bytes: utf16(REPORT, true), same: true },
  { name: "utf-16be-mark.txt", bytes: utf16(`\ufeff${REPORT}`, true), same: true },
  { name: "gbk.txt", bytes: gbk(REPORT), same: true },
  { name: "gb18030-mark.txt", bytes: Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), gbk(REPORT)]), same: true },
  { name: "meta-gb2312.html", bytes: gbk(page('<meta charset="gb2312">')) },
  { name: "meta-http-equiv.html", bytes: gbk(page('<meta http-equiv="Content-Type" content="text/html; charset=GBK">')) },
  { name: "stale-meta.html", bytes: utf8(page('<meta charset="gb2312">')) },
  { name: "xml-gbk.html", bytes: gbk(`<?xml version="1.0" encoding="GBK"?>${page("")}`) },
  { name: "cut.txt", bytes: utf8(REPORT).subarray(0, -5) },
  { name: "damaged.txt", bytes: Buffer.from(utf8(REPORT.repeat(3)).map((byte, at) => (at === 1000 ? 0xff : byte))) },
  { name: "utf-8-as-latin-1.txt", bytes: utf8(utf8(REPORT).toString("latin1")), same: true, told: /UTF-8 被当作西文.*已还原/ },
  { name: "utf-8-as-windows-1252.txt", bytes: utf8(new TextDecoder("windows-1252").decode(utf8(REPORT))), same: true, told: /UTF-8 被当作西文.*已还原/ },
  { name: "gbk-as-latin-1.txt", bytes: utf8(gbk(REPORT).toString("latin1")), same: true, told: /GBK 被当作西文.*已还原/ },
  { name: "utf-8-as-gbk.txt", bytes: utf8(evenly()), told: /UTF-8 被当作 GBK .*已还原/ },
  { name: "utf-8-as-gbk-lost.txt", bytes: utf8(new TextDecoder("gbk").decode(utf8(REPORT))), told: /UTF-8 被当作 GBK .*丢失/ },
  { name: "gbk-as-utf-8.txt", bytes: utf8(new TextDecoder().decode(gbk(REPORT))), told: /别的编码被当作 UTF-8 .*丢失/ },
  { name: "escapes.txt", bytes: utf8(escaped), same: true, told: /转义，已还原/ },
];
for (const one of CASES) one.media = one.name.endsWith(".html") ? "text/html" : "text/plain";

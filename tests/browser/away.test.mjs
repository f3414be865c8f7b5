// What people take away: tables on the clipboard, files, papers, prints. In the browser that GONGKAI_BROWSER names.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { noOffice, officeTables } from "./office.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const index = join(root, "dist/index.html");
/** The page's own example: F21, one total wrong (予以公开, 21 for 12). */
const EXAMPLE = readFileSync(join(root, "www/src/example/report.txt"), "utf8");
const SOUND = EXAMPLE.replace("\t1\t0\t21\n", "\t1\t0\t12\n");
const TORN = SOUND.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t3\t2\t8\t1");

const APP = "gongkai-app >>> ";
const RESULT = `${APP}gongkai-result >>> `;
const AWAY = `${RESULT}gongkai-away >>> `;
const PAPER = `${APP}gongkai-paper >>> `;
const SHEET = `${PAPER}gongkai-sheet >>> `;
let browser;
let page;

before(async () => {
  browser = await launch();
});
after(async () => browser?.close());
beforeEach(async () => {
  await page?.close();
  page = await browser.page(pathToFileURL(index).href, { width: 1280, height: 900 });
  await ready();
});

/** Evaluates in the page with `find(selector)` and `all(selector)`, which know `>>>`. */
function look(body, ...args) {
  return page.evaluate(`(() => {
    const all = (selector) => {
      const parts = selector.split(">>>").map((part) => part.trim());
      let scopes = [document];
      for (const part of parts) scopes = scopes.flatMap((scope) => [...(scope.shadowRoot || scope).querySelectorAll(part)]);
      return scopes;
    };
    const find = (selector) => all(selector)[0] || null;
    return (${body})(...${JSON.stringify(args)});
  })()`);
}
const text = (selector) => look((s) => { const e = find(s); return e && e.innerText.trim(); }, selector);
const texts = (selector) => look((s) => all(s).map((e) => e.innerText.trim()), selector);
const count = (selector) => look((s) => all(s).length, selector);
async function until(selector) {
  for (const end = Date.now() + 15_000; (await count(selector)) === 0; ) {
    if (Date.now() > end) throw new Error(`waited in vain for ${selector}; errors: ${page.errors.join("\n")}`);
    await new Promise((resume) => setTimeout(resume, 40));
  }
}
/** The engine runs: Chromium 81 in its one process hangs when a page is left while it compiles. */
async function ready() {
  await page.waitFor(() => !!document.querySelector("gongkai-app") && /\d\.\d/.test(document.querySelector("gongkai-app").shadowRoot.querySelector("footer").textContent), { timeout: 30_000 });
}
async function read(report) {
  await page.paste({ text: report });
  await until(`${AWAY}#export`);
  // The page scrolls to the first wrong number once that is laid out.
  await new Promise((resume) => setTimeout(resume, 200));
}

/** Takes a line of the export menu. */
async function take(line) {
  await page.click(`${AWAY}#export`);
  await page.click(`${AWAY}${line}`);
}

/** What a program would get that pastes now: both flavours. */
async function clipboard() {
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    document.body.append(field);
    field.focus({ preventScroll: true });
    field.addEventListener("paste", (event) => {
      event.preventDefault();
      event.stopPropagation();
      window.pasted = { html: event.clipboardData.getData("text/html"), text: event.clipboardData.getData("text/plain") };
      field.remove();
    });
  });
  await page.press("Control+V");
  return page.evaluate(() => window.pasted);
}

/** The tables on screen: rows of texts and spans; what is said beside a print is left out. */
const shown = () => look(() => all("gongkai-app >>> gongkai-result >>> gongkai-table >>> table").map((table) =>
  [...table.rows].map((row) => [...row.cells].map((cell) => ({
    text: cell.querySelector("button") ? (cell.querySelector(".print") || { innerText: "" }).innerText.trim() : cell.textContent.trim(),
    colspan: cell.colSpan, rowspan: cell.rowSpan,
  })))));

/** Catches the next files that the page gives to be saved: `{ name, type, content }`. */
const catchFiles = () => page.evaluate(() => {
  window.saved = [];
  HTMLAnchorElement.prototype.click = function () {
    const { href, download } = this;
    window.saved.push((async () => {
      const blob = window.blobs.get(href);
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return { name: download, type: blob.type, content: await blob.text(), mark: bytes[0], base64: btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join("")) };
    })());
  };
  window.blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make.call(URL, blob); window.blobs.set(url, blob); return url; };
});
async function savedFile() {
  await page.waitFor(() => window.saved.length > 0);
  return page.evaluate(() => window.saved.pop());
}
const catchPrint = () => page.evaluate(() => { window.printed = 0; window.print = () => { window.printed++; }; });

describe("tables on the clipboard", () => {
  test("all tables, as HTML with borders and true spans, and as lines of cells", async () => {
    await read(SOUND);
    const tables = await shown();
    await take("#copy");
    const { html, text: plain } = await clipboard();
    assert.match(await text(`${AWAY}.said`), /已复制/);
    const unescaped = (part) => part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
    const pasted = html.split("<table").slice(1).map((table) => table.split("<tr").slice(1).map((row) =>
      [...row.matchAll(/<t[dh]\b([^>]*)>([^<]*)</g)].map(([, attributes, content]) => {
        assert.match(attributes, /border:1px solid #000/);
        const number = (name) => Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
        return { text: unescaped(content), colspan: number("colspan"), rowspan: number("rowspan") };
      })));
    assert.deepEqual(pasted, tables);
    assert.equal(html.match(/<table/g).length, 3);
    assert.doesNotMatch(html, /class=|<script|<button|<svg/);
    const lines = plain.split("\n");
    const row = lines.find((line) => line.includes("一、本年新收"));
    assert.deepEqual(row.split("\t"), ["一、本年新收政府信息公开申请数量", "", "", "18", "5", "0", "0", "1", "0", "24"]);
    assert.ok(lines.some((line) => line.startsWith("\t（三）不予公开\t1.属于国家秘密\t0\t")));
    assert.deepEqual(page.errors, []);
    assert.deepEqual(page.requests, []);
  });

  test("one table alone, by the keyboard", async () => {
    await read(SOUND);
    await page.click(`${RESULT}#tab-requests`);
    await look(() => find("gongkai-app >>> gongkai-result >>> #panel-requests gongkai-copy >>> button").focus());
    await page.press("Enter");
    const { html, text: plain } = await clipboard();
    assert.equal(html.match(/<table/g).length, 1);
    assert.match(plain, /^表三/);
    assert.doesNotMatch(plain, /表二|表四/);
  });

  test("what is doubtful says so", async () => {
    await read(TORN);
    await take("#copy");
    assert.match((await clipboard()).text, /1\.信访举报投诉类申请\t[^\n]*？/);
  });

  const flat = (rows) => rows.map((row) => row.map(({ text: content, colspan, rowspan }) => `${content}|${colspan}|${rowspan}`).join(" ").replace(/( \|1\|1)+$/, "")).filter((row) => row !== "" && row !== "|1|1");

  test("all pasted into LibreOffice Writer keep geometry and values, also as .docx", { skip: noOffice, timeout: 300_000 }, async () => {
    await read(SOUND);
    const tables = await shown();
    await take("#copy");
    const pasted = officeTables((await clipboard()).html, "writer");
    assert.deepEqual(pasted.map(flat), tables.map(flat));
  });

  // One by one: Calc gives tables under each other one grid, with columns as wide as all of them need.
  for (const [i, name] of ["disclosure", "requests", "disputes"].entries()) {
    test(`${name} pasted into LibreOffice Calc keeps geometry and values, also as .xlsx`, { skip: noOffice, timeout: 300_000 }, async () => {
      await read(SOUND);
      const table = (await shown())[i];
      await page.click(`${RESULT}#tab-${name}`);
      await look((n) => find(`gongkai-app >>> gongkai-result >>> #panel-${n} gongkai-copy >>> button`).focus(), name);
      await page.press("Enter");
      const [sheet] = officeTables((await clipboard()).html, "calc");
      // The first row is the table's name.
      assert.deepEqual(flat(sheet).slice(1), flat(table));
    });
  }
});

describe("files", () => {
  const formats = {
    csv: ({ content, mark }) => { assert.equal(mark, 0xef); assert.match(content, /^\ufeff?name,report,agency,year/); assert.match(content, /requests\.granted\.total/); },
    json: ({ content }) => { const one = JSON.parse(content); assert.equal(one.schema, "gongkai/1"); assert.equal(one.reports.length, 1); assert.equal(one.reports[0].outcomes["T3-ROW-SUM"], "failed"); },
    md: ({ content }) => assert.match(content, /^# .*2024年政府信息公开工作年度报告/),
    html: ({ content }) => { assert.match(content, /^<!doctype html>/); assert.equal(content.match(/<table/g).length, 5); assert.doesNotMatch(content, /<script|src=|href=/); },
  };
  for (const [format, check] of Object.entries(formats)) {
    test(`${format}, named after body and year`, async () => {
      await read(EXAMPLE);
      await catchFiles();
      await page.click(`${AWAY}#export`);
      await page.click(`${AWAY}#${format}`);
      const file = await savedFile();
      assert.equal(file.name, `青岚县住房和城乡建设局2024年年报核查.${format}`);
      check(file);
      assert.match(await text(`${AWAY}.menu .said`), /已下载/);
      assert.deepEqual(page.requests, []);
    });
  }

  test("of several reports the one on screen", async () => {
    await page.paste({ text: `${EXAMPLE}\n\n${SOUND.split("青岚县住房和城乡建设局").join("青岚县水利局")}` });
    await until(`${APP}gongkai-list`);
    await look(() => { const { session } = find("gongkai-app"); return session.openRow(session.listed[1]); });
    await until(`${AWAY}#export`);
    await catchFiles();
    await page.click(`${AWAY}#export`);
    await page.click(`${AWAY}#json`);
    const { name, content } = await savedFile();
    const { reports } = JSON.parse(content);
    assert.equal(reports.length, 1);
    assert.ok(name.startsWith(reports[0].agency));
  });
});

describe("files for office programs", () => {
  const desk = mkdtempSync(join(tmpdir(), "gongkai-away-"));
  after(() => rmSync(desk, { recursive: true, force: true }));

  /** What the command line writes of the same text. */
  const native = (words, report, ending) => {
    const [from, to] = [join(desk, "a.txt"), join(desk, `a.${ending}`)];
    writeFileSync(from, report);
    const { stderr, error } = spawnSync("cargo", ["run", "--quiet", "--package", "gongkai-cli", "--", ...words, from, "-o", to], { cwd: root, encoding: "utf8" });
    assert.ok(existsSync(to), `${error ?? ""}${stderr}`);
    return readFileSync(to).toString("base64");
  };
  const taken = async (file) => {
    await catchFiles();
    await take(`#office-${file}`);
    return savedFile();
  };

  for (const [file, name, words] of [
    ["checklist", "青岚县住房和城乡建设局2024年年报核查单.docx", ["check", "--format", "docx", "--document", "checklist"]],
    ["notice", "青岚县住房和城乡建设局2024年年报整改通知.docx", ["check", "--format", "docx", "--document", "notice"]],
    ["result", "青岚县住房和城乡建设局2024年年报核查结果.docx", ["check", "--format", "docx", "--document", "result"]],
    ["report", "青岚县住房和城乡建设局2024年政府信息公开工作年度报告.docx", ["parse", "--format", "docx"]],
  ]) {
    test(`${file}: the bytes that the command line writes, under a name that an office would give it`, async () => {
      // A file by the name under which the command line reads it: check lists name it.
      await look((name, text) => { void find("gongkai-app").session.read([{ source: { name, media: "text/plain", text } }]); }, join(desk, "a.txt"), EXAMPLE);
      await until(`${AWAY}#export`);
      const saved = await taken(file);
      assert.equal(saved.name, name);
      assert.equal(saved.type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
      assert.equal(saved.base64, native(words, EXAMPLE, "docx"));
      assert.match(await text(`${AWAY}.menu .said`), /已下载/);
      assert.deepEqual(page.requests, []);
    });
  }

  test("a workbook has the tables and the findings", async () => {
    await read(EXAMPLE);
    const { name, type, content } = await taken("workbook");
    assert.equal(name, "青岚县住房和城乡建设局2024年年报数据.xlsx");
    assert.match(type, /spreadsheetml/);
    assert.match(content, /^PK/);
  });

  test("what is tried stands in the report, and its name says so; a notice is of what is printed", async () => {
    await read(EXAMPLE);
    const printed = (await taken("report")).base64;
    const notice = (await taken("notice")).base64;
    await look(() => { void find("gongkai-app").session.change("requests.granted.total", "12"); });
    await page.waitFor(() => document.querySelector("gongkai-app").session.entry.report.cells["requests.granted.total"].raw === "12");
    const tried = await taken("report");
    assert.match(tried.name, /（含试改）\.docx$/);
    assert.notEqual(tried.base64, printed);
    assert.equal((await taken("notice")).base64, notice);
  });
});

describe("papers", () => {
  test("a check list says what was found and what was passed, and leaves room to sign", async () => {
    await read(EXAMPLE);
    await take("#checklist");
    await until(`${SHEET}h1`);
    assert.equal(await text(`${SHEET}h1`), "政府信息公开工作年度报告核查单");
    const row = await texts(`${SHEET}.findings tbody td`);
    assert.deepEqual([row[1], row[3], row[4]], ["错误", "21", "12"]);
    const summary = await texts(`${SHEET}.facts td`);
    const ticked = await count(`${SHEET}.tick li`);
    assert.ok(ticked > 5 && summary.some((one) => one.startsWith(`未发现问题 ${ticked} 项`)), `${ticked}: ${summary}`);
    assert.ok((await texts(`${SHEET}.line`)).some((line) => line.includes("签字") && line.includes("日期")));
    // The focus is in the paper, and Escape leads back to the menu.
    assert.equal(await look(() => find("gongkai-app >>> gongkai-paper >>> gongkai-sheet").shadowRoot.activeElement.localName), "h1");
    await page.press("Escape");
    await until(`${AWAY}#checklist`);
    await page.waitFor(() => {
      const away = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result").shadowRoot.querySelector("gongkai-away");
      return away.shadowRoot.activeElement !== null && away.shadowRoot.activeElement.id === "export";
    });
  });

  test("a notice asks for what is wrong, not for what was not read, and invents no date", async () => {
    await read(EXAMPLE.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t0\t0\t1"));
    await take("#notice");
    await until(`${SHEET}h1`);
    assert.equal(await text(`${SHEET}h1`), "关于做好2024年政府信息公开工作年度报告问题整改的通知");
    const words = await text(`${SHEET}article`);
    assert.match(words, /青岚县住房和城乡建设局：/);
    assert.match(words, /请于_+年_+月_+日前/);
    assert.doesNotMatch(words, /存疑/);
    assert.match(await text(`${PAPER}.hint`), /读取存疑没有写入/);
    assert.doesNotMatch(words, /。。/);
  });

  test("a sound report leads to no notice", async () => {
    await read(SOUND);
    assert.equal(await count(`${AWAY}#notice`), 0);
    assert.equal(await count(`${AWAY}#checklist`), 1);
  });

  test("a paper is copied, saved and printed; in English too", async () => {
    await read(EXAMPLE);
    await page.click(`${APP}#language`);
    await take("#notice");
    await until(`${SHEET}h1`);
    await page.click(`${PAPER}gongkai-copy >>> button`);
    const { html, text: plain } = await clipboard();
    assert.match(plain, /^Notice to Correct the 2024 Annual Report on Open Government Information/);
    assert.match(html, /<h1/);
    await catchFiles();
    await page.click(`${PAPER}#save`);
    const { name, content } = await savedFile();
    assert.equal(name, "青岚县住房和城乡建设局 2024 rectification notice.docx");
    assert.match(content, /^PK/);
    await catchPrint();
    await page.click(`${PAPER}#print`);
    assert.equal(await page.evaluate(() => window.printed), 1);
    assert.deepEqual(page.errors, []);
  });

  test("a paper closes when its report goes", async () => {
    await read(EXAMPLE);
    await take("#checklist");
    await until(`${SHEET}h1`);
    await page.paste({ text: SOUND });
    await until(`${AWAY}#export`);
    assert.equal(await count(`${APP}gongkai-paper`), 0);
  });
});

describe("prints", () => {
  test("of a report: a document without the page around it", async () => {
    await read(EXAMPLE);
    await page.evaluate(() => {
      window.seen = null;
      window.addEventListener("beforeprint", () => setTimeout(() => {
        const app = document.querySelector("gongkai-app").shadowRoot;
        const sheet = app.querySelector("gongkai-sheet");
        window.seen = { tables: sheet ? sheet.shadowRoot.querySelectorAll("table").length : 0 };
      }));
    });
    const pdf = await page.pdf();
    // A4 and not more pages than the tables need.
    assert.match(pdf.toString("latin1"), /MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/);
    assert.ok(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length <= 4);
    await page.waitFor(() => window.seen !== null);
    assert.deepEqual(page.errors, []);
    assert.equal(await count(`${APP}gongkai-sheet`), 0, "after printing the document is gone");
  });
});

describe("pictures", () => {
  const PICTURES = `${RESULT}gongkai-pictures >>> `;

  test("show where requests came from and went, and who applied, with every number in words", async () => {
    await read(SOUND);
    await page.click(`${RESULT}#tab-pictures`);
    await until(`${PICTURES}svg`);
    assert.deepEqual(await texts(`${PICTURES}figcaption`), ["申请的来源与去向", "办理结果构成", "本年新收申请的申请人构成"]);
    const words = await look((s) => all(s).map((e) => e.textContent), `${PICTURES}#flow text`);
    assert.deepEqual(words.sort(), ["上年结转 1 件", "不予公开 3 件", "不予处理 2 件", "予以公开 12 件", "其他处理 1 件", "合计 25 件", "无法提供 4 件", "本年新收 24 件", "结转下年度继续办理 1 件", "部分公开 2 件"].sort());
    assert.deepEqual(await look((s) => all(s).map((e) => [e.getAttribute("role"), e.getAttribute("aria-labelledby").split(" ").every((id) => e.querySelector(`#${id}`).textContent !== "")]), `${PICTURES}svg`), [["img", true], ["img", true], ["img", true]]);
    assert.match(await look((s) => find(s).textContent, `${PICTURES}#flow desc`), /共 25 件：本年新收 24 件，.*予以公开 12 件/);
  });

  test("are downloaded as SVG and PNG, with the report that their numbers are from", async () => {
    await read(SOUND);
    await page.click(`${RESULT}#tab-pictures`);
    await until(`${PICTURES}svg`);
    await catchFiles();
    await page.click(`${PICTURES}#flow [data-format=svg]`);
    const drawn = await savedFile();
    assert.deepEqual([drawn.name, drawn.type], ["青岚县住房和城乡建设局2024年申请的来源与去向.svg", "image/svg+xml;charset=utf-8"]);
    for (const words of ["申请的来源与去向", "予以公开 12 件", "数据来源：青岚县住房和城乡建设局2024年政府信息公开工作年度报告，表三“收到和处理政府信息公开申请情况”"]) assert.ok(drawn.content.includes(`>${words}</text>`), words);
    const width = (src) => page.evaluate(async (src) => { const image = new Image(); image.src = src; await image.decode(); return image.naturalWidth; }, src);
    assert.equal(await width(`data:image/svg+xml;base64,${drawn.base64}`), 824, "a browser draws it");
    assert.match(await text(`${PICTURES}.saved`), /申请的来源与去向\.svg/);
    await page.click(`${PICTURES}#outcomes [data-format=png]`);
    await page.waitFor(() => window.saved.length === 1);
    const picture = await page.evaluate(async () => {
      const { name, type, base64 } = await window.saved[0];
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const colours = {};
      for (let i = 0; i < data.length; i += 4) { const colour = [data[i], data[i + 1], data[i + 2], data[i + 3]].join(); colours[colour] = (colours[colour] || 0) + 1; }
      return { name, type, width: canvas.width, white: colours["255,255,255,255"] || 0, accent: colours["20,86,107,255"] || 0, pixels: canvas.width * canvas.height };
    });
    assert.deepEqual([picture.name, picture.type, picture.width], ["青岚县住房和城乡建设局2024年办理结果构成.png", "image/png", 1648]);
    assert.ok(picture.white > picture.pixels / 2 && picture.accent > 5000, JSON.stringify(picture));
    assert.deepEqual([page.errors, page.requests], [[], []]);
  });

  test("of numbers that somebody tried say so", async () => {
    await read(SOUND);
    await look(() => find("gongkai-app").session.change("requests.granted.natural_person", "10"));
    await page.click(`${RESULT}#tab-pictures`);
    await until(`${PICTURES}svg`);
    await catchFiles();
    await page.click(`${PICTURES}#flow [data-format=svg]`);
    const { name, content } = await savedFile();
    assert.equal(name, "青岚县住房和城乡建设局2024年申请的来源与去向（含试改）.svg");
    assert.match(content, /含试改的数字，不全是原文所载/);
  });

  test("stay within a phone, with letters of their size", async () => {
    await page.resize(360, 800);
    await read(SOUND);
    await page.click(`${RESULT}#tab-pictures`);
    await until(`${PICTURES}svg`);
    const boxes = await look((s) => all(s).map((e) => { const { left, right } = e.getBoundingClientRect(); return [left >= 0, right <= 360, e.localName === "text" ? parseFloat(getComputedStyle(e).fontSize) : 13]; }), `${PICTURES}svg, text`);
    assert.ok(boxes.length > 10 && boxes.every(([a, b, size]) => a && b && size >= 12), JSON.stringify(boxes.filter(([a, b]) => !a || !b)));
  });

  for (const [why, report] of [["sums do not hold", EXAMPLE], ["table 3 is doubtful", TORN], ["nothing was asked for", SOUND.replace(/(?<=政府信息公开申请数量|予以公开|部分公开[^\t\n]*|[1-8]\.[^\t\n]*|总计|结转下年度继续办理)((?:\t\d+){7})/g, (row) => row.replace(/\d+/g, "0"))]]) {
    test(`are not there where ${why}`, async () => {
      await read(report);
      await new Promise((resume) => setTimeout(resume, 400));
      assert.equal(await count(`${RESULT}#tab-pictures`), 0);
      assert.equal(await count(`${PICTURES}svg`), 0);
    });
  }
});

describe("accessibility", () => {
  const axe = join(root, "tests/browser/node_modules/axe-core/axe.min.js");
  for (const dark of [false, true]) {
    test(`no violations in papers and menu, ${dark ? "dark" : "light"}`, { skip: !existsSync(axe) && "axe-core is not installed" }, async () => {
      await page.close();
      page = await browser.page(pathToFileURL(index).href, { width: 1280, height: 900, dark });
      await ready();
      await page.evaluate(readFileSync(axe, "utf8") + ";0");
      const violations = () => page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.flat().join(" ")).join(" | ")}`)));
      await read(SOUND);
      await page.click(`${RESULT}#tab-pictures`);
      await until(`${RESULT}gongkai-pictures >>> svg`);
      await page.click(`${AWAY}#export`);
      assert.deepEqual(await violations(), []);
      await page.press("Escape");
      await look((report) => find("gongkai-app").session.read([{ source: { name: "", media: "text/plain", text: report } }]), EXAMPLE);
      await until(`${AWAY}#notice`);
      for (const kind of ["checklist", "notice"]) {
        await take(`#${kind}`);
        await until(`${SHEET}h1`);
        assert.deepEqual(await violations(), []);
        await page.click(`${PAPER}#back`);
        await until(`${AWAY}#export`);
      }
    });
  }
});

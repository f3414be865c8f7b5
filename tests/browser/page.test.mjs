// The page as people use it: what they give it, what they see, where a click leads. In the browser that
// GONGKAI_BROWSER names. Needs dist/ and target/engine, as `cargo xtask pack` leaves them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { serve } from "./server.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const index = join(root, "dist/index.html");
/** The page's own example: F21, one total wrong (予以公开, 21 for 12). */
const EXAMPLE = readFileSync(join(root, "www/src/example/report.txt"), "utf8");
const SOUND = EXAMPLE.replace("\t1\t0\t21\n", "\t1\t0\t12\n");

/** The page's own example with a row of table 3 that lost two of its cells, nobody can tell which. */
const TORN = SOUND.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t3\t2\t8\t1");
/** Errors, something to verify, a doubt and a note in one. */
const FAULTY = EXAMPLE.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t0\t0\t1")
  .replace("1.属于国家秘密\t0\t0\t0\t0", "1.属于国家秘密\t\t无此类\t0\t－");
/** F19, with 其他对外管理服务事项 split in two. */
const LOCAL = `青岚县司法局2020年政府信息公开工作年度报告

一、总体情况

2020年，我局认真做好政府信息公开工作。

二、主动公开政府信息情况

第二十条第（一）项
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t11
规范性文件\t0\t0\t7
第二十条第（五）项
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政许可\t7\t0\t0
其他对外管理服务事项\t行政检查\t3\t0\t14
\t其他类\t2\t0\t19
第二十条第（六）项
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政处罚\t2\t0\t0
行政强制\t0\t0\t0
第二十条第（八）项
信息内容\t上一年项目数量\t本年增/减
行政事业性收费\t0\t0
第二十条第（九）项
信息内容\t采购项目数量\t采购总金额
政府集中采购\t6\t1042.94
`;

const APP = "gongkai-app >>> ";
const INTAKE = `${APP}gongkai-intake >>> `;
const LIST = `${APP}gongkai-list >>> `;
const RESULT = `${APP}gongkai-result >>> `;
const FINDINGS = `${RESULT}gongkai-findings >>> `;
const INSPECTOR = `${RESULT}gongkai-inspector >>> `;
const EXTRA = `${RESULT}gongkai-extra >>> `;
const SOURCE = `${RESULT}gongkai-source >>> `;
const WRONG = "requests.granted.total";
const table = (name) => `${RESULT}gongkai-table#${name} >>> `;
const cell = (id) => `${table(id.split(".")[0])}button[data-cell="${id}"]`;

const browserName = process.env.GONGKAI_BROWSER ?? "current";
let browser;
let folder;
let page;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-page-"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
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
const verdict = async () => (await text(`${RESULT}gongkai-summary >>> .halves`)).replace(/\s+/g, " ");
const tab = (name) => `${RESULT}#tab-${name}`;
const texts = (selector) => look((s) => all(s).map((e) => e.innerText.trim()), selector);
const count = (selector) => look((s) => all(s).length, selector);
async function until(selector, { timeout = 6_000 } = {}) {
  const end = Date.now() + timeout;
  while ((await count(selector)) === 0) {
    if (Date.now() > end) throw new Error(`waited in vain for ${selector}; errors: ${page.errors.join("\n")}`);
    await new Promise((resume) => setTimeout(resume, 40));
  }
}
const settled = () => new Promise((resume) => setTimeout(resume, 900));
const raw = (id) => text(`${cell(id)} .print`);
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
async function give(...paths) {
  await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, paths);
}
/** The engine runs. To be awaited before a reload: Chromium 81 in its one process hangs when it is reloaded while it compiles. */
async function ready() {
  await page.waitFor(() => !!document.querySelector("gongkai-app") && /\d\.\d/.test(document.querySelector("gongkai-app").shadowRoot.querySelector("footer").textContent), { timeout: 30_000 });
}
/** Nothing went wrong unseen, and nothing was asked of the network. */
function assertQuiet() {
  assert.deepEqual(page.errors, []);
  assert.deepEqual(page.requests, []);
}

describe("the page from disk", () => {
  before(async () => {
    page = await browser.page(pathToFileURL(index).href);
    await ready();
  });
  beforeEach(async () => {
    await page.reload();
    await ready();
  });
  after(() => page.close());

  test("pasted text shows its tables with the printed values, and what is wrong", async () => {
    await page.paste({ text: EXAMPLE });
    await until(cell(WRONG));
    assert.equal(await text(`${RESULT}gongkai-summary >>> h1`), "青岚县住房和城乡建设局");
    assert.match(await text(`${RESULT}gongkai-summary >>> .facts`), /2024 年.*2021年修订格式/s);
    assert.equal(await raw("disclosure.normative_docs.in_force"), "9");
    assert.equal(await raw("disclosure.fees.amount_wan"), "12.6");
    assert.equal(await raw("requests.new_received.natural_person"), "18");
    assert.equal(await raw(WRONG), "21");
    assert.equal(await raw("requests.carried_forward.commercial"), "1");
    assert.equal(await raw("disputes.review.total"), "2");
    assert.match(await verdict(), /^数字 1 格有误/);
    assert.match((await texts(`${FINDINGS}.errors .message`)).join(), /予以公开/);
    assertQuiet();
  });

  const samples = process.env.GONGKAI_SAMPLES ?? join(root, "../shared/samples");
  for (const number of [0, 1, 2, 3, 4]) {
    const path = join(samples, `sample-${number}.txt`);
    test(`sample ${number}, pasted, shows what it prints`, { skip: !existsSync(path) && `no samples in ${samples}` }, async () => {
      const truth = JSON.parse(readFileSync(path.replace(".txt", ".truth.json"), "utf8"));
      await page.paste({ text: readFileSync(path, "utf8") });
      await until(`${RESULT}gongkai-table >>> caption`);
      assert.equal(await text(`${RESULT}gongkai-summary >>> h1`), truth.agency);
      assert.equal(await count(`${RESULT}gongkai-table`), 3);
      const shown = await look((s) => all(s).map((e) => [e.dataset.cell, e.classList.contains("number") ? e.querySelector(".print").textContent : null, e.classList.contains("doubt")]), `${RESULT}gongkai-table >>> button[data-cell]`);
      assert.deepEqual(shown.map(([id]) => id).sort(), Object.keys(truth.cells).sort());
      const open = (id) => (truth.ambiguous_rows ?? []).some((row) => id.startsWith(`${row}.`)) || truth.doubt_expected.includes(id);
      for (const [id, print, doubt] of shown) {
        if (open(id)) assert.ok(doubt, id);
        else assert.equal(print === null ? null : Number.parseFloat(print.replace(/,/g, "")), truth.cells[id], id);
      }
      assert.equal(await count(`${FINDINGS}.errors li`), number === 4 ? 1 : 0);
      if (number === 4) {
        await page.click(`${FINDINGS}.errors .line`);
        assert.equal(await look((s) => find(s).textContent, `${INSPECTOR}.help .code`), "SEC-MISSING");
      }
      assertQuiet();
    });
  }

  test("two reports in one text can both be looked at; what is said of the text is said once, of neither", async () => {
    const second = SOUND.replace(/青岚县/g, "白溪县");
    await page.paste({ text: `${EXAMPLE}\n\n${second}\n\n${second}` });
    await until(`${LIST}tbody tr`);
    assert.deepEqual(await texts(`${LIST}.notices .code`), ["FORM-DUPLICATE"]);
    assert.deepEqual(await texts(`${LIST}tbody button.name`), ["青岚县住房和城乡建设局", "白溪县住房和城乡建设局"]);
    await page.click(`${LIST}tbody tr:nth-child(1) button.name`);
    await until(cell(WRONG));
    assert.equal(await count(`${FINDINGS}li`), 1);
    await page.click(`${APP}gongkai-nav >>> #next`);
    assert.equal(await text(`${RESULT}gongkai-summary >>> h1`), "白溪县住房和城乡建设局");
    assert.equal(await raw(WRONG), "12");
    assertQuiet();
  });

  test("the built-in example is one click away", async () => {
    await page.click(`${INTAKE}#example`);
    await until(cell(WRONG));
    assert.match(await verdict(), /^数字 1 格有误/);
    assertQuiet();
  });

  test("rows that a place added stand under their table, lead to their print, and their sums are shown as inferred", async () => {
    // The two lines stand for 其他对外管理服务事项 of F19, which is left without numbers of its own.
    await page.paste({ text: LOCAL });
    await until(cell("disclosure.other_services.decisions"));
    const sum = "disclosure.other_services.decisions";
    assert.equal(await raw(sum), "33");
    assert.match(await text(cell(sum)), /33\s*\?/);
    const rows = await texts(`${EXTRA}li`);
    assert.deepEqual(rows.map((row) => row.replace(/\s+/g, " ")), [
      "其他对外管理服务事项 / 行政检查 上一年项目数量 3 本年增/减 0 处理决定数量 14 在原文中查看",
      "其他对外管理服务事项 / 其他类 上一年项目数量 2 本年增/减 0 处理决定数量 19 在原文中查看",
    ]);
    await page.click(`${EXTRA}li:nth-child(2) .link`);
    await settled();
    assert.equal((await text(`${SOURCE}mark.chosen`)).replace(/\s+/g, " "), "其他类 2 0 19");
    assert.equal(await look((s) => find(s).shadowRoot.activeElement.localName, `${APP}gongkai-result`), "gongkai-source");
    assert.equal(await look((s) => find(s).dataset.tab, `${RESULT}[role=tab][aria-selected=true]`), "source");
    await page.click(tab("disclosure"));
    await page.click(cell(sum));
    const card = await text(`${INSPECTOR}.card`);
    assert.match(card, /推断为\s*33.*这个数是推断的.*为什么存疑.*行本身没有数字/s);
    assert.match(card, /原文中没有这一格的数字.*行政检查/s);
    assertQuiet();
  });

  test("a row that could not be read says so, why, and shows what is printed there", async () => {
    await page.paste({ text: TORN });
    const unread = "requests.not_processed.petition.natural_person";
    await until(cell(unread));
    assert.equal(await raw(unread), "?");
    assert.equal(await look((s) => find(s).classList.contains("doubt"), cell(unread)), true);
    assert.equal(await look((s) => getComputedStyle(find(s)).backgroundColor === getComputedStyle(find(s.replace("natural_person", "total"))).backgroundColor, cell(unread)), true, "all doubtful cells look alike");
    // For a screen reader, by reference; for the eye, as soon as the focus is there.
    const said = await look((s) => { const e = find(s); return e.getRootNode().getElementById(e.getAttribute("aria-describedby")).textContent; }, cell(unread));
    assert.match(said, /没能读出这一格的数字.*数字比栏目少/);
    assert.equal(await look((s) => find(s).hidden, `${table("requests")}.tip`), true);
    await look((s) => find(s).focus(), cell(unread));
    await settled();
    assert.match(await text(`${table("requests")}.tip`), /没能读出这一格的数字\s*表三.*数字比栏目少/);
    await page.press("Escape");
    assert.equal(await look((s) => find(s).hidden, `${table("requests")}.tip`), true);
    await page.hover(cell(unread.replace("natural_person", "research")));
    await settled();
    assert.match(await text(`${table("requests")}.tip`), /没能读出这一格的数字/);
    await page.press("Enter");
    await settled();
    const card = await text(`${INSPECTOR}.card`);
    assert.match(card, /读取结果\s*没能读出\s*存疑.*为什么存疑.*数字比栏目少/s);
    assert.equal((await text(`${INSPECTOR}.excerpt mark`)).replace(/\s+/g, " "), "1 3 2 8 1");
    await page.click(`${INSPECTOR}.to-source`);
    await settled();
    assert.equal((await text(`${SOURCE}mark.chosen`)).replace(/\s+/g, " "), "1 3 2 8 1");
    assert.match(await verdict(), /^数字 未发现不符 .*读取 1 处存疑$/);
    assertQuiet();
  });

  test("nothing looks chosen before somebody chooses", async () => {
    await page.paste({ text: LOCAL });
    await until(cell("disclosure.other_services.decisions"));
    assert.equal(await count(`${RESULT}gongkai-table >>> .first, ${RESULT}gongkai-table >>> .lit, ${SOURCE}.chosen`), 0);
    const ground = await look((s) => all(s).map((e) => getComputedStyle(e).backgroundColor), `${table("disclosure")}button[data-cell^="disclosure.other_services."]`);
    assert.equal(new Set(ground).size, 1);
  });

  test("the places in the text are reached by keyboard and lead to their cells", async () => {
    await page.paste({ text: EXAMPLE });
    await until(cell(WRONG));
    await page.click(tab("source"));
    await settled();
    assert.equal(await count(`${SOURCE}mark[tabindex="0"]`), 1);
    await look((s) => find(s).focus(), `${SOURCE}mark[tabindex="0"]`);
    const focused = () => look((s) => find(s).shadowRoot.activeElement.dataset.cell, `${RESULT}gongkai-source`);
    assert.equal(await focused(), "disclosure.rules.issued");
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft"]) await page.press(key);
    assert.equal(await focused(), "disclosure.rules.repealed");
    assert.match(await look((s) => find(s).shadowRoot.activeElement.getAttribute("aria-label"), `${RESULT}gongkai-source`), /表二“规章”本年废止件数：0/);
    await page.press("End");
    assert.equal(await focused(), "disputes.litigation_after_review.total");
    await page.press("Enter");
    await until(`${table("disputes")}button.first`);
    await page.waitFor(() => {
      const result = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result").shadowRoot;
      return result.activeElement && result.activeElement.id === "disputes";
    });
    assert.equal(await look((s) => find(s).dataset.cell, `${table("disputes")}button.first`), "disputes.litigation_after_review.total");
    assertQuiet();
  });

  test("behind every code stands its rule, closed until asked for", async () => {
    await page.paste({ text: EXAMPLE });
    await until(cell(WRONG));
    await page.click(`${FINDINGS}#finding-0 .line`);
    assert.equal(await count(`${INSPECTOR}details`), 1);
    assert.equal(await count(`${INSPECTOR}details[open]`), 0);
    await page.click(`${INSPECTOR}summary`);
    const help = await text(`${INSPECTOR}details`);
    for (const part of ["T3-ROW-SUM", "核查内容", "为什么重要", "如何处理", "例如", "依据", "〔2021〕30号"]) assert.ok(help.includes(part), part);
    assert.equal((await text(`${INSPECTOR}.repair .link`)).replace(/\s/g, " "), "将表三“（一）予以公开”行“总计”栏由 21 改为 12");
    assertQuiet();
  });

  test("on a phone the whole of table 3 is in view, and long numbers are never broken", async () => {
    await page.resize(360, 740);
    try {
      await page.paste({ text: EXAMPLE });
      await until(cell(WRONG));
      await settled();
      const fits = () => look((s) => { const box = find(s); return box.scrollWidth <= box.clientWidth; }, `${table("requests")}.frame`);
      assert.equal(await fits(), true);
      await page.click(`${APP}#clear`);
      await page.paste({ text: EXAMPLE.replace(/24\n/g, "1234567\n") });
      await until(cell(WRONG));
      await settled();
      assert.equal(await fits(), false);
      const lines = await look((s) => find(s).getClientRects().length, `${cell("requests.new_received.total")} .print`);
      assert.equal(lines, 1);
      // What scrolls does so without labels in the way.
      assert.equal(await look((s) => getComputedStyle(find(s)).position, `${table("requests")}tbody th.at0`), "static");
    } finally {
      await page.resize(1280, 800);
    }
  });

  test("a sound report is said to be sound", async () => {
    await page.paste({ text: SOUND });
    await until(cell(WRONG));
    assert.equal(await verdict(), "数字 勾稽全部相符 文字 未发现问题");
    assert.equal(await count(`${FINDINGS}li`), 0);
    assertQuiet();
  });

  test("rich text is read by its tables", async () => {
    const rows = EXAMPLE.split("\n").map((line) => (line.includes("\t") ? `<table><tr>${line.split("\t").map((one) => `<td>${one}</td>`).join("")}</tr></table>` : `<p>${line}</p>`));
    const html = rows.join("").replace(/<\/table><table>/g, "");
    await page.paste({ text: EXAMPLE, html });
    await until(cell(WRONG));
    assert.equal(await raw(WRONG), "21");
    await page.click(`${APP}#edit`);
    await until(`${SOURCE}textarea`);
    assert.equal(await look((s) => find(s).value, `${SOURCE}textarea`), EXAMPLE);
    assert.match(await text(`${SOURCE}.intro`), /按纯文本重新读取/);
    assertQuiet();
  });

  for (const [name, bytes] of [
    ["utf8-bom.txt", Buffer.from(`\ufeff${EXAMPLE}`)],
    ["utf16le.txt", Buffer.from(EXAMPLE, "utf16le")],
    ["utf16be-bom.txt", Buffer.from(`\ufeff${EXAMPLE}`, "utf16le").swap16()],
    ["gb18030.txt", encodeGb(EXAMPLE)],
  ]) {
    test(`a file is read whatever its encoding: ${name}`, async () => {
      await give(file(name, bytes));
      await until(cell(WRONG));
      assert.equal(await text(`${RESULT}gongkai-summary >>> h1`), "青岚县住房和城乡建设局");
      assert.equal(await raw(WRONG), "21");
      assertQuiet();
    });
  }

  test("a file can be dropped anywhere", async () => {
    await page.drop(file("年报.txt", EXAMPLE), { onto: `${APP}footer` });
    await until(cell(WRONG));
    assert.match(await text(`${RESULT}gongkai-summary >>> .facts`), /年报\.txt/);
    assert.equal(await count(`${APP}.drop`), 0);
    assertQuiet();
  });

  test("an empty field, an empty paste and an empty file are spoken of plainly", async () => {
    await page.click(`${INTAKE}#check`);
    assert.match(await text(`${INTAKE}.trouble`), /没有可读的文字/);
    await page.paste({ text: "  \n" });
    assert.match(await text(`${INTAKE}.trouble`), /没有可读的文字/);
    await give(file("空.txt", ""));
    await page.waitFor(() => /空\.txt/.test(document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-intake").shadowRoot.querySelector(".trouble").innerText));
    assertQuiet();
  });

  test("a megabyte of random bytes is not text", async () => {
    await give(file("噪声.txt", randomBytes(1 << 20)));
    await until(`${INTAKE}.trouble`);
    assert.match(await text(`${INTAKE}.trouble`), /不是认识的文件，也不是文字/);
    assertQuiet();
  });

  test("files that were cut off are told what to do", async () => {
    for (const [name, magic, kind] of [["年报.docx", "504b0304", "zip 压缩包"], ["年报.doc", "d0cf11e0a1b11ae1", ""], ["年报.pdf", "255044462d312e34", "PDF 文件"]]) {
      await page.reload();
      await ready();
      await give(file(name, Buffer.from(magic, "hex")));
      await until(`${INTAKE}.trouble`);
      assert.match(await text(`${INTAKE}.trouble`), new RegExp(`没有读出“${name}”：这是.*${kind}.*请`));
    }
    assertQuiet();
  });

  test("a megabyte of other prose is no report, and the page stays usable", async () => {
    const novel = "他沿着河慢慢往回走，一路上谁也没有说话。天色渐渐暗了下来，村口的灯一盏一盏地亮起。\n".repeat(9000);
    await page.paste({ text: novel });
    await until(`${INTAKE}.trouble`);
    assert.match(await text(`${INTAKE}.trouble`), /请确认复制的是年报全文/);
    await page.click(`${INTAKE}.clear`);
    await page.paste({ text: EXAMPLE });
    await until(cell(WRONG));
    assertQuiet();
  });

  test("a report cut anywhere is read as far as it goes", async () => {
    for (const share of [0.15, 0.35, 0.5, 0.65, 0.8, 0.95]) {
      await page.reload();
      await ready();
      await page.paste({ text: EXAMPLE.slice(0, Math.floor(EXAMPLE.length * share)) });
      await page.waitFor(() => {
        const app = document.querySelector("gongkai-app").shadowRoot;
        const intake = app.querySelector("gongkai-intake");
        return !!app.querySelector("gongkai-result") || !!(intake && intake.shadowRoot.querySelector(".trouble"));
      });
      assertQuiet();
    }
  });

  test("nothing in a hostile page runs or is fetched", async () => {
    const bait = `<script>window.pwned=1</script><img src="http://127.0.0.1:9/x.png" onerror="window.pwned=2"><svg onload="window.pwned=3"><script>window.pwned=4</script></svg>
      <iframe src="javascript:parent.pwned=5" srcdoc="<script>parent.pwned=6</script>"></iframe><style>body{background:url(http://127.0.0.1:9/y)}</style><link rel=stylesheet href="http://127.0.0.1:9/z">
      <a href="javascript:window.pwned=7">x</a><template><script>window.pwned=8</script></template><base href="http://127.0.0.1:9/"><form action="http://127.0.0.1:9/"><input autofocus onfocus="window.pwned=9"></form>`;
    const html = `<html><body>${bait}<h1>青岚县&lt;img src=x onerror=window.pwned=10&gt;局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p>
      <table><tr><td>行政许可</td><td>&lt;script&gt;window.pwned=11&lt;/script&gt;</td></tr></table>${EXAMPLE.split("\n").map((line) => `<p>${line}</p>`).join("")}</body></html>`;
    for (const name of ["恶意.html", "恶意.txt"]) {
      await page.reload();
      await ready();
      await give(file(name, html));
      await page.waitFor(() => {
        const app = document.querySelector("gongkai-app").shadowRoot;
        const intake = app.querySelector("gongkai-intake");
        return !!app.querySelector("gongkai-result") || !!(intake && intake.shadowRoot.querySelector(".trouble"));
      });
      await settled();
      assert.equal(await page.evaluate(() => window.pwned || 0), 0);
      assert.equal(await count(`${APP}iframe`), 0);
      assertQuiet();
    }
  });

  test("the policy lets nothing out and no new script in", async () => {
    const tried = await page.evaluate(async () => {
      const outcome = {};
      outcome.fetch = await fetch("http://127.0.0.1:9/").then(() => "sent", () => "refused");
      const script = document.createElement("script");
      try {
        script.textContent = "window.pwned = 1";
        document.body.append(script);
      } catch (e) { /* trusted types */ }
      outcome.script = window.pwned === 1 ? "ran" : "refused";
      return outcome;
    });
    assert.deepEqual(tried, { fetch: "refused", script: "refused" });
    if (browser.name === "current") {
      // In a task of its own: while the protocol evaluates, it lifts the policy on eval.
      const evaluated = await page.evaluate(() => new Promise((done) => setTimeout(() => {
        try { done(window.eval("1 + 1")); } catch (e) { done("refused"); }
      })));
      assert.equal(evaluated, "refused");
    }
  });

  test("everything is forgotten on request", async () => {
    await page.paste({ text: EXAMPLE });
    await until(cell(WRONG));
    await page.click(`${APP}#clear`);
    await until(`${INTAKE}textarea`);
    assert.equal(await look((s) => find(s).value, `${INTAKE}textarea`), "");
    assert.ok(!(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, document.title]))).includes("青岚"));
    assertQuiet();
  });

  test("English is one click away and remembered until the session ends", async () => {
    await page.click(`${APP}#language`);
    assert.match(await text(`${INTAKE}h1`), /Paste an annual report/);
    await page.reload();
    await ready();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await page.paste({ text: EXAMPLE });
    await until(cell(WRONG));
    assert.match(await verdict(), /^Numbers 1 cell wrong/);
    assert.match(await text(`${table("requests")}caption`), /Table 3/);
    await page.click(`${APP}#language`);
    assert.match(await verdict(), /^数字 1 格有误/);
    assertQuiet();
  });
});

// Every rule of axe, in every state that the page has, in both languages, light and dark.
describe("accessibility", () => {
  const GUIDE = `${APP}gongkai-guide >>> `;
  const printing = (on, dark) => page.media({ "prefers-color-scheme": dark ? "dark" : "light" }, on ? "print" : "")
    .then(() => page.evaluate((type) => void window.dispatchEvent(new Event(type)), on ? "beforeprint" : "afterprint"));
  const STATES = {
    empty: async () => {},
    about: async () => {
      await page.click(`${APP}#about`);
    },
    "rule settings": async () => {
      await page.press("Escape");
      await page.click(`${APP}#settings`);
      await until(`${APP}gongkai-settings >>> .family li`);
      await page.click(`${APP}gongkai-settings >>> #add`);
      await until(`${APP}gongkai-settings >>> gongkai-own-rule >>> #pattern`);
    },
    "guided example": async () => {
      await page.press("Escape");
      await page.press("Escape");
      await settled();
      await page.click(`${INTAKE}#guide`);
      await until(`${GUIDE}#on`);
    },
    "guided example, a cell": async () => {
      await page.click(`${GUIDE}#on`);
      await page.click(`${GUIDE}#on`);
    },
    "guided example, its end": async () => {
      await page.click(`${GUIDE}#on`);
      await page.click(`${GUIDE}#on`);
      await settled();
      await page.click(`${GUIDE}#on`);
      await until(`${INTAKE}textarea`);
    },
    error: async () => {
      await page.paste({ text: "今天天气很好。" });
      await until(`${INTAKE}.trouble`);
    },
    result: async () => {
      await page.paste({ text: FAULTY });
      await until(cell(WRONG));
    },
    "findings filtered": async () => {
      await page.click(`${FINDINGS}.sift:nth-child(2)`);
    },
    "finding open": async () => {
      await page.press("n");
      await page.click(`${INSPECTOR}summary`);
    },
    "doubtful cell": async () => {
      await page.click(cell("requests.not_processed.petition.total"));
    },
    text: async () => {
      await page.click(tab("source"));
    },
    "several reports": async () => {
      await page.click(`${APP}#clear`);
      const second = FAULTY.replace(/青岚县/g, "白溪县");
      await page.paste({ text: `${LOCAL}\n\n${second}\n\n${second}` });
      await until(`${LIST}.notices`);
    },
    "a report of several": async () => {
      await page.click(`${LIST}tbody tr:nth-child(2) button.name`);
      await until(`${APP}gongkai-nav >>> nav`);
    },
    "a changed number": async () => {
      await page.click(`${FINDINGS}.errors .line`);
      await page.click(`${INSPECTOR}.apply`);
      await until(`${RESULT}#undo`);
    },
    "a number being changed": async () => {
      await page.press("Enter");
      await until(`${table("requests")}input.edit`);
    },
    "text being edited": async () => {
      await page.press("Escape");
      await page.click(`${APP}#edit`);
      await until(`${SOURCE}textarea`);
    },
    "large print": async () => {
      await page.press("Escape");
      await page.click(tab("requests"));
      await page.click(`${APP}#large`);
      await page.click(cell("requests.not_processed.petition.total"));
    },
    printing: async (dark) => {
      await page.click(`${APP}#large`);
      await printing(true, dark);
      await until(`${APP}gongkai-sheet`);
    },
    "printing a check list": async (dark) => {
      await printing(false, dark);
      await page.click(`${RESULT}gongkai-away >>> #export`);
      await page.click(`${RESULT}gongkai-away >>> #checklist`);
      await until(`${APP}gongkai-paper`);
      await printing(true, dark);
    },
    "a check list": async (dark) => {
      await printing(false, dark);
    },
  };
  for (const dark of [false, true]) {
    for (const lang of ["zh", "en"]) {
      // Of the page, not of the browser: once is enough.
      const skip = browserName !== "current" && "looked at in the current browser";
      test(`no violations, ${dark ? "dark" : "light"}, ${lang}`, { skip }, async () => {
        page = await browser.page(pathToFileURL(index).href, { dark });
        try {
          await ready();
          if (lang === "en") await page.click(`${APP}#language`);
          await page.evaluate(`${readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8")}; 0`);
          for (const [state, enter] of Object.entries(STATES)) {
            await enter(dark);
            await settled();
            const found = await page.evaluate(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
              violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(" ") + ": " + failureSummary)]))`);
            assert.deepEqual(found, [], state);
          }
          assertQuiet();
        } finally {
          await page.close();
        }
      });
    }
  }
});

describe("the page served", () => {
  test("works over http as well, and asks for nothing but itself", async () => {
    const server = await serve(join(root, "dist"));
    try {
      page = await browser.page(`${server.origin}/`);
      await ready();
      await page.paste({ text: EXAMPLE });
      await until(cell(WRONG));
      // And for what keeps it for the next visit, its own file once more for that.
      assert.deepEqual(server.asked.filter((path) => !["/gongkai-offline.js", "/gongkai.webmanifest", "/index.html", "/favicon.ico"].includes(path)), ["/"]);
      assert.deepEqual(page.errors.filter((error) => !/favicon/.test(error)), []);
    } finally {
      await page.close();
      await server.close();
    }
  });
});

// With documents as the engine could give them, in every state a cell or a finding has: www/dev/fixture.ts.
describe("the views", () => {
  before(async () => {
    const look = join(folder, "fixture");
    execFileSync("node", ["www/build.mjs", "--engine", "target/engine", "--files", "target/files", "--out", look, "--entry", "www/dev/main.ts"], { cwd: root });
    page = await browser.page(pathToFileURL(join(look, "index.html")).href);
    await ready();
  });
  beforeEach(async () => {
    await page.reload();
    await ready();
    await page.paste({ text: EXAMPLE });
    await until(cell(WRONG));
  });
  after(() => page.close());

  const classes = (selector) => look((s) => [...find(s).classList], selector);
  const inView = (selector) => look((s) => {
    const box = find(s).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  }, selector);

  test("each table has a caption, scopes, and cells that name their headings", async () => {
    const table3 = await look((s) => {
      const root = find(s).shadowRoot;
      const heads = (id) => [...root.querySelector(`button[data-cell="${id}"]`).parentElement.headers.split(" ")].map((key) => root.getElementById(key).innerText.replace(/\s/g, ""));
      return {
        caption: root.querySelector("caption").innerText,
        leaf: heads("requests.denied.state_secret.legal_service"),
        total: heads("requests.result_total.total"),
        scopes: [...new Set([...root.querySelectorAll("th")].map((th) => th.scope))].sort(),
        cells: root.querySelectorAll("td").length,
      };
    }, `${RESULT}gongkai-table#requests`);
    assert.match(table3.caption, /表三\s*收到和处理政府信息公开申请情况/);
    assert.deepEqual(table3.leaf, ["申请人情况", "法人或其他组织", "法律服务机构", "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"]);
    assert.deepEqual(table3.total, ["申请人情况", "总计", "三、本年度办理结果", "（七）总计"]);
    assert.deepEqual(table3.scopes, ["col", "colgroup", "row", "rowgroup"]);
    assert.equal(table3.cells, 175);
    const fees = await look((s) => {
      const root = find(s).shadowRoot;
      return root.querySelector("button[data-cell='disclosure.fees.amount_wan']").parentElement.headers.split(" ").map((key) => root.getElementById(key).innerText);
    }, `${RESULT}gongkai-table#disclosure`);
    assert.deepEqual(fees, ["第二十条第（八）项", "本年收费金额（单位：万元）", "行政事业性收费"]);
  });

  test("a finding leads to its cells and to its place in the text", async () => {
    await page.click(`${FINDINGS}#finding-0 .line`);
    await settled();
    assert.ok((await classes(cell(WRONG))).includes("first"));
    assert.ok((await classes(cell("requests.granted.natural_person"))).includes("lit"));
    assert.ok(await inView(cell(WRONG)));
    assert.match(await text(`${INSPECTOR}.details`), /现为\s*21\s*应为\s*12/);
    await page.click(`${INSPECTOR}.to-source`);
    await settled();
    assert.equal(await text(`${SOURCE}mark.chosen`), "21");
    assert.ok(await inView(`${SOURCE}mark.chosen`));
    assertQuiet();
  });

  test("a cell leads to its findings and back, and a place in the text to its cell", async () => {
    await page.click(cell("requests.not_processed.petition.total"));
    await settled();
    const card = `${RESULT}gongkai-inspector >>> `;
    assert.match(await text(`${card}.card`), /信访举报投诉类申请.*存疑.*只读到6个数/s);
    await page.click(`${card}dd.doubts .link`);
    await settled();
    assert.equal(await count(`${FINDINGS}li.open`), 1);
    assert.ok((await classes(cell("requests.not_processed.petition.total"))).includes("first"));
    await page.press("Escape");
    assert.equal(await count(`${FINDINGS}li.open`), 0);
    await page.click(tab("source"));
    await page.click(`${SOURCE}mark[data-cell="disclosure.licensing.decisions"]`);
    await settled();
    assert.ok((await classes(cell("disclosure.licensing.decisions"))).includes("first"));
    assert.ok(await inView(cell("disclosure.licensing.decisions")));
    assertQuiet();
  });

  test("keys step through the problems and move among the cells", async () => {
    await page.press("n");
    await page.press("n");
    assert.equal(await look((s) => find(s).closest("li").id, `${FINDINGS}li.open .line`), "finding-1");
    await page.press("p");
    await page.press("Shift+F8");
    assert.equal(await look((s) => find(s).closest("li").id, `${FINDINGS}li.open .line`), "finding-4");
    await page.press("Escape");
    assert.equal(await count(`${FINDINGS}li.open`), 0);
    await look((s) => find(s).focus(), cell("requests.new_received.natural_person"));
    for (const key of ["ArrowRight", "ArrowDown", "ArrowDown"]) await page.press(key);
    assert.equal(await look((s) => find(s).shadowRoot.activeElement.dataset.cell, `${RESULT}gongkai-table#requests`), "requests.granted.commercial");
    await page.press(" ");
    await settled();
    assert.ok((await classes(cell("requests.granted.commercial"))).includes("first"));
    assertQuiet();
  });

  test("states are told apart without colour, and to a screen reader", async () => {
    const words = (id) => look((s) => find(s).textContent.replace(/\s/g, ""), cell(id));
    assert.equal(await words("requests.denied.third_party.commercial"), "空白（有1处问题）");
    assert.equal(await words("requests.denied.internal_affairs.commercial"), "/");
    assert.equal(await words("requests.denied.state_secret.natural_person"), "无此类");
    assert.equal(await words("requests.unable.still_unclear.total"), "缺缺失");
    assert.equal(await words("requests.not_processed.repeat.total"), "1?（存疑）");
    assert.equal(await count(`${RESULT}.legend li`), 5);
  });

  test("doubts of the reader are not counted as errors of the report", async () => {
    assert.match(await verdict(), /^数字 .*有误.*读取 1 处存疑$/);
    assert.match(await text(`${FINDINGS}.doubts h3`), /不是报告有错/);
    assert.equal(await text(`${APP}[role=status]`), "青岚县住房和城乡建设局：报告有 2 处错误，另有 1 处读取存疑");
  });

  test("a table of another kind is drawn as its form has it, and the later ones are not missed", async () => {
    await page.click(`${APP}#clear`);
    await page.paste({ text: "2016年青岚县政府信息公开工作年度报告\n指标1 345\n指标2 67\n" });
    await until(cell("statistics.received.total"));
    assert.match(await text(`${table("statistics")}caption`), /统计表\s*政府信息公开情况统计表/);
    assert.equal(await count(`${RESULT}.absent`), 0);
    assert.equal(await count(`${table("statistics")}thead tr`), 1, "the first section's title stays with its section");
    assert.match(await text(`${RESULT}gongkai-summary >>> .facts`), /2014—2018年统计表/);
    await page.click(`${FINDINGS}#finding-0 .line`);
    assert.match((await text(`${INSPECTOR}.repair`)).replace(/\s/g, " "), /将统计表“三、依申请公开情况 指标1”行由 345 改为 67/);
    await page.click(cell("statistics.received.in_person"));
    assert.match(await text(`${INSPECTOR}h2`), /统计表“三、依申请公开情况 › 指标2”/);
    assertQuiet();
  });

  test("nothing is wider than the window, from a phone to a wide screen", async () => {
    for (const width of [360, 768, 1280, 1920]) {
      await page.resize(width, 800);
      await settled();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
    }
    await page.resize(1280, 800);
  });

  test("a megabyte of text is drawn only where it is looked at", async () => {
    await page.click(`${APP}#clear`);
    await page.paste({ text: EXAMPLE + "第五百条　这是很长的附件。\n".repeat(80_000) });
    await until(cell(WRONG));
    await page.click(tab("source"));
    await settled();
    const [all, drawn] = [await count(`${SOURCE}.block`), await look((s) => all(s).filter((block) => !block.querySelector(".stand")).length, `${SOURCE}.block`)];
    assert.ok(all > 150 && drawn < 20, `${drawn} of ${all}`);
    assertQuiet();
  });
});

/** Node cannot write GB18030: its own decoder, turned round over the characters that the text needs. */
function encodeGb(string) {
  const table = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && !table.has(character)) table.set(character, [high, low]);
    }
  }
  return Buffer.from([...string].flatMap((character) => {
    if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)];
    const pair = table.get(character);
    if (!pair) throw new Error(`${character} is not in GBK`);
    return pair;
  }));
}

// Where things stand on the page, measured in pixels: the wrong cell and the right number on the first screen, one bar, findings and card that do not
// push each other, tabs, the strip of text, the sheet of a phone, what lies over what.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { launch } from "./driver.mjs";
import { APP, AWAY, cell, EXAMPLE, FINDINGS, INSPECTOR, NAV, open, RESULT, SOUND, SOURCE, SUMMARY, tab, table, TOAST, WRONG } from "./scene.mjs";

const LEAD = `${RESULT}gongkai-lead >>> `;
const STRIP = `${RESULT}gongkai-strip >>> `;
/** Reports with one wrong number each: near the top of table 3, at its end, in table 4; the cell, what it says and what it should say. */
const FAULTY = {
  "near the top of table 3": [EXAMPLE, WRONG, "21", "12"],
  "at the end of table 3": [SOUND.replace(/(?<=四、结转下年度继续办理(?:\t\d+){6}\t)1/, "7"), "requests.carried_forward.total", "7", "1"],
  "in the middle of table 3": [SOUND.replace(/(?<=1\.信访举报投诉类申请(?:\t\d+){6}\t)1/, "4"), "requests.not_processed.petition.total", "4", "1"],
};
const PROSE = SOUND.replace("二、主动公开政府信息情况", "近期我局将进一步加强XX栏目建设，做好做好信息公开。\n二、主动公开政府信息情况");

describe("the layout", () => {
  let browser, scene, page;
  before(async () => {
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  beforeEach(async () => {
    await page.resize(1280, 800);
    await scene.anew();
  });
  after(() => browser?.close());

  const settled = (ms = 900) => new Promise((resume) => setTimeout(resume, ms));
  const read = async (text) => {
    await page.paste({ text });
    await scene.until(`${SUMMARY}h1`);
    await settled();
  };
  const box = (selector) => scene.look((s) => { const { top, bottom, left, right, height, width } = find(s).getBoundingClientRect(); return { top, bottom, left, right, height, width }; }, selector);
  /** Whether all of it is in the window and nothing lies over its middle or near its corners; else what does. */
  const covered = (selector) => scene.look((s) => {
    const element = find(s);
    if (!element) return "is not there";
    const { top, bottom, left, right } = element.getBoundingClientRect();
    if (bottom - top < 4 || right - left < 4) return "has no size";
    if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) return `is outside: ${[top, bottom, left, right]}`;
    for (const [x, y] of [[(left + right) / 2, (top + bottom) / 2], [left + 2, (top + bottom) / 2], [right - 2, (top + bottom) / 2]]) {
      let hit = document.elementFromPoint(x, y);
      for (let inner = hit; inner && inner.shadowRoot && (inner = inner.shadowRoot.elementFromPoint(x, y)) && inner !== hit;) hit = inner;
      let at = hit;
      while (at && at !== element) at = at.assignedSlot || at.parentNode || at.host;
      if (!at) return `is covered at ${x}, ${y} by ${hit && hit.localName} ${hit && hit.className}`;
    }
    return null;
  }, selector);

  for (const [width, height] of [[1280, 800], [360, 740]]) {
    for (const [where, [report, id, printed, right]] of Object.entries(FAULTY)) {
      test(`a paste shows the wrong cell and the right number on the first screen, ${width} × ${height}, ${where}`, async () => {
        await page.resize(width, height);
        await read(report);
        assert.equal(await scene.text(`${cell(id)} .print`), printed);
        assert.ok(await scene.look((s) => find(s).classList.contains("marked"), cell(id)));
        assert.equal(await covered(cell(id)), null, "the wrong cell");
        const pair = width > 1000 ? `${FINDINGS}.pair` : `${LEAD}.pair`;
        assert.equal(await scene.text(`${pair} [aria-hidden]`), `${printed} → ${right}`);
        assert.equal(await covered(`${pair} .to`), null, "the right number");
        if (width < 1000) assert.equal(await covered(`${LEAD}.apply`), null, "and the button that tries it");
        if (width > 1000) assert.equal(await covered(`${SUMMARY}.half.errors`), null, "and the verdict");
        scene.assertQuiet();
      });
    }
  }

  test("head of the page: 152 pixels at most; bar and tabs stay when the table is scrolled", async () => {
    await read(EXAMPLE);
    assert.ok((await box(`${RESULT}.tabs`)).bottom <= 152, JSON.stringify(await box(`${RESULT}.tabs`)));
    assert.ok((await box(`${RESULT}.top`)).height <= 64);
    await page.evaluate(() => window.scrollTo(0, 400));
    await settled(200);
    assert.equal(await covered(`${SUMMARY}h1`), null);
    assert.equal(await covered(`${SUMMARY}.half.errors`), null);
    assert.equal(await covered(`${AWAY}#export`), null);
    assert.equal(await covered(tab("requests")), null);
    const head = await box(`${table("requests")}thead`);
    assert.ok(head.top < (await box(`${RESULT}.tabs`)).bottom, "the table is scrolled");
    assert.equal(await covered(`${table("requests")}thead tr:nth-child(3) th:nth-child(2)`), null, "its headings stay under the tabs");
  });

  test("the page's name stands apart from what is beside it", async () => {
    await read(EXAMPLE);
    assert.ok((await box(`${APP}#new`)).left - (await box(`${APP}.brand`)).right >= 12);
  });

  test("a chosen finding opens its card under the list and pushes nothing", async () => {
    await read(EXAMPLE);
    const before = [await box(`${FINDINGS}#finding-0`), await box(`${RESULT}gongkai-table#requests`)];
    await page.click(`${FINDINGS}#finding-0 .line`);
    await settled();
    const after_ = [await box(`${FINDINGS}#finding-0`), await box(`${RESULT}gongkai-table#requests`)];
    assert.deepEqual(after_.map(({ top, left }) => [top, left]), before.map(({ top, left }) => [top, left]));
    const card = await box(`${RESULT}.dock`);
    assert.ok(card.top >= after_[0].bottom && card.bottom <= 800, JSON.stringify(card));
    assert.equal(await covered(`${INSPECTOR}.apply`), null);
    assert.equal(await scene.count(`${INSPECTOR}.code`) > 0 && !/T3-/.test(await scene.text(`${FINDINGS}ol`)), true, "the rule's code is in the help alone");
  });

  test("findings that belong together are a small table of pairs", async () => {
    await read(SOUND.replace(/(?<=（一）予以公开(?:\t\d+){6}\t)12/, "13").replace(/(?<=（二）部分公开[^\t]*(?:\t\d+){6}\t)2/, "5").replace(/(?<=1\.信访举报投诉类申请(?:\t\d+){6}\t)1/, "4"));
    const rows = await scene.texts(`${FINDINGS}.row`);
    assert.ok(rows.length >= 2 && rows.every((row) => /\d → \d/.test(row)), JSON.stringify([rows, await scene.texts(`${FINDINGS}li`)]));
  });

  test("tabs say how each part stands, open by click and arrows, and name themselves to a screen reader", async () => {
    await read(EXAMPLE.replace("二、主动公开政府信息情况", "近期我局将进一步加强XX栏目建设。\n二、主动公开政府信息情况"));
    const open_ = () => scene.look((s) => find(s).dataset.tab, `${RESULT}[role=tab][aria-selected=true]`);
    assert.equal(await open_(), "requests");
    const names = await scene.look((s) => all(s).map((one) => [...one.childNodes].filter((node) => node.nodeType === 3 || (node.nodeType === 1 && !node.hasAttribute("aria-hidden"))).map((node) => node.textContent).join("").replace(/\s/g, "")), `${RESULT}[role=tab]`);
    assert.deepEqual(names.slice(0, 3), ["表二，未发现问题", "表三，1处错误", "表四，未发现问题"]);
    assert.match(names[3], /^正文，\d处/);
    await scene.look((s) => find(s).focus(), tab("requests"));
    await page.press("ArrowRight");
    assert.equal(await open_(), "disputes");
    assert.equal(await scene.focused(), "tab-disputes");
    await page.press("Home");
    assert.equal(await open_(), "disclosure");
    await page.press("ArrowLeft");
    assert.equal(await open_(), "source", "round and round");
    assert.equal(await scene.count(`${RESULT}[role=tabpanel]:not([hidden])`), 1);
    const [controls, panel] = await scene.look((a, b) => [find(a).getAttribute("aria-controls"), find(b).id], `${RESULT}[role=tab][aria-selected=true]`, `${RESULT}[role=tabpanel]:not([hidden])`);
    assert.equal(controls, panel);
    assert.equal(await scene.count(`${RESULT}[role=tab][tabindex="0"]`), 1);
  });

  test("every finding leads somewhere that is then seen: a cell, or a place in the text", async () => {
    await read(EXAMPLE.replace("二、主动公开政府信息情况", "近期我局将进一步加强XX栏目建设，做好做好信息公开。\n二、主动公开政府信息情况").replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t0\t0\t1"));
    const count = await scene.count(`${FINDINGS}li`);
    assert.ok(count >= 3, String(count));
    for (let i = 0; i < count; i++) {
      await page.click(`${FINDINGS}#finding-${i} .line`);
      await settled(1000);
      const about = await scene.look((s) => { const one = find(s); return one && one.dataset.cell; }, `${RESULT}gongkai-table:not([hidden]) >>> button.first`);
      const view = await scene.look((s) => find(s).dataset.tab, `${RESULT}[role=tab][aria-selected=true]`);
      if (view === "source") assert.equal(await covered(`${SOURCE}.chosen`), null, `finding ${i}: its place in the text`);
      else assert.equal(await covered(cell(about)), null, `finding ${i}: ${about}`);
    }
  });

  test("N puts the focus on the card of the next finding: what can be done is one Tab away", async () => {
    await read(EXAMPLE);
    await page.press("n");
    await settled(300);
    assert.match(await scene.focused(), /^h2/);
    const order = [];
    for (let i = 0; i < 4; i++) {
      await page.press("Tab");
      order.push(await scene.look(() => { let e = document.activeElement; while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement; return e && e.className; }));
    }
    assert.ok(order.some((name) => /apply/.test(name)), order.join());
  });

  test("the strip under the table shows the line of the chosen number, of the first error before that, and leads to the text", async () => {
    await read(EXAMPLE);
    assert.equal(await scene.text(`${STRIP}mark`), "21");
    assert.equal(await covered(`${STRIP}mark`), null);
    const strip = await box(`${RESULT}gongkai-strip`);
    assert.ok(strip.height <= 100 && strip.bottom <= 801, JSON.stringify(strip));
    await page.click(cell("requests.new_received.commercial"));
    await settled();
    assert.equal(await scene.text(`${STRIP}mark`), "5");
    assert.match(await scene.text(`${STRIP}.excerpt`), /一、本年新收政府信息公开申请数量 18 5 0/);
    await page.click(tab("disputes"));
    assert.equal(await covered(`${STRIP}mark`), null, "also under a short table");
    await page.click(`${STRIP}#open-text`);
    await settled();
    assert.equal(await scene.text(`${SOURCE}mark.chosen`), "5");
    assert.equal(await covered(`${SOURCE}mark.chosen`), null);
  });

  test("the words of a cell open beside its column, whose numbers are being compared", async () => {
    await read(EXAMPLE);
    await page.hover(cell(WRONG));
    await scene.until(`${table("requests")}.tip:not([hidden])`);
    const [tip, own] = [await box(`${table("requests")}.tip`), await box(cell(WRONG))];
    assert.ok(tip.right <= own.left + 1 || tip.left >= own.right - 1, JSON.stringify([tip, own]));
    await page.away();
  });

  test("wide: findings, tables and text side by side, linked", async () => {
    await page.resize(1920, 1000);
    await read(EXAMPLE);
    const [list, sheet, text] = [await box(`${RESULT}aside`), await box(`${RESULT}gongkai-table#requests`), await box(`${RESULT}gongkai-source`)];
    assert.ok(list.right <= sheet.left && sheet.right <= text.left && text.right <= 1920, JSON.stringify([list, sheet, text]));
    assert.equal(await scene.count(tab("source")), 0, "the text is there already");
    await page.click(cell(WRONG));
    await settled();
    assert.equal(await covered(`${SOURCE}mark.chosen`), null);
    await page.click(`${SOURCE}mark[data-cell="disputes.review.total"]`);
    await settled();
    assert.equal(await covered(cell("disputes.review.total")), null, "the text leads to the table of its number");
    assert.ok((await box(`${RESULT}gongkai-source`)).bottom <= 1000);
  });

  test("phone: one sheet, whose first line tries the number; the list opens in it, a chosen cell takes its place", async () => {
    await page.resize(360, 740);
    await read(EXAMPLE);
    assert.equal(await scene.text(`${LEAD}.pair [aria-hidden]`), "21 → 12");
    await page.click(`${LEAD}#list`);
    assert.equal(await covered(`${FINDINGS}#finding-0 .line`), null);
    await page.click(`${FINDINGS}#finding-0 .line`);
    await settled();
    assert.equal(await covered(cell(WRONG)), null, "the cell is not under the sheet");
    assert.equal(await covered(`${LEAD}.apply`), null);
    await page.click(`${LEAD}.apply`);
    await scene.until(`${cell(WRONG)} del`, (was) => was === "21");
    assert.match(await scene.text(`${SUMMARY}.halves`), /勾稽全部相符/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });

  test("phone: of several reports the ways to the others stand in a line of their own, and nothing lies over another", async () => {
    await page.resize(360, 740);
    await read(EXAMPLE);
    await page.paste({ text: SOUND.replace(/青岚县/g, "白溪县") });
    await scene.until(`${NAV}nav`);
    await scene.look((s) => { const e = find(s); if (e) e.click(); }, `${TOAST}#dismiss`);
    await settled();
    for (const button of [`${NAV}#back`, `${NAV}#previous`, `${NAV}#next`, `${APP}#new`, `${APP}#edit`, `${APP}#clear`, `${APP}#language`]) assert.equal(await covered(button), null, button);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });

  test("headings have their ground, whatever is told to the browser's scrolling", async () => {
    await read(EXAMPLE);
    const ground = (s) => scene.look((one) => getComputedStyle(find(one)).backgroundColor, s);
    assert.notEqual(await ground(`${table("requests")}thead th`), "rgba(0, 0, 0, 0)");
    assert.notEqual(await ground(`${table("requests")}thead th`), await ground(`${table("requests")}tbody td`));
  });

  test("phone: the export menu lies over the sheet of a chosen cell", async () => {
    await page.resize(360, 740);
    await read(EXAMPLE);
    await page.click(cell(WRONG));
    await settled();
    await page.click(`${AWAY}#export`);
    for (const id of ["checklist", "csv", "html"]) assert.equal(await covered(`${AWAY}#${id}`), null, id);
  });

  test("phone: what just happened covers neither the body's name nor the verdict", async () => {
    await page.resize(360, 740);
    await read(EXAMPLE);
    await page.paste({ text: "从前有座山。" });
    await scene.until(`${TOAST}.toast p`);
    await settled(300);
    assert.equal(await covered(`${SUMMARY}h1`), null);
    assert.equal(await covered(`${SUMMARY}.half.errors`), null);
  });

  for (const [width, height] of [[640, 400], [1280, 800], [360, 740]]) {
    test(`cells that keys and findings lead to stand clear of headings, strip and sheet, ${width} × ${height}`, async () => {
      await page.resize(width, height);
      await read(EXAMPLE);
      for (const id of ["requests.carried_forward.total", "requests.new_received.natural_person", "requests.not_processed.petition.total"]) {
        await scene.look((s) => { const app = document.querySelector("gongkai-app"); app.session.selectCell(s, "keys"); }, id);
        await settled();
        assert.equal(await covered(cell(id)), null, id);
      }
    });
  }

  for (const dark of [false, true]) {
    test(`phone: no violations in any state, ${dark ? "dark" : "light"}`, { skip: process.env.GONGKAI_BROWSER === "chromium81" && "looked at in the current browser" }, async () => {
      const phone = await open(browser, { width: 360, height: 740, dark });
      try {
        await phone.page.evaluate(`${readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8")}; 0`);
        const click = (selector) => () => phone.page.click(selector);
        const torn = EXAMPLE.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t0\t0\t1");
        const states = {
          start: async () => {},
          result: async () => { await phone.page.paste({ text: torn }); await phone.until(cell(WRONG)); },
          list: click(`${LEAD}#list`),
          finding: click(`${FINDINGS}#finding-0 .line`),
          cell: click(cell(WRONG)),
          "doubtful cell": click(cell("requests.not_processed.petition.total")),
          menu: click(`${AWAY}#export`),
          "a number that was tried": async () => { await phone.page.press("Escape"); await phone.page.press("n"); await phone.page.click(`${LEAD}.apply`); await phone.until(`${cell(WRONG)} del`); },
          text: click(tab("source")),
          "text being edited": click(`${APP}#edit`),
          "of several": async () => { await phone.page.press("Escape"); await phone.page.evaluate((text) => document.querySelector("gongkai-app").session.read([{ source: { name: "", media: "text/plain", text } }]), SOUND.replace(/青岚县/g, "白溪县")); await phone.until(`${NAV}nav`); },
          pictures: click(tab("pictures")),
          "all of them": click(`${NAV}#back`),
        };
        for (const [state, enter] of Object.entries(states)) {
          await enter();
          await settled();
          const found = await phone.page.evaluate(`axe.run(document, { resultTypes: ["violations"], rules: { "label-content-name-mismatch": { enabled: true } } }).then(({ violations }) =>
            violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(" ") + ": " + failureSummary)]))`);
          assert.deepEqual(found, [], state);
          assert.ok(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), state);
        }
        phone.assertQuiet();
      } finally {
        await phone.page.close();
      }
    });
  }

  test("a finding about the prose opens the text at its place", async () => {
    await read(PROSE);
    const index = await scene.look(() => { const { session } = document.querySelector("gongkai-app"); return session.entry.report.findings.findIndex(({ cells, spans }) => !cells.length && spans.length); });
    assert.ok(index >= 0);
    await page.click(`${FINDINGS}#finding-${index} .line`);
    await settled();
    assert.equal(await scene.look((s) => find(s).getAttribute("aria-selected"), tab("source")), "true");
    assert.equal(await covered(`${SOURCE}.chosen`), null);
    assert.equal(await covered(`${APP}#new`), null);
  });
});

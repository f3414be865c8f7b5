// Trying other numbers, editing the text in place, filling in a blank form.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { launch } from "./driver.mjs";
import { APP, cell, EXAMPLE, FINDINGS, INSPECTOR, INTAKE, LIST, open, RESULT, SOUND, SOURCE, tab, table, VERDICT, WRONG } from "./scene.mjs";

const FIELD = `${table("requests")}input.edit`;
/** The verdict of a report in which nothing is wrong. */
const SOUNDS = "数字 勾稽全部相符 文字 未发现问题";
const RECEIVED = "requests.new_received.natural_person";

describe("trying and filling", () => {
  let browser, scene, page;
  before(async () => {
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  beforeEach(() => scene.anew());
  after(() => browser?.close());

  const read = async (text) => {
    await page.paste({ text });
    await scene.until(cell(WRONG));
    await page.click(tab("requests"));
  };
  const focusOn = (id) => scene.look((s) => find(s).focus(), cell(id));
  const shown = (id) => scene.text(cell(id));
  const verdict = () => scene.text(VERDICT);
  const verdictIs = (pattern) => scene.until(VERDICT, (words) => pattern.test(words));
  const field = () => scene.look((s) => { const e = find(s); return e && e.value; }, FIELD);

  test("a number is changed by keyboard; what it breaks is said at once; the print stays beside it", async () => {
    await read(SOUND);
    assert.equal(await verdict(), SOUNDS);
    await focusOn(RECEIVED);
    await page.press("Enter");
    await scene.until(FIELD);
    assert.equal(await field(), "18");
    await page.type("19");
    await page.press("Enter");
    await verdictIs(/数字 1 格有误/);
    assert.equal(await scene.focused(), "requests.carried_over.natural_person", "Enter goes on to the next row");
    assert.match(await shown(RECEIVED), /^18 ?19/);
    assert.equal(await scene.text(`${cell(RECEIVED)} del`), "18");
    assert.match(await scene.text(`${RESULT}.changed`), /已试改 1 格。.*原文未改/);
    assert.match(await scene.text(`${APP}[role=status]`), /已试改 1 格。 ?报告有 1 处错误/);
    await page.click(cell(RECEIVED));
    assert.match(await scene.text(`${INSPECTOR}.card`), /试改为 19 .*原文写的是 18/);
    assert.equal(await scene.look((s) => find(s).getRootNode().getElementById(find(s).getAttribute("aria-describedby")).textContent.split("。")[0], cell(RECEIVED)), "已试改，原文写的是 18");
    await page.click(`${INSPECTOR}#restore`);
    await verdictIs(/^数字 勾稽全部相符/);
    assert.equal(await shown(RECEIVED), "18");
    scene.assertQuiet();
  });

  test("a changed number stands under the printed one: its row does not grow, and its name says both", async () => {
    await read(SOUND);
    const height = () => scene.look((s) => find(s).closest("tr").getBoundingClientRect().height, cell(RECEIVED));
    const before = await height();
    await focusOn(RECEIVED);
    await page.press("9");
    await scene.until(FIELD);
    await page.press("Enter");
    await scene.until(`${cell(RECEIVED)} del`);
    assert.equal(await height(), before);
    assert.match(await scene.look((s) => [...find(s).childNodes].filter((one) => one.nodeType === 3 || (one.nodeType === 1 && !one.hasAttribute("aria-hidden"))).map((one) => one.textContent).join(""), cell(RECEIVED)), /^\s*9，原为18/);
    scene.assertQuiet();
  });

  test("a finding about the prose opens the text at its place, the next one about a cell the tables", async () => {
    await page.resize(1280, 800);
    await read(EXAMPLE.replace("二、主动公开政府信息情况", "近期我局将进一步加强XX栏目建设，做好做好信息公开。\n二、主动公开政府信息情况"));
    const prose = () => scene.look(() => document.querySelector("gongkai-app").session.entry.report.findings.some(({ cells, spans }) => !cells.length && spans.length));
    assert.ok(await prose(), "there is such a finding");
    const view = () => scene.look(() => document.querySelector("gongkai-app").session.state.view);
    const seen = new Set();
    const count = await scene.count(`${FINDINGS}li`);
    for (let n = 0; n < count; n++) {
      await page.press("n");
      const about = await scene.look(() => { const { session } = document.querySelector("gongkai-app"); const { finding } = session.state.selection; const list = [...document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result").shadowRoot.querySelectorAll("gongkai-findings")]; return list.length && finding; });
      assert.notEqual(about, null);
      seen.add(await view());
    }
    assert.deepEqual([...seen].sort(), ["source", "tables"]);
    assert.equal(await view(), "source", "prose stands last");
    assert.equal(await scene.count(`${SOURCE}mark.chosen`) > 0, true);
    await page.press("n");
    assert.equal(await view(), "tables");
    scene.assertQuiet();
  });

  test("F2, a digit and a double click open a cell; Escape leaves it as it was; arrows and Tab move on", async () => {
    await read(SOUND);
    await focusOn(RECEIVED);
    await page.press("F2");
    await scene.until(FIELD);
    await page.type("77");
    await page.press("Escape");
    assert.equal(await scene.focused(), RECEIVED);
    assert.equal(await shown(RECEIVED), "18");
    await page.press("7");
    await scene.until(FIELD);
    assert.equal(await field(), "7");
    await page.press("Tab");
    assert.match(await shown(RECEIVED), /^18 ?7/);
    assert.equal(await scene.focused(), "requests.new_received.commercial");
    await page.click(cell("requests.new_received.commercial"), { count: 2 });
    await scene.until(FIELD);
    await page.press("ArrowDown");
    assert.equal(await scene.focused(), "requests.carried_over.commercial");
    assert.equal(await scene.count(`${RESULT}gongkai-table >>> del`), 1, "leaving a field unchanged changes nothing");
    scene.assertQuiet();
  });

  test("changes are undone and redone, by keys and buttons, and all taken back at once", async () => {
    await read(SOUND);
    for (const [id, digits] of [[RECEIVED, "1"], ["requests.carried_over.natural_person", "2"]]) {
      await focusOn(id);
      await page.press("Enter");
      await scene.until(FIELD);
      await page.type(digits);
      await page.press("Enter");
    }
    const dels = () => scene.count(`${RESULT}gongkai-table >>> del`);
    assert.equal(await dels(), 2);
    await page.press("Control+Z");
    assert.equal(await dels(), 1);
    await page.click(`${RESULT}#undo`);
    assert.equal(await dels(), 0);
    assert.equal(await verdict(), SOUNDS);
    await page.press("Control+Y");
    await page.press("Control+Shift+Z");
    assert.equal(await dels(), 2);
    await page.click(`${RESULT}#restore-all`);
    assert.equal(await dels(), 0);
    await page.click(`${RESULT}#undo`);
    assert.equal(await dels(), 2);
    scene.assertQuiet();
  });

  test("a proposed repair is applied with one press, and shown where it is", async () => {
    await read(EXAMPLE);
    await page.click(`${FINDINGS}#finding-0 .line`);
    await page.click(`${INSPECTOR}.apply`);
    await verdictIs(/^数字 勾稽全部相符/);
    assert.match(await shown(WRONG), /^21 ?12/);
    assert.equal(await scene.focused(), WRONG);
    assert.match(await scene.text(`${INSPECTOR}.card`), /试改为 12 .*原文写的是 21/);
    // The text is what was given: it still says 21.
    await page.click(`${INSPECTOR}.to-source`);
    assert.equal(await scene.text(`${SOURCE}mark.chosen`), "21");
    scene.assertQuiet();
  });

  test("what was changed in a report of a list is there when it is opened again, and the list says so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gongkai-trying-"));
    try {
      const files = ["甲", "乙", "丙"].map((name) => {
        const path = join(folder, `${name}.txt`);
        writeFileSync(path, SOUND.replace(/青岚县/g, `${name}县`));
        return path;
      });
      await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, files);
      await scene.until(`${LIST}tbody tr:nth-child(3) button.name`);
      await page.click(`${LIST}tbody tr:nth-child(2) button.name`);
      await scene.until(cell(RECEIVED));
      await page.click(tab("requests"));
      await focusOn(RECEIVED);
      await page.press("9");
      await scene.until(FIELD);
      await page.press("Enter");
      await verdictIs(/有误/);
      await page.press("Escape");
      await page.press("Escape");
      await scene.until(`${LIST}tbody tr:nth-child(2)`, (row) => /已试改 1 格。.*有错误/.test(row));
      await page.click(`${LIST}tbody tr:nth-child(2) button.name`);
      await scene.until(`${cell(RECEIVED)} del`);
      await page.click(`${RESULT}#undo`);
      await verdictIs(/^数字 勾稽全部相符/);
      scene.assertQuiet();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("the text is edited in place: results follow, what was chosen stays chosen, the browser undoes", async () => {
    await read(EXAMPLE);
    await page.press("n");
    await page.click(`${APP}#edit`);
    await scene.until(`${SOURCE}textarea`);
    const area = () => scene.look((s) => { const e = find(s); return { chosen: e.value.slice(e.selectionStart, e.selectionEnd), same: e.value }; }, `${SOURCE}textarea`);
    await page.waitFor(() => document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result").shadowRoot.querySelector("gongkai-source").shadowRoot.activeElement !== null);
    assert.equal((await area()).chosen, "21", "editing begins at what was chosen");
    await page.type("22");
    await scene.until(`${FINDINGS}li.open .message`, (words) => /总计22/.test(words));
    await page.press("Control+Z");
    await page.press("Control+Z");
    await scene.until(`${FINDINGS}li.open .message`, (words) => /总计21/.test(words));
    assert.equal((await area()).same, EXAMPLE);
    await page.press("Control+A");
    await page.type("x");
    await scene.until(`${SOURCE}.lost`);
    await page.press("Control+Z");
    await page.press("Escape");
    await scene.until(`${SOURCE}mark[role=button]`);
    assert.equal(await scene.count(`${SOURCE}textarea`), 0);
    scene.assertQuiet();
  });

  test("numbers that were changed stay changed while the text is edited", async () => {
    await read(SOUND);
    await focusOn(RECEIVED);
    await page.press("9");
    await scene.until(FIELD);
    await page.press("Enter");
    await verdictIs(/有误/);
    await page.click(`${APP}#edit`);
    await scene.until(`${SOURCE}textarea`);
    await page.press("Home");
    await page.type("注");
    await scene.until(`${RESULT}.changed`);
    await scene.until(VERDICT, (words) => /有误/.test(words));
    await page.press("Escape");
    await page.click(tab("requests"));
    assert.equal(await scene.text(`${cell(RECEIVED)} del`), "18");
    scene.assertQuiet();
  });

  for (const [edition, cells, first] of [["F21", 200, "disclosure.rules.issued"], ["F19", 198, "disclosure.rules.newly_made"]]) {
    test(`a blank form of ${edition} is filled in with live checks, and nothing in it counts as changed`, async () => {
      await page.click(`${INTAKE}.blank summary`);
      await page.click(`${INTAKE}#body`);
      await page.type("青岚县某局");
      await scene.look((s, value) => (find(s).value = value), `${INTAKE}#edition`, edition);
      await scene.look((s, value) => (find(s).value = value), `${INTAKE}#year`, edition === "F21" ? "2025" : "2020");
      await page.click(`${INTAKE}#fill`);
      await scene.until(cell(first));
      await page.click(tab("requests"));
      assert.equal(await scene.text(`${RESULT}gongkai-summary >>> h1`), "青岚县某局");
      assert.match(await scene.text(`${RESULT}gongkai-summary >>> .facts`), edition === "F21" ? /2025 年.*2021年修订格式/ : /2020 年.*2019年试行格式/);
      assert.equal(await scene.count(`${RESULT}gongkai-table >>> button.blank:not(.doubt)`), cells);
      await focusOn("requests.new_received.natural_person");
      for (const digit of ["3", "0"]) {
        await page.press(digit);
        await page.press("Enter");
      }
      await focusOn("requests.new_received.total");
      await page.press("4");
      await page.press("Enter");
      assert.match(await shown("requests.new_received.natural_person"), /^3/);
      await scene.until(`${FINDINGS}.errors .message`, (words) => /本年新收/.test(words));
      assert.equal(await scene.count(`${RESULT}gongkai-table >>> del`), 0);
      // A draft has no print to speak of, and a total alone balances nothing yet.
      await focusOn("requests.new_received.total");
      await scene.until(`${INSPECTOR}.card`, (words) => /填的是\s*4/.test(words) && !/原文/.test(words) && /未核查/.test(words));
      assert.match(await scene.text(`${RESULT}.changed`), /空白表填写中/);
      await page.press("Control+Z");
      assert.match(await shown("requests.new_received.total"), /空白/);
      scene.assertQuiet();
    });
  }
});

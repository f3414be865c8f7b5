// Nothing that somebody did is lost by one wrong key, click or gesture: every way of losing it, and the way back of each.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { launch } from "./driver.mjs";
import { APP, cell, EXAMPLE, INTAKE, LIST, open, RESULT, SOUND, SOURCE, SUMMARY, tab, table, TOAST, WRONG } from "./scene.mjs";

const FIELD = `${table("requests")}input.edit`;
const RECEIVED = "requests.new_received.natural_person";
const OTHER = SOUND.replace(/青岚县/g, "白溪县");

describe("nothing is lost", () => {
  let browser, scene, page, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gongkai-loss-"));
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  beforeEach(() => scene.anew());
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = async (text, body = /住房和城乡建设局/) => {
    await page.paste({ text });
    await scene.until(`${SUMMARY}h1`, (words) => body.test(words));
    await page.click(tab("requests"));
  };
  const focusOn = (id) => scene.look((s) => find(s).focus(), cell(id));
  const shown = (id) => scene.text(`${cell(id)} .print`);
  const said = (pattern) => scene.until(`${TOAST}.toast`, (words) => pattern.test(words));
  const bodyIs = (pattern) => scene.until(`${SUMMARY}h1`, (words) => pattern.test(words));
  const dels = () => scene.count(`${RESULT}gongkai-table >>> del`);
  const put = async (id, digits) => {
    await focusOn(id);
    await page.type(digits);
    await scene.until(FIELD);
    await page.press("Enter");
  };
  const blank = async () => {
    await page.click(`${INTAKE}.blank summary`);
    await page.click(`${INTAKE}#body`);
    await page.type("青岚县某局");
    await page.click(`${INTAKE}#fill`);
    await scene.until(cell(RECEIVED));
    await page.click(tab("requests"));
  };
  /** Three reports as a list. */
  const list = async () => {
    const files = ["甲", "乙", "丙"].map((name) => {
      const path = join(folder, `${name}.txt`);
      writeFileSync(path, SOUND.replace(/青岚县/g, `${name}县`));
      return path;
    });
    await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, files);
    await scene.until(`${LIST}tbody tr:nth-child(3) button.name`);
  };

  describe("a paste", () => {
    test("of a number goes into the chosen cell, and is taken back", async () => {
      await read(SOUND);
      await page.click(cell(RECEIVED));
      await page.paste({ text: "107" });
      await said(/已粘贴 1 格/);
      assert.equal(await shown(RECEIVED), "107");
      assert.equal(await scene.text(`${cell(RECEIVED)} del`), "18");
      await page.press("Control+Z");
      assert.equal(await dels(), 0);
      assert.equal(await scene.focused(), RECEIVED);
      scene.assertQuiet();
    });

    test("of a block from Excel goes in from the chosen cell on, labels left out, in one step", async () => {
      await read(SOUND);
      await page.click(cell("requests.new_received.natural_person"));
      await page.paste({ text: "本年新收\t3\t1\t0\r\n上年结转\t2\t0\t4\r\n" });
      await said(/已粘贴 6 格/);
      const ids = ["new_received", "carried_over"].flatMap((row) => ["natural_person", "commercial", "research"].map((column) => `requests.${row}.${column}`));
      assert.deepEqual(await Promise.all(ids.map(shown)), ["3", "1", "0", "2", "0", "4"]);
      await page.click(`${TOAST}#undo`);
      await scene.until(`${cell(RECEIVED)} .print`, (print) => print === "18");
      assert.equal(await dels(), 0);
      // While a cell is being changed, a block is a block too.
      await focusOn(RECEIVED);
      await page.press("F2");
      await scene.until(FIELD);
      await page.paste({ text: "7\t8" });
      await said(/已粘贴 2 格/);
      assert.equal(await scene.count(FIELD), 0);
      assert.equal(await shown(RECEIVED), "7");
      scene.assertQuiet();
    });

    test("of a block that does not fit, or is transposed, or of numbers without a chosen cell changes nothing and says why", async () => {
      await read(SOUND);
      await page.paste({ text: "1\t2" });
      await said(/先选中表中一格/);
      await page.click(cell("requests.new_received.total"));
      await page.paste({ text: "1\t2" });
      await said(/1 行 2 列，从选中的格起放不下/);
      await page.click(cell(RECEIVED));
      await page.paste({ text: "1\n2\n0\n0\n0\n0\n3" });
      await said(/像是行列颠倒了/);
      assert.equal(await dels(), 0);
      scene.assertQuiet();
    });

    test("of what is no report leaves the report, what was tried and the edited text as they are, and says so", async () => {
      await read(SOUND);
      await put(RECEIVED, "7");
      for (const text of ["http://www.example.gov.cn/art/2025/1/20/art_1_1.html", "从前有座山，山里有座庙。".repeat(400), "总计\t合计"]) {
        await page.paste({ text });
        await said(/没有年报，当前报告未动/);
        assert.equal(await shown(RECEIVED), "7");
        await page.click(`${TOAST}#dismiss`);
      }
      assert.equal(await dels(), 1);
      await page.press("Control+Z");
      assert.equal(await dels(), 0, "what was tried is still undone");
      scene.assertQuiet();
    });

    test("of another report adds it, opens it and says so; taken back, the first is there with what was tried in it", async () => {
      await read(SOUND);
      await put(RECEIVED, "7");
      await read(OTHER, /白溪县/);
      await said(/已加入第 2 份报告/);
      assert.match(await scene.text(`${APP}gongkai-nav >>> nav`), /第 2 份，共 2 份/);
      await page.press("Control+Z");
      await bodyIs(/青岚县/);
      assert.equal(await shown(RECEIVED), "7");
      assert.equal(await scene.count(`${APP}gongkai-nav`), 0);
      await read(OTHER, /白溪县/);
      await page.click(`${APP}gongkai-nav >>> #previous`);
      await bodyIs(/青岚县/);
      assert.equal(await shown(RECEIVED), "7", "not taken back, both are there");
      scene.assertQuiet();
    });

    test("into a list adds a row and says which; without a report it adds none", async () => {
      await list();
      await page.paste({ text: OTHER });
      await said(/已加入第 4 份报告/);
      assert.equal(await scene.count(`${LIST}tbody tr`), 4);
      await page.click(`${TOAST}.open`);
      await bodyIs(/白溪县/);
      await page.click(`${APP}gongkai-nav >>> #back`);
      await scene.until(`${LIST}tbody tr`);
      await page.paste({ text: "107" });
      await said(/没有年报/);
      assert.equal(await scene.count(`${LIST}tbody tr`), 4);
      scene.assertQuiet();
    });

    test("into a blank form that is being filled in: numbers go into it, a novel and a report leave it", async () => {
      await blank();
      await focusOn(RECEIVED);
      await page.paste({ text: "103\t18\t0\t3\t4\t2\t130\n1\t0\t0\t0\t0\t0\t1" });
      await said(/已粘贴 14 格/);
      assert.equal(await shown("requests.carried_over.total"), "1");
      await page.paste({ text: "从前有座山。" });
      await said(/没有年报/);
      await page.paste({ text: OTHER });
      await bodyIs(/白溪县/);
      await page.click(`${APP}gongkai-nav >>> #previous`);
      await bodyIs(/青岚县某局/);
      assert.equal(await shown("requests.new_received.total"), "130");
      scene.assertQuiet();
    });
  });

  describe("clearing", () => {
    test("a list is undone by button, tried numbers by key; nobody is asked", async () => {
      await list();
      await page.click(`${APP}#clear`);
      await said(/已清空 3 份报告/);
      await page.click(`${TOAST}#undo`);
      assert.equal(await scene.count(`${LIST}tbody tr`), 3);
      await scene.anew();
      await read(SOUND);
      await put(RECEIVED, "7");
      await page.click(`${APP}#clear`);
      await said(/已清空 1 份报告/);
      await scene.until(`${INTAKE}textarea`);
      await page.press("Control+Z");
      await bodyIs(/青岚县/);
      assert.equal(await shown(RECEIVED), "7");
      scene.assertQuiet();
    });

    test("a filled form: all of it, and its numbers", async () => {
      await blank();
      await put(RECEIVED, "103");
      await page.click(`${RESULT}#restore-all`);
      await said(/已清空 1 格/);
      await page.click(`${TOAST}#undo`);
      await scene.until(`${cell(RECEIVED)} .print`, (print) => print === "103");
      await page.click(`${APP}#clear`);
      await page.click(`${TOAST}#undo`);
      await scene.until(`${cell(RECEIVED)} .print`, (print) => print === "103");
      scene.assertQuiet();
    });
  });

  describe("Back", () => {
    test("leads from a document to its report, to the list, to the start page, and Forward there again; nothing is gone", async () => {
      await list();
      await page.click(`${LIST}tbody tr:nth-child(2) button.name`);
      await bodyIs(/乙县/);
      await page.click(tab("requests"));
      await put(RECEIVED, "7");
      await page.click(`${SUMMARY}#reasons`);
      await scene.until(`${APP}gongkai-paper >>> #back`);
      const back = () => page.evaluate(() => history.back());
      const forward = () => page.evaluate(() => history.forward());
      await back();
      await bodyIs(/乙县/);
      assert.equal(await shown(RECEIVED), "7");
      await back();
      await scene.until(`${LIST}tbody tr:nth-child(3)`);
      await back();
      await scene.until(`${INTAKE}.still`, (words) => /3 份报告还在/.test(words));
      await forward();
      await scene.until(`${LIST}tbody tr:nth-child(3)`);
      await forward();
      await bodyIs(/乙县/);
      assert.equal(await shown(RECEIVED), "7");
      await page.click(`${APP}gongkai-nav >>> #back`);
      await scene.until(`${LIST}tbody tr:nth-child(3)`);
      await back();
      await scene.until(`${INTAKE}.still`);
      await page.click(`${INTAKE}#return`);
      await bodyIs(/乙县/);
      scene.assertQuiet();
    });

    test("from a single report keeps it; what is pasted on the start page is added", async () => {
      await read(SOUND);
      await page.evaluate(() => history.back());
      await scene.until(`${INTAKE}.still`, (words) => /1 份报告还在/.test(words));
      await page.paste({ text: OTHER });
      await bodyIs(/白溪县/);
      assert.match(await scene.text(`${APP}gongkai-nav >>> nav`), /共 2 份/);
      scene.assertQuiet();
    });
  });

  test("leaving is asked for where something was typed, tried or several reports are open, and else not", async () => {
    const asks = async () => {
      const before = page.asked;
      await page.reload();
      await scene.ready();
      return page.asked > before;
    };
    await read(SOUND);
    assert.equal(await asks(), false, "one report, only looked at");
    await read(SOUND);
    await put(RECEIVED, "7");
    assert.equal(await asks(), true, "a number tried");
    await list();
    assert.equal(await asks(), true, "several reports");
    await page.click(`${INTAKE}textarea`);
    await page.type("x");
    assert.equal(await asks(), true, "a text typed");
    scene.assertQuiet();
  });

  test("what is dragged within the page is no drop", async () => {
    await read(SOUND);
    await scene.look((s) => {
      const transfer = new DataTransfer();
      transfer.setData("text/plain", "信息公开");
      for (const type of ["dragstart", "dragenter", "dragover", "drop"]) find(s).dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer }));
    }, `${SUMMARY}h1`);
    await bodyIs(/青岚县/);
    assert.equal(await scene.count(`${APP}.drop`), 0);
    assert.equal(await scene.count(`${TOAST}.toast`), 0, "it is not even looked at");
    scene.assertQuiet();
  });

  describe("a draft on this machine", () => {
    const allow = async () => {
      // By script: the pictures above it may still come, and move it away under the mouse.
      await scene.look((s) => find(s).click(), `${APP}gongkai-draft >>> #draft`);
      await scene.until(`${APP}gongkai-draft >>> .panel:not([hidden])`);
      assert.match(await scene.text(`${APP}gongkai-draft >>> .panel`), /不会上传.*多人共用的电脑请不要打开.*未打开/);
      await scene.look((s) => find(s).click(), `${APP}gongkai-draft >>> #allow`);
      await scene.until(`${APP}gongkai-draft >>> #now`, (words) => /已打开/.test(words));
    };
    const stored = () => page.evaluate(() => localStorage.getItem("gongkai.draft"));

    test("is not kept before somebody allows it; then it outlives a reload; one button deletes it", async () => {
      await read(SOUND);
      assert.equal(await stored(), null);
      await allow();
      await put(RECEIVED, "7");
      await page.waitFor(() => /"7"/.test(localStorage.getItem("gongkai.draft")));
      const asked = page.asked;
      await page.reload();
      await bodyIs(/青岚县/);
      assert.equal(page.asked, asked, "nothing is lost by leaving");
      await scene.until(`${cell(RECEIVED)} .print`, (print) => print === "7");
      await said(/上次留存在本机的内容（1 份报告）/);
      await page.click(`${TOAST}.forget`);
      assert.equal(await stored(), null);
      assert.match(await scene.look((s) => find(s).textContent, `${APP}gongkai-draft >>> #now`), /未打开/);
      await page.reload();
      await scene.ready();
      assert.equal(await scene.count(`${INTAKE}textarea`), 1);
      assert.equal(await scene.count(RESULT.trim().replace(/ >>>$/, "")), 0);
      scene.assertQuiet();
    });

    test("outlives a crash: what a blank form held shortly before is there again", async () => {
      await blank();
      await allow();
      await put(RECEIVED, "103");
      await page.waitFor(() => /"103"/.test(localStorage.getItem("gongkai.draft")));
      // A tab that dies says nothing to its page: another one is opened without leaving this.
      const again = await open(browser);
      try {
        await again.until(`${cell(RECEIVED)} .print`, (print) => print === "103");
        // A page that closes writes once more what it holds.
        await again.page.evaluate(() => document.querySelector("gongkai-app").draft.forget());
      } finally {
        await again.page.close();
      }
      scene.assertQuiet();
    });

    test("is empty once the page was cleared", async () => {
      await read(SOUND);
      await allow();
      await page.click(`${APP}#clear`);
      await page.waitFor(() => localStorage.getItem("gongkai.draft") === "");
      scene.assertQuiet();
    });
  });

  describe("filling in by keyboard", () => {
    test("Tab at the end of a row goes to the next row, Enter under the cell where the Tabs began", async () => {
      await blank();
      await focusOn(RECEIVED);
      for (const n of ["103", "18", "0", "3", "4", "2", "130", "1"]) {
        await page.type(n);
        await scene.until(FIELD);
        await page.press("Tab");
      }
      assert.equal(await shown("requests.new_received.total"), "130");
      assert.equal(await shown("requests.carried_over.natural_person"), "1");
      assert.equal(await scene.focused(), "requests.carried_over.commercial");
      await page.press("Tab");
      assert.equal(await scene.focused(), "requests.carried_over.research", "an empty cell is passed over");
      await page.type("5");
      await scene.until(FIELD);
      await page.press("Enter");
      const under = await scene.focused();
      assert.match(under, /natural_person$/, "the run began in the first column");
      scene.assertQuiet();
    });

    test("totals follow their parts, the rest becomes 0 on request, what was filled in stays; how far it is, is said", async () => {
      await blank();
      assert.match(await scene.text(`${RESULT}.changed`), /已填 0 \/ 200 格/);
      await page.click(`${RESULT}#totals`);
      await said(/没有可以填的格/);
      await focusOn(RECEIVED);
      await page.paste({ text: "103\t18\t0\t3\t4\t2" });
      await said(/已粘贴 6 格/);
      await page.click(`${RESULT}#totals`);
      await said(/已填 1 格/);
      assert.equal(await shown("requests.new_received.total"), "130");
      await page.click(`${RESULT}#zeros`);
      await said(/已填 193 格，原来填的没有动/);
      assert.match(await scene.text(`${RESULT}.changed`), /已填 200 \/ 200 格/);
      assert.equal(await shown(RECEIVED), "103");
      assert.equal(await shown("requests.result_total.total"), "0");
      await page.click(`${TOAST}#undo`);
      await scene.until(`${RESULT}.changed`, (words) => /已填 7 \/ 200 格/.test(words));
      scene.assertQuiet();
    });

    test("Home, End and Ctrl with arrows go as far as there is; Ctrl+C copies the number", async () => {
      await read(SOUND);
      await focusOn("requests.new_received.commercial");
      await page.press("End");
      assert.equal(await scene.focused(), "requests.new_received.total");
      await page.press("Home");
      assert.equal(await scene.focused(), RECEIVED);
      await page.press("Control+ArrowDown");
      assert.equal(await scene.focused(), "requests.carried_forward.natural_person");
      await page.press("Control+Home");
      assert.equal(await scene.focused(), RECEIVED);
      await page.press("Control+C");
      assert.equal(await page.clipboardText(), "18");
      scene.assertQuiet();
    });
  });
});

// Many files: a list that grows while they are read beside the page's thread.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { launch } from "./driver.mjs";
import { APP, cell, EXAMPLE, INTAKE, LIST, open, RESULT, SOUND, SUMMARY, WRONG } from "./scene.mjs";

const NAV = `${APP}gongkai-nav >>> `;
const PICK = "gongkai-pick >>> input";

describe("many reports", () => {
  let browser, folder, scene, page;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gongkai-many-"));
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  beforeEach(() => scene.anew());
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name, content) => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const named = (name, text = SOUND) => text.replace(/青岚县/g, name);
  /** Five inputs: faulty, sound, twice the same, an office file, no report. */
  const five = () => [
    file("甲.txt", EXAMPLE), file("乙.txt", named("白溪县")), file("丙.txt", named("白溪县")), file("丁.docx", Buffer.from("504b0304", "hex")), file("戊.txt", "今天天气很好。"),
  ];
  const give = (paths, into = INTAKE) => page.setFiles(`${into}${PICK}.files`, paths);
  const names = () => scene.texts(`${LIST}tbody .name`);
  async function listed(n) {
    await scene.until(`${LIST}tbody tr:nth-child(${n})`);
    await page.waitFor(() => !document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list").shadowRoot.querySelector("progress"));
  }

  test("each file is a row with its body, year and verdict; what could not be read is a row that says why, copies are said to be such", async () => {
    await give(five());
    await listed(5);
    assert.deepEqual(await names(), ["青岚县住房和城乡建设局", "白溪县住房和城乡建设局", "白溪县住房和城乡建设局", "丁.docx", "戊.txt"]);
    assert.deepEqual(await scene.texts(`${LIST}tbody td.verdict`), ["有错误", "未发现问题", "未发现问题", "没有读出", "没有读出"]);
    assert.deepEqual((await scene.texts(`${LIST}tbody td.year`)).slice(0, 3), ["2024", "2024", "2024"]);
    assert.deepEqual((await scene.texts(`${LIST}tbody td.errors`)).slice(0, 3), ["1", "0", "0"]);
    assert.deepEqual(await scene.texts(`${LIST}.twin`), ["重复：与“乙.txt”内容相同"]);
    const why = await scene.texts(`${LIST}.failed .note`);
    assert.match(why[0], /zip 压缩包，不完整或已损坏，读不了；请重新下载/);
    assert.match(why[1], /没有|未/);
    scene.assertQuiet();
  });

  test("opening a row shows its report; keys lead to its neighbours and back to its place in the list", async () => {
    await give(five());
    await listed(5);
    await page.click(`${LIST}tbody tr:nth-child(1) button.name`);
    await scene.until(cell(WRONG));
    assert.equal(await scene.text(`${SUMMARY}h1`), "青岚县住房和城乡建设局");
    assert.match(await scene.text(`${NAV}nav`), /第 1 份，共 3 份/);
    await page.press("]");
    await scene.until(`${NAV}nav`, (said) => /第 2 份/.test(said));
    assert.equal(await scene.text(`${SUMMARY}h1`), "白溪县住房和城乡建设局");
    await page.click(`${NAV}#next`);
    await scene.until(`${NAV}nav`, (said) => /第 3 份/.test(said));
    await page.press("[");
    await scene.until(`${NAV}nav`, (said) => /第 2 份/.test(said));
    await page.press("Escape");
    await scene.until(`${LIST}tbody`);
    await page.waitFor(() => {
      const list = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list");
      return list && list.shadowRoot.activeElement && list.shadowRoot.activeElement.dataset.row === "1.0";
    });
    await page.press("ArrowDown");
    assert.equal(await scene.focused(), "2.0");
    await page.press("Enter");
    await scene.until(`${NAV}nav`, (said) => /第 3 份/.test(said));
    scene.assertQuiet();
  });

  test("headings sort, words and verdicts filter, and neighbours are those of the list as it stands", async () => {
    const years = ["2022", "2024", "2023"].map((year, i) => file(`${i}.txt`, named(`${"丙甲乙"[i]}县`, i === 2 ? EXAMPLE : SOUND).replace(/202[45]/g, (printed) => String(Number(printed) - 2024 + Number(year)))));
    await give(years);
    await listed(3);
    const body = () => scene.texts(`${LIST}tbody button.name`).then((all) => all.map((one) => one[0]).join(""));
    assert.equal(await body(), "丙甲乙");
    await page.click(`${LIST}thead .year button`);
    assert.equal(await body(), "丙乙甲");
    assert.equal(await scene.look((s) => find(s).getAttribute("aria-sort"), `${LIST}thead .year`), "ascending");
    await page.click(`${LIST}thead .year button`);
    assert.equal(await body(), "甲乙丙");
    await page.click(`${LIST}thead .errors button`);
    assert.equal(await body(), "乙丙甲");
    await page.click(`${LIST}.chip.sound`);
    assert.equal(await body(), "丙甲");
    assert.equal(await scene.text(`${LIST}.shown`), "显示 2 / 3");
    await page.click(`${LIST}input[type=search]`);
    await page.type("2024");
    assert.equal(await body(), "甲");
    await page.click(`${LIST}tbody button.name`);
    await scene.until(`${NAV}nav`, (said) => /第 1 份，共 1 份/.test(said));
    await page.click(`${NAV}#back`);
    await scene.until(`${LIST}tbody`);
    assert.equal(await body(), "甲");
    assert.equal(await scene.look((s) => find(s).value, `${LIST}input[type=search]`), "2024");
    await page.click(`${LIST}input[type=search]`);
    await page.press("Control+A");
    await page.paste({ text: "没有" });
    assert.equal(await scene.text(`${LIST}.none`), "没有符合条件的报告。", "a paste into the filter is no report");
    scene.assertQuiet();
  });

  const COUNT_WORKERS = () => {
    const Native = window.Worker;
    window.workers = window.answers = 0;
    window.Worker = function (url) {
      window.workers++;
      const worker = new Native(url);
      worker.addEventListener("message", ({ data }) => (window.answers += data.json ? 1 : 0));
      return worker;
    };
  };

  test("one paste is read at once, many files in a worker that is gone afterwards", async () => {
    await page.evaluate(COUNT_WORKERS);
    await page.paste({ text: EXAMPLE });
    await scene.until(cell(WRONG));
    assert.equal(await page.evaluate(() => window.workers), 0);
    await page.click(`${APP}#clear`);
    await give(five());
    await listed(5);
    assert.deepEqual(await page.evaluate(() => [window.workers, window.answers]), [1, 4], "the worker read all that was text");
    scene.assertQuiet();
  });

  for (const [how, breakIt] of [
    ["cannot be made", () => { window.Worker = function () { throw new Error("no workers here"); }; }],
    ["fail to start", () => {
      const Native = window.Worker;
      window.Worker = function () { return new Native(URL.createObjectURL(new Blob(["throw 1"]))); };
      window.trustedTypes = undefined;
    }],
  ]) {
    test(`where workers ${how}, the page reads by itself`, { skip: how === "fail to start" && process.env.GONGKAI_BROWSER !== "chromium81" && "Trusted Types let no test make a worker" }, async () => {
      await page.evaluate(breakIt);
      await give(five());
      await listed(5);
      assert.deepEqual(await scene.texts(`${LIST}tbody td.verdict`), ["有错误", "未发现问题", "未发现问题", "没有读出", "没有读出"]);
      assert.deepEqual(page.requests, []);
    });
  }

  test("a long reading says how far it is, can be stopped, and what was read stays and is added to", async () => {
    const paths = Array.from({ length: 400 }, (_, i) => file(`many/${i}.txt`, named(`第${i}县`, EXAMPLE + "附件内容。\n".repeat(2000))));
    await give(paths);
    const said = await scene.until(`${LIST}.progress label`, (words) => /：[1-9]\d* \/ 400/.test(words), { timeout: 30_000 });
    assert.match(said, /正在读取/);
    // A report can be opened while the others are still coming.
    await page.click(`${LIST}tbody button.name`);
    await scene.until(cell(WRONG));
    await page.click(`${NAV}#back`);
    await page.click(`${LIST}#stop`);
    const stopped = await scene.until(`${LIST}.progress label`, (words) => /已停止/.test(words));
    const read = Number(/读了 (\d+)/.exec(stopped)[1]);
    assert.ok(read > 0 && read < 400, stopped);
    const rows = () => scene.look((s) => Number(find(s).getAttribute("aria-rowcount")) - 1, `${LIST}table`);
    assert.equal(await rows(), read);
    await give([file("又一份.txt", named("又一县"))], LIST);
    await page.waitFor((n) => Number(document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list").shadowRoot.querySelector("table").getAttribute("aria-rowcount")) === n + 2, { args: [read] });
    scene.assertQuiet();
  });

  test("hundreds of rows are drawn as far as somebody looks, and the last is one key away", async () => {
    const paths = Array.from({ length: 130 }, (_, i) => file(`rows/${String(i).padStart(3, "0")}.txt`, named(`第${i}县`)));
    await give(paths);
    await page.waitFor(() => {
      const list = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list");
      return list && !list.shadowRoot.querySelector("progress") && list.shadowRoot.querySelector("table").getAttribute("aria-rowcount") === "131";
    }, { timeout: 30_000 });
    assert.ok((await scene.count(`${LIST}tbody tr`)) < 130);
    await scene.look((s) => find(s).focus(), `${LIST}tbody button.name`);
    await page.press("End");
    await page.waitFor(() => document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list").shadowRoot.activeElement.dataset.row === "129.0");
    await page.press("Enter");
    await scene.until(`${SUMMARY}h1`, (name) => name === "第129县住房和城乡建设局");
    await page.press("Escape");
    await page.waitFor(() => {
      const list = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list");
      const row = list && list.shadowRoot.activeElement;
      const box = row && row.getBoundingClientRect();
      return !!box && row.dataset.row === "129.0" && box.top >= 0 && box.bottom <= innerHeight;
    });
    scene.assertQuiet();
  });

  const county = () => {
    file("本县/甲.txt", EXAMPLE);
    file("本县/乡镇/乙.txt", named("白溪镇"));
    file("本县/乡镇/丙.txt", named("红石镇"));
    file("本县/desktop.ini", "[.ShellClassInfo]");
    return join(folder, "本县");
  };
  for (const [how, give] of [
    ["picked", () => page.setFiles(`${INTAKE}${PICK}.folder`, [county()])],
    ["dropped", () => page.drop([county()], { onto: `${APP}footer` })],
  ]) {
    test(`a folder that is ${how} is read with what is in its folders`, { skip: process.env.GONGKAI_BROWSER === "chromium81" && "its protocol gives no folders" }, async () => {
      await give();
      await listed(3);
      assert.deepEqual((await scene.texts(`${LIST}td.file`)).sort(), ["本县/乡镇/丙.txt", "本县/乡镇/乙.txt", "本县/甲.txt"]);
      scene.assertQuiet();
    });
  }
});

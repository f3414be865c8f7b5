// Why a number stands in its cell, why one is doubted, and further prints of a table: what the page says of them.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launch } from "./driver.mjs";
import { APP, cell, INSPECTOR, open, RESULT, SOUND, tab, table } from "./scene.mjs";

/** A row of table 3 that prints fewer numbers than it has columns. */
const TORN = SOUND.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t3\t2\t8\t1");
const CERTAIN = "requests.new_received.natural_person";
const DOUBTED = "requests.not_processed.petition.total";
/** Table 3 once more, as it was the year before. */
const TWICE = (() => {
  const from = SOUND.indexOf("（本列数据");
  const to = SOUND.indexOf("\n四、政府信息公开行政复议");
  const print = SOUND.slice(from, to).replace(/^（本列数据[^）]*）/, "");
  return `${SOUND.slice(0, from)}${print}\n2023年\n${print.replace("\t18\t", "\t19\t")}${SOUND.slice(to)}`;
})();

describe("why a number stands where it stands", () => {
  let browser, scene, page;
  before(async () => {
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  beforeEach(() => scene.anew());
  after(() => browser?.close());

  const show = async (text) => {
    await page.paste({ text });
    await scene.until(cell(CERTAIN));
    await page.click(tab("requests"));
  };

  test("the card of a certain cell says what shows it, that of a doubted one why and what to do, in both languages", async () => {
    await show(TORN);
    await page.click(cell(CERTAIN));
    assert.equal(await scene.until(`${INSPECTOR}.proof`), "为什么这个数在这里 本行名称就在旁边，且数字与栏目一样多");
    assert.equal(await scene.count(`${INSPECTOR}.reason`), 0);
    await page.click(cell(DOUBTED));
    const reason = await scene.until(`${INSPECTOR}.reason`);
    assert.match(reason, /^为什么存疑 本行的数字比栏目少，缺的是哪一栏看不出来 请对照原文核对，或换一种方式复制/);
    assert.match(reason, /表三.*数字比栏目少/, "the finding is beside it");
    assert.equal(await scene.count(`${INSPECTOR}.proof`), 0);
    await page.click(`${APP}#language`);
    assert.match(await scene.until(`${INSPECTOR}.reason`, (text) => /Why/.test(text)), /the row prints fewer numbers than it has columns.*please compare with the original/);
    await page.click(cell(CERTAIN));
    assert.equal(await scene.until(`${INSPECTOR}.proof`), "Why this number stands here the row's own label stands beside it, with as many numbers as columns");
    await page.click(`${APP}#language`);
    scene.assertQuiet();
  });

  test("of a number that somebody puts there no print is claimed", async () => {
    await show(SOUND);
    await page.click(cell(CERTAIN));
    await scene.until(`${INSPECTOR}.proof`);
    await page.click(`${INSPECTOR}#change`);
    await scene.until(`${table("requests")}input.edit`);
    for (const key of ["7", "Enter"]) await page.press(key);
    await page.click(cell(CERTAIN));
    await scene.until(`${INSPECTOR}.was`);
    assert.equal(await scene.count(`${INSPECTOR}.proof`), 0);
    scene.assertQuiet();
  });

  test("on a phone the card widens nothing, and the table does not move when it opens", async () => {
    const phone = await open(browser, { width: 360, height: 740 });
    await phone.page.paste({ text: TORN });
    await phone.until(cell(DOUBTED));
    const place = () => phone.look((s) => Math.round(find(s).getBoundingClientRect().top + scrollY), table("requests") + "table");
    const before = await place();
    for (const id of [CERTAIN, DOUBTED]) {
      await phone.page.click(cell(id));
      await phone.until(`${INSPECTOR}${id === CERTAIN ? ".proof" : ".reason"}`);
      assert.ok(Math.abs((await place()) - before) <= 1, "no jump, but for rounding");
      assert.ok(await phone.look(() => document.documentElement.scrollWidth <= innerWidth), id);
      assert.ok(await phone.look((s) => find(s).scrollWidth <= find(s).clientWidth, `${INSPECTOR}.card`), id);
    }
    phone.assertQuiet();
    await phone.page.close();
  });

  test("a table that is printed once more says so under its title, and the other print can be looked at", async () => {
    await show(TWICE);
    assert.equal(await scene.text(`${table("requests")}.note-line`), "本表印了不止一遍：2023年");
    assert.equal(await scene.count(`${RESULT}gongkai-table >>> .note-line`), 1);
    assert.equal(await scene.text(`${cell(CERTAIN)} .print`), "18");
    const others = `${RESULT}gongkai-others[data-table=requests] >>> `;
    assert.deepEqual(await scene.texts(`${others}summary`), ["另一遍：2023年"]);
    assert.equal(await scene.count(`${others}gongkai-sheet`), 0, "closed, it is not drawn");
    await page.click(`${others}summary`);
    assert.match(await scene.until(`${others}gongkai-sheet >>> table`, (text) => /19/.test(text)), /一、本年新收政府信息公开申请数量 19 5 0 0 1 0 24/);
    scene.assertQuiet();
  });
});

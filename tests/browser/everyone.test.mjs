// What makes the page fit for everyone: the guided example, what the page says of itself, large print, colours of one's own
// choosing; and what leads from one view to the others: sums of a cell, findings filtered, text read otherwise.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { launch } from "./driver.mjs";
import { APP, cell, EXAMPLE, FINDINGS, INSPECTOR, INTAKE, open, RESULT, SOUND, SOURCE, SUMMARY, tab, table, VERDICT, WRONG } from "./scene.mjs";

const GUIDE = `${APP}gongkai-guide >>> `;
const ABOUT = `${APP}gongkai-about >>> `;
const TORN = "requests.not_processed.petition.total";
/** Errors, something to verify, a doubt and a note in one. */
const FAULTY = EXAMPLE.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t0\t0\t1").replace("1.属于国家秘密\t0\t0\t0\t0", "1.属于国家秘密\t\t无此类\t0\t－");
const rich = (text) => text.split("\n").map((line) => (line.includes("\t") ? `<table><tr>${line.split("\t").map((one) => `<td>${one}</td>`).join("")}</tr></table>` : `<p>${line}</p>`)).join("").replace(/<\/table><table>/g, "");
const current = process.env.GONGKAI_BROWSER !== "chromium81";

describe("for everyone", () => {
  let browser, scene, page;
  before(async () => {
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  beforeEach(async () => {
    await page.evaluate(() => sessionStorage.clear());
    await scene.anew();
  });
  after(() => browser?.close());

  const settled = () => new Promise((resume) => setTimeout(resume, 700));
  const read = async (text) => {
    await page.paste({ text });
    await scene.until(cell(WRONG));
  };
  const focusOn = (selector) => scene.look((s) => find(s).focus(), selector);
  const on = () => page.click(`${GUIDE}#on`);
  const step = (n) => scene.until(`${GUIDE}p`, (words) => words.startsWith(`第 ${n} 步，共 5 步`));

  describe("the guided example", () => {
    test("can be followed on a phone: its buttons are never covered, and it begins at the verdict", async () => {
      await page.resize(360, 740);
      try {
        await page.click(`${INTAKE}#guide`);
        await step(1);
        await new Promise((resume) => setTimeout(resume, 400));
        assert.equal(await page.evaluate(() => scrollY), 0);
        for (const n of [2, 3, 4, 5]) {
          // Clicking fails where something else is in front.
          await on();
          await step(n);
          await page.evaluate(() => window.scrollBy(0, 30));
        }
        await on();
        await scene.until(`${INTAKE}textarea`);
      } finally {
        await page.resize(1280, 800);
      }
    });

    test("shows verdict, findings, a cell, a repair, and what can be taken away, and leaves nothing behind", async () => {
      await page.click(`${INTAKE}#guide`);
      await step(1);
      assert.match(await scene.text(VERDICT), /^数字 1 格有误/);
      assert.equal(await scene.count(`${RESULT}gongkai-summary.guided`), 1);
      await on();
      await step(2);
      assert.equal(await scene.count(`${FINDINGS}li.open`), 1);
      await on();
      await step(3);
      assert.match(await scene.text(`${INSPECTOR}.card`), /“（一）予以公开”总计.*21/);
      await on();
      await step(4);
      assert.equal(await scene.text(`${cell(WRONG)} del`), "21");
      assert.match(await scene.text(VERDICT), /^数字 勾稽全部相符/);
      await page.click(`${GUIDE}#back`);
      await step(3);
      assert.equal(await scene.count(`${cell(WRONG)} del`), 0, "a step back takes back what it tried");
      await on();
      await step(4);
      await on();
      await step(5);
      assert.equal(await scene.count(`${GUIDE}#leave`), 0);
      await on();
      await scene.until(`${INTAKE}textarea`);
      assert.equal(await scene.look((s) => find(s).value, `${INTAKE}textarea`), "");
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      assert.ok(!(await page.evaluate(() => document.title)).includes("青岚"));
      // And again, as often as somebody likes.
      await page.click(`${INTAKE}#guide`);
      await step(1);
      await page.click(`${GUIDE}#leave`);
      await scene.until(`${INTAKE}textarea`);
      scene.assertQuiet();
    });

    test("goes by the keyboard, and says each step to a screen reader", async () => {
      await focusOn(`${INTAKE}#guide`);
      await page.press("Enter");
      await step(1);
      assert.equal(await scene.look((s) => find(s).getAttribute("role"), `${GUIDE}p`), "status");
      await focusOn(`${GUIDE}#on`);
      for (const n of [2, 3, 4, 5]) {
        await page.press("Enter");
        await step(n);
        assert.equal(await scene.focused(), "on", "the focus stays on what goes on");
      }
      await page.press("Enter");
      await scene.until(`${INTAKE}textarea`);
    });

    test("is in nobody's way: a paste at once is read at once, also in its midst", async () => {
      await read(SOUND);
      assert.equal(await scene.count(`${GUIDE}p`), 0);
      await page.click(`${APP}#clear`);
      await page.click(`${INTAKE}#guide`);
      await step(1);
      await on();
      await read(SOUND.replace(/青岚县/g, "白溪县"));
      await scene.until(`${SUMMARY}h1`, (name) => name.startsWith("白溪县"));
      assert.equal(await scene.count(`${GUIDE}p`), 0);
    });
  });

  describe("what the page says of itself", () => {
    test("version, number of checks, promise and ways to verify it, licence, source, keys; and back to where one was", async () => {
      await read(EXAMPLE);
      await page.click(`${APP}#about`);
      await scene.until(`${ABOUT}h1`);
      const words = (await scene.texts(`${ABOUT}dl, p, ol`)).join(" ");
      const [, number] = /全部 (\d+) 项/.exec(await scene.text(`${ABOUT}#all`));
      const rules = Number(number);
      assert.ok(rules > 100);
      for (const part of [/版本 \d+\.\d+\.\d+/, new RegExp(`核查项目 ${rules} 项`), /不上传，也不存盘/, /窗口标题/, /WebRTC/, /F12.*网络/, /拔掉网线/, /connect-src 'none'/, /MIT 或 Apache-2\.0/, /源代码/, /Ctrl\+Z/]) assert.match(words, part);
      assert.match(await scene.look((s) => find(s).textContent, `${ABOUT}code`), /default-src 'none'; connect-src 'none'; script-src 'sha256-/, "the policy that is in force");
      assert.equal(await scene.focused(), "h1.");
      await page.press("Escape");
      await scene.until(cell(WRONG));
      await page.waitFor(() => { const e = document.querySelector("gongkai-app").shadowRoot.activeElement; return !!e && e.id === "about"; });
      assert.equal(await scene.focused(), "about");
      scene.assertQuiet();
    });

    test("single-key shortcuts can be switched off, until the session ends; F8 stays", async () => {
      await page.paste({ text: EXAMPLE });
      await scene.until(cell(WRONG));
      await page.click(`${APP}#about`);
      await scene.until(`${APP}gongkai-about >>> #single`);
      await page.click(`${APP}gongkai-about >>> #single`);
      await page.press("Escape");
      await scene.until(cell(WRONG));
      await page.press("n");
      assert.equal(await scene.count(`${FINDINGS}li.open`), 0);
      await page.press("F8");
      assert.equal(await scene.count(`${FINDINGS}li.open`), 1);
      await page.click(`${APP}#about`);
      await page.click(`${APP}gongkai-about >>> #single`);
      await page.press("Escape");
      scene.assertQuiet();
    });

    test("is asked for where the promise is made, and a paste closes it", async () => {
      await page.click(`${INTAKE}#verify`);
      await scene.until(`${ABOUT}h1`);
      await read(SOUND);
      assert.equal(await scene.count(`${APP}gongkai-about`), 0);
    });
  });

  describe("large print", () => {
    test("makes everything larger, stays until the session ends, and nothing is wider than the window", async () => {
      await read(SOUND);
      const size = (s) => scene.look((one) => parseFloat(getComputedStyle(find(one)).fontSize), s);
      const places = [`${SUMMARY}h1`, `${cell(WRONG)}`, `${FINDINGS}p`, `${RESULT}[role=tab]`, `${APP}#clear`];
      const small = await Promise.all(places.map(size));
      await page.click(`${APP}#large`);
      assert.equal(await scene.look((s) => find(s).getAttribute("aria-pressed"), `${APP}#large`), "true");
      const large = await Promise.all(places.map(size));
      large.forEach((one, i) => assert.ok(one > small[i] * 1.25, places[i]));
      await page.click(tab("pictures"));
      const letters = (s) => scene.look((one) => find(one).getBoundingClientRect().height, s);
      await page.waitFor(() => document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result").shadowRoot.querySelector("gongkai-pictures").unit > 1);
      assert.ok((await letters(`${RESULT}gongkai-pictures >>> #flow text`)) > 20, "also in pictures");
      for (const width of [360, 768, 1280, 1920, 2560]) {
        await page.resize(width, 800);
        await settled();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
      }
      await page.resize(1280, 800);
      await page.reload();
      await scene.ready();
      assert.equal(await page.evaluate(() => document.documentElement.classList.contains("large")), true);
      await page.click(`${APP}#large`);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "16px");
      scene.assertQuiet();
    });
  });

  describe("from one view to the others", () => {
    test("a cell shows every sum it takes part in, written out, ticked or broken, and what would mend it", async () => {
      await read(EXAMPLE);
      await page.click(cell(WRONG));
      const sums = () => scene.texts(`${INSPECTOR}.sums dd`);
      assert.deepEqual(await sums(), [
        "各类申请人之和 ＝ 总计 9 + 2 + 0 + 0 + 1 + 0 = 12 ≠ 21 不符，相差 9",
        "各项办理结果之和 ＝（七）总计 21 + 2 + 1 + 1 + 1 + 4 + 1 + 1 + 1（另 12 格为 0 或空白） = 33 ≠ 24 不符，相差 9",
      ]);
      await page.click(`${INSPECTOR}.apply`);
      await scene.until(VERDICT, (words) => /^数字 勾稽全部相符/.test(words));
      assert.ok((await sums()).every((one) => /= (?:12|24) 相符$/.test(one)), (await sums()).join("\n"));
      await page.click(cell("requests.new_received.natural_person"));
      assert.deepEqual(await sums(), ["各类申请人之和 ＝ 总计 18 + 5 + 0 + 0 + 1 + 0 = 24 相符", "新收 ＋ 上年结转 ＝（七）总计 ＋ 结转下年 18 + 1 = 19 + 0 相符"]);
      await page.click(tab("disputes"));
      await page.click(cell("disputes.review.pending"));
      assert.deepEqual(await sums(), ["四种结果之和 ＝ 总计 1 + 0 + 0 + 1 = 2 相符"]);
      await page.click(tab("disclosure"));
      await page.click(cell("disclosure.rules.issued"));
      assert.deepEqual(await sums(), []);
      scene.assertQuiet();
    });

    test("what a doubtful number takes part in cannot be judged: the reader's doubt breaks no sum", async () => {
      await read(FAULTY);
      await page.click(cell(TORN));
      const sums = await scene.texts(`${INSPECTOR}.sums dd`);
      assert.ok(sums.length === 2 && sums.every((one) => !/不符/.test(one)), sums.join("\n"));
      assert.match(sums.join(), /未核查/);
    });

    test("the verdict tells apart what is wrong with the report and what the reader is not sure of", async () => {
      const torn = SOUND.replace("1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1", "1.信访举报投诉类申请\t1\t3\t2\t8\t1");
      await read(torn);
      // No sum that was read fails; what was not read is said apart, and that it is not the report's fault.
      assert.match(await scene.text(VERDICT), /^数字 未发现不符 文字 .*读取 1 处存疑$/);
      assert.match(await scene.text(`${FINDINGS}.doubts h3`), /软件没有看清，不是报告有错/);
      assert.equal(await scene.count(`${SUMMARY}.verdict.doubts`), 1);
      await page.click(`${APP}#clear`);
      await read(EXAMPLE);
      assert.match(await scene.text(`${SUMMARY}.verdict`), /^数字 1 格有误 文字 未发现问题 未核查 \d+ 项/);
      await page.click(`${APP}#clear`);
      await read(FAULTY);
      assert.match(await scene.text(`${SUMMARY}.verdict`), /^数字 2 .有误.* 文字 .* 读取 1 处存疑/);
    });

    test("the verdict's numbers lead to what they count", async () => {
      await read(FAULTY);
      const shown = () => scene.count(`${FINDINGS}li`);
      const all = await shown();
      await page.click(`${SUMMARY}[data-part=reading]`);
      await scene.until(`${FINDINGS}section.doubts`);
      assert.equal(await shown(), 1);
      await scene.look((s) => find(s).click(), `${FINDINGS}.sift[data-part=all]`);
      assert.equal(await shown(), all, "the way to the others is there");
      await page.click(`${SUMMARY}#reasons`);
      await scene.until(`${APP}gongkai-paper >>> #back`);
      scene.assertQuiet();
    });

    test("findings are grouped by gravity, filtered, and the next-problem key goes through those that are shown", async () => {
      const faulty = FAULTY.replace("1\t0\t0\t1\t2\t0", "1\t0\t0\t1\t3\t0");
      await read(faulty);
      const all = await scene.count(`${FINDINGS}li`);
      assert.ok(all >= 6, String(all));
      const chips = await scene.texts(`${FINDINGS}.sift`);
      assert.deepEqual(chips.map((one) => one.split(" ")[0]), ["全部", "数字", "读取"]);
      const numbers = Number(chips[1].split(" ")[1]);
      assert.ok(numbers >= 3, chips.join());
      const press = (words) => scene.look((s, w) => { const chip = all(s).find((one) => one.innerText.trim().replace(/\s+/g, " ").startsWith(w)); chip.focus(); chip.click(); }, `${FINDINGS}.sift`, words);
      await press("数字");
      assert.equal(await scene.count(`${FINDINGS}li`), numbers);
      assert.equal(await scene.count(`${FINDINGS}.sift[aria-pressed=true]`), 1);
      const seen = [];
      for (let i = 0; i <= numbers; i++) {
        await page.press("n");
        seen.push(await scene.look((s) => find(s).id, `${FINDINGS}li.open`));
      }
      assert.deepEqual([new Set(seen).size, seen[numbers]], [numbers, seen[0]], "round and round");
      assert.match(await scene.text(`${APP}[role=status]`), new RegExp(`第 1 处，共 ${numbers} 处`));
      await press("读取");
      assert.equal(await scene.count(`${FINDINGS}li`), 1);
      await press("全部");
      assert.equal(await scene.count(`${FINDINGS}li`), all);
      scene.assertQuiet();
    });

    test("what was pasted with its tables can be read as plain text, and with its tables again", async () => {
      await page.paste({ text: SOUND.replace(/\t/g, " "), html: rich(EXAMPLE) });
      await scene.until(cell(WRONG));
      assert.equal(await scene.text(`${cell(WRONG)} .print`), "21");
      await page.click(tab("source"));
      await page.click(`${SOURCE}#reread`);
      await scene.until(`${SOURCE}#reread`, (words) => words === "改按表格读取");
      assert.equal(await scene.text(`${cell(WRONG)} .print`), "12");
      await page.click(tab("source"));
      await page.click(`${SOURCE}#reread`);
      await scene.until(`${SOURCE}#reread`, (words) => words === "改按纯文本读取");
      assert.equal(await scene.text(`${cell(WRONG)} .print`), "21");
      scene.assertQuiet();
    });

    test("Ctrl+Shift+V pastes as plain text", { skip: !current && "its protocol has no such command" }, async () => {
      await focusOn(`${INTAKE}textarea`);
      await page.copy({ text: SOUND, html: rich(EXAMPLE) });
      await page.press("Control+Shift+V");
      await scene.until(cell(WRONG));
      assert.equal(await scene.text(`${cell(WRONG)} .print`), "12");
      assert.equal(await scene.count(`${SOURCE}#reread`), 0);
      scene.assertQuiet();
    });

    test("what is typed is read on request, by button and by Ctrl+Enter", async () => {
      await page.click(`${INTAKE}textarea`);
      await page.type("青岚县某局2024年政府信息公开工作年度报告\n\n一、总体情况\n无。");
      await page.press("Control+Enter");
      await scene.until(`${SUMMARY}h1`, (name) => name === "青岚县某局");
      scene.assertQuiet();
    });

    test("a report that is pasted after one that failed takes its place", async () => {
      await page.click(`${INTAKE}textarea`);
      await page.paste({ text: "今天天气很好。" });
      await scene.until(`${INTAKE}.trouble`);
      await focusOn(`${INTAKE}textarea`);
      await page.paste({ text: SOUND });
      await scene.until(cell(WRONG));
    });

    test("a large file is opened and read beside the page's thread", async () => {
      await page.evaluate(() => {
        const Native = window.Worker;
        window.workers = 0;
        window.Worker = function (url) { window.workers++; return new Native(url); };
      });
      const folder = mkdtempSync(join(tmpdir(), "gongkai-large-"));
      try {
        const path = join(folder, "长.txt");
        writeFileSync(path, EXAMPLE + "附件内容。\n".repeat(60_000));
        await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, [path]);
        await scene.until(cell(WRONG));
        assert.equal(await page.evaluate(() => window.workers), 1);
        assert.match(await scene.text(`${SUMMARY}.facts`), /长\.txt/);
        await page.click(tab("source"));
        await scene.until(`${SOURCE}mark[role=button]`);
        scene.assertQuiet();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });

  describe("colours of the person's choosing", () => {
    const skip = !current && "forced colours came later";
    test("what is chosen, lit, marked, pressed and out of reach is still seen", { skip }, async () => {
      await page.media({ "forced-colors": "active" });
      try {
        await read(FAULTY);
        const outline = (s) => scene.look((one) => { const { outlineStyle, outlineWidth } = getComputedStyle(find(one)); return `${outlineStyle} ${outlineWidth}`; }, s);
        const ground = (s) => scene.look((one) => getComputedStyle(find(one)).backgroundColor, s);
        await page.click(cell(WRONG));
        assert.equal(await outline(cell(WRONG)), "solid 3px", "with the mouse, too, where no ring shows the focus");
        await page.press("n");
        assert.equal(await outline(cell("requests.granted.natural_person")), "dashed 1px");
        // Though a torn row leaves every column open, only the total can be the wrong number: any other would exceed its own.
        assert.match(await scene.look((s) => getComputedStyle(find(s)).textDecorationLine, cell(WRONG)), /underline/);
        assert.match(await outline(`${cell(TORN)} .print`), /^dotted/);
        assert.notEqual(await ground(`${FINDINGS}.sift[aria-pressed=true]`), await ground(`${FINDINGS}.sift[aria-pressed=false]`));
        // Drawn signs take the person's colour and not the page's.
        const [sign, ink] = await scene.look((a, b) => [getComputedStyle(find(a)).color, getComputedStyle(find(b)).color], `${SUMMARY}.half .icon`, `${SUMMARY}.facts`);
        assert.equal(sign, ink);
      } finally {
        await page.media({});
      }
    });

    test("nobody who wants no motion gets any", async () => {
      await page.media({ "prefers-reduced-motion": "reduce" });
      try {
        await read(EXAMPLE);
        assert.equal(await scene.look(() => matchMedia("(prefers-reduced-motion: reduce)").matches), true);
        const moving = await scene.look((s) => all(s).filter((e) => { const c = getComputedStyle(e); return c.animationName !== "none" || /[1-9]/.test(c.transitionDuration); }).length, `${RESULT}*`);
        assert.equal(moving, 0);
      } finally {
        await page.media({});
      }
    });
  });

  test("on a phone nothing in the bar lies on anything else, in either language, in large print too", async () => {
    await page.resize(360, 740);
    try {
      await read(EXAMPLE);
      for (const press of [null, "#large", "#language", "#large"]) {
        if (press) await page.click(`${APP}${press}`);
        await settled();
        const [name, tools] = await scene.look((a, b) => [find(a), find(b)].map((e) => { const { left, right, width } = e.getBoundingClientRect(); return { left, right, width }; }), `${APP}.brand b`, `${APP}.tools`);
        assert.ok(tools.right <= 360 && (name.width === 0 || name.right <= tools.left), JSON.stringify([press, name, tools]));
      }
    } finally {
      await page.resize(1280, 800);
    }
  });

  test("the headings of table 3 stay in view, one under the other, while its rows go by", async () => {
    await read(EXAMPLE);
    await page.resize(1400, 700);
    try {
      await scene.look((s) => find(s).scrollIntoView({ block: "center" }), cell("requests.not_processed.petition.total"));
      await settled();
      const tops = await scene.look((s) => all(s).map((row) => { const { top, bottom } = row.querySelector("th").getBoundingClientRect(); return [top, bottom]; }), `${table("requests")}thead tr`);
      const bar = await scene.look((s) => find(s).getBoundingClientRect().bottom, `${APP}header`);
      assert.ok(tops.every(([top]) => Math.abs(top - tops[0][0]) < 120 && top >= bar - 1), JSON.stringify([bar, tops]));
      assert.ok(tops[1][0] > tops[0][0] && tops[2][0] > tops[1][0], JSON.stringify(tops));
    } finally {
      await page.resize(1280, 800);
    }
  });

  test("every view leads to the others by the keyboard alone", async () => {
    await read(EXAMPLE);
    // Finding → its cell: the key opens it, Tab reaches its repair, Enter on it chooses the cell.
    await page.press("n");
    await scene.until(`${FINDINGS}li.open`);
    await focusOn(`${INSPECTOR}.repair .link`);
    await page.press("Enter");
    await scene.until(`${table("requests")}button.first`);
    // Cell → its place in the text.
    await focusOn(`${INSPECTOR}.to-source`);
    await page.press("Enter");
    await scene.until(`${SOURCE}mark.chosen`);
    // Text → cell.
    await focusOn(`${SOURCE}mark[tabindex="0"]`);
    await page.press("Enter");
    await page.waitFor(() => document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result").shadowRoot.activeElement.id === "requests");
    assert.equal(await scene.focused(), WRONG);
    // Cell → its finding.
    await page.press(" ");
    await focusOn(`${INSPECTOR}dd.errors .link`);
    await page.press("Enter");
    await scene.until(`${FINDINGS}li.open`);
    scene.assertQuiet();
  });

  test("English is complete: no Chinese of the page's own is left", async () => {
    await page.click(`${APP}#language`);
    const chinese = /[\u4e00-\u9fff]/;
    const own = async (selector) => (await scene.texts(selector)).filter((words) => chinese.test(words));
    assert.deepEqual(await own(`${INTAKE}h1`), []);
    assert.deepEqual(await own(`${INTAKE}.first`), []);
    assert.deepEqual(await own(`${INTAKE}.privacy`), []);
    await page.click(`${APP}#about`);
    assert.deepEqual(await own(`${ABOUT}dl`), []);
    assert.deepEqual(await own(`${ABOUT}p`), []);
    await page.press("Escape");
    await settled();
    await page.click(`${INTAKE}#guide`);
    for (let i = 0; i < 5; i++) {
      assert.deepEqual(await own(`${GUIDE}section`), []);
      if (i === 2) assert.deepEqual((await own(`${INSPECTOR}.sums`)), []);
      await on();
      await settled();
    }
  });
});

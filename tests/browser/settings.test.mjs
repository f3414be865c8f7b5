// Rules of one's own: left out, weighed and written in the page, counted wherever they hide something, kept as a file and where that is allowed.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { launch } from "./driver.mjs";
import { APP, EXAMPLE, FINDINGS, INSPECTOR, LIST, INTAKE, open, SUMMARY, TOAST } from "./scene.mjs";

const SETTINGS = `${APP}gongkai-settings >>> `;
const OWN = `${SETTINGS}gongkai-own-rule >>> `;
const rule = (code) => `${SETTINGS}li[data-code="${code}"]`;

describe("rule settings", () => {
  let browser, scene, page, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gongkai-settings-"));
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  beforeEach(async () => {
    await scene.anew();
    assert.deepEqual(await custom(), {});
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const custom = () => page.evaluate(() => document.querySelector("gongkai-app").session.state.custom);
  const rules = () => page.evaluate(() => document.querySelector("gongkai-app").session.entry.report.findings.map(({ rule, severity }) => `${rule} ${severity}`));
  const until = (check, ...args) => page.waitFor(check, { args });
  const settings = async () => {
    await page.click(`${APP}#settings`);
    await scene.until(`${SETTINGS}h1`, (words) => words === "规则设置");
  };
  const back = async () => {
    await page.click(`${SETTINGS}#back`);
    await scene.until(`${SUMMARY}h1`);
  };
  const read = async (text = EXAMPLE) => {
    await page.paste({ text });
    await scene.until(`${SUMMARY}h1`);
  };
  const has = (code, there) => until((code, there) => document.querySelector("gongkai-app").session.entry.report.findings.some((one) => one.rule === code) === there, code, there);

  test("a rule that is left out tells nothing, and is counted by the verdict; the toast and Ctrl+Z take it back", async () => {
    await read();
    assert.ok((await rules()).includes("T3-ROW-SUM error"));
    await settings();
    await page.click(`${rule("T3-ROW-SUM")} input`);
    await has("T3-ROW-SUM", false);
    await scene.until(`${SETTINGS}#extent`, (words) => /不核查 1 项/.test(words));
    await scene.until(`${TOAST}.toast`, (words) => /已按新的规则设置核查/.test(words));
    await page.click(`${SETTINGS}#back`);
    await scene.until(`${SUMMARY}#left-out`, (words) => /按设置不核查 1 项/.test(words));
    await page.press("Control+z");
    await has("T3-ROW-SUM", true);
    assert.deepEqual(await custom(), {});
    assert.equal(await scene.count(`${SUMMARY}#left-out`), 0);
  });

  test("a finding's card leaves its rule out, and leads to it in the settings", async () => {
    await read();
    await page.press("n");
    const found = await page.evaluate(() => document.querySelector("gongkai-app").session.entry.report.findings[0].rule);
    await scene.look((s) => { find(s).open = true; }, `${INSPECTOR}details.help`);
    assert.match(await scene.text(`${INSPECTOR}details.help`), /什么时候不提示/);
    await page.click(`${INSPECTOR}#rule`);
    await scene.until(`${rule(found)} details`, (words) => /核查内容/.test(words));
    assert.equal(await scene.count(`${SETTINGS}li.rule[data-code]`), 1);
    await back();
    await scene.look((s) => { find(s).open = true; }, `${INSPECTOR}details.help`);
    await page.click(`${INSPECTOR}#ignore`);
    await has(found, false);
    assert.deepEqual((await custom()).ignore, [found]);
  });

  test("another severity shows at once; defaults come back together", async () => {
    await read();
    await settings();
    await scene.look((s) => { const e = find(s); e.value = "info"; e.dispatchEvent(new Event("change")); }, `${rule("T3-ROW-SUM")} select`);
    // One cause breaks several sums: the gravest of them tells it.
    await until(() => document.querySelector("gongkai-app").session.entry.report.findings.some((one) => one.rule === "T3-RESULT-SUM" && one.severity === "error"));
    await scene.until(`${SETTINGS}#extent`, (words) => /调整轻重 1 项/.test(words));
    await page.click(`${SETTINGS}[data-show=changed]`);
    assert.deepEqual(await scene.look((s) => all(s).map((e) => e.dataset.code), `${SETTINGS}.family li`), ["T3-ROW-SUM"]);
    await page.click(`${SETTINGS}#reset`);
    await until(() => document.querySelector("gongkai-app").session.entry.report.findings.some((one) => one.rule === "T3-ROW-SUM" && one.severity === "error"));
  });

  test("a doubt of the reader cannot be left out", async () => {
    await settings();
    assert.equal(await scene.look((s) => find(s).disabled, `${rule("PARSE-T3-PARTIAL")} input`), true);
    assert.equal(await scene.count(`${rule("PARSE-T3-PARTIAL")} select`), 0);
  });

  test("a rule of one's own is tried while it is written, told where it is wrong, and finds", async () => {
    await read();
    await settings();
    await page.click(`${SETTINGS}#add`);
    await scene.until(`${OWN}#pattern`);
    await page.type("(公开");
    await scene.until(`${OWN}.state.wrong`, (words) => /第 \d+ 个字符/.test(words));
    await page.press("Enter");
    assert.equal(await scene.count(`${OWN}form`), 1);
    await page.type(")");
    await scene.until(`${OWN}.state`, (words) => /当前报告中找到 \d+ 处/.test(words));
    await page.press("Enter");
    await has("OWN-1", true);
    await scene.until(`${SETTINGS}#extent`, (words) => /自定规则 1 条/.test(words));
    await back();
    await scene.until(`${FINDINGS}ol`);
    assert.ok((await scene.texts(`${FINDINGS}.message`)).some((words) => /公开/.test(words)));
    await settings();
    await page.click(`${rule("OWN-1")} .bare`);
    await has("OWN-1", false);
  });

  test("a hostile pattern ends in its bound, and the page answers again", async () => {
    await read(EXAMPLE.replace("一、总体情况", `一、总体情况\n${`${"公开".repeat(1500)}\n`.repeat(10)}`));
    // Eight of them share what one may take.
    const toml = Array.from({ length: 8 }, (_, at) => `[[text]]\ncode = "OWN-${at + 1}"\npattern = "((公开){1,15}){1,15}件"\n`).join("");
    await settings();
    await page.paste({ text: toml });
    await until(() => "OWN-8" in (document.querySelector("gongkai-app").session.entry.report.outcomes ?? {}));
    const gaps = await page.evaluate(() => document.querySelector("gongkai-app").session.entry.report.gaps);
    assert.equal(gaps["OWN-8"].why, "too_long");
    await scene.until(`${SETTINGS}#extent`, (words) => /自定规则 8 条/.test(words));
  });

  test("a file is read from paste and drop; a mistake in it is told with its line, and nothing of it is taken", async () => {
    await settings();
    await page.paste({ text: "ignore = [\n  \"SEC6-FEE\",\n  \"T3-BALANSE\",\n]\n" });
    await scene.until(`${SETTINGS}.complaints`, (words) => /没有采用/.test(words) && /第 3 行.*T3-BALANCE/.test(words));
    assert.deepEqual(await custom(), {});
    await page.paste({ text: "ignore = [\"SEC6-FEE\"]\n[[text]]\ncode = \"OWN-1\"\npattern = \"(\"\n" });
    await scene.until(`${SETTINGS}.complaints`, (words) => /已采用/.test(words) && /第 4 行/.test(words));
    assert.deepEqual(await custom(), { ignore: ["SEC6-FEE"] });
    const path = join(folder, "gongkai.toml");
    writeFileSync(path, "[severity]\nQLT = \"error\"\n");
    await page.setFiles(`${SETTINGS}input[type=file]`, [path]);
    await until(() => document.querySelector("gongkai-app").session.state.custom.severity?.QLT === "error");
    assert.deepEqual(await custom(), { severity: { QLT: "error" } });
    assert.equal(await scene.count(`${SETTINGS}.complaints`), 0);
  });

  test("many reports are checked again, and the list says by which rules", async () => {
    const files = ["甲", "乙", "丙", "丁"].map((name) => {
      const path = join(folder, `${name}.txt`);
      writeFileSync(path, EXAMPLE.replace(/青岚县/g, `${name}县`));
      return path;
    });
    await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, files);
    await scene.until(`${LIST}tbody tr:nth-child(4) button.name`);
    const errors = () => page.evaluate(() => document.querySelector("gongkai-app").session.state.rows.map(({ counts }) => counts.errors));
    assert.deepEqual(await errors(), [1, 1, 1, 1]);
    await settings();
    await page.click(`${rule("T3-ROW-SUM")} input`);
    // One cause breaks several sums: the others tell it.
    await page.click(`${rule("T3-RESULT-SUM")} input`);
    await until(() => document.querySelector("gongkai-app").session.state.rows.every(({ counts }) => counts.errors === 0));
    await page.click(`${SETTINGS}#back`);
    await scene.until(`${LIST}.custom`, (words) => /已按规则设置核查：不核查 2 项/.test(words));
  });

  test("they outlive a reload where a draft is allowed, and only there", async () => {
    await settings();
    await page.click(`${rule("SEC6-FEE")} input`);
    await page.evaluate(() => document.querySelector("gongkai-app").draft.allow());
    await page.reload();
    await scene.ready();
    assert.deepEqual(await custom(), { ignore: ["SEC6-FEE"] });
    await page.evaluate(() => document.querySelector("gongkai-app").draft.forget());
    await page.reload();
    await scene.ready();
    assert.deepEqual(await custom(), {});
  });

  test("Escape and the browser's Back lead back, with the focus where it was", async () => {
    await read();
    await settings();
    await page.press("Escape");
    await scene.until(`${SUMMARY}h1`);
    await settings();
    await page.evaluate(() => history.back());
    await scene.until(`${SUMMARY}h1`);
    assert.equal(await scene.count(`${SETTINGS}h1`), 0);
  });

  test("about leads to all rules", async () => {
    await page.click(`${APP}#about`);
    // It has scrolled to its top by then.
    await until(() => document.querySelector("gongkai-app").shadowRoot.activeElement?.localName === "gongkai-about");
    await page.click(`${APP}gongkai-about >>> #all`);
    await scene.until(`${SETTINGS}h1`);
    assert.ok((await scene.count(`${SETTINGS}.family li`)) > 100);
  });

  for (const size of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
    test(`axe finds nothing at ${size.width}`, async () => {
      const own = await open(browser, size);
      try {
        await own.page.click(`${APP}#rules`);
        await own.until(`${SETTINGS}h1`);
        await own.page.click(`${SETTINGS}#add`);
        await own.until(`${OWN}#pattern`);
        const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
        await own.page.evaluate(axe);
        const { violations } = await own.page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      } finally {
        await own.page.close();
      }
    });
  }
});

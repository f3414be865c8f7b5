// Two hundred hostile inputs: script in every place where HTML has one, signs that turn lines round, lines without an end.
// Nothing of them may run, ask the network for something, or push the page out of its width.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { APP, EXAMPLE, INTAKE, LIST, open, RESULT, sceneOf } from "./scene.mjs";

const OUT = "http://127.0.0.1:9/x";
const RUN = "window.pwned=1";
/** Each as it would stand in a page that somebody copied. */
const BAITS = [
  `<script>${RUN}</script>`, `<script src="${OUT}"></script>`, `<script type="module">${RUN}</script>`, `<ScRiPt >${RUN}</sCrIpT>`, `<script\n>${RUN}</script\t>`, `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`, `<template><script>${RUN}</script></template>`, `<textarea></textarea><script>${RUN}</script>`, `<title></title><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`, `<img src="${OUT}">`, `<img srcset="${OUT} 1x">`, `<picture><source srcset="${OUT}"><img></picture>`, `<image src=x onerror=${RUN}>`, `<img src="javascript:${RUN}">`, `<img/src/onerror=${RUN}>`, `<img src=x onerror&#61;${RUN}>`,
  `<svg onload=${RUN}>`, `<svg><script>${RUN}</script></svg>`, `<svg><script href="data:text/javascript,${RUN}"/></svg>`, `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`, `<svg><use href="${OUT}#a"/></svg>`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`, `<svg><a xlink:href="javascript:${RUN}"><text y=20>x</text></a></svg>`, `<svg><image href="${OUT}"/></svg>`, `<svg><style>@import "${OUT}";</style></svg>`, `<svg><set attributeName=href to="javascript:${RUN}"/></svg>`,
  `<math><mtext></p><img src=x onerror=${RUN}></mtext></math>`, `<math href="javascript:${RUN}">x</math>`, `<math><annotation-xml encoding="text/html"><script>${RUN}</script></annotation-xml></math>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`, `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`, `<iframe src="${OUT}"></iframe>`, `<frameset onload=${RUN}>`, `<object data="javascript:${RUN}"></object>`, `<object data="${OUT}"></object>`, `<embed src="${OUT}">`, `<applet code="${OUT}"></applet>`, `<portal src="${OUT}"></portal>`,
  `<body onload=${RUN}>`, `<body onpageshow=${RUN}>`, `<body background="${OUT}">`, `<input autofocus onfocus=${RUN}>`, `<select autofocus onfocus=${RUN}></select>`, `<details open ontoggle=${RUN}>x</details>`, `<marquee onstart=${RUN}>x</marquee>`,
  `<video src=x onerror=${RUN}></video>`, `<video poster="${OUT}"></video>`, `<audio src="${OUT}" autoplay></audio>`, `<video><source src=x onerror=${RUN}></video>`, `<track src="${OUT}">`, `<div onpointerenter=${RUN} onmouseover=${RUN} onclick=${RUN}>x</div>`, `<div style="animation:x" onanimationstart=${RUN}>x</div>`,
  `<a href="javascript:${RUN}">x</a>`, `<a href="${OUT}" ping="${OUT}">x</a>`, `<form action="javascript:${RUN}"><button>x</button></form>`, `<form action="${OUT}"><input name=a></form>`, `<button formaction="javascript:${RUN}">x</button>`, `<isindex action="javascript:${RUN}">`,
  `<link rel=stylesheet href="${OUT}">`, `<link rel=import href="${OUT}">`, `<link rel=prefetch href="${OUT}">`, `<link rel=preconnect href="${OUT}">`, `<style>body{background:url(${OUT})}</style>`, `<style>@import url(${OUT});</style>`, `<p style="background:url(${OUT})">x</p>`, `<p style="position:fixed;inset:0;z-index:99;width:9999px">x</p>`,
  `<meta http-equiv=refresh content="0;url=${OUT}">`, `<meta http-equiv=Content-Security-Policy content="script-src *">`, `<base href="${OUT}">`, `<gongkai-app></gongkai-app><gongkai-result></gongkai-result>`, `<slot name=x></slot><div slot=x>x</div>`,
  `<!--><img src=x onerror=${RUN}>-->`, `<!--[if IE]><script>${RUN}</script><![endif]-->`, `<![CDATA[<script>${RUN}</script>]]>`, `<?php echo "<script>${RUN}</script>" ?>`, `<xml><x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script></xml>`, `<x onclick=${RUN} tabindex=1 autofocus onfocus=${RUN}>x`,
  `\${${RUN}}`, `{{constructor.constructor('${RUN}')()}}`, `"><img src=x onerror=${RUN}>`, `' onmouseover='${RUN}`, `</script><script>${RUN}</script>`, `&lt;script&gt;${RUN}&lt;/script&gt;`, `<div hidden>${"<div>".repeat(2000)}</div>`,
];
/** Signs that turn round, hide, or break what stands around them. */
const SIGNS = ["\u202e", "\u202d\u2066\u2067", "\u200f\u200e", "\u0000\u0001\u0002", "\u001b[31m", "\u0007\b\f\v", "\u2028\u2029", "\ufeff\ufffe", "\ud800", "\udc00\ud800", "\u200b".repeat(500), "e" + "\u0301".repeat(400), "\ufdfd".repeat(60), "\u3000".repeat(900), "𒐫".repeat(40), "🏴\u{e0067}\u{e0062}".repeat(30)];

const inTitle = (bait) => EXAMPLE.replace("青岚县住房和城乡建设局2024年", `青岚县${bait}局2024年`);
const inCell = (bait) => EXAMPLE.replace("行政许可\t316", `行政许可\t${bait}`).replace("\t18\t5\t", `\t${bait}\t5\t`);
const inProse = (bait) => EXAMPLE.replace("一、总体情况", `一、总体情况\n${bait}`).replace("2025年1月16日", `${bait}\n2025年1月16日`);
/** The example as a page: its tables as tables. */
const asHtml = (text) => text.split("\n").map((line) => (line.includes("\t") ? `<table><tr>${line.split("\t").map((one) => `<td>${one}</td>`).join("")}</tr></table>` : `<p>${line}</p>`)).join("").replace(/<\/table><table>/g, "");

const INPUTS = [
  ...BAITS.map((bait) => ({ bait, html: bait + asHtml(inTitle(bait)), text: EXAMPLE })),
  ...BAITS.map((bait, i) => ({ bait, text: [inTitle, inCell, inProse][i % 3](bait) })),
  ...SIGNS.flatMap((bait) => [{ bait, text: inTitle(bait) }, { bait, text: inCell(bait) }, { bait, html: asHtml(inCell(bait)), text: "" }]),
  { text: EXAMPLE.replace(/\n/g, "　") },
  { text: `${EXAMPLE}${"长".repeat(5 << 20)}` }, { text: `${"x".repeat(5 << 20)}\n${EXAMPLE}` }, { text: inTitle("长".repeat(40_000)) }, { text: inCell("9".repeat(100_000)) }, { text: inCell("W".repeat(3_000)) },
  { html: asHtml(EXAMPLE) + `<table><tr><td>${"9".repeat(1 << 20)}</td></tr></table>`, text: "" }, { html: `${"<table><tr><td>".repeat(20_000)}`, text: EXAMPLE },
];
/** In the old browser every ninth: it is slow, and what would run there would run here. */
const some = process.env.GONGKAI_BROWSER === "chromium81" ? INPUTS.filter((_, i) => i % 9 === 0) : INPUTS;

describe("hostile inputs", () => {
  let browser, scene, page, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gongkai-hostile-"));
    browser = await launch();
    scene = await open(browser, { width: 360, height: 740 });
    page = scene.page;
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const state = () => page.evaluate(() => {
    const app = document.querySelector("gongkai-app").shadowRoot;
    const intake = app.querySelector("gongkai-intake");
    return {
      stage: app.querySelector("gongkai-result") ? "result" : app.querySelector("gongkai-list") ? "list" : intake && intake.shadowRoot.querySelector(".trouble") ? "trouble" : null,
      ran: window.pwned || 0, wide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
      // What only an input can have brought in.
      strange: [...document.querySelectorAll("*"), ...app.querySelectorAll("*")].filter((e) => /^(?:iframe|object|embed|frame|img|base|form|marquee|portal)$/.test(e.localName)).length,
    };
  });
  async function read(what) {
    for (let i = 0; ; i++) {
      const now = await state();
      if (now.stage) return now;
      assert.ok(i < 200, `${what}: nothing came of it`);
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
  const calm = (now, what) => assert.deepEqual({ ...now, stage: 0, what }, { stage: 0, ran: 0, wide: 0, strange: 0, what });

  test(`${some.length} of ${INPUTS.length}, pasted: nothing runs, nothing is asked for, nothing is pushed out of the page`, { timeout: 400_000 }, async () => {
    assert.ok(INPUTS.length >= 200);
    let results = 0;
    for (const input of some) {
      const what = `input ${INPUTS.indexOf(input)}: ${JSON.stringify((input.bait ?? input.html ?? input.text).slice(0, 120))}`;
      await page.paste(input);
      const now = await read(what);
      calm(now, what);
      if (now.stage === "result") {
        results++;
        // An open finding shows the text around its place.
        await page.press("n");
        calm(await state(), `${what}, its first finding`);
      }
      assert.deepEqual([page.errors, page.requests], [[], []], what);
      await scene.look((a, b) => (find(a) || find(b)).click(), `${APP}#clear`, `${INTAKE}.clear`);
    }
    assert.ok(results > some.length * 0.8, `${results} were read as reports`);
  });

  test("names of files are words, whatever stands in them", async () => {
    const names = [`<img src=x onerror=${RUN}>.txt`, "\u202etxt.exe.txt", `${"长".repeat(70)}.txt`, "'\"`${1}.txt", "a\nb.txt", "&lt;b&gt;.html"];
    await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, names.map((name, i) => {
      const path = join(folder, name);
      writeFileSync(path, EXAMPLE.replace(/青岚县/g, `第${i}县`));
      return path;
    }));
    await scene.until(`${LIST}tbody tr:nth-child(6)`);
    calm(await state(), "the list");
    // The list may still move while the last file is read: the row itself is clicked, not its place.
    await scene.look((s) => find(s).click(), `${LIST}tbody tr:nth-child(1) button.name`);
    await scene.until(`${RESULT}gongkai-summary >>> .facts`, (facts) => facts.includes(names[0]));
    calm(await state(), "the report");
    await page.click(`${RESULT}gongkai-away >>> #export`);
    await page.click(`${RESULT}gongkai-away >>> #checklist`);
    await scene.until(`${APP}gongkai-paper >>> gongkai-sheet >>> h1`);
    calm(await state(), "the check list");
    scene.assertQuiet();
  });

  test("where Trusted Types are known, no string becomes markup, script or a worker", async () => {
    const tried = await page.evaluate(() => {
      if (!("trustedTypes" in window)) return null;
      const refused = (act) => {
        try {
          act();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      };
      const div = document.createElement("div");
      return {
        innerHTML: refused(() => (div.innerHTML = "<b>x</b>")), outerHTML: refused(() => { document.createElement("p").append(div); div.outerHTML = "<b>x</b>"; }),
        insert: refused(() => div.insertAdjacentHTML("beforeend", "<b>x</b>")), write: refused(() => document.write("x")), parser: refused(() => new DOMParser().parseFromString("<b>x</b>", "text/html")),
        srcdoc: refused(() => (document.createElement("iframe").srcdoc = "x")), script: refused(() => (document.createElement("script").text = "1")), src: refused(() => (document.createElement("script").src = "x.js")),
        attribute: refused(() => div.setAttribute("onclick", "1")), worker: refused(() => new Worker("blob:x")), policy: refused(() => window.trustedTypes.createPolicy("other", { createHTML: (x) => x })),
        again: refused(() => window.trustedTypes.createPolicy("gongkai", { createHTML: (x) => x })),
      };
    });
    if (process.env.GONGKAI_BROWSER === "chromium81") return assert.equal(tried, null, "Chromium 81 does not know them");
    assert.deepEqual(Object.keys(tried).filter((way) => !tried[way]), []);
  });
});

describe("copies of the page that somebody changed", () => {
  let browser, folder, page, scene;
  const whole = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "../../dist/index.html"), "utf8");
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gongkai-hostile-"));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** A copy with that state in it. */
  async function copy(state) {
    const path = join(folder, "copy.html");
    const text = (typeof state === "string" ? state : JSON.stringify(state)).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
    writeFileSync(path, whole.replace(/(?=<script )/, () => `<div id="gongkai-kept" hidden>${text}</div>\n`));
    page = await browser.page(pathToFileURL(path).href);
    scene = sceneOf(page);
    await scene.ready();
  }
  const source = (name, text = EXAMPLE) => ({ source: { name, media: "text/plain", text } });
  const SOUND_STATE = { format: "gongkai-page/1", lang: "zh", draft: "", inputs: [source("甲.txt"), source("乙.txt", EXAMPLE.replace(/青岚县/g, "白溪县"))], changes: [], open: null, view: "tables", order: { by: null, down: false }, filter: { words: "", verdict: null } };

  test("a sound one: the list, and nothing is said of damage", async () => {
    await copy(SOUND_STATE);
    await scene.until(`${LIST}tbody tr:nth-child(2)`);
    assert.equal(await scene.count(`${APP}#damaged`), 0);
    scene.assertQuiet();
    await page.close();
  });
  const CHANGED = {
    "an unknown language": { lang: "__proto__" }, "no order": { order: null }, "another filter": { filter: 7 }, "changes that are numbers": { changes: [1, 2] }, "an order that is none": { order: { by: "__proto__", down: 1 } },
    "a filter by what is no verdict": { filter: { words: {}, verdict: "constructor" } }, "an open report that is not there": { open: [9, 9] }, "a view that is none": { view: "__proto__" }, "prints that are none": { changes: [[0, 0, [["requests.granted.total", 7]]]] },
  };
  for (const [name, change] of Object.entries(CHANGED)) {
    test(`${name}: its reports are there, and it is said`, async () => {
      await copy({ ...SOUND_STATE, ...change });
      await scene.until(`${LIST}tbody tr:nth-child(2)`);
      await scene.until(`${APP}#damaged`, (words) => /损坏/.test(words));
      scene.assertQuiet();
      await page.close();
    });
  }
  test("an input that is none is a row that says so, the other one is read", async () => {
    await copy({ ...SOUND_STATE, inputs: [{ refusal: { why: "constructor", name: "图.png" } }, source("甲.txt")] });
    await scene.until(`${LIST}tbody tr:nth-child(2)`);
    assert.match((await scene.texts(`${LIST}.failed`)).join(), /图\.png/);
    scene.assertQuiet();
    await page.close();
  });
  for (const [name, state] of Object.entries({ "a draft that is an object, and nothing else": { ...SOUND_STATE, inputs: [], draft: {} }, "half of one": JSON.stringify(SOUND_STATE).slice(0, 700), "no state at all": "[]" })) {
    test(`${name}: the page begins empty, and says so`, async () => {
      await copy(state);
      await scene.until(`${INTAKE}textarea`);
      await scene.until(`${APP}#damaged`);
      await page.paste({ text: EXAMPLE });
      await scene.until(`${RESULT}gongkai-summary >>> .facts`);
      scene.assertQuiet();
      await page.close();
    });
  }

  test("a text that takes long is cancelled, and the page goes on", async () => {
    scene = await open(browser);
    page = scene.page;
    const path = join(folder, "long.txt");
    writeFileSync(path, EXAMPLE + "\n各科室按月核对公开事项清单，逐项登记，及时更新栏目内容。第3项5件。".repeat(400_000));
    await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, [path]);
    await scene.until(`${APP}#cancel`);
    await page.click(`${APP}#cancel`);
    await scene.until(`${INTAKE}textarea`);
    await page.paste({ text: EXAMPLE });
    await scene.until(`${RESULT}gongkai-summary >>> .facts`);
    scene.assertQuiet();
    await page.close();
  });

  test("the title of the window names no body where that is wanted", async () => {
    scene = await open(browser);
    page = scene.page;
    await page.paste({ text: EXAMPLE });
    await scene.until(`${RESULT}gongkai-summary >>> .facts`);
    assert.match(await page.evaluate(() => document.title), /青岚/);
    await page.click(`${APP}#about`);
    await page.click(`${APP}gongkai-about >>> #plain`);
    await page.waitFor(() => !document.title.includes("青岚"));
    await page.reload();
    await scene.ready();
    await page.paste({ text: EXAMPLE });
    await scene.until(`${RESULT}gongkai-summary >>> .facts`);
    assert.equal(await page.evaluate(() => document.title.includes("青岚")), false);
    scene.assertQuiet();
    await page.close();
  });
});

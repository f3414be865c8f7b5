// The page without a network: copies that it writes of itself, copies that a browser saves, and the page that a browser keeps.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { APP, cell, EXAMPLE, FINDINGS, LIST, open, RESULT, SOUND, SOURCE, SUMMARY, WRONG, sceneOf } from "./scene.mjs";
import { serve } from "./server.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const index = readFileSync(join(dist, "index.html"), "utf8");
const OFFLINE = `${APP}gongkai-offline >>> `;
const AWAY = `${RESULT}gongkai-away >>> `;
const SECOND = SOUND.replace(/青岚县/g, "白溪县");

let browser;
let folder;
let scene;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-offline-"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the page hands to the browser to be saved: `[name, content]`. */
async function saved(act) {
  await scene.page.evaluate(() => {
    window.held = null;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.held = blob; return make.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () { window.name_ = this.download; };
  });
  await act();
  await scene.page.waitFor(() => window.held);
  return scene.page.evaluate(() => window.held.text().then((content) => [window.name_, content]));
}
/** Opens a file with that content, as from a stick. */
async function reopen(content, name = "copy.html") {
  const path = join(folder, name);
  writeFileSync(path, content);
  scene = sceneOf(await browser.page(pathToFileURL(path).href));
  await scene.ready();
}
/** Two reports, one number of the first changed, and the list filtered. */
async function work() {
  await scene.page.paste({ text: `${EXAMPLE}\n\n${SECOND}` });
  await scene.until(`${LIST}tbody tr`);
  await scene.page.click(`${LIST}tbody tr:first-child button.name`);
  await scene.until(cell(WRONG));
  await scene.page.click(cell(WRONG));
  for (const key of ["1", "3", "Enter"]) await scene.page.press(key);
  await scene.until(`${RESULT}#undo`);
}
async function assertResumed() {
  assert.match(await scene.until(`${SUMMARY}h1`), /青岚县/);
  await scene.until(`${cell(WRONG)} .print`, (print) => print === "13");
  assert.equal(await scene.text(`${cell(WRONG)} del`), "21");
  assert.match(await scene.text(`${APP}#carried`), /2 份报告/);
  assert.equal(await scene.count("gongkai-app"), 1);
  assert.equal(await scene.look(() => document.querySelectorAll("#gongkai-kept").length), 1);
  await scene.page.press("Escape");
  await scene.page.press("Escape");
  await scene.until(`${LIST}tbody tr`);
  assert.equal(await scene.count(`${LIST}tbody tr`), 2);
}

describe("a copy that the page writes", () => {
  before(async () => {
    scene = await open(browser);
  });

  test("is the page again, byte for byte, and says that nothing else is inside", async () => {
    await scene.page.click(`${OFFLINE}#offline`);
    assert.equal(await scene.count(`${OFFLINE}#inside`), 0);
    assert.match(await scene.text(`${OFFLINE}#holds`), /没有任何报告/);
    assert.match(await scene.text(`${OFFLINE}#browsers`), /网页，全部.*带上打开的报告.*仅 HTML.*只有网页本身/);
    const [name, content] = await saved(() => scene.page.click(`${OFFLINE}#go`));
    assert.equal(name, "年报体检.html");
    assert.ok(content === index, "the same bytes as dist/index.html");
    scene.assertQuiet();
  });

  test("with the reports: what is inside is said before, and is there when it is opened", async () => {
    await work();
    await scene.page.click(`${OFFLINE}#offline`);
    assert.equal(await scene.look((s) => find(s).checked, `${OFFLINE}#inside`), false, "nobody hands on reports without saying so");
    await scene.page.click(`${OFFLINE}#inside`);
    assert.match(await scene.until(`${OFFLINE}#holds`, (words) => /白溪县/.test(words)), /1 个输入的全部原文.*青岚县.*试改的 1 格.*都能看到/);
    const [name, content] = await saved(() => scene.page.click(`${OFFLINE}#go`));
    assert.equal(name, "年报体检（含2份报告）.html");
    await scene.page.close();
    await reopen(content);
    await assertResumed();
    scene.assertQuiet();
    // A copy of the copy without reports is the page again.
    await scene.page.click(`${OFFLINE}#offline`);
    const [, again] = await saved(() => scene.page.click(`${OFFLINE}#go`));
    assert.ok(again === index);
    await scene.page.close();
  });

  test("with a text that was edited: it is the edited one, in its view", async () => {
    scene = await open(browser);
    await scene.editText();
    await scene.page.click(`${OFFLINE}#offline`);
    await scene.page.click(`${OFFLINE}#inside`);
    const [, content] = await saved(() => scene.page.click(`${OFFLINE}#go`));
    await scene.page.close();
    await reopen(content);
    await scene.assertTextEdited();
    scene.assertQuiet();
    await scene.page.close();
  });

  test("carries nothing that could come to life", async () => {
    scene = await open(browser);
    const bait = `</div><script>window.pwned=1</script><!--<img src=x onerror="window.pwned=2">&lt;b&gt;`;
    await scene.page.paste({ text: `${EXAMPLE}\n${bait}` });
    await scene.until(cell(WRONG));
    await scene.page.click(`${OFFLINE}#offline`);
    await scene.page.click(`${OFFLINE}#inside`);
    const [, content] = await saved(() => scene.page.click(`${OFFLINE}#go`));
    await scene.page.close();
    await reopen(content);
    await scene.until(cell(WRONG));
    assert.equal(await scene.page.evaluate(() => typeof window.pwned), "undefined");
    await scene.page.click(`${RESULT}#tab-source`);
    assert.ok(await scene.look((bait) => find("gongkai-app >>> gongkai-result >>> gongkai-source").text.includes(bait), bait));
    scene.assertQuiet();
    await scene.page.close();
  });

  test("what is no such thing is not taken for one", async () => {
    await reopen(index.replace("<script ", `<div id="gongkai-kept" hidden>{"format":"gongkai-page/1","inputs":[{"source":7}],"changes":[]}</div><script `));
    assert.equal(await scene.count(`${APP}gongkai-intake`), 1);
    scene.assertQuiet();
    await scene.page.close();
  });
});

describe("a copy that the browser saves", () => {
  // “Save page as, complete” writes the document as it stands. This is that, without the dialogue; with it: tests/save.
  const asItStands = () => scene.page.evaluate(() => `<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n${document.documentElement.outerHTML}`);

  test("begins empty where nothing was read, and stands there once", async () => {
    scene = await open(browser);
    const content = await asItStands();
    await scene.page.close();
    await reopen(content);
    assert.equal(await scene.count("gongkai-app"), 1);
    assert.equal(await scene.count(`${APP}gongkai-intake`), 1);
    scene.assertQuiet();
    await scene.page.close();
  });

  test("brings what was read, tried and filtered", async () => {
    scene = await open(browser);
    await work();
    await new Promise((resume) => setTimeout(resume, 600));
    const content = await asItStands();
    await scene.page.close();
    await reopen(content);
    await assertResumed();
    scene.assertQuiet();
    await scene.page.click(`${APP}#clear`);
    await scene.page.waitFor(() => !document.getElementById("gongkai-kept"));
    await scene.page.close();
  });

  test("brings a text that was edited, in its view", async () => {
    scene = await open(browser);
    await scene.editText();
    await scene.page.waitFor(() => (document.getElementById("gongkai-kept") || {}).textContent?.includes("777"));
    const content = await asItStands();
    await scene.page.close();
    await reopen(content);
    await scene.assertTextEdited();
    scene.assertQuiet();
    await scene.page.close();
  });

  test("with shadow roots in it, as Chromium writes them, nothing doubles", async () => {
    scene = await open(browser);
    await work();
    await new Promise((resume) => setTimeout(resume, 600));
    const content = (await asItStands()).replace("<gongkai-app></gongkai-app>", () => `<gongkai-app><template shadowrootmode="open"><main><gongkai-result><template shadowrootmode="open"><p>old</p></template></gongkai-result></main></template></gongkai-app>`);
    assert.match(content, /shadowrootmode/);
    await scene.page.close();
    await reopen(content);
    await assertResumed();
    assert.equal(await scene.look(() => document.documentElement.innerHTML.includes("<p>old</p>")), false);
    scene.assertQuiet();
    await scene.page.close();
  });
});

describe("the page served", () => {
  const digest = (text) => createHash("sha256").update(text).digest("hex");
  const worker = readFileSync(join(dist, "gongkai-offline.js"), "utf8");

  test("is there without a network after the first visit, and says when there is a newer one", async () => {
    const server = await serve(dist);
    try {
      scene = sceneOf(await browser.page(`${server.origin}/`));
      await scene.ready();
      await scene.page.waitFor(() => navigator.serviceWorker.ready.then(() => true), { timeout: 20_000 });
      await scene.page.waitFor(() => navigator.serviceWorker.controller);
      assert.deepEqual([...new Set(server.asked)].filter((path) => !/favicon|manifest/.test(path)).sort(), ["/", "/gongkai-offline.js", "/index.html"]);
      assert.equal(await scene.count(`${APP}#newer`), 0);
      // Another page lies on the server.
      const newer = index.replace("<title>年报体检</title>", "<title>年报体检 2</title>");
      server.files["/index.html"] = newer;
      server.files["/gongkai-offline.js"] = worker.replace(digest(index), digest(newer));
      await scene.page.reload();
      await scene.ready();
      assert.match(await scene.until(`${APP}#newer`), /有新版本/);
      assert.ok(!(await scene.page.evaluate(() => document.querySelector("title").outerHTML + document.documentElement.innerHTML)).includes("年报体检 2"), "the old one until somebody says so");
      await scene.page.click(`${APP}#newer button`);
      await scene.page.waitFor(() => document.readyState === "complete" && performance.getEntriesByType("navigation")[0].type === "reload" && document.querySelector("gongkai-app") && !document.querySelector("gongkai-app").newer);
      await scene.page.waitFor(() => caches.keys().then((names) => names.length === 1));
      assert.ok(await scene.page.evaluate((newer) => caches.match(new URL("index.html", location.href).href).then((kept) => kept.text()).then((text) => text === newer), newer));
      // A page that does not fit its worker never takes the place of one that does.
      server.files["/gongkai-offline.js"] = worker.replace(digest(index), digest("another"));
      await scene.page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).catch(() => {}));
      await new Promise((resume) => setTimeout(resume, 500));
      assert.equal(await scene.page.evaluate(() => caches.keys().then((names) => names.length)), 1);
    } finally {
      await server.close();
    }
    await scene.page.reload();
    await scene.ready();
    await scene.page.paste({ text: EXAMPLE });
    await scene.until(cell(WRONG));
    await scene.page.close();
  });

  test("asks for nothing while somebody works in it", async () => {
    const server = await serve(dist);
    try {
      scene = sceneOf(await browser.page(`${server.origin}/`));
      await scene.ready();
      await scene.page.waitFor(() => navigator.serviceWorker.controller, { timeout: 20_000 });
      // The browser looks at it when it likes: now.
      await scene.page.manifest();
      server.asked.length = scene.page.requests.length = 0;
      await work();
      await scene.page.click(`${FINDINGS}li button`);
      await scene.page.click(`${RESULT}#tab-source`);
      await scene.until(`${SOURCE}mark[role=button]`);
      for (const format of ["csv", "json", "html"]) {
        await scene.page.click(`${AWAY}#export`);
        await saved(() => scene.page.click(`${AWAY}#${format}`));
      }
      await scene.take("#copy");
      await scene.take("#checklist");
      await scene.until(`${APP}gongkai-paper`);
      await new Promise((resume) => setTimeout(resume, 500));
      scene.assertQuiet();
      assert.deepEqual(server.asked, []);
    } finally {
      await scene.page.close();
      await server.close();
    }
  });

  test("two deployments of one origin keep a page each", async () => {
    const page = (folder) => index.replace("<html ", `<html data-from="${folder}" `);
    const files = Object.fromEntries(["a", "b"].flatMap((folder) => [
      [`/${folder}/index.html`, page(folder)], [`/${folder}/gongkai-offline.js`, worker.replace(digest(index), digest(page(folder)))],
    ]));
    const server = await serve(dist, { files });
    const visit = async (folder) => {
      scene = sceneOf(await browser.page(`${server.origin}/${folder}/`));
      await scene.ready();
    };
    try {
      for (const folder of ["a", "b"]) {
        await visit(folder);
        await scene.page.waitFor(() => navigator.serviceWorker.controller, { timeout: 20_000 });
        await scene.page.close();
      }
    } finally {
      await server.close();
    }
    for (const folder of ["a", "b"]) {
      await visit(folder);
      assert.equal(await scene.page.evaluate(() => document.documentElement.dataset.from), folder);
      assert.equal(await scene.page.evaluate(() => caches.keys().then((names) => names.length)), 2);
      await scene.page.close();
    }
  });

  test("can be installed", { skip: process.env.GONGKAI_BROWSER === "chromium81" && "asked of the current browser" }, async () => {
    const server = await serve(dist);
    try {
      scene = sceneOf(await browser.page(`${server.origin}/`));
      await scene.ready();
      const { data, errors, refused } = await scene.page.manifest();
      assert.deepEqual(errors, []);
      assert.deepEqual(refused, []);
      assert.equal(JSON.parse(data).name, "年报体检");
      assert.deepEqual(scene.page.errors, []);
    } finally {
      await scene.page.close();
      await server.close();
    }
  });
});

// “Save page as…” as people do it: Chromium with a window, Control+S, the real dialogue, a name, Return; and the file opened again
// with nothing to reach. Needs Xvfb and xdotool; says so where they are missing.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../browser/driver.mjs";
import { APP, cell, EXAMPLE, LIST, open, RESULT, sceneOf, SOUND, SUMMARY, WRONG } from "../browser/scene.mjs";
import { serve } from "../browser/server.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const index = readFileSync(join(dist, "index.html"));
const there = (program) => (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
const missing = ["Xvfb", "xdotool"].filter((program) => !there(program));
const skip = missing.length > 0 && `NOT TRIED: ${missing.join(" and ")} not installed (apt-get install xvfb xdotool)`;
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

let folder;
let screen;
let display;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), "gongkai-save-"));
  // It looks for a free number itself, and tells it.
  screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1300x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  display = await new Promise((told, failed) => {
    screen.stdio[3].once("data", (number) => told(`:${String(number).trim()}`));
    screen.once("exit", () => failed(new Error("Xvfb did not start")));
  });
});
after(() => {
  screen?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const x = (...words) => execFileSync("xdotool", words, { encoding: "utf8", env: { ...process.env, DISPLAY: display }, stdio: ["ignore", "pipe", "ignore"] }).trim();
async function windowCalled(name) {
  for (const until = Date.now() + 20_000; ;) {
    try {
      return x("search", "--onlyvisible", "--name", name).split("\n")[0];
    } catch (error) {
      if (Date.now() > until) throw new Error(`no window is called ${name}`, { cause: error });
      await pause(150);
    }
  }
}

/** Saves the page of that browser through the dialogue. */
async function saveAs(path) {
  const browser = await windowCalled("Chromium$");
  x("windowfocus", "--sync", browser, "key", "ctrl+s");
  const dialogue = await windowCalled("^Save File$|^Save As$");
  x("windowfocus", "--sync", dialogue);
  await pause(500);
  // Only the name is chosen, not its ending.
  x("key", "ctrl+a");
  x("type", "--delay", "8", path);
  await pause(500);
  // Without a window manager Return is nobody's: the button at the lower right is pressed.
  const [, width, height] = /WIDTH=(\d+)[\s\S]*HEIGHT=(\d+)/.exec(x("getwindowgeometry", "--shell", dialogue));
  x("mousemove", "--window", dialogue, String(width - 50), String(height - 24), "click", "1");
  // Written when it has stopped growing.
  for (let [size, still, until] = [0, 0, Date.now() + 20_000]; still < 4;) {
    await pause(200);
    const now = existsSync(path) ? statSync(path).size : 0;
    still = now > 0 && now === size ? still + 1 : 0;
    size = now;
    if (Date.now() > until) throw new Error(`${path} was not written`);
  }
}

/** Works in the page in a window, from disk or from that address, and saves it as `kind`. */
async function roundTrip(kind, work, address = null) {
  const place = join(folder, `${kind}-${Math.trunc(performance.now())}`);
  mkdirSync(place);
  const path = join(place, "page.html");
  const type = { html: 0, complete: 1 }[kind];
  const browser = await launch("current", { window: display, preferences: { savefile: { type, default_directory: place }, download: { default_directory: place } } });
  try {
    const scene = address ? sceneOf(await browser.page(address)) : await open(browser);
    await scene.ready();
    await work(scene);
    await pause(700);
    await saveAs(path);
    if (address) assert.deepEqual(scene.page.errors, []);
    else scene.assertQuiet();
  } finally {
    await browser.close();
  }
  return path;
}
/** Opens the file in that browser, whose network is off. */
async function reopened(path, name, look) {
  const browser = await launch(name);
  try {
    const scene = sceneOf(await browser.page(pathToFileURL(path).href, { offline: true }));
    assert.equal(await scene.page.evaluate(() => navigator.onLine), false);
    await scene.ready();
    assert.equal(await scene.count("gongkai-app"), 1);
    await look(scene);
    // Chromium writes the shadow roots of the old screen into the file. Their style attributes are refused before the script takes
    // them away: said, and harmless.
    assert.deepEqual(scene.page.errors.filter((error) => !/apply(ing)? inline style/i.test(error)), []);
    assert.deepEqual(scene.page.requests, []);
    assert.equal((await scene.page.manifest()).url, "", "no address of where it was saved");
  } finally {
    await browser.close();
  }
}

test("HTML only: the same file again", { skip }, async () => {
  const path = await roundTrip("html", (scene) => scene.page.paste({ text: EXAMPLE }));
  assert.ok(readFileSync(path).equals(index), "byte for byte");
});

test("complete, with nothing read: works, in both browsers", { skip }, async () => {
  const path = await roundTrip("complete", async () => {});
  for (const name of ["current", "chromium81"]) {
    await reopened(path, name, async (scene) => {
      await scene.page.paste({ text: EXAMPLE });
      await scene.until(cell(WRONG));
    });
  }
});

test("complete, with reports open, changed and filtered: all of it is there once, in both browsers", { skip }, async () => {
  const path = await roundTrip("complete", async (scene) => {
    await scene.page.paste({ text: `${EXAMPLE}\n\n${SOUND.replace(/青岚县/g, "白溪县")}` });
    await scene.until(`${LIST}tbody tr`);
    await scene.page.click(`${LIST}input`);
    await scene.page.type("青岚");
    await scene.page.waitFor(() => document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list").shadowRoot.querySelectorAll("tbody tr").length === 1);
    await scene.page.click(`${LIST}tbody tr:first-child button.name`);
    await scene.until(cell(WRONG));
    await scene.page.click(cell(WRONG));
    for (const key of ["1", "3", "Enter"]) await scene.page.press(key);
    await scene.until(`${RESULT}#undo`);
  });
  const beside = readdirSync(join(path, "..")).filter((name) => name !== "page.html");
  for (const name of beside) assert.deepEqual(readdirSync(join(path, "..", name)), [], "one file, nothing beside it");
  for (const name of ["current", "chromium81"]) {
    await reopened(path, name, async (scene) => {
      assert.match(await scene.until(`${SUMMARY}h1`), /青岚县/);
      await scene.until(`${cell(WRONG)} .print`, (print) => print === "13");
      assert.match(await scene.text(`${APP}#carried`), /2 份报告/);
      for (const key of ["Escape", "Escape"]) await scene.page.press(key);
      await scene.until(`${LIST}tbody tr`);
      assert.equal(await scene.count(`${LIST}tbody tr`), 1, "filtered as it was");
    });
  }
});

test("complete, of a page that is served: what was in it is there, and nobody is asked", { skip }, async () => {
  const server = await serve(dist);
  try {
    const path = await roundTrip("complete", async (scene) => {
      await scene.page.waitFor(() => navigator.serviceWorker.controller);
      await scene.page.paste({ text: EXAMPLE });
      await scene.until(cell(WRONG));
      await scene.page.waitFor(() => document.querySelector("link[rel=manifest]"));
    }, `${server.origin}/`);
    server.asked.length = 0;
    for (const name of ["current", "chromium81"]) {
      await reopened(path, name, async (scene) => {
        await scene.until(cell(WRONG));
        assert.match(await scene.text(`${APP}#carried`), /1 份报告/);
      });
    }
    assert.deepEqual(server.asked, []);
  } finally {
    await server.close();
  }
});

test("complete, with a text edited in place: the edited text is there, in its view", { skip }, async () => {
  const path = await roundTrip("complete", (scene) => scene.editText());
  for (const name of ["current", "chromium81"]) await reopened(path, name, (scene) => scene.assertTextEdited());
});

// A night's worth in small: many inputs through the page, 500 at a time, with a file skipped or the rest stopped at random. What was
// read must stay, every input that was begun must have its row, and memory must not grow with the rounds. No part of the tests.
//
//   cargo run --release -p gongkai-tests --bin many -- target/release/gongkai FOLDER    writes the inputs, one in a hundred hostile
//   node tests/browser/night.mjs FOLDER [COUNT] [current|chromium81]                    10000 of them
//
// Where the machine is busy a round takes longer and proves the same.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./driver.mjs";
import { APP, open } from "./scene.mjs";

const ROUND = 500;
const [folder, count = "10000", which = "current"] = process.argv.slice(2);
if (!folder) throw new Error("FOLDER is missing");
const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort().slice(0, Number(count));

/** Numbers that are the same in every run (xorshift). */
let number = 0x9e3779b9;
const below = (end) => {
  number ^= number << 13;
  number ^= number >>> 17;
  number ^= number << 5;
  return (number >>> 0) % end;
};
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** Runs in the page: what the list has. `rows` by input, in the order of inputs. */
const STATE = () => {
  const { items, rows, progress } = document.querySelector("gongkai-app").session.state;
  const without = Array.from(items.keys()).filter((at) => !rows.some((row) => row.at === at)).length;
  return { read: items.length, rows: rows.length, failed: rows.filter((row) => row.why).length, without, done: progress ? progress.done : null, stopped: !!progress && progress.stopped, running: !!progress && !progress.stopped };
};
const press = (id) => {
  const list = document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-list");
  const button = list && list.shadowRoot.querySelector(id);
  if (button) button.click();
  return !!button;
};

const browser = await launch(which);
const total = { read: 0, rows: 0, failed: 0, skipped: 0, stopped: 0 };
const heaps = [];
const wrong = [];
try {
  console.log(browser.version, paths.length, "inputs");
  const { page } = await open(browser);
  for (let from = 0; from < paths.length; from += ROUND) {
    const given = paths.slice(from, from + ROUND);
    await page.drop(given, { onto: `${APP}footer` });
    const stopAfter = below(2) ? 200 + below(12_000) : Infinity;
    const begun = Date.now();
    let before = null;
    for (;;) {
      await pause(100 + below(400));
      const now = await page.evaluate(STATE);
      if (!now.running && now.done !== null) break;
      if (!now.running && now.read > 0) break;
      if (below(12) === 0 && await page.evaluate(press, "#skip")) total.skipped += 1;
      if (Date.now() - begun > stopAfter && now.running) {
        before = await page.evaluate(STATE);
        if (await page.evaluate(press, "#stop")) break;
      }
      if (Date.now() - begun > 600_000) throw new Error(`round ${from}: not done in ten minutes`);
    }
    const after = await page.evaluate(STATE);
    if (after.stopped) total.stopped += 1;
    if (after.without > 0) wrong.push(`round ${from}: ${after.without} inputs without a row`);
    if (!after.stopped && after.read !== given.length) wrong.push(`round ${from}: ${after.read} of ${given.length} read`);
    if (before && (after.read < before.read || after.rows < before.rows)) wrong.push(`round ${from}: ${before.rows} rows, then ${after.rows}`);
    for (const key of ["read", "rows", "failed"]) total[key] += after[key];
    await page.click(`${APP}#clear`);
    const { usedSize } = await page.heap();
    heaps.push(Math.round(usedSize / 1e5) / 10);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(total), "heap after each round, MB:", heaps.join(" "));
const grown = heaps.length > 4 && Math.min(...heaps.slice(-3)) > 2 * Math.min(...heaps.slice(0, 3)) + 10;
if (grown) wrong.push("the heap grew");
for (const line of wrong) console.log(line);
process.exitCode = wrong.length ? 1 : 0;

// Milliseconds that the packed engine takes for one report: the middle of many batches. For `cargo xtask bench`.
//
//   node timing.mjs node|current|chromium81 REPORT

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./driver.mjs";
import { enginePage } from "./engine-page.mjs";

const [place, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const media = /\.html?$/.test(file) ? "text/html" : "text/plain";
const milliseconds = await (place === "node" ? inNode() : inBrowser(place));
console.log(milliseconds.toFixed(4));

async function inNode() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "target", "engine");
  const engine = await import(join(folder, "gongkai.js"));
  await engine.default({ module_or_path: readFileSync(join(folder, "gongkai_bg.wasm")) });
  return middle(engine, text, media);
}

async function inBrowser(name) {
  const html = await enginePage();
  const browser = await launch(name);
  try {
    const page = await browser.page(html.url);
    const call = `(async () => (${middle})(await window.engine, ${JSON.stringify(text)}, ${JSON.stringify(media)}))()`;
    return await page.evaluate(call);
  } finally {
    await browser.close();
    html.remove();
  }
}

/** Batches, because a browser's clock is coarse; three seconds, as tests/examples/timing.rs. Runs in the page. */
function middle(engine, text, media) {
  const options = { media };
  const batches = [];
  const started = performance.now();
  let runs = 1;
  while (performance.now() - started < 3000) {
    const begun = performance.now();
    for (let i = 0; i < runs; i++) engine.parseJson(text, options);
    const took = performance.now() - begun;
    if (took < 10) runs *= 2;
    else batches.push(took / runs);
  }
  batches.sort((a, b) => a - b);
  return batches[batches.length >> 1];
}

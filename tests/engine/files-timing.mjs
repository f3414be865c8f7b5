// Milliseconds that the packed readers of files take, the middle of many runs, a line for each file. For `cargo xtask bench files`.
//
//   node files-timing.mjs FILE…

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "target", "files");
const files = await import(join(folder, "gongkai_files.js"));
await files.default({ module_or_path: readFileSync(join(folder, "gongkai_files_bg.wasm")) });
for (const path of process.argv.slice(2)) {
  const bytes = new Uint8Array(readFileSync(path));
  const runs = [];
  const started = performance.now();
  while (performance.now() - started < 400 || runs.length < 5) {
    const begun = performance.now();
    if (files.readFile(bytes).kind !== "read") throw new Error(`${path} is not read`);
    runs.push(performance.now() - begun);
  }
  console.log(runs.sort((a, b) => a - b)[runs.length >> 1].toFixed(4));
}

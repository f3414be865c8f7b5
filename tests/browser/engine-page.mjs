// A page with nothing but the packed engine in it: one inline classic script, as the real page has it, opened from
// disk. `window.engine` is a promise of what gongkai.js exports.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = join(root, "target", "engine");

/** Writes the page to a folder of its own: `{ url, remove() }`. */
export async function enginePage() {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "iife",
    target: "chrome81",
    write: false,
    define: {
      MODULE: JSON.stringify(readFileSync(join(folder, "gongkai_bg.wasm")).toString("base64")),
      // Not asked for when the module's bytes are handed over; not there in a classic script.
      "import.meta.url": "document.baseURI",
    },
  });
  const script = outputFiles[0].text;
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; connect-src 'none'; script-src 'sha256-${hash}' 'unsafe-eval'`;
  const place = mkdtempSync(join(tmpdir(), "gongkai-engine-"));
  const file = join(place, "engine.html");
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Engine</title>`;
  writeFileSync(file, `<!doctype html><html lang="zh-CN"><head>${head}</head><body><script>${script}</script></body></html>`);
  return { url: pathToFileURL(file).href, remove: () => rmSync(place, { recursive: true, force: true }) };
}

const SCRIPT = `
import init, * as engine from "./gongkai.js";
const module = Uint8Array.from(atob(MODULE), (c) => c.charCodeAt(0));
window.engine = init({ module_or_path: module }).then(() => engine);
`;

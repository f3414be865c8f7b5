// Builds the page, one HTML file with everything inside, and what else is made of its parts: the widget.
//
//   node www/build.mjs --engine target/engine --out dist
//
// --engine  where wasm-bindgen (target `web`) left gongkai.js and gongkai_bg.wasm
// --out     where index.html goes, and gongkai.js
// --entry   another first script than src/main.ts (the development fixture); then nothing but the page is made
import { createHash } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createRequire } from "node:module";
import { build, transform } from "esbuild";
import { printable } from "./printable.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    engine: { type: "string" },
    out: { type: "string" },
    entry: { type: "string" },
  },
});
if (!values.engine || !values.out) {
  console.error("usage: node www/build.mjs --engine DIR --out DIR");
  process.exit(2);
}
const engine = resolve(values.engine);

/** A file as LZMA. That takes seconds: it is done once for each engine, and kept beside it. */
async function compressed(path) {
  const kept = `${path}.lzma`;
  const time = async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? 0;
  if ((await time(kept)) <= (await time(path))) {
    const { LZMA } = createRequire(import.meta.url)("lzma/src/lzma_worker.js");
    await writeFile(kept, Uint8Array.from(LZMA.compress([...(await readFile(path))], 9), (byte) => byte & 255));
  }
  return readFile(kept);
}

/** Lines of templates without their indentation, and styles minified like the page's: nobody reads those in the file. */
const dense = (dress = (css) => css) => ({
  name: "dense",
  setup(bundle) {
    bundle.onLoad({ filter: /src\/(view|style|widget)\/\w+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const styles = await Promise.all([...source.matchAll(/css`([^`$]*)`/g)].map(([, text]) => transform(dress(text), { loader: "css", minify: true, target: "chrome81" })));
      return {
        contents: source.replace(/css`[^`$]*`/g, () => `css\`${styles.shift().code.trim()}\``).replace(/\n[ \t]+/g, "\n"), loader: "ts",
      };
    });
  },
});

/** The engine, as modules of the bundle: the glue, the module itself compressed, as text, and the worker's script. */
const packed = {
  name: "packed",
  setup(bundle) {
    bundle.onResolve({ filter: /^packed:glue$/ }, () => ({ path: join(engine, "gongkai.js") }));
    bundle.onResolve({ filter: /^packed:wasm$/ }, () => ({ path: join(engine, "gongkai_bg.wasm"), namespace: "packed" }));
    bundle.onLoad({ filter: /.*/, namespace: "packed" }, async ({ path }) => ({
      contents: printable(await compressed(path)),
      loader: "text",
    }));
    bundle.onResolve({ filter: /^packed:worker$/ }, () => ({ path: "worker", namespace: "worker" }));
    bundle.onLoad({ filter: /.*/, namespace: "worker" }, async () => {
      const { outputFiles } = await build({ ...scripts, entryPoints: [join(here, "src/engine/worker.ts")] });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

const common = { bundle: true, minify: true, target: "chrome81", charset: "utf8", legalComments: "none", write: false, logLevel: "warning" };
const scripts = {
  ...common,
  format: "iife",
  loader: { ".txt": "text" },
  plugins: [packed, dense()],
  // The glue would fetch its module beside itself if it were not given it; it always is.
  define: { "import.meta.url": '"about:blank"' },
};
const [script, style] = await Promise.all([
  build({ ...scripts, entryPoints: [resolve(values.entry ?? join(here, "src/main.ts"))] }),
  build({ ...common, entryPoints: [join(here, "src/style/page.css")] }),
]).then((results) => results.map((result) => result.outputFiles[0].text.trim()));

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  // 'unsafe-eval' is the only word for "WebAssembly may compile" that Chromium 81 knows; src/lock.ts takes it back
  // where 'wasm-unsafe-eval' is known.
  `script-src ${hash(script)} 'unsafe-eval'`,
  // Components style themselves through constructed style sheets (Chromium 73), which need no permission.
  `style-src ${hash(style)}`,
  // The engine beside the page's thread. Its script is part of the one above, and this policy holds in there as well.
  "worker-src blob:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

if (/<\/script|<!--/i.test(script)) throw new Error("the script would end its own element");
const template = await readFile(join(here, "src/index.html"), "utf8");
const parts = { policy, style, script };
const page = template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

await mkdir(values.out, { recursive: true });
await writeFile(join(values.out, "index.html"), page);
console.log(`${join(values.out, "index.html")}: ${Buffer.byteLength(page)} bytes`);

if (!values.entry) await widget();

/**
 * The widget: one classic script. In somebody else's page a `rem` is theirs (62.5 % in one, 100 px in the next), so ours become
 * multiples of a property that the widget sets.
 */
async function widget() {
  const own = (css) => css.replace(/(?<![\w.#-])(\d*\.?\d+)rem\b/g, "calc($1 * var(--rem))");
  const tokens = {
    name: "tokens",
    setup(bundle) {
      bundle.onResolve({ filter: /^packed:tokens$/ }, () => ({ path: join(here, "src/style/page.css"), namespace: "tokens" }));
      bundle.onLoad({ filter: /.*/, namespace: "tokens" }, async ({ path }) => ({ contents: JSON.stringify(tokensOf(await readFile(path, "utf8"))), loader: "json" }));
    },
  };
  const { outputFiles } = await build({ ...scripts, plugins: [packed, tokens, dense(own)], entryPoints: [join(here, "src/widget/main.ts")] });
  const path = join(values.out, "gongkai.js");
  await writeFile(path, outputFiles[0].contents);
  console.log(`${path}: ${outputFiles[0].contents.length} bytes`);
}

/** The page's colours and fonts, as the widget declares them: each may be given from outside, under a longer name. */
function tokensOf(css) {
  const block = (start) => {
    const at = css.indexOf(start);
    if (at < 0) throw new Error(`style/page.css holds no "${start}"`);
    const body = css.slice(css.indexOf("{", at + start.length - 1) + 1).split("}")[0];
    return [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => `--${name}:var(--gongkai-${name},${value.replace(/\s+/g, " ")});`).join("");
  };
  return { light: block("\n:root {"), dark: block("@media screen and (prefers-color-scheme: dark) {\n  :root {"), en: block(":root:lang(en) {") };
}

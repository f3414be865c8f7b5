// Builds the page: one HTML file with everything inside.
//
//   node www/build.mjs --engine target/engine --out dist
//
// --engine  where wasm-bindgen (target `web`) left gongkai.js and gongkai_bg.wasm
// --out     where index.html goes
// --entry   another first script than src/main.ts (the development fixture)
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
    entry: { type: "string", default: join(here, "src/main.ts") },
  },
});
if (!values.engine || !values.out) {
  console.error("usage: node www/build.mjs --engine DIR --out DIR");
  process.exit(2);
}
const engine = resolve(values.engine);

const { LZMA } = createRequire(import.meta.url)("lzma/src/lzma_worker.js");

/** Bytes as LZMA. */
const lzma = (bytes) => Uint8Array.from(LZMA.compress([...bytes], 9), (byte) => byte & 255);

/** A file as LZMA. That takes seconds: it is done once for each engine, and kept beside it. */
async function compressed(path) {
  const kept = `${path}.lzma`;
  const time = async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? 0;
  if ((await time(kept)) <= (await time(path))) await writeFile(kept, lzma(await readFile(path)));
  return readFile(kept);
}

/**
 * Lines of templates without their indentation, and styles minified like the page's: nobody reads those in the file. Private
 * members get short names: Chromium 81 knows no private methods, and what esbuild writes in their place is long. The compiler
 * has seen by then that nobody else calls them.
 */
const dense = {
  name: "dense",
  setup(bundle) {
    bundle.onLoad({ filter: /src\/(view|style|state|engine)\/\w+\.ts$/ }, async ({ path }) => {
      const names = new Map();
      const short = (name) => names.get(name) ?? names.set(name, `$${names.size.toString(36)}`).get(name);
      const source = (await readFile(path, "utf8")).replace(/(\bthis\.|^  (?:(?:async|get|static) )?)#(\w+)/gm, (_, before, name) => before + short(name));
      const styles = await Promise.all([...source.matchAll(/css`([^`$]*)`/g)].map(([, text]) => transform(text, { loader: "css", minify: true, target: "chrome81" })));
      return {
        contents: source.replace(/css`[^`$]*`/g, () => `css\`${styles.shift().code.trim()}\``).replace(/\n[ \t]+/g, "\n"), loader: "ts",
      };
    });
  },
};

/** The engine, as modules of the bundle: the glue, the module itself, which stands in the page beside the script, and the
 * worker's script. */
const packed = {
  name: "packed",
  setup(bundle) {
    bundle.onResolve({ filter: /^packed:glue$/ }, () => ({ path: join(engine, "gongkai.js") }));
    bundle.onResolve({ filter: /^packed:wasm$/ }, () => ({ path: join(engine, "gongkai_bg.wasm"), namespace: "packed" }));
    bundle.onLoad({ filter: /.*/, namespace: "packed" }, () => ({
      contents: 'export default document.getElementById("engine").textContent',
      loader: "js",
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
  plugins: [packed, dense],
  // The glue would fetch its module beside itself if it were not given it; it always is.
  define: { "import.meta.url": '"about:blank"' },
};
const [app, boot, style] = await Promise.all([
  build({ ...scripts, entryPoints: [resolve(values.entry)] }),
  build({ ...scripts, entryPoints: [join(here, "src/boot.ts")] }),
  build({ ...common, entryPoints: [join(here, "src/style/page.css")] }),
]).then((results) => results.map((result) => result.outputFiles[0].text.trim()));

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  // 'unsafe-eval' is the only word for "WebAssembly may compile" that Chromium 81 knows; src/lock.ts takes it back
  // where 'wasm-unsafe-eval' is known.
  `script-src ${hash(boot)} ${hash(app)} 'unsafe-eval'`,
  // Components style themselves through constructed style sheets (Chromium 73), which need no permission.
  `style-src ${hash(style)}`,
  // The engine beside the page's thread. Its script is part of the one above, and this policy holds in there as well.
  "worker-src blob:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

if (/<\/script|<!--/i.test(boot)) throw new Error("the script would end its own element");
const template = await readFile(join(here, "src/index.html"), "utf8");
const parts = {
  policy, style, boot,
  app: printable(lzma(Buffer.from(app))),
  engine: printable(await compressed(join(engine, "gongkai_bg.wasm"))),
};
const page = template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

await mkdir(values.out, { recursive: true });
await writeFile(join(values.out, "index.html"), page);
console.log(`${join(values.out, "index.html")}: ${Buffer.byteLength(page)} bytes`);

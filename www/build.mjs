// Builds the page, one HTML file with everything inside, and what else is made of its parts: the widget.
//
//   node www/build.mjs --engine target/engine --files target/files --out dist
//
// --engine  where wasm-bindgen (target `web`) left gongkai.js and gongkai_bg.wasm
// --files   the same of the readers of files: gongkai_files.js and gongkai_files_bg.wasm
// --out     where index.html goes, and gongkai.js
// --entry   another first script than src/main.ts (the development fixture); then nothing but the page is made
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createRequire } from "node:module";
import { build, transform } from "esbuild";
import { latin, printable } from "./text.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    engine: { type: "string" },
    files: { type: "string" },
    out: { type: "string" },
    entry: { type: "string" },
  },
});
if (!values.engine || !values.files || !values.out) {
  console.error("usage: node www/build.mjs --engine DIR --files DIR --out DIR");
  process.exit(2);
}
const engine = resolve(values.engine);
const files = resolve(values.files);

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

/** The modules of the page, in an order that is the same everywhere. */
const sources = (await readdir(join(here, "src"), { recursive: true })).map((path) => join("src", path)).filter((path) => path.endsWith(".ts")).sort();

/**
 * Lines of templates without their indentation, and styles minified like the page's: nobody reads those in the file. Private
 * members get short names: Chromium 81 knows no private methods, and what esbuild writes in their place is long. The compiler
 * has seen by then that nobody else calls them.
 */
const dense = (dress = (css) => css) => ({
  name: "dense",
  setup(bundle) {
    bundle.onLoad({ filter: /src\/(view|style|state|engine|widget)\/\w+\.ts$/ }, async ({ path }) => {
      const names = new Map();
      // A class and what it extends may stand in two files, each with private members of its own.
      const own = sources.indexOf(relative(here, path)).toString(36).padStart(2, "0");
      const short = (name) => names.get(name) ?? names.set(name, `$${own}${names.size.toString(36)}`).get(name);
      const source = (await readFile(path, "utf8")).replace(/(\bthis\.|^  (?:(?:async|get|static) )?)#(\w+)/gm, (_, before, name) => before + short(name));
      const styles = await Promise.all([...source.matchAll(/css`([^`$]*)`/g)].map(([, text]) => transform(dress(text), { loader: "css", minify: true, target: "chrome81" })));
      return {
        contents: source.replace(/css`[^`$]*`/g, () => `css\`${styles.shift().code.trim()}\``).replace(/\n[ \t]+/g, "\n"), loader: "ts",
      };
    });
  },
});

/** The engine, as modules of the bundle: the glue, the module itself, which stands in the page beside the script, and the
 * worker's script. */
const packed = {
  name: "packed",
  setup(bundle) {
    bundle.onResolve({ filter: /^packed:glue$/ }, () => ({ path: join(engine, "gongkai.js") }));
    bundle.onResolve({ filter: /^packed:files-glue$/ }, () => ({ path: join(files, "gongkai_files.js") }));
    bundle.onResolve({ filter: /^packed:wasm$/ }, () => ({ path: join(engine, "gongkai_bg.wasm"), namespace: "packed" }));
    bundle.onLoad({ filter: /.*/, namespace: "packed" }, () => ({
      contents: 'import { unpackDrawn } from "./unpack.js"; export default () => unpackDrawn(document.getElementById("engine").textContent)',
      loader: "js", resolveDir: join(here, "src/engine"),
    }));
    bundle.onResolve({ filter: /^packed:worker$/ }, () => ({ path: "worker", namespace: "worker" }));
    bundle.onLoad({ filter: /.*/, namespace: "worker" }, async () => {
      const { outputFiles } = await build({ ...scripts, entryPoints: [join(here, "src/engine/worker.ts")] });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/** The workers of the widget: for texts, and for one file. */
const readers = {
  name: "readers",
  setup(bundle) {
    for (const [name, entry] of [["worker", "engine/reader.ts"], ["files-worker", "widget/files-worker.ts"]]) {
      bundle.onResolve({ filter: new RegExp(`^packed:${name}$`) }, () => ({ path: entry, namespace: "readers" }));
    }
    bundle.onLoad({ filter: /.*/, namespace: "readers" }, async ({ path }) => {
      const { outputFiles } = await build({ ...scripts, entryPoints: [join(here, "src", path)] });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/** In somebody else's page the document is asked through its prototypes: see there. */
const inject = [join(here, "src/widget/page.ts")];

/** What the element has, for editors and documentation; and which of the page's tokens may be given from outside. */
const described = JSON.parse(await readFile(join(here, "src/widget/custom-elements.json"), "utf8"));

/** The page's tokens as the widget declares them. */
const tokens = {
  name: "tokens",
  setup(bundle) {
    bundle.onResolve({ filter: /^packed:tokens$/ }, () => ({ path: join(here, "src/style/page.css"), namespace: "tokens" }));
    bundle.onLoad({ filter: /.*/, namespace: "tokens" }, async ({ path }) => {
      const { light, dark, en } = tokensOf(await readFile(path, "utf8"));
      return { contents: JSON.stringify({ light, dark, en }), loader: "json" };
    });
  },
};

/** Before everything else in a file: it is UTF-8, whatever the server and the page around it (in GBK, say) believe. */
const MARK = "\ufeff";

/** Stands for the engine until the script is finished: esbuild would write every second byte as an escape. */
const STAND_IN = "the engine's bytes";

/** In one script the engine stands in the script, byte for byte: what serves it compresses it, and nothing is unpacked at the start. */
const inside = {
  name: "inside",
  setup(bundle) {
    bundle.onResolve({ filter: /^packed:wasm$/ }, () => ({ path: join(engine, "gongkai_bg.wasm"), namespace: "inside" }));
    bundle.onResolve({ filter: /^packed:files-wasm$/ }, () => ({ path: join(files, "gongkai_files_bg.wasm"), namespace: "inside" }));
    bundle.onLoad({ filter: /.*/, namespace: "inside" }, () => ({
      contents: `import { bytesOf } from "./latin.js"; export default () => bytesOf(${JSON.stringify(STAND_IN)})`,
      loader: "js", resolveDir: join(here, "src/engine"),
    }));
  },
};

const common = { bundle: true, minify: true, target: "chrome81", charset: "utf8", legalComments: "none", write: false, logLevel: "warning" };
const scripts = {
  ...common,
  format: "iife",
  loader: { ".txt": "text", ".html": "text" },
  plugins: [packed, dense()],
  // The glue would fetch its module beside itself if it were not given it; it always is.
  define: { "import.meta.url": '"about:blank"' },
};
const [app, boot, style] = await Promise.all([
  build({ ...scripts, entryPoints: [resolve(values.entry ?? join(here, "src/main.ts"))] }),
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
  // Served, the page keeps itself with one from beside it.
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const page = await filled("src/index.html", {
  policy, style, boot,
  app: printable(lzma(Buffer.from(app))),
  engine: printable(await compressed(join(engine, "gongkai_bg.wasm"))),
  files: printable(await compressed(join(files, "gongkai_files_bg.wasm"))),
});

await put("index.html", page);

if (!values.entry) await Promise.all([offline(), widget(), frame(), npm(), examples()]);

/** A template with its parts. */
async function filled(template, parts) {
  if (/<\/script|<!--/i.test(parts.script ?? parts.boot)) throw new Error("the script would end its own element");
  return (await readFile(join(here, template), "utf8")).replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

/** A script of the widget's sources, for pages whose style is not ours, with the engine in it, or another module. */
async function foreign(entry, more = {}, module = join(engine, "gongkai_bg.wasm")) {
  const { outputFiles } = await build({ ...scripts, ...more, inject, plugins: [inside, readers, packed, tokens, dense(narrowed)], entryPoints: [join(here, entry)] });
  const parts = outputFiles[0].text.trim().split(JSON.stringify(STAND_IN));
  if (parts.length !== 2) throw new Error("the engine has no place in the script");
  return parts.join(latin(await readFile(module)));
}

/** In somebody else's page a `rem` is theirs (62.5 % in one, 100 px in the next): ours are multiples of a property that the widget sets. */
function narrowed(css) {
  return css.replace(/(?<![\w.#-])(\d*\.?\d+)rem\b/g, "calc($1 * var(--rem))");
}

/** What a served page needs to keep itself. */
async function offline() {
  const own = (name) => readFile(join(here, "src/offline", name), "utf8");
  const { code } = await transform((await own("worker.js")).replace("{{digest}}", createHash("sha256").update(page).digest("hex")), { minify: true, target: "chrome81" });
  await put("gongkai-offline.js", code);
  // The icon in it, as data: the page's policy lets no image be fetched.
  const icon = `data:image/svg+xml;base64,${Buffer.from((await own("icon.svg")).trim()).toString("base64")}`;
  await put("gongkai.webmanifest", (await own("gongkai.webmanifest")).replace("{{icon}}", icon));
}

/** The widget: one classic script. */
async function widget() {
  // Loaded a second time it does nothing at all: Trusted Types may allow Lit's policy once.
  const { code } = await transform(await readFile(join(here, "src/widget/fallen.js"), "utf8"), { minifyWhitespace: true, minifySyntax: true, target: "chrome81" });
  const once = { banner: { js: 'customElements.get("gongkai-report")||(function(){try{' }, footer: { js: `}catch(error){${code.trim()}}})();` } };
  await put("gongkai.js", `${MARK}${await foreign("src/widget/main.ts", once)}\n`);
  // The readers of files, for pages whose `src` names Word or PDF files. Loaded twice, the second does nothing.
  await put("gongkai-files.js", `${MARK}${await foreign("src/widget/files.ts", {}, join(files, "gongkai_files_bg.wasm"))}\n`);
}

/** The widget in a frame of its own: one file again, with the page's policy but for workers. */
async function frame() {
  const [script, css] = await Promise.all([foreign("src/embed/main.ts"), build({ ...common, entryPoints: [join(here, "src/style/embed.css")] })]);
  const style = css.outputFiles[0].text.trim();
  const policy = `default-src 'none'; connect-src 'none'; script-src ${hash(script)} 'unsafe-eval'; style-src ${hash(style)}; worker-src blob:; base-uri 'none'; form-action 'none'`;
  await put("embed.html", MARK + await filled("src/embed.html", { policy, style, script }));
}

/** The package for npm: module and script apart, as wasm-bindgen left them. */
async function npm() {
  const own = join(here, "npm");
  const crate = join(here, "../crates/gongkai-wasm/src");
  const beside = { name: "beside", setup: (bundle) => bundle.onResolve({ filter: /^packed:(module|compiled)$/ }, ({ path }) => ({ path: path === "packed:module" ? "./gongkai.js" : "./engine.js", external: true })) };
  const element = await build({ ...common, format: "esm", loader: scripts.loader, inject, plugins: [beside, readers, tokens, dense(narrowed)], entryPoints: [join(here, "src/widget/module.ts")] });
  const [version] = /(?<=^version = ")[^"]+/m.exec(await readFile(join(here, "../Cargo.toml"), "utf8"));
  const facts = { ...JSON.parse(await readFile(join(own, "package.json"), "utf8")), version };
  const inputs = await build({ ...common, format: "esm", entryPoints: [join(here, "src/input/inputs.ts")] });
  // Which file it is, is said in gongkai.js, as bundlers understand it; said twice, they would carry it along twice.
  const glue = async (path) => {
    const text = (await readFile(path, "utf8")).replace(/new URL\('(\w+\.wasm)', import\.meta\.url\)/, '"$1"').replace(/^\/\* @ts-self-types.*\n/, "");
    if (text.includes("import.meta")) throw new Error("wasm-bindgen's script names the module in another way than it did");
    return text;
  };
  await put("npm/package.json", `${JSON.stringify(facts, null, 2)}\n`);
  await put("npm/engine.js", await glue(join(engine, "gongkai.js")));
  await put("npm/files-engine.js", await glue(join(files, "gongkai_files.js")));
  await put("npm/inputs.js", inputs.outputFiles[0].text);
  await put("npm/gongkai_files_bg.wasm", await readFile(join(files, "gongkai_files_bg.wasm")));
  await put("npm/files-types.d.ts", await readFile(join(here, "../crates/gongkai-files-wasm/src/files.d.ts")));
  await put("npm/element.js", element.outputFiles[0].text);
  await put("npm/gongkai_bg.wasm", await readFile(join(engine, "gongkai_bg.wasm")));
  await put("npm/gongkai_debug_bg.wasm", await readFile(join(engine, "gongkai_debug_bg.wasm")));
  await put("npm/types.d.ts", await readFile(join(crate, "types.d.ts")));
  await put("npm/custom-elements.json", `${JSON.stringify(manifest(tokensOf(await readFile(join(here, "src/style/page.css"), "utf8")).values), null, 2)}\n`);
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) await put(`npm/${licence}`, await readFile(join(here, "..", licence)));
  for (const name of await readdir(own)) if (name !== "package.json") await put(`npm/${name}`, await readFile(join(own, name)));
}

/** Pages that show how it is embedded; they work from disk, beside the script. The report that each has in it is written once. */
async function examples() {
  const own = join(here, "examples");
  const report = (await readFile(join(own, "parts/report.html"), "utf8")).trimEnd();
  for (const one of await readdir(own, { withFileTypes: true })) {
    if (one.isFile()) await put(`examples/${one.name}`, (await readFile(join(own, one.name), "utf8")).replace("{{report}}", () => report));
  }
}

async function put(name, content) {
  const path = join(values.out, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  if (!name.includes("/")) console.log(`${path}: ${Buffer.byteLength(content)} bytes`);
}

/** custom-elements.json whole: an attribute's field is as the attribute, a token's default as page.css has it. */
function manifest(values) {
  const whole = structuredClone(described);
  const [element] = whole.modules[0].declarations;
  const written = new Set(element.members.map(({ name }) => name));
  const fields = element.attributes.filter(({ fieldName }) => fieldName && !written.has(fieldName));
  element.members.unshift(...fields.map(({ name, fieldName, ...more }) => ({ kind: "field", name: fieldName, attribute: name, ...more })));
  for (const property of element.cssProperties) property.default ??= values.get(property.name);
  return whole;
}

/** The page's colours and fonts, as the widget declares them: each that custom-elements.json names may be given from outside. */
function tokensOf(css) {
  const offered = described.modules[0].declarations[0].cssProperties.filter((property) => !property.default).map(({ name }) => name);
  const block = (start) => {
    const at = css.indexOf(start);
    if (at < 0) throw new Error(`style/page.css holds no "${start}"`);
    const body = css.slice(css.indexOf("{", at + start.length - 1) + 1).split("}")[0];
    return [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [`--gongkai-${name}`, value.replace(/\s+/g, " ")]).filter(([name]) => offered.includes(name));
  };
  const declared = (tokens) => tokens.map(([name, value]) => `${name.replace("gongkai-", "")}:var(${name},${value});`).join("");
  const light = block("\n:root {");
  const values = new Map(light);
  const unknown = offered.filter((name) => !values.has(name));
  if (unknown.length) throw new Error(`custom-elements.json names ${unknown}, which style/page.css has not`);
  return { values, light: declared(light), dark: declared(block("@media screen and (prefers-color-scheme: dark) {\n  :root {")), en: declared(block(":root:lang(en) {")) };
}

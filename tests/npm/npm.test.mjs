// The npm package as somebody else gets it: packed, installed into an empty project, and used there: in Node, in a worker, in
// TypeScript, in Vite's and webpack's builds, with React and Vue, without a bundler. Needs dist/ as `cargo xtask pack` leaves it, and
// target/panic-switch/dist/ (`cargo xtask pack --panic-switch`).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/driver.mjs";
import { EXAMPLE } from "../browser/scene.mjs";
import { serve } from "../browser/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const npm = (args, cwd) => execFileSync("npm", [...args, "--offline", "--no-audit", "--no-fund", "--loglevel=error"], { cwd, encoding: "utf8" });

// Below this folder, so that bundlers and frameworks are found in its node_modules and the package in the project's own.
const project = mkdtempSync(join(here, ".project-"));
let packed;

before(() => {
  [packed] = JSON.parse(npm(["pack", join(root, "dist/npm"), "--json", "--pack-destination", project], project));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
  npm(["install", join(project, packed.filename)], project);
  writeFileSync(join(project, "report.txt"), EXAMPLE);
});
after(() => rmSync(project, { recursive: true, force: true }));

const run = (name, code) => {
  writeFileSync(join(project, name), code);
  return execFileSync("node", [name], { cwd: project, encoding: "utf8" }).trim();
};
const READ = `const text = (await import("node:fs")).readFileSync("report.txt", "utf8");
  const { schema, reports: [report] } = parse(text, { media: "text/plain", name: "report.txt" });
  console.log(schema, report.agency, report.cells["requests.granted.total"].value, report.findings.length > 0);`;
const SEEN = "gongkai/1 青岚县住房和城乡建设局 21 true";

test("carries what it needs and nothing else", () => {
  const wanted = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "api.js", "custom-elements.json", "debug-node.js", "debug.js", "define.d.ts", "define.js", "element.d.ts", "element.js", "engine.js", "files-api.js", "files-engine.js", "files-node.js", "files-types.d.ts", "files.d.ts", "files.js", "gongkai.js", "gongkai_bg.wasm", "gongkai_debug_bg.wasm", "gongkai_files_bg.wasm", "index.d.ts", "inputs.js", "node.js", "package.json", "reader-worker-node.js", "reader-worker.js", "reader.js", "types.d.ts", "worker-node.js", "worker.d.ts", "worker.js"];
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), wanted);
  const facts = JSON.parse(readFileSync(join(project, "node_modules/gongkai/package.json"), "utf8"));
  assert.match(facts.version, /^\d+\.\d+\.\d+$/);
  assert.equal(facts.dependencies, undefined);
});

test("reads a report in Node", () => {
  assert.equal(run("a.js", `import init, { parse } from "gongkai"; await init(); ${READ}`), SEEN);
});

test("takes the module in every form, and says so when nothing was started", () => {
  for (const module of [`"${new URL(`file://${project}/node_modules/gongkai/gongkai_bg.wasm`)}"`, "bytes", "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)", "await WebAssembly.compile(bytes)", "Promise.resolve(bytes)"]) {
    assert.equal(run("b.js", `import init, { parse } from "gongkai"; const bytes = (await import("node:fs")).readFileSync("node_modules/gongkai/gongkai_bg.wasm"); await init(${module}); ${READ}`), SEEN, module);
  }
  assert.equal(run("c.js", `import { initSync, parse } from "gongkai"; initSync((await import("node:fs")).readFileSync("node_modules/gongkai/gongkai_bg.wasm")); ${READ}`), SEEN);
  assert.match(run("d.js", `import { parse } from "gongkai"; try { parse("x") } catch (error) { console.log(error.message) }`), /await init/);
});

test("reads in a worker of Node", () => {
  writeFileSync(join(project, "worker.js"), `import { parentPort } from "node:worker_threads"; import init, { parse } from "gongkai"; await init(); parentPort.on("message", (text) => parentPort.postMessage(parse(text).reports[0].agency));`);
  assert.equal(run("e.js", `import { Worker } from "node:worker_threads"; const worker = new Worker("./worker.js"); worker.postMessage((await import("node:fs")).readFileSync("report.txt", "utf8")); worker.once("message", (answer) => { console.log(answer); worker.terminate(); });`), "青岚县住房和城乡建设局");
});

/** A file that another program wrote, with the report of tests/fixtures. */
const FIXTURES = join(root, "tests/fixtures/files");

test("reads files in Node: their text, what was observed, and the document of it", () => {
  for (const name of ["libreoffice.docx", "libreoffice.doc", "openpyxl.xlsx", "typst.pdf", "written.ofd", "libreoffice.rtf"]) {
    const said = run("h.js", `import init, { parse } from "gongkai"; import files, { readFile, readInputs } from "gongkai/files"; await init(); await files();
      const bytes = (await import("node:fs")).readFileSync(${JSON.stringify(join(FIXTURES, name))});
      const outcome = readFile(bytes);
      const [input, ...others] = readInputs(bytes, { name: "${name}" });
      const { source, reports: [report] } = parse(input.text, input.options);
      console.log(outcome.kind, outcome.text === input.text, others.length, source.media === outcome.format.media, Object.values(report.cells).filter(({ proof }) => proof).length > 100);`);
    assert.equal(said, "read true 0 true true", name);
  }
});

test("opens archives, decodes plain text, and says why a file is not read", () => {
  const said = run("i.js", `import files, { readFile, readInputs } from "gongkai/files"; await files();
    const zip = (await import("node:fs")).readFileSync(${JSON.stringify(join(root, "tests/npm/three.zip"))});
    console.log(JSON.stringify([...readInputs(zip, { name: "三.zip" })].map((input) => [input.name, input.text ?? input.refused.reason, input.options?.media ?? Object.keys(input.refused.message).join()])));
    console.log(readFile(new TextEncoder().encode("三、收到")).kind, readFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]).buffer).reason);
    console.log([...readInputs(new Uint8Array())][0].refused.message.en);`);
  assert.deepEqual(said.split("\n"), [
    JSON.stringify([["三.zip/各单位/说明.txt", "三、收到和处理", "text/plain"], ["三.zip/图.png", "picture", "zh,en"], ["三.zip/表.html", "<table><td>1</td></table>", "text/html"]]),
    "text picture", "the file is empty",
  ]);
});

test("reads files in a worker of Node, from a compiled module", () => {
  writeFileSync(join(project, "files-worker.js"), `import { parentPort, workerData } from "node:worker_threads"; import { initSync, readFile } from "gongkai/files"; initSync(workerData); parentPort.on("message", (bytes) => parentPort.postMessage(readFile(bytes).pages.length));`);
  const said = run("j.js", `import { Worker } from "node:worker_threads"; const { readFileSync } = await import("node:fs");
    const workerData = await WebAssembly.compile(readFileSync("node_modules/gongkai/gongkai_files_bg.wasm"));
    const worker = new Worker("./files-worker.js", { workerData }); worker.postMessage(readFileSync(${JSON.stringify(join(FIXTURES, "typst.pdf"))}));
    worker.once("message", (pages) => { console.log(pages > 1); worker.terminate(); });`);
  assert.equal(said, "true");
  assert.match(run("k.js", `import { readFile } from "gongkai/files"; try { readFile(new Uint8Array(1)) } catch (error) { console.log(error.message) }`), /await init/);
});

test("never throws on any string, and gives plain objects", () => {
  assert.equal(run("f.js", `import init, { office, parse, rules, forms, version, render } from "gongkai"; await init();
    for (const text of ["", "\\ud800", "\\0", "<table>", "表三".repeat(1e5)]) { const document = parse(text); if (Object.getPrototypeOf(document) !== Object.prototype || document.schema !== "gongkai/1") throw new Error(text); }
    console.log(rules().length > 90, forms().length > 5, /^\\d/.test(version()), render("x", { format: "csv" }).startsWith("\\ufeffname"), office("x", { document: "workbook" })[0] === 0x50);`), "true true true true true");
});

test("goes on after 10,000 faults, in the build that has them on demand", () => {
  const package_ = join(root, "target/panic-switch/dist/npm/node.js");
  assert.equal(run("l.js", `import init, { parse, renewed } from ${JSON.stringify(package_)}; await init();
    let thrown = 0, said = 0;
    console.error = (words) => (said += /panicked at crates/.test(words));
    for (let i = 0; i < 10000; i++) try { parse("panic-switch: panic") } catch ({ name }) { thrown += name === "EnginePanic" }
    await renewed(); console.log(thrown, said); ${READ}`), `10000 10000\n${SEEN}`);
});

test("the types fit, for the document and for the element", () => {
  writeFileSync(join(project, "use.ts"), `import init, { parse, rules, type Document, type Finding, type Rule } from "gongkai";
import { define } from "gongkai/element";
import files, { readFile, readInputs, type FileOutcome, type Input } from "gongkai/files";
await files(fetch("/y.wasm"));
const outcome: FileOutcome = readFile(new Uint8Array(3), (done, total) => console.log(done / total));
if (outcome.kind === "read") parse(outcome.text, { media: outcome.media, file: { media: outcome.format.media, notices: outcome.notices, pages: outcome.pages } });
const all: Input[] = [...readInputs(new ArrayBuffer(3), { name: "a.zip" })];
for (const input of all) if ("text" in input) parse(input.text, input.options); else console.log(input.refused.message.zh);
// @ts-expect-error a refusal has no text
if (outcome.kind === "refused") outcome.text;
await init(new URL("https://example.org/x.wasm"));
await init(fetch("/x.wasm"));
define();
const read: Document = parse("年报", { media: "text/html", name: "a", changes: [{ cell: "requests.granted.total", print: "3" }] });
const findings: Finding[] = read.reports.flatMap((report) => report.findings);
const value: number | null | undefined = read.reports[0]?.cells["requests.granted.total"]?.value;
const known: Rule[] = rules();
const element = document.createElement("gongkai-report");
element.view = "badge";
element.text = findings.map(({ message }) => message.zh).join(String(value) + String(known.length));
element.addEventListener("gongkai-read", (event) => console.log(event.detail.reports.length));
const found = document.querySelector("gongkai-report")!;
const view: "full" | "tables" | "findings" | "badge" = found.view;
const again: Promise<Document | null> = found.read();
for (const target of [document, document.body, window]) target.addEventListener("gongkai-read", () => {});
document.addEventListener("gongkai-read", (event) => event.detail.reports.map(({ agency }) => agency));
window.addEventListener("gongkai-error", ({ detail }) => detail.why === "src");
document.addEventListener("gongkai-select", ({ detail }) => detail.finding?.message.zh);
// @ts-expect-error there is no such property
found.theem = "dark";
// @ts-expect-error the element says how far it is
found.status = "ready";
// @ts-expect-error the document is not the page's
document.addEventListener("gongkai-read", (event) => event.detail.body);
// @ts-expect-error there is no such reason
document.addEventListener("gongkai-error", ({ detail }) => detail.why === "weather");
// @ts-expect-error there is no such view
element.view = "all";
// @ts-expect-error there is no such severity
findings.some(({ severity }) => severity === "fatal");
`);
  const compiler = join(root, "www/node_modules/typescript/bin/tsc");
  for (const resolution of [["--module", "nodenext"], ["--module", "esnext", "--moduleResolution", "bundler"]]) {
    execFileSync("node", [compiler, "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--types", "", ...resolution, "use.ts"], { cwd: project, encoding: "utf8", stdio: ["ignore", "inherit", "inherit"] });
  }
});

/** Opens a page, types a report into its field, and looks at what the engine and the element made of it. */
async function used(address, name = "current") {
  const browser = await launch(name);
  try {
    const page = await browser.page(address);
    await page.waitFor(() => !!document.getElementById("text") && !!document.getElementById("report"), { timeout: 30_000 });
    await page.evaluate((text) => {
      const field = document.getElementById("text");
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, EXAMPLE);
    await page.waitFor(() => document.getElementById("report").status === "ready", { timeout: 30_000 });
    await page.waitFor(() => /予以公开/.test(document.getElementById("findings").innerText) && /青岚县/.test(document.getElementById("read").innerText));
    assert.equal(await page.evaluate(() => document.getElementById("report").shadowRoot.querySelectorAll("gongkai-table").length), 3);
    // What visitors of a portal see: tables and pictures, in which nothing can be tried.
    assert.equal(await page.evaluate(() => document.getElementById("report").view), "tables");
    assert.deepEqual(page.errors.filter((error) => !/favicon/.test(error)), []);
  } finally {
    await browser.close();
  }
}

/** The same for a built page, wherever it is put. */
async function inBrowser(folder, name) {
  const server = await serve(folder);
  try {
    await used(`${server.origin}/`, name);
    const modules = server.asked.filter((path) => path.endsWith(".wasm"));
    assert.ok(modules.length >= 1 && new Set(modules).size === 1, `one module is carried along, not two: ${modules}`);
  } finally {
    await server.close();
  }
}

for (const framework of ["react", "vue"]) {
  test(`the ${framework} example, built by Vite`, async () => {
    const { build } = await import("vite");
    const folder = join(project, framework);
    cpSync(join(root, "www/examples", framework), folder, { recursive: true });
    await build({ root: folder, logLevel: "error" });
    await inBrowser(join(folder, "dist"));
  });
}

test("the react example in Vite's development server", async () => {
  const { createServer } = await import("vite");
  const folder = join(project, "developed");
  cpSync(join(root, "www/examples/react"), folder, { recursive: true });
  // Here the packages lie above the project; in a project of its own, in it. What Vite finds late loads the page once more: which
  // of the two runtimes it is depends on whether a build came before.
  const server = await createServer({
    root: folder, logLevel: "error", cacheDir: join(folder, ".vite"), server: { port: 0, host: "127.0.0.1", fs: { allow: [here] } },
    optimizeDeps: { include: ["react", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime"] },
  });
  await server.listen();
  try {
    await used(`http://127.0.0.1:${server.httpServer.address().port}/`);
  } finally {
    await server.close();
  }
});

const PAGE = (more) => `<!doctype html><meta charset="utf-8"><title>x</title><textarea id="text"></textarea><p id="findings"></p><p id="read"></p><gongkai-report id="report" readonly></gongkai-report>${more}`;

test("a page and its worker built by webpack, in both browsers", async () => {
  const { default: webpack } = await import("webpack");
  const folder = join(project, "webpack");
  mkdirSync(join(folder, "out"), { recursive: true });
  cpSync(join(root, "www/examples/vue/worker.js"), join(folder, "worker.js"));
  writeFileSync(join(folder, "main.js"), `import init, { parse } from "gongkai"; import "gongkai/define";
    const field = document.getElementById("text"); const started = init(); const worker = new Worker(new URL("./worker.js", import.meta.url));
    worker.onmessage = ({ data }) => (document.getElementById("findings").textContent = data.reports[0].findings[0].message.zh);
    field.addEventListener("input", async () => { await started; if (parse(field.value).reports.length) worker.postMessage(field.value); document.getElementById("report").text = field.value; });
    document.addEventListener("gongkai-read", (event) => (document.getElementById("read").textContent = event.detail.reports[0].agency));`);
  const stats = await new Promise((done, failed) => webpack({ mode: "production", context: folder, entry: "./main.js", output: { path: join(folder, "out"), filename: "main.js" }, performance: { hints: false } }, (error, result) => (error ? failed(error) : done(result))));
  assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString("errors-warnings"));
  assert.equal(readdirSync(join(folder, "out")).filter((name) => name.endsWith(".wasm")).length, 1);
  writeFileSync(join(folder, "out/index.html"), PAGE('<script src="main.js"></script>'));
  for (const name of ["current", "chromium81"]) await inBrowser(join(folder, "out"), name);
});

/** An app that reads the files that it is given, with the readers as its bundler took them. */
const READER = (address = "") => `import init, { parse } from "gongkai"; import files, { readFile, readInputs } from "gongkai/files"; ${address}
  const started = Promise.all([init(${address && "engine"}), files(${address && "readers"})]);
  document.getElementById("file").addEventListener("change", async ({ target }) => {
    await started;
    const lines = [];
    for (const file of target.files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      for (const input of readInputs(bytes, { name: file.name })) {
        const { source, reports } = parse(input.text, input.options);
        lines.push([input.name, readFile(bytes).kind, source.media, reports[0].agency, (source.pages ?? []).length > 1].join(" "));
      }
    }
    document.getElementById("read").textContent = lines.join(" | ");
  });`;
const READER_PAGE = (script) => `<!doctype html><meta charset="utf-8"><title>x</title><input id="file" type="file" multiple><pre id="read"></pre>${script}`;
const READ_OF = {
  "libreoffice.docx": "libreoffice.docx read application/vnd.openxmlformats-officedocument.wordprocessingml.document 南屏县档案馆 false",
  "libreoffice.pdf": "libreoffice.pdf read application/pdf 南屏县档案馆 true",
};

/** Opens that app, picks a Word and a PDF file, and looks at what it read; `modules` is how many it carries along. */
async function readsFiles(address, asked, name = "current") {
  const browser = await launch(name);
  try {
    const page = await browser.page(address);
    await page.waitFor(() => !!document.getElementById("file"), { timeout: 30_000 });
    // In the development server modules come late; the app listens once the last of them is there.
    await page.waitFor(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length >= 2, { timeout: 30_000 });
    await page.setFiles("#file", Object.keys(READ_OF).map((file) => join(FIXTURES, file)));
    await page.waitFor(() => document.getElementById("read").textContent !== "", { timeout: 30_000 });
    assert.equal(await page.evaluate(() => document.getElementById("read").textContent), Object.values(READ_OF).join(" | "));
    assert.deepEqual(page.errors.filter((error) => !/favicon/.test(error)), []);
    if (asked) assert.equal(new Set(asked.filter((path) => path.endsWith(".wasm"))).size, 2, `two modules, each once: ${asked}`);
  } finally {
    await browser.close();
  }
}
async function readsFilesBuilt(folder, name) {
  const server = await serve(folder);
  try {
    await readsFiles(`${server.origin}/`, server.asked, name);
  } finally {
    await server.close();
  }
}
const app = (name, script, page = "") => {
  const folder = join(project, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "main.js"), script);
  if (page) writeFileSync(join(folder, "index.html"), page);
  return folder;
};

describe("an app that reads files", () => {
  const MODULE = '<script type="module" src="./main.js"></script>';

  test("built by Vite", async () => {
    const { build } = await import("vite");
    const folder = app("vite-files", READER(), READER_PAGE(MODULE));
    await build({ root: folder, logLevel: "error" });
    await readsFilesBuilt(join(folder, "dist"));
  });

  test("in Vite's development server", async () => {
    const { createServer } = await import("vite");
    const folder = app("vite-files-developed", READER(), READER_PAGE(MODULE));
    const server = await createServer({
      root: folder, logLevel: "error", cacheDir: join(folder, ".vite"), server: { port: 0, host: "127.0.0.1", fs: { allow: [here] } }, optimizeDeps: { exclude: ["gongkai"] },
    });
    await server.listen();
    try {
      await readsFiles(`http://127.0.0.1:${server.httpServer.address().port}/`);
    } finally {
      await server.close();
    }
  });

  test("built by webpack, in both browsers", async () => {
    const { default: webpack } = await import("webpack");
    const folder = app("webpack-files", READER());
    const out = join(folder, "out");
    const stats = await new Promise((done, failed) => webpack({ mode: "production", context: folder, entry: "./main.js", output: { path: out, filename: "main.js" }, performance: { hints: false } }, (error, result) => (error ? failed(error) : done(result))));
    assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString("errors-warnings"));
    writeFileSync(join(out, "index.html"), READER_PAGE('<script src="main.js"></script>'));
    for (const name of ["current", "chromium81"]) await readsFilesBuilt(out, name);
  });

  /** esbuild leaves `new URL("./x.wasm", import.meta.url)` as it is. */
  const esbuilt = async (folder, more) => {
    const { build } = createRequire(join(root, "www/x.js"))("esbuild");
    const { warnings } = await build({ absWorkingDir: folder, entryPoints: ["main.js"], bundle: true, minify: true, outdir: "out", logLevel: "silent", ...more });
    assert.deepEqual(warnings.map(({ text }) => text), []);
    writeFileSync(join(folder, "out/index.html"), READER_PAGE(more.format === "esm" ? '<script type="module" src="main.js"></script>' : '<script src="main.js"></script>'));
    return join(folder, "out");
  };

  test("built by esbuild, with the modules copied beside the script", async () => {
    const out = await esbuilt(app("esbuild-beside", READER()), { format: "esm" });
    for (const module of ["gongkai_bg.wasm", "gongkai_files_bg.wasm"]) cpSync(join(project, "node_modules/gongkai", module), join(out, module));
    await readsFilesBuilt(out);
  });

  test("built by esbuild, with its own loader for the modules, as modules and as one classic script in both browsers", async () => {
    const addresses = 'import engine from "gongkai/gongkai_bg.wasm"; import readers from "gongkai/gongkai_files_bg.wasm";';
    const loader = { loader: { ".wasm": "file" } };
    await readsFilesBuilt(await esbuilt(app("esbuild-loader", READER(addresses)), { format: "esm", ...loader }));
    const classic = await esbuilt(app("esbuild-classic", READER(addresses)), { format: "iife", target: "chrome81", define: { "import.meta.url": "document.baseURI" }, ...loader });
    for (const name of ["current", "chromium81"]) await readsFilesBuilt(classic, name);
  });
});

/** A page with the package's own files, without a bundler: `go` looks at it, and gets what was asked of the server. */
async function unbundled(body, go) {
  const installed = join(project, "node_modules/gongkai");
  const server = await serve(installed, { files: { "/page.html": `<!doctype html><meta charset="utf-8"><title>x</title>${body}<gongkai-report id="report"><pre>${EXAMPLE}</pre></gongkai-report>`, "/classic.js": readFileSync(join(root, "dist/gongkai.js")), "/elsewhere/reader.wasm": readFileSync(join(installed, "gongkai_bg.wasm")) } });
  const browser = await launch("current");
  try {
    const page = await browser.page(`${server.origin}/page.html`);
    await go(page, () => server.asked.filter((path) => path.endsWith(".wasm")));
    assert.deepEqual(page.errors.filter((error) => !/favicon/.test(error)), []);
  } finally {
    await browser.close();
    await server.close();
  }
}
const shown = (page) => page.waitFor(() => document.getElementById("report").status === "ready" && document.getElementById("report").shadowRoot.querySelectorAll("gongkai-table").length === 3, { timeout: 30_000 });

test("class and registration apart; the module from where it is said to be", () => unbundled("", async (page, asked) => {
  assert.deepEqual(await page.evaluate(async () => {
    const { GongkaiReport, define } = await import("/element.js");
    window.define = define;
    window.GongkaiReport = GongkaiReport;
    return [typeof GongkaiReport, typeof define, customElements.get("gongkai-report") === undefined, document.getElementById("report").constructor === HTMLElement];
  }), ["function", "function", true, true]);
  await page.evaluate(() => window.define("/elsewhere/reader.wasm"));
  assert.equal(await page.evaluate(() => customElements.get("gongkai-report") === window.GongkaiReport), true);
  await page.evaluate(() => window.define());
  await shown(page);
  assert.deepEqual(asked(), ["/elsewhere/reader.wasm"]);
}));

test("the script for portals and the package's element on one page: the first one stays", async () => {
  await unbundled('<script src="/classic.js"></script>', async (page, asked) => {
    await page.evaluate(() => import("/define.js").then(() => undefined));
    await shown(page);
    assert.deepEqual(asked(), [], "the script has the module inside");
  });
  await unbundled("", async (page, asked) => {
    await page.evaluate(() => import("/define.js").then(() => {
      const script = document.createElement("script");
      script.src = "/classic.js";
      document.head.append(script);
      return new Promise((loaded) => (script.onload = () => loaded()));
    }));
    await shown(page);
    assert.deepEqual(asked(), ["/gongkai_bg.wasm"]);
  });
});

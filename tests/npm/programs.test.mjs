// What programs do with the npm package beside reading a report at once: in a worker that can be stopped, with names in stack traces,
// compiled while it comes, in a service worker, in Deno; every example of its README, and every word about its types. Needs dist/ as
// `cargo xtask pack` leaves it, and target/panic-switch/dist/ (`cargo xtask pack --panic-switch`).
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/driver.mjs";
import { EXAMPLE } from "../browser/scene.mjs";
import { serve } from "../browser/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const dist = join(root, "dist/npm");
const switched = join(root, "target/panic-switch/dist/npm");
const BODY = "青岚县住房和城乡建设局";

const project = mkdtempSync(join(here, ".project-"));
before(() => {
  mkdirSync(join(project, "node_modules"));
  cpSync(dist, join(project, "node_modules/gongkai"), { recursive: true });
  writeFileSync(join(project, "package.json"), '{"type":"module"}');
  writeFileSync(join(project, "report.txt"), EXAMPLE);
});
after(() => rmSync(project, { recursive: true, force: true }));

const run = (name, code) => {
  writeFileSync(join(project, name), code);
  return execFileSync("node", [name], { cwd: project, encoding: "utf8" }).trim();
};
const GIVEN = `const { readFileSync } = await import("node:fs"); const text = readFileSync("report.txt", "utf8");`;

test("a reader in a worker gives the document, answers in order, and takes bytes and wrong options", () => {
  const said = run("a.js", `import { startReader } from "gongkai/worker"; ${GIVEN}
    const reader = startReader();
    const all = await Promise.all([reader.parse(text, { name: "a" }), reader.parseBytes(new TextEncoder().encode(text)), reader.parse("无")]);
    console.log(JSON.stringify(all.map(({ source, reports }) => [source.name, reports[0]?.agency ?? null])));
    console.log(await reader.parse(text, { selekt: [] }).catch(({ name, message }) => name + " " + message));
    reader.close();
    console.log(await reader.parse(text).catch(({ message }) => message));`);
  const [documents, wrong, closed] = said.split("\n");
  assert.deepEqual(JSON.parse(documents), [["a", BODY], ["", BODY], ["", null]]);
  assert.match(wrong, /^Error options\.selekt/);
  assert.equal(closed, "gongkai/worker: closed");
});

test("a signal ends the reading that runs, or one that waits, and the others are answered", () => {
  const said = run("b.js", `import { startReader } from "gongkai/worker"; ${GIVEN}
    const reader = startReader();
    const long = text.repeat(3000);
    const [running, waiting] = [new AbortController(), new AbortController()];
    const outcome = (promise) => promise.then(({ reports }) => reports.length, (error) => String(error.name ?? error));
    const answers = Promise.all([outcome(reader.parse(long, { signal: running.signal })), outcome(reader.parse(text, { signal: waiting.signal })), outcome(reader.parse(text))]);
    setTimeout(() => { waiting.abort("kein Bedarf"); running.abort(); }, 300);
    console.log(JSON.stringify(await answers), await outcome(reader.parse(text, { signal: AbortSignal.abort() })), await outcome(reader.parse(text)));
    reader.close();`);
  assert.equal(said, '["AbortError","kein Bedarf",1] AbortError 1');
});

test("a reader tells of a panic, and goes on", () => {
  const said = run("c.js", `import { startReader } from ${JSON.stringify(join(switched, "worker-node.js"))}; ${GIVEN}
    const reader = startReader();
    const error = await reader.parse("panic-switch: index").catch((error) => error);
    console.log(error.name, error.stage, error.place.split(":")[0], (await reader.parse(text)).reports.length);
    reader.close();`);
  assert.equal(said.split("\n").pop(), "EnginePanic read crates/gongkai-wasm/src/switch.rs 1");
});

test("a reader whose module does not come says so at every call", () => {
  assert.equal(run("d.js", `import { startReader } from "gongkai/worker"; const reader = startReader("file:///nowhere/x.wasm");
    for (let i = 0; i < 2; i++) console.log(await reader.parse("x").catch(({ code, message }) => /ENOENT/.test(message)));`), "true\ntrue");
});

test("the debug engine reads the same, and its stacks have names", () => {
  const bytes = (name) => readFileSync(join(dist, name));
  assert.ok(bytes("gongkai_debug_bg.wasm").length > bytes("gongkai_bg.wasm").length);
  const names = (name) => WebAssembly.Module.customSections(new WebAssembly.Module(bytes(name)), "name").length;
  assert.deepEqual([names("gongkai_debug_bg.wasm"), names("gongkai_bg.wasm")], [1, 0]);
  assert.equal(run("e.js", `import init, { parseJson } from "gongkai/debug"; import * as main from "gongkai"; ${GIVEN} await init(); const debug = parseJson(text);
    await main.default(readFileSync("node_modules/gongkai/gongkai_bg.wasm")); console.log(debug === main.parseJson(text), debug.length > 1000);`), "true true");
  for (const [entry, named] of [["debug-node.js", true], ["node.js", false]]) {
    const { stderr } = spawnSync("node", ["--input-type=module", "-e", `import init, { parse } from ${JSON.stringify(join(switched, entry))}; await init(); try { parse("panic-switch: panic") } catch {}`], { encoding: "utf8" });
    assert.match(stderr, /panicked at crates\/gongkai-wasm\/src\/switch\.rs:\d+:\d+:\nthe test asked for a panic/);
    assert.equal(/gongkai_wasm::switch::obey/.test(stderr), named, stderr);
  }
});

test("every exported function, class and type has its words", () => {
  const lacking = [];
  for (const file of ["index.d.ts", "types.d.ts", "files.d.ts", "files-types.d.ts", "element.d.ts", "worker.d.ts"]) {
    const lines = readFileSync(join(dist, file), "utf8").split("\n");
    lines.forEach((line, at) => {
      if (/^export (?:default |declare )*(?:async )?(?:function|class|interface|type|const) /.test(line) && !lines[at - 1]?.endsWith("*/")) lacking.push(`${file}: ${line}`);
    });
  }
  assert.deepEqual(lacking, []);
});

test("every example of the README runs", () => {
  const readme = readFileSync(join(dist, "README.md"), "utf8");
  const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  // Bundlers' imports, addresses and elements are tried in npm.test.mjs, by bundlers and in a browser.
  const [here, elsewhere] = [[], []];
  for (const code of examples) (/loader `file`|"\/assets\/|gongkai\/define/.test(code) ? elsewhere : here).push(code);
  assert.deepEqual([here.length, elsewhere.length], [5, 3]);
  cpSync(join(root, "tests/fixtures/files/libreoffice.docx"), join(project, "report.docx"));
  const said = here.map((code, i) => run(`example${i}.js`, `import { readFileSync } from "node:fs"; const text = readFileSync("report.txt", "utf8"), bytes = readFileSync("report.docx");\n${code}`));
  assert.match(said[0], new RegExp(`^${BODY} 2024 \\d+\n`));
  assert.deepEqual(said.slice(1, 4), ["1", "1", "1"]);
  assert.match(said[4], /^年报\.docx 1$/);
});

const TYPES = { ".js": "text/javascript", ".html": "text/html", ".wasm": "application/wasm" };

/** The package on a server that says what the module is, or does not; pages of the test beside it. */
async function served(pages, wasm, use) {
  const server = createServer(({ url }, answer) => {
    const path = url.split("?")[0];
    const own = pages[path];
    try {
      const content = own ?? readFileSync(join(dist, path.replace("/npm/", "")));
      answer.writeHead(200, { "content-type": path.endsWith(".wasm") ? wasm : (TYPES[extname(path)] ?? "text/html"), "service-worker-allowed": "/" }).end(content);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const browser = await launch();
  try {
    await use(browser, `http://127.0.0.1:${server.address().port}/`);
  } finally {
    await browser.close();
    server.close();
  }
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>页</title><script>
  window.streamed = 0; const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (...given) => instantiateStreaming(...given).then((made) => (streamed++, made));
</script>`;

test("the module is compiled while it comes where the server says what it is, and all the same where it does not", async () => {
  for (const [wasm, streamed] of [["application/wasm", 1], ["application/octet-stream", 0]]) {
    await served({ "/": PAGE }, wasm, async (browser, address) => {
      const page = await browser.page(address);
      const seen = await page.evaluate(async (text) => {
        const { default: init, parse } = await import("/npm/gongkai.js");
        await init();
        return [window.streamed, parse(text).reports[0].agency];
      }, EXAMPLE);
      assert.deepEqual(seen, [streamed, BODY], wasm);
      await page.close();
    });
  }
});

test("in a page a reader works beside its thread and can be stopped", async () => {
  await served({ "/": PAGE }, "application/wasm", async (browser, address) => {
    const page = await browser.page(address);
    const seen = await page.evaluate(async (text) => {
      const { startReader } = await import("/npm/worker.js");
      const reader = startReader();
      const abort = new AbortController();
      const long = reader.parse(text.repeat(3000), { signal: abort.signal }).catch((error) => error.name);
      setTimeout(() => abort.abort(), 300);
      const answers = [await long, (await reader.parse(text)).reports[0].agency];
      reader.close();
      return answers;
    }, EXAMPLE);
    assert.deepEqual(seen, ["AbortError", BODY]);
    await page.close();
  });
});

/** A page that reads what it is given in a worker of the package. */
const IN_A_PAGE = `import { startReader } from "gongkai/worker";
  const reader = startReader();
  window.read = (text) => reader.parse(text).then(({ reports }) => reports[0].agency, String);`;

test("built by webpack and by Vite the reader finds its worker and its module, in both browsers", async () => {
  const [{ default: webpack }, { build }] = await Promise.all([import("webpack"), import("vite")]);
  const folder = join(project, "app");
  const html = (script) => `<!doctype html><meta charset="utf-8"><title>页</title>${script}`;
  mkdirSync(join(folder, "webpack"), { recursive: true });
  writeFileSync(join(folder, "main.js"), IN_A_PAGE);
  writeFileSync(join(folder, "index.html"), html('<script type="module" src="./main.js"></script>'));
  const stats = await new Promise((done, failed) => webpack({ mode: "production", context: folder, entry: "./main.js", output: { path: join(folder, "webpack"), filename: "main.js" }, performance: { hints: false } }, (error, result) => (error ? failed(error) : done(result))));
  assert.ok(!stats.hasErrors(), stats.toString("errors-warnings"));
  writeFileSync(join(folder, "webpack/index.html"), html('<script src="main.js"></script>'));
  await build({ root: folder, logLevel: "error", worker: { format: "es" }, build: { outDir: "vite", target: "chrome81", minify: false } });
  for (const made of ["webpack", "vite"]) {
    const server = await serve(join(folder, made));
    for (const name of ["current", "chromium81"]) {
      const browser = await launch(name);
      try {
        const page = await browser.page(`${server.origin}/`);
        await page.waitFor(() => !!window.read);
        assert.equal(await page.evaluate((text) => window.read(text), EXAMPLE), BODY, `${made}, ${name}`);
      } finally {
        await browser.close();
      }
    }
    await server.close();
  }
});

// Module scripts as service workers came with Chromium 91.
test("in a service worker", { skip: (process.env.GONGKAI_BROWSER ?? "current") !== "current" }, async () => {
  const worker = `import init, { parse } from "/npm/gongkai.js";
    addEventListener("install", (event) => event.waitUntil(init().then(() => skipWaiting())));
    addEventListener("message", (event) => event.waitUntil(init().then(() => event.source.postMessage(parse(event.data).reports[0].agency))));
    addEventListener("activate", (event) => event.waitUntil(clients.claim()));`;
  await served({ "/": PAGE, "/sw.js": worker }, "application/wasm", async (browser, address) => {
    const page = await browser.page(address);
    const seen = await page.evaluate(async (text) => {
      await navigator.serviceWorker.register("/sw.js", { type: "module" });
      const { active } = await navigator.serviceWorker.ready;
      return new Promise((done) => {
        navigator.serviceWorker.onmessage = ({ data }) => done(data);
        active.postMessage(text);
      });
    }, EXAMPLE);
    assert.equal(seen, BODY);
    await page.close();
  });
});

/** Of npm's package of it, which has the program in a package for each system. */
const deno = join(here, "node_modules/.bin/deno");

test("in Deno", () => {
  writeFileSync(join(project, "deno.js"), `import init, { parse } from "gongkai"; import files, { readFile } from "gongkai/files"; import { startReader } from "gongkai/worker";
    await init(); await files(); const text = Deno.readTextFileSync("report.txt"); const reader = startReader();
    console.log(parse(text).reports[0].agency, readFile(new TextEncoder().encode("三")).kind, (await reader.parse(text)).reports.length); reader.close();`);
  const said = execFileSync(deno, ["run", "--allow-read", "--node-modules-dir=manual", "--cached-only", "deno.js"], { cwd: project, encoding: "utf8", env: { ...process.env, DENO_DIR: join(project, ".deno"), NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" } });
  assert.equal(said.trim(), `${BODY} text 1`);
});

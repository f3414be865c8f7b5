// What is written about <gongkai-report> is what it is: the element as it runs, custom-elements.json, element.d.ts and both tables of
// docs/embedding, compared as sets, each in both directions. Needs dist/ as `cargo xtask pack` leaves it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { launch } from "./driver.mjs";
import { EXAMPLE, SOUND } from "./scene.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (path) => readFileSync(join(root, path), "utf8");
const { modules } = JSON.parse(read("dist/npm/custom-elements.json"));
const known = modules.flatMap(({ declarations }) => declarations).find(({ customElement }) => customElement);
const names = (list) => list.map(({ name }) => name);
const types = read("dist/npm/element.d.ts");
const DOCUMENTS = ["docs/embedding.md", "docs/embedding.en.md"];
/** The members that are no attributes' fields. */
const bare = known.members.filter(({ attribute }) => !attribute);

function same(actual, wanted, words) {
  assert.deepEqual([...new Set(actual)].sort(), [...new Set(wanted)].sort(), words);
}

let browser;
let folder;
/** What the element was seen to have and do, in every view and state. */
let seen;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-described-"));
  browser = await launch();
  const path = join(folder, "page.html");
  writeFileSync(path, `<!doctype html><meta charset="utf-8"><title>x</title><script src="${pathToFileURL(join(root, "dist/gongkai.js")).href}"></script>
    <gongkai-report id="b" for="r" view="badge"></gongkai-report><gongkai-report id="t" for="nowhere"></gongkai-report>
    <gongkai-report id="r" view="full"><pre>${EXAMPLE}\n\n${SOUND.replace(/青岚县/g, "白溪县")}</pre></gongkai-report>
    <script>
      const seen = { parts: new Set(), slots: new Set(), events: new Set() };
      for (const { shadowRoot } of document.querySelectorAll("gongkai-report")) {
        const look = () => {
          for (const element of shadowRoot.querySelectorAll("[part]")) seen.parts.add(element.getAttribute("part"));
          for (const slot of shadowRoot.querySelectorAll("slot")) seen.slots.add(slot.name);
        };
        look();
        new MutationObserver(look).observe(shadowRoot, { childList: true, subtree: true });
      }
      const send = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) {
        if (this.localName === "gongkai-report") seen.events.add(event.type);
        return send.call(this, event);
      };
    </script>`);
  const page = await browser.page(pathToFileURL(path).href);
  const until = (id, status) => page.waitFor((id, status) => document.getElementById(id).status === status, { args: [id, status], timeout: 30_000 });
  await until("r", "ready");
  await until("b", "ready");
  await until("t", "failed");
  await page.click('#r >>> gongkai-table[data-table=requests] >>> button[data-cell="requests.granted.total"]');
  for (const key of ["1", "2", "Enter"]) await page.press(key);
  await page.waitFor(() => seen.events.has("gongkai-try"));
  for (const view of ["tables", "findings", "badge", "full"]) await page.evaluate((view) => { const r = document.getElementById("r"); r.view = view; return r.updateComplete; }, view);
  await page.evaluate(() => document.getElementById("r").shadowRoot.querySelector(".views button:nth-child(2)").click());
  seen = await page.evaluate(() => {
    const element = customElements.get("gongkai-report");
    const base = Object.getPrototypeOf(element);
    const style = (name) => customElements.get(name).elementStyles.map(({ cssText }) => cssText).join("\n");
    return {
      parts: [...seen.parts], slots: [...seen.slots], events: [...seen.events],
      observed: element.observedAttributes,
      // Beside what every Lit element has: properties that are no inner state, and what stands on the prototype under a name that was not shortened.
      members: Object.getOwnPropertyNames(element.prototype).filter((name) => !(name in base.prototype) && name[0] !== "$" && !(element.elementProperties.get(name) || {}).state),
      fields: [...element.elementProperties].filter(([, { attribute }]) => attribute !== false).map(([name]) => name).filter((name) => !element.elementProperties.get(name).state),
      reads: document.getElementById("r").updateComplete instanceof Promise,
      own: style("gongkai-report"),
      inner: ["gongkai-table", "gongkai-findings", "gongkai-inspector", "gongkai-extra", "gongkai-pictures"].map(style).join("\n"),
    };
  });
  assert.deepEqual(page.errors, []);
  await page.close();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("attributes and members", () => {
  same(seen.observed, names(known.attributes).filter((name) => name !== "status"));
  // Of what Lit brings, this one is promised.
  assert.ok(seen.reads);
  same([...seen.members, "updateComplete"], names(known.members));
  const fields = new Map(known.members.map((member) => [member.name, member]));
  for (const { name, fieldName } of known.attributes) if (fieldName) assert.equal(fields.get(fieldName)?.attribute, name);
  same(seen.fields, known.members.filter(({ attribute, readonly }) => attribute && !readonly).map(({ attribute }) => attribute));
});

test("parts, slots and events", () => {
  same(seen.parts, names(known.cssParts));
  same(seen.slots, names(known.slots));
  same(seen.events, names(known.events));
});

test("custom properties: each that is named is asked for, and each that is used has a value", () => {
  same([...seen.own.matchAll(/var\((--gongkai-[\w-]+)/g)].map(([, name]) => name), names(known.cssProperties));
  for (const { name, default: value, description } of known.cssProperties) {
    assert.ok(value && description, name);
    assert.ok(seen.own.includes(`var(${name},${value})`) || seen.own.includes(`var(${name}, ${value})`), `${name} is ${value} by default`);
  }
  const styles = `${seen.own}\n${seen.inner}`;
  const set = new Set([...styles.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  same([...styles.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name).filter((name) => !set.has(name)), []);
  // What nothing draws with need not be offered.
  const drawn = new Set([...styles.matchAll(/var\((--[\w-]+)[,)]/g)].map(([, name]) => name));
  same([...set].filter((name) => !drawn.has(name)), []);
});

test("the types say the same", () => {
  const [, body] = /class GongkaiReport extends HTMLElement \{([^]*?)\n\}/.exec(types);
  const declared = [...body.matchAll(/^ {2}(readonly )?(\w+)(\(\))?: (.+);$/gm)].map(([, readonly, name, call, type]) => [name, type, Boolean(readonly), Boolean(call)]);
  const written = known.members.map(({ name, type, kind, readonly, return: returned }) => [name, (type ?? returned.type).text, Boolean(readonly), kind === "method"]);
  const inOrder = (list) => list.map((one) => one.join(" · "));
  same(inOrder(declared), inOrder(written));
  same([...types.matchAll(/"(gongkai-\w+)": (.+);/g)].map(([, name, type]) => `${name} ${type}`), known.events.map(({ name, type }) => `${name} ${type.text}`));
  const [element, define] = modules;
  same([...types.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name), names(element.exports));
  assert.deepEqual([define.path, ...define.exports.map(({ kind, name }) => `${kind} ${name}`)], ["define.js", "custom-element-definition gongkai-report"]);
});

const code = (column) => [...column.matchAll(/`([^`]+)`/g)].map(([, word]) => word);

/** The rows of the table under that head, as columns. */
function rowsOf(path, head) {
  const table = read(path).split(/\n\n+/).find((block) => head.test(block));
  return table.trim().split("\n").slice(2).map((line) => line.split("|").slice(1, -1).map((column) => column.trim()));
}

/** The table of everything, by kind; both languages put the same things into the same columns. */
function tableOf(path) {
  const KINDS = { 属性: "attribute", 脚本属性: "property", 方法: "method", 事件: "event", 插槽: "slot", 样式变量: "custom property", 部分: "part" };
  return rowsOf(path, /^\| (种类|kind) \|/).map(([kind, name, values, meaning]) => ({ kind: KINDS[kind] ?? kind, names: code(name), values: code(values), meaning: code(meaning) }));
}

for (const path of DOCUMENTS) {
  test(`the table of ${path}`, () => {
    const rows = tableOf(path);
    const of = (kind) => rows.filter((row) => row.kind === kind).flatMap((row) => row.names);
    same(of("attribute"), names(known.attributes));
    same(of("property"), names(bare.filter(({ kind }) => kind === "field")));
    same(of("method"), names(bare.filter(({ kind }) => kind === "method")).map((name) => `${name}()`));
    same(of("event"), names(known.events));
    same(of("slot"), names(known.slots).filter(Boolean));
    same(of("custom property"), names(known.cssProperties));
    same(of("part"), names(known.cssParts));
    same(rows.map(({ kind }) => kind), ["attribute", "property", "method", "event", "slot", "custom property", "part"]);
    for (const { kind, names: [name, ...more], values } of rows) {
      const choice = kind === "attribute" && known.attributes.find((attribute) => attribute.name === name).type.text.match(/"[^"]+"/g);
      if (choice) same(values, choice.map((word) => JSON.parse(word)), name);
      const fixed = kind === "custom property" && !more.length && known.cssProperties.find((property) => property.name === name).default;
      if (fixed) same(values, [fixed], name);
    }
    const [, reasons] = /interface GongkaiTrouble \{ why: ([^;]+);/.exec(types);
    same(rows.find(({ names: [name] }) => name === "gongkai-error").meaning, ["why", ...reasons.split(" | ").map((word) => JSON.parse(word))]);
  });

  test(`the frame's messages in ${path}`, () => {
    const protocol = read("www/src/embed/protocol.ts");
    const fields = (body) => [...body.matchAll(/(\w+)\??: /g)].map(([, name]) => name).filter((name) => !["protocol", "type"].includes(name));
    const [, show] = /interface Show \{([^}]+)\}/.exec(protocol);
    const told = [...protocol.matchAll(/^ {2}\| \{ type: "(\w+)"(.*) \}/gm)].map(([, type, body]) => [type, ...fields(body)]);
    const written = rowsOf(path, /^\| (方向|direction) \|/).map(([, type, more]) => [...code(type), ...code(more)]);
    same(written.map(String), [["show", ...fields(show)], ...told].map(String));
  });
}

test("both documents have the same examples, files, headings and rows", () => {
  const shape = (path) => {
    const words = read(path);
    return {
      headings: words.match(/^#+ /gm), rows: (words.match(/^\|/gm) ?? []).length, blocks: words.match(/^ *```\w*$/gm),
      files: [...words.matchAll(/\]\((?!embedding)([^)]+)\)/g)].map(([, file]) => file).sort(),
    };
  };
  const [zh, en] = DOCUMENTS.map(shape);
  assert.deepEqual(zh, en);
});

test("the sizes that are written are those of the script", () => {
  const script = readFileSync(join(root, "dist/gongkai.js"));
  const sizes = [script, gzipSync(script), brotliCompressSync(script)].map(({ length }) => Math.round(length / 1000));
  for (const path of DOCUMENTS) {
    const [line] = /<!-- sizes -->.*/.exec(read(path));
    const written = [...line.matchAll(/(\d+) KB/g)].map(([, size]) => Number(size));
    assert.ok(written.length === 3 && sizes.every((size, i) => Math.abs(written[i] - size) <= size * 0.03), `${path} says ${written} KB; they are ${sizes} (raw, gzip, brotli)`);
  }
});

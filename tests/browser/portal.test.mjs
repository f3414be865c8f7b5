// <gongkai-report> in awkward portals: saved copies, old libraries, paper, no doctype, policies, frames. In the browser that
// GONGKAI_BROWSER names. Needs dist/ as `cargo xtask pack` leaves it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { EXAMPLE, WRONG } from "./scene.mjs";
import { serve } from "./server.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const script = pathToFileURL(join(dist, "gongkai.js")).href;
const modern = (process.env.GONGKAI_BROWSER ?? "current") === "current";
const EVAL = modern ? "'wasm-unsafe-eval'" : "'unsafe-eval'";
const REPORT = `<gongkai-report view="full" id="r"><pre>${EXAMPLE}</pre></gongkai-report>`;
const TABLE = `gongkai-table[data-table=requests]`;

let browser;
let folder;
let page;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-portal-"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Notes every event of ours in `told`, and every error as `page.errors` does. */
const NOTES = `<script>window.told = []; ["read", "error"].forEach(function (type) { document.addEventListener("gongkai-" + type, function (event) { told.push([type, event.target.id, type === "read" ? event.detail.reports.length : event.detail]); }); });</script>`;
const whole = (body, { head = `<script src="${script}"></script>`, doctype = "<!doctype html>", attributes = "" } = {}) =>
  `${doctype}<html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>${NOTES}${head}</head><body ${attributes}>${body}</body></html>`;
async function open(html, size) {
  const path = join(folder, "page.html");
  writeFileSync(path, html);
  page = await browser.page(pathToFileURL(path).href, size);
  // What is clicked next has not to run after a place that still scrolls.
  await page.media({ "prefers-reduced-motion": "reduce" });
}
const status = (id, wanted) => page.waitFor((id, wanted) => { const e = document.getElementById(id); return e && e.status === wanted; }, { args: [id, wanted], timeout: 15_000 });
/** Looks into the widget: `all(selector)` with `>>>` below its shadow root. */
const look = (id, body, ...args) => page.evaluate(`(() => {
  const host = document.getElementById(${JSON.stringify(id)});
  const all = (selector) => { let found = [host]; for (const part of selector.split(">>>")) { const next = []; for (const one of found) next.push(...(one.shadowRoot || one).querySelectorAll(part.trim())); found = next; } return found; };
  return (${body})(...${JSON.stringify(args)});
})()`);
const count = (id, selector) => look(id, (s) => all(s).length, selector);
const verdict = (id) => look(id, () => all(".words, .badge").map((one) => one.innerText.trim()).join());
const settled = () => new Promise((resume) => setTimeout(resume, 400));
/** What the browser itself says of a template that it takes for no shadow root, and of a message that it gives to nobody, is no error of ours. */
const errors = () => page.errors.filter((error) => !/favicon|second declarative shadow root|does not match the recipient/.test(error));
const requests = () => page.requests.filter(({ url }) => !/favicon/.test(url));
/** The report was read once, and is drawn once. */
async function sound(id = "r") {
  await status(id, "ready");
  await settled();
  assert.deepEqual(errors(), []);
  assert.deepEqual(requests(), []);
  assert.deepEqual(await page.evaluate((id) => told.filter(([, one]) => one === id), id), [["read", id, 1]]);
  assert.equal(await verdict(id), "报告有 1 处错误");
  assert.deepEqual([await count(id, ".verdict"), await count(id, "gongkai-table"), await count(id, "gongkai-table >>> table")], [1, 3, 3]);
  assert.equal(await look(id, (s) => all(s)[0].querySelector(".print").innerText, `${TABLE} >>> button[data-cell="${WRONG}"]`), "21");
}

describe("a page that a visitor saved whole", () => {
  /** As a browser writes it: shadow roots as templates, scripts as they were. */
  const saved = () => page.evaluate(() => {
    const words = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const written = (node) => {
      if (node.nodeType === 3) return words(node.data);
      if (node.nodeType !== 1) return "";
      const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${words(value).replace(/"/g, "&quot;")}"`).join("");
      const inner = (of) => [...of.childNodes].map(written).join("");
      const shadow = node.shadowRoot ? `<template shadowrootmode="open">${inner(node.shadowRoot)}</template>` : "";
      return `<${node.localName}${attributes}>${shadow}${inner(node)}</${node.localName}>`;
    };
    return written(document.body).replace(/^<body.*?>|<\/body>$/g, "");
  });

  for (const [name, how] of [["at the end", "defer"], ["at once", ""]]) {
    test(`what it drew is drawn anew, and the report read once: a script that runs ${name}`, async () => {
      const head = `<script src="${script}" ${how}></script>`;
      const body = `<article id="article"><gongkai-report id="b" view="badge" for="article"></gongkai-report>${REPORT}</article>`;
      await open(whole(body, { head }));
      await status("r", "ready");
      await status("b", "ready");
      const read = await look("r", () => host.document.text);
      const around = await look("b", () => host.document.text);
      await page.click("#r >>> gongkai-findings >>> .line");
      await settled();
      const copy = await saved();
      await page.close();
      assert.match(copy, /<gongkai-table[^>]*><template shadowrootmode="open">[^]*<table/);
      await open(whole(copy, { head }));
      await sound();
      assert.equal(await look("r", () => host.document.text), read);
      assert.equal(await look("b", () => host.document.text), around, "nor is it read by one that stands beside it");
      assert.equal(await count("b", ".badge"), 1);
      await page.close();
    });
  }
});

describe("libraries of their time, which change what the language has", () => {
  const OLD = {
    // Element is another function, without the prototype; lists have other methods, which give their functions two arguments.
    "Prototype 1.6": `
      var give = function (to, from) { for (var name in from) to[name] = from[name]; };
      var listOf = function (given) { if (!given) return []; if (given.toArray) return given.toArray(); var all = [], i = 0; for (; i < (given.length || 0); i++) all[i] = given[i]; return all; };
      var each = function (list, act) { for (var i = 0; i < list.length; i++) act(list[i], i); };
      Array.from = listOf;
      give(Array.prototype, {
        each: function (act) { each(this, act); return this; },
        toArray: function () { return [].concat(this); }, entries: function () { return [].concat(this); }, clone: function () { return [].concat(this); },
        reduce: function () { return this.length > 1 ? this : this[0]; },
        map: function (act) { var all = []; each(this, function (one, i) { all.push(act(one, i)); }); return all; },
        filter: function (test) { var all = []; each(this, function (one, i) { if (test(one, i)) all.push(one); }); return all; },
        find: function (test) { for (var i = 0; i < this.length; i++) if (test(this[i], i)) return this[i]; },
        every: function (test) { var good = true; each(this, function (one, i) { good = good && !!(test || Boolean)(one, i); }); return good; },
        some: function (test) { var good = false; each(this, function (one, i) { good = good || !!(test || Boolean)(one, i); }); return good; },
        indexOf: function (what) { for (var i = 0; i < this.length; i++) if (this[i] == what) return i; return -1; },
        first: function () { return this[0]; }, last: function () { return this[this.length - 1]; }, size: function () { return this.length; }, include: function (what) { return this.indexOf(what) !== -1; },
        compact: function () { return this; }, flatten: function () { return this; }, uniq: function () { return this; }, without: function () { return this; }, inspect: function () { return "[…]"; },
        toJSON: function () { return "[" + this.join(", ") + "]"; },
      });
      String.prototype.toJSON = function () { return '"' + this + '"'; };
      give(String.prototype, {
        startsWith: function (what) { return this.indexOf(what) === 0; }, endsWith: function (what) { var at = this.length - what.length; return at >= 0 && this.lastIndexOf(what) === at; },
        sub: function () { return ""; }, strip: function () { return this.replace(/^\\s+|\\s+$/g, ""); }, toArray: function () { return this.split(""); }, empty: function () { return this == ""; }, times: function () { return this; },
      });
      Number.prototype.toJSON = function () { return String(this); };
      Date.prototype.toJSON = function () { return '"' + this + '"'; };
      Function.prototype.bind = function () { if (arguments.length < 2 && arguments[0] === undefined) return this; var own = this, more = listOf(arguments), object = more.shift(); return function () { return own.apply(object, more.concat(listOf(arguments))); }; };
      Object.keys = function (object) { var all = []; for (var name in object) all.push(name); return all; };
      Object.values = function (object) { var all = []; for (var name in object) all.push(object[name]); return all; };
      var before = window.Element; window.Element = function (name) { return document.createElement(name); }; give(window.Element, before);
      give(HTMLElement.prototype, {
        visible: function () {}, toggle: function () {}, hide: function () {}, show: function () {}, update: function (to) { this.innerHTML = to; }, replace: function () {}, inspect: function () {}, up: function () {}, down: function () {},
        next: function () {}, previous: function () {}, select: function () { return []; }, identify: function () {}, scrollTo: function () { window.scrollTo(0, 0); }, empty: function () {}, remove: function () { return this.parentNode.removeChild(this); },
      });
      document.getElementsByClassName = function (name) { return listOf(document.querySelectorAll("." + name)); };
      window.Hash = window.Template = window.Form = window.Field = window.Selector = function () {};`,
    // Lists from anything, without a function; Element and Event are other functions.
    "MooTools 1.3": `
      Array.from = function (given) { if (given == null) return []; return typeof given.length === "number" && typeof given !== "string" && typeof given !== "function" ? (Array.isArray(given) ? given : Array.prototype.slice.call(given)) : [given]; };
      Function.from = function (given) { return typeof given === "function" ? given : function () { return given; }; };
      ["each", "clean", "invoke", "associate", "link", "contains", "append", "getLast", "getRandom", "include", "combine", "erase", "empty", "flatten", "pick"].forEach(function (name) { Array.prototype[name] = function () { return this; }; });
      Function.prototype.bind = function (object) { var own = this, more = arguments.length > 1 ? Array.prototype.slice.call(arguments, 1) : null; return function () { return own.apply(object, (more || []).concat(Array.prototype.slice.call(arguments))); }; };
      ["pass", "delay", "periodical", "attempt", "extend", "implement", "overloadSetter"].forEach(function (name) { Function.prototype[name] = function () { return this; }; });
      Object.keys = function (object) { var all = []; for (var name in object) if (Object.prototype.hasOwnProperty.call(object, name)) all.push(name); return all; };
      var before = window.Element; window.Element = function (name) { return document.createElement(name); }; window.Element.prototype = before.prototype;
      window.Event = window.Type = window.Class = window.Document = window.Window = function () {};
      ["get", "set", "erase", "dispose", "empty", "clone", "destroy", "grab", "inject", "adopt", "match", "getElement", "getElements", "toggleClass", "addEvent", "fireEvent", "retrieve", "store"].forEach(function (name) { before.prototype[name] = function () { return this; }; });
      String.prototype.contains = function (what) { return this.indexOf(what) > -1; };`,
    // What careless scripts leave on every object, where \`for … in\` finds it.
    "methods for everything": `Object.prototype.extend = function () { return this; }; Array.prototype.remove = function () { return this; }; Array.prototype.max = function () { return 0; };`,
    // Hardened pages; and a loader of modules that takes scripts for its own.
    "frozen prototypes, and AMD": `[Object, Array, Function, String, Number, Promise, Map, Set].forEach(function (one) { Object.freeze(one.prototype); }); window.define = function () { throw new Error("defined"); }; window.define.amd = {}; window.module = undefined;`,
  };
  for (const [name, code] of Object.entries(OLD)) {
    test(name, async () => {
      await open(whole(`<gongkai-report view="full" id="r" slots><p slot="before">联系电话 99999</p><pre>${EXAMPLE}</pre></gongkai-report>`, { head: `<script>(function () {${code}})();</script><script src="${script}"></script>` }));
      await sound();
      assert.equal(await look("r", () => /99999/.test(host.document.text)), false);
      assert.equal(await count("r", `${TABLE} >>> col`), 10);
      await page.click("#r >>> gongkai-findings >>> .line");
      await page.click(`#r >>> ${TABLE} >>> button[data-cell="${WRONG}"]`);
      for (const key of ["1", "2", "Enter"]) await page.press(key);
      await page.waitFor(() => /未发现问题/.test(document.getElementById("r").shadowRoot.querySelector(".words").innerText));
      assert.deepEqual(await look("r", () => all("gongkai-pictures >>> #flow text").map((one) => one.textContent).filter((words) => /合计|予以公开/.test(words)).sort().join()), "予以公开 12 件,合计 25 件");
      await page.click("#r >>> #undo");
      await page.waitFor(() => /1 处错误/.test(document.getElementById("r").shadowRoot.querySelector(".words").innerText));
      assert.equal(await count("r", "gongkai-pictures >>> svg"), 0);
      assert.deepEqual(errors(), []);
      await page.close();
    });
  }
});

describe("a library that takes away what the engine needs", () => {
  test("the report stays as it is, and why is told", async () => {
    await open(whole(REPORT, { head: `<script>window.JSON = { encode: function () {}, decode: function () {} };</script><script src="${script}"></script>` }));
    await page.waitFor(() => document.getElementById("r").getAttribute("status") === "failed", { timeout: 15_000 });
    assert.deepEqual(await page.evaluate(() => told.map(([type, id, { why }]) => [type, id, why].join())), ["error,r,page"]);
    assert.ok(await page.evaluate(() => document.querySelector("#r pre").offsetParent !== null));
    await page.close();
  });
});

describe("on paper", () => {
  for (const theme of ["light", "dark"]) {
    test(`${theme}: nothing is cut off, and paper is white`, async () => {
      await open(whole(REPORT.replace(">", ` theme="${theme}">`)), { width: 300, height: 500 });
      await sound();
      const seen = () => look("r", (table) => {
        const frame = getComputedStyle(all(`${table} >>> .frame`)[0]);
        const [, skin] = all(".skin");
        const of = (selector) => { const { color, backgroundColor } = getComputedStyle(all(selector)[0]); return [color, backgroundColor]; };
        return { overflow: frame.overflow, most: frame.maxHeight, colours: [of(".name"), of(`${table} >>> td`), of(`${table} >>> th`), getComputedStyle(skin).backgroundColor, getComputedStyle(skin).colorScheme] };
      }, TABLE);
      const screen = await seen();
      assert.equal(screen.overflow, "auto", "it scrolls on the screen, or nothing is tried");
      await page.media({}, "print");
      const paper = await seen();
      assert.deepEqual([paper.overflow, paper.most], ["visible", "none"]);
      assert.deepEqual(paper.colours[0][0], "rgb(28, 37, 41)");
      assert.deepEqual(paper.colours[1], ["rgb(28, 37, 41)", "rgb(255, 255, 255)"]);
      assert.deepEqual(paper.colours[3], "rgba(0, 0, 0, 0)");
      await page.close();
    });
  }
});

describe("a page without a doctype", () => {
  const drawn = async (theme, doctype) => {
    await open(whole(REPORT.replace(">", ` theme="${theme}">`), { doctype, attributes: `text="red" link="lime" bgcolor="black" style="margin: 0"` }), { width: 1000 });
    await sound();
    assert.equal(await page.evaluate(() => document.compatMode), doctype ? "CSS1Compat" : "BackCompat");
    await page.click("#r >>> gongkai-findings >>> .line");
    await page.click(`#r >>> ${TABLE} >>> button[data-cell="${WRONG}"]`);
    await page.press("F2");
    await settled();
    const found = await look("r", (table) => [".name", ".verdict", ".words", ".badge, .views button", "gongkai-findings >>> .line", "gongkai-findings >>> .details", "gongkai-inspector >>> *", `${table} >>> table`, `${table} >>> caption`, `${table} >>> thead th`, `${table} >>> tbody th`, `${table} >>> td`, `${table} >>> button`, `${table} >>> input`, ".foot"].map((one) =>
      [one, ...all(one).map((element) => {
        const style = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        return [style.color, style.fontSize, style.fontWeight, style.fontFamily.length, style.fontStyle, style.fontVariantNumeric, style.lineHeight, style.textAlign, style.whiteSpace, style.backgroundColor, style.boxSizing, width, height].join("|");
      })]), TABLE);
    await page.close();
    return found;
  };
  for (const theme of ["light", "dark"]) {
    test(`${theme}: looks as one with it`, async () => {
      const wanted = await drawn(theme, "<!doctype html>");
      const found = await drawn(theme, "");
      for (const [at, line] of wanted.entries()) assert.deepEqual(found[at], line);
    });
  }
});

describe("policies", () => {
  const body = whole(REPORT, { head: `<script src="gongkai.js"></script>` });
  async function served(policy, html, run) {
    const server = await serve(dist, { files: { "/page.html": html.replace(NOTES, `<script src="notes.js"></script>`), "/notes.js": NOTES.replace(/<.*?>/g, ""), "/report.txt": EXAMPLE }, headers: { "content-security-policy": policy } });
    try {
      page = await browser.page(`${server.origin}/page.html`);
      await run(server);
    } finally {
      await page.close();
      await server.close();
    }
  }
  const shown = () => page.evaluate(() => { const { width, height } = document.querySelector("#r pre").getBoundingClientRect(); return width * height > 0; });

  test("the script twice under Trusted Types that allow a policy once: the second does nothing", async () => {
    const twice = body.replace("</head>", `<script src="gongkai.js"></script></head>`);
    await served(`default-src 'none'; script-src 'self' ${EVAL}; require-trusted-types-for 'script'; trusted-types lit-html`, twice, async ({ asked }) => {
      await status("r", "ready");
      assert.equal(await count("r", "gongkai-table"), 3);
      assert.deepEqual(errors().filter((error) => modern || !/trusted|directive/i.test(error)), []);
      assert.deepEqual(requests(), []);
      assert.ok(asked.includes("/gongkai.js"));
    });
  });

  test("Trusted Types without our word: the script stops, says why, and the report stays as it is and is told", { skip: !modern && "does not know Trusted Types" }, async () => {
    await served(`default-src 'none'; script-src 'self' ${EVAL}; require-trusted-types-for 'script'; trusted-types other`, body, async () => {
      await settled();
      assert.ok(await shown());
      assert.equal(await page.evaluate(() => !!customElements.get("gongkai-report")), false);
      assert.deepEqual(await page.evaluate(() => told.map(([type, id, { why }]) => [type, id, why])), [["error", "r", "page"]]);
      assert.ok(errors().some((error) => /lit-html/.test(error)), errors().join("\n"));
      assert.deepEqual(requests(), []);
    });
  });

  test("Trusted Types that allow any policy", { skip: !modern && "does not know Trusted Types" }, async () => {
    await served(`default-src 'none'; script-src 'self' ${EVAL}; require-trusted-types-for 'script'`, body, async () => {
      await status("r", "ready");
      assert.deepEqual(errors(), []);
    });
  });

  test("WebAssembly forbidden: the report stays, and why is told", async () => {
    await served("default-src 'none'; script-src 'self'", body, async () => {
      await status("r", "failed");
      assert.ok(await shown());
      assert.deepEqual(await page.evaluate(() => told.map(([type, id, { why }]) => [type, id, why])), [["error", "r", "engine"]]);
      assert.deepEqual(requests(), []);
    });
  });

  const file = whole(`<gongkai-report view="full" id="r" src="report.txt"><pre>原文</pre></gongkai-report>`, { head: `<script src="gongkai.js"></script>` });
  test("a file of the site, where connections to it are allowed", async () => {
    await served(`default-src 'none'; script-src 'self' ${EVAL}; connect-src 'self'`, file, async ({ origin }) => {
      await status("r", "ready");
      assert.deepEqual(errors(), []);
      assert.deepEqual([...new Set(requests().map(({ url }) => url))].filter((url) => url !== `${origin}/report.txt`), []);
    });
  });
  test("a file of the site, where they are not: told, and nothing is asked", async () => {
    await served(`default-src 'none'; script-src 'self' ${EVAL}`, file, async ({ asked }) => {
      await status("r", "failed");
      assert.deepEqual(await page.evaluate(() => told.map(([type, id, { why }]) => [type, id, why])), [["error", "r", "src"]]);
      assert.ok(!asked.includes("/report.txt"));
      assert.ok(await shown());
    });
  });
});

describe("the frame", () => {
  /** A page around frames of its own origin, without a sandbox: so the test can look into them. */
  async function around(html, run, size) {
    const server = await serve(dist, { files: { "/page.html": `<!doctype html><meta charset="utf-8"><title>x</title><style>iframe { width: 100%; border: 0; }</style><script>
      window.heard = []; onmessage = ({ data, source }) => { heard.push(data); if (data.type === "height") for (const one of document.querySelectorAll("iframe")) if (one.contentWindow === source) one.style.height = data.height + "px"; };
      window.show = (more, frame = document.querySelector("iframe")) => frame.contentWindow.postMessage({ protocol: "gongkai/1", type: "show", text: ${JSON.stringify(EXAMPLE)}, view: "full", ...more }, "*");
      window.inside = (frame = document.querySelector("iframe")) => frame.contentDocument.querySelector("gongkai-report");
      window.reads = () => heard.filter(({ type }) => type === "read").length;</script>${html.replace(/ORIGIN/g, "' + location.origin + '")}` } });
    try {
      page = await browser.page(`${server.origin}/page.html`, size);
      await run(server);
      assert.deepEqual(errors(), []);
      assert.deepEqual(requests().filter(({ url }) => !/embed\.html/.test(url)), []);
      assert.deepEqual([...new Set(server.asked)].filter((path) => !["/page.html", "/favicon.ico"].includes(path)), ["/embed.html"]);
    } finally {
      await page.close();
      await server.close();
    }
  }
  const frame = (origin = "ORIGIN", more = "") => `<script>document.write('<iframe ${more} src="embed.html#origin=${origin}"></iframe>')</script>`;
  const ready = () => page.waitFor(() => heard.some(({ type }) => type === "ready"), { timeout: 30_000 });
  const read = (times) => page.waitFor((times) => reads() >= times, { args: [times], timeout: 15_000 });

  test("of another origin obeys nobody and tells nobody", async () => {
    await around(frame("https://www.example.gov.cn"), async () => {
      await page.waitFor(() => inside() && inside().status === "waiting", { timeout: 30_000 });
      await page.evaluate(() => show());
      await settled();
      assert.deepEqual(await page.evaluate(() => [inside().status, inside().text, inside().document, heard.length]), ["waiting", null, null, 0]);
    });
  });

  test("obeys the window above it, not one beside it", async () => {
    await around(`${frame()}<iframe id="other" srcdoc="<p>x</p>"></iframe>`, async () => {
      await ready();
      await page.evaluate(() => show({ view: "tables" }));
      await read(1);
      await settled();
      const before = await page.evaluate(() => heard.length);
      await page.evaluate(() => document.getElementById("other").contentWindow.eval(`parent.frames[0].postMessage({ protocol: "gongkai/1", type: "show", text: "天气", view: "badge", lang: "en" }, "*")`));
      await settled();
      assert.deepEqual(await page.evaluate(() => [inside().view, inside().lang, inside().status, inside().text.length > 1000]), ["tables", "zh", "ready", true]);
      assert.equal(await page.evaluate(() => heard.length), before);
    });
  });

  for (const width of [1000, 360]) {
    test(`all of it is to be seen at the height that it tells, ${width} pixels wide`, async () => {
      await around(frame(), async () => {
        await ready();
        const fits = async (name) => {
          await settled();
          const [needed, there] = await page.evaluate(() => { const { documentElement } = inside().ownerDocument; return [Math.max(documentElement.scrollHeight, inside().ownerDocument.body.scrollHeight), document.querySelector("iframe").contentWindow.innerHeight]; });
          assert.ok(needed <= there, `${name}: ${needed} in ${there}`);
          assert.ok(there < needed + 40, `${name}: ${there} for ${needed}`);
        };
        let times = 0;
        for (const theme of ["light", "dark"]) for (const view of ["full", "tables", "findings", "badge"]) {
          await page.evaluate((more) => show(more), { view, theme });
          await read(++times);
          await fits(`${view} ${theme}`);
          if (view !== "full" && view !== "findings") continue;
          await page.evaluate(() => inside().shadowRoot.querySelector("gongkai-findings").shadowRoot.querySelector(".line").click());
          await fits(`${view} ${theme}, a finding open`);
        }
      }, { width, height: 700 });
    });
  }

  test("answers the same report again, for a page that lost the answer", async () => {
    await around(frame(), async () => {
      await ready();
      for (const times of [1, 2, 3]) {
        await page.evaluate(() => show({ lang: "zh-CN" }));
        await read(times);
        await settled();
        assert.equal(await page.evaluate(() => reads()), times);
      }
      assert.deepEqual(await page.evaluate(() => [inside().lang, inside().ownerDocument.documentElement.lang]), ["zh-CN", "zh-CN"]);
      await page.evaluate(() => show({ lang: "en" }));
      await read(4);
      assert.match(await page.evaluate(() => inside().shadowRoot.querySelector(".words").innerText), /1 error/);
    });
  });

  for (const how of ["display: none", "visibility: hidden", "height: 0", "position: absolute; left: -9999px"]) {
    test(`reads what it is given while it is not to be seen: ${how}`, async () => {
      await around(frame("ORIGIN", `style="${how}"`), async () => {
        await ready();
        await page.evaluate(() => show());
        await read(1);
        await page.evaluate(() => { document.querySelector("iframe").style.cssText = ""; });
        await settled();
        assert.equal(await page.evaluate(() => reads()), 1);
        assert.equal(await page.evaluate(() => inside().shadowRoot.querySelectorAll("gongkai-table").length), 3);
      });
    });
  }
});

describe("a portal where everything is awkward at once", () => {
  test("a view that a framework gives as a property stands in the line, as one that is written does", async () => {
    await open(whole(`<p>结论：<gongkai-report id="b" for="r"></gongkai-report></p>${REPORT}`));
    await status("b", "ready");
    const display = () => page.evaluate(() => getComputedStyle(document.getElementById("b")).display);
    assert.equal(await display(), "block");
    assert.equal(await page.evaluate(() => document.getElementById("b").hasAttribute("view")), false, "what nobody gave is not written");
    await page.evaluate(() => { document.getElementById("b").view = "badge"; return document.getElementById("b").updateComplete; });
    assert.equal(await display(), "inline-block");
    await page.evaluate(() => { document.getElementById("b").removeAttribute("view"); return document.getElementById("b").updateComplete; });
    assert.deepEqual([await display(), await page.evaluate(() => document.getElementById("b").view)], ["block", "tables"]);
    await page.close();
  });

  test("base, cells, hidden tabs, innerHTML, document.write, a root of 100 pixels, forms and ids of its own", async () => {
    const clutter = `<form id="form" action="nowhere"><input id="entry" name="text" value="7"><select id="report" name="read"><option>1</option></select></form><div id="status"></div><script id="document">window.ran = (window.ran || 0) + 1;<\/script><img id="src" alt="">`;
    const inner = (id, more = "") => `<gongkai-report view="full" id="${id}" ${more}>${clutter.replace(/id="(\w+)"/g, `id="${id}-$1" class="$1"`)}<pre>${EXAMPLE}</pre></gongkai-report>`;
    await open(whole(`<base href="https://www.example.gov.cn/other/"><style>html { font-size: 100px; } .tab { display: none; } td { white-space: nowrap; } * { letter-spacing: 1px; }</style>
      <table><tr><td id="cell">${inner("r")}</td><td>旁边</td></tr></table>
      <div class="tab">${inner("tab")}</div>
      <div id="later"></div>
      <script>document.write(${JSON.stringify(inner("written")).replace(/<\//g, "<\\/")})</script>
      <script>window.text = "x"; window.name = "report"; window.status = "y"; window.define = function () { throw new Error("defined"); }; window.define.amd = {};</script>`));
    await page.evaluate((html) => { document.getElementById("later").innerHTML = html; }, inner("put"));
    await sound("r");
    for (const id of ["written", "put"]) {
      await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
      await sound(id);
    }
    assert.equal(await page.evaluate(() => document.getElementById("tab").status), "waiting");
    await page.evaluate(() => { document.querySelector(".tab").style.display = "block"; document.getElementById("tab").scrollIntoView(); });
    await sound("tab");
    assert.equal(await page.evaluate(() => window.ran), 3, "scripts of the content run once, as they would without us");
    const sizes = await look("r", () => [getComputedStyle(all(".name")[0]).fontSize, getComputedStyle(all(".words")[0]).letterSpacing]);
    assert.deepEqual(sizes, ["22px", "normal"]);
    await page.close();
  });
});

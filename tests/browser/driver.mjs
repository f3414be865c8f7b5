// Drives a page as a person would, in today's Chromium and in Chromium 81, over the raw DevTools protocol
// (Playwright and its like are too new for a browser of 2020).
//
//   const browser = await launch("current");            // or "chromium81"
//   const page = await browser.page(url, { width: 1280, height: 800 });
//   await page.paste({ text });
//   await page.waitFor(() => document.querySelector("gongkai-report"));
//   assert.deepEqual(page.errors, []);
//   await browser.close();

import { readFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { browserCommand } from "./browsers.mjs";
import { DevTools } from "./devtools.mjs";
import { chordEvents } from "./keyboard.mjs";

/**
 * Starts a browser with an empty profile. `name`: `"current"` or `"chromium81"`; default GONGKAI_BROWSER. `window`: with a window, on the
 * display of that name. `preferences`: what the profile begins with.
 */
export async function launch(name = process.env.GONGKAI_BROWSER ?? "current", { window = null, preferences = null } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "gongkai-browser-"));
  let command = browserCommand(name);
  if (window) {
    const flags = command.flags.filter((flag) => flag !== "--headless");
    command = { ...command, flags: [...flags, "--ozone-platform=x11", "--password-store=basic"], env: { ...command.env, DISPLAY: window, NO_AT_BRIDGE: "1" } };
  }
  if (preferences) {
    mkdirSync(join(profile, "Default"));
    writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(preferences));
  }
  const devtools = new DevTools({ ...command, flags: [...command.flags, `--user-data-dir=${profile}`] });
  const { product } = await devtools.send("Browser.getVersion");
  return new Browser(name, product, devtools, profile);
}

class Browser {
  #devtools;
  #profile;

  constructor(name, version, devtools, profile) {
    /** `"current"` or `"chromium81"`. */
    this.name = name;
    /** Such as `HeadlessChrome/81.0.4044.0`. */
    this.version = version;
    this.#devtools = devtools;
    this.#profile = profile;
  }

  /** Opens a tab of that size (CSS pixels), goes to the address and waits until it has loaded. `offline`: with the network off. */
  async page(url, { width = 1280, height = 800, dark = false, offline = false } = {}) {
    const { targetId } = await this.#devtools.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.#devtools.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this.name, this.#devtools, targetId, sessionId);
    await page.prepare({ width, height, dark, offline });
    await page.goto(url);
    // Another process, which some versions give a file, does not know yet.
    await page.switchOff();
    return page;
  }

  /** Ends the browser and removes its profile. */
  async close() {
    await this.#devtools.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Page {
  /** Exceptions, `console.error`s and what the browser itself complains of (refused by policy, failed loads). */
  errors = [];

  /** How often the page made the browser ask before it was left. Every time the answer is yes. */
  asked = 0;
  /** `{ url, type }` of every request after the page had loaded, its workers' included; not `data:` and `blob:`. */
  requests = [];
  #devtools;
  #target;
  #session;
  #sessions = new Set();
  #browser;
  #loaded = false;
  #timed = false;
  #onLoad = () => {};
  #size;
  #offline;

  constructor(browser, devtools, target, session) {
    this.#browser = browser;
    this.#devtools = devtools;
    this.#target = target;
    this.#session = session;
    this.#sessions.add(session);
    devtools.listen((method, params, from) => this.#sessions.has(from) && this.#event(method, params, from));
  }

  /** Called once by `Browser.page`. */
  async prepare({ width, height, dark, offline }) {
    this.#size = { width, height };
    this.#offline = offline;
    await this.#send("Page.enable");
    await this.#watch(this.#session);
    await this.#resize(width, height);
    const scheme = { name: "prefers-color-scheme", value: dark ? "dark" : "light" };
    await this.#send("Emulation.setEmulatedMedia", { features: [scheme] });
  }

  /** Goes to an address and waits for the load event. `errors` and `requests` start anew. */
  async goto(url) {
    await this.#navigate(() => this.#send("Page.navigate", { url }), url);
  }

  /** Loads the page again. */
  async reload() {
    await this.#navigate(() => this.#send("Page.reload"), "reload");
  }

  /**
   * Calls a function, or evaluates an expression, in the page. Arguments and result cross as JSON; promises are
   * awaited; what the page throws is thrown here. Counts as a gesture of the user.
   */
  async evaluate(code, ...args) {
    const { result, exceptionDetails } = await this.#send("Runtime.evaluate", {
      expression: expression(code, args),
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) {
      throw new Error(`in the page: ${describeException(exceptionDetails)}`);
    }
    return result.value;
  }

  /** Asks until the answer is truthy, and returns it. `timeout` in milliseconds. */
  async waitFor(code, { timeout = 10_000, args = [] } = {}) {
    const until = Date.now() + timeout;
    for (;;) {
      const answer = await this.evaluate(code, ...args);
      if (answer) return answer;
      if (Date.now() > until) {
        const errors = this.errors.length ? `\nerrors of the page:\n${this.errors.join("\n")}` : "";
        throw new Error(`waited ${timeout} ms in vain for: ${String(code)}${errors}`);
      }
      await new Promise((resume) => setTimeout(resume, 40));
    }
  }

  /**
   * Clicks with the mouse in the middle of the first match, which is scrolled into view first.
   * `"a >>> b"`: b inside the shadow root of a. Throws when something else would get the click.
   */
  async click(selector, { count = 1 } = {}) {
    const { x, y } = await this.#place(selector);
    await this.#mouse("mouseMoved", x, y);
    for (let clickCount = 1; clickCount <= count; clickCount++) {
      await this.#mouse("mousePressed", x, y, { button: "left", buttons: 1, clickCount });
      await this.#mouse("mouseReleased", x, y, { button: "left", clickCount });
    }
  }

  /** Moves the mouse over the first match. */
  async hover(selector) {
    const { x, y } = await this.#place(selector);
    await this.#mouse("mouseMoved", x, y);
  }

  /** Moves the mouse to the upper left corner, where it points at nothing. */
  async away() {
    await this.#mouse("mouseMoved", 1, 1);
  }

  /** Types where the focus is: ASCII key by key, everything else as an input method would insert it. */
  async type(text) {
    for (const part of text.match(/[ -~]|[^ -~]+/gu) ?? []) {
      if (/^[ -~]$/.test(part)) await this.press(part);
      else await this.#send("Input.insertText", { text: part });
    }
  }

  /** Presses a key or a chord: `"Escape"`, `"Tab"`, `"Shift+Tab"`, `"Control+V"`. */
  async press(chord) {
    for (const event of chordEvents(chord)) {
      await this.#send("Input.dispatchKeyEvent", event);
    }
  }

  /**
   * Puts text, or text and HTML, on the browser's clipboard and presses Control+V where the focus is.
   * The clipboard is the browser's real one in both browsers; nothing is simulated in the page.
   */
  async paste({ text = "", html } = {}) {
    await this.copy({ text, html });
    await this.press("Control+V");
  }

  /** Puts text, or text and HTML, on the browser's clipboard, as a copy in another page would. */
  async copy({ text = "", html }) {
    const copied = await this.evaluate(fillClipboard, text, html ?? null);
    if (!copied) throw new Error("the browser refused to copy to the clipboard");
  }

  /** What is on the clipboard as text, seen by pasting into a field that is added to the page and taken away. */
  async clipboardText() {
    await this.evaluate(addPasteTarget);
    await this.press("Control+V");
    return this.evaluate(takePasteTarget);
  }

  /**
   * Drops files (paths) on the first match of `onto`. Today's Chromium is given a real drag by the protocol; Chromium
   * 81's protocol cannot drag files, so there the same events are dispatched in the page with the files' contents.
   */
  async drop(paths, { onto = "body" } = {}) {
    const files = [paths].flat().map((path) => resolve(path));
    const { x, y } = await this.#place(onto, { covered: true });
    if (this.#browser === "chromium81") {
      const contents = files.map((path) => ({ name: basename(path), base64: readFileSync(path).toString("base64") }));
      await this.evaluate(dropInPage, x, y, contents);
      return;
    }
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await this.#send("Input.dispatchDragEvent", { type, x, y, data });
    }
  }

  /** Chooses files (paths) in a file input, as its dialogue would. */
  async setFiles(selector, paths) {
    const { result, exceptionDetails } = await this.#send("Runtime.evaluate", {
      expression: expression(findElement, [selector]),
    });
    if (exceptionDetails) throw new Error(describeException(exceptionDetails));
    await this.#send("DOM.setFileInputFiles", {
      objectId: result.objectId,
      files: [paths].flat().map((path) => resolve(path)),
    });
  }

  /** Writes a PNG: of the window, or of the whole page. */
  async screenshot(path, { fullPage = false } = {}) {
    if (fullPage) {
      const height = await this.evaluate(() => Math.ceil(document.documentElement.scrollHeight));
      await this.#resize(this.#size.width, Math.min(height, 16_000));
    }
    // Two frames: fonts and layout settle before the picture is taken.
    await this.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
    const { data } = await this.#send("Page.captureScreenshot", { format: "png" });
    writeFileSync(path, Buffer.from(data, "base64"));
    if (fullPage) await this.#resize(this.#size.width, this.#size.height);
  }

  /** Prints as the page asks for it (`@page`), and returns the PDF. */
  async pdf() {
    const { data } = await this.#send("Page.printToPDF", { preferCSSPageSize: true, printBackground: false });
    return Buffer.from(data, "base64");
  }

  /** The web app manifest as the browser reads it, and what keeps it from installing the page: `{ url, data, errors, refused }`; `url` is empty where there is none. */
  async manifest() {
    const { url, data = "", errors } = await this.#send("Page.getAppManifest");
    const { installabilityErrors } = await this.#send("Page.getInstallabilityErrors");
    return { url, data, errors, refused: installabilityErrors.map(({ errorId }) => errorId) };
  }

  /**
   * Milliseconds that the page's thread has worked since it was first asked, whatever else the machine does meanwhile: all its
   * tasks, and of them script, style and layout.
   */
  async worked() {
    if (!this.#timed) {
      await this.#send("Performance.setTimeDomain", { timeDomain: "threadTicks" }).catch(() => {});
      await this.#send("Performance.enable");
      this.#timed = true;
    }
    const { metrics } = await this.#send("Performance.getMetrics");
    const of = (name) => 1000 * (metrics.find((one) => one.name === name)?.value ?? 0);
    return { all: of("TaskDuration"), script: of("ScriptDuration"), style: of("RecalcStyleDuration"), layout: of("LayoutDuration") };
  }

  /** What JavaScript holds after collecting what nobody needs any more, in bytes: `{ usedSize, totalSize }`. */
  async heap() {
    await this.#send("HeapProfiler.collectGarbage");
    return this.#send("Runtime.getHeapUsage");
  }

  /** Media features as a person's system sets them, such as `{ "forced-colors": "active" }`, and `print` or `screen`; until the next call. */
  async media(features, media = "") {
    await this.#send("Emulation.setEmulatedMedia", { media, features: Object.entries(features).map(([name, value]) => ({ name, value })) });
  }

  /** Whether pages run their scripts, from the next one on. */
  async scripts(run) {
    await this.#send("Emulation.setScriptExecutionDisabled", { value: !run });
  }

  /** Changes the window's size, in CSS pixels. */
  async resize(width, height) {
    this.#size = { width, height };
    await this.#resize(width, height);
  }

  /** Closes the tab. */
  async close() {
    await this.#devtools.send("Target.closeTarget", { targetId: this.#target });
  }

  #send(method, params) {
    return this.#devtools.send(method, params, this.#session);
  }

  #resize(width, height) {
    return this.#send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  #mouse(type, x, y, more = {}) {
    return this.#send("Input.dispatchMouseEvent", { type, x, y, ...more });
  }

  #place(selector, { covered = false } = {}) {
    return this.evaluate(placeOf, selector, covered);
  }

  async #navigate(go, url) {
    this.#loaded = false;
    this.errors.length = 0;
    this.requests.length = 0;
    let timer;
    const loaded = new Promise((resolve, reject) => {
      this.#onLoad = resolve;
      timer = setTimeout(() => reject(new Error(`${url}: not loaded after 30 s`)), 30_000);
    });
    loaded.catch(() => {});
    try {
      const { errorText } = await go();
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await loaded;
    } finally {
      clearTimeout(timer);
    }
    this.#loaded = true;
  }

  /** Listens to a page's or a worker's troubles and requests. A worker knows fewer domains than a page. */
  async #watch(session) {
    const domains = ["Runtime.enable", "Log.enable", "Network.enable"];
    await Promise.all(domains.map((method) => this.#devtools.send(method, {}, session).catch(() => {})));
    const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    await this.#devtools.send("Target.setAutoAttach", attach, session).catch(() => {});
    await this.switchOff(session);
  }

  /** Switches the network off for a page that was opened so, or for a worker of it. */
  async switchOff(session = this.#session) {
    if (!this.#offline) return;
    const nothing = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
    const off = this.#devtools.send("Network.emulateNetworkConditions", nothing, session);
    // A worker that knows no such thing has the page's network; the page must have it off.
    await (session === this.#session ? off : off.catch(() => {}));
  }

  #event(method, params, session) {
    switch (method) {
      case "Page.loadEventFired":
        this.#onLoad();
        break;
      case "Runtime.exceptionThrown":
        this.errors.push(`uncaught: ${describeException(params.exceptionDetails)}`);
        break;
      case "Runtime.consoleAPICalled":
        if (["error", "assert"].includes(params.type)) {
          this.errors.push(`console: ${params.args.map((a) => a.value ?? a.description ?? a.type).join(" ")}`);
        }
        break;
      case "Log.entryAdded":
        if (params.entry.level === "error") {
          const { source, text, url } = params.entry;
          this.errors.push(`${source}: ${text}${url ? ` (${url})` : ""}`);
        }
        break;
      case "Network.requestWillBeSent":
        if (this.#loaded && !/^(data|blob):/.test(params.request.url)) {
          this.requests.push({ url: params.request.url, type: params.type ?? "Other" });
        }
        break;
      case "Network.webSocketCreated":
        this.requests.push({ url: params.url, type: "WebSocket" });
        break;
      case "Page.javascriptDialogOpening":
        // Whether somebody really wants to leave is a question of the page's, and no trouble.
        if (params.type === "beforeunload") this.asked++;
        else this.errors.push(`dialogue: ${params.type} "${params.message}"`);
        this.#devtools.send("Page.handleJavaScriptDialog", { accept: true }, session).catch(() => {});
        break;
      case "Target.attachedToTarget":
        this.#sessions.add(params.sessionId);
        this.#watch(params.sessionId);
        break;
    }
  }
}

/** The functions a called function may need, by name: they are sent along with it. */
function library() {
  return `${findElement}\n`;
}

function expression(code, args) {
  if (typeof code !== "function") return code;
  const values = args.map((value) => (value === undefined ? "undefined" : JSON.stringify(value)));
  return `(() => { ${library()} return (${code})(${values.join(", ")}); })()`;
}

function describeException({ text, exception }) {
  return exception?.description ?? (exception && "value" in exception ? `${text} ${JSON.stringify(exception.value)}` : text);
}

// What follows runs in the page: Chromium 81's JavaScript, nothing from outside but `library()`.

function findElement(selector) {
  let scope = document;
  for (const part of selector.split(">>>")) {
    const found = (scope.shadowRoot || scope).querySelector(part.trim());
    if (!found) throw new Error(`nothing matches "${part.trim()}" of "${selector}"`);
    scope = found;
  }
  return scope;
}

function placeOf(selector, covered) {
  const element = findElement(selector);
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = Array.from(element.getClientRects()).find((rect) => rect.width > 0 && rect.height > 0);
  if (!box) throw new Error(`"${selector}" is not visible`);
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight);
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  let hit = document.elementFromPoint(x, y);
  while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) {
    hit = hit.shadowRoot.elementFromPoint(x, y);
  }
  const ancestors = [];
  for (let node = hit; node; node = node.assignedSlot || node.parentNode || node.host) ancestors.push(node);
  if (!covered && !ancestors.includes(element)) {
    const other = hit ? `<${hit.localName}${hit.className ? ` class="${hit.className}"` : ""}>` : "nothing";
    throw new Error(`"${selector}" cannot be clicked: ${other} is in front of it`);
  }
  return { x, y };
}

function fillClipboard(text, html) {
  const put = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData("text/plain", text);
    if (html !== null) event.clipboardData.setData("text/html", html);
  };
  window.addEventListener("copy", put, { capture: true, once: true });
  const done = document.execCommand("copy");
  window.removeEventListener("copy", put, { capture: true });
  return done;
}

function addPasteTarget() {
  const field = document.createElement("textarea");
  field.id = "gongkai-driver-paste";
  field.style = "position: fixed; top: 0; left: 0; opacity: 0";
  document.body.append(field);
  field.focus({ preventScroll: true });
  field.addEventListener("paste", (event) => event.stopPropagation());
}

function takePasteTarget() {
  const field = document.getElementById("gongkai-driver-paste");
  field.remove();
  return field.value;
}

function dropInPage(x, y, files) {
  const transfer = new DataTransfer();
  for (const { name, base64 } of files) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const type = /\.html?$/i.test(name) ? "text/html" : /\.txt$/i.test(name) ? "text/plain" : "";
    transfer.items.add(new File([bytes], name, { type }));
  }
  let target = document.elementFromPoint(x, y) || document.body;
  while (target.shadowRoot && target.shadowRoot.elementFromPoint(x, y) && target.shadowRoot.elementFromPoint(x, y) !== target) {
    target = target.shadowRoot.elementFromPoint(x, y);
  }
  for (const type of ["dragenter", "dragover", "drop"]) {
    const event = { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer, clientX: x, clientY: y };
    target.dispatchEvent(new DragEvent(type, event));
  }
}

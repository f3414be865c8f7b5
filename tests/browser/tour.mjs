// Makes the pictures of docs/tour: the page as somebody sees it who uses it for the first time, with the samples and with three
// reports of the project's own (reports/); and the examples of the widget. Needs dist/ as `cargo xtask pack` leaves it, for the
// examples with frameworks the packages of tests/npm too.
//
//   node tests/browser/tour.mjs [SCENE…]        all of them, or those named; GONGKAI_SAMPLES as in the tests
//
// Where the samples are not there, their scenes are left out and said so.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./driver.mjs";
import { withPalette } from "./png.mjs";
import { APP, cell, EXAMPLE, FINDINGS, INSPECTOR, INTAKE, LIST, open, RESULT, tab } from "./scene.mjs";
import { serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const folder = join(root, "docs/tour");
const samples = process.env.GONGKAI_SAMPLES ?? join(root, "../shared/samples");
const own = (name) => readFileSync(join(here, "reports", `${name}.txt`), "utf8");
const ownFile = (name) => join(here, "reports", `${name}.txt`);
const sample = (n) => join(samples, `sample-${n}.txt`);

const TOTAL = "requests.partially_granted.total";
const DOUBTFUL = "requests.new_received.natural_person";
const read = async (page, text) => {
  await page.paste({ text });
  await page.waitFor(() => !!document.querySelector("gongkai-app").shadowRoot.querySelector("gongkai-result"));
};
const PHONE = [360, 740];
const DESK = [1280, 800];
const WALL = [1920, 1080];
const EVERYWHERE = [PHONE, DESK, WALL].flatMap((size) => [[size, "light"], [size, "dark"]]);
const MOST = EVERYWHERE.slice(0, -1);
const BOTH = [[DESK, "light"], [PHONE, "dark"]];

/** Scene by scene: where it is looked at, and how one gets there. */
const SCENES = {
  start: { looks: EVERYWHERE, go: async () => {} },
  guide: { looks: BOTH, go: async ({ page }) => {
    await page.click(`${INTAKE}#guide`);
    for (const n of [1, 2]) {
      await page.waitFor((at) => document.querySelector("gongkai-app").session.state.guide === at, { args: [n - 1] });
      await page.click(`${APP}gongkai-guide >>> #on`);
    }
  } },
  sound: { looks: MOST, go: ({ page }) => read(page, own("sound")) },
  faulty: { looks: EVERYWHERE, go: ({ page }) => read(page, own("faulty")) },
  finding: { looks: BOTH, go: async ({ page }) => {
    await read(page, own("faulty"));
    await page.press("n");
    await page.press("n");
  } },
  sums: { looks: MOST, go: async ({ page }) => {
    await read(page, own("faulty"));
    await page.click(cell(TOTAL));
  } },
  trying: { looks: BOTH, go: async ({ page, scene }) => {
    await read(page, own("faulty"));
    await page.press("n");
    await page.press("n");
    await scene.look((s) => find(s).click(), `${INSPECTOR}.apply`);
  } },
  unreadable: { looks: MOST, go: async ({ page }) => {
    await read(page, own("unreadable"));
    await page.click(cell(DOUBTFUL));
  } },
  nothing: { looks: BOTH, go: async ({ page, scene }) => {
    await page.paste({ text: "关于做好2024年度政务公开考评工作的通知\n附件：1.考评指标.docx 2.年度报告.pdf\n" });
    await scene.until(`${INTAKE}.trouble`);
  } },
  list: { looks: MOST, needs: [0, 1, 2, 3, 4].map(sample), go: async ({ page, scene }) => {
    await page.setFiles(`${INTAKE}gongkai-pick >>> input.files`, [...["sound", "faulty", "unreadable"].map(ownFile), ...[0, 1, 2, 3, 4].map(sample)]);
    await scene.until(`${LIST}tbody tr:nth-child(8)`);
  } },
  text: { looks: BOTH, go: async ({ page, scene }) => {
    await read(page, own("faulty"));
    await page.press("n");
    await scene.look((s) => find(s).click(), tab("source"));
  } },
  checklist: { looks: BOTH, go: async ({ page, scene }) => {
    await read(page, own("faulty"));
    await scene.take("#checklist");
    await scene.until(`${APP}gongkai-paper >>> gongkai-sheet >>> h1`);
  } },
  pictures: { looks: BOTH, go: async ({ page, scene }) => {
    await read(page, own("sound"));
    await page.click(tab("pictures"));
    await scene.until(`${RESULT}gongkai-pictures >>> figcaption`);
  } },
  blank: { looks: BOTH, go: async ({ page, scene }) => {
    await page.click(`${INTAKE}.blank summary`);
    await page.click(`${INTAKE}#body`);
    await page.type("青岚县某局");
    await page.click(`${INTAKE}#fill`);
    await scene.until(tab("requests"));
    await page.click(tab("requests"));
    await scene.until(cell("requests.new_received.total"));
    await scene.look((s) => find(s).focus(), cell("requests.new_received.natural_person"));
    for (const digits of ["12", "3"]) {
      await page.type(digits);
      await page.press("Tab");
    }
    await scene.look((s) => find(s).focus(), cell("requests.new_received.total"));
    await page.type("16");
    await page.press("Enter");
    await scene.until(`${FINDINGS}.errors .message`);
  } },
  about: { looks: BOTH, go: async ({ page }) => page.click(`${APP}#about`) },
  large: { looks: [[DESK, "light"], [PHONE, "light"]], go: async ({ page }) => {
    await page.click(`${APP}#large`);
    await read(page, own("faulty"));
    await page.click(cell(TOTAL));
  } },
  forced: { looks: [[DESK, "forced"], [PHONE, "forced"]], go: async ({ page }) => {
    await read(page, own("unreadable"));
    await page.click(cell(DOUBTFUL));
  } },
  english: { looks: BOTH, go: async ({ page }) => {
    await page.click(`${APP}#language`);
    await read(page, own("faulty"));
    await page.click(cell(TOTAL));
  } },
  ...Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`sample-${n}`, { looks: [[DESK, "light"]], needs: [sample(n)], go: ({ page }) => read(page, readFileSync(sample(n), "utf8")) }])),
};

/** Pages with the widget: those of examples/, and those that Vite builds. */
const PAGES = ["article", "cms", "strict", "frame"];
const BUILT = ["react", "vue"];

/** dist/ as a portal would serve it, with the built examples in it. */
async function portal() {
  const npm = join(root, "tests/npm");
  const project = mkdtempSync(join(npm, ".project-"));
  try {
    const { build } = await import(pathToFileURL(createRequire(join(npm, "x.js")).resolve("vite")));
    cpSync(join(root, "dist/npm"), join(project, "node_modules/gongkai"), { recursive: true });
    cpSync(join(root, "dist"), join(project, "dist"), { recursive: true });
    for (const name of BUILT) {
      cpSync(join(root, "www/examples", name), join(project, name), { recursive: true });
      await build({ root: join(project, name), logLevel: "error", build: { outDir: join(project, "dist/examples", name) } });
    }
    const server = await serve(join(project, "dist"));
    return { origin: server.origin, close: () => server.close().then(() => rmSync(project, { recursive: true })) };
  } catch (error) {
    rmSync(project, { recursive: true });
    throw error;
  }
}

/** Until the report is read; where there is a field for it, somebody pastes one. */
async function shown(page) {
  await page.waitFor(() => !!document.getElementById("report"));
  if (await page.evaluate(() => !!document.getElementById("text"))) {
    await page.click("#text");
    await page.paste({ text: EXAMPLE });
  }
  await page.waitFor(() => { const report = document.getElementById("report"); return report && (report.hidden || report.status === "ready"); }, { timeout: 30_000 });
}

const wanted = process.argv.slice(2);
const chosen = (name) => wanted.length === 0 || wanted.includes(name);
mkdirSync(folder, { recursive: true });
const browser = await launch("current");
let total = 0;

/** The page as it is now, without the mouse and at the end of smooth scrolling. */
async function take(page, name) {
  await page.away();
  await new Promise((resume) => setTimeout(resume, 1200));
  const errors = page.errors.filter((error) => !/favicon/.test(error));
  if (errors.length) throw new Error(`${name}: ${errors.join("\n")}`);
  const path = join(folder, `${name}.png`);
  await page.screenshot(path);
  const small = withPalette(readFileSync(path));
  writeFileSync(path, small);
  total += small.length;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  console.log(`${name}: ${Math.round(small.length / 1024)} KB${wide > 0 ? `, ${wide} px too wide` : ""}`);
}

try {
  for (const [name, { looks, go, needs = [] }] of Object.entries(SCENES)) {
    if (!chosen(name)) continue;
    const lacking = needs.find((path) => !existsSync(path));
    if (lacking) {
      console.log(`${name}: left out, ${lacking} is not there`);
      continue;
    }
    for (const [[width, height], look] of looks) {
      const scene = await open(browser, { width, height, dark: look === "dark" });
      const { page } = scene;
      try {
        if (look === "forced") await page.media({ "forced-colors": "active", "prefers-color-scheme": width > 1000 ? "light" : "dark" });
        await go({ page, scene });
        await take(page, `${name}-${width}-${look}`);
      } finally {
        await page.evaluate((selector) => { const e = document.querySelector("gongkai-app").shadowRoot.querySelector(selector); if (e) e.click(); }, "#clear");
        await page.close();
      }
    }
  }
  const examples = [...PAGES.map((name) => [`example-${name}`, `${name}.html`]), ...BUILT.map((name) => [`example-${name}`, `${name}/`])].filter(([name]) => chosen(name));
  const server = examples.length ? await portal() : null;
  try {
    for (const [name, path] of examples) {
      for (const [width, height] of [DESK, PHONE]) {
        const page = await browser.page(`${server.origin}/examples/${path}`, { width, height });
        await shown(page);
        await take(page, `${name}-${width}-light`);
        await page.close();
      }
    }
  } finally {
    await server?.close();
  }
} finally {
  await browser.close();
}
console.log(`${Math.round(total / 1024)} KB in all`);

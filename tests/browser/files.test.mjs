// Files of every format, dropped on the page as it lies on the disk: what is read, what is refused, and what happens on the way.

import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "../../www/test/bundle.mjs";
import { bomb, digits, locked, pdf, scan, unzip, zip } from "./archive.mjs";
import { launch } from "./driver.mjs";
import { serve } from "./server.mjs";
import { APP, cell, EXAMPLE, FINDINGS, INSPECTOR, INTAKE, LIST, open, RESULT, SOUND, SOURCE, SUMMARY, tab } from "./scene.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const fixtures = join(root, "tests/fixtures/files");
const samples = join(process.env.GONGKAI_SAMPLES ?? join(root, "..", "shared", "samples"), "files");
const given = readdirSync(fixtures).filter((name) => !name.endsWith(".py")).sort();
const PICK = "gongkai-pick >>> input";
const BODY = "南屏县档案馆";

describe("files", () => {
  let browser, folder, scene, page, expected;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gongkai-files-"));
    expected = await reader();
    browser = await launch();
    scene = await open(browser);
    page = scene.page;
  });
  // Chromium sometimes hangs where a page is loaded again after its workers were ended at work: each test has a page of its own.
  beforeEach(async () => {
    await page.close();
    scene = await open(browser);
    page = scene.page;
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fixture = (name) => join(fixtures, name);
  const file = (name, content) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const named = (name) => SOUND.replace(/青岚县/g, name);
  const drop = (paths) => page.drop(paths, { onto: `${APP}footer` });
  const state = (what) => page.evaluate(`(() => { const { state, entry } = document.querySelector("gongkai-app").session; return (${what})(state, entry); })()`);
  const settled = (timeout = 60_000) => page.waitFor(() => {
    const { stage, progress, rows } = document.querySelector("gongkai-app").session.state;
    return stage !== "reading" && !progress && rows.length > 0;
  }, { timeout });
  const rows = () => state((s) => s.rows.map(({ name, body, verdict, why }) => [name, body, verdict, (why && why.why) || null]));

  for (const name of given) {
    test(`${name} is dropped: the document that the command line gives`, async () => {
      await drop(fixture(name));
      await settled();
      assert.equal(await scene.text(`${SUMMARY}h1`), BODY);
      assert.deepEqual(await state((_, entry) => entry.document), expected(name, readFileSync(fixture(name))));
      scene.assertQuiet();
    });
  }

  const HTML = readFileSync(join(root, "tests/fixtures/html-paragraphs.html"), "utf8");
  const MHT = ["From: <Saved>", "MIME-Version: 1.0", 'Content-Type: multipart/related; type="text/html"; boundary="b"', "", "--b", "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64", "Content-Location: http://x/", "", Buffer.from(HTML).toString("base64").replace(/.{76}/g, "$&\r\n"), "--b--", ""].join("\r\n");
  const flat = () => {
    const parts = unzip(readFileSync(fixture("python-docx.docx"))).filter(([name]) => /\.(?:xml|rels)$/.test(name) && name !== "[Content_Types].xml");
    const xml = (bytes) => bytes.toString().replace(/^\ufeff?<\?xml[^>]*\?>/, "");
    return `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${parts.map(([name, bytes]) => `<pkg:part pkg:name="/${name}"><pkg:xmlData>${xml(bytes)}</pkg:xmlData></pkg:part>`).join("")}</pkg:package>`;
  };
  const of = (name) => () => readFileSync(fixture(name));
  for (const [name, what, content] of [
    ["年报.wps", "a document of WPS", of("libreoffice.doc")], ["年报.et", "a workbook of WPS", of("libreoffice.xls")], ["改名.xls", "a workbook named as an old one", of("openpyxl.xlsx")],
    ["改名.doc", "RTF named as Word's", of("libreoffice.rtf")], ["网页.doc", "a web page named as Word's", () => HTML], ["网页.xls", "a web page named as Excel's", () => HTML],
    ["网页.mhtml", "a web archive", () => MHT], ["存档.doc", "a web archive named as Word's", () => MHT], ["模板.xml", "a document in one XML file", flat], ["模板.doc", "the same named as Word's", flat],
    ["单文件.html", "a page saved with its frames in it", () => `<!doctype html><title>x</title><iframe srcdoc="${HTML.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"></iframe>`],
  ]) {
    test(`${name}, ${what}, is dropped: its content decides`, async () => {
      const bytes = Buffer.from(content());
      await drop(file(name, bytes));
      await settled();
      assert.equal(await scene.text(`${SUMMARY}h1`), BODY);
      assert.deepEqual(await state((_, entry) => entry.document), expected(name, bytes));
      assert.ok(await state((_, entry) => Object.values(entry.report.cells).every(({ doubt }) => !doubt)));
      scene.assertQuiet();
    });
  }

  test("of a PDF printed with tracked changes numbers with both prints are doubted, and the check list names their pages", async () => {
    await drop(join(root, "tests/fixtures/doubted/libreoffice-changes.pdf"));
    await settled();
    assert.deepEqual(await state((_, entry) => { const { raw, doubt, reason } = entry.report.cells["requests.new_received.natural_person"]; return [raw, doubt, reason]; }), ["3121", true, "file_unsure"]);
    assert.match((await scene.texts(`${FINDINGS}li`)).join(), /文件里有的字读不准/);
    await page.click(`${RESULT}gongkai-away >>> #export`);
    await page.click(`${RESULT}gongkai-away >>> #checklist`);
    await scene.until(`${APP}gongkai-paper >>> gongkai-sheet >>> h1`);
    assert.match((await scene.texts(`${APP}gongkai-paper >>> gongkai-sheet >>> .findings td`)).join("\n"), /删除线[^\n]*见原文件第 \d+(?:、\d+)* 页/);
    scene.assertQuiet();
  });

  test("what is pasted, and text that is dropped, loads no reader of files", async () => {
    await page.evaluate(() => {
      window.asked = [];
      const get = document.getElementById.bind(document);
      document.getElementById = (id) => (window.asked.push(id), get(id));
    });
    await page.paste({ text: EXAMPLE });
    await settled();
    await drop([file("甲.txt", EXAMPLE), file("乙.txt", named("白溪县")), file("丙.html", `<p>${SOUND}</p>`)]);
    await settled();
    assert.deepEqual(await page.evaluate(() => window.asked.filter((id) => id === "files")), []);
    await drop(fixture("libreoffice.docx"));
    await page.waitFor(() => window.asked.includes("files"));
    await settled();
    scene.assertQuiet();
  });

  test("a number leads to its place in the text and to its page", async () => {
    await drop(fixture("libreoffice.pdf"));
    await settled();
    const id = "disputes.reconsideration.upheld";
    const cells = await state((_, entry) => Object.entries(entry.report.cells).filter(([, one]) => one.span).map(([key, { span }]) => [key, span[0]]));
    const pages = await state((_, entry) => entry.document.source.pages);
    for (const at of [0, cells.length - 1]) {
      const [key, start] = cells[at];
      await page.click(tab(key.split(".")[0]));
      await page.click(cell(key));
      const wanted = pages.filter((begin) => begin <= start).length;
      assert.equal(await scene.until(`${INSPECTOR}.page`), `第 ${wanted} 页`, `${id} ${key}`);
    }
    await page.click(`${INSPECTOR}.to-source`);
    assert.match(await scene.until(`${SOURCE}.intro`), /从文件中取出的文字（PDF 文件）/);
    assert.deepEqual(await scene.texts(`${SOURCE}.page`), pages.map((_, i) => `第 ${i + 1} 页`));
    assert.equal(await scene.count(`${SOURCE}.chosen`), 1);
    scene.assertQuiet();
  });

  test("what a file's reader observed is told, and still when a number is tried", async () => {
    const document = unzip(readFileSync(fixture("python-docx.docx"))).map(([name, bytes]) => {
      if (name !== "word/document.xml") return [name, bytes];
      return [name, bytes.toString().replace(/<w:body>/, '<w:body><w:p><w:ins w:id="1" w:author="甲" w:date="2025-01-01T00:00:00Z"><w:r><w:t>修订</w:t></w:r></w:ins></w:p>')];
    });
    await drop(file("修订.docx", zip(document)));
    await settled();
    assert.match((await scene.texts(`${FINDINGS}li`)).join(), /修订/);
    assert.ok(await state((_, entry) => entry.report.findings.concat(entry.document.findings).some(({ rule }) => rule === "FILE-CHANGES")));
    await state((_, entry) => void document.querySelector("gongkai-app").session.change(Object.keys(entry.report.cells)[0], "7"));
    await page.waitFor(() => document.querySelector("gongkai-app").session.entry.prints.size === 1);
    assert.ok(await state((_, entry) => entry.report.findings.concat(entry.document.findings).some(({ rule }) => rule === "FILE-CHANGES")));
    scene.assertQuiet();
  });

  test("a file that is not read says what it is, why, and what to do, in both languages", async () => {
    for (const [path, zh, en] of [
      [file("加密.docx", locked()), /没有读出“加密\.docx”：这是.*有密码保护，读不了；请用原来的程序打开，去掉密码另存一份。/, /“加密\.docx”: this .* is protected with a password/],
      [file("扫描.pdf", scan(3)), /没有读出“扫描\.pdf”：这是 PDF 文件，3 页都是扫描图片/, /3 pages, all scanned/],
      [file("图.png", Buffer.from("89504e470d0a1a0a", "hex")), /这是 PNG 图片，里面没有能读的文字/, /PNG picture holds no text/],
      [file("a.rar", Buffer.from("526172211a0700", "hex")), /这种压缩方式打不开；请解压/, /unpack it/],
      [file("炸弹.docx", bomb()), /太大.*请只给年度报告本身/, /too large/],
      [file("空.zip", zip([])), /没有读出|里没有文件/, /holds no|not/],
    ]) {
      await scene.anew();
      await drop(path);
      await scene.until(`${INTAKE}.trouble`, (text) => zh.test(text), { timeout: 30_000 });
      await page.click(`${APP}#language`);
      await scene.until(`${INTAKE}.trouble`, (text) => en.test(text));
      await page.click(`${APP}#language`);
    }
    scene.assertQuiet();
  });

  test("an archive is opened, and archives in it: each file is a row of its own, with its place", async () => {
    const inner = zip([["内.txt", named("内河县")], ["再.zip", zip([["深.txt", named("深山县")]])]], { store: true });
    const path = file("各单位年报.zip", zip([
      ["甲/报告.docx", readFileSync(fixture("libreoffice.docx"))], ["甲/扫描.pdf", scan(2)], ["乙.pdf", readFileSync(fixture("typst.pdf"))], ["附件.zip", inner],
    ]));
    await drop(path);
    await settled();
    const got = await rows();
    assert.deepEqual(got.slice(0, 3), [
      ["各单位年报.zip/甲/报告.docx", BODY, got[0][2], null], ["各单位年报.zip/甲/扫描.pdf", null, "failed", "file"], ["各单位年报.zip/乙.pdf", BODY, got[2][2], null],
    ]);
    assert.equal(got[3][1], "内河县住房和城乡建设局");
    assert.deepEqual(got[4].slice(2), ["failed", "file"], "three deep is one too many");
    assert.match(await scene.text(`${LIST}.failed .note`), /2 页都是扫描图片/);
    assert.match((await scene.texts(`${LIST}.failed .note`))[1], /超过两层/);
    scene.assertQuiet();
  });

  test("an archive of one report opens it at once", async () => {
    await drop(file("一份.zip", zip([["年报.docx", readFileSync(fixture("libreoffice.docx"))]])));
    await settled();
    assert.equal(await scene.text(`${SUMMARY}h1`), BODY);
    assert.match(await scene.text(`${SUMMARY}.facts`), /一份\.zip\/年报\.docx/);
    scene.assertQuiet();
  });

  test("thirty files of all kinds at once", async () => {
    const paths = [...given.map(fixture), ...Array.from({ length: 6 }, (_, i) => file(`${i}.txt`, named(`第${i}县`))), file("锁.docx", locked()), file("扫.pdf", scan(1)), file("图.png", Buffer.from("89504e470d0a1a0a", "hex")), file("炸.docx", bomb())];
    assert.ok(paths.length >= 30);
    await drop(paths);
    await settled();
    const got = await rows();
    assert.equal(got.length, paths.length);
    assert.deepEqual(got.filter(([, , verdict]) => verdict === "failed").map(([name]) => name).sort(), ["图.png", "扫.pdf", "炸.docx", "锁.docx"].sort());
    assert.equal(got.filter(([, body]) => body === BODY).length, given.length);
    scene.assertQuiet();
  });

  test("a document of 60 MB is read", async () => {
    const path = file("大.docx", zip([...unzip(readFileSync(fixture("libreoffice.docx"))), ["word/media/1.bin", randomBytes(60 << 20)]], { store: true }));
    // Chromium 81 is not given a real drag, and takes the contents through the protocol.
    if (browser.name === "chromium81") await page.setFiles(`${INTAKE}${PICK}.files`, [path]);
    else await drop(path);
    await settled();
    assert.equal(await scene.text(`${SUMMARY}h1`), BODY);
    scene.assertQuiet();
  });

  test("of a long file it is said how far it is; cancelled, the page is where it was, and reads on", async () => {
    const long = file("长.pdf", pdf(Array.from({ length: 800 }, () => digits(400))));
    await drop(long);
    await scene.until(`${APP}.reading`, (text) => /正在读取“长\.pdf” 第 \d+ 页，共 800 页/.test(text), { timeout: 30_000 });
    await page.click(`${APP}#cancel`);
    await scene.until(`${INTAKE}#check`);
    await drop(fixture("libreoffice.docx"));
    await settled();
    assert.equal(await scene.text(`${SUMMARY}h1`), BODY);
    scene.assertQuiet();
  });

  test("of many files one that takes long is skipped; the others are read", async () => {
    const long = file("长.pdf", pdf(Array.from({ length: 800 }, () => digits(400))));
    await drop([fixture("libreoffice.docx"), long, fixture("typst.pdf"), file("甲.txt", EXAMPLE)]);
    await scene.until(`${LIST}.current`, (text) => /长\.pdf/.test(text), { timeout: 30_000 });
    await page.click(`${LIST}#skip`);
    await settled();
    assert.deepEqual((await rows()).map(([name, , , why]) => `${name} ${why}`), ["libreoffice.docx null", "长.pdf skipped", "typst.pdf null", "甲.txt null"]);
    assert.match(await scene.text(`${LIST}.failed .note`), /没有读完，已跳过/);
    scene.assertQuiet();
  });

  test("what is dropped while a file is read follows it", async () => {
    await drop(file("长.pdf", pdf(Array.from({ length: 800 }, () => digits(400)))));
    await scene.until(`${APP}.reading`, (text) => /长\.pdf/.test(text), { timeout: 30_000 });
    await drop(fixture("libreoffice.docx"));
    await page.click(`${APP}#cancel`);
    await settled();
    assert.deepEqual((await rows()).map(([name, , , why]) => `${name} ${why}`), ["长.pdf skipped", "libreoffice.docx null"]);
    scene.assertQuiet();
  });

  test("a worker that dies of a file is told of, and started again for the others", async () => {
    await page.evaluate(() => {
      const Real = window.Worker;
      window.Worker = class extends Real {
        postMessage(task, ...more) {
          super.postMessage(task, ...more);
          if (task.name !== "毒.docx") return;
          this.terminate();
          this.dispatchEvent(new ErrorEvent("error", { message: "Out of memory" }));
        }
      };
    });
    copyFileSync(fixture("libreoffice.docx"), join(folder, "毒.docx"));
    await drop([fixture("typst.pdf"), join(folder, "毒.docx"), fixture("libreoffice.odt")]);
    await settled();
    assert.deepEqual((await rows()).map(([name, , , why]) => `${name} ${why}`), ["typst.pdf null", "毒.docx died", "libreoffice.odt null"]);
    assert.match(await scene.text(`${LIST}.failed .note`), /内存不够，或文件有问题，没有读出；其他文件不受影响/);
    await page.click(`${APP}#clear`);
    await drop(join(folder, "毒.docx"));
    await scene.until(`${INTAKE}.trouble`, (text) => /“毒\.docx”时内存不够/.test(text));
    scene.assertQuiet();
  });

  test("without workers files are read on the page's own thread", async () => {
    await page.evaluate(() => {
      window.Worker = class { constructor() { throw new Error("forbidden"); } };
    });
    await drop([fixture("libreoffice.docx"), fixture("typst.pdf"), file("锁.docx", locked())]);
    await settled();
    assert.deepEqual((await rows()).map(([name, , , why]) => `${name} ${why}`), ["libreoffice.docx null", "typst.pdf null", "锁.docx file"]);
    scene.assertQuiet();
  });

  test("a file is pasted; a picture from the clipboard is told of", async () => {
    const paste = (name, bytes) => page.evaluate((name, base64) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, name, bytes.toString("base64"));
    await paste("image.png", Buffer.from("89504e470d0a1a0a", "hex"));
    await scene.until(`${INTAKE}.trouble`, (text) => /剪贴板里是一张图片/.test(text));
    await paste("年报.docx", readFileSync(fixture("libreoffice.docx")));
    await settled();
    assert.equal(await scene.until(`${SUMMARY}h1`), BODY);
    scene.assertQuiet();
  });

  test("a file that is dropped twice is a copy of itself", async () => {
    await drop([fixture("libreoffice.docx"), fixture("typst.pdf")]);
    await settled();
    await drop(fixture("libreoffice.docx"));
    await page.waitFor(() => document.querySelector("gongkai-app").session.state.rows.length === 3);
    assert.match((await scene.texts(`${LIST}.twin`)).join(), /重复：与“libreoffice\.docx”内容相同/);
    scene.assertQuiet();
  });

  test("a folder of files, picked: system files are passed over", { skip: process.env.GONGKAI_BROWSER === "chromium81" && "its protocol gives no folders" }, async () => {
    const county = join(folder, "某县");
    mkdirSync(join(county, "局"), { recursive: true });
    for (const name of ["libreoffice.docx", "typst.pdf"]) copyFileSync(fixture(name), join(county, "局", name));
    file("某县/局/Thumbs.db", "x");
    file("某县/~$libreoffice.docx", "x");
    await page.setFiles(`${INTAKE}${PICK}.folder`, [county]);
    await settled();
    assert.deepEqual((await rows()).map(([name]) => name).sort(), ["某县/局/libreoffice.docx", "某县/局/typst.pdf"]);
    scene.assertQuiet();
  });

  test("the samples", { skip: !existsSync(samples) && `there are no samples in ${samples}` }, async () => {
    const paths = readdirSync(samples).map((name) => join(samples, name));
    // As many as one drop through Chromium 81's protocol takes.
    for (let at = 0; at < paths.length; at += 25) {
      await scene.anew();
      await drop(paths.slice(at, at + 25));
      await settled();
      const failed = (await rows()).filter(([, , verdict]) => verdict === "failed").map(([name]) => basename(name));
      for (const name of failed) assert.match(name, /^refuse__/);
    }
    scene.assertQuiet();
  });
});

describe("files that the widget's src names", () => {
  const file = (name) => readFileSync(join(fixtures, name));
  const page = (scripts, src) => `<!doctype html><meta charset="utf-8"><title>x</title>
    <script>window.errors = []; addEventListener("gongkai-error", (event) => errors.push(event.detail.why));</script>
    ${scripts.map((script) => `<script src="/${script}"></script>`).join("")}<gongkai-report id="r" src="${src}"></gongkai-report>`;
  const both = ["gongkai.js", "gongkai-files.js"];
  let browser, server, expected;
  before(async () => {
    browser = await launch();
    expected = await reader();
    server = await serve(join(root, "dist"), {
      files: {
        "/a.docx": file("libreoffice.docx"), "/b.pdf": file("libreoffice.pdf"), "/locked.docx": locked(), "/c.zip": zip([["a.docx", file("libreoffice.docx")]]),
        "/word.html": page(both, "/a.docx"), "/before.html": page([...both].reverse(), "/a.docx"), "/pdf.html": page(both, "/b.pdf"), "/none.html": page(["gongkai.js"], "/a.docx"),
        "/locked.html": page(both, "/locked.docx"), "/zip.html": page(both, "/c.zip"),
      },
    });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const open = async (name) => {
    const tab = await browser.page(`${server.origin}/${name}`);
    await tab.waitFor(() => /ready|failed/.test(document.getElementById("r").status), { timeout: 30_000 });
    return tab;
  };

  for (const [name, path, source] of [["word.html", "a.docx", "libreoffice.docx"], ["before.html", "a.docx", "libreoffice.docx"], ["pdf.html", "b.pdf", "libreoffice.pdf"]]) {
    test(`${name}: the document that the page gives`, async () => {
      const tab = await open(name);
      assert.deepEqual(await tab.evaluate(() => document.getElementById("r").document), expected(path, file(source)));
      assert.deepEqual(tab.errors.filter((error) => !error.includes("favicon")), []);
      await tab.close();
    });
  }

  for (const [name, why, words] of [["none.html", "binary", /没有读取它的程序/], ["locked.html", "file", /没有读出：这是.*有密码保护，读不了/], ["zip.html", "file", /是压缩包/]]) {
    test(`${name}: why it is not read`, async () => {
      const tab = await open(name);
      assert.deepEqual(await tab.evaluate(() => window.errors), [why]);
      assert.match(await tab.evaluate(() => document.getElementById("r").shadowRoot.querySelector("[part=trouble]").textContent), words);
      await tab.close();
    });
  }

  test("a page brings a reader of its own", async () => {
    const tab = await browser.page(`${server.origin}/none.html`);
    await tab.evaluate(() => {
      customElements.get("gongkai-report").files = (bytes) => ({ kind: "read", format: { media: "application/x", name: { zh: "甲", en: "a" } }, text: `长 ${bytes.length}`, media: "text/plain", notices: [], pages: [] });
      return document.getElementById("r").read();
    });
    assert.equal(await tab.evaluate(() => document.getElementById("r").document.text), `长 ${file("libreoffice.docx").length}`);
    await tab.close();
  });
});

/** What Node makes of a file with the packed readers and the packed engine; tests/engine compares those with the command line. */
async function reader() {
  const engine = await import(join(root, "target/engine/gongkai.js"));
  const readers = await import(join(root, "target/files/gongkai_files.js"));
  const opening = await load("input/files.ts");
  await engine.default({ module_or_path: readFileSync(join(root, "target/engine/gongkai_bg.wasm")) });
  await readers.default({ module_or_path: readFileSync(join(root, "target/files/gongkai_files_bg.wasm")) });
  return (name, bytes) => {
    const { text, media, file } = opening.open(bytes, name, 0, readers, engine.decode).source;
    return engine.parse(text, { media, name, ...(file && { file: { media: file.media, notices: file.notices, pages: file.pages } }) });
  };
}

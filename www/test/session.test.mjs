// What the page does with what it is given, without a browser and with an engine that is a few lines long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { Session } = await load("state/session.ts");
const { isLong } = await load("state/beside.ts");

/**
 * Reads texts such as `甲局 2024 a=1 b=2`, several reports parted by `|`; `b` has to be twice `a`. Nothing is found in
 * others. `breaks` on 坏.
 */
const engine = (helpers) => {
  const read = async (text, media, name, changes = []) => {
    if (text.includes("坏")) throw new Error("broke");
    const reports = text.split("|").flatMap((part, index) => {
      const [, agency, year, a, b] = /(\S+) (\d+) a=(\d*) b=(\d*)/.exec(part) ?? [];
      if (!agency) return [];
      const cells = Object.fromEntries(Object.entries({ "requests.a": a, "requests.b": b }).map(([id, raw]) => {
        const print = changes.find((one) => one.report === index && one.cell === id)?.print ?? raw;
        return [id, { raw: print, value: print === "" ? null : Number(print), state: print === "" ? "blank" : "number", span: [0, 1] }];
      }));
      const [first, second] = [cells["requests.a"].value, cells["requests.b"].value];
      const findings = second === first * 2 ? [] : [{ rule: "TWICE", severity: "error", about: "report", message: { zh: "不符", en: "" }, cells: ["requests.b"], spans: [], basis: {} }];
      return [{ title: null, agency, year: Number(year), span: [0, 1], forms: { disclosure: null, requests: "F21", disputes: null }, cells, extra_rows: [], findings, checks: { passed: 1 } }];
    });
    return { text, source: { name, media, length: text.length }, reports, findings: [] };
  };
  const decode = (bytes) => ({ text: new TextDecoder().decode(bytes), encoding: "UTF-8", damaged: 0 });
  return { version: "0", forms: [], rules: new Map(), read, decode, helper: async () => { helpers?.push("open"); return { read, close: () => helpers?.push("close") }; } };
};
const source = (text, name = "") => ({ source: { name, media: "text/plain", text } });
async function started(helpers) {
  const session = new Session();
  await session.start(Promise.resolve(engine(helpers)));
  return session;
}
const typed = () => new Promise((resume) => setTimeout(resume, 250));

test("one report opens; several, of one input or of many, make a list", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=2")]);
  assert.equal(session.state.stage, "result");
  assert.equal(session.entry.report.agency, "甲局");
  await session.read([source("甲局 2024 a=1 b=2 | 乙局 2024 a=1 b=3")]);
  assert.deepEqual([session.state.stage, session.state.rows.map(({ body, verdict }) => body + verdict)], ["list", ["甲局sound", "甲局sound", "乙局errors"]], "what was there stays");
  session.clear();
  assert.deepEqual([session.state.stage, session.state.rows, session.entry], ["intake", [], undefined]);
});

test("what is pasted over a report is added; what holds none changes nothing; each is said, and taken back", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=2")]);
  const before = session.state;
  await session.read([source("无")]);
  assert.deepEqual([session.state.stage, session.state.open, session.state.rows.length, session.state.toast.kind, session.state.toast.undoable], ["result", before.open, 1, "unread", false]);
  await session.read([source("乙局 2024 a=1 b=3")]);
  assert.deepEqual([session.state.stage, session.entry.report.agency, session.state.rows.length, session.state.toast.kind], ["result", "乙局", 2, "added"]);
  session.undoToast();
  assert.deepEqual([session.state.stage, session.entry.report.agency, session.state.rows.length, session.state.toast], ["result", "甲局", 1, null]);
  await session.change("requests.a", "7");
  session.clear();
  assert.deepEqual([session.state.stage, session.state.toast.reports], ["intake", 1]);
  session.undoToast();
  assert.deepEqual([session.state.stage, session.entry.prints.get("requests.a")], ["result", "7"]);
  session.clear();
  session.endToast();
  session.undoToast();
  assert.deepEqual([session.state.stage, session.state.items], ["intake", []], "once it is no longer said it is gone");
});

test("back to the start page the reports stay; what is pasted there is added", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=2")]);
  session.toStart();
  assert.deepEqual([session.state.stage, session.state.draft, session.state.rows.length], ["intake", "", 1]);
  assert.equal(session.toReport(), true);
  assert.equal(session.state.stage, "result");
  session.toStart();
  await session.read([source("乙局 2024 a=1 b=3")]);
  assert.deepEqual([session.state.stage, session.entry.report.agency, session.state.rows.length], ["result", "乙局", 2]);
});

test("the guided example leaves what was there before as it was", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=2")]);
  session.toStart();
  await session.startGuide("乙局 2024 a=1 b=3");
  await session.guideTo(0);
  assert.deepEqual([session.entry.report.agency, session.state.rows.length], ["乙局", 1]);
  await session.guideTo(99);
  assert.deepEqual([session.state.rows.map(({ body }) => body), session.state.toast], [["甲局"], null]);
});

test("what is read while the engine starts is read when it runs", async () => {
  const session = new Session();
  await session.read([source("甲局 2024 a=1 b=2")]);
  assert.equal(session.state.stage, "reading");
  await session.start(Promise.resolve(engine()));
  assert.equal(session.entry.report.agency, "甲局");
});

test("of many, each is a row, also what is refused or breaks the engine; a helper reads them and is sent away", async () => {
  const helpers = [];
  const session = await started(helpers);
  await session.read([source("甲局 2024 a=1 b=2", "1"), source("无", "2"), source("坏", "3"), { refusal: { why: "binary", name: "4" } }, source("甲局 2024 a=1 b=2", "5")]);
  const { rows, stage, progress, twins } = session.state;
  assert.deepEqual([stage, progress], ["list", null]);
  assert.deepEqual(rows.map(({ verdict, why }) => [verdict, why?.why ?? null]), [["sound", null], ["failed", null], ["failed", "broke"], ["failed", "binary"], ["sound", null]]);
  assert.deepEqual([...twins.values()].map(({ of, same }) => [of.name, same]), [["1", true]]);
  assert.deepEqual(helpers, ["open", "close", "open", "close"], "a broken one is replaced");
  await session.read([source("丙局 2024 a=1 b=2", "6")]);
  assert.equal(session.state.rows.length, 6, "to a list is added");
});

test("a reading of many is stopped where it is; what comes later is not asked for", async () => {
  const session = await started();
  let asked = 0;
  const gives = Array.from({ length: 50 }, (_, i) => async () => {
    asked++;
    if (i === 5) session.stop();
    return source(`第${i}局 2024 a=1 b=2`);
  });
  await session.give(gives);
  assert.equal(asked, 6);
  assert.equal(session.state.progress.stopped, true);
});

/** Reads as `engine` does; a text with 慢 beside the page's thread, until its helper is closed. */
function slow() {
  const own = engine();
  const waiting = new Set();
  const helper = async () => {
    const mine = new Set();
    const read = (text, ...rest) => (text.includes("慢") ? new Promise((_, fail) => mine.add(fail) && waiting.add(fail)) : own.read(text, ...rest));
    return { read, close: () => mine.forEach((fail) => waiting.delete(fail) && fail(Object.assign(new Error(), { name: "Skipped" }))) };
  };
  return { ...own, helper, waiting };
}
const until = async (what) => {
  for (let i = 0; !what(); i++) {
    assert.ok(i < 200, String(what));
    await new Promise((resume) => setTimeout(resume, 20));
  }
};

test("what was read is in the list while a slow one is read, which can be skipped; the others follow", async () => {
  const session = new Session();
  await session.start(Promise.resolve(slow()));
  const done = session.read([source("甲局 2024 a=1 b=2"), source("乙局 2024 a=1 b=2"), source("慢局 2024 a=1 b=2", "慢.txt"), source("丁局 2024 a=1 b=2")]);
  await until(() => session.state.rows.length === 2);
  await until(() => session.state.current);
  session.skip();
  await done;
  assert.deepEqual(session.state.rows.map(({ body, why }) => [body, why?.why ?? null]), [["甲局", null], ["乙局", null], [null, "skipped"], ["丁局", null]]);
});

test("a reading of many that is stopped keeps what was read, drawn or not", async () => {
  const session = new Session();
  await session.start(Promise.resolve(slow()));
  const done = session.read([source("甲局 2024 a=1 b=2"), source("乙局 2024 a=1 b=2"), source("慢局 2024 a=1 b=2"), source("丁局 2024 a=1 b=2")]);
  await new Promise((resume) => setTimeout(resume, 30));
  assert.equal(session.state.rows.length, 0, "not drawn yet");
  session.stop();
  await done;
  assert.deepEqual(session.state.rows.map(({ body }) => body), ["甲局", "乙局"]);
  assert.deepEqual(session.state.progress, { done: 2, total: 4, stopped: true });
  // More can be given: it follows.
  await session.read([source("丙局 2024 a=1 b=2"), source("戊局 2024 a=1 b=2")]);
  assert.deepEqual(session.state.rows.map(({ body }) => body), ["甲局", "乙局", "丙局", "戊局"]);
});

test("a single long text is read beside the page's thread, says so, and is cancelled", async () => {
  const session = new Session();
  const own = slow();
  await session.start(Promise.resolve(own));
  const done = session.read([source(`慢局 2024 a=1 b=2${"字".repeat(40_000)}`)]);
  await until(() => session.state.stage === "reading" && own.waiting.size === 1);
  session.skip();
  await done;
  assert.deepEqual([session.state.stage, session.state.fault, own.waiting.size], ["intake", null, 0]);
});

test("a long text that is edited: what is typed next does not wait for what was typed before", async () => {
  const session = new Session();
  const own = slow();
  await session.start(Promise.resolve(own));
  const text = (b, more = "") => `甲局 2024 a=1 b=${b}${more}${"字".repeat(40_000)}`;
  await session.read([source(text(2))]);
  session.edit();
  session.type(text(2, "慢"));
  await until(() => own.waiting.size === 1);
  session.type(text(4));
  await until(() => session.entry.report.cells["requests.b"].raw === "4");
  assert.deepEqual([own.waiting.size, session.state.fault], [0, null]);
});

test("what is long is counted in bytes of UTF-8", () => {
  assert.deepEqual(["a".repeat(102_400), "a".repeat(102_401), "字".repeat(34_133), "字".repeat(34_134), "é".repeat(51_200), "é".repeat(51_201)].map((text) => isLong(text)), [false, true, false, true, false, true]);
});

test("neighbours are those of the list as it is filtered and sorted", async () => {
  const session = await started();
  await session.read([source("丙局 2022 a=1 b=2"), source("甲局 2024 a=1 b=9"), source("乙局 2023 a=1 b=2")]);
  session.order({ by: "year", down: false });
  session.filter({ words: "", verdict: "sound" });
  await session.openRow(session.listed[0], 300);
  assert.equal(session.entry.report.agency, "丙局");
  await session.stepRow(1);
  assert.equal(session.entry.report.agency, "乙局");
  assert.equal(session.rowBeside(1), null);
  session.toList();
  assert.deepEqual([session.state.stage, session.state.listTop], ["list", 300]);
});

test("a changed number is checked, kept apart from the print, and taken back by typing the print", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=3")]);
  await session.repair([{ cell: "requests.b", to: 2 }]);
  const { entry } = session;
  assert.deepEqual([entry.report.findings.length, entry.report.cells["requests.b"].raw, entry.printed.cells["requests.b"].raw, [...entry.prints]], [0, "2", "3", [["requests.b", "2"]]]);
  assert.equal(session.state.selection.cell, "requests.b");
  assert.equal(session.state.items[0].source.text, "甲局 2024 a=1 b=3", "the input is untouched");
  await session.change("requests.b", " 3 ");
  assert.deepEqual([session.entry.prints.size, session.entry.report.findings.length], [0, 1]);
  await session.undo();
  assert.equal(session.entry.prints.size, 1);
  await session.change("requests.nobody", "1");
  assert.equal(session.entry.prints.size, 1, "a cell that is not there is not changed");
  await session.restore();
  assert.equal(session.entry.prints.size, 0);
});

test("a number that is still being tried when another text is read is no number of that text", async () => {
  const session = new Session();
  const quick = engine();
  let answer;
  const read = async (text, media, name, changes) => {
    if (changes?.length) await new Promise((go) => (answer = go));
    return quick.read(text, media, name, changes);
  };
  await session.start(Promise.resolve({ ...quick, read }));
  await session.read([source("甲局 2024 a=1 b=3")]);
  const trying = session.change("requests.b", "2");
  await session.read([source("乙局 2024 a=1 b=3")]);
  answer();
  await trying;
  const { report, prints } = session.entry;
  assert.deepEqual([report.agency, report.cells["requests.b"].raw, prints.size], ["乙局", "3", 0]);
});

test("changes of one report of a text are not those of the other, and are there when it is opened again", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=2 | 乙局 2024 a=1 b=2")]);
  const [first, second] = session.listed;
  await session.openRow(second);
  await session.change("requests.a", "5");
  assert.deepEqual(session.state.rows.map(({ verdict, changed }) => [verdict, changed]), [["sound", 0], ["errors", 1]]);
  await session.openRow(first);
  assert.equal(session.entry.prints.size, 0);
  await session.openRow(session.listed[1]);
  await typed();
  assert.deepEqual([...session.entry.prints], [["requests.a", "5"]]);
});

test("the text is edited in place: what was chosen and what was changed stays", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=3")]);
  session.selectFinding(0, "findings");
  session.edit();
  assert.equal(session.state.editing, "甲局 2024 a=1 b=3");
  session.type("甲局 2024 a=2 b=3");
  await typed();
  assert.equal(session.entry.report.cells["requests.a"].raw, "2");
  assert.equal(session.state.selection.finding, 0);
  await session.change("requests.b", "4");
  assert.equal(session.state.selection.finding, null, "a finding that is gone is not chosen");
  session.type("不是年报");
  await typed();
  assert.deepEqual([session.state.lost, session.entry.report.agency], [true, "甲局"]);
  session.type("甲局 2025 a=2 b=3");
  await typed();
  assert.deepEqual([session.state.lost, session.entry.report.year, session.entry.report.cells["requests.b"].raw, session.state.rows[0].year], [false, 2025, "4", 2025]);
  session.edit();
  assert.equal(session.state.editing, null);
  assert.equal(session.unsaved, true, "nobody has a copy of the edited text");
  session.clear();
  assert.equal(session.unsaved, false);
});

test("a blank form is a text with every label of the form and no number", async () => {
  const { blankReport } = await load("state/blank.ts");
  const head = (zh, colspan = 1, rowspan = 1) => ({ text: { zh, en: "" }, scope: "col", colspan, rowspan });
  const value = { cell: "requests.x", colspan: 1 };
  const form = { table: "requests", edition: "F21", grid: [[head("", 2, 2), head("甲", 2)], [head("乙"), head("丙")], [head("一", 1, 2), head("1"), value, value], [head("2"), value, value]] };
  const { text, blank } = blankReport([form], "F21", "某局", 2025);
  assert.equal(blank, true);
  assert.ok(text.startsWith("某局2025年政府信息公开工作年度报告\n\n一、总体情况"));
  assert.ok(text.includes("\t\t甲\n\t\t乙\t丙\n一\t1\t\t\n\t2\t\t\n"), JSON.stringify(text));
});

test("findings are filtered by what they are about; what is hidden is chosen no more, and stepping stays among what is shown", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=3")]);
  session.step(1);
  assert.equal(session.state.selection.finding, 0);
  session.sift("numbers");
  assert.deepEqual([session.sifted, session.state.selection.finding], [[0], 0]);
  // Nothing is shown of it any more: then everything is.
  session.sift("reading");
  assert.deepEqual(session.sifted, [0]);
  await session.read([source("乙局 2024 a=1 b=3")]);
  assert.equal(session.state.sift, null);
});

test("what was pasted with tables is read without them, and with them again; an edit forgets them", async () => {
  const session = await started();
  await session.read([{ source: { name: "", media: "text/html", text: "<table>甲局 2024 a=1 b=2</table>", plain: "甲局 2024 a=1 b=3" } }]);
  await session.reread();
  assert.deepEqual([session.entry.source.media, session.entry.report.cells["requests.b"].raw], ["text/plain", "3"]);
  await session.reread();
  assert.deepEqual([session.entry.source.media, session.entry.report.cells["requests.b"].raw, session.entry.source.plain], ["text/html", "2", "甲局 2024 a=1 b=3"]);
  await session.reread();
  session.edit();
  session.type("甲局 2024 a=1 b=4");
  await typed();
  await session.reread();
  assert.equal(session.entry.report.cells["requests.b"].raw, "4", "there is nothing to read otherwise");
});

test("the guided example chooses, tries, takes back, and forgets all behind its last step", async () => {
  const session = await started();
  await session.read([source("甲局 2024 a=1 b=3")]);
  session.entry.report.findings[0].repair = [{ cell: "requests.b", from: 3, to: 2 }];
  const seen = async (step) => {
    await session.guideTo(step);
    const { selection, guide } = session.state;
    return [guide, selection.finding, selection.cell, session.entry?.report.cells["requests.b"].raw];
  };
  assert.deepEqual(await seen(0), [0, null, null, "3"]);
  assert.deepEqual(await seen(1), [1, 0, null, "3"]);
  assert.deepEqual(await seen(2), [2, null, "requests.b", "3"]);
  assert.deepEqual(await seen(3), [3, null, "requests.b", "2"]);
  assert.deepEqual(await seen(2), [2, null, "requests.b", "3"]);
  assert.deepEqual(await seen(4), [4, null, null, "3"]);
  await session.guideTo(5);
  assert.deepEqual([session.state.stage, session.state.guide, session.state.rows], ["intake", null, []]);
});

test("files are opened by the helper where there are many or where they are large, here where they are few", async () => {
  const helpers = [];
  const taken = [];
  const own = engine();
  const helper = async () => ({
    read: own.read, close: () => {},
    take: async (bytes, name) => {
      taken.push(name);
      if (name === "坏") throw new Error("broke");
      const text = new TextDecoder().decode(bytes);
      return text === "" ? { opened: { refusal: { why: "empty", name } } } : { opened: { source: { name, media: "text/plain", text } }, document: await own.read(text, "text/plain", name) };
    },
  });
  const session = new Session();
  await session.start(Promise.resolve({ ...own, helper }));
  const file = (name, text) => ({ file: new File([text], name), name });
  await session.give([file("1", "甲局 2024 a=1 b=2")]);
  assert.deepEqual([session.state.stage, taken], ["result", []]);
  await session.give([file("1", "甲局 2024 a=1 b=2"), file("空", ""), file("坏", "x"), file("2", "乙局 2024 a=1 b=3")]);
  assert.deepEqual(taken, ["1", "空", "坏", "2"]);
  assert.deepEqual(session.state.rows.map(({ name, verdict }) => name + verdict), ["1sound", "1sound", "空failed", "坏failed", "2errors"]);
  session.clear();
  await session.give([file("长", `甲局 2024 a=1 b=2${" ".repeat(400_000)}`)]);
  assert.deepEqual([session.state.stage, taken.pop(), session.state.draft, helpers], ["result", "长", "", []], "megabytes do not go back into the field");
});

/** A session whose helper opens files by their content: `zip` holds two reports, `slow` waits to be skipped, `bomb` ends the reader. */
async function opening() {
  const own = engine();
  const helper = async () => {
    let reject;
    return {
      read: own.read,
      close: () => reject?.(Object.assign(new Error(), { name: "Skipped" })),
      take: async (bytes, name, depth, watch) => {
        const text = new TextDecoder().decode(bytes);
        if (text.startsWith("PK\x03\x04bomb")) throw Object.assign(new Error("out of memory"), { name: "Died" });
        if (text.startsWith("PK\x03\x04slow")) {
          watch(3, 9);
          return new Promise((_, no) => (reject = no));
        }
        if (text.startsWith("PK\x03\x04zip")) {
          const member = (n) => ({ bytes: new TextEncoder().encode(`${n}局 2024 a=1 b=2`), name: `${name}/${n}`, depth: depth + 1 });
          return { opened: { members: [member("甲"), { refusal: { why: "file", name: `${name}/图`, reason: "picture", message: { zh: "图", en: "" } } }, member("乙")] } };
        }
        return { opened: { source: { name, media: "text/plain", text } }, document: await own.read(text, "text/plain", name) };
      },
    };
  };
  const session = new Session();
  await session.start(Promise.resolve({ ...own, helper }));
  const file = (name, text) => ({ file: new File([text], name), name });
  return { session, file };
}
const settled = async (session, test) => {
  for (let i = 0; i < 100 && !test(session.state); i++) await new Promise((resume) => setTimeout(resume, 20));
  assert.ok(test(session.state), JSON.stringify(session.state));
};

test("the files of an archive stand in its place, each an input of its own", async () => {
  const { session, file } = await opening();
  await session.give([file("a.txt", "丙局 2024 a=1 b=2"), file("b.zip", "PK\x03\x04zip"), file("c.txt", "丁局 2024 a=1 b=3")]);
  assert.deepEqual(session.state.rows.map(({ name, verdict, at }) => `${at} ${name} ${verdict}`), ["0 a.txt sound", "1 b.zip/甲 sound", "2 b.zip/图 failed", "3 b.zip/乙 sound", "4 c.txt errors"]);
  assert.equal(session.state.progress, null);
});

test("of many a file that takes too long is skipped, and one that ends its reader is told; the others are read", async () => {
  const { session, file } = await opening();
  const reading = session.give([file("1", "甲局 2024 a=1 b=2"), file("慢", "PK\x03\x04slow"), file("坏", "PK\x03\x04bomb"), file("2", "乙局 2024 a=1 b=2")]);
  await settled(session, ({ current }) => current?.name === "慢");
  session.skip();
  await reading;
  assert.deepEqual(session.state.rows.map(({ name, why }) => `${name} ${why?.why ?? ""}`), ["1 ", "慢 skipped", "坏 died", "2 "]);
});

test("what is dropped while one is read follows it; cancelling goes back to where one was", async () => {
  const { session, file } = await opening();
  await session.give([file("1", "甲局 2024 a=1 b=2")]);
  const large = "x".repeat(400_000);
  void session.give([file("慢", `PK\x03\x04slow${large}`)]);
  await settled(session, ({ stage, current }) => stage === "reading" && current !== null);
  session.skip();
  assert.deepEqual([session.state.stage, session.entry.report.agency], ["result", "甲局"]);
  const both = session.give([file("慢", `PK\x03\x04slow${large}`)]);
  await settled(session, ({ current }) => current !== null);
  await session.give([file("2", "乙局 2024 a=1 b=2"), file("3", "丙局 2024 a=1 b=2")]);
  session.skip();
  await both;
  assert.deepEqual([session.state.stage, session.state.current, session.state.rows.map(({ name, why }) => `${name} ${why?.why ?? ""}`)], ["list", null, ["1 ", "慢 skipped", "2 ", "3 "]]);
});

test("of an edited text of a file nobody knows where the doubted places went: all of it is doubted", async () => {
  const own = engine();
  const asked = [];
  const session = new Session();
  await session.start(Promise.resolve({ ...own, read: (text, media, name, changes, file) => (asked.push(file), own.read(text, media, name, changes)) }));
  const message = { zh: "甲", en: "a" };
  const file = { media: "application/pdf", format: message, pages: [0], notices: [{ code: "FILE-CHARACTERS", message, touches: [[0, 3]] }, { code: "FILE-HIDDEN", message, touches: "nothing" }] };
  await session.read([{ source: { name: "甲.pdf", media: "text/html", text: "甲局 2024 a=1 b=2", file } }]);
  assert.deepEqual([asked.pop(), session.state.draft], [file, ""], "the HTML of a file does not go into the field");
  await session.change("requests.a", "2");
  assert.deepEqual(asked.pop(), file);
  session.edit();
  session.type("甲局 2024 a=1 b=3");
  await typed();
  assert.deepEqual(asked.pop(), { ...file, pages: [], notices: [{ ...file.notices[0], touches: "everything" }, file.notices[1]] });
});

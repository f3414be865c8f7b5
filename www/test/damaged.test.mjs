// Damages what a copy of the page carries, in its structure, and opens it: shortly, or as long as told with GONGKAI_FUZZ_RUNS. The same
// numbers in every run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { given, opened } from "./sessions.mjs";

const { keep, keptText } = await load("state/kept.ts");
const { restored } = await load("state/restored.ts");

/** Values that nothing expects: of other types, too large, with names of the language's own objects. */
const ODD = [
  null, true, false, 0, -1, 1, 7, 0.5, 1e9, 1e308, "", "x", "zh", "en", "__proto__", "constructor", "toString", "body", "errors", "tables", "source", "text/html",
  "requests.a", "\u202e", "\ud800", "9".repeat(3000), "<script>", [], [[]], [null], [0, 0], {}, { source: {} }, { refusal: {} }, { refusal: { why: "nobody", name: "a" } },
  { source: { name: "a", media: "text/plain", text: "丁局 a=4" } }, { by: "body", down: true }, { words: "局", verdict: "errors" }, [0, 0, [["requests.a", "5"]]],
];

/** Numbers that are the same in every run (xorshift). */
function randomOf(seed) {
  let state = (Math.imul(seed + 1, 0x9e3779b9) | 1) >>> 0;
  return (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(end, 1);
  };
}

/** Every place of a value: what holds it, and its key there. */
function places(value, found = []) {
  if (value === null || typeof value !== "object") return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
}

/** One damaged copy of `texts[n]`, as text. */
function damaged(texts, random) {
  const root = { kept: JSON.parse(texts[random(texts.length)]) };
  const times = 1 + random(random(4) ? 2 : 8);
  for (let time = 0; time < times; time++) {
    const all = places(root);
    const [holder, key] = all[random(all.length)];
    const other = all[random(all.length)];
    const kind = random(10);
    if (kind < 5) holder[key] = structuredClone(ODD[random(ODD.length)]);
    else if (kind === 5 && holder !== root) Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
    else if (kind === 6) holder[key] = structuredClone(other[0][other[1]] ?? null);
    else if (kind === 7 && Array.isArray(holder)) holder.push(...Array.from({ length: 1 + random(30) }, () => structuredClone(holder[key])));
    else if (kind === 8) holder[key] = { [key]: holder[key], ["__proto__x"]: 1 };
    else if (typeof holder[key] === "number") holder[key] = -holder[key] - 1;
  }
  let text = JSON.stringify(root.kept).replaceAll("__proto__x", "__proto__");
  if (random(20) === 0) text = text.slice(0, random(text.length));
  if (random(20) === 0) text = text.slice(0, random(text.length)) + '\u0000"]}'[random(4)] + text.slice(random(text.length));
  return text;
}

/** What a state must be that the page draws: it has words for all of it. */
function drawn({ lang, view, order, filter, stage, draft, rows, open }) {
  assert.ok(["zh", "en"].includes(lang), `lang ${lang}`);
  assert.ok(["tables", "source"].includes(view), `view ${view}`);
  assert.ok(order.by === null || typeof order.by === "string", "order");
  assert.equal(typeof order.down, "boolean", "order");
  assert.equal(typeof filter.words, "string", "filter");
  assert.ok(filter.verdict === null || ["errors", "warnings", "doubts", "sound", "nothing", "failed"].includes(filter.verdict), "filter");
  assert.equal(typeof draft, "string", "draft");
  const known = ["empty", "binary", "large", "broke", "unreadable", "hollow", "died", "skipped", "file"];
  for (const row of rows) {
    assert.equal(typeof row.name, "string", "name");
    if (row.why && "why" in row.why) assert.ok(known.includes(row.why.why), `why ${row.why.why}`);
  }
  assert.ok(stage !== "result" || open, "open");
}

/** Opens so many damaged copies; gives how many were taken for sound. */
async function openedAll(texts, runs) {
  let sound = 0;
  for (let run = 0; run < runs; run++) {
    const text = damaged(texts, randomOf(run));
    try {
      const { kept } = restored(text);
      assert.equal({}.polluted, undefined);
      if (!kept) continue;
      sound += 1;
      const { state } = await opened(kept);
      drawn(state);
      const again = keep(state);
      if (again) assert.deepEqual(restored(keptText(again)), { kept: JSON.parse(keptText(again)), damaged: false });
    } catch (error) {
      throw new Error(`run ${run}: ${error}\n${text.slice(0, 2000)}`, { cause: error });
    }
  }
  return sound;
}

/** A list with a change in the report that is open, and a draft. */
async function texts() {
  const list = await opened();
  await list.read([given("甲局 a=1 | 乙局 a=2"), { refusal: { why: "binary", name: "图.png" } }, given("丙局 a=3", "丙.txt")]);
  list.order({ by: "body", down: true });
  list.filter({ words: "局", verdict: "errors" });
  await list.openRow(list.state.rows.find(({ body }) => body === "乙局"));
  await list.change("requests.a", "9");
  const draft = await opened();
  draft.setDraft("还没读的文字");
  return [list, draft].map(({ state }) => keptText(keep(state)));
}

test("a state that is damaged in its structure begins empty, or is one that the page draws", async () => {
  const runs = Number(process.env.GONGKAI_FUZZ_RUNS ?? 1500);
  const sound = await openedAll(await texts(), runs);
  assert.ok(sound > runs / 50, `${sound} of ${runs}`);
});

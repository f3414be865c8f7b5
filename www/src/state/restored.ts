// What a copy carries, looked at before anything is made of it: the file has been in other hands. Each member is what it should be, or
// what a page begins with; what was not as it should be is said.
import type { Custom } from "../engine/engine.js";
import type { Media, Words } from "../engine/types.js";
import { LARGEST } from "../input/kind.js";
import type { Refusal, Source, Taken } from "../input/source.js";
import { FORMAT, type Kept } from "./kept.js";
import { COLUMNS, VERDICTS, type Filter, type Order } from "./list.js";
import type { State } from "./state.js";

/** `kept`: `null` where nothing of it can be used. `damaged`: some of it could not. */
export interface Restored {
  kept: Kept | null;
  damaged: boolean;
}

type Members = Record<string, unknown>;
type Notices = NonNullable<NonNullable<Source["file"]>["notices"]>;

const LANGS = ["zh", "en"] as const;
const MEDIA: readonly Media[] = ["text/plain", "text/html"];
const VIEWS = Object.keys({ tables: true, source: true, pictures: true } satisfies Record<State["view"], true>) as State["view"][];
/** Those that say everything by their name. */
const REFUSALS = Object.keys({ empty: true, binary: true, large: true, broke: true, unreadable: true, hollow: true, died: true, skipped: true } satisfies Record<Exclude<Refusal["why"], "file">, true>) as Exclude<Refusal["why"], "file">[];

const isThing = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isListOf = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] => Array.isArray(value) && value.every(is);
const among = <T>(list: readonly T[], value: unknown): value is T => list.includes(value as T);
/** A member of its own: what `__proto__` or a polluted prototype has is none. */
const of = (thing: Members, name: string): unknown => (Object.prototype.hasOwnProperty.call(thing, name) ? thing[name] : undefined);

/** What a text of `keptText` says, as far as it can be used. */
export function restored(text: string | null | undefined): Restored {
  if (!text) return { kept: null, damaged: false };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { kept: null, damaged: true };
  }
  if (!isThing(given) || of(given, "format") !== FORMAT) return { kept: null, damaged: true };
  const state = given;
  let damaged = false;
  /** A value of `read`, or `other` in its place. */
  const or = <T>(read: T | undefined, other: T): T => {
    if (read === undefined) damaged = true;
    return read ?? other;
  };
  const list = (name: string): unknown[] => or(Array.isArray(of(state, name)) ? (of(state, name) as unknown[]) : undefined, []);
  const one = <T>(name: string, values: readonly T[], other: T): T => {
    const value = of(state, name);
    return or(among(values, value) ? value : undefined, other);
  };
  const inputs = list("inputs").map((input) => or(takenOf(input), { refusal: { why: "unreadable", name: nameOf(input) } } as Taken));
  const draft = of(state, "draft");
  const open = of(state, "open");
  const kept: Kept = {
    format: FORMAT, lang: one("lang", LANGS, "zh"), draft: or(isString(draft) && draft.length <= LARGEST ? draft : undefined, ""), inputs,
    changes: list("changes").flatMap((change) => or(changeOf(change, inputs.length), [])), open: or(open === null ? null : placeOf(open, inputs.length), null),
    view: one("view", VIEWS, "tables"), order: or(orderOf(of(state, "order")), { by: null, down: false }), filter: or(filterOf(of(state, "filter")), { words: "", verdict: null }),
  };
  const custom = of(state, "custom");
  if (custom !== undefined) {
    const wished = or(customOf(custom), undefined);
    if (wished) kept.custom = wished;
  }
  return { kept: inputs.length || kept.draft || kept.custom ? kept : null, damaged };
}

/** Wishes about rules as far as their shape goes; whether there are such rules the engine says. */
function customOf(custom: unknown): Custom | undefined {
  if (!isThing(custom)) return undefined;
  const [select, ignore, severity, text] = ["select", "ignore", "severity", "text"].map((name) => of(custom, name));
  const names = (value: unknown): value is string[] | undefined => value === undefined || isListOf(value, isString);
  if (!names(select) || !names(ignore) || !(severity === undefined || isThing(severity)) || !(text === undefined || isListOf(text, isThing))) return undefined;
  // Members of their own, and no others: what is polluted stays behind.
  return JSON.parse(JSON.stringify({ select, ignore, severity, text })) as Custom;
}

function takenOf(input: unknown): Taken | undefined {
  if (!isThing(input)) return undefined;
  const [source, refusal] = [of(input, "source"), of(input, "refusal")];
  const taken = isThing(source) ? sourceOf(source) : undefined;
  if (taken) return { source: taken };
  const refused = source === undefined && isThing(refusal) ? refusalOf(refusal) : undefined;
  return refused && { refusal: refused };
}

const nameOf = (input: unknown): string => {
  const inner = isThing(input) ? (of(input, "source") ?? of(input, "refusal")) : null;
  const name = isThing(inner) ? of(inner, "name") : null;
  return isString(name) ? name : "";
};

function sourceOf(source: Members): Source | undefined {
  const [name, media, text, plain, rich, lost, blank, file] = ["name", "media", "text", "plain", "rich", "damaged", "blank", "file"].map((one) => of(source, one));
  const maybe = (value: unknown): value is string | undefined => value === undefined || (isString(value) && value.length <= LARGEST);
  if (!isString(name) || !among(MEDIA, media) || !isString(text) || text.length > LARGEST || !maybe(plain) || !maybe(rich)) return undefined;
  if ((lost !== undefined && !isCount(lost)) || (blank !== undefined && typeof blank !== "boolean")) return undefined;
  const from = file === undefined ? undefined : fileOf(file);
  if (file !== undefined && !from) return undefined;
  return {
    name, media, text, ...(plain !== undefined && { plain }), ...(rich !== undefined && { rich }), ...(lost !== undefined && { damaged: lost }), ...(blank !== undefined && { blank }), ...(from && { file: from }),
  };
}

function fileOf(file: unknown): Source["file"] | undefined {
  if (!isThing(file)) return undefined;
  const [media, format, notices, pages] = ["media", "format", "notices", "pages"].map((one) => of(file, one));
  const words = wordsOf(format);
  const told = notices === undefined ? [] : Array.isArray(notices) ? notices.map(noticeOf) : [undefined];
  if (!isString(media) || !words || told.some((notice) => !notice) || !(pages === undefined || isListOf(pages, isCount))) return undefined;
  return { media, format: words, notices: told as Notices, pages: pages ?? [] };
}

function noticeOf(notice: unknown): Notices[number] | undefined {
  if (!isThing(notice)) return undefined;
  const [code, message, touches] = ["code", "message", "touches"].map((one) => of(notice, one));
  const words = wordsOf(message);
  if (!isString(code) || !words) return undefined;
  if (touches === "nothing" || touches === "everything") return { code, message: words, touches };
  const places = Array.isArray(touches) ? touches.map((place: unknown) => (isListOf(place, isCount) && place.length === 2 ? ([place[0] as number, place[1] as number] as const) : null)) : [null];
  return places.includes(null) ? undefined : { code, message: words, touches: places as (readonly [number, number])[] };
}

function wordsOf(words: unknown): Words | undefined {
  const [zh, en] = isThing(words) ? [of(words, "zh"), of(words, "en")] : [];
  return isString(zh) && isString(en) ? { zh, en } : undefined;
}

function refusalOf(refusal: Members): Refusal | undefined {
  const [why, name, reason, message] = ["why", "name", "reason", "message"].map((one) => of(refusal, one));
  if (!isString(name)) return undefined;
  if (among(REFUSALS, why)) return { why, name };
  const words = wordsOf(message);
  return why === "file" && isString(reason) && words ? { why, name, reason, message: words } : undefined;
}

/** Which input, and which of its reports. */
function placeOf(place: unknown, inputs: number): readonly [number, number] | undefined {
  return isListOf(place, isCount) && place.length === 2 && (place[0] as number) < inputs ? [place[0] as number, place[1] as number] : undefined;
}

function changeOf(change: unknown, inputs: number): Kept["changes"] | undefined {
  const [at, report, prints] = Array.isArray(change) ? (change as unknown[]) : [];
  const place = placeOf([at, report], inputs);
  if (!place || !Array.isArray(prints)) return undefined;
  const isPrint = (print: unknown): print is [string, string] => isListOf(print, isString) && print.length === 2;
  return isListOf(prints, isPrint) ? [[place[0], place[1], prints]] : undefined;
}

function orderOf(order: unknown): Order | undefined {
  const [by, down] = isThing(order) ? [of(order, "by"), of(order, "down")] : [];
  return (by === null || among(COLUMNS, by)) && typeof down === "boolean" ? { by, down } : undefined;
}

function filterOf(filter: unknown): Filter | undefined {
  const [words, verdict] = isThing(filter) ? [of(filter, "words"), of(filter, "verdict")] : [];
  return isString(words) && (verdict === null || among(VERDICTS, verdict)) ? { words, verdict } : undefined;
}

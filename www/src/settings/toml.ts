// `gongkai.toml` in the page: the file that the command line reads, written and read. The grammar is smol-toml's, what may stand in
// the file the engine's to say.
import { parse, stringify, TomlError } from "smol-toml";
import type { Custom } from "../engine/engine.js";
import type { Rule, TextRule, Words } from "../engine/types.js";
import { tidy, type Ruled } from "../state/custom.js";

// smol-toml asks for it, and browsers have it since Chromium 93.
(Object as { hasOwn?: (thing: object, name: PropertyKey) => boolean }).hasOwn ??= (thing, name) => Object.prototype.hasOwnProperty.call(thing, name);

/** What the file is called. */
export const FILE = "gongkai.toml";
/** Longest file, in characters: as long in bytes the command line takes one. */
const LONGEST = 64 * 1024;
/** Mistakes that are told. */
const MOST_TOLD = 20;
const NAMES = ["select", "ignore"] as const;
const MEMBERS = [...NAMES, "severity", "text"] as const;

/** What is wrong with a file: in which line, from 1, where that is known. */
export interface Complaint {
  line: number | null;
  message: Words;
}

/** `custom`: `null` where the file cannot be followed. Text rules that are wrong are left out, and complained of. */
export interface Outcome {
  custom: Custom | null;
  complaints: readonly Complaint[];
}

/** What a file says. */
export function readSettings(text: string, ruled: Ruled): Outcome {
  if (text.length > LONGEST) return refused(null, { zh: "文件超过 64 KB，不像是规则设置。", en: "More than 64 KB: this does not look like settings." });
  let given: Record<string, unknown>;
  try {
    // Plain objects, with dates as texts.
    given = JSON.parse(JSON.stringify(parse(text.replace(/^\ufeff/, "")))) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [, reason = ""] = /^Invalid TOML document: (.*)$/m.exec(error.message) ?? [];
    return refused(error.line, { zh: `第 ${error.column} 个字符处不符合 TOML 写法`, en: `not TOML at character ${error.column}${reason && `: ${reason}`}` });
  }
  const complaints: Complaint[] = [];
  const places = new Places(text);
  const wrong = (custom: Custom, ...path: readonly (string | number)[]): boolean => {
    try {
      ruled(custom);
      return false;
    } catch (error) {
      complaints.push(complaint(error as Error, places, path));
      return true;
    }
  };
  const own: TextRule[] = [];
  let fatal = false;
  if (Array.isArray(given.text)) given.text.forEach((rule: unknown, at) => wrong({ text: [...own, rule as TextRule] }, "text", at) || own.push(rule as TextRule));
  else if (given.text !== undefined) fatal = wrong({ text: given.text as TextRule[] }, "text") || fatal;
  for (const [member, value] of Object.entries(given)) {
    if (member === "text") continue;
    if (!(MEMBERS as readonly string[]).includes(member)) {
      complaints.push({ line: places.line([member]), message: { zh: `没有“${member}”这一项；可用：${MEMBERS.join("、")}`, en: `there is no ${member}; possible: ${MEMBERS.join(", ")}` } });
      fatal = true;
    } else if (Array.isArray(value) && member !== "severity") {
      value.forEach((name: unknown, at) => {
        fatal = wrong({ text: own, [member]: [name] }, member, typeof name === "string" ? name : at) || fatal;
      });
    } else if (member === "severity" && typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [name, severity] of Object.entries(value)) fatal = wrong({ text: own, severity: { [name]: severity } } as Custom, member, name) || fatal;
    } else fatal = wrong({ text: own, [member]: value } as Custom, member) || fatal;
  }
  return { custom: fatal ? null : tidy({ ...given, text: own } as Custom), complaints: complaints.slice(0, MOST_TOLD) };
}

const refused = (line: number | null, message: Words): Outcome => ({ custom: null, complaints: [{ line, message }] });

/** What the engine says of a wish, without the place that it names: the file has lines. */
function complaint(error: Error, places: Places, path: readonly (string | number)[]): Complaint {
  const [, place = "", said = error.message] = /^options((?:\.\w+|\[[^\]]*\])*): ([\s\S]*)$/.exec(error.message) ?? [];
  const [zh = said, en = said] = said.split(" / ");
  const member = path[0] === "text" ? /\.(\w+)(?:\[\d+\])?$/.exec(place)?.[1] : undefined;
  return { line: places.line(member && member !== "text" ? [...path, member] : path), message: { zh: member && member !== "text" ? `${member}：${zh}` : zh, en: member && member !== "text" ? `${member}: ${en}` : en } };
}

/** Where the parts of a file stand: TOML readers keep no places of what was right. */
class Places {
  #lines: readonly string[];

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\n/);
  }

  /** The line of a member: of `["ignore", "T3-X"]` the first behind `ignore` that names it. */
  line(path: readonly (string | number)[]): number | null {
    const [head = "", ...rest] = path;
    let at = this.#from(0, (line) => this.#begins(line, String(head)));
    if (at < 0) return null;
    for (const step of rest) {
      const next = typeof step === "number"
        ? this.#nth(String(head), step)
        : this.#from(at, (line) => line.includes(step));
      if (next >= 0) at = next;
    }
    return at + 1;
  }

  #begins(line: string, name: string): boolean {
    return new RegExp(`^\\s*(?:\\[{1,2}\\s*)?["']?${name.replace(/[^\w]/g, "\\$&")}["']?\\s*(?:\\]|=|\\.)`).test(line);
  }

  #nth(name: string, which: number): number {
    const all = this.#lines.flatMap((line, at) => (/^\s*\[\[/.test(line) && line.includes(name) ? [at] : []));
    return all[which] ?? -1;
  }

  #from(start: number, is: (line: string) => boolean): number {
    return this.#lines.findIndex((line, at) => at >= start && is(line));
  }
}

const HEAD: Words = {
  zh: "# gongkai.toml：哪些规则核查、轻重如何。放在报告所在的文件夹或其上级文件夹，gongkai 命令行也照此核查。",
  en: "# gongkai.toml: which rules are checked, and how grave they are. In the folder of the reports or above it the gongkai command follows it too.",
};

/** The file that says this. Titles of rules stand behind their codes, for people. */
export function writeSettings(custom: Custom, catalogue: ReadonlyMap<string, Rule>, lang: keyof Words): string {
  const titled = (name: string) => {
    const rule = catalogue.get(name.toUpperCase());
    return rule ? ` # ${rule.title[lang]}` : "";
  };
  const value = (one: unknown) => stringify({ x: one }).trim().replace(/^x = /, "");
  const lines = [HEAD[lang]];
  for (const member of NAMES) {
    const names = custom[member];
    if (names?.length) lines.push("", `${member} = [`, ...names.map((name) => `  ${value(name)},${titled(name)}`), "]");
  }
  const severities = Object.entries(custom.severity ?? {});
  if (severities.length) lines.push("", "[severity]", ...severities.map(([name, severity]) => `${value(name)} = ${value(severity)}${titled(name)}`));
  for (const rule of custom.text ?? []) {
    const members = Object.entries(rule).filter(([, member]) => member !== undefined && member !== null);
    lines.push("", "[[text]]", ...members.map(([name, member]) => `${name} = ${value(member)}`));
  }
  return `${lines.join("\n")}\n`;
}

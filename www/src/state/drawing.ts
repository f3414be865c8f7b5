// What pictures of table 3 consist of: bars, ribbons and words at their places. Drawn on the screen (view/pictures.ts) and into
// files (output/picture.ts) alike; how it looks is theirs to say, but words are 13 units high.
import { sum, type Flow, type Share } from "./flow.js";

/** `lines` stand one below the other, `LINE` apart; `y` is the base line of the first. `strong`: the number of all. */
export type Shape =
  | { kind: "bar"; x: number; y: number; width: number; height: number }
  | { kind: "ribbon"; path: string }
  | { kind: "text"; x: number; y: number; lines: readonly string[]; anchor: "start" | "middle" | "end"; tone: "ink" | "soft" | "strong" };

export interface Drawing {
  width: number;
  height: number;
  shapes: readonly Shape[];
}

export interface Named {
  name: string;
  n: number;
}

/** How numbers are said. */
export interface Counting {
  /** Of all. */
  incoming: string;
  count: (name: string, n: number) => string;
  share: (n: number, percent: string) => string;
}

/** From one line of words to the next. */
export const LINE = 17;

/** About how wide a text is: Chinese characters are square, Latin ones half of that. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const c of text) length += c > "\u2e7f" ? 13 : 7;
  return length;
}

/** A text in lines of no more than a width, but for a single character. Latin words stay whole where they fit. */
export function linesOf(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/ *[^\s\u2e80-\uffff]+|\s*[\u2e80-\uffff]/gu) ?? [text]) {
    if (lengthOf(line + piece) <= width) {
      line += piece;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const c of piece.trimStart()) {
      if (line && lengthOf(line + c) > width) {
        lines.push(line);
        line = "";
      }
      line += c;
    }
  }
  return line ? [...lines, line] : lines;
}

const longest = (lines: readonly string[]): number => Math.max(...lines.map(lengthOf));

/** From the left (where from) through the middle (all) to the right (where to); what leaves a bar arrives in full. */
export function streamOf({ incoming, outgoing, total }: Flow, width: number, name: (id: string) => string, words: Counting): Drawing {
  const [bar, top, tall, gap] = [10, 24, 150, 4];
  const said = ({ id, n }: Share) => words.count(name(id), n);
  const left = longest(incoming.map(said)) + 10;
  // Where there is no room for all in a line, they take more lines: nothing is cut.
  const beside = Math.min(longest(outgoing.map(said)) + 10, width - left - 70);
  const right = width - beside;
  const middle = (left + right) / 2;
  const column = (shares: readonly Share[], room: number) => {
    const parts = shares.map((share) => {
      const lines = linesOf(said(share), room - 6);
      return { lines, thick: (share.n / total) * tall, slot: Math.max((share.n / total) * tall, lines.length * LINE + 3) };
    });
    return { parts, height: sum(parts.map(({ slot }) => ({ n: slot + gap }))) - gap };
  };
  const [from, to] = [column(incoming, left), column(outgoing, beside)];
  const height = Math.max(from.height, to.height, tall);
  const start = top + (height - tall) / 2;
  const side = ({ parts, height: own }: ReturnType<typeof column>, x: number, out: boolean): Shape[] => {
    let [y, inner] = [top + (height - own) / 2, start];
    return parts.flatMap(({ lines, thick, slot }): Shape[] => {
      const at = y + (slot - thick) / 2;
      const [x0, x1] = out ? [middle + bar / 2, x - bar] : [x + bar, middle - bar / 2];
      const [a, b] = out ? [inner, at] : [at, inner];
      const bend = (x0 + x1) / 2;
      const first = y + slot / 2 + 5 - ((lines.length - 1) * LINE) / 2;
      y += slot + gap;
      inner += thick;
      return [
        { kind: "ribbon", path: `M${x0} ${a}C${bend} ${a} ${bend} ${b} ${x1} ${b}V${b + thick}C${bend} ${b + thick} ${bend} ${a + thick} ${x0} ${a + thick}Z` },
        { kind: "bar", x: out ? x - bar : x, y: at, width: bar, height: Math.max(thick, 1) },
        { kind: "text", x: out ? x + 6 : x - 6, y: first, lines, anchor: out ? "start" : "end", tone: "ink" },
      ];
    });
  };
  return { width, height: height + top + 6, shapes: [
    ...side(from, left, false), ...side(to, right, true),
    { kind: "bar", x: middle - bar / 2, y: start, width: bar, height: tall },
    { kind: "text", x: middle, y: start - 8, lines: [words.count(words.incoming, total)], anchor: "middle", tone: "strong" },
  ] };
}

/** One below the other: a name, and under it a bar with its number. */
export function barsOf(parts: readonly Named[], width: number, words: Counting): Drawing {
  const total = sum(parts);
  const most = Math.max(...parts.map(({ n }) => n));
  const said = parts.map(({ n }) => words.share(n, `${Math.round((n / total) * 1000) / 10}%`));
  const room = width - longest(said) - 10;
  let y = 0;
  const shapes = parts.flatMap(({ name, n }, i): Shape[] => {
    const lines = linesOf(name, width);
    const at = y + lines.length * LINE + 5;
    const first = y + 15;
    y = at + 20;
    return [
      { kind: "text", x: 0, y: first, lines, anchor: "start", tone: "ink" },
      { kind: "bar", x: 0, y: at, width: Math.max((n / most) * room, 1), height: 11 },
      { kind: "text", x: (n / most) * room + 8, y: at + 11, lines: [said[i] ?? ""], anchor: "start", tone: "soft" },
    ];
  });
  return { width, height: y, shapes };
}

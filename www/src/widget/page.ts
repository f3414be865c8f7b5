// The page around the widget, asked in ways that its content cannot get between. `<img name="createElement">` puts itself before
// `document.createElement`, `<input name="parentNode">` before its form's `parentNode`, `<a id="trustedTypes">` before a global that an
// old browser lacks. The build puts `document` and `globalThis` of this file in the place of the browser's, in every file of the
// widget and in Lit (`inject` in build.mjs).

import { bare } from "../engine/bare.js";

/** A member of a node as its prototype has it. */
export const of = <N extends object, K extends keyof N>(node: N, name: K): N[K] => Reflect.get(Object.getPrototypeOf(node) as object, name, node) as N[K];

const real = window.document;
const known = new Map<string | symbol, (...given: unknown[]) => unknown>();

/** The document: what its prototypes say, whatever the page calls its images and forms. */
export const document: Document = new Proxy(Object.create(null) as Document, {
  get: (_, name) => {
    const own = known.get(name);
    if (own) return own;
    const value = of(real, name as keyof Document) as unknown;
    if (typeof value !== "function") return value;
    // As an argument it is the document itself.
    const bound = (...given: unknown[]): unknown => {
      const result: unknown = Reflect.apply(value, real, given.map(itself));
      return name === "createTreeWalker" ? led(result as TreeWalker) : result;
    };
    known.set(name, bound);
    return bound;
  },
});

const itself = (node: unknown): unknown => (node === document ? real : node);

/** Lit leads its walker back to the document, which is this one here. */
function led(walker: TreeWalker): TreeWalker {
  const from = Object.getPrototypeOf(walker) as TreeWalker;
  return Object.defineProperty(walker, "currentNode", bare({
    get: () => of(walker, "currentNode"),
    set: (node: unknown) => void Reflect.set(from, "currentNode", itself(node), walker),
  }));
}

const types = (window as { trustedTypes?: { createPolicy?: unknown } }).trustedTypes;
const { litNonce } = window as { litNonce?: unknown };

/** Lit keeps this at the global object, and asks for it by its bare name. */
export const litPropertyMetadata = new WeakMap<object, unknown>();

/** What Lit asks for of the global object. What it counts there, its versions, is counted here. */
export const globalThis = {
  ShadowRoot: window.ShadowRoot,
  litPropertyMetadata,
  ...(typeof types?.createPolicy === "function" && { trustedTypes: types }),
  ...(typeof litNonce === "string" && { litNonce }),
};

export const INSANE = "scripts of the page have replaced what the language has";

/** What was tried of the language, and what comes of it where nobody replaced it. */
const TRIED = "function function undefined a+b a+b 2 b 1 true 07 4,2 2 1,2 1 a a,1 1 年 年1 1 1 true aa 1,2 1 ab 0.5";

/** Whether the language still does what reading and drawing need. Libraries that add to it, or replace it by the same, do no harm. */
export function sane(): boolean {
  try {
    const tried = [
      typeof new Promise<void>((done) => done()).then, typeof Promise.resolve(1).then, typeof ([] as unknown[])[0],
      "a-b".replace(/-/g, "+"), "a-b".replace("-", () => "+"), "a,b".split(",").length, "abc".slice(1, 2), " 1 ".trim(), "ab".includes("b"), "7".padStart(2, "0"),
      [3, 1].map((n) => n + 1), [1, 2].filter((n) => n > 1), [...new Map([[1, 2]])], [...new Set([1, 1])], Object.keys({ a: 1 }), Object.entries({ a: 1 }), (JSON.parse('{"a":[1]}') as { a: number[] }).a[0],
      (JSON.parse(JSON.stringify({ a: "年" })) as { a: string }).a, new TextDecoder().decode(new TextEncoder().encode("年1")), "a1".match(/\d/)?.[0], /(\d)/.exec("a1")?.[1], "ab".startsWith("a"), "a".repeat(2),
      [2, 1].sort(), [1, 2].indexOf(2), "AB".toLowerCase(), String(1 / 2),
    ];
    return tried.join(" ") === TRIED;
  } catch {
    return false;
  }
}

// The element for the npm package: the same, with the engine that lies beside it.
import init, { forms, parse, render, rules, version } from "packed:module";
import type { Engine, Reader } from "../engine/engine.js";
import { sliced } from "../engine/sliced.js";
import { defineReport } from "./define.js";

export { GongkaiReport } from "./element.js";

export function define(wasm?: unknown): void {
  defineReport(async (): Promise<Engine> => {
    await init(wasm);
    const here: Reader = { read: async (text, media, name, changes = [], file) => parse(text, { media, name, changes, ...(file && { file }) }) };
    return {
      ...here, version: version(), forms: forms(), rules: new Map(rules().map((rule) => [rule.code, rule])),
      write: async (text, options) => render(text, options), helper: async () => sliced(here),
    };
  });
}

// The element for the npm package: the same, with the engine that lies beside it.
import init, { decode, forms, parse, render, renewed, rules, version } from "packed:module";
import { compiled } from "packed:compiled";
import { bare } from "../engine/bare.js";
import type { Engine, Reader } from "../engine/engine.js";
import { healed } from "../engine/healed.js";
import { originOf } from "../engine/origin.js";
import { beside } from "./beside.js";
import { defineReport } from "./define.js";

export { GongkaiReport } from "./element.js";

export function define(wasm?: unknown): void {
  defineReport(async (): Promise<Engine> => {
    await init(wasm);
    const tried = healed(renewed, `gongkai ${version()}`);
    const here: Reader = { read: (text, media, name, changes = [], file) => tried(() => parse(text, bare({ media, name, changes, ...originOf(file) }))) };
    return {
      ...here, decode, version: version(), forms: forms(), rules: new Map(rules().map((rule) => [rule.code, rule])),
      write: (text, options) => tried(() => render(text, bare(options))), helper: () => beside(compiled()),
    };
  });
}

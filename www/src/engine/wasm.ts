// The engine on the main thread.
import init, { decode, forms, office, parse, render, renewed, rules, version } from "packed:glue";
import bytes from "packed:wasm";
import type { Opener } from "../input/files.js";
import { bare } from "./bare.js";
import type { Engine, Helper, Reader } from "./engine.js";
import { healed } from "./healed.js";
import { originOf } from "./origin.js";
import { breathe, sliced } from "./sliced.js";

/**
 * Starts the engine. Rejects where WebAssembly is missing or forbidden. `beside` starts a worker with the compiled
 * module; without it, and where it fails, long readings are done on this thread, and files opened with `opener`.
 */
export async function startEngine(beside?: (module: WebAssembly.Module) => Promise<Helper>, opener?: () => Promise<Opener>): Promise<Engine> {
  // From bytes, asynchronously: the page may not fetch anything, and old Chromium refuses to compile more than
  // 4 KB synchronously on the main thread. Compiled once: a worker gets the same module.
  const module = await WebAssembly.compile(await bytes());
  await init({ module_or_path: module });
  const tried = healed(renewed, `gongkai ${version()}`);
  const here: Reader = { read: (text, media, name, changes = [], file, custom = {}) => tried(() => parse(text, bare({ media, name, changes, ...originOf(file), ...custom }))) };
  // One step after the other: the page may draw in between.
  await breathe();
  const known = forms();
  await breathe();
  const catalogue = new Map(rules().map((rule) => [rule.code, rule]));
  const alone = () => sliced(here, opener, decode);
  return {
    ...here,
    decode,
    version: version(),
    forms: known,
    rules: catalogue,
    ruled: (custom) => rules(bare(custom)),
    write: (text, options) => tried(() => render(text, bare(options))),
    office: (text, options) => tried(() => office(text, bare(options))),
    helper: async (): Promise<Helper> => (beside ? beside(module).catch(alone) : alone()),
  };
}

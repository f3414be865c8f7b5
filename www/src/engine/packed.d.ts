// What build.mjs puts in: the glue that wasm-bindgen wrote (target `web`) for the engine and for the readers of files, the engine's
// bytes (unpack.ts, latin.ts), and worker.ts as one script.
declare module "packed:glue" {
  import type { DecodedText, Document, Form, ParseOptions, OfficeOptions, RenderOptions, Rule, RulesOptions } from "../../../crates/gongkai-wasm/src/types.js";
  export default function init(module: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export function initSync(module: { module: WebAssembly.Module }): unknown;
  export function parse(text: string, options: ParseOptions): Document;
  export function decode(bytes: Uint8Array): DecodedText | undefined;
  export function parseJson(text: string, options: ParseOptions): string;
  export function render(text: string, options: RenderOptions): string;
  export function office(text: string, options: OfficeOptions): Uint8Array<ArrayBuffer>;
  export function forms(): Form[];
  export function rules(options?: RulesOptions): Rule[];
  export function version(): string;
  export function renewed(): Promise<void>;
}
declare module "packed:files-glue" {
  import type { FileOutcome } from "../../../crates/gongkai-files-wasm/src/files.js";
  export default function init(module: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export function initSync(module: { module: WebAssembly.Module }): unknown;
  export function readFile(bytes: Uint8Array, watch?: (done: number, total: number) => void): FileOutcome;
  export function tooDeep(): FileOutcome;
  export function decode(bytes: Uint8Array): import("../../../crates/gongkai-files-wasm/src/files.js").DecodedText | undefined;
}
declare module "packed:wasm" {
  export default function bytes(): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}
declare module "packed:files-wasm" {
  export default function bytes(): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}
declare module "packed:worker" {
  const script: string;
  export default script;
}
declare module "packed:files-worker" {
  const script: string;
  export default script;
}
/** What the npm package calls `gongkai.js`. */
declare module "packed:module" {
  export { decode, forms, parse, render, renewed, rules, version } from "packed:glue";
  export default function init(wasm?: unknown): Promise<void>;
}
/** What the npm package calls `engine.js`: the glue. `compiled`: the module, once `init` is done. */
declare module "packed:compiled" {
  export function compiled(): WebAssembly.Module;
}
/** The tokens of style/page.css, each to be overruled by a property `--gongkai-…`. */
declare module "packed:tokens" {
  const tokens: { light: string; dark: string; en: string };
  export default tokens;
}
declare module "*.html" {
  const text: string;
  export default text;
}
declare module "*.txt" {
  const text: string;
  export default text;
}

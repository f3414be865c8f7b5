import type { BytesOptions, DecodedText, Document, Form, OfficeOptions, ParseOptions, RenderOptions, Rule, RulesOptions } from "./types.js";
export * from "./types.js";

/** Where the module comes from: its address, an answer that brings it, its bytes, or the compiled module. */
export type Wasm = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/**
 * What a call throws where the engine itself fails: no text should make it, and none is known. Its message holds version, stage, place
 * and what went wrong, and nothing of the text; please report it. The next call has a new instance. A stack or memory that is
 * exhausted throws the host's own `RangeError` or `WebAssembly.RuntimeError`.
 */
export interface EnginePanic extends Error {
  name: "EnginePanic";
  /** What was being done: `options`, `read`, `check`, `render`, or the code of a rule. */
  stage: string;
  /** File, line and column in the source. */
  place: string;
}

/**
 * Starts the engine; to be awaited once before everything else. Without an argument the module is taken from `gongkai_bg.wasm` beside
 * this file: by `fetch` in browsers, compiled while it comes where the server sends
 * `application/wasm`; from disk in Node. Further calls do nothing.
 */
export default function init(wasm?: Wasm | Promise<Wasm>): Promise<void>;

/** The same, at once: in workers and in Node. Browsers compile no more than 4 KB this way on a page's own thread. */
export function initSync(module: BufferSource | WebAssembly.Module): void;

/**
 * Reads and checks a text. Never throws, whatever the text: what holds no report gives a document without reports. An option that does not
 * exist, or is of another type, is an `Error` that names it and says what is possible.
 */
export function parse(text: string, options?: ParseOptions): Document;

/**
 * The same of a text in any encoding: UTF-8, UTF-16 and GB18030 with GBK are recognised, by a mark, by what HTML or XML declares, or by what is plausible;
 * `encoding` forces one. Text that was decoded wrongly and saved before is put right where nothing was lost, and a finding `FILE-CHARACTERS` says so.
 */
export function parseBytes(bytes: BufferSource, options?: BytesOptions): Document;

/** The text of bytes in any encoding, as `parseBytes` reads it; `undefined` where they are no text. */
export function decode(bytes: BufferSource): DecodedText | undefined;

/** The same document as a JSON text, byte for byte what the command line prints with `--with-text`. */
export function parseJson(text: string, options?: ParseOptions): string;

/** A text read, checked and written for a file: as JSON, or as CSV with a row for each cell. */
export function render(text: string, options?: RenderOptions): string;

/**
 * A text read, checked and written for an office program, byte for byte what the command line writes: a paper about each report as
 * `.docx` (the report itself, what the check found, the list of checks, the notice to correct), or an `.xlsx` workbook.
 */
export function office(text: string, options?: OfficeOptions): Uint8Array;

/**
 * Resolves as soon as the engine works again after a call that threw. Every such call is followed by a new instance of the module: at
 * once in Node, in workers and in browsers of today, so that nobody needs to wait; old browsers make none on a page's thread without waiting.
 */
export function renewed(): Promise<void>;

/** The rule catalogue, and behind it the text rules of the options. */
export function rules(options?: RulesOptions): Rule[];

/** The official forms: rows, columns, labels and geometry. */
export function forms(): Form[];

/** The version of the engine, such as `0.1.0`. */
export function version(): string;

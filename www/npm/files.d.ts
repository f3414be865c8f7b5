import type { FileOutcome, FileWords } from "./files-types.js";
import type { Wasm } from "./index.js";
import type { FileOrigin } from "./types.js";
export * from "./files-types.js";

/**
 * Starts the readers of files; to be awaited once before everything else. Without an argument the module is taken from
 * `gongkai_files_bg.wasm` beside this file: by `fetch` in browsers, from disk in Node. Further calls do nothing.
 */
export default function init(wasm?: Wasm | Promise<Wasm>): Promise<void>;

/** The same, at once: in workers and in Node. */
export function initSync(module: BufferSource | WebAssembly.Module): void;

/** Told how many pages of a long file were read. */
export type Watch = (done: number, total: number) => void;

/**
 * Reads one file: its text with notices, the files of an archive, why it is not read, or that it is text for the caller to decode. The
 * content decides the format. Never throws; after a trap (out of memory) start a new worker.
 */
export function readFile(file: Uint8Array | ArrayBuffer, watch?: Watch): FileOutcome;

/** A text with what `parse` takes beside it, or why there is none. */
export type Input =
  | { name: string; text: string; options: { media: "text/plain" | "text/html"; name: string; file?: FileOrigin } }
  | { name: string; refused: { reason: string; message: FileWords } };

/**
 * The inputs of a file: itself, or each file of an archive and of the archives in it, one after the other, under `archive.zip/folder/report.docx`.
 * Plain text and HTML are decoded (UTF-8, UTF-16, GB18030).
 */
export function readInputs(file: Uint8Array | ArrayBuffer, options?: { name?: string; watch?: Watch }): Generator<Input, void, undefined>;

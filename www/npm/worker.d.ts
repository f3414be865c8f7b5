import type { Wasm } from "./index.js";
import type { BytesOptions, Document, ParseOptions } from "./types.js";

/** What a call in a worker also takes. */
export interface Abortable {
  /** Ends the reading: the promise is rejected with the signal's reason, the worker ends, and the next call has a new one. */
  signal?: AbortSignal;
}

/** The engine in a worker: texts of megabytes are read without holding the page. Calls are answered in their order. */
export interface Reader {
  /** As `parse` of `gongkai`. Rejects where an option is wrong, where the signal says so, and where the worker cannot start. */
  parse(text: string, options?: ParseOptions & Abortable): Promise<Document>;
  /** As `parseBytes` of `gongkai`. The bytes are copied. */
  parseBytes(bytes: Uint8Array | ArrayBuffer, options?: BytesOptions & Abortable): Promise<Document>;
  /** Ends the worker. Readings under way are rejected. */
  close(): void;
}

/**
 * Starts a worker with the first call. `wasm`: where the module comes from, if not from beside the package's files: its address, its bytes,
 * or the compiled module, which is the fastest where the page has it already.
 */
export function startReader(wasm?: URL | string | BufferSource | WebAssembly.Module | Promise<Exclude<Wasm, Request | Response>>): Reader;

// The engine in a worker.
import source from "packed:worker";
import { Died, Skipped, type Custom, type Helper } from "./engine.js";
import { Broke } from "./fault.js";
import { mayBeFile } from "../input/kind.js";
import { trusted } from "./trusted.js";
import type { Watch } from "../input/files.js";
import type { Opened } from "../input/source.js";
import type { Change, Document, FileOrigin, Media } from "./types.js";

/** The readers of files: as they stand in the page, or compiled. */
export type Readers = string | WebAssembly.Module;

/** `bytes`: a file to open first. `readers` come with the first file that needs them. */
export interface Task {
  id: number; text: string; media: Media; name: string; changes: readonly Change[]; file?: FileOrigin | undefined; custom?: Custom | undefined;
  bytes?: Uint8Array<ArrayBuffer>; depth?: number; readers?: Readers | undefined;
}
/**
 * Answer 0 says that the worker runs. `read`: the document's text, where it is not the text that was given. `page`: so far it is, of so
 * many. `compiled`: the readers of files, for the next worker. `error`: what may be passed on of it; `died`: it is that of the readers of files, and no panic of theirs.
 */
export interface Answer {
  id: number; opened?: Opened; json?: string; read?: string; error?: string; died?: boolean; page?: readonly [done: number, total: number]; compiled?: WebAssembly.Module;
}

/** What was compiled once is not compiled again. */
let compiled: WebAssembly.Module | null = null;

/** Starts a worker with the compiled module. Rejects where the browser has none, or forbids it. `packed`: the readers of files. */
export function startHelper(module: WebAssembly.Module, packed: () => string): Promise<Helper> {
  return new Promise((started, failed) => {
    // A worker from a Blob also runs in a page that was opened from disk; one from a file does not.
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(trusted(url));
    const waiting = new Map<number, { done: (answer: Answer) => void; broke: (error: unknown) => void; watch?: Watch | undefined; file: boolean }>();
    let last = 0;
    let sent = false;
    const ask = (task: Omit<Task, "id">, give: Transferable[] = [], watch?: Watch) => new Promise<Answer>((done, broke) => {
      waiting.set(++last, { done, broke, watch, file: !!task.bytes });
      worker.postMessage({ ...task, id: last }, give);
    });
    const documentOf = ({ json, read }: Answer, text: string) => Object.assign(JSON.parse(json ?? "") as Document, { text: read ?? text });
    /** Ends the worker, and whoever waits for it. */
    const end = (reason: (file: boolean) => unknown) => {
      worker.terminate();
      for (const { broke, file } of waiting.values()) broke(reason(file));
      waiting.clear();
    };
    const helper: Helper = {
      read: async (text, media, name, changes = [], file, custom) => documentOf(await ask({ text, media, name, changes, file, custom }), text),
      take: async (bytes, name, depth, watch, custom) => {
        const needed = !sent && mayBeFile(bytes);
        sent ||= needed;
        const readers = needed ? (compiled ?? packed()) : undefined;
        const answer = await ask({ bytes, text: "", media: "text/plain", name, changes: [], depth, readers, custom }, [bytes.buffer], watch);
        const opened = answer.opened as Opened;
        return "source" in opened ? { opened, document: documentOf(answer, opened.source.text) } : { opened };
      },
      close: () => end(() => new Skipped()),
    };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const { id, error, page } = data;
      if (data.compiled) compiled = data.compiled;
      if (id === 0) {
        URL.revokeObjectURL(url);
        started(helper);
      }
      const one = waiting.get(id);
      if (page) return one?.watch?.(...page);
      waiting.delete(id);
      if (error !== undefined) one?.broke(data.died ? new Died(error) : new Broke(error));
      else one?.done(data);
    };
    const fail = (event: Event) => {
      event.preventDefault();
      failed(event);
      end((file) => (file ? new Died((event as ErrorEvent).message) : event));
    };
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.postMessage(module);
  });
}

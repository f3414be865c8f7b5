// The engine in a worker.
import source from "packed:worker";
import type { Helper } from "./engine.js";
import type { Change, Document, Media } from "./types.js";

export interface Task { id: number; text: string; media: Media; name: string; changes: readonly Change[] }
/** Answer 0 says that the worker runs. */
export interface Answer { id: number; json?: string; error?: string }

/** Starts a worker with the compiled module. Rejects where the browser has none, or forbids it. */
export function startHelper(module: WebAssembly.Module): Promise<Helper> {
  return new Promise((started, failed) => {
    // A worker from a Blob also runs in a page that was opened from disk; one from a file does not.
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(trusted(url));
    const waiting = new Map<number, { done: (document: Document) => void; broke: (error: unknown) => void }>();
    let last = 0;
    const helper: Helper = {
      read: (text, media, name, changes = []) => new Promise((done, broke) => {
        waiting.set(++last, { done, broke });
        worker.postMessage({ id: last, text, media, name, changes });
      }),
      close: () => worker.terminate(),
    };
    worker.onmessage = ({ data: { id, json, error } }: MessageEvent<Answer>) => {
      if (id === 0) {
        URL.revokeObjectURL(url);
        started(helper);
      }
      const one = waiting.get(id);
      waiting.delete(id);
      if (json === undefined) one?.broke(error);
      else one?.done(JSON.parse(json) as Document);
    };
    const fail = (event: Event) => {
      event.preventDefault();
      worker.terminate();
      failed(event);
      for (const { broke } of waiting.values()) broke(event);
      waiting.clear();
    };
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.postMessage(module);
  });
}

type Policy = { createScriptURL(url: string): string };
let policy: Policy | undefined;

/** Where Trusted Types are enforced (lock.ts), a worker's address must come out of a policy that the page allows. Only for addresses of our own. */
export function trusted(url: string): string {
  const types = (window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  policy ??= types?.createPolicy("gongkai", { createScriptURL: (own) => own });
  return policy ? policy.createScriptURL(url) : url;
}

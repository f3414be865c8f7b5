// The engine in a worker.
import source from "packed:worker";
import type { Helper } from "./engine.js";
import { bytesOf } from "../input/files.js";
import type { Taken } from "../input/source.js";
import type { Change, Document, Media } from "./types.js";

export interface Task { id: number; bytes?: Uint8Array; text: string; media: Media; name: string; changes: readonly Change[] }
/** Answer 0 says that the worker runs. `read`: the document's text, where it is not the text that was given. */
export interface Answer { id: number; taken?: Taken; json?: string; read?: string; error?: string }

/** Starts a worker with the compiled module. Rejects where the browser has none, or forbids it. */
export function startHelper(module: WebAssembly.Module): Promise<Helper> {
  return new Promise((started, failed) => {
    // A worker from a Blob also runs in a page that was opened from disk; one from a file does not.
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(trusted(url));
    const waiting = new Map<number, { done: (answer: Answer) => void; broke: (error: unknown) => void }>();
    let last = 0;
    const ask = (task: Omit<Task, "id">, give: Transferable[] = []) => new Promise<Answer>((done, broke) => {
      waiting.set(++last, { done, broke });
      worker.postMessage({ ...task, id: last }, give);
    });
    const documentOf = ({ json, read }: Answer, text: string) => Object.assign(JSON.parse(json ?? "") as Document, { text: read ?? text });
    const helper: Helper = {
      read: async (text, media, name, changes = []) => documentOf(await ask({ text, media, name, changes }), text),
      take: async (file, name) => {
        const bytes = await bytesOf(file, name);
        if ("refusal" in bytes) return { taken: bytes };
        const answer = await ask({ bytes, text: "", media: "text/plain", name, changes: [] }, [bytes.buffer]);
        const taken = answer.taken as Taken;
        return "source" in taken ? { taken, document: documentOf(answer, taken.source.text) } : { taken };
      },
      close: () => worker.terminate(),
    };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const { id, error } = data;
      if (id === 0) {
        URL.revokeObjectURL(url);
        started(helper);
      }
      const one = waiting.get(id);
      waiting.delete(id);
      if (error !== undefined) one?.broke(error);
      else one?.done(data);
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

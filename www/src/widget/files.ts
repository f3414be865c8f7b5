// dist/gongkai-files.js: one classic script, the readers of files inside. It gives them to every <gongkai-report> of the page.
import init, { readFile } from "packed:files-glue";
import source from "packed:files-worker";
import bytes from "packed:files-wasm";
import { Broke } from "../engine/fault.js";
import type { FileOutcome } from "../engine/types.js";
import { trusted } from "../engine/trusted.js";
import type { GongkaiReport } from "./element.js";

/** Milliseconds that a file may take. */
const PATIENCE = 60_000;

let compiled: Promise<WebAssembly.Module> | undefined;

/** At the first file. */
const module = () => (compiled ??= Promise.resolve(bytes()).then(WebAssembly.compile));

/** In a worker: a PDF of hundreds of pages takes seconds. `null` where the page forbids workers. */
async function beside(file: Uint8Array): Promise<FileOutcome | null> {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const own = (worker = new Worker(trusted(url)));
    const task = { module: await module(), file };
    return await new Promise((done, fail) => {
      let started = false;
      timer = setTimeout(() => fail(Object.assign(new Error(`not read in ${PATIENCE / 1000} s`), { name: "TimeoutError" })), PATIENCE);
      own.onmessage = ({ data }: MessageEvent<{ outcome?: FileOutcome; error?: string; broke?: boolean }>) => {
        started = true;
        if (data.outcome) done(data.outcome);
        else if (data.error !== undefined) fail(new (data.broke ? Broke : Error)(data.error));
      };
      own.onerror = (event) => {
        event.preventDefault();
        if (started) fail(new Error(event.message));
        else done(null);
      };
      own.postMessage(task);
    });
  } catch (error) {
    if (worker) throw error;
    return null;
  } finally {
    clearTimeout(timer);
    worker?.terminate();
    URL.revokeObjectURL(url);
  }
}

let started: Promise<unknown> | undefined;

void customElements.whenDefined("gongkai-report").then(() => {
  (customElements.get("gongkai-report") as typeof GongkaiReport).files ??= async (file) => {
    const outcome = await beside(file);
    if (outcome) return outcome;
    await (started ??= module().then((one) => init({ module_or_path: one })));
    return readFile(file);
  };
});

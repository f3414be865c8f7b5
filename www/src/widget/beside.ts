// The engine beside the thread of somebody else's page.
import type { Helper } from "../engine/engine.js";
import { startHelper } from "../engine/helper.js";
import { Trouble } from "./given.js";

/** A worker with the compiled module. Where the page forbids it, long texts are not read: its own thread is not to be held. */
export const beside = (module: WebAssembly.Module): Promise<Helper> => startHelper(module, () => "").catch((): Helper => ({
  read: () => Promise.reject(new Trouble("worker", "a text of more than 100 KB is read in a worker, and this page allows none (worker-src blob:)")),
  close: () => {},
}));

// The readers of files on this thread, where there are no workers.
import init, { readFile, tooDeep } from "packed:files-glue";
import type { Opener } from "../input/files.js";
import { unpack } from "./unpack.js";

let started: Promise<Opener> | undefined;

/** `packed`: as they stand in the page. Compiled asynchronously: old Chromium refuses more than 4 KB at once on this thread. */
export function openerHere(packed: () => string): Promise<Opener> {
  return (started ??= WebAssembly.compile(unpack(packed())).then(async (module) => {
    await init({ module_or_path: module });
    return { readFile, tooDeep };
  }));
}

// The readers of files for browsers, workers and bundlers: the module lies beside this file, and whoever wants it elsewhere says so.
import { start } from "./files-api.js";
export { initSync, readFile, readInputs } from "./files-api.js";

export default function init(wasm = new URL("./gongkai_files_bg.wasm", import.meta.url)) {
  return start(wasm);
}

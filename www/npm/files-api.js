// What both entries of the readers of files share. files-engine.js is what wasm-bindgen wrote.
import load, * as engine from "./files-engine.js";
import { inputs } from "./inputs.js";

let started = false;
function ready() {
  if (!started) throw new Error("gongkai/files: await init() before the first call");
  return engine;
}
const bytesOf = (file) => (file instanceof Uint8Array ? file : ArrayBuffer.isView(file) ? new Uint8Array(file.buffer, file.byteOffset, file.byteLength) : new Uint8Array(file));

export async function start(wasm) {
  await load({ module_or_path: wasm });
  started = true;
}
export function initSync(module) {
  engine.initSync({ module });
  started = true;
}
export const readFile = (file, watch) => ready().readFile(bytesOf(file), watch);
export const readInputs = (file, { name = "", watch } = {}) => inputs(bytesOf(file), name, ready(), watch);

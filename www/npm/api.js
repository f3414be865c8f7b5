// What both entries share. engine.js is what wasm-bindgen wrote.
import load, * as engine from "./engine.js";

let started = false;
function ready() {
  if (!started) throw new Error("gongkai: await init() before the first call");
  return engine;
}

export async function start(wasm) {
  await load({ module_or_path: wasm });
  started = true;
}
export function initSync(module) {
  engine.initSync({ module });
  started = true;
}
export const parse = (text, options) => ready().parse(String(text), options);
const bytesOf = (bytes) => (bytes instanceof Uint8Array ? bytes : ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes));
export const parseBytes = (bytes, options) => ready().parseBytes(bytesOf(bytes), options);
export const decode = (bytes) => ready().decode(bytesOf(bytes));
export const parseJson = (text, options) => ready().parseJson(String(text), options);
export const office = (text, options) => ready().office(String(text), options);
export const render = (text, options) => ready().render(String(text), options);
export const renewed = () => ready().renewed();
export const rules = (options) => ready().rules(options);
export const forms = () => ready().forms();
export const version = () => ready().version();

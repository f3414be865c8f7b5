// The same engine with the names of its functions, for stack traces that can be read. In the place of `gongkai`, not beside it.
import { start } from "./api.js";
export { decode, forms, initSync, office, parse, parseBytes, parseJson, render, renewed, rules, version } from "./api.js";

export default function init(wasm = new URL("./gongkai_debug_bg.wasm", import.meta.url)) {
  return start(wasm);
}

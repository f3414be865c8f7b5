// The same for Node.
import load from "./node.js";
export { decode, forms, initSync, office, parse, parseBytes, parseJson, render, renewed, rules, version } from "./api.js";

export default function init(wasm = new URL("./gongkai_debug_bg.wasm", import.meta.url)) {
  return load(wasm);
}

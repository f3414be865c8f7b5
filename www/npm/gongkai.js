// The engine for browsers, workers and bundlers: the module lies beside this file, and whoever wants it elsewhere says so.
import { start } from "./api.js";
export { decode, forms, initSync, office, parse, parseBytes, parseJson, render, renewed, rules, version } from "./api.js";

export default function init(wasm = new URL("./gongkai_bg.wasm", import.meta.url)) {
  return start(wasm);
}

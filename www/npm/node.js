// The engine for Node, which cannot fetch files: those are read.
import { readFile } from "node:fs/promises";
import { start } from "./api.js";
export { decode, forms, initSync, office, parse, parseBytes, parseJson, render, renewed, rules, version } from "./api.js";

export default async function init(wasm = new URL("./gongkai_bg.wasm", import.meta.url)) {
  const given = await wasm;
  const url = given instanceof URL ? given : typeof given === "string" && given.startsWith("file:") ? new URL(given) : null;
  return start(url?.protocol === "file:" ? await readFile(url) : given);
}

// The readers of files for Node, which cannot fetch files: those are read.
import { readFile as bytesOf } from "node:fs/promises";
import { start } from "./files-api.js";
export { initSync, readFile, readInputs } from "./files-api.js";

export default async function init(wasm = new URL("./gongkai_files_bg.wasm", import.meta.url)) {
  const given = await wasm;
  const url = given instanceof URL ? given : typeof given === "string" && given.startsWith("file:") ? new URL(given) : null;
  return start(url?.protocol === "file:" ? await bytesOf(url) : given);
}

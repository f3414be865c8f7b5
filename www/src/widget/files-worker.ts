// The readers of files in a worker of the widget: one file each. build.mjs bundles this file by itself; files.ts starts it.
import { detailsOf, isPanic } from "../engine/fault.js";
import { initSync, readFile } from "packed:files-glue";

onmessage = ({ data: { module, file } }: MessageEvent<{ module: WebAssembly.Module; file: Uint8Array }>) => {
  postMessage({});
  try {
    initSync({ module });
    postMessage({ outcome: readFile(file) });
  } catch (error) {
    postMessage({ error: detailsOf(error, "gongkai/files"), broke: isPanic(error) });
  }
};

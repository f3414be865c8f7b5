// The engine in a worker, and the opening of files. build.mjs bundles this file by itself; helper.ts starts the bundle from a Blob.
import { initSync, parse } from "packed:glue";
import { takeBytes } from "../input/files.js";
import type { Answer, Task } from "./helper.js";

onmessage = ({ data }: MessageEvent<WebAssembly.Module | Task>) => {
  if (data instanceof WebAssembly.Module) {
    initSync({ module: data });
    answer({ id: 0 });
    return;
  }
  const { id, bytes, name, changes } = data;
  try {
    const taken = bytes && takeBytes(bytes, name);
    if (taken && "refusal" in taken) return answer({ id, taken });
    const { text, media } = taken?.source ?? data;
    const { text: read, ...document } = parse(text, { media, name, changes });
    // As one string: copying that between threads costs far less than copying a tree of objects. The text by itself, and only
    // where it is not the one that the other side has.
    answer({ id, json: JSON.stringify(document), ...(taken && { taken }), ...(read !== text && { read }) });
  } catch (error) {
    answer({ id, error: String(error) });
  }
};

const answer = (message: Answer) => (postMessage as (message: Answer) => void)(message);

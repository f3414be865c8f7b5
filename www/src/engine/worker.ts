// The engine in a worker. build.mjs bundles this file by itself; helper.ts starts the bundle from a Blob.
import { initSync, parseJson } from "packed:glue";
import type { Answer, Task } from "./helper.js";

onmessage = ({ data }: MessageEvent<WebAssembly.Module | Task>) => {
  if (data instanceof WebAssembly.Module) {
    initSync({ module: data });
    answer({ id: 0 });
    return;
  }
  const { id, text, media, name, changes } = data;
  try {
    // As one string: copying that between threads costs far less than copying a tree of objects.
    answer({ id, json: parseJson(text, { media, name, changes }) });
  } catch (error) {
    answer({ id, error: String(error) });
  }
};

const answer = (message: Answer) => (postMessage as (message: Answer) => void)(message);

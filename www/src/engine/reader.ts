// The engine in a worker, without the readers of files: the widget's. build.mjs bundles this file by itself; helper.ts starts it.
import { initSync, parse, version } from "packed:glue";
import { detailsOf } from "./fault.js";
import type { Answer, Task } from "./helper.js";
import { originOf } from "./origin.js";

const answer = (message: Answer) => (postMessage as (message: Answer) => void)(message);

onmessage = ({ data }: MessageEvent<WebAssembly.Module | Task>) => {
  if (data instanceof WebAssembly.Module) {
    initSync({ module: data });
    return answer({ id: 0 });
  }
  const { id, text, media, name, changes, file } = data;
  try {
    const { text: read, ...document } = parse(text, { media, name, changes, ...originOf(file) });
    answer({ id, json: JSON.stringify(document), ...(read !== text && { read }) });
  } catch (error) {
    answer({ id, error: detailsOf(error, `gongkai ${version()}`) });
  }
};

// The engine in a worker, and the opening of files. build.mjs bundles this file by itself; helper.ts starts the bundle from a Blob.
import { decode, initSync, parse, version } from "packed:glue";
import * as readers from "packed:files-glue";
import { open, type Opener } from "../input/files.js";
import { mayBeFile } from "../input/kind.js";
import type { Opened } from "../input/source.js";
import { detailsOf, isPanic } from "./fault.js";
import type { Answer, Readers, Task } from "./helper.js";
import { originOf } from "./origin.js";
import { unpack } from "./unpack.js";

/** Milliseconds between two words about how far a file is read. */
const PAUSE = 100;

let opener: Opener | null = null;

onmessage = ({ data }: MessageEvent<WebAssembly.Module | Task>) => {
  if (data instanceof WebAssembly.Module) {
    initSync({ module: data });
    answer({ id: 0 });
    return;
  }
  const { id, name, changes, custom } = data;
  let opened: Opened | undefined;
  try {
    opened = take(data);
  } catch (error) {
    return answer({ id, error: detailsOf(error, `gongkai/files ${version()}`), died: !isPanic(error) });
  }
  try {
    if (opened && !("source" in opened)) {
      const members = "members" in opened ? opened.members : [];
      return answer({ id, opened }, members.flatMap((member) => ("bytes" in member ? [member.bytes.buffer] : [])));
    }
    const { text, media, file } = opened?.source ?? data;
    const { text: read, ...document } = parse(text, { media, name, changes, ...originOf(file), ...custom });
    // As one string: copying that between threads costs far less than copying a tree of objects. The text by itself, and only
    // where it is not the one that the other side has.
    answer({ id, json: JSON.stringify(document), ...(opened && { opened }), ...(read !== text && { read }) });
  } catch (error) {
    answer({ id, error: detailsOf(error, `gongkai ${version()}`) });
  }
};

/** Opens the file of a task, where there is one. */
function take({ id, bytes, name, depth = 0, readers: given }: Task): Opened | undefined {
  if (!bytes) return undefined;
  if (given) start(given);
  let last = 0;
  return open(bytes, name, depth, mayBeFile(bytes) ? opener : null, decode, (done, total) => {
    const now = Date.now();
    if (now - last < PAUSE) return;
    last = now;
    answer({ id, page: [done, total] });
  });
}

function start(given: Readers): void {
  const module = typeof given === "string" ? new WebAssembly.Module(unpack(given)) : given;
  readers.initSync({ module });
  opener = readers;
  if (typeof given === "string") answer({ id: -1, compiled: module });
}

const answer = (message: Answer, give: Transferable[] = []) => (postMessage as (message: Answer, give: Transferable[]) => void)(message, give);

// The engine in a worker of the browser.
import { readerOf } from "./reader.js";

const spawn = (wasm, answered, failed) => {
  const worker = new Worker(new URL("./reader-worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => answered(data);
  worker.onerror = (event) => {
    event.preventDefault();
    failed(new Error(`gongkai/worker: ${event.message || "the worker did not start"}`));
  };
  worker.postMessage({ wasm });
  return { post: (task) => worker.postMessage(task), end: () => worker.terminate() };
};

export const startReader = (wasm) => readerOf(spawn, wasm);

// The engine in a worker of Node.
import { Worker } from "node:worker_threads";
import { readerOf } from "./reader.js";

const spawn = (wasm, answered, failed) => {
  const worker = new Worker(new URL("./reader-worker-node.js", import.meta.url));
  // A program may end while its reader waits.
  worker.unref();
  worker.on("message", (message) => {
    worker.unref();
    answered(message);
  });
  worker.on("error", failed);
  worker.postMessage({ wasm });
  return {
    post: (task) => {
      worker.ref();
      worker.postMessage(task);
    },
    end: () => void worker.terminate(),
  };
};

export const startReader = (wasm) => readerOf(spawn, wasm);

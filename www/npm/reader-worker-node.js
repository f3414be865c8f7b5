// The worker of worker-node.js.
import { parentPort } from "node:worker_threads";
import init, * as engine from "./node.js";
import { answering } from "./reader.js";

const answer = answering(init, engine, (message) => parentPort.postMessage(message));
parentPort.on("message", (message) => void answer(message));

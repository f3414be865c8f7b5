// The worker of worker.js.
import init, * as engine from "./gongkai.js";
import { answering } from "./reader.js";

const answer = answering(init, engine, (message) => postMessage(message));
addEventListener("message", ({ data }) => void answer(data));

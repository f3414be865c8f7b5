// dist/gongkai.js: one classic script, the engine inside.
import { startEngine } from "../engine/wasm.js";
import { beside } from "./beside.js";
import { defineReport } from "./define.js";

defineReport(() => startEngine(beside));

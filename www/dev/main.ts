// node www/build.mjs --engine target/engine --files target/files --out target/look --entry www/dev/main.ts
import { startHelper } from "../src/engine/helper.js";
import { startEngine } from "../src/engine/wasm.js";
import { mount } from "../src/mount.js";
import { fixtureEngine } from "./fixture.js";

const packed = () => document.getElementById("files")?.textContent ?? "";

mount(startEngine((module) => startHelper(module, packed)).then(fixtureEngine));

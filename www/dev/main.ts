// node www/build.mjs --engine target/engine --out target/look --entry www/dev/main.ts
import { startHelper } from "../src/engine/helper.js";
import { startEngine } from "../src/engine/wasm.js";
import { mount } from "../src/mount.js";
import { fixtureEngine } from "./fixture.js";

mount(startEngine(startHelper).then(fixtureEngine));

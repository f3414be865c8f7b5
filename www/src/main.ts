import { startHelper } from "./engine/helper.js";
import { startEngine } from "./engine/wasm.js";
import { mount } from "./mount.js";

mount(startEngine(startHelper));

import { openerHere } from "./engine/here.js";
import { startHelper } from "./engine/helper.js";
import { startEngine } from "./engine/wasm.js";
import { mount } from "./mount.js";

/** The readers of files as they stand in the page. */
const packed = () => document.getElementById("files")?.textContent ?? "";

mount(startEngine((module) => startHelper(module, packed), () => openerHere(packed)));

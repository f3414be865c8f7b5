// dist/gongkai-files.js: one classic script, the readers of files inside. It gives them to every <gongkai-report> of the page.
import init, { readFile } from "packed:files-glue";
import bytes from "packed:files-wasm";
import type { GongkaiReport } from "./element.js";

let started: Promise<unknown> | undefined;

/** Compiled at the first file. */
const start = () => (started ??= Promise.resolve(bytes()).then(WebAssembly.compile).then((module) => init({ module_or_path: module })));

void customElements.whenDefined("gongkai-report").then(() => {
  (customElements.get("gongkai-report") as typeof GongkaiReport).files ??= async (file) => {
    await start();
    return readFile(file);
  };
});

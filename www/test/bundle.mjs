// Loads a TypeScript module of the page into Node.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = join(dirname(fileURLToPath(import.meta.url)), "../src");

/** `path` from src/, such as `"input/files.ts"`. */
export async function load(path) {
  const { outputFiles } = await build({ entryPoints: [join(source, path)], bundle: true, format: "esm", write: false, logLevel: "error" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

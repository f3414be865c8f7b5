// The engine on the main thread.
import init, { forms, parse, rules, version } from "packed:glue";
import packed from "packed:wasm";
import type { Engine } from "./engine.js";

/** Unpacks and starts the engine. Rejects where WebAssembly or gzip streams are missing or forbidden. */
export async function startEngine(): Promise<Engine> {
  // From bytes, asynchronously: the page may not fetch anything, and old Chromium refuses to compile more than
  // 4 KB synchronously on the main thread.
  await init({ module_or_path: await unpack(packed) });
  return {
    version: version(),
    forms: forms(),
    rules: new Map(rules().map((rule) => [rule.code, rule])),
    read: async (text, media, name) => parse(text, { media, name }),
  };
}

/** base64 → gzip → bytes. `Response` only gathers the stream here; nothing is requested. */
async function unpack(base64: string): Promise<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

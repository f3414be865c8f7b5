// What build.mjs puts in: the glue that wasm-bindgen wrote (target `web`), and its module, gzip'd, as base64.
declare module "packed:glue" {
  import type { Document, Form, Rule } from "../../../crates/gongkai-wasm/src/types.js";
  export default function init(module: { module_or_path: BufferSource }): Promise<unknown>;
  export function parse(text: string, options: { media: string; name: string }): Document;
  export function forms(): Form[];
  export function rules(): Rule[];
  export function version(): string;
}
declare module "packed:wasm" {
  const base64: string;
  export default base64;
}
declare module "*.txt" {
  const text: string;
  export default text;
}

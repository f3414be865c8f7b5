// Files, picked or dropped: got hold of in the page, made sense of there or in its worker.
import { decode } from "./decode.js";
import { foreign, isHtml, LARGEST } from "./kind.js";
import type { Refusal, Taken } from "./source.js";

/** `name`: the file's, with its folder where it was given with one. */
export async function takeFile(file: File, name: string): Promise<Taken> {
  const bytes = await bytesOf(file, name);
  return "refusal" in bytes ? bytes : takeBytes(bytes, name);
}

export async function bytesOf(file: File, name: string): Promise<Uint8Array<ArrayBuffer> | { refusal: Refusal }> {
  if (file.size > LARGEST) return { refusal: { why: "large", name } };
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return { refusal: { why: "unreadable", name } }; // a folder, or a file that went away
  }
}

export function takeBytes(bytes: Uint8Array, name: string): Taken {
  if (bytes.length === 0) return { refusal: { why: "empty", name } };
  const kind = foreign(name, bytes);
  if (kind) return { refusal: { why: "foreign", name, kind } };
  const decoded = decode(bytes);
  if ("problem" in decoded) return { refusal: { why: "binary", name } };
  if (decoded.text.trim() === "") return { refusal: { why: "empty", name } };
  const media = isHtml(name, decoded.text) ? "text/html" : "text/plain";
  return { source: { name, media, text: decoded.text, damaged: decoded.damaged } };
}

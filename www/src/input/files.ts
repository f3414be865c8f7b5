// Files, picked or dropped.
import { decode } from "./decode.js";
import { pathOf } from "./folders.js";
import { foreign, isHtml, LARGEST } from "./kind.js";
import type { Taken } from "./source.js";

export async function takeFile(file: File): Promise<Taken> {
  const name = pathOf(file);
  if (file.size > LARGEST) return { refusal: { why: "large", name } };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { refusal: { why: "unreadable", name } }; // a folder, or a file that went away
  }
  if (bytes.length === 0) return { refusal: { why: "empty", name } };
  const kind = foreign(name, bytes);
  if (kind) return { refusal: { why: "foreign", name, kind } };
  const decoded = decode(bytes);
  if ("problem" in decoded) return { refusal: { why: "binary", name } };
  if (decoded.text.trim() === "") return { refusal: { why: "empty", name } };
  const media = isHtml(name, decoded.text) ? "text/html" : "text/plain";
  return { source: { name, media, text: decoded.text, damaged: decoded.damaged } };
}

// Files, picked or dropped: got hold of in the page, made sense of there or in its worker.
import type { DecodedText, FileOutcome, Media } from "../engine/types.js";
import { isHtml, LARGEST, mayBeFile } from "./kind.js";
import type { Opened, Refusal, Source, Taken } from "./source.js";

/** Told how many pages of a file are read. */
export type Watch = (done: number, total: number) => void;

/** The readers of files. `tooDeep` is what they say of an archive that is not opened any more. */
export interface Opener {
  readFile(bytes: Uint8Array, watch?: Watch): FileOutcome;
  tooDeep(): FileOutcome;
}

/** The text of bytes, in whatever encoding: `decode` of the engine, or of the readers of files. */
export type Decode = (bytes: Uint8Array) => DecodedText | undefined;

/** Archives within each other, and within mails, that are opened: `ARCHIVE_DEPTH` of crates/gongkai-files. */
const DEEPEST = 2;

export async function bytesOf(file: File, name: string): Promise<Uint8Array<ArrayBuffer> | { refusal: Refusal }> {
  if (file.size > LARGEST) return { refusal: { why: "large", name } };
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return { refusal: { why: "unreadable", name } }; // a folder, or a file that went away
  }
}

/** What a file holds: a text, files, or nothing to read. `depth`: archives around it. Without `opener` text only. */
export function open(bytes: Uint8Array, name: string, depth: number, opener: Opener | null, decode: Decode, watch?: Watch): Opened {
  if (bytes.length === 0) return { refusal: { why: "empty", name } };
  return (opener && mayBeFile(bytes) && fileOf(bytes, name, depth, opener, watch)) || textOf(bytes, name, decode);
}

function fileOf(bytes: Uint8Array, name: string, depth: number, opener: Opener, watch?: Watch): Opened | null {
  const read = opener.readFile(bytes, watch);
  const outcome = read.kind === "archive" && depth === DEEPEST ? opener.tooDeep() : read;
  if (outcome.kind === "text") return null;
  if (outcome.kind === "refused") return { refusal: { why: "file", name, reason: outcome.reason, message: outcome.message } };
  if (outcome.kind === "read") {
    const { format, notices, pages, media, text } = outcome;
    return { source: { name, media, text, file: { media: format.media, format: format.name, notices, pages } } };
  }
  if (outcome.members.length === 0) return { refusal: { why: "hollow", name } };
  return {
    members: outcome.members.map((member) => {
      const path = `${name}/${member.name}`;
      if ("bytes" in member) return { bytes: member.bytes, name: path, depth: depth + 1 };
      const { reason, message } = member.refused;
      return { refusal: { why: "file", name: path, reason, message } };
    }),
  };
}

/** What is told of a text that was decoded wrongly before it came here, as of a file. */
export function fileOfText(media: Media, mishap: DecodedText["mishap"]): Pick<Source, "file"> {
  if (!mishap) return {};
  const notice = { code: "FILE-CHARACTERS", message: { zh: mishap.zh, en: mishap.en }, touches: mishap.undone ? "nothing" : "everything" } as const;
  return { file: { media, format: { zh: "文本", en: "text" }, notices: [notice], pages: [] } };
}

/** Text in the encodings that offices use, or what is none. */
export function textOf(bytes: Uint8Array, name: string, decode: Decode): Taken {
  const decoded = decode(bytes);
  if (!decoded) return { refusal: { why: "binary", name } };
  if (decoded.text.trim() === "") return { refusal: { why: "empty", name } };
  const media = isHtml(name, decoded.text) ? "text/html" : "text/plain";
  const { text, damaged, mishap } = decoded;
  return { source: { name, media, text, damaged, ...fileOfText(media, mishap) } };
}

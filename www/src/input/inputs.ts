// A file as the inputs that it holds, for the npm package: itself, or each file of an archive.
import { originOf } from "../engine/origin.js";
import type { FileOrigin, Media, Words } from "../engine/types.js";
import { open, type Decode, type Opener, type Watch } from "./files.js";
import type { Refusal } from "./source.js";

/** A text with what `parse` takes beside it, or why there is none. */
export type Input =
  | { name: string; text: string; options: { media: Media; name: string; file?: FileOrigin } }
  | { name: string; refused: { reason: string; message: Words } };

const WORDS: Record<"empty" | "binary" | "large" | "hollow", Words> = {
  empty: { zh: "空文件，没有内容可读", en: "the file is empty" },
  binary: { zh: "不是文字，也不是能读的文件格式", en: "this is no text, and no format that can be read" },
  large: { zh: "文件超过 64 MB，不读取", en: "the file is larger than 64 MB and is not read" },
  hollow: { zh: "压缩包里没有可读的文件", en: "the archive holds no file to read" },
};

/** The inputs of a file, one after the other, so that the next is not read before it is asked for. */
export function* inputs(bytes: Uint8Array, name: string, opener: Opener & { decode: Decode }, watch?: Watch, depth = 0): Generator<Input> {
  const opened = open(bytes, name, depth, opener, opener.decode, watch);
  if ("source" in opened) {
    const { text, media, file } = opened.source;
    yield { name, text, options: { media, name, ...originOf(file) } };
  } else if ("refusal" in opened) {
    yield refused(opened.refusal);
  } else {
    for (const member of opened.members) {
      if ("refusal" in member) yield refused(member.refusal);
      else yield* inputs(member.bytes, member.name, opener, watch, member.depth);
    }
  }
}

function refused(refusal: Refusal): Input {
  if (refusal.why === "file") return { name: refusal.name, refused: { reason: refusal.reason, message: refusal.message } };
  const reason = refusal.why === "binary" || refusal.why === "large" || refusal.why === "hollow" ? refusal.why : "empty";
  return { name: refusal.name, refused: { reason, message: WORDS[reason] } };
}

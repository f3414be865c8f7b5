// One thing to read: where it came from does not matter any more.
import type { FileOrigin, Media, Words } from "../engine/types.js";

export interface Source {
  /** A file's name; empty for what was pasted or typed. */
  name: string;
  media: Media;
  text: string;
  /** What an editor shows for it: of HTML the plain flavour, where there is one. */
  plain?: string;
  /** Of what was pasted with tables and read without: the HTML. */
  rich?: string;
  /** Characters that the file's bytes did not give. */
  damaged?: number;
  /** It began as a blank form of this page: what stands in its tables is nobody's print. */
  blank?: boolean;
  /** The file that the text was taken out of, as its reader tells of it, and what people call such a file. */
  file?: FileOrigin & { format: Words };
}

export type Refusal =
  | { why: "empty"; name: string }
  | { why: "binary"; name: string }
  | { why: "large"; name: string }
  | { why: "unreadable"; name: string }
  /** An archive without any file to read. */
  | { why: "hollow"; name: string }
  /** It broke the engine, or ended its reader: out of memory, or worse. `details`: what may be passed on. */
  | { why: "broke" | "died"; name: string; details?: string }
  /** Somebody did not wait for it. */
  | { why: "skipped"; name: string }
  /** The readers of files know what it is and why it is not read. */
  | { why: "file"; name: string; reason: string; message: Words };

export type Taken = { source: Source } | { refusal: Refusal };

/** A file of an archive. */
export type Member = { bytes: Uint8Array<ArrayBuffer>; name: string; depth: number } | { refusal: Refusal };
export type Opened = Taken | { members: readonly Member[] };

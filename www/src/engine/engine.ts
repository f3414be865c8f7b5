// The one door to the engine. Views and state know these interfaces only: whether the reading is done on this thread
// or beside it makes no difference to them.
import type { Decode, Watch } from "../input/files.js";
import type { Opened } from "../input/source.js";
import type { Change, Document, FileOrigin, Form, Media, OfficeOptions, ParseOptions, RenderOptions, Rule } from "./types.js";

/** Which rules count and how grave they are, and rules that somebody wrote: what `gongkai.toml` says. */
export type Custom = Pick<ParseOptions, "select" | "ignore" | "severity" | "text">;

export interface Reader {
  /**
   * Reads and checks a text; `changes` are cells to check as if something else were printed in them, `file` is where the text
   * was taken from, `custom` which rules count. Any string gives a document; rejects with `Broke` only when the engine itself broke.
   */
  read(text: string, media: Media, name: string, changes?: readonly Change[], file?: FileOrigin, custom?: Custom): Promise<Document>;
}

/** Somebody did not wait for a file. */
export class Skipped extends Error {
  override name = "Skipped";
}
/** Taking the text out of a file ended its reader: out of memory, or worse. The message is what may be passed on. */
export class Died extends Error {
  override name = "Died";
}

/** The same engine in a thread of its own. */
export interface Helper extends Reader {
  /**
   * Opens a file, whose bytes are gone afterwards, and reads what is in it; no document where there is no text. Rejects with
   * `Died` where that ended its reader. Absent where no files are read.
   */
  take?(bytes: Uint8Array<ArrayBuffer>, name: string, depth: number, watch: Watch, custom?: Custom): Promise<{ opened: Opened; document?: Document }>;
  /** Ends it at once. A reading under way is rejected with `Skipped`. */
  close(): void;
}

export interface Engine extends Reader {
  /** The text of bytes, in whatever encoding. */
  readonly decode: Decode;
  /** Such as `0.1.0`. */
  readonly version: string;
  readonly forms: readonly Form[];
  /** The rule catalogue by code. */
  readonly rules: ReadonlyMap<string, Rule>;
  /**
   * The catalogue as wishes have it, with rules of somebody's own behind it. Throws where something in them is wrong, in both
   * languages and with its place. Absent where nobody can wish anything: in the pages of others.
   */
  ruled?(custom: Custom): readonly Rule[];
  /** Reads and checks a text and writes it in a format to keep. */
  write(text: string, options: RenderOptions): Promise<string>;
  /** The same for an office program, as the command line writes it. Absent where nothing is taken away. */
  office?(text: string, options: OfficeOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** For many inputs, long ones and files. Where workers fail, a reader on this thread that lets the page breathe between inputs. */
  helper(): Promise<Helper>;
}

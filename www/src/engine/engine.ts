// The one door to the engine. Views and state know these interfaces only: whether the reading is done on this thread
// or beside it makes no difference to them.
import type { Taken } from "../input/source.js";
import type { Change, Document, Form, Media, RenderOptions, Rule } from "./types.js";

export interface Reader {
  /**
   * Reads and checks a text; `changes` are cells to check as if something else were printed in them. Any string gives
   * a document; rejects only when the engine itself broke.
   */
  read(text: string, media: Media, name: string, changes?: readonly Change[]): Promise<Document>;
}

/** The same engine in a thread of its own. */
export interface Helper extends Reader {
  /** Opens a file and reads what is in it; no document where the file was refused. Absent where that is no gain. */
  take?(file: File, name: string): Promise<{ taken: Taken; document?: Document }>;
  /** Ends it at once. A reading under way is never answered. */
  close(): void;
}

export interface Engine extends Reader {
  /** Such as `0.1.0`. */
  readonly version: string;
  readonly forms: readonly Form[];
  /** The rule catalogue by code. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Reads and checks a text and writes it in a format to keep. */
  write(text: string, options: RenderOptions): Promise<string>;
  /** For many inputs or long ones. Where workers fail, a reader on this thread that lets the page breathe between inputs. */
  helper(): Promise<Helper>;
}

// The one door to the engine. Views and state know this interface only, so that a worker can stand behind it.
import type { Document, Form, Media, Rule } from "./types.js";

export interface Engine {
  /** Such as `0.1.0`. */
  readonly version: string;
  readonly forms: readonly Form[];
  /** The rule catalogue by code. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Reads and checks a text. Any string gives a document; rejects only when the engine itself broke. */
  read(text: string, media: Media, name: string): Promise<Document>;
}

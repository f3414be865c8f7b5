// One thing to read: where it came from does not matter any more.
import type { Media } from "../engine/types.js";
import type { Foreign } from "./kind.js";

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
}

export type Refusal =
  | { why: "empty"; name: string }
  | { why: "binary"; name: string }
  | { why: "large"; name: string }
  | { why: "broke"; name: string }
  | { why: "unreadable"; name: string }
  | { why: "foreign"; name: string; kind: Foreign };

export type Taken = { source: Source } | { refusal: Refusal };

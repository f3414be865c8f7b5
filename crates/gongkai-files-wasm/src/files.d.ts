// What crosses the border between JavaScript and the readers of files. Places are UTF-16 code units of `text`.

/** A sentence without a full stop, in both languages. */
export interface FileWords {
  zh: string;
  en: string;
}

/** What a file is, by its content. */
export interface FileFormat {
  /** Its media type, such as `application/pdf`. */
  media: string;
  /** What people call it. */
  name: FileWords;
}

/** Kinds of notices, by the rule that reports them. */
export type FileNoticeCode = "FILE-UNREAD" | "FILE-CHARACTERS" | "FILE-NUMBERS" | "FILE-CHANGES" | "FILE-HIDDEN" | "FILE-NUMBERING";

/** What a reader observed beside the text. */
export interface FileNotice {
  code: FileNoticeCode;
  /** What was observed, and what it means for the text. */
  message: FileWords;
  /** What it puts in doubt: nothing, places in `text` in order, or everything. */
  touches: "nothing" | "everything" | readonly (readonly [start: number, end: number])[];
}

/** Why a file is not read. */
export type FileRefusal =
  | "password" | "picture" | "scanned" | "outlines" | "text-table" | "other-archive" | "too-old" | "too-large" | "too-many" | "nested" | "too-deep" | "damaged" | "unsupported" | "no-text";

/** No text: why. */
export interface FileRefused {
  kind: "refused";
  format: FileFormat;
  reason: FileRefusal;
  /** What the file is, why it is not read, what to do. */
  message: FileWords;
}

/** A file of an archive: its path in there, and its bytes or why there are none. */
export type FileMember = { name: string; bytes: Uint8Array<ArrayBuffer> } | { name: string; refused: FileRefused };

/** The text of a file. */
export interface FileText {
  kind: "read";
  format: FileFormat;
  text: string;
  media: "text/html" | "text/plain";
  notices: readonly FileNotice[];
  /** Where each page begins in `text`, ascending; empty for files without pages of their own. */
  pages: readonly number[];
}

/** What became of a file. */
export type FileOutcome =
  /** Plain text, or HTML that holds no other file: for the caller to decode. */
  | { kind: "text" }
  | FileText
  /** Each member is an input of its own, to be read like any file. */
  | { kind: "archive"; members: readonly FileMember[] }
  | FileRefused;
/** A text that was bytes: the same as the engine's `DecodedText`. */
export interface DecodedText {
  text: string;
  /** `UTF-8`, `UTF-16LE`, `UTF-16BE`, `gb18030`, or the label that the text declares. */
  encoding: string;
  /** Sequences that have no character; each is U+FFFD in `text`. */
  damaged: number;
  /** What happened to the text before. `undone`: `text` is what it was before. */
  mishap?: FileWords & { undone: boolean };
}

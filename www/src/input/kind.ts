// What kind of file it is, where that decides whether to read it at all.

/** The input limit of the engine (its positions are 32-bit). */
export const LARGEST = 64 * 1024 * 1024;

export type Foreign = "word" | "pdf" | "sheet" | "image" | "archive";

const BY_EXTENSION: Readonly<Record<string, Foreign>> = {
  doc: "word", docx: "word", wps: "word", rtf: "word", odt: "word", ofd: "pdf", pdf: "pdf",
  xls: "sheet", xlsx: "sheet", et: "sheet", ods: "sheet",
  png: "image", jpg: "image", jpeg: "image", gif: "image", bmp: "image", tif: "image", tiff: "image", webp: "image",
  zip: "archive", rar: "archive", "7z": "archive", gz: "archive",
};

const SIGNATURES: readonly (readonly [Foreign, readonly number[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]], // %PDF-
  ["word", [0x7b, 0x5c, 0x72, 0x74, 0x66]], // {\rtf
  ["word", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]], // OLE: .doc, .wps and .xls alike
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["archive", [0x50, 0x4b, 0x03, 0x04]], // zip: .docx, .xlsx and .ofd are told by their names first
];

/** A kind of file that this reader does not open, or `null` for what may be text. */
export function foreign(name: string, bytes: Uint8Array): Foreign | null {
  const named = BY_EXTENSION[extension(name)] ?? null;
  const signed = SIGNATURES.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0] ?? null;
  // Saved web pages and plain text do go by the name of .doc: the name alone does not condemn a text.
  if (named === "word" && !signed) return null;
  return signed ? (named ?? signed) : named;
}

/** HTML by name, or by how it begins. */
export function isHtml(name: string, text: string): boolean {
  return /^(html?|xhtml)$/.test(extension(name)) || /^\s*(?:<!-{2}[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html|head|body|table|div|meta)\b/i.test(text.slice(0, 2000));
}

function extension(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

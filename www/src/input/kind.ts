// What kind of file it is, where that decides who reads it.

/** The input limit of the engine (its positions are 32-bit) and of the readers of files. */
export const LARGEST = 64 * 1024 * 1024;

/** How files of the formats begin that are no text, in characters of the bytes' numbers. */
const SIGNATURES = ["{\\rtf", "\xd0\xcf\x11\xe0", "Rar!\x1a\x07", "7z\xbc\xaf", "\x1f\x8b\x08", "\x89PNG", "\xff\xd8\xff", "GIF8", "II*\0", "MM\0*", "PK\x03\x04", "PK\x05\x06", "RIFF", "BM"];
/** The root elements of office files that are one XML file, and what begins those of messages. */
const ROOT = /<(?:\w+:)?(?:package|wordDocument|Workbook|document|UOF)[\s>]/i;
const HEADER = /^[!-9;-~]+:/;

/**
 * Whether the readers of files must say what this is. What is certainly plain text or HTML is not worth loading them; in doubt they
 * are asked, and their answer counts (`format.rs` of crates/gongkai-files).
 */
export function mayBeFile(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 16 * 1024));
  const start = head.replace(/^\xef\xbb\xbf/, "").trimStart();
  if (SIGNATURES.some((signature) => start.startsWith(signature)) || head.slice(0, 1029).includes("%PDF-")) return true;
  return HEADER.test(start) || (/^(?:\xff\xfe|\xfe\xff\0)?</.test(start) && ROOT.test(start.replace(/\0/g, "")));
}

/** HTML by name, or by its tags: how it begins, or a table in it. */
export function isHtml(name: string, text: string): boolean {
  return /^(html?|xhtml)$/.test(extension(name)) || /^\s*(?:<!-{2}[\s\S]{0,500}?-->\s*)?<(?:!doctype|html|head|body|table|div|meta)\b/i.test(text.slice(0, 2000))
    || (/<table/i.test(text) && /<td/i.test(text));
}

function extension(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

// From the bytes of a file to its text. Offices here hold UTF-8, UTF-16 (Notepad's “Unicode”) and GB18030/GBK
// ("ANSI"), and nothing in a text file says which.

export type Decoded =
  | { text: string; encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030"; /** Characters that could not be read. */ damaged: number }
  | { problem: "binary" };

/** How many bytes are looked at to tell text from something else. */
const SAMPLE = 1 << 16;

export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes);
  if (marked) return marked;
  const wide = byNulPattern(bytes);
  if (wide) return wide;
  if (looksBinary(bytes)) return { problem: "binary" };
  return utf8(bytes) ?? gb18030(bytes);
}

/** A byte order mark settles it. */
function byMark(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return lenient(bytes, "utf-8");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return lenient(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return lenient(bytes, "utf-16be");
  return null;
}

/**
 * UTF-16 without a mark. Its digits, tabs and line ends have a zero byte, while no UTF-8 or GB18030 text has any.
 * Which order it is cannot be told by the side of the zeros alone (一 is U+4E00): the order that reads as Chinese is.
 */
function byNulPattern(bytes: Uint8Array): Decoded | null {
  const sample = bytes.subarray(0, SAMPLE);
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros++;
  if (zeros * 500 <= sample.length) return null; // none, or a stray one: line ends alone give UTF-16 more
  const little = plausible(sample, "utf-16le");
  const big = plausible(sample, "utf-16be");
  if (Math.max(little, big) < 0.1) return { problem: "binary" };
  return lenient(bytes, little >= big ? "utf-16le" : "utf-16be");
}

/** The share of characters that every Chinese official text is full of. */
function plausible(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): number {
  const text = new TextDecoder(encoding).decode(bytes);
  return (text.match(/[的一二三是和在有年月日本政府信息公开申请行总计其他数，、。（）\s0-9]/g) ?? []).length / text.length;
}

/** Text has hardly any control characters but tab, line ends and the end of a cell that Word's plain text marks. */
function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE);
  let control = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && byte !== 0x07 && (byte < 0x09 || byte > 0x0d)) control++;
  }
  return control * 100 > end + 100;
}

/** `null` when the bytes are not UTF-8 in the main. */
function utf8(bytes: Uint8Array): Decoded | null {
  try {
    // As a stream, so that a file cut in the middle of a character is still UTF-8.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return { text, encoding: "utf-8", damaged: 0 };
  } catch {
    // GB18030 read as UTF-8 is nearly all damage; a damaged UTF-8 file is nearly all sound. The beginning tells mostly,
    // without reading megabytes of damage.
    return sound(bytes.subarray(0, SAMPLE)) && sound(bytes);
  }
}

function sound(bytes: Uint8Array): Decoded | null {
  const decoded = lenient(bytes, "utf-8");
  return "text" in decoded && decoded.damaged * 20 < (decoded.text.match(/[\u4e00-\u9fff]/g) ?? []).length ? decoded : null;
}

function gb18030(bytes: Uint8Array): Decoded {
  const decoded = lenient(bytes, "gb18030");
  return "text" in decoded && decoded.damaged * 10 > decoded.text.length ? { problem: "binary" } : decoded;
}

function lenient(bytes: Uint8Array, encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030"): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, damaged: (text.match(/\ufffd/g) ?? []).length };
}

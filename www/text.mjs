// How the engine's bytes stand in a page, and in a script.

/**
 * Bytes as text: 13 bits in two of 91 printable characters, where base64 has 12. Without those that a string or a script
 * would have to escape. src/engine/unpack.ts turns it back.
 */
export function printable(bytes) {
  const digits = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((one) => !'"<\\'.includes(one));
  let [text, bits, held] = ["", 0, 0];
  const put = (value) => (text += digits[Math.floor(value / 91)] + digits[value % 91]);
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    if (held < 13) continue;
    held -= 13;
    put(bits >> held);
    bits &= (1 << held) - 1;
  }
  // The rest in one character where six bits hold it, so that what fills it up never makes a byte.
  if (held > 6) put(bits << (13 - held));
  else if (held > 0) text += digits[bits << (6 - held)];
  return text;
}

/**
 * Bytes as a string literal: the characters of the same numbers. NUL and DEL change places, as an HTML parser takes every NUL
 * for damage; nothing in it ends a script or opens a comment. src/engine/latin.ts turns its value back.
 */
export function latin(bytes) {
  const text = bytes.toString("latin1").replace(/[\0\x7f]/g, (one) => (one === "\0" ? "\x7f" : "\0"));
  return `'${text.replace(/[\\']/g, "\\$&").replace(/<(?=[!/])/g, "<\\").replace(/\r/g, "\\r").replace(/\n/g, "\\n").replace(/\0/g, "\\x00")}'`;
}

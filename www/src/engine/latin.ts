// The engine as it stands in a script, back to bytes.

/** What `latin` of text.mjs wrote: a character for each byte, NUL and DEL exchanged. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code === 0 || code === 127 ? 127 - code : code;
  }
  return bytes;
}

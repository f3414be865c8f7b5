// The engine as it stands in the page, back to bytes.
import { decodeLzma } from "./lzma.js";

/** What `printable` of build.mjs wrote: 13 bits in two of the printable characters without `"`, `<` and `\\`. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const digit = (at: number) => {
    const code = text.charCodeAt(at);
    return code - (code > 92 ? 36 : code > 60 ? 35 : code > 34 ? 34 : 33);
  };
  const pairs = text.length >> 1;
  // One character behind the last pair holds six bits.
  const odd = text.length & 1;
  const bytes = new Uint8Array((pairs * 13 + odd * 6) >> 3);
  let [to, bits, held] = [0, 0, 0];
  for (let from = 0; from < text.length; from += 2) {
    const wide = from + 1 < text.length ? 13 : 6;
    bits = ((bits << wide) | (wide === 13 ? digit(from) * 91 + digit(from + 1) : digit(from))) & 0xfffff;
    for (held += wide; held >= 8; bytes[to++] = bits >> held) held -= 8;
  }
  return bytes;
}

/** Text → LZMA → bytes. */
export const unpack = (text: string): Uint8Array<ArrayBuffer> => decodeLzma(bytesOf(text));

/** The same, once the page is drawn: it takes longer than a frame. A page in the background is not drawn at all. */
export async function unpackDrawn(text: string): Promise<Uint8Array<ArrayBuffer>> {
  await new Promise((next) => {
    requestAnimationFrame(() => setTimeout(next, 0));
    setTimeout(next, 100);
  });
  return unpack(text);
}

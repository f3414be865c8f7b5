// LZMA, decoding only: a fifth smaller than gzip on WebAssembly. After the format's public specification (I. Pavlov, LZMA SDK).

/** Chances, one for each context of a bit, in 2048ths. */
const chances = (n: number): Uint16Array => new Uint16Array(n).fill(1024);
/** The range below which another byte is taken in. */
const TOP = 1 << 24;

/** The bytes of a stream with the 13 bytes of the `.lzma` header, in which the length is given. */
export function decodeLzma(input: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const header = new DataView(input.buffer, input.byteOffset, 13);
  const properties = header.getUint8(0);
  const [lc, lp, pb] = [properties % 9, Math.floor(properties / 9) % 5, Math.floor(properties / 45)];
  const size = header.getUint32(5, true);
  const out = new Uint8Array(size);

  // The range decoder. Its first byte is always zero. Range and code take 32 bits each: as variables of a closure they would
  // become objects at every bit.
  let at = 14;
  const now = new Uint32Array([0xffffffff, 0]);
  const RANGE = 0;
  const CODE = 1;
  const take = () => (now[CODE] = ((now[CODE] as number) << 8) | (input[at++] as number));
  for (let i = 0; i < 4; i++) take();
  const bit = (table: Uint16Array, i: number): number => {
    const chance = table[i] as number;
    const range = now[RANGE] as number;
    const code = now[CODE] as number;
    const bound = (range >>> 11) * chance;
    const b = code < bound ? 0 : 1;
    table[i] = b ? chance - (chance >> 5) : chance + ((2048 - chance) >> 5);
    const left = b ? range - bound : bound;
    if (b) now[CODE] = code - bound;
    if (left < TOP) {
      now[RANGE] = left << 8;
      take();
    } else {
      now[RANGE] = left;
    }
    return b;
  };
  const tree = (table: Uint16Array, base: number, bits: number): number => {
    let m = 1;
    for (let i = 0; i < bits; i++) m = (m << 1) | bit(table, base + m);
    return m - (1 << bits);
  };
  const reverse = (table: Uint16Array, base: number, bits: number): number => {
    let m = 1;
    let sum = 0;
    for (let i = 0; i < bits; i++) {
      const b = bit(table, base + m);
      m = (m << 1) | b;
      sum |= b << i;
    }
    return sum;
  };
  const direct = (bits: number): number => {
    let sum = 0;
    for (let i = 0; i < bits; i++) {
      const range = (now[RANGE] as number) >>> 1;
      const code = now[CODE] as number;
      const one = code >= range;
      if (one) now[CODE] = code - range;
      sum = (sum << 1) | (one ? 1 : 0);
      now[RANGE] = range < TOP ? range << 8 : range;
      if (range < TOP) take();
    }
    return sum;
  };

  const literal = chances(0x300 << (lc + lp));
  const [isMatch, isLong] = [chances(192), chances(192)];
  const [isRepeat, isOlder, isSecond, isThird] = [chances(12), chances(12), chances(12), chances(12)];
  const [slots, special, align] = [chances(256), chances(128), chances(16)];
  const lengths = () => ({ choice: chances(2), low: chances(128), middle: chances(128), high: chances(256) });
  const [ofMatch, ofRepeat] = [lengths(), lengths()];
  const length = ({ choice, low, middle, high }: ReturnType<typeof lengths>, place: number): number =>
    bit(choice, 0) === 0 ? tree(low, place << 3, 3) : bit(choice, 1) === 0 ? 8 + tree(middle, place << 3, 3) : 16 + tree(high, 0, 8);

  /** What the last steps were, and the last four distances. */
  let state = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  for (let to = 0; to < size; ) {
    const place = to & ((1 << pb) - 1);
    const context = (state << 4) + place;
    if (bit(isMatch, context) === 0) {
      const before = to > 0 ? (out[to - 1] as number) : 0;
      const base = 0x300 * (((to & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        // After a match: the byte that would have continued it is the context, as long as it agrees.
        let guess = out[to - d0 - 1] as number;
        while (symbol < 256) {
          const expected = (guess >> 7) & 1;
          guess <<= 1;
          const b = bit(literal, base + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | b;
          if (b !== expected) break;
        }
      }
      while (symbol < 256) symbol = (symbol << 1) | bit(literal, base + symbol);
      out[to++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count = 0;
    if (bit(isRepeat, state) === 1) {
      if (bit(isOlder, state) === 1) {
        let distance = d1;
        if (bit(isSecond, state) === 1) {
          distance = d2;
          if (bit(isThird, state) === 1) {
            distance = d3;
            d3 = d2;
          }
          d2 = d1;
        }
        d1 = d0;
        d0 = distance;
      } else if (bit(isLong, context) === 0) {
        state = state < 7 ? 9 : 11;
        out[to] = out[to - d0 - 1] as number;
        to++;
        continue;
      }
      count = length(ofRepeat, place) + 2;
      state = state < 7 ? 8 : 11;
    } else {
      d3 = d2;
      d2 = d1;
      d1 = d0;
      count = length(ofMatch, place) + 2;
      state = state < 7 ? 7 : 10;
      d0 = tree(slots, Math.min(count - 2, 3) << 6, 6);
      if (d0 >= 4) {
        const slot = d0;
        const bits = (slot >> 1) - 1;
        d0 = (2 | (slot & 1)) << bits;
        d0 += slot < 14 ? reverse(special, d0 - slot, bits) : (direct(bits - 4) << 4) + reverse(align, 0, 4);
      }
    }
    for (; count > 0 && to < size; count--, to++) out[to] = out[to - d0 - 1] as number;
  }
  return out;
}

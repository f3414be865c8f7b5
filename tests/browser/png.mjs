// PNG files with a palette: a screenshot of flat colours takes a third of the room. Only what Chromium writes is read (eight
// bits, three or four channels, no interlacing).
import { deflateSync, inflateSync } from "node:zlib";

/** The picture with at most 256 colours, those that are there most often first; others become the nearest of them. */
export function withPalette(png) {
  const { width, height, pixels } = read(png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = coloursOf(counts);
  const places = new Map();
  const nearest = (pixel) => {
    let best = 0;
    let least = Infinity;
    const [r, g, b] = [pixel >> 16, (pixel >> 8) & 255, pixel & 255];
    for (let i = 0; i < palette.length; i++) {
      const far = 3 * (r - (palette[i] >> 16)) ** 2 + 4 * (g - ((palette[i] >> 8) & 255)) ** 2 + 2 * (b - (palette[i] & 255)) ** 2;
      if (far < least) [least, best] = [far, i];
    }
    return best;
  };
  palette.forEach((colour, i) => places.set(colour, i));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const pixel = pixels[at];
      let place = places.get(pixel);
      if (place === undefined) places.set(pixel, (place = nearest(pixel)));
      rows[y * (width + 1) + 1 + x] = place;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The commonest colours, none of them close to a commoner one as long as there are enough. */
function coloursOf(counts) {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  if (sorted.length <= 256) return sorted;
  for (const bits of [5, 4]) {
    const seen = new Set();
    const chosen = [];
    for (const colour of sorted) {
      const key = ((colour >> 16) >> (8 - bits)) << 16 | (((colour >> 8) & 255) >> (8 - bits)) << 8 | ((colour & 255) >> (8 - bits));
      // The commonest of all stay as they are, beside whatever neighbours.
      if (chosen.length >= 32 && seen.has(key)) continue;
      seen.add(key);
      chosen.push(colour);
      if (chosen.length === 256) break;
    }
    if (chosen.length < 256 || bits === 4) return chosen;
    const share = chosen.reduce((sum, colour) => sum + counts.get(colour), 0) / [...counts.values()].reduce((a, b) => a + b);
    if (share > 0.9) return chosen;
  }
  return sorted.slice(0, 256);
}

function read(png) {
  const data = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") {
      [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
      if (body[8] !== 8 || ![2, 6].includes(body[9]) || body[12]) throw new Error("a PNG of another kind");
    } else if (type === "IDAT") data.push(body);
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  const pixels = new Uint32Array(width * height);
  let before = new Uint8Array(line);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    const now = Uint8Array.from(raw.subarray(y * (line + 1) + 1, (y + 1) * (line + 1)));
    for (let i = 0; i < line; i++) {
      const [left, up, corner] = [i >= channels ? now[i - channels] : 0, before[i], i >= channels ? before[i - channels] : 0];
      now[i] += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
    for (let x = 0; x < width; x++) pixels[y * width + x] = (now[x * channels] << 16) | (now[x * channels + 1] << 8) | now[x * channels + 2];
    before = now;
  }
  return { width, height, pixels };
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

const TABLE = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function chunk(type, body) {
  const content = Buffer.concat([Buffer.from(type, "latin1"), body]);
  let crc = 0xffffffff;
  for (const byte of content) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  const out = Buffer.alloc(content.length + 8);
  out.writeUInt32BE(body.length, 0);
  content.copy(out, 4);
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, content.length + 4);
  return out;
}

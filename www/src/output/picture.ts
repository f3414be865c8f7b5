// Pictures as files: with title, the report that their numbers are from, and colours of their own, on white.
import { LINE, linesOf, type Drawing, type Shape } from "../state/drawing.js";

export type PictureFormat = "svg" | "png";

export interface Picture {
  title: string;
  /** Where the numbers are from. */
  source: string;
  drawing: Drawing;
}

/** How wide a picture is drawn for a file: as wide as a page of text, in units of its letters. */
export const WIDTH = 760;
const [MARGIN, HEAD, FOOT] = [32, 46, 20];
/** Pixels of a PNG for each unit: it is printed. */
const SCALE = 2;

const FONT = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif';
/** As on the screen by day. */
const INK = { ground: "#ffffff", ink: "#1c2529", soft: "#56636a", strong: "#1c2529", accent: "#14566b", ribbon: "#d0dde1" };

/** One line of words of a picture. */
interface Line { x: number; y: number; text: string; anchor: "start" | "middle" | "end"; colour: string; size: number; bold: boolean }

/** Everything that is drawn, at its place, and the size of it. */
function laid({ title, source, drawing }: Picture): { width: number; height: number; shapes: readonly Exclude<Shape, { kind: "text" }>[]; lines: readonly Line[]; top: number } {
  const inner = Math.max(drawing.width, WIDTH);
  const below = linesOf(source, inner);
  const lines: Line[] = [
    { x: MARGIN, y: MARGIN + 14, text: title, anchor: "start", colour: INK.ink, size: 18, bold: true },
    ...drawing.shapes.flatMap((shape): Line[] => (shape.kind !== "text" ? [] : shape.lines.map((text, i) =>
      ({ x: MARGIN + shape.x, y: MARGIN + HEAD + shape.y + i * LINE, text, anchor: shape.anchor, colour: INK[shape.tone], size: 13, bold: shape.tone === "strong" })))),
    ...below.map((text, i): Line => ({ x: MARGIN, y: MARGIN + HEAD + drawing.height + FOOT + 12 + i * LINE, text, anchor: "start", colour: INK.soft, size: 12, bold: false })),
  ];
  return {
    width: inner + 2 * MARGIN, height: MARGIN + HEAD + drawing.height + FOOT + below.length * LINE + MARGIN, top: MARGIN + HEAD, lines,
    shapes: drawing.shapes.filter((shape): shape is Exclude<Shape, { kind: "text" }> => shape.kind !== "text"),
  };
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const rounded = (n: number): number => Math.round(n * 100) / 100;

/** As SVG without style sheets: word processors do not know them. */
export function svgOf(picture: Picture): string {
  const { width, height, shapes, lines, top } = laid(picture);
  const drawn = shapes.map((shape) => (shape.kind === "bar"
    ? `<rect x="${rounded(MARGIN + shape.x)}" y="${rounded(top + shape.y)}" width="${rounded(shape.width)}" height="${rounded(shape.height)}" fill="${INK.accent}"/>`
    : `<path transform="translate(${MARGIN} ${top})" d="${shape.path.replace(/-?\d+(?:\.\d+)?/g, (n) => String(rounded(Number(n))))}" fill="${INK.ribbon}"/>`));
  const said = lines.map(({ x, y, text, anchor, colour, size, bold }) =>
    `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}"${bold ? ' font-weight="bold"' : ""}${anchor === "start" ? "" : ` text-anchor="${anchor}"`} fill="${colour}">${escaped(text)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${rounded(width)}" height="${rounded(height)}" viewBox="0 0 ${rounded(width)} ${rounded(height)}" font-family="${escaped(FONT)}">
<title>${escaped(picture.title)}</title>
<desc>${escaped(picture.source)}</desc>
<rect width="${rounded(width)}" height="${rounded(height)}" fill="${INK.ground}"/>
${[...drawn, ...said].join("\n")}
</svg>
`;
}

/** As PNG, drawn by hand: a picture made from the SVG would be one more thing that a page's policy has to allow. */
export async function pngOf(picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, shapes, lines, top } = laid(picture);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)];
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("nothing to draw on");
  pen.scale(SCALE, SCALE);
  pen.fillStyle = INK.ground;
  pen.fillRect(0, 0, width, height);
  pen.translate(MARGIN, top);
  for (const shape of shapes) {
    pen.fillStyle = shape.kind === "bar" ? INK.accent : INK.ribbon;
    if (shape.kind === "bar") pen.fillRect(shape.x, shape.y, shape.width, shape.height);
    else pen.fill(new Path2D(shape.path));
  }
  pen.translate(-MARGIN, -top);
  for (const { x, y, text, anchor, colour, size, bold } of lines) {
    pen.fillStyle = colour;
    pen.font = `${bold ? "bold " : ""}${size}px ${FONT}`;
    pen.textAlign = anchor === "middle" ? "center" : anchor;
    pen.fillText(text, x, y);
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("no picture");
  return new Uint8Array(await new Response(blob).arrayBuffer());
}

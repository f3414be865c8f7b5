// Where a report in a foreign page comes from: the element's own content, another element, a property, a file of the site.
import { bare } from "../engine/bare.js";
import type { FileOutcome, Media, Words } from "../engine/types.js";
import { fileOfText, type Decode } from "../input/files.js";
import { isHtml, LARGEST, mayBeFile } from "../input/kind.js";
import type { Source } from "../input/source.js";
import { of } from "./page.js";

export interface Given {
  text: string;
  media: Media;
  name: string;
  file?: NonNullable<Source["file"]>;
}

/** Takes the text out of a file: `readFile` of gongkai/files, or what dist/gongkai-files.js gives. */
export type ReadFile = (bytes: Uint8Array) => FileOutcome | Promise<FileOutcome>;

export type Why = "engine" | "internal" | "for" | "origin" | "src" | "large" | "binary" | "file" | "none" | "worker" | "slow" | "page";

/** A reason that the page is told, and a word for whoever mends it. */
export class Trouble extends Error {
  readonly why: Why;
  /** What to say instead of the words for `why`. */
  readonly words: Words | undefined;
  constructor(why: Why, message: string, words?: Words) {
    super(message);
    this.why = why;
    this.words = words;
  }
}

export const mediaOf = (media: string | null, text: string, name = ""): Media =>
  media === "text/html" || media === "text/plain" ? media : isHtml(name, text) || /<\/(?:table|p|div|td)>/i.test(text.slice(0, 20_000)) ? "text/html" : "text/plain";

/**
 * What stands in an element: of fields and data their text, of everything else its HTML, which stays a string. `slots`: its children with
 * a `slot` are the portal's own.
 */
export function contentOf(element: Element, media: string | null, slots: boolean): Given {
  const words = (one: Element) => plain(of(one, "textContent") ?? "", media);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return plain(element.value, media);
  if (element instanceof HTMLScriptElement || of(element, "localName") === "pre") return words(element);
  if (element instanceof HTMLTemplateElement) return { text: element.innerHTML, media: "text/html", name: "" };
  // A copy in a document of nobody's, where nothing is fetched. Not the report's: what goes into a slot of the widget, and what
  // was drawn in a page that a browser saved, where it did not become a shadow root again.
  const own = inert.importNode(element, true);
  const others = `${slots ? ":scope > [slot]:not([slot='']), " : ""}gongkai-report > template[shadowrootmode]`;
  for (const other of of(own, "querySelectorAll").call(own, others)) of(other, "remove").call(other);
  return of(own, "firstElementChild") ? { text: of(own, "innerHTML"), media: "text/html", name: "" } : words(own);
}

const inert = document.implementation.createHTMLDocument("");
const plain = (text: string, media: string | null): Given => ({ text, media: mediaOf(media, text), name: "" });

/** A file of this site. Another site's is refused before anything is asked of it. `reader`: of files that are no text; `decoder`: of text. */
export async function fetched(src: string, media: string | null, signal: AbortSignal, reader: () => Promise<ReadFile | null>, decoder: () => Promise<Decode>): Promise<Given> {
  const url = new URL(src, document.baseURI);
  if (url.origin !== location.origin || !/^https?:$/.test(url.protocol)) throw new Trouble("origin", `${url.href} is not of ${location.origin}`);
  let bytes: Uint8Array;
  let type = "";
  try {
    const answer = await fetch(url.href, Object.assign(bare({ mode: "same-origin", credentials: "same-origin" } as const), { signal }));
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    type = answer.headers.get("content-type") ?? "";
    bytes = new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw new Trouble("src", `${url.href}: ${String(error)}`);
  }
  if (bytes.length > LARGEST) throw new Trouble("large", `${url.href} has ${bytes.length} bytes, of ${LARGEST}`);
  const decode = await decoder();
  const name = nameOf(url.pathname.split("/").pop() ?? "", decode);
  const taken = mayBeFile(bytes) ? await takenOut(bytes, name, url.href, await reader()) : null;
  if (taken) return taken;
  const decoded = decode(bytes);
  if (!decoded) throw new Trouble("binary", `${url.href} is not text`);
  const told = /^text\/html/.test(type) ? "text/html" : media;
  const of = mediaOf(media ?? told, decoded.text, name);
  return { text: decoded.text, media: of, name, ...fileOfText(of, decoded.mishap) };
}

/** The text of a file; `null` where it is text itself. */
async function takenOut(bytes: Uint8Array, name: string, address: string, read: ReadFile | null): Promise<Given | null> {
  if (!read) return null;
  const outcome = await Promise.resolve(read(bytes)).catch((error: unknown) => {
    throw (error as Error).name === "TimeoutError" ? new Trouble("slow", `${address}: ${(error as Error).message}`) : error;
  });
  if (outcome.kind === "text") return null;
  if (outcome.kind === "refused") throw new Trouble("file", `${address}: ${outcome.message.en}`, outcome.message);
  if (outcome.kind === "archive") throw new Trouble("file", `${address} is an archive of ${outcome.members.length} files`);
  const { text, media, format, notices, pages } = outcome;
  return { text, media, name, file: { media: format.media, format: format.name, notices, pages } };
}

/** Old portals escape the bytes of GBK, and leave a percent sign as it is. */
function nameOf(escaped: string, decode: Decode): string {
  const bytes = escaped.replace(/%([\da-f]{2})/gi, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
  const decoded = decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  return decoded?.text ?? escaped;
}

// Where a report in a foreign page comes from: the element's own content, another element, a property, a file of the site.
import type { Media } from "../engine/types.js";
import { decode } from "../input/decode.js";
import { isHtml, LARGEST } from "../input/kind.js";

export interface Given {
  text: string;
  media: Media;
  name: string;
}

export type Why = "engine" | "for" | "origin" | "src" | "large" | "binary" | "none";

/** A reason that the page is told, and a word for whoever mends it. */
export class Trouble extends Error {
  readonly why: Why;
  constructor(why: Why, message: string) {
    super(message);
    this.why = why;
  }
}

export const mediaOf = (media: string | null, text: string, name = ""): Media =>
  media === "text/html" || media === "text/plain" ? media : isHtml(name, text) || /<\/(?:table|p|div|td)>/i.test(text.slice(0, 20_000)) ? "text/html" : "text/plain";

/** What stands in an element: of fields and data their text, of everything else its HTML, which stays a string. */
export function contentOf(element: Element, media: string | null): Given {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return plain(element.value, media);
  if (element instanceof HTMLScriptElement || element.localName === "pre") return plain(element.textContent ?? "", media);
  if (element instanceof HTMLTemplateElement) return { text: element.innerHTML, media: "text/html", name: "" };
  // A copy in a document of nobody's, where nothing is fetched. Not the report's: what goes into a slot of the widget, and what
  // was drawn in a page that a browser saved, where it did not become a shadow root again.
  const own = inert.importNode(element, true);
  for (const other of own.querySelectorAll(":scope > [slot]:not([slot='']), gongkai-report > template[shadowrootmode]")) other.remove();
  return own.firstElementChild ? { text: own.innerHTML, media: "text/html", name: "" } : plain(own.textContent ?? "", media);
}

const inert = document.implementation.createHTMLDocument("");
const plain = (text: string, media: string | null): Given => ({ text, media: mediaOf(media, text), name: "" });

/** A file of this site. Another site's is refused before anything is asked of it. */
export async function fetched(src: string, media: string | null, signal: AbortSignal): Promise<Given> {
  const url = new URL(src, document.baseURI);
  if (url.origin !== location.origin || !/^https?:$/.test(url.protocol)) throw new Trouble("origin", `${url.href} is not of ${location.origin}`);
  let bytes: Uint8Array;
  let type = "";
  try {
    const answer = await fetch(url.href, { mode: "same-origin", credentials: "same-origin", signal });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    type = answer.headers.get("content-type") ?? "";
    bytes = new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw new Trouble("src", `${url.href}: ${String(error)}`);
  }
  if (bytes.length > LARGEST) throw new Trouble("large", `${url.href} has ${bytes.length} bytes, of ${LARGEST}`);
  const decoded = decode(bytes);
  if (!("text" in decoded)) throw new Trouble("binary", `${url.href} is not text`);
  const name = nameOf(url.pathname.split("/").pop() ?? "");
  const told = /^text\/html/.test(type) ? "text/html" : media;
  return { text: decoded.text, media: mediaOf(media ?? told, decoded.text, name), name };
}

/** Old portals escape the bytes of GBK, and leave a percent sign as it is. */
function nameOf(escaped: string): string {
  const bytes = escaped.replace(/%([\da-f]{2})/gi, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
  const decoded = decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  return "text" in decoded ? decoded.text : escaped;
}

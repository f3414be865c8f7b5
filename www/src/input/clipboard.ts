// What a paste or a drop of selected text carries.
import { LARGEST } from "./kind.js";
import type { Taken } from "./source.js";

/**
 * The HTML flavour where it has a table: only there the cells are still apart for certain. Otherwise the plain
 * flavour: the HTML of WPS and Word says nothing more about running text. The HTML stays a string here; nothing
 * but the engine ever reads it.
 */
export function takeTransfer(data: DataTransfer): Taken {
  const html = data.getData("text/html");
  const plain = data.getData("text/plain");
  if (html.length > LARGEST || plain.length > LARGEST) return { refusal: { why: "large", name: "" } };
  if (/<table[\s>]/i.test(html)) {
    return { source: { name: "", media: "text/html", text: html, plain } };
  }
  if (plain.trim() === "") return { refusal: { why: "empty", name: "" } };
  return { source: { name: "", media: "text/plain", text: plain } };
}

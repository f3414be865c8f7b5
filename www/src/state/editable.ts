// The text of an input that a person would edit, and what the text field of the start page holds of it.
import type { Document } from "../engine/types.js";
import type { Source } from "../input/source.js";
import type { State } from "./state.js";

/** Above this many characters a text field would stop the page. */
const LONGEST_DRAFT = 300_000;

/** Never HTML source where there is something better. */
export function editable(source: Source, document?: Document): string {
  return source.media === "text/html" ? (source.plain ?? document?.text ?? source.text) : source.text;
}

/**
 * What the text field then holds. Of what is longer than any report nothing: a field that wraps megabytes stops the page. Nor of
 * files: what is taken out of them is HTML.
 */
export function draftFor(source: Source): Pick<State, "draft" | "draftOf"> {
  const draft = editable(source);
  return source.file || draft.length > LONGEST_DRAFT ? { draft: "", draftOf: null } : { draft, draftOf: source };
}

// What the engine is told of a file.
import type { FileOrigin } from "./types.js";

/** The option `file`, where there is one: the engine refuses members that it does not know, and the page keeps others beside them. */
export const originOf = (file: FileOrigin | undefined): { file?: FileOrigin } =>
  file ? { file: { media: file.media, notices: file.notices ?? [], pages: file.pages ?? [] } } : {};

// What the engine gives, in the words of the wire format: one definition for the page and for the npm package.
export type {
  Cell, CellState, Change, DecodedText, Document, Edition, FileOrigin, Finding, Form, Gap, GridCell, HeadCell, Identity, IdentityKind, OfficeOptions, OtherTable, ParseOptions, Proof, Reason, RenderOptions, Report, Rule, Severity,
  Span, TableName, TextRule, ValueCell, Words,
} from "../../../crates/gongkai-wasm/src/types.js";
export type { FileOutcome } from "../../../crates/gongkai-files-wasm/src/files.js";

export type Media = "text/plain" | "text/html";

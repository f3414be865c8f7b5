// The clipboard of the page: numbers go into the table from the chosen cell on, everything else is read; a cell that has the focus is copied.
import { takeTransfer } from "../input/clipboard.js";
import { blockOf } from "../state/block.js";
import type { Session } from "../state/session.js";

/** What was pasted: files, or numbers for the table from a cell on. */
export interface Pasted {
  files: (files: readonly File[]) => void;
  cells: (text: string, cell: string | null) => void;
  /** A text, while the rule settings are open. */
  settings: (text: string) => void;
}

export class Pasting {
  #session: Session;
  #to: Pasted;

  constructor(session: Session, to: Pasted) {
    this.#session = session;
    this.#to = to;
  }

  begin(): void {
    document.addEventListener("paste", this.#onPaste);
    document.addEventListener("copy", this.#onCopy);
  }

  end(): void {
    document.removeEventListener("paste", this.#onPaste);
    document.removeEventListener("copy", this.#onCopy);
  }

  #onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data) return;
    const files = [...data.files];
    const field = event.composedPath()[0];
    const inField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
    const plain = data.getData("text/plain");
    if (this.#session.state.aside === "settings" && !inField && !files.length) {
      event.preventDefault();
      return this.#to.settings(plain);
    }
    // Several cells go into the table, also while one of them is being changed.
    const cell = focusedCell() ?? this.#session.state.selection.cell;
    const block = this.#session.state.stage === "result" && !this.#session.paper && !this.#session.state.aside ? blockOf(plain) : null;
    if (block && (!inField || (field.className === "edit" && (block.length > 1 || (block[0]?.length ?? 0) > 1)))) {
      event.preventDefault();
      return this.#to.cells(plain, cell);
    }
    // Into a text that is being edited, a paste is an edit like any other. What was only pasted before makes room.
    if (inField && field.id !== "text") return;
    if (inField && field.value !== "" && this.#session.state.draftOf === null && !(field.selectionStart === 0 && field.selectionEnd === field.value.length)) return;
    event.preventDefault();
    const taken = takeTransfer(data);
    if ("refusal" in taken && taken.refusal.why === "empty" && files.length) this.#to.files(files);
    else void this.#session.read([taken]);
  };

  /** The print of the cell that has the focus, where no text is marked. */
  #onCopy = (event: ClipboardEvent): void => {
    const cell = event.composedPath()[0] instanceof HTMLInputElement || String(getSelection() ?? "") !== "" ? null : focusedCell();
    const print = cell === null ? undefined : this.#session.entry?.report.cells[cell];
    if (!print || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", print.raw || String(print.value ?? ""));
  };
}

/** The cell of a table that has the focus. Old browsers send copies and pastes to the body whatever has it. */
function focusedCell(): string | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.closest<HTMLElement>("button[data-cell], td[data-cell]")?.dataset.cell ?? null;
}

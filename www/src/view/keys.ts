// The keys of the page, wherever the focus is.
import type { Session } from "../state/session.js";

/** Where keys lead: away from what the page says of itself, away from a document, to the next finding. */
export interface Led {
  aside: () => void;
  paper: () => void;
  step: (by: 1 | -1) => void;
}

export class Keys {
  #session: Session;
  #to: Led;

  constructor(session: Session, to: Led) {
    this.#session = session;
    this.#to = to;
  }

  begin(): void {
    document.addEventListener("keydown", this.#onKey);
  }

  end(): void {
    document.removeEventListener("keydown", this.#onKey);
  }

  #onKey = (event: KeyboardEvent): void => {
    const session = this.#session;
    if (this.#undoesToast(event)) {
      event.preventDefault();
      return session.undoToast();
    }
    if (session.state.aside && event.key === "Escape") {
      event.preventDefault();
      return this.#to.aside();
    }
    if (session.state.aside || session.state.stage !== "result" || event.altKey) return;
    const field = event.composedPath()[0];
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return;
    const key = event.key.toLowerCase();
    if (session.paper) {
      if (key !== "escape") return;
      this.#to.paper();
    } else if (event.ctrlKey || event.metaKey) {
      if (key === "y" || (key === "z" && event.shiftKey)) void session.redo();
      else if (key === "z") void session.undo();
      else return;
    } else if (key === "escape") {
      const { cell, finding, extra } = session.state.selection;
      if (cell === null && finding === null && extra === null) session.toList();
      else session.deselect();
    } else if (!session.state.keys && key !== "f8") return;
    else if (key === "]" || event.code === "BracketRight") void session.stepRow(1);
    else if (key === "[" || event.code === "BracketLeft") void session.stepRow(-1);
    else if (key === "f8") this.#to.step(event.shiftKey ? -1 : 1);
    else if (key === "n" && !event.shiftKey) this.#to.step(1);
    else if (key === "p" && !event.shiftKey) this.#to.step(-1);
    else return;
    event.preventDefault();
  };

  /** Ctrl+Z takes back what the toast tells, unless there is something to take back in a field. */
  #undoesToast(event: KeyboardEvent): boolean {
    if (!this.#session.state.toast?.undoable || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "z") return false;
    const field = event.composedPath()[0];
    return !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || field.value === "";
  }
}

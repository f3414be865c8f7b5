// What is dragged over the page, and dropped on it. What began in the page, a marked word or a link, is nothing to read.

/** `over`: something that can be dropped is over the page, or no more. `drop`: it was dropped. */
export interface Dropped {
  over: (on: boolean) => void;
  drop: (transfer: DataTransfer) => void;
}

export class Dropping {
  #to: Dropped;
  /** What is being dragged began in this page. */
  #own = false;
  /** `dragenter` and `dragleave` fire for every element on the way: inside as long as more entered than left. */
  #entered = 0;

  constructor(to: Dropped) {
    this.#to = to;
  }

  begin(): void {
    for (const [type, on] of this.#listeners) document.addEventListener(type, on);
  }

  end(): void {
    for (const [type, on] of this.#listeners) document.removeEventListener(type, on);
  }

  #listeners: readonly (readonly [string, (event: Event) => void])[] = [
    ["dragstart", () => {
      this.#own = true;
    }],
    ["dragenter", (event) => {
      if (this.#own) return;
      event.preventDefault();
      this.#entered++;
      this.#to.over(true);
    }],
    ["dragover", (event) => {
      if (this.#own) return;
      event.preventDefault();
      const { dataTransfer } = event as DragEvent;
      if (dataTransfer) dataTransfer.dropEffect = "copy";
    }],
    ["dragleave", () => {
      if (--this.#entered <= 0) this.#left();
    }],
    ["dragend", () => this.#left()],
    ["drop", (event) => {
      const own = this.#own;
      this.#left();
      if (own && (event.composedPath()[0] as Element).localName === "textarea") return;
      event.preventDefault();
      const { dataTransfer } = event as DragEvent;
      if (!own && dataTransfer) this.#to.drop(dataTransfer);
    }],
  ];

  #left(): void {
    this.#own = false;
    this.#entered = 0;
    this.#to.over(false);
  }
}

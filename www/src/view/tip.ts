// Words beside a cell while the mouse or the focus is on it. They stay as long as the mouse is on them, and Escape
// takes them away (WCAG 2.2, 1.4.13). For screen readers the same words stand behind `aria-describedby`.
const DELAY = { show: 120, hide: 180 };

export class Tip {
  #box: () => HTMLElement | null;
  #words: (place: HTMLElement) => string;
  #timer = 0;
  #place: HTMLElement | null = null;

  /** `box` finds the element that holds the words; `words` says what there is to say of a place, perhaps nothing. */
  constructor(box: () => HTMLElement | null, words: (place: HTMLElement) => string) {
    this.#box = box;
    this.#words = words;
  }

  enter = (event: Event): void => {
    const place = (event.target as Element).closest<HTMLElement>("[data-cell]");
    if (!place || place === this.#place) return this.keep();
    this.#later(() => this.#show(place), DELAY.show);
  };

  leave = (): void => this.#later(() => this.hide(), DELAY.hide);

  keep = (): void => {
    if (this.#place) clearTimeout(this.#timer);
  };

  /** What is chosen has its card; and Escape closes whatever is open. */
  dismiss = (event: Event): void => {
    if (event.type === "click" || (event as KeyboardEvent).key === "Escape") this.hide();
  };

  hide = (): void => {
    clearTimeout(this.#timer);
    const box = this.#box();
    if (box) box.hidden = true;
    this.#place = null;
    removeEventListener("scroll", this.#onScroll, true);
  };

  #later(act: () => void, delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, delay);
  }

  #show(place: HTMLElement): void {
    const box = this.#box();
    const words = this.#words(place);
    this.hide();
    if (!box || !words || !place.isConnected) return;
    this.#place = place;
    box.textContent = words;
    box.hidden = false;
    const near = place.getBoundingClientRect();
    const own = box.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    // Beside the cell's column, whose numbers are being compared; where there is no room, over it.
    const left = near.left - own.width >= 12 ? near.left - own.width : near.right + own.width <= wide - 12 ? near.right : Math.max(12, wide - own.width - 12);
    const under = near.bottom + 6 + own.height <= window.innerHeight;
    box.style.setProperty("left", `${left}px`);
    box.style.setProperty("top", `${under ? near.bottom + 6 : near.top - own.height - 6}px`);
    // Scrolling the words themselves is reading them.
    addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
  }

  #onScroll = (event: Event): void => {
    if (event.composedPath()[0] !== this.#box()) this.hide();
  };
}

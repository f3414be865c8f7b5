// What views tell the page: the person chose a cell, a finding or an additional row here.
import type { Origin } from "../state/state.js";

export type Choice = { origin: Origin } & ({ cell: string } | { finding: number } | { extra: number });

export function choose(from: HTMLElement, choice: Choice): void {
  from.dispatchEvent(new CustomEvent<Choice>("gongkai-choose", { detail: choice, bubbles: true, composed: true }));
}

// What views tell the page: the person chose a cell or a finding here.
import type { Origin } from "../state/session.js";

export type Choice = { origin: Origin } & ({ cell: string } | { finding: number });

export function choose(from: HTMLElement, choice: Choice): void {
  from.dispatchEvent(new CustomEvent<Choice>("gongkai-choose", { detail: choice, bubbles: true, composed: true }));
}

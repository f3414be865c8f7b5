// What opens under a link at the foot of the page, and closes again with Escape.
import { css, LitElement } from "lit";

export abstract class Panel extends LitElement {
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  /** Opens or closes it; the focus goes back to its link. */
  protected show(open: boolean): void {
    this.open = open;
    if (!open) this.renderRoot.querySelector<HTMLElement>(".link")?.focus();
  }

  protected onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.show(false);
  };

  protected static panel = css`
    :host { display: inline; }
    .link { color: inherit; }
    .panel { max-width: 36rem; margin: 10px auto 0; padding: 14px 18px; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); color: var(--ink); text-align: left; line-height: 1.6; }
    .panel[hidden] { display: none; }
    .panel > * + * { margin-top: 8px; }
    .panel .button { margin: 12px 8px 0 0; }
    @media print { :host { display: none; } }
  `;
}

// What components share: reset, buttons, focus, words for screen readers only.
import { css } from "lit";

export const shared = css`
  :host { display: block; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }

  button { font: inherit; color: inherit; }
  /* :focus-visible came with Chromium 86; before that the ring shows on every focus, which is the safe side. */
  :focus { outline: 2px solid var(--focus); outline-offset: 2px; }
  :focus:not(:focus-visible) { outline: none; }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 40px;
    padding: 6px 18px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--ink);
    line-height: 1.4;
    cursor: pointer;
    white-space: nowrap;
  }
  .button:hover { border-color: var(--accent); color: var(--accent); }
  .button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-weight: 600; }
  .button.main:hover { filter: brightness(1.08); color: var(--accent-ink); }
  .button.small { min-height: 34px; padding: 3px 12px; font-size: .9375rem; }
  .button.bare { border-color: transparent; background: transparent; }
  .button.bare:hover { border-color: transparent; background: var(--accent-wash); }
  .button[aria-pressed=true] { border-color: var(--accent); background: var(--accent-wash); }
  /* Steps that lead nowhere stay in reach: the focus is not lost on the last one. */
  .button[disabled], .button[aria-disabled] { opacity: .55; cursor: default; }

  .link {
    padding: 0; border: 0; background: none; color: var(--accent); cursor: pointer; text-align: left;
    text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px;
  }

  /* What hangs under a button. */
  .hung {
    position: absolute; z-index: 12; top: calc(100% + 4px); left: 0; width: max-content; max-width: min(22rem, calc(100vw - 40px)); padding: 6px 12px;
    border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); box-shadow: 0 6px 24px rgba(0, 20, 30, .18);
    font-size: .875rem; line-height: 1.5; overflow-wrap: anywhere;
  }
  .hung:empty, .hung[hidden] { display: none; }
  .button .icon:not(:only-child) { width: 1.05em; height: 1.05em; margin-right: .4em; }

  .code { font-family: var(--mono); font-size: .8125em; color: var(--soft); white-space: nowrap; }
  .soft { color: var(--soft); }
  .small { font-size: .875rem; }

  .away {
    position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0;
    overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap;
  }

  .icon { display: inline-block; flex: none; width: 1.25em; height: 1.25em; vertical-align: -.25em; }

  mark { background: none; color: inherit; }
  .excerpt { display: block; overflow-wrap: anywhere; }
  .excerpt mark { margin: 0 2px; padding: 1px 4px; border-radius: 3px; background: var(--accent-wash); box-shadow: 0 0 0 1px var(--accent); font-weight: 600; }

  /* Backgrounds and shadows are gone here: what is pressed or off says so otherwise. */
  @media (forced-colors: active) {
    [aria-pressed=true]:not([data-cell]) { forced-color-adjust: none; background: Highlight !important; color: HighlightText !important; }
    [aria-pressed=true] .icon { color: inherit; }
    .button[disabled], .button[aria-disabled] { color: GrayText; border-color: GrayText; opacity: 1; }
    .excerpt mark { forced-color-adjust: none; background: Mark; color: MarkText; outline: 1px solid; }
  }

  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { transition: none !important; animation: none !important; }
  }
`;

// The numbers that a person put in the place of printed ones, and the way back.

/** By cell id: what stands there instead of the print. */
export type Prints = ReadonlyMap<string, string>;

export interface History {
  past: readonly Prints[];
  now: Prints;
  future: readonly Prints[];
}

export const UNTOUCHED: History = { past: [], now: new Map(), future: [] };

/** Other numbers than before: a new step, and what was undone is gone. The same ones are no step. */
export function stepTo(history: History, prints: Prints): History {
  const { now } = history;
  if (now.size === prints.size && [...prints].every(([cell, print]) => now.get(cell) === print)) return history;
  return { past: [...history.past, now], now: prints, future: [] };
}

export function undo({ past, now, future }: History): History | null {
  const before = past[past.length - 1];
  return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : null;
}

export function redo({ past, now, future }: History): History | null {
  const [next, ...rest] = future;
  return next ? { past: [...past, now], now: next, future: rest } : null;
}

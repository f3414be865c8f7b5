// Objects whose members are their own: `select`, `signal` or `media` on `Object.prototype`, where a script of the page left it, is none of theirs.

/** A copy of data without prototypes, in all its depth. */
export function bare<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(bare) as unknown as T;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value)) copy[name] = bare((value as Record<string, unknown>)[name]);
  return copy as T;
}

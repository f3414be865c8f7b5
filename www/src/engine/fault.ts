// What a fault tells whoever mends it: version, stage and place in the code, and nothing of what was read.

/** What the modules throw where they panic (crates/gongkai-panic): its message may be passed on as it is. */
const PANIC = "EnginePanic";

/** The engine, or a reader of files, ended in the middle of a call. Its message is what may be passed on. */
export class Broke extends Error {
  override name = "Broke";
}

/** Whether a module broke: of another script too, whose classes are others. */
export const isBroke = (error: unknown): boolean => isPanic(error) || nameOf(error) === "Broke";

export const isPanic = (error: unknown): boolean => nameOf(error) === PANIC;

/**
 * What of an error may be passed on. Messages of traps (no memory, no room on the stack) are the browser's own; those of other
 * errors may quote what they are about.
 */
export function detailsOf(error: unknown, program: string): string {
  const name = nameOf(error);
  const message = String((error as Partial<Error> | null)?.message ?? "");
  if (name === PANIC || name === "Broke" || name === "Died") return message;
  return [program, /^(?:Runtime|Range)Error$/.test(name) ? `${name}: ${message}` : name].join("; ");
}

const nameOf = (error: unknown): string => String((error as Partial<Error> | null)?.name ?? typeof error);

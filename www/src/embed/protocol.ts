// What a page and the frame that it embeds say to each other. No DOM here: what may come in, and from whom.

/** Every message of ours carries this, and none without it is looked at. */
export const MARK = "gongkai/1";

/** From the page to the frame. */
export interface Show {
  protocol: typeof MARK;
  type: "show";
  text: string;
  media?: "text/plain" | "text/html";
  lang?: "zh" | "zh-CN" | "en";
  theme?: "light" | "dark" | "auto";
  view?: "full" | "tables" | "findings" | "badge";
  readonly?: boolean;
  report?: number;
}

/** From the frame to the page. */
export type Told =
  | { type: "ready" }
  | { type: "height"; height: number }
  | { type: "read"; document: unknown }
  | { type: "select"; detail: unknown }
  | { type: "error"; why: string; message: string };

/**
 * The origin of the page that the frame works for, out of its own address (`embed.html#origin=https://www.example.gov.cn`): it listens
 * to that one and tells nobody else. A page opened from disk has the origin `null`. `null` where none, or nonsense, is given.
 */
export function hostOf(hash: string): string | null {
  const origin = new URLSearchParams(hash.replace(/^#/, "")).get("origin");
  if (!origin) return null;
  if (origin === "null") return origin;
  try {
    const url = new URL(origin);
    return /^https?:$/.test(url.protocol) && url.origin === origin.replace(/\/$/, "") ? url.origin : null;
  } catch {
    return null;
  }
}

/** A message as it came, if it is one to obey: from the window above, of the origin that was named, and whole. */
export function accept(event: { source: unknown; origin: string; data: unknown }, above: unknown, host: string): Show | null {
  if (event.source !== above || event.origin !== host) return null;
  const data = event.data as Partial<Show> | null;
  if (typeof data !== "object" || data === null || data.protocol !== MARK || data.type !== "show" || typeof data.text !== "string") return null;
  const one = <T>(value: unknown, ...allowed: T[]) => allowed.find((known) => known === value);
  const media = one(data.media, "text/plain" as const, "text/html" as const);
  const lang = one(data.lang, "zh" as const, "zh-CN" as const, "en" as const);
  const theme = one(data.theme, "light" as const, "dark" as const, "auto" as const);
  const view = one(data.view, "full" as const, "tables" as const, "findings" as const, "badge" as const);
  return {
    protocol: MARK, type: "show", text: data.text, readonly: data.readonly === true, report: Number.isInteger(data.report) ? (data.report as number) : 0,
    ...(media && { media }), ...(lang && { lang }), ...(theme && { theme }), ...(view && { view }),
  };
}
